// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::traits::Hooks;

fn refused(change: impl FnOnce() + std::panic::UnwindSafe) -> bool {
	std::panic::catch_unwind(|| {
		change();
		Fiat::integrity_test();
	})
	.is_err()
}

#[test]
fn integrity_test_refuses_constants_that_do_not_fit() {
	Fiat::integrity_test();
	assert!(refused(|| BlocksPerDay::set(0)));
	BlocksPerDay::set(DAY);
	assert!(refused(|| FirstAssetId::set(0)));
	FirstAssetId::set(FIRST);
	Fiat::integrity_test();
}

#[test]
fn genesis_opens_no_pot_when_it_is_not_endowed() {
	use sp_runtime::BuildStorage;
	let storage = RuntimeGenesisConfig::default().build_storage().unwrap();
	let mut externalities: sp_io::TestExternalities = storage.into();
	externalities.execute_with(|| assert!(!Fiat::pot(NATIVE).1));
}

#[test]
fn what_can_be_sponsored_includes_finding_out_by_whom() {
	use crate::{Call, WeightInfo};
	use frame_support::dispatch::GetDispatchInfo;
	let class = ovn_primitives::IncomeClass::Sale;
	let weight = |call: Call<Test>| call.get_dispatch_info().call_weight;
	let confirm = weight(Call::confirm { request: 0 }).ref_time();
	assert!(confirm > <() as WeightInfo>::confirm().ref_time());
	let issue = |to| {
		let (bank_reference, evidence) = (reference(1), reference(1));
		weight(Call::issue { custodian: 0, to, amount: 1, bank_reference, evidence })
	};
	let wallet = issue(Receiver::Wallet(ANA));
	assert!(issue(Receiver::Income { scope: LAB, class }).ref_time() > wallet.ref_time());
}
