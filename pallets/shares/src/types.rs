// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and what calls and views exchange.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_math::{
	accumulator::{Accumulator, Entitlement},
	Cohort,
};
use ovn_primitives::{BookId, BookTerms, FundId, Holder, Purse, ScopeId, Series};
use scale_info::TypeInfo;
use sp_core::U256;

/// The greatest number of assets that a book ever takes. A scope accepts as many at a time, the
/// native token included.
pub const MAX_ASSETS: u32 = 9;
/// [`MAX_ASSETS`], as the bound of a list.
pub type MaxAssets = ConstU32<MAX_ASSETS>;
/// The greatest number of positions that one call claims for.
pub const MAX_CLAIMS: u32 = 16;
/// [`MAX_CLAIMS`], as the bound of a list.
pub type MaxClaims = ConstU32<MAX_CLAIMS>;
/// How deep books can pay into each other. A book that pays into none has height 0, and no book is
/// higher than this.
pub const MAX_HEIGHT: u8 = 4;
pub use ovn_primitives::runtime::MAX_PAGE;

/// Positions of one holder, by book and series.
pub type PositionList = BoundedVec<(BookId, Series), MaxClaims>;

/// The money of one asset that a book has taken.
#[frame_support::stored]
pub struct Line<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// What one unit has received of it.
	pub accumulator: Accumulator,
	/// What the book accepted, in base units, over its whole life.
	pub accepted: u128,
	/// What its holders were paid of that.
	pub paid: u128,
	/// What was accepted and has not entered the accumulator. In a debt it is money that waits for
	/// deferred work; otherwise a few base units left behind by positions that ended, which go to
	/// the next holders.
	pub undistributed: u128,
}

/// A book: all that a distribution needs.
#[frame_support::stored]
pub struct Book<AssetKind> {
	/// The terms on which it pays.
	pub terms: BookTerms<AssetKind>,
	/// Whether it is inactive: it takes units, and no money yet.
	pub inactive: bool,
	/// Units that share in distributions: of a debt the principal of open cohorts, of expenses
	/// those of the present epoch. Below 2^96.
	pub units: u128,
	/// Units that share later: those of waiting cohorts, or of the epoch after the present one.
	/// Together with `units` below 2^96.
	pub waiting: u128,
	/// How many positions there are.
	pub positions: u64,
	/// The length of the chain of books that begins here: 0 if no other book holds units in this
	/// one.
	pub height: u8,
	/// Whether it holds units in another book. Then its height is fixed.
	pub nested: bool,
	/// Its assets, in the order in which they came.
	pub lines: BoundedVec<Line<AssetKind>, MaxAssets>,
	/// Of a debt: the rise of the level from the opening of a position to its end.
	pub rise: U256,
	/// Of a debt: what all its positions, past ones included, are paid in total, in base units.
	pub due: u128,
	/// Of a debt: the part of `due` that belongs to waiting cohorts.
	pub waiting_due: u128,
	/// Of a debt: undistributed money ahead of waiting cohorts, the sum of [`CohortRecord::ahead`].
	pub ahead: u128,
	/// Of expenses: what the present epoch has been paid, in base units.
	pub epoch_paid: u128,
	/// Of a debt: the oldest cohort that is not closed. Of expenses: the present epoch.
	pub head: Series,
	/// Of a debt: the first waiting cohort. Those from `head` up to it are open.
	pub opened: Series,
	/// Of a debt: the number of the next cohort.
	pub next: Series,
	/// Whether it is in [`WorkQueue`](crate::WorkQueue).
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

	/// What the open and closed cohorts of a debt leave of the money accepted for them; `None` if
	/// they are still due more. `first` is the first waiting cohort, if there is one: money
	/// accepted after it came is not for older cohorts.
	///
	/// Computed from sums alone, so it holds whatever is credited, given back or accepted while
	/// work is deferred.
	pub(crate) fn left_by_older(&self, first: Option<&CohortRecord>) -> Option<u128> {
		let undistributed = self.lines.first().map_or(0, |line| line.undistributed);
		let since = match first {
			Some(first) => self.ahead.checked_sub(first.ahead)?.checked_add(undistributed)?,
			None => 0,
		};
		let due = self.due.checked_sub(self.waiting_due)?;
		self.accepted().checked_sub(since)?.checked_sub(due)
	}

	/// Whether deferred work is left to do.
	pub(crate) fn pending(&self) -> bool {
		if self.inactive || !matches!(self.terms, BookTerms::Debt { .. }) {
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

	/// The level of the asset at this place in the list; 0 before it came.
	pub(crate) fn level(&self, place: usize) -> U256 {
		self.lines.get(place).map_or(U256::zero(), |line| line.accumulator.level())
	}
}

/// A cohort of a debt book.
#[frame_support::stored]
#[derive(Default)]
pub struct CohortRecord {
	/// The sum of its positions.
	pub cohort: Cohort,
	/// How many positions it has.
	pub positions: u64,
	/// How many positions it has ever had.
	pub ever: u64,
	/// What they have been paid, in base units.
	pub paid: u128,
	/// While it waits: money accepted between the cohort before it and this one, which must be
	/// distributed first.
	pub ahead: u128,
}

/// An epoch of a book of expenses.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Epoch {
	/// The level at its beginning; `None` before it begins.
	pub began_at: Option<U256>,
	/// The level at its end; `None` before it ends.
	pub ended_at: Option<U256>,
	/// How many positions there are.
	pub positions: u64,
}

/// The fund to which a holder sends its claims, instead of to itself.
#[frame_support::stored]
#[derive(Copy)]
pub struct Redirect {
	/// The scope.
	pub scope: ScopeId,
	/// Its fund.
	pub fund: FundId,
}

/// What a holder has in a series of a book.
#[frame_support::stored]
#[derive(Default)]
pub struct Position {
	/// Its units.
	pub units: u128,
	/// What it has earned of each asset of the book and was not paid, in the order of the book. The
	/// list is shorter if assets came after the position was last changed.
	pub entitlements: BoundedVec<Entitlement, MaxAssets>,
	/// The fund that its holder chose for its claims.
	pub redirect: Option<Redirect>,
}

/// What was credited for a contribution that is paid once, or up to a ceiling. Equity needs no such
/// record: its units are the contribution's.
#[frame_support::stored]
#[derive(Copy)]
pub struct Credit {
	/// The series in which it was credited.
	pub series: Series,
	/// The units of the contribution that were not given back.
	pub units: u128,
	/// The units of the book that were credited for them.
	pub credited: u128,
}

/// The account to which a scope gives the claims of an identity in its books.
#[frame_support::stored]
#[derive(Copy)]
pub struct Binding<AccountId, BlockNumber> {
	/// The account.
	pub account: AccountId,
	/// The first block in which it is in force.
	pub from: BlockNumber,
	/// Another account that was announced since, with the first block in which it is in force.
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

	/// The binding without an account that another has replaced by block `now`.
	#[must_use]
	pub fn settled(self, now: BlockNumber) -> Self {
		match self.next {
			Some((account, from)) if from <= now => Self { account, from, next: None },
			next => Self { next, ..self },
		}
	}
}

/// The account to which the key of an identity gives its claims in all books.
#[frame_support::stored]
#[derive(Copy)]
pub struct KeyBinding<AccountId> {
	/// The account.
	pub account: AccountId,
	/// How often the key has bound it. The key signs this number, so that no signature can be used
	/// twice.
	pub count: u32,
}

/// Where a payment went.
#[frame_support::stored]
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
	/// The terms on which it pays.
	pub terms: BookTerms<AssetKind>,
	/// Whether it is inactive: it takes units, and no money yet.
	pub inactive: bool,
	/// Its units that share in distributions.
	pub units: u128,
	/// Its units that share later.
	pub waiting: u128,
	/// How many positions there are.
	pub positions: u64,
	/// What it has taken and paid of each asset.
	pub lines: Vec<Line<AssetKind>>,
	/// What a debt still takes, in base units.
	pub owed: Option<u128>,
	/// Whether it has deferred work: see `process_deferred`.
	pub pending: bool,
}

/// A position, as a client shows it, with the numbers that explain it: of each asset a position
/// earns units x (level - settled level).
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
	/// Its part of the book as (its units, all units). The first is 0 if the position shares no
	/// more.
	pub part: (u128, u128),
	/// What it has earned of each asset.
	pub earned: Vec<EarnedView<AssetKind>>,
	/// Of a debt: what it is paid in total, in base units, if its units do not change.
	pub ceiling: Option<u128>,
	/// The fund that its holder chose for its claims.
	pub redirect: Option<Redirect>,
	/// Where its claims would go now; `None` while the identity is bound to no account.
	pub payee: Option<Payee<AccountId>>,
}

/// What a position has earned of one asset, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct EarnedView<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// What can be claimed now, in base units.
	pub claimable: u128,
	/// The level up to which the position is settled in storage.
	pub settled_at: U256,
	/// The level up to which it has earned.
	pub level: U256,
}
