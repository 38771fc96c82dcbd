// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use codec::Decode;

/// What the metadata say of a constant.
fn told<Value: Decode>(name: &str) -> Value {
	let constants = Evaluating::pallet_constants_metadata();
	let found = constants.iter().find(|constant| constant.name == name);
	Value::decode(&mut &found.unwrap_or_else(|| panic!("no constant {name}")).value[..]).unwrap()
}

#[test]
fn metadata_tell_the_constants_that_calls_go_by() {
	assert_eq!(told::<u32>("max_founders"), MAX_FOUNDERS);
	assert_eq!(told::<u32>("max_unsettled"), MAX_UNSETTLED);
	assert_eq!(told::<u32>("settled_first"), SETTLED_FIRST);
	assert_eq!(told::<u32>("max_settled"), MAX_SETTLED);
	assert_eq!(told::<u8>("max_changes"), MAX_CHANGES);
	assert_eq!(told::<u8>("max_extensions"), MAX_EXTENSIONS);
	assert_eq!(told::<u128>("max_reputation"), MAX_REPUTATION);
}
