// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Paying from a purse.

use crate::{mock::*, Error, Event, HoldReason};
use frame_support::{
	assert_noop, assert_ok,
	traits::{fungible::MutateHold, tokens::Precision},
};
use ovn_primitives::{Purse, ScopeId};
use sp_runtime::{
	DispatchError::{self, BadOrigin},
	TokenError,
};

/// A network whose native treasury can spend 500.
fn with_treasury() -> ScopeId {
	let scope = network(1);
	assert_ok!(Balances::transfer_allow_death(signed(5), purse(scope, Purse::Treasury), 500));
	scope
}

/// A network whose treasury can also spend 300 of two assets of 9.
fn with_assets() -> (ScopeId, [AssetKind; 2]) {
	let scope = with_treasury();
	let assets = [1, 2].map(|id| {
		let asset = asset(id, 9);
		open_with(scope, &asset, 300);
		asset
	});
	(scope, assets)
}

#[test]
fn spend_pays_when_the_purse_has_it() {
	build_and_execute(|| {
		let scope = with_treasury();
		let issued = Balances::total_issuance();
		let before = free(7);
		assert_ok!(Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, 120, 7));

		assert_eq!(free(7), before + 120);
		assert_eq!(free(purse(scope, Purse::Treasury)), 380 + ED);
		assert_eq!(Balances::total_issuance(), issued);
		assert_eq!(
			last_event(),
			Event::Spent {
				scope,
				purse: Purse::Treasury,
				asset: NATIVE,
				amount: 120,
				beneficiary: 7
			}
		);
	});
}

#[test]
fn spend_leaves_the_endowment_when_it_takes_all() {
	build_and_execute(|| {
		let scope = with_treasury();
		let treasury = purse(scope, Purse::Treasury);
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, 501, 7),
			Error::<Test>::InsufficientFunds
		);
		assert_ok!(Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, 500, 7));
		assert_eq!(free(treasury), ED);
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, 1, 7),
			Error::<Test>::InsufficientFunds
		);
	});
}

#[test]
fn spend_leaves_what_is_held_when_it_takes_all() {
	build_and_execute(|| {
		let scope = with_treasury();
		let treasury = purse(scope, Purse::Treasury);
		let reason = HoldReason::Deposit.into();
		assert_ok!(Balances::hold(&reason, &treasury, 200));
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, 301, 7),
			Error::<Test>::InsufficientFunds
		);
		assert_ok!(Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, 300, 7));
		assert_eq!((free(treasury), held(HoldReason::Deposit, treasury)), (ED, 200));
		assert_ok!(Balances::release(&reason, &treasury, 200, Precision::Exact));
	});
}

#[test]
fn spend_fills_another_purse_when_its_pot_is_the_beneficiary() {
	build_and_execute(|| {
		let scope = with_treasury();
		let sponsor = purse(scope, Purse::Sponsor);
		assert_ok!(Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, 500, sponsor));
		assert_eq!(free(sponsor), 500 + ED);
		assert_eq!(spendable(scope, Purse::Sponsor, &NATIVE), 500);
	});
}

#[test]
fn spend_pays_assets_when_the_pot_has_them() {
	build_and_execute(|| {
		let (scope, [asset, _]) = with_assets();
		let (pot, _) = Networks::pot(scope, Purse::Treasury, asset.clone());
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Treasury, asset.clone(), 301, 7),
			Error::<Test>::InsufficientFunds
		);
		assert_ok!(Networks::spend(signed(1), scope, Purse::Treasury, asset.clone(), 300, 7));

		assert_eq!(balance_of(&asset, 7), 300);
		assert_eq!((balance_of(&asset, pot), free(pot)), (ASSET_MIN, ED));
		assert_eq!(Assets::total_supply(1), ENDOWMENT);
		assert_eq!(
			last_event(),
			Event::Spent { scope, purse: Purse::Treasury, asset, amount: 300, beneficiary: 7 }
		);
	});
}

#[test]
fn spend_does_not_touch_the_native_endowment_when_the_pot_is_for_an_asset() {
	build_and_execute(|| {
		let (scope, [asset, _]) = with_assets();
		let (pot, _) = Networks::pot(scope, Purse::Treasury, asset);
		assert_ok!(Balances::transfer_allow_death(signed(5), pot, 40));
		assert_eq!(spendable(scope, Purse::Treasury, &NATIVE), 500);
		assert_eq!(free(pot), 40 + ED);
	});
}

#[test]
fn spend_works_when_others_filled_the_pot_with_assets() {
	build_and_execute(|| {
		let (scope, [asset, _]) = with_assets();
		for asset in [NATIVE, asset] {
			spam(Networks::pot(scope, Purse::Treasury, asset.clone()).0);
			assert_ok!(Networks::spend(signed(1), scope, Purse::Treasury, asset.clone(), 300, 7));
		}
		// A deposit can still be held.
		let (treasury, reason) = (purse(scope, Purse::Treasury), HoldReason::Deposit.into());
		assert_ok!(Balances::hold(&reason, &treasury, 200));
		assert_ok!(Balances::release(&reason, &treasury, 200, Precision::Exact));
	});
}

#[test]
fn spend_fails_for_one_asset_only_when_that_is_frozen() {
	build_and_execute(|| {
		let (scope, [frozen, other]) = with_assets();
		let spend = |asset: &AssetKind| {
			Networks::spend(signed(1), scope, Purse::Treasury, asset.clone(), 10, 7)
		};
		assert_ok!(Assets::freeze_asset(signed(9), 1));
		assert_noop!(spend(&frozen), Error::<Test>::InsufficientFunds);
		assert_ok!(spend(&other));
		assert_ok!(spend(&NATIVE));
		assert_ok!(Assets::thaw_asset(signed(9), 1));
		assert_ok!(spend(&frozen));
	});
}

#[test]
fn spend_fails_for_one_asset_only_when_its_administrator_froze_the_pot() {
	build_and_execute(|| {
		let (scope, [frozen, other]) = with_assets();
		let (pot, _) = Networks::pot(scope, Purse::Treasury, frozen.clone());
		assert_ok!(Assets::freeze(signed(9), 1, pot));
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Treasury, frozen, 10, 7),
			Error::<Test>::InsufficientFunds
		);
		assert_ok!(Networks::spend(signed(1), scope, Purse::Treasury, other, 10, 7));
	});
}

#[test]
fn spend_fails_for_one_asset_only_when_that_was_destroyed() {
	build_and_execute(|| {
		let (scope, [destroyed, other]) = with_assets();
		let spend = |asset: &AssetKind| {
			Networks::spend(signed(1), scope, Purse::Treasury, asset.clone(), 10, 7)
		};
		let unspendable = || {
			assert_noop!(spend(&destroyed), Error::<Test>::InsufficientFunds);
			assert_ok!(Networks::do_try_state());
		};
		assert_ok!(Assets::start_destroy(signed(9), 1));
		unspendable();
		assert_ok!(Assets::destroy_accounts(signed(9), 1));
		unspendable();
		assert_ok!(Assets::finish_destroy(signed(9), 1));
		unspendable();
		assert_ok!(spend(&other));
	});
}

#[test]
fn spend_fails_when_the_administrator_of_the_asset_burnt_it() {
	build_and_execute(|| {
		let (scope, [burnt, _]) = with_assets();
		let (pot, _) = Networks::pot(scope, Purse::Treasury, burnt.clone());
		assert_ok!(Assets::burn(signed(9), 1, pot, ENDOWMENT));
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Treasury, burnt.clone(), 1, 7),
			Error::<Test>::InsufficientFunds
		);
		// The pot is still there for what comes later.
		assert_ok!(Assets::transfer(signed(9), 1, pot, 20));
		assert_ok!(Networks::spend(signed(1), scope, Purse::Treasury, burnt, 15, 7));
	});
}

#[test]
fn spend_fails_when_the_pot_is_not_open() {
	build_and_execute(|| {
		let scope = with_treasury();
		let pot = Networks::pot(scope, Purse::Fund(0), NATIVE).0;
		assert_ok!(Balances::transfer_allow_death(signed(5), pot, 100));
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Fund(0), NATIVE, 1, 7),
			Error::<Test>::PotNotOpen
		);
	});
}

#[test]
fn spend_fails_when_the_amount_is_zero() {
	build_and_execute(|| {
		let scope = with_treasury();
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, 0, 7),
			Error::<Test>::ZeroAmount
		);
	});
}

#[test]
fn spend_fails_when_the_purse_would_pay_itself() {
	build_and_execute(|| {
		let scope = with_treasury();
		let treasury = purse(scope, Purse::Treasury);
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, 1, treasury),
			Error::<Test>::InvalidBeneficiary
		);
	});
}

#[test]
fn spend_fails_when_the_beneficiary_would_not_come_to_life() {
	build_and_execute(|| {
		let (scope, [asset, _]) = with_assets();
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, ED - 1, 99),
			DispatchError::Token(TokenError::BelowMinimum)
		);
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Treasury, asset.clone(), 10, 99),
			DispatchError::Token(TokenError::CannotCreate)
		);
		assert_noop!(
			Networks::spend(signed(1), scope, Purse::Treasury, asset, ASSET_MIN - 1, 7),
			DispatchError::Token(TokenError::BelowMinimum)
		);
		assert_ok!(Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, ED, 99));
		assert_eq!(free(99), ED);
	});
}

#[test]
fn spend_takes_the_majority_when_there_are_three_stewards() {
	build_and_execute(|| {
		let scope = with_treasury();
		assert_ok!(Networks::set_stewards(signed(1), scope, stewards(&[1, 2, 3])));
		assert_noop!(Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, 100, 7), BadOrigin);
		let before = free(7);
		let call = crate::Call::spend {
			scope,
			purse: Purse::Treasury,
			asset: NATIVE,
			amount: 100,
			beneficiary: 7,
		};
		assert_ok!(together(&[1, 2, 3], call));
		assert_eq!(free(7), before + 100);
	});
}

#[test]
fn spend_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let scope = with_treasury();
		for origin in [signed(2), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Networks::spend(origin, scope, Purse::Treasury, NATIVE, 1, 7), BadOrigin);
		}
	});
}

#[test]
fn spend_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Networks::spend(signed(1), 1, Purse::Treasury, NATIVE, 1, 7),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn spend_pays_who_decides_alone_when_it_decides_so() {
	build_and_execute(|| {
		let scope = with_treasury();
		let before = free(1);
		assert_ok!(Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, 500, 1));
		assert_eq!(free(1), before + 500);
		let (purse, asset, amount) = (Purse::Treasury, NATIVE, 500);
		assert_eq!(last_event(), Event::Spent { scope, purse, asset, amount, beneficiary: 1 });
	});
}
