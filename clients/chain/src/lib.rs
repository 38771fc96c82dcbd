// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # What clients of the OVN chain share
//!
//! - [`docs`]: what the chain says of itself, in the documentation of its metadata.
//! - [`scale`]: values of the chain as JSON, by the types of the metadata, and back.
//! - [`amounts`]: amounts, ratios and times as people write them.
//! - [`size`]: the most room that a record takes.
//!
//! Nothing of the chain is compiled in but a copy of its metadata for help without a node: what is sent or read
//! goes by the metadata of the chain that answers.

#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

pub mod amounts;
pub mod docs;
pub mod scale;
pub mod size;
