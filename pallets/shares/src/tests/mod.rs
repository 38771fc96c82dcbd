// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the pallet does: a file for each call and each noun.

mod accepted;
mod any_time;
mod attacks;
mod bindings;
mod books;
mod claim;
mod cost;
mod debt;
mod draw;
mod integrity;
mod nested;
mod once;
mod open_pot;
mod random;
mod redirect;
mod retry_credit;
mod try_state;
mod views;
mod worked;

pub(crate) use crate::{mock::*, Error, Event};
pub(crate) use frame_support::{assert_noop, assert_ok};
pub(crate) use ovn_primitives::{BookId, BookTerms, Holder, Purse};
