// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! No time to answer, to object or to come runs while a brake stops calls, and nobody pays for what it could not do.

use super::*;
use crate::{Matter, DEFAULT_THRESHOLD, WHOLE};
use sp_runtime::DispatchResult;

/// Lets blocks pass in which a brake stops calls.
fn pass_braked(blocks: u64) {
	use frame_support::traits::Hooks as _;
	Braked::set(true);
	for _ in 0..blocks {
		run_blocks(1);
		Custody::on_initialize(System::block_number());
	}
	Braked::set(false);
}

fn offer(id: u64, to: u64, until: u64) -> DispatchResult {
	let call = Custody::offer_custody;
	call(signed(STEWARD), id, sole(to), DEFAULT_THRESHOLD, until)
}

fn accept(who: u64, id: u64) -> DispatchResult {
	Custody::accept_custody(signed(who), id, H256::zero())
}

#[test]
fn on_initialize_counts_halts_only_when_a_brake_stops_calls() {
	build_and_execute(|| {
		use frame_support::traits::Hooks as _;
		Custody::on_initialize(1);
		assert_eq!(crate::Halts::<Test>::get(), Default::default());
		pass_braked(3);
		Custody::on_initialize(5);
		let halts = crate::Halts::<Test>::get();
		assert_eq!((halts.blocks, halts.last), (3, Some(4)));
	});
}

#[test]
fn accept_custody_succeeds_as_much_later_when_a_brake_stopped_calls() {
	build_and_execute(|| {
		let (one, two) = (printer(), printer());
		pass_braked(5);
		for id in [one, two] {
			assert_ok!(offer(id, ANA, 20));
		}
		pass_braked(30);
		assert_eq!(Custody::matters(one, ANA), [Matter::Offer { until: 50 }]);
		run_to_block(50);
		assert_noop!(offer(two, BEN, 60), Error::<Test>::AlreadyOffered);
		assert_ok!(accept(ANA, one));
		run_to_block(51);
		// What is over stays so.
		pass_braked(5);
		assert_noop!(accept(ANA, two), Error::<Test>::OfferExpired);
		assert_ok!(Custody::cancel_offer(signed(CEM), two));
	});
}

#[test]
fn cancel_offer_counts_what_was_agreed_to_before_when_a_brake_stopped_calls() {
	build_and_execute(|| {
		let id = printer();
		let half = WHOLE / 2;
		let until = System::block_number() + 20;
		let both = weights(&[(ANA, half), (BEN, half)]);
		let call = Custody::offer_custody;
		assert_ok!(call(signed(STEWARD), id, both, WHOLE, until));
		assert_ok!(accept(ANA, id));
		assert_ok!(accept(BEN, id));
		for who in [ANA, BEN] {
			assert_ok!(call(signed(who), id, sole(CEM), WHOLE, 100));
		}
		assert_ok!(Custody::cancel_offer(signed(ANA), id));
		pass_braked(5);
		assert_ok!(Custody::cancel_offer(signed(BEN), id));
		assert_eq!(last_event(), Event::OfferCancelled { resource: id });
	});
}

#[test]
fn appoint_interim_waits_for_an_answer_as_long_as_a_brake_stopped_it() {
	build_and_execute(|| {
		let id = printer();
		member(ANA);
		let flag = || Custody::flag_custodian(signed(ANA), id, H256::zero());
		let appoint = || Custody::appoint_interim(signed(STEWARD), id, BEN);
		assert_ok!(flag());
		pass_braked(3 * DAY);
		pass_days(7);
		assert_noop!(appoint(), Error::<Test>::NotSilent);
		assert_ok!(Custody::answer_flag(signed(STEWARD), id, H256::zero()));
		pass_days(7);
		assert_ok!(flag());
		pass_braked(3 * DAY);
		pass_days(7);
		run_blocks(1);
		let late = Custody::answer_flag(signed(STEWARD), id, H256::zero());
		assert_noop!(late, Error::<Test>::AnsweredTooLate);
		assert_ok!(appoint());
	});
}

#[test]
fn a_recall_has_its_whole_notice_when_a_brake_stopped_calls() {
	build_and_execute(|| {
		let id = printer();
		assert_ok!(Custody::recall_custodian(signed(STEWARD), id, H256::zero()));
		pass_braked(5);
		assert_eq!(Custody::matters(id, STEWARD), [Matter::Recall { due: 1 + 14 * DAY + 5 }]);
		pass_days(14);
		let appoint = || Custody::appoint_interim(signed(STEWARD), id, BEN);
		assert_noop!(appoint(), Error::<Test>::NotSilent);
		run_blocks(1);
		assert_ok!(appoint());
	});
}

#[test]
fn consent_succeeds_as_much_later_when_a_brake_stopped_calls() {
	build_and_execute(|| {
		buy(7, new_subject(), &[(ANA, 50 * ONE), (BEN, 30 * ONE)]);
		let (call, tariffs) = (Custody::propose_amendment, tariffs_of(ONE));
		assert_ok!(call(signed(STEWARD), 7, tariffs, document(4)));
		pass_braked(9 * DAY);
		pass_days(30);
		assert_noop!(Custody::drop_amendment(signed(CEM), 7), Error::<Test>::NotAuthorized);
		assert_ok!(Custody::consent(signed(ANA), 7, 0));
	});
}

#[test]
fn owners_have_their_whole_time_to_challenge_an_end_when_a_brake_stopped_calls() {
	build_and_execute(|| {
		let owners = [(ANA, 50 * ONE), (BEN, 30 * ONE), (CEM, 20 * ONE)];
		let id = buy(7, new_subject(), &owners);
		let next = printer();
		assert_ok!(Custody::deprecate(signed(STEWARD), id, next));
		for who in [11, 12, 13, 15] {
			member_once(who);
		}
		assert_ok!(Custody::declare_end(signed(11), id, document(1)));
		// Nobody names for them who would have.
		pass_braked(60 * DAY);
		pass_days(60);
		let silent = Custody::name_for_silent(signed(STEWARD), 7, 13);
		assert_noop!(silent, Error::<Test>::TooEarly);
		for owner in [ANA, CEM] {
			assert_ok!(Custody::name_witness(signed(owner), 7, 0, 13));
		}
		for who in [12, 13] {
			assert_ok!(Custody::witness_end(signed(who), id, document(2)));
		}
		pass_days(10);
		pass_braked(14 * DAY);
		pass_days(4);
		let dispose = || Custody::dispose(signed(15), id, document(4));
		assert_noop!(dispose(), Error::<Test>::NotConfirmed);
		let until = System::block_number();
		assert!(Custody::matters(id, STEWARD).contains(&Matter::Challenge { until }));
		// A third of them, in the last block.
		assert_ok!(Custody::challenge_as_owner(signed(ANA), 7, 0));
		// Frozen it stands still anyway: no time is added twice.
		pass_braked(5 * DAY);
		pass_days(1);
		assert_ok!(Custody::decide_challenge(signed(STEWARD), id, false));
		assert_noop!(dispose(), Error::<Test>::NotConfirmed);
		run_blocks(1);
		assert_ok!(dispose());
	});
}
