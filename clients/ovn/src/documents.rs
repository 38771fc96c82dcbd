// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Documents: what people write becomes a hash on the chain, and their content stays with them.
//!
//! The chain keeps the hash alone, so that a copy of each document is kept in a folder of the user, by its hash:
//! what was signed can be read again, and shown to somebody who asks for it.

use crate::{
	config::{self, Over},
	errors::{of_file, Failure, Outcome},
	names, scale,
};
use serde_json::{json, Value as Json};
use std::path::{Path, PathBuf};

/// What is longer is not kept: a film is better kept by those who made it.
const LONGEST: usize = 32 * 1024 * 1024;
/// How much of a text is shown in a line.
const SHOWN: usize = 60;
/// The endings of files have at most so many letters.
const ENDING: usize = 5;

/// A document that a command names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Document {
	/// Its hash.
	pub hash: String,
	/// Where it lies, or its text itself; empty if nobody says.
	pub uri: String,
	/// Its content, if it is here.
	pub content: Option<Vec<u8>>,
}

impl Document {
	/// As the chain reads it.
	pub fn json(&self) -> Json {
		json!({"hash": self.hash, "uri": self.uri})
	}

	fn of(content: Vec<u8>, uri: &str) -> Self {
		let hash = scale::to_hex(&names::hash(&content));
		Self { hash, uri: uri.to_owned(), content: Some(content) }
	}
}

/// Whether a text that names no file looks as if it should.
fn looks_like_a_path(text: &str) -> bool {
	if text.starts_with(['.', '/', '~', '\\']) || text.get(1..3).is_some_and(|drive| drive == ":\\")
	{
		return true;
	}
	let ends_like_a_file = text.rsplit_once('.').is_some_and(|(before, ending)| {
		before.ends_with(|letter: char| !letter.is_whitespace() && letter != '.')
			&& (1..=ENDING).contains(&ending.chars().count())
			&& ending.chars().all(char::is_alphanumeric)
			&& ending.chars().any(char::is_alphabetic)
	});
	let has_separator = text.contains(['/', '\\']);
	// Words with a space, as "washed and/or dried", are words, unless their folder is there.
	let folder = Path::new(text).parent().filter(|folder| !folder.as_os_str().is_empty());
	ends_like_a_file
		|| has_separator
			&& (!text.contains(char::is_whitespace) || folder.is_some_and(Path::is_dir))
}

/// The content of what was named: a file, or a text that is meant itself. Refused if it is empty, or looks like a file
/// that is not there.
pub fn content(text: &str) -> Outcome<(Vec<u8>, bool)> {
	if let Some(words) = text.strip_prefix("text:") {
		return match words.trim().is_empty() {
			true => Err(empty()),
			false => Ok((words.as_bytes().to_vec(), false)),
		};
	}
	if text.trim().is_empty() {
		return Err(empty());
	}
	let path = Path::new(text);
	if path.is_file() {
		return read(text).map(|content| (content, true));
	}
	if looks_like_a_path(text) {
		let reason = if path.is_dir() { "it is a folder" } else { "there is no such file" };
		return Err(Failure::usage(format!("{text} cannot be read: {reason}")).hint(format!(
			"name a file that is there; if these are the words themselves, write 'text:{text}'"
		)));
	}
	Ok((text.as_bytes().to_vec(), false))
}

fn empty() -> Failure {
	Failure::usage("an empty document proves nothing")
		.hint("name a file or write some words; leave the option out if there is no document")
}

fn read(path: &str) -> Outcome<Vec<u8>> {
	std::fs::read(path)
		.map_err(|error| Failure::usage(format!("{path} cannot be read: {}", of_file(&error))))
}

/// `0x...`, the hash of a file, or that of a text.
pub fn hashed(text: &str) -> Outcome<Document> {
	if text.starts_with("0x") {
		return Ok(Document { hash: hash(text)?, uri: String::new(), content: None });
	}
	Ok(Document::of(content(text)?.0, ""))
}

/// A reference, as the number of an invoice: a file, or any words.
pub fn reference(text: &str) -> Outcome<Document> {
	match Path::new(text).is_file() || text.starts_with("0x") || text.trim().is_empty() {
		true => hashed(text),
		false => {
			Ok(Document::of(text.strip_prefix("text:").unwrap_or(text).as_bytes().to_vec(), ""))
		},
	}
}

/// A text below a salt, so that nobody finds it by trying what it may be. The whole proves the hash.
pub fn salted(text: &str) -> Outcome<Document> {
	if text.trim().is_empty() {
		return Err(empty());
	}
	let mut salt = [0_u8; 32];
	getrandom::fill(&mut salt)
		.map_err(|error| Failure::usage(format!("the system gives no randomness: {error}")))?;
	Ok(Document::of(format!("salt {}\n{text}\n", scale::to_hex(&salt)).into_bytes(), ""))
}

/// That there is no document, as the chain reads it.
pub fn none() -> Document {
	Document::of(Vec::new(), "data:,")
}

/// A hash as people write it.
pub fn hash(text: &str) -> Outcome<String> {
	match scale::from_hex(text) {
		Some(bytes) if bytes.len() == 32 => Ok(text.to_lowercase()),
		_ => Err(Failure::usage(format!("{text} is not 0x and 64 digits"))),
	}
}

/// A document: a file, a URL with its hash, a file and where it lies, or a short text.
pub fn document(text: &str) -> Outcome<Document> {
	let is_url = |text: &str| {
		["http://", "https://", "ipfs://", "ipns://"].iter().any(|scheme| text.starts_with(scheme))
	};
	let fits = |uri: &str| match uri.len() > names::LONGEST_URI {
		true => Err(Failure::usage(format!(
			"the address has {} bytes: {} are the most",
			uri.len(),
			names::LONGEST_URI
		))),
		false => Ok(()),
	};
	if is_url(text) {
		let (uri, digits) = text.rsplit_once("#0x").ok_or_else(|| {
			Failure::usage("a URL alone proves nothing")
				.hint("write URL#0x... with the SHA-256 of what lies there, or FILE=URL")
		})?;
		fits(uri)?;
		let hash = hash(&format!("0x{digits}"))?;
		return Ok(Document { hash, uri: uri.to_owned(), content: None });
	}
	if let Some((file, uri)) = text.split_once('=').filter(|(_, uri)| is_url(uri)) {
		let content = read(file)?;
		fits(uri)?;
		return Ok(Document::of(content, uri));
	}
	let (content, is_file) = content(text)?;
	if is_file {
		return Ok(Document::of(content, ""));
	}
	let words = String::from_utf8_lossy(&content);
	let uri = names::to_uri(&words).ok_or_else(|| {
		Failure::usage("the text is too long to lie on the chain")
			.hint("put it into a file, and give the file's name")
	})?;
	Ok(Document::of(content, &uri))
}

/// The documents that this user has seen, by hash.
#[derive(Clone, Debug)]
pub struct Copies {
	folder: PathBuf,
}

impl Copies {
	/// Those in the user's folder.
	pub fn of_user() -> Self {
		Self { folder: config::documents() }
	}

	/// Where the copy with this hash lies.
	fn place(&self, hash: &str) -> Option<PathBuf> {
		let digits = hash.strip_prefix("0x")?.to_lowercase();
		let good = digits.len() == 64 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
		good.then(|| self.folder.join(digits))
	}

	/// Where a copy lies, for people.
	pub fn place_of(&self, hash: &str) -> String {
		self.place(hash).map_or_else(|| "-".into(), |place| place.display().to_string())
	}

	/// Keeps a document whose content is here. What cannot be kept is no reason to stop.
	pub fn keep(&self, document: &Document) {
		let place = self.place(&document.hash);
		let content = document.content.as_ref().filter(|content| content.len() <= LONGEST);
		if let (Some(place), Some(content)) = (place, content) {
			if !place.exists() {
				let _ = config::write(&place, content, Over::Refuse);
			}
		}
	}

	/// The content with this hash, if it is here and still the same.
	pub fn find(&self, hash: &str) -> Option<Vec<u8>> {
		let content = std::fs::read(self.place(hash)?).ok()?;
		(scale::to_hex(&names::hash(&content)) == hash.to_lowercase()).then_some(content)
	}

	/// The text with this hash, if it is one and here.
	pub fn text(&self, hash: &str) -> Option<String> {
		let text = String::from_utf8(self.find(hash)?).ok()?;
		let shown = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t');
		text.chars().all(shown).then_some(text)
	}

	/// What to say of a hash in a line: the beginning of its text, or that there is a copy; nothing if there is none.
	pub fn about(&self, hash: &str) -> Option<String> {
		let Some(text) = self.text(hash) else {
			return self.find(hash).map(|content| format!("your copy: {} bytes", content.len()));
		};
		let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
		let begun: String = line.chars().take(SHOWN).collect();
		let more = if begun.len() < line.len() { "…" } else { "" };
		Some(format!("your copy: \"{begun}{more}\""))
	}
}

/// Reads a file of text.
pub fn read_text(path: &str) -> Outcome<String> {
	std::fs::read_to_string(path)
		.map_err(|error| Failure::usage(format!("{path} cannot be read: {}", of_file(&error))))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn document_is_a_text_that_its_hash_proves() {
		let found = document("Sensorica").unwrap().json();
		assert_eq!(found["uri"], "data:,Sensorica");
		assert_eq!(found["hash"], scale::to_hex(&names::hash(b"Sensorica")));
		assert_eq!(document("text:phto.jpg").unwrap().uri, "data:,phto.jpg");
	}

	#[test]
	fn document_is_refused_when_nothing_proves_it_or_it_is_too_long() {
		assert!(document("https://example.org/a").unwrap_err().to_string().contains("#0x"));
		let long = "x".repeat(200);
		assert!(document(&long).unwrap_err().to_string().contains("too long"));
		let url = format!("https://example.org/{long}#0x{}", "00".repeat(32));
		assert!(document(&url).unwrap_err().to_string().contains("128"));
	}

	#[test]
	fn document_is_a_file_where_there_is_one() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("agreement.txt");
		std::fs::write(&path, "we agree").unwrap();
		let path = path.to_str().unwrap();
		let hash = scale::to_hex(&names::hash(b"we agree"));
		assert_eq!(document(path).unwrap().json(), json!({"hash": hash, "uri": ""}));
		let with = document(&format!("{path}=https://example.org/a")).unwrap().json();
		assert_eq!(with, json!({"hash": hash, "uri": "https://example.org/a"}));
		assert_eq!(hashed(path).unwrap().hash, hash);
	}

	#[test]
	fn document_is_refused_when_it_looks_like_a_file_that_is_not_there() {
		let folder = tempfile::tempdir().unwrap();
		let spaced = folder.path().join("photo");
		for text in [
			"phto.jpg",
			"./nope/x.jpg",
			"/tmp",
			"nope/x",
			".hidden",
			"~/photo",
			"invoice 7.pdf",
			"C:\\photo",
			"a.tar.gz",
			spaced.to_str().unwrap(),
		] {
			for read in [document, hashed] {
				let refused = read(text).unwrap_err().to_string();
				assert!(
					refused.contains("cannot be read") && refused.contains("text:"),
					"{refused}"
				);
			}
		}
	}

	#[test]
	fn document_is_words_when_they_do_not_look_like_a_file() {
		for text in [
			"drawing",
			"built the frame",
			"washed and/or dried",
			"It is done.",
			"rev 1.25",
			"version 2.0 of it",
			"so on...",
			"invoice-1",
		] {
			assert_eq!(document(text).unwrap().content, Some(text.as_bytes().to_vec()), "{text}");
		}
	}

	#[test]
	fn salted_text_has_another_hash_each_time_and_says_what_was_written() {
		let (one, other) = (salted("DE02 1203").unwrap(), salted("DE02 1203").unwrap());
		assert_ne!(one.hash, other.hash);
		let content = String::from_utf8(one.content.unwrap()).unwrap();
		assert!(content.starts_with("salt 0x") && content.ends_with("\nDE02 1203\n"), "{content}");
		assert_eq!(one.hash, scale::to_hex(&names::hash(content.as_bytes())));
		assert!(salted(" ").is_err());
	}

	#[test]
	fn reference_is_any_words() {
		assert_eq!(reference("2026/17.a").unwrap().content, Some(b"2026/17.a".to_vec()));
		assert!(reference("").is_err());
	}

	#[test]
	fn document_is_refused_when_it_is_empty() {
		for text in ["", " ", "text:", "text: "] {
			assert!(document(text).unwrap_err().what.contains("proves nothing"), "{text}");
			assert!(hashed(text).is_err());
		}
	}

	#[test]
	fn copies_are_found_by_hash_and_only_as_they_were() {
		let folder = tempfile::tempdir().unwrap();
		let copies = Copies { folder: folder.path().join("documents") };
		let agreement = document("We share what we make, by hours.").unwrap();
		assert_eq!(copies.find(&agreement.hash), None);
		copies.keep(&agreement);
		copies.keep(&agreement);
		assert_eq!(copies.text(&agreement.hash).unwrap(), "We share what we make, by hours.");
		assert!(copies.about(&agreement.hash).unwrap().contains("We share"));
		std::fs::write(copies.place(&agreement.hash).unwrap(), "We share nothing.").unwrap();
		assert_eq!(copies.find(&agreement.hash), None);
		let film = Document::of(vec![0, 159, 146, 150], "");
		copies.keep(&film);
		assert_eq!(copies.text(&film.hash), None);
		assert_eq!(copies.about(&film.hash).unwrap(), "your copy: 4 bytes");
		assert_eq!(copies.find("0x../../etc/passwd"), None);
	}
}
