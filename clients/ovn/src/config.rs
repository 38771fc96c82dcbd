// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The user's configuration: networks with their node, genesis, key and scope, and the folders of this user.
//!
//! A field that is not known is refused with its line, because a mistyped `genesis` that is ignored would let a
//! command go to another chain.

use crate::errors::{of_file, Failure, Outcome};
use directories::ProjectDirs;
use serde::Deserialize;
use std::{
	collections::BTreeMap,
	fs,
	io::Write,
	path::{Path, PathBuf},
};
use toml_edit::{DocumentMut, Item, Table};

/// What the file says.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Config {
	/// The network that is meant if none is named.
	pub network: Option<String>,
	/// The key that signs if none is named.
	pub key: Option<String>,
	/// The networks, by name.
	#[serde(default)]
	pub networks: BTreeMap<String, Network>,
}

/// A network.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Network {
	/// The address of its node.
	pub url: String,
	/// How its chain began.
	pub genesis: Option<String>,
	/// The key that signs there.
	pub key: Option<String>,
	/// The scope that `.` stands for.
	pub scope: Option<String>,
}

fn folders() -> Option<ProjectDirs> {
	ProjectDirs::from("", "", "ovn")
}

/// The folder of the user's configuration.
pub fn folder() -> PathBuf {
	folders().map(|found| found.config_dir().to_owned()).unwrap_or_else(|| "ovn".into())
}

/// The folder of documents that the user has seen.
pub fn documents() -> PathBuf {
	folders()
		.map(|found| found.data_dir().to_owned())
		.unwrap_or_else(|| "ovn".into())
		.join("documents")
}

/// The file of the configuration: `OVN_CONFIG`, or `config.toml` in the user's folder.
pub fn path() -> PathBuf {
	std::env::var_os("OVN_CONFIG")
		.filter(|value| !value.is_empty())
		.map_or_else(|| folder().join("config.toml"), PathBuf::from)
}

/// The folder of keys: beside the configuration.
pub fn keys_folder() -> PathBuf {
	path().parent().map(Path::to_owned).unwrap_or_default().join("keys")
}

/// Whether an address can be one of a node; why not, if it cannot.
pub fn check_url(url: &str) -> Result<(), String> {
	if url.starts_with("ws://") || url.starts_with("wss://") {
		return Ok(());
	}
	let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
	let secure = if url.starts_with("https://") { "wss" } else { "ws" };
	Err(format!(
		"write ws:// or wss:// before the address, as {secure}://{bare}: clients speak to nodes over websockets"
	))
}

impl Config {
	/// Reads the configuration; an empty one if there is no such file.
	pub fn read(path: &Path) -> Outcome<Self> {
		let text = text_of(path)?;
		let wrong = |line: usize, what: &str| {
			Failure::usage(format!(
				"{}, line {line}: {}",
				path.display(),
				what.trim().replace('\n', " ")
			))
			.hint("mend the file; `ovn profile --help` says what it can have. Nothing was sent.")
		};
		let config: Self = toml::from_str(&text).map_err(|error| {
			let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
			wrong(before.matches('\n').count().saturating_add(1), error.message())
		})?;
		let line_of = |wanted: &str| {
			let found = text.lines().position(|line| line.contains(wanted));
			found.unwrap_or_default().saturating_add(1)
		};
		for (name, network) in &config.networks {
			check_url(&network.url).map_err(|todo| {
				wrong(
					line_of(&network.url),
					&format!("the url {} of {name} is none of a node: {todo}", network.url),
				)
			})?;
			if let Some(genesis) = &network.genesis {
				check_genesis(genesis).map_err(|what| wrong(line_of(genesis), &what))?;
			}
		}
		if let Some(name) =
			config.network.as_ref().filter(|name| !config.networks.contains_key(*name))
		{
			return Err(wrong(line_of(name), &format!("there is no network {name} in this file")));
		}
		Ok(config)
	}

	/// The network of this name.
	pub fn network(&self, name: &str) -> Outcome<&Network> {
		self.networks.get(name).ok_or_else(|| {
			let known: Vec<_> = self.networks.keys().map(String::as_str).collect();
			Failure::usage(format!("no network is called {name} in {}", path().display())).hint(
				match known[..] {
					[] => format!("`ovn profile add {name} --url wss://...` adds it"),
					_ => format!(
						"those there are: {}; `ovn profile add {name} --url wss://...` adds it",
						known.join(", ")
					),
				},
			)
		})
	}
}

/// Whether a text can be the beginning of a genesis hash.
pub fn check_genesis(text: &str) -> Result<(), String> {
	let digits = text.strip_prefix("0x").unwrap_or_default();
	let good = (8..=64).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_hexdigit());
	match good {
		true => Ok(()),
		false => Err(format!(
			"{text} is no genesis hash: it has 0x and 64 digits, or the first 8 or more"
		)),
	}
}

fn text_of(path: &Path) -> Outcome<String> {
	match fs::read_to_string(path) {
		Ok(text) => Ok(text),
		Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
		Err(error) => {
			Err(Failure::usage(format!("{} cannot be read: {}", path.display(), of_file(&error))))
		},
	}
}

/// Changes the configuration; comments and order stay. Refused if it could not be read afterwards.
pub fn change(path: &Path, change: impl FnOnce(&mut DocumentMut)) -> Outcome {
	let mut document: DocumentMut = text_of(path)?
		.parse()
		.map_err(|error| Failure::usage(format!("{}: {error}", path.display())))?;
	change(&mut document);
	write(path, document.to_string().as_bytes(), Over::Replace)
}

/// The table of a network, which is made if it is not there.
pub fn network_table<'a>(document: &'a mut DocumentMut, name: &str) -> Option<&'a mut Table> {
	let mut networks = Table::new();
	// Only the networks in it have headings.
	networks.set_implicit(true);
	document
		.entry("networks")
		.or_insert(Item::Table(networks))
		.as_table_mut()?
		.entry(name)
		.or_insert(Item::Table(Table::new()))
		.as_table_mut()
}

/// What becomes of a file that is there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Over {
	/// It is replaced.
	Replace,
	/// It stays, and writing is refused.
	Refuse,
}

/// Writes a file whole or not at all, for its owner only. Its folder is made.
pub fn write(path: &Path, content: &[u8], over: Over) -> Outcome {
	let cannot = |error: std::io::Error| {
		Failure::usage(format!("{} cannot be written: {}", path.display(), of_file(&error)))
	};
	if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
		fs::create_dir_all(folder).map_err(cannot)?;
	}
	let mut options = fs::OpenOptions::new();
	options.write(true).create_new(true);
	#[cfg(unix)]
	{
		use std::os::unix::fs::OpenOptionsExt;
		options.mode(0o600);
	}
	if over == Over::Refuse {
		let mut file = options.open(path).map_err(cannot)?;
		return file.write_all(content).and_then(|()| file.sync_all()).map_err(|error| {
			// It was made here, and half of it is none.
			let _ = fs::remove_file(path);
			cannot(error)
		});
	}
	let mut name = path.file_name().unwrap_or_default().to_owned();
	name.push(format!(".{}", std::process::id()));
	let fresh = path.with_file_name(name);
	let written = options
		.open(&fresh)
		.and_then(|mut file| file.write_all(content).and_then(|()| file.sync_all()))
		.and_then(|()| fs::rename(&fresh, path));
	written.map_err(|error| {
		let _ = fs::remove_file(&fresh);
		cannot(error)
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	fn read(text: &str) -> Outcome<Config> {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("config.toml");
		fs::write(&path, text).unwrap();
		Config::read(&path)
	}

	#[test]
	fn config_is_empty_when_there_is_no_file() {
		assert_eq!(Config::read(Path::new("/nowhere/config.toml")).unwrap(), Config::default());
	}

	#[test]
	fn config_is_refused_with_line_and_fields_when_a_field_is_mistyped() {
		let refused =
			read("network = \"lab\"\n\n[networks.lab]\nurl = \"ws://a\"\ngenesi = \"0x12\"\n");
		let refused = refused.unwrap_err();
		assert_eq!(refused.exit, crate::errors::Exit::Usage);
		for word in ["line 5", "`genesi`", "`genesis`", "`url`", "`key`", "`scope`"] {
			assert!(refused.what.contains(word), "{word}: {refused}");
		}
		let refused = read("networks = 3\n").unwrap_err();
		assert!(refused.what.contains("line 1"), "{refused}");
		assert!(read("key = \"ana\n").unwrap_err().what.contains("line 1"));
	}

	#[test]
	fn config_is_refused_when_a_value_is_none_of_its_field() {
		for (text, words) in [
			("[networks.lab]\nurl = \"https://lab.org\"\n", ["line 2", "wss://lab.org"]),
			("[networks.lab]\nurl = \"lab.org\"\n", ["line 2", "ws://lab.org"]),
			("[networks.lab]\nurl = \"ws://a\"\ngenesis = \"12\"\n", ["line 3", "0x and 64"]),
			("network = \"lap\"\n", ["line 1", "no network lap"]),
		] {
			let refused = read(text).unwrap_err();
			assert!(words.iter().all(|word| refused.what.contains(word)), "{refused}");
		}
	}

	#[test]
	fn config_keeps_its_comments_when_it_is_changed() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("deep").join("config.toml");
		change(&path, |document| document["key"] = toml_edit::value("ana")).unwrap();
		let text = fs::read_to_string(&path).unwrap();
		fs::write(&path, format!("# mine\n{text}")).unwrap();
		change(&path, |document| {
			network_table(document, "lab").unwrap()["url"] = toml_edit::value("wss://lab.org");
		})
		.unwrap();
		let text = fs::read_to_string(&path).unwrap();
		assert_eq!(text, "# mine\nkey = \"ana\"\n\n[networks.lab]\nurl = \"wss://lab.org\"\n");
		let config = Config::read(&path).unwrap();
		assert_eq!(config.network("lab").unwrap().url, "wss://lab.org");
		let refused = config.network("lap").unwrap_err().to_string();
		assert!(refused.contains("those there are: lab"), "{refused}");
	}

	#[test]
	fn write_leaves_the_file_when_it_may_not_be_replaced() {
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("key");
		write(&path, b"one", Over::Refuse).unwrap();
		assert!(write(&path, b"two", Over::Refuse).is_err());
		assert_eq!(fs::read(&path).unwrap(), b"one");
		write(&path, b"two", Over::Replace).unwrap();
		assert_eq!(fs::read(&path).unwrap(), b"two");
		assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
	}
}
