// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::traits::Hooks;

fn refused(change: impl FnOnce() + std::panic::UnwindSafe) -> bool {
	std::panic::catch_unwind(|| {
		change();
		Crowdfunding::integrity_test();
	})
	.is_err()
}

#[test]
fn integrity_test_refuses_constants_that_do_not_fit() {
	Crowdfunding::integrity_test();
	assert!(refused(|| ObjectionPeriod::set(0)));
	ObjectionPeriod::set(90 * DAY);
	assert!(refused(|| ()));
	ObjectionPeriod::set(7 * DAY);
	assert!(refused(|| MinDuration::set(0)));
	assert!(refused(|| MinDuration::set(366 * DAY)));
	// Nobody could withdraw from the shortest campaign.
	assert!(refused(|| MinDuration::set(FINAL_PERIOD)));
	MinDuration::set(DAY);
	assert!(refused(|| MaxCampaigns::set(0)));
	MaxCampaigns::set(3);
	assert!(refused(|| DefaultCeiling::set(ratio(4, 1))));
	assert!(refused(|| DefaultCeiling::set(ratio(1, 2))));
	DefaultCeiling::set(ratio(6, 5));
	Crowdfunding::integrity_test();
}

#[test]
fn genesis_opens_no_pot_when_it_is_not_endowed() {
	use sp_runtime::BuildStorage;
	let storage = RuntimeGenesisConfig::default().build_storage().unwrap();
	let mut externalities: sp_io::TestExternalities = storage.into();
	externalities.execute_with(|| assert!(!Crowdfunding::pot(NATIVE).1));
}
