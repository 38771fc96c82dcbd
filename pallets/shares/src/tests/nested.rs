// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::traits::fungibles::InspectHold;
use ovn_primitives::{traits::ShareBooks, ScopeKind, GLOBAL_SCOPE};

const TOOL: BookId = BookId::Deal(1);

/// A tool paid by Ana and Ben with 600 and 400 whole tokens, ceiling 1.
fn tool() {
	<Shares as ShareBooks<_, _>>::create(TOOL, debt(1, 1), true).unwrap();
	credit(TOOL, agent(ANA), 600 * ONE);
	credit(TOOL, agent(BEN), 400 * ONE);
	<Shares as ShareBooks<u64, AssetKind>>::activate(TOOL, None).unwrap();
}

fn claim_for_book(
	outer: BookId,
	inner: BookId,
) -> frame_support::dispatch::DispatchResultWithPostInfo {
	Shares::claim_for(signed(NEWCOMER), Holder::Book(inner), list(&[(outer, 0)]), ALL)
}

#[test]
fn claim_for_a_book_reaches_the_funders_of_a_tool() {
	build_and_execute(|| {
		// Worked case 1: of an income of 195 the community tool's kind is worth 50.
		tool();
		let tool_use = equity(kind(0));
		credit(tool_use, Holder::Book(TOOL), UNIT);
		assert_eq!(distribute(tool_use, 50 * ONE), 50 * ONE);
		assert_eq!(claimable(TOOL, agent(ANA), 0), 0);
		System::reset_events();
		assert_ok!(claim_for_book(tool_use, TOOL));
		assert_eq!(
			last_event(),
			Event::Claimed {
				book: tool_use,
				holder: Holder::Book(TOOL),
				series: 0,
				asset: NATIVE,
				amount: 50 * ONE,
				payee: crate::Payee::Book(TOOL),
				paid: 50 * ONE,
			}
		);
		assert_eq!(held(&NATIVE), 50 * ONE);
		assert_eq!(claim(ANA, TOOL, 0), 30 * ONE);
		assert_eq!(claim(BEN, TOOL, 0), 20 * ONE);
		assert_eq!(held(&NATIVE), 0);
	});
}

#[test]
fn claim_for_a_book_gives_back_to_the_residue_when_it_is_full() {
	build_and_execute(|| {
		tool();
		let tool_use = equity(kind(0));
		credit(tool_use, Holder::Book(TOOL), UNIT);
		distribute(tool_use, 1_200 * ONE);
		// Without an equation the treasury takes what nobody else does.
		let pot = purse(LAB, Purse::Treasury);
		let before = free(pot);
		assert_ok!(claim_for_book(tool_use, TOOL));
		assert_eq!(free(pot), before + 200 * ONE);
		assert!(events().contains(&Event::SurplusReturned {
			book: TOOL,
			asset: NATIVE,
			amount: 200 * ONE,
			scope: LAB,
			purse: Purse::Treasury,
		}));
		// Closed: all goes back.
		distribute(tool_use, 7 * ONE);
		assert_ok!(claim_for_book(tool_use, TOOL));
		assert_eq!(free(pot), before + 207 * ONE);
		assert_eq!(claim(ANA, TOOL, 0), 600 * ONE);
		assert_eq!(claim(BEN, TOOL, 0), 400 * ONE);
	});
}

#[test]
fn claim_for_a_book_waits_when_nothing_can_take_it() {
	build_and_execute(|| {
		let (outer, inner) = (equity(kind(0)), equity(kind(1)));
		credit(outer, Holder::Book(inner), UNIT);
		distribute(outer, 100);
		assert_eq!(
			claim_for_book(outer, inner).unwrap_err().error,
			Error::<Test>::BookNotPayable.into()
		);
		assert_eq!(claimable(outer, Holder::Book(inner), 0), 100);
		credit(inner, agent(ANA), UNIT);
		assert_ok!(claim_for_book(outer, inner));
		assert_eq!(claim(ANA, inner, 0), 100);
		// What a debt gives back, because it is owed in another asset, needs an open purse.
		tool();
		let asset = asset_with_pot(1);
		let tool_use = equity(kind(2));
		credit(tool_use, Holder::Book(TOOL), UNIT);
		try_distribute(tool_use, asset.clone(), 1_000).unwrap();
		assert_eq!(
			claim_for_book(tool_use, TOOL).unwrap_err().error,
			Error::<Test>::PurseNotOpen.into()
		);
		assert_eq!(claimable_of(tool_use, Holder::Book(TOOL), 0, &asset), 1_000);
		Networks::open_pot(signed(PAYER), LAB, Purse::Treasury, asset.clone()).unwrap();
		assert_ok!(claim_for_book(tool_use, TOOL));
		let pot = Networks::pot_account(LAB, Purse::Treasury, &asset);
		assert_eq!(balance_of(&asset, pot), 1_000 + ASSET_MIN);
	});
}

#[test]
fn credit_fails_when_books_would_pay_in_a_circle_or_too_deep() {
	build_and_execute(|| {
		let nest = |outer, inner| {
			<Shares as ShareBooks<_, AssetKind>>::credit(outer, Holder::Book(inner), UNIT)
		};
		for n in 0..7 {
			equity(kind(n));
		}
		assert_noop!(nest(kind(0), kind(0)), Error::<Test>::InvalidNesting);
		assert_noop!(nest(kind(0), kind(9)), Error::<Test>::BookNotFound);
		for n in 0..4 {
			assert_ok!(nest(kind(n + 1), kind(n)));
		}
		assert_eq!(book(kind(4)).height, 4);
		assert_noop!(nest(kind(5), kind(4)), Error::<Test>::InvalidNesting);
		assert_noop!(nest(kind(0), kind(4)), Error::<Test>::InvalidNesting);
		assert_noop!(nest(kind(0), kind(6)), Error::<Test>::InvalidNesting);
		assert_ok!(nest(kind(4), kind(0)));
		tool();
		assert_noop!(
			<Shares as ShareBooks<_, AssetKind>>::credit(TOOL, Holder::Book(kind(6)), ONE),
			Error::<Test>::BookClosed
		);
		let inactive = BookId::Deal(2);
		<Shares as ShareBooks<u64, _>>::create(inactive, BookTerms::Equity, true).unwrap();
		assert_noop!(nest(inactive, kind(6)), Error::<Test>::CannotPayBooks);
		create(kind(8), once());
		assert_noop!(nest(kind(6), kind(8)), Error::<Test>::CannotPayExpenses);
	});
}

#[test]
fn claim_for_a_scope_goes_to_its_inbox() {
	build_and_execute(|| {
		let sister = found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network);
		let id = equity(kind(0));
		credit(id, Holder::Scope(sister), UNIT);
		distribute(id, 500);
		let pot = Equations::pot_account(&NATIVE);
		let kept = || MoneyHold::total_balance_on_hold(NATIVE, &pot);
		let before = kept();
		assert_ok!(Shares::claim_for(signed(ANA), Holder::Scope(sister), list(&[(id, 0)]), ALL));
		assert_eq!(kept(), before + 500);
		assert_eq!(held(&NATIVE), 0);
		// The lab's network levied it, the sister has not.
		let inbox = Equations::inbox(sister, 0);
		assert_eq!(inbox.len(), 1);
		assert_eq!((inbox[0].asset.clone(), inbox[0].amount), (NATIVE, 500));
		// In an asset for which no inbox has a pot it waits, and blocks nothing.
		let asset = asset_with_pot(1);
		try_distribute(id, asset.clone(), 700).unwrap();
		distribute(id, 30);
		assert_ok!(Shares::claim_for(signed(ANA), Holder::Scope(sister), list(&[(id, 0)]), ALL));
		assert_eq!(claimable_of(id, Holder::Scope(sister), 0, &asset), 700);
		assert_eq!(kept(), before + 530);
	});
}

/// A book of tool use that holds 1,200 whole tokens for the tool, which takes 1,000; the lab is closed, and its
/// stewards took the endowment of its treasury back.
fn closed_lab() -> BookId {
	tool();
	let tool_use = equity(kind(0));
	credit(tool_use, Holder::Book(TOOL), UNIT);
	assert_eq!(distribute(tool_use, 1_200 * ONE), 1_200 * ONE);
	assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
	assert_ok!(Networks::close_pot(signed(STEWARD), LAB, Purse::Treasury, NATIVE, STEWARD));
	tool_use
}

#[test]
fn claim_for_a_book_gives_back_to_its_own_purse_when_somebody_opens_it_after_the_scope_closed() {
	build_and_execute(|| {
		let tool_use = closed_lab();
		assert_ok!(Networks::open_pot(signed(PAYER), LAB, Purse::Treasury, NATIVE));
		assert_ok!(claim_for_book(tool_use, TOOL));
		assert_eq!(free(purse(LAB, Purse::Treasury)), 200 * ONE + ED);
		assert_eq!(claim(ANA, TOOL, 0), 600 * ONE);
	});
}

#[test]
fn claim_for_a_book_gives_back_to_the_global_treasury_when_scope_and_network_are_closed() {
	build_and_execute(|| {
		let tool_use = closed_lab();
		// The lab is its own network.
		let (scope, purse) = (GLOBAL_SCOPE, Purse::Treasury);
		let before = free(Networks::pot_account(scope, purse, &NATIVE));
		assert_ok!(claim_for_book(tool_use, TOOL));
		assert!(events().contains(&Event::SurplusReturned {
			book: TOOL,
			asset: NATIVE,
			amount: 200 * ONE,
			scope,
			purse,
		}));
		assert_eq!(free(Networks::pot_account(scope, purse, &NATIVE)), before + 200 * ONE);
		assert_eq!(claim(ANA, TOOL, 0), 600 * ONE);
		assert_eq!(held(&NATIVE), 400 * ONE);
	});
}

#[test]
fn claim_for_a_book_pays_its_holders_when_what_it_gives_back_has_to_wait() {
	build_and_execute(|| {
		// A tool that is paid in an asset for which no treasury has a pot.
		let asset = asset_with_pot(1);
		let terms = BookTerms::Debt { ceiling: ratio(1, 1), asset: asset.clone(), per_unit: None };
		<Shares as ShareBooks<_, _>>::create(TOOL, terms, true).unwrap();
		credit(TOOL, agent(ANA), 1_000);
		<Shares as ShareBooks<u64, AssetKind>>::activate(TOOL, None).unwrap();
		let tool_use = equity(kind(0));
		credit(tool_use, Holder::Book(TOOL), UNIT);
		try_distribute(tool_use, asset.clone(), 1_200).unwrap();
		System::reset_events();
		assert_ok!(claim_for_book(tool_use, TOOL));
		let waits = Event::ClaimWaits {
			book: tool_use,
			holder: Holder::Book(TOOL),
			series: 0,
			asset: asset.clone(),
			amount: 200,
			reason: Error::<Test>::PurseNotOpen.into(),
		};
		assert_eq!(last_event(), waits);
		assert_eq!(claimable_of(TOOL, agent(ANA), 0, &asset), 1_000);
		assert_eq!(claimable_of(tool_use, Holder::Book(TOOL), 0, &asset), 200);
		assert_eq!(book(tool_use).lines[0].paid, 1_000);
		// Nobody is paid twice.
		let again = claim_for_book(tool_use, TOOL);
		assert_eq!(again.unwrap_err().error, Error::<Test>::PurseNotOpen.into());
		assert_ok!(Networks::open_pot(signed(PAYER), LAB, Purse::Treasury, asset.clone()));
		assert_ok!(claim_for_book(tool_use, TOOL));
		assert_eq!(held(&asset), 1_000);
	});
}

#[test]
fn claim_for_a_book_of_another_scope_waits_when_that_does_not_accept_the_asset() {
	build_and_execute(|| {
		let asset = asset_with_pot(1);
		Networks::open_pot(signed(PAYER), LAB, Purse::Treasury, asset.clone()).unwrap();
		let (outer, inner) = (equity(kind(0)), BookId::Kind { scope: SHOP, kind: 0 });
		equity(inner);
		credit(inner, agent(ANA), UNIT);
		credit(outer, Holder::Book(inner), UNIT);
		try_distribute(outer, asset.clone(), 1_000).unwrap();
		// Nobody can make the shop lose it for good by asking now.
		let now = claim_for_book(outer, inner);
		assert_eq!(now.unwrap_err().error, Error::<Test>::BookNotPayable.into());
		Networks::accept_asset(signed(STEWARD), SHOP, asset.clone()).unwrap();
		assert_ok!(claim_for_book(outer, inner));
		assert_eq!(claimable_of(inner, agent(ANA), 0, &asset), 1_000);
	});
}
