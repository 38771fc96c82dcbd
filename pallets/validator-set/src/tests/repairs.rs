// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Repairs by decision: finality that stalled, upgrades.

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
fn authorize_upgrade_stores_the_hash_when_it_is_decided() {
	build_and_execute(4, 1, || {
		let hash = H256::repeat_byte(7);
		assert_ok!(ValidatorSet::authorize_upgrade(RuntimeOrigin::signed(102), hash));

		let authorised = System::authorized_upgrade().unwrap();
		assert_eq!(*authorised.code_hash(), hash);
		let event = frame_system::Event::UpgradeAuthorized { code_hash: hash, check_version: true };
		System::assert_last_event(event.into());
	});
}

#[test]
fn authorize_upgrade_fails_when_the_origin_does_not_repair() {
	build_and_execute(4, 1, || {
		let result = ValidatorSet::authorize_upgrade(RuntimeOrigin::signed(101), H256::zero());
		assert_noop!(result, BadOrigin);
		assert!(System::authorized_upgrade().is_none());
	});
}
