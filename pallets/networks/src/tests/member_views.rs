// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What clients see of memberships and allowances.

use super::*;
use crate::{AllowanceView, MemberView, TierRights};
use ovn_primitives::traits::Deposits as _;
use std::collections::BTreeSet;

#[test]
fn members_shows_how_each_belongs_to_the_scope() {
	build_and_execute(|| {
		let scope = network(1);
		run_to_block(3);
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_ok!(Networks::sign_agreement(signed(2), scope, 1));

		let rights = TierRights::default();
		let founder = MemberView {
			scope,
			who: 1,
			tier: Tier::Member,
			since: 1,
			signed: 0,
			in_force: false,
			inviter: None,
			rights: rights.member,
		};
		let invited = MemberView {
			scope,
			who: 2,
			tier: Tier::Contributor,
			since: 3,
			signed: 1,
			in_force: true,
			inviter: Some(1),
			rights: rights.contributor,
		};
		let mut members = Networks::members(scope, None, 100);
		members.sort_by_key(|member| member.who);
		assert_eq!(members, [founder, invited.clone()]);
		assert_eq!(Networks::memberships(2, None, 100), [invited]);
		assert_eq!(Networks::members(7, None, 100), []);
		assert_eq!(Networks::memberships(3, None, 100), []);
	});
}

#[test]
fn members_come_in_pages_of_at_most_a_hundred() {
	build_and_execute(|| {
		let scope = network(1);
		let others = 1_000..1_120;
		for who in others.clone() {
			assert_ok!(Balances::transfer_allow_death(signed(3), who, ED + membership_deposit()));
			assert_ok!(Networks::join(signed(who), scope, None));
		}
		let mut seen = vec![];
		let mut sizes = vec![];
		loop {
			let page = Networks::members(scope, seen.last().copied(), u32::MAX);
			sizes.push(page.len());
			if page.is_empty() {
				break;
			}
			seen.extend(page.into_iter().map(|member| member.who));
		}
		assert_eq!(sizes, [100, 21, 0]);
		let distinct: BTreeSet<u64> = seen.into_iter().collect();
		assert_eq!(distinct, others.chain([1]).collect());
	});
}

#[test]
fn memberships_come_in_pages() {
	build_and_execute(|| {
		let scopes: BTreeSet<ScopeId> = (1..=5).map(network).collect();
		for scope in &scopes {
			if *scope != 1 {
				assert_ok!(Networks::join(signed(1), *scope, None));
			}
		}
		let mut seen = vec![];
		for expected in [2, 2, 1, 0] {
			let page = Networks::memberships(1, seen.last().copied(), 2);
			assert_eq!(page.len(), expected);
			seen.extend(page.into_iter().map(|member| member.scope));
		}
		assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), scopes);
		assert_eq!(Networks::memberships(1, None, 0), []);
	});
}

#[test]
fn allowance_shows_what_is_left_and_when_it_is_full() {
	build_and_execute(|| {
		let scope = network(1);
		fund_sponsor(scope, 20_000);
		sponsor(1, scope, policy(10_000, 15_000));
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		let full = AllowanceView {
			sponsor: scope,
			allowance: 10_000,
			left: 10_000,
			full_at: 1,
			budget_left: 15_000,
			budget_renewed_at: DAY,
			pot: 20_000,
			deposits_left: 2,
			held_left: 1_000_000,
		};
		// Already for those who are invited.
		assert_eq!(Networks::allowance(scope, NEWCOMER), Some(full));

		let join = Call::join { scope, agreement: None };
		let fee = fee(join.clone());
		assert_eq!(submit(NEWCOMER, join), Ok(Ok(())));
		assert_ok!(Networks::hold(scope, &NEWCOMER, 50));
		// 10,000 in 200 blocks.
		let full_at = 1 + u64::try_from((fee * 200).div_ceil(10_000)).unwrap();
		let used = AllowanceView {
			left: 10_000 - fee,
			full_at,
			budget_left: 15_000 - fee,
			pot: 20_000 - fee - 50,
			deposits_left: 1,
			held_left: 1_000_000 - 50,
			..full
		};
		assert_eq!(Networks::allowance(scope, NEWCOMER), Some(used));

		run_to_block(full_at - 1);
		let almost = Networks::allowance(scope, NEWCOMER).unwrap();
		assert!(almost.left < 10_000);
		assert_eq!(almost.full_at, full_at);
		run_to_block(full_at);
		assert_eq!(Networks::allowance(scope, NEWCOMER).unwrap().left, 10_000);

		run_to_block(2 * DAY + 5);
		let later = Networks::allowance(scope, NEWCOMER).unwrap();
		assert_eq!((later.full_at, later.left), (2 * DAY + 5, 10_000));
		assert_eq!((later.budget_left, later.budget_renewed_at), (15_000, 3 * DAY));
	});
}

#[test]
fn allowance_shows_what_is_left_when_the_policy_was_lowered() {
	build_and_execute(|| {
		let scope = network(1);
		fund_sponsor(scope, 20_000);
		sponsor(1, scope, policy(10_000, 15_000));
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		assert_eq!(submit(NEWCOMER, Call::join { scope, agreement: None }), Ok(Ok(())));
		sponsor(1, scope, policy(100, 100));
		let view = Networks::allowance(scope, NEWCOMER).unwrap();
		assert_eq!((view.allowance, view.left, view.full_at), (100, 0, 1 + 10 * DAY));
		assert_eq!(view.budget_left, 0);
	});
}

#[test]
fn allowance_shows_that_of_the_network_when_the_scope_has_none() {
	build_and_execute(|| {
		let above = network(1);
		let below = found(1, above, ScopeKind::Project);
		sponsor(1, above, policy(10_000, 15_000));
		assert_eq!(Networks::allowance(below, 1).unwrap().sponsor, above);
		sponsor(1, below, policy(5, 5));
		assert_eq!(Networks::allowance(below, 1).unwrap().sponsor, below);
	});
}

#[test]
fn allowance_shows_nothing_when_nobody_sponsors_the_agent() {
	build_and_execute(|| {
		let scope = network(1);
		assert_eq!(Networks::allowance(scope, 1), None);
		sponsor(1, scope, policy(10_000, 15_000));
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_eq!(Networks::allowance(scope, 2), None);
		assert_eq!(Networks::allowance(scope, 3), None);
		assert_eq!(Networks::allowance(7, 1), None);
		assert!(Networks::allowance(scope, 1).is_some());
	});
}
