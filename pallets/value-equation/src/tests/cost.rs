// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What calls are charged, and how much of the state an income touches.

use crate::{mock::*, Call, EquationOf, Levied, Recipient, WeightInfo};
use frame_support::{
	dispatch::GetDispatchInfo,
	weights::{constants::ParityDbWeight, Weight},
};
use ovn_primitives::{
	traits::{Inbox, Incomes, OnRateChanged, StandingShares},
	IncomeClass,
};

type Weights = ();

fn weight(call: Call<Test>) -> Weight {
	call.get_dispatch_info().call_weight
}

#[test]
fn incomes_are_charged_as_many_kinds_and_scopes_as_there_can_be_when_they_are_weighed() {
	let (scope, asset, class, reference) = (LAB, NATIVE, IncomeClass::Sale, Default::default());
	let income = Call::record_income { scope, asset: asset.clone(), amount: ONE, class, reference };
	let shares = <Standing as StandingShares<AssetKind>>::weight(8, 8);
	assert_eq!(weight(income), Weights::record_income(32, 24) + shares);
	let levied = Levied::by_nobody();
	let inbox = Call::process_inbox { scope, asset: asset.clone(), levied };
	assert_eq!(weight(inbox), Weights::process_inbox(32, 24) + shares);
	// No share is taken of a levy.
	let levy = Call::process_levy { scope, asset };
	let read = ParityDbWeight::get().reads(1);
	assert_eq!(weight(levy), Weights::process_inbox(32, 24) + read);
	let recorded = <Equations as Incomes<u64, AssetKind>>::weight();
	// What cannot be recorded goes to the inbox instead.
	let instead = <Weights as WeightInfo>::deposit();
	assert_eq!(recorded, Weights::record_income(32, 24) + shares + instead);
	// Of a sale that was announced, all shares can have ended.
	let by_terms = <Equations as Incomes<u64, AssetKind>>::by_terms_weight();
	let ended = <Standing as StandingShares<AssetKind>>::ended_weight(8);
	assert_eq!(by_terms, recorded + ended);
	// What an announcement reads: the shares, the scope's network, and its levy.
	let planned = <Standing as StandingShares<AssetKind>>::weight(8, 0);
	let terms = <Equations as Incomes<u64, AssetKind>>::terms_weight();
	assert_eq!(terms, planned + ParityDbWeight::get().reads(2));
}

#[test]
fn what_other_pallets_ask_is_charged_to_them() {
	let call = pallet_contributions::Call::<Test>::set_rate { scope: LAB, kind: 0, rate: 1 };
	let own = <() as pallet_contributions::WeightInfo>::set_rate();
	let info = call.get_dispatch_info();
	assert_eq!(info.call_weight, own + <Weights as WeightInfo>::rate_changed());
	assert_eq!(
		<Equations as OnRateChanged<u64>>::weight(),
		<Weights as WeightInfo>::rate_changed()
	);
	let deposit = <Equations as Inbox<u64, AssetKind>>::weight();
	assert_eq!(deposit, <Weights as WeightInfo>::deposit());
}

/// How many items of the state an income writes after another: those of the block and of the
/// transaction itself, such as events, do not count.
fn items_written(equation: impl FnOnce() -> EquationOf<Test>) -> usize {
	let mut chain = genesis();
	chain.execute_with(|| {
		make_scopes();
		set(LAB, equation());
		sale(100 * ONE);
	});
	written_by(&mut chain, || drop(sale(100 * ONE)))
}

/// How many items of the state a call writes, as [`items_written`] counts them.
pub fn written_by(chain: &mut sp_io::TestExternalities, call: impl FnOnce()) -> usize {
	chain.commit_all().unwrap();
	chain.execute_with(call);
	let account = frame_support::storage::storage_prefix(b"System", b"Account");
	let system = &account[..16];
	chain
		.overlayed_changes()
		.changes()
		.filter(|(key, _)| !key.starts_with(system) || key.starts_with(&account))
		.filter(|(key, _)| !key.starts_with(b":"))
		.count()
}

fn kinds(count: usize) -> EquationOf<Test> {
	let kinds: Vec<_> = (0..count).map(|_| equity(1)).collect();
	for kind in &kinds {
		contribute(*kind, ANA, 1);
	}
	let rest = bucket("manager", 10, Recipient::Account(MANAGER));
	if kinds.is_empty() {
		return straight(vec![rest]);
	}
	straight(vec![bucket("work", 50, books(&kinds)), rest])
}

#[test]
fn income_writes_few_items() {
	// Two accounts and what is held on one of them; the flow and the reference.
	let none = items_written(|| kinds(0));
	assert_eq!(none, 5);
	// The account of the books' pot and what is held on it; and the book.
	let one = items_written(|| kinds(1));
	assert_eq!(one, none + 3);
	assert_eq!(items_written(|| kinds(32)), one + 31);
	// An inbox for each scope.
	let scope = |name, scope| bucket(name, 10, Recipient::Scope(scope));
	let scopes = || straight(vec![scope("shop", SHOP), scope("partner", PARTNER)]);
	assert_eq!(items_written(scopes), none + 2);
}

#[test]
fn income_writes_the_same_when_many_contributed() {
	let contributed = |people: u64| {
		items_written(|| {
			let work = equity(1);
			for who in 0..people {
				contribute(work, 1_000 + who, 1);
			}
			straight(vec![bucket("work", 100, books(&[work]))])
		})
	};
	assert_eq!(contributed(1), contributed(500));
}
