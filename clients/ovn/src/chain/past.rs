// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is in the blocks that a node still has: transactions by their hash, and events.

use super::{lost, Chain, Event};
use crate::{
	errors::{innermost, Failure, Outcome},
	scale, transaction,
};
use futures::StreamExt;
use serde_json::{json, Map, Value as Json};
use subxt::{dynamic, events::Events, PolkadotConfig};

/// How many blocks are asked for at once.
const AT_ONCE: usize = 16;
/// A transaction found in a block.
#[derive(Debug)]
pub struct Found {
	/// The number of its block.
	pub block: u64,
	/// The hash of its block.
	pub block_hash: String,
	/// Whether the block is final.
	pub is_final: bool,
	/// What it calls, as `Pallet.call`.
	pub call: String,
	/// Who signed it, if anybody did.
	pub signer: Option<String>,
	/// All its events.
	pub events: Vec<Event>,
}

impl Chain {
	/// Looks for a transaction in the last blocks, from the newest on.
	pub async fn find(&self, hash: &str, blocks: u64) -> Outcome<Option<Found>> {
		let newest = self.rpc("chain_getHeader", &[]).await?;
		let newest = number_of(&newest).ok_or_else(|| lost("a block without a number"))?;
		let last_final = self.last_final().await.ok_or_else(|| lost("no final block"))?;
		let oldest = newest.saturating_sub(blocks.saturating_sub(1)).max(1);
		let bodies = futures::stream::iter((oldest..=newest).rev().map(|number| async move {
			let block = self.rpc("chain_getBlockHash", &[json!(number)]).await?;
			// Asked for no block, a node answers with the newest.
			if !block.is_string() {
				return Err(no_block(number));
			}
			let body = self.rpc("chain_getBlock", std::slice::from_ref(&block)).await?;
			Ok::<_, Failure>((number, block, body))
		}))
		.buffered(AT_ONCE);
		futures::pin_mut!(bodies);
		while let Some(found) = bodies.next().await {
			let (number, block, body) = found?;
			let transactions = body["block"]["extrinsics"].as_array();
			let transactions = transactions.ok_or_else(|| no_block(number))?;
			let index = transactions.iter().position(|bytes| {
				let bytes = bytes.as_str().and_then(scale::from_hex);
				bytes.is_some_and(|bytes| scale::to_hex(&transaction::hash(&bytes)) == hash)
			});
			if let Some(index) = index {
				let block = block.as_str().ok_or_else(|| no_block(number))?;
				return self.look_at(number, block, index, last_final).await.map(Some);
			}
		}
		Ok(None)
	}

	/// A transaction by its place in a block.
	async fn look_at(
		&self,
		number: u64,
		block: &str,
		index: usize,
		last_final: u64,
	) -> Outcome<Found> {
		let hash: [u8; 32] = scale::from_hex(block)
			.and_then(|bytes| bytes.try_into().ok())
			.ok_or_else(|| lost("a block without a hash"))?;
		let discarded = |error: String| {
			Failure::node(format!(
				"It is in block {number}, but the node has no state of it any more ({error})"
			))
			.hint("ask a node that keeps all of it (--state-pruning archive)")
		};
		let at = self
			.client
			.at_block(subxt::utils::H256(hash))
			.await
			.map_err(|error| discarded(innermost(&error)))?;
		let all = at.extrinsics().fetch().await.map_err(|error| discarded(innermost(&error)))?;
		let own = all
			.iter()
			.nth(index)
			.ok_or_else(|| lost("a transaction that is not in its block"))?
			.map_err(lost)?;
		let signer = own.address_bytes().and_then(|bytes| match bytes {
			[0, account @ ..] => Some(scale::to_address(account.try_into().ok()?)),
			_ => None,
		});
		let events = at.events().fetch().await.map_err(|error| discarded(innermost(&error)))?;
		let of_index = |of: &Option<u32>| of.and_then(|of| usize::try_from(of).ok()) == Some(index);
		let list = self.decoded(&events)?.into_iter().filter(|(of, _)| of_index(of));
		Ok(Found {
			block: number,
			block_hash: block.to_owned(),
			is_final: number <= last_final,
			call: format!("{}.{}", own.pallet_name(), own.call_name()),
			signer,
			events: list.map(|(_, event)| event).collect(),
		})
	}

	/// Whether a transaction waits for a block at this node.
	pub async fn waits(&self, hash: &str) -> Outcome<bool> {
		let pending = self.rpc("author_pendingExtrinsics", &[]).await?;
		let pending = pending.as_array().ok_or_else(|| lost("no list of what waits"))?;
		Ok(pending.iter().any(|bytes| {
			let bytes = bytes.as_str().and_then(scale::from_hex);
			bytes.is_some_and(|bytes| scale::to_hex(&transaction::hash(&bytes)) == hash)
		}))
	}

	pub(super) fn event(&self, pallet: &str, name: &str, mut bytes: &[u8]) -> Outcome<Event> {
		let found = self.metadata.pallet_by_name(pallet);
		let variant = found
			.as_ref()
			.and_then(|found| found.event_variants())
			.and_then(|variants| variants.iter().find(|variant| variant.name == name))
			.ok_or_else(|| lost(format!("the chain has no event {pallet}.{name}")))?;
		let mut fields = Map::new();
		for (index, field) in variant.fields.iter().enumerate() {
			let key = field.name.clone().unwrap_or_else(|| index.to_string());
			let value =
				scale::decode(self.metadata.types(), field.ty.id, &mut bytes).map_err(lost)?;
			fields.insert(key, value);
		}
		Ok(Event { pallet: pallet.into(), name: name.into(), fields: fields.into() })
	}

	/// The day of a block by its own time, since 1 January 1970.
	pub async fn day_of(&self, number: u64) -> Outcome<u32> {
		let unknown =
			|| Failure::node(format!("The node does not know the time of block {number}."));
		let at = self.client.at_block(number).await.map_err(lost)?;
		let address = dynamic::storage::<Vec<dynamic::Value>, dynamic::Value>("Timestamp", "Now");
		let found = at.storage().try_fetch(address, Vec::new()).await.map_err(lost)?;
		let found = found.ok_or_else(unknown)?;
		// Milliseconds, as eight bytes.
		let bytes = <[u8; 8]>::try_from(found.bytes()).map_err(|_| unknown())?;
		let days = u64::from_le_bytes(bytes).checked_div(86_400_000);
		days.and_then(|days| u32::try_from(days).ok()).ok_or_else(unknown)
	}

	/// All events of a block, in their order, each with the number of its transaction.
	pub async fn events_of(&self, number: u64) -> Outcome<Vec<(Option<u32>, Event)>> {
		let discarded = |error: String| {
			Failure::node(format!("The node has no state of block {number} any more ({error})"))
				.hint("ask a node that keeps all of it (--state-pruning archive), or look at fewer blocks")
		};
		let at = self.client.at_block(number).await.map_err(|e| discarded(innermost(&e)))?;
		let events = at.events().fetch().await.map_err(|e| discarded(innermost(&e)))?;
		self.decoded(&events)
	}

	/// Events of a block, in their order, each with the number of its transaction.
	fn decoded(&self, events: &Events<PolkadotConfig>) -> Outcome<Vec<(Option<u32>, Event)>> {
		let mut list = Vec::new();
		for event in events.iter() {
			let event = event.map_err(lost)?;
			let transaction = match event.phase() {
				subxt::events::Phase::ApplyExtrinsic(index) => Some(index),
				_ => None,
			};
			list.push((
				transaction,
				self.event(event.pallet_name(), event.event_name(), event.field_bytes())?,
			));
		}
		Ok(list)
	}
}

/// That a block is not there in which something is looked for.
fn no_block(number: u64) -> Failure {
	Failure::node(format!("The node did not hand out block {number}: what is in it is not known."))
		.hint("ask another node, or look at fewer blocks with --blocks")
}

pub(super) fn number_of(header: &Json) -> Option<u64> {
	u64::from_str_radix(header["number"].as_str()?.trim_start_matches("0x"), 16).ok()
}
