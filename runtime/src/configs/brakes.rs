// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Brakes: stop all calls, or one, while something is being repaired. And the development key.
//!
//! No brake stops a block: time, session keys and reports of misbehaviour always pass, and so do the
//! calls that release the brakes.

use crate::{
	constants::time::{days, hours},
	AccountId, Balance, Balances, BlockNumber, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains},
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use pallet_tx_pause::RuntimeCallNameOf;

/// Calls that no brake stops.
pub struct AlwaysAllowed;

impl Contains<RuntimeCall> for AlwaysAllowed {
	fn contains(call: &RuntimeCall) -> bool {
		matches!(
			call,
			RuntimeCall::Timestamp(..)
				| RuntimeCall::Babe(..)
				| RuntimeCall::Grandpa(..)
				| RuntimeCall::Session(..)
				| RuntimeCall::ValidatorSet(..)
				| RuntimeCall::SafeMode(..)
				| RuntimeCall::TxPause(..)
				| RuntimeCall::Sudo(..)
		)
	}
}

/// The pallets of [`AlwaysAllowed`], by name.
const ALWAYS_ALLOWED_PALLETS: [&[u8]; 8] = [
	b"Timestamp",
	b"Babe",
	b"Grandpa",
	b"Session",
	b"ValidatorSet",
	b"SafeMode",
	b"TxPause",
	b"Sudo",
];

impl Contains<RuntimeCallNameOf<Runtime>> for AlwaysAllowed {
	fn contains((pallet, _): &RuntimeCallNameOf<Runtime>) -> bool {
		ALWAYS_ALLOWED_PALLETS.contains(&pallet.as_slice())
	}
}

parameter_types! {
	/// How long safe mode lasts when entered by decision.
	pub const SafeModeDuration: BlockNumber = days(1);
	/// By how much a decision extends it.
	pub const SafeModeExtension: BlockNumber = hours(12);
	/// Nobody can buy safe mode with a deposit: only a decision enters or extends it.
	pub const NoDeposit: Option<Balance> = None;
	/// When a deposit could be had back; none can be made.
	pub const ReleaseDelay: Option<BlockNumber> = None;
}

impl pallet_safe_mode::Config for Runtime {
	type Currency = Balances;
	type EnterDepositAmount = NoDeposit;
	type EnterDuration = SafeModeDuration;
	type ExtendDepositAmount = NoDeposit;
	type ExtendDuration = SafeModeExtension;
	type ForceDepositOrigin = EnsureRoot<AccountId>;
	type ForceEnterOrigin = EnsureRootWithSuccess<AccountId, SafeModeDuration>;
	type ForceExitOrigin = EnsureRoot<AccountId>;
	type ForceExtendOrigin = EnsureRootWithSuccess<AccountId, SafeModeExtension>;
	type Notify = ();
	type ReleaseDelay = ReleaseDelay;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = crate::weights::pallet_safe_mode::WeightInfo<Runtime>;
	type WhitelistedCalls = AlwaysAllowed;
}

impl pallet_tx_pause::Config for Runtime {
	type MaxNameLen = ConstU32<256>;
	type PauseOrigin = EnsureRoot<AccountId>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type UnpauseOrigin = EnsureRoot<AccountId>;
	type WeightInfo = crate::weights::pallet_tx_pause::WeightInfo<Runtime>;
	type WhitelistedCalls = AlwaysAllowed;
}

impl pallet_sudo::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = crate::weights::pallet_sudo::WeightInfo<Runtime>;
}
