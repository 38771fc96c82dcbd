// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is wrong with the state is found.

use super::*;
use crate::{
	Custodians, Defaulted, Licensed, NextCustodian, NextRequest, OfferCount, Offers, OpenPots,
	OpenRequests, Owed, Requests,
};
use frame_support::traits::Hooks as _;

/// What is found after a change of a chain with a custodian, a request of 100 of Ana's 300, an offer, and a
/// custodian in default of another network, which owes Ben.
fn broken(change: impl FnOnce(u32, u64)) -> String {
	genesis().execute_with(|| {
		run_to_block(1);
		assert_eq!(network(STEWARD), LAB);
		assert_eq!(network(STEWARD), SHOP);
		let id = bank();
		issue_to(id, ANA, 300);
		Fiat::license_custodian(signed(STEWARD), SHOP, CEM, Box::new(terms())).unwrap();
		days(14);
		Fiat::accept_licence(signed(CEM), SHOP, Box::new(terms())).unwrap();
		let to = Receiver::Wallet(BEN);
		let (first, second) = (reference(1), reference(2));
		Fiat::issue(signed(CEM), id + 1, to, 300 * EURO, first, second).unwrap();
		let overdue = redeem(id + 1, BEN, 200);
		days(10);
		Fiat::default_on(signed(DIA), overdue).unwrap();
		Fiat::return_units(signed(DIA), overdue).unwrap();
		Fiat::burn(signed(BEN), id + 1, 200 * EURO).unwrap();
		let request = redeem(id, ANA, 100);
		Fiat::license_custodian(signed(STEWARD), LAB, DIA, Box::new(terms())).unwrap();
		assert_ok!(Fiat::do_try_state());
		change(id, request);
		match Fiat::try_state(System::block_number()) {
			Err(DispatchError::Other(reason)) => reason.into(),
			other => panic!("{other:?}"),
		}
	})
}

fn with(change: impl FnOnce(&mut crate::CustodianOf<Test>)) -> String {
	broken(|id, _| Custodians::<Test>::mutate(id, |record| change(record.as_mut().unwrap())))
}

fn with_request(change: impl FnOnce(&mut crate::RequestOf<Test>)) -> String {
	broken(|_, id| Requests::<Test>::mutate(id, |record| change(record.as_mut().unwrap())))
}

#[track_caller]
fn found(number: char, what: String) {
	assert!(what.starts_with(number), "{what}");
}

#[test]
fn try_state_finds_pots_that_do_not_hold_what_is_recorded() {
	found('1', broken(|id, _| OpenPots::<Test>::remove(asset_of(id))));
	found('1', with(|record| record.paid_in += 1));
	found(
		'1',
		broken(|_, _| {
			use frame_support::traits::fungible::MutateHold as _;
			let reason = crate::HoldReason::Escrow.into();
			Balances::release(
				&reason,
				&pot(&NATIVE),
				1,
				frame_support::traits::tokens::Precision::Exact,
			)
			.unwrap();
		}),
	);
	found(
		'1',
		broken(|_, _| {
			OpenPots::<Test>::insert(AssetKind::WithId(5), ());
		}),
	);
}

#[test]
fn try_state_finds_units_that_nobody_issued() {
	found(
		'2',
		broken(|id, _| {
			use frame_support::traits::fungibles::Mutate as _;
			Assets::mint_into(FIRST + id, &ANA, 1).unwrap();
		}),
	);
	found('2', with(|record| record.issued_in_all += 1));
	found('2', with(|record| record.burnt_in_all += 1));
	found('2', with(|record| record.issued.requested += 300 * EURO));
}

#[test]
fn try_state_finds_requests_that_are_not_counted_or_listed() {
	found('3', with_request(|request| request.amount += 1));
	found('3', with(|record| record.requests += 1));
	found('3', broken(|id, _| OpenRequests::<Test>::remove(id, ANA)));
	found(
		'3',
		broken(|id, _| OpenRequests::<Test>::insert(id, BEN, frame_support::BoundedVec::default())),
	);
	found(
		'3',
		broken(|id, request| {
			OpenRequests::<Test>::insert(
				id,
				BEN,
				frame_support::BoundedVec::truncate_from(vec![request]),
			)
		}),
	);
	found('3', with_request(|request| request.custodian = 9));
}

#[test]
fn try_state_finds_units_issued_above_the_limit() {
	found('4', with(|record| record.issued_within = 1));
}

#[test]
fn try_state_finds_bonds_and_estates_that_do_not_fit() {
	found('5', with(|record| record.paid_out = record.paid_in + 1));
	found('5', with(|record| record.state = State::Defaulted));
	let defaulted = |change: fn(&mut crate::CustodianOf<Test>)| {
		broken(|id, _| {
			Custodians::<Test>::mutate(id + 1, |record| change(record.as_mut().unwrap()));
		})
	};
	found('5', defaulted(|record| record.state = State::Active));
	found('5', defaulted(|record| record.estate.as_mut().unwrap().outstanding += 1));
	found('5', defaulted(|record| record.estate.as_mut().unwrap().left = u128::MAX));
	found('5', broken(|_, _| Defaulted::<Test>::remove(CEM)));
}

#[test]
fn try_state_finds_debts_that_are_not_those_owed_by_name() {
	found('6', broken(|id, _| Owed::<Test>::insert(id + 1, ANA, 1)));
	found('6', broken(|id, _| Owed::<Test>::insert(id + 1, ANA, 0)));
	found('6', broken(|id, _| Owed::<Test>::insert(id + 7, ANA, 1)));
	found('6', with(|record| record.owed = 1));
}

#[test]
fn try_state_finds_custodians_and_offers_that_are_not_listed() {
	found('7', broken(|_, _| Licensed::<Test>::remove(LAB)));
	found(
		'7',
		broken(|id, _| {
			Licensed::<Test>::mutate(LAB, |list| list.try_push((id + 1, CEM)).unwrap());
		}),
	);
	found(
		'7',
		broken(|_, _| {
			// The network licensed the account that another network licensed, too.
			Custodians::<Test>::mutate(1, |record| {
				let record = record.as_mut().unwrap();
				(record.network, record.account) = (LAB, BANK);
			});
			Defaulted::<Test>::insert(BANK, 1);
			Licensed::<Test>::remove(SHOP);
			Licensed::<Test>::mutate(LAB, |list| list.try_push((1, BANK)).unwrap());
		}),
	);
	found('7', broken(|_, _| OfferCount::<Test>::insert(LAB, 2)));
	found(
		'7',
		broken(|_, _| {
			let offer = Offers::<Test>::get(LAB, DIA).unwrap();
			for who in 100..108 {
				Offers::<Test>::insert(LAB, who, &offer);
			}
			OfferCount::<Test>::insert(LAB, 9);
		}),
	);
}

#[test]
fn try_state_finds_deposits_that_are_not_held() {
	use ovn_primitives::Depositor;
	found('8', with_request(|request| request.depositor = Depositor::Agent(BEN)));
}

#[test]
fn try_state_finds_times_that_brakes_cannot_have_made() {
	found('9', with_request(|request| request.due.stopped += 1));
	found(
		'9',
		with(|record| {
			record.next_limit = Some((1, crate::Due { block: 9, stopped: 1 }));
		}),
	);
	found(
		'9',
		broken(|_, _| {
			Offers::<Test>::mutate(LAB, DIA, |offer| offer.as_mut().unwrap().until.stopped = 1);
		}),
	);
	found('9', broken(|_, _| NextCustodian::<Test>::put(1)));
	found('9', broken(|_, request| NextRequest::<Test>::put(request)));
}
