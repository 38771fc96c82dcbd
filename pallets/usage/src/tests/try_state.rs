// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Each check of the state finds what it is for.

use super::{equipment::*, *};
use crate::{Arrears, OwnTariffs, OwnTerms, Rules, Uses};
use frame_support::traits::Hooks as _;
use pallet_custody::Resources;

/// What the checks say of a printer with a use that goes on, once something was changed.
fn broken(change: impl FnOnce(&Machine)) -> &'static str {
	genesis().execute_with(|| {
		run_to_block(1);
		assert_eq!(found(STEWARD, 0, ovn_primitives::ScopeKind::Network), LAB);
		let printer = machine();
		fees(&printer);
		start(printer.id, USER, minutes(60));
		check_state();
		change(&printer);
		match Usage::try_state(System::block_number()) {
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
		Uses::<Test>::mutate(printer.id, 0, |used| used.as_mut().unwrap().stopped = 1);
	})
	.starts_with("11"));
}

#[test]
fn try_state_finds_tariffs_that_do_not_fit() {
	assert!(broken(|printer| {
		let mut terms = OwnTariffs { asset: NATIVE, tariffs: tariffs() };
		dear(&mut terms.tariffs);
		OwnTerms::<Test>::insert(printer.id, crate::DecidedTariffs { terms, latest: None });
	})
	.starts_with('7'));
	assert!(broken(|printer| {
		Uses::<Test>::mutate(printer.id, 0, |used| dear(&mut used.as_mut().unwrap().tariffs));
	})
	.starts_with('7'));
}

#[test]
fn try_state_finds_rules_and_terms_that_do_not_fit() {
	assert!(broken(|printer| {
		Rules::<Test>::mutate(printer.id, |rules| rules.as_mut().unwrap().longest = 0);
	})
	.starts_with('7'));
	assert!(
		broken(|_| crate::Terms::<Test>::insert(9, crate::UseTerms::default())).starts_with('7')
	);
}

#[test]
fn try_state_finds_time_that_does_not_fit() {
	assert!(broken(|printer| {
		Uses::<Test>::mutate(printer.id, 0, |used| used.as_mut().unwrap().took = Some(1));
	})
	.starts_with('8'));
	assert!(broken(|printer| {
		end(printer.id, USER, 0, minutes(60));
		Uses::<Test>::mutate(printer.id, 0, |used| used.as_mut().unwrap().took = Some(59));
	})
	.starts_with('8'));
}

#[test]
fn try_state_finds_what_is_set_apart_for_nobody() {
	assert!(broken(|_| {
		let id = thing(Nature::Physical);
		Resources::<Test>::mutate(id, |one| one.as_mut().unwrap().state = State::Reserved);
	})
	.starts_with('9'));
}

#[test]
fn try_state_finds_arrears_with_nothing() {
	assert!(broken(|printer| {
		Arrears::<Test>::insert((printer.id, USER, NATIVE), crate::Arrear::default());
	})
	.starts_with("10"));
}

#[test]
fn try_state_finds_access_to_nothing() {
	let rule = crate::AccessRule::default();
	assert!(
		broken(|_| crate::AccessRules::<Test>::insert(9, UseClass::Other, rule)).starts_with("12")
	);
	assert!(broken(|_| crate::Vetoes::<Test>::insert(9, USER, 5)).starts_with("12"));
	assert!(broken(|_| crate::Permissions::<Test>::insert((9, UseClass::Other, USER), 5))
		.starts_with("12"));
}
