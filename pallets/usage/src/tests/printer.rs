// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The worked case: a printer that eleven people bought, and what its uses pay.

use super::{equipment::*, *};
use crate::{Paid, SettlementReason};
use ovn_primitives::{traits::ShareBooks as _, BookId, Holder, UseClass};

/// What the eleven paid, in hundredths.
const PRINCIPALS: [u128; 11] =
	[60_000, 50_000, 50_000, 40_000, 40_000, 40_000, 30_000, 30_000, 25_000, 20_000, 15_000];
/// What they get in the end.
const CEILINGS: [u128; 11] =
	[72_000, 60_000, 60_000, 48_000, 48_000, 48_000, 36_000, 36_000, 30_000, 24_000, 18_000];

fn owner(n: usize) -> u64 {
	31 + u64::try_from(n).unwrap()
}

/// The printer, bought by the eleven; only `released` of the 4,000 that were collected were needed.
fn bought(released: u128) -> Machine {
	let owners: Vec<_> =
		PRINCIPALS.iter().enumerate().map(|(n, p)| (owner(n), *p * CENT)).collect();
	printer_of(&owners, Some((released * ONE, 4_000 * ONE)))
}

/// One use of ten commercial hours, confirmed by the custodian. What was paid.
fn use_once(printer: &Machine) -> Paid {
	let number = start(printer.id, USER, commercial());
	end(printer.id, USER, number, commercial());
	confirm(printer.id, CUSTODIAN, number);
	settled()
}

/// The amount that the book of the printer took.
fn repaid(paid: &Paid) -> u128 {
	paid.books.iter().map(|(_, amount)| *amount).sum()
}

fn claim_all(printer: &Machine) -> Vec<u128> {
	let book = BookId::Deal(printer.deal);
	(0..PRINCIPALS.len()).map(|n| claim_position(owner(n), book)).collect()
}

#[test]
fn printer_pays_exact_ceilings_and_is_free_after_forty_uses() {
	build_and_execute(|| {
		let printer = bought(4_000);
		for n in 1..=41_u32 {
			let before = Purses::now(&printer);
			let money = free(USER);
			System::reset_events();
			let paid = use_once(&printer);
			let (due, payback, over) = match n {
				1..=39 => (200 * ONE, 123 * ONE, 0),
				40 => (200 * ONE, 3 * ONE, 120 * ONE),
				_ => (77 * ONE, 0, 0),
			};
			assert_eq!(paid.material, 12 * ONE);
			assert_eq!(paid.technician, 40 * ONE);
			assert_eq!(paid.maintenance, 15 * ONE);
			assert_eq!(paid.infrastructure, 10 * ONE + over);
			assert_eq!((repaid(&paid), paid.waiting, paid.on_credit), (payback, 0, 0));
			assert_eq!(money - free(USER), due);
			let after = Purses::now(&printer);
			assert_eq!(after.supplier - before.supplier, 12 * ONE);
			assert_eq!(after.technician - before.technician, 40 * ONE);
			assert_eq!(after.maintenance - before.maintenance, 15 * ONE);
			assert_eq!(after.infrastructure - before.infrastructure, 10 * ONE + over);
			let lapsed = Event::EncumbranceLapsed { resource: printer.id };
			assert_eq!(events().contains(&lapsed), n == 40);
			assert_eq!(held(USER), 0);
		}
		assert_eq!(Shares::owed(BookId::Deal(printer.deal)), Some(0));
		assert_eq!(claim_all(&printer), CEILINGS.map(|ceiling| ceiling * CENT));
	});
}

#[test]
fn cheaper_printer_pays_lower_ceilings_and_is_free_after_thirty_nine_uses() {
	build_and_execute(|| {
		let printer = bought(3_900);
		let mut all = 0;
		for n in 1..=40_u32 {
			let paid = use_once(&printer);
			all += repaid(&paid);
			let (payback, infrastructure) = match n {
				1..=38 => (123, 10),
				39 => (6, 127),
				_ => (0, 10),
			};
			assert_eq!((repaid(&paid), paid.infrastructure), (payback * ONE, infrastructure * ONE));
		}
		assert_eq!(all, 4_680 * ONE);
		// 1.2 times 585, 487.50, ...
		let ceilings = PRINCIPALS.map(|principal| principal * CENT / 4_000 * 3_900 / 10 * 12);
		assert_eq!(ceilings[1], 585 * ONE);
		assert_eq!(claim_all(&printer), ceilings);
	});
}

#[test]
fn community_use_pays_material_and_maintenance() {
	build_and_execute(|| {
		let printer = bought(4_000);
		let figures = ten_hours(UseClass::Community, false);
		let money = free(USER);
		let number = start(printer.id, USER, figures.clone());
		end(printer.id, USER, number, figures);
		confirm(printer.id, CUSTODIAN, number);
		assert_eq!(money - free(USER), 27 * ONE);
		let paid = settled();
		assert_eq!((paid.material, paid.maintenance), (12 * ONE, 15 * ONE));
		assert_eq!((paid.infrastructure, repaid(&paid)), (0, 0));
	});
}

#[test]
fn owner_use_still_pays_maintenance() {
	build_and_execute(|| {
		let printer = bought(4_000);
		let figures = ten_hours(UseClass::Owner, false);
		endow_and_join(owner(0));
		let money = free(owner(0));
		let number = start(printer.id, owner(0), figures.clone());
		end(printer.id, owner(0), number, figures);
		confirm(printer.id, CUSTODIAN, number);
		assert_eq!(money - free(owner(0)), 27 * ONE);
		assert_eq!(settled().maintenance, 15 * ONE);
	});
}

#[test]
fn owner_pays_the_commercial_tariff_for_commercial_work() {
	build_and_execute(|| {
		let printer = bought(4_000);
		endow_and_join(owner(0));
		let money = free(owner(0));
		let number = start(printer.id, owner(0), ten_hours(UseClass::Owner, false));
		end(printer.id, owner(0), number, commercial());
		confirm(printer.id, CUSTODIAN, number);
		assert_eq!(money - free(owner(0)), 200 * ONE);
		assert_eq!(repaid(&settled()), 123 * ONE);
	});
}

#[test]
fn owner_remains_one_when_the_printer_is_paid_back() {
	build_and_execute(|| {
		let printer = bought(4_000);
		let figures = ten_hours(UseClass::Owner, false);
		endow_and_join(owner(0));
		let number = start(printer.id, owner(0), figures.clone());
		end(printer.id, owner(0), number, figures.clone());
		confirm(printer.id, CUSTODIAN, number);
		for _ in 0..40 {
			use_once(&printer);
		}
		claim_all(&printer);
		let book = BookId::Deal(printer.deal);
		assert_eq!(Shares::principal_of(book, &Holder::Agent(owner(0))), 0);
		start(printer.id, owner(0), figures.clone());
		// Who never used it as an owner cannot begin now.
		endow_and_join(owner(1));
		let estimate = figures;
		assert_noop!(
			Usage::start_use(signed(owner(1)), printer.id, estimate, None, Default::default()),
			Error::<Test>::NotOwner
		);
	});
}

#[test]
fn settlement_tells_figures_and_parts_when_a_use_is_confirmed() {
	build_and_execute(|| {
		let printer = bought(4_000);
		let number = start(printer.id, USER, commercial());
		end(printer.id, USER, number, commercial());
		confirm(printer.id, CUSTODIAN, number);
		let expected = Event::UseSettled {
			resource: printer.id,
			number,
			user: USER,
			figures: commercial(),
			asset: NATIVE,
			paid: Paid {
				material: 12 * ONE,
				technician: 40 * ONE,
				maintenance: 15 * ONE,
				infrastructure: 10 * ONE,
				books: vec![(printer.deal, 123 * ONE)],
				waiting: 0,
				on_credit: 0,
			},
			reason: SettlementReason::Confirmed,
		};
		assert_eq!(last_event(), expected);
	});
}
