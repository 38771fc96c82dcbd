// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use sp_core::H256;
use sp_runtime::TokenError;

fn try_contribute(who: u64, id: u64, amount: u128) -> Result<(), DispatchError> {
	Crowdfunding::contribute(signed(who), id, amount, AGREEMENT)
}

#[test]
fn contribute_moves_money_into_escrow_and_credits_principal() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		let before = free(ANA);
		assert_ok!(try_contribute(ANA, id, 30 * ONE));
		assert_eq!(free(ANA), before - 30 * ONE);
		assert_eq!((held(&NATIVE), free(pot(&NATIVE))), (30 * ONE, ED));
		assert_eq!(
			last_event(),
			Event::Contributed {
				campaign: id,
				contributor: ANA,
				agreement: AGREEMENT,
				amount: 30 * ONE,
				total: 30 * ONE,
				counts: true,
				collected: 30 * ONE,
			}
		);
		assert_ok!(try_contribute(ANA, id, 10 * ONE));
		assert_eq!(contribution(id, ANA).unwrap().amount, 40 * ONE);
		assert_eq!((campaign(id).contributors, campaign(id).escrow()), (1, 40 * ONE));
		assert_eq!(ceiling(id, ANA), 48 * ONE);
	});
}

#[test]
fn contribute_is_cut_when_the_goal_is_near() {
	build_and_execute(|| {
		let id = create(TestPlan { smallest: 20 * ONE, ..plan(co_ownership(), 100) });
		contribute(ANA, id, 95);
		let before = free(BEN);
		// Less than the smallest, for no more is missing.
		assert_ok!(try_contribute(BEN, id, 20 * ONE));
		assert_eq!(free(BEN), before - 5 * ONE);
		assert_eq!(contribution(id, BEN).unwrap().amount, 5 * ONE);
		assert_eq!(campaign(id).state, State::Funded);
		assert_eq!(
			last_event(),
			Event::GoalMet {
				campaign: id,
				collected: 100 * ONE,
				release_by: System::block_number() + 90 * DAY,
			}
		);
		assert_noop!(try_contribute(CEM, id, 20 * ONE), Error::<Test>::NotOpen);
	});
}

#[test]
fn contribute_takes_what_is_missing_when_it_is_below_the_smallest_and_below_a_whole_unit() {
	build_and_execute(|| {
		let id = create(TestPlan { goal: 10 * ONE + 7, ..plan(co_ownership(), 10) });
		contribute(ANA, id, 10);
		assert_noop!(try_contribute(BEN, id, 6), Error::<Test>::ContributionTooSmall);
		assert_ok!(try_contribute(BEN, id, 7));
		assert_eq!(contribution(id, BEN).unwrap().amount, 7);
	});
}

#[test]
fn contribute_fails_when_it_is_below_the_smallest() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		for amount in [0, 1, ONE - 1] {
			assert_noop!(try_contribute(ANA, id, amount), Error::<Test>::ContributionTooSmall);
		}
	});
}

#[test]
fn contribute_fails_when_another_agreement_is_signed() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		assert_noop!(
			Crowdfunding::contribute(signed(ANA), id, ONE, H256::repeat_byte(8)),
			Error::<Test>::InvalidAgreement
		);
	});
}

#[test]
fn contribute_fails_when_the_deadline_has_passed() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		run_to_block(30 * DAY);
		assert_ok!(try_contribute(ANA, id, ONE));
		run_to_block(1 + 30 * DAY);
		assert_noop!(try_contribute(ANA, id, ONE), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn contribute_fails_when_there_is_no_campaign_or_the_scope_is_closed() {
	build_and_execute(|| {
		assert_noop!(try_contribute(ANA, 0, ONE), Error::<Test>::CampaignNotFound);
		assert_noop!(
			Crowdfunding::contribute(RuntimeOrigin::root(), 0, ONE, AGREEMENT),
			DispatchError::BadOrigin
		);
		let project = found(STEWARD, LAB, ScopeKind::Project);
		set_equation(signed(STEWARD), project);
		let plan = Box::new(plan(Purpose::Donation, 5));
		Crowdfunding::create(signed(STEWARD), project, plan).unwrap();
		Networks::close_scope(signed(STEWARD), project).unwrap();
		assert_noop!(try_contribute(ANA, 0, ONE), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn contribute_fails_when_the_wallet_would_be_emptied() {
	build_and_execute(|| {
		let id = create(TestPlan { goal: 2 * ENDOWMENT, ..plan(co_ownership(), 100) });
		assert_noop!(try_contribute(ANA, id, ENDOWMENT), TokenError::NotExpendable);
		assert_noop!(try_contribute(NEWCOMER, id, ONE), TokenError::FundsUnavailable);
		assert_ok!(try_contribute(ANA, id, ENDOWMENT - ED));
	});
}

#[test]
fn contribute_takes_another_asset_when_the_plan_says_so() {
	build_and_execute(|| {
		let euro = asset_with_pot(1);
		Crowdfunding::open_pot(signed(PAYER), LAB, euro.clone()).unwrap();
		let plan = TestPlan {
			asset: euro.clone(),
			goal: 100_000_000,
			smallest: 1_000_000,
			..plan(co_ownership(), 100)
		};
		let id = create(plan);
		let before = balance_of(&euro, PAYER);
		assert_ok!(try_contribute(PAYER, id, 60_000_000));
		assert_eq!(balance_of(&euro, PAYER), before - 60_000_000);
		assert_eq!(held(&euro), 60_000_000);
		Crowdfunding::cancel(signed(STEWARD), id).unwrap();
		assert_ok!(Crowdfunding::refund(signed(ANA), id, PAYER));
		assert_eq!((balance_of(&euro, PAYER), held(&euro)), (before, 0));
	});
}

#[test]
fn contribute_counts_for_objections_unless_one_is_payee_creator_or_steward() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		for who in [STEWARD, VENDOR, ANA] {
			contribute(who, id, 10);
		}
		assert_eq!(campaign(id).counting, 10 * ONE);
		assert!(contribution(id, ANA).unwrap().counts);
		for who in [STEWARD, VENDOR] {
			assert!(!contribution(id, who).unwrap().counts);
		}
		// Ana becomes a steward and gives more: none of it counts.
		Networks::set_stewards(signed(STEWARD), LAB, vec![STEWARD, ANA].try_into().unwrap())
			.unwrap();
		contribute(ANA, id, 10);
		assert_eq!(campaign(id).counting, 0);
	});
}

#[test]
fn contribute_fails_when_there_are_too_many_contributors() {
	build_and_execute(|| {
		let id = create(plan(Purpose::Donation, 100));
		crate::Campaigns::<Test>::mutate(id, |c| c.as_mut().unwrap().contributors = u64::MAX);
		assert_noop!(try_contribute(ANA, id, ONE), Error::<Test>::Overflow);
		crate::Campaigns::<Test>::mutate(id, |c| c.as_mut().unwrap().contributors = 0);
	});
}
