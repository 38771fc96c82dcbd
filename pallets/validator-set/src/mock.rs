// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real session, historical, authorship and offences pallets.
//!
//! Sessions have 10 blocks. The blocks of a session are authored by its members in turn, except those
//! who are named in [`Offline`].

use crate::{self as pallet_validator_set, Event, UnitIdentificationOf};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	derive_impl, ord_parameter_types, parameter_types,
	traits::{ConstU32, ConstU64, FindAuthor, OnFinalize, OnInitialize},
};
use frame_system::EnsureSignedBy;
use pallet_session::{disabling::UpToLimitWithReEnablingDisablingStrategy, historical};
use sp_runtime::{
	impl_opaque_keys,
	testing::{UintAuthorityId, H256},
	traits::{ConvertInto, OpaqueKeys},
	BuildStorage, ConsensusEngineId, KeyTypeId, Perbill, RuntimeAppPublic,
};
use sp_staking::{
	offence::{Kind, Offence, OffenceError, ReportOffence},
	SessionIndex,
};

type Block = frame_system::mocking::MockBlock<Test>;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		ValidatorSet: pallet_validator_set,
		Session: pallet_session,
		Historical: historical,
		Authorship: pallet_authorship,
		Offences: pallet_offences,
	}
);

pub const SESSION_LENGTH: u64 = 10;
pub const KEY_DEPOSIT: u64 = 100;
pub const ENDOWMENT: u64 = 1_000;
pub const MAX_VALIDATORS: u32 = 9;
pub const MAX_ABSENT: u32 = 10;
pub const MAX_PURGES: u32 = 2;
pub const HISTORICAL_DEPTH: u32 = 5;
pub const REMOVAL_PERIOD: u64 = 70;
pub const PAUSE_PERIOD: u64 = 70;
pub const CREDIT_PERIOD: u64 = 30;
/// The only kind under which blocks can be recorded.
pub const FIT_KIND: u16 = 7;

/// The accounts that exist: more than can be validators.
pub const ACCOUNTS: core::ops::RangeInclusive<u64> = 1..=12;

ord_parameter_types! {
	pub const Adder: u64 = 100;
	pub const Remover: u64 = 101;
	pub const Repairer: u64 = 102;
	pub const Canceller: u64 = 103;
	pub const Together: u64 = 104;
	pub const Creditor: u64 = 105;
}

parameter_types! {
	pub static MinValidators: u32 = 2;
	pub static MaxAbsentSessions: u32 = MAX_ABSENT;
	pub static RemovedOneIn: u32 = 3;
	/// Members of the set who author no blocks.
	pub static Offline: Vec<u64> = Vec::new();
	/// The index, within the set, of the author of the current block.
	pub static AuthorIndex: Option<u32> = None;
	/// What the handler of sessions was told: whether the authorities changed, and who they are.
	pub static Handled: Vec<(bool, Vec<u64>)> = Vec::new();
	/// Who is in the council.
	pub static CouncilMembers: Vec<u64> = Vec::new();
	/// The upgrades that were decided.
	pub static Decided: Vec<H256> = Vec::new();
	/// What was recorded as work: kind, validator, blocks.
	pub static Credited: Vec<(u16, u64, u32)> = Vec::new();
	/// Whether nothing can be recorded.
	pub static Full: bool = false;
	/// Whether all calls are stopped.
	pub static Stopped: bool = false;
	/// What finality was told of its stalling.
	pub static Stalled: Option<(u64, u64)> = None;
	pub const KeyDeposit: u64 = KEY_DEPOSIT;
	pub const Period: u64 = SESSION_LENGTH;
	pub const Offset: u64 = 0;
}

impl_opaque_keys! {
	pub struct SessionKeys {
		pub dummy: UintAuthorityId,
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u64>;
	type Block = Block;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

#[derive_impl(pallet_validator_set::config_preludes::TestDefaultConfig)]
impl pallet_validator_set::Config for Test {
	type AddOrigin = EnsureSignedBy<Adder, u64>;
	type BlockKind = u16;
	type CreditOrigin = EnsureSignedBy<Creditor, u64>;
	type CreditPeriod = ConstU64<CREDIT_PERIOD>;
	type Credits = RecordingCredits;
	type Finality = RecordingFinality;
	type Brake = RecordingBrake;
	type CancelOrigin = EnsureSignedBy<Canceller, u64>;
	type Council = RecordingCouncil;
	type HistoricalDepth = ConstU32<HISTORICAL_DEPTH>;
	type MaxAbsentSessions = MaxAbsentSessions;
	type MaxPurgesPerSession = ConstU32<MAX_PURGES>;
	type MaxValidators = ConstU32<MAX_VALIDATORS>;
	type MinValidators = MinValidators;
	type PauseOrigin = EnsureSignedBy<Together, u64>;
	type PausePeriod = ConstU64<PAUSE_PERIOD>;
	type RemovalPeriod = ConstU64<REMOVAL_PERIOD>;
	type RemoveOrigin = EnsureSignedBy<Remover, u64>;
	type RemovedOneIn = RemovedOneIn;
	type RepairOrigin = EnsureSignedBy<Repairer, u64>;
	type Upgrades = RecordingUpgrades;
}

/// A council that only knows its members. Told of a change, it checks that it is one.
pub struct RecordingCouncil;

impl crate::Council<u64> for RecordingCouncil {
	fn members() -> Vec<u64> {
		CouncilMembers::get()
	}

	fn change(incoming: &[u64], outgoing: &[u64], members: &[u64]) {
		let mut expected = CouncilMembers::get();
		for who in outgoing {
			let place = expected.iter().position(|member| member == who);
			expected.remove(place.expect("who goes was in it"));
		}
		assert!(incoming.iter().all(|who| !expected.contains(who)), "who comes was not in it");
		expected.extend(incoming);
		expected.sort_unstable();
		assert_eq!(expected, members);
		CouncilMembers::set(expected);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn fill() {
		let mut active: Vec<u64> = crate::Validators::<Test>::iter()
			.filter(|(_, it)| it.is_active())
			.map(|it| it.0)
			.collect();
		active.sort_unstable();
		CouncilMembers::set(active);
	}
}

/// Remembers which upgrades were decided.
pub struct RecordingUpgrades;

impl crate::Upgrades<H256> for RecordingUpgrades {
	fn cancel(code_hash: H256) -> bool {
		Decided::mutate(|decided| {
			let before = decided.len();
			decided.retain(|other| *other != code_hash);
			decided.len() < before
		})
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn decide(code_hash: H256) {
		Decided::mutate(|decided| decided.push(code_hash));
	}
}

/// Remembers what was recorded.
pub struct RecordingCredits;

impl crate::BlockCredits<u64> for RecordingCredits {
	type Kind = u16;

	fn is_fit(kind: u16) -> bool {
		kind == FIT_KIND
	}

	fn credit(kind: u16, validator: &u64, blocks: u32) -> sp_runtime::DispatchResult {
		frame_support::ensure!(!Full::get(), "full");
		Credited::mutate(|credited| credited.push((kind, *validator, blocks)));
		Ok(())
	}

	fn weight() -> frame_support::weights::Weight {
		frame_support::weights::Weight::zero()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare() -> u16 {
		FIT_KIND
	}
}

/// Remembers that it was pulled.
pub struct RecordingBrake;

impl crate::Brake for RecordingBrake {
	fn stop() -> sp_runtime::DispatchResult {
		frame_support::ensure!(!Stopped::get(), "stopped already");
		Stopped::set(true);
		Ok(())
	}
}

/// Remembers that finality has stalled.
pub struct RecordingFinality;

impl crate::Finality<u64> for RecordingFinality {
	fn note_stalled(delay: u64, best_finalised: u64) -> sp_runtime::DispatchResult {
		Stalled::set(Some((delay, best_finalised)));
		Ok(())
	}
}

/// Remembers what it is told, as a consensus pallet would act on it.
pub struct RecordingHandler;

impl pallet_session::SessionHandler<u64> for RecordingHandler {
	const KEY_TYPE_IDS: &'static [KeyTypeId] = &[UintAuthorityId::ID];

	fn on_genesis_session<Ks: OpaqueKeys>(_: &[(u64, Ks)]) {}

	fn on_new_session<Ks: OpaqueKeys>(
		changed: bool,
		validators: &[(u64, Ks)],
		_queued: &[(u64, Ks)],
	) {
		let validators = validators.iter().map(|(account, _)| *account).collect();
		Handled::mutate(|handled| handled.push((changed, validators)));
	}

	fn on_disabled(_: u32) {}
}

impl pallet_session::Config for Test {
	type Currency = Balances;
	type DisablingStrategy = UpToLimitWithReEnablingDisablingStrategy;
	type KeyDeposit = KeyDeposit;
	type Keys = SessionKeys;
	type NextSessionRotation = pallet_session::PeriodicSessions<Period, Offset>;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = RecordingHandler;
	type SessionManager = historical::NoteHistoricalRoot<Test, ValidatorSet>;
	type ShouldEndSession = pallet_session::PeriodicSessions<Period, Offset>;
	type ValidatorId = u64;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = ();
}

impl historical::Config for Test {
	type FullIdentification = ();
	type FullIdentificationOf = UnitIdentificationOf;
	type RuntimeEvent = RuntimeEvent;
}

/// Finds the author that [`run_to_block`] chose.
pub struct ChosenAuthor;

impl FindAuthor<u32> for ChosenAuthor {
	fn find_author<'a, I>(_: I) -> Option<u32>
	where
		I: 'a + IntoIterator<Item = (ConsensusEngineId, &'a [u8])>,
	{
		AuthorIndex::get()
	}
}

impl pallet_authorship::Config for Test {
	type EventHandler = ValidatorSet;
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Test, ChosenAuthor>;
}

impl pallet_offences::Config for Test {
	type IdentificationTuple = historical::IdentificationTuple<Test>;
	type OnOffenceHandler = ValidatorSet;
	type RuntimeEvent = RuntimeEvent;
}

/// An offence of one or several validators at a time slot.
#[derive(Clone)]
pub struct TestOffence {
	pub offenders: Vec<u64>,
	pub session: SessionIndex,
	pub slot: u64,
	pub fraction: Perbill,
}

impl Offence<(u64, ())> for TestOffence {
	const ID: Kind = *b"test:equivocatio";
	type Slot = u64;

	fn offenders(&self) -> Vec<(u64, ())> {
		self.offenders.iter().map(|account| (*account, ())).collect()
	}

	fn session_index(&self) -> SessionIndex {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		Session::validators().len() as u32
	}

	fn slot(&self) -> u64 {
		self.slot
	}

	fn slash_fraction(&self, _: u32) -> Perbill {
		self.fraction
	}
}

/// Reports an offence in the current session at a time slot.
pub fn report(offenders: &[u64], slot: u64) -> Result<(), OffenceError> {
	report_of_session(offenders, slot, Session::current_index())
}

/// Reports an offence that happened in `session`.
pub fn report_of_session(
	offenders: &[u64],
	slot: u64,
	session: SessionIndex,
) -> Result<(), OffenceError> {
	let fraction = Perbill::from_percent(10);
	Offences::report_offence(
		vec![99],
		TestOffence { offenders: offenders.to_vec(), session, slot, fraction },
	)
}

/// The keys that a test registers for an account.
pub fn keys_of(account: u64) -> SessionKeys {
	keys(account * 1_000)
}

/// The keys with a seed.
pub fn keys(seed: u64) -> SessionKeys {
	SessionKeys { dummy: UintAuthorityId(seed) }
}

/// Registers keys as an operator does, with the proof of having them.
pub fn set_keys(account: u64, keys: SessionKeys) {
	let proof = keys.dummy.sign(&account.encode()).unwrap().encode();
	assert_eq!(Session::set_keys(RuntimeOrigin::signed(account), keys, proof), Ok(()));
}

/// Registers an account's keys and admits it.
pub fn add(account: u64) {
	set_keys(account, keys_of(account));
	assert_eq!(ValidatorSet::add_validator(RuntimeOrigin::signed(100), account), Ok(()));
}

/// Removes a validator by decision, as if the last one was removed long ago.
pub fn remove(account: u64) {
	crate::RecentRemovals::<Test>::kill();
	assert_eq!(ValidatorSet::remove_validator(RuntimeOrigin::signed(101), account), Ok(()));
}

/// The members of the next session's set.
pub fn queued() -> Vec<u64> {
	Session::queued_keys().into_iter().map(|(account, _)| account).collect()
}

/// The deposit held for an account's keys.
pub fn key_deposit(account: u64) -> u64 {
	use frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&pallet_session::HoldReason::Keys.into(), &account)
}

/// The events of this pallet, in order.
pub fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet::<Event<Test>>()
}

/// Whether an event of this pallet was deposited since the last [`System::reset_events`].
pub fn happened(event: Event<Test>) -> bool {
	events().contains(&event)
}

/// The author of a block, in the set of the session it belongs to: the online members in turn.
fn author_of_block(number: u64) -> Option<u32> {
	let offline = Offline::get();
	let online: Vec<u32> = Session::validators()
		.iter()
		.enumerate()
		.filter(|(_, account)| !offline.contains(account))
		.map(|(index, _)| index as u32)
		.collect();
	(!online.is_empty()).then(|| online[number as usize % online.len()])
}

/// Makes blocks up to a number.
pub fn run_to_block(number: u64) {
	while System::block_number() < number {
		AllPalletsWithSystem::on_finalize(System::block_number());
		let next = System::block_number() + 1;
		System::set_block_number(next);
		System::on_initialize(next);
		// The session pallet comes before the authorship pallet, so that the set of the block's session
		// is known when its author is looked up.
		ValidatorSet::on_initialize(next);
		Session::on_initialize(next);
		AuthorIndex::set(author_of_block(next));
		Authorship::on_initialize(next);
	}
}

/// Makes blocks until a session starts.
pub fn run_to_session(session: SessionIndex) {
	run_to_block(u64::from(session) * SESSION_LENGTH);
	assert_eq!(Session::current_index(), session);
}

/// Makes blocks until so many sessions have passed.
pub fn run_sessions(count: u32) {
	run_to_session(Session::current_index() + count);
}

/// The state of a genesis with validators `1..=count`.
pub fn genesis(count: u64) -> sp_io::TestExternalities {
	genesis_of((1..=count).collect())
}

/// The state of a genesis with the given validators.
pub fn genesis_of(validators: Vec<u64>) -> sp_io::TestExternalities {
	Offline::set(Vec::new());
	AuthorIndex::set(None);
	CouncilMembers::set(Vec::new());
	Decided::set(Vec::new());
	Handled::set(Vec::new());
	Stopped::set(false);
	let keys = validators.iter().map(|account| (*account, *account, keys_of(*account))).collect();
	let storage = RuntimeGenesisConfig {
		system: Default::default(),
		balances: pallet_balances::GenesisConfig {
			balances: ACCOUNTS.map(|account| (account, ENDOWMENT)).collect(),
			..Default::default()
		},
		validator_set: pallet_validator_set::GenesisConfig { validators },
		session: pallet_session::GenesisConfig { keys, ..Default::default() },
	}
	.build_storage()
	.unwrap();
	storage.into()
}

/// Runs a test on a chain with validators `1..=count` and the minimum `min`, from its first block on,
/// and checks the invariants at its end.
pub fn build_and_execute(count: u64, min: u32, test: impl FnOnce()) {
	MinValidators::set(min);
	MaxAbsentSessions::set(MAX_ABSENT);
	genesis(count).execute_with(|| {
		run_to_block(1);
		test();
		ValidatorSet::do_try_state().unwrap();
	});
}
