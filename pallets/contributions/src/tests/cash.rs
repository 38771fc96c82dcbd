// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Cash. The kind of these tests counts tokens of 4 decimals: 10,000 base units are one, and so a base
//! unit is a hundred millionths.

use super::*;
use crate::KindTermsOf;
use sp_runtime::{ArithmeticError, TokenError};

type NetworksError = pallet_networks::Error<Test>;

fn pay(who: u64, kind: KindId, amount: u128) -> DispatchResult {
	Contributing::contribute_cash(signed(who), LAB, kind, amount)
}

/// A kind of cash into the treasury, of tokens of so many decimals, without limits.
fn token(decimals: u8) -> KindId {
	// As much as a share book holds of tokens of so many decimals.
	let max_quantity = if decimals < 16 { u64::MAX } else { 79_000 * UNIT };
	define(KindTermsOf::<Test> {
		unit: Unit::Token { asset: NATIVE, decimals },
		limits: Limits { max_quantity, daily_limit: None },
		..cash(NATIVE, Purse::Treasury)
	})
}

#[test]
fn contribute_cash_moves_it_and_is_accepted_at_once_when_the_kind_is_cash() {
	build_and_execute(|| {
		let treasury = purse(LAB, Purse::Treasury);
		let before = (free(BEN), free(treasury));
		let told = events_of(|| pay(BEN, CASH, 25_000));

		assert_eq!((free(BEN), free(treasury)), (before.0 - 25_000, before.1 + 25_000));
		let undecided = Contribution {
			kind: CASH,
			contributor: agent(BEN),
			logger: None,
			quantity: 2_500_000,
			compensated: 0,
			role: None,
			multiplier: Ratio::ONE,
			rate: 25,
			revision: 0,
			day: TODAY,
			evidence: Document::default(),
			gift: false,
			deposit: None,
			logged_at: 1,
			state: State::Undecided { deadline: None },
			entry: Entry::Log,
			previous: None,
			task: None,
			corrections: 0,
		};
		assert_eq!(
			told,
			vec![
				Event::Logged { id: id(LAB, 0), contribution: undecided.clone() },
				Event::Accepted {
					id: id(LAB, 0),
					kind: CASH,
					contributor: agent(BEN),
					claim: ClaimType::Debt { ceiling: 100 },
					quality: Ratio::ONE,
					units: 2_500_000,
				},
				Event::CashContributed {
					id: id(LAB, 0),
					who: BEN,
					asset: NATIVE,
					amount: 25_000,
					purse: Purse::Treasury,
				},
			]
		);
		let state = State::Accepted { quality: Ratio::ONE, units: 2_500_000, at: 1 };
		assert_eq!(entry(LAB, 0), Contribution { state, ..undecided });
		assert_eq!(
			ledger(BEN, CASH),
			Ledger {
				latest: Some(0),
				logged: 1,
				accepted: 1,
				quantity: 2_500_000,
				units: 2_500_000,
				days: today(2_500_000).try_into().unwrap(),
				..Default::default()
			}
		);
		assert_eq!(told_last().units, 2_500_000);
	});
}

#[test]
fn contribute_cash_moves_an_asset_when_the_kind_counts_that() {
	build_and_execute(|| {
		let asset = new_asset(7, BEN);
		let fund = fund(LAB);
		let kind = define(cash(asset.clone(), Purse::Fund(fund)));
		assert_noop!(pay(BEN, kind, 10_000), Error::<Test>::AssetNotAccepted);
		assert_ok!(Networks::accept_asset(signed(STEWARD), LAB, asset.clone()));
		assert_noop!(pay(BEN, kind, 10_000), Error::<Test>::PotNotOpen);
		assert_ok!(Networks::open_pot(signed(BEN), LAB, Purse::Fund(fund), asset.clone()));

		let pot = Networks::pot_account(LAB, Purse::Fund(fund), &asset);
		let before = (Assets::balance(7, BEN), Assets::balance(7, pot));
		assert_ok!(pay(BEN, kind, 10_000));
		let after = (Assets::balance(7, BEN), Assets::balance(7, pot));
		assert_eq!(after, (before.0 - 10_000, before.1 + 10_000));
		assert_eq!(ledger(BEN, kind).units, 1_000_000);
	});
}

#[test]
fn contribute_cash_keeps_count_of_the_day_when_there_is_a_limit() {
	build_and_execute(|| {
		assert_noop!(pay(BEN, CASH, 1_000_001), Error::<Test>::QuantityTooLarge);
		assert_ok!(pay(BEN, CASH, 1_000_000));
		assert_noop!(pay(BEN, CASH, 500_001), Error::<Test>::DailyLimitReached);
		assert_ok!(pay(BEN, CASH, 500_000));
		set_day(TODAY + 1);
		assert_ok!(pay(BEN, CASH, 1));
	});
}

#[test]
fn contribute_cash_counts_exactly_when_tokens_have_other_decimals() {
	build_and_execute(|| {
		for (decimals, amount, quantity) in
			[(0, 3, 3 * UNIT), (5, 3, 30), (6, 3, 3), (7, 30, 3), (12, 3_000_000, 3)]
		{
			let kind = token(decimals);
			assert_ok!(pay(BEN, kind, amount));
			assert_eq!(ledger(BEN, kind).units, quantity.into());
		}
	});
}

#[test]
fn contribute_cash_fails_when_the_amount_is_not_in_millionths() {
	build_and_execute(|| {
		let kind = token(12);
		for amount in [1, 999_999, 1_000_001] {
			assert_noop!(pay(BEN, kind, amount), Error::<Test>::AmountNotExact);
		}
		let kind = token(24);
		assert_noop!(pay(BEN, kind, u64::MAX.into()), Error::<Test>::AmountNotExact);
	});
}

#[test]
fn contribute_cash_fails_when_the_quantity_does_not_fit() {
	build_and_execute(|| {
		let kind = token(0);
		let most = u128::from(u64::MAX / UNIT);
		assert_noop!(pay(BEN, kind, most + 1), Error::<Test>::QuantityTooLarge);
		assert_noop!(pay(BEN, kind, most), ArithmeticError::Underflow);
	});
}

#[test]
fn contribute_cash_fails_when_the_amount_is_0() {
	build_and_execute(|| {
		assert_noop!(pay(BEN, CASH, 0), Error::<Test>::ZeroQuantity);
	});
}

#[test]
fn contribute_cash_fails_when_the_signer_would_not_keep_the_least() {
	build_and_execute(|| {
		let kind = token(6);
		let all = free(CEM);
		assert_noop!(pay(CEM, kind, all), TokenError::Frozen);
		assert_noop!(pay(CEM, kind, all + 1), TokenError::FundsUnavailable);
		assert_ok!(pay(CEM, kind, all - ED));
		assert_eq!(free(CEM), ED);
	});
}

#[test]
fn contribute_cash_fails_when_the_signer_has_not_the_right() {
	build_and_execute(|| {
		assert_noop!(pay(STRANGER, CASH, 100), NetworksError::NotMember);
		assert_noop!(
			Contributing::contribute_cash(RuntimeOrigin::none(), LAB, CASH, 100),
			BadOrigin
		);
	});
}

#[test]
fn contribute_cash_fails_when_the_kind_is_not_cash() {
	build_and_execute(|| {
		for (kind, error) in [
			(77, Error::<Test>::KindNotFound),
			(HOURS, Error::<Test>::KindNotMeasured),
			(DESIGNS, Error::<Test>::KindNotMeasured),
			(FACTS, Error::<Test>::KindNotCash),
		] {
			assert_noop!(pay(BEN, kind, 100), error);
		}
		assert_ok!(Contributing::retire_kind(signed(STEWARD), LAB, CASH));
		assert_noop!(pay(BEN, CASH, 100), Error::<Test>::RetiredKind);
	});
}

#[test]
fn contribute_cash_fails_when_nobody_can_credit_it() {
	build_and_execute(|| {
		Crediting::set(false);
		assert_noop!(pay(BEN, CASH, 100), Other("nobody credits"));
	});
}

#[test]
fn cash_can_be_given_back_on_record_only_when_it_was_accepted() {
	build_and_execute(|| {
		assert_ok!(pay(BEN, CASH, 10_000));
		let before = free(BEN);
		assert_ok!(Contributing::compensate(signed(BEN), id(LAB, 0), UNIT, document(1)));
		// The claim is gone, the money stays where it is.
		assert_eq!((ledger(BEN, CASH).units, free(BEN)), (0, before));
	});
}
