// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What was decided is done, or not.

use super::*;
use crate::Action;
use frame_support::{dispatch::Pays, traits::EnsureOriginWithArg};

/// A proposal that all five agree to, ready to be executed.
fn passed(template: Template, action: Action) -> ProposalId {
	let id = open(template, action);
	let silent = (3..=5).filter(|who| ballot(id, *who).is_none() && votes(*who));
	for who in silent.collect::<Vec<_>>() {
		if Governing::may_vote(id, who, Agree, None) {
			vote(id, Agree, [who]);
		}
	}
	if matches!(proposal(id).status, Status::Voting { .. }) {
		pass(id);
	}
	id
}

fn try_execute(id: ProposalId) -> Result<(), DispatchError> {
	Governing::execute(signed(STRANGER), id, Weight::MAX).map(|_| ()).map_err(|error| error.error)
}

#[test]
fn execute_does_all_calls_for_no_fee() {
	build_and_execute(5, || {
		let id = passed(Majority, inline(&[describe(9), agree_on(8)]));
		let info = Governing::execute(signed(STRANGER), id, Weight::MAX).unwrap();
		assert_eq!(info.pays_fee, Pays::No);
		assert!(info.actual_weight.unwrap().all_gt(<() as WeightInfo>::execute(0)));
		assert_eq!(described(), H256::repeat_byte(9));
		assert_eq!(pallet_networks::Scopes::<Test>::get(LAB).unwrap().agreement, 1);
		assert_eq!(last_event(), Event::Executed { id });
		assert_eq!((ending(id), held(1)), (Some(Ending::Executed), 0));
		assert_noop!(try_execute(id), Error::<Test>::NotPassed);
	});
}

#[test]
fn execute_does_calls_that_were_noted() {
	build_and_execute(5, || {
		let id = passed(Majority, noted(&[describe(9)]));
		execute(id);
		assert_eq!(described(), H256::repeat_byte(9));
	});
}

#[test]
fn execute_does_nothing_when_one_call_fails_and_can_be_tried_again() {
	build_and_execute(5, || {
		let amount = 5_000;
		let purse = ovn_primitives::Purse::Treasury;
		let pay = pallet_networks::Call::spend {
			scope: LAB,
			purse,
			asset: NATIVE,
			amount,
			beneficiary: 7,
		};
		let id = passed(Majority, inline(&[describe(9), pay.into()]));
		let before = (described(), Balances::free_balance(7));
		let info = Governing::execute(signed(STRANGER), id, Weight::MAX).unwrap();
		assert_eq!(info.pays_fee, Pays::Yes);
		assert_eq!((described(), Balances::free_balance(7)), before);
		let error = proposal(id).last_error.unwrap();
		assert_eq!(last_event(), Event::ExecutionFailed { id, error });
		assert_eq!(held(1), DEPOSIT);
		check_state();
		let pot = Networks::pot_account(LAB, purse, &NATIVE);
		assert_ok!(Balances::transfer_allow_death(signed(1), pot, 2 * amount));
		execute(id);
		assert_eq!(described(), H256::repeat_byte(9));
		assert_eq!(Balances::free_balance(7), before.1 + amount);
	});
}

#[test]
fn execute_fails_when_it_has_not_passed_or_may_not_weigh_as_much() {
	build_and_execute(5, || {
		let id = open_majority();
		assert_noop!(try_execute(id), Error::<Test>::NotPassed);
		vote(id, Agree, 3..=5);
		close(id);
		assert_noop!(try_execute(id), Error::<Test>::DelayNotOver);
		run_to_block(executable_from(id));
		let little = Governing::execute(signed(STRANGER), id, Weight::from_parts(1, 1));
		assert_noop!(little.map_err(|error| error.error), Error::<Test>::WeightTooLow);
		let root = Governing::execute(RuntimeOrigin::root(), id, Weight::MAX);
		assert_noop!(root.map_err(|error| error.error), DispatchError::BadOrigin);
		let unknown = ProposalId { scope: LAB, index: 9 };
		assert_noop!(try_execute(unknown), Error::<Test>::ProposalNotFound);
	});
}

#[test]
fn execute_ends_what_was_proposed_for_another_version() {
	build_and_execute(5, || {
		let id = passed(Majority, inline(&[describe(9)]));
		TransactionVersion::set(&2);
		execute(id);
		assert_eq!((ending(id), held(1)), (Some(Ending::CallsChanged), 0));
		assert_ne!(described(), H256::repeat_byte(9));
	});
}

#[test]
fn execute_ends_what_a_later_decision_on_the_same_matter_overtook() {
	build_and_execute(5, || {
		let slow = open_majority();
		vote(slow, Agree, 3..=5);
		run_blocks(1);
		let quick = propose(4, Majority, inline(&[describe(7)]));
		assert_ok!(Governing::back(signed(5), quick));
		vote(quick, Agree, 1..=3);
		close(quick);
		run_to_block(executable_from(quick));
		execute(quick);
		assert_eq!(described(), H256::repeat_byte(7));
		let opened_at = Some(poll(quick).opened_at);
		assert_eq!(LastExecuted::<Test>::get(LAB, *b"metadata"), [None, opened_at, None]);
		pass(slow);
		execute(slow);
		assert_eq!(ending(slow), Some(Ending::Superseded));
		assert_eq!(described(), H256::repeat_byte(7));
	});
}

#[test]
fn execute_does_both_when_the_second_opened_after_the_first_was_done() {
	build_and_execute(5, || {
		execute(passed(Majority, inline(&[describe(9)])));
		execute(passed(Majority, inline(&[describe(7)])));
		assert_eq!(described(), H256::repeat_byte(7));
	});
}

#[test]
fn execute_ends_the_proposal_that_it_was_named_to_supersede() {
	build_and_execute(5, || {
		let first = open(Majority, inline(&[agree_on(9)]));
		let document = document(4);
		let action = inline(&[agree_on(8)]);
		assert_ok!(Governing::propose(
			signed(3),
			LAB,
			Majority,
			document,
			action,
			Some(first.index),
			Some(7)
		));
		let second = ProposalId { scope: LAB, index: 1 };
		assert_eq!(proposal(second).review, Some(7));
		assert_ok!(Governing::back(signed(4), second));
		vote(second, Agree, [1, 2, 5]);
		assert_eq!(ending(first), None);
		pass(second);
		execute(second);
		assert_eq!(ending(first), Some(Ending::Superseded));
		assert_eq!(held(1), 0);
	});
}

#[test]
fn execute_leaves_alone_what_it_was_to_supersede_when_that_ended_before() {
	build_and_execute(5, || {
		let first = propose(1, Majority, Action::Motion);
		let action = Action::Motion;
		assert_ok!(Governing::propose(
			signed(3),
			LAB,
			Majority,
			document(4),
			action,
			Some(first.index),
			None
		));
		assert_ok!(Governing::withdraw(signed(1), first));
		let second = ProposalId { scope: LAB, index: 1 };
		assert_ok!(Governing::back(signed(4), second));
		vote(second, Agree, [1, 2, 5]);
		close(second);
		assert_eq!(ending(first), Some(Ending::Withdrawn));
		assert_eq!(ending(second), Some(Ending::Executed));
	});
}

#[test]
fn decided_origin_is_for_its_scope_and_its_class() {
	build_and_execute(5, || {
		use DecisionClass::{Critical, Significant, Standard};
		let decided = |class| Origin::Decided { scope: LAB, class, proposal: 0 };
		let decides = |origin: RuntimeOrigin, scope, class| {
			EnsureVoted::<Test>::ensure_origin(origin, &(scope, class)).ok()
		};
		let together = Some(Decider::Voters);
		for class in [Standard, Significant, Critical] {
			for asked in [Standard, Significant, Critical] {
				let expected = if asked <= class { together.clone() } else { None };
				assert_eq!(decides(decided(class).into(), LAB, asked), expected);
				assert_eq!(decides(decided(class).into(), GLOBAL_SCOPE, asked), None);
			}
		}
		assert_eq!(decides(signed(1), LAB, Standard), None);
		assert_eq!(decides(RuntimeOrigin::root(), LAB, Standard), None);
	});
}

#[test]
fn decided_class_is_that_of_the_calls_and_not_of_the_template() {
	build_and_execute(5, || {
		run_days(31);
		// Under the strongest template a call of another class is still decided as what it is.
		let id = passed(Special, inline(&[describe(9)]));
		assert_eq!(proposal(id).class, DecisionClass::Standard);
		execute(id);
		assert_eq!(described(), H256::repeat_byte(9));
	});
}

#[test]
fn execute_keeps_the_decision_that_opened_later_when_the_earlier_one_is_done_first() {
	build_and_execute(5, || {
		let older = open_majority();
		vote(older, Agree, 3..=5);
		close(older);
		run_days(1);
		let newer = open(Majority, inline(&[describe(7)]));
		vote(newer, Agree, 3..=5);
		close(newer);
		run_to_block(executable_from(newer));
		execute(older);
		assert_eq!(described(), H256::repeat_byte(9));
		execute(newer);
		assert_eq!(ending(newer), Some(Ending::Executed));
		assert_eq!(described(), H256::repeat_byte(7));
	});
}

#[test]
fn execute_does_a_stronger_decision_when_a_weaker_one_opened_later_and_is_done() {
	build_and_execute(5, || {
		let strong = open(Special, inline(&[describe(9)]));
		vote(strong, Agree, 3..=5);
		close(strong);
		run_blocks(1);
		let weak = propose(4, Consent, inline(&[describe(7)]));
		assert_ok!(Governing::back(signed(5), weak));
		vote(weak, Agree, 1..=3);
		close(weak);
		execute(weak);
		assert_eq!(described(), H256::repeat_byte(7));
		run_to_block(executable_from(strong));
		execute(strong);
		assert_eq!(ending(strong), Some(Ending::Executed));
		assert_eq!(described(), H256::repeat_byte(9));
	});
}

#[test]
fn execute_fails_when_its_calls_are_lost_or_cannot_be_decoded() {
	build_and_execute(5, || {
		let id = passed(Majority, inline(&[describe(9)]));
		let calls = Calls::<Test>::take(LAB, id.index).unwrap();
		assert_noop!(try_execute(id), Error::<Test>::CallsNotFound);
		let one_of_nothing = vec![4, 255, 255].try_into().unwrap();
		Calls::<Test>::insert::<_, _, frame_support::BoundedVec<u8, _>>(
			LAB,
			id.index,
			one_of_nothing,
		);
		assert_noop!(try_execute(id), Error::<Test>::UndecodableCall);
		Calls::<Test>::insert(LAB, id.index, calls);
		execute(id);
		assert_eq!(described(), H256::repeat_byte(9));
	});
}

#[test]
fn execute_fails_when_the_noted_calls_are_gone() {
	build_and_execute(5, || {
		use frame_support::traits::QueryPreimage;
		let action = noted(&[describe(9)]);
		let Action::Lookup { hash, .. } = action else { panic!("not noted") };
		let id = passed(Majority, action);
		// Once for the one who noted it, and once for the proposal.
		for _ in 0..2 {
			<Preimage as QueryPreimage>::unrequest(&hash);
		}
		assert_noop!(try_execute(id), Error::<Test>::CallsNotFound);
	});
}
