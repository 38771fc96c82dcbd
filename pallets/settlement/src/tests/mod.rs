// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tests, one file for each subject.

mod claims;
mod offers;
mod periods;
mod random;
mod shares;
mod worked_cases;
