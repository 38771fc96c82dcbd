// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How something is sent: what it does and costs is said, it is asked about, tried, and told.

use super::{costs, Context};
use crate::{
	amounts,
	chain::{Call, Event, Receipt, Signed, Stage, Tried, Waiting},
	errors::{self, Exit, Failure, Outcome},
	fields::shorten,
	keys::Signer,
	names, output, scale,
	transaction::{self, Paper},
};
use serde_json::{json, Value as Json};

impl Context {
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
		words.extend(costs::costs(self, &call)?);
		let call = if self.options.together {
			(self.deciding.together)(self, call, acting, &mut words).await?
		} else if self.options.by_vote.is_some() {
			(self.deciding.by_vote)(self, call, acting, &mut words).await?
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
			let mut failure = errors::dispatch(metadata, blamed, error);
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
		} else if call.pallet == "Settlement" && call.arguments["terms"].is_object() {
			// Both sides sign the terms, which name their text.
			call.arguments["terms"]["document"].clone()
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
			"Governance" => event.name == "WeightNoted",
			_ => false,
		};
		if noise {
			return None;
		}
		if let Some(line) = (self.deciding.tell)(self, event) {
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
fn receipt_json(receipt: &Receipt) -> Json {
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
