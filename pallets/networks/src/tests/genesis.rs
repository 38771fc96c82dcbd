// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The global scope.

use crate::{mock::*, Details, GenesisConfig, HoldReason, NextScope, Pallet, ScopeStatus, Scopes};
use frame_support::assert_ok;
use ovn_primitives::{
	traits::{Membership as _, Scopes as _},
	Purse, ScopeKind, Tier, GLOBAL_SCOPE,
};
use sp_core::H256;
use sp_io::TestExternalities;
use sp_runtime::BuildStorage;

/// A genesis without any money.
fn genesis_of(stewards: Vec<u64>) -> TestExternalities {
	let metadata_hash = H256::repeat_byte(3);
	let genesis = GenesisConfig::<Test> { stewards, metadata_hash, ..Default::default() };
	genesis.build_storage().unwrap().into()
}

/// A genesis that names members.
fn genesis_with(members: Vec<u64>) -> TestExternalities {
	let genesis = GenesisConfig::<Test> { stewards: vec![5], members, ..Default::default() };
	genesis.build_storage().unwrap().into()
}

#[test]
fn genesis_names_members_who_pay_no_deposit_and_can_leave() {
	genesis_with(vec![7, 3]).execute_with(|| {
		for who in [7, 3] {
			assert_eq!(Networks::tier(GLOBAL_SCOPE, &who), Some(Tier::Member));
			assert_eq!((free(who), held(HoldReason::Membership, who)), (0, 0));
		}
		assert_ok!(Networks::do_try_state());
		assert_ok!(Networks::leave(signed(7), GLOBAL_SCOPE));
		assert_eq!(Networks::tier(GLOBAL_SCOPE, &7), None);
		// Another one can take the deposit over: it is nothing until then.
		use frame_support::traits::fungible::Mutate;
		assert_ok!(Balances::mint_into(&9, 10_000));
		assert_ok!(Networks::take_over_deposit(signed(9), GLOBAL_SCOPE, 3));
		assert_eq!(held(HoldReason::Membership, 9), membership_deposit());
		assert_ok!(Networks::leave(signed(3), GLOBAL_SCOPE));
		assert_eq!(held(HoldReason::Membership, 9), 0);
		assert_ok!(Networks::do_try_state());
	});
}

#[test]
#[should_panic(expected = "names a member of the global scope twice")]
fn genesis_panics_when_a_member_is_named_twice() {
	let _ = genesis_with(vec![7, 7]);
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
