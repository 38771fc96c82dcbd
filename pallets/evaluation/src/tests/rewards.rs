// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What authors and evaluators earn.

use super::*;
use ovn_primitives::KindId;
use pallet_contributions::{Deciding, KindTerms, Review};

/// A factor that no cap meets.
fn small_factor() {
	set(ChangesOf::<Test> { reputation_factor: Change::Set(ONE / 2), ..Default::default() });
}

#[test]
fn authors_earn_the_factor_when_all_is_perfect() {
	build_and_execute(|| {
		small_factor();
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (B, 1)]);
		let told = events_of(|| finalise(id));
		let (gain, bonus) = (ONE / 2, 0);
		let (settled, total) = (ONE / 2, 100 * ONE + ONE / 2);
		let who = E;
		assert_eq!(
			told[0],
			Event::ReputationEarned { network: LAB, who, id, gain, bonus, settled, total }
		);
		assert_eq!((lab().total, active()), (total, total));
	});
}

#[test]
fn authors_earn_less_when_quality_or_value_is_less() {
	build_and_execute(|| {
		small_factor();
		set(ChangesOf::<Test> { scale: Change::Set(scale(0, 5)), ..Default::default() });
		let id = log_in(LAB, E, PIECE / 4);
		say(id, &[(A, 4), (B, 4)]);
		finalise(id);
		assert_eq!(settled(E), ONE / 2 * 4 / 5 / 4);
	});
}

#[test]
fn authors_earn_no_more_when_the_value_is_more() {
	build_and_execute(|| {
		small_factor();
		let id = log_pieces(E, 900);
		say(id, &[(A, 1), (B, 1)]);
		finalise(id);
		assert_eq!(settled(E), ONE / 2);
	});
}

#[test]
fn authors_earn_nothing_for_that_when_they_are_rejected() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(A, 0), (B, 0)]);
		finalise(id);
		assert_eq!((settled(E), lab().total), (0, 100 * ONE));
	});
}

#[test]
fn authors_earn_up_to_the_cap_in_a_window_when_they_do_much() {
	build_and_execute(|| {
		let accepted = || {
			let id = log_pieces(E, 1);
			say(id, &[(A, 1), (B, 1)]);
			finalise(id);
			settle_all();
		};
		accepted();
		assert_eq!(settled(E), ONE);
		run_blocks(WINDOW - 2);
		// E's own is not in R: 1 % of 100 was earned already.
		accepted();
		assert_eq!(settled(E), ONE);
		run_blocks(2);
		accepted();
		assert_eq!(settled(E), 2 * ONE);
	});
}

#[test]
fn evaluators_earn_a_bonus_when_a_contribution_is_accepted() {
	build_and_execute(|| {
		set(ChangesOf::<Test> {
			evaluator_factor: Change::Set(thousandths(100)),
			..Default::default()
		});
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (B, 1)]);
		let told = events_of(|| finalise(id));
		assert!(matches!(told.last(), Some(Event::Finalised { pot, .. }) if *pot == ONE / 10));
		settle_all();
		// Divided by share: 26.13 and 6.3.
		assert_eq!(settled(A) + settled(B) + lab().carry, 70 * ONE + ONE / 10);
		let shares = [26_133_333_333_333u128, 6_300_000_000_000];
		assert_eq!(settled(A), 40 * ONE + ONE / 10 * shares[0] / shares.iter().sum::<u128>());
		assert_eq!(lab().total, 101 * ONE + ONE / 10);
	});
}

#[test]
fn authors_gain_the_networks_asset_when_it_has_one() {
	build_and_execute(|| {
		new_asset(7, A);
		issue(7, A, LAB);
		set(ChangesOf::<Test> {
			token: Change::Set((7, 5_000)),
			scale: Change::Set(scale(0, 5)),
			..Default::default()
		});
		let id = log_pieces(E, 1);
		say(id, &[(A, 4), (B, 4)]);
		let told = events_of(|| finalise(id));
		let earned =
			Event::TokensEarned { network: LAB, who: E, asset: 7, amount: 4_000, given: true };
		assert!(told.contains(&earned));
		assert_eq!(Assets::balance(7, E), 4_000);
	});
}

#[test]
fn authors_are_owed_the_networks_asset_when_it_cannot_be_given() {
	build_and_execute(|| {
		new_asset(7, A);
		issue(7, A, LAB);
		set(ChangesOf::<Test> {
			token: Change::Set((7, 5_000)),
			token_cap: Change::Set(10_000),
			..Default::default()
		});
		// The network is not the issuer any more.
		Assets::set_team(signed(A), 7, A, A, A).unwrap();
		for times in 1..3 {
			let told = events_of(|| {
				accepted_design();
			});
			let earned =
				Event::TokensEarned { network: LAB, who: E, asset: 7, amount: 5_000, given: false };
			assert!(told.contains(&earned));
			assert_eq!(OwedTokens::<Test>::get((LAB, E, 7)), Some(5_000 * times));
		}
		assert_eq!(Assets::balance(7, E), 0);
	});
}

/// A kind that one holder of a role decides. Its number.
fn reviewed(earns_reputation: bool) -> KindId {
	let role = new_role(LAB, None);
	Networks::grant_role(signed(STEWARD), LAB, role, A, None).unwrap();
	let kind = pallet_contributions::KindCount::<Test>::get(LAB);
	let deciding = Deciding::Reviewers { role, approvals: 1, period: 50 };
	let terms = KindTerms { deciding, earns_reputation, ..designs() };
	Contributing::define_kind(signed(STEWARD), LAB, terms).unwrap();
	kind
}

fn approve(kind: KindId) {
	let index = pallet_contributions::NextIndex::<Test>::get(LAB);
	Contributing::log(signed(E), LAB, kind, PIECE / 2, TODAY, None, document(1), false, None)
		.unwrap();
	let id = ContributionId { scope: LAB, index };
	Contributing::review(signed(A), id, Review::Accept).unwrap();
}

#[test]
fn authors_earn_reputation_for_what_validators_accept_when_the_kind_says_so() {
	build_and_execute(|| {
		small_factor();
		let kind = reviewed(true);
		let told = events_of(|| approve(kind));
		assert!(matches!(told[..], [Event::ReputationEarned { bonus: 0, .. }]));
		assert_eq!((settled(E), lab().total), (ONE / 4, 100 * ONE + ONE / 4));
		// It can be compensated; what was earned stays.
		let id = ContributionId { scope: LAB, index: 0 };
		assert_ok!(Contributing::compensate(signed(E), id, PIECE / 2, document(2)));
		assert_eq!(settled(E), ONE / 4);
	});
}

#[test]
fn authors_earn_nothing_for_what_validators_accept_when_the_kind_does_not_say_so() {
	build_and_execute(|| {
		let kind = reviewed(false);
		assert_eq!(events_of(|| approve(kind)), vec![]);
		assert_eq!(settled(E), 0);
	});
}

#[test]
fn nothing_is_earned_when_the_network_has_no_reputation() {
	build_empty_and_execute(|| {
		use ovn_primitives::{ScopeKind, GLOBAL_SCOPE};
		assert_eq!(found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network), LAB);
		for who in [A, E] {
			join(LAB, who);
		}
		let kind = reviewed(true);
		approve(kind);
		assert_eq!(Agents::<Test>::iter().count(), 0);
	});
}

#[test]
fn rewards_are_counted_in_present_worth_when_reputation_decays() {
	build_and_execute(|| {
		small_factor();
		set(ChangesOf::<Test> { half_life: Change::Set(30), ..Default::default() });
		run_blocks(30 * DAY);
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (B, 1)]);
		finalise(id);
		// A reputation of 0.5 is now a share of 1, but the cap is 1 % of 50 in present worth: the same.
		let view = Evaluating::reputation(LAB, E).unwrap();
		assert!(ONE / 2 - view.settled <= 2);
		assert!(ONE - settled(E) <= 2);
		assert!(50 * ONE + ONE / 2 - Evaluating::network(LAB).unwrap().total <= 4);
	});
}

#[test]
fn reputation_is_moved_and_not_created_when_people_only_evaluate() {
	build_and_execute(|| {
		for round in 0..6u8 {
			let id = log_pieces(E, 1);
			// Rejected each time, by other people.
			say(id, &[(A, round % 2), (B, 0), (C, 0), (D, 1)]);
			run_blocks(WINDOW);
			finalise(id);
			settle_all();
			assert_eq!(balances().iter().sum::<u128>() + lab().carry, 100 * ONE);
			assert_eq!(lab().total, 100 * ONE);
		}
	});
}

#[test]
fn nothing_is_earned_beyond_the_limit_when_a_network_has_as_much_as_it_can() {
	build_empty_and_execute(|| {
		let most = vec![(A, MAX_REPUTATION - ONE)].try_into().unwrap();
		make_lab_of_units(most);
		join(LAB, E);
		set(ChangesOf::<Test> {
			evaluator_factor: Change::Set(thousandths(1_000)),
			reputation_factor: Change::Set(MAX_REPUTATION),
			..worked_case()
		});
		let accepted = || {
			let id = log_pieces(E, 1);
			say(id, &[(A, 1)]);
			finalise(id);
			settle_all();
		};
		accepted();
		// What is left is less than the cap: the author gets it, the evaluators nothing.
		assert_eq!((settled(E), lab().total), (ONE, MAX_REPUTATION));
		accepted();
		assert_eq!((settled(E), lab().total), (ONE, MAX_REPUTATION));
	});
}
