// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The time of a sealed chain.
//!
//! The first block is in the slot of the machine's clock at the start of the node. From then on each
//! block is one slot after the newest block there is, whatever its parent: exactly one slot after
//! its parent as long as nobody makes forks, and in a slot of its own if somebody does. The
//! timestamp is the start of the slot, as the runtime demands that they agree.
//!
//! The clock keeps nothing: it reads the newest block from the database. So it goes on where it
//! stood when a node is started again, and an attempt that made no block takes no time.

use ovn_runtime::opaque::Block;
use sc_client_api::{blockchain::Backend as _, Backend, HeaderBackend};
use sc_consensus_babe::find_pre_digest;
use sp_blockchain::Error;
use sp_consensus_babe::{inherents::InherentDataProvider as SlotProvider, Slot, SlotDuration};
use sp_inherents::CreateInherentDataProviders;
use sp_runtime::traits::Zero;
use sp_timestamp::{InherentDataProvider as TimestampProvider, Timestamp};
use std::sync::Arc;

/// Slot first, then timestamp: block import reads the slot from the first.
type Now = (SlotProvider, TimestampProvider);

/// The time of a sealed chain.
pub struct Clock<B> {
	backend: Arc<B>,
	slot_duration: SlotDuration,
	/// The slot of the first block.
	start: Slot,
}

impl<B: Backend<Block> + 'static> Clock<B> {
	/// A clock for the chain in `backend`. If that has no block yet, the chain begins at `start`.
	pub fn new(backend: Arc<B>, slot_duration: SlotDuration, start: Timestamp) -> Self {
		Self { backend, slot_duration, start: Slot::from_timestamp(start, slot_duration) }
	}

	/// The slot of the next block.
	pub fn next_slot(&self) -> Result<Slot, Error> {
		let blockchain = self.backend.blockchain();
		// Slots grow from parent to child: the newest block is one without children.
		let mut next = None;
		for hash in blockchain.leaves()? {
			let header = blockchain.expect_header(hash)?;
			if header.number.is_zero() {
				continue;
			}
			let slot = find_pre_digest::<Block>(&header)
				.map_err(|error| Error::Application(Box::new(error)))?
				.slot()
				.saturating_add(1u64);
			next = next.max(Some(slot));
		}
		Ok(next.unwrap_or(self.start))
	}

	fn at(&self, slot: Slot) -> Result<Now, Error> {
		let timestamp = slot
			.timestamp(self.slot_duration)
			.ok_or_else(|| Error::Backend("the chain has come to the end of time".into()))?;
		Ok((SlotProvider::new(slot), TimestampProvider::new(timestamp)))
	}

	/// The inherent data of the next block.
	pub fn for_sealer(self: Arc<Self>) -> impl CreateInherentDataProviders<Block, ()> {
		move |_, ()| {
			let now = self.next_slot().and_then(|slot| self.at(slot));
			async move { Ok(now?) }
		}
	}
}

/// The inherent data that a block is checked against when it is imported.
///
/// A sealed chain's time is what its blocks say, so there is nothing to check but that it grows,
/// which the runtime does. Seen from the end of time no block comes too early, and none is recent
/// enough to be taken for the equivocation of a validator when somebody makes a fork.
pub fn for_import(
	slot_duration: SlotDuration,
) -> impl CreateInherentDataProviders<Block, (), InherentDataProviders = Now> + Clone {
	// Half of what fits, so that nothing that adds to it overflows.
	let end = Timestamp::new(u64::MAX / 2);
	move |_, ()| async move {
		let slot = SlotProvider::from_timestamp_and_slot_duration(end, slot_duration);
		Ok((slot, TimestampProvider::new(end)))
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sc_client_api::{in_mem::Backend as InMemory, BlockImportOperation, NewBlockState};
	use sp_consensus_babe::digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest};
	use sp_inherents::InherentDataProvider;
	use sp_runtime::{traits::Header as _, Digest, DigestItem};

	type Header = ovn_runtime::opaque::Header;

	const SLOT: u64 = ovn_runtime::SLOT_DURATION;

	fn clock(backend: &Arc<InMemory<Block>>) -> Arc<Clock<InMemory<Block>>> {
		let start = Timestamp::new(1_000 * SLOT + 17);
		Arc::new(Clock::new(backend.clone(), SlotDuration::from_millis(SLOT), start))
	}

	/// Adds a block to the chain and returns its header.
	fn add(backend: &InMemory<Block>, parent: Option<&Header>, slot: u64) -> Header {
		let digest = match parent {
			None => Digest::default(),
			Some(_) => {
				let pre_digest = PreDigest::SecondaryPlain(SecondaryPlainPreDigest {
					slot: slot.into(),
					authority_index: 0,
				});
				Digest {
					logs: vec![<DigestItem as CompatibleDigestItem>::babe_pre_digest(pre_digest)],
				}
			},
		};
		let header = Header::new(
			parent.map_or(0, |parent| parent.number + 1),
			Default::default(),
			Default::default(),
			parent.map(|parent| parent.hash()).unwrap_or_default(),
			digest,
		);
		let mut operation = backend.begin_operation().unwrap();
		operation
			.set_block_data(header.clone(), Some(Vec::new()), None, None, NewBlockState::Best, true)
			.unwrap();
		backend.commit_operation(operation).unwrap();
		header
	}

	#[test]
	fn time_starts_at_the_given_clock_and_grows_by_a_slot_with_each_block() {
		let backend = Arc::new(InMemory::new());
		let genesis = add(&backend, None, 0);
		let clock = clock(&backend);
		assert_eq!(u64::from(clock.next_slot().unwrap()), 1_000);
		// Asking takes no time.
		assert_eq!(u64::from(clock.next_slot().unwrap()), 1_000);

		let mut parent = genesis;
		for slot in 1_000..1_005 {
			assert_eq!(u64::from(clock.next_slot().unwrap()), slot);
			parent = add(&backend, Some(&parent), slot);
		}
	}

	#[test]
	fn a_new_clock_goes_on_where_the_chain_stands() {
		let backend = Arc::new(InMemory::new());
		let genesis = add(&backend, None, 0);
		let block = add(&backend, Some(&genesis), 5_000_000);
		add(&backend, Some(&block), 5_000_001);
		assert_eq!(u64::from(clock(&backend).next_slot().unwrap()), 5_000_002);
	}

	#[test]
	fn a_fork_is_later_than_every_other_block() {
		let backend = Arc::new(InMemory::new());
		let genesis = add(&backend, None, 0);
		let block = add(&backend, Some(&genesis), 10);
		add(&backend, Some(&block), 11);
		add(&backend, Some(&block), 12);
		assert_eq!(u64::from(clock(&backend).next_slot().unwrap()), 13);
	}

	#[test]
	fn slot_and_timestamp_agree_and_import_accepts_them() {
		let backend = Arc::new(InMemory::new());
		add(&backend, None, 0);
		let duration = SlotDuration::from_millis(SLOT);
		let (slot, timestamp) = futures::executor::block_on(
			CreateInherentDataProviders::<Block, ()>::create_inherent_data_providers(
				&for_import(duration),
				Default::default(),
				(),
			),
		)
		.unwrap();
		let end = timestamp.timestamp();
		assert_eq!(Slot::from_timestamp(end, duration), slot.slot());

		let sealed = clock(&backend);
		let now = sealed.at(sealed.next_slot().unwrap()).unwrap();
		assert_eq!(now.1.timestamp().as_millis(), 1_000 * SLOT);
		assert_eq!(Slot::from_timestamp(now.1.timestamp(), duration), now.0.slot());
		assert!(now.1.timestamp() < end);

		let provider = sealed.for_sealer();
		let data = futures::executor::block_on(async {
			provider
				.create_inherent_data_providers(Default::default(), ())
				.await
				.unwrap()
				.create_inherent_data()
				.await
				.unwrap()
		});
		assert_eq!(data.len(), 2);
	}
}
