// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How each pallet is set up, by subject.

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarks;
pub mod brakes;
pub mod budgeting;
pub mod consensus;
pub mod contributions;
pub mod council;
pub mod crowdfunding;
pub mod custody;
pub mod evaluation;
pub mod fiat;
pub mod firms;
pub mod governance;
pub mod income;
pub mod money;
pub mod networks;
pub mod settlement;
pub mod system;
pub mod tools;
pub mod usage;
