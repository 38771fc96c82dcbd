// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What each command does, and which errors it can end in.

use crate::{
	authoring::Authoring,
	cli::{Cli, Subcommand},
	found, inspect, ports, rehearse,
	sealing::Sealing,
	service::{self, ChainOps},
};
use clap::{parser::ValueSource, ArgMatches, CommandFactory, FromArgMatches};
use futures::TryFutureExt;
use ovn_runtime::opaque::Block;
use sc_cli::{CliConfiguration, Error, KeySubcommand, Result, Runner, SubstrateCli};
use sc_network::{config::NetworkBackendType, Litep2pNetworkBackend, NetworkWorker};
use sc_service::{ChainType, Configuration, Error as ServiceError, TaskManager};
use sc_storage_monitor::{StorageMonitorParams, StorageMonitorService};
use std::{io::ErrorKind, path::Path};

/// Does what the command line says.
pub fn run() -> Result<()> {
	let matches = Cli::setup_command(Cli::command()).get_matches();
	let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
	match &cli.subcommand {
		None => run_node(&cli),
		Some(Subcommand::Key(KeySubcommand::GenerateNodeKey(command)))
			if !needs_chain(&matches) =>
		{
			command.common.run()
		},
		Some(Subcommand::Key(command)) => command.run(&cli),
		Some(Subcommand::ExportChainSpec(command)) => {
			let spec = cli.load_spec(&command.chain)?;
			command.run(spec).map_err(|error| about_file(error, command.output.as_deref()))
		},
		Some(Subcommand::Found(command)) => found::run(command).map_err(failure),
		Some(Subcommand::InspectRuntime(command)) => inspect::run(command).map_err(failure),
		Some(Subcommand::CheckRuntime(command)) => runner(&cli, command)?.sync_run(|config| {
			let ChainOps { client, backend, .. } = open_existing(config)?;
			rehearse::run(command, &client, &backend).map_err(failure)
		}),
		Some(Subcommand::CheckBlock(command)) => runner(&cli, command)?.async_run(|config| {
			let ChainOps { client, import_queue, task_manager, .. } = open_existing(config)?;
			Ok((command.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::ExportBlocks(command)) => runner(&cli, command)?.async_run(|config| {
			let database = config.database.clone();
			let ChainOps { client, task_manager, .. } = open_existing(config)?;
			let done = command
				.run(client, database)
				.map_err(|error| about_file(error, command.output.as_deref()));
			Ok((done, task_manager))
		}),
		Some(Subcommand::ExportState(command)) => runner(&cli, command)?.async_run(|config| {
			let spec = config.chain_spec.cloned_box();
			let ChainOps { client, task_manager, .. } = open_existing(config)?;
			Ok((command.run(client, spec), task_manager))
		}),
		Some(Subcommand::ImportBlocks(command)) => {
			runner(&cli, command)?.async_run(|mut config| {
				let ChainOps { client, import_queue, task_manager, .. } =
					service::chain_ops(&mut config)?;
				let done = command
					.run(client, import_queue)
					.map_err(|error| about_file(error, command.input.as_deref()));
				Ok((done, task_manager))
			})
		},
		Some(Subcommand::PurgeChain(command)) => {
			runner(&cli, command)?.sync_run(|config| command.run(config.database))
		},
		Some(Subcommand::Revert(command)) => runner(&cli, command)?.async_run(|config| {
			let ChainOps { client, backend, task_manager, authoring, .. } = open_existing(config)?;
			let revert_consensus = Box::new(move |client, backend, blocks| {
				sc_consensus_babe::revert(Clone::clone(&client), backend, blocks)?;
				if authoring == Authoring::Consensus {
					sc_consensus_grandpa::revert(client, blocks)?;
				}
				Ok(())
			});
			Ok((command.run(client, backend, Some(revert_consensus)), task_manager))
		}),
		Some(Subcommand::ChainInfo(command)) => runner(&cli, command)?.sync_run(|config| {
			must_exist(&config)?;
			command
				.run::<Block>(&config)
				.map_err(|error| failure(service::not_opened(&config, &error)))
		}),
		#[cfg(feature = "runtime-benchmarks")]
		Some(Subcommand::Benchmark(command)) => {
			runner(&cli, &**command)?.sync_run(|config| crate::benchmarking::run(command, config))
		},
		#[cfg(not(feature = "runtime-benchmarks"))]
		Some(Subcommand::Benchmark(_)) => Err(failure(
			"this build has no `benchmark` command: build it with \
			 `cargo build --release --features runtime-benchmarks`"
				.into(),
		)),
	}
}

fn run_node(cli: &Cli) -> Result<()> {
	let sealing = cli.sealing.sealing;
	let storage_monitor = cli.storage_monitor.clone();
	let compiled = cli.compiled.compiled_runtimes.clone();
	must_be_writable(cli.run.shared_params.base_path.as_deref())?;
	let mut run = cli.run.clone();
	if sealing.is_some() {
		// Tests send again what was invalid before.
		run.pool_config.tx_ban_seconds.get_or_insert(0);
	}
	let mut runner = runner(cli, &run)?;
	let config = runner.config_mut();
	if sealing.is_some() {
		check_sealable(config)?;
		// Such a node has no peers.
		config.network.listen_addresses.clear();
	}
	let given = ports::Given {
		rpc: cli.run.rpc_params.rpc_port.is_some(),
		peers: cli.run.network_params.port.is_some()
			|| !cli.run.network_params.listen_addr.is_empty(),
		prometheus: cli.run.prometheus_params.prometheus_port.is_some(),
	};
	ports::check(config, given).map_err(failure)?;
	runner.run_node_until_exit(|config| async move {
		start(config, sealing, compiled.as_deref(), storage_monitor).map_err(Error::from)
	})
}

fn start(
	config: Configuration,
	sealing: Option<Sealing>,
	compiled: Option<&Path>,
	storage_monitor: StorageMonitorParams,
) -> std::result::Result<TaskManager, ServiceError> {
	let database = config.database.path().map(Path::to_path_buf);
	let task_manager = match config.network.network_backend {
		NetworkBackendType::Libp2p => {
			service::start::<NetworkWorker<Block, ovn_runtime::Hash>>(config, sealing, compiled)?
		},
		NetworkBackendType::Litep2p => {
			service::start::<Litep2pNetworkBackend>(config, sealing, compiled)?
		},
	};
	if let Some(database) = database {
		StorageMonitorService::try_spawn(
			storage_monitor,
			database,
			&task_manager.spawn_essential_handle(),
		)
		.map_err(|error| service::failure(error.to_string()))?;
	}
	Ok(task_manager)
}

/// Whether a node key that is to be generated goes into the folder of a chain, rather than into a
/// file of its own or to standard output.
fn needs_chain(matches: &ArgMatches) -> bool {
	let command = matches
		.subcommand_matches("key")
		.and_then(|matches| matches.subcommand_matches("generate-node-key"));
	command.is_some_and(|matches| {
		["base_path", "default_base_path"].into_iter().any(|flag| is_given(matches, flag))
	})
}

/// Whether a flag stands on the command line, rather than having its default.
fn is_given(matches: &ArgMatches, flag: &str) -> bool {
	matches.value_source(flag) == Some(ValueSource::CommandLine)
}

/// An error that says just this.
fn failure(text: String) -> Error {
	Error::Application(text.into())
}

/// Says which file an error is about.
fn about_file(error: Error, file: Option<&Path>) -> Error {
	match file {
		Some(file) => failure(format!("`{}`: {error}", file.display())),
		None => error,
	}
}

/// Fails unless the chain is one that may be sealed.
fn check_sealable(config: &Configuration) -> Result<()> {
	let spec = &config.chain_spec;
	match spec.chain_type() {
		ChainType::Development => Ok(()),
		other => Err(failure(format!(
			"--sealing is for development chains only: the chain `{}` is of type {other:?}; use \
			 --dev, or --chain dev",
			spec.id()
		))),
	}
}

fn runner<Command: CliConfiguration>(cli: &Cli, command: &Command) -> Result<Runner<Cli>> {
	cli.create_runner(command)
}

/// Opens the database for a command that makes no sense without one.
fn open_existing(mut config: Configuration) -> Result<ChainOps> {
	must_exist(&config)?;
	Ok(service::chain_ops(&mut config)?)
}

/// Fails if the chain has no database yet. Opening it would make one.
fn must_exist(config: &Configuration) -> Result<()> {
	match config.database.path() {
		Some(path) if !path.exists() => Err(failure(format!(
			"the chain `{}` has no database in {}: no node ran on it there. Another --base-path, or \
			 another --chain?",
			config.chain_spec.id(),
			path.display()
		))),
		_ => Ok(()),
	}
}

/// Fails if a node cannot write into the base path it was given. It would fail later too, but with
/// an error that names no path.
fn must_be_writable(base_path: Option<&Path>) -> Result<()> {
	let Some(base_path) = base_path else { return Ok(()) };
	let probe = base_path.join(format!(".ovn-node-{}", std::process::id()));
	std::fs::create_dir_all(base_path)
		.and_then(|()| std::fs::write(&probe, []))
		.and_then(|()| std::fs::remove_file(&probe))
		.map_err(|error| {
			let reason = match error.kind() {
				// A part of the path that is no directory is told as one or the other.
				ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
					"it is not a directory".into()
				},
				_ => error.to_string(),
			};
			failure(format!("cannot write into the base path `{}`: {reason}", base_path.display()))
		})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn only_a_node_key_for_the_base_path_needs_a_chain() {
		let needs = |flags: &[&str]| {
			let arguments = ["ovn-node", "key", "generate-node-key"].iter().chain(flags);
			needs_chain(&Cli::setup_command(Cli::command()).get_matches_from(arguments))
		};
		assert!(!needs(&[]));
		assert!(!needs(&["--file", "key"]));
		assert!(!needs(&["--chain", "dev"]));
		assert!(needs(&["--base-path", "here"]));
		assert!(needs(&["--default-base-path"]));
	}

	#[test]
	fn a_base_path_is_made_if_it_can_be() {
		let dir = tempfile::tempdir().unwrap();
		let path = dir.path().join("a/b");
		must_be_writable(Some(&path)).unwrap();
		assert!(path.is_dir());
		assert_eq!(std::fs::read_dir(&path).unwrap().count(), 0);
		must_be_writable(None).unwrap();
	}

	#[test]
	fn a_base_path_that_is_a_file_is_a_clear_error() {
		let dir = tempfile::tempdir().unwrap();
		let file = dir.path().join("file");
		std::fs::write(&file, []).unwrap();
		for path in [file.clone(), file.join("below")] {
			let error = must_be_writable(Some(&path)).unwrap_err().to_string();
			assert!(error.contains(path.to_str().unwrap()), "{error}");
			assert!(error.contains("it is not a directory"), "{error}");
		}
	}
}
