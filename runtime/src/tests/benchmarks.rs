// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Every benchmark of our pallets succeeds in this runtime, where the pallets meet: in their own tests they
//! have other neighbours. At the least and at the greatest value of each parameter, with what they verify;
//! those that compare few with very many, only among few.

use super::{chain::new_chain, recording::paid, state::State};
use crate::{AccountId, AssetKind, Block, Runtime};
use frame_benchmarking::{
	runtime_decl_for_benchmark::BenchmarkV2, BenchmarkConfig, BenchmarkParameter,
};
use frame_support::weights::Weight;
use ovn_primitives::traits::{
	Incomes, OnAccepted, OnTierChanged, OnWeight, PeerEvaluation, Reputation, Things,
};
use pallet_validator_set::BlockCredits;
use sp_core::storage::Storage;
use sp_externalities::{set_and_run_with_externalities, Extensions};
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_state_machine::{backend::AsTrieBackend, Backend, Ext};
use std::collections::BTreeMap;

/// The state of a new development chain.
fn genesis() -> Storage {
	let mut chain = new_chain("development");
	let backend = chain.as_backend();
	let top = backend.as_trie_backend();
	let pairs = top.pairs(Default::default()).unwrap().map(Result::unwrap);
	Storage { top: pairs.collect(), children_default: Default::default() }
}

/// Runs what natively needs a database that can be wiped.
fn on_benchmarks<R>(state: &State, run: impl FnOnce() -> R) -> R {
	let mut extensions = Extensions::new();
	extensions.register(KeystoreExt::new(MemoryKeystore::new()));
	let mut overlay = Default::default();
	let mut externalities = Ext::new(&mut overlay, state, Some(&mut extensions));
	set_and_run_with_externalities(&mut externalities, run)
}

/// How many accesses a function of weights pays for: some, and some for each of what its parameters count.
#[derive(Clone, Debug, Default)]
struct Accesses {
	some: u64,
	each: BTreeMap<String, u64>,
}

impl Accesses {
	/// With so many of each.
	fn of(&self, components: &[(BenchmarkParameter, u32)]) -> u64 {
		let each = components.iter().map(|(name, count)| {
			self.each.get(&format!("{name:?}")).copied().unwrap_or_default() * u64::from(*count)
		});
		self.some + each.sum::<u64>()
	}

	/// What stands in the brackets of `reads(...)` or `writes(...)`.
	fn note(&mut self, written: &str) {
		let number = written.trim_start_matches('(').split("_u64").next();
		let number: u64 = number.and_then(|text| text.parse().ok()).expect("a number stands first");
		match written.split_once("saturating_mul(") {
			None => self.some += number,
			Some((_, rest)) => {
				let name = rest.split('.').next().expect("a parameter stands next").to_string();
				*self.each.entry(name).or_default() += number;
			},
		}
	}
}

/// What calls declare beside the weight of their benchmark, for what others do for them in it: they are asked, so that it
/// is right whoever these are.
fn beside(pallet: &str, benchmark: &str, components: &[(BenchmarkParameter, u32)]) -> Weight {
	let count = |wanted: BenchmarkParameter| {
		components.iter().find(|(name, _)| *name == wanted).map_or(0, |(_, count)| *count)
	};
	let accepted = || {
		<<Runtime as pallet_contributions::Config>::OnAccepted as OnAccepted<AccountId>>::weight()
	};
	let noting = |count: u32| {
		let each =
			<<Runtime as pallet_evaluation::Config>::OnWeight as OnWeight<AccountId>>::weight();
		each.saturating_mul(count.into())
	};
	type Peers = <Runtime as pallet_contributions::Config>::PeerEvaluation;
	let opened = || <Peers as PeerEvaluation<AccountId>>::open_weight();
	let cancelled = || <Peers as PeerEvaluation<AccountId>>::cancel_weight();
	type Used = <Runtime as pallet_usage::Config>::Things;
	type Recorded = <Runtime as pallet_settlement::Config>::Incomes;
	let incomes = |count: u32| {
		<Recorded as Incomes<AccountId, AssetKind>>::weight().saturating_mul(count.into())
	};
	match (pallet, benchmark) {
		(
			"pallet_networks",
			"create_scope" | "join" | "join_as" | "leave" | "leave_as" | "set_tier" | "expel",
		) => <<Runtime as pallet_networks::Config>::OnTierChanged as OnTierChanged<AccountId>>::weight(),
		("pallet_contributions", "log" | "log_own" | "log_as" | "deliver_task") => opened(),
		("pallet_contributions", "correct") => opened().saturating_add(cancelled()),
		("pallet_contributions", "take_back") => cancelled(),
		("pallet_contributions", "compensate" | "compensate_as" | "measured") => accepted(),
		("pallet_contributions", "undo_page") => {
			accepted().saturating_mul(count(BenchmarkParameter::n).into())
		},
		("pallet_evaluation", "found_reputation") => noting(count(BenchmarkParameter::n)),
		("pallet_evaluation", "evaluate") => noting(count(BenchmarkParameter::s) + 1),
		("pallet_evaluation", "pay_reward" | "retry_decision" | "accepted") => noting(1),
		("pallet_usage", "reserve" | "start_use") => {
			<<Runtime as pallet_usage::Config>::Reputation as Reputation<AccountId>>::weight()
		},
		("pallet_validator_set", "credit_blocks") => {
			<<Runtime as pallet_validator_set::Config>::Credits as BlockCredits<AccountId>>::weight()
		},
		("pallet_settlement", "declare" | "amend" | "pay_ceiling" | "divide_paid") => incomes(1),
		("pallet_settlement", "close_period") => incomes(count(BenchmarkParameter::b)),
		("pallet_firms", "report_sale") => incomes(1),
		("pallet_firms", "announce_sale") => <Recorded as Incomes<AccountId, AssetKind>>::terms_weight(),
		("pallet_firms", "pay_announced" | "claim_on_bond") => {
			<Recorded as Incomes<AccountId, AssetKind>>::by_terms_weight()
		},
		("pallet_firms", "settle_grants") => incomes(count(BenchmarkParameter::g)),
		("pallet_usage", "report_trouble") => <Used as Things<AccountId>>::befall_weight(),
		_ => Weight::zero(),
	}
}

/// What `weights.rs` says that each function reads and writes.
fn written_down(source: &str) -> BTreeMap<String, [Accesses; 2]> {
	let (_, functions) = source.split_once("for SubstrateWeight<T> {").expect("it has weights");
	let functions = functions.split("impl WeightInfo for ()").next().unwrap_or_default();
	let mut all = BTreeMap::new();
	for function in functions.split("\tfn ").skip(1) {
		let name = function.split('(').next().unwrap_or_default().to_string();
		let mut accesses = [Accesses::default(), Accesses::default()];
		for line in function.lines() {
			for (kind, found) in ["get().reads(", "get().writes("].into_iter().zip(&mut accesses) {
				if let Some((_, rest)) = line.split_once(kind) {
					found.note(rest);
				}
			}
		}
		all.insert(name, accesses);
	}
	all
}

/// Runs all benchmarks of a pallet, each at both ends.
fn run(pallet: &str, weights_rs: &str) {
	let written_down = written_down(weights_rs);
	let list = |extra| {
		let (list, _) = <Runtime as BenchmarkV2<Block>>::benchmark_metadata(extra);
		list.into_iter().find(|list| list.pallet == pallet.as_bytes()).unwrap()
	};
	let weights: Vec<_> = list(false).benchmarks.into_iter().map(|of| of.name).collect();
	let list = list(true);
	let state = State::new(genesis());
	let mut failed = Vec::new();
	let (mut counted, mut spare) = (0, 0);
	for benchmark in list.benchmarks {
		let ends = |end: fn(u32, u32) -> u32| -> Vec<(BenchmarkParameter, u32)> {
			let components = benchmark.components.iter();
			components.map(|(name, low, high)| (*name, end(*low, *high))).collect()
		};
		let mut ends = vec![ends(|low, _| low), ends(|_, high| high)];
		ends.dedup();
		if !weights.contains(&benchmark.name) {
			ends.truncate(1);
		}
		for selected_components in ends {
			let config = BenchmarkConfig {
				pallet: list.pallet.clone(),
				instance: list.instance.clone(),
				benchmark: benchmark.name.clone(),
				selected_components: selected_components.clone(),
				verify: true,
				internal_repeats: 1,
			};
			let run = || <Runtime as BenchmarkV2<Block>>::dispatch_benchmark(config);
			let name = String::from_utf8_lossy(&benchmark.name).into_owned();
			let results = match on_benchmarks(&state, run) {
				Ok(results) => results,
				Err(error) => {
					failed.push(format!("{name} {selected_components:?}: {error}"));
					continue;
				},
			};
			if !weights.contains(&benchmark.name) {
				continue;
			}
			let [reads, writes] = written_down.get(&name).expect("a benchmark has a weight");
			let others = paid(|| beside(pallet, &name, &selected_components));
			let reads = reads.of(&selected_components) + others.reads;
			let writes = writes.of(&selected_components) + others.writes;
			for of in results.into_iter().flat_map(|batch| batch.results) {
				if u64::from(of.reads) > reads || u64::from(of.writes) > writes {
					failed.push(format!(
						"{name} {selected_components:?}: reads {} and writes {}, of which {reads} and \
						 {writes} are written down",
						of.reads, of.writes
					));
				}
				counted += 1;
				if std::env::var("OVN_COSTS").is_ok() {
					println!(
						"{pallet} {name} {selected_components:?}: {} and {} of {reads} and {writes}",
						of.reads, of.writes
					);
				}
				spare += reads - u64::from(of.reads).min(reads);
			}
		}
	}
	println!("{pallet}: {counted} counted, {spare} reads more written down than there were");
	assert!(failed.is_empty(), "{pallet}: {failed:#?}");
	assert!(counted > 0, "something was counted");
}

macro_rules! pallets {
	($($pallet:ident in $folder:literal)*) => {
		$(
			#[test]
			fn $pallet() {
				let weights = include_str!(concat!("../../../pallets/", $folder, "/src/weights.rs"));
				run(stringify!($pallet), weights);
			}
		)*
	};
}

pallets! {
	pallet_budgeting in "budgeting"
	pallet_contributions in "contributions"
	pallet_crowdfunding in "crowdfunding"
	pallet_custody in "custody"
	pallet_evaluation in "evaluation"
	pallet_fiat in "fiat"
	pallet_firms in "firms"
	pallet_governance in "governance"
	pallet_networks in "networks"
	pallet_settlement in "settlement"
	pallet_shares in "shares"
	pallet_usage in "usage"
	pallet_validator_set in "validator-set"
	pallet_value_equation in "value-equation"
}

/// What incomes are measured with: a book of which one income closes as many cohorts as a distribution closes
/// at most, and which has one more to close.
#[test]
fn income_closes_as_many_cohorts_of_each_kind_as_a_distribution_can_when_it_is_measured() {
	use crate::{
		configs::benchmarks::Scopes, AssetKind, RuntimeEvent, RuntimeOrigin, Shares, System,
		ValueEquation,
	};
	use frame_support::traits::Get;
	use ovn_primitives::{traits::ShareBooks, BookId, Part};
	use pallet_value_equation::BenchmarkHelper;
	super::chain::on("development", || {
		System::set_block_number(1);
		let scope = <Scopes as BenchmarkHelper<AccountId, AssetKind>>::scope();
		let payer: AccountId = frame_benchmarking::account("payer of incomes", 0, 0);
		let asset = <Scopes as BenchmarkHelper<AccountId, AssetKind>>::asset(scope, &payer);
		let origin = RuntimeOrigin::signed(payer.clone());
		ValueEquation::open_pot(origin, scope, asset.clone()).unwrap();
		let kind = <Scopes as BenchmarkHelper<AccountId, AssetKind>>::kind(scope, &asset);
		let book = BookId::Kind { scope, kind };
		let steps: u32 = <Runtime as pallet_shares::Config>::StepsPerDistribution::get();
		let record = || pallet_shares::Books::<Runtime>::get(book).unwrap();
		assert_eq!((record().head, record().opened, record().next), (0, steps + 1, steps + 1));
		assert!(!record().queued);

		// What the benchmark pays: 10,000 times the smallest income, of which the book takes all it is owed.
		let smallest: u128 = <Runtime as pallet_value_equation::Config>::SmallestIncome::get();
		let owed = <Shares as ShareBooks<AccountId, AssetKind>>::owed(book).unwrap();
		let amount = 10_000 * smallest;
		assert!(
			owed > 0 && owed * 32 < amount / 2,
			"so little that 32 of them are paid by one income"
		);
		System::reset_events();
		let taken = <Shares as ShareBooks<AccountId, AssetKind>>::distribute(
			&payer,
			&asset,
			&[Part { book, amount }],
		);
		assert_eq!(taken, Ok(vec![owed]));
		let closed = System::events()
			.into_iter()
			.filter(|record| {
				matches!(
					record.event,
					RuntimeEvent::Shares(pallet_shares::Event::CohortClosed { .. })
				)
			})
			.count();
		assert_eq!(closed, steps as usize);
		// The rest is left to idle blocks: it has to be noted in the queue.
		assert!(record().queued && record().head == steps);
	});
}
