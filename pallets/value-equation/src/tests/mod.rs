// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! One module for each call, and for what holds across calls.

mod attacks;
mod collect;
mod cost;
mod integrity;
mod move_savings;
mod open_pot;
mod process_inbox;
mod process_levy;
mod random;
mod rates;
mod record_income;
mod set_equation;
mod set_levy;
mod set_notice;
mod set_smallest_income;
mod try_state;
mod views;
mod worked_cases;

use crate::{mock::*, EquationOf, Recipient};
use ovn_primitives::KindId;

/// All to a kind of the lab.
fn all_to(kind: KindId) -> EquationOf<Test> {
	straight(vec![bucket("all", 100, books(&[kind]))])
}

/// Half to an account, a tenth to a fund; the rest is residue.
fn halves() -> EquationOf<Test> {
	straight(vec![
		bucket("manager", 50, Recipient::Account(MANAGER)),
		bucket("costs", 10, Recipient::Fund(COSTS)),
	])
}
