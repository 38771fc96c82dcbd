// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Cases with known results, to the last decimal, from the income to the wallets.

use crate::{mock::*, Levied, Line, Recipient};
use frame_support::assert_ok;
use ovn_primitives::{
	traits::ShareBooks, BookId, BookTerms, ClaimType, Holder, KindId, Purse, Ratio,
};

/// The resource that the community uses.
const TOOL: BookId = BookId::Deal(1);
const WORKER: u64 = ANA;
const FUNDERS: [u64; 2] = [BEN, DIA];

/// One project with six kinds; community tool use is held by the tool's debt book.
fn one_sale(income: u128) -> [u128; 4] {
	no_levy();
	let [work, tool, community] = [25, 10, 50].map(equity);
	let [materials, expenses, production] = [1, 1, 1].map(equity);
	contribute(work, WORKER, 1);
	contribute(production, WORKER, 50);
	contribute(tool, CEM, 1);
	contribute(materials, CEM, 50);
	contribute(expenses, CEM, 10);
	lend(TOOL, ratio(12, 10), &[(FUNDERS[0], 600), (FUNDERS[1], 400)]);
	<Shares as ShareBooks<_, _>>::create(book(community), BookTerms::Equity, false).unwrap();
	<Shares as ShareBooks<_, _>>::credit(book(community), Holder::Book(TOOL), UNIT.into()).unwrap();
	let kinds = [work, tool, community, materials, expenses, production];
	set(LAB, straight(vec![bucket("all", 100, books(&kinds))]));

	let split = sale(income);
	assert_eq!(split.buckets[0].kinds.len(), 6);
	let both = |who, kinds: &[KindId]| -> u128 {
		kinds.iter().map(|kind| claim(who, book(*kind), 0)).sum()
	};
	let (w, c) = (both(WORKER, &[work, production]), both(CEM, &[tool, materials, expenses]));
	claim_for(Holder::Book(TOOL), book(community));
	let [first, second] = FUNDERS.map(|who| claim(who, TOOL, 0));
	// What is paid and what is carried add up to the income.
	let carried = income - w - c - first - second;
	assert!(carried <= 7);
	let in_books = carried - split.held;
	assert_eq!(Balances::free_balance(Shares::pot_account(&NATIVE)), ED);
	assert_eq!(owed(&NATIVE), split.held);
	assert!(in_books <= 7);
	[w, c, first, second]
}

#[test]
fn one_sale_of_195_leaves_nothing_over() {
	build_and_execute(|| {
		assert_eq!(one_sale(195 * ONE), [75 * ONE, 70 * ONE, 30 * ONE, 20 * ONE]);
		assert_eq!(owed(&NATIVE), 0);
	});
}

#[test]
fn one_sale_of_1000_is_paid_or_carried() {
	build_and_execute(|| {
		let paid = one_sale(1_000 * ONE);
		let exact = [75, 70, 30, 20].map(|value| 1_000 * ONE * value / 195);
		assert_eq!(paid[0], 384_615_384_615_384);
		// C holds three positions, each with a fraction of its own.
		assert!(paid[1] <= exact[1] && exact[1] - paid[1] <= 2);
		assert_eq!(paid[2..], [153_846_153_846_153, 102_564_102_564_102]);
	});
}

#[test]
fn remaining_with_capped_kinds() {
	build_and_execute(|| {
		no_levy();
		let [first, second, third] = [debt(), debt(), debt()];
		lend(book(first), Ratio::ONE, &[(ANA, 1_200)]);
		lend(book(second), Ratio::ONE, &[(BEN, 240)]);
		lend(book(third), Ratio::ONE, &[(CEM, 3_000), (DIA, 1_000)]);
		set(
			LAB,
			remaining(vec![
				bucket("manager", 5, Recipient::Account(MANAGER)),
				bucket("first", 10, books(&[first])),
				bucket("second", 5, books(&[second])),
				bucket("third", 100, books(&[third])),
			]),
		);
		let split = sale(1_000 * ONE);

		assert_eq!((split.residue, split.held), (0, 0));
		assert_eq!(collect(Line::Bucket(0), MANAGER), 50 * ONE);
		assert_eq!(claim(ANA, book(first), 0), 95 * ONE);
		assert_eq!(claim(BEN, book(second), 0), 42_750_000_000_000);
		assert_eq!(claim(CEM, book(third), 0), 609_187_500_000_000);
		assert_eq!(claim(DIA, book(third), 0), 203_062_500_000_000);
		assert_eq!(owed(&NATIVE), 0);
	});
}

/// The lab's investors and initiators have lent what they have left to come; costs are 2,000.
fn fab_lab(investment: u128) -> crate::Split {
	no_levy();
	let (invested, begun, costs) = (debt(), debt(), debt());
	let hours = equity(20);
	lend(book(invested), ratio(12, 10), &[(CEM, investment)]);
	lend(book(begun), ratio(12, 10), &[(DIA, 5_000)]);
	contribute(costs, DIA, 2_000);
	contribute(hours, ANA, 1);
	contribute(hours, BEN, 2);
	let preset = crate::Preset::FabLab {
		infrastructure: COSTS,
		investment: invested,
		initiation: begun,
		costs: vec![costs].try_into().unwrap(),
		participation: vec![hours].try_into().unwrap(),
	};
	set(LAB, Equations::preset(preset));
	let split = sale(10_000 * ONE);
	assert_eq!(collect(Line::Bucket(0), purse(LAB, COSTS)), 500 * ONE);
	assert_eq!(claim(CEM, book(invested), 0), split.buckets[1].taken);
	assert_eq!(claim(DIA, book(begun), 0), 500 * ONE + split.buckets[1].rest);
	assert_eq!(claim(DIA, book(costs), 0), 2_000 * ONE);
	assert_eq!(claim(ANA, book(hours), 0), 2_000 * ONE);
	assert_eq!(claim(BEN, book(hours), 0), 4_000 * ONE);
	split
}

#[test]
fn fab_lab_pays_costs_first() {
	build_and_execute(|| {
		let split = fab_lab(5_000);
		let parts = [500, 1_000, 500, 2_000, 6_000].map(|whole| whole * ONE);
		assert_eq!(taken(&split), parts);
		assert_eq!((split.residue, split.held, owed(&NATIVE)), (0, 0, 0));
	});
}

#[test]
fn fab_lab_passes_on_what_a_full_bucket_cannot_take() {
	build_and_execute(|| {
		// The ceiling of 1.2 times 250 is 300: 700 go to the next bucket, to nobody's pocket.
		let split = fab_lab(250);
		let parts = [500, 300, 1_200, 2_000, 6_000].map(|whole| whole * ONE);
		assert_eq!(taken(&split), parts);
		assert_eq!((split.buckets[1].rest, split.buckets[2].passed), (700 * ONE, 700 * ONE));
		assert_eq!((split.residue, owed(&NATIVE)), (0, 0));
	});
}

#[test]
fn invoice() {
	build_and_execute(|| {
		no_levy();
		let hours = equity(1);
		contribute(hours, ANA, 3_000);
		contribute(hours, BEN, 4_000);
		set(
			LAB,
			straight(vec![
				part("client manager", 4, 70, Recipient::Account(MANAGER)),
				part("sister project", 5, 70, Recipient::Scope(SHOP)),
				part("overhead", 5, 70, Recipient::Fund(COSTS)),
				part("workers", 80, 100, books(&[hours])),
			]),
		);
		let split = sale(7_000 * ONE);

		assert_eq!(taken(&split), [400, 500, 500, 5_600].map(|whole| whole * ONE));
		assert_eq!((split.residue, split.held), (0, 0));
		assert_eq!(collect(Line::Bucket(0), MANAGER), 400 * ONE);
		assert_eq!(collect(Line::Bucket(2), purse(LAB, COSTS)), 500 * ONE);
		assert_eq!(claim(ANA, book(hours), 0), 2_400 * ONE);
		assert_eq!(claim(BEN, book(hours), 0), 3_200 * ONE);
		// The cascade is divided where it arrives.
		let work = kind_of(SHOP, ClaimType::Equity, ONE);
		contribute_to(SHOP, work, CEM, 1);
		set(SHOP, straight(vec![bucket("all", 100, books(&[work]))]));
		run_blocks(NOTICE);
		assert_ok!(process(SHOP, Levied::by(NETWORK)));
		assert_eq!(claim(CEM, book_of(SHOP, work), 0), 500 * ONE);
		assert_eq!(owed(&NATIVE), 0);
	});
}

#[test]
fn costs_first() {
	build_and_execute(|| {
		no_levy();
		let work = equity(1);
		let holders = [(21, 5), (22, 11), (23, 15), (24, 23), (25, 40)];
		for (who, value) in holders {
			contribute(work, who, value);
		}
		set(
			LAB,
			remaining(vec![
				bucket("firm", 1, Recipient::Account(MANAGER)),
				fixed("shipping", 5, Recipient::Account(CEM)),
				bucket("holders", 100, books(&[work])),
			]),
		);
		for (income, firm, rest) in [(100, 1, 94), (200, 2, 193)] {
			let split = sale(income * ONE);
			assert_eq!(taken(&split), [firm * ONE, 5 * ONE, rest * ONE]);
			assert_eq!(collect(Line::Bucket(0), MANAGER), firm * ONE);
			assert_eq!(collect(Line::Bucket(1), CEM), 5 * ONE);
		}
		for (who, value) in holders {
			let exact = (94 + 193) * ONE * u128::from(value) / 94;
			assert_eq!(claim(who, book(work), 0), exact);
		}
	});
}

#[test]
fn costs_first_pays_as_valued() {
	build_and_execute(|| {
		no_levy();
		let work = equity(1);
		for (who, value) in [(21, 5), (22, 11), (23, 15), (24, 23), (25, 40)] {
			contribute(work, who, value);
		}
		let shipping = fixed("shipping", 5, Recipient::Account(CEM));
		let firm = bucket("firm", 1, Recipient::Account(MANAGER));
		set(LAB, remaining(vec![firm, shipping, bucket("holders", 100, books(&[work]))]));
		sale(100 * ONE);
		for (who, value) in [(21, 5), (22, 11), (23, 15), (24, 23), (25, 40)] {
			assert_eq!(claim(who, book(work), 0), value * ONE);
		}
	});
}

#[test]
fn what_a_debt_cannot_take_is_divided_again() {
	build_and_execute(|| {
		no_levy();
		let (work, loan) = (equity(1), debt());
		contribute(work, ANA, 100);
		contribute(loan, BEN, 100);
		// Ninety of the loan are paid back.
		set(LAB, straight(vec![bucket("loan", 100, books(&[loan]))]));
		sale(90 * ONE);
		assert_eq!(claim(BEN, book(loan), 0), 90 * ONE);
		set(LAB, straight(vec![bucket("both", 100, books(&[work, loan]))]));
		run_blocks(NOTICE);
		let split = sale(60 * ONE);

		assert_eq!(amounts(&split.buckets[0]), [50 * ONE, 10 * ONE]);
		assert_eq!((split.residue, split.held), (0, 0));
		assert_eq!(claim(ANA, book(work), 0), 50 * ONE);
		assert_eq!(claim(BEN, book(loan), 0), 10 * ONE);
	});
}

#[test]
fn half_and_half_keeps_for_emergencies_what_costs_do_not_need() {
	build_and_execute(|| {
		no_levy();
		let costs = once();
		contribute(costs, ANA, 30);
		let preset = crate::Preset::HalfAndHalf {
			costs: vec![costs].try_into().unwrap(),
			emergency: RESERVE,
			budget: Purse::Treasury,
		};
		set(LAB, Equations::preset(preset));
		let split = sale(100 * ONE);

		assert_eq!((split.buckets[0].taken, split.buckets[0].rest), (30 * ONE, 20 * ONE));
		assert_eq!(claim(ANA, book(costs), 0), 30 * ONE);
		assert_eq!(collect(Line::Bucket(0), purse(LAB, RESERVE)), 20 * ONE);
		assert_eq!(collect(Line::Bucket(1), purse(LAB, Purse::Treasury)), 50 * ONE);
		assert_eq!(owed(&NATIVE), 0);
	});
}
