// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a call really reads and writes, and how many accesses its weight pays for.
//!
//! [`recorded`] runs something in a state that counts distinct keys, as the benchmarks do: a key that is read twice,
//! or read after it was written, costs one access to the database. What is undone is not written. Keys that every
//! block has at hand (the number, the events, the weight of the block ...) are left out, as there.
//!
//! [`declared`] takes a weight apart. Reads and writes cannot be told from time in it, so the price of one of them
//! is lowered by a picosecond, and the weight worked out again: it is less by as many picoseconds as it pays for
//! accesses.

use super::chain::{block, on};
use crate::{
	constants::currency::OVN, AccountId, AllPalletsWithSystem, Balances, Runtime, RuntimeCall,
	RuntimeOrigin, System, UncheckedExtrinsic,
};
use codec::Decode;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, GetDispatchInfo},
	storage::{transactional::TRANSACTION_LEVEL_KEY, with_transaction, TransactionOutcome},
	traits::{Get, GetCallMetadata, StorageInfoTrait, WhitelistedStorageKeys},
	weights::{constants::ParityDbWeight, RuntimeDbWeight, Weight},
};
use sp_core::storage::{well_known_keys, ChildInfo, StateVersion, TrackedStorageKey};
use sp_externalities::{
	set_and_run_with_externalities, with_externalities, Error, Extension, ExtensionStore,
	Externalities, MultiRemovalResults,
};
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{
	generic::Preamble,
	traits::{Dispatchable, StaticLookup},
	DispatchError,
};
use std::{
	any::{Any, TypeId},
	cell::Cell,
	collections::BTreeSet,
	sync::OnceLock,
};

/// A key of the state: of a child trie, or of the main one.
pub type Key = (Option<Vec<u8>>, Vec<u8>);

/// What was read and written, but what every block has at hand.
#[derive(Clone, Debug, Default)]
pub struct Record {
	pub reads: BTreeSet<Key>,
	pub writes: BTreeSet<Key>,
}

impl Record {
	/// How many distinct keys were read and written.
	pub fn accesses(&self) -> Accesses {
		Accesses { reads: self.reads.len() as u64, writes: self.writes.len() as u64 }
	}

	/// Without what the transaction pays for beside its call: the accounts of those who sign, and whether a brake
	/// stops the call.
	pub fn without(mut self, accounts: &[AccountId], call: &RuntimeCall) -> Self {
		let accounts = accounts.iter();
		let mut keys: Vec<Vec<u8>> =
			accounts.map(frame_system::Account::<Runtime>::hashed_key_for).collect();
		let name = call.get_call_metadata();
		let bounded = |text: &str| text.as_bytes().to_vec().try_into().unwrap_or_default();
		let name: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
			(bounded(name.pallet_name), bounded(name.function_name));
		keys.push(pallet_tx_pause::PausedCalls::<Runtime>::hashed_key_for(name));
		keys.push(pallet_safe_mode::EnteredUntil::<Runtime>::hashed_key().to_vec());
		for key in keys {
			let key = (None, key);
			self.reads.remove(&key);
			self.writes.remove(&key);
		}
		self
	}

	/// The items of storage to which the keys belong.
	pub fn named(&self) -> String {
		let names = |keys: &BTreeSet<Key>| keys.iter().map(name_of).collect::<Vec<_>>().join(", ");
		format!("reads {}; writes {}", names(&self.reads), names(&self.writes))
	}
}

/// How many accesses to the database there are.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Accesses {
	pub reads: u64,
	pub writes: u64,
}

impl Accesses {
	/// Whether none is missing that another one has.
	pub fn cover(self, other: Self) -> bool {
		self.reads >= other.reads && self.writes >= other.writes
	}

	fn add(self, other: Self) -> Self {
		Self { reads: self.reads + other.reads, writes: self.writes + other.writes }
	}
}

/// The item of storage to which a key belongs.
fn name_of(key: &Key) -> String {
	static ITEMS: OnceLock<Vec<(Vec<u8>, String)>> = OnceLock::new();
	let items = ITEMS.get_or_init(|| {
		let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
		AllPalletsWithSystem::storage_info()
			.into_iter()
			.map(|it| (it.prefix, format!("{}.{}", text(&it.pallet_name), text(&it.storage_name))))
			.collect()
	});
	let (child, key) = key;
	let item = items.iter().find(|(prefix, _)| child.is_none() && key.starts_with(prefix));
	item.map_or_else(|| format!("{:?}", sp_core::bytes::to_hex(key, false)), |(_, it)| it.clone())
}

/// The keys that benchmarks do not count.
fn at_hand() -> &'static BTreeSet<Vec<u8>> {
	static KEYS: OnceLock<BTreeSet<Vec<u8>>> = OnceLock::new();
	KEYS.get_or_init(|| {
		let pallets = AllPalletsWithSystem::whitelisted_storage_keys();
		let mut keys: BTreeSet<_> = pallets.into_iter().map(|it| it.key).collect();
		keys.insert(TRANSACTION_LEVEL_KEY.to_vec());
		keys.insert(well_known_keys::EXTRINSIC_INDEX.to_vec());
		keys.insert(well_known_keys::INTRABLOCK_ENTROPY.to_vec());
		keys
	})
}

/// Runs something in the present state, and counts what it reads and writes there.
pub fn recorded<R>(run: impl FnOnce() -> R) -> (R, Record) {
	with_externalities(|inner| {
		let mut recorder = Recorder {
			inner,
			reads: BTreeSet::new(),
			made: BTreeSet::new(),
			layers: vec![BTreeSet::new()],
		};
		let result = set_and_run_with_externalities(&mut recorder, run);
		assert_eq!(recorder.layers.len(), 1, "as many transactions end as begin");
		let writes = recorder.layers.into_iter().flatten();
		let counts = |key: &Key| key.0.is_some() || !at_hand().contains(&key.1);
		let record = Record {
			reads: recorder.reads.into_iter().filter(counts).collect(),
			writes: writes.filter(counts).collect(),
		};
		(result, record)
	})
	.expect("it is called where there is a state")
}

/// A state that notes which keys are read and written.
struct Recorder<'a> {
	inner: &'a mut dyn Externalities,
	reads: BTreeSet<Key>,
	/// What was written and had not been there.
	made: BTreeSet<Key>,
	/// What was written, in each transaction that is open.
	layers: Vec<BTreeSet<Key>>,
}

impl Recorder<'_> {
	fn is_written(&self, key: &Key) -> bool {
		self.layers.iter().any(|layer| layer.contains(key))
	}

	/// A key is read, which the database is asked for unless it was just written.
	fn read(&mut self, child: Option<&ChildInfo>, key: &[u8]) {
		let key = (child.map(|it| it.storage_key().to_vec()), key.to_vec());
		if !self.is_written(&key) {
			self.reads.insert(key);
		}
	}

	/// The database is asked in any case.
	fn seek(&mut self, child: Option<&ChildInfo>, key: &[u8]) {
		self.reads.insert((child.map(|it| it.storage_key().to_vec()), key.to_vec()));
	}

	fn write(&mut self, child: Option<&ChildInfo>, key: &[u8]) {
		let name = (child.map(|it| it.storage_key().to_vec()), key.to_vec());
		if !self.is_written(&name) {
			let there = match child {
				None => self.inner.exists_storage(key),
				Some(child) => self.inner.exists_child_storage(child, key),
			};
			if !there {
				self.made.insert(name.clone());
			}
		}
		if let Some(layer) = self.layers.last_mut() {
			layer.insert(name);
		}
	}

	/// The keys that begin so.
	fn beginning(&mut self, child: Option<&ChildInfo>, prefix: &[u8]) -> BTreeSet<Vec<u8>> {
		let mut found = BTreeSet::new();
		let first = match child {
			None => self.inner.exists_storage(prefix),
			Some(child) => self.inner.exists_child_storage(child, prefix),
		};
		if first {
			found.insert(prefix.to_vec());
		}
		let mut at = prefix.to_vec();
		loop {
			let next = match child {
				None => self.inner.next_storage_key(&at),
				Some(child) => self.inner.next_child_storage_key(child, &at),
			};
			match next.filter(|key| key.starts_with(prefix)) {
				Some(key) => at = key.clone(),
				None => return found,
			}
			found.insert(at.clone());
		}
	}

	/// Many keys are removed: the database is asked for each that it has, and for the one at which it stops.
	fn clear(
		&mut self,
		child: Option<&ChildInfo>,
		prefix: &[u8],
		clear: impl FnOnce(&mut dyn Externalities) -> MultiRemovalResults,
	) -> MultiRemovalResults {
		let before = self.beginning(child, prefix);
		let result = clear(self.inner);
		let after = self.beginning(child, prefix);
		let trie = child.map(|it| it.storage_key().to_vec());
		for key in before.difference(&after) {
			let name = (trie.clone(), key.clone());
			if !self.made.contains(&name) {
				self.reads.insert(name.clone());
			}
			if let Some(layer) = self.layers.last_mut() {
				layer.insert(name);
			}
		}
		if let Some(next) = &result.maybe_cursor {
			self.seek(child, next);
		}
		result
	}
}

impl ExtensionStore for Recorder<'_> {
	fn extension_by_type_id(&mut self, type_id: TypeId) -> Option<&mut dyn Any> {
		self.inner.extension_by_type_id(type_id)
	}

	fn register_extension_with_type_id(
		&mut self,
		type_id: TypeId,
		extension: Box<dyn Extension>,
	) -> Result<(), Error> {
		self.inner.register_extension_with_type_id(type_id, extension)
	}

	fn deregister_extension_by_type_id(&mut self, type_id: TypeId) -> Result<(), Error> {
		self.inner.deregister_extension_by_type_id(type_id)
	}
}

impl Externalities for Recorder<'_> {
	fn set_offchain_storage(&mut self, key: &[u8], value: Option<&[u8]>) {
		self.inner.set_offchain_storage(key, value);
	}

	fn storage(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.read(None, key);
		self.inner.storage(key)
	}

	fn storage_hash(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.read(None, key);
		self.inner.storage_hash(key)
	}

	fn child_storage_hash(&mut self, child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>> {
		self.read(Some(child), key);
		self.inner.child_storage_hash(child, key)
	}

	fn child_storage(&mut self, child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>> {
		self.read(Some(child), key);
		self.inner.child_storage(child, key)
	}

	fn exists_storage(&mut self, key: &[u8]) -> bool {
		self.read(None, key);
		self.inner.exists_storage(key)
	}

	fn exists_child_storage(&mut self, child: &ChildInfo, key: &[u8]) -> bool {
		self.read(Some(child), key);
		self.inner.exists_child_storage(child, key)
	}

	fn next_storage_key(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.seek(None, key);
		self.inner.next_storage_key(key)
	}

	fn next_child_storage_key(&mut self, child: &ChildInfo, key: &[u8]) -> Option<Vec<u8>> {
		self.seek(Some(child), key);
		self.inner.next_child_storage_key(child, key)
	}

	fn kill_child_storage(
		&mut self,
		child: &ChildInfo,
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		self.clear(Some(child), &[], |inner| inner.kill_child_storage(child, limit, cursor))
	}

	fn clear_prefix(
		&mut self,
		prefix: &[u8],
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		self.clear(None, prefix, |inner| inner.clear_prefix(prefix, limit, cursor))
	}

	fn clear_child_prefix(
		&mut self,
		child: &ChildInfo,
		prefix: &[u8],
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		self.clear(Some(child), prefix, |inner| {
			inner.clear_child_prefix(child, prefix, limit, cursor)
		})
	}

	fn place_storage(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.write(None, &key);
		self.inner.place_storage(key, value);
	}

	fn place_child_storage(&mut self, child: &ChildInfo, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.write(Some(child), &key);
		self.inner.place_child_storage(child, key, value);
	}

	fn storage_root(&mut self, version: StateVersion) -> Vec<u8> {
		self.inner.storage_root(version)
	}

	fn child_storage_root(&mut self, child: &ChildInfo, version: StateVersion) -> Vec<u8> {
		self.inner.child_storage_root(child, version)
	}

	fn storage_append(&mut self, key: Vec<u8>, value: Vec<u8>) {
		self.read(None, &key);
		self.write(None, &key);
		self.inner.storage_append(key, value);
	}

	fn storage_start_transaction(&mut self) {
		self.layers.push(BTreeSet::new());
		self.inner.storage_start_transaction();
	}

	fn storage_rollback_transaction(&mut self) -> Result<(), ()> {
		self.layers.pop();
		self.inner.storage_rollback_transaction()
	}

	fn storage_commit_transaction(&mut self) -> Result<(), ()> {
		let written = self.layers.pop().unwrap_or_default();
		if let Some(layer) = self.layers.last_mut() {
			layer.extend(written);
		}
		self.inner.storage_commit_transaction()
	}

	fn wipe(&mut self) {
		self.inner.wipe();
	}

	fn commit(&mut self) {
		self.inner.commit();
	}

	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		self.inner.read_write_count()
	}

	fn reset_read_write_count(&mut self) {
		self.inner.reset_read_write_count();
	}

	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		self.inner.get_whitelist()
	}

	fn set_whitelist(&mut self, new: Vec<TrackedStorageKey>) {
		self.inner.set_whitelist(new);
	}

	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		self.inner.get_read_and_written_keys()
	}
}

thread_local! {
	/// By how much a read and a write are cheaper for the moment, in picoseconds.
	static CHEAPER: Cell<(u64, u64)> = const { Cell::new((0, 0)) };
}

/// What an access to the database weighs: as on the chain, unless [`paid`] asks.
pub struct DatabaseWeight;

impl DatabaseWeight {
	/// As a constant of the runtime has it.
	pub fn get() -> RuntimeDbWeight {
		let RuntimeDbWeight { read, write } = ParityDbWeight::get();
		let (reads, writes) = CHEAPER.get();
		RuntimeDbWeight { read: read - reads, write: write - writes }
	}
}

impl Get<RuntimeDbWeight> for DatabaseWeight {
	fn get() -> RuntimeDbWeight {
		Self::get()
	}
}

/// How many accesses a weight pays for, at the prices that there are.
pub fn paid(weigh: impl Fn() -> Weight) -> Accesses {
	let cheaper = |reads, writes| {
		CHEAPER.set((reads, writes));
		let weight = weigh();
		CHEAPER.set((0, 0));
		weight.ref_time()
	};
	let all = cheaper(0, 0);
	Accesses { reads: all - cheaper(1, 0), writes: all - cheaper(0, 1) }
}

/// The calls that a call carries.
fn carried(call: &RuntimeCall) -> Vec<RuntimeCall> {
	use pallet_collective::Call as Collective;
	use pallet_multisig::Call as Multisig;
	use pallet_proxy::Call as Proxy;
	use pallet_sudo::Call as Sudo;
	use pallet_utility::Call as Utility;
	match call {
		RuntimeCall::Utility(
			Utility::batch { calls }
			| Utility::batch_all { calls }
			| Utility::force_batch { calls },
		) => calls.clone(),
		RuntimeCall::Utility(Utility::if_else { main, fallback }) => {
			vec![(**main).clone(), (**fallback).clone()]
		},
		RuntimeCall::Utility(
			Utility::as_derivative { call, .. }
			| Utility::dispatch_as { call, .. }
			| Utility::dispatch_as_fallible { call, .. }
			| Utility::with_weight { call, .. },
		)
		| RuntimeCall::Sudo(
			Sudo::sudo { call }
			| Sudo::sudo_as { call, .. }
			| Sudo::sudo_unchecked_weight { call, .. },
		)
		| RuntimeCall::Proxy(Proxy::proxy { call, .. } | Proxy::proxy_announced { call, .. })
		| RuntimeCall::Multisig(
			Multisig::as_multi_threshold_1 { call, .. } | Multisig::as_multi { call, .. },
		)
		| RuntimeCall::Whitelist(
			pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { call },
		) => vec![(**call).clone()],
		RuntimeCall::Council(
			Collective::execute { proposal, .. } | Collective::propose { proposal, .. },
		) => vec![(**proposal).clone()],
		RuntimeCall::Council(Collective::close { proposal_hash, .. }) => {
			pallet_collective::ProposalOf::<Runtime>::get(proposal_hash).into_iter().collect()
		},
		RuntimeCall::Governance(pallet_governance::Call::execute { id, .. }) => {
			let proposal = pallet_governance::Proposals::<Runtime>::get(id.scope, id.index);
			let bytes = match proposal.map(|it| it.source) {
				Some(pallet_governance::Source::Inline) => {
					pallet_governance::Calls::<Runtime>::get(id.scope, id.index)
						.unwrap_or_default()
						.to_vec()
				},
				Some(pallet_governance::Source::Lookup { hash, len }) => {
					use frame_support::traits::QueryPreimage;
					crate::Preimage::fetch(&hash, Some(len))
						.map(|it| it.into_owned())
						.unwrap_or_default()
				},
				_ => Vec::new(),
			};
			Vec::decode(&mut bytes.as_slice()).unwrap_or_default()
		},
		_ => Vec::new(),
	}
}

/// Whether a call says as a number what the calls that it carries weigh, in which the accesses cannot be told.
fn says_a_number(call: &RuntimeCall) -> bool {
	matches!(
		call,
		RuntimeCall::Multisig(pallet_multisig::Call::as_multi { .. })
			| RuntimeCall::Council(pallet_collective::Call::close { .. })
			| RuntimeCall::Governance(pallet_governance::Call::execute { .. })
	)
}

/// What calls within calls are paid for by a number. If it is too small they are not dispatched.
fn by_numbers(call: &RuntimeCall) -> Option<Accesses> {
	let unchecked = matches!(
		call,
		RuntimeCall::Sudo(pallet_sudo::Call::sudo_unchecked_weight { .. })
			| RuntimeCall::Utility(pallet_utility::Call::with_weight { .. })
	);
	// Root says what they weigh, and nobody checks it. Nor is what is announced worth its weight for a session.
	if unchecked {
		return None;
	}
	let mut sum = Accesses::default();
	for inner in carried(call) {
		let more = if says_a_number(call) { declared(&inner)? } else { by_numbers(&inner)? };
		sum = sum.add(more);
	}
	Some(sum)
}

/// How many accesses a call declares, with those of the calls that it carries; `None` if somebody says as a number
/// what these weigh, and nobody compares it.
pub fn declared(call: &RuntimeCall) -> Option<Accesses> {
	Some(paid(|| call.get_dispatch_info().call_weight).add(by_numbers(call)?))
}

/// Those in whose names a call does something: benchmarks of the SDK do not count the account of whoever signs,
/// because it was read before, to see whether it can pay.
fn signers(who: &AccountId, call: &RuntimeCall) -> Vec<AccountId> {
	use pallet_multisig::Call as Multisig;
	use pallet_proxy::Call as Proxy;
	let joint = |others: &[AccountId], threshold| {
		let mut all = others.to_vec();
		all.push(who.clone());
		all.sort();
		crate::Multisig::multi_account_id(&all, threshold)
	};
	let named = |address: &crate::Address| {
		<Runtime as frame_system::Config>::Lookup::lookup(address.clone())
			.unwrap_or_else(|_| who.clone())
	};
	let inner = match call {
		RuntimeCall::Multisig(Multisig::as_multi { threshold, other_signatories, .. }) => {
			joint(other_signatories, *threshold)
		},
		RuntimeCall::Multisig(Multisig::as_multi_threshold_1 { other_signatories, .. }) => {
			joint(other_signatories, 1)
		},
		RuntimeCall::Proxy(Proxy::proxy { real, .. } | Proxy::proxy_announced { real, .. }) => {
			named(real)
		},
		RuntimeCall::Sudo(pallet_sudo::Call::sudo_as { who, .. }) => named(who),
		RuntimeCall::Utility(pallet_utility::Call::as_derivative { index, .. }) => {
			pallet_utility::derivative_account_id(who.clone(), *index)
		},
		_ => who.clone(),
	};
	let mut all = vec![who.clone()];
	for call in carried(call) {
		all.extend(signers(&inner, &call));
	}
	all
}

/// Calls whose weights are numbers of the SDK for another database, in which the accesses cannot be told.
fn is_foreign(call: &RuntimeCall) -> bool {
	matches!(call, RuntimeCall::Babe(_) | RuntimeCall::Grandpa(_))
		|| carried(call).iter().any(is_foreign)
}

/// What came of a call that was undone, and what it touched.
pub struct Tried {
	pub result: DispatchResultWithPostInfo,
	pub record: Record,
	/// What the call declared; `None` if that cannot be told.
	pub declared: Option<Accesses>,
}

impl Tried {
	pub fn used(&self) -> Accesses {
		self.record.accesses()
	}

	/// Why the declared accesses are too few, if they are.
	pub fn shortage(&self) -> Option<String> {
		let (declared, used) = (self.declared?, self.used());
		(!declared.cover(used))
			.then(|| format!("uses {used:?} and declares {declared:?}: {}", self.record.named()))
	}

	/// Why the accesses that are charged in the end are too few, if they are.
	pub fn undercharge(&self, charged: Accesses) -> Option<String> {
		let used = self.used();
		(self.declared.is_some() && !charged.cover(used)).then(|| {
			format!("uses {used:?} and is charged for {charged:?}: {}", self.record.named())
		})
	}
}

/// Dispatches and undoes.
fn undone(origin: RuntimeOrigin, call: &RuntimeCall) -> DispatchResultWithPostInfo {
	with_transaction(|| {
		let result = call.clone().dispatch(origin);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(result))
	})
	.unwrap()
}

/// Dispatches a call that somebody signs, notes what it touches, and undoes it.
pub fn tried(who: &AccountId, call: &RuntimeCall) -> Tried {
	let declared = if is_foreign(call) { None } else { declared(call) };
	let accounts = signers(who, call);
	let origin = || RuntimeOrigin::signed(who.clone());
	let (result, record) = with_transaction(|| {
		let outcome = recorded(|| call.clone().dispatch(origin()));
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(outcome))
	})
	.unwrap();
	Tried { result, record: record.without(&accounts, call), declared }
}

/// How many accesses are charged for a call in the end, if it says that itself.
pub fn charged(who: &AccountId, call: &RuntimeCall) -> Option<Accesses> {
	let weigh = || {
		let post = match undone(RuntimeOrigin::signed(who.clone()), call) {
			Ok(post) => post,
			Err(error) => error.post_info,
		};
		post.actual_weight
	};
	weigh()?;
	Some(paid(|| weigh().unwrap_or_default()))
}

/// Sees that a transaction touches no more than it declares, before it is applied.
pub fn check(transaction: &UncheckedExtrinsic) {
	let Preamble::Signed(address, ..) = &transaction.preamble else { return };
	let Ok(who) = <Runtime as frame_system::Config>::Lookup::lookup(address.clone()) else {
		return;
	};
	let call = &transaction.function;
	let tried = tried(&who, call);
	let shortage = tried.shortage().or_else(|| tried.undercharge(charged(&who, call)?));
	if let Some(shortage) = shortage {
		let name = call.get_call_metadata();
		panic!("{}.{} {shortage}", name.pallet_name, name.function_name);
	}
}

fn accesses(run: impl FnOnce()) -> (u64, u64) {
	let Accesses { reads, writes } = recorded(run).1.accesses();
	(reads, writes)
}

fn chain(test: impl FnOnce()) {
	on("development", || {
		block([]);
		test();
	});
}

#[test]
fn recorded_counts_a_transfer_as_two_accounts() {
	chain(|| {
		let (from, to) = (Alice.to_account_id(), AccountId::new([7; 32]));
		let call: RuntimeCall =
			pallet_balances::Call::transfer_keep_alive { dest: to.clone().into(), value: OVN }
				.into();
		let (result, record) =
			recorded(|| call.clone().dispatch(RuntimeOrigin::signed(from.clone())));
		result.unwrap();
		// The brakes are asked, too: they are counted with what is dispatched, not with the transfer.
		let accounts = |keys: &BTreeSet<Key>| {
			keys.iter().filter(|key| name_of(key) == "System.Account").count()
		};
		assert_eq!((accounts(&record.reads), accounts(&record.writes)), (2, 2), "{record:?}");
		assert_eq!(record.writes.len(), 2, "{}", record.named());
		let brakes: BTreeSet<_> = record.reads.iter().map(name_of).collect();
		let expected = ["SafeMode.EnteredUntil", "System.Account", "TxPause.PausedCalls"];
		assert_eq!(brakes, expected.map(String::from).into(), "{}", record.named());
		assert_eq!(Balances::free_balance(&to), OVN);
	});
}

#[test]
fn recorded_counts_a_key_once_and_what_was_written_before_never() {
	chain(|| {
		use frame_support::storage::unhashed::{exists, get, kill, put, take};
		assert_eq!(accesses(|| ()), (0, 0));
		// A read that misses is one.
		assert_eq!(accesses(|| assert_eq!(get::<u32>(b"none"), None)), (1, 0));
		assert_eq!(accesses(|| assert!(!exists(b"none") && !exists(b"none"))), (1, 0));
		assert_eq!(accesses(|| put(b"one", &1u32)), (0, 1));
		let twice = || {
			put(b"one", &2u32);
			put(b"one", &3u32);
			assert_eq!(get(b"one"), Some(3u32));
		};
		assert_eq!(accesses(twice), (0, 1));
		assert_eq!(accesses(|| assert_eq!(take(b"one"), Some(3u32))), (1, 1));
		assert_eq!(accesses(|| kill(b"one")), (0, 1));
		// What every block has at hand.
		assert_eq!(accesses(|| assert!(System::block_number() > 0)), (0, 0));
		let account = Bob.to_account_id();
		let event = frame_system::Event::NewAccount { account };
		assert_eq!(accesses(|| System::deposit_event(event)), (0, 0));
	});
}

#[test]
fn recorded_counts_no_write_that_is_undone() {
	chain(|| {
		use frame_support::storage::unhashed::{get, put};
		let undo = || {
			with_transaction(|| {
				put(b"one", &1u32);
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
			})
			.unwrap();
		};
		assert_eq!(accesses(undo), (0, 0));
		let then = || {
			undo();
			// It is asked for, as it was never written.
			assert_eq!(get::<u32>(b"one"), None);
		};
		assert_eq!(accesses(then), (1, 0));
		let kept = || {
			with_transaction(|| {
				put(b"one", &1u32);
				TransactionOutcome::Commit(Ok::<_, DispatchError>(()))
			})
			.unwrap();
			assert_eq!(get(b"one"), Some(1u32));
		};
		assert_eq!(accesses(kept), (0, 1));
	});
}

#[test]
fn recorded_counts_appends_as_a_read_and_a_write() {
	chain(|| {
		let append = || sp_io::storage::append(b"list", codec::Encode::encode(&7u32));
		assert_eq!(accesses(append), (1, 1));
		assert_eq!(
			accesses(|| {
				append();
				append();
			}),
			(1, 1)
		);
		let list = frame_support::storage::unhashed::get::<Vec<u32>>(b"list");
		assert_eq!(list, Some(vec![7; 3]));
	});
}

#[test]
fn recorded_counts_each_step_from_key_to_key() {
	chain(|| {
		use frame_support::storage::{
			unhashed::{clear_prefix, put},
			KeyPrefixIterator,
		};
		for n in 0..4u8 {
			put(&[b"many ".as_slice(), &[n]].concat(), &n);
		}
		let steps = || {
			let iterator = KeyPrefixIterator::new(b"many ".to_vec(), b"many ".to_vec(), |_| Ok(()));
			assert_eq!(iterator.count(), 4);
		};
		// From the prefix to the first, and from each to the next.
		assert_eq!(accesses(steps), (5, 0));
		// All that there are, and none that was made just before.
		let cleared = || {
			put(b"many more", &1u8);
			let _ = clear_prefix(b"many ", None, None);
		};
		assert_eq!(accesses(cleared), (4, 5));
		assert_eq!(accesses(|| drop(clear_prefix(b"many ", None, None))), (0, 0));
	});
}

#[test]
fn recorded_counts_no_more_than_was_removed_when_there_is_a_limit() {
	let mut chain = crate::tests::chain::new_chain("development");
	let put = |n: u8| {
		let key = [b"many ".as_slice(), &[n]].concat();
		frame_support::storage::unhashed::put(&key, &n);
	};
	chain.execute_with(|| (0..4).for_each(put));
	// The limit is one of keys that the database has.
	chain.commit_all().unwrap();
	chain.execute_with(|| {
		let some = || {
			let result = frame_support::storage::unhashed::clear_prefix(b"many ", Some(2), None);
			assert_eq!((result.backend, result.maybe_cursor.is_some()), (2, true));
		};
		// Two, and the one at which it stops.
		assert_eq!(accesses(some), (3, 2));
	});
}

#[test]
fn recorded_counts_keys_of_child_tries_apart() {
	chain(|| {
		use frame_support::storage::child::{clear_storage, get, kill, put};
		let child = ChildInfo::new_default(b"of a child");
		assert_eq!(accesses(|| put(&child, b"one", &1u32)), (0, 1));
		let both = || {
			assert_eq!(get(&child, b"one"), Some(1u32));
			assert_eq!(frame_support::storage::unhashed::get::<u32>(b"one"), None);
		};
		assert_eq!(accesses(both), (2, 0));
		put(&child, b"two", &1u32);
		assert_eq!(accesses(|| drop(clear_storage(&child, None, None))), (2, 2));
		assert_eq!(accesses(|| kill(&child, b"one")), (0, 1));
	});
}

#[test]
fn declared_takes_a_weight_apart() {
	chain(|| {
		let db = || <Runtime as frame_system::Config>::DbWeight::get();
		assert_eq!(db(), ParityDbWeight::get());
		let weight = || Weight::from_parts(77, 5).saturating_add(db().reads_writes(13, 4));
		assert_eq!(paid(weight), Accesses { reads: 13, writes: 4 });
		assert_eq!(db(), ParityDbWeight::get());
		let dest = Bob.to_account_id().into();
		let transfer: RuntimeCall =
			pallet_balances::Call::transfer_keep_alive { dest, value: OVN }.into();
		let one = Accesses { reads: 1, writes: 1 };
		assert_eq!(declared(&transfer), Some(one));
		let calls = vec![transfer; 3];
		let batch = pallet_utility::Call::batch { calls }.into();
		assert!(declared(&batch).unwrap().cover(one.add(one).add(one)));
	});
}
