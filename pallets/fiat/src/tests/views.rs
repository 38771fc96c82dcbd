// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::BurnView;

#[test]
fn views_show_custodians_and_requests_as_they_are_now() {
	build_and_execute(|| {
		assert_eq!(Fiat::custodian(0), None);
		assert_eq!(Fiat::offer(LAB, BANK), None);
		let id = bank();
		issue_to(id, ANA, 300);
		let view = Fiat::custodian(id).unwrap();
		assert_eq!((view.asset, view.limit), (asset_of(id), 1_000 * EURO));
		assert_eq!((view.issuable, view.bond, view.withdrawable), (700 * EURO, 150 * ONE, 0));
		assert_eq!(view.record, the(id));
		assert_eq!(Fiat::request(0), None);
		let request = redeem(id, ANA, 100);
		let view = Fiat::request(request).unwrap();
		assert_eq!((view.due, view.ends), (System::block_number() + 10 * DAY, None));
		Fiat::acknowledge(signed(BANK), request).unwrap();
		Fiat::fulfil(signed(BANK), request, reference(3)).unwrap();
		let ends = System::block_number() + 30 * DAY;
		assert_eq!(Fiat::request(request).unwrap().ends, Some(ends));
		assert_eq!(Fiat::requests_of(id, ANA), [request]);
		assert_eq!(Fiat::custodians_of(LAB), [(id, BANK)]);
		assert!(Fiat::custodians_of(SHOP).is_empty());
	});
}

#[test]
fn burn_now_says_what_a_burn_does() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let request = redeem(id, ANA, 100);
		days(10);
		Fiat::default_on(signed(DIA), request).unwrap();
		let view = Fiat::burn_now(id, 100 * EURO);
		assert_eq!(view, Some(BurnView { paid: 50 * ONE, owed: 50 * EURO }));
		assert_eq!(Fiat::burn_now(id, 301 * EURO), None);
		let before = free(ANA);
		Fiat::burn(signed(ANA), id, 100 * EURO).unwrap();
		assert_eq!((free(ANA) - before, Fiat::owed(id, ANA)), (50 * ONE, 50 * EURO));
		assert!(Fiat::custodian(id).unwrap().withdrawable == 0);
	});
}
