// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the sources of the client must not do: put something of their own where a node says nothing, and use what
//! stands above them.
//!
//! Absent is not 0: 0 is the global scope, an amount that nobody owes, the end of a list. What is missing in an
//! answer is an error (`fields::amount`, `text`, `list_of`), or is shown as it stands there (`as_said`, `word`,
//! `Context::who`). What the chain itself leaves out is matched as such: `is_null`, or the `None` of a lookup.

#![allow(clippy::arithmetic_side_effects, clippy::string_slice, clippy::unwrap_used)]

use std::{
	fs,
	path::{Path, PathBuf},
};

/// What knows no answer of a chain: the command line, settings, files, the terminal, and help from the metadata.
const WITHOUT_CHAIN: [&str; 6] =
	["cli.rs", "config.rs", "csv.rs", "output.rs", "commands/derived.rs", "commands/key.rs"];
/// How a value of an answer is read.
const READERS: [&str; 8] = [
	"as_array()",
	"as_bool()",
	"as_i64()",
	"as_object()",
	"as_str()",
	"as_u64()",
	"storage(",
	"base_units(",
];
/// What puts something else where nothing was read.
const DEFAULTS: [&str; 9] = [
	".unwrap_or_default()",
	".unwrap_or(0",
	".unwrap_or(\"",
	".unwrap_or(false)",
	".unwrap_or(true)",
	".unwrap_or_else(String::new",
	".unwrap_or_else(Vec::new",
	".map_or_default(",
	".into_iter().flatten()",
];

/// The modules, from below: each uses those of its own row and of the rows above it on this page.
const LAYERS: [(&str, &[&str]); 8] = [
	("of the chain's metadata", &["amounts", "docs", "scale"]),
	(
		"words, files and the terminal",
		&[
			"advice",
			"beancount",
			"bounds",
			"config",
			"counted",
			"csv",
			"errors",
			"fields",
			"interrupt",
			"names",
			"output",
		],
	),
	("keys and papers", &["documents", "keyfile", "keys", "options", "passphrase", "transaction"]),
	("the chain, and what things on it are called", &["chain", "lookup", "things"]),
	("arguments", &["args"]),
	("the session", &["answers", "context", "show"]),
	("commands", &["commands", "verbs"]),
	("the command line", &["cli"]),
];
/// Completions are made from the whole command line, which only one command needs.
const ABOVE: [(&str, &str); 1] = [("commands/tools.rs", "cli")];

fn sources(folder: &Path) -> Vec<PathBuf> {
	let mut found = Vec::new();
	for entry in fs::read_dir(folder).unwrap() {
		let path = entry.unwrap().path();
		match path.is_dir() {
			true => found.extend(sources(&path)),
			false => found.push(path),
		}
	}
	found.retain(|path| path.extension().is_some_and(|ending| ending == "rs"));
	found
}

/// The code of a file without its tests, its comments and its spaces.
fn code(text: &str) -> String {
	let text = text.split("#[cfg(test)]").next().unwrap();
	let lines = text.lines().map(str::trim).filter(|line| !line.starts_with("//"));
	lines.flat_map(str::chars).filter(|letter| !letter.is_whitespace()).collect()
}

/// Where a default stands in for what was read: the readers are followed by it at once.
fn invented(code: &str) -> Vec<String> {
	let mut found = Vec::new();
	for reader in READERS {
		for (at, _) in code.match_indices(reader) {
			let rest = &code[at + reader.len()..];
			// What is called with arguments goes on behind them.
			let rest = match reader.ends_with('(') {
				true => behind(rest),
				false => rest,
			};
			let rest = rest.strip_prefix(".await?").unwrap_or(rest);
			let rest = rest.strip_prefix(".cloned()").unwrap_or(rest);
			if DEFAULTS.iter().any(|default| rest.starts_with(default)) {
				found.push(format!("{reader}{}", rest.chars().take(40).collect::<String>()));
			}
		}
	}
	found
}

/// What follows the bracket that closes one opened before.
fn behind(text: &str) -> &str {
	let mut open = 1_usize;
	for (at, letter) in text.char_indices() {
		match letter {
			'(' => open += 1,
			')' => open -= 1,
			_ => {},
		}
		if open == 0 {
			return &text[at + 1..];
		}
	}
	""
}

#[test]
fn nothing_stands_in_for_what_a_node_does_not_say() {
	let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
	let mut wrong = Vec::new();
	let all = sources(&root);
	assert!(all.len() > 40, "{}", all.len());
	for path in all {
		let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
		let code = code(&fs::read_to_string(&path).unwrap());
		if WITHOUT_CHAIN.contains(&name.as_str()) {
			continue;
		}
		if code.contains("unwrap_or_default") {
			wrong.push(format!("{name}: unwrap_or_default"));
		}
		wrong.extend(invented(&code).into_iter().map(|found| format!("{name}: {found}")));
	}
	assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The modules that a file uses, by what stands behind `crate::`.
fn used(code: &str) -> Vec<String> {
	let mut found = Vec::new();
	for (at, _) in code.match_indices("crate::") {
		let rest = &code[at + "crate::".len()..];
		let Some(group) = rest.strip_prefix('{') else {
			found.push(first_word(rest));
			continue;
		};
		let (mut open, mut start) = (0_usize, 0);
		for (place, letter) in group.char_indices() {
			match letter {
				'}' if open == 0 => {
					found.push(first_word(&group[start..place]));
					break;
				},
				',' if open == 0 => {
					found.push(first_word(&group[start..place]));
					start = place + 1;
				},
				'{' => open += 1,
				'}' => open -= 1,
				_ => {},
			}
		}
	}
	found.retain(|name| !name.is_empty());
	found
}

fn first_word(text: &str) -> String {
	text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

fn layer(module: &str) -> Option<usize> {
	LAYERS.iter().position(|(_, modules)| modules.contains(&module))
}

#[test]
fn no_module_uses_what_stands_above_it() {
	let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
	let mut wrong = Vec::new();
	for path in sources(&root) {
		let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
		let module = name.split('/').next().unwrap().trim_end_matches(".rs");
		if ["lib", "main"].contains(&module) {
			continue;
		}
		let Some(own) = layer(module) else {
			wrong.push(format!("{name}: its module stands in no layer"));
			continue;
		};
		for of in used(&code(&fs::read_to_string(&path).unwrap())) {
			let allowed = ABOVE.contains(&(name.as_str(), of.as_str()));
			match layer(&of) {
				Some(other) if other > own && !allowed => {
					let (above, below) = (LAYERS[other].0, LAYERS[own].0);
					wrong.push(format!("{name} ({below}) uses {of} ({above})"));
				},
				None => wrong.push(format!("{name} uses {of}, which stands in no layer")),
				_ => {},
			}
		}
	}
	assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn modules_are_found_however_they_are_used() {
	let text =
		"use crate::{ amounts, chain::{Call, Event}, errors::Outcome, };\ncrate::fields::word(x)";
	assert_eq!(used(&code(text)), ["amounts", "chain", "errors", "fields"]);
	assert!(used(&code("#[cfg(test)] mod tests { use crate::commands; }")).is_empty());
}

#[test]
fn invented_default_is_found_however_it_is_written() {
	for (text, found) in [
		("let a = value[\"a\"].as_u64()\n\t.unwrap_or(0);", true),
		("let a = base_units(&of[name(1)]).unwrap_or(0);", true),
		("for x in value.as_array().into_iter().flatten() {}", true),
		("value.as_array().cloned().unwrap_or_default()", true),
		("chain.storage(\"A\", \"B\", &[]).await?.unwrap_or_default()", true),
		("// value.as_u64().unwrap_or(0)", false),
		("let a = value.as_u64().ok_or_else(missing)?;", false),
		("#[cfg(test)] mod tests { fn a() { x.as_u64().unwrap_or(0) } }", false),
	] {
		assert_eq!(!invented(&code(text)).is_empty(), found, "{text}");
	}
}
