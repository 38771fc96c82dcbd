// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Files of keys.
//!
//! A file that this client writes is encrypted, in the JSON form of polkadot-js: the secret key under
//! xsalsa20-poly1305, with a key that scrypt makes of the passphrase. Wallets read it and write it. A plain file
//! with a secret phrase or seed goes on being read.

use crate::{
	config::{self, Over},
	errors::{of_file, Failure, Outcome},
	keys, scale,
};
use base64::{engine::general_purpose::STANDARD, Engine};
use crypto_secretbox::{
	aead::{Aead, KeyInit},
	XSalsa20Poly1305,
};
use serde_json::{json, Value as Json};
use std::{
	io::Read,
	path::{Path, PathBuf},
};
use subxt_signer::{polkadot_js_compat as polkadot_js, sr25519::Keypair};
use zeroize::Zeroizing;

/// Cost of making a key of a passphrase: what wallets use (2^15, 8, 1), about a tenth of a second.
const LOG_N: u8 = 15;
const R: u32 = 8;
const P: u32 = 1;
/// Before and after the secret key in what is encrypted, as wallets expect.
const HEADER: [u8; 16] = [48, 83, 2, 1, 1, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32];
const DIVIDER: [u8; 5] = [161, 35, 3, 33, 0];
/// Salt, three numbers and the nonce stand before what is encrypted.
const LEAST: usize = 32 + 12 + 24;
/// No key file is longer: another file was named.
const LONGEST: u64 = 64 * 1024;

/// What is in a file of a key.
pub enum KeyFile {
	/// A secret phrase or seed that anybody can read who has the file.
	Plain(Zeroizing<String>),
	/// An encrypted key.
	Sealed(Sealed),
}

/// An encrypted key.
pub struct Sealed {
	/// The file's text.
	pub json: String,
	/// Whose it is.
	pub account: [u8; 32],
	/// What the wallet that wrote it calls it.
	pub name: Option<String>,
}

/// Reads a file of a key.
pub fn read(path: &Path) -> Outcome<KeyFile> {
	let cannot = |error: std::io::Error| {
		Failure::usage(format!("{} cannot be read: {}", path.display(), of_file(&error)))
			.hint("`ovn key list` shows your keys; `ovn key new NAME` makes one")
	};
	let mut file = std::fs::File::open(path).map_err(cannot)?;
	let facts = file.metadata().map_err(cannot)?;
	if facts.is_dir() {
		return Err(cannot(std::io::ErrorKind::IsADirectory.into()));
	}
	if facts.len() > LONGEST {
		return Err(Failure::usage(format!("{} is no key file: it is too long", path.display())));
	}
	#[cfg(unix)]
	{
		use std::os::unix::fs::PermissionsExt;
		if facts.permissions().mode() & 0o077 != 0 {
			return Err(Failure::usage(format!("{} can be read by others", path.display()))
				.hint(format!("chmod 600 {}", path.display())));
		}
	}
	let mut text = Zeroizing::new(String::new());
	file.read_to_string(&mut text).map_err(cannot)?;
	parse(&text).map_err(|failure| Failure {
		what: format!("{} {}", path.display(), failure.what),
		..failure
	})
}

/// Understands the text of a file; its errors begin after the file's name.
pub fn parse(text: &str) -> Outcome<KeyFile> {
	if text.trim_start().starts_with('{') {
		return sealed(text).map(KeyFile::Sealed);
	}
	if text.trim_start().starts_with('[') {
		return Err(Failure::usage(
			"is a key file of another tool, as of Solana, and no key of this chain",
		)
		.hint(
			"this chain takes sr25519 keys: restore one from its words with `ovn key restore NAME`",
		));
	}
	if text.contains("-----BEGIN") {
		return Err(Failure::usage(
			"is a key file of another tool (PEM or OpenSSH), and no key of this chain",
		)
		.hint("`ovn key new NAME` makes a key of this chain"));
	}
	let secret =
		text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
	secret.map(|secret| KeyFile::Plain(Zeroizing::new(secret.to_owned()))).ok_or_else(|| {
		Failure::usage("holds no key")
			.hint("a key file is what `ovn key new NAME` or a wallet's export made, or has a line with a secret phrase, or a seed of 0x and 64 digits")
	})
}

fn sealed(text: &str) -> Outcome<Sealed> {
	let export = "export the account from polkadot-js or another wallet of Substrate chains as a JSON file, with a password";
	let json: Json = serde_json::from_str(text)
		.map_err(|error| Failure::usage(format!("is damaged: {error}")).hint(export))?;
	if json.get("crypto").or_else(|| json.get("Crypto")).is_some() {
		return Err(Failure::usage("is a key file of Ethereum, and no key of this chain")
			.hint("this chain takes sr25519 keys: `ovn key new NAME` makes one"));
	}
	let has = |field: &str, word: &str| match &json["encoding"][field] {
		Json::String(found) => found == word,
		Json::Array(found) => found.iter().any(|found| found == word),
		_ => false,
	};
	if has("content", "batch-pkcs8") {
		return Err(
			Failure::usage("holds several accounts").hint("export the one account you want")
		);
	}
	let Some(encoded) = json["encoded"].as_str() else {
		return Err(Failure::usage("is JSON, but no key file of polkadot-js: it has no `encoded`")
			.hint(export));
	};
	if !has("content", "sr25519") {
		let kind = ["ed25519", "ecdsa", "ethereum"].into_iter().find(|kind| has("content", kind));
		return Err(Failure::usage(format!(
			"holds a key of the kind {}, and this client signs with sr25519 keys only",
			kind.unwrap_or("unknown")
		))
		.hint(
			"make an sr25519 account in the wallet, which is its usual kind, or `ovn key new NAME`",
		));
	}
	if has("type", "none") {
		return Err(Failure::usage("is not encrypted").hint(export));
	}
	let long_enough = STANDARD.decode(encoded).is_ok_and(|bytes| bytes.len() >= LEAST);
	let supported = json["encoding"]["version"] == "3"
		&& has("content", "pkcs8")
		&& has("type", "scrypt")
		&& has("type", "xsalsa20-poly1305");
	let account = json["address"].as_str().and_then(scale::from_address);
	match account.filter(|_| long_enough && supported) {
		Some(account) => Ok(Sealed {
			json: text.to_owned(),
			account,
			name: json["meta"]["name"].as_str().map(str::to_owned),
		}),
		None => {
			Err(Failure::usage("is damaged, or of a form that this client does not know")
				.hint(export))
		},
	}
}

impl Sealed {
	/// The key, if this is its passphrase.
	pub fn open(&self, passphrase: &str) -> Outcome<Option<Keypair>> {
		match polkadot_js::decrypt_json(&self.json, passphrase) {
			Ok(pair) => Ok(Some(pair)),
			Err(polkadot_js::Error::Secretbox(_)) => Ok(None),
			Err(error) => Err(Failure::usage(format!("is damaged: {error}"))
				.hint("restore the key from its words: `ovn key restore NAME`")),
		}
	}
}

/// The encrypted form of the key of a secret phrase or seed.
pub fn seal(secret: &str, passphrase: &str, name: &str) -> Outcome<String> {
	let secret = keys::secret_key(secret)?;
	let public = secret.to_public().to_bytes();
	let mut random = [0; 56];
	getrandom::fill(&mut random)
		.map_err(|error| Failure::usage(format!("the system gives no randomness: {error}")))?;
	let (salt, nonce) = random.split_at(32);
	let cannot = || Failure::usage("the key cannot be encrypted");
	let params = scrypt::Params::new(LOG_N, R, P, 32).map_err(|_| cannot())?;
	let mut key = Zeroizing::new([0; 32]);
	scrypt::scrypt(passphrase.as_bytes(), salt, &params, key.as_mut()).map_err(|_| cannot())?;
	let mut plain = Zeroizing::new(HEADER.to_vec());
	plain.extend(Zeroizing::new(secret.to_ed25519_bytes()).as_slice());
	plain.extend(DIVIDER);
	plain.extend(public);
	let hidden = XSalsa20Poly1305::new(key.as_ref().into())
		.encrypt(nonce.into(), plain.as_slice())
		.map_err(|_| cannot())?;
	let mut encoded = salt.to_vec();
	for number in [1_u32 << LOG_N, P, R] {
		encoded.extend(number.to_le_bytes());
	}
	encoded.extend(nonce);
	encoded.extend(hidden);
	let json = json!({
		"encoded": STANDARD.encode(encoded),
		"encoding": {"content": ["pkcs8", "sr25519"], "type": ["scrypt", "xsalsa20-poly1305"], "version": "3"},
		"address": scale::to_address(public),
		"meta": {"name": name},
	});
	Ok(format!("{json}\n"))
}

/// Whether a text names a key in the folder of keys, rather than a file somewhere.
pub fn is_name(text: &str) -> bool {
	text.chars().next().is_some_and(char::is_alphanumeric)
		&& text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '_'))
}

/// Where the key of this name lies.
pub fn place(name: &str) -> PathBuf {
	config::keys_folder().join(format!("{name}.json"))
}

/// The file of a key that was named, or whose file was.
pub fn find(text: &str) -> Outcome<PathBuf> {
	let given = PathBuf::from(text);
	if !is_name(text) {
		return Ok(given);
	}
	let own = place(text);
	if own.exists() {
		return Ok(own);
	}
	if given.is_file() {
		return Ok(given);
	}
	let names = names();
	Err(Failure::usage(format!("no key is called {text}")).hint(if names.is_empty() {
		format!(
			"`ovn key new {text}` makes it; a file is named with its folder or ending, as ./{text}"
		)
	} else {
		format!(
			"those there are: {}; a file is named with its folder or ending, as ./{text}",
			names.join(", ")
		)
	}))
}

/// Where a new key is to lie: in the folder of keys if it has a plain name.
pub fn new_place(text: &str) -> PathBuf {
	if is_name(text) {
		place(text)
	} else {
		PathBuf::from(text)
	}
}

/// The names of the keys in the folder of keys.
pub fn names() -> Vec<String> {
	let files = std::fs::read_dir(config::keys_folder()).into_iter().flatten().flatten();
	let mut names: Vec<_> = files
		.filter_map(|file| file.file_name().into_string().ok())
		.filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
		.collect();
	names.sort();
	names
}

/// Writes a key to a new file. Never over another one.
pub fn write_new(path: &Path, text: &str) -> Outcome {
	config::write(path, text.as_bytes(), Over::Refuse)
		.map_err(|failure| failure.hint("use another name: a key is never written over"))
}

#[cfg(test)]
mod tests {
	use super::*;

	const PHRASE: &str = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
	const PASSPHRASE: &str = "correct horse";
	/// Written by polkadot-js; its password is `whoisalice`.
	const ALICE: &str = r#"{"encoded":"DumgApKCTqoCty1OZW/8WS+sgo6RdpHhCwAkA2IoDBMAgAAAAQAAAAgAAAB6IG/q24EeVf0JqWqcBd5m2tKq5BlyY84IQ8oamLn9DZe9Ouhgunr7i36J1XxUnTI801axqL/ym1gil0U8440Qvj0lFVKwGuxq38zuifgoj0B3Yru0CI6QKEvQPU5xxj4MpyxdSxP+2PnTzYao0HDH0fulaGvlAYXfqtU89xrx2/z9z7IjSwS3oDFPXRQ9kAdDebtyCVreZ9Otw9v3","encoding":{"content":["pkcs8","sr25519"],"type":["scrypt","xsalsa20-poly1305"],"version":"3"},"address":"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY","meta":{"genesisHash":"","name":"Alice","whenCreated":1718265838755}}"#;

	fn refused(text: &str) -> String {
		match parse(text) {
			Err(failure) => failure.to_string(),
			Ok(_) => panic!("{text} was read"),
		}
	}

	fn opened(text: &str) -> Sealed {
		match parse(text).unwrap() {
			KeyFile::Sealed(sealed) => sealed,
			KeyFile::Plain(_) => panic!("{text} is plain"),
		}
	}

	#[test]
	fn sealed_key_is_opened_by_its_passphrase_only() {
		for uri in
			[PHRASE.to_owned(), format!("{PHRASE}//work/2"), format!("0x{}", "07".repeat(32))]
		{
			let text = seal(&uri, PASSPHRASE, "ana").unwrap();
			assert!(!text.contains("bottom") && !text.contains("0707"));
			let sealed = opened(&text);
			let pair = sealed.open(PASSPHRASE).unwrap().unwrap();
			assert_eq!(pair.public_key().0, sealed.account);
			assert_eq!(keys::address(&pair), keys::address(&keys::from_secret(&uri).unwrap()));
			assert!(sealed.open("correct horses").unwrap().is_none());
			assert_eq!(sealed.name.as_deref(), Some("ana"));
		}
		assert_ne!(seal(PHRASE, PASSPHRASE, "").unwrap(), seal(PHRASE, PASSPHRASE, "").unwrap());
	}

	#[test]
	fn sealed_key_of_a_wallet_is_opened() {
		let sealed = opened(ALICE);
		assert_eq!(sealed.name.as_deref(), Some("Alice"));
		let pair = sealed.open("whoisalice").unwrap().unwrap();
		assert_eq!(keys::address(&pair), keys::address(&keys::development("alice").unwrap()));
		assert!(sealed.open("whoisbob").unwrap().is_none());
	}

	#[test]
	fn parse_says_what_a_file_is_when_another_tool_made_it() {
		for (text, word) in [
			("[12, 34, 56]", "Solana"),
			("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n", "OpenSSH"),
			(r#"{"version":3,"crypto":{"kdf":"scrypt"}}"#, "Ethereum"),
			(r#"{"hello": 1}"#, "no `encoded`"),
			(r#"{"encoded": "#, "damaged"),
			("# only a remark\n", "holds no key"),
			("", "holds no key"),
		] {
			let refused = refused(text);
			assert!(refused.contains(word) && refused.contains("What to do"), "{text}: {refused}");
		}
		for (from, to, word) in [
			("\"sr25519\"", "\"ed25519\"", "kind ed25519"),
			("pkcs8", "batch-pkcs8", "several accounts"),
			("\"scrypt\",\"xsalsa20-poly1305\"", "\"none\"", "not encrypted"),
			("DumgApKCTqoCty1OZW", "!", "damaged"),
			("\"version\":\"3\"", "\"version\":\"9\"", "does not know"),
			("5GrwvaEF5z", "5GrwvaEF5y", "damaged"),
		] {
			let refused = refused(&ALICE.replace(from, to));
			assert!(refused.contains(word), "{to}: {refused}");
		}
		// Shorter than what stands before the secret.
		let short = ALICE.split_once("\",\"encoding").unwrap().1;
		assert!(
			refused(&format!(r#"{{"encoded":"DumgApKCTqo=","encoding{short}"#)).contains("damaged")
		);
	}

	#[test]
	fn plain_key_goes_on_being_read() {
		match parse(&format!("# The secret of ana\n\n  {PHRASE}\n")).unwrap() {
			KeyFile::Plain(secret) => assert_eq!(secret.as_str(), PHRASE),
			KeyFile::Sealed(_) => panic!("it is plain"),
		}
	}

	#[test]
	fn key_is_never_written_over() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key.json");
		write_new(&path, "one").unwrap();
		let refused = write_new(&path, "two").unwrap_err().to_string();
		assert!(refused.contains("never written over"), "{refused}");
		assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
	}

	#[cfg(unix)]
	#[test]
	fn key_file_is_refused_when_others_can_read_it() {
		use std::os::unix::fs::PermissionsExt;
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		write_new(&path, PHRASE).unwrap();
		assert!(read(&path).is_ok());
		std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
		let Err(refused) = read(&path) else { panic!("it was read") };
		assert!(refused.to_string().contains("chmod 600"), "{refused}");
	}

	#[test]
	fn is_name_tells_names_from_files() {
		for name in ["ana", "ana-2", "noor_work", "علی"] {
			assert!(is_name(name), "{name}");
		}
		for file in ["noor.key", "./noor", "/tmp/noor", "~/.ovn-key", "", "-"] {
			assert!(!is_name(file), "{file}");
		}
	}
}
