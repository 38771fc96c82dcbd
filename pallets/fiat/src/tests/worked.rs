// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The worked cases of the design, to the unit.

use super::*;

/// Limit 1,000, issued 900: 200 more are refused. 300 are redeemed, paid, and the holder is silent.
fn six_hundred_outstanding() -> crate::CustodianId {
	let id = bank();
	issue_to(id, ANA, 300);
	issue_to(id, BEN, 600);
	assert_noop!(try_issue(id, ANA, 200), Error::<Test>::LimitExceeded);
	let request = fulfilled(id, ANA, 300);
	days(30);
	assert_ok!(Fiat::burn_silent(signed(DIA), request));
	assert_eq!((outstanding(id), euros(id, ANA)), (600, 0));
	id
}

#[test]
fn case_8_the_bond_pays_in_proportion_when_the_custodian_does_not_pay_in_time() {
	build_and_execute(|| {
		let id = six_hundred_outstanding();
		let request = redeem(id, BEN, 600);
		days(10);
		assert_ok!(Fiat::default_on(signed(DIA), request));
		assert_ok!(Fiat::return_units(signed(DIA), request));
		assert_eq!(euros(id, BEN), 600);
		let before = free(BEN);
		assert_eq!(
			Fiat::burn_now(id, 400 * EURO),
			Some(crate::BurnView { paid: 100 * ONE, owed: 300 * EURO })
		);
		assert_ok!(Fiat::burn(signed(BEN), id, 400 * EURO));
		assert_eq!(free(BEN), before + 100 * ONE);
		assert_eq!(Fiat::owed(id, BEN), 300 * EURO);
		assert_ok!(Fiat::burn(signed(BEN), id, 200 * EURO));
		assert_eq!(free(BEN), before + 150 * ONE);
		assert_eq!(Fiat::owed(id, BEN), 450 * EURO);
		assert_eq!((outstanding(id), the(id).bond()), (0, 0));
		assert_eq!(the(id).owed, 450 * EURO);
	});
}
