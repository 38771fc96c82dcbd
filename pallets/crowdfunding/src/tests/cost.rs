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

/// How many items of the state a call changes.
fn changed(call: impl FnOnce()) -> usize {
	System::reset_events();
	let before = state();
	call();
	let after = state();
	let system = sp_io::hashing::twox_128(b"System");
	let keys = before.keys().chain(after.keys().filter(|key| !before.contains_key(*key)));
	keys.filter(|key| before.get(*key) != after.get(*key))
		.filter(|key| !key.starts_with(&system))
		.count()
}

/// What contributing last, completing, and the refund of one change, with so many contributors.
fn costs(contributors: u64) -> [usize; 3] {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), u128::from(contributors) + 1));
		for who in 1_000..1_000 + contributors {
			endow(who);
			contribute(who, id, 1);
		}
		let last = changed(|| contribute(ANA, id, 1));
		let half = u128::from(contributors).div_ceil(2);
		Crowdfunding::lower_price(signed(STEWARD), id, half * ONE, document(4)).unwrap();
		propose(id, half);
		run_blocks(7 * DAY);
		let complete = changed(|| {
			assert_ok!(Crowdfunding::execute_release(signed(PAYER), id));
		});
		let refund = changed(|| {
			assert_ok!(Crowdfunding::refund(signed(PAYER), id, ANA));
		});
		[last, complete, refund]
	})
}

#[test]
fn calls_write_the_same_for_any_number_of_contributors() {
	let few = costs(3);
	assert_eq!(costs(100), few);
	assert_eq!(costs(1_000), few);
}
