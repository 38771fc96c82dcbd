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
	PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

#[test]
fn reference_is_that_of_the_metadata() {
	let folder = folder().join("reference");
	let hint = "run scripts/update-metadata.sh, which makes docs/reference anew";
	let mut expected = BTreeSet::new();
	for file in render(&docs::embedded()) {
		let found = std::fs::read_to_string(folder.join(&file.name)).unwrap_or_default();
		assert!(found == file.content, "docs/reference/{} is not what the chain says: {hint}", file.name);
		expected.insert(file.name);
	}
	for entry in std::fs::read_dir(folder).unwrap() {
		let name = entry.unwrap().file_name().into_string().unwrap();
		assert!(expected.contains(&name), "docs/reference/{name} is of nothing: {hint}");
	}
}
