// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::mock::*;

#[test]
fn a_network_can_be_founded() {
	build_and_execute(|| {
		assert_eq!(network(1), 1);
		assert_eq!(Networks::scope(1).unwrap().counts.members, 1);
	});
}
