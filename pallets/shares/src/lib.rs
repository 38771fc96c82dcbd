// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Share books: positions, distribution at constant cost, claims

#![cfg_attr(not(feature = "std"), no_std)]
