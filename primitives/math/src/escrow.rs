// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Money that many collect for one purpose: how much is taken, what is returned, and who can stop
//! it.

use crate::{wide, MathError, Ratio};

/// What is taken of an amount that is `offered` to a collection with `collected` of its `goal`:
/// never more than is missing.
///
/// Errors: [`MathError::Mismatch`] if more was collected than the goal.
///
/// Source: crate docs, "Escrow".
pub fn cut(goal: u128, collected: u128, offered: u128) -> Result<u128, MathError> {
	Ok(goal.checked_sub(collected).ok_or(MathError::Mismatch)?.min(offered))
}

/// The part of `returning` that belongs to whoever gave `own` of the `collected` money, if those
/// who were served before gave `before` of it: floor(returning * (before + own) / collected) -
/// floor(returning * before / collected).
///
/// Rounding: each part is less than one base unit away from the exact one, and the parts add up to
/// `returning`, exactly, in whatever order they are taken. If all of it returns, everybody gets
/// `own`.
///
/// Errors: [`MathError::DivisionByZero`] if nothing was collected; [`MathError::Mismatch`] if more
/// returns, or more is served, than was collected.
///
/// Source: crate docs, "Escrow".
pub fn part(returning: u128, collected: u128, before: u128, own: u128) -> Result<u128, MathError> {
	let after = before.checked_add(own).ok_or(MathError::Mismatch)?;
	if after > collected || returning > collected {
		return Err(MathError::Mismatch);
	}
	// The second is not above the first.
	Ok(served(returning, collected, after)?.saturating_sub(served(returning, collected, before)?))
}

/// What the givers of the first `given` of the `collected` money got in total: floor(returning *
/// given / collected).
///
/// Errors: as [`part`].
pub fn served(returning: u128, collected: u128, given: u128) -> Result<u128, MathError> {
	if given > collected || returning > collected {
		return Err(MathError::Mismatch);
	}
	wide::quotient(wide::times(returning.into(), given.into())?, collected.into())
}

/// Whether `part` is a third of `whole` or more. Of nothing there is no third.
pub fn is_third(part: u128, whole: u128) -> bool {
	let Some(rest) = whole.checked_sub(part) else { return whole > 0 };
	// part >= (rest + part) / 3, without a product that could overflow.
	whole > 0 && rest.div_ceil(2) <= part
}

/// Whether `amount` of a `price`, of which `released` was paid, can be paid next: all that is left,
/// or, of several instalments, the first at most half of the price. None is below `smallest`,
/// unless it is all that is left.
pub fn is_instalment(price: u128, released: u128, amount: u128, smallest: u128) -> bool {
	let Some(left) = price.checked_sub(released) else { return false };
	let first_is_small = released > 0 || amount <= price / 2;
	amount > 0 && (amount == left || (amount < left && amount >= smallest && first_is_small))
}

/// What is paid for a claim of `owed` at a discount: owed * (1 - discount), rounded down.
///
/// Errors: [`MathError::OutOfRange`] if the discount exceeds 1.
pub fn discounted(owed: u128, discount: Ratio) -> Result<u128, MathError> {
	let kept = discount.denominator().checked_sub(discount.numerator());
	Ratio::new(kept.ok_or(MathError::OutOfRange)?, discount.denominator())?.times(owed)
}

/// The least principal for which a debt that pays `through` times its principal pays at least
/// principal * ceiling: principal * ceiling / through, rounded up. For a debt that is paid by
/// another one.
///
/// Errors: [`MathError::DivisionByZero`] if `through` is 0; [`MathError::Overflow`].
pub fn principal_through(
	principal: u128,
	ceiling: Ratio,
	through: Ratio,
) -> Result<u128, MathError> {
	let factors = [principal.into(), ceiling.numerator().into(), through.denominator().into()];
	let due = wide::product(factors)?;
	let unit = wide::times(ceiling.denominator().into(), through.numerator().into())?;
	let (whole, rest) = wide::divide(due, unit)?;
	let up = if rest.is_zero() { whole } else { wide::plus(whole, 1.into())? };
	wide::narrow(up)
}

/// floor(amount * numerator / denominator), for a part of a whole: at most `amount`.
///
/// Errors: [`MathError::DivisionByZero`]; [`MathError::OutOfRange`] if the ratio exceeds 1.
pub fn share(amount: u128, numerator: u128, denominator: u128) -> Result<u128, MathError> {
	if numerator > denominator {
		return Err(MathError::OutOfRange);
	}
	wide::quotient(wide::times(amount.into(), numerator.into())?, denominator.into())
}
