// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How long the property tests of the pallets run: a few sequences in continuous integration; as many
//! operations as `OVN_OPERATIONS` says where `scripts/prove/properties.sh` runs them. For tests only.

use std::{
	env,
	sync::atomic::{AtomicU64, Ordering},
};

/// How many operations a long run has; `None` in a short one.
pub fn operations() -> Option<u32> {
	env::var("OVN_OPERATIONS").ok().and_then(|operations| operations.parse().ok())
}

/// One of two sizes: of a short run, and of a long one.
pub fn either<Size>(short: Size, long: Size) -> Size {
	operations().map_or(short, |_| long)
}

/// How many sequences to run: `few` in a short run; in a long one as many as have the operations together,
/// and a fiftieth more, if a sequence has `mean` on average.
pub fn cases(few: u32, mean: u32) -> u32 {
	operations().map_or(few, |operations| {
		operations.saturating_add(operations.div_ceil(50)).div_ceil(mean.max(1))
	})
}

/// Counts the operations of a sequence that passed, and in a long run prints how many there were by now.
pub fn count(operations: usize) {
	static COUNT: AtomicU64 = AtomicU64::new(0);
	let more = u64::try_from(operations).unwrap_or(u64::MAX);
	let before = COUNT.fetch_add(more, Ordering::Relaxed);
	if self::operations().is_some() {
		println!("operations: {}", before.saturating_add(more));
	}
}
