// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the pallet does: a file for each call and each noun.

mod attacks;
mod brakes;
mod cancel;
mod complete;
mod contribute;
mod contribute_from_claims;
mod cost;
mod create;
mod expire;
mod integrity;
mod investment;
mod lower_price;
mod open_pot;
mod random;
mod refund;
mod release;
mod try_state;
mod views;
mod withdraw;
mod worked;

pub(crate) use crate::{mock::*, Difference, Error, Event, Purpose, State};
pub(crate) use frame_support::{assert_noop, assert_ok};
pub(crate) use ovn_primitives::{BookId, ClaimType, Holder, Purse, ScopeKind};
pub(crate) use pallet_contributions::Unit;
pub(crate) use sp_runtime::DispatchError;
