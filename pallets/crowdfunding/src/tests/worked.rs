// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The worked case of the printer, to the last decimal.

use super::*;
use ovn_primitives::ResourceId;

/// Eleven contributors and what they give, in tokens.
const GIVEN: [(u64, u128); 11] = [
	(101, 600),
	(102, 500),
	(103, 500),
	(104, 400),
	(105, 400),
	(106, 400),
	(107, 300),
	(108, 300),
	(109, 250),
	(110, 200),
	(111, 150),
];

/// A campaign for a printer of 4,000 to which the first so many gave.
fn printer(contributors: usize) -> u64 {
	for (who, _) in GIVEN {
		endow(who);
	}
	let id = create(plan(co_ownership(), 4_000));
	for (who, tokens) in GIVEN.iter().take(contributors) {
		contribute(*who, id, *tokens);
	}
	id
}

/// Hundredths of tokens.
fn cents(number: u128) -> u128 {
	number * ONE / 100
}

#[test]
fn the_printer_is_bought_by_eleven_and_paid_back_exactly() {
	build_and_execute(|| {
		let id = printer(11);
		// A twelfth is refused.
		assert_noop!(
			Crowdfunding::contribute(signed(DIA), id, ONE, AGREEMENT),
			Error::<Test>::NotOpen
		);
		let vendor = free(VENDOR);
		propose(id, 4_000);
		run_blocks(7 * DAY - 1);
		assert_noop!(Crowdfunding::execute_release(signed(PAYER), id), Error::<Test>::TooEarly);
		run_blocks(1);
		assert_ok!(Crowdfunding::execute_release(signed(PAYER), id));
		assert_eq!(free(VENDOR), vendor + 4_000 * ONE);
		assert_eq!((campaign(id).escrow(), held(&NATIVE)), (0, 0));
		assert!(events().contains(&Event::EscrowEmptied { campaign: id }));
		let ceilings = [720, 600, 600, 480, 480, 480, 360, 360, 300, 240, 180];
		for ((who, _), expected) in GIVEN.iter().zip(ceilings) {
			assert_eq!(ceiling(id, *who), expected * ONE);
		}
		// The printer is registered, nobody's, and encumbered.
		let resource: ResourceId = campaign(id).resource.unwrap();
		let record = pallet_custody::Resources::<Test>::get(resource).unwrap();
		assert_eq!(record.identity.regime, ovn_primitives::Regime::NonDominium);
		// 39 uses pay 123 each, the 40th 3: everybody has its ceiling, exactly.
		let book = BookId::Deal(id);
		for _ in 0..39 {
			assert_eq!(distribute(book, 123 * ONE), 123 * ONE);
		}
		assert_eq!(distribute(book, 123 * ONE), 3 * ONE);
		assert_eq!(distribute(book, 123 * ONE), 0);
		for ((who, _), expected) in GIVEN.iter().zip(ceilings) {
			assert_eq!(claimable(book, Holder::Agent(*who)), expected * ONE);
		}
		// Their records are not needed any more.
		assert_ok!(Crowdfunding::refund_page(signed(PAYER), id, None, 50));
		assert_eq!(campaign(id).contributors, 0);
	});
}

#[test]
fn the_printer_costs_3_900_and_the_difference_returns() {
	build_and_execute(|| {
		let id = printer(11);
		let price = 3_900 * ONE;
		assert_ok!(Crowdfunding::lower_price(signed(STEWARD), id, price, document(4)));
		release(id, 3_900);
		let returned = [1500, 1250, 1250, 1000, 1000, 1000, 750, 750, 625, 500, 375];
		// In any order; here from the last.
		for ((who, tokens), back) in GIVEN.iter().zip(returned).rev() {
			assert_ok!(Crowdfunding::refund(signed(PAYER), id, *who));
			assert_eq!(free(*who), ENDOWMENT - tokens * ONE + cents(back));
		}
		assert_eq!((campaign(id).escrow(), held(&NATIVE)), (0, 0));
		let principals = [58500, 48750, 48750, 39000, 39000, 39000, 29250, 29250, 24375];
		let principals = principals.into_iter().chain([19500, 14625]);
		let mut sum = 0;
		for ((who, _), principal) in GIVEN.iter().zip(principals) {
			assert_eq!(ceiling(id, *who), cents(principal) * 6 / 5);
			sum += ceiling(id, *who);
		}
		assert_eq!(sum, 4_680 * ONE);
		// 38 uses pay 123 each, the 39th pays 6.
		let book = BookId::Deal(id);
		for _ in 0..38 {
			assert_eq!(distribute(book, 123 * ONE), 123 * ONE);
		}
		assert_eq!(distribute(book, 123 * ONE), 6 * ONE);
		for (who, _) in GIVEN {
			assert_eq!(claimable(book, Holder::Agent(who)), ceiling_of_paid(id, who));
		}
	});
}

/// 1.2 times the scaled principal of one of the eleven.
fn ceiling_of_paid(id: u64, who: u64) -> u128 {
	let given = GIVEN.iter().find(|(other, _)| *other == who).unwrap().1;
	assert_eq!(campaign(id).released, 3_900 * ONE);
	given * ONE * 39 / 40 * 6 / 5
}

#[test]
fn the_printer_is_not_bought_with_3_850() {
	build_and_execute(|| {
		let id = printer(11 - 1);
		assert_eq!(campaign(id).collected, 3_850 * ONE);
		run_blocks(30 * DAY);
		for (who, _) in GIVEN.iter().take(10) {
			assert_ok!(Crowdfunding::refund(signed(DIA), id, *who));
			assert_eq!(free(*who), ENDOWMENT);
			assert!(Crowdfunding::refund(signed(DIA), id, *who).is_err());
		}
		assert_eq!((campaign(id).state, held(&NATIVE)), (State::Closed, 0));
		assert_noop!(
			Crowdfunding::refund(signed(DIA), id, GIVEN[0].0),
			Error::<Test>::NotRefunding
		);
	});
}
