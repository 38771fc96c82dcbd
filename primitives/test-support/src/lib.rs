// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the tests of the pallets share. For tests only.
//!
//! # The chain of a mock
//! The macros of this crate write the parts of a mock that are the same everywhere. They expand in
//! the crate of the pallet under test, where the other pallets are dev-dependencies: this crate
//! could not depend on a pallet that depends on it for its tests. What is written in a mock is what
//! differs in it.
//!
//! | macro | defines |
//! | --- | --- |
//! | [`chain!`] | the runtime `Test`, money, time, and functions of one line |
//! | [`genesis!`] | the first state: who has how much, which pots exist |
//! | [`networks!`], [`contributions!`], [`evaluation!`], [`shares!`], [`value_equation!`], [`custody!`], [`usage!`] | a neighbour: its configuration, and what uses it |
//! | [`lab!`] | two networks, their people, `build_and_execute` |
//! | [`things!`] | things of the lab, and by whom they were bought |
//!
//! A neighbour is configured by the `TestDefaultConfig` in the `config_preludes` of its pallet, and
//! by the wiring that is the same in all mocks. What a mock wants otherwise it writes into the
//! braces: any item of the `TestDefaultConfig`, and no item of the wiring, which would be defined
//! twice:
//! ```ignore
//! use crate::{self as pallet_gardening, Event};
//! use frame_support::traits::ConstU16;
//!
//! ovn_test_support::chain! {
//!     pub enum Test {
//!         Networks: pallet_networks,
//!         Contributing: pallet_contributions,
//!         Gardening: pallet_gardening,
//!     }
//! }
//!
//! ovn_test_support::networks! { type MaxFunds = ConstU16<16>; }
//! ovn_test_support::contributions! {}
//! ovn_test_support::lab! {}
//! ovn_test_support::genesis! { rich: [PAYER], pots: [Gardening] }
//!
//! #[derive_impl(pallet_gardening::config_preludes::TestDefaultConfig)]
//! impl pallet_gardening::Config for Test {
//!     type AssetKind = AssetKind;
//!     type Money = Money;
//!     type ScopeOrigin = ScopeOrigin;
//!     type Scopes = Networks;
//! }
//!
//! /// Checks the invariants.
//! pub fn check_state() {
//!     Gardening::do_try_state().unwrap();
//! }
//! ```
//! Names of pallets in the runtime are `Networks`, `Contributing`, `Evaluating`, `Shares`,
//! `Equations`, `Custody` and `Usage`, by which the macros refer to them.
//!
//! # How long property tests run
//! A few sequences in continuous integration; as many operations as `OVN_OPERATIONS` says where
//! `scripts/prove/properties.sh` runs them: [`operations`], [`either`], [`cases`], [`count`].

mod chain;
mod lab;
mod pallets;

use std::{
	env,
	sync::atomic::{AtomicU64, Ordering},
};

/// How many operations a long run has; `None` in a short one.
pub fn operations() -> Option<u32> {
	env::var("OVN_OPERATIONS").ok().and_then(|operations| operations.parse().ok())
}

/// One of two sizes: of a short run, and of a long one.
pub fn either<Size>(short: Size, long: Size) -> Size {
	operations().map_or(short, |_| long)
}

/// How many sequences to run: `few` in a short run; in a long one as many as have the operations
/// together, and a fiftieth more, if a sequence has `mean` on average.
pub fn cases(few: u32, mean: u32) -> u32 {
	operations().map_or(few, |operations| {
		operations.saturating_add(operations.div_ceil(50)).div_ceil(mean.max(1))
	})
}

/// Counts the operations of a sequence that passed, and in a long run prints how many there were by
/// now.
pub fn count(operations: usize) {
	static COUNT: AtomicU64 = AtomicU64::new(0);
	let more = u64::try_from(operations).unwrap_or(u64::MAX);
	let before = COUNT.fetch_add(more, Ordering::Relaxed);
	if self::operations().is_some() {
		println!("operations: {}", before.saturating_add(more));
	}
}
