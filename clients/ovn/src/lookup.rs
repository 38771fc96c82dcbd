// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What people call things by: scopes by their names or by the way to them, `lab/rover`, all else by its name; and
//! what they may have meant.

use crate::{
	chain::Chain,
	errors::{Failure, Outcome},
	names,
};
use serde_json::Value as Json;

/// A scope, as far as its name goes.
#[derive(Clone, Debug)]
pub struct Scope {
	/// Its number.
	pub number: u32,
	/// The number of the one above.
	pub parent: u32,
	/// Its name, if its document is one.
	pub name: Option<String>,
}

/// All scopes of a chain.
#[derive(Clone, Debug, Default)]
pub struct Scopes(Vec<Scope>);

impl Scopes {
	/// Reads them.
	pub async fn read(chain: &Chain) -> Outcome<Self> {
		let narrow = |value: &Json| value.as_u64().and_then(|value| u32::try_from(value).ok());
		let records = chain.entries("Networks", "Scopes", &[]).await?;
		let mut list = Vec::new();
		for (keys, details) in chain.entries("Networks", "Details", &[]).await? {
			let Some(number) = keys.first().and_then(narrow) else { continue };
			let above = records.iter().find(|(of, _)| of.first() == keys.first());
			let parent = above.and_then(|(_, record)| narrow(&record["parent"]));
			list.push(Scope {
				number,
				parent: parent.ok_or_else(|| Failure::node("a scope without one above"))?,
				name: details["metadata"]["uri"].as_str().and_then(names::from_uri),
			});
		}
		list.sort_by_key(|scope| scope.number);
		Ok(Self(list))
	}

	fn get(&self, number: u32) -> Option<&Scope> {
		self.0.iter().find(|scope| scope.number == number)
	}

	/// The scopes above one, the nearest first, without the global one.
	fn above(&self, scope: &Scope) -> Vec<&Scope> {
		let mut list = Vec::new();
		let mut at = scope.parent;
		while let Some(found) = self.get(at).filter(|found| found.number != 0) {
			// The chain has no circles; should a node say so, it ends here.
			if list.len() > self.0.len() {
				break;
			}
			list.push(found);
			at = found.parent;
		}
		list
	}

	/// The way to a scope: `lab/rover`.
	pub fn full_name(&self, number: u32) -> String {
		let Some(scope) = self.get(number) else { return number.to_string() };
		let word = |scope: &Scope| scope.name.clone().unwrap_or_else(|| scope.number.to_string());
		let mut words: Vec<_> = self.above(scope).into_iter().rev().map(word).collect();
		words.push(word(scope));
		words.join("/")
	}

	/// Those of this name, in any case of letters.
	pub fn named(&self, name: &str) -> Vec<u32> {
		let wanted = name.to_lowercase();
		let same =
			|scope: &&Scope| scope.name.as_ref().is_some_and(|name| name.to_lowercase() == wanted);
		self.0.iter().filter(same).map(|scope| scope.number).collect()
	}

	/// Those to which this way leads: each part is a name or a number, and parts between may be left out.
	fn on_the_way(&self, parts: &[&str]) -> Vec<u32> {
		let is = |scope: &Scope, part: &str| {
			part.parse() == Ok(scope.number)
				|| scope
					.name
					.as_ref()
					.is_some_and(|name| name.to_lowercase() == part.to_lowercase())
		};
		let Some((last, before)) = parts.split_last() else { return Vec::new() };
		let leads = |scope: &&Scope| {
			let mut above = self.above(scope).into_iter();
			is(scope, last) && before.iter().rev().all(|part| above.any(|one| is(one, part)))
		};
		self.0.iter().filter(leads).map(|scope| scope.number).collect()
	}

	/// The scope that is meant.
	pub fn find(&self, text: &str) -> Outcome<u32> {
		let mut found = self.named(text);
		if found.is_empty() && text.contains('/') {
			found = self.on_the_way(&text.split('/').collect::<Vec<_>>());
		}
		match found[..] {
			[only] => Ok(only),
			[] => {
				let hint = "`ovn network list` shows all of them; its number always works";
				let names = self.0.iter().filter_map(|scope| scope.name.as_deref());
				Err(Failure::usage(format!("no scope is called {text}"))
					.hint(did_you_mean(text, names, hint)))
			},
			_ => {
				let list: Vec<_> = found
					.iter()
					.map(|number| format!("{} ({number})", self.full_name(*number)))
					.collect();
				Err(Failure::usage(format!(
					"{} scopes are called {text}: {}",
					found.len(),
					list.join(", ")
				))
				.hint(
					"write the way to it, as lab/rover, or its number; `ovn name scope NAME NUMBER` gives it a name of your own",
				))
			},
		}
	}
}

/// The one of a list of numbers and names that is meant.
///
/// `none` is what to say if there is none, `several` what they are.
pub fn pick(
	all: &[(u128, String)],
	text: &str,
	none: &str,
	several: &str,
	hint: &str,
) -> Outcome<u128> {
	let same = |name: &str| name.to_lowercase() == text.to_lowercase();
	let found: Vec<_> = all.iter().filter(|(_, name)| same(name)).collect();
	match found[..] {
		[(number, _)] => Ok(*number),
		[] => {
			let names = all.iter().map(|(_, name)| name.as_str());
			Err(Failure::usage(none).hint(did_you_mean(text, names, hint)))
		},
		_ => {
			let mut numbers: Vec<_> = found.iter().map(|(number, _)| *number).collect();
			numbers.sort_unstable();
			let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
			Err(Failure::usage(format!(
				"{} {several} are called {text}: {}",
				found.len(),
				numbers.join(", ")
			))
			.hint("use the number"))
		},
	}
}

/// What to do, with the name that may have been meant.
pub fn did_you_mean<'a>(
	text: &str,
	names: impl IntoIterator<Item = &'a str>,
	hint: &str,
) -> String {
	match nearest(text, names) {
		Some(name) => format!("did you mean {name}? {}", capitalised(hint)),
		None => hint.to_owned(),
	}
}

fn capitalised(text: &str) -> String {
	let mut letters = text.chars();
	letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The name that is nearest to what was written, if it is near: a third of its letters may be others.
fn nearest<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
	let wanted = text.to_lowercase();
	let most = wanted.chars().count().div_ceil(3).min(3);
	names
		.into_iter()
		.map(|name| (strsim::damerau_levenshtein(&wanted, &name.to_lowercase()), name))
		.filter(|(distance, name)| *distance <= most && name.chars().count() > *distance)
		.min_by_key(|(distance, _)| *distance)
		.map(|(_, name)| name.to_owned())
}

/// Whether a word that people write after a quantity is this unit.
pub fn is_unit(word: &str, unit: &str) -> bool {
	let word = word.trim().to_lowercase();
	let short: &[&str] = match unit {
		"hour" => &["h", "hr", "hrs"],
		"day" => &["d"],
		"piece" => &["pc", "pcs"],
		"kilogram" => &["kg"],
		"litre" => &["l", "liter", "liters"],
		"metre" => &["m", "meter", "meters"],
		"squaremetre" => &["m2", "sqm"],
		"kilometre" => &["km"],
		"kilowatthour" => &["kwh"],
		"gigabyte" => &["gb"],
		_ => &[],
	};
	let unit = unit.to_lowercase();
	!unit.is_empty()
		&& (word == unit || word.strip_suffix('s') == Some(&unit) || short.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn scopes() -> Scopes {
		let scope = |number, parent, name: &str| Scope {
			number,
			parent,
			name: (!name.is_empty()).then(|| name.to_owned()),
		};
		Scopes(vec![
			scope(0, 0, "global"),
			scope(1, 0, "lab"),
			scope(2, 1, "rover"),
			scope(3, 0, "fab"),
			scope(4, 3, "shop"),
			scope(5, 4, "Rover"),
			scope(6, 0, ""),
		])
	}

	#[test]
	fn scope_is_found_by_its_name_and_by_the_way_to_it() {
		let all = scopes();
		assert_eq!(all.find("LAB").unwrap(), 1);
		assert_eq!(all.find("lab/rover").unwrap(), 2);
		assert_eq!(all.find("fab/shop/rover").unwrap(), 5);
		assert_eq!(all.find("fab/rover").unwrap(), 5);
		assert_eq!(all.find("3/rover").unwrap(), 5);
		assert_eq!(all.full_name(5), "fab/shop/Rover");
		assert!(all.find("rover/lab").is_err());
	}

	#[test]
	fn candidates_are_listed_when_a_name_is_ambiguous() {
		let failure = scopes().find("rover").unwrap_err();
		assert_eq!(failure.what, "2 scopes are called rover: lab/rover (2), fab/shop/Rover (5)");
		assert!(failure.todo.unwrap().contains("lab/rover"));
	}

	#[test]
	fn near_name_is_suggested_when_nothing_has_the_name() {
		let failure = scopes().find("rovre").unwrap_err();
		assert!(failure.todo.unwrap().starts_with("did you mean rover?"));
		let failure = scopes().find("kitchen").unwrap_err();
		assert!(failure.todo.unwrap().starts_with("`ovn network list`"));
		assert_eq!(nearest("alcie", ["alice", "bob"]).as_deref(), Some("alice"));
		assert_eq!(nearest("x", ["y"]), None);
	}

	#[test]
	fn numbers_are_listed_when_several_have_a_name() {
		let all = vec![(7, "drill".to_owned()), (3, "Drill".to_owned()), (4, "saw".to_owned())];
		let pick = |text: &str| pick(&all, text, "none", "resources", "list them");
		assert_eq!(pick("saw").unwrap(), 4);
		assert_eq!(pick("drill").unwrap_err().what, "2 resources are called drill: 3, 7");
		assert_eq!(pick("sew").unwrap_err().todo.unwrap(), "did you mean saw? List them");
	}

	#[test]
	fn unit_is_known_in_short_and_in_full() {
		assert!(is_unit("h", "hour") && is_unit("Hours", "hour") && is_unit("kg", "kilogram"));
		assert!(!is_unit("d", "hour") && !is_unit("h", "") && !is_unit("e3", "hour"));
		assert!(is_unit("sheets", "sheet"));
	}
}
