// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and what calls and views exchange.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use codec::{Decode, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_math::{
	accumulator::{Accumulator, Entitlement},
	decay::{Factor, Index},
	median::Quorum,
	pot::Pot,
	scale::MAX_VALUES,
	stake::{Curve, Share, StakeFraction},
	Fraction, Scale,
};
use ovn_primitives::{ContributionId, Decision, ScopeId, Tier};
use scale_info::TypeInfo;
use sp_core::H256;

/// The greatest number of founders who get reputation at the beginning.
pub const MAX_FOUNDERS: u32 = 100;
/// [`MAX_FOUNDERS`], as the bound of a list.
pub type MaxFounders = ConstU32<MAX_FOUNDERS>;
/// The greatest number of evaluations of one agent in one network that are not settled.
pub const MAX_UNSETTLED: u32 = 256;
/// [`MAX_UNSETTLED`], as the bound of a list.
pub type MaxUnsettled = ConstU32<MAX_UNSETTLED>;
/// How many of its own finished evaluations an agent settles when it evaluates.
pub const SETTLED_FIRST: u32 = 8;
/// The greatest number of evaluations that one call settles.
pub const MAX_SETTLED: u32 = 32;
/// How often an agent can change its mind about one contribution.
pub const MAX_CHANGES: u8 = 2;
/// How often late surprises extend the window of one evaluation.
pub const MAX_EXTENSIONS: u8 = 5;
/// The rounds of an evaluation: one, and one more if it was inconclusive.
pub const ROUNDS: u8 = 2;
/// The parts of a window: an evaluation in the last one is late, and an extension is as long as
/// one.
pub const PARTS_OF_WINDOW: u32 = 10;
/// One whole unit of reputation: 12 decimals.
pub const ONE: u128 = 1_000_000_000_000;
/// The most reputation a network can have: one unit below the limit of the arithmetic.
pub const MAX_REPUTATION: u128 = ovn_math::decay::MAX_REPUTATION - 1;
/// The shortest and the longest half-life, in days.
pub const HALF_LIFE_DAYS: core::ops::RangeInclusive<u32> = 30..=36_500;
/// For how many days an agent may have evaluated nothing before it is marked dormant, at least and
/// at most. The least is longer than any evaluation can be open, so that an agent is dormant once
/// at most while one is.
pub const DORMANCY_DAYS: core::ops::RangeInclusive<u32> = 60..=36_500;
/// How many contributions of others an agent must have been able to evaluate and have missed before
/// a day counts towards its dormancy.
pub const MISSED: u32 = 3;
/// How many days of endings a network remembers.
pub const MAX_CLOSINGS: u32 = 64;
/// [`MAX_CLOSINGS`], as the bound of a list.
pub type MaxClosings = ConstU32<MAX_CLOSINGS>;
/// R is never less than this part of the weight of all who belong to the network, dormant or not: a
/// tenth.
pub const FLOOR_PART: u128 = 10;
/// The tiers there are.
pub const TIERS: [Tier; 3] = [Tier::Affiliate, Tier::Contributor, Tier::Member];
pub use ovn_primitives::runtime::MAX_PAGE;
/// The greatest number of evaluations in a network that one question to a view looks through.
pub const MAX_LOOKED_THROUGH: u32 = 1_000;
/// The greatest number of values of a scale, as the bound of a list.
#[allow(clippy::as_conversions)]
pub type MaxValues = ConstU32<{ MAX_VALUES as u32 }>;

/// How stakes are moved between evaluators.
#[frame_support::stored]
#[derive(Copy, Default)]
pub enum StakeRule {
	/// When the contribution is decided, from those who were wrong to those who were right.
	#[default]
	Settle,
	/// At once, to those who said the same before. Offered for comparison.
	Stream(Curve),
}

/// The parameters of a network's evaluations.
#[frame_support::stored]
#[derive(Copy)]
pub struct Parameters<BlockNumber, AssetId> {
	/// The values an evaluation may have. By default 0 to 5.
	pub scale: Scale,
	/// The lowest value that speaks for acceptance: above 0, at most the highest of the scale. By
	/// default the upper half of the scale begins there: max / 2, rounded up.
	pub positive_from: u8,
	/// The part of its weight that an evaluator stakes at most. By default 2 %.
	pub stake: StakeFraction,
	/// How stakes are moved. By default [`StakeRule::Settle`].
	pub rule: StakeRule,
	/// The part of the network's reputation that must have spoken. By default 50 %.
	pub quorum: Quorum,
	/// How far from the verdict a judgement may be and still be right; at most max - min. By
	/// default (max - min) / 5, rounded down.
	pub tolerance: u8,
	/// For how many blocks an evaluation is open: [`crate::Config::MinWindow`] to
	/// [`crate::Config::MaxWindow`]. By default [`crate::Config::DefaultWindow`].
	pub window: BlockNumber,
	/// For how many blocks an evaluation is open at least; at most the window. By default a
	/// seventh of it.
	pub minimum_time: BlockNumber,
	/// Whether authors may evaluate their own contributions. By default not.
	pub self_evaluation: bool,
	/// The reputation, with 12 decimals, that the author of a perfect contribution earns; at most
	/// [`MAX_REPUTATION`]. By default 5 whole ones.
	pub reputation_factor: u128,
	/// The value, in base units of the native token, from which on a contribution earns all of it,
	/// where its kind has no value of its own; above 0. By default 10^12.
	pub reward_value: u128,
	/// The part of the network's reputation that one agent earns in a window at most; at most 10 %.
	/// By default 1 %.
	pub reward_cap: Fraction,
	/// The part of what the author earns that joins the pot of the evaluators as a bonus. By
	/// default 10 %.
	pub evaluator_factor: Fraction,
	/// The asset of the network that authors gain, too, and how much of it, in base units, a
	/// perfect contribution gains. By default none.
	pub token: Option<(AssetId, u128)>,
	/// How much of that asset, in base units, one agent gains in a window at most. By default what
	/// one perfect contribution gains.
	pub token_cap: u128,
	/// The part of R at its beginning that all rewards of a window together are at most: 5 to 50 %.
	/// What is above waits for the next. By default 20 %.
	pub window_cap: Fraction,
	/// The least tier that evaluates. `None`, the default: whoever belongs to the network and has
	/// reputation does.
	pub least_tier: Option<Tier>,
	/// For how many days an agent may evaluate nothing before anybody can take its weight out of R:
	/// within [`DORMANCY_DAYS`]. By default 180.
	pub dormancy: u32,
	/// After how many days reputation has halved: within [`HALF_LIFE_DAYS`]; `None`: it does not
	/// decay. By default it does not. Holds at once, and for all evaluations.
	pub half_life: Option<u32>,
}

/// What becomes of one parameter.
// The parameter stands in the metadata, which has one such type for each kind of value.
#[frame_support::stored(no_skip_type_params)]
#[derive(Copy, Default)]
pub enum Change<Value> {
	/// It stays as it is.
	#[default]
	Keep,
	/// The default holds again.
	Reset,
	/// This value holds.
	Set(Value),
}

impl<Value> Change<Value> {
	/// What the network's own value is after the change.
	pub(crate) fn apply(self, own: &mut Option<Value>) {
		match self {
			Self::Keep => {},
			Self::Reset => *own = None,
			Self::Set(value) => *own = Some(value),
		}
	}
}

/// Defines the lists of own values and of changes, which have one field for each parameter.
macro_rules! parameter_lists {
	($($name:ident: $type:ty),* $(,)?) => {
		/// A network's own values of the parameters. `None`: the default holds.
		#[frame_support::stored]
		#[derive(Copy)]
		pub struct OwnValues<BlockNumber, AssetId> {
			$(
				#[doc = concat!("Of [`Parameters::", stringify!($name), "`].")]
				pub $name: Option<$type>,
			)*
		}

		impl<BlockNumber, AssetId> Default for OwnValues<BlockNumber, AssetId> {
			fn default() -> Self {
				Self { $($name: None,)* }
			}
		}

		impl<BlockNumber, AssetId> OwnValues<BlockNumber, AssetId> {
			/// Changes what is to change.
			pub(crate) fn apply(&mut self, changes: Changes<BlockNumber, AssetId>) {
				$(changes.$name.apply(&mut self.$name);)*
			}
		}

		/// Changes of parameters.
		#[frame_support::stored]
		#[derive(Copy)]
		pub struct Changes<BlockNumber, AssetId> {
			$(
				#[doc = concat!("Of [`Parameters::", stringify!($name), "`].")]
				pub $name: Change<$type>,
			)*
		}

		impl<BlockNumber, AssetId> Default for Changes<BlockNumber, AssetId> {
			fn default() -> Self {
				Self { $($name: Change::Keep,)* }
			}
		}
	};
}

parameter_lists! {
	scale: Scale,
	positive_from: u8,
	stake: StakeFraction,
	rule: StakeRule,
	quorum: Quorum,
	tolerance: u8,
	window: BlockNumber,
	minimum_time: BlockNumber,
	self_evaluation: bool,
	reputation_factor: u128,
	reward_value: u128,
	reward_cap: Fraction,
	evaluator_factor: Fraction,
	token: (AssetId, u128),
	token_cap: u128,
	window_cap: Fraction,
	least_tier: Tier,
	dormancy: u32,
	half_life: u32,
}

/// By how much reputation decays.
#[frame_support::stored]
#[derive(Copy)]
pub struct Decay {
	/// The half-life in days.
	pub half_life: u32,
	/// The factor of one day.
	pub factor: Factor,
}

/// All reputation of a network. Amounts are in decay-free shares.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct NetworkRecord<BlockNumber> {
	/// Everything: settled, staked, pending, in pots, and carried.
	pub total: u128,
	/// The sums of the weights of those who belong to the network now and are not dormant, by tier.
	pub active: [u128; 3],
	/// The sum of the weights of those who belong to it and are dormant.
	pub dormant: u128,
	/// What divisions left, and the stakes of changed minds that fell to nobody: goes into the next
	/// pot that is divided.
	pub carry: u128,
	/// What one share was worth on the day `indexed_on`.
	pub index: Index,
	/// The day of `index`: the number of [`crate::Config::BlocksPerDay`]s since block 0.
	pub indexed_on: u32,
	/// How it decays; `None`: it does not.
	pub decay: Option<Decay>,
	/// How often reputation came to the network, could evaluate from then on, became dormant or
	/// awoke: so that for each evaluation it is known whose weight its R counts.
	pub joins: u32,
	/// How many evaluations have begun and are not decided.
	pub open: u32,
	/// How many were decided of what agents contributed. What scopes contributed is not counted.
	pub closed: u32,
	/// The first evaluations that were decided, this many, count as missed by nobody: other rules
	/// held.
	pub missed_from: u32,
	/// The first block after the present window of rewards.
	pub window_end: BlockNumber,
	/// R when that window began.
	pub window_reputation: u128,
	/// What was earned in that window.
	pub rewarded: u128,
	/// What was earned and waits for another window.
	pub waiting: u128,
}

impl<BlockNumber> NetworkRecord<BlockNumber> {
	/// The weight of all who may evaluate now, where this tier is the least that does.
	pub fn evaluating(&self, least: Option<Tier>) -> Option<u128> {
		TIERS
			.iter()
			.zip(self.active)
			.filter(|(tier, _)| Some(**tier) >= least)
			.try_fold(0u128, |sum, (_, weight)| sum.checked_add(weight))
	}

	/// The weight of all who belong to the network, dormant or not.
	pub fn belonging(&self) -> Option<u128> {
		self.evaluating(None)?.checked_add(self.dormant)
	}

	/// The number of evaluations of which, once decided, those who come now have missed none. What
	/// scopes contributed is in it while it is open, to the good of those who are silent.
	pub const fn known(&self) -> u32 {
		self.closed.saturating_add(self.open)
	}
}

/// The reputation of an agent in a network. Amounts are in decay-free shares.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct AgentRecord<BlockNumber> {
	/// Reputation that is not at stake.
	pub settled: u128,
	/// Its own stakes in evaluations that are not settled; those of changed minds are not its own
	/// any more.
	pub staked: u128,
	/// The block in which the present window of rewards began.
	pub window_start: BlockNumber,
	/// What was earned in that window.
	pub gained: u128,
	/// How much of the network's asset was gained in that window.
	pub tokens: u128,
	/// The tier under which its weight counts; `None` if it does not belong to the network, or was
	/// expelled and not taken back.
	pub tier: Option<Tier>,
	/// With which of the network's [`NetworkRecord::joins`] it last came to be of at least each
	/// tier, having reputation; 0 for who was when it got reputation with the foundation. To awake
	/// without evaluating, and to be taken out of R because it cannot earn, counts as coming.
	pub joined: [u32; 3],
	/// Since which of these it is dormant; `None`: it is not.
	pub dormant_since: Option<u32>,
	/// From which to which of these it was dormant the last time it was, before it evaluated again;
	/// `None`: what opened then it does not evaluate, or it was not.
	pub away: Option<(u32, u32)>,
	/// On which day it evaluated last, awoke, or came as [`Self::joined`] says; that of its first
	/// reputation if it did not.
	pub evaluated_on: u32,
	/// The first evaluations that the network decided, this many, do not count as missed by it.
	pub missed_from: u32,
}

impl<BlockNumber> AgentRecord<BlockNumber> {
	/// The weight with which the agent speaks.
	pub const fn weight(&self) -> Option<u128> {
		self.settled.checked_add(self.staked)
	}

	/// With which of the network's joins it last came to be of at least this tier.
	pub fn since(&self, tier: Tier) -> u32 {
		let by_tier = TIERS.iter().zip(self.joined);
		by_tier.filter(|(other, _)| **other == tier).map(|(_, joined)| joined).sum()
	}
}

/// A day on which evaluations of a network were decided.
#[frame_support::stored]
#[derive(Copy)]
pub struct Closing {
	/// The day: the number of [`crate::Config::BlocksPerDay`]s since block 0.
	pub day: u32,
	/// How many had been decided at its end, or until now, of what agents contributed.
	pub closed: u32,
}

/// That a network recognises a kind of a scope below it: contributions of that kind earn its
/// reputation and asset.
#[frame_support::stored]
#[derive(Copy)]
pub struct Recognition<BlockNumber> {
	/// The terms it recognises, by hash.
	pub hash: H256,
	/// Their revision. Any other is not recognised, even if it says the same.
	pub revision: u32,
	/// The value, in base units of the native token, from which on a contribution earns all; above
	/// 0.
	pub reward_value: u128,
	/// The part of what all rewards of a window together may be that goes to this kind at most.
	pub share: Fraction,
	/// The first block after the window of rewards for which `rewarded` counts.
	pub window_end: BlockNumber,
	/// What contributions of this kind earned in that window.
	pub rewarded: u128,
}

/// A decision that could not take effect when its evaluation ended.
#[frame_support::stored]
#[derive(Copy)]
pub struct Undelivered<BlockNumber> {
	/// What was decided.
	pub decision: Decision,
	/// From this block on it becomes a rejection if it still cannot take effect.
	pub until: BlockNumber,
}

/// One of the at most [`ROUNDS`] rounds in which a contribution is evaluated.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub struct Round {
	/// The contribution.
	pub id: ContributionId,
	/// 0 for the first round, 1 for the second.
	pub number: u8,
}

/// What was said for one value, in sum. Amounts are in decay-free shares.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Tally {
	/// The weights.
	pub weight: u128,
	/// The stakes.
	pub stake: u128,
	/// The shares.
	pub share: Share,
	/// Under [`StakeRule::Stream`]: what later evaluators paid for this value.
	pub stream: Option<Accumulator>,
}

/// What became of the stakes of a round.
#[frame_support::stored]
#[derive(Copy)]
pub enum Outcome {
	/// They return to those who paid them.
	Returned,
	/// The pot is divided among those who were right.
	Divided {
		/// The lowest value that was right.
		lowest: u8,
		/// The highest.
		highest: u8,
		/// What they divide.
		pot: Pot,
	},
}

/// How far an evaluation has come.
#[frame_support::stored]
#[derive(Copy)]
pub enum Stage<BlockNumber> {
	/// It can be evaluated.
	Open,
	/// Too few spoke, or silence could have changed the result; stakes return. Its author can open
	/// it once more.
	Inconclusive {
		/// From this block on it cannot: then anybody can have it rejected.
		until: BlockNumber,
	},
	/// It is over, and is removed when all positions are settled.
	Ended(Outcome),
}

/// The evaluation of one contribution. Amounts are in decay-free shares.
#[frame_support::stored]
pub struct Evaluation<AccountId, BlockNumber, AssetId> {
	/// Whose contribution it is; `None`: a scope's.
	pub author: Option<AccountId>,
	/// In which block this round opened.
	pub opened_at: BlockNumber,
	/// The first block in which it can no longer be evaluated.
	pub closes_at: BlockNumber,
	/// The round: 0 or 1.
	pub round: u8,
	/// How often the window was extended in this round.
	pub extensions: u8,
	/// R: the weight of all who may speak; the greater one of the next two.
	pub reputation: u128,
	/// The weight of those who could speak when this round opened, and of those who were dormant
	/// then and have spoken since.
	pub counted: u128,
	/// A tenth of the weight of all who belonged to the network then, dormant or not.
	pub floor: u128,
	/// [`NetworkRecord::joins`] by then: who joined later is not in R, and may not speak.
	pub joins: u32,
	/// The parameters that held when this round opened.
	pub parameters: Parameters<BlockNumber, AssetId>,
	/// What was said for each value of the scale, upward.
	pub tallies: BoundedVec<Tally, MaxValues>,
	/// The weight that calls it spam.
	pub flagged: u128,
	/// The stakes of changed minds.
	pub abandoned: u128,
	/// Under [`StakeRule::Stream`]: the stakes that nobody had a claim on when they were paid.
	pub unclaimed: u128,
	/// All reputation that is kept here: what was staked in both rounds, bonus and carry, less what
	/// was settled.
	pub held: u128,
	/// How many positions of each round are not settled.
	pub unsettled: [u32; 2],
	/// How far it has come.
	pub stage: Stage<BlockNumber>,
}

impl<AccountId, BlockNumber, AssetId> Evaluation<AccountId, BlockNumber, AssetId> {
	/// V: the weight that has spoken. Below all shares of the network in sum.
	pub fn spoken(&self) -> Option<u128> {
		self.tallies.iter().try_fold(0u128, |sum, tally| sum.checked_add(tally.weight))
	}

	/// The weights by value.
	pub(crate) fn weights(&self) -> BoundedVec<u128, MaxValues> {
		BoundedVec::truncate_from(self.tallies.iter().map(|tally| tally.weight).collect())
	}

	/// Whether it can be evaluated, its window aside.
	pub const fn is_open(&self) -> bool {
		matches!(self.stage, Stage::Open)
	}
}

/// What one agent said in one round. Amounts are in decay-free shares.
#[frame_support::stored]
#[derive(Copy)]
pub struct Position {
	/// The value.
	pub value: u8,
	/// Whether it calls the contribution spam.
	pub spam: bool,
	/// Its weight when it said so.
	pub weight: u128,
	/// What it paid.
	pub stake: u128,
	/// Its part in the pot, if it is right.
	pub share: Share,
	/// How often it has changed its mind.
	pub changes: u8,
	/// Under [`StakeRule::Stream`]: what it has earned with its present value.
	pub stream: Option<Entitlement>,
	/// Under [`StakeRule::Stream`]: what it earned with values that it gave up.
	pub pending: u128,
}

/// The parameters that hold in a network, and where they come from.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ParametersView<BlockNumber, AssetId> {
	/// What holds.
	pub parameters: Parameters<BlockNumber, AssetId>,
	/// What the network decided of it; where it is `None` the default holds.
	pub own: OwnValues<BlockNumber, AssetId>,
}

/// The reputation of a network, as a client shows it: present worth, with 12 decimals.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct NetworkView {
	/// Everything.
	pub total: u128,
	/// R of a contribution opened now by somebody without reputation: the weight of all who may
	/// evaluate, or a tenth of the next if that is more.
	pub active: u128,
	/// The weight of all who belong to the network.
	pub belonging: u128,
	/// How much of it is dormant.
	pub dormant: u128,
	/// What is carried into the next pot.
	pub carry: u128,
	/// What was earned and waits for another window of rewards; not in `total`.
	pub waiting: u128,
	/// How much can still be earned in the present window of rewards.
	pub room: u128,
}

/// The reputation of an agent, as a client shows it: present worth, with 12 decimals.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct AgentView {
	/// What is not at stake.
	pub settled: u128,
	/// Its own stakes that are not settled.
	pub staked: u128,
	/// What later evaluators paid it, if the evaluations reach a quorum (at most [`MAX_UNSETTLED`]
	/// are looked through).
	pub pending: u128,
	/// Its weight: settled and staked.
	pub weight: u128,
	/// How many of its evaluations are not settled.
	pub unsettled: u32,
	/// What it earned in the present window of rewards.
	pub gained: u128,
	/// What it earned and waits for another window of rewards.
	pub waiting: u128,
	/// The tier under which its weight counts; `None`: it does not count.
	pub tier: Option<Tier>,
	/// Whether it is dormant: not in R until it evaluates or awakes.
	pub dormant: bool,
	/// On which day it evaluated last.
	pub evaluated_on: u32,
}

/// What can be read of an evaluation now: present worth, with 12 decimals.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct EvaluationView<AccountId, BlockNumber, AssetId> {
	/// The network whose reputation decides.
	pub network: ScopeId,
	/// Whose contribution it is; `None`: a scope's.
	pub author: Option<AccountId>,
	/// The round: 0 or 1.
	pub round: u8,
	/// How far it has come.
	pub stage: Stage<BlockNumber>,
	/// In which block the round opened.
	pub opened_at: BlockNumber,
	/// The first block in which it can no longer be evaluated.
	pub closes_at: BlockNumber,
	/// Whether anybody can finalise it now.
	pub can_finalise: bool,
	/// The parameters that hold for it.
	pub parameters: Parameters<BlockNumber, AssetId>,
	/// The weight of all who may speak.
	pub reputation: u128,
	/// The weight that has spoken for each value, upward.
	pub histogram: BoundedVec<(u8, u128), MaxValues>,
	/// The weight that calls it spam.
	pub flagged: u128,
	/// Whether enough spoke.
	pub quorum_reached: bool,
	/// What the network would say if it closed now; `None` if nobody has a weight.
	pub result: Option<u8>,
	/// What those who spoke say; `None` if nobody did.
	pub verdict: Option<u8>,
	/// What would be decided if it closed now; `None`: it would be inconclusive.
	pub outcome: Option<Decision>,
}

/// What an agent would pay.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Quote {
	/// Its weight.
	pub weight: u128,
	/// What it would stake.
	pub stake: u128,
	/// The share it would have.
	pub share: u128,
}
