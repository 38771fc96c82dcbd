// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tests, one file for each call or subject.

mod worked_cases;
