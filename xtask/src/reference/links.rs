// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Where everything stands, and what becomes of the links of Rust's documentation.

use super::words;
use crate::docs;
use std::collections::{BTreeMap, BTreeSet};

/// What can be linked to.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum What {
	/// A call.
	Call,
	/// A view function.
	View,
	/// An event.
	Event,
	/// An error.
	Error,
	/// A type.
	Type,
}

/// The anchors of the headings of one page, as GitHub and others make them from the text.
#[derive(Debug, Default)]
pub struct Anchors {
	used: BTreeSet<String>,
}

impl Anchors {
	/// The anchor of the next heading with this text.
	pub fn next(&mut self, heading: &str) -> String {
		let base: String = heading
			.chars()
			.filter_map(|letter| match letter {
				' ' => Some('-'),
				'-' | '_' => Some(letter),
				_ if letter.is_alphanumeric() => Some(letter.to_ascii_lowercase()),
				_ => None,
			})
			.collect();
		let mut anchor = base.clone();
		let mut number = 0_u32;
		while !self.used.insert(anchor.clone()) {
			number = number.saturating_add(1);
			anchor = format!("{base}-{number}");
		}
		anchor
	}
}

/// Where everything stands: by page, sort and name, the anchor.
#[derive(Debug, Default)]
pub struct Places {
	anchors: BTreeMap<(String, What, String), String>,
	/// What stands in tables: by page and name, the anchor of the part.
	tables: BTreeMap<(String, String), String>,
	/// What bounds mean: by page and name.
	bounds: BTreeMap<(String, String), String>,
}

impl Places {
	/// Notes where something stands.
	pub fn put(&mut self, page: &str, what: What, name: &str, anchor: String) {
		self.anchors.insert((page.into(), what, name.into()), anchor);
	}

	/// Notes in which part of a page a line of a table stands.
	pub fn put_line(&mut self, page: &str, name: &str, part: &str) {
		self.tables.insert((page.into(), name.into()), part.into());
	}

	/// Notes what the name of a bound means on a page.
	pub fn put_bound(&mut self, page: &str, name: &str, number: String) {
		self.bounds.insert((page.into(), name.into()), number);
	}

	/// The anchor of something on its own page.
	fn anchor(&self, page: &str, what: What, name: &str) -> Option<&String> {
		self.anchors.get(&(page.to_owned(), what, name.to_owned()))
	}

	/// A link to something, as seen from a page; only its name if it stands nowhere.
	pub fn link(&self, from: &str, page: &str, what: What, name: &str) -> String {
		match self.anchor(page, what, name) {
			Some(anchor) if from == page => format!("[`{name}`](#{anchor})"),
			Some(anchor) => format!("[`{name}`]({page}#{anchor})"),
			None => format!("`{name}`"),
		}
	}

	/// A link to what a path of Rust's documentation names, as seen from a page.
	fn of_path(&self, from: &str, path: &str) -> String {
		let mut parts = path.rsplit("::");
		let name = parts.next().unwrap_or_default().trim_end_matches("()");
		let parent = parts.next().unwrap_or_default();
		let whats: &[What] = match parent {
			"Error" => &[What::Error],
			"Event" => &[What::Event],
			"Pallet" => &[What::Call, What::View],
			_ => &[What::Type],
		};
		for what in whats {
			if self.anchor(from, *what, name).is_some() {
				return self.link(from, from, *what, name);
			}
		}
		if let Some(number) = self.bounds.get(&(from.to_owned(), name.to_owned())) {
			return number.clone();
		}
		let pallet = words::pallet_of(from);
		if let Some(number) = docs::bound(pallet, name) {
			return number;
		}
		if let Some(part) = self.tables.get(&(from.to_owned(), name.to_owned())) {
			return format!("[`{name}`](#{part})");
		}
		if whats == [What::Type] {
			// A variant of a type is described with it.
			for (page, _, of) in self.anchors.keys().filter(|(_, what, _)| *what == What::Type) {
				if of == name {
					return self.link(from, page, What::Type, name);
				}
				if of == parent {
					let link = self.link(from, page, What::Type, parent);
					return link.replacen(
						&format!("`{parent}`"),
						&format!("`{parent}::{name}`"),
						1,
					);
				}
			}
		}
		// A pallet of ours, by its crate: `pallet_shares::Pallet::claim`.
		if let Some((krate, _)) = path.split_once("::") {
			let page =
				krate.strip_prefix("pallet_").map(|name| format!("{}.md", name.replace('_', "-")));
			for what in whats {
				if let Some(page) =
					page.as_ref().filter(|page| self.anchor(page, *what, name).is_some())
				{
					return self.link(from, page, *what, name);
				}
			}
		}
		format!("`{name}`")
	}

	/// A text of the documentation on a page: its links lead where things stand here.
	pub fn text(&self, from: &str, text: &str) -> String {
		let mut out = String::new();
		let mut rest = text;
		while let Some(start) = rest.find("[`") {
			let (before, link) = rest.split_at(start);
			let Some(end) = link.find("`]") else { break };
			out.push_str(before);
			let mut path = link.get(2..end).unwrap_or_default();
			rest = link.get(end.saturating_add(2)..).unwrap_or_default();
			if let Some((target, after)) =
				rest.strip_prefix('(').and_then(|inner| inner.split_once(')'))
			{
				path = target;
				rest = after;
			}
			out.push_str(&self.of_path(from, path));
		}
		out.push_str(rest);
		out
	}
}

/// What becomes of a text in a cell of a table.
pub fn cell(text: &str) -> String {
	text.replace('|', "\\|").replace('\n', " ").trim().to_owned()
}

/// The page of a pallet or crate: `pallet_value_equation` and `ValueEquation` are in `value-equation.md`.
pub fn page_of_crate(krate: &str) -> Option<String> {
	match krate.strip_prefix("pallet_") {
		Some(name) => {
			let page = format!("{}.md", name.replace('_', "-"));
			words::OURS.iter().any(|(pallet, ..)| words::file_of(pallet) == page).then_some(page)
		},
		None => krate.starts_with("ovn_").then(|| TYPES.to_owned()),
	}
}

/// The page of the types that several pallets use.
pub const TYPES: &str = "types.md";
