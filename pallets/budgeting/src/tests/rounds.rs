// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Rounds of collaborative budgeting.

use super::*;
use crate::{Allotment, IdeaState, RoundState, Tally, MAX_IDEAS};
use Allotment::{ByContribution, Equal};

fn fund_round(who: u64, id: u64, tokens: u128) -> Result<(), DispatchError> {
	Budgeting::fund_round(signed(who), id, tokens * ONE)
}

fn allocate(who: u64, id: u64, idea: u32, tokens: u128) -> Result<(), DispatchError> {
	Budgeting::allocate(signed(who), id, idea, tokens * ONE)
}

fn pay(id: u64, idea: u32) -> Result<(), DispatchError> {
	Budgeting::pay_idea(signed(STEWARD), id, idea, document(8))
}

fn give_back(id: u64, who: u64) -> Result<(), DispatchError> {
	Budgeting::return_funding(signed(PAYER), id, who)
}

fn close(id: u64) {
	run_to_block(the_round(id).closes);
	Budgeting::close_round(signed(PAYER), id).unwrap();
}

fn state(id: u64, idea: u32) -> IdeaState {
	the_round(id).tally(idea).unwrap().state
}

fn view(id: u64, who: u64) -> (u128, u128) {
	let view = Budgeting::funder(id, who).unwrap();
	(view.allotment, view.returns)
}

/// A round to which Ana paid 60 and Ben 40, in its second phase.
fn opened(allotment: Allotment) -> u64 {
	for who in [ANA, BEN] {
		member(who);
	}
	let id = round(allotment);
	fund_round(ANA, id, 60).unwrap();
	fund_round(BEN, id, 40).unwrap();
	run_blocks(DAY);
	id
}

#[test]
fn a_round_by_contribution_pays_funded_ideas_and_returns_the_rest() {
	build_and_execute(|| {
		let id = opened(ByContribution);
		let (saw, lamp) = (idea(CEM, id, 50, 80), idea(NEWCOMER_WITH_TOKENS, id, 30, 40));
		assert_ok!(allocate(ANA, id, saw, 45));
		assert_ok!(allocate(BEN, id, saw, 10));
		assert_ok!(allocate(BEN, id, lamp, 25));
		close(id);
		assert_eq!((state(id, saw), state(id, lamp)), (IdeaState::Funded, IdeaState::Failed));
		// What Ana did not allocate is hers; what Ben gave to the lamp, too.
		assert_eq!((view(id, ANA), view(id, BEN)), ((60 * ONE, 15 * ONE), (40 * ONE, 30 * ONE)));
		assert_ok!(give_back(id, ANA));
		assert_noop!(give_back(id, ANA), Error::<Test>::NothingToReturn);
		let before = free(VENDOR);
		assert_ok!(pay(id, saw));
		assert_eq!(free(VENDOR), before + 55 * ONE);
		assert_ok!(Budgeting::return_page(signed(PAYER), id, None, 10));
		assert_eq!((free(ANA), free(BEN)), (left(45), left(10)));
		assert_eq!((the_round(id).state, held(&NATIVE)), (RoundState::Closed, 0));
		assert_eq!(last_event(), Event::RoundSettled { round: id, rest: 0 });
		for (number, who) in [(saw, CEM), (lamp, NEWCOMER_WITH_TOKENS)] {
			assert_ok!(Budgeting::clear_idea(signed(PAYER), id, number));
			assert_eq!(free(who), ENDOWMENT);
		}
	});
}

/// Somebody who has tokens and belongs to nothing.
const NEWCOMER_WITH_TOKENS: u64 = 15;

/// What is left to a member who spent so many tokens: the deposit of its membership is not there.
fn left(spent: u128) -> u128 {
	ENDOWMENT - membership() - spent * ONE
}

fn membership() -> u128 {
	use frame_support::traits::fungible::InspectHold;
	Balances::total_balance_on_hold(&ANA)
}

#[test]
fn an_equal_round_gives_members_the_same_and_returns_in_proportion() {
	build_and_execute(|| {
		let id = opened(Equal);
		let before = [ANA, BEN].map(free);
		assert_eq!((view(id, ANA).0, view(id, BEN).0), (50 * ONE, 50 * ONE));
		let saw = idea(CEM, id, 50, 80);
		assert_ok!(allocate(ANA, id, saw, 20));
		assert_ok!(allocate(BEN, id, saw, 50));
		close(id);
		assert_ok!(pay(id, saw));
		// 30 are left of 100.
		assert_ok!(Budgeting::return_page(signed(PAYER), id, None, 10));
		assert_eq!([ANA, BEN].map(free), [before[0] + 18 * ONE, before[1] + 12 * ONE]);
		assert_eq!(the_round(id).state, RoundState::Closed);
	});
}

#[test]
fn an_equal_round_counts_only_members_who_paid() {
	build_and_execute(|| {
		member(ANA);
		member(BEN);
		join(CEM);
		let id = round(Equal);
		fund_round(ANA, id, 60).unwrap();
		fund_round(CEM, id, 30).unwrap();
		fund_round(DIA, id, 10).unwrap();
		assert_eq!(the_round(id).members, 1);
		assert_eq!((view(id, ANA).0, view(id, CEM).0), (100 * ONE, 0));
		let saw = idea(CEM, id, 1, 80);
		run_blocks(DAY);
		assert_noop!(allocate(CEM, id, saw, 1), Error::<Test>::NotMember);
		assert_noop!(allocate(BEN, id, saw, 1), Error::<Test>::FunderNotFound);
	});
}

#[test]
fn match_round_adds_money_of_the_scope_and_what_is_left_of_it_returns() {
	build_and_execute(|| {
		let fund = Purse::Fund(fund(LAB));
		Balances::transfer_allow_death(signed(PAYER), purse(LAB, fund), 500 * ONE).unwrap();
		let id = round(ByContribution);
		fund_round(ANA, id, 60).unwrap();
		fund_round(BEN, id, 40).unwrap();
		let add = |purse, tokens| Budgeting::match_round(signed(STEWARD), id, purse, tokens * ONE);
		assert_noop!(add(fund, 0), Error::<Test>::AmountTooSmall);
		assert_noop!(add(Purse::Fund(7), 1), Error::<Test>::PurseNotOpen);
		assert_ok!(add(fund, 100));
		let (purse_of, amount, total) = (fund, 100 * ONE, 200 * ONE);
		assert_eq!(last_event(), Event::RoundMatched { round: id, purse: purse_of, amount, total });
		assert_noop!(add(Purse::Treasury, 1), Error::<Test>::InvalidPurse);
		let by_ana = Budgeting::match_round(signed(ANA), id, fund, ONE);
		assert_noop!(by_ana, DispatchError::BadOrigin);
		run_blocks(DAY);
		assert_noop!(add(fund, 1), Error::<Test>::NotInPhase);
		assert_eq!((view(id, ANA).0, view(id, BEN).0), (120 * ONE, 80 * ONE));
		let saw = idea(CEM, id, 10, 200);
		assert_ok!(allocate(ANA, id, saw, 60));
		close(id);
		assert_ok!(pay(id, saw));
		// Half of what Ana could allocate is left: half of her money returns, half of what was added for
		// her to the fund.
		assert_ok!(Budgeting::return_page(signed(PAYER), id, None, 10));
		assert_eq!((free(ANA), free(BEN)), (ENDOWMENT - 30 * ONE, ENDOWMENT));
		assert_eq!(free(purse(LAB, fund)), ED + 470 * ONE);
		assert_eq!(last_event(), Event::RoundSettled { round: id, rest: 70 * ONE });
	});
}

#[test]
fn match_round_takes_no_more_than_the_purse_can_spend() {
	build_and_execute(|| {
		let fund = Purse::Fund(fund(LAB));
		let id = round(Equal);
		let call = Budgeting::match_round(signed(STEWARD), id, fund, 1);
		assert_noop!(call, sp_runtime::TokenError::NotExpendable);
		assert_noop!(
			Budgeting::match_round(signed(STEWARD), 9, fund, 1),
			Error::<Test>::RoundNotFound
		);
	});
}

#[test]
fn close_round_returns_what_was_added_when_nobody_paid() {
	build_and_execute(|| {
		let fund = Purse::Fund(fund(LAB));
		Balances::transfer_allow_death(signed(PAYER), purse(LAB, fund), 5 * ONE).unwrap();
		let id = round(Equal);
		Budgeting::match_round(signed(STEWARD), id, fund, 5 * ONE).unwrap();
		run_blocks(DAY);
		close(id);
		assert_eq!(the_round(id).state, RoundState::Closed);
		assert_eq!(free(purse(LAB, fund)), ED + 5 * ONE);
	});
}

#[test]
fn the_rest_goes_to_the_treasury_when_the_purse_has_no_pot() {
	build_and_execute(|| {
		let fund = Purse::Fund(fund(LAB));
		Balances::transfer_allow_death(signed(PAYER), purse(LAB, fund), 5 * ONE).unwrap();
		let id = round(Equal);
		fund_round(ANA, id, 5).unwrap();
		Budgeting::match_round(signed(STEWARD), id, fund, 5 * ONE).unwrap();
		Networks::close_pot(signed(STEWARD), LAB, fund, NATIVE, DIA).unwrap();
		run_blocks(DAY);
		close(id);
		let before = free(purse(LAB, Purse::Treasury));
		assert_ok!(give_back(id, ANA));
		assert_eq!(free(purse(LAB, Purse::Treasury)), before + 5 * ONE);
	});
}

#[test]
fn lapse_idea_returns_what_was_not_paid_in_time() {
	build_and_execute(|| {
		let id = opened(ByContribution);
		let saw = idea(CEM, id, 50, 80);
		assert_ok!(allocate(ANA, id, saw, 60));
		let lapse = || Budgeting::lapse_idea(signed(PAYER), id, saw);
		assert_noop!(lapse(), Error::<Test>::IdeaNotFound);
		close(id);
		assert_noop!(lapse(), Error::<Test>::NotExpired);
		assert_ok!(give_back(id, BEN));
		assert_noop!(give_back(id, ANA), Error::<Test>::NothingToReturn);
		run_blocks(90 * DAY);
		assert_noop!(pay(id, saw), Error::<Test>::TooLate);
		assert_ok!(lapse());
		assert_eq!(last_event(), Event::IdeaLapsed { round: id, idea: saw });
		assert_noop!(lapse(), Error::<Test>::IdeaNotFound);
		assert_ok!(Budgeting::return_page(signed(PAYER), id, None, 10));
		assert_eq!((free(ANA), free(BEN)), (left(0), left(0)));
		assert_noop!(Budgeting::lapse_idea(signed(PAYER), 9, saw), Error::<Test>::RoundNotFound);
	});
}

#[test]
fn allocate_changes_until_the_round_closes() {
	build_and_execute(|| {
		let id = opened(ByContribution);
		let saw = idea(CEM, id, 50, 80);
		assert_ok!(allocate(ANA, id, saw, 60));
		assert_ok!(allocate(ANA, id, saw, 20));
		assert_eq!(
			last_event(),
			Event::Allocated {
				round: id,
				funder: ANA,
				idea: saw,
				amount: 20 * ONE,
				allocated: 20 * ONE,
			}
		);
		assert_ok!(allocate(ANA, id, saw, 0));
		assert_eq!(Budgeting::funder(id, ANA).unwrap().record.allocations.len(), 0);
		run_to_block(the_round(id).closes);
		assert_noop!(allocate(ANA, id, saw, 1), Error::<Test>::NotInPhase);
	});
}

#[test]
fn allocate_is_cut_when_the_idea_is_nearly_full() {
	build_and_execute(|| {
		let id = opened(ByContribution);
		let saw = idea(CEM, id, 50, 80);
		assert_ok!(allocate(ANA, id, saw, 60));
		assert_ok!(allocate(BEN, id, saw, 40));
		assert_eq!(the_round(id).tally(saw).unwrap().allocated, 80 * ONE);
		assert_eq!(Budgeting::funder(id, BEN).unwrap().record.allocations[0].1, 20 * ONE);
	});
}

#[test]
fn allocate_fails_when_it_is_more_than_the_allotment_or_not_the_time() {
	build_and_execute(|| {
		let id = opened(ByContribution);
		let (saw, lamp) = (idea(CEM, id, 50, 80), idea(CEM, id, 5, 80));
		assert_noop!(allocate(ANA, id, saw, 61), Error::<Test>::AllotmentExceeded);
		assert_ok!(allocate(ANA, id, saw, 30));
		assert_noop!(allocate(ANA, id, lamp, 31), Error::<Test>::AllotmentExceeded);
		assert_ok!(allocate(ANA, id, lamp, 30));
		assert_noop!(allocate(CEM, id, lamp, 1), Error::<Test>::FunderNotFound);
		assert_noop!(allocate(ANA, id, 7, 1), Error::<Test>::IdeaNotFound);
		assert_noop!(allocate(ANA, 9, 0, 1), Error::<Test>::RoundNotFound);
		let next = round(ByContribution);
		fund_round(ANA, next, 5).unwrap();
		let early = idea(CEM, next, 1, 5);
		assert_noop!(allocate(ANA, next, early, 1), Error::<Test>::NotInPhase);
	});
}

#[test]
fn drop_idea_frees_what_was_allocated() {
	build_and_execute(|| {
		let id = opened(ByContribution);
		let (saw, lamp) = (idea(CEM, id, 50, 80), idea(CEM, id, 5, 80));
		assert_ok!(allocate(ANA, id, saw, 60));
		let drop = |who, idea| Budgeting::drop_idea(signed(who), id, idea, false);
		assert_noop!(drop(DIA, saw), Error::<Test>::NotProposer);
		// Somebody gives something to it: it is not its proposer's any more.
		assert_noop!(drop(CEM, saw), Error::<Test>::AlreadyAllocated);
		assert_noop!(Budgeting::drop_idea(signed(CEM), id, lamp, true), Error::<Test>::NotProposer);
		assert_ok!(drop(STEWARD, saw));
		let dropped = Event::IdeaDropped { round: id, idea: saw, forfeited: false };
		assert_eq!(last_event(), dropped);
		assert_eq!(free(CEM), ENDOWMENT - IDEA_DEPOSIT);
		assert!(the_round(id).tally(saw).is_none());
		assert_noop!(drop(CEM, saw), Error::<Test>::IdeaNotFound);
		assert_noop!(allocate(BEN, id, saw, 1), Error::<Test>::IdeaNotFound);
		assert_ok!(allocate(ANA, id, lamp, 60));
		assert_eq!(Budgeting::funder(id, ANA).unwrap().record.allocations.len(), 1);
		// Stewards clean up.
		assert_ok!(drop(STEWARD, lamp));
		assert_eq!(free(CEM), ENDOWMENT);
		let third = idea(CEM, id, 5, 80);
		assert_eq!(third, 2);
		close(id);
		assert_noop!(drop(CEM, third), Error::<Test>::NotInPhase);
		assert_noop!(Budgeting::drop_idea(signed(CEM), 9, 0, false), Error::<Test>::RoundNotFound);
	});
}

#[test]
fn dropped_ideas_never_fill_up_a_funder() {
	build_and_execute(|| {
		let id = opened(ByContribution);
		for _ in 0..3 * MAX_IDEAS {
			let number = idea(CEM, id, 1, 80);
			assert_ok!(allocate(ANA, id, number, 1));
			assert_ok!(Budgeting::drop_idea(signed(STEWARD), id, number, false));
		}
		assert_eq!(the_round(id).tallies.len(), 0);
		assert_eq!(Budgeting::funder(id, ANA).unwrap().record.allocations.len(), 1);
	});
}

#[test]
fn propose_idea_holds_a_deposit_and_anybody_may() {
	build_and_execute(|| {
		let id = round(Equal);
		let number = idea(NEWCOMER_WITH_TOKENS, id, 5, 9);
		assert_eq!(free(NEWCOMER_WITH_TOKENS), ENDOWMENT - IDEA_DEPOSIT);
		let (minimum, maximum) = (5 * ONE, 9 * ONE);
		let state = IdeaState::Proposed;
		assert_eq!(
			the_round(id).tallies.to_vec(),
			[Tally { idea: number, state, minimum, maximum, allocated: 0 }]
		);
		let Event::IdeaProposed { idea, payee: VENDOR, .. } = last_event() else { panic!() };
		assert_eq!(idea, number);
		assert_eq!(Budgeting::idea(id, number).unwrap().proposer, NEWCOMER_WITH_TOKENS);
	});
}

#[test]
fn propose_idea_holds_the_deposit_on_the_proposer_when_only_a_scope_above_would_carry_it() {
	build_and_execute(|| {
		let policy = pallet_networks::SponsorPolicy {
			allowance: ONE,
			refill_period: DAY,
			daily_budget: ONE,
			deposits: 5,
			max_held: 10 * IDEA_DEPOSIT,
			uninvited: true,
		};
		assert_ok!(Networks::set_sponsorship(signed(STEWARD), LAB, Some(policy)));
		let pot = Networks::pot_account(LAB, ovn_primitives::Purse::Sponsor, &NATIVE);
		assert_ok!(Balances::transfer_keep_alive(signed(STEWARD), pot, 10 * IDEA_DEPOSIT));
		let carried = |scope| {
			let id = crate::NextRound::<Test>::get();
			let now = System::block_number();
			assert_ok!(Budgeting::open_round(
				signed(STEWARD),
				scope,
				NATIVE,
				Equal,
				ONE,
				now + DAY,
				now + 2 * DAY,
				document(6)
			));
			let number = idea(STEWARD, id, 5, 9);
			crate::Ideas::<Test>::get(id, number).unwrap().depositor
		};
		assert_eq!(carried(LAB), ovn_primitives::Depositor::Sponsor(LAB));
		// How long a round of a project is, its own stewards decide.
		let below = found(STEWARD, LAB, ovn_primitives::ScopeKind::Project);
		assert_eq!(carried(below), ovn_primitives::Depositor::Agent(STEWARD));
	});
}

#[test]
fn propose_idea_fails_when_it_is_no_idea() {
	build_and_execute(|| {
		let id = round(Equal);
		let propose_as = |who, id, payee, name: &[u8], minimum, maximum| {
			let name = name.to_vec().try_into().unwrap();
			let call = Budgeting::propose_idea;
			call(signed(who), id, payee, name, document(7), minimum, maximum)
		};
		let propose = |id, payee, name: &[u8], minimum, maximum| {
			propose_as(CEM, id, payee, name, minimum, maximum)
		};
		assert_noop!(propose(id, VENDOR, b"saw", 0, 5), Error::<Test>::InvalidLimits);
		assert_noop!(propose(id, VENDOR, b"saw", 6, 5), Error::<Test>::InvalidLimits);
		assert_noop!(propose(id, pot(&NATIVE), b"saw", 5, 5), Error::<Test>::InvalidPayee);
		assert_noop!(propose(id, VENDOR, b"", 5, 5), Error::<Test>::InvalidName);
		assert_noop!(propose(id, VENDOR, &[255], 5, 5), Error::<Test>::InvalidName);
		assert_noop!(propose(9, VENDOR, b"saw", 5, 5), Error::<Test>::RoundNotFound);
		crate::Rounds::<Test>::mutate(id, |round| round.as_mut().unwrap().next_idea = u32::MAX);
		assert_noop!(propose(id, VENDOR, b"saw", 5, 5), Error::<Test>::Overflow);
		crate::Rounds::<Test>::mutate(id, |round| round.as_mut().unwrap().next_idea = 0);
		for who in 1_000..1_000 + u64::from(MAX_IDEAS) {
			endow(who);
			assert_ok!(propose_as(who, id, VENDOR, b"saw", 5, 5));
		}
		let allocated = |amount: u128| {
			crate::Rounds::<Test>::mutate(id, |round| {
				let tallies = round.as_mut().unwrap().tallies.iter_mut();
				tallies.for_each(|tally| tally.allocated = amount);
			});
		};
		allocated(1);
		assert_noop!(propose(id, VENDOR, b"saw", 5, 5), Error::<Test>::TooManyIdeas);
		allocated(0);
		// A decision of the scope makes room.
		assert_ok!(Budgeting::drop_idea(signed(STEWARD), id, 3, false));
		assert_ok!(propose(id, VENDOR, b"saw", 5, 5));
		run_to_block(the_round(id).closes);
		assert_noop!(propose(id, VENDOR, b"saw", 5, 5), Error::<Test>::NotInPhase);
	});
}

#[test]
fn fund_round_counts_members_once() {
	build_and_execute(|| {
		let id = round(Equal);
		assert_ok!(fund_round(ANA, id, 5));
		assert_eq!(the_round(id).members, 0);
		member(ANA);
		assert_ok!(fund_round(ANA, id, 5));
		assert_ok!(fund_round(ANA, id, 5));
		assert_eq!((the_round(id).members, the_round(id).funders), (1, 1));
		assert_eq!(
			last_event(),
			Event::RoundFunded {
				round: id,
				funder: ANA,
				amount: 5 * ONE,
				paid: 15 * ONE,
				member: true,
				total: 15 * ONE,
			}
		);
	});
}

#[test]
fn fund_round_fails_when_it_is_too_little_or_too_late() {
	build_and_execute(|| {
		let id = round(Equal);
		assert_noop!(
			Budgeting::fund_round(signed(ANA), id, ONE - 1),
			Error::<Test>::AmountTooSmall
		);
		assert_ok!(fund_round(ANA, id, 1));
		assert_noop!(fund_round(ANA, id, 0), Error::<Test>::AmountTooSmall);
		assert_ok!(Budgeting::fund_round(signed(ANA), id, 1));
		assert_noop!(fund_round(ANA, 9, 1), Error::<Test>::RoundNotFound);
		crate::Rounds::<Test>::mutate(id, |round| round.as_mut().unwrap().funders = u64::MAX);
		assert_noop!(fund_round(BEN, id, 1), Error::<Test>::Overflow);
		crate::Rounds::<Test>::mutate(id, |round| round.as_mut().unwrap().funders = 1);
		run_blocks(DAY);
		assert_noop!(fund_round(ANA, id, 1), Error::<Test>::NotInPhase);
	});
}

#[test]
fn open_round_begins_a_round() {
	build_and_execute(|| {
		let id = round(Equal);
		let Event::RoundOpened { round: number, record } = last_event() else { panic!() };
		assert_eq!((number, &*record), (id, &the_round(id)));
		assert_eq!(crate::LiveRounds::<Test>::get(LAB), 1);
	});
}

#[test]
fn open_round_fails_when_a_number_is_out_of_bounds() {
	build_and_execute(|| {
		let open = |who: u64, scope, asset: AssetKind, minimum, opens, closes| {
			let call = Budgeting::open_round;
			call(signed(who), scope, asset, Equal, minimum, opens, closes, document(6))
		};
		let (opens, closes) = (1 + DAY, 1 + 2 * DAY);
		assert_noop!(open(ANA, LAB, NATIVE, ONE, opens, closes), DispatchError::BadOrigin);
		let missing = open(STEWARD, 99, NATIVE, ONE, opens, closes);
		assert_noop!(missing, Error::<Test>::ScopeNotFound);
		for minimum in [0, ONE - 1] {
			let small = open(STEWARD, LAB, NATIVE, minimum, opens, closes);
			assert_noop!(small, Error::<Test>::AmountTooSmall);
		}
		for (opens, closes) in [(DAY, closes), (opens, opens), (opens, 10_000), (10_000, 10_100)] {
			let period = open(STEWARD, LAB, NATIVE, ONE, opens, closes);
			assert_noop!(period, Error::<Test>::InvalidPeriod);
		}
		let other = asset(1);
		let no_pot = open(STEWARD, LAB, other.clone(), ONE, opens, closes);
		assert_noop!(no_pot, Error::<Test>::PotNotOpen);
		let foreign = open(STEWARD, SHOP, other, ONE, opens, closes);
		assert_noop!(foreign, Error::<Test>::AssetNotAccepted);
		for _ in 0..3 {
			round(Equal);
		}
		let many = open(STEWARD, LAB, NATIVE, ONE, opens, closes);
		assert_noop!(many, Error::<Test>::TooManyRounds);
		crate::NextRound::<Test>::put(u64::MAX);
		let last = open(STEWARD, SHOP, NATIVE, ONE, opens, closes);
		assert_noop!(last, Error::<Test>::Overflow);
		crate::NextRound::<Test>::put(3);
		let project = found(STEWARD, LAB, ScopeKind::Project);
		Networks::close_scope(signed(STEWARD), project).unwrap();
		let closed = open(STEWARD, project, NATIVE, ONE, opens, closes);
		assert_noop!(closed, Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn close_round_fails_when_it_is_not_time_or_done() {
	build_and_execute(|| {
		let id = opened(Equal);
		let close_it = |id| Budgeting::close_round(signed(PAYER), id);
		assert_noop!(close_it(id), Error::<Test>::NotInPhase);
		assert_noop!(close_it(9), Error::<Test>::RoundNotFound);
		close(id);
		let Event::RoundClosed { pay_by, .. } = last_event() else { panic!() };
		assert_eq!(pay_by, System::block_number() + 90 * DAY);
		assert_noop!(close_it(id), Error::<Test>::NotInPhase);
	});
}

#[test]
fn pay_idea_fails_when_it_is_not_funded() {
	build_and_execute(|| {
		let id = opened(ByContribution);
		let (saw, lamp) = (idea(CEM, id, 50, 80), idea(CEM, id, 5, 80));
		assert_ok!(allocate(ANA, id, saw, 60));
		assert_noop!(pay(id, saw), Error::<Test>::IdeaNotFound);
		close(id);
		assert_noop!(pay(id, lamp), Error::<Test>::IdeaNotFound);
		assert_noop!(pay(9, lamp), Error::<Test>::RoundNotFound);
		let by_ana = Budgeting::pay_idea(signed(ANA), id, saw, document(8));
		assert_noop!(by_ana, DispatchError::BadOrigin);
		assert_ok!(pay(id, saw));
		let (payee, amount, evidence) = (VENDOR, 60 * ONE, document(8));
		assert_eq!(last_event(), Event::IdeaPaid { round: id, idea: saw, payee, amount, evidence });
		assert_noop!(pay(id, saw), Error::<Test>::IdeaNotFound);
	});
}

#[test]
fn pay_idea_fails_when_who_decides_alone_is_paid() {
	build_and_execute(|| {
		let id = opened(ByContribution);
		let name = b"saw".to_vec().try_into().unwrap();
		let call = Budgeting::propose_idea;
		call(signed(CEM), id, STEWARD, name, document(7), ONE, 80 * ONE).unwrap();
		assert_ok!(allocate(ANA, id, 0, 60));
		close(id);
		assert_noop!(pay(id, 0), Error::<Test>::NotForOneself);
	});
}

#[test]
fn allocate_fails_when_allotments_are_equal_and_the_funder_is_no_member_any_more() {
	build_and_execute(|| {
		let id = opened(Equal);
		let saw = idea(CEM, id, 1, 80);
		Networks::set_tier(signed(STEWARD), LAB, ANA, ovn_primitives::Tier::Affiliate).unwrap();
		assert_noop!(allocate(ANA, id, saw, 20), Error::<Test>::NotMember);
		assert_ok!(allocate(BEN, id, saw, 20));
	});
}

#[test]
fn open_round_costs_its_price() {
	build_and_execute(|| {
		let before = free(STEWARD);
		round(Equal);
		assert_eq!(before - free(STEWARD), ROUND_PRICE);
	});
}

#[test]
fn the_rest_of_a_round_goes_to_the_chain_when_neither_purse_nor_treasury_has_a_pot() {
	build_and_execute(|| {
		let project = found(STEWARD, LAB, ScopeKind::Project);
		let fund = Purse::Fund(fund(project));
		Balances::transfer_allow_death(signed(PAYER), purse(project, fund), 5 * ONE).unwrap();
		let id = crate::NextRound::<Test>::get();
		let now = System::block_number();
		let call = Budgeting::open_round;
		call(
			signed(STEWARD),
			project,
			NATIVE,
			ByContribution,
			ONE,
			now + DAY,
			now + 2 * DAY,
			document(6),
		)
		.unwrap();
		fund_round(ANA, id, 5).unwrap();
		Budgeting::match_round(signed(STEWARD), id, fund, 5 * ONE).unwrap();
		Networks::close_scope(signed(STEWARD), project).unwrap();
		for purse in [fund, Purse::Treasury] {
			Networks::close_pot(signed(STEWARD), project, purse, NATIVE, DIA).unwrap();
		}
		run_blocks(DAY);
		close(id);
		let (ana, network) = (free(ANA), free(purse(LAB, Purse::Treasury)));
		assert_ok!(give_back(id, ANA));
		assert_eq!(free(ANA) - ana, 5 * ONE);
		assert_eq!(free(purse(LAB, Purse::Treasury)) - network, 5 * ONE);
	});
}

#[test]
fn clear_idea_fails_when_it_is_still_needed() {
	build_and_execute(|| {
		let id = opened(ByContribution);
		let saw = idea(CEM, id, 50, 80);
		let clear = |id, idea| Budgeting::clear_idea(signed(PAYER), id, idea);
		assert_noop!(clear(id, saw), Error::<Test>::IdeaNotFound);
		assert_noop!(clear(id, 8), Error::<Test>::IdeaNotFound);
		assert_noop!(clear(9, 8), Error::<Test>::RoundNotFound);
		assert_ok!(allocate(ANA, id, saw, 60));
		close(id);
		assert_noop!(clear(id, saw), Error::<Test>::IdeaNotFound);
		assert_ok!(pay(id, saw));
		assert_ok!(clear(id, saw));
		assert_eq!(last_event(), Event::IdeaCleared { round: id, idea: saw });
		assert_noop!(clear(id, saw), Error::<Test>::IdeaNotFound);
		assert_eq!(free(CEM), ENDOWMENT);
	});
}

#[test]
fn return_funding_fails_when_it_is_not_time_or_nobody() {
	build_and_execute(|| {
		let id = opened(Equal);
		assert_noop!(give_back(id, ANA), Error::<Test>::NotInPhase);
		assert_noop!(give_back(9, ANA), Error::<Test>::RoundNotFound);
		let page =
			|id, limit| Budgeting::return_page(signed(PAYER), id, None, limit).map_err(|e| e.error);
		assert_noop!(page(id, 5), Error::<Test>::NotInPhase);
		assert_noop!(page(9, 5), Error::<Test>::RoundNotFound);
		close(id);
		assert_noop!(give_back(id, CEM), Error::<Test>::FunderNotFound);
		assert_noop!(page(id, 0), Error::<Test>::NothingToReturn);
		assert_ok!(give_back(id, ANA));
		assert_eq!(free(ANA), left(0));
		let (amount, settled) = (60 * ONE, true);
		assert_eq!(
			last_event(),
			Event::FundingReturned { round: id, funder: ANA, amount, settled }
		);
		assert_ok!(page(id, 5));
		assert_noop!(page(id, 5), Error::<Test>::NothingToReturn);
	});
}

#[test]
fn return_page_passes_over_whom_it_cannot_pay() {
	build_and_execute(|| {
		let euro = asset(1);
		Budgeting::open_pot(signed(PAYER), LAB, euro.clone()).unwrap();
		let (opens, closes) = (1 + DAY, 1 + 2 * DAY);
		let call = Budgeting::open_round;
		let minimum = 1_000_000;
		call(
			signed(STEWARD),
			LAB,
			euro.clone(),
			ByContribution,
			minimum,
			opens,
			closes,
			document(6),
		)
		.unwrap();
		for who in [ANA, BEN] {
			Assets::mint(signed(PAYER), 1, who, 20_000_000).unwrap();
			Budgeting::fund_round(signed(who), 0, 10_000_000).unwrap();
		}
		close(0);
		Assets::block(signed(PAYER), 1, BEN).unwrap();
		assert_ok!(Budgeting::return_page(signed(PAYER), 0, None, 10));
		assert_eq!((balance_of(&euro, ANA), balance_of(&euro, BEN)), (20_000_000, 10_000_000));
		assert!(events()
			.iter()
			.any(|event| matches!(event, Event::ReturnWaits { funder: BEN, .. })));
		Assets::thaw(signed(PAYER), 1, BEN).unwrap();
		assert_ok!(give_back(0, BEN));
		assert_eq!(the_round(0).state, RoundState::Closed);
	});
}
