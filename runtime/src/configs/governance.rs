// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Decisions of scopes by votes: which calls can be decided, by whom, and how weighty each is.

use super::{
	contributions::SponsorWeight,
	council::EnsureValidators,
	networks::{BlocksPerDay, EnsureScopeDecides},
	system::is_upgrade,
};
use crate::{
	constants::currency::deposit, AccountId, AssetKind, Balance, Evaluation, Networks, Preimage,
	Runtime, RuntimeCall, SafeMode,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{parameter_types, traits::GetCallMetadata, weights::Weight};
use ovn_primitives::{
	traits::{CallPolicy, CallRule, Matter, Membership, Scopes},
	ContractId, DealId,
	DecisionClass::{self, Critical, Significant, Standard},
	Party, Purse, ResourceId, ScopeId, Tier, GLOBAL_SCOPE,
};
use pallet_settlement::{Gives, Side};
use sp_io::hashing::blake2_128;

parameter_types! {
	/// The deposit for a proposal: two items, its record and calls of up to 4 KiB.
	pub const ProposalDeposit: Balance = deposit(2, 5_500);
	/// What is added to it for each byte of calls that are kept as a preimage.
	pub const CallByteDeposit: Balance = deposit(0, 1);
}

impl pallet_governance::Config for Runtime {
	type Agents = Networks;
	type Appointments = Networks;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type BlocksPerDay = BlocksPerDay;
	type ByteDeposit = CallByteDeposit;
	type CallPolicy = Policy;
	type Deposits = Networks;
	type GlobalRevival = EnsureValidators;
	type Membership = Networks;
	type Preimages = Preimage;
	type ProposalDeposit = ProposalDeposit;
	type Reputation = Evaluation;
	type ScopeOrigin = EnsureScopeDecides;
	type Scopes = Networks;
	type SponsorWeight = SponsorWeight;
	type WeightInfo = pallet_governance::weights::SubstrateWeight<Runtime>;
}

/// What scopes can decide. It lists what they can, never what they cannot, so that a new call
/// starts outside.
///
/// A call can be decided by the scope whose matter it is, and by no other: neither by the one above
/// it nor by one below. Calls that carry others are left out, because a proposal has a list of
/// calls of its own; so is what somebody signs for itself. The class is at least the one that the
/// call itself asks for. It is higher for what concerns the chain itself: that is critical, however
/// few sign it in an emergency.
pub struct Policy;

impl CallPolicy<RuntimeCall, AccountId> for Policy {
	fn rule(scope: ScopeId, call: &RuntimeCall) -> Option<CallRule<AccountId>> {
		let (of, class) = whose(call)?;
		(of == scope).then(|| CallRule {
			class,
			matter: matter(call),
			emergency: is_urgent(call),
			in_closed_scope: ends_a_scope(call),
			subject: subject(call),
		})
	}

	fn weight() -> Weight {
		// Whose matter it is takes two look-ups at most. Its class takes for each asset that is paid one of
		// what is due, and eight of what the purse has and has spent. Then the call is hashed in part.
		let reads = u64::from(pallet_settlement::MAX_ASSETS).saturating_mul(9).saturating_add(2);
		Weight::from_parts(25_000_000, 0)
			.saturating_add(<Runtime as frame_system::Config>::DbWeight::get().reads(reads))
	}
}

/// The scope of a thing.
fn of_thing(resource: &ResourceId) -> Option<ScopeId> {
	pallet_custody::Resources::<Runtime>::get(resource).map(|it| it.identity.scope)
}

/// The scope of the thing that a deal is about.
fn of_deal(deal: &DealId) -> Option<ScopeId> {
	of_thing(&pallet_custody::DealResource::<Runtime>::get(deal)?)
}

/// The scope for which a sale was announced.
fn of_sale(announcement: &pallet_firms::AnnouncementId) -> Option<ScopeId> {
	pallet_firms::Announcements::<Runtime>::get(announcement).map(|it| it.scope)
}

/// The network that decides a claim about a hidden sale; none if an arbiter does.
fn of_hidden_sale(claim: &pallet_firms::HiddenClaimId) -> Option<ScopeId> {
	let claim = pallet_firms::HiddenClaims::<Runtime>::get(claim)?;
	let licence = pallet_firms::Licences::<Runtime>::get(claim.network, &claim.firm)?;
	crate::Firms::arbiter_of(claim.network, &licence).is_none().then_some(claim.network)
}

/// The scope of a round.
fn of_round(round: &pallet_budgeting::RoundId) -> Option<ScopeId> {
	pallet_budgeting::Rounds::<Runtime>::get(round).map(|it| it.scope)
}

/// The scope that is a side of a contract; `None`: that is an account.
fn of_side(contract: &ContractId, side: Side) -> Option<ScopeId> {
	of_party(&pallet_settlement::Contracts::<Runtime>::get(contract)?.terms, side)
}

/// The scope that is a side of terms; `None`: that is an account.
fn of_party(terms: &pallet_settlement::TermsOf<Runtime>, side: Side) -> Option<ScopeId> {
	match (side, &terms.payer) {
		(Side::Payee, _) => Some(terms.payee),
		(Side::Payer, Party::Scope(scope)) => Some(*scope),
		(Side::Payer, Party::Agent(_)) => None,
	}
}

/// The scope that pays by contract, and the class of spending these amounts out of its purse, together
/// the greatest.
fn paying(
	contract: &ContractId,
	purse: Option<Purse>,
	amounts: impl Iterator<Item = (AssetKind, Balance)>,
) -> Option<(ScopeId, DecisionClass)> {
	let (scope, purse) = (of_side(contract, Side::Payer)?, purse?);
	let classes = amounts.map(|(asset, amount)| spending(scope, purse, &asset, amount));
	Some((scope, classes.max().unwrap_or(Standard)))
}

/// At most what is due of a base by a licence.
fn due_of(contract: &ContractId, base: Balance) -> Option<Balance> {
	let terms = pallet_settlement::Contracts::<Runtime>::get(contract)?.terms;
	match terms.gives {
		Gives::Licence(licence) => licence.rate.times(base).ok().map(|due| due.saturating_add(1)),
		Gives::Share(_) => None,
	}
}

/// The class of a decision that brings an agent to a tier, or (`None`) out of the scope: to take a
/// member its vote is critical.
fn standing(scope: ScopeId, who: &AccountId, tier: Option<Tier>) -> DecisionClass {
	let loses = tier != Some(Tier::Member)
		&& <Networks as Membership<AccountId>>::tier(scope, who) == Some(Tier::Member);
	if loses {
		Critical
	} else {
		Significant
	}
}

/// The class of a decision that takes so much out of a purse, as the call itself asks for it. What is
/// within the limit now may be above it when it is carried out: then the call fails, and can be tried
/// again.
fn spending(scope: ScopeId, purse: Purse, asset: &AssetKind, amount: Balance) -> DecisionClass {
	<Networks as Scopes<AccountId>>::class_of_spending(scope, purse, asset, amount)
}

/// The scope whose matter a call is, and the class of that; `None`: no scope can decide it.
fn whose(call: &RuntimeCall) -> Option<(ScopeId, DecisionClass)> {
	use pallet_budgeting::Call as Budgeting;
	use pallet_contributions::Call as Contributions;
	use pallet_crowdfunding::{Call as Crowdfunding, Plans};
	use pallet_custody::Call as Custody;
	use pallet_evaluation::Call as Evaluation;
	use pallet_fiat::Call as Fiat;
	use pallet_firms::Call as Firms;
	use pallet_governance::Call as Governance;
	use pallet_networks::Call as Nets;
	use pallet_settlement::{Call as Settlement, State};
	use pallet_shares::Call as Shares;
	use pallet_usage::Call as Usage;
	use pallet_validator_set::Call as ValidatorSet;
	use pallet_value_equation::Call as ValueEquation;
	use pallet_whitelist::Call as Whitelist;
	Some(match call {
		RuntimeCall::Networks(call) => match call {
			Nets::set_metadata { scope, .. }
			| Nets::propose_association { scope, .. }
			| Nets::end_association { scope, .. }
			| Nets::accept_association { party: Party::Scope(scope), .. }
			| Nets::renounce_association { party: Party::Scope(scope), .. } => (*scope, Standard),
			Nets::set_agreement { scope, .. }
			| Nets::take_over_deposit_as_scope { scope, .. }
			| Nets::define_role { scope, .. }
			| Nets::retire_role { scope, .. }
			| Nets::grant_role { scope, .. }
			| Nets::revoke_role { scope, .. }
			| Nets::create_fund { scope, .. }
			| Nets::accept_asset { scope, .. }
			| Nets::drop_asset { scope, .. }
			| Nets::set_sponsorship { scope, .. } => (*scope, Significant),
			// Of the one that belongs to another.
			Nets::join_as { as_scope, .. } | Nets::leave_as { as_scope, .. } => {
				(*as_scope, Significant)
			},
			Nets::set_tier { scope, who, tier } => (*scope, standing(*scope, who, Some(*tier))),
			Nets::expel { scope, who, .. } => (*scope, standing(*scope, who, None)),
			Nets::set_stewards { scope, .. }
			| Nets::set_parameter { scope, .. }
			| Nets::close_scope { scope }
			| Nets::close_pot { scope, .. } => (*scope, Critical),
			Nets::spend { scope, purse, asset, amount, .. } => {
				(*scope, spending(*scope, *purse, asset, *amount))
			},
			// Of whoever suspends, which is the scope above or the scope itself.
			Nets::suspend { by, .. } => (*by, Critical),
			Nets::resume { scope } => (Networks::suspender(*scope)?, Critical),
			_ => return None,
		},
		RuntimeCall::Contributions(call) => match call {
			Contributions::close_task { scope, .. } => (*scope, Standard),
			// Of the one that contributes to another.
			Contributions::allow_logger_as { as_scope, .. }
			| Contributions::revoke_logger_as { as_scope, .. } => (*as_scope, Standard),
			Contributions::compensate_as { as_scope, .. } => (*as_scope, Significant),
			Contributions::define_kind { scope, .. }
			| Contributions::set_rate { scope, .. }
			| Contributions::set_multipliers { scope, .. }
			| Contributions::set_limits { scope, .. }
			| Contributions::retire_kind { scope, .. }
			| Contributions::start_import { scope, .. }
			| Contributions::undo_page { scope, .. }
			| Contributions::finish_import { scope, .. }
			| Contributions::drop_import { scope, .. } => (*scope, Significant),
			_ => return None,
		},
		RuntimeCall::Evaluation(call) => match call {
			// Of a kind of a scope below the network decides.
			Evaluation::set_reward_value { scope, .. }
			| Evaluation::recognise_kind { scope, .. }
			| Evaluation::revoke_recognition { scope, .. } => {
				(<Networks as Scopes<AccountId>>::network(*scope)?, Significant)
			},
			Evaluation::found_reputation { network, .. }
			| Evaluation::set_parameters { network, .. } => (*network, Critical),
			_ => return None,
		},
		RuntimeCall::Shares(
			Shares::propose_binding { scope, .. } | Shares::cancel_binding { scope, .. },
		) => (*scope, Significant),
		RuntimeCall::ValueEquation(call) => match call {
			ValueEquation::set_equation { scope, .. }
			| ValueEquation::set_smallest_income { scope, .. }
			| ValueEquation::move_savings { scope, .. } => (*scope, Significant),
			ValueEquation::set_notice { scope, .. } => (*scope, Critical),
			ValueEquation::set_levy { network, .. } => (*network, Critical),
			_ => return None,
		},
		RuntimeCall::Custody(call) => match call {
			Custody::validate { resource }
			| Custody::hibernate { resource }
			| Custody::wake { resource }
			| Custody::withdraw_flag { resource }
			| Custody::link { resource, .. }
			| Custody::report_incident { resource, .. }
			| Custody::report_found { resource, .. } => (of_thing(resource)?, Standard),
			// From the prototype on peers decide how a thing advances.
			Custody::advance { resource }
			| Custody::set_settings { resource, .. }
			| Custody::deprecate { resource, .. }
			| Custody::cancel_offer { resource }
			| Custody::appoint_interim { resource, .. }
			| Custody::recall_custodian { resource, .. }
			| Custody::withdraw_recall { resource }
			| Custody::complete_maintenance { resource, .. }
			| Custody::move_resource { resource, .. }
			| Custody::decide_challenge { resource, .. }
			| Custody::drop_end { resource } => (of_thing(resource)?, Significant),
			Custody::propose_amendment { deal, .. }
			| Custody::drop_amendment { deal }
			| Custody::name_for_silent { deal, .. } => (of_deal(deal)?, Significant),
			_ => return None,
		},
		RuntimeCall::Usage(call) => match call {
			Usage::stop_use { resource, .. } | Usage::lift_veto { resource, .. } => {
				(of_thing(resource)?, Standard)
			},
			Usage::set_access { resource, .. }
			| Usage::set_use_terms { resource, .. }
			| Usage::set_own_tariffs { resource, .. }
			| Usage::decide_use { resource, .. }
			| Usage::allow_credit_line { resource, .. } => (of_thing(resource)?, Significant),
			Usage::open_credit_line { project, .. } => (*project, Significant),
			// The project that owes for the use.
			Usage::dispute_use { resource, number, .. } => {
				let used = pallet_usage::Uses::<Runtime>::get(resource, number)?;
				(used.on_credit?.project, Standard)
			},
			_ => return None,
		},
		RuntimeCall::Crowdfunding(call) => match call {
			Crowdfunding::create { scope, .. } => (*scope, Significant),
			Crowdfunding::cancel { campaign }
			| Crowdfunding::request_release { campaign, .. }
			| Crowdfunding::withdraw_release { campaign }
			| Crowdfunding::lower_price { campaign, .. } => {
				(Plans::<Runtime>::get(campaign)?.scope, Significant)
			},
			_ => return None,
		},
		RuntimeCall::Budgeting(call) => match call {
			Budgeting::drop_idea { round, .. } => (of_round(round)?, Standard),
			Budgeting::open_round { scope, .. } => (*scope, Significant),
			Budgeting::match_round { round, purse, amount } => {
				let round = pallet_budgeting::Rounds::<Runtime>::get(round)?;
				(round.scope, spending(round.scope, *purse, &round.asset, *amount))
			},
			Budgeting::pay_idea { round, .. } => (of_round(round)?, Significant),
			_ => return None,
		},
		RuntimeCall::Fiat(call) => match call {
			Fiat::license_custodian { network, .. } => (*network, Critical),
			Fiat::cancel_offer { network, .. } => (*network, Significant),
			// To raise it is critical, to lower it significant.
			Fiat::set_limit { custodian, limit } => {
				pallet_fiat::Pallet::<Runtime>::matter_of_limit(*custodian, *limit)?
			},
			Fiat::give_notice { custodian } => {
				let record = pallet_fiat::Custodians::<Runtime>::get(custodian)?;
				(record.network, Significant)
			},
			_ => return None,
		},
		RuntimeCall::Firms(call) => match call {
			Firms::release_announced { announcement, .. } => (of_sale(announcement)?, Standard),
			Firms::name_firm { scope, .. } => (*scope, Significant),
			Firms::withdraw_offer { network, .. } | Firms::end_licence { network, .. } => {
				(*network, Significant)
			},
			Firms::license_firm { network, firm, terms } => {
				(*network, crate::Firms::class_of_licence(*network, firm, terms.cut))
			},
			Firms::decide_claim { claim, .. } => (of_hidden_sale(claim)?, Critical),
			_ => return None,
		},
		RuntimeCall::Governance(call) => match call {
			Governance::vote_as { as_scope, .. } | Governance::enrol_as { as_scope, .. } => {
				(*as_scope, Standard)
			},
			// It gives a vote away.
			Governance::represent_as { as_scope, .. } => (*as_scope, Significant),
			Governance::set_rules { scope, .. } => (*scope, Critical),
			// Of the scope above: what is dead cannot decide it. The global one has none.
			Governance::revive { scope, .. } => {
				(<Networks as Scopes<AccountId>>::parent(*scope)?, Critical)
			},
			_ => return None,
		},
		RuntimeCall::Settlement(call) => match call {
			Settlement::offer { side, terms } => (of_party(terms, *side)?, Significant),
			Settlement::accept { contract, terms } => {
				let record = pallet_settlement::Contracts::<Runtime>::get(contract)?;
				let State::Offered { by } = record.state else { return None };
				(of_party(terms, by.other())?, Significant)
			},
			Settlement::withdraw_offer { contract, side } => (of_side(contract, *side)?, Standard),
			Settlement::give_notice { contract, side } => (of_side(contract, *side)?, Significant),
			Settlement::declare { contract, asset, base, purse, .. }
			| Settlement::amend { contract, asset, base, purse, .. } => {
				let due = due_of(contract, *base)?;
				paying(contract, *purse, [(asset.clone(), due)].into_iter())?
			},
			Settlement::close_period { contract, bases, purse, .. } => {
				let due = bases.iter().map(|(asset, base)| {
					let due = due_of(contract, *base).unwrap_or(*base);
					(asset.clone(), due)
				});
				paying(contract, *purse, due)?
			},
			Settlement::pay_ceiling { contract, asset, amount, purse } => {
				paying(contract, *purse, [(asset.clone(), *amount)].into_iter())?
			},
			Settlement::contest { contract, .. }
			| Settlement::withdraw_contest { contract, .. }
			| Settlement::confirm_paid { contract, .. }
			| Settlement::drop_undivided { contract, .. } => (of_side(contract, Side::Payee)?, Significant),
			Settlement::answer_contest { contract, .. }
			| Settlement::request_credit { contract, .. }
			| Settlement::declare_paid { contract, .. }
			| Settlement::withdraw_paid { contract, .. } => (of_side(contract, Side::Payer)?, Standard),
			Settlement::decide_credit { contract, .. } | Settlement::deny_paid { contract, .. } => {
				(of_side(contract, Side::Payee)?, Standard)
			},
			Settlement::set_bank_rule { scope, .. } => (*scope, Significant),
			_ => return None,
		},
		RuntimeCall::ValidatorSet(
			ValidatorSet::add_validator { .. }
			| ValidatorSet::remove_validator { .. }
			| ValidatorSet::set_block_kind { .. }
			| ValidatorSet::note_stalled { .. }
			| ValidatorSet::cancel_upgrade { .. },
		) => (GLOBAL_SCOPE, Significant),
		RuntimeCall::Whitelist(Whitelist::dispatch_whitelisted_call_with_preimage { call })
			if is_upgrade(call) =>
		{
			(GLOBAL_SCOPE, Critical)
		},
		RuntimeCall::SafeMode(
			pallet_safe_mode::Call::force_enter { .. }
			| pallet_safe_mode::Call::force_extend { .. }
			| pallet_safe_mode::Call::force_exit { .. },
		)
		| RuntimeCall::TxPause(
			pallet_tx_pause::Call::pause { .. } | pallet_tx_pause::Call::unpause { .. },
		) => (GLOBAL_SCOPE, Critical),
		// Of any length: benchmarks of proposals need that.
		#[cfg(feature = "runtime-benchmarks")]
		RuntimeCall::System(frame_system::Call::remark { remark }) => {
			let scope = remark.get(..4).and_then(|bytes| bytes.try_into().ok())?;
			(ScopeId::from_le_bytes(scope), Significant)
		},
		_ => return None,
	})
}

/// Whether a call can be decided in an emergency: it ends by itself, or is easily undone.
fn is_urgent(call: &RuntimeCall) -> bool {
	use pallet_networks::Call as Nets;
	use pallet_validator_set::Call as ValidatorSet;
	match call {
		// Of itself, for two weeks at most; what another decided takes its time.
		RuntimeCall::Networks(Nets::suspend { scope, by, .. }) => scope == by,
		RuntimeCall::Networks(Nets::resume { scope }) => {
			Networks::suspender(*scope) == Some(*scope)
		},
		RuntimeCall::Networks(
			Nets::revoke_role { .. } | Nets::set_sponsorship { policy: None, .. },
		)
		| RuntimeCall::ValidatorSet(ValidatorSet::remove_validator { .. })
		| RuntimeCall::SafeMode(..)
		| RuntimeCall::TxPause(..) => true,
		// The repair of what made all calls stop.
		RuntimeCall::Whitelist(..) => SafeMode::is_entered(),
		_ => false,
	}
}

/// Whether a scope that is closed can still decide a call: what it needs to come to an end.
fn ends_a_scope(call: &RuntimeCall) -> bool {
	use pallet_contributions::Call as Contributions;
	use pallet_firms::Call as Firms;
	use pallet_networks::Call as Nets;
	use pallet_value_equation::Call as ValueEquation;
	matches!(
		call,
		RuntimeCall::Networks(
			Nets::spend { .. }
				| Nets::close_pot { .. }
				| Nets::accept_asset { .. }
				| Nets::set_stewards { .. }
				| Nets::end_association { .. }
				| Nets::leave_as { .. }
				| Nets::set_sponsorship { policy: None, .. }
		) | RuntimeCall::Contributions(
			Contributions::compensate_as { .. } | Contributions::revoke_logger_as { .. },
		) | RuntimeCall::ValueEquation(
			// A levy that no equation can divide any more goes to a purse.
			ValueEquation::move_savings { .. } | ValueEquation::set_levy { purse: Some(_), .. },
		) | RuntimeCall::Fiat(pallet_fiat::Call::give_notice { .. })
			| RuntimeCall::Firms(
				Firms::withdraw_offer { .. }
					| Firms::end_licence { .. }
					| Firms::name_firm { cut: None, .. }
					| Firms::release_announced { .. }
					| Firms::decide_claim { .. }
			) | RuntimeCall::Governance(pallet_governance::Call::revive { .. })
	)
}

/// The agent who loses its vote or its place by a call, or is judged by it, and has no vote on that.
fn subject(call: &RuntimeCall) -> Option<AccountId> {
	use pallet_networks::Call as Nets;
	match call {
		RuntimeCall::Networks(Nets::expel { who, .. }) => Some(who.clone()),
		RuntimeCall::Networks(Nets::set_tier { who, tier, .. }) if *tier != Tier::Member => {
			Some(who.clone())
		},
		RuntimeCall::Firms(pallet_firms::Call::decide_claim { claim, .. }) => {
			pallet_firms::HiddenClaims::<Runtime>::get(claim).map(|claim| claim.firm)
		},
		_ => None,
	}
}

/// What a call decides of which only the last decision holds. Those that only add something, pay
/// something, or do a step of something have none.
fn matter(call: &RuntimeCall) -> Option<Matter> {
	use pallet_contributions::Call as Contributions;
	use pallet_custody::Call as Custody;
	use pallet_evaluation::Call as Evaluation;
	use pallet_networks::Call as Nets;
	use pallet_usage::Call as Usage;
	use pallet_value_equation::Call as ValueEquation;
	let about = match call {
		RuntimeCall::Networks(call) => match call {
			Nets::set_metadata { .. }
			| Nets::set_stewards { .. }
			| Nets::set_agreement { .. }
			| Nets::set_sponsorship { .. } => Vec::new(),
			Nets::set_parameter { parameter, .. } => {
				parameter.encode().into_iter().take(1).collect()
			},
			Nets::set_tier { who, .. } => who.encode(),
			_ => return None,
		},
		RuntimeCall::Contributions(
			Contributions::set_rate { kind, .. }
			| Contributions::set_multipliers { kind, .. }
			| Contributions::set_limits { kind, .. },
		) => kind.encode(),
		RuntimeCall::Evaluation(
			Evaluation::set_reward_value { scope, kind, .. }
			| Evaluation::recognise_kind { scope, kind, .. },
		) => (scope, kind).encode(),
		RuntimeCall::ValueEquation(call) => match call {
			ValueEquation::set_equation { .. }
			| ValueEquation::set_notice { .. }
			| ValueEquation::set_levy { .. } => Vec::new(),
			ValueEquation::set_smallest_income { asset, .. } => asset.encode(),
			_ => return None,
		},
		RuntimeCall::Custody(Custody::set_settings { resource, .. }) => resource.encode(),
		RuntimeCall::Usage(call) => match call {
			Usage::set_access { resource, class, .. } => (resource, class).encode(),
			Usage::set_use_terms { resource, .. } | Usage::set_own_tariffs { resource, .. } => {
				resource.encode()
			},
			Usage::allow_credit_line { resource, project, .. } => (resource, project).encode(),
			_ => return None,
		},
		RuntimeCall::Fiat(pallet_fiat::Call::license_custodian { account, .. }) => account.encode(),
		RuntimeCall::Fiat(pallet_fiat::Call::set_limit { custodian, .. }) => custodian.encode(),
		RuntimeCall::Governance(pallet_governance::Call::set_rules { .. }) => Vec::new(),
		RuntimeCall::Governance(pallet_governance::Call::represent_as { scope, .. }) => {
			scope.encode()
		},
		// Of two upgrades the one decided on later.
		RuntimeCall::Whitelist(..) => Vec::new(),
		#[cfg(feature = "runtime-benchmarks")]
		RuntimeCall::System(frame_system::Call::remark { remark }) => {
			remark.iter().take(5).copied().collect()
		},
		_ => return None,
	};
	let name = call.get_call_metadata();
	let hash = (name.pallet_name, name.function_name, about).using_encoded(blake2_128);
	hash.first_chunk().copied()
}
