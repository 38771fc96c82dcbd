// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use ovn_primitives::{traits::ShareBooks, Part};
use sp_core::U256;

type Trait = Shares;

fn basis(id: BookId, asset: &AssetKind, rate: u128) -> (U256, Option<u128>) {
	let basis = <Trait as ShareBooks<u64, _>>::basis(id, asset, rate);
	(basis.value, basis.room)
}

fn try_credit(id: BookId, who: u64, units: u128) -> Result<u32, sp_runtime::DispatchError> {
	<Trait as ShareBooks<_, AssetKind>>::credit(id, agent(who), units)
}

#[test]
fn create_makes_a_book_once() {
	build_and_execute(|| {
		let id = kind(0);
		assert!(!<Trait as ShareBooks<u64, AssetKind>>::exists(id));
		equity(id);
		assert!(<Trait as ShareBooks<u64, AssetKind>>::exists(id));
		assert_eq!(
			last_event(),
			Event::BookCreated { book: id, terms: BookTerms::Equity, inactive: false }
		);
		assert_noop!(
			<Trait as ShareBooks<u64, AssetKind>>::create(id, BookTerms::Equity, false),
			Error::<Test>::AlreadyCreated
		);
	});
}

#[test]
fn credit_and_debit_change_totals_when_there_are_units() {
	build_and_execute(|| {
		let id = equity(kind(0));
		assert_noop!(try_credit(kind(1), ANA, 1), Error::<Test>::BookNotFound);
		assert_noop!(try_credit(id, ANA, 0), Error::<Test>::ZeroUnits);
		assert_noop!(try_credit(id, ANA, 1 << 96), Error::<Test>::TooManyUnits);
		assert_noop!(try_credit(id, ANA, u128::MAX), Error::<Test>::TooManyUnits);
		assert_eq!(try_credit(id, ANA, (1 << 96) - 11), Ok(0));
		assert_noop!(try_credit(id, BEN, 11), Error::<Test>::TooManyUnits);
		assert_eq!(try_credit(id, BEN, 10), Ok(0));
		assert_eq!(
			last_event(),
			Event::Credited {
				book: id,
				holder: agent(BEN),
				series: 0,
				credited: 10,
				units: 10,
				total: (1 << 96) - 1,
			}
		);
		assert_eq!(<Trait as ShareBooks<u64, AssetKind>>::units(id), (1 << 96) - 1);
		assert_eq!(debit(id, agent(BEN), 0, 4), 4);
		assert_eq!(
			last_event(),
			Event::Debited {
				book: id,
				holder: agent(BEN),
				series: 0,
				debited: 4,
				units: 6,
				total: (1 << 96) - 5,
			}
		);
		assert_eq!(debit(id, agent(BEN), 0, 100), 6);
		assert_eq!(last_event(), Event::PositionClosed { book: id, holder: agent(BEN), series: 0 });
		assert_eq!(debit(id, agent(BEN), 0, 1), 0);
		assert_noop!(
			<Trait as ShareBooks<_, AssetKind>>::debit(kind(1), agent(BEN), 0, 1),
			Error::<Test>::BookNotFound
		);
	});
}

#[test]
fn distribute_moves_what_is_accepted_in_one_transfer() {
	build_and_execute(|| {
		let (work, loan, empty) = (equity(kind(0)), create(kind(1), debt(1, 1)), equity(kind(2)));
		credit(work, agent(ANA), UNIT);
		credit(loan, agent(BEN), 5 * ONE);
		let part = |book, amount| Part { book, amount };
		let parts = [
			part(work, 70),
			part(loan, 9 * ONE),
			part(empty, 100),
			part(kind(9), 100),
			part(work, 0),
		];
		let before = free(PAYER);
		System::reset_events();
		let accepted = <Trait as ShareBooks<_, _>>::distribute(&PAYER, &NATIVE, &parts);
		assert_eq!(accepted, Ok(vec![70, 5 * ONE, 0, 0, 0]));
		assert_eq!(free(PAYER), before - 70 - 5 * ONE);
		assert_eq!(held(&NATIVE), 70 + 5 * ONE);
		assert_eq!(free(pot(&NATIVE)), ED);
		assert_eq!(
			events()[0],
			Event::Distributed {
				book: work,
				asset: NATIVE,
				amount: 70,
				units: UNIT,
				level: (U256::from(70) << 128) / U256::from(UNIT),
				accepted: 70,
				owed: None,
			}
		);
	});
}

#[test]
fn distribute_fails_when_the_payer_has_too_little() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		let parts = [Part { book: id, amount: 1_000 }];
		assert_noop!(
			<Trait as ShareBooks<_, _>>::distribute(&NEWCOMER, &NATIVE, &parts),
			sp_runtime::TokenError::FundsUnavailable
		);
	});
}

#[test]
fn distribute_accepts_nothing_when_the_asset_is_not_welcome() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		let asset = asset(1);
		// No pot is open.
		assert_eq!(try_distribute(id, asset.clone(), 100), Ok(0));
		Shares::open_pot(signed(PAYER), LAB, asset.clone()).unwrap();
		assert_eq!(basis(id, &asset, 2), (U256::from(2 * UNIT), None));
		assert_eq!(try_distribute(id, asset.clone(), 100), Ok(100));
		// A dropped asset is taken no more; what is owed in it stays.
		Networks::drop_asset(signed(STEWARD), LAB, asset.clone()).unwrap();
		assert_eq!(try_distribute(id, asset.clone(), 100), Ok(0));
		assert_eq!(claimable_of(id, agent(ANA), 0, &asset), 100);
		// A debt takes its own asset only.
		let loan = create(kind(1), debt(1, 1));
		credit(loan, agent(ANA), ONE);
		Networks::accept_asset(signed(STEWARD), LAB, asset.clone()).unwrap();
		assert_eq!(try_distribute(loan, asset, 100), Ok(0));
	});
}

#[test]
fn distribute_accepts_nothing_when_a_tenth_asset_comes() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		for n in 1..=9 {
			let asset = asset_with_pot(n);
			assert_eq!(try_distribute(id, asset.clone(), 100), Ok(100));
			Networks::drop_asset(signed(STEWARD), LAB, asset).unwrap();
		}
		assert_eq!(distribute(id, 100), 0);
		assert_eq!(basis(id, &NATIVE, 1), (U256::zero(), Some(0)));
		// All nine are claimed in one call.
		Shares::claim(signed(ANA), list(&[(id, 0)]), ALL).unwrap();
		assert_eq!(events().iter().filter(|e| matches!(e, Event::Claimed { .. })).count(), 9);
	});
}

#[test]
fn basis_values_units_by_terms() {
	build_and_execute(|| {
		let nothing = (U256::zero(), Some(0));
		let id = equity(kind(0));
		assert_eq!(basis(id, &NATIVE, 5), nothing);
		assert_eq!(basis(kind(9), &NATIVE, 5), nothing);
		credit(id, agent(ANA), 3 * UNIT);
		assert_eq!(basis(id, &NATIVE, 5), (U256::from(15 * UNIT), None));
		// The principal of a debt, not lowered by payments, at its own worth.
		let loan = create(kind(1), debt(6, 5));
		credit(loan, agent(ANA), 10 * ONE);
		let value = U256::from(10 * ONE * UNIT);
		assert_eq!(basis(loan, &NATIVE, 5), (value, Some(12 * ONE)));
		distribute(loan, 11 * ONE);
		assert_eq!(basis(loan, &NATIVE, 7), (value, Some(ONE)));
		distribute(loan, ONE);
		assert_eq!(basis(loan, &NATIVE, 7), nothing);
		// A debt in tokens that its kind counts is worth what the rate says.
		let asset = asset_with_pot(1);
		let ceiling = ratio(1, 1);
		let terms = BookTerms::Debt { ceiling, asset: asset.clone(), per_unit: Some(1_000_000) };
		let tokens = create(kind(2), terms);
		credit(tokens, agent(ANA), 4_000_000);
		assert_eq!(basis(tokens, &asset, 3 * ONE), (U256::from(12 * ONE * UNIT), Some(4_000_000)));
		assert_eq!(basis(tokens, &NATIVE, 3 * ONE), nothing);
		// Expenses: all of it, until it is paid.
		let expenses = create(kind(3), once());
		credit(expenses, agent(ANA), 2 * UNIT);
		let value = U256::from(2 * UNIT * UNIT);
		assert_eq!(basis(expenses, &NATIVE, 50), (value, Some(2 * UNIT)));
		try_distribute(expenses, NATIVE, 30).unwrap();
		// The rate does not matter now, because they were valued when they were credited.
		assert_eq!(basis(expenses, &NATIVE, u128::MAX), (value, Some(2 * UNIT - 30)));
	});
}

#[test]
fn debit_says_to_which_level_a_fraction_raised_the_others() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), 1);
		credit(id, agent(BEN), 2);
		distribute(id, 100);
		claim(ANA, id, 0);
		let before = book(id).lines[0].accumulator.level();
		System::reset_events();
		debit(id, agent(ANA), 0, 1);
		let level = book(id).lines[0].accumulator.level();
		assert!(level > before);
		let raised = Event::LevelRaised { book: id, asset: NATIVE, level, undistributed: 0 };
		assert!(events().contains(&raised));
		// No holder is left for a fraction, so no level rises.
		claim(BEN, id, 0);
		System::reset_events();
		debit(id, agent(BEN), 0, 2);
		assert!(!events().iter().any(|event| matches!(event, Event::LevelRaised { .. })));
	});
}
