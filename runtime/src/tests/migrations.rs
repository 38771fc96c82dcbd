// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The rehearsal of an upgrade: the migrations that the runtime has run on the state of a chain on which people
//! did everything there is, with the invariants of all pallets before and after.

use super::fuzz::lived;
use crate::{
	configs::system::RuntimeBlockWeights, AllPalletsWithSystem, Executive, Runtime, System, VERSION,
};
use frame_support::{
	storage::unhashed,
	traits::{TryState, TryStateSelect, UpgradeCheckSelect},
};
use frame_system::LastRuntimeUpgradeInfo;

fn check_state(when: &str) {
	let now = System::block_number();
	let checked = <AllPalletsWithSystem as TryState<_>>::try_state(now, TryStateSelect::All);
	assert!(checked.is_ok(), "{when} the upgrade: {checked:?}");
}

/// All that is stored, but for which version ran last.
fn state() -> sp_core::H256 {
	let last = frame_system::LastRuntimeUpgrade::<Runtime>::hashed_key();
	let before = unhashed::get_raw(&last);
	unhashed::kill(&last);
	let root = sp_io::storage::root(sp_core::storage::StateVersion::V1);
	if let Some(before) = before {
		unhashed::put_raw(&last, &before);
	}
	sp_core::H256::from_slice(&root)
}

#[test]
fn migrations_keep_every_invariant_when_they_run_on_a_chain_that_lived() {
	lived(20_261_129, 1_500).execute_with(|| {
		check_state("before");
		let weight = Executive::try_runtime_upgrade(UpgradeCheckSelect::All).unwrap();
		check_state("after");
		let most = RuntimeBlockWeights::get().max_block;
		assert!(weight.all_lte(most), "the migrations weigh {weight:?}, a block has {most:?}");
		let last = frame_system::LastRuntimeUpgrade::<Runtime>::get();
		assert_eq!(last, Some(LastRuntimeUpgradeInfo::from(VERSION)));
	});
}

#[test]
fn migrations_change_nothing_when_they_run_a_second_time() {
	lived(7, 300).execute_with(|| {
		Executive::try_runtime_upgrade(UpgradeCheckSelect::All).unwrap();
		let once = state();
		Executive::try_runtime_upgrade(UpgradeCheckSelect::All).unwrap();
		assert_eq!(state(), once);
	});
}
