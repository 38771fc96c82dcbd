// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tests of the composed runtime: what only shows when the pallets meet.

#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
mod calls;
mod chain;
mod evaluation;
mod fuzz;
mod genesis;
mod misbehaviour;
mod money;
mod names;
mod printer;
#[cfg(feature = "runtime-benchmarks")]
mod state;
