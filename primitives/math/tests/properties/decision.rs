// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::{int, ratio, up_to_bits, wide, BigRational};
use num_bigint::BigInt;
use num_traits::Zero;
use ovn_math::decision::{
	admissions, admissions_by_stewards, backers, block_heads, effective_voters, extension, history,
	is_certain, is_first_half, is_seasoned, outcome, second_period, window::Window, Body, Cast,
	Outcome, Template, Terms, Weights,
};
use primitive_types::U256;
use proptest::{array::uniform4, prelude::*, sample::select};
use std::collections::BTreeMap;

const TEMPLATES: [Template; 4] =
	[Template::Consent, Template::Majority, Template::Special, Template::Emergency];

fn terms() -> impl Strategy<Value = Terms> {
	let support = prop_oneof![3 => Just(0u8), 1 => 0u8..=75];
	(select(TEMPLATES.to_vec()), 1u8..=20, support, any::<bool>()).prop_map(
		|(template, block_share, support, second_call)| Terms {
			template,
			block_share,
			support,
			second_call,
		},
	)
}

/// Ballots of a small electorate, so that ties and floors are frequent.
fn small() -> impl Strategy<Value = (u32, [u32; 4], u32)> {
	(1u32..130).prop_flat_map(|electors| {
		(Just(electors), uniform4(0..=electors), 0..=electors).prop_map(
			|(electors, mut parts, long)| {
				let mut left = electors;
				for part in &mut parts {
					*part = (*part).min(left);
					left -= *part;
				}
				parts.rotate_left(usize::try_from(long % 4).unwrap());
				let long = long.min(parts[3]);
				(electors, parts, long)
			},
		)
	})
}

fn cast(ballots: [u128; 4]) -> Cast {
	let [agree, abstain, disagree, block] = ballots;
	Cast { agree, abstain, disagree, block }
}

fn heads(electors: u32, ballots: [u32; 4], long: u32) -> Body {
	Body::heads(electors, cast(ballots.map(u128::from)), long)
}

/// The rules, in rationals of any size.
struct Exact {
	all: BigRational,
	voters: BigRational,
	ballots: [BigRational; 4],
	/// The number of long blockers, and how many are needed.
	long: Option<(u32, u32)>,
}

impl Exact {
	fn against(&self) -> BigRational {
		&self.ballots[2] + &self.ballots[3]
	}

	fn blocked(&self, share: u8) -> bool {
		let block = &self.ballots[3];
		let many = self.long.is_some_and(|(long, needed)| long >= needed);
		!block.is_zero() && (*block >= &self.all * ratio(share.into(), 100) || many)
	}

	fn clear(&self) -> bool {
		let (agree, against) = (&self.ballots[0], self.against());
		if agree.is_zero() || self.all.is_zero() {
			return !agree.is_zero();
		}
		let resistance = &against / agree;
		&resistance * &resistance < (agree + against) / &self.all
	}

	fn floor(&self, few: u128, root: u128, percent: u128, times: u128) -> bool {
		let counted = &self.ballots[0] * int(times);
		if self.voters < int(few) {
			return counted > &self.all / int(2);
		}
		let part = &counted / &self.all;
		&part * &part >= int(root) / &self.voters && part >= ratio(percent, 100)
	}

	fn outcome(&self, terms: &Terms) -> Outcome {
		let (agree, against) = (&self.ballots[0], self.against());
		let spoken = agree + &against;
		let blocks = matches!(terms.template, Template::Consent | Template::Majority);
		if blocks && self.blocked(terms.block_share) {
			return Outcome::Blocked;
		}
		let support = terms.support == 0 || *agree > &self.all * ratio(terms.support.into(), 100);
		let (convinces, floor) = match terms.template {
			Template::Consent if *agree > against => return Outcome::Pass,
			Template::Consent => return Outcome::Outvoted,
			Template::Majority => {
				let times = if terms.second_call { 2 } else { 1 };
				(self.clear(), self.floor(20, 5, 3, times))
			},
			Template::Special => {
				(self.clear() && *agree >= &spoken * ratio(2, 3), self.floor(40, 10, 10, 1))
			},
			Template::Emergency => {
				(self.clear() && *agree >= &spoken * ratio(3, 4), self.floor(40, 10, 10, 1))
			},
		};
		match convinces {
			false if against.is_zero() => Outcome::TooFew,
			false => Outcome::Outvoted,
			true if floor && support => Outcome::Pass,
			true => Outcome::TooFew,
		}
	}
}

proptest! {
	#[test]
	fn outcome_by_heads_is_that_of_exact_numbers(
		(electors, ballots, long) in small(), terms in terms(), factor in 1u32..=33_000_000,
	) {
		for times in [1, factor] {
			let (electors, ballots, long) =
				(electors * times, ballots.map(|some| some * times), long * times);
			let exact = Exact {
				all: int(electors.into()),
				voters: int(electors.into()),
				ballots: ballots.map(|some| int(some.into())),
				long: Some((long, block_heads(electors))),
			};
			prop_assert_eq!(heads(electors, ballots, long).outcome(&terms), exact.outcome(&terms));
		}
	}

	#[test]
	fn outcome_by_reputation_is_that_of_exact_numbers(
		weights in prop::collection::vec((up_to_bits(120), 0usize..6), 1..60), terms in terms(),
	) {
		let mut ballots = [0u128; 4];
		for (weight, option) in &weights {
			// The last two say nothing.
			if let Some(sum) = ballots.get_mut(*option) {
				*sum += weight;
			}
		}
		let all: u128 = weights.iter().map(|(weight, _)| weight).sum();
		let squares = weights.iter().fold(U256::zero(), |sum, (weight, _)| {
			sum + U256::from(*weight) * U256::from(*weight)
		});
		let voters = if all == 0 {
			BigRational::zero()
		} else {
			(int(all) * int(all) / BigRational::from_integer(wide(squares))).floor()
		};
		prop_assert_eq!(int(effective_voters(all, squares)), voters.clone());
		prop_assert!(effective_voters(all, squares) <= weights.len() as u128);
		let exact = Exact { all: int(all), voters, ballots: ballots.map(int), long: None };
		let body = Body::reputation(all, squares, cast(ballots));
		prop_assert_eq!(body.outcome(&terms), exact.outcome(&terms));
	}

	/// Whoever casts, and whatever was cast before, opposition helps nobody and agreement hurts nobody.
	#[test]
	fn one_more_against_never_passes_and_one_more_for_never_fails(
		(electors, ballots, long) in small(), terms in terms(), from in 0usize..5, part in 1u32..130,
	) {
		let passes = |ballots, long| heads(electors, ballots, long).outcome(&terms) == Outcome::Pass;
		// Some of an option, or of the silent, change to another one.
		let silent = electors - ballots.iter().sum::<u32>();
		let moved = part.min(ballots.get(from).copied().unwrap_or(silent));
		let changed = |to: usize| {
			let mut ballots = ballots;
			if let Some(sum) = ballots.get_mut(from) {
				*sum -= moved;
			}
			ballots[to] += moved;
			ballots
		};
		let before = passes(ballots, long);
		if from != 3 {
			prop_assert!(before || !passes(changed(2), long), "disagree");
			prop_assert!(before || !passes(changed(3), long + moved), "block");
		}
		prop_assert!(!before || passes(changed(0), long.min(changed(0)[3])), "agree");
	}

	#[test]
	fn what_passes_as_special_passes_as_majority_without_blocks(
		(electors, mut ballots, _) in small(), support in 0u8..=75, by_reputation in any::<bool>(),
		squares in 1u32..17_000, second_call in any::<bool>(),
	) {
		ballots[3] = 0;
		let body = if by_reputation {
			let sum = cast(ballots.map(u128::from));
			Body::reputation(electors.into(), squares.max(electors).into(), sum)
		} else {
			heads(electors, ballots, 0)
		};
		let under = |template| {
			body.outcome(&Terms { template, block_share: 5, support, second_call })
		};
		if under(Template::Emergency) == Outcome::Pass {
			prop_assert_eq!(under(Template::Special), Outcome::Pass);
		}
		if under(Template::Special) == Outcome::Pass {
			prop_assert_eq!(under(Template::Majority), Outcome::Pass);
		}
	}

	/// A certain vote passes however those speak who have not.
	#[test]
	fn what_is_certain_passes_whatever_the_silent_do(
		(electors, ballots, long) in small(), terms in terms(), speak in uniform4(0u32..130),
	) {
		let mut left = electors - ballots.iter().sum::<u32>();
		let (mut then, mut long_then) = (ballots, long);
		for (option, some) in speak.into_iter().enumerate() {
			let some = some.min(left);
			left -= some;
			if option == 3 && !terms.template.has_blocks() {
				continue;
			}
			then[option] += some;
			if option == 3 {
				long_then += some;
			}
		}
		if is_certain(&[heads(electors, ballots, long)], &terms) {
			prop_assert_eq!(heads(electors, ballots, long).outcome(&terms), Outcome::Pass);
			prop_assert_eq!(heads(electors, then, long_then).outcome(&terms), Outcome::Pass);
		} else if terms.template.has_blocks() {
			// Not certain: all of the silent against it, or blocking, stop it.
			let silent = electors - ballots.iter().sum::<u32>();
			let [a, s, d, b] = ballots;
			let against = heads(electors, [a, s, d + silent, b], long).outcome(&terms);
			let blocking = heads(electors, [a, s, d, b + silent], long + silent).outcome(&terms);
			prop_assert!(against != Outcome::Pass || blocking == Outcome::Blocked);
		}
	}

	#[test]
	fn the_worst_body_counts(
		bodies in prop::collection::vec(small(), 0..4), terms in terms(),
	) {
		let bodies: Vec<_> =
			bodies.into_iter().map(|(electors, ballots, long)| heads(electors, ballots, long)).collect();
		let each: Vec<_> = bodies.iter().map(|body| body.outcome(&terms)).collect();
		let expected = [Outcome::Blocked, Outcome::Outvoted, Outcome::TooFew]
			.into_iter()
			.find(|bad| each.contains(bad))
			.unwrap_or(if each.is_empty() { Outcome::TooFew } else { Outcome::Pass });
		prop_assert_eq!(outcome(&bodies, &terms), expected);
	}

	#[test]
	fn backers_and_block_heads_are_the_least_that_reach_the_root(electors in prop_oneof![0u32..12_000, any::<u32>()]) {
		let all = BigInt::from(electors);
		let (some, heads) = (backers(electors), block_heads(electors));
		let reach = |number: u32, factor: u32| BigInt::from(number) * number * factor >= all;
		prop_assert!(heads >= 3 && reach(heads, 4) && (heads == 3 || !reach(heads - 1, 4)));
		match electors {
			0..=2 => prop_assert_eq!(some, 0),
			_ => prop_assert!(
				(1..=24).contains(&some) && (some == 24 || reach(some, 16)) && (some == 1 || !reach(some - 1, 16))
			),
		}
	}

	#[test]
	fn nothing_panics_whatever_it_is_given(
		numbers in any::<[u128; 5]>(), narrow in any::<[u32; 2]>(), small in any::<[u8; 3]>(),
		blocks in any::<[u64; 3]>(), squares in any::<[u64; 4]>(), second_call in any::<bool>(),
		template in select(TEMPLATES.to_vec()), large in any::<bool>(),
	) {
		let [weight, ballots @ ..] = if large { numbers.map(|number| !(number >> 120)) } else { numbers };
		let terms = Terms { template, block_share: small[0], support: small[1], second_call };
		let bodies = [
			Body::heads(narrow[0], cast(ballots), narrow[1]),
			Body::reputation(weight, U256(squares), cast(ballots)),
			Body::reputation(weight, U256::one(), cast(ballots)),
		];
		let result = outcome(&bodies, &terms);
		if is_certain(&bodies, &terms) {
			prop_assert_eq!(result, Outcome::Pass);
		}
		let more = extension(blocks[0], blocks[1], blocks[2], small[2], result, Outcome::Pass);
		prop_assert!(more == 0 || (more == blocks[0] / 10 && small[2] < 5));
	}

	/// Against what each has, counted from scratch.
	#[test]
	fn weights_are_the_sums_of_what_each_has(
		steps in prop::collection::vec((0u32..8, up_to_bits(125)), 1..60),
	) {
		let (mut each, mut sums) = (BTreeMap::<u32, u128>::new(), Weights::default());
		for (who, after) in steps {
			let before = each.insert(who, after).unwrap_or_default();
			sums.put(before, after);
			let weight: u128 = each.values().sum();
			let squares = each
				.values()
				.fold(U256::zero(), |sum, one| sum + U256::from(*one) * U256::from(*one));
			prop_assert_eq!(sums, Weights { weight, squares });
			prop_assert!(effective_voters(weight, squares) <= each.len() as u128);
		}
		for before in each.into_values() {
			sums.put(before, 0);
		}
		prop_assert_eq!(sums, Weights::default());
	}

	#[test]
	fn weights_never_panic(weight in any::<u128>(), squares in any::<[u64; 4]>(), parts in any::<[u128; 2]>()) {
		let mut sums = Weights { weight, squares: U256(squares) };
		sums.put(parts[0], parts[1]);
		prop_assert!(sums.weight >= parts[1] && sums.squares >= U256::from(parts[1]) * U256::from(parts[1]));
	}

	#[test]
	fn admissions_are_half_of_those_before_or_ten(voters in prop_oneof![0u32..200, any::<u32>()], admitted in 0u128..200) {
		let before = (i128::from(voters) - i128::try_from(admitted).unwrap()).max(0);
		let most = i128::try_from(admissions(voters, admitted)).unwrap();
		prop_assert!(most >= 10);
		prop_assert!(most == 10 || (2 * most <= before && before < 2 * (most + 1)));
		prop_assert!(before < 22 || most > 10);
		// Never more than there were before, but for the first ten.
		prop_assert!(most <= before.max(10));
	}

	#[test]
	fn stewards_admit_a_quarter_of_those_before_or_two(voters in prop_oneof![0u32..200, any::<u32>()], admitted in 0u128..200) {
		let before = (i128::from(voters) - i128::try_from(admitted).unwrap()).max(0);
		let most = i128::try_from(admissions_by_stewards(voters, admitted)).unwrap();
		prop_assert!(most >= 2);
		prop_assert!(most == 2 || (4 * most <= before && before < 4 * (most + 1)));
		prop_assert!(before < 12 || most > 2);
		// Never more than all, however many that is.
		prop_assert!(most <= i128::try_from(admissions(voters, admitted)).unwrap());
	}

	#[test]
	fn seasons_have_thirty_days(since in any::<u32>(), days in 0u32..100) {
		let day = since.saturating_add(days);
		// On the last day of all everybody has been there for long.
		let passed = u64::from(day) >= u64::from(since) + 30;
		prop_assert_eq!(is_seasoned(since, day), passed || day == u32::MAX);
		prop_assert!(!is_seasoned(since, since) || since > u32::MAX - 30);
	}

	#[test]
	fn second_periods_are_twice_as_long_but_thirty_days_at_most(days in any::<u8>()) {
		prop_assert_eq!(u32::from(second_period(days)), (2 * u32::from(days)).min(30));
	}

	#[test]
	fn first_halves_end_when_as_much_is_over_as_is_left(
		opened_at in 0u64..1 << 40, period in 0u64..1 << 40, passed in 0u64..1 << 41,
	) {
		let first = is_first_half(opened_at, period, opened_at + passed);
		// An odd block belongs to the second half.
		prop_assert_eq!(first, 2 * passed + period % 2 < period);
		prop_assert!(!is_first_half(opened_at, 0, opened_at));
	}

	/// Against a list of what was held at the beginning of every day.
	#[test]
	fn a_history_remembers_what_every_day_began_with(
		steps in prop::collection::vec((prop_oneof![4 => 0u32..3, 1 => 0u32..60], any::<u8>()), 1..200),
		first in 0u32..1000,
	) {
		let (mut today, mut present, mut past) = (first, 0u8, Vec::new());
		let mut began = BTreeMap::from([(today, present)]);
		for (passed, new) in steps {
			for day in today + 1..=today + passed {
				began.insert(day, present);
			}
			today += passed;
			let is_new = past.last().is_none_or(|(day, _)| *day < today);
			prop_assert_eq!(history::put(&mut past, present, today), is_new);
			present = new;
			prop_assert!(history::is_history(&past));
			prop_assert!(past.len() <= usize::try_from(history::MAX_ENTRIES).unwrap());
			for day in today.saturating_sub(history::REACH).max(first)..=today {
				prop_assert_eq!(history::at(&past, present, day), began[&day], "day {}", day);
			}
			prop_assert_eq!(history::at(&past, present, today + 1), present);
		}
	}

	#[test]
	fn histories_are_ascending_and_short(past in prop::collection::vec((0u32..60, Just(())), 0..5)) {
		let days: Vec<_> = past.iter().map(|(day, ())| *day).collect();
		let ascends = days.windows(2).all(|pair| pair[0] < pair[1]);
		let short = days.is_empty() || days[days.len() - 1].saturating_sub(days[0]) <= 46;
		prop_assert_eq!(history::is_history(&past), ascends && short);
	}

	/// Against a list of what was added on every day.
	#[test]
	fn a_window_sums_the_last_days(
		steps in prop::collection::vec(
			(prop_oneof![4 => 0u32..4, 1 => 0u32..40], 0u128..1 << 18, 0u32..12, 0u128..1 << 18), 1..100),
		first in 0u32..100,
	) {
		let (mut today, mut window) = (first, Window::<u32, 7>::default());
		let mut added = BTreeMap::<u32, u128>::new();
		for (passed, amount, ago, taken) in steps {
			today += passed;
			window.add(today, amount).unwrap();
			*added.entry(today).or_default() += amount;
			let day = today.saturating_sub(ago);
			let sum = added.entry(day).or_default();
			if day + 7 <= today {
				// Forgotten: whatever is taken back changes nothing.
				window.take_back(day, taken).unwrap();
			} else if taken <= *sum {
				window.take_back(day, taken).unwrap();
				*sum -= taken;
			} else {
				let before = window;
				prop_assert!(window.take_back(day, taken).is_err());
				prop_assert_eq!(window, before);
			}
			prop_assert!(window.take_back(today + 1, 0).is_err());
			for ahead in 0..9 {
				let sum: u128 = added
					.iter()
					.filter(|(day, _)| **day + 7 > today + ahead)
					.map(|(_, amount)| amount)
					.sum();
				prop_assert_eq!(window.sum(today + ahead), Ok(sum), "{} days later", ahead);
			}
		}
	}

	#[test]
	fn a_window_changes_nothing_when_a_sum_is_too_large(day in any::<u32>(), earlier in any::<u32>()) {
		let mut window = Window::<u128, 3>::default();
		window.add(day, u128::MAX - 1).unwrap();
		let before = window;
		prop_assert!(window.add(day, 2).is_err());
		prop_assert_eq!(window, before);
		// A day that is over counts as the last one.
		window.add(earlier.min(day), 1).unwrap();
		prop_assert_eq!(window.sum(day), Ok(u128::MAX));
		prop_assert!(Window::<u8, 0>::default().add(day, 0).is_err());
		prop_assert_eq!(Window::<u8, 0>::default().sum(day), Ok(0));
	}
}

proptest! {
	/// The limit is the greatest whole number within the exact part.
	#[test]
	fn what_is_left_of_a_spending_limit_is_the_exact_part_rounded_down(
		spendable in any::<u128>(),
		spent in any::<u128>(),
		percent in 0..=100_u8,
	) {
		use ovn_math::decision::spending::left;
		for (spendable, spent) in [(spendable, spent), (spendable >> 64, spent >> 66)] {
			let all = BigInt::from(spendable) + BigInt::from(spent);
			let exact: BigInt = (all * BigInt::from(percent)) / BigInt::from(100);
			// A limit beyond what can be counted is none.
			let rest = exact.min(BigInt::from(u128::MAX)) - BigInt::from(spent);
			let expected = rest.max(BigInt::from(0)).min(BigInt::from(spendable));
			prop_assert_eq!(BigInt::from(left(spendable, spent, percent)), expected);
		}
	}

	/// In how many parts something is spent makes no difference, and what comes in lowers nothing.
	#[test]
	fn a_spending_limit_leaves_what_is_not_spent_of_it(
		spendable in 0..u128::MAX >> 8,
		spent in 0..u128::MAX >> 8,
		percent in 1..=100_u8,
		part in 0..=1_000_u128,
		income in 0..u128::MAX >> 8,
	) {
		use ovn_math::decision::spending::left;
		let before = left(spendable, spent, percent);
		let amount = before / 1_000 * part;
		prop_assert_eq!(left(spendable - amount, spent + amount, percent), before - amount);
		prop_assert!(left(spendable + income, spent, percent) >= before);
		prop_assert_eq!(left(spendable, spent, 100), spendable);
	}
}
