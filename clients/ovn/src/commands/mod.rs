// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The commands, by subject. A new subject is a file here and a line in [`nouns`].

mod campaign;
pub mod contribute;
mod derived;
pub mod equipment;
mod equity;
mod evaluate;
pub mod income;
mod ledger;
mod member;
mod network;
mod resource;
mod scope_parts;
mod tools;
mod usage;

use crate::verbs::{Noun, Target, Verb};
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

/// Whether a name of the pallet of uses is said of the thing itself: who may use it, and what it pays at its end.
fn is_of_thing(name: &str) -> bool {
	["access", "permit", "salvage", "trouble"].iter().any(|word| name.contains(word))
}

/// What people type for a call or a question whose name on the chain says more exactly what it is.
const SAID: [(&str, &str); 6] = [
	("name-witness", "name-validator"),
	("witness-end", "validate-end"),
	("open-credit-line", "open-account"),
	("allow-credit-line", "allow-account"),
	("pay-credit-line", "pay-account"),
	("credit-line", "account"),
];

/// Whether a name of the crowdfunding pallet is about budgeting.
fn is_budget(name: &str) -> bool {
	["round", "bucket", "allocate", "funder", "return_"].iter().any(|word| name.contains(word))
}

/// Shared equipment and raising money together, where the chain has them: what people do every day by hand, all the
/// rest from the metadata.
fn shared(metadata: &Metadata) -> impl Iterator<Item = Noun> {
	let rest = |pallet, chosen: fn(&str) -> bool| {
		let mut verbs = derived::noun(metadata, "", "", pallet, chosen)?.verbs;
		for verb in &mut verbs {
			if let Some(&(_, said)) = SAID.iter().find(|(name, _)| *name == verb.name) {
				verb.name = said;
			}
		}
		Some(verbs)
	};
	let things = || {
		let mut verbs = rest("Custody", |_| true)?;
		verbs.extend(rest("Usage", is_of_thing)?);
		Some(verbs)
	};
	let written = |name: &str| {
		resource::DONE_HERE.contains(&name)
			|| usage::DONE_HERE.contains(&name)
			|| campaign::DONE_HERE.contains(&name)
	};
	let without = move |verbs: Vec<Verb>| {
		let by_hand = |verb: &Verb| match verb.target {
			Target::Call(_, name) | Target::View(_, name) => written(name),
			_ => false,
		};
		verbs.into_iter().filter(|verb| !by_hand(verb)).collect::<Vec<_>>()
	};
	[
		things().map(|verbs| resource::noun(without(verbs))),
		rest("Usage", |name| !is_of_thing(name)).map(|verbs| usage::noun(without(verbs))),
		rest("Crowdfunding", |name| !is_budget(name)).map(|verbs| campaign::noun(without(verbs))),
		derived::noun(
			metadata,
			"budget",
			"Collaborative budgeting: rounds, buckets, allocations",
			"Crowdfunding",
			is_budget,
		),
	]
	.into_iter()
	.flatten()
}
