// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Repairs by decision: finality that stalled, upgrades that are taken back, a pause.

use super::*;
use sp_runtime::testing::H256;

#[test]
fn note_stalled_tells_finality_when_it_is_decided() {
	build_and_execute(4, 1, || {
		run_to_block(20);
		assert_ok!(ValidatorSet::note_stalled(RuntimeOrigin::signed(102), 1_000, 19));

		assert_eq!(Stalled::take(), Some((1_000, 19)));
		assert!(happened(Event::StallNoted { delay: 1_000, best_finalised: 19 }));
	});
}

#[test]
fn note_stalled_fails_when_the_origin_does_not_repair() {
	build_and_execute(4, 1, || {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::signed(100), RuntimeOrigin::none()]
		{
			assert_noop!(ValidatorSet::note_stalled(origin, 1_000, 0), BadOrigin);
		}
		assert_eq!(Stalled::get(), None);
	});
}

#[test]
fn note_stalled_fails_when_the_block_does_not_exist_yet() {
	build_and_execute(4, 1, || {
		run_to_block(20);
		for best in [20, u64::MAX] {
			let result = ValidatorSet::note_stalled(RuntimeOrigin::signed(102), 1_000, best);
			assert_noop!(result, Error::<Test>::BlockInFuture);
		}
	});
}

#[test]
fn note_stalled_fails_when_the_delay_is_too_long() {
	build_and_execute(4, 1, || {
		run_to_block(20);
		let most = u64::from(crate::MAX_STALL_DELAY);
		for delay in [most + 1, u64::MAX] {
			let result = ValidatorSet::note_stalled(RuntimeOrigin::signed(102), delay, 0);
			assert_noop!(result, Error::<Test>::DelayTooLong);
		}
		assert_ok!(ValidatorSet::note_stalled(RuntimeOrigin::signed(102), most, 0));
	});
}

#[test]
fn cancel_upgrade_takes_back_what_was_decided() {
	build_and_execute(4, 1, || {
		let (hash, other) = (H256::repeat_byte(7), H256::repeat_byte(8));
		Decided::set(vec![hash, other]);
		assert_ok!(ValidatorSet::cancel_upgrade(RuntimeOrigin::signed(103), hash));

		assert_eq!(Decided::get(), vec![other]);
		assert!(happened(Event::UpgradeCancelled { code_hash: hash }));
	});
}

#[test]
fn cancel_upgrade_fails_when_none_to_that_code_waits() {
	build_and_execute(4, 1, || {
		Decided::set(vec![H256::repeat_byte(7)]);
		let result = ValidatorSet::cancel_upgrade(RuntimeOrigin::signed(103), H256::repeat_byte(8));
		assert_noop!(result, Error::<Test>::UpgradeNotFound);
		assert_eq!(Decided::get(), vec![H256::repeat_byte(7)]);
	});
}

#[test]
fn cancel_upgrade_fails_when_the_origin_may_not_cancel() {
	build_and_execute(4, 1, || {
		Decided::set(vec![H256::zero()]);
		for origin in [RuntimeOrigin::signed(102), RuntimeOrigin::signed(1), RuntimeOrigin::none()]
		{
			assert_noop!(ValidatorSet::cancel_upgrade(origin, H256::zero()), BadOrigin);
		}
		assert_eq!(Decided::get(), vec![H256::zero()]);
	});
}

#[test]
fn pause_stops_the_chain_once_in_its_period() {
	build_and_execute(4, 1, || {
		run_to_block(20);
		assert_ok!(ValidatorSet::pause(RuntimeOrigin::signed(104)));
		assert!(Stopped::take());
		assert!(happened(Event::ChainPaused { again_at: 20 + PAUSE_PERIOD }));

		run_to_block(20 + PAUSE_PERIOD - 1);
		let again = ValidatorSet::pause(RuntimeOrigin::signed(104));
		assert_noop!(again, Error::<Test>::PausedRecently);
		assert!(!Stopped::get());
		run_to_block(20 + PAUSE_PERIOD);
		assert_ok!(ValidatorSet::pause(RuntimeOrigin::signed(104)));
	});
}

#[test]
fn pause_is_not_used_up_when_the_chain_stands_still_already() {
	build_and_execute(4, 1, || {
		Stopped::set(true);
		assert_noop!(
			ValidatorSet::pause(RuntimeOrigin::signed(104)),
			sp_runtime::DispatchError::Other("stopped already")
		);
		Stopped::set(false);
		assert_ok!(ValidatorSet::pause(RuntimeOrigin::signed(104)));
	});
}

#[test]
fn pause_fails_when_too_few_validators_ask_for_it() {
	build_and_execute(4, 1, || {
		for origin in [RuntimeOrigin::signed(1), RuntimeOrigin::signed(102), RuntimeOrigin::none()]
		{
			assert_noop!(ValidatorSet::pause(origin), BadOrigin);
		}
	});
}
