// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Announced sales are divided by the levy and the standing shares of the announcement.

use super::*;
use ovn_primitives::{ContractId, IncomeTerms};
use pallet_value_equation::Split;

fn pay(id: u32) -> Split {
	assert_ok!(Exchange::pay_announced(signed(FIRM), id));
	last_split()
}

/// Lets the bond pay, when it may.
fn claim_bond(id: u32) -> Split {
	assert_ok!(Exchange::claim_on_bond(signed(NEWCOMER), id));
	last_split()
}

fn last_split() -> Split {
	splits().pop().unwrap().1
}

fn kept(id: u32) -> IncomeTerms {
	sale(id).terms
}

/// In whole tokens.
fn levied(split: &Split) -> u128 {
	let Some((LAB, amount)) = split.levy else { panic!("the lab levies") };
	amount / ONE
}

/// In whole tokens.
fn shared(split: &Split) -> Vec<(ContractId, u128)> {
	standing(split).into_iter().map(|(id, amount)| (id, amount / ONE)).collect()
}

#[test]
fn an_announcement_keeps_the_levy_and_the_shares_in_force() {
	in_market(|| {
		let old = share_in_force(100, None);
		// Signed, but not in force.
		let later = share(50, None);
		ready(8, 10_000);
		let id = announce(WORKSHOP, 1_000);
		let terms = kept(id);
		assert_eq!(terms.levy, Some(ratio(5, 100)));
		assert_eq!(terms.shares.to_vec(), vec![old]);
		assert_eq!(Exchange::announcement(id).unwrap().terms, terms);
		pass_notice();
		assert_eq!(kept(announce(WORKSHOP, 1)).shares.to_vec(), vec![old, later]);
		// Of another scope there are none.
		assert_eq!(kept(announce(LAB, 1)).shares.to_vec(), Vec::<u32>::new());
	});
}

#[test]
fn a_later_levy_and_a_later_share_take_nothing_and_one_that_ended_takes_its_part() {
	in_market(|| {
		let ended = share_in_force(100, None);
		ready(8, 10_000);
		let ids = [announce(WORKSHOP, 1_000), announce(WORKSHOP, 1_000)];
		end_share(ended);
		let new = share(30, None);
		levy(10);
		pass_notice();
		let split = pay(ids[0]);
		assert_eq!((split.cut, levied(&split)), (tokens(80), 50));
		assert_eq!(shared(&split), [(ended, 100)]);
		assert_eq!(split.base, tokens(1_000 - 80 - 50 - 100));
		assert_eq!(paid_by(ended), tokens(100));
		// What is reported goes by the day.
		assert_ok!(report(WORKSHOP, 1_000));
		let split = last_split();
		assert_eq!((levied(&split), shared(&split)), (100, vec![(new, 30)]));
		// So does what was hidden.
		run_blocks(40 * DAY);
		let hidden = claim(ANA, WORKSHOP, 1_000);
		grant_claim(hidden, 1_000);
		run_blocks(14 * DAY);
		settle();
		let split = last_split();
		assert_eq!((levied(&split), shared(&split)), (100, vec![(new, 30)]));
		// The bond pays as the firm would have.
		let split = claim_bond(ids[1]);
		assert_eq!((split.gross, split.cut, levied(&split)), (tokens(1_000), tokens(80), 50));
		assert_eq!(shared(&split), [(ended, 100)]);
		assert_eq!(paid_by(ended), tokens(200));
	});
}

#[test]
fn what_the_bond_pays_in_part_and_the_firm_later_is_divided_by_the_terms_too() {
	in_market(|| {
		let ended = share_in_force(100, None);
		ready(0, 1_000);
		let id = announce(WORKSHOP, 1_000);
		run_blocks(40 * DAY);
		let hidden = claim(ANA, LAB, 1_000);
		grant_claim(hidden, 1_000);
		run_blocks(14 * DAY);
		settle();
		end_share(ended);
		share(30, None);
		levy(0);
		pass_notice();
		// The grant halved the bond.
		let split = claim_bond(id);
		assert_eq!((split.gross, levied(&split)), (tokens(500), 25));
		assert_eq!(shared(&split), [(ended, 50)]);
		// Once the bond has something, and then the firm.
		assert_ok!(Exchange::fill_bond(signed(FIRM), LAB, tokens(300)));
		let split = claim_bond(id);
		assert_eq!((split.gross, levied(&split)), (tokens(300), 15));
		assert_eq!(shared(&split), [(ended, 30)]);
		let split = pay(id);
		assert_eq!((split.gross, levied(&split)), (tokens(200), 10));
		assert_eq!(shared(&split), [(ended, 20)]);
		assert_eq!(paid_by(ended), tokens(100));
	});
}

#[test]
fn a_share_that_ended_takes_no_more_than_its_ceiling_leaves() {
	in_market(|| {
		let ended = share_in_force(100, Some(150));
		ready(0, 10_000);
		let ids = [1_000, 1_000, 1_000].map(|gross| announce(WORKSHOP, gross));
		end_share(ended);
		assert_eq!(shared(&pay(ids[0])), [(ended, 100)]);
		// Cut to what is missing; the rest stays in the base.
		let split = pay(ids[1]);
		assert_eq!((shared(&split), split.base), (vec![(ended, 50)], tokens(900)));
		// It ended by notice, and is full now: it takes nothing, and is not ended once more.
		let split = pay(ids[2]);
		assert_eq!((shared(&split), split.base), (vec![], tokens(950)));
		assert_eq!(paid_by(ended), tokens(150));
		let view = Settlement::contract(ended).unwrap();
		assert!(!view.is_completed && !view.in_force);
	});
}

#[test]
fn a_share_that_was_completed_meanwhile_takes_nothing() {
	in_market(|| {
		let full = share_in_force(100, Some(100));
		ready(0, 10_000);
		let ids = [announce(WORKSHOP, 1_000), announce(WORKSHOP, 1_000)];
		let split = pay(ids[0]);
		assert_eq!(shared(&split), [(full, 100)]);
		let completed = |event: &pallet_settlement::Event<Test>| {
			*event == pallet_settlement::Event::ContractCompleted { contract: full }
		};
		let count = || {
			let all = System::read_events_for_pallet::<pallet_settlement::Event<Test>>();
			all.iter().filter(|event| completed(event)).count()
		};
		assert!(Settlement::contract(full).unwrap().is_completed);
		assert_eq!(count(), 1);
		assert_eq!(shared(&pay(ids[1])), []);
		assert_eq!((count(), paid_by(full)), (1, tokens(100)));
	});
}

#[test]
fn shares_are_taken_in_the_order_of_the_announcement_and_those_of_later_in_none() {
	in_market(|| {
		let shares = [25; 8].map(|rate| share(rate, None));
		pass_notice();
		levy(10);
		pass_notice();
		ready(20, 10_000);
		let id = announce(WORKSHOP, 10_000);
		assert_eq!(kept(id).shares.to_vec(), shares);
		// All compartments are full, then and now: others that take as much have their place.
		shares.into_iter().for_each(end_share);
		let others = [25; 8].map(|rate| share(rate, None));
		levy(0);
		pass_notice();
		let split = pay(id);
		assert_eq!((split.cut, levied(&split)), (tokens(2_000), 1_000));
		assert_eq!(shared(&split), shares.map(|share| (share, 250)));
		// Half is left, whatever was decided meanwhile, and nothing is lost or owed.
		assert_eq!(split.base, tokens(5_000));
		assert!(split.standing.iter().all(|share| share.lost == 0));
		for id in shares {
			let account = Settlement::contract(id).unwrap().account;
			assert_eq!(account.lines[0].kept.owed, 0);
		}
		assert!(others.iter().all(|other| paid_by(*other) == 0));
	});
}

#[test]
fn a_share_in_another_asset_stops_what_is_new_and_not_what_was_announced() {
	in_market(|| {
		let euro = foreign(1);
		assert_ok!(Networks::accept_asset(signed(STEWARD), SHOP, euro.clone()));
		ready(8, 10_000);
		let id = announce(WORKSHOP, 100);
		let terms = share_terms((WORKSHOP, SHOP), ratio(1, 100), &euro, (None, 9));
		let other = sign(terms);
		pass_notice();
		let refused = pallet_settlement::Error::<Test>::AssetNotNamed;
		assert_noop!(try_announce(WORKSHOP, tokens(100)), refused);
		let refused = pallet_settlement::Error::<Test>::AssetNotNamed;
		assert_noop!(report(WORKSHOP, 100), refused);
		assert_eq!(shared(&pay(id)), []);
		end_share(other);
		announce(WORKSHOP, 100);
	});
}

#[test]
fn a_suspended_or_closed_scope_is_paid_by_the_terms_of_the_announcement() {
	in_market(|| {
		let ended = share_in_force(100, None);
		ready(8, 10_000);
		let ids = [announce(WORKSHOP, 1_000), announce(WORKSHOP, 1_000), announce(WORKSHOP, 1_000)];
		levy(10);
		end_share(ended);
		pass_notice();
		let as_announced = |split: Split| {
			assert_eq!((split.cut, levied(&split)), (tokens(80), 50));
			assert_eq!(shared(&split), [(ended, 100)]);
		};
		assert_ok!(Networks::suspend(signed(STEWARD), WORKSHOP, WORKSHOP, 14, document(9)));
		as_announced(pay(ids[0]));
		run_blocks(14 * DAY);
		assert_ok!(Networks::close_scope(signed(STEWARD), WORKSHOP));
		as_announced(pay(ids[1]));
		run_blocks(30 * DAY);
		as_announced(claim_bond(ids[2]));
	});
}

#[test]
fn the_payee_of_a_share_can_be_closed() {
	in_market(|| {
		let id = share_in_force(100, None);
		ready(8, 10_000);
		let sale = announce(WORKSHOP, 1_000);
		assert_ok!(Networks::close_scope(signed(STEWARD), SHOP));
		assert_eq!(shared(&pay(sale)), [(id, 100)]);
		let levied = pallet_value_equation::Levied::by(LAB);
		let inbox = pallet_value_equation::Inboxes::<Test>::get((SHOP, NATIVE, levied));
		assert_eq!(inbox, tokens(100));
	});
}

#[test]
fn the_equation_and_the_purse_of_the_levy_are_those_of_the_day() {
	in_market(|| {
		use pallet_value_equation::{Equation, Line, Mode};
		let share = share_in_force(100, None);
		ready(8, 10_000);
		let id = announce(WORKSHOP, 1_000);
		let fund = Purse::Fund(fund(WORKSHOP));
		let equation =
			Equation { mode: Mode::Straight, buckets: Default::default(), residue: fund };
		assert_ok!(Equations::set_equation(signed(STEWARD), WORKSHOP, equation));
		// The network divides what it levies from now on, and levies more.
		assert_ok!(Equations::set_levy(signed(STEWARD), LAB, ratio(10, 100), None));
		pass_notice();
		let split = pay(id);
		assert_eq!((split.version, levied(&split)), (2, 50));
		assert_eq!(shared(&split), [(share, 100)]);
		assert_ok!(Equations::process_levy(signed(NEWCOMER), WORKSHOP, NATIVE));
		assert_eq!(last_split().gross, tokens(50));
		let before = free(purse(WORKSHOP, fund));
		assert_ok!(Equations::collect(signed(NEWCOMER), WORKSHOP, NATIVE, Line::Residue));
		assert_eq!(free(purse(WORKSHOP, fund)) - before, tokens(770));
	});
}

#[test]
fn a_corrected_sale_keeps_its_terms() {
	in_market(|| {
		let ended = share_in_force(100, None);
		ready(8, 10_000);
		let id = announce(WORKSHOP, 1_000);
		end_share(ended);
		levy(10);
		pass_notice();
		let terms = kept(id);
		assert_ok!(Exchange::release_announced(signed(STEWARD), id, tokens(500)));
		assert_eq!(kept(id), terms);
		let split = pay(id);
		assert_eq!((split.gross, split.cut, levied(&split)), (tokens(500), tokens(40), 25));
		assert_eq!(shared(&split), [(ended, 50)]);
	});
}

#[test]
fn what_cannot_be_recorded_is_levied_and_shared_when_the_inbox_is_divided() {
	in_market(|| {
		let ended = share_in_force(100, None);
		ready(8, 10_000);
		let id = announce(WORKSHOP, 1_000);
		end_share(ended);
		SmallestIncome::set(tokens(2_000));
		assert_ok!(Exchange::pay_announced(signed(FIRM), id));
		assert!(splits().is_empty());
		SmallestIncome::set(100);
		let levied = pallet_value_equation::Levied::by_nobody();
		assert_ok!(Equations::process_inbox(signed(NEWCOMER), WORKSHOP, NATIVE, levied));
		let split = last_split();
		assert_eq!((split.gross, split.standing.len()), (tokens(920), 0));
	});
}
