// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Members who earned it.

use super::*;
use crate::{Entry, Newcomers, Source, MAX_EARNED, REFUSAL_DAYS};
use sp_runtime::DispatchResult;

/// Who wants to become a member.
const NORA: u64 = 50;

/// Nora joins the lab.
fn enter_lab() {
	assert_ok!(Networks::join(signed(NORA), LAB, None));
}

/// Something of Nora is accepted on so many days, one after the other.
fn earn(days: u32) {
	for _ in 0..days {
		accept(NORA);
		run_days(1);
	}
}

/// A lab of so many in which Nora has been for 90 days and has earned it.
fn build(voters: u64, test: impl FnOnce()) {
	build_and_execute(voters, || {
		enter_lab();
		earn(3);
		run_days(87);
		System::reset_events();
		test();
	});
}

fn try_nominate() -> DispatchResult {
	let can = Governing::may_nominate(LAB, NORA);
	let result = Governing::nominate(signed(NORA), LAB, document(5));
	assert_eq!(can, result.is_ok());
	result
}

/// Nora nominates herself.
fn nominate() -> ProposalId {
	let index = crate::NextProposal::<Test>::get(LAB);
	assert_ok!(try_nominate());
	ProposalId { scope: LAB, index }
}

/// And one of the lab backs her.
fn opened() -> ProposalId {
	let id = nominate();
	assert_ok!(Governing::back(signed(2), id));
	id
}

fn tier() -> Option<Tier> {
	<Networks as ovn_primitives::traits::Membership<u64>>::tier(LAB, &NORA)
}

/// The vote runs out, and closes.
fn run_out(id: ProposalId) {
	run_to_block(closes_at(id));
	close(id);
}

#[test]
fn nominee_becomes_a_member_when_one_backs_it_and_all_are_silent() {
	build(20, || {
		let id = nominate();
		let until = System::block_number() + 14 * DAY;
		let event = Event::Nominated { id, who: NORA, document: document(5), until };
		assert_eq!(last_event(), event);
		assert_eq!(held(NORA), DEPOSIT);
		let made = proposal(id);
		assert_eq!((made.source, made.template), (Source::Nomination, Consent));
		// Others of a lab of twenty need two.
		assert_ok!(Governing::back(signed(2), id));
		assert_eq!((heads(id), poll(id).electors), ([1, 0, 0, 0], 20));
		run_out(id);
		let Status::Passed { from, .. } = proposal(id).status else { panic!() };
		assert_eq!(from, System::block_number());
		// It has no calls, so that it needs no weight for them.
		assert_ok!(Governing::execute(signed(STRANGER), id, Weight::zero()));
		assert_eq!((tier(), votes(NORA)), (Some(Tier::Member), true));
		assert_eq!((ending(id), held(NORA)), (Some(Ending::Executed), 0));
		assert!(!Newcomers::<Test>::contains_key(LAB, NORA));
	});
}

#[test]
fn days_on_which_something_is_accepted_are_counted_once_each() {
	build_and_execute(5, || {
		enter_lab();
		accept(NORA);
		accept(NORA);
		assert_eq!(Governing::days_earned(LAB, NORA), 1);
		let event = Event::DayEarned { scope: LAB, who: NORA, day: TODAY, days: 1 };
		assert_eq!(events().iter().filter(|it| **it == event).count(), 1);
		run_days(5);
		accept(NORA);
		assert_eq!(Governing::days_earned(LAB, NORA), 2);
		earn(200);
		assert_eq!(Governing::days_earned(LAB, NORA), MAX_EARNED);
	});
}

#[test]
fn nothing_is_counted_of_members_strangers_and_the_expelled() {
	build_and_execute(5, || {
		for who in [2, STRANGER] {
			accept(who);
			assert!(!Newcomers::<Test>::contains_key(LAB, who));
		}
		enter_lab();
		assert_ok!(Networks::expel(decided(), LAB, NORA, H256::zero()));
		enter_lab();
		accept(NORA);
		assert!(!Newcomers::<Test>::contains_key(LAB, NORA));
	});
}

#[test]
fn nothing_is_counted_of_what_is_no_standing_and_of_scopes() {
	use ovn_primitives::Contributor;
	build_and_execute(5, || {
		enter_lab();
		accept_of(Contributor::Agent(NORA), false);
		assert_eq!(Governing::days_earned(LAB, NORA), 0);
		accept_of(Contributor::Scope(LAB), true);
		accept_of(Contributor::External(H256::zero()), true);
		assert_eq!(Newcomers::<Test>::iter().count(), 0);
		accept_of(Contributor::Agent(NORA), true);
		assert_eq!(Governing::days_earned(LAB, NORA), 1);
	});
}

#[test]
fn what_is_given_back_stays_counted() {
	build_and_execute(5, || {
		enter_lab();
		accept(NORA);
		let contribution = ovn_primitives::traits::Accepted {
			id: ovn_primitives::ContributionId { scope: LAB, index: 0 },
			kind: 0,
			contributor: ovn_primitives::Contributor::Agent(NORA),
			claim: ovn_primitives::ClaimType::Equity,
			units: 1,
			rate: 1,
			counts: true,
			accepted_at: 1,
		};
		use ovn_primitives::traits::OnAccepted;
		assert_ok!(<Governing as OnAccepted<u64>>::compensated(&contribution));
		assert_eq!(Governing::days_earned(LAB, NORA), 1);
	});
}

#[test]
fn nominate_fails_when_it_is_too_early() {
	build_and_execute(5, || {
		enter_lab();
		assert_noop!(try_nominate(), Error::<Test>::NotEarned);
		earn(2);
		run_days(88);
		// Long enough, and on two days only.
		assert_noop!(try_nominate(), Error::<Test>::NotEarned);
		accept(NORA);
		assert_ok!(try_nominate());
	});
}

#[test]
fn nominate_fails_when_it_did_not_belong_for_long() {
	build_and_execute(5, || {
		enter_lab();
		earn(3);
		run_days(86);
		assert_noop!(try_nominate(), Error::<Test>::NotEarned);
		run_days(1);
		assert_ok!(try_nominate());
	});
}

#[test]
fn nominate_fails_when_the_nominee_left_and_begins_anew() {
	build(5, || {
		assert_ok!(Networks::leave(signed(NORA), LAB));
		assert!(!Newcomers::<Test>::contains_key(LAB, NORA));
		let stranger = pallet_networks::Error::<Test>::NotMember;
		assert_noop!(try_nominate(), stranger);
		enter_lab();
		assert_noop!(try_nominate(), Error::<Test>::NotEarned);
		earn(3);
		assert_noop!(try_nominate(), Error::<Test>::NotEarned);
	});
}

#[test]
fn nominate_fails_when_the_agreement_is_not_signed() {
	build(5, || {
		assert_ok!(Networks::set_agreement(decided(), LAB, document(2)));
		assert_noop!(try_nominate(), pallet_networks::Error::<Test>::AgreementNotSigned);
	});
}

#[test]
fn nominate_fails_when_the_scope_is_closed_or_none() {
	build(5, || {
		let nominate = Governing::nominate(signed(NORA), 99, document(5));
		assert_noop!(nominate, Error::<Test>::ScopeNotFound);
		assert_ok!(Networks::close_scope(decided(), LAB));
		assert_noop!(try_nominate(), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn nominate_fails_when_the_agent_is_a_member() {
	build(5, || {
		let again = Governing::nominate(signed(2), LAB, document(5));
		assert_noop!(again, Error::<Test>::AlreadyTierMember);
	});
}

#[test]
fn nominate_fails_when_the_agent_is_a_program() {
	build(5, || {
		assert_ok!(Networks::set_profile(signed(NORA), AgentKind::Bot, document(3)));
		assert_noop!(try_nominate(), Error::<Test>::BotsHaveNoVote);
	});
}

#[test]
fn nominate_fails_when_the_agent_was_expelled() {
	build(5, || {
		assert_ok!(Networks::expel(decided(), LAB, NORA, H256::zero()));
		enter_lab();
		earn(3);
		run_days(87);
		assert_noop!(try_nominate(), Error::<Test>::WasExpelled);
		// A decision takes it back, and it earns it like anybody.
		assert_ok!(Networks::set_tier(decided(), LAB, NORA, Tier::Contributor));
		assert_noop!(try_nominate(), Error::<Test>::NotEarned);
		earn(3);
		assert_ok!(try_nominate());
	});
}

#[test]
fn nominate_fails_when_stewards_decide() {
	build(2, || {
		assert_noop!(try_nominate(), Error::<Test>::StewardsDecide);
	});
}

#[test]
fn nominate_fails_when_the_scope_decides_on_each() {
	build(5, || {
		let rules = Rules { entry: Some(Entry::ByDecision), ..Rules::default() };
		assert_ok!(Governing::set_rules(decided(), LAB, rules, None));
		assert_noop!(try_nominate(), Error::<Test>::EntryByDecision);
	});
}

#[test]
fn projects_decide_on_each_unless_they_say_otherwise() {
	build_and_execute(5, || {
		let scope = found(1, LAB, ScopeKind::Project);
		assert_eq!(Governing::entry_of(scope), Entry::ByDecision);
		let critical = Origin::Decided { scope, class: DecisionClass::Critical, proposal: 0 };
		let earned = Entry::Earned { accepted: 1, days: 30 };
		let rules = Rules { entry: Some(earned), ..Rules::default() };
		assert_ok!(Governing::set_rules(critical.into(), scope, rules, None));
		assert_eq!(Governing::entry_of(scope), earned);
		assert_eq!(Governing::entry_of(LAB), Entry::Earned { accepted: 3, days: 90 });
	});
}

#[test]
fn nominate_fails_when_a_nomination_is_not_over() {
	build(5, || {
		let id = nominate();
		assert_noop!(try_nominate(), Error::<Test>::AlreadyNominated);
		assert_ok!(Governing::back(signed(2), id));
		assert_noop!(try_nominate(), Error::<Test>::AlreadyNominated);
		run_out(id);
		assert_noop!(try_nominate(), Error::<Test>::AlreadyNominated);
		// What passed and nobody executed is no refusal.
		run_days(14);
		close(id);
		assert_eq!(ending(id), Some(Ending::NotExecuted));
		assert_ok!(try_nominate());
	});
}

#[test]
fn nominate_fails_for_180_days_when_it_was_refused() {
	for choice in [Disagree, Block] {
		build(5, || {
			let id = opened();
			vote(id, choice, [3, 4]);
			run_out(id);
			let expected = if choice == Block { Ending::Blocked } else { Ending::Outvoted };
			assert_eq!((ending(id), held(NORA)), (Some(expected), 0));
			assert_noop!(try_nominate(), Error::<Test>::RefusedLately);
			run_days(u64::from(REFUSAL_DAYS) - 1);
			assert_noop!(try_nominate(), Error::<Test>::RefusedLately);
			run_days(1);
			assert_ok!(try_nominate());
		});
	}
}

#[test]
fn nominee_can_take_its_nomination_back_and_try_again() {
	build(5, || {
		let id = opened();
		assert_noop!(Governing::withdraw(signed(2), id), Error::<Test>::NotOwnProposal);
		assert_ok!(Governing::withdraw(signed(NORA), id));
		assert_eq!((ending(id), held(NORA)), (Some(Ending::Withdrawn), 0));
		assert_ok!(try_nominate());
	});
}

#[test]
fn nomination_that_nobody_backs_lapses() {
	build(5, || {
		let id = nominate();
		assert_noop!(Governing::back(signed(NORA), id), Error::<Test>::NotVoter);
		assert_noop!(Governing::back(signed(STRANGER), id), Error::<Test>::NotVoter);
		run_days(14);
		close(id);
		assert_eq!((ending(id), held(NORA)), (Some(Ending::Lapsed), 0));
		assert_ok!(try_nominate());
	});
}

#[test]
fn execute_admits_nobody_when_the_quota_is_used_up() {
	build(5, || {
		let id = opened();
		run_out(id);
		for who in 100..110 {
			Networks::join(signed(who), LAB, None).unwrap();
			assert_ok!(Networks::set_tier(decided(), LAB, who, Tier::Member));
		}
		execute(id);
		assert_eq!(proposal(id).last_error, Some(Error::<Test>::TooManyAdmissions.into()));
		assert_eq!((tier(), held(NORA)), (Some(Tier::Affiliate), DEPOSIT));
		// Once there is room it can be tried again.
		forget_admissions(LAB);
		execute(id);
		assert!(votes(NORA));
	});
}

#[test]
fn execute_admits_nobody_who_was_expelled_meanwhile() {
	build(5, || {
		let id = opened();
		run_out(id);
		assert_ok!(Networks::expel(decided(), LAB, NORA, H256::zero()));
		execute(id);
		assert_eq!(proposal(id).last_error, Some(Error::<Test>::NotEarned.into()));
		enter_lab();
		execute(id);
		assert_eq!(proposal(id).last_error, Some(Error::<Test>::NotEarned.into()));
		assert_eq!(tier(), Some(Tier::Affiliate));
	});
}

#[test]
fn execute_admits_nobody_who_left_and_came_back() {
	build(5, || {
		let id = opened();
		run_out(id);
		assert_ok!(Networks::leave(signed(NORA), LAB));
		enter_lab();
		accept(NORA);
		execute(id);
		assert_eq!(proposal(id).last_error, Some(Error::<Test>::NotEarned.into()));
	});
}

#[test]
fn execute_admits_no_program() {
	build(5, || {
		let id = opened();
		run_out(id);
		assert_ok!(Networks::set_profile(signed(NORA), AgentKind::Bot, document(3)));
		execute(id);
		assert_eq!(proposal(id).last_error, Some(Error::<Test>::BotsHaveNoVote.into()));
	});
}

#[test]
fn nominee_made_a_member_meanwhile_has_no_vote_on_itself() {
	build(5, || {
		let id = nominate();
		assert_ok!(Networks::set_tier(decided(), LAB, NORA, Tier::Member));
		assert_ok!(Governing::back(signed(2), id));
		assert_eq!(poll(id).electors, 5);
		assert_noop!(Governing::vote(signed(NORA), id, Agree, None), Error::<Test>::OwnCase);
	});
}

#[test]
fn nomination_is_done_though_the_calls_of_the_chain_have_changed() {
	build(5, || {
		let id = opened();
		run_out(id);
		TransactionVersion::set(&2);
		execute(id);
		assert!(votes(NORA));
	});
}

#[test]
fn nomination_is_neither_escalated_nor_called_again() {
	build(5, || {
		let id = opened();
		vote(id, Disagree, [3, 4]);
		run_out(id);
		let escalate = Governing::escalate(signed(2), id);
		assert_noop!(escalate, Error::<Test>::CannotEscalate);
		assert_noop!(Governing::call_again(signed(2), id), Error::<Test>::CannotCallAgain);
	});
}

#[test]
fn deposit_of_a_nomination_is_carried_by_the_scope_where_it_sponsors() {
	build(5, || {
		let policy = pallet_networks::SponsorPolicy {
			allowance: 1_000_000,
			refill_period: 100,
			daily_budget: 1_000_000,
			deposits: 5,
			max_held: 1_000_000,
			uninvited: true,
		};
		endow(purse(LAB, ovn_primitives::Purse::Sponsor));
		assert_ok!(Networks::set_sponsorship(decided(), LAB, Some(policy)));
		let id = nominate();
		assert_eq!(held(NORA), 0);
		let depositor = proposal(id).deposit.unwrap().depositor;
		assert_eq!(depositor, ovn_primitives::Depositor::Sponsor(LAB));
	});
}
