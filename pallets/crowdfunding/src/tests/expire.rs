// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

fn expire(id: u64) -> Result<(), DispatchError> {
	Crowdfunding::expire(signed(PAYER), id)
}

#[test]
fn expire_begins_refunds_when_the_deadline_is_missed() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		contribute(ANA, id, 99);
		run_to_block(30 * DAY);
		assert_noop!(expire(id), Error::<Test>::NotExpired);
		run_to_block(1 + 30 * DAY);
		assert_ok!(expire(id));
		let (escrow, contributors) = (99 * ONE, 1);
		assert_eq!(last_event(), Event::Refunding { campaign: id, escrow, contributors });
		assert_noop!(expire(id), Error::<Test>::NotExpired);
		assert_noop!(expire(9), Error::<Test>::CampaignNotFound);
	});
}

#[test]
fn expire_begins_refunds_when_nothing_was_released_in_90_days() {
	build_and_execute(|| {
		let id = funded();
		run_to_block(90 * DAY);
		assert_noop!(expire(id), Error::<Test>::NotExpired);
		run_to_block(1 + 90 * DAY);
		assert_ok!(expire(id));
		assert_eq!(campaign(id).state, State::Refunding);
		assert_ok!(Crowdfunding::refund_page(signed(PAYER), id, None, 10));
		assert_eq!((free(ANA), campaign(id).state), (ENDOWMENT, State::Closed));
	});
}

#[test]
fn expire_returns_the_rest_and_scales_principal_when_something_was_released() {
	build_and_execute(|| {
		let fund = fund(LAB);
		// Even if a difference would go to the fund.
		let difference = Difference::Fund(fund);
		let id = create(TestPlan { difference, ..plan(co_ownership(), 100) });
		fill(id);
		release(id, 40);
		propose(id, 60);
		run_to_block(1 + 90 * DAY);
		assert_ok!(expire(id));
		assert_eq!((campaign(id).state, campaign(id).release), (State::Completed, None));
		assert_eq!(campaign(id).escrow(), 60 * ONE);
		let before = free(ANA);
		assert_ok!(Crowdfunding::refund(signed(PAYER), id, ANA));
		assert_eq!(free(ANA), before + 30 * ONE);
		// 1.2 times half of 40.
		assert_eq!(ceiling(id, ANA), 24 * ONE);
		assert_ok!(Crowdfunding::refund_page(signed(PAYER), id, None, 10));
		assert_eq!((held(&NATIVE), free(purse(LAB, Purse::Fund(fund)))), (0, ED));
	});
}

#[test]
fn refund_notes_that_time_is_up_when_nobody_did() {
	build_and_execute(|| {
		let id = funded();
		release(id, 50);
		run_to_block(1 + 90 * DAY);
		assert_ok!(Crowdfunding::refund_page(signed(PAYER), id, None, 10));
		assert_eq!((campaign(id).state, campaign(id).escrow()), (State::Completed, 0));
	});
}
