// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tests, one file for each subject.

mod attacks;
mod bank;
mod claims;
mod integrity;
mod offers;
mod periods;
mod random;
mod shares;
mod superseding;
mod try_state;
mod worked_cases;
