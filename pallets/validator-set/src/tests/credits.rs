// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Blocks are recorded as the work of who makes them.

use super::*;
use crate::{BlockCount, CreditedKind, Uncredited};

const CREDITOR: u64 = 105;

fn name_kind() {
	assert_ok!(ValidatorSet::set_block_kind(RuntimeOrigin::signed(CREDITOR), Some(FIT_KIND)));
}

fn credit(validator: u64) -> sp_runtime::DispatchResult {
	ValidatorSet::credit_blocks(RuntimeOrigin::signed(12), validator)
}

fn waiting(validator: u64) -> Option<(u32, u64)> {
	Uncredited::<Test>::get(validator).map(|BlockCount { blocks, since }| (blocks, since))
}

#[test]
fn blocks_are_not_counted_when_no_kind_is_named() {
	build_and_execute(4, 1, || {
		run_to_block(20);
		assert_eq!(Uncredited::<Test>::iter().count(), 0);
		assert_noop!(credit(1), Error::<Test>::BlockKindNotSet);
	});
}

#[test]
fn set_block_kind_counts_blocks_from_the_next_one_on() {
	build_and_execute(4, 1, || {
		run_to_block(20);
		name_kind();
		assert!(happened(Event::BlockKindSet { kind: Some(FIT_KIND) }));
		run_to_block(60);
		let counts: Vec<_> = Uncredited::<Test>::iter_values().collect();
		assert_eq!(counts.iter().map(|count| count.blocks).sum::<u32>(), 40);
		assert!(counts.iter().all(|count| count.since > 20));
	});
}

#[test]
fn set_block_kind_counts_no_more_when_there_is_none() {
	build_and_execute(4, 1, || {
		name_kind();
		run_to_block(40);
		let before: Vec<_> = Uncredited::<Test>::iter().collect();
		assert_ok!(ValidatorSet::set_block_kind(RuntimeOrigin::signed(CREDITOR), None));
		run_to_block(60);
		assert_eq!(Uncredited::<Test>::iter().collect::<Vec<_>>(), before);
		assert_noop!(credit(1), Error::<Test>::BlockKindNotSet);
		name_kind();
		assert_ok!(credit(1));
	});
}

#[test]
fn set_block_kind_fails_when_blocks_cannot_be_recorded_under_it() {
	build_and_execute(4, 1, || {
		let origin = RuntimeOrigin::signed(CREDITOR);
		let result = ValidatorSet::set_block_kind(origin, Some(FIT_KIND + 1));
		assert_noop!(result, Error::<Test>::UnfitKind);
	});
}

#[test]
fn set_block_kind_fails_when_the_origin_does_not_decide_it() {
	build_and_execute(4, 1, || {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::signed(100), RuntimeOrigin::none()]
		{
			assert_noop!(ValidatorSet::set_block_kind(origin, None), BadOrigin);
		}
		assert_eq!(CreditedKind::<Test>::get(), None);
	});
}

#[test]
fn credit_blocks_records_all_that_wait_once() {
	build_and_execute(4, 1, || {
		name_kind();
		run_to_block(60);
		let (blocks, since) = waiting(2).unwrap();
		assert_ok!(credit(2));
		assert_eq!(Credited::get(), [(FIT_KIND, 2, blocks)]);
		assert!(happened(Event::BlocksCredited { validator: 2, kind: FIT_KIND, blocks, since }));
		assert_noop!(credit(2), Error::<Test>::NothingToCredit);
	});
}

#[test]
fn credit_blocks_fails_when_the_first_of_them_is_too_young() {
	build_and_execute(4, 1, || {
		name_kind();
		run_to_block(9);
		let (_, since) = waiting(1).unwrap();
		run_to_block(since + CREDIT_PERIOD - 1);
		assert_noop!(credit(1), Error::<Test>::CreditTooEarly);
		run_to_block(since + CREDIT_PERIOD);
		assert_ok!(credit(1));
	});
}

#[test]
fn credit_blocks_fails_when_nothing_waits() {
	build_and_execute(4, 1, || {
		name_kind();
		run_to_block(60);
		assert_noop!(credit(12), Error::<Test>::NothingToCredit);
		let none = ValidatorSet::credit_blocks(RuntimeOrigin::none(), 1);
		assert_noop!(none, BadOrigin);
	});
}

#[test]
fn credit_blocks_changes_nothing_when_they_cannot_be_recorded() {
	build_and_execute(4, 1, || {
		name_kind();
		run_to_block(60);
		let before = waiting(1);
		Full::set(true);
		assert_noop!(credit(1), sp_runtime::DispatchError::Other("full"));
		assert_eq!(waiting(1), before);
	});
}

#[test]
fn credit_blocks_records_those_of_one_that_left_the_set() {
	build_and_execute(4, 1, || {
		name_kind();
		run_to_block(35);
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(3)));
		run_to_block(120);
		let (blocks, _) = waiting(3).unwrap();
		assert_ok!(credit(3));
		assert_eq!(Credited::get(), [(FIT_KIND, 3, blocks)]);
	});
}
