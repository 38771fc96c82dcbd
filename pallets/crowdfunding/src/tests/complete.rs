// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn complete_registers_later_when_it_could_not_be_done_with_the_last_release() {
	build_and_execute(|| {
		let id = funded();
		propose(id, 100);
		run_blocks(7 * DAY);
		// No numbers left for resources, for the moment.
		let next = pallet_custody::NextResource::<Test>::get();
		pallet_custody::NextResource::<Test>::put(u64::MAX);
		let before = free(VENDOR);
		assert_ok!(Crowdfunding::execute_release(signed(PAYER), id));
		assert_eq!(free(VENDOR), before + 100 * ONE);
		assert!(matches!(last_event(), Event::SettlementWaits { campaign: 0, .. }));
		assert_eq!((campaign(id).state, campaign(id).settled), (State::Completed, false));
		assert!(Shares::book(BookId::Deal(id)).unwrap().inactive);
		assert!(Crowdfunding::complete(signed(PAYER), id).is_err());
		pallet_custody::NextResource::<Test>::put(next);
		assert_ok!(Crowdfunding::complete(signed(PAYER), id));
		assert_eq!(
			last_event(),
			Event::Settled { campaign: id, resource: Some(0), counted: (100 * ONE, 100 * ONE) }
		);
		assert!(!Shares::book(BookId::Deal(id)).unwrap().inactive);
		assert_noop!(Crowdfunding::complete(signed(PAYER), id), Error::<Test>::NothingToComplete);
	});
}

#[test]
fn complete_scales_principal_when_the_price_fell() {
	build_and_execute(|| {
		let id = funded();
		Crowdfunding::lower_price(signed(STEWARD), id, 90 * ONE, document(4)).unwrap();
		propose(id, 90);
		run_blocks(7 * DAY);
		pallet_custody::NextResource::<Test>::put(u64::MAX);
		Crowdfunding::execute_release(signed(PAYER), id).unwrap();
		pallet_custody::NextResource::<Test>::put(0);
		// Refunds do not wait for it.
		assert_ok!(Crowdfunding::refund_page(signed(PAYER), id, None, 10));
		assert_eq!(campaign(id).escrow(), 0);
		assert_ok!(Crowdfunding::complete(signed(PAYER), id));
		assert_eq!(ceiling(id, ANA), 54 * ONE);
	});
}

#[test]
fn complete_fails_when_there_is_nothing_to_complete() {
	build_and_execute(|| {
		let id = funded();
		assert_noop!(Crowdfunding::complete(signed(PAYER), id), Error::<Test>::NothingToComplete);
		assert_noop!(Crowdfunding::complete(signed(PAYER), 9), Error::<Test>::CampaignNotFound);
	});
}
