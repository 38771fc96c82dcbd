// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! One file for each call, the worked case, the attacks, and the exact model.

mod model;
mod worked_case;

use crate::{mock::*, Error, Event, *};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{ContributionId, Decision};
use pallet_contributions::State;
