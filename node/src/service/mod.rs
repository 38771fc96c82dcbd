// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The node, put together.
//!
//! [`start`] starts a node: one that takes part in consensus, or with `sealing` a sealed one. Both
//! are built from the same [`Parts`]; what follows from how their blocks are made is in
//! [`Consensus`] and [`Sealed`]. [`chain_ops`] is what commands that work on a database need.

mod consensus;
mod parts;
mod sealed;

pub use self::parts::{failure, not_opened};

use self::{
	consensus::{Consensus, Params, Surroundings, VotersProtocol},
	parts::Parts,
	sealed::Sealed,
};
use crate::{
	authoring::Authoring,
	compiled::Compiled,
	rpc,
	sealing::{sealer::Commands, Sealing},
};
use futures::{channel::mpsc, FutureExt};
use ovn_runtime::{apis::RuntimeApi, opaque::Block, Hash};
use sc_client_api::Backend as _;
use sc_consensus::{DefaultImportQueue, LongestChain};
use sc_executor::WasmExecutor;
use sc_network::{
	config::FullNetworkConfiguration, service::traits::NetworkService, NetworkBackend,
};
use sc_offchain::{OffchainWorkerOptions, OffchainWorkers};
use sc_service::{
	config::KeystoreConfig, BuildNetworkParams, Configuration, Error as ServiceError,
	SpawnTasksParams, TFullBackend, TFullClient, TaskManager,
};
use sc_transaction_pool::TransactionPoolHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use std::{path::Path, sync::Arc};

/// What the runtime can call of the node.
#[cfg(not(feature = "runtime-benchmarks"))]
pub type HostFunctions = sp_io::SubstrateHostFunctions;
/// What the runtime can call of the node.
#[cfg(feature = "runtime-benchmarks")]
pub type HostFunctions =
	(sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);

/// Executes the runtime.
pub type Executor = WasmExecutor<HostFunctions>;
/// The chain, as the node sees it.
pub type FullClient = TFullClient<Block, RuntimeApi, Executor>;
/// The database.
pub type FullBackend = TFullBackend<Block>;
/// Finds the best block.
pub type FullSelectChain = LongestChain<FullBackend, Block>;
/// The transactions waiting.
pub type Pool = TransactionPoolHandle<Block, FullClient>;

/// How many commands can wait for the sealer.
const COMMANDS: usize = 1_024;

/// What commands on a database need.
pub struct ChainOps {
	/// The chain.
	pub client: Arc<FullClient>,
	/// Its database.
	pub backend: Arc<FullBackend>,
	/// Takes blocks and checks them.
	pub import_queue: DefaultImportQueue<Block>,
	/// Runs what runs meanwhile.
	pub task_manager: TaskManager,
	/// How the chain's blocks are made.
	pub authoring: Authoring,
}

/// Opens a database for a command.
pub fn chain_ops(config: &mut Configuration) -> Result<ChainOps, ServiceError> {
	config.keystore = KeystoreConfig::InMemory;
	let parts = Parts::new(config, None, &Compiled::open(config, None))?;
	let authoring = parts.authoring()?.unwrap_or(Authoring::Consensus);
	let import_queue = match authoring {
		Authoring::Consensus => Consensus::new(&parts, config)?.1,
		Authoring::Sealed => Sealed::new(&parts, config)?.1,
	};
	let Parts { client, backend, task_manager, .. } = parts;
	Ok(ChainOps { client, backend, import_queue, task_manager, authoring })
}

/// How the blocks of a node are made, ready to start.
enum Maker {
	Consensus(Box<Consensus>, VotersProtocol),
	Sealed(Sealed, Sealing, Commands),
}

/// Starts a node: with `sealing` a sealed one. Compiled runtimes are kept in the folder `compiled`, or in the
/// one that [`Compiled::open`] finds.
pub fn start<Network>(
	mut config: Configuration,
	sealing: Option<Sealing>,
	compiled: Option<&Path>,
) -> Result<TaskManager, ServiceError>
where
	Network: NetworkBackend<Block, Hash>,
{
	let wanted = if sealing.is_some() { Authoring::Sealed } else { Authoring::Consensus };
	let compiled = Compiled::open(&config, compiled);
	let mut parts = Parts::new(&config, Some(wanted), &compiled)?;
	if sealing.is_some() {
		sealed::isolate(&mut config);
	}

	let registry = config.prometheus_registry().cloned();
	let mut net_config =
		FullNetworkConfiguration::<Block, Hash, Network>::new(&config.network, registry.clone());
	let metrics = Network::register_notification_metrics(registry.as_ref());

	let (maker, import_queue, warp_sync_config, rpc_authoring) = match sealing {
		None => {
			let (consensus, import_queue) = Consensus::new(&parts, &config)?;
			let voters = consensus.add_protocol(&parts, &config, &mut net_config, metrics.clone());
			let warp_sync = consensus.warp_sync(&parts);
			let for_rpc = Box::new(consensus.for_rpc(&parts, &config));
			let maker = Maker::Consensus(Box::new(consensus), voters);
			(maker, import_queue, Some(warp_sync), rpc::Authoring::Consensus(for_rpc))
		},
		Some(sealing) => {
			let (sealed, import_queue) = Sealed::new(&parts, &config)?;
			let (sender, commands) = mpsc::channel(COMMANDS);
			let maker = Maker::Sealed(sealed, sealing, commands);
			(maker, import_queue, None, rpc::Authoring::Sealed(sender))
		},
	};

	compiled.report();

	let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
		sc_service::build_network(BuildNetworkParams {
			config: &config,
			net_config,
			client: parts.client.clone(),
			transaction_pool: parts.pool.clone(),
			spawn_handle: parts.task_manager.spawn_handle(),
			spawn_essential_handle: parts.task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config,
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	start_offchain_workers(&parts, &config, network.clone())?;

	let params = Params::of(&config);
	let rpc_common = rpc::Common { client: parts.client.clone(), pool: parts.pool.clone() };
	sc_service::spawn_tasks(SpawnTasksParams {
		config,
		client: parts.client.clone(),
		backend: parts.backend.clone(),
		keystore: parts.keystore.keystore(),
		transaction_pool: parts.pool.clone(),
		rpc_builder: Box::new(move |executor| {
			rpc::methods(&rpc_common, &rpc_authoring, executor).map_err(Into::into)
		}),
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		tracing_execute_block: None,
		task_manager: &mut parts.task_manager,
		telemetry: parts.telemetry.as_mut(),
	})?;

	match maker {
		Maker::Consensus(consensus, voters) => {
			let surroundings = Surroundings { params, voters, network, sync: sync_service };
			consensus.start(&parts, surroundings)?;
		},
		Maker::Sealed(sealed, sealing, commands) => {
			sealed.start(&parts, registry.as_ref(), sealing, commands);
		},
	}
	Ok(parts.task_manager)
}

fn start_offchain_workers(
	parts: &Parts,
	config: &Configuration,
	network: Arc<dyn NetworkService>,
) -> Result<(), ServiceError> {
	if !config.offchain_worker.enabled {
		return Ok(());
	}
	let workers = OffchainWorkers::new(OffchainWorkerOptions {
		runtime_api_provider: parts.client.clone(),
		keystore: Some(parts.keystore.keystore()),
		offchain_db: parts.backend.offchain_storage(),
		transaction_pool: Some(OffchainTransactionPoolFactory::new(parts.pool.clone())),
		network_provider: Arc::new(network),
		is_validator: config.role.is_authority(),
		enable_http_requests: true,
		custom_extensions: |_| Vec::new(),
	})?;
	let spawner = parts.task_manager.spawn_handle();
	parts.task_manager.spawn_handle().spawn(
		"offchain-workers-runner",
		Some("offchain-worker"),
		workers.run(parts.client.clone(), spawner).boxed(),
	);
	Ok(())
}
