// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The commands, by subject. A new subject is a file here and a line in [`nouns`].

mod contribute;
mod derived;
mod equity;
mod evaluate;
mod income;
mod ledger;
mod member;
mod network;
mod scope_parts;
mod tools;

use crate::verbs::Noun;
use subxt::Metadata;

/// All subjects, in the order of the help, for a chain that says this of itself.
pub fn nouns(metadata: &Metadata) -> Vec<Noun> {
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
	nouns.extend(shared(metadata));
	nouns.extend(scope_parts::money());
	nouns.extend(tools::nouns());
	nouns
}

/// Whether a name of the custody pallet is about use.
fn is_use(name: &str) -> bool {
	["use", "book", "slot", "meter", "account", "payment", "deliver", "quote", "tariffs"]
		.iter()
		.any(|word| name.contains(word))
}

/// Whether a name of the crowdfunding pallet is about budgeting.
fn is_budget(name: &str) -> bool {
	["round", "bucket", "allocate", "funder", "return_"].iter().any(|word| name.contains(word))
}

/// Shared equipment and raising money together, where the chain has them.
fn shared(metadata: &Metadata) -> impl Iterator<Item = Noun> {
	let of = |name, about, pallet, chosen| derived::noun(metadata, name, about, pallet, chosen);
	[
		of(
			"resource",
			"Shared things: registering, custody, care, the end of their life",
			"Custody",
			|name| !is_use(name),
		),
		of("use", "Using shared things: booking, using, paying", "Custody", is_use),
		of("campaign", "Campaigns: buying something together, in escrow", "Crowdfunding", |name| {
			!is_budget(name)
		}),
		of(
			"budget",
			"Collaborative budgeting: rounds, buckets, allocations",
			"Crowdfunding",
			is_budget,
		),
	]
	.into_iter()
	.flatten()
}
