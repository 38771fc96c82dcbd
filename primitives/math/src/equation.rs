// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The division of one income by one value equation.
//!
//! Everything that matters is an argument and everything that changes is returned, so that the same
//! function pays an income and previews it.

use crate::{
	split::{self, Receiver, Share},
	Carry, MathError, Ratio,
};
use alloc::vec::Vec;
use primitive_types::U256;

/// The greatest number of buckets of an equation.
pub const MAX_BUCKETS: usize = 16;

/// The greatest number of kinds that all buckets of an equation name together.
pub const MAX_KINDS: usize = split::MAX_RECEIVERS;

/// What the shares of buckets are shares of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
	/// Of the base, whatever other buckets take. The shares add up to at most 1.
	Straight,
	/// Of what the buckets before have left.
	Remaining,
}

/// What a bucket asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
	/// A share, at most 1; the mode says of what.
	Share(Ratio),
	/// A fixed number of base units of every income.
	Fixed(u128),
}

/// One kind that a bucket pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
	/// Its value, as returned by [`split::value`].
	pub value: U256,
	/// The most it can take now, in base units: what a debt still owes, or what is left of the
	/// value of a Once position. `None`: no limit.
	pub cap: Option<u128>,
	/// Whether it is left out when what others cannot take is divided again.
	pub once: bool,
	/// The fraction kept from the last income.
	pub carry: Carry,
}

/// Where the part of a bucket goes that its kinds cannot take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
	/// To the next bucket, on top of that one's own part; from the last bucket to the residue.
	Next,
	/// To a fund.
	Fund,
	/// To the savings of the bucket, which are added to its next part.
	Hold,
}

/// The recipients of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recipients {
	/// One recipient, who takes everything: an account, a fund, another scope.
	One,
	/// Kinds, in proportion to their values.
	Kinds {
		/// The kinds.
		kinds: Vec<Kind>,
		/// The most the bucket takes of one income, as a multiple of the sum of the values. `None`:
		/// no limit.
		at_most: Option<Ratio>,
		/// The money behind the fractions of the kinds, in base units: [`Filled::held`] of the last
		/// income.
		held: u128,
		/// Where the part goes that they cannot take.
		rest: Rest,
	},
}

/// A bucket of an equation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
	/// What it asks for.
	pub ask: Ask,
	/// The fraction kept from the last income.
	pub carry: Carry,
	/// Its savings, in base units.
	pub savings: u128,
	/// Who gets it.
	pub recipients: Recipients,
}

/// An income, with everything that decides where it goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Income {
	/// What is left of it for the equation, in base units: [`crate::settlement::gross::Split::base`].
	pub net: u128,
	/// Base units that are divided with this income although they are not part of it: what an older
	/// version of the equation held.
	pub released: u128,
	/// What the shares of buckets are shares of.
	pub mode: Mode,
	/// The buckets, in their order; at most [`MAX_BUCKETS`].
	pub buckets: Vec<Bucket>,
	/// The residue's fraction kept from the last income; used in [`Mode::Straight`] only.
	pub residue_carry: Carry,
	/// The money behind the fractions of the buckets and of the residue, in base units:
	/// [`Routing::held`] of the last income. 0 in [`Mode::Remaining`].
	pub held: u128,
}

/// What a bucket did with its part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
	/// Its own part of this income.
	pub own: u128,
	/// What the bucket before passed on.
	pub passed: u128,
	/// What it took for its recipients: its own part, what was passed on and its savings, less the
	/// rest. For kinds it is the sum of their parts and of the change in what is held.
	pub taken: u128,
	/// What its recipients could not take.
	pub rest: u128,
	/// The fraction to keep.
	pub carry: Carry,
	/// Its savings now.
	pub savings: u128,
	/// What each kind gets; empty for [`Recipients::One`].
	pub kinds: Vec<Share>,
	/// For each kind, whether it has a cap that its part would have reached without `at_most`.
	pub reached: Vec<bool>,
	/// The money behind the fractions of the kinds, to be passed to the next income.
	pub held: u128,
}

/// Where an income goes.
///
/// ```text
/// net + released + held before + savings before
///     = parts of kinds and of other recipients + rests to funds + residue + held after
///       + savings after
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Routing {
	/// What the equation divides: the net income, and what was released.
	pub base: u128,
	/// The buckets, in their order.
	pub buckets: Vec<Filled>,
	/// What no bucket took.
	pub residue: u128,
	/// The residue's fraction to keep.
	pub residue_carry: Carry,
	/// The money behind the fractions of the buckets and of the residue, to be passed to the next
	/// income.
	pub held: u128,
}

/// Divides an income by an equation.
///
/// - Each bucket, in order, gets its own part and what the one before passed on. Its own part is
///   never more than what is left without that. Straight: its share of the base. Remaining: its
///   share of what is left, not counting what was passed on. Fixed: its amount, or less if less is
///   left.
/// - Of that and its savings it takes what its recipients can take: everything, or for kinds at
///   most `at_most` times their value, divided in proportion to value as far as the caps allow.
/// - What is left at the end is residue.
///
/// Units: base units of one asset. Rounding: every part down, its fraction kept; see
/// [`split::divide`] for kinds and for buckets of a Straight equation, [`Ratio::share_of`] for all
/// else.
///
/// Errors: [`MathError::OutOfRange`] for too many buckets or kinds, or shares that exceed 1, in sum
/// for a Straight equation; [`MathError::Overflow`] if the amounts together, or the values of a
/// bucket, do not fit; [`MathError::Mismatch`] if what is held does not belong to the fractions.
///
/// Source: crate docs, "Equations".
pub fn route(income: &Income) -> Result<Routing, MathError> {
	check_size(&income.buckets)?;
	let base = plus(income.net, income.released)?;
	let plan = plan(income, base)?;
	let mut left = minus(plus(base, income.held)?, plan.held)?;
	let mut passed = 0;
	let mut buckets = Vec::with_capacity(income.buckets.len());
	for (bucket, planned) in income.buckets.iter().zip(&plan.own) {
		let free = minus(left, passed)?;
		let (own, carry) = match (bucket.ask, planned) {
			(Ask::Fixed(amount), _) => (amount.min(free), bucket.carry),
			(Ask::Share(_), Some(share)) => (share.amount.min(free), share.carry),
			(Ask::Share(share), None) => share.share_of(free, bucket.carry)?,
		};
		let filled = fill(bucket, own, carry, passed)?;
		let part = plus(own, passed)?;
		left = minus(left, part)?;
		passed = 0;
		if matches!(bucket.recipients, Recipients::Kinds { rest: Rest::Next, .. }) {
			passed = filled.rest;
			left = plus(left, passed)?;
		}
		buckets.push(filled);
	}
	Ok(Routing { base, buckets, residue: left, residue_carry: plan.residue_carry, held: plan.held })
}

/// Checks what an equation must satisfy, whatever the income.
///
/// Errors: [`MathError::OutOfRange`] for a share above 1, or shares of a Straight equation that
/// exceed 1 together or have no common denominator of 128 bits, or more than [`MAX_BUCKETS`]
/// buckets.
pub fn check(mode: Mode, asks: &[Ask]) -> Result<(), MathError> {
	let shares = shares(asks.iter().copied());
	let within = asks.len() <= MAX_BUCKETS && shares.iter().all(|share| share.is_share());
	if !within {
		return Err(MathError::OutOfRange);
	}
	match mode {
		Mode::Straight => split::straight(&shares).map(drop),
		Mode::Remaining => Ok(()),
	}
}

fn shares(asks: impl Iterator<Item = Ask>) -> Vec<Ratio> {
	asks.filter_map(|ask| match ask {
		Ask::Share(share) => Some(share),
		Ask::Fixed(_) => None,
	})
	.collect()
}

fn check_size(buckets: &[Bucket]) -> Result<(), MathError> {
	let kinds = buckets.iter().try_fold(0_usize, |kinds, bucket| match &bucket.recipients {
		Recipients::One => Some(kinds),
		Recipients::Kinds { kinds: more, .. } => kinds.checked_add(more.len()),
	});
	let within = kinds.is_some_and(|kinds| kinds <= MAX_KINDS) && buckets.len() <= MAX_BUCKETS;
	if within {
		Ok(())
	} else {
		Err(MathError::OutOfRange)
	}
}

/// What the buckets of a Straight equation get, before they are filled.
struct Plan {
	/// For each bucket with a share, in a Straight equation.
	own: Vec<Option<Share>>,
	residue_carry: Carry,
	held: u128,
}

fn plan(income: &Income, base: u128) -> Result<Plan, MathError> {
	if income.mode == Mode::Remaining {
		let own = income.buckets.iter().map(|_| None).collect();
		return Ok(Plan { own, residue_carry: income.residue_carry, held: income.held });
	}
	let asks = income.buckets.iter().map(|bucket| bucket.ask);
	let weights = split::straight(&shares(asks))?;
	let asking = income.buckets.iter().filter(|bucket| matches!(bucket.ask, Ask::Share(_)));
	let carries = asking.map(|bucket| bucket.carry).chain([income.residue_carry]);
	let receivers: Vec<Receiver> = weights
		.into_iter()
		.zip(carries)
		.map(|(weight, carry)| Receiver { weight, cap: None, carry })
		.collect();
	let division = split::divide(base, income.held, &receivers)?;
	let mut shares = division.shares.into_iter();
	let own = income
		.buckets
		.iter()
		.map(|bucket| match bucket.ask {
			Ask::Share(_) => shares.next(),
			Ask::Fixed(_) => None,
		})
		.collect();
	// The weights end with that of the residue, and there is one for each share before.
	let residue = shares.next().ok_or(MathError::Mismatch)?;
	Ok(Plan { own, residue_carry: residue.carry, held: division.held })
}

/// Gives a bucket its own part and what was passed on, and its recipients what they can take.
fn fill(bucket: &Bucket, own: u128, carry: Carry, passed: u128) -> Result<Filled, MathError> {
	let offered = plus(plus(own, passed)?, bucket.savings)?;
	let filled = Filled {
		own,
		passed,
		taken: offered,
		rest: 0,
		carry,
		savings: 0,
		kinds: Vec::new(),
		reached: Vec::new(),
		held: 0,
	};
	let (kinds, at_most, held, to) = match &bucket.recipients {
		Recipients::One => return Ok(filled),
		Recipients::Kinds { kinds, at_most, held, rest } => (kinds, at_most, *held, *rest),
	};
	let whole = kinds
		.iter()
		.try_fold(U256::zero(), |whole, kind| whole.checked_add(kind.value))
		.ok_or(MathError::Overflow)?;
	let most = at_most.and_then(|multiple| split::limit(whole, multiple));
	let intake = most.map_or(offered, |most| offered.min(most));
	let (shares, unplaced, held) = if whole.is_zero() {
		let unchanged = kinds.iter().map(|kind| Share { amount: 0, carry: kind.carry });
		(unchanged.collect(), intake, held)
	} else {
		let receivers: Vec<Receiver> = kinds
			.iter()
			.map(|kind| Receiver { weight: kind.value, cap: kind.cap, carry: kind.carry })
			.collect();
		let once: Vec<bool> = kinds.iter().map(|kind| kind.once).collect();
		let division = split::divide_with_once(intake, held, &receivers, &once)?;
		(division.shares, division.unplaced, division.held)
	};
	let taken = minus(intake, unplaced)?;
	let rest = minus(offered, taken)?;
	let savings = if to == Rest::Hold { rest } else { 0 };
	let reached = kinds
		.iter()
		.map(|kind| kind.cap.is_some_and(|cap| split::reaches(offered, kind.value, cap, whole)))
		.collect();
	Ok(Filled { taken, rest, savings, kinds: shares, reached, held, ..filled })
}

fn plus(a: u128, b: u128) -> Result<u128, MathError> {
	a.checked_add(b).ok_or(MathError::Overflow)
}

fn minus(a: u128, b: u128) -> Result<u128, MathError> {
	a.checked_sub(b).ok_or(MathError::Overflow)
}
