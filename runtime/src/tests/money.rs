// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Fees, assets, and the unions that treat the native token and assets alike.

use super::chain::{block, on, signed};
use crate::{
	constants::currency::OVN, fees::FeePot, AccountId, AssetKind, Assets, Balances, Money,
	MoneyHold, RuntimeHoldReason, RuntimeOrigin, System, TOKEN_DECIMALS, TOKEN_SYMBOL,
};
use frame_support::traits::{
	fungibles::{Inspect, InspectHold, Mutate, MutateHold},
	tokens::{Fortitude, Precision, Preservation},
};
use sp_keyring::Sr25519Keyring::{Alice, Bob};

const ASSET: u32 = 7;

fn reason() -> RuntimeHoldReason {
	RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage)
}

fn alice() -> AccountId {
	Alice.to_account_id()
}

fn bob() -> AccountId {
	Bob.to_account_id()
}

fn with_asset(test: impl FnOnce()) {
	on("development", || {
		System::set_block_number(1);
		let owner = RuntimeOrigin::signed(alice());
		Assets::create(owner.clone(), ASSET.into(), alice().into(), 10).unwrap();
		Assets::mint(owner, ASSET.into(), alice().into(), 1_000).unwrap();
		test();
	});
}

#[test]
fn fee_goes_whole_to_the_pot_when_a_transfer_is_paid() {
	on("development", || {
		let (issued, pot) = (Balances::total_issuance(), Balances::free_balance(FeePot::get()));
		let (from, to) = (Balances::free_balance(alice()), Balances::free_balance(bob()));

		let call =
			pallet_balances::Call::transfer_keep_alive { dest: bob().into(), value: 3 * OVN };
		block([signed(Alice, call)])[0].unwrap().unwrap();

		assert_eq!(Balances::free_balance(bob()), to + 3 * OVN);
		let fee = from - 3 * OVN - Balances::free_balance(alice());
		assert_eq!(Balances::free_balance(FeePot::get()), pot + fee);
		assert_eq!(Balances::total_issuance(), issued);
		// Fees are small but not nothing: from a tenth of a thousandth to ten thousandths of a token.
		assert!((OVN / 10_000..OVN / 100).contains(&fee), "{fee}");
	});
}

#[test]
fn dust_goes_to_the_pot_when_an_account_is_reaped() {
	on("development", || {
		let issued = Balances::total_issuance();
		let pot = Balances::free_balance(FeePot::get());
		let rest = 5;
		let call = pallet_balances::Call::transfer_allow_death {
			dest: Alice.to_account_id().into(),
			value: Balances::free_balance(bob()) - rest - OVN,
		};
		block([signed(Bob, call)])[0].unwrap().unwrap();
		let left = Balances::free_balance(bob());
		Balances::transfer_allow_death(RuntimeOrigin::signed(bob()), alice().into(), left - rest)
			.unwrap();
		assert_eq!(Balances::free_balance(bob()), 0);
		assert!(Balances::free_balance(FeePot::get()) >= pot + rest);
		assert_eq!(Balances::total_issuance(), issued);
	});
}

#[test]
fn money_moves_the_native_token_and_assets_alike() {
	with_asset(|| {
		for asset in [AssetKind::Native, AssetKind::WithId(ASSET)] {
			let (from, to) =
				(Money::balance(asset.clone(), &alice()), Money::balance(asset.clone(), &bob()));
			Money::transfer(asset.clone(), &alice(), &bob(), 100, Preservation::Preserve).unwrap();
			assert_eq!(Money::balance(asset.clone(), &alice()), from - 100);
			assert_eq!(Money::balance(asset, &bob()), to + 100);
		}
	});
}

#[test]
fn money_on_hold_cannot_be_spent_until_it_is_released() {
	with_asset(|| {
		for asset in [AssetKind::Native, AssetKind::WithId(ASSET)] {
			let spendable = || {
				let (how, force) = (Preservation::Expendable, Fortitude::Polite);
				Money::reducible_balance(asset.clone(), &alice(), how, force)
			};
			let all = spendable();
			MoneyHold::hold(asset.clone(), &reason(), &alice(), 900).unwrap();
			assert_eq!(MoneyHold::balance_on_hold(asset.clone(), &reason(), &alice()), 900);
			Money::transfer(asset.clone(), &alice(), &bob(), all - 100, Preservation::Expendable)
				.unwrap_err();
			MoneyHold::release(asset.clone(), &reason(), &alice(), 900, Precision::Exact).unwrap();
			assert_eq!(spendable(), all);
		}
	});
}

#[test]
fn asset_cannot_be_destroyed_while_some_of_it_is_on_hold() {
	with_asset(|| {
		let asset = AssetKind::WithId(ASSET);
		MoneyHold::hold(asset.clone(), &reason(), &alice(), 10).unwrap();
		let owner = RuntimeOrigin::signed(alice());
		Assets::start_destroy(owner, ASSET.into()).unwrap_err();
		assert_eq!(MoneyHold::balance_on_hold(asset, &reason(), &alice()), 10);
	});
}

#[test]
fn token_is_described_alike_in_build_script_and_constants() {
	let script = include_str!("../../wasm/build.rs");
	let wanted = format!("enable_metadata_hash(\"{TOKEN_SYMBOL}\", {TOKEN_DECIMALS})");
	assert!(script.contains(&wanted), "{wanted}");
}
