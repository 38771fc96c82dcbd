// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Gift or not.

use super::*;

fn set_gift(who: u64, index: u32, gift: bool) -> DispatchResult {
	Contributing::set_gift(signed(who), id(LAB, index), gift)
}

#[test]
fn set_gift_changes_the_flag_when_the_contributor_asks() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		for gift in [true, false, true] {
			let told = events_of(|| set_gift(BEN, index, gift));
			assert_eq!(told, vec![Event::GiftSet { id: id(LAB, index), gift }]);
			assert_eq!(entry(LAB, index).gift, gift);
		}
	});
}

#[test]
fn a_gift_credits_nothing_and_is_told_when_it_is_accepted() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, 2 * UNIT);
		assert_ok!(set_gift(BEN, index, true));
		reviewed(index, Review::Accept);

		let book = ledger(BEN, HOURS);
		assert_eq!((book.quantity, book.units, book.gifted), (2_000_000, 0, 2_000_000));
		let totals = KindTotals::<Test>::get(LAB, HOURS);
		assert_eq!((totals.units, totals.gifted), (0, 2_000_000));
		let told = told_last();
		assert_eq!((told.claim, told.units), (ClaimType::Gift, 2_000_000));
	});
}

#[test]
fn a_gift_is_one_whatever_its_flag_when_its_kind_says_so() {
	build_and_execute(|| {
		let index = log(BEN, CARE, 2 * UNIT);
		assert!(!entry(LAB, index).gift);
		assert_ok!(review(REVIEWERS[0], index, Review::Accept));
		assert_eq!(told_last().claim, ClaimType::Gift);
		assert_eq!(ledger(BEN, CARE).units, 0);
	});
}

#[test]
fn set_gift_fails_when_it_is_somebody_elses() {
	build_and_execute(|| {
		let index = log_for(BEN, ANA, HOURS, UNIT);
		for who in [BEN, STEWARD] {
			assert_noop!(set_gift(who, index, true), Error::<Test>::NotContributor);
		}
	});
}

#[test]
fn set_gift_fails_when_it_is_decided() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		reviewed(index, Review::Accept);
		assert_noop!(set_gift(BEN, index, true), Error::<Test>::AlreadyDecided);
	});
}

#[test]
fn set_gift_fails_when_there_is_no_such_contribution() {
	build_and_execute(|| {
		assert_noop!(set_gift(BEN, 0, true), Error::<Test>::ContributionNotFound);
	});
}
