// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The `benchmark` command.
//!
//! `pallet` measures the weights of our pallets; it needs neither a running chain nor a database.
//! `overhead` measures an empty block and a transaction that does nothing. `storage`, `block` and
//! `extrinsic` work on the database of a chain. `machine` says how the machine compares with the
//! reference hardware of the SDK.

use crate::service::{self, HostFunctions};
use frame_benchmarking_cli::{
	BenchmarkCmd, DynamicRemarkBuilder, ExtrinsicFactory, SUBSTRATE_REFERENCE_HARDWARE,
};
use ovn_runtime::opaque::Block;
use sc_cli::Result;
use sc_client_api::UsageProvider;
use sc_service::Configuration;
use sp_consensus_babe::{
	digests::{PreDigest, SecondaryPlainPreDigest},
	BABE_ENGINE_ID,
};
use sp_inherents::{InherentData, InherentDataProvider};
use sp_runtime::{traits::HashingFor, DigestItem};
use sp_timestamp::Timestamp;

/// Runs a benchmark.
pub fn run(command: &BenchmarkCmd, mut config: Configuration) -> Result<()> {
	match command {
		BenchmarkCmd::Pallet(command) => {
			command.run_with_spec::<HashingFor<Block>, HostFunctions>(Some(config.chain_spec))
		},
		BenchmarkCmd::Overhead(command) => {
			if command.params.runtime.is_some() {
				return command.run_with_default_builder_and_spec::<Block, HostFunctions>(None);
			}
			command
				.run_with_default_builder_and_spec::<Block, HostFunctions>(Some(config.chain_spec))
		},
		BenchmarkCmd::Machine(command) => {
			command.run(&config, SUBSTRATE_REFERENCE_HARDWARE.clone())
		},
		BenchmarkCmd::Block(command) => {
			command.run::<Block, service::FullBackend, _>(service::chain_ops(&mut config)?.client)
		},
		BenchmarkCmd::Storage(command) => {
			let parts = service::chain_ops(&mut config)?;
			let database = parts.backend.expose_db();
			let storage = parts.backend.expose_storage();
			let cache = parts.backend.expose_shared_trie_cache();
			command.run::<Block, service::FullBackend, _>(
				config,
				parts.client,
				database,
				storage,
				cache,
			)
		},
		BenchmarkCmd::Extrinsic(command) => {
			let client = service::chain_ops(&mut config)?.client;
			let builder = DynamicRemarkBuilder::new_from_client::<_, Block>(client.clone())?;
			let factory = ExtrinsicFactory(vec![Box::new(builder)]);
			let (inherents, digest) = first_block(client.usage_info().chain.best_number)?;
			command.run::<Block, _>(client, inherents, digest, &factory)
		},
	}
}

/// What a block needs from outside the runtime, made up: its time, and who claims its slot.
fn first_block(parent: u32) -> Result<(InherentData, Vec<DigestItem>)> {
	use codec::Encode;

	let slot = u64::from(parent).saturating_add(1);
	let timestamp = Timestamp::new(slot.saturating_mul(ovn_runtime::SLOT_DURATION));
	let mut inherents = InherentData::new();
	futures::executor::block_on(
		sp_timestamp::InherentDataProvider::new(timestamp).provide_inherent_data(&mut inherents),
	)
	.map_err(|error| format!("cannot make up the time of a block: {error}"))?;
	let claim = PreDigest::SecondaryPlain(SecondaryPlainPreDigest {
		slot: slot.into(),
		authority_index: 0,
	});
	Ok((inherents, vec![DigestItem::PreRuntime(BABE_ENGINE_ID, claim.encode())]))
}
