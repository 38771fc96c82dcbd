// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Which kinds earn: those of the network, and those of scopes below that it recognises.

use super::*;
use pallet_contributions::{Limits, Review};

fn recognise(hash: sp_core::H256, share: u32) -> sp_runtime::DispatchResult {
	let share = thousandths(share);
	Evaluating::recognise_kind(signed(STEWARD), PROJECT, DESIGNS, hash, RATE, share)
}

/// A design for the project that is accepted. What its author earned by it.
fn earned(who: u64) -> u128 {
	let before = settled(who);
	let id = log_in(PROJECT, who, PIECE);
	say(id, &[(A, 1), (B, 1)]);
	finalise(id);
	settle_all();
	assert!(matches!(state(id), State::Accepted { .. }));
	settled(who) - before
}

/// With an author in the project, and a factor that no cap of an agent meets.
fn project(test: impl FnOnce()) {
	build_and_execute(|| {
		set(ChangesOf::<Test> { reputation_factor: Change::Set(ONE / 10), ..Default::default() });
		join(PROJECT, E);
		System::reset_events();
		test();
	});
}

#[test]
fn authors_earn_nothing_by_a_kind_of_a_scope_below_when_the_network_does_not_recognise_it() {
	project(|| {
		new_asset(7, A);
		issue(7, A, LAB);
		set(ChangesOf::<Test> { token: Change::Set((7, 5_000)), ..Default::default() });
		assert_eq!(earned(E), 0);
		assert_eq!((Assets::balance(7, E), lab().total), (0, 100 * ONE));
		recognise_project();
		assert_eq!(earned(E), ONE / 10);
		assert_eq!(Assets::balance(7, E), 5_000);
	});
}

#[test]
fn recognise_kind_holds_for_the_terms_of_the_hash_when_the_network_decides() {
	project(|| {
		let hash = terms(PROJECT);
		let told = events_of(|| {
			assert_ok!(recognise(hash, 100));
		});
		let (scope, kind, share) = (PROJECT, DESIGNS, thousandths(100));
		assert_eq!(
			told,
			vec![Event::KindRecognised {
				network: LAB,
				scope,
				kind,
				hash,
				revision: 0,
				reward_value: RATE,
				share
			}]
		);
		let known = Evaluating::recognition(PROJECT, DESIGNS).unwrap();
		assert_eq!((known.0.hash, known.1), (hash, true));
	});
}

#[test]
fn recognise_kind_is_suspended_until_it_is_confirmed_when_the_terms_change() {
	let changes: [fn(); 3] = [
		|| {
			// Even to what it was.
			assert_ok!(Contributing::set_rate(signed(STEWARD), PROJECT, DESIGNS, RATE));
		},
		|| {
			let limits = Limits { max_quantity: 2_000 * PIECE, daily_limit: None };
			assert_ok!(Contributing::set_limits(signed(STEWARD), PROJECT, DESIGNS, limits));
		},
		|| {
			let none = Default::default();
			assert_ok!(Contributing::set_multipliers(signed(STEWARD), PROJECT, DESIGNS, none));
		},
	];
	for change in changes {
		project(|| {
			let old = terms(PROJECT);
			recognise_project();
			let open = log_in(PROJECT, E, PIECE);
			change();
			assert!(!Evaluating::recognition(PROJECT, DESIGNS).unwrap().1);
			assert_eq!(earned(E), 0);
			// What was logged before is not of the terms that hold now.
			say(open, &[(A, 1), (B, 1)]);
			finalise(open);
			assert_eq!(settled(E), 0);
			let waiting = log_in(PROJECT, E, PIECE);
			assert_noop!(recognise(old, 1_000), Error::<Test>::TermsChanged);
			recognise_project();
			assert_eq!(earned(E), ONE / 10);
			// And this was logged under the terms that are recognised now.
			say(waiting, &[(A, 1), (B, 1)]);
			finalise(waiting);
			assert_eq!(settled(E), ONE / 5);
		});
	}
}

#[test]
fn nothing_logged_under_other_terms_earns_when_they_are_changed_back_and_confirmed() {
	project(|| {
		recognise_project();
		let rate = |rate| Contributing::set_rate(signed(STEWARD), PROJECT, DESIGNS, rate);
		assert_ok!(rate(1_000_000 * RATE));
		let id = log_in(PROJECT, E, 1);
		assert_ok!(rate(RATE));
		recognise_project();
		say(id, &[(A, 1), (B, 1)]);
		finalise(id);
		assert_eq!(settled(E), 0);
	});
}

#[test]
fn a_kind_earns_no_more_than_its_share_when_much_is_accepted() {
	project(|| {
		set(ChangesOf::<Test> { reputation_factor: Change::Set(ONE), ..Default::default() });
		// 2 % of the 20 that all rewards of a window are: 0.4.
		assert_ok!(recognise(terms(PROJECT), 20));
		for who in [E, NEWCOMER] {
			if who == NEWCOMER {
				join(PROJECT, who);
			}
			earned(who);
		}
		assert_eq!((settled(E), settled(NEWCOMER)), (ONE * 2 / 5, 0));
		// Nothing of it waits, and recognising it again begins nothing anew.
		assert_eq!(lab().waiting, 0);
		assert_ok!(recognise(terms(PROJECT), 20));
		assert_eq!(earned(NEWCOMER), 0);
		// The network's own kinds are not concerned.
		accepted_design();
		assert!(settled(E) > ONE * 2 / 5);
		run_blocks(WINDOW);
		assert!(earned(NEWCOMER) > 0);
	});
}

#[test]
fn revoke_recognition_ends_it_when_the_network_decides() {
	project(|| {
		recognise_project();
		let revoke = |who| Evaluating::revoke_recognition(signed(who), PROJECT, DESIGNS);
		assert_noop!(revoke(E), DispatchError::BadOrigin);
		let told = events_of(|| {
			assert_ok!(revoke(STEWARD));
		});
		let event = Event::RecognitionRevoked { network: LAB, scope: PROJECT, kind: DESIGNS };
		assert_eq!(told, vec![event]);
		assert_eq!(earned(E), 0);
		assert_noop!(revoke(STEWARD), Error::<Test>::NotRecognised);
	});
}

#[test]
fn recognise_kind_fails_when_the_network_does_not_decide_or_there_is_no_such_kind() {
	project(|| {
		// The project has a steward of its own.
		let stewards = vec![E].try_into().unwrap();
		assert_ok!(Networks::set_stewards(signed(STEWARD), PROJECT, stewards));
		let hash = terms(PROJECT);
		let call = |who, scope, kind, value| {
			let whole = thousandths(1_000);
			Evaluating::recognise_kind(signed(who), scope, kind, hash, value, whole)
		};
		assert_noop!(call(E, PROJECT, DESIGNS, 1), DispatchError::BadOrigin);
		assert_noop!(call(STEWARD, LAB, DESIGNS, 1), Error::<Test>::OwnKind);
		assert_noop!(call(STEWARD, PROJECT, 9, 1), Error::<Test>::KindNotFound);
		assert_noop!(call(STEWARD, PROJECT, DESIGNS, 0), Error::<Test>::InvalidRewardValue);
		assert_noop!(call(STEWARD, 9, DESIGNS, 1), Error::<Test>::NotInNetwork);
		assert_ok!(call(STEWARD, PROJECT, DESIGNS, 1));
	});
}

#[test]
fn an_expelled_agent_earns_and_evaluates_nothing_until_it_is_taken_back() {
	project(|| {
		recognise_project();
		assert_eq!(earned(E), ONE / 10);
		join(LAB, 7);
		let by_another = log_pieces(7, 1);
		assert_ok!(Networks::expel(signed(STEWARD), LAB, E, Default::default()));
		// It still belongs to the project, and can join the network again.
		assert_eq!(earned(E), 0);
		assert_ok!(Networks::join(signed(E), LAB, None));
		assert_eq!(earned(E), 0);
		let kind = Agents::<Test>::get(LAB, E);
		assert_eq!((kind.tier, active()), (None, 100 * ONE));
		let call = |id| Evaluating::evaluate(signed(E), id, 1, false).map_err(|error| error.error);
		assert_noop!(call(by_another).map(|_| ()), Error::<Test>::NotEligible);
		assert_ok!(Networks::set_tier(signed(STEWARD), LAB, E, Tier::Affiliate));
		assert_eq!(active(), 100 * ONE + ONE / 10);
		assert_noop!(call(by_another).map(|_| ()), Error::<Test>::JoinedLater);
		let later = log_pieces(7, 1);
		assert_ok!(call(later));
		assert_eq!(earned(E), ONE / 10);
	});
}

#[test]
fn reviewers_of_a_scope_below_mint_nothing_when_the_network_does_not_recognise_their_kind() {
	project(|| {
		let role = new_role(PROJECT, None);
		join(PROJECT, A);
		assert_ok!(Networks::grant_role(signed(STEWARD), PROJECT, role, A, None));
		let kind = pallet_contributions::KindCount::<Test>::get(PROJECT);
		let deciding = pallet_contributions::Deciding::Reviewers { role, approvals: 1, period: 50 };
		let terms =
			pallet_contributions::KindTerms { deciding, earns_reputation: true, ..designs() };
		assert_ok!(Contributing::define_kind(signed(STEWARD), PROJECT, terms));
		let index = pallet_contributions::NextIndex::<Test>::get(PROJECT);
		assert_ok!(Contributing::log(
			signed(E),
			PROJECT,
			kind,
			PIECE,
			TODAY,
			None,
			document(1),
			false,
			None
		));
		let id = ContributionId { scope: PROJECT, index };
		assert_ok!(Contributing::review(signed(A), id, Review::Accept));
		assert!(matches!(state(id), State::Accepted { .. }));
		assert_eq!((settled(E), lab().total), (0, 100 * ONE));
	});
}
