// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The task that makes the blocks of a sealed chain.

use super::Sealing;
use futures::{
	channel::{mpsc, oneshot},
	stream::{self, BoxStream},
	Stream, StreamExt,
};
use futures_timer::Delay;
use ovn_runtime::{opaque::Block, Hash};
use sc_client_api::{Backend, Finalizer, HeaderBackend};
use sc_consensus::import_queue::BoxBlockImport;
use sc_consensus_manual_seal::{
	finalize_block, seal_block, ConsensusDataProvider, CreatedBlock, EngineCommand, Error,
	FinalizeBlockParams, SealBlockParams, MANUAL_SEAL_ENGINE_ID,
};
use sc_transaction_pool_api::TransactionPool;
use sp_api::ProvideRuntimeApi;
use sp_consensus::{Environment, Proposer, SelectChain};
use sp_inherents::CreateInherentDataProviders;
use std::{
	marker::PhantomData,
	sync::Arc,
	time::{Duration, Instant},
};

const LOG_TARGET: &str = "sealing";

/// How long the pool may take to see a new block.
const POOL_TIMEOUT: Duration = Duration::from_secs(10);

/// Commands to a sealer, as they come in over JSON-RPC.
pub type Commands = mpsc::Receiver<EngineCommand<Hash>>;

/// Makes the blocks of a sealed chain.
pub struct Sealer<B, Client, Pool, Proposers, Choice, Clock> {
	/// The chain.
	pub client: Arc<Client>,
	/// Where transactions come from.
	pub pool: Arc<Pool>,
	/// What fills a block.
	pub proposers: Proposers,
	/// Which block is the best.
	pub select_chain: Choice,
	/// Where blocks go: BABE's block import.
	pub block_import: BoxBlockImport<Block>,
	/// Who authors.
	pub author: Box<dyn ConsensusDataProvider<Block>>,
	/// What time it is.
	pub clock: Clock,
	/// The kind of database.
	pub backend: PhantomData<B>,
}

/// Why to do something.
enum Cause {
	/// Somebody asked over JSON-RPC.
	Command(EngineCommand<Hash>),
	/// The interval is over.
	Time,
	/// Transactions came in.
	Transactions,
}

impl<B, Client, Pool, Proposers, Choice, Clock> Sealer<B, Client, Pool, Proposers, Choice, Clock>
where
	B: Backend<Block> + 'static,
	Client: HeaderBackend<Block> + ProvideRuntimeApi<Block> + Finalizer<Block, B> + 'static,
	Pool: TransactionPool<Block = Block> + 'static,
	Proposers: Environment<Block> + Send + 'static,
	Proposers::Proposer: Proposer<Block>,
	Choice: SelectChain<Block> + 'static,
	Clock: CreateInherentDataProviders<Block, ()> + 'static,
{
	/// Makes blocks as `sealing` and `commands` say, as long as the node runs.
	pub async fn run(mut self, sealing: Sealing, commands: Commands) {
		log::info!(target: LOG_TARGET, "Sealed chain: {sealing}");
		let causes: BoxStream<'static, Cause> = match sealing {
			Sealing::Manual => stream::pending().boxed(),
			Sealing::Interval(every) => ticks(every).map(|()| Cause::Time).boxed(),
			Sealing::Instant => self
				.pool
				.import_notification_stream()
				// Those that came in meanwhile go into the next block together.
				.ready_chunks(1_024)
				.map(|_| Cause::Transactions)
				.boxed(),
		};
		let mut causes = stream::select(commands.map(Cause::Command), causes);
		while let Some(cause) = causes.next().await {
			match cause {
				Cause::Time => {
					self.seal(true).await;
				},
				Cause::Transactions => self.seal_all().await,
				Cause::Command(EngineCommand::SealNewBlock {
					create_empty,
					finalize,
					parent_hash,
					sender,
				}) => {
					let result = self.make(create_empty, finalize, parent_hash).await;
					// Who asked may have gone away.
					if let Some(Err(Err(error))) = sender.map(|sender| sender.send(result)) {
						log::error!(target: LOG_TARGET, "No block was made: {error}");
					}
				},
				Cause::Command(EngineCommand::FinalizeBlock { hash, sender, justification }) => {
					finalize_block(FinalizeBlockParams {
						hash,
						sender,
						justification: justification.map(|proof| (MANUAL_SEAL_ENGINE_ID, proof)),
						finalizer: self.client.clone(),
						_phantom: self.backend,
					})
					.await
				},
			}
		}
	}

	fn best(&self) -> Hash {
		self.client.info().best_hash
	}

	/// How many transactions can go into a child of `parent`.
	async fn ready(&self, parent: Hash) -> usize {
		self.pool.ready_at_with_timeout(parent, POOL_TIMEOUT).await.count()
	}

	/// Makes blocks until all transactions that are ready are in one: a block may be too small for all.
	/// Stops when two blocks running took none of them; those that come in meanwhile are another cause.
	/// One block alone proves nothing: the first of a session has room for none.
	async fn seal_all(&mut self) {
		let mut waiting = self.ready(self.best()).await;
		let mut stalled = false;
		while waiting > 0 && self.seal(false).await {
			let left = self.ready(self.best()).await;
			let none_taken = left >= waiting;
			if none_taken && stalled {
				break;
			}
			stalled = none_taken;
			waiting = left;
		}
	}

	/// Makes a final block on the best one and returns whether it did.
	async fn seal(&mut self, empty: bool) -> bool {
		match self.make(empty, true, None).await {
			Ok(block) => {
				log::debug!(target: LOG_TARGET, "Sealed {:?}", block.hash);
				true
			},
			// Transactions that were ready may be in a block by now, or do not fit into one.
			Err(Error::EmptyTransactionPool) => false,
			Err(error) => {
				log::error!(target: LOG_TARGET, "No block was made: {error}");
				false
			},
		}
	}

	/// Makes a block on `parent`, or on the best block. One without transactions only if `empty`.
	async fn make(
		&mut self,
		empty: bool,
		finalize: bool,
		parent: Option<Hash>,
	) -> Result<CreatedBlock<Hash>, Error> {
		if !empty && self.ready(parent.unwrap_or_else(|| self.best())).await == 0 {
			return Err(Error::EmptyTransactionPool);
		}
		let (sender, result) = oneshot::channel();
		seal_block(SealBlockParams {
			// Whether there is something to seal was asked above. `seal_block` would compare the number
			// of extrinsics with that of the inherent data, one of which, BABE's, makes no extrinsic:
			// it takes a block with a single transaction for empty.
			create_empty: true,
			// A block that is imported as final is final before it is in the database, and BABE
			// then does not find what it has to clean up.
			finalize: false,
			parent_hash: parent,
			sender: Some(sender),
			pool: self.pool.clone(),
			client: self.client.clone(),
			env: &mut self.proposers,
			select_chain: &self.select_chain,
			consensus_data_provider: Some(&*self.author),
			block_import: &mut self.block_import,
			create_inherent_data_providers: &self.clock,
		})
		.await;
		let block = result.await??;
		if finalize {
			self.client.finalize_block(block.hash, None, true)?;
		}
		Ok(block)
	}
}

/// Something every so often, now for the first time. Those that a slow machine misses are not made up
/// for.
fn ticks(every: Duration) -> impl Stream<Item = ()> {
	stream::unfold(Instant::now(), move |due| async move {
		// Not a timer of the runtime: those panic if they are asked while it shuts down.
		Delay::new(due.saturating_duration_since(Instant::now())).await;
		let now = Instant::now();
		Some(((), due.checked_add(every).map_or(now, |due| due.max(now))))
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	fn wait(ticks: &mut (impl Stream<Item = ()> + Unpin), count: usize) -> Duration {
		let start = Instant::now();
		for _ in 0..count {
			futures::executor::block_on(ticks.next()).unwrap();
		}
		start.elapsed()
	}

	#[test]
	fn the_first_tick_is_due_at_once() {
		wait(&mut Box::pin(ticks(Duration::from_secs(100_000))), 1);
	}

	#[test]
	fn ticks_come_one_after_another_and_are_not_made_up_for() {
		const EVERY: Duration = Duration::from_millis(50);
		let mut ticks = Box::pin(ticks(EVERY));
		assert!(wait(&mut ticks, 4) >= EVERY * 3);
		std::thread::sleep(EVERY * 10);
		// One is late and one is due by now; the others have their time again.
		assert!(wait(&mut ticks, 4) >= EVERY * 2);
	}
}
