// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What campaigns ask of this pallet.

use super::*;
use ovn_primitives::{Payback, Purchase, ResourceId};

type Buyer = Custody;

fn ensure_can_buy(purchase: &Purchase<u64>) -> Result<(), DispatchError> {
	<Buyer as Resources<u64, AssetKind>>::ensure_can_buy(LAB, purchase)
}

fn bought(deal: u64, what: &Purchase<u64>) -> Result<ResourceId, DispatchError> {
	<Buyer as Resources<u64, AssetKind>>::bought(LAB, &CEM, deal, &NATIVE, what, &document(8))
}

#[test]
fn bought_registers_a_non_dominium_thing_with_its_custodian_and_deal() {
	build_and_execute(|| {
		debt(7, ratio(6, 5), NATIVE, &[(ANA, 3 * ONE), (BEN, ONE)]);
		let what = purchase(new_subject(), STEWARD);
		assert_ok!(ensure_can_buy(&what));
		let id = bought(7, &what).unwrap();
		let found = resource(id);
		assert_eq!(found.identity.regime, Regime::NonDominium);
		assert_eq!((found.identity.creator, found.identity.scope), (CEM, LAB));
		assert_eq!(found.stage, Stage::Working(Phase::Active));
		assert_eq!(found.state, State::PendingValidation);
		assert_eq!(custody(id).holders, sole(STEWARD));
		let view = Custody::resource(id).unwrap();
		assert!(!view.shareable);
		let (attached, owed, amendment) = view.deals[0].clone();
		assert_eq!((attached.deal, attached.version, attached.principal), (7, 1, 4 * ONE));
		assert_eq!((owed, amendment), (4_800_000_000_000, None));
		assert_eq!(last_event(), Event::DealAttached { resource: id, attached, removed: vec![] });
		assert_eq!(Custody::deal_resource(7), Some(id));
		assert_noop!(bought(7, &what), Error::<Test>::AlreadyAttached);
	});
}

#[test]
fn bought_attaches_later_deals_after_older_ones_and_moves_no_custody() {
	build_and_execute(|| {
		let id = buy(1, new_subject(), &[(ANA, ONE)]);
		for deal in 2..=4 {
			assert_eq!(buy(deal, Subject::Existing(id), &[(BEN, ONE)]), id);
		}
		let numbers =
			|id| crate::Deals::<Test>::get(id).iter().map(|one| one.deal).collect::<Vec<_>>();
		assert_eq!(numbers(id), [1, 2, 3, 4]);
		let what = purchase(Subject::Existing(id), STEWARD);
		assert_noop!(ensure_can_buy(&what), Error::<Test>::TooManyDeals);
		debt(5, ratio(6, 5), NATIVE, &[(CEM, ONE)]);
		assert_noop!(bought(5, &what), Error::<Test>::TooManyDeals);
		// What is paid makes room.
		distribute(ovn_primitives::BookId::Deal(2), &NATIVE, 2 * ONE);
		assert_ok!(ensure_can_buy(&what));
		// The custodian changed during the campaign: custody stays where it is.
		hand_over(id, STEWARD, DIA);
		assert_eq!(bought(5, &what), Ok(id));
		assert_eq!(numbers(id), [1, 3, 4, 5]);
		assert_eq!(custody(id).holders, sole(DIA));
		assert_eq!(Custody::deal_resource(2), Some(id));
	});
}

#[test]
fn ensure_can_buy_says_what_is_not_so() {
	build_and_execute(|| {
		let new = || purchase(new_subject(), STEWARD);
		let refused = |what: Purchase<u64>, error: Error<Test>| {
			assert_eq!(ensure_can_buy(&what), Err(error.into()));
		};
		refused(Purchase { tariffs: Default::default(), ..new() }, Error::InvalidTariffs);
		let mut wrong = new();
		wrong.tariffs[0].1.infrastructure = ratio(2, 1);
		refused(wrong, Error::InvalidTariffs);
		let mut wrong = new();
		wrong.tariffs[0].1.payback = Payback::Share(ratio(2, 1));
		refused(wrong, Error::InvalidTariffs);
		refused(purchase(new_subject(), ANA), Error::TierTooLow);
		let subject = Subject::New {
			name: Default::default(),
			description: H256::zero(),
			nature: Nature::Physical,
		};
		refused(purchase(subject, STEWARD), Error::InvalidName);

		let existing = |id| purchase(Subject::Existing(id), STEWARD);
		refused(existing(99), Error::ResourceNotFound);
		let id = printer();
		assert_ok!(ensure_can_buy(&existing(id)));
		refused(purchase(Subject::Existing(id), ANA), Error::NotCustodian);
		let ensure = <Buyer as Resources<u64, AssetKind>>::ensure_can_buy;
		assert_eq!(ensure(SHOP, &existing(id)), Err(Error::<Test>::OtherScope.into()));
		assert_eq!(ensure(77, &existing(id)), Err(Error::<Test>::ScopeNotFound.into()));
		let own = register(STEWARD, Regime::Private, Nature::Physical);
		refused(existing(own), Error::NotNonDominium);
		assert_ok!(Custody::hibernate(signed(STEWARD), id));
		refused(existing(id), Error::NotInUse);
	});
}

#[test]
fn bought_fails_when_the_thing_is_not_the_scopes_or_not_non_dominium() {
	build_and_execute(|| {
		let own = register(STEWARD, Regime::Commons, Nature::Physical);
		let what = purchase(Subject::Existing(own), STEWARD);
		assert_noop!(bought(1, &what), Error::<Test>::NotNonDominium);
		let id = printer();
		let what = purchase(Subject::Existing(id), STEWARD);
		let elsewhere =
			<Buyer as Resources<_, _>>::bought(SHOP, &CEM, 1, &NATIVE, &what, &document(8));
		assert_eq!(elsewhere, Err(Error::<Test>::OtherScope.into()));
		assert_ne!(<Buyer as Resources<u64, AssetKind>>::weight(), Default::default());
	});
}
