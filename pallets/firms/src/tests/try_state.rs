// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is wrong is found.

use super::*;
use crate::{
	AnnouncedSales, Announcements, BondSums, Firms, HiddenClaims, Licences, NamedFirms, OpenPots,
	OwnClaims, Time,
};
use frame_support::traits::Hooks as _;
use ovn_primitives::{Depositor, ScopeKind};

/// The number that is found broken, of a firm with an announced sale, a claim that is not decided
/// and one that is granted, and of an offer to another.
fn broken(change: impl FnOnce()) -> char {
	genesis().execute_with(|| {
		run_to_block(1);
		Timestamp::set_timestamp(1_790_000_000_000);
		assert_eq!([network(STEWARD), network(STEWARD)], [LAB, SHOP]);
		assert_eq!(found(STEWARD, LAB, ScopeKind::Project), WORKSHOP);
		set_equation(WORKSHOP);
		admit(WORKSHOP, ANA);
		ready(8, 1_000);
		offer(RIVAL, terms(8, 1)).unwrap();
		run_blocks(40 * DAY);
		let id = claim(ANA, WORKSHOP, 10);
		grant_claim(id, 10);
		claim(ANA, WORKSHOP, 20);
		announce(WORKSHOP, 100);
		assert_ok!(Exchange::do_try_state());
		change();
		match Exchange::try_state(System::block_number()) {
			Err(DispatchError::Other(reason)) => reason.chars().next().unwrap(),
			other => panic!("{other:?}"),
		}
	})
}

/// The same, for what a licence says.
fn of_licence(change: impl FnOnce(&mut crate::LicenceOf<Test>)) -> char {
	broken(|| Licences::<Test>::mutate(LAB, FIRM, |licence| change(licence.as_mut().unwrap())))
}

/// The same, for what an announced sale says.
fn of_sale(change: impl FnOnce(&mut crate::AnnouncementOf<Test>)) -> char {
	broken(|| Announcements::<Test>::mutate(0, |sale| change(sale.as_mut().unwrap())))
}

/// The same, for what a claim says.
fn of_claim(change: impl FnOnce(&mut crate::HiddenClaimOf<Test>)) -> char {
	broken(|| HiddenClaims::<Test>::mutate(1, |claim| change(claim.as_mut().unwrap())))
}

#[test]
fn try_state_finds_money_that_does_not_add_up() {
	assert_eq!(of_licence(|licence| licence.bond.held += 1), '1');
	assert_eq!(broken(|| BondSums::<Test>::mutate(NATIVE, |sums| sums.paid_in += 1)), '1');
	assert_eq!(broken(|| BondSums::<Test>::mutate(NATIVE, |sums| sums.paid_out += 1)), '1');
	assert_eq!(broken(|| BondSums::<Test>::mutate(NATIVE, |sums| sums.returned += 1)), '1');
	assert_eq!(broken(|| OpenPots::<Test>::remove(NATIVE)), '1');
	let drained = || {
		frame_system::Account::<Test>::mutate(pot(&NATIVE), |account| account.data.free = 0);
	};
	assert_eq!(broken(drained), '1');
	assert_eq!(of_licence(|licence| licence.paid_in += 1), '2');
	assert_eq!(of_licence(|licence| licence.paid_out += 1), '2');
}

#[test]
fn try_state_finds_licences_that_are_not_listed_and_states_that_cannot_be() {
	assert_eq!(broken(|| Firms::<Test>::remove(LAB)), '2');
	assert_eq!(broken(|| Firms::<Test>::insert(SHOP, crate::FirmList::<Test>::default())), '2');
	let list = |firms: Vec<u64>| {
		broken(|| Firms::<Test>::insert(LAB, crate::FirmList::<Test>::truncate_from(firms)))
	};
	assert_eq!(list(vec![FIRM, RIVAL, FIRM]), '2');
	assert_eq!(list(vec![FIRM, RIVAL, ANA]), '2');
	let of_offer = |change: fn(&mut crate::LicenceOf<Test>)| {
		broken(|| {
			Licences::<Test>::mutate(LAB, RIVAL, |licence| change(licence.as_mut().unwrap()));
		})
	};
	assert_eq!(of_offer(|offer| offer.since = Some(Time { block: 1, stopped: 0 })), '2');
	assert_eq!(of_offer(|offer| offer.state = LicenceState::Active), '2');
	let ends = LicenceState::Ending { ends: Time { block: 1, stopped: 0 } };
	assert_eq!(
		broken(|| {
			Licences::<Test>::mutate(LAB, RIVAL, |licence| licence.as_mut().unwrap().state = ends);
		}),
		'2'
	);
}

#[test]
fn try_state_finds_sales_that_are_not_counted_or_not_listed() {
	assert_eq!(of_licence(|licence| licence.announced += 1), '3');
	assert_eq!(of_licence(|licence| licence.bond.open += 1), '3');
	assert_eq!(of_sale(|sale| sale.due += 1), '3');
	assert_eq!(of_sale(|sale| sale.due = 0), '3');
	assert_eq!(of_sale(|sale| sale.reference = EVIDENCE), '3');
	assert_eq!(of_sale(|sale| sale.network = SHOP), '3');
	assert_eq!(broken(|| AnnouncedSales::<Test>::remove(FIRM, WORKSHOP)), '3');
	assert_eq!(broken(|| Announcements::<Test>::remove(0)), '3');
	let empty = || AnnouncedSales::<Test>::insert(RIVAL, LAB, crate::AnnouncedList::default());
	assert_eq!(broken(empty), '3');
}

#[test]
fn try_state_finds_claims_that_do_not_belong_together() {
	assert_eq!(of_licence(|licence| licence.settle_from = None), '4');
	assert_eq!(of_licence(|licence| licence.claims[0].granted = None), '4');
	assert_eq!(of_licence(|licence| licence.claims.truncate(1)), '4');
	assert_eq!(of_licence(|licence| licence.claims[1].scope = LAB), '4');
	assert_eq!(broken(|| HiddenClaims::<Test>::remove(1)), '4');
	assert_eq!(broken(|| OwnClaims::<Test>::insert(ANA, 2)), '4');
	assert_eq!(broken(|| OwnClaims::<Test>::insert(BEN, 1)), '4');
	assert_eq!(broken(|| OwnClaims::<Test>::remove(ANA)), '4');
}

#[test]
fn try_state_finds_deposits_that_are_not_held() {
	assert_eq!(of_sale(|sale| sale.depositor = Some(Depositor::Agent(BEN))), '5');
	assert_eq!(of_claim(|claim| claim.depositor = Depositor::Agent(BEN)), '5');
}

#[test]
fn try_state_finds_cuts_above_a_fifth_and_doubled_names() {
	assert_eq!(of_licence(|licence| licence.terms.cut = ratio(21, 100)), '6');
	assert_eq!(of_sale(|sale| sale.rates.0 = ratio(21, 100)), '6');
	assert_eq!(of_sale(|sale| sale.rates.1 = Some(ratio(21, 100))), '6');
	let named = |names: Vec<(u64, u32)>| {
		let names =
			names.into_iter().map(|(firm, cut)| crate::Named { firm, cut: ratio(cut, 100) });
		broken(|| {
			NamedFirms::<Test>::insert(
				WORKSHOP,
				crate::NamedList::<Test>::truncate_from(names.collect()),
			)
		})
	};
	assert_eq!(named(vec![(FIRM, 21)]), '6');
	assert_eq!(named(vec![(FIRM, 1), (FIRM, 2)]), '6');
	assert_eq!(named(vec![]), '6');
}

#[test]
fn try_state_finds_terms_of_sales_that_take_too_much() {
	assert_eq!(of_sale(|sale| sale.terms.levy = Some(ratio(11, 100))), '6');
	assert_eq!(of_sale(|sale| sale.terms.shares = vec![4, 5, 4].try_into().unwrap()), '6');
}

#[test]
fn try_state_finds_times_that_began_after_more_stops_than_there_were() {
	let later = Time { block: 9, stopped: 1 };
	assert_eq!(of_licence(|licence| licence.since = Some(later)), '7');
	assert_eq!(of_licence(|licence| licence.settle_from = Some(later)), '7');
	assert_eq!(of_licence(|licence| licence.state = LicenceState::Ending { ends: later }), '7');
	assert_eq!(of_sale(|sale| sale.due_by = later), '7');
	assert_eq!(of_claim(|claim| claim.answer_by = later), '7');
	assert_eq!(
		broken(|| Licences::<Test>::mutate(LAB, RIVAL, |licence| {
			licence.as_mut().unwrap().state = LicenceState::Offered { until: later };
		})),
		'7'
	);
}
