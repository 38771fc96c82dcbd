// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Contributions

#![cfg_attr(not(feature = "std"), no_std)]
