// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! An address book, and names that lie on the chain.
//!
//! The address book is a file of lines `person NAME ADDRESS` and `scope NAME NUMBER GENESIS`. A scope's
//! number means nothing without its chain, so it is kept with the beginning of that chain's genesis hash.
//!
//! On the chain a scope has a document: a hash and where it lies. A name that is not longer than such a
//! place is stored as the place itself, a `data:,` URI whose content the hash proves.

use crate::{
	config,
	errors::{Failure, Outcome},
	scale,
};
use sha2::{Digest, Sha256};
use std::{
	collections::BTreeMap,
	path::{Path, PathBuf},
};

/// The longest URI of a document.
pub const LONGEST_URI: usize = 128;

/// The address book.
#[derive(Debug, Default)]
pub struct Names {
	path: PathBuf,
	/// The address of each name.
	pub people: BTreeMap<String, String>,
	/// The scope that each name and chain stands for.
	pub scopes: BTreeMap<(String, String), u32>,
}

/// Where the address book lies unless the caller says otherwise.
pub fn default_path() -> PathBuf {
	config::folder().join("names")
}

/// Words that mean something else already.
const RESERVED: [&str; 11] = [
	"me", "treasury", "sponsor", "global", "native", "today", "levy", "residue", "scope", "book",
	"outside",
];

/// Whether a text can be a name: it must not look like a number, an address or a path, nor mean something already.
pub fn check(name: &str) -> Outcome {
	if RESERVED.contains(&name.to_lowercase().as_str()) {
		return Err(Failure::usage(format!("{name} means something here already"))
			.hint("take another name, as that of a person"));
	}
	let good = name.chars().next().is_some_and(char::is_alphabetic)
		&& name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
		&& scale::from_address(name).is_none();
	if good {
		return Ok(());
	}
	Err(Failure::usage(format!("{name} cannot be a name here"))
		.hint("begin with a letter; go on with letters, digits, -, _ and ."))
}

impl Names {
	/// Reads the address book; an empty one if there is no such file.
	pub fn read(path: &Path) -> Outcome<Self> {
		let mut names = Self { path: path.to_owned(), ..Self::default() };
		let text = match std::fs::read_to_string(path) {
			Ok(text) => text,
			Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(names),
			Err(error) => {
				return Err(Failure::usage(format!(
					"{} cannot be read: {}",
					path.display(),
					crate::errors::of_file(&error)
				)))
			},
		};
		for (number, line) in text.lines().enumerate() {
			let wrong = || {
				let line_number = number.saturating_add(1);
				Failure::usage(format!("{}, line {line_number}: {line}", path.display()))
					.hint("a line is `person NAME ADDRESS` or `scope NAME NUMBER GENESIS`")
			};
			match line.split_whitespace().collect::<Vec<_>>()[..] {
				[] => {},
				[first, ..] if first.starts_with('#') => {},
				["person", name, address] if scale::from_address(address).is_some() => {
					names.people.insert(name.to_owned(), address.to_owned());
				},
				["scope", name, scope, genesis] => {
					let scope = scope.parse().map_err(|_| wrong())?;
					names.scopes.insert((name.to_owned(), genesis.to_owned()), scope);
				},
				_ => return Err(wrong()),
			}
		}
		Ok(names)
	}

	/// Writes the address book back.
	pub fn write(&self) -> Outcome {
		let mut text = String::from("# The address book of ovn: `ovn name` changes it.\n");
		for (name, address) in &self.people {
			text.push_str(&format!("person {name} {address}\n"));
		}
		for ((name, genesis), scope) in &self.scopes {
			text.push_str(&format!("scope {name} {scope} {genesis}\n"));
		}
		let cannot = |error| {
			Failure::usage(format!(
				"{} cannot be written: {}",
				self.path.display(),
				crate::errors::of_file(&error)
			))
		};
		if let Some(folder) = self.path.parent() {
			std::fs::create_dir_all(folder).map_err(cannot)?;
		}
		// A file that is half written would lose names.
		let fresh = self.path.with_extension("new");
		std::fs::write(&fresh, text).map_err(cannot)?;
		std::fs::rename(&fresh, &self.path).map_err(cannot)
	}

	/// Where the address book lies.
	pub fn path(&self) -> &Path {
		&self.path
	}

	/// The name of an address, if it has one.
	pub fn of_address(&self, address: &str) -> Option<&str> {
		self.people.iter().find(|(_, found)| *found == address).map(|(name, _)| name.as_str())
	}
}

/// The hash of a document: SHA-256, which `sha256sum` prints too.
pub fn hash(content: &[u8]) -> [u8; 32] {
	Sha256::digest(content).into()
}

/// The identity of somebody outside: the hash of a salt and a name.
pub fn identity(salt: &str, name: &str) -> [u8; 32] {
	hash(format!("{salt}:{name}").as_bytes())
}

/// A short text as a place where it lies: itself. `None` if it is too long.
pub fn to_uri(text: &str) -> Option<String> {
	let mut uri = String::from("data:,");
	for byte in text.bytes() {
		match byte {
			b'a'..=b'z'
			| b'A'..=b'Z'
			| b'0'..=b'9'
			| b'-'
			| b'_'
			| b'.'
			| b'~'
			| b'!'
			| b'('
			| b')'
			| b','
			| b'/'
			| b':'
			| b'='
			| b'+'
			| b'*' => uri.push(char::from(byte)),
			_ => uri.push_str(&format!("%{byte:02X}")),
		}
	}
	(uri.len() <= LONGEST_URI).then_some(uri)
}

/// The text in such a place; `None` if the place is another one.
pub fn from_uri(uri: &str) -> Option<String> {
	let mut rest = uri.strip_prefix("data:,")?.bytes();
	let mut bytes = Vec::new();
	while let Some(byte) = rest.next() {
		bytes.push(match byte {
			b'%' => {
				let digits = [rest.next()?, rest.next()?];
				u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
			},
			_ => byte,
		});
	}
	String::from_utf8(bytes).ok().filter(|text| !text.chars().any(char::is_control))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	const ALICE: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

	proptest! {
		#[test]
		fn text_is_the_same_when_it_was_a_uri(text in "\\PC{0,40}") {
			if let Some(uri) = to_uri(&text) {
				prop_assert!(uri.is_ascii() && uri.len() <= LONGEST_URI);
				prop_assert_eq!(from_uri(&uri), Some(text));
			}
		}

		#[test]
		fn from_uri_never_panics(text in "\\PC*") {
			let _ = from_uri(&format!("data:,{text}"));
		}
	}

	#[test]
	fn address_book_is_read_back_when_it_was_written() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("deep").join("names");
		let mut names = Names::read(&path).unwrap();
		names.people.insert("ana".into(), ALICE.into());
		names.scopes.insert(("lab".into(), "0x12".into()), 3);
		names.write().unwrap();
		let names = Names::read(&path).unwrap();
		assert_eq!(names.of_address(ALICE), Some("ana"));
		assert_eq!(names.scopes[&("lab".to_owned(), "0x12".to_owned())], 3);
	}

	#[test]
	fn address_book_is_refused_with_its_line_when_it_is_wrong() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("names");
		std::fs::write(&path, "# mine\nperson ana not-an-address\n").unwrap();
		let refused = Names::read(&path).unwrap_err().to_string();
		assert!(refused.contains("line 2"), "{refused}");
	}

	#[test]
	fn check_refuses_what_could_be_a_number_or_an_address() {
		assert!(check("ana-2").is_ok());
		for wrong in ["", "2ana", "//Alice", "a b", ALICE, "0x12", "me", "Treasury"] {
			assert!(check(wrong).is_err(), "{wrong}");
		}
	}
}
