// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What networks levy and divide themselves.

use super::all_to;
use crate::{mock::*, Error, Event, Levied, Line, OnEmpty, WeightInfo};
use frame_support::{assert_noop, assert_ok, weights::constants::ParityDbWeight};
use ovn_primitives::{ClaimType, IncomeClass, Purse, ScopeId};
use sp_runtime::DispatchResult;

fn process_levy(scope: ScopeId) -> DispatchResult {
	process_levy_in(scope, NATIVE)
}

fn process_levy_in(scope: ScopeId, asset: AssetKind) -> DispatchResult {
	Equations::process_levy(signed(NEWCOMER), scope, asset).map(drop).map_err(|error| error.error)
}

/// The network divides its levy among those who lent it 100 tokens for its infrastructure, to be paid back
/// one for one, and a reserve.
fn in_debt() -> ovn_primitives::BookId {
	let kind = kind_of(NETWORK, ovn_primitives::ClaimType::Debt { ceiling: 100 }, ONE);
	let book = book_of(NETWORK, kind);
	contribute_to(NETWORK, kind, ANA, 100);
	set(NETWORK, straight(vec![bucket("infrastructure", 100, books(&[kind]))]));
	set(LAB, straight(vec![]));
	let levy = Equations::set_levy(signed(STEWARD), NETWORK, ratio(1, 10), None);
	assert_ok!(levy);
	run_to_block(System::block_number() + NOTICE);
	book
}

#[test]
fn process_levy_repays_the_debt_of_a_network_and_then_fills_its_reserve() {
	build_and_execute(|| {
		let book = in_debt();
		sale(600 * ONE);
		assert_eq!(flow().levy_due, 60 * ONE);
		let refused = Equations::collect(signed(PAYER), LAB, NATIVE, Line::Levy);
		assert_noop!(refused, Error::<Test>::LevyIsDivided);
		System::reset_events();
		assert_ok!(process_levy(LAB));
		let split = last_split();
		assert_eq!((split.gross, split.levy, split.base), (60 * ONE, None, 60 * ONE));
		assert_eq!(taken(&split), vec![60 * ONE]);
		// Whose levy it was is said first.
		let (scope, network, asset, amount) = (LAB, NETWORK, NATIVE, 60 * ONE);
		let told = events();
		assert_eq!(told.first(), Some(&Event::LevyDivided { scope, network, asset, amount }));
		assert!(matches!(
			told.last(),
			Some(Event::IncomeRecorded {
				scope: NETWORK,
				class: IncomeClass::Levy,
				payer: None,
				..
			})
		));
		assert_eq!(claim(ANA, book, 0), 60 * ONE);
		assert_noop!(process_levy(LAB), Error::<Test>::NothingOwed);
		// The debt is 40 more; the rest is the network's.
		sale(600 * ONE);
		assert_ok!(process_levy(LAB));
		assert_eq!((taken(&last_split()), last_split().residue), (vec![40 * ONE], 20 * ONE));
		assert_eq!(claim(ANA, book, 0), 40 * ONE);
	});
}

#[test]
fn process_levy_takes_no_standing_share_and_no_levy_again() {
	build_and_execute(|| {
		in_debt();
		StandingList::set(&vec![(NETWORK, PARTNER, 10, 100)]);
		// Of its own income the network shares and levies, once.
		let own = sale_of(NETWORK, 100 * ONE);
		assert_eq!(own.levy, Some((NETWORK, 10 * ONE)));
		assert_eq!(shared(&own), vec![(PARTNER, 10 * ONE)]);
		assert_ok!(process_levy(NETWORK));
		let split = last_split();
		assert_eq!((split.gross, split.levy, shared(&split)), (10 * ONE, None, vec![]));
		assert_eq!(inbox(PARTNER, Levied::by(NETWORK)), 10 * ONE);
	});
}

fn sale_of(scope: ScopeId, amount: u128) -> crate::Split {
	try_sale(scope, amount).unwrap();
	last_split()
}

#[test]
fn process_levy_waits_for_more_and_for_an_equation() {
	build_and_execute(|| {
		let levy = |purse| Equations::set_levy(signed(STEWARD), NETWORK, ratio(1, 10), purse);
		assert_noop!(levy(None), Error::<Test>::EquationNotFound);
		set(LAB, straight(vec![]));
		sale(100 * ONE);
		assert_noop!(process_levy(LAB), Error::<Test>::LevyNotDivided);
		assert_noop!(process_levy(77), Error::<Test>::ScopeNotFound);
		assert_noop!(process_levy(ovn_primitives::GLOBAL_SCOPE), Error::<Test>::NothingOwed);
		assert_ok!(Equations::collect(signed(PAYER), LAB, NATIVE, Line::Levy));
		set(NETWORK, straight(vec![]));
		assert_ok!(levy(None));
		run_to_block(System::block_number() + NOTICE);
		assert_ok!(try_sale(LAB, 50_000));
		assert_noop!(process_levy(LAB), Error::<Test>::IncomeTooSmall);
		assert_ok!(try_sale(LAB, 50_000));
		assert_ok!(process_levy(LAB));
		assert_eq!(last_split().gross, 10_000);
		// What waits goes where the levy goes when it is fetched.
		sale(100 * ONE);
		assert_ok!(levy(Some(Purse::Treasury)));
		run_to_block(System::block_number() + NOTICE);
		assert_noop!(process_levy(LAB), Error::<Test>::LevyNotDivided);
		assert_ok!(Equations::collect(signed(PAYER), LAB, NATIVE, Line::Levy));
	});
}

/// The network levies the lab's incomes, and divides that by an equation that has been in force for long.
fn divided_by(equation: crate::EquationOf<Test>) {
	set(NETWORK, equation);
	set(LAB, straight(vec![]));
	assert_ok!(Equations::set_levy(signed(STEWARD), NETWORK, ratio(1, 10), None));
	run_blocks(NOTICE);
}

#[test]
fn process_levy_fails_when_the_network_does_not_take_the_asset() {
	build_and_execute(|| {
		divided_by(straight(vec![]));
		let levied = asset_with_pots(1);
		assert_ok!(sale_in(LAB, levied.clone(), 1_000_000));
		let refused = process_levy_in(LAB, levied.clone());
		assert_noop!(refused, Error::<Test>::AssetNotAccepted);
		assert_ok!(Networks::accept_asset(signed(STEWARD), NETWORK, levied.clone()));
		assert_ok!(process_levy_in(LAB, levied));
		assert_eq!(last_split().gross, 100_000);
		// No income has come in an asset without pots.
		let closed = asset(2);
		assert_ok!(Networks::accept_asset(signed(STEWARD), NETWORK, closed.clone()));
		assert_noop!(process_levy_in(LAB, closed), Error::<Test>::PotNotOpen);
	});
}

#[test]
fn process_levy_fails_in_another_asset_when_a_bucket_is_held_to_a_multiple() {
	build_and_execute(|| {
		let work = kind_of(NETWORK, ClaimType::Equity, ONE);
		let limited = books_or(&[work], Some(ratio(1, 1)), OnEmpty::NextBucket);
		divided_by(straight(vec![bucket("work", 100, limited)]));
		let levied = asset_with_pots(1);
		assert_ok!(Networks::accept_asset(signed(STEWARD), NETWORK, levied.clone()));
		assert_ok!(sale_in(LAB, levied.clone(), 1_000_000));
		assert_noop!(process_levy_in(LAB, levied.clone()), Error::<Test>::NotNative);
		set(NETWORK, all_to(work));
		run_blocks(NOTICE);
		assert_ok!(process_levy_in(LAB, levied));
	});
}

#[test]
fn process_levy_fails_when_a_book_has_no_place_for_the_asset() {
	build_and_execute(|| {
		let work = kind_of(NETWORK, ClaimType::Equity, ONE);
		contribute_to(NETWORK, work, ANA, 1);
		divided_by(all_to(work));
		for n in 1..=pallet_shares::MAX_ASSETS {
			let levied = asset_with_pots(n);
			assert_ok!(Networks::accept_asset(signed(STEWARD), NETWORK, levied.clone()));
			assert_ok!(sale_in(LAB, levied.clone(), 1_000_000));
			assert_ok!(process_levy_in(LAB, levied.clone()));
			for scope in [LAB, NETWORK] {
				assert_ok!(Networks::drop_asset(signed(STEWARD), scope, levied.clone()));
			}
		}
		sale(100 * ONE);
		assert_noop!(process_levy(LAB), Error::<Test>::BookFull);
		// What was levied waits for an equation that can take it.
		assert_eq!(flow().levy_due, 10 * ONE);
	});
}

#[test]
fn process_levy_is_charged_as_an_inbox_is_and_a_read_more() {
	build_and_execute(|| {
		in_debt();
		sale(600 * ONE);
		let post = Equations::process_levy(signed(NEWCOMER), LAB, NATIVE).unwrap();
		let charged = |kinds| {
			let inbox = <() as WeightInfo>::process_inbox(kinds, 0);
			Some(inbox.saturating_add(ParityDbWeight::get().reads(1)))
		};
		assert_eq!(post.actual_weight, charged(1));
		let refused = Equations::process_levy(signed(NEWCOMER), LAB, NATIVE).unwrap_err();
		assert_eq!(refused.error, Error::<Test>::NothingOwed.into());
		assert_eq!(refused.post_info.actual_weight, charged(0));
	});
}
