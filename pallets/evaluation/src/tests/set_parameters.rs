// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The rules of a network.

use super::*;
use ovn_primitives::GLOBAL_SCOPE;

fn call(changes: ChangesOf<Test>) -> sp_runtime::DispatchResult {
	Evaluating::set_parameters(signed(STEWARD), LAB, changes)
}

fn none() -> ChangesOf<Test> {
	Default::default()
}

#[test]
fn parameters_are_the_defaults_when_nothing_was_decided() {
	build_empty_and_execute(|| {
		make_lab(&[(A, 1)]);
		let view = Evaluating::parameters(LAB);
		assert_eq!(view.own, Default::default());
		assert_eq!(
			view.parameters,
			Parameters {
				scale: scale(0, 5),
				positive_from: 3,
				stake: stake(20),
				rule: StakeRule::Settle,
				quorum: Default::default(),
				tolerance: 1,
				window: WINDOW,
				minimum_time: DAY,
				self_evaluation: false,
				reputation_factor: 5 * ONE,
				reward_value: RATE,
				reward_cap: thousandths(10),
				evaluator_factor: thousandths(100),
				token: None,
				token_cap: 0,
				window_cap: thousandths(200),
				least_tier: None,
				dormancy: 180,
				half_life: None,
			}
		);
	});
}

#[test]
fn set_parameters_changes_what_is_named_when_the_rest_is_kept() {
	build_and_execute(|| {
		let before = Evaluating::parameters(LAB);
		let changes = ChangesOf::<Test> {
			stake: Change::Reset,
			window: Change::Set(MAX_WINDOW),
			self_evaluation: Change::Set(true),
			..none()
		};
		let told = events_of(|| {
			assert_ok!(call(changes));
		});
		let after = Evaluating::parameters(LAB);
		let own = OwnValues {
			stake: None,
			window: Some(MAX_WINDOW),
			self_evaluation: Some(true),
			..before.own
		};
		let parameters = Parameters {
			stake: stake(20),
			window: MAX_WINDOW,
			self_evaluation: true,
			..before.parameters
		};
		assert_eq!((after.own, after.parameters), (own, parameters));
		assert_eq!(told, vec![Event::ParametersSet { network: LAB, own, parameters }]);
	});
}

#[test]
fn set_parameters_lets_open_evaluations_alone_when_they_have_begun() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		let before = evaluation(id).parameters;
		set(ChangesOf::<Test> {
			scale: Change::Set(scale(1, 5)),
			stake: Change::Set(stake(1)),
			rule: Change::Set(StakeRule::Stream(Curve::Linear)),
			..none()
		});
		assert_eq!(evaluation(id).parameters, before);
		say(id, &[(A, 1)]);
		assert_eq!(position(id, A).stake, 3_200_000_000_000);
		assert_eq!(evaluation(log_pieces(E, 1)).parameters.scale, scale(1, 5));
	});
}

#[test]
fn set_parameters_takes_the_bounds_when_they_are_reached() {
	build_and_execute(|| {
		for changes in [
			ChangesOf::<Test> {
				scale: Change::Set(scale(0, 15)),
				positive_from: Change::Set(15),
				tolerance: Change::Set(15),
				..none()
			},
			ChangesOf::<Test> {
				window: Change::Set(MIN_WINDOW),
				minimum_time: Change::Set(MIN_WINDOW),
				..none()
			},
			ChangesOf::<Test> { reputation_factor: Change::Set(MAX_REPUTATION), ..none() },
			ChangesOf::<Test> { reputation_factor: Change::Set(0), ..none() },
			ChangesOf::<Test> { reward_value: Change::Set(1), ..none() },
			ChangesOf::<Test> { reward_cap: Change::Set(thousandths(100)), ..none() },
			ChangesOf::<Test> { evaluator_factor: Change::Set(thousandths(1_000)), ..none() },
			ChangesOf::<Test> { half_life: Change::Set(30), ..none() },
			ChangesOf::<Test> { half_life: Change::Set(36_500), ..none() },
			ChangesOf::<Test> { window_cap: Change::Set(thousandths(50)), ..none() },
			ChangesOf::<Test> { window_cap: Change::Set(thousandths(500)), ..none() },
			ChangesOf::<Test> { dormancy: Change::Set(60), ..none() },
			ChangesOf::<Test> { dormancy: Change::Set(36_500), ..none() },
			ChangesOf::<Test> { token_cap: Change::Set(u128::MAX), ..none() },
		] {
			assert_ok!(call(changes));
		}
	});
}

#[test]
fn set_parameters_fails_when_one_is_out_of_bounds() {
	build_and_execute(|| {
		for changes in [
			ChangesOf::<Test> { positive_from: Change::Set(0), ..none() },
			ChangesOf::<Test> { positive_from: Change::Set(2), ..none() },
			ChangesOf::<Test> { tolerance: Change::Set(2), ..none() },
			ChangesOf::<Test> { window: Change::Set(MIN_WINDOW - 1), ..none() },
			ChangesOf::<Test> { window: Change::Set(MAX_WINDOW + 1), ..none() },
			ChangesOf::<Test> { minimum_time: Change::Set(WINDOW + 1), ..none() },
			ChangesOf::<Test> { reputation_factor: Change::Set(MAX_REPUTATION + 1), ..none() },
			ChangesOf::<Test> { reward_value: Change::Set(0), ..none() },
			ChangesOf::<Test> { reward_cap: Change::Set(thousandths(101)), ..none() },
			ChangesOf::<Test> { half_life: Change::Set(29), ..none() },
			ChangesOf::<Test> { half_life: Change::Set(36_501), ..none() },
			ChangesOf::<Test> { window_cap: Change::Set(thousandths(49)), ..none() },
			ChangesOf::<Test> { window_cap: Change::Set(thousandths(501)), ..none() },
			ChangesOf::<Test> { dormancy: Change::Set(59), ..none() },
			ChangesOf::<Test> { dormancy: Change::Set(36_501), ..none() },
		] {
			assert_noop!(call(changes), Error::<Test>::InvalidParameters);
		}
		// A value that was good before, and is not any more.
		set(ChangesOf::<Test> {
			scale: Change::Set(scale(0, 5)),
			positive_from: Change::Set(5),
			..none()
		});
		let smaller = ChangesOf::<Test> { scale: Change::Set(scale(0, 4)), ..none() };
		assert_noop!(call(smaller), Error::<Test>::InvalidParameters);
	});
}

#[test]
fn set_parameters_takes_an_asset_only_when_the_network_issues_it() {
	build_and_execute(|| {
		new_asset(7, A);
		let changes = ChangesOf::<Test> { token: Change::Set((7, 50)), ..none() };
		assert_noop!(call(changes), Error::<Test>::NotIssuer);
		let unknown = ChangesOf::<Test> { token: Change::Set((8, 50)), ..none() };
		assert_noop!(call(unknown), Error::<Test>::NotIssuer);
		issue(7, A, LAB);
		assert_ok!(call(changes));
		let parameters = Evaluating::parameters(LAB).parameters;
		// As much in a window as one perfect contribution gains, unless it chooses.
		assert_eq!((parameters.token, parameters.token_cap), (Some((7, 50)), 50));
		// It does not keep others from being changed, if it is not issued any more.
		Assets::set_team(signed(A), 7, A, A, A).unwrap();
		assert_ok!(call(ChangesOf::<Test> { tolerance: Change::Set(1), ..none() }));
	});
}

#[test]
fn set_parameters_fails_when_the_origin_does_not_decide_or_there_is_no_open_network() {
	build_and_execute(|| {
		assert_noop!(Evaluating::set_parameters(signed(A), LAB, none()), DispatchError::BadOrigin);
		for scope in [GLOBAL_SCOPE, PROJECT, 9] {
			assert_noop!(
				Evaluating::set_parameters(signed(STEWARD), scope, none()),
				Error::<Test>::NotNetwork
			);
		}
		assert_ok!(Networks::close_scope(signed(STEWARD), PROJECT));
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_noop!(call(none()), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn set_parameters_halves_reputation_when_a_half_life_is_over() {
	build_and_execute(|| {
		let worth = |who| Evaluating::reputation(LAB, who).unwrap().weight;
		set(ChangesOf::<Test> { half_life: Change::Set(30), ..none() });
		assert_eq!(worth(A), 40 * ONE);
		run_blocks(30 * DAY);
		// Rounded down, by less than a unit of the last decimal.
		assert!((20 * ONE - worth(A)) <= 1);
		assert!((50 * ONE - Evaluating::network(LAB).unwrap().total) <= 1);
		// What was lost stays lost when it stops to decay; shares are as before.
		set(ChangesOf::<Test> { half_life: Change::Reset, ..none() });
		run_blocks(300 * DAY);
		assert!((20 * ONE - worth(A)) <= 1);
		assert_eq!((settled(A), lab().total), (40 * ONE, 100 * ONE));
	});
}

#[test]
fn set_parameters_lets_reputation_decay_from_the_beginning_when_it_is_founded_later() {
	build_empty_and_execute(|| {
		let network = found(STEWARD, GLOBAL_SCOPE, ovn_primitives::ScopeKind::Network);
		set(ChangesOf::<Test> { half_life: Change::Set(30), ..none() });
		run_blocks(300 * DAY);
		assert_ok!(Evaluating::found_reputation(signed(STEWARD), network, founders(&[(A, 8)])));
		run_blocks(60 * DAY);
		let left = Evaluating::reputation(network, A).unwrap().settled;
		assert!(2 * ONE - left <= 1);
	});
}

#[test]
fn decay_stops_when_the_arithmetic_is_exhausted() {
	let total = || Evaluating::network(LAB).unwrap().total;
	let (all, rest) = (100 * ONE, (100 * ONE) >> 44);
	// However often it is written on the way.
	for times in [1, 2, 40] {
		build_and_execute(|| {
			for days in 0..times {
				set(ChangesOf::<Test> { half_life: Change::Set(30 + days % 2), ..none() });
				run_blocks(31 * 60 / u64::from(times) * DAY);
			}
			assert!((rest..=rest + 1).contains(&total()), "{} of {all}", total());
			run_blocks(31 * 60 * DAY);
			assert!((rest..=rest + 1).contains(&total()));
			assert_eq!(lab().total, all);
		});
	}
}
