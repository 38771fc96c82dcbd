// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Taking over the deposits that an inviter pays for an agent.

use super::*;
use crate::{KeptAccounts, Members};

/// A network of 1 that the newcomer, whom 1 invited, has joined.
fn with_newcomer() -> ScopeId {
	let scope = network(1);
	assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
	assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
	scope
}

/// What is held of an account for memberships and for accounts.
fn deposits(who: u64) -> (u128, u128) {
	(held(HoldReason::Membership, who), held(HoldReason::Account, who))
}

/// Both deposits for an agent without tokens.
fn both() -> (u128, u128) {
	(membership_deposit(), account_deposit())
}

#[test]
fn take_over_deposit_returns_both_to_the_inviter_when_the_agent_itself_pays() {
	build_and_execute(|| {
		let scope = with_newcomer();
		let (membership, account) = both();
		let inviter = free(1);
		assert_ok!(Balances::transfer_allow_death(signed(3), NEWCOMER, 10_000));
		assert_ok!(Networks::take_over_deposit(signed(NEWCOMER), scope, NEWCOMER));

		assert_eq!(
			last_event(),
			Event::DepositTakenOver { scope, who: NEWCOMER, depositor: NEWCOMER }
		);
		assert_eq!(free(1), inviter + membership + account);
		// Of its own membership.
		assert_eq!(deposits(1), (membership, 0));
		assert_eq!(deposits(NEWCOMER), both());
		assert_eq!(free(NEWCOMER), 10_000 - membership - account);
		// The account is kept as before.
		assert_eq!(System::providers(&NEWCOMER), 2);
		// And leaving returns it to who pays now.
		assert_ok!(Networks::leave(signed(NEWCOMER), scope));
		assert_eq!(deposits(NEWCOMER), (0, account));
	});
}

#[test]
fn take_over_deposit_is_for_anybody() {
	build_and_execute(|| {
		let scope = with_newcomer();
		assert_ok!(Networks::take_over_deposit(signed(3), scope, NEWCOMER));
		assert_eq!(deposits(3), both());
		assert_eq!(Members::<Test>::get(scope, NEWCOMER).unwrap().deposit.0, 3);
		assert_eq!(KeptAccounts::<Test>::get(NEWCOMER, scope).unwrap().0, 3);
		// And on from there.
		assert_ok!(Networks::take_over_deposit(signed(4), scope, NEWCOMER));
		assert_eq!((deposits(3), deposits(4)), ((0, 0), both()));
		assert_eq!(free(3), ENDOWMENT);
		assert_eq!(Members::<Test>::get(scope, NEWCOMER).unwrap().inviter, Some(1));
	});
}

#[test]
fn take_over_deposit_takes_that_of_the_account_alone_when_the_agent_has_not_joined() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		assert_ok!(Networks::take_over_deposit(signed(3), scope, NEWCOMER));
		assert_eq!(deposits(3), (0, account_deposit()));
		assert_eq!(deposits(1), (2 * membership_deposit(), 0));
		// It returns there when the account is released.
		assert_ok!(Networks::cancel_invitation(signed(1), scope, NEWCOMER));
		assert_eq!(free(3), ENDOWMENT);
	});
}

#[test]
fn take_over_deposit_takes_that_of_the_membership_alone_when_the_account_is_not_kept() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_ok!(Networks::take_over_deposit(signed(2), scope, 2));
		assert_eq!(deposits(2), (membership_deposit(), 0));
		assert_eq!(deposits(1), (membership_deposit(), 0));
	});
}

#[test]
fn take_over_deposit_takes_what_is_left_when_the_agent_has_left() {
	build_and_execute(|| {
		let scope = with_newcomer();
		assert_ok!(Networks::leave(signed(NEWCOMER), scope));
		assert_ok!(Networks::take_over_deposit(signed(3), scope, NEWCOMER));
		assert_eq!(deposits(3), (0, account_deposit()));
		assert_eq!(deposits(1), (membership_deposit(), 0));
	});
}

#[test]
fn take_over_deposit_fails_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		let scope = with_newcomer();
		assert_noop!(
			Networks::take_over_deposit(RuntimeOrigin::root(), scope, NEWCOMER),
			BadOrigin
		);
	});
}

#[test]
fn take_over_deposit_fails_when_there_is_nothing_of_somebody_else() {
	build_and_execute(|| {
		let scope = with_newcomer();
		for (depositor, who) in [(1, NEWCOMER), (1, 1), (3, 3), (3, 4)] {
			assert_noop!(
				Networks::take_over_deposit(signed(depositor), scope, who),
				Error::<Test>::NothingToTakeOver
			);
		}
		assert_noop!(
			Networks::take_over_deposit(signed(3), 7, NEWCOMER),
			Error::<Test>::NothingToTakeOver
		);
	});
}

#[test]
fn take_over_deposit_fails_when_the_taker_cannot_pay_both() {
	build_and_execute(|| {
		let scope = with_newcomer();
		let (membership, account) = both();
		assert_ok!(Balances::transfer_allow_death(signed(3), 200, ED + membership + account - 1));
		assert_noop!(
			Networks::take_over_deposit(signed(200), scope, NEWCOMER),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn take_over_deposit_as_scope_holds_both_on_the_sponsors_pot() {
	build_and_execute(|| {
		let scope = with_newcomer();
		let (membership, account) = both();
		let pot = purse(scope, Purse::Sponsor);
		let inviter = free(1);
		fund_sponsor(scope, membership + account);
		assert_ok!(Networks::take_over_deposit_as_scope(signed(1), scope, NEWCOMER));

		assert_eq!(last_event(), Event::DepositTakenOver { scope, who: NEWCOMER, depositor: pot });
		assert_eq!((deposits(pot), free(pot)), (both(), ED));
		assert_eq!(free(1), inviter + membership + account);
		// It returns there, and pays the next thing.
		assert_ok!(Networks::leave(signed(NEWCOMER), scope));
		assert_eq!((deposits(pot), free(pot)), ((0, account), ED + membership));
	});
}

#[test]
fn take_over_deposit_as_scope_is_undone_by_anybody_who_takes_over_in_turn() {
	build_and_execute(|| {
		let scope = with_newcomer();
		fund_sponsor(scope, 10_000);
		assert_ok!(Networks::take_over_deposit_as_scope(signed(1), scope, NEWCOMER));
		assert_ok!(Networks::take_over_deposit(signed(3), scope, NEWCOMER));
		assert_eq!(deposits(purse(scope, Purse::Sponsor)), (0, 0));
		assert_eq!(free(purse(scope, Purse::Sponsor)), ED + 10_000);
	});
}

#[test]
fn take_over_deposit_as_scope_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let scope = with_newcomer();
		fund_sponsor(scope, 10_000);
		for origin in [signed(2), RuntimeOrigin::root()] {
			assert_noop!(Networks::take_over_deposit_as_scope(origin, scope, NEWCOMER), BadOrigin);
		}
	});
}

#[test]
fn take_over_deposit_as_scope_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Networks::take_over_deposit_as_scope(signed(1), 7, NEWCOMER),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn take_over_deposit_as_scope_fails_when_the_pot_is_closed() {
	build_and_execute(|| {
		let scope = with_newcomer();
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Sponsor, NATIVE, 1));
		fund_sponsor(scope, 10_000);
		assert_noop!(
			Networks::take_over_deposit_as_scope(signed(1), scope, NEWCOMER),
			Error::<Test>::PotNotOpen
		);
	});
}

#[test]
fn take_over_deposit_as_scope_fails_when_there_is_nothing_of_somebody_else() {
	build_and_execute(|| {
		let scope = with_newcomer();
		fund_sponsor(scope, 10_000);
		assert_ok!(Networks::take_over_deposit_as_scope(signed(1), scope, NEWCOMER));
		for who in [NEWCOMER, 3] {
			assert_noop!(
				Networks::take_over_deposit_as_scope(signed(1), scope, who),
				Error::<Test>::NothingToTakeOver
			);
		}
	});
}

#[test]
fn take_over_deposit_as_scope_fails_when_the_pot_has_too_little() {
	build_and_execute(|| {
		let scope = with_newcomer();
		let (membership, account) = both();
		fund_sponsor(scope, membership + account - 1);
		assert_noop!(
			Networks::take_over_deposit_as_scope(signed(1), scope, NEWCOMER),
			TokenError::FundsUnavailable
		);
	});
}
