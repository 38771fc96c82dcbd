// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The first set.

use super::*;
use crate::GenesisConfig;
use sp_runtime::BuildStorage;

fn build(validators: Vec<u64>, min: u32) {
	MinValidators::set(min);
	let _ = genesis_of(validators);
}

#[test]
fn genesis_orders_the_set_when_the_configuration_does_not() {
	MinValidators::set(1);
	genesis_of(vec![3, 1, 2]).execute_with(|| {
		assert_eq!(Session::validators(), vec![1, 2, 3]);
		assert_eq!(queued(), vec![1, 2, 3]);
		assert_eq!(Validators::<Test>::count(), 3);
		run_to_session(3);
		assert!(Handled::get().iter().all(|(changed, _)| !changed));
		assert_ok!(ValidatorSet::do_try_state());
	});
}

#[test]
fn genesis_builds_when_it_names_the_maximum() {
	build((1..=u64::from(MAX_VALIDATORS)).collect(), 1);
}

#[test]
#[should_panic(expected = "names a validator twice")]
fn genesis_panics_when_a_validator_is_named_twice() {
	MinValidators::set(1);
	let _ = GenesisConfig::<Test> { validators: vec![1, 2, 1] }.build_storage();
}

#[test]
#[should_panic(expected = "must name 2 to 9 validators, not 1")]
fn genesis_panics_when_it_names_too_few() {
	build(vec![1], 2);
}

#[test]
fn genesis_builds_an_empty_set_when_it_is_the_default() {
	MinValidators::set(1);
	genesis_of(vec![]).execute_with(|| {
		assert_eq!(Validators::<Test>::count(), 0);
		assert!(Session::validators().is_empty());
		assert!(ValidatorSet::do_try_state().is_err());
	});
}

#[test]
#[should_panic(expected = "must name 1 to 9 validators, not 10")]
fn genesis_panics_when_it_names_too_many() {
	build((1..=10).collect(), 1);
}

#[test]
#[should_panic(expected = "validator 2 has no session keys")]
fn genesis_panics_when_a_validator_has_no_keys() {
	MinValidators::set(1);
	let mut storage = GenesisConfig::<Test> { validators: vec![1, 2] }.build_storage().unwrap();
	let keys = vec![(1, 1, keys_of(1))];
	let _ = pallet_session::GenesisConfig::<Test> { keys, ..Default::default() }
		.assimilate_storage(&mut storage);
}

#[test]
#[should_panic(expected = "session keys but no validators")]
fn genesis_panics_when_the_session_pallet_is_built_first() {
	let keys = vec![(1, 1, keys_of(1))];
	let _ = pallet_session::GenesisConfig::<Test> { keys, ..Default::default() }.build_storage();
}
