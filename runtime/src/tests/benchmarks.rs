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
	pallet_contributions
	pallet_crowdfunding
	pallet_custody
	pallet_evaluation
	pallet_networks
	pallet_shares
	pallet_validator_set
	pallet_value_equation
}
