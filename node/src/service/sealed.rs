// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A sealed development node. What it is for is told in [`crate::sealing`].

use super::{parts::Parts, FullBackend};
use crate::sealing::{
	author::InTurn,
	clock::{self, Clock},
	sealer::{Commands, Sealer},
	Sealing,
};
use ovn_runtime::opaque::Block;
use sc_consensus::{import_queue::BoxBlockImport, DefaultImportQueue};
use sc_consensus_babe::BabeLink;
use sc_consensus_manual_seal::consensus::babe::BabeVerifier;
use sc_network::config::{NonReservedPeerMode, SyncMode, TransportConfig};
use sc_service::{Configuration, Error as ServiceError};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_timestamp::Timestamp;
use std::{marker::PhantomData, sync::Arc};
use substrate_prometheus_endpoint::Registry;

/// What such a node has besides its parts.
pub struct Sealed {
	block_import: BoxBlockImport<Block>,
	babe: BabeLink<Block>,
}

impl Sealed {
	/// Puts it together; also returns the queue that blocks from elsewhere go through. In a running
	/// node, which has no peers, that stays empty: it is for commands that read blocks.
	pub fn new(
		parts: &Parts,
		config: &Configuration,
	) -> Result<(Self, DefaultImportQueue<Block>), ServiceError> {
		let babe_config = sc_consensus_babe::configuration(&*parts.client)?;
		let slot_duration = babe_config.slot_duration();
		let (block_import, babe) = sc_consensus_babe::block_import(
			babe_config,
			parts.client.clone(),
			parts.client.clone(),
			clock::for_import(slot_duration),
			parts.select_chain.clone(),
			OffchainTransactionPoolFactory::new(parts.pool.clone()),
		)?;
		let import_queue = DefaultImportQueue::new(
			BabeVerifier::new(babe.epoch_changes().clone(), parts.client.clone()),
			Box::new(block_import.clone()),
			None,
			&parts.spawner,
			config.prometheus_registry(),
		);
		Ok((Self { block_import: Box::new(block_import), babe }, import_queue))
	}

	/// Starts making blocks.
	pub fn start(
		self,
		parts: &Parts,
		registry: Option<&Registry>,
		sealing: Sealing,
		commands: Commands,
	) {
		let babe = self.babe.config();
		let clock = Clock::new(parts.backend.clone(), babe.slot_duration(), Timestamp::current());
		let author =
			InTurn::new(parts.client.clone(), self.babe.epoch_changes().clone(), babe.clone());
		let sealer = Sealer {
			client: parts.client.clone(),
			pool: parts.pool.clone(),
			proposers: parts.proposers(registry),
			select_chain: parts.select_chain.clone(),
			block_import: self.block_import,
			author: Box::new(author),
			clock: Arc::new(clock).for_sealer(),
			backend: PhantomData::<FullBackend>,
		};
		parts.task_manager.spawn_essential_handle().spawn_blocking(
			"sealer",
			Some("block-authoring"),
			sealer.run(sealing, commands),
		);
	}
}

/// Leaves a node no way to other nodes.
pub fn isolate(config: &mut Configuration) {
	let network = &mut config.network;
	network.listen_addresses.clear();
	network.public_addresses.clear();
	network.boot_nodes.clear();
	network.default_peers_set.in_peers = 0;
	network.default_peers_set.out_peers = 0;
	network.default_peers_set.reserved_nodes.clear();
	network.default_peers_set.non_reserved_mode = NonReservedPeerMode::Deny;
	network.default_peers_set_num_full = 0;
	network.enable_dht_random_walk = false;
	network.ipfs_server = false;
	network.sync_mode = SyncMode::Full;
	network.transport = TransportConfig::Normal { enable_mdns: false, allow_private_ip: false };
	config.announce_block = false;
}
