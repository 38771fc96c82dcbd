// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the chain answers, as people read it: amounts in whole tokens, hours and days, names for numbers.
//!
//! A number does not say what it counts. Its field's name does, and the pallet it is of.

use crate::{
	amounts,
	context::Context,
	counted::{self, Counted},
	fields::{as_said, base_units, shorten},
	names, output,
};
use serde_json::{Map, Value as Json};
use std::{future::Future, pin::Pin};

/// What a number counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Unit {
	Money,
	Reputation,
	Quantity,
	Units,
	Billionths,
	Block,
	Duration,
	Day,
	Scope,
	Resource,
	Level,
	/// Hundredths of the currency of an invoice.
	Hundredths,
	Plain,
}

/// What the number in a field counts.
fn unit(pallet: &str, field: &str, value: &Json) -> Unit {
	let wide = value.is_string();
	match (pallet, field) {
		(_, "scope" | "network" | "parent" | "sponsor" | "Scope" | "Inherited") if !wide => {
			Unit::Scope
		},
		("Custody" | "Usage" | "Crowdfunding", "resource" | "successor") => Unit::Resource,
		(
			"Custody" | "Usage" | "Crowdfunding" | "Budgeting",
			"campaign" | "agreement" | "deal" | "number" | "payment" | "round" | "idea",
		) => Unit::Plain,
		("Custody" | "Usage", "start" | "end" | "free_until" | "due") => Unit::Block,
		// Of a contract the periods are counted, and have a number.
		("Settlement", "period") => Unit::Plain,
		("Firms", "price") if wide => Unit::Hundredths,
		(
			"Settlement" | "Firms" | "Fiat",
			"block" | "valid_until" | "due_by" | "due" | "returns" | "ends" | "answer_by"
			| "judge_by" | "decline_by" | "breach_from" | "marked_from" | "sold_at" | "closed_at",
		) if !wide => Unit::Block,
		(_, "closes_at" | "opened_at") if wide => Unit::Level,
		(_, "level" | "settled_at" | "value" | "rise") if wide && pallet != "Evaluation" => {
			Unit::Level
		},
		(
			_,
			"expires" | "closes_at" | "opened_at" | "since" | "founded" | "until" | "from" | "at"
			| "logged_at" | "full_at" | "budget_renewed_at" | "deadline" | "updated",
		) => Unit::Block,
		(
			_,
			"window" | "minimum_time" | "notice" | "refill_period" | "claim_period"
			| "invitation_period" | "term" | "period" | "half_life",
		) if !wide => Unit::Duration,
		(_, "day") if pallet == "Contributions" => Unit::Day,
		("Evaluation", "quorum" | "reward_cap" | "window_cap" | "evaluator_factor") => {
			Unit::Billionths
		},
		("Evaluation", "share") if !wide => Unit::Billionths,
		("Evaluation", "stake") if !wide => Unit::Billionths,
		("Evaluation", "reward_value" | "token" | "token_cap") => Unit::Money,
		("Evaluation", _) if wide => Unit::Reputation,
		("Contributions", "rate" | "amount" | "forfeited") => Unit::Money,
		("Contributions", "entries") => Unit::Plain,
		("Contributions", _) if wide => Unit::Quantity,
		("Shares", "units" | "credited" | "debited" | "total" | "waiting") => Unit::Units,
		(
			"Networks" | "ValueEquation" | "Shares" | "Balances" | "Custody" | "Usage"
			| "Crowdfunding" | "Settlement" | "Firms" | "Fiat",
			_,
		) if wide => Unit::Money,
		_ => Unit::Plain,
	}
}

/// What the rights of a tier allow, in words: one bit each, the lowest for the first.
pub fn rights(bits: u64) -> String {
	const RIGHTS: [&str; 5] = ["log", "take tasks", "open tasks", "invite", "open scopes"];
	let mut words = Vec::new();
	let mut left = bits;
	for right in RIGHTS {
		if left % 2 == 1 {
			words.push(right.to_owned());
		}
		left /= 2;
	}
	if left != 0 {
		words.push(format!("and what bits {bits} allow besides"));
	}
	match words.is_empty() {
		true => "do nothing".into(),
		false => words.join(", "),
	}
}

/// The beginning of a number that is too long to be read.
fn long(text: &str) -> String {
	format!("{}… ({} digits)", text.chars().take(6).collect::<String>(), text.len())
}

/// What the number in a field counts, where its type says so; else what its name says.
fn unit_of(counted: Option<Counted>, named: Unit) -> Unit {
	match (counted, named) {
		(Some(Counted::Scope), _) => Unit::Scope,
		(Some(Counted::Resource), _) => Unit::Resource,
		(Some(Counted::Identifier), _) => Unit::Plain,
		// Amounts are wider than these.
		(Some(Counted::Count), Unit::Money | Unit::Units | Unit::Reputation) => Unit::Plain,
		_ => named,
	}
}

impl Context {
	/// The fields of an event or an answer as `name value`.
	pub async fn show_fields(&mut self, pallet: &str, fields: &Json) -> Vec<String> {
		let mut out = Vec::new();
		let Some(object) = fields.as_object() else {
			return vec![self.show(pallet, "", fields, fields).await];
		};
		for (name, value) in object {
			if nothing(value) || internal(value) {
				continue;
			}
			out.push(format!("{} {}", spaced(name), self.show(pallet, name, value, fields).await));
		}
		out
	}

	/// A value in a line. `around` is the object it is in, which may name its asset or book.
	pub fn show<'a>(
		&'a mut self,
		pallet: &'a str,
		field: &'a str,
		value: &'a Json,
		around: &'a Json,
	) -> Pin<Box<dyn Future<Output = String> + 'a>> {
		Box::pin(async move {
			match value {
				Json::Null => "-".into(),
				Json::Bool(true) => "yes".into(),
				Json::Bool(false) => "no".into(),
				Json::Number(_) => self.show_number(pallet, field, value, around).await,
				Json::String(text) if is_number(text) => {
					self.show_number(pallet, field, value, around).await
				},
				Json::String(text) if crate::scale::from_address(text).is_some() => {
					self.person(text)
				},
				Json::String(text) if text == "Native" => self.chain.symbol.clone(),
				Json::String(text) if text.starts_with("0x") && text.len() > 20 => {
					match self.copies.about(text) {
						Some(copy) => format!("{} ({copy})", shorten(text)),
						None => shorten(text),
					}
				},
				Json::String(text) => match (field, letters(text)) {
					("currency", Some(currency)) => currency,
					_ => text.clone(),
				},
				Json::Array(items) => {
					let mut out = Vec::new();
					for item in items {
						match item.as_array().map(Vec::as_slice) {
							Some([name, value]) => {
								let name = self.show(pallet, field, name, around).await;
								out.push(format!(
									"{name} {}",
									self.show(pallet, field, value, around).await
								));
							},
							_ => out.push(self.show(pallet, field, item, around).await),
						}
					}
					out.join(", ")
				},
				Json::Object(object) => self.show_object(pallet, field, object, around).await,
			}
		})
	}

	async fn show_object(
		&mut self,
		pallet: &str,
		field: &str,
		object: &Map<String, Json>,
		around: &Json,
	) -> String {
		let number = |name: &str| object.get(name).and_then(Json::as_u64);
		if let (Some(above), Some(below), 2) =
			(number("numerator"), number("denominator"), object.len())
		{
			return amounts::format_ratio(above, below);
		}
		let tiers = ["affiliate", "contributor", "member"];
		if object.len() == tiers.len() && tiers.iter().all(|tier| number(tier).is_some()) {
			let of = |tier: &&str| number(tier).map(|bits| format!("{tier}s {}", rights(bits)));
			return tiers.iter().filter_map(of).collect::<Vec<_>>().join("; ");
		}
		if let (Some(hash), Some(uri), 2) = (object.get("hash"), object.get("uri"), object.len()) {
			let uri = as_said(uri);
			let copy = hash.as_str().and_then(|hash| self.copies.about(hash));
			let hash = shorten(&as_said(hash));
			let nothing = hash.bytes().all(|byte| matches!(byte, b'0' | b'x') || !byte.is_ascii());
			return match names::from_uri(&uri) {
				Some(text) if text.is_empty() => "none".into(),
				Some(text) => format!("\"{text}\""),
				None if uri.is_empty() && nothing => "none".into(),
				None if uri.is_empty() => match copy {
					Some(copy) => format!("{hash} ({copy})"),
					None => hash,
				},
				None => format!("{uri} ({hash})"),
			};
		}
		// A time that a brake can make later.
		if let (Some(_), Some(_), 2) = (number("block"), number("stopped"), object.len()) {
			return self.shown_block(&object["block"]);
		}
		if let (Some(scope), Some(index), 2) = (number("scope"), number("index"), object.len()) {
			return format!("{scope}/{index}");
		}
		if let (Some(scope), Some(kind), 2) = (number("scope"), number("kind"), object.len()) {
			return format!("{scope}/{kind}");
		}
		if let (1, Some((name, inner))) = (object.len(), object.iter().next()) {
			let shown = self.show(pallet, name, inner, around).await;
			return match name.as_str() {
				"Agent" | "Account" | "Kind" | "Scope" | "Set" => shown,
				"WithId" => format!("asset {shown}"),
				_ if field == name => shown,
				_ if nothing(inner) => name.clone(),
				_ => format!("{} {shown}", spaced(name)),
			};
		}
		let mut out = Vec::new();
		for (name, value) in object {
			if !nothing(value) && !internal(value) {
				out.push(format!(
					"{} {}",
					spaced(name),
					self.show(pallet, name, value, &Json::Object(object.clone())).await
				));
			}
		}
		format!("({})", out.join(", "))
	}

	async fn show_number(
		&mut self,
		pallet: &str,
		field: &str,
		value: &Json,
		around: &Json,
	) -> String {
		let Some(number) = base_units(value) else {
			// Wider than any amount: a level of a book.
			return value.as_str().map_or_else(
				|| value.to_string(),
				|text| {
					if text.len() > 20 {
						long(text)
					} else {
						text.into()
					}
				},
			);
		};
		let narrow = u32::try_from(number).unwrap_or(u32::MAX);
		let counted = counted::of(self.chain.metadata(), pallet, field);
		match unit_of(counted, unit(pallet, field, value)) {
			Unit::Money => {
				let asset = match pallet {
					"Settlement" | "Firms" | "Fiat" => {
						match crate::things::asset_around(&self.chain, pallet, field, around).await
						{
							Some(asset) => Some(asset),
							// Whose unit is not known is no amount of the chain's token.
							None => return format!("{number} base units"),
						}
					},
					_ => around.get("asset").cloned(),
				};
				self.money(value, asset.as_ref()).await
			},
			Unit::Hundredths => {
				let shown = amounts::format(number, 2);
				match around["currency"].as_str().and_then(letters) {
					Some(currency) => format!("{shown} {currency}"),
					None => shown,
				}
			},
			Unit::Units => {
				let money = match around.get("book").or_else(|| around.get("id")) {
					Some(book) => self.counts_money(&book.clone()).await,
					None => crate::fields::is_money(&around["terms"]),
				};
				if money {
					self.tokens(number)
				} else {
					amounts::format(number, amounts::UNIT_DECIMALS)
				}
			},
			Unit::Reputation => amounts::format(number, amounts::REPUTATION_DECIMALS),
			Unit::Quantity => amounts::format(number, amounts::UNIT_DECIMALS),
			Unit::Billionths => format!("{} %", amounts::format(number, 7)),
			Unit::Block => self.show_block(narrow),
			Unit::Duration => amounts::format_duration(narrow, self.chain.blocks_per_day),
			Unit::Day => amounts::format_day(narrow),
			Unit::Scope => self.scope_name(narrow).await,
			Unit::Resource => crate::things::resource_name(&self.chain, value).await,
			Unit::Level if number == u128::MAX => "no end".into(),
			Unit::Level => {
				let text = number.to_string();
				if text.len() > 20 {
					long(&text)
				} else {
					text
				}
			},
			Unit::Plain => number.to_string(),
		}
	}

	/// A block, how far away it is, and when that is here.
	pub fn show_block(&self, block: u32) -> String {
		let now = u32::try_from(self.chain.block()).unwrap_or(u32::MAX);
		let date = match self.date_of(block.into()).filter(|_| block != u32::MAX) {
			Some(date) => format!(" ({date})"),
			None => String::new(),
		};
		match block.checked_sub(now) {
			Some(left) if left > 0 && block != u32::MAX => {
				let time = amounts::format_duration(left, self.chain.blocks_per_day);
				format!("block {block}, in {time}{date}")
			},
			_ => format!("block {block}{date}"),
		}
	}

	/// The block in a field, as [`Self::show_block`]; what is none is shown as it is.
	pub fn shown_block(&self, value: &Json) -> String {
		let block = base_units(value).and_then(|block| u32::try_from(block).ok());
		block.map_or_else(|| as_said(value), |block| self.show_block(block))
	}

	/// The date and time here of a block, as far as blocks keep their time; nothing on a chain whose days are not
	/// those of the clock.
	pub fn date_of(&self, block: u64) -> Option<String> {
		let each = self.chain.constant("Babe", "ExpectedBlockTime").ok()?;
		let each = i64::try_from(base_units(&each)?).ok()?;
		let day = each.checked_mul(i64::from(self.chain.blocks_per_day))?;
		if day != 86_400_000 {
			return None;
		}
		date_after(&jiff::Zoned::now(), self.chain.block(), block, each)
	}

	/// An answer over several lines: fields below each other, lists of alike things as tables.
	pub fn page<'a>(
		&'a mut self,
		pallet: &'a str,
		value: &'a Json,
		indent: usize,
	) -> Pin<Box<dyn Future<Output = Vec<String>> + 'a>> {
		Box::pin(async move {
			let space = " ".repeat(indent);
			match value {
				Json::Object(object) if object.len() > 1 => {
					let width =
						object.keys().map(|key| spaced(key).chars().count()).fold(0, usize::max);
					let mut lines = Vec::new();
					for (name, inner) in object {
						let label = spaced(name);
						let nested = matches!(inner, Json::Array(items) if items.first().is_some_and(Json::is_object))
							|| matches!(inner, Json::Object(inside) if inside.len() > 3);
						if nested {
							lines.push(format!("{space}{label}:"));
							lines.extend(self.page(pallet, inner, indent.saturating_add(2)).await);
						} else {
							let shown = match nothing(inner) {
								true => "-".into(),
								false => self.show(pallet, name, inner, value).await,
							};
							lines.push(format!("{space}{label:<width$}  {shown}"));
						}
					}
					lines
				},
				Json::Array(items) if items.iter().all(Json::is_object) && !items.is_empty() => {
					let table = self.rows(pallet, items).await;
					table.lines().map(|line| format!("{space}{line}")).collect()
				},
				Json::Array(items) => {
					let mut lines = Vec::new();
					for item in items {
						lines.push(format!(
							"{space}{}",
							self.show(pallet, "", item, &Json::Null).await
						));
					}
					if lines.is_empty() {
						lines.push(format!("{space}(none)"));
					}
					lines
				},
				_ => vec![format!("{space}{}", self.show(pallet, "", value, &Json::Null).await)],
			}
		})
	}

	/// A list of alike things as a table. Columns in which nothing stands are left out.
	async fn rows(&mut self, pallet: &str, items: &[Json]) -> String {
		let mut heads: Vec<String> = Vec::new();
		for item in items {
			for key in item.as_object().into_iter().flat_map(Map::keys) {
				if !heads.contains(key) {
					heads.push(key.clone());
				}
			}
		}
		heads.retain(|head| items.iter().any(|item| !item[head.as_str()].is_null()));
		let mut rows = Vec::new();
		for item in items {
			let mut row = Vec::new();
			for head in &heads {
				row.push(self.show(pallet, head, &item[head.as_str()], item).await);
			}
			rows.push(row);
		}
		let heads: Vec<_> = heads.iter().map(|head| spaced(head)).collect();
		output::table(&heads.iter().map(String::as_str).collect::<Vec<_>>(), &rows)
	}
}

/// The date and time of a block, if it is now that of another one and each takes so many milliseconds.
fn date_after(now: &jiff::Zoned, at: u64, block: u64, each: i64) -> Option<String> {
	let blocks = i64::try_from(block).ok()?.checked_sub(i64::try_from(at).ok()?)?;
	let time = jiff::SignedDuration::from_millis(blocks.checked_mul(each)?);
	Some(now.checked_add(time).ok()?.strftime("%Y-%m-%d %H:%M").to_string())
}

/// The letters of a currency that are written in hexadecimal digits; nothing if it is none.
fn letters(text: &str) -> Option<String> {
	let bytes = crate::scale::from_hex(text).filter(|bytes| bytes.len() == 3)?;
	let good = bytes.iter().all(u8::is_ascii_uppercase);
	good.then(|| String::from_utf8(bytes).ok()).flatten()
}

/// Whether a value says nothing.
fn nothing(value: &Json) -> bool {
	value.is_null()
		|| value.as_array().is_some_and(Vec::is_empty)
		|| value == &Json::String(String::new())
		|| value.as_object().is_some_and(|object| object.values().all(nothing))
}

/// Whether a number is one of the chain's book-keeping, too long to be an amount of anything.
fn internal(value: &Json) -> bool {
	value.as_str().is_some_and(|text| text.len() > 20 && is_number(text))
}

fn is_number(text: &str) -> bool {
	!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A field's name as words.
pub fn spaced(name: &str) -> String {
	name.replace('_', " ")
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn date_of_a_block_is_told_from_now_on_and_back() {
		let now: jiff::Timestamp = "2026-11-30T12:00Z".parse().unwrap();
		let now = now.to_zoned(jiff::tz::TimeZone::UTC);
		let date = |block| date_after(&now, 1_000, block, 3_000).unwrap();
		assert_eq!(date(1_000), "2026-11-30 12:00");
		assert_eq!(date(1_000 + 28_800), "2026-12-01 12:00");
		assert_eq!(date(400), "2026-11-30 11:30");
		assert_eq!(date_after(&now, 0, u64::MAX, 3_000), None);
	}

	#[test]
	fn nothing_is_said_of_what_says_nothing() {
		for value in [json!(null), json!([]), json!(""), json!({}), json!({"deadline": null})] {
			assert!(nothing(&value), "{value}");
		}
		assert!(!nothing(&json!({"deadline": 7})) && !nothing(&json!(0)));
	}

	#[test]
	fn number_is_internal_when_it_is_longer_than_any_amount() {
		assert!(internal(&json!(u128::MAX.to_string())));
		assert!(!internal(&json!("1000000000000000000")) && !internal(&json!(7)));
		assert!(!internal(&json!("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY")));
	}

	#[test]
	fn identifier_in_an_event_is_never_told_as_money() {
		let metadata = crate::docs::embedded();
		let mut seen = 0;
		for pallet in crate::cli::tests::OURS {
			let found = metadata.pallet_by_name(pallet).unwrap();
			for event in found.event_variants().unwrap() {
				for field in &event.fields {
					let (Some(name), Some(of)) = (&field.name, &field.type_name) else { continue };
					let counted = counted::of(&metadata, pallet, name);
					let shown = unit_of(counted, unit(pallet, name, &json!("20")));
					let of = of.trim_end_matches('>');
					// These are no numbers.
					let no_number = ["AccountId", "AssetId", "BookId", "ContributionId"];
					if no_number.iter().any(|name| of.ends_with(name)) {
						continue;
					}
					if of.ends_with("Id") || of.ends_with("Index") {
						let place = format!("{pallet}.{}.{name}: {of}", event.name);
						assert!(!matches!(shown, Unit::Money | Unit::Units), "{place}");
						seen += 1;
					}
				}
			}
		}
		assert!(seen > 20, "{seen}");
	}

	#[test]
	fn rights_are_told_in_words() {
		assert_eq!(rights(19), "log, take tasks, open scopes");
		assert_eq!(rights(0), "do nothing");
		assert!(rights(64).contains("bits 64"));
	}

	#[test]
	fn identifier_is_no_money_whatever_its_field_is_called() {
		let metadata = crate::docs::embedded();
		for (pallet, field, expected) in [
			("Custody", "to", Unit::Resource),
			("Crowdfunding", "campaign", Unit::Plain),
			("Crowdfunding", "contributors", Unit::Plain),
			("Networks", "amount", Unit::Money),
		] {
			let counted = counted::of(&metadata, pallet, field);
			assert_eq!(unit_of(counted, unit(pallet, field, &json!("20"))), expected, "{field}");
		}
	}

	#[test]
	fn unit_follows_from_pallet_field_and_width() {
		assert_eq!(unit("Evaluation", "stake", &json!("20")), Unit::Reputation);
		assert_eq!(unit("Evaluation", "stake", &json!(20)), Unit::Billionths);
		assert_eq!(unit("Networks", "amount", &json!("20")), Unit::Money);
		assert_eq!(unit("Contributions", "quantity", &json!("20")), Unit::Quantity);
		assert_eq!(unit("Networks", "scope", &json!(2)), Unit::Scope);
		assert_eq!(unit("Contributions", "kind", &json!(2)), Unit::Plain);
	}
}
