// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Keys: in a file, in the environment, or the well-known ones of development chains.

use crate::{
	errors::{Failure, Outcome},
	keyfile::{self, KeyFile},
	output,
	passphrase::{self, Terminal},
	scale,
};
use schnorrkel::{
	derive::{ChainCode, Derivation},
	ExpansionMode, MiniSecretKey, SecretKey,
};
use std::{
	path::{Path, PathBuf},
	sync::OnceLock,
};
use subxt_signer::{
	bip39::{Error as PhraseError, Mnemonic},
	sr25519::Keypair,
	DeriveJunction, ExposeSecret, SecretUri,
};
use zeroize::Zeroizing;

/// The accounts that every development chain knows, and everybody can sign for.
pub const DEVELOPMENT: [&str; 6] = ["alice", "bob", "charlie", "dave", "eve", "ferdie"];
/// The seed that the phrase of development chains makes. Making it takes longer than all else that a command does,
/// and a command that looks whether a name is one of these accounts needs all of them.
const DEVELOPMENT_SEED: &str = "0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";

/// Where a key comes from.
#[derive(Clone, Debug)]
pub enum Source {
	/// A file with a secret.
	File(PathBuf),
	/// A secret.
	Secret(Zeroizing<String>),
	/// A well-known name.
	Development(String),
}

/// Who signs. The secret is read when it is needed, so that looking around asks for no passphrase.
pub struct Signer {
	source: Source,
	account: [u8; 32],
	pair: OnceLock<Keypair>,
}

impl Signer {
	/// Finds out whose key it is.
	pub fn new(source: Source) -> Outcome<Self> {
		let pair = OnceLock::new();
		let known = match &source {
			Source::File(path) => match keyfile::read(path)? {
				KeyFile::Sealed(sealed) => {
					return Ok(Self { account: sealed.account, source, pair })
				},
				KeyFile::Plain(secret) => plain(path, &secret)?,
			},
			Source::Secret(secret) => from_secret(secret)?,
			Source::Development(name) => development(name)?,
		};
		Ok(Self { source, account: known.public_key().0, pair: known.into() })
	}

	/// A key whose file was just written, so that its passphrase need not be asked for.
	pub fn opened(file: PathBuf, pair: Keypair) -> Self {
		Self { source: Source::File(file), account: pair.public_key().0, pair: pair.into() }
	}

	/// Whose key it is.
	pub fn account(&self) -> [u8; 32] {
		self.account
	}

	/// The key; asks for the passphrase of one that is encrypted.
	pub fn pair(&self) -> Outcome<&Keypair> {
		if let (Source::File(path), None) = (&self.source, self.pair.get()) {
			let place = path.display().to_string();
			let opened = match keyfile::read(path)? {
				KeyFile::Sealed(sealed) => passphrase::open(&sealed, &place, &mut Terminal)?,
				KeyFile::Plain(secret) => plain(path, &secret)?,
			};
			if opened.public_key().0 != self.account {
				return Err(Failure::usage(format!(
					"{place} was changed meanwhile: nothing was sent"
				)));
			}
			return Ok(self.pair.get_or_init(|| opened));
		}
		self.pair.get().ok_or_else(|| Failure::usage("there is no key"))
	}

	/// How to encrypt the key, if it lies in a file that is not.
	pub fn advice(&self) -> Option<String> {
		match &self.source {
			Source::File(path) if self.pair.get().is_some() => match keyfile::read(path) {
				Ok(KeyFile::Plain(_)) => Some(format!(
					"{0} is not encrypted, so that anybody who gets the file can sign: `ovn key encrypt {0}`",
					path.display()
				)),
				_ => None,
			},
			_ => None,
		}
	}
}

fn plain(path: &Path, secret: &str) -> Outcome<Keypair> {
	from_secret(secret).map_err(|failure| Failure {
		what: format!("{}: {}", path.display(), failure.what),
		..failure
	})
}

/// The key of a well-known name, which anybody can sign with: any other name after // is one too.
pub fn development(name: &str) -> Outcome<Keypair> {
	let mut letters = name.trim_start_matches('/').chars();
	let name: String =
		letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
	if name.is_empty() || !name.chars().all(char::is_alphanumeric) {
		return Err(Failure::usage("a development account is named like alice, bob or //Maria"));
	}
	from_secret(&format!("{DEVELOPMENT_SEED}//{name}"))
}

/// The key of a secret phrase, of a seed of 0x and 64 digits, or of one of these with a path.
pub fn from_secret(secret: &str) -> Outcome<Keypair> {
	let uri = parse_secret(secret)?;
	Keypair::from_uri(&uri).map_err(|_| no_secret())
}

fn no_secret() -> Failure {
	Failure::usage("this is no secret phrase, nor a seed of 0x and 64 digits")
		.hint("a phrase has 12 to 24 words of the usual list, in their order")
}

fn parse_secret(secret: &str) -> Outcome<SecretUri> {
	let secret = Zeroizing::new(secret.split_whitespace().collect::<Vec<_>>().join(" "));
	let uri: SecretUri = secret.parse().map_err(|_| no_secret())?;
	let phrase = uri.phrase.expose_secret();
	if phrase.starts_with("0x") {
		return Ok(uri);
	}
	// Says what is wrong without repeating any of it.
	match phrase.parse::<Mnemonic>() {
		Ok(_) => Ok(uri),
		Err(PhraseError::UnknownWord(index)) => Err(Failure::usage(format!(
			"word {} is not in the list of words that secret phrases are made of",
			index.saturating_add(1)
		))
		.hint("look at its spelling: these are 2,048 English words")),
		Err(PhraseError::InvalidChecksum) => {
			Err(Failure::usage("these words are of the list, but not a phrase: their last word does not fit the others")
				.hint("look whether one is another, or two are in the wrong order"))
		},
		Err(PhraseError::BadWordCount(count)) => {
			Err(Failure::usage(format!("these are {count} words: a secret phrase has 12, 15, 18, 21 or 24")))
		},
		Err(_) => Err(no_secret()),
	}
}

/// The secret key of a phrase or seed, as it is written to an encrypted file.
pub fn secret_key(secret: &str) -> Outcome<SecretKey> {
	let uri = parse_secret(secret)?;
	let phrase = uri.phrase.expose_secret();
	let seed = match phrase.strip_prefix("0x") {
		Some(_) => scale::from_hex(phrase)
			.and_then(|bytes| MiniSecretKey::from_bytes(&Zeroizing::new(bytes)).ok()),
		None => phrase.parse::<Mnemonic>().ok().and_then(|phrase| {
			let password = uri.password.as_ref().map_or("", |password| password.expose_secret());
			substrate_bip39::mini_secret_from_entropy(&phrase.to_entropy(), password).ok()
		}),
	};
	let root = seed.ok_or_else(no_secret)?.expand(ExpansionMode::Ed25519);
	Ok(uri.junctions.iter().fold(root, |key, junction| match junction {
		DeriveJunction::Soft(code) => key.derived_key_simple(ChainCode(*code), []).0,
		DeriveJunction::Hard(code) => {
			let (seed, _) = key.hard_derive_mini_secret_key(Some(ChainCode(*code)), b"");
			seed.expand(ExpansionMode::Ed25519)
		},
	}))
}

/// A new secret phrase of twelve words.
pub fn new_phrase() -> Outcome<Zeroizing<String>> {
	let mut entropy = Zeroizing::new([0; 16]);
	getrandom::fill(entropy.as_mut())
		.map_err(|error| Failure::usage(format!("the system gives no randomness: {error}")))?;
	let phrase = Mnemonic::from_entropy(entropy.as_ref())
		.map_err(|error| Failure::usage(format!("no phrase can be made: {error}")))?;
	Ok(Zeroizing::new(phrase.to_string()))
}

/// Encrypts a secret with a passphrase that is asked for, or leaves it plain; the text of its file.
pub fn file_of(secret: &str, name: &str, plain: bool) -> Outcome<Zeroizing<String>> {
	let address = address(&from_secret(secret)?);
	if plain {
		output::tell(
			"--plain: anybody who gets the file can sign. `ovn key encrypt` encrypts it later.",
		);
		let text = format!("# The secret of {address}: who has it is you.\n{secret}\n");
		return Ok(Zeroizing::new(text));
	}
	let passphrase = passphrase::choose(&mut Terminal)?;
	let text = keyfile::seal(secret, &passphrase, name)?;
	// What cannot be opened again would be lost: better to see it now.
	let opened = match keyfile::parse(&text)? {
		KeyFile::Sealed(sealed) => sealed.open(&passphrase)?,
		KeyFile::Plain(_) => None,
	};
	match opened {
		Some(pair) if self::address(&pair) == address => Ok(Zeroizing::new(text)),
		_ => Err(Failure::usage("the encrypted key cannot be opened again: nothing was written")),
	}
}

/// The keys of this user, each with its address; those that cannot be read are left out.
pub fn own() -> Vec<(String, String)> {
	let of = |name: String| {
		let address = match keyfile::read(&keyfile::place(&name)).ok()? {
			KeyFile::Sealed(sealed) => scale::to_address(sealed.account),
			KeyFile::Plain(secret) => address(&from_secret(&secret).ok()?),
		};
		Some((name, address))
	};
	keyfile::names().into_iter().filter_map(of).collect()
}

/// The SS58 address of a key.
pub fn address(pair: &Keypair) -> String {
	scale::to_address(pair.public_key().0)
}

#[cfg(test)]
mod tests {
	use super::*;

	const PHRASE: &str = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
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
		let phrase = new_phrase().unwrap();
		let text = file_of(&phrase, "", true).unwrap();
		keyfile::write_new(&path, &text).unwrap();
		let signer = Signer::new(Source::File(path.clone())).unwrap();
		let pair = from_secret(&phrase).unwrap();
		assert_eq!(signer.account(), pair.public_key().0);
		assert_eq!(address(signer.pair().unwrap()), address(&pair));
		assert!(signer.advice().unwrap().contains("ovn key encrypt"));
		assert!(keyfile::write_new(&path, "").is_err(), "a key is never overwritten");
	}

	#[test]
	fn secret_key_is_that_of_the_signing_library() {
		for uri in [
			PHRASE.to_owned(),
			format!("{PHRASE}//hard/soft///password"),
			format!("0x{}//Alice", "07".repeat(32)),
		] {
			let public = secret_key(&uri).unwrap().to_public().to_bytes();
			assert_eq!(public, from_secret(&uri).unwrap().public_key().0);
		}
	}

	#[test]
	fn secret_is_not_repeated_when_it_is_wrong() {
		let refused = from_secret("my secret words").unwrap_err();
		assert!(!refused.to_string().contains("my secret words"));
		for (from, to, word) in [
			("obey", "obay", "word 3 is not"),
			("walk", "drive", "does not fit"),
			(" walk", "", "11 words"),
		] {
			let refused = from_secret(&PHRASE.replace(from, to)).unwrap_err().to_string();
			let told = refused.contains("bottom") || refused.contains("obay");
			assert!(refused.contains(word) && !told, "{refused}");
		}
	}

	#[test]
	fn secret_is_read_when_its_words_have_spaces_and_lines_between_them() {
		let spaced = format!("  {}\n", PHRASE.replace(' ', "  \n"));
		let pair = from_secret(&spaced).unwrap();
		assert_eq!(address(&pair), address(&from_secret(PHRASE).unwrap()));
	}
}
