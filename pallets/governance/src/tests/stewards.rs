// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is left to stewards once votes decide.

use super::*;
use ovn_primitives::traits::{EnsureScope, StewardPowers};

/// What the stewards of the lab decide.
fn greatest() -> Option<DecisionClass> {
	let greatest = <Governing as StewardPowers>::greatest_class(LAB);
	assert_eq!(Governing::stewards_decide(LAB), greatest);
	greatest
}

/// Whether an origin decides for the lab.
fn decides(origin: RuntimeOrigin, class: DecisionClass) -> bool {
	fn ask<E: EnsureScope<RuntimeOrigin, u64>>(
		origin: RuntimeOrigin,
		class: DecisionClass,
	) -> bool {
		E::ensure_origin(origin, &(LAB, class)).is_ok()
	}
	ask::<ScopeOrigin>(origin, class)
}

#[test]
fn stewards_decide_everything_until_three_vote() {
	build_and_execute(2, || {
		assert_eq!(greatest(), Some(DecisionClass::Critical));
		assert!(decides(signed(1), DecisionClass::Critical));
		assert_ok!(Governing::set_rules(
			signed(1),
			LAB,
			Rules { block_share: 7, ..Rules::default() },
			None
		));
		join(LAB, 3);
		assert_eq!(greatest(), Some(DecisionClass::Significant));
		assert!(decides(signed(1), DecisionClass::Significant));
		assert!(!decides(signed(1), DecisionClass::Critical));
	});
}

#[test]
fn stewards_get_nothing_critical_back_when_voters_leave() {
	build_and_execute(3, || {
		for who in [2, 3] {
			assert_ok!(Networks::leave(signed(who), LAB));
		}
		assert_eq!(greatest(), Some(DecisionClass::Significant));
		assert_ok!(Networks::leave(signed(1), LAB));
		assert_eq!(greatest(), Some(DecisionClass::Significant));
	});
}

#[test]
fn stewards_decide_only_standard_matters_when_they_had_a_year_to_hand_over() {
	build_and_execute(3, || {
		run_days(364);
		assert_eq!(greatest(), Some(DecisionClass::Significant));
		run_days(1);
		assert_eq!(greatest(), Some(DecisionClass::Standard));
		assert!(decides(signed(1), DecisionClass::Standard));
		assert!(!decides(signed(1), DecisionClass::Significant));
		// Where too few vote they go on.
		assert_ok!(Networks::leave(signed(3), LAB));
		assert_eq!(greatest(), Some(DecisionClass::Significant));
	});
}

#[test]
fn stewards_decide_as_much_as_the_rules_leave_them() {
	build_and_execute(3, || {
		for stewards in [None, Some(DecisionClass::Standard), Some(DecisionClass::Significant)] {
			let rules = Rules { stewards, handover: 30, ..Rules::default() };
			assert_ok!(Governing::set_rules(decided(), LAB, rules, None));
			assert_eq!(greatest(), stewards);
		}
		run_days(30);
		assert_eq!(greatest(), Some(DecisionClass::Standard));
		let none = Rules { stewards: None, ..Rules::default() };
		assert_ok!(Governing::set_rules(decided(), LAB, none, None));
		assert_eq!(greatest(), None);
		assert!(!decides(signed(1), DecisionClass::Standard));
		// Votes decide all the same.
		assert!(decides(super::decided(), DecisionClass::Critical));
	});
}

#[test]
fn stewards_of_the_global_scope_decide_nothing_critical_although_nobody_votes_there() {
	build_and_execute(1, || {
		let greatest = <Governing as StewardPowers>::greatest_class(GLOBAL_SCOPE);
		assert_eq!(greatest, Some(DecisionClass::Significant));
		assert_eq!(Rolls::<Test>::get(GLOBAL_SCOPE).ever, 0);
	});
}

#[test]
fn stewards_of_a_scope_without_voters_make_others_members_who_decide_after_a_season() {
	build_and_execute(3, || {
		run_days(40);
		for who in 1..=3 {
			assert_ok!(Networks::leave(signed(who), LAB));
		}
		join(LAB, 7);
		let close = pallet_networks::Call::set_agreement { scope: LAB, document: document(9) };
		let id = propose(7, Special, inline(&[close.clone().into()]));
		// Not yet: nobody has been there for long.
		run_to_block(closes_at(id));
		close_it(id);
		assert_eq!(ending(id), Some(Ending::TooFew));
		run_days(30);
		let id = propose(7, Special, inline(&[close.into()]));
		pass(id);
		execute(id);
		assert_eq!(ending(id), Some(Ending::Executed));
	});
}

/// What comes of a steward's attempt to make an agent a member.
fn admits(who: u64) -> sp_runtime::DispatchResult {
	assert_ok!(Networks::join(signed(who), LAB, None));
	Networks::set_tier(signed(1), LAB, who, Tier::Member)
}

#[test]
fn stewards_admit_two_in_a_season_once_votes_decide() {
	build_and_execute(1, || {
		// Until three vote there is nobody else to decide.
		for who in 2..=5 {
			assert_ok!(admits(who));
		}
		assert_ok!(Networks::join(signed(6), LAB, None));
		let sixth = || Networks::set_tier(signed(1), LAB, 6, Tier::Member);
		assert_noop!(sixth(), Error::<Test>::TooManyByStewards);
		// The members do, whatever stewards have done.
		assert_ok!(Networks::set_tier(decided(), LAB, 6, Tier::Member));
		run_days(29);
		assert_eq!(admits(7), Err(Error::<Test>::TooManyByStewards.into()));
		run_days(1);
		assert_ok!(Networks::set_tier(signed(1), LAB, 7, Tier::Member));
	});
}

#[test]
fn stewards_admit_a_quarter_in_a_season_where_many_vote() {
	build_and_execute(12, || {
		forget_admissions(LAB);
		for who in 13..=15 {
			assert_ok!(admits(who));
		}
		assert_eq!(admits(16), Err(Error::<Test>::TooManyByStewards.into()));
	});
}

#[test]
fn stewards_who_set_other_tiers_use_up_nothing() {
	build_and_execute(3, || {
		forget_admissions(LAB);
		for who in 4..=8 {
			assert_ok!(Networks::join(signed(who), LAB, None));
			assert_ok!(Networks::set_tier(signed(1), LAB, who, Tier::Contributor));
		}
		assert_ok!(Networks::set_tier(signed(1), LAB, 4, Tier::Member));
		assert_ok!(Networks::set_tier(signed(1), LAB, 5, Tier::Member));
		let third = Networks::set_tier(signed(1), LAB, 6, Tier::Member);
		assert_eq!(third, Err(Error::<Test>::TooManyByStewards.into()));
	});
}

/// Closes what is due.
fn close_it(id: ProposalId) {
	super::close(id);
}
