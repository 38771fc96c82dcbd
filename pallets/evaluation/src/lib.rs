// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Peer evaluation of contributions with reputation at stake

#![cfg_attr(not(feature = "std"), no_std)]
