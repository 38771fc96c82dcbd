// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::Redirect;

#[test]
fn redirect_sends_claims_to_a_fund_until_it_is_taken_back() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		distribute(id, 100);
		let fund = fund(LAB);
		let pot = purse(LAB, Purse::Fund(fund));
		let target = Some(Redirect { scope: LAB, fund });
		assert_ok!(Shares::redirect(signed(ANA), agent(ANA), id, 0, target));
		assert_eq!(
			last_event(),
			Event::ClaimsRedirected { book: id, holder: agent(ANA), series: 0, redirect: target }
		);
		let (ana, before) = (free(ANA), free(pot));
		assert_ok!(Shares::claim_for(signed(BEN), agent(ANA), list(&[(id, 0)]), ALL));
		assert_eq!((free(ANA), free(pot)), (ana, before + 100));
		// Nothing is paid twice.
		assert_ok!(Shares::redirect(signed(ANA), agent(ANA), id, 0, None));
		assert!(Shares::claim(signed(ANA), list(&[(id, 0)]), ALL).is_err());
		distribute(id, 10);
		assert_eq!(claim(ANA, id, 0), 10);
	});
}

#[test]
fn redirect_fails_when_it_is_not_the_holders_will() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		credit(id, Holder::Scope(SHOP), UNIT);
		let fund = fund(LAB);
		let target = Some(Redirect { scope: LAB, fund });
		let redirect = |who, holder, target| Shares::redirect(signed(who), holder, id, 0, target);
		assert_noop!(redirect(BEN, agent(ANA), target), Error::<Test>::NotHolder);
		assert_noop!(redirect(BEN, agent(BEN), target), Error::<Test>::PositionNotFound);
		assert_noop!(redirect(STEWARD, Holder::Scope(SHOP), target), Error::<Test>::NotHolder);
		assert_noop!(redirect(ANA, agent(ANA), None), Error::<Test>::AlreadyRedirected);
		let missing = Some(Redirect { scope: LAB, fund: 3 });
		assert_noop!(redirect(ANA, agent(ANA), missing), Error::<Test>::PurseNotOpen);
	});
}

#[test]
fn claim_waits_when_the_fund_has_no_pot_for_the_asset() {
	build_and_execute(|| {
		let asset = asset_with_pot(1);
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		try_distribute(id, asset.clone(), 100).unwrap();
		let fund = fund(LAB);
		let target = Some(Redirect { scope: LAB, fund });
		assert_ok!(Shares::redirect(signed(ANA), agent(ANA), id, 0, target));
		let call = Shares::claim(signed(ANA), list(&[(id, 0)]), ALL);
		assert_eq!(call.unwrap_err().error, Error::<Test>::PurseNotOpen.into());
		Networks::open_pot(signed(PAYER), LAB, Purse::Fund(fund), asset.clone()).unwrap();
		assert_ok!(Shares::claim(signed(ANA), list(&[(id, 0)]), ALL));
		let pot = Networks::pot_account(LAB, Purse::Fund(fund), &asset);
		assert_eq!(balance_of(&asset, pot), 100 + ASSET_MIN);
	});
}
