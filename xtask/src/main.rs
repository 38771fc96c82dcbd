// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # What builders run
//!
//! `update` asks a running node for its metadata and writes it to where clients carry it, and the reference of the
//! chain ([`reference`]) into `docs/reference`. `scripts/setup/update-metadata.sh` starts such a node. It is no part
//! of the client, whose users need neither.

#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

mod reference;

use clap::Parser;
use ovn_chain::{amounts, docs, scale};
use std::{error::Error, path::Path};
use subxt::{
	ext::codec::{Decode, Encode},
	rpcs::{client::RpcParams, RpcClient},
};

/// The version of the metadata that clients carry: the first with view functions and documentation of all parts.
const VERSION: u32 = 16;

/// What builders run. Call it at the root of the repository.
#[derive(Parser)]
enum Command {
	/// Writes the metadata of a node's chain to clients/chain/metadata.scale, and the reference to docs/reference.
	Update {
		/// The address of the node, as ws://127.0.0.1:9944.
		url: String,
	},
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
	let Command::Update { url } = Command::parse();
	let bytes = metadata_of(&url).await?;
	let metadata = docs::decode(&bytes).ok_or("this is not metadata that clients understand")?;
	std::fs::write("clients/chain/metadata.scale", &bytes)?;
	let folder = Path::new("docs/reference");
	let files = reference::render(&metadata);
	// A page of a pallet that is gone goes with it.
	for entry in std::fs::read_dir(folder)? {
		let entry = entry?;
		if !files.iter().any(|file| entry.file_name() == file.name.as_str()) {
			std::fs::remove_file(entry.path())?;
		}
	}
	for file in &files {
		std::fs::write(folder.join(&file.name), &file.content)?;
	}
	println!("{} bytes of metadata, {} pages of reference", bytes.len(), files.len());
	Ok(())
}

/// The metadata of the chain behind a node.
async fn metadata_of(url: &str) -> Result<Vec<u8>, Box<dyn Error>> {
	let rpc = RpcClient::from_insecure_url(url).await?;
	let mut params = RpcParams::new();
	params.push("Metadata_metadata_at_version")?;
	params.push(scale::to_hex(&VERSION.encode()))?;
	let answer: String = rpc.request("state_call", params).await?;
	let answer = scale::from_hex(&answer).ok_or("the node answered with what is no hex")?;
	let metadata = Option::<Vec<u8>>::decode(&mut &answer[..])?;
	Ok(metadata.ok_or("the chain has no metadata of this version")?)
}
