// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Settling what has ended.

use super::*;
use frame_support::dispatch::GetDispatchInfo;

fn call(who: u64, limit: u32) -> frame_support::dispatch::DispatchResultWithPostInfo {
	Evaluating::settle(signed(STRANGER), LAB, who, limit)
}

#[test]
fn settle_pays_what_is_due_when_anybody_asks() {
	build_and_execute(|| {
		let id = accepted_design();
		let (stake, before) = (staked(A), settled(A));
		let told = events_of(|| {
			assert_ok!(call(A, 1));
		});
		let payout = 41_305_055_487_053 - before;
		assert_eq!(
			told,
			vec![Event::Settled {
				network: LAB,
				who: A,
				round: Round { id, number: 0 },
				stake,
				payout,
				settled: 41_305_055_487_053,
				staked: 0,
			}]
		);
		assert_eq!((settled(A), staked(A)), (41_305_055_487_053, 0));
		assert_eq!(evaluation(id).unsettled, [3, 0]);
		assert!(Unsettled::<Test>::get(LAB, A).is_empty());
	});
}

#[test]
fn settle_takes_the_stake_when_one_was_wrong() {
	build_and_execute(|| {
		accepted_design();
		let before = active();
		assert_ok!(call(B, 1));
		assert_eq!((settled(B), staked(B)), (28_650_000_000_000, 0));
		assert_eq!(active(), before - 1_350_000_000_000);
	});
}

#[test]
fn settle_removes_the_evaluation_when_it_was_the_last() {
	build_and_execute(|| {
		let id = accepted_design();
		for who in [A, B, C] {
			assert_ok!(call(who, 1));
		}
		let told = events_of(|| {
			assert_ok!(call(D, 1));
		});
		assert_eq!(told[1], Event::EvaluationRemoved { id, rest: 1, carry: 1 });
		assert!(Evaluations::<Test>::get(LAB, id).is_none());
		assert_eq!(Positions::<Test>::iter().count(), 0);
		assert_eq!(EndedRounds::<Test>::iter().count(), 0);
	});
}

#[test]
fn settle_leads_to_the_same_when_the_order_is_another() {
	let run = |order: [u64; 4]| {
		let mut end = None;
		build_and_execute(|| {
			// Two at the same time, one of them with a changed mind, and one inconclusive.
			let first = log_pieces(E, 1);
			let second = log_pieces(E, 1);
			let third = log_pieces(E, 1);
			say(first, &[(A, 1), (B, 0), (C, 0), (D, 1), (C, 1)]);
			say(second, &[(D, 0), (C, 1), (B, 1), (A, 1)]);
			say(third, &[(B, 0)]);
			finalise(first);
			finalise(second);
			run_blocks(WINDOW);
			finalise(third);
			for who in order {
				let _ = call(who, MAX_SETTLED);
			}
			end = Some((balances(), lab().carry, lab().total));
			assert_eq!(Positions::<Test>::iter().count(), 0);
		});
		end.unwrap()
	};
	let expected = run([A, B, C, D]);
	for order in [[D, C, B, A], [B, D, A, C], [C, A, D, B]] {
		assert_eq!(run(order), expected);
	}
}

#[test]
fn settle_stops_at_the_limit_when_more_have_ended() {
	build_and_execute(|| {
		for _ in 0..3 {
			accepted_design();
		}
		// The second and third time each settled its own first.
		assert_eq!(Unsettled::<Test>::get(LAB, A).len(), 1);
		let ids: Vec<_> = (0..3).map(|_| log_pieces(E, 1)).collect();
		for id in &ids {
			say(*id, &[(A, 1), (B, 1)]);
		}
		ids.iter().for_each(|id| finalise(*id));
		assert_ok!(call(A, 2));
		let left = Evaluating::unsettled(LAB, A);
		assert_eq!(left, vec![(Round { id: ids[2], number: 0 }, true)]);
	});
}

#[test]
fn settle_fails_when_nothing_has_ended() {
	build_and_execute(|| {
		assert_noop!(call(A, 1), Error::<Test>::NothingToSettle);
		say(log_pieces(E, 1), &[(A, 1)]);
		assert_noop!(call(A, 1), Error::<Test>::NothingToSettle);
		accepted_design();
		assert_ok!(call(A, 1));
		assert_noop!(call(A, 1), Error::<Test>::NothingToSettle);
	});
}

#[test]
fn settle_fails_when_the_limit_is_none_or_too_many() {
	build_and_execute(|| {
		accepted_design();
		for limit in [0, MAX_SETTLED + 1, u32::MAX] {
			assert_noop!(call(A, limit), Error::<Test>::InvalidLimit);
		}
	});
}

#[test]
fn settle_gives_back_what_it_did_not_need_when_it_is_weighed() {
	build_and_execute(|| {
		accepted_design();
		// And who pays is looked up.
		let weights = |n, s| <() as WeightInfo>::settle(n, s) + SPONSOR_WEIGHT;
		let info = |limit| {
			crate::Call::<Test>::settle { network: LAB, who: A, limit }
				.get_dispatch_info()
				.call_weight
		};
		assert_eq!(info(5), weights(MAX_UNSETTLED, 5));
		assert_eq!(info(u32::MAX), weights(MAX_UNSETTLED, MAX_SETTLED));
		assert_eq!(call(A, 5).unwrap().actual_weight, Some(weights(1, 1)));
	});
}
