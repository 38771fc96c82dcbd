// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What became of a proposal, from the events of its pallet, each with the command that comes next.

use super::{
	card::{ending_words, result_words},
	records::{block_of, Id},
	PALLET,
};
use crate::{
	chain::Event,
	context::Context,
	errors::{self, Failure, Outcome},
	fields::{as_said, word},
};
use ovn_math::decision::Outcome as Result;
use serde_json::Value as Json;

/// The result of a vote by its name.
pub fn result_of(value: &Json) -> Outcome<Result> {
	match value.as_str() {
		Some("Blocked") => Ok(Result::Blocked),
		Some("Outvoted") => Ok(Result::Outvoted),
		Some("TooFew") => Ok(Result::TooFew),
		Some("Pass") => Ok(Result::Pass),
		_ => Err(Failure::node(format!(
			"the chain says {value} of a vote, which this client does not know"
		))),
	}
}

/// The heads that were cast, in words.
fn heads(of: &Json) -> String {
	let number = |name: &str| as_said(&of[name]);
	format!(
		"agree {}, disagree {}, abstain {}, block {}",
		number("agree"),
		number("disagree"),
		number("abstain"),
		number("block")
	)
}

/// What became of a proposal, from an event; nothing for other events.
pub fn tell(context: &Context, event: &Event) -> Option<String> {
	if event.pallet != PALLET {
		return None;
	}
	let fields = &event.fields;
	if event.name == "RulesSet" {
		let scope = &fields["scope"];
		return Some(format!(
			"  These rules hold for votes that open from now on: ovn vote rules {scope}"
		));
	}
	let id = Id::read(&fields["id"]).ok()?;
	let at = |name: &str| match block_of(&fields[name]) {
		Some(block) => context.show_block(block),
		None => as_said(&fields[name]),
	};
	let who = || context.who(&fields["who"]);
	Some(match event.name.as_str() {
		"Proposed" => match fields["needed"].as_u64() {
			Some(0) => format!("  It is proposal {id}."),
			_ => format!(
				"  It is proposal {id}. It needs {} more to back it, until {}: ovn vote back {id}",
				as_said(&fields["needed"]),
				at("until")
			),
		},
		"Backed" => format!(
			"  {} backs proposal {id}, with {} of {} who are needed.",
			who(),
			as_said(&fields["backers"]),
			as_said(&fields["needed"])
		),
		"Unbacked" => format!("  {} does not back proposal {id} any more.", who()),
		"Opened" => format!(
			"  The vote on {id} is open, for {} voters, until {}: ovn vote cast {id} CHOICE",
			as_said(&fields["electors"]),
			at("closes_at")
		),
		"BallotCast" => {
			format!(
				"  {} on {id}: {}. Now {}.",
				who(),
				word(&fields["choice"]),
				heads(&fields["heads"])
			)
		},
		"Extended" => format!(
			"  This changes what would come of it, close to its end: the vote goes on until {}.",
			at("closes_at")
		),
		"VoteClosed" => {
			let result = result_of(&fields["outcome"]).map(result_words);
			format!(
				"  The vote on {id} is closed: {}; {}.",
				result.unwrap_or("?"),
				heads(&fields["heads"])
			)
		},
		"Passed" => format!(
			"  It can be carried out from {} to {}: ovn vote execute {id}",
			at("from"),
			at("until")
		),
		"Executed" => format!("  Proposal {id} is carried out."),
		"ExecutionFailed" => {
			let why = errors::dispatch(context.chain.metadata(), ("", ""), &fields["error"]);
			format!(
				"  A call of {id} failed, and nothing of it was done. {}",
				why.what.replacen("The chain refused:", "What it said:", 1)
			)
		},
		"ProposalEnded" => format!(
			"  Proposal {id} has ended: {}; its deposit returned.",
			fields["ending"].as_str().map_or("?", ending_words)
		),
		_ => return None,
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn result_is_known_by_its_name_and_no_other() {
		assert_eq!(result_of(&json!("Pass")).unwrap(), Result::Pass);
		assert!(result_of(&json!("Draw")).is_err() && result_of(&Json::Null).is_err());
	}

	#[test]
	fn every_event_about_a_proposal_is_one_of_the_chain() {
		let metadata = crate::docs::embedded();
		let pallet = metadata.pallet_by_name(PALLET).unwrap();
		let source = include_str!("tell.rs");
		let names: Vec<_> = pallet.event_variants().unwrap().iter().map(|of| &of.name).collect();
		for line in source.lines().map(str::trim) {
			let Some((name, _)) = line.strip_prefix('"').and_then(|rest| rest.split_once("\" =>"))
			else {
				continue;
			};
			assert!(names.iter().any(|of| *of == name), "no event {name}");
		}
	}
}
