// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::traits::Hooks;

fn refused(change: impl FnOnce() + std::panic::UnwindSafe) -> bool {
	std::panic::catch_unwind(|| {
		change();
		Custody::integrity_test();
	})
	.is_err()
}

#[test]
fn integrity_test_refuses_a_constant_of_nothing() {
	Custody::integrity_test();
	assert!(refused(|| BlocksPerDay::set(0)));
	BlocksPerDay::set(DAY);
	Custody::integrity_test();
}
