// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use codec::Encode;
use ovn_primitives::{traits::ShareBooks, Part};
use pallet_assets::Error as AssetsError;
use sp_core::U256;

#[test]
fn a_first_holder_with_one_unit_takes_nothing_from_later_ones() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), 1);
		distribute(id, 10u128.pow(27));
		credit(id, agent(BEN), UNIT);
		distribute(id, 10u128.pow(12));
		assert_eq!(claim(BEN, id, 0), 999_999_000_000);
		assert_eq!(claim(ANA, id, 0), 10u128.pow(27) + 999_999);
	});
}

#[test]
fn thousands_of_tiny_incomes_reach_everybody() {
	build_and_execute(|| {
		let id = equity(kind(0));
		for (who, units) in [(ANA, 1), (BEN, 9), (CEM, 20)] {
			credit(id, agent(who), units);
		}
		for n in 0..3_000 {
			distribute(id, 1);
			if n % 100 == 0 {
				let _ = Shares::claim(signed(ANA), list(&[(id, 0)]), ALL);
			}
		}
		let _ = Shares::claim(signed(ANA), list(&[(id, 0)]), ALL);
		assert_eq!(free(ANA), ENDOWMENT + 100);
		assert_eq!(claim(BEN, id, 0), 900);
		assert_eq!(claim(CEM, id, 0), 2_000);
	});
}

#[test]
fn one_holder_who_cannot_be_paid_blocks_nobody() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, Holder::External(Default::default()), UNIT);
		credit(id, agent(NEWCOMER), 1);
		credit(id, agent(ANA), UNIT);
		assert_eq!(distribute(id, 1_000), 1_000);
		assert_eq!(distribute(id, 1_000), 1_000);
		assert_eq!(claim(ANA, id, 0), 999);
	});
}

#[test]
fn claims_outlive_a_closed_scope_and_an_expulsion() {
	build_and_execute(|| {
		let id = equity(kind(0));
		Networks::join(signed(ANA), LAB, None).unwrap();
		Networks::join(signed(BEN), LAB, None).unwrap();
		credit(id, agent(ANA), UNIT);
		credit(id, agent(BEN), UNIT);
		distribute(id, 100);
		Networks::expel(signed(STEWARD), LAB, ANA, Default::default()).unwrap();
		Networks::leave(signed(BEN), LAB).unwrap();
		Networks::close_scope(signed(STEWARD), LAB).unwrap();
		assert_eq!(claim(ANA, id, 0), 50);
		assert_eq!(claim(BEN, id, 0), 50);
		// They also get their part of what still comes.
		assert_eq!(distribute(id, 100), 100);
		assert_eq!(claim(ANA, id, 0), 50);
	});
}

#[test]
fn the_largest_book_takes_the_largest_amount() {
	build_and_execute(|| {
		let id = equity(kind(0));
		let units = 10u128.pow(9) * UNIT;
		credit(id, agent(ANA), units - 1);
		credit(id, agent(BEN), 1);
		distribute(id, 10u128.pow(27));
		assert_eq!(claim(BEN, id, 0), 10u128.pow(12));
		assert_eq!(claim(ANA, id, 0), 10u128.pow(27) - 10u128.pow(12));
	});
}

#[test]
fn a_level_that_would_overflow_rejects_the_income() {
	// Not a state that calls make: one unit would have to receive 2^128 base units.
	genesis().execute_with(|| {
		run_to_block(1);
		found(STEWARD, ovn_primitives::GLOBAL_SCOPE, ovn_primitives::ScopeKind::Network);
		let id = equity(kind(0));
		credit(id, agent(ANA), 1);
		let reached = (U256::MAX - (U256::from(6) << 128), U256::zero()).encode();
		crate::Books::<Test>::mutate(id, |book| {
			let line = crate::Line {
				asset: NATIVE,
				accumulator: codec::Decode::decode(&mut &reached[..]).unwrap(),
				accepted: 0,
				paid: 0,
				undistributed: 0,
			};
			book.as_mut().unwrap().lines.try_push(line).unwrap();
		});
		let take = |amount| {
			let parts = [Part { book: id, amount }];
			<Shares as ShareBooks<_, _>>::distribute(&PAYER, &NATIVE, &parts)
		};
		assert_noop!(take(7), Error::<Test>::Overflow);
		assert_ok!(take(6));
	});
}

#[test]
fn an_income_beyond_what_a_number_holds_is_rejected() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), 1);
		let parts = [Part { book: id, amount: u128::MAX }];
		let take = || <Shares as ShareBooks<_, _>>::distribute(&PAYER, &NATIVE, &parts);
		assert_noop!(take(), sp_runtime::ArithmeticError::Underflow);
		// Money comes back to the payer and is distributed again: what was accepted in all is
		// bounded.
		crate::Books::<Test>::mutate(id, |book| {
			let line = crate::Line {
				asset: NATIVE,
				accumulator: Default::default(),
				accepted: u128::MAX - 5,
				paid: u128::MAX - 5,
				undistributed: 0,
			};
			book.as_mut().unwrap().lines.try_push(line).unwrap();
		});
		let parts = [Part { book: id, amount: 6 }];
		let take = || <Shares as ShareBooks<_, _>>::distribute(&PAYER, &NATIVE, &parts);
		assert_noop!(take(), Error::<Test>::Overflow);
	});
}

#[test]
fn an_asset_cannot_be_destroyed_while_it_is_owed() {
	build_and_execute(|| {
		let asset = asset_with_pot(1);
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		try_distribute(id, asset.clone(), 100).unwrap();
		let destroy = || Assets::start_destroy(signed(PAYER), 1);
		assert_noop!(destroy(), AssetsError::<Test>::ContainsHolds);
		Assets::freeze_asset(signed(PAYER), 1).unwrap();
		assert_noop!(destroy(), AssetsError::<Test>::ContainsHolds);
		Assets::thaw_asset(signed(PAYER), 1).unwrap();
		assert_ok!(Shares::claim(signed(ANA), list(&[(id, 0)]), ALL));
		assert_ok!(destroy());
		// A destroyed asset blocks nothing else.
		distribute(id, 50);
		assert_eq!(claim(ANA, id, 0), 50);
	});
}

#[test]
fn an_asset_seized_from_the_pot_harms_no_other() {
	build_and_execute(|| {
		let asset = asset_with_pot(1);
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		try_distribute(id, asset.clone(), 100).unwrap();
		distribute(id, 70);
		// The administrator of an asset can take what is free on an account, and not what is held.
		let _ = Assets::force_transfer(signed(PAYER), 1, pot(&asset), PAYER, ASSET_MIN);
		assert_eq!(held(&asset), 100);
		assert_eq!(claim(ANA, id, 0), 70);
	});
}

#[test]
fn units_cannot_be_moved_by_crediting_and_debiting_in_a_circle() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		credit(id, agent(BEN), UNIT);
		distribute(id, 101);
		for _ in 0..10 {
			debit(id, agent(ANA), 0, UNIT);
			credit(id, agent(ANA), UNIT);
		}
		assert_eq!(claim(ANA, id, 0), 50);
		assert_eq!(claim(BEN, id, 0), 50);
	});
}

#[test]
fn records_that_do_not_fit_together_are_refused() {
	genesis().execute_with(|| {
		run_to_block(1);
		found(STEWARD, ovn_primitives::GLOBAL_SCOPE, ovn_primitives::ScopeKind::Network);
		let id = create(kind(0), debt(1, 1));
		credit(id, agent(ANA), ONE);
		crate::Cohorts::<Test>::remove(id, 0);
		assert!(Shares::do_try_state().is_err());
		let parts = [Part { book: id, amount: ONE }];
		assert_noop!(
			<Shares as ShareBooks<_, _>>::distribute(&PAYER, &NATIVE, &parts),
			Error::<Test>::Inconsistent
		);
		let call = Shares::claim(signed(ANA), list(&[(id, 0)]), ALL);
		assert_eq!(call.unwrap_err().error, Error::<Test>::Inconsistent.into());
	});
}
