// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and what calls, events and views exchange.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_math::Carry;
use ovn_primitives::{ContractId, KindId, Name, Purse, Ratio, ScopeId};
use scale_info::TypeInfo;
use sp_core::U256;

/// The greatest number of buckets of an equation.
pub const MAX_BUCKETS: u32 = 16;
/// [`MAX_BUCKETS`], as the bound of a list.
pub type MaxBuckets = ConstU32<MAX_BUCKETS>;
/// The greatest number of kinds that all buckets of an equation name together.
pub const MAX_KINDS: u32 = 32;
/// [`MAX_KINDS`], as the bound of a list.
pub type MaxKinds = ConstU32<MAX_KINDS>;
/// The greatest number of kinds in a scope's record: those of the equation in force and of the
/// next.
pub type MaxKnown = ConstU32<64>;
/// The greatest number of payees that one version of an equation can leave: its buckets and the
/// residue.
pub type MaxDues = ConstU32<17>;
/// The greatest number of networks that money in an inbox names as having levied it: the first
/// ones. Others levy it each time it comes.
pub const MAX_LEVIED: u32 = 4;
/// [`MAX_LEVIED`], as the bound of a list.
pub type MaxLevied = ConstU32<MAX_LEVIED>;
pub use ovn_primitives::runtime::MAX_PAGE;

/// What the shares of buckets are shares of.
#[frame_support::stored]
#[derive(Copy)]
pub enum Mode {
	/// Of the base, whatever the other buckets take. The shares add up to at most 1.
	Straight,
	/// Of what the buckets before have left.
	Remaining,
}

/// What a bucket asks for.
#[frame_support::stored]
#[derive(Copy)]
pub enum Ask<AssetKind> {
	/// A share, at most 1. With 0 the bucket gets only what the bucket before passes on.
	Share(Ratio),
	/// A fixed amount of every income in one asset, and nothing of incomes in others.
	Fixed {
		/// The asset.
		asset: AssetKind,
		/// In base units; not 0.
		amount: u128,
	},
}

/// Where the part of a bucket goes that its books cannot take.
#[frame_support::stored]
#[derive(Copy)]
pub enum OnEmpty {
	/// To the next bucket, on top of its own part; from the last one to the residue.
	NextBucket,
	/// To a purse of the scope.
	Fund(Purse),
	/// It stays in the bucket as savings, and is added to its next part.
	Hold,
}

/// Who gets what a bucket takes.
#[frame_support::stored]
pub enum Recipient<AccountId> {
	/// A purse of the scope: its treasury or a fund.
	Fund(Purse),
	/// An account.
	Account(AccountId),
	/// Another scope, whose own equation divides it.
	Scope(ScopeId),
	/// The contributors of the scope, by kinds.
	Books {
		/// At least one kind; an equation names each kind once.
		kinds: BoundedVec<KindId, MaxKinds>,
		/// The most the bucket takes of one income, as a multiple of the value of the kinds. Values
		/// count in the native token, so incomes in other assets are refused. `None`: no limit.
		at_most: Option<Ratio>,
		/// Where the part goes that they cannot take.
		on_empty: OnEmpty,
	},
}

/// A bucket of an equation.
#[frame_support::stored]
pub struct Bucket<AccountId, AssetKind> {
	/// Non-empty UTF-8, distinct among the buckets.
	pub name: Name,
	/// What it asks for.
	pub ask: Ask<AssetKind>,
	/// Who gets it.
	pub recipient: Recipient<AccountId>,
}

/// A value equation: the rule that says where the income of a scope goes.
#[frame_support::stored]
pub struct Equation<AccountId, AssetKind> {
	/// What the shares of buckets are shares of.
	pub mode: Mode,
	/// The buckets, in the order in which they are filled.
	pub buckets: BoundedVec<Bucket<AccountId, AssetKind>, MaxBuckets>,
	/// The purse of the scope that takes the residue: what no bucket takes.
	pub residue: Purse,
}

impl<AccountId, AssetKind> Equation<AccountId, AssetKind> {
	/// The kinds that the buckets name, in their order.
	pub fn kinds(&self) -> impl Iterator<Item = KindId> + '_ {
		self.buckets
			.iter()
			.flat_map(|bucket| match &bucket.recipient {
				Recipient::Books { kinds, .. } => kinds.as_slice(),
				_ => &[],
			})
			.copied()
	}

	/// The number of scopes that the buckets pay.
	pub fn scopes(&self) -> usize {
		let scopes =
			self.buckets.iter().filter(|bucket| matches!(bucket.recipient, Recipient::Scope(_)));
		scopes.count()
	}
}

/// An equation that takes effect later.
#[frame_support::stored]
pub struct NextEquation<AccountId, AssetKind, BlockNumber> {
	/// Its version.
	pub version: u32,
	/// The equation.
	pub equation: Equation<AccountId, AssetKind>,
	/// The first block in which it is in force.
	pub from: BlockNumber,
}

/// A rate that takes effect later, as a client shows it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct NextRate<BlockNumber> {
	/// The value of one unit, in base units of the native token.
	pub rate: u128,
	/// The version of the equation with this rate.
	pub version: u32,
	/// The first block in which it is in force.
	pub from: BlockNumber,
}

/// The rate of a kind of an equation, as a client shows it.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct KindRate<BlockNumber> {
	/// The kind.
	pub kind: KindId,
	/// Whether it is paid once, and gets nothing of what other kinds leave.
	pub once: bool,
	/// The value of one unit in force, in base units of the native token.
	pub rate: u128,
	/// The version since which it is in force; 0: since the equation names the kind.
	pub since: u32,
	/// The rate that takes effect later.
	pub next: Option<NextRate<BlockNumber>>,
}

/// The version of a rate that takes effect later. The rate itself is kept with the kind.
#[frame_support::stored]
#[derive(Copy)]
pub struct NextVersion<BlockNumber> {
	/// The version of the equation with that rate.
	pub version: u32,
	/// The first block in which it is in force.
	pub from: BlockNumber,
}

/// What an equation records of a kind. The rate is read from the kind, so that there is only one.
#[frame_support::stored]
#[derive(Copy)]
pub struct KnownKind<BlockNumber> {
	/// The kind.
	pub kind: KindId,
	/// Whether it is paid once, and gets nothing of what other kinds leave.
	pub once: bool,
	/// The version that put its rate in force; 0: it is in force since the equation names the kind.
	pub since: u32,
	/// The version that will put its next rate in force.
	pub next: Option<NextVersion<BlockNumber>>,
}

/// The equation of a scope, the versions of its rates, and what is to come.
#[frame_support::stored]
pub struct EquationRecord<AccountId, AssetKind, BlockNumber> {
	/// The greatest version given so far.
	pub last: u32,
	/// The version that put these buckets in force.
	pub since: u32,
	/// The equation in force.
	pub equation: Equation<AccountId, AssetKind>,
	/// The equation to come.
	pub next: Option<NextEquation<AccountId, AssetKind, BlockNumber>>,
	/// The kinds of both equations, each once.
	pub kinds: BoundedVec<KnownKind<BlockNumber>, MaxKnown>,
	/// The first block in which the inbox can be divided. That is after the notice if others sent
	/// something before there was an equation.
	pub inbox_from: BlockNumber,
}

impl<AccountId: Clone, AssetKind: Clone, BlockNumber: Copy + PartialOrd>
	EquationRecord<AccountId, AssetKind, BlockNumber>
{
	/// Puts in force what is due at block `now`. Returns whether something was.
	pub fn settle(&mut self, now: BlockNumber) -> bool {
		let mut changed = false;
		for known in self.kinds.iter_mut() {
			if let Some(next) = known.next.filter(|next| next.from <= now) {
				(known.since, known.next) = (next.version, None);
				changed = true;
			}
		}
		if let Some(next) = self.next.take_if(|next| next.from <= now) {
			(self.since, self.equation) = (next.version, next.equation);
			self.forget_kinds();
			changed = true;
		}
		changed
	}

	/// Removes the kinds that no equation names any more.
	pub fn forget_kinds(&mut self) {
		let next = self.next.as_ref().map(|next| &next.equation);
		let named: Vec<KindId> =
			self.equation.kinds().chain(next.into_iter().flat_map(Equation::kinds)).collect();
		self.kinds.retain(|known| named.contains(&known.kind));
	}

	/// The record of a kind.
	pub fn known(&self, kind: KindId) -> Option<&KnownKind<BlockNumber>> {
		self.kinds.iter().find(|known| known.kind == kind)
	}

	/// The first block in which everything decided so far is in force. Nothing decided later takes
	/// effect before it.
	pub fn settled_from(&self) -> Option<BlockNumber> {
		let rates = self.kinds.iter().filter_map(|known| known.next.map(|next| next.from));
		rates.chain(self.next.as_ref().map(|next| next.from)).fold(
			None,
			|latest, from| match latest {
				Some(latest) if from < latest => Some(latest),
				_ => Some(from),
			},
		)
	}

	/// The version in force: that of the buckets, or of the latest rate of one of their kinds.
	pub fn version(&self) -> u32 {
		let kinds = self.equation.kinds().filter_map(|kind| self.known(kind));
		kinds.map(|known| known.since).fold(self.since, u32::max)
	}
}

/// For whom money waits.
#[frame_support::stored]
pub enum Payee<AccountId> {
	/// A purse of a scope.
	Purse(ScopeId, Purse),
	/// An account.
	Account(AccountId),
}

/// What a bucket keeps of one asset from one income to the next.
#[frame_support::stored]
pub struct BucketFlow<AccountId> {
	/// The bucket's name.
	pub name: Name,
	/// Who is paid `due`: its account or fund, or the fund that takes what its books cannot.
	pub payee: Option<Payee<AccountId>>,
	/// What waits to be collected, in base units.
	pub due: u128,
	/// What its books could not take, kept for its next part, in base units.
	pub savings: u128,
	/// Its fraction.
	pub carry: Carry,
	/// The money behind the fractions of its kinds, in base units; less than the number of kinds.
	pub held: u128,
	/// The fractions of its kinds, in the order of the equation.
	pub kinds: BoundedVec<Carry, MaxKinds>,
}

/// The smallest income in an asset, now and later.
#[frame_support::stored]
#[derive(Copy)]
pub struct SmallestIncome<BlockNumber> {
	/// The one in force, in base units; `None`: that of the runtime.
	pub now: Option<u128>,
	/// What takes effect later, with the first block in which it is in force.
	pub next: Option<(Option<u128>, BlockNumber)>,
}

impl<BlockNumber> Default for SmallestIncome<BlockNumber> {
	fn default() -> Self {
		Self { now: None, next: None }
	}
}

impl<BlockNumber: Copy + PartialOrd> SmallestIncome<BlockNumber> {
	/// What is in force at block `now`; `None`: that of the runtime.
	pub fn at(&self, now: BlockNumber) -> Option<u128> {
		self.next.filter(|(_, from)| *from <= now).map_or(self.now, |(next, _)| next)
	}
}

/// What an equation keeps from one income in an asset to the next.
#[frame_support::stored]
pub struct Flow<AccountId, BlockNumber> {
	/// The version that brought the buckets; 0: there has been no income.
	pub since: u32,
	/// The smallest income.
	pub smallest: SmallestIncome<BlockNumber>,
	/// What waits for the network's purse, in base units.
	pub levy_due: u128,
	/// The levy's fraction.
	pub levy_carry: Carry,
	/// The buckets, in the order of the equation.
	pub buckets: BoundedVec<BucketFlow<AccountId>, MaxBuckets>,
	/// The purse that takes what no bucket takes.
	pub residue: Purse,
	/// What waits for it, in base units.
	pub residue_due: u128,
	/// Its fraction.
	pub residue_carry: Carry,
	/// The money behind the fractions of the buckets and of the residue, in base units; at most the
	/// number of buckets.
	pub held: u128,
}

impl<AccountId, BlockNumber> Default for Flow<AccountId, BlockNumber> {
	fn default() -> Self {
		Self {
			since: 0,
			smallest: SmallestIncome::default(),
			levy_due: 0,
			levy_carry: Carry::default(),
			buckets: BoundedVec::new(),
			residue: Purse::Treasury,
			residue_due: 0,
			residue_carry: Carry::default(),
			held: 0,
		}
	}
}

/// What waits to be collected of an equation that is no longer in force. What was collected stays
/// as 0, so that the others keep their places.
pub type Dues<AccountId> = BoundedVec<(Payee<AccountId>, u128), MaxDues>;

/// A line of a flow that can be collected.
#[frame_support::stored]
#[derive(Copy)]
pub enum Line {
	/// The network's levy.
	Levy,
	/// What no bucket took.
	Residue,
	/// What waits for the account or fund of a bucket, by the place of the bucket from 0 on.
	Bucket(u8),
	/// What waits from an older version, by its place in the list.
	Older {
		/// The version.
		version: u32,
		/// The place in the list, from 0 on.
		index: u8,
	},
}

/// A network's levy.
#[frame_support::stored]
#[derive(Copy)]
pub struct LevyTerms {
	/// The part of a gross income that it takes; at most a tenth.
	pub share: Ratio,
	/// The purse of the network that gets it; `None`: the network divides it by its own equation.
	pub purse: Option<Purse>,
}

/// A network's levy, now and later.
#[frame_support::stored]
#[derive(Copy)]
pub struct Levy<BlockNumber> {
	/// The one in force, until the next is.
	pub now: LevyTerms,
	/// What takes effect later, with the first block in which it is in force.
	pub next: Option<(LevyTerms, BlockNumber)>,
}

impl<BlockNumber: Copy + PartialOrd> Levy<BlockNumber> {
	/// What is in force at block `now`.
	pub fn at(&self, now: BlockNumber) -> LevyTerms {
		self.next.filter(|(_, from)| *from <= now).map_or(self.now, |(next, _)| next)
	}
}

/// The notice of a scope.
#[frame_support::stored]
#[derive(Copy)]
pub struct Notice<BlockNumber> {
	/// The scope's own notice in blocks; `None`: that of the scope above.
	pub own: Option<BlockNumber>,
	/// A longer notice that was in force before, with the first block in which it is not.
	pub before: Option<(BlockNumber, BlockNumber)>,
}

/// The networks that have levied some money, each once and in ascending order; at most the first
/// [`MAX_LEVIED`].
#[frame_support::stored]
#[derive(Default)]
pub struct Levied(BoundedVec<ScopeId, MaxLevied>);

impl Levied {
	/// Money that nobody has levied.
	pub fn by_nobody() -> Self {
		Self::default()
	}

	/// Money that one network has levied.
	pub fn by(network: ScopeId) -> Self {
		Self::default().and(Some(network))
	}

	/// The same money after one more network has levied it. A network for which there is no room is
	/// left out, and levies again.
	#[must_use]
	pub fn and(mut self, network: Option<ScopeId>) -> Self {
		if let Some(network) = network {
			if let Err(place) = self.0.binary_search(&network) {
				let _ = self.0.try_insert(place, network);
			}
		}
		self
	}

	/// Whether a network takes no levy of this money.
	pub fn covers(&self, network: ScopeId) -> bool {
		self.0.binary_search(&network).is_ok()
	}

	/// The networks.
	pub fn networks(&self) -> &[ScopeId] {
		&self.0
	}
}

/// What a kind got of an income, and why.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct KindSplit {
	/// The kind.
	pub kind: KindId,
	/// The value of one unit in force, in base units of the native token.
	pub rate: u128,
	/// Its weight in the division: rate x units, in millionths of a base unit.
	pub value: U256,
	/// The most it could take, in base units; `None`: no limit.
	pub room: Option<u128>,
	/// What it got, in base units.
	pub amount: u128,
}

/// What became of a bucket.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct BucketSplit {
	/// Its own part of the income, in base units.
	pub own: u128,
	/// What the bucket before passed on.
	pub passed: u128,
	/// Its savings before this income.
	pub savings_before: u128,
	/// What went to its recipient. For books it is the sum of what kinds got and of the change in
	/// the money behind their fractions.
	pub taken: u128,
	/// What its books could not take: it was passed on, put into a fund, or saved.
	pub rest: u128,
	/// Its savings now.
	pub savings: u128,
	/// What kinds got, in the order of the equation.
	pub kinds: Vec<KindSplit>,
}

/// What a contract takes of an income.
#[derive(Clone, Copy, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct StandingSplit {
	/// The contract.
	pub contract: ContractId,
	/// The scope that gets it.
	pub scope: ScopeId,
	/// What it is a share of: the gross, or what an exemption leaves of it.
	pub base: u128,
	/// What the scope gets, in base units.
	pub amount: u128,
	/// What it would have got if half of the income had been left, and what nobody owes it. 0 while
	/// cut, levy and shares are within their bounds.
	pub lost: u128,
}

/// The division of an income, with every number that explains what somebody gets.
///
/// ```text
/// base = gross + released - cut - levy - standing shares
///
/// base + held before + savings before
///     = taken by accounts, funds and scopes + amounts of kinds + rests put into funds
///       + residue + held + savings
/// ```
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Split {
	/// The version in force.
	pub version: u32,
	/// The income, in base units.
	pub gross: u128,
	/// What the payer kept of it, because it sold for the scope.
	pub cut: u128,
	/// The network that levied it, and the amount.
	pub levy: Option<(ScopeId, u128)>,
	/// What other scopes share in the gross by contract, the oldest contract first.
	pub standing: Vec<StandingSplit>,
	/// The money behind the fractions of an older version, divided with this income.
	pub released: u128,
	/// What the buckets share.
	pub base: u128,
	/// What became of the buckets, in their order.
	pub buckets: Vec<BucketSplit>,
	/// What no bucket took.
	pub residue: u128,
	/// Savings of buckets of an older version that have no successor: they joined the residue.
	pub dropped: u128,
	/// The money behind all fractions before: of buckets, of the residue and of kinds.
	pub held_before: u128,
	/// The money behind them now.
	pub held: u128,
}

/// The equation of a scope, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct EquationView<AccountId, AssetKind, BlockNumber> {
	/// The version in force.
	pub version: u32,
	/// The version that put these buckets in force.
	pub since: u32,
	/// The equation in force.
	pub equation: Equation<AccountId, AssetKind>,
	/// The equation to come.
	pub next: Option<NextEquation<AccountId, AssetKind, BlockNumber>>,
	/// The rates of their kinds, in force and to come.
	pub rates: Vec<KindRate<BlockNumber>>,
}

/// What an inbox holds.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct InboxView<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// The networks that have levied it.
	pub levied: Levied,
	/// How much, in base units.
	pub amount: u128,
}
