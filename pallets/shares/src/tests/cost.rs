// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use std::collections::BTreeMap;

/// The whole state.
fn state() -> BTreeMap<Vec<u8>, Vec<u8>> {
	let mut state = BTreeMap::new();
	let mut key = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		state.insert(next.clone(), sp_io::storage::get(&next).unwrap().to_vec());
		key = next;
	}
	state
}

/// How many items of the state a distribution changes, and how large the book is after it.
fn cost_of_distribution(holders: u64) -> (usize, usize) {
	build_and_execute(|| {
		let (work, loan) = (equity(kind(0)), create(kind(1), debt(6, 5)));
		for who in 1_000..1_000 + holders {
			credit(work, agent(who), UNIT);
			credit(loan, agent(who), ONE);
		}
		distribute(work, 1_000);
		distribute(loan, 1_000);
		System::reset_events();
		let before = state();
		distribute(work, 1_000);
		distribute(loan, 1_000);
		let after = state();
		let changed = after
			.iter()
			.filter(|(key, value)| before.get(*key) != Some(*value))
			.filter(|(key, _)| !key.starts_with(&sp_io::hashing::twox_128(b"System")[..]))
			.count();
		let books = [work, loan].map(|id| codec::Encode::encoded_size(&book(id)));
		(changed, books.iter().sum())
	})
}

#[test]
fn distribute_writes_the_same_for_any_number_of_holders() {
	let one = cost_of_distribution(1);
	assert_eq!(cost_of_distribution(100), one);
	assert_eq!(cost_of_distribution(2_000), one);
}

/// The 16 books that pay into one book, each with an amount for it.
fn outer_books(inner: BookId, amount: u128) -> Vec<(BookId, ovn_primitives::Series)> {
	let books = (1..=16).map(|n| {
		let id = equity(kind(n));
		credit(id, Holder::Book(inner), UNIT);
		distribute(id, amount);
		(id, 0)
	});
	books.collect()
}

/// How many cohorts of a book close when one call claims for all books that pay into it, and how
/// many items it changes.
fn closed_by_claims(inner: BookId, positions: &[(BookId, ovn_primitives::Series)]) -> (u32, usize) {
	System::reset_events();
	let before = state();
	let (holder, payments) = (Holder::Book(inner), positions.len() as u32);
	assert_ok!(Shares::claim_for(signed(PAYER), holder, list(positions), payments));
	let closed = events()
		.iter()
		.filter(|event| matches!(event, Event::CohortClosed { book, .. } if *book == inner))
		.count();
	let after = state();
	let keys: std::collections::BTreeSet<_> = before.keys().chain(after.keys()).collect();
	let system = &sp_io::hashing::twox_128(b"System")[..];
	let changed = keys
		.into_iter()
		.filter(|key| !key.starts_with(system) && before.get(*key) != after.get(*key))
		.count();
	(closed as u32, changed)
}

/// The books that hold units in others are those of deals: all their principal is one cohort,
/// because nobody can add some after they take money. So the first payment that pays them closes
/// all that a claim can.
#[test]
fn claim_for_a_book_closes_one_cohort_at_most_when_it_is_of_a_deal() {
	build_and_execute(|| {
		let tool = BookId::Deal(1);
		type Books = Shares;
		<Books as ovn_primitives::traits::ShareBooks<_, _>>::create(tool, debt(1, 1), true)
			.unwrap();
		for who in 1_000..1_100 {
			credit(tool, agent(who), ONE);
		}
		<Books as ovn_primitives::traits::ShareBooks<u64, AssetKind>>::activate(tool, None)
			.unwrap();
		let late = <Books as ovn_primitives::traits::ShareBooks<u64, AssetKind>>::credit(
			tool,
			agent(ANA),
			ONE,
		);
		assert_eq!(late, Err(Error::<Test>::BookClosed.into()));
		assert_eq!((book(tool).head, book(tool).next), (0, 1));

		// Half of it, and then more than the rest: the last payment gives something back.
		let half = outer_books(tool, 50 * ONE / 16);
		let (closed, changed) = closed_by_claims(tool, &half);
		assert_eq!(closed, 0);
		for (id, _) in &half {
			distribute(*id, 5 * ONE);
		}
		let (closed, last) = closed_by_claims(tool, &half);
		assert_eq!(closed, 1);
		// The cohort, and what is given back: two accounts, the hold.
		assert!(last <= changed + 4, "{last} {changed}");
		assert!(!book(tool).pending());
		// As the greatest number of payments does, whatever the number of holders.
		assert!(last <= 16 * 2 + 6, "{last}");
	});
}

/// For books of kinds, into which no call lets others pay, each payment could close as many cohorts
/// as a distribution, and no more.
#[test]
fn claim_for_a_book_closes_no_more_cohorts_than_its_payments_do_when_it_has_many() {
	build_and_execute(|| {
		let id = create(kind(0), debt(1, 1));
		for n in 0..40 {
			credit(id, agent(1_000 + n), ONE);
			distribute(id, 1_000);
		}
		assert_eq!(book(id).next, 40);
		let positions = outer_books(id, 40 * ONE);
		let (closed, _) = closed_by_claims(id, &positions);
		assert_eq!(closed, StepsPerDistribution::get());
		assert!(book(id).queued);
	});
}
