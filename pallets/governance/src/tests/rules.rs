// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The rules of a scope.

use super::*;
use crate::{Chambers, DecidedRules, Entry};

const PERSONS: Chambers = Chambers { persons: true, organisations: false, scopes: false };

#[test]
fn set_rules_is_decided_by_a_special_vote_and_holds_for_what_opens_later() {
	build_and_execute(5, || {
		let rules = Rules { majority_period: 7, majority_support: 50, ..Rules::default() };
		let call = Call::set_rules { scope: LAB, rules, until: None };
		let before = open_majority();
		let id = open(Special, inline(&[call.into()]));
		vote(id, Agree, 3..=5);
		close(id);
		run_to_block(executable_from(id));
		execute(id);
		assert_eq!(RulesOf::<Test>::get(LAB), Some(rules.into()));
		assert_eq!(Governing::rules(LAB), rules);
		assert!(events().contains(&Event::RulesSet { scope: LAB, rules, until: None }));
		let after = propose(4, Majority, crate::Action::Motion);
		assert_ok!(Governing::back(signed(5), after));
		assert_eq!((poll(before).period, poll(before).support), (5 * DAY, 0));
		assert_eq!((poll(after).period, poll(after).support), (7 * DAY, 50));
	});
}

#[test]
fn set_rules_fails_when_it_was_not_decided() {
	build_and_execute(5, || {
		let rules = Rules::default();
		for origin in [
			signed(1),
			Origin::Decided { scope: LAB, class: DecisionClass::Significant, proposal: 0 }.into(),
			Origin::Decided { scope: 0, class: DecisionClass::Critical, proposal: 0 }.into(),
		] {
			assert_noop!(Governing::set_rules(origin, LAB, rules, None), DispatchError::BadOrigin);
		}
		assert_noop!(
			Governing::set_rules(decided(), 99, rules, None),
			Error::<Test>::ScopeNotFound
		);
		assert_ok!(Networks::close_scope(decided(), LAB));
		assert_noop!(
			Governing::set_rules(decided(), LAB, rules, None),
			Error::<Test>::ScopeNotOpen
		);
	});
}

#[test]
fn set_rules_fails_when_a_rule_is_out_of_bounds() {
	build_and_execute(5, || {
		let base = Rules::default();
		let wrong = [
			Rules { consent_period: 0, ..base },
			Rules { consent_period: 15, ..base },
			Rules { majority_period: 2, ..base },
			Rules { majority_period: 31, ..base },
			Rules { special_period: 6, ..base },
			Rules { special_period: 31, ..base },
			Rules { emergency_period: 0, ..base },
			Rules { emergency_period: 8, ..base },
			Rules { majority_delay: 31, ..base },
			Rules { special_delay: 1, ..base },
			Rules { special_delay: 61, ..base },
			Rules { majority_support: 76, ..base },
			Rules { special_support: 76, ..base },
			Rules { block_share: 0, ..base },
			Rules { block_share: 21, ..base },
			Rules { dormancy: 89, ..base },
			Rules { dormancy: 731, ..base },
			Rules { stewards: Some(DecisionClass::Critical), ..base },
			Rules { handover: 29, ..base },
			Rules { entry: Some(Entry::Earned { accepted: 0, days: 30 }), ..base },
			Rules { entry: Some(Entry::Earned { accepted: 101, days: 30 }), ..base },
			Rules { entry: Some(Entry::Earned { accepted: 1, days: 29 }), ..base },
			Rules { entry: Some(Entry::Earned { accepted: 1, days: 731 }), ..base },
			// Chambers are weighed by heads, expressly.
			Rules { chambers: PERSONS, ..base },
			Rules { chambers: PERSONS, weighting: Some(Weighting::Both), ..base },
			Rules { chambers: PERSONS, weighting: Some(Weighting::Reputation), ..base },
			Rules { handover: 731, ..base },
		];
		for rules in wrong {
			let set = Governing::set_rules(decided(), LAB, rules, None);
			assert_noop!(set, Error::<Test>::RuleOutOfBounds);
		}
		for weighting in [Weighting::Heads, Weighting::Reputation, Weighting::Both] {
			let rules = Rules { weighting: Some(weighting), special_delay: 2, ..base };
			assert_ok!(Governing::set_rules(decided(), LAB, rules, None));
		}
		let longest = Rules {
			consent_period: 14,
			majority_period: 30,
			special_period: 30,
			emergency_period: 7,
			majority_delay: 30,
			special_delay: 60,
			majority_support: 75,
			special_support: 75,
			block_share: 20,
			dormancy: 730,
			..base
		};
		assert_ok!(Governing::set_rules(decided(), LAB, longest, None));
	});
}

#[test]
fn rules_without_reputation_are_those_of_scopes_that_are_no_network() {
	build_and_execute(5, || {
		let project = found(1, LAB, ScopeKind::Project);
		let class = DecisionClass::Critical;
		let set = |weighting| {
			let origin = Origin::Decided { scope: project, class, proposal: 0 }.into();
			let rules = Rules { weighting: Some(weighting), ..Rules::default() };
			Governing::set_rules(origin, project, rules, None)
		};
		assert_noop!(set(Weighting::Both), Error::<Test>::RuleOutOfBounds);
		assert_noop!(set(Weighting::Reputation), Error::<Test>::RuleOutOfBounds);
		assert_ok!(set(Weighting::Heads));
		// Never inherited.
		assert_eq!(Governing::rules(LAB), Rules::default());
		let global = Rules { special_delay: 6, ..Rules::default() };
		let origin = Origin::Decided { scope: GLOBAL_SCOPE, class, proposal: 0 }.into();
		assert_noop!(
			Governing::set_rules(origin, GLOBAL_SCOPE, global, None),
			Error::<Test>::RuleOutOfBounds
		);
	});
}

#[test]
fn weighting_is_by_both_when_a_network_has_reputation_unless_its_rules_say_otherwise() {
	build_and_execute(5, || {
		assert_eq!(poll(open(Majority, crate::Action::Motion)).weighting, Weighting::Heads);
		set_weight(2, 50);
		run_days(1);
		assert_eq!(poll(open(Majority, crate::Action::Motion)).weighting, Weighting::Both);
		let weighting = Some(Weighting::Reputation);
		RulesOf::<Test>::insert(LAB, DecidedRules::from(Rules { weighting, ..Rules::default() }));
		let id = open(Majority, crate::Action::Motion);
		assert_eq!(poll(id).weighting, Weighting::Reputation);
		// All the reputation agrees.
		assert_eq!((weights(id), heads(id)), ([50, 0, 0, 0], [2, 0, 0, 0]));
		assert_eq!(Governing::outcome_now(id), Some(Outcome::Pass));
	});
}

#[test]
fn weighting_is_by_heads_when_nobody_who_votes_has_reputation() {
	build_and_execute(5, || {
		for weighting in [Weighting::Reputation, Weighting::Both] {
			RulesOf::<Test>::insert(
				LAB,
				DecidedRules::from(Rules { weighting: Some(weighting), ..Rules::default() }),
			);
			let id = open(Majority, crate::Action::Motion);
			assert_eq!(poll(id).weighting, Weighting::Heads);
			vote(id, Agree, 3..=5);
			assert_eq!(Governing::outcome_now(id), Some(Outcome::Pass));
			close(id);
		}
	});
}

#[test]
fn weighting_is_by_heads_when_only_the_subject_has_reputation() {
	build_and_execute(5, || {
		let weighting = Some(Weighting::Both);
		RulesOf::<Test>::insert(LAB, DecidedRules::from(Rules { weighting, ..Rules::default() }));
		set_weight(5, 70);
		run_days(1);
		assert_eq!(poll(open(Special, inline(&[expel(5)]))).weighting, Weighting::Heads);
		assert_eq!(poll(open_majority()).weighting, Weighting::Both);
	});
}

#[test]
fn rules_for_a_time_give_way_to_the_former_ones() {
	build_and_execute(5, || {
		let usual = Rules::default();
		let (week, two) =
			(Rules { majority_period: 7, ..usual }, Rules { majority_period: 14, ..usual });
		// Over what is usual, and over what was decided.
		assert_ok!(Governing::set_rules(decided(), LAB, week, Some(TODAY + 2)));
		assert_eq!(Governing::rules(LAB), week);
		run_days(2);
		assert_eq!(Governing::rules(LAB), usual);
		assert_ok!(Governing::set_rules(decided(), LAB, week, None));
		assert_ok!(Governing::set_rules(decided(), LAB, two, Some(TODAY + 4)));
		let event = Event::RulesSet { scope: LAB, rules: two, until: Some(TODAY + 4) };
		assert_eq!(last_event(), event);
		run_days(1);
		let id = open_majority();
		assert_eq!(poll(id).period, 14 * DAY);
		run_days(1);
		assert_eq!(Governing::rules(LAB), week);
		// What is open goes on as it opened.
		assert_eq!(poll(id).period, 14 * DAY);
	});
}

#[test]
fn rules_without_an_end_take_the_place_of_those_for_a_time() {
	build_and_execute(5, || {
		let (for_a_time, lasting) = (
			Rules { majority_period: 7, ..Rules::default() },
			Rules { majority_period: 9, ..Rules::default() },
		);
		assert_ok!(Governing::set_rules(decided(), LAB, for_a_time, Some(TODAY + 9)));
		assert_ok!(Governing::set_rules(decided(), LAB, lasting, None));
		assert_eq!(Governing::rules(LAB), lasting);
		run_days(10);
		assert_eq!(Governing::rules(LAB), lasting);
	});
}

#[test]
fn set_rules_fails_when_their_time_is_over_already() {
	build_and_execute(5, || {
		for until in [0, TODAY] {
			let set = Governing::set_rules(decided(), LAB, Rules::default(), Some(until));
			assert_noop!(set, Error::<Test>::TooEarly);
		}
	});
}

#[test]
fn deposits_are_carried_by_the_network_again_when_rules_for_a_time_are_over() {
	build_and_execute(5, || {
		let scope = found(1, LAB, ScopeKind::Project);
		carry_deposits(LAB, 9);
		let critical = Origin::Decided { scope, class: DecisionClass::Critical, proposal: 0 };
		assert_eq!(Governing::own_rules(scope), None);
		let until = Some(TODAY + 1);
		assert_ok!(Governing::set_rules(critical.into(), scope, Rules::default(), until));
		assert_eq!(Governing::own_rules(scope), Some(Rules::default()));
		run_days(1);
		assert_eq!(Governing::own_rules(scope), None);
	});
}
