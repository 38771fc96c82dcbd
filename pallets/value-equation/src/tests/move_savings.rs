// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What buckets hold.

use crate::{mock::*, Error, Event, Line, OnEmpty};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::Purse;
use sp_runtime::DispatchError::BadOrigin;

/// Half of what comes goes to a kind that has no units yet, and is held.
fn holding(name: &str) -> (crate::EquationOf<Test>, ovn_primitives::KindId) {
	let work = equity(1);
	let held = books_or(&[work], None, OnEmpty::Hold);
	(straight(vec![bucket(name, 50, held)]), work)
}

fn empty(bucket: u8, purse: Purse) -> sp_runtime::DispatchResult {
	Equations::move_savings(signed(STEWARD), LAB, NATIVE, bucket, purse)
}

#[test]
fn move_savings_moves_what_is_held_when_the_scope_decides() {
	build_and_execute(|| {
		no_levy();
		set(LAB, holding("work").0);
		sale(100 * ONE);
		let before = free(purse(LAB, RESERVE));
		assert_ok!(empty(0, RESERVE));

		let expected = Event::SavingsMoved {
			scope: LAB,
			asset: NATIVE,
			bucket: 0,
			purse: RESERVE,
			amount: 50 * ONE,
		};
		assert_eq!(last_event(), expected);
		assert_eq!(free(purse(LAB, RESERVE)), before + 50 * ONE);
		assert_eq!((flow().buckets[0].savings, owed(&NATIVE)), (0, 50 * ONE));
		assert_noop!(empty(0, RESERVE), Error::<Test>::NothingOwed);
	});
}

#[test]
fn purse_stays_with_the_bucket_of_its_name_when_the_equation_changes() {
	build_and_execute(|| {
		no_levy();
		set(LAB, holding("work").0);
		sale(100 * ONE);
		let (next, work) = holding("work");
		contribute(work, ANA, 1);
		set(LAB, next);
		run_blocks(NOTICE);
		let split = sale(100 * ONE);
		assert_eq!((split.buckets[0].savings_before, split.dropped), (50 * ONE, 0));
		assert_eq!(claim(ANA, book(work), 0), 100 * ONE);
	});
}

#[test]
fn purse_joins_the_residue_when_no_bucket_has_its_name() {
	build_and_execute(|| {
		no_levy();
		set(LAB, holding("work").0);
		sale(100 * ONE);
		assert_eq!(collect(Line::Residue, purse(LAB, Purse::Treasury)), 50 * ONE);
		set(LAB, holding("other").0);
		run_blocks(NOTICE);
		let split = sale(100 * ONE);
		assert_eq!((split.dropped, split.residue), (50 * ONE, 50 * ONE));
		assert_eq!(collect(Line::Residue, purse(LAB, Purse::Treasury)), 100 * ONE);
		assert_eq!(flow().buckets[0].savings, 50 * ONE);
	});
}

#[test]
fn move_savings_fails_when_there_is_nothing() {
	build_and_execute(|| {
		assert_noop!(empty(0, RESERVE), Error::<Test>::NothingOwed);
		set(LAB, holding("work").0);
		sale(100 * ONE);
		assert_noop!(empty(1, RESERVE), Error::<Test>::NothingOwed);
	});
}

#[test]
fn move_savings_fails_when_the_purse_cannot_take_it() {
	build_and_execute(|| {
		set(LAB, holding("work").0);
		sale(100 * ONE);
		for purse in [Purse::Fund(7), Purse::Sponsor] {
			assert_noop!(empty(0, purse), Error::<Test>::PurseNotFound);
		}
		Networks::create_fund(signed(STEWARD), LAB, name_of("later")).unwrap();
		assert_noop!(empty(0, Purse::Fund(2)), Error::<Test>::PurseNotOpen);
	});
}

#[test]
fn move_savings_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		set(LAB, holding("work").0);
		sale(100 * ONE);
		for origin in [signed(ANA), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let emptied = Equations::move_savings(origin, LAB, NATIVE, 0, RESERVE);
			assert_eq!(emptied, Err(BadOrigin));
		}
		assert_noop!(
			Equations::move_savings(signed(STEWARD), 77, NATIVE, 0, RESERVE),
			Error::<Test>::ScopeNotFound
		);
	});
}
