// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What waits for accounts and purses.

use super::halves;
use crate::{mock::*, Error, Event, Line, OlderDues, Payee, Recipient};
use frame_support::{assert_noop, assert_ok, assert_storage_noop};
use ovn_primitives::{Purse, ScopeId, GLOBAL_SCOPE};

fn collect_line(line: Line) -> sp_runtime::DispatchResult {
	Equations::collect(signed(NEWCOMER), LAB, NATIVE, line)
}

#[test]
fn collect_pays_whom_it_is_owed_when_anybody_asks() {
	build_and_execute(|| {
		set(LAB, halves());
		sale(100 * ONE);
		let lines = [
			(
				Line::Levy,
				Payee::Purse(NETWORK, Purse::Treasury),
				purse(NETWORK, Purse::Treasury),
				5 * ONE,
			),
			(Line::Bucket(0), Payee::Account(MANAGER), MANAGER, 47_500_000_000_000),
			(Line::Bucket(1), Payee::Purse(LAB, COSTS), purse(LAB, COSTS), 9_500_000_000_000),
			(
				Line::Residue,
				Payee::Purse(LAB, Purse::Treasury),
				purse(LAB, Purse::Treasury),
				38 * ONE,
			),
		];
		for (line, payee, account, amount) in lines {
			let before = (free(account), owed(&NATIVE), free(pot(&NATIVE)));
			assert_ok!(collect_line(line));
			let expected = Event::Collected { scope: LAB, asset: NATIVE, line, payee, amount };
			assert_eq!(last_event(), expected);
			assert_eq!(free(account), before.0 + amount);
			assert_eq!((owed(&NATIVE), free(pot(&NATIVE))), (before.1 - amount, before.2));
			// Nothing is paid twice.
			assert_noop!(collect_line(line), Error::<Test>::NothingOwed);
		}
		assert_eq!(owed(&NATIVE), 0);
	});
}

#[test]
fn collect_pays_what_older_versions_owe_when_another_is_in_force() {
	build_and_execute(|| {
		no_levy();
		set(LAB, halves());
		sale(100 * ONE);
		set(LAB, straight(vec![bucket("manager", 100, Recipient::Account(CEM))]));
		run_blocks(NOTICE);
		// Until the next income the lines of the old version are those of the flow.
		assert_eq!(collect(Line::Bucket(1), purse(LAB, COSTS)), 10 * ONE);
		sale(100 * ONE);
		let older = Equations::older_dues(LAB, NATIVE, 1);
		let treasury = Payee::Purse(LAB, Purse::Treasury);
		assert_eq!(older, vec![(Payee::Account(MANAGER), 50 * ONE), (treasury, 40 * ONE)]);
		let line = |index| Line::Older { version: 1, index };
		assert_eq!(collect(Line::Bucket(0), CEM), 100 * ONE);
		assert_noop!(collect_line(line(2)), Error::<Test>::NothingOwed);
		// Whoever comes first takes no other's place.
		assert_eq!(collect(line(0), MANAGER), 50 * ONE);
		assert_noop!(collect_line(line(0)), Error::<Test>::NothingOwed);
		assert_eq!(collect(line(1), purse(LAB, Purse::Treasury)), 40 * ONE);
		assert_noop!(collect_line(line(1)), Error::<Test>::NothingOwed);
		assert_eq!(OlderDues::<Test>::iter().count(), 0);
		assert_eq!(owed(&NATIVE), 0);
	});
}

#[test]
fn collect_pays_each_version_apart_when_several_have_passed() {
	build_and_execute(|| {
		no_levy();
		for (version, who) in [(1, ANA), (2, BEN), (3, CEM)] {
			set(LAB, straight(vec![bucket("all", 100, Recipient::Account(who))]));
			run_blocks(NOTICE);
			assert_eq!(sale(u128::from(version) * ONE).version, version);
		}
		assert_eq!(collect(Line::Older { version: 1, index: 0 }, ANA), ONE);
		assert_eq!(collect(Line::Older { version: 2, index: 0 }, BEN), 2 * ONE);
		assert_eq!(collect(Line::Bucket(0), CEM), 3 * ONE);
	});
}

#[test]
fn collect_fails_when_nothing_waits() {
	build_and_execute(|| {
		for line in [Line::Levy, Line::Residue, Line::Bucket(0), Line::Bucket(200)] {
			assert_noop!(collect_line(line), Error::<Test>::NothingOwed);
		}
		set(LAB, straight(vec![bucket("on", 100, Recipient::Scope(SHOP))]));
		no_levy();
		sale(ONE);
		for line in [Line::Levy, Line::Residue, Line::Bucket(0)] {
			assert_noop!(collect_line(line), Error::<Test>::NothingOwed);
		}
		assert!(Equations::collect(RuntimeOrigin::none(), LAB, NATIVE, Line::Levy).is_err());
	});
}

#[test]
fn collect_fails_when_the_purse_is_not_open() {
	build_and_execute(|| {
		Networks::create_fund(signed(STEWARD), LAB, name_of("later")).unwrap();
		set(LAB, straight(vec![bucket("later", 100, Recipient::Fund(Purse::Fund(2)))]));
		sale(100 * ONE);
		assert_noop!(collect_line(Line::Bucket(0)), Error::<Test>::PurseNotOpen);
		// It waits until somebody opens it.
		assert_ok!(Networks::open_pot(signed(ANA), LAB, Purse::Fund(2), NATIVE));
		assert_eq!(collect(Line::Bucket(0), purse(LAB, Purse::Fund(2))), 95 * ONE);
	});
}

#[test]
fn collect_waits_when_the_payee_cannot_receive_so_little() {
	build_and_execute(|| {
		no_levy();
		let newcomer = part("newcomer", 1, 20_000, Recipient::Account(NEWCOMER));
		set(LAB, straight(vec![newcomer, bucket("manager", 50, Recipient::Account(MANAGER))]));
		let split = sale(100_000);
		assert_eq!(split.buckets[0].taken, 5);
		assert_storage_noop!(assert!(collect_line(Line::Bucket(0)).is_err()));
		assert_eq!(collect(Line::Bucket(1), MANAGER), 50_000);
		sale(100_000);
		assert_eq!(collect(Line::Bucket(0), NEWCOMER), 10);
	});
}

/// The purse of a closed lab gets a sale of 100.
fn closed_lab(purse: Purse, line: Line) {
	no_levy();
	Networks::create_fund(signed(STEWARD), LAB, name_of("later")).unwrap();
	let to_fund = straight(vec![bucket("later", 100, Recipient::Fund(purse))]);
	set(LAB, if matches!(line, Line::Residue) { straight(vec![]) } else { to_fund });
	sale(100 * ONE);
	assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
}

/// Somebody collects a line of the lab; it goes to a treasury.
fn collected_by(line: Line, scope: ScopeId) {
	let account = purse(scope, Purse::Treasury);
	let before = free(account);
	assert_ok!(collect_line(line));
	let payee = Payee::Purse(scope, Purse::Treasury);
	let (asset, amount) = (NATIVE, free(account) - before);
	assert_eq!(last_event(), Event::Collected { scope: LAB, asset, line, payee, amount });
	assert_eq!(amount, 100 * ONE);
}

#[test]
fn collect_pays_the_treasury_of_the_network_when_a_closed_scope_never_opened_the_pot() {
	build_and_execute(|| {
		closed_lab(Purse::Fund(2), Line::Bucket(0));
		collected_by(Line::Bucket(0), NETWORK);
	});
}

#[test]
fn collect_pays_the_fund_of_a_closed_scope_when_somebody_opens_the_pot() {
	build_and_execute(|| {
		closed_lab(Purse::Fund(2), Line::Bucket(0));
		assert_ok!(Networks::open_pot(signed(ANA), LAB, Purse::Fund(2), NATIVE));
		assert_eq!(collect(Line::Bucket(0), purse(LAB, Purse::Fund(2))), 100 * ONE);
	});
}

#[test]
fn collect_pays_the_treasury_of_the_network_when_a_closed_scope_closed_its_own() {
	build_and_execute(|| {
		closed_lab(Purse::Treasury, Line::Residue);
		let treasury = Purse::Treasury;
		assert_ok!(Networks::close_pot(signed(STEWARD), LAB, treasury, NATIVE, STEWARD));
		// By design a closed scope still takes incomes.
		collected_by(Line::Residue, NETWORK);
		sale(100 * ONE);
		collected_by(Line::Residue, NETWORK);
	});
}

#[test]
fn collect_pays_the_levy_to_the_global_treasury_when_the_network_is_closed() {
	build_and_execute(|| {
		set(LAB, halves());
		sale(2_000 * ONE);
		for scope in [LAB, SHOP, NETWORK] {
			assert_ok!(Networks::close_scope(signed(STEWARD), scope));
		}
		let treasury = Purse::Treasury;
		assert_ok!(Networks::close_pot(signed(STEWARD), NETWORK, treasury, NATIVE, STEWARD));
		collected_by(Line::Levy, GLOBAL_SCOPE);
	});
}
