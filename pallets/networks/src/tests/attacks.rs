// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What somebody who wants to drain a sponsor can cost it at most, counted exactly.
//!
//! The allowance of one agent bounds what it costs in any `n` blocks: allowance * (1 + n / period). The
//! budget bounds what all cost together in a day. What is held for deposits is bounded by `max_held`, and
//! what is lost of it by what was held (tests of deposits). Nothing else bounds it, so these are what a
//! policy has to be chosen by.

use super::*;
use crate::{Allowances, Sponsoring, Sponsorships};

/// A call that fails.
fn failing(scope: ScopeId) -> RuntimeCall {
	Call::sign_agreement { scope, version: 1 }.into()
}

/// What [`failing`] costs.
fn unit() -> u128 {
	fee(failing(1))
}

/// A network of 1 with plenty in its sponsor's pot, that pays so many times the fee of [`failing`]
/// for an agent, refilled in ten days, and for all in a day.
fn network_paying(allowance: u128, daily_budget: u128) -> ScopeId {
	let scope = network(1);
	fund_sponsor(scope, 10 * ENDOWMENT);
	sponsor(1, scope, policy(allowance * unit(), daily_budget * unit()));
	scope
}

/// What has left the sponsor's pot.
fn cost(scope: ScopeId) -> u128 {
	10 * ENDOWMENT + ED - free(purse(scope, Purse::Sponsor))
}

/// Sends failing calls until one is not in the block any more. How many were.
fn send_all(who: u64, scope: ScopeId) -> u128 {
	let mut sent = 0;
	while submit(who, failing(scope)).is_ok() {
		sent += 1;
		assert!(sent < 1_000);
	}
	sent
}

fn invite(inviter: u64, scope: ScopeId, who: u64) {
	assert_ok!(Networks::invite(signed(inviter), scope, who, Tier::Contributor));
}

#[test]
fn failing_calls_cost_the_allowance_and_what_refills() {
	build_and_execute(|| {
		let scope = network_paying(10, 1_000);
		invite(1, scope, NEWCOMER);
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		assert_eq!(send_all(NEWCOMER, scope), 10);
		assert_eq!(cost(scope), 10 * unit());

		// 30 days of trying in every block: 10 * (1 + 30 / 10) fees.
		for _ in 0..30 * DAY {
			run_blocks(1);
			send_all(NEWCOMER, scope);
		}
		assert_eq!(cost(scope), 40 * unit());
	});
}

#[test]
fn failing_calls_of_all_agents_together_cost_the_budget_of_each_day() {
	build_and_execute(|| {
		let scope = network_paying(10, 7);
		for who in NEWCOMER..NEWCOMER + 3 {
			invite(1, scope, who);
		}
		for day in 1..=5 {
			for who in NEWCOMER..NEWCOMER + 3 {
				send_all(who, scope);
			}
			// Three full allowances last for four days, with what refills; then for one in ten.
			let allowances = 30 + 3 * (day - 1);
			assert_eq!(cost(scope), u128::from((7 * day).min(allowances)) * unit());
			run_to_block(day * DAY);
		}
	});
}

#[test]
fn two_budgets_are_the_most_that_any_day_long_time_costs() {
	build_and_execute(|| {
		let scope = network_paying(100, 7);
		invite(1, scope, NEWCOMER);
		run_to_block(DAY - 1);
		assert_eq!(send_all(NEWCOMER, scope), 7);
		run_blocks(1);
		assert_eq!(send_all(NEWCOMER, scope), 7);
		run_to_block(2 * DAY - 1);
		assert_eq!(send_all(NEWCOMER, scope), 0);
		assert_eq!(cost(scope), 14 * unit());
	});
}

#[test]
fn batches_cost_the_sponsor_nothing() {
	build_and_execute(|| {
		let scope = network_paying(10, 1_000);
		invite(1, scope, 2);
		for _ in 0..20 {
			let calls = vec![failing(scope); 5];
			assert!(submit(2, pallet_utility::Call::force_batch { calls }).is_ok());
		}
		assert_eq!(cost(scope), 0);
		// And use up nothing.
		assert_eq!(send_all(NEWCOMER, scope), 0);
		assert_eq!(Networks::sponsoring(scope, &2, 10 * unit()), Sponsoring::By(scope));
	});
}

#[test]
fn tips_cost_the_sponsor_nothing() {
	build_and_execute(|| {
		let scope = network_paying(10, 1_000);
		invite(1, scope, 2);
		for tip in [1, unit(), 10 * unit()] {
			let own = free(2);
			assert!(submit_with_tip(2, tip, failing(scope)).is_ok());
			assert_eq!(free(2), own - tip - unit());
		}
		assert_eq!(cost(scope), 0);
		assert_eq!(Networks::sponsoring(scope, &2, 10 * unit()), Sponsoring::By(scope));
	});
}

#[test]
fn accounts_without_number_cost_nothing_when_nobody_invites_them() {
	build_and_execute(|| {
		let scope = network_paying(10, 1_000);
		for who in 1_000..1_020 {
			assert_ok!(Balances::transfer_allow_death(signed(3), who, ED + membership_deposit()));
			assert_ok!(Networks::join(signed(who), scope, None));
			assert_eq!(send_all(who, scope), 0);
			assert_ok!(Networks::leave(signed(who), scope));
			assert_ok!(Balances::transfer_all(signed(who), 3, false));
		}
		assert_eq!(cost(scope), 0);
		assert_eq!(free(3), ENDOWMENT);
	});
}

#[test]
fn accounts_without_number_cost_the_budget_when_the_policy_is_for_all() {
	build_and_execute(|| {
		let scope = network_paying(10, 25);
		let open = SponsorPolicyOf::<Test> { uninvited: true, ..policy(10 * unit(), 25 * unit()) };
		sponsor(1, scope, open);
		let mut sent = vec![];
		for who in 1_000..1_005 {
			assert_ok!(Balances::transfer_allow_death(signed(3), who, ED + membership_deposit()));
			assert_ok!(Networks::join(signed(who), scope, None));
			sent.push(send_all(who, scope));
		}
		assert_eq!(sent, [10, 10, 5, 0, 0]);
		assert_eq!(cost(scope), 25 * unit());
	});
}

#[test]
fn one_account_created_again_and_again_costs_one_allowance() {
	build_and_execute(|| {
		let scope = network_paying(10, 1_000);
		assert_ok!(Balances::transfer_allow_death(signed(3), NEWCOMER, ED));
		invite(1, scope, NEWCOMER);
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		for round in 0..5 {
			assert_eq!(send_all(NEWCOMER, scope), if round == 0 { 10 } else { 0 });
			assert_ok!(Balances::transfer_all(signed(NEWCOMER), 3, false));
			assert!(!System::account_exists(&NEWCOMER));
			assert_ok!(Balances::transfer_allow_death(signed(3), NEWCOMER, ED));
		}
		assert_eq!(cost(scope), 10 * unit());
	});
}

#[test]
fn one_account_invited_again_and_again_costs_one_allowance() {
	build_and_execute(|| {
		let scope = network_paying(10, 1_000);
		for round in 0..3 {
			invite(1, scope, NEWCOMER);
			assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
			assert_eq!(send_all(NEWCOMER, scope), if round == 0 { 10 } else { 0 });
			assert_ok!(Networks::leave(signed(NEWCOMER), scope));
		}
		assert_eq!(cost(scope), 10 * unit());
	});
}

#[test]
fn an_inviter_costs_its_quota_of_allowances_in_a_window() {
	build_and_execute(|| {
		// Invites as many as it may, in the window's last block and in the first of the next.
		let scope = network_paying(10, 1_000);
		let window = 30 * DAY;
		let mut newcomers = NEWCOMER..;
		let mut invite_all = |allowed: u64| {
			for _ in 0..allowed {
				let who = newcomers.next().unwrap();
				invite(1, scope, who);
				assert_eq!(send_all(who, scope), 10);
			}
			assert_noop!(
				Networks::invite(signed(1), scope, 99, Tier::Affiliate),
				Error::<Test>::TooManyInvitations
			);
		};
		run_to_block(window - 1);
		invite_all(3);
		assert_eq!(cost(scope), 30 * unit());
		run_to_block(window);
		invite_all(3);
		assert_eq!(cost(scope), 60 * unit());
		// Each of them cost the inviter two deposits, which it cannot have back: the accounts signed.
		assert_eq!(held(HoldReason::Account, 1), 6 * account_deposit());
		for who in NEWCOMER..NEWCOMER + 6 {
			assert_ok!(Networks::cancel_invitation(signed(1), scope, who));
			assert_noop!(
				Networks::release_account(signed(1), scope, who),
				Error::<Test>::AccountInUse
			);
		}
		assert_eq!(held(HoldReason::Account, 1), 6 * account_deposit());
	});
}

#[test]
fn the_greatest_quota_costs_the_budget() {
	build_and_execute(|| {
		let scope = network_paying(10, 25);
		let quota = crate::ScopeParameter::Invitations(Some(1_000));
		assert_ok!(Networks::set_parameter(signed(1), scope, quota));
		let mut sent = 0;
		for who in 1_000..1_100 {
			invite(1, scope, who);
			sent += send_all(who, scope);
		}
		assert_eq!(sent, 25);
		assert_eq!(cost(scope), 25 * unit());
		assert_eq!(held(HoldReason::Account, 1), 100 * account_deposit());
	});
}

#[test]
fn inviters_who_invite_each_other_again_keep_their_quota() {
	build_and_execute(|| {
		let scope = network_paying(10, 1_000);
		for who in [2, 3] {
			invite(1, scope, who);
			assert_ok!(Networks::join(signed(who), scope, None));
		}
		// 2 uses its quota up, leaves, and 3 invites it again.
		for who in NEWCOMER..NEWCOMER + 3 {
			invite(2, scope, who);
		}
		assert_ok!(Networks::leave(signed(2), scope));
		invite(3, scope, 2);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_noop!(
			Networks::invite(signed(2), scope, 99, Tier::Affiliate),
			Error::<Test>::TooManyInvitations
		);
		// The next window is for both as for others.
		run_to_block(30 * DAY);
		invite(2, scope, 99);
	});
}

#[test]
fn policies_that_change_within_a_day_cost_the_greatest_of_their_budgets() {
	build_and_execute(|| {
		let scope = network_paying(1_000, 5);
		invite(1, scope, NEWCOMER);
		assert_eq!(send_all(NEWCOMER, scope), 5);

		let change = |budget: Option<u128>| {
			let policy = budget.map(|budget| policy(1_000 * unit(), budget * unit()));
			assert_ok!(Networks::set_sponsorship(signed(1), scope, policy));
		};
		// The same again, ending it in between, a lower one, a higher one.
		change(Some(5));
		assert_eq!(send_all(NEWCOMER, scope), 0);
		change(None);
		assert_eq!(send_all(NEWCOMER, scope), 0);
		change(Some(5));
		assert_eq!(send_all(NEWCOMER, scope), 0);
		change(Some(3));
		assert_eq!(send_all(NEWCOMER, scope), 0);
		change(Some(8));
		assert_eq!(send_all(NEWCOMER, scope), 3);
		assert_eq!(cost(scope), 8 * unit());
		assert_eq!(Sponsorships::<Test>::get(scope).unwrap().spent, 8 * unit());
	});
}

#[test]
fn allowances_that_change_do_not_give_back_what_was_used() {
	build_and_execute(|| {
		let scope = network_paying(10, 1_000);
		invite(1, scope, NEWCOMER);
		assert_eq!(send_all(NEWCOMER, scope), 10);
		for allowance in [5, 0, 10] {
			sponsor(1, scope, policy(allowance * unit(), 1_000 * unit()));
			assert_eq!(send_all(NEWCOMER, scope), 0);
		}
		assert_ok!(Networks::set_sponsorship(signed(1), scope, None));
		sponsor(1, scope, policy(12 * unit(), 1_000 * unit()));
		assert_eq!(send_all(NEWCOMER, scope), 2);
		assert_eq!(Allowances::<Test>::get(scope, NEWCOMER).used, 12 * unit());
	});
}

#[test]
fn nobody_takes_the_endowment_of_a_pot_that_was_invited_before_it_was_opened() {
	build_and_execute(|| {
		// The account of the next scope's pot is known: as an invited account it has a second
		// provider, with which a balance can be held as a whole.
		let first = network(1);
		let next = first + 1;
		let future = purse(next, Purse::Sponsor);
		invite(1, first, future);
		assert_eq!(network(2), next);
		assert_eq!(System::providers(&future), 2);
		assert_ok!(Networks::invite(signed(2), next, NEWCOMER, Tier::Affiliate));
		assert_ok!(Networks::join(signed(NEWCOMER), next, None));

		assert_noop!(
			Networks::take_over_deposit_as_scope(signed(2), next, NEWCOMER),
			TokenError::FundsUnavailable
		);
		let needed = membership_deposit() + account_deposit();
		fund_sponsor(next, needed - 1);
		assert_noop!(
			Networks::take_over_deposit_as_scope(signed(2), next, NEWCOMER),
			Error::<Test>::InsufficientFunds
		);
		fund_sponsor(next, 1);
		assert_ok!(Networks::take_over_deposit_as_scope(signed(2), next, NEWCOMER));
		assert_eq!(free(future), ED);
	});
}

#[test]
fn rejected_transactions_cost_nothing() {
	build_and_execute(|| {
		let scope = network_paying(1, 1_000);
		invite(1, scope, NEWCOMER);
		assert_eq!(send_all(NEWCOMER, scope), 1);
		for _ in 0..100 {
			let rejected = InvalidTransaction::Custom(101).into();
			assert_eq!(submit(NEWCOMER, failing(scope)), Err(rejected));
		}
		assert_eq!(cost(scope), unit());
		assert_eq!(System::account_nonce(NEWCOMER), 1);
	});
}
