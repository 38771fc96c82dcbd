// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Amendment, Amendments, OpenHearings, Tallies, Voices};
use frame_support::dispatch::DispatchResult;
use ovn_primitives::{traits::ShareBooks, BookId};

/// A laser that Ana bought with 50, Ben with 30 and Cem with 20.
fn laser() -> u64 {
	buy(7, new_subject(), &[(ANA, 50 * ONE), (BEN, 30 * ONE), (CEM, 20 * ONE)])
}

fn propose(who: u64) -> DispatchResult {
	Custody::propose_amendment(signed(who), 7, tariffs_of(ONE), document(4))
}

fn consent(who: u64, hearing: u64) -> DispatchResult {
	Custody::consent(signed(who), 7, hearing)
}

#[test]
fn consent_of_more_than_half_changes_the_deal_and_not_its_ceiling() {
	build_and_execute(|| {
		let id = laser();
		let owed = || <Shares as ShareBooks<u64, AssetKind>>::owed(BookId::Deal(7));
		assert_noop!(propose(ANA), DispatchError::BadOrigin);
		assert_ok!(propose(STEWARD));
		let until = 1 + 30 * DAY;
		let amendment = Amendment {
			tariffs: tariffs_of(ONE),
			document: document(4),
			hearing: 0,
			until,
			stopped: 0,
		};
		assert_eq!(last_event(), Event::AmendmentProposed { resource: id, deal: 7, amendment });
		assert_noop!(propose(STEWARD), Error::<Test>::AlreadyProposed);
		assert_noop!(consent(DIA, 0), Error::<Test>::NotCoOwner);
		assert_noop!(consent(ANA, 1), Error::<Test>::OtherHearing);
		// Exactly half is not more than half.
		assert_ok!(consent(ANA, 0));
		assert_eq!(
			last_event(),
			Event::AmendmentConsented {
				resource: id,
				deal: 7,
				hearing: 0,
				owner: ANA,
				principal: 50 * ONE,
				of: 100 * ONE,
			}
		);
		assert_noop!(consent(ANA, 0), Error::<Test>::AlreadySpoken);
		assert_eq!(crate::Deals::<Test>::get(id)[0].version, 1);
		assert_ok!(consent(CEM, 0));
		assert_eq!(
			last_event(),
			Event::DealAmended { resource: id, deal: 7, hearing: 0, version: 2 }
		);
		let attached = crate::Deals::<Test>::get(id)[0].clone();
		assert_eq!((attached.tariffs, attached.document), (tariffs_of(ONE), document(4)));
		assert_eq!(owed(), Some(120 * ONE));
		assert_noop!(consent(BEN, 0), Error::<Test>::AmendmentNotFound);
		// The voices are cleared by anybody, once.
		assert_ok!(Custody::clear_hearing(signed(DIA), 0));
		assert_eq!(last_event(), Event::HearingCleared { hearing: 0, done: true });
		assert_eq!(Voices::<Test>::iter().count() + Tallies::<Test>::iter().count(), 0);
		assert_noop!(Custody::clear_hearing(signed(DIA), 0), Error::<Test>::NothingToClear);
	});
}

#[test]
fn propose_amendment_fails_when_nothing_is_owed_or_tariffs_are_wrong() {
	build_and_execute(|| {
		assert_noop!(propose(STEWARD), Error::<Test>::DealNotFound);
		laser();
		let with = |tariffs| Custody::propose_amendment(signed(STEWARD), 7, tariffs, document(4));
		assert_noop!(with(Default::default()), Error::<Test>::InvalidTariffs);
		let mut twice = tariffs_of(ONE);
		twice.try_push(twice[0]).unwrap();
		assert_noop!(with(twice), Error::<Test>::InvalidTariffs);
		distribute(BookId::Deal(7), &NATIVE, 120 * ONE);
		assert_noop!(propose(STEWARD), Error::<Test>::NothingOwed);
	});
}

#[test]
fn drop_amendment_is_for_the_scope_and_later_for_anybody() {
	build_and_execute(|| {
		let id = laser();
		let drop = |who| Custody::drop_amendment(signed(who), 7);
		assert_noop!(drop(STEWARD), Error::<Test>::AmendmentNotFound);
		assert_ok!(propose(STEWARD));
		assert_ok!(consent(ANA, 0));
		assert_noop!(Custody::clear_hearing(signed(DIA), 0), Error::<Test>::HearingOpen);
		assert_noop!(drop(DIA), Error::<Test>::NotAuthorized);
		assert_ok!(drop(STEWARD));
		assert_eq!(last_event(), Event::AmendmentDropped { resource: id, deal: 7, hearing: 0 });
		// What was said of another change does not count for this one.
		assert_ok!(propose(STEWARD));
		assert_noop!(consent(BEN, 0), Error::<Test>::OtherHearing);
		assert_ok!(consent(BEN, 1));
		run_to_block(2 + 30 * DAY);
		assert_noop!(consent(ANA, 1), Error::<Test>::HearingExpired);
		assert_ok!(drop(DIA));
		assert_eq!(Amendments::<Test>::iter().count() + OpenHearings::<Test>::iter().count(), 0);
		assert_eq!(crate::Deals::<Test>::get(id)[0].version, 1);
		assert_noop!(Custody::clear_hearing(signed(DIA), 9), Error::<Test>::HearingOpen);
	});
}
