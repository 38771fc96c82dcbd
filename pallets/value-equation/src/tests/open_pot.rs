// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Pots.

use super::halves;
use crate::{mock::*, Error, Event, OpenPots};
use frame_support::{
	assert_noop, assert_ok, assert_storage_noop, traits::fungible::NativeOrWithId,
};

#[test]
fn open_pot_endows_the_pot_when_an_asset_is_accepted() {
	build_and_execute(|| {
		set(LAB, halves());
		let asset = asset(1);
		assert_noop!(sale_in(LAB, asset.clone(), 100_000), Error::<Test>::PotNotOpen);
		let (native, of_asset) = (free(PAYER), balance_of(&asset, PAYER));
		assert_ok!(Equations::open_pot(signed(PAYER), LAB, asset.clone()));

		let pot = pot(&asset);
		let expected = Event::PotOpened { asset: asset.clone(), pot, payer: PAYER };
		assert_eq!(last_event(), expected);
		assert_eq!(Equations::pot(asset.clone()), (pot, true));
		let books = Shares::pot_account(&asset);
		assert_eq!(Shares::pot(asset.clone()), (books, true));
		for pot in [pot, books] {
			assert_eq!((free(pot), balance_of(&asset, pot)), (ED, ASSET_MIN));
		}
		let paid = (native - 2 * ED, of_asset - 2 * ASSET_MIN);
		assert_eq!((free(PAYER), balance_of(&asset, PAYER)), paid);
		assert_noop!(
			Equations::open_pot(signed(PAYER), LAB, asset.clone()),
			Error::<Test>::PotAlreadyOpen
		);
		assert_ok!(sale_in(LAB, asset.clone(), 100_000));
		assert_eq!(owed(&asset), 100_000);
	});
}

#[test]
fn open_pot_finds_the_native_pot_open_when_the_genesis_endowed_it() {
	build_and_execute(|| {
		assert!(OpenPots::<Test>::contains_key(NATIVE));
		assert_noop!(
			Equations::open_pot(signed(PAYER), LAB, NATIVE),
			Error::<Test>::PotAlreadyOpen
		);
	});
}

#[test]
fn open_pot_fails_when_the_scope_does_not_accept_the_asset() {
	build_and_execute(|| {
		let asset = asset(1);
		for (scope, asset) in [(SHOP, asset), (LAB, NativeOrWithId::WithId(9))] {
			assert_noop!(
				Equations::open_pot(signed(PAYER), scope, asset),
				Error::<Test>::AssetNotAccepted
			);
		}
	});
}

#[test]
fn open_pot_fails_when_the_payer_cannot_pay() {
	build_and_execute(|| {
		let asset = asset(1);
		assert_storage_noop!(assert!(Equations::open_pot(signed(ANA), LAB, asset).is_err()));
	});
}

#[test]
fn open_pot_makes_room_when_others_sent_too_many_assets_there() {
	build_and_execute(|| {
		let wanted = asset(1);
		let pot = pot(&wanted);
		assert_ok!(Balances::transfer_keep_alive(signed(PAYER), pot, ED));
		for id in 2..40 {
			Assets::force_create(RuntimeOrigin::root(), id, PAYER, false, ASSET_MIN).unwrap();
			let _ = Assets::mint(signed(PAYER), id, pot, 100);
		}
		assert_ok!(Equations::open_pot(signed(PAYER), LAB, wanted.clone()));
		assert!(balance_of(&wanted, pot) >= ASSET_MIN);
	});
}

#[test]
fn open_pot_opens_what_is_missing_when_one_pot_is_open() {
	build_and_execute(|| {
		let work = equity(1);
		contribute(work, ANA, 1);
		no_levy();
		set(LAB, super::all_to(work));
		let asset = asset(1);
		// Contributors would get nothing of it: refused, until both are open.
		assert_ok!(Shares::open_pot(signed(PAYER), LAB, asset.clone()));
		assert_noop!(sale_in(LAB, asset.clone(), 100_000), Error::<Test>::PotNotOpen);
		let before = balance_of(&asset, PAYER);
		assert_ok!(Equations::open_pot(signed(PAYER), LAB, asset.clone()));
		assert_eq!(balance_of(&asset, PAYER), before - ASSET_MIN);
		assert_ok!(sale_in(LAB, asset.clone(), 100_000));
		assert_eq!(amounts(&last_split().buckets[0]), [100_000]);
	});
}

#[test]
fn record_income_fails_when_the_books_have_no_pot_for_the_asset() {
	build_and_execute(|| {
		set(LAB, halves());
		let asset = asset_with_pots(1);
		// Not a state that calls make.
		pallet_shares::OpenPots::<Test>::remove(&asset);
		assert_noop!(sale_in(LAB, asset.clone(), 100_000), Error::<Test>::PotNotOpen);
		assert_ok!(Equations::open_pot(signed(PAYER), LAB, asset.clone()));
		assert!(pallet_shares::OpenPots::<Test>::contains_key(&asset));
	});
}
