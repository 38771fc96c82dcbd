// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the pallet does: a file for each noun.

mod attacks;
mod bond;
mod brakes;
mod default;
mod integrity;
mod issue;
mod licences;
mod open_pot;
mod random;
mod redeem;
mod try_state;
mod views;
mod worked;

pub(crate) use crate::{mock::*, Completion, Error, Event, Receiver, RequestState, State};
pub(crate) use frame_support::{assert_noop, assert_ok};
pub(crate) use ovn_primitives::ScopeKind;
pub(crate) use sp_runtime::{DispatchError, DispatchResult};
