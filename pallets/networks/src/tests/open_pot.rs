// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Opening pots.

use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{traits::Scopes, Purse, ScopeId, GLOBAL_SCOPE};
use pallet_assets::Error as AssetsError;
use sp_runtime::{
	DispatchError::{self, BadOrigin},
	TokenError,
};

/// A network that has a fund and accepts an asset, of which 9 has plenty.
fn with_fund_and_asset() -> (ScopeId, AssetKind) {
	let (scope, asset) = (network(1), asset(1, 9));
	assert_ok!(Networks::create_fund(signed(1), scope, b"tools".to_vec().try_into().unwrap()));
	assert_ok!(Networks::accept_asset(signed(1), scope, asset.clone()));
	(scope, asset)
}

#[test]
fn open_pot_takes_the_endowment_when_it_is_native() {
	build_and_execute(|| {
		let (scope, _) = with_fund_and_asset();
		let before = free(3);
		assert_ok!(Networks::open_pot(signed(3), scope, Purse::Fund(0), NATIVE));

		let pot = purse(scope, Purse::Fund(0));
		assert_eq!((free(3), free(pot)), (before - ED, ED));
		assert_eq!(spendable(scope, Purse::Fund(0), &NATIVE), 0);
		assert_eq!(Networks::pot(scope, Purse::Fund(0), NATIVE), (pot, true));
		assert_eq!(
			last_event(),
			Event::PotOpened { scope, purse: Purse::Fund(0), asset: NATIVE, pot, payer: 3 }
		);
	});
}

#[test]
fn open_pot_takes_both_endowments_when_it_is_for_another_asset() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		let before = free(9);
		let issued = Balances::total_issuance();
		for purse in [Purse::Treasury, Purse::Fund(0)] {
			assert_ok!(Networks::open_pot(signed(9), scope, purse, asset.clone()));
			let (pot, open) = Networks::pot(scope, purse, asset.clone());
			assert!(open);
			assert_eq!((free(pot), balance_of(&asset, pot)), (ED, ASSET_MIN));
			assert_eq!(spendable(scope, purse, &asset), 0);
			assert_eq!(
				last_event(),
				Event::PotOpened { scope, purse, asset: asset.clone(), pot, payer: 9 }
			);
		}
		assert_eq!(free(9), before - 2 * ED);
		assert_eq!(balance_of(&asset, 9), ENDOWMENT - 2 * ASSET_MIN);
		assert_eq!(Balances::total_issuance(), issued);
	});
}

#[test]
fn open_pot_gives_each_purse_and_asset_an_account_of_its_own() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		let other = network(2);
		let mut pots = vec![];
		for scope in [GLOBAL_SCOPE, scope, other] {
			for purse in [Purse::Treasury, Purse::Sponsor, Purse::Fund(0), Purse::Fund(1)] {
				for asset in [&NATIVE, &asset] {
					pots.push(Networks::pot_account(scope, purse, asset));
				}
			}
		}
		let count = pots.len();
		pots.sort_unstable();
		pots.dedup();
		assert_eq!(pots.len(), count);
	});
}

#[test]
fn open_pot_adds_the_endowment_when_others_sent_money_before() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		let (pot, _) = Networks::pot(scope, Purse::Fund(0), asset.clone());
		assert_ok!(Balances::transfer_allow_death(signed(4), pot, 50));
		assert_ok!(Assets::transfer(signed(9), 1, pot, 70));
		assert_ok!(Networks::open_pot(signed(9), scope, Purse::Fund(0), asset.clone()));

		assert_eq!((free(pot), balance_of(&asset, pot)), (50 + ED, 70 + ASSET_MIN));
		assert_eq!(spendable(scope, Purse::Fund(0), &asset), 70);
	});
}

#[test]
fn open_pot_makes_room_for_the_asset_when_others_filled_the_account_before() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		let (pot, _) = Networks::pot(scope, Purse::Fund(0), asset.clone());
		spam(pot);
		assert_noop!(
			Assets::transfer(signed(9), 1, pot, 70),
			DispatchError::Token(TokenError::CannotCreate)
		);

		let before = free(9);
		assert_ok!(Networks::open_pot(signed(9), scope, Purse::Fund(0), asset.clone()));
		assert_eq!(free(9), before - ED - ACCOUNT_DEPOSIT);
		assert_eq!(balance_of(&asset, pot), ASSET_MIN);
		assert_ok!(Assets::transfer(signed(9), 1, pot, 70));
		assert_eq!(spendable(scope, Purse::Fund(0), &asset), 70);
	});
}

#[test]
fn open_pot_opens_it_again_when_it_was_closed() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		let before = (free(9), balance_of(&asset, 9));
		for _ in 0..2 {
			assert_ok!(Networks::open_pot(signed(9), scope, Purse::Treasury, asset.clone()));
			assert_ok!(Networks::close_pot(signed(1), scope, Purse::Treasury, asset.clone(), 9));
		}
		assert_eq!((free(9), balance_of(&asset, 9)), before);
	});
}

#[test]
fn open_pot_fails_when_the_sponsors_is_for_another_asset() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		assert_noop!(
			Networks::open_pot(signed(9), scope, Purse::Sponsor, asset),
			Error::<Test>::NativeOnly
		);
	});
}

#[test]
fn open_pot_fails_when_there_is_no_such_fund() {
	build_and_execute(|| {
		let (scope, _) = with_fund_and_asset();
		assert_noop!(
			Networks::open_pot(signed(9), scope, Purse::Fund(1), NATIVE),
			Error::<Test>::FundNotFound
		);
	});
}

#[test]
fn open_pot_fails_when_the_asset_is_not_accepted() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		assert_ok!(Networks::drop_asset(signed(1), scope, asset.clone()));
		assert_noop!(
			Networks::open_pot(signed(9), scope, Purse::Treasury, asset),
			Error::<Test>::AssetNotAccepted
		);
	});
}

#[test]
fn open_pot_fails_when_it_is_open() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		assert_noop!(
			Networks::open_pot(signed(9), scope, Purse::Treasury, NATIVE),
			Error::<Test>::PotAlreadyOpen
		);
		assert_ok!(Networks::open_pot(signed(9), scope, Purse::Treasury, asset.clone()));
		assert_noop!(
			Networks::open_pot(signed(9), scope, Purse::Treasury, asset),
			Error::<Test>::PotAlreadyOpen
		);
	});
}

#[test]
fn open_pot_fails_when_the_payer_cannot_pay_and_stay_alive() {
	build_and_execute(|| {
		let (scope, _) = with_fund_and_asset();
		assert_ok!(Balances::transfer_allow_death(signed(4), 99, 2 * ED - 1));
		assert_noop!(
			Networks::open_pot(signed(99), scope, Purse::Fund(0), NATIVE),
			DispatchError::Token(TokenError::NotExpendable)
		);
	});
}

#[test]
fn open_pot_fails_when_the_payer_would_lose_a_rest_of_the_asset() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		assert_ok!(Assets::transfer(signed(9), 1, 4, 2 * ASSET_MIN - 1));
		assert_noop!(
			Networks::open_pot(signed(4), scope, Purse::Treasury, asset.clone()),
			DispatchError::Token(TokenError::NotExpendable)
		);
		assert_ok!(Assets::transfer(signed(9), 1, 4, ASSET_MIN));
		assert_ok!(Networks::open_pot(signed(4), scope, Purse::Treasury, asset.clone()));
		assert_eq!(balance_of(&asset, 4), 2 * ASSET_MIN - 1);
	});
}

#[test]
fn open_pot_fails_when_the_payer_has_none_of_the_asset() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		assert_noop!(
			Networks::open_pot(signed(4), scope, Purse::Treasury, asset),
			DispatchError::Token(TokenError::FundsUnavailable)
		);
	});
}

#[test]
fn open_pot_fails_when_the_asset_is_frozen() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		assert_ok!(Assets::freeze_asset(signed(9), 1));
		assert_noop!(
			Networks::open_pot(signed(9), scope, Purse::Treasury, asset),
			DispatchError::Token(TokenError::Frozen)
		);
	});
}

#[test]
fn open_pot_fails_when_the_asset_is_being_destroyed() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		assert_ok!(Assets::start_destroy(signed(9), 1));
		assert_noop!(
			Networks::open_pot(signed(9), scope, Purse::Treasury, asset.clone()),
			DispatchError::Token(TokenError::UnknownAsset)
		);
		assert_ok!(Assets::destroy_accounts(signed(9), 1));
		assert_ok!(Assets::finish_destroy(signed(9), 1));
		assert_noop!(
			Networks::open_pot(signed(9), scope, Purse::Treasury, asset),
			AssetsError::<Test>::Unknown
		);
	});
}

#[test]
fn open_pot_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Networks::open_pot(signed(9), 1, Purse::Treasury, NATIVE),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn open_pot_succeeds_when_the_scope_is_closed() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		assert_ok!(Networks::close_scope(signed(1), scope));
		for purse in [Purse::Treasury, Purse::Fund(0)] {
			assert_ok!(Networks::open_pot(signed(9), scope, purse, asset.clone()));
			assert!(<Networks as Scopes<u64>>::is_pot_open(scope, purse, &asset));
			// Who opened it does not lose the endowment to nobody: the stewards take it out.
			assert_ok!(Networks::close_pot(signed(1), scope, purse, asset.clone(), 9));
		}
	});
}

#[test]
fn open_pot_of_the_sponsor_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		let (scope, _) = with_fund_and_asset();
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Sponsor, NATIVE, 1));
		assert_noop!(
			Networks::open_pot(signed(9), scope, Purse::Sponsor, NATIVE),
			Error::<Test>::ScopeNotOpen
		);
	});
}

#[test]
fn payable_purse_falls_back_when_the_scope_is_closed() {
	build_and_execute(|| {
		let (scope, asset) = with_fund_and_asset();
		let payable = |purse, asset| <Networks as Scopes<u64>>::payable_purse(scope, purse, asset);
		let (treasury, fund) = (Purse::Treasury, Purse::Fund(0));
		assert_eq!(payable(treasury, &NATIVE), Some((scope, treasury)));
		// Of an open scope it waits until somebody opens the pot.
		assert_eq!(payable(fund, &NATIVE), None);
		assert_ok!(Networks::close_scope(signed(1), scope));
		// The scope is its own network.
		assert_eq!(payable(fund, &NATIVE), Some((scope, treasury)));
		assert_ok!(Networks::close_pot(signed(1), scope, treasury, NATIVE, 1));
		assert_eq!(payable(fund, &NATIVE), Some((GLOBAL_SCOPE, treasury)));
		// No treasury has a pot for the asset.
		assert_eq!(payable(fund, &asset), None);
		assert_ok!(Networks::open_pot(signed(9), scope, fund, asset.clone()));
		assert_eq!(payable(fund, &asset), Some((scope, fund)));
	});
}

#[test]
fn open_pot_fails_when_nobody_signed() {
	build_and_execute(|| {
		let (scope, _) = with_fund_and_asset();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Networks::open_pot(origin, scope, Purse::Fund(0), NATIVE), BadOrigin);
		}
	});
}
