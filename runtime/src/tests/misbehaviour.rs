// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Forged double votes, reported on chain with their proofs.

use super::chain::{block_by, current_slot, happened, header_in_slot, next_session, on};
use crate::{
	configs::consensus::HistoricalDepth, AccountId, Grandpa, Hash, Header, Historical, Runtime,
	RuntimeCall, RuntimeEvent, Session, System, UncheckedExtrinsic,
};
use codec::Encode;
use finality_grandpa::Prevote;
use frame_support::traits::KeyOwnerProofSystem;
use sp_core::Pair;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{
	traits::Header as _,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	ApplyExtrinsicResult, DigestItem,
};

/// The index of a validator in the set of the present session.
fn index_of(validator: &AccountId) -> u32 {
	Session::validators().iter().position(|v| v == validator).expect("is a validator") as u32
}

/// A header of the offender in this slot, sealed with its key; `salt` makes it differ.
fn sealed_header(offender: Sr25519Keyring, slot: u64, salt: u8) -> Header {
	let index = index_of(&offender.to_account_id());
	let mut header = header_in_slot(index, slot, 7, Hash::repeat_byte(salt));
	let seal = offender.pair().sign(header.hash().as_ref());
	header.digest_mut().push(DigestItem::Seal(sp_consensus_babe::BABE_ENGINE_ID, seal.encode()));
	header
}

/// A report that the offender made two blocks in the current slot.
fn babe_report(offender: Sr25519Keyring) -> UncheckedExtrinsic {
	babe_report_of(offender, [1, 2].map(|salt| sealed_header(offender, current_slot(), salt)))
}

/// A report that the offender made these blocks in the current slot.
fn babe_report_of(
	offender: Sr25519Keyring,
	[first_header, second_header]: [Header; 2],
) -> UncheckedExtrinsic {
	let babe_id = sp_consensus_babe::AuthorityId::from(offender.public());
	let proof = sp_consensus_babe::EquivocationProof {
		offender: babe_id.clone(),
		slot: current_slot().into(),
		first_header,
		second_header,
	};
	let owner = Historical::prove((sp_consensus_babe::KEY_TYPE, babe_id)).expect("is a validator");
	UncheckedExtrinsic::new_bare(RuntimeCall::Babe(
		pallet_babe::Call::report_equivocation_unsigned {
			equivocation_proof: Box::new(proof),
			key_owner_proof: owner,
		},
	))
}

/// A report that the offender voted for two blocks in one round.
fn grandpa_report(offender: Ed25519Keyring) -> UncheckedExtrinsic {
	let set_id = pallet_grandpa::CurrentSetId::<Runtime>::get();
	let round = 1;
	let vote = |salt| {
		let prevote = Prevote { target_hash: Hash::repeat_byte(salt), target_number: 1u32 };
		let message = finality_grandpa::Message::Prevote(prevote.clone());
		let payload = sp_consensus_grandpa::localized_payload(round, set_id, &message);
		(prevote, offender.pair().sign(&payload).into())
	};
	let grandpa_id = sp_consensus_grandpa::AuthorityId::from(offender.public());
	let equivocation = finality_grandpa::Equivocation {
		round_number: round,
		identity: grandpa_id.clone(),
		first: vote(1),
		second: vote(2),
	};
	let proof = sp_consensus_grandpa::EquivocationProof::new(
		set_id,
		sp_consensus_grandpa::Equivocation::Prevote(equivocation),
	);
	let owner =
		Historical::prove((sp_consensus_grandpa::KEY_TYPE, grandpa_id)).expect("is a validator");
	UncheckedExtrinsic::new_bare(RuntimeCall::Grandpa(
		pallet_grandpa::Call::report_equivocation_unsigned {
			equivocation_proof: Box::new(proof),
			key_owner_proof: owner,
		},
	))
}

fn approved(validator: Sr25519Keyring) -> bool {
	pallet_validator_set::Validators::<Runtime>::contains_key(validator.to_account_id())
}

/// A block of Alice, who is honest, in the next slot.
fn honest_block(extrinsics: impl IntoIterator<Item = UncheckedExtrinsic>) -> ApplyExtrinsicResult {
	let alice = index_of(&Sr25519Keyring::Alice.to_account_id());
	block_by(alice, current_slot() + 1, extrinsics).pop().unwrap_or(Ok(Ok(())))
}

/// Alice's first block of the next session.
fn honest_session() {
	next_session(index_of(&Sr25519Keyring::Alice.to_account_id()));
}

fn dave() -> AccountId {
	Sr25519Keyring::Dave.to_account_id()
}

/// Reports Dave with `report` and checks that he is disabled at once and gone two sessions later.
fn removes_dave(report: impl FnOnce() -> UncheckedExtrinsic) {
	on("local", || {
		honest_block([]).unwrap().unwrap();
		honest_session();
		assert_eq!(Session::validators().len(), 4);
		let index = index_of(&dave());

		honest_block([report()]).expect("valid").expect("dispatched");

		assert!(happened(|event| matches!(
			event,
			RuntimeEvent::Offences(pallet_offences::Event::Offence { .. })
		)));
		assert!(Session::disabled_validators().contains(&index), "disabled at once");
		assert!(!approved(Sr25519Keyring::Dave));
		honest_session();
		honest_session();
		assert_eq!(Session::validators().len(), 3);
		assert!(!Session::validators().contains(&dave()), "out of the set two sessions later");
		assert_eq!(Grandpa::grandpa_authorities().len(), 3);
		assert_eq!(pallet_babe::Authorities::<Runtime>::get().len(), 3);
	});
}

#[test]
fn babe_double_vote_removes_the_validator() {
	removes_dave(|| babe_report(Sr25519Keyring::Dave));
}

#[test]
fn grandpa_double_vote_removes_the_validator() {
	removes_dave(|| grandpa_report(Ed25519Keyring::Dave));
}

/// Reports the only validator and checks that it stays, enabled or not, and that blocks go on.
fn keeps_the_last_one(report: impl FnOnce() -> UncheckedExtrinsic) {
	on("development", || {
		honest_block([]).unwrap().unwrap();
		honest_session();

		honest_block([report()]).expect("valid").expect("dispatched");

		let alice = Sr25519Keyring::Alice.to_account_id();
		assert!(happened(|event| matches!(
			event,
			RuntimeEvent::ValidatorSet(pallet_validator_set::Event::OffenderKeptAtMinimum { .. })
		)));
		assert!(approved(Sr25519Keyring::Alice));
		assert!(Session::disabled_validators().is_empty(), "nobody else could make blocks");
		for _ in 0..3 {
			honest_session();
			assert_eq!(Session::validators(), vec![alice.clone()]);
		}
	});
}

#[test]
fn babe_double_vote_keeps_the_last_validator() {
	keeps_the_last_one(|| babe_report(Sr25519Keyring::Alice));
}

#[test]
fn grandpa_double_vote_keeps_the_last_validator() {
	keeps_the_last_one(|| grandpa_report(Ed25519Keyring::Alice));
}

#[test]
fn report_is_refused_when_both_blocks_are_the_same() {
	on("local", || {
		honest_block([]).unwrap().unwrap();
		honest_session();
		let header = sealed_header(Sr25519Keyring::Dave, current_slot(), 1);
		let report = babe_report_of(Sr25519Keyring::Dave, [header.clone(), header]);
		assert_eq!(
			honest_block([report]).unwrap().unwrap_err(),
			pallet_babe::Error::<Runtime>::InvalidEquivocationProof.into()
		);
		assert!(approved(Sr25519Keyring::Dave));
	});
}

#[test]
fn report_is_refused_when_it_was_made_before() {
	on("local", || {
		honest_block([]).unwrap().unwrap();
		honest_session();
		let report = babe_report(Sr25519Keyring::Dave);
		let again = report.clone();
		honest_block([report]).expect("valid").expect("dispatched");
		assert_eq!(
			honest_block([again]).unwrap_err(),
			TransactionValidityError::Invalid(InvalidTransaction::Stale)
		);
	});
}

#[test]
fn report_is_refused_when_its_session_was_pruned() {
	on("local", || {
		honest_block([]).unwrap().unwrap();
		honest_session();
		let late = babe_report(Sr25519Keyring::Dave);
		for _ in 0..HistoricalDepth::get() + 2 {
			honest_session();
		}
		let refused = honest_block([late]);
		assert!(!matches!(refused, Ok(Ok(()))), "{refused:?}");
		assert!(approved(Sr25519Keyring::Dave));
		// Nothing is kept for ever.
		let (first, _) =
			pallet_session::historical::StoredRange::<Runtime>::get().expect("a range");
		assert!(first + HistoricalDepth::get() + 1 >= Session::current_index());
		assert_eq!(System::block_number(), 2 + HistoricalDepth::get() + 2 + 1);
	});
}
