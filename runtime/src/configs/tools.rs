// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tools for accounts: batches, several signers, proxies, calls at a later time.

use crate::{
	configs::system::MAXIMUM_BLOCK_WEIGHT, constants::currency::deposit, AccountId, Balance,
	Balances, OriginCaller, Preimage, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason,
	RuntimeOrigin, System,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{
		fungible::HoldConsideration, ConstU32, EqualPrivilegeOnly, InstanceFilter,
		LinearStoragePrice,
	},
	weights::Weight,
};
use frame_system::EnsureRoot;
use scale_info::TypeInfo;
use sp_runtime::traits::BlakeTwo256;

impl pallet_utility::Config for Runtime {
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = crate::weights::pallet_utility::WeightInfo<Runtime>;
}

parameter_types! {
	/// The deposit for a call that waits for signatures: an item of 88 bytes.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	/// The deposit for each signatory of it: 32 bytes.
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
}

impl pallet_multisig::Config for Runtime {
	type BlockNumberProvider = System;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = crate::weights::pallet_multisig::WeightInfo<Runtime>;
}

/// What a proxy may do for the account it stands for.
#[derive(
	Copy,
	Clone,
	Debug,
	Default,
	Eq,
	PartialEq,
	Ord,
	PartialOrd,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything the account may do.
	#[default]
	Any,
	/// Everything that cannot move the account's money to another account. Deposits and fees are
	/// still paid from it.
	NonTransfer,
	/// What a validator's operator does: set session keys, leave the set, resume, take
	/// back keys that are not needed.
	Validator,
	/// Reject announcements of the account's other proxies, and nothing else.
	CancelProxy,
}

impl ProxyType {
	/// Whether the call is one of a validator's operator.
	fn is_validators(call: &RuntimeCall) -> bool {
		use pallet_validator_set::Call as ValidatorSet;
		matches!(
			call,
			RuntimeCall::Session(pallet_session::Call::set_keys { .. })
				| RuntimeCall::ValidatorSet(
					ValidatorSet::leave { .. }
						| ValidatorSet::resume { .. }
						| ValidatorSet::withdraw_keys { .. }
				)
		)
	}
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	/// Lists what is allowed, never what is forbidden, so that a new pallet starts outside. Calls that
	/// carry other calls are allowed because the filter is applied to those in turn.
	fn filter(&self, call: &RuntimeCall) -> bool {
		use pallet_proxy::Call as Proxy;
		match self {
			Self::Any => true,
			Self::NonTransfer => {
				matches!(
					call,
					RuntimeCall::System(frame_system::Call::remark { .. })
						| RuntimeCall::System(frame_system::Call::remark_with_event { .. })
						| RuntimeCall::Utility(..)
						| RuntimeCall::Multisig(..)
						| RuntimeCall::Preimage(..)
						| RuntimeCall::Proxy(
							Proxy::remove_announcement { .. }
								| Proxy::reject_announcement { .. }
								| Proxy::announce { .. }
						)
				) || Self::is_validators(call)
			},
			Self::Validator => {
				Self::is_validators(call) || matches!(call, RuntimeCall::Utility(..))
			},
			Self::CancelProxy => {
				matches!(call, RuntimeCall::Proxy(Proxy::reject_announcement { .. }))
			},
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(a, b) if a == b => true,
			(Self::Any, _) => true,
			(_, Self::Any) => false,
			(Self::NonTransfer, _) => true,
			_ => false,
		}
	}
}

parameter_types! {
	/// The deposit of an account that has proxies: an item of 8 bytes.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	/// The deposit for each proxy: 33 bytes.
	pub const ProxyDepositFactor: Balance = deposit(0, 33);
	/// The deposit of a proxy that announces calls: an item of 8 bytes.
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	/// The deposit for each announcement: 66 bytes.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 66);
}

impl pallet_proxy::Config for Runtime {
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
	type CallHasher = BlakeTwo256;
	type Currency = Balances;
	type MaxPending = ConstU32<32>;
	type MaxProxies = ConstU32<32>;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type ProxyType = ProxyType;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = crate::weights::pallet_proxy::WeightInfo<Runtime>;
}

parameter_types! {
	/// The deposit for a stored preimage: two items.
	pub const PreimageBaseDeposit: Balance = deposit(2, 64);
	/// The deposit for each of its bytes.
	pub const PreimageByteDeposit: Balance = deposit(0, 1);
	/// The reason under which the deposit is held.
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_preimage::Config for Runtime {
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = crate::weights::pallet_preimage::WeightInfo<Runtime>;
}

parameter_types! {
	/// What scheduled calls may use of a block: a quarter, so that a full agenda never displaces the
	/// transactions of a block.
	pub const MaximumSchedulerWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(4);
}

impl pallet_scheduler::Config for Runtime {
	type BlockNumberProvider = System;
	#[cfg(not(feature = "runtime-benchmarks"))]
	type MaxScheduledPerBlock = ConstU32<50>;
	// The benchmarks fill an agenda with up to 512 calls.
	#[cfg(feature = "runtime-benchmarks")]
	type MaxScheduledPerBlock = ConstU32<512>;
	type MaximumWeight = MaximumSchedulerWeight;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type PalletsOrigin = OriginCaller;
	type Preimages = Preimage;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type WeightInfo = crate::weights::pallet_scheduler::WeightInfo<Runtime>;
}
