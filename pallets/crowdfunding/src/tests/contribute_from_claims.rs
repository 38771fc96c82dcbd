// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::Sources;
use ovn_primitives::Series;

/// A book of the lab in which an account has earned so many tokens.
fn earned(kind: u16, who: u64, tokens: u128) -> (BookId, Series) {
	let book = BookId::Kind { scope: LAB, kind };
	earn(book, who, tokens * ONE);
	(book, 0)
}

fn try_it(who: u64, id: u64, tokens: u128, from: &[(BookId, Series)]) -> Result<(), DispatchError> {
	let sources: Sources = from.to_vec().try_into().unwrap();
	Crowdfunding::contribute_from_claims(signed(who), id, tokens * ONE, AGREEMENT, sources)
}

#[test]
fn contribute_from_claims_takes_claims_one_after_the_other() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		let from = [earned(0, NEWCOMER, 30), earned(1, NEWCOMER, 50), earned(2, NEWCOMER, 9)];
		// Somebody without any token.
		assert_eq!(free(NEWCOMER), 0);
		assert_ok!(try_it(NEWCOMER, id, 60, &from));
		assert_eq!(free(NEWCOMER), 0);
		assert_eq!(contribution(id, NEWCOMER).unwrap().amount, 60 * ONE);
		let left = from.map(|(book, _)| claimable(book, Holder::Agent(NEWCOMER)));
		assert_eq!(left, [0, 20 * ONE, 9 * ONE]);
		assert_eq!((held(&NATIVE), free(pot(&NATIVE))), (60 * ONE, ED));
		let Event::Contributed { amount, total, .. } = last_event() else { panic!() };
		assert_eq!((amount, total), (60 * ONE, 60 * ONE));
	});
}

#[test]
fn contribute_from_claims_is_cut_when_the_goal_is_near() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		contribute(BEN, id, 95);
		let from = earned(0, ANA, 30);
		assert_ok!(try_it(ANA, id, 30, &[from]));
		assert_eq!(claimable(from.0, Holder::Agent(ANA)), 25 * ONE);
		assert_eq!(campaign(id).state, State::Funded);
	});
}

#[test]
fn contribute_from_claims_fails_when_there_is_too_little() {
	build_and_execute(|| {
		let id = create(TestPlan { smallest: 40 * ONE, ..plan(co_ownership(), 100) });
		let from = earned(0, ANA, 30);
		let small = Error::<Test>::ContributionTooSmall;
		assert_noop!(try_it(ANA, id, 40, &[from]), small);
		assert_noop!(try_it(ANA, id, 40, &[]), Error::<Test>::ContributionTooSmall);
		assert_noop!(try_it(ANA, id, 30, &[from]), Error::<Test>::ContributionTooSmall);
	});
}

#[test]
fn contribute_from_claims_fails_when_the_claims_are_not_the_signers() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		let from = earned(0, ANA, 30);
		assert_noop!(try_it(BEN, id, 30, &[from]), pallet_shares::Error::<Test>::PositionNotFound);
		assert_noop!(try_it(ANA, 7, 30, &[from]), Error::<Test>::CampaignNotFound);
	});
}

#[test]
fn contribute_from_claims_takes_redirected_claims_when_their_holder_asks() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		let (book, series) = earned(0, ANA, 30);
		let redirect = pallet_shares::Redirect { scope: LAB, fund: fund(LAB) };
		Shares::redirect(signed(ANA), Holder::Agent(ANA), book, series, Some(redirect)).unwrap();
		assert_ok!(try_it(ANA, id, 30, &[(book, series)]));
		assert_eq!(campaign(id).collected, 30 * ONE);
	});
}

#[test]
fn contribute_from_claims_is_charged_by_the_number_of_claims() {
	use frame_support::dispatch::GetDispatchInfo as _;
	for count in [1, 2, 5] {
		let sources = vec![(BookId::Kind { scope: LAB, kind: 0 }, 0); count].try_into().unwrap();
		let call = crate::Call::<Test>::contribute_from_claims {
			campaign: 0,
			amount: ONE,
			agreement: AGREEMENT,
			sources,
		};
		let weight = call.get_dispatch_info().call_weight;
		assert!(weight.all_gte(<() as crate::WeightInfo>::contribute_from_claims(count as u32)));
	}
}
