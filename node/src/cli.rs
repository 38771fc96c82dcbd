// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The command line.

use crate::{chain_spec, found::FoundCmd, sealing::Sealing};
use clap::{Args, Command, Parser};
use sc_cli::{RunCmd, SubstrateCli};
use sc_storage_monitor::StorageMonitorParams;
use std::path::PathBuf;

/// The command line of `ovn-node`.
#[derive(Debug, Parser)]
pub struct Cli {
	/// What to do, if not to run a node.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// How to run a node.
	#[command(flatten)]
	pub run: RunCmd,

	/// Flags of ours.
	#[command(flatten)]
	pub sealing: SealingParams,

	/// Where to keep compiled runtimes.
	#[command(flatten)]
	pub compiled: CompiledParams,

	/// When to stop because the disk is nearly full.
	#[command(flatten)]
	pub storage_monitor: StorageMonitorParams,
}

/// Where the runtime is kept once it is compiled.
#[derive(Debug, Args)]
pub struct CompiledParams {
	/// Keep compiled runtimes in this folder, which several nodes of one user can share.
	///
	/// By default `compiled-runtimes` in the base path; the environment variable OVN_COMPILED_RUNTIMES
	/// names another one. What lies there is executed: the folder must belong to the user who runs the node, with
	/// mode 0700, or the node does without it and compiles the runtime at each start.
	#[arg(long, value_name = "FOLDER")]
	pub compiled_runtimes: Option<PathBuf>,
}

/// The flags of a sealed development node.
#[derive(Debug, Args)]
pub struct SealingParams {
	/// Make blocks on command instead of by consensus; development chains only.
	///
	/// By default, without this flag, blocks are authored by BABE, one in three seconds, and
	/// finalised by GRANDPA.
	///
	/// - `instant`: a block as soon as there is a transaction for it. Final at once.
	///
	/// - `manual`: a block when JSON-RPC's `engine_createBlock` asks for one.
	///
	/// - a number from 1 to 4294967295: a block every so many milliseconds. Final at once.
	///
	/// In every mode `engine_createBlock` adds a block. On the chain three seconds pass with each
	/// block, however fast they are made. The node talks to no other node. A database that was
	/// sealed is not continued without this flag, nor the other way round.
	#[arg(long, value_name = "MODE", verbatim_doc_comment)]
	pub sealing: Option<Sealing>,
}

/// What `ovn-node` can do besides running a node.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Generate, inspect and insert keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write a chain specification as JSON.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Make the specification of a new chain from a file that people can read.
	///
	/// `--example` prints a file to begin with. The specification goes to standard output or to `--out`; what
	/// founders compare with each other, with the hash of the first block, to standard error.
	Found(FoundCmd),

	/// Say what a file with a runtime is: its version, and the hashes that people compare.
	InspectRuntime(crate::inspect::InspectRuntimeCmd),

	/// Rehearse an upgrade of the runtime on the state of the best block.
	///
	/// Says the hashes that are decided on and attested, runs the migrations and makes blocks, all in memory. The
	/// node that uses the database has to stand still: use a copy of it.
	CheckRuntime(crate::rehearse::CheckRuntimeCmd),

	/// Execute a block of the database again.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Write blocks of the database to a file.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Write the state of a block as a raw chain specification.
	ExportState(sc_cli::ExportStateCmd),

	/// Add blocks from a file to the database.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Remove the database of a chain; keys stay.
	PurgeChain(sc_cli::PurgeChainCmd),

	/// Remove the newest blocks that are not final yet.
	Revert(sc_cli::RevertCmd),

	/// Print the best and the finalised block of the database.
	ChainInfo(sc_cli::ChainInfoCmd),

	/// Measure the runtime and the machine.
	#[cfg(feature = "runtime-benchmarks")]
	#[command(subcommand)]
	Benchmark(Box<frame_benchmarking_cli::BenchmarkCmd>),

	/// Not in this build: needs the feature `runtime-benchmarks`.
	#[cfg(not(feature = "runtime-benchmarks"))]
	#[command(hide = true, disable_help_flag = true)]
	Benchmark(Ignored),
}

/// Arguments of a command that this build does not have.
#[cfg(not(feature = "runtime-benchmarks"))]
#[derive(Debug, Args)]
pub struct Ignored {
	/// Whatever they are.
	#[arg(trailing_var_arg = true, allow_hyphen_values = true)]
	pub arguments: Vec<std::ffi::OsString>,
}

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"OVN node".into()
	}

	fn impl_version() -> String {
		env!("SUBSTRATE_CLI_IMPL_VERSION").into()
	}

	fn description() -> String {
		"A node of the OVN chain, which open value networks run themselves".into()
	}

	fn author() -> String {
		env!("CARGO_PKG_AUTHORS").into()
	}

	fn support_url() -> String {
		"the maintainers of the chain you run".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> Result<Box<dyn sc_service::ChainSpec>, String> {
		Ok(Box::new(chain_spec::load(id)?))
	}

	fn setup_command(command: Command) -> Command {
		let command = command
			.name(Self::executable_name())
			.version(Self::impl_version())
			.author(Self::author())
			.about(Self::description())
			.long_about(Self::description())
			.propagate_version(true)
			.args_conflicts_with_subcommands(true)
			.subcommand_negates_reqs(true)
			// The fork-aware pool, otherwise the default, loses transactions: when thousands come at once, and
			// when blocks follow each other in milliseconds. This one knows the state of the best block only.
			.mut_arg("pool_type", |argument| argument.default_value("single-state"));
		name_chains(command)
	}
}

/// Says in the help of every `--chain` which chains there are: the general text names others.
fn name_chains(mut command: Command) -> Command {
	if command.get_arguments().any(|argument| argument.get_id() == "chain") {
		command = command.mut_arg("chain", |argument| {
			let text = format!(
				"The chain: {}, or the path of a chain specification file",
				chain_spec::names()
			);
			argument.help(text.clone()).long_help(text)
		});
	}
	command.mut_subcommands(name_chains)
}

#[cfg(test)]
mod tests {
	use super::*;
	use clap::{error::ErrorKind, CommandFactory};
	use sc_cli::TransactionPoolType;
	use std::time::Duration;

	fn parse(arguments: &[&str]) -> Result<Cli, clap::Error> {
		Cli::try_from_iter(std::iter::once(&"ovn-node").chain(arguments))
	}

	#[test]
	fn the_command_line_is_well_formed() {
		Cli::command().debug_assert();
		Cli::setup_command(Cli::command()).debug_assert();
	}

	#[test]
	fn sealing_modes_are_understood() {
		let mode = |mode: &str| parse(&["--dev", "--sealing", mode]).unwrap().sealing.sealing;
		assert_eq!(mode("instant"), Some(Sealing::Instant));
		assert_eq!(mode("manual"), Some(Sealing::Manual));
		assert_eq!(mode("200"), Some(Sealing::Interval(Duration::from_millis(200))));
		assert_eq!(parse(&["--dev"]).unwrap().sealing.sealing, None);
	}

	#[test]
	fn transactions_wait_in_the_pool_that_loses_none_unless_another_is_named() {
		let pool = |arguments: &[&str]| parse(arguments).unwrap().run.pool_config.pool_type;
		assert!(matches!(pool(&["--dev"]), TransactionPoolType::SingleState));
		let named = pool(&["--dev", "--pool-type", "fork-aware"]);
		assert!(matches!(named, TransactionPoolType::ForkAware));
		let help = Cli::setup_command(Cli::command()).render_long_help().to_string();
		assert!(help.contains("[default: single-state]"), "{help}");
	}

	#[test]
	fn an_unknown_sealing_mode_is_a_usage_error() {
		for mode in ["0", "-1", "fast", "1.5", "4294967296", ""] {
			let argument = format!("--sealing={mode}");
			let error = parse(&["--dev", &argument]).unwrap_err();
			assert_eq!(error.kind(), ErrorKind::ValueValidation, "{mode}");
			assert_eq!(error.exit_code(), 2, "{mode}");
			assert!(error.to_string().contains("'--sealing <MODE>'"), "{error}");
		}
	}

	#[test]
	fn sealing_belongs_to_running_a_node() {
		assert!(parse(&["--sealing", "instant", "chain-info", "--chain", "dev"]).is_err());
		assert!(parse(&["chain-info", "--chain", "dev", "--sealing", "instant"]).is_err());
	}

	#[test]
	fn help_names_our_chains() {
		let mut command = Cli::setup_command(Cli::command());
		let mut helps = vec![command.render_long_help().to_string()];
		for name in ["export-chain-spec", "purge-chain", "check-block"] {
			let subcommand = command.find_subcommand_mut(name).unwrap();
			helps.push(subcommand.render_long_help().to_string());
		}
		for help in helps {
			assert!(help.contains("production-template"), "{help}");
			assert!(!help.contains("staging"), "{help}");
		}
	}

	#[test]
	fn the_version_has_the_commit() {
		let version = Cli::impl_version();
		let commit = version.strip_prefix(concat!(env!("CARGO_PKG_VERSION"), "-")).unwrap();
		assert!(commit.len() == 11 && commit.chars().all(|c| c.is_ascii_hexdigit()), "{version}");
	}
}
