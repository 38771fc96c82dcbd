// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the pallet does: a file for each call and each noun.

mod access;
mod attacks;
mod brakes;
mod cancel_reservation;
mod confirm_use;
mod credit;
mod decide_use;
mod deliver;
mod dispute_use;
mod end_use;
mod equipment;
mod extend_use;
mod integrity;
mod limits;
mod pay_salvage;
mod printer;
mod random;
mod release_reservation;
mod report_meter;
mod report_trouble;
mod reserve;
mod set_own_tariffs;
mod set_reservation_rules;
mod set_use_terms;
mod settle_use;
mod start_use;
mod stop_use;
mod try_state;
mod vetoes;
mod views;

pub(crate) use crate::{mock::*, Error, Event};
pub(crate) use frame_support::{assert_noop, assert_ok};
pub(crate) use ovn_primitives::{traits::Resources, Nature, Occurrence, Purse, State, UseClass};
pub(crate) use pallet_custody::{Phase, Stage};
pub(crate) use sp_core::H256;
pub(crate) use sp_runtime::DispatchError;

/// Errors and events of those who keep things.
pub(crate) type CustodyError = pallet_custody::Error<Test>;
pub(crate) type CustodyEvent = pallet_custody::Event<Test>;

/// Goes so many days on.
pub fn pass_days(days: u64) {
	run_to_block(System::block_number() + days * DAY);
}

/// A resource at the end of its life; the others involved are 16 to 19.
pub fn ended() -> u64 {
	let (id, next) = (printer(), printer());
	assert_ok!(Custody::deprecate(signed(STEWARD), id, next));
	for who in 16..=18 {
		member_once(who);
	}
	assert_ok!(Custody::declare_end(signed(STEWARD), id, document(1)));
	assert_ok!(Custody::witness_end(signed(16), id, document(2)));
	assert_ok!(Custody::witness_end(signed(17), id, document(3)));
	pass_days(8);
	assert_ok!(Custody::dispose(signed(18), id, document(4)));
	id
}

/// Makes an account a member of the lab, if it is none.
pub fn member_once(who: u64) {
	use ovn_primitives::traits::Membership;
	if <Networks as Membership<u64>>::tier(LAB, &who).is_none() {
		member(who);
	}
}

/// The last event of those who keep things.
pub fn last_custody_event() -> CustodyEvent {
	System::read_events_for_pallet::<CustodyEvent>().pop().unwrap()
}
