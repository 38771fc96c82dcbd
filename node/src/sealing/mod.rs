// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The sealed development node: a chain whose blocks are made on command.
//!
//! Tests and developers of applications want blocks when they need them, not every three seconds.
//! `--sealing` gives them: per transaction, at an interval, or when asked over JSON-RPC. The runtime
//! is the same, BABE, sessions and validators included, and it must not notice. What differs is here:
//!
//! - [`clock`]: the time of a sealed chain, one slot with each block;
//! - [`author`]: who authors a block: the validators in turn;
//! - [`sealer`]: the task that makes the blocks.
//!
//! Blocks are imported through BABE's block import, which keeps track of epochs, but not through
//! GRANDPA's: there are no votes, and finality is what the sealer says. Blocks carry no seal: nobody
//! but this node is to believe them, so nobody's signature is needed, and the node needs no keys. It
//! neither listens nor connects to other nodes. `grandpa_*`, `babe_*` and `sync_state_*` methods,
//! which speak of what is not there, are not served.

pub mod author;
pub mod clock;
pub mod sealer;

use std::{fmt, str::FromStr, time::Duration};

/// What makes a sealed node make a block.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sealing {
	/// A transaction that is ready.
	Instant,
	/// Nothing but `engine_createBlock`.
	Manual,
	/// Time.
	Interval(Duration),
}

impl FromStr for Sealing {
	type Err = String;

	fn from_str(mode: &str) -> Result<Self, Self::Err> {
		match mode {
			"instant" => Ok(Self::Instant),
			"manual" => Ok(Self::Manual),
			_ => match mode.parse::<u32>() {
				Ok(0) => Err("an interval must be at least 1 millisecond".into()),
				Ok(millis) => Ok(Self::Interval(Duration::from_millis(millis.into()))),
				Err(_) => Err(format!(
					"expected `instant`, `manual` or a number of milliseconds from 1 to {}",
					u32::MAX
				)),
			},
		}
	}
}

impl fmt::Display for Sealing {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Instant => write!(f, "a block for each transaction"),
			Self::Manual => write!(f, "a block for each call of engine_createBlock"),
			Self::Interval(interval) => write!(f, "a block every {} ms", interval.as_millis()),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn modes_are_parsed() {
		assert_eq!("instant".parse(), Ok(Sealing::Instant));
		assert_eq!("manual".parse(), Ok(Sealing::Manual));
		assert_eq!("1".parse(), Ok(Sealing::Interval(Duration::from_millis(1))));
		assert_eq!(
			"4294967295".parse(),
			Ok(Sealing::Interval(Duration::from_millis(4_294_967_295)))
		);
	}

	#[test]
	fn other_modes_are_refused_with_the_reason() {
		let error = |mode: &str| mode.parse::<Sealing>().unwrap_err();
		assert!(error("0").contains("at least 1 millisecond"));
		for mode in ["", "Instant", "1s", "-5", "0.5", "4294967296"] {
			assert!(error(mode).contains("`instant`, `manual` or a number"), "{mode}");
		}
	}
}
