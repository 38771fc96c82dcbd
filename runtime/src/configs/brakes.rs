// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Brakes: stop all calls, or one, while something is being repaired. And the development key.
//!
//! No brake stops a block: time, session keys and reports of misbehaviour always pass, and so do
//! the calls that release the brakes or repair the chain. Those who repair are several people with
//! a joint account, or all who vote: what they need to sign together, to propose and to vote
//! passes, and what they sign or decide is filtered again.

use super::networks::EnsureGlobal;
use crate::{
	constants::time::{days, hours},
	Balance, Balances, BlockNumber, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason,
	SafeMode, TxPause,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains, MapSuccess},
};
use pallet_tx_pause::RuntimeCallNameOf;
use sp_runtime::traits::Replace;

/// Calls that no brake stops: by pallet, and of [`frame_system`] by call.
///
/// A call that carries another one is allowed only where the filter is applied to the other one too.
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
				| RuntimeCall::Multisig(..)
				| RuntimeCall::Preimage(..)
				| RuntimeCall::Governance(..)
				| RuntimeCall::Council(..)
				| RuntimeCall::Whitelist(..)
				| RuntimeCall::SafeMode(..)
				| RuntimeCall::TxPause(..)
				| RuntimeCall::Sudo(..)
				| RuntimeCall::System(frame_system::Call::apply_authorized_upgrade { .. })
		)
	}
}

/// The pallets of [`AlwaysAllowed`], by name.
const ALWAYS_ALLOWED_PALLETS: [&[u8]; 13] = [
	b"Timestamp",
	b"Babe",
	b"Grandpa",
	b"Session",
	b"ValidatorSet",
	b"Multisig",
	b"Preimage",
	b"Governance",
	b"Council",
	b"Whitelist",
	b"SafeMode",
	b"TxPause",
	b"Sudo",
];

/// The single calls of [`AlwaysAllowed`], by name of pallet and call.
const ALWAYS_ALLOWED_CALLS: [(&[u8], &[u8]); 1] = [(b"System", b"apply_authorized_upgrade")];

impl Contains<RuntimeCallNameOf<Runtime>> for AlwaysAllowed {
	fn contains((pallet, call): &RuntimeCallNameOf<Runtime>) -> bool {
		ALWAYS_ALLOWED_PALLETS.contains(&pallet.as_slice())
			|| ALWAYS_ALLOWED_CALLS.contains(&(pallet.as_slice(), call.as_slice()))
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
	type ForceDepositOrigin = EnsureGlobal;
	type ForceEnterOrigin = MapSuccess<EnsureGlobal, Replace<SafeModeDuration>>;
	type ForceExitOrigin = EnsureGlobal;
	type ForceExtendOrigin = MapSuccess<EnsureGlobal, Replace<SafeModeExtension>>;
	type Notify = ();
	type ReleaseDelay = ReleaseDelay;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = crate::weights::pallet_safe_mode::WeightInfo<Runtime>;
	type WhitelistedCalls = AlwaysAllowed;
}

impl pallet_tx_pause::Config for Runtime {
	type MaxNameLen = ConstU32<256>;
	type PauseOrigin = EnsureGlobal;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type UnpauseOrigin = EnsureGlobal;
	type WeightInfo = crate::weights::pallet_tx_pause::WeightInfo<Runtime>;
	type WhitelistedCalls = AlwaysAllowed;
}

impl pallet_sudo::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = crate::weights::pallet_sudo::WeightInfo<Runtime>;
}

/// Whether a brake stops a call of a pallet: all calls, or one of these.
pub(super) fn is_stopped(pallet: &str, calls: &[&str]) -> bool {
	if SafeMode::is_entered() {
		return true;
	}
	// Hardly ever is a call paused at all.
	pallet_tx_pause::PausedCalls::<Runtime>::iter_keys().next().is_some()
		&& calls.iter().any(|call| {
			TxPause::is_paused_unbound(pallet.as_bytes().to_vec(), call.as_bytes().to_vec())
		})
}
