// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Processes of the node.

use serde_json::Value;
use std::{
	ffi::OsString,
	fs::File,
	io::Read,
	path::{Path, PathBuf},
	process::{Child, Command, ExitStatus, Stdio},
	thread::sleep,
	time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long a node may take until its RPC server answers. Generous: tests share two cores.
const START_TIMEOUT: Duration = Duration::from_secs(90);
/// How long a command that is expected to end by itself may run.
const RUN_TIMEOUT: Duration = Duration::from_secs(90);
/// Names the folder in which nodes keep compiled runtimes.
const COMPILED: &str = "OVN_COMPILED_RUNTIMES";
const POLL: Duration = Duration::from_millis(50);

/// The node's binary: `$OVN_NODE`, or `ovn-node` in the target directory of this build.
pub fn binary() -> PathBuf {
	let path = std::env::var_os("OVN_NODE").map_or_else(|| beside_tests("ovn-node"), PathBuf::from);
	assert!(path.exists(), "no node at {}: cargo build --package ovn-node", path.display());
	path
}

/// A path in the folder of the target directory in which this build's binaries are.
fn beside_tests(name: &str) -> PathBuf {
	let exe = std::env::current_exe().expect("a test knows its own executable");
	exe.ancestors().nth(2).expect("tests lie in target/<profile>/deps").join(name)
}

/// What a command did that ended by itself.
#[derive(Debug)]
pub struct Finished {
	/// How it ended.
	pub status: ExitStatus,
	/// All it printed to standard output.
	pub stdout: String,
	/// All it printed to standard error.
	pub stderr: String,
}

impl Finished {
	/// Panics unless the command failed with an exit code (not by a signal, nor by a Rust panic) and
	/// said all of `words` on standard error.
	pub fn expect_refusal(&self, words: &[&str]) {
		let code = self.status.code().unwrap_or_else(|| panic!("ended by a signal: {self:?}"));
		assert_ne!(code, 0, "should have failed: {self:?}");
		assert_ne!(code, 101, "panicked instead of failing: {self:?}");
		for word in words {
			assert!(self.stderr.contains(word), "did not say {word:?}: {self:?}");
		}
	}

	/// Panics unless the command succeeded.
	pub fn expect_success(&self) -> &Self {
		assert!(self.status.success(), "failed: {self:?}");
		self
	}
}

/// Runs the node's binary with these arguments until it ends by itself.
///
/// Panics if it does not within a minute and a half; it is killed then.
pub fn run<I, S>(arguments: I) -> Finished
where
	I: IntoIterator<Item = S>,
	S: Into<OsString>,
{
	Running::start(Command::new(binary()).args(arguments.into_iter().map(Into::into))).finish()
}

/// Writes the development chain's specification with a change into the folder. Its path.
pub fn changed_spec(folder: &Path, change: impl FnOnce(&mut Value)) -> String {
	let spec = run(["export-chain-spec", "--chain", "dev"]).expect_success().stdout.clone();
	let mut spec = serde_json::from_str(&spec).unwrap();
	change(&mut spec);
	let path = folder.join("spec.json");
	std::fs::write(&path, spec.to_string()).unwrap();
	path.to_str().unwrap().to_owned()
}

/// A command that is expected to end by itself. Dropping it kills it.
#[derive(Debug)]
pub struct Running {
	child: Child,
	output: TempDir,
}

impl Running {
	/// Starts a command without input, and keeps what it prints.
	pub fn start(command: &mut Command) -> Self {
		Self::start_with(command, Stdio::null())
	}

	/// Starts a command with this input, and keeps what it prints.
	pub fn start_with(command: &mut Command, input: impl Into<Stdio>) -> Self {
		let output = TempDir::new().unwrap();
		let child = command
			.stdin(input)
			.stdout(File::create(output.path().join("stdout")).unwrap())
			.stderr(File::create(output.path().join("stderr")).unwrap())
			.spawn()
			.expect("the binary can be executed");
		Self { child, output }
	}

	/// Waits until it ends. Panics if it does not within a minute and a half.
	pub fn finish(self) -> Finished {
		self.finish_within(RUN_TIMEOUT)
	}

	/// Waits until it ends. Panics if it does not in this time.
	pub fn finish_within(mut self, patience: Duration) -> Finished {
		let (stdout, stderr) =
			(self.output.path().join("stdout"), self.output.path().join("stderr"));
		let deadline = Instant::now() + patience;
		let status = loop {
			if let Some(status) = self.child.try_wait().unwrap() {
				break status;
			}
			assert!(
				Instant::now() < deadline,
				"still running after {patience:?}; it said:\n{}",
				read(&stderr)
			);
			sleep(POLL);
		};
		Finished { status, stdout: read(&stdout), stderr: read(&stderr) }
	}

	/// Whether it still runs.
	pub fn is_running(&mut self) -> bool {
		self.child.try_wait().unwrap().is_none()
	}

	/// Presses Ctrl-C (SIGINT).
	pub fn interrupt(&self) {
		let id = self.child.id().to_string();
		let sent = Command::new("kill").args(["-INT", &id]).status().unwrap();
		assert!(sent.success(), "it had ended already");
	}

	/// Kills it (SIGKILL).
	pub fn kill(mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}

impl Drop for Running {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
	}
}

fn read(path: &Path) -> String {
	let mut bytes = Vec::new();
	let _ = File::open(path).and_then(|mut file| file.read_to_end(&mut bytes));
	String::from_utf8_lossy(&bytes).into_owned()
}

/// How to start a [`Node`].
#[derive(Debug, Default)]
pub struct NodeBuilder {
	arguments: Vec<OsString>,
	base: Option<PathBuf>,
}

impl NodeBuilder {
	/// Adds a command-line argument.
	pub fn arg(mut self, argument: impl Into<OsString>) -> Self {
		self.arguments.push(argument.into());
		self
	}

	/// Adds command-line arguments.
	pub fn args<S: Into<OsString>>(mut self, arguments: impl IntoIterator<Item = S>) -> Self {
		self.arguments.extend(arguments.into_iter().map(Into::into));
		self
	}

	/// Keeps the database in this folder, which outlives the node.
	pub fn base_path(mut self, path: &Path) -> Self {
		self.base = Some(path.to_owned());
		self
	}

	/// Starts the node and waits until its RPC server answers.
	///
	/// Panics, with all the node said, if it ends first or takes too long.
	pub fn start(self) -> Node {
		let home = TempDir::new().unwrap();
		let log = home.path().join("node.log");
		let base = self.base.unwrap_or_else(|| home.path().join("base"));
		let mut command = Command::new(binary());
		if std::env::var_os(COMPILED).is_none() {
			// All nodes of all tests share one, or each would compile the runtime for itself.
			command.env(COMPILED, beside_tests("compiled-runtimes"));
		}
		let child = command
			.args(self.arguments)
			.arg("--base-path")
			.arg(&base)
			.args(["--rpc-port", "0", "--port", "0", "--no-prometheus", "--no-telemetry"])
			.args(["--no-mdns", "--log", "info"])
			.stdin(Stdio::null())
			.stdout(Stdio::null())
			.stderr(File::create(&log).unwrap())
			.spawn()
			.expect("the node's binary can be executed");
		let mut node = Node { child, log, url: String::new(), _home: home };
		let deadline = Instant::now() + START_TIMEOUT;
		loop {
			if let Some(address) = rpc_address(&node.log()) {
				node.url = format!("ws://{address}");
				return node;
			}
			if let Some(status) = node.child.try_wait().unwrap() {
				panic!("the node ended ({status}) before its RPC server answered");
			}
			assert!(Instant::now() < deadline, "no RPC server after {START_TIMEOUT:?}");
			sleep(POLL);
		}
	}
}

/// The address in the line in which the node announces its RPC server.
fn rpc_address(log: &str) -> Option<&str> {
	let line = log.lines().find(|line| line.contains("Running JSON-RPC server"))?;
	let rest = line.split("addr=").nth(1)?;
	rest.split([',', ' ']).next()
}

/// A running node. Dropping it kills the process and waits for its end.
#[derive(Debug)]
pub struct Node {
	child: Child,
	log: PathBuf,
	url: String,
	_home: TempDir,
}

impl Node {
	/// A node to be configured.
	pub fn builder() -> NodeBuilder {
		NodeBuilder::default()
	}

	/// A development chain that makes a block every 100 ms.
	pub fn sealing() -> Self {
		Self::builder().args(["--dev", "--sealing", "100"]).start()
	}

	/// The websocket address of the node's RPC server.
	pub fn url(&self) -> &str {
		&self.url
	}

	/// The node's process id.
	pub fn id(&self) -> u32 {
		self.child.id()
	}

	/// All the node has printed so far.
	pub fn log(&self) -> String {
		read(&self.log)
	}

	/// Asks the node to stop (SIGTERM), as an operator would, and waits until it has.
	pub fn stop(mut self) -> ExitStatus {
		let sent = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
		assert!(sent.success(), "the node had ended already");
		let deadline = Instant::now() + RUN_TIMEOUT;
		loop {
			if let Some(status) = self.child.try_wait().unwrap() {
				return status;
			}
			assert!(Instant::now() < deadline, "still running after {RUN_TIMEOUT:?}");
			sleep(POLL);
		}
	}

	/// Kills the node (SIGKILL), as a power cut would.
	pub fn kill(mut self) {
		self.child.kill().unwrap();
		self.child.wait().unwrap();
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		let _ = self.child.kill();
		let _ = self.child.wait();
		if std::thread::panicking() {
			let log = self.log();
			let lines: Vec<_> = log.lines().collect();
			let tail = lines.len().saturating_sub(60);
			eprintln!("the node's last lines:\n{}", lines[tail..].join("\n"));
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn rpc_address_is_found_in_the_announcement() {
		let log =
			"a\n2026-01-01 Running JSON-RPC server: addr=127.0.0.1:39011, allowed origins=[]\nb";
		assert_eq!(rpc_address(log), Some("127.0.0.1:39011"));
		assert_eq!(rpc_address("nothing of the kind"), None);
	}
}
