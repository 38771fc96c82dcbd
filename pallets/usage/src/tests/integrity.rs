// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use frame_support::traits::Hooks;

fn refused(change: impl FnOnce() + std::panic::UnwindSafe) -> bool {
	std::panic::catch_unwind(|| {
		change();
		Usage::integrity_test();
	})
	.is_err()
}

#[test]
fn integrity_test_refuses_a_constant_of_nothing() {
	Usage::integrity_test();
	assert!(refused(|| BlocksPerDay::set(0)));
	BlocksPerDay::set(DAY);
	assert!(refused(|| MaxHorizon::set(0)));
	MaxHorizon::set(90 * DAY);
	assert!(refused(|| NoShowAfter::set(0)));
	NoShowAfter::set(2);
	assert!(refused(|| ConfirmWindow::set(0)));
	ConfirmWindow::set(3 * DAY);
	assert!(refused(|| DecisionWindow::set(0)));
	DecisionWindow::set(14 * DAY);
	assert!(refused(|| DefaultPerAgent::set(0)));
	DefaultPerAgent::set(4);
	Usage::integrity_test();
}
