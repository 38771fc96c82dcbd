// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The commands, by subject. A new subject is a file here and a line in [`nouns`].

mod member;
mod network;
mod scope_parts;

use crate::verbs::Noun;

/// All subjects, in the order of the help.
pub fn nouns() -> Vec<Noun> {
	let mut nouns = vec![
		network::noun(),
		member::noun(),
		scope_parts::agreement(),
		scope_parts::role(),
		scope_parts::fund(),
	];
	nouns.extend(scope_parts::money());
	nouns
}
