// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Names and texts of the metadata: what clients make code of, and what people read.

use crate::Runtime;
use scale_info::{form::MetaForm, MetaType, TypeDef, TypeDefPrimitive, Variant};
use std::collections::{BTreeMap, BTreeSet};

/// The pallets of this project.
pub(super) const OURS: [&str; 14] = [
	"Networks",
	"Contributions",
	"Evaluation",
	"Shares",
	"ValueEquation",
	"Custody",
	"Usage",
	"Crowdfunding",
	"Budgeting",
	"Fiat",
	"Firms",
	"Governance",
	"Settlement",
	"ValidatorSet",
];

/// Errors that a rule of names would forbid, each with the reason why it stays.
const ERROR_EXCEPTIONS: [(&str, &str); 1] =
	[("PotAlreadyOpen", "what is open is said first, as in PotNotOpen")];

/// Errors that say the same of different things: each pallet says of which, and what to do.
const OF_DIFFERENT_THINGS: [&str; 22] = [
	"AlreadyAnswered",
	"AlreadyConfirmed",
	"AlreadyLicensed",
	"AlreadyOffered",
	"AlreadyProposed",
	"AmountTooSmall",
	"ContributionNotFound",
	"InvalidCeiling",
	"InvalidLimits",
	"InvalidName",
	"InvalidPeriod",
	"InvalidTerms",
	"NotArbiter",
	"NotEligible",
	"NotLicensed",
	"NotMember",
	"NothingOwed",
	"OfferNotFound",
	"TierTooLow",
	"TooEarly",
	"TooLate",
	"TooManyKinds",
];

/// What is read of the names of one pallet.
struct Names {
	pallet: &'static str,
	calls: Vec<Variant>,
	events: Vec<Variant>,
	errors: Vec<Variant>,
}

fn variants(of: Option<MetaType>) -> Vec<Variant> {
	match of.map(|of| of.type_info().type_def) {
		Some(TypeDef::Variant(def)) => def.variants,
		_ => Vec::new(),
	}
}

/// The names of all pallets of this project.
fn ours() -> Vec<Names> {
	let pallets = Runtime::metadata_ir().pallets.into_iter();
	let found: Vec<_> = pallets
		.filter(|pallet| OURS.contains(&pallet.name))
		.map(|pallet| Names {
			pallet: pallet.name,
			calls: variants(pallet.calls.map(|calls| calls.ty)),
			events: variants(pallet.event.map(|event| event.ty)),
			errors: variants(pallet.error.map(|error| error.ty)),
		})
		.collect();
	assert!(found.len() == OURS.len(), "only {}", found.len());
	found
}

fn text(variant: &Variant<MetaForm>) -> String {
	variant.docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

#[test]
fn no_error_and_event_share_a_name() {
	let names = ours();
	let events: BTreeSet<_> =
		names.iter().flat_map(|of| &of.events).map(|event| event.name).collect();
	for of in &names {
		for error in &of.errors {
			assert!(!events.contains(error.name), "{}.{} is an event, too", of.pallet, error.name);
		}
	}
}

/// What is wrong with the name of an error that says this.
fn fault(name: &str, text: &str) -> Option<&'static str> {
	let begins_with = |word: &str| {
		let rest = name.strip_prefix(word).and_then(|rest| rest.chars().next());
		rest.is_some_and(char::is_uppercase)
	};
	if name.contains("Already") && !begins_with("Already") {
		return Some("what is so already begins with Already");
	}
	if ["Exists", "Same"].iter().any(|word| begins_with(word) || name.ends_with(word)) {
		return Some("what is so already begins with Already");
	}
	if ["Wrong", "Bad", "Malformed", "Illegal"].iter().any(|word| begins_with(word)) {
		return Some("what cannot be accepted begins with Invalid");
	}
	if name.contains("Invalid") && !begins_with("Invalid") {
		return Some("what cannot be accepted begins with Invalid");
	}
	if begins_with("No") || ["Missing", "Unknown", "Absent"].iter().any(|end| name.ends_with(end)) {
		return Some("what is not there ends with NotFound, what somebody is not begins with Not");
	}
	if text.starts_with("There is no such") && !name.ends_with("NotFound") {
		return Some("what is not there ends with NotFound");
	}
	if name.contains("NotFound") && !name.ends_with("NotFound") {
		return Some("what is not there ends with NotFound");
	}
	if name.contains("TooMany") && !begins_with("TooMany") {
		return Some("what is too many begins with TooMany");
	}
	if ["Error", "Failed", "Failure"].iter().any(|end| name.ends_with(end)) {
		return Some("an error says the condition");
	}
	None
}

#[test]
fn errors_follow_their_patterns() {
	let mut excepted: BTreeSet<_> = ERROR_EXCEPTIONS.iter().map(|(name, _)| *name).collect();
	for of in ours() {
		for error in of.errors.iter().filter(|error| !error.name.starts_with("__")) {
			let found = fault(error.name, &text(error));
			if found.is_some() && ERROR_EXCEPTIONS.iter().any(|(name, _)| *name == error.name) {
				excepted.remove(error.name);
				continue;
			}
			assert_eq!(found, None, "{}.{}", of.pallet, error.name);
		}
	}
	assert!(excepted.is_empty(), "no exception is needed for {excepted:?}");
}

#[test]
fn one_name_has_one_text() {
	let mut known: BTreeMap<&str, (String, &str)> = BTreeMap::new();
	let mut several: BTreeSet<_> = OF_DIFFERENT_THINGS.into();
	for of in ours() {
		for error in &of.errors {
			let said = text(error);
			let (first, pallet) = known.entry(error.name).or_insert((said.clone(), of.pallet));
			if *first != said && OF_DIFFERENT_THINGS.contains(&error.name) {
				several.remove(error.name);
				continue;
			}
			assert_eq!(*first, said, "{} of {pallet} and of {}", error.name, of.pallet);
		}
	}
	assert!(several.is_empty(), "{several:?} have one text: take them off the list");
}

#[test]
fn amounts_of_calls_are_compact() {
	for of in ours() {
		for call in &of.calls {
			for field in &call.fields {
				let plain = matches!(
					field.ty.type_info().type_def,
					TypeDef::Primitive(TypeDefPrimitive::U128)
				);
				let name = field.name.unwrap_or_default();
				assert!(!plain, "{}.{}: {name} is not compact", of.pallet, call.name);
			}
		}
	}
}

#[test]
fn calls_stand_in_groups() {
	for of in ours() {
		let indices: BTreeSet<_> = of.calls.iter().map(|call| call.index).collect();
		for index in &indices {
			let begins = index % 10 == 0;
			let follows = index.checked_sub(1).is_some_and(|before| indices.contains(&before));
			assert!(begins || follows, "call {index} of {} is in no group", of.pallet);
		}
		let groups = indices.iter().filter(|index| *index % 10 == 0).count();
		assert!(groups * 9 >= indices.len(), "the groups of {} have no room", of.pallet);
	}
}

#[test]
fn what_is_decided_is_set_and_not_changed() {
	for of in ours() {
		for event in of.events.iter().filter_map(|event| event.name.strip_suffix("Changed")) {
			let mut call = String::from("set");
			for letter in event.chars() {
				if letter.is_uppercase() {
					call.push('_');
				}
				call.extend(letter.to_lowercase());
			}
			let decides = of.calls.iter().any(|known| known.name == call);
			assert!(!decides, "{}.{call} has the event {event}Changed", of.pallet);
		}
	}
}

#[test]
fn calls_events_and_errors_have_a_text() {
	for of in ours() {
		for variant in of.calls.iter().chain(&of.events).chain(&of.errors) {
			if !variant.name.starts_with("__") {
				assert!(text(variant).ends_with('.'), "{}.{}", of.pallet, variant.name);
			}
		}
	}
}

#[test]
fn documentation_of_calls_is_compact() {
	for of in ours() {
		for call in &of.calls {
			let place = format!("{}.{}", of.pallet, call.name);
			let mut lines = call.docs.iter().map(|line| line.trim()).peekable();
			while let Some(line) = lines.next() {
				let Some(heading) = line.strip_prefix("# ") else {
					assert!(!line.starts_with('#'), "{place}: {line}");
					continue;
				};
				let known = ["Parameters", "Errors", "Events"].contains(&heading);
				assert!(known, "{place} has a heading {heading}");
				assert!(lines.peek().is_some_and(|next| !next.is_empty()), "{place}: {heading}");
			}
		}
	}
}

/// The words of JavaScript that no parameter can be called by. polkadot-api makes parameters and members of
/// tuples of those of a question, and takes their names as they are.
const RESERVED: [&str; 45] = [
	"await",
	"break",
	"case",
	"catch",
	"class",
	"const",
	"continue",
	"debugger",
	"default",
	"delete",
	"do",
	"else",
	"enum",
	"export",
	"extends",
	"false",
	"finally",
	"for",
	"function",
	"if",
	"implements",
	"in",
	"instanceof",
	"interface",
	"let",
	"new",
	"null",
	"package",
	"private",
	"protected",
	"public",
	"return",
	"static",
	"super",
	"switch",
	"this",
	"throw",
	"true",
	"try",
	"typeof",
	"var",
	"void",
	"while",
	"with",
	"yield",
];

#[test]
fn questions_have_parameters_that_typed_clients_can_name() {
	let metadata = Runtime::metadata_ir();
	let views = metadata.pallets.iter().flat_map(|pallet| {
		pallet.view_functions.iter().flat_map(move |view| {
			view.inputs.iter().map(move |input| (pallet.name, view.name, input.name))
		})
	});
	let apis = metadata.apis.iter().flat_map(|api| {
		api.methods.iter().flat_map(move |method| {
			method.inputs.iter().map(move |input| (api.name, method.name, input.name))
		})
	});
	let all: Vec<_> = views.chain(apis).collect();
	assert!(all.len() > 100, "{}", all.len());
	for (owner, name, parameter) in all {
		assert!(!RESERVED.contains(&parameter), "{owner}.{name} has a parameter {parameter}");
	}
}
