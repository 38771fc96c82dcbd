// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use std::collections::BTreeMap;

/// All of the state.
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
