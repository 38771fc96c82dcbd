// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The records of validators, and what views return of them.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::weights::Weight;
use scale_info::TypeInfo;
use sp_runtime::{traits::Convert, DispatchResult};
use sp_staking::SessionIndex;

/// For how many blocks after the beginning of a session finality can be made to wait before it
/// begins anew.
pub const MAX_STALL_DELAY: u32 = 100_000;

/// Whether an approved validator is to be in the set.
#[frame_support::stored]
#[derive(Copy)]
pub enum Status {
	/// It is planned for every set.
	Active,
	/// It was absent and is left out until it resumes.
	Suspended {
		/// The session that started with the change at which it was suspended. It was still in the
		/// set of that session.
		since: SessionIndex,
	},
}

/// What is stored of an approved validator.
#[frame_support::stored]
#[derive(Copy)]
pub struct ValidatorRecord {
	/// Whether it is to be in the set.
	pub status: Status,
	/// The session in which it was admitted; 0 for those of the genesis.
	pub admitted: SessionIndex,
	/// The last session in which it authored a block; nothing if it never did.
	pub last_authored: Option<SessionIndex>,
	/// How many whole sessions that count it has been in the set without a block, in a row. Does
	/// not change while the validator is suspended.
	pub missed: u32,
}

impl ValidatorRecord {
	/// A validator that is admitted in session `admitted`.
	pub(crate) fn new(admitted: SessionIndex) -> Self {
		Self { status: Status::Active, admitted, last_authored: None, missed: 0 }
	}

	/// Whether it is to be in the set.
	pub fn is_active(&self) -> bool {
		self.status == Status::Active
	}
}

/// The blocks of a validator that are not credited yet.
#[frame_support::stored]
#[derive(Copy)]
pub struct BlockCount<BlockNumber> {
	/// How many.
	pub blocks: u32,
	/// The first of them.
	pub since: BlockNumber,
}

/// Why a validator is no longer approved.
#[frame_support::stored]
#[derive(Copy)]
pub enum Cause {
	/// A decision removed it.
	Decision,
	/// It left of its own will.
	Left,
	/// It committed a proven offence.
	Offence,
	/// It had lost its session keys when a set was planned.
	WithoutKeys,
}

/// What a view function returns of a validator.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct ValidatorInfo<AccountId> {
	/// Its account.
	pub account: AccountId,
	/// What is stored of it.
	pub record: ValidatorRecord,
	/// Whether it is in the set of the current session.
	pub in_session: bool,
	/// Whether it is in the set of the next session.
	pub in_next_session: bool,
	/// Whether it is registered with session keys.
	pub has_keys: bool,
}

/// The identification of a validator in `pallet-session`'s history: nothing beyond its account.
///
/// It is given for every account, so that those who left since can still be held to account.
pub struct UnitIdentificationOf;

impl<AccountId> Convert<AccountId, Option<()>> for UnitIdentificationOf {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}

/// What finalises blocks, as far as it can be told from outside that it does not.
pub trait Finality<BlockNumber> {
	/// The set of validators has stalled: the one of the next session begins anew, `delay` blocks
	/// after the session began, on top of the block `best_finalised`.
	fn note_stalled(delay: BlockNumber, best_finalised: BlockNumber) -> DispatchResult;
}

/// Those who act for the validators together.
pub trait Council<AccountId> {
	/// Who is in it, ordered.
	fn members() -> Vec<AccountId>;

	/// Some come in and others go, so that `members` are in it, ordered. What those who go have said
	/// about open motions does not count any more.
	fn change(incoming: &[AccountId], outgoing: &[AccountId], members: &[AccountId]);

	/// Makes a change as costly as it can be.
	#[cfg(feature = "runtime-benchmarks")]
	fn fill();
}

/// Upgrades of the runtime that were decided and have not been applied.
pub trait Upgrades<Hash> {
	/// Takes the one to code of this hash back. Whether there was one.
	fn cancel(code_hash: Hash) -> bool;

	/// Makes one that is taken back at the highest cost.
	#[cfg(feature = "runtime-benchmarks")]
	fn decide(code_hash: Hash);
}

/// What stops all calls but those that repair the chain.
pub trait Brake {
	/// Stops them for a while. Fails if they are stopped already.
	fn stop() -> DispatchResult;
}

/// Where the blocks of validators are recorded as work.
pub trait BlockCredits<AccountId> {
	/// Names a kind of work.
	type Kind;

	/// Whether blocks can be recorded under a kind.
	fn is_fit(kind: Self::Kind) -> bool;

	/// Records so many blocks of a validator as work.
	fn credit(kind: Self::Kind, validator: &AccountId, blocks: u32) -> DispatchResult;

	/// What [`Self::credit`] weighs at most.
	fn weight() -> Weight;

	/// A kind under which blocks can be recorded.
	#[cfg(feature = "runtime-benchmarks")]
	fn prepare() -> Self::Kind;
}
