// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What commands are told: the kinds of arguments, and the arguments of one command.

use serde_json::{Map, Value as Json};
use std::ops::{Deref, DerefMut, Index};

/// The arguments of a command as they go to the chain, by the names of its fields. What was not given is null.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(Map<String, Json>);

impl Values {
	/// None.
	pub fn new() -> Self {
		Self::default()
	}
}

impl Deref for Values {
	type Target = Map<String, Json>;

	fn deref(&self) -> &Self::Target {
		&self.0
	}
}

impl DerefMut for Values {
	fn deref_mut(&mut self) -> &mut Self::Target {
		&mut self.0
	}
}

impl Index<&str> for Values {
	type Output = Json;

	fn index(&self, name: &str) -> &Json {
		self.0.get(name).unwrap_or(&Json::Null)
	}
}

impl From<Values> for Json {
	fn from(values: Values) -> Self {
		Self::Object(values.0)
	}
}

/// How an argument is read, and what becomes of it.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
	/// A scope: its number or name.
	Scope,
	/// An account: an address, a name of the address book, `me`.
	Account,
	/// Accounts with a number of reputation each: `ana=40`.
	Founders,
	/// A contribution: `scope/index`.
	Contribution,
	/// A proposal to the voters of a scope: `scope/index`.
	Proposal,
	/// A kind of the scope: its number or name.
	Sort,
	/// A role of the scope: its number or name.
	Role,
	/// Roles with the multiplier of each: `maker=1.5`.
	Multipliers,
	/// A purse of the scope: `treasury`, `sponsor`, or a fund's number or name.
	Purse,
	/// The number of a fund: its number or name.
	Fund,
	/// An amount of the asset that the command names, of the chain's token if none.
	Money,
	/// An amount in the asset of what the command names, which the command finds itself: as it is written.
	Sum,
	/// An amount of reputation.
	Reputation,
	/// A quantity of contribution.
	Quantity,
	/// A share or a factor.
	Ratio,
	/// A share in parts per billion.
	Fraction,
	/// A number of per cent.
	PerCent,
	/// A document: a file, a URL, or a short text.
	Document,
	/// A hash: `0x...`, a file, or a text that is hashed.
	Hash,
	/// A reference, as the number of an invoice, which is hashed.
	Reference,
	/// A time, in blocks.
	Duration,
	/// A date.
	Day,
	/// A text.
	Text,
	/// A whole number.
	Number,
	/// Yes if it is given.
	Flag,
	/// One of these.
	Choice(&'static [&'static str]),
	/// An asset: `native` or a number.
	Asset,
	/// JSON, or a file of it as `@FILE`.
	Object,
	/// A book: `scope/kind` or `deal:NUMBER`.
	Book,
	/// A holder: an account, `scope:NAME`, `book:BOOK` or `0x...` of somebody outside.
	Holder,
	/// A scope as `scope:NAME`, or an account.
	Party,
	/// Whose contribution: an account, `scope:NAME`, or `0x...` of somebody outside.
	Contributor,
	/// A shared resource: its number or its name.
	Resource,
	/// A campaign: its number, or the name of what it is for.
	Campaign,
	/// What a class of use costs: `commercial:price=20,maintenance=1.5`.
	Tariff,
	/// How long something is used, in minutes.
	Minutes,
	/// A technician and how long: `tess=2`.
	Helper,
	/// A custodian with its weight: `ana=60%`, or `ana`.
	Custodian,
}

/// A choice as people write it: `derived-from` of `DerivedFrom`.
pub fn spelled(choice: &str) -> String {
	let mut out = String::new();
	for letter in choice.chars() {
		if letter.is_uppercase() && !out.is_empty() {
			out.push('-');
		}
		out.extend(letter.to_lowercase());
	}
	out
}

/// The choice that is meant, as the chain writes it; what is none of them stays, and is refused by it.
pub fn choice(choices: &[&str], text: &str) -> String {
	let plain = |text: &str| text.replace(['-', '_'], "").to_lowercase();
	let found = choices.iter().find(|choice| plain(choice) == plain(text));
	found.map_or_else(|| text.to_owned(), |choice| (*choice).to_owned())
}

impl Kind {
	/// What to write, in one word.
	pub fn word(self) -> &'static str {
		match self {
			Self::Scope => "SCOPE",
			Self::Account => "WHO",
			Self::Founders => "WHO=REPUTATION",
			Self::Contribution | Self::Proposal => "SCOPE/NUMBER",
			Self::Sort => "KIND",
			Self::Role => "ROLE",
			Self::Multipliers => "ROLE=FACTOR",
			Self::Purse => "PURSE",
			Self::Fund => "FUND",
			Self::Money | Self::Sum => "AMOUNT",
			Self::Reputation => "REPUTATION",
			Self::Quantity => "QUANTITY",
			Self::Ratio | Self::Fraction => "SHARE",
			Self::PerCent => "PERCENT",
			Self::Document => "DOCUMENT",
			Self::Hash => "HASH",
			Self::Reference => "REFERENCE",
			Self::Duration => "TIME",
			Self::Day => "DATE",
			Self::Text => "TEXT",
			Self::Number => "NUMBER",
			Self::Flag => "",
			Self::Choice(_) => "CHOICE",
			Self::Asset => "ASSET",
			Self::Object => "JSON",
			Self::Book => "BOOK",
			Self::Holder => "HOLDER",
			Self::Party => "PARTY",
			Self::Contributor => "WHO",
			Self::Resource => "RESOURCE",
			Self::Campaign => "CAMPAIGN",
			Self::Tariff => "CLASS:TARIFF",
			Self::Minutes => "HOURS",
			Self::Helper => "WHO=HOURS",
			Self::Custodian => "WHO=SHARE",
		}
	}

	/// What to write, in a sentence.
	pub fn help(self) -> &'static str {
		match self {
			Self::Scope => "a scope: its number or its name, or . for that of your configuration",
			Self::Account => "an account: its address, its name in your address book, or `me`",
			Self::Founders => "an account and its reputation, as ana=40; several of them",
			Self::Contribution => "a contribution: the scope and the number in it, as printer/17",
			Self::Proposal => "a proposal: the scope and the number in it, as lab/7",
			Self::Sort => "a kind of contribution of the scope: its number or its name",
			Self::Role => "a role of the scope: its number or its name",
			Self::Multipliers => "a role and its factor, as maker=1.5; several of them",
			Self::Purse => "a purse of the scope: treasury, sponsor, or a fund's number or name",
			Self::Fund => "a fund of the scope: its number or its name",
			Self::Money => "an amount in whole tokens, as 12.5",
			Self::Sum => "an amount in the asset's own unit, as 12.5; where there are several assets 7=12.5 says of which",
			Self::Reputation => "an amount of reputation, as 12.5",
			Self::Quantity => "how much, in the kind's unit, as 1.5",
			Self::Ratio => "a share, as 5%, 1/3 or 0.05",
			Self::Fraction => "a share, as 5%",
			Self::PerCent => "per cent, as 120",
			Self::Document => "a document: a file, a URL of it with its hash as URL#0x..., a file and where it lies as FILE=URL, or a short text (text:... if it looks like a file)",
			Self::Hash => "0x and 64 digits, or a file or text, of which the SHA-256 is taken",
			Self::Reference => "a number or words, a file, or 0x and 64 digits",
			Self::Duration => "a time: 3d, 12h, 90m, or 600 blocks",
			Self::Day => "a date, as 2026-11-21, or today",
			Self::Text => "a text",
			Self::Number => "a whole number",
			Self::Flag => "",
			Self::Choice(_) => "one of the choices",
			Self::Asset => "an asset: native, or its number",
			Self::Object => "JSON, or @FILE with it",
			Self::Book => "a book: the scope and the kind, as printer/work, or deal:5",
			Self::Holder => "a holder: an account, scope:NAME, book:BOOK, outside:SALT:NAME, or 0x... of somebody outside",
			Self::Party => "scope:NAME, or an account",
			Self::Contributor => "an account, scope:NAME, or 0x... of somebody outside",
			Self::Resource => "a resource: its number or its name",
			Self::Campaign => "a campaign: its number, or the name of what it is for",
			Self::Tariff => "what a class of use costs, as commercial:price=20,material=1,maintenance=1.5,infrastructure=5%,technician=20,payback=rest",
			Self::Minutes => "how long: hours as 1.5, or 90m",
			Self::Helper => "a technician and how long, as tess=2",
			Self::Custodian => "who, or several with their shares, as ana=60% ben=40%",
		}
	}
}

/// An argument.
#[derive(Clone, Debug)]
pub struct Arg {
	/// Its name.
	pub name: &'static str,
	/// Where it goes: the fields' names, with points between them.
	pub field: &'static str,
	/// How it is read.
	pub kind: Kind,
	/// Whether it is an option, `--name VALUE`, rather than a place in a row.
	pub option: bool,
	/// Whether it must be given.
	pub required: bool,
	/// Whether there can be several.
	pub many: bool,
	/// What is meant if it is not given, as one would write it.
	pub default: Option<&'static str>,
	/// What to say of it, if not what its kind says.
	pub help: Option<&'static str>,
}

impl Arg {
	/// As an option.
	pub fn opt(mut self) -> Self {
		self.option = true;
		self.required = false;
		self
	}

	/// As an option that must be given.
	pub fn must(mut self) -> Self {
		self.option = true;
		self.required = true;
		self
	}

	/// Several of it.
	pub fn many(mut self) -> Self {
		self.many = true;
		self
	}

	/// Under another name in the call.
	pub fn at(mut self, field: &'static str) -> Self {
		self.field = field;
		self
	}

	/// What is meant if it is not given.
	pub fn or(mut self, default: &'static str) -> Self {
		self.default = Some(default);
		self.required = false;
		self
	}

	/// What to say of it.
	pub fn help(mut self, help: &'static str) -> Self {
		self.help = Some(help);
		self
	}
}

/// An argument in its place.
pub fn arg(name: &'static str, kind: Kind) -> Arg {
	Arg {
		name,
		field: name,
		kind,
		option: matches!(kind, Kind::Flag),
		required: !matches!(kind, Kind::Flag),
		many: false,
		default: None,
		help: None,
	}
}

/// The asset a command is about: the chain's token unless it says otherwise.
pub fn asset() -> Arg {
	arg("asset", Kind::Asset).opt().or("native")
}

/// Puts a value where a field's path says.
pub fn put(values: &mut Map<String, Json>, path: &str, value: Json) {
	match path.split_once('.') {
		None => {
			values.insert(path.to_owned(), value);
		},
		Some((first, rest)) => {
			let inner = values.entry(first).or_insert_with(|| Json::Object(Map::new()));
			if !inner.is_object() {
				*inner = Json::Object(Map::new());
			}
			if let Some(inner) = inner.as_object_mut() {
				put(inner, rest, value);
			}
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn argument_is_null_when_it_was_not_given() {
		let mut values = Values::new();
		put(&mut values, "metadata.hash", Json::from("0xaa"));
		assert_eq!(values["name"], Json::Null);
		assert_eq!(values["metadata"]["hash"], "0xaa");
		assert_eq!(values["metadata"]["uri"]["more"], Json::Null);
		assert_eq!(Json::from(values), serde_json::json!({"metadata": {"hash": "0xaa"}}));
	}

	#[test]
	fn choice_is_understood_however_it_is_written() {
		let choices = ["DerivedFrom", "ComponentOf"];
		for text in ["DerivedFrom", "derivedfrom", "derived-from", "Derived_From"] {
			assert_eq!(choice(&choices, text), "DerivedFrom");
		}
		assert_eq!(choice(&choices, "Nothing"), "Nothing");
		assert_eq!(spelled("DerivedFrom"), "derived-from");
		assert_eq!(spelled("true"), "true");
	}
}
