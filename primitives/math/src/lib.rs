// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The arithmetic of open value networks: dividing money, and weighing peers' judgements of
//! contributions. Pure functions of plain numbers, without storage or chain.
//!
//! # Conventions
//! - **Money** is counted in base units of an asset, 128 bits. **Units** of share books have 6
//!   decimals and stay below 2^96 in sum. **Reputation** has 12 decimals and stays below 2^84 in a
//!   network; where it is stored and weighed it is counted in decay-free shares of up to 128 bits.
//! - Products are computed in 256 or 512 bits, so that only final results can overflow, which is an
//!   error. Nothing wraps, saturates silently or panics, whatever the arguments. A function that
//!   returns an error has changed nothing.
//! - Every function says how it rounds. Rounding never creates money or reputation.
//! - "Source" in a function's documentation names the section below that states its rule.
//! - A type with bounds cannot be decoded out of them.
//!
//! # Kept fractions
//! A receiver who is paid again and again would lose up to a base unit each time by rounding down.
//! So the fraction is kept ([`Carry`]), in parts of 2^-128 base units, and starts at 2^-32
//! ([`carry::HEAD_START`]). For exact parts x1, x2, ... xk the receiver has been paid floor(2^-32 +
//! sum of the xi, each rounded down to 2^-128), hence, for k up to 2^96,
//! ```text
//! sum of xi - 1  <  paid  <=  sum of xi + 2^-32.
//! ```
//! If all xi are multiples of 1/d with d < 2^32 (shares n/d of whole amounts), then paid =
//! floor(sum of xi), exactly. If n receivers divide the same money T, they have been paid at most
//! T + n * 2^-32 in sum; as both are whole numbers, at most T, for fewer than 2^32 receivers.
//!
//! # Ratios of an income
//! A levy, a standing share or a bucket of a Remaining equation takes the share n/d of one amount:
//! [`Ratio::share_of`], with its kept fraction. It never takes more than the amount, so a sequence
//! of them never takes more than what is left.
//!
//! The buckets of a Straight equation all take their share of the same base. [`split::straight`]
//! puts their ratios over the common denominator, with the rest to 1 as one more weight (that of
//! the residue fund), and [`split::divide`] divides the base by these weights.
//!
//! # Weights, caps and what is held
//! Kinds of a bucket divide its part in proportion to value = rate * units ([`split::value`]), or
//! rate * open principal. [`split::divide`] gives receiver k of weight wk, of W in sum, floor(T *
//! wk / W + kept fraction) and keeps the fraction. The fractions are money that nobody has
//! received: `held`, fewer base units than receivers, goes into the next division. Thus
//! ```text
//! total + held before = sum of parts + unplaced + held after,
//! ```
//! and no remainder is given to the largest, the first or the last receiver.
//!
//! A receiver whose part exceeds its cap (what a debt still owes) gets the cap. What it cannot take
//! is divided again among the others, until no part exceeds a cap. If all are capped the rest is
//! `unplaced`. A bucket with `at_most` = m takes at most m times the value of its kinds
//! ([`split::limit`]), and a Once position at most what was laid out. Once positions are left out
//! when what others cannot take is divided again ([`split::divide_with_once`]).
//!
//! # Equations
//! [`equation::route`] divides what a firm's cut, the levy and standing shares leave of an income
//! ([`settlement::gross::split`]) by a whole equation: buckets in order; kinds of a bucket; what passes
//! on, to a fund or into savings, because a bucket cannot take it; and what no bucket took. The numbers
//! that it returns add up exactly to the income and what was held before.
//!
//! # Share books
//! For each book and asset an [`accumulator::Accumulator`] has a level (256 bits, 128 of them
//! fractional) and a carried remainder. Distributing an amount a among U units:
//! ```text
//! rise = floor((a * 2^128 + carried) / U);  level += rise;  carried = the remainder.
//! ```
//! A position of u units that was settled at level l0 earns u * (level - l0), exactly, and keeps
//! the fraction below a base unit. Changing units is always: settle with the old ones, then change.
//!
//! Nothing is lost: at any time 2^128 * accepted = (earned by all positions) + carried. So with n
//! positions
//! ```text
//! accepted - paid - (n + 1)  <=  sum of what can be claimed  <=  accepted - paid,
//! ```
//! the right side by the argument of kept fractions, the left because each position keeps less than
//! one base unit and carried < U * 2^-128. A closed position returns its fraction
//! ([`accumulator::Accumulator::absorb`], followed by a distribution of 0), so that closed ones do
//! not count; when the last one leaves, what whole base units this makes leave the book, too.
//!
//! Against exact rationals a position is off by u * 2^-128 * sum over its distributions of (carried
//! before - carried after) / U. While total units are constant this telescopes. In general it is
//! below by less than k * u * 2^-128 after k distributions: with k * u <= 2^96 (a position of 10^9
//! whole units and 2^46 distributions) the head start covers it, and the position loses less than
//! one base unit over its whole life. It is above by at most (k + 1) * 2^-32 base units: what is
//! carried goes to those who hold units at the next distribution.
//!
//! # Debt
//! The units of a debt book are base units of its one asset. A cohort that opens at level l closes
//! at l + floor(c * 2^128) ([`accumulator::Accumulator::closing_level`]), c being the ceiling as a
//! ratio. A position of principal p has then earned at least p * c - p * 2^-128, the head start
//! covers the difference since p < 2^96, and the ceiling is a multiple of 1/d with d < 2^32: it is
//! paid floor(p * c) ([`Ratio::times`]), exactly. [`accumulator::Accumulator::distribute_up_to`]
//! stops at the level where the oldest cohort closes and says what is left for the others.
//!
//! A [`cohort::Cohort`] records in sum what the level gave to its positions and what they are paid.
//! The difference, less than one base unit for each position, is carried on when it closes, to the
//! younger cohorts. What a whole book owes is the sum of floor(p * c), less what it accepted; when
//! that is 0 all cohorts close exactly, though the level lacks these fractions
//! ([`accumulator::Accumulator::complete`]).
//!
//! # Escrow
//! C was collected of a goal, never more ([`escrow::cut`]). D of it is returned to those who gave
//! it, in proportion. In the order in which they are served, whoever gave x after others who gave s
//! gets ([`escrow::part`])
//! ```text
//! floor(D * (s + x) / C) - floor(D * s / C).
//! ```
//! The sum telescopes to D in any order, so nothing is left over. Each part is less than one base
//! unit away from D * x / C, and D = C gives x.
//!
//! # Evaluations
//! Evaluators give values on a [`Scale`]. R is the weight of all who may speak, V of those who
//! spoke.
//! - [`median::verdict`]: the weighted median of those who spoke, the lower value on a tie.
//! - [`median::result`]: silence, max(R - V, 0), counts as value 0; upward from there, the first
//!   value at which the accumulated weight reaches half of max(R, V): exactly half in favour is not
//!   enough.
//! - [`median::result_at_best`]: the same with silence on the highest value. Silence is not a no:
//!   what would be good if the silent said so is not rejected.
//! - [`median::is_decided`]: putting all silence on the lowest value and putting it on the highest
//!   give the same verdict, and the present result is that value. Adding weight at a lower value
//!   never raises either, so every other distribution of the silence lies between the two and
//!   gives the same.
//! - [`median::is_heard`]: V >= q * R and V > 0. [`median::is_spam`]: heard, and more than half of
//!   V says so. [`median::is_spam_decided`]: silence cannot change that, or nobody says so.
//!
//! # Stakes
//! V0 is the weight that spoke before, V = V0 + own weight, s the stake fraction, v cut at R.
//! - [`stake::settle`]: stake = s * integral of (1 - v/R) dv from V0 to V = P(V) - P(V0) with P(v)
//!   = floor(s * (v - v^2 / 2R)); share = integral of (1 - v/R)^2 dv = Q(V) - Q(V0) with Q(v) =
//!   floor(2^96 * (R^3 - (R - v)^3) / 3R^2) / 2^96. As differences of one floored function they add
//!   up: ten identities that speak one after the other stake and share as one of their joint weight
//!   does. The 96 fractional bits ([`stake::Share`]) are for the last who speak, whose areas are
//!   tiny: whoever has the smallest weight gets of a pot what exact numbers would give it, to less
//!   than 10^-6 units.
//! - [`stake::stream`]: stake = share = s * weight * (1 - f(V/R)), 0 from V = R on. Who spoke
//!   before for the same value receives it in proportion to weight: an accumulator with weights as
//!   units, which must stay below 2^96 there.
//! - [`stake::smallest_weight`]: R / 10^6, rounded up.
//!
//! # Pots
//! Right are those within the tolerance of the verdict ([`Scale::right_values`]). A pot is divided
//! among them by share, by weight if all shares are 0 ([`pot::Pot`]): floor(pot * own / sum) each,
//! whenever each is settled, and the rest joins the network's carry.
//!
//! # Rewards
//! - [`reward::credited_units`]: quantity * role multiplier * quality, quality = result / max of
//!   the scale ([`Scale::quality`]).
//! - [`reward::gain`]: factor * quality * min(1, value / the kind's reward value), of reputation
//!   and of the network's asset.
//! - [`reward::capped`]: what one agent gains in a window stays within a fraction of R, however
//!   many logs it takes.
//! - [`reward::bonus`]: the evaluators' fraction of the gain.
//!
//! # Decay
//! present reputation = shares * index, index(n) = 2^(-n / half-life), see [`decay`]: all
//! reputation of a network decays at once. Crediting reputation divides by the index, rounding
//! down; everything else moves shares.
//!
//! # Uses
//! [`tariff::bill`] returns what the use of a resource costs: material, technician, maintenance,
//! infrastructure and, as long as those who bought the resource are owed something, payback, which
//! is what price x hours leaves after the other four. Every part is rounded down by itself; what is
//! due is their sum, exactly. Books take the payback oldest first, each what it still owes
//! ([`tariff::in_order`]), and what none of them takes goes to infrastructure. Where less is held
//! than is due the parts are paid in their order ([`tariff::Bill::within`]).
//!
//! Reservations are intervals of blocks that never overlap: a [`calendar`].
//!
//! # Decisions
//! A scope decides by bodies ([`decision::Body`]): one electorate in one measure, heads or reputation.
//! W is the weight of a body, N the number of equal voters it is worth: heads, or W^2 / sum of
//! squares, rounded down, so that a few who have most of it count as the few they are. A agrees, D
//! disagrees, B blocks, n = D + B. Who abstains counts as silent.
//! - clear: A > 0 and n^2 W < A^2 (A + n): n / sqrt(A + n) < A / sqrt(W). The more stay silent the
//!   clearer those who speak must be for it.
//! - Floor of a majority: 2 A > W below N = 20, else A^2 N >= 5 W^2 and 100 A >= 3 W; with 2 A in place
//!   of A at a second call. Of special and emergency: 2 A > W below N = 40, else A^2 N >= 10 W^2 and
//!   10 A >= W. With a support of p percent also 100 A > p W.
//! - Blocked: B > 0, and 100 B >= block share * W or, in heads, B30 >= [`decision::block_heads`], B30
//!   being those who have been on the roll for 30 days.
//! - Consent passes unless blocked if A > n; majority unless blocked if clear and the floor is reached;
//!   special if clear, 3 A >= 2 (A + D) and its floor is reached; emergency if moreover 4 A >= 3 (A +
//!   D). What is not clear fails as outvoted, or as too few if nobody is against it.
//! - [`decision::is_certain`]: it passes if all who are silent disagreed, and would not be blocked if
//!   they blocked.
//!
//! - A season has 30 days ([`decision::SEASON`]). In one, of V voters of which M became members in it,
//!   max(10, (V - M) / 2) can become members in all ([`decision::admissions`]), and max(2, (V - M) / 4) by
//!   stewards where votes decide ([`decision::admissions_by_stewards`]). A second call has twice the period, at most 30 days ([`decision::second_period`]).
//!
//! All of it compares whole numbers, exactly. [`decision::Weights`] keeps W and the sum of squares.
//!
//! [`decision::history`] says what a weight was when a day began, [`decision::window`] what happened in the
//! last days.
//!
//! # Settlement
//! - Cut, levy and standing shares of an income are each computed from its gross, and each has a
//!   compartment of its own that none of the others can fill: a fifth, a tenth, a fifth
//!   ([`settlement::has_room`]). So the exact parts leave half, whatever is decided later
//!   ([`settlement::gross::split`]).
//! - A share within the compartments has been paid, and is owed, floor(sum of base x rate) together, to
//!   the unit; what a ceiling cuts is due to nobody.
//! - A ceiling names one to four assets with amounts of the same worth ([`settlement::ceiling`]). With p
//!   paid of a in each, what is missing in asset i is floor(ai x (1 - sum of p / a)), from products of all
//!   amounts, exactly: sum of p / a never exceeds 1, and reaches 1 with one asset.
//! - What is declared counts by periods ([`settlement::period`]): due = floor(rate x base), on all parts
//!   of a period together, whatever their number. Corrections never move money back, they make credit,
//!   and credit pays at most half of what is due next. In sum
//!   ```text
//!   paid + owed = due + credit.
//!   ```
//! - Free of charge is who contributed on enough days, or shares ([`settlement::standing`]).
//! - A bond covers what a firm announces; what hidden sales and open ones claim beyond it they divide in
//!   proportion, and the penalty takes only of what is left ([`settlement::bond`]).
//! - Units of a custodian never exceed the limit by an issue. In default whoever burns u of U units gets
//!   floor(u x left / U) of the bond ([`settlement::fiat`]).
//! - Shares in a circle end: all that comes of them is at most a quarter of what came from outside
//!   ([`settlement::loops`]).
//!
//! # Who uses what
//! | pallet | modules |
//! | --- | --- |
//! | contributions | [`reward`] (credited units), [`split::value`] |
//! | evaluation | [`scale`], [`median`], [`stake`], [`pot`], [`reward`], [`decay`], [`accumulator`] for `stream` |
//! | shares | [`accumulator`], [`cohort`], [`units`], [`Ratio::times`] and [`split::limit`] |
//! | crowdfunding | [`escrow`] |
//! | custody | [`tariff`], [`calendar`] |
//! | governance | [`decision`] |
//! | settlement | [`settlement`] |
//! | value-equation | [`equation`], [`split`], [`ratio`], [`carry`] |

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

/// Decoding through the constructor, so that a value out of bounds cannot come from outside.
macro_rules! decode_checked {
	($type:ty, $encoded:ty, $new:expr) => {
		impl codec::Decode for $type {
			fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
				let new: fn($encoded) -> Result<Self, crate::MathError> = $new;
				new(<$encoded as codec::Decode>::decode(input)?).map_err(|_| "out of bounds".into())
			}
		}

		impl codec::DecodeWithMemTracking for $type {}
	};
}
pub(crate) use decode_checked;

pub mod accumulator;
pub mod allowance;
pub mod calendar;
pub mod carry;
pub mod cohort;
pub mod decay;
pub mod decision;
pub mod equation;
pub mod error;
pub mod escrow;
pub mod median;
pub mod pot;
pub mod principal;
pub mod quantity;
pub mod ratio;
pub mod reward;
pub mod scale;
pub mod settlement;
pub mod split;
pub mod stake;
pub mod tariff;
pub mod units;
mod wide;

pub use carry::Carry;
pub use cohort::Cohort;
pub use error::MathError;
pub use ratio::{Fraction, Ratio};
pub use scale::Scale;
