// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The pages.

use super::{
	links::{cell, Anchors, Places, What, TYPES},
	types::{self, Described},
	words,
};
use crate::{amounts, docs, scale};
use scale_info::{form::PortableForm, Field, TypeDef, Variant};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use subxt::{metadata::PalletMetadata, Metadata};

/// A file of the reference.
#[derive(Debug, Eq, PartialEq)]
pub struct File {
	/// Its name in the folder.
	pub name: String,
	/// What stands in it.
	pub content: String,
}

/// The parts of a page, in this order.
const CALLS: &str = "Calls";
const VIEWS: &str = "Questions";
const EVENTS: &str = "Events";
const ERRORS: &str = "Errors";
const CONSTANTS: &str = "Constants";
const STORAGE: &str = "Storage";
const TYPES_PART: &str = "Types";

const MADE: &str = "<!-- Made from the chain's metadata by scripts/setup/update-metadata.sh. -->";

/// All files of the reference.
pub fn render(metadata: &Metadata) -> Vec<File> {
	let ours: Vec<_> =
		words::OURS.iter().filter_map(|(name, ..)| metadata.pallet_by_name(name)).collect();
	let book = Book::new(metadata, &ours);
	let mut files: Vec<_> = ours.iter().map(|pallet| book.pallet(pallet)).collect();
	files.push(book.types());
	files.push(book.index(&ours));
	files
}

/// What all pages need.
struct Book<'a> {
	metadata: &'a Metadata,
	described: Described,
	places: Places,
	blocks_a_day: u32,
}

fn variants(found: Option<&[Variant<PortableForm>]>) -> &[Variant<PortableForm>] {
	found.unwrap_or_default()
}

impl<'a> Book<'a> {
	/// Finds what there is and where it will stand.
	fn new(metadata: &'a Metadata, ours: &[PalletMetadata<'a>]) -> Self {
		let mut described = Described::new();
		let types = metadata.types();
		for pallet in ours {
			let calls = variants(pallet.call_variants()).iter();
			let variants = calls.chain(variants(pallet.event_variants()));
			for field in variants.flat_map(|variant| &variant.fields) {
				types::collect(types, field.ty.id, &mut described);
			}
			for view in pallet.view_functions() {
				view.inputs().for_each(|input| types::collect(types, input.id, &mut described));
				types::collect(types, view.output_ty(), &mut described);
			}
			for constant in pallet.constants() {
				types::collect(types, constant.ty(), &mut described);
			}
			for entry in pallet.storage().map(|storage| storage.entries()).unwrap_or_default() {
				entry.keys().for_each(|key| types::collect(types, key.key_id, &mut described));
				types::collect(types, entry.value_ty(), &mut described);
			}
		}
		let mut places = Places::default();
		for pallet in ours {
			place(pallet, &described, &mut places);
			for constant in pallet.constants() {
				// Bounds that are no more than numbers are written as such.
				let mut value = constant.value();
				let number = scale::decode(types, constant.ty(), &mut value)
					.ok()
					.and_then(|value| value.as_u64());
				if let Some(number) = number {
					let name = constant.name().to_uppercase();
					let number = docs::with_unit(&name, number.into());
					places.put_bound(&words::file_of(pallet.name()), &name, number);
				}
			}
		}
		let mut anchors = Anchors::default();
		anchors.next(TYPES_PART);
		for (page, name) in described.keys().filter(|(page, _)| page == TYPES) {
			let anchor = anchors.next(name);
			places.put(page, What::Type, name, anchor);
		}
		let mut book = Self { metadata, described, places, blocks_a_day: 0 };
		book.blocks_a_day = metadata
			.pallet_by_name("Networks")
			.and_then(|pallet| pallet.constant_by_name("BlocksPerDay"))
			.and_then(|constant| book.decoded(constant.ty(), constant.value()).as_u64())
			.and_then(|blocks| u32::try_from(blocks).ok())
			.unwrap_or_default();
		book
	}

	fn decoded(&self, ty: u32, mut value: &[u8]) -> Json {
		scale::decode(self.metadata.types(), ty, &mut value).unwrap_or_default()
	}

	/// Paragraphs of documentation, for a page.
	fn paragraphs(&self, page: &str, lines: &[String]) -> String {
		let mut out = String::new();
		for line in lines {
			let line = line.strip_prefix(' ').unwrap_or(line);
			out.push_str(line);
			out.push('\n');
		}
		self.places.text(page, out.trim())
	}

	/// The first paragraph only, on one line.
	fn first(&self, page: &str, lines: &[String]) -> String {
		let lines = lines.iter().map(|line| line.trim()).skip_while(|line| line.is_empty());
		let first: Vec<_> = lines.take_while(|line| !line.is_empty()).collect();
		self.places.text(page, &first.join(" "))
	}

	/// All on one line.
	fn line(&self, page: &str, lines: &[String]) -> String {
		let lines: Vec<_> =
			lines.iter().map(|line| line.trim()).filter(|l| !l.is_empty()).collect();
		self.places.text(page, &lines.join(" "))
	}

	fn type_text(&self, page: &str, id: u32) -> String {
		types::text(self.metadata.types(), id, page, &self.places)
	}

	fn field_type(&self, page: &str, field: &Field<PortableForm>) -> String {
		types::of_field(self.metadata.types(), field, page, &self.places)
	}

	/// The page of a pallet.
	fn pallet(&self, pallet: &PalletMetadata<'a>) -> File {
		let page = words::file_of(pallet.name());
		let (_, guide, purpose) = words::OURS
			.iter()
			.find(|(name, ..)| *name == pallet.name())
			.copied()
			.unwrap_or_default();
		let calls = variants(pallet.call_variants());
		let events = variants(pallet.event_variants());
		let errors = variants(pallet.error_variants());
		let views: Vec<_> = pallet.view_functions().collect();
		let constants: Vec<_> = pallet.constants().collect();
		let entries = pallet.storage().map(|storage| storage.entries()).unwrap_or_default();
		let described: Vec<_> = self.described.iter().filter(|((of, _), _)| *of == page).collect();
		let parts: Vec<_> = [
			(CALLS, calls.len()),
			(VIEWS, views.len()),
			(EVENTS, events.len()),
			(ERRORS, errors.len()),
			(CONSTANTS, constants.len()),
			(STORAGE, entries.len()),
			(TYPES_PART, described.len()),
		]
		.into_iter()
		.filter(|(_, number)| *number > 0)
		.map(|(part, number)| format!("[{part}](#{}) ({number})", part.to_lowercase()))
		.collect();
		let mut out = format!(
			"{MADE}\n\n# {}\n\n{purpose}. Guide: [{guide}](../{guide}). Pallet {} of the [reference](README.md).\n\n{}\n",
			pallet.name(),
			pallet.call_index(),
			parts.join(" · "),
		);
		if !calls.is_empty() {
			out.push_str(&format!("\n## {CALLS}\n\n| call | does |\n| --- | --- |\n"));
			for call in calls {
				let link = self.places.link(&page, &page, What::Call, &call.name);
				let does = cell(&self.first(&page, &call.docs));
				out.push_str(&format!("| {link} | {does} |\n"));
			}
			for call in calls {
				out.push_str(&self.call(&page, call));
			}
		}
		if !views.is_empty() {
			out.push_str(&format!(
				"\n## {VIEWS}\n\nView functions: asked with `ovn chain ask {} NAME`, or the runtime API `RuntimeViewFunction`. They cost nothing.\n",
				pallet.name()
			));
			for view in &views {
				out.push_str(&format!(
					"\n### {}\n\n{}\n",
					view.name(),
					self.paragraphs(&page, view.docs())
				));
				let inputs: Vec<_> = view
					.inputs()
					.map(|input| format!("`{}`: {}", input.name, self.type_text(&page, input.id)))
					.collect();
				if !inputs.is_empty() {
					out.push_str(&format!("\nAsk with {}.\n", inputs.join("; ")));
				}
				out.push_str(&format!("\nAnswer: {}.\n", self.type_text(&page, view.output_ty())));
			}
		}
		if !events.is_empty() {
			out.push_str(&format!("\n## {EVENTS}\n"));
			let by = mentions(calls, "Events", "Event");
			for event in events {
				out.push_str(&format!(
					"\n### {}\n\n{}\n",
					event.name,
					self.paragraphs(&page, &event.docs)
				));
				out.push_str(&self.fields("field", &page, &event.fields, &[]));
				if let Some(by) = by.get(&event.name) {
					let calls: Vec<_> = by
						.iter()
						.map(|call| self.places.link(&page, &page, What::Call, call))
						.collect();
					out.push_str(&format!("\nBy {}.\n", calls.join(", ")));
				}
			}
		}
		if !errors.is_empty() {
			out.push_str(&format!(
				"\n## {ERRORS}\n\nA refused call changes nothing, but its fee is paid. Below each error: which calls refuse with it, when, and what to do.\n"
			));
			for error in errors {
				out.push_str(&self.error(&page, pallet.name(), calls, error));
			}
		}
		if !constants.is_empty() {
			out.push_str(&format!(
				"\n## {CONSTANTS}\n\nTimes are those of the development chain, which has {} blocks a day: [what differs](README.md#times).\n\n| constant | value | meaning |\n| --- | --- | --- |\n",
				self.blocks_a_day
			));
			for constant in constants {
				let meaning = cell(&self.line(&page, constant.docs()));
				let value =
					self.value(constant.name(), constant.ty(), constant.value(), constant.docs());
				out.push_str(&format!("| `{}` | {value} | {meaning} |\n", constant.name()));
			}
		}
		if !entries.is_empty() {
			out.push_str(&format!(
				"\n## {STORAGE}\n\nRead with `ovn chain read {} NAME`.\n\n| entry | key | value | meaning |\n| --- | --- | --- | --- |\n",
				pallet.name()
			));
			for entry in entries {
				let keys: Vec<_> =
					entry.keys().map(|key| self.type_text(&page, key.key_id)).collect();
				out.push_str(&format!(
					"| `{}` | {} | {} | {} |\n",
					entry.name(),
					cell(&keys.join(", ")),
					cell(&self.type_text(&page, entry.value_ty())),
					cell(&self.first(&page, entry.docs())),
				));
			}
		}
		if !described.is_empty() {
			out.push_str(&format!("\n## {TYPES_PART}\n"));
			for ((_, name), id) in described {
				out.push_str(&self.described_type(&page, name, *id));
			}
		}
		File { name: page, content: out }
	}

	/// A call.
	fn call(&self, page: &str, call: &Variant<PortableForm>) -> String {
		let parts = sections(&call.docs);
		let part =
			|name: &str| parts.iter().find(|(found, _)| found == name).map(|(_, lines)| lines);
		let mut out = format!("\n### {}\n", call.name);
		for (name, lines) in &parts {
			let text = self.paragraphs(page, lines);
			match name.as_str() {
				"" => {
					out.push_str(&format!("\n{text}\n"));
					let arguments = docs::items(&call.docs, "Parameters");
					out.push_str(&self.fields("argument", page, &call.fields, &arguments));
				},
				"Parameters" => {},
				"Errors" => out.push_str(&format!("\n**Errors**\n\n{text}\n")),
				_ => out.push_str(&format!("\n**{name}.** {text}\n")),
			}
		}
		if part("").is_none() {
			out.push_str(&self.fields("argument", page, &call.fields, &[]));
		}
		out
	}

	/// A table of fields. What is said of them stands with them, or in a list of documented names.
	fn fields(
		&self,
		head: &str,
		page: &str,
		fields: &[Field<PortableForm>],
		documented: &[String],
	) -> String {
		if fields.is_empty() {
			return String::new();
		}
		if documented.is_empty() && fields.iter().all(|field| field.docs.is_empty()) {
			let mut out = String::from("\n");
			for (index, field) in fields.iter().enumerate() {
				let name = field.name.clone().unwrap_or_else(|| index.to_string());
				out.push_str(&format!("- `{name}`: {}\n", self.field_type(page, field)));
			}
			return out;
		}
		let mut out = format!("\n| {head} | type | meaning |\n| --- | --- | --- |\n");
		for (index, field) in fields.iter().enumerate() {
			let name = field.name.clone().unwrap_or_else(|| index.to_string());
			let said = documented.iter().find_map(|item| {
				let (names, text) = item.split_once(": ")?;
				names.split(", ").any(|found| found == format!("`{name}`")).then_some(text)
			});
			let said = said
				.map_or_else(|| self.line(page, &field.docs), |said| self.places.text(page, said));
			out.push_str(&format!(
				"| `{name}` | {} | {} |\n",
				cell(&self.field_type(page, field)),
				cell(&said),
			));
		}
		out
	}

	/// An error, with what the calls say of it.
	fn error(
		&self,
		page: &str,
		pallet: &str,
		calls: &[Variant<PortableForm>],
		error: &Variant<PortableForm>,
	) -> String {
		let mut out = format!("\n### {}\n\n{}\n", error.name, self.paragraphs(page, &error.docs));
		let mut said: Vec<(String, Vec<String>)> = Vec::new();
		for call in calls {
			let found =
				docs::linked_error(self.metadata, (pallet, &call.name), pallet, &error.name);
			let Some(text) = found else { continue };
			let text = self.places.text(page, &text);
			let link = self.places.link(page, page, What::Call, &call.name);
			match said.iter_mut().find(|(known, _)| *known == text) {
				Some((_, links)) => links.push(link),
				None => said.push((text, vec![link])),
			}
		}
		if !said.is_empty() {
			out.push('\n');
		}
		for (text, links) in said {
			out.push_str(&format!("- {}: {text}\n", links.join(", ")));
		}
		out
	}

	/// The value of a constant, with its unit.
	fn value(&self, name: &str, ty: u32, bytes: &[u8], said: &[String]) -> String {
		let value = self.decoded(ty, bytes);
		let said = said.join(" ");
		let number = value
			.as_u64()
			.map(u128::from)
			.or_else(|| value.as_str().and_then(|digits| digits.parse().ok()));
		let of_type = self.metadata.types().resolve(ty).map(types::name_of).unwrap_or_default();
		match (of_type, number) {
			("PalletId", _) => match value.as_str().and_then(scale::from_hex) {
				Some(id) => format!("`{}`", String::from_utf8_lossy(&id)),
				None => value.to_string(),
			},
			("Perbill", Some(parts)) => {
				amounts::format_ratio(u64::try_from(parts).unwrap_or(u64::MAX), 1_000_000_000)
			},
			("Ratio", _) => {
				let part = |name: &str| value[name].as_u64().unwrap_or_default();
				amounts::format_ratio(part("numerator"), part("denominator"))
			},
			(_, Some(blocks)) if is_time(name, &said) => {
				let blocks = u32::try_from(blocks).unwrap_or(u32::MAX);
				amounts::format_duration(blocks, self.blocks_a_day)
			},
			(_, Some(amount)) if said.contains("native token") => {
				format!("{} OVN", amounts::format(amount, 12))
			},
			(_, Some(amount)) => amounts::format(amount, 0),
			_ => format!("`{value}`"),
		}
	}

	/// A type of ours.
	fn described_type(&self, page: &str, name: &str, id: u32) -> String {
		let Some(of) = self.metadata.types().resolve(id) else { return String::new() };
		let mut out = format!("\n### {name}\n");
		let said = self.paragraphs(page, &of.docs);
		if !said.is_empty() {
			out.push_str(&format!("\n{said}\n"));
		}
		match &of.type_def {
			TypeDef::Composite(def) => match def.fields.as_slice() {
				[only] if only.name.is_none() => {
					out.push_str(&format!("\nA named {}.\n", self.type_text(page, only.ty.id)));
				},
				fields => out.push_str(&self.fields("field", page, fields, &[])),
			},
			TypeDef::Variant(def) => {
				out.push('\n');
				for variant in &def.variants {
					let said = self.line(page, &variant.docs);
					let fields: Vec<_> = variant
						.fields
						.iter()
						.map(|field| {
							let of = self.field_type(page, field);
							let said = self.line(page, &field.docs);
							let said = said.trim_end_matches('.');
							match (&field.name, said.is_empty()) {
								(Some(name), true) => format!("`{name}`: {of}"),
								(Some(name), false) => format!("`{name}`: {of}, {}", lower(said)),
								(None, true) => of,
								(None, false) => format!("{of}, {}", lower(said)),
							}
						})
						.collect();
					let with = match fields.len() {
						0 => String::new(),
						_ => format!(" ({})", fields.join("; ")),
					};
					out.push_str(&match said.is_empty() {
						true => format!("- `{}`{with}\n", variant.name),
						false => format!("- `{}`{with}: {}\n", variant.name, lower(&said)),
					});
				}
			},
			_ => out.push_str(&format!("\n{}.\n", self.type_text(page, id))),
		}
		out
	}

	/// The page of the types that several pallets use.
	fn types(&self) -> File {
		let mut out = format!(
			"{MADE}\n\n# Types\n\nTypes that several pallets use; those of one pallet stand on its page. [How values are written](README.md#values).\n"
		);
		for ((_, name), id) in self.described.iter().filter(|((page, _), _)| page == TYPES) {
			out.push_str(&self.described_type(TYPES, name, *id));
		}
		File { name: TYPES.into(), content: out }
	}

	/// The index.
	fn index(&self, ours: &[PalletMetadata<'a>]) -> File {
		let mut out = format!("{MADE}\n\n{INDEX_HEAD}");
		out.push_str("\n## Pallets of this project\n\n| pallet | for | calls | questions | events | errors |\n| --- | --- | --- | --- | --- | --- |\n");
		for pallet in ours {
			let purpose =
				words::OURS.iter().find(|(name, ..)| *name == pallet.name()).map_or("", |w| w.2);
			out.push_str(&format!(
				"| [{}]({}) | {purpose} | {} | {} | {} | {} |\n",
				pallet.name(),
				words::file_of(pallet.name()),
				variants(pallet.call_variants()).len(),
				pallet.view_functions().len(),
				variants(pallet.event_variants()).len(),
				variants(pallet.error_variants()).len(),
			));
		}
		out.push_str(&INDEX_VALUES.replace("{blocks}", &self.blocks_a_day.to_string()));
		let own: BTreeSet<_> = ours.iter().map(|pallet| pallet.name()).collect();
		out.push_str("\n## Pallets of the SDK\n\nThey are documented by the SDK, and by `ovn docs NAME`. Fees and refusals are the same for all.\n\n| number | pallet | for | calls |\n| --- | --- | --- | --- |\n");
		let mut stock: Vec<_> =
			self.metadata.pallets().filter(|pallet| !own.contains(pallet.name())).collect();
		stock.sort_by_key(PalletMetadata::call_index);
		for pallet in stock {
			let calls: Vec<_> = variants(pallet.call_variants())
				.iter()
				.map(|call| format!("`{}`", call.name))
				.collect();
			out.push_str(&format!(
				"| {} | {} | {} | {} |\n",
				pallet.call_index(),
				pallet.name(),
				words::of(words::STOCK, pallet.name()),
				if calls.is_empty() { "none".into() } else { calls.join(", ") },
			));
		}
		out.push_str("\n## Transaction extensions\n\nWhat is checked of each transaction before its call, in this order. What a wallet puts into the transaction is *sent*; what it signs besides, without sending it, is *signed*.\n\n| extension | does | sent | signed |\n| --- | --- | --- | --- |\n");
		for extension in self.metadata.extrinsic().transaction_extensions_to_use_for_encoding() {
			out.push_str(&format!(
				"| `{}` | {} | {} | {} |\n",
				extension.identifier(),
				words::of(words::EXTENSIONS, extension.identifier()),
				cell(&self.type_text("README.md", extension.extra_ty())),
				cell(&self.type_text("README.md", extension.additional_ty())),
			));
		}
		File { name: "README.md".into(), content: out }
	}
}

const INDEX_HEAD: &str = "\
# Reference

Every call, question, event, error, constant, storage entry and type of this project's pallets, as the chain itself documents them in its
metadata. The same texts are in `ovn docs NAME` and in every wallet that shows documentation. The guides in
[docs](..) say what it is all for; [valueflows.md](../valueflows.md) says which words of ValueFlows 1.0 our calls and events stand for.
";

const INDEX_VALUES: &str = "
[Types](types.md) that several of them use have a page of their own.

## Values

| value | on the chain | in JSON: `ovn chain call`, `ask`, `read`, `--json` |
| --- | --- | --- |
| account | 32 bytes | its address, or a name that the client knows |
| amount | base units, u128; 10^12 are one OVN | its digits as a text: `\"1500000000000\"` |
| quantity, units in a book | millionths, u128 | as an amount |
| reputation | 10^-12, u128 | as an amount |
| share | billionths (u32), or a ratio of two numbers | a number; an object |
| asset | `Native`, or `WithId` with a number | `\"Native\"`, `{\"WithId\": 7}` |
| hash | 32 bytes | `\"0x...\"`, 64 digits |
| bytes, names | at most so many as their description says | the text, or `\"0x...\"` |
| one of several | | `\"Name\"`, or `{\"Name\": fields}` |
| optional | | `null`, or the value |

The commands of `ovn` for people take whole tokens, hours, days and names: [client.md](../client.md).

## Times

Times are numbers of blocks. The development chains (`--dev`, `local-fast`) run a day in {blocks} blocks, so that weeks are
told in seconds; other chains have 28,800, one every three seconds. Everything that is said in days is the same number of days
everywhere; what would be shorter than a block, as an hour is there, is one block.
";

/// Whether a number is one of blocks that pass.
fn is_time(name: &str, said: &str) -> bool {
	!name.contains("Block") && (said.contains(" blocks") || said.contains("The time "))
}

/// With a small letter at the beginning, unless it is a name.
fn lower(text: &str) -> String {
	let mut letters = text.chars();
	match (letters.next(), letters.clone().next()) {
		(Some(first), Some(second)) if first.is_uppercase() && !second.is_uppercase() => {
			first.to_lowercase().chain(letters).collect()
		},
		_ => text.to_owned(),
	}
}

/// The parts of a documentation, by their headings; the first has none.
fn sections(lines: &[String]) -> Vec<(String, Vec<String>)> {
	let mut parts = vec![(String::new(), Vec::new())];
	for line in lines {
		match docs::heading(line) {
			Some(heading) => parts.push((heading.to_owned(), Vec::new())),
			None => {
				if let Some((_, inside)) = parts.last_mut() {
					inside.push(line.clone());
				}
			},
		}
	}
	parts
}

/// Which calls mention something in a part of their documentation: by name, the calls.
fn mentions(
	calls: &[Variant<PortableForm>],
	heading: &str,
	parent: &str,
) -> BTreeMap<String, Vec<String>> {
	let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
	for call in calls {
		for (_, lines) in sections(&call.docs).iter().filter(|(name, _)| name == heading) {
			let text = lines.join(" ");
			for part in text.split(&format!("[`{parent}::")).skip(1) {
				let Some((name, _)) = part.split_once("`]") else { continue };
				let calls = found.entry(name.to_owned()).or_default();
				if !calls.contains(&call.name) {
					calls.push(call.name.clone());
				}
			}
		}
	}
	found
}

/// Notes where everything of a pallet's page will stand.
fn place(pallet: &PalletMetadata<'_>, described: &Described, places: &mut Places) {
	let page = words::file_of(pallet.name());
	let mut anchors = Anchors::default();
	let mut put = |places: &mut Places, what, name: &str| {
		let anchor = anchors.next(name);
		if let Some(what) = what {
			places.put(&page, what, name, anchor);
		}
	};
	put(places, None, pallet.name());
	let calls = variants(pallet.call_variants());
	if !calls.is_empty() {
		put(places, None, CALLS);
		calls.iter().for_each(|call| put(places, Some(What::Call), &call.name));
	}
	if pallet.has_view_functions() {
		put(places, None, VIEWS);
		pallet.view_functions().for_each(|view| put(places, Some(What::View), view.name()));
	}
	for (part, what, found) in [
		(EVENTS, What::Event, pallet.event_variants()),
		(ERRORS, What::Error, pallet.error_variants()),
	] {
		let found = variants(found);
		if !found.is_empty() {
			put(places, None, part);
			found.iter().for_each(|variant| put(places, Some(what), &variant.name));
		}
	}
	if pallet.constants().len() > 0 {
		put(places, None, CONSTANTS);
		for constant in pallet.constants() {
			places.put_line(&page, constant.name(), "constants");
			places.put_line(&page, &constant.name().to_uppercase(), "constants");
		}
	}
	let entries = pallet.storage().map(|storage| storage.entries()).unwrap_or_default();
	if !entries.is_empty() {
		put(places, None, STORAGE);
		for entry in entries {
			places.put_line(&page, entry.name(), "storage");
		}
	}
	let mut of_page = described.keys().filter(|(of, _)| *of == page).peekable();
	if of_page.peek().is_some() {
		put(places, None, TYPES_PART);
		of_page.for_each(|(_, name)| put(places, Some(What::Type), name));
	}
}
