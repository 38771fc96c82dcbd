// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What those who ask are told.

use super::*;

#[test]
fn reputation_tells_what_is_free_and_at_stake_when_asked() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(A, 1)]);
		let stake = position(id, A).stake;
		assert_eq!(
			Evaluating::reputation(LAB, A),
			Some(AgentView {
				settled: 40 * ONE - stake,
				staked: stake,
				pending: 0,
				weight: 40 * ONE,
				unsettled: 1,
				gained: 0,
				waiting: 0,
				tier: Some(Tier::Member),
				dormant: false,
				evaluated_on: 0,
			})
		);
		assert_eq!(Evaluating::reputation(LAB, STRANGER).unwrap().weight, 0);
		assert_eq!(Evaluating::reputation(9, A), None);
	});
}

#[test]
fn network_tells_what_there_is_when_asked() {
	build_and_execute(|| {
		accepted_design();
		settle_all();
		assert_ok!(Networks::leave(signed(E), LAB));
		assert_eq!(
			Evaluating::network(LAB),
			Some(NetworkView {
				total: 101 * ONE,
				active: 100 * ONE - 1,
				belonging: 100 * ONE - 1,
				dormant: 0,
				carry: 1,
				waiting: 0,
				// A fifth of 100, less what E earned.
				room: 19 * ONE,
			})
		);
		assert_eq!(Evaluating::network(9), None);
	});
}

#[test]
fn evaluation_tells_what_would_be_if_it_closed_now_when_asked() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { scale: Change::Set(scale(0, 5)), ..Default::default() });
		let id = log_pieces(E, 1);
		let view = Evaluating::evaluation(id).unwrap();
		assert_eq!((view.result, view.verdict, view.quorum_reached), (Some(0), None, false));
		assert_eq!(view.outcome, None);
		say(id, &[(A, 4), (B, 3)]);
		let view = Evaluating::evaluation(id).unwrap();
		assert_eq!((view.network, view.author, view.round), (LAB, Some(E), 0));
		let expected = [0, 0, 0, 30, 40, 0].map(|whole| whole * ONE);
		let histogram: Vec<_> = (0..).zip(expected).collect();
		assert_eq!(view.histogram.into_inner(), histogram);
		// Silence 30, 3 makes 60 of 100. Those who spoke: 30 of 70, then 4.
		assert_eq!((view.result, view.verdict, view.quorum_reached), (Some(3), Some(4), true));
		assert_eq!(view.outcome, Some(Decision::Accepted { quality: ratio(3, 5) }));
		assert_eq!((view.reputation, view.flagged, view.can_finalise), (100 * ONE, 0, false));
		run_blocks(WINDOW);
		assert!(Evaluating::evaluation(id).unwrap().can_finalise);
		finalise(id);
		assert!(!Evaluating::evaluation(id).unwrap().can_finalise);
		settle_all();
		assert_eq!(Evaluating::evaluation(id), None);
	});
}

#[test]
fn evaluation_tells_when_what_was_inconclusive_can_be_ended_when_asked() {
	build_and_execute(|| {
		let id = inconclusive_design();
		assert!(!Evaluating::evaluation(id).unwrap().can_finalise);
		run_blocks(WINDOW);
		assert!(Evaluating::evaluation(id).unwrap().can_finalise);
	});
}

#[test]
fn quote_is_what_is_paid_when_one_speaks_then() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		for (who, value) in [(A, 1), (B, 0), (A, 0), (C, 1)] {
			let quote = Evaluating::quote(id, who).unwrap();
			say(id, &[(who, value)]);
			let paid = position(id, who);
			assert_eq!(
				quote,
				Quote { weight: paid.weight, stake: paid.stake, share: paid.share.units() }
			);
			assert_eq!(Evaluating::position(id, who), Some(paid));
		}
		assert_eq!(Evaluating::position(id, D), None);
	});
}

#[test]
fn quote_is_none_when_one_cannot_speak() {
	build_and_execute(|| {
		let id = log_pieces(A, 1);
		assert_eq!(Evaluating::quote(id, A), None);
		assert_eq!(Evaluating::quote(id, NEWCOMER), None);
		assert_eq!(Evaluating::quote(ContributionId { scope: LAB, index: 5 }, A), None);
		run_blocks(WINDOW);
		assert_eq!(Evaluating::quote(id, B), None);
	});
}

#[test]
fn awaiting_lists_what_one_has_not_evaluated_page_by_page_when_asked() {
	build_and_execute(|| {
		let ids: Vec<_> = (0..5).map(|_| log_pieces(E, 1)).collect();
		let own = log_pieces(A, 1);
		say(ids[0], &[(A, 1)]);
		let mut found = Vec::new();
		let mut after = None;
		loop {
			let (page, next) = Evaluating::awaiting(LAB, A, after, 2);
			assert!(page.len() <= 2);
			found.extend(page);
			if next.is_none() {
				break;
			}
			after = next;
		}
		found.sort();
		assert_eq!(found, ids[1..].to_vec());
		assert!(!found.contains(&own));
		assert_eq!(Evaluating::awaiting(LAB, B, None, 100).0.len(), 6);
		run_blocks(WINDOW);
		assert_eq!(Evaluating::awaiting(LAB, B, None, 100), (vec![], None));
		assert_eq!(Evaluating::awaiting(9, B, None, 100), (vec![], None));
	});
}

#[test]
fn unsettled_lists_what_is_at_stake_when_asked() {
	build_and_execute(|| {
		let open = log_pieces(E, 1);
		say(open, &[(A, 1)]);
		let ended = accepted_design();
		let round = |id| Round { id, number: 0 };
		assert_eq!(Evaluating::unsettled(LAB, A), vec![(round(open), false), (round(ended), true)]);
	});
}

/// Whether the last that was told of each agent in the lab is what it has.
fn told() -> bool {
	[A, B, C, D, E].iter().all(|who| {
		let weight = Agents::<Test>::get(LAB, who).weight().unwrap();
		let known =
			LastTold::get().into_iter().find(|(network, agent, _)| (*network, agent) == (LAB, who));
		known.map_or(0, |(.., shares)| shares) == weight
	})
}

#[test]
fn reputation_is_told_whenever_it_changes() {
	build_and_execute(|| {
		// By founding.
		assert!(told() && LastTold::get().len() == 4);
		let id = log_pieces(E, 1);
		LastTold::set(&Vec::new());
		say(id, &[(A, 1), (B, 0), (C, 1), (D, 1)]);
		// A stake moves inside the weight.
		assert_eq!(LastTold::get(), []);
		// A changed mind costs the first stake.
		assert_ok!(Evaluating::evaluate(signed(D), id, 0, false));
		let of_d = Agents::<Test>::get(LAB, D).weight().unwrap();
		assert_eq!(LastTold::get(), [(LAB, D, of_d)]);
		// The author is rewarded.
		finalise(id);
		let of_e = Agents::<Test>::get(LAB, E).weight().unwrap();
		assert!(of_e > 0 && LastTold::get().contains(&(LAB, E, of_e)));
		// Those who were right, or wrong, are settled.
		settle_all();
		assert_eq!(LastTold::get().len(), 5);
		assert!(told());
	});
}

#[test]
fn settled_reputation_is_told_to_others_without_what_is_at_stake() {
	use ovn_primitives::traits::Reputation;
	build_and_execute(|| {
		let settled = <Evaluating as Reputation<u64>>::settled;
		assert_eq!(settled(LAB, &A), 40 * ONE);
		let id = log_pieces(E, 1);
		say(id, &[(A, 1)]);
		assert_eq!(settled(LAB, &A), 40 * ONE - position(id, A).stake);
		assert_eq!((settled(LAB, &STRANGER), settled(9, &A)), (0, 0));
		let shares = <Evaluating as Reputation<u64>>::shares;
		assert_eq!((shares(LAB, &A), shares(LAB, &STRANGER)), (40 * ONE, 0));
		assert_ne!(<Evaluating as Reputation<u64>>::weight(), Default::default());
	});
}
