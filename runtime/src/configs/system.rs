// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The base: blocks, accounts, time.

use crate::{
	constants::time::SLOT_DURATION,
	weights::{block_weights::BlockExecutionWeight, extrinsic_weights::ExtrinsicBaseWeight},
	AccountId, Babe, Balance, Block, BlockNumber, Hash, Nonce, PalletInfo, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeOrigin, RuntimeTask, SafeMode, TxPause, SS58_PREFIX, VERSION,
};
use frame_support::{
	derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{Contains, InsideBoth},
	weights::{constants::WEIGHT_REF_TIME_PER_SECOND, Weight},
};
use frame_system::limits::{BlockLength, BlockWeights};
use sp_runtime::{traits::AccountIdLookup, Perbill};
use sp_version::RuntimeVersion;

/// The share of a block that ordinary transactions may fill; the rest is for operational ones.
pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);
/// The weight of a full block: one second of a slot of three, so that validators on small machines
/// build, send and check it in time. The chain has no relay chain, so the proof size is unlimited.
pub const MAXIMUM_BLOCK_WEIGHT: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND, u64::MAX);
/// The weight that ordinary transactions may fill.
fn normal_block_weight() -> Weight {
	Weight::from_parts(
		NORMAL_DISPATCH_RATIO.mul_floor(MAXIMUM_BLOCK_WEIGHT.ref_time()),
		NORMAL_DISPATCH_RATIO.mul_floor(MAXIMUM_BLOCK_WEIGHT.proof_size()),
	)
}
/// The length of a full block in bytes.
pub const MAXIMUM_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;

parameter_types! {
	/// How long a block's hash is remembered, and so the longest life of a mortal transaction.
	/// At least 2,400 blocks (two hours), in the `fast` variant too.
	pub const BlockHashCount: BlockNumber = 2_400;
	/// The version of this runtime.
	pub const Version: RuntimeVersion = VERSION;
	/// Weight limits of a block.
	pub RuntimeBlockWeights: BlockWeights = BlockWeights::builder()
		.base_block(BlockExecutionWeight::get())
		.for_class(DispatchClass::all(), |class| class.base_extrinsic = ExtrinsicBaseWeight::get())
		.for_class(DispatchClass::Normal, |class| {
			class.max_total = Some(normal_block_weight());
		})
		.for_class(DispatchClass::Operational, |class| {
			class.max_total = Some(MAXIMUM_BLOCK_WEIGHT);
			class.reserved = Some(MAXIMUM_BLOCK_WEIGHT.saturating_sub(normal_block_weight()));
		})
		.avg_block_initialization(Perbill::from_percent(10))
		.build_or_panic();
	/// Length limits of a block.
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(MAXIMUM_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |length| {
			*length = NORMAL_DISPATCH_RATIO.mul_floor(MAXIMUM_BLOCK_LENGTH)
		})
		.build();
	/// The SS58 address prefix.
	pub const SS58Prefix: u16 = SS58_PREFIX;
}

/// Calls that nobody may sign.
///
/// `session.purge_keys` would drop a validator's keys while it is in the set, and the session pallet
/// would then leave it out silently. Who wants to stop validating calls `validator_set.leave`; the
/// keys are purged, and their deposit returned, when the validator has left.
///
/// What the validators attest is done with the rights of root, which can be only the authorisation of
/// an upgrade. What is given by its hash cannot be looked at, so that it is refused, too.
pub struct SafeCalls;

impl Contains<RuntimeCall> for SafeCalls {
	fn contains(call: &RuntimeCall) -> bool {
		use pallet_whitelist::Call as Whitelist;
		match call {
			RuntimeCall::Session(pallet_session::Call::purge_keys { .. })
			| RuntimeCall::Whitelist(Whitelist::dispatch_whitelisted_call { .. }) => false,
			RuntimeCall::Whitelist(Whitelist::dispatch_whitelisted_call_with_preimage { call }) => {
				is_upgrade(call)
			},
			_ => true,
		}
	}
}

/// Whether a call authorises an upgrade of the runtime, with the checks of its name and version.
pub fn is_upgrade(call: &RuntimeCall) -> bool {
	matches!(call, RuntimeCall::System(frame_system::Call::authorize_upgrade { .. }))
}

#[cfg(test)]
pub use crate::tests::recording::DatabaseWeight;
/// What an access to the database weighs: what the SDK says of ParityDB. In tests it can be made cheaper for a
/// moment, so that a weight shows how many accesses it pays for.
#[cfg(not(test))]
pub use frame_support::weights::constants::ParityDbWeight as DatabaseWeight;

/// What an upgrade to this version does to the state of the version before, in order. An entry stays until
/// every chain has passed it, and changes nothing when it runs again.
///
/// Each is rehearsed by the tests in `tests/migrations.rs`, and on a copy of a running chain by the runtime API
/// `TryRuntime` of a wasm with the feature `try-runtime`.
pub type Migrations = ();

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type BaseCallFilter = InsideBoth<SafeCalls, InsideBoth<SafeMode, TxPause>>;
	type Block = Block;
	type BlockHashCount = BlockHashCount;
	type BlockLength = RuntimeBlockLength;
	type BlockWeights = RuntimeBlockWeights;
	type DbWeight = DatabaseWeight;
	type ExtensionsWeightInfo = crate::weights::frame_system_extensions::WeightInfo<Runtime>;
	type Hash = Hash;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type MaxConsumers = frame_support::traits::ConstU32<16>;
	type Nonce = Nonce;
	type SS58Prefix = SS58Prefix;
	type SingleBlockMigrations = Migrations;
	type SystemWeightInfo = crate::weights::frame_system::WeightInfo<Runtime>;
	type Version = Version;
}

impl pallet_timestamp::Config for Runtime {
	type MinimumPeriod = frame_support::traits::ConstU64<{ SLOT_DURATION / 2 }>;
	type Moment = u64;
	type OnTimestampSet = Babe;
	type WeightInfo = crate::weights::pallet_timestamp::WeightInfo<Runtime>;
}
