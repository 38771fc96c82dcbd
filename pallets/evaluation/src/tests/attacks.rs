// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What must not pay.

use super::*;

const RULES: [StakeRule; 3] =
	[StakeRule::Settle, StakeRule::Stream(Curve::Linear), StakeRule::Stream(Curve::SquareRoot)];

fn under(rule: StakeRule) {
	set(ChangesOf::<Test> { rule: Change::Set(rule), ..Default::default() });
}

fn refused(who: u64, id: ContributionId, value: u8, error: Error<Test>) {
	assert_noop!(
		Evaluating::evaluate(signed(who), id, value, false).map_err(|refused| refused.error),
		error
	);
}

/// A design of E of which these say this, decided and settled. What everybody of the worked case has then.
fn ends_with(said: &[(u64, u8)]) -> [u128; 4] {
	let mut end = [0; 4];
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, said);
		run_blocks(WINDOW);
		finalise(id);
		settle_all();
		end = balances();
		assert_eq!(end.iter().sum::<u128>() + lab().carry, 100 * ONE);
	});
	end
}

#[test]
fn the_same_value_is_refused_when_it_is_repeated() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(A, 1)]);
		refused(A, id, 1, Error::AlreadyGiven);
		// Not with another flag, either.
		say(id, &[(B, 0)]);
		assert_noop!(Evaluating::evaluate(signed(B), id, 0, true), Error::<Test>::AlreadyGiven);
	});
}

#[test]
fn flipping_back_and_forth_loses_when_one_was_right_at_first() {
	let straight = ends_with(&[(A, 1), (B, 0), (C, 1), (D, 1)]);
	let once = ends_with(&[(A, 1), (C, 0), (B, 0), (D, 1), (C, 1)]);
	let twice = ends_with(&[(A, 1), (C, 1), (B, 0), (C, 0), (D, 1), (C, 1)]);
	// 20.043, 19.0 and less.
	assert_eq!(straight[2], 20_043_279_901_356);
	assert!(once[2] < 20 * ONE && twice[2] < once[2], "{once:?} {twice:?}");
	// Those who stood by what they said have what the flipper lost.
	assert!(once[0] > straight[0] && twice[0] > once[0]);
}

#[test]
fn splitting_into_ten_gains_nothing_when_all_say_the_same() {
	let whole = ends_with(&[(A, 1), (B, 0), (C, 1), (D, 1)]);
	build_empty_and_execute(|| {
		let ten: Vec<u64> = (11..21).collect();
		let mut list: Vec<_> = ten.iter().map(|who| (*who, 4)).collect();
		list.extend([(B, 30), (C, 20), (D, 10)]);
		make_lab(&list);
		join(LAB, E);
		set(worked_case());
		let id = log_pieces(E, 1);
		let said: Vec<_> = ten.iter().map(|who| (*who, 1)).collect();
		say(id, &said);
		let (stake, share) = ten.iter().fold((0, Share::default()), |(stake, share), who| {
			let position = position(id, *who);
			(stake + position.stake, share.checked_add(position.share).unwrap())
		});
		// Equal to the unit.
		assert_eq!((stake, share.units()), (3_200_000_000_000, 26_133_333_333_333));
		say(id, &[(B, 0), (C, 1), (D, 1)]);
		finalise(id);
		settle_all();
		let split: u128 = ten.iter().map(|who| settled(*who)).sum();
		// Each of the ten portions is rounded down.
		assert!(split <= whole[0] && whole[0] - split < 10);
		assert_eq!([B, C, D].map(settled), [whole[1], whole[2], whole[3]]);
	});
}

#[test]
fn hedging_loses_when_others_agree() {
	// A's 40 as two identities that say 0 and 1, whatever the order.
	for [first, second] in [[0, 1], [1, 0]] {
		build_empty_and_execute(|| {
			make_lab(&[(11, 20), (12, 20), (B, 30), (C, 20), (D, 10)]);
			join(LAB, E);
			set(worked_case());
			let id = log_pieces(E, 1);
			say(id, &[(11, first), (12, second), (B, 1), (C, 1), (D, 1)]);
			finalise(id);
			settle_all();
			let hedged = settled(11) + settled(12);
			assert!(hedged < 40 * ONE, "{hedged}");
			assert!([B, C, D].map(settled).iter().sum::<u128>() > 60 * ONE);
		});
	}
}

#[test]
fn a_tiny_voter_gains_nothing_when_nobody_hears_what_it_evaluates() {
	for rule in RULES {
		build_and_execute(|| {
			under(rule);
			set(ChangesOf::<Test> { stake: Change::Set(stake(1)), ..Default::default() });
			for _ in 0..50 {
				let id = log_pieces(E, 1);
				say(id, &[(D, 1)]);
			}
			run_blocks(WINDOW);
			for index in 0..50 {
				finalise(ContributionId { scope: LAB, index });
			}
			settle_all();
			assert_eq!(balances(), START);
			assert_eq!((lab().total, settled(E)), (100 * ONE, 0));
		});
	}
}

#[test]
fn ending_early_is_refused_when_silence_could_still_change_a_graded_result() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { scale: Change::Set(scale(0, 5)), ..Default::default() });
		let id = log_pieces(E, 1);
		// 60 of 100 have spoken, all of them for acceptance: with the silent 40 on the lowest value it
		// is 3, with them on the highest 5.
		say(id, &[(A, 5), (C, 3)]);
		assert_noop!(Evaluating::finalise(signed(A), id), Error::<Test>::TooEarlyToFinalise);
		// B's 30 for 3 make it 3 whatever D says.
		say(id, &[(B, 3)]);
		finalise(id);
		assert!(matches!(
			state(id),
			State::Accepted { quality, .. } if quality == ratio(3, 5)
		));
	});
}

#[test]
fn a_flip_is_answered_when_it_comes_in_the_last_block() {
	build_empty_and_execute(|| {
		make_lab(&[(A, 41), (B, 29), (C, 20), (D, 10)]);
		join(LAB, E);
		set(worked_case());
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (B, 0), (D, 1)]);
		let lost = position(id, D).stake;
		run_blocks(WINDOW - 1);
		say(id, &[(D, 0)]);
		run_blocks(1);
		// It would be inconclusive now; but C has a tenth of the window to answer.
		assert_noop!(Evaluating::finalise(signed(D), id), Error::<Test>::TooEarlyToFinalise);
		assert_eq!(evaluation(id).closes_at, 1 + WINDOW + WINDOW / 10);
		say(id, &[(C, 1)]);
		finalise(id);
		assert!(matches!(state(id), State::Accepted { .. }));
		settle_all();
		assert!(settled(D) < 10 * ONE - lost);
	});
}

#[test]
fn four_hundred_tiny_logs_earn_no_more_when_they_are_worth_one_large_one() {
	let mut earned = Vec::new();
	for (count, part) in [(1, 1), (400, 400)] {
		build_and_execute(|| {
			set(ChangesOf::<Test> {
				reputation_factor: Change::Set(ONE / 3),
				..Default::default()
			});
			for _ in 0..count {
				let id = log_in(LAB, E, PIECE / part);
				say(id, &[(A, 1), (B, 1)]);
				finalise(id);
				settle_all();
			}
			earned.push(settled(E));
		});
	}
	assert_eq!(earned[0], ONE / 3);
	assert!(earned[1] <= earned[0] && earned[0] - earned[1] < 400, "{earned:?}");
}

#[test]
fn four_hundred_large_logs_earn_the_cap_when_they_are_of_one_window() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { stake: Change::Set(stake(1)), ..Default::default() });
		for _ in 0..100 {
			let ids: Vec<_> = (0..4).map(|_| log_pieces(E, 100)).collect();
			for id in ids {
				say(id, &[(A, 1), (B, 1)]);
				finalise(id);
			}
			settle_all();
		}
		// 1 % of R, of 100 at first and 101 then; E is not in its own R.
		assert_eq!((settled(E), lab().total), (ONE, 101 * ONE));
	});
}

#[test]
fn speaking_is_refused_when_one_has_no_weight() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		refused(NEWCOMER, id, 1, Error::WeightTooSmall);
	});
}

#[test]
fn a_majority_cannot_mint_to_itself_when_self_evaluation_is_forbidden() {
	build_empty_and_execute(|| {
		make_lab(&[(A, 60), (B, 20), (C, 20)]);
		set(worked_case());
		let id = log_pieces(A, 1);
		refused(A, id, 1, Error::OwnContribution);
		// The others are R: their 40 decide.
		assert_eq!(evaluation(id).reputation, 40 * ONE);
		say(id, &[(B, 0), (C, 0)]);
		finalise(id);
		settle_all();
		assert_eq!((settled(A), lab().total), (60 * ONE, 100 * ONE));
	});
}

#[test]
fn a_majority_mints_no_more_than_the_cap_when_another_identity_logs() {
	// Nothing keeps a majority from finding good what it likes: but it is slow, and everybody sees it.
	build_empty_and_execute(|| {
		make_lab(&[(A, 60), (B, 20), (C, 20)]);
		join(LAB, E);
		set(worked_case());
		for _ in 0..10 {
			let id = log_pieces(E, 100);
			say(id, &[(A, 1)]);
			finalise(id);
			settle_all();
		}
		assert_eq!(settled(E), ONE);
	});
}

#[test]
fn leaving_saves_no_stake_when_one_was_wrong() {
	let stayed = ends_with(&[(A, 1), (B, 0), (C, 1), (D, 1)]);
	for before_the_end in [true, false] {
		build_and_execute(|| {
			let id = log_pieces(E, 1);
			say(id, &[(A, 1), (B, 0), (C, 1), (D, 1)]);
			let leave = || {
				for who in [A, B] {
					assert_ok!(Networks::leave(signed(who), LAB));
				}
			};
			if before_the_end {
				leave();
			}
			finalise(id);
			if !before_the_end {
				leave();
			}
			check_state();
			settle_all();
			assert_eq!(balances(), stayed);
			// What they have is dormant; E has earned one.
			assert_eq!(active(), stayed[2] + stayed[3] + ONE);
			for who in [A, B] {
				join(LAB, who);
			}
			assert_eq!(active(), 101 * ONE - lab().carry);
		});
	}
}

#[test]
fn going_out_and_in_again_is_no_way_to_outweigh_the_others_when_r_is_counted_in_between() {
	build_and_execute(|| {
		assert_ok!(Networks::leave(signed(A), LAB));
		let id = log_pieces(E, 1);
		assert_eq!(evaluation(id).reputation, 60 * ONE);
		// In the same block. A's 40 of 60 would have decided.
		join(LAB, A);
		refused(A, id, 1, Error::JoinedLater);
	});
}

#[test]
fn nothing_overflows_when_reputations_are_near_the_limit() {
	for rule in RULES {
		build_empty_and_execute(|| {
			let part = MAX_REPUTATION / 4;
			let list = [A, B, C, D].map(|who| (who, part));
			make_lab_of_units(list.to_vec().try_into().unwrap());
			join(LAB, E);
			set(ChangesOf::<Test> {
				rule: Change::Set(rule),
				reputation_factor: Change::Set(MAX_REPUTATION),
				reward_cap: Change::Set(thousandths(100)),
				half_life: Change::Set(30),
				..worked_case()
			});
			let evaluate = || {
				let id = log_pieces(E, 1_000);
				say(id, &[(A, 1), (B, 0), (C, 1), (D, 1), (A, 0), (A, 1)]);
				finalise(id);
				settle_all();
				check_state();
			};
			evaluate();
			// Shares grow as reputation decays.
			run_blocks(30 * 11 * DAY);
			evaluate();
			run_blocks(WINDOW);
			evaluate();
		});
	}
}

#[test]
fn nothing_overflows_when_shares_are_near_the_limit() {
	build_empty_and_execute(|| {
		make_lab_of_units(
			vec![(A, MAX_REPUTATION / 2), (B, MAX_REPUTATION / 2)].try_into().unwrap(),
		);
		join(LAB, E);
		set(ChangesOf::<Test> {
			reputation_factor: Change::Set(MAX_REPUTATION),
			reward_cap: Change::Set(thousandths(100)),
			half_life: Change::Set(30),
			..worked_case()
		});
		// As much as there can be after 43 half-lives, in shares: almost 2^127.
		run_blocks(30 * 43 * DAY);
		let room = MAX_REPUTATION - Evaluating::network(LAB).unwrap().total;
		let mut record = lab();
		let index = crate::Pallet::<Test>::present_index(&record);
		let shares = index.shares(room).unwrap();
		assert!(shares > 1 << 126);
		record.total += shares;
		record.active[2] += shares;
		crate::Networks::<Test>::insert(LAB, record);
		Agents::<Test>::mutate(LAB, B, |agent| agent.settled += shares);

		let id = log_pieces(E, 1_000);
		say(id, &[(B, 1)]);
		finalise(id);
		settle_all();
		// There is no room for more than a few units.
		assert!(Evaluating::reputation(LAB, E).unwrap().settled < 10);
	});
}

#[test]
fn nobody_speaks_and_it_ends_when_nobody_else_has_reputation() {
	build_empty_and_execute(|| {
		make_lab(&[(A, 1)]);
		join(LAB, B);
		set(worked_case());
		let id = log_pieces(A, 1);
		assert_eq!(evaluation(id).reputation, 0);
		refused(B, id, 1, Error::ReputationNotFound);
		run_blocks(WINDOW);
		finalise(id);
		assert_ok!(Evaluating::reopen(signed(A), id));
		run_blocks(WINDOW);
		finalise(id);
		assert!(matches!(state(id), State::Rejected { .. }));
		assert_eq!(log_deposits(A), 0);
	});
}

#[test]
fn what_is_not_settled_gives_no_weight_when_it_was_lost() {
	build_and_execute(|| {
		let id = accepted_design();
		// B's stake is lost, and not settled yet: it settles before it speaks.
		assert!(staked(B) > 0);
		let other = log_pieces(E, 1);
		say(other, &[(B, 1)]);
		assert_eq!(position(other, B).weight, 28_650_000_000_000);
		assert_eq!(evaluation(id).unsettled, [3, 0]);
	});
}
