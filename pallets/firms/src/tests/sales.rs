// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{AnnouncedSales, Announcements, Invoice, MAX_ANNOUNCED, MAX_OPEN};
use sp_core::H256;

type Refused = pallet_value_equation::Error<Test>;

fn report_with(
	scope: u32,
	asset: AssetKind,
	invoice: Invoice,
	reference: H256,
) -> Result<(), DispatchError> {
	Exchange::report_sale(signed(FIRM), scope, asset, tokens(10), invoice, reference, EVIDENCE)
}

#[test]
fn a_report_pays_the_gross_less_the_cut() {
	in_market(|| {
		ready(8, 1_000);
		let (before, reference) = (free(FIRM), reference());
		assert_ok!(report_with(WORKSHOP, NATIVE, INVOICE, reference));
		assert_eq!(
			last_event(),
			Event::SaleReported {
				scope: WORKSHOP,
				firm: FIRM,
				asset: NATIVE,
				gross: tokens(10),
				cut: tokens(80) / 100,
				invoice: INVOICE,
				reference,
				evidence: EVIDENCE,
			}
		);
		assert_eq!(free(FIRM), before - tokens(920) / 100);
		// A scope that names nobody gets all.
		assert_ok!(report(LAB, 10));
		assert_eq!(free(FIRM), before - tokens(1_920) / 100);
	});
}

#[test]
fn a_report_fails_without_a_licence_for_the_scope_and_the_asset() {
	in_market(|| {
		assert_noop!(report(WORKSHOP, 10), Error::<Test>::LicenceNotFound);
		assert_ok!(offer(FIRM, terms(8, 1_000)));
		assert_noop!(report(WORKSHOP, 10), Error::<Test>::NotLicensed);
		assert_ok!(Exchange::accept_licence(signed(FIRM), LAB, terms(8, 1_000)));
		assert_noop!(report(99, 10), Error::<Test>::ScopeNotFound);
		for scope in [SHOP, GLOBAL_SCOPE] {
			assert_noop!(report(scope, 10), Error::<Test>::LicenceNotFound);
		}
		let euro = foreign(1);
		let in_euro = report_with(WORKSHOP, euro, INVOICE, reference());
		assert_noop!(in_euro, Error::<Test>::AssetNotLicensed);
		let small = Exchange::report_sale(
			signed(FIRM),
			WORKSHOP,
			NATIVE,
			1,
			INVOICE,
			reference(),
			EVIDENCE,
		);
		assert_noop!(small, Refused::IncomeTooSmall);
	});
}

#[test]
fn an_invoice_names_a_currency_and_a_price() {
	in_market(|| {
		ready(8, 1_000);
		for (currency, price) in [(*b"eUR", 1), (*b"EU1", 1), ([0; 3], 1), (*b"EUR", 0)] {
			let invoice = Invoice { currency, price };
			let report = report_with(WORKSHOP, NATIVE, invoice, reference());
			assert_noop!(report, Error::<Test>::InvalidInvoice);
		}
	});
}

#[test]
fn a_reference_is_used_once_in_reports_and_announcements() {
	in_market(|| {
		ready(8, 1_000);
		let used = reference();
		assert_ok!(report_with(WORKSHOP, NATIVE, INVOICE, used));
		let report = |reference| report_with(WORKSHOP, NATIVE, INVOICE, reference);
		assert_noop!(report(used), Error::<Test>::AlreadyReported);
		let announce = |reference| {
			let (call, gross) = (Exchange::announce_sale, tokens(10));
			call(signed(FIRM), WORKSHOP, NATIVE, gross, INVOICE, reference, EVIDENCE)
		};
		assert_noop!(announce(used), Error::<Test>::AlreadyReported);
		let later = reference();
		assert_ok!(announce(later));
		assert_noop!(announce(later), Error::<Test>::AlreadyReported);
		assert_noop!(report(later), Error::<Test>::AlreadyReported);
		assert_ok!(Exchange::pay_announced(signed(FIRM), 0));
		assert_noop!(report(later), Error::<Test>::AlreadyReported);
		// Another scope is another payee.
		assert_ok!(report_with(LAB, NATIVE, INVOICE, used));
	});
}

#[test]
fn an_announced_sale_is_paid_with_the_cut_of_then() {
	in_market(|| {
		ready(8, 1_000);
		let before = free(FIRM);
		let id = announce(WORKSHOP, 100);
		let due_by = System::block_number() + 30 * DAY;
		assert!(matches!(
			last_event(),
			Event::SaleAnnounced { announcement: 0, due_by: by, open, .. }
				if by == due_by && open == tokens(92)
		));
		assert_eq!((free(FIRM), deposits(FIRM)), (before - SALE_DEPOSIT, SALE_DEPOSIT));
		assert_eq!(licence().bond.open, tokens(92));
		// What the scope decides afterwards is of later sales.
		name(FIRM, 1);
		let pay = |who| Exchange::pay_announced(signed(who), id);
		assert_noop!(pay(RIVAL), Error::<Test>::NotFirm);
		assert_ok!(pay(FIRM));
		let paid = Event::AnnouncementPaid { announcement: id, amount: tokens(92), recorded: true };
		assert_eq!(last_event(), paid);
		let [(_, split)] = &splits()[..] else { panic!("one income") };
		assert_eq!((split.gross, split.cut), (tokens(100), tokens(8)));
		assert_eq!((free(FIRM), deposits(FIRM)), (before - tokens(92), 0));
		assert_eq!((licence().bond.open, licence().announced), (0, 0));
		assert!(!AnnouncedSales::<Test>::contains_key(FIRM, WORKSHOP));
		assert_noop!(pay(FIRM), Error::<Test>::AnnouncementNotFound);
	});
}

#[test]
fn what_cannot_be_recorded_goes_to_the_inbox_and_counts_as_paid() {
	in_market(|| {
		ready(8, 1_000);
		let id = announce(WORKSHOP, 100);
		SmallestIncome::set(tokens(1_000));
		assert_ok!(Exchange::pay_announced(signed(FIRM), id));
		let amount = tokens(92);
		let paid = Event::AnnouncementPaid { announcement: id, amount, recorded: false };
		assert_eq!(last_event(), paid);
		assert!(splits().is_empty());
		let levied = pallet_value_equation::Levied::by_nobody();
		let inbox = pallet_value_equation::Inboxes::<Test>::get((WORKSHOP, NATIVE, levied));
		assert_eq!(inbox, amount);
	});
}

#[test]
fn announcing_is_bounded_for_a_scope_and_for_a_firm() {
	in_market(|| {
		ready(8, 1_000_000);
		for _ in 0..MAX_ANNOUNCED {
			announce(WORKSHOP, 1);
		}
		assert_noop!(try_announce(WORKSHOP, tokens(1)), Error::<Test>::TooManyAnnounced);
		announce(LAB, 1);
		crate::Licences::<Test>::mutate(LAB, FIRM, |licence| {
			licence.as_mut().unwrap().announced = MAX_OPEN;
		});
		assert_noop!(try_announce(LAB, tokens(1)), Error::<Test>::TooManyAnnounced);
		crate::Licences::<Test>::mutate(LAB, FIRM, |licence| {
			licence.as_mut().unwrap().announced = MAX_ANNOUNCED + 1;
		});
		assert_noop!(try_announce(LAB, 0), Error::<Test>::ZeroAmount);
	});
}

#[test]
fn announcing_fails_for_a_scope_that_could_not_take_it() {
	in_market(|| {
		let euro = foreign(1);
		let mut own = terms(8, 1);
		(own.bond_asset, own.bond_size) = (euro.clone(), 1_000 * CENT);
		license(FIRM, own);
		let announce = |scope| {
			let (call, gross) = (Exchange::announce_sale, 10 * CENT);
			call(signed(FIRM), scope, euro.clone(), gross, INVOICE, reference(), EVIDENCE)
		};
		assert_ok!(Networks::drop_asset(signed(STEWARD), WORKSHOP, euro.clone()));
		assert_noop!(announce(WORKSHOP), Error::<Test>::AssetNotAccepted);
		let bare = found(STEWARD, LAB, ovn_primitives::ScopeKind::Project);
		assert_ok!(Networks::accept_asset(signed(STEWARD), bare, euro.clone()));
		assert_noop!(announce(bare), Error::<Test>::EquationNotFound);
		let invoice = Invoice { currency: *b"usd", price: 1 };
		let call = Exchange::announce_sale;
		let wrong = call(signed(FIRM), LAB, euro.clone(), CENT, invoice, reference(), EVIDENCE);
		assert_noop!(wrong, Error::<Test>::InvalidInvoice);
		assert_ok!(announce(LAB));
	});
}

#[test]
fn announcing_fails_when_the_deposit_cannot_be_taken() {
	in_market(|| {
		let euro = foreign(1);
		let mut own = terms(8, 1);
		(own.bond_asset, own.bond_size) = (euro.clone(), CENT);
		license(FIRM, own);
		let rest = free(FIRM) - SALE_DEPOSIT;
		let transfer = Balances::transfer_allow_death(signed(FIRM), PAYER, rest);
		assert_ok!(transfer);
		let call = Exchange::announce_sale;
		let refused = call(signed(FIRM), LAB, euro, 100, INVOICE, reference(), EVIDENCE);
		assert!(refused.is_err());
		assert!(!Announcements::<Test>::contains_key(0));
	});
}

#[test]
fn a_scope_corrects_an_announced_sale_downwards_or_lets_it_go() {
	in_market(|| {
		ready(8, 1_000);
		let id = announce(WORKSHOP, 100);
		name(FIRM, 1);
		let release = |who, gross| Exchange::release_announced(signed(who), id, gross);
		assert_noop!(release(FIRM, tokens(50)), DispatchError::BadOrigin);
		for gross in [tokens(100), tokens(101)] {
			assert_noop!(release(STEWARD, gross), Error::<Test>::InvalidCorrection);
		}
		assert_ok!(release(STEWARD, tokens(50)));
		let (gross, cut) = (tokens(50), tokens(4));
		let corrected = Event::AnnouncementCorrected { announcement: id, gross, cut };
		assert_eq!(last_event(), corrected);
		assert_eq!((sale(id).due, licence().bond.open), (tokens(46), tokens(46)));
		assert_ok!(release(STEWARD, 0));
		assert_eq!(last_event(), Event::AnnouncementReleased { announcement: id });
		assert_eq!((licence().bond.open, deposits(FIRM)), (0, 0));
		assert_noop!(release(STEWARD, 0), Error::<Test>::AnnouncementNotFound);
	});
}

#[test]
fn the_bond_pays_what_the_firm_did_not_pay_in_time() {
	in_market(|| {
		ready(8, 1_000);
		let id = announce(WORKSHOP, 100);
		let claim = || Exchange::claim_on_bond(signed(NEWCOMER), id);
		run_blocks(30 * DAY - 1);
		assert_noop!(claim(), Error::<Test>::NotExpired);
		run_blocks(1);
		let before = free(FIRM);
		assert_ok!(claim());
		assert_eq!(
			last_event(),
			Event::BondClaimed {
				announcement: id,
				paid: tokens(92),
				owed: 0,
				recorded: true,
				held: tokens(908),
			}
		);
		// As if the firm had paid: levy and shares are of the gross.
		let [(scope, split)] = &splits()[..] else { panic!("one income") };
		assert_eq!((*scope, split.gross, split.cut), (WORKSHOP, tokens(100), tokens(8)));
		assert_eq!(split.levy, Some((LAB, tokens(5))));
		assert_eq!((licence().bond.open, licence().paid_out), (0, tokens(92)));
		// The deposit is back.
		assert_eq!((free(FIRM), deposits(FIRM)), (before + SALE_DEPOSIT, 0));
		assert_noop!(claim(), Error::<Test>::AnnouncementNotFound);
	});
}

#[test]
fn what_the_bond_does_not_cover_the_firm_owes_until_it_pays_or_the_scope_lets_it_go() {
	in_market(|| {
		ready(0, 1_000);
		let ids =
			[announce(WORKSHOP, 500), announce(LAB, 200), announce(LAB, 200), announce(LAB, 100)];
		run_blocks(40 * DAY);
		let hidden = claim(ANA, WORKSHOP, 1_000);
		grant_claim(hidden, 1_000);
		run_blocks(14 * DAY);
		settle();
		// 1,000 hidden and 1,000 open divide 1,000.
		assert_eq!((licence().bond.held, licence().bond.open), (tokens(500), tokens(1_000)));
		let claim = |id| Exchange::claim_on_bond(signed(NEWCOMER), id);
		for (id, paid, owed, left) in
			[(0, 250, 250, 250), (1, 100, 100, 150), (2, 100, 100, 50), (3, 50, 50, 0)]
		{
			assert_ok!(claim(ids[id]));
			let (announcement, held) = (ids[id], tokens(left));
			let (paid, owed) = (tokens(paid), tokens(owed));
			let claimed = Event::BondClaimed { announcement, paid, owed, recorded: true, held };
			assert_eq!(last_event(), claimed);
			assert_noop!(claim(ids[id]), Error::<Test>::AlreadyClaimedOnBond);
		}
		assert_eq!((deposits(FIRM), licence().announced), (0, 0));
		assert_eq!(sale(ids[0]).state, AnnouncementState::Owed);
		// Once the bond has something it pays one of them, without a cut.
		System::reset_events();
		for (paid, owed) in [(tokens(60), tokens(40)), (tokens(40), 0)] {
			assert_ok!(Exchange::fill_bond(signed(FIRM), LAB, paid));
			assert_ok!(claim(ids[1]));
			let announcement = ids[1];
			let part = Event::BondClaimed { announcement, paid, owed, recorded: true, held: 0 };
			assert_eq!(last_event(), part);
			let (_, split) = splits().pop().unwrap();
			assert_eq!((split.gross, split.cut), (paid, 0));
			let done = if owed > 0 {
				Error::<Test>::AlreadyClaimedOnBond
			} else {
				Error::<Test>::AnnouncementNotFound
			};
			assert_noop!(claim(ids[1]), done);
		}
		// The firm pays another; the scope lets go, as a whole.
		System::reset_events();
		assert_ok!(Exchange::pay_announced(signed(FIRM), ids[0]));
		let [(_, split)] = &splits()[..] else { panic!("one income") };
		assert_eq!((split.gross, split.cut), (tokens(250), 0));
		let release = |gross| Exchange::release_announced(signed(STEWARD), ids[3], gross);
		assert_noop!(release(tokens(1)), Error::<Test>::InvalidCorrection);
		assert_ok!(release(0));
		// What is owed stays on record when the bond has returned, and can be paid.
		assert_ok!(Exchange::leave(signed(FIRM), LAB));
		run_blocks(210 * DAY);
		assert_ok!(Exchange::return_bond(signed(NEWCOMER), LAB, FIRM));
		assert_eq!(sale(ids[2]).due, tokens(100));
		assert_noop!(claim(ids[2]), Error::<Test>::LicenceNotFound);
		assert_ok!(Exchange::pay_announced(signed(FIRM), ids[2]));
		assert_eq!(Announcements::<Test>::iter().count(), 0);
	});
}

/// A firm with a bond of 1,000 that owes the workshop 450 of 900, and the lab 50 of 100, which lets it go.
fn owing() -> u32 {
	ready(0, 1_000);
	let (owed, friend) = (announce(WORKSHOP, 900), announce(LAB, 100));
	run_blocks(40 * DAY);
	let hidden = claim(ANA, WORKSHOP, 1_000);
	grant_claim(hidden, 1_000);
	run_blocks(14 * DAY);
	settle();
	assert_ok!(Exchange::claim_on_bond(signed(NEWCOMER), owed));
	assert_ok!(Exchange::release_announced(signed(STEWARD), friend, 0));
	assert_eq!((licence().bond.held, licence().owed), (tokens(50), tokens(450)));
	owed
}

#[test]
fn a_bond_does_not_return_while_it_can_pay_what_the_firm_owes() {
	in_market(|| {
		let owed = owing();
		assert_ok!(Exchange::leave(signed(FIRM), LAB));
		run_blocks(210 * DAY);
		let give_back = || Exchange::return_bond(signed(NEWCOMER), LAB, FIRM);
		assert_noop!(give_back(), Error::<Test>::BondInUse);
		assert_ok!(Exchange::claim_on_bond(signed(NEWCOMER), owed));
		assert_eq!((sale(owed).due, licence().owed), (tokens(400), tokens(400)));
		assert_ok!(give_back());
		// Or nothing is owed any more.
		let amount = 0;
		assert_eq!(last_event(), Event::BondReturned { network: LAB, firm: FIRM, amount });
	});
}

#[test]
fn an_old_debt_is_no_matter_of_a_later_bond() {
	in_market(|| {
		let owed = owing();
		assert_ok!(Exchange::claim_on_bond(signed(NEWCOMER), owed));
		assert_ok!(Exchange::leave(signed(FIRM), LAB));
		run_blocks(210 * DAY);
		assert_ok!(Exchange::return_bond(signed(NEWCOMER), LAB, FIRM));
		let mut other = terms(8, 1);
		(other.bond_asset, other.bond_size) = (foreign(1), 1_000 * CENT);
		license(FIRM, other);
		// Somebody even gives the pot of the old asset what would be paid.
		let gift = Balances::transfer_keep_alive(signed(PAYER), pot(&NATIVE), tokens(400));
		assert_ok!(gift);
		let call = Exchange::claim_on_bond(signed(NEWCOMER), owed);
		assert_noop!(call, Error::<Test>::LicenceNotFound);
		assert_eq!((licence().bond.held, licence().owed), (1_000 * CENT, 0));
		assert_ok!(Exchange::pay_announced(signed(FIRM), owed));
		check_state();
	});
}

#[test]
fn what_was_granted_has_its_part_whoever_comes_first() {
	in_market(|| {
		ready(0, 1_000);
		let friend = announce(LAB, 500);
		run_blocks(40 * DAY);
		let hidden = claim(ANA, WORKSHOP, 600);
		grant_claim(hidden, 600);
		// The bond covers nothing more: 600 are granted, and 500 open.
		assert_noop!(try_announce(LAB, tokens(1)), Error::<Test>::NotCovered);
		let claimed = || Exchange::claim_on_bond(signed(NEWCOMER), friend);
		assert_noop!(claimed(), Error::<Test>::TooEarly);
		run_blocks(14 * DAY);
		assert_noop!(claimed(), Error::<Test>::TooEarly);
		settle();
		assert_ok!(claimed());
		// 600 and 500 divided 1,000; each within a base unit.
		let part = tokens(1_000) * 5 / 11;
		assert!((tokens(500) - sale(friend).due).abs_diff(part) <= 1);
		assert_eq!(licence().bond.held, 0);
	});
}
