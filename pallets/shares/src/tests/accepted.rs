// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Books, Credits};
use ovn_primitives::{
	traits::{Accepted, OnAccepted, ShareBooks},
	ClaimType, ContributionId, Contributor,
};
use pallet_contributions::Unit;
use sp_core::H256;

#[test]
fn accepted_credits_the_book_of_the_kind() {
	build_and_execute(|| {
		let id = define(ClaimType::Equity, Unit::Hour, 25 * ONE);
		assert!(!Books::<Test>::contains_key(id));
		contribute(id, ANA, 3_000_000);
		contribute(id, BEN, 1_000_000);
		assert_eq!(book(id).terms, BookTerms::Equity);
		assert_eq!(book(id).units, 4 * UNIT);
		assert_eq!(distribute(id, 100), 100);
		assert_eq!(claim(ANA, id, 0), 75);
		assert_eq!(Credits::<Test>::iter().count(), 0);
	});
}

#[test]
fn accepted_credits_nothing_when_it_is_a_gift() {
	build_and_execute(|| {
		let id = define(ClaimType::Gift, Unit::Hour, 25 * ONE);
		let given = contribute(id, ANA, 3_000_000);
		assert!(!Books::<Test>::contains_key(id));
		give_back(ANA, given, 1_000_000);
		assert!(!Books::<Test>::contains_key(id));
	});
}

#[test]
fn accepted_owes_the_value_when_the_kind_is_a_debt() {
	build_and_execute(|| {
		let id = define(ClaimType::Debt { ceiling: 100 }, Unit::Hour, 25 * ONE);
		contribute(id, ANA, 2_000_000);
		assert_eq!(book(id).terms, debt(100, 100));
		assert_eq!(book(id).units, 50 * ONE);
		// A principal below one whole token is owed, too: acceptance never fails for that.
		contribute(id, BEN, 1_000);
		assert_eq!(book(id).units, 50 * ONE + 25 * ONE / 1_000);
		assert_eq!(distribute(id, 1_000 * ONE), 50 * ONE + 25 * ONE / 1_000);
		assert_eq!(claim(ANA, id, 0), 50 * ONE);
		assert_eq!(claim(BEN, id, 0), 25 * ONE / 1_000);
	});
}

#[test]
fn accepted_owes_tokens_when_the_kind_counts_them() {
	build_and_execute(|| {
		let asset = asset_with_pot(1);
		let unit = Unit::Token { asset: asset.clone(), decimals: 6 };
		let id = define(ClaimType::Debt { ceiling: 100 }, unit, 3 * ONE);
		contribute(id, ANA, 2_000_000);
		let ceiling = ratio(100, 100);
		let terms = BookTerms::Debt { ceiling, asset: asset.clone(), per_unit: Some(1_000_000) };
		assert_eq!(book(id).terms, terms);
		assert_eq!(book(id).units, 2_000_000);
		assert_eq!(try_distribute(id, asset.clone(), 5_000_000), Ok(2_000_000));
		assert_ok!(Shares::claim(signed(ANA), list(&[(id, 0)]), ALL));
		assert_eq!(balance_of(&asset, ANA), 2_000_000);
	});
}

#[test]
fn accepted_is_paid_once_when_the_kind_says_so() {
	build_and_execute(|| {
		let id = define(ClaimType::Once, Unit::Piece, 10 * ONE);
		let given = contribute(id, ANA, 2_000_000);
		assert_eq!(book(id).terms, once());
		give_back(ANA, given, 500_000);
		assert_eq!(try_distribute(id, NATIVE, 100 * ONE), Ok(15 * ONE));
		give_back(ANA, given, 500_000);
		assert_eq!(claim(ANA, id, 0), 15 * ONE);
		give_back(ANA, given, 1_000_000);
		assert_eq!(Credits::<Test>::iter().count(), 0);
	});
}

#[test]
fn compensated_takes_back_all_when_it_comes_in_parts() {
	build_and_execute(|| {
		let id = define(ClaimType::Debt { ceiling: 100 }, Unit::Hour, 7 * ONE / 3);
		let given = contribute(id, ANA, 3_000_001);
		contribute(id, BEN, 1_000_000);
		let before = book(id);
		for part in [1, 999_999, 2_000_001] {
			give_back(ANA, given, part);
			check_state();
		}
		let after = book(id);
		assert_eq!(after.units, 7 * ONE / 3);
		assert_eq!(before.due - after.due, before.units - after.units);
		assert!(!Credits::<Test>::contains_key(given));
		let equity = define(ClaimType::Equity, Unit::Hour, ONE);
		let given = contribute(equity, ANA, 5);
		give_back(ANA, given, 2);
		assert_eq!(book(equity).units, 3);
		give_back(ANA, given, 3);
		assert_eq!(book(equity).positions, 0);
	});
}

#[test]
fn accepted_credits_identities_from_outside() {
	build_and_execute(|| {
		let id = define(ClaimType::Equity, Unit::Hour, ONE);
		let BookId::Kind { scope, kind } = id else { panic!() };
		let outside = H256::repeat_byte(9);
		let contribution = Accepted {
			id: ContributionId { scope, index: 77 },
			kind,
			contributor: Contributor::External(outside),
			claim: ClaimType::Equity,
			units: 5 * UNIT,
			rate: ONE,
			counts: false,
			accepted_at: 1,
		};
		assert_ok!(<Shares as OnAccepted<u64>>::accepted(&contribution));
		distribute(id, 100);
		assert_eq!(claimable(id, Holder::External(outside), 0), 100);
		let half = Accepted { units: 2 * UNIT, ..contribution };
		assert_ok!(<Shares as OnAccepted<u64>>::compensated(&half));
		assert_eq!(book(id).units, 3 * UNIT);
	});
}

#[test]
fn accepted_credits_scopes_whose_claims_go_to_their_inbox() {
	build_and_execute(|| {
		let id = define(ClaimType::Equity, Unit::Piece, ONE);
		let BookId::Kind { scope, kind } = id else { panic!() };
		let contribution = Accepted {
			id: ContributionId { scope, index: 77 },
			kind,
			contributor: Contributor::Scope(SHOP),
			claim: ClaimType::Equity,
			units: 3 * UNIT,
			rate: ONE,
			counts: true,
			accepted_at: 1,
		};
		assert_ok!(<Shares as OnAccepted<u64>>::accepted(&contribution));
		contribute(id, ANA, 1_000_000);
		distribute(id, 400);
		let shop = Holder::Scope(SHOP);
		assert_eq!(claimable(id, shop.clone(), 0), 300);
		// Anybody has it paid. It cannot be paid to an account, and nobody redirects it.
		let (by, positions) = (signed(BEN), list(&[(id, 0)]));
		assert_ok!(Shares::claim_for(by, shop.clone(), positions, ALL));
		let inbox = Equations::inbox(SHOP, 0);
		assert_eq!((inbox.len(), inbox[0].amount), (1, 300));
		let back = Accepted { units: 2 * UNIT, ..contribution };
		assert_ok!(<Shares as OnAccepted<u64>>::compensated(&back));
		assert_eq!(book(id).units, 2 * UNIT);
		distribute(id, 100);
		assert_eq!(claimable(id, shop, 0), 50);
	});
}

#[test]
fn accepted_waits_when_what_a_scope_contributed_cannot_be_credited() {
	build_and_execute(|| {
		let id = define(ClaimType::Equity, Unit::Piece, ONE);
		let BookId::Kind { scope, kind } = id else { panic!() };
		let contribution = Accepted {
			id: ContributionId { scope, index: 77 },
			kind,
			contributor: Contributor::Scope(SHOP),
			claim: ClaimType::Equity,
			units: u128::MAX,
			rate: ONE,
			counts: true,
			accepted_at: 1,
		};
		assert_ok!(<Shares as OnAccepted<u64>>::accepted(&contribution));
		let waits = crate::WaitingCredits::<Test>::get(contribution.id);
		assert_eq!(waits, Some(contribution.clone()));
		let fewer = Accepted { units: u128::MAX - UNIT, ..contribution.clone() };
		assert_ok!(<Shares as OnAccepted<u64>>::compensated(&fewer));
		assert_ok!(Shares::retry_credit(signed(ANA), contribution.id));
		assert_eq!(book(id).units, UNIT);
	});
}

#[test]
fn accepted_is_paid_what_was_laid_out_when_expenses_count_another_asset() {
	build_and_execute(|| {
		let asset = asset_with_pot(1);
		// One token of 6 decimals is worth 3 native tokens of 12; two of them were laid out.
		let unit = Unit::Token { asset: asset.clone(), decimals: 6 };
		let rate = 3 * ONE;
		let id = define(ClaimType::Once, unit, rate);
		contribute(id, ANA, 2_000_000);
		let terms = BookTerms::Once { asset: asset.clone(), per_unit: Some(1_000_000) };
		assert_eq!(book(id).terms, terms);
		let basis = <Shares as ShareBooks<u64, _>>::basis(id, &asset, rate);
		assert_eq!(basis.room, Some(2_000_000));
		// In a bucket they count what they are worth in the native token.
		assert_eq!(basis.value, sp_core::U256::from(6 * ONE * UNIT));
		assert_eq!(try_distribute(id, asset.clone(), 1_000_000_000), Ok(2_000_000));
		assert_ok!(Shares::claim(signed(ANA), list(&[(id, 0)]), 1));
		assert_eq!(balance_of(&asset, ANA), 2_000_000);
	});
}

#[test]
fn accepted_is_paid_no_more_than_its_claim_when_a_campaign_raised_the_ceiling() {
	build_and_execute(|| {
		let id = define(ClaimType::Debt { ceiling: 100 }, Unit::Hour, 30 * ONE);
		create(id, debt(6, 5));
		credit(id, agent(BEN), 50 * ONE);
		contribute(id, ANA, 2_000_000);
		assert_eq!(distribute(id, 1_000 * ONE), 120 * ONE);
		assert_eq!(claim(ANA, id, 0), 60 * ONE);
		assert_eq!(claim(BEN, id, 0), 60 * ONE);
	});
}

#[test]
fn accepted_credits_principal_at_the_rate_of_logging_when_another_holds_now() {
	build_and_execute(|| {
		let id = define(ClaimType::Debt { ceiling: 100 }, Unit::Hour, 30 * ONE);
		let BookId::Kind { scope, kind } = id else { panic!() };
		let contribution = Accepted {
			id: ContributionId { scope, index: 7 },
			kind,
			contributor: Contributor::Agent(ANA),
			claim: ClaimType::Debt { ceiling: 100 },
			units: 2 * UNIT,
			rate: 20 * ONE,
			counts: false,
			accepted_at: 1,
		};
		assert_ok!(<Shares as OnAccepted<u64>>::accepted(&contribution));
		assert_eq!(book(id).units, 40 * ONE);
		let half = Accepted { units: UNIT, ..contribution };
		assert_ok!(<Shares as OnAccepted<u64>>::compensated(&half));
		assert_eq!(book(id).units, 20 * ONE);
	});
}
