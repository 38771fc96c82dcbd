// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Investment, Offer, Venture};

/// An investment of 100 tokens by Ana, Ben and Cem that is being paid back. Its kind and number.
fn invested() -> (BookId, u64) {
	let kind = investors(LAB);
	equation(&[kind]);
	let id = create(plan(investment(kind), 100));
	fill(id);
	release(id, 100);
	(BookId::Kind { scope: LAB, kind }, id)
}

/// Records an income of the lab.
fn income(tokens: u128) {
	use sp_core::H256;
	let reference = H256::from_low_u64_be(System::block_number());
	let class = ovn_primitives::IncomeClass::Sale;
	Equations::record_income(signed(PAYER), LAB, NATIVE, tokens * ONE, class, reference).unwrap();
	run_blocks(1);
}

/// Brings what the scope's book owes to the book of the deal.
fn pass_on(book: BookId, id: u64) {
	let holder = Holder::Book(BookId::Deal(id));
	let list = vec![(book, 0)].try_into().unwrap();
	Shares::claim_for(signed(PAYER), holder, list, 8).unwrap();
}

#[test]
fn an_investment_is_paid_back_by_the_equation_at_constant_cost() {
	build_and_execute(|| {
		let (book, id) = invested();
		assert_eq!(
			crate::Investments::<Test>::get(id),
			Some(Investment { book, series: 0, units: 100 * ONE })
		);
		assert_eq!(Crowdfunding::venture(LAB), Venture { investments: 1, mission_only: false });
		income(60);
		pass_on(book, id);
		assert_eq!(claimable(BookId::Deal(id), Holder::Agent(ANA)), 30 * ONE);
		let treasury = free(purse(LAB, Purse::Treasury));
		income(100);
		pass_on(book, id);
		for (who, tokens) in [(ANA, 60), (BEN, 36), (CEM, 24)] {
			assert_eq!(claimable(BookId::Deal(id), Holder::Agent(who)), tokens * ONE);
		}
		let line = pallet_value_equation::Line::Residue;
		Equations::collect(signed(PAYER), LAB, NATIVE, line).unwrap();
		assert_eq!(free(purse(LAB, Purse::Treasury)), treasury + 40 * ONE);
		assert_eq!(Crowdfunding::campaign(id).unwrap().owed, Some(0));
		assert_ok!(Crowdfunding::conclude(signed(PAYER), id));
		assert_eq!(
			events()[events().len() - 2..],
			[
				Event::InvestmentRedeemed { campaign: id, scope: LAB, investments: 0 },
				Event::MissionOnly { scope: LAB },
			]
		);
		assert_eq!(Crowdfunding::venture(LAB), Venture { investments: 0, mission_only: true });
		assert_noop!(Crowdfunding::conclude(signed(PAYER), id), Error::<Test>::InvestmentNotFound);
	});
}

#[test]
fn an_investment_counts_only_what_was_released() {
	build_and_execute(|| {
		let kind = investors(LAB);
		equation(&[kind]);
		let id = create(plan(investment(kind), 100));
		fill(id);
		Crowdfunding::lower_price(signed(STEWARD), id, 50 * ONE, document(4)).unwrap();
		release(id, 50);
		let view = Crowdfunding::campaign(id).unwrap();
		assert_eq!((view.owed, view.escrow), (Some(60 * ONE), 50 * ONE));
		let book = BookId::Kind { scope: LAB, kind };
		assert_eq!(Shares::book(book).unwrap().owed, Some(60 * ONE));
	});
}

#[test]
fn an_investment_is_paid_in_full_when_the_kind_has_another_ceiling() {
	build_and_execute(|| {
		let kind = investors(LAB);
		let book = BookId::Kind { scope: LAB, kind };
		// Somebody lent to the lab before, and is paid exactly that.
		use ovn_primitives::{traits::ShareBooks, BookTerms};
		let debt = BookTerms::Debt { ceiling: ratio(1, 1), asset: NATIVE, per_unit: None };
		<Shares as ShareBooks<u64, _>>::create(book, debt, false).unwrap();
		equation(&[kind]);
		let id = create(plan(investment(kind), 100));
		fill(id);
		release(id, 100);
		assert_eq!(crate::Investments::<Test>::get(id).unwrap().units, 120 * ONE);
		income(150);
		pass_on(book, id);
		assert_eq!(claimable(BookId::Deal(id), Holder::Agent(ANA)), 60 * ONE);
		assert_ok!(Crowdfunding::conclude(signed(PAYER), id));
	});
}

#[test]
fn two_investments_share_the_kind_and_end_each_by_itself() {
	build_and_execute(|| {
		let (book, first) = invested();
		let BookId::Kind { kind, .. } = book else { panic!() };
		let second = create(plan(investment(kind), 10));
		contribute(DIA, second, 10);
		release(second, 10);
		assert_eq!(Crowdfunding::venture(LAB).investments, 2);
		assert_ok!(Crowdfunding::redeem(signed(PAYER), second, 12 * ONE));
		assert_eq!(Crowdfunding::venture(LAB), Venture { investments: 1, mission_only: false });
		assert_eq!(Shares::book(book).unwrap().owed, Some(120 * ONE));
		assert_ok!(Crowdfunding::redeem(signed(PAYER), first, 120 * ONE));
		assert!(Crowdfunding::venture(LAB).mission_only);
		// Another one lifts the mark.
		let third = create(plan(investment(kind), 10));
		contribute(DIA, third, 10);
		release(third, 10);
		assert!(!Crowdfunding::venture(LAB).mission_only);
	});
}

#[test]
fn redeem_takes_at_most_what_is_owed() {
	build_and_execute(|| {
		let (book, id) = invested();
		let before = free(PAYER);
		assert_ok!(Crowdfunding::redeem(signed(PAYER), id, 20 * ONE));
		let (payer, owed) = (PAYER, 100 * ONE);
		let amount = 20 * ONE;
		assert_eq!(last_event(), Event::Redeemed { campaign: id, payer, amount, owed });
		assert_ok!(Crowdfunding::redeem(signed(PAYER), id, 500 * ONE));
		assert_eq!(free(PAYER), before - 120 * ONE);
		assert!(Crowdfunding::venture(LAB).mission_only);
		// The equation pays them no more.
		assert_eq!(Shares::book(book).unwrap().owed, Some(0));
		assert_noop!(
			Crowdfunding::redeem(signed(PAYER), id, ONE),
			Error::<Test>::InvestmentNotFound
		);
	});
}

#[test]
fn redeem_fails_when_nothing_is_owed_or_nothing_offered() {
	build_and_execute(|| {
		let (book, id) = invested();
		assert_noop!(Crowdfunding::redeem(signed(PAYER), id, 0), Error::<Test>::NothingToRedeem);
		assert_noop!(Crowdfunding::redeem(signed(PAYER), 9, 1), Error::<Test>::CampaignNotFound);
		income(120);
		pass_on(book, id);
		assert_noop!(Crowdfunding::redeem(signed(PAYER), id, 1), Error::<Test>::NothingToRedeem);
		let other = funded();
		assert_noop!(
			Crowdfunding::redeem(signed(PAYER), other, 1),
			Error::<Test>::InvestmentNotFound
		);
	});
}

#[test]
fn offer_redemption_buys_claims_back_at_the_discount_when_holders_accept() {
	build_and_execute(|| {
		let (book, id) = invested();
		income(20);
		pass_on(book, id);
		assert_ok!(Crowdfunding::offer_redemption(signed(PAYER), id, 70 * ONE));
		let payer = PAYER;
		assert_eq!(last_event(), Event::OfferMade { campaign: id, payer, amount: 70 * ONE });
		assert_eq!(held(&NATIVE), 70 * ONE);
		// Of 60 Ana has earned 10; 50 less a tenth is 45.
		let before = free(ANA);
		assert_ok!(Crowdfunding::accept_redemption(signed(ANA), id, PAYER));
		assert_eq!(free(ANA), before + 45 * ONE);
		assert_eq!(
			last_event(),
			Event::OfferAccepted {
				campaign: id,
				payer: PAYER,
				holder: ANA,
				owed: 50 * ONE,
				paid: 45 * ONE,
				left: 25 * ONE,
			}
		);
		// What she earned before is hers, and she has no more.
		assert_eq!(claimable(BookId::Deal(id), Holder::Agent(ANA)), 10 * ONE);
		let again = Crowdfunding::accept_redemption(signed(ANA), id, PAYER);
		assert_noop!(again, Error::<Test>::NothingToRedeem);
		// The scope's book owes as much less: the others get theirs, exactly.
		assert_eq!(Shares::book(book).unwrap().owed, Some(50 * ONE));
		income(50);
		pass_on(book, id);
		assert_eq!(claimable(BookId::Deal(id), Holder::Agent(BEN)), 36 * ONE);
		assert_eq!(claimable(BookId::Deal(id), Holder::Agent(CEM)), 24 * ONE);
		assert_ok!(Crowdfunding::conclude(signed(ANA), id));
		// Anybody returns what is left then.
		let before = free(PAYER);
		assert_ok!(Crowdfunding::withdraw_offer(signed(ANA), id, PAYER));
		assert_eq!(free(PAYER), before + 25 * ONE);
	});
}

#[test]
fn accept_redemption_ends_the_investment_when_all_accept() {
	build_and_execute(|| {
		let (_, id) = invested();
		assert_ok!(Crowdfunding::offer_redemption(signed(PAYER), id, 108 * ONE));
		for who in [ANA, BEN, CEM] {
			assert_ok!(Crowdfunding::accept_redemption(signed(who), id, PAYER));
		}
		assert_eq!(free(ANA), ENDOWMENT + 4 * ONE);
		assert_eq!((crate::Offers::<Test>::iter().count(), held(&NATIVE)), (0, 0));
		assert!(Crowdfunding::venture(LAB).mission_only);
	});
}

#[test]
fn what_waits_for_investors_who_sold_goes_back_to_the_scope() {
	build_and_execute(|| {
		let (book, id) = invested();
		income(60);
		// Nobody passed it on before all sold.
		assert_ok!(Crowdfunding::offer_redemption(signed(PAYER), id, 108 * ONE));
		for who in [ANA, BEN, CEM] {
			assert_ok!(Crowdfunding::accept_redemption(signed(who), id, PAYER));
		}
		let before = free(purse(LAB, Purse::Treasury));
		pass_on(book, id);
		assert_eq!(free(purse(LAB, Purse::Treasury)), before + 60 * ONE);
	});
}

#[test]
fn accept_redemption_fails_when_there_is_too_little_or_nothing() {
	build_and_execute(|| {
		let (_, id) = invested();
		let accept = |who| Crowdfunding::accept_redemption(signed(who), id, PAYER);
		assert_noop!(accept(ANA), Error::<Test>::OfferNotFound);
		Crowdfunding::offer_redemption(signed(PAYER), id, 54 * ONE - 1).unwrap();
		assert_noop!(accept(ANA), Error::<Test>::OfferTooSmall);
		assert_noop!(accept(DIA), Error::<Test>::NothingToRedeem);
		assert_noop!(
			Crowdfunding::accept_redemption(signed(ANA), 9, PAYER),
			Error::<Test>::CampaignNotFound
		);
		let other = funded();
		assert_noop!(
			Crowdfunding::accept_redemption(signed(ANA), other, PAYER),
			Error::<Test>::InvestmentNotFound
		);
	});
}

#[test]
fn offer_redemption_fails_when_there_is_one_or_it_is_nothing() {
	build_and_execute(|| {
		let (_, id) = invested();
		let offer = |id, amount| Crowdfunding::offer_redemption(signed(PAYER), id, amount);
		for amount in [0, 1, ONE - 1] {
			assert_noop!(offer(id, amount), Error::<Test>::AmountTooSmall);
		}
		assert_noop!(offer(9, 1), Error::<Test>::CampaignNotFound);
		assert_ok!(offer(id, ONE));
		assert_noop!(offer(id, ONE), Error::<Test>::AlreadyOffered);
		let other = funded();
		assert_noop!(offer(other, ONE), Error::<Test>::InvestmentNotFound);
	});
}

#[test]
fn offer_redemption_succeeds_when_others_have_offered() {
	build_and_execute(|| {
		let (_, id) = invested();
		// Somebody who wants to be in the way.
		assert_ok!(Crowdfunding::offer_redemption(signed(DIA), id, ONE));
		assert_ok!(Crowdfunding::offer_redemption(signed(PAYER), id, 54 * ONE));
		let by_dia = Crowdfunding::accept_redemption(signed(ANA), id, DIA);
		assert_noop!(by_dia, Error::<Test>::OfferTooSmall);
		assert_ok!(Crowdfunding::accept_redemption(signed(ANA), id, PAYER));
		let left = vec![Offer { payer: DIA, amount: ONE }];
		assert_eq!(Crowdfunding::offers(id, None, 9), left);
		assert_eq!(held(&NATIVE), ONE);
	});
}

#[test]
fn withdraw_offer_returns_what_is_left() {
	build_and_execute(|| {
		let (_, id) = invested();
		let withdraw = |who, id| Crowdfunding::withdraw_offer(signed(who), id, PAYER);
		assert_noop!(withdraw(PAYER, id), Error::<Test>::OfferNotFound);
		assert_noop!(withdraw(PAYER, 9), Error::<Test>::CampaignNotFound);
		Crowdfunding::offer_redemption(signed(PAYER), id, ONE).unwrap();
		let offer = Offer { payer: PAYER, amount: ONE };
		assert_eq!(Crowdfunding::offers(id, None, 9), vec![offer]);
		assert_noop!(withdraw(ANA, id), Error::<Test>::NotPayer);
		assert_ok!(withdraw(PAYER, id));
		let payer = PAYER;
		assert_eq!(last_event(), Event::OfferWithdrawn { campaign: id, payer, amount: ONE });
		assert_eq!(held(&NATIVE), 0);
	});
}

#[test]
fn conclude_fails_when_something_is_owed() {
	build_and_execute(|| {
		let (_, id) = invested();
		assert_noop!(Crowdfunding::conclude(signed(PAYER), id), Error::<Test>::StillOwed);
		assert_noop!(Crowdfunding::conclude(signed(PAYER), 9), Error::<Test>::CampaignNotFound);
		let other = funded();
		assert_noop!(
			Crowdfunding::conclude(signed(PAYER), other),
			Error::<Test>::InvestmentNotFound
		);
	});
}

#[test]
fn an_investment_waits_when_its_kind_cannot_hold_books() {
	build_and_execute(|| {
		use ovn_primitives::{traits::ShareBooks, BookTerms};
		let kind = investors(LAB);
		let id = create(plan(investment(kind), 100));
		fill(id);
		// Another book is paid into that of the kind, which then cannot pay into others.
		let book = BookId::Kind { scope: LAB, kind };
		let debt = BookTerms::Debt { ceiling: ratio(6, 5), asset: NATIVE, per_unit: None };
		<Shares as ShareBooks<u64, _>>::create(book, debt, false).unwrap();
		let outer = BookId::Kind { scope: SHOP, kind: 0 };
		<Shares as ShareBooks<u64, _>>::create(outer, BookTerms::Equity, false).unwrap();
		let holder = Holder::Book(book);
		<Shares as ShareBooks<u64, AssetKind>>::credit(outer, holder, UNIT).unwrap();
		release(id, 100);
		assert!(matches!(last_event(), Event::SettlementWaits { .. }));
		assert!(Crowdfunding::complete(signed(ANA), id).is_err());
		assert_eq!(campaign(id).state, State::Completed);
	});
}
