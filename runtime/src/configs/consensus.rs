// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Consensus: who makes blocks, who finalises them, and what happens to those who misbehave.

use super::{
	council::{ActiveValidators, EnsurePause, EnterSafeMode, PendingUpgrades},
	networks::{EnsureCancel, EnsureGlobal},
};
use crate::{
	constants::{
		currency::deposit,
		time::{days, BLOCKS_PER_DAY, BLOCKS_PER_SESSION, SLOT_DURATION},
	},
	AccountId, Babe, Balance, Balances, BlockNumber, Contributions, Grandpa, Historical, Offences,
	Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, Session, SessionKeys, UncheckedExtrinsic,
	ValidatorSet,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU64},
	weights::Weight,
};
use ovn_primitives::{
	traits::{Contributions as _, OnAccepted as _},
	Document, KindId, Quantity, GLOBAL_SCOPE,
};
use pallet_contributions::{Deciding, WeightInfo as _};
use sp_runtime::{
	traits::{ConvertInto, OpaqueKeys},
	DispatchResult,
};
use sp_staking::SessionIndex;

/// How many validators the chain can have: bounds every list of them.
pub const MAX_VALIDATORS: u32 = 64;

/// How many days a proof of misbehaviour can be reported after the fact.
const REPORT_DAYS: BlockNumber = 7;

/// Sessions that begin within [`REPORT_DAYS`], and one more for the one that has begun.
#[allow(clippy::arithmetic_side_effects)]
const REPORT_SESSIONS: u32 = days(REPORT_DAYS).div_ceil(BLOCKS_PER_SESSION) + 1;

const _: () = assert!(BLOCKS_PER_DAY >= BLOCKS_PER_SESSION, "a session is at most a day");

parameter_types! {
	/// The least number of validators: nothing removes the last one.
	pub const MinValidators: u32 = 1;
	/// Slots in an epoch. Frozen at genesis: it cannot change without a new chain.
	pub const EpochDuration: u64 = BLOCKS_PER_SESSION as u64;
	/// How long a proof of misbehaviour can be reported, in blocks.
	pub const ReportLongevity: u64 = days(REPORT_DAYS) as u64;
	/// For how many sessions it stays known who belonged to them: what a proof is checked against.
	pub const HistoricalDepth: SessionIndex = REPORT_SESSIONS;
	/// For how many changes of GRANDPA's set the session stays known.
	pub const MaxSetIdSessionEntries: u64 = REPORT_SESSIONS as u64;
	/// The deposit for session keys: three items of 160 bytes.
	pub const KeyDeposit: Balance = deposit(3, 160);
}

impl pallet_babe::Config for Runtime {
	type DisabledValidators = Session;
	type EpochChangeTrigger = pallet_babe::ExternalTrigger;
	type EpochDuration = EpochDuration;
	type EquivocationReportSystem =
		pallet_babe::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
	type ExpectedBlockTime = ConstU64<SLOT_DURATION>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = ConstU32<0>;
	type WeightInfo = ();
}

impl pallet_grandpa::Config for Runtime {
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
	type KeyOwnerProof = sp_session::MembershipProof;
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = MaxSetIdSessionEntries;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

impl pallet_authorship::Config for Runtime {
	type EventHandler = ValidatorSet;
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Babe>;
}

impl pallet_session::Config for Runtime {
	type Currency = Balances;
	type DisablingStrategy = pallet_session::disabling::UpToLimitWithReEnablingDisablingStrategy;
	type KeyDeposit = KeyDeposit;
	type Keys = SessionKeys;
	type NextSessionRotation = Babe;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, ValidatorSet>;
	type ShouldEndSession = Babe;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
}

impl pallet_session::historical::Config for Runtime {
	type FullIdentification = ();
	type FullIdentificationOf = pallet_validator_set::UnitIdentificationOf;
	type RuntimeEvent = RuntimeEvent;
}

parameter_types! {
	/// A validator without a block in so many whole sessions in a row is suspended: 40 hours.
	pub const MaxAbsentSessions: u32 = 10;
	/// At most a third of the set is suspended at once.
	pub const SuspendedOneIn: u32 = 3;
	/// A session with fewer blocks than this for each validator counts for nobody's absence. It makes
	/// a wrong suspension by BABE's lots less likely than one in 400 million.
	pub const MinBlocksPerValidator: u32 = 2;
	/// How many former validators' keys a session change purges.
	pub const MaxPurgesPerSession: u32 = 4;
	/// Within this time decisions remove at most a third of the validators.
	pub const RemovalPeriod: BlockNumber = days(7);
	/// Within this time the validators pause the chain once.
	pub const PausePeriod: BlockNumber = days(7);
}

/// Tells GRANDPA that its set has stalled.
pub struct StalledGrandpa;

impl pallet_validator_set::Finality<BlockNumber> for StalledGrandpa {
	fn note_stalled(delay: BlockNumber, best_finalised: BlockNumber) -> DispatchResult {
		Grandpa::note_stalled(RuntimeOrigin::root(), delay, best_finalised)
	}
}

/// One unit of a kind, in the millionths in which quantities are counted.
const WHOLE_UNIT: Quantity = 1_000_000;

/// Records blocks as work for the global scope, each as one unit of the kind.
pub struct BlocksAsWork;

impl pallet_validator_set::BlockCredits<AccountId> for BlocksAsWork {
	type Kind = KindId;

	fn is_fit(kind: KindId) -> bool {
		pallet_contributions::Kinds::<Runtime>::get(GLOBAL_SCOPE, kind).is_some_and(|kind| {
			!kind.retired && kind.terms.deciding == Deciding::Measured { purse: None }
		})
	}

	fn credit(kind: KindId, validator: &AccountId, blocks: u32) -> DispatchResult {
		let quantity = Quantity::from(blocks).saturating_mul(WHOLE_UNIT);
		let evidence = Document::default();
		Contributions::measured(GLOBAL_SCOPE, kind, validator, quantity, evidence).map(|_| ())
	}

	fn weight() -> Weight {
		<Runtime as pallet_contributions::Config>::WeightInfo::measured()
			.saturating_add(<Runtime as pallet_contributions::Config>::OnAccepted::weight())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare() -> KindId {
		crate::configs::benchmarks::kind_of_blocks()
	}
}

impl pallet_validator_set::Config for Runtime {
	type AddOrigin = EnsureGlobal;
	type BlockKind = KindId;
	type Brake = EnterSafeMode;
	type CancelOrigin = EnsureCancel;
	type Council = ActiveValidators;
	type CreditOrigin = EnsureGlobal;
	type CreditPeriod = ConstU32<BLOCKS_PER_DAY>;
	type Credits = BlocksAsWork;
	type Finality = StalledGrandpa;
	type HistoricalDepth = HistoricalDepth;
	type MaxAbsentSessions = MaxAbsentSessions;
	type MaxPurgesPerSession = MaxPurgesPerSession;
	type MaxValidators = ConstU32<MAX_VALIDATORS>;
	type MinBlocksPerValidator = MinBlocksPerValidator;
	type MinValidators = MinValidators;
	type PauseOrigin = EnsurePause;
	type PausePeriod = PausePeriod;
	type RemovalPeriod = RemovalPeriod;
	type RemoveOrigin = EnsureGlobal;
	type RemovedOneIn = ConstU32<3>;
	type RepairOrigin = EnsureGlobal;
	type SuspendedOneIn = SuspendedOneIn;
	type Upgrades = PendingUpgrades;
	type WeightInfo = pallet_validator_set::weights::SubstrateWeight<Runtime>;
}

impl pallet_offences::Config for Runtime {
	type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
	type OnOffenceHandler = ValidatorSet;
	type RuntimeEvent = RuntimeEvent;
}

impl<LocalCall> frame_system::offchain::CreateTransactionBase<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<LocalCall> frame_system::offchain::CreateBare<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}
