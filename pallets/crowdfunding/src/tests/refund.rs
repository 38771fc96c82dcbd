// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{WeightInfo as _, MAX_REFUNDS};

fn refund(id: u64, who: u64) -> Result<(), DispatchError> {
	Crowdfunding::refund(signed(PAYER), id, who).map(drop).map_err(|e| e.error)
}

fn page(id: u64, after: Option<u64>, limit: u32) -> Result<(), DispatchError> {
	Crowdfunding::refund_page(signed(PAYER), id, after, limit).map(drop).map_err(|e| e.error)
}

/// A campaign in an asset whose issuer can block accounts, to which Ana, Ben and Cem gave.
fn in_euros() -> (u64, AssetKind) {
	let euro = asset_with_pot(1);
	Crowdfunding::open_pot(signed(PAYER), LAB, euro.clone()).unwrap();
	let id = create(TestPlan {
		asset: euro.clone(),
		goal: 100_000_000,
		smallest: 1_000_000,
		..plan(co_ownership(), 100)
	});
	for who in [ANA, BEN, CEM] {
		Assets::mint(signed(PAYER), 1, who, 20_000_000).unwrap();
		Crowdfunding::contribute(signed(who), id, 10_000_000, AGREEMENT).unwrap();
	}
	(id, euro)
}

#[test]
fn refund_pays_everything_once_when_the_deadline_is_missed() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		contribute(ANA, id, 30);
		contribute(BEN, id, 10);
		assert_noop!(refund(id, ANA), Error::<Test>::NotRefunding);
		run_to_block(1 + 30 * DAY);
		assert_ok!(refund(id, ANA));
		assert_eq!(free(ANA), ENDOWMENT);
		assert_eq!(
			last_event(),
			Event::Refunded {
				campaign: id,
				contributor: ANA,
				beneficiary: ANA,
				amount: 30 * ONE,
				escrow: 10 * ONE,
				contributors: 1,
			}
		);
		assert_eq!(Shares::position(BookId::Deal(id), Holder::Agent(ANA), 0), None);
		assert_noop!(refund(id, ANA), Error::<Test>::ContributionNotFound);
		assert_noop!(refund(id, DIA), Error::<Test>::ContributionNotFound);
		assert_ok!(refund(id, BEN));
		assert_eq!((campaign(id).state, campaign(id).escrow()), (State::Closed, 0));
		assert_eq!(last_event(), Event::Closed { campaign: id });
		assert_noop!(refund(id, BEN), Error::<Test>::NotRefunding);
		assert_noop!(refund(9, BEN), Error::<Test>::CampaignNotFound);
	});
}

#[test]
fn refund_page_pays_many_and_passes_over_whom_it_cannot_pay() {
	build_and_execute(|| {
		let (id, euro) = in_euros();
		Crowdfunding::cancel(signed(STEWARD), id).unwrap();
		Assets::block(signed(PAYER), 1, BEN).unwrap();
		assert_ok!(page(id, None, 10));
		assert_eq!(
			[ANA, BEN, CEM].map(|who| balance_of(&euro, who)),
			[20_000_000, 10_000_000, 20_000_000]
		);
		assert!(events()
			.iter()
			.any(|event| matches!(event, Event::RefundWaits { contributor: BEN, .. })));
		assert!(contribution(id, BEN).unwrap().waits);
		assert_eq!(campaign(id).escrow(), 10_000_000);
		// It stands in nobody's way, and can be tried again.
		assert_ok!(page(id, None, 10));
		assert_noop!(page(id, Some(BEN), 10), Error::<Test>::NothingToRefund);
		Assets::thaw(signed(PAYER), 1, BEN).unwrap();
		assert_ok!(page(id, None, 10));
		assert_eq!((balance_of(&euro, BEN), campaign(id).state), (20_000_000, State::Closed));
	});
}

#[test]
fn refund_page_is_bounded_and_goes_on_after_a_contributor() {
	build_and_execute(|| {
		let id = create(plan(Purpose::Donation, 1_000));
		for who in 1_000..1_070 {
			endow(who);
			contribute(who, id, 1);
		}
		Crowdfunding::cancel(signed(STEWARD), id).unwrap();
		let order: Vec<u64> =
			Crowdfunding::contributions(id, None, 100).iter().map(|c| c.contributor).collect();
		assert_ok!(page(id, Some(order[9]), 5));
		for (place, who) in order.iter().enumerate() {
			assert_eq!(contribution(id, *who).is_none(), (10..15).contains(&place));
		}
		let info = Crowdfunding::refund_page(signed(PAYER), id, None, u32::MAX).unwrap();
		assert_eq!(campaign(id).contributors, 65 - u64::from(MAX_REFUNDS));
		assert_eq!(info.actual_weight, Some(<()>::refund_page_without_principal(MAX_REFUNDS)));
		let info = Crowdfunding::refund_page(signed(PAYER), id, None, u32::MAX).unwrap();
		assert_eq!(info.actual_weight, Some(<()>::refund_page_without_principal(15)));
		assert_eq!(campaign(id).state, State::Closed);
	});
}

#[test]
fn refund_gives_back_the_weight_of_a_completion_that_it_did_not_make() {
	build_and_execute(|| {
		let used =
			|id, who| Crowdfunding::refund(signed(PAYER), id, who).unwrap().actual_weight.unwrap();
		let declared = Crowdfunding::refund_weight(None);
		for (purpose, one) in [
			(co_ownership(), <()>::refund()),
			(Purpose::Donation, <()>::refund_without_principal()),
		] {
			let id = create(plan(purpose, 100));
			contribute(ANA, id, 10);
			contribute(BEN, id, 10);
			run_blocks(30 * DAY);
			// The first notes that time is up.
			let first = used(id, ANA);
			assert_eq!(first, one.saturating_add(Crowdfunding::completion_weight()));
			assert!(first.all_lte(declared));
			assert_eq!(used(id, BEN), one);
		}
	});
}

#[test]
fn refund_page_fails_when_there_is_nobody() {
	build_and_execute(|| {
		let id = funded();
		assert_noop!(page(id, None, 5), Error::<Test>::NotRefunding);
		assert_noop!(page(9, None, 5), Error::<Test>::CampaignNotFound);
		Crowdfunding::cancel(signed(STEWARD), id).unwrap();
		assert_noop!(page(id, None, 0), Error::<Test>::NothingToRefund);
	});
}

#[test]
fn claim_difference_pays_another_account_when_the_own_cannot_be_paid() {
	build_and_execute(|| {
		let (id, euro) = in_euros();
		Crowdfunding::cancel(signed(STEWARD), id).unwrap();
		Assets::block(signed(PAYER), 1, BEN).unwrap();
		assert!(refund(id, BEN).is_err());
		let to_pot = Crowdfunding::claim_difference(signed(BEN), id, pot(&euro));
		assert_noop!(to_pot, Error::<Test>::InvalidPayee);
		assert_ok!(Crowdfunding::claim_difference(signed(BEN), id, ANA));
		assert_eq!(balance_of(&euro, ANA), 20_000_000);
		let Event::Refunded { contributor, beneficiary, .. } = last_event() else { panic!() };
		assert_eq!((contributor, beneficiary), (BEN, ANA));
		assert_noop!(
			Crowdfunding::claim_difference(signed(BEN), id, ANA),
			Error::<Test>::ContributionNotFound
		);
		assert_noop!(
			Crowdfunding::claim_difference(signed(BEN), 9, ANA),
			Error::<Test>::CampaignNotFound
		);
	});
}

#[test]
fn claim_difference_fails_when_nothing_returns() {
	build_and_execute(|| {
		let id = funded();
		assert_noop!(
			Crowdfunding::claim_difference(signed(ANA), id, ANA),
			Error::<Test>::NotRefunding
		);
	});
}

#[test]
fn refund_waits_when_the_asset_is_frozen() {
	build_and_execute(|| {
		let (id, euro) = in_euros();
		Crowdfunding::cancel(signed(STEWARD), id).unwrap();
		Assets::freeze_asset(signed(PAYER), 1).unwrap();
		assert!(refund(id, ANA).is_err());
		assert_ok!(page(id, None, 10));
		assert_eq!(campaign(id).contributors, 3);
		Assets::thaw_asset(signed(PAYER), 1).unwrap();
		assert_ok!(page(id, None, 10));
		assert_eq!(held(&euro), 0);
	});
}

#[test]
fn refund_divides_to_the_last_base_unit_in_any_order() {
	for order in [[ANA, BEN, CEM], [CEM, ANA, BEN], [BEN, CEM, ANA]] {
		build_and_execute(|| {
			let id = create(TestPlan { goal: 3 * ONE + 1, ..plan(co_ownership(), 3) });
			for (who, more) in [(ANA, 0), (BEN, 1), (CEM, 0)] {
				Crowdfunding::contribute(signed(who), id, ONE + more, AGREEMENT).unwrap();
			}
			let price = 3 * ONE - 1;
			Crowdfunding::lower_price(signed(STEWARD), id, price, document(4)).unwrap();
			Crowdfunding::request_release(signed(STEWARD), id, price, document(5)).unwrap();
			run_blocks(7 * DAY);
			Crowdfunding::execute_release(signed(PAYER), id).unwrap();
			// Two base units for three.
			for who in order {
				assert_ok!(refund(id, who));
				check_state();
			}
			assert_eq!((campaign(id).returned, campaign(id).escrow()), (2, 0));
		});
	}
}
