// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Peer evaluation of contributions with reputation at stake
//!
//! Lets those who have earned reputation in a network say what contributions to it are worth, at the risk
//! of some of that reputation, and gives reputation to the authors of what is found good.
//!
//! ## Terminology
//!
//! - **Reputation**: standing inside one network, with 12 decimals. It is earned; there is no call that
//!   transfers it. Stored are decay-free **shares** of it ([`ovn_math::decay`]); without decay a share is
//!   a unit of reputation.
//! - **Settled** reputation is free; **staked** is what an agent has at risk in evaluations that are not
//!   settled. Its **weight** is the sum of both: to be diligent does not weaken.
//! - **R**: the weight of all who may evaluate a contribution, when its evaluation opened: of exactly those
//!   who belong to the network and have reputation, whatever their tier unless the network limits it to one
//!   ([`Parameters::least_tier`]), and without the author where self-evaluation is forbidden. Who joins
//!   later, or has its first reputation later, does not evaluate it: otherwise who has much could leave, let
//!   the rest be counted, come back, and outweigh it. **V**: the weight that has spoken.
//! - **Dormant** is weight that has been silent for long, and that somebody took out of R
//!   ([`Pallet::strike_dormant`]), so that those who are there can be heard.
//! - **Result**: what the network says, silence counting as 0. **Verdict**: what those who spoke say.
//!   Both are weighted medians ([`ovn_math::median`]).
//! - **Pot**: what those who were right divide. **Carry**: what divisions leave; it goes into the next
//!   pot and is in nobody's weight.
//! - **Heard**: at least the quorum has spoken.
//! - **Recognised**: a kind of contribution that earns the network's reputation. Kinds of the network itself
//!   are; those of a scope below, which anybody can found, only by a decision of the network
//!   ([`Pallet::recognise_kind`]).
//!
//! ## Life cycle
//!
//! 1. A network names its founders and their reputation, once: [`Pallet::found_reputation`]; and later, if
//!    it wants, its own rules: [`Pallet::set_parameters`], [`Pallet::set_reward_value`].
//! 2. A contribution that peers decide is logged, to the network or any scope in it: its evaluation opens,
//!    with R and the parameters of that moment.
//! 3. Who may evaluate does: [`Pallet::evaluate`]; and may change its mind twice. The stake is paid at
//!    once. Who speaks early stakes more and has a greater share of the pot.
//! 4. When the window has closed, or when silence cannot change anything any more, anybody ends it:
//!    [`Pallet::finalise`]. The contribution is accepted, rejected, or called spam. If fewer than the quorum
//!    spoke, or those who are silent would be needed to tell, it is unheard: all stakes return, and its author
//!    can open it once more: [`Pallet::reopen`].
//! 5. Each evaluator's position is settled: before its next evaluation, by anybody with
//!    [`Pallet::settle`], or by the chain in blocks that have room. When the last one is, the record of the
//!    evaluation is removed.
//!
//! ## A story
//!
//! A network of four has 100 of reputation: A 40, B 30, C 20 and D 10; it stakes 10 %, on the scale 0 to 1.
//! E, new, logs a design. A says 1 and stakes 3.2; B says 0 and stakes 1.35; C, late, says 1 and stakes
//! 0.4, and D 0.05. Of 100, 70 say 1: it is accepted. A, C and D have their stakes back and divide B's by
//! their shares: A now has 41.305055487053, B 28.65, C 20.043279901356, D 10.001664611590; one unit of the
//! last decimal is carried into the next pot. E's design has earned it a reputation of its own.
//!
//! ## The mathematics
//!
//! That of `ovn-math`, sections "Evaluations", "Stakes", "Pots", "Rewards" and "Decay" of its
//! documentation, which says how each number is rounded. An evaluation moves reputation and never creates
//! it: at any time
//! ```text
//! total = settled of all agents + held in all evaluations + carry,
//! ```
//! to the unit, and total changes by founding and by rewards only. Reputation is created for the author of
//! an accepted contribution of a recognised kind, reputation_factor x quality x min(1, value / reward value),
//! no more than reward_cap x R in a window; and evaluator_factor of that as a bonus in the pot. The value is
//! that of the rate when it was logged. All rewards of a window together, bonuses included, are at most
//! window_cap x R at its beginning; an author's gain above that waits, and can be paid in a later window
//! ([`Pallet::pay_reward`]), before what is earned then. The maximum of a network is [`MAX_REPUTATION`]; what
//! would exceed it is not earned. Whoever the network expelled earns nothing until it is taken back.
//!
//! ## Silence
//!
//! R falls to those who take part, but neither quickly nor to a few. A day of silence counts only once three
//! contributions of others that the agent could have evaluated were decided without it. Weight that was
//! struck does not lose its voice: whoever evaluates again is back, and adds its weight to R of what opened
//! meanwhile, before it pays. And R is never less than a tenth of the weight of all who belong to the
//! network, so that those who are left over of a network that sleeps decide nothing alone: of 100, with 99
//! struck, 5 accept nothing and 6 do.
//!
//! A stake counts in the weight of who paid it until it is settled, also between the end of the evaluation
//! and the settlement. An evaluator's own weight is exact, because its own positions are settled first; R of
//! what is logged in between counts the stakes of others as theirs still.
//!
//! Under `stream`, the weights for one value have to stay below 2^96 shares in sum. A network with the
//! greatest reputation reaches that after 12 half-lives, a network of a million after 36; then it evaluates
//! with `settle`.
//!
//! ## Limits
//!
//! No rule of this family stops a coalition of 45 % and more: whoever has most of the weight that speaks
//! is right by definition. To copy what was said before stays attractive, though it stakes and earns less
//! than to speak first.
//!
//! A contribution that peers decide is decided by peers only: one that is not heard twice, or is not opened
//! again, is rejected, and can be logged anew with a kind that validators decide.
//!
//! ## Cost
//!
//! Whatever the number of evaluators: for each value of the scale the sums of weight, stake and share are
//! kept, under `stream` an accumulator, and each position is settled for itself.
//!
//! ## Requirements on the runtime
//!
//! The pallet of networks tells this one whose tier changes
//! ([`ovn_primitives::traits::OnTier`]); that of contributions uses it as its
//! [`ovn_primitives::traits::PeerEvaluation`], and tells it what is accepted
//! ([`ovn_primitives::traits::OnAccepted`]), for kinds that earn reputation although peers do not decide
//! them.

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
		traits::{Contributions, EnsureScope, Membership, Scopes},
		ContributionId, Decision, KindId, ScopeId,
	};
	use sp_core::H256;
	use sp_runtime::traits::Saturating;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who decides for a scope.
		type ScopeOrigin: EnsureScope<Self::RuntimeOrigin, Self::AccountId>;

		/// Which scopes there are, and where they keep money.
		type Scopes: Scopes<Self::AccountId>;

		/// Who belongs to a network, with which rights.
		type Membership: Membership<Self::AccountId>;

		/// What is evaluated.
		type Contributions: Contributions<Self::AccountId>;

		/// Names an asset that is not the native token.
		type AssetId: Parameter + MaxEncodedLen + Copy;

		/// Creates units of a network's asset for authors.
		type Tokens: fungibles::Mutate<Self::AccountId, AssetId = Self::AssetId>
			+ roles::Inspect<Self::AccountId>;

		/// The name of the native token: a network's account is its treasury for it.
		type NativeAsset: Get<<Self::Scopes as Scopes<Self::AccountId>>::AssetKind>;

		/// A day in blocks; at least 1.
		#[pallet::constant]
		type BlocksPerDay: Get<BlockNumberFor<Self>>;

		/// The shortest window, in blocks; at least [`PARTS_OF_WINDOW`].
		#[pallet::constant]
		type MinWindow: Get<BlockNumberFor<Self>>;

		/// The longest window, in blocks.
		#[pallet::constant]
		type MaxWindow: Get<BlockNumberFor<Self>>;

		/// The window of networks that choose none, in blocks.
		#[pallet::constant]
		type DefaultWindow: Get<BlockNumberFor<Self>>;

		/// What it costs to find out whether a scope pays the fee of a sponsored call.
		type SponsorWeight: Get<Weight>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks what this pallet cannot make.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::AssetId>;
	}

	/// Gives benchmarks what this pallet cannot make, always in the form that costs most.
	#[cfg(feature = "runtime-benchmarks")]
	pub trait BenchmarkHelper<AccountId, AssetId> {
		/// An open network whose rights are inherited and which has an agreement, and an open scope below
		/// it, as deep as can be.
		fn scopes() -> (ScopeId, ScopeId);
		/// Agent number `n`, which belongs to both with every right.
		fn agent(network: ScopeId, scope: ScopeId, n: u32) -> AccountId;
		/// A contribution of the agent to the scope, of a kind that peers decide, delivered for a task. Its
		/// evaluation is open.
		fn contribution(scope: ScopeId, author: &AccountId) -> ContributionId;
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
	/// Invariant: `total` is what its agents have settled, what its evaluations hold, and the carry;
	/// `active` and `dormant` are the weights of those who belong to the network.
	#[pallet::storage]
	pub type Networks<T: Config> = StorageMap<_, Twox64Concat, ScopeId, NetworkOf<T>>;

	/// A network's own values of the parameters. Absent: the defaults hold.
	///
	/// Invariant: what holds with them is within its bounds. Apart from [`Networks`], which every
	/// settlement writes.
	#[pallet::storage]
	pub type OwnParameters<T: Config> =
		StorageMap<_, Twox64Concat, ScopeId, OwnValuesOf<T>, ValueQuery>;

	/// From which value on a contribution of a kind of the network itself earns all reputation: (network,
	/// kind), in base units of the native token. Absent: the network's parameter holds.
	///
	/// Invariant: above 0. At most one for each kind.
	#[pallet::storage]
	pub type RewardValues<T> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, KindId, u128>;

	/// The reputation of an agent in a network: (network, agent). Who left keeps it. Absent for who never
	/// had any.
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

	/// What an agent has evaluated and is not settled, the oldest first: (network, agent). Absent for
	/// nothing.
	///
	/// Invariant: exactly its [`Positions`], at most [`MAX_UNSETTLED`]. Apart from [`Agents`], which
	/// rewards and memberships change without needing this.
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

	/// The evaluations of a network: (network, contribution). Removed when the contribution is decided
	/// and all positions are settled.
	///
	/// Invariant: the tallies are the sums over the [`Positions`] of the present round, as long as that
	/// is open.
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
	/// Apart from [`Evaluations`], so that who evaluates can look up all of its own for little.
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

	/// What authors earned and has to wait for another window of rewards: (network, agent), in decay-free
	/// shares. Not in the network's total.
	///
	/// Invariant: above 0.
	#[pallet::storage]
	pub type Waiting<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, T::AccountId, u128>;

	/// The days on which evaluations of a network were decided, the oldest first.
	///
	/// Invariant: the last entry has as many as were decided. Apart from [`Networks`], which calls read that
	/// do not need it.
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
	pub enum Event<T: Config> {
		/// A network's founders got reputation.
		ReputationFounded {
			/// The network.
			network: ScopeId,
			/// The founders and what each has.
			founders: FoundersOf<T>,
			/// All reputation of the network.
			total: u128,
		},
		/// A network's parameters changed.
		ParametersChanged {
			/// The network.
			network: ScopeId,
			/// Its own values now.
			own: OwnValuesOf<T>,
			/// What holds now.
			parameters: ParametersOf<T>,
		},
		/// The value from which on a kind earns all reputation changed.
		RewardValueChanged {
			/// The scope.
			scope: ScopeId,
			/// The kind.
			kind: KindId,
			/// In base units of the native token; `None`: the network's parameter holds.
			value: Option<u128>,
		},
		/// A contribution can be evaluated.
		EvaluationOpened {
			/// The contribution.
			id: ContributionId,
			/// The network whose reputation decides.
			network: ScopeId,
			/// Whose contribution it is.
			author: T::AccountId,
			/// The round: 0, or 1 when it is opened again.
			round: u8,
			/// The weight of all who may speak.
			reputation: u128,
			/// The first block in which it cannot be evaluated any more.
			closes_at: BlockNumberFor<T>,
		},
		/// An agent evaluated a contribution.
		Evaluated {
			/// The contribution.
			id: ContributionId,
			/// The agent.
			who: T::AccountId,
			/// What it said.
			value: u8,
			/// Whether it calls it spam.
			spam: bool,
			/// Its weight.
			weight: u128,
			/// What it staked.
			stake: u128,
			/// Its share.
			share: u128,
			/// How often it has changed its mind.
			changes: u8,
			/// The weight that has spoken now.
			spoken: u128,
			/// R now: more than before if the agent was dormant when the evaluation opened.
			reputation: u128,
		},
		/// An evaluation close to the end changed the verdict or the result.
		WindowExtended {
			/// The contribution.
			id: ContributionId,
			/// The first block in which it cannot be evaluated any more.
			closes_at: BlockNumberFor<T>,
			/// How often it was extended.
			extensions: u8,
		},
		/// Too few spoke; stakes return.
		Unheard {
			/// The contribution.
			id: ContributionId,
			/// The round.
			round: u8,
			/// The weight that had spoken.
			spoken: u128,
			/// The network's carry now.
			carry: u128,
		},
		/// Its author took a contribution back; stakes return.
		EvaluationCancelled {
			/// The contribution.
			id: ContributionId,
			/// The network's carry now.
			carry: u128,
		},
		/// A contribution was decided.
		Finalised {
			/// The contribution.
			id: ContributionId,
			/// What was decided.
			decision: Decision,
			/// What the network says; `None` if it was not heard.
			result: Option<u8>,
			/// What those who spoke say; `None` if it was not heard.
			verdict: Option<u8>,
			/// What those who were right divide.
			pot: u128,
		},
		/// An agent earned reputation.
		ReputationEarned {
			/// The network.
			network: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// For which contribution.
			id: ContributionId,
			/// How much.
			gain: u128,
			/// How much joins the pot of the evaluators.
			bonus: u128,
			/// What the agent has settled now.
			settled: u128,
			/// All reputation of the network now.
			total: u128,
		},
		/// The reward of an accepted contribution could not be computed; its author earns none.
		RewardFailed {
			/// The contribution.
			id: ContributionId,
			/// Why.
			error: DispatchError,
		},
		/// What an agent earned exceeds what can be earned in this window, and waits.
		RewardWaits {
			/// The network.
			network: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// For which contribution.
			id: ContributionId,
			/// How much.
			amount: u128,
			/// How much waits for this agent now.
			waiting: u128,
		},
		/// An agent got reputation that had waited.
		RewardPaid {
			/// The network.
			network: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// How much.
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
			/// The network.
			network: ScopeId,
			/// The scope.
			scope: ScopeId,
			/// The kind.
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
		/// A network recognises a kind no more.
		RecognitionRevoked {
			/// The network.
			network: ScopeId,
			/// The scope.
			scope: ScopeId,
			/// The kind.
			kind: KindId,
		},
		/// The weight of an agent was taken out of R: it has been silent for long.
		DormantStruck {
			/// The network.
			network: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// Its weight.
			weight: u128,
			/// All weight of the network that is dormant now.
			dormant: u128,
		},
		/// The weight of an agent that was dormant is in R of what opens from now on.
		Woken {
			/// The network.
			network: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// Its weight.
			weight: u128,
			/// All weight of the network that is dormant now.
			dormant: u128,
		},
		/// A decision could not take effect, and waits for somebody to try again.
		DecisionWaits {
			/// The contribution.
			id: ContributionId,
			/// What was decided.
			decision: Decision,
			/// Why it could not.
			error: DispatchError,
			/// From this block on it becomes a rejection if it still cannot.
			until: BlockNumberFor<T>,
		},
		/// A decision that had waited took effect.
		DecisionDelivered {
			/// The contribution.
			id: ContributionId,
			/// What was decided: a rejection if what had been decided could not take effect.
			decision: Decision,
		},
		/// An agent earned units of a network's asset.
		TokensEarned {
			/// The network.
			network: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// The asset.
			asset: T::AssetId,
			/// How much, in base units.
			amount: u128,
			/// Whether it was given. If not it is owed.
			given: bool,
		},
		/// An agent got what it was owed of a network's asset.
		TokensClaimed {
			/// The network.
			network: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// The asset.
			asset: T::AssetId,
			/// How much, in base units.
			amount: u128,
		},
		/// A position of an agent was settled.
		Settled {
			/// The network.
			network: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// What it had evaluated.
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
			/// The contribution.
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
		/// Only networks have reputation.
		NotANetwork,
		/// The network is closed.
		NetworkClosed,
		/// The scope belongs to no network.
		NotInNetwork,
		/// The network has reputation already: it is founded once.
		ReputationExists,
		/// The network has no reputation, or nobody else had any when the evaluation opened.
		NoReputation,
		/// Name at least one founder, each once, with reputation.
		InvalidFounders,
		/// A network has at most [`MAX_REPUTATION`].
		TooMuchReputation,
		/// A parameter is out of the bounds that [`Parameters`] states.
		InvalidParameters,
		/// The network does not issue this asset: make its treasury the issuer first.
		NotIssuer,
		/// A kind earns all reputation from a value above 0 on.
		InvalidRewardValue,
		/// There is no such evaluation: perhaps it is over.
		EvaluationNotFound,
		/// It cannot be evaluated, or not any more.
		NotOpen,
		/// The agent joined the network after the evaluation had opened, and is not counted in it.
		JoinedLater,
		/// In this network nobody evaluates a contribution of its own.
		OwnContribution,
		/// The value is not on the scale.
		ValueOffScale,
		/// Who calls a contribution spam gives it a value below those that speak for acceptance, or the
		/// lowest.
		PraisedSpam,
		/// More of one's evaluations have ended than are settled at once: call [`Pallet::settle`].
		SettleFirst,
		/// The agent has as many evaluations that are not settled as it can: wait until some end.
		TooManyUnsettled,
		/// The agent has given this value already.
		SameValue,
		/// The agent has changed its mind as often as it can.
		TooManyChanges,
		/// The agent has too little reputation in the network to speak.
		WeightTooSmall,
		/// The agent has too much at stake already to pay this.
		NotEnoughReputation,
		/// The window is open, and silence could still change something.
		TooEarly,
		/// The contribution is decided.
		AlreadyFinalised,
		/// None of the agent's evaluations has ended and is not settled.
		NothingToSettle,
		/// Settle 1 to [`MAX_SETTLED`] evaluations.
		InvalidLimit,
		/// Only its author can open it again.
		NotAuthor,
		/// Only what was not heard can be opened again, once, and not later than a window afterwards.
		CannotReopen,
		/// Those who spoke find it not good: its author does not escape the judgement.
		EscapesJudgement,
		/// The agent is owed nothing of this asset.
		NothingOwed,
		/// A number would exceed what its type can hold.
		Overflow,
		/// The agent does not belong to the network, was expelled from it, or is below the least tier that
		/// evaluates there.
		NotEligible,
		/// The scope has no such kind.
		KindNotFound,
		/// The network's own kinds earn without being recognised: set their reward value.
		OwnKind,
		/// A kind of a scope below the network has its reward value with its recognition.
		NotOwnKind,
		/// The terms of the kind are not those of this hash, or not any more: read them again.
		TermsChanged,
		/// The network does not recognise this kind.
		NotRecognised,
		/// Only weight that is counted in R can be struck.
		NotCounted,
		/// The agent has not been silent for long enough, or has missed too little.
		NotSilent,
		/// The agent is not dormant.
		NotDormant,
		/// Nothing waits that this could be done with.
		NothingWaits,
		/// As much was earned in this window as can be: wait for the next.
		WindowUsedUp,
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
		/// Gives a network's founders reputation.
		///
		/// # Origin
		/// A decision of the network, of class `Significant`.
		///
		/// # Details
		/// Once, while the network has none: all later reputation is earned. A founder who does not belong
		/// to the network has it dormant until it joins.
		///
		/// # Parameters
		/// - `network`: the network; open.
		/// - `founders`: 1 to [`MAX_FOUNDERS`] agents, each once, and the reputation of each in units of 12
		///   decimals, above 0; at most [`MAX_REPUTATION`] in sum.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide for the network.
		/// - [`Error::NotANetwork`], [`Error::NetworkClosed`]: choose an open network.
		/// - [`Error::ReputationExists`]: it was founded.
		/// - [`Error::InvalidFounders`]: none, one named twice, or one without reputation.
		/// - [`Error::TooMuchReputation`]: name less; only proportions matter.
		///
		/// # Events
		/// [`Event::ReputationFounded`].
		///
		/// # Cost
		/// Linear in the number of founders.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::found_reputation(MAX_FOUNDERS))]
		pub fn found_reputation(
			origin: OriginFor<T>,
			network: ScopeId,
			founders: FoundersOf<T>,
		) -> DispatchResultWithPostInfo {
			Self::ensure_decides(origin, network)?;
			Self::do_found_reputation(network, founders)
		}

		/// Changes parameters of a network's evaluations.
		///
		/// # Origin
		/// A decision of the network, of class `Significant`.
		///
		/// # Details
		/// An evaluation keeps the parameters that held when it opened; only the half-life holds for
		/// everything at once.
		///
		/// # Parameters
		/// - `network`: the network; open.
		/// - `changes`: what becomes of each parameter; what is not named stays. What holds afterwards is
		///   within the bounds that [`Parameters`] states.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide for the network.
		/// - [`Error::NotANetwork`], [`Error::NetworkClosed`]: choose an open network.
		/// - [`Error::InvalidParameters`]: one is out of its bounds; those that depend on others (the
		///   scale's, the window's) may have to be changed together with them.
		/// - [`Error::NotIssuer`]: the treasury of the network is not the issuer of the asset.
		///
		/// # Events
		/// [`Event::ParametersChanged`].
		///
		/// # Cost
		/// Constant; a new half-life takes some milliseconds of arithmetic.
		#[pallet::call_index(1)]
		pub fn set_parameters(
			origin: OriginFor<T>,
			network: ScopeId,
			changes: ChangesOf<T>,
		) -> DispatchResult {
			Self::ensure_decides(origin, network)?;
			Self::do_set_parameters(network, changes)
		}

		/// Says from which value on a contribution of a kind of the network earns all reputation.
		///
		/// # Origin
		/// A decision of the network, of class `Significant`.
		///
		/// # Details
		/// Holds for all that is decided from now on. A kind of a scope below the network is recognised with
		/// its reward value instead: [`Pallet::recognise_kind`].
		///
		/// # Parameters
		/// - `scope`: the network.
		/// - `kind`: the kind.
		/// - `value`: in base units of the native token, above 0; `None`: that of the network's parameters.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide for the network.
		/// - [`Error::NotInNetwork`], [`Error::NetworkClosed`]: choose a scope of an open network.
		/// - [`Error::NotOwnKind`]: the scope is not the network itself.
		/// - [`Error::InvalidRewardValue`]: the value is 0.
		///
		/// # Events
		/// [`Event::RewardValueChanged`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(2)]
		pub fn set_reward_value(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			value: Option<u128>,
		) -> DispatchResult {
			let network = Self::network_of(scope)?;
			Self::ensure_decides(origin, network)?;
			ensure!(scope == network, Error::<T>::NotOwnKind);
			Self::do_set_reward_value(scope, kind, value)
		}

		/// Says what a contribution is worth. Sponsored.
		///
		/// # Origin
		/// Signed by an agent that belongs to the network of the contribution's scope and has reputation in
		/// it, of the least tier that evaluates if the network has one. It was not expelled, or was taken back.
		///
		/// # Details
		/// Who was dormant is not any more. If the contribution opened while it was, its weight is added to R
		/// first.
		///
		/// Settles up to [`SETTLED_FIRST`] of the signer's own evaluations that have ended, so that it
		/// speaks with its weight of now. The stake is paid from settled reputation: the most by those who
		/// speak first, nothing once all reputation has spoken.
		///
		/// Given again, another value replaces the first one, at most [`MAX_CHANGES`] times: the first
		/// stake is lost to the pot, and another one paid, for the place behind all who have spoken. Under
		/// `stream` what others have paid for the first value stays.
		///
		/// In the last tenth of the window, a judgement that changes the verdict or the result extends it
		/// by a tenth, at most [`MAX_EXTENSIONS`] times.
		///
		/// # Parameters
		/// - `id`: the contribution.
		/// - `value`: a value of the scale.
		/// - `spam`: whether the log was meant to annoy or deceive: if more than half of the weight that
		///   spoke says so, its deposit is lost. Only with a value that does not speak for acceptance, or the
		///   lowest.
		///
		/// # Errors
		/// - [`Error::NetworkClosed`], [`Error::NotEligible`]: the network is closed, or the signer does not
		///   belong to it, was expelled, or is below its least tier.
		/// - [`Error::NotInNetwork`], [`Error::EvaluationNotFound`], [`Error::NotOpen`]: it does not exist or
		///   is over.
		/// - [`Error::JoinedLater`]: the signer joined, came back, or got its first reputation after it had
		///   opened.
		/// - [`Error::OwnContribution`]: the signer's own, where self-evaluation is forbidden.
		/// - [`Error::ValueOffScale`]: give one of its scale.
		/// - [`Error::PraisedSpam`]: a spam flag for a contribution that is praised.
		/// - [`Error::SettleFirst`]: more have ended than are settled at once; call [`Pallet::settle`].
		/// - [`Error::TooManyUnsettled`]: the signer has evaluated as much as it can for now.
		/// - [`Error::SameValue`], [`Error::TooManyChanges`]: it has been said, or changed too often.
		/// - [`Error::NoReputation`]: nobody could speak when it opened.
		/// - [`Error::WeightTooSmall`]: below a millionth of R.
		/// - [`Error::NotEnoughReputation`]: too much of the signer's is at stake.
		/// - [`Error::Overflow`]: under `stream`, more than 2^96 shares for one value.
		///
		/// # Events
		/// [`Event::Settled`] for each that is settled; [`Event::Evaluated`];
		/// [`Event::WindowExtended`] if it was.
		///
		/// # Cost
		/// Whatever the number of evaluators: one look-up for each evaluation of the signer that is not
		/// settled, and a settlement for each that has ended. What was charged too much returns.
		#[pallet::call_index(3)]
		#[pallet::weight(
			<T as Config>::WeightInfo::evaluate(MAX_UNSETTLED, SETTLED_FIRST)
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

		/// Ends an evaluation. Sponsored.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Details
		/// When the window has closed; or before, after the minimum time, when at least the quorum has
		/// spoken and all who are silent could not change the result or the verdict any more.
		///
		/// Heard: accepted, with quality = result / max, if result and verdict both speak for it; spam if
		/// more than half of those who spoke say so; rejected if the verdict, or the result with all who are
		/// silent in favour, does not speak for it. The author of what is accepted earns reputation and the
		/// network's asset, if the network recognises the kind, and evaluators a bonus.
		///
		/// A decision that cannot take effect where contributions are kept does not keep the evaluation from
		/// ending: it waits for [`Pallet::retry_decision`].
		///
		/// Not heard, or neither of these: stakes return, and the author can open it again, for as long as a window. After that,
		/// called once more, and in the second round at once, this rejects it.
		///
		/// # Parameters
		/// - `id`: the contribution.
		///
		/// # Errors
		/// - [`Error::NotInNetwork`], [`Error::EvaluationNotFound`]: it does not exist, or was decided and is
		///   settled.
		/// - [`Error::AlreadyFinalised`]: it is decided.
		/// - [`Error::TooEarly`]: the window is open, and silence could still change something; or the
		///   author can still open it again.
		///
		/// # Events
		/// [`Event::Finalised`], with [`Event::ReputationEarned`], [`Event::RewardWaits`] and
		/// [`Event::TokensEarned`] if something was earned, and [`Event::DecisionWaits`] if it could not take
		/// effect; or [`Event::Unheard`].
		///
		/// # Cost
		/// Constant, with that of the decision.
		#[pallet::call_index(4)]
		#[pallet::weight(
			<T as Config>::WeightInfo::finalise().saturating_add(T::SponsorWeight::get())
		)]
		pub fn finalise(origin: OriginFor<T>, id: ContributionId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_finalise(id)
		}

		/// Settles an agent's evaluations that have ended, the oldest first. Sponsored.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Details
		/// The chain does this by itself in blocks that have room.
		///
		/// # Parameters
		/// - `network`: the network.
		/// - `who`: the agent.
		/// - `limit`: how many at most: 1 to [`MAX_SETTLED`].
		///
		/// # Errors
		/// - [`Error::InvalidLimit`]: none, or too many.
		/// - [`Error::NothingToSettle`]: nothing has ended, or all of it is settled.
		///
		/// # Events
		/// [`Event::Settled`] for each; [`Event::EvaluationRemoved`] if it was the last of its evaluation.
		///
		/// # Cost
		/// One look-up for each evaluation of the agent that is not settled, and a settlement for each that
		/// has ended, up to `limit`. What was charged too much returns.
		#[pallet::call_index(5)]
		#[pallet::weight(
			<T as Config>::WeightInfo::settle(MAX_UNSETTLED, (*limit).min(MAX_SETTLED))
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

		/// Opens an evaluation again that was not heard. Sponsored.
		///
		/// # Origin
		/// Signed by the author of the contribution.
		///
		/// # Details
		/// Once, with the R and the parameters of now. What was said before does not count; those stakes
		/// return.
		///
		/// # Parameters
		/// - `id`: the contribution.
		///
		/// # Errors
		/// - [`Error::NotInNetwork`], [`Error::EvaluationNotFound`]: there is no such evaluation.
		/// - [`Error::NotAuthor`]: somebody else's contribution.
		/// - [`Error::CannotReopen`]: it was not found to be unheard; or that was more than a window ago.
		///
		/// # Events
		/// [`Event::EvaluationOpened`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::reopen().saturating_add(T::SponsorWeight::get()))]
		pub fn reopen(origin: OriginFor<T>, id: ContributionId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reopen(&who, id)
		}

		/// Gives an agent what it earned of a network's asset and could not be given at once. Sponsored.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Details
		/// For instance because its account did not exist.
		///
		/// # Parameters
		/// - `network`: the network.
		/// - `who`: the agent.
		/// - `asset`: the asset.
		///
		/// # Errors
		/// - [`Error::NothingOwed`]: there is nothing.
		/// - [`Error::NotIssuer`]: the network does not issue the asset any more.
		/// - those of the asset: what kept it from being given may still do.
		///
		/// # Events
		/// [`Event::TokensClaimed`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(7)]
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

		/// Recognises a kind of a scope below the network: its contributions earn the network's reputation and
		/// asset.
		///
		/// # Origin
		/// A decision of the network of the scope, of class `Significant`: it is the network's reputation.
		///
		/// # Details
		/// Recognised are the terms as they are now. Any later change of the rate, the limits or the
		/// multipliers suspends it, even if it is taken back, until the network decides again; unit and way of
		/// deciding never change. What was logged under other terms earns nothing.
		///
		/// # Parameters
		/// - `scope`: a scope below the network.
		/// - `kind`: the kind.
		/// - `hash`: that of its terms, as the view `terms` tells it: what the network decided about.
		/// - `reward_value`: the value, in base units of the native token, from which on a contribution earns
		///   all; above 0.
		/// - `share`: the part of what all rewards of a window together may be that this kind earns at most;
		///   what is above is not earned.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide for the network.
		/// - [`Error::NotInNetwork`], [`Error::NetworkClosed`]: choose a scope of an open network.
		/// - [`Error::OwnKind`]: the scope is the network itself.
		/// - [`Error::KindNotFound`], [`Error::TermsChanged`]: there is no such kind, or it has other terms.
		/// - [`Error::InvalidRewardValue`]: the value is 0.
		///
		/// # Events
		/// [`Event::KindRecognised`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(8)]
		pub fn recognise_kind(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			hash: H256,
			reward_value: u128,
			share: Fraction,
		) -> DispatchResult {
			let network = Self::network_of(scope)?;
			Self::ensure_decides(origin, network)?;
			Self::do_recognise_kind(network, scope, kind, hash, reward_value, share)
		}

		/// Recognises a kind no more.
		///
		/// # Origin
		/// A decision of the network of the scope, of class `Significant`.
		///
		/// # Details
		/// What is decided from now on earns nothing. What was earned stays, and what waits can be paid.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `kind`: the kind.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide for the network.
		/// - [`Error::NotInNetwork`], [`Error::NetworkClosed`]: choose a scope of an open network.
		/// - [`Error::NotRecognised`]: it is not.
		///
		/// # Events
		/// [`Event::RecognitionRevoked`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(9)]
		pub fn revoke_recognition(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
		) -> DispatchResult {
			let network = Self::network_of(scope)?;
			Self::ensure_decides(origin, network)?;
			Self::do_revoke_recognition(network, scope, kind)
		}

		/// Takes the weight of an agent that has been silent for long out of R.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Details
		/// So that those who take part can be heard. The agent keeps its reputation, and is counted again
		/// when it evaluates ([`Pallet::evaluate`]) or says so ([`Pallet::wake`]). Days count from that on
		/// which the last was decided of [`MISSED`] contributions of others that it could have evaluated
		/// since it did so last; what was open then is not among these.
		///
		/// # Parameters
		/// - `network`: the network.
		/// - `who`: an agent whose weight is counted in R, and has evaluated nothing for
		///   [`Parameters::dormancy`] days that count.
		///
		/// # Errors
		/// - [`Error::NoReputation`]: the network has none.
		/// - [`Error::NotCounted`]: the agent has no weight there, or it is not counted.
		/// - [`Error::NotSilent`]: not for long enough, or of too little.
		///
		/// # Events
		/// [`Event::DormantStruck`].
		///
		/// # Cost
		/// Constant; at most [`MAX_CLOSINGS`] days are looked through.
		#[pallet::call_index(10)]
		pub fn strike_dormant(
			origin: OriginFor<T>,
			network: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_strike_dormant(network, who)
		}

		/// Counts the signer's weight in R of what opens from now on. Sponsored.
		///
		/// # Origin
		/// Signed by an agent that is dormant in the network.
		///
		/// # Details
		/// As if it joined: it evaluates what opens later. What is open already it can evaluate without this,
		/// and pays for what was not counted ([`Pallet::evaluate`]).
		///
		/// # Parameters
		/// - `network`: the network; open.
		///
		/// # Errors
		/// - [`Error::NetworkClosed`], [`Error::NoReputation`]: choose an open network with reputation.
		/// - [`Error::NotDormant`]: the signer is not.
		///
		/// # Events
		/// [`Event::Woken`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::wake().saturating_add(T::SponsorWeight::get()))]
		pub fn wake(origin: OriginFor<T>, network: ScopeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_wake(network, who)
		}

		/// Gives an agent reputation that it earned and that had to wait. Sponsored.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Details
		/// As much as the present window of rewards has room for. If the last one is over another begins.
		///
		/// # Parameters
		/// - `network`: the network.
		/// - `who`: the agent.
		///
		/// # Errors
		/// - [`Error::NoReputation`], [`Error::NothingWaits`]: there is nothing.
		/// - [`Error::NotEligible`]: the agent was expelled from the network, and not taken back.
		/// - [`Error::WindowUsedUp`]: wait for the next window.
		///
		/// # Events
		/// [`Event::RewardPaid`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(12)]
		#[pallet::weight(
			<T as Config>::WeightInfo::pay_reward().saturating_add(T::SponsorWeight::get())
		)]
		pub fn pay_reward(
			origin: OriginFor<T>,
			network: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_pay_reward(network, who)
		}

		/// Lets a decision take effect that could not when its evaluation ended. Sponsored.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Details
		/// Its author earns what it would have, but evaluators no bonus: the pot is divided. If it still cannot
		/// take effect a window after the evaluation ended, the contribution is rejected.
		///
		/// # Parameters
		/// - `id`: the contribution.
		///
		/// # Errors
		/// - [`Error::NothingWaits`]: no decision of it does.
		/// - those of the decision: what kept it from taking effect still does.
		///
		/// # Events
		/// [`Event::DecisionDelivered`], with [`Event::ReputationEarned`], [`Event::RewardWaits`] and
		/// [`Event::TokensEarned`] if something was earned.
		///
		/// # Cost
		/// Constant, with that of the decision.
		#[pallet::call_index(13)]
		#[pallet::weight(
			<T as Config>::WeightInfo::retry_decision().saturating_add(T::SponsorWeight::get())
		)]
		pub fn retry_decision(origin: OriginFor<T>, id: ContributionId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_retry_decision(id)
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

		/// What an agent would stake if it evaluated now, in decay-free shares; `None` if it could not.
		///
		/// Nothing is settled first.
		pub fn quote(id: ContributionId, who: T::AccountId) -> Option<Quote> {
			Self::view_quote(id, &who)
		}

		/// What an agent could evaluate in a network and has not: at most `limit` (at most
		/// [`MAX_PAGE`]) contributions, after contribution `after` in the order of storage; and where to go
		/// on from, if there may be more. At most [`MAX_LOOKED_THROUGH`] evaluations are looked through.
		pub fn awaiting(
			network: ScopeId,
			who: T::AccountId,
			after: Option<ContributionId>,
			limit: u32,
		) -> (Vec<ContributionId>, Option<ContributionId>) {
			Self::view_awaiting(network, &who, after, limit)
		}

		/// That the network recognises a kind of a scope below it, and whether that holds: it does not once
		/// the kind's terms have changed. `None` if it does not recognise it.
		pub fn recognition(scope: ScopeId, kind: KindId) -> Option<(RecognitionOf<T>, bool)> {
			let recognition = Recognitions::<T>::get(scope, kind)?;
			let terms = T::Contributions::terms(scope, kind)?;
			Some((recognition, terms.revision == recognition.revision))
		}

		/// The day from which on the silence of an agent counts towards its dormancy; `None` as long as it has
		/// missed too little. The number of days since block 0.
		pub fn silent_since(network: ScopeId, who: T::AccountId) -> Option<u32> {
			let record = Networks::<T>::get(network)?;
			Self::silent_from(network, &record, &Agents::<T>::try_get(network, who).ok()?)
		}

		/// What an agent has evaluated and is not settled, the oldest first, and whether it has ended.
		pub fn unsettled(network: ScopeId, who: T::AccountId) -> Vec<(Round, bool)> {
			Unsettled::<T>::get(network, who)
				.into_iter()
				.map(|round| (round, EndedRounds::<T>::contains_key(round)))
				.collect()
		}
	}
}
