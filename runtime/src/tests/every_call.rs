// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Every call there is, for rules that must hold for all of them.

use super::fuzz::{
	dice::Dice,
	draw::{Draw, Metadata, Name},
	focus::Focus,
};
use crate::RuntimeCall;

/// A call of each kind, with some arguments or other. To be called on a chain.
pub fn every_call() -> Vec<(Name, RuntimeCall)> {
	let metadata = Metadata::new();
	let mut dice = Dice::new(7);
	let people = [sp_keyring::Sr25519Keyring::Alice.to_account_id()];
	let mut all = Vec::new();
	for described in &metadata.calls {
		let mut draw = Draw::new(&mut dice, &metadata, &people, Focus::default());
		let call = (0..1_000).find_map(|_| draw.call(described));
		let call = call.unwrap_or_else(|| panic!("{:?} cannot be drawn", described.name));
		all.push((described.name, call));
	}
	assert!(all.len() > 250, "{} calls are not all", all.len());
	all
}
