// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a command works with: the chain, the address book, who signs; and how what people write becomes
//! what the chain reads, and back.

use crate::{
	amounts,
	chain::{Call, Chain, Event, Receipt, Signed, Stage, Tried, Waiting},
	commands::{decision, equipment, hints, vote},
	documents::{self, Copies, Document},
	errors::{self, Exit, Failure, Outcome},
	keys::{self, Signer},
	lookup::{self, Scopes},
	names::{self, Names},
	options::Options,
	output, scale,
	transaction::{self, Paper},
	verbs::{self, put, Arg, Kind, Values},
};
use clap::ArgMatches;
use serde_json::{json, Value as Json};
use std::collections::BTreeMap;
use subxt_signer::sr25519::Keypair;

/// What a command works with.
pub struct Context {
	/// What holds for all commands.
	pub options: Options,
	/// The chain.
	pub chain: Chain,
	/// The address book.
	pub names: Names,
	/// The documents this user has seen.
	pub copies: Copies,
	signer: Option<Signer>,
	/// For whom the signer acts, if not for itself.
	principal: Option<[u8; 32]>,
	/// What was named in this command, to be kept once it is sent.
	named: Vec<Document>,
	/// What the signer should know of what was named.
	notices: Vec<String>,
	/// Why nobody is asked for a fee, where that is so.
	pub free_because: &'static str,
	/// The names and addresses of this user's keys.
	own: Vec<(String, String)>,
	scope_names: BTreeMap<u32, Option<String>>,
	decimals: BTreeMap<u32, u8>,
	money_books: BTreeMap<String, bool>,
	/// Purses that this command has seen, by address.
	pots: BTreeMap<String, String>,
}

/// The scope and the asset that the rest of a command's arguments are about.
#[derive(Clone, Debug, Default)]
struct About {
	scope: Option<u32>,
	asset: Option<Json>,
	kind: Option<Json>,
	contribution: Option<Json>,
}

impl Context {
	/// Connects, and reads the address book and the key.
	pub async fn new(options: Options) -> Outcome<Self> {
		let names = Names::read(&options.names)?;
		let signer = options.signer(&names)?;
		let chain = Chain::connect(&options.url, options.genesis.as_deref()).await?;
		if options.dev.is_some() && !chain.is_development() {
			return Err(Failure::usage(format!(
				"--dev signs with keys that everybody knows, and {} is not a development chain",
				options.url
			))
			.hint(
				"use a key of your own: `ovn key new NAME` makes one, --key NAME signs with it",
			));
		}
		let mut context = Self {
			options,
			chain,
			names,
			copies: Copies::of_user(),
			signer,
			principal: None,
			named: Vec::new(),
			notices: Vec::new(),
			free_because: "a scope pays it",
			own: keys::own(),
			scope_names: BTreeMap::new(),
			decimals: BTreeMap::new(),
			money_books: BTreeMap::new(),
			pots: BTreeMap::new(),
		};
		if let Some(who) = context.options.proxy_for.clone() {
			let wrong = |failure: Failure| Failure {
				what: format!("proxy-for: {}", failure.what),
				..failure
			};
			let address = context.account(&who).map_err(wrong)?;
			context.principal = scale::from_address(&address);
		}
		Ok(context)
	}

	/// Signs with a key that was just made.
	pub fn sign_with(&mut self, signer: Signer) {
		self.signer = Some(signer);
		self.own = keys::own();
	}

	/// The key to sign with; asks for its passphrase.
	pub fn signer(&self) -> Outcome<&Keypair> {
		self.key()?.pair()
	}

	fn key(&self) -> Outcome<&Signer> {
		self.signer.as_ref().ok_or_else(|| {
			Failure::usage("this needs a signature, and there is no key").hint(
				"`ovn key new NAME` makes one, `ovn key default NAME` signs with it from then on, --key NAME once; on a development chain use --dev alice",
			)
		})
	}

	/// The account that signs: that of the key, or of whoever has it elsewhere.
	fn signing_account(&self) -> Outcome<[u8; 32]> {
		match self.options.signer.as_ref().filter(|_| self.options.offline_payload.is_some()) {
			Some(who) if who != "me" => {
				scale::from_address(&self.account(who)?).ok_or_else(|| Failure::usage("no address"))
			},
			_ => self.key().map(Signer::account),
		}
	}

	/// The address of who acts: who signs, or for whom.
	pub fn me(&self) -> Outcome<String> {
		match self.principal {
			Some(principal) => Ok(scale::to_address(principal)),
			None => self.signing_account().map(scale::to_address),
		}
	}

	/// A document that is named, as the chain reads it; a copy is kept when it is sent.
	pub fn document_of(&mut self, text: &str) -> Outcome<Json> {
		let document = self.note(documents::document(text)?);
		if document.uri.is_empty() && document.content.is_some() {
			self.notices.push(format!(
				"Of {text} only the hash goes to the chain: keep the file, and give it to those who are to read it (FILE=URL also says where it lies)."
			));
		}
		Ok(document.json())
	}

	/// Notes a document that a command names, so that a copy is kept when it is sent; as the chain reads it.
	fn note(&mut self, document: Document) -> Document {
		self.named.push(document.clone());
		document
	}

	// --- From what people write ---------------------------------------------------------------------

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
				Kind::Asset => about.asset = Some(value.clone()),
				// Amounts are in the asset of what the rest is about, and roles are those of its scope.
				Kind::Resource => {
					about.scope = about.scope.or(self.resource_scope(&value).await?);
					about.asset = equipment::asset_of_resource(self, &value).await?.or(about.asset);
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
			Kind::Text => json!(text),
			Kind::Number => json!(number(text)?),
			Kind::Flag => json!(true),
			Kind::Choice(choices) => json!(verbs::choice(choices, text)),
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
			Kind::Contributor => match text.strip_prefix("0x") {
				Some(_) => json!({"External": documents::hash(text)?}),
				None => json!({"Agent": self.account(text)?}),
			},
			Kind::Resource => json!(self.resource(text).await?.to_string()),
			Kind::Campaign => json!(self.campaign(text).await?.to_string()),
			Kind::Tariff => {
				let decimals = self.decimals(about.asset.as_ref()).await?;
				equipment::tariff(text, decimals)?
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
				None => Err(errors::absent(
					"Custody.ResourceNotFound",
					format!("there is no resource {number}"),
					"`ovn resource list SCOPE` shows those of a scope",
				)),
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
			let title = equipment::campaign_title(self, &terms["plan"]).await;
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
				format!("there is no contribution {scope}/{index}"),
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
			Some(unit) if !unit.is_null() => crate::commands::contribute::show_unit(&unit),
			_ => String::new(),
		}
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

	/// Asks a view function with arguments that are resolved already.
	pub async fn view(&self, pallet: &str, name: &str, arguments: Json) -> Outcome<Json> {
		self.chain.view(pallet, name, &arguments, &scale::from_address).await
	}

	/// All entries that a view function hands out in pages; `place` says of one of them where the next page begins.
	pub async fn pages(
		&self,
		of: (&str, &str),
		question: Json,
		place: impl Fn(&Json) -> Json,
	) -> Outcome<Vec<Json>> {
		self.pages_by("after", of, question, place).await
	}

	/// As [`Self::pages`], where another argument says where a page begins.
	pub async fn pages_by(
		&self,
		begins: &str,
		(pallet, name): (&str, &str),
		question: Json,
		place: impl Fn(&Json) -> Json,
	) -> Outcome<Vec<Json>> {
		const PAGE: usize = 100;
		let mut all: Vec<Json> = Vec::new();
		let mut question = question;
		question["limit"] = json!(PAGE);
		loop {
			question[begins] = all.last().map_or(Json::Null, &place);
			let page = self.view(pallet, name, question.clone()).await?;
			// A page that is absent is not one without entries: nothing would seem to be there.
			let page = list_of(&page, name)?;
			all.extend(page.iter().cloned());
			if page.len() < PAGE {
				return Ok(all);
			}
		}
	}

	// --- To what people read ------------------------------------------------------------------------

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
		match crate::commands::network::small(scope) {
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
		let Ok(number) = crate::commands::network::small(scope) else { return };
		let purse = crate::commands::income::purse_name(self, number, purse).await;
		let scope = self.scope_name(number).await;
		self.pots.insert(address.to_owned(), format!("{purse} of {scope}"));
	}

	/// Remembers the addresses of the pots out of which people are paid, if they occur in these events.
	async fn know_pots_of(&mut self, events: &[Event]) {
		let known = [
			("Shares", "what was divided"),
			("ValueEquation", "the chain's equations"),
			("Crowdfunding", "campaigns"),
			("Budgeting", "rounds"),
		];
		if !events.iter().any(|event| event.pallet == "Balances" && event.name == "Transfer") {
			return;
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

	// --- Sending ------------------------------------------------------------------------------------

	/// Says what a call will do and cost, asks, sends it, and says what it did.
	///
	/// Nothing if it was only to be said.
	pub async fn send(&mut self, call: Call, words: Vec<String>) -> Outcome<Option<Receipt>> {
		let receipt = self.send_quietly(call, words).await?;
		if let Some(receipt) = &receipt {
			self.report(receipt).await;
		}
		Ok(receipt)
	}

	/// As [`Self::send`], without saying what it did.
	pub async fn send_quietly(
		&mut self,
		call: Call,
		mut words: Vec<String>,
	) -> Outcome<Option<Receipt>> {
		let account = self.signing_account()?;
		let acting = self.principal.unwrap_or(account);
		words.append(&mut self.notices);
		words.extend(self.signed_text(&call).await?);
		words.extend(hints::costs(self, &call)?);
		let call = if self.options.together {
			self.together(call, acting, &mut words).await?
		} else if self.options.by_vote.is_some() {
			self.by_vote(call, acting, &mut words).await?
		} else {
			call
		};
		words.append(&mut self.notices);
		let (inner, call) = match self.principal {
			Some(principal) => {
				(Some((call.pallet.clone(), call.name.clone())), self.by_proxy(call, principal)?)
			},
			None => (None, call),
		};
		let blamed = inner.unwrap_or_else(|| (call.pallet.clone(), call.name.clone()));
		let nonce = match self.options.nonce {
			Some(nonce) => nonce,
			None => self.chain.nonce(account).await?,
		};
		let tip = match &self.options.tip {
			Some(tip) => amounts::parse(
				tip.trim_end_matches(self.chain.symbol.as_str()).trim(),
				self.chain.decimals(),
			)?,
			None => 0,
		};
		if let Some(path) = self.options.offline_payload.clone() {
			return self.write_payload(&call, account, nonce, tip, &words, &path).await;
		}
		let signer = self.signer()?.clone();
		let fee = self.chain.estimate(&call, account, nonce, tip).await?;
		self.agreed(fee, account, tip, &words).await?;
		// A person may have thought for long: it is signed after that, for the block of now.
		let signed = self.chain.sign_with_tip(&call, &signer, nonce, tip).await?;
		let blamed = (blamed.0.as_str(), blamed.1.as_str());
		if !self.tried(&signed, blamed, Some(&call), account, fee.saturating_add(tip)).await? {
			return Ok(None);
		}
		self.deliver(&signed, blamed).await
	}

	/// Says what a transaction will do and cost, and asks. Nothing that is signed leaves this client before.
	pub async fn agreed(
		&mut self,
		fee: u128,
		account: [u8; 32],
		tip: u128,
		words: &[String],
	) -> Outcome {
		let balance = self.chain.balance(account).await?;
		// Whoever is asked is shown what for, whoever else reads the answer.
		let silent = self.options.yes && (self.options.json || self.options.quiet);
		if !silent || self.options.dry_run {
			for line in words {
				output::tell(line);
			}
			let (who, whom) = self.signed_by(account);
			let fee = match fee {
				0 => format!("no fee: {}", self.free_because),
				_ => format!("fee {}", self.tokens_up(fee)),
			};
			let tip = match tip {
				0 => String::new(),
				_ => format!(" and a tip of {}", self.tokens(tip)),
			};
			output::tell(format!(
				"Signed by {who}, who can spend {}{whom}; {fee}{tip}.",
				self.tokens_down(balance.spendable)
			));
			if let Some(advice) = self.signer.as_ref().and_then(Signer::advice) {
				output::tell(advice);
			}
		}
		if self.options.dry_run {
			output::tell("The node gets it signed in order to try it, and could send it: --dry-run is for nodes that you trust.");
			return Ok(());
		}
		self.ask_to("send")
	}

	/// Tries what was agreed. Whether it is to be sent.
	pub async fn tried(
		&mut self,
		signed: &Signed,
		blamed: (&str, &str),
		call: Option<&Call>,
		account: [u8; 32],
		cost: u128,
	) -> Outcome<bool> {
		let tried = self.chain.dry_run(signed).await?;
		if let Tried::Fails(error) = &tried {
			let metadata = self.chain.metadata();
			let mut failure = crate::errors::dispatch(metadata, blamed, error);
			failure.what = format!(
				"{} Nothing was sent.",
				failure.what.replacen("The chain refused:", "The chain would refuse:", 1)
			);
			return Err(failure);
		}
		if self.options.dry_run {
			if let Some(call) = call.filter(|_| self.options.json) {
				let would_fail = match tried {
					Tried::Not => Json::Null,
					_ => json!(false),
				};
				output::say(
					json!({
						"call": {"pallet": call.pallet, "name": call.name, "arguments": call.arguments},
						"data": scale::to_hex(&call.bytes), "fee": cost.to_string(), "would_fail": would_fail,
					})
					.to_string(),
				);
			}
			if tried == Tried::Not {
				output::tell("This node does not try transactions, or could not try this one: whether it would fail is not known.");
			}
			output::tell("Nothing was sent: --dry-run says what would happen.");
			return Ok(false);
		}
		let balance = self.chain.balance(account).await?;
		if balance.spendable < cost {
			return Err(Failure::new(
				Exit::Refused,
				format!(
					"You cannot pay the fee of {}: you can spend {}.",
					self.tokens_up(cost),
					self.tokens_down(balance.spendable)
				),
			)
			.hint("somebody sends you tokens, or invites you to a scope that pays the fees of its people"));
		}
		Ok(true)
	}

	/// Asks whether to go ahead, unless this was said already.
	fn ask_to(&self, act: &str) -> Outcome {
		if self.options.yes {
			return Ok(());
		}
		let hint = format!("say --yes to {act} without being asked");
		output::agree("Go ahead?", "Nothing was sent", &hint)
	}

	/// Who signs; and for whom, if for somebody else.
	fn signed_by(&self, account: [u8; 32]) -> (String, String) {
		let whom = self.principal.map(|principal| self.person(&scale::to_address(principal)));
		(
			self.person(&scale::to_address(account)),
			whom.map_or_else(String::new, |whom| format!(", for {whom}")),
		)
	}

	/// Sends what was agreed, and waits for it as the options say. Nothing if it was not waited for.
	pub async fn deliver(
		&mut self,
		signed: &Signed,
		blamed: (&str, &str),
	) -> Outcome<Option<Receipt>> {
		for document in self.named.drain(..) {
			self.copies.keep(&document);
		}
		let waiting = Waiting {
			until: self.options.until,
			at_most: Some(self.options.timeout),
			tell: &tell_stage,
		};
		let result = self.chain.submit(signed, blamed, &waiting).await;
		output::progress_done();
		let Some(receipt) = result? else {
			let hash = scale::to_hex(signed.hash().as_ref());
			if self.options.json {
				output::say(json!({"transaction": hash, "block": null, "events": []}).to_string());
			} else {
				output::say(format!(
					"Sent, and not waited for: `ovn chain transaction {hash}` says what has become of it."
				));
			}
			return Ok(None);
		};
		self.chain.refresh().await?;
		Ok(Some(receipt))
	}

	/// What to say of a text that a call signs and of which the chain has the hash alone.
	async fn signed_text(&self, call: &Call) -> Outcome<Option<String>> {
		let signed = match (call.pallet.as_str(), call.name.as_str()) {
			("Networks", "sign_agreement") => true,
			("Networks", "join" | "join_as") => !call.arguments["agreement"].is_null(),
			_ => false,
		};
		let document = if signed {
			let scope = call.arguments["scope"].clone();
			let found = self.chain.storage("Networks", "Agreements", &[scope]).await?;
			let none = || {
				Failure::new(Exit::Refused, "The scope has no agreement that could be signed.")
					.hint("`ovn agreement show SCOPE` shows what a scope has agreed")
			};
			found.ok_or_else(none)?["document"].clone()
		} else if call.pallet == "Crowdfunding" && call.arguments["agreement"].is_string() {
			let campaign = call.arguments["campaign"].clone();
			let found = self.chain.storage("Crowdfunding", "Plans", &[campaign]).await?;
			let Some(found) = found else {
				return Err(Failure::new(Exit::Refused, "There is no such campaign.")
					.hint("`ovn campaign list` shows all of them"));
			};
			let agreement = found["plan"]["agreement"].clone();
			// What is signed is what the call says, whatever the node says of the campaign.
			match agreement["hash"] == call.arguments["agreement"] {
				true => agreement,
				false => json!({"hash": call.arguments["agreement"]}),
			}
		} else {
			return Ok(None);
		};
		let hash = document["hash"].as_str().ok_or_else(|| {
			Failure::node("the node does not say which text is signed").hint("ask another node")
		})?;
		// A short text lies on the chain itself.
		if let Some(text) = document["uri"].as_str().and_then(names::from_uri) {
			// What a node says of a text proves nothing: its hash does.
			if scale::to_hex(&names::hash(text.as_bytes())) == *hash {
				return Ok(Some(format!("What is signed: \"{text}\"")));
			}
		}
		Ok(Some(match (self.copies.text(hash), self.copies.about(hash)) {
			(Some(text), _) if text.len() <= READ_BEFORE_SIGNING => {
				format!("What is signed, {}:\n{}", shorten(hash), text.trim_end())
			},
			(_, Some(about)) => format!(
				"What is signed is {} ({about}). Your copy of the whole: {}",
				shorten(hash),
				self.copies.place_of(hash)
			),
			(_, None) => format!(
				"What is signed is the hash {hash}, whose text this client has not seen: ask for the text, and compare it with `ovn verify FILE --against {hash}` before you sign."
			),
		}))
	}

	/// Wraps a call so that the signer makes it for somebody whose proxy it is.
	fn by_proxy(&self, call: Call, principal: [u8; 32]) -> Outcome<Call> {
		let arguments = json!({
			"real": scale::to_address(principal), "force_proxy_type": null,
			"call": {"$raw": scale::to_hex(&call.bytes)},
		});
		self.chain.call("Proxy", "proxy", arguments, &scale::from_address)
	}

	/// Writes what is to be signed to a file, and sends nothing.
	async fn write_payload(
		&mut self,
		call: &Call,
		account: [u8; 32],
		nonce: u64,
		tip: u128,
		words: &[String],
		path: &str,
	) -> Outcome<Option<Receipt>> {
		let (unsigned, empty) = self.chain.unsigned(call, account, nonce, tip).await?;
		let version = transaction::spec_version_of(self.chain.metadata())
			.ok_or_else(|| Failure::node("the chain does not say its version"))?;
		let paper = Paper::new(account, &self.chain.genesis, version, &call.bytes, &unsigned);
		let fee = self.chain.fee(&empty).await?;
		for document in self.named.drain(..) {
			self.copies.keep(&document);
		}
		for line in words {
			output::tell(line);
		}
		let until = unsigned.block.saturating_add(unsigned.blocks);
		let (who, whom) = self.signed_by(account);
		output::tell(format!(
			"To be signed by {who}{whom}; fee about {}. It can be sent until block {until}; now it is block {}.",
			self.tokens_up(fee.saturating_add(tip)),
			self.chain.block()
		));
		if self.options.dry_run {
			output::tell("Nothing was written: --dry-run says what would happen.");
			return Ok(None);
		}
		let code = match self.options.qr {
			true => Some(transaction::qr(&json!(paper).to_string())?),
			false => None,
		};
		paper.write(path)?;
		if let Some(code) = code {
			output::tell(code);
		}
		let file = if path == "-" { "FILE" } else { path };
		output::tell(format!(
			"Nothing was sent. Sign it where the key is: `ovn sign {file}`; then send it: `ovn send-signed FILE`."
		));
		Ok(None)
	}

	/// Says what a transaction did.
	pub async fn report(&mut self, receipt: &Receipt) {
		if self.options.json {
			output::say(receipt_json(receipt).to_string());
			return;
		}
		output::say(self.done(receipt));
		for event in receipt.events.iter().filter(|event| event.name == "PotOpened") {
			let fields = &event.fields;
			if let Some(address) = fields["pot"].as_str() {
				self.know_pot(address, &fields["scope"], &fields["purse"]).await;
			}
		}
		self.know_pots_of(&receipt.events).await;
		for event in &receipt.events {
			if let Some(line) = self.tell_event(event).await {
				output::say(line);
			}
		}
	}

	/// That it is done, where, and what it cost.
	pub fn done(&self, receipt: &Receipt) -> String {
		let fee = match receipt.fee {
			0 => "no fee".to_owned(),
			fee => format!("fee {}", self.tokens_up(fee)),
		};
		match receipt.is_final {
			true => format!("Done: final in block {}, {fee}.", receipt.block),
			false => format!(
				"Done: in block {}, not final yet, {fee}. `ovn chain transaction {}` says whether it stays.",
				receipt.block, receipt.hash
			),
		}
	}

	/// As [`Self::send`], but what it did is told in the words of the command, from its events.
	///
	/// Nothing if it was only to be said, or was told to a programme.
	pub async fn send_told(&mut self, call: Call, words: Vec<String>) -> Outcome<Option<Receipt>> {
		let receipt = self.send_quietly(call, words).await?;
		match receipt {
			Some(receipt) if self.options.json => {
				output::say(receipt_json(&receipt).to_string());
				Ok(None)
			},
			// It was proposed, and is not done.
			Some(receipt) if self.options.by_vote.is_some() => {
				self.report(&receipt).await;
				Ok(None)
			},
			Some(receipt) => {
				output::say(self.done(&receipt));
				Ok(Some(receipt))
			},
			None => Ok(None),
		}
	}

	/// An event in a line; nothing for those that every transaction has.
	pub async fn tell_event(&mut self, event: &Event) -> Option<String> {
		let noise = match event.pallet.as_str() {
			"System" | "TransactionPayment" => true,
			"Balances" => event.name != "Transfer",
			"Networks" => event.name == "FeeSponsored",
			_ => false,
		};
		if noise {
			return None;
		}
		if event.pallet == "Multisig" {
			if let Some(line) = decision::tell(self, event) {
				return Some(line);
			}
		}
		if let Some(line) = vote::tell(self, event) {
			return Some(line);
		}
		let shown = self.show_fields(&event.pallet, &event.fields).await;
		Some(output::wrapped(&format!("  {}: {}", event.name, shown.join(", ")), 6))
	}
}

/// How many letters of a text are shown before it is signed.
const READ_BEFORE_SIGNING: usize = 4_000;

/// Shows how far a transaction has come.
fn tell_stage(stage: Stage) {
	let text = match stage {
		Stage::Sent(0) => "sent …".to_owned(),
		Stage::Sent(seconds) => format!("sent {seconds} s ago, in no block yet …"),
		Stage::InBlock { block, last_final, seconds } => {
			let block =
				block.map_or_else(|| "a block".to_owned(), |block| format!("block {block}"));
			let last = match last_final {
				0 => String::new(),
				_ => format!("; the last final block is {last_final}"),
			};
			format!("in {block} for {seconds} s, not final yet{last} …")
		},
		Stage::Still { last_final, seconds } => {
			output::tell(format!(
				"No block has become final for {seconds} seconds after block {last_final}: too few validators are there, or the node is cut off from them. Still waiting; Ctrl-C stops the wait, not the transaction."
			));
			return;
		},
	};
	output::progress(&text);
}

/// A receipt for programmes.
pub fn receipt_json(receipt: &Receipt) -> Json {
	let events: Vec<_> = receipt
		.events
		.iter()
		.filter(|event| event.pallet != "System" && event.pallet != "TransactionPayment")
		.map(|event| json!({"pallet": event.pallet, "name": event.name, "fields": event.fields}))
		.collect();
	json!({
		"block": receipt.block, "block_hash": receipt.block_hash, "transaction": receipt.hash,
		"final": receipt.is_final,
		"fee": receipt.fee.to_string(), "events": events,
	})
}

/// The number in a field, in base units.
pub fn base_units(value: &Json) -> Option<u128> {
	match value {
		Json::String(text) => text.parse().ok(),
		Json::Number(number) => number.as_u64().map(u128::from),
		_ => None,
	}
}

/// The number in a field, in base units, where it has to be one.
pub fn amount(value: &Json, what: &str) -> Outcome<u128> {
	base_units(value).ok_or_else(|| unclear(what))
}

/// The text in a field, where it has to be one.
pub fn text<'a>(value: &'a Json, what: &str) -> Outcome<&'a str> {
	value.as_str().ok_or_else(|| unclear(what))
}

/// The account of an address, where there has to be one.
pub fn account_of(address: &str) -> Outcome<[u8; 32]> {
	scale::from_address(address).ok_or_else(|| unclear("an address"))
}

/// The list in a field, where it has to be one.
pub fn list_of<'a>(value: &'a Json, what: &str) -> Outcome<&'a Vec<Json>> {
	value.as_array().ok_or_else(|| unclear(what))
}

/// What stands in a field, to be shown: a text as it is, and whatever else as the node wrote it.
pub fn as_said(value: &Json) -> String {
	value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The name in a field, to be shown within a sentence.
pub fn word(value: &Json) -> String {
	as_said(value).to_lowercase()
}

/// The fields of a record, where there has to be one.
pub fn fields_of<'a>(value: &'a Json, what: &str) -> Outcome<&'a serde_json::Map<String, Json>> {
	value.as_object().ok_or_else(|| unclear(what))
}

/// That the node does not say something, for which nothing else may stand.
fn unclear(what: &str) -> Failure {
	Failure::node(format!("The node does not say {what} as it should.")).hint("ask another node")
}

/// The beginning and the end of something long.
pub fn shorten(text: &str) -> String {
	match (text.get(..6), text.get(text.len().saturating_sub(4)..)) {
		(Some(start), Some(end)) if text.len() > 14 && !output::is_full() => {
			format!("{start}…{end}")
		},
		_ => text.to_owned(),
	}
}

/// Whether the units of a book on these terms are base units of money: of a debt, or of expenses.
pub fn is_money(terms: &Json) -> bool {
	terms.get("Debt").or_else(|| terms.get("Once")).is_some()
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

/// The hash that the chain uses.
pub fn blake2_256(bytes: &[u8]) -> [u8; 32] {
	use subxt::config::Hasher;
	let hash = subxt::config::substrate::BlakeTwo256.hash(bytes);
	hash.0
}

/// JSON, or a file of it.
fn object(text: &str) -> Outcome<Json> {
	let (what, content) = match text.strip_prefix('@') {
		Some(path) => (path, read_text(path)?),
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

/// Reads a file of text.
pub fn read_text(path: &str) -> Outcome<String> {
	std::fs::read_to_string(path).map_err(|error| {
		Failure::usage(format!("{path} cannot be read: {}", crate::errors::of_file(&error)))
	})
}
