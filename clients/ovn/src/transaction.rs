// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Transactions as bytes, and as papers: files that carry what is to be signed to a machine without a network, and
//! the signature back.
//!
//! Whoever signs is shown what the bytes say, never what the file says of them: a paper comes from a machine that is
//! trusted less than the one that signs.

use crate::{
	config::{self, Over},
	errors::{of_file, Failure, Outcome},
	fields, output, scale,
};
use serde::{Deserialize, Serialize};
use serde_json::{json, Value as Json};
use std::io::Read;
use subxt::{
	ext::codec::{Compact, Decode, Encode},
	utils::Era,
	Metadata,
};
use subxt_signer::sr25519::Keypair;

/// Version 4 of the form of transactions, signed.
const SIGNED: u8 = 0x84;
/// An address that is an account.
const ACCOUNT: u8 = 0;
/// A signature with sr25519.
const SR25519: u8 = 1;
/// A payload that is longer is hashed before it is signed.
const LONGEST_PAYLOAD: usize = 256;
/// No paper is longer: the longest call is far shorter.
const LONGEST_PAPER: u64 = 16 * 1024 * 1024;
/// The version of the form of papers.
const VERSION: u8 = 1;

/// What is to be signed, in the parts of which it is made.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unsigned {
	/// What goes with the call into the transaction: the time it is good for, its number, the tip.
	pub extra: Vec<u8>,
	/// What is signed without being sent: the version of the runtime, how the chain began.
	pub additional: Vec<u8>,
	/// The number of the block from which on it is good.
	pub block: u64,
	/// For how many blocks it is good.
	pub blocks: u64,
}

/// A signed transaction, taken apart.
#[derive(Debug, Eq, PartialEq)]
pub struct Parts<'a> {
	/// Who signed.
	pub account: [u8; 32],
	/// What goes with the call, and the call.
	pub rest: &'a [u8],
}

/// Takes a signed transaction apart; nothing if it has another form.
pub fn parts(transaction: &[u8]) -> Option<Parts<'_>> {
	let mut bytes = transaction;
	let length = Compact::<u32>::decode(&mut bytes).ok()?.0;
	if usize::try_from(length) != Ok(bytes.len()) {
		return None;
	}
	let (account, bytes) = bytes.strip_prefix(&[SIGNED, ACCOUNT])?.split_at_checked(32)?;
	let (_, rest) = bytes.strip_prefix(&[SR25519])?.split_at_checked(64)?;
	Some(Parts { account: account.try_into().ok()?, rest })
}

/// A signed transaction with an empty signature: who is asked for its fee could not send it.
pub fn without_signature(transaction: &[u8]) -> Option<Vec<u8>> {
	const SIGNATURE: usize = 64;
	let rest = parts(transaction)?.rest.len();
	let (before, signature) = transaction
		.split_at_checked(transaction.len().checked_sub(rest)?.checked_sub(SIGNATURE)?)?;
	Some([before, &[0; SIGNATURE], signature.get(SIGNATURE..)?].concat())
}

/// The pallet, the name and the arguments of a call. Refused if more stands behind it.
pub fn call_of(metadata: &Metadata, call: &[u8]) -> Result<(String, String, Json), String> {
	let mut rest = call;
	let calls = metadata.outer_enums().call_enum_ty();
	let found = scale::decode(metadata.types(), calls, &mut rest)?;
	if !rest.is_empty() {
		return Err("more stands behind the call".into());
	}
	let missing = || "it is no call".to_owned();
	let (pallet, inner) = only(&found).ok_or_else(missing)?;
	let (name, arguments) = match inner {
		Json::String(name) => (name.clone(), json!({})),
		_ => only(inner).map(|(name, inner)| (name.clone(), inner.clone())).ok_or_else(missing)?,
	};
	Ok((pallet.clone(), name, arguments))
}

/// The hash of a transaction.
pub fn hash(transaction: &[u8]) -> [u8; 32] {
	blake2_256(transaction)
}

/// What is to be signed, or was.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
	/// The version of this form.
	pub version: u8,
	/// Who signs.
	pub signer: String,
	/// The hash of the chain's first block.
	pub genesis: String,
	/// The version of the runtime it is for.
	pub spec_version: u32,
	/// The block from which on it is good.
	pub from_block: u64,
	/// For how many blocks it is good.
	pub blocks: u64,
	/// What it does, as the chain reads it.
	pub call_data: String,
	/// What goes with it into the transaction.
	pub extra: String,
	/// What is signed and not sent.
	pub additional: String,
	/// The bytes to sign: the three above, or their hash.
	pub payload: String,
	/// The whole transaction, once it is signed.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub transaction: Option<String>,
	/// Its hash.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub hash: Option<String>,
}

/// What a paper says, read from its bytes.
#[derive(Debug)]
pub struct Told {
	/// The pallet and the name of the call.
	pub call: (String, String),
	/// Its arguments.
	pub arguments: Json,
	/// Its number in the signer's order.
	pub nonce: String,
	/// What is given beyond the fee, in base units.
	pub tip: u128,
}

/// The bytes that are signed.
pub fn payload(call: &[u8], extra: &[u8], additional: &[u8]) -> Vec<u8> {
	let whole = [call, extra, additional].concat();
	match whole.len() > LONGEST_PAYLOAD {
		true => blake2_256(&whole).to_vec(),
		false => whole,
	}
}

fn bytes(field: &str, hex: &str) -> Outcome<Vec<u8>> {
	scale::from_hex(hex).ok_or_else(|| Failure::usage(format!("{field} is not 0x and digits")))
}

impl Paper {
	/// A paper of what is to be signed.
	pub fn new(
		account: [u8; 32],
		genesis: &str,
		spec_version: u32,
		call: &[u8],
		unsigned: &Unsigned,
	) -> Self {
		Self {
			version: VERSION,
			signer: scale::to_address(account),
			genesis: genesis.to_owned(),
			spec_version,
			from_block: unsigned.block,
			blocks: unsigned.blocks,
			call_data: scale::to_hex(call),
			extra: scale::to_hex(&unsigned.extra),
			additional: scale::to_hex(&unsigned.additional),
			payload: scale::to_hex(&payload(call, &unsigned.extra, &unsigned.additional)),
			transaction: None,
			hash: None,
		}
	}

	/// Reads a paper from a file, or from standard input.
	pub fn read(path: &str) -> Outcome<Self> {
		let cannot = |error: std::io::Error| {
			Failure::usage(format!("{path} cannot be read: {}", of_file(&error)))
		};
		let mut text = String::new();
		let source: Box<dyn Read> = match path {
			"-" => Box::new(std::io::stdin()),
			_ => Box::new(std::fs::File::open(path).map_err(cannot)?),
		};
		source.take(LONGEST_PAPER).read_to_string(&mut text).map_err(cannot)?;
		Self::parse(&text).map_err(|failure| {
			Failure { what: format!("{path}: {}", failure.what), ..failure }
				.hint("write the file anew, with --offline-payload on a machine with a node")
		})
	}

	fn parse(text: &str) -> Outcome<Self> {
		let paper: Self = serde_json::from_str(text).map_err(|error| {
			Failure::usage(format!(
				"this is neither something to sign nor something signed: {error}"
			))
		})?;
		if paper.version != VERSION {
			return Err(Failure::usage(format!(
				"this is of version {}, and this client knows version {VERSION}",
				paper.version
			)));
		}
		Ok(paper)
	}

	/// Writes it to a file, or to standard output.
	pub fn write(&self, path: &str) -> Outcome {
		let text = serde_json::to_string_pretty(self)
			.map_err(|error| Failure::usage(format!("it cannot be written: {error}")))?;
		if path == "-" {
			output::say_as_it_is(&text);
			return Ok(());
		}
		config::write(path.as_ref(), format!("{text}\n").as_bytes(), Over::Refuse)
			.map_err(|failure| failure.hint("name a file that does not exist yet"))
	}

	/// What its bytes say. Refused if they are not consistent, or of another runtime than this metadata.
	pub fn told(&self, metadata: &Metadata) -> Outcome<Told> {
		let call = bytes("call_data", &self.call_data)?;
		let extra = bytes("extra", &self.extra)?;
		let additional = bytes("additional", &self.additional)?;
		if scale::to_hex(&payload(&call, &extra, &additional)) != self.payload {
			return Err(Failure::usage("its payload is not made of its parts: it was changed"));
		}
		let version = spec_version_of(metadata);
		if version != Some(self.spec_version) {
			return Err(Failure::usage(format!(
				"it is for version {} of the runtime, and this client was made for version {}: what it does cannot be shown",
				self.spec_version,
				version.map_or_else(|| "?".into(), |version| version.to_string()),
			))
			.hint("sign with the client of the chain's version"));
		}
		let unknown = |what: String| Failure::usage(format!("it cannot be understood: {what}"));
		let types = metadata.types();
		let (pallet, name, arguments) = call_of(metadata, &call).map_err(unknown)?;
		let era = Era::mortal(self.blocks, self.from_block).encode();
		let mut lasts = false;
		let (mut extra, mut additional) = (extra.as_slice(), additional.as_slice());
		let (mut nonce, mut tip, mut genesis, mut spec) = (None, None, None, None);
		for extension in metadata.extrinsic().transaction_extensions_to_use_for_encoding() {
			let before = extra;
			let own = scale::decode(types, extension.extra_ty(), &mut extra).map_err(unknown)?;
			let read = before.len().saturating_sub(extra.len());
			let signed = scale::decode(types, extension.additional_ty(), &mut additional)
				.map_err(unknown)?;
			match extension.identifier() {
				"CheckMortality" => lasts = before.get(..read) == Some(era.as_slice()),
				"CheckNonce" => nonce = number(&own),
				"ChargeTransactionPayment" => tip = number(&own),
				"CheckGenesis" => genesis = signed.as_str().map(str::to_owned),
				"CheckSpecVersion" => spec = number(&signed),
				_ => {},
			}
		}
		if !extra.is_empty() || !additional.is_empty() {
			return Err(unknown("more stands behind what goes with the call".into()));
		}
		if genesis.as_deref() != Some(self.genesis.as_str())
			|| spec != Some(u128::from(self.spec_version))
		{
			return Err(Failure::usage("it is for another chain than it says"));
		}
		if !lasts {
			return Err(Failure::usage("it is good for other blocks than it says"));
		}
		let missing = || unknown("a number is missing".into());
		Ok(Told {
			call: (pallet, name),
			arguments,
			nonce: nonce.ok_or_else(missing)?.to_string(),
			tip: tip.ok_or_else(missing)?,
		})
	}

	/// Signs it. What it says must have been shown.
	pub fn sign(&mut self, pair: &Keypair) -> Outcome {
		let account = pair.public_key().0;
		if scale::from_address(&self.signer) != Some(account) {
			return Err(Failure::usage(format!(
				"it is for {} to sign, and this key is {}",
				self.signer,
				scale::to_address(account)
			))
			.hint("name the other key with --key"));
		}
		let signature = pair.sign(&bytes("payload", &self.payload)?);
		let mut body = vec![SIGNED, ACCOUNT];
		body.extend(account);
		body.push(SR25519);
		body.extend(signature.0);
		body.extend(bytes("extra", &self.extra)?);
		body.extend(bytes("call_data", &self.call_data)?);
		let length = u32::try_from(body.len())
			.map_err(|_| Failure::usage("it is too long for a transaction"))?;
		let whole = [Compact(length).encode(), body].concat();
		self.hash = Some(scale::to_hex(&hash(&whole)));
		self.transaction = Some(scale::to_hex(&whole));
		Ok(())
	}

	/// The transaction that was signed. Refused if it is not that of what the paper says.
	pub fn signed(&self) -> Outcome<Vec<u8>> {
		let transaction = self.transaction.as_ref().ok_or_else(|| {
			Failure::usage("it is not signed yet").hint("`ovn sign FILE` signs it")
		})?;
		let transaction = bytes("transaction", transaction)?;
		let expected =
			[bytes("extra", &self.extra)?, bytes("call_data", &self.call_data)?].concat();
		let account = scale::from_address(&self.signer);
		let fits = parts(&transaction)
			.is_some_and(|found| Some(found.account) == account && found.rest == expected);
		match fits {
			true => Ok(transaction),
			false => Err(Failure::usage("the transaction in it is another than it says")),
		}
	}
}

fn only(value: &Json) -> Option<(&String, &Json)> {
	value.as_object().filter(|object| object.len() == 1)?.iter().next()
}

fn number(value: &Json) -> Option<u128> {
	match value {
		Json::Object(object) => object.values().next().and_then(number),
		Json::Array(items) => items.first().and_then(number),
		_ => fields::base_units(value),
	}
}

/// The version of the runtime that this metadata is of.
pub fn spec_version_of(metadata: &Metadata) -> Option<u32> {
	let version = metadata.pallet_by_name("System")?.constant_by_name("Version")?;
	let found = scale::decode(metadata.types(), version.ty(), &mut version.value()).ok()?;
	found["spec_version"].as_u64().and_then(|version| u32::try_from(version).ok())
}

/// A text as a QR code of half blocks for a terminal.
pub fn qr(text: &str) -> Outcome<String> {
	let code =
		qrcode::QrCode::with_error_correction_level(text, qrcode::EcLevel::L).map_err(|_| {
			Failure::usage("it is too long for a QR code")
				.hint("carry the file instead, without --qr")
		})?;
	Ok(code.render::<qrcode::render::unicode::Dense1x2>().build())
}

/// The hash that the chain uses.
pub fn blake2_256(bytes: &[u8]) -> [u8; 32] {
	use subxt::config::Hasher;
	let hash = subxt::config::substrate::BlakeTwo256.hash(bytes);
	hash.0
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{docs, keys};

	fn genesis() -> String {
		format!("0x{}", "ab".repeat(32))
	}

	/// A paper as a node with this metadata would have it made.
	fn paper(arguments: Json) -> Paper {
		let metadata = docs::embedded();
		let call = crate::chain::encode_call(
			&metadata,
			"System",
			"remark",
			&arguments,
			&scale::from_address,
		)
		.unwrap();
		let spec = spec_version_of(&metadata).unwrap();
		let (mut extra, mut additional) = (Vec::new(), Vec::new());
		for extension in metadata.extrinsic().transaction_extensions_to_use_for_encoding() {
			// A mortal era, number 7, a tip of 3, no hash of metadata.
			match extension.identifier() {
				"CheckMortality" => extra.extend(Era::mortal(64, 100).encode()),
				"CheckNonce" => extra.push(7 << 2),
				"ChargeTransactionPayment" => extra.push(3 << 2),
				"CheckMetadataHash" => extra.push(0),
				_ => {},
			}
			match extension.identifier() {
				"CheckSpecVersion" => additional.extend(spec.to_le_bytes()),
				"CheckTxVersion" => additional.extend([1, 0, 0, 0]),
				"CheckGenesis" | "CheckMortality" => additional.extend([0xab; 32]),
				"CheckMetadataHash" => additional.push(0),
				_ => {},
			}
		}
		let unsigned = Unsigned { extra, additional, block: 100, blocks: 64 };
		let alice = keys::development("alice").unwrap().public_key().0;
		Paper::new(alice, &genesis(), spec, &call, &unsigned)
	}

	#[test]
	fn paper_tells_what_its_bytes_say() {
		let told = paper(json!({"remark": "0x1234"})).told(&docs::embedded()).unwrap();
		assert_eq!(told.call, ("System".to_owned(), "remark".to_owned()));
		assert_eq!(told.arguments["remark"], "0x1234");
		assert_eq!((told.nonce.as_str(), told.tip), ("7", 3));
	}

	#[test]
	fn paper_is_refused_when_it_was_changed() {
		let metadata = docs::embedded();
		let good = paper(json!({"remark": "0x1234"}));
		let mut changed = good.clone();
		changed.call_data = good.call_data.replace("1234", "1235");
		assert!(changed.told(&metadata).unwrap_err().what.contains("was changed"));
		let mut changed = good.clone();
		changed.genesis = genesis().replace("ab", "cd");
		assert!(changed.told(&metadata).unwrap_err().what.contains("another chain"));
		let mut changed = good.clone();
		changed.spec_version = 0;
		assert!(changed.told(&metadata).unwrap_err().what.contains("version 0"));
		// Blocks that its bytes do not say, and bytes that are good for ever.
		let mut changed = good.clone();
		changed.blocks = 128;
		assert!(changed.told(&metadata).unwrap_err().what.contains("other blocks"));
		let mut forever = good.clone();
		let era = scale::to_hex(&Era::mortal(64, 100).encode());
		forever.extra = good.extra.replacen(era.trim_start_matches("0x"), "00", 1);
		let parts = [&forever.call_data, &forever.extra, &forever.additional]
			.map(|hex| scale::from_hex(hex).unwrap());
		forever.payload = scale::to_hex(&payload(&parts[0], &parts[1], &parts[2]));
		assert!(forever.told(&metadata).unwrap_err().what.contains("other blocks"));
		let mut longer = good;
		longer.call_data.push_str("00");
		let (call, extra, more) = (&longer.call_data, &longer.extra, &longer.additional);
		let parts = [call, extra, more].map(|hex| scale::from_hex(hex).unwrap());
		longer.payload = scale::to_hex(&payload(&parts[0], &parts[1], &parts[2]));
		assert!(longer.told(&metadata).unwrap_err().what.contains("cannot be understood"));
		assert!(Paper::parse("{\"hello\": 1}").is_err());
	}

	#[test]
	fn paper_carries_a_transaction_when_it_is_signed() {
		let alice = keys::development("alice").unwrap();
		// One payload that is signed as it is, one that is hashed.
		for remark in ["0x1234".to_owned(), format!("0x{}", "12".repeat(300))] {
			let mut paper = paper(json!({"remark": remark}));
			assert!(paper.signed().unwrap_err().what.contains("not signed"));
			let bob = keys::development("bob").unwrap();
			assert!(paper.sign(&bob).unwrap_err().to_string().contains("--key"));
			paper.sign(&alice).unwrap();
			let text = serde_json::to_string(&paper).unwrap();
			let paper = Paper::parse(&text).unwrap();
			let transaction = paper.signed().unwrap();
			assert_eq!(paper.hash, Some(scale::to_hex(&hash(&transaction))));
			let signature = subxt_signer::sr25519::Signature(
				transaction[transaction.len() - parts(&transaction).unwrap().rest.len() - 64..]
					[..64]
					.try_into()
					.unwrap(),
			);
			let payload = scale::from_hex(&paper.payload).unwrap();
			assert!(subxt_signer::sr25519::verify(&signature, payload, &alice.public_key()));
			// Another transaction in the same paper is not sent.
			let mut changed = paper.clone();
			changed.extra = changed.extra.replacen('1', "2", 1);
			assert!(changed.signed().unwrap_err().what.contains("another than it says"));
		}
	}

	#[test]
	fn transaction_without_signature_says_the_same_and_is_not_signed() {
		let mut paper = paper(json!({"remark": "0x1234"}));
		paper.sign(&keys::development("alice").unwrap()).unwrap();
		let signed = paper.signed().unwrap();
		let empty = without_signature(&signed).unwrap();
		assert_eq!((empty.len(), parts(&empty)), (signed.len(), parts(&signed)));
		let rest = parts(&signed).unwrap().rest.len();
		let at = signed.len() - rest - 64;
		assert_eq!(empty[at..at + 64], [0; 64]);
		assert_ne!(signed[at..at + 64], [0; 64]);
	}

	#[test]
	fn call_is_refused_when_more_stands_behind_it() {
		let metadata = docs::embedded();
		let mut call = scale::from_hex(&paper(json!({"remark": "0x1234"})).call_data).unwrap();
		assert_eq!(call_of(&metadata, &call).unwrap().1, "remark");
		call.push(0);
		assert!(call_of(&metadata, &call).is_err());
	}

	#[test]
	fn call_is_refused_when_it_is_nested_too_deeply() {
		let metadata = docs::embedded();
		let call = |pallet: &str, name: &str, arguments: &Json| {
			crate::chain::encode_call(&metadata, pallet, name, arguments, &scale::from_address)
				.unwrap()
		};
		let mut nested = call("System", "remark", &json!({"remark": "0x"}));
		for _ in 0..3 {
			nested =
				call("Utility", "batch", &json!({"calls": [{"$raw": scale::to_hex(&nested)}]}));
		}
		assert!(call_of(&metadata, &nested).is_ok());
		for _ in 0..1_000 {
			nested =
				call("Utility", "batch", &json!({"calls": [{"$raw": scale::to_hex(&nested)}]}));
		}
		assert!(call_of(&metadata, &nested).unwrap_err().contains("too deeply"));
	}

	#[test]
	fn parts_are_none_when_the_bytes_are_no_signed_transaction() {
		for bytes in [&[][..], &[4, 0], &[8, SIGNED, ACCOUNT], &[255; 9]] {
			assert_eq!(parts(bytes), None);
		}
	}

	#[test]
	fn qr_code_is_refused_when_it_would_be_too_large() {
		assert!(qr("0x1234").unwrap().lines().count() > 10);
		assert!(qr(&"x".repeat(3_000)).is_err());
	}
}
