// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What was tried, and what came of it.

use super::draw::{Metadata, Name};
use std::{collections::BTreeMap, fmt::Write as _};

/// What came of a call.
#[derive(Clone, Default)]
pub struct Tally {
	pub tried: u64,
	pub succeeded: u64,
	/// How often by each kind of signer, and how often that succeeded.
	pub by: [(u64, u64); 5],
	errors: BTreeMap<String, u64>,
}

/// What came of all calls.
#[derive(Default)]
pub struct Coverage {
	pub calls: BTreeMap<Name, Tally>,
	/// Transactions that entered no block, by the reason.
	pub refused: BTreeMap<String, u64>,
	/// Fees that a scope paid.
	pub sponsored: u64,
	/// How often something came about that no call tells by itself.
	pub outcomes: BTreeMap<&'static str, u64>,
	/// Calls whose weight was compared with what was declared, and those that used less.
	pub weighed: u64,
	pub lighter: u64,
}

impl Coverage {
	pub fn note(&mut self, name: Name, by: Option<usize>, result: Result<(), String>) {
		let tally = self.calls.entry(name).or_default();
		tally.tried += 1;
		if let Some(by) = by {
			tally.by[by].0 += 1;
		}
		match result {
			Ok(()) => {
				tally.succeeded += 1;
				if let Some(by) = by {
					tally.by[by].1 += 1;
				}
			},
			Err(error) => *tally.errors.entry(error).or_default() += 1,
		}
	}

	pub fn came_about(&mut self, what: &'static str) {
		*self.outcomes.entry(what).or_default() += 1;
	}

	pub fn succeeded(&self, name: Name) -> u64 {
		self.calls.get(&name).map_or(0, |tally| tally.succeeded)
	}

	/// A line for each call: how often it was tried, how often it succeeded, and its most frequent errors.
	pub fn table(&self, metadata: &Metadata) -> String {
		let mut text = String::new();
		writeln!(text, "{:<46} {:>8} {:>9}  errors", "call", "tried", "succeeded").unwrap();
		for call in &metadata.calls {
			let (pallet, function) = call.name;
			let tally = self.calls.get(&call.name).cloned().unwrap_or_default();
			let mut errors: Vec<_> = tally.errors.iter().collect();
			errors.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
			let errors: Vec<_> =
				errors.iter().map(|(error, count)| format!("{error} {count}")).collect();
			let name = format!("{pallet}.{function}");
			writeln!(
				text,
				"{name:<46} {:>8} {:>9}  {}",
				tally.tried,
				tally.succeeded,
				errors.join(", ")
			)
			.unwrap();
		}
		text
	}
}
