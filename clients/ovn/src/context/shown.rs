// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How what the chain says becomes what people read: names of scopes and people, amounts.

use super::Context;
use crate::{
	amounts,
	chain::Event,
	errors::{Failure, Outcome},
	fields::{base_units, is_money, shorten, show_unit, small, word},
	keys, names,
};
use serde_json::{json, Value as Json};

impl Context {
	/// The name of a kind of a scope, for people.
	pub async fn kind_shown(&self, scope: &Json, kind: &Json) -> String {
		let found = self.view("Contributions", "kind", json!({"scope": scope, "kind": kind})).await;
		let name = found.ok().and_then(|found| found["terms"]["name"].as_str().map(str::to_owned));
		name.map_or_else(|| kind.to_string(), |name| format!("{name} ({kind})"))
	}

	/// What a kind of a scope is counted in; nothing if it is not known.
	pub async fn kind_unit(&self, scope: &Json, kind: &Json) -> String {
		let found = self.view("Contributions", "kind", json!({"scope": scope, "kind": kind})).await;
		match found.ok().map(|found| found["terms"]["unit"].clone()) {
			Some(unit) if !unit.is_null() => show_unit(&unit),
			_ => String::new(),
		}
	}

	/// How many decimals an asset has: the chain's token if none is named.
	pub async fn decimals(&mut self, asset: Option<&Json>) -> Outcome<u8> {
		let Some(id) =
			asset.and_then(|asset| asset["WithId"].as_u64()).and_then(|id| u32::try_from(id).ok())
		else {
			return Ok(self.chain.decimals());
		};
		if let Some(decimals) = self.decimals.get(&id) {
			return Ok(*decimals);
		}
		if self.chain.storage("Assets", "Asset", &[json!(id)]).await?.is_none() {
			return Err(Failure::usage(format!("there is no asset {id}")));
		}
		let decimals = match self.chain.storage("Assets", "Metadata", &[json!(id)]).await? {
			None => 0,
			Some(metadata) => metadata["decimals"]
				.as_u64()
				.and_then(|decimals| u8::try_from(decimals).ok())
				.ok_or_else(|| Failure::node(format!("asset {id} does not say its decimals")))?,
		};
		self.decimals.insert(id, decimals);
		Ok(decimals)
	}

	/// The name of a scope, with its number.
	pub async fn scope_name(&mut self, scope: u32) -> String {
		if scope == 0 {
			return "global (0)".into();
		}
		if !self.scope_names.contains_key(&scope) {
			let details =
				self.chain.storage("Networks", "Details", &[json!(scope)]).await.ok().flatten();
			let name =
				details.and_then(|d| d["metadata"]["uri"].as_str().and_then(names::from_uri));
			self.scope_names.insert(scope, name);
		}
		match self.scope_names.get(&scope) {
			Some(Some(name)) => format!("{name} ({scope})"),
			_ => format!("scope {scope}"),
		}
	}

	/// The name of a scope by its number in a field; the field as it is, if it is no number.
	pub async fn scope_shown(&mut self, scope: &Json) -> String {
		match small(scope) {
			Ok(scope) => self.scope_name(scope).await,
			Err(_) => scope.to_string(),
		}
	}

	/// The name of an address, if it has one, or its beginning and end.
	pub fn person(&self, address: &str) -> String {
		if let Some(name) =
			self.names.of_address(address).or(self.pots.get(address).map(String::as_str))
		{
			return name.to_owned();
		}
		if let Some((name, _)) = self.own.iter().find(|(_, own)| own == address) {
			return name.clone();
		}
		if self.chain.is_development() {
			let known = keys::DEVELOPMENT.iter().find(|name| {
				keys::development(name).is_ok_and(|pair| keys::address(&pair) == address)
			});
			if let Some(name) = known {
				return (*name).to_owned();
			}
		}
		shorten(address)
	}

	/// Who stands in a field, as [`Self::person`]; what is no address is shown as it is.
	pub fn who(&self, value: &Json) -> String {
		value.as_str().map_or_else(|| value.to_string(), |address| self.person(address))
	}

	/// Remembers that this is the address of a purse of a scope.
	pub async fn know_pot(&mut self, address: &str, scope: &Json, purse: &Json) {
		let Ok(number) = small(scope) else { return };
		let purse = purse_name(self, number, purse).await;
		let scope = self.scope_name(number).await;
		self.pots.insert(address.to_owned(), format!("{purse} of {scope}"));
	}

	/// Remembers the addresses of the pots out of which people are paid, if they occur in these events.
	pub(super) async fn know_pots_of(&mut self, events: &[Event]) {
		let known = [
			("Shares", "what was divided"),
			("ValueEquation", "the chain's equations"),
			("Crowdfunding", "campaigns"),
			("Budgeting", "rounds"),
			("Firms", "bonds of firms"),
			("Fiat", "custodians"),
		];
		if !events.iter().any(|event| event.pallet == "Balances" && event.name == "Transfer") {
			return;
		}
		for event in events {
			let of = &event.fields;
			// The purse that was paid from, or paid into.
			let (scope, purse) = match event.name.as_str() {
				"Spent" => (&of["scope"], &of["purse"]),
				"CashContributed" => (&of["id"]["scope"], &of["purse"]),
				"Collected" => (&of["payee"]["Purse"][0], &of["payee"]["Purse"][1]),
				_ => continue,
			};
			let question = json!({"scope": scope, "purse": purse, "asset": of["asset"]});
			if let Ok(pot) = self.view("Networks", "pot", question).await {
				if let Some(address) = pot[0].as_str() {
					self.know_pot(address, scope, purse).await;
				}
			}
		}
		for (pallet, of) in known {
			let question = json!({"asset": "Native"});
			if let Ok(pot) = self.view(pallet, "pot", question).await {
				if let Some(address) = pot[0].as_str() {
					self.pots.insert(address.to_owned(), format!("the pot of {of}"));
				}
			}
		}
	}

	/// An amount of an asset, with its name.
	pub async fn money(&mut self, amount: &Json, asset: Option<&Json>) -> String {
		let Some(amount) = base_units(amount) else { return amount.to_string() };
		match self.decimals(asset).await {
			Ok(decimals) => {
				format!("{} {}", amounts::format(amount, decimals), self.asset_name(asset))
			},
			// Who signs must not take 3.00 for 300.
			Err(_) => format!("{amount} base units {}", self.asset_name(asset)),
		}
	}

	/// What stands after an amount of an asset.
	pub fn asset_name(&self, asset: Option<&Json>) -> String {
		match asset.and_then(|asset| asset["WithId"].as_u64()) {
			Some(id) => format!("of asset {id}"),
			None => self.chain.symbol.clone(),
		}
	}

	/// An amount of the chain's token.
	pub fn tokens(&self, amount: u128) -> String {
		format!("{} {}", amounts::format(amount, self.chain.decimals()), self.chain.symbol)
	}

	/// A price of the chain's token as people read it: with six decimals at most, rounded up.
	pub fn tokens_up(&self, amount: u128) -> String {
		self.tokens(amounts::rounded(amount, self.chain.decimals(), 6, true))
	}

	/// What is there of the chain's token as people read it: with six decimals at most, rounded down.
	pub fn tokens_down(&self, amount: u128) -> String {
		self.tokens(amounts::rounded(amount, self.chain.decimals(), 6, false))
	}

	/// Whether the units of a book are money: those of debts are.
	pub async fn counts_money(&mut self, book: &Json) -> bool {
		let key = book.to_string();
		if let Some(known) = self.money_books.get(&key) {
			return *known;
		}
		// What could not be asked is asked again the next time.
		let Ok(found) = self.view("Shares", "book", json!({"id": book})).await else {
			return false;
		};
		let money = is_money(&found["terms"]);
		self.money_books.insert(key, money);
		money
	}
}

/// The name of a purse.
pub async fn purse_name(context: &Context, scope: u32, purse: &Json) -> String {
	match purse.get("Fund") {
		Some(fund) => {
			let name =
				context.chain.storage("Networks", "Funds", &[json!(scope), fund.clone()]).await;
			let name = name.ok().flatten().and_then(|name| name.as_str().map(str::to_owned));
			format!("fund {}", name.unwrap_or_else(|| fund.to_string()))
		},
		None => word(purse),
	}
}
