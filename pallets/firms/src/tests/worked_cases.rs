// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The numbers of the rules, to the unit.

use super::*;

#[test]
fn case_4_cut_levy_and_share_are_each_of_the_gross() {
	in_market(|| {
		let remix = share_in_force(30, None);
		ready(8, 1_000);
		let before = free(FIRM);
		assert_ok!(report(WORKSHOP, 1_000));
		let [(scope, split)] = &splits()[..] else { panic!("one income") };
		assert_eq!((*scope, split.gross, split.cut), (WORKSHOP, tokens(1_000), tokens(80)));
		assert_eq!(split.levy, Some((LAB, tokens(50))));
		assert_eq!(standing(split), [(remix, tokens(30))]);
		assert_eq!(split.base, tokens(840));
		assert_eq!(free(FIRM), before - tokens(920));
	});
}

#[test]
fn case_9_the_greatest_cut_levy_and_shares_leave_half() {
	in_market(|| {
		DefaultLevy::set(ratio(10, 100));
		let shares = [25; 8].map(|rate| share(rate, None));
		pass_notice();
		ready(20, 1_000);
		assert_ok!(report(WORKSHOP, 10_000));
		let [(_, split)] = &splits()[..] else { panic!("one income") };
		assert_eq!((split.cut, split.levy), (tokens(2_000), Some((LAB, tokens(1_000)))));
		assert_eq!(standing(split), shares.map(|share| (share, tokens(250))));
		assert_eq!(split.base, tokens(5_000));
	});
}

#[test]
fn case_20_a_bond_of_1000_covers_an_announced_sale_of_1000_and_not_one_more_of_100() {
	in_market(|| {
		ready(8, 1_000);
		let id = announce(WORKSHOP, 1_000);
		assert_eq!((sale(id).cut, sale(id).due), (tokens(80), tokens(920)));
		assert_noop!(try_announce(WORKSHOP, tokens(100)), Error::<Test>::NotCovered);
		// 80 are left, and of 86 the scope is due 79.12.
		assert_ok!(try_announce(WORKSHOP, tokens(86)));
		assert_eq!(licence().bond.open, tokens(920) + tokens(7_912) / 100);
	});
}

#[test]
fn case_21_a_hidden_sale_costs_three_times_as_much() {
	in_market(|| {
		ready(8, 5_000);
		run_blocks(40 * DAY);
		let id = claim(ANA, WORKSHOP, 1_000);
		grant_claim(id, 1_000);
		run_blocks(14 * DAY);
		let common = treasury(GLOBAL_SCOPE);
		settle();
		let [(scope, split)] = &splits()[..] else { panic!("one income") };
		assert_eq!((*scope, split.gross, split.cut), (WORKSHOP, tokens(1_000), 0));
		assert_eq!(split.levy, Some((LAB, tokens(50))));
		assert_eq!(split.base, tokens(950));
		assert_eq!(treasury(GLOBAL_SCOPE), common + tokens(2_000));
		assert_eq!((licence().bond.held, held(&NATIVE)), (tokens(2_000), tokens(2_000)));
		assert_eq!(licence().missing(), tokens(3_000));
	});
}

#[test]
fn case_21_grants_above_the_bond_share_it_in_proportion() {
	in_market(|| {
		ready(8, 500);
		run_blocks(40 * DAY);
		let ids = [claim(ANA, WORKSHOP, 1_000), claim(BEN, WORKSHOP, 500), claim(BEN, LAB, 500)];
		run_blocks(14 * DAY);
		for (id, amount) in ids.into_iter().zip([1_000, 500, 500]) {
			assert_ok!(Exchange::decide_claim(signed(VOTES), id, Some(tokens(amount))));
		}
		run_blocks(14 * DAY);
		let common = treasury(GLOBAL_SCOPE);
		settle();
		let got: Vec<_> = splits().iter().map(|(scope, split)| (*scope, split.gross)).collect();
		let expected = [(WORKSHOP, 250), (WORKSHOP, 125), (LAB, 125)];
		assert_eq!(got, expected.map(|(scope, amount)| (scope, tokens(amount))));
		assert_eq!((treasury(GLOBAL_SCOPE), held(&NATIVE)), (common, 0));
	});
}
