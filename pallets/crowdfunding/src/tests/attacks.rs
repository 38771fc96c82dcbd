// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::Plans;

#[test]
fn nobody_changes_a_plan() {
	build_and_execute(|| {
		let id = funded();
		let plan = Plans::<Test>::get(id);
		Crowdfunding::lower_price(signed(STEWARD), id, 90 * ONE, document(4)).unwrap();
		release(id, 40);
		propose(id, 50);
		let _ = Crowdfunding::object(signed(ANA), id);
		run_to_block(1 + 90 * DAY);
		Crowdfunding::refund_page(signed(PAYER), id, None, 10).unwrap();
		assert_eq!(Plans::<Test>::get(id), plan);
	});
}

#[test]
fn a_late_contributor_does_not_sign_what_it_did_not_read() {
	build_and_execute(|| {
		// Two campaigns of one scope with other agreements: a signature is for one of them.
		create(plan(co_ownership(), 100));
		let other = create(TestPlan { agreement: document(8), ..plan(co_ownership(), 100) });
		assert_noop!(
			Crowdfunding::contribute(signed(ANA), other, ONE, AGREEMENT),
			Error::<Test>::InvalidAgreement
		);
	});
}

#[test]
fn money_sent_to_the_pot_belongs_to_no_campaign() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		Balances::transfer_allow_death(signed(PAYER), pot(&NATIVE), 500 * ONE).unwrap();
		contribute(ANA, id, 10);
		run_to_block(1 + 30 * DAY);
		assert_ok!(Crowdfunding::refund(signed(BEN), id, ANA));
		assert_eq!((campaign(id).escrow(), held(&NATIVE)), (0, 0));
		assert_eq!(free(pot(&NATIVE)), ED + 500 * ONE);
	});
}

#[test]
fn one_campaign_never_pays_with_the_money_of_another() {
	build_and_execute(|| {
		let first = funded();
		let second = create(plan(co_ownership(), 100));
		contribute(DIA, second, 60);
		release(first, 100);
		run_to_block(1 + 30 * DAY);
		assert_eq!(held(&NATIVE), 60 * ONE);
		assert_ok!(Crowdfunding::refund(signed(BEN), second, DIA));
		assert_noop!(Crowdfunding::refund(signed(BEN), second, ANA), Error::<Test>::NotRefunding);
	});
}

#[test]
fn a_big_contributor_is_not_silenced_by_making_it_a_steward() {
	build_and_execute(|| {
		let id = funded();
		Networks::set_stewards(signed(STEWARD), LAB, vec![STEWARD, ANA].try_into().unwrap())
			.unwrap();
		propose(id, 100);
		assert_ok!(Crowdfunding::object(signed(ANA), id));
		assert_eq!(campaign(id).release, None);
	});
}

#[test]
fn a_steward_cannot_drown_objections_with_its_own_money() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 1_000));
		contribute(ANA, id, 10);
		contribute(STEWARD, id, 990);
		propose(id, 1_000);
		assert_ok!(Crowdfunding::object(signed(ANA), id));
		assert_eq!(campaign(id).state, State::Funded);
	});
}

#[test]
fn an_instalment_that_was_refused_is_not_made_later() {
	build_and_execute(|| {
		let id = funded();
		propose(id, 50);
		Crowdfunding::object(signed(ANA), id).unwrap();
		run_blocks(30 * DAY);
		assert_noop!(
			Crowdfunding::execute_release(signed(VENDOR), id),
			Error::<Test>::ReleaseNotFound
		);
	});
}

#[test]
fn a_book_takes_no_principal_after_its_campaign() {
	build_and_execute(|| {
		use ovn_primitives::traits::ShareBooks;
		let id = funded();
		release(id, 100);
		let credit =
			<Shares as ShareBooks<_, AssetKind>>::credit(BookId::Deal(id), Holder::Agent(DIA), ONE);
		assert_eq!(credit, Err(pallet_shares::Error::<Test>::BookClosed.into()));
	});
}

#[test]
fn a_refund_to_an_account_that_is_gone_makes_it_anew() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		contribute(ANA, id, 10);
		Balances::transfer_all(signed(ANA), PAYER, false).unwrap();
		assert_eq!(free(ANA), 0);
		run_to_block(1 + 30 * DAY);
		assert_ok!(Crowdfunding::refund(signed(BEN), id, ANA));
		assert_eq!(free(ANA), 10 * ONE);
	});
}

#[test]
fn a_difference_too_small_for_an_account_that_is_gone_waits_and_blocks_nobody() {
	build_and_execute(|| {
		let id = funded();
		Crowdfunding::lower_price(signed(STEWARD), id, 100 * ONE - 6, document(4)).unwrap();
		Crowdfunding::request_release(signed(STEWARD), id, 100 * ONE - 6, document(5)).unwrap();
		run_blocks(7 * DAY);
		Crowdfunding::execute_release(signed(PAYER), id).unwrap();
		Balances::transfer_all(signed(ANA), PAYER, false).unwrap();
		assert_ok!(Crowdfunding::refund_page(signed(PAYER), id, None, 10));
		assert_eq!(campaign(id).contributors, 1);
		assert_ok!(Crowdfunding::claim_difference(signed(ANA), id, BEN));
		assert_eq!(campaign(id).escrow(), 0);
	});
}

#[test]
fn inconsistent_records_change_nothing() {
	build_and_execute(|| {
		// A defect elsewhere: what is collected is less than what is not settled.
		let id = create(plan(co_ownership(), 100));
		contribute(ANA, id, 10);
		Crowdfunding::cancel(signed(STEWARD), id).unwrap();
		let right = campaign(id);
		crate::Campaigns::<Test>::mutate(id, |c| c.as_mut().unwrap().collected = ONE);
		assert_noop!(Crowdfunding::refund(signed(BEN), id, ANA), Error::<Test>::Inconsistent);
		crate::Campaigns::<Test>::insert(id, right);
	});
}
