// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Validator set
//!
//! Decides who the validators of a chain without staking are: they are admitted by decision, leave at
//! will, are suspended when absent, and are removed for proven misbehaviour.
//!
//! ## Terminology
//!
//! - **Session**: the time during which one set of validators makes and finalises blocks. Sessions
//!   are numbered from 0. With BABE a session is an epoch.
//! - **Approved**: on this pallet's list, in [`Validators`]. An approved validator is either *active*
//!   or *suspended*.
//! - **Active**: to be in the set from the session after the next on, and to stay in it.
//! - **Suspended**: still approved, but left out of the set until its operator calls
//!   [`Pallet::resume`].
//! - **Set of a session**: who validates in it. It is *planned* one session ahead: at the change from
//!   session `n - 1` to `n` the pallet plans the set of session `n + 1`, and the set planned a session
//!   earlier starts to validate. Hence every change of status acts two sessions later.
//! - **Candidate**: an account with session keys that is not approved.
//! - **Minimum**: [`Config::MinValidators`], the least number of active validators.
//! - **To spare**: how many of a set's members can be gone while it still finalises:
//!   `(n - 1) / 3` of `n`, rounded down.
//!
//! ## Life cycle
//!
//! 1. The operator registers session keys, with a proof that it has them, by `session.set_keys`. That
//!    takes a deposit.
//! 2. A decision admits the account: [`Pallet::add_validator`]. It validates two sessions later.
//! 3. Each block counts as a sign of life of its author. A validator of the set that authors no block
//!    in [`Config::MaxAbsentSessions`] whole sessions in a row is suspended; [`Pallet::resume`] takes
//!    it back.
//! 4. It ends in one of four ways ([`Cause`]): [`Pallet::leave`], [`Pallet::remove_validator`], a
//!    proven offence, or the loss of its session keys. Until the planned sets have passed, up to two
//!    sessions, it still validates and its node should run on.
//! 5. When it is in no set any more its session keys are purged and the deposit returns, at a session
//!    change. Should that be delayed, [`Pallet::withdraw_keys`] does the same at once; it also serves
//!    candidates who were never admitted.
//!
//! Who was removed, for whatever cause, can be admitted again by [`Pallet::add_validator`].
//!
//! ## A story
//!
//! Four validators run a chain: Ana, Ben, Cem and Dia. Eve starts a node, registers its keys in
//! session 7 and is admitted in the same session. The change to session 8 plans her for session 9,
//! where she makes her first block. Cem's machine breaks in session 20: he authors nothing in
//! sessions 21 to 30, and the change to session 31 suspends him. Dia's machine breaks in session 22
//! and she too misses ten sessions, but of five only one may be suspended, so she stays in the set.
//! Cem repairs his machine and calls `resume` in session 33. The change to session 34 plans him for
//! session 35, and suspends Dia.
//!
//! ## Absence
//!
//! A validator *misses* a session if it was in the set from its beginning to its end and authored no
//! block in it. Misses are counted only for sessions in which the chain ran: the session had at least
//! [`Config::MinBlocksPerValidator`] blocks for each member of its set, and at least one approved
//! validator authored a block. A chain that stood still therefore suspends nobody, however many
//! epochs BABE skips: the skipped ones are not sessions, and the cut-off ones are too short to count.
//!
//! BABE gives slots by lot. Primary slots are random, and so are the secondary ones that fill the gaps,
//! so a session of `b` blocks gives a present validator of `n` no block at all with a probability of
//! about `exp(-b / n)`. With `b` at least `k * n` and ten sessions in a row that is at most
//! `exp(-10 * k)`: `k = 2` makes a wrong suspension less likely than one in 400 million, in the
//! shortest sessions that count. Sessions of fewer than `k * n` blocks never count, and the slots of the
//! absent stay empty, so a runtime needs epochs of well over `k * n` slots for absence to have an
//! effect.
//!
//! At most one approved validator in [`Config::SuspendedOneIn`], rounded down, is suspended at once,
//! and never so many that fewer than the minimum stay active. Those who are absent longest go first.
//! The share is checked when somebody is suspended; when others leave afterwards it can be exceeded,
//! because to put the absent back into a smaller set would stop finality.
//!
//! ## Offences
//!
//! An equivocation that BABE or GRANDPA report with proof removes the offender, and
//! `pallet-session`'s disabling strategy decides whether it is shut out for the rest of the sessions it
//! is planned for. At the minimum the offender stays, undisturbed, and an event says so: a decision
//! has to admit somebody else and remove it. A proof of an offence from before an admission does
//! not undo that admission.
//!
//! If the set of the next session was already planned to differ when an offender was disabled,
//! `pallet-session` clears its list of disabled validators at the change: the offender then makes and
//! finalises blocks for that one session more.
//!
//! ## Finality outlives departures
//!
//! A set hands over to the next one by its own finality, so it must vote to the end: of `n` members all
//! but `(n - 1) / 3`, rounded down, have to. Once more than that are gone for good, no new keys and no
//! new set help, because the old set would have to finalise them. Hence:
//!
//! - [`Pallet::leave`] is refused while so many others have left or are suspended that still belong to the
//!   set of this session or the next. One validator at a time can leave any set, however small; it runs on
//!   until it is in no set.
//! - [`Pallet::note_stalled`] is the way out if it happened all the same: the present set then begins
//!   anew on top of the last finalised block, without the consent of the old one.
//!
//! ## Never fewer than the minimum
//!
//! No call, offence or absence leaves fewer than the minimum active. `pallet-session` silently skips
//! validators without session keys, so the plan of a set looks at the keys too: who has lost them is
//! removed; if that is not possible, because the minimum is reached, the plan is filled up from the set
//! of the session that starts, and lost keys are restored from there. As the first set has the minimum
//! with keys, by induction every planned set has it.
//!
//! ## Requirements on the runtime
//!
//! - This pallet stands before `pallet-session`, whose genesis asks it for the first set.
//! - `pallet-session` stands before `pallet-authorship`: the first block of a session is then
//!   attributed to the set of that session. (The other order is safe; it may credit that one block to
//!   another validator when the set changes.)
//! - `pallet_session::Config::SessionManager` is `NoteHistoricalRoot<Runtime, ValidatorSet>`;
//!   `ValidatorIdOf` is `ConvertInto`, so that candidates can register keys; the historical
//!   `FullIdentificationOf` is [`UnitIdentificationOf`].
//! - `pallet_authorship::Config::EventHandler` and `pallet_offences::Config::OnOffenceHandler` are this
//!   pallet.
//! - `session.purge_keys` is best filtered out: this pallet survives it, but it would be a way to
//!   leave without a word.
//!
//! ## Weight
//!
//! `pallet-session` charges a whole block for a session change, which covers the work of this pallet
//! there; [`WeightInfo::session_change`] measures that work, and `integrity_test` keeps it within 5 %
//! of a block. What is done for a block's author and for an offence is registered as extra weight,
//! since the pallets that call us for it do not charge it.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
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
	Cause, Finality, Status, UnitIdentificationOf, ValidatorInfo, ValidatorRecord, MAX_STALL_DELAY,
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
	use sp_staking::SessionIndex;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides. The sessions themselves, their keys and their history are those of
	/// `pallet-session`, to which this pallet is the session manager.
	#[pallet::config]
	pub trait Config:
		frame_system::Config
		+ pallet_session::Config<ValidatorId = <Self as frame_system::Config>::AccountId>
		+ pallet_session::historical::Config<FullIdentification = ()>
	{
		/// Who admits validators.
		type AddOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who removes validators.
		type RemoveOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who repairs the chain: notes that finality has stalled, authorises an upgrade.
		type RepairOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// What finalises blocks.
		type Finality: Finality<BlockNumberFor<Self>>;

		/// The greatest number of approved validators, suspended ones included. The consensus pallets
		/// must have room for as many authorities.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// The least number of active validators; at least 1.
		#[pallet::constant]
		type MinValidators: Get<u32>;

		/// After how many whole sessions in a row without a block a validator is suspended; at least 1.
		#[pallet::constant]
		type MaxAbsentSessions: Get<u32>;

		/// At most one approved validator in this many is suspended at once, rounded down; at least 3,
		/// the share that GRANDPA can miss.
		#[pallet::constant]
		type SuspendedOneIn: Get<u32>;

		/// A session in which fewer blocks than this were made for each member of its set does not
		/// count as missed by anybody; at least 1.
		#[pallet::constant]
		type MinBlocksPerValidator: Get<u32>;

		/// How many former validators' keys one session change purges at most; at least 1.
		#[pallet::constant]
		type MaxPurgesPerSession: Get<u32>;

		/// For how many past sessions it stays known who was in the set, which a proof of an offence is
		/// checked against; at least 1. Must cover the time in which offences can be reported.
		#[pallet::constant]
		type HistoricalDepth: Get<SessionIndex>;

		/// The weights of calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// The approved validators. The key is the validator's account, the value what is known of it.
	///
	/// Invariant: at most [`Config::MaxValidators`] entries, at least [`Config::MinValidators`] of them
	/// active. A map, so that a call or a block reads one entry whatever the size of the set; the
	/// session change alone reads all.
	#[pallet::storage]
	pub type Validators<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, ValidatorRecord>;

	/// How many of [`Validators`] are suspended.
	///
	/// Kept apart so that the number of active validators is known without reading them.
	#[pallet::storage]
	pub type SuspendedCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The number of the first block of the current session.
	///
	/// Says at the session's end how many blocks it had, without counting each.
	#[pallet::storage]
	pub type SessionStart<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery>;

	/// Former validators whose session keys are to be purged when they are in no set any more, oldest
	/// first.
	///
	/// Invariant: no duplicates, none approved. If it is full, the keys of whoever comes next stay
	/// until their owner calls [`Pallet::withdraw_keys`].
	#[pallet::storage]
	pub type PendingPurges<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, T::MaxValidators>, ValueQuery>;

	/// The first validators. Their session keys belong into `pallet-session`'s genesis.
	///
	/// Building panics if the list is wrong, or if one of its members has no session keys. An empty
	/// list builds, because every configuration has to build from its defaults, but the chain never
	/// makes a block; the runtime's genesis builder should reject it.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Accounts of the first validators: no duplicates, and as many as [`Config::MinValidators`]
		/// and [`Config::MaxValidators`] allow. With none, which is the default, a chain never makes
		/// a block: it is for the runtime to refuse that.
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
		}
	}

	/// What happened to the set and to its members.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A validator was admitted; it validates two sessions later.
		ValidatorAdded {
			/// The validator.
			validator: T::AccountId,
			/// How many are approved now.
			approved: u32,
		},
		/// A validator is approved no more; it leaves the set within two sessions.
		ValidatorRemoved {
			/// The former validator.
			validator: T::AccountId,
			/// Why.
			cause: Cause,
			/// How many are approved now.
			approved: u32,
		},
		/// A validator of the set authored no block in a session that counts.
		SessionMissed {
			/// The validator.
			validator: T::AccountId,
			/// The session that ended.
			session: SessionIndex,
			/// How many it has missed in a row.
			missed: u32,
		},
		/// A validator was suspended for absence; [`Pallet::resume`] takes it back.
		ValidatorSuspended {
			/// The validator.
			validator: T::AccountId,
			/// The session that starts; the set of the next one is planned without the validator.
			session: SessionIndex,
			/// How many are suspended now.
			suspended: u32,
		},
		/// A suspended validator is active again; it validates two sessions later.
		ValidatorResumed {
			/// The validator.
			validator: T::AccountId,
			/// How many are suspended now.
			suspended: u32,
		},
		/// A validator committed an offence but stays, because fewer than the minimum would be left.
		/// A decision should admit another one and remove this one.
		OffenderKeptAtMinimum {
			/// The validator.
			validator: T::AccountId,
			/// The session of the offence.
			offence_session: SessionIndex,
		},
		/// An offence was proven that is older than the validator's admission: the decision to admit it
		/// stands.
		OffenceBeforeAdmission {
			/// The validator.
			validator: T::AccountId,
			/// The session of the offence.
			offence_session: SessionIndex,
			/// The session in which the validator was admitted.
			admitted: SessionIndex,
		},
		/// An account was planned for another session although it is not active or lost its keys,
		/// because the set would have fewer than the minimum without it.
		ValidatorRetained {
			/// The account.
			validator: T::AccountId,
			/// The session it was planned for.
			session: SessionIndex,
			/// Whether it had lost its session keys and got them back.
			keys_restored: bool,
		},
		/// The session keys of an account outside the set were removed and their deposit returned.
		KeysPurged {
			/// The account.
			account: T::AccountId,
		},
		/// It was decided that finality has stalled. The validators of the next session begin to finalise
		/// anew.
		StallNoted {
			/// So many blocks after the next session began.
			delay: BlockNumberFor<T>,
			/// On top of this block.
			best_finalised: BlockNumberFor<T>,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is approved already.
		AlreadyExists,
		/// The account is not approved.
		NotFound,
		/// The account has no session keys: its operator registers them with `session.set_keys`.
		NoSessionKeys,
		/// As many validators are approved as there can be: remove one first.
		TooManyValidators,
		/// No fewer validators can be active: admit another one first.
		AtMinimum,
		/// The validator is not suspended.
		NotSuspended,
		/// The account is approved, so its keys are needed: leave first.
		StillApproved,
		/// The account validates in this session or the next: wait until it does not.
		StillInSession,
		/// Others have just left, or are suspended, and their set may not be able to finalise without
		/// the signer too: wait until they are in no set, at most two sessions.
		TooManyLeaving,
		/// The delay is longer than [`MAX_STALL_DELAY`] blocks: give a shorter one.
		DelayTooLong,
		/// No block is finalised that does not exist yet: give the number of the last finalised one.
		BlockInFuture,
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
		/// Admits a validator.
		///
		/// # Origin
		/// [`Config::AddOrigin`].
		///
		/// # Details
		/// The candidate must have registered its session keys by `session.set_keys`, which proves that
		/// it has them. It is in the set two sessions later, and active from now on: it counts for the
		/// minimum. A validator that was removed, for an offence or otherwise, is admitted again in the
		/// same way; an offence of before this session does not remove it again, and if its keys
		/// were about to be purged they stay.
		///
		/// # Parameters
		/// - `account`: the candidate.
		///
		/// # Errors
		/// - [`Error::AlreadyExists`]: the account is approved; if it is suspended it has to call
		///   [`Pallet::resume`].
		/// - [`Error::TooManyValidators`]: [`Config::MaxValidators`] are approved; remove one first.
		/// - [`Error::NoSessionKeys`]: the account has no keys; it calls `session.set_keys` first.
		///
		/// # Events
		/// [`Event::ValidatorAdded`].
		///
		/// # Cost
		/// Constant number of storage accesses; the list of pending purges, at most
		/// [`Config::MaxValidators`] long, is searched.
		#[pallet::call_index(0)]
		pub fn add_validator(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::AddOrigin::ensure_origin(origin)?;
			Self::do_add(account)
		}

		/// Removes a validator.
		///
		/// # Origin
		/// [`Config::RemoveOrigin`].
		///
		/// # Details
		/// The account is approved no more, is left out of the next set that is planned, and validates
		/// for at most two sessions more. After that its keys are purged and their deposit returns. What
		/// it earned is not touched.
		///
		/// # Parameters
		/// - `account`: the validator, active or suspended.
		///
		/// # Errors
		/// - [`Error::NotFound`]: the account is not approved.
		/// - [`Error::AtMinimum`]: it is active, and only [`Config::MinValidators`] are; admit another one
		///   first.
		///
		/// # Events
		/// [`Event::ValidatorRemoved`] with [`Cause::Decision`].
		///
		/// # Cost
		/// As [`Pallet::add_validator`].
		#[pallet::call_index(1)]
		pub fn remove_validator(origin: OriginFor<T>, account: T::AccountId) -> DispatchResult {
			T::RemoveOrigin::ensure_origin(origin)?;
			Self::do_remove(account, Cause::Decision)
		}

		/// Leaves the set.
		///
		/// # Origin
		/// Signed by the validator.
		///
		/// # Details
		/// As [`Pallet::remove_validator`]. The node must run until the validator is in no set any
		/// more, which is when [`Event::KeysPurged`] tells that its keys were purged: until then finality
		/// may need it. For the same reason not more leave a set at a time than finality can spare, and of a
		/// set of up to six one.
		///
		/// # Errors
		/// - [`Error::NotFound`]: the signer is not approved.
		/// - [`Error::TooManyLeaving`]: others who are in a set with the signer have left or are suspended;
		///   wait until they are in no set.
		/// - [`Error::AtMinimum`]: the signer is active, and only [`Config::MinValidators`] are; another
		///   one has to be admitted first.
		///
		/// # Events
		/// [`Event::ValidatorRemoved`] with [`Cause::Left`].
		///
		/// # Cost
		/// The members of this session's set and the next are looked up.
		#[pallet::call_index(2)]
		pub fn leave(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_leave(account)
		}

		/// Becomes active again after a suspension.
		///
		/// # Origin
		/// Signed by the suspended validator.
		///
		/// # Details
		/// The validator is planned at the next session change and so validates two sessions later. Its
		/// missed sessions are forgotten: it has the full [`Config::MaxAbsentSessions`] again. It may
		/// resume as soon as it is suspended.
		///
		/// # Errors
		/// - [`Error::NotFound`]: the signer is not approved.
		/// - [`Error::NotSuspended`]: the signer is active already.
		/// - [`Error::NoSessionKeys`]: the signer has no keys; call `session.set_keys` first.
		///
		/// # Events
		/// [`Event::ValidatorResumed`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(3)]
		pub fn resume(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_resume(account)
		}

		/// Takes back session keys that are not needed, and their deposit.
		///
		/// # Origin
		/// Signed by the account that registered the keys.
		///
		/// # Details
		/// For candidates that were not admitted, and for former validators whose keys were not purged
		/// by themselves. It replaces `session.purge_keys`, which would also take away the keys of a
		/// validator at work.
		///
		/// # Errors
		/// - [`Error::StillApproved`]: the signer is a validator; call [`Pallet::leave`] first.
		/// - [`Error::StillInSession`]: the signer is no validator any more but still in the set of this
		///   session or the next; wait until it is not.
		/// - [`Error::NoSessionKeys`]: there are no keys.
		///
		/// # Events
		/// [`Event::KeysPurged`].
		///
		/// # Cost
		/// Constant number of storage accesses for a kind of keys; the sets of this session and the next
		/// are searched.
		#[pallet::call_index(4)]
		pub fn withdraw_keys(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_withdraw_keys(account)
		}

		/// Notes that finality has stalled, so that it begins anew.
		///
		/// # Origin
		/// [`Config::RepairOrigin`].
		///
		/// # Details
		/// For when more of the validators are gone for good than finality can spare: those who are left cannot
		/// finalise a change of the set either. The change is forced at the beginning of the next session, `delay` blocks after it; the
		/// validators of that session then finalise on top of `best_finalised`. So those who are gone have to be
		/// out of the set first: suspended, or removed by decision.
		///
		/// # Parameters
		/// - `delay`: in blocks; so many that the block which begins the session is on the chain of everybody
		///   by then, such as 1,000; at most [`MAX_STALL_DELAY`].
		/// - `best_finalised`: the highest block that any of the remaining validators has finalised.
		///
		/// # Errors
		/// - [`Error::DelayTooLong`]: give a shorter one.
		/// - [`Error::BlockInFuture`]: there is no such block yet.
		/// - Those of [`Config::Finality`].
		///
		/// # Events
		/// [`Event::StallNoted`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(5)]
		#[pallet::weight((<T as Config>::WeightInfo::note_stalled(), DispatchClass::Operational))]
		pub fn note_stalled(
			origin: OriginFor<T>,
			delay: BlockNumberFor<T>,
			best_finalised: BlockNumberFor<T>,
		) -> DispatchResult {
			T::RepairOrigin::ensure_origin(origin)?;
			Self::do_note_stalled(delay, best_finalised)
		}

		/// Authorises an upgrade of the runtime.
		///
		/// # Origin
		/// [`Config::RepairOrigin`].
		///
		/// # Details
		/// As `system.authorize_upgrade`, which only root can call: anybody then brings the code by
		/// `system.apply_authorized_upgrade`. Its name must be that of this runtime and its version higher.
		/// An authorisation that is not wanted any more is replaced by authorising another hash.
		///
		/// # Parameters
		/// - `code_hash`: the hash of the code, as the chain hashes.
		///
		/// # Events
		/// `system.UpgradeAuthorized`.
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(6)]
		#[pallet::weight((<T as Config>::WeightInfo::authorize_upgrade(), DispatchClass::Operational))]
		pub fn authorize_upgrade(origin: OriginFor<T>, code_hash: T::Hash) -> DispatchResult {
			T::RepairOrigin::ensure_origin(origin)?;
			frame_system::Pallet::<T>::do_authorize_upgrade(code_hash, true);
			Ok(())
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

		/// The session at whose start a validator is suspended at the earliest, if it authors no block
		/// from now on and every session counts; nothing if it is not approved, or suspended already.
		///
		/// It is suspended later, or not at all, while the share of suspended validators is used up or
		/// the minimum is reached.
		pub fn earliest_suspension(account: T::AccountId) -> Option<SessionIndex> {
			Self::suspension_session(&account)
		}

		/// Whether [`Pallet::withdraw_keys`] would succeed for that account now.
		pub fn can_withdraw_keys(account: T::AccountId) -> bool {
			Self::ensure_keys_not_needed(&account).is_ok()
		}
	}
}
