// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What must not work.

use super::{all_to, halves};
use crate::{mock::*, Error, Line, OnEmpty, Recipient};
use frame_support::{
	assert_noop, assert_ok, assert_storage_noop,
	traits::{fungible::NativeOrWithId, fungibles::MutateHold, tokens::Precision},
};
use ovn_primitives::{traits::ShareBooks, BookTerms, Holder, IncomeClass, Purse};

fn id(asset: &AssetKind) -> u32 {
	match asset {
		NativeOrWithId::WithId(id) => *id,
		NativeOrWithId::Native => unreachable!(),
	}
}

#[test]
fn first_holder_with_a_tiny_unit_does_not_take_a_whole_sale() {
	build_and_execute(|| {
		no_levy();
		let work = equity(30);
		contribute_parts(LAB, work, ANA, 1);
		let limited = books_or(&[work], Some(ratio(1, 1)), OnEmpty::NextBucket);
		set(LAB, straight(vec![bucket("work", 100, limited)]));
		let split = sale(1_000 * ONE);
		assert_eq!((split.buckets[0].taken, split.residue), (30_000_000, 1_000 * ONE - 30_000_000));
	});
}

#[test]
fn thousands_of_tiny_incomes_starve_nobody() {
	build_and_execute(|| {
		no_levy();
		assert_ok!(Equations::set_smallest_income(signed(STEWARD), LAB, NATIVE, Some(1)));
		run_blocks(NOTICE);
		let (large, small) = (equity(1_000), equity(1));
		contribute(large, ANA, 999);
		contribute(small, BEN, 1_000);
		set(
			LAB,
			straight(vec![
				part("small", 1, 2_000, Recipient::Account(MANAGER)),
				part("work", 1, 2, books(&[large, small])),
			]),
		);
		for _ in 0..2_000 {
			assert_ok!(try_sale(LAB, 3));
		}
		// 6,000 in total: a 2,000th, and one thousandth of a half for Ben.
		assert_eq!(collect(Line::Bucket(0), 11), 3);
		assert_eq!(claim(BEN, book(small), 0), 3);
		assert_eq!(claim(ANA, book(large), 0), 2_997);
		assert_eq!(owed(&NATIVE), 2_997);
	});
}

#[test]
fn payee_that_cannot_be_paid_blocks_nobody() {
	build_and_execute(|| {
		no_levy();
		let asset = asset_with_pots(1);
		let mut equation = halves();
		// The fund has no pot for the asset; the manager's account is blocked.
		equation.residue = RESERVE;
		set(LAB, equation);
		assert_ok!(Assets::transfer(signed(PAYER), id(&asset), MANAGER, 100));
		assert_ok!(Assets::block(signed(PAYER), id(&asset), MANAGER));
		assert_ok!(sale_in(LAB, asset.clone(), 100_000));
		assert_ok!(try_sale(LAB, 100 * ONE));
		for line in [Line::Bucket(0), Line::Bucket(1), Line::Residue] {
			let asset = asset.clone();
			assert_storage_noop!(assert!(
				Equations::collect(signed(ANA), LAB, asset, line).is_err()
			));
		}
		for line in [Line::Bucket(0), Line::Bucket(1), Line::Residue] {
			assert_ok!(Equations::collect(signed(ANA), LAB, NATIVE, line));
		}
		assert_ok!(sale_in(LAB, asset.clone(), 100_000));
		assert_ok!(Assets::thaw(signed(PAYER), id(&asset), MANAGER));
		assert_ok!(Equations::collect(signed(ANA), LAB, asset.clone(), Line::Bucket(0)));
		assert_eq!(balance_of(&asset, MANAGER), 100_100);
	});
}

#[test]
fn frozen_asset_waits_and_blocks_no_other() {
	build_and_execute(|| {
		no_levy();
		let asset = asset_with_pots(1);
		set(LAB, straight(vec![bucket("all", 100, Recipient::Account(MANAGER))]));
		assert_ok!(sale_in(LAB, asset.clone(), 100_000));
		assert_ok!(Assets::freeze_asset(signed(PAYER), id(&asset)));
		assert_storage_noop!(assert!(sale_in(LAB, asset.clone(), 100_000).is_err()));
		let collect_asset = || Equations::collect(signed(ANA), LAB, asset.clone(), Line::Bucket(0));
		assert_storage_noop!(assert!(collect_asset().is_err()));
		sale(ONE);
		assert_eq!(collect(Line::Bucket(0), MANAGER), ONE);
		assert_ok!(Assets::thaw_asset(signed(PAYER), id(&asset)));
		assert_ok!(collect_asset());
		assert_eq!(balance_of(&asset, MANAGER), 100_000);
	});
}

#[test]
fn asset_cannot_be_destroyed_while_it_is_owed() {
	build_and_execute(|| {
		let asset = asset_with_pots(1);
		set(LAB, halves());
		assert_ok!(sale_in(LAB, asset.clone(), 100_000));
		assert_storage_noop!(assert!(Assets::start_destroy(signed(PAYER), id(&asset)).is_err()));
	});
}

#[test]
fn pot_cannot_be_spent_by_those_who_administer_the_asset() {
	build_and_execute(|| {
		let asset = asset_with_pots(1);
		set(LAB, halves());
		assert_ok!(sale_in(LAB, asset.clone(), 100_000));
		let pot = pot(&asset);
		// An administrator's transfer takes no more than what is free: the endowment.
		let take = |amount| Assets::force_transfer(signed(PAYER), id(&asset), pot, PAYER, amount);
		assert_storage_noop!(assert!(take(ASSET_MIN + 1).is_err()));
		let _ = take(ASSET_MIN);
		assert_eq!(owed(&asset), 100_000);
		let reason = crate::HoldReason::Owed.into();
		let released =
			<MoneyHold as MutateHold<u64>>::release(asset, &reason, &NEWCOMER, 1, Precision::Exact);
		assert!(released.is_err());
	});
}

#[test]
fn equation_that_changes_after_an_income_moves_nothing_of_it() {
	build_and_execute(|| {
		no_levy();
		let work = equity(1);
		contribute(work, ANA, 1);
		set(
			LAB,
			straight(vec![
				bucket("manager", 50, Recipient::Account(MANAGER)),
				bucket("work", 50, books(&[work])),
			]),
		);
		sale(100 * ONE);
		set(LAB, straight(vec![bucket("manager", 100, Recipient::Account(CEM))]));
		run_blocks(NOTICE);
		sale(ONE);
		assert_eq!(collect(Line::Older { version: 1, index: 0 }, MANAGER), 50 * ONE);
		assert_eq!(claim(ANA, book(work), 0), 50 * ONE);
		assert_eq!(collect(Line::Bucket(0), CEM), ONE);
	});
}

#[test]
fn equation_is_not_changed_behind_an_income_that_was_announced() {
	build_and_execute(|| {
		no_levy();
		let work = equity(1);
		contribute(work, ANA, 1);
		set(LAB, all_to(work));
		// The steward decides in its own favour, and a sale comes within the notice.
		set(LAB, straight(vec![bucket("all", 100, Recipient::Account(STEWARD))]));
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(LEAST_NOTICE)));
		set(LAB, straight(vec![bucket("all", 100, Recipient::Account(STEWARD))]));
		run_blocks(NOTICE - 1);
		sale(100 * ONE);
		assert_eq!(claim(ANA, book(work), 0), 100 * ONE);
	});
}

#[test]
fn scope_that_closes_confiscates_nothing() {
	build_and_execute(|| {
		no_levy();
		let work = equity(1);
		contribute(work, ANA, 1);
		set(
			LAB,
			straight(vec![
				bucket("manager", 25, Recipient::Account(MANAGER)),
				bucket("work", 50, books(&[work])),
			]),
		);
		sale(100 * ONE);
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_eq!(claim(ANA, book(work), 0), 50 * ONE);
		assert_eq!(collect(Line::Bucket(0), MANAGER), 25 * ONE);
		assert_eq!(collect(Line::Residue, purse(LAB, Purse::Treasury)), 25 * ONE);
	});
}

#[test]
fn huge_amounts_and_units_divide_exactly() {
	build_and_execute(|| {
		no_levy();
		let work = equity(1_000);
		// A billion units, and 10^27 base units.
		for _ in 0..50 {
			contribute_parts(LAB, work, ANA, 10_000_000_000_000);
			contribute_parts(LAB, work, BEN, 10_000_000_000_000);
		}
		set(LAB, all_to(work));
		let amount = 1_000_000_000_000_000_000_000_000_000;
		let split = sale(amount);
		assert_eq!(split.buckets[0].taken, amount);
		assert_eq!(claim(ANA, book(work), 0), amount / 2);
		assert_eq!(claim(BEN, book(work), 0), amount / 2);
	});
}

#[test]
fn kind_of_absurd_rate_takes_no_part_and_stops_nobody() {
	build_and_execute(|| {
		no_levy();
		let absurd = kind_of(LAB, ovn_primitives::ClaimType::Equity, 1);
		// No scope can decide that.
		pallet_contributions::Kinds::<Test>::mutate(LAB, absurd, |kind| {
			kind.as_mut().unwrap().terms.rate = u128::MAX;
		});
		let work = equity(1);
		contribute(work, ANA, 1);
		<Shares as ShareBooks<_, _>>::create(book(absurd), BookTerms::Equity, false).unwrap();
		let most = (1 << 96) - 1;
		<Shares as ShareBooks<_, _>>::credit(book(absurd), Holder::Agent(BEN), most).unwrap();
		set(LAB, straight(vec![bucket("all", 100, books(&[absurd, work]))]));
		let split = sale(100 * ONE);
		assert_eq!(split.buckets[0].taken, 100 * ONE);
	});
}

#[test]
fn money_sent_to_the_pot_is_nobodys_and_harms_nothing() {
	build_and_execute(|| {
		no_levy();
		set(LAB, halves());
		assert_ok!(Balances::transfer_keep_alive(signed(ANA), pot(&NATIVE), 12_345));
		sale(100 * ONE);
		assert_eq!(owed(&NATIVE), 100 * ONE);
		assert_eq!(collect(Line::Bucket(0), MANAGER), 50 * ONE);
	});
}

#[test]
fn payer_cannot_take_the_place_of_a_levied_inbox() {
	build_and_execute(|| {
		set(LAB, halves());
		let reference = reference();
		let class = IncomeClass::Cascade;
		let income = Equations::record_income(signed(PAYER), LAB, NATIVE, ONE, class, reference);
		assert_noop!(income.map_err(|error| error.error), Error::<Test>::InvalidClass);
	});
}
