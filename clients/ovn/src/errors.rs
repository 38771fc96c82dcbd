// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What went wrong, in words, and what to do next.
//!
//! What the chain's own errors mean is not written here: the chain says it. The documentation of each
//! call lists its errors, each with when it comes and what to do, and is part of the metadata.

use crate::{advice, docs};
use serde_json::{json, Value as Json};
use std::fmt;
use subxt::Metadata;

/// How the programme ends when it did not do what was asked.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Exit {
	/// The chain refused, or would: nothing was changed, a fee may have been paid.
	Refused = 1,
	/// The command is not right: it was not sent.
	Usage = 2,
	/// No node answers, or it is one of another chain, or the connection was lost.
	Node = 3,
	/// The person, or the lack of one, said no.
	Declined = 4,
	/// Some of it was done and some was not; the message says what.
	Partly = 5,
}

impl Exit {
	/// The code that the operating system gets.
	pub fn code(self) -> u8 {
		match self {
			Self::Refused => 1,
			Self::Usage => 2,
			Self::Node => 3,
			Self::Declined => 4,
			Self::Partly => 5,
		}
	}

	/// Its name for programmes.
	pub fn name(self) -> &'static str {
		match self {
			Self::Refused => "Refused",
			Self::Usage => "Usage",
			Self::Node => "Node",
			Self::Declined => "Declined",
			Self::Partly => "Partly",
		}
	}
}

/// What went wrong.
#[derive(Debug)]
pub struct Failure {
	/// How the programme ends.
	pub exit: Exit,
	/// The error's name: that of the chain, as `Networks.AlreadyMember`, if it is one of the chain's.
	pub name: Option<String>,
	/// What happened.
	pub what: String,
	/// What to do about it.
	pub todo: Option<String>,
}

/// A result of this programme.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
	/// With nothing to add about what to do.
	pub fn new(exit: Exit, what: impl Into<String>) -> Self {
		Self { exit, name: None, what: what.into(), todo: None }
	}

	/// A command that is not right.
	pub fn usage(what: impl Into<String>) -> Self {
		Self::new(Exit::Usage, what)
	}

	/// Something about the node or the connection to it.
	pub fn node(what: impl Into<String>) -> Self {
		Self::new(Exit::Node, what)
	}

	/// Adds what to do.
	pub fn hint(mut self, todo: impl Into<String>) -> Self {
		self.todo = Some(todo.into());
		self
	}
}

/// That there is no scope of this number.
pub fn no_scope(number: u32) -> Failure {
	absent(
		"Networks.ScopeNotFound",
		&format!("there is no scope {number}"),
		"`ovn network list` shows all of them",
	)
}

/// That something is not there which a command names: the chain would refuse, by this error.
pub fn absent(name: &str, what: &str, todo: impl Into<String>) -> Failure {
	let found = Failure::new(Exit::Refused, format!("{what} ({name})")).hint(todo);
	Failure { name: Some(name.into()), ..found }
}

impl fmt::Display for Failure {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}", self.what)?;
		match &self.todo {
			Some(todo) => write!(f, "\nWhat to do: {todo}"),
			None => Ok(()),
		}
	}
}

impl From<String> for Failure {
	fn from(what: String) -> Self {
		Self::usage(what)
	}
}

/// Pallets whose decisions are those of the whole chain.
pub const BY_THE_CHAIN: [&str; 8] =
	["System", "ValidatorSet", "SafeMode", "TxPause", "Council", "Whitelist", "Sudo", "Preimage"];

/// Puts into words why a transaction that was in a block failed.
///
/// `call` is its pallet and name: the same error can mean different things to different calls.
pub fn dispatch(metadata: &Metadata, call: (&str, &str), error: &Json) -> Failure {
	let failure = |what: String| Failure::new(Exit::Refused, what);
	if let Some(module) = error.get("Module") {
		let index = module.get("index").and_then(Json::as_u64).and_then(|i| u8::try_from(i).ok());
		let code = module
			.get("error")
			.and_then(Json::as_str)
			.and_then(crate::scale::from_hex)
			.and_then(|bytes| bytes.first().copied());
		let pallet = index.and_then(|index| metadata.pallet_by_error_index(index));
		let variant =
			pallet.as_ref().zip(code).and_then(|(p, code)| p.error_variant_by_index(code));
		return match (pallet, variant) {
			(Some(pallet), Some(variant)) => {
				let of = (pallet.name(), variant.name.as_str());
				let (what, todo) = advice::explain(metadata, call, of, &docs::text(&variant.docs));
				failure(format!("The chain refused: {what}")).named(of.0, of.1).hint(todo)
			},
			_ => failure(format!("The chain refused with an error it does not describe: {error}")),
		};
	}
	let (kind, detail) = match error {
		Json::String(kind) => (kind.as_str(), ""),
		Json::Object(object) => match object.iter().next() {
			Some((kind, Json::String(detail))) => (kind.as_str(), detail.as_str()),
			Some((kind, _)) => (kind.as_str(), ""),
			None => ("", ""),
		},
		_ => ("", ""),
	};
	let (what, todo) = match (kind, detail) {
		("BadOrigin", _) if BY_THE_CHAIN.contains(&call.0) => (
			"you may not do this",
			"it takes a decision of the whole chain, which the stewards of the global scope make (`ovn network show global` names them), three or more of them by majority: with --together the same command begins it; or its voters: with --by-vote special --why WHY it proposes it to them. docs/operators.md says what else there is",
		),
		("BadOrigin", _) => (
			"you may not do this",
			"it takes a decision of the scope: of one of its stewards, or, where there are three or more and it is significant, of the majority of them. `ovn network show SCOPE` names them; with --together the same command begins a joint decision, which the others approve (`ovn decision list SCOPE`), and with --by-vote majority --why WHY it proposes it to the voters (`ovn vote list SCOPE`).",
		),
		("Token", "FundsUnavailable") =>
			("there are not enough tokens", "`ovn balance` shows what can be spent; somebody sends you the rest"),
		("Token", "OnlyProvider" | "NotExpendable") => (
			"the account would be left with less than the least an account can have",
			"leave a little more in it",
		),
		("Token", "BelowMinimum") => (
			"the receiver would have less than the least an account can have",
			"send more, or ask the receiver to have some tokens first",
		),
		("Token", "CannotCreate") =>
			("the receiving account cannot be made", "the receiver needs some tokens of the chain first"),
		("Token", "UnknownAsset") => ("there is no such asset", "check the asset's number"),
		("Token", "Frozen") => ("the asset is frozen", "ask who issues it"),
		("Token", "CannotCreateHold" | "Blocked" | "Unsupported") =>
			("the token does not allow this", "ask who issues it"),
		("Arithmetic", _) => ("a number would be too large or below zero", "use a smaller amount"),
		("ConsumerRemaining" | "NoProviders" | "TooManyConsumers", _) => (
			"the account cannot carry or give up what this needs",
			"give it some tokens of the chain first, or empty what it still has",
		),
		("Exhausted" | "Unavailable", _) => ("the chain could not do it just now", "try again"),
		("Corruption" | "Trie", _) =>
			("the node's data are damaged", "tell who runs it; use another node"),
		_ => ("the chain gave no reason that is known here", "look at the transaction's block"),
	};
	let name = format!("{kind}{}{detail}", if detail.is_empty() { "" } else { "." });
	let found = failure(format!("The chain refused: {what} ({name}).")).hint(todo);
	Failure { name: Some(name), ..found }
}

/// What the operating system says of a file, without its codes.
pub fn of_file(error: &std::io::Error) -> String {
	match error.kind() {
		std::io::ErrorKind::NotFound => "there is no such file".into(),
		std::io::ErrorKind::AlreadyExists => "there is such a file already".into(),
		std::io::ErrorKind::PermissionDenied => "you may not".into(),
		std::io::ErrorKind::IsADirectory => "it is a folder".into(),
		std::io::ErrorKind::InvalidData => "it is no text".into(),
		_ => {
			let text = error.to_string();
			text.split_once(" (os error").map_or(text.as_str(), |(before, _)| before).to_owned()
		},
	}
}

impl Failure {
	fn named(mut self, pallet: &str, error: &str) -> Self {
		let name = format!("{pallet}.{error}");
		self.what = format!("{} ({name}).", self.what.trim_end_matches('.'));
		self.name = Some(name);
		self
	}

	/// For programmes: what the operating system gets, the error's name, what happened and what to do.
	pub fn json(&self) -> Json {
		json!({"error": {
			"code": self.exit.code(), "name": self.name.as_deref().unwrap_or(self.exit.name()),
			"text": self.what, "advice": self.todo,
		}})
	}
}

/// Puts into words why a node did not take a transaction at all.
pub fn submission(message: &str) -> Failure {
	let has = |word: &str| message.contains(word);
	let refused = |what: &str, todo: &str| Failure::new(Exit::Refused, what).hint(todo);
	if has("Custom error: 101") {
		refused(
			"Your scope pays your fees, but your allowance is used up, and you cannot pay this one yourself.",
			"wait until it refills: `ovn member allowance SCOPE` says when",
		)
	} else if has("Custom error: 102") {
		refused(
			"Your scope has paid its budget of fees for today, and you cannot pay this one yourself.",
			"wait until the next day: `ovn member allowance SCOPE` says when it begins",
		)
	} else if has("Custom error: 103") {
		refused(
			"The purse from which your scope pays fees is empty, and you cannot pay this one yourself.",
			"somebody has to fill it: `ovn fund fill SCOPE sponsor AMOUNT`",
		)
	} else if has("Inability to pay some fees") {
		refused(
			"Your account cannot pay the fee.",
			"somebody sends you some tokens, or invites you to a scope that pays the fees of its people (`ovn member invite`)",
		)
	} else if has("outdated") || has("Stale") {
		refused(
			"Another transaction of yours took this one's place (its number in your account's order, the nonce, is used).",
			"run the command again, without --nonce; look first whether the other one did already what you want",
		)
	} else if message.to_lowercase().contains("priority is too low")
		|| message.to_lowercase().contains("priority of the transaction is too low")
	{
		refused(
			"Another transaction of yours with the same number waits already: perhaps you sent one from another terminal just now. That one is under way; this one was not sent.",
			"wait some seconds until it is in a block, then run this command again",
		)
	} else if has("in the future") || has("Future") {
		refused(
			"Transactions of yours that come before this one are missing (its nonce is too high).",
			"run the command again without --nonce",
		)
	} else if has("bad signature") || has("BadProof") {
		refused(
			"The node could not verify the signature: it runs another chain, or another version of it.",
			"run the command again; if that does not help, check --url",
		)
	} else if has("ancient birth block") || has("AncientBirthBlock") {
		refused("The transaction came too late to be taken.", "run the command again")
	} else if has("exhaust") {
		refused("The transaction is too large for a block.", "do it in smaller parts")
	} else if has("The call is not allowed") || has("Transaction call is not expected") {
		refused(
			"The chain takes no calls of this kind now.",
			"ask who runs it: it may be in safe mode",
		)
	} else if has("marked as invalid") {
		refused(
			"The node took the transaction, but cannot put it into a block: its number in your account's order (the nonce) is too high, or something changed meanwhile.",
			"run the command again, without --nonce",
		)
	} else {
		refused(
			&format!("The node did not take the transaction: {message}."),
			"look at `ovn chain show`: if final blocks still come, run the command again",
		)
	}
}

/// The last of the reasons of an error, which says most.
pub fn innermost(error: &dyn std::error::Error) -> String {
	let mut last = error;
	while let Some(source) = last.source() {
		last = source;
	}
	let text = last.to_string();
	let mut rest = text.as_str();
	while let Some(inner) = ["RPC error: ", "client error: ", "Backend error: "]
		.iter()
		.find_map(|layer| rest.strip_prefix(layer))
	{
		rest = inner;
	}
	rest.to_owned()
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	fn module_error(metadata: &Metadata, pallet: &str, error: &str) -> Json {
		let pallet = metadata.pallet_by_name(pallet).unwrap();
		let variants = pallet.error_variants().unwrap();
		let variant = variants.iter().find(|variant| variant.name == error).unwrap();
		json!({"Module": {"index": pallet.error_index(), "error": format!("0x{:02x}000000", variant.index)}})
	}

	#[test]
	fn dispatch_says_what_to_do_when_the_call_documents_its_error() {
		let metadata = docs::embedded();
		let error = module_error(&metadata, "Contributions", "NotAllowedToLog");
		let failure = dispatch(&metadata, ("Contributions", "log"), &error);
		assert_eq!(failure.exit, Exit::Refused);
		assert!(failure.what.contains("(Contributions.NotAllowedToLog)"), "{failure}");
		assert!(failure.todo.unwrap().contains("allow_logger"));
	}

	#[test]
	fn dispatch_has_words_when_any_pallet_of_ours_fails() {
		let metadata = docs::embedded();
		for pallet in metadata.pallets() {
			for variant in pallet.error_variants().unwrap_or_default() {
				let error = module_error(&metadata, pallet.name(), &variant.name);
				let failure = dispatch(&metadata, ("System", "remark"), &error);
				assert!(failure.what.len() > "The chain refused: ".len() + variant.name.len() + 4);
				assert!(failure.what.contains(&variant.name), "{failure}");
			}
		}
	}

	#[test]
	fn dispatch_has_words_when_an_error_is_not_of_a_pallet() {
		let metadata = docs::embedded();
		for error in [
			json!("BadOrigin"),
			json!({"Token": "FundsUnavailable"}),
			json!({"Arithmetic": "Overflow"}),
			json!({"Module": {"index": 255, "error": "0x00000000"}}),
			json!("Exhausted"),
		] {
			let failure = dispatch(&metadata, ("System", "remark"), &error);
			assert!(failure.what.starts_with("The chain refused"), "{failure}");
		}
	}

	#[test]
	fn dispatch_names_the_error_and_the_next_command() {
		let metadata = docs::embedded();
		let error = module_error(&metadata, "Networks", "AlreadyMember");
		let failure = dispatch(&metadata, ("Networks", "join"), &error);
		assert!(failure.what.ends_with("already (Networks.AlreadyMember)."), "{failure}");
		let found = failure.json();
		assert_eq!(found["error"]["name"], "Networks.AlreadyMember");
		assert_eq!(found["error"]["code"], 1);
		assert!(failure.todo.unwrap().starts_with("nothing"));
	}

	#[test]
	fn dispatch_says_where_to_look_when_nothing_else_is_known() {
		let metadata = docs::embedded();
		let error = module_error(&metadata, "Networks", "ScopeNotFound");
		let failure = dispatch(&metadata, ("System", "remark"), &error);
		assert!(failure.todo.unwrap().starts_with("`ovn network list` shows"));
	}

	#[test]
	fn decision_of_the_whole_chain_is_not_said_to_be_a_steward_s() {
		let metadata = docs::embedded();
		let failure = dispatch(&metadata, ("ValidatorSet", "add_validator"), &json!("BadOrigin"));
		assert!(failure.todo.as_ref().unwrap().contains("the whole chain"), "{failure}");
		assert_eq!(failure.name.as_deref(), Some("BadOrigin"));
	}

	#[test]
	fn submission_says_what_to_do_when_a_node_takes_no_transaction() {
		for (message, word) in [
			("Invalid Transaction: Custom error: 101", "refills"),
			("Invalid Transaction: Custom error: 102", "next day"),
			("Invalid Transaction: Custom error: 103", "fill"),
			("Inability to pay some fees (e.g. account balance too low)", "invites"),
			("Transaction is outdated", "--nonce"),
			("Priority is too low: (1 vs 2)", "wait"),
			("The priority of the transaction is too low to replace another transaction already in the pool. (pool 2783 > current 2783)", "another terminal"),
			("Extrinsic marked as invalid", "--nonce"),
			("Something new", "ovn chain show"),
			("Transaction has an ancient birth block", "again"),
		] {
			assert!(submission(message).to_string().contains(word), "{message}");
		}
	}
}
