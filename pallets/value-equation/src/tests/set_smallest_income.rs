// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The smallest income.

use super::halves;
use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn set_smallest_income_holds_after_the_notice_when_it_is_decided() {
	build_and_execute(|| {
		set(LAB, halves());
		assert_noop!(try_sale(LAB, SMALLEST_SALE - 1), Error::<Test>::IncomeTooSmall);
		assert_ok!(try_sale(LAB, SMALLEST_SALE));
		let decide = |amount| Equations::set_smallest_income(signed(STEWARD), LAB, NATIVE, amount);
		let before = free(STEWARD);
		let mut present = SMALLEST_SALE;
		for (amount, smallest) in [(Some(1), 1), (Some(50_000), 50_000), (None, SMALLEST_SALE)] {
			assert_ok!(decide(amount));
			let from = System::block_number() + NOTICE;
			let expected = Event::SmallestIncomeSet { scope: LAB, asset: NATIVE, amount, from };
			assert_eq!(last_event(), expected);
			// Nobody stops all incomes at once.
			run_to_block(from - 1);
			assert_noop!(try_sale(LAB, present - 1), Error::<Test>::IncomeTooSmall);
			assert_ok!(try_sale(LAB, present));
			run_to_block(from);
			present = smallest;
			assert_noop!(try_sale(LAB, smallest - 1), Error::<Test>::IncomeTooSmall);
			assert_ok!(try_sale(LAB, smallest));
		}
		assert_eq!(free(STEWARD), before);
	});
}

#[test]
fn set_smallest_income_concerns_one_asset_when_there_are_others() {
	build_and_execute(|| {
		set(LAB, halves());
		let asset = asset_with_pots(1);
		let amount = Some(7);
		assert_ok!(Equations::set_smallest_income(signed(STEWARD), LAB, asset.clone(), amount));
		run_blocks(NOTICE);
		assert_ok!(sale_in(LAB, asset.clone(), 7));
		assert_noop!(sale_in(LAB, asset, 6), Error::<Test>::IncomeTooSmall);
		assert_noop!(try_sale(LAB, 7), Error::<Test>::IncomeTooSmall);
	});
}

#[test]
fn set_smallest_income_fails_when_it_is_0() {
	build_and_execute(|| {
		assert_noop!(
			Equations::set_smallest_income(signed(STEWARD), LAB, NATIVE, Some(0)),
			Error::<Test>::ZeroAmount
		);
	});
}

#[test]
fn set_smallest_income_fails_when_the_asset_is_not_accepted() {
	build_and_execute(|| {
		let asset = asset(1);
		assert_noop!(
			Equations::set_smallest_income(signed(STEWARD), SHOP, asset, Some(5)),
			Error::<Test>::AssetNotAccepted
		);
	});
}

#[test]
fn set_smallest_income_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		for origin in [signed(ANA), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Equations::set_smallest_income(origin, LAB, NATIVE, Some(5)), BadOrigin);
		}
		assert_noop!(
			Equations::set_smallest_income(signed(STEWARD), 77, NATIVE, Some(5)),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn set_smallest_income_is_the_least_an_account_can_have_when_that_is_more() {
	build_and_execute(|| {
		set(LAB, halves());
		SmallestIncome::set(ED - 1);
		assert_noop!(try_sale(LAB, ED - 1), Error::<Test>::IncomeTooSmall);
		assert_ok!(try_sale(LAB, ED));
		let asset = asset_with_pots(1);
		SmallestIncome::set(ASSET_MIN - 1);
		assert_noop!(sale_in(LAB, asset.clone(), ASSET_MIN - 1), Error::<Test>::IncomeTooSmall);
		assert_ok!(sale_in(LAB, asset, ASSET_MIN));
	});
}
