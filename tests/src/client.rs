// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Our own client, as a person runs it.

use crate::{node::Running, Finished, Node};
use serde_json::Value;
use std::{path::PathBuf, process::Command, time::Duration};
use tempfile::TempDir;

/// How long a script may take, on a machine that does other things too.
const SCRIPT_TIMEOUT: Duration = Duration::from_secs(300);

/// The passphrase of every key that a test makes, as a person would type it.
pub const PASSPHRASE: &str = "correct horse battery";

/// The client's binary: `$OVN_CLIENT`, or `ovn` in the target directory of this build.
pub fn binary() -> PathBuf {
	let path = std::env::var_os("OVN_CLIENT").map_or_else(
		|| {
			let exe = std::env::current_exe().expect("a test knows its own executable");
			exe.ancestors().nth(2).expect("tests lie in target/<profile>/deps").join("ovn")
		},
		PathBuf::from,
	);
	assert!(path.exists(), "no client at {}: cargo build -p ovn-client", path.display());
	path
}

/// The client, with a node to ask and an address book of its own.
#[derive(Debug)]
pub struct Ovn {
	url: String,
	home: TempDir,
}

impl Ovn {
	/// A client of a node.
	pub fn of(node: &Node) -> Self {
		Self::at(node.url())
	}

	/// A client of whatever listens at this address.
	pub fn at(url: &str) -> Self {
		Self { url: url.to_owned(), home: TempDir::new().unwrap() }
	}

	/// A file in its folder.
	pub fn file(&self, name: &str, content: &str) -> String {
		let path = self.home.path().join(name);
		std::fs::write(&path, content).unwrap();
		path.to_str().unwrap().to_owned()
	}

	/// The path of a file in its folder.
	pub fn path(&self, name: &str) -> String {
		self.home.path().join(name).to_str().unwrap().to_owned()
	}

	/// A command, split at its spaces except within '...'.
	pub fn command(&self, line: &str) -> Command {
		let mut command = Command::new(binary());
		command
			.args(words(line))
			.env_clear()
			.env("HOME", self.home.path())
			.env("OVN_URL", &self.url)
			.env("OVN_NAMES", self.home.path().join("names"))
			.env("OVN_PASSPHRASE", PASSPHRASE);
		command
	}

	/// Runs a script of a shell, in which `ovn` is the client and `ovn-node` the node, until it ends.
	pub fn script(&self, script: &str) -> Finished {
		let folder_of = |file: PathBuf| file.parent().expect("a file lies in a folder").to_owned();
		let (folder, nodes) = (folder_of(binary()), folder_of(crate::node::binary()));
		let path = std::env::var("PATH").unwrap_or_default();
		let mut command = Command::new("bash");
		command
			.args(["-eu", "-o", "pipefail", "-c", script])
			.current_dir(self.home.path())
			.env_clear()
			.env("PATH", format!("{}:{}:{path}", folder.display(), nodes.display()))
			.env("HOME", self.home.path())
			.env("OVN_PASSPHRASE", PASSPHRASE)
			.env("OVN_URL", &self.url);
		Running::start(&mut command).finish_within(SCRIPT_TIMEOUT)
	}

	/// Runs a command with this on its standard input until it ends.
	pub fn run_with(&self, line: &str, input: &str) -> Finished {
		let path = self.file("input", input);
		let input = std::fs::File::open(path).unwrap();
		Running::start_with(&mut self.command(line), input).finish()
	}

	/// Starts a command.
	pub fn start(&self, line: &str) -> Running {
		Running::start(&mut self.command(line))
	}

	/// Runs a command until it ends.
	pub fn run(&self, line: &str) -> Finished {
		self.start(line).finish()
	}

	/// Runs a command that must succeed, and returns what it printed.
	pub fn ok(&self, line: &str) -> String {
		let finished = self.run(line);
		assert!(finished.status.success(), "ovn {line}\n{}\n{}", finished.stdout, finished.stderr);
		finished.stdout
	}

	/// Runs a command with `--json` that must succeed, and returns its answer.
	pub fn json(&self, line: &str) -> Value {
		let answer = self.ok(&format!("{line} --json"));
		serde_json::from_str(&answer)
			.unwrap_or_else(|error| panic!("ovn {line}: {error}: {answer}"))
	}

	/// Runs a command that must end with this code and say all these words.
	pub fn refused(&self, line: &str, code: i32, words: &[&str]) -> Finished {
		let finished = self.run(line);
		assert_eq!(
			finished.status.code(),
			Some(code),
			"ovn {line}\n{}\n{}",
			finished.stdout,
			finished.stderr
		);
		for word in words {
			assert!(
				finished.stderr.contains(word),
				"ovn {line} did not say {word:?}:\n{}",
				finished.stderr
			);
		}
		finished
	}
}

/// Splits a line at its spaces; what stands within '...' is one word.
fn words(line: &str) -> Vec<String> {
	let mut words = Vec::new();
	for (index, part) in line.split('\'').enumerate() {
		if index % 2 == 1 {
			words.push(part.to_owned());
		} else {
			words.extend(part.split_whitespace().map(str::to_owned));
		}
	}
	words
}
