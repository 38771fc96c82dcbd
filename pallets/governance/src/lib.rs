// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Decisions of scopes by votes
//! Lets the members of a scope decide for it: one proposes calls, others back them, all who were on the
//! roll when the vote opened cast a ballot, and what passes is done with the origin of the scope.
//!
//! ## Terminology
//! - **Voter**: an agent of tier `Member` that is on the scope's **roll**. Affiliates and contributors
//!   have no vote. Programs (bots: [`ovn_primitives::AgentKind::Bot`]) are not enrolled; a voter that
//!   becomes one stays on the roll until it is struck.
//! - **Proposal**: what a scope is to decide: calls of the chain, or a **motion** without any, whose
//!   result is the record.
//! - **Template**: by which rule it passes. The class of its calls says which template is strong enough.
//! - **Body**: one electorate in one measure. Voters are weighed by heads, in networks also by
//!   reputation; where both are weighed, both must pass. Of several bodies the worst counts.
//! - **Chamber**: persons, organisations or scopes among the voters. A scope can let decisions pass in
//!   several of them, each of which is a body, instead of among all.
//! - **E, W, Q**: how many vote, their weight, and the sum of its squares, when the vote opened.
//! - **Matter**: what an exclusive call decides, such as one parameter. Of two proposals on one matter
//!   the one that opened later holds, unless the other passed by a stronger template after it.
//! - **Day**: a day of blocks, counted from block 0.
//!
//! ## Life cycle
//! 1. A voter makes a proposal: [`Pallet::propose`]. As many others as the roll asks for back it:
//!    [`Pallet::back`], [`Pallet::unback`]; a quarter of the square root of the voters. With the last one
//!    the vote opens, and they agree.
//! 2. Those on the roll cast ballots, and may change them: [`Pallet::vote`], [`Pallet::vote_for`]. A
//!    ballot near the end that changes the outcome extends the vote. In the first half the proposer can
//!    take it back: [`Pallet::withdraw`].
//! 3. When the period is over, all have cast, or it passes whatever the silent do, anybody closes the
//!    vote: [`Pallet::close`].
//! 4. What passed waits, so that those who disagree can leave; then anybody can execute it:
//!    [`Pallet::execute`]. All its calls succeed, or none is done and it can be tried again for 14 days.
//! 5. What too few agreed to can be called again, with half the floor ([`Pallet::call_again`]); what consent
//!    or majority did not carry can be put to a special decision ([`Pallet::escalate`]). One of them opens.
//! 6. Thirty days after its end the record can be cleared: [`Pallet::clear`]. Events remain.
//!
//! | template | class it decides | period | passes | delay |
//! | --- | --- | --- | --- | --- |
//! | `Consent` | standard | 3 days | not blocked, more agree than not | none |
//! | `Majority` | up to significant | 5 days | not blocked, clear, floor | 2 days |
//! | `Special` | up to critical | 10 days | clear, two of three, higher floor | 7 days |
//! | `Emergency` | emergency calls | 3 days | as special, three of four; as soon as that is so, not before 2 hours | none |
//!
//! ## The roll
//! Members are enrolled when they get their tier, and struck when they lose it or leave. So that nobody
//! takes a scope over by admitting friends, the members admitted in 30 days are at most half of the voters
//! who were on the roll before, or ten if that is more; once votes decide, stewards admit at most a quarter,
//! or two. The founder, programs and those who have left again count, too. A voter that does nothing for the
//! scope's dormancy (180 days) can be struck by anybody ([`Pallet::strike`]); it stays a member, and enrols
//! itself again ([`Pallet::enrol`]). [`Pallet::confirm`] says that one is still there.
//!
//! ## Chambers
//! A voter belongs to the [`Chamber`] of what it was when it was enrolled: the account of a scope, an agent whose
//! profile says that it is an organisation, or else a person. Where the rules name chambers
//! ([`Rules::chambers`]) a decision passes in each of them that has voters, by heads, and fails as it does in
//! the worst. A chamber blocks as a scope of its size does: with up to 20 voters one of them is enough. Voters
//! of other chambers can say what they think; it decides nothing. Where no chamber that is named has
//! voters all vote together, so that there is always somebody who decides.
//!
//! ## Earned entry
//! Where the rules let agents earn it ([`Rules::entry`], by default in networks), whoever has belonged to the
//! scope for long enough, and contributed something that was accepted on enough distinct days, nominates
//! itself: [`Pallet::nominate`]. One voter backs that; then it is voted on by consent, so that silence is none
//! against it, and executing it makes the nominee a member, within the limit of admissions. The days are
//! those on which something was accepted, because nobody accepts for oneself, of what counts as standing
//! ([`ovn_primitives::traits::Accepted::counts`]), because not every kind is meant to open a door. What a
//! scope contributes counts for no agent. What is given back later stays counted: that others accepted it
//! stays true, and the nominee still needs a backer and a vote. Who leaves begins anew.
//!
//! ## Revival
//! A scope in which votes decide and nobody has been on the roll for [`ORPHAN_DAYS`] is **orphaned**. The
//! scope directly above it names stewards for it, out of its own members, by a critical decision
//! ([`Pallet::revive`]); those of the global scope the validators name together. They decide significant
//! matters at most, until there are [`FOUNDERS`] voters again or [`REVIVAL_DAYS`] are over; if those are
//! over first, they decide nothing. A former member who enrols again decides by votes at once. That is all
//! that a scope can do to one below it here, and it cannot do it to one that lives.
//!
//! ## Stewards
//! A scope can decide by votes once it has had three voters, the global scope always. Until then its stewards
//! decide everything. From then on they decide nothing critical; the rest as far as the rules let them
//! ([`Rules::stewards`]), and standard matters only once a scope of three voters or more has had a year
//! ([`Rules::handover`]) to learn to do without them. Where all voters are gone they make others members.
//! What they spend of a purse is limited as what votes spend without a critical decision ([`Rules::spend_limit`]).
//!
//! ## Suspended scopes
//! A suspended scope (`networks.suspend`) votes and decides as ever. What begins something in it or
//! pays out fails when it is executed, and can be tried again once the suspension has ended.
//!
//! ## Snapshots
//! Who votes, and with which weight, is fixed when a vote opens, at a constant cost. By heads: voters are
//! numbered in the order of their enrolment, and only lower numbers than the next one vote. Who comes back
//! has a new number. By reputation: each voter and each network keep what they had when a day began, for the
//! days on which it changed and as long as a vote can last ([`ovn_math::decision::history`]). What is earned
//! on the day on which the vote opens is too late.
//!
//! In special and emergency proposals only those vote, and count as heads, who have been on the roll for
//! 30 days, unless the scope itself is younger. Reputation is still compared with W of the whole roll, so
//! that newcomers can only make it harder to pass. A voter who was struck for having done nothing goes on
//! counting there for 30 days, so that nobody strikes all others and decides alone.
//!
//! ## Representatives
//! A voter names another voter of the scope that casts its ballots ([`Pallet::represent`]), up to 180 days
//! at a time. Such a ballot ([`Pallet::vote_for`]) is that of its **principal**, with its weight and under
//! its conditions: it never blocks, and gives way to one of the principal's own whenever that comes. It is
//! not passed on, so that each votes once whoever represents whom. Nobody votes for others in their own
//! case. Either side ends it ([`Pallet::end_representation`]); so do time, and the roll when it loses one of
//! the two, which comes back without it. Ballots that were cast stay.
//!
//! A scope that is a member of another one votes there, with the account with which it acts: by a standard
//! decision ([`Pallet::vote_as`]), or by one whom it names ([`Pallet::represent_as`]). It weighs one head.
//!
//! ## What can be decided
//! The runtime's [`ovn_primitives::traits::CallPolicy`] names the calls, with the class of each; nothing
//! else can be proposed. A proposal is executed with [`Origin::Decided`], which [`EnsureVoted`] accepts
//! for its own scope and its class. Calls are given with the proposal (up to 4 KiB), or noted before as
//! a preimage. They end with [`Ending::CallsChanged`] if the runtime has another transaction version then.
//! The formulas are those of [`ovn_math::decision`], and exact.
//!
//! ## Limits
//! A voter proposes or backs at most three proposals that have not ended, and blocks at most three times
//! in a quarter, even if it is struck and comes back; one that loses its tier and gets it again begins anew.
//! The deposit of a proposal returns when it ends, however it does; it is the scope's where that sponsors the
//! voter, or its network's as long as the scope has the usual rules. Ballots of those who leave stay. A
//! voter's first own ballot on a proposal is free of charge, up to [`MAX_FREE`] a day in each scope: it is
//! checked before that it can be cast. An agent nominates itself once at a time, and not again for
//! [`REFUSAL_DAYS`] after it was refused. A record of each exclusive matter that was decided stays for ever: 8
//! bytes and three block numbers. One represents at most [`MAX_PRINCIPALS`] voters.
//!
//! All calls have a constant cost, whatever the number of voters; that of [`Pallet::clear`] grows with its
//! limit, at most [`MAX_CLEARED`] ballots, and that of [`Pallet::vote_for`] with the voters that it names.
//! Call indices stand in groups by subject, with room, and are final from the first genesis on.
//!
//! ## Requirements on the runtime
//! It hears whose tier changes ([`ovn_primitives::traits::OnTierChanged`]) from the pallet of networks,
//! whose reputation does ([`ovn_primitives::traits::OnWeight`]) from that of evaluation, and what was
//! accepted ([`ovn_primitives::traits::OnAccepted`]) from that of contributions.

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
mod origin;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

pub use origin::EnsureVoted;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

// The codec derived for events, errors and calls casts the index of a variant.
// An event says with whom a vote opens, in each chamber, and is never kept in memory in numbers.
#[allow(clippy::cast_possible_truncation, clippy::large_enum_variant)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::functions::Draft;
	use alloc::vec::Vec;
	use frame_support::{
		dispatch::DispatchResultWithPostInfo,
		pallet_prelude::*,
		traits::{QueryPreimage, StorePreimage},
	};
	use frame_system::pallet_prelude::*;
	use ovn_math::decision::Day;
	use ovn_primitives::{
		traits::{
			Agents, Appointments, CallPolicy, Deposits, EnsureScope, Matter, Membership,
			Reputation, Scopes,
		},
		Balance, DecisionClass, Document, ScopeId,
	};
	use sp_core::{H256, U256};
	use sp_runtime::traits::Dispatchable;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config]
	pub trait Config:
		frame_system::Config<
		Hash = H256,
		RuntimeCall: Dispatchable<PostInfo = frame_support::dispatch::PostDispatchInfo>,
		RuntimeOrigin: From<Origin>
		                   + Into<Result<Origin, <Self as frame_system::Config>::RuntimeOrigin>>,
	>
	{
		/// Who decides for a scope.
		type ScopeOrigin: EnsureScope<Self::RuntimeOrigin, Self::AccountId>;

		/// Which scopes there are.
		type Scopes: Scopes<Self::AccountId>;

		/// Who belongs to a scope, in which tier.
		type Membership: Membership<Self::AccountId>;

		/// What agents are, or declare to be.
		type Agents: Agents<Self::AccountId>;

		/// Makes agents members or stewards of a scope.
		type Appointments: Appointments<Self::AccountId, BlockNumberFor<Self>>;

		/// Who revives the global scope, which has none above it.
		type GlobalRevival: EnsureOrigin<Self::RuntimeOrigin>;

		/// The reputation of voters in networks.
		type Reputation: Reputation<Self::AccountId>;

		/// The calls that can be decided.
		type CallPolicy: CallPolicy<Self::RuntimeCall, Self::AccountId>;

		/// Where calls are kept that are too long to be given with a proposal.
		type Preimages: QueryPreimage<H = Self::Hashing> + StorePreimage;

		/// Takes the deposits of proposals.
		type Deposits: Deposits<Self::AccountId>;

		/// The deposit of a proposal, in the native token. It returns when the proposal ends.
		#[pallet::constant]
		type ProposalDeposit: Get<Balance>;

		/// What is added to it, in the native token, for each byte of calls that a proposal keeps where preimages are.
		#[pallet::constant]
		type ByteDeposit: Get<Balance>;

		/// A day in blocks; at least 12.
		#[pallet::constant]
		type BlocksPerDay: Get<BlockNumberFor<Self>>;

		/// What it costs to find out whether a scope pays the fee of a sponsored call.
		type SponsorWeight: Get<Weight>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks what this pallet cannot make.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::RuntimeCall>;
	}

	/// Gives benchmarks what this pallet cannot make, always in the form that costs most.
	#[cfg(feature = "runtime-benchmarks")]
	pub trait BenchmarkHelper<AccountId, RuntimeCall> {
		/// An open network.
		fn network() -> ScopeId;
		/// Agent number `n`, which belongs to it as a contributor, has a profile and reputation there, and can pay
		/// deposits.
		fn agent(network: ScopeId, n: u32) -> AccountId;
		/// An agent as by `agent`, which is made a member.
		fn member(network: ScopeId, n: u32) -> AccountId;
		/// The account with which a network acts, which is made a member of it: its own ballot costs as much
		/// as one in another scope.
		fn itself(network: ScopeId) -> AccountId;
		/// A scope in which nobody votes, below one of which so many agents are members; and these.
		fn below(count: u32) -> (ScopeId, Vec<AccountId>);
		/// A call that the network can decide by majority and that succeeds, on a matter of its own for each
		/// `n`, and as long as it can be but at most `length` bytes.
		fn call(network: ScopeId, n: u32, length: u32) -> RuntimeCall;
	}

	/// What a scope decided, as an origin.
	#[pallet::origin]
	#[derive(
		Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
	)]
	pub enum Origin {
		/// The voters of a scope passed a proposal.
		Decided {
			/// The scope.
			scope: ScopeId,
			/// The greatest class among the calls of the proposal.
			class: DecisionClass,
			/// The number of the proposal.
			proposal: u32,
		},
	}

	/// A proposal.
	pub type ProposalOf<T> = Proposal<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// What a decision would do now.
	pub type RehearsalOf<T> = Rehearsal<<T as frame_system::Config>::RuntimeEvent>;
	/// The vote on a proposal.
	pub type PollOf<T> = Poll<BlockNumberFor<T>>;

	/// The rules that a scope decided on. Absent: the defaults hold. Never inherited.
	///
	/// Invariant: within their bounds.
	#[pallet::storage]
	pub type RulesOf<T> = StorageMap<_, Twox64Concat, ScopeId, DecidedRules>;

	/// How many vote in a scope.
	///
	/// Invariant: `voters` and `recent` are sums over [`Voters`]. Apart from [`WeightsOf`], whose history is
	/// long.
	#[pallet::storage]
	pub type Rolls<T> = StorageMap<_, Twox64Concat, ScopeId, Roll, ValueQuery>;

	/// How many vote in a chamber: (scope, chamber).
	///
	/// Invariant: sums over [`Voters`]. Apart from [`Rolls`], because only scopes that decide by chambers read
	/// it.
	#[pallet::storage]
	pub type SeatsOf<T> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, Chamber, Seats, ValueQuery>;

	/// What those have earned who belong to a scope and are no members yet: (scope, agent). Removed
	/// when they become members or leave.
	///
	/// Invariant: of affiliates and contributors only.
	#[pallet::storage]
	pub type Newcomers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, T::AccountId, Newcomer>;

	/// The weight of all who vote in a network.
	///
	/// Invariant: sums over [`Voters`], now and on each day that is kept. Of networks only.
	#[pallet::storage]
	pub type WeightsOf<T> = StorageMap<_, Twox64Concat, ScopeId, Totals, ValueQuery>;

	/// Who votes: (scope, agent).
	///
	/// Invariant: numbers are distinct and below `ever` of the roll.
	#[pallet::storage]
	pub type Voters<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, T::AccountId, Voter>;

	/// Who casts the ballots of a voter: (scope, voter). Removed when the voter is struck.
	///
	/// Invariant: the representative counts it as long as it stays on the roll.
	#[pallet::storage]
	pub type Representatives<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Blake2_128Concat,
		T::AccountId,
		Representation<T::AccountId>,
	>;

	/// What those have used up who were struck and are members still: (scope, agent).
	///
	/// Invariant: of nobody who is on the roll.
	#[pallet::storage]
	pub type Struck<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, T::AccountId, Limits>;

	/// The number of the next proposal of a scope.
	#[pallet::storage]
	pub type NextProposal<T> = StorageMap<_, Twox64Concat, ScopeId, u32, ValueQuery>;

	/// The proposals: (scope, number). Removed by [`Pallet::clear`].
	///
	/// Invariant: the sums of its vote are those over its [`Ballots`].
	#[pallet::storage]
	pub type Proposals<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, u32, ProposalOf<T>>;

	/// The calls that were given with a proposal: (scope, number). Removed when it ends, or with it if it can be
	/// called again or escalated.
	///
	/// Apart from [`Proposals`], which every ballot writes.
	#[pallet::storage]
	pub type Calls<T> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Twox64Concat,
		u32,
		BoundedVec<u8, ConstU32<MAX_INLINE>>,
	>;

	/// The ballots: (proposal, voter). Removed by [`Pallet::clear`].
	///
	/// Apart from [`Proposals`], so that nothing depends on how many voted.
	#[pallet::storage]
	pub type Ballots<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ProposalId, Blake2_128Concat, T::AccountId, Ballot>;

	/// The last decisions on an exclusive matter that were executed: (scope, matter). When the vote on each
	/// opened, by the [`rank`] of its template.
	#[pallet::storage]
	pub type LastExecuted<T> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Blake2_128Concat,
		Matter,
		[Option<BlockNumberFor<T>>; RANKS],
		ValueQuery,
	>;

	/// What happened. Weights are in decay-free shares.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	#[allow(missing_docs)] // A field is described where its name does not say it.
	pub enum Event<T: Config> {
		/// A voter made a proposal.
		Proposed {
			id: ProposalId,
			who: T::AccountId,
			template: Template,
			/// The greatest class among its calls.
			class: DecisionClass,
			document: Document,
			/// The hash of the encoded list of its calls; `None`: it is a motion.
			calls_hash: Option<H256>,
			/// How many backers it needs beside its proposer.
			needed: u32,
			/// The first block in which it cannot be backed any more.
			until: BlockNumberFor<T>,
		},
		/// A voter backs a proposal.
		Backed {
			id: ProposalId,
			who: T::AccountId,
			/// How many back it now.
			backers: u32,
			/// How many it needs.
			needed: u32,
		},
		/// A voter does not back a proposal any more.
		Unbacked {
			id: ProposalId,
			who: T::AccountId,
			/// How many back it now.
			backers: u32,
		},
		/// The vote on a proposal opened. Those who back it have cast a ballot.
		Opened {
			id: ProposalId,
			/// E.
			electors: u32,
			/// W.
			weight: u128,
			/// Q.
			squares: U256,
			/// Voters with lower numbers vote.
			ever: u32,
			/// The day of which the weights are.
			day: Day,
			heads: Cast,
			weights: Cast,
			/// The chambers in which it must pass, in order; none: among all.
			chambers: [Option<Assembly>; CHAMBERS],
			/// The first block in which no ballot is cast any more.
			closes_at: BlockNumberFor<T>,
		},
		/// A voter cast a ballot, or another one.
		BallotCast {
			id: ProposalId,
			who: T::AccountId,
			/// The representative that cast it for the voter; `None`: the voter itself.
			by: Option<T::AccountId>,
			choice: Choice,
			weight: u128,
			/// The hash of a document that says why.
			reason: Option<H256>,
			/// What is cast now.
			heads: Cast,
			/// The weight of that.
			weights: Cast,
		},
		/// A ballot close to the end changed the outcome of the vote.
		Extended {
			id: ProposalId,
			/// The first block in which no ballot is cast any more.
			closes_at: BlockNumberFor<T>,
			/// How often it was extended.
			extensions: u8,
		},
		/// A vote was closed.
		VoteClosed { id: ProposalId, outcome: Outcome, heads: Cast, weights: Cast },
		/// A proposal with calls passed.
		Passed {
			id: ProposalId,
			/// The first block in which it can be executed.
			from: BlockNumberFor<T>,
			/// The first block in which it cannot any more.
			until: BlockNumberFor<T>,
		},
		/// The calls of a proposal were done.
		Executed { id: ProposalId },
		/// A call of a proposal failed; none of them was done.
		ExecutionFailed { id: ProposalId, error: DispatchError },
		/// A proposal is over; its deposit returned.
		ProposalEnded { id: ProposalId, ending: Ending },
		/// Records of a proposal were removed.
		Cleared {
			id: ProposalId,
			/// How many ballots.
			ballots: u32,
			/// Whether nothing is left of it.
			is_gone: bool,
		},
		/// An agent is on the roll.
		Enrolled {
			scope: ScopeId,
			who: T::AccountId,
			number: u32,
			chamber: Chamber,
			/// How many vote now.
			voters: u32,
		},
		/// An agent is not on the roll any more.
		Struck {
			scope: ScopeId,
			who: T::AccountId,
			why: StrikeReason,
			/// How many vote now.
			voters: u32,
		},
		/// A voter said that it is still there.
		Confirmed { scope: ScopeId, who: T::AccountId, day: Day },
		/// The weight of a voter changed, for the first time on a day.
		WeightNoted {
			network: ScopeId,
			who: T::AccountId,
			day: Day,
			/// What it is now.
			weight: u128,
		},
		/// A scope decided on its rules.
		RulesSet {
			scope: ScopeId,
			rules: Rules,
			/// The first day on which the former ones hold again; `None`: they do not.
			until: Option<Day>,
		},
		/// A voter named another one that casts its ballots.
		Represented {
			scope: ScopeId,
			principal: T::AccountId,
			representative: T::AccountId,
			/// The first day on which it has no effect any more.
			until: Day,
			/// How many voters the representative represents now.
			principals: u32,
		},
		/// A voter is not represented any more.
		RepresentationEnded {
			scope: ScopeId,
			principal: T::AccountId,
			representative: T::AccountId,
		},
		/// Something of one who is no member of a scope was accepted and counts as standing, for the
		/// first time on a day.
		DayEarned {
			scope: ScopeId,
			who: T::AccountId,
			day: Day,
			/// On how many days that was so.
			days: u8,
		},
		/// An agent nominated itself to become a member.
		Nominated {
			id: ProposalId,
			who: T::AccountId,
			document: Document,
			/// The first block in which it cannot be backed any more.
			until: BlockNumberFor<T>,
		},
		/// An orphaned scope has stewards again.
		Revived {
			scope: ScopeId,
			stewards: Vec<T::AccountId>,
			/// The first day on which they decide nothing any more, unless there are enough voters before.
			until: Day,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such scope.
		ScopeNotFound,
		/// The scope is closed for ever, or there is no such scope.
		ScopeNotOpen,
		/// There is no such proposal, or its record was cleared.
		ProposalNotFound,
		/// The signer is not on the roll of the scope: become a member, or enrol again.
		NotVoter,
		/// The scope has not had three voters at once yet: ask its stewards to decide.
		StewardsDecide,
		/// The bytes are no list of calls of this chain: encode them again.
		UndecodableCall,
		/// The calls are longer than 256 KiB: propose them in parts.
		CallTooLong,
		/// A list of calls has 1 to [`MAX_CALLS`] of them: propose a motion if there are none, several proposals if
		/// there are more.
		InvalidCallCount,
		/// The calls weigh more than a quarter of a block: propose them in parts.
		CallTooHeavy,
		/// Nothing of this hash and length is noted: note the preimage first.
		CallsNotFound,
		/// The scope cannot decide this call by a vote: leave it out.
		CallNotAllowed,
		/// The calls are about several voters: make a proposal for each.
		SeveralSubjects,
		/// The calls, or the proposal to be superseded, need a stronger template.
		TemplateTooWeak,
		/// Only calls that are meant for it are decided in an emergency.
		NotEmergency,
		/// The voter made or backs [`MAX_BACKING`] proposals that have not ended: wait, or take one back.
		TooManyBacked,
		/// The proposal is past the search for backers: see how it stands.
		NotSeeking,
		/// The voter proposed or backs it already.
		AlreadyBacked,
		/// The signer does not back the proposal: there is nothing to take back.
		NotBacker,
		/// The signer did not make the proposal.
		NotOwnProposal,
		/// It is too late to take the proposal back: half of its vote is over, or it repeats another one.
		VoteTooFarGone,
		/// No ballots are cast on the proposal now.
		NotVoting,
		/// The voter was enrolled after the vote opened, or less than 30 days before a special or emergency vote:
		/// the next ones are open to it.
		EnrolledLater,
		/// The proposal is about the voter, who has no vote on it.
		OwnCase,
		/// The voter's ballot says this already: there is nothing to do.
		AlreadyCast,
		/// Blocking needs a reason: give the hash of a document.
		ReasonNeeded,
		/// Nobody blocks under this template: vote to disagree.
		BlockNotPossible,
		/// The voter has blocked [`MAX_BLOCKS`] times in this quarter: vote to disagree.
		TooManyBlocks,
		/// Nothing of the proposal is due: wait until the vote, or the time for backers or execution, is over.
		NotDue,
		/// The proposal is over.
		AlreadyEnded,
		/// The proposal has not passed, or is done.
		NotPassed,
		/// The proposal waits, so that those who disagree can leave: execute it later.
		DelayNotOver,
		/// The time for execution is over: close the proposal.
		Expired,
		/// The calls can weigh more than the signer allows: allow more.
		WeightTooLow,
		/// A proposal is called again once, within 14 days, if too few of at least three voters agreed to it by
		/// majority, the rules allow it, and it was not escalated.
		CannotCallAgain,
		/// Only the proposer, or a voter who agreed, calls a proposal again.
		NotInFavour,
		/// A proposal is escalated once, within 14 days, if it did not pass by consent or majority and was not
		/// called again; a nomination never.
		CannotEscalate,
		/// The proposal has not ended, or less than 30 days ago.
		NotEnded,
		/// The limit is 0: allow at least one ballot.
		ZeroLimit,
		/// The agent is on the roll already.
		AlreadyEnrolled,
		/// Only members of the scope vote: ask to be made one.
		NotTierMember,
		/// A program (bot) has no vote.
		BotsHaveNoVote,
		/// The voter has not been idle for as long as the scope allows.
		NotDormant,
		/// No more can become members within 30 days: wait, so that the scope gets to know them.
		TooManyAdmissions,
		/// Stewards make no more members within 30 days: let the members vote on others, or wait.
		TooManyByStewards,
		/// A rule is out of its bounds: see [`Rules`].
		RuleOutOfBounds,
		/// Nobody decides alone in favour of their own account: decide together, or name another.
		NotForOneself,
		/// The day is over, or is today: choose a later one.
		TooEarly,
		/// A representation lasts at most [`MAX_REPRESENTED`] days: choose an earlier day, and renew it.
		TooLong,
		/// The representative represents [`MAX_PRINCIPALS`] voters already: name another, or end what is over.
		TooManyPrincipals,
		/// Nobody represents the voter: there is nothing to end.
		RepresentationNotFound,
		/// The representation has effect, and the signer is neither side of it: ask one of these to end it.
		RepresentationInForce,
		/// No voter is named: name at least one.
		ZeroPrincipals,
		/// The signer does not represent one of these voters now: leave it out.
		NotRepresentative,
		/// One of these voters has cast a ballot itself, which holds: leave it out.
		VotedItself,
		/// Nobody blocks for another: vote to disagree.
		BlockNotByRepresentative,
		/// Members of this scope are made by decisions: ask a voter to propose it.
		EntryByDecision,
		/// The agent has not belonged to the scope for long enough, or something that it contributed was accepted on
		/// too few days: go on, and try again later.
		NotEarned,
		/// The agent is a member of the scope already: there is nothing to nominate it for.
		AlreadyTierMember,
		/// The scope expelled the agent: only a decision on its tier takes it back.
		WasExpelled,
		/// The agent's nomination is not over: wait for its end, or take it back.
		AlreadyNominated,
		/// A nomination of the agent was refused less than [`REFUSAL_DAYS`] ago: let a voter propose its
		/// tier, or wait.
		RefusedLately,
		/// Votes do not decide in the scope, somebody is on its roll or was within the last [`ORPHAN_DAYS`], or it
		/// was revived already: its own members decide.
		NotOrphaned,
		/// A revival names 1 to [`MAX_REVIVERS`] stewards, each once: name others.
		InvalidRevivers,
		/// A steward of a revived scope is a member of the scope above, of the global scope one who belongs to it, and
		/// no program (bot): name another.
		NotOfScopeAbove,
		/// A number would exceed what its type can hold.
		Overflow,
		/// Records do not fit together. Nothing that a signer gives causes this: report it.
		Inconsistent,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			Self::check_constants();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Proposes that the scope decides something, as a voter. Sponsored.
		///
		/// Takes a deposit, which returns when the proposal ends; a greater one for calls that were noted. Up to
		/// two voters need no backers: then the vote opens at once. A closed scope decides only what it must to
		/// come to an end.
		/// # Parameters
		/// - `template`: by which rule it passes; at least as strong as the class of the calls.
		/// - `document`: what it is about and why, for people.
		/// - `action`: nothing, or a list of 1 to [`MAX_CALLS`] calls. All are done or none is.
		/// - `supersedes`: a proposal of the same scope under no stronger template that ends if this one is
		///   executed first.
		/// - `review`: when the scope wants to look at the decision again, as a block; for people.
		/// # Errors
		/// - [`Error::ProposalNotFound`], [`Error::AlreadyEnded`]: that to be superseded.
		/// - [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`], [`Error::NotVoter`],
		///   [`Error::StewardsDecide`], [`Error::UndecodableCall`], [`Error::CallTooLong`],
		///   [`Error::InvalidCallCount`], [`Error::CallTooHeavy`], [`Error::CallsNotFound`],
		///   [`Error::CallNotAllowed`], [`Error::SeveralSubjects`], [`Error::TemplateTooWeak`],
		///   [`Error::NotEmergency`], [`Error::TooManyBacked`], and those of the deposit.
		/// # Events
		/// [`Event::Proposed`]; [`Event::Opened`] if it needs no backers.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::sponsored(
			<T as Config>::WeightInfo::propose(action.len())
				.saturating_add(T::CallPolicy::weight().saturating_mul(MAX_CALLS.into()))
		))]
		pub fn propose(
			origin: OriginFor<T>,
			scope: ScopeId,
			template: Template,
			document: Document,
			action: Action,
			supersedes: Option<u32>,
			review: Option<BlockNumberFor<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let draft = Draft { template, document, action, supersedes, review, repeats: None };
			Self::do_propose(who, scope, draft)
		}

		/// Backs a proposal, as a voter. Sponsored.
		///
		/// The last backer that it needs opens the vote, of a nomination the first one. All who back it then have
		/// agreed, and can cast another ballot.
		/// # Errors
		/// - [`Error::CannotCallAgain`], [`Error::CannotEscalate`]: another repetition of the same proposal opened
		///   before.
		/// - [`Error::ProposalNotFound`], [`Error::NotSeeking`], [`Error::NotVoter`],
		///   [`Error::AlreadyBacked`], [`Error::TooManyBacked`].
		/// # Events
		/// [`Event::Backed`]; [`Event::Opened`] with the last one.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::back()))]
		pub fn back(origin: OriginFor<T>, id: ProposalId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_back(who, id)
		}

		/// Takes the signer's backing of a proposal back. Sponsored.
		/// # Errors
		/// - [`Error::ProposalNotFound`], [`Error::NotSeeking`], [`Error::NotBacker`].
		/// # Events
		/// [`Event::Unbacked`].
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::unback()))]
		pub fn unback(origin: OriginFor<T>, id: ProposalId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unback(who, id)
		}

		/// Takes a proposal back, as its proposer, before half of the time to vote is over. Sponsored.
		///
		/// A proposal that repeats another one can be taken back only until its vote opens, because no other
		/// repetition can open a vote.
		/// # Errors
		/// - [`Error::ProposalNotFound`], [`Error::NotOwnProposal`], [`Error::VoteTooFarGone`].
		/// # Events
		/// [`Event::ProposalEnded`].
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::withdraw()))]
		pub fn withdraw(origin: OriginFor<T>, id: ProposalId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(&who, id)
		}

		/// Proposes once more what too few agreed to by majority, as its proposer or one who agreed, and a
		/// voter. Sponsored.
		///
		/// It needs half as many who agree, lasts twice the period, at most 30 days, and looks for new backers; the
		/// roll is that of the day on which it opens. Only one second call or escalation of a proposal opens.
		/// # Errors
		/// - [`Error::ProposalNotFound`], [`Error::CannotCallAgain`], [`Error::NotInFavour`], and those of
		///   [`Pallet::propose`].
		/// # Events
		/// Those of [`Pallet::propose`].
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::sponsored(
			<T as Config>::WeightInfo::call_again(MAX_LOOKUP)
				.saturating_add(T::CallPolicy::weight().saturating_mul(MAX_CALLS.into()))
		))]
		pub fn call_again(origin: OriginFor<T>, id: ProposalId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_call_again(who, id)
		}

		/// Proposes as a special decision what did not pass by consent or majority, as a voter. Sponsored.
		///
		/// Nobody can block it there. It looks for new backers; the roll is that of the day on which it opens. Only
		/// one second call or escalation of a proposal opens.
		/// # Errors
		/// - [`Error::ProposalNotFound`], [`Error::CannotEscalate`], and those of [`Pallet::propose`].
		/// # Events
		/// Those of [`Pallet::propose`].
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::sponsored(
			<T as Config>::WeightInfo::escalate(MAX_LOOKUP)
				.saturating_add(T::CallPolicy::weight().saturating_mul(MAX_CALLS.into()))
		))]
		pub fn escalate(origin: OriginFor<T>, id: ProposalId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_escalate(who, id)
		}

		/// Casts a ballot, or another one in its place, as one who was on the roll when the vote opened.
		/// Sponsored.
		///
		/// The first ballot on a proposal costs no fee, up to [`MAX_FREE`] a day, if it gives no
		/// tip.
		///
		/// In the last tenth of the period a ballot that changes whether the proposal would pass extends it by
		/// a tenth, at most five times.
		/// # Parameters
		/// - `reason`: the hash of a document that says why; needed to block.
		/// # Errors
		/// - [`Error::ProposalNotFound`], [`Error::NotVoting`], [`Error::NotVoter`],
		///   [`Error::EnrolledLater`], [`Error::OwnCase`], [`Error::AlreadyCast`],
		///   [`Error::BlockNotPossible`], [`Error::ReasonNeeded`], [`Error::TooManyBlocks`].
		/// # Events
		/// [`Event::BallotCast`]; [`Event::Extended`] if it was.
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::sponsored(
			<T as Config>::WeightInfo::vote().saturating_add(Pallet::<T>::weight_of_asking())
		))]
		pub fn vote(
			origin: OriginFor<T>,
			id: ProposalId,
			choice: Choice,
			reason: Option<H256>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_vote(who, id, choice, reason)
		}

		/// Closes the search for backers, the vote, or the time for execution of a proposal, when it is over. Anybody
		/// may call this. Sponsored.
		///
		/// A search for backers ends after 14 days. A vote ends when its period is over or all have cast; after
		/// a day, if it passes though all who are silent disagree, and they could not block it; in an emergency
		/// as soon as it passes, but not before two hours. What passed and was not executed in time ends, too.
		/// # Errors
		/// - [`Error::ProposalNotFound`], [`Error::NotDue`], [`Error::AlreadyEnded`].
		/// # Events
		/// [`Event::VoteClosed`] of a vote; [`Event::Passed`] or [`Event::ProposalEnded`].
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::close()))]
		pub fn close(origin: OriginFor<T>, id: ProposalId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close(id)
		}

		/// Executes the calls of a passed proposal, once its delay is over and for 14 days. Anybody may call this.
		/// Sponsored.
		///
		/// All calls are done with the origin of the scope, or none. If one fails, the failure is recorded, and
		/// execution can be tried again. If the chain's calls have changed since it was proposed, or another proposal on the same
		/// matter was executed that opened later, under no weaker template, it ends. A nomination makes
		/// its proposer a member. Free if it succeeds.
		/// # Parameters
		/// - `max_weight`: what the calls may weigh at most.
		/// # Errors
		/// - [`Error::ProposalNotFound`], [`Error::NotPassed`], [`Error::DelayNotOver`], [`Error::Expired`],
		///   [`Error::WeightTooLow`], [`Error::CallsNotFound`], [`Error::UndecodableCall`].
		/// # Events
		/// [`Event::Executed`] and those of the calls; [`Event::ExecutionFailed`]; [`Event::ProposalEnded`].
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::sponsored(
			<T as Config>::WeightInfo::execute(MAX_LOOKUP)
				.saturating_add(T::Appointments::admit_weight())
				.saturating_add(*max_weight)
		))]
		pub fn execute(
			origin: OriginFor<T>,
			id: ProposalId,
			max_weight: Weight,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_execute(id, max_weight)
		}

		/// Removes the record of a proposal that ended 30 days ago or earlier. Anybody may call this. Sponsored.
		///
		/// First its ballots, up to the limit; with the last one the record.
		/// # Parameters
		/// - `limit`: how many ballots, at most [`MAX_CLEARED`].
		/// # Errors
		/// - [`Error::ProposalNotFound`], [`Error::NotEnded`], [`Error::ZeroLimit`].
		/// # Events
		/// [`Event::Cleared`].
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::sponsored(
			<T as Config>::WeightInfo::clear((*limit).min(MAX_CLEARED))
		))]
		pub fn clear(
			origin: OriginFor<T>,
			id: ProposalId,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_clear(id, limit)
		}

		/// Casts the same ballot for several voters, as the representative of each. Sponsored.
		///
		/// Each counts as if the voter had cast it, and takes the place of one that a representative cast. All
		/// are cast, or none is. They may extend the vote. Only the representative is known to be still there.
		/// # Parameters
		/// - `principals`: 1 to [`MAX_TOGETHER`] voters, each once.
		/// # Errors
		/// - [`Error::OwnCase`]: the proposal is about the signer, or about one of the voters.
		/// - [`Error::AlreadyCast`]: for one of the voters, or it is named twice.
		/// - [`Error::ZeroPrincipals`], [`Error::ProposalNotFound`], [`Error::NotVoting`],
		///   [`Error::NotVoter`], [`Error::NotRepresentative`], [`Error::EnrolledLater`],
		///   [`Error::VotedItself`], [`Error::BlockNotByRepresentative`].
		/// # Events
		/// [`Event::BallotCast`] of each; [`Event::Extended`] if the vote was.
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::sponsored(
			<T as Config>::WeightInfo::vote_for(Pallet::<T>::number_of(principals))
		))]
		pub fn vote_for(
			origin: OriginFor<T>,
			id: ProposalId,
			principals: BoundedVec<T::AccountId, ConstU32<MAX_TOGETHER>>,
			choice: Choice,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_vote_for(who, id, principals, choice)
		}

		/// Casts a ballot as a scope that is a voter of another one, by standard decision of the former.
		///
		/// As [`Pallet::vote`], and never free of charge.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`]: `as_scope`; and those of [`Pallet::vote`].
		/// # Events
		/// Those of [`Pallet::vote`].
		#[pallet::call_index(15)]
		pub fn vote_as(
			origin: OriginFor<T>,
			id: ProposalId,
			as_scope: ScopeId,
			choice: Choice,
			reason: Option<H256>,
		) -> DispatchResult {
			Self::do_vote_as(origin, id, as_scope, choice, reason)
		}

		/// Puts the signer on the roll of a scope, as a member of it that is not on it. Sponsored.
		///
		/// It was struck, or was a program (bot). It votes on what opens later. The proposals that it backs and the
		/// blocks that it has used still count.
		/// # Errors
		/// - [`Error::AlreadyEnrolled`], [`Error::NotTierMember`], [`Error::BotsHaveNoVote`].
		/// # Events
		/// [`Event::Enrolled`].
		#[pallet::call_index(20)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::enrol()))]
		pub fn enrol(origin: OriginFor<T>, scope: ScopeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_enrol(scope, &who)
		}

		/// Says that the signer is still there, as a voter. Sponsored.
		///
		/// Its dormancy is counted from today.
		/// # Errors
		/// - [`Error::NotVoter`].
		/// # Events
		/// [`Event::Confirmed`].
		#[pallet::call_index(21)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::confirm()))]
		pub fn confirm(origin: OriginFor<T>, scope: ScopeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm(scope, who)
		}

		/// Takes a voter from the roll that has done nothing for long, or declares to be a program (bot). Anybody
		/// may call this.
		///
		/// It stays a member, and can enrol itself again.
		/// # Errors
		/// - [`Error::NotVoter`]: `who` is not on the roll.
		/// - [`Error::NotDormant`].
		/// # Events
		/// [`Event::Struck`].
		#[pallet::call_index(22)]
		pub fn strike(origin: OriginFor<T>, scope: ScopeId, who: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_strike(scope, &who)
		}

		/// Puts a scope on the roll of another one, of which it is a member, by standard decision of the former.
		///
		/// As [`Pallet::enrol`].
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`]: `as_scope`; and those of [`Pallet::enrol`].
		/// # Events
		/// [`Event::Enrolled`].
		#[pallet::call_index(23)]
		pub fn enrol_as(origin: OriginFor<T>, scope: ScopeId, as_scope: ScopeId) -> DispatchResult {
			Self::do_enrol_as(origin, scope, as_scope)
		}

		/// Nominates the signer to become a member of a scope, as one who belongs to it and has earned that. Sponsored.
		///
		/// The rules of the scope say what it takes. This makes a proposal without calls, which one voter backs and
		/// which is voted on by consent; executing it makes the signer a member. Takes the deposit of a proposal, which
		/// returns when that ends. [`Pallet::withdraw`] takes it back.
		/// # Parameters
		/// - `document`: who the signer is and what it has done, for people.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`], [`Error::AlreadyTierMember`],
		///   [`Error::StewardsDecide`], [`Error::EntryByDecision`], [`Error::BotsHaveNoVote`],
		///   [`Error::WasExpelled`], [`Error::NotEarned`], [`Error::AlreadyNominated`],
		///   [`Error::RefusedLately`]; those of belonging to the scope and of its agreement, and those of the
		///   deposit.
		/// # Events
		/// [`Event::Nominated`].
		#[pallet::call_index(24)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::nominate()))]
		pub fn nominate(
			origin: OriginFor<T>,
			scope: ScopeId,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_nominate(scope, who, document)
		}

		/// Sets the rules by which a scope decides, by critical decision of it.
		///
		/// They hold for votes that open from now on. Rules for a time leave the former ones as they are, which hold
		/// again afterwards; rules without an end take the place of both.
		/// # Parameters
		/// - `until`: the first day on which the former ones hold again, counted from block 0; `None`: they do
		///   not.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`], [`Error::RuleOutOfBounds`],
		///   [`Error::TooEarly`].
		/// # Events
		/// [`Event::RulesSet`].
		#[pallet::call_index(30)]
		pub fn set_rules(
			origin: OriginFor<T>,
			scope: ScopeId,
			rules: Rules,
			until: Option<Day>,
		) -> DispatchResult {
			Self::do_set_rules(origin, scope, rules, until)
		}

		/// Names stewards for an orphaned scope, by critical decision of the scope directly above it, of the global
		/// scope by two thirds of the validators.
		///
		/// A scope is orphaned if votes decide in it and nobody has been on its roll for [`ORPHAN_DAYS`]. They take
		/// the place of its stewards, and decide up to significant matters until [`FOUNDERS`] voters are on its roll or
		/// [`REVIVAL_DAYS`] are over. In a closed scope they decide what that still can.
		/// # Parameters
		/// - `stewards`: 1 to [`MAX_REVIVERS`] members of the scope above, of the global scope agents who belong to
		///   it; each once.
		/// # Errors
		/// - [`Error::NotForOneself`]: who decides alone for the scope above cannot name itself.
		/// - [`Error::ScopeNotFound`], [`Error::NotOrphaned`], [`Error::InvalidRevivers`],
		///   [`Error::NotOfScopeAbove`].
		/// # Events
		/// [`Event::Revived`], and that of the new stewards.
		#[pallet::call_index(31)]
		pub fn revive(
			origin: OriginFor<T>,
			scope: ScopeId,
			stewards: BoundedVec<T::AccountId, ConstU32<MAX_REVIVERS>>,
		) -> DispatchResult {
			Self::do_revive(origin, scope, stewards)
		}

		/// Names another voter of the scope that casts the signer's ballots, as a voter. Sponsored.
		///
		/// It takes the place of a representation before. The signer can vote itself all the same, and then
		/// that holds. Its dormancy is counted from today.
		/// # Parameters
		/// - `until`: the first day on which it has no effect any more, counted from block 0; at most
		///   [`MAX_REPRESENTED`] days ahead.
		/// # Errors
		/// - [`Error::NotVoter`]: the signer or the representative is none.
		/// - [`Error::NotForOneself`], [`Error::TooEarly`], [`Error::TooLong`],
		///   [`Error::TooManyPrincipals`].
		/// # Events
		/// [`Event::Represented`]; before it [`Event::RepresentationEnded`] of the one before.
		#[pallet::call_index(40)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::represent()))]
		pub fn represent(
			origin: OriginFor<T>,
			scope: ScopeId,
			representative: T::AccountId,
			until: Day,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_represent(scope, who, representative, until)
		}

		/// Ends that a voter is represented, as one of the two; as anybody if it has no effect any more.
		/// Sponsored.
		///
		/// It has none when its time is over or the representative was struck. Ballots that were cast stay.
		/// # Errors
		/// - [`Error::RepresentationNotFound`], [`Error::RepresentationInForce`].
		/// # Events
		/// [`Event::RepresentationEnded`].
		#[pallet::call_index(41)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::end_representation()))]
		pub fn end_representation(
			origin: OriginFor<T>,
			scope: ScopeId,
			principal: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_end_representation(&who, scope, &principal)
		}

		/// Names the representative of a scope that is a voter of another one, by significant decision of the
		/// former, but not a steward itself.
		///
		/// As [`Pallet::represent`]. Another decision with a nearer day ends it sooner.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`]: `as_scope`; and those of
		///   [`Pallet::represent`].
		/// # Events
		/// Those of [`Pallet::represent`].
		#[pallet::call_index(42)]
		pub fn represent_as(
			origin: OriginFor<T>,
			scope: ScopeId,
			as_scope: ScopeId,
			representative: T::AccountId,
			until: Day,
		) -> DispatchResult {
			Self::do_represent_as(origin, scope, as_scope, representative, until)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The rules that hold in a scope.
		pub fn rules(scope: ScopeId) -> Rules {
			Self::rules_of(scope)
		}

		/// What a scope would do if it decided this now, with all that happens; nothing is changed.
		///
		/// An error says why it cannot be proposed under that template. A call that fails now may
		/// succeed later, and the other way round.
		pub fn rehearse(
			scope: ScopeId,
			template: Template,
			action: Action,
		) -> Result<RehearsalOf<T>, DispatchError> {
			Self::do_rehearse(scope, template, &action)
		}

		/// What would come of the vote on a proposal if it ended now; `None` before it opened.
		pub fn outcome_now(id: ProposalId) -> Option<Outcome> {
			Self::would(&Proposals::<T>::get(id.scope, id.index)?)
		}

		/// Whether a voter can cast a ballot now: exactly if [`Pallet::vote`] would succeed.
		pub fn may_vote(
			id: ProposalId,
			who: T::AccountId,
			choice: Choice,
			reason: Option<H256>,
		) -> bool {
			Self::admit_ballot(&who, id, choice, reason).is_ok()
		}

		/// Whether [`Pallet::vote`] would cost the voter no fee now, if it gives no tip.
		pub fn is_free(
			id: ProposalId,
			who: T::AccountId,
			choice: Choice,
			reason: Option<H256>,
		) -> bool {
			Self::is_free_ballot(&who, id, choice, reason)
		}

		/// Who casts the ballots of a voter, and the first day on which it does not any more; `None`: nobody
		/// does now.
		pub fn representative(
			scope: ScopeId,
			principal: T::AccountId,
		) -> Option<(T::AccountId, Day)> {
			Self::representation(scope, &principal).map(|of| (of.representative, of.until))
		}

		/// On how many days something of an agent that is no member of a scope was accepted and
		/// counts as standing.
		pub fn days_earned(scope: ScopeId, who: T::AccountId) -> u8 {
			Newcomers::<T>::get(scope, &who).map_or(0, |newcomer| newcomer.days)
		}

		/// Whether an agent can nominate itself now: exactly if [`Pallet::nominate`] would succeed but for its
		/// deposit.
		pub fn may_nominate(scope: ScopeId, who: T::AccountId) -> bool {
			Self::nominee(scope, &who).is_ok()
		}

		/// Whether the scope above can name stewards for a scope.
		pub fn is_orphaned(scope: ScopeId) -> bool {
			Self::is_orphan(&Self::roll_of(scope))
		}

		/// The greatest class of matters that the stewards of a scope decide; `None`: they decide
		/// nothing.
		pub fn stewards_decide(scope: ScopeId) -> Option<DecisionClass> {
			Self::greatest_class_of_stewards(scope)
		}
	}
}
