// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the pallet does: a file for each call and each noun.

mod amendments;
mod attacks;
mod bought;
mod brakes;
mod care;
mod custody;
mod endings;
mod equipment;
mod integrity;
mod limits;
mod links;
mod random;
mod recalls;
mod register;
mod steps;
mod tables;
mod things;
mod try_state;
mod validate_as_owner;
mod views;

pub(crate) use crate::{mock::*, CustodyOf, Error, Event, Phase, Settings, Stage, State};
pub(crate) use frame_support::{assert_noop, assert_ok};
pub(crate) use ovn_primitives::{traits::Resources, Nature, Occurrence, Regime, Subject, UseClass};
pub(crate) use sp_core::H256;
pub(crate) use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError,
};

/// One custodian.
pub fn sole(who: u64) -> crate::WeightedOf<Test> {
	weights(&[(who, crate::WHOLE)])
}

/// Custodians.
pub fn weights(list: &[(u64, u32)]) -> crate::WeightedOf<Test> {
	list.to_vec().try_into().unwrap()
}

/// Who holds a resource.
pub fn custody(id: u64) -> CustodyOf<Test> {
	crate::Custodies::<Test>::get(id).unwrap()
}

/// Passes a resource from hand to hand.
pub fn hand_over(id: u64, from: u64, to: u64) {
	let until = System::block_number() + 10;
	assert_ok!(Custody::offer_custody(signed(from), id, sole(to), crate::WHOLE, until));
	assert_ok!(Custody::accept_custody(signed(to), id, H256::zero()));
}

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
