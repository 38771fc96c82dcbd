// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::traits::Hooks;

fn refused(change: impl FnOnce() + std::panic::UnwindSafe) -> bool {
	std::panic::catch_unwind(|| {
		change();
		Budgeting::integrity_test();
	})
	.is_err()
}

#[test]
fn integrity_test_refuses_constants_that_do_not_fit() {
	Budgeting::integrity_test();
	assert!(refused(|| PaymentPeriod::set(0)));
	PaymentPeriod::set(90 * DAY);
	assert!(refused(|| MinDuration::set(0)));
	assert!(refused(|| MinDuration::set(366 * DAY)));
	MinDuration::set(DAY);
	assert!(refused(|| MaxRounds::set(0)));
	MaxRounds::set(3);
	Budgeting::integrity_test();
}

#[test]
fn genesis_opens_no_pot_when_it_is_not_endowed() {
	use sp_runtime::BuildStorage;
	let storage = RuntimeGenesisConfig::default().build_storage().unwrap();
	let mut externalities: sp_io::TestExternalities = storage.into();
	externalities.execute_with(|| assert!(!Budgeting::pot(NATIVE).1));
}
