// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What every node is made of: database, chain, keys, transactions waiting.

use super::{Executor, FullBackend, FullClient, FullSelectChain, Pool};
use crate::{
	authoring::{self, Authoring},
	compiled::Compiled,
	genesis,
};
use futures::{future::BoxFuture, FutureExt};
use futures_timer::Delay;
use ovn_runtime::{apis::RuntimeApi, opaque::Block};
use sc_basic_authorship::ProposerFactory;
use sc_chain_spec::get_extension;
use sc_client_api::{Backend, HeaderBackend};
use sc_consensus_grandpa::GrandpaPruningFilter;
use sc_executor::{HeapAllocStrategy, DEFAULT_HEAP_ALLOC_STRATEGY};
use sc_service::{
	BuildGenesisBlock, Configuration, Error as ServiceError, GenesisBlockBuilder,
	KeystoreContainer, PruningFilter, SpawnEssentialTaskHandle, SpawnTaskHandle, TaskManager,
};
use sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker};
use sp_core::traits::{SpawnEssentialNamed, SpawnNamed};
use std::{sync::Arc, time::Duration};
use substrate_prometheus_endpoint::Registry;

/// What every node is made of.
pub struct Parts {
	pub client: Arc<FullClient>,
	pub backend: Arc<FullBackend>,
	pub keystore: KeystoreContainer,
	pub task_manager: TaskManager,
	pub spawner: Spawner,
	pub pool: Arc<Pool>,
	pub select_chain: FullSelectChain,
	pub telemetry: Option<Telemetry>,
}

impl Parts {
	/// Opens the database, which begins with the genesis block if it is new. Fails if its blocks are
	/// not made as `wanted`, which a command that takes them as they are leaves out.
	pub fn new(
		config: &Configuration,
		wanted: Option<Authoring>,
		compiled: &Compiled,
	) -> Result<Self, ServiceError> {
		let telemetry = config
			.telemetry_endpoints
			.clone()
			.filter(|endpoints| !endpoints.is_empty())
			.map(|endpoints| -> Result<_, sc_telemetry::Error> {
				let worker = TelemetryWorker::new(16)?;
				let telemetry = worker.handle().new_telemetry(endpoints);
				Ok((worker, telemetry))
			})
			.transpose()?;

		let executor = executor(config, compiled);
		let backend = open_database(config)?;
		let genesis = Genesis { config, backend: backend.clone(), executor: executor.clone() };
		let (client, backend, keystore, task_manager) =
			sc_service::new_full_parts_with_genesis_builder::<Block, RuntimeApi, _, _>(
				config,
				telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
				executor,
				backend,
				genesis,
				false,
			)?;
		let client = Arc::new(client);
		if let Some(wanted) = wanted {
			authoring::claim(&*client, has_blocks(&client), wanted, &place(config))?;
		}

		let telemetry = telemetry.map(|(worker, telemetry)| {
			task_manager.spawn_handle().spawn("telemetry", None, worker.run());
			telemetry
		});
		let spawner = match wanted {
			Some(_) => Spawner::Node(task_manager.spawn_essential_handle()),
			None => Spawner::Command(task_manager.spawn_handle()),
		};
		let pool = Arc::from(
			sc_transaction_pool::Builder::new(
				spawner.clone(),
				client.clone(),
				config.role.is_authority().into(),
			)
			.with_options(config.transaction_pool.clone())
			.with_prometheus(config.prometheus_registry())
			.build(),
		);
		let select_chain = FullSelectChain::new(backend.clone());
		Ok(Self { client, backend, keystore, task_manager, spawner, pool, select_chain, telemetry })
	}

	/// How the blocks of the database are made, if it is known yet.
	pub fn authoring(&self) -> Result<Option<Authoring>, ServiceError> {
		Ok(authoring::of_database(&*self.client, has_blocks(&self.client))?)
	}

	/// Where to report to.
	pub fn telemetry(&self) -> Option<TelemetryHandle> {
		self.telemetry.as_ref().map(Telemetry::handle)
	}

	/// What fills blocks with transactions.
	pub fn proposers(&self, registry: Option<&Registry>) -> ProposerFactory<Pool, FullClient> {
		ProposerFactory::new(
			self.task_manager.spawn_handle(),
			self.client.clone(),
			self.pool.clone(),
			registry,
			self.telemetry(),
		)
	}
}

/// Whether there is a block after the genesis block.
fn has_blocks(client: &FullClient) -> bool {
	client.info().best_number > 0
}

/// Makes the genesis block if the database has none. Not before it is known to have none: it takes
/// the runtime to build the state, and that takes seconds to compile.
struct Genesis<'a> {
	config: &'a Configuration,
	backend: Arc<FullBackend>,
	executor: Executor,
}

impl BuildGenesisBlock<Block> for Genesis<'_> {
	type BlockImportOperation = <FullBackend as Backend<Block>>::BlockImportOperation;

	fn build_genesis_block(self) -> sp_blockchain::Result<(Block, Self::BlockImportOperation)> {
		let Self { config, backend, executor } = self;
		let spec = &config.chain_spec;
		get_extension::<genesis::Genesis>(spec.extensions())
			.map_or(Ok(None), |genesis| genesis.state(&executor))
			.and_then(|state| state.map_or_else(|| spec.as_storage_builder().build_storage(), Ok))
			.map_err(sp_blockchain::Error::Storage)
			.and_then(|state| {
				let commit = !config.no_genesis();
				GenesisBlockBuilder::new_with_storage(state, commit, backend, executor)
			})
			.and_then(GenesisBlockBuilder::build_genesis_block)
			.map_err(|error| {
				let error = error.to_string();
				// What follows is all of the specification.
				let reason = error.split(" for blob:").next().unwrap_or_default();
				sp_blockchain::Error::Application(
					format!(
						"the chain specification `{}` makes no genesis block: {reason}",
						config.chain_spec.id()
					)
					.into(),
				)
			})
	}
}

/// Executes the runtime: set up as the SDK does it, and with a folder for what it compiled.
fn executor(config: &Configuration, compiled: &Compiled) -> Executor {
	let settings = &config.executor;
	let heap = settings.default_heap_pages.map_or(DEFAULT_HEAP_ALLOC_STRATEGY, |pages| {
		HeapAllocStrategy::Static { extra_pages: u32::try_from(pages).unwrap_or(u32::MAX) }
	});
	let builder = Executor::builder()
		.with_execution_method(settings.wasm_method)
		.with_onchain_heap_alloc_strategy(heap)
		.with_offchain_heap_alloc_strategy(heap)
		.with_max_runtime_instances(settings.max_runtime_instances)
		.with_runtime_cache_size(settings.runtime_cache_size);
	match compiled.folder() {
		Some(folder) => builder.with_cache_path(folder).build(),
		None => builder.build(),
	}
}

/// Where the database of a node is, for messages.
fn place(config: &Configuration) -> String {
	config.database.path().map_or_else(|| "memory".into(), |path| path.display().to_string())
}

fn open_database(config: &Configuration) -> Result<Arc<FullBackend>, ServiceError> {
	let mut settings = config.db_config();
	// Blocks with a proof of finality outlive pruning: others need them to warp sync from this node.
	settings.pruning_filters = vec![Arc::new(GrandpaPruningFilter) as Arc<dyn PruningFilter>];
	sc_service::new_db_backend(settings).map_err(|error| failure(not_opened(config, &error)))
}

/// Says that a database cannot be opened, and what to do about it.
pub fn not_opened(config: &Configuration, error: &dyn std::error::Error) -> String {
	format!(
		"the database in {} cannot be opened: {error}. If another node runs on it, stop that one; \
		 if it is damaged, remove it with `purge-chain` and synchronise again",
		place(config)
	)
}

/// An error that says just this.
pub fn failure(text: String) -> ServiceError {
	ServiceError::Client(sp_blockchain::Error::Application(text.into()))
}

/// Starts what a running node cannot do without: should it end, so does the node. A command can do
/// without: it is done before.
#[derive(Clone)]
pub enum Spawner {
	/// That of a node.
	Node(SpawnEssentialTaskHandle),
	/// That of a command.
	Command(SpawnTaskHandle),
}

/// When a node stops, some tasks end because others have. They are given this long to hear of the
/// stop before their end counts as a failure.
const GRACE: Duration = Duration::from_millis(200);

fn with_grace(task: BoxFuture<'static, ()>) -> BoxFuture<'static, ()> {
	task.then(|()| Delay::new(GRACE)).boxed()
}

impl SpawnEssentialNamed for Spawner {
	fn spawn_essential_blocking(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		task: BoxFuture<'static, ()>,
	) {
		match self {
			Self::Node(handle) => handle.spawn_essential_blocking(name, group, with_grace(task)),
			Self::Command(handle) => SpawnNamed::spawn_blocking(handle, name, group, task),
		}
	}

	fn spawn_essential(
		&self,
		name: &'static str,
		group: Option<&'static str>,
		task: BoxFuture<'static, ()>,
	) {
		match self {
			Self::Node(handle) => handle.spawn_essential(name, group, with_grace(task)),
			Self::Command(handle) => SpawnNamed::spawn(handle, name, group, task),
		}
	}
}
