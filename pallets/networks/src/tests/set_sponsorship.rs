// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Deciding what a scope pays for its people.

use super::*;
use crate::Sponsorships;

/// The longest time in which an allowance refills.
const MAX_PERIOD: u64 = 3_650 * DAY;

#[test]
fn set_sponsorship_sets_the_policy() {
	build_and_execute(|| {
		let scope = network(1);
		run_to_block(DAY);
		assert_ok!(Networks::set_sponsorship(signed(1), scope, Some(policy(5, 7))));
		assert_eq!(last_event(), Event::SponsorshipSet { scope, policy: Some(policy(5, 7)) });
		let sponsorship = Sponsorships::<Test>::get(scope).unwrap();
		assert_eq!(sponsorship.policy, Some(policy(5, 7)));
		assert_eq!((sponsorship.day, sponsorship.spent), (1, 0));
	});
}

#[test]
fn set_sponsorship_ends_it() {
	build_and_execute(|| {
		let scope = network(1);
		sponsor(1, scope, policy(5, 7));
		assert_ok!(Networks::set_sponsorship(signed(1), scope, None));
		assert_eq!(last_event(), Event::SponsorshipSet { scope, policy: None });
		assert_eq!(Sponsorships::<Test>::get(scope).unwrap().policy, None);
		assert_eq!(Networks::allowance(scope, 1), None);
	});
}

#[test]
fn set_sponsorship_ends_it_when_the_scope_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		sponsor(1, scope, policy(5, 7));
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(
			Networks::set_sponsorship(signed(1), scope, Some(policy(5, 7))),
			Error::<Test>::ScopeNotOpen
		);
		assert_ok!(Networks::set_sponsorship(signed(1), scope, None));
	});
}

#[test]
fn set_sponsorship_takes_any_period_within_bounds() {
	build_and_execute(|| {
		let scope = network(1);
		for refill_period in [1, MAX_PERIOD] {
			sponsor(1, scope, SponsorPolicyOf::<Test> { refill_period, ..policy(5, 7) });
		}
	});
}

#[test]
fn set_sponsorship_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let scope = network(1);
		for origin in [signed(2), RuntimeOrigin::root()] {
			assert_noop!(Networks::set_sponsorship(origin, scope, Some(policy(5, 7))), BadOrigin);
		}
	});
}

#[test]
fn set_sponsorship_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Networks::set_sponsorship(signed(1), 7, Some(policy(5, 7))),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn set_sponsorship_fails_when_the_period_is_out_of_bounds() {
	build_and_execute(|| {
		let scope = network(1);
		for refill_period in [0, MAX_PERIOD + 1] {
			let policy = SponsorPolicyOf::<Test> { refill_period, ..policy(5, 7) };
			assert_noop!(
				Networks::set_sponsorship(signed(1), scope, Some(policy)),
				Error::<Test>::InvalidPeriod
			);
		}
	});
}

#[test]
fn set_sponsorship_fails_when_there_is_none_to_end() {
	build_and_execute(|| {
		let scope = network(1);
		assert_noop!(
			Networks::set_sponsorship(signed(1), scope, None),
			Error::<Test>::NotSponsored
		);
		sponsor(1, scope, policy(5, 7));
		assert_ok!(Networks::set_sponsorship(signed(1), scope, None));
		assert_noop!(
			Networks::set_sponsorship(signed(1), scope, None),
			Error::<Test>::NotSponsored
		);
	});
}
