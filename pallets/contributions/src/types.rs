// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and what calls and views exchange.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use frame_support::{traits::ConstU32, BoundedVec};
use ovn_primitives::{
	Balance, ClaimType, Contributor, Day, Depositor, Document, KindId, Name, Purse, Quantity,
	Ratio, RoleId, ScopeId,
};
use sp_core::H256;

/// The greatest number of roles with a multiplier of their own in a kind.
pub const MAX_MULTIPLIERS: u32 = 8;
/// [`MAX_MULTIPLIERS`], as the bound of a list.
pub type MaxMultipliers = ConstU32<MAX_MULTIPLIERS>;
/// The greatest number of approvals a kind can ask of reviewers.
pub const MAX_APPROVALS: u8 = 7;
/// The greatest number of reviews of a contribution: one fewer than [`MAX_APPROVALS`] for it, as
/// many against it, and the one that decides.
pub type MaxReviews = ConstU32<13>;
/// The greatest number of days a ledger remembers what was logged for: today and
/// [`crate::Config::BackdateDays`] before.
pub const MAX_DAYS: u32 = 31;
/// [`MAX_DAYS`], as the bound of a list.
pub type MaxDays = ConstU32<MAX_DAYS>;
/// The greatest number of agents that one agent allows to log for it in a scope, and of
/// permissions that one scope gives in all.
pub const MAX_LOGGERS: u32 = 16;
/// [`MAX_LOGGERS`], as the bound of a list.
pub type MaxLoggers = ConstU32<MAX_LOGGERS>;
/// The greatest multiplier of a role.
pub const MAX_MULTIPLIER: u32 = 100;
/// The greatest number of decimals a token can be counted with: a token in base units must fit the
/// quantity's type when divided into millionths.
pub const MAX_DECIMALS: u8 = 24;
/// What a kind that measures work in hours lets an agent log a day at most: 24 hours.
pub const HOURS_OF_A_DAY: Quantity = 24_000_000;
pub use ovn_primitives::runtime::MAX_PAGE;

/// The number of an import within its scope, from 0 in the order of starting. Never used again.
pub type ImportId = u32;
/// The greatest number of entries of a page of an import.
pub const MAX_IMPORT_PAGE: u32 = 256;
/// [`MAX_IMPORT_PAGE`], as the bound of a list.
pub type MaxImportPage = ConstU32<MAX_IMPORT_PAGE>;

/// How often a log can be replaced by a corrected one: each leaves two entries in the record for
/// ever.
pub const MAX_CORRECTIONS: u8 = 4;

/// The number of a task within its scope, from 0 in the order of opening. Never used again.
pub type TaskId = u32;

/// How many of those who gave up a place a task remembers: they wait before they take another.
pub const MAX_GAVE_UP: u32 = 4;
/// [`MAX_GAVE_UP`], as the bound of a list.
pub type MaxGaveUp = ConstU32<MAX_GAVE_UP>;

/// What a contribution is about: for people who look through kinds, without effect on the rules.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum Category {
	/// Work, counted in time.
	Time,
	/// Money.
	Cash,
	/// Things that are used up or built in.
	Material,
	/// The use of tools and machines.
	ToolUse,
	/// Room to work in, to store, to meet.
	Space,
	/// Finished goods and services.
	Product,
	/// Ideas, designs, prototypes.
	Design,
	/// Data, information.
	Data,
	/// Finding money, keeping the books.
	Finance,
	/// Contacts, introductions.
	SocialConnections,
	/// Channels of making and selling.
	Distribution,
	/// Answering for something before the law.
	Liability,
	/// Covering a risk.
	Insurance,
	/// Vouching for quality or ability.
	Certification,
	/// Judging contributions of others.
	Evaluation,
	/// Care, facilitation, reproduction: what is seldom seen.
	Care,
	/// Running nodes, servers, services that others rely on.
	Infrastructure,
	/// Anything else: the kind's name and document say what.
	Other,
}

/// What is done, in the words of ValueFlows 1.0 and with their meaning.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum Action {
	/// Labour is put into a process.
	Work,
	/// A resource is used in a process and is there afterwards.
	Use,
	/// A resource is used up in a process.
	Consume,
	/// A resource comes out of a process.
	Produce,
	/// Information is used in a process, as often as wanted.
	Cite,
	/// A service comes out of a process and goes to somebody at once.
	DeliverService,
	/// A thing goes into a process that changes it.
	Accept,
	/// A thing comes out of the process that changed it.
	Modify,
	/// A thing or person is taken up to be moved.
	Pickup,
	/// A moved thing or person is set down.
	Dropoff,
	/// Parts go into a thing that keeps them apart.
	Combine,
	/// Parts come out of a thing again.
	Separate,
	/// Rights and custody go to somebody else.
	Transfer,
	/// Rights go to somebody else, custody stays.
	TransferAllRights,
	/// Custody goes to somebody else, rights stay.
	TransferCustody,
	/// A resource goes elsewhere within the hands of one agent.
	Move,
	/// Information is given to somebody and kept.
	Copy,
	/// The count of a resource goes up.
	Raise,
	/// The count of a resource goes down.
	Lower,
}

/// What one of a kind is. Quantities count millionths of it.
#[frame_support::stored]
pub enum Unit<AssetKind> {
	/// An hour.
	Hour,
	/// A day.
	Day,
	/// A piece.
	Piece,
	/// A kilogram.
	Kilogram,
	/// A litre.
	Litre,
	/// A metre.
	Metre,
	/// A square metre.
	SquareMetre,
	/// A square metre for a day.
	SquareMetreDay,
	/// A kilometre.
	Kilometre,
	/// A kilowatt hour.
	KilowattHour,
	/// A gigabyte.
	Gigabyte,
	/// A line, of text or code.
	Line,
	/// Ten to the power of `decimals` base units of an asset.
	Token {
		/// The asset.
		asset: AssetKind,
		/// How many decimals a token has: at most [`MAX_DECIMALS`]. The scope's word, which the
		/// chain does not compare with what the asset says of itself.
		decimals: u8,
	},
	/// Something else, by its name.
	Other(Name),
}

/// How much can be logged.
#[frame_support::stored]
#[derive(Copy)]
pub struct Limits {
	/// The most that one log carries, in millionths of the unit; at least 1.
	pub max_quantity: Quantity,
	/// The most that one agent logs for one day, in millionths of the unit; at least 1. `None`: no
	/// limit, which a kind that measures work in hours cannot have: there it is at most 24 hours.
	pub daily_limit: Option<Quantity>,
}

/// How it is decided whether a contribution counts. A kind keeps it for ever.
#[frame_support::stored]
#[derive(Copy)]
pub enum Deciding<BlockNumber> {
	/// By the evaluation of peers.
	PeerEvaluation {
		/// Whether the units are multiplied by the quality that peers found.
		scales_by_quality: bool,
	},
	/// By holders of a role.
	Reviewers {
		/// The role.
		role: RoleId,
		/// How many of its holders must agree: 1 to [`MAX_APPROVALS`].
		approvals: u8,
		/// For how many blocks they can review: [`crate::Config::MinPeriod`] to
		/// [`crate::Config::MaxPeriod`].
		period: BlockNumber,
	},
	/// By nobody: the chain itself saw it.
	Measured {
		/// The purse that cash is paid into; only with a unit of [`Unit::Token`]. `None`: not cash,
		/// but something another part of the chain measures.
		purse: Option<Purse>,
	},
}

/// The multipliers of a kind: what the units of those who acted in a role are multiplied with.
pub type Multipliers = BoundedVec<(RoleId, Ratio), MaxMultipliers>;

/// What a scope decides of a kind.
#[frame_support::stored]
pub struct KindTerms<AssetKind, BlockNumber> {
	/// Its name: not empty, UTF-8.
	pub name: Name,
	/// What it is about, and how it is to be logged and reviewed.
	pub document: Document,
	/// What it is about, in one word.
	pub category: Category,
	/// What is done.
	pub action: Action,
	/// What is counted.
	pub unit: Unit<AssetKind>,
	/// The value of one unit, in base units of the native token.
	pub rate: u128,
	/// What it entitles to. A debt's ceiling is 100 per cent: more is promised by campaigns only.
	pub claim: ClaimType,
	/// Roles in which it can be done, each once: its multiplier is above 0 and at most
	/// [`MAX_MULTIPLIER`]. Without a role it is 1.
	pub multipliers: Multipliers,
	/// How much can be logged.
	pub limits: Limits,
	/// How it is decided.
	pub deciding: Deciding<BlockNumber>,
	/// Whether it earns reputation although peers do not evaluate it. Cash never does: reputation
	/// is earned, not bought.
	pub earns_reputation: bool,
	/// Whether scopes contribute it, too, and not agents alone. Never work in hours, of which only
	/// people have 24 a day, nor what the chain measures.
	pub takes_scopes: bool,
	/// Whether its contributions count as standing in the scope, and what one must be worth at
	/// least for that, in base units of the native token. `None`: they do not, as what the chain
	/// measures never does.
	pub standing: Option<Balance>,
}

/// A rate that is decided and holds later.
#[frame_support::stored]
#[derive(Copy)]
pub struct NextRate<BlockNumber> {
	/// The value of one unit, in base units of the native token.
	pub rate: u128,
	/// The first block in which it holds.
	pub from: BlockNumber,
}

/// A kind of contribution that a scope recognises.
#[frame_support::stored]
pub struct Kind<AssetKind, BlockNumber> {
	/// What was decided of it, with the rate in force.
	pub terms: KindTerms<AssetKind, BlockNumber>,
	/// The rate that replaces that of the terms later.
	pub next_rate: Option<NextRate<BlockNumber>>,
	/// Whether it is retired: nothing new of it is taken.
	pub retired: bool,
	/// How often its rate, multipliers or limits were changed: whoever relied on one revision of
	/// the terms can tell that they have changed.
	pub revision: u32,
}

impl<AssetKind, BlockNumber: PartialOrd> Kind<AssetKind, BlockNumber> {
	/// As it is at block `now`: with the rate that holds then.
	pub fn at(mut self, now: &BlockNumber) -> Self {
		if let Some(next) = self.next_rate.take_if(|next| next.from <= *now) {
			self.terms.rate = next.rate;
		}
		self
	}
}

/// What an entry of the record is.
#[frame_support::stored]
#[derive(Copy)]
pub enum Entry {
	/// A contribution that was logged or measured.
	Log,
	/// The reversal of a log that was not decided: its quantity counts negative.
	Reversal {
		/// The number of what it reverses.
		of: u32,
	},
	/// What a contributor gave back of an accepted contribution: its quantity counts negative.
	Compensation {
		/// The number of what it takes from.
		of: u32,
	},
	/// A contribution from an older ledger.
	Imported {
		/// The number of the import.
		import: u32,
	},
}

/// How far an entry has come.
#[frame_support::stored]
#[derive(Copy)]
pub enum State<BlockNumber> {
	/// A claim that nobody has decided on yet.
	Undecided {
		/// The first block in which reviewers can no longer review it, and anybody can close it;
		/// `None`: peers decide, in their own time.
		deadline: Option<BlockNumber>,
	},
	/// It counts. Final.
	Accepted {
		/// What peers found of its quality; 1 where nobody was asked.
		quality: Ratio,
		/// The units it is worth, less what was given back, in millionths of the kind's unit. A
		/// gift is worth as much, but credits none of them.
		units: u128,
		/// In which block.
		at: BlockNumber,
	},
	/// It does not count. Final.
	Rejected {
		/// In which block.
		at: BlockNumber,
	},
	/// It was called spam, and its deposit is lost. Final.
	Spam {
		/// In which block.
		at: BlockNumber,
	},
	/// It was taken back before it was decided. Final.
	Reversed {
		/// The number of the reversal.
		by: u32,
	},
	/// A reversal or a compensation: there is nothing to decide. Final.
	Recorded,
	/// An imported entry whose page was taken back before the import was finished. Final.
	Undone {
		/// In which block.
		at: BlockNumber,
	},
}

/// A deposit that is held until a contribution is decided.
#[frame_support::stored]
pub struct Deposit<AccountId> {
	/// Whose money it is.
	pub depositor: Depositor<AccountId>,
	/// How much, in base units of the native token.
	pub amount: Balance,
}

/// An entry of the record of a scope.
#[frame_support::stored]
pub struct Contribution<AccountId, BlockNumber> {
	/// Its kind.
	pub kind: KindId,
	/// Whose it is.
	pub contributor: Contributor<AccountId>,
	/// Who logged it, if somebody else did. The deposit is held for the logger, otherwise for the
	/// contributor.
	pub logger: Option<AccountId>,
	/// How much, in millionths of the kind's unit; above 0.
	pub quantity: Quantity,
	/// How much of it was given back; at most the quantity.
	pub compensated: Quantity,
	/// In which role it was done.
	pub role: Option<RoleId>,
	/// The multiplier of that role when it was logged; 1 without a role.
	pub multiplier: Ratio,
	/// The rate of its kind when it was logged: it is worth what was agreed then.
	pub rate: u128,
	/// The revision of its kind's terms under which it was logged.
	pub revision: u32,
	/// The day on which it was done.
	pub day: Day,
	/// What proves it.
	pub evidence: Document,
	/// Whether the contributor gives it as a gift.
	pub gift: bool,
	/// The deposit, while it is undecided.
	pub deposit: Option<Deposit<AccountId>>,
	/// In which block it was logged.
	pub logged_at: BlockNumber,
	/// How far it has come.
	pub state: State<BlockNumber>,
	/// What it is.
	pub entry: Entry,
	/// The number of the same contributor's previous entry of the same kind.
	pub previous: Option<u32>,
	/// The task it was delivered for.
	pub task: Option<TaskId>,
	/// How many logs it replaced, one after the other: at most [`MAX_CORRECTIONS`].
	pub corrections: u8,
}

impl<AccountId: PartialEq, BlockNumber> Contribution<AccountId, BlockNumber> {
	/// The account for which the deposit is held: who logged it. `None` for somebody outside. What a
	/// scope contributes always has a logger.
	pub fn author(&self) -> Option<&AccountId> {
		self.logger.as_ref().or_else(|| self.agent())
	}

	/// The account whose contribution it is; `None` for somebody outside and for a scope.
	pub fn agent(&self) -> Option<&AccountId> {
		match &self.contributor {
			Contributor::Agent(agent) => Some(agent),
			Contributor::External(_) | Contributor::Scope(_) => None,
		}
	}

	/// The scope that contributed it; `None` for an agent and for somebody outside.
	pub const fn scope(&self) -> Option<ScopeId> {
		match &self.contributor {
			Contributor::Scope(scope) => Some(*scope),
			Contributor::Agent(_) | Contributor::External(_) => None,
		}
	}

	/// Whether it is the account's contribution, or was logged by it.
	pub fn concerns(&self, who: &AccountId) -> bool {
		self.agent() == Some(who) || self.logger.as_ref() == Some(who)
	}

	/// Whether it was logged and is not decided.
	pub const fn is_undecided(&self) -> bool {
		matches!(self.state, State::Undecided { .. })
	}
}

/// What stands instead of a log that was wrong.
#[frame_support::stored]
pub struct Replacement {
	/// How much, in millionths of the kind's unit.
	pub quantity: Quantity,
	/// The day on which it was done.
	pub day: Day,
	/// What proves it.
	pub evidence: Document,
}

/// What was logged for a day.
#[frame_support::stored]
#[derive(Copy)]
pub struct DayTotal {
	/// The day.
	pub day: Day,
	/// How much, reversed logs not counted, in millionths of the kind's unit; above 0.
	pub quantity: Quantity,
}

/// What one contributor gave of one kind to one scope.
#[frame_support::stored]
#[derive(Default)]
pub struct Ledger {
	/// The number of the last entry: each names the one before.
	pub latest: Option<u32>,
	/// How many contributions were logged, measured or imported, those that were reversed included.
	pub logged: u32,
	/// How many of them are undecided.
	pub open: u32,
	/// How many were accepted.
	pub accepted: u32,
	/// How much was accepted, less what was given back, in millionths of the kind's unit.
	pub quantity: u128,
	/// The units that this credits, less those given back.
	pub units: u128,
	/// The units that would be credited for what was given as a gift, less those taken from it.
	pub gifted: u128,
	/// What was logged for each of the last days, [`crate::Config::BackdateDays`] and today, as far
	/// as something was, oldest first. Older ones are dropped when the ledger is next written.
	pub days: BoundedVec<DayTotal, MaxDays>,
}

/// What all contributors gave of one kind to one scope, as far as it is decided.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Totals {
	/// How many contributions were accepted.
	pub accepted: u32,
	/// How many were rejected.
	pub rejected: u32,
	/// How many were called spam.
	pub spam: u32,
	/// How much was accepted, less what was given back, in millionths of the kind's unit.
	pub quantity: u128,
	/// The units that this credits, less those given back.
	pub units: u128,
	/// The units that would be credited for what was given as a gift, less those taken from it.
	pub gifted: u128,
}

/// What a reviewer says of a contribution.
#[frame_support::stored]
#[derive(Copy)]
pub enum Review {
	/// It counts.
	Accept,
	/// It does not count.
	Reject,
	/// It does not count, and was meant to annoy or deceive.
	Spam,
}

/// What the reviewers have said so far, each once, in the order of speaking.
pub type ReviewsOf<AccountId> = BoundedVec<(AccountId, Review), MaxReviews>;

/// That an agent may log for another.
#[frame_support::stored]
#[derive(Copy)]
pub struct AllowedLogger<AccountId, BlockNumber> {
	/// Who may log.
	pub logger: AccountId,
	/// The first block in which it may no longer.
	pub expires: BlockNumber,
}

/// Whom an agent allows to log for it in a scope.
pub type LoggersOf<AccountId, BlockNumber> =
	BoundedVec<AllowedLogger<AccountId, BlockNumber>, MaxLoggers>;

/// That an agent may log what a scope contributes to another one.
#[frame_support::stored]
#[derive(Copy)]
pub struct ScopeLogger<AccountId, BlockNumber> {
	/// The scope to which it contributes.
	pub to: ScopeId,
	/// Who may log.
	pub logger: AccountId,
	/// The first block in which it may no longer.
	pub expires: BlockNumber,
}

impl<AccountId: PartialEq, BlockNumber> ScopeLogger<AccountId, BlockNumber> {
	/// Whether it is that of an agent for what is contributed to a scope.
	pub fn is_for(&self, to: ScopeId, logger: &AccountId) -> bool {
		self.to == to && self.logger == *logger
	}
}

/// Whom a scope allows to log what it contributes to others.
pub type ScopeLoggersOf<AccountId, BlockNumber> =
	BoundedVec<ScopeLogger<AccountId, BlockNumber>, MaxLoggers>;

/// Something to be done, open to everybody who may take tasks.
#[frame_support::stored]
pub struct Task<AccountId, BlockNumber, Ticket> {
	/// Who opened it, and whose deposit it is.
	pub creator: AccountId,
	/// The kind of contribution it asks for.
	pub kind: KindId,
	/// What is to be done.
	pub document: Document,
	/// How often it can be done; at least 1.
	pub places: u16,
	/// How many places are claimed, or delivered and not decided.
	pub taken: u16,
	/// How many are done. `taken + done <= places`.
	pub done: u16,
	/// For how many blocks a claim holds, in which to deliver.
	pub claim_period: BlockNumber,
	/// Whether it can be claimed.
	pub open: bool,
	/// Workers who gave up a place without delivering and must wait for another: the latest, each
	/// once.
	pub gave_up: BoundedVec<GaveUp<AccountId, BlockNumber>, MaxGaveUp>,
	/// The creator's deposit.
	pub ticket: Ticket,
}

/// That somebody gave up a place of a task: gave it back, let its time pass, or took back what it
/// had delivered.
#[frame_support::stored]
pub struct GaveUp<AccountId, BlockNumber> {
	/// The worker.
	pub worker: AccountId,
	/// The first block in which it can claim the task again.
	pub until: BlockNumber,
}

impl<AccountId: PartialEq, BlockNumber: Copy + Ord, Ticket> Task<AccountId, BlockNumber, Ticket> {
	/// Whether somebody must wait at block `now` before it takes another place.
	pub fn waits(&self, worker: &AccountId, now: BlockNumber) -> bool {
		self.gave_up.iter().any(|other| other.worker == *worker && now < other.until)
	}

	/// Remembers that `worker` gave up a place and waits until then. Forgets those who need no
	/// longer wait at block `now`; and if as many wait as can be remembered, the one who would have
	/// been free first.
	pub fn remember(&mut self, worker: AccountId, until: BlockNumber, now: BlockNumber) {
		self.gave_up.retain(|other| now < other.until && other.worker != worker);
		if until <= now {
			return;
		}
		if self.gave_up.is_full() {
			let soonest = self.gave_up.iter().enumerate().min_by_key(|(_, other)| other.until);
			if let Some(place) = soonest.map(|(place, _)| place) {
				self.gave_up.remove(place);
			}
		}
		// There is room.
		let _ = self.gave_up.try_push(GaveUp { worker, until });
	}
}

impl<AccountId, BlockNumber, Ticket> Task<AccountId, BlockNumber, Ticket> {
	/// How many places nobody has taken.
	pub const fn free(&self) -> u16 {
		self.places.saturating_sub(self.taken).saturating_sub(self.done)
	}
}

/// That somebody works on a task.
#[frame_support::stored]
#[derive(Copy)]
pub enum TaskClaim<BlockNumber> {
	/// It is being done.
	Claimed {
		/// The first block in which it can no longer be delivered, and anybody can free the place.
		expires: BlockNumber,
	},
	/// It was delivered, and is not decided.
	Delivered {
		/// The number of the contribution.
		index: u32,
	},
}

/// One line of an older ledger.
#[frame_support::stored]
pub struct ImportedEntry<AccountId> {
	/// Whose contribution it was: somebody outside, by the salted hash of a name, or an
	/// agent of this chain.
	pub contributor: Contributor<AccountId>,
	/// Its kind.
	pub kind: KindId,
	/// How much, in millionths of the kind's unit; above 0. The kind's limits do not hold for
	/// history.
	pub quantity: Quantity,
	/// The day on which it was done.
	pub day: Day,
	/// The hash of the line it was made from.
	pub evidence: H256,
	/// Whether it was given as a gift.
	pub gift: bool,
}

/// A page of an older ledger.
pub type ImportedEntries<AccountId> = BoundedVec<ImportedEntry<AccountId>, MaxImportPage>;

/// The import of an older ledger.
#[frame_support::stored]
pub struct Import<AccountId> {
	/// Who brings the pages.
	pub importer: AccountId,
	/// The ledger it is made from.
	pub source: Document,
	/// How many entries it has.
	pub entries: u32,
	/// The sum of their quantities, of all kinds, in millionths of the kinds' units.
	pub quantity: u128,
	/// How many are imported: the number of the next one.
	pub imported: u32,
	/// The sum of the imported quantities.
	pub imported_quantity: u128,
	/// How many pages they came in.
	pub pages: u32,
	/// Whether the scope said that it is complete and right: nothing of it can be taken back.
	pub finished: bool,
}

/// Where a page of an import stands in the record.
#[frame_support::stored]
#[derive(Copy)]
pub struct ImportPage {
	/// The number of its first entry.
	pub first: u32,
	/// How many entries it has, one after the other.
	pub count: u32,
}
