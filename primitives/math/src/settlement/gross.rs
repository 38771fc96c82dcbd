// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is taken off a gross income before the equation divides it: a firm's cut, the levy, standing
//! shares.

use super::{is_within, minus, plus, MAX_CUT, MAX_SHARES};
use crate::{split::Share, wide, Carry, MathError, Ratio};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::U512;
use scale_info::TypeInfo;

/// A levy on the gross income.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deduction {
	/// The part of the gross income; at most 1.
	pub share: Ratio,
	/// The fraction kept from the last income.
	pub carry: Carry,
}

/// What a standing share keeps of one asset from one income to the next.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Kept {
	/// Whole base units that were due and for which half of the income had no room: the next income
	/// pays them. 0 unless levy, cut and shares take all of the half, and then a few base units.
	pub owed: u128,
	/// The fraction of a base unit.
	pub carry: Carry,
}

/// A standing share of one income.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
	/// The rate.
	pub rate: Ratio,
	/// What it is a share of: the gross, or what an exemption leaves of it.
	pub base: u128,
	/// What it kept.
	pub kept: Kept,
	/// The most its ceiling leaves in this asset ([`super::ceiling::missing`]); `None`: no ceiling.
	pub at_most: Option<u128>,
}

/// An income from which something is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gross {
	/// The amount, in base units.
	pub amount: u128,
	/// The firm's cut ([`super::bond::cut`]); at most a fifth of the amount.
	pub cut: u128,
	/// The levy, unless the money was levied before.
	pub levy: Option<Deduction>,
	/// The standing shares, the oldest first; at most [`MAX_SHARES`].
	pub shares: Vec<Standing>,
}

/// What a standing share gets of one income.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
	/// Base units.
	pub amount: u128,
	/// What to keep for the next income.
	pub kept: Kept,
	/// What it would have got if all rates together left half of the income, and which nobody owes.
	/// 0 while everything is within its compartment.
	pub lost: u128,
	/// Whether its ceiling leaves nothing more in this asset.
	pub is_full: bool,
}

/// Where the gross goes: `amount = cut + levy + shares + base`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
	/// To the firm.
	pub cut: u128,
	/// To the network.
	pub levy: Option<Share>,
	/// To other scopes, in their order.
	pub shares: Vec<Taken>,
	/// What the equation divides.
	pub base: u128,
}

/// Takes cut, levy and standing shares off an income, in this order, each computed from the gross.
///
/// - The cut is an amount, rounded before. The levy is its ratio of the gross with the kept fraction.
/// - A share is its ratio of its base with what it kept, but no more than its ceiling leaves.
/// - Together they take at most half, rounded up. While cut, levy and shares are within their
///   compartments the exact parts leave half, so that only kept fractions can exceed it, by less than
///   a base unit for each part. Then the youngest shares wait: what is missing is owed and paid by the
///   next income. The levy never waits.
/// - Beyond the compartments, which no contract reaches, a share gets what is left and is owed nothing:
///   what it kept stays as it was.
///
/// Rounding: down, the fraction kept. Over any number of incomes a share within the compartments has
/// been paid, and is owed, floor(sum of base x rate) together, exactly, up to where its ceiling cuts it.
/// What a ceiling cuts is due to nobody and stays in the base.
///
/// Errors: [`MathError::OutOfRange`] for too many shares, a ratio above 1 or a cut above a fifth;
/// [`MathError::Mismatch`] for a base above the gross; [`MathError::Overflow`] if what is owed does not
/// fit.
///
/// Source: crate docs, "Settlement".
pub fn split(gross: &Gross) -> Result<Split, MathError> {
	if gross.shares.len() > MAX_SHARES || gross.cut > MAX_CUT.times(gross.amount)? {
		return Err(MathError::OutOfRange);
	}
	let is_regular = is_within_half(gross)?;
	// A fifth is not above a half.
	let mut room = minus(gross.amount.div_ceil(2), gross.cut)?;
	let mut base = minus(gross.amount, gross.cut)?;
	let mut take = |wanted: u128| {
		let taken = wanted.min(room);
		room = room.saturating_sub(taken);
		base = base.saturating_sub(taken);
		taken
	};
	let levy = match &gross.levy {
		Some(levy) => {
			let (wanted, carry) = levy.share.share_of(gross.amount, levy.carry)?;
			let amount = take(wanted);
			Some(Share { amount, carry: if amount < wanted { levy.carry } else { carry } })
		},
		None => None,
	};
	let mut shares = Vec::with_capacity(gross.shares.len());
	for share in &gross.shares {
		if share.base > gross.amount {
			return Err(MathError::Mismatch);
		}
		let (whole, carry) = share.rate.share_of(share.base, share.kept.carry)?;
		let wanted = plus(whole, share.kept.owed)?;
		let due = share.at_most.map_or(wanted, |most| wanted.min(most));
		let amount = take(due);
		let waits = due.saturating_sub(amount);
		// Where a ceiling cuts, the fraction is above it, too.
		let is_cut = share.at_most.is_some_and(|most| wanted >= most);
		let carry = if is_cut { Carry::default() } else { carry };
		// Less than the exact part was paid then, and nothing of what was kept.
		let is_lost = !is_regular && waits > share.kept.owed;
		shares.push(Taken {
			amount,
			kept: if is_lost { share.kept } else { Kept { owed: waits, carry } },
			lost: if is_lost { waits.saturating_sub(share.kept.owed) } else { 0 },
			is_full: share.at_most == Some(amount),
		});
	}
	Ok(Split { cut: gross.cut, levy, shares, base })
}

/// Whether cut, levy and shares, not rounded and with nothing kept, leave half of the gross. Exact: at
/// most nine denominators of 32 bits.
fn is_within_half(gross: &Gross) -> Result<bool, MathError> {
	let levy = gross.levy.iter().map(|levy| (levy.share, gross.amount));
	let shares = gross.shares.iter().map(|share| (share.rate, share.base));
	let start = (U512::from(gross.cut), U512::one());
	let (sum, whole) = levy.chain(shares).try_fold(start, |(sum, whole), (rate, base)| {
		let more = wide::product([whole, base.into(), rate.numerator().into()])?;
		let sum = wide::plus(wide::times(sum, rate.denominator().into())?, more)?;
		Ok((sum, wide::times(whole, rate.denominator().into())?))
	})?;
	Ok(wide::times(sum, 2.into())? <= wide::times(whole, gross.amount.into())?)
}

/// What is exempt of an income, and what a standing share is a share of.
///
/// `most` is the amount of a year that is exempt, `used` what was exempt in this year before.
///
/// Exact: both parts are the amount.
///
/// Source: crate docs, "Settlement".
pub fn exempt(amount: u128, most: u128, used: u128) -> (u128, u128) {
	let exempt = amount.min(most.saturating_sub(used));
	(exempt, amount.saturating_sub(exempt))
}

/// The lesser of two ratios: a firm's cut by its licence, and what a scope allows it.
///
/// Exact.
pub fn lesser(a: Ratio, b: Ratio) -> Ratio {
	if is_within(a, b) {
		a
	} else {
		b
	}
}
