// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn open_pot_takes_the_endowment_from_the_payer() {
	build_and_execute(|| {
		let gold = asset(1);
		let before = (free(PAYER), balance_of(&gold, PAYER));
		assert_ok!(Fiat::open_pot(signed(PAYER), LAB, gold.clone()));
		assert_eq!((free(PAYER), balance_of(&gold, PAYER)), (before.0 - ED, before.1 - ASSET_MIN));
		assert_eq!(
			last_event(),
			Event::PotOpened { asset: gold.clone(), pot: pot(&gold), payer: PAYER }
		);
		assert_eq!(Fiat::pot(gold.clone()), (pot(&gold), true));
		assert_noop!(Fiat::open_pot(signed(PAYER), LAB, gold), Error::<Test>::PotAlreadyOpen);
	});
}

#[test]
fn open_pot_fails_when_the_scope_does_not_take_the_asset() {
	build_and_execute(|| {
		let gold = asset(1);
		let open = |scope, asset| Fiat::open_pot(signed(PAYER), scope, asset);
		assert_noop!(open(99, gold.clone()), Error::<Test>::ScopeNotFound);
		assert_noop!(open(SHOP, gold), Error::<Test>::AssetNotAccepted);
		// That of what a custodian issues is open from the beginning.
		let id = bank();
		Networks::accept_asset(signed(STEWARD), LAB, asset_of(id)).unwrap();
		assert_noop!(open(LAB, asset_of(id)), Error::<Test>::PotAlreadyOpen);
	});
}
