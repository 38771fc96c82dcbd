// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Books, Payee};
use sp_runtime::TokenError;

#[test]
fn claim_pays_the_holder_and_says_so() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		distribute(id, 100);
		let before = free(ANA);
		assert_ok!(Shares::claim(signed(ANA), list(&[(id, 0)]), ALL));
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
		let again = Shares::claim(signed(ANA), list(&[(id, 0)]), ALL);
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
		assert_ok!(Shares::claim_for(signed(BEN), agent(ANA), list(&[(id, 0)]), ALL));
		assert_eq!((free(ANA), free(BEN)), (ana + 100, ben));
	});
}

#[test]
fn claim_fails_when_there_is_no_such_position() {
	build_and_execute(|| {
		let error =
			|call: frame_support::dispatch::DispatchResultWithPostInfo| call.unwrap_err().error;
		let id = equity(kind(0));
		let none = Shares::claim(signed(ANA), list(&[]), ALL);
		assert_eq!(error(none), Error::<Test>::NothingToClaim.into());
		let none = Shares::claim(signed(ANA), list(&[(id, 0)]), ALL);
		assert_eq!(error(none), Error::<Test>::PositionNotFound.into());
		let none = Shares::claim(signed(ANA), list(&[(kind(9), 0)]), ALL);
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
		let info = Shares::claim(signed(ANA), list(&positions), ALL).unwrap();
		assert_eq!(free(ANA), before + 150);
		// What was charged for payments that were not made is returned.
		let charged = Shares::claim_weight(16, ALL, 0);
		let paid = Shares::claim_weight(16, 15, 0);
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
			let info = Shares::claim_for(signed(BEN), holder, list(&[(id, 0)]), ALL).unwrap();
			info.actual_weight.unwrap()
		};
		let (to_account, to_scope) = (weight(agent(ANA)), weight(Holder::Scope(SHOP)));
		assert_eq!(to_account, Shares::claim_weight(1, 1, 0));
		assert_eq!(to_scope, Shares::claim_weight(1, 1, 1));
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
		assert_ok!(Shares::claim(signed(ANA), list(&[(id, 0), (id, 0), (id, 0)]), ALL));
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
		try_distribute(id, asset.clone(), 100).unwrap();
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
		assert!(Shares::claim(signed(ANA), list(&[(id, 0)]), ALL).is_err());
		Assets::thaw_asset(signed(PAYER), 1).unwrap();
		assert_ok!(Shares::claim(signed(ANA), list(&[(id, 0)]), ALL));
		assert_eq!(balance_of(&asset, ANA), 100);
	});
}

#[test]
fn claim_waits_when_it_would_leave_a_fresh_account_below_the_minimum() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(NEWCOMER), UNIT);
		distribute(id, ED - 1);
		let call = Shares::claim_for(signed(ANA), agent(NEWCOMER), list(&[(id, 0)]), ALL);
		assert_eq!(call.unwrap_err().error, TokenError::BelowMinimum.into());
		assert_eq!(claimable(id, agent(NEWCOMER), 0), ED - 1);
		distribute(id, 1);
		assert_eq!(claim(NEWCOMER, id, 0), ED);
	});
}

#[test]
fn claim_is_charged_for_the_payments_it_names() {
	use frame_support::dispatch::GetDispatchInfo;
	let weight = |positions: &[_], payments| {
		let positions = list(positions);
		crate::Call::<Test>::claim { positions, payments }.get_dispatch_info().call_weight
	};
	let (one, all) = ([(kind(0), 0)], [(kind(0), 0); 16]);
	let sponsor = SponsorWeight::get();
	assert_eq!(weight(&one, 1), Shares::claim_weight(1, 1, 0) + sponsor);
	assert_eq!(weight(&one, 3), Shares::claim_weight(1, 3, 0) + sponsor);
	// An account has no inbox, and no position more assets than a book.
	assert_eq!(weight(&one, u32::MAX), Shares::claim_weight(1, crate::MAX_ASSETS, 0) + sponsor);
	assert!(weight(&one, 1).all_lt(weight(&one, 2)));
	assert_eq!(weight(&all, 16), Shares::claim_weight(16, 16, 0) + sponsor);
	assert!(weight(&all, 16).all_lt(weight(&all, 17)));
	// Only a scope is paid into inboxes.
	let for_holder = |holder| {
		let (positions, payments) = (list(&one), 2);
		crate::Call::<Test>::claim_for { holder, positions, payments }
			.get_dispatch_info()
			.call_weight
	};
	assert_eq!(for_holder(agent(ANA)), Shares::claim_weight(1, 2, 0));
	assert_eq!(for_holder(Holder::Scope(SHOP)), Shares::claim_weight(1, 2, 2));
}

#[test]
fn claim_pays_as_many_as_it_names_when_more_are_due() {
	build_and_execute(|| {
		let asset = asset_with_pot(1);
		let ids = [equity(kind(0)), equity(kind(1))];
		for id in ids {
			credit(id, agent(ANA), UNIT);
			distribute(id, 70);
			try_distribute(id, asset.clone(), 100).unwrap();
		}
		let positions = list(&ids.map(|id| (id, 0)));
		let none = Shares::claim(signed(ANA), positions.clone(), 0);
		assert_eq!(none.unwrap_err().error, Error::<Test>::TooManyPayments.into());
		let before = free(ANA);
		let info = Shares::claim(signed(ANA), positions.clone(), 3).unwrap();
		let weight = Shares::claim_weight(2, 3, 0) + SponsorWeight::get();
		assert_eq!(info.actual_weight, Some(weight));
		assert_eq!((free(ANA) - before, balance_of(&asset, ANA)), (140, 100));
		// What is left waits for the next claim.
		assert_eq!(claimable_of(ids[1], agent(ANA), 0, &asset), 100);
		assert_ok!(Shares::claim(signed(ANA), positions, 1));
		assert_eq!(balance_of(&asset, ANA), 200);
	});
}

/// A sound book with 1 for Ana; one from which she can claim 1,000 while it has 999; and one that owes Ben
/// 100,000. All on the same pot. Not a state that calls make.
fn short_of_one() -> [BookId; 3] {
	let ids = [0, 1, 2].map(|n| equity(kind(n)));
	for (id, who, amount) in [(ids[0], ANA, 1), (ids[1], ANA, 1_000), (ids[2], BEN, 100_000)] {
		credit(id, agent(who), UNIT);
		assert_eq!(distribute(id, amount), amount);
	}
	Books::<Test>::mutate(ids[1], |book| book.as_mut().unwrap().lines[0].accepted -= 1);
	ids
}

fn with_networks(test: impl FnOnce()) {
	genesis().execute_with(|| {
		run_to_block(1);
		found(STEWARD, ovn_primitives::GLOBAL_SCOPE, ovn_primitives::ScopeKind::Network);
		System::reset_events();
		test();
	});
}

#[test]
fn claim_waits_when_the_book_has_less() {
	with_networks(|| {
		let [sound, short, _] = short_of_one();
		let before = (free(ANA), held(&NATIVE));
		let alone = Shares::claim(signed(ANA), list(&[(short, 0)]), ALL);
		assert_eq!(alone.unwrap_err().error, Error::<Test>::Inconsistent.into());
		assert_ok!(Shares::claim(signed(ANA), list(&[(sound, 0), (short, 0)]), ALL));
		assert!(events().contains(&Event::ClaimWaits {
			book: short,
			holder: agent(ANA),
			series: 0,
			asset: NATIVE,
			amount: 1_000,
			reason: Error::<Test>::Inconsistent.into(),
		}));
		assert_eq!(claimable(short, agent(ANA), 0), 1_000);
		assert_eq!(book(short).lines[0].paid, 0);
		assert_eq!((free(ANA), held(&NATIVE)), (before.0 + 1, before.1 - 1));
	});
}

#[test]
fn claim_moves_nothing_however_often_when_the_book_has_less() {
	with_networks(|| {
		let [sound, short, others] = short_of_one();
		let before = free(ANA);
		let mut positions = vec![(sound, 0)];
		positions.extend([(short, 0); 15]);
		assert_ok!(Shares::claim(signed(ANA), list(&positions), ALL));
		assert_eq!(free(ANA), before + 1);
		assert_eq!(claim(BEN, others, 0), 100_000);
	});
}

#[test]
fn claim_changes_nothing_of_a_position_when_its_record_fails() {
	with_networks(|| {
		let [sound, ..] = short_of_one();
		let loan = create(kind(3), debt(1, 1));
		credit(loan, agent(ANA), ONE);
		distribute(loan, ONE);
		// The position ended and is to be removed, and the counter of its cohort is wrong.
		crate::Cohorts::<Test>::mutate(loan, 0, |record| record.as_mut().unwrap().positions = 0);
		let before = (free(ANA), book(loan));
		assert_ok!(Shares::claim(signed(ANA), list(&[(sound, 0), (loan, 0)]), ALL));
		assert_eq!((free(ANA), book(loan)), (before.0 + 1, before.1));
		assert_eq!(claimable(loan, agent(ANA), 0), ONE);
	});
}
