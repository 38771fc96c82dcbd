// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain without a node: blocks are built in place, with real slots, sessions and extrinsics.

use crate::{
	configs::consensus::EpochDuration, constants::time::SLOT_DURATION, genesis, AccountId,
	Executive, Hash, Header, Runtime, RuntimeCall, RuntimeEvent, RuntimeGenesisConfig,
	SignedPayload, System, TxExtension, UncheckedExtrinsic,
};
use codec::Encode;
use frame_support::genesis_builder_helper::get_preset;
use sp_consensus_babe::digests::{PreDigest, SecondaryPlainPreDigest};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	generic::{Digest, Era},
	traits::Header as _,
	ApplyExtrinsicResult, DigestItem, MultiSignature,
};

/// Merges a patch into a document, object by object, as a chain spec does.
pub fn merge(document: &mut serde_json::Value, patch: serde_json::Value) {
	match (document, patch) {
		(serde_json::Value::Object(document), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(document.entry(key).or_insert(serde_json::Value::Null), value);
			}
		},
		(document, patch) => *document = patch,
	}
}

/// The genesis of a preset, patched.
pub fn genesis_json(preset: &str, patch: serde_json::Value) -> Vec<u8> {
	let default = get_preset::<RuntimeGenesisConfig>(&None, |_| None).unwrap();
	let mut document = serde_json::from_slice(&default).unwrap();
	let preset = genesis::preset(&preset.into()).unwrap();
	merge(&mut document, serde_json::from_slice(&preset).unwrap());
	merge(&mut document, patch);
	document.to_string().into_bytes()
}

/// A chain at its genesis block.
pub fn new_chain(preset: &str) -> sp_io::TestExternalities {
	let mut chain = sp_io::TestExternalities::default();
	chain.execute_with(|| genesis::build(genesis_json(preset, serde_json::json!({}))).unwrap());
	chain
}

/// Runs `test` on a new chain.
pub fn on(preset: &str, test: impl FnOnce()) {
	new_chain(preset).execute_with(test);
}

/// The header that opens a block of authority `author` in this slot.
pub fn header_in_slot(author: u32, slot: u64, number: u32, parent: Hash) -> Header {
	let pre_digest = PreDigest::SecondaryPlain(SecondaryPlainPreDigest {
		authority_index: author,
		slot: slot.into(),
	});
	let digest = Digest {
		logs: vec![DigestItem::PreRuntime(sp_consensus_babe::BABE_ENGINE_ID, pre_digest.encode())],
	};
	Header::new(number, Default::default(), Default::default(), parent, digest)
}

/// Opens a block of authority `author` in this slot, sets the time, applies the extrinsics and closes
/// it. None touches more than it declares. Returns what came of each.
pub fn block_by(
	author: u32,
	slot: u64,
	extrinsics: impl IntoIterator<Item = UncheckedExtrinsic>,
) -> Vec<ApplyExtrinsicResult> {
	let number = System::block_number() + 1;
	let parent = if number == 1 { Hash::repeat_byte(69) } else { System::parent_hash() };
	Executive::initialize_block(&header_in_slot(author, slot, number, parent));
	let now = pallet_timestamp::Call::set { now: slot * SLOT_DURATION };
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(now.into())).unwrap().unwrap();
	let apply = |transaction| {
		super::recording::check(&transaction);
		Executive::apply_extrinsic(transaction)
	};
	let results = extrinsics.into_iter().map(apply).collect();
	Executive::finalize_block();
	results
}

/// The slot of the last block; the first block comes in slot 1.
pub fn current_slot() -> u64 {
	pallet_babe::CurrentSlot::<Runtime>::get().into()
}

/// A block of authority 0 in the next slot.
pub fn block(
	extrinsics: impl IntoIterator<Item = UncheckedExtrinsic>,
) -> Vec<ApplyExtrinsicResult> {
	block_by(0, current_slot() + 1, extrinsics)
}

/// One block, in the first slot of the next session: a session of a single block.
pub fn next_session(author: u32) {
	let session = crate::Session::current_index();
	block_by(author, current_slot() + EpochDuration::get(), []);
	assert_eq!(crate::Session::current_index(), session + 1);
}

/// A transaction signed by a well-known account, without a tip.
pub fn signed(signer: Sr25519Keyring, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	let account: AccountId = signer.to_account_id();
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::Immortal),
		frame_system::CheckNonce::from(System::account_nonce(&account)),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let call = call.into();
	let payload = SignedPayload::new(call.clone(), extension.clone()).unwrap();
	let signature = payload.using_encoded(|bytes| signer.sign(bytes));
	UncheckedExtrinsic::new_signed(
		call,
		account.into(),
		MultiSignature::Sr25519(signature),
		extension,
	)
}

/// Whether the last block deposited an event that `wanted` recognises.
pub fn happened(wanted: impl Fn(&RuntimeEvent) -> bool) -> bool {
	System::events().iter().any(|record| wanted(&record.event))
}
