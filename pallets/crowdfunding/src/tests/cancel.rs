// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn cancel_lets_everybody_be_refunded() {
	build_and_execute(|| {
		let id = funded();
		propose(id, 100);
		assert_ok!(Crowdfunding::cancel(signed(STEWARD), id));
		assert_eq!(
			last_event(),
			Event::Refunding { campaign: id, escrow: 100 * ONE, contributors: 3 }
		);
		assert_eq!(campaign(id).release, None);
		assert_eq!(crate::LiveCampaigns::<Test>::get(LAB), 0);
		for who in [ANA, BEN, CEM] {
			assert_ok!(Crowdfunding::refund(signed(PAYER), id, who));
			assert_eq!(free(who), ENDOWMENT);
		}
		assert_eq!(campaign(id).state, State::Closed);
	});
}

#[test]
fn cancel_closes_a_campaign_when_nobody_contributed() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		assert_ok!(Crowdfunding::cancel(signed(STEWARD), id));
		assert_eq!(last_event(), Event::Closed { campaign: id });
		assert_noop!(Crowdfunding::cancel(signed(STEWARD), id), Error::<Test>::NotCancellable);
	});
}

#[test]
fn cancel_fails_when_something_was_released() {
	build_and_execute(|| {
		let id = funded();
		release(id, 50);
		assert_noop!(Crowdfunding::cancel(signed(STEWARD), id), Error::<Test>::NotCancellable);
	});
}

#[test]
fn cancel_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let id = funded();
		assert_noop!(Crowdfunding::cancel(signed(ANA), id), DispatchError::BadOrigin);
		assert_noop!(Crowdfunding::cancel(signed(STEWARD), 9), Error::<Test>::CampaignNotFound);
	});
}
