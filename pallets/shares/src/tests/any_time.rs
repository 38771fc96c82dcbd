// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! One debt, to which anything happens at any time, deferred work or not: it never promises more
//! than it has, and in the end everybody is paid and nothing is lost.

use super::*;
use crate::{Cohorts, Positions};
use ovn_primitives::{traits::ShareBooks, Series};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use std::collections::BTreeMap;

const DEBT: BookId = kind(0);

#[derive(Clone, Debug)]
enum Op {
	/// Principal.
	Credit(u64, u128),
	/// Principal of what was accepted and is not due any more, and so much more.
	CreditFreed(u64, u128),
	/// Takes back a number of 255ths of a position's units.
	Debit(prop::sample::Index, u8),
	/// An income.
	Distribute(u128),
	/// An income of a number of 255ths of what is owed.
	DistributePart(u8),
	Claim(prop::sample::Index),
	/// One step.
	Process,
}

fn number() -> impl Strategy<Value = u128> {
	(1..=6u32, any::<u128>()).prop_map(|(digits, number)| 1 + number % 10u128.pow(digits))
}

fn op() -> impl Strategy<Value = Op> {
	let who = || 2..6u64;
	let part = || prop_oneof![Just(255u8), any::<u8>()];
	prop_oneof![
		5 => (who(), number()).prop_map(|(who, units)| Op::Credit(who, units)),
		1 => (who(), number()).prop_map(|(who, units)| Op::CreditFreed(who, units)),
		3 => (any::<prop::sample::Index>(), part()).prop_map(|(n, part)| Op::Debit(n, part)),
		4 => number().prop_map(Op::Distribute),
		2 => part().prop_map(Op::DistributePart),
		2 => any::<prop::sample::Index>().prop_map(Op::Claim),
		1 => Just(Op::Process),
	]
}

fn positions() -> Vec<(Holder<u64>, Series)> {
	let mut all: Vec<_> = Positions::<Test>::iter_key_prefix((DEBT,)).collect();
	all.sort();
	all
}

fn all_claimable() -> u128 {
	positions().into_iter().map(|(who, series)| claimable(DEBT, who, series)).sum()
}

fn owed() -> u128 {
	<Shares as ShareBooks<u64, AssetKind>>::owed(DEBT).unwrap()
}

fn credit_any(who: u64, units: u128) {
	// As contributions do, which may be below one whole token.
	frame_support::storage::with_storage_layer(|| Shares::do_credit(DEBT, agent(who), units))
		.unwrap();
}

fn debit_any(n: &prop::sample::Index, part: u8) {
	let all = positions();
	if !all.is_empty() {
		let (who, series) = n.get(&all).clone();
		let units = Positions::<Test>::get((DEBT, &who, series)).unwrap().units;
		let units = if part == 255 { units } else { units * u128::from(part) / 255 };
		debit(DEBT, who, series, units);
	}
}

fn step(op: &Op) {
	match op {
		Op::Credit(who, units) => credit_any(*who, *units),
		Op::CreditFreed(who, more) => {
			let freed = book(DEBT).lines[0].accepted.saturating_sub(book(DEBT).due);
			credit_any(*who, freed + more);
		},
		Op::Debit(n, part) => debit_any(n, *part),
		Op::Distribute(amount) => {
			distribute(DEBT, *amount);
		},
		Op::DistributePart(part) => {
			distribute(DEBT, if *part == 255 { owed() } else { owed() * u128::from(*part) / 255 });
		},
		Op::Claim(n) => {
			let all = positions();
			if !all.is_empty() {
				let (who, series) = n.get(&all).clone();
				let _ = Shares::claim_for(signed(PAYER), who, list(&[(DEBT, series)]), ALL);
			}
		},
		Op::Process => {
			let _ = Shares::process_deferred(signed(PAYER), DEBT);
		},
	}
}

fn in_cohorts() -> u128 {
	Cohorts::<Test>::iter_prefix_values(DEBT).map(|record| record.ahead).sum()
}

/// At any time.
fn check(op: &Op) {
	let line = book(DEBT).lines[0].clone();
	assert!(line.paid <= line.accepted, "{op:?}: more paid than accepted");
	let (claimable, rest) = (all_claimable(), line.accepted - line.paid);
	assert!(claimable <= rest, "{op:?}: {claimable} can be claimed of {rest}");
	assert_eq!(held(&NATIVE), rest);
}

fn process_all() {
	while book(DEBT).pending() {
		Shares::process_deferred(signed(PAYER), DEBT).unwrap();
	}
}

/// Everybody is paid in full, and the rest goes to the next holders.
fn finish() {
	process_all();
	while owed() > 0 && book(DEBT).total() > 0 {
		assert!(distribute(DEBT, owed()) > 0);
		process_all();
	}
	assert_eq!(owed(), 0, "something is owed to nobody");
	for (who, series) in positions().into_iter().chain(positions()) {
		if Positions::<Test>::contains_key((DEBT, &who, series)) {
			let wanted = claimable(DEBT, who.clone(), series);
			let done = Shares::claim_for(signed(PAYER), who, list(&[(DEBT, series)]), ALL);
			assert!(done.is_ok() || wanted == 0, "{wanted} cannot be paid: {done:?}");
		}
	}
	assert_eq!(positions(), vec![]);
	let line = book(DEBT).lines[0].clone();
	assert_eq!(line.accepted - line.paid, line.undistributed + in_cohorts(), "lost");
	check_state();
}

/// A debt that was collected while it was inactive, and valued at once.
fn activate(collected: &[(u64, u128)], ceiling: (u32, u32)) {
	<Shares as ShareBooks<_, _>>::create(DEBT, debt(1, 1), true).unwrap();
	for (who, units) in collected {
		credit_any(*who, *units);
	}
	let (numerator, denominator) = ceiling;
	type Books = Shares;
	let ceiling = ratio(numerator, denominator);
	<Books as ShareBooks<u64, AssetKind>>::set_ceiling(DEBT, ceiling).unwrap();
	<Books as ShareBooks<u64, AssetKind>>::activate(DEBT, None).unwrap();
}

fn run(collected: &[(u64, u128)], ops: &[Op], steps: u32, ceiling: (u32, u32)) {
	build_and_execute(|| {
		StepsPerDistribution::set(steps);
		StepsPerCall::set(1);
		activate(collected, ceiling);
		for (n, op) in ops.iter().enumerate() {
			step(op);
			check(op);
			if (n + 1).is_multiple_of(ovn_test_support::either(1, SOMETIMES)) {
				check_state();
			}
		}
		check_state();
		finish();
		StepsPerCall::set(4);
	});
	ovn_test_support::count(ops.len());
}

/// The number of operations between two checks of the invariants: more than 1 in a long run only.
const SOMETIMES: usize = 10;

/// What an operation did while work is deferred.
fn done(op: &Op) -> Option<&'static str> {
	let events = events();
	events.iter().find_map(|event| match (event, op) {
		(Event::Credited { .. }, Op::CreditFreed(..)) => Some("principal of what was freed"),
		(Event::Credited { .. }, _) => Some("principal"),
		(Event::Debited { units: 0, .. }, _) => Some("all is taken back"),
		(Event::Debited { .. }, _) => Some("a part is taken back"),
		(Event::Distributed { owed: Some(0), .. }, _) => Some("an income of all that is owed"),
		(Event::Distributed { .. }, _) => Some("an income"),
		(Event::Claimed { .. }, _) => Some("a claim"),
		_ => None,
	})
}

/// The greatest number of operations of a sequence.
const LONGEST: usize = 80;

proptest! {
	#![proptest_config(ProptestConfig {
		max_shrink_iters: 20_000,
		..ProptestConfig::with_cases(ovn_test_support::cases(100, LONGEST as u32 / 2))
	})]

	#[test]
	fn a_debt_promises_no_more_than_it_has_whenever_anything_happens(
		collected in prop::collection::vec((2..6u64, number()), 0..4),
		ops in prop::collection::vec(op(), 1..LONGEST),
		steps in 1..4u32,
		ceiling in prop::sample::select(vec![(1, 1), (6, 5), (4, 3), (7, 3)]),
	) {
		run(&collected, &ops, steps, ceiling);
	}
}

/// What the sequences above do while work is deferred. Always the same ones.
#[test]
fn random_steps_do_everything_while_work_is_deferred() {
	const WANTED: [&str; 7] = [
		"a claim",
		"a part is taken back",
		"all is taken back",
		"an income",
		"an income of all that is owed",
		"principal",
		"principal of what was freed",
	];
	let mut runner = TestRunner::deterministic();
	let sequence = (
		prop::collection::vec((2..6u64, number()), 0..4),
		prop::collection::vec(op(), LONGEST..=LONGEST),
	);
	let mut found = BTreeMap::<_, u32>::new();
	for n in 0..100 {
		let (collected, ops) = sequence.new_tree(&mut runner).unwrap().current();
		build_and_execute(|| {
			StepsPerDistribution::set(1 + n % 3);
			StepsPerCall::set(1);
			activate(&collected, (6, 5));
			for op in &ops {
				let pending = book(DEBT).pending();
				System::reset_events();
				step(op);
				if let Some(done) = done(op).filter(|_| pending) {
					*found.entry(done).or_default() += 1;
					check_state();
				}
			}
			StepsPerCall::set(4);
		});
	}
	for wanted in WANTED {
		let times = found.get(wanted).copied().unwrap_or(0);
		assert!(times >= 10, "{wanted}: {times} of {found:?}");
	}
}
