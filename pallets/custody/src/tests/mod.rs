// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the pallet does: a file for each call and each noun.

mod equipment;
mod printer;
mod register;

pub(crate) use crate::{mock::*, Error, Event, Phase, Stage, State};
pub(crate) use frame_support::{assert_noop, assert_ok};
pub(crate) use ovn_primitives::{Nature, Regime};
