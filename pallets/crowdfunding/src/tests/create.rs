// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use ovn_primitives::{traits::ShareBooks, BookTerms, Subject, GLOBAL_SCOPE};

fn try_create(plan: TestPlan) -> Result<(), DispatchError> {
	Crowdfunding::create(signed(STEWARD), LAB, Box::new(plan))
}

#[test]
fn create_begins_a_campaign_with_a_dormant_book() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		assert_eq!(id, 0);
		let Event::CampaignCreated { campaign: number, terms } = last_event() else { panic!() };
		assert_eq!(number, id);
		assert_eq!((terms.scope, terms.creator, terms.created), (LAB, STEWARD, 1));
		// A ceiling that is not said is the default.
		assert_eq!(terms.plan.purpose.ceiling(), Some(ratio(6, 5)));
		let book = Shares::book(BookId::Deal(id)).unwrap();
		assert!(book.inactive);
		let ceiling = ratio(6, 5);
		assert_eq!(book.terms, BookTerms::Debt { ceiling, asset: NATIVE, per_unit: None });
		let campaign = campaign(id);
		assert_eq!(
			(campaign.state, campaign.price, campaign.escrow()),
			(State::Open, 100 * ONE, 0)
		);
		assert_eq!(create(plan(Purpose::Donation, 5)), 1);
		assert!(!<Shares as ShareBooks<u64, _>>::exists(BookId::Deal(1)));
	});
}

#[test]
fn create_names_the_scope_as_creator_when_nobody_signs() {
	build_and_execute(|| {
		Networks::set_stewards(RuntimeOrigin::root(), GLOBAL_SCOPE, vec![20].try_into().unwrap())
			.unwrap();
		set_equation(RuntimeOrigin::root(), GLOBAL_SCOPE);
		let plan = plan(Purpose::Donation, 5);
		assert_ok!(Crowdfunding::create(RuntimeOrigin::root(), GLOBAL_SCOPE, Box::new(plan)));
		let view = Crowdfunding::campaign(0).unwrap();
		assert_eq!(view.terms.creator, purse(GLOBAL_SCOPE, Purse::Treasury));
	});
}

#[test]
fn create_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		set_equation(signed(STEWARD), LAB);
		let plan = || Box::new(plan(Purpose::Donation, 5));
		for origin in [signed(ANA), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Crowdfunding::create(origin, LAB, plan()), DispatchError::BadOrigin);
		}
		assert_noop!(
			Crowdfunding::create(signed(STEWARD), 99, plan()),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn create_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		let project = found(STEWARD, LAB, ScopeKind::Project);
		Networks::close_scope(signed(STEWARD), project).unwrap();
		let plan = Box::new(plan(Purpose::Donation, 5));
		assert_noop!(
			Crowdfunding::create(signed(STEWARD), project, plan),
			Error::<Test>::ScopeNotOpen
		);
	});
}

#[test]
fn create_fails_when_the_asset_is_not_welcome() {
	build_and_execute(|| {
		set_equation(signed(STEWARD), LAB);
		let other = asset_with_pot(1);
		let of =
			|asset: &AssetKind| TestPlan { asset: asset.clone(), ..plan(Purpose::Donation, 5) };
		assert_noop!(try_create(of(&other)), Error::<Test>::PotNotOpen);
		Crowdfunding::open_pot(signed(PAYER), LAB, other.clone()).unwrap();
		assert_ok!(try_create(of(&other)));
		Networks::drop_asset(signed(STEWARD), LAB, other.clone()).unwrap();
		assert_noop!(try_create(of(&other)), Error::<Test>::AssetNotAccepted);
	});
}

#[test]
fn create_fails_when_there_are_too_many_campaigns() {
	build_and_execute(|| {
		for _ in 0..3 {
			create(plan(Purpose::Donation, 5));
		}
		assert_noop!(try_create(plan(Purpose::Donation, 5)), Error::<Test>::TooManyCampaigns);
		Crowdfunding::cancel(signed(STEWARD), 1).unwrap();
		assert_ok!(try_create(plan(Purpose::Donation, 5)));
	});
}

#[test]
fn create_fails_when_an_amount_is_out_of_range() {
	build_and_execute(|| {
		let donation = || plan(Purpose::Donation, 5);
		let few = TestPlan { smallest: ONE - 1, ..donation() };
		assert_noop!(try_create(few), Error::<Test>::InvalidSmallest);
		let low = TestPlan { goal: ONE, smallest: ONE + 1, ..donation() };
		assert_noop!(try_create(low), Error::<Test>::InvalidGoal);
		let high = TestPlan { goal: 1 << 96, ..donation() };
		assert_noop!(try_create(high), Error::<Test>::InvalidGoal);
		assert_ok!(try_create(TestPlan { goal: (1 << 96) - 1, ..donation() }));
	});
}

#[test]
fn create_fails_when_the_deadline_is_too_near_or_too_far() {
	build_and_execute(|| {
		set_equation(signed(STEWARD), LAB);
		let until = |deadline| TestPlan { deadline, ..plan(Purpose::Donation, 5) };
		for deadline in [0, 1, DAY, 1 + 365 * DAY + 1] {
			assert_noop!(try_create(until(deadline)), Error::<Test>::InvalidPeriod);
		}
		assert_ok!(try_create(until(1 + DAY)));
		assert_ok!(try_create(until(1 + 365 * DAY)));
	});
}

#[test]
fn create_fails_when_the_ceiling_or_discount_is_out_of_range() {
	build_and_execute(|| {
		let kind = investors(LAB);
		let with = |ceiling, discount| {
			let payee = VENDOR;
			plan(Purpose::CappedInvestment { kind, payee, ceiling, discount }, 5)
		};
		for ceiling in [ratio(0, 1), ratio(99, 100), ratio(301, 100), ratio(u32::MAX, 1)] {
			let plan = with(Some(ceiling), ratio(0, 1));
			assert_noop!(try_create(plan), Error::<Test>::InvalidCeiling);
		}
		for discount in [ratio(1, 1), ratio(3, 2)] {
			assert_noop!(try_create(with(None, discount)), Error::<Test>::InvalidDiscount);
		}
		assert_ok!(try_create(with(Some(ratio(120, 100)), ratio(99, 100))));
	});
}

#[test]
fn create_fails_when_the_kind_does_not_pay_investors_so() {
	build_and_execute(|| {
		let kind = investors(LAB);
		let of = |kind, ceiling| {
			let (payee, discount) = (VENDOR, ratio(0, 1));
			plan(Purpose::CappedInvestment { kind, payee, ceiling, discount }, 5)
		};
		// No such kind; another asset.
		assert_noop!(try_create(of(kind + 1, None)), Error::<Test>::InvalidKind);
		let other = asset_with_pot(1);
		Crowdfunding::open_pot(signed(PAYER), LAB, other.clone()).unwrap();
		let foreign = TestPlan { asset: other, ..of(kind, None) };
		assert_noop!(try_create(foreign), Error::<Test>::InvalidKind);
		// A kind that is no debt.
		let terms = facts(ClaimType::Equity, Unit::Hour, ONE);
		Contributing::define_kind(signed(STEWARD), LAB, terms).unwrap();
		assert_noop!(try_create(of(kind + 1, None)), Error::<Test>::InvalidKind);
	});
}

#[test]
fn create_fails_when_a_relation_is_not_declared() {
	build_and_execute(|| {
		let Purpose::CoOwnership { purchase, .. } = co_ownership() else { panic!() };
		let related = Purpose::CoOwnership { purchase, payee: STEWARD, ceiling: None };
		let plan = plan(related, 5);
		assert_noop!(try_create(plan.clone()), Error::<Test>::RelationNotDeclared);
		let declared = TestPlan { relation: Some(AGREEMENT), ..plan };
		assert_noop!(try_create(declared.clone()), Error::<Test>::EquationNotFound);
		equation(&[]);
		assert_ok!(try_create(declared));
	});
}

#[test]
fn create_fails_when_the_payee_is_the_pot() {
	build_and_execute(|| {
		let Purpose::CoOwnership { purchase, .. } = co_ownership() else { panic!() };
		let payee = pot(&NATIVE);
		let own = Purpose::CoOwnership { purchase, payee, ceiling: None };
		assert_noop!(try_create(plan(own, 5)), Error::<Test>::InvalidPayee);
	});
}

#[test]
fn create_fails_when_the_fund_for_the_difference_does_not_exist() {
	build_and_execute(|| {
		let difference = Difference::Fund(0);
		let plan = TestPlan { difference, ..plan(co_ownership(), 5) };
		assert_noop!(try_create(plan.clone()), Error::<Test>::FundNotFound);
		fund(LAB);
		assert_ok!(try_create(plan));
	});
}

#[test]
fn create_fails_when_a_fund_would_take_the_difference_of_a_sale_or_donation() {
	build_and_execute(|| {
		let difference = Difference::Fund(fund(LAB));
		for purpose in [Purpose::PreSale, Purpose::Donation] {
			let plan = TestPlan { difference, ..plan(purpose, 5) };
			assert_noop!(try_create(plan), Error::<Test>::DifferenceIsIncome);
		}
	});
}

#[test]
fn create_fails_when_no_equation_divides_what_would_be_income() {
	build_and_execute(|| {
		for purpose in [Purpose::PreSale, Purpose::Donation] {
			let plan = TestPlan { purpose, ..plan(co_ownership(), 5) };
			assert_noop!(try_create(plan), Error::<Test>::EquationNotFound);
		}
	});
}

#[test]
fn create_costs_its_price() {
	build_and_execute(|| {
		let (before, network) = (free(STEWARD), free(purse(LAB, Purse::Treasury)));
		create(plan(co_ownership(), 5));
		assert_eq!(before - free(STEWARD), CAMPAIGN_PRICE);
		assert_eq!(free(purse(LAB, Purse::Treasury)) - network, CAMPAIGN_PRICE);
		let (scope, payer, amount) = (LAB, STEWARD, CAMPAIGN_PRICE);
		assert_eq!(events()[0], Event::RecordPaid { scope, payer, amount });
	});
}

#[test]
fn create_fails_when_the_thing_cannot_be_bought() {
	build_and_execute(|| {
		let Purpose::CoOwnership { mut purchase, .. } = co_ownership() else { panic!() };
		purchase.subject = Subject::Existing(7);
		let purpose = Purpose::CoOwnership { purchase, payee: VENDOR, ceiling: None };
		assert_noop!(try_create(plan(purpose, 5)), pallet_custody::Error::<Test>::ResourceNotFound);
	});
}

#[test]
fn create_fails_when_there_are_no_numbers_left() {
	build_and_execute(|| {
		set_equation(signed(STEWARD), LAB);
		crate::NextCampaign::<Test>::put(u64::MAX);
		assert_noop!(try_create(plan(Purpose::Donation, 5)), Error::<Test>::Overflow);
		crate::NextCampaign::<Test>::put(0);
	});
}
