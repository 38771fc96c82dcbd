// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Rates, old and new.

use super::{all_to, cost::written_by};
use crate::{mock::*, Equations as Stored, Event, Levied, Split};
use frame_support::assert_ok;
use ovn_primitives::{traits::ShareBooks, BookTerms, Holder, IncomeClass, KindId};
use pallet_shares::{Books, Holdings, Position, Positions};

fn decide(kind: KindId, rate: u128) {
	assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, kind, rate * ONE));
}

#[test]
fn rate_values_past_contributions_anew_when_the_notice_has_passed() {
	build_and_execute(|| {
		no_levy();
		let (design, care) = (equity(30), equity(10));
		contribute(design, ANA, 1);
		contribute(care, BEN, 1);
		set(LAB, straight(vec![bucket("all", 100, books(&[design, care]))]));
		assert_eq!(amounts(&sale(40 * ONE).buckets[0]), [30 * ONE, 10 * ONE]);
		run_to_block(10);
		decide(care, 30);

		let from = 10 + NOTICE;
		let expected = Event::RateSet { scope: LAB, kind: care, rate: 30 * ONE, version: 2, from };
		assert_eq!(last_event(), expected);
		run_to_block(from - 1);
		let split = sale(40 * ONE);
		assert_eq!((split.version, amounts(&split.buckets[0])), (1, vec![30 * ONE, 10 * ONE]));
		run_to_block(from);
		let split = sale(40 * ONE);
		assert_eq!((split.version, amounts(&split.buckets[0])), (2, vec![20 * ONE, 20 * ONE]));
		assert_eq!(split.buckets[0].kinds[1].rate, 30 * ONE);
		assert_eq!(claim(BEN, book(care), 0), 40 * ONE);
	});
}

#[test]
fn rate_changes_do_not_begin_a_new_flow_when_they_take_effect() {
	build_and_execute(|| {
		no_levy();
		let (design, care, third) = (equity(1), equity(1), equity(1));
		for kind in [design, care, third] {
			contribute(kind, ANA, 1);
		}
		set(LAB, straight(vec![bucket("all", 100, books(&[design, care, third]))]));
		let split = sale(100_000);
		assert_eq!((split.held, amounts(&split.buckets[0])), (1, vec![33_333; 3]));
		decide(care, 2);
		decide(third, 2);
		run_blocks(NOTICE);
		// A third each of what was held; a fifth and two fifths each of the rest.
		let split = sale(100_000);
		assert_eq!((split.released, split.held_before), (0, 1));
		assert_eq!(amounts(&split.buckets[0]), [20_000, 40_000, 40_000]);
		assert_eq!((split.version, Stored::<Test>::get(LAB).unwrap().since), (3, 1));
	});
}

#[test]
fn rate_is_replaced_when_another_is_decided_before_its_time() {
	build_and_execute(|| {
		let work = equity(1);
		set(LAB, all_to(work));
		decide(work, 2);
		run_blocks(NOTICE - 1);
		decide(work, 3);
		run_blocks(1);
		assert_eq!(Equations::equation(LAB).unwrap().version, 1);
		run_blocks(NOTICE - 1);
		let view = Equations::equation(LAB).unwrap();
		assert_eq!((view.version, view.rates[0].rate), (3, 3 * ONE));
	});
}

#[test]
fn rate_is_that_of_the_time_when_an_equation_names_the_kind_later() {
	build_and_execute(|| {
		let (work, other) = (equity(1), equity(1));
		decide(work, 2);
		set(LAB, all_to(work));
		assert_eq!(Equations::equation(LAB).unwrap().rates[0].rate, 2 * ONE);
		System::reset_events();
		decide(other, 5);
		assert_eq!(events(), vec![]);
		set(LAB, all_to(other));
		run_blocks(NOTICE);
		let view = Equations::equation(LAB).unwrap();
		assert_eq!((view.version, view.rates[0].rate), (2, 5 * ONE));
	});
}

#[test]
fn rate_waits_for_its_own_notice_when_the_kind_is_of_the_next_equation() {
	build_and_execute(|| {
		let (work, other) = (equity(1), equity(1));
		set(LAB, all_to(work));
		set(LAB, all_to(other));
		run_blocks(NOTICE - 1);
		decide(other, 5);
		run_blocks(1);
		let view = Equations::equation(LAB).unwrap();
		assert_eq!((view.version, view.rates[0].rate), (2, ONE));
		run_blocks(NOTICE - 1);
		let view = Equations::equation(LAB).unwrap();
		assert_eq!((view.version, view.rates[0].rate), (3, 5 * ONE));
	});
}

#[test]
fn rate_is_of_no_effect_when_the_scope_has_no_equation() {
	build_and_execute(|| {
		let work = equity(1);
		System::reset_events();
		decide(work, 2);
		assert_eq!(events(), vec![]);
		assert_eq!(Equations::equation(LAB), None);
	});
}

/// A kind of the lab to which a number of people contributed one unit each, written as
/// contributions would be.
fn contributed_by(people: u64) -> KindId {
	let kind = equity(1);
	let id = book(kind);
	<Shares as ShareBooks<u64, _>>::create(id, BookTerms::Equity, false).unwrap();
	for who in 1_000..1_000 + people {
		let position = Position { units: UNIT.into(), ..Default::default() };
		Positions::<Test>::insert((id, Holder::Agent(who), 0), position);
		Holdings::<Test>::insert((Holder::Agent(who), id, 0), ());
	}
	Books::<Test>::mutate(id, |book| {
		let book = book.as_mut().unwrap();
		book.units = u128::from(people) * u128::from(UNIT);
		book.positions = people;
	});
	kind
}

/// Where an income would go now; with `proposed`, by the present equation as if it were new.
fn preview(amount: u128, proposed: bool) -> Split {
	let equation = Stored::<Test>::get(LAB).unwrap().equation;
	let (class, levied) = (IncomeClass::Sale, Levied::by_nobody());
	Equations::preview(LAB, NATIVE, amount, class, levied, proposed.then_some(equation)).unwrap()
}

/// How many items of the state a decision on a rate writes that values the contributions of so many
/// anew, and an income after its notice.
fn cost_of_a_rate(people: u64) -> (usize, usize) {
	let mut chain = genesis();
	let (work, care) = chain.execute_with(|| {
		make_scopes();
		no_levy();
		let (work, care) = (contributed_by(people), equity(1));
		contribute(care, BEN, people);
		set(LAB, straight(vec![bucket("all", 100, books(&[work, care]))]));
		sale(u128::from(people) * 2 * SMALLEST_SALE);
		(work, care)
	});
	let each = u128::from(people) * ONE;
	let decision = written_by(&mut chain, || decide(work, 3));
	chain.execute_with(|| {
		// Until the notice has passed nothing changes; everybody sees what will.
		assert_eq!(amounts(&preview(4 * each, false).buckets[0]), [2 * each, 2 * each]);
		assert_eq!(amounts(&preview(4 * each, true).buckets[0]), [3 * each, each]);
		assert_eq!(amounts(&sale(4 * each).buckets[0]), [2 * each, 2 * each]);
		run_blocks(NOTICE);
	});
	let income = written_by(&mut chain, || {
		assert_eq!(amounts(&sale(4 * each).buckets[0]), [3 * each, each]);
	});
	chain.execute_with(|| {
		for who in [1_000, 999 + people / 2, 999 + people] {
			assert_eq!(claim(who, book(work), 0), 5 * ONE + SMALLEST_SALE);
		}
		assert_eq!(claim(BEN, book(care), 0), 3 * each + u128::from(people) * SMALLEST_SALE);
	});
	(decision, income)
}

/// A million in a long run.
#[test]
fn rate_values_contributions_of_a_million_anew_at_the_cost_of_ten() {
	let many = ovn_test_support::either(20_000, 1_000_000);
	assert_eq!(cost_of_a_rate(many), cost_of_a_rate(10));
}

#[test]
fn rate_takes_effect_no_earlier_than_an_equation_decided_before_when_the_notice_was_shortened() {
	build_and_execute(|| {
		let (work, other) = (equity(1), equity(1));
		set(LAB, all_to(work));
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(LEAST_NOTICE)));
		run_blocks(NOTICE - 1);
		// Decided while the longer notice holds.
		set(LAB, all_to(other));
		let from = System::block_number() + NOTICE;
		run_blocks(1);
		// Now the shorter one does.
		assert_eq!(Equations::notice(LAB), LEAST_NOTICE);
		decide(other, 5);
		let set = Event::RateSet { scope: LAB, kind: other, rate: 5 * ONE, version: 3, from };
		assert_eq!(last_event(), set);
		run_to_block(from - 1);
		assert_eq!(Equations::equation(LAB).unwrap().version, 1);
		run_to_block(from);
		let view = Equations::equation(LAB).unwrap();
		assert_eq!((view.version, view.since, view.rates[0].rate), (3, 2, 5 * ONE));
	});
}

/// The rate by which a piece of a kind would be logged now, and that by which an income would be
/// divided.
fn rates_of(kind: KindId) -> (u128, u128) {
	let now = Contributing::kind(LAB, kind).unwrap().terms.rate;
	let values = Equations::values(LAB, NATIVE);
	(now, values.iter().find(|value| value.kind == kind).unwrap().rate)
}

#[test]
fn rate_holds_for_logs_and_incomes_from_the_same_block_when_it_was_decided() {
	build_and_execute(|| {
		let work = equity(1);
		set(LAB, all_to(work));
		decide(work, 2);
		let from = System::block_number() + NOTICE;
		let decided =
			pallet_contributions::Event::RateSet { scope: LAB, kind: work, rate: 2 * ONE, from };
		System::assert_last_event(decided.into());
		run_to_block(from - 1);
		assert_eq!(rates_of(work), (ONE, ONE));
		run_to_block(from);
		assert_eq!(rates_of(work), (2 * ONE, 2 * ONE));
		// Also if it is replaced before it holds.
		decide(work, 3);
		run_blocks(NOTICE - 1);
		decide(work, 4);
		run_blocks(NOTICE - 1);
		assert_eq!(rates_of(work), (2 * ONE, 2 * ONE));
		run_blocks(1);
		assert_eq!(rates_of(work), (4 * ONE, 4 * ONE));
	});
}

#[test]
fn rate_that_is_to_come_comes_before_an_equation_that_names_its_kind_anew() {
	build_and_execute(|| {
		let (work, other) = (equity(1), equity(1));
		set(LAB, all_to(work));
		set(LAB, all_to(other));
		decide(other, 5);
		let holds = System::block_number() + NOTICE;
		// An equation without the kind replaces the one that names it; its rate waits all the same.
		set(LAB, all_to(work));
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(LEAST_NOTICE)));
		run_to_block(holds);
		assert_eq!(Contributing::kind(LAB, other).unwrap().terms.rate, 5 * ONE);

		// Now the short notice holds. A rate waits for the long one, and an equation that brings
		// its kind does.
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(NOTICE)));
		set(LAB, all_to(other));
		decide(other, 7);
		let holds = System::block_number() + NOTICE;
		assert_ok!(Equations::set_notice(signed(STEWARD), LAB, Some(LEAST_NOTICE)));
		run_to_block(holds - 1);
		assert_eq!(Contributing::kind(LAB, other).unwrap().terms.rate, 5 * ONE);
		set(LAB, all_to(work));
		set(LAB, all_to(other));
		let view = Equations::equation(LAB).unwrap();
		let next = view.next.unwrap();
		assert!(next.from >= holds);
		assert_eq!(rates_of(work), (ONE, ONE));
		run_to_block(next.from);
		assert_eq!(rates_of(other), (7 * ONE, 7 * ONE));
	});
}

#[test]
fn rate_holds_at_once_when_no_equation_names_the_kind() {
	build_and_execute(|| {
		let (work, other) = (equity(1), equity(1));
		decide(work, 2);
		assert_eq!(Contributing::kind(LAB, work).unwrap().terms.rate, 2 * ONE);
		set(LAB, all_to(work));
		decide(other, 2);
		assert_eq!(Contributing::kind(LAB, other).unwrap().terms.rate, 2 * ONE);
		decide(work, 3);
		assert_eq!(Contributing::kind(LAB, work).unwrap().terms.rate, 2 * ONE);
	});
}

#[test]
fn rate_holds_at_once_when_the_equation_that_named_the_kind_ends_in_the_same_block() {
	build_and_execute(|| {
		let (design, care) = (equity(30), equity(10));
		set(LAB, all_to(care));
		set(LAB, all_to(design));
		let ends = 1 + NOTICE;
		run_to_block(7);
		decide(care, 20);
		// The rate was to come later; the equation in force now does not name its kind.
		run_to_block(ends);
		decide(care, 40);
		let value = <Contributing as ovn_primitives::traits::Kinds<u64>>::value(LAB, care).unwrap();
		assert_eq!((value.rate, value.next_rate), (40 * ONE, None));
		let named: Vec<_> =
			Stored::<Test>::get(LAB).unwrap().kinds.into_iter().map(|known| known.kind).collect();
		assert_eq!(named, [design]);
	});
}
