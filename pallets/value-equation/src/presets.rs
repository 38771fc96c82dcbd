// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Common equations, for scopes to begin with.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use crate::{Ask, Bucket, Equation, MaxKinds, Mode, OnEmpty, Recipient};
use alloc::{vec, vec::Vec};
use frame_support::BoundedVec;
use ovn_primitives::{KindId, Name, Purse, Ratio};

/// A list of kinds.
type KindList = BoundedVec<KindId, MaxKinds>;

/// A common equation. The residue goes to the treasury.
#[frame_support::stored]
pub enum Preset {
	/// Equal shares: all to one kind, of which each participant is credited one unit.
	EqualShares {
		/// The kind of participation.
		participation: KindId,
	},
	/// Every hour counts the same: all to one kind, work, whatever else was contributed.
	HoursOnly {
		/// The kind of work.
		work: KindId,
	},
	/// By hours and their rates: all to the kinds of work.
	HoursByRate {
		/// The kinds of work.
		work: KindList,
	},
	/// 5 % to the infrastructure; 10 % to those who invested at the beginning and 5 % to those who
	/// started the work, until they have been paid; 80 % first to costs, then to participants.
	FabLab {
		/// The fund for the infrastructure.
		infrastructure: Purse,
		/// The kind of investments at the beginning: a debt.
		investment: KindId,
		/// The kind of work at the beginning: a debt.
		initiation: KindId,
		/// The kinds of costs: debts and expenses.
		costs: KindList,
		/// The kinds of participation.
		participation: KindList,
	},
	/// Half to costs, and what they do not need to an emergency fund; half to the fund of the
	/// budget round.
	HalfAndHalf {
		/// The kinds of costs: debts and expenses.
		costs: KindList,
		/// The fund for emergencies.
		emergency: Purse,
		/// The fund of the budget round.
		budget: Purse,
	},
	/// First all costs, then those who contributed.
	CostsFirst {
		/// The kinds of costs: debts and expenses.
		costs: KindList,
		/// The kinds of contribution.
		contributions: KindList,
	},
}

/// A share in per cent.
fn per_cent<AssetKind>(number: u32) -> Ask<AssetKind> {
	Ask::Share(Ratio::new(number, 100).expect("100 is not 0; qed"))
}

fn bucket<AccountId, AssetKind>(
	name: &str,
	share: u32,
	recipient: Recipient<AccountId>,
) -> Bucket<AccountId, AssetKind> {
	let name = Name::truncate_from(name.as_bytes().to_vec());
	Bucket { name, ask: per_cent(share), recipient }
}

fn books<AccountId>(kinds: KindList, on_empty: OnEmpty) -> Recipient<AccountId> {
	Recipient::Books { kinds, at_most: None, on_empty }
}

fn one<AccountId>(kind: KindId, on_empty: OnEmpty) -> Recipient<AccountId> {
	books(KindList::truncate_from(vec![kind]), on_empty)
}

impl Preset {
	/// The equation.
	pub fn equation<AccountId, AssetKind>(self) -> Equation<AccountId, AssetKind> {
		let next = OnEmpty::NextBucket;
		let (mode, buckets): (_, Vec<_>) = match self {
			Self::EqualShares { participation } => {
				(Mode::Straight, vec![bucket("participants", 100, one(participation, next))])
			},
			Self::HoursOnly { work } => {
				(Mode::Straight, vec![bucket("hours", 100, one(work, next))])
			},
			Self::HoursByRate { work } => {
				(Mode::Straight, vec![bucket("hours by rate", 100, books(work, next))])
			},
			Self::FabLab { infrastructure, investment, initiation, costs, participation } => (
				Mode::Straight,
				vec![
					bucket("infrastructure", 5, Recipient::Fund(infrastructure)),
					bucket("investment", 10, one(investment, next)),
					bucket("initiation", 5, one(initiation, next)),
					bucket("costs", 80, books(costs, next)),
					bucket("participants", 0, books(participation, next)),
				],
			),
			Self::HalfAndHalf { costs, emergency, budget } => (
				Mode::Straight,
				vec![
					bucket("costs", 50, books(costs, OnEmpty::Fund(emergency))),
					bucket("budget", 50, Recipient::Fund(budget)),
				],
			),
			Self::CostsFirst { costs, contributions } => (
				Mode::Remaining,
				vec![
					bucket("costs", 100, books(costs, next)),
					bucket("contributions", 100, books(contributions, next)),
				],
			),
		};
		Equation { mode, buckets: BoundedVec::truncate_from(buckets), residue: Purse::Treasury }
	}
}
