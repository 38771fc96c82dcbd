// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Cases with known results, to the unit.

use crate::mock::*;

#[test]
fn a_remixer_pays_three_percent_without_being_asked() {
	with_design(|| {
		let id = in_force(share_terms(3, None));
		let split = sale(LAB, 10_000);
		assert_eq!(split.levy, Some((LAB, 500 * ONE)));
		assert_eq!((shared(&split), split.base), (vec![300], 9_200 * ONE));
		assert_eq!(inbox(DESIGN, Some(LAB)), 300 * ONE);
		let split = process(DESIGN, LAB);
		assert_eq!((split.levy, split.base), (Some((DESIGN, 15 * ONE)), 285 * ONE));
		assert_eq!(paid(id), 300 * ONE);
	});
}
