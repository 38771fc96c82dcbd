// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The commands, by subject. A new subject is a file here and a line in [`nouns`].

mod campaign;
pub mod contribute;
pub mod decision;
mod derived;
mod equation;
pub mod equipment;
mod equity;
mod evaluate;
mod fiat;
mod firm;
pub mod hints;
mod history;
pub mod income;
mod key;
mod kind;
mod ledger;
mod licence;
mod link;
mod me;
mod member;
pub mod network;
mod offline;
mod resource;
mod scope_parts;
pub mod settle;
mod task;
mod tools;
mod usage;
pub mod vote;

use crate::context::Deciding;
use crate::verbs::{Noun, Target, Verb};
use subxt::Metadata;

/// All subjects, in the order of the help, for a chain that says this of itself.
pub fn nouns(metadata: &Metadata) -> Vec<Noun> {
	let mut nouns = vec![
		me::noun(),
		network::noun(),
		member::noun(),
		link::noun(),
		scope_parts::agreement(),
		scope_parts::role(),
		scope_parts::fund(),
		decision::noun(),
		// What a later version of the chain can do is made from its description.
		vote::noun(
			derived::noun(metadata, "", "", "Governance", |name| !vote::DONE_HERE.contains(&name))
				.map_or_else(Vec::new, |noun| noun.verbs),
		),
		kind::noun(),
		contribute::noun(),
		task::noun(),
		evaluate::noun(),
		equation::equation(),
		income::income(),
		settle::noun(),
		licence::noun(),
		firm::noun(),
		fiat::noun(),
		equity::equity(),
		equity::claim(),
		ledger::noun(),
		ledger::export(),
	];
	nouns.extend(shared(metadata));
	nouns.extend(scope_parts::money());
	nouns.push(key::key());
	nouns.push(key::profile());
	nouns.extend(offline::nouns());
	nouns.extend(tools::nouns());
	nouns
}

/// Whether a name of the pallet of uses is said of the thing itself: who may use it, and what it pays at its end.
fn is_of_thing(name: &str) -> bool {
	["access", "permit", "salvage", "trouble"].iter().any(|word| name.contains(word))
}

/// By which other name people know a command, where the chain's name was another.
pub fn former_name(noun: &str, verb: &str) -> Option<&'static str> {
	match (noun, verb) {
		("campaign", "request-release") => Some("propose-release"),
		("contribute", "review") => Some("judge"),
		("contribute", "reviews") => Some("judgements"),
		("evaluate", "mark-dormant") => Some("strike"),
		("use", "reserve") => Some("book"),
		("use", "cancel-reservation") => Some("cancel-booking"),
		("use", "release-reservation") => Some("release-booking"),
		("budget", "propose-idea") => Some("propose-bucket"),
		("budget", "drop-idea") => Some("drop-bucket"),
		("budget", "pay-idea") => Some("pay-bucket"),
		("budget", "lapse-idea") => Some("lapse-bucket"),
		("budget", "clear-idea") => Some("clear-bucket"),
		("budget", "idea") => Some("bucket"),
		("resource", "deal-resource") => Some("agreement-resource"),
		("resource", "name-witness") => Some("name-validator"),
		("resource", "witness-end") => Some("validate-end"),
		("use", "open-credit-line") => Some("open-account"),
		("use", "allow-credit-line") => Some("allow-account"),
		("use", "pay-credit-line") => Some("pay-account"),
		("use", "credit-line") => Some("account"),
		_ => None,
	}
}

/// Shared equipment and raising money together, where the chain has them: what people do every day by hand, all the
/// rest from the metadata.
fn shared(metadata: &Metadata) -> impl Iterator<Item = Noun> {
	let rest = |pallet, chosen: fn(&str) -> bool| {
		derived::noun(metadata, "", "", pallet, chosen).map(|noun| noun.verbs)
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
		rest("Crowdfunding", |_| true).map(|verbs| campaign::noun(without(verbs))),
		derived::noun(
			metadata,
			"budget",
			"Collaborative budgeting: rounds, ideas, allocations",
			"Budgeting",
			|_| true,
		),
	]
	.into_iter()
	.flatten()
}

/// What decisions of several add to the session of a command.
pub const DECIDING: Deciding = Deciding {
	together: |context, call, me, words| Box::pin(context.together(call, me, words)),
	by_vote: |context, call, me, words| Box::pin(context.by_vote(call, me, words)),
	tell: |context, event| match event.pallet.as_str() {
		"Multisig" => decision::tell(context, event),
		_ => vote::tell(context, event),
	},
};
