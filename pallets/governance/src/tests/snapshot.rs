// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What voters had when a day began.

use super::*;
use ovn_math::decision::history::{at, MAX_ENTRIES};

fn weight_on(who: u64, day: u32) -> u128 {
	let voter = Voters::<Test>::get(LAB, who).unwrap();
	at(&voter.past, voter.weight, day)
}

fn total_on(day: u32) -> u128 {
	let totals = WeightsOf::<Test>::get(LAB);
	at(&totals.past, totals.sum, day).weight
}

#[test]
fn enrolment_brings_the_reputation_that_an_agent_has() {
	build_and_execute(3, || {
		let founders = vec![(2u64, 7_000_000_000_000u128), (4, 5_000_000_000_000)];
		let origin = decided();
		assert_ok!(Evaluating::found_reputation(origin, LAB, founders.try_into().unwrap()));
		join(LAB, 4);
		let shares = Voters::<Test>::get(LAB, 4).unwrap().weight;
		assert!(shares > 0);
		let evaluating = <Evaluating as ovn_primitives::traits::Reputation<u64>>::shares(LAB, &4);
		assert_eq!(shares, evaluating);
		// It had no vote when the day began.
		assert_eq!((weight_on(4, TODAY), weight_on(4, TODAY + 1)), (0, shares));
		assert_eq!(WeightsOf::<Test>::get(LAB).sum.weight, 12_000_000_000_000);
		assert_ok!(Networks::leave(signed(4), LAB));
		let left = WeightsOf::<Test>::get(LAB).sum;
		let of_two = 7_000_000_000_000u128;
		assert_eq!((left.weight, left.squares), (of_two, U256::from(of_two) * U256::from(of_two)));
	});
}

#[test]
fn founding_reputation_gives_voters_their_weight() {
	build_and_execute(3, || {
		let founders = vec![(2u64, 7_000_000_000_000u128), (3, 5_000_000_000_000)];
		assert_ok!(Evaluating::found_reputation(decided(), LAB, founders.try_into().unwrap()));
		assert_eq!((weight_on(2, TODAY), weight_on(2, TODAY + 1)), (0, 7_000_000_000_000));
		assert_eq!((total_on(TODAY), total_on(TODAY + 1)), (0, 12_000_000_000_000));
		run_days(1);
		assert_eq!(poll(open(Majority, crate::Action::Motion)).weight, 12_000_000_000_000);
	});
}

#[test]
fn weight_of_a_day_is_known_for_as_long_as_a_vote_can_last() {
	build_and_execute(3, || {
		for day in 0..60u128 {
			set_weight(2, 10 + day);
			set_weight(3, 1_000 - day);
			run_days(1);
			check_state();
		}
		let last = TODAY + 59;
		for day in last - 46..=last {
			let before = u128::from(day - TODAY);
			// What was set the day before.
			assert_eq!(weight_on(2, day), 10 + before - 1);
			assert_eq!(total_on(day), 10 + 1_000);
		}
		let entries = Voters::<Test>::get(LAB, 2).unwrap().past.len();
		assert_eq!(entries, MAX_ENTRIES as usize);
	});
}

#[test]
fn weight_is_noted_once_a_day() {
	build_and_execute(3, || {
		// On the day of its enrolment a voter has nothing to remember.
		set_weight(2, 10);
		assert_eq!(events(), []);
		run_days(1);
		for weight in [11, 12, 12] {
			set_weight(2, weight);
		}
		let day = TODAY + 1;
		assert_eq!(events(), [Event::WeightNoted { network: LAB, who: 2, day, weight: 11 }]);
	});
}

#[test]
fn hooks_have_the_weights_of_their_benchmarks() {
	use ovn_primitives::traits::{OnTierChanged, OnWeight};
	let tier = <Governing as OnTierChanged<u64>>::weight();
	assert_eq!(tier, <() as WeightInfo>::tier_changed().max(<() as WeightInfo>::strike()));
	assert_eq!(<Governing as OnWeight<u64>>::weight(), <() as WeightInfo>::weight_changed());
}

#[test]
fn weight_of_strangers_and_outside_networks_is_none_of_this_pallets_business() {
	build_and_execute(3, || {
		let project = found(1, LAB, ScopeKind::Project);
		let hook = <Governing as ovn_primitives::traits::OnWeight<u64>>::weight_changed;
		hook(project, &1, 50);
		hook(LAB, &STRANGER, 50);
		assert_eq!(Voters::<Test>::get(project, 1).unwrap().weight, 0);
		assert_eq!(WeightsOf::<Test>::get(LAB).sum.weight, 0);
		assert_eq!(WeightsOf::<Test>::iter().count(), 0);
	});
}

#[test]
fn weight_of_the_subject_is_in_no_sum() {
	build_and_execute(5, || {
		set_weight(4, 30);
		set_weight(5, 70);
		run_days(1);
		let id = open(Special, inline(&[expel(5)]));
		assert_eq!((poll(id).weight, poll(id).squares), (30, U256::from(900)));
		assert_eq!(poll(id).electors, 4);
	});
}

#[test]
fn subject_that_proposes_or_backs_its_own_removal_has_no_ballot() {
	build_and_execute(5, || {
		let id = propose(5, Special, inline(&[expel(5)]));
		assert_ok!(Governing::back(signed(2), id));
		assert_eq!((heads(id), ballot(id, 5)), ([1, 0, 0, 0], None));
	});
}
