// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contracts that replace each other, and those that end before they begin.

use crate::{mock::*, Ending, Event, Gives, Side, State, TermsOf};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{ContractId, Party, Purse};
use sp_core::H256;
use sp_runtime::DispatchResult;

/// These terms, superseding a contract.
fn superseding(old: ContractId, terms: TermsOf<Test>) -> TermsOf<Test> {
	TermsOf::<Test> { supersedes: Some(old), ..terms }
}

/// A licence of the company with a ceiling in whole tokens.
fn licence_up_to(ceiling: u128) -> TermsOf<Test> {
	terms(COMPANY, DESIGN, Gives::Licence(licence()), native(Some(ceiling)))
}

/// A share of the lab that ends at once by notice.
fn brief_share(rate: u32, ceiling: u128) -> TermsOf<Test> {
	TermsOf::<Test> { notice_days: 0, ..share_terms(rate, Some(ceiling)) }
}

fn pay(id: ContractId, amount: u128) -> DispatchResult {
	let payer = contract(id).terms.payer;
	let purse = matches!(payer, Party::Scope(_)).then_some(Purse::Treasury);
	Settlement::pay_ceiling(signer(&payer), id, NATIVE, amount * ONE, purse)
}

fn left(id: ContractId) -> Option<u128> {
	crate::Pallet::<Test>::contract(id).unwrap().left[0]
}

fn times(id: ContractId) -> (u64, Option<(u64, Ending)>) {
	let State::Signed { from, until } = contract(id).state else { panic!("an offer") };
	(from, until)
}

fn is_completed(id: ContractId) -> bool {
	crate::Pallet::<Test>::contract(id).unwrap().is_completed
}

/// Signs one contract while the lab's notice is long, and another when it has fallen.
fn sign_as_the_notice_falls(long: TermsOf<Test>, short: TermsOf<Test>) -> [ContractId; 2] {
	assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(5 * NOTICE)));
	assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(NOTICE)));
	run_blocks(5 * NOTICE - 1);
	let first = sign(long);
	run_blocks(1);
	[first, sign(short)]
}

#[test]
fn a_replaced_share_beyond_whose_ceiling_was_paid_completes() {
	with_design(|| {
		let old = in_force(share_terms(10, Some(500)));
		let new = sign(superseding(old, share_terms(10, Some(1_000))));
		assert_ok!(pay(new, 700));
		assert_eq!((left(old), left(new)), (Some(0), Some(300 * ONE)));
		// The old one is still in force.
		check_state();
		assert_eq!(shared(&sale(LAB, 1_000)), vec![0]);
		assert_eq!((is_completed(old), is_completed(new)), (true, false));
		run_blocks(NOTICE);
		assert_eq!(shared(&sale(LAB, 10_000)), vec![300]);
		assert!(is_completed(new));
	});
}

#[test]
fn the_last_period_of_a_replaced_licence_is_closed_beyond_its_ceiling() {
	with_design(|| {
		let old = sign(licence_up_to(500));
		pass_days(30);
		let new = sign(superseding(old, licence_up_to(1_000)));
		assert_ok!(pay(new, 700));
		assert_ok!(close(old, 0, 1_000));
		let evidence = H256::zero();
		assert_ok!(Settlement::amend(signed(ANA), old, 0, NATIVE, 2_000 * ONE, None, evidence));
		assert_eq!(paid(new), 700 * ONE);
		pass_days(90);
		assert_ok!(close(new, 0, 20_000));
		assert_eq!(paid(new), 1_000 * ONE);
	});
}

#[test]
fn shares_that_replace_each_other_follow_each_other_though_the_notice_falls() {
	with_design(|| {
		let first = in_force(share_terms(3, None));
		let second = superseding(first, share_terms(4, None));
		let third = superseding(first + 1, share_terms(5, None));
		let [second, third] = sign_as_the_notice_falls(second, third);
		let from = times(second).0;
		assert_eq!(times(first).1, Some((from, Ending::Superseded(second))));
		assert_eq!(times(second).1, Some((from, Ending::Superseded(third))));
		assert_eq!(times(third), (from, None));
		check_state();
		run_to_block(from - 1);
		assert_eq!(shared(&sale(LAB, 100)), vec![3]);
		run_blocks(1);
		assert_eq!(shared(&sale(LAB, 100)), vec![5]);
	});
}

#[test]
fn shares_begin_in_the_order_in_which_they_were_signed() {
	with_design(|| {
		let other = |n| TermsOf::<Test> { document: document(n), ..share_terms(4, None) };
		let [first, second] = sign_as_the_notice_falls(share_terms(3, None), other(2));
		assert_eq!(times(second), times(first));
		check_state();
		// What was offered first can be accepted last.
		let offers = [offer(other(3)), offer(other(4))];
		for id in offers.into_iter().rev() {
			assert_ok!(accept(id));
			check_state();
		}
		run_to_block(times(second).0);
		assert_eq!(shared(&sale(LAB, 100)), vec![3, 4, 4, 4]);
	});
}

#[test]
fn a_document_is_found_though_its_contract_ends_by_notice_before_it_is_replaced() {
	with_design(|| {
		DefaultNotice::set(7 * DAY);
		let old = sign(TermsOf::<Test> { notice_days: 5, ..share_terms(3, None) });
		run_blocks(7 * DAY);
		assert_ok!(Settlement::give_notice(signed(STEWARD), old, Side::Payer));
		let ends = times(old).1;
		let new = sign(superseding(old, share_terms(3, None)));
		assert_eq!(times(old).1, ends);
		assert_eq!(ends.unwrap().1, Ending::Notice(Side::Payer));
		check_state();
		run_to_block(ends.unwrap().0);
		assert_eq!(shared(&sale(LAB, 100)), Vec::<u128>::new());
		run_to_block(times(new).0);
		assert_eq!(shared(&sale(LAB, 100)), vec![3]);
	});
}

#[test]
fn a_contract_is_replaced_once_though_it_ends_by_notice_before_that() {
	with_design(|| {
		let old = in_force(TermsOf::<Test> { notice_days: 5, ..share_terms(3, None) });
		DefaultNotice::set(7 * DAY);
		assert_ok!(Settlement::give_notice(signed(STEWARD), old, Side::Payer));
		let new = sign(superseding(old, brief_share(3, 500)));
		// Two that replace it would have one account, and the ceiling of one of them.
		let third = TermsOf::<Test> { document: document(2), ..share_terms(10, Some(700)) };
		let third = superseding(old, third);
		let offered = Settlement::offer(signed(STEWARD), Side::Payer, Box::new(third.clone()));
		assert_eq!(offered, Err(crate::Error::<Test>::InvalidSuperseded.into()));
		// Unless the first of them is never in force.
		assert_ok!(Settlement::give_notice(signed(STEWARD), new, Side::Payer));
		let third = sign(third);
		run_to_block(times(third).0);
		assert_eq!(shared(&sale(LAB, 10_000)), vec![700]);
	});
}

#[test]
fn a_document_is_not_signed_twice_though_the_second_contract_ends_before_it_begins() {
	with_design(|| {
		let old = in_force(TermsOf::<Test> { notice_days: 1, ..share_terms(3, None) });
		DefaultNotice::set(7 * DAY);
		assert_ok!(Settlement::give_notice(signed(STEWARD), old, Side::Payer));
		let new = sign(superseding(old, brief_share(3, 500)));
		assert_ok!(Settlement::give_notice(signed(STEWARD), new, Side::Payer));
		// The old one is in force.
		let third = offer(share_terms(3, None));
		assert_noop!(accept(third), crate::Error::<Test>::AlreadyInForce);
		check_state();
		run_to_block(times(new).0 - 1);
		assert_noop!(accept(third), crate::Error::<Test>::AlreadyInForce);
		run_blocks(1);
		assert_ok!(accept(third));
		// Without one before it nothing is in force.
		let alone = sign(TermsOf::<Test> { document: document(2), ..brief_share(3, 500) });
		assert_ok!(Settlement::give_notice(signed(STEWARD), alone, Side::Payer));
		sign(TermsOf::<Test> { document: document(2), ..share_terms(3, None) });
	});
}

#[test]
fn a_contract_that_ends_before_it_begins_limits_nothing() {
	with_design(|| {
		let old = in_force(share_terms(10, Some(1_000)));
		let new = sign(superseding(old, brief_share(10, 500)));
		assert_ok!(Settlement::give_notice(signed(STEWARD), new, Side::Payer));
		assert_ok!(pay(old, 600));
		check_state();
		assert_eq!((paid(old), is_completed(old)), (600 * ONE, false));
		assert_eq!(shared(&sale(LAB, 3_000)), vec![300]);
		assert_ok!(pay(old, 600));
		assert_eq!((paid(old), is_completed(old)), (1_000 * ONE, true));
	});
}

#[test]
fn a_contract_that_will_end_before_it_begins_limits_nothing_meanwhile() {
	with_design(|| {
		DefaultNotice::set(7 * DAY);
		let old = sign(share_terms(10, Some(1_000)));
		run_blocks(7 * DAY);
		let new = TermsOf::<Test> { notice_days: 3, ..brief_share(10, 500) };
		let new = sign(superseding(old, new));
		assert_eq!(shared(&sale(LAB, 4_000)), vec![400]);
		assert_ok!(Settlement::give_notice(signed(DESIGNER), new, Side::Payee));
		assert_eq!(shared(&sale(LAB, 2_000)), vec![200]);
		assert_ok!(pay(old, 100));
		check_state();
		assert_eq!((paid(old), is_completed(old)), (700 * ONE, false));
		assert_eq!(shared(&sale(LAB, 6_000)), vec![300]);
		assert!(is_completed(old));
	});
}

#[test]
fn a_declared_period_lasts_for_a_block_when_the_ceiling_is_reached_in_its_first() {
	with_design(|| {
		let id = sign(licence_up_to(100));
		pass_days(90);
		assert_ok!(declare(id, 1, 7_000));
		let now = System::block_number();
		assert_eq!(times(id).1, Some((now + 1, Ending::Completed)));
		let completed = Event::ContractCompleted { contract: id };
		assert_eq!(events().into_iter().filter(|event| *event == completed).count(), 1);
		assert_noop!(pay(id, 1), crate::Error::<Test>::ZeroAmount);
		assert_ok!(close(id, 0, 0));
		run_blocks(1);
		assert_ok!(close(id, 1, 7_000));
		assert_eq!(paid(id), 100 * ONE);
		assert_eq!(events().into_iter().filter(|event| *event == completed).count(), 1);
	});
}

#[test]
fn a_declared_period_lasts_for_a_block_when_notice_is_given_in_its_first() {
	with_design(|| {
		let id = sign(TermsOf::<Test> { notice_days: 0, ..licence_terms() });
		pass_days(90);
		assert_ok!(declare(id, 1, 1_000));
		assert_ok!(Settlement::give_notice(signed(ANA), id, Side::Payer));
		assert_eq!(times(id).1.unwrap().0, System::block_number() + 1);
		assert_ok!(close(id, 0, 0));
		run_blocks(1);
		assert_ok!(close(id, 1, 1_000));
		// Without a part there is no such period.
		let other = TermsOf::<Test> { notice_days: 0, document: document(2), ..licence_terms() };
		let other = sign(other);
		pass_days(90);
		assert_ok!(Settlement::give_notice(signed(ANA), other, Side::Payer));
		assert_eq!(times(other).1.unwrap().0, System::block_number());
		assert_ok!(close(other, 0, 0));
		assert_eq!(crate::Pallet::<Test>::contract(other).unwrap().next, None);
	});
}

#[test]
fn a_declared_period_lasts_for_a_block_when_the_licence_is_replaced_in_its_first() {
	with_design(|| {
		let old = sign(licence_terms());
		pass_days(90);
		assert_ok!(declare(old, 1, 1_000));
		let new = sign(superseding(old, licence_terms()));
		let from = System::block_number() + 1;
		assert_eq!(times(old).1, Some((from, Ending::Superseded(new))));
		// One follows the other.
		assert_eq!(times(new), (from, None));
		assert_ok!(close(old, 0, 0));
		run_blocks(1);
		assert_ok!(close(old, 1, 1_000));
		assert_ok!(declare(new, 0, 1_000));
		assert_eq!(paid(new), 40 * ONE);
	});
}

#[test]
fn room_is_what_is_left_beside_shares_that_are_in_force_then() {
	with_design(|| {
		let room = || crate::Pallet::<Test>::room(LAB).unwrap().parts_per_billion();
		let old = in_force(share_terms(20, None));
		assert_eq!(room(), 0);
		let new = sign(superseding(old, share_terms(5, None)));
		assert_eq!(room(), 150_000_000);
		let fits = TermsOf::<Test> { document: document(2), ..share_terms(15, None) };
		let fits = sign(fits);
		assert_eq!((times(new).0, room()), (times(fits).0, 0));
	});
}
