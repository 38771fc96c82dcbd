// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is wrong is found.

use super::*;
use crate::{Allotment, Ideas, LiveRounds, OwnIdeas, Rounds};
use frame_support::traits::Hooks as _;

fn broken(change: impl FnOnce(u64)) -> &'static str {
	genesis().execute_with(|| {
		run_to_block(1);
		found(STEWARD, 0, ScopeKind::Network);
		let id = round(Allotment::Equal);
		assert_ok!(Budgeting::do_try_state());
		change(id);
		match Budgeting::try_state(System::block_number()) {
			Err(DispatchError::Other(reason)) => reason,
			other => panic!("{other:?}"),
		}
	})
}

fn with(change: impl FnOnce(&mut crate::RoundOf<Test>)) -> &'static str {
	broken(|id| Rounds::<Test>::mutate(id, |round| change(round.as_mut().unwrap())))
}

#[test]
fn try_state_finds_what_does_not_belong_together() {
	assert!(with(|round| round.matched += 1).starts_with('1'));
	assert!(with(|round| round.paid_in += 1).starts_with('2'));
	assert!(with(|round| round.funders += 1).starts_with('2'));
	assert!(with(|round| round.members += 1).starts_with('2'));
	assert!(with(|round| round.spent += 1).starts_with('2'));
	assert!(broken(|_| LiveRounds::<Test>::remove(LAB)).starts_with('2'));
	assert!(broken(|id| {
		idea(ANA, id, 1, 5);
		Rounds::<Test>::mutate(id, |round| round.as_mut().unwrap().tallies[0].allocated = 1);
	})
	.starts_with('2'));
	assert!(broken(|id| {
		idea(ANA, id, 1, 5);
		Rounds::<Test>::mutate(id, |round| {
			round.as_mut().unwrap().tallies = vec![].try_into().unwrap()
		});
	})
	.starts_with('3'));
	assert!(broken(|id| OwnIdeas::<Test>::insert(id, ANA, 1)).starts_with('3'));
	assert!(broken(|id| {
		idea(ANA, id, 1, 5);
		OwnIdeas::<Test>::remove(id, ANA);
	})
	.starts_with('3'));
	// An idea says that its deposit is held where nothing is.
	assert!(broken(|id| {
		idea(ANA, id, 1, 5);
		Ideas::<Test>::mutate(id, 0, |record| {
			record.as_mut().unwrap().depositor = ovn_primitives::Depositor::Agent(BEN);
		});
	})
	.starts_with('4'));
	assert!(broken(|id| {
		idea(ANA, id, 1, 5);
		let reason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Deposit);
		let (all, exact) = (IDEA_DEPOSIT, frame_support::traits::tokens::Precision::Exact);
		<Balances as frame_support::traits::fungible::MutateHold<u64>>::release(
			&reason, &ANA, all, exact,
		)
		.unwrap();
	})
	.starts_with('4'));
	assert!(with(|round| round.stopped += 1).starts_with('5'));
}

#[test]
fn try_state_finds_more_allocated_than_the_allotment_once_it_is_fixed() {
	genesis().execute_with(|| {
		run_to_block(1);
		found(STEWARD, 0, ScopeKind::Network);
		let id = round(Allotment::ByContribution);
		let number = idea(BEN, id, 1, 5);
		assert_ok!(Budgeting::fund_round(signed(ANA), id, 2 * ONE));
		run_to_block(System::block_number() + DAY);
		assert_ok!(Budgeting::allocate(signed(ANA), id, number, 2 * ONE));
		assert_ok!(Budgeting::do_try_state());
		// Equally to members, none of which Ana is.
		Rounds::<Test>::mutate(id, |round| round.as_mut().unwrap().allotment = Allotment::Equal);
		assert_eq!(
			Budgeting::do_try_state(),
			Err(DispatchError::Other("2: more than the allotment")),
		);
	});
}
