// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the pallet does: a file for each noun.

mod attacks;
mod brakes;
mod integrity;
mod open_pot;
mod random;
mod rounds;
mod try_state;
mod views;

pub(crate) use crate::{mock::*, Error, Event};
pub(crate) use frame_support::{assert_noop, assert_ok};
pub(crate) use ovn_primitives::{Purse, ScopeKind};
pub(crate) use sp_runtime::DispatchError;
