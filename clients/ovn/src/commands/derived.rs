// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Commands made from the metadata alone: one for each call and question of a pallet, with its arguments read by
//! the names and types they have there. What reads better by hand has a file of its own instead.

use crate::verbs::{arg, Arg, Kind, Noun, Target, Verb};
use scale_info::{form::PortableForm, PortableRegistry, TypeDef, TypeDefPrimitive as Primitive};
use subxt::Metadata;

/// A subject with the calls and questions of a pallet that are chosen.
pub fn noun(
	metadata: &Metadata,
	name: &'static str,
	about: &'static str,
	pallet: &'static str,
	chosen: fn(&str) -> bool,
) -> Option<Noun> {
	let found = metadata.pallet_by_name(pallet)?;
	let types = metadata.types();
	let mut verbs: Vec<Verb> = Vec::new();
	for call in found.call_variants()?.iter().filter(|call| chosen(&call.name)) {
		let described = call.fields.iter();
		let fields: Option<Vec<_>> = described
			.map(|field| Some((field.name.clone()?, field.type_name.clone()?, field.ty.id)))
			.collect();
		// Nobody can name the arguments of a call whose chain does not: there is no command for it.
		let Some(fields) = fields else { continue };
		let name = leak(&call.name.replace('_', "-"));
		let mut args = args(types, fields.into_iter());
		for found in &mut args {
			let of = (pallet, call.name.as_str(), found.name);
			if let Some((.., help)) = HELP.iter().find(|line| (line.0, line.1, line.2) == of) {
				*found = found.clone().help(help);
			}
		}
		verbs.push(Verb {
			name,
			target: Target::Call(pallet, leak(&call.name)),
			args,
			note: NOTE,
			aim: None,
		});
	}
	for view in found.view_functions().filter(|view| chosen(view.name())) {
		let inputs = view.inputs().map(|input| (input.name.to_string(), String::new(), input.id));
		let mut name = view.name().replace('_', "-");
		if verbs.iter().any(|verb| verb.name == name) {
			name = format!("show-{name}");
		}
		verbs.push(Verb {
			name: leak(&name),
			target: Target::View(pallet, leak(view.name())),
			args: args(types, inputs),
			note: "",
			aim: None,
		});
	}
	Some(Noun { name, about, verbs })
}

/// Arguments of which the chain's documentation speaks in one sentence only: the pallet, the call, the argument, and
/// what it is.
const HELP: &[(&str, &str, &str, &str)] = &[
	("Custody", "link", "resource", "the resource that is linked: its number or its name"),
	("Custody", "link", "relation", "what it is to the other, for ever"),
	("Custody", "link", "to", "the other resource: its number or its name"),
];

const NOTE: &str = "In JSON amounts are base units, or tokens as \"12.5 OVN\"; times are blocks, quantities millionths.";

/// A command line is made once, and its names live as long as the programme.
fn leak(text: &str) -> &'static str {
	Box::leak(text.to_owned().into_boxed_str())
}

fn args(types: &PortableRegistry, fields: impl Iterator<Item = (String, String, u32)>) -> Vec<Arg> {
	let mut list = Vec::new();
	for (name, of, id) in fields {
		let (inner, optional) = unwrap_option(types, id);
		let (kind, many) = kind(types, &name, &of, inner);
		let mut found = arg(leak(&name.replace('_', "-")), kind).at(leak(&name));
		if many {
			found = found.many();
		}
		if optional {
			found = found.opt();
		}
		if name == "limit" {
			found = found.opt().or("100");
		}
		if matches!(kind, Kind::Object | Kind::Number | Kind::Text) {
			let what = crate::scale::describe(types, inner);
			found = found.help(leak(&format!("{}: {what}", name.replace('_', " "))));
		}
		list.push(found);
	}
	// Rows of places end where options begin; a list in the middle would take all that follows.
	let count = list.len();
	for (index, found) in list.iter_mut().enumerate() {
		if found.many && index.saturating_add(1) < count {
			*found = found.clone().must();
		}
	}
	list
}

fn unwrap_option(types: &PortableRegistry, id: u32) -> (u32, bool) {
	match types.resolve(id).map(|of| (&of.type_def, of.path.segments.last().map(String::as_str))) {
		Some((TypeDef::Variant(def), Some("Option"))) => {
			let some = def.variants.get(1).and_then(|some| some.fields.first());
			(some.map_or(id, |field| field.ty.id), true)
		},
		_ => (id, false),
	}
}

/// How an argument of this name and type is read, and whether there can be several.
fn kind(types: &PortableRegistry, name: &str, of: &str, id: u32) -> (Kind, bool) {
	let Some(found) = types.resolve(id) else { return (Kind::Object, false) };
	let path = found.path.segments.last().map_or("", String::as_str);
	let has = |word: &str| of.contains(word);
	let one = match path {
		"AccountId32" => Some(Kind::Account),
		"ContributionId" => Some(Kind::Contribution),
		"ProposalId" => Some(Kind::Proposal),
		"Document" => Some(Kind::Document),
		"H256" => Some(Kind::Hash),
		"Purse" => Some(Kind::Purse),
		"Ratio" => Some(Kind::Ratio),
		"NativeOrWithId" => Some(Kind::Asset),
		"BookId" => Some(Kind::Book),
		"Holder" => Some(Kind::Holder),
		"Party" => Some(Kind::Party),
		"Contributor" => Some(Kind::Contributor),
		_ => None,
	};
	if let Some(one) = one {
		return (one, false);
	}
	match &found.type_def {
		TypeDef::Primitive(Primitive::Bool) => (Kind::Choice(&["true", "false"]), false),
		TypeDef::Primitive(Primitive::U32)
			if has("ScopeId") || matches!(name, "scope" | "network" | "project") =>
		{
			(Kind::Scope, false)
		},
		TypeDef::Primitive(Primitive::U32)
			if matches!(name, "length" | "period" | "window" | "notice") =>
		{
			(Kind::Duration, false)
		},
		TypeDef::Primitive(Primitive::U64) if has("ResourceId") || name == "resource" => {
			(Kind::Resource, false)
		},
		TypeDef::Primitive(Primitive::U64) if has("CampaignId") || name == "campaign" => {
			(Kind::Campaign, false)
		},
		TypeDef::Primitive(Primitive::U64) if has("Quantity") => (Kind::Quantity, false),
		TypeDef::Primitive(Primitive::U128) => (Kind::Money, false),
		TypeDef::Compact(_) if has("Balance") => (Kind::Money, false),
		TypeDef::Primitive(_) | TypeDef::Compact(_) => (Kind::Number, false),
		TypeDef::Variant(def) if def.variants.iter().all(|variant| variant.fields.is_empty()) => {
			let names: Vec<&'static str> =
				def.variants.iter().map(|variant| leak(&variant.name)).collect();
			(Kind::Choice(Box::leak(names.into_boxed_slice())), false)
		},
		TypeDef::Composite(def) => match def.fields.as_slice() {
			[only] if only.name.is_none() => match item(types, only.ty.id) {
				Some(Item::Bytes) => (Kind::Text, false),
				Some(Item::Accounts) => (Kind::Account, true),
				None => (Kind::Object, false),
			},
			_ => (Kind::Object, false),
		},
		_ => (Kind::Object, false),
	}
}

enum Item {
	Bytes,
	Accounts,
}

/// What a list is a list of, where that is read in a way of its own.
fn item(types: &PortableRegistry, id: u32) -> Option<Item> {
	let TypeDef::Sequence(list) = &types.resolve(id)?.type_def else { return None };
	let of: &scale_info::Type<PortableForm> = types.resolve(list.type_param.id)?;
	if matches!(of.type_def, TypeDef::Primitive(Primitive::U8)) {
		return Some(Item::Bytes);
	}
	(of.path.segments.last().map(String::as_str) == Some("AccountId32")).then_some(Item::Accounts)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::docs;

	#[test]
	fn arguments_are_read_by_what_they_are() {
		let metadata = docs::embedded();
		let all = noun(&metadata, "all", "all", "Networks", |_| true).unwrap();
		let of = |name: &str| &all.verbs.iter().find(|verb| verb.name == name).unwrap().args;
		assert!(matches!(of("set-tier")[0].kind, Kind::Scope));
		assert!(matches!(of("set-tier")[1].kind, Kind::Account));
		assert!(matches!(
			of("set-tier")[2].kind,
			Kind::Choice(&["Affiliate", "Contributor", "Member"])
		));
		assert!(matches!(of("spend")[3].kind, Kind::Money));
		assert!(matches!(of("create-fund")[1].kind, Kind::Text));
		assert!(of("join")[1].option);
		assert!(of("set-stewards")[1].many);
		assert!(noun(&metadata, "none", "none", "Nothing", |_| true).is_none());
	}
}
