// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How much significant decisions spend of a purse in a month.

use crate::{mock::*, Error, Spent};
use frame_support::{
	assert_noop, assert_ok,
	traits::fungible::{Mutate, MutateHold},
};
use ovn_primitives::{
	traits::Scopes as _,
	DecisionClass::{Critical, Significant},
	Purse, ScopeId,
};
use proptest::prelude::*;
use sp_runtime::DispatchResult;

const TREASURY: Purse = Purse::Treasury;

/// A network whose treasury can spend so much, and whose steward decides what is significant, which
/// is to spend a quarter of it in a month.
fn limited(amount: u128) -> ScopeId {
	let scope = network(1);
	assert_ok!(Balances::mint_into(&purse(scope, TREASURY), amount));
	GreatestClass::set(Some(Significant));
	SpendPercent::set(25);
	scope
}

fn spend(scope: ScopeId, amount: u128) -> DispatchResult {
	Networks::spend(signed(1), scope, TREASURY, NATIVE, amount, 7)
}

fn left(scope: ScopeId) -> u128 {
	Networks::spendable_within_limit(scope, TREASURY, NATIVE)
}

#[test]
fn spend_takes_the_part_of_a_month_when_the_decision_is_significant() {
	build_and_execute(|| {
		let scope = limited(1_003);
		assert_eq!(left(scope), 250);
		assert_noop!(spend(scope, 251), Error::<Test>::AboveSpendLimit);
		// In one part or in several, for one payee or another purse.
		assert_ok!(spend(scope, 100));
		let sponsor = purse(scope, Purse::Sponsor);
		assert_ok!(Networks::spend(signed(1), scope, TREASURY, NATIVE, 149, sponsor));
		assert_eq!(left(scope), 1);
		assert_noop!(spend(scope, 2), Error::<Test>::AboveSpendLimit);
		assert_ok!(spend(scope, 1));
		assert_noop!(spend(scope, 1), Error::<Test>::AboveSpendLimit);
	});
}

#[test]
fn spend_takes_what_comes_in_into_account_when_it_is_limited() {
	build_and_execute(|| {
		let scope = limited(1_000);
		assert_ok!(spend(scope, 250));
		assert_ok!(Balances::mint_into(&purse(scope, TREASURY), 400));
		assert_eq!(left(scope), 100);
		// What is held is no part of what can be spent.
		let treasury = purse(scope, TREASURY);
		assert_ok!(Balances::hold(&crate::HoldReason::Deposit.into(), &treasury, 200));
		assert_eq!(left(scope), 50);
		let precision = frame_support::traits::tokens::Precision::Exact;
		let reason = crate::HoldReason::Deposit.into();
		assert_ok!(Balances::release(&reason, &treasury, 200, precision));
	});
}

#[test]
fn spend_forgets_what_was_spent_when_a_month_has_passed() {
	build_and_execute(|| {
		let scope = limited(1_000);
		run_to_block(DAY - 1);
		assert_ok!(spend(scope, 250));
		// On the last block of the 30th day after that of the payment.
		run_to_block(31 * DAY - 1);
		assert_eq!(left(scope), 0);
		run_to_block(31 * DAY);
		assert_eq!(left(scope), 187);
		assert_ok!(spend(scope, 187));
	});
}

#[test]
fn spend_is_unlimited_when_the_decision_is_critical_and_counts_all_the_same() {
	build_and_execute(|| {
		let scope = limited(1_000);
		GreatestClass::set(Some(Critical));
		assert_ok!(spend(scope, 600));
		GreatestClass::set(Some(Significant));
		assert_eq!(left(scope), 0);
		assert_noop!(spend(scope, 1), Error::<Test>::AboveSpendLimit);
	});
}

#[test]
fn spend_says_first_what_no_decision_can_when_it_is_above_the_limit() {
	build_and_execute(|| {
		let scope = limited(1_000);
		assert_noop!(spend(scope, 1_001), Error::<Test>::InsufficientFunds);
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Fund(0), NATIVE, 1, 7),
			Error::<Test>::PotNotOpen
		);
		assert_noop!(spend(scope, 0), Error::<Test>::ZeroAmount);
		assert_noop!(
			Networks::spend(signed(2), scope, TREASURY, NATIVE, 999, 7),
			sp_runtime::DispatchError::BadOrigin
		);
		assert_noop!(
			Networks::spend(signed(2), 9, TREASURY, NATIVE, 999, 7),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn spend_counts_each_purse_and_asset_for_itself_when_it_is_limited() {
	build_and_execute(|| {
		let scope = limited(1_000);
		let asset = asset(1, 9);
		open_with(scope, &asset, 400);
		assert_ok!(Balances::mint_into(&purse(scope, Purse::Sponsor), 40));
		assert_ok!(spend(scope, 250));
		assert_ok!(Networks::spend(signed(1), scope, TREASURY, asset.clone(), 100, 7));
		assert_ok!(Networks::spend(signed(1), scope, Purse::Sponsor, NATIVE, 10, 7));
		for (purse, asset) in [(TREASURY, NATIVE), (TREASURY, asset), (Purse::Sponsor, NATIVE)] {
			assert_eq!(Networks::spendable_within_limit(scope, purse, asset.clone()), 0);
			assert_eq!(Networks::class_of_spending(scope, purse, &asset, 1), Critical);
		}
	});
}

#[test]
fn close_pot_forgets_what_was_spent_when_it_succeeds() {
	build_and_execute(|| {
		let scope = limited(1_000);
		let asset = asset(1, 9);
		open_with(scope, &asset, 400);
		let key = (TREASURY, asset.clone());
		assert_ok!(Networks::spend(signed(1), scope, TREASURY, asset.clone(), 100, 7));
		assert!(Spent::<Test>::contains_key(scope, &key));
		// To close it is critical, so that it is no way around the limit.
		let close = || Networks::close_pot(signed(1), scope, TREASURY, asset.clone(), 7);
		assert_noop!(close(), sp_runtime::DispatchError::BadOrigin);
		GreatestClass::set(Some(Critical));
		assert_ok!(close());
		assert!(!Spent::<Test>::contains_key(scope, &key));
	});
}

#[test]
fn note_spending_fails_when_there_is_no_pot_or_the_scope_is_suspended_or_the_sum_too_large() {
	build_and_execute(|| {
		let scope = limited(1_000);
		let note = |purse, amount| Networks::note_spending(scope, purse, &NATIVE, amount);
		assert_noop!(note(Purse::Fund(0), 1), Error::<Test>::PotNotOpen);
		assert_ok!(note(TREASURY, 1));
		assert_noop!(note(TREASURY, u128::MAX), Error::<Test>::Overflow);
		assert_eq!(left(scope), 249);
		GreatestClass::set(Some(Critical));
		assert_ok!(Networks::suspend(signed(1), scope, scope, 1, document(5)));
		assert_noop!(note(TREASURY, 1), Error::<Test>::ScopeSuspended);
	});
}

#[derive(Clone, Debug)]
enum Op {
	/// A significant decision spends so much, in thousandths of what the purse has.
	Spend(u128),
	/// A critical one does.
	SpendMore(u128),
	/// So much comes in.
	Earn(u128),
	/// So many blocks pass.
	Wait(u64),
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![
		6 => (0..=400_u128).prop_map(Op::Spend),
		1 => (1..=900_u128).prop_map(Op::SpendMore),
		2 => (1..=2_000_u128).prop_map(Op::Earn),
		4 => (1..=3 * DAY).prop_map(Op::Wait),
		1 => (28 * DAY..=32 * DAY).prop_map(Op::Wait),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(60))]

	/// Against a list of every payment: each significant decision passes exactly if, with all that
	/// was spent on this day and in the 30 days before, it stays within the part of what there is
	/// and what was spent; and so in no 30 days that end with it more is spent.
	#[test]
	fn significant_decisions_spend_no_more_than_the_limit_in_any_month(
		percent in 1..=100_u8,
		ops in prop::collection::vec(op(), 1..60),
	) {
		build_and_execute(|| {
			let scope = limited(10_000);
			SpendPercent::set(percent);
			let mut paid: Vec<(u64, u128)> = Vec::new();
			for op in ops {
				let now = System::block_number();
				let has = spendable(scope, TREASURY, &NATIVE);
				match op {
					Op::Spend(thousandths) => {
						let amount = has * thousandths / 1_000;
						let day = now / DAY;
						let spent: u128 = paid
							.iter()
							.filter(|(block, _)| block / DAY + 30 >= day)
							.map(|(_, amount)| amount)
							.sum();
						let limit = (has + spent) * u128::from(percent) / 100;
						let rest = limit.saturating_sub(spent).min(has);
						assert_eq!(left(scope), rest);
						let result = spend(scope, amount);
						if amount == 0 {
							assert_eq!(result, Err(Error::<Test>::ZeroAmount.into()));
						} else if amount > rest {
							assert_eq!(result, Err(Error::<Test>::AboveSpendLimit.into()));
						} else {
							assert_ok!(result);
							paid.push((now, amount));
							let month: u128 = paid
								.iter()
								.filter(|(block, _)| block + 30 * DAY > now)
								.map(|(_, amount)| amount)
								.sum();
							assert!(month <= limit);
						}
					},
					Op::SpendMore(thousandths) => {
						let amount = has * thousandths / 1_000;
						GreatestClass::set(Some(Critical));
						if amount > 0 {
							assert_ok!(spend(scope, amount));
							paid.push((now, amount));
						}
						GreatestClass::set(Some(Significant));
					},
					Op::Earn(amount) => {
						assert_ok!(Balances::mint_into(&purse(scope, TREASURY), amount));
					},
					Op::Wait(blocks) => run_to_block(now + blocks),
				}
			}
		});
	}
}
