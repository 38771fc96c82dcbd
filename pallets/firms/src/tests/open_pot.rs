// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn open_pot_takes_the_endowment_from_the_payer() {
	in_market(|| {
		let euro = asset(1);
		let before = (free(PAYER), balance_of(&euro, PAYER));
		assert_ok!(Exchange::open_pot(signed(PAYER), LAB, euro.clone()));
		assert_eq!((free(PAYER), balance_of(&euro, PAYER)), (before.0 - ED, before.1 - ASSET_MIN));
		assert_eq!(balance_of(&euro, pot(&euro)), ASSET_MIN);
		assert_eq!(
			last_event(),
			Event::PotOpened { asset: euro.clone(), pot: pot(&euro), payer: PAYER }
		);
		assert_eq!(Exchange::pot(euro.clone()), (pot(&euro), true));
		assert_noop!(Exchange::open_pot(signed(PAYER), LAB, euro), Error::<Test>::PotAlreadyOpen);
	});
}

#[test]
fn open_pot_fails_when_the_scope_does_not_take_the_asset() {
	in_market(|| {
		let euro = asset(1);
		let open = |scope| Exchange::open_pot(signed(PAYER), scope, euro.clone());
		assert_noop!(open(99), Error::<Test>::ScopeNotFound);
		assert_noop!(open(SHOP), Error::<Test>::AssetNotAccepted);
	});
}

#[test]
fn open_pot_is_in_order_when_who_administers_the_asset_burns_its_endowment() {
	in_market(|| {
		let euro = asset(1);
		assert_ok!(Exchange::open_pot(signed(PAYER), LAB, euro.clone()));
		// No bond is in it, and what is not held can be burned.
		assert_ok!(Assets::burn(signed(PAYER), 1, pot(&euro), ASSET_MIN));
		assert_eq!(balance_of(&euro, pot(&euro)), 0);
		assert_ok!(Exchange::do_try_state());
		// Whoever wants a bond in it pays it in again.
		assert_ok!(Assets::transfer(signed(PAYER), 1, pot(&euro), ASSET_MIN));
	});
}
