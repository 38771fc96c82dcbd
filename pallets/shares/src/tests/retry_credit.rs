// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Books, Credits, WaitingCredits};
use ovn_primitives::{
	traits::{Accepted, OnAccepted},
	ClaimType, ContributionId, Contributor,
};
use pallet_contributions::Unit;
use sp_runtime::DispatchError;

/// An expense of Ana's for a kind of the lab.
fn expense(kind: u16) -> Accepted<u64> {
	Accepted {
		id: ContributionId { scope: LAB, index: 7 },
		kind,
		contributor: Contributor::Agent(ANA),
		claim: ClaimType::Once,
		units: 2 * UNIT,
		rate: 10 * ONE,
		counts: false,
		accepted_at: 1,
	}
}

/// It is accepted, and its credit must wait for this reason.
fn waits(contribution: &Accepted<u64>, reason: Error<Test>) {
	let reason: DispatchError = reason.into();
	System::reset_events();
	assert_ok!(<Shares as OnAccepted<u64>>::accepted(contribution));
	let (contribution, units) = (contribution.id, contribution.units);
	assert_eq!(events(), [Event::CreditWaits { contribution, units, reason }]);
	assert_eq!(Shares::waiting_credit(contribution), Some(units));
	assert_eq!(Credits::<Test>::iter().count(), 0);
}

#[test]
fn accepted_waits_when_nothing_says_what_it_is_worth() {
	build_and_execute(|| {
		waits(&expense(55), Error::<Test>::KindNotFound);
		assert!(!Books::<Test>::contains_key(kind(55)));
	});
}

#[test]
fn accepted_waits_when_the_book_is_full() {
	build_and_execute(|| {
		let too_many = Accepted { units: u128::MAX, claim: ClaimType::Equity, ..expense(55) };
		waits(&too_many, Error::<Test>::TooManyUnits);
	});
}

#[test]
fn accepted_waits_when_the_ceilings_cannot_be_compared() {
	build_and_execute(|| {
		let id = define(ClaimType::Debt { ceiling: 100 }, Unit::Hour, 30 * ONE);
		create(id, debt(u32::MAX, 1));
		let BookId::Kind { kind, .. } = id else { panic!() };
		let contribution = Accepted { claim: ClaimType::Debt { ceiling: 100 }, ..expense(kind) };
		waits(&contribution, Error::<Test>::Overflow);
	});
}

#[test]
fn retry_credit_credits_what_was_not_given_back() {
	build_and_execute(|| {
		let contribution = expense(0);
		waits(&contribution, Error::<Test>::KindNotFound);
		let retry = || Shares::retry_credit(signed(NEWCOMER), contribution.id);
		// Still nothing says what it is worth.
		assert_noop!(retry(), Error::<Test>::KindNotFound);
		let half = Accepted { units: UNIT / 2, ..contribution.clone() };
		assert_ok!(<Shares as OnAccepted<u64>>::compensated(&half));
		assert_eq!(
			last_event(),
			Event::WaitingCreditLowered { contribution: contribution.id, units: 3 * UNIT / 2 }
		);
		// Now something does.
		let id = define(ClaimType::Once, Unit::Piece, 10 * ONE);
		assert_ok!(retry());
		assert_eq!(last_event(), Event::CreditDelivered { contribution: contribution.id });
		assert_eq!(Shares::waiting_credit(contribution.id), None);
		assert_eq!(distribute(id, 100 * ONE), 15 * ONE);
		assert_eq!(claim(ANA, id, 0), 15 * ONE);
		assert_noop!(retry(), Error::<Test>::CreditNotFound);
	});
}

#[test]
fn retry_credit_earns_from_then_on() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(BEN), ovn_math::units::MAX - UNIT);
		let contribution = Accepted { claim: ClaimType::Equity, ..expense(0) };
		waits(&contribution, Error::<Test>::TooManyUnits);
		distribute(id, 1_000);
		debit(id, agent(BEN), 0, ovn_math::units::MAX - 3 * UNIT);
		assert_ok!(Shares::retry_credit(signed(BEN), contribution.id));
		assert_eq!(claimable(id, agent(ANA), 0), 0);
		distribute(id, 1_000);
		assert_eq!(claim(ANA, id, 0), 500);
		// Units of equity are given back as of any other contribution.
		assert_ok!(<Shares as OnAccepted<u64>>::compensated(&contribution));
		assert_eq!(book(id).units, 2 * UNIT);
	});
}

#[test]
fn compensated_leaves_nothing_to_retry_when_all_was_given_back() {
	build_and_execute(|| {
		let contribution = expense(55);
		waits(&contribution, Error::<Test>::KindNotFound);
		assert_ok!(<Shares as OnAccepted<u64>>::compensated(&contribution));
		assert_eq!(
			last_event(),
			Event::WaitingCreditLowered { contribution: contribution.id, units: 0 }
		);
		assert!(!WaitingCredits::<Test>::contains_key(contribution.id));
		assert_noop!(
			Shares::retry_credit(signed(ANA), contribution.id),
			Error::<Test>::CreditNotFound
		);
		assert_ok!(<Shares as OnAccepted<u64>>::compensated(&contribution));
	});
}

#[test]
fn retry_credit_fails_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		let contribution = expense(55);
		waits(&contribution, Error::<Test>::KindNotFound);
		assert_noop!(
			Shares::retry_credit(RuntimeOrigin::root(), contribution.id),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn try_state_finds_a_credit_that_waits_for_nothing_or_was_made() {
	genesis().execute_with(|| {
		let contribution = expense(55);
		let finds = |waiting: Accepted<u64>, found| {
			WaitingCredits::<Test>::insert(contribution.id, waiting);
			let error = Shares::do_try_state().unwrap_err();
			assert_eq!(error, sp_runtime::TryRuntimeError::Other(found));
		};
		let id = ContributionId { scope: LAB, index: 8 };
		finds(Accepted { units: 0, ..contribution.clone() }, "9: a credit waits for nothing");
		finds(Accepted { id, ..contribution.clone() }, "9: a credit waits for nothing");
		let credit = crate::Credit { series: 0, units: 1, credited: 1 };
		Credits::<Test>::insert(contribution.id, credit);
		finds(contribution.clone(), "9: a credit waits that was made");
	});
}
