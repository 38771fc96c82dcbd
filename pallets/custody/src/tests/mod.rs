// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the pallet does: a file for each call and each noun.

mod accounts;
mod book;
mod cancel_booking;
mod confirm_use;
mod decide_use;
mod deliver;
mod dispute_use;
mod end_use;
mod equipment;
mod extend_use;
mod printer;
mod register;
mod release_booking;
mod report_meter;
mod set_booking_rules;
mod set_own_tariffs;
mod set_use_terms;
mod settle_use;
mod start_use;
mod use_views;
mod uses_random;

pub(crate) use crate::{mock::*, Error, Event, Phase, Stage, State};
pub(crate) use frame_support::{assert_noop, assert_ok};
pub(crate) use ovn_primitives::{Nature, Regime};
