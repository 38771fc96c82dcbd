// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The session of a command: the chain, the address book, who signs.
//!
//! How what people write becomes what the chain reads stands in `read`, the way back in `shown`, and how something is
//! sent in `send`. Decisions of several stand above all this, and are told to it ([`Deciding`]).

mod costs;
mod read;
mod send;
mod shown;

pub use shown::purse_name;

use crate::{
	chain::{Call, Chain, Event},
	documents::{self, Copies, Document},
	errors::{Failure, Outcome},
	fields::list_of,
	keys::{self, Signer},
	names::Names,
	options::Options,
	scale,
};
use serde_json::{json, Value as Json};
use std::{collections::BTreeMap, future::Future, pin::Pin};
use subxt_signer::sr25519::Keypair;

/// Turns a call into one by which several decide; says to the signer what that means.
pub type Wrap = for<'a> fn(
	&'a mut Context,
	Call,
	[u8; 32],
	&'a mut Vec<String>,
) -> Pin<Box<dyn Future<Output = Outcome<Call>> + 'a>>;

/// What decisions of several add to a session.
#[derive(Clone, Copy)]
pub struct Deciding {
	/// Collects the signatures of stewards.
	pub together: Wrap,
	/// Proposes it to the voters of a scope.
	pub by_vote: Wrap,
	/// What became of a decision, from an event; nothing for other events.
	pub tell: fn(&Context, &Event) -> Option<String>,
}

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
	deciding: Deciding,
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

impl Context {
	/// Connects, and reads the address book and the key.
	pub async fn new(options: Options, deciding: Deciding) -> Outcome<Self> {
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
			deciding,
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

	/// The hash of a text below a salt that is made here; a copy of both is kept when it is sent. With where it lies.
	pub fn salted(&mut self, text: &str) -> Outcome<(String, String)> {
		let document = self.note(documents::salted(text)?);
		let place = self.copies.place_of(&document.hash);
		Ok((document.hash, place))
	}

	/// Notes a document that a command names, so that a copy is kept when it is sent; as the chain reads it.
	fn note(&mut self, document: Document) -> Document {
		self.named.push(document.clone());
		document
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
}
