// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a number counts, by the name of its type in the metadata: an identifier is no amount.

use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef};
use std::{
	collections::{BTreeMap, BTreeSet},
	sync::OnceLock,
};
use subxt::Metadata;

/// What the name of a type says of its numbers.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Counted {
	/// The number of a scope.
	Scope,
	/// The number of a resource.
	Resource,
	/// The number of something else.
	Identifier,
	/// So many of something: no amount of money, which is wider.
	Count,
	/// Anything that is not told apart by its type: amounts, levels, times.
	Other,
}

/// By pallet, or `*` for what all pallets share, and field.
type Fields = BTreeMap<(String, String), BTreeSet<Counted>>;

/// What a number in a field of a pallet counts; nothing if its type does not say so, or several say different things.
pub fn of(metadata: &Metadata, pallet: &str, field: &str) -> Option<Counted> {
	static FIELDS: OnceLock<Fields> = OnceLock::new();
	let fields = FIELDS.get_or_init(|| read(metadata));
	let found =
		[pallet, "*"].iter().find_map(|of| fields.get(&((*of).to_owned(), field.to_owned())))?;
	match found.iter().collect::<Vec<_>>()[..] {
		[only] if *only != Counted::Other => Some(*only),
		_ => None,
	}
}

fn counted(type_name: &str) -> Option<Counted> {
	let mut name = type_name.trim();
	for outer in ["Option<", "Compact<", "Vec<"] {
		name = name.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>')).unwrap_or(name);
	}
	let last = name.rsplit("::").next().unwrap_or(name);
	Some(match last {
		"AccountId" | "PalletId" | "AssetId" | "AssetKind" | "BookId" | "ContributionId" => {
			return None
		},
		"ScopeId" => Counted::Scope,
		"ResourceId" => Counted::Resource,
		_ if last.ends_with("Id") || last.ends_with("Index") => Counted::Identifier,
		"u8" | "u16" | "u32" | "u64" => Counted::Count,
		_ if last.chars().next().is_some_and(char::is_alphabetic) => Counted::Other,
		_ => return None,
	})
}

/// Whether a type is a number, or may be one.
fn is_number(types: &PortableRegistry, id: u32) -> bool {
	let Some(of) = types.resolve(id) else { return false };
	match &of.type_def {
		TypeDef::Primitive(_) | TypeDef::Compact(_) => true,
		// A list of numbers is shown number by number.
		TypeDef::Sequence(list) => is_number(types, list.type_param.id),
		TypeDef::Variant(def) if of.path.segments.last().is_some_and(|name| name == "Option") => {
			let some = def.variants.iter().flat_map(|variant| &variant.fields).next();
			some.is_some_and(|some| is_number(types, some.ty.id))
		},
		_ => false,
	}
}

fn read(metadata: &Metadata) -> Fields {
	let mut pallets: BTreeMap<String, String> = BTreeMap::new();
	for pallet in metadata.pallets() {
		let mut snake = String::from("pallet");
		for letter in pallet.name().chars() {
			if letter.is_uppercase() {
				snake.push('_');
			}
			snake.extend(letter.to_lowercase());
		}
		pallets.insert(snake, pallet.name().to_owned());
	}
	let mut fields = Fields::new();
	for found in &metadata.types().types {
		let of = found.ty.path.segments.first().map_or("", String::as_str);
		let pallet = match pallets.get(of) {
			Some(pallet) => pallet.as_str(),
			None if of == "ovn_primitives" => "*",
			None => continue,
		};
		let mut add = |name: &str, field: &Field<PortableForm>| {
			if !is_number(metadata.types(), field.ty.id) {
				return;
			}
			if let Some(counted) = field.type_name.as_ref().and_then(|name| counted(name)) {
				let key = (pallet.to_owned(), name.to_owned());
				fields.entry(key).or_default().insert(counted);
			}
		};
		match &found.ty.type_def {
			TypeDef::Composite(def) => {
				for field in &def.fields {
					if let Some(name) = &field.name {
						add(name, field);
					}
				}
			},
			TypeDef::Variant(def) => {
				for variant in &def.variants {
					match variant.fields.as_slice() {
						[only] if only.name.is_none() => {
							add(&variant.name, only);
						},
						several => {
							for field in several {
								if let Some(name) = &field.name {
									add(name, field);
								}
							}
						},
					}
				}
			},
			_ => {},
		}
	}
	fields
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::docs;

	#[test]
	fn identifiers_and_counts_are_told_from_amounts() {
		let metadata = docs::embedded();
		assert_eq!(of(&metadata, "Custody", "to"), Some(Counted::Resource));
		assert_eq!(of(&metadata, "Shares", "Deal"), Some(Counted::Identifier));
		assert_eq!(of(&metadata, "Custody", "removed"), Some(Counted::Identifier));
		assert_eq!(of(&metadata, "Crowdfunding", "contributors"), Some(Counted::Count));
		assert_eq!(of(&metadata, "Crowdfunding", "goal"), None);
		assert_eq!(of(&metadata, "Networks", "amount"), None);
		assert_eq!(of(&metadata, "Nothing", "nothing"), None);
	}

	#[test]
	fn name_of_a_type_is_read_within_what_is_around_it() {
		assert_eq!(counted("Option<CampaignId>"), Some(Counted::Identifier));
		assert_eq!(counted("BalanceOf<T>"), Some(Counted::Other));
		assert_eq!(counted("T::AccountId"), None);
	}
}
