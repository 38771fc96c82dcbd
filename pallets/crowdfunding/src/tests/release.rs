// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Release, WeightInfo as _};

fn try_propose(id: u64, amount: u128) -> Result<(), DispatchError> {
	Crowdfunding::request_release(signed(STEWARD), id, amount, document(5))
}

fn object(who: u64, id: u64) -> Result<(), DispatchError> {
	Crowdfunding::object(signed(who), id).map(drop).map_err(|failed| failed.error)
}

fn execute(id: u64) -> Result<(), DispatchError> {
	Crowdfunding::execute_release(signed(PAYER), id).map(drop).map_err(|e| e.error)
}

#[test]
fn execute_release_gives_back_the_weight_of_what_its_purpose_does_not_do() {
	build_and_execute(|| {
		let id = funded();
		propose(id, 40);
		run_blocks(7 * DAY);
		let took =
			|id| Crowdfunding::execute_release(signed(PAYER), id).unwrap().actual_weight.unwrap();
		assert_eq!(took(id), <()>::execute_release());
		propose(id, 60);
		run_blocks(7 * DAY);
		assert_eq!(took(id), Crowdfunding::completion_weight());
		assert!(Crowdfunding::completion_weight().all_lte(Crowdfunding::release_weight()));
	});
}

#[test]
fn request_release_announces_a_payment() {
	build_and_execute(|| {
		let id = funded();
		propose(id, 100);
		let (evidence, from) = (document(5), System::block_number() + 7 * DAY);
		assert_eq!(
			last_event(),
			Event::ReleaseRequested {
				campaign: id,
				number: 1,
				amount: 100 * ONE,
				evidence: evidence.clone(),
				from,
				difference: false,
			}
		);
		let campaign = campaign(id);
		assert_eq!(campaign.state, State::Releasing);
		let amount = 100 * ONE;
		let (objected, difference) = (0, false);
		assert_eq!(
			campaign.release,
			Some(Release { amount, evidence, from, objected, difference, stopped: 0 })
		);
	});
}

#[test]
fn request_release_fails_when_the_goal_is_not_met_or_all_is_over() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		assert_noop!(try_propose(id, ONE), Error::<Test>::NotFunded);
		assert_noop!(try_propose(9, ONE), Error::<Test>::CampaignNotFound);
		fill(id);
		let by_ana = Crowdfunding::request_release(signed(ANA), id, ONE, document(5));
		assert_noop!(by_ana, DispatchError::BadOrigin);
		propose(id, 100);
		assert_noop!(try_propose(id, 50 * ONE), Error::<Test>::AlreadyRequested);
		run_blocks(7 * DAY);
		execute(id).unwrap();
		assert_noop!(try_propose(id, ONE), Error::<Test>::NotFunded);
	});
}

#[test]
fn request_release_fails_when_it_is_no_instalment() {
	build_and_execute(|| {
		let id = funded();
		for amount in [0, ONE - 1, 50 * ONE + 1, 100 * ONE - 1, 100 * ONE + 1, u128::MAX] {
			assert_noop!(try_propose(id, amount), Error::<Test>::InvalidAmount);
		}
		release(id, 50);
		for amount in [0, ONE - 1, 50 * ONE + 1] {
			assert_noop!(try_propose(id, amount), Error::<Test>::InvalidAmount);
		}
		// Only the first is at most half.
		assert_ok!(try_propose(id, 40 * ONE));
	});
}

#[test]
fn request_release_fails_when_there_is_no_time_left() {
	build_and_execute(|| {
		let id = funded();
		run_to_block(1 + 83 * DAY);
		assert_noop!(try_propose(id, 100 * ONE), Error::<Test>::TooLate);
		run_to_block(1 + 90 * DAY);
		assert_noop!(try_propose(id, 100 * ONE), Error::<Test>::TooLate);
	});
}

#[test]
fn request_release_fails_when_there_are_no_numbers_left() {
	build_and_execute(|| {
		let id = funded();
		crate::Campaigns::<Test>::mutate(id, |c| c.as_mut().unwrap().requested = u32::MAX);
		assert_noop!(try_propose(id, 100 * ONE), Error::<Test>::Overflow);
	});
}

#[test]
fn object_refuses_a_release_when_a_third_objects() {
	build_and_execute(|| {
		let id = funded();
		propose(id, 100);
		assert_ok!(object(CEM, id));
		assert_eq!(
			last_event(),
			Event::Objected {
				campaign: id,
				number: 1,
				contributor: CEM,
				objected: 20 * ONE,
				counting: 100 * ONE,
			}
		);
		assert_eq!(campaign(id).state, State::Releasing);
		assert_ok!(object(BEN, id));
		assert_eq!(last_event(), Event::ReleaseRefused { campaign: id, number: 1 });
		assert_eq!((campaign(id).state, campaign(id).release), (State::Funded, None));
		run_blocks(7 * DAY);
		assert_noop!(execute(id), Error::<Test>::ReleaseNotFound);
		// The next one begins without objections.
		propose(id, 100);
		assert_ok!(object(CEM, id));
		run_blocks(7 * DAY);
		assert_ok!(execute(id));
	});
}

#[test]
fn object_refuses_a_release_when_exactly_a_third_objects_and_not_below() {
	build_and_execute(|| {
		for (own, refused) in [(30, true), (29, false)] {
			let id = create(plan(Purpose::Donation, 90));
			contribute(ANA, id, own);
			contribute(BEN, id, 90 - own);
			propose(id, 90);
			assert_ok!(object(ANA, id));
			assert_eq!(campaign(id).release.is_none(), refused);
		}
	});
}

#[test]
fn object_keeps_a_campaign_releasing_when_something_was_released() {
	build_and_execute(|| {
		let id = funded();
		release(id, 50);
		propose(id, 50);
		assert_ok!(object(ANA, id));
		assert_eq!((campaign(id).state, campaign(id).release), (State::Releasing, None));
	});
}

#[test]
fn object_does_not_count_insiders_on_either_side() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		contribute(STEWARD, id, 40);
		contribute(VENDOR, id, 45);
		contribute(ANA, id, 10);
		contribute(BEN, id, 5);
		propose(id, 100);
		for who in [STEWARD, VENDOR] {
			assert_noop!(object(who, id), Error::<Test>::NotEligible);
		}
		// Five of the fifteen that count.
		assert_ok!(object(BEN, id));
		assert_eq!(campaign(id).release, None);
	});
}

#[test]
fn object_fails_when_it_is_done_twice_or_by_others_or_too_late() {
	build_and_execute(|| {
		let id = funded();
		assert_noop!(object(CEM, id), Error::<Test>::ReleaseNotFound);
		assert_noop!(object(CEM, 9), Error::<Test>::CampaignNotFound);
		propose(id, 100);
		assert_noop!(object(DIA, id), Error::<Test>::ContributionNotFound);
		assert_ok!(object(CEM, id));
		assert_noop!(object(CEM, id), Error::<Test>::AlreadyObjected);
		run_blocks(7 * DAY);
		assert_noop!(object(ANA, id), Error::<Test>::TooLate);
	});
}

#[test]
fn execute_release_pays_the_payee_and_completes_when_it_is_the_last() {
	build_and_execute(|| {
		let id = funded();
		let before = free(VENDOR);
		release(id, 100);
		assert_eq!(free(VENDOR), before + 100 * ONE);
		assert_eq!((held(&NATIVE), free(pot(&NATIVE))), (0, ED));
		assert_eq!(
			events()[events().len() - 4..],
			[
				Event::Released {
					campaign: id,
					number: 1,
					amount: 100 * ONE,
					payee: Some(VENDOR),
					released: 100 * ONE,
					escrow: 0,
				},
				Event::Completed { campaign: id, released: 100 * ONE, returning: 0 },
				Event::EscrowEmptied { campaign: id },
				Event::Settled { campaign: id, resource: Some(0), counted: (100 * ONE, 100 * ONE) },
			]
		);
		let campaign = campaign(id);
		assert_eq!((campaign.state, campaign.settled), (State::Completed, true));
		assert_eq!(campaign.resource, Some(0));
		assert!(!Shares::book(BookId::Deal(id)).unwrap().inactive);
		assert_eq!(crate::LiveCampaigns::<Test>::get(LAB), 0);
	});
}

#[test]
fn execute_release_pays_instalments_one_after_the_other() {
	build_and_execute(|| {
		let id = funded();
		let before = free(VENDOR);
		release(id, 50);
		assert_eq!((free(VENDOR), campaign(id).state), (before + 50 * ONE, State::Releasing));
		release(id, 30);
		release(id, 20);
		assert_eq!(free(VENDOR), before + 100 * ONE);
		assert_eq!((campaign(id).state, campaign(id).requested), (State::Completed, 3));
	});
}

#[test]
fn execute_release_fails_when_it_is_too_early_or_too_late() {
	build_and_execute(|| {
		let id = funded();
		assert_noop!(execute(id), Error::<Test>::ReleaseNotFound);
		assert_noop!(execute(9), Error::<Test>::CampaignNotFound);
		propose(id, 100);
		run_blocks(7 * DAY - 1);
		assert_noop!(execute(id), Error::<Test>::TooEarly);
		run_to_block(1 + 90 * DAY);
		assert_noop!(execute(id), Error::<Test>::TooLate);
	});
}

#[test]
fn execute_release_fails_when_the_payee_cannot_be_paid_and_contributors_get_it_back() {
	build_and_execute(|| {
		let euro = asset_with_pot(1);
		Crowdfunding::open_pot(signed(PAYER), LAB, euro.clone()).unwrap();
		let plan = TestPlan {
			asset: euro.clone(),
			goal: 5_000_000,
			smallest: 1_000_000,
			..plan(co_ownership(), 100)
		};
		let id = create(plan);
		Crowdfunding::contribute(signed(PAYER), id, 5_000_000, AGREEMENT).unwrap();
		Assets::mint(signed(PAYER), 1, VENDOR, 10).unwrap();
		Assets::block(signed(PAYER), 1, VENDOR).unwrap();
		Crowdfunding::request_release(signed(STEWARD), id, 5_000_000, document(5)).unwrap();
		run_blocks(7 * DAY);
		assert!(execute(id).is_err());
		assert_eq!(campaign(id).escrow(), 5_000_000);
		run_blocks(90 * DAY);
		assert_ok!(Crowdfunding::refund(signed(ANA), id, PAYER));
		assert_eq!((held(&euro), campaign(id).state), (0, State::Closed));
	});
}

#[test]
fn execute_release_records_income_when_it_is_a_sale_or_a_donation() {
	build_and_execute(|| {
		equation(&[]);
		for purpose in [Purpose::PreSale, Purpose::Donation] {
			let id = create(plan(purpose, 100));
			fill(id);
			let before = free(DIA);
			release(id, 50);
			release(id, 50);
			let Event::Settled { resource: None, .. } = last_event() else { panic!() };
			assert_eq!((held(&NATIVE), campaign(id).state), (0, State::Completed));
			let line = pallet_value_equation::Line::Bucket(0);
			Equations::collect(signed(PAYER), LAB, NATIVE, line).unwrap();
			assert_eq!(free(DIA), before + 100 * ONE);
			// Nobody is owed anything, and what they gave needs no record.
			assert_ok!(Crowdfunding::refund_page(signed(PAYER), id, None, 10));
			assert_eq!(campaign(id).contributors, 0);
		}
	});
}

#[test]
fn execute_release_records_income_when_the_payee_is_related_to_the_scope() {
	build_and_execute(|| {
		equation(&[]);
		let Purpose::CoOwnership { purchase, .. } = co_ownership() else { panic!() };
		let own = Purpose::CoOwnership { purchase, payee: STEWARD, ceiling: None };
		// Declared of a vendor, or plain of a steward.
		for purpose in [own, co_ownership()] {
			let relation = Some(AGREEMENT);
			let id = create(TestPlan { relation, ..plan(purpose, 100) });
			fill(id);
			let (dia, before) = (free(DIA), [STEWARD, VENDOR].map(free));
			release(id, 100);
			assert!(events().contains(&Event::Released {
				campaign: id,
				number: 1,
				amount: 100 * ONE,
				payee: None,
				released: 100 * ONE,
				escrow: 0,
			}));
			assert_eq!([STEWARD, VENDOR].map(free), before);
			let line = pallet_value_equation::Line::Bucket(0);
			Equations::collect(signed(PAYER), LAB, NATIVE, line).unwrap();
			assert_eq!(free(DIA), dia + 100 * ONE);
			assert!(campaign(id).settled);
		}
	});
}

#[test]
fn request_release_succeeds_when_the_custodian_of_the_plan_has_left() {
	build_and_execute(|| {
		use pallet_custody::Custodies;
		// A second campaign, for a thing that there is, whose custodian passes it on meanwhile.
		let first = funded();
		release(first, 100);
		let Purpose::CoOwnership { mut purchase, .. } = co_ownership() else { panic!() };
		purchase.subject = ovn_primitives::Subject::Existing(0);
		let id = create(plan(Purpose::CoOwnership { purchase, payee: VENDOR, ceiling: None }, 100));
		fill(id);
		release(id, 50);
		Custodies::<Test>::mutate(0, |custody| {
			custody.as_mut().unwrap().holders = vec![(DIA, 1_000_000)].try_into().unwrap();
		});
		release(id, 50);
		assert_eq!(campaign(id).resource, Some(0));
	});
	// And of a new thing one who does not belong to the scope any more.
	build_and_execute(|| {
		join(DIA);
		let Purpose::CoOwnership { mut purchase, .. } = co_ownership() else { panic!() };
		purchase.custodian = DIA;
		let id = create(plan(Purpose::CoOwnership { purchase, payee: VENDOR, ceiling: None }, 100));
		fill(id);
		release(id, 50);
		Networks::leave(signed(DIA), LAB).unwrap();
		release(id, 50);
		assert_eq!(campaign(id).state, State::Completed);
		assert!(pallet_custody::Custodies::<Test>::get(0).unwrap().holders.is_empty());
	});
}

#[test]
fn execute_release_waits_as_long_as_a_brake_stopped_objections() {
	build_and_execute(|| {
		let id = funded();
		propose(id, 100);
		pass_braked(DAY);
		run_blocks(6 * DAY);
		assert_noop!(execute(id), Error::<Test>::TooEarly);
		assert_ok!(object(CEM, id));
		run_blocks(DAY);
		assert_noop!(object(BEN, id), Error::<Test>::TooLate);
		assert_ok!(execute(id));
	});
}

#[test]
fn request_release_fails_when_one_was_just_refused() {
	build_and_execute(|| {
		let id = funded();
		propose(id, 100);
		assert_ok!(object(ANA, id));
		assert_noop!(try_propose(id, 100 * ONE), Error::<Test>::TooEarly);
		run_blocks(7 * DAY - 1);
		assert_noop!(try_propose(id, 100 * ONE), Error::<Test>::TooEarly);
		run_blocks(1);
		assert_ok!(try_propose(id, 100 * ONE));
	});
}

fn withdraw(who: u64, id: u64) -> Result<(), DispatchError> {
	Crowdfunding::withdraw_release(signed(who), id).map(drop).map_err(|failed| failed.error)
}

#[test]
fn withdraw_release_takes_back_what_is_announced() {
	build_and_execute(|| {
		let id = funded();
		let before = free(VENDOR);
		release(id, 50);
		propose(id, 50);
		assert_ok!(withdraw(STEWARD, id));
		assert_eq!(last_event(), Event::ReleaseWithdrawn { campaign: id, number: 2 });
		assert_eq!((campaign(id).state, campaign(id).release), (State::Releasing, None));
		run_blocks(7 * DAY);
		assert_noop!(execute(id), Error::<Test>::ReleaseNotFound);
		assert_eq!(free(VENDOR), before + 50 * ONE);
		// Nobody refused it: another can be requested at once.
		propose(id, 50);
	});
}

#[test]
fn withdraw_release_leaves_a_campaign_funded_when_nothing_was_released() {
	build_and_execute(|| {
		let id = funded();
		propose(id, 100);
		let took = Crowdfunding::withdraw_release(signed(STEWARD), id).unwrap().actual_weight;
		assert_eq!(took, Some(<()>::withdraw_release()));
		assert_eq!((campaign(id).state, campaign(id).release), (State::Funded, None));
	});
}

#[test]
fn withdraw_release_fails_when_nothing_is_announced_or_the_origin_does_not_decide() {
	build_and_execute(|| {
		let id = funded();
		assert_noop!(withdraw(STEWARD, 9), Error::<Test>::CampaignNotFound);
		assert_noop!(withdraw(STEWARD, id), Error::<Test>::ReleaseNotFound);
		propose(id, 100);
		for who in [ANA, VENDOR] {
			assert_noop!(withdraw(who, id), DispatchError::BadOrigin);
		}
		run_blocks(90 * DAY);
		assert_noop!(withdraw(STEWARD, id), Error::<Test>::TooLate);
	});
}
