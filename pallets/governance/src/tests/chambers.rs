// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Persons, organisations and scopes decide each for themselves.

use super::*;
use crate::{Action, Assembly, Chamber, Chambers, Seats, SeatsOf};
use ovn_primitives::{traits::Scopes, ScopeId};

const ALL: Chambers = Chambers { persons: true, organisations: true, scopes: true };

/// Lets decisions of the lab pass in these chambers.
pub(super) fn decide_by(chambers: Chambers) {
	let rules = Rules { weighting: Some(Weighting::Heads), chambers, ..Rules::default() };
	assert_ok!(Governing::set_rules(decided(), LAB, rules, None));
}

/// Makes a project of an agent a member of the lab. The project, and the account with which it acts.
fn project(founder: u64) -> (ScopeId, u64) {
	let scope = found(founder, LAB, ScopeKind::Project);
	let who = <Networks as Scopes<u64>>::account(scope);
	assert_ok!(Balances::transfer_allow_death(signed(STRANGER), who, 1_000_000));
	assert_ok!(Networks::join_as(signed(founder), LAB, scope, None));
	assert_ok!(Networks::set_tier(decided(), LAB, who, Tier::Member));
	forget_admissions(LAB);
	(scope, who)
}

/// A lab with so many persons, organisations and scopes. The scopes.
pub(super) fn lab_of(persons: u64, organisations: u64, scopes: u64) -> Vec<ScopeId> {
	make_lab(persons);
	for who in persons + 1..=persons + organisations {
		organise(who);
		join(LAB, who);
		forget_admissions(LAB);
	}
	(1..=scopes).map(|founder| project(founder).0).collect()
}

fn chamber(who: u64) -> Chamber {
	Voters::<Test>::get(LAB, who).unwrap().chamber
}

fn assembly(id: ProposalId, chamber: Chamber) -> Assembly {
	poll(id).chambers[chamber.place()].unwrap()
}

/// The first steward of a scope casts its ballot.
fn vote_as(id: ProposalId, scope: ScopeId, choice: Choice) {
	let steward = pallet_networks::Details::<Test>::get(scope).unwrap().stewards[0];
	let reason = (choice == Block).then_some(H256::zero());
	assert_ok!(Governing::vote_as(signed(steward), id, scope, choice, reason));
}

fn outcome(id: ProposalId) -> Outcome {
	Governing::outcome_now(id).unwrap()
}

#[test]
fn voters_belong_to_the_chamber_of_what_they_are_when_they_are_enrolled() {
	build_empty_and_execute(|| {
		lab_of(3, 1, 0);
		let kind = AgentKind::Person;
		assert_ok!(Networks::set_profile(signed(5), kind, document(3)));
		join(LAB, 5);
		let (_, account) = project(1);
		let found = [1, 4, 5, account].map(chamber);
		let (person, organisation) = (Chamber::Person, Chamber::Organisation);
		assert_eq!(found, [person, organisation, person, Chamber::Scope]);
		assert!(events().iter().any(|event| matches!(
			event,
			Event::Enrolled { who: 4, chamber: Chamber::Organisation, .. }
		)));
		let seats = |chamber| SeatsOf::<Test>::get(LAB, chamber).voters;
		assert_eq!(Chamber::ALL.map(seats), [4, 1, 1]);
		// Who declares something else later stays where it is until it is enrolled again.
		organise(1);
		assert_eq!(chamber(1), person);
		run_days(180);
		assert_ok!(Governing::strike(signed(STRANGER), LAB, 1));
		assert_ok!(Governing::enrol(signed(1), LAB));
		assert_eq!((chamber(1), Chamber::ALL.map(seats)), (organisation, [3, 2, 1]));
	});
}

#[test]
fn decision_passes_only_in_each_chamber() {
	build_empty_and_execute(|| {
		lab_of(5, 3, 0);
		decide_by(ALL);
		let id = open_majority();
		// Nobody is a scope, so that there is no such chamber.
		assert_eq!(poll(id).chambers.map(|it| it.map(|of| of.electors)), [Some(5), Some(3), None]);
		vote(id, Agree, 3..=5);
		// Six of eight agree, and of the organisations one of three.
		vote(id, Agree, [6]);
		assert_eq!(outcome(id), Outcome::TooFew);
		vote(id, Agree, [7]);
		assert_eq!(outcome(id), Outcome::Pass);
		assert_eq!(assembly(id, Chamber::Person).heads.agree, 5);
		assert_eq!(assembly(id, Chamber::Organisation).heads.agree, 2);
		pass(id);
		execute(id);
		assert_eq!(described(), H256::repeat_byte(9));
	});
}

#[test]
fn worst_of_the_chambers_counts() {
	build_empty_and_execute(|| {
		let scopes = lab_of(5, 3, 1);
		decide_by(ALL);
		let id = open_majority();
		vote(id, Agree, 3..=5);
		assert_eq!(outcome(id), Outcome::TooFew);
		// Too few of the organisations, and too many of the scopes against it.
		vote_as(id, scopes[0], Disagree);
		assert_eq!(outcome(id), Outcome::Outvoted);
		vote(id, Block, [7]);
		assert_eq!(outcome(id), Outcome::Blocked);
		assert_eq!(assembly(id, Chamber::Organisation).heads.block, 1);
		run_to_block(closes_at(id));
		close(id);
		assert_eq!(ending(id), Some(Ending::Blocked));
	});
}

#[test]
fn one_of_a_small_chamber_blocks_and_of_a_large_one_does_not() {
	build_empty_and_execute(|| {
		lab_of(41, 3, 0);
		decide_by(ALL);
		let id = open_majority();
		vote(id, Agree, 4..=25);
		vote(id, Agree, 42..=44);
		vote(id, Block, [41, 40]);
		assert_eq!(outcome(id), Outcome::Pass);
		vote(id, Block, [44]);
		assert_eq!(outcome(id), Outcome::Blocked);
	});
}

#[test]
fn ballot_in_place_of_another_is_counted_once_in_its_chamber() {
	build_empty_and_execute(|| {
		lab_of(5, 3, 0);
		decide_by(ALL);
		// They have been there for long.
		run_days(30);
		let id = open_majority();
		for choice in [Block, Agree, Disagree, Block, Abstain] {
			vote(id, choice, [6]);
		}
		let of = assembly(id, Chamber::Organisation);
		assert_eq!((of.heads.abstain, of.heads.sum(), of.long_blockers), (1, 1, 0));
		vote(id, Block, [7]);
		assert_eq!(assembly(id, Chamber::Organisation).long_blockers, 1);
		assert_eq!(assembly(id, Chamber::Person).long_blockers, 0);
	});
}

#[test]
fn voters_of_other_chambers_speak_and_decide_nothing() {
	build_empty_and_execute(|| {
		lab_of(5, 3, 0);
		decide_by(Chambers { organisations: true, ..Chambers::default() });
		let id = open(Majority, inline(&[describe(9)]));
		// The two persons who made it have agreed.
		assert_eq!((heads(id), poll(id).electors), ([2, 0, 0, 0], 8));
		vote(id, Disagree, 2..=5);
		vote(id, Agree, 6..=8);
		assert_eq!((heads(id), outcome(id)), ([4, 0, 4, 0], Outcome::Pass));
		// All who decide have cast.
		close(id);
		assert!(matches!(proposal(id).status, Status::Passed { .. }));
	});
}

#[test]
fn all_vote_together_where_no_chamber_that_is_named_has_voters() {
	build_empty_and_execute(|| {
		lab_of(5, 0, 0);
		decide_by(Chambers { scopes: true, ..Chambers::default() });
		let id = open_majority();
		assert_eq!(poll(id).chambers, [None; 3]);
		vote(id, Agree, [3]);
		assert_eq!(outcome(id), Outcome::Pass);
	});
}

#[test]
fn subject_is_taken_out_of_its_chamber() {
	build_empty_and_execute(|| {
		lab_of(5, 2, 0);
		decide_by(ALL);
		let id = open(Special, inline(&[expel(7)]));
		assert_eq!(assembly(id, Chamber::Organisation).electors, 1);
		assert_eq!((assembly(id, Chamber::Person).electors, poll(id).electors), (5, 6));
		assert_noop!(Governing::vote(signed(7), id, Agree, None), Error::<Test>::OwnCase);
		vote(id, Agree, 3..=6);
		// All who can have cast.
		close(id);
		assert!(matches!(proposal(id).status, Status::Passed { .. }));
	});
}

#[test]
fn subject_that_is_alone_in_its_chamber_leaves_the_others_to_decide() {
	build_empty_and_execute(|| {
		lab_of(5, 1, 0);
		decide_by(ALL);
		let id = open(Special, inline(&[expel(6)]));
		assert_eq!(poll(id).chambers[Chamber::Organisation.place()], None);
		vote(id, Agree, 3..=5);
		close(id);
		assert!(matches!(proposal(id).status, Status::Passed { .. }));
	});
}

#[test]
fn newcomers_do_not_count_in_their_chamber_in_special_decisions() {
	build_empty_and_execute(|| {
		lab_of(5, 3, 0);
		decide_by(ALL);
		run_days(30);
		organise(9);
		join(LAB, 9);
		let id = open(Special, inline(&[expel(5)]));
		assert_eq!(assembly(id, Chamber::Organisation).electors, 3);
		let majority = propose(3, Majority, Action::Motion);
		assert_ok!(Governing::back(signed(4), majority));
		assert_eq!(assembly(majority, Chamber::Organisation).electors, 4);
	});
}

#[test]
fn voters_struck_for_doing_nothing_count_in_their_chamber_for_a_season() {
	build_empty_and_execute(|| {
		lab_of(5, 3, 0);
		decide_by(ALL);
		run_days(180);
		for who in 1..=7 {
			assert_ok!(Governing::confirm(signed(who), LAB));
		}
		assert_ok!(Governing::strike(signed(STRANGER), LAB, 8));
		let id = open(Special, inline(&[expel(5)]));
		assert_eq!(assembly(id, Chamber::Organisation).electors, 3);
		run_days(30);
		let id = propose(1, Special, Action::Motion);
		assert_ok!(Governing::back(signed(2), id));
		assert_eq!(assembly(id, Chamber::Organisation).electors, 2);
	});
}

#[test]
fn representative_casts_in_the_chamber_of_its_principal() {
	build_empty_and_execute(|| {
		lab_of(5, 3, 0);
		decide_by(ALL);
		assert_ok!(Governing::represent(signed(6), LAB, 3, TODAY + 9));
		let id = open_majority();
		let principals = vec![6].try_into().unwrap();
		assert_ok!(Governing::vote_for(signed(3), id, principals, Agree));
		assert_eq!(assembly(id, Chamber::Organisation).heads.agree, 1);
		// Those who made it.
		assert_eq!(assembly(id, Chamber::Person).heads.agree, 2);
		vote(id, Disagree, [6]);
		let of = assembly(id, Chamber::Organisation).heads;
		assert_eq!((of.agree, of.disagree), (0, 1));
	});
}

#[test]
fn scope_votes_in_the_chamber_of_scopes() {
	build_empty_and_execute(|| {
		let scopes = lab_of(5, 0, 2);
		decide_by(ALL);
		let id = open_majority();
		vote_as(id, scopes[1], Agree);
		assert_eq!(assembly(id, Chamber::Scope).heads.agree, 1);
		assert_eq!(assembly(id, Chamber::Scope).electors, 2);
	});
}

#[test]
fn vote_ends_early_only_if_the_silent_can_change_it_in_no_chamber() {
	build_empty_and_execute(|| {
		lab_of(5, 3, 0);
		decide_by(ALL);
		let id = open(Special, inline(&[expel(5)]));
		run_days(1);
		vote(id, Agree, [3, 4, 6, 7]);
		// The persons but the subject have all agreed, and the last organisation can outvote nobody.
		vote(id, Disagree, [8]);
		vote(id, Abstain, [8]);
		assert_eq!(outcome(id), Outcome::Pass);
		close(id);
		let other = propose(1, Special, inline(&[expel(4)]));
		assert_ok!(Governing::back(signed(2), other));
		run_days(1);
		vote(other, Agree, [3, 5, 6]);
		assert_noop!(Governing::close(signed(STRANGER), other), Error::<Test>::NotDue);
	});
}

#[test]
fn late_ballot_that_changes_one_chamber_extends_the_vote() {
	build_empty_and_execute(|| {
		lab_of(5, 3, 0);
		decide_by(ALL);
		let id = open_majority();
		vote(id, Agree, [3, 4, 6]);
		let before = closes_at(id);
		run_to_block(before - 1);
		vote(id, Agree, [7]);
		assert_eq!(closes_at(id), before + DAY / 2);
	});
}

#[test]
fn those_who_leave_stay_counted_in_their_chamber() {
	build_empty_and_execute(|| {
		lab_of(5, 3, 0);
		decide_by(ALL);
		let id = open_majority();
		vote(id, Agree, [6]);
		assert_ok!(Networks::leave(signed(6), LAB));
		let of = assembly(id, Chamber::Organisation);
		assert_eq!((of.electors, of.heads.agree), (3, 1));
		let left: Seats = SeatsOf::<Test>::get(LAB, Chamber::Organisation);
		assert_eq!(left.voters, 2);
	});
}
