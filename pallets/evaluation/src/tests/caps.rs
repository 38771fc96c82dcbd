// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How much is earned in a window, by one agent and by all.

use super::*;

/// Logs of so many authors, from number 21 on, each of which is worth all that one can earn, accepted.
fn authors(count: u64) -> Vec<u64> {
	let authors: Vec<_> = (21..21 + count).collect();
	for who in &authors {
		join(LAB, *who);
		let id = log_pieces(*who, 1);
		say(id, &[(A, 1), (B, 1)]);
		finalise(id);
		settle_all();
	}
	authors
}

/// Of 100, so that the worked numbers are those of the rule.
fn hundred(test: impl FnOnce()) {
	build_empty_and_execute(|| {
		make_lab(&[(A, 60), (B, 40)]);
		set(worked_case());
		test();
	});
}

fn pay(who: u64) -> sp_runtime::DispatchResult {
	Evaluating::pay_reward(signed(STRANGER), LAB, who)
}

#[test]
fn thirty_authors_earn_twenty_now_and_ten_in_the_next_window_when_each_is_due_one_of_a_hundred() {
	hundred(|| {
		// R grows with what is earned, and one of a hundred of it with R: here each is due exactly one.
		set(ChangesOf::<Test> { reputation_factor: Change::Set(ONE), ..Default::default() });
		let all = authors(30);
		let earned = |all: &[u64]| all.iter().map(|who| settled(*who)).sum::<u128>();
		assert_eq!(earned(&all), 20 * ONE);
		assert_eq!((lab().total, lab().waiting, lab().rewarded), (120 * ONE, 10 * ONE, 20 * ONE));
		let late: Vec<_> = all.iter().copied().filter(|who| settled(*who) == 0).collect();
		assert_eq!(late.len(), 10);
		for who in &late {
			assert_eq!(WaitingRewards::<Test>::get(LAB, who), Some(ONE));
			assert_noop!(pay(*who), Error::<Test>::WindowUsedUp);
		}
		run_blocks(WINDOW);
		for who in &late {
			let told = events_of(|| {
				assert_ok!(pay(*who));
			});
			let (amount, left, settled) = (ONE, 0, ONE);
			let total = lab().total;
			let who = *who;
			let event = Event::RewardPaid { network: LAB, who, amount, left, settled, total };
			assert_eq!(told, vec![event]);
			assert_noop!(pay(who), Error::<Test>::NothingWaits);
		}
		assert_eq!(earned(&all), 30 * ONE);
		assert_eq!((lab().total, lab().waiting), (130 * ONE, 0));
		// Of 120 when it began.
		assert_eq!((lab().window_reputation, lab().rewarded), (120 * ONE, 10 * ONE));
	});
}

#[test]
fn what_waits_comes_before_what_is_earned_later_when_a_window_begins() {
	hundred(|| {
		set(ChangesOf::<Test> {
			reputation_factor: Change::Set(ONE),
			window_cap: Change::Set(thousandths(50)),
			..Default::default()
		});
		// 5 % of 100.
		authors(9);
		assert_eq!((lab().total, lab().waiting), (105 * ONE, 4 * ONE));
		run_blocks(WINDOW);
		// 5 % of 105 is 5.25: 4 wait, 1 is earned at once, and a fourth of another.
		let told = events_of(|| {
			for who in [61, 62, 63] {
				join(LAB, who);
				let id = log_pieces(who, 1);
				say(id, &[(A, 1), (B, 1)]);
				finalise(id);
			}
		});
		let paid = [61, 62, 63].map(settled);
		assert_eq!(paid, [ONE, ONE / 4, 0]);
		let waits: Vec<_> = told
			.iter()
			.filter_map(|event| match event {
				Event::RewardWaits { who, amount, waiting, .. } => Some((*who, *amount, *waiting)),
				_ => None,
			})
			.collect();
		assert_eq!(waits, vec![(62, ONE * 3 / 4, ONE * 3 / 4), (63, ONE, ONE)]);
		for who in 26..30 {
			assert_ok!(pay(who));
		}
		assert_eq!(lab().rewarded, 105 * ONE / 20);
		assert_noop!(pay(63), Error::<Test>::WindowUsedUp);
	});
}

#[test]
fn the_bonus_is_part_of_what_is_earned_in_a_window_when_there_is_one() {
	hundred(|| {
		set(ChangesOf::<Test> {
			reputation_factor: Change::Set(ONE),
			evaluator_factor: Change::Set(thousandths(1_000)),
			..Default::default()
		});
		authors(11);
		// Each takes two of twenty, and of the eleventh both wait: a bonus does not wait, and is not paid.
		assert_eq!((lab().total, lab().waiting, lab().rewarded), (120 * ONE, ONE, 20 * ONE));
	});
}

#[test]
fn one_gains_no_more_of_the_networks_asset_than_the_cap_when_it_logs_much() {
	build_and_execute(|| {
		new_asset(7, A);
		issue(7, A, LAB);
		set(ChangesOf::<Test> {
			token: Change::Set((7, 5_000)),
			token_cap: Change::Set(12_000),
			..Default::default()
		});
		for expected in [5_000, 10_000, 12_000, 12_000] {
			accepted_design();
			assert_eq!(Assets::balance(7, E), expected);
		}
		run_blocks(WINDOW);
		accepted_design();
		assert_eq!(Assets::balance(7, E), 17_000);
	});
	// Without a cap of its own a network gives as much as one perfect contribution gains.
	build_and_execute(|| {
		new_asset(7, A);
		issue(7, A, LAB);
		set(ChangesOf::<Test> { token: Change::Set((7, 5_000)), ..Default::default() });
		accepted_design();
		accepted_design();
		assert_eq!(Assets::balance(7, E), 5_000);
	});
}

#[test]
fn pay_reward_fails_when_the_agent_was_expelled() {
	hundred(|| {
		set(ChangesOf::<Test> {
			reputation_factor: Change::Set(ONE),
			window_cap: Change::Set(thousandths(50)),
			..Default::default()
		});
		authors(6);
		run_blocks(WINDOW);
		assert_ok!(Networks::expel(signed(STEWARD), LAB, 26, Default::default()));
		assert_noop!(pay(26), Error::<Test>::NotEligible);
		join(LAB, 26);
		assert_ok!(pay(26));
		assert_eq!(settled(26), ONE);
	});
}

#[test]
fn the_rate_of_logging_counts_when_it_was_raised_since() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { reputation_factor: Change::Set(ONE / 2), ..Default::default() });
		let id = log_in(LAB, E, PIECE / 100);
		// A minute's work, and after it was judged the scope finds it worth a thousand times as much.
		say(id, &[(A, 1), (B, 1)]);
		assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, DESIGNS, 1_000 * RATE));
		finalise(id);
		assert_eq!(settled(E), ONE / 200);
	});
}

#[test]
fn finalise_accepts_when_the_reward_cannot_be_computed() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (B, 1)]);
		// As if the network's number of joins were used up.
		crate::Networks::<Test>::mutate(LAB, |record| record.as_mut().unwrap().joins = u32::MAX);
		let told = events_of(|| finalise(id));
		assert!(matches!(told[0], Event::RewardFailed { .. }));
		assert!(matches!(state(id), State::Accepted { .. }));
		assert_eq!((settled(E), lab().total), (0, 100 * ONE));
	});
}
