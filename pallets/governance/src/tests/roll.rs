// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who is on the roll.

use super::*;

fn voters() -> u32 {
	Rolls::<Test>::get(LAB).voters
}

#[test]
fn members_are_enrolled_in_the_order_in_which_they_became_members() {
	build_and_execute(3, || {
		assert_ok!(Networks::join(signed(4), LAB, None));
		assert!(!votes(4));
		assert_ok!(Networks::set_tier(decided(), LAB, 4, Tier::Contributor));
		assert!(!votes(4));
		assert_ok!(Networks::set_tier(signed(1), LAB, 4, Tier::Member));
		assert_eq!(
			last_event(),
			Event::Enrolled {
				scope: LAB,
				who: 4,
				number: 3,
				chamber: crate::Chamber::Person,
				voters: 4
			}
		);
		let numbers: Vec<_> =
			(1..=4).map(|who| Voters::<Test>::get(LAB, who).unwrap().number).collect();
		assert_eq!(numbers, [0, 1, 2, 3]);
	});
}

#[test]
fn those_who_leave_are_expelled_or_lose_their_tier_are_struck() {
	build_and_execute(5, || {
		let struck =
			|who, voters| Event::Struck { scope: LAB, who, why: StrikeReason::NotMember, voters };
		assert_ok!(Networks::leave(signed(2), LAB));
		assert_eq!(last_event(), struck(2, 4));
		assert_ok!(Networks::expel(decided(), LAB, 3, H256::zero()));
		assert_eq!(last_event(), struck(3, 3));
		assert_ok!(Networks::set_tier(decided(), LAB, 4, Tier::Affiliate));
		assert_eq!(last_event(), struck(4, 2));
		// Who comes back has a new number.
		join(LAB, 2);
		assert_eq!(Voters::<Test>::get(LAB, 2).unwrap().number, 5);
		assert!(Rolls::<Test>::get(LAB).decides);
	});
}

#[test]
fn programs_are_not_enrolled() {
	build_and_execute(3, || {
		assert_ok!(Networks::set_profile(signed(4), AgentKind::Bot, document(3)));
		join(LAB, 4);
		assert!(!votes(4));
		assert_noop!(Governing::enrol(signed(4), LAB), Error::<Test>::BotsHaveNoVote);
		assert_ok!(Networks::set_profile(signed(4), AgentKind::Person, document(3)));
		assert_ok!(Governing::enrol(signed(4), LAB));
		assert_eq!(
			last_event(),
			Event::Enrolled {
				scope: LAB,
				who: 4,
				number: 3,
				chamber: crate::Chamber::Person,
				voters: 4
			}
		);
	});
}

#[test]
fn programs_are_struck_by_anybody() {
	build_and_execute(3, || {
		assert_ok!(Networks::set_profile(signed(3), AgentKind::Bot, document(3)));
		assert_ok!(Governing::strike(signed(STRANGER), LAB, 3));
		let why = StrikeReason::Bot;
		assert_eq!(last_event(), Event::Struck { scope: LAB, who: 3, why, voters: 2 });
	});
}

#[test]
fn admissions_are_refused_when_half_as_many_as_before_were_admitted() {
	build_and_execute(1, || {
		// The founder is one of ten.
		Rolls::<Test>::mutate(LAB, |roll| roll.admitted = Default::default());
		for who in 2..=11 {
			join(LAB, who);
		}
		assert_ok!(Networks::join(signed(12), LAB, None));
		assert_noop!(
			Networks::set_tier(signed(1), LAB, 12, Tier::Member),
			Error::<Test>::TooManyAdmissions
		);
		// A day of the window passes at a time.
		run_days(29);
		assert_noop!(
			Networks::set_tier(signed(1), LAB, 12, Tier::Member),
			Error::<Test>::TooManyAdmissions
		);
		run_days(1);
		assert_ok!(Networks::set_tier(signed(1), LAB, 12, Tier::Member));
	});
}

#[test]
fn admissions_grow_with_the_scope() {
	build_and_execute(40, || {
		for who in 41..=60 {
			join(LAB, who);
		}
		assert_ok!(Networks::join(signed(61), LAB, None));
		assert_noop!(
			Networks::set_tier(signed(1), LAB, 61, Tier::Member),
			Error::<Test>::TooManyAdmissions
		);
	});
}

#[test]
fn admissions_count_programs_so_that_they_cannot_become_people_by_the_dozen() {
	build_and_execute(1, || {
		forget_admissions(LAB);
		for who in 2..=11 {
			assert_ok!(Networks::set_profile(signed(who), AgentKind::Bot, document(3)));
			join(LAB, who);
		}
		assert_ok!(Networks::join(signed(12), LAB, None));
		assert_noop!(
			Networks::set_tier(signed(1), LAB, 12, Tier::Member),
			Error::<Test>::TooManyAdmissions
		);
	});
}

#[test]
fn enrol_fails_when_it_cannot() {
	build_and_execute(3, || {
		assert_noop!(Governing::enrol(signed(2), LAB), Error::<Test>::AlreadyEnrolled);
		assert_noop!(Governing::enrol(signed(STRANGER), LAB), Error::<Test>::NotTierMember);
		assert_ok!(Networks::join(signed(4), LAB, None));
		assert_noop!(Governing::enrol(signed(4), LAB), Error::<Test>::NotTierMember);
		assert_noop!(Governing::enrol(RuntimeOrigin::root(), LAB), DispatchError::BadOrigin);
	});
}

#[test]
fn strike_takes_those_from_the_roll_who_did_nothing_for_long() {
	build_and_execute(5, || {
		run_days(179);
		assert_noop!(Governing::strike(signed(STRANGER), LAB, 2), Error::<Test>::NotDormant);
		run_days(1);
		assert_ok!(Governing::strike(signed(STRANGER), LAB, 2));
		let why = StrikeReason::Dormant;
		assert_eq!(last_event(), Event::Struck { scope: LAB, who: 2, why, voters: 4 });
		assert_noop!(Governing::strike(signed(STRANGER), LAB, 2), Error::<Test>::NotVoter);
		// It is still a member, and enrols itself again.
		assert_ok!(Governing::enrol(signed(2), LAB));
		assert_eq!(Voters::<Test>::get(LAB, 2).unwrap().number, 5);
		assert_eq!(voters(), 5);
	});
}

#[test]
fn strike_leaves_those_who_do_something() {
	build_and_execute(5, || {
		run_days(100);
		assert_ok!(Governing::confirm(signed(2), LAB));
		let day = TODAY + 100;
		assert_eq!(last_event(), Event::Confirmed { scope: LAB, who: 2, day });
		let id = propose(3, Majority, crate::Action::Motion);
		assert_ok!(Governing::back(signed(4), id));
		vote(id, Agree, [5]);
		run_days(100);
		for who in 2..=5 {
			assert_noop!(Governing::strike(signed(1), LAB, who), Error::<Test>::NotDormant);
		}
		assert_ok!(Governing::strike(signed(STRANGER), LAB, 1));
	});
}

#[test]
fn confirm_and_strike_fail_when_there_is_no_such_voter() {
	build_and_execute(5, || {
		assert_noop!(Governing::confirm(signed(STRANGER), LAB), Error::<Test>::NotVoter);
		assert_noop!(Governing::confirm(RuntimeOrigin::root(), LAB), DispatchError::BadOrigin);
		assert_noop!(Governing::strike(signed(1), LAB, STRANGER), Error::<Test>::NotVoter);
		assert_noop!(Governing::strike(RuntimeOrigin::root(), LAB, 1), DispatchError::BadOrigin);
	});
}

#[test]
fn strike_keeps_what_a_voter_has_used_up_until_it_is_no_member() {
	build_and_execute(8, || {
		let id = propose(8, Majority, crate::Action::Motion);
		let limits = Voters::<Test>::get(LAB, 8).unwrap().limits;
		assert_eq!(limits.backing.to_vec(), [id.index]);
		run_days(180);
		assert_ok!(Governing::strike(signed(STRANGER), LAB, 8));
		assert_eq!(Struck::<Test>::get(LAB, 8), Some(limits));
		assert_ok!(Networks::set_tier(decided(), LAB, 8, Tier::Contributor));
		assert_eq!(Struck::<Test>::get(LAB, 8), None);
		// Whom the scope admits anew begins anew.
		assert_ok!(Networks::set_tier(signed(1), LAB, 8, Tier::Member));
		assert_eq!(Voters::<Test>::get(LAB, 8).unwrap().limits, crate::Limits::default());
	});
}

#[test]
fn enrol_gives_back_what_a_voter_had_used_up() {
	build_and_execute(8, || {
		let id = propose(8, Majority, crate::Action::Motion);
		run_days(180);
		assert_ok!(Governing::strike(signed(STRANGER), LAB, 8));
		assert_ok!(Governing::enrol(signed(8), LAB));
		assert_eq!(Voters::<Test>::get(LAB, 8).unwrap().limits.backing.to_vec(), [id.index]);
		assert!(!Struck::<Test>::contains_key(LAB, 8));
	});
}
