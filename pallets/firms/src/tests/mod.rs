// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the pallet does: a file for each noun.

mod attacks;
mod bonds;
mod brakes;
mod claims;
mod integrity;
mod licences;
mod open_pot;
mod random;
mod sales;
mod scopes;
mod terms;
mod try_state;
mod views;
mod worked_cases;

pub(crate) use crate::{mock::*, AnnouncementState, Error, Event, LicenceState};
pub(crate) use frame_support::{assert_noop, assert_ok};
pub(crate) use ovn_primitives::{Purse, GLOBAL_SCOPE};
pub(crate) use sp_runtime::DispatchError;
