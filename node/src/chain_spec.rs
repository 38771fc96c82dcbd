// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The chains that `--chain` can name.
//!
//! | name | runtime | genesis preset | chain type |
//! | --- | --- | --- | --- |
//! | `dev` | fast | `development`: one validator, Alice | Development |
//! | `local` | normal | `local`: four validators, Alice to Dave | Local |
//! | `local-fast` | fast | `local` | Local |
//! | `production-template` | normal | `production-template`: nobody | Live |
//!
//! In the fast runtime a day has 20 blocks and sessions are short. Everything else is the path of a
//! chain specification file, as written by `export-chain-spec`.
//!
//! All chains have the same display name: in lower case it must equal the runtime's `spec_name`, or
//! wallets that show a transaction on a hardware device refuse to sign. They differ in their ids,
//! which name the folder of the database, and in their protocol ids, which keep their networks
//! apart.
//!
//! `production-template` starts no chain as it is. Whoever founds one exports it with
//! `export-chain-spec --chain production-template`, fills in the validators with their session keys,
//! the first balances and the stewards who decide for the chain, and hands out the result as a raw
//! specification.

use crate::genesis::Genesis;
use ovn_runtime::{genesis, opaque::Block, CHAIN_NAME, SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL};
use ovn_wasm::{WASM_BINARY, WASM_BINARY_FAST};
use sc_chain_spec::{ChainSpecExtension, ChainType, GenericChainSpec, Properties};
use sc_client_api::{BadBlocks, ForkBlocks};
use sc_network::config::MultiaddrWithPeerId;
use sc_sync_state_rpc::LightSyncStateExtension;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// What a chain specification of ours can hold besides the usual.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ChainSpecExtension)]
#[serde(rename_all = "camelCase")]
pub struct Extensions {
	/// Blocks that must be on the chain: after a fork nobody wanted, they say which side counts.
	pub fork_blocks: ForkBlocks<Block>,
	/// Blocks that must not be on the chain.
	pub bad_blocks: BadBlocks<Block>,
	/// Where light clients start from, as `sync_state_genSyncSpec` fills it in.
	pub light_sync_state: LightSyncStateExtension,
	/// What the first state is made of: known from the rest of the specification, and not written
	/// into it again.
	#[serde(skip)]
	pub genesis: Genesis,
}

/// A chain specification.
pub type ChainSpec = GenericChainSpec<Extensions>;

/// A chain that has a name.
#[derive(Clone, Debug)]
struct Named {
	/// What `--chain` calls it.
	name: &'static str,
	/// Its id: the folder under `chains/` in the base path.
	id: &'static str,
	/// Its name in the network protocols.
	protocol_id: &'static str,
	/// The genesis preset of the runtime it starts from.
	preset: &'static str,
	chain_type: ChainType,
	/// Whether a day has 20 blocks.
	fast: bool,
}

const NAMED: [Named; 4] = [
	Named {
		name: "dev",
		id: "ovn_dev",
		protocol_id: "ovn-dev",
		preset: sc_chain_spec::DEV_RUNTIME_PRESET,
		chain_type: ChainType::Development,
		fast: true,
	},
	Named {
		name: "local",
		id: "ovn_local",
		protocol_id: "ovn-local",
		preset: genesis::LOCAL_PRESET,
		chain_type: ChainType::Local,
		fast: false,
	},
	Named {
		name: "local-fast",
		id: "ovn_local_fast",
		protocol_id: "ovn-local-fast",
		preset: genesis::LOCAL_PRESET,
		chain_type: ChainType::Local,
		fast: true,
	},
	Named {
		name: "production-template",
		id: "ovn_production_template",
		protocol_id: "ovn-production-template",
		preset: genesis::PRODUCTION_TEMPLATE_PRESET,
		chain_type: ChainType::Live,
		fast: false,
	},
];

/// The names of all chains, for messages.
pub fn names() -> String {
	NAMED.map(|chain| chain.name).join(", ")
}

/// What wallets and explorers need to know of every chain: it equals what the runtime's metadata
/// hash is made with.
fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), TOKEN_SYMBOL.into());
	properties.insert("tokenDecimals".into(), TOKEN_DECIMALS.into());
	properties.insert("ss58Format".into(), SS58_PREFIX.into());
	properties
}

impl Named {
	fn build(&self, wasm: Option<&'static [u8]>) -> Result<ChainSpec, String> {
		let wasm = wasm.ok_or_else(|| {
			format!(
				"the chain `{}` needs the runtime's wasm, and this node was built without it: build \
				 it again without SKIP_WASM_BUILD in the environment, or give the path of a chain \
				 specification file",
				self.name
			)
		})?;
		// The wasm has the same presets. To ask it would mean to compile it once more.
		let preset: serde_json::Value = genesis::preset(&self.preset.into())
			.and_then(|preset| serde_json::from_slice(&preset).ok())
			.ok_or_else(|| format!("the runtime has no genesis preset `{}`", self.preset))?;
		let genesis = Genesis::patch(wasm, preset.clone());
		Ok(ChainSpec::builder(wasm, Extensions { genesis, ..Default::default() })
			.with_name(CHAIN_NAME)
			.with_id(self.id)
			.with_protocol_id(self.protocol_id)
			.with_chain_type(self.chain_type.clone())
			.with_properties(properties())
			.with_genesis_config_patch(preset)
			.build())
	}
}

/// The runtime that a new chain begins with.
pub fn template_wasm() -> Result<&'static [u8], String> {
	WASM_BINARY.ok_or_else(|| {
		"a new chain needs the runtime's wasm, and this node was built without it: build it again \
		 without SKIP_WASM_BUILD in the environment"
			.into()
	})
}

/// The genesis that whoever founds a chain fills in.
pub fn template_genesis() -> Result<serde_json::Value, String> {
	genesis::preset(&genesis::PRODUCTION_TEMPLATE_PRESET.into())
		.and_then(|preset| serde_json::from_slice(&preset).ok())
		.ok_or_else(|| "the runtime has no template of a genesis".into())
}

/// The specification of a new chain, without its state.
pub fn template(
	id: &str,
	protocol_id: &str,
	boot_nodes: Vec<MultiaddrWithPeerId>,
) -> Result<ChainSpec, String> {
	Ok(ChainSpec::builder(template_wasm()?, Extensions::default())
		.with_name(CHAIN_NAME)
		.with_id(id)
		.with_protocol_id(protocol_id)
		.with_boot_nodes(boot_nodes)
		.with_chain_type(ChainType::Live)
		.with_properties(properties())
		.with_genesis_config_patch(serde_json::Value::Null)
		.build())
}

/// The chain of that name, or the one whose specification is in the file of that path.
pub fn load(id: &str) -> Result<ChainSpec, String> {
	if id.is_empty() {
		return Err(format!(
			"no chain given: use --dev for a development chain, or --chain with one of {} or with \
			 the path of a chain specification file",
			names()
		));
	}
	if let Some(named) = NAMED.iter().find(|chain| chain.name == id) {
		return named.build(if named.fast { WASM_BINARY_FAST } else { WASM_BINARY });
	}
	let path = PathBuf::from(id);
	if !path.exists() {
		return Err(format!(
			"unknown chain `{id}`: it is none of {}, and there is no file of that name",
			names()
		));
	}
	if !path.is_file() {
		return Err(format!("`{id}` is not a chain specification file"));
	}
	let unusable = |error| format!("the chain specification file `{id}` cannot be used: {error}");
	let mut spec = ChainSpec::from_json_file(path.clone()).map_err(unusable)?;
	spec.extensions_mut().genesis = std::fs::read(path)
		.map_err(|error| error.to_string())
		.and_then(|json| Genesis::of_file(&json).map_err(|error| error.to_string()))
		.map_err(unusable)?;
	Ok(spec)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{compiled::VARIABLE, service::Executor};
	use sc_chain_spec::{get_extension, ChainSpec as _};
	use std::{collections::BTreeSet, path::Path};

	/// Specifications are only put together here, so any bytes do for the code.
	const WASM: Option<&'static [u8]> = Some(b"code");

	#[test]
	fn every_chain_has_our_name_and_properties() {
		for named in &NAMED {
			let spec = named.build(WASM).unwrap();
			assert_eq!(spec.name(), "OVN");
			assert_eq!(spec.name().to_lowercase(), ovn_runtime::VERSION.spec_name);
			let properties = spec.properties();
			assert_eq!(properties["tokenSymbol"], "OVN");
			assert_eq!(properties["tokenDecimals"], 12);
			assert_eq!(properties["ss58Format"], 42);
			assert_eq!(properties.len(), 3);
			assert!(get_extension::<LightSyncStateExtension>(
				sc_chain_spec::ChainSpec::extensions(&spec)
			)
			.is_some());
		}
	}

	#[test]
	fn chains_differ_in_name_id_and_protocol() {
		let distinct = |field: fn(&Named) -> &str| NAMED.iter().map(field).collect::<BTreeSet<_>>();
		assert_eq!(distinct(|chain| chain.name).len(), NAMED.len());
		assert_eq!(distinct(|chain| chain.id).len(), NAMED.len());
		assert_eq!(distinct(|chain| chain.protocol_id).len(), NAMED.len());
	}

	#[test]
	fn only_dev_is_a_development_chain() {
		for named in &NAMED {
			let development = named.build(WASM).unwrap().chain_type() == ChainType::Development;
			assert_eq!(development, named.name == "dev", "{}", named.name);
		}
	}

	#[test]
	fn the_wasm_has_the_same_presets() {
		// Each variant is compiled once, and not even that where nodes keep what they compiled.
		let folder = std::env::var_os(VARIABLE).filter(|folder| Path::new(folder).exists());
		let builder = Executor::builder();
		let executor = match folder {
			Some(folder) => builder.with_cache_path(folder).build(),
			None => builder.build(),
		};
		for named in &NAMED {
			let ours = genesis::preset(&named.preset.into()).unwrap();
			let ours: serde_json::Value = serde_json::from_slice(&ours).unwrap();
			let Some(wasm) = (if named.fast { WASM_BINARY_FAST } else { WASM_BINARY }) else {
				// Without the wasm there is no chain to be wrong about.
				assert!(load(named.name).is_err());
				continue;
			};
			let wasm = Genesis::patch(wasm, Default::default());
			let theirs = wasm.preset(&executor, named.preset).unwrap();
			assert_eq!(ours, theirs, "{}", named.name);
		}
	}

	#[test]
	fn an_unknown_preset_is_a_clear_error() {
		let named = Named { preset: "no such preset", ..NAMED[0].clone() };
		let error = named.build(WASM).err().unwrap();
		assert!(error.contains("`no such preset`"), "{error}");
	}

	#[test]
	fn named_chains_build_their_genesis_or_say_why_not() {
		for (named, wasm) in
			NAMED.iter().map(|c| (c, if c.fast { WASM_BINARY_FAST } else { WASM_BINARY }))
		{
			match (load(named.name), wasm) {
				(Ok(spec), Some(_)) => {
					let json = spec.as_json(false).unwrap();
					assert!(json.contains(&format!("\"id\": \"{}\"", named.id)));
				},
				(Err(error), None) => assert!(error.contains("SKIP_WASM_BUILD"), "{error}"),
				(result, wasm) => {
					panic!("{}: {:?} with wasm {}", named.name, result.err(), wasm.is_some())
				},
			}
		}
	}

	#[test]
	fn a_missing_wasm_is_a_clear_error() {
		let error = NAMED[0].build(None).err().unwrap();
		assert!(error.contains("`dev`") && error.contains("SKIP_WASM_BUILD"), "{error}");
	}

	#[test]
	fn an_unknown_chain_is_a_clear_error() {
		let error = load("devv").err().unwrap();
		assert!(error.contains("unknown chain `devv`"), "{error}");
		for named in &NAMED {
			assert!(error.contains(named.name), "{error}");
		}
		assert!(load("").err().unwrap().contains("no chain given"));
	}

	#[test]
	fn a_file_that_is_no_specification_is_a_clear_error() {
		let dir = tempfile::tempdir().unwrap();
		let as_given = |path: &std::path::Path| load(path.to_str().unwrap()).err().unwrap();
		assert!(as_given(dir.path()).contains("is not a chain specification file"));

		let file = dir.path().join("spec.json");
		std::fs::write(&file, "{ not json").unwrap();
		let error = as_given(&file);
		assert!(error.contains("spec.json") && error.contains("cannot be used"), "{error}");

		std::fs::write(&file, "{\"name\": \"OVN\"}").unwrap();
		let error = as_given(&file);
		assert!(error.contains("missing field"), "{error}");
	}

	#[test]
	fn a_specification_file_is_read_back_with_its_extensions() {
		let spec = ChainSpec::builder(b"code", Extensions::default())
			.with_name("OVN")
			.with_id("from_a_file")
			.with_protocol_id("file")
			.with_chain_type(ChainType::Live)
			.with_properties(properties())
			.with_genesis_config_patch(serde_json::json!({}))
			.build();
		let mut json: serde_json::Value =
			serde_json::from_str(&spec.as_json(false).unwrap()).unwrap();
		json["lightSyncState"] = serde_json::json!({ "finalizedBlockHeader": "0x00" });

		let dir = tempfile::tempdir().unwrap();
		let file = dir.path().join("spec.json");
		std::fs::write(&file, json.to_string()).unwrap();

		let read = load(file.to_str().unwrap()).unwrap();
		assert_eq!(read.id(), "from_a_file");
		assert_eq!(read.properties(), properties());
		assert_eq!(
			read.extensions().light_sync_state,
			Some(serde_json::json!({ "finalizedBlockHeader": "0x00" }))
		);
	}
}
