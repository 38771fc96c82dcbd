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
///
/// A proxy's filter reaches the calls of a batch, but not those of a joint account: `pallet_multisig`
/// dispatches with an origin of its own. Signing with one is therefore a power of its own, which
/// [`Self::Steward`] gives and [`Self::NonTransfer`] does not.
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
	/// What cannot move the account's money to another account, nor decide for a scope but by the
	/// account's vote: everyday work ([`Self::Contributor`]), a validator's ([`Self::Validator`]),
	/// preimages, rejecting announcements. Deposits and fees are still paid from it.
	NonTransfer,
	/// What a validator's operator does: set session keys, leave the set, resume, take
	/// back keys that are not needed.
	Validator,
	/// Reject announcements of the account's other proxies, and nothing else.
	CancelProxy,
	/// What a contributor does every day: log and deliver work, evaluate and review that of others, vote,
	/// claim what was earned to its own account. It spends none of the account's tokens but fees and
	/// deposits, gives nothing up, and signs no agreement.
	Contributor,
	/// What a steward does: decide for the scopes the account is a steward of, alone or with the joint
	/// account. That includes what a scope spends, and, because a joint account's calls are not
	/// filtered again, everything that any joint account of this account does. Where the account itself is
	/// a side of a contract or a custodian it can be bound or given notice in its name, but pays nothing.
	Steward,
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
						| ValidatorSet::credit_blocks { .. }
				) | RuntimeCall::Council(
				pallet_collective::Call::propose { .. }
					| pallet_collective::Call::vote { .. }
					| pallet_collective::Call::close { .. }
			)
		)
	}

	/// Whether the call is one of a contributor's every day. To name a representative is none: it gives
	/// a vote away.
	fn is_contributors(call: &RuntimeCall) -> bool {
		use pallet_budgeting::Call as Budgeting;
		use pallet_contributions::Call as Contributions;
		use pallet_crowdfunding::Call as Crowdfunding;
		use pallet_custody::Call as Custody;
		use pallet_evaluation::Call as Evaluation;
		use pallet_governance::Call as Governance;
		use pallet_networks::Call as Networks;
		use pallet_shares::Call as Shares;
		matches!(
			call,
			RuntimeCall::Networks(
				Networks::endorse_grant { .. }
					| Networks::endorse_revocation { .. }
					| Networks::clear_role { .. }
					| Networks::clear_petition { .. }
					| Networks::clear_allowance { .. }
			) | RuntimeCall::Contributions(
				Contributions::log { .. }
					| Contributions::correct { .. }
					| Contributions::revoke_logger { .. }
					| Contributions::clear_loggers { .. }
					| Contributions::review { .. }
					| Contributions::close_review { .. }
					| Contributions::claim_task { .. }
					| Contributions::unclaim_task { .. }
					| Contributions::expire_claim { .. }
					| Contributions::deliver_task { .. }
			) | RuntimeCall::Evaluation(
				Evaluation::evaluate { .. }
					| Evaluation::finalise { .. }
					| Evaluation::settle { .. }
					| Evaluation::reopen { .. }
					| Evaluation::claim_tokens { .. }
					| Evaluation::wake { .. }
					| Evaluation::pay_reward { .. }
					| Evaluation::retry_decision { .. }
			) | RuntimeCall::Shares(
				Shares::claim { .. }
					| Shares::claim_for { .. }
					| Shares::process_deferred { .. }
					| Shares::retry_credit { .. }
			) | RuntimeCall::Custody(Custody::consent { .. })
				| RuntimeCall::Crowdfunding(Crowdfunding::object { .. })
				| RuntimeCall::Budgeting(Budgeting::allocate { .. })
				| RuntimeCall::Governance(
					Governance::propose { .. }
						| Governance::back { .. }
						| Governance::unback { .. }
						| Governance::withdraw { .. }
						| Governance::call_again { .. }
						| Governance::escalate { .. }
						| Governance::vote { .. }
						| Governance::close { .. }
						| Governance::execute { .. }
						| Governance::clear { .. }
						| Governance::enrol { .. }
						| Governance::confirm { .. }
						| Governance::strike { .. }
						| Governance::vote_for { .. }
						| Governance::end_representation { .. }
						| Governance::nominate { .. }
				)
		)
	}

	/// Whether the call decides for a scope, or is signed with a joint account.
	fn is_stewards(call: &RuntimeCall) -> bool {
		use pallet_budgeting::Call as Budgeting;
		use pallet_contributions::Call as Contributions;
		use pallet_crowdfunding::Call as Crowdfunding;
		use pallet_custody::Call as Custody;
		use pallet_evaluation::Call as Evaluation;
		use pallet_fiat::Call as Fiat;
		use pallet_firms::Call as Firms;
		use pallet_governance::Call as Governance;
		use pallet_networks::Call as Networks;
		use pallet_settlement::Call as Settlement;
		use pallet_shares::Call as Shares;
		use pallet_usage::Call as Usage;
		use pallet_validator_set::Call as ValidatorSet;
		use pallet_value_equation::Call as ValueEquation;
		matches!(
			call,
			RuntimeCall::Multisig(..)
				| RuntimeCall::Networks(
					Networks::set_metadata { .. }
						| Networks::set_stewards { .. }
						| Networks::set_parameter { .. }
						| Networks::close_scope { .. }
						| Networks::set_agreement { .. }
						| Networks::take_over_deposit_as_scope { .. }
						| Networks::set_tier { .. }
						| Networks::expel { .. }
						| Networks::define_role { .. }
						| Networks::retire_role { .. }
						| Networks::grant_role { .. }
						| Networks::revoke_role { .. }
						| Networks::propose_association { .. }
						| Networks::accept_association { .. }
						| Networks::end_association { .. }
						| Networks::renounce_association { .. }
						| Networks::create_fund { .. }
						| Networks::accept_asset { .. }
						| Networks::drop_asset { .. }
						| Networks::spend { .. }
						| Networks::close_pot { .. }
						| Networks::suspend { .. }
						| Networks::resume { .. }
						| Networks::set_sponsorship { .. }
						| Networks::join_as { .. }
						| Networks::leave_as { .. }
				) | RuntimeCall::Contributions(
				Contributions::define_kind { .. }
					| Contributions::set_rate { .. }
					| Contributions::set_multipliers { .. }
					| Contributions::set_limits { .. }
					| Contributions::retire_kind { .. }
					| Contributions::close_task { .. }
					| Contributions::start_import { .. }
					| Contributions::undo_page { .. }
					| Contributions::finish_import { .. }
					| Contributions::drop_import { .. }
					| Contributions::allow_logger_as { .. }
					| Contributions::revoke_logger_as { .. }
					| Contributions::compensate_as { .. }
			) | RuntimeCall::Evaluation(
				Evaluation::found_reputation { .. }
					| Evaluation::set_parameters { .. }
					| Evaluation::set_reward_value { .. }
					| Evaluation::recognise_kind { .. }
					| Evaluation::revoke_recognition { .. }
			) | RuntimeCall::Shares(Shares::propose_binding { .. } | Shares::cancel_binding { .. })
				| RuntimeCall::ValueEquation(
					ValueEquation::set_equation { .. }
						| ValueEquation::set_notice { .. }
						| ValueEquation::set_levy { .. }
						| ValueEquation::set_smallest_income { .. }
						| ValueEquation::move_savings { .. }
				) | RuntimeCall::Custody(
				Custody::validate { .. }
					| Custody::set_settings { .. }
					| Custody::advance { .. }
					| Custody::hibernate { .. }
					| Custody::wake { .. }
					| Custody::deprecate { .. }
					| Custody::decide_challenge { .. }
					| Custody::appoint_interim { .. }
					| Custody::recall_custodian { .. }
					| Custody::withdraw_recall { .. }
					| Custody::name_for_silent { .. }
					| Custody::withdraw_flag { .. }
					| Custody::link { .. }
			) | RuntimeCall::Usage(
				Usage::set_access { .. }
					| Usage::set_use_terms { .. }
					| Usage::set_own_tariffs { .. }
					| Usage::decide_use { .. }
					| Usage::open_credit_line { .. }
					| Usage::allow_credit_line { .. }
			) | RuntimeCall::Crowdfunding(
				Crowdfunding::cancel { .. }
					| Crowdfunding::request_release { .. }
					| Crowdfunding::withdraw_release { .. }
					| Crowdfunding::lower_price { .. }
			) | RuntimeCall::Budgeting(
				Budgeting::open_round { .. }
					| Budgeting::match_round { .. }
					| Budgeting::drop_idea { .. }
					| Budgeting::pay_idea { .. }
			) | RuntimeCall::Settlement(
				Settlement::offer { .. }
					| Settlement::accept { .. }
					| Settlement::withdraw_offer { .. }
					| Settlement::give_notice { .. }
					// Without a purse the account itself would pay.
					| Settlement::declare { purse: Some(_), .. }
					| Settlement::close_period { purse: Some(_), .. }
					| Settlement::amend { purse: Some(_), .. }
					| Settlement::pay_ceiling { purse: Some(_), .. }
					| Settlement::contest { .. }
					| Settlement::answer_contest { .. }
					| Settlement::withdraw_contest { .. }
					| Settlement::request_credit { .. }
					| Settlement::decide_credit { .. }
					| Settlement::set_bank_rule { .. }
					| Settlement::declare_paid { .. }
					| Settlement::confirm_paid { .. }
					| Settlement::deny_paid { .. }
					| Settlement::withdraw_paid { .. }
					| Settlement::drop_undivided { .. }
			) | RuntimeCall::Fiat(
				Fiat::license_custodian { .. }
					| Fiat::cancel_offer { .. }
					| Fiat::set_limit { .. }
					| Fiat::give_notice { .. }
			) | RuntimeCall::Firms(
				Firms::license_firm { .. }
					| Firms::withdraw_offer { .. }
					| Firms::end_licence { .. }
					| Firms::name_firm { .. }
					| Firms::release_announced { .. }
			) | RuntimeCall::Governance(
				Governance::set_rules { .. }
					| Governance::revive { .. }
					| Governance::vote_as { .. }
					| Governance::enrol_as { .. }
					| Governance::represent_as { .. }
			) | RuntimeCall::ValidatorSet(
				ValidatorSet::add_validator { .. }
					| ValidatorSet::remove_validator { .. }
					| ValidatorSet::set_block_kind { .. }
					| ValidatorSet::note_stalled { .. }
					| ValidatorSet::cancel_upgrade { .. }
			) | RuntimeCall::Whitelist(
				pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage { .. }
			) | RuntimeCall::SafeMode(
				pallet_safe_mode::Call::force_enter { .. }
					| pallet_safe_mode::Call::force_extend { .. }
					| pallet_safe_mode::Call::force_exit { .. }
			) | RuntimeCall::TxPause(..)
		)
	}
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	/// Lists what is allowed, never what is forbidden, so that a new pallet starts outside. Calls of
	/// `pallet_utility` are allowed because the filter is applied in turn to what they carry; those of
	/// `pallet_multisig` drop the filter, and so only a steward has them.
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
						| RuntimeCall::Preimage(..)
						| RuntimeCall::Proxy(
							Proxy::remove_announcement { .. }
								| Proxy::reject_announcement { .. }
								| Proxy::announce { .. }
						)
				) || Self::is_validators(call)
					|| Self::is_contributors(call)
			},
			Self::Validator => {
				Self::is_validators(call) || matches!(call, RuntimeCall::Utility(..))
			},
			Self::CancelProxy => {
				matches!(call, RuntimeCall::Proxy(Proxy::reject_announcement { .. }))
			},
			Self::Contributor => {
				Self::is_contributors(call) || matches!(call, RuntimeCall::Utility(..))
			},
			Self::Steward => Self::is_stewards(call) || matches!(call, RuntimeCall::Utility(..)),
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(a, b) if a == b => true,
			(Self::Any, _) => true,
			(Self::NonTransfer, Self::Validator | Self::CancelProxy | Self::Contributor) => true,
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
