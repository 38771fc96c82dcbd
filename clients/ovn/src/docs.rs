// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the chain says of itself: the documentation in its metadata.
//!
//! Help is shown without a node, so the metadata of the runtime this client was made with is part of
//! it (`metadata.scale`, made by `scripts/update-metadata.sh`). Everything that is sent or read goes by
//! the metadata of the chain that answers.

use subxt::{ext::codec::Decode, Metadata};

const EMBEDDED: &[u8] = include_bytes!("../metadata.scale");

/// The metadata this client was made with.
pub fn embedded() -> Metadata {
	Metadata::decode_from(EMBEDDED)
		.or_else(|_| Metadata::decode(&mut &EMBEDDED[..]))
		.expect("the tests decode the same bytes; qed")
}

/// The lines of a documentation as one text, up to the first heading, without links.
pub fn text(lines: &[String]) -> String {
	let lines = lines.iter().map(|line| line.trim());
	let body: Vec<_> = lines.take_while(|line| !line.starts_with('#')).collect();
	plain(body.join(" ").trim())
}

/// Only the first paragraph.
pub fn summary(lines: &[String]) -> String {
	let lines = lines.iter().map(|line| line.trim()).skip_while(|line| line.is_empty());
	plain(&lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" "))
}

/// Takes out what Rust's documentation needs and people do not: links.
pub fn plain(text: &str) -> String {
	let mut out = String::new();
	let mut rest = text;
	while let Some(start) = rest.find("[`") {
		let (before, link) = rest.split_at(start);
		let Some(end) = link.find("`]") else { break };
		out.push_str(before);
		let name = link.get(2..end).unwrap_or_default();
		out.push_str(name.rsplit("::").next().unwrap_or(name));
		rest = link.get(end.saturating_add(2)..).unwrap_or_default();
		if rest.starts_with('(') {
			let close = rest.find(')').map_or(0, |at| at.saturating_add(1));
			rest = rest.get(close..).unwrap_or_default();
		}
	}
	out.push_str(rest);
	out.replace('`', "")
}

/// The text of a heading of any depth.
fn heading(line: &str) -> Option<&str> {
	line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#'))
}

/// The items of a list under a heading `# Name`, of any depth.
fn items(lines: &[String], under: &str) -> Vec<String> {
	let inside = lines
		.iter()
		.map(|line| line.trim())
		.skip_while(|line| heading(line) != Some(under))
		.skip(1)
		.take_while(|line| heading(line).is_none());
	let mut items: Vec<String> = Vec::new();
	for line in inside {
		match (line.strip_prefix("- "), items.last_mut()) {
			(Some(first), _) => items.push(first.to_owned()),
			(None, Some(last)) if !line.is_empty() => {
				last.push(' ');
				last.push_str(line);
			},
			_ => {},
		}
	}
	items
}

/// The documentation of a call; nothing if there is no such call.
pub fn of_call(metadata: &Metadata, pallet: &str, call: &str) -> Vec<String> {
	metadata
		.pallet_by_name(pallet)
		.and_then(|found| found.call_variant_by_name(call).map(|variant| variant.docs.clone()))
		.unwrap_or_default()
}

/// The documentation of a view function; nothing if there is no such function.
pub fn of_view(metadata: &Metadata, pallet: &str, view: &str) -> Vec<String> {
	metadata
		.pallet_by_name(pallet)
		.and_then(|found| found.view_function_by_name(view).map(|view| view.docs().to_vec()))
		.unwrap_or_default()
}

/// What a call's documentation says of one of its parameters.
pub fn of_parameter(metadata: &Metadata, pallet: &str, call: &str, name: &str) -> Option<String> {
	let marked = format!("`{name}`");
	items(&of_call(metadata, pallet, call), "Parameters").into_iter().find_map(|item| {
		let (names, text) = item.split_once(": ")?;
		names.split(", ").any(|found| found == marked).then(|| plain(text))
	})
}

/// What a call's documentation says of an error: when it comes, and what to do.
pub fn error_of_call(
	metadata: &Metadata,
	(pallet, call): (&str, &str),
	of: &str,
	error: &str,
) -> Option<String> {
	if pallet != of {
		return None;
	}
	let link = format!("[`Error::{error}`]");
	items(&of_call(metadata, pallet, call), "Errors").into_iter().find_map(|item| {
		let (names, text) = item.split_once(": ").filter(|(names, _)| names.contains(&link))?;
		let _ = names;
		Some(plain(text))
	})
}

/// The whole documentation of a call, for a terminal.
pub fn page(lines: &[String]) -> String {
	let mut out = String::new();
	for line in lines {
		let line = line.strip_prefix(' ').unwrap_or(line);
		match heading(line) {
			Some(heading) => out.push_str(&format!("{heading}:")),
			None => out.push_str(&plain(line)),
		}
		out.push('\n');
	}
	out.trim().to_owned()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn embedded_metadata_has_our_pallets() {
		let metadata = embedded();
		for pallet in ["Networks", "Contributions", "Evaluation", "Shares", "ValueEquation"] {
			assert!(metadata.pallet_by_name(pallet).is_some(), "{pallet}");
		}
	}

	#[test]
	fn plain_takes_links_out() {
		assert_eq!(
			plain("see [`Error::NotMember`] and [`Pallet::join`](x), `scope`"),
			"see NotMember and join, scope"
		);
		assert_eq!(plain("a [`broken"), "a [broken");
	}

	#[test]
	fn errors_of_all_calls_are_found_where_they_are_documented() {
		let metadata = embedded();
		for (pallet, call, error, words) in [
			("Networks", "join", "AlreadyMember", "belongs"),
			("Crowdfunding", "contribute", "WrongAgreement", "read the present one"),
			("Crowdfunding", "create", "GoalOutOfRange", "out of its bounds"),
			("Custody", "start_use", "SlotNotFree", "somebody else has it"),
		] {
			let found = error_of_call(&metadata, (pallet, call), pallet, error);
			assert!(
				found.as_ref().is_some_and(|found| found.contains(words)),
				"{error}: {found:?}"
			);
		}
	}

	#[test]
	fn parameter_is_found_when_the_call_documents_it() {
		let found = of_parameter(&embedded(), "Networks", "set_tier", "tier").unwrap();
		assert_eq!(found, "any other than the present one.");
	}
}
