// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Keys: in a file, in the environment, or the well-known ones of development chains.

use crate::errors::{Failure, Outcome};
use std::{
	io::{Read, Write},
	path::Path,
};
use subxt_signer::{bip39::Mnemonic, sr25519::Keypair, SecretUri};

/// The accounts that every development chain knows, and everybody can sign for.
pub const DEVELOPMENT: [&str; 6] = ["alice", "bob", "charlie", "dave", "eve", "ferdie"];
/// The seed that the phrase of development chains makes. Making it takes longer than all else that a command does,
/// and a command that looks whether a name is one of these accounts needs all of them.
const DEVELOPMENT_SEED: &str = "0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";

/// Where a key comes from.
#[derive(Debug)]
pub enum Source<'a> {
	/// A file with a secret.
	File(&'a Path),
	/// A secret.
	Secret(&'a str),
	/// A well-known name.
	Development(&'a str),
}

/// Reads a key.
pub fn read(source: &Source) -> Outcome<Keypair> {
	match source {
		Source::File(path) => {
			let secret = read_file(path)?;
			from_secret(&secret).map_err(|failure| Failure {
				what: format!("{}: {}", path.display(), failure.what),
				..failure
			})
		},
		Source::Secret(secret) => from_secret(secret),
		Source::Development(name) => development(name),
	}
}

/// The key of a well-known name, which anybody can sign with: any other name is one too.
pub fn development(name: &str) -> Outcome<Keypair> {
	let mut letters = name.trim_start_matches('/').chars();
	let name: String =
		letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
	if name.is_empty() || !name.chars().all(char::is_alphanumeric) {
		return Err(Failure::usage("a development account is named like alice, bob or maria"));
	}
	from_secret(&format!("{DEVELOPMENT_SEED}//{name}"))
}

fn read_file(path: &Path) -> Outcome<String> {
	let cannot = |error: std::io::Error| {
		Failure::usage(format!(
			"{} cannot be read: {}",
			path.display(),
			crate::errors::of_file(&error)
		))
		.hint("`ovn key new FILE` makes a key")
	};
	let mut file = std::fs::File::open(path).map_err(cannot)?;
	#[cfg(unix)]
	{
		use std::os::unix::fs::PermissionsExt;
		let mode = file.metadata().map_err(cannot)?.permissions().mode();
		if mode & 0o077 != 0 {
			return Err(Failure::usage(format!("{} can be read by others", path.display()))
				.hint(format!("chmod 600 {}", path.display())));
		}
	}
	let mut text = String::new();
	file.read_to_string(&mut text).map_err(cannot)?;
	let secret =
		text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
	secret
		.map(str::to_owned)
		.ok_or_else(|| {
		Failure::usage(format!("{} holds no key", path.display()))
			.hint("a key file has a line with a secret phrase, or a seed of 0x and 64 digits; `ovn key new FILE` makes one")
	})
}

/// The key of a secret phrase, of a seed of 0x and 64 digits, or of one of these with a path.
fn from_secret(secret: &str) -> Outcome<Keypair> {
	let wrong = || {
		Failure::usage("this is no secret phrase, nor a seed of 0x and 64 digits")
			.hint("a phrase has 12 to 24 words of the usual list, in their order")
	};
	let uri: SecretUri = secret.trim().parse().map_err(|_| wrong())?;
	Keypair::from_uri(&uri).map_err(|_| wrong())
}

/// Makes a key and writes its phrase to a file that only its owner can read. Never over another one.
pub fn make(path: &Path) -> Outcome<(Keypair, Mnemonic)> {
	let mut entropy = [0; 16];
	getrandom::fill(&mut entropy)
		.map_err(|error| Failure::usage(format!("the system gives no randomness: {error}")))?;
	let phrase = Mnemonic::from_entropy(&entropy)
		.map_err(|error| Failure::usage(format!("no phrase can be made: {error}")))?;
	let pair = from_secret(&phrase.to_string())?;
	let mut options = std::fs::OpenOptions::new();
	options.write(true).create_new(true);
	#[cfg(unix)]
	{
		use std::os::unix::fs::OpenOptionsExt;
		options.mode(0o600);
	}
	let cannot = |error: std::io::Error| {
		Failure::usage(format!(
			"{} cannot be written: {}",
			path.display(),
			crate::errors::of_file(&error)
		))
		.hint("name another file: a key is never written over")
	};
	let mut file = options.open(path).map_err(cannot)?;
	writeln!(file, "# The secret of {}: who has it is you.\n{phrase}", address(&pair))
		.map_err(cannot)?;
	Ok((pair, phrase))
}

/// The SS58 address of a key.
pub fn address(pair: &Keypair) -> String {
	crate::scale::to_address(pair.public_key().0)
}

#[cfg(test)]
mod tests {
	use super::*;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

	#[test]
	fn development_key_is_the_well_known_one() {
		assert_eq!(address(&development("alice").unwrap()), ALICE);
		assert_eq!(address(&development("//Alice").unwrap()), ALICE);
		for name in DEVELOPMENT {
			let pair = development(name).unwrap();
			let capital = name[..1].to_uppercase() + &name[1..];
			let phrase = from_secret(&format!("//{capital}")).unwrap();
			assert_eq!(address(&pair), address(&phrase));
		}
		assert!(development("").is_err());
		assert!(development("alice//stash").is_err());
	}

	#[test]
	fn key_file_is_read_back_when_it_was_made() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		let (pair, _) = make(&path).unwrap();
		assert_eq!(address(&read(&Source::File(&path)).unwrap()), address(&pair));
		assert!(make(&path).is_err(), "a key is never overwritten");
	}

	#[cfg(unix)]
	#[test]
	fn key_file_is_refused_when_others_can_read_it() {
		use std::os::unix::fs::PermissionsExt;
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		make(&path).unwrap();
		std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
		let refused = read(&Source::File(&path)).unwrap_err();
		assert!(refused.to_string().contains("chmod 600"), "{refused}");
	}

	#[test]
	fn secret_is_not_repeated_when_it_is_wrong() {
		let refused = read(&Source::Secret("my secret words")).unwrap_err();
		assert!(!refused.to_string().contains("my secret words"));
	}
}
