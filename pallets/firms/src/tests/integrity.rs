// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::traits::Hooks;

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
fn genesis_opens_no_pot_when_it_is_not_endowed() {
	use sp_runtime::BuildStorage;
	let storage = RuntimeGenesisConfig::default().build_storage().unwrap();
	let mut externalities: sp_io::TestExternalities = storage.into();
	externalities.execute_with(|| assert!(!Exchange::pot(NATIVE).1));
}
