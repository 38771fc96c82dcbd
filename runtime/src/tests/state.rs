// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A state in memory that can be written to for good and wiped, which benchmarks do between runs.

use crate::Hashing;
use sp_core::{
	storage::{ChildInfo, StateVersion, Storage, TrackedStorageKey},
	H256,
};
use sp_state_machine::{
	Backend, BackendTransaction, ChildStorageCollection, InMemoryBackend, IterArgs,
	StateMachineStats, StorageCollection, StorageIterator, StorageKey, StorageValue, UsageInfo,
};
use sp_trie::MerkleValue;
use std::cell::{Ref, RefCell};

type Inner = InMemoryBackend<Hashing>;
type Result<T> = core::result::Result<T, <Inner as Backend<Hashing>>::Error>;

/// The state.
#[derive(Debug)]
pub struct State {
	genesis: Inner,
	now: RefCell<Inner>,
}

impl State {
	/// A state that is `genesis` again after each wiping.
	pub fn new(genesis: Storage) -> Self {
		let genesis = Inner::from((genesis, StateVersion::V1));
		Self { now: RefCell::new(genesis.clone()), genesis }
	}

	fn now(&self) -> Ref<'_, Inner> {
		self.now.borrow()
	}
}

/// The keys of the state, one after the other.
pub struct Keys(<Inner as Backend<Hashing>>::RawIter);

impl StorageIterator<Hashing> for Keys {
	type Backend = State;
	type Error = <Inner as Backend<Hashing>>::Error;

	fn next_key(&mut self, state: &State) -> Option<Result<StorageKey>> {
		self.0.next_key(&state.now())
	}

	fn next_pair(&mut self, state: &State) -> Option<Result<(StorageKey, StorageValue)>> {
		self.0.next_pair(&state.now())
	}

	fn was_complete(&self) -> bool {
		self.0.was_complete()
	}
}

impl Backend<Hashing> for State {
	type Error = <Inner as Backend<Hashing>>::Error;
	type TrieBackendStorage = <Inner as Backend<Hashing>>::TrieBackendStorage;
	type RawIter = Keys;

	fn wipe(&self) -> Result<()> {
		self.now.replace(self.genesis.clone());
		Ok(())
	}

	fn commit(
		&self,
		root: H256,
		transaction: BackendTransaction<Hashing>,
		_: StorageCollection,
		_: ChildStorageCollection,
	) -> Result<()> {
		self.now.borrow_mut().apply_transaction(root, transaction);
		Ok(())
	}

	// What the benchmarks read and write is counted where they are measured.
	fn reset_read_write_count(&self) {}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		Default::default()
	}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		Vec::new()
	}

	fn set_whitelist(&self, _: Vec<TrackedStorageKey>) {}

	fn proof_size(&self) -> Option<u32> {
		None
	}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		Vec::new()
	}

	fn storage(&self, key: &[u8]) -> Result<Option<StorageValue>> {
		self.now().storage(key)
	}

	fn storage_hash(&self, key: &[u8]) -> Result<Option<H256>> {
		self.now().storage_hash(key)
	}

	fn closest_merkle_value(&self, key: &[u8]) -> Result<Option<MerkleValue<H256>>> {
		self.now().closest_merkle_value(key)
	}

	fn child_closest_merkle_value(
		&self,
		child: &ChildInfo,
		key: &[u8],
	) -> Result<Option<MerkleValue<H256>>> {
		self.now().child_closest_merkle_value(child, key)
	}

	fn child_storage(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<StorageValue>> {
		self.now().child_storage(child, key)
	}

	fn child_storage_hash(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<H256>> {
		self.now().child_storage_hash(child, key)
	}

	fn next_storage_key(&self, key: &[u8]) -> Result<Option<StorageKey>> {
		self.now().next_storage_key(key)
	}

	fn next_child_storage_key(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<StorageKey>> {
		self.now().next_child_storage_key(child, key)
	}

	fn storage_root<'a>(
		&self,
		delta: impl Iterator<Item = (&'a [u8], Option<&'a [u8]>)>,
		version: StateVersion,
	) -> (H256, BackendTransaction<Hashing>) {
		self.now().storage_root(delta, version)
	}

	fn child_storage_root<'a>(
		&self,
		child: &ChildInfo,
		delta: impl Iterator<Item = (&'a [u8], Option<&'a [u8]>)>,
		version: StateVersion,
	) -> (H256, bool, BackendTransaction<Hashing>) {
		self.now().child_storage_root(child, delta, version)
	}

	fn raw_iter(&self, args: IterArgs) -> Result<Keys> {
		self.now().raw_iter(args).map(Keys)
	}

	fn register_overlay_stats(&self, stats: &StateMachineStats) {
		self.now().register_overlay_stats(stats);
	}

	fn usage_info(&self) -> UsageInfo {
		self.now().usage_info()
	}
}
