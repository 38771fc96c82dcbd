// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Deposits for what awaits a decision, which another pallet takes through the trait.

use super::*;
use crate::{Allowances, OpenPots};
use ovn_primitives::{traits::Deposits as _, Depositor};

const AMOUNT: u128 = 100;

/// A network of 1 that carries two deposits of each of its people, and that the newcomer has joined.
fn carrying() -> ScopeId {
	let scope = network(1);
	fund_sponsor(scope, 5 * AMOUNT);
	sponsor(1, scope, policy(1, 1));
	assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
	assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
	scope
}

fn on_hold(who: u64) -> u128 {
	held(HoldReason::Deposit, who)
}

fn deposits_of(scope: ScopeId, who: u64) -> u16 {
	Allowances::<Test>::get(scope, who).deposits
}

#[test]
fn hold_takes_from_the_sponsors_pot_as_many_as_the_policy_allows() {
	build_and_execute(|| {
		let scope = carrying();
		let pot = purse(scope, Purse::Sponsor);
		for count in 1..=2 {
			let depositor = Networks::hold(scope, &NEWCOMER, AMOUNT).unwrap();
			assert_eq!(depositor, Depositor::Sponsor(scope));
			assert_eq!(on_hold(pot), u128::from(count) * AMOUNT);
			assert_eq!(deposits_of(scope, NEWCOMER), count);
		}
		// Others have their own.
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_eq!(Networks::hold(scope, &2, AMOUNT), Ok(Depositor::Sponsor(scope)));
		assert_eq!(on_hold(pot), 3 * AMOUNT);
		assert_eq!(free(pot), ED + 2 * AMOUNT);
	});
}

#[test]
fn hold_takes_from_the_agent_when_the_sponsor_carries_enough() {
	build_and_execute(|| {
		let scope = carrying();
		assert_ok!(Balances::transfer_allow_death(signed(3), NEWCOMER, 1_000));
		for _ in 0..2 {
			assert_ok!(Networks::hold(scope, &NEWCOMER, AMOUNT));
		}
		assert_eq!(Networks::hold(scope, &NEWCOMER, AMOUNT), Ok(Depositor::Agent(NEWCOMER)));
		assert_eq!((on_hold(NEWCOMER), free(NEWCOMER)), (AMOUNT, 900));
		assert_eq!(deposits_of(scope, NEWCOMER), 2);
	});
}

#[test]
fn hold_takes_from_the_agent_when_nobody_sponsors_it() {
	build_and_execute(|| {
		let scope = carrying();
		// Came without an invitation.
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_eq!(Networks::hold(scope, &2, AMOUNT), Ok(Depositor::Agent(2)));
		assert_eq!(on_hold(2), AMOUNT);
		assert_eq!(on_hold(purse(scope, Purse::Sponsor)), 0);
	});
}

#[test]
fn hold_takes_from_the_agent_when_the_pot_has_too_little() {
	build_and_execute(|| {
		let scope = carrying();
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		assert_ok!(Networks::join(signed(2), scope, None));
		let amount = 5 * AMOUNT + 1;
		assert_eq!(Networks::hold(scope, &2, amount), Ok(Depositor::Agent(2)));
		assert_eq!(on_hold(2), amount);
		assert_eq!(Networks::hold(scope, &2, amount - 1), Ok(Depositor::Sponsor(scope)));
		assert_eq!(free(purse(scope, Purse::Sponsor)), ED);
	});
}

#[test]
fn hold_takes_from_the_networks_pot_when_the_scope_has_no_policy() {
	build_and_execute(|| {
		let above = carrying();
		let below = found(1, above, ScopeKind::Project);
		assert_eq!(Networks::hold(below, &NEWCOMER, AMOUNT), Ok(Depositor::Sponsor(above)));
		assert_eq!(on_hold(purse(above, Purse::Sponsor)), AMOUNT);
		assert_eq!(deposits_of(above, NEWCOMER), 1);
	});
}

#[test]
fn hold_never_takes_the_endowment_of_the_pot() {
	build_and_execute(|| {
		// The pot has a second provider: somebody invited it before it was opened.
		let first = network(1);
		let next = first + 1;
		assert_ok!(Networks::invite(
			signed(1),
			first,
			purse(next, Purse::Sponsor),
			Tier::Affiliate
		));
		assert_eq!(network(2), next);
		sponsor(2, next, policy(1, 1));
		assert_eq!(System::providers(&purse(next, Purse::Sponsor)), 2);
		assert_eq!(Networks::hold(next, &2, ED), Ok(Depositor::Agent(2)));
		fund_sponsor(next, AMOUNT);
		assert_eq!(Networks::hold(next, &2, AMOUNT), Ok(Depositor::Sponsor(next)));
		assert_eq!(free(purse(next, Purse::Sponsor)), ED);
	});
}

#[test]
fn hold_fails_when_the_sponsor_carries_enough_and_the_agent_cannot_pay() {
	build_and_execute(|| {
		let scope = carrying();
		for _ in 0..2 {
			assert_ok!(Networks::hold(scope, &NEWCOMER, AMOUNT));
		}
		assert_noop!(
			Networks::hold(scope, &NEWCOMER, AMOUNT),
			Error::<Test>::TooManySponsoredDeposits
		);
	});
}

#[test]
fn hold_fails_when_neither_the_pot_nor_the_agent_can_pay() {
	build_and_execute(|| {
		let scope = carrying();
		assert_noop!(
			Networks::hold(scope, &NEWCOMER, 5 * AMOUNT + 1),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn hold_fails_when_nobody_sponsors_the_agent_and_it_cannot_pay() {
	build_and_execute(|| {
		let scope = carrying();
		assert_noop!(Networks::hold(scope, &101, AMOUNT), TokenError::FundsUnavailable);
		assert_noop!(Networks::hold(7, &101, AMOUNT), TokenError::FundsUnavailable);
	});
}

#[test]
fn release_returns_a_deposit_to_the_pot_and_makes_room_for_another() {
	build_and_execute(|| {
		let scope = carrying();
		let pot = purse(scope, Purse::Sponsor);
		let first = Networks::hold(scope, &NEWCOMER, AMOUNT).unwrap();
		assert_ok!(Networks::hold(scope, &NEWCOMER, AMOUNT));
		assert_ok!(Networks::release(&first, &NEWCOMER, AMOUNT));
		assert_eq!((on_hold(pot), free(pot)), (AMOUNT, ED + 4 * AMOUNT));
		assert_eq!(deposits_of(scope, NEWCOMER), 1);
		assert_eq!(free(NEWCOMER), 0);
		assert_eq!(Networks::hold(scope, &NEWCOMER, AMOUNT), Ok(Depositor::Sponsor(scope)));
	});
}

#[test]
fn release_returns_a_deposit_to_the_pot_when_the_policy_has_ended() {
	build_and_execute(|| {
		let scope = carrying();
		let depositor = Networks::hold(scope, &NEWCOMER, AMOUNT).unwrap();
		assert_ok!(Networks::set_sponsorship(signed(1), scope, None));
		assert_ok!(Networks::leave(signed(NEWCOMER), scope));
		assert_ok!(Networks::release(&depositor, &NEWCOMER, AMOUNT));
		assert_eq!(free(purse(scope, Purse::Sponsor)), ED + 5 * AMOUNT);
		assert_eq!(deposits_of(scope, NEWCOMER), 0);
	});
}

#[test]
fn release_returns_a_deposit_to_the_agent() {
	build_and_execute(|| {
		let scope = network(1);
		let depositor = Networks::hold(scope, &2, AMOUNT).unwrap();
		assert_ok!(Networks::release(&depositor, &2, AMOUNT));
		assert_eq!((on_hold(2), free(2)), (0, ENDOWMENT));
	});
}

#[test]
fn release_fails_when_less_is_held() {
	build_and_execute(|| {
		let scope = carrying();
		let depositor = Networks::hold(scope, &NEWCOMER, AMOUNT).unwrap();
		assert_noop!(
			Networks::release(&depositor, &NEWCOMER, AMOUNT + 1),
			TokenError::FundsUnavailable
		);
		assert_noop!(Networks::release(&Depositor::Agent(2), &2, 1), TokenError::FundsUnavailable);
	});
}

#[test]
fn release_fails_when_no_deposit_is_carried_for_the_agent() {
	build_and_execute(|| {
		let scope = carrying();
		assert_ok!(Networks::hold(scope, &NEWCOMER, AMOUNT));
		// That of somebody else, as a whole call would undo it.
		let stray = || {
			frame_support::storage::with_storage_layer(|| {
				Networks::release(&Depositor::Sponsor(scope), &2, AMOUNT)
			})
		};
		assert_noop!(stray(), Error::<Test>::Overflow);
	});
}

#[test]
fn forfeit_gives_a_deposit_to_the_treasury_of_the_network() {
	build_and_execute(|| {
		let above = carrying();
		let below = found(1, above, ScopeKind::Project);
		let treasury = purse(above, Purse::Treasury);
		assert_ok!(Balances::transfer_allow_death(signed(3), NEWCOMER, 1_000));

		// Of the sponsor.
		let carried = Networks::hold(below, &NEWCOMER, AMOUNT).unwrap();
		assert_eq!(carried, Depositor::Sponsor(above));
		assert_ok!(Networks::forfeit(&carried, &NEWCOMER, AMOUNT, below));
		let forfeited = Event::DepositForfeited { who: NEWCOMER, network: above, amount: AMOUNT };
		assert_eq!(last_event(), forfeited);
		assert_eq!(free(treasury), ED + AMOUNT);
		assert_eq!(free(purse(above, Purse::Sponsor)), ED + 4 * AMOUNT);
		assert_eq!(deposits_of(above, NEWCOMER), 0);
		// What the pot lost is taken from the agent's allowance.
		assert_eq!(Allowances::<Test>::get(above, NEWCOMER).used, AMOUNT);
		assert_eq!(Networks::allowance(below, NEWCOMER).unwrap().left, 0);

		// Of the agent.
		assert_ok!(Networks::set_sponsorship(signed(1), above, None));
		let own = Networks::hold(below, &NEWCOMER, AMOUNT).unwrap();
		assert_ok!(Networks::forfeit(&own, &NEWCOMER, AMOUNT, below));
		assert_eq!(last_event(), forfeited);
		assert_eq!(free(treasury), ED + 2 * AMOUNT);
		assert_eq!((free(NEWCOMER), on_hold(NEWCOMER)), (900, 0));
	});
}

#[test]
fn forfeit_gives_a_deposit_to_the_global_treasury_when_that_of_the_network_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		let depositor = Networks::hold(scope, &2, AMOUNT).unwrap();
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Treasury, NATIVE, 1));
		assert_ok!(Networks::forfeit(&depositor, &2, AMOUNT, scope));
		assert_eq!(last_event(), Event::DepositForfeited { who: 2, network: 0, amount: AMOUNT });
		assert_eq!(free(purse(0, Purse::Treasury)), ED + AMOUNT);
		assert!(!OpenPots::<Test>::contains_key(scope, (Purse::Treasury, NATIVE)));
	});
}

#[test]
fn forfeit_takes_small_deposits_too() {
	build_and_execute(|| {
		// Less than an account can have: the treasury exists already.
		let scope = network(1);
		let depositor = Networks::hold(scope, &2, 1).unwrap();
		assert_ok!(Networks::forfeit(&depositor, &2, 1, scope));
		assert_eq!(free(purse(scope, Purse::Treasury)), ED + 1);
	});
}

#[test]
fn forfeit_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		let scope = network(1);
		let depositor = Networks::hold(scope, &2, AMOUNT).unwrap();
		assert_noop!(Networks::forfeit(&depositor, &2, AMOUNT, 7), Error::<Test>::ScopeNotFound);
	});
}

#[test]
fn forfeit_fails_when_less_is_held() {
	build_and_execute(|| {
		let scope = carrying();
		let depositor = Networks::hold(scope, &NEWCOMER, AMOUNT).unwrap();
		assert_noop!(
			Networks::forfeit(&depositor, &NEWCOMER, AMOUNT + 1, scope),
			TokenError::Frozen
		);
	});
}

#[test]
fn hold_takes_from_the_agent_when_the_pot_holds_as_much_as_the_policy_lets_it() {
	build_and_execute(|| {
		let scope = carrying();
		fund_sponsor(scope, 100 * AMOUNT);
		let max_held = 3 * AMOUNT;
		sponsor(1, scope, SponsorPolicyOf::<Test> { deposits: 9, max_held, ..policy(1, 1) });
		let mut people = vec![NEWCOMER];
		for who in [2, 101] {
			assert_ok!(Networks::invite(signed(1), scope, who, Tier::Contributor));
			assert_ok!(Networks::join(signed(who), scope, None));
			people.push(who);
		}
		let held: Vec<_> =
			people.iter().map(|who| Networks::hold(scope, who, AMOUNT).unwrap()).collect();
		assert_eq!(held, vec![Depositor::Sponsor(scope); 3]);
		assert_eq!(Networks::allowance(scope, 2).unwrap().held_left, 0);

		// Of all together: who has tokens pays its own, who has none is told.
		assert_eq!(Networks::hold(scope, &2, 1), Ok(Depositor::Agent(2)));
		let refused = Networks::hold(scope, &NEWCOMER, 1);
		assert_noop!(refused, Error::<Test>::TooManySponsoredDeposits);
		assert_eq!(on_hold(purse(scope, Purse::Sponsor)), max_held);

		// What ends makes room.
		assert_ok!(Networks::release(&held[1], &2, AMOUNT));
		assert_eq!(Networks::allowance(scope, 2).unwrap().held_left, AMOUNT);
		assert_eq!(Networks::hold(scope, &NEWCOMER, AMOUNT), Ok(Depositor::Sponsor(scope)));
	});
}

#[test]
fn hold_keeps_what_is_held_when_the_policy_is_lowered() {
	build_and_execute(|| {
		let scope = carrying();
		let carried = Networks::hold(scope, &NEWCOMER, AMOUNT).unwrap();
		sponsor(1, scope, SponsorPolicyOf::<Test> { max_held: AMOUNT - 1, ..policy(1, 1) });
		let refused = Networks::hold(scope, &NEWCOMER, 1);
		assert_noop!(refused, Error::<Test>::TooManySponsoredDeposits);
		assert_ok!(Networks::release(&carried, &NEWCOMER, AMOUNT));
		assert_eq!(on_hold(purse(scope, Purse::Sponsor)), 0);
	});
}

#[test]
fn hold_for_long_takes_from_no_pot_when_only_a_scope_above_would_carry_it() {
	build_and_execute(|| {
		let above = carrying();
		let below = found(1, above, ScopeKind::Project);
		assert_noop!(
			Networks::hold_for_long(below, &NEWCOMER, AMOUNT),
			TokenError::FundsUnavailable
		);
		assert_ok!(Balances::transfer_allow_death(signed(3), NEWCOMER, 1_000));
		let held = Networks::hold_for_long(below, &NEWCOMER, AMOUNT);
		assert_eq!(held, Ok(Depositor::Agent(NEWCOMER)));
		assert_eq!(on_hold(purse(above, Purse::Sponsor)), 0);
	});
}

#[test]
fn hold_for_long_takes_from_the_pot_when_it_is_the_scopes_own() {
	build_and_execute(|| {
		let scope = carrying();
		let held = Networks::hold_for_long(scope, &NEWCOMER, AMOUNT);
		assert_eq!(held, Ok(Depositor::Sponsor(scope)));
		assert_eq!(deposits_of(scope, NEWCOMER), 1);
	});
}

#[test]
fn forfeit_counts_as_spent_in_the_day_when_a_sponsor_carried_it() {
	build_and_execute(|| {
		let scope = carrying();
		sponsor(1, scope, policy(1_000, AMOUNT + 10));
		let carried = Networks::hold(scope, &NEWCOMER, AMOUNT).unwrap();
		assert_ok!(Networks::forfeit(&carried, &NEWCOMER, AMOUNT, scope));
		let view = Networks::allowance(scope, NEWCOMER).unwrap();
		assert_eq!((view.left, view.budget_left), (1_000 - AMOUNT, 10));

		run_to_block(DAY);
		assert_eq!(Networks::allowance(scope, NEWCOMER).unwrap().budget_left, AMOUNT + 10);
	});
}

#[test]
fn forfeit_takes_the_allowances_of_several_periods_when_one_is_smaller() {
	build_and_execute(|| {
		let scope = carrying();
		// A quarter of the deposit in ten days.
		sponsor(1, scope, policy(AMOUNT / 4, 1_000));
		let carried = Networks::hold(scope, &NEWCOMER, AMOUNT).unwrap();
		assert_ok!(Networks::forfeit(&carried, &NEWCOMER, AMOUNT, scope));
		let now = System::block_number();
		let view = || Networks::allowance(scope, NEWCOMER).unwrap();
		assert_eq!((view().left, view().full_at), (0, now + 40 * DAY));

		run_to_block(now + 30 * DAY);
		assert_eq!(view().left, 0);
		run_to_block(now + 35 * DAY);
		assert_eq!(view().left, AMOUNT / 8);
		run_to_block(now + 40 * DAY);
		assert_eq!((view().left, view().full_at), (AMOUNT / 4, now + 40 * DAY));
	});
}

#[test]
fn forfeit_is_not_forgotten_when_the_allowance_is_lowered() {
	build_and_execute(|| {
		let scope = carrying();
		sponsor(1, scope, policy(AMOUNT, 1_000));
		let carried = Networks::hold(scope, &NEWCOMER, AMOUNT).unwrap();
		assert_ok!(Networks::forfeit(&carried, &NEWCOMER, AMOUNT, scope));
		let now = System::block_number();
		sponsor(1, scope, policy(AMOUNT / 2, 1_000));
		assert_eq!(Networks::allowance(scope, NEWCOMER).unwrap().full_at, now + 20 * DAY);
		// And with none at all it is never paid off.
		sponsor(1, scope, policy(0, 1_000));
		assert_eq!(Networks::allowance(scope, NEWCOMER).unwrap().full_at, u64::MAX);
	});
}
