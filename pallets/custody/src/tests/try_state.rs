// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Each check of the state finds what it is for.

use super::{equipment::*, *};
use crate::{Custodies, DealResource, Deals, Recalls};
use frame_support::traits::Hooks as _;

/// What the checks say of a printer with a use that goes on, once something was changed.
fn broken(change: impl FnOnce(&Machine)) -> &'static str {
	genesis().execute_with(|| {
		run_to_block(1);
		assert_eq!(found(STEWARD, 0, ovn_primitives::ScopeKind::Network), LAB);
		let printer = machine();
		assert_ok!(Custody::recall_custodian(signed(STEWARD), printer.id, H256::zero()));
		start(printer.id, USER, minutes(60));
		check_state();
		change(&printer);
		match Custody::try_state(System::block_number()) {
			Err(DispatchError::Other(reason)) => reason,
			other => panic!("{other:?}"),
		}
	})
}

fn dear(terms: &mut ovn_primitives::Tariffs) {
	terms[0].1.technician_per_hour = 1_000 * ONE;
}

#[test]
fn try_state_finds_times_that_began_when_more_was_stopped() {
	assert!(broken(|printer| {
		Recalls::<Test>::mutate(printer.id, |recall| recall.as_mut().unwrap().stopped = 1);
	})
	.starts_with("12"));
}

#[test]
fn try_state_finds_deals_and_tariffs_that_do_not_fit() {
	// A deal that owes, and is in no list.
	assert!(broken(|printer| Deals::<Test>::remove(printer.id)).starts_with('7'));
	assert!(broken(|_| DealResource::<Test>::remove(100)).starts_with('7'));
	assert!(broken(|printer| {
		let deal = printer.deal;
		Custody::propose_amendment(signed(STEWARD), deal, tariffs(), document(1)).unwrap();
		crate::Amendments::<Test>::mutate(deal, |one| dear(&mut one.as_mut().unwrap().tariffs));
	})
	.starts_with('7'));
}

#[test]
fn try_state_finds_recalls_that_do_not_fit() {
	assert!(broken(|printer| {
		Custodies::<Test>::mutate(printer.id, |custody| {
			custody.as_mut().unwrap().holders = Default::default();
		});
		crate::OfCustodian::<Test>::remove(CUSTODIAN, printer.id);
	})
	.starts_with('4'));
	assert!(broken(|printer| Recalls::<Test>::remove(printer.id)).starts_with("11"));
	assert!(broken(|printer| crate::Validations::<Test>::insert(printer.id, 0)).starts_with("11"));
}
