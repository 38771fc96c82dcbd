// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is wrong is found.

use crate::{
	mock::*, Accounts, Contested, Contracts, Flag, Latest, NextContract, OfPayee, OfPayer, Pairs,
	Periods, Standing, State,
};
use frame_support::traits::Hooks as _;
use sp_runtime::DispatchError;

/// A share with ceiling (0), a licence with a closed period and an open one (1), and an offer (2).
fn broken(change: impl FnOnce()) -> &'static str {
	genesis().execute_with(|| {
		run_to_block(1);
		Timestamp::set_timestamp(1_790_000_000_000);
		for steward in [STEWARD, STEWARD, DESIGNER] {
			network(steward);
		}
		for (steward, scope) in [(STEWARD, LAB), (DESIGNER, DESIGN)] {
			set_equation(steward, scope);
			endow(purse(scope, ovn_primitives::Purse::Treasury));
		}
		in_force(share_terms(3, Some(1_000)));
		sale(LAB, 1_000);
		let id = sign(licence_terms());
		pass_days(90);
		close(id, 0, 1_000).unwrap();
		declare(id, 1, 1_000).unwrap();
		let mut terms = licence_terms();
		terms.document = document(77);
		offer(terms);
		Settlement::do_try_state().unwrap();
		change();
		match Settlement::try_state(System::block_number()) {
			Err(DispatchError::Other(reason)) => reason,
			other => panic!("{other:?}"),
		}
	})
}

fn in_contract(id: u32, change: impl FnOnce(&mut crate::ContractOf<Test>)) -> &'static str {
	broken(|| Contracts::<Test>::mutate(id, |record| change(record.as_mut().unwrap())))
}

fn in_pair(change: impl FnOnce(&mut crate::PairOf<Test>)) -> &'static str {
	broken(|| Pairs::<Test>::mutate(DESIGN, COMPANY, change))
}

fn in_period(number: u32, change: impl FnOnce(&mut crate::PeriodOf<Test>)) -> &'static str {
	broken(|| Periods::<Test>::mutate(1, number, |period| change(period.as_mut().unwrap())))
}

#[test]
fn try_state_finds_what_does_not_belong_together() {
	assert!(broken(|| NextContract::<Test>::put(1)).starts_with('1'));
	assert!(broken(|| OfPayer::<Test>::remove(COMPANY, 1)).starts_with('1'));
	assert!(broken(|| OfPayee::<Test>::remove(DESIGN, 1)).starts_with('1'));
	assert!(broken(|| OfPayer::<Test>::insert(COMPANY, 9, ())).starts_with('1'));
	assert!(broken(|| OfPayee::<Test>::insert(DESIGN, 9, ())).starts_with('1'));
	assert!(
		broken(|| Latest::<Test>::remove((DESIGN, COMPANY, document(40).hash))).starts_with('1')
	);
	assert!(in_contract(1, |record| record.root = 0).starts_with('1'));
	assert!(in_contract(2, |record| record.depositor = None).starts_with('2'));
	assert!(in_contract(2, |record| record.depositor = Some(BEN)).starts_with('2'));
	assert!(broken(|| Standing::<Test>::remove(LAB)).starts_with('3'));
	let in_list = |change: fn(&mut crate::ListedOf<Test>)| {
		broken(|| Standing::<Test>::mutate(LAB, |list| change(&mut list[0])))
	};
	assert!(in_list(|listed| listed.share.rate = ratio(1, 5)).starts_with('3'));
	assert!(in_list(|listed| listed.until = Some(9_999)).starts_with('3'));
	assert!(in_list(|listed| listed.contract = 1).starts_with('3'));
	assert!(in_list(|listed| listed.contract = 2).starts_with('3'));
	let twice = || {
		Standing::<Test>::mutate(LAB, |list| {
			let listed = list[0].clone();
			list.try_push(listed).unwrap();
		});
	};
	assert!(broken(twice).starts_with('3'));
	let in_account =
		|change: fn(&mut crate::AccountOf<Test>)| broken(|| Accounts::<Test>::mutate(0, change));
	assert!(in_account(|account| account.lines[0].paid = 1_001 * ONE).starts_with('4'));
	assert!(in_account(|account| account.lines.clear()).starts_with('4'));
	assert!(in_account(|account| account.latest = 1).starts_with('4'));
	assert!(in_account(|account| account.latest = 9).starts_with('4'));
	assert!(in_pair(|pair| pair.offers = 2).starts_with('5'));
	assert!(in_pair(|pair| pair.bindings.clear()).starts_with('5'));
	assert!(in_pair(|pair| pair.bindings[0].from = 5).starts_with('5'));
	assert!(in_pair(|pair| {
		let mut binding = pair.bindings[0];
		binding.contract = 0;
		pair.bindings.try_push(binding).unwrap();
	})
	.starts_with('5'));
	assert!(in_contract(1, |record| record.closed = 2).starts_with('6'));
	assert!(in_period(0, |period| period.declared[0].period.met += 1).starts_with('6'));
	assert!(in_period(0, |period| period.declared[0].period.met -= 1).starts_with('6'));
	assert!(in_period(1, |period| period.declared[0].asset = AssetKind::WithId(8)).starts_with('6'));
	assert!(broken(|| {
		let period = period(1, 0);
		Periods::<Test>::insert(0, 0, period);
	})
	.starts_with('6'));
	let contested = Contested { contract: 1, period: 0, marked_from: 1, stopped: 0 };
	assert!(in_pair(|pair| pair.contests.try_push(contested).unwrap()).starts_with('6'));
	assert!(in_period(0, |period| {
		let contest = crate::Contest { asset: NATIVE, base: ONE, answered: false };
		period.contest = Some(contest);
	})
	.starts_with('6'));
	let flag = Flag { contract: 1, at: 1, cure: 1, stopped: 1 };
	assert!(in_pair(|pair| pair.flags.try_push(flag).unwrap()).starts_with('7'));
	let flag = Flag { contract: 0, ..flag };
	assert!(in_pair(|pair| pair.flags.try_push(flag).unwrap()).starts_with('6'));
	let flag = Flag { contract: 1, stopped: 0, ..flag };
	let in_other_pair = |change: &dyn Fn(&mut crate::PairOf<Test>)| {
		Pairs::<Test>::mutate(DESIGN, LAB_PAYS, change);
	};
	let reason = broken(|| in_other_pair(&|pair| pair.flags.try_push(flag).unwrap()));
	assert_eq!(reason, "6: a flag of others");
	let reason = broken(|| {
		let contest = crate::Contest { asset: NATIVE, base: ONE, answered: false };
		Periods::<Test>::mutate(1, 0, |period| period.as_mut().unwrap().contest = Some(contest));
		let add = |pair: &mut crate::PairOf<Test>| pair.contests.try_push(contested).unwrap();
		Pairs::<Test>::mutate(DESIGN, COMPANY, add);
		in_other_pair(&add);
	});
	assert_eq!(reason, "6: a contest of others");
	assert!(in_contract(1, |record| record.stopped = 1).starts_with('7'));
	assert!(in_period(0, |period| period.closed_at = Some((1, 1))).starts_with('7'));
}

#[test]
fn try_state_finds_shares_that_take_too_much() {
	let reason = broken(|| {
		let rate = ratio(19, 100);
		let gives = crate::Gives::Share(crate::ShareTerms { rate, exempt: Default::default() });
		// As if it had been accepted beside the other one.
		let mut record = contract(0);
		record.terms.gives = gives.clone();
		record.root = 3;
		record.terms.document = document(66);
		let State::Signed { from, .. } = record.state else { panic!() };
		NextContract::<Test>::put(4);
		Contracts::<Test>::insert(3, record.clone());
		OfPayer::<Test>::insert(LAB_PAYS, 3, ());
		OfPayee::<Test>::insert(DESIGN, 3, ());
		Latest::<Test>::insert((DESIGN, LAB_PAYS, document(66).hash), 3);
		let crate::Gives::Share(share) = gives else { panic!() };
		Standing::<Test>::mutate(LAB, |list| {
			let mut listed = list[0].clone();
			(listed.contract, listed.root, listed.share, listed.from) = (3, 3, share, from);
			list.try_push(listed).unwrap();
		});
	});
	assert_eq!(reason, "3: shares take too much");
}
