// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A suspended scope: which calls begin something in it or pay out by its decision, and are refused;
//! that all others do what they did; and that nobody's money is stuck meanwhile.

use super::{
	chain::on,
	evaluation::{self, WHOLE},
	every_call::every_call,
	fuzz::{
		dice::Dice,
		draw::{Draw, Metadata},
		focus::{Focus, Subject},
	},
	policy::{self, by, decided, decisions, owner, steward, tried, Ground, Names},
	printer::{self, custodian, technician, user},
};
use crate::{
	constants::{currency::OVN, time::days},
	AccountId, AssetKind, Balances, Budgeting, Contributions, Crowdfunding, Evaluation, Networks,
	Runtime, RuntimeCall, RuntimeOrigin, Shares, System, Usage, ValueEquation,
};
use frame_support::{
	assert_noop, assert_ok,
	traits::fungible::{Inspect as _, InspectHold as _},
};
use ovn_primitives::{
	BookId, ContributionId, DecisionClass::Critical, Document, Holder, IncomeClass, Purse, Ratio,
	ScopeId, ScopeKind, Tier, UseClass, GLOBAL_SCOPE,
};
use pallet_crowdfunding::State;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Bob, Charlie, Ferdie, One};
use sp_runtime::DispatchError;
use std::collections::BTreeSet;

const NATIVE: AssetKind = AssetKind::Native;

/// What a suspended scope refuses: it begins something new in it, or pays out by its decision. Of
/// `set_sponsorship`: to sponsor, not to end that; of `set_limit`: to raise it; of `name_firm`: to name one, not
/// to take it off.
const REFUSED: Names = &[
	(
		"Networks",
		&[
			"create_scope",
			"close_scope",
			"join",
			"join_as",
			"invite",
			"pass_invitation",
			"define_role",
			"propose_association",
			"accept_association",
			"create_fund",
			"spend",
			"close_pot",
			"set_sponsorship",
		],
	),
	(
		"Contributions",
		&[
			"define_kind",
			"log",
			"contribute_cash",
			"allow_logger",
			"allow_logger_as",
			"log_as",
			"open_task",
			"claim_task",
			"deliver_task",
			"start_import",
			"import_page",
		],
	),
	("Evaluation", &["found_reputation", "recognise_kind"]),
	("ValueEquation", &["set_equation"]),
	("Custody", &["register"]),
	("Usage", &["reserve", "start_use", "open_credit_line"]),
	(
		"Crowdfunding",
		&["create", "contribute", "contribute_from_claims", "request_release", "execute_release"],
	),
	("Budgeting", &["open_round", "fund_round", "match_round", "propose_idea", "pay_idea"]),
	(
		"Settlement",
		&[
			"offer",
			"accept",
			"give_notice",
			"contest",
			"decide_credit",
			"set_bank_rule",
			"confirm_paid",
			"deny_paid",
			"drop_undivided",
		],
	),
	("Fiat", &["license_custodian", "accept_licence", "set_limit"]),
	("Firms", &["license_firm", "accept_licence", "name_firm"]),
];

/// What goes on in a suspended scope as before.
const GOES_ON: Names = &[
	(
		"Networks",
		&[
			"set_metadata",
			"end_association",
			"renounce_association",
			"set_agreement",
			"take_over_deposit_as_scope",
			"retire_role",
			"grant_role",
			"revoke_role",
			"accept_asset",
			"drop_asset",
			"leave_as",
			"set_stewards",
			"set_parameter",
			"set_tier",
			"expel",
			"suspend",
			"resume",
			"sign_agreement",
			"leave",
			"cancel_invitation",
			"decline_invitation",
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
			"close_task",
			"set_rate",
			"set_multipliers",
			"set_limits",
			"retire_kind",
			"undo_page",
			"finish_import",
			"drop_import",
			"revoke_logger",
			"revoke_logger_as",
			"clear_loggers",
			"set_gift",
			"correct",
			"compensate",
			"compensate_as",
			"review",
			"close_review",
			"unclaim_task",
			"expire_claim",
		],
	),
	(
		"Evaluation",
		&[
			"set_reward_value",
			"revoke_recognition",
			"set_parameters",
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
			"propose_binding",
			"cancel_binding",
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
	(
		"ValueEquation",
		&[
			"set_smallest_income",
			"move_savings",
			"set_notice",
			"set_levy",
			"record_income",
			"process_inbox",
			"process_levy",
			"collect",
			"open_pot",
		],
	),
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
			"stop_use",
			"lift_veto",
			"set_access",
			"set_use_terms",
			"set_own_tariffs",
			"decide_use",
			"allow_credit_line",
			"permit",
			"veto_use",
			"set_reservation_rules",
			"cancel_reservation",
			"release_reservation",
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
			"cancel",
			"withdraw_release",
			"lower_price",
			"withdraw",
			"expire",
			"object",
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
		"Budgeting",
		&[
			"drop_idea",
			"close_round",
			"allocate",
			"lapse_idea",
			"clear_idea",
			"return_funding",
			"return_page",
			"open_pot",
		],
	),
	(
		"Fiat",
		&[
			"cancel_offer",
			"give_notice",
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
		"Firms",
		&[
			"withdraw_offer",
			"lapse_offer",
			"leave",
			"end_licence",
			"fill_bond",
			"return_bond",
			"report_sale",
			"announce_sale",
			"pay_announced",
			"release_announced",
			"claim_on_bond",
			"claim_hidden",
			"answer_claim",
			"decide_claim",
			"lapse_claim",
			"settle_grants",
			"open_pot",
		],
	),
	(
		"Governance",
		&[
			"vote_as",
			"enrol_as",
			"represent_as",
			"set_rules",
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
			"revive",
		],
	),
	(
		"Settlement",
		&[
			"withdraw_offer",
			"remove_offer",
			"declare",
			"close_period",
			"amend",
			"pay_ceiling",
			"flag",
			"answer_contest",
			"withdraw_contest",
			"request_credit",
			"remove_period",
			"declare_paid",
			"withdraw_paid",
			"remove_paid",
			"divide_paid",
		],
	),
];

/// What the stories below try, because nothing here has come so far, or everything is in use.
const IN_STORIES: [(&str, &str); 2] = [("Budgeting", "pay_idea"), ("Usage", "start_use")];

fn suspended() -> DispatchError {
	pallet_networks::Error::<Runtime>::ScopeSuspended.into()
}

/// The scope above stops a scope for 90 days.
fn suspend(scope: ScopeId) {
	let above = pallet_networks::Scopes::<Runtime>::get(scope).unwrap().parent;
	let reason = Document::default();
	assert_ok!(Networks::suspend(decided(above, Critical), scope, above, 90, reason));
}

fn is_refused(call: &RuntimeCall) -> bool {
	let ends = match call {
		RuntimeCall::Networks(pallet_networks::Call::set_sponsorship { policy, .. }) => {
			policy.is_none()
		},
		RuntimeCall::Fiat(pallet_fiat::Call::set_limit { limit, .. }) => {
			*limit <= policy::licence().limit
		},
		RuntimeCall::Firms(pallet_firms::Call::name_firm { cut, .. }) => cut.is_none(),
		_ => false,
	};
	!ends && policy::names(REFUSED).any(|name| name == policy::name(call))
}

/// Suspends and resumes are told apart by tests of their own.
fn is_about_it(call: &RuntimeCall) -> bool {
	use pallet_networks::Call;
	matches!(call, RuntimeCall::Networks(Call::suspend { .. } | Call::resume { .. }))
}

#[test]
fn every_call_of_ours_goes_on_in_a_suspended_scope_or_is_refused() {
	on("development", || {
		let all: BTreeSet<_> = every_call().into_iter().map(|(name, _)| name).collect();
		let pallets: BTreeSet<_> = policy::names(GOES_ON).map(|name| name.0).collect();
		for name in all.iter().filter(|name| pallets.contains(name.0)) {
			let places = [REFUSED, GOES_ON].into_iter().flat_map(policy::names);
			let places = places.filter(|one| one == name).count();
			assert_eq!(places, 1, "decide whether {name:?} goes on in a suspended scope");
		}
		for name in [REFUSED, GOES_ON].into_iter().flat_map(policy::names) {
			assert!(all.contains(&name), "there is no {name:?}");
		}
	});
}

/// A campaign whose money is about to be released.
fn releasing(lab: &printer::Lab) -> u64 {
	let id = lab.campaign();
	(0..printer::GIVEN.len()).for_each(|n| printer::contribute(n, id));
	let evidence = Document::default();
	assert_ok!(Crowdfunding::request_release(by(steward()), id, 4_000 * OVN, evidence));
	System::set_block_number(System::block_number() + days(7));
	id
}

/// Calls that people sign, with something that there is.
fn signed(ground: &Ground, releasing: u64) -> Vec<(AccountId, RuntimeCall)> {
	let Ground { scope, campaign, printer, .. } = *ground;
	let (document, bob) = (Document::default, || Bob.to_account_id());
	let mut all = Vec::<(AccountId, RuntimeCall)>::new();
	{
		use pallet_networks::{Call, Relation};
		let stewards = vec![steward()].try_into().unwrap();
		let (kind, metadata) = (ScopeKind::Project, document());
		let one = One.to_account_id();
		let party = pallet_networks::Party::Agent(one.clone());
		let relation = Relation::Peer;
		let (who, tier) = (Ferdie.to_account_id(), Tier::Affiliate);
		for (by, call) in [
			(steward(), Call::create_scope { parent: scope, kind, metadata, stewards }),
			(who.clone(), Call::join { scope, agreement: None }),
			(steward(), Call::invite { scope, who, tier }),
			(one.clone(), Call::pass_invitation { scope, to: Ferdie.to_account_id() }),
			(one, Call::accept_association { scope, party, relation }),
			(bob(), Call::leave { scope }),
		] {
			all.push((by, call.into()));
		}
	}
	{
		use pallet_contributions::Call;
		let (kind, task, import) = (0, 0, 0);
		let (quantity, day, role, evidence) = (WHOLE, 20_717, None, document());
		let (gift, on_behalf_of) = (false, None);
		let until = None;
		for (by, call) in [
			(bob(), Call::log { scope, kind, quantity, day, role, evidence, gift, on_behalf_of }),
			(
				bob(),
				Call::log_as {
					scope,
					as_scope: 0,
					kind,
					quantity,
					day,
					evidence: document(),
					gift,
				},
			),
			(bob(), Call::contribute_cash { scope, kind, amount: OVN }),
			(bob(), Call::allow_logger { scope, logger: steward(), until }),
			(
				steward(),
				Call::open_task {
					scope,
					kind,
					document: document(),
					places: 1,
					claim_period: days(1),
				},
			),
			(bob(), Call::claim_task { scope, task }),
			(steward(), Call::import_page { scope, import, first: 0, entries: Default::default() }),
		] {
			all.push((by, call.into()));
		}
	}
	{
		use pallet_custody::{Call, Phase};
		let (regime, nature) =
			(ovn_primitives::Regime::NonDominium, ovn_primitives::Nature::Physical);
		let name = b"thing".to_vec().try_into().unwrap();
		let (description, phase) = (H256::zero(), Phase::Prototype);
		let register = Call::register { scope, regime, nature, name, description, phase };
		all.push((steward(), register.into()));
	}
	{
		use pallet_usage::Call;
		let estimate = printer::ten_hours(UseClass::Community, None);
		let (project, note) = (None, H256::zero());
		let free = ground.stored;
		let class = UseClass::Community;
		let (start, length) = (u64::from(System::block_number() + days(2)), 100);
		for call in [
			Call::start_use { resource: printer, estimate, project, note },
			Call::reserve { resource: printer, class, start, length },
			Call::reserve { resource: free, class, start, length },
		] {
			all.push((user(), call.into()));
		}
	}
	{
		use pallet_crowdfunding::{Call, Sources};
		let hash = H256::repeat_byte(3);
		let sources = Sources::default();
		for call in [
			Call::contribute { campaign, amount: 100 * OVN, agreement: hash },
			Call::contribute_from_claims { campaign, amount: 100 * OVN, agreement: hash, sources },
			Call::execute_release { campaign: releasing },
		] {
			all.push((printer::owner(0), call.into()));
		}
	}
	{
		use pallet_firms::Call;
		let terms = policy::firm_terms(5);
		all.push((policy::newcomer(), Call::accept_licence { network: scope, terms }.into()));
	}
	{
		use pallet_budgeting::Call;
		let name = b"idea".to_vec().try_into().unwrap();
		let (round, payee, minimum, maximum) = (0, bob(), OVN, 2 * OVN);
		for call in [
			Call::fund_round { round, amount: OVN },
			Call::propose_idea { round, payee, name, document: document(), minimum, maximum },
		] {
			all.push((bob(), call.into()));
		}
	}
	{
		let terms = Box::new(policy::licence());
		let accept = pallet_fiat::Call::accept_licence { network: scope, terms };
		all.push((bob(), accept.into()));
	}
	all
}

/// Calls with arguments of all kinds, most of them about the scope.
fn drawn(scope: ScopeId) -> Vec<(AccountId, RuntimeCall)> {
	let (metadata, mut dice) = (Metadata::new(), Dice::new(11));
	let people = [steward(), Bob.to_account_id(), custodian(), user(), technician()];
	let ours: BTreeSet<_> = policy::names(GOES_ON).map(|name| name.0).collect();
	let mut all = Vec::new();
	for described in metadata.calls.iter().filter(|it| ours.contains(it.name.0)) {
		for n in 0..24 {
			let subject =
				[Subject::Scope, Subject::Campaign, Subject::Round, Subject::Resource][n % 4];
			let focus =
				(0..20).map(|_| Focus::draw(&mut dice, subject)).find(|it| it.scope == scope);
			let focus = focus.unwrap_or_default();
			let call = Draw::new(&mut dice, &metadata, &people, focus).call(described);
			all.extend(call.map(|call| (dice.of(&people), call)));
		}
	}
	all
}

#[test]
fn a_suspended_scope_refuses_what_is_listed_and_does_all_else_as_before() {
	printer::lab(|lab| {
		let releasing = releasing(lab);
		let ground = policy::ground(lab);
		let scope = ground.scope;
		assert_ok!(Contributions::claim_task(by(user()), scope, 0));
		let request = pallet_crowdfunding::Call::request_release {
			campaign: releasing,
			amount: OVN,
			evidence: Document::default(),
		};
		let deliver = pallet_contributions::Call::deliver_task {
			scope,
			task: 0,
			quantity: WHOLE,
			day: 20_717,
			role: None,
			evidence: Document::default(),
			gift: false,
		};
		let mut tries: Vec<(RuntimeOrigin, RuntimeCall)> = decisions(&ground)
			.into_iter()
			.filter(|call| owner(&ground, call) == scope)
			.map(|call| (decided(scope, Critical), call))
			.chain([
				(decided(scope, Critical), request.into()),
				(by(user()), deliver.into()),
				(
					decided(scope, Critical),
					pallet_networks::Call::set_sponsorship {
						scope,
						policy: Some(pallet_networks::SponsorPolicy {
							allowance: 1,
							refill_period: 1,
							daily_budget: 1,
							deposits: 0,
							max_held: 0,
							uninvited: false,
						}),
					}
					.into(),
				),
			])
			.collect();
		tries.extend(signed(&ground, releasing).into_iter().map(|(who, call)| (by(who), call)));
		let told = tries.len();
		tries.extend(drawn(scope).into_iter().map(|(who, call)| (by(who), call)));
		tries.retain(|(_, call)| !is_about_it(call));

		let before: Vec<_> =
			tries.iter().map(|(origin, call)| tried(call, origin.clone())).collect();
		suspend(scope);
		let mut refused = BTreeSet::new();
		let mut went_on = BTreeSet::new();
		for ((origin, call), before) in tries.iter().zip(before) {
			let (name, after) = (policy::name(call), tried(call, origin.clone()));
			if is_refused(call) && after == Err(suspended()) {
				refused.insert(name);
				continue;
			}
			assert_eq!(after, before, "{call:?}");
			if after.is_ok() {
				went_on.insert(name);
			}
		}
		let listed: BTreeSet<_> =
			policy::names(REFUSED).filter(|name| !IN_STORIES.contains(name)).collect();
		assert_eq!(refused, listed, "what is listed is refused");
		assert!(told > 100 && went_on.len() > 50, "{told} {went_on:?}");

		// After the last day all of it begins again, and nobody has to call anything.
		let until = Networks::suspension(scope).unwrap().until;
		System::set_block_number(until);
		for (origin, call) in &tries {
			assert_ne!(tried(call, origin.clone()), Err(suspended()), "{call:?}");
		}
	});
}

fn balance(who: &AccountId) -> u128 {
	Balances::total_balance(who)
}

#[test]
fn a_running_campaign_takes_nothing_more_and_gives_everything_back_when_its_scope_is_suspended() {
	printer::lab(|lab| {
		let id = lab.campaign();
		let had: Vec<_> = (0..3).map(|n| balance(&printer::owner(n))).collect();
		(0..3).for_each(|n| printer::contribute(n, id));
		suspend(lab.scope);
		let more =
			Crowdfunding::contribute(by(printer::owner(3)), id, 400 * OVN, H256::repeat_byte(3));
		assert_noop!(more, suspended());
		assert_ok!(Crowdfunding::withdraw(by(printer::owner(0)), id));
		System::set_block_number(System::block_number() + days(30));
		assert_ok!(Crowdfunding::expire(by(user()), id));
		for n in 1..3 {
			assert_ok!(Crowdfunding::refund(by(user()), id, printer::owner(n)));
		}
		assert_eq!((0..3).map(|n| balance(&printer::owner(n))).collect::<Vec<_>>(), had);
	});
}

#[test]
fn money_in_escrow_waits_and_returns_when_its_scope_is_suspended_for_as_long() {
	for back in [false, true] {
		printer::lab(|lab| {
			let had = balance(&printer::owner(0));
			let id = releasing(lab);
			suspend(lab.scope);
			assert_noop!(Crowdfunding::execute_release(by(user()), id), suspended());
			assert_ok!(Crowdfunding::withdraw_release(by(steward()), id));
			let again = || {
				let evidence = Document::default();
				Crowdfunding::request_release(by(steward()), id, 4_000 * OVN, evidence)
			};
			assert_noop!(again(), suspended());
			if back {
				System::set_block_number(System::block_number() + days(90));
				assert_ok!(Crowdfunding::expire(by(user()), id));
				assert_ok!(Crowdfunding::refund(by(user()), id, printer::owner(0)));
				assert_eq!(balance(&printer::owner(0)), had);
			} else {
				assert_ok!(Networks::resume(decided(GLOBAL_SCOPE, Critical), lab.scope));
				assert_ok!(again());
				System::set_block_number(System::block_number() + days(7));
				assert_ok!(Crowdfunding::execute_release(by(user()), id));
				let campaign = pallet_crowdfunding::Campaigns::<Runtime>::get(id).unwrap();
				assert_eq!(campaign.state, State::Completed);
			}
		});
	}
}

#[test]
fn a_running_round_ends_and_gives_everything_back_when_its_scope_is_suspended() {
	printer::lab(|lab| {
		let scope = lab.scope;
		let (member, payee) = (user(), technician());
		assert_ok!(Networks::set_tier(by(steward()), scope, member.clone(), Tier::Member));
		let round = pallet_budgeting::NextRound::<Runtime>::get();
		let now = System::block_number();
		let (opens, closes) = (now + days(4), now + days(8));
		let equal = pallet_budgeting::Allotment::Equal;
		let document = Document::default;
		assert_ok!(Budgeting::open_round(
			by(steward()),
			scope,
			NATIVE,
			equal,
			OVN,
			opens,
			closes,
			document()
		));
		let had = balance(&member);
		assert_ok!(Budgeting::fund_round(by(member.clone()), round, 10 * OVN));
		let name = b"idea".to_vec().try_into().unwrap();
		let idea = 0;
		assert_ok!(Budgeting::propose_idea(
			by(payee.clone()),
			round,
			payee.clone(),
			name,
			document(),
			OVN,
			10 * OVN
		));
		System::set_block_number(opens);
		suspend(scope);
		// What was paid in is divided, but nothing is paid out by decision of the scope.
		assert_ok!(Budgeting::allocate(by(member.clone()), round, idea, 6 * OVN));
		System::set_block_number(closes);
		assert_ok!(Budgeting::close_round(by(payee.clone()), round));
		let pay = || Budgeting::pay_idea(by(steward()), round, idea, document());
		assert_noop!(pay(), suspended());
		// What has no idea returns at once, the rest once the idea's time is over.
		System::set_block_number(closes + days(90));
		assert_ok!(Budgeting::lapse_idea(by(payee), round, idea));
		assert_ok!(Budgeting::return_funding(by(steward()), round, member.clone()));
		assert_eq!(balance(&member), had);
	});
}

#[test]
fn a_use_and_what_it_pays_go_where_they_went_when_the_scope_is_suspended() {
	printer::lab(|lab| {
		let id = lab.campaign();
		(0..printer::GIVEN.len()).for_each(|n| printer::contribute(n, id));
		let printer = lab.release(id, 4_000);
		let figures = printer::ten_hours(UseClass::Commercial, Some(technician()));
		let once = |stop: bool| {
			let (had, purses) = (balance(&user()), lab.purses());
			let number = pallet_usage::NextUse::<Runtime>::get();
			let start =
				|| Usage::start_use(by(user()), printer, figures.clone(), None, H256::zero());
			assert_ok!(start());
			if stop {
				suspend(lab.scope);
			}
			System::set_block_number(System::block_number() + days(1) / 2);
			assert_ok!(Usage::end_use(by(user()), printer, number, figures.clone(), H256::zero()));
			assert_ok!(Usage::confirm_use(by(custodian()), printer, number));
			if stop {
				assert_noop!(start(), suspended());
			}
			let paid: Vec<_> = lab
				.purses()
				.into_iter()
				.zip(purses)
				.map(|(after, before)| after - before)
				.collect();
			(had - balance(&user()), paid)
		};
		let before = once(false);
		assert!(before.0 > 0);
		assert_eq!(once(true), before);
		// Owners claim what the two uses paid back, and the others leave.
		let (had, holder) = (balance(&printer::owner(0)), Holder::Agent(printer::owner(0)));
		let positions = vec![(BookId::Deal(id), 0)].try_into().unwrap();
		assert_ok!(Shares::claim_for(by(custodian()), holder, positions, 1));
		assert!(balance(&printer::owner(0)) > had);
		assert_ok!(Networks::leave(by(technician()), lab.scope));
	});
}

#[test]
fn who_has_reserved_comes_and_nobody_else_when_the_scope_is_suspended() {
	printer::lab(|lab| {
		let id = lab.campaign();
		(0..printer::GIVEN.len()).for_each(|n| printer::contribute(n, id));
		let printer = lab.release(id, 4_000);
		let figures = printer::ten_hours(UseClass::Community, None);
		let (class, length) = (UseClass::Community, u64::from(days(1)));
		let start = u64::from(System::block_number() + days(1));
		let reserve = |start| Usage::reserve(by(user()), printer, class, start, length);
		assert_ok!(reserve(start));
		suspend(lab.scope);
		assert_noop!(reserve(start + 3 * length), suspended());
		System::set_block_number(System::block_number() + days(1));
		let begin = |who| Usage::start_use(by(who), printer, figures.clone(), None, H256::zero());
		assert_ok!(begin(user()));
	});
}

#[test]
fn incomes_pay_their_levy_and_their_people_when_a_project_is_suspended() {
	printer::lab(|lab| {
		use pallet_value_equation::{Ask, Bucket, Equation, Line, Mode, Recipient};
		let network = lab.scope;
		let project = policy::create(network, ScopeKind::Project);
		let share = Ratio::new(1, 10).unwrap();
		assert_ok!(ValueEquation::set_levy(by(steward()), network, share, Some(Purse::Treasury)));
		let bucket = Bucket {
			name: b"all".to_vec().try_into().unwrap(),
			ask: Ask::Share(Ratio::ONE),
			recipient: Recipient::Account(Charlie.to_account_id()),
		};
		let equation = || Equation {
			mode: Mode::Straight,
			buckets: vec![bucket.clone()].try_into().unwrap(),
			residue: Purse::Treasury,
		};
		assert_ok!(ValueEquation::set_equation(by(steward()), project, equation()));
		System::set_block_number(System::block_number() + days(60));
		let treasury = Networks::pot_account(network, Purse::Treasury, &NATIVE);
		let income = |reference: u8| {
			let had = (balance(&treasury), balance(&Charlie.to_account_id()));
			assert_ok!(ValueEquation::record_income(
				by(user()),
				project,
				NATIVE,
				10 * OVN,
				IncomeClass::Sale,
				H256::repeat_byte(reference)
			));
			for line in [Line::Levy, Line::Bucket(0)] {
				assert_ok!(ValueEquation::collect(by(user()), project, NATIVE, line));
			}
			(balance(&treasury) - had.0, balance(&Charlie.to_account_id()) - had.1)
		};
		let before = income(1);
		assert!(before.0 > 0 && before.1 > 0);
		suspend(project);
		assert_eq!(income(2), before);
		let other = ValueEquation::set_equation(by(steward()), project, equation());
		assert_noop!(other, suspended());
	});
}

#[test]
fn an_evaluation_ends_and_moves_reputation_when_its_network_is_suspended() {
	evaluation::network(|network| {
		let author = evaluation::account(11);
		assert_ok!(Networks::join(evaluation::by(&author), network.scope, None));
		let id: ContributionId = evaluation::log(&author, network.scope, network.kind, WHOLE);
		suspend(network.scope);
		for who in &network.founders {
			evaluation::say(id, who, 5);
		}
		evaluation::pass(days(7));
		assert_ok!(Evaluation::finalise(evaluation::by(&network.founders[0]), id));
		assert!(matches!(evaluation::state(id), pallet_contributions::State::Accepted { .. }));
		let deposit = pallet_networks::HoldReason::Deposit.into();
		assert_eq!(Balances::balance_on_hold(&deposit, &author), 0);
	});
}
