// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Which calls scopes decide by votes: each call of the chain is in one list, those that are
//! decided ask for the class that is listed, and no other scope decides them.

use super::{
	chain::on,
	evaluation::designs,
	every_call::every_call,
	printer::{self, custodian, technician, user, Lab},
};
use crate::{
	configs::governance::Policy, constants::time::days, AccountId, AssetKind, Budgeting,
	Contributions, Custody, Fiat, Networks, Runtime, RuntimeCall, RuntimeOrigin, System, Usage,
};
use frame_support::{
	assert_ok,
	storage::{with_transaction, TransactionOutcome},
	traits::GetCallMetadata,
};
use ovn_primitives::{
	traits::CallPolicy,
	DecisionClass::{self, Critical, Significant, Standard},
	Document, Nature, Purse, Ratio, Regime, ResourceId, ScopeId, ScopeKind, Tier, UseClass,
	GLOBAL_SCOPE,
};
use pallet_custody::Phase;
use pallet_networks::{Party, Relation};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Ferdie, One, Two};
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};
use std::collections::BTreeSet;

pub(super) type Names = &'static [(&'static str, &'static [&'static str])];

/// What a scope decides by a standard decision.
const STANDARD: Names = &[
	(
		"Networks",
		&[
			"set_metadata",
			"propose_association",
			"accept_association",
			"end_association",
			"renounce_association",
		],
	),
	("Contributions", &["close_task", "allow_logger_as", "revoke_logger_as"]),
	(
		"Custody",
		&[
			"validate",
			"hibernate",
			"wake",
			"withdraw_flag",
			"link",
			"report_incident",
			"report_found",
		],
	),
	("Usage", &["stop_use", "lift_veto"]),
	("Budgeting", &["drop_idea"]),
	("Firms", &["release_announced"]),
	("Governance", &["vote_as", "enrol_as"]),
	(
		"Settlement",
		&[
			"withdraw_offer",
			"answer_contest",
			"request_credit",
			"decide_credit",
			"declare_paid",
			"deny_paid",
			"withdraw_paid",
		],
	),
];

/// What a scope decides by a significant decision.
const SIGNIFICANT: Names = &[
	(
		"Networks",
		&[
			"set_agreement",
			"take_over_deposit_as_scope",
			"define_role",
			"retire_role",
			"grant_role",
			"revoke_role",
			"create_fund",
			"accept_asset",
			"drop_asset",
			"spend",
			"set_sponsorship",
			"join_as",
			"leave_as",
		],
	),
	(
		"Contributions",
		&[
			"define_kind",
			"set_rate",
			"set_multipliers",
			"set_limits",
			"retire_kind",
			"start_import",
			"undo_page",
			"finish_import",
			"drop_import",
			"compensate_as",
		],
	),
	("Evaluation", &["set_reward_value", "recognise_kind", "revoke_recognition"]),
	("Shares", &["propose_binding", "cancel_binding"]),
	("ValueEquation", &["set_equation", "set_smallest_income", "move_savings"]),
	(
		"Custody",
		&[
			"advance",
			"set_settings",
			"deprecate",
			"cancel_offer",
			"appoint_interim",
			"recall_custodian",
			"withdraw_recall",
			"complete_maintenance",
			"move_resource",
			"decide_challenge",
			"drop_end",
			"propose_amendment",
			"drop_amendment",
			"name_for_silent",
		],
	),
	(
		"Usage",
		&[
			"set_access",
			"set_use_terms",
			"set_own_tariffs",
			"decide_use",
			"allow_credit_line",
			"open_credit_line",
		],
	),
	("Crowdfunding", &["create", "cancel", "request_release", "withdraw_release", "lower_price"]),
	("Budgeting", &["open_round", "match_round", "pay_idea"]),
	("Fiat", &["cancel_offer", "give_notice"]),
	("Firms", &["license_firm", "withdraw_offer", "end_licence", "name_firm"]),
	("Governance", &["represent_as"]),
	(
		"Settlement",
		&[
			"offer",
			"accept",
			"give_notice",
			"declare",
			"close_period",
			"amend",
			"pay_ceiling",
			"contest",
			"withdraw_contest",
			"set_bank_rule",
			"confirm_paid",
			"drop_undivided",
		],
	),
	(
		"ValidatorSet",
		&["add_validator", "remove_validator", "note_stalled", "cancel_upgrade", "set_block_kind"],
	),
];

/// What a scope decides by a critical decision. The tier of a member and its expulsion are, those
/// of others are significant; a licence is critical for a high cut or a firm of the network.
const CRITICAL: Names = &[
	(
		"Networks",
		&[
			"set_stewards",
			"set_parameter",
			"close_scope",
			"close_pot",
			"set_tier",
			"expel",
			"suspend",
			"resume",
		],
	),
	("Evaluation", &["found_reputation", "set_parameters"]),
	("ValueEquation", &["set_notice", "set_levy"]),
	("Fiat", &["license_custodian", "set_limit"]),
	("Firms", &["decide_claim"]),
	("Governance", &["set_rules", "revive"]),
	("Whitelist", &["dispatch_whitelisted_call_with_preimage"]),
	("SafeMode", &["force_enter", "force_extend", "force_exit"]),
	("TxPause", &["pause", "unpause"]),
];

/// What somebody signs: for itself, as a holder of something, or for nobody in particular.
const SIGNED: Names = &[
	(
		"Networks",
		&[
			"create_scope",
			"sign_agreement",
			"join",
			"leave",
			"invite",
			"cancel_invitation",
			"decline_invitation",
			"pass_invitation",
			"take_over_deposit",
			"keep_account",
			"release_account",
			"set_profile",
			"clear_profile",
			"endorse_grant",
			"endorse_revocation",
			"resign_role",
			"clear_role",
			"clear_petition",
			"open_pot",
			"clear_allowance",
		],
	),
	(
		"Contributions",
		&[
			"allow_logger",
			"revoke_logger",
			"clear_loggers",
			"log",
			"log_as",
			"set_gift",
			"correct",
			"compensate",
			"contribute_cash",
			"review",
			"close_review",
			"open_task",
			"claim_task",
			"unclaim_task",
			"expire_claim",
			"deliver_task",
			"import_page",
		],
	),
	(
		"Evaluation",
		&[
			"evaluate",
			"finalise",
			"reopen",
			"retry_decision",
			"settle",
			"pay_reward",
			"claim_tokens",
			"mark_dormant",
			"wake",
		],
	),
	(
		"Shares",
		&[
			"claim",
			"claim_for",
			"redirect",
			"refuse_binding",
			"bind_with_key",
			"open_pot",
			"process_deferred",
			"retry_credit",
		],
	),
	("ValueEquation", &["record_income", "process_inbox", "process_levy", "collect", "open_pot"]),
	(
		"Custody",
		&[
			"register",
			"validate_as_owner",
			"offer_custody",
			"accept_custody",
			"decline_custody",
			"withdraw_approval",
			"flag_custodian",
			"answer_flag",
			"support_recall",
			"open_maintenance",
			"consent",
			"declare_end",
			"name_witness",
			"witness_end",
			"challenge_end",
			"challenge_as_owner",
			"dispose",
			"clear_hearing",
		],
	),
	(
		"Usage",
		&[
			"permit",
			"veto_use",
			"set_reservation_rules",
			"reserve",
			"cancel_reservation",
			"release_reservation",
			"start_use",
			"extend_use",
			"end_use",
			"report_meter",
			"report_trouble",
			"confirm_use",
			"dispute_use",
			"settle_use",
			"pay_credit_line",
			"deliver",
			"pay_arrears",
			"pay_salvage",
		],
	),
	(
		"Crowdfunding",
		&[
			"contribute",
			"contribute_from_claims",
			"withdraw",
			"expire",
			"object",
			"execute_release",
			"complete",
			"refund",
			"refund_page",
			"claim_difference",
			"redeem",
			"offer_redemption",
			"accept_redemption",
			"withdraw_offer",
			"conclude",
			"open_pot",
		],
	),
	(
		"Fiat",
		&[
			"accept_licence",
			"end_licence",
			"add_bond",
			"withdraw_bond",
			"return_bond",
			"issue",
			"redeem",
			"decline",
			"acknowledge",
			"fulfil",
			"confirm",
			"deny",
			"burn_silent",
			"judge",
			"return_units",
			"default_on",
			"burn",
			"confirm_owed",
			"open_pot",
		],
	),
	(
		"Budgeting",
		&[
			"fund_round",
			"close_round",
			"propose_idea",
			"allocate",
			"lapse_idea",
			"clear_idea",
			"return_funding",
			"return_page",
			"open_pot",
		],
	),
	(
		"Firms",
		&[
			"lapse_offer",
			"accept_licence",
			"leave",
			"fill_bond",
			"return_bond",
			"report_sale",
			"announce_sale",
			"pay_announced",
			"claim_on_bond",
			"claim_hidden",
			"answer_claim",
			"lapse_claim",
			"settle_grants",
			"open_pot",
		],
	),
	(
		"Governance",
		&[
			"propose",
			"back",
			"unback",
			"withdraw",
			"call_again",
			"escalate",
			"vote",
			"close",
			"execute",
			"clear",
			"enrol",
			"confirm",
			"strike",
			"vote_for",
			"represent",
			"end_representation",
			"nominate",
		],
	),
	("Settlement", &["remove_offer", "flag", "remove_period", "remove_paid", "divide_paid"]),
	// The validators pause the chain together.
	("ValidatorSet", &["leave", "resume", "withdraw_keys", "pause", "credit_blocks"]),
	// They attest, and anybody relays or clears away what was decided.
	(
		"Whitelist",
		&[
			"whitelist_call",
			"remove_whitelisted_call",
			"dispatch_whitelisted_call",
			"remove_deferred_dispatch",
		],
	),
	// Nobody enters it for a deposit.
	(
		"SafeMode",
		&["enter", "extend", "force_slash_deposit", "force_release_deposit", "release_deposit"],
	),
];

/// Pallets whose calls no scope decides: they move the signer's own, carry other calls, which would
/// be decided unseen, or keep the chain going.
const NEVER: [&str; 14] = [
	"System",
	"Timestamp",
	"Balances",
	"Assets",
	"Babe",
	"Grandpa",
	"Session",
	"Utility",
	"Multisig",
	"Proxy",
	"Preimage",
	"Scheduler",
	"Council",
	"Sudo",
];

pub(super) fn names(list: Names) -> impl Iterator<Item = (&'static str, &'static str)> {
	list.iter().flat_map(|(pallet, calls)| calls.iter().map(|call| (*pallet, *call)))
}

/// The class that is listed for a call.
fn listed(name: (&str, &str)) -> Option<DecisionClass> {
	[(STANDARD, Standard), (SIGNIFICANT, Significant), (CRITICAL, Critical)]
		.into_iter()
		.find_map(|(list, class)| names(list).any(|one| one == name).then_some(class))
}

/// Whether scopes can decide a call.
pub(super) fn is_decided(name: (&str, &str)) -> bool {
	listed(name).is_some()
}

pub(super) fn name(call: &RuntimeCall) -> (&'static str, &'static str) {
	let metadata = call.get_call_metadata();
	(metadata.pallet_name, metadata.function_name)
}

#[test]
fn every_call_of_the_chain_is_decided_by_votes_or_left_out_for_a_reason() {
	on("development", || {
		let all: BTreeSet<_> = every_call().into_iter().map(|(name, _)| name).collect();
		for name in &all {
			let lists = [STANDARD, SIGNIFICANT, CRITICAL, SIGNED];
			let places = lists.into_iter().flat_map(names).filter(|one| one == name).count();
			let never = usize::from(NEVER.contains(&name.0));
			assert_eq!(
				places + never,
				1,
				"decide whether a scope decides {name:?}, and by which class: name it in a list"
			);
		}
		for one in [STANDARD, SIGNIFICANT, CRITICAL, SIGNED].into_iter().flat_map(names) {
			assert!(all.contains(&one), "there is no {one:?}");
		}
	});
}

#[test]
fn calls_that_are_not_listed_cannot_be_proposed_to_any_scope() {
	lab(|ground| {
		let scopes = 0..pallet_networks::NextScope::<Runtime>::get();
		for (name, call) in every_call() {
			// Benchmarks of proposals need a call of any length.
			if listed(name).is_none() && name != ("System", "remark") {
				for scope in scopes.clone() {
					assert_eq!(Policy::rule(scope, &call), None, "{name:?}");
				}
			}
		}
		assert!(scopes.end > ground.child);
	});
}

/// What the decisions are about.
pub(super) struct Ground {
	/// Whose they are.
	pub(super) scope: ScopeId,
	/// A project below it.
	pub(super) child: ScopeId,
	/// Another, which it suspended.
	pub(super) stopped: ScopeId,
	/// Another network.
	pub(super) sibling: ScopeId,
	/// Bought by a campaign, with a deal.
	pub(super) printer: ResourceId,
	pub(super) deal: u64,
	/// A campaign that is open.
	pub(super) campaign: u64,
	pub(super) prototype: ResourceId,
	pub(super) resting: ResourceId,
	pub(super) ending: ResourceId,
	pub(super) repaired: ResourceId,
	pub(super) stored: ResourceId,
	/// A use of the printer that goes on.
	pub(super) number: u64,
	/// What it owes and earns by contract.
	pub(super) contracts: super::settlement::Contracts,
}

pub(super) fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub(super) fn steward() -> AccountId {
	Alice.to_account_id()
}

pub(super) fn decided(scope: ScopeId, class: DecisionClass) -> RuntimeOrigin {
	pallet_governance::Origin::Decided { scope, class, proposal: 0 }.into()
}

/// A thing of the steward, which holds it in trust.
fn thing(scope: ScopeId, phase: Phase) -> ResourceId {
	let id = pallet_custody::NextResource::<Runtime>::get();
	let name = b"thing".to_vec().try_into().unwrap();
	let (regime, nature) = (Regime::NonDominium, Nature::Physical);
	assert_ok!(Custody::register(by(steward()), scope, regime, nature, name, H256::zero(), phase));
	id
}

pub(super) fn create(parent: ScopeId, kind: ScopeKind) -> ScopeId {
	let scope = pallet_networks::NextScope::<Runtime>::get();
	let stewards = vec![steward()].try_into().unwrap();
	assert_ok!(Networks::create_scope(by(steward()), parent, kind, Document::default(), stewards));
	scope
}

/// What custodians are licensed for.
pub(super) fn licence() -> pallet_fiat::TermsOf<Runtime> {
	pallet_fiat::Terms {
		currency: *b"EUR",
		decimals: 2,
		name: b"Euro at the bank".to_vec().try_into().unwrap(),
		symbol: b"bEUR".to_vec().try_into().unwrap(),
		limit: 1_000,
		cover: pallet_fiat::Cover { bond: 1, units: 1 },
		bond_asset: AssetKind::Native,
		bond: crate::constants::currency::OVN,
		smallest: 1,
		fulfil_within: 10,
		arbiter: steward(),
	}
}

/// Licenses a custodian, the first of the chain, and offers another the same.
fn license(scope: ScopeId) {
	let (first, second) = (user(), Bob.to_account_id());
	for account in [first.clone(), second] {
		let terms = Box::new(licence());
		assert_ok!(Fiat::license_custodian(by(steward()), scope, account, terms));
	}
	System::set_block_number(System::block_number() + days(pallet_fiat::EFFECTIVE_DAYS));
	assert_ok!(Fiat::accept_licence(by(first), scope, Box::new(licence())));
}

/// A lab in which everything that can be decided has begun.
pub(super) fn ground(lab: &Lab) -> Ground {
	let scope = lab.scope;
	license(scope);
	let deal = lab.campaign();
	(0..printer::GIVEN.len()).for_each(|n| printer::contribute(n, deal));
	let printer = lab.release(deal, 4_000);
	let campaign = lab.campaign();

	let number = pallet_usage::NextUse::<Runtime>::get();
	let figures = printer::ten_hours(UseClass::Commercial, Some(technician()));
	assert_ok!(Usage::start_use(by(user()), printer, figures, None, H256::zero()));
	assert_ok!(Custody::flag_custodian(by(user()), printer, H256::zero()));
	assert_ok!(Usage::veto_use(by(custodian()), printer, technician(), H256::zero()));
	let attached = pallet_custody::Deals::<Runtime>::get(printer)[0].clone();
	let tariffs = attached.tariffs;
	assert_ok!(Custody::propose_amendment(by(steward()), deal, tariffs, Document::default()));

	let prototype = thing(scope, Phase::Prototype);
	let resting = thing(scope, Phase::Active);
	assert_ok!(Custody::hibernate(by(steward()), resting));
	let ending = thing(scope, Phase::Active);
	assert_ok!(Custody::deprecate(by(steward()), ending, printer));
	assert_ok!(Custody::declare_end(by(steward()), ending, Document::default()));
	let [repaired, stored] = [0, 1].map(|_| {
		let id = thing(scope, Phase::Active);
		let _ = Custody::validate(by(steward()), id);
		id
	});
	assert_ok!(Custody::open_maintenance(
		by(steward()),
		repaired,
		technician(),
		Document::default()
	));
	assert_ok!(Custody::move_resource(by(steward()), stored, pallet_custody::Movement::Store));

	assert_ok!(Contributions::define_kind(by(steward()), scope, reviewed()));
	let document = Document::default;
	assert_ok!(Contributions::open_task(by(steward()), scope, 0, document(), 1, days(1)));
	assert_ok!(Contributions::start_import(by(steward()), scope, steward(), document(), 1, 1));
	let (now, equal) = (System::block_number(), pallet_budgeting::Allotment::Equal);
	let (opens, closes) = (now + days(4), now + days(8));
	let asset = AssetKind::Native;
	assert_ok!(Budgeting::open_round(
		by(steward()),
		scope,
		asset,
		equal,
		crate::constants::currency::OVN,
		opens,
		closes,
		document()
	));
	let child = create(scope, ScopeKind::Project);
	let stopped = create(scope, ScopeKind::Project);
	assert_ok!(Networks::suspend(by(steward()), stopped, scope, 90, document()));
	// What the limit of a month is a part of.
	let treasury = Networks::pot_account(scope, Purse::Treasury, &AssetKind::Native);
	let amount = 100 * crate::constants::currency::OVN;
	assert_ok!(crate::Balances::transfer_keep_alive(by(steward()), treasury.into(), amount));
	let sibling = create(GLOBAL_SCOPE, ScopeKind::Network);
	for who in [Bob, Charlie] {
		let _ = Networks::join(by(who.to_account_id()), scope, None);
	}
	assert_ok!(Networks::set_tier(by(steward()), scope, Bob.to_account_id(), Tier::Member));
	license_firms(scope);
	Ground {
		scope,
		child,
		stopped,
		sibling,
		printer,
		deal,
		campaign,
		prototype,
		resting,
		ending,
		repaired,
		stored,
		number,
		contracts: super::settlement::contracts(scope, sibling),
	}
}

/// A firm that has a licence.
pub(super) fn firm() -> AccountId {
	One.to_account_id()
}

/// A firm that has the offer of a licence.
pub(super) fn newcomer() -> AccountId {
	Two.to_account_id()
}

/// Terms with a cut in per cent; the voters of the network judge.
pub(super) fn firm_terms(cut: u32) -> pallet_firms::TermsOf<Runtime> {
	pallet_firms::Terms {
		cut: Ratio::new(cut, 100).unwrap(),
		bond_asset: AssetKind::Native,
		bond_size: 100 * crate::constants::currency::OVN,
		report_within: 1,
		assets: vec![AssetKind::Native].try_into().unwrap(),
		arbiter: None,
	}
}

/// A firm that has announced a sale to the scope and is accused of another, and one with an offer.
fn license_firms(scope: ScopeId) {
	use crate::{constants::currency::OVN, Balances, Firms, ValueEquation};
	use pallet_value_equation::{Equation, Mode};
	let (mode, residue) = (Mode::Straight, Purse::Treasury);
	let equation = Equation { mode, buckets: Default::default(), residue };
	assert_ok!(ValueEquation::set_equation(by(steward()), scope, equation));
	for who in [firm(), newcomer()] {
		assert_ok!(Balances::transfer_keep_alive(by(steward()), who.clone().into(), 1_000 * OVN));
		assert_ok!(Firms::license_firm(by(steward()), scope, who, firm_terms(5)));
	}
	assert_ok!(Firms::accept_licence(by(firm()), scope, firm_terms(5)));
	let sold_at = System::block_number();
	let (asset, gross) = (AssetKind::Native, 10 * OVN);
	let invoice = pallet_firms::Invoice { currency: *b"EUR", price: 1_000 };
	let (reference, evidence) = (H256::repeat_byte(1), H256::zero());
	let announce = Firms::announce_sale;
	assert_ok!(announce(by(firm()), scope, asset, gross, invoice, reference, evidence));
	System::set_block_number(sold_at + days(1));
	let claim = Firms::claim_hidden;
	assert_ok!(claim(by(Bob.to_account_id()), firm(), scope, OVN, sold_at, evidence));
}

/// A kind that holders of a role decide.
fn reviewed() -> pallet_contributions::KindTermsOf<Runtime> {
	let deciding =
		pallet_contributions::Deciding::Reviewers { role: 0, approvals: 1, period: days(1) };
	pallet_contributions::KindTerms { deciding, ..designs() }
}

fn lab(test: impl FnOnce(&Ground)) {
	printer::lab(|lab| test(&ground(lab)));
}

/// Each call that can be decided, with something that there is. The first of a name is the one of
/// which the list says the class.
pub(super) fn decisions(ground: &Ground) -> Vec<RuntimeCall> {
	let Ground { scope, child, printer, deal, campaign, number, .. } = *ground;
	let (who, member) = (Charlie.to_account_id(), Bob.to_account_id());
	let (document, text) = (Document::default, || b"name".to_vec().try_into().unwrap());
	let native = || AssetKind::Native;
	let other = Party::Agent(who.clone());
	let hash = H256::zero();
	let mut all = Vec::<RuntimeCall>::new();
	{
		use pallet_networks::{Call, GrantRule, ScopeParameter};
		let relation = Relation::Peer;
		let own = Party::Scope(scope);
		let stewards = vec![steward()].try_into().unwrap();
		let asset = native();
		all.extend(
			[
				Call::set_metadata { scope, metadata: document() },
				Call::propose_association { scope, party: other.clone(), relation },
				Call::end_association { scope, party: other, relation },
				Call::accept_association { scope: child, party: own.clone(), relation },
				Call::renounce_association { scope: child, party: own, relation },
				Call::set_agreement { scope, document: document() },
				Call::take_over_deposit_as_scope { scope, who: who.clone() },
				Call::define_role {
					scope,
					name: text(),
					document: document(),
					rule: GrantRule::ByScope,
					term: None,
				},
				Call::retire_role { scope, role: 0 },
				Call::grant_role { scope, role: 0, who: who.clone(), certificate: None },
				Call::revoke_role { scope, role: 0, who: who.clone() },
				Call::create_fund { scope, name: text() },
				Call::accept_asset { scope, asset: AssetKind::WithId(7) },
				Call::drop_asset { scope, asset: AssetKind::WithId(7) },
				Call::spend {
					scope,
					purse: Purse::Treasury,
					asset: asset.clone(),
					amount: 1,
					beneficiary: who.clone(),
				},
				Call::set_sponsorship { scope, policy: None },
				Call::join_as { scope: ground.sibling, as_scope: scope, agreement: None },
				Call::leave_as { scope: ground.sibling, as_scope: scope },
				Call::set_stewards { scope, stewards },
				Call::set_parameter { scope, parameter: ScopeParameter::Invitations(None) },
				Call::close_scope { scope },
				Call::suspend { scope: child, by: scope, days: 1, reason: document() },
				Call::suspend { scope, by: scope, days: 1, reason: document() },
				Call::resume { scope: ground.stopped },
				Call::close_pot { scope, purse: Purse::Fund(0), asset, beneficiary: who.clone() },
				Call::set_tier { scope, who: member.clone(), tier: Tier::Contributor },
				Call::expel { scope, who: member, reason: hash },
				Call::set_tier { scope, who: who.clone(), tier: Tier::Member },
				Call::set_tier { scope, who: who.clone(), tier: Tier::Contributor },
				Call::expel { scope, who: who.clone(), reason: hash },
			]
			.map(RuntimeCall::from),
		);
	}
	{
		use pallet_contributions::{Call, Limits};
		let (kind, import) = (0, 0);
		let limits = Limits { max_quantity: 1, daily_limit: None };
		let (importer, source) = (who.clone(), document());
		let (to, logger) = (ground.sibling, who.clone());
		let id = ovn_primitives::ContributionId { scope: to, index: 0 };
		all.extend(
			[
				Call::close_task { scope, task: 0 },
				Call::define_kind { scope, terms: reviewed() },
				Call::set_rate { scope, kind, rate: 1 },
				Call::set_multipliers { scope, kind, multipliers: Default::default() },
				Call::set_limits { scope, kind, limits },
				Call::retire_kind { scope, kind },
				Call::start_import { scope, importer, source, entries: 1, quantity: 1 },
				Call::undo_page { scope, import },
				Call::finish_import { scope, import },
				Call::drop_import { scope, import },
				Call::allow_logger_as {
					scope: to,
					as_scope: scope,
					logger: logger.clone(),
					until: None,
				},
				Call::revoke_logger_as { scope: to, as_scope: scope, logger },
				Call::compensate_as { as_scope: scope, id, quantity: 1, evidence: document() },
			]
			.map(RuntimeCall::from),
		);
	}
	{
		use pallet_evaluation::{Call, Fraction};
		let (network, kind) = (scope, 0);
		let share = Fraction::from_parts_per_billion(1).unwrap();
		let founders = vec![(who.clone(), 1)].try_into().unwrap();
		all.extend(
			[
				Call::set_reward_value { scope, kind, value: None },
				Call::recognise_kind { scope: child, kind, hash, reward_value: 1, share },
				Call::revoke_recognition { scope: child, kind },
				Call::found_reputation { network, founders },
				Call::set_parameters { network, changes: Default::default() },
			]
			.map(RuntimeCall::from),
		);
	}
	{
		use pallet_shares::Call;
		let account = who.clone();
		all.extend(
			[
				Call::propose_binding { scope, identity: hash, account },
				Call::cancel_binding { scope, identity: hash },
			]
			.map(RuntimeCall::from),
		);
	}
	{
		use pallet_value_equation::{Ask, Bucket, Call, Equation, Mode, Recipient};
		let bucket = Bucket {
			name: b"all".to_vec().try_into().unwrap(),
			ask: Ask::Share(Ratio::ONE),
			recipient: Recipient::Account(who.clone()),
		};
		let equation = Equation {
			mode: Mode::Straight,
			buckets: vec![bucket].try_into().unwrap(),
			residue: Purse::Treasury,
		};
		let (purse, share) = (Purse::Treasury, Ratio::new(1, 100).unwrap());
		all.extend(
			[
				Call::set_equation { scope, equation },
				Call::set_smallest_income { scope, asset: native(), amount: None },
				Call::move_savings { scope, asset: native(), bucket: 0, purse },
				Call::set_notice { scope, notice: None },
				Call::set_levy { network: scope, share, purse: Some(purse) },
			]
			.map(RuntimeCall::from),
		);
	}
	{
		use pallet_custody::{Call, Incident, Movement, Relation, Settings};
		let Ground { prototype, resting, ending, repaired, stored, .. } = *ground;
		let resource = printer;
		let tariffs = pallet_custody::Deals::<Runtime>::get(printer)[0].tariffs.clone();
		let settings = Settings { custodian: None, witness: None };
		all.extend(
			[
				Call::validate { resource },
				Call::hibernate { resource: stored },
				Call::wake { resource: resting },
				Call::withdraw_flag { resource },
				Call::link { resource, relation: Relation::DerivedFrom, to: stored },
				Call::report_incident { resource, incident: Incident::Lost, document: document() },
				Call::report_found { resource, note: hash },
				Call::advance { resource: prototype },
				Call::set_settings { resource, settings },
				Call::deprecate { resource: stored, successor: resource },
				Call::cancel_offer { resource },
				Call::appoint_interim { resource, custodian: who.clone() },
				Call::recall_custodian { resource, note: hash },
				Call::withdraw_recall { resource },
				Call::complete_maintenance { resource: repaired, document: document() },
				Call::move_resource { resource: stored, movement: Movement::TakeOut },
				Call::decide_challenge { resource: ending, upheld: true },
				Call::drop_end { resource: ending },
				Call::propose_amendment { deal, tariffs, document: document() },
				Call::drop_amendment { deal },
				Call::name_for_silent { deal, candidate: who.clone() },
			]
			.map(RuntimeCall::from),
		);
	}
	{
		use pallet_usage::{Call, UseTerms};
		let (resource, class) = (printer, UseClass::Owner);
		let figures = printer::ten_hours(UseClass::Commercial, None);
		let terms = UseTerms::default();
		all.extend(
			[
				Call::stop_use { resource, number },
				Call::lift_veto { resource, agent: technician() },
				Call::set_access { resource, class, rule: None },
				Call::set_use_terms { resource, terms },
				Call::set_own_tariffs { resource, terms: None },
				Call::decide_use { resource, number, figures },
				Call::allow_credit_line { resource, project: child, allow: true },
				Call::open_credit_line { resource, project: scope, kind: 0, limit: 1 },
			]
			.map(RuntimeCall::from),
		);
	}
	{
		use pallet_crowdfunding::Call;
		let plan = pallet_crowdfunding::Plans::<Runtime>::get(campaign).unwrap().plan;
		let evidence = document;
		all.extend(
			[
				Call::create { scope, plan: Box::new(plan) },
				Call::cancel { campaign },
				Call::request_release { campaign, amount: 1, evidence: evidence() },
				Call::withdraw_release { campaign },
				Call::lower_price { campaign, price: 1, evidence: evidence() },
			]
			.map(RuntimeCall::from),
		);
	}
	{
		use pallet_budgeting::{Allotment, Call};
		let (round, idea, purse) = (0, 0, Purse::Treasury);
		let (opens, closes) = (days(50), days(60));
		all.extend(
			[
				Call::drop_idea { round, idea, forfeit: true },
				Call::open_round {
					scope,
					asset: native(),
					allotment: Allotment::Equal,
					minimum: 1,
					opens,
					closes,
					document: document(),
				},
				Call::match_round { round, purse, amount: 1 },
				Call::pay_idea { round, idea, evidence: document() },
			]
			.map(RuntimeCall::from),
		);
	}
	{
		use pallet_fiat::Call;
		let (network, custodian, account) = (scope, 0, Charlie.to_account_id());
		all.extend(
			[
				Call::license_custodian { network, account, terms: Box::new(licence()) },
				Call::cancel_offer { network, account: Bob.to_account_id() },
				Call::set_limit { custodian, limit: licence().limit + 1 },
				Call::set_limit { custodian, limit: licence().limit },
				Call::give_notice { custodian },
			]
			.map(RuntimeCall::from),
		);
	}
	{
		use pallet_firms::Call;
		let network = scope;
		let cut = Some(Ratio::new(1, 100).unwrap());
		all.extend(
			[
				Call::license_firm { network, firm: Ferdie.to_account_id(), terms: firm_terms(5) },
				Call::license_firm { network, firm: Ferdie.to_account_id(), terms: firm_terms(11) },
				Call::license_firm { network, firm: Bob.to_account_id(), terms: firm_terms(5) },
				Call::withdraw_offer { network, firm: newcomer() },
				Call::end_licence { network, firm: firm() },
				Call::name_firm { scope, firm: firm(), cut },
				Call::release_announced { announcement: 0, gross: 0 },
				Call::decide_claim { claim: 0, granted: None },
			]
			.map(RuntimeCall::from),
		);
	}
	{
		use pallet_governance::{Call, Choice, ProposalId};
		let (id, until) = (ProposalId { scope: ground.sibling, index: 0 }, 9);
		let stewards = vec![who.clone()].try_into().unwrap();
		let (choice, reason, representative) = (Choice::Agree, None, who);
		let sibling = ground.sibling;
		all.extend(
			[
				Call::vote_as { id, as_scope: scope, choice, reason },
				Call::enrol_as { scope: sibling, as_scope: scope },
				Call::represent_as { scope: sibling, as_scope: scope, representative, until },
				Call::set_rules { scope, rules: Default::default(), until: None },
				Call::revive { scope: ground.child, stewards },
			]
			.map(RuntimeCall::from),
		);
	}
	all.extend(super::settlement::decisions(scope, ground.sibling, &ground.contracts));
	all.extend(on_the_chain());
	all
}

/// What the global scope decides.
fn on_the_chain() -> Vec<RuntimeCall> {
	use pallet_validator_set::Call;
	let account = Bob.to_account_id();
	let full_name: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
		(b"System".to_vec().try_into().unwrap(), b"remark".to_vec().try_into().unwrap());
	vec![
		Call::add_validator { account: account.clone() }.into(),
		Call::remove_validator { account }.into(),
		Call::note_stalled { delay: 1_000, best_finalised: 0 }.into(),
		Call::set_block_kind { kind: None }.into(),
		Call::cancel_upgrade { code_hash: H256::zero() }.into(),
		super::council::upgrade(H256::zero()),
		pallet_safe_mode::Call::force_enter {}.into(),
		pallet_safe_mode::Call::force_extend {}.into(),
		pallet_safe_mode::Call::force_exit {}.into(),
		pallet_tx_pause::Call::pause { full_name: full_name.clone() }.into(),
		pallet_tx_pause::Call::unpause { ident: full_name }.into(),
	]
}

/// Whose decision a call is.
pub(super) fn owner(ground: &Ground, call: &RuntimeCall) -> ScopeId {
	let of_the_chain = ["ValidatorSet", "SafeMode", "TxPause", "Whitelist"].contains(&name(call).0);
	if of_the_chain {
		GLOBAL_SCOPE
	} else {
		ground.scope
	}
}

/// What comes of a call, which is then undone.
pub(super) fn tried(call: &RuntimeCall, origin: RuntimeOrigin) -> DispatchResult {
	with_transaction(|| {
		let result = call.clone().dispatch(origin);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(result))
	})
	.unwrap()
	.map(|_| ())
	.map_err(|error| error.error)
}

/// Calls about something that is not there, or not yet, which they find before they ask who
/// decides.
const NOT_YET: [(&str, &str); 4] = [
	("Custody", "cancel_offer"),
	("Custody", "name_for_silent"),
	("Budgeting", "drop_idea"),
	("Settlement", "close_period"),
];

#[test]
fn class_of_every_decision_is_the_one_that_is_listed_and_that_the_call_asks_for() {
	lab(|ground| {
		let mut seen = BTreeSet::new();
		for call in decisions(ground) {
			let (name, of) = (name(&call), owner(ground, &call));
			let rule = Policy::rule(of, &call).unwrap_or_else(|| panic!("{name:?} is not decided"));
			if seen.insert(name) {
				assert_eq!(Some(rule.class), listed(name), "{name:?}");
			}
			let refused = Err(DispatchError::BadOrigin);
			assert_ne!(tried(&call, decided(of, rule.class)), refused, "{name:?}");
			// Stewards pull the brakes, too: for votes that is critical.
			let brakes = ["SafeMode", "TxPause"].contains(&name.0);
			let asked = if brakes { Significant } else { rule.class };
			let lower = match asked {
				Critical => Significant,
				Significant => Standard,
				Standard => continue,
			};
			if !NOT_YET.contains(&name) {
				assert_eq!(tried(&call, decided(of, lower)), refused, "{name:?} by a lower class");
			}
		}
		let all = [STANDARD, SIGNIFICANT, CRITICAL].into_iter().flat_map(names);
		assert_eq!(seen, all.collect(), "a call is listed and not tried");
	});
}

#[test]
fn no_decision_is_that_of_a_parent_a_child_or_a_sibling() {
	lab(|ground| {
		for call in decisions(ground) {
			let (name, of) = (name(&call), owner(ground, &call));
			for other in [GLOBAL_SCOPE, ground.scope, ground.child, ground.sibling] {
				if other == of {
					continue;
				}
				assert_eq!(Policy::rule(other, &call), None, "{name:?} in {other}");
				let result = tried(&call, decided(other, Critical));
				let early = NOT_YET.contains(&name) && result.is_err();
				assert!(early || result == Err(DispatchError::BadOrigin), "{name:?}: {result:?}");
			}
		}
	});
}

#[test]
fn standing_of_members_is_critical_and_that_of_others_significant() {
	lab(|ground| {
		use pallet_networks::Call;
		let scope = ground.scope;
		let class = |call: Call<Runtime>| Policy::rule(scope, &call.into()).unwrap().class;
		let (member, other) = (Bob.to_account_id(), Charlie.to_account_id());
		let tier = |who: &AccountId, tier| Call::set_tier { scope, who: who.clone(), tier };
		let expel = |who: &AccountId| Call::expel { scope, who: who.clone(), reason: H256::zero() };
		assert_eq!(class(tier(&member, Tier::Affiliate)), Critical);
		assert_eq!(class(expel(&member)), Critical);
		for decision in [tier(&other, Tier::Member), tier(&other, Tier::Contributor), expel(&other)]
		{
			assert_eq!(class(decision), Significant);
		}
	});
}

#[test]
fn subjects_are_those_who_lose_something_or_are_judged() {
	lab(|ground| {
		let accused = firm();
		for call in decisions(ground) {
			let subject = Policy::rule(owner(ground, &call), &call).unwrap().subject;
			let expected = match &call {
				RuntimeCall::Networks(pallet_networks::Call::expel { who, .. }) => Some(who),
				RuntimeCall::Networks(pallet_networks::Call::set_tier { who, tier, .. }) => {
					(*tier < Tier::Member).then_some(who)
				},
				RuntimeCall::Firms(pallet_firms::Call::decide_claim { .. }) => Some(&accused),
				_ => None,
			};
			assert_eq!(subject.as_ref(), expected, "{:?}", name(&call));
		}
	});
}

#[test]
fn emergencies_are_what_ends_by_itself_or_is_easily_undone() {
	lab(|ground| {
		let urgent = |ground| -> BTreeSet<_> {
			let all = decisions(ground).into_iter();
			let urgent = all.filter(|call| {
				Policy::rule(owner(ground, call), call).is_some_and(|rule| rule.emergency)
			});
			urgent.map(|call| name(&call)).collect()
		};
		let expected = [
			("Networks", "revoke_role"),
			("Networks", "set_sponsorship"),
			("Networks", "suspend"),
			("SafeMode", "force_enter"),
			("SafeMode", "force_exit"),
			("SafeMode", "force_extend"),
			("TxPause", "pause"),
			("TxPause", "unpause"),
			("ValidatorSet", "remove_validator"),
		];
		assert_eq!(urgent(ground), BTreeSet::from(expected));
		// What stopped everything is repaired in hours.
		assert_ok!(crate::SafeMode::force_enter(RuntimeOrigin::root()));
		let mut repair = BTreeSet::from(expected);
		repair.insert(("Whitelist", "dispatch_whitelisted_call_with_preimage"));
		assert_eq!(urgent(ground), repair);
	});
}

#[test]
fn a_scope_stops_itself_in_an_emergency_and_what_is_below_in_due_time() {
	lab(|ground| {
		use pallet_networks::Call;
		let Ground { scope, child, stopped, .. } = *ground;
		let urgent = |call: Call<Runtime>| Policy::rule(scope, &call.into()).unwrap().emergency;
		let suspend =
			|scope| Call::suspend { scope, by: ground.scope, days: 1, reason: Document::default() };
		assert!(urgent(suspend(scope)));
		assert!(!urgent(suspend(child)));
		assert!(!urgent(Call::resume { scope: stopped }));
		assert_eq!(Policy::rule(scope, &Call::<Runtime>::resume { scope }.into()), None);
		assert_ok!(Networks::suspend(by(steward()), scope, scope, 1, Document::default()));
		assert!(urgent(Call::resume { scope }));
	});
}

#[test]
fn spending_is_significant_within_the_limit_of_the_purse_and_critical_above() {
	lab(|ground| {
		use pallet_networks::Call;
		let Ground { scope, .. } = *ground;
		let (purse, asset) = (Purse::Treasury, AssetKind::Native);
		let spend = |amount| -> RuntimeCall {
			let beneficiary = Charlie.to_account_id();
			Call::spend { scope, purse, asset: AssetKind::Native, amount, beneficiary }.into()
		};
		let fund = |amount| -> RuntimeCall {
			pallet_budgeting::Call::match_round { round: 0, purse, amount }.into()
		};
		let class = |call: &RuntimeCall| Policy::rule(scope, call).unwrap().class;
		let left = Networks::spendable_within_limit(scope, purse, asset.clone());
		assert!(left >= 25 * crate::constants::currency::OVN);
		for (within, above) in [(spend(left), spend(left + 1)), (fund(left), fund(left + 1))] {
			assert_eq!((class(&within), class(&above)), (Significant, Critical));
			assert_ok!(tried(&within, decided(scope, Significant)));
			assert_eq!(tried(&within, decided(scope, Standard)), Err(DispatchError::BadOrigin));
			assert_ok!(tried(&above, decided(scope, Critical)));
			assert_eq!(tried(&above, decided(scope, Standard)), Err(DispatchError::BadOrigin));
			let limited = [
				pallet_networks::Error::<Runtime>::AboveSpendLimit.into(),
				pallet_budgeting::Error::<Runtime>::AboveSpendLimit.into(),
			];
			let error = tried(&above, decided(scope, Significant)).unwrap_err();
			assert!(limited.contains(&error), "{error:?}");
			// Until three vote, the stewards decide all of it.
			assert_ok!(tried(&above, by(steward())));
		}
		assert_ok!(Networks::set_tier(by(steward()), scope, custodian(), Tier::Member));
		assert_ok!(tried(&spend(left), by(steward())));
		assert!(tried(&spend(left + 1), by(steward())).is_err());
		assert_ok!(spend(left).dispatch(by(steward())));
		assert_eq!(Networks::spendable_within_limit(scope, purse, asset), 0);
		assert_eq!(class(&spend(1)), Critical);
	});
}

#[test]
fn closed_scopes_decide_what_they_need_to_come_to_an_end() {
	lab(|ground| {
		let ends: BTreeSet<_> = decisions(ground)
			.into_iter()
			.filter(|call| Policy::rule(owner(ground, call), call).unwrap().in_closed_scope)
			.map(|call| name(&call))
			.collect();
		let expected = [
			("Contributions", "compensate_as"),
			("Contributions", "revoke_logger_as"),
			("Fiat", "give_notice"),
			("Firms", "decide_claim"),
			("Firms", "end_licence"),
			("Firms", "release_announced"),
			("Firms", "withdraw_offer"),
			("Governance", "revive"),
			("Networks", "accept_asset"),
			("Networks", "close_pot"),
			("Networks", "end_association"),
			("Networks", "leave_as"),
			("Networks", "set_sponsorship"),
			("Networks", "set_stewards"),
			("Networks", "spend"),
			("ValueEquation", "move_savings"),
			("ValueEquation", "set_levy"),
		];
		assert_eq!(ends, BTreeSet::from(expected));
	});
}

#[test]
fn matters_are_of_calls_that_replace_something_and_differ_by_what_they_are_about() {
	lab(|ground| {
		let mut matters = BTreeSet::new();
		let mut with = BTreeSet::new();
		for call in decisions(ground) {
			if let Some(matter) = Policy::rule(owner(ground, &call), &call).unwrap().matter {
				if with.insert(name(&call)) {
					assert!(matters.insert(matter), "{:?} has the matter of another", name(&call));
				}
			}
		}
		for (pallet, call) in &with {
			let sets = call.starts_with("set_");
			let others = [
				("Evaluation", "recognise_kind"),
				("Fiat", "license_custodian"),
				("Usage", "allow_credit_line"),
				("Governance", "represent_as"),
				("Whitelist", "dispatch_whitelisted_call_with_preimage"),
			];
			assert!(sets || others.contains(&(pallet, call)), "{pallet}.{call}");
		}
		use pallet_contributions::Call;
		let of = |kind| {
			let call = Call::set_rate { scope: ground.scope, kind, rate: kind.into() };
			Policy::rule(ground.scope, &call.into()).unwrap().matter
		};
		assert_ne!(of(0), of(1));
		let again = Call::set_rate { scope: ground.scope, kind: 0, rate: 99 };
		assert_eq!(Policy::rule(ground.scope, &again.into()).unwrap().matter, of(0));
	});
}

#[test]
fn stewards_lose_what_is_critical_when_three_members_vote() {
	lab(|ground| {
		let of_scope = || {
			let all = decisions(ground).into_iter();
			all.filter(|call| owner(ground, call) == ground.scope)
		};
		let refused = Err(DispatchError::BadOrigin);
		// Two vote, and the steward decides everything.
		for call in of_scope() {
			assert_ne!(tried(&call, by(steward())), refused, "{:?}", name(&call));
		}
		let third = custodian();
		assert_ok!(Networks::set_tier(by(steward()), ground.scope, third, Tier::Member));
		for call in of_scope() {
			let critical = Policy::rule(ground.scope, &call).unwrap().class == Critical;
			let result = tried(&call, by(steward()));
			assert_eq!(result == refused, critical, "{:?}: {result:?}", name(&call));
		}
	});
}
