// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What can be asked.

use super::{all_to, halves};
use crate::{mock::*, Error, Levied, Mode, OnEmpty, Preset, Recipient};
use frame_support::{assert_noop, assert_ok, assert_storage_noop};
use ovn_primitives::{IncomeClass, Purse};

fn preview(
	amount: u128,
	equation: Option<crate::EquationOf<Test>>,
) -> Result<crate::Split, sp_runtime::DispatchError> {
	let class = IncomeClass::Sale;
	Equations::preview(LAB, NATIVE, amount, class, Levied::by_nobody(), equation)
}

#[test]
fn preview_is_what_happens_when_an_equation_is_in_force() {
	build_and_execute(|| {
		let (work, loan, costs) = (equity(7), debt(), once());
		for kind in [work, loan, costs] {
			contribute(kind, ANA, 10);
		}
		set(
			LAB,
			remaining(vec![
				bucket("manager", 7, Recipient::Account(MANAGER)),
				bucket("costs", 50, books_or(&[costs, loan], None, OnEmpty::Hold)),
				bucket("work", 33, books(&[work])),
			]),
		);
		for amount in [ONE, 17 * ONE, 3 * ONE, 12_345_678_901_234] {
			let expected = preview(amount, None).unwrap();
			assert_storage_noop!(assert_ok!(preview(amount, None)));
			assert_eq!(sale(amount), expected);
		}
	});
}

#[test]
fn preview_shows_a_proposed_equation_before_the_vote() {
	build_and_execute(|| {
		let (design, care) = (equity(3), equity(1));
		contribute(design, ANA, 1);
		contribute(care, BEN, 1);
		// Before there is any equation.
		let both = straight(vec![bucket("all", 100, books(&[design, care]))]);
		let first = preview(80 * ONE, Some(both.clone())).unwrap();
		assert_eq!((first.version, amounts(&first.buckets[0])), (1, vec![57 * ONE, 19 * ONE]));
		// And when there is another.
		set(LAB, all_to(design));
		sale(ONE);
		let split = preview(80 * ONE, Some(both.clone())).unwrap();
		assert_eq!((split.version, amounts(&split.buckets[0])), (2, vec![57 * ONE, 19 * ONE]));
		set(LAB, both);
		run_blocks(NOTICE);
		assert_eq!(sale(80 * ONE), split);
	});
}

#[test]
fn preview_fails_when_there_is_nothing_to_show() {
	build_and_execute(|| {
		assert_noop!(preview(ONE, None), Error::<Test>::EquationNotFound);
		let bad = straight(vec![bucket("", 1, Recipient::Account(MANAGER))]);
		assert_noop!(preview(ONE, Some(bad)), Error::<Test>::InvalidName);
		let (class, levied, asset) = (IncomeClass::Sale, Levied::by_nobody(), asset(1));
		let of = |scope, asset| {
			Equations::preview(scope, asset, ONE, class, levied.clone(), Some(halves()))
		};
		assert_noop!(of(77, NATIVE), Error::<Test>::ScopeNotFound);
		assert_noop!(of(SHOP, asset), Error::<Test>::AssetNotAccepted);
	});
}

#[test]
fn preset_is_valid_when_kinds_and_funds_exist() {
	build_and_execute(|| {
		let kinds: Vec<_> = (0..5).map(|_| equity(1)).collect();
		let list = |range: core::ops::Range<usize>| kinds[range].to_vec().try_into().unwrap();
		let presets = [
			Preset::EqualShares { participation: 0 },
			Preset::HoursOnly { work: 0 },
			Preset::HoursByRate { work: list(0..3) },
			Preset::FabLab {
				infrastructure: COSTS,
				investment: 0,
				initiation: 1,
				costs: list(2..3),
				participation: list(3..5),
			},
			Preset::HalfAndHalf { costs: list(0..2), emergency: RESERVE, budget: Purse::Treasury },
			Preset::CostsFirst { costs: list(0..2), contributions: list(2..5) },
		];
		for preset in presets {
			let equation = Equations::preset(preset);
			assert_ok!(preview(ONE, Some(equation.clone())));
			assert_ok!(Equations::set_equation(signed(STEWARD), LAB, equation));
		}
	});
}

#[test]
fn preset_of_equal_shares_pays_everybody_alike() {
	build_and_execute(|| {
		no_levy();
		let taking_part = equity(1);
		for who in [ANA, BEN, CEM, DIA] {
			contribute(taking_part, who, 1);
		}
		set(LAB, Equations::preset(Preset::EqualShares { participation: taking_part }));
		sale(100 * ONE);
		for who in [ANA, BEN, CEM, DIA] {
			assert_eq!(claim(who, book(taking_part), 0), 25 * ONE);
		}
	});
}

#[test]
fn preset_of_costs_first_pays_costs_first() {
	build_and_execute(|| {
		no_levy();
		let (costs, work) = (once(), equity(1));
		contribute(costs, ANA, 30);
		contribute(work, BEN, 1);
		let list = |kind| vec![kind].try_into().unwrap();
		let preset = Preset::CostsFirst { costs: list(costs), contributions: list(work) };
		let equation = Equations::preset(preset);
		assert_eq!(equation.mode, Mode::Remaining);
		set(LAB, equation);
		sale(100 * ONE);
		assert_eq!(claim(ANA, book(costs), 0), 30 * ONE);
		assert_eq!(claim(BEN, book(work), 0), 70 * ONE);
	});
}

#[test]
fn values_are_those_of_a_division_when_there_are_units() {
	build_and_execute(|| {
		no_levy();
		let (work, loan, costs) = (equity(7), debt(), once());
		for kind in [work, loan, costs] {
			contribute(kind, ANA, 10);
		}
		set(LAB, straight(vec![bucket("all", 100, books(&[work, loan, costs]))]));
		let values = Equations::values(LAB, NATIVE);
		let worth: Vec<_> = values.iter().map(|kind| (kind.value.as_u128(), kind.room)).collect();
		let millionths = 10 * ONE * 1_000_000;
		let room = Some(10 * ONE);
		assert_eq!(worth, [(7 * millionths, None), (millionths, room), (millionths, room)]);
		let split = sale(9 * ONE);
		let before: Vec<_> = split.buckets[0]
			.kinds
			.iter()
			.map(|kind| crate::KindSplit { amount: 0, ..*kind })
			.collect();
		assert_eq!(before, values);
	});
}

#[test]
fn views_say_nothing_when_there_is_nothing() {
	build_and_execute(|| {
		assert_eq!(Equations::equation(LAB), None);
		assert_eq!(Equations::values(LAB, NATIVE), vec![]);
		assert_eq!(Equations::flow(LAB, NATIVE), Default::default());
		assert_eq!(Equations::older_dues(LAB, NATIVE, 1), vec![]);
		assert_eq!(Equations::inbox(LAB, 0), vec![]);
	});
}
