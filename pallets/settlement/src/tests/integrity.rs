// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is charged, what views say, and how much of the state is touched.

use crate::{mock::*, Call, TermsOf, WeightInfo};
use frame_support::{assert_ok, dispatch::GetDispatchInfo, weights::Weight};
use ovn_primitives::{
	traits::{Incomes, Licences, StandingShares},
	Party,
};

#[test]
fn calls_that_pay_are_charged_for_the_incomes_they_record() {
	let income = <Equations as Incomes<u64, AssetKind>>::weight();
	let weight = |call: Call<Test>| call.get_dispatch_info().call_weight;
	let (contract, period, asset, evidence) = (0, 0, NATIVE, Default::default());
	let declare =
		Call::declare { contract, period, asset: asset.clone(), base: ONE, purse: None, evidence };
	assert_eq!(weight(declare), <() as WeightInfo>::declare() + income);
	let bases: Vec<_> = vec![(NATIVE, ONE), (AssetKind::WithId(1), ONE)];
	let bases = bases.try_into().unwrap();
	let close = Call::close_period { contract, period, bases, purse: None, evidence };
	assert_eq!(weight(close), <() as WeightInfo>::close_period(2) + income * 2);
	let amend =
		Call::amend { contract, period, asset: asset.clone(), base: ONE, purse: None, evidence };
	assert_eq!(weight(amend), <() as WeightInfo>::amend() + income);
	let pay = Call::pay_ceiling { contract, asset, amount: ONE, purse: None };
	assert_eq!(weight(pay), <() as WeightInfo>::pay_ceiling() + income);
}

#[test]
fn what_other_pallets_ask_is_charged_to_them() {
	let shares = <Settlement as StandingShares<AssetKind>>::weight(8, 1);
	assert_eq!(shares, <() as WeightInfo>::shares_of_income(8, 1));
	assert_eq!(<Settlement as Licences<u64>>::weight(), <() as WeightInfo>::status());
	assert_ne!(shares, Weight::zero());
}

#[test]
fn views_say_what_is_to_be_declared_next_and_what_is_left() {
	with_design(|| {
		let terms =
			TermsOf::<Test> { assets: native(Some(100)).try_into().unwrap(), ..licence_terms() };
		let id = sign(terms.clone());
		let from = System::block_number();
		assert_ok!(declare(id, 0, 1_000));
		let view = crate::Pallet::<Test>::contract(id).unwrap();
		assert_eq!(view.hash, crate::Pallet::<Test>::terms_hash(terms));
		assert_eq!(view.left, vec![Some(80 * ONE)]);
		let next = view.next.unwrap();
		assert_eq!((next.period, next.from, next.until), (0, from, from + 90 * DAY));
		assert_eq!(next.due_by, from + 120 * DAY);
		assert_eq!(crate::Pallet::<Test>::contract(99), None);
		assert_eq!(crate::Pallet::<Test>::period(id, 0).unwrap(), period(id, 0));
		assert_eq!(crate::Pallet::<Test>::contracts_of_payer(COMPANY, 0), vec![id]);
		assert_eq!(crate::Pallet::<Test>::contracts_of_payer(COMPANY, 1), Vec::<u32>::new());
		let status = crate::Pallet::<Test>::status(DESIGN, Party::Agent(BEN));
		assert_eq!(status, ovn_math::settlement::standing::Status::Unlicensed);
	});
}
