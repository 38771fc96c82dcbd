// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::traits::Hooks;

fn refused(change: impl FnOnce() + std::panic::UnwindSafe) -> bool {
	std::panic::catch_unwind(|| {
		change();
		Shares::integrity_test();
	})
	.is_err()
}

#[test]
fn integrity_test_refuses_constants_that_do_not_fit() {
	Shares::integrity_test();
	assert!(refused(|| BindingNotice::set(0)));
	BindingNotice::set(NOTICE);
	assert!(refused(|| StepsPerDistribution::set(0)));
	StepsPerDistribution::set(2);
	assert!(refused(|| StepsPerCall::set(0)));
}

#[test]
fn genesis_opens_no_pot_when_it_is_not_endowed() {
	use sp_runtime::BuildStorage;
	let storage = RuntimeGenesisConfig::default().build_storage().unwrap();
	let mut externalities: sp_io::TestExternalities = storage.into();
	externalities.execute_with(|| assert!(!Shares::pot(NATIVE).1));
}
