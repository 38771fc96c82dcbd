// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is missing for a proposal to pass, by the formulas of the chain itself (`ovn_math::decision`).

use super::records::{Poll, Proposal, Stage, Weighting};
use crate::errors::Outcome;
use ovn_math::decision::{self, Body, Cast, Outcome as Result, Template, Terms};
use primitive_types::U256;

/// In what voters are counted.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Measure {
	Heads,
	Reputation,
}

/// How a vote stands in one measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
	pub measure: Measure,
	pub cast: Cast,
	/// All there is of it.
	pub whole: u128,
	pub result: Result,
	/// How much more must agree, of those who are silent; nothing if all of them are not enough.
	pub missing: Option<u128>,
	/// How much must agree if nobody is against it.
	pub least: Option<u128>,
	/// How much stops it by blocking; nothing where nobody blocks.
	pub stops: Option<u128>,
}

/// What decides besides the ballots.
pub fn terms(proposal: &Proposal, poll: &Poll) -> Terms {
	Terms {
		template: proposal.template,
		block_share: poll.block_share,
		support: poll.support,
		second_call: proposal.is_second_call(),
	}
}

/// The measures in which it must pass.
fn measures(poll: &Poll) -> &'static [Measure] {
	match poll.weighting {
		Weighting::Heads => &[Measure::Heads],
		Weighting::Reputation => &[Measure::Reputation],
		Weighting::Both => &[Measure::Heads, Measure::Reputation],
	}
}

fn body(poll: &Poll, measure: Measure, cast: Cast, long_blockers: u32) -> Body {
	match measure {
		Measure::Heads => Body::heads(poll.electors, cast, long_blockers),
		Measure::Reputation => Body::reputation(poll.weight, poll.squares, cast),
	}
}

/// The least number of 1 to `most` of which something holds, if it holds of all that are greater.
fn least(most: u128, holds: impl Fn(u128) -> bool) -> Option<u128> {
	if most == 0 || !holds(most) {
		return None;
	}
	let (mut low, mut high) = (1, most);
	while low < high {
		let middle = low.saturating_add(high.saturating_sub(low) >> 1);
		match holds(middle) {
			true => high = middle,
			false => low = middle.saturating_add(1),
		}
	}
	Some(low)
}

/// How a vote stands in each measure in which it must pass.
pub fn counts(proposal: &Proposal, poll: &Poll) -> Vec<Count> {
	let terms = terms(proposal, poll);
	let one = |measure: Measure| {
		let (cast, whole) = match measure {
			Measure::Heads => (poll.heads, u128::from(poll.electors)),
			Measure::Reputation => (poll.weights, poll.weight),
		};
		let result = body(poll, measure, cast, poll.long_blockers).outcome(&terms);
		let with = |more: u128| {
			let cast = Cast { agree: cast.agree.saturating_add(more), ..cast };
			body(poll, measure, cast, poll.long_blockers).outcome(&terms) == Result::Pass
		};
		let alone = |agree: u128| {
			let cast = Cast { agree, ..Cast::default() };
			body(poll, measure, cast, 0).outcome(&terms) == Result::Pass
		};
		let blocked = |block: u128| {
			let cast = Cast { block, ..Cast::default() };
			let heads = u32::try_from(block).unwrap_or(u32::MAX);
			body(poll, measure, cast, heads).is_blocked(terms.block_share)
		};
		let missing = match result {
			Result::Pass => Some(0),
			_ => least(whole.saturating_sub(cast.sum()), with),
		};
		let stops = proposal.template.has_blocks().then(|| least(whole, blocked)).flatten();
		Count { measure, cast, whole, result, missing, least: least(whole, alone), stops }
	};
	measures(poll).iter().copied().map(one).collect()
}

/// How many of so many voters must agree at least, if nobody is against it; nothing if all are too few.
pub fn least_heads(template: Template, voters: u32, support: u8, block_share: u8) -> Option<u128> {
	let terms = Terms { template, block_share, support, second_call: false };
	least(voters.into(), |agree| {
		let cast = Cast { agree, ..Cast::default() };
		Body::heads(voters, cast, 0).outcome(&terms) == Result::Pass
	})
}

/// How many of so many voters stop by blocking what can be blocked.
pub fn least_blocks(voters: u32, block_share: u8) -> Option<u128> {
	least(voters.into(), |block| {
		let cast = Cast { block, ..Cast::default() };
		let heads = u32::try_from(block).unwrap_or(u32::MAX);
		Body::heads(voters, cast, heads).is_blocked(block_share)
	})
}

/// What comes of a vote if it ends now: the worst of its measures.
pub fn result(counts: &[Count]) -> Result {
	counts.iter().map(|count| count.result).min().unwrap_or(Result::TooFew)
}

/// Why a vote can end in a block before its time is over.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Early {
	/// It cannot.
	No,
	/// All have cast.
	All,
	/// Whatever the silent do changes nothing.
	Certain,
	/// It passes in an emergency.
	Urgent,
}

/// Whether a vote can end in this block before its time is over.
pub fn early(proposal: &Proposal, poll: &Poll, block: u32, per_day: u32) -> Early {
	let terms = terms(proposal, poll);
	let bodies = |poll: &Poll| -> Vec<Body> {
		let cast = |measure: &Measure| match measure {
			Measure::Heads => poll.heads,
			Measure::Reputation => poll.weights,
		};
		let of = |measure: &Measure| body(poll, *measure, cast(measure), poll.long_blockers);
		measures(poll).iter().map(of).collect()
	};
	let after = |blocks: u32| block >= poll.opened_at.saturating_add(blocks);
	if proposal.template == Template::Emergency {
		let passes = decision::outcome(&bodies(poll), &terms) == Result::Pass;
		return match after(two_hours(per_day)) && passes {
			true => Early::Urgent,
			false => Early::No,
		};
	}
	if poll.heads.sum() == u128::from(poll.electors) {
		return Early::All;
	}
	match after(per_day) && decision::is_certain(&bodies(poll), &terms) {
		true => Early::Certain,
		false => Early::No,
	}
}

/// So long an emergency lasts at least, in blocks.
pub fn two_hours(per_day: u32) -> u32 {
	per_day.checked_div(12).unwrap_or(per_day)
}

/// Whether something of a proposal can be closed in this block.
pub fn can_close(proposal: &Proposal, block: u32, per_day: u32) -> Outcome<bool> {
	Ok(match &proposal.stage {
		Stage::Seeking { until } | Stage::Passed { until, .. } => block >= *until,
		Stage::Voting { closes_at, .. } => {
			block >= *closes_at || early(proposal, proposal.opened()?, block, per_day) != Early::No
		},
		Stage::Ended { .. } => false,
	})
}

/// A part of a whole, in tenths of a per cent: rounded down, or up.
pub fn share(part: u128, whole: u128, up: bool) -> String {
	let thousandths = U256::from(part).saturating_mul(1_000.into());
	let more = if up { U256::from(whole).saturating_sub(U256::one()) } else { U256::zero() };
	let share = thousandths.saturating_add(more).checked_div(whole.into());
	match share.and_then(|share| u128::try_from(share).ok()) {
		Some(share) => format!("{} %", crate::amounts::format(share, 1)),
		None => "none".into(),
	}
}

/// The name of a result, as the chain writes it.
pub fn result_name(result: Result) -> &'static str {
	match result {
		Result::Blocked => "Blocked",
		Result::Outvoted => "Outvoted",
		Result::TooFew => "TooFew",
		Result::Pass => "Pass",
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::commands::vote::records::{tests::proposal as record, Id};
	use serde_json::{json, Value as Json};

	fn of(change: impl FnOnce(&mut Json)) -> Proposal {
		let mut json = record();
		change(&mut json);
		Proposal::read(Id { scope: 1, index: 7 }, &json).unwrap()
	}

	fn heads(template: &str, electors: u32, [agree, disagree, block]: [u32; 3]) -> Count {
		let found = of(|json| {
			json["template"] = json!(template);
			let poll = &mut json["poll"];
			poll["weighting"] = json!("Heads");
			poll["electors"] = json!(electors);
			poll["long_blockers"] = json!(block);
			poll["heads"] = json!({
				"agree": agree.to_string(), "abstain": "0", "disagree": disagree.to_string(),
				"block": block.to_string(),
			});
		});
		counts(&found, found.opened().unwrap()).remove(0)
	}

	#[test]
	fn missing_is_what_the_worked_cases_of_the_chain_say() {
		// Of 100: 23 alone, 24 against 14, nothing against four in favour of blocking.
		let count = heads("Majority", 100, [0, 0, 0]);
		assert_eq!(
			(count.result, count.missing, count.least),
			(Result::TooFew, Some(23), Some(23))
		);
		assert_eq!(count.stops, Some(5));
		let count = heads("Majority", 100, [23, 14, 0]);
		assert_eq!((count.result, count.missing), (Result::Outvoted, Some(1)));
		let count = heads("Majority", 100, [23, 13, 0]);
		assert_eq!((count.result, count.missing), (Result::Pass, Some(0)));
		let count = heads("Majority", 100, [50, 0, 5]);
		assert_eq!((count.result, count.missing), (Result::Blocked, None));
		let count = heads("Special", 100, [31, 0, 0]);
		assert_eq!((count.missing, count.least, count.stops), (Some(1), Some(32), None));
		for (electors, expected) in [(1, 1), (2, 2), (3, 2), (7, 4), (20, 10), (1_000, 71)] {
			let count = heads("Majority", electors, [0, 0, 0]);
			assert_eq!(count.least, Some(expected), "{electors}");
		}
		assert_eq!(heads("Majority", 7, [0, 0, 0]).stops, Some(1));
		// All who are left are not enough.
		assert_eq!(heads("Special", 7, [1, 4, 0]).missing, None);
		assert_eq!(heads("Consent", 10, [2, 2, 0]).missing, Some(1));
	}

	#[test]
	fn both_measures_are_counted_and_the_worst_is_the_result() {
		let found = of(|_| {});
		let counts = counts(&found, found.opened().unwrap());
		assert_eq!(counts.len(), 2);
		assert_eq!((counts[0].result, counts[0].missing), (Result::TooFew, Some(1)));
		assert_eq!((counts[1].result, counts[1].missing), (Result::Pass, Some(0)));
		assert_eq!(result(&counts), Result::TooFew);
		assert_eq!(result(&[]), Result::TooFew);
	}

	#[test]
	fn vote_ends_early_when_all_have_cast_or_the_silent_change_nothing() {
		let at = |change: fn(&mut Json), block: u32| {
			let found = of(change);
			(
				early(&found, found.opened().unwrap(), block, 20),
				can_close(&found, block, 20).unwrap(),
			)
		};
		assert_eq!(at(|_| {}, 129), (Early::No, false));
		assert_eq!(at(|_| {}, 130), (Early::No, true));
		let all = |json: &mut Json| json["poll"]["heads"]["abstain"] = json!("3");
		assert_eq!(at(all, 31), (Early::All, true));
		let certain = |json: &mut Json| {
			json["template"] = json!("Special");
			json["poll"]["weighting"] = json!("Heads");
			json["poll"]["heads"]["agree"] = json!("6");
			json["poll"]["heads"]["disagree"] = json!("0");
		};
		assert_eq!(at(certain, 49), (Early::No, false));
		assert_eq!(at(certain, 50), (Early::Certain, true));
		let urgent = |json: &mut Json| {
			json["template"] = json!("Emergency");
			json["poll"]["heads"]["agree"] = json!("6");
		};
		assert_eq!(at(urgent, 30), (Early::No, false));
		assert_eq!(at(urgent, 31), (Early::Urgent, true));
	}

	#[test]
	fn share_is_rounded_so_that_nobody_is_told_too_little() {
		assert_eq!(share(125, 1_000, false), "12.5 %");
		assert_eq!(share(1, 3, false), "33.3 %");
		assert_eq!(share(1, 3, true), "33.4 %");
		assert_eq!(share(u128::MAX, u128::MAX, true), "100 %");
		assert_eq!(share(0, 0, true), "none");
	}
}
