// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Transactions: signed here, or made for somebody who signs elsewhere; what they cost; tried before they are sent.

use super::{lost, AtBlock, Call, Chain, Signed};
use crate::{
	errors::{Failure, Outcome},
	scale,
	transaction::{self, Unsigned},
};
use serde_json::{json, Value as Json};
use std::time::Duration;
use subxt::{
	config::DefaultExtrinsicParamsBuilder,
	dynamic,
	ext::scale_encode::{EncodeAsFields, Error as EncodeError, FieldIter, TypeResolver},
	utils::{AccountId32, MultiSignature},
	PolkadotConfig,
};
use subxt_signer::sr25519::Keypair;

/// Blocks for which a signed transaction is good.
pub const MORTALITY: u64 = 256;
/// What a node answers that tries a transaction in a block that is full: invalid, because it exhausts resources.
const NO_ROOM: [u8; 3] = [1, 0, 6];
/// How often a transaction is tried again then, a second apart.
const ATTEMPTS: u8 = 4;

/// What became of a transaction that was tried.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Tried {
	/// It would be carried out.
	Fine,
	/// It would fail, with this error.
	Fails(Json),
	/// It was not tried: the node does not try transactions, or could not try this one.
	Not,
}

/// Bytes that are encoded already.
struct Encoded(Vec<u8>);

impl EncodeAsFields for Encoded {
	fn encode_as_fields_to<R: TypeResolver>(
		&self,
		_: &mut dyn FieldIter<'_, R::TypeId>,
		_: &R,
		out: &mut Vec<u8>,
	) -> Result<(), EncodeError> {
		out.extend(&self.0);
		Ok(())
	}
}

impl Chain {
	/// Signs a call.
	pub async fn sign(&self, call: &Call, signer: &Keypair, nonce: u64) -> Outcome<Signed> {
		self.sign_with_tip(call, signer, nonce, 0).await
	}

	/// Signs a call, and adds so many base units to its fee.
	pub async fn sign_with_tip(
		&self,
		call: &Call,
		signer: &Keypair,
		nonce: u64,
		tip: u128,
	) -> Outcome<Signed> {
		let payload = payload_of(call)?;
		let block = self.client.at_current_block().await.map_err(lost)?;
		ensure_version(call, &block)?;
		let (params, _) = params_at(&block, nonce, tip, MORTALITY).await?;
		let mut transactions = block.tx();
		transactions.create_signed(&payload, signer, params.build()).await.map_err(lost)
	}

	/// What is to be signed for a call by somebody who is not here, and the transaction with an empty signature,
	/// of which the node can tell the fee. It is good for as long as the chain allows.
	pub async fn unsigned(
		&self,
		call: &Call,
		account: [u8; 32],
		nonce: u64,
		tip: u128,
	) -> Outcome<(Unsigned, Signed)> {
		let blocks = self.longest()?;
		let block = self.client.at_current_block().await.map_err(lost)?;
		ensure_version(call, &block)?;
		let transactions = block.tx();
		let (params, from) = params_at(&block, nonce, tip, blocks).await?;
		let empty = with_empty_signature(&block, call, account, params)?;
		let extra = transaction::parts(empty.encoded())
			.and_then(|parts| parts.rest.strip_suffix(call.bytes.as_slice()))
			.ok_or_else(|| lost("a transaction of an unknown form"))?
			.to_vec();
		// The payload of a call that is short enough not to be hashed shows what is signed without being sent.
		let nothing =
			self.call("System", "remark", json!({"remark": "0x"}), &scale::from_address)?;
		let (params, _) = params_at(&block, nonce, tip, blocks).await?;
		let payload = payload_of(&nothing)?;
		let whole = transactions
			.create_v4_signable_offline(&payload, params.build())
			.and_then(|found| found.signer_payload())
			.map_err(lost)?;
		let additional = whole
			.strip_prefix(nothing.bytes.as_slice())
			.and_then(|rest| rest.strip_prefix(extra.as_slice()))
			.ok_or_else(|| lost("a payload of an unknown form"))?
			.to_vec();
		Ok((Unsigned { extra, additional, block: from, blocks }, empty))
	}

	/// For how many blocks a transaction can be good at most: a power of two, no longer than the chain remembers.
	pub fn longest(&self) -> Outcome<u64> {
		let remembered = self.constant("System", "BlockHashCount")?.as_u64();
		let remembered = remembered.ok_or_else(|| lost("System.BlockHashCount is no number"))?;
		Ok(1_u64.checked_shl(remembered.max(MORTALITY).ilog2()).unwrap_or(MORTALITY))
	}

	/// What a call will cost an account, in base units. The node is asked of a transaction with an empty signature,
	/// which it could not send.
	pub async fn estimate(
		&self,
		call: &Call,
		account: [u8; 32],
		nonce: u64,
		tip: u128,
	) -> Outcome<u128> {
		let block = self.client.at_current_block().await.map_err(lost)?;
		let (params, _) = params_at(&block, nonce, tip, MORTALITY).await?;
		self.fee(&with_empty_signature(&block, call, account, params)?).await
	}

	/// A transaction that was signed elsewhere.
	pub fn transaction(&self, bytes: Vec<u8>) -> Signed {
		self.at.tx().from_bytes(bytes)
	}

	/// What a transaction will cost, in base units.
	pub async fn fee(&self, signed: &Signed) -> Outcome<u128> {
		signed.partial_fee_estimate().await.map_err(lost)
	}

	/// Tries a transaction on the newest block without sending it. Only a node that trusts its caller tries.
	///
	/// The node gets it signed, and could send it: this is for what its signer has agreed to.
	pub async fn dry_run(&self, signed: &Signed) -> Outcome<Tried> {
		let parameters = [json!(scale::to_hex(signed.encoded()))];
		let mut attempts = 0_u8;
		let answer = loop {
			let Ok(answer) = self.rpc("system_dryRun", &parameters).await else {
				return Ok(Tried::Not);
			};
			let answer = answer.as_str().and_then(scale::from_hex);
			let answer = answer.ok_or_else(|| lost("what it tried has no outcome"))?;
			// Some nodes try it in the room that the last block left.
			if answer != NO_ROOM || attempts >= ATTEMPTS {
				break answer;
			}
			attempts = attempts.saturating_add(1);
			tokio::time::sleep(Duration::from_secs(1)).await;
		};
		match answer[..] {
			[0, 0] => Ok(Tried::Fine),
			// Valid, but it fails: the outer result is fine, the inner one is not.
			[0, 1, ref error @ ..] => {
				let of = self.metadata.dispatch_error_ty();
				let of = of.ok_or_else(|| lost("it does not say how its errors look"))?;
				let error = scale::decode(self.metadata.types(), of, &mut &error[..]);
				error.map(Tried::Fails).map_err(lost)
			},
			_ => Ok(Tried::Not),
		}
	}
}

fn payload_of(call: &Call) -> Outcome<subxt::transactions::StaticPayload<Encoded>> {
	let fields = call.bytes.get(2..).ok_or_else(|| lost("a call without its name"))?.to_vec();
	Ok(dynamic::transaction(call.pallet.as_str(), call.name.as_str(), Encoded(fields)))
}

/// Refuses to sign a call that was encoded for another version of the runtime than the block has.
fn ensure_version(call: &Call, block: &AtBlock) -> Outcome {
	match call.spec_version == block.spec_version() {
		true => Ok(()),
		false => Err(Failure::node("the chain has another version now than when this began")
			.hint("run the command again")),
	}
}

/// A transaction with an empty signature, of which a node can tell the fee.
fn with_empty_signature(
	block: &AtBlock,
	call: &Call,
	account: [u8; 32],
	params: DefaultExtrinsicParamsBuilder<PolkadotConfig>,
) -> Outcome<Signed> {
	let transactions = block.tx();
	let payload = payload_of(call)?;
	transactions
		.create_v4_signable_offline(&payload, params.build())
		.map_err(lost)?
		.sign_with_account_and_signature(&AccountId32(account), &MultiSignature::Sr25519([0; 64]))
		.map_err(lost)
}

/// What goes with a call, for so many blocks; with the number of the block from which on it is good.
async fn params_at(
	block: &AtBlock,
	nonce: u64,
	tip: u128,
	blocks: u64,
) -> Outcome<(DefaultExtrinsicParamsBuilder<PolkadotConfig>, u64)> {
	let params = DefaultExtrinsicParamsBuilder::new().nonce(nonce).tip(tip);
	let number = block.block_number();
	let header = block.block_header().await.map_err(lost)?;
	// From the parent, not from the newest block: a runtime knows the hash of a block only from the next
	// one on, so that a node could not try the transaction before another block came.
	Ok(match number.checked_sub(1) {
		Some(parent) => (params.mortal_from_unchecked(blocks, parent, header.parent_hash), parent),
		None => (params.mortal_from_unchecked(blocks, number, block.block_hash()), number),
	})
}
