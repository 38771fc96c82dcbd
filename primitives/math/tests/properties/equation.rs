// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use num_traits::Zero;
use ovn_math::{
	equation::{
		check, route, Ask, Bucket, Filled, Income, Kind, Mode, Recipients, Rest, Routing,
		MAX_BUCKETS, MAX_KINDS,
	},
	split::value,
	units, Carry, MathError, Ratio,
};
use primitive_types::U256;
use proptest::prelude::*;

fn share(numerator: u32, denominator: u32) -> Ratio {
	Ratio::new(numerator, denominator).unwrap()
}

fn exact(share: Ratio) -> BigRational {
	ratio(share.numerator().into(), share.denominator().into())
}

fn one(ask: Ask) -> Bucket {
	Bucket { ask, carry: Carry::default(), savings: 0, recipients: Recipients::One }
}

fn kind(value: u128) -> Kind {
	Kind { value: value.into(), cap: None, once: false, carry: Carry::default() }
}

fn books(ask: Ask, kinds: Vec<Kind>, rest: Rest) -> Bucket {
	let recipients = Recipients::Kinds { kinds, at_most: None, held: 0, rest };
	Bucket { recipients, ..one(ask) }
}

fn income(net: u128, mode: Mode, buckets: Vec<Bucket>) -> Income {
	Income { net, released: 0, mode, buckets, residue_carry: Carry::default(), held: 0 }
}

/// The same equation for the next income, with what it kept.
fn next(income: &Income, routing: &Routing, net: u128) -> Income {
	let mut after = Income { net, released: 0, held: routing.held, ..income.clone() };
	after.residue_carry = routing.residue_carry;
	for (bucket, filled) in after.buckets.iter_mut().zip(&routing.buckets) {
		bucket.carry = filled.carry;
		bucket.savings = filled.savings;
		if let Recipients::Kinds { kinds, held, .. } = &mut bucket.recipients {
			*held = filled.held;
			for (kind, share) in kinds.iter_mut().zip(&filled.kinds) {
				kind.carry = share.carry;
			}
		}
	}
	after
}

fn held_by_kinds(bucket: &Bucket) -> u128 {
	match bucket.recipients {
		Recipients::One => 0,
		Recipients::Kinds { held, .. } => held,
	}
}

/// What left the equation through a bucket, for good.
fn gone(bucket: &Bucket, filled: &Filled) -> u128 {
	match &bucket.recipients {
		Recipients::One => filled.taken,
		Recipients::Kinds { rest, .. } => {
			let to_fund = if *rest == Rest::Fund { filled.rest } else { 0 };
			filled.kinds.iter().map(|share| share.amount).sum::<u128>() + to_fund
		},
	}
}

/// Both sides of the sum in the documentation of [`Routing`].
fn sums(income: &Income, routing: &Routing) -> (BigRational, BigRational) {
	let before =
		income.buckets.iter().map(|bucket| int(bucket.savings) + int(held_by_kinds(bucket)));
	let after = routing.buckets.iter().map(|filled| int(filled.savings) + int(filled.held));
	let out = income.buckets.iter().zip(&routing.buckets);
	let came = int(income.net) + int(income.released) + int(income.held);
	let went = int(routing.residue) + int(routing.held);
	(
		came + before.sum::<BigRational>(),
		went + after.sum::<BigRational>() + out.map(|(b, f)| int(gone(b, f))).sum::<BigRational>(),
	)
}

fn kinds() -> impl Strategy<Value = Vec<Kind>> {
	let kind = (up_to_bits(90), up_to_bits(60), prop::option::of(up_to_bits(60)), 0..4u8).prop_map(
		|(rate, held, cap, once)| Kind {
			value: value(rate, held).unwrap(),
			cap,
			once: once == 0,
			carry: Carry::default(),
		},
	);
	prop::collection::vec(kind, 0..6)
}

fn recipients() -> impl Strategy<Value = Recipients> {
	let rest = prop::sample::select(vec![Rest::Next, Rest::Fund, Rest::Hold]);
	let at_most = prop::option::of((0u32..20, 1u32..5));
	prop_oneof![
		Just(Recipients::One),
		(kinds(), at_most, rest).prop_map(|(kinds, at_most, rest)| Recipients::Kinds {
			kinds,
			at_most: at_most.map(|(n, d)| share(n, d)),
			held: 0,
			rest,
		}),
	]
}

fn ask(most: usize) -> impl Strategy<Value = Ask> {
	let denominators = prop::sample::select(vec![3u32, 7, 64, 70, 100]);
	let most = u32::try_from(most).unwrap();
	prop_oneof![
		4 => (0u32..=100, denominators)
			.prop_map(move |(n, d)| Ask::Share(share(n.min(d), d * most))),
		1 => up_to_bits(60).prop_map(Ask::Fixed),
	]
}

/// Any equation; the shares of a Straight one add up to at most 1.
fn equation() -> impl Strategy<Value = Income> {
	let mode = prop::sample::select(vec![Mode::Straight, Mode::Remaining]);
	(mode, 0usize..6).prop_flat_map(|(mode, n)| {
		let divisor = if mode == Mode::Straight { n.max(1) } else { 1 };
		prop::collection::vec((ask(divisor), recipients()), n).prop_map(move |buckets| {
			let bucket = |(ask, recipients)| Bucket { recipients, ..one(ask) };
			income(0, mode, buckets.into_iter().map(bucket).collect())
		})
	})
}

/// The same rules in exact rationals, with nothing kept and nothing rounded: what each bucket takes and
/// leaves, each kind's part, and the residue.
struct Exact {
	taken: Vec<BigRational>,
	rest: Vec<BigRational>,
	kinds: Vec<Vec<BigRational>>,
	residue: BigRational,
}

fn smaller(a: BigRational, b: BigRational) -> BigRational {
	if a < b {
		a
	} else {
		b
	}
}

fn exactly(income: &Income) -> Exact {
	let base = int(income.net) + int(income.released);
	let mut left = base.clone();
	let mut passed = BigRational::zero();
	let (mut taken, mut rests, mut parts) = (Vec::new(), Vec::new(), Vec::new());
	for bucket in &income.buckets {
		let free = &left - &passed;
		let own = match bucket.ask {
			Ask::Fixed(amount) => int(amount),
			Ask::Share(share) if income.mode == Mode::Straight => &base * exact(share),
			Ask::Share(share) => &free * exact(share),
		};
		let offered = smaller(own, free) + &passed;
		left -= &offered;
		passed = BigRational::zero();
		let offered = offered + int(bucket.savings);
		let (took, kinds, to) = match &bucket.recipients {
			Recipients::One => (offered.clone(), Vec::new(), Rest::Fund),
			Recipients::Kinds { kinds, at_most, rest, .. } => {
				let whole: BigRational =
					kinds.iter().map(|kind| BigRational::from_integer(wide(kind.value))).sum();
				let most = at_most.map(|multiple| &whole * exact(multiple) / int(units::ONE));
				let intake = most.map_or(offered.clone(), |most| smaller(offered.clone(), most));
				let parts = exact_kinds(&intake, kinds);
				(parts.iter().sum(), parts, *rest)
			},
		};
		let rest = &offered - &took;
		if to == Rest::Next {
			left += &rest;
			passed = rest.clone();
		}
		taken.push(took);
		rests.push(rest);
		parts.push(kinds);
	}
	Exact { taken, rest: rests, kinds: parts, residue: left }
}

/// Each kind's part: everybody's in proportion, cut at its cap; then what the cut ones leave, again, among
/// those who are neither cut nor paid once.
fn exact_kinds(intake: &BigRational, kinds: &[Kind]) -> Vec<BigRational> {
	let weight = |k: usize| BigRational::from_integer(wide(kinds[k].value));
	let mut parts = vec![BigRational::zero(); kinds.len()];
	let mut open: Vec<usize> = (0..kinds.len()).filter(|k| !kinds[*k].value.is_zero()).collect();
	let mut left = intake.clone();
	let mut first = true;
	while !open.is_empty() {
		let whole: BigRational = open.iter().map(|k| weight(*k)).sum();
		let fair = |k: usize| &left * weight(k) / &whole;
		let cut: Vec<usize> = open
			.iter()
			.copied()
			.filter(|k| kinds[*k].cap.is_some_and(|cap| fair(*k) > int(cap)))
			.collect();
		let leave: Vec<usize> = if cut.is_empty() {
			open.clone()
		} else {
			// Who is paid once leaves after the first round, cut or not.
			let once = |k: &usize| first && kinds[*k].once;
			open.iter().copied().filter(|k| cut.contains(k) || once(k)).collect()
		};
		let amounts: Vec<_> = leave
			.iter()
			.map(|k| if cut.contains(k) { int(kinds[*k].cap.unwrap()) } else { fair(*k) })
			.collect();
		for (k, amount) in leave.iter().zip(amounts) {
			left -= &amount;
			parts[*k] = amount;
		}
		open.retain(|k| !leave.contains(k));
		first = false;
	}
	parts
}

fn close(got: u128, exact: &BigRational, by: u128) -> bool {
	let apart = int(got) - exact;
	apart < int(by) && apart > -int(by)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn nothing_is_created_or_lost(
		first in equation(),
		amounts in prop::collection::vec((up_to_bits(100), up_to_bits(60)), 1..8),
	) {
		let mut now = first;
		for (net, released) in amounts {
			now.net = net;
			now.released = released;
			let routing = route(&now).unwrap();
			let (came, went) = sums(&now, &routing);
			prop_assert_eq!(came, went);
			for (bucket, filled) in now.buckets.iter().zip(&routing.buckets) {
				let offered = filled.own + filled.passed + bucket.savings;
				prop_assert_eq!(filled.taken + filled.rest, offered);
				if let Recipients::Kinds { kinds, .. } = &bucket.recipients {
					for (kind, share) in kinds.iter().zip(&filled.kinds) {
						prop_assert!(kind.cap.is_none_or(|cap| share.amount <= cap));
					}
				}
			}
			now = next(&now, &routing, 0);
		}
	}

	#[test]
	fn every_part_is_the_exact_one_when_rounded(equation in equation(), net in up_to_bits(80)) {
		let income = Income { net, ..equation };
		let routing = route(&income).unwrap();
		let exact = exactly(&income);
		// Each rounding moves less than one base unit, and there is one for each bucket and kind before.
		let by = 8 + 8 * u128::try_from(income.buckets.len()).unwrap();
		for (k, filled) in routing.buckets.iter().enumerate() {
			prop_assert!(close(filled.taken, &exact.taken[k], by));
			prop_assert!(close(filled.rest, &exact.rest[k], by));
			for (share, exact) in filled.kinds.iter().zip(&exact.kinds[k]) {
				prop_assert!(close(share.amount, exact, by + 8));
			}
		}
		prop_assert!(close(routing.residue, &exact.residue, by + 16));
	}

	#[test]
	fn many_incomes_pay_what_one_large_one_pays(
		shares in prop::collection::vec(1u32..=20, 1..8),
		values in prop::collection::vec(positive(90), 1..8),
		amounts in prop::collection::vec(up_to_bits(70), 1..30),
	) {
		// Straight buckets for one taker each, a last one for kinds; nobody is capped.
		let mut buckets: Vec<_> =
			shares.iter().map(|part| one(Ask::Share(share(*part, 200)))).collect();
		let kinds = values.iter().map(|value| kind(*value)).collect();
		buckets.push(books(Ask::Share(share(1, 7)), kinds, Rest::Next));
		let mut now = income(0, Mode::Straight, buckets);
		let mut paid = vec![0; shares.len()];
		let mut to_kinds = vec![0; values.len()];
		let mut net = 0;
		for amount in amounts {
			now.net = amount;
			let routing = route(&now).unwrap();
			net += amount;
			for (paid, filled) in paid.iter_mut().zip(&routing.buckets) {
				*paid += filled.taken;
			}
			let parts = &routing.buckets.last().unwrap().kinds;
			for (paid, share) in to_kinds.iter_mut().zip(parts) {
				*paid += share.amount;
			}
			now = next(&now, &routing, 0);
		}
		let base = int(net);
		for (paid, part) in paid.iter().zip(&shares) {
			prop_assert_eq!(*paid, floor(&(&base * ratio((*part).into(), 200))));
		}
		let (bucket, whole) = (&base * ratio(1, 7), values.iter().map(|v| int(*v)).sum::<BigRational>());
		for (paid, value) in to_kinds.iter().zip(&values) {
			prop_assert!(close(*paid, &(&bucket * int(*value) / &whole), 2));
		}
	}

	#[test]
	fn remaining_is_fair_over_many_incomes(
		shares in prop::collection::vec((1u32..=20, prop::sample::select(vec![20u32, 21, 70])), 1..8),
		amounts in prop::collection::vec(up_to_bits(70), 1..30),
	) {
		let buckets: Vec<_> = shares.iter().map(|(n, d)| one(Ask::Share(share(*n, *d)))).collect();
		let mut now = income(0, Mode::Remaining, buckets);
		let (mut paid, mut net) = (vec![0; shares.len()], 0);
		for amount in amounts {
			now.net = amount;
			let routing = route(&now).unwrap();
			net += amount;
			for (paid, filled) in paid.iter_mut().zip(&routing.buckets) {
				*paid += filled.taken;
			}
			now = next(&now, &routing, 0);
		}
		let mut left = int(net);
		for (paid, (n, d)) in paid.iter().zip(&shares) {
			let part = &left * ratio((*n).into(), (*d).into());
			left -= &part;
			prop_assert!(close(*paid, &part, 9));
		}
	}

	#[test]
	fn a_new_division_may_begin_with_what_was_held(
		equation in equation(), other in equation(), net in up_to_bits(90), more in up_to_bits(90),
	) {
		let first = Income { net, ..equation };
		let routing = route(&first).unwrap();
		let held = routing.held + routing.buckets.iter().map(|filled| filled.held).sum::<u128>();
		let second = Income { net: more, released: held, ..other };
		let (came, went) = sums(&second, &route(&second).unwrap());
		prop_assert_eq!(came, went);
	}

	#[test]
	fn no_equation_makes_it_panic(
		mode in prop::sample::select(vec![Mode::Straight, Mode::Remaining]),
		asks in prop::collection::vec((any::<u32>(), 1u32.., any::<u128>(), any::<bool>()), 0..18),
		net in any::<u128>(), held in any::<u128>(), released in any::<u128>(),
		values in prop::collection::vec((any::<u128>(), any::<u128>(), any::<bool>()), 0..36),
	) {
		let mut buckets: Vec<_> = asks.into_iter().map(|(n, d, fixed, is_fixed)| {
			one(if is_fixed { Ask::Fixed(fixed) } else { Ask::Share(share(n, d)) })
		}).collect();
		let kinds = values.into_iter().map(|(value, cap, once)| Kind {
			value: U256::from(value) << 128, cap: Some(cap), once, carry: Carry::default(),
		}).collect();
		buckets.push(books(Ask::Share(Ratio::ONE), kinds, Rest::Hold));
		let _ = route(&Income { held, released, ..income(net, mode, buckets) });
	}
}

#[test]
fn capped_kinds_are_divided_again_without_those_paid_once() {
	let kinds = vec![
		kind(100),
		Kind { cap: Some(10), ..kind(100) },
		Kind { cap: Some(100), once: true, ..kind(100) },
	];
	let buckets = vec![books(Ask::Share(Ratio::ONE), kinds, Rest::Next)];
	let routing = route(&income(60, Mode::Straight, buckets)).unwrap();
	let parts: Vec<_> = routing.buckets[0].kinds.iter().map(|share| share.amount).collect();
	assert_eq!(parts, [30, 10, 20]);
	assert_eq!((routing.buckets[0].rest, routing.residue), (0, 0));
}

#[test]
fn all_that_capped_kinds_leave_goes_on_when_the_others_are_paid_once() {
	let kinds =
		vec![Kind { cap: Some(10), ..kind(100) }, Kind { cap: Some(100), once: true, ..kind(100) }];
	let buckets =
		vec![books(Ask::Share(share(1, 2)), kinds, Rest::Next), one(Ask::Share(share(1, 4)))];
	let routing = route(&income(120, Mode::Straight, buckets)).unwrap();
	let parts: Vec<_> = routing.buckets[0].kinds.iter().map(|share| share.amount).collect();
	assert_eq!((parts, routing.buckets[0].rest), (vec![10, 30], 20));
	assert_eq!((routing.buckets[1].own, routing.buckets[1].passed), (30, 20));
	assert_eq!((routing.buckets[1].taken, routing.residue), (50, 30));
}

#[test]
fn a_purse_is_added_to_the_next_part() {
	let capped = |cap| vec![Kind { cap: Some(cap), ..kind(1) }];
	let bucket = |cap| vec![books(Ask::Share(share(1, 2)), capped(cap), Rest::Hold)];
	let first = income(100, Mode::Straight, bucket(20));
	let routing = route(&first).unwrap();
	assert_eq!((routing.buckets[0].taken, routing.buckets[0].savings), (20, 30));
	let mut second = next(&first, &routing, 100);
	second.buckets[0].recipients = bucket(70)[0].recipients.clone();
	let routing = route(&second).unwrap();
	assert_eq!((routing.buckets[0].taken, routing.buckets[0].savings), (70, 10));
	assert_eq!(routing.residue, 50);
}

#[test]
fn a_bucket_takes_no_more_than_a_multiple_of_its_value() {
	let value = value(30, units::ONE).unwrap();
	let recipients = Recipients::Kinds {
		kinds: vec![Kind { value, ..kind(0) }],
		at_most: Some(share(2, 1)),
		held: 0,
		rest: Rest::Fund,
	};
	let buckets = vec![Bucket { recipients, ..one(Ask::Share(Ratio::ONE)) }];
	let routing = route(&income(1_000, Mode::Straight, buckets)).unwrap();
	assert_eq!((routing.buckets[0].taken, routing.buckets[0].rest), (60, 940));
	assert_eq!(routing.residue, 0);
}

#[test]
fn a_cap_is_reached_when_the_part_without_at_most_reaches_it() {
	let bucket = |cap, n| {
		let once = Kind { cap: Some(cap), once: true, ..kind(100 * units::ONE) };
		let recipients = Recipients::Kinds {
			kinds: vec![once, kind(100 * units::ONE)],
			at_most: Some(share(n, 10)),
			held: 0,
			rest: Rest::Fund,
		};
		vec![Bucket { recipients, ..one(Ask::Share(Ratio::ONE)) }]
	};
	// (what comes in, what is left of the expense, at most in tenths): (paid, could have been paid)
	let cases = [
		((400, 100, 5), (50, true)),
		((200, 100, 5), (50, true)),
		((198, 100, 5), (50, false)),
		((60, 100, 10), (30, false)),
		((60, 30, 10), (30, true)),
	];
	for ((net, cap, n), expected) in cases {
		let routing = route(&income(net, Mode::Straight, bucket(cap, n))).unwrap();
		let filled = &routing.buckets[0];
		assert_eq!((filled.kinds[0].amount, filled.reached[0]), expected);
		assert!(!filled.reached[1]);
	}
}

#[test]
fn kinds_without_value_take_nothing() {
	let bucket = |rest| vec![books(Ask::Share(share(1, 4)), vec![kind(0)], rest)];
	for (rest, residue, savings) in
		[(Rest::Next, 100, 0), (Rest::Fund, 75, 0), (Rest::Hold, 75, 25)]
	{
		let routing = route(&income(100, Mode::Remaining, bucket(rest))).unwrap();
		assert_eq!((routing.residue, routing.buckets[0].savings), (residue, savings));
		assert_eq!((routing.buckets[0].taken, routing.buckets[0].rest), (0, 25));
	}
}

#[test]
fn a_fixed_amount_takes_what_is_left_when_there_is_less() {
	let buckets = vec![one(Ask::Fixed(80)), one(Ask::Share(share(1, 2))), one(Ask::Fixed(1))];
	let routing = route(&income(100, Mode::Straight, buckets)).unwrap();
	let taken: Vec<_> = routing.buckets.iter().map(|filled| filled.taken).collect();
	assert_eq!((taken, routing.residue), (vec![80, 20, 0], 0));
}

#[test]
fn refused_equations_say_why() {
	let half = Ask::Share(share(1, 2));
	let most = Ask::Share(Ratio::ONE);
	let above = Ask::Share(share(3, 2));
	assert_eq!(check(Mode::Straight, &[half, half, Ask::Fixed(u128::MAX)]), Ok(()));
	assert_eq!(check(Mode::Straight, &[half, most]), Err(MathError::OutOfRange));
	assert_eq!(check(Mode::Remaining, &[half, most, most]), Ok(()));
	assert_eq!(check(Mode::Remaining, &[above]), Err(MathError::OutOfRange));
	assert_eq!(check(Mode::Remaining, &[half; MAX_BUCKETS + 1]), Err(MathError::OutOfRange));
	let many = vec![one(half); MAX_BUCKETS + 1];
	assert_eq!(route(&income(1, Mode::Remaining, many)), Err(MathError::OutOfRange));
	let kinds = vec![kind(1); MAX_KINDS];
	let two = vec![books(half, kinds, Rest::Next), books(half, vec![kind(1)], Rest::Next)];
	assert_eq!(route(&income(1, Mode::Remaining, two)), Err(MathError::OutOfRange));
	let full = income(u128::MAX, Mode::Remaining, vec![]);
	assert_eq!(route(&Income { released: 1, ..full }), Err(MathError::Overflow));
}
