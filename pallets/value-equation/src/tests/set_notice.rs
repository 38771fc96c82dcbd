// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The time between decisions and their effect.

use super::halves;
use crate::{mock::*, Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn set_notice_holds_at_once_when_it_is_longer() {
	build_and_execute(|| {
		assert_eq!(Equations::notice(LAB), NOTICE);
		let before = free(STEWARD);
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(50)));
		assert_eq!(last_event(), Event::NoticeSet { scope: LAB, own: Some(50), notice: 50 });
		assert_eq!((Equations::notice(LAB), Equations::notice(SHOP)), (50, NOTICE));
		set(LAB, halves());
		set(LAB, halves());
		assert_eq!(Equations::equation(LAB).unwrap().next.unwrap().from, 51);
		assert_eq!(free(STEWARD), before);
	});
}

#[test]
fn set_notice_holds_after_the_longer_one_when_it_is_shorter() {
	build_and_execute(|| {
		set(LAB, halves());
		run_to_block(10);
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(LEAST_NOTICE)));
		let expected = Event::NoticeSet { scope: LAB, own: Some(LEAST_NOTICE), notice: NOTICE };
		assert_eq!(last_event(), expected);
		// Nobody gets around the notice by shortening it.
		set(LAB, halves());
		assert_eq!(Equations::equation(LAB).unwrap().next.unwrap().from, 10 + NOTICE);
		run_to_block(10 + NOTICE - 1);
		assert_eq!(Equations::notice(LAB), NOTICE);
		run_to_block(10 + NOTICE);
		assert_eq!(Equations::notice(LAB), LEAST_NOTICE);
	});
}

#[test]
fn set_notice_keeps_the_longest_when_it_is_shortened_twice() {
	build_and_execute(|| {
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(100)));
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(50)));
		run_blocks(99);
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(LEAST_NOTICE)));
		run_blocks(99);
		assert_eq!(Equations::notice(LAB), 100);
		run_blocks(1);
		assert_eq!(Equations::notice(LAB), LEAST_NOTICE);
	});
}

#[test]
fn set_notice_holds_below_when_scopes_there_have_none() {
	build_and_execute(|| {
		assert_ok!(Equations::set_notice(signed(STEWARD), NETWORK, Some(60)));
		assert_eq!((Equations::notice(LAB), Equations::notice(SHOP)), (60, 60));
		assert_eq!(Equations::notice(PARTNER), NOTICE);
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(70)));
		assert_eq!((Equations::notice(LAB), Equations::notice(SHOP)), (70, 60));
		// Also when the one above is shortened, those below keep the longer one for its time.
		assert_ok!(Equations::set_notice(signed(STEWARD), NETWORK, Some(10)));
		assert_eq!(Equations::notice(SHOP), 60);
		run_blocks(60);
		assert_eq!((Equations::notice(LAB), Equations::notice(SHOP)), (70, 10));
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, None));
		run_blocks(69);
		assert_eq!(Equations::notice(LAB), 70);
		run_blocks(1);
		assert_eq!(Equations::notice(LAB), 10);
	});
}

#[test]
fn set_notice_fails_when_it_is_out_of_bounds() {
	build_and_execute(|| {
		for notice in [0, LEAST_NOTICE - 1, MOST_NOTICE + 1] {
			assert_noop!(
				Equations::set_notice(signed(STEWARD), LAB, Some(notice)),
				Error::<Test>::InvalidNotice
			);
		}
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(MOST_NOTICE)));
	});
}

#[test]
fn set_notice_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		for origin in [signed(ANA), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Equations::set_notice(origin, LAB, None), BadOrigin);
		}
	});
}

#[test]
fn set_notice_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Equations::set_notice(signed(STEWARD), 77, None),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn set_notice_fails_when_blocks_end_before() {
	build_and_execute(|| {
		run_to_block(u64::MAX - 1);
		assert_noop!(Equations::set_notice(signed(STEWARD), LAB, None), Error::<Test>::Overflow);
	});
}
