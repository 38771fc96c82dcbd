// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::Venture;

#[test]
fn views_show_a_campaign_with_what_explains_it() {
	build_and_execute(|| {
		assert_eq!(Crowdfunding::campaign(0), None);
		assert_eq!(Crowdfunding::contributions(0, None, 10), []);
		let id = funded();
		let view = Crowdfunding::campaign(id).unwrap();
		assert_eq!((view.id, view.escrow, view.owed), (id, 100 * ONE, None));
		let own = Crowdfunding::contribution(id, ANA).unwrap();
		assert_eq!((own.contribution.amount, own.returns), (50 * ONE, 0));
		assert_eq!(Crowdfunding::contribution(id, DIA), None);
		Crowdfunding::cancel(signed(STEWARD), id).unwrap();
		assert_eq!(Crowdfunding::contribution(id, ANA).unwrap().returns, 50 * ONE);
		let all = Crowdfunding::contributions(id, None, 100);
		let first = Crowdfunding::contributions(id, None, 1);
		let rest = Crowdfunding::contributions(id, Some(first[0].contributor), 100);
		assert_eq!([first, rest].concat(), all);
		assert_eq!(all.len(), 3);
	});
}

#[test]
fn views_show_what_is_owed_when_a_campaign_is_settled() {
	build_and_execute(|| {
		let id = funded();
		release(id, 100);
		assert_eq!(Crowdfunding::campaign(id).unwrap().owed, Some(120 * ONE));
		assert_eq!(Crowdfunding::investment(id), None);
		assert_eq!(Crowdfunding::venture(LAB), Venture::default());
	});
}
