// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Peer evaluation of contributions with reputation at stake
//! Lets those who have earned reputation in a network say what contributions to it are worth, at
//! the risk of some of that reputation, and gives reputation to the authors of what is found good.
//!
//! ## Terminology
//! - **Reputation**: standing inside one network, with 12 decimals. It is earned; no call transfers
//!   it. Stored are decay-free **shares** of it ([`ovn_math::decay`]); without decay they are
//!   equal.
//! - **Settled** reputation is free; **staked** is what an agent has at risk in evaluations that
//!   are not settled. Its **weight** is the sum of both, so that being diligent does not weaken.
//! - **Author**: the contributor whose contribution is evaluated.
//! - **R**: the weight of all who may evaluate a contribution, when its evaluation opened: of
//!   exactly those who belong to the network and have reputation, whatever their tier unless the
//!   network limits it to one ([`Parameters::least_tier`]), and without the author where
//!   self-evaluation is forbidden. Agents that join later, or earn their first reputation later, do
//!   not evaluate it: otherwise an agent with much reputation could leave, let the rest be counted,
//!   come back, and outweigh it. **V**: the weight that has spoken.
//! - **Dormant**: weight that has been silent for long, and that somebody took out of R
//!   ([`Pallet::mark_dormant`]), so that those who are there can reach a quorum.
//! - **Result**: what the network says, silence counting as 0. **Verdict**: what those who spoke
//!   say. Both are weighted medians ([`ovn_math::median`]).
//! - **Pot**: what those who were right divide. **Carry**: what divisions leave; it goes into the
//!   next pot and is in nobody's weight.
//! - **Quorum**: the part of R that must have spoken. An evaluation that ends without it, or in
//!   which silence could still have changed the result, is **inconclusive**.
//! - **Recognised**: a kind of contribution that earns the network's reputation. Kinds of the
//!   network itself are; those of a scope below, which anybody can found, only by a decision of the
//!   network ([`Pallet::recognise_kind`]).
//!
//! ## Life cycle
//! 1. A network names its founders and their reputation, once: [`Pallet::found_reputation`]; and
//!    later, if it wants, its own rules: [`Pallet::set_parameters`], [`Pallet::set_reward_value`].
//! 2. A contribution that peers decide is logged, to the network or any scope in it: its evaluation
//!    opens, with the R and the parameters of that moment.
//! 3. Those who may evaluate do: [`Pallet::evaluate`]; and may change their mind twice. The stake
//!    is paid at once. Whoever speaks early stakes more and has a greater share of the pot.
//! 4. When the window has closed, or when silence can no longer change anything, anybody ends it:
//!    [`Pallet::finalise`]. The contribution is accepted, rejected, or called spam. If it is
//!    inconclusive all stakes return, and its author can open it once more: [`Pallet::reopen`].
//! 5. Each evaluator's position is settled: before its next evaluation, by anybody with
//!    [`Pallet::settle`], or by the chain in blocks that have room. After the last one the record
//!    of the evaluation is removed.
//!
//! ## Suspended scopes
//! A network that is suspended (`networks.suspend`) founds no reputation and recognises no kind,
//! and no kind of a suspended scope is recognised: that fails with `ScopeSuspended` of the pallet of
//! scopes. Evaluations, rewards and all else go on.
//!
//! ## A story
//! A network of four has 100 of reputation: A 40, B 30, C 20 and D 10; it stakes 10 %, on the scale
//! 0 to 1. E, new, logs a design. A says 1 and stakes 3.2; B says 0 and stakes 1.35; C, late, says
//! 1 and stakes 0.4, and D 0.05. Of 100, 70 say 1: it is accepted. A, C and D have their stakes
//! back and divide B's by their shares: A now has 41.305055487053, B 28.65, C 20.043279901356, D
//! 10.001664611590; one unit of the last decimal is carried into the next pot. E's design has
//! earned it a reputation of its own.
//!
//! ## The mathematics
//! That of `ovn-math`, sections "Evaluations", "Stakes", "Pots", "Rewards" and "Decay" of its
//! documentation, which says how each number is rounded. An evaluation moves reputation and never
//! creates it: at any time
//! ```text
//! total = settled of all agents + held in all evaluations + carry,
//! ```
//! to the unit, and total changes by founding and by rewards only. Reputation is created for the
//! author of an accepted contribution of a recognised kind, reputation_factor x quality x min(1,
//! value / reward value), no more than reward_cap x R in a window; and evaluator_factor of that as
//! a bonus in the pot. The value is that of the rate when it was logged. All rewards of a window
//! together, bonuses included, are at most window_cap x R at its beginning; an author's gain above
//! that waits, and can be paid in a later window ([`Pallet::pay_reward`]), before what is earned
//! then. The maximum of a network is [`MAX_REPUTATION`]; what would exceed it is not earned. An
//! agent that the network expelled earns nothing until it is taken back.
//!
//! ## Scopes and bots
//! Reputation is what people think of what people did. Scopes and bots are no founders, earn
//! nothing and evaluate nothing; whoever becomes one is taken out of R at any time
//! ([`Pallet::mark_dormant`]). What a scope contributed is evaluated as any other contribution,
//! and earns nobody reputation or the network's asset. It has no author: R is that of all, and
//! those on the side of the scope do not judge it
//! ([`ovn_primitives::traits::Contributions::is_insider`]), whatever the network says of authors.
//! Somebody who leaves the scope may evaluate what it contributed, because membership is regained
//! only by a decision.
//!
//! ## Silence
//! R falls to those who take part, but neither quickly nor to a few. A day of silence counts only
//! once three contributions of other agents that the agent could have evaluated were decided without
//! it. What scopes contribute is not among these, because some may not evaluate it.
//! A dormant agent does not lose its voice: when it evaluates again it is back, and its weight is
//! added to the R of what opened meanwhile, before it pays. And R is never less than a tenth of the
//! weight of all who belong to the network, so that the few who are left where nearly all are
//! dormant decide nothing alone: of 100, with 99 dormant, 5 accept nothing and 6 do.
//!
//! A stake counts in the weight of whoever paid it until it is settled. An evaluator's own weight
//! is exact, because its own positions are settled first; R of what is logged between the end of an
//! evaluation and its settlement still counts the stakes of others as theirs.
//!
//! Under `stream`, the weights for one value must stay below 2^96 shares in sum, which a network
//! with the greatest reputation reaches after 12 half-lives, one of a million after 36: then it
//! uses `settle`.
//!
//! ## Limits
//! No rule of this family stops a coalition of 45 % and more: whoever has most of the weight that
//! speaks is right by definition. To copy what was said before stays attractive, though it stakes
//! and earns less than to speak first.
//!
//! A contribution that peers decide is decided by peers only: one that is inconclusive twice, or is
//! not opened again, is rejected, and can be logged anew with a kind that reviewers decide.
//!
//! All calls have a constant cost, whatever the number of evaluators: sums of weight, stake and
//! share are kept for each value of the scale, and each position is settled for itself. Call
//! indices stand in groups by subject, with room, and are final from the first genesis on.
//!
//! ## Requirements on the runtime
//! The pallet of networks tells this one whose tier changes
//! ([`ovn_primitives::traits::OnTierChanged`]); that of contributions uses it as its
//! [`ovn_primitives::traits::PeerEvaluation`], and tells it what is accepted
//! ([`ovn_primitives::traits::OnAccepted`]), for kinds that earn reputation although peers do not
//! decide them. Whoever weighs votes by reputation is notified of its changes
//! ([`ovn_primitives::traits::OnWeight`]).

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

pub use ovn_math::Fraction;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// A target of the log.
pub(crate) const LOG_TARGET: &str = "runtime::evaluation";

// The codec derived for events, errors and calls casts the index of a variant.
#[allow(clippy::cast_possible_truncation)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::fungibles::{self, roles},
	};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		traits::{Contributions, EnsureScope, Membership, OnWeight, Scopes},
		Balance, ContributionId, Decision, DecisionClass, KindId, ScopeId,
	};
	use sp_core::H256;
	use sp_runtime::traits::Saturating;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config(with_default)]
	pub trait Config: frame_system::Config {
		/// Who decides for a scope.
		#[pallet::no_default]
		type ScopeOrigin: EnsureScope<Self::RuntimeOrigin, Self::AccountId>;

		/// Which scopes there are, and where they keep money.
		#[pallet::no_default]
		type Scopes: Scopes<Self::AccountId>;

		/// Who belongs to a network, with which rights.
		#[pallet::no_default]
		type Membership: Membership<Self::AccountId>;

		/// What agents declare to be, and which of them are scopes.
		#[pallet::no_default]
		type Agents: ovn_primitives::traits::Agents<Self::AccountId>;

		/// What is evaluated.
		#[pallet::no_default]
		type Contributions: Contributions<Self::AccountId>;

		/// Names an asset that is not the native token.
		#[pallet::no_default]
		type AssetId: Parameter + MaxEncodedLen + Copy;

		/// Creates units of a network's asset for authors.
		#[pallet::no_default]
		type Tokens: fungibles::Mutate<Self::AccountId, AssetId = Self::AssetId, Balance = Balance>
			+ roles::Inspect<Self::AccountId>;

		/// The name of the native token: a network's account is its treasury for it.
		#[pallet::no_default]
		type NativeAsset: Get<<Self::Scopes as Scopes<Self::AccountId>>::AssetKind>;

		/// A day in blocks; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type BlocksPerDay: Get<BlockNumberFor<Self>>;

		/// The shortest window, in blocks; at least [`PARTS_OF_WINDOW`].
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MinWindow: Get<BlockNumberFor<Self>>;

		/// The longest window, in blocks.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MaxWindow: Get<BlockNumberFor<Self>>;

		/// The window of networks that choose none, in blocks.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type DefaultWindow: Get<BlockNumberFor<Self>>;

		/// Notified when the reputation of an agent changes.
		#[pallet::no_default_bounds]
		type OnWeight: OnWeight<Self::AccountId>;

		/// What it costs to find out whether a scope pays the fee of a sponsored call.
		type SponsorWeight: Get<Weight>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks what this pallet cannot make.
		#[cfg(feature = "runtime-benchmarks")]
		#[pallet::no_default]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::AssetId>;
	}

	/// Gives benchmarks what this pallet cannot make, always in the form that costs most.
	#[cfg(feature = "runtime-benchmarks")]
	pub trait BenchmarkHelper<AccountId, AssetId> {
		/// An open network whose rights are inherited and which has an agreement, and an open scope
		/// below it, as deep as can be.
		fn scopes() -> (ScopeId, ScopeId);
		/// Agent number `n`, which belongs to both with every right.
		fn agent(network: ScopeId, scope: ScopeId, n: u32) -> AccountId;
		/// A contribution of the agent to the scope, of a kind that peers decide, delivered for a
		/// task. Its evaluation is open.
		fn contribution(scope: ScopeId, author: &AccountId) -> ContributionId;
		/// What another scope contributed to the scope, of a kind that peers decide, logged by the
		/// agent; and a steward of that other scope, who is no member of it. Its evaluation is open.
		fn contribution_of_scope(scope: ScopeId, logger: &AccountId)
			-> (AccountId, ContributionId);
		/// An asset that the network issues, and which the agent can receive.
		fn asset(network: ScopeId, receiver: &AccountId) -> AssetId;
	}

	/// The parameters of a network.
	pub type ParametersOf<T> = Parameters<BlockNumberFor<T>, <T as Config>::AssetId>;
	/// A network's own values of parameters.
	pub type OwnValuesOf<T> = OwnValues<BlockNumberFor<T>, <T as Config>::AssetId>;
	/// Changes of parameters.
	pub type ChangesOf<T> = Changes<BlockNumberFor<T>, <T as Config>::AssetId>;
	/// All reputation of a network.
	pub type NetworkOf<T> = NetworkRecord<BlockNumberFor<T>>;
	/// That a network recognises a kind.
	pub type RecognitionOf<T> = Recognition<BlockNumberFor<T>>;
	/// The reputation of an agent.
	pub type AgentOf<T> = AgentRecord<BlockNumberFor<T>>;
	/// An evaluation.
	pub type EvaluationOf<T> = Evaluation<
		<T as frame_system::Config>::AccountId,
		BlockNumberFor<T>,
		<T as Config>::AssetId,
	>;
	/// An evaluation, as a client shows it.
	pub type EvaluationViewOf<T> = EvaluationView<
		<T as frame_system::Config>::AccountId,
		BlockNumberFor<T>,
		<T as Config>::AssetId,
	>;
	/// Founders, with the reputation of each in units of 12 decimals.
	pub type FoundersOf<T> =
		BoundedVec<(<T as frame_system::Config>::AccountId, u128), MaxFounders>;

	/// All reputation of a network. Absent before it was founded.
	///
	/// Invariant: `total` is what its agents have settled, what its evaluations hold, and the
	/// carry; `active` and `dormant` are the weights of those who belong to the network.
	#[pallet::storage]
	pub type Networks<T: Config> = StorageMap<_, Twox64Concat, ScopeId, NetworkOf<T>>;

	/// A network's own values of the parameters. Absent: the defaults hold.
	///
	/// Invariant: what holds with them is within its bounds. Apart from [`Networks`], which every
	/// settlement writes.
	#[pallet::storage]
	pub type OwnParameters<T: Config> =
		StorageMap<_, Twox64Concat, ScopeId, OwnValuesOf<T>, ValueQuery>;

	/// From which value on a contribution of a kind of the network itself earns all reputation:
	/// (network, kind), in base units of the native token. Absent: the network's parameter holds.
	///
	/// Invariant: above 0. At most one for each kind.
	#[pallet::storage]
	pub type RewardValues<T> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, KindId, u128>;

	/// The reputation of an agent in a network: (network, agent). An agent that left keeps it.
	/// Absent for agents that never had any.
	///
	/// Invariant: `staked` is the sum of the stakes of its positions.
	#[pallet::storage]
	pub type Agents<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Blake2_128Concat,
		T::AccountId,
		AgentOf<T>,
		ValueQuery,
	>;

	/// What an agent has evaluated and is not settled, the oldest first: (network, agent). Absent
	/// for nothing.
	///
	/// Invariant: exactly its [`Positions`], at most [`MAX_UNSETTLED`]. Apart from [`Agents`],
	/// which rewards and memberships change without needing this.
	#[pallet::storage]
	pub type Unsettled<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<Round, MaxUnsettled>,
		ValueQuery,
	>;

	/// The evaluations of a network: (network, contribution). Removed when the contribution is
	/// decided and all positions are settled.
	///
	/// Invariant: the tallies are the sums over the [`Positions`] of the present round, as long as
	/// that is open.
	#[pallet::storage]
	pub type Evaluations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, ContributionId, EvaluationOf<T>>;

	/// What an agent said: (round, agent). Removed when it is settled.
	///
	/// Apart from [`Evaluations`], so that nothing depends on how many spoke.
	#[pallet::storage]
	pub type Positions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Round, Blake2_128Concat, T::AccountId, Position>;

	/// The rounds that are over, and of which not all positions are settled.
	///
	/// Apart from [`Evaluations`], so that an evaluator can look up all of its own for little.
	#[pallet::storage]
	pub type EndedRounds<T> = StorageMap<_, Twox64Concat, Round, ()>;

	/// The rounds that are over, in that order, for the chain to settle: by number.
	///
	/// Invariant: exactly the numbers within [`QueueEnds`].
	#[pallet::storage]
	pub type Queue<T> = StorageMap<_, Twox64Concat, u64, (ScopeId, Round)>;

	/// The number of the first entry of [`Queue`], and of the next one that is added.
	#[pallet::storage]
	pub type QueueEnds<T> = StorageValue<_, (u64, u64), ValueQuery>;

	/// What authors earned of a network's asset and could not be given: (network, agent, asset).
	///
	/// Invariant: above 0.
	#[pallet::storage]
	pub type OwedTokens<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ScopeId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AssetId>,
		),
		u128,
	>;

	/// The kinds of scopes below a network that it recognises: (scope, kind).
	///
	/// Invariant: at most one for each kind.
	#[pallet::storage]
	pub type Recognitions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, KindId, RecognitionOf<T>>;

	/// What authors earned and has to wait for another window of rewards: (network, agent), in
	/// decay-free shares. Not in the network's total.
	///
	/// Invariant: above 0.
	#[pallet::storage]
	pub type WaitingRewards<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, T::AccountId, u128>;

	/// The days on which evaluations of a network were decided, the oldest first.
	///
	/// Invariant: the last entry has as many as were decided. Apart from [`Networks`], which calls
	/// read that do not need it.
	#[pallet::storage]
	pub type Closings<T> =
		StorageMap<_, Twox64Concat, ScopeId, BoundedVec<Closing, MaxClosings>, ValueQuery>;

	/// Decisions that could not take effect when their evaluations ended.
	///
	/// Invariant: the contribution is undecided, and its evaluation over.
	#[pallet::storage]
	pub type UndeliveredDecisions<T: Config> =
		StorageMap<_, Twox64Concat, ContributionId, Undelivered<BlockNumberFor<T>>>;

	/// What happened. Amounts of reputation are in decay-free shares.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	#[allow(missing_docs)] // A field is described where its name does not say it.
	pub enum Event<T: Config> {
		/// A network's founders got reputation.
		ReputationFounded {
			network: ScopeId,
			founders: FoundersOf<T>,
			/// All reputation of the network.
			total: u128,
		},
		/// A network decided on parameters.
		ParametersSet {
			network: ScopeId,
			/// Its own values now.
			own: OwnValuesOf<T>,
			/// What holds now.
			parameters: ParametersOf<T>,
		},
		/// A network decided on the value from which on a kind earns all reputation.
		RewardValueSet {
			scope: ScopeId,
			kind: KindId,
			/// In base units of the native token; `None`: the network's parameter holds.
			value: Option<u128>,
		},
		/// A contribution can be evaluated.
		EvaluationOpened {
			id: ContributionId,
			/// The network whose reputation decides.
			network: ScopeId,
			/// `None`: a scope contributed it.
			author: Option<T::AccountId>,
			/// 0, or 1 when it is opened again.
			round: u8,
			/// R: the weight of all who may speak.
			reputation: u128,
			/// The first block in which it can no longer be evaluated.
			closes_at: BlockNumberFor<T>,
		},
		/// An agent evaluated a contribution.
		Evaluated {
			id: ContributionId,
			who: T::AccountId,
			/// What it said.
			value: u8,
			/// Whether it calls it spam.
			spam: bool,
			weight: u128,
			/// What it staked.
			stake: u128,
			/// Its share of the pot.
			share: u128,
			/// How often it has changed its mind.
			changes: u8,
			/// V: the weight that has spoken now.
			spoken: u128,
			/// R now: more than before if the agent was dormant when the evaluation opened.
			reputation: u128,
		},
		/// An evaluation close to the end changed the verdict or the result.
		WindowExtended {
			id: ContributionId,
			/// The first block in which it can no longer be evaluated.
			closes_at: BlockNumberFor<T>,
			/// How often it was extended.
			extensions: u8,
		},
		/// Too few spoke, or silence could have changed the result; stakes return.
		EvaluationInconclusive {
			id: ContributionId,
			round: u8,
			/// The weight that had spoken.
			spoken: u128,
			/// The network's carry now.
			carry: u128,
		},
		/// Its author took a contribution back; stakes return.
		EvaluationCancelled {
			id: ContributionId,
			/// The network's carry now.
			carry: u128,
		},
		/// A contribution was decided.
		Finalised {
			id: ContributionId,
			decision: Decision,
			/// What the network says; `None` if it was inconclusive.
			result: Option<u8>,
			/// What those who spoke say; `None` if it was inconclusive.
			verdict: Option<u8>,
			/// What those who were right divide.
			pot: u128,
		},
		/// An agent earned reputation.
		ReputationEarned {
			network: ScopeId,
			who: T::AccountId,
			/// For which contribution.
			id: ContributionId,
			gain: u128,
			/// How much joins the pot of the evaluators.
			bonus: u128,
			/// What the agent has settled now.
			settled: u128,
			/// All reputation of the network now.
			total: u128,
		},
		/// The reward of an accepted contribution could not be computed; its author earns none.
		RewardFailed { id: ContributionId, error: DispatchError },
		/// What an agent earned exceeds what can be earned in this window, and waits.
		RewardWaits {
			network: ScopeId,
			who: T::AccountId,
			id: ContributionId,
			amount: u128,
			/// How much waits for this agent now.
			waiting: u128,
		},
		/// An agent got reputation that had waited.
		RewardPaid {
			network: ScopeId,
			who: T::AccountId,
			amount: u128,
			/// How much still waits for this agent.
			left: u128,
			/// What the agent has settled now.
			settled: u128,
			/// All reputation of the network now.
			total: u128,
		},
		/// A network recognised a kind of a scope below it.
		KindRecognised {
			network: ScopeId,
			scope: ScopeId,
			kind: KindId,
			/// The hash of its terms.
			hash: H256,
			/// Their revision.
			revision: u32,
			/// From which value on a contribution earns all, in base units of the native token.
			reward_value: u128,
			/// The part of what can be earned in a window that goes to this kind at most.
			share: Fraction,
		},
		/// A network no longer recognises a kind.
		RecognitionRevoked { network: ScopeId, scope: ScopeId, kind: KindId },
		/// The weight of an agent was taken out of R: it has been silent for long.
		MarkedDormant {
			network: ScopeId,
			who: T::AccountId,
			weight: u128,
			/// All dormant weight of the network now.
			dormant: u128,
		},
		/// The weight of an agent that was dormant is in R of what opens from now on.
		Woken {
			network: ScopeId,
			who: T::AccountId,
			weight: u128,
			/// All dormant weight of the network now.
			dormant: u128,
		},
		/// A decision could not take effect, and waits for somebody to try again.
		DecisionWaits {
			id: ContributionId,
			decision: Decision,
			error: DispatchError,
			/// From this block on it becomes a rejection if it still cannot.
			until: BlockNumberFor<T>,
		},
		/// A decision that had waited took effect.
		DecisionDelivered {
			id: ContributionId,
			/// A rejection if what had been decided could not take effect.
			decision: Decision,
		},
		/// An agent earned units of a network's asset.
		TokensEarned {
			network: ScopeId,
			who: T::AccountId,
			asset: T::AssetId,
			/// In base units.
			amount: u128,
			/// Whether it was given; if not, it is owed.
			given: bool,
		},
		/// An agent got what it was owed of a network's asset.
		TokensClaimed {
			network: ScopeId,
			who: T::AccountId,
			asset: T::AssetId,
			/// In base units.
			amount: u128,
		},
		/// A position of an agent was settled.
		Settled {
			network: ScopeId,
			who: T::AccountId,
			round: Round,
			/// What it had at stake.
			stake: u128,
			/// What it got.
			payout: u128,
			/// What it has settled now.
			settled: u128,
			/// What it has at stake now.
			staked: u128,
		},
		/// All positions of an evaluation are settled, and it was removed.
		EvaluationRemoved {
			id: ContributionId,
			/// What was left of it.
			rest: u128,
			/// The network's carry now.
			carry: u128,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// The scope is not a network.
		NotNetwork,
		/// The scope is closed for ever, or there is no such scope.
		ScopeNotOpen,
		/// The scope belongs to no network.
		NotInNetwork,
		/// The network has reputation already: it is founded once.
		AlreadyFounded,
		/// The network has no reputation, or nobody else had any when the evaluation opened.
		ReputationNotFound,
		/// There is no founder, or one is named twice, without reputation, or is a scope or a bot.
		InvalidFounders,
		/// The sum is above [`MAX_REPUTATION`]: name less, as only proportions matter.
		TooMuchReputation,
		/// A parameter is out of the bounds that [`Parameters`] states: choose it within them.
		InvalidParameters,
		/// The network does not issue this asset: make its treasury the issuer first.
		NotIssuer,
		/// The value is 0: a kind earns all reputation from a value above 0 on.
		InvalidRewardValue,
		/// There is no such evaluation: it may be over.
		EvaluationNotFound,
		/// The window of the evaluation has closed, or the contribution is decided.
		EvaluationNotOpen,
		/// The agent joined the network, got its first reputation, called `wake` or was taken out of
		/// R as a bot after the evaluation had opened: evaluate what opened later.
		JoinedLater,
		/// Nobody judges a contribution of their own, or one that they logged.
		OwnContribution,
		/// The value is not on the scale: give one of the network's scale.
		ValueOffScale,
		/// Spam is called with a value that speaks for acceptance: give a lower or the lowest one.
		InvalidSpamFlag,
		/// More of the agent's evaluations have ended than are settled at once: call
		/// [`Pallet::settle`].
		TooManyEnded,
		/// The agent has as many unsettled evaluations as it can: wait until some end.
		TooManyUnsettled,
		/// The agent has already given this value.
		AlreadyGiven,
		/// The agent has changed its mind as often as it can.
		TooManyChanges,
		/// The agent has too little reputation in the network to be counted.
		WeightTooSmall,
		/// The agent has too much at stake already to pay this stake: wait until some is settled.
		NotEnoughReputation,
		/// The evaluation cannot end yet: wait until its window, or the time to open it again, is
		/// over.
		TooEarlyToFinalise,
		/// The contribution is already decided.
		AlreadyFinalised,
		/// None of the agent's ended evaluations is unsettled.
		NothingToSettle,
		/// The limit is out of bounds: settle 1 to [`MAX_SETTLED`] evaluations.
		InvalidLimit,
		/// Only the author of the contribution can open its evaluation again; if a scope contributed
		/// it, one of its members or stewards, or whoever logged it.
		NotAuthor,
		/// Only an inconclusive evaluation can be opened again, once, and within a window.
		CannotReopen,
		/// Those who spoke find the contribution bad, or spam, so that its author cannot take it
		/// back.
		CannotTakeBack,
		/// Nothing is owed.
		NothingOwed,
		/// A number would exceed what its type can hold.
		Overflow,
		/// The agent does not belong to the network, was expelled from it, is below its least tier
		/// that evaluates, or is a scope or a bot.
		NotEligible,
		/// The scope has no such kind.
		KindNotFound,
		/// The kind is the network's own, which earns without being recognised: set its reward
		/// value.
		OwnKind,
		/// The kind is of a scope below the network: its reward value is decided with its
		/// recognition.
		NotOwnKind,
		/// The terms of the kind are no longer those of this hash: read them again.
		TermsChanged,
		/// The network does not recognise this kind.
		NotRecognised,
		/// The agent has no weight that is counted in R.
		NotCounted,
		/// The agent has not been silent for long enough, or has missed too little.
		NotDormantYet,
		/// The agent is not dormant, and its weight is counted already.
		AlreadyCounted,
		/// Nothing waits to be paid or to take effect.
		NothingWaits,
		/// As much was earned in this window as can be: wait for the next.
		WindowUsedUp,
		/// Members and stewards of the scope that contributed it, and whoever logged it, do not
		/// judge it: leave it to others.
		OwnScopeContribution,
	}

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// The greatest number of founders who get reputation at the beginning.
		fn max_founders() -> u32 {
			MAX_FOUNDERS
		}

		/// The greatest number of evaluations of one agent in one network that are not settled.
		fn max_unsettled() -> u32 {
			MAX_UNSETTLED
		}

		/// How many of its own finished evaluations an agent settles when it evaluates.
		fn settled_first() -> u32 {
			SETTLED_FIRST
		}

		/// The greatest number of evaluations that one call settles.
		fn max_settled() -> u32 {
			MAX_SETTLED
		}

		/// How often an agent can change its mind about one contribution.
		fn max_changes() -> u8 {
			MAX_CHANGES
		}

		/// How often late surprises extend the window of one evaluation.
		fn max_extensions() -> u8 {
			MAX_EXTENSIONS
		}

		/// The most reputation a network can have, with 12 decimals.
		fn max_reputation() -> u128 {
			MAX_REPUTATION
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			let (min, max) = (T::MinWindow::get(), T::MaxWindow::get());
			assert!(min >= PARTS_OF_WINDOW.into(), "a window has parts: MinWindow >= 10");
			let default = T::DefaultWindow::get();
			assert!(min <= default && default <= max, "MinWindow <= DefaultWindow <= MaxWindow");
			let day = T::BlocksPerDay::get();
			assert!(day >= 1u32.into(), "a day has blocks: BlocksPerDay >= 1");
			// With all its extensions.
			let longest = max.saturating_mul(2u32.into());
			let dormancy = day.saturating_mul((*DORMANCY_DAYS.start()).into());
			assert!(
				longest <= dormancy,
				"no evaluation is open for as long as it takes to be dormant"
			);
		}

		/// Settles what has ended, the oldest first, in at most 5 % of a block.
		fn on_idle(_now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::settle_queue(remaining)
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Gives a network's founders reputation, by critical decision of the network.
		///
		/// Once: all later reputation is earned. A founder outside has it dormant until it joins.
		/// # Parameters
		/// - `founders`: 1 to [`MAX_FOUNDERS`] agents, each once, and the reputation of each in
		///   units of 12 decimals, above 0; at most [`MAX_REPUTATION`] in sum.
		/// # Errors
		/// - [`Error::NotNetwork`], [`Error::ScopeNotOpen`], [`Error::AlreadyFounded`],
		///   [`Error::InvalidFounders`], [`Error::TooMuchReputation`].
		/// # Events
		/// [`Event::ReputationFounded`].
		#[pallet::call_index(0)]
		#[pallet::weight(
			<T as Config>::WeightInfo::found_reputation(MAX_FOUNDERS)
				.saturating_add(Pallet::<T>::noting(MAX_FOUNDERS))
		)]
		pub fn found_reputation(
			origin: OriginFor<T>,
			network: ScopeId,
			founders: FoundersOf<T>,
		) -> DispatchResultWithPostInfo {
			Self::ensure_decides(origin, network, DecisionClass::Critical)?;
			T::Scopes::ensure_not_suspended(network)?;
			Self::do_found_reputation(network, founders)
		}

		/// Sets parameters of a network's evaluations, by critical decision of the network.
		///
		/// An evaluation keeps the parameters that held when it opened; only the half-life holds
		/// for everything at once.
		/// # Parameters
		/// - `changes`: what becomes of each parameter; what is not named stays. What holds
		///   afterwards is within the bounds that [`Parameters`] states.
		/// # Errors
		/// - [`Error::InvalidParameters`]: those that depend on others (the scale's, the window's)
		///   may have to be changed together with them.
		/// - [`Error::NotNetwork`], [`Error::ScopeNotOpen`], [`Error::NotIssuer`].
		/// # Events
		/// [`Event::ParametersSet`].
		#[pallet::call_index(1)]
		pub fn set_parameters(
			origin: OriginFor<T>,
			network: ScopeId,
			changes: ChangesOf<T>,
		) -> DispatchResult {
			Self::ensure_decides(origin, network, DecisionClass::Critical)?;
			Self::do_set_parameters(network, changes)
		}

		/// Sets the value from which on a contribution of a kind of the network earns all
		/// reputation, by significant decision of the network.
		///
		/// It holds for all that is decided from now on. A kind of a scope below the network is
		/// recognised with its reward value instead: [`Pallet::recognise_kind`].
		/// # Parameters
		/// - `scope`: the network.
		/// - `value`: in base units of the native token, above 0; `None`: that of the network's
		///   parameters.
		/// # Errors
		/// - [`Error::NotInNetwork`], [`Error::ScopeNotOpen`], [`Error::NotOwnKind`],
		///   [`Error::InvalidRewardValue`].
		/// # Events
		/// [`Event::RewardValueSet`].
		#[pallet::call_index(2)]
		pub fn set_reward_value(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			value: Option<u128>,
		) -> DispatchResult {
			let network = Self::network_of(scope)?;
			Self::ensure_decides(origin, network, DecisionClass::Significant)?;
			ensure!(scope == network, Error::<T>::NotOwnKind);
			Self::do_set_reward_value(scope, kind, value)
		}

		/// Recognises a kind of a scope below the network, by significant decision of the network:
		/// its contributions earn the network's reputation and asset.
		///
		/// Recognised are the terms as they are now. Any later change of the rate, the limits or
		/// the multipliers suspends the recognition, even if it is reversed, until the network
		/// decides again; unit and way of deciding never change. What was logged under other terms
		/// earns nothing.
		/// # Parameters
		/// - `scope`: a scope below the network.
		/// - `hash`: that of the terms that the network decided about, from the view `terms`.
		/// - `reward_value`: the value, in base units of the native token, from which on a
		///   contribution earns all; above 0.
		/// - `share`: the part of all rewards of a window that this kind earns at most.
		/// # Errors
		/// - [`Error::NotInNetwork`], [`Error::ScopeNotOpen`], [`Error::OwnKind`],
		///   [`Error::KindNotFound`], [`Error::TermsChanged`], [`Error::InvalidRewardValue`].
		/// # Events
		/// [`Event::KindRecognised`].
		#[pallet::call_index(3)]
		pub fn recognise_kind(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			hash: H256,
			#[pallet::compact] reward_value: u128,
			share: Fraction,
		) -> DispatchResult {
			let network = Self::network_of(scope)?;
			Self::ensure_decides(origin, network, DecisionClass::Significant)?;
			T::Scopes::ensure_not_suspended(network)?;
			T::Scopes::ensure_not_suspended(scope)?;
			Self::do_recognise_kind(network, scope, kind, hash, reward_value, share)
		}

		/// Revokes the recognition of a kind, by significant decision of the network of the scope.
		///
		/// What is decided from now on earns nothing. What was earned stays, and what waits can be
		/// paid.
		/// # Errors
		/// - [`Error::NotInNetwork`], [`Error::ScopeNotOpen`], [`Error::NotRecognised`].
		/// # Events
		/// [`Event::RecognitionRevoked`].
		#[pallet::call_index(4)]
		pub fn revoke_recognition(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
		) -> DispatchResult {
			let network = Self::network_of(scope)?;
			Self::ensure_decides(origin, network, DecisionClass::Significant)?;
			Self::do_revoke_recognition(network, scope, kind)
		}

		/// Says what a contribution is worth, as an agent that belongs to its network and has
		/// reputation there. Sponsored.
		///
		/// The agent was not expelled, or was taken back, and is in the least tier that evaluates
		/// if the network has one. What a scope contributed is evaluated by none of its members and
		/// stewards. If it was dormant it no longer is, and if it was when the
		/// contribution opened, its weight is first added to R. Up to [`SETTLED_FIRST`] of the
		/// signer's own evaluations that have ended are settled, so that it speaks with its present
		/// weight. The stake is paid from settled reputation: the most by those who speak first,
		/// nothing once all reputation has spoken.
		///
		/// Given again, another value replaces the first one, at most [`MAX_CHANGES`] times: the
		/// first stake is lost to the pot, and another one paid, for the place behind all who have
		/// spoken. Under `stream` what others have paid for the first value stays.
		///
		/// In the last tenth of the window, an evaluation that changes the verdict or the result
		/// extends it by a tenth, at most [`MAX_EXTENSIONS`] times.
		///
		/// The fee for settlements that were not needed returns.
		/// # Parameters
		/// - `value`: a value of the scale.
		/// - `spam`: whether the log was meant to annoy or deceive: if more than half of the weight
		///   that spoke says so, its deposit is lost. Only with a value that does not speak for
		///   acceptance, or the lowest.
		/// # Errors
		/// - [`Error::TooManyEnded`]: call [`Pallet::settle`].
		/// - [`Error::WeightTooSmall`]: below a millionth of R.
		/// - [`Error::Overflow`]: under `stream`, more than 2^96 shares for one value.
		/// - [`Error::ScopeNotOpen`], [`Error::NotEligible`], [`Error::NotInNetwork`],
		///   [`Error::EvaluationNotFound`], [`Error::EvaluationNotOpen`], [`Error::JoinedLater`],
		///   [`Error::OwnContribution`], [`Error::OwnScopeContribution`], [`Error::ValueOffScale`], [`Error::InvalidSpamFlag`],
		///   [`Error::TooManyUnsettled`], [`Error::AlreadyGiven`], [`Error::TooManyChanges`],
		///   [`Error::ReputationNotFound`], [`Error::NotEnoughReputation`].
		/// # Events
		/// [`Event::Settled`] for each that is settled; [`Event::Evaluated`];
		/// [`Event::WindowExtended`] if it was.
		#[pallet::call_index(10)]
		#[pallet::weight(
			<T as Config>::WeightInfo::evaluate(MAX_UNSETTLED, SETTLED_FIRST)
				.saturating_add(Pallet::<T>::noting(SETTLED_FIRST.saturating_add(1)))
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn evaluate(
			origin: OriginFor<T>,
			id: ContributionId,
			value: u8,
			spam: bool,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_evaluate(who, id, value, spam)
		}

		/// Ends an evaluation. Anybody may call this. Sponsored.
		///
		/// It ends when the window has closed; or before, after the minimum time, when at least the
		/// quorum has spoken and those who are silent could no longer change the result or the
		/// verdict.
		///
		/// With the quorum, a contribution is accepted, with quality = result / max, if result and
		/// verdict both speak for it; it is spam if more than half of those who spoke say so; it is
		/// rejected if the verdict, or the result with all who are silent in favour, does not speak
		/// for it. The author of what is accepted earns reputation and the network's asset, if the
		/// network recognises the kind, and evaluators a bonus. A decision that cannot take effect
		/// where contributions are kept does not keep the evaluation from ending: it waits for
		/// [`Pallet::retry_decision`].
		///
		/// Otherwise it is inconclusive: stakes return, and the author can open it again, for as
		/// long as a window. Called once more after that, and in the second round at once, this
		/// rejects it.
		/// # Errors
		/// - [`Error::TooEarlyToFinalise`]: the window is open, and silence could still change
		///   something; or the author can still open it again.
		/// - [`Error::NotInNetwork`], [`Error::EvaluationNotFound`], [`Error::AlreadyFinalised`].
		/// # Events
		/// [`Event::Finalised`], with [`Event::ReputationEarned`], [`Event::RewardWaits`] and
		/// [`Event::TokensEarned`] if something was earned, and [`Event::DecisionWaits`] if it
		/// could not take effect; or [`Event::EvaluationInconclusive`].
		#[pallet::call_index(11)]
		#[pallet::weight(
			<T as Config>::WeightInfo::finalise()
				.saturating_add(Pallet::<T>::noting(1))
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn finalise(origin: OriginFor<T>, id: ContributionId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_finalise(id)
		}

		/// Opens an inconclusive evaluation again, once, as the contribution's author. Sponsored.
		///
		/// What a scope contributed a member or steward of it opens again, or whoever logged it.
		/// With the R and the parameters of now. What was said before does not count.
		/// # Errors
		/// - [`Error::NotInNetwork`], [`Error::EvaluationNotFound`], [`Error::NotAuthor`],
		///   [`Error::CannotReopen`].
		/// # Events
		/// [`Event::EvaluationOpened`].
		#[pallet::call_index(12)]
		#[pallet::weight(
			<T as Config>::WeightInfo::reopen()
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn reopen(origin: OriginFor<T>, id: ContributionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reopen(&who, id)
		}

		/// Lets a decision take effect that could not when its evaluation ended. Anybody may call
		/// this. Sponsored.
		///
		/// Its author earns what it would have, but evaluators no bonus: the pot is divided. If it
		/// still cannot take effect a window after the evaluation ended, the contribution is
		/// rejected.
		/// # Errors
		/// - [`Error::NothingWaits`], and those of the decision: what kept it from taking effect
		///   still does.
		/// # Events
		/// [`Event::DecisionDelivered`], with [`Event::ReputationEarned`], [`Event::RewardWaits`]
		/// and [`Event::TokensEarned`] if something was earned.
		#[pallet::call_index(13)]
		#[pallet::weight(
			<T as Config>::WeightInfo::retry_decision()
				.saturating_add(Pallet::<T>::noting(1))
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn retry_decision(origin: OriginFor<T>, id: ContributionId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_retry_decision(id)
		}

		/// Settles an agent's evaluations that have ended, the oldest first. Anybody may call this;
		/// the chain does it by itself in blocks that have room. Sponsored.
		///
		/// The fee for settlements that were not needed returns.
		/// # Parameters
		/// - `limit`: how many at most: 1 to [`MAX_SETTLED`].
		/// # Errors
		/// - [`Error::InvalidLimit`], [`Error::NothingToSettle`].
		/// # Events
		/// [`Event::Settled`] for each; [`Event::EvaluationRemoved`] if it was the last of its
		/// evaluation.
		#[pallet::call_index(14)]
		#[pallet::weight(
			<T as Config>::WeightInfo::settle(MAX_UNSETTLED, (*limit).min(MAX_SETTLED))
				.saturating_add(Pallet::<T>::noting((*limit).min(MAX_SETTLED)))
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn settle(
			origin: OriginFor<T>,
			network: ScopeId,
			who: T::AccountId,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_settle(network, &who, limit)
		}

		/// Gives an agent reputation that it earned and that had to wait. Anybody may call this.
		/// Sponsored.
		///
		/// As much as the present window of rewards has room for.
		/// # Errors
		/// - [`Error::NotEligible`]: the agent was expelled from the network, and not taken back, or
		///   is a scope or a bot.
		/// - [`Error::ReputationNotFound`], [`Error::NothingWaits`], [`Error::WindowUsedUp`].
		/// # Events
		/// [`Event::RewardPaid`].
		#[pallet::call_index(20)]
		#[pallet::weight(
			<T as Config>::WeightInfo::pay_reward()
				.saturating_add(Pallet::<T>::noting(1))
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn pay_reward(
			origin: OriginFor<T>,
			network: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_pay_reward(network, who)
		}

		/// Gives an agent what it earned of a network's asset and could not be given at once, for
		/// instance because its account did not exist. Anybody may call this. Sponsored.
		///
		/// # Errors
		/// - [`Error::NothingOwed`], [`Error::NotIssuer`], and those of the asset: what kept it
		///   from being given may still do.
		/// # Events
		/// [`Event::TokensClaimed`].
		#[pallet::call_index(21)]
		#[pallet::weight(
			<T as Config>::WeightInfo::claim_tokens().saturating_add(T::SponsorWeight::get())
		)]
		pub fn claim_tokens(
			origin: OriginFor<T>,
			network: ScopeId,
			who: T::AccountId,
			asset: T::AssetId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim_tokens(network, who, asset)
		}

		/// Takes the weight of an agent that has been silent for long out of R, so that those who
		/// take part can reach a quorum. Anybody may call this.
		///
		/// The agent keeps its reputation, and is counted again when it evaluates
		/// ([`Pallet::evaluate`]) or says so ([`Pallet::wake`]). Days count from that on which the
		/// last was decided of [`MISSED`] contributions of other agents that it could have evaluated
		/// since it did so last; what was open then, and what scopes contributed, is not among
		/// these. At most [`MAX_CLOSINGS`] days are looked through.
		///
		/// The account of a scope, and what declares to be a bot, need not have been silent: neither
		/// evaluates. A bot that declares to be something else comes back as if it had joined when
		/// it was taken out: it does not evaluate what was open then.
		/// # Parameters
		/// - `who`: an agent whose weight is counted in R, and that has evaluated nothing for
		///   [`Parameters::dormancy`] days that count.
		/// # Errors
		/// - [`Error::ReputationNotFound`], [`Error::NotCounted`], [`Error::NotDormantYet`].
		/// # Events
		/// [`Event::MarkedDormant`].
		#[pallet::call_index(30)]
		pub fn mark_dormant(
			origin: OriginFor<T>,
			network: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_mark_dormant(network, who)
		}

		/// Counts the signer, who is dormant, in R of what opens from now on. Sponsored.
		///
		/// As if it joined. What is already open, and is not closed to it as to a bot, it can evaluate
		/// without this ([`Pallet::evaluate`]).
		/// # Errors
		/// - [`Error::NotEligible`]: the signer is a bot.
		/// - [`Error::ScopeNotOpen`], [`Error::ReputationNotFound`], [`Error::AlreadyCounted`].
		/// # Events
		/// [`Event::Woken`].
		#[pallet::call_index(31)]
		#[pallet::weight(<T as Config>::WeightInfo::wake().saturating_add(T::SponsorWeight::get()))]
		pub fn wake(origin: OriginFor<T>, network: ScopeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_wake(network, who)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The reputation of a network; `None` if it has none.
		pub fn network(network: ScopeId) -> Option<NetworkView> {
			Self::view_network(network)
		}

		/// The reputation of an agent in a network; `None` if that has none.
		pub fn reputation(network: ScopeId, who: T::AccountId) -> Option<AgentView> {
			Self::view_reputation(network, &who)
		}

		/// The parameters that hold in a network, and which of them it decided itself.
		pub fn parameters(network: ScopeId) -> ParametersView<BlockNumberFor<T>, T::AssetId> {
			let own = OwnParameters::<T>::get(network);
			ParametersView { parameters: Self::effective(&own), own }
		}

		/// An evaluation now; `None` if there is none, or it is over and settled.
		pub fn evaluation(id: ContributionId) -> Option<EvaluationViewOf<T>> {
			Self::view_evaluation(id)
		}

		/// What an agent said in the present round of an evaluation; `None` if it said nothing.
		pub fn position(id: ContributionId, who: T::AccountId) -> Option<Position> {
			let network = Self::network_of(id.scope).ok()?;
			let number = Evaluations::<T>::get(network, id)?.round;
			Positions::<T>::get(Round { id, number }, who)
		}

		/// What an agent would stake if it evaluated now, in decay-free shares; `None` if it could
		/// not.
		///
		/// Nothing is settled first.
		pub fn quote(id: ContributionId, who: T::AccountId) -> Option<Quote> {
			Self::view_quote(id, &who)
		}

		/// What an agent could evaluate in a network and has not: at most `limit` (at most
		/// [`MAX_PAGE`]) contributions, after contribution `after` in the order of storage; and
		/// where to go on from, if there may be more. At most [`MAX_LOOKED_THROUGH`] evaluations
		/// are looked through.
		pub fn awaiting(
			network: ScopeId,
			who: T::AccountId,
			after: Option<ContributionId>,
			limit: u32,
		) -> (Vec<ContributionId>, Option<ContributionId>) {
			Self::view_awaiting(network, &who, after, limit)
		}

		/// That the network recognises a kind of a scope below it, and whether that holds: it does
		/// not once the kind's terms have changed. `None` if it does not recognise it.
		pub fn recognition(scope: ScopeId, kind: KindId) -> Option<(RecognitionOf<T>, bool)> {
			let recognition = Recognitions::<T>::get(scope, kind)?;
			let terms = T::Contributions::terms(scope, kind)?;
			Some((recognition, terms.revision == recognition.revision))
		}

		/// The day from which on the silence of an agent counts towards its dormancy; `None` as
		/// long as it has missed too little. The number of days since block 0.
		pub fn silent_since(network: ScopeId, who: T::AccountId) -> Option<u32> {
			let record = Networks::<T>::get(network)?;
			Self::silent_from(network, &record, &Agents::<T>::try_get(network, who).ok()?)
		}

		/// What an agent has evaluated and is not settled, the oldest first, and whether it has
		/// ended.
		pub fn unsettled(network: ScopeId, who: T::AccountId) -> Vec<(Round, bool)> {
			Unsettled::<T>::get(network, who)
				.into_iter()
				.map(|round| (round, EndedRounds::<T>::contains_key(round)))
				.collect()
		}
	}
}
