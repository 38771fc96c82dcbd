// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The state that a chain begins with, built by its own runtime.
//!
//! A chain specification that is not raw holds the runtime's code and what to configure. To make a
//! state of it the runtime is executed; the SDK does so with an executor of its own, which compiles
//! the code once more than the node does. Here it is the node's executor: code is compiled once, or
//! loaded if it was compiled at an earlier start.

use crate::service::Executor;
use codec::{Decode, Encode};
use sc_chain_spec::json_patch;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use sp_core::{
	storage::{well_known_keys::CODE, Storage},
	traits::{CallContext, CodeExecutor, FetchRuntimeCode, RuntimeCode},
};
use sp_io::hashing::blake2_256;
use sp_state_machine::BasicExternalities;
use std::{borrow::Cow, fmt};

/// What the first state of a chain is made of.
#[derive(Clone, Default)]
pub struct Genesis {
	recipe: Option<Recipe>,
}

/// The runtime's code, and what to configure.
#[derive(Clone, Deserialize)]
struct Recipe {
	#[serde(deserialize_with = "code")]
	code: Cow<'static, [u8]>,
	/// All of the configuration.
	config: Option<Value>,
	/// What differs from the runtime's default.
	patch: Option<Value>,
}

fn code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'static, [u8]>, D::Error> {
	sp_core::bytes::deserialize(deserializer).map(Cow::Owned)
}

/// The part of a specification file that says so.
#[derive(Deserialize)]
struct File {
	genesis: FileGenesis,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct FileGenesis {
	runtime_genesis: Option<Recipe>,
}

impl Genesis {
	/// Of a runtime and what differs from its default configuration.
	pub fn patch(code: &'static [u8], patch: Value) -> Self {
		Self { recipe: Some(Recipe { code: code.into(), config: None, patch: Some(patch) }) }
	}

	/// Of a specification file. Nothing if the file is raw: it holds the state itself.
	pub fn of_file(json: &[u8]) -> Result<Self, serde_json::Error> {
		Ok(Self { recipe: serde_json::from_slice::<File>(json)?.genesis.runtime_genesis })
	}

	/// A preset of the runtime.
	#[cfg(test)]
	pub fn preset(&self, executor: &Executor, name: &str) -> Result<Value, String> {
		self.recipe.as_ref().ok_or("a raw specification")?.preset(executor, Some(name))
	}

	/// The state, built by the runtime; `None` if the specification holds it already.
	pub fn state(&self, executor: &Executor) -> Result<Option<Storage>, String> {
		self.recipe.as_ref().map(|recipe| recipe.state(executor)).transpose()
	}
}

impl fmt::Debug for Genesis {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		// The code is millions of bytes long.
		f.debug_struct("Genesis").finish_non_exhaustive()
	}
}

impl Recipe {
	fn state(&self, executor: &Executor) -> Result<Storage, String> {
		let config = match (&self.config, &self.patch) {
			(Some(config), None) => config.clone(),
			(None, Some(patch)) => {
				let mut config = self.preset(executor, None)?;
				json_patch::merge(&mut config, patch.clone());
				config
			},
			_ => return Err("the genesis must have either a `config` or a `patch`".into()),
		};
		let mut state = BasicExternalities::new_empty();
		let argument = config.to_string();
		let answer =
			self.call(executor, &mut state, "GenesisBuilder_build_state", &argument.encode())?;
		sp_genesis_builder::Result::decode(&mut &*answer)
			.map_err(|error| format!("the runtime's answer cannot be read: {error}"))?
			.map_err(|error| error.to_string())?;
		let mut state = state.into_storages();
		state.top.insert(CODE.to_vec(), self.code.to_vec());
		Ok(state)
	}

	/// A preset of the runtime; without a name its default configuration.
	fn preset(&self, executor: &Executor, name: Option<&str>) -> Result<Value, String> {
		let mut nothing = BasicExternalities::new_empty();
		let answer =
			self.call(executor, &mut nothing, "GenesisBuilder_get_preset", &name.encode())?;
		Option::<Vec<u8>>::decode(&mut &*answer)
			.ok()
			.flatten()
			.and_then(|config| serde_json::from_slice(&config).ok())
			.ok_or_else(|| {
				format!("the runtime has no genesis preset `{}`", name.unwrap_or_default())
			})
	}

	fn call(
		&self,
		executor: &Executor,
		state: &mut BasicExternalities,
		method: &str,
		argument: &[u8],
	) -> Result<Vec<u8>, String> {
		// The hash under which the client asks for the same code.
		let hash = blake2_256(&self.code).to_vec();
		let code = RuntimeCode { code_fetcher: self, heap_pages: None, hash };
		let (answer, _) = executor.call(state, &code, method, argument, CallContext::Offchain);
		answer.map_err(|error| error.to_string())
	}
}

impl FetchRuntimeCode for Recipe {
	fn fetch_runtime_code(&self) -> Option<Cow<'_, [u8]>> {
		Some(Cow::Borrowed(&self.code))
	}
}
