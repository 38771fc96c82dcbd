// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is wrong is found.

use super::*;
use crate::{Campaigns, Contributions, LiveCampaigns, Rounds};

fn broken(change: impl FnOnce(u64)) -> &'static str {
	genesis().execute_with(|| {
		run_to_block(1);
		found(STEWARD, 0, ScopeKind::Network);
		let id = funded();
		propose(id, 50);
		round(crate::Allotment::Equal);
		assert_ok!(Crowdfunding::do_try_state());
		change(id);
		match Crowdfunding::do_try_state() {
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
	let rounds = |change: fn(&mut crate::RoundOf<Test>)| {
		broken(|_| Rounds::<Test>::mutate(0, |round| change(round.as_mut().unwrap())))
	};
	assert!(rounds(|round| round.paid_in += 1).starts_with('8'));
	assert!(rounds(|round| round.funders += 1).starts_with('8'));
	assert!(rounds(|round| round.matched += 1).starts_with('1'));
	assert!(broken(|_| crate::Offers::<Test>::insert(0, 1, 5)).starts_with('1'));
	assert!(broken(|_| crate::Offers::<Test>::insert(0, 1, 0)).starts_with('7'));
	// A bucket says that its deposit is held where nothing is.
	assert!(broken(|_| {
		bucket(ANA, 0, 1, 5);
		crate::Buckets::<Test>::mutate(0, 0, |record| {
			record.as_mut().unwrap().depositor = ovn_primitives::Depositor::Agent(BEN);
		});
	})
	.starts_with("10"));
	assert!(broken(|_| {
		bucket(ANA, 0, 1, 5);
		let reason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Deposit);
		let (all, exact) = (BUCKET_DEPOSIT, frame_support::traits::tokens::Precision::Exact);
		<Balances as frame_support::traits::fungible::MutateHold<u64>>::release(
			&reason, &ANA, all, exact,
		)
		.unwrap();
	})
	.starts_with("10"));
	assert!(with(|c| c.stopped += 1).starts_with("11"));
	assert!(with(|c| c.release.as_mut().unwrap().stopped += 1).starts_with("11"));
	assert!(rounds(|round| round.stopped += 1).starts_with("11"));
	// Objections are those of contributors, and a difference is what is left.
	assert!(with(|c| c.release.as_mut().unwrap().objected += 1).starts_with('5'));
	assert!(with(|c| c.release.as_mut().unwrap().difference = true).starts_with('5'));
	assert!(rounds(|round| round.spent += 1).starts_with('8'));
	assert!(broken(|_| crate::Proposals::<Test>::insert(0, ANA, 1)).starts_with('9'));
	assert!(broken(|_| {
		bucket(ANA, 0, 1, 5);
		crate::Proposals::<Test>::remove(0, ANA);
	})
	.starts_with('9'));
}
