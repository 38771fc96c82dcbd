// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Anything may happen in any order: nothing is created or lost, and everybody gets what is theirs.

use crate::{
	mock::*, Equations as Stored, Event, Flows, Inboxes, Line, OlderDues, OnEmpty, Recipient, Split,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use ovn_primitives::{traits::ShareBooks, Holder, KindId, Purse, ScopeId};
use proptest::prelude::*;

fn int(number: u128) -> BigRational {
	BigRational::from_integer(BigInt::from(number))
}

#[derive(Clone, Debug)]
enum Step {
	Sale(bool, bool, u128),
	Contribute(usize, u64, u64),
	Rate(usize, u128),
	Equation(bool, Vec<(u32, u8)>),
	Process,
	Collect,
	Claim(u64),
	/// Lets another scope hold units of a kind.
	Join(usize, bool, u128),
	/// Claims for the scopes that hold units.
	Forward,
	/// Lets what an account claims of a kind go to the costs, or not.
	Redirect(usize, u64, bool),
	/// Freezes the asset, or thaws it.
	Freeze(bool),
	Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
	let buckets = prop::collection::vec((0u32..30, 0u8..8), 0..5);
	prop_oneof![
		6 => (any::<bool>(), any::<bool>(), 0u32..90).prop_flat_map(|(here, native, bits)| {
			(Just(here), Just(native), 10_000u128..(1u128 << bits.max(14)))
		}).prop_map(|(here, native, amount)| Step::Sale(here, native, amount)),
		3 => (0usize..6, 2u64..6, 1u64..5_000_000).prop_map(|(k, who, n)| Step::Contribute(k, who, n)),
		1 => (0usize..6, 1u128..100).prop_map(|(k, rate)| Step::Rate(k, rate)),
		1 => (any::<bool>(), buckets).prop_map(|(straight, buckets)| Step::Equation(straight, buckets)),
		2 => Just(Step::Process),
		1 => Just(Step::Collect),
		2 => (2u64..6).prop_map(Step::Claim),
		1 => (0usize..3, any::<bool>(), 1u128..5_000_000).prop_map(|(k, shop, n)| Step::Join(k, shop, n)),
		2 => Just(Step::Forward),
		1 => (0usize..6, 2u64..6, any::<bool>()).prop_map(|(k, who, on)| Step::Redirect(k, who, on)),
		1 => any::<bool>().prop_map(Step::Freeze),
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

/// All that flows of an asset.
fn flowing(asset: &AssetKind) -> u128 {
	let mut sum = 0;
	for (_, _, flow) in Flows::<Test>::iter().filter(|(_, of, _)| of == asset) {
		sum += flow.levy_due + flow.residue_due + flow.held;
		sum += flow.buckets.iter().map(|b| b.due + b.purse + b.held).sum::<u128>();
	}
	let older = OlderDues::<Test>::iter().filter(|((_, of, _), _)| of == asset);
	sum += older.flat_map(|(_, dues)| dues).map(|(_, due)| due).sum::<u128>();
	let inboxes = Inboxes::<Test>::iter().filter(|((_, of, _), _)| of == asset);
	sum + inboxes.map(|(_, amount)| amount).sum::<u128>()
}

fn try_collect_all(assets: &[AssetKind]) {
	for scope in [LAB, SHOP, PARTNER] {
		let lines = (0..16).map(Line::Bucket).chain([Line::Levy, Line::Residue]);
		for line in lines {
			for asset in assets {
				let _ = Equations::collect(signed(ANA), scope, asset.clone(), line);
			}
		}
	}
	let older: Vec<_> = OlderDues::<Test>::iter_keys().collect();
	for (scope, asset, version) in older {
		for index in 0..17 {
			let line = Line::Older { version, index };
			let _ = Equations::collect(signed(ANA), scope, asset.clone(), line);
		}
	}
}

/// Whether a bucket of the equation in force is held to a multiple of values, which count in the native token.
fn counts_values(scope: ScopeId) -> bool {
	let buckets = Equations::equation(scope).unwrap().equation.buckets;
	buckets
		.iter()
		.any(|bucket| matches!(bucket.recipient, Recipient::Books { at_most: Some(_), .. }))
}

fn try_process_all() {
	let inboxes: Vec<(ScopeId, AssetKind, crate::Levied)> = Inboxes::<Test>::iter_keys().collect();
	for (scope, asset, levied) in inboxes {
		let _ = Equations::process_inbox(signed(ANA), scope, asset, levied);
	}
}

/// Claims for everybody and everything of this kind that holds units of the lab.
fn try_claim(kinds: &[KindId], holder: &Holder<u64>) {
	for kind in kinds {
		for series in 0..3 {
			let list = vec![(book(*kind), series)].try_into().unwrap();
			let _ = Shares::claim_for(signed(NEWCOMER), holder.clone(), list, 8);
		}
	}
}

/// Nothing of an income is created or lost: what came in, and what was held, went somewhere.
fn check_split(scope: ScopeId, split: &Split) {
	let levy = split.levy.map_or(0, |(_, levy)| levy);
	assert_eq!(split.base + levy, split.gross + split.released);
	let equation = Stored::<Test>::get(scope).unwrap().equation;
	let before: u128 = split.buckets.iter().map(|bucket| bucket.purse_before).sum();
	let mut after = split.residue + split.held;
	for (bucket, rule) in split.buckets.iter().zip(&equation.buckets) {
		after += bucket.purse;
		match &rule.recipient {
			Recipient::Books { on_empty, .. } => {
				after += amounts(bucket).iter().sum::<u128>();
				if matches!(on_empty, OnEmpty::Fund(_)) {
					after += bucket.rest;
				}
			},
			_ => after += bucket.taken,
		}
	}
	assert_eq!(split.base + split.held_before + before, after, "{split:?}");
}

/// Checks the incomes since the last look.
fn check_incomes() {
	for event in events() {
		if let Event::IncomeRecorded { scope, split, .. } = event {
			check_split(scope, &split);
		}
	}
	System::reset_events();
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(ovn_long_run::cases(24, 30)))]

	#[test]
	fn nothing_is_created_or_lost(steps in prop::collection::vec(step(), 1..60)) {
		build_and_execute(|| {
			let kinds = [equity(3), debt(), once(), equity(1), debt(), equity(10)];
			let token = asset_with_pots(1);
			for scope in [SHOP, PARTNER] {
				Networks::accept_asset(signed(STEWARD), scope, token.clone()).unwrap();
			}
			for purse in [COSTS, RESERVE, Purse::Treasury] {
				Networks::open_pot(signed(STEWARD), LAB, purse, token.clone()).unwrap();
			}
			let assets = [NATIVE, token.clone()];
			let in_hand = |asset: &AssetKind| {
				(balance_of(asset, PAYER), owed(asset), in_books(asset))
			};
			set(LAB, any_equation(true, &[(20, 5), (10, 2), (20, 6), (5, 0)], &kinds));
			set(SHOP, straight(vec![bucket("back", 50, Recipient::Scope(LAB))]));
			set(PARTNER, straight(vec![bucket("on", 30, Recipient::Scope(SHOP))]));
			let mut frozen = false;
			let (total, count) = (Balances::total_issuance(), steps.len());
			System::reset_events();
			for step in steps {
				match step {
					Step::Sale(here, native, amount) => {
						let scope = if here { LAB } else { PARTNER };
						let asset = &assets[usize::from(!native)];
						let before = in_hand(asset);
						let result = sale_in(scope, asset.clone(), amount);
						let counts = !native && counts_values(scope);
						assert_eq!(result.is_err(), frozen && !native || counts, "{result:?}");
						if result.is_ok() {
							// Invariant 2: what was paid is owed or in books, to the last base unit.
							let after = in_hand(asset);
							assert_eq!(before.0 - after.0, amount);
							assert_eq!(before.1 + before.2 + amount, after.1 + after.2);
						}
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
					Step::Collect => try_collect_all(&assets),
					Step::Claim(who) => try_claim(&kinds, &Holder::Agent(who)),
					Step::Join(kind, shop, units) => {
						let holder = Holder::Scope(if shop { SHOP } else { PARTNER });
						let book = book(kinds[[0, 3, 5][kind]]);
						// A book comes to be with its first contribution.
						let _ = <Shares as ShareBooks<_, _, _>>::credit(book, holder, units);
					},
					Step::Forward => {
						for scope in [SHOP, PARTNER] {
							try_claim(&kinds, &Holder::Scope(scope));
						}
					},
					Step::Redirect(kind, who, on) => {
						let Purse::Fund(fund) = COSTS else { unreachable!() };
						let target = on.then_some(pallet_shares::Redirect { scope: LAB, fund });
						let holder = Holder::Agent(who);
						let _ = Shares::redirect(signed(who), holder, book(kinds[kind]), 0, target);
					},
					Step::Freeze(on) => {
						match (frozen, on) {
							(false, true) => Assets::freeze_asset(signed(PAYER), 1).unwrap(),
							(true, false) => Assets::thaw_asset(signed(PAYER), 1).unwrap(),
							_ => {},
						}
						frozen = on;
					},
					Step::Wait(blocks) => run_blocks(blocks),
				}
				for asset in &assets {
					assert_eq!(owed(asset), flowing(asset));
				}
				check_incomes();
			}
			Equations::do_try_state().unwrap();
			ovn_long_run::count(count);
			// When all is collected only inboxes, purses and fractions are left.
			try_collect_all(&assets);
			for asset in &assets {
				assert_eq!(owed(asset), flowing(asset));
			}
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
			ovn_long_run::count(incomes.len());
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
				let _ = Shares::claim(signed(who), vec![(book(kind), 0)].try_into().unwrap(), 8);
				let apart = int(free(who) - before) - &due;
				// Less than one base unit each for the bucket, the kind and the position.
				assert!(apart > -int(3) && apart < int(1), "{apart}");
			}
		});
	}
}

/// What the pot of share books holds of an asset for holders.
fn in_books(asset: &AssetKind) -> u128 {
	use frame_support::traits::fungibles::InspectHold;
	let reason = pallet_shares::HoldReason::Owed.into();
	MoneyHold::balance_on_hold(asset.clone(), &reason, &Shares::pot_account(asset))
}

/// Worked case 6: whoever did a little is paid as exactly as whoever did most, at the same cost.
///
/// 5,000 contributors and 1,000 sales in a long run.
#[test]
fn long_tail_costs_and_pays_the_same_however_many_contribute() {
	let (people, sales) = ovn_long_run::either((1_000_u64, 200_u32), (5_000, 1_000));
	build_and_execute(|| {
		no_levy();
		let work = equity(1);
		set(LAB, super::all_to(work));
		let hours: Vec<u64> = (1..=people).map(|rank| 10_000 * UNIT / rank).collect();
		for (who, units) in (1_000..).zip(&hours) {
			contribute_parts(LAB, work, who, *units);
		}
		let whole = int(hours.iter().map(|units| u128::from(*units)).sum());
		let try_claim = |who: u64| {
			let before = free(who);
			let _ = Shares::claim(signed(who), vec![(book(work), 0)].try_into().unwrap(), 8);
			free(who) - before
		};
		let (mut sold, mut paid) = (0, vec![0; hours.len()]);
		let mut claims = vec![0_u32; hours.len()];
		let mut random = 0x2545_f491_4f6c_dd1d_u64;
		for n in 0..sales {
			let amount = 10_000 + (1_u128 << (20 + n % 40)) + u128::from(n);
			assert_eq!(sale(amount).buckets.len(), 1);
			sold += amount;
			for _ in 0..5 {
				random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
				let nth = ((random >> 33) % people) as usize;
				paid[nth] += try_claim(1_000 + nth as u64);
				claims[nth] += 1;
			}
		}
		assert!(claims.iter().filter(|claims| **claims > 1).count() > 100, "several claim twice");
		for (nth, units) in hours.iter().enumerate() {
			paid[nth] += try_claim(1_000 + nth as u64);
			let due = int(sold) * int((*units).into()) / &whole;
			let apart = int(paid[nth]) - due;
			// Above by no more than the fractions that others left, below by less than one.
			let hair = BigRational::new(sales.into(), BigInt::from(1_u64 << 32));
			assert!(apart > -int(1) && apart <= hair, "{nth} {apart}");
		}
		assert_eq!(paid.iter().sum::<u128>() + in_books(&NATIVE) + owed(&NATIVE), sold);
		assert!(in_books(&NATIVE) + owed(&NATIVE) <= u128::from(people));
	});
}
