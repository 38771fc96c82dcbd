// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # What builders run
//!
//! `update` asks a running node for its metadata and writes it to where clients carry it, and the reference of the
//! chain ([`reference`]) into `docs/reference`. `scripts/setup/update-metadata.sh` starts such a node. `man` writes manual
//! pages and completions of the client. It is no part of the client, whose users need none of this.

#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

mod reference;

use clap::Parser;
use clap_complete::Shell;
use ovn_chain::{amounts, docs, scale};
use std::{
	error::Error,
	path::{Path, PathBuf},
};
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
	/// Writes a manual page for each command of the client, and completions for shells, to a folder.
	Man {
		/// The folder, which is made if it is not there.
		folder: PathBuf,
	},
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
	match Command::parse() {
		Command::Update { url } => update(&url).await,
		Command::Man { folder } => manuals(&folder),
	}
}

/// Writes what the client says of itself for `man` and for shells.
fn manuals(folder: &Path) -> Result<(), Box<dyn Error>> {
	let (pages, completions) = (folder.join("man1"), folder.join("completions"));
	std::fs::create_dir_all(&pages)?;
	std::fs::create_dir_all(&completions)?;
	clap_mangen::generate_to(ovn_client::command(), &pages)?;
	let shells = [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::Elvish, Shell::PowerShell];
	for shell in shells {
		clap_complete::generate_to(shell, &mut ovn_client::command(), "ovn", &completions)?;
	}
	println!("{} pages in {}", std::fs::read_dir(&pages)?.count(), pages.display());
	Ok(())
}

/// Writes the metadata of a node's chain, and the reference.
async fn update(url: &str) -> Result<(), Box<dyn Error>> {
	let bytes = metadata_of(url).await?;
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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_command_has_a_manual_page() {
		let folder = std::env::temp_dir().join(format!("ovn-man-{}", std::process::id()));
		manuals(&folder).unwrap();
		let pages: Vec<_> = std::fs::read_dir(folder.join("man1"))
			.unwrap()
			.map(|page| page.unwrap().file_name().into_string().unwrap())
			.collect();
		for page in ["ovn.1", "ovn-key.1", "ovn-key-new.1", "ovn-contribute-log.1", "ovn-sign.1"] {
			assert!(pages.iter().any(|found| found == page), "no {page} in {pages:?}");
		}
		let page = std::fs::read_to_string(folder.join("man1/ovn-key-new.1")).unwrap();
		assert!(page.contains("passphrase"), "{page}");
		let bash = std::fs::read_to_string(folder.join("completions/ovn.bash")).unwrap();
		assert!(bash.contains("profile"), "completions");
		std::fs::remove_dir_all(&folder).unwrap();
	}
}
