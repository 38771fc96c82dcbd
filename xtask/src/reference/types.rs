// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Types, as a person reads them.

use super::links::{page_of_crate, Places, What};
use scale_info::{
	form::PortableForm, Field, PortableRegistry, Type, TypeDef, TypeDefPrimitive as Primitive,
};
use std::collections::BTreeMap;

/// The types of ours that are described: page and name, with the number in the registry.
pub type Described = BTreeMap<(String, String), u32>;

/// The last part of a type's path.
pub fn name_of(of: &Type<PortableForm>) -> &str {
	of.path.segments.last().map_or("", String::as_str)
}

/// The page of a type that is ours and worth a description of its own.
fn page_of(of: &Type<PortableForm>) -> Option<String> {
	let krate = of.path.segments.first()?;
	// The enums over all pallets are described by the pages themselves.
	if krate == "ovn_runtime" {
		return None;
	}
	page_of_crate(krate)
}

/// A type that is nothing but another one with a name.
fn newtype(of: &Type<PortableForm>) -> Option<u32> {
	match &of.type_def {
		TypeDef::Composite(def) => match def.fields.as_slice() {
			[only] if only.name.is_none() => Some(only.ty.id),
			_ => None,
		},
		_ => None,
	}
}

fn is_byte(types: &PortableRegistry, id: u32) -> bool {
	matches!(types.resolve(id).map(|of| &of.type_def), Some(TypeDef::Primitive(Primitive::U8)))
}

/// Finds all types of ours that a type is made of.
pub fn collect(types: &PortableRegistry, id: u32, found: &mut Described) {
	let Some(of) = types.resolve(id) else { return };
	if let Some(page) = page_of(of) {
		if found.insert((page, name_of(of).to_owned()), id).is_some() {
			return;
		}
	} else if matches!(name_of(of), "RuntimeCall" | "RuntimeHoldReason" | "OriginCaller") {
		return;
	}
	match &of.type_def {
		TypeDef::Composite(def) => def.fields.iter().for_each(|f| collect(types, f.ty.id, found)),
		TypeDef::Variant(def) => def
			.variants
			.iter()
			.flat_map(|variant| &variant.fields)
			.for_each(|field| collect(types, field.ty.id, found)),
		TypeDef::Sequence(def) => collect(types, def.type_param.id, found),
		TypeDef::Array(def) => collect(types, def.type_param.id, found),
		TypeDef::Tuple(def) => def.fields.iter().for_each(|part| collect(types, part.id, found)),
		TypeDef::Compact(def) => collect(types, def.type_param.id, found),
		TypeDef::Primitive(_) | TypeDef::BitSequence(_) => {},
	}
}

fn primitive(of: &Primitive) -> String {
	format!("{of:?}").to_lowercase()
}

/// What a whole number counts, where its name in the source says so.
fn counted(source: &str) -> Option<&'static str> {
	let name: String = source.chars().filter(|c| !c.is_whitespace()).collect();
	let name = name.trim_start_matches("Option<").trim_end_matches('>');
	match name {
		"BlockNumberFor<T" | "BlockNumber" => Some("block"),
		"Balance" => Some("amount"),
		"ScopeId" => Some("scope"),
		"KindId" => Some("kind"),
		"RoleId" => Some("role"),
		"FundId" => Some("fund"),
		"CampaignId" => Some("campaign"),
		"RoundId" => Some("round"),
		"IdeaId" => Some("idea"),
		"ResourceId" => Some("resource"),
		"DealId" => Some("deal"),
		"TaskId" => Some("task"),
		"UseId" => Some("use"),
		_ => None,
	}
}

/// A type in a few words, with links to the descriptions of what is ours, as seen from a page.
pub fn text(types: &PortableRegistry, id: u32, from: &str, places: &Places) -> String {
	let Some(of) = types.resolve(id) else { return "?".into() };
	let inner = |id: u32| text(types, id, from, places);
	if let Some(page) = page_of(of) {
		return places.link(from, &page, What::Type, name_of(of));
	}
	let list = |id: u32| {
		if is_byte(types, id) {
			"bytes".to_owned()
		} else {
			format!("list of {}", inner(id))
		}
	};
	match (name_of(of), &of.type_def) {
		("AccountId32" | "MultiAddress", _) => "account".into(),
		("H256", _) => "hash".into(),
		("PalletId", _) => "8 bytes".into(),
		("NativeOrWithId", _) => "asset".into(),
		("Perbill", _) => "share, in billionths (u32)".into(),
		("Perquintill", _) => "share, in 10^-18 (u64)".into(),
		("Permill", _) => "share, in millionths (u32)".into(),
		("FixedU128", _) => "number, in 10^-18 (u128)".into(),
		("Option", TypeDef::Variant(def)) => {
			match def.variants.get(1).and_then(|variant| variant.fields.first()) {
				Some(field) => format!("optional {}", inner(field.ty.id)),
				None => "?".into(),
			}
		},
		("Result", TypeDef::Variant(def)) => {
			let parts: Vec<_> = def
				.variants
				.iter()
				.filter_map(|variant| variant.fields.first())
				.map(|field| inner(field.ty.id))
				.collect();
			parts.join(", or the error ")
		},
		("BTreeMap" | "BoundedBTreeMap", _) => {
			newtype_of(types, of).map_or_else(|| "map".into(), |id| format!("map: {}", inner(id)))
		},
		(_, TypeDef::Composite(_)) if newtype(of).is_some() => {
			newtype(of).map(inner).unwrap_or_default()
		},
		(_, TypeDef::Composite(def)) if def.fields.is_empty() => "nothing".into(),
		(_, TypeDef::Composite(def)) if def.fields.iter().all(|field| field.name.is_some()) => {
			let parts: Vec<_> = def
				.fields
				.iter()
				.map(|field| {
					let name = field.name.as_deref().unwrap_or_default();
					format!("`{name}`: {}", inner(field.ty.id))
				})
				.collect();
			format!("({})", parts.join("; "))
		},
		(name, TypeDef::Composite(_) | TypeDef::Variant(_)) => format!("`{name}`"),
		(_, TypeDef::Sequence(def)) => list(def.type_param.id),
		(_, TypeDef::Array(def)) if is_byte(types, def.type_param.id) => {
			format!("{} bytes", def.len)
		},
		(_, TypeDef::Array(def)) => format!("{} × {}", def.len, inner(def.type_param.id)),
		(_, TypeDef::Tuple(def)) if def.fields.is_empty() => "nothing".into(),
		(_, TypeDef::Tuple(def)) => {
			let parts: Vec<_> = def.fields.iter().map(|part| inner(part.id)).collect();
			format!("({})", parts.join(", "))
		},
		(_, TypeDef::Primitive(of)) => primitive(of),
		(_, TypeDef::Compact(def)) => inner(def.type_param.id),
		(_, TypeDef::BitSequence(_)) => "bits".into(),
	}
}

fn newtype_of(types: &PortableRegistry, of: &Type<PortableForm>) -> Option<u32> {
	let mut id = newtype(of)?;
	while let Some(inner) = types.resolve(id).and_then(newtype) {
		id = inner;
	}
	Some(id)
}

/// The type of a field: what it counts, where the source names that, and how it is encoded.
pub fn of_field(
	types: &PortableRegistry,
	field: &Field<PortableForm>,
	from: &str,
	places: &Places,
) -> String {
	let plain = text(types, field.ty.id, from, places);
	let number = |text: &str| text.strip_prefix('u').is_some_and(|bits| bits.parse::<u8>().is_ok());
	let (optional, encoded) = match plain.strip_prefix("optional ") {
		Some(encoded) => ("optional ", encoded),
		None => ("", plain.as_str()),
	};
	match field.type_name.as_deref().and_then(counted).filter(|_| number(encoded)) {
		Some(counted) => format!("{optional}{counted} ({encoded})"),
		None => plain,
	}
}
