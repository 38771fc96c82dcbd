// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::OpenPots;
use ovn_primitives::traits::ShareBooks;

#[test]
fn open_pot_takes_the_endowment_from_who_opens_it() {
	build_and_execute(|| {
		let asset = asset(1);
		let (before, native) = (balance_of(&asset, PAYER), free(PAYER));
		assert_ok!(Shares::open_pot(signed(PAYER), LAB, asset.clone()));
		assert_eq!(balance_of(&asset, PAYER), before - ASSET_MIN);
		assert!(free(PAYER) <= native - ED);
		let pot = pot(&asset);
		assert_eq!(balance_of(&asset, pot), ASSET_MIN);
		assert_eq!(last_event(), Event::PotOpened { asset: asset.clone(), pot, payer: PAYER });
		assert_eq!(Shares::pot(asset), (pot, true));
	});
}

#[test]
fn open_pot_fails_when_the_asset_is_not_accepted_or_it_is_open() {
	build_and_execute(|| {
		let asset = asset(1);
		let open = |scope, asset| Shares::open_pot(signed(PAYER), scope, asset);
		assert_noop!(open(77, asset.clone()), Error::<Test>::ScopeNotFound);
		assert_noop!(open(SHOP, asset.clone()), Error::<Test>::AssetNotAccepted);
		assert_noop!(open(LAB, NATIVE), Error::<Test>::PotAlreadyOpen);
		let poor = Shares::open_pot(signed(NEWCOMER), LAB, asset);
		assert!(poor.is_err());
	});
}

#[test]
fn open_pot_opens_the_native_one_when_the_genesis_did_not() {
	build_and_execute(|| {
		OpenPots::<Test>::remove(NATIVE);
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		assert_eq!(distribute(id, 100), 0);
		assert_ok!(Shares::open_pot(signed(ANA), LAB, NATIVE));
		assert_eq!(distribute(id, 100), 100);
	});
}

#[test]
fn open_pot_remembers_what_a_whole_unit_is() {
	build_and_execute(|| {
		let (early, late) = (asset_with_pot(1), asset(2));
		let lend = |kind_id, asset: &AssetKind| {
			let (ceiling, per_unit) = (ratio(1, 1), None);
			let id = kind(kind_id);
			create(id, BookTerms::Debt { ceiling, asset: asset.clone(), per_unit });
			<Shares as ShareBooks<_, AssetKind>>::credit(id, agent(ANA), 1_000_000)
		};
		// Their administrator gives them more decimals.
		AssetDecimals::set(20);
		assert_ok!(lend(0, &early));
		assert_eq!(lend(1, &late), Err(Error::<Test>::PrincipalTooSmall.into()));
		assert_eq!(Shares::whole_unit(early), 1_000_000);
		assert_eq!(Shares::whole_unit(late.clone()), 10u128.pow(20));
		AssetDecimals::set(6);
		assert_eq!(Shares::whole_unit(late), 1_000_000);
	});
}
