// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What was tried, and what came of it.

use super::draw::{Metadata, Name};
use crate::tests::recording::{Accesses, Tried};
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

/// What a call touched at most, and how much it declared then.
#[derive(Default)]
pub struct Cost {
	/// How often that was counted.
	pub seen: u64,
	/// The most that were used of each, and what was declared then.
	reads: (u64, u64),
	writes: (u64, u64),
	/// The first time when that was too few.
	pub short: Option<String>,
}

impl Cost {
	pub fn note(&mut self, name: Name, tried: &Tried, charged: Option<Accesses>) {
		let Some(declared) = tried.declared else { return };
		let used = tried.used();
		self.seen += 1;
		self.reads = self.reads.max((used.reads, declared.reads));
		self.writes = self.writes.max((used.writes, declared.writes));
		if self.short.is_none() {
			self.short =
				tried.shortage().or_else(|| charged.and_then(|charged| tried.undercharge(charged)));
			if let Some(short) = &self.short {
				// At once: a long run ends much later.
				println!("{}.{} {short}", name.0, name.1);
			}
		}
	}
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
	/// What calls touched.
	pub costs: BTreeMap<Name, Cost>,
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

	/// A row for each call: the most that it read and wrote, and what it declared then.
	pub fn costs(&self) -> String {
		let mut text = String::from(
			"| call | counted | reads at most | declared | writes at most | declared |\n| --- | --- | --- | --- | \
			 --- | --- |\n",
		);
		for ((pallet, call), cost) in self.costs.iter().filter(|(_, cost)| cost.seen > 0) {
			let Cost { seen, reads, writes, .. } = cost;
			writeln!(
				text,
				"| `{pallet}.{call}` | {seen} | {} | {} | {} | {} |",
				reads.0, reads.1, writes.0, writes.1
			)
			.unwrap();
		}
		text
	}

	/// The calls that touched more than they declared.
	pub fn short(&self) -> Vec<(Name, &String)> {
		self.costs.iter().filter_map(|(name, cost)| Some((*name, cost.short.as_ref()?))).collect()
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
