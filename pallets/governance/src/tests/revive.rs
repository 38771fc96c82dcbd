// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Scopes in which nobody votes any more, and who brings them back.

use super::*;
use crate::{ORPHAN_DAYS, REVIVAL_DAYS};
use ovn_primitives::{
	traits::{EnsureScope, StewardPowers},
	ScopeId,
};
use sp_runtime::DispatchResult;

/// A project below the lab.
const PROJECT: ScopeId = 2;

/// A decision of a scope.
fn of(scope: ScopeId, class: DecisionClass) -> RuntimeOrigin {
	Origin::Decided { scope, class, proposal: 0 }.into()
}

fn critical(scope: ScopeId) -> RuntimeOrigin {
	of(scope, DecisionClass::Critical)
}

fn admit(scope: ScopeId, who: u64) {
	Networks::join(signed(who), scope, None).unwrap();
	Networks::set_tier(critical(scope), scope, who, Tier::Member).unwrap();
}

fn try_revive(origin: RuntimeOrigin, scope: ScopeId, stewards: &[u64]) -> DispatchResult {
	Governing::revive(origin, scope, stewards.to_vec().try_into().unwrap())
}

fn greatest() -> Option<DecisionClass> {
	<Governing as StewardPowers>::greatest_class(PROJECT)
}

fn stewards(scope: ScopeId) -> Vec<u64> {
	pallet_networks::Details::<Test>::get(scope).unwrap().stewards.into_inner()
}

/// Whether an origin decides for the project.
fn decides(origin: RuntimeOrigin, class: DecisionClass) -> bool {
	fn ask<E: EnsureScope<RuntimeOrigin, u64>>(o: RuntimeOrigin, class: DecisionClass) -> bool {
		E::ensure_origin(o, &(PROJECT, class)).is_ok()
	}
	ask::<ScopeOrigin>(origin, class)
}

/// A lab of five with a project of three (6, 7, 8), who have all done nothing for long and were struck today.
fn build(test: impl FnOnce()) {
	build_and_execute(8, || {
		assert_eq!(found(6, LAB, ScopeKind::Project), PROJECT);
		for who in [7, 8] {
			admit(PROJECT, who);
		}
		run_days(180);
		for who in 6..=8 {
			assert_ok!(Governing::strike(signed(STRANGER), PROJECT, who));
		}
		System::reset_events();
		test();
	});
}

/// The same, and so long after that.
fn build_orphan(test: impl FnOnce()) {
	build(|| {
		run_days(ORPHAN_DAYS.into());
		test();
	});
}

#[test]
fn revive_lets_members_of_the_scope_above_decide_significant_matters_for_a_year() {
	build_orphan(|| {
		assert!(Governing::is_orphaned(PROJECT));
		assert_ok!(try_revive(critical(LAB), PROJECT, &[3, 2]));
		let until = TODAY + 180 + ORPHAN_DAYS + REVIVAL_DAYS;
		let event = Event::Revived { scope: PROJECT, stewards: vec![3, 2], until };
		assert_eq!(last_event(), event);
		assert_eq!(stewards(PROJECT), [2, 3]);
		assert!(!Governing::is_orphaned(PROJECT));
		assert_eq!(greatest(), Some(DecisionClass::Significant));
		assert!(decides(signed(2), DecisionClass::Significant));
		// Those before are none any more, and nothing critical is open to them.
		assert!(!decides(signed(6), DecisionClass::Standard));
		assert!(!decides(signed(2), DecisionClass::Critical));
		run_days(u64::from(REVIVAL_DAYS) - 1);
		assert!(decides(signed(2), DecisionClass::Significant));
		run_days(1);
		assert_eq!(greatest(), None);
		assert!(!decides(signed(2), DecisionClass::Standard));
		// Nobody came: it is an orphan again.
		assert!(Governing::is_orphaned(PROJECT));
		assert_ok!(try_revive(critical(LAB), PROJECT, &[4]));
	});
}

#[test]
fn revive_is_decided_by_votes_of_the_scope_above() {
	build_orphan(|| {
		let stewards = vec![2].try_into().unwrap();
		let call = crate::Call::revive { scope: PROJECT, stewards };
		let id = open(Special, inline(&[call.into()]));
		vote(id, Agree, 3..=8);
		pass(id);
		execute(id);
		assert_eq!(proposal(id).last_error, None);
		assert_eq!(self::stewards(PROJECT), [2]);
	});
}

#[test]
fn stewards_of_a_revived_scope_admit_members_and_hand_over_to_three() {
	build_orphan(|| {
		// Whatever the rules gave to stewards.
		let rules = Rules { stewards: None, ..Rules::default() };
		assert_ok!(Governing::set_rules(critical(PROJECT), PROJECT, rules, None));
		assert_ok!(try_revive(critical(LAB), PROJECT, &[2]));
		for who in [100, 101] {
			Networks::join(signed(who), PROJECT, None).unwrap();
			assert_ok!(Networks::set_tier(signed(2), PROJECT, who, Tier::Member));
			assert_eq!(greatest(), Some(DecisionClass::Significant));
		}
		// With the third voter it decides for itself again.
		assert_ok!(Governing::enrol(signed(6), PROJECT));
		assert_eq!((greatest(), Rolls::<Test>::get(PROJECT).revived_until), (None, None));
	});
}

#[test]
fn former_member_who_enrols_again_decides_by_votes_at_once() {
	build_orphan(|| {
		assert_ok!(try_revive(critical(LAB), PROJECT, &[2]));
		assert_ok!(Governing::enrol(signed(7), PROJECT));
		let metadata = document(9);
		let call = pallet_networks::Call::set_metadata { scope: PROJECT, metadata };
		let action = inline(&[call.into()]);
		let propose =
			Governing::propose(signed(7), PROJECT, Consent, document(4), action, None, None);
		assert_ok!(propose);
		let id = ProposalId { scope: PROJECT, index: 0 };
		close(id);
		execute(id);
		let found = pallet_networks::Details::<Test>::get(PROJECT).unwrap().metadata;
		assert_eq!(found, document(9));
		// Those who were named go on beside it.
		assert!(decides(signed(2), DecisionClass::Significant));
	});
}

#[test]
fn former_member_who_enrols_again_decides_critical_matters_after_a_season() {
	build_orphan(|| {
		assert_ok!(try_revive(critical(LAB), PROJECT, &[2]));
		assert_ok!(Governing::enrol(signed(7), PROJECT));
		run_days(30);
		let rules = Rules { stewards: None, ..Rules::default() };
		let call = crate::Call::set_rules { scope: PROJECT, rules, until: None };
		let action = inline(&[call.into()]);
		let propose =
			Governing::propose(signed(7), PROJECT, Special, document(4), action, None, None);
		assert_ok!(propose);
		let id = ProposalId { scope: PROJECT, index: 0 };
		close(id);
		run_to_block(executable_from(id));
		execute(id);
		assert_eq!(Governing::rules(PROJECT), rules);
	});
}

#[test]
fn revive_works_for_a_closed_scope() {
	build_orphan(|| {
		assert_ok!(Networks::close_scope(critical(PROJECT), PROJECT));
		assert_ok!(try_revive(critical(LAB), PROJECT, &[2]));
		// It decides only what a closed scope may.
		let described = Networks::set_metadata(signed(2), PROJECT, document(9));
		assert_noop!(described, pallet_networks::Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn revive_fails_when_the_last_voter_was_struck_less_than_90_days_ago() {
	build(|| {
		run_days(1);
		assert_noop!(try_revive(critical(LAB), PROJECT, &[2]), Error::<Test>::NotOrphaned);
		run_days(u64::from(ORPHAN_DAYS) - 2);
		assert!(!Governing::is_orphaned(PROJECT));
		assert_noop!(try_revive(critical(LAB), PROJECT, &[2]), Error::<Test>::NotOrphaned);
		run_days(1);
		assert_ok!(try_revive(critical(LAB), PROJECT, &[2]));
	});
}

#[test]
fn revive_fails_when_somebody_votes() {
	build_orphan(|| {
		assert_ok!(Governing::enrol(signed(7), PROJECT));
		assert_noop!(try_revive(critical(LAB), PROJECT, &[2]), Error::<Test>::NotOrphaned);
		// Ninety days begin again when it is gone.
		assert_ok!(Networks::leave(signed(7), PROJECT));
		assert_noop!(try_revive(critical(LAB), PROJECT, &[2]), Error::<Test>::NotOrphaned);
	});
}

#[test]
fn revive_fails_when_the_scope_never_had_three_voters() {
	build_and_execute(5, || {
		found(3, LAB, ScopeKind::Project);
		admit(PROJECT, 4);
		for who in [3, 4] {
			assert_ok!(Networks::leave(signed(who), PROJECT));
		}
		run_days(ORPHAN_DAYS.into());
		assert_noop!(try_revive(critical(LAB), PROJECT, &[2]), Error::<Test>::NotOrphaned);
	});
}

#[test]
fn revive_fails_when_it_is_in_force() {
	build_orphan(|| {
		assert_ok!(try_revive(critical(LAB), PROJECT, &[2]));
		assert_noop!(try_revive(critical(LAB), PROJECT, &[3]), Error::<Test>::NotOrphaned);
	});
}

#[test]
fn revive_fails_when_another_scope_or_nobody_decided_it() {
	build_orphan(|| {
		let sibling = found(5, LAB, ScopeKind::Project);
		for origin in [
			critical(GLOBAL_SCOPE),
			critical(sibling),
			critical(PROJECT),
			of(LAB, DecisionClass::Significant),
			signed(1),
			signed(2),
			RuntimeOrigin::root(),
		] {
			let revive = try_revive(origin, PROJECT, &[2]);
			assert_noop!(revive, DispatchError::BadOrigin);
		}
		assert_noop!(try_revive(critical(LAB), 99, &[2]), Error::<Test>::ScopeNotFound);
	});
}

#[test]
fn revive_fails_when_stewards_are_none_or_named_twice() {
	build_orphan(|| {
		for wrong in [&[][..], &[2, 2], &[2, 3, 2]] {
			let revive = try_revive(critical(LAB), PROJECT, wrong);
			assert_noop!(revive, Error::<Test>::InvalidRevivers);
		}
	});
}

#[test]
fn revive_fails_when_a_steward_is_no_member_above() {
	build_orphan(|| {
		let fails = |who| {
			let revive = try_revive(critical(LAB), PROJECT, &[2, who]);
			assert_noop!(revive, Error::<Test>::NotOfScopeAbove);
		};
		fails(STRANGER);
		Networks::join(signed(50), LAB, None).unwrap();
		fails(50);
		assert_ok!(Networks::set_profile(signed(4), AgentKind::Bot, document(3)));
		fails(4);
		assert_ok!(Networks::expel(critical(LAB), LAB, 3, H256::zero()));
		fails(3);
	});
}

#[test]
fn revive_fails_when_a_lone_decider_names_itself() {
	build_orphan(|| {
		// A project below the project, whose steward decides alone.
		let below = found(5, LAB, ScopeKind::Project);
		let child = found(5, below, ScopeKind::Project);
		Rolls::<Test>::mutate(child, |roll| roll.decides = true);
		assert_ok!(Networks::leave(signed(5), child));
		run_days(ORPHAN_DAYS.into());
		let alone = try_revive(signed(5), child, &[5]);
		assert_noop!(alone, Error::<Test>::NotForOneself);
	});
}

#[test]
fn global_scope_is_revived_by_the_validators_and_nobody_else() {
	build_and_execute(5, || {
		for who in 1..=3 {
			Networks::join(signed(who), GLOBAL_SCOPE, None).unwrap();
			Networks::set_tier(RuntimeOrigin::root(), GLOBAL_SCOPE, who, Tier::Member).unwrap();
		}
		for who in 1..=3 {
			assert_ok!(Networks::leave(signed(who), GLOBAL_SCOPE));
		}
		run_days(ORPHAN_DAYS.into());
		Networks::join(signed(4), GLOBAL_SCOPE, None).unwrap();
		for origin in [critical(GLOBAL_SCOPE), critical(LAB), signed(1_100)] {
			let revive = try_revive(origin, GLOBAL_SCOPE, &[4]);
			assert_noop!(revive, DispatchError::BadOrigin);
		}
		let stranger = try_revive(RuntimeOrigin::root(), GLOBAL_SCOPE, &[STRANGER]);
		assert_noop!(stranger, Error::<Test>::NotOfScopeAbove);
		assert_ok!(try_revive(RuntimeOrigin::root(), GLOBAL_SCOPE, &[4]));
		assert_eq!(stewards(GLOBAL_SCOPE), [4]);
		let greatest = <Governing as StewardPowers>::greatest_class(GLOBAL_SCOPE);
		assert_eq!(greatest, Some(DecisionClass::Significant));
	});
}
