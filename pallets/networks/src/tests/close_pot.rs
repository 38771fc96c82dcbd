// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Closing pots.

use crate::{mock::*, Error, Event, HoldReason, OpenPots};
use frame_support::{
	assert_noop, assert_ok,
	traits::{fungible::MutateHold, tokens::Precision},
};
use ovn_primitives::{Purse, ScopeId, GLOBAL_SCOPE};
use sp_runtime::{
	DispatchError::{self, BadOrigin},
	TokenError,
};

/// A network with an open fund that holds 100 more than its endowment.
fn with_fund() -> ScopeId {
	let scope = network(1);
	assert_ok!(Networks::create_fund(signed(1), scope, b"tools".to_vec().try_into().unwrap()));
	assert_ok!(Networks::open_pot(signed(1), scope, Purse::Fund(0), NATIVE));
	assert_ok!(Balances::transfer_allow_death(signed(5), purse(scope, Purse::Fund(0)), 100));
	scope
}

/// A network whose treasury can spend 300 of an asset of 9.
fn with_asset() -> (ScopeId, AssetKind, u64) {
	let (scope, asset) = (network(1), asset(1, 9));
	open_with(scope, &asset, 300);
	let (pot, _) = Networks::pot(scope, Purse::Treasury, asset.clone());
	(scope, asset, pot)
}

fn is_open(scope: ScopeId, purse: Purse, asset: &AssetKind) -> bool {
	OpenPots::<Test>::contains_key(scope, (purse, asset.clone()))
}

#[test]
fn close_pot_pays_out_all_when_it_is_a_native_fund() {
	build_and_execute(|| {
		let scope = with_fund();
		let issued = Balances::total_issuance();
		let before = free(7);
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Fund(0), NATIVE, 7));

		assert_eq!(free(7), before + 100 + ED);
		assert_eq!(free(purse(scope, Purse::Fund(0))), 0);
		assert!(!System::account_exists(&purse(scope, Purse::Fund(0))));
		assert!(!is_open(scope, Purse::Fund(0), &NATIVE));
		assert_eq!(Balances::total_issuance(), issued);
		assert_eq!(
			last_event(),
			Event::PotClosed { scope, purse: Purse::Fund(0), asset: NATIVE, beneficiary: 7 }
		);
	});
}

#[test]
fn close_pot_pays_out_both_when_it_is_for_an_asset() {
	build_and_execute(|| {
		let (scope, asset, pot) = with_asset();
		let before = free(7);
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Treasury, asset.clone(), 7));

		assert_eq!((free(7), balance_of(&asset, 7)), (before + ED, 300 + ASSET_MIN));
		assert!(!System::account_exists(&pot));
		assert_eq!(Assets::total_supply(1), ENDOWMENT);
		assert_eq!(
			last_event(),
			Event::PotClosed { scope, purse: Purse::Treasury, asset, beneficiary: 7 }
		);
	});
}

#[test]
fn close_pot_pays_a_fresh_account_when_it_is_native() {
	build_and_execute(|| {
		let scope = with_fund();
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Fund(0), NATIVE, 99));
		assert_eq!(free(99), 100 + ED);
	});
}

#[test]
fn close_pot_leaves_the_endowment_when_others_filled_it_with_assets() {
	build_and_execute(|| {
		let (scope, asset, pot) = with_asset();
		spam(pot);
		let before = free(7);
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Treasury, asset.clone(), 7));

		assert_eq!((free(7), balance_of(&asset, 7)), (before, 300 + ASSET_MIN));
		assert_eq!((free(pot), balance_of(&asset, pot)), (ED, 0));
		assert!(!is_open(scope, Purse::Treasury, &asset));
	});
}

#[test]
fn close_pot_returns_the_deposit_when_room_had_to_be_made() {
	build_and_execute(|| {
		let (scope, asset) = (network(1), asset(1, 9));
		assert_ok!(Networks::accept_asset(signed(1), scope, asset.clone()));
		spam(Networks::pot(scope, Purse::Treasury, asset.clone()).0);
		let before = free(9);
		assert_ok!(Networks::open_pot(signed(9), scope, Purse::Treasury, asset.clone()));
		assert_eq!(free(9), before - ED - ACCOUNT_DEPOSIT);
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Treasury, asset.clone(), 9));

		assert_eq!(free(9), before);
		assert_eq!(balance_of(&asset, 9), ENDOWMENT);
		assert_ok!(Networks::open_pot(signed(9), scope, Purse::Treasury, asset));
	});
}

#[test]
fn close_pot_leaves_the_deposit_to_be_taken_back_when_the_asset_is_frozen() {
	build_and_execute(|| {
		let (scope, asset) = (network(1), asset(1, 9));
		assert_ok!(Networks::accept_asset(signed(1), scope, asset.clone()));
		let (pot, _) = Networks::pot(scope, Purse::Treasury, asset.clone());
		spam(pot);
		assert_ok!(Networks::open_pot(signed(9), scope, Purse::Treasury, asset.clone()));
		assert_ok!(Assets::burn(signed(9), 1, pot, ENDOWMENT));
		assert_ok!(Assets::freeze_asset(signed(9), 1));
		assert_eq!(Balances::reserved_balance(9), ACCOUNT_DEPOSIT);
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Treasury, asset, 9));
		assert_eq!(Balances::reserved_balance(9), ACCOUNT_DEPOSIT);

		assert_ok!(Assets::thaw_asset(signed(9), 1));
		assert_ok!(Assets::refund_other(signed(9), 1, pot));
		assert_eq!(Balances::reserved_balance(9), 0);
	});
}

#[test]
fn close_pot_returns_the_endowment_when_the_asset_was_destroyed() {
	build_and_execute(|| {
		let (scope, asset, pot) = with_asset();
		let before = free(7);
		assert_ok!(Assets::start_destroy(signed(9), 1));
		assert_noop!(
			Networks::close_pot(signed(1), scope, Purse::Treasury, asset.clone(), 7),
			Error::<Test>::PotInUse
		);
		assert_ok!(Assets::destroy_accounts(signed(9), 1));
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Treasury, asset, 7));
		assert_eq!(free(7), before + ED);
		assert!(!System::account_exists(&pot));
	});
}

#[test]
fn close_pot_fails_when_the_asset_is_frozen() {
	build_and_execute(|| {
		let (scope, asset, pot) = with_asset();
		assert_ok!(Assets::freeze_asset(signed(9), 1));
		assert_noop!(
			Networks::close_pot(signed(1), scope, Purse::Treasury, asset.clone(), 7),
			Error::<Test>::PotInUse
		);
		assert_ok!(Assets::thaw_asset(signed(9), 1));
		assert_ok!(Assets::freeze(signed(9), 1, pot));
		assert_noop!(
			Networks::close_pot(signed(1), scope, Purse::Treasury, asset.clone(), 7),
			Error::<Test>::PotInUse
		);
		assert_ok!(Assets::thaw(signed(9), 1, pot));
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Treasury, asset, 7));
	});
}

#[test]
fn close_pot_fails_when_deposits_are_held_on_it() {
	build_and_execute(|| {
		let scope = with_fund();
		let (pot, reason) = (purse(scope, Purse::Fund(0)), HoldReason::Deposit.into());
		assert_ok!(Balances::hold(&reason, &pot, 1));
		assert_noop!(
			Networks::close_pot(signed(1), scope, Purse::Fund(0), NATIVE, 7),
			Error::<Test>::PotInUse
		);
		assert_ok!(Balances::release(&reason, &pot, 1, Precision::Exact));
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Fund(0), NATIVE, 7));
	});
}

#[test]
fn close_pot_fails_when_the_open_scope_needs_it() {
	build_and_execute(|| {
		let scope = network(1);
		for purse in [Purse::Treasury, Purse::Sponsor] {
			assert_noop!(
				Networks::close_pot(signed(1), scope, purse, NATIVE, 7),
				Error::<Test>::PotNeeded
			);
			assert_noop!(
				Networks::close_pot(RuntimeOrigin::root(), GLOBAL_SCOPE, purse, NATIVE, 7),
				Error::<Test>::PotNeeded
			);
		}
	});
}

#[test]
fn close_pot_fails_when_it_is_not_open() {
	build_and_execute(|| {
		let scope = with_fund();
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Fund(0), NATIVE, 7));
		assert_noop!(
			Networks::close_pot(signed(1), scope, Purse::Fund(0), NATIVE, 7),
			Error::<Test>::PotNotOpen
		);
	});
}

#[test]
fn close_pot_fails_when_the_pot_itself_is_the_beneficiary() {
	build_and_execute(|| {
		let scope = with_fund();
		let pot = purse(scope, Purse::Fund(0));
		assert_noop!(
			Networks::close_pot(signed(1), scope, Purse::Fund(0), NATIVE, pot),
			Error::<Test>::InvalidBeneficiary
		);
	});
}

#[test]
fn close_pot_fails_when_the_beneficiary_cannot_have_the_asset() {
	build_and_execute(|| {
		let (scope, asset, _) = with_asset();
		assert_noop!(
			Networks::close_pot(signed(1), scope, Purse::Treasury, asset, 99),
			DispatchError::Token(TokenError::CannotCreate)
		);
	});
}

#[test]
fn close_pot_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let scope = with_fund();
		for origin in [signed(2), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Networks::close_pot(origin, scope, Purse::Fund(0), NATIVE, 7), BadOrigin);
		}
	});
}

#[test]
fn close_pot_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Networks::close_pot(signed(1), 1, Purse::Treasury, NATIVE, 7),
			Error::<Test>::ScopeNotFound
		);
	});
}
