// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! `inspect-runtime`: what a file with a runtime is, by the hashes that people compare.

use crate::{
	rehearse::{Copy, Runtime},
	service::Executor,
};
use clap::Args;
use codec::{Decode, Encode};
use frame_metadata::{RuntimeMetadata, RuntimeMetadataPrefixed};
use merkleized_metadata::{generate_metadata_digest, ExtraInfo};
use ovn_runtime::{
	configs::council::attested_upgrade, Hash, SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL,
};
use sp_core::traits::CallContext;
use sp_io::hashing::blake2_256;
use sp_maybe_compressed_blob::{compress_strongly, decompress, CODE_BLOB_BOMB_LIMIT};
use sp_runtime::traits::BlakeTwo256;
use sp_state_machine::InMemoryBackend;
use std::{fs, path::PathBuf};

/// The version of the metadata of which wallets know the hash.
const HASHED_METADATA: u32 = 15;

/// The arguments of `inspect-runtime`.
#[derive(Debug, Args)]
pub struct InspectRuntimeCmd {
	/// The runtime, compressed or not.
	#[arg(long, value_name = "FILE")]
	pub wasm: PathBuf,

	/// Write it there, compressed as chains take it; the hashes are those of this file then.
	#[arg(long, value_name = "FILE")]
	pub out: Option<PathBuf>,
}

/// Prints what the runtime is.
pub fn run(command: &InspectRuntimeCmd) -> Result<(), String> {
	let executor = Executor::builder().build();
	let mut runtime = Runtime::read(&command.wasm, &executor, CallContext::Offchain)?;
	let metadata = metadata_hash(&runtime, &executor)?;
	if let Some(out) = &command.out {
		let code = decompress(&runtime.code, CODE_BLOB_BOMB_LIMIT)
			.map_err(|error| format!("`{}`: {error}", command.wasm.display()))?;
		let code = compress_strongly(&code, CODE_BLOB_BOMB_LIMIT)
			.ok_or_else(|| format!("`{}` is too large for a runtime", command.wasm.display()))?;
		fs::write(out, &code)
			.map_err(|error| format!("`{}` cannot be written: {error}", out.display()))?;
		runtime.code = code;
	}
	let code_hash = Hash::from(blake2_256(&runtime.code));
	let attested = attested_upgrade(code_hash);
	println!("runtime     {}, {} bytes", runtime.name(), runtime.code.len());
	println!("metadata    {metadata:?}: what wallets sign with");
	println!("code hash   {code_hash:?}: what the members decide on");
	println!(
		"call hash   {:?}: what the validators attest",
		Hash::from(attested.using_encoded(blake2_256))
	);
	Ok(())
}

/// The hash of its metadata.
fn metadata_hash(runtime: &Runtime, executor: &Executor) -> Result<Hash, String> {
	let state = InMemoryBackend::<BlakeTwo256>::default();
	let mut copy = Copy { state: &state, executor, changes: Default::default() };
	let bytes: Option<Vec<u8>> =
		copy.call(runtime, "Metadata_metadata_at_version", HASHED_METADATA)?;
	let bytes = bytes.ok_or("the runtime does not describe itself as wallets need it")?;
	let metadata: RuntimeMetadata = RuntimeMetadataPrefixed::decode(&mut &bytes[..])
		.map_err(|error| format!("the runtime describes itself wrongly: {error}"))?
		.1;
	let extra_info = ExtraInfo {
		spec_version: runtime.version.spec_version,
		spec_name: runtime.version.spec_name.clone().into_owned(),
		base58_prefix: SS58_PREFIX,
		decimals: TOKEN_DECIMALS,
		token_symbol: TOKEN_SYMBOL.into(),
	};
	generate_metadata_digest(&metadata, extra_info).map(|digest| digest.hash().into())
}
