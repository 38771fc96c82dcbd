// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Which kind of authoring a database belongs to.
//!
//! A chain that was sealed (see [`crate::sealing`]) cannot be continued by consensus: its blocks are
//! not signed, its time has run ahead of the clock or stayed behind it, and GRANDPA has no record of
//! who its voters are. A chain made by consensus cannot be continued by sealing either: peers would
//! reject what follows. Either mistake would show as a chain that stands still. So a database is
//! marked with the kind of authoring when it is first used, and a node that is started with the
//! other kind says so and stops.
//!
//! The mark is an auxiliary entry of the database itself rather than a file next to it. It cannot
//! get lost when the database is moved or restored from a copy, and `purge-chain` removes it along
//! with what it says something about.

use sc_client_api::AuxStore;
use sp_blockchain::Error;
use std::fmt;

/// Where the mark is in the auxiliary storage.
const KEY: &[u8] = b"ovn:authoring";

/// Who makes the blocks of a chain.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Authoring {
	/// The validators, by consensus.
	Consensus,
	/// A single development node, on command.
	Sealed,
}

impl Authoring {
	fn mark(self) -> &'static [u8] {
		match self {
			Self::Consensus => b"consensus",
			Self::Sealed => b"sealed",
		}
	}
}

impl fmt::Display for Authoring {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		f.write_str(match self {
			Self::Consensus => "made by consensus",
			Self::Sealed => "sealed",
		})
	}
}

/// How the blocks of a database were made, or nothing if it has none and was not marked yet.
///
/// Blocks without a mark count as made by consensus: they were imported, which leaves no mark.
pub fn of_database(store: &impl AuxStore, has_blocks: bool) -> Result<Option<Authoring>, Error> {
	let Some(mark) = store.get_aux(KEY)? else {
		return Ok(has_blocks.then_some(Authoring::Consensus));
	};
	[Authoring::Consensus, Authoring::Sealed]
		.into_iter()
		.find(|authoring| authoring.mark() == mark)
		.map(Some)
		.ok_or_else(|| {
			Error::Backend(format!(
				"the database says its blocks are made by `{}`, which this node does not know; it \
				 may have been written by a newer one",
				String::from_utf8_lossy(&mark)
			))
		})
}

/// Marks a new database as belonging to `wanted`, or fails if it belongs to the other kind.
///
/// `place` is where the database is, for the message.
pub fn claim(
	store: &impl AuxStore,
	has_blocks: bool,
	wanted: Authoring,
	place: &str,
) -> Result<(), Error> {
	match of_database(store, has_blocks)? {
		Some(found) if found == wanted => Ok(()),
		Some(found) => Err(Error::Application(
			format!(
				"the chain in {place} is {found} and cannot be continued {}: choose another \
				 --base-path, or remove the chain with `purge-chain`",
				match wanted {
					Authoring::Consensus => "without --sealing",
					Authoring::Sealed => "with --sealing",
				}
			)
			.into(),
		)),
		None => store.insert_aux(&[(KEY, wanted.mark())], &[]),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use ovn_runtime::opaque::Block;
	use sc_client_api::in_mem::Blockchain;

	fn new_store() -> Blockchain<Block> {
		Blockchain::new()
	}

	#[test]
	fn a_new_database_is_marked_for_good() {
		for (wanted, other) in
			[(Authoring::Sealed, Authoring::Consensus), (Authoring::Consensus, Authoring::Sealed)]
		{
			let store = new_store();
			assert_eq!(of_database(&store, false).unwrap(), None);
			claim(&store, false, wanted, "/here").unwrap();
			for has_blocks in [false, true] {
				assert_eq!(of_database(&store, has_blocks).unwrap(), Some(wanted));
				claim(&store, has_blocks, wanted, "/here").unwrap();
				let error = claim(&store, has_blocks, other, "/here").unwrap_err().to_string();
				assert!(error.contains("/here") && error.contains("purge-chain"), "{error}");
			}
			assert_eq!(of_database(&store, true).unwrap(), Some(wanted));
		}
	}

	#[test]
	fn the_message_says_which_way_round() {
		let store = new_store();
		claim(&store, false, Authoring::Sealed, "/here").unwrap();
		let error = claim(&store, true, Authoring::Consensus, "/here").unwrap_err().to_string();
		assert!(error.contains("is sealed") && error.contains("without --sealing"), "{error}");
	}

	#[test]
	fn blocks_without_a_mark_were_made_by_consensus() {
		let store = new_store();
		assert_eq!(of_database(&store, true).unwrap(), Some(Authoring::Consensus));
		assert!(claim(&store, true, Authoring::Sealed, "/here").is_err());
		claim(&store, true, Authoring::Consensus, "/here").unwrap();
	}

	#[test]
	fn an_unknown_mark_is_an_error() {
		let store = new_store();
		store.insert_aux(&[(KEY, b"lottery".as_slice())], &[]).unwrap();
		let error = of_database(&store, true).unwrap_err().to_string();
		assert!(error.contains("`lottery`"), "{error}");
		assert!(claim(&store, true, Authoring::Sealed, "/here").is_err());
	}
}
