// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The whole runtime, with everybody doing anything.
//!
//! Transactions are signed, charged, dispatched and put into blocks by the real `Executive`; days and weeks
//! pass. Half of the calls are drawn from the metadata, with arguments of the state or of nothing
//! ([`draw`]), half are a likely next step of something that has begun ([`likely`]): otherwise nothing would get
//! far. Now and then root calls, or nobody; and transactions come that are not in order.
//!
//! After every call: the issuance is what the events say, what one account lost others have, nothing is reserved
//! that nobody holds ([`ledger`]); no call used more weight than it declared, nor read or wrote more keys of
//! the state ([`recording`](super::recording)), no fee is above that of the declared weight. After every block: its weight is within the limit, and the three pots that pallets keep
//! have exactly what the records say ([`money`]). Every 100 transactions, in the middle of a block, while work waits
//! for the end of it: `try_state` of all pallets. Every 1,000 and at the end: all accounts, too.
//!
//! A chain lives for some thousand transactions; then another begins, so that no part of a long run depends on
//! what came long before. `scripts/prove/fuzz.sh` runs a million.

mod coverage;
pub(super) mod dice;
pub(super) mod draw;
pub(super) mod focus;
mod ledger;
mod likely;
mod money;
mod world;

use super::chain::new_chain;
use coverage::Coverage;
use draw::Metadata;
use std::{env, time::Instant};
use world::World;

/// How many transactions there are in the tests of every day.
const SHORT: u32 = 5_000;
/// How long a chain lives, in transactions.
const LIFE: u32 = 10_000;
/// How often the whole state is checked between blocks, in transactions.
const CHECKED: u32 = 1_000;
/// How often all invariants are checked in the middle of a block, in transactions.
const INSIDE: u32 = 100;

/// Of so many transactions, how many of our calls succeed at least once, in per cent.
const DEMANDED: [(u32, usize); 3] = [(SHORT, 50), (100_000, 80), (1_000_000, 88)];

/// Whether anybody makes calls of this pallet here: it is one of this project, and not the one that decides who makes blocks.
fn is_ours(pallet: &str) -> bool {
	pallet != "ValidatorSet" && super::names::OURS.contains(&pallet)
}

fn given(name: &str) -> Option<u64> {
	env::var(name).ok().and_then(|value| value.parse().ok())
}

/// Lets a chain live; how many transactions it had.
fn live(seed: u64, life: u64, most: u32, metadata: &Metadata, coverage: &mut Coverage) -> u32 {
	let title = format!("seed {seed}, life {life}");
	let mut chain = new_chain("development");
	let mut world =
		World::new(seed.wrapping_add(life.wrapping_mul(0x1000_0001)), title, metadata, coverage);
	chain.execute_with(|| world.found());
	let every = given("OVN_FUZZ_CHECK").map_or(CHECKED, |every| every as u32);
	let mut checked = 0;
	while world.steps < most {
		chain.commit_all().unwrap();
		chain.execute_with(|| {
			world.block();
			if world.steps / every > checked {
				checked = world.steps / every;
				world.check_all();
			}
		});
	}
	chain.execute_with(|| world.check_all());
	world.steps
}

/// A chain on which people have done so many transactions.
#[cfg(feature = "try-runtime")]
pub(super) fn lived(seed: u64, transactions: u32) -> sp_io::TestExternalities {
	let (metadata, mut coverage) = (Metadata::new(), Coverage::default());
	let mut chain = new_chain("development");
	let mut world = World::new(seed, format!("seed {seed}"), &metadata, &mut coverage);
	chain.execute_with(|| world.found());
	while world.steps < transactions {
		chain.commit_all().unwrap();
		chain.execute_with(|| world.block());
	}
	drop(world);
	chain
}

#[test]
#[cfg_attr(
	not(feature = "try-runtime"),
	ignore = "checks the invariants of all pallets: with the feature `try-runtime`"
)]
fn anybody_does_anything_and_the_state_stays_in_order() {
	let seed = given("OVN_FUZZ_SEED").unwrap_or(20_261_121);
	let long = given("OVN_FUZZ_CALLS").map(|calls| calls as u32);
	let calls = long.unwrap_or(SHORT);
	let metadata = Metadata::new();
	let mut coverage = Coverage::default();
	let (mut done, began) = (0, Instant::now());
	println!("seed {seed}, {calls} calls");
	let mut life = given("OVN_FUZZ_LIFE").unwrap_or(0);
	while done < calls {
		done += live(seed, life, LIFE.min(calls - done), &metadata, &mut coverage);
		println!("calls: {done}, life {life}, {} s", began.elapsed().as_secs());
		life += 1;
	}

	println!("{}", coverage.table(&metadata));
	if let Ok(file) = env::var("OVN_FUZZ_COSTS") {
		std::fs::write(&file, coverage.costs()).unwrap();
	}
	let short = coverage.short();
	println!("refused before they were applied: {:?}", coverage.refused);
	println!("came about: {:?}", coverage.outcomes);
	println!(
		"{done} calls in {life} lives with seed {seed}; {} fees paid by a scope; {} weights compared, {} below \
		 the declared",
		coverage.sponsored, coverage.weighed, coverage.lighter
	);
	assert!(short.is_empty(), "{} calls touch more than they declare: {short:#?}", short.len());
	let ours = || metadata.calls.iter().filter(|call| is_ours(call.name.0));
	let never: Vec<_> =
		ours().filter(|call| coverage.succeeded(call.name) == 0).map(|call| call.name).collect();
	println!("{} of our {} calls never succeeded: {never:?}", never.len(), ours().count());
	let all = ours().count();
	assert!(all > 150, "the metadata lack our calls");
	// So that it shows if what is drawn no longer fits the state.
	let of = calls.max(SHORT);
	let (_, part) = DEMANDED.iter().rev().find(|(least, _)| *least <= of).unwrap();
	let succeeded = (all - never.len()) * 100 / all;
	assert!(succeeded >= *part, "only {succeeded} % of our calls ever succeed, not {part}");
	if calls >= 100_000 {
		for call in &metadata.calls {
			let tried = coverage.calls.contains_key(&call.name);
			assert!(tried, "{:?} was never tried", call.name);
		}
		for what in world::OUTCOMES {
			assert!(coverage.outcomes.contains_key(what), "it never came about that {what}");
		}
	}
}
