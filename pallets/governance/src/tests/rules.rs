// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The rules of a scope.

use super::*;

#[test]
fn set_rules_is_decided_by_a_special_vote_and_holds_for_what_opens_later() {
	build_and_execute(5, || {
		let rules = Rules { majority_period: 7, majority_support: 50, ..Rules::default() };
		let call = Call::set_rules { scope: LAB, rules };
		let before = open_majority();
		let id = open(Special, inline(&[call.into()]));
		vote(id, Agree, 3..=5);
		close(id);
		run_to_block(executable_from(id));
		execute(id);
		assert_eq!(RulesOf::<Test>::get(LAB), Some(rules));
		assert_eq!(Governing::rules(LAB), rules);
		assert!(events().contains(&Event::RulesSet { scope: LAB, rules }));
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
			assert_noop!(Governing::set_rules(origin, LAB, rules), DispatchError::BadOrigin);
		}
		assert_noop!(Governing::set_rules(decided(), 99, rules), Error::<Test>::ScopeNotFound);
		assert_ok!(Networks::close_scope(decided(), LAB));
		assert_noop!(Governing::set_rules(decided(), LAB, rules), Error::<Test>::ScopeNotOpen);
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
			Rules { handover: 731, ..base },
		];
		for rules in wrong {
			let set = Governing::set_rules(decided(), LAB, rules);
			assert_noop!(set, Error::<Test>::RuleOutOfBounds);
		}
		for weighting in [Weighting::Heads, Weighting::Reputation, Weighting::Both] {
			let rules = Rules { weighting: Some(weighting), special_delay: 2, ..base };
			assert_ok!(Governing::set_rules(decided(), LAB, rules));
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
		assert_ok!(Governing::set_rules(decided(), LAB, longest));
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
			Governing::set_rules(origin, project, rules)
		};
		assert_noop!(set(Weighting::Both), Error::<Test>::RuleOutOfBounds);
		assert_noop!(set(Weighting::Reputation), Error::<Test>::RuleOutOfBounds);
		assert_ok!(set(Weighting::Heads));
		// Never inherited.
		assert_eq!(Governing::rules(LAB), Rules::default());
		let global = Rules { special_delay: 6, ..Rules::default() };
		let origin = Origin::Decided { scope: GLOBAL_SCOPE, class, proposal: 0 }.into();
		assert_noop!(
			Governing::set_rules(origin, GLOBAL_SCOPE, global),
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
		RulesOf::<Test>::insert(LAB, Rules { weighting, ..Rules::default() });
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
			RulesOf::<Test>::insert(LAB, Rules { weighting: Some(weighting), ..Rules::default() });
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
		RulesOf::<Test>::insert(LAB, Rules { weighting, ..Rules::default() });
		set_weight(5, 70);
		run_days(1);
		assert_eq!(poll(open(Special, inline(&[expel(5)]))).weighting, Weighting::Heads);
		assert_eq!(poll(open_majority()).weighting, Weighting::Both);
	});
}
