// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # The value equation of a scope: versions, income, and where it goes

#![cfg_attr(not(feature = "std"), no_std)]
