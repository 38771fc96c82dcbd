// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is wrong is found.

use super::*;
use crate::{Campaigns, Contributions, LiveCampaigns};
use frame_support::traits::Hooks as _;

fn broken(change: impl FnOnce(u64)) -> &'static str {
	genesis().execute_with(|| {
		run_to_block(1);
		found(STEWARD, 0, ScopeKind::Network);
		let id = funded();
		propose(id, 50);
		assert_ok!(Crowdfunding::do_try_state());
		change(id);
		match Crowdfunding::try_state(System::block_number()) {
			Err(DispatchError::Other(reason)) => reason,
			other => panic!("{other:?}"),
		}
	})
}

fn with(change: impl FnOnce(&mut crate::CampaignOf<Test>)) -> &'static str {
	broken(|id| Campaigns::<Test>::mutate(id, |campaign| change(campaign.as_mut().unwrap())))
}

#[test]
fn try_state_finds_what_does_not_belong_together() {
	assert!(with(|c| c.released += 1).starts_with('1'));
	assert!(with(|c| c.collected += 1).starts_with('2'));
	assert!(with(|c| c.unsettled += 1).starts_with('3'));
	assert!(with(|c| c.contributors += 1).starts_with('3'));
	assert!(with(|c| c.counting += 1).starts_with('3'));
	assert!(with(|c| c.returned += 1).starts_with('4'));
	assert!(with(|c| c.state = State::Funded).starts_with('5'));
	assert!(with(|c| c.settled = true).starts_with('5'));
	assert!(with(|c| c.release_by = None).starts_with('5'));
	assert!(broken(|_| LiveCampaigns::<Test>::remove(LAB)).starts_with('5'));
	assert!(broken(|id| Contributions::<Test>::remove(id, ANA)).starts_with('3'));
	assert!(broken(|_| crate::Ventures::<Test>::insert(
		LAB,
		crate::Venture { investments: 1, mission_only: false }
	))
	.starts_with('7'));
	assert!(broken(|_| crate::Offers::<Test>::insert(0, 1, 5)).starts_with('1'));
	assert!(broken(|_| crate::Offers::<Test>::insert(0, 1, 0)).starts_with('7'));
	assert!(with(|c| c.stopped += 1).starts_with('8'));
	assert!(with(|c| c.release.as_mut().unwrap().stopped += 1).starts_with('8'));
	// Objections are those of contributors, and a difference is what is left.
	assert!(with(|c| c.release.as_mut().unwrap().objected += 1).starts_with('5'));
	assert!(with(|c| c.release.as_mut().unwrap().difference = true).starts_with('5'));
}
