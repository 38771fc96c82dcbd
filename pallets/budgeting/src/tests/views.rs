// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::Allotment;

#[test]
fn views_show_funders_in_pages() {
	build_and_execute(|| {
		let id = round(Allotment::ByContribution);
		assert_eq!(Budgeting::round(id + 1), None);
		assert_eq!(Budgeting::funders(id + 1, None, 10), []);
		for who in [ANA, BEN, CEM] {
			Budgeting::fund_round(signed(who), id, ONE).unwrap();
		}
		let all = Budgeting::funders(id, None, 100);
		let first = Budgeting::funders(id, None, 1);
		let rest = Budgeting::funders(id, Some(first[0].funder), 100);
		assert_eq!([first, rest].concat(), all);
		assert_eq!(Budgeting::funder(id, DIA), None);
		assert_eq!(Budgeting::round(id), Some(the_round(id)));
	});
}
