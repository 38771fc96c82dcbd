// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The reference of the chain in Markdown, from what the chain says of itself: a page for each pallet of
//! ours, one of the types that several of them use, and an index.
//!
//! Nothing of it is written by hand but the words for what was not written here: the pallets and the
//! extensions of transactions that come from the SDK ([`words`]). Tests compare `docs/reference` with the
//! metadata that clients carry, and that with the running node.

mod links;
mod pages;
mod types;
mod words;

pub use pages::render;

#[cfg(test)]
mod tests;
