// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The JSON-RPC methods beyond those that every node has.
//!
//! | methods | served by |
//! | --- | --- |
//! | `system_accountNextIndex`, `system_dryRun` (of our own: on the next block, not the last) | every node |
//! | `payment_queryInfo`, `payment_queryFeeDetails` | every node |
//! | `babe_epochAuthorship` | full nodes |
//! | `grandpa_roundState`, `grandpa_proveFinality`, `grandpa_subscribeJustifications` | full nodes |
//! | `sync_state_genSyncSpec` | full nodes |
//! | `engine_createBlock`, `engine_finalizeBlock` | sealed development nodes |
//!
//! `archive_v1_*` is among those that every node has, but only archive nodes
//! (`--state-pruning archive --blocks-pruning archive`) serve it.

use crate::service::{FullBackend, FullClient, FullSelectChain, Pool};
use codec::{Decode as _, Encode as _};
use futures::{
	channel::{mpsc, oneshot},
	SinkExt,
};
use jsonrpsee::{types::ErrorObjectOwned, RpcModule};
use ovn_runtime::{
	opaque::{Block, Header},
	BlockNumber, Hash,
};
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use sc_consensus_babe::BabeWorkerHandle;
use sc_consensus_babe_rpc::{Babe, BabeApiServer};
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
use sc_consensus_manual_seal::{
	rpc::{ManualSeal, ManualSealApiServer},
	EngineCommand, Error as SealingError,
};
use sc_rpc::SubscriptionTaskExecutor;
use sc_rpc_api::check_if_safe;
use sc_sync_state_rpc::{SyncState, SyncStateApiServer};
use sp_api::{Core as _, ProvideRuntimeApi as _};
use sp_block_builder::BlockBuilder as _;
use sp_blockchain::HeaderBackend as _;
use sp_core::Bytes;
use sp_keystore::KeystorePtr;
use sp_runtime::{
	traits::{Block as BlockT, Header as _},
	ApplyExtrinsicResult, EncodedJustification,
};
use std::{error::Error, sync::Arc};
use substrate_frame_rpc_system::{System, SystemApiServer};

/// What the methods of every node need.
pub struct Common {
	/// The chain.
	pub client: Arc<FullClient>,
	/// The transactions waiting.
	pub pool: Arc<Pool>,
}

/// What the methods of a full node need.
pub struct Consensus {
	/// How to find the best block.
	pub select_chain: FullSelectChain,
	/// The keys of this node.
	pub keystore: KeystorePtr,
	/// Knows BABE's epochs.
	pub babe_worker: BabeWorkerHandle<Block>,
	/// The voters of GRANDPA.
	pub authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	/// How the current vote stands.
	pub voter_state: SharedVoterState,
	/// Proofs of finality as they come in.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Finds old proofs of finality.
	pub finality_proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
	/// The specification of this chain.
	pub chain_spec: Box<dyn sc_service::ChainSpec>,
}

/// The methods that depend on how the node's blocks are made.
pub enum Authoring {
	/// By consensus.
	Consensus(Box<Consensus>),
	/// On command.
	Sealed(mpsc::Sender<EngineCommand<Hash>>),
}

/// All methods.
pub fn methods(
	common: &Common,
	authoring: &Authoring,
	executor: SubscriptionTaskExecutor,
) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let Common { client, pool } = common;
	let mut module = RpcModule::new(());
	let mut system = System::new(client.clone(), pool.clone()).into_rpc();
	system.remove_method(DRY_RUN);
	module.merge(system)?;
	module.merge(dry_run(client.clone())?)?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	match authoring {
		Authoring::Consensus(consensus) => {
			module.merge(
				Babe::new(
					client.clone(),
					consensus.babe_worker.clone(),
					consensus.keystore.clone(),
					consensus.select_chain.clone(),
				)
				.into_rpc(),
			)?;
			module.merge(
				Grandpa::new(
					executor,
					consensus.authority_set.clone(),
					consensus.voter_state.clone(),
					consensus.justifications.clone(),
					consensus.finality_proofs.clone(),
				)
				.into_rpc(),
			)?;
			module.merge(
				SyncState::<Block, _>::new(
					consensus.chain_spec.cloned_box(),
					client.clone(),
					consensus.authority_set.clone(),
					consensus.babe_worker.clone(),
				)?
				.into_rpc(),
			)?;
		},
		Authoring::Sealed(commands) => module.merge(engine(commands.clone())?)?,
	}
	Ok(module)
}

const DRY_RUN: &str = "system_dryRun";

/// The method that tries a transaction without sending it.
///
/// As it comes it applies the transaction to the state in which the last block ended. There the room of that
/// block is used up, by its transactions and by work in its idle time, so that a call which the next block
/// would take is refused for want of room. Here the next block is begun before.
fn dry_run(
	client: Arc<FullClient>,
) -> Result<RpcModule<Arc<FullClient>>, Box<dyn Error + Send + Sync>> {
	let mut module = RpcModule::new(client);
	module.register_blocking_method(DRY_RUN, |params, client, extensions| {
		check_if_safe(&extensions)?;
		let mut params = params.sequence();
		let transaction: Bytes = params.next()?;
		let at: Option<Hash> = params.optional_next()?;
		let applied = try_on_next_block(&client, &transaction, at).map_err(|error| {
			ErrorObjectOwned::owned(NOT_TRIED, "It could not be tried", Some(error))
		})?;
		Ok::<_, ErrorObjectOwned>(Bytes::from(applied.encode()))
	})?;
	Ok(module)
}

/// The code of the error with which a transaction could not be tried, as of the method that this replaces.
const NOT_TRIED: i32 = 1;

fn try_on_next_block(
	client: &FullClient,
	transaction: &[u8],
	at: Option<Hash>,
) -> Result<ApplyExtrinsicResult, String> {
	let transaction = <Block as BlockT>::Extrinsic::decode(&mut &transaction[..])
		.map_err(|error| format!("this is no transaction: {error}"))?;
	let parent = at.unwrap_or_else(|| client.info().best_hash);
	let number = client
		.number(parent)
		.map_err(|error| error.to_string())?
		.ok_or_else(|| format!("there is no block {parent:?}"))?;
	let header = Header::new(
		number.saturating_add(1),
		Default::default(),
		Default::default(),
		parent,
		Default::default(),
	);
	// What one call changes the next one sees; nothing is written.
	let api = client.runtime_api();
	api.initialize_block(parent, &header).map_err(|error| error.to_string())?;
	api.apply_extrinsic(parent, transaction).map_err(|error| error.to_string())
}

/// The methods that command a sealed node.
fn engine(
	commands: mpsc::Sender<EngineCommand<Hash>>,
) -> Result<RpcModule<ManualSeal<Hash>>, Box<dyn Error + Send + Sync>> {
	const FINALIZE: &str = "engine_finalizeBlock";

	let mut module = ManualSeal::new(commands.clone()).into_rpc();
	// The method as it comes answers `true` even if the block could not be finalised.
	module.remove_method(FINALIZE);
	module.register_async_method(FINALIZE, move |params, _, _| {
		let mut commands = commands.clone();
		async move {
			let mut params = params.sequence();
			let hash: Hash = params.next()?;
			let justification: Option<EncodedJustification> = params.optional_next()?;
			let (sender, result) = oneshot::channel();
			commands
				.send(EngineCommand::FinalizeBlock { hash, justification, sender: Some(sender) })
				.await
				.map_err(SealingError::from)?;
			result.await.map_err(SealingError::from)??;
			Ok::<_, ErrorObjectOwned>(true)
		}
	})?;
	Ok(module)
}

#[cfg(test)]
mod tests {
	use super::*;
	use futures::StreamExt;

	/// Answers each command to finalise a block as `answer` says, and returns what `call` got.
	fn finalize(
		call: &str,
		answer: fn() -> Result<(), SealingError>,
	) -> (serde_json::Value, Vec<(Hash, Option<Vec<u8>>)>) {
		let (sender, mut commands) = mpsc::channel(1);
		let module = engine(sender).unwrap();
		let sealer = async {
			let mut seen = Vec::new();
			while let Some(command) = commands.next().await {
				if let EngineCommand::FinalizeBlock { hash, justification, sender } = command {
					seen.push((hash, justification));
					sender.unwrap().send(answer()).unwrap();
				}
			}
			seen
		};
		let caller = async {
			let answer = module.raw_json_request(call, 1).await.unwrap().0;
			drop(module);
			serde_json::from_str(&answer.to_string()).unwrap()
		};
		futures::executor::block_on(futures::future::join(caller, sealer))
	}

	fn call(params: &str) -> String {
		format!(r#"{{"jsonrpc":"2.0","id":1,"method":"engine_finalizeBlock","params":[{params}]}}"#)
	}

	fn hash() -> String {
		format!("\"{:?}\"", Hash::repeat_byte(7))
	}

	#[test]
	fn finalize_block_answers_true_when_the_sealer_did_it() {
		let (answer, seen) = finalize(&call(&hash()), || Ok(()));
		assert_eq!(answer["result"], true, "{answer}");
		assert_eq!(seen, [(Hash::repeat_byte(7), None)]);

		let (answer, seen) = finalize(&call(&format!("{}, [1, 2]", hash())), || Ok(()));
		assert_eq!(answer["result"], true, "{answer}");
		assert_eq!(seen, [(Hash::repeat_byte(7), Some(vec![1, 2]))]);
	}

	#[test]
	fn finalize_block_answers_with_the_error_when_the_sealer_could_not() {
		let (answer, seen) =
			finalize(&call(&hash()), || Err(SealingError::BlockNotFound("0x07".into())));
		assert_eq!(answer["error"]["code"], 13_000, "{answer}");
		assert_eq!(seen.len(), 1);
	}

	#[test]
	fn finalize_block_needs_a_hash() {
		let (answer, seen) = finalize(&call(""), || Ok(()));
		assert_eq!(answer["error"]["code"], -32602, "{answer}");
		assert!(seen.is_empty());
	}

	#[test]
	fn a_sealer_that_is_gone_is_an_error() {
		let (sender, commands) = mpsc::channel(1);
		drop(commands);
		let module = engine(sender).unwrap();
		let (answer, _) =
			futures::executor::block_on(module.raw_json_request(&call(&hash()), 1)).unwrap();
		assert!(answer.to_string().contains("Consensus process is terminating"), "{answer}");
	}
}
