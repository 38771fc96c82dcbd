// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Validator set
//! Decides who the validators of a chain without staking are: they are admitted by decision, leave
//! at will, are suspended when absent, and are removed for proven misbehaviour.
//!
//! ## Terminology
//! - **Session**: the time during which one set of validators makes and finalises blocks, numbered
//!   from 0. With BABE a session is an epoch.
//! - **Approved**: on this pallet's list, in [`Validators`]. An approved validator is either
//!   **active**, to be in the set from the session after the next on, or **suspended**: left out of
//!   the set until its operator calls [`Pallet::resume`].
//! - **Set of a session**: who validates in it. It is *planned* one session ahead: at the change
//!   from session `n - 1` to `n`, the set of session `n + 1` is. So every change of status acts two
//!   sessions later.
//! - **Candidate**: an account with session keys that is not approved. **Minimum**:
//!   [`Config::MinValidators`], the least number of active validators.
//! - **To spare**: how many of a set's `n` members can be gone while it still finalises:
//!   `(n - 1) / 3`, rounded down.
//!
//! ## Life cycle
//! 1. The operator registers session keys, with a proof that it has them, by `session.set_keys`,
//!    which takes a deposit.
//! 2. A decision admits the account: [`Pallet::add_validator`]. It validates two sessions later.
//! 3. A validator of the set that authors no block in [`Config::MaxAbsentSessions`] whole sessions
//!    in a row is suspended; [`Pallet::resume`] takes it back.
//! 4. It ends in one of four ways ([`Cause`]): [`Pallet::leave`], [`Pallet::remove_validator`], a
//!    proven offence, or the loss of its session keys. For up to two sessions its node must run on.
//! 5. Once it is in no set its session keys are purged and the deposit returns, at a session
//!    change. If that is delayed, [`Pallet::withdraw_keys`] does it at once; it also serves
//!    candidates who were never admitted.
//! 6. A removed validator, for whatever cause, can be admitted again.
//!
//! ## Blocks are work
//! A decision can name a kind of work ([`Pallet::set_block_kind`]); from then on the blocks of each
//! author are counted, one write a block, and anybody has them recorded as its work
//! ([`Pallet::credit_blocks`]), at most once in [`Config::CreditPeriod`].
//!
//! ## Absence, and never fewer than the minimum
//! A validator misses a session if it was in the set throughout and authored no block while the
//! chain ran. At most one in [`Config::SuspendedOneIn`] is suspended at once, and nothing leaves
//! fewer than the minimum active. `functions.rs` says how, and `tests/story.rs` tells a story of
//! it.
//!
//! ## Offences
//! An equivocation that BABE or GRANDPA report with proof removes the offender; `pallet-session`'s
//! disabling strategy decides whether it is shut out for the rest of the sessions it is planned
//! for. At the minimum the offender stays, undisturbed, and an event says so: a decision must admit
//! somebody else and remove it. A proof of an offence from before an admission does not undo that
//! admission.
//!
//! If the next set was already planned to differ when an offender was disabled, `pallet-session`
//! clears its list of disabled validators at the change: it then works for one session more.
//!
//! ## Finality outlives departures
//! A set hands over to the next one by its own finality, so all but those it can spare must vote to
//! the end. Once more are gone for good, no new keys and no new set help, because the old set would
//! have to finalise them. Hence:
//!
//! - [`Pallet::leave`] is refused while too many others have left or are suspended that are still
//!   in the set of this session or the next. One validator at a time can leave any set, however
//!   small; it runs on until it is in no set.
//! - [`Pallet::note_stalled`] is the way out if it happened all the same: the present set then
//!   begins anew on top of the last finalised block, without the consent of the old one.
//!
//! ## Requirements on the runtime
//! - This pallet stands before `pallet-session`, whose genesis asks it for the first set, and
//!   `pallet-session` before `pallet-authorship`: otherwise the first block of a session may be
//!   credited to another validator when the set changes.
//! - `pallet_session::Config::SessionManager` is `NoteHistoricalRoot<Runtime, ValidatorSet>`;
//!   `ValidatorIdOf` is `ConvertInto`, so that candidates can register keys; the historical
//!   `FullIdentificationOf` is [`UnitIdentificationOf`].
//! - `pallet_authorship::Config::EventHandler` and `pallet_offences::Config::OnOffenceHandler` are
//!   this pallet.
//! - `session.purge_keys` is best filtered out: this pallet survives it, but validators could leave
//!   by it unannounced.
//!
//! ## Weight and call indices
//! `pallet-session` charges a whole block for a session change; [`WeightInfo::session_change`]
//! measures the work of this pallet there, and `integrity_test` keeps it within 5 % of a block.
//! What is done for a block's author and for an offence is registered as extra weight. Calls look
//! through two sets, at most [`Config::MaxValidators`] long. Their indices stand in groups by
//! subject, with room, and are final from the first genesis on.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod config_preludes;
mod functions;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::{
	BlockCount, BlockCredits, Brake, Cause, Council, Finality, Status, UnitIdentificationOf,
	Upgrades, ValidatorInfo, ValidatorRecord, MAX_STALL_DELAY,
};
pub use weights::WeightInfo;

const LOG_TARGET: &str = "runtime::validator-set";

// The codec derived for events, errors and calls casts the index of a variant.
#[allow(clippy::cast_possible_truncation)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::{collections::BTreeSet, vec::Vec};
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use sp_runtime::Saturating;
	use sp_staking::SessionIndex;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides. The sessions themselves, their keys and their history are those of
	/// `pallet-session`, to which this pallet is the session manager.
	#[pallet::config(with_default)]
	pub trait Config:
		frame_system::Config
		+ pallet_session::Config<ValidatorId = <Self as frame_system::Config>::AccountId>
		+ pallet_session::historical::Config<FullIdentification = ()>
	{
		/// Who admits validators.
		#[pallet::no_default]
		type AddOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who removes validators.
		#[pallet::no_default]
		type RemoveOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who repairs the chain: notes that finality has stalled.
		#[pallet::no_default]
		type RepairOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who takes an upgrade of the runtime back that was decided and has not been applied.
		#[pallet::no_default]
		type CancelOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The upgrades that were decided and have not been applied.
		#[pallet::no_default]
		type Upgrades: Upgrades<Self::Hash>;

		/// Those who act for the validators together: exactly the active ones.
		#[pallet::no_default]
		type Council: Council<Self::AccountId>;

		/// Enough of [`Config::Council`] to pause the chain.
		#[pallet::no_default]
		type PauseOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// What stops the chain for a while.
		#[pallet::no_default]
		type Brake: Brake;

		/// Within how many blocks the validators pause the chain once.
		#[pallet::no_default]
		#[pallet::constant]
		type PausePeriod: Get<BlockNumberFor<Self>>;

		/// Within how many blocks decisions remove no more than a share of the validators.
		#[pallet::no_default]
		#[pallet::constant]
		type RemovalPeriod: Get<BlockNumberFor<Self>>;

		/// That share: one in this many of the most that were approved in the period, rounded
		/// down, but always one validator; at least 3.
		#[pallet::constant]
		type RemovedOneIn: Get<u32>;

		/// Names a kind of work.
		#[pallet::no_default]
		type BlockKind: Parameter + MaxEncodedLen + Copy;

		/// Who decides under which kind of work blocks are credited.
		#[pallet::no_default]
		type CreditOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Where blocks are recorded as work.
		#[pallet::no_default]
		type Credits: BlockCredits<Self::AccountId, Kind = Self::BlockKind>;

		/// How many blocks pass at least until those of a validator are credited, so that there are no
		/// more records than needed.
		#[pallet::no_default]
		#[pallet::constant]
		type CreditPeriod: Get<BlockNumberFor<Self>>;

		/// What finalises blocks.
		#[pallet::no_default]
		type Finality: Finality<BlockNumberFor<Self>>;

		/// The greatest number of approved validators, suspended ones included. The consensus
		/// pallets must have room for as many authorities.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// The least number of active validators; at least 1.
		#[pallet::constant]
		type MinValidators: Get<u32>;

		/// After how many whole sessions in a row without a block a validator is suspended; at
		/// least 1.
		#[pallet::constant]
		type MaxAbsentSessions: Get<u32>;

		/// At most one approved validator in this many is suspended at once, rounded down; at least
		/// 3, the share that GRANDPA can miss.
		#[pallet::constant]
		type SuspendedOneIn: Get<u32>;

		/// A session with fewer blocks than this for each member of its set counts as missed by
		/// nobody; at least 1.
		#[pallet::constant]
		type MinBlocksPerValidator: Get<u32>;

		/// The greatest number of former validators whose keys one session change purges; at least
		/// 1.
		#[pallet::constant]
		type MaxPurgesPerSession: Get<u32>;

		/// For how many past sessions the set stays known, against which proofs of offences are
		/// checked; at least 1. Must cover the time in which offences can be reported.
		#[pallet::constant]
		type HistoricalDepth: Get<SessionIndex>;

		/// The weights of calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// The approved validators, by account.
	///
	/// Invariant: at most [`Config::MaxValidators`] entries, at least [`Config::MinValidators`] of
	/// them active. A map, so that a call or a block reads one entry; the session change alone
	/// reads all.
	#[pallet::storage]
	pub type Validators<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, ValidatorRecord>;

	/// How many of [`Validators`] are suspended, to know the number of active ones.
	#[pallet::storage]
	pub type SuspendedCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The first block of the current session, from which follows how many blocks it had.
	#[pallet::storage]
	pub type SessionStart<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery>;

	/// Former validators whose session keys are to be purged once they are in no set, oldest first.
	///
	/// Invariant: no duplicates, none approved. If it is full, the keys of whoever comes next stay
	/// until their owner calls [`Pallet::withdraw_keys`].
	#[pallet::storage]
	pub type PendingPurges<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, T::MaxValidators>, ValueQuery>;

	/// The removals by decision of the last [`Config::RemovalPeriod`], oldest first: when, and how
	/// many were approved before.
	#[pallet::storage]
	pub type RecentRemovals<T: Config> =
		StorageValue<_, BoundedVec<(BlockNumberFor<T>, u32), T::MaxValidators>, ValueQuery>;

	/// The block in which the validators paused the chain last.
	#[pallet::storage]
	pub type LastPause<T: Config> = StorageValue<_, BlockNumberFor<T>>;

	/// The kind of work under which blocks are credited. While there is none they are not counted.
	#[pallet::storage]
	pub type CreditedKind<T: Config> = StorageValue<_, T::BlockKind>;

	/// The blocks that are not credited yet, by their author. Removed by [`Pallet::credit_blocks`].
	///
	/// Invariant: none is 0 or from the future. Apart from [`Validators`], so that who leaves the set
	/// loses nothing.
	#[pallet::storage]
	pub type Uncredited<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, BlockCount<BlockNumberFor<T>>>;

	/// The first validators. Their session keys belong into `pallet-session`'s genesis.
	///
	/// Building panics if the list is wrong, or if one of its members has no session keys.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// No duplicates, and as many as [`Config::MinValidators`] and [`Config::MaxValidators`]
		/// allow. With none, the default, a chain never makes a block: the runtime must refuse
		/// that.
		pub validators: Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			// The default genesis, to which every chain adds its own.
			if self.validators.is_empty() {
				return;
			}
			let distinct: BTreeSet<_> = self.validators.iter().collect();
			assert_eq!(
				distinct.len(),
				self.validators.len(),
				"the genesis of the validator set names a validator twice"
			);
			let (min, max) = (T::MinValidators::get(), T::MaxValidators::get());
			assert!(
				u32::try_from(distinct.len()).is_ok_and(|count| (min..=max).contains(&count)),
				"the genesis of the validator set must name {min} to {max} validators, not {}",
				distinct.len()
			);
			for account in &self.validators {
				Validators::<T>::insert(account, ValidatorRecord::new(0));
			}
			let all: Vec<_> = distinct.into_iter().cloned().collect();
			T::Council::change(&all, &[], &all);
		}
	}

	/// What happened to the set and to its members.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	#[allow(missing_docs)] // A field is described where its name does not say it.
	pub enum Event<T: Config> {
		/// A validator was admitted; it validates two sessions later.
		ValidatorAdded {
			validator: T::AccountId,
			/// How many are approved now.
			approved: u32,
		},
		/// A validator is no longer approved; it leaves the set within two sessions.
		ValidatorRemoved {
			validator: T::AccountId,
			cause: Cause,
			/// How many are approved now.
			approved: u32,
		},
		/// A validator of the set authored no block in a session that counts.
		SessionMissed {
			validator: T::AccountId,
			/// The session that ended.
			session: SessionIndex,
			/// How many it has missed in a row.
			missed: u32,
		},
		/// A validator was suspended for absence; [`Pallet::resume`] takes it back.
		ValidatorSuspended {
			validator: T::AccountId,
			/// The session that starts; the set of the next one is planned without the validator.
			session: SessionIndex,
			/// How many are suspended now.
			suspended: u32,
		},
		/// A suspended validator is active again; it validates two sessions later.
		ValidatorResumed {
			validator: T::AccountId,
			/// How many are suspended now.
			suspended: u32,
		},
		/// A validator committed an offence but stays, because fewer than the minimum would be
		/// left. A decision should admit another one and remove this one.
		OffenderKeptAtMinimum { validator: T::AccountId, offence_session: SessionIndex },
		/// A proven offence is older than the validator's admission, which stands.
		OffenceBeforeAdmission {
			validator: T::AccountId,
			offence_session: SessionIndex,
			/// The session in which the validator was admitted.
			admitted: SessionIndex,
		},
		/// An account was planned for another session although it is not active or lost its keys,
		/// because the set would have fewer than the minimum without it.
		ValidatorRetained {
			validator: T::AccountId,
			/// The session it was planned for.
			session: SessionIndex,
			/// Whether it had lost its session keys and got them back.
			keys_restored: bool,
		},
		/// The session keys of an account outside the set were removed and their deposit returned.
		KeysPurged { account: T::AccountId },
		/// It was decided that finality has stalled. The validators of the next session begin to
		/// finalise anew.
		StallNoted {
			/// This many blocks after the next session began.
			delay: BlockNumberFor<T>,
			/// On top of this block.
			best_finalised: BlockNumberFor<T>,
		},
		/// An upgrade that was decided will not happen.
		UpgradeCancelled {
			/// The hash of its code.
			code_hash: T::Hash,
		},
		/// It was decided under which kind of work blocks are credited; `None`: under none.
		BlockKindSet { kind: Option<T::BlockKind> },
		/// Blocks of a validator were recorded as work.
		BlocksCredited {
			validator: T::AccountId,
			kind: T::BlockKind,
			/// How many.
			blocks: u32,
			/// The first of them.
			since: BlockNumberFor<T>,
		},
		/// The validators paused the chain.
		ChainPaused {
			/// The first block in which they can do so again.
			again_at: BlockNumberFor<T>,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is approved already.
		AlreadyApproved,
		/// The account is not approved.
		ValidatorNotFound,
		/// The account has no session keys: its operator registers them with `session.set_keys`.
		SessionKeysNotFound,
		/// As many validators are approved as there can be: remove one first.
		TooManyValidators,
		/// No fewer validators can be active: admit another one first.
		AtMinimum,
		/// The validator is not suspended.
		NotSuspended,
		/// The account is approved and needs its keys: leave first.
		StillApproved,
		/// The account validates in this session or the next: wait until it no longer does.
		StillInSession,
		/// The set may not finalise without the signer, because others in it have left or are
		/// suspended: wait until they are in no set, at most two sessions.
		TooManyLeaving,
		/// The delay is longer than [`MAX_STALL_DELAY`] blocks: give a shorter one.
		DelayTooLong,
		/// The block does not exist yet: give the number of the last finalised one.
		BlockInFuture,
		/// Decisions have removed as many validators as they can within [`Config::RemovalPeriod`]: remove
		/// this one when the first of those was that long ago.
		TooManyRemovals,
		/// No upgrade to code of this hash waits: see which one was decided.
		UpgradeNotFound,
		/// No kind of work is named for blocks: ask the members to decide on one.
		BlockKindNotSet,
		/// The kind is not one that is measured and has no purse, or is retired: name another.
		UnfitKind,
		/// No blocks of the account wait to be credited.
		NothingToCredit,
		/// The first block that waits is younger than [`Config::CreditPeriod`]: credit it later.
		CreditTooEarly,
		/// The validators paused the chain less than [`Config::PausePeriod`] ago: ask the members to
		/// decide.
		PausedRecently,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let (min, max) = (T::MinValidators::get(), T::MaxValidators::get());
			assert!(min >= 1, "a chain without validators makes no blocks: MinValidators >= 1");
			assert!(max >= min, "MaxValidators >= MinValidators");
			assert!(T::MaxAbsentSessions::get() >= 1, "MaxAbsentSessions >= 1");
			assert!(
				T::SuspendedOneIn::get() >= 3,
				"at most a third is suspended: SuspendedOneIn >= 3"
			);
			assert!(T::MinBlocksPerValidator::get() >= 1, "MinBlocksPerValidator >= 1");
			assert!(T::MaxPurgesPerSession::get() >= 1, "MaxPurgesPerSession >= 1");
			assert!(T::HistoricalDepth::get() >= 1, "HistoricalDepth >= 1");
			assert!(T::RemovedOneIn::get() >= 3, "at most a third is removed: RemovedOneIn >= 3");
			let worst =
				<T as Config>::WeightInfo::session_change(max, T::MaxPurgesPerSession::get());
			let share = T::BlockWeights::get().max_block.ref_time() / 20;
			assert!(
				worst.ref_time() <= share,
				"a session change may take 5 % of a block, {share}, not {}",
				worst.ref_time()
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Admits a validator, by [`Config::AddOrigin`].
		///
		/// The candidate must have registered its session keys by `session.set_keys`. It is in the
		/// set two sessions later, but counts for the minimum from now on. A validator that was
		/// removed is admitted again in the same way; an offence from before this session does not
		/// remove it again, and if its keys were about to be purged they stay.
		/// # Errors
		/// - [`Error::AlreadyApproved`]: if it is suspended it must call [`Pallet::resume`].
		/// - [`Error::TooManyValidators`], [`Error::SessionKeysNotFound`].
		/// # Events
		/// [`Event::ValidatorAdded`].
		#[pallet::call_index(0)]
		pub fn add_validator(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::AddOrigin::ensure_origin(origin)?;
			Self::do_add(account)
		}

		/// Removes a validator, active or suspended, by [`Config::RemoveOrigin`].
		///
		/// It validates for at most two sessions more; then its keys are purged and their deposit
		/// returns. At most one in [`Config::RemovedOneIn`] is removed so within
		/// [`Config::RemovalPeriod`], so that nobody replaces the set at one stroke.
		/// # Errors
		/// - [`Error::ValidatorNotFound`], [`Error::AtMinimum`], [`Error::TooManyRemovals`].
		/// # Events
		/// [`Event::ValidatorRemoved`] with [`Cause::Decision`].
		#[pallet::call_index(1)]
		pub fn remove_validator(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::RemoveOrigin::ensure_origin(origin)?;
			Self::do_remove_by_decision(account)
		}

		/// Leaves the set, as a validator.
		///
		/// As [`Pallet::remove_validator`]. The node must run until the validator is in no set, as
		/// [`Event::KeysPurged`] tells, since finality may need it. So only as many leave a set at
		/// a time as it can spare, and of a set of up to six one.
		/// # Errors
		/// - [`Error::ValidatorNotFound`], [`Error::TooManyLeaving`], [`Error::AtMinimum`].
		/// # Events
		/// [`Event::ValidatorRemoved`] with [`Cause::Left`].
		#[pallet::call_index(2)]
		pub fn leave(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_leave(account)
		}

		/// Becomes active again, as a suspended validator.
		///
		/// It may do so as soon as it is suspended, and validates two sessions later, with the full
		/// [`Config::MaxAbsentSessions`] again.
		/// # Errors
		/// - [`Error::ValidatorNotFound`], [`Error::NotSuspended`], [`Error::SessionKeysNotFound`].
		/// # Events
		/// [`Event::ValidatorResumed`].
		#[pallet::call_index(3)]
		pub fn resume(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_resume(account)
		}

		/// Withdraws session keys that are not needed, and their deposit, as the account that
		/// registered them.
		///
		/// For candidates that were not admitted, and former validators whose keys were not purged.
		/// It replaces `session.purge_keys`, which would also take away the keys of a validator at
		/// work.
		/// # Errors
		/// - [`Error::StillApproved`], [`Error::StillInSession`], [`Error::SessionKeysNotFound`].
		/// # Events
		/// [`Event::KeysPurged`].
		#[pallet::call_index(10)]
		pub fn withdraw_keys(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_withdraw_keys(account)
		}

		/// Notes that finality has stalled, so that it begins anew, by [`Config::RepairOrigin`].
		///
		/// For when more validators are gone for good than finality can spare, so that those who
		/// are left cannot finalise a change of the set either. The change is forced `delay` blocks
		/// after the beginning of the next session, whose validators then finalise on top of
		/// `best_finalised`. So those who are gone must first be suspended, or removed by decision.
		/// # Parameters
		/// - `delay`: in blocks, such as 1,000; enough for everybody to have the block that begins
		///   the session; at most [`MAX_STALL_DELAY`].
		/// - `best_finalised`: the highest block that a remaining validator has finalised.
		/// # Errors
		/// - [`Error::DelayTooLong`], [`Error::BlockInFuture`], and those of [`Config::Finality`].
		/// # Events
		/// [`Event::StallNoted`].
		#[pallet::call_index(20)]
		#[pallet::weight((<T as Config>::WeightInfo::note_stalled(), DispatchClass::Operational))]
		pub fn note_stalled(
			origin: OriginFor<T>,
			delay: BlockNumberFor<T>,
			best_finalised: BlockNumberFor<T>,
		) -> DispatchResult {
			T::RepairOrigin::ensure_origin(origin)?;
			Self::do_note_stalled(delay, best_finalised)
		}

		/// Takes back an upgrade of the runtime that was decided and has not been applied, by
		/// [`Config::CancelOrigin`].
		///
		/// Whether it waits for the validators or only for its code.
		/// # Parameters
		/// - `code_hash`: the hash of its code.
		/// # Errors
		/// - [`Error::UpgradeNotFound`].
		/// # Events
		/// [`Event::UpgradeCancelled`].
		#[pallet::call_index(21)]
		#[pallet::weight((<T as Config>::WeightInfo::cancel_upgrade(), DispatchClass::Operational))]
		pub fn cancel_upgrade(origin: OriginFor<T>, code_hash: T::Hash) -> DispatchResult {
			T::CancelOrigin::ensure_origin(origin)?;
			ensure!(T::Upgrades::cancel(code_hash), Error::<T>::UpgradeNotFound);
			Self::deposit_event(Event::UpgradeCancelled { code_hash });
			Ok(())
		}

		/// Stops all calls for a while, as the validators together ([`Config::PauseOrigin`]).
		///
		/// For when something goes wrong faster than members can vote. Only they extend it, or end
		/// it before its time.
		/// # Errors
		/// - [`Error::PausedRecently`], and those of [`Config::Brake`].
		/// # Events
		/// [`Event::ChainPaused`].
		#[pallet::call_index(22)]
		#[pallet::weight((<T as Config>::WeightInfo::pause(), DispatchClass::Operational))]
		pub fn pause(origin: OriginFor<T>) -> DispatchResult {
			T::PauseOrigin::ensure_origin(origin)?;
			Self::do_pause()
		}

		/// Decides under which kind of work the blocks of validators are credited, by
		/// [`Config::CreditOrigin`].
		///
		/// Blocks are counted from the next one on. What waits is credited under the kind that holds
		/// then.
		/// # Parameters
		/// - `kind`: a kind that is measured, without a purse; `None`: no more blocks are counted, and
		///   none is credited until there is a kind again.
		/// # Errors
		/// - [`Error::UnfitKind`].
		/// # Events
		/// [`Event::BlockKindSet`].
		#[pallet::call_index(30)]
		pub fn set_block_kind(origin: OriginFor<T>, kind: Option<T::BlockKind>) -> DispatchResult {
			T::CreditOrigin::ensure_origin(origin)?;
			Self::do_set_block_kind(kind)
		}

		/// Records the blocks of a validator as its work. Anybody may call this.
		///
		/// All that wait, once the first of them is as old as [`Config::CreditPeriod`]; also of one that
		/// has left the set.
		/// # Errors
		/// - [`Error::BlockKindNotSet`], [`Error::NothingToCredit`], [`Error::CreditTooEarly`], and those
		///   of [`Config::Credits`].
		/// # Events
		/// [`Event::BlocksCredited`], and those of the record.
		#[pallet::call_index(31)]
		#[pallet::weight(
			<T as Config>::WeightInfo::credit_blocks().saturating_add(T::Credits::weight())
		)]
		pub fn credit_blocks(origin: OriginFor<T>, validator: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_credit_blocks(&validator)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// All approved validators, ordered by account.
		pub fn validator_set() -> Vec<ValidatorInfo<T::AccountId>> {
			Self::all_info()
		}

		/// What is known of one validator; nothing if it is not approved.
		pub fn validator(account: T::AccountId) -> Option<ValidatorInfo<T::AccountId>> {
			Self::info(account)
		}

		/// How many sessions in a row a validator has missed; nothing if it is not approved.
		pub fn missed_sessions(account: T::AccountId) -> Option<u32> {
			Validators::<T>::get(account).map(|record| record.missed)
		}

		/// The session at whose start a validator is suspended at the earliest, if it authors no
		/// block from now on and every session counts; nothing if it is not approved, or suspended
		/// already. It comes later, or not at all, while too many are suspended or the minimum is
		/// reached.
		pub fn earliest_suspension(account: T::AccountId) -> Option<SessionIndex> {
			Self::suspension_session(&account)
		}

		/// How many blocks of an account wait to be credited, and the first block in which they can be;
		/// nothing if none does.
		pub fn uncredited_blocks(account: T::AccountId) -> Option<(u32, BlockNumberFor<T>)> {
			let BlockCount { blocks, since } = Uncredited::<T>::get(account)?;
			Some((blocks, since.saturating_add(T::CreditPeriod::get())))
		}

		/// Whether [`Pallet::withdraw_keys`] would succeed for that account now.
		pub fn can_withdraw_keys(account: T::AccountId) -> bool {
			Self::ensure_keys_not_needed(&account).is_ok()
		}
	}
}
