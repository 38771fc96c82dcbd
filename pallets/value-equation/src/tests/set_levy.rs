// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Levies.

use super::halves;
use crate::{mock::*, Error, Event, LevyTerms, Line};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{Purse, GLOBAL_SCOPE};
use sp_runtime::DispatchError::BadOrigin;

fn terms(numerator: u32, denominator: u32, purse: Purse) -> LevyTerms {
	LevyTerms { share: ratio(numerator, denominator), purse: Some(purse) }
}

#[test]
fn set_levy_takes_effect_after_the_notice_when_it_is_decided() {
	build_and_execute(|| {
		set(LAB, halves());
		assert_eq!(Equations::levy(NETWORK), terms(5, 100, Purse::Treasury));
		assert_ok!(Networks::create_fund(signed(STEWARD), NETWORK, name_of("machines")));
		let (fund, before) = (Purse::Fund(0), free(STEWARD));
		assert_ok!(Equations::set_levy(signed(STEWARD), NETWORK, ratio(1, 10), Some(fund)));

		let from = 1 + NOTICE;
		let expected =
			Event::LevySet { network: NETWORK, share: ratio(1, 10), purse: Some(fund), from };
		assert_eq!(last_event(), expected);
		assert_eq!(free(STEWARD), before);
		run_to_block(from - 1);
		assert_eq!(sale(100 * ONE).levy, Some((NETWORK, 5 * ONE)));
		run_to_block(from);
		assert_eq!(sale(100 * ONE).levy, Some((NETWORK, 10 * ONE)));
		assert_eq!(Equations::levy(NETWORK), terms(1, 10, fund));
		assert_eq!(Equations::levy(ABROAD), terms(5, 100, Purse::Treasury));
		// All that waits goes to the purse in force.
		assert_ok!(Networks::open_pot(signed(STEWARD), NETWORK, fund, NATIVE));
		assert_eq!(collect(Line::Levy, purse(NETWORK, fund)), 15 * ONE);
	});
}

#[test]
fn set_levy_replaces_the_next_one_when_it_is_not_in_force() {
	build_and_execute(|| {
		let decide =
			|n| Equations::set_levy(signed(STEWARD), NETWORK, ratio(n, 100), Some(Purse::Treasury));
		assert_ok!(decide(1));
		run_blocks(NOTICE - 1);
		assert_ok!(decide(2));
		run_blocks(NOTICE - 1);
		assert_eq!(Equations::levy(NETWORK), terms(5, 100, Purse::Treasury));
		run_blocks(1);
		assert_eq!(Equations::levy(NETWORK), terms(2, 100, Purse::Treasury));
		assert_ok!(decide(3));
		assert_eq!(Equations::levy(NETWORK), terms(2, 100, Purse::Treasury));
	});
}

#[test]
fn set_levy_fails_when_the_scope_is_no_network() {
	build_and_execute(|| {
		assert_noop!(
			Equations::set_levy(signed(STEWARD), LAB, ratio(0, 1), Some(Purse::Treasury)),
			Error::<Test>::NotNetwork
		);
		assert_noop!(
			Equations::set_levy(signed(20), GLOBAL_SCOPE, ratio(0, 1), Some(Purse::Treasury)),
			Error::<Test>::NotNetwork
		);
		assert_noop!(
			Equations::set_levy(signed(STEWARD), 77, ratio(0, 1), Some(Purse::Treasury)),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn set_levy_fails_when_it_exceeds_a_tenth() {
	build_and_execute(|| {
		for share in [ratio(11, 100), ratio(1, 9), ratio(u32::MAX, 1), ratio(1, 2)] {
			assert_noop!(
				Equations::set_levy(signed(STEWARD), NETWORK, share, Some(Purse::Treasury)),
				Error::<Test>::InvalidLevy
			);
		}
		for share in [ratio(1, 10), ratio(0, 1), ratio(1, 11)] {
			assert_ok!(Equations::set_levy(signed(STEWARD), NETWORK, share, Some(Purse::Treasury)));
		}
	});
}

#[test]
fn set_levy_fails_when_the_purse_takes_no_income() {
	build_and_execute(|| {
		for purse in [Purse::Sponsor, Purse::Fund(0)] {
			assert_noop!(
				Equations::set_levy(signed(STEWARD), NETWORK, ratio(0, 1), Some(purse)),
				Error::<Test>::PurseNotFound
			);
		}
	});
}

#[test]
fn set_levy_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		for origin in [signed(ANA), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let levy = Equations::set_levy(origin, NETWORK, ratio(0, 1), Some(Purse::Treasury));
			assert_eq!(levy, Err(BadOrigin));
		}
	});
}

#[test]
fn set_levy_is_not_asked_when_a_scope_has_no_network() {
	build_and_execute(|| {
		assert_ok!(Equations::set_equation(signed(20), GLOBAL_SCOPE, straight(vec![])));
		assert_ok!(try_sale(GLOBAL_SCOPE, 100 * ONE));
		let split = last_split();
		assert_eq!((split.levy, split.residue), (None, 100 * ONE));
		assert_noop!(
			Equations::collect(signed(PAYER), GLOBAL_SCOPE, NATIVE, Line::Levy),
			Error::<Test>::NothingOwed
		);
	});
}
