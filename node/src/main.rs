// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # The node of the OVN chain
//!
//! A full node: it authors blocks with BABE, finalises them with GRANDPA, keeps the chain in a
//! ParityDB database and serves it over JSON-RPC. Started with `--sealing` it is a development node
//! instead, which makes blocks when it is told to; see [`sealing`].
//!
//! - [`cli`]: the command line;
//! - [`command`]: what each command does, and which errors it can end in;
//! - [`chain_spec`]: the chains that can be named with `--chain`;
//! - [`found`]: the specification of a new chain, from a file that people read;
//! - [`genesis`]: the state a chain begins with;
//! - [`compiled`]: compiled runtimes, kept on disk;
//! - [`service`]: the full node, put together;
//! - [`sealing`]: the sealed development node;
//! - [`authoring`]: which of the two a database belongs to;
//! - [`rpc`]: the JSON-RPC methods beyond those every node has;
//! - [`ports`]: whether the ports a node is to listen on can be had;
//! - `benchmarking`: the `benchmark` command, built with the feature `runtime-benchmarks`.
//!
//! # Exit codes
//!
//! 0: done, or stopped by a signal. 1: an error, printed on standard error with its causes. 2: the
//! command line could not be understood.

// The error types of the SDK are large, and ours wrap them.
#![allow(clippy::result_large_err)]
#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::type_complexity, clippy::unwrap_used)
)]

mod authoring;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod chain_spec;
mod cli;
mod command;
mod compiled;
mod found;
mod genesis;
mod inspect;
mod ports;
mod rehearse;
mod rpc;
mod sealing;
mod service;

use std::{error::Error, process::ExitCode, time::Duration};

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			// A thread of its own writes the log, every 50 milliseconds: let that come first.
			if log::max_level() > log::LevelFilter::Off {
				std::thread::sleep(Duration::from_millis(100));
			}
			eprintln!("Error: {}", with_causes(&error));
			ExitCode::FAILURE
		},
	}
}

/// An error's message, followed by those of its causes that it does not repeat itself.
fn with_causes(error: &dyn Error) -> String {
	let mut text = error.to_string();
	let mut cause = error.source();
	while let Some(error) = cause {
		let message = error.to_string();
		if !text.contains(&message) {
			text.push_str("\n  caused by: ");
			text.push_str(&message);
		}
		cause = error.source();
	}
	text
}

#[cfg(test)]
mod tests {
	use super::*;
	use sc_service::Error as ServiceError;

	#[test]
	fn causes_are_told_once() {
		let io = std::io::Error::other("the disk is full");
		let error = sc_cli::Error::Service(ServiceError::Io(io));
		assert_eq!(with_causes(&error), "the disk is full");

		#[derive(Debug)]
		struct Outer(std::io::Error);
		impl std::fmt::Display for Outer {
			fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
				write!(f, "cannot write")
			}
		}
		impl Error for Outer {
			fn source(&self) -> Option<&(dyn Error + 'static)> {
				Some(&self.0)
			}
		}
		let outer = Outer(std::io::Error::other("the disk is full"));
		assert_eq!(with_causes(&outer), "cannot write\n  caused by: the disk is full");
	}
}
