// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Accepting assets, and dropping them.

use crate::{mock::*, AcceptedAssets, Error, Event};
use frame_support::{assert_noop, assert_ok, traits::fungible::NativeOrWithId};
use ovn_primitives::{traits::Scopes as _, Purse};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn accept_asset_accepts_when_the_asset_exists() {
	build_and_execute(|| {
		let (scope, asset) = (network(1), asset(1, 9));
		assert!(!Networks::accepts(scope, &asset));
		let before = free(1);
		assert_ok!(Networks::accept_asset(signed(1), scope, asset.clone()));

		assert!(Networks::accepts(scope, &asset));
		assert!(Networks::accepts(scope, &NATIVE));
		assert_eq!(last_event(), Event::AssetAccepted { scope, asset: asset.clone() });
		assert!(!Networks::pot(scope, Purse::Treasury, asset).1);
		assert_eq!(free(1), before);
	});
}

#[test]
fn accept_asset_concerns_one_scope_when_there_are_others() {
	build_and_execute(|| {
		let (scope, other, asset) = (network(1), network(2), asset(1, 9));
		assert_ok!(Networks::accept_asset(signed(1), scope, asset.clone()));
		assert!(!Networks::accepts(other, &asset));
	});
}

#[test]
fn accept_asset_fails_when_it_is_the_native_token() {
	build_and_execute(|| {
		let scope = network(1);
		assert_noop!(Networks::accept_asset(signed(1), scope, NATIVE), Error::<Test>::NativeAsset);
	});
}

#[test]
fn accept_asset_fails_when_there_is_no_such_asset() {
	build_and_execute(|| {
		let scope = network(1);
		assert_noop!(
			Networks::accept_asset(signed(1), scope, NativeOrWithId::WithId(1)),
			Error::<Test>::AssetNotFound
		);
	});
}

#[test]
fn accept_asset_fails_when_it_is_accepted_already() {
	build_and_execute(|| {
		let (scope, asset) = (network(1), asset(1, 9));
		assert_ok!(Networks::accept_asset(signed(1), scope, asset.clone()));
		assert_noop!(
			Networks::accept_asset(signed(1), scope, asset),
			Error::<Test>::AlreadyAcceptedAsset
		);
	});
}

#[test]
fn accept_asset_fails_when_as_many_are_accepted_as_can_be() {
	build_and_execute(|| {
		let scope = network(1);
		for id in 1..=8 {
			assert_ok!(Networks::accept_asset(signed(1), scope, asset(id, 9)));
		}
		let ninth = asset(9, 9);
		assert_noop!(
			Networks::accept_asset(signed(1), scope, ninth.clone()),
			Error::<Test>::TooManyAssets
		);
		assert_ok!(Networks::drop_asset(signed(1), scope, NativeOrWithId::WithId(3)));
		assert_ok!(Networks::accept_asset(signed(1), scope, ninth));
	});
}

#[test]
fn accept_asset_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let (scope, asset) = (network(1), asset(1, 2));
		for origin in [signed(2), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Networks::accept_asset(origin, scope, asset.clone()), BadOrigin);
		}
	});
}

#[test]
fn accept_asset_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		let asset = asset(1, 9);
		assert_noop!(Networks::accept_asset(signed(1), 1, asset), Error::<Test>::ScopeNotFound);
	});
}

#[test]
fn accept_asset_succeeds_when_the_scope_is_closed() {
	build_and_execute(|| {
		let (scope, asset) = (network(1), asset(1, 9));
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_ok!(Networks::accept_asset(signed(1), scope, asset.clone()));
		assert_eq!(last_event(), Event::AssetAccepted { scope, asset });
	});
}

#[test]
fn drop_asset_keeps_the_others_in_order_when_it_drops_one() {
	build_and_execute(|| {
		let scope = network(1);
		let assets: Vec<_> = (1..=3).map(|id| asset(id, 9)).collect();
		for asset in &assets {
			assert_ok!(Networks::accept_asset(signed(1), scope, asset.clone()));
		}
		assert_ok!(Networks::drop_asset(signed(1), scope, assets[1].clone()));

		assert_eq!(AcceptedAssets::<Test>::get(scope), vec![assets[0].clone(), assets[2].clone()]);
		assert_eq!(last_event(), Event::AssetDropped { scope, asset: assets[1].clone() });
	});
}

#[test]
fn drop_asset_leaves_the_money_to_be_spent_when_a_pot_has_some() {
	build_and_execute(|| {
		let (scope, asset) = (network(1), asset(1, 9));
		assert_ok!(Networks::accept_asset(signed(1), scope, asset.clone()));
		assert_ok!(Networks::open_pot(signed(9), scope, Purse::Treasury, asset.clone()));
		let (pot, _) = Networks::pot(scope, Purse::Treasury, asset.clone());
		assert_ok!(Assets::transfer(signed(9), 1, pot, 100));
		assert_ok!(Networks::drop_asset(signed(1), scope, asset.clone()));

		assert_eq!(balance_of(&asset, pot), 100 + ASSET_MIN);
		assert!(Networks::pot(scope, Purse::Treasury, asset.clone()).1);
		assert_ok!(Networks::spend(signed(1), scope, Purse::Treasury, asset.clone(), 100, 3));
		assert_eq!(balance_of(&asset, 3), 100);
	});
}

#[test]
fn drop_asset_succeeds_when_the_asset_was_destroyed() {
	build_and_execute(|| {
		let (scope, asset) = (network(1), asset(1, 9));
		assert_ok!(Networks::accept_asset(signed(1), scope, asset.clone()));
		assert_ok!(Assets::start_destroy(signed(9), 1));
		assert_ok!(Assets::destroy_accounts(signed(9), 1));
		assert_ok!(Assets::finish_destroy(signed(9), 1));
		assert_ok!(Networks::drop_asset(signed(1), scope, asset.clone()));
		assert!(!Networks::accepts(scope, &asset));
	});
}

#[test]
fn drop_asset_succeeds_when_the_scope_is_closed() {
	build_and_execute(|| {
		let (scope, asset) = (network(1), asset(1, 9));
		assert_ok!(Networks::accept_asset(signed(1), scope, asset.clone()));
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_ok!(Networks::drop_asset(signed(1), scope, asset.clone()));
		assert_eq!(last_event(), Event::AssetDropped { scope, asset });
	});
}

#[test]
fn drop_asset_fails_when_it_is_the_native_token() {
	build_and_execute(|| {
		let scope = network(1);
		assert_noop!(Networks::drop_asset(signed(1), scope, NATIVE), Error::<Test>::NativeAsset);
		assert!(Networks::accepts(scope, &NATIVE));
	});
}

#[test]
fn drop_asset_fails_when_it_is_not_accepted() {
	build_and_execute(|| {
		let (scope, asset) = (network(1), asset(1, 9));
		assert_noop!(
			Networks::drop_asset(signed(1), scope, asset),
			Error::<Test>::AssetNotAccepted
		);
	});
}

#[test]
fn drop_asset_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let (scope, asset) = (network(1), asset(1, 9));
		assert_ok!(Networks::accept_asset(signed(1), scope, asset.clone()));
		for origin in [signed(2), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Networks::drop_asset(origin, scope, asset.clone()), BadOrigin);
		}
	});
}

#[test]
fn drop_asset_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		let asset = asset(1, 9);
		assert_noop!(Networks::drop_asset(signed(1), 1, asset), Error::<Test>::ScopeNotFound);
	});
}
