// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A state in memory that can be written to for good and wiped, which benchmarks do between runs, and that counts what
//! each of them reads and writes.

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
use std::{
	cell::{Cell, Ref, RefCell},
	collections::BTreeSet,
};

type Inner = InMemoryBackend<Hashing>;
type Result<T> = core::result::Result<T, <Inner as Backend<Hashing>>::Error>;

/// The state.
#[derive(Debug)]
pub struct State {
	genesis: Inner,
	now: RefCell<Inner>,
	/// The keys that are not counted.
	at_hand: RefCell<Vec<TrackedStorageKey>>,
	/// The distinct keys that the benchmark has read, and those that it has written.
	reads: RefCell<BTreeSet<Vec<u8>>>,
	writes: RefCell<BTreeSet<Vec<u8>>>,
	phase: Cell<Phase>,
}

/// Where a benchmark stands, as far as the state learns of it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Phase {
	/// It sets up what it needs, or verifies what came of it.
	Beside,
	/// Everything is set up, and nothing counted.
	Ready,
	/// It runs.
	Running,
}

impl State {
	/// A state that is `genesis` again after each wiping.
	pub fn new(genesis: Storage) -> Self {
		let genesis = Inner::from((genesis, StateVersion::V1));
		Self {
			now: RefCell::new(genesis.clone()),
			genesis,
			at_hand: RefCell::default(),
			reads: RefCell::default(),
			writes: RefCell::default(),
			phase: Cell::new(Phase::Beside),
		}
	}

	/// A key is read, in which trie is all the same: none of ours has children.
	fn read(&self, key: &[u8]) {
		if self.phase.get() == Phase::Running {
			self.reads.borrow_mut().insert(key.to_vec());
		}
	}

	/// What the database would count.
	fn counted(&self, keys: &RefCell<BTreeSet<Vec<u8>>>) -> u32 {
		let at_hand = self.at_hand.borrow();
		let keys = keys.borrow();
		let counted = keys.iter().filter(|key| !at_hand.iter().any(|it| it.key == **key));
		counted.count() as u32
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
		let next = self.0.next_key(&state.now());
		if let Some(Ok(key)) = &next {
			state.read(key);
		}
		next
	}

	fn next_pair(&mut self, state: &State) -> Option<Result<(StorageKey, StorageValue)>> {
		let next = self.0.next_pair(&state.now());
		if let Some(Ok((key, _))) = &next {
			state.read(key);
		}
		next
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
		self.reset_read_write_count();
		self.phase.set(Phase::Beside);
		Ok(())
	}

	fn commit(
		&self,
		root: H256,
		transaction: BackendTransaction<Hashing>,
		changes: StorageCollection,
		_: ChildStorageCollection,
	) -> Result<()> {
		self.now.borrow_mut().apply_transaction(root, transaction);
		self.writes.borrow_mut().extend(changes.into_iter().map(|(key, _)| key));
		Ok(())
	}

	fn reset_read_write_count(&self) {
		self.reads.borrow_mut().clear();
		self.writes.borrow_mut().clear();
		self.phase.set(Phase::Ready);
	}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		(self.counted(&self.reads), 0, self.counted(&self.writes), 0)
	}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		self.at_hand.borrow().clone()
	}

	fn set_whitelist(&self, keys: Vec<TrackedStorageKey>) {
		self.at_hand.replace(keys);
	}

	// A benchmark asks for it when it begins to run and when it ends, before it verifies anything.
	fn proof_size(&self) -> Option<u32> {
		self.phase.set(match self.phase.get() {
			Phase::Ready => Phase::Running,
			Phase::Running | Phase::Beside => Phase::Beside,
		});
		None
	}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		Vec::new()
	}

	fn storage(&self, key: &[u8]) -> Result<Option<StorageValue>> {
		self.read(key);
		self.now().storage(key)
	}

	fn storage_hash(&self, key: &[u8]) -> Result<Option<H256>> {
		self.read(key);
		self.now().storage_hash(key)
	}

	fn closest_merkle_value(&self, key: &[u8]) -> Result<Option<MerkleValue<H256>>> {
		self.read(key);
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
		self.read(key);
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
