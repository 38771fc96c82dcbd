// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Cases with known results of what contracts and firms owe, to the base unit. Money has 12 decimals
//! unless a case says otherwise.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use ovn_math::{
	calendar::Slot,
	settlement::{
		bond::{cut, Bond},
		ceiling::{self, Line},
		fiat::{Cover, Issued},
		gross::{exempt, lesser, split, Deduction, Gross, Kept, Split, Standing},
		has_room, is_within,
		loops::{hops, most_incomes},
		period::{can_be_flagged, due_by, in_breach_from, is_correctable, Period, Schedule},
		room,
		standing::{is_free, rate, status, Days, Mark, Purpose, Status},
		MAX_CUT, MAX_FEE, MAX_LEVY, MAX_SHARED, MAX_SHARES,
	},
	Carry, MathError, Ratio,
};

/// One whole unit of money.
const ONE: u128 = 1_000_000_000_000;

fn ratio(numerator: u32, denominator: u32) -> Ratio {
	Ratio::new(numerator, denominator).unwrap()
}

fn percent(percent: u32) -> Ratio {
	ratio(percent, 100)
}

fn levy(share: Ratio) -> Option<Deduction> {
	Some(Deduction { share, carry: Carry::default() })
}

/// A share of the whole gross.
fn share(rate: Ratio, base: u128) -> Standing {
	Standing { rate, base, kept: Kept::default(), at_most: None }
}

/// A whole amount of which cut, levy and shares are taken.
fn income(whole: u128, cut: u128, levy: Option<Deduction>, rates: &[Ratio]) -> Split {
	let amount = whole * ONE;
	let shares = rates.iter().map(|rate| share(*rate, amount)).collect();
	split(&Gross { amount, cut: cut * ONE, levy, shares }).unwrap()
}

/// Cut, levy, shares and base of a split.
fn parts(split: &Split) -> (u128, u128, Vec<u128>, u128) {
	let shares = split.shares.iter().map(|share| share.amount).collect();
	(split.cut, split.levy.map_or(0, |levy| levy.amount), shares, split.base)
}

#[test]
fn remixer_shares_with_the_designer_of_another_network() {
	let sale = income(10_000, 0, levy(percent(5)), &[percent(3)]);
	assert_eq!(parts(&sale), (0, 500 * ONE, vec![300 * ONE], 9_200 * ONE));
	let received = income(300, 0, levy(percent(5)), &[]);
	assert_eq!(parts(&received), (0, 15 * ONE, vec![], 285 * ONE));
}

/// Pays towards a ceiling as much as it leaves. What was taken, and whether it is complete then.
fn pay(lines: &mut [Line], place: usize, offered: u128) -> (u128, bool) {
	let taken = ceiling::missing(lines, place).unwrap().min(offered);
	lines[place].paid += taken;
	(taken, ceiling::is_complete(lines).unwrap())
}

/// What a share of a ceiling gets of equal sales, with the base of each, and whether it is complete then.
fn sales(mut lines: [Line; 1], rate: Ratio, whole: u128, count: usize) -> Vec<(u128, u128, bool)> {
	let amount = whole * ONE;
	let mut kept = Kept::default();
	let mut sale = || {
		let at_most = Some(ceiling::missing(&lines, 0).unwrap());
		let shares = vec![Standing { kept, at_most, ..share(rate, amount) }];
		let split = split(&Gross { amount, cut: 0, levy: levy(percent(5)), shares }).unwrap();
		kept = split.shares[0].kept;
		let share = &split.shares[0];
		let paid = pay(&mut lines, 0, share.amount);
		assert_eq!(paid, (share.amount, share.is_full));
		(paid.0 / ONE, split.base / ONE, paid.1)
	};
	(0..count).map(|_| sale()).collect()
}

#[test]
fn ceiling_is_paid_exactly_and_cuts_the_last_share() {
	let lines = [Line { amount: 1_000 * ONE, paid: 0 }];
	let all = [
		(300, 9_200, false),
		(300, 9_200, false),
		(300, 9_200, false),
		(100, 9_400, true),
		(0, 9_500, true),
	];
	assert_eq!(sales(lines, percent(3), 10_000, 5), all);
}

#[test]
fn contract_that_supersedes_goes_on_from_what_was_paid() {
	let lines = [Line { amount: 1_000 * ONE, paid: 700 * ONE }];
	let all = [(200, 9_300, false), (100, 9_400, true), (0, 9_500, true)];
	assert_eq!(sales(lines, percent(2), 10_000, 3), all);
}

#[test]
fn declared_revenue_is_charged_by_the_rate_of_the_contract() {
	// 123,456.78
	let declared = Period::default().close(12_345_678 * ONE / 100).unwrap();
	let due = |of_contract, free| declared.due(rate(of_contract, free)).unwrap();
	assert_eq!(due(percent(2), false), 24_691_356 * ONE / 10_000);
	assert_eq!(due(ratio(5, 1_000), false), 6_172_839 * ONE / 10_000);
	assert_eq!(due(percent(2), true), 0);
	assert!(declared.closed);
}

#[test]
fn cut_levy_and_share_are_each_of_the_gross() {
	let cut = cut(1_000 * ONE, percent(8), Some(percent(10))).unwrap();
	let sale = income(1_000, cut / ONE, levy(percent(5)), &[percent(3)]);
	assert_eq!(parts(&sale), (80 * ONE, 50 * ONE, vec![30 * ONE], 840 * ONE));
}

#[test]
fn share_that_exceeds_its_compartment_has_no_room() {
	assert_eq!(has_room(&[percent(15)], percent(6)), Ok(false));
	assert_eq!(has_room(&[percent(15)], percent(5)), Ok(true));
	let left = room(&[percent(15)]).unwrap().unwrap();
	assert_eq!(left.parts_per_billion(), 50_000_000);
	// Rounded down, and never more than there is.
	assert_eq!(room(&[ratio(1, 7)]).unwrap().unwrap().parts_per_billion(), 57_142_857);
	assert_eq!(room(&[percent(21)]), Ok(None));
	assert_eq!(has_room(&[percent(21)], percent(0)), Ok(false));
	assert!(is_within(MAX_LEVY, MAX_CUT) && is_within(MAX_SHARED, MAX_FEE));
}

#[test]
fn eight_shares_fill_the_compartment_and_a_ninth_has_no_room() {
	let eight = [ratio(25, 1_000); MAX_SHARES];
	assert_eq!(has_room(&eight[..7], eight[0]), Ok(true));
	assert_eq!(has_room(&eight[..7], ratio(26, 1_000)), Ok(false));
	assert_eq!(has_room(&eight, ratio(1, 1_000)), Ok(false));
	assert_eq!(room(&eight), Ok(None));
	assert_eq!(room(&eight[..7]).unwrap().unwrap().parts_per_billion(), 25_000_000);
	let sale = income(10_000, 2_000, levy(percent(10)), &eight);
	let expected = (2_000 * ONE, 1_000 * ONE, vec![250 * ONE; 8], 5_000 * ONE);
	assert_eq!(parts(&sale), expected);
	let nine = vec![share(ratio(1, 1_000), ONE); 9];
	let refused = split(&Gross { amount: ONE, cut: 0, levy: None, shares: nine });
	assert_eq!(refused, Err(MathError::OutOfRange));
}

#[test]
fn circle_of_two_ends_below_the_smallest_income() {
	let smallest = 10_000;
	let tenth = percent(10);
	let mut inboxes = [1_000 * ONE, 0];
	let mut bases = [0; 2];
	let mut kept = [Kept::default(); 2];
	let mut seen = Vec::new();
	let mut incomes = 0;
	while let Some(place) = inboxes.iter().position(|inbox| *inbox >= smallest) {
		let amount = core::mem::take(&mut inboxes[place]);
		let shares = vec![Standing { kept: kept[place], ..share(tenth, amount) }];
		let split = split(&Gross { amount, cut: 0, levy: None, shares }).unwrap();
		bases[place] += split.base;
		inboxes[1 - place] += split.shares[0].amount;
		kept[place] = split.shares[0].kept;
		incomes += 1;
		assert_eq!(bases.iter().sum::<u128>() + inboxes.iter().sum::<u128>(), 1_000 * ONE);
		seen.push((bases[place], inboxes[1 - place]));
	}
	assert_eq!(seen[..2], [(900 * ONE, 100 * ONE), (90 * ONE, 10 * ONE)]);
	assert_eq!(seen[2], (909 * ONE, ONE));
	assert_eq!(incomes, 12);
	// 909.09090909, 90.909090909 and 0.000000001
	assert_eq!(bases, [909_090_909_090_000, 90_909_090_909_000]);
	assert_eq!(inboxes, [1_000, 0]);
	assert_eq!(hops(1_000 * ONE, tenth, smallest), Ok(12));
	assert!(incomes - 1 <= most_incomes(1_000 * ONE, tenth, smallest).unwrap());
}

#[test]
fn credit_pays_at_most_half_of_what_is_due_next() {
	let rate = percent(2);
	let first = Period::default().close(10_000 * ONE).unwrap();
	let paid = first.pay(rate, 200 * ONE, 0, None).unwrap();
	assert_eq!((paid.paid, paid.period.owed(rate)), (200 * ONE, Ok(0)));
	let (first, credit) = paid.period.correct(rate, 8_000 * ONE, 0).unwrap();
	assert_eq!((credit, first.met), (40 * ONE, 160 * ONE));
	let second = Period::default().close(5_000 * ONE).unwrap();
	assert_eq!(second.owed(rate), Ok(100 * ONE));
	let paid = second.pay(rate, 100 * ONE, credit, None).unwrap();
	assert_eq!((paid.paid, paid.netted, paid.credit, paid.back), (60 * ONE, 40 * ONE, 0, 40 * ONE));
	assert_eq!(paid.period.owed(rate), Ok(0));
}

#[test]
fn credit_is_netted_over_several_periods() {
	let rate = percent(2);
	let next = |whole: u128, credit| {
		let period = Period::default().close(whole * ONE).unwrap();
		let paid = period.pay(rate, u128::MAX, credit, None).unwrap();
		assert_eq!(paid.period.owed(rate), Ok(0));
		(paid.paid / ONE, paid.credit)
	};
	// Due 60 and 100.
	assert_eq!(next(3_000, 40 * ONE), (30, 10 * ONE));
	assert_eq!(next(5_000, 10 * ONE), (90, 0));
}

#[test]
fn sister_scope_shares_what_was_levied_before() {
	let first = income(10_000, 0, levy(percent(5)), &[]);
	assert_eq!(first.base, 9_500 * ONE);
	let second = income(first.base / ONE, 0, None, &[percent(3)]);
	assert_eq!(parts(&second), (0, 0, vec![285 * ONE], 9_215 * ONE));
}

#[test]
fn ceiling_in_two_assets_is_cut_to_what_is_missing_of_the_whole() {
	let (x, y) = (0, 1);
	let mut lines = [
		Line { amount: 1_000 * ONE, paid: 400 * ONE },
		Line { amount: 5_000 * ONE, paid: 1_500 * ONE },
	];
	assert_eq!(ceiling::missing(&lines, x), Ok(300 * ONE));
	assert_eq!(ceiling::missing(&lines, y), Ok(1_500 * ONE));
	// A share of 600.
	let amount = 10_000 * ONE;
	let at_most = Some(ceiling::missing(&lines, x).unwrap());
	let shares = vec![Standing { at_most, ..share(percent(6), amount) }];
	let split = split(&Gross { amount, cut: 0, levy: None, shares }).unwrap();
	assert_eq!((split.shares[0].amount, split.shares[0].is_full), (300 * ONE, true));
	assert_eq!(split.base, 9_700 * ONE);
	assert_eq!(pay(&mut lines, x, 600 * ONE), (300 * ONE, true));
	assert_eq!((ceiling::missing(&lines, y), ceiling::is_complete(&lines)), (Ok(0), Ok(true)));
	assert_eq!(pay(&mut lines, y, 7), (0, true));
}

#[test]
fn ceiling_whose_rest_is_less_than_a_unit_of_one_asset_is_paid_in_another() {
	let mut lines = [Line { amount: 3, paid: 0 }, Line { amount: 7, paid: 1 }];
	// 3 x 6/7 is 2 and four sevenths.
	assert_eq!(pay(&mut lines, 0, 10), (2, false));
	assert_eq!((ceiling::missing(&lines, 0), ceiling::missing(&lines, 1)), (Ok(0), Ok(1)));
	assert_eq!(pay(&mut lines, 1, 10), (1, true));
}

#[test]
fn what_is_no_ceiling_is_refused() {
	let line = |amount, paid| Line { amount, paid };
	assert_eq!(ceiling::check(&[line(u128::MAX, 0); 4]), Ok(()));
	assert_eq!(ceiling::check(&[line(u128::MAX, u128::MAX)]), Ok(()));
	let half = u128::MAX / 2;
	assert_eq!(ceiling::check(&[line(u128::MAX, half), line(u128::MAX, half)]), Ok(()));
	for lines in [
		&[][..],
		&[line(1, 0); 5],
		&[line(0, 0)],
		&[line(10, 11)],
		&[line(10, 6), line(5, 3)],
		&[line(u128::MAX, u128::MAX); 4],
	] {
		assert_eq!(ceiling::check(lines), Err(MathError::OutOfRange), "{lines:?}");
	}
	assert_eq!(ceiling::missing(&[line(1, 0)], 1), Err(MathError::Mismatch));
}

#[test]
fn parts_of_a_period_are_charged_together() {
	let rate = percent(2);
	let mut period = Period::default();
	let mut pay = |part| {
		period = period.declare(part).unwrap();
		let paid = period.pay(rate, u128::MAX, 0, None).unwrap();
		period = paid.period;
		paid.paid
	};
	// 41,152.26 three times, in cents.
	assert_eq!([pay(4_115_226), pay(4_115_226), pay(4_115_226)], [82_304, 82_305, 82_304]);
	// No decimals: 204 parts of 49 and one of 4.
	let mut period = Period::default();
	let mut paid = 0;
	for part in core::iter::repeat_n(49, 204).chain([4]) {
		period = period.declare(part).unwrap();
		let payment = period.pay(rate, u128::MAX, 0, None).unwrap();
		period = payment.period;
		paid += payment.paid;
	}
	assert_eq!((period.base, paid), (10_000, 200));
}

#[test]
fn period_takes_money_until_it_is_closed_and_met() {
	let rate = percent(2);
	let period = Period::default().declare(5_000).unwrap();
	let part = period.pay(rate, 30, 0, None).unwrap();
	assert_eq!((part.paid, part.back, part.period.owed(rate)), (30, 0, Ok(70)));
	assert_eq!(part.period.close(4_999), Err(MathError::OutOfRange));
	assert_eq!(part.period.correct(rate, 5_000, 0), Err(MathError::Mismatch));
	let closed = part.period.close(6_000).unwrap();
	assert_eq!(closed.close(6_000), Err(MathError::Mismatch));
	assert_eq!(closed.declare(1), Err(MathError::Mismatch));
	// 90 are owed, and 50 of credit pay 45 of them at most.
	let rest = closed.pay(rate, 100, 50, None).unwrap();
	assert_eq!((rest.paid, rest.netted, rest.back, rest.credit), (45, 45, 55, 5));
	// Who offers little nets no more than that.
	let little = closed.pay(rate, 10, 50, None).unwrap();
	assert_eq!((little.paid, little.netted, little.period.owed(rate)), (10, 10, Ok(70)));
	// A ceiling leaves 20.
	let capped = closed.pay(rate, 100, 0, Some(20)).unwrap();
	assert_eq!((capped.paid, capped.back), (20, 80));
	// A period that turns out to be free makes credit of what was paid.
	let (free, credit) = closed.correct(percent(0), 6_000, 5).unwrap();
	assert_eq!((free.met, free.owed(percent(0)), credit), (0, Ok(0), 35));
	// A correction upwards is due.
	let (more, credit) = closed.correct(rate, 7_000, 5).unwrap();
	assert_eq!((more.owed(rate), credit), (Ok(110), 5));
}

#[test]
fn silence_is_a_breach_after_grace_and_cure() {
	let schedule = Schedule { from: 0, length: 90, until: Some(80) };
	let period = schedule.period(0).unwrap().unwrap();
	assert_eq!((period, schedule.period(1)), (Slot::new(0, 80).unwrap(), Ok(None)));
	assert_eq!(due_by(period, 30, 0), 110);
	assert!(!can_be_flagged(period, 30, 0, 110) && can_be_flagged(period, 30, 0, 111));
	assert_eq!(in_breach_from(111, 30, 0), 141);
	// A brake that stopped the calls for 5 days moves both.
	assert!(!can_be_flagged(period, 30, 5, 115));
	assert_eq!(in_breach_from(116, 30, 2), 148);
}

#[test]
fn periods_follow_each_other_and_the_end_cuts_the_last() {
	let schedule = Schedule { from: 10, length: 30, until: None };
	assert_eq!(schedule.period(2), Ok(Slot::new(70, 100).ok()));
	assert_eq!(
		[9, 10, 39, 40].map(|now| schedule.number_at(now)),
		[None, Some(0), Some(0), Some(1)]
	);
	let ended = Schedule { until: Some(75), ..schedule };
	assert_eq!(ended.period(2), Ok(Slot::new(70, 75).ok()));
	assert_eq!((ended.number_at(74), ended.number_at(75)), (Some(2), None));
	let empty = Schedule { length: 0, ..schedule };
	assert_eq!((empty.period(0), empty.number_at(10)), (Err(MathError::OutOfRange), None));
	let late = Schedule { from: u64::MAX, ..schedule };
	assert_eq!(late.period(0), Err(MathError::Overflow));
	assert_eq!([3, 4, 5, 6].map(|number| is_correctable(number, 5)), [false, true, true, false]);
}

#[test]
fn who_contributes_on_enough_days_is_free() {
	let days = |days: &[u32]| days.iter().fold(Days::default(), |ring, day| ring.accept(*day));
	let free = |ring: Days, end| ring.are_enough(3, 90, end);
	assert!(!free(days(&[10, 10, 10]), 90));
	let three = days(&[10, 40, 70]);
	assert!(free(three, 90) && free(three, 100) && !free(three, 101));
	// Nothing that is accepted after the period counts for it.
	assert!(!free(three, 70) && free(three, 71));
	assert!(!free(three.clear(40), 90));
	assert!(!days(&[]).are_enough(0, 90, 90));
	// The earliest of more than eight days is forgotten, in whatever order they come.
	let nine = days(&[9, 1, 2, 3, 4, 5, 6, 7, 8]);
	assert_eq!((nine.count(90, 90), nine.days().min()), (8, Some(2)));
	assert_eq!(nine.accept(0), nine);
	assert_eq!(days(&[0]).count(1, 1), 1);
}

#[test]
fn mark_goes_before_freedom_and_freedom_before_the_contract() {
	let commercial = Some(Purpose::Commercial);
	assert!(is_free(true, false, Mark::InBreach) && is_free(false, true, Mark::Contested));
	assert!(!is_free(false, true, Mark::InBreach) && !is_free(false, false, Mark::Clean));
	assert_eq!(status(None, false, Mark::Clean), Status::Unlicensed);
	assert_eq!(status(None, true, Mark::Clean), Status::Free);
	assert_eq!(status(commercial, true, Mark::Clean), Status::Free);
	assert_eq!(status(commercial, false, Mark::Clean), Status::Commercial);
	assert_eq!(status(Some(Purpose::NonCommercial), false, Mark::Clean), Status::NonCommercial);
	assert_eq!(status(commercial, true, Mark::Contested), Status::Contested);
	assert_eq!(status(None, true, Mark::InBreach), Status::InBreach);
}

#[test]
fn venture_shares_with_its_own_network_beside_the_levy() {
	let sale = income(10_000, 0, levy(percent(5)), &[percent(10)]);
	assert_eq!(parts(&sale), (0, 500 * ONE, vec![1_000 * ONE], 8_500 * ONE));
}

#[test]
fn firm_announces_no_more_than_its_bond_covers() {
	let due = |gross| gross - cut(gross, percent(8), Some(percent(8))).unwrap();
	assert_eq!((due(1_000), due(100)), (920, 92));
	let bond = Bond::default().fill(1_000).unwrap().announce(due(1_000)).unwrap();
	assert_eq!(bond.announce(due(100)), Err(MathError::OutOfRange));
	assert_eq!(bond.release(), Err(MathError::OutOfRange));
	let (unpaid, paid, owed) = bond.claim(920).unwrap();
	assert_eq!((unpaid, paid, owed), (Bond { held: 80, open: 0 }, 920, 0));
	assert_eq!((unpaid.missing(1_000), unpaid.release()), (920, Ok(80)));
	let closed = bond.close(920).unwrap();
	assert_eq!(
		(closed, closed.close(1)),
		(Bond { held: 1_000, open: 0 }, Err(MathError::Mismatch))
	);
	assert_eq!(closed.claim(1), Err(MathError::Mismatch));
}

#[test]
fn cut_is_the_lesser_of_licence_and_permission() {
	assert_eq!(cut(1_000, percent(8), Some(percent(5))), Ok(50));
	assert_eq!(cut(1_000, percent(8), Some(percent(10))), Ok(80));
	assert_eq!(cut(1_000, percent(8), None), Ok(0));
	assert_eq!(cut(19, percent(10), Some(percent(10))), Ok(1));
	assert_eq!(cut(1_000, percent(21), Some(percent(30))), Err(MathError::OutOfRange));
	assert_eq!(lesser(ratio(1, 3), ratio(33, 100)), ratio(33, 100));
	let above = Gross { amount: 9, cut: 2, levy: None, shares: vec![] };
	assert_eq!(split(&above), Err(MathError::OutOfRange));
}

#[test]
fn hidden_sale_costs_up_to_three_times_what_was_hidden() {
	let bond = Bond { held: 5_000 * ONE, open: 0 };
	let grants = bond.grant(&[1_000 * ONE]).unwrap();
	assert_eq!((grants.to_scopes, grants.penalty), (vec![1_000 * ONE], 2_000 * ONE));
	assert_eq!(grants.bond.held, 2_000 * ONE);
	let received = income(1_000, 0, levy(percent(5)), &[]);
	assert_eq!(parts(&received), (0, 50 * ONE, vec![], 950 * ONE));
	// A bond of less pays the scope first.
	let grants = Bond { held: 1_500, open: 0 }.grant(&[1_000]).unwrap();
	assert_eq!((grants.to_scopes, grants.penalty, grants.bond.held), (vec![1_000], 500, 0));
}

#[test]
fn hidden_sales_divide_a_bond_that_does_not_cover_them() {
	let grants = Bond { held: 500, open: 0 }.grant(&[1_000, 500, 500]).unwrap();
	assert_eq!((grants.to_scopes, grants.penalty), (vec![250, 125, 125], 0));
	assert_eq!(grants.bond, Bond { held: 0, open: 0 });
	// What was announced has its part, and the penalty takes nothing of it.
	let grants = Bond { held: 500, open: 500 }.grant(&[1_000, 0, 500]).unwrap();
	assert_eq!((grants.to_scopes, grants.penalty), (vec![250, 0, 125], 0));
	assert_eq!(grants.bond, Bond { held: 125, open: 500 });
	assert_eq!(grants.bond.claim(200), Ok((Bond { held: 75, open: 300 }, 50, 150)));
	let grants = Bond { held: 1_000, open: 500 }.grant(&[100]).unwrap();
	assert_eq!((grants.penalty, grants.bond.held), (200, 700));
	assert_eq!(Bond::default().grant(&[0; 17]), Err(MathError::OutOfRange));
	assert_eq!(Bond::default().grant(&[0]).unwrap().to_scopes, [0]);
}

#[test]
fn custodian_issues_within_its_limit_and_burns_what_it_redeems() {
	let issued = Issued::default().issue(900, 1_000).unwrap();
	assert_eq!(issued.issue(200, 1_000), Err(MathError::OutOfRange));
	let asked = issued.request(300, 10).unwrap();
	assert_eq!(issued.request(9, 10), Err(MathError::OutOfRange));
	assert_eq!(issued.request(0, 0), Err(MathError::OutOfRange));
	assert_eq!(asked.request(601, 10), Err(MathError::Mismatch));
	assert_eq!(asked.give_back(300), Ok(issued));
	assert_eq!(asked.give_back(301), Err(MathError::Mismatch));
	assert_eq!(asked.burn(300), Ok(Issued { outstanding: 600, requested: 0 }));
	assert_eq!(asked.burn(301), Err(MathError::Mismatch));
	// A limit that was lowered is kept by issuing nothing.
	assert_eq!(issued.issue(0, 899), Err(MathError::OutOfRange));
}

#[test]
fn bond_of_a_custodian_in_default_pays_who_burns_in_proportion() {
	let issued = Issued { outstanding: 600, requested: 600 };
	let (estate, beyond) = issued.default_with(150, Cover { bond: 1, units: 1 }).unwrap();
	assert_eq!((estate.left, beyond), (150, 0));
	let first = estate.burn(400).unwrap();
	assert_eq!((first.paid, first.owed), (100, 300));
	let second = first.estate.burn(200).unwrap();
	assert_eq!((second.paid, second.owed), (50, 150));
	assert_eq!((second.estate.left, second.estate.outstanding), (0, 0));
	assert_eq!(first.estate.burn(201), Err(MathError::Mismatch));
	assert_eq!(second.estate.burn(0).map(|burnt| burnt.paid), Ok(0));
}

#[test]
fn bond_in_another_asset_covers_by_its_rate_and_returns_what_is_beyond() {
	// A bond of 12 decimals for cents: two whole ones stand for one of the currency.
	let cover = Cover { bond: 2 * ONE, units: 100 };
	let issued = Issued { outstanding: 10_000, requested: 0 };
	let (estate, beyond) = issued.default_with(300 * ONE, cover).unwrap();
	assert_eq!((estate.left, beyond), (200 * ONE, 100 * ONE));
	let all = estate.burn(10_000).unwrap();
	assert_eq!((all.paid, all.owed), (200 * ONE, 0));
	let (estate, _) = issued.default_with(50 * ONE, cover).unwrap();
	let some = estate.burn(1_000).unwrap();
	assert_eq!((some.paid, some.owed), (5 * ONE, 750));
	// Worth more than any bond.
	let dear = Cover { bond: u128::MAX, units: 1 };
	let (estate, beyond) = issued.default_with(300, dear).unwrap();
	assert_eq!((estate.left, beyond), (300, 0));
	assert_eq!(estate.burn(10_000).map(|all| (all.paid, all.owed)), Ok((300, 9_999)));
	let none = Cover { bond: 0, units: 1 };
	assert_eq!(issued.default_with(1, none), Err(MathError::OutOfRange));
}

#[test]
fn shares_wait_when_fractions_fill_half_and_get_all_of_it_later() {
	// Half is taken to the last unit: a fifth, a tenth and eight fortieths of incomes of 10. With the fourth all
	// eight are due a unit at once, and there is room for two.
	let mut levied = Carry::default();
	let mut kept = [Kept::default(); 8];
	let (mut paid, mut to_levy, mut has_waited) = ([0; 8], 0, false);
	for count in 1..=399_u128 {
		let shares =
			kept.iter().map(|kept| Standing { kept: *kept, ..share(ratio(1, 40), 10) }).collect();
		let levy = Some(Deduction { share: percent(10), carry: levied });
		let split = split(&Gross { amount: 10, cut: 2, levy, shares }).unwrap();
		let levy = split.levy.unwrap();
		(levied, to_levy) = (levy.carry, to_levy + levy.amount);
		// The levy never waits.
		assert_eq!(to_levy, count);
		for (place, taken) in split.shares.iter().enumerate() {
			paid[place] += taken.amount;
			kept[place] = taken.kept;
			has_waited |= taken.kept.owed > 0;
			assert_eq!((paid[place] + taken.kept.owed, taken.lost), (count / 4, 0));
			assert!(taken.kept.owed <= 1);
		}
		let all = 2 + levy.amount + split.shares.iter().map(|share| share.amount).sum::<u128>();
		assert!(all <= 5 && split.base == 10 - all);
	}
	assert!(has_waited && kept.iter().all(|kept| kept.owed == 0));
}

#[test]
fn shares_beyond_half_get_what_is_left_and_are_owed_nothing() {
	let amount = 100 * ONE;
	let kept = Kept { owed: 2, carry: Carry::default() };
	let shares = [percent(30), percent(20), percent(1)]
		.map(|rate| Standing { kept, ..share(rate, amount) })
		.to_vec();
	let split = split(&Gross { amount, cut: 0, levy: levy(percent(5)), shares }).unwrap();
	let got: Vec<_> = split.shares.iter().map(|taken| (taken.amount, taken.lost)).collect();
	assert_eq!(got, [(30 * ONE + 2, 0), (15 * ONE - 2, 5 * ONE + 2), (0, ONE)]);
	assert_eq!(split.base, 50 * ONE);
	assert_eq!(split.shares.iter().map(|taken| taken.kept.owed).collect::<Vec<_>>(), [0, 2, 2]);
}

#[test]
fn levy_beyond_half_gets_half_and_keeps_its_fraction() {
	let split =
		split(&Gross { amount: 11, cut: 2, levy: levy(percent(60)), shares: vec![] }).unwrap();
	let levy = split.levy.unwrap();
	assert_eq!((levy.amount, levy.carry, split.base), (4, Carry::default(), 5));
}

#[test]
fn exemption_of_a_year_is_no_base_of_a_share() {
	assert_eq!(exempt(700, 1_000, 0), (700, 0));
	assert_eq!(exempt(700, 1_000, 700), (300, 400));
	assert_eq!(exempt(700, 1_000, 1_001), (0, 700));
	let shares = vec![Standing { base: 400, ..share(percent(10), 700) }];
	let split = split(&Gross { amount: 700, cut: 0, levy: None, shares }).unwrap();
	assert_eq!((split.shares[0].amount, split.base), (40, 660));
}

#[test]
fn arguments_that_do_not_belong_together_are_refused() {
	let with = |rate, base| {
		split(&Gross { amount: 100, cut: 0, levy: None, shares: vec![share(rate, base)] })
	};
	assert_eq!(with(percent(1), 101), Err(MathError::Mismatch));
	assert_eq!(with(percent(101), 100), Err(MathError::OutOfRange));
	assert_eq!(most_incomes(1, percent(21), 1), Err(MathError::OutOfRange));
	assert_eq!(hops(1, percent(21), 1), Err(MathError::OutOfRange));
	assert_eq!(most_incomes(1, percent(20), 0), Err(MathError::DivisionByZero));
	assert_eq!(hops(1, percent(20), 0), Err(MathError::DivisionByZero));
	assert_eq!(hops(u128::MAX, percent(20), 1), Ok(56));
}
