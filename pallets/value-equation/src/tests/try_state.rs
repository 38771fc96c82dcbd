// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Each violation of an invariant is found.

use super::halves;
use crate::{
	mock::*, Equations as Stored, Flows, Inboxes, Levied, Levies, Levy, LevyTerms, Notice, Notices,
	OlderDues, OpenPots, Recipient,
};
use frame_support::{assert_ok, traits::Hooks as _};
use ovn_primitives::Purse;

/// A scope that nobody founded.
const NOWHERE: u32 = 77;

/// Scopes with everything that the pallet keeps: equations, rates and levies that come, flows with
/// fractions, an inbox, and what waits of an older version.
fn furnish() {
	make_scopes();
	set(SHOP, straight(vec![bucket("manager", 50, Recipient::Account(MANAGER))]));
	assert_ok!(try_sale(SHOP, 100 * ONE));
	set(SHOP, straight(vec![bucket("on", 60, Recipient::Scope(LAB))]));
	run_blocks(NOTICE);
	assert_ok!(try_sale(SHOP, 100 * ONE));

	let (design, care) = (equity(30), equity(10));
	contribute(design, ANA, 1);
	contribute(care, BEN, 2);
	set(
		LAB,
		straight(vec![
			bucket("manager", 20, Recipient::Account(MANAGER)),
			bucket("work", 33, books(&[design, care])),
			bucket("costs", 10, Recipient::Fund(COSTS)),
		]),
	);
	sale(100_001);
	assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, care, 20 * ONE));
	run_blocks(1);
	set(LAB, straight(vec![bucket("work", 100, books(&[care, design]))]));
	assert_ok!(Equations::set_levy(signed(STEWARD), NETWORK, ratio(3, 100), Some(Purse::Treasury)));
	assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(MOST_NOTICE)));
}

/// Checks that a violation is found, and that the state was in order before.
#[track_caller]
fn finds(message: &'static str, violation: impl FnOnce()) {
	genesis().execute_with(|| {
		furnish();
		assert_ok!(Equations::do_try_state());
		violation();
		assert_eq!(Equations::try_state(System::block_number()), Err(message.into()));
	});
}

fn change(change: impl FnOnce(&mut crate::EquationRecordOf<Test>)) {
	Stored::<Test>::mutate(LAB, |record| change(record.as_mut().unwrap()));
}

fn change_flow(change: impl FnOnce(&mut crate::FlowOf<Test>)) {
	Flows::<Test>::mutate(LAB, NATIVE, change);
}

#[test]
fn try_state_finds_equations_that_could_not_be_set() {
	finds("1: the equation of no scope", || {
		Stored::<Test>::insert(NOWHERE, Stored::<Test>::get(SHOP).unwrap());
	});
	finds("1: the shares are out of bounds", || {
		change(|record| {
			record.equation.buckets[0].ask = crate::Ask::Share(ratio(68, 100));
		});
	});
	finds("1: a kind is named twice", || {
		change(|record| record.equation.buckets[1].recipient = books(&[0, 0]));
	});
	// Of the equation that comes, too.
	finds("1: a kind is named twice", || {
		change(|record| {
			record.next.as_mut().unwrap().equation.buckets[0].recipient = books(&[1, 1]);
		});
	});
}

#[test]
fn try_state_finds_kinds_and_versions_that_do_not_fit() {
	finds("2: a kind is missing", || {
		change(|record| record.kinds.truncate(1));
	});
	finds("2: a kind is kept twice", || {
		change(|record| record.kinds.try_push(record.kinds[0]).unwrap());
	});
	finds("2: a kind is kept that no equation names", || {
		equity(1);
		change(|record| {
			let known = crate::KnownKind { kind: 2, next: None, ..record.kinds[0] };
			record.kinds.try_push(known).unwrap();
		});
	});
	finds("2: a version was not given", || {
		change(|record| record.kinds[0].since = record.last + 1);
	});
	finds("2: versions are not in order", || {
		change(|record| {
			let since = record.kinds[1].since;
			record.kinds[1].next.as_mut().unwrap().version = since;
		});
	});
	finds("2: versions are not in order", || {
		change(|record| {
			let last = record.last;
			record.kinds[1].next.as_mut().unwrap().version = last + 1;
		});
	});
	finds("2: a version of a rate that comes at another time", || {
		change(|record| record.kinds[1].next.as_mut().unwrap().from += 1);
	});
	// A version of a rate that no rate comes with.
	finds("2: a version of a rate that comes at another time", || {
		change(|record| {
			let next = record.kinds[1].next;
			record.kinds[0].next = next;
		});
	});
	finds("2: a later decision would take effect first", || {
		change(|record| record.next.as_mut().unwrap().from = 1);
	});
	for wrong in [0, u32::MAX] {
		finds("2: versions are not in order", || change(|record| record.since = wrong));
	}
	finds("2: versions are not in order", || {
		change(|record| {
			// Without the rate that comes, which would be out of order before.
			record.kinds[1].next = None;
			record.next.as_mut().unwrap().version = record.since;
		});
	});
	finds("2: versions are not in order", || {
		change(|record| {
			let last = record.last;
			record.next.as_mut().unwrap().version = last + 1;
		});
	});
}

#[test]
fn try_state_finds_flows_of_another_shape() {
	finds("3: a flow is ahead of its equation", || change_flow(|flow| flow.since += 1));
	finds("3: the residue goes elsewhere", || change_flow(|flow| flow.residue = COSTS));
	finds("3: buckets are missing", || change_flow(|flow| flow.buckets.truncate(2)));
	finds("3: a bucket has another name", || {
		change_flow(|flow| flow.buckets[0].name = name_of("costs"));
	});
	finds("3: kinds are missing", || change_flow(|flow| flow.buckets[1].kinds.truncate(1)));
	finds("4: too much is held", || change_flow(|flow| flow.held = 4));
	finds("4: too much is held for kinds", || change_flow(|flow| flow.buckets[1].held = 2));
	// Where there are no kinds nothing is held for them.
	finds("4: too much is held for kinds", || change_flow(|flow| flow.buckets[0].held = 1));
	finds("4: nobody can collect", || change_flow(|flow| flow.buckets[0].payee = None));
}

#[test]
fn try_state_finds_money_that_nobody_is_owed_or_that_is_not_there() {
	let unequal = "5: what is held is not what is owed";
	finds("5: too much is owed", || change_flow(|flow| flow.levy_due = u128::MAX));
	finds(unequal, || change_flow(|flow| flow.levy_due += 1));
	finds(unequal, || change_flow(|flow| flow.residue_due -= 1));
	finds(unequal, || change_flow(|flow| flow.buckets[0].due -= 1));
	finds(unequal, || change_flow(|flow| flow.buckets[0].savings += 1));
	finds(unequal, || change_flow(|flow| flow.held += 1));
	finds("5: the pot has no endowment", || {
		frame_system::Account::<Test>::mutate(pot(&NATIVE), |account| account.data.free = ED - 1);
	});
	finds("9: something is owed without a pot", || OpenPots::<Test>::remove(NATIVE));
}

#[test]
fn try_state_finds_dues_and_inboxes_that_are_left_over() {
	let older = (SHOP, NATIVE, 1);
	finds("6: nothing waits from an older version", || {
		OlderDues::<Test>::mutate(&older, |dues| {
			for (_, due) in dues.as_mut().unwrap() {
				*due = 0;
			}
		});
	});
	finds("5: what is held is not what is owed", || OlderDues::<Test>::remove(&older));
	finds("6: the inbox of no scope", || {
		Inboxes::<Test>::insert((NOWHERE, NATIVE, Levied::by_nobody()), 1);
	});
	finds("6: an inbox is empty", || {
		Inboxes::<Test>::insert((SHOP, NATIVE, Levied::by_nobody()), 0);
	});
	finds("7: levies out of order", || {
		use codec::{Decode as _, Encode as _};
		// No call makes such a list.
		let levied = Levied::decode(&mut &[ABROAD, NETWORK].to_vec().encode()[..]).unwrap();
		Inboxes::<Test>::insert((LAB, NATIVE, levied), 1);
	});
}

#[test]
fn try_state_finds_levies_and_notices_out_of_bounds() {
	let terms = |share| LevyTerms { share, purse: Some(Purse::Treasury) };
	let tenth = terms(ratio(1, 10));
	finds("8: the levy of no network", || {
		Levies::<Test>::insert(LAB, Levy { now: tenth, next: None });
	});
	let above = terms(ratio(2, 11));
	for levy in [Levy { now: above, next: None }, Levy { now: tenth, next: Some((above, 9)) }] {
		finds("8: a levy is too high", || Levies::<Test>::insert(NETWORK, levy));
	}
	// The network has none, now or later.
	let divided = LevyTerms { share: ratio(1, 10), purse: None };
	for levy in [Levy { now: divided, next: None }, Levy { now: tenth, next: Some((divided, 9)) }] {
		finds("8: a levy that nothing divides", || Levies::<Test>::insert(NETWORK, levy));
	}
	for wrong in [LEAST_NOTICE - 1, MOST_NOTICE + 1] {
		finds("8: a notice is wrong", || {
			Notices::<Test>::insert(LAB, Notice { own: Some(wrong), before: None });
		});
	}
}

#[test]
fn try_state_accepts_a_furnished_chain_when_its_decisions_take_effect() {
	genesis().execute_with(|| {
		furnish();
		for _ in 0..3 {
			run_blocks(MOST_NOTICE);
			assert_ok!(Equations::do_try_state());
			sale(100_001);
			assert_ok!(Equations::try_state(System::block_number()));
		}
		set(LAB, halves());
		assert_ok!(Equations::do_try_state());
	});
}
