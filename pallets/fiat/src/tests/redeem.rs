// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Requests to redeem.

use super::*;
use crate::Requests;

fn state(request: u64) -> RequestState<u64> {
	Requests::<Test>::get(request).unwrap().state
}

#[test]
fn redeem_holds_units_and_a_deposit() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let before = free(ANA);
		// All that one has can be redeemed, to the last base unit.
		let request = redeem(id, ANA, 300);
		assert_eq!((balance_of(&asset_of(id), ANA), held(&asset_of(id))), (0, 300 * EURO));
		assert_eq!(before - free(ANA), REQUEST_DEPOSIT);
		let issued = the(id).issued;
		assert_eq!((issued.outstanding, issued.requested), (300 * EURO, 300 * EURO));
		assert_eq!(Fiat::requests_of(id, ANA), [request]);
		let due = Fiat::request(request).unwrap().record.due;
		assert_eq!(due.block, System::block_number() + 10 * DAY);
		assert_eq!(
			last_event(),
			Event::RedemptionRequested {
				request,
				custodian: id,
				holder: ANA,
				amount: 300 * EURO,
				payout: reference(2),
				due,
			}
		);
	});
}

#[test]
fn redeem_fails_when_it_is_too_little_or_more_than_one_has() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		issue_to(id, BEN, 300);
		let redeem = |who, amount| Fiat::redeem(signed(who), id, amount, reference(2));
		assert_noop!(redeem(ANA, EURO - 1), Error::<Test>::AmountTooSmall);
		assert_noop!(redeem(ANA, 0), Error::<Test>::AmountTooSmall);
		let more = redeem(ANA, 300 * EURO + 1);
		assert_noop!(more, sp_runtime::TokenError::FundsUnavailable);
		assert_noop!(redeem(CEM, EURO), sp_runtime::TokenError::FundsUnavailable);
		let missing = Fiat::redeem(signed(ANA), 9, EURO, reference(2));
		assert_noop!(missing, Error::<Test>::IssuerNotFound);
	});
}

#[test]
fn redeem_fails_when_four_requests_are_open() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		issue_to(id, BEN, 300);
		let first = redeem(id, ANA, 1);
		for _ in 0..3 {
			redeem(id, ANA, 1);
		}
		let fifth = || Fiat::redeem(signed(ANA), id, EURO, reference(2));
		assert_noop!(fifth(), Error::<Test>::TooManyRequests);
		redeem(id, BEN, 1);
		Fiat::decline(signed(BANK), first).unwrap();
		assert_ok!(fifth());
	});
}

#[test]
fn decline_returns_units_and_deposit_within_7_days() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let before = free(ANA);
		let request = redeem(id, ANA, 300);
		let decline = |who| Fiat::decline(signed(who), request);
		assert_noop!(decline(ANA), Error::<Test>::NotLicensee);
		run_blocks(7 * DAY);
		assert_noop!(decline(BANK), Error::<Test>::TooLate);
		run_to_block(System::block_number() - 1);
		assert_ok!(decline(BANK));
		assert_eq!((euros(id, ANA), free(ANA)), (300, before));
		assert_eq!(the(id).declined, 1);
		assert!(events().contains(&Event::RequestDeclined { request }));
		assert_eq!(
			last_event(),
			Event::UnitsReturned { request, custodian: id, holder: ANA, amount: 300 * EURO }
		);
		assert_noop!(decline(BANK), Error::<Test>::RequestNotFound);
	});
}

#[test]
fn decline_fails_when_the_payout_is_acknowledged() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let request = redeem(id, ANA, 300);
		assert_noop!(Fiat::acknowledge(signed(ANA), request), Error::<Test>::NotLicensee);
		assert_ok!(Fiat::acknowledge(signed(BANK), request));
		assert_eq!(last_event(), Event::PayoutAcknowledged { request });
		let declined = Fiat::decline(signed(BANK), request);
		assert_noop!(declined, Error::<Test>::NotInRequestState);
		let again = Fiat::acknowledge(signed(BANK), request);
		assert_noop!(again, Error::<Test>::NotInRequestState);
		assert_noop!(Fiat::acknowledge(signed(BANK), 9), Error::<Test>::RequestNotFound);
	});
}

#[test]
fn confirm_burns_the_units_and_returns_the_deposit() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let before = free(ANA);
		let request = redeem(id, ANA, 300);
		let fulfil = |who| Fiat::fulfil(signed(who), request, reference(3));
		let confirm = |who| Fiat::confirm(signed(who), request);
		assert_noop!(fulfil(BANK), Error::<Test>::NotInRequestState);
		Fiat::acknowledge(signed(BANK), request).unwrap();
		assert_noop!(fulfil(STEWARD), Error::<Test>::NotLicensee);
		assert_noop!(confirm(ANA), Error::<Test>::NotInRequestState);
		assert_ok!(fulfil(BANK));
		assert!(matches!(last_event(), Event::RequestFulfilled { .. }));
		assert_noop!(confirm(BANK), Error::<Test>::NotRequester);
		assert_ok!(confirm(ANA));
		assert_eq!((outstanding(id), free(ANA), held(&asset_of(id))), (0, before, 0));
		assert_eq!(
			last_event(),
			Event::RedemptionCompleted {
				request,
				custodian: id,
				amount: 300 * EURO,
				completion: Completion::Confirmed,
				outstanding: 0,
			}
		);
		assert_noop!(confirm(ANA), Error::<Test>::RequestNotFound);
		assert!(Fiat::requests_of(id, ANA).is_empty());
	});
}

#[test]
fn burn_silent_burns_after_30_days_when_the_holder_does_not_answer() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let early = redeem(id, ANA, 100);
		let burn = |request| Fiat::burn_silent(signed(DIA), request);
		assert_noop!(burn(early), Error::<Test>::NotInRequestState);
		let request = fulfilled(id, ANA, 200);
		run_blocks(30 * DAY - 1);
		assert_noop!(burn(request), Error::<Test>::NotExpired);
		run_blocks(1);
		let denied = Fiat::deny(signed(ANA), request, reference(4));
		assert_noop!(denied, Error::<Test>::TooLate);
		assert_ok!(burn(request));
		assert!(matches!(
			last_event(),
			Event::RedemptionCompleted { completion: Completion::Silent, .. }
		));
		assert_noop!(burn(request), Error::<Test>::RequestNotFound);
	});
}

#[test]
fn judge_burns_the_units_when_the_holder_denied_falsely() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let request = fulfilled(id, ANA, 300);
		let deny = |who| Fiat::deny(signed(who), request, reference(4));
		let judge = |who, paid| Fiat::judge(signed(who), request, paid);
		assert_noop!(judge(ARBITER, true), Error::<Test>::NotInRequestState);
		assert_noop!(deny(BANK), Error::<Test>::NotRequester);
		run_blocks(30 * DAY - 1);
		assert_ok!(deny(ANA));
		assert!(matches!(last_event(), Event::RequestDenied { .. }));
		assert_noop!(deny(ANA), Error::<Test>::NotInRequestState);
		assert_noop!(judge(STEWARD, true), Error::<Test>::NotArbiter);
		// Silence is no answer any more, and nobody takes the units back meanwhile.
		days(31);
		let silent = Fiat::burn_silent(signed(DIA), request);
		assert_noop!(silent, Error::<Test>::NotInRequestState);
		let back = Fiat::return_units(signed(ANA), request);
		assert_noop!(back, Error::<Test>::NotExpired);
		assert_noop!(Fiat::default_on(signed(ANA), request), Error::<Test>::NotInRequestState);
		assert_ok!(judge(ARBITER, true));
		assert!(events().contains(&Event::RequestJudged { request, paid: true }));
		assert_eq!((outstanding(id), euros(id, ANA)), (0, 0));
		assert_noop!(judge(ARBITER, true), Error::<Test>::RequestNotFound);
	});
}

#[test]
fn judge_leaves_the_custodian_the_rest_of_its_time_when_it_did_not_pay() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let request = fulfilled(id, ANA, 300);
		Fiat::deny(signed(ANA), request, reference(4)).unwrap();
		assert_ok!(Fiat::judge(signed(ARBITER), request, false));
		assert_eq!(state(request), RequestState::Acknowledged);
		assert_eq!(last_event(), Event::RequestJudged { request, paid: false });
		// It pays in time.
		days(9);
		assert_ok!(Fiat::fulfil(signed(BANK), request, reference(3)));
		assert_ok!(Fiat::confirm(signed(ANA), request));
	});
}

#[test]
fn judge_puts_in_default_when_the_time_to_pay_is_over() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let request = fulfilled(id, ANA, 300);
		days(10);
		Fiat::deny(signed(ANA), request, reference(4)).unwrap();
		assert_ok!(Fiat::judge(signed(ARBITER), request, false));
		assert_eq!(the(id).state, State::Defaulted);
		assert_eq!(euros(id, ANA), 300);
		assert_eq!(Fiat::burn_now(id, 300 * EURO).unwrap().paid, 150 * ONE);
	});
}

#[test]
fn return_units_returns_them_when_the_arbiter_does_not_decide() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let before = free(ANA);
		let request = fulfilled(id, ANA, 300);
		let back = || Fiat::return_units(signed(DIA), request);
		assert_noop!(back(), Error::<Test>::NotInRequestState);
		Fiat::deny(signed(ANA), request, reference(4)).unwrap();
		run_blocks(45 * DAY - 1);
		assert_noop!(back(), Error::<Test>::NotExpired);
		run_blocks(1);
		let judged = Fiat::judge(signed(ARBITER), request, true);
		assert_noop!(judged, Error::<Test>::TooLate);
		assert_ok!(back());
		assert_eq!((euros(id, ANA), free(ANA)), (300, before));
		assert_noop!(back(), Error::<Test>::RequestNotFound);
		// It is no default: nobody said that it did not pay.
		assert_eq!(the(id).state, State::Active);
	});
}

#[test]
fn confirm_ends_a_denial_when_the_money_came_after_all() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let request = fulfilled(id, ANA, 300);
		Fiat::deny(signed(ANA), request, reference(4)).unwrap();
		assert_ok!(Fiat::confirm(signed(ANA), request));
		assert_eq!(outstanding(id), 0);
	});
}

#[test]
fn a_holder_without_an_account_keeps_nobody_from_declining() {
	build_and_execute(|| {
		let id = bank();
		endow(NEWCOMER);
		issue_to(id, NEWCOMER, 10);
		carry_deposits(LAB, 10);
		member(NEWCOMER);
		let before = free(NEWCOMER);
		let request = redeem(id, NEWCOMER, 10);
		// The lab carries the deposit, and the account ceases to exist.
		assert_eq!(free(NEWCOMER), before);
		Networks::leave(signed(NEWCOMER), LAB).unwrap();
		assert_ok!(Balances::transfer_all(signed(NEWCOMER), ANA, false));
		let own = free(BANK);
		assert_ok!(Fiat::decline(signed(BANK), request));
		assert_eq!(euros(id, NEWCOMER), 10);
		assert!(free(BANK) < own, "who signs pays the deposit of the asset");
	});
}

/// Fills an account with so many assets that it has no room for another.
fn fill(who: u64, first: u32) {
	let mut filled = (first..first + 100).map(|id| {
		Assets::force_create(RuntimeOrigin::root(), id, PAYER, false, 1).unwrap();
		Assets::mint(signed(PAYER), id, who, ONE)
	});
	let refused = filled.find_map(Result::err);
	assert_eq!(refused, Some(sp_runtime::TokenError::CannotCreate.into()));
}

#[test]
fn a_holder_without_room_averts_no_default_and_causes_none() {
	build_and_execute(|| {
		let id = bank();
		for who in [ANA, BEN] {
			issue_to(id, who, 10);
		}
		// All that they have, so that their account in the asset goes.
		let (first, second) = (redeem(id, ANA, 10), fulfilled(id, BEN, 10));
		Fiat::deny(signed(BEN), second, reference(4)).unwrap();
		fill(ANA, 100);
		fill(BEN, 200);
		assert_ok!(Fiat::decline(signed(BANK), first));
		assert_eq!(euros(id, ANA), 10);
		days(10);
		endow(ARBITER);
		assert_ok!(Fiat::judge(signed(ARBITER), second, false));
		assert_eq!((euros(id, BEN), the(id).state), (10, crate::State::Defaulted));
	});
}

#[test]
fn declining_does_not_escape_a_default() {
	build_and_execute(|| {
		let mut terms = terms();
		terms.fulfil_within = 3;
		let id = licensed(terms);
		issue_to(id, ANA, 10);
		let request = redeem(id, ANA, 10);
		days(3);
		assert_noop!(Fiat::decline(signed(BANK), request), Error::<Test>::TooLate);
		assert_ok!(Fiat::default_on(signed(BEN), request));
	});
}
