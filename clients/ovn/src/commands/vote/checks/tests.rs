// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Each refusal under the chain's name of it, with what is missing and the next command; nothing is sent.

use super::*;
use crate::commands::vote::records::{
	tests::{proposal as record, voter as voter_record},
	Id,
};
use crate::errors::Exit;
use serde_json::{json, Value as Json};

const NOW: Now = Now { block: 60, per_day: 20 };

fn of(change: impl FnOnce(&mut Json)) -> Proposal {
	let mut json = record();
	change(&mut json);
	Proposal::read(Id { scope: 1, index: 7 }, &json).unwrap()
}

fn who(change: impl FnOnce(&mut Json)) -> Voter {
	let mut json = voter_record();
	change(&mut json);
	Voter::read(&json).unwrap()
}

/// That it is refused under this name as a command that is not right, with all these words.
#[track_caller]
fn refused<T: std::fmt::Debug>(found: Outcome<T>, name: &str, words: &[&str]) {
	let failure = found.unwrap_err();
	assert_eq!(failure.exit, Exit::Usage, "{failure}");
	assert_eq!(failure.name.as_deref(), Some(format!("Governance.{name}").as_str()));
	let said = failure.to_string();
	for word in words {
		assert!(said.contains(word), "{word:?}: {said}");
	}
}

fn cast(proposal: &Proposal, voter: &Voter, choice: Choice, has_reason: bool) -> Outcome {
	ballot(proposal, voter, "dua", None, (choice, has_reason), NOW)
}

#[test]
fn time_is_told_in_its_two_greatest_units() {
	for (blocks, expected) in [
		(0, "less than a minute"),
		(1, "1 hour 12 minutes"),
		(20, "1 day"),
		(65, "3 days 6 hours"),
		(100, "5 days"),
	] {
		assert_eq!(time(blocks, 20), expected);
	}
	assert_eq!(time(1, 28_800), "less than a minute");
}

#[test]
fn ballot_is_refused_when_the_vote_is_not_open() {
	let ana = who(|_| {});
	let seeking = of(|json| json["status"] = json!({"Seeking": {"until": 300}}));
	refused(cast(&seeking, &ana, Choice::Agree, false), "NotVoting", &["ovn vote back 1/7"]);
	let over = of(|json| json["status"] = json!({"Voting": {"closes_at": 60, "extensions": 0}}));
	refused(cast(&over, &ana, Choice::Agree, false), "NotVoting", &["ovn vote close 1/7"]);
	let passed = of(|json| json["status"] = json!({"Passed": {"from": 100, "until": 300}}));
	let words = ["another 2 days", "ovn vote execute 1/7"];
	refused(cast(&passed, &ana, Choice::Agree, false), "NotVoting", &words);
	let ended = of(|json| json["status"] = json!({"Ended": {"ending": "TooFew", "at": 50}}));
	refused(cast(&ended, &ana, Choice::Agree, false), "NotVoting", &["too few agreed"]);
}

#[test]
fn ballot_is_refused_when_somebody_has_no_vote_on_it() {
	refused(voting(None, 1, true), "NotVoter", &["ovn vote enrol 1"]);
	refused(voting(None, 1, false), "NotVoter", &["ovn member promote 1"]);
	let late = who(|json| json["number"] = json!(7));
	let words = ["number 8", "up to 7"];
	refused(cast(&of(|_| {}), &late, Choice::Agree, false), "EnrolledLater", &words);
	let special = of(|json| {
		json["template"] = json!("Special");
		json["poll"]["seasoned"] = json!(true);
		json["poll"]["day"] = json!(29);
	});
	let words = ["30 days", "for 29"];
	refused(cast(&special, &who(|_| {}), Choice::Agree, false), "EnrolledLater", &words);
	let own = of(|json| json["subject"] = json!("dua"));
	refused(cast(&own, &who(|_| {}), Choice::Agree, false), "OwnCase", &["about you"]);
}

#[test]
fn ballot_is_refused_when_it_is_cast_already() {
	let again = (Choice::Agree, false);
	let (proposal, ana) = (of(|_| {}), who(|_| {}));
	let found = ballot(&proposal, &ana, "dua", Some(Choice::Agree), again, NOW);
	refused(found, "AlreadyCast", &["agree"]);
	assert!(ballot(&proposal, &ana, "dua", Some(Choice::Abstain), again, NOW).is_ok());
}

#[test]
fn block_is_refused_without_a_reason_a_template_for_it_or_one_left() {
	let (proposal, ana) = (of(|_| {}), who(|_| {}));
	assert!(cast(&proposal, &ana, Choice::Block, true).is_ok());
	refused(cast(&proposal, &ana, Choice::Block, false), "ReasonNeeded", &["--reason"]);
	let special = of(|json| json["template"] = json!("Special"));
	let words = ["by special", "disagree"];
	refused(cast(&special, &ana, Choice::Block, true), "BlockNotPossible", &words);
	let used = who(|json| json["limits"]["blocks"] = json!([0, 3]));
	let words = ["3 times", "90 days"];
	refused(cast(&proposal, &used, Choice::Block, true), "TooManyBlocks", &words);
	let before = who(|json| json["limits"]["blocks"] = json!([7, 3]));
	assert!(cast(&proposal, &before, Choice::Block, true).is_ok());
}

#[test]
fn backing_is_refused_when_it_is_done_or_one_too_many() {
	let seeking = of(|json| {
		json["status"] = json!({"Seeking": {"until": 300}});
		json["backers"] = json!(["ben"]);
	});
	assert!(backing(&seeking, "dua", &[1, 2], NOW).is_ok());
	for who in ["ana", "ben"] {
		refused(backing(&seeking, who, &[], NOW), "AlreadyBacked", &["ovn vote unback 1/7"]);
	}
	let words = ["back 3", "1/1, 1/2, 1/5"];
	refused(backing(&seeking, "dua", &[1, 2, 5], NOW), "TooManyBacked", &words);
	refused(backing(&of(|_| {}), "dua", &[], NOW), "NotSeeking", &["ovn vote cast 1/7"]);
	assert!(unbacking(&seeking, "ben", NOW).is_ok());
	refused(unbacking(&seeking, "ana", NOW), "NotBacker", &["ovn vote withdraw 1/7"]);
}

#[test]
fn closing_is_refused_with_the_time_and_the_ballots_that_are_missing() {
	let words = ["another 3 days 12 hours", "the 3 who are silent"];
	refused(closing(&of(|_| {}), NOW), "NotDue", &words);
	assert!(closing(&of(|_| {}), Now { block: 130, ..NOW }).is_ok());
	let urgent = of(|json| {
		json["template"] = json!("Emergency");
		json["poll"]["opened_at"] = json!(60);
	});
	refused(closing(&urgent, NOW), "NotDue", &["not before another 1 hour 12 minutes"]);
	let ended = of(|json| json["status"] = json!({"Ended": {"ending": "Lapsed", "at": 50}}));
	refused(closing(&ended, NOW), "AlreadyEnded", &["no backers"]);
}

#[test]
fn execution_is_refused_before_and_after_its_time() {
	let at = |from: u32, until: u32| {
		of(|json| json["status"] = json!({"Passed": {"from": from, "until": until}}))
	};
	assert!(executing(&at(60, 61), NOW).is_ok());
	refused(executing(&at(100, 300), NOW), "DelayNotOver", &["another 2 days", "wait 100"]);
	refused(executing(&at(10, 60), NOW), "Expired", &["ovn vote close 1/7"]);
	refused(executing(&of(|_| {}), NOW), "NotPassed", &["another 3 days 12 hours"]);
}

#[test]
fn withdrawing_is_refused_when_it_is_late_or_of_another() {
	let late = Now { block: 80, ..NOW };
	assert!(withdrawing(&of(|_| {}), "ana", "ana", NOW).is_ok());
	refused(withdrawing(&of(|_| {}), "ben", "ana", NOW), "NotOwnProposal", &["ana made"]);
	refused(withdrawing(&of(|_| {}), "ana", "ana", late), "VoteTooFarGone", &["half"]);
	let repeats = of(|json| json["repeats"] = json!(3));
	refused(withdrawing(&repeats, "ana", "ana", NOW), "VoteTooFarGone", &["repeats another"]);
}

#[test]
fn repetition_is_refused_when_the_first_vote_does_not_allow_it() {
	let ended =
		|ending: &str| of(|json| json["status"] = json!({"Ended": {"ending": ending, "at": 50}}));
	assert!(calling_again(&ended("TooFew"), "dua", true, true, NOW).is_ok());
	assert!(escalating(&ended("Blocked"), NOW).is_ok());
	let again =
		|found: &Proposal, agreed, rule, now| calling_again(found, "dua", agreed, rule, now);
	refused(again(&ended("TooFew"), false, true, NOW), "NotInFavour", &["escalate 1/7"]);
	refused(again(&ended("Blocked"), true, true, NOW), "CannotCallAgain", &["blocked"]);
	refused(again(&ended("TooFew"), true, false, NOW), "CannotCallAgain", &["rules"]);
	let late = Now { block: 330, ..NOW };
	refused(again(&ended("TooFew"), true, true, late), "CannotCallAgain", &["14 days ago"]);
	refused(escalating(&of(|_| {}), NOW), "CannotEscalate", &["voted on"]);
	refused(escalating(&ended("Executed"), NOW), "CannotEscalate", &["by majority"]);
}

#[test]
fn proposing_is_refused_with_the_voters_or_the_template_that_it_takes() {
	refused(deciding(1, &Roll::none()), "StewardsDecide", &["has 0", "had 3"]);
	assert!(deciding(0, &Roll::none()).is_ok());
	let weak = strong_enough(Template::Majority, Some("critical"), "Networks.close_scope");
	refused(weak, "TemplateTooWeak", &["critical", "by special"]);
	let weak = strong_enough(Template::Consent, Some("significant"), "Networks.spend");
	refused(weak, "TemplateTooWeak", &["by majority"]);
	assert!(strong_enough(Template::Special, Some("critical"), "").is_ok());
	assert!(strong_enough(Template::Consent, None, "").is_ok());
}
