// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Scopes that vote in others.

use super::*;
use crate::{Action, MAX_REPRESENTED};
use ovn_primitives::{traits::Scopes, ScopeId};
use sp_runtime::DispatchResult;

/// A project of 3, below the lab and a member of it; and the account with which it acts.
fn project() -> (ScopeId, u64) {
	let scope = found(3, LAB, ScopeKind::Project);
	let who = <Networks as Scopes<u64>>::account(scope);
	assert_ok!(Balances::transfer_allow_death(signed(5), who, 1_000_000));
	assert_ok!(Networks::join_as(signed(3), LAB, scope, None));
	assert_ok!(Networks::set_tier(signed(1), LAB, who, Tier::Member));
	(scope, who)
}

fn vote_as(by: RuntimeOrigin, id: ProposalId, scope: ScopeId, choice: Choice) -> DispatchResult {
	let reason = (choice == Block).then_some(H256::zero());
	Governing::vote_as(by, id, scope, choice, reason)
}

fn name_as(by: RuntimeOrigin, scope: ScopeId, representative: u64) -> DispatchResult {
	let until = TODAY + MAX_REPRESENTED;
	Governing::represent_as(by, LAB, scope, representative, until)
}

fn decided_by(scope: ScopeId, class: DecisionClass) -> RuntimeOrigin {
	Origin::Decided { scope, class, proposal: 0 }.into()
}

#[test]
fn vote_as_casts_the_ballot_of_a_scope_by_its_standard_decision() {
	build_and_execute(5, || {
		let (scope, who) = project();
		assert!(votes(who));
		let id = open_majority();
		assert_eq!(poll(id).electors, 6);
		assert_ok!(vote_as(signed(3), id, scope, Agree));
		assert_eq!((heads(id), ballot(id, who)), ([3, 0, 0, 0], Some(Agree)));
		// It is no ballot of whoever decided it.
		vote(id, Agree, [3]);
		assert_ok!(vote_as(decided_by(scope, DecisionClass::Standard), id, scope, Block));
		assert_eq!(heads(id), [3, 0, 0, 1]);
	});
}

#[test]
fn vote_as_is_decided_by_votes_of_the_scope() {
	build_and_execute(8, || {
		let (scope, _) = project();
		for who in [4, 5] {
			assert_ok!(Networks::join(signed(who), scope, None));
			assert_ok!(Networks::set_tier(signed(3), scope, who, Tier::Member));
		}
		let id = open_majority();
		let call = crate::Call::vote_as { id, as_scope: scope, choice: Disagree, reason: None };
		let action = inline(&[call.into()]);
		let index = ProposalId { scope, index: 0 };
		let propose =
			Governing::propose(signed(3), scope, Consent, document(4), action, None, None);
		assert_ok!(propose);
		assert_ok!(Governing::back(signed(4), index));
		assert_ok!(Governing::vote(signed(5), index, Agree, None));
		close(index);
		execute(index);
		assert_eq!(ending(index), Some(Ending::Executed));
		assert_eq!(heads(id), [2, 0, 1, 0]);
	});
}

#[test]
fn vote_as_fails_when_it_cannot() {
	build_and_execute(5, || {
		let (scope, who) = project();
		let id = open_majority();
		let bad = DispatchError::BadOrigin;
		for by in [signed(4), decided_by(LAB, DecisionClass::Critical), RuntimeOrigin::root()] {
			assert_noop!(vote_as(by.clone(), id, scope, Agree), bad);
			assert_noop!(name_as(by, scope, 4), bad);
		}
		// Not even the account itself signs for the scope.
		assert_noop!(vote_as(signed(who), id, scope, Agree), bad);
		let unknown = Error::<Test>::ScopeNotFound;
		assert_noop!(vote_as(signed(3), id, 9, Agree), unknown);
		let other = found(4, LAB, ScopeKind::Project);
		assert_noop!(vote_as(signed(4), id, other, Agree), Error::<Test>::NotVoter);
		assert_ok!(vote_as(signed(3), id, scope, Agree));
		assert_noop!(vote_as(signed(3), id, scope, Agree), Error::<Test>::AlreadyCast);
		assert_ok!(Networks::close_scope(signed(3), scope));
		assert_noop!(vote_as(signed(3), id, scope, Disagree), Error::<Test>::ScopeNotOpen);
		assert_noop!(name_as(signed(3), scope, 4), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn vote_as_is_too_late_when_the_scope_became_a_member_after_the_opening() {
	build_and_execute(5, || {
		let id = open_majority();
		let (scope, _) = project();
		assert_noop!(vote_as(signed(3), id, scope, Agree), Error::<Test>::EnrolledLater);
	});
}

#[test]
fn represent_as_names_a_person_who_votes_for_the_scope() {
	build_and_execute(5, || {
		let (scope, who) = project();
		assert_ok!(name_as(signed(3), scope, 4));
		assert_eq!(Governing::representative(LAB, who), Some((4, TODAY + MAX_REPRESENTED)));
		let id = open_majority();
		let principals = || vec![who].try_into().unwrap();
		assert_ok!(Governing::vote_for(signed(4), id, principals(), Disagree));
		assert_eq!(heads(id), [2, 0, 1, 0]);
		// Its own decision holds.
		assert_ok!(vote_as(signed(3), id, scope, Agree));
		assert_noop!(
			Governing::vote_for(signed(4), id, principals(), Disagree),
			Error::<Test>::VotedItself
		);
		// A nearer day ends it sooner, and so does the one that was named.
		let tomorrow = TODAY + 1;
		assert_ok!(Governing::represent_as(signed(3), LAB, scope, 4, tomorrow));
		run_days(1);
		assert_eq!(Governing::representative(LAB, who), None);
		assert_ok!(Governing::end_representation(signed(4), LAB, who));
	});
}

#[test]
fn represent_as_fails_when_a_steward_alone_names_itself() {
	build_and_execute(5, || {
		let (scope, _) = project();
		assert_noop!(name_as(signed(3), scope, 3), Error::<Test>::NotForOneself);
		assert_noop!(name_as(signed(3), scope, STRANGER), Error::<Test>::NotVoter);
		let standard = decided_by(scope, DecisionClass::Standard);
		assert_noop!(name_as(standard, scope, 3), DispatchError::BadOrigin);
		// Together they name whom they want.
		assert_ok!(name_as(decided_by(scope, DecisionClass::Significant), scope, 3));
	});
}

#[test]
fn scope_that_leaves_has_no_vote_any_more() {
	build_and_execute(5, || {
		let (scope, who) = project();
		assert_ok!(name_as(signed(3), scope, 4));
		assert_ok!(Networks::leave_as(signed(3), LAB, scope));
		assert!(!votes(who));
		assert_eq!(Voters::<Test>::get(LAB, 4).unwrap().represents, 0);
		let id = open(Majority, Action::Motion);
		assert_noop!(vote_as(signed(3), id, scope, Agree), Error::<Test>::NotVoter);
	});
}

#[test]
fn enrol_as_puts_a_scope_on_the_roll_again() {
	build_and_execute(5, || {
		let (scope, who) = project();
		assert_noop!(Governing::enrol_as(signed(3), LAB, scope), Error::<Test>::AlreadyEnrolled);
		run_days(180);
		assert_ok!(Governing::strike(signed(STRANGER), LAB, who));
		assert_noop!(Governing::enrol_as(signed(4), LAB, scope), DispatchError::BadOrigin);
		assert_noop!(Governing::enrol_as(signed(3), LAB, 9), Error::<Test>::ScopeNotFound);
		let other = found(4, LAB, ScopeKind::Project);
		let stranger = Governing::enrol_as(signed(4), LAB, other);
		assert_noop!(stranger, Error::<Test>::NotTierMember);
		assert_ok!(Governing::enrol_as(signed(3), LAB, scope));
		assert_eq!(
			last_event(),
			Event::Enrolled {
				scope: LAB,
				who,
				number: 6,
				chamber: crate::Chamber::Scope,
				voters: 6
			}
		);
	});
}
