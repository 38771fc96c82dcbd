// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Lists as entries of a ledger in the language of Beancount, which accountants' tools read: double entries that add
//! up to nothing.

use crate::amounts;
use std::collections::BTreeMap;

/// A double entry: something comes into one account and out of another.
#[derive(Clone, Debug)]
pub struct Entry {
	/// When, in days since 1 January 1970.
	pub day: u32,
	/// With whom.
	pub payee: String,
	/// What it is.
	pub words: String,
	/// Where it stands on the chain: a block, or the number of a contribution.
	pub place: (&'static str, String),
	/// How much, in base units.
	pub amount: u128,
	/// How many decimals the amount has.
	pub decimals: u8,
	/// Of what: a token, an hour.
	pub of: String,
	/// The account into which it comes, in its parts.
	pub into: Vec<String>,
	/// The account out of which it comes, in its parts.
	pub out: Vec<String>,
}

/// A part of an account's name: it begins with a capital letter or a digit and has letters, digits and dashes.
fn part(text: &str) -> String {
	let plain = |letter: char| letter.is_alphanumeric();
	let words = text.split(|letter: char| !plain(letter)).filter(|word| !word.is_empty());
	let joined = words.collect::<Vec<_>>().join("-");
	let mut letters = joined.chars();
	match letters.next() {
		Some(first) if first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
		Some(first) if first.is_ascii_digit() || first.is_uppercase() => joined,
		// Letters that have no capitals begin behind one.
		Some(_) => format!("X-{joined}"),
		None => "X".into(),
	}
}

/// The name of a commodity: capital letters, digits and dashes, 24 at most.
fn commodity(text: &str) -> String {
	let name = part(text).to_uppercase();
	let letter = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
	let name: String = name.chars().map(|c| if letter(c) { c } else { 'X' }).collect();
	let name = match name.starts_with(|c: char| c.is_ascii_uppercase()) {
		true => name,
		false => format!("X-{name}"),
	};
	name.chars().take(24).collect::<String>().trim_end_matches('-').to_owned()
}

fn account(parts: &[String]) -> String {
	parts.iter().map(|text| part(text)).collect::<Vec<_>>().join(":")
}

fn quoted(text: &str) -> String {
	let plain = text.replace('\\', "/").replace('"', "'");
	format!("\"{}\"", plain.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Entries as a ledger, the oldest first, with all accounts opened.
pub fn ledger(mut entries: Vec<Entry>) -> String {
	entries.sort_by_key(|entry| entry.day);
	let mut opened: BTreeMap<String, u32> = BTreeMap::new();
	for entry in &entries {
		for parts in [&entry.into, &entry.out] {
			let first = opened.entry(account(parts)).or_insert(entry.day);
			*first = entry.day.min(*first);
		}
	}
	let mut out = String::new();
	for (name, day) in &opened {
		out.push_str(&format!("{} open {name}\n", amounts::format_day(*day)));
	}
	for entry in &entries {
		let amount = amounts::format(entry.amount, entry.decimals).replace(',', "");
		let of = commodity(&entry.of);
		out.push_str(&format!(
			"\n{} * {} {}\n  {}: {}\n  {}  {amount} {of}\n  {}  -{amount} {of}\n",
			amounts::format_day(entry.day),
			quoted(&entry.payee),
			quoted(&entry.words),
			entry.place.0,
			quoted(&entry.place.1),
			account(&entry.into),
			account(&entry.out),
		));
	}
	out
}

#[cfg(test)]
mod tests {
	use super::*;

	fn texts(parts: &[&str]) -> Vec<String> {
		parts.iter().map(|part| (*part).to_owned()).collect()
	}

	fn entry(day: u32, amount: u128) -> Entry {
		Entry {
			day,
			payee: "dave \"the\" buyer".into(),
			words: "sale".into(),
			place: ("block", "17".into()),
			amount,
			decimals: 12,
			of: "OVN".into(),
			into: texts(&["Assets", "lab printer (2)"]),
			out: texts(&["Income", "lab printer (2)", "sale"]),
		}
	}

	#[test]
	fn ledger_opens_its_accounts_and_adds_up() {
		let found = ledger(vec![entry(20_779, 1_000_500_000_000_000), entry(20_778, 1)]);
		let expected = "\
2026-11-21 open Assets:Lab-printer-2
2026-11-21 open Income:Lab-printer-2:Sale

2026-11-21 * \"dave 'the' buyer\" \"sale\"
  block: \"17\"
  Assets:Lab-printer-2  0.000000000001 OVN
  Income:Lab-printer-2:Sale  -0.000000000001 OVN

2026-11-22 * \"dave 'the' buyer\" \"sale\"
  block: \"17\"
  Assets:Lab-printer-2  1000.5 OVN
  Income:Lab-printer-2:Sale  -1000.5 OVN
";
		assert_eq!(found, expected);
		assert_eq!(ledger(Vec::new()), "");
	}

	#[test]
	fn names_are_those_that_the_language_takes() {
		assert_eq!(part("نور lab"), "X-نور-lab");
		assert_eq!(part("…"), "X");
		assert_eq!(part("3D printing"), "3D-printing");
		assert_eq!(commodity("squaremetre"), "SQUAREMETRE");
		assert_eq!(commodity("of asset 7"), "OF-ASSET-7");
		assert_eq!(commodity("7"), "X-7");
		assert!(commodity(&"long".repeat(20)).len() <= 24);
	}
}
