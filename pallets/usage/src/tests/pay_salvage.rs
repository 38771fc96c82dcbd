// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::UseTerms;
use frame_support::dispatch::DispatchResult;
use ovn_primitives::{BookId, Holder};

/// Who takes part, members of the lab.
const DECLARER: u64 = 11;
const FIRST: u64 = 12;
const SECOND: u64 = 13;
const THIRD: u64 = 14;
const DISPOSER: u64 = 15;

/// Takes a resource out of use, for another printer.
fn deprecated(id: u64) -> u64 {
	let next = printer();
	assert_ok!(Custody::deprecate(signed(STEWARD), id, next));
	for who in [DECLARER, FIRST, SECOND, THIRD, DISPOSER] {
		member_once(who);
	}
	id
}

/// A laser that Ana bought with 50, Ben with 30 and Cem with 20, out of use.
fn laser() -> u64 {
	let owners = [(ANA, 50 * ONE), (BEN, 30 * ONE), (CEM, 20 * ONE)];
	deprecated(buy(7, new_subject(), &owners))
}

fn declare(id: u64) -> DispatchResult {
	Custody::declare_end(signed(DECLARER), id, document(1))
}

fn witness(who: u64, id: u64) -> DispatchResult {
	Custody::witness_end(signed(who), id, document(2))
}

fn dispose(who: u64, id: u64) -> DispatchResult {
	Custody::dispose(signed(who), id, document(4))
}

#[test]
fn pay_salvage_pays_books_first_and_writes_off_the_rest() {
	build_and_execute(|| {
		let id = laser();
		let infrastructure = fund(LAB);
		let terms = UseTerms { infrastructure: Some(infrastructure), ..Default::default() };
		assert_ok!(Usage::set_use_terms(signed(STEWARD), id, terms));
		let pay = |amount| Usage::pay_salvage(signed(PAYER), id, NATIVE, amount, document(5));
		assert_noop!(pay(0), Error::<Test>::ZeroAmount);
		let before = free(PAYER);
		assert_ok!(pay(70 * ONE));
		assert_eq!(
			last_event(),
			Event::SalvagePaid {
				resource: id,
				payer: PAYER,
				asset: NATIVE,
				amount: 70 * ONE,
				books: vec![(7, 70 * ONE)],
				rest: 0,
				document: document(5),
			}
		);
		assert_eq!(free(PAYER), before - 70 * ONE);
		assert_ok!(declare(id));
		for who in [ANA, BEN] {
			assert_ok!(Custody::name_witness(signed(who), 7, 0, SECOND));
		}
		assert_ok!(witness(FIRST, id));
		assert_ok!(witness(SECOND, id));
		pass_days(15);
		assert_ok!(dispose(DISPOSER, id));
		let written_off =
			CustodyEvent::WrittenOff { resource: id, deal: 7, asset: NATIVE, owed: 50 * ONE };
		let told = System::read_events_for_pallet::<CustodyEvent>();
		assert!(told.contains(&written_off));
		// The insurance pays later, and too much.
		let fund = purse(LAB, Purse::Fund(infrastructure));
		let before = free(fund);
		assert_ok!(pay(60 * ONE));
		assert_eq!(free(fund), before + 10 * ONE);
		assert!(events().contains(&Event::EncumbranceLapsed { resource: id }));
		let claims = vec![(BookId::Deal(7), 0)].try_into().unwrap();
		let before = free(ANA);
		assert_ok!(Shares::claim_for(signed(PAYER), Holder::Agent(ANA), claims, 8));
		assert_eq!(free(ANA), before + 60 * ONE);
	});
}

#[test]
fn pay_salvage_fails_when_the_rest_has_no_purse_or_there_is_not_enough() {
	build_and_execute(|| {
		let id = printer();
		let pay =
			|who, asset, amount| Usage::pay_salvage(signed(who), id, asset, amount, document(5));
		let coin = asset_with_pot(1);
		assert_noop!(pay(PAYER, coin, 1_000), Error::<Test>::PurseNotOpen);
		assert!(pay(NEWCOMER, NATIVE, 1_000).is_err());
		assert_noop!(
			Usage::pay_salvage(signed(PAYER), 99, NATIVE, 1, document(5)),
			Error::<Test>::ResourceNotFound
		);
	});
}

#[test]
fn pay_salvage_does_not_pass_the_books_in_another_asset() {
	build_and_execute(|| {
		let id = laser();
		let coin = asset_with_pot(1);
		let treasury = Purse::Treasury;
		assert_ok!(Networks::open_pot(signed(PAYER), LAB, treasury, coin.clone()));
		let pay = |asset, amount| Usage::pay_salvage(signed(PAYER), id, asset, amount, document(5));
		assert_noop!(pay(coin.clone(), 1_000_000), Error::<Test>::OwedInOtherAsset);
		assert_ok!(pay(NATIVE, 120 * ONE));
		let pot = Networks::pot_account(LAB, treasury, &coin);
		let before = balance_of(&coin, pot);
		assert_ok!(pay(coin.clone(), 1_000_000));
		assert_eq!(balance_of(&coin, pot), before + 1_000_000);
	});
}

#[test]
fn pay_salvage_fails_when_a_book_that_is_owed_takes_nothing_now() {
	build_and_execute(|| {
		// The campaign is bought and not yet complete: its book sleeps.
		let book = BookId::Deal(7);
		let terms =
			ovn_primitives::BookTerms::Debt { ceiling: ratio(6, 5), asset: NATIVE, per_unit: None };
		use ovn_primitives::traits::ShareBooks;
		<Shares as ShareBooks<u64, _>>::create(book, terms, true).unwrap();
		<Shares as ShareBooks<_, AssetKind>>::credit(book, Holder::Agent(ANA), ONE).unwrap();
		let what = purchase(new_subject(), STEWARD);
		let bought = <Custody as Resources<_, _>>::bought;
		let id = bought(LAB, &CEM, 7, &NATIVE, &what, &document(8)).unwrap();
		assert_noop!(
			Usage::pay_salvage(signed(PAYER), id, NATIVE, ONE, document(5)),
			Error::<Test>::StillWaits
		);
	});
}
