// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The reference is that of the metadata, and every link in it leads somewhere.

use super::{
	links::Anchors,
	pages::render,
	words::{self, EXTENSIONS, OURS, STOCK},
};
use crate::docs;
use std::{collections::BTreeSet, path::PathBuf};

fn folder() -> PathBuf {
	PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap()).join("../docs")
}

#[test]
fn reference_is_that_of_the_metadata() {
	let folder = folder().join("reference");
	let hint = "run scripts/setup/update-metadata.sh, which makes docs/reference anew";
	let mut expected = BTreeSet::new();
	for file in render(&docs::embedded()) {
		let found = std::fs::read_to_string(folder.join(&file.name)).unwrap_or_default();
		assert!(
			found == file.content,
			"docs/reference/{} is not what the chain says: {hint}",
			file.name
		);
		expected.insert(file.name);
	}
	for entry in std::fs::read_dir(folder).unwrap() {
		let name = entry.unwrap().file_name().into_string().unwrap();
		assert!(expected.contains(&name), "docs/reference/{name} is of nothing: {hint}");
	}
}

#[test]
fn everything_of_the_sdk_has_words() {
	let metadata = docs::embedded();
	for pallet in metadata.pallets() {
		let name = pallet.name();
		let ours = OURS.iter().any(|(known, ..)| *known == name);
		assert!(ours || !words::of(STOCK, name).is_empty(), "nothing says what {name} is for");
	}
	for extension in metadata.extrinsic().transaction_extensions_to_use_for_encoding() {
		let name = extension.identifier();
		assert!(!words::of(EXTENSIONS, name).is_empty(), "nothing says what {name} does");
	}
}

#[test]
fn times_and_money_of_constants_have_units() {
	for file in render(&docs::embedded()) {
		for line in file.content.lines().filter(|line| line.starts_with("| `")) {
			let cells: Vec<_> = line.split(" | ").collect();
			let [name, value, said] = cells.as_slice() else { continue };
			let name = name.trim_start_matches("| ");
			let time =
				["Period`", "Window`", "Notice`", "Duration`", "Horizon`", "After`", "Grace`"]
					.iter()
					.any(|end| name.ends_with(end));
			if time && said.len() > 10 {
				assert!(value.contains("block"), "{}: {name} is {value}", file.name);
			}
			if name.ends_with("Deposit`") {
				assert!(value.contains("OVN"), "{}: {name} is {value}", file.name);
			}
		}
	}
}

#[test]
fn no_link_of_rust_is_left() {
	for file in render(&docs::embedded()) {
		for (number, line) in file.content.lines().enumerate() {
			assert!(!line.contains("[`") || line.contains("`]("), "{}:{number}: {line}", file.name);
			assert!(!line.contains("`]."), "{}:{number}: {line}", file.name);
		}
	}
}

/// The names in a column of the tables below a heading.
fn names_in(page: &str, heading: &str, column: usize) -> BTreeSet<String> {
	let part = page.split(&format!("\n## {heading}\n")).nth(1).unwrap_or_default();
	let part = part.split("\n## ").next().unwrap_or_default();
	part.lines()
		.filter(|line| line.starts_with('|'))
		.filter_map(|line| line.split('|').nth(column))
		.flat_map(|cell| cell.split('`').skip(1).step_by(2))
		.map(str::to_owned)
		.collect()
}

#[test]
fn every_call_and_event_of_ours_is_said_in_valueflows() {
	let page = std::fs::read_to_string(folder().join("valueflows.md")).unwrap();
	let metadata = docs::embedded();
	for (name, ..) in OURS {
		let pallet = metadata.pallet_by_name(name).unwrap();
		for (what, column, variants) in
			[("call", 1, pallet.call_variants()), ("event", 2, pallet.event_variants())]
		{
			let expected: BTreeSet<_> =
				variants.unwrap_or_default().iter().map(|variant| variant.name.clone()).collect();
			let found = names_in(&page, name, column);
			let missing: Vec<_> = expected.difference(&found).collect();
			assert!(missing.is_empty(), "docs/valueflows.md has no {what} {missing:?} of {name}");
			let gone: Vec<_> = found.difference(&expected).collect();
			assert!(
				gone.is_empty(),
				"docs/valueflows.md has {what} {gone:?}, which {name} has not"
			);
		}
	}
}

/// All pages, with their paths.
fn pages() -> Vec<PathBuf> {
	let mut found =
		["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "tests/clients/README.md"]
			.map(|page| folder().join("..").join(page))
			.to_vec();
	let mut folders = vec![folder()];
	while let Some(folder) = folders.pop() {
		for entry in std::fs::read_dir(folder).unwrap() {
			let path = entry.unwrap().path();
			if path.is_dir() {
				folders.push(path);
			} else if path.extension().is_some_and(|end| end == "md") {
				found.push(path);
			}
		}
	}
	found
}

/// The headings' anchors of a page.
fn anchors_of(page: &str) -> BTreeSet<String> {
	let mut anchors = Anchors::default();
	let mut code = false;
	page.lines()
		.filter(|line| {
			code ^= line.trim_start().starts_with("```");
			!code && line.starts_with('#')
		})
		.map(|line| anchors.next(line.trim_start_matches('#').trim()))
		.collect()
}

#[test]
fn every_link_of_the_documentation_leads_somewhere() {
	let mut checked = 0;
	for path in pages() {
		let page = std::fs::read_to_string(&path).unwrap();
		for part in page.split("](").skip(1) {
			let target = part.split(')').next().unwrap_or_default();
			if target.starts_with("http") || target.contains(' ') {
				continue;
			}
			let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
			let leads_to = match file {
				"" => path.clone(),
				file => path.parent().unwrap().join(file),
			};
			let place = path.display();
			assert!(leads_to.exists(), "{place} links to {target}, which is not there");
			if !anchor.is_empty() {
				let there = anchors_of(&std::fs::read_to_string(leads_to).unwrap());
				assert!(there.contains(anchor), "{place} links to {target}, which is no heading");
			}
			checked += 1;
		}
	}
	assert!(checked > 1_000, "only {checked} links");
}
