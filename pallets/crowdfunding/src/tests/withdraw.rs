// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn withdraw_returns_all_and_takes_principal_back() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		let before = free(ANA);
		contribute(ANA, id, 30);
		contribute(BEN, id, 10);
		assert_ok!(Crowdfunding::withdraw(signed(ANA), id));
		assert_eq!(free(ANA), before);
		assert_eq!(
			last_event(),
			Event::Withdrawn {
				campaign: id,
				contributor: ANA,
				amount: 30 * ONE,
				collected: 10 * ONE,
			}
		);
		assert_eq!(contribution(id, ANA), None);
		assert_eq!(Shares::position(BookId::Deal(id), Holder::Agent(ANA), 0), None);
		assert_eq!((campaign(id).contributors, campaign(id).counting), (1, 10 * ONE));
		assert_noop!(Crowdfunding::withdraw(signed(ANA), id), Error::<Test>::ContributionNotFound);
		// And give again.
		contribute(ANA, id, 5);
	});
}

#[test]
fn withdraw_returns_what_does_not_count() {
	build_and_execute(|| {
		let id = create(plan(Purpose::Donation, 100));
		contribute(STEWARD, id, 30);
		assert_ok!(Crowdfunding::withdraw(signed(STEWARD), id));
		assert_eq!(campaign(id).collected, 0);
	});
}

#[test]
fn withdraw_fails_when_the_deadline_is_near() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		contribute(ANA, id, 30);
		contribute(BEN, id, 30);
		run_to_block(1 + 30 * DAY - FINAL_PERIOD - 1);
		assert_ok!(Crowdfunding::withdraw(signed(ANA), id));
		run_to_block(1 + 30 * DAY - FINAL_PERIOD);
		assert_noop!(Crowdfunding::withdraw(signed(BEN), id), Error::<Test>::TooLateToWithdraw);
	});
}

#[test]
fn withdraw_fails_when_the_goal_is_met() {
	build_and_execute(|| {
		let id = funded();
		assert_noop!(Crowdfunding::withdraw(signed(ANA), id), Error::<Test>::NotOpen);
		assert_noop!(Crowdfunding::withdraw(signed(ANA), 9), Error::<Test>::CampaignNotFound);
	});
}
