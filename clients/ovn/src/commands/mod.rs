// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The commands, by subject. A new subject is a file here and a line in [`nouns`].

mod contribute;
mod equity;
mod evaluate;
mod income;
mod ledger;
mod member;
mod network;
mod scope_parts;
mod tools;

use crate::verbs::Noun;

/// All subjects, in the order of the help.
pub fn nouns() -> Vec<Noun> {
	let mut nouns = vec![
		network::noun(),
		member::noun(),
		scope_parts::agreement(),
		scope_parts::role(),
		scope_parts::fund(),
		contribute::kind(),
		contribute::contribute(),
		contribute::task(),
		evaluate::noun(),
		income::equation(),
		income::income(),
		equity::equity(),
		equity::claim(),
		ledger::noun(),
		ledger::export(),
	];
	nouns.extend(scope_parts::money());
	nouns.extend(tools::nouns());
	nouns
}
