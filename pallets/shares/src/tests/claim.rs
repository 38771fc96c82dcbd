// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::Payee;
use sp_runtime::TokenError;

#[test]
fn claim_pays_the_holder_and_says_so() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		distribute(id, 100);
		let before = free(ANA);
		assert_ok!(Shares::claim(signed(ANA), list(&[(id, 0)])));
		assert_eq!(free(ANA), before + 100);
		assert_eq!(
			last_event(),
			Event::Claimed {
				book: id,
				holder: agent(ANA),
				series: 0,
				asset: NATIVE,
				amount: 100,
				payee: Payee::Agent(ANA),
				paid: 100,
			}
		);
		let again = Shares::claim(signed(ANA), list(&[(id, 0)]));
		assert_eq!(again.unwrap_err().error, Error::<Test>::NothingToClaim.into());
	});
}

#[test]
fn claim_for_pays_the_holder_when_anybody_asks() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		distribute(id, 100);
		let (ana, ben) = (free(ANA), free(BEN));
		assert_ok!(Shares::claim_for(signed(BEN), agent(ANA), list(&[(id, 0)])));
		assert_eq!((free(ANA), free(BEN)), (ana + 100, ben));
	});
}

#[test]
fn claim_fails_when_there_is_no_such_position() {
	build_and_execute(|| {
		let error =
			|call: frame_support::dispatch::DispatchResultWithPostInfo| call.unwrap_err().error;
		let id = equity(kind(0));
		let none = Shares::claim(signed(ANA), list(&[]));
		assert_eq!(error(none), Error::<Test>::NothingToClaim.into());
		let none = Shares::claim(signed(ANA), list(&[(id, 0)]));
		assert_eq!(error(none), Error::<Test>::PositionNotFound.into());
		let none = Shares::claim(signed(ANA), list(&[(kind(9), 0)]));
		assert_eq!(error(none), Error::<Test>::BookNotFound.into());
	});
}

#[test]
fn claim_pays_many_books_at_once_when_some_fail() {
	build_and_execute(|| {
		let books: Vec<BookId> = (0..15).map(|n| equity(kind(n))).collect();
		for id in &books {
			credit(*id, agent(ANA), UNIT);
			distribute(*id, 10);
		}
		let mut positions: Vec<_> = books.iter().map(|id| (*id, 0)).collect();
		positions.insert(3, (kind(99), 0));
		let before = free(ANA);
		let info = Shares::claim(signed(ANA), list(&positions)).unwrap();
		assert_eq!(free(ANA), before + 150);
		// What was charged for payments that were not made is returned.
		let charged = Shares::claim_weight(16, None);
		let paid = Shares::claim_weight(16, Some((15, 0)));
		assert_eq!(info.actual_weight, Some(paid + SponsorWeight::get()));
		assert!(info.actual_weight.unwrap().all_lt(charged));
	});
}

#[test]
fn claim_for_is_not_charged_for_inboxes_when_an_account_is_paid() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		credit(id, Holder::Scope(SHOP), UNIT);
		distribute(id, 100);
		let weight = |holder| {
			let info = Shares::claim_for(signed(BEN), holder, list(&[(id, 0)])).unwrap();
			info.actual_weight.unwrap()
		};
		let (to_account, to_scope) = (weight(agent(ANA)), weight(Holder::Scope(SHOP)));
		assert_eq!(to_account, Shares::claim_weight(1, Some((1, 0))));
		assert_eq!(to_scope, Shares::claim_weight(1, Some((1, 1))));
		assert!(to_account.all_lt(to_scope));
	});
}

#[test]
fn claim_pays_once_when_a_position_is_named_twice() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		credit(id, agent(BEN), UNIT);
		distribute(id, 100);
		let before = free(ANA);
		assert_ok!(Shares::claim(signed(ANA), list(&[(id, 0), (id, 0), (id, 0)])));
		assert_eq!(free(ANA), before + 50);
		assert_eq!(held(&NATIVE), 50);
	});
}

#[test]
fn claim_waits_when_the_asset_is_frozen_and_blocks_no_other() {
	build_and_execute(|| {
		let asset = asset_with_pot(1);
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		try_distribute(id, asset.clone(), 100, 0).unwrap();
		distribute(id, 70);
		Assets::freeze_asset(signed(PAYER), 1).unwrap();
		assert_eq!(claim(ANA, id, 0), 70);
		assert_eq!(claimable_of(id, agent(ANA), 0, &asset), 100);
		assert!(events().iter().any(|event| matches!(
			event,
			Event::ClaimWaits { book, asset: waiting, amount: 100, .. }
				if *book == id && *waiting == asset
		)));
		// Alone it fails with the reason.
		assert!(Shares::claim(signed(ANA), list(&[(id, 0)])).is_err());
		Assets::thaw_asset(signed(PAYER), 1).unwrap();
		assert_ok!(Shares::claim(signed(ANA), list(&[(id, 0)])));
		assert_eq!(balance_of(&asset, ANA), 100);
	});
}

#[test]
fn claim_waits_when_it_would_leave_a_fresh_account_below_the_minimum() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(NEWCOMER), UNIT);
		distribute(id, ED - 1);
		let call = Shares::claim_for(signed(ANA), agent(NEWCOMER), list(&[(id, 0)]));
		assert_eq!(call.unwrap_err().error, TokenError::BelowMinimum.into());
		assert_eq!(claimable(id, agent(NEWCOMER), 0), ED - 1);
		distribute(id, 1);
		assert_eq!(claim(NEWCOMER, id, 0), ED);
	});
}
