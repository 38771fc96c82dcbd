// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the chain says of itself: the documentation in its metadata.
//!
//! Help is shown without a node, so the metadata of the runtime this client was made with is part of
//! it (`metadata.scale`, made by `scripts/setup/update-metadata.sh`). Everything that is sent or read goes by
//! the metadata of the chain that answers.

use subxt::{ext::codec::Decode, Metadata};

const EMBEDDED: &[u8] = include_bytes!("../metadata.scale");

/// Bounds that documentation names and the metadata do not hold: the pallet, the name in its source, and
/// the number. A test compares them with the sources.
const BOUNDS: &[(&str, &str, u32)] = &[
	("Budgeting", "MAX_IDEAS", 32),
	("Budgeting", "MAX_OWN_IDEAS", 2),
	("Budgeting", "MAX_RETURNS", 50),
	("Contributions", "MAX_APPROVALS", 7),
	("Contributions", "MAX_CORRECTIONS", 4),
	("Contributions", "MAX_DECIMALS", 24),
	("Contributions", "MAX_IMPORT_PAGE", 256),
	("Contributions", "MAX_LOGGERS", 16),
	("Contributions", "MAX_MULTIPLIER", 100),
	("Crowdfunding", "MAX_REFUNDS", 50),
	("Custody", "AMENDMENT_DAYS", 30),
	("Custody", "APPOINTMENT_DAYS", 14),
	("Custody", "CHALLENGE_DAYS", 7),
	("Custody", "DEFAULT_THRESHOLD", 800_000),
	("Custody", "ENDING_DAYS", 60),
	("Custody", "LONG_CHALLENGE_DAYS", 14),
	("Custody", "MAX_DEALS", 4),
	("Custody", "MAX_CHALLENGERS", 8),
	("Custody", "MAX_CLEARED", 100),
	("Custody", "MAX_CUSTODIANS", 8),
	("Custody", "MAX_LINKS", 8),
	("Custody", "MAX_WALK", 64),
	("Custody", "MIN_THRESHOLD", 500_001),
	("Custody", "NOTICE_DAYS", 14),
	("Custody", "OFFER_DAYS", 30),
	("Custody", "RESPONSE_DAYS", 7),
	("Custody", "WHOLE", 1_000_000),
	("Evaluation", "MAX_CHANGES", 2),
	("Evaluation", "MAX_EXTENSIONS", 5),
	("Evaluation", "MAX_FOUNDERS", 100),
	("Evaluation", "MAX_LOOKED_THROUGH", 1_000),
	("Evaluation", "MAX_SETTLED", 32),
	("Evaluation", "PARTS_OF_WINDOW", 10),
	("Evaluation", "SETTLED_FIRST", 8),
	("Fiat", "ANSWER_DAYS", 30),
	("Fiat", "DECLINE_DAYS", 7),
	("Fiat", "EFFECTIVE_DAYS", 14),
	("Fiat", "JUDGE_DAYS", 45),
	("Fiat", "MAX_CUSTODIANS", 8),
	("Fiat", "MAX_DECIMALS", 6),
	("Fiat", "MAX_FULFIL_DAYS", 90),
	("Fiat", "MAX_REQUESTS", 4),
	("Fiat", "NOTICE_DAYS", 30),
	("Fiat", "OFFER_DAYS", 44),
	("Fiat", "RETURN_DAYS", 180),
	("Firms", "MAX_ANNOUNCED", 8),
	("Firms", "MAX_ASSETS", 8),
	("Firms", "MAX_FIRMS", 16),
	("Firms", "MAX_HIDDEN_CLAIMS", 16),
	("Firms", "MAX_NAMED", 16),
	("Firms", "MAX_OPEN", 64),
	("Firms", "MAX_OWN_CLAIMS", 4),
	("Firms", "MAX_REPORT_DAYS", 90),
	("Governance", "FOUNDERS", 3),
	("Governance", "MAX_BACKING", 3),
	("Governance", "MAX_BLOCKS", 3),
	("Governance", "MAX_CALLS", 8),
	("Governance", "MAX_CLEARED", 100),
	("Governance", "MAX_EARNED", 100),
	("Governance", "MAX_FREE", 10),
	("Governance", "MAX_PRINCIPALS", 256),
	("Governance", "MAX_REPRESENTED", 180),
	("Governance", "MAX_REVIVERS", 3),
	("Governance", "MAX_TOGETHER", 64),
	("Governance", "ORPHAN_DAYS", 90),
	("Governance", "REFUSAL_DAYS", 180),
	("Governance", "REVIVAL_DAYS", 365),
	("Shares", "MAX_CLAIMS", 16),
	("Usage", "MAX_FEE_HOURS", 24),
	("Usage", "MAX_RESERVATIONS", 128),
	("Usage", "PERMISSION_DAYS", 365),
	("Usage", "VETO_DAYS", 7),
	("ValidatorSet", "MAX_STALL_DELAY", 100_000),
	("ValueEquation", "MAX_BUCKETS", 16),
	("ValueEquation", "MAX_KINDS", 32),
];

/// The number that documentation means by the name of a bound: `MAX_PAGE` is 100, `OFFER_DAYS` is 30 days.
/// Without a pallet only what all pallets mean alike.
pub fn bound(pallet: Option<&str>, name: &str) -> Option<String> {
	bound_of(BOUNDS, pallet, name)
}

fn bound_of(bounds: &[(&str, &str, u32)], pallet: Option<&str>, name: &str) -> Option<String> {
	let mut found = bounds
		.iter()
		.filter(|(of, known, _)| *known == name && pallet.is_none_or(|pallet| pallet == *of))
		.map(|(_, _, number)| *number);
	let number = match name {
		"MAX_PAGE" => MAX_PAGE,
		_ => found.next()?,
	};
	if found.any(|other| other != number) {
		return None;
	}
	Some(with_unit(name, number.into()))
}

/// A bound with the unit that its name says.
pub fn with_unit(name: &str, number: u128) -> String {
	let number = crate::amounts::format(number, 0);
	match name.rsplit('_').next() {
		Some("DAYS") => format!("{number} days"),
		Some("HOURS") => format!("{number} hours"),
		_ => number,
	}
}

/// How many records one answer holds at most, in all pallets.
const MAX_PAGE: u32 = 100;

/// The metadata this client was made with.
pub fn embedded() -> Metadata {
	decode(EMBEDDED).expect("the tests decode the same bytes; qed")
}

/// Metadata of any version that is known, with or without the length before it.
pub fn decode(bytes: &[u8]) -> Option<Metadata> {
	Metadata::decode_from(bytes).or_else(|_| Metadata::decode(&mut &*bytes)).ok()
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
		let name = name.rsplit("::").next().unwrap_or(name);
		out.push_str(&bound(None, name).unwrap_or_else(|| name.to_owned()));
		rest = link.get(end.saturating_add(2)..).unwrap_or_default();
		if rest.starts_with('(') {
			let close = rest.find(')').map_or(0, |at| at.saturating_add(1));
			rest = rest.get(close..).unwrap_or_default();
		}
	}
	out.push_str(rest);
	out.replace('`', "")
}

/// The name of a heading, of whatever level; `None` if the line is none.
pub fn heading(line: &str) -> Option<&str> {
	let line = line.trim();
	line.starts_with('#').then(|| line.trim_start_matches('#').trim())
}

/// The items of a list under a heading.
pub fn items(lines: &[String], under: &str) -> Vec<String> {
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
	call: (&str, &str),
	of: &str,
	error: &str,
) -> Option<String> {
	linked_error(metadata, call, of, error).map(|text| plain(&text))
}

/// The same, with the links in it.
pub fn linked_error(
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
		item.split_once(": ")
			.filter(|(names, _)| names.contains(&link))
			.map(|(_, text)| text.to_owned())
	})
}

/// The whole documentation of a call, for a terminal.
pub fn page(lines: &[String]) -> String {
	let mut out = String::new();
	// A paragraph, or an item of a list, is one line: the terminal breaks it where it has to.
	let mut paragraph = String::new();
	let end = |out: &mut String, paragraph: &mut String| {
		if !paragraph.is_empty() {
			out.push_str(&plain(paragraph));
			out.push('\n');
			paragraph.clear();
		}
	};
	for line in lines {
		let line = line.trim();
		if let Some(heading) = heading(line) {
			end(&mut out, &mut paragraph);
			// Parts stand apart, also where the source leaves no line free above a heading.
			if !out.is_empty() && !out.ends_with("\n\n") {
				out.push('\n');
			}
			out.push_str(&format!("{heading}:\n"));
		} else if line.is_empty() {
			end(&mut out, &mut paragraph);
			// Some authors leave a line free below a heading.
			if !out.ends_with(":\n") {
				out.push('\n');
			}
		} else {
			if ["- ", "* ", "|"].iter().any(|mark| line.starts_with(mark)) {
				end(&mut out, &mut paragraph);
			}
			if !paragraph.is_empty() {
				paragraph.push(' ');
			}
			paragraph.push_str(line);
		}
	}
	end(&mut out, &mut paragraph);
	out.trim().to_owned()
}

/// The documentation of a call as the help of a command: what stands before how it is written, and what
/// after that. Parameters are left out: they are those of the chain, and the command has its own.
pub fn pages(lines: &[String]) -> (String, String) {
	let (mut before, mut after) = (Vec::new(), Vec::new());
	let mut part = "";
	for line in lines {
		part = heading(line).unwrap_or(part);
		match part {
			"Parameters" => {},
			"Errors" | "Events" | "Cost" => after.push(line.clone()),
			_ => before.push(line.clone()),
		}
	}
	(page(&before), page(&after))
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
	fn page_has_a_line_for_each_paragraph_and_item() {
		let lines = [
			" Logs",
			" it.",
			"",
			" # Errors",
			"",
			" - [`Error::One`]: when",
			"   so.",
			" - two.",
			"",
			" End.",
		];
		assert_eq!(
			page(&lines.map(str::to_owned)),
			"Logs it.\n\nErrors:\n- Error::One: when so.\n- two.\n\nEnd."
				.replace("Error::One", "One")
		);
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
			("Crowdfunding", "contribute", "Overflow", "too many contributors"),
			("Crowdfunding", "request_release", "TooLate", "in escrow returns"),
			("Budgeting", "close_round", "NotInPhase", "there is time left"),
			("Usage", "set_use_terms", "NotForOneself", "would be paid"),
		] {
			let found = error_of_call(&metadata, (pallet, call), pallet, error);
			assert!(
				found.as_ref().is_some_and(|found| found.contains(words)),
				"{error}: {found:?}"
			);
		}
	}

	#[test]
	fn bounds_are_those_of_the_sources() {
		let pallets = std::path::PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap())
			.join("../../pallets");
		let source = |pallet: &str, file: &str| {
			let mut folder = String::new();
			for letter in pallet.chars() {
				if letter.is_uppercase() && !folder.is_empty() {
					folder.push('-');
				}
				folder.extend(letter.to_lowercase());
			}
			let path = pallets.join(folder).join("src").join(file);
			std::fs::read_to_string(path).unwrap_or_default()
		};
		let number_in = |text: &str, name: &str| {
			let line = text.lines().find(|line| line.contains(&format!("const {name}: ")))?;
			line.split_once("= ")?.1.trim_end_matches(';').replace('_', "").parse::<u32>().ok()
		};
		for (pallet, name, number) in BOUNDS {
			let shared = pallets.join("../primitives/src/resource.rs");
			let shared = std::fs::read_to_string(shared).unwrap();
			let text = source(pallet, "types.rs") + &shared;
			assert_eq!(number_in(&text, name), Some(*number), "{pallet}: {name}");
		}
		let text = std::fs::read_to_string(pallets.join("../primitives/src/runtime.rs")).unwrap();
		assert_eq!(number_in(&text, "MAX_PAGE"), Some(MAX_PAGE));
		assert_eq!(bound(Some("Custody"), "OFFER_DAYS").as_deref(), Some("30 days"));
		let two = [("One", "MAX_THINGS", 16), ("Other", "MAX_THINGS", 32)];
		assert_eq!(bound_of(&two, Some("One"), "MAX_THINGS").as_deref(), Some("16"));
		assert_eq!(bound_of(&two, None, "MAX_THINGS"), None, "two pallets mean different numbers");
	}

	#[test]
	fn error_is_explained_when_a_call_of_any_pallet_of_ours_documents_it() {
		let metadata = embedded();
		for (pallet, call, error) in [
			("Networks", "set_tier", "AlreadyInTier"),
			("Custody", "report_incident", "NotAuthorized"),
			("Crowdfunding", "request_release", "TooEarly"),
		] {
			let found = error_of_call(&metadata, (pallet, call), pallet, error);
			assert!(found.is_some_and(|text| text.len() > 10), "{pallet}.{call}: {error}");
		}
	}

	#[test]
	fn parameter_is_found_when_the_call_documents_it() {
		let found = of_parameter(&embedded(), "Networks", "set_tier", "tier").unwrap();
		assert_eq!(found, "any other than the present one.");
		let found = of_parameter(&embedded(), "Crowdfunding", "contribute", "agreement").unwrap();
		assert_eq!(found, "the hash of the agreement that is signed.");
	}
}
