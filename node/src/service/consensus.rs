// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A node of the validators' chain: blocks by BABE, finality by GRANDPA.

use super::{parts::Parts, FullClient, FullSelectChain};
use crate::rpc;
use ovn_runtime::{opaque::Block, Hash};
use sc_client_api::HeaderBackend;
use sc_consensus::{import_queue::BoxBlockImport, DefaultImportQueue};
use sc_consensus_babe::{
	BabeLink, BabeParams, BabeWorkerHandle, ImportQueueParams, SlotProportion,
};
use sc_consensus_grandpa::{
	warp_proof::NetworkProvider, FinalityProofProvider, GrandpaParams, LinkHalf, SharedVoterState,
	VotingRulesBuilder,
};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_network::{
	config::FullNetworkConfiguration,
	service::{traits::NetworkService, NotificationMetrics},
	NetworkBackend, NotificationService, ProtocolName,
};
use sc_network_sync::SyncingService;
use sc_service::{Configuration, Error as ServiceError, Role, WarpSyncConfig};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_babe::{inherents::InherentDataProvider as SlotProvider, SlotDuration};
use sp_timestamp::InherentDataProvider as TimestampProvider;
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// At least this often, in blocks, a proof of finality is kept.
const JUSTIFICATION_PERIOD: u32 = 512;
/// How long a vote needs to reach the other voters.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// What such a node has besides its parts.
pub struct Consensus {
	block_import: BoxBlockImport<Block>,
	babe: BabeLink<Block>,
	babe_worker: BabeWorkerHandle<Block>,
	grandpa: LinkHalf<Block, FullClient, FullSelectChain>,
	voter_state: SharedVoterState,
}

impl Consensus {
	/// Puts it together; also returns the queue that blocks from elsewhere go through.
	pub fn new(
		parts: &Parts,
		config: &Configuration,
	) -> Result<(Self, DefaultImportQueue<Block>), ServiceError> {
		let Parts { client, select_chain, .. } = parts;
		let (grandpa_import, grandpa) = sc_consensus_grandpa::block_import(
			client.clone(),
			JUSTIFICATION_PERIOD,
			client,
			select_chain.clone(),
			parts.telemetry(),
		)?;
		let babe_config = sc_consensus_babe::configuration(&**client)?;
		let slot_duration = babe_config.slot_duration();
		let (block_import, babe) = sc_consensus_babe::block_import(
			babe_config,
			grandpa_import.clone(),
			client.clone(),
			move |_, ()| async move { Ok(now(slot_duration)) },
			select_chain.clone(),
			// For reports of validators who make two blocks in one slot.
			OffchainTransactionPoolFactory::new(parts.pool.clone()),
		)?;
		let (import_queue, babe_worker) = sc_consensus_babe::import_queue(ImportQueueParams {
			link: babe.clone(),
			block_import: block_import.clone(),
			justification_import: Some(Box::new(grandpa_import)),
			client: client.clone(),
			slot_duration,
			spawner: &parts.spawner,
			registry: config.prometheus_registry(),
			telemetry: parts.telemetry(),
		})?;
		let block_import = Box::new(block_import);
		let voter_state = SharedVoterState::empty();
		Ok((Self { block_import, babe, babe_worker, grandpa, voter_state }, import_queue))
	}

	/// How a node that has just started gets to the newest state without all the blocks before.
	pub fn warp_sync(&self, parts: &Parts) -> WarpSyncConfig<Block> {
		WarpSyncConfig::WithProvider(Arc::new(NetworkProvider::new(
			parts.backend.clone(),
			self.grandpa.shared_authority_set().clone(),
			Vec::new(),
		)))
	}

	/// Adds the protocol of the voters to those of the network.
	pub fn add_protocol<Network: NetworkBackend<Block, Hash>>(
		&self,
		parts: &Parts,
		config: &Configuration,
		network: &mut FullNetworkConfiguration<Block, Hash, Network>,
		metrics: NotificationMetrics,
	) -> VotersProtocol {
		let genesis = parts.client.info().genesis_hash;
		let name = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
		let (peers_set, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, Network>(
			name.clone(),
			metrics,
			network.peer_store_handle(),
		);
		network.add_notification_protocol(peers_set);
		VotersProtocol { name, notifications }
	}

	/// What JSON-RPC methods need of it.
	pub fn for_rpc(&self, parts: &Parts, config: &Configuration) -> rpc::Consensus {
		let authority_set = self.grandpa.shared_authority_set();
		rpc::Consensus {
			select_chain: parts.select_chain.clone(),
			keystore: parts.keystore.keystore(),
			babe_worker: self.babe_worker.clone(),
			authority_set: authority_set.clone(),
			voter_state: self.voter_state.clone(),
			justifications: self.grandpa.justification_stream(),
			finality_proofs: FinalityProofProvider::new_for_service(
				parts.backend.clone(),
				Some(authority_set.clone()),
			),
			chain_spec: config.chain_spec.cloned_box(),
		}
	}

	/// Starts authoring, on a validator, and voting.
	pub fn start(self, parts: &Parts, surroundings: Surroundings) -> Result<(), ServiceError> {
		let Surroundings { params, voters, network, sync } = surroundings;
		let spawner = parts.task_manager.spawn_essential_handle();
		let keystore = parts.keystore.keystore();
		if params.role.is_authority() {
			let slot_duration = self.babe.config().slot_duration();
			let babe = sc_consensus_babe::start_babe(BabeParams {
				keystore: keystore.clone(),
				client: parts.client.clone(),
				select_chain: parts.select_chain.clone(),
				env: parts.proposers(params.registry.as_ref()),
				block_import: self.block_import,
				sync_oracle: sync.clone(),
				justification_sync_link: sync.clone(),
				create_inherent_data_providers: move |_, ()| async move { Ok(now(slot_duration)) },
				force_authoring: params.force_authoring,
				// Fewer blocks while finality lags far behind.
				backoff_authoring_blocks: Some(BackoffAuthoringOnFinalizedHeadLagging::default()),
				babe_link: self.babe,
				// The other half is for the block to travel and to be executed elsewhere.
				block_proposal_slot_portion: SlotProportion::new(0.5),
				max_block_proposal_slot_portion: None,
				telemetry: parts.telemetry(),
			})?;
			spawner.spawn_blocking("babe-proposer", Some("block-authoring"), babe);
		}
		if params.vote {
			let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
				config: sc_consensus_grandpa::Config {
					gossip_duration: GOSSIP_DURATION,
					justification_generation_period: JUSTIFICATION_PERIOD,
					observer_enabled: false,
					local_role: params.role,
					name: Some(params.name),
					// Without keys a node follows the votes.
					keystore: params.role.is_authority().then_some(keystore),
					telemetry: parts.telemetry(),
					protocol_name: voters.name,
				},
				link: self.grandpa,
				network,
				sync,
				notification_service: voters.notifications,
				// Two blocks behind the best one, and at most three quarters of the way to it.
				voting_rule: VotingRulesBuilder::default().build(),
				prometheus_registry: params.registry,
				shared_voter_state: self.voter_state,
				telemetry: parts.telemetry(),
				offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(parts.pool.clone()),
			})?;
			spawner.spawn_blocking("grandpa-voter", None, voter);
		}
		Ok(())
	}
}

/// The slot and the timestamp of the machine's clock.
fn now(slot_duration: SlotDuration) -> (SlotProvider, TimestampProvider) {
	let timestamp = TimestampProvider::from_system_time();
	let slot = SlotProvider::from_timestamp_and_slot_duration(*timestamp, slot_duration);
	(slot, timestamp)
}

/// The network protocol the voters speak.
pub struct VotersProtocol {
	name: ProtocolName,
	notifications: Box<dyn NotificationService>,
}

/// What authoring and voting happen in.
pub struct Surroundings {
	/// What the configuration says about them.
	pub params: Params,
	/// The network protocol of the voters.
	pub voters: VotersProtocol,
	/// The network.
	pub network: Arc<dyn NetworkService>,
	/// Keeps up with the other nodes.
	pub sync: Arc<SyncingService<Block>>,
}

/// What the configuration says about authoring and voting.
pub struct Params {
	role: Role,
	name: String,
	force_authoring: bool,
	vote: bool,
	registry: Option<Registry>,
}

impl Params {
	/// Takes it from the configuration.
	pub fn of(config: &Configuration) -> Self {
		Self {
			role: config.role,
			name: config.network.node_name.clone(),
			force_authoring: config.force_authoring,
			vote: !config.disable_grandpa,
			registry: config.prometheus_registry().cloned(),
		}
	}
}
