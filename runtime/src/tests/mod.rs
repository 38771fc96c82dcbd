// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tests of the composed runtime: what only shows when the pallets meet.

mod access;
mod adversaries;
mod bank;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
mod calls;
mod chain;
mod cost;
mod council;
mod entry;
mod evaluation;
mod every_call;
mod fiat;
mod firms;
mod fuzz;
mod genesis;
mod global;
#[cfg(feature = "try-runtime")]
mod joined;
#[cfg(feature = "try-runtime")]
mod migrations;
mod misbehaviour;
mod money;
mod names;
mod policy;
mod printer;
pub(crate) mod recording;
mod scopes;
mod settlement;
mod sponsored;
#[cfg(feature = "runtime-benchmarks")]
mod state;
mod suspension;
mod votes;
