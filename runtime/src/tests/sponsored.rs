// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Which calls a scope pays for, and that a person without tokens gets out of whatever it got into.

use super::{
	chain::{block, on, signed},
	every_call::every_call,
};
use crate::{
	configs::tools::ProxyType,
	constants::{currency::OVN, time::days},
	fees::SponsoredCalls,
	AccountId, Balances, Contributions, Networks, Runtime, RuntimeCall, RuntimeOrigin, System,
};
use ovn_primitives::{
	ClaimType, ContributionId, Document, Purse, RoleId, ScopeId, ScopeKind, Tier,
};
use pallet_contributions::{Action, Category, Deciding, KindTerms, Limits, State, Unit};
use pallet_networks::{fees::SponsoredCalls as _, GrantRule, SponsorPolicy};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::traits::Dispatchable;

/// What a scope pays for: what its people do for it, and every way out.
const SPONSORED: [(&str, &[&str]); 8] = [
	(
		"Networks",
		&[
			"join",
			"leave",
			"sign_agreement",
			"decline_invitation",
			"pass_invitation",
			"endorse_grant",
			"endorse_revocation",
			"resign_role",
		],
	),
	(
		"Contributions",
		&[
			"log",
			"set_gift",
			"correct",
			"compensate",
			"review",
			"close_review",
			"allow_logger",
			"revoke_logger",
			"claim_task",
			"unclaim_task",
			"deliver_task",
		],
	),
	(
		"Evaluation",
		&[
			"evaluate",
			"finalise",
			"settle",
			"reopen",
			"claim_tokens",
			"wake",
			"pay_reward",
			"retry_decision",
		],
	),
	("Shares", &["claim", "refuse_binding", "retry_credit"]),
	("Crowdfunding", &["contribute", "contribute_from_claims", "withdraw", "object"]),
	("Budgeting", &["fund_round", "allocate"]),
	("Fiat", &["confirm", "deny"]),
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
			"nominate",
			"vote_for",
			"represent",
			"end_representation",
		],
	),
];

/// Decisions of a scope: those who make them can spend its money.
const DECISIONS: [(&str, &[&str]); 13] = [
	(
		"Networks",
		&[
			"set_metadata",
			"set_stewards",
			"set_parameter",
			"close_scope",
			"suspend",
			"resume",
			"set_agreement",
			"take_over_deposit_as_scope",
			"set_tier",
			"expel",
			"define_role",
			"retire_role",
			"grant_role",
			"revoke_role",
			"propose_association",
			"accept_association",
			"end_association",
			"renounce_association",
			"create_fund",
			"accept_asset",
			"drop_asset",
			"spend",
			"close_pot",
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
			"close_task",
			"start_import",
			"undo_page",
			"finish_import",
			"drop_import",
			"allow_logger_as",
			"revoke_logger_as",
			"compensate_as",
		],
	),
	(
		"Evaluation",
		&[
			"found_reputation",
			"set_parameters",
			"set_reward_value",
			"recognise_kind",
			"revoke_recognition",
		],
	),
	("Shares", &["propose_binding", "cancel_binding"]),
	(
		"ValueEquation",
		&["set_equation", "set_notice", "set_levy", "set_smallest_income", "move_savings"],
	),
	(
		"Custody",
		&[
			"validate",
			"set_settings",
			"advance",
			"hibernate",
			"wake",
			"deprecate",
			"appoint_interim",
			"withdraw_flag",
			"link",
			"decide_challenge",
			"name_for_silent",
			"recall_custodian",
			"withdraw_recall",
		],
	),
	(
		"Usage",
		&[
			"set_access",
			"set_use_terms",
			"set_own_tariffs",
			"decide_use",
			"open_credit_line",
			"allow_credit_line",
		],
	),
	("Crowdfunding", &["create", "cancel", "request_release", "lower_price", "withdraw_release"]),
	("Budgeting", &["open_round", "match_round", "drop_idea", "pay_idea"]),
	("Fiat", &["license_custodian", "cancel_offer", "set_limit", "give_notice"]),
	("Firms", &["license_firm", "withdraw_offer", "end_licence", "name_firm", "release_announced"]),
	("Governance", &["set_rules", "revive", "vote_as", "enrol_as", "represent_as"]),
	(
		"Settlement",
		&[
			"offer",
			"accept",
			"withdraw_offer",
			"give_notice",
			"declare",
			"close_period",
			"amend",
			"pay_ceiling",
			"contest",
			"answer_contest",
			"withdraw_contest",
			"request_credit",
			"decide_credit",
			"set_bank_rule",
			"declare_paid",
			"confirm_paid",
			"deny_paid",
			"withdraw_paid",
			"drop_undivided",
		],
	),
];

/// What moves the signer's own money, or takes a deposit of it: who does it has some.
const OWN_MONEY: [(&str, &[&str]); 11] = [
	(
		"Networks",
		&[
			"create_scope",
			"invite",
			"cancel_invitation",
			"take_over_deposit",
			"keep_account",
			"set_profile",
			"clear_profile",
			"open_pot",
		],
	),
	("Contributions", &["contribute_cash", "open_task", "import_page", "log_as"]),
	("Shares", &["open_pot"]),
	("ValueEquation", &["record_income", "open_pot"]),
	("Custody", &["register"]),
	(
		"Usage",
		&["reserve", "start_use", "extend_use", "pay_salvage", "pay_credit_line", "pay_arrears"],
	),
	("Crowdfunding", &["open_pot", "offer_redemption", "redeem"]),
	("Budgeting", &["open_pot", "propose_idea"]),
	(
		"Fiat",
		&["accept_licence", "add_bond", "withdraw_bond", "issue", "redeem", "burn", "open_pot"],
	),
	(
		"Firms",
		&[
			"accept_licence",
			"fill_bond",
			"report_sale",
			"announce_sale",
			"pay_announced",
			"claim_hidden",
			"open_pot",
		],
	),
	("Settlement", &["divide_paid"]),
];

/// What anybody can do for anybody, and does for nobody in particular; a scope paid for whatever a stranger
/// finds to tidy.
const TIDYING: [(&str, &[&str]); 13] = [
	("Networks", &["release_account", "clear_role", "clear_petition", "clear_allowance"]),
	("Contributions", &["clear_loggers", "expire_claim"]),
	("Evaluation", &["mark_dormant"]),
	("Shares", &["claim_for", "process_deferred"]),
	("ValueEquation", &["process_inbox", "process_levy", "collect"]),
	("Custody", &["clear_hearing"]),
	("Usage", &["deliver"]),
	(
		"Crowdfunding",
		&["execute_release", "complete", "refund", "refund_page", "expire", "conclude"],
	),
	("Budgeting", &["close_round", "lapse_idea", "return_funding", "return_page", "clear_idea"]),
	("Fiat", &["end_licence", "return_bond", "burn_silent", "return_units", "default_on"]),
	("Firms", &["lapse_offer", "return_bond", "claim_on_bond", "lapse_claim", "settle_grants"]),
	("Governance", &["strike"]),
	("Settlement", &["remove_offer", "flag", "remove_period", "remove_paid"]),
];

/// What names no scope, so that it would have to be looked up for every transaction whether somebody pays for
/// it. Who is in such a state came into it with tokens: it paid, lent or reserved something. Shares follow their
/// holder by name.
const NAMES_NO_SCOPE: [(&str, &[&str]); 6] = [
	("Shares", &["redirect", "bind_with_key"]),
	(
		"Custody",
		&[
			"offer_custody",
			"accept_custody",
			"cancel_offer",
			"decline_custody",
			"flag_custodian",
			"answer_flag",
			"withdraw_approval",
			"report_incident",
			"report_found",
			"open_maintenance",
			"complete_maintenance",
			"move_resource",
			"propose_amendment",
			"consent",
			"drop_amendment",
			"declare_end",
			"name_witness",
			"witness_end",
			"challenge_end",
			"challenge_as_owner",
			"dispose",
			"drop_end",
			"support_recall",
			"validate_as_owner",
		],
	),
	(
		"Usage",
		&[
			"permit",
			"set_reservation_rules",
			"cancel_reservation",
			"release_reservation",
			"end_use",
			"report_meter",
			"confirm_use",
			"dispute_use",
			"settle_use",
			"stop_use",
			"veto_use",
			"lift_veto",
			"report_trouble",
		],
	),
	("Crowdfunding", &["claim_difference", "accept_redemption", "withdraw_offer"]),
	("Fiat", &["decline", "acknowledge", "fulfil", "judge", "confirm_owed"]),
	// A firm has a bond, and an arbiter is chosen by both.
	("Firms", &["leave", "answer_claim", "decide_claim"]),
];

fn contains(list: &[(&str, &[&str])], (pallet, call): (&str, &str)) -> bool {
	list.iter().any(|(name, calls)| *name == pallet && calls.contains(&call))
}

#[test]
fn every_call_is_either_sponsored_or_left_out_for_a_reason() {
	let ours = [
		"Networks",
		"Contributions",
		"Evaluation",
		"Shares",
		"ValueEquation",
		"Custody",
		"Usage",
		"Crowdfunding",
		"Budgeting",
		"Fiat",
		"Firms",
		"Governance",
		"Settlement",
	];
	on("development", || {
		for (name, call) in every_call() {
			let reasons = [
				contains(&DECISIONS, name),
				contains(&OWN_MONEY, name),
				contains(&TIDYING, name),
				contains(&NAMES_NO_SCOPE, name),
			];
			let left_out = reasons.iter().filter(|reason| **reason).count();
			let sponsored = contains(&SPONSORED, name);
			if ours.contains(&name.0) {
				assert_eq!(
					left_out + usize::from(sponsored),
					1,
					"decide whether a scope pays for {name:?}, and name it in one of the lists"
				);
			}
			// Claims of nothing, or of several scopes, name no scope; what concerns a campaign, a round or a
			// request names it, and there is none of that number.
			let of_number = ["Crowdfunding", "Budgeting", "Fiat"].contains(&name.0);
			if name != ("Shares", "claim") && !of_number {
				assert_eq!(SponsoredCalls::scope(&call).is_some(), sponsored, "{name:?}");
			}
		}
		let lists: [&[_]; 5] = [&SPONSORED, &DECISIONS, &OWN_MONEY, &TIDYING, &NAMES_NO_SCOPE];
		let all: Vec<_> = every_call().into_iter().map(|(name, _)| name).collect();
		for (pallet, calls) in lists.into_iter().flatten() {
			for call in *calls {
				assert!(all.contains(&(*pallet, *call)), "there is no {pallet}.{call}");
			}
		}
	});
}

#[test]
fn every_decision_of_a_scope_is_a_stewards_and_every_step_of_evaluation_a_contributors() {
	use frame_support::traits::InstanceFilter;
	on("development", || {
		for (name, call) in every_call() {
			// Who creates a campaign pays its price.
			let decides = contains(&DECISIONS, name) && name != ("Crowdfunding", "create");
			// Without a purse it is the account that pays (`proxy_of_a_steward_pays_contracts_...`).
			let pays = ["declare", "close_period", "amend", "pay_ceiling"];
			let pays = name.0 == "Settlement" && pays.contains(&name.1);
			if decides && !pays {
				assert!(ProxyType::Steward.filter(&call), "{name:?}");
			}
			if decides || contains(&OWN_MONEY, name) {
				assert!(!ProxyType::Contributor.filter(&call), "{name:?}");
			}
			if name.0 == "Evaluation" && contains(&SPONSORED, name) {
				assert!(ProxyType::Contributor.filter(&call), "{name:?}");
			}
		}
	});
}

#[test]
fn sponsored_calls_are_weighed_with_the_look_up_of_who_pays() {
	use frame_support::dispatch::GetDispatchInfo;
	use pallet_networks::WeightInfo as _;
	let look_up = <Runtime as pallet_networks::Config>::WeightInfo::sponsor_fee();
	on("development", || {
		for (name, call) in every_call() {
			if contains(&SPONSORED, name) {
				let weight = call.get_dispatch_info().call_weight;
				assert!(weight.ref_time() >= look_up.ref_time(), "{name:?} weighs {weight:?}");
			}
		}
	});
}

fn root_of(account: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(account.to_account_id())
}

fn run(account: Sr25519Keyring, call: impl Into<RuntimeCall>) {
	let call = call.into();
	call.clone().dispatch(root_of(account)).unwrap_or_else(|error| panic!("{call:?} {error:?}"));
}

/// Somebody without any tokens.
const NOOR: Sr25519Keyring = Sr25519Keyring::One;

/// A network of Alice with a role that reviews, which pays for its people. Its number and the role's.
fn network() -> (ScopeId, RoleId) {
	let scope = pallet_networks::NextScope::<Runtime>::get();
	run(
		Alice,
		pallet_networks::Call::create_scope {
			parent: 0,
			kind: ScopeKind::Network,
			metadata: Document::default(),
			stewards: vec![Alice.to_account_id()].try_into().unwrap(),
		},
	);
	run(
		Alice,
		pallet_networks::Call::define_role {
			scope,
			name: b"reviewer".to_vec().try_into().unwrap(),
			document: Document::default(),
			rule: GrantRule::ByHolders { endorsements: 1 },
			term: None,
		},
	);
	let (sponsor, _) = Networks::pot(scope, Purse::Sponsor, crate::AssetKind::Native);
	run(
		Alice,
		pallet_balances::Call::transfer_keep_alive { dest: sponsor.into(), value: 100 * OVN },
	);
	let policy = Some(SponsorPolicy {
		allowance: OVN,
		refill_period: days(1),
		daily_budget: 10 * OVN,
		deposits: 5,
		max_held: 10 * OVN,
		uninvited: true,
	});
	run(Alice, pallet_networks::Call::set_sponsorship { scope, policy });
	for who in [Bob, Charlie, Dave] {
		run(who, pallet_networks::Call::join { scope, agreement: None });
		let tier = Tier::Contributor;
		run(Alice, pallet_networks::Call::set_tier { scope, who: who.to_account_id(), tier });
	}
	let who = NOOR.to_account_id();
	run(Alice, pallet_networks::Call::invite { scope, who, tier: Tier::Contributor });
	(scope, 0)
}

/// A kind of the network, decided in this way.
fn kind(scope: ScopeId, deciding: Deciding<u32>) -> u16 {
	let kind = pallet_contributions::KindCount::<Runtime>::get(scope);
	let terms = KindTerms {
		name: b"hours".to_vec().try_into().unwrap(),
		document: Document::default(),
		category: Category::Time,
		action: Action::Work,
		unit: Unit::Hour,
		rate: OVN,
		claim: ClaimType::Equity,
		multipliers: Default::default(),
		limits: Limits { max_quantity: 8_000_000, daily_limit: Some(24_000_000) },
		deciding,
		earns_reputation: false,
		takes_scopes: false,
		standing: None,
	};
	run(Alice, pallet_contributions::Call::define_kind { scope, terms });
	kind
}

/// A transaction that somebody without tokens sends, and that succeeds.
fn noor_sends(call: impl Into<RuntimeCall>) {
	let call = call.into();
	let result = block([signed(NOOR, call.clone())])[0];
	assert!(matches!(result, Ok(Ok(()))), "{call:?} {result:?}");
	assert_eq!(Balances::free_balance(NOOR.to_account_id()), 0);
}

fn today() -> u32 {
	(pallet_timestamp::Now::<Runtime>::get() / 86_400_000) as u32
}

/// Noor logs an hour. Its id.
fn log(scope: ScopeId, kind: u16) -> ContributionId {
	let index = pallet_contributions::NextIndex::<Runtime>::get(scope);
	noor_sends(pallet_contributions::Call::log {
		scope,
		kind,
		quantity: 1_000_000,
		day: today(),
		role: None,
		evidence: Document::default(),
		gift: false,
		on_behalf_of: None,
	});
	ContributionId { scope, index }
}

/// Lets blocks pass without making them.
fn pass(blocks: u32) {
	System::set_block_number(System::block_number() + blocks);
}

#[test]
fn author_without_tokens_opens_its_evaluation_again_and_ends_it() {
	on("development", || {
		block([]);
		let (scope, _) = network();
		let founders = [Alice, Bob, Charlie, Dave].map(|who| (who.to_account_id(), 100 * OVN));
		run(
			Alice,
			pallet_evaluation::Call::found_reputation {
				network: scope,
				founders: founders.to_vec().try_into().unwrap(),
			},
		);
		let kind = kind(scope, Deciding::PeerEvaluation { scales_by_quality: true });
		noor_sends(pallet_networks::Call::join { scope, agreement: None });
		let id = log(scope, kind);
		let window = days(7);
		pass(window + 1);
		// Nobody spoke: who has no tokens finds that, opens it again, and in the end closes it.
		noor_sends(pallet_evaluation::Call::finalise { id });
		noor_sends(pallet_evaluation::Call::reopen { id });
		pass(window + 1);
		noor_sends(pallet_evaluation::Call::finalise { id });
		let contribution = Contributions::contribution(id).unwrap();
		assert!(matches!(contribution.state, State::Rejected { .. }), "{contribution:?}");
		assert_eq!(contribution.deposit, None);
	});
}

#[test]
fn author_without_tokens_closes_what_nobody_judged() {
	on("development", || {
		block([]);
		let (scope, role) = network();
		let deciding = Deciding::Reviewers { role, approvals: 1, period: 10 };
		let kind = kind(scope, deciding);
		noor_sends(pallet_networks::Call::join { scope, agreement: None });
		let id = log(scope, kind);
		pass(11);
		noor_sends(pallet_contributions::Call::close_review { id });
		let contribution = Contributions::contribution(id).unwrap();
		assert!(matches!(contribution.state, State::Rejected { .. }));
	});
}

#[test]
fn reviewer_without_tokens_judges_endorses_and_resigns() {
	on("development", || {
		block([]);
		let (scope, role) = network();
		let kind = kind(scope, Deciding::Reviewers { role, approvals: 1, period: days(7) });
		noor_sends(pallet_networks::Call::join { scope, agreement: None });
		let noor: AccountId = NOOR.to_account_id();
		run(
			Alice,
			pallet_networks::Call::grant_role { scope, role, who: noor.clone(), certificate: None },
		);
		let index = pallet_contributions::NextIndex::<Runtime>::get(scope);
		run(
			Bob,
			pallet_contributions::Call::log {
				scope,
				kind,
				quantity: 1_000_000,
				day: today(),
				role: None,
				evidence: Document::default(),
				gift: false,
				on_behalf_of: None,
			},
		);
		let id = ContributionId { scope, index };
		let review = pallet_contributions::Review::Accept;
		noor_sends(pallet_contributions::Call::review { id, review });
		let state = Contributions::contribution(id).unwrap().state;
		assert!(matches!(state, State::Accepted { .. }), "{state:?}");

		let who = Bob.to_account_id();
		noor_sends(pallet_networks::Call::endorse_grant {
			scope,
			role,
			who: who.clone(),
			certificate: None,
		});
		assert!(Networks::holds_role(scope, role, &who));
		noor_sends(pallet_networks::Call::endorse_revocation { scope, role, who: who.clone() });
		assert!(!Networks::holds_role(scope, role, &who));
		noor_sends(pallet_networks::Call::resign_role { scope, role });
		assert!(!Networks::holds_role(scope, role, &noor));
	});
}

#[test]
fn contributor_without_tokens_gives_back_what_it_did_not_earn() {
	on("development", || {
		block([]);
		let (scope, role) = network();
		let kind = kind(scope, Deciding::Reviewers { role, approvals: 1, period: days(7) });
		noor_sends(pallet_networks::Call::join { scope, agreement: None });
		let id = log(scope, kind);
		run(
			Alice,
			pallet_networks::Call::grant_role {
				scope,
				role,
				who: Bob.to_account_id(),
				certificate: None,
			},
		);
		let review = pallet_contributions::Review::Accept;
		run(Bob, pallet_contributions::Call::review { id, review });
		let quantity = 400_000;
		let evidence = Document::default();
		noor_sends(pallet_contributions::Call::compensate { id, quantity, evidence });
		assert_eq!(Contributions::contribution(id).unwrap().compensated, quantity);
	});
}
