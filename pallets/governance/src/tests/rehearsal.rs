// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A decision is tried out before anybody votes on it.

use super::*;
use crate::Action;
use frame_support::assert_storage_noop;
use ovn_primitives::{DecisionClass, Purse};

fn pay(amount: u128) -> RuntimeCall {
	let (purse, asset) = (Purse::Treasury, NATIVE);
	pallet_networks::Call::spend { scope: LAB, purse, asset, amount, beneficiary: 7 }.into()
}

#[test]
fn rehearse_tells_what_happens_and_changes_nothing() {
	build_and_execute(5, || {
		let earlier = System::event_count();
		assert_storage_noop!({
			let action = inline(&[describe(9), agree_on(8)]);
			let told = Governing::rehearse(LAB, Majority, action).unwrap();
			assert_eq!((told.class, told.failed), (DecisionClass::Significant, None));
			let names = told.events.iter().map(|event| match event {
				RuntimeEvent::Networks(pallet_networks::Event::MetadataSet { .. }) => 1,
				RuntimeEvent::Networks(pallet_networks::Event::AgreementSet { .. }) => 2,
				_ => 0,
			});
			assert_eq!(names.collect::<Vec<_>>(), [1, 2]);
		});
		assert_eq!(System::event_count(), earlier);
	});
}

#[test]
fn rehearse_names_the_call_that_fails() {
	build_and_execute(5, || {
		let action = inline(&[describe(9), pay(5_000), agree_on(8)]);
		let told = Governing::rehearse(LAB, Majority, action).unwrap();
		let (place, _) = told.failed.unwrap();
		assert_eq!((place, told.events.len()), (1, 1));
		assert_ne!(described(), H256::repeat_byte(9));
	});
}

#[test]
fn rehearse_refuses_what_cannot_be_proposed() {
	build_and_execute(5, || {
		let refused = |template, action, error: Error<Test>| {
			let told = Governing::rehearse(LAB, template, action);
			assert_eq!(told.unwrap_err(), error.into());
		};
		refused(Consent, inline(&[agree_on(8)]), Error::TemplateTooWeak);
		refused(Majority, inline(&[]), Error::InvalidCallCount);
		refused(Emergency, Action::Motion, Error::NotEmergency);
		assert!(Governing::rehearse(LAB, Majority, Action::Motion).unwrap().events.is_empty());
	});
}
