// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use ovn_primitives::{traits::ShareBooks, ClaimType};
use pallet_contributions::Unit;

fn pay(id: BookId, amount: u128) -> u128 {
	try_distribute(id, NATIVE, amount).unwrap()
}

fn room(id: BookId) -> Option<u128> {
	<Shares as ShareBooks<u64, _>>::basis(id, &NATIVE, 1).room
}

#[test]
fn distribute_pays_expenses_once_when_there_is_enough() {
	build_and_execute(|| {
		let id = create(kind(0), once());
		credit(id, agent(ANA), 30);
		credit(id, agent(BEN), 10);
		assert_eq!(room(id), Some(40));
		assert_eq!(pay(id, 1_000), 40);
		assert_eq!(book(id).head, 1);
		// Nobody is left to be paid.
		assert_eq!(room(id), Some(0));
		assert_eq!(pay(id, 1_000), 0);
		assert_eq!(claim(ANA, id, 0), 30);
		assert_eq!(claim(BEN, id, 0), 10);
		assert_eq!(book(id).positions, 0);
		assert_eq!(credit(id, agent(ANA), 5), 1);
		assert_eq!(pay(id, 1_000), 5);
		assert_eq!(claim(ANA, id, 1), 5);
	});
}

#[test]
fn distribute_closes_nothing_when_the_income_is_dust() {
	build_and_execute(|| {
		let id = create(kind(0), once());
		credit(id, agent(ANA), 30);
		credit(id, agent(BEN), 10);
		assert_eq!(pay(id, 4), 4);
		assert_eq!(book(id).head, 0);
		assert_eq!(room(id), Some(36));
		// Later expenses must not share in what the others still lack.
		assert_eq!(credit(id, agent(CEM), 100), 1);
		assert_eq!(room(id), Some(36));
		assert_eq!(pay(id, 1_000), 36);
		assert_eq!(claim(ANA, id, 0), 30);
		assert_eq!(claim(BEN, id, 0), 10);
		assert_eq!(room(id), Some(100));
		assert_eq!(pay(id, 1_000), 100);
		assert_eq!(claim(CEM, id, 1), 100);
		assert_eq!(held(&NATIVE), 0);
	});
}

#[test]
fn distribute_pays_what_was_laid_out_when_the_rate_changed() {
	build_and_execute(|| {
		let id = define(ClaimType::Once, Unit::Piece, 10 * ONE);
		let BookId::Kind { scope, kind } = id else { panic!() };
		contribute(id, ANA, 2_000_000);
		Contributing::set_rate(signed(STEWARD), scope, kind, 20 * ONE).unwrap();
		contribute(id, BEN, 1_000_000);
		// Each was valued when it was credited.
		assert_eq!(room(id), Some(40 * ONE));
		assert_eq!(pay(id, 1_000 * ONE), 40 * ONE);
		assert_eq!(claim(ANA, id, 0), 20 * ONE);
		assert_eq!(claim(BEN, id, 0), 20 * ONE);
	});
}

#[test]
fn debit_leaves_others_their_value_when_some_was_paid() {
	build_and_execute(|| {
		let id = create(kind(0), once());
		credit(id, agent(ANA), 10);
		credit(id, agent(BEN), 10);
		assert_eq!(pay(id, 10), 10);
		assert_eq!(debit(id, agent(BEN), 0, 10), 10);
		assert_eq!(room(id), Some(5));
		assert_eq!(pay(id, 100), 5);
		assert_eq!(claim(ANA, id, 0), 10);
		assert_eq!(claim(BEN, id, 0), 5);
		assert_eq!(debit(id, agent(ANA), 0, 10), 0);
	});
}

#[test]
fn debit_takes_units_when_they_wait_for_the_next_epoch() {
	build_and_execute(|| {
		let id = create(kind(0), once());
		credit(id, agent(ANA), 10);
		pay(id, 1);
		assert_eq!(credit(id, agent(BEN), 10), 1);
		assert_eq!(debit(id, agent(BEN), 1, 4), 4);
		assert_eq!(pay(id, 100), 9);
		assert_eq!(pay(id, 100), 6);
		assert_eq!(claim(BEN, id, 1), 6);
	});
}

#[test]
fn end_epoch_closes_it_when_not_all_was_paid() {
	build_and_execute(|| {
		let id = create(kind(0), once());
		let end = |id| <Shares as ShareBooks<u64, AssetKind>>::end_epoch(id);
		assert_noop!(end(kind(9)), Error::<Test>::BookNotFound);
		let other = equity(kind(1));
		assert_noop!(end(other), Error::<Test>::NotExpenses);
		assert_ok!(end(id));
		assert_eq!(book(id).head, 0);
		credit(id, agent(ANA), 30);
		pay(id, 3);
		assert_ok!(end(id));
		assert_eq!(book(id).head, 1);
		assert_eq!(pay(id, 100), 0);
		assert_eq!(claim(ANA, id, 0), 3);
		assert_eq!(book(id).positions, 0);
	});
}

#[test]
fn accepted_credits_nothing_when_expenses_are_worth_nothing() {
	build_and_execute(|| {
		let id = define(ClaimType::Once, Unit::Piece, 0);
		contribute(id, ANA, 2_000_000);
		assert_eq!((book(id).units, room(id)), (0, Some(0)));
		assert_eq!(pay(id, 100), 0);
		assert_eq!(book(id).head, 0);
	});
}

#[test]
fn credit_begins_the_next_epoch_when_all_who_were_paid_gave_back() {
	build_and_execute(|| {
		let id = create(kind(0), once());
		credit(id, agent(ANA), 5);
		assert_eq!(pay(id, 2), 2);
		assert_eq!(debit(id, agent(ANA), 0, 5), 5);
		// What the present epoch has earned does not count for later expenses.
		assert_eq!(credit(id, agent(BEN), 5), 1);
		assert_eq!(pay(id, 2), 2);
		assert_eq!(credit(id, agent(CEM), 5), 2);
		assert_eq!(debit(id, agent(BEN), 1, 5), 5);
		assert_eq!(pay(id, 100), 5);
		assert_eq!(claim(ANA, id, 0), 2);
		assert_eq!(claim(BEN, id, 1), 2);
		assert_eq!(claim(CEM, id, 2), 5);
		assert_eq!(held(&NATIVE), 0);
	});
}

#[test]
fn distribute_changes_nothing_when_expenses_take_nothing() {
	build_and_execute(|| {
		let id = create(kind(0), once());
		credit(id, agent(ANA), 5);
		pay(id, 5);
		credit(id, agent(BEN), 5);
		let before = book(id);
		System::reset_events();
		assert_eq!(pay(id, 0), 0);
		assert_eq!((book(id), events().len()), (before, 0));
	});
}

#[test]
fn claim_ends_a_position_when_its_epoch_paid_it_less_than_a_base_unit() {
	build_and_execute(|| {
		let id = create(kind(0), once());
		credit(id, agent(ANA), 10 * UNIT);
		credit(id, Holder::External(sp_core::H256::repeat_byte(1)), 1);
		assert_eq!(pay(id, 10), 10);
		assert_ok!(<Shares as ShareBooks<u64, AssetKind>>::end_epoch(id));
		assert_eq!((book(id).head, book(id).positions), (1, 2));
		// It is bound to nobody, and yet it is removed.
		let holder = Holder::External(sp_core::H256::repeat_byte(1));
		assert_eq!(claimable(id, holder.clone(), 0), 0);
		assert_ok!(Shares::claim_for(signed(PAYER), holder.clone(), list(&[(id, 0)]), ALL));
		assert_eq!(last_event(), Event::PositionClosed { book: id, holder, series: 0 });
		assert_eq!(book(id).positions, 1);
		assert_eq!(claim(ANA, id, 0), 9);
		assert_eq!(book(id).positions, 0);
		assert!(!crate::Epochs::<Test>::contains_key(id, 0));
	});
}
