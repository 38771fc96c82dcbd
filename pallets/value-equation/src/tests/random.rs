// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Anything may happen in any order: nothing is created or lost, and everybody gets what is theirs.

use crate::{mock::*, Flows, Inboxes, Line, OlderDues, OnEmpty, Recipient};
use num_bigint::BigInt;
use num_rational::BigRational;
use ovn_primitives::{KindId, ScopeId};
use proptest::prelude::*;

fn int(number: u128) -> BigRational {
	BigRational::from_integer(BigInt::from(number))
}

#[derive(Clone, Debug)]
enum Step {
	Sale(bool, u128),
	Contribute(usize, u64, u64),
	Rate(usize, u128),
	Equation(bool, Vec<(u32, u8)>),
	Process,
	Collect,
	Claim(u64),
	Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
	let buckets = prop::collection::vec((0u32..30, 0u8..8), 0..5);
	prop_oneof![
		6 => (any::<bool>(), 0u32..70).prop_flat_map(|(here, bits)| {
			(Just(here), 10_000u128..(1u128 << bits.max(14)))
		}).prop_map(|(here, amount)| Step::Sale(here, amount)),
		3 => (0usize..6, 2u64..6, 1u64..5_000_000).prop_map(|(k, who, n)| Step::Contribute(k, who, n)),
		1 => (0usize..6, 1u128..100).prop_map(|(k, rate)| Step::Rate(k, rate)),
		1 => (any::<bool>(), buckets).prop_map(|(straight, buckets)| Step::Equation(straight, buckets)),
		2 => Just(Step::Process),
		1 => Just(Step::Collect),
		2 => (2u64..6).prop_map(Step::Claim),
		2 => (1u64..15).prop_map(Step::Wait),
	]
}

/// An equation of the lab over six kinds, each in one bucket at most.
fn any_equation(
	is_straight: bool,
	plan: &[(u32, u8)],
	kinds: &[KindId],
) -> crate::EquationOf<Test> {
	let mut kinds = kinds.iter().copied();
	let buckets = plan.iter().enumerate().map(|(n, (share, to))| {
		let recipient = match to {
			0 => Recipient::Account(MANAGER),
			1 => Recipient::Fund(COSTS),
			2 => Recipient::Scope(SHOP),
			3 => Recipient::Scope(PARTNER),
			to => {
				let some: Vec<_> = kinds.by_ref().take(usize::from(*to - 3)).collect();
				let at_most = (*to == 7).then(|| ratio(5, 2));
				let on_empty = match n % 3 {
					0 => OnEmpty::NextBucket,
					1 => OnEmpty::Fund(RESERVE),
					_ => OnEmpty::Hold,
				};
				if some.is_empty() {
					Recipient::Account(DIA)
				} else {
					books_or(&some, at_most, on_empty)
				}
			},
		};
		part(&format!("bucket {n}"), share / (1 + u32::from(is_straight)), 70, recipient)
	});
	let buckets = buckets.collect();
	if is_straight {
		straight(buckets)
	} else {
		remaining(buckets)
	}
}

/// All that flows of one asset.
fn flowing() -> u128 {
	let mut sum = 0;
	for (_, _, flow) in Flows::<Test>::iter() {
		sum += flow.levy_due + flow.residue_due + flow.held;
		sum += flow.buckets.iter().map(|b| b.due + b.purse + b.held).sum::<u128>();
	}
	sum += OlderDues::<Test>::iter().flat_map(|(_, dues)| dues).map(|(_, due)| due).sum::<u128>();
	sum + Inboxes::<Test>::iter().map(|(_, amount)| amount).sum::<u128>()
}

fn try_collect_all() {
	for scope in [LAB, SHOP, PARTNER] {
		let lines = (0..16).map(Line::Bucket).chain([Line::Levy, Line::Residue]);
		for line in lines {
			let _ = Equations::collect(signed(ANA), scope, NATIVE, line);
		}
	}
	let older: Vec<_> = OlderDues::<Test>::iter_keys().collect();
	for (scope, asset, version) in older {
		let line = Line::Older { version, index: 0 };
		while Equations::collect(signed(ANA), scope, asset.clone(), line).is_ok() {}
	}
}

fn try_process_all() {
	let inboxes: Vec<(ScopeId, AssetKind, crate::Levied)> = Inboxes::<Test>::iter_keys().collect();
	for (scope, asset, levied) in inboxes {
		let _ = Equations::process_inbox(signed(ANA), scope, asset, levied);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(
		std::env::var("OVN_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
	))]

	#[test]
	fn nothing_is_created_or_lost(steps in prop::collection::vec(step(), 1..60)) {
		build_and_execute(|| {
			let kinds = [equity(3), debt(), once(), equity(1), debt(), equity(10)];
			set(LAB, any_equation(true, &[(20, 5), (10, 2), (20, 6), (5, 0)], &kinds));
			set(SHOP, straight(vec![bucket("back", 50, Recipient::Scope(LAB))]));
			set(PARTNER, straight(vec![bucket("on", 30, Recipient::Scope(SHOP))]));
			let total = Balances::total_issuance();
			for step in steps {
				match step {
					Step::Sale(here, amount) => {
						let scope = if here { LAB } else { PARTNER };
						let before = (free(PAYER), owed(&NATIVE), in_books());
						try_sale(scope, amount).unwrap();
						// Invariant 2: what was paid is owed or in books, to the last base unit.
						let after = (free(PAYER), owed(&NATIVE), in_books());
						assert_eq!(before.0 - after.0, amount);
						assert_eq!(before.1 + before.2 + amount, after.1 + after.2);
					},
					Step::Contribute(kind, who, units) => {
						// A debt takes whole tokens only.
						let units = if kind == 1 || kind == 4 { units + UNIT } else { units };
						contribute_parts(LAB, kinds[kind], who, units);
					},
					Step::Rate(kind, rate) => {
						Contributing::set_rate(signed(STEWARD), LAB, kinds[kind], rate * ONE).unwrap();
					},
					Step::Equation(is_straight, plan) => {
						set(LAB, any_equation(is_straight, &plan, &kinds));
					},
					Step::Process => try_process_all(),
					Step::Collect => try_collect_all(),
					Step::Claim(who) => {
						for kind in kinds {
							for series in 0..3 {
								let list = vec![(book(kind), series)].try_into().unwrap();
								let _ = Shares::claim(signed(who), list);
							}
						}
					},
					Step::Wait(blocks) => run_blocks(blocks),
				}
				assert_eq!(owed(&NATIVE), flowing());
			}
			Equations::do_try_state().unwrap();
			// When all is collected only inboxes, purses and fractions are left.
			try_collect_all();
			assert_eq!(owed(&NATIVE), flowing());
			assert_eq!(Balances::total_issuance(), total);
		});
	}

	#[test]
	fn everybody_gets_the_exact_part_of_many_incomes(
		units in prop::collection::vec(1u64..1_000_000_000, 2..6),
		rates in prop::collection::vec(1u128..1_000, 3),
		incomes in prop::collection::vec(10_000u128..1_000_000_000_000_000, 1..25),
		shares in (1u32..40, 1u32..40),
	) {
		build_and_execute(|| {
			let kinds: Vec<_> = rates.iter().map(|rate| equity(*rate)).collect();
			let mut values = vec![];
			for (n, units) in units.iter().enumerate() {
				let kind = n % kinds.len();
				contribute_parts(LAB, kinds[kind], 20 + n as u64, *units);
				values.push((20 + n as u64, kinds[kind], int(rates[kind]) * int((*units).into())));
			}
			let whole: BigRational = values.iter().map(|(_, _, value)| value.clone()).sum();
			set(LAB, straight(vec![
				bucket("manager", shares.0, Recipient::Account(MANAGER)),
				bucket("work", shares.1, books(&kinds)),
			]));
			let gross: u128 = incomes.iter().sum();
			for income in incomes {
				sale(income);
			}
			let levy = gross * 5 / 100;
			assert_eq!(flow().levy_due, levy);
			let base = int(gross - levy);
			let exact = |share: u32| &base * BigRational::new(share.into(), 100.into());
			let manager = exact(shares.0).floor();
			assert_eq!(int(collect(Line::Bucket(0), MANAGER)), manager);
			for (who, kind, value) in values {
				let due = exact(shares.1) * value / &whole;
				let before = free(who);
				let _ = Shares::claim(signed(who), vec![(book(kind), 0)].try_into().unwrap());
				let apart = int(free(who) - before) - &due;
				// Less than one base unit each for the bucket, the kind and the position.
				assert!(apart > -int(3) && apart < int(1), "{apart}");
			}
		});
	}
}

/// What the pot of share books holds for holders.
fn in_books() -> u128 {
	use frame_support::traits::fungible::InspectHold;
	Balances::total_balance_on_hold(&Shares::pot_account(&NATIVE))
}

#[test]
fn long_tail_costs_and_pays_the_same_however_many_contribute() {
	build_and_execute(|| {
		no_levy();
		let work = equity(1);
		set(LAB, super::all_to(work));
		let units: Vec<u64> = (1..=1_000).map(|rank| 10_000 * UNIT / rank).collect();
		contribute_parts(LAB, work, 1_000, units[0]);
		let first = sale(ONE).buckets.len();
		for (n, units) in units.iter().enumerate().skip(1) {
			contribute_parts(LAB, work, 1_000 + n as u64, *units);
		}
		let whole: u128 = units.iter().map(|units| u128::from(*units)).sum();
		let (mut sales, mut paid) = (0, vec![0; units.len()]);
		for n in 0..200_u64 {
			let amount = 10_000 + (1_u128 << (20 + n % 40)) + u128::from(n);
			assert_eq!(sale(amount).buckets.len(), first);
			sales += amount;
			let who = 1_000 + n * 7 % 1_000;
			let list = vec![(book(work), 0)].try_into().unwrap();
			let before = free(who);
			let _ = Shares::claim(signed(who), list);
			paid[(who - 1_000) as usize] += free(who) - before;
		}
		for (n, units) in units.iter().enumerate() {
			let who = 1_000 + n as u64;
			let before = free(who);
			let _ = Shares::claim(signed(who), vec![(book(work), 0)].try_into().unwrap());
			paid[n] += free(who) - before;
			let own = if n == 0 { ONE } else { 0 };
			let exact = own + sales * u128::from(*units) / whole;
			assert!(paid[n].abs_diff(exact) <= 1, "{} {}", paid[n], exact);
		}
		assert_eq!(paid.iter().sum::<u128>() + in_books() + owed(&NATIVE), sales + ONE);
	});
}
