// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The global scope.

use crate::{mock::*, Details, GenesisConfig, NextScope, Pallet, ScopeStatus, Scopes};
use frame_support::assert_ok;
use ovn_primitives::{traits::Scopes as _, Purse, ScopeKind, GLOBAL_SCOPE};
use sp_core::H256;
use sp_io::TestExternalities;
use sp_runtime::BuildStorage;

/// A genesis without any money.
fn genesis_of(stewards: Vec<u64>) -> TestExternalities {
	let metadata_hash = H256::repeat_byte(3);
	GenesisConfig::<Test> { stewards, metadata_hash }.build_storage().unwrap().into()
}

#[test]
fn genesis_makes_the_global_scope_when_it_builds() {
	genesis_of(vec![5, 2]).execute_with(|| {
		let record = Scopes::<Test>::get(GLOBAL_SCOPE).unwrap();
		assert_eq!((record.kind, record.parent, record.depth), (ScopeKind::Global, 0, 0));
		assert_eq!((record.network, record.status), (0, ScopeStatus::Open));
		let details = Details::<Test>::get(GLOBAL_SCOPE).unwrap();
		assert_eq!(details.stewards, vec![2, 5]);
		assert_eq!(details.metadata.hash, H256::repeat_byte(3));
		assert_eq!(details.founder, purse(GLOBAL_SCOPE, Purse::Treasury));
		assert_eq!(details.deposit, None);
		assert_eq!(NextScope::<Test>::get(), 1);
		assert_eq!(Networks::parent(GLOBAL_SCOPE), None);
		assert_eq!(Networks::network(GLOBAL_SCOPE), None);
		assert_ok!(Networks::do_try_state());
	});
}

#[test]
fn genesis_opens_the_pots_when_they_are_endowed() {
	build_and_execute(|| {
		for purse in [Purse::Treasury, Purse::Sponsor] {
			assert!(Networks::is_pot_open(GLOBAL_SCOPE, purse, &NATIVE));
			assert_eq!(Pallet::<Test>::spendable(GLOBAL_SCOPE, purse, &NATIVE), 0);
		}
	});
}

#[test]
fn genesis_leaves_the_pots_closed_when_they_are_not_endowed() {
	genesis_of(vec![5]).execute_with(|| {
		for purse in [Purse::Treasury, Purse::Sponsor] {
			assert!(!Networks::is_pot_open(GLOBAL_SCOPE, purse, &NATIVE));
		}
		assert_ok!(Networks::do_try_state());
	});
}

#[test]
fn genesis_leaves_the_decisions_to_root_when_it_names_nobody() {
	genesis_of(vec![]).execute_with(|| {
		assert_ok!(Networks::set_metadata(RuntimeOrigin::root(), GLOBAL_SCOPE, document(2)));
		assert!(Networks::set_metadata(signed(1), GLOBAL_SCOPE, document(2)).is_err());
		assert_ok!(Networks::do_try_state());
	});
}

#[test]
fn genesis_builds_when_it_names_seven() {
	genesis_of((1..=7).collect()).execute_with(|| {
		assert_eq!(Details::<Test>::get(GLOBAL_SCOPE).unwrap().stewards.len(), 7);
	});
}

#[test]
#[should_panic(expected = "the genesis names a steward twice")]
fn genesis_panics_when_a_steward_is_named_twice() {
	let _ = genesis_of(vec![1, 2, 1]);
}

#[test]
#[should_panic(expected = "at most seven stewards")]
fn genesis_panics_when_it_names_too_many() {
	let _ = genesis_of((1..=8).collect());
}
