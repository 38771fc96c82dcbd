// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Importing an older ledger.

use super::*;
use crate::{Import, ImportPage, ImportPages, ImportedEntry, Imports, NextImport};
use ovn_primitives::Contributor;
use sp_core::H256;

/// Brings the pages.
const IMPORTER: u64 = BEN;
/// The first import of the lab.
const IMPORT: u32 = 0;

/// Somebody who is not here yet.
fn outside(byte: u8) -> Contributor<u64> {
	Contributor::External(H256::repeat_byte(byte))
}

fn line(who: Contributor<u64>, quantity: Quantity) -> ImportedEntry<u64> {
	ImportedEntry {
		contributor: who,
		kind: HOURS,
		quantity,
		// Long before anything could be logged.
		day: 10,
		evidence: H256::repeat_byte(9),
		gift: false,
	}
}

fn start(entries: u32, quantity: u128) -> DispatchResult {
	Contributing::start_import(signed(STEWARD), LAB, IMPORTER, document(5), entries, quantity)
}

fn page(first: u32, lines: Vec<ImportedEntry<u64>>) -> DispatchResult {
	page_by(IMPORTER, first, lines)
}

fn page_by(who: u64, first: u32, lines: Vec<ImportedEntry<u64>>) -> DispatchResult {
	Contributing::import_page(signed(who), LAB, IMPORT, first, lines.try_into().unwrap())
}

fn undo(who: u64) -> DispatchResult {
	Contributing::undo_page(signed(who), LAB, IMPORT).map(|_| ()).map_err(|error| error.error)
}

fn finish() -> DispatchResult {
	Contributing::finish_import(signed(STEWARD), LAB, IMPORT)
}

fn import() -> Import<u64> {
	Imports::<Test>::get(LAB, IMPORT).unwrap()
}

fn outside_ledger(byte: u8) -> Ledger {
	Ledgers::<Test>::get((LAB, outside(byte), HOURS))
}

/// An import of three lines in two pages, not finished: 2 and 3 of somebody outside, 5 of Ana.
fn imported() {
	assert_ok!(start(3, 10_000_000));
	assert_ok!(page(0, vec![line(outside(1), 2 * UNIT), line(agent(ANA), 5 * UNIT)]));
	assert_ok!(page(2, vec![line(outside(1), 3 * UNIT)]));
}

#[test]
fn start_import_writes_down_what_was_decided() {
	build_and_execute(|| {
		let told = events_of(|| start(3, 10));
		let started = Event::ImportStarted {
			scope: LAB,
			import: IMPORT,
			importer: IMPORTER,
			source: document(5),
			entries: 3,
			quantity: 10,
		};
		assert_eq!(told, [started]);
		assert_eq!((import().imported, import().finished), (0, false));
		assert_eq!(NextImport::<Test>::get(LAB), 1);
	});
}

#[test]
fn start_import_fails_when_nobody_decides_or_nothing_is_to_come() {
	build_and_execute(|| {
		let by_member = Contributing::start_import(signed(ANA), LAB, IMPORTER, document(5), 1, 1);
		assert_noop!(by_member, BadOrigin);
		assert_noop!(start(0, 1), Error::<Test>::EmptyImport);
		assert_noop!(start(1, 0), Error::<Test>::EmptyImport);
		let elsewhere =
			Contributing::start_import(signed(STEWARD), 77, IMPORTER, document(5), 1, 1);
		assert_noop!(elsewhere, Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn import_page_counts_at_once_and_is_marked() {
	build_and_execute(|| {
		assert_ok!(start(3, 10_000_000));
		let lines = vec![line(outside(1), 2 * UNIT), line(agent(ANA), 5 * UNIT)];
		let told = events_of(|| page(0, lines));
		let imported =
			|index| Event::Imported { id: id(LAB, index), contribution: entry(LAB, index) };
		let paged = Event::PageImported {
			scope: LAB,
			import: IMPORT,
			page: 0,
			first: 0,
			count: 2,
			imported: 2,
			imported_quantity: 7_000_000,
		};
		assert_eq!(told, [imported(0), imported(1), paged]);

		let first = entry(LAB, 0);
		assert_eq!(first.entry, Entry::Imported { import: IMPORT });
		assert_eq!((first.day, first.evidence.hash), (10, H256::repeat_byte(9)));
		let accepted = State::Accepted { quality: Ratio::ONE, units: 2_000_000, at: 1 };
		assert_eq!((first.state, first.deposit), (accepted, None));
		assert_eq!(outside_ledger(1).units, 2_000_000);
		assert_eq!(ledger(ANA, HOURS).units, 5_000_000);
		assert_eq!(ledger(ANA, HOURS).days.len(), 0);
		assert_eq!(KindTotals::<Test>::get(LAB, HOURS).quantity, 7_000_000);
		assert_eq!(told_last().contributor, agent(ANA));
	});
}

#[test]
fn import_page_counts_as_a_gift_when_it_was_one() {
	build_and_execute(|| {
		assert_ok!(start(1, 1_000_000));
		let gift = ImportedEntry { gift: true, ..line(outside(1), UNIT) };
		assert_ok!(page(0, vec![gift]));
		assert_eq!((outside_ledger(1).units, outside_ledger(1).gifted), (0, 1_000_000));
		assert_eq!(told_last().claim, ClaimType::Gift);
	});
}

#[test]
fn import_page_goes_on_between_other_logs() {
	build_and_execute(|| {
		assert_ok!(start(2, 2_000_000));
		assert_ok!(page(0, vec![line(agent(ANA), UNIT)]));
		log(ANA, HOURS, UNIT);
		assert_ok!(page(1, vec![line(agent(ANA), UNIT)]));
		let ledger = ledger(ANA, HOURS);
		assert_eq!(
			(ledger.latest, ledger.logged, ledger.accepted, ledger.open),
			(Some(2), 3, 2, 1)
		);
		assert_ok!(finish());
	});
}

#[test]
fn import_page_changes_nothing_when_it_is_sent_twice_or_out_of_order() {
	build_and_execute(|| {
		assert_ok!(start(3, 3_000_000));
		assert_noop!(page(1, vec![line(outside(1), UNIT)]), Error::<Test>::NotNextEntry);
		assert_ok!(page(0, vec![line(outside(1), UNIT)]));
		assert_noop!(page(0, vec![line(outside(1), UNIT)]), Error::<Test>::NotNextEntry);
		assert_noop!(page(2, vec![line(outside(1), UNIT)]), Error::<Test>::NotNextEntry);
	});
}

#[test]
fn import_page_fails_when_it_is_not_what_was_decided() {
	build_and_execute(|| {
		assert_noop!(page(0, vec![line(outside(1), UNIT)]), Error::<Test>::ImportNotFound);
		assert_ok!(start(2, 3_000_000));
		let one = || line(outside(1), UNIT);
		assert_noop!(page_by(STEWARD, 0, vec![one()]), Error::<Test>::NotImporter);
		assert_noop!(page(0, vec![]), Error::<Test>::EmptyPage);
		assert_noop!(page(0, vec![one(), one(), one()]), Error::<Test>::TooManyEntries);
		// More than the sum, or complete with less.
		let much = line(outside(1), 4 * UNIT);
		assert_noop!(page(0, vec![much]), Error::<Test>::TotalsDiffer);
		assert_noop!(page(0, vec![one(), one()]), Error::<Test>::TotalsDiffer);
		assert_ok!(page(0, vec![one(), line(outside(2), 2 * UNIT)]));
	});
}

#[test]
fn import_page_fails_when_an_entry_is_wrong() {
	build_and_execute(|| {
		assert_ok!(start(3, 9_000_000));
		let good = line(outside(1), UNIT);
		for (bad, error) in [
			(ImportedEntry { kind: 77, ..good.clone() }, Error::<Test>::KindNotFound),
			(ImportedEntry { quantity: 0, ..good.clone() }, Error::<Test>::ZeroQuantity),
			(ImportedEntry { day: TODAY + 1, ..good.clone() }, Error::<Test>::DayInFuture),
		] {
			assert_noop!(page(0, vec![good.clone(), bad]), error);
		}
	});
}

#[test]
fn import_page_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		assert_ok!(start(1, 1_000_000));
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_noop!(page(0, vec![line(outside(1), UNIT)]), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn undo_page_takes_the_last_page_back_and_another_can_follow() {
	build_and_execute(|| {
		imported();
		let told = events_of(|| undo(IMPORTER));
		let undone = Event::PageUndone {
			scope: LAB,
			import: IMPORT,
			page: 1,
			first: 2,
			count: 1,
			imported: 2,
			imported_quantity: 7_000_000,
		};
		assert_eq!(told, [undone]);
		assert_eq!(entry(LAB, 2).state, State::Undone { at: 1 });
		assert_eq!((outside_ledger(1).units, outside_ledger(1).accepted), (2_000_000, 1));
		assert_eq!((told_last().units, told_last().more), (3_000_000, false));

		// By the scope too, down to nothing.
		assert_ok!(undo(STEWARD));
		assert_eq!(ImportPages::<Test>::iter().count(), 0);
		assert_eq!(KindTotals::<Test>::get(LAB, HOURS), Totals::default());
		assert_noop!(undo(STEWARD), Error::<Test>::NothingToUndo);
		assert_ok!(page(0, vec![line(outside(2), 10 * UNIT - 2), line(outside(3), 1)]));
		assert_ok!(page(2, vec![line(outside(3), 1)]));
		assert_ok!(finish());
		let last = ImportPages::<Test>::get((LAB, IMPORT, 1));
		assert_eq!(last, Some(ImportPage { first: 5, count: 1 }));
	});
}

#[test]
fn undo_page_takes_only_what_is_left_when_some_was_given_back() {
	build_and_execute(|| {
		imported();
		assert_ok!(undo(IMPORTER));
		assert_ok!(Contributing::compensate(signed(ANA), id(LAB, 1), 2 * UNIT, document(6)));
		assert_ok!(undo(IMPORTER));
		assert_eq!((ledger(ANA, HOURS).units, ledger(ANA, HOURS).quantity), (0, 0));
		assert_eq!(import().imported_quantity, 0);
	});
}

#[test]
fn undo_page_fails_when_it_is_not_theirs_or_finished() {
	build_and_execute(|| {
		assert_noop!(undo(IMPORTER), Error::<Test>::ImportNotFound);
		imported();
		assert_noop!(undo(ANA), BadOrigin);
		assert_ok!(finish());
		assert_noop!(undo(IMPORTER), Error::<Test>::ImportNotOpen);
		assert_noop!(undo(STEWARD), Error::<Test>::ImportNotOpen);
	});
}

#[test]
fn finish_import_confirms_a_whole_import_and_nothing_follows() {
	build_and_execute(|| {
		assert_noop!(finish(), Error::<Test>::ImportNotFound);
		assert_ok!(start(2, 2_000_000));
		assert_ok!(page(0, vec![line(outside(1), UNIT)]));
		assert_noop!(finish(), Error::<Test>::ImportIncomplete);
		assert_ok!(page(1, vec![line(outside(1), UNIT)]));
		let by_importer = Contributing::finish_import(signed(IMPORTER), LAB, IMPORT);
		assert_noop!(by_importer, BadOrigin);
		let told = events_of(finish);
		assert_eq!(told, [Event::ImportFinished { scope: LAB, import: IMPORT }]);
		assert_noop!(finish(), Error::<Test>::ImportNotOpen);
		assert_noop!(page(2, vec![line(outside(1), UNIT)]), Error::<Test>::ImportNotOpen);
		assert!(Contributing::import(LAB, IMPORT).unwrap().finished);
	});
}

#[test]
fn drop_import_removes_what_is_empty() {
	build_and_execute(|| {
		let drop = |who| Contributing::drop_import(signed(who), LAB, IMPORT);
		assert_noop!(drop(STEWARD), Error::<Test>::ImportNotFound);
		imported();
		assert_noop!(drop(STEWARD), Error::<Test>::ImportNotEmpty);
		assert_ok!(undo(IMPORTER));
		assert_ok!(undo(IMPORTER));
		assert_noop!(drop(ANA), BadOrigin);
		let told = events_of(|| drop(IMPORTER));
		assert_eq!(told, [Event::ImportDropped { scope: LAB, import: IMPORT }]);
		assert!(Contributing::import(LAB, IMPORT).is_none());

		// Its number is not used again.
		assert_ok!(start(1, 1));
		assert_eq!(NextImport::<Test>::get(LAB), 2);
	});
}

#[test]
fn drop_import_fails_when_it_is_finished() {
	build_and_execute(|| {
		imported();
		assert_ok!(finish());
		let drop = Contributing::drop_import(signed(STEWARD), LAB, IMPORT);
		assert_noop!(drop, Error::<Test>::ImportNotOpen);
	});
}

#[test]
fn import_page_takes_a_price_for_each_entry_when_it_is_recorded() {
	build_and_execute(|| {
		let treasury = Networks::pot_account(0, Purse::Treasury, &NATIVE);
		let before = (free(IMPORTER), free(treasury));
		assert_ok!(start(2, 5_000_000));
		let lines = vec![line(outside(1), 2 * UNIT), line(agent(ANA), 3 * UNIT)];
		assert_ok!(page(0, lines.clone()));
		let price = 2 * IMPORT_PRICE;
		assert_eq!((free(IMPORTER), free(treasury)), (before.0 - price, before.1 + price));

		// What is undone stays in the record, and is paid for.
		assert_ok!(undo(IMPORTER));
		assert_eq!((free(IMPORTER), free(treasury)), (before.0 - price, before.1 + price));
		assert_ok!(page(0, lines));
		assert_eq!(free(IMPORTER), before.0 - 2 * price);
	});
}

#[test]
fn import_page_fails_when_the_importer_cannot_pay() {
	build_and_execute(|| {
		assert_ok!(start(1, 2_000_000));
		let all = free(IMPORTER) - ED;
		assert_ok!(Balances::transfer_keep_alive(signed(IMPORTER), ANA, all));
		assert_noop!(page(0, vec![line(outside(1), 2 * UNIT)]), sp_runtime::TokenError::Frozen);
	});
}
