// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and what calls and views exchange.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_math::{
	accumulator::{Accumulator, Entitlement},
	Cohort,
};
use ovn_primitives::{BookId, BookTerms, FundId, Holder, Purse, ScopeId, Series};
use scale_info::TypeInfo;
use sp_core::U256;

/// The greatest number of assets that a book ever takes: as many as a scope accepts at a time, the native
/// token included.
pub const MAX_ASSETS: u32 = 9;
/// [`MAX_ASSETS`], as the bound of a list.
pub type MaxAssets = ConstU32<MAX_ASSETS>;
/// The greatest number of positions that one call claims for.
pub const MAX_CLAIMS: u32 = 16;
/// [`MAX_CLAIMS`], as the bound of a list.
pub type MaxClaims = ConstU32<MAX_CLAIMS>;
/// How deep books can pay into each other: a book that pays into none has height 0, and none is higher
/// than this.
pub const MAX_HEIGHT: u8 = 4;
pub use ovn_primitives::runtime::MAX_PAGE;

/// Positions of one holder, by book and series.
pub type PositionList = BoundedVec<(BookId, Series), MaxClaims>;

/// What a book has taken of one asset.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Line<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// What one unit has received of it.
	pub accumulator: Accumulator,
	/// What the book accepted, in base units, over its whole life.
	pub accepted: u128,
	/// What its holders were paid of that.
	pub paid: u128,
	/// What was accepted and has not entered the accumulator: of a debt, money that waits for deferred
	/// work; else a few base units that those left who hold no units any more. It goes to those who hold
	/// units next.
	pub undistributed: u128,
}

/// A book: all that a distribution needs.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Book<AssetKind> {
	/// On which terms it pays.
	pub terms: BookTerms<AssetKind>,
	/// Whether it takes no money yet.
	pub dormant: bool,
	/// Units that take part in distributions: of a debt the principal of open cohorts, of expenses those
	/// of the present epoch. Below 2^96.
	pub units: u128,
	/// Units that take part later: cohorts behind deferred work; the epoch after the present one. With
	/// `units` below 2^96.
	pub waiting: u128,
	/// How many positions there are.
	pub positions: u64,
	/// How long a chain of books begins here: 0 if no other book holds units in this one.
	pub height: u8,
	/// Whether it holds units in another book. Then its height does not grow any more.
	pub nested: bool,
	/// Its assets, in the order in which they came.
	pub lines: BoundedVec<Line<AssetKind>, MaxAssets>,
	/// Of a debt: by how much the level rises from the opening of a position to its end.
	pub rise: U256,
	/// Of a debt: what all its positions, past ones included, are paid in all, in base units.
	pub due: u128,
	/// Of a debt: the part of `due` of the cohorts that wait.
	pub waiting_due: u128,
	/// Of a debt: what was accepted before the youngest cohort that waits and is not distributed: the sum
	/// of [`CohortRecord::behind`].
	pub behind: u128,
	/// Of expenses: what the present epoch was paid, in base units.
	pub met: u128,
	/// Of a debt: the oldest cohort that is not closed. Of expenses: the present epoch.
	pub head: Series,
	/// Of a debt: the first cohort that waits. Those from `head` on before it are open.
	pub opened: Series,
	/// Of a debt: the number of the next cohort.
	pub next: Series,
	/// Whether it is in the queue of debts with deferred work.
	pub queued: bool,
}

impl<AssetKind> Book<AssetKind> {
	/// What the book has accepted of its only asset.
	pub(crate) fn accepted(&self) -> u128 {
		self.lines.first().map_or(0, |line| line.accepted)
	}

	/// What a debt still takes, in base units.
	pub(crate) fn owed(&self) -> u128 {
		self.due.saturating_sub(self.accepted())
	}

	/// What the open and the closed cohorts of a debt leave of what was accepted for them, if that is all
	/// that they are due; `None` if more is due. `first`: the first cohort that waits, if any does. What was
	/// accepted since that came is not for older ones.
	///
	/// Follows from sums alone, so that it holds whatever is credited, taken back or accepted while work
	/// is deferred.
	pub(crate) fn left_by_older(&self, first: Option<&CohortRecord>) -> Option<u128> {
		let undistributed = self.lines.first().map_or(0, |line| line.undistributed);
		let since = match first {
			Some(first) => self.behind.checked_sub(first.behind)?.checked_add(undistributed)?,
			None => 0,
		};
		let due = self.due.checked_sub(self.waiting_due)?;
		self.accepted().checked_sub(since)?.checked_sub(due)
	}

	/// Whether deferred work is left to do.
	pub(crate) fn pending(&self) -> bool {
		if self.dormant || !matches!(self.terms, BookTerms::Debt { .. }) {
			return false;
		}
		let waits = self.opened < self.next;
		let open = self.head < self.opened;
		let undistributed = self.lines.first().map_or(0, |line| line.undistributed);
		waits || (open && (undistributed > 0 || self.owed() == 0))
	}

	/// All units.
	pub(crate) fn total(&self) -> u128 {
		self.units.saturating_add(self.waiting)
	}

	/// The level of the asset at this place; 0 before it came.
	pub(crate) fn level(&self, place: usize) -> U256 {
		self.lines.get(place).map_or(U256::zero(), |line| line.accumulator.level())
	}
}

/// A cohort of a debt book.
#[derive(
	Clone,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct CohortRecord {
	/// Its positions in sum.
	pub cohort: Cohort,
	/// How many of them there are.
	pub positions: u64,
	/// How many there ever were.
	pub ever: u64,
	/// What they were paid, in base units.
	pub paid: u128,
	/// While it waits: what was accepted before it, and has to be distributed first, since the cohort
	/// before it.
	pub behind: u128,
}

/// An epoch of a book of expenses.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Epoch {
	/// The level at its beginning; `None` while another is present.
	pub began_at: Option<U256>,
	/// The level at its end.
	pub ended_at: Option<U256>,
	/// How many positions there are.
	pub positions: u64,
}

/// Where a holder sends what it claims, instead of to itself.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Redirect {
	/// The scope.
	pub scope: ScopeId,
	/// Its fund.
	pub fund: FundId,
}

/// What a holder has in a series of a book.
#[derive(
	Clone,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Position {
	/// Its units.
	pub units: u128,
	/// What it earned and was not paid, of each asset of the book in their order. Shorter than that
	/// list if assets came after the position was last touched.
	pub entitlements: BoundedVec<Entitlement, MaxAssets>,
	/// Where its claims go, by will of its holder.
	pub redirect: Option<Redirect>,
}

/// What was credited for a contribution that is to be paid once, or up to a ceiling. For equity nothing
/// is kept: its units are the contribution's.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Credit {
	/// In which series.
	pub series: Series,
	/// The contribution's units that were not given back.
	pub units: u128,
	/// The book's units that were credited for these.
	pub credited: u128,
}

/// To whom a scope gives the claims of an identity in its books.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Binding<AccountId, BlockNumber> {
	/// The account.
	pub account: AccountId,
	/// From which block on.
	pub from: BlockNumber,
	/// Another account that was announced since, and from which block on.
	pub next: Option<(AccountId, BlockNumber)>,
}

impl<AccountId: Clone, BlockNumber: Copy + PartialOrd> Binding<AccountId, BlockNumber> {
	/// The account in force at block `now`.
	pub fn at(&self, now: BlockNumber) -> Option<&AccountId> {
		match &self.next {
			Some((account, from)) if *from <= now => Some(account),
			_ => (self.from <= now).then_some(&self.account),
		}
	}

	/// The binding without what has been replaced by block `now`.
	#[must_use]
	pub fn settled(self, now: BlockNumber) -> Self {
		match self.next {
			Some((account, from)) if from <= now => Self { account, from, next: None },
			next => Self { next, ..self },
		}
	}
}

/// To whom the key that an identity names gives its claims in all books.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct KeyBinding<AccountId> {
	/// The account.
	pub account: AccountId,
	/// How often the key has bound it: part of what it signs next, so that no signature counts twice.
	pub count: u32,
}

/// Where a payment went.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Payee<AccountId> {
	/// To an account.
	Agent(AccountId),
	/// To a purse of a scope.
	Purse(ScopeId, Purse),
	/// Into the inbox of a scope.
	Inbox(ScopeId),
	/// Into another book.
	Book(BookId),
}

/// A book, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct BookView<AssetKind> {
	/// Its name.
	pub id: BookId,
	/// On which terms it pays.
	pub terms: BookTerms<AssetKind>,
	/// Whether it takes no money yet.
	pub dormant: bool,
	/// Its units that take part in distributions.
	pub units: u128,
	/// Its units that take part later.
	pub waiting: u128,
	/// How many positions there are.
	pub positions: u64,
	/// What it took and paid of each asset.
	pub lines: Vec<Line<AssetKind>>,
	/// What a debt still takes, in base units.
	pub owed: Option<u128>,
	/// Whether work is left to do: see `process`.
	pub pending: bool,
}

/// A position, as a client shows it, with what explains it: of each asset a position earns units x (level
/// - settled level).
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct PositionView<AccountId, AssetKind> {
	/// The book.
	pub book: BookId,
	/// Who holds it.
	pub holder: Holder<AccountId>,
	/// Its series.
	pub series: Series,
	/// Its units.
	pub units: u128,
	/// The part of the book's units that these are: units, of how many. A position that takes part no
	/// more has a part of 0.
	pub part: (u128, u128),
	/// What it earned of each asset.
	pub earned: Vec<EarnedView<AssetKind>>,
	/// Of a debt: what it is paid from its opening to its end, in base units, if its units do not change.
	pub ceiling: Option<u128>,
	/// Where its claims go, by will of its holder.
	pub redirect: Option<Redirect>,
	/// Where they would go now; `None` while the identity is bound to no account.
	pub payee: Option<Payee<AccountId>>,
}

/// What a position earned of one asset, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct EarnedView<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// What can be claimed now, in base units.
	pub claimable: u128,
	/// The level up to which the position was settled before this question.
	pub settled_at: U256,
	/// The level up to which it has earned now.
	pub level: U256,
}
