// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A transfer signed, read back, and refused, through subxt.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use ovn_e2e::{
	chain::{account, connect, free_balance, rpc, transfer, GLOBAL_TREASURY, OVN},
	Node,
};
use subxt::{
	dynamic::{self, Value},
	error::{DispatchError, TokenError, TransactionEventsError, TransactionFinalizedSuccessError},
	ext::scale_decode::DecodeAsType,
};
use subxt_signer::{sr25519::dev, sr25519::Keypair, SecretUri};

fn newcomer(name: &str) -> Keypair {
	let uri: SecretUri = format!("//{name}").parse().expect("a derivation path");
	Keypair::from_uri(&uri).expect("a derivation path makes a key pair")
}

#[tokio::test]
async fn transfer_is_read_back_when_it_was_signed() {
	let node = Node::sealing();
	let client = connect(node.url()).await;
	let (alice, fresh) = (account(&dev::alice()), account(&newcomer("newcomer")));

	let in_block = client
		.tx()
		.await
		.unwrap()
		.sign_and_submit_then_watch_default(&transfer(fresh, 5 * OVN), &dev::alice())
		.await
		.unwrap()
		.wait_for_finalized()
		.await
		.unwrap();
	in_block.wait_for_success().await.unwrap();

	let after = in_block.at().await.unwrap();
	let before = client.at_block(after.block_number() - 1).await.unwrap();
	assert_eq!(free_balance(&before, fresh).await, 0);
	assert_eq!(free_balance(&after, fresh).await, 5 * OVN);
	let paid = free_balance(&before, alice).await - free_balance(&after, alice).await;
	let fee = paid - 5 * OVN;
	assert!(fee > 0 && fee < OVN / 100, "an ordinary fee, but it was {fee}");
	// Nothing is burnt: the whole fee is in the treasury of the global scope.
	let pot = GLOBAL_TREASURY;
	assert_eq!(free_balance(&after, pot).await - free_balance(&before, pot).await, fee);
}

#[tokio::test]
async fn transfer_fails_by_name_when_funds_are_missing() {
	let node = Node::sealing();
	let client = connect(node.url()).await;
	let fresh = account(&newcomer("newcomer"));

	let error = client
		.tx()
		.await
		.unwrap()
		.sign_and_submit_then_watch_default(&transfer(fresh, 2_000_000 * OVN), &dev::alice())
		.await
		.unwrap()
		.wait_for_finalized_success()
		.await
		.expect_err("Alice has one million tokens, not two");
	let TransactionFinalizedSuccessError::SuccessError(TransactionEventsError::ExtrinsicFailed(
		DispatchError::Token(TokenError::FundsUnavailable),
	)) = error
	else {
		panic!("an unexpected error: {error:?}")
	};
	let now = client.at_current_block().await.unwrap();
	assert_eq!(free_balance(&now, fresh).await, 0);
}

#[tokio::test]
async fn transaction_is_refused_when_nobody_pays() {
	let node = Node::sealing();
	let client = connect(node.url()).await;
	let call = dynamic::transaction("System", "remark", vec![Value::from_bytes(b"hello")]);

	let refused = client
		.tx()
		.await
		.unwrap()
		.sign_and_submit_default(&call, &newcomer("newcomer"))
		.await
		.expect_err("a newcomer cannot pay the fee");
	assert!(refused.to_string().contains("Inability to pay some fees"), "{refused}");
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct BlockWeights {
	per_class: PerClass,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct PerClass {
	normal: Class,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Class {
	max_extrinsic: Option<Weight>,
}

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Weight {
	ref_time: u64,
	proof_size: u64,
}

#[tokio::test]
async fn transaction_is_tried_on_the_next_block_when_the_last_has_no_room() {
	let node = Node::sealing();
	let client = connect(node.url()).await;
	let now = client.at_current_block().await.unwrap();
	let limits = dynamic::constant::<BlockWeights>("System", "BlockWeights");
	let most = now.constants().entry(limits).unwrap().per_class.normal.max_extrinsic.unwrap();
	let weight = Value::named_composite([
		// But for what signing and the call around it take.
		("ref_time", Value::u128(u128::from(most.ref_time / 100 * 99))),
		("proof_size", Value::u128((most.proof_size / 2).into())),
	]);
	let remark = Value::named_variant("remark", [("remark", Value::from_bytes(b"room"))]);
	let call = Value::unnamed_variant("System", [remark]);
	let all = dynamic::transaction("Sudo", "sudo_unchecked_weight", vec![call, weight]);
	let full = client
		.tx()
		.await
		.unwrap()
		.sign_and_submit_then_watch_default(&all, &dev::alice())
		.await
		.unwrap()
		.wait_for_finalized()
		.await
		.unwrap();
	full.wait_for_success().await.unwrap();

	let fresh = account(&newcomer("newcomer"));
	for (amount, expected) in [(OVN, "0x0000"), (2_000_000 * OVN, "0x0001")] {
		let mut transactions = full.at().await.unwrap().tx();
		let signed = transactions
			.create_signed(&transfer(fresh, amount), &dev::alice(), Default::default())
			.await
			.unwrap();
		let hex: String = signed.encoded().iter().map(|byte| format!("{byte:02x}")).collect();
		let at = full.block_hash();
		let params = format!(r#"["0x{hex}", "{at:?}"]"#);
		let tried = rpc(node.url(), "system_dryRun", &params).await.unwrap();
		assert!(tried.as_str().unwrap().starts_with(expected), "{tried}");
	}
	let refused = rpc(node.url(), "system_dryRun", r#"["0x00"]"#).await.unwrap_err();
	assert!(refused.contains("It could not be tried"), "{refused}");
}
