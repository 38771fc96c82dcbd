// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::BondSums;

/// Ends the firm's licence and lets so many blocks pass after the end.
fn ended(blocks: u64) {
	Exchange::leave(signed(FIRM), LAB).unwrap();
	run_blocks(30 * DAY + blocks);
}

fn give_back() -> Result<(), DispatchError> {
	Exchange::return_bond(signed(NEWCOMER), LAB, FIRM)
}

#[test]
fn a_bond_returns_half_a_year_after_the_end() {
	in_market(|| {
		let before = free(FIRM);
		assert_noop!(give_back(), Error::<Test>::LicenceNotFound);
		ready(8, 1_000);
		assert_noop!(give_back(), Error::<Test>::NotExpired);
		ended(180 * DAY - 1);
		assert_noop!(give_back(), Error::<Test>::NotExpired);
		run_blocks(1);
		assert_ok!(give_back());
		let amount = tokens(1_000);
		assert_eq!(last_event(), Event::BondReturned { network: LAB, firm: FIRM, amount });
		assert_eq!((free(FIRM), held(&NATIVE)), (before, 0));
		let sums = BondSums::<Test>::get(NATIVE);
		assert_eq!((sums.paid_in, sums.paid_out, sums.returned), (amount, 0, amount));
		assert_eq!(Exchange::licence(LAB, FIRM), None);
		assert!(Exchange::firms_of(LAB).is_empty());
		// It can begin anew.
		license(FIRM, terms(5, 10));
	});
}

#[test]
fn a_bond_stays_while_a_sale_is_open_a_claim_waits_or_a_grant_is_not_paid() {
	in_market(|| {
		ready(8, 1_000);
		let id = announce(WORKSHOP, 100);
		ended(150 * DAY);
		// A sale on the last day of the licence.
		let sold_at = System::block_number() - 151 * DAY;
		assert_ok!(try_claim(ANA, WORKSHOP, tokens(50), sold_at));
		run_blocks(30 * DAY);
		assert_noop!(give_back(), Error::<Test>::BondInUse);
		assert_ok!(Exchange::claim_on_bond(signed(NEWCOMER), id));
		assert_noop!(give_back(), Error::<Test>::BondInUse);
		assert_ok!(Exchange::decide_claim(signed(VOTES), 0, Some(tokens(50))));
		assert_noop!(give_back(), Error::<Test>::BondInUse);
		run_blocks(14 * DAY);
		settle();
		assert_ok!(give_back());
		let amount = tokens(1_000 - 92 - 150);
		assert_eq!(last_event(), Event::BondReturned { network: LAB, firm: FIRM, amount });
	});
}

#[test]
fn a_bond_is_filled_up_to_its_size_while_the_licence_is_in_force() {
	in_market(|| {
		let fill = |amount| Exchange::fill_bond(signed(FIRM), LAB, amount);
		assert_noop!(fill(1), Error::<Test>::LicenceNotFound);
		assert_ok!(offer(FIRM, terms(8, 1_000)));
		assert_noop!(fill(1), Error::<Test>::NotLicensed);
		assert_ok!(Exchange::accept_licence(signed(FIRM), LAB, terms(8, 1_000)));
		name(FIRM, 8);
		assert_noop!(fill(1), Error::<Test>::BondExceeded);
		let id = announce(WORKSHOP, 100);
		run_blocks(30 * DAY);
		assert_ok!(Exchange::claim_on_bond(signed(NEWCOMER), id));
		assert_eq!(Exchange::licence(LAB, FIRM).unwrap().missing, tokens(92));
		assert_noop!(fill(0), Error::<Test>::ZeroAmount);
		assert_noop!(fill(tokens(92) + 1), Error::<Test>::BondExceeded);
		for (part, held) in [(tokens(91), tokens(999)), (tokens(1), tokens(1_000))] {
			assert_noop!(report(WORKSHOP, 10), Error::<Test>::FirmSuspended);
			assert_noop!(try_announce(WORKSHOP, tokens(1)), Error::<Test>::FirmSuspended);
			assert_ok!(fill(part));
			let filled = Event::BondFilled { network: LAB, firm: FIRM, amount: part, held };
			assert_eq!(last_event(), filled);
		}
		assert_ok!(report(WORKSHOP, 10));
		ended(0);
		assert_noop!(fill(1), Error::<Test>::NotLicensed);
	});
}

#[test]
fn an_empty_bond_returns_as_nothing() {
	in_market(|| {
		ready(8, 100);
		run_blocks(40 * DAY);
		let id = claim(ANA, WORKSHOP, 1_000);
		grant_claim(id, 1_000);
		run_blocks(14 * DAY);
		settle();
		assert_eq!(licence().bond.held, 0);
		ended(180 * DAY);
		assert_ok!(give_back());
		assert_eq!(last_event(), Event::BondReturned { network: LAB, firm: FIRM, amount: 0 });
	});
}

#[test]
fn a_bond_in_another_asset_is_kept_apart() {
	in_market(|| {
		let euro = foreign(1);
		let mut own = terms(8, 1);
		(own.bond_asset, own.bond_size) = (euro.clone(), 1_000 * CENT);
		license(FIRM, own);
		license(RIVAL, terms(8, 7));
		assert_eq!((held(&euro), held(&NATIVE)), (1_000 * CENT, tokens(7)));
		name(FIRM, 8);
		let gross = 100 * CENT;
		let announce = |asset| {
			let call = Exchange::announce_sale;
			call(signed(FIRM), WORKSHOP, asset, gross, INVOICE, reference(), EVIDENCE)
		};
		assert_noop!(announce(NATIVE), Error::<Test>::AssetNotLicensed);
		assert_ok!(announce(euro.clone()));
		run_blocks(30 * DAY);
		assert_ok!(Exchange::claim_on_bond(signed(NEWCOMER), 0));
		assert_eq!((held(&euro), held(&NATIVE)), (908 * CENT, tokens(7)));
		let [(_, split)] = &splits()[..] else { panic!("one income") };
		assert_eq!((split.gross, split.cut), (gross, 8 * CENT));
	});
}
