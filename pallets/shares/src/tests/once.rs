// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use ovn_primitives::traits::ShareBooks;

/// Expenses are worth what they say.
const RATE: u128 = UNIT;

fn pay(id: BookId, amount: u128) -> u128 {
	try_distribute(id, NATIVE, amount, RATE).unwrap()
}

fn room(id: BookId, rate: u128) -> Option<u128> {
	<Shares as ShareBooks<u64, _, u128>>::basis(id, &NATIVE, rate).room
}

#[test]
fn distribute_pays_expenses_once_when_there_is_enough() {
	build_and_execute(|| {
		let id = create(kind(0), once());
		credit(id, agent(ANA), 30);
		credit(id, agent(BEN), 10);
		assert_eq!(room(id, RATE), Some(40));
		assert_eq!(pay(id, 1_000), 40);
		assert_eq!(book(id).head, 1);
		// Nobody is left to be paid.
		assert_eq!(room(id, RATE), Some(0));
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
		assert_eq!(room(id, RATE), Some(36));
		// Who comes now is not to share what is still missing to the others.
		assert_eq!(credit(id, agent(CEM), 100), 1);
		assert_eq!(room(id, RATE), Some(36));
		assert_eq!(pay(id, 1_000), 36);
		assert_eq!(claim(ANA, id, 0), 30);
		assert_eq!(claim(BEN, id, 0), 10);
		assert_eq!(room(id, RATE), Some(100));
		assert_eq!(pay(id, 1_000), 100);
		assert_eq!(claim(CEM, id, 1), 100);
		assert_eq!(held(&NATIVE), 0);
	});
}

#[test]
fn distribute_pays_the_value_in_force_when_the_rate_changed() {
	build_and_execute(|| {
		let id = create(kind(0), once());
		credit(id, agent(ANA), 30);
		assert_eq!(room(id, 2 * RATE), Some(60));
		assert_eq!(pay(id, 25), 25);
		// A lower rate by which all is paid already: the next income begins with the next epoch.
		assert_eq!(credit(id, agent(BEN), 8), 1);
		assert_eq!(room(id, RATE / 2), Some(4));
		assert_eq!(try_distribute(id, NATIVE, 100, RATE / 2), Ok(4));
		assert_eq!(claim(ANA, id, 0), 25);
		assert_eq!(claim(BEN, id, 1), 4);
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
		assert_eq!(room(id, RATE), Some(5));
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
		let end = |id| <Shares as ShareBooks<u64, AssetKind, u128>>::end_epoch(id);
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
fn distribute_closes_nothing_when_units_are_worth_nothing() {
	build_and_execute(|| {
		let id = create(kind(0), once());
		credit(id, agent(ANA), 30);
		assert_eq!(try_distribute(id, NATIVE, 100, 0), Ok(0));
		assert_eq!(book(id).head, 0);
		assert_eq!(pay(id, 100), 30);
	});
}

#[test]
fn claim_ends_a_position_when_its_epoch_paid_it_less_than_a_base_unit() {
	build_and_execute(|| {
		let id = create(kind(0), once());
		credit(id, agent(ANA), 10 * UNIT);
		credit(id, Holder::External(sp_core::H256::repeat_byte(1)), 1);
		assert_eq!(try_distribute(id, NATIVE, 100, 1), Ok(10));
		assert_eq!((book(id).head, book(id).positions), (1, 2));
		// Bound to nobody, and yet it does not stay for ever.
		let holder = Holder::External(sp_core::H256::repeat_byte(1));
		assert_eq!(claimable(id, holder.clone(), 0), 0);
		assert_ok!(Shares::claim_for(signed(PAYER), holder.clone(), list(&[(id, 0)])));
		assert_eq!(last_event(), Event::PositionClosed { book: id, holder, series: 0 });
		assert_eq!(book(id).positions, 1);
		assert_eq!(claim(ANA, id, 0), 9);
		assert_eq!(book(id).positions, 0);
		assert!(!crate::Epochs::<Test>::contains_key(id, 0));
	});
}
