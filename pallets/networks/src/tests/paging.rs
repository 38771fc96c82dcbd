// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Views that list: pages, and the roles of an agent.

use super::roles::*;
use crate::{mock::*, GrantRule};
use frame_support::assert_ok;
use std::collections::BTreeSet;

/// All pages of the members of the network, and how long each is.
fn member_pages(limit: u32) -> (BTreeSet<u64>, Vec<usize>) {
	let (mut found, mut pages, mut after) = (BTreeSet::new(), Vec::new(), None);
	loop {
		let page = Networks::members(NETWORK, after, limit);
		pages.push(page.len());
		for member in &page {
			assert!(found.insert(member.who), "each is listed once");
		}
		match page.last() {
			Some(last) => after = Some(last.who),
			None => return (found, pages),
		}
	}
}

#[test]
fn members_are_each_listed_once_when_read_in_pages() {
	with_facilitators(|| {
		let everybody = BTreeSet::from([STEWARD, ANA, BEN, CEM, DIA, EVE]);
		assert_eq!(member_pages(1), (everybody.clone(), vec![1, 1, 1, 1, 1, 1, 0]));
		assert_eq!(member_pages(4), (everybody.clone(), vec![4, 2, 0]));
		assert_eq!(member_pages(100), (everybody, vec![6, 0]));
	});
}

#[test]
fn members_go_on_after_somebody_who_left_meanwhile() {
	with_facilitators(|| {
		let first = Networks::members(NETWORK, None, 3);
		let last = first.last().unwrap().who;
		if last == STEWARD {
			assert_ok!(Networks::leave(signed(STEWARD), NETWORK));
		} else {
			assert_ok!(Networks::expel(signed(STEWARD), NETWORK, last, Default::default()));
		}
		let second = Networks::members(NETWORK, Some(last), 100);
		let seen: BTreeSet<_> = first.iter().chain(&second).map(|member| member.who).collect();
		assert_eq!(seen, BTreeSet::from([STEWARD, ANA, BEN, CEM, DIA, EVE]));
	});
}

#[test]
fn members_are_none_when_none_are_asked_for_or_there_is_no_such_scope() {
	with_facilitators(|| {
		assert_eq!(Networks::members(NETWORK, None, 0), vec![]);
		assert_eq!(Networks::members(9, None, 100), vec![]);
	});
}

#[test]
fn members_are_at_most_a_hundred_when_more_are_asked_for() {
	with_facilitators(|| {
		for who in 1_000..1_100 {
			assert_ok!(Balances::transfer_allow_death(signed(STEWARD), who, 1_000));
			assert_ok!(Networks::join(signed(who), NETWORK, None));
		}
		assert_eq!(Networks::members(NETWORK, None, u32::MAX).len(), 100);
		assert_eq!(member_pages(u32::MAX).0.len(), 106);
	});
}

#[test]
fn memberships_are_each_listed_once_when_read_in_pages() {
	with_facilitators(|| {
		for _ in 0..4 {
			let scope = network(DIA);
			assert_eq!(Networks::members(scope, None, 2).len(), 1);
		}
		let first = Networks::memberships(DIA, None, 3);
		let second = Networks::memberships(DIA, Some(first.last().unwrap().scope), 3);
		let third = Networks::memberships(DIA, Some(second.last().unwrap().scope), 3);
		assert_eq!((first.len(), second.len(), third.len()), (3, 2, 0));
		let all: BTreeSet<_> = first.iter().chain(&second).map(|member| member.scope).collect();
		assert_eq!(all, (1..=5).collect());
		assert_eq!(Networks::memberships(DIA, None, 0), vec![]);
		assert_eq!(Networks::memberships(STRANGER, None, 100), vec![]);
	});
}

#[test]
fn memberships_are_at_most_a_hundred_when_more_are_asked_for() {
	with_facilitators(|| {
		for _ in 0..110 {
			network(DIA);
		}
		assert_eq!(Networks::memberships(DIA, None, u32::MAX).len(), 100);
	});
}

#[test]
fn roles_of_lists_what_is_held_now_when_some_have_ended() {
	with_facilitators(|| {
		define(NETWORK, GrantRule::ByScope, Some(10));
		grant(2, ANA);
		grant(ARCHIVIST, ANA);
		let facilitator = (FACILITATOR, Some(1 + TERM));
		assert_eq!(
			Networks::roles_of(NETWORK, ANA),
			vec![facilitator, (ARCHIVIST, None), (2, Some(11))]
		);
		run_to_block(11);
		assert_eq!(Networks::roles_of(NETWORK, ANA), vec![facilitator, (ARCHIVIST, None)]);
		assert_ok!(Networks::resign_role(signed(ANA), NETWORK, FACILITATOR));
		assert_eq!(Networks::roles_of(NETWORK, ANA), vec![(ARCHIVIST, None)]);
		assert_ok!(Networks::leave(signed(ANA), NETWORK));
		assert_eq!(Networks::roles_of(NETWORK, ANA), vec![]);
	});
}

#[test]
fn roles_of_lists_none_when_there_are_none() {
	with_facilitators(|| {
		assert_eq!(Networks::roles_of(NETWORK, DIA), vec![]);
		assert_eq!(Networks::roles_of(NETWORK, STRANGER), vec![]);
		assert_eq!(Networks::roles_of(9, ANA), vec![]);
	});
}
