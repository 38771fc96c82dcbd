// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! No function panics, whatever it is given: stored records are taken from random bytes, numbers from
//! their whole range. What can be asserted for any input is asserted, too.

use codec::{Decode, Encode};
use ovn_math::{
	accumulator::{Accumulator, Entitlement},
	decay::{Factor, Index},
	median::{self, Quorum},
	pot::Pot,
	reward, split,
	stake::{self, Curve, Share, StakeFraction},
	units, Carry, Fraction, MathError, Ratio, Scale,
};
use primitive_types::U256;
use proptest::prelude::*;

/// Numbers of the whole range, its ends, and numbers of every magnitude.
fn number() -> impl Strategy<Value = u128> {
	prop_oneof![
		any::<u128>(),
		prop::sample::select(vec![0, 1, units::MAX - 1, units::MAX, u128::MAX - 1, u128::MAX]),
		crate::oracle::up_to_bits(128),
	]
}

/// A record from random bytes, some of them all ones; `None` for bytes that are no such record.
fn record<T: Decode + core::fmt::Debug>() -> impl Strategy<Value = Option<T>> {
	prop_oneof![
		3 => prop::collection::vec(any::<u8>(), 128),
		1 => Just(vec![255; 128]),
		1 => Just(vec![0; 128]),
	]
	.prop_map(|bytes| T::decode(&mut &bytes[..]).ok())
}

fn ratio() -> impl Strategy<Value = Ratio> {
	let edge = prop::sample::select(vec![0, 1, u32::MAX - 1, u32::MAX]);
	(prop_oneof![any::<u32>(), edge.clone()], prop_oneof![any::<u32>(), edge])
		.prop_filter_map("denominator of 0", |(n, d)| Ratio::new(n, d).ok())
}

fn wide() -> impl Strategy<Value = U256> {
	prop_oneof![any::<[u64; 4]>().prop_map(U256), number().prop_map(U256::from), Just(U256::MAX)]
}

fn scale() -> impl Strategy<Value = Scale> {
	any::<[u8; 2]>().prop_filter_map("no scale", |[min, steps]| {
		Scale::new(min, min.saturating_add(steps % 16)).ok()
	})
}

proptest! {
	#[test]
	fn splits(
		total in number(), held in number(),
		lines in prop::collection::vec((wide(), prop::option::of(number()), record::<Carry>()), 0..36),
		ratios in prop::collection::vec(ratio(), 0..36),
		rate in number(), value in wide(),
	) {
		let receivers: Vec<_> = lines.into_iter()
			.map(|(weight, cap, carry)| split::Receiver { weight, cap, carry: carry.unwrap_or_default() })
			.collect();
		if let Ok(division) = split::divide(total, held, &receivers) {
			prop_assert_eq!(division.shares.len(), receivers.len());
			for (share, receiver) in division.shares.iter().zip(&receivers) {
				prop_assert!(receiver.cap.is_none_or(|cap| share.amount <= cap));
			}
		}
		if let Ok(weights) = split::straight(&ratios) {
			prop_assert_eq!(weights.len(), ratios.len() + 1);
		}
		let _ = split::limit(value, ratios.first().copied().unwrap_or(Ratio::ONE));
		prop_assert_eq!(split::value(rate, held).is_ok(), held < units::MAX);
	}

	#[test]
	fn ratios(amount in number(), ratio in ratio(), carry in record::<Carry>(), fraction in record::<Fraction>()) {
		let carry = carry.unwrap_or_default();
		let _ = ratio.times(amount);
		prop_assert_eq!(ratio.share_of(amount, carry).is_ok(), ratio.is_share());
		if let Some(fraction) = fraction {
			prop_assert!(fraction.of(amount).is_ok_and(|part| part <= amount));
		}
	}

	#[test]
	fn accumulators(
		book in record::<Accumulator>(), position in record::<Entitlement>(),
		level in wide(), amount in number(), units in number(), ratio in ratio(),
	) {
		let (book, position) = (book.unwrap(), position.unwrap());
		if let Ok(after) = book.distribute(amount, units) {
			prop_assert!(after.level() >= book.level());
		}
		if let Ok((after, _)) = book.distribute_up_to(level, amount, units) {
			prop_assert!(after.level() >= book.level() && after.level() <= level);
		}
		if let Ok(level) = book.closing_level(ratio) {
			prop_assert!(level >= book.level());
		}
		if let Ok(after) = position.settle(level, units) {
			prop_assert!(after.claimable() >= position.claimable());
			prop_assert_eq!(after.settle(level, units), Ok(after));
		}
		prop_assert_eq!(position.claimed().claimable(), 0);
		prop_assert_eq!(position.paid(position.claimable()), Ok(position.claimed()));
		prop_assert_eq!(position.paid(amount).is_ok(), amount <= position.claimable());
		let _ = book.absorb(&position);
		let _ = book.absorb(&position.claimed());
		let _ = Entitlement::open(level).settle(book.level(), units);
	}

	#[test]
	fn medians(
		scale in scale(), weights in prop::collection::vec(number(), 1..18),
		reputation in number(), quorum in record::<Quorum>(), value in any::<u8>(), tolerance in any::<u8>(),
	) {
		let fits = weights.len() == scale.values().count();
		prop_assert_eq!(median::verdict(scale, &weights).is_ok(), fits);
		prop_assert_eq!(median::result(scale, &weights, reputation).is_ok(), fits);
		prop_assert_eq!(median::is_decided(scale, &weights, reputation).is_ok(), fits);
		let quorum = quorum.unwrap_or_default();
		let _ = median::is_heard(weights[0], reputation, quorum);
		prop_assert_eq!(median::result_at_best(scale, &weights, reputation).is_ok(), fits);
		let _ = median::is_spam_decided(weights[0], weights[weights.len() - 1], reputation);
		let _ = median::is_spam(weights[0], weights[weights.len() - 1], reputation, quorum);
		let _ = (scale.index_of(value), scale.quality(value), scale.right_values(value, tolerance));
		prop_assert!(scale.default_tolerance() <= 3);
	}

	#[test]
	fn stakes(fraction in record::<StakeFraction>(), reputation in number(), spoken in number(), weight in number()) {
		let fraction = fraction.unwrap_or_default();
		let possible = reputation > 0 && spoken.checked_add(weight).is_some();
		let settle = stake::settle(fraction, reputation, spoken, weight);
		prop_assert_eq!(settle.is_ok(), possible);
		prop_assert!(settle.is_ok_and(|staked| staked.stake <= weight && staked.share <= Share::of_units(weight)) || !possible);
		for curve in [Curve::Linear, Curve::SquareRoot] {
			let stream = stake::stream(fraction, curve, reputation, spoken, weight);
			prop_assert_eq!(stream.is_ok(), possible);
			prop_assert!(stream.is_ok_and(|stake| stake <= weight) || !possible);
		}
		let _ = stake::smallest_weight(reputation);
	}

	#[test]
	fn pots_and_rewards(
		pot in record::<Pot>(), a in number(), b in number(), c in number(), d in number(),
		multiplier in ratio(), quality in ratio(), fraction in record::<Fraction>(),
	) {
		let share = Share::of_units;
		for pot in [pot, Pot::new(a, share(b), c).ok()].into_iter().flatten() {
			let portion = pot.portion(share(c), d);
			prop_assert!(portion.map_or(true, |portion| portion <= pot.amount()));
		}
		if let Some(fraction) = fraction {
			prop_assert!(reward::capped(a, b, c, fraction).is_ok_and(|gain| gain <= a));
			prop_assert!(reward::bonus(a, fraction).is_ok_and(|bonus| bonus <= a));
		}
		prop_assert_eq!(reward::gain(a, quality, b, c).is_ok(), quality.is_share() && c > 0);
		prop_assert!(reward::credited_units(a, multiplier, quality).map_or(true, |credited| credited < units::MAX));
	}

	#[test]
	fn decays(index in record::<Index>(), factor in record::<Factor>(), steps in any::<u32>(), number in number()) {
		let (index, factor) = (index.unwrap(), factor.unwrap());
		if let Ok(after) = index.after(factor, steps) {
			prop_assert!(after <= index);
		}
		let _ = (index.shares(number), index.reputation(number));
		for index in [index, Index::default()] {
			let _ = index.after(Factor::from_half_life(1).unwrap(), steps);
		}
	}

	#[test]
	fn records_survive_storage(book in record::<Accumulator>(), position in record::<Entitlement>(), pot in record::<Pot>()) {
		fn again<T: Encode + Decode>(record: &T) -> T {
			T::decode(&mut &record.encode()[..]).unwrap()
		}
		prop_assert_eq!(book.as_ref().map(again), book);
		prop_assert_eq!(position.as_ref().map(again), position);
		prop_assert_eq!(pot.as_ref().map(again), pot);
	}
}

#[test]
fn errors_say_what_they_are() {
	let errors = [
		MathError::Overflow,
		MathError::DivisionByZero,
		MathError::OutOfRange,
		MathError::Mismatch,
		MathError::Exhausted,
	];
	let texts: std::collections::BTreeSet<_> = errors.iter().map(ToString::to_string).collect();
	assert_eq!(texts.len(), errors.len());
	for (number, error) in errors.iter().enumerate() {
		assert_eq!(error.encode(), [u8::try_from(number).unwrap()]);
	}
}
