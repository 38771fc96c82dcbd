// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Each invariant is checked: a state that violates it is found.

use super::*;
use frame_support::traits::Hooks as _;
use frame_support::BoundedVec;

/// Checks that a violation is found, and that the state was good before.
#[track_caller]
fn finds(message: &'static str, violation: impl FnOnce(ContributionId)) {
	genesis().execute_with(|| {
		run_to_block(1);
		set_day(TODAY);
		make_lab(&[(A, 40), (B, 30), (C, 20), (D, 10)]);
		join(LAB, E);
		join(PROJECT, E);
		set(worked_case());
		recognise_project();
		// One that is decided and not settled, and one that is open.
		accepted_design();
		let open = log_pieces(E, 1);
		say(open, &[(A, 1)]);
		check_state();
		violation(open);
		assert_eq!(Evaluating::try_state(System::block_number()), Err(message.into()));
	});
}

fn change_lab(change: impl FnOnce(&mut NetworkOf<Test>)) {
	crate::Networks::<Test>::mutate(LAB, |record| change(record.as_mut().unwrap()));
}

#[test]
fn try_state_finds_weight_that_is_counted_wrongly() {
	finds("2: it counts under another tier than it has", |_| {
		Agents::<Test>::mutate(LAB, A, |agent| agent.tier = Some(Tier::Affiliate));
	});
	finds("2: the weight of those who belong is another", |_| {
		change_lab(|record| record.active[0] += 1);
	});
	finds("2: the weight of those who are dormant is another", |_| {
		change_lab(|record| record.dormant += 1);
	});
}

#[test]
fn try_state_finds_a_pot_that_cannot_pay() {
	finds("7: a pot that cannot pay", |open| {
		let decided = ContributionId { index: open.index - 1, ..open };
		Evaluations::<Test>::mutate(LAB, decided, |evaluation| {
			evaluation.as_mut().unwrap().held = 1;
		});
	});
}

#[test]
fn try_state_finds_evaluations_and_decisions_of_what_is_decided() {
	finds("12: an evaluation of what is decided", |open| {
		pallet_contributions::Contributions::<Test>::mutate(open.scope, open.index, |entry| {
			entry.as_mut().unwrap().state = State::Rejected { at: 1 };
		});
	});
	finds("12: more or fewer evaluations than are counted", |_| {
		change_lab(|record| record.open += 1);
	});
	let waits = Undelivered { decision: Decision::Rejected, until: 9 };
	finds("12: a decision of what is decided", |open| {
		let decided = ContributionId { index: open.index - 1, ..open };
		UndeliveredDecisions::<Test>::insert(decided, waits);
	});
	finds("12: a decision of what is being evaluated", |open| {
		UndeliveredDecisions::<Test>::insert(open, waits);
	});
}

#[test]
fn try_state_finds_an_r_that_is_not_what_it_counts() {
	finds("13: R is not what it counts", |open| {
		Evaluations::<Test>::mutate(LAB, open, |evaluation| {
			evaluation.as_mut().unwrap().reputation += 1;
		});
	});
}

#[test]
fn try_state_finds_rewards_and_recognitions_that_cannot_be() {
	finds("14: nothing waits", |_| WaitingRewards::<Test>::insert(LAB, E, 0));
	finds("14: more or less waits than is counted", |_| WaitingRewards::<Test>::insert(LAB, E, 1));
	finds("14: what waits in no network", |_| WaitingRewards::<Test>::insert(PROJECT, E, 1));
	let known = || Recognitions::<Test>::get(PROJECT, DESIGNS).unwrap();
	finds("14: a recognition of nothing", |_| {
		Recognitions::<Test>::insert(LAB, DESIGNS, known());
	});
	finds("14: a recognition of nothing", |_| {
		let none = Recognition { reward_value: 0, ..known() };
		Recognitions::<Test>::insert(PROJECT, DESIGNS, none);
	});
	finds("14: terms are recognised that never were", |_| {
		let later = Recognition { revision: 1, ..known() };
		Recognitions::<Test>::insert(PROJECT, DESIGNS, later);
	});
}

#[test]
fn try_state_finds_days_of_endings_that_are_not_in_order() {
	let set = |network, days: &[(u32, u32)]| {
		let days: Vec<_> =
			days.iter().map(|(day, closed)| Closing { day: *day, closed: *closed }).collect();
		Closings::<Test>::insert(network, BoundedVec::truncate_from(days));
	};
	finds("15: days out of order", |_| set(LAB, &[(1, 0), (0, 1)]));
	finds("15: days out of order", |_| set(LAB, &[(0, 1), (1, 1)]));
	finds("15: more or fewer endings than are counted", |_| set(LAB, &[(0, 2)]));
	finds("15: endings in no network", |_| set(PROJECT, &[(0, 1)]));
}
