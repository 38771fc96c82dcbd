// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What must fail.

use super::*;
use crate::Announcements;

#[test]
fn a_bond_does_not_leave_while_a_sale_is_announced() {
	in_market(|| {
		ready(8, 1_000);
		let id = announce(WORKSHOP, 1_000);
		assert_ok!(Exchange::leave(signed(FIRM), LAB));
		run_blocks(300 * DAY);
		let give_back = || Exchange::return_bond(signed(FIRM), LAB, FIRM);
		assert_noop!(give_back(), Error::<Test>::BondInUse);
		// Nothing of it is on the account of the firm, or can be moved by it.
		assert_eq!(held(&NATIVE), tokens(1_000));
		assert_ok!(Exchange::claim_on_bond(signed(ANA), id));
		assert_ok!(give_back());
		assert_eq!(free(FIRM), ENDOWMENT - tokens(920));
	});
}

#[test]
fn no_scope_can_give_a_cut_above_the_licence() {
	in_market(|| {
		license(FIRM, terms(8, 1_000));
		name(FIRM, 20);
		assert_ok!(report(WORKSHOP, 100));
		let [(_, split)] = &splits()[..] else { panic!("one income") };
		assert_eq!(split.cut, tokens(8));
	});
}

#[test]
fn a_firm_sells_for_no_scope_of_another_network() {
	in_market(|| {
		ready(8, 1_000);
		assert_noop!(report(SHOP, 10), Error::<Test>::LicenceNotFound);
		assert_noop!(try_announce(SHOP, tokens(10)), Error::<Test>::LicenceNotFound);
		assert_eq!(Exchange::preview(FIRM, SHOP, tokens(10)), None);
		admit(SHOP, CEM);
		run_blocks(40 * DAY);
		assert_noop!(try_claim(CEM, SHOP, 1, 1), Error::<Test>::LicenceNotFound);
	});
}

#[test]
fn a_sale_is_claimed_from_the_bond_once_and_not_after_it_was_paid() {
	in_market(|| {
		ready(8, 1_000);
		let (claimed, paid) = (announce(WORKSHOP, 100), announce(WORKSHOP, 100));
		run_blocks(30 * DAY);
		let claim = |id| Exchange::claim_on_bond(signed(ANA), id);
		assert_ok!(claim(claimed));
		assert_noop!(claim(claimed), Error::<Test>::AnnouncementNotFound);
		assert_ok!(Exchange::pay_announced(signed(FIRM), paid));
		assert_noop!(claim(paid), Error::<Test>::AnnouncementNotFound);
		assert_eq!(licence().paid_out, tokens(92));
	});
}

#[test]
fn firms_with_one_reference_do_not_stand_in_each_others_way() {
	in_market(|| {
		ready(8, 1_000);
		license(RIVAL, terms(8, 1_000));
		name(RIVAL, 8);
		let same = reference();
		let announce = |firm| {
			let (call, gross) = (Exchange::announce_sale, tokens(100));
			call(signed(firm), WORKSHOP, NATIVE, gross, INVOICE, same, EVIDENCE)
		};
		assert_ok!(announce(FIRM));
		assert_ok!(announce(RIVAL));
		run_blocks(30 * DAY);
		for id in 0..2 {
			assert_ok!(Exchange::claim_on_bond(signed(ANA), id));
		}
		assert_eq!(splits().len(), 2);
	});
}

#[test]
fn a_firm_that_uses_up_its_own_reference_pays_into_the_inbox_and_owes_nothing() {
	in_market(|| {
		ready(8, 1_000);
		let id = announce(WORKSHOP, 100);
		let (class, reference) = (ovn_primitives::IncomeClass::Sale, sale(id).reference);
		let income =
			Equations::record_income(signed(FIRM), WORKSHOP, NATIVE, tokens(1), class, reference);
		assert_ok!(income);
		assert_ok!(Exchange::pay_announced(signed(FIRM), id));
		let amount = tokens(92);
		let paid = Event::AnnouncementPaid { announcement: id, amount, recorded: false };
		assert_eq!(last_event(), paid);
	});
}

#[test]
fn the_arbiter_is_the_one_both_accepted() {
	in_market(|| {
		let mut judged = terms(8, 1_000);
		judged.arbiter = Some(ARBITER);
		license(FIRM, judged);
		// While the licence is there no other terms are offered.
		let other = offer(FIRM, terms(8, 1_000));
		assert_noop!(other, Error::<Test>::AlreadyLicensed);
		run_blocks(40 * DAY);
		let id = claim(ANA, WORKSHOP, 10);
		let decide = |who, granted| Exchange::decide_claim(signed(who), id, granted);
		for who in [STEWARD, VOTES, FIRM, ANA, MALLORY] {
			assert_noop!(decide(who, None), Error::<Test>::NotArbiter);
		}
		let root = Exchange::decide_claim(RuntimeOrigin::root(), id, None);
		assert_noop!(root, Error::<Test>::NotArbiter);
		run_blocks(14 * DAY);
		assert_ok!(decide(ARBITER, Some(tokens(10))));
	});
}

#[test]
fn stewards_never_judge() {
	in_market(|| {
		ready(8, 1_000);
		run_blocks(40 * DAY);
		let id = claim(ANA, WORKSHOP, 10);
		let decide = |who, granted| Exchange::decide_claim(signed(who), id, granted);
		for granted in [None, Some(tokens(10))] {
			assert_noop!(decide(STEWARD, granted), Error::<Test>::NotVoters);
			for who in [CIRCLE, ARBITER, FIRM, MALLORY] {
				assert_noop!(decide(who, granted), DispatchError::BadOrigin);
			}
		}
		assert_ok!(decide(VOTES, None));
		let none = Exchange::decide_claim(signed(VOTES), id, None);
		assert_noop!(none, Error::<Test>::HiddenClaimNotFound);
	});
}

#[test]
fn a_firm_pledges_nothing_that_it_can_issue_freeze_or_burn() {
	in_market(|| {
		foreign(1);
		let mut own = terms(8, 1);
		(own.bond_asset, own.bond_size) = (AssetKind::WithId(1), CENT);
		assert_noop!(offer(PAYER, own.clone()), Error::<Test>::OwnBondAsset);
		// Whichever of the three it is: issuer, admin, freezer.
		for team in [[FIRM, PAYER, PAYER], [PAYER, FIRM, PAYER], [PAYER, PAYER, FIRM]] {
			let [issuer, admin, freezer] = team;
			assert_ok!(Assets::set_team(signed(PAYER), 1, issuer, admin, freezer));
			assert_noop!(offer(FIRM, own.clone()), Error::<Test>::OwnBondAsset);
		}
		assert_ok!(Assets::set_team(signed(PAYER), 1, PAYER, PAYER, PAYER));
		assert_ok!(offer(FIRM, own));
	});
}

#[test]
fn what_befalls_the_account_of_a_firm_does_not_touch_its_bond() {
	in_market(|| {
		foreign(1);
		let mut own = terms(8, 1);
		let euro = AssetKind::WithId(1);
		(own.bond_asset, own.bond_size) = (euro.clone(), 1_000 * CENT);
		license(FIRM, own);
		let call = Exchange::announce_sale;
		let sale = call(signed(FIRM), WORKSHOP, euro, CENT, INVOICE, reference(), EVIDENCE);
		assert_ok!(sale);
		assert_ok!(Assets::block(signed(PAYER), 1, FIRM));
		run_blocks(30 * DAY);
		assert!(Exchange::pay_announced(signed(FIRM), 0).is_err());
		assert_ok!(Exchange::claim_on_bond(signed(ANA), 0));
		assert_eq!(Announcements::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_payment_that_fails_changes_nothing() {
	in_market(|| {
		ready(8, 1_000);
		let id = announce(WORKSHOP, 1_000);
		let rest = free(FIRM) - tokens(10);
		assert_ok!(Balances::transfer_allow_death(signed(FIRM), PAYER, rest));
		let refused = Exchange::pay_announced(signed(FIRM), id);
		assert_noop!(refused, sp_runtime::TokenError::FundsUnavailable);
		assert_eq!(sale(id).due, tokens(920));
	});
}

#[test]
fn numbers_and_blocks_that_run_out_are_refused() {
	in_market(|| {
		ready(8, 1_000);
		run_blocks(40 * DAY);
		let sold_at = System::block_number() - 40 * DAY;
		crate::NextAnnouncement::<Test>::put(u32::MAX);
		crate::NextHiddenClaim::<Test>::put(u32::MAX);
		assert_noop!(try_announce(WORKSHOP, tokens(1)), Error::<Test>::Overflow);
		assert_noop!(try_claim(ANA, WORKSHOP, 1, sold_at), Error::<Test>::Overflow);
		run_to_block(u64::MAX - 1);
		assert_noop!(offer(RIVAL, terms(8, 1)), Error::<Test>::Overflow);
		assert_noop!(Exchange::leave(signed(FIRM), LAB), Error::<Test>::Overflow);
	});
}

#[test]
fn records_that_do_not_fit_together_are_refused() {
	in_market(|| {
		ready(8, 1_000);
		let announced = announce(WORKSHOP, 100);
		run_blocks(40 * DAY);
		let claimed = claim(ANA, WORKSHOP, 1);
		let licence = crate::Licences::<Test>::take(LAB, FIRM).unwrap();
		let broken = Error::<Test>::Inconsistent;
		assert_noop!(Exchange::pay_announced(signed(FIRM), announced), broken);
		let broken = Error::<Test>::Inconsistent;
		assert_noop!(Exchange::claim_on_bond(signed(FIRM), announced), broken);
		let broken = Error::<Test>::Inconsistent;
		assert_noop!(Exchange::decide_claim(signed(VOTES), claimed, None), broken);
		crate::Licences::<Test>::insert(LAB, FIRM, licence);
	});
}
