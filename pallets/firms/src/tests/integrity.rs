// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Call, WeightInfo};
use frame_support::{dispatch::GetDispatchInfo, traits::Hooks};
use ovn_primitives::traits::Incomes;

fn refused(change: impl FnOnce() + std::panic::UnwindSafe) -> bool {
	std::panic::catch_unwind(|| {
		change();
		Exchange::integrity_test();
	})
	.is_err()
}

#[test]
fn integrity_test_refuses_constants_that_do_not_fit() {
	Exchange::integrity_test();
	assert!(refused(|| BlocksPerDay::set(0)));
	BlocksPerDay::set(DAY);
	assert!(refused(|| BondPeriod::set(90 * DAY)));
	BondPeriod::set(180 * DAY);
	assert!(refused(|| ClaimPeriod::set(90 * DAY)));
	ClaimPeriod::set(365 * DAY);
	assert!(refused(|| OfferPeriod::set(0)));
	OfferPeriod::set(30 * DAY);
	assert!(refused(|| AnswerPeriod::set(0)));
	AnswerPeriod::set(14 * DAY);
	assert!(refused(|| DecisionPeriod::set(0)));
	DecisionPeriod::set(60 * DAY);
	Exchange::integrity_test();
}

#[test]
fn calls_are_charged_for_the_terms_that_they_keep_or_pay_by() {
	type Own = ();
	let weight = |call: Call<Test>| call.get_dispatch_info().call_weight;
	let (scope, asset, gross, invoice) = (WORKSHOP, NATIVE, 1, INVOICE);
	let (reference, evidence) = (EVIDENCE, EVIDENCE);
	let terms = <Equations as Incomes<u64, AssetKind>>::terms_weight();
	let call =
		Call::announce_sale { scope, asset: asset.clone(), gross, invoice, reference, evidence };
	assert_eq!(weight(call), <Own as WeightInfo>::announce_sale() + terms);
	let by_terms = <Equations as Incomes<u64, AssetKind>>::by_terms_weight();
	let call = Call::pay_announced { announcement: 0 };
	assert_eq!(weight(call), <Own as WeightInfo>::pay_announced() + by_terms);
	let call = Call::claim_on_bond { announcement: 0 };
	assert_eq!(weight(call), <Own as WeightInfo>::claim_on_bond() + by_terms);
	let income = <Equations as Incomes<u64, AssetKind>>::weight();
	let call = Call::report_sale { scope, asset, gross, invoice, reference, evidence };
	assert_eq!(weight(call), <Own as WeightInfo>::report_sale() + income);
	assert!(by_terms.all_gt(income) && income.all_gt(terms));
}

#[test]
fn genesis_opens_no_pot_when_it_is_not_endowed() {
	use sp_runtime::BuildStorage;
	let storage = RuntimeGenesisConfig::default().build_storage().unwrap();
	let mut externalities: sp_io::TestExternalities = storage.into();
	externalities.execute_with(|| assert!(!Exchange::pot(NATIVE).1));
}
