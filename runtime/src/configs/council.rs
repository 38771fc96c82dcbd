// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The council of the validators: what they can do together, and nothing else. They attest that they
//! have tried an upgrade that the members decided, pause the chain for a day when something goes
//! wrong faster than members can vote, and name stewards of the global scope when nobody has voted there
//! for long.
//!
//! So an upgrade has two keys. The members of the global scope decide it by a critical decision; it
//! then waits until two thirds of the validators have said that they have rehearsed it, for
//! [`UpgradeWait`]. The order does not matter. Neither can replace the code of the chain without the
//! other, and no key is above both.

use super::{
	consensus::MAX_VALIDATORS,
	networks::EnsureUpgrade,
	system::{is_upgrade, MAXIMUM_BLOCK_WEIGHT},
};
use crate::{
	constants::time::days, AccountId, BlockNumber, Council, Hash, Preimage, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeOrigin, SafeMode, System,
};
use alloc::vec::Vec;
#[cfg(feature = "runtime-benchmarks")]
use codec::Decode;
use codec::Encode;
use frame_support::{
	parameter_types,
	traits::{ChangeMembers, ConstU32, EnsureOrigin},
	weights::Weight,
};
use frame_system::EnsureRoot;
use pallet_collective::{EnsureMembers, EnsureProportionAtLeast, MemberCount};
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	DispatchResult,
};

parameter_types! {
	/// How long a motion of the council is open.
	pub const MotionDuration: BlockNumber = days(7);
	/// What a motion may weigh at most: a quarter of a block.
	pub const MaxMotionWeight: Weight = MAXIMUM_BLOCK_WEIGHT.saturating_div(4);
	/// How long an upgrade that the members decided waits for the validators.
	pub const UpgradeWait: BlockNumber = days(14);
}

/// How many motions of the council are open at once. A change of the validators goes through all.
pub const MAX_MOTIONS: u32 = 16;

/// Who is silent on a motion of the council has not agreed.
///
/// The defaults of the SDK count silence as the majority's voice: then half of the validators could
/// attest for two thirds.
pub struct SilenceIsNo;

impl pallet_collective::DefaultVote for SilenceIsNo {
	fn default_vote(_: Option<bool>, _: MemberCount, _: MemberCount, _: MemberCount) -> bool {
		false
	}
}

/// Nobody sets the members: the validator set does.
#[cfg(not(feature = "runtime-benchmarks"))]
type SetMembers = frame_system::EnsureNever<()>;
/// Benchmarks begin with members of their own.
#[cfg(feature = "runtime-benchmarks")]
type SetMembers = EnsureRoot<AccountId>;

impl pallet_collective::Config for Runtime {
	// Motions end by themselves after a week, so that nothing is to be had from a deposit.
	type Consideration = ();
	type DefaultVote = SilenceIsNo;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type MaxMembers = ConstU32<MAX_VALIDATORS>;
	type MaxProposalWeight = MaxMotionWeight;
	type MaxProposals = ConstU32<MAX_MOTIONS>;
	type MotionDuration = MotionDuration;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type SetMembersOrigin = SetMembers;
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
}

/// What is attested can be the authorisation of an upgrade only: `SafeCalls` filters all else, and the
/// calls that do not show what they carry.
impl pallet_whitelist::Config for Runtime {
	type BlockNumberProvider = System;
	type DeferredDispatchExpiration = UpgradeWait;
	type DispatchWhitelistedOrigin = EnsureUpgrade;
	type Preimages = Preimage;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_whitelist::weights::SubstrateWeight<Runtime>;
	type WhitelistOrigin = EnsureValidators;
}

/// Two thirds of the validators: they attest an upgrade, and name stewards of the global scope if all of
/// its voters are gone.
///
/// That gives them no key more than they have. Whom they name decides significant matters for a year at
/// most, and upgrades and rules are critical; members who come back decide by votes beside them.
pub type EnsureValidators = EnsureProportionAtLeast<AccountId, (), 2, 3>;

/// A third of the validators, and at least two.
pub struct EnsurePause;

type AThird = EnsureProportionAtLeast<AccountId, (), 1, 3>;
type Two = EnsureMembers<AccountId, (), 2>;

impl EnsureOrigin<RuntimeOrigin> for EnsurePause {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		AThird::try_origin(origin.clone())?;
		Two::try_origin(origin).map(|_| ())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		Ok(pallet_collective::RawOrigin::Members(MAX_VALIDATORS, MAX_VALIDATORS).into())
	}
}

/// The active validators, as the members of the council.
pub struct ActiveValidators;

impl pallet_validator_set::Council<AccountId> for ActiveValidators {
	fn members() -> Vec<AccountId> {
		pallet_collective::Members::<Runtime>::get()
	}

	fn change(incoming: &[AccountId], outgoing: &[AccountId], members: &[AccountId]) {
		<Council as ChangeMembers<AccountId>>::change_members_sorted(incoming, outgoing, members);
	}

	/// All active validators have voted on as many motions as there can be.
	#[cfg(feature = "runtime-benchmarks")]
	fn fill() {
		let mut active: Vec<_> = pallet_validator_set::Validators::<Runtime>::iter()
			.filter(|(_, record)| record.is_active())
			.map(|(account, _)| account)
			.collect();
		active.sort();
		pallet_collective::Members::<Runtime>::put(&active);
		let hashes: Vec<Hash> = (0..MAX_MOTIONS).map(|n| BlakeTwo256::hash_of(&n)).collect();
		for hash in &hashes {
			// Its fields are private: number, threshold, ayes, nays, end.
			let votes = (0u32, MAX_VALIDATORS, &active, Vec::<AccountId>::new(), BlockNumber::MAX);
			let votes = pallet_collective::Votes::decode(&mut &votes.encode()[..])
				.expect("these are its fields; qed");
			pallet_collective::Voting::<Runtime>::insert(hash, votes);
		}
		pallet_collective::Proposals::<Runtime>::put(frame_support::BoundedVec::<
			_,
			ConstU32<MAX_MOTIONS>,
		>::truncate_from(hashes));
	}
}

/// Upgrades that wait for the validators, or for their code.
pub struct PendingUpgrades;

impl PendingUpgrades {
	/// By which hash an upgrade waits.
	fn waiting_by(code_hash: Hash) -> Hash {
		let call: RuntimeCall = frame_system::Call::authorize_upgrade { code_hash }.into();
		debug_assert!(is_upgrade(&call));
		BlakeTwo256::hash_of(&call)
	}
}

impl pallet_validator_set::Upgrades<Hash> for PendingUpgrades {
	fn cancel(code_hash: Hash) -> bool {
		let waiting = Self::waiting_by(code_hash);
		let waited = pallet_whitelist::DeferredDispatch::<Runtime>::take(waiting).is_some();
		// The record begins with the hash, which the SDK lets only tests ask for.
		let authorised = System::authorized_upgrade()
			.is_some_and(|upgrade| upgrade.encode().starts_with(code_hash.as_ref()));
		if authorised {
			// No code has this hash: the SDK knows no other way to take an authorisation back.
			System::do_authorize_upgrade(Hash::zero(), true);
		}
		waited || authorised
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn decide(code_hash: Hash) {
		let until = System::block_number().saturating_add(UpgradeWait::get());
		pallet_whitelist::DeferredDispatch::<Runtime>::insert(Self::waiting_by(code_hash), until);
		System::do_authorize_upgrade(code_hash, true);
	}
}

/// The brake that the validators pull: safe mode, for as long as it lasts by decision.
pub struct EnterSafeMode;

impl pallet_validator_set::Brake for EnterSafeMode {
	fn stop() -> DispatchResult {
		SafeMode::force_enter(RuntimeOrigin::root())
	}
}
