// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Equations, decided and in force.

use super::{all_to, halves};
use crate::{
	mock::*, Ask, Equations as Stored, Error, Event, KindRate, Mode, OnEmpty, Recipient,
	MAX_BUCKETS,
};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{ClaimType, Purse};
use sp_runtime::DispatchError::BadOrigin;

fn rejected(equation: crate::EquationOf<Test>, error: Error<Test>) {
	assert_noop!(Equations::set_equation(signed(STEWARD), LAB, equation), error);
}

#[test]
fn set_equation_is_in_force_at_once_when_it_is_the_first() {
	build_and_execute(|| {
		let work = equity(25);
		let equation = all_to(work);
		let before = free(STEWARD);
		assert_ok!(Equations::set_equation(signed(STEWARD), LAB, equation.clone()));

		let expected =
			Event::EquationSet { scope: LAB, version: 1, from: 1, equation: equation.clone() };
		assert_eq!(last_event(), expected);
		let view = Equations::equation(LAB).unwrap();
		assert_eq!((view.version, view.since, view.next), (1, 1, None));
		assert_eq!(view.equation, equation);
		let rate = KindRate { kind: work, once: false, rate: 25 * ONE, since: 0, next: None };
		assert_eq!(view.rates, vec![rate]);
		assert_eq!(free(STEWARD), before);
	});
}

#[test]
fn set_equation_takes_effect_after_the_notice_when_there_is_one_before() {
	build_and_execute(|| {
		no_levy();
		set(LAB, halves());
		let next = straight(vec![bucket("all", 100, Recipient::Account(CEM))]);
		run_to_block(10);
		set(LAB, next.clone());
		let from = 10 + NOTICE;
		assert_eq!(
			last_event(),
			Event::EquationSet { scope: LAB, version: 2, from, equation: next }
		);

		run_to_block(from - 1);
		let split = sale(100 * ONE);
		assert_eq!((split.version, taken(&split)), (1, vec![50 * ONE, 10 * ONE]));
		run_to_block(from);
		let split = sale(100 * ONE);
		assert_eq!((split.version, taken(&split)), (2, vec![100 * ONE]));
		assert_eq!(Stored::<Test>::get(LAB).unwrap().next, None);
	});
}

#[test]
fn set_equation_replaces_the_next_one_when_it_is_not_in_force() {
	build_and_execute(|| {
		let (work, other, third) = (equity(1), equity(2), equity(3));
		set(LAB, all_to(work));
		set(LAB, all_to(other));
		run_blocks(NOTICE - 1);
		set(LAB, all_to(third));
		run_blocks(1);
		// Neither the second, which was replaced, nor the third, whose notice began anew.
		assert_eq!(Equations::equation(LAB).unwrap().version, 1);
		let kinds: Vec<_> =
			Stored::<Test>::get(LAB).unwrap().kinds.iter().map(|known| known.kind).collect();
		assert_eq!(kinds, [work, third]);
		run_blocks(NOTICE - 1);
		let view = Equations::equation(LAB).unwrap();
		assert_eq!((view.version, view.equation), (3, all_to(third)));
		assert_eq!(view.rates.len(), 1);
	});
}

#[test]
fn set_equation_succeeds_when_the_scope_is_closed() {
	build_and_execute(|| {
		assert_ok!(pallet_networks::Pallet::<Test>::close_scope(signed(STEWARD), SHOP));
		set(SHOP, straight(vec![]));
		assert!(Equations::equation(SHOP).is_some());
	});
}

#[test]
fn set_equation_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		for origin in [signed(ANA), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Equations::set_equation(origin, LAB, halves()), BadOrigin);
		}
	});
}

#[test]
fn set_equation_fails_when_a_scope_does_not_exist() {
	build_and_execute(|| {
		assert_noop!(
			Equations::set_equation(signed(STEWARD), 77, halves()),
			Error::<Test>::ScopeNotFound
		);
		rejected(straight(vec![bucket("all", 1, Recipient::Scope(77))]), Error::ScopeNotFound);
	});
}

#[test]
fn set_equation_fails_when_a_name_is_missing_or_twice() {
	build_and_execute(|| {
		let to = || Recipient::Account(MANAGER);
		rejected(straight(vec![bucket("", 1, to())]), Error::InvalidName);
		rejected(straight(vec![bucket("a", 1, to()), bucket("a", 1, to())]), Error::InvalidName);
		let mut equation = straight(vec![bucket("a", 1, to())]);
		equation.buckets[0].name = vec![0xff, 0xfe].try_into().unwrap();
		rejected(equation, Error::InvalidName);
	});
}

#[test]
fn set_equation_fails_when_shares_are_too_large() {
	build_and_execute(|| {
		let to = || Recipient::Account(MANAGER);
		let two = |first, second| vec![bucket("a", first, to()), bucket("b", second, to())];
		rejected(straight(two(60, 41)), Error::InvalidShares);
		rejected(remaining(two(60, 101)), Error::InvalidShares);
		rejected(straight(vec![fixed("a", 0, to())]), Error::InvalidShares);
		set(LAB, straight(two(60, 40)));
		set(LAB, remaining(two(100, 100)));
	});
}

#[test]
fn set_equation_fails_when_kinds_are_wrong() {
	build_and_execute(|| {
		let kinds: Vec<_> = (0..33).map(|_| equity(1)).collect();
		rejected(straight(vec![bucket("a", 1, books(&[]))]), Error::EmptyBucket);
		rejected(straight(vec![bucket("a", 1, books(&[77]))]), Error::KindNotFound);
		rejected(straight(vec![bucket("a", 1, books(&[0, 1, 0]))]), Error::DuplicateKind);
		let two =
			|n| vec![bucket("a", 1, books(&kinds[..16])), bucket("b", 1, books(&kinds[16..n]))];
		rejected(
			straight(vec![two(20)[1].clone(), bucket("a", 1, books(&[16]))]),
			Error::DuplicateKind,
		);
		rejected(straight(two(33)), Error::TooManyKinds);
		set(LAB, straight(two(32)));
	});
}

#[test]
fn set_equation_knows_the_rates_of_two_when_both_are_as_large_as_can_be() {
	build_and_execute(|| {
		let kinds: Vec<_> = (0..64).map(|_| equity(1)).collect();
		set(LAB, straight(vec![bucket("a", 1, books(&kinds[..32]))]));
		set(LAB, straight(vec![bucket("a", 1, books(&kinds[32..]))]));
		assert_eq!(Stored::<Test>::get(LAB).unwrap().kinds.len(), 64);
		// A newer decision replaces the equation to come.
		set(LAB, straight(vec![bucket("a", 1, books(&kinds[16..48]))]));
		assert_eq!(Stored::<Test>::get(LAB).unwrap().kinds.len(), 48);
	});
}

#[test]
fn set_equation_takes_as_many_buckets_as_can_be() {
	build_and_execute(|| {
		no_levy();
		let buckets = (0..MAX_BUCKETS)
			.map(|n| part(&format!("b{n}"), 1, 17, Recipient::Account(u64::from(n) + 2)));
		set(LAB, straight(buckets.collect()));
		let split = sale(17_000_017);
		assert_eq!((taken(&split), split.residue), (vec![1_000_001; 16], 1_000_001));
	});
}

#[test]
fn set_equation_fails_when_the_scope_would_pay_itself() {
	build_and_execute(|| {
		rejected(straight(vec![bucket("a", 1, Recipient::Scope(LAB))]), Error::SelfRecipient);
	});
}

#[test]
fn set_equation_fails_when_a_purse_takes_no_income() {
	build_and_execute(|| {
		let work = equity(1);
		for purse in [Purse::Fund(7), Purse::Sponsor] {
			rejected(straight(vec![bucket("a", 1, Recipient::Fund(purse))]), Error::PurseNotFound);
			let on_empty = OnEmpty::Fund(purse);
			let books = books_or(&[work], None, on_empty);
			rejected(straight(vec![bucket("a", 1, books)]), Error::PurseNotFound);
			let mut equation = halves();
			equation.residue = purse;
			rejected(equation, Error::PurseNotFound);
		}
	});
}

#[test]
fn set_equation_fails_when_there_would_be_no_block_in_which_it_is_in_force() {
	build_and_execute(|| {
		set(LAB, halves());
		run_to_block(u64::MAX - 1);
		rejected(halves(), Error::Overflow);
	});
}

#[test]
fn set_equation_pays_fixed_amounts_of_their_asset_only_when_incomes_are_in_others() {
	build_and_execute(|| {
		no_levy();
		let asset = asset_with_pots(1);
		let mut equation = halves();
		equation.mode = Mode::Remaining;
		equation.buckets[0].ask = Ask::Fixed { asset: asset.clone(), amount: 30_000 };
		set(LAB, equation);
		assert_eq!(taken(&sale(100_000)), [0, 10_000]);
		assert_ok!(sale_in(LAB, asset.clone(), 100_000));
		assert_eq!(taken(&last_split()), [30_000, 7_000]);
	});
}

#[test]
fn kinds_of_all_claim_types_can_be_named() {
	build_and_execute(|| {
		let gift = kind_of(LAB, ClaimType::Gift, ONE);
		let paid_once = once();
		set(LAB, straight(vec![bucket("a", 100, books(&[gift, debt(), paid_once]))]));
		let rates = Equations::equation(LAB).unwrap().rates;
		let marked: Vec<_> = rates.iter().filter(|rate| rate.once).map(|rate| rate.kind).collect();
		assert_eq!(marked, [paid_once]);
	});
}
