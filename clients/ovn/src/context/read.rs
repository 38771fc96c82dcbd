// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How what people write becomes what the chain reads: names and numbers of things, amounts, times.

use super::Context;
use crate::{
	amounts,
	args::{self, put, Arg, Kind, Values},
	documents,
	errors::{self, Failure, Outcome},
	fields::{base_units, list_of},
	keys,
	lookup::{self, Scopes},
	names, scale, things,
};
use clap::ArgMatches;
use serde_json::{json, Value as Json};

/// The scope and the asset that the rest of a command's arguments are about.
#[derive(Clone, Debug, Default)]
struct About {
	scope: Option<u32>,
	asset: Option<Json>,
	kind: Option<Json>,
	contribution: Option<Json>,
}

impl Context {
	/// Reads the arguments of a command.
	pub async fn values(&mut self, args: &[Arg], matches: &ArgMatches) -> Outcome<Values> {
		let mut values = Values::new();
		let mut about = About::default();
		// What others are about comes first.
		let first = |arg: &&Arg| {
			matches!(
				arg.kind,
				Kind::Scope
					| Kind::Contribution
					| Kind::Proposal
					| Kind::Asset | Kind::Book
					| Kind::Resource
					| Kind::Campaign
			)
		};
		let rest = args.iter().filter(|arg| !first(arg));
		for arg in args.iter().filter(first).chain(rest) {
			let wrong = |failure: Failure| Failure {
				what: format!("{}: {}", arg.name, failure.what),
				// What stands in the wrong place is read as what belongs there.
				todo: failure.todo.or_else(|| order(args).filter(|_| !arg.option)),
				..failure
			};
			let value = if matches!(arg.kind, Kind::Flag) {
				json!(matches.get_flag(arg.name))
			} else if arg.many {
				let texts = matches.get_many::<String>(arg.name).into_iter().flatten();
				let mut list = Vec::new();
				for text in texts {
					list.push(self.value(arg.kind, text, &about).await.map_err(wrong)?);
				}
				list.into()
			} else {
				let given = matches.get_one::<String>(arg.name).map(String::as_str);
				// A scope that was left out is that of the configuration.
				let usual = (matches!(arg.kind, Kind::Scope) && arg.required).then_some(".");
				match given.or(arg.default).or(usual) {
					None | Some("") if given.is_none() && matches!(arg.kind, Kind::Document) => {
						match arg.default {
							Some(_) => documents::none().json(),
							None => continue,
						}
					},
					Some(text) => self.value(arg.kind, text, &about).await.map_err(wrong)?,
					None => continue,
				}
			};
			match arg.kind {
				Kind::Scope if about.scope.is_none() => {
					about.scope = value.as_u64().and_then(|scope| u32::try_from(scope).ok())
				},
				Kind::Sort => about.kind = Some(value.clone()),
				Kind::Contribution => {
					about.contribution = Some(value.clone());
					about.scope =
						value["scope"].as_u64().and_then(|scope| u32::try_from(scope).ok())
				},
				Kind::Proposal => {
					about.scope =
						value["scope"].as_u64().and_then(|scope| u32::try_from(scope).ok())
				},
				// Of several assets none is what amounts are in.
				Kind::Asset if !arg.many => about.asset = Some(value.clone()),
				// Amounts are in the asset of what the rest is about, and roles are those of its scope.
				Kind::Resource => {
					about.scope = about.scope.or(self.resource_scope(&value).await?);
					about.asset =
						things::asset_of_resource(&self.chain, &value).await?.or(about.asset);
				},
				Kind::Campaign => {
					let terms = self
						.chain
						.storage("Crowdfunding", "Plans", std::slice::from_ref(&value))
						.await?;
					if let Some(terms) = terms {
						about.scope =
							about.scope.or(base_units(&terms["scope"])
								.and_then(|scope| u32::try_from(scope).ok()));
						about.asset = Some(terms["plan"]["asset"].clone());
					}
				},
				_ => {},
			}
			put(&mut values, arg.field, value);
		}
		Ok(values)
	}

	async fn value(&mut self, kind: Kind, text: &str, about: &About) -> Outcome<Json> {
		let scope = || about.scope.ok_or_else(|| Failure::usage("this needs a scope"));
		Ok(match kind {
			Kind::Scope => json!(self.scope(text).await?),
			Kind::Account => json!(self.account(text)?),
			Kind::Founders => {
				let (who, amount) = pair(text, "ana=40")?;
				let amount = amounts::parse(amount, amounts::REPUTATION_DECIMALS)?;
				json!([self.account(who)?, amount.to_string()])
			},
			Kind::Contribution | Kind::Proposal => {
				let (scope, index) = text
					.rsplit_once('/')
					.ok_or_else(|| Failure::usage(format!("{text} is not {}", kind.help())))?;
				let id = json!({"scope": self.scope(scope).await?, "index": number(index)?});
				if matches!(kind, Kind::Contribution) {
					self.ensure_contribution(&id).await?;
				}
				id
			},
			Kind::Sort => json!(self.kind_of(scope()?, text).await?),
			Kind::Role => json!(self.role(scope()?, text).await?),
			Kind::Multipliers => {
				let (role, factor) = pair(text, "maker=1.5")?;
				json!([self.role(scope()?, role).await?, ratio(factor)?])
			},
			Kind::Purse => match text {
				"treasury" => json!("Treasury"),
				"sponsor" => json!("Sponsor"),
				_ => json!({"Fund": self.fund(scope()?, text).await?}),
			},
			Kind::Fund => json!(self.fund(scope()?, text).await?),
			Kind::Money => {
				let decimals = self.decimals(about.asset.as_ref()).await?;
				let text = text.trim_end_matches(self.chain.symbol.as_str()).trim();
				json!(amounts::parse(text, decimals)?.to_string())
			},
			Kind::Reputation => {
				json!(amounts::parse(text, amounts::REPUTATION_DECIMALS)?.to_string())
			},
			Kind::Quantity => self.quantity(text, about).await?,
			Kind::Ratio => ratio(text)?,
			Kind::Fraction => {
				let (above, below) = amounts::parse_ratio(text)?;
				let billionths = u64::from(above)
					.checked_mul(1_000_000_000)
					.and_then(|product| product.checked_div(below.into()))
					.and_then(|share| u32::try_from(share).ok())
					.ok_or_else(|| Failure::usage(format!("{text} is too large")))?;
				json!(billionths)
			},
			Kind::PerCent => json!(number(text.trim_end_matches(['%', ' ']))?),
			Kind::Document => self.document_of(text)?,
			Kind::Hash => json!(self.note(documents::hashed(text)?).hash),
			Kind::Reference => json!(self.note(documents::reference(text)?).hash),
			Kind::Duration => json!(amounts::parse_duration(text, self.chain.blocks_per_day)?),
			Kind::Day if text == "today" => json!(amounts::today()),
			Kind::Day => json!(amounts::parse_day(text)?),
			Kind::Text | Kind::Sum => json!(text),
			Kind::Number => json!(number(text)?),
			Kind::Flag => json!(true),
			Kind::Choice(choices) => json!(args::choice(choices, text)),
			Kind::Asset => match text {
				"native" => json!("Native"),
				_ if text == self.chain.symbol => json!("Native"),
				_ => json!({"WithId": number(text)?}),
			},
			Kind::Object => object(text)?,
			Kind::Book => self.book(text).await?,
			Kind::Holder => self.holder(text).await?,
			Kind::Party => match text.strip_prefix("scope:") {
				Some(scope) => json!({"Scope": self.scope(scope).await?}),
				None => json!({"Agent": self.account(text)?}),
			},
			Kind::Contributor => match text.strip_prefix("scope:") {
				Some(scope) => json!({"Scope": self.scope(scope).await?}),
				None if text.starts_with("0x") => json!({"External": documents::hash(text)?}),
				None => json!({"Agent": self.account(text)?}),
			},
			Kind::Resource => json!(self.resource(text).await?.to_string()),
			Kind::Campaign => json!(self.campaign(text).await?.to_string()),
			Kind::Tariff => {
				let decimals = self.decimals(about.asset.as_ref()).await?;
				things::tariff(text, decimals)?
			},
			Kind::Minutes => json!(amounts::parse_minutes(text)?),
			Kind::Helper => {
				let (who, hours) = pair(text, "tess=2")?;
				json!([self.account(who)?, amounts::parse_minutes(hours)?])
			},
			Kind::Custodian => {
				let (who, share) = text.split_once('=').unwrap_or((text, "100%"));
				let (above, below) = amounts::parse_ratio(share)?;
				let millionths = u64::from(above)
					.checked_mul(1_000_000)
					.and_then(|product| product.checked_div(below.into()));
				json!([self.account(who)?, millionths])
			},
		})
	}

	/// A quantity: a number, with the unit of its kind after it or without.
	async fn quantity(&self, text: &str, about: &About) -> Outcome<Json> {
		let clean = text.trim();
		let (number, word) = clean.split_at(clean.find(char::is_alphabetic).unwrap_or(clean.len()));
		// 1e3 is a way to write numbers that is not ours, and no unit.
		let exponent =
			word.to_lowercase().strip_prefix('e').map(|rest| rest.parse::<i32>().is_ok());
		if exponent == Some(true) {
			return Err(Failure::usage(format!(
				"{text} is not an amount: write digits, and a point before decimals"
			)));
		}
		if !word.is_empty() {
			let (scope, kind) = match &about.contribution {
				Some(id) => {
					let question = json!({"id": id});
					let entry = self.view("Contributions", "contribution", question).await?;
					(id["scope"].clone(), entry["kind"].clone())
				},
				None => (json!(about.scope), json!(about.kind)),
			};
			let unit = self.kind_unit(&scope, &kind).await;
			if !lookup::is_unit(word, &unit) {
				return Err(match unit.as_str() {
					"" => Failure::usage(format!("{text} is not an amount: write digits only")),
					_ => Failure::usage(format!("{text}: this is counted in the unit {unit}"))
						.hint(format!(
							"write the number alone, as 1.5, or with its unit, as '1.5 {unit}'"
						)),
				});
			}
		}
		let amount = amounts::parse(number.trim(), amounts::UNIT_DECIMALS)?;
		match u64::try_from(amount) {
			Ok(amount) => Ok(json!(amount.to_string())),
			Err(_) => Err(Failure::usage(format!("{text} is more than any record can hold"))),
		}
	}

	/// The number of a resource that was named.
	pub async fn resource(&self, text: &str) -> Outcome<u64> {
		if let Ok(number) = text.parse::<u64>() {
			let key = [json!(number.to_string())];
			return match self.chain.storage("Custody", "Resources", &key).await? {
				Some(_) => Ok(number),
				None => Err(Failure::usage(format!("there is no resource {number}"))
					.hint("`ovn resource list SCOPE` shows those of a scope")),
			};
		}
		let mut all = Vec::new();
		for (keys, resource) in self.chain.entries("Custody", "Resources", &[]).await? {
			all.extend(named(keys.first(), &resource["identity"]["name"]));
		}
		only(&all, "resource", text, "`ovn resource list SCOPE` shows those of a scope")
	}

	/// The scope that looks after a resource; nothing if there is no such resource.
	pub async fn resource_scope(&self, resource: &Json) -> Outcome<Option<u32>> {
		let found =
			self.chain.storage("Custody", "Resources", std::slice::from_ref(resource)).await?;
		let scope = found.and_then(|found| found["identity"]["scope"].as_u64());
		Ok(scope.and_then(|scope| u32::try_from(scope).ok()))
	}

	/// The number of a campaign that was named: those that can still be contributed to come first.
	pub async fn campaign(&self, text: &str) -> Outcome<u64> {
		if let Ok(number) = text.parse() {
			return Ok(number);
		}
		let mut all = Vec::new();
		for (keys, terms) in self.chain.entries("Crowdfunding", "Plans", &[]).await? {
			let Some(number) = keys.first().and_then(base_units) else { continue };
			let title = things::campaign_title(&self.chain, &terms["plan"]).await;
			all.extend(title.map(|title| (number, title)));
		}
		let same = |title: &str| title.to_lowercase() == text.to_lowercase();
		if all.iter().filter(|(_, title)| same(title)).count() > 1 {
			let mut open = Vec::new();
			for (number, title) in all.iter().filter(|(_, title)| same(title)) {
				let key = [json!(number.to_string())];
				let record = self.chain.storage("Crowdfunding", "Campaigns", &key).await?;
				if record.is_some_and(|record| record["state"] == json!("Open")) {
					open.push((*number, title.clone()));
				}
			}
			if !open.is_empty() {
				all = open;
			}
		}
		only(&all, "campaign", text, "`ovn campaign list` shows all of them")
	}

	/// The number of a scope that was named.
	pub async fn scope(&mut self, text: &str) -> Outcome<u32> {
		if let Ok(number) = text.parse() {
			return self.scope_there(number).await;
		}
		if text == "global" {
			return Ok(0);
		}
		let usual = self.options.scope.clone();
		let text = match text {
			"." => usual.as_deref().ok_or_else(|| {
				Failure::usage("no scope is named, and your configuration names none")
					.hint("name one (`ovn network list` shows all), or set the usual one: `ovn profile add NETWORK --url URL --scope SCOPE`")
			})?,
			_ => text,
		};
		if let Ok(number) = text.parse() {
			return self.scope_there(number).await;
		}
		let chain = self.chain.short_genesis();
		if let Some(scope) = self.names.scopes.get(&(text.to_owned(), chain)) {
			return Ok(*scope);
		}
		Scopes::read(&self.chain).await?.find(text)
	}

	/// The number of a scope, if there is one of it: nothing that is asked of another one means anything.
	async fn scope_there(&self, number: u32) -> Outcome<u32> {
		match self.chain.storage("Networks", "Scopes", &[json!(number)]).await? {
			Some(_) => Ok(number),
			None => Err(errors::no_scope(number)),
		}
	}

	/// Refuses a contribution that is not there.
	async fn ensure_contribution(&self, id: &Json) -> Outcome {
		let found = self.view("Contributions", "contribution", json!({"id": id})).await?;
		if found.is_null() {
			let (scope, index) = (&id["scope"], &id["index"]);
			return Err(errors::absent(
				"Contributions.ContributionNotFound",
				&format!("there is no contribution {scope}/{index}"),
				format!("`ovn contribute list {scope}` shows those of the scope"),
			));
		}
		Ok(())
	}

	/// The address of an account that was named.
	pub fn account(&self, text: &str) -> Outcome<String> {
		if text == "me" {
			return self.me();
		}
		if scale::from_address(text).is_some() {
			return Ok(text.to_owned());
		}
		if let Some(address) = self.names.people.get(text) {
			return Ok(address.clone());
		}
		// Your keys are accounts by their names; what your address book says goes before.
		if let Some((_, address)) = self.own.iter().find(|(name, _)| name == text) {
			return Ok(address.clone());
		}
		// A public key is an account, too: `ovn key show` prints both.
		if let Some(key) = scale::from_hex(text).and_then(|key| <[u8; 32]>::try_from(key).ok()) {
			return Ok(scale::to_address(key));
		}
		let well_known =
			keys::DEVELOPMENT.contains(&text.to_lowercase().as_str()) || text.starts_with("//");
		if well_known && self.chain.is_development() {
			return keys::development(text).map(|pair| keys::address(&pair));
		}
		if text.len() > 45 && text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
			return Err(Failure::usage(format!(
				"{text} is not a right address: its letters do not add up"
			))
			.hint("copy it again from where you have it, from the first letter to the last"));
		}
		let hint = format!(
			"`ovn name person {text} ADDRESS` writes it there ({})",
			self.names.path().display()
		);
		let known: &[&str] = if self.chain.is_development() { &keys::DEVELOPMENT } else { &[] };
		let names = self.names.people.keys().map(String::as_str).chain(known.iter().copied());
		let names = names.chain(self.own.iter().map(|(name, _)| name.as_str()));
		Err(Failure::usage(format!("{text} is neither an address nor a name in your address book"))
			.hint(lookup::did_you_mean(text, names, &hint)))
	}

	/// The number of a kind that was named.
	pub async fn kind_of(&self, scope: u32, text: &str) -> Outcome<u16> {
		if let Ok(number) = text.parse() {
			return Ok(number);
		}
		let kinds = self.view("Contributions", "kinds", json!({"scope": scope})).await?;
		let all: Vec<_> = list_of(&kinds, "kinds")?
			.iter()
			.filter_map(|kind| named(Some(&kind[0]), &kind[1]["terms"]["name"]))
			.collect();
		one(&all, "kind", text, "`ovn kind list SCOPE` shows them")
	}

	/// The number of a role that was named.
	pub async fn role(&self, scope: u32, text: &str) -> Outcome<u16> {
		if let Ok(number) = text.parse() {
			return Ok(number);
		}
		let roles = self.chain.entries("Networks", "Roles", &[json!(scope)]).await?;
		let all: Vec<_> =
			roles.iter().filter_map(|(keys, role)| named(keys.get(1), &role["name"])).collect();
		one(&all, "role", text, "`ovn role list SCOPE` shows them")
	}

	/// The number of a fund that was named.
	pub async fn fund(&self, scope: u32, text: &str) -> Outcome<u16> {
		if let Ok(number) = text.parse() {
			return Ok(number);
		}
		let funds = self.chain.entries("Networks", "Funds", &[json!(scope)]).await?;
		let all: Vec<_> =
			funds.iter().filter_map(|(keys, name)| named(keys.get(1), name)).collect();
		one(&all, "fund", text, "`ovn fund list SCOPE` shows them")
	}

	/// A book that was named.
	pub async fn book(&mut self, text: &str) -> Outcome<Json> {
		// `agreement:` is what deals were called before.
		let deal = text.strip_prefix("deal:").or_else(|| text.strip_prefix("agreement:"));
		if let Some(deal) = deal {
			return Ok(json!({"Deal": number(deal)?}));
		}
		let (scope, kind) = text
			.rsplit_once('/')
			.ok_or_else(|| Failure::usage(format!("{text} is not {}", Kind::Book.help())))?;
		let scope = self.scope(scope).await?;
		Ok(json!({"Kind": {"scope": scope, "kind": self.kind_of(scope, kind).await?}}))
	}

	/// A holder that was named.
	pub async fn holder(&mut self, text: &str) -> Outcome<Json> {
		Ok(match text.split_once(':') {
			Some(("scope", scope)) => json!({"Scope": self.scope(scope).await?}),
			Some(("book", book)) => json!({"Book": self.book(book).await?}),
			Some(("outside", who)) => {
				json!({"External": scale::to_hex(&names::hash(who.as_bytes()))})
			},
			_ if text.starts_with("0x") => json!({"External": documents::hash(text)?}),
			_ => json!({"Agent": self.account(text)?}),
		})
	}
}

/// A number and its name, where both are there.
fn named(number: Option<&Json>, name: &Json) -> Option<(u128, String)> {
	Some((number.and_then(base_units)?, name.as_str()?.to_owned()))
}

fn only(all: &[(u128, String)], what: &str, text: &str, hint: &str) -> Outcome<u64> {
	let none = format!("no {what} is called {text}");
	let hint = format!("{hint}; its number always works");
	let found = lookup::pick(all, text, &none, &format!("{what}s"), &hint)?;
	u64::try_from(found).map_err(|_| Failure::node("a number that is too large"))
}

fn one(all: &[(u128, String)], what: &str, text: &str, hint: &str) -> Outcome<u16> {
	let none = format!("the scope has no {what} called {text}");
	let found = lookup::pick(all, text, &none, &format!("{what}s of the scope"), hint)?;
	u16::try_from(found).map_err(|_| Failure::node("a number that is too large"))
}

/// In which order the arguments of a command stand, if there are several.
fn order(args: &[Arg]) -> Option<String> {
	let places: Vec<_> = args.iter().filter(|arg| !arg.option).collect();
	let names: Vec<_> =
		places.iter().map(|arg| arg.name.to_uppercase().replace('-', "_")).collect();
	(places.len() > 1).then(|| format!("the order is {}", names.join(" ")))
}

fn pair<'a>(text: &'a str, example: &str) -> Outcome<(&'a str, &'a str)> {
	text.split_once('=').ok_or_else(|| Failure::usage(format!("{text}: write it as {example}")))
}

fn number(text: &str) -> Outcome<u64> {
	text.trim().parse().map_err(|_| Failure::usage(format!("{text} is not a whole number")))
}

fn ratio(text: &str) -> Outcome<Json> {
	let (numerator, denominator) = amounts::parse_ratio(text)?;
	Ok(json!({"numerator": numerator, "denominator": denominator}))
}

/// JSON, or a file of it.
fn object(text: &str) -> Outcome<Json> {
	let (what, content) = match text.strip_prefix('@') {
		Some(path) => (path, documents::read_text(path)?),
		None => ("this", text.to_owned()),
	};
	serde_json::from_str(&content).map_err(|error| {
		let failure = Failure::usage(format!("{what} is not JSON: {error}"));
		match text.strip_prefix('@').is_none() && std::path::Path::new(text).exists() {
			true => failure.hint(format!("to read the file write @{text}")),
			false => failure.hint("write JSON in quotes, or @FILE to read it from a file"),
		}
	})
}
