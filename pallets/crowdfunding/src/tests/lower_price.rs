// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

fn lower(id: u64, price: u128) -> Result<(), DispatchError> {
	Crowdfunding::lower_price(signed(STEWARD), id, price, document(4))
}

#[test]
fn lower_price_returns_the_difference_and_lowers_principal() {
	build_and_execute(|| {
		let id = funded();
		assert_ok!(lower(id, 90 * ONE));
		let evidence = document(4);
		let price = 90 * ONE;
		assert_eq!(last_event(), Event::PriceLowered { campaign: id, price, evidence });
		assert_eq!(campaign(id).state, State::Funded);
		release(id, 90);
		assert_eq!(campaign(id).state, State::Completed);
		assert_eq!(campaign(id).escrow(), 10 * ONE);
		// Half of 10, and 1.2 times 45.
		let before = free(ANA);
		assert_ok!(Crowdfunding::refund(signed(PAYER), id, ANA));
		assert_eq!(free(ANA), before + 5 * ONE);
		assert_eq!(ceiling(id, ANA), 54 * ONE);
		assert_noop!(
			Crowdfunding::refund(signed(PAYER), id, ANA),
			Error::<Test>::ContributionNotFound
		);
		assert_ok!(Crowdfunding::refund_page(signed(PAYER), id, None, 10));
		assert_eq!((campaign(id).escrow(), held(&NATIVE)), (0, 0));
		assert!(events().contains(&Event::EscrowEmptied { campaign: id }));
	});
}

#[test]
fn lower_price_completes_when_as_much_was_released() {
	build_and_execute(|| {
		let id = funded();
		release(id, 50);
		assert_ok!(lower(id, 50 * ONE));
		assert_eq!((campaign(id).state, campaign(id).escrow()), (State::Completed, 50 * ONE));
		assert_eq!(ceiling(id, ANA), 30 * ONE);
	});
}

#[test]
fn lower_price_pays_the_fund_when_the_plan_says_so() {
	build_and_execute(|| {
		let fund = fund(LAB);
		let difference = Difference::Fund(fund);
		let id = create(TestPlan { difference, ..plan(co_ownership(), 100) });
		fill(id);
		assert_ok!(lower(id, 90 * ONE));
		release(id, 90);
		// The difference is announced, and leaves escrow as any release does.
		let from = System::block_number() + 7 * DAY;
		let announced = Event::ReleaseRequested {
			campaign: id,
			number: 2,
			amount: 10 * ONE,
			evidence: document(5),
			from,
			difference: true,
		};
		assert_eq!(last_event(), announced);
		assert_eq!((campaign(id).state, campaign(id).escrow()), (State::Releasing, 10 * ONE));
		assert_eq!(free(purse(LAB, Purse::Fund(fund))), ED);
		run_to_block(from);
		assert_ok!(Crowdfunding::execute_release(signed(PAYER), id));
		assert_eq!(free(purse(LAB, Purse::Fund(fund))), ED + 10 * ONE);
		assert!(events().contains(&Event::DifferenceDonated {
			campaign: id,
			fund,
			amount: 10 * ONE
		}));
		// Principal stays.
		assert_eq!((campaign(id).escrow(), ceiling(id, ANA)), (0, 60 * ONE));
		let before = free(ANA);
		assert_ok!(Crowdfunding::refund(signed(PAYER), id, ANA));
		assert_eq!(free(ANA), before);
	});
}

#[test]
fn lower_price_returns_the_difference_when_the_fund_has_no_pot() {
	build_and_execute(|| {
		let fund = fund(LAB);
		let difference = Difference::Fund(fund);
		let id = create(TestPlan { difference, ..plan(co_ownership(), 100) });
		fill(id);
		assert_ok!(lower(id, 90 * ONE));
		Networks::close_pot(signed(STEWARD), LAB, Purse::Fund(fund), NATIVE, DIA).unwrap();
		release(id, 90);
		run_blocks(7 * DAY);
		assert_ok!(Crowdfunding::execute_release(signed(PAYER), id));
		assert!(events().contains(&Event::DifferenceReturns {
			campaign: id,
			amount: 10 * ONE,
			reason: Error::<Test>::PurseNotOpen.into(),
		}));
		assert_eq!((campaign(id).escrow(), ceiling(id, ANA)), (10 * ONE, 54 * ONE));
	});
}

/// A campaign whose difference is announced for a fund: one token is released, and 99 are left.
fn announced() -> (u64, u64) {
	let fund = fund(LAB);
	let difference = Difference::Fund(fund);
	let id = create(TestPlan { difference, ..plan(co_ownership(), 100) });
	fill(id);
	release(id, 1);
	assert_ok!(lower(id, ONE));
	(id, purse(LAB, Purse::Fund(fund)))
}

#[test]
fn lower_price_moves_nothing_to_a_fund_when_a_third_objects() {
	build_and_execute(|| {
		let (id, fund) = announced();
		assert_eq!((campaign(id).escrow(), free(fund)), (99 * ONE, ED));
		let object = |who| Crowdfunding::object(signed(who), id);
		// 20 of 100, then 50.
		let took = object(CEM).unwrap().actual_weight.unwrap();
		assert_ok!(object(BEN));
		assert!(events().contains(&Event::ReleaseRefused { campaign: id, number: 2 }));
		assert!(took.all_lte(Crowdfunding::object_weight()));
		// All of it returns, and principal is what was released.
		let campaign = campaign(id);
		assert_eq!((campaign.state, campaign.escrow()), (State::Completed, 99 * ONE));
		assert_eq!(ceiling(id, ANA), ONE / 2 * 6 / 5);
		let before = free(ANA);
		assert_ok!(Crowdfunding::refund_page(signed(PAYER), id, None, 10));
		assert_eq!(free(ANA), before + 99 * ONE / 2);
		assert_eq!((free(fund), held(&NATIVE)), (ED, 0));
	});
}

#[test]
fn withdraw_release_returns_the_difference() {
	build_and_execute(|| {
		let (id, fund) = announced();
		assert_ok!(Crowdfunding::withdraw_release(signed(STEWARD), id));
		assert_eq!((campaign(id).state, campaign(id).escrow()), (State::Completed, 99 * ONE));
		assert_eq!(free(fund), ED);
	});
}

#[test]
fn lower_price_returns_the_difference_when_there_is_no_time_to_object() {
	build_and_execute(|| {
		let fund = fund(LAB);
		let difference = Difference::Fund(fund);
		let id = create(TestPlan { difference, ..plan(co_ownership(), 100) });
		fill(id);
		release(id, 50);
		run_to_block(1 + 84 * DAY);
		assert_ok!(lower(id, 50 * ONE));
		assert_eq!((campaign(id).state, campaign(id).escrow()), (State::Completed, 50 * ONE));
	});
}

#[test]
fn lower_price_announces_the_difference_when_a_block_is_left_to_release_it() {
	let lowered_at = |block| {
		let fund = fund(LAB);
		let id =
			create(TestPlan { difference: Difference::Fund(fund), ..plan(co_ownership(), 100) });
		fill(id);
		release(id, 50);
		run_to_block(block);
		assert_ok!(lower(id, 50 * ONE));
		campaign(id).state
	};
	// Funded in the first block: objections last seven days, and the last block before the 90th day is past serves.
	let last = 1 + (90 - 7) * DAY;
	build_and_execute(|| assert_eq!(lowered_at(last - 1), State::Releasing));
	build_and_execute(|| assert_eq!(lowered_at(last), State::Completed));
}

#[test]
fn expire_returns_a_difference_that_nobody_released() {
	build_and_execute(|| {
		let (id, fund) = announced();
		run_to_block(1 + 90 * DAY);
		assert_ok!(Crowdfunding::expire(signed(PAYER), id));
		assert_eq!((campaign(id).state, campaign(id).escrow()), (State::Completed, 99 * ONE));
		assert_eq!(free(fund), ED);
	});
}

#[test]
fn lower_price_fails_when_it_is_not_lower_or_too_low() {
	build_and_execute(|| {
		let id = funded();
		for price in [0, ONE - 1, 100 * ONE, u128::MAX] {
			assert_noop!(lower(id, price), Error::<Test>::InvalidPrice);
		}
		release(id, 50);
		assert_noop!(lower(id, 50 * ONE - 1), Error::<Test>::InvalidPrice);
		assert_ok!(lower(id, 60 * ONE));
		assert_noop!(lower(id, 60 * ONE), Error::<Test>::InvalidPrice);
	});
}

#[test]
fn lower_price_fails_when_it_is_not_its_time() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		assert_noop!(lower(id, 90 * ONE), Error::<Test>::NotFunded);
		assert_noop!(lower(9, 90 * ONE), Error::<Test>::CampaignNotFound);
		fill(id);
		let by_ana = Crowdfunding::lower_price(signed(ANA), id, 90 * ONE, document(4));
		assert_noop!(by_ana, DispatchError::BadOrigin);
		propose(id, 100);
		assert_noop!(lower(id, 90 * ONE), Error::<Test>::AlreadyRequested);
		run_blocks(91 * DAY);
		assert_noop!(lower(id, 90 * ONE), Error::<Test>::TooLate);
	});
}
