// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Properties of every rule, against exact rationals. One module for each module of the crate.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

mod accumulator;
mod allowance;
mod any_input;
mod calendar;
mod cohort;
mod decay;
mod decision;
mod equation;
mod escrow;
mod median;
mod oracle;
mod pot;
mod principal;
mod quantity;
mod ratio;
mod reward;
mod settlement;
mod split;
mod stake;
mod tariff;
