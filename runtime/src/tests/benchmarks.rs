// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Every benchmark of our pallets succeeds in this runtime, where the pallets meet: in their own tests they
//! have other neighbours. At the least and at the greatest value of each parameter, with what they verify;
//! those that compare few with very many, only among few.

use super::{chain::new_chain, state::State};
use crate::{Block, Runtime};
use frame_benchmarking::{
	runtime_decl_for_benchmark::BenchmarkV2, BenchmarkConfig, BenchmarkParameter,
};
use sp_core::storage::Storage;
use sp_externalities::{set_and_run_with_externalities, Extensions};
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_state_machine::{backend::AsTrieBackend, Backend, Ext};

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

/// Runs all benchmarks of a pallet, each at both ends.
fn run(pallet: &str) {
	let list = |extra| {
		let (list, _) = <Runtime as BenchmarkV2<Block>>::benchmark_metadata(extra);
		list.into_iter().find(|list| list.pallet == pallet.as_bytes()).unwrap()
	};
	let weights: Vec<_> = list(false).benchmarks.into_iter().map(|of| of.name).collect();
	let list = list(true);
	let state = State::new(genesis());
	let mut failed = Vec::new();
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
			if let Err(error) = on_benchmarks(&state, run) {
				let name = String::from_utf8_lossy(&benchmark.name);
				failed.push(format!("{name} {selected_components:?}: {error}"));
			}
		}
	}
	assert!(failed.is_empty(), "{pallet}: {failed:#?}");
}

macro_rules! pallets {
	($($pallet:ident)*) => {
		$(
			#[test]
			fn $pallet() {
				run(stringify!($pallet));
			}
		)*
	};
}

pallets! {
	pallet_budgeting
	pallet_contributions
	pallet_crowdfunding
	pallet_custody
	pallet_evaluation
	pallet_governance
	pallet_networks
	pallet_shares
	pallet_usage
	pallet_validator_set
	pallet_value_equation
}

/// What incomes are measured with: a book of which one income closes as many cohorts as a distribution closes
/// at most, and which has one more to close.
#[test]
fn income_closes_as_many_cohorts_of_each_kind_as_a_distribution_can_when_it_is_measured() {
	use crate::{
		configs::benchmarks::Scopes, AccountId, AssetKind, RuntimeEvent, RuntimeOrigin, Shares,
		System, ValueEquation,
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
