// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who authors the blocks of a sealed chain.
//!
//! The validators of the epoch author in turn: slot modulo their number. That is what a healthy
//! network looks like on average, it can be foretold, and every validator has its share whether this
//! node holds keys or not. An attempt to make a block for a slot that already failed is made in the
//! next validator's name: the runtime refuses a block of a validator it has disabled, and time does
//! not go on without a block.
//!
//! Slots are claimed as secondary slots without randomness. All chains then weigh the same to BABE,
//! so that of two forks the longer one is the best.

use codec::Encode;
use ovn_runtime::opaque::{Block, Header};
use sc_client_api::{HeaderBackend, UsageProvider};
use sc_consensus::BlockImportParams;
use sc_consensus_babe::{BabeConfiguration, BabeIntermediate, Epoch, INTERMEDIATE_KEY};
use sc_consensus_epochs::{descendent_query, SharedEpochChanges, ViableEpochDescriptor};
use sc_consensus_manual_seal::{ConsensusDataProvider, Error};
use sp_api::StorageProof;
use sp_blockchain::HeaderMetadata;
use sp_consensus_babe::{
	digests::{PreDigest, SecondaryPlainPreDigest},
	inherents::BabeInherentData,
	Slot, BABE_ENGINE_ID,
};
use sp_inherents::InherentData;
use sp_runtime::{Digest, DigestItem};
use std::sync::{Arc, Mutex, PoisonError};

type Descriptor = ViableEpochDescriptor<<Header as sp_runtime::traits::Header>::Hash, u32, Epoch>;

/// Lets the validators author in turn.
pub struct InTurn<C> {
	client: Arc<C>,
	epochs: SharedEpochChanges<Block, Epoch>,
	config: BabeConfiguration,
	turn: Mutex<Turn>,
}

impl<C> InTurn<C> {
	/// Lets the validators of `epochs` author in turn; those of `config` before the first block.
	pub fn new(
		client: Arc<C>,
		epochs: SharedEpochChanges<Block, Epoch>,
		config: BabeConfiguration,
	) -> Self {
		Self { client, epochs, config, turn: Mutex::default() }
	}
}

impl<C> InTurn<C>
where
	C: HeaderBackend<Block> + HeaderMetadata<Block, Error = sp_blockchain::Error>,
{
	fn epoch_of_child(&self, parent: &Header, slot: Slot) -> Result<Descriptor, Error> {
		self.epochs
			.shared_data()
			.epoch_descriptor_for_child_of(
				descendent_query(&*self.client),
				&sp_runtime::traits::Header::hash(parent),
				parent.number,
				slot,
			)
			.map_err(|error| Error::StringError(format!("cannot find the epoch: {error}")))?
			.ok_or_else(|| Error::StringError(format!("no epoch for slot {slot}")))
	}
}

fn slot_of(inherents: &InherentData) -> Result<Slot, Error> {
	inherents
		.babe_inherent_data()?
		.ok_or_else(|| Error::StringError("the inherent data has no slot".into()))
}

impl<C> ConsensusDataProvider<Block> for InTurn<C>
where
	C: HeaderBackend<Block>
		+ HeaderMetadata<Block, Error = sp_blockchain::Error>
		+ UsageProvider<Block>,
{
	fn create_digest(&self, parent: &Header, inherents: &InherentData) -> Result<Digest, Error> {
		let slot = slot_of(inherents)?;
		let descriptor = self.epoch_of_child(parent, slot)?;
		let validators = self
			.epochs
			.shared_data()
			.viable_epoch(&descriptor, |slot| Epoch::genesis(&self.config, slot))
			.map_or(0, |epoch| epoch.as_ref().authorities.len());
		let author = self
			.turn
			.lock()
			.unwrap_or_else(PoisonError::into_inner)
			.of(slot, validators)
			.ok_or_else(|| Error::StringError("the epoch has no validators".into()))?;
		let claim =
			PreDigest::SecondaryPlain(SecondaryPlainPreDigest { slot, authority_index: author });
		Ok(Digest { logs: vec![DigestItem::PreRuntime(BABE_ENGINE_ID, claim.encode())] })
	}

	fn append_block_import(
		&self,
		parent: &Header,
		params: &mut BlockImportParams<Block>,
		inherents: &InherentData,
		_: StorageProof,
	) -> Result<(), Error> {
		let epoch_descriptor = self.epoch_of_child(parent, slot_of(inherents)?)?;
		params
			.insert_intermediate(INTERMEDIATE_KEY, BabeIntermediate::<Block> { epoch_descriptor });
		Ok(())
	}
}

/// Whose turn it is.
#[derive(Debug, Default)]
struct Turn {
	/// The slot of the last attempt to make a block.
	last: Slot,
	/// How many attempts there were before in that slot.
	failed: u64,
}

impl Turn {
	/// The index of the validator who authors in `slot`, if there is any validator.
	fn of(&mut self, slot: Slot, validators: usize) -> Option<u32> {
		self.failed = if slot == self.last { self.failed.saturating_add(1) } else { 0 };
		self.last = slot;
		u64::from(slot)
			.wrapping_add(self.failed)
			.checked_rem(u64::try_from(validators).ok()?)
			.and_then(|index| u32::try_from(index).ok())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn validators_take_turns() {
		let mut turn = Turn::default();
		let authors: Vec<_> = (100..108).map(|slot| turn.of(Slot::from(slot), 4)).collect();
		assert_eq!(authors, [0, 1, 2, 3, 0, 1, 2, 3].map(Some));
		assert_eq!(turn.of(Slot::from(108), 1), Some(0));
	}

	#[test]
	fn a_slot_that_failed_goes_to_the_next_validator() {
		let mut turn = Turn::default();
		let authors: Vec<_> = (0..5).map(|_| turn.of(Slot::from(9), 3)).collect();
		assert_eq!(authors, [0, 1, 2, 0, 1].map(Some));
		assert_eq!(turn.of(Slot::from(10), 3), Some(1));
	}

	#[test]
	fn nobody_authors_without_validators() {
		assert_eq!(Turn::default().of(Slot::from(9), 0), None);
	}
}
