// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # ovn: the client of open value networks
//!
//! What a person does on the chain, by names and in whole tokens: `ovn NOUN VERB`. Most commands are an
//! entry in a table ([`verbs`]): which call or view function, which arguments, read how. The rest of a
//! command follows from the metadata of the chain that is asked: how arguments are encoded ([`scale`]), what
//! the help says ([`docs`]), what an error means ([`errors`]). `docs/client.md` is the guide.

#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

mod advice;
mod answers;
mod args;
mod beancount;
mod bounds;
mod chain;
mod cli;
mod commands;
mod config;
mod context;
mod counted;
mod csv;
mod documents;
mod errors;
mod fields;
mod interrupt;
mod keyfile;
mod keys;
mod lookup;
mod names;
mod options;
mod output;
mod passphrase;
mod show;
mod things;
mod transaction;
mod verbs;

use ovn_chain::{amounts, docs, scale};
use std::process::ExitCode;

/// The whole command line, from which manuals are made too.
pub fn command() -> clap::Command {
	let metadata = docs::embedded();
	cli::command(&commands::nouns(&metadata), &metadata)
}

/// Does what the command line of this process says.
pub async fn run() -> ExitCode {
	let metadata = docs::embedded();
	let nouns = commands::nouns(&metadata);
	let json = std::env::args_os().any(|word| word == "--json");
	let words: Vec<_> =
		std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
	let matches = match cli::command_for(&nouns, &metadata, &words).try_get_matches() {
		Ok(matches) => matches,
		// Help and version are no errors.
		Err(wrong) if json && wrong.use_stderr() => {
			let text = wrong.render().to_string();
			let failure = errors::Failure::usage(text.trim_start_matches("error: ").trim());
			output::tell_whole(failure.hint("`ovn NOUN VERB --help` tells how").json().to_string());
			return ExitCode::from(errors::Exit::Usage.code());
		},
		Err(wrong) => wrong.exit(),
	};
	match cli::run(&nouns, &matches).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(failure) => {
			match failure.exit {
				_ if json => output::tell_whole(failure.json().to_string()),
				errors::Exit::Declined => output::tell(failure.to_string()),
				_ => output::complain(&failure.what, failure.todo.as_deref()),
			}
			ExitCode::from(failure.exit.code())
		},
	}
}
