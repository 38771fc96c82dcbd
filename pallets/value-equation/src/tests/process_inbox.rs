// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Inboxes, and money that goes through several scopes.

use super::{all_to, halves};
use crate::{mock::*, Error, Event, Inboxes, Levied, Recipient};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{
	traits::{Inbox, ShareBooks},
	BookTerms, Holder, IncomeClass, Purse,
};

fn to(scope: ovn_primitives::ScopeId, share: u32) -> crate::EquationOf<Test> {
	straight(vec![bucket("on", share, Recipient::Scope(scope))])
}

#[test]
fn process_inbox_divides_what_lies_there_when_anybody_asks() {
	build_and_execute(|| {
		set(LAB, to(SHOP, 60));
		set(SHOP, halves_of_shop());
		sale(100 * ONE);
		assert_eq!(inbox(SHOP, Levied::by(NETWORK)), 57 * ONE);
		let before = (free(NEWCOMER), owed(&NATIVE));
		System::reset_events();
		assert_ok!(process(SHOP, Levied::by(NETWORK)));

		let split = last_split();
		assert_eq!((split.gross, split.levy, split.base), (57 * ONE, None, 57 * ONE));
		let expected = Event::IncomeRecorded {
			scope: SHOP,
			asset: NATIVE,
			payer: None,
			class: IncomeClass::Cascade,
			reference: None,
			levied: Levied::by(NETWORK),
			split,
		};
		assert_eq!(events(), vec![expected]);
		assert_eq!(inbox(SHOP, Levied::by(NETWORK)), 0);
		assert_eq!((free(NEWCOMER), owed(&NATIVE)), before);
	});
}

fn halves_of_shop() -> crate::EquationOf<Test> {
	straight(vec![bucket("manager", 50, Recipient::Account(MANAGER))])
}

#[test]
fn process_inbox_pays_books_from_what_is_kept() {
	build_and_execute(|| {
		set(LAB, to(SHOP, 100));
		let work = kind_of(SHOP, ovn_primitives::ClaimType::Equity, ONE);
		contribute_to(SHOP, work, ANA, 1);
		set(SHOP, all_to(work));
		sale(100 * ONE);
		assert_eq!(owed(&NATIVE), 100 * ONE);
		assert_ok!(process(SHOP, Levied::by(NETWORK)));
		assert_eq!(owed(&NATIVE), 5 * ONE);
		assert_eq!(claim(ANA, book_of(SHOP, work), 0), 95 * ONE);
	});
}

#[test]
fn process_inbox_levies_once_for_each_network_when_money_crosses() {
	build_and_execute(|| {
		set(LAB, to(PARTNER, 100));
		set(PARTNER, to(LAB, 100));
		sale(100 * ONE);
		assert_eq!(inbox(PARTNER, Levied::by(NETWORK)), 95 * ONE);
		assert_ok!(process(PARTNER, Levied::by(NETWORK)));
		let levy = 95 * ONE / 20;
		assert_eq!(last_split().levy, Some((ABROAD, levy)));
		// Back home it has been levied by both.
		let both = Levied::by(NETWORK).and(Some(ABROAD));
		assert_eq!(inbox(LAB, both.clone()), 95 * ONE - levy);
		assert_ok!(process(LAB, both.clone()));
		assert_eq!(last_split().levy, None);
		assert_eq!(inbox(PARTNER, both), 95 * ONE - levy);
	});
}

#[test]
fn process_inbox_keeps_apart_what_different_networks_levied() {
	build_and_execute(|| {
		set(LAB, straight(vec![bucket("on", 50, Recipient::Scope(SHOP))]));
		set(PARTNER, straight(vec![bucket("on", 50, Recipient::Scope(SHOP))]));
		set(SHOP, straight(vec![]));
		sale(100 * ONE);
		assert_ok!(try_sale(PARTNER, 100 * ONE));
		let half = 47_500_000_000_000;
		let view = Equations::inbox(SHOP, 0);
		assert_eq!(view.len(), 2);
		assert!(view.iter().all(|line| line.amount == half && line.asset == NATIVE));
		assert_eq!(Equations::inbox(SHOP, 1).len(), 1);
		assert_ok!(process(SHOP, Levied::by(ABROAD)));
		assert_eq!(last_split().levy, Some((NETWORK, half / 20)));
		assert_ok!(process(SHOP, Levied::by(NETWORK)));
		assert_eq!(last_split().levy, None);
	});
}

#[test]
fn process_inbox_ends_when_scopes_pay_each_other_in_a_circle() {
	build_and_execute(|| {
		no_levy();
		set(LAB, to(SHOP, 50));
		set(SHOP, straight(vec![bucket("back", 50, Recipient::Scope(LAB))]));
		sale(100 * ONE);
		for hop in 0..6_u32 {
			let (there, part) = ([SHOP, LAB][hop as usize % 2], (50 * ONE) >> hop);
			assert_eq!(inbox(there, Levied::by(NETWORK)), part);
			assert_ok!(process(there, Levied::by(NETWORK)));
			// Each hop is a call.
			assert_eq!(inbox(there, Levied::by(NETWORK)), 0);
		}
	});
}

#[test]
fn process_inbox_levies_again_when_there_is_no_room_for_a_name() {
	build_and_execute(|| {
		let others: Vec<_> = (0..4)
			.map(|_| {
				found(STEWARD, ovn_primitives::GLOBAL_SCOPE, ovn_primitives::ScopeKind::Network)
			})
			.collect();
		let mut levied = Levied::by_nobody();
		for network in &others {
			assert!(!levied.covers(*network));
			levied = levied.and(Some(*network));
		}
		assert!(!levied.covers(NETWORK) && levied.clone().and(Some(NETWORK)) == levied);
		assert_eq!(levied.networks(), others);
		assert_eq!(levied.clone().and(None), levied);
		set(LAB, straight(vec![]));
		let split =
			Equations::preview(LAB, NATIVE, ONE, IncomeClass::Cascade, levied, None).unwrap();
		assert_eq!(split.levy, Some((NETWORK, ONE / 20)));
	});
}

#[test]
fn process_inbox_levies_the_worked_case_when_money_goes_through_five_networks() {
	build_and_execute(|| {
		let networks: Vec<_> = (0..5)
			.map(|_| {
				found(STEWARD, ovn_primitives::GLOBAL_SCOPE, ovn_primitives::ScopeKind::Network)
			})
			.collect();
		for place in 0..5 {
			set(networks[place], to(networks[(place + 1) % 5], 100));
		}
		let levy = || last_split().levy.map_or(0, |(_, levy)| levy);
		assert_ok!(try_sale(networks[0], 10_000 * ONE));
		let mut levies = vec![levy()];
		let mut levied = Levied::by(networks[0]);
		for place in [1, 2, 3, 4, 0] {
			assert_ok!(process(networks[place], levied.clone()));
			levies.push(levy());
			levied = levied.and(Some(networks[place]));
			if place == 4 {
				// From the first it goes straight to the fifth then.
				set(networks[0], to(networks[4], 100));
				run_blocks(NOTICE);
			}
		}
		assert_eq!(levied.networks(), &networks[..4]);
		assert_ok!(process(networks[4], levied));
		levies.push(levy());
		let millionths = ONE / 1_000_000;
		let expected = [
			500 * ONE,
			475 * ONE,
			451_250_000 * millionths,
			428_687_500 * millionths,
			407_253_125 * millionths,
			0,
			38_689_046_875 * ONE / 100_000_000,
		];
		assert_eq!(levies, expected);
	});
}

#[test]
fn process_inbox_levies_what_came_through_networks_that_levy_nothing() {
	build_and_execute(|| {
		let work = equity(1);
		contribute(work, ANA, 1);
		set(LAB, all_to(work));
		// Anybody founds four networks that levy nothing, each of which passes on all to the next.
		let chain: Vec<_> = (0..4)
			.map(|_| {
				found(MALLORY, ovn_primitives::GLOBAL_SCOPE, ovn_primitives::ScopeKind::Network)
			})
			.collect();
		let me = || signed(MALLORY);
		for (place, network) in chain.iter().enumerate() {
			assert_ok!(Equations::set_levy(me(), *network, ratio(0, 1), Some(Purse::Treasury)));
			let next = chain.get(place + 1).copied().unwrap_or(LAB);
			assert_ok!(Equations::set_equation(me(), *network, to(next, 100)));
		}
		run_blocks(NOTICE);
		// The lab's customers pay the first.
		assert_ok!(try_sale(chain[0], 100 * ONE));
		let mut levied = Levied::by(chain[0]);
		for network in &chain[1..] {
			assert_ok!(process(*network, levied.clone()));
			levied = levied.and(Some(*network));
		}
		assert_ok!(process(LAB, levied));
		assert_eq!(last_split().levy, Some((NETWORK, 5 * ONE)));
		assert_eq!(claim(ANA, book(work), 0), 95 * ONE);
	});
}

#[test]
fn process_inbox_divides_for_a_closed_scope_when_it_accepts_the_asset_afterwards() {
	build_and_execute(|| {
		no_levy();
		let asset = asset_with_pots(1);
		set(LAB, to(SHOP, 100));
		set(SHOP, straight(vec![bucket("all", 100, Recipient::Account(MANAGER))]));
		assert_ok!(sale_in(LAB, asset.clone(), 100_000));
		assert_ok!(Networks::close_scope(signed(STEWARD), SHOP));
		let process = || {
			let (origin, levied) = (signed(ANA), Levied::by(NETWORK));
			let done = Equations::process_inbox(origin, SHOP, asset.clone(), levied);
			done.map(drop).map_err(|error| error.error)
		};
		assert_noop!(process(), Error::<Test>::AssetNotAccepted);
		assert_ok!(Networks::accept_asset(signed(STEWARD), SHOP, asset.clone()));
		assert_ok!(process());
		assert_eq!(last_split().buckets[0].taken, 100_000);
	});
}

#[test]
fn process_inbox_takes_what_books_pay_scopes() {
	build_and_execute(|| {
		no_levy();
		let work = equity(1);
		<Shares as ShareBooks<_, _>>::create(book(work), BookTerms::Equity, false).unwrap();
		<Shares as ShareBooks<_, _>>::credit(book(work), Holder::Scope(PARTNER), UNIT.into())
			.unwrap();
		set(LAB, all_to(work));
		set(PARTNER, straight(vec![]));
		sale(100 * ONE);
		claim_for(Holder::Scope(PARTNER), book(work));
		let expected = Event::InboxCredited {
			scope: PARTNER,
			source: Some(LAB),
			asset: NATIVE,
			levied: Levied::by(NETWORK),
			amount: 100 * ONE,
			inbox: 100 * ONE,
		};
		assert_eq!(last_event(), expected);
		assert_ok!(process(PARTNER, Levied::by(NETWORK)));
		assert_eq!((last_split().residue, owed(&NATIVE)), (100 * ONE, 100 * ONE));
	});
}

#[test]
fn process_inbox_waits_when_less_than_the_smallest_income_lies_there() {
	build_and_execute(|| {
		set(LAB, straight(vec![]));
		let levied = Levied::by_nobody();
		assert_ok!(deposit(LAB, None, SMALLEST_SALE - 1));
		assert_noop!(process(LAB, levied.clone()), Error::<Test>::IncomeTooSmall);
		assert_ok!(deposit(LAB, None, 1));
		assert_eq!(inbox(LAB, levied.clone()), SMALLEST_SALE);
		assert_ok!(process(LAB, levied));
		assert_eq!(last_split().levy, Some((NETWORK, 500)));
	});
}

#[test]
fn process_inbox_waits_when_the_scope_has_no_equation() {
	build_and_execute(|| {
		set(LAB, to(SHOP, 100));
		sale(100 * ONE);
		let levied = Levied::by(NETWORK);
		assert_noop!(process(SHOP, levied.clone()), Error::<Test>::EquationNotFound);
		set(SHOP, halves_of_shop());
		run_blocks(NOTICE);
		assert_ok!(process(SHOP, levied));
	});
}

#[test]
fn process_inbox_fails_when_nothing_lies_there() {
	build_and_execute(|| {
		set(SHOP, halves_of_shop());
		assert_noop!(process(SHOP, Levied::by_nobody()), Error::<Test>::NothingOwed);
		assert_noop!(process(77, Levied::by_nobody()), Error::<Test>::ScopeNotFound);
		let unsigned =
			Equations::process_inbox(RuntimeOrigin::none(), SHOP, NATIVE, Levied::by_nobody());
		assert!(unsigned.is_err());
	});
}

#[test]
fn process_inbox_fails_when_the_scope_does_not_accept_the_asset() {
	build_and_execute(|| {
		no_levy();
		let asset = asset_with_pots(1);
		set(LAB, to(SHOP, 100));
		set(SHOP, halves_of_shop());
		assert_ok!(sale_in(LAB, asset.clone(), 100_000));
		let levied = Levied::by(NETWORK);
		let process = || {
			let origin = signed(ANA);
			let done = Equations::process_inbox(origin, SHOP, asset.clone(), levied.clone());
			done.map(drop).map_err(|error| error.error)
		};
		assert_noop!(process(), Error::<Test>::AssetNotAccepted);
		assert_ok!(Networks::accept_asset(signed(STEWARD), SHOP, asset.clone()));
		assert_ok!(process());
		assert_eq!(Inboxes::<Test>::iter().count(), 0);
	});
}

#[test]
fn deposit_keeps_what_it_takes_when_it_succeeds() {
	build_and_execute(|| {
		let before = free(PAYER);
		assert_ok!(deposit(LAB, Some(PARTNER), 700));
		assert_eq!((free(PAYER), owed(&NATIVE)), (before - 700, 700));
		assert_eq!(inbox(LAB, Levied::by(ABROAD)), 700);
	});
}

#[test]
fn deposit_fails_when_it_cannot_be_kept() {
	build_and_execute(|| {
		let asset = asset(1);
		assert_noop!(deposit(77, None, 7), Error::<Test>::ScopeNotFound);
		assert_noop!(deposit(LAB, None, 0), Error::<Test>::ZeroAmount);
		let foreign = <Equations as Inbox<_, _>>::deposit(&PAYER, LAB, None, &asset, 7);
		assert_noop!(foreign, Error::<Test>::PotNotOpen);
	});
}

#[test]
fn residue_is_the_purse_of_the_equation_in_force() {
	build_and_execute(|| {
		let residue = || <Equations as Inbox<u64, AssetKind>>::residue(LAB);
		assert_eq!(residue(), Purse::Treasury);
		let mut equation = halves();
		equation.residue = RESERVE;
		set(LAB, halves());
		set(LAB, equation);
		assert_eq!(residue(), Purse::Treasury);
		run_blocks(NOTICE);
		assert_eq!(residue(), RESERVE);
	});
}

#[test]
fn process_inbox_waits_for_the_notice_when_it_came_before_the_first_equation() {
	build_and_execute(|| {
		assert_ok!(deposit(SHOP, None, 100 * ONE));
		// One steward, in the same block, for itself.
		set(SHOP, straight(vec![bucket("all", 100, Recipient::Account(STEWARD))]));
		let all = || process(SHOP, Levied::by_nobody());
		assert_noop!(all(), Error::<Test>::TooEarly);
		// What is paid by somebody who can see the equation is divided at once.
		assert_ok!(try_sale(SHOP, ONE));
		run_blocks(NOTICE - 1);
		assert_noop!(all(), Error::<Test>::TooEarly);
		run_blocks(1);
		assert_ok!(all());
		assert_eq!(last_split().gross, 100 * ONE);
	});
}

#[test]
fn process_inbox_divides_at_once_when_the_equation_was_there_before() {
	build_and_execute(|| {
		set(SHOP, halves_of_shop());
		assert_ok!(deposit(SHOP, None, 100 * ONE));
		assert_ok!(process(SHOP, Levied::by_nobody()));
	});
}

#[test]
fn process_inbox_is_not_charged_for_a_division_when_it_is_refused() {
	build_and_execute(|| {
		set(SHOP, halves_of_shop());
		let levied = Levied::by_nobody();
		let refused = Equations::process_inbox(signed(NEWCOMER), SHOP, NATIVE, levied);
		let refused = refused.unwrap_err();
		assert_eq!(refused.error, Error::<Test>::NothingOwed.into());
		let charged = <() as crate::WeightInfo>::process_inbox(0, 0);
		assert_eq!(refused.post_info.actual_weight, Some(charged));
	});
}
