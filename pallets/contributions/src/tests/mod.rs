// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tests: one file for each call or group of calls that belong together, and one for random sequences of
//! all of them.

mod cash;
mod close_review;
mod compensate;
mod correct;
mod cost;
mod import;
mod integrity;
mod kinds;
mod log;
mod loggers;
mod measured;
mod peers;
mod random;
mod review;
mod scopes;
mod set_gift;
mod standing;
mod story;
mod tasks;
mod try_state;
mod views;

use crate::{
	mock::*, AllowedLogger, Contribution, DayTotal, Deciding, Deposit, Entry, Error, Event, GaveUp,
	KindCount, KindTermsOf, KindTotals, Kinds, Ledger, Ledgers, Limits, Loggers, NextIndex,
	NextRate, NextTask, Replacement, Review, Reviews, State, TaskClaim, TaskClaims, Tasks, Totals,
	Unit, MAX_CORRECTIONS, MAX_GAVE_UP,
};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{
	ClaimType, Decision, Depositor, Document, KindId, Purse, Quantity, Ratio, ScopeId, ScopeKind,
};
use sp_runtime::{
	DispatchError::{BadOrigin, Other},
	DispatchResult,
};

/// The ledger of an agent in the lab.
fn ledger(who: u64, kind: KindId) -> Ledger {
	Ledgers::<Test>::get((LAB, agent(who), kind))
}

/// What was logged for today, as a ledger remembers it.
fn today(quantity: Quantity) -> Vec<DayTotal> {
	vec![DayTotal { day: TODAY, quantity }]
}

/// The event of a log that has just been written.
fn logged(index: u32) -> Event<Test> {
	Event::Logged { id: id(LAB, index), contribution: entry(LAB, index) }
}

/// Logs with all there is to say.
#[allow(clippy::too_many_arguments)]
fn log_all(
	who: u64,
	kind: KindId,
	quantity: Quantity,
	day: u32,
	role: Option<u16>,
	gift: bool,
	on_behalf_of: Option<u64>,
) -> DispatchResult {
	Contributing::log(signed(who), LAB, kind, quantity, day, role, document(5), gift, on_behalf_of)
		.map(|_| ())
		.map_err(|failed| failed.error)
}

/// Logs hours of a day.
fn log_day(who: u64, quantity: Quantity, day: u32) -> DispatchResult {
	log_all(who, HOURS, quantity, day, None, false, None)
}

/// Reviews a contribution to the lab.
fn review(who: u64, index: u32, review: Review) -> DispatchResult {
	Contributing::review(signed(who), id(LAB, index), review)
}

/// What those who credit were told last.
fn told_last() -> Heard {
	Told::get().pop().unwrap()
}
