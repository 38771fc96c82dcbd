// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tests: one file for each call or group of calls, and one for random sequences of all of them.

mod accept_asset;
mod close_pot;
mod close_scope;
mod create_fund;
mod create_scope;
mod genesis;
mod integrity;
mod open_pot;
mod random;
mod scope_views;
mod set_agreement;
mod set_metadata;
mod set_parameter;
mod set_stewards;
mod spend;
mod stewards;
