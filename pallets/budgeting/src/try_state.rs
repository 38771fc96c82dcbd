// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	functions::Pot, Config, Funders, IdeaState, Ideas, LiveRounds, OpenPots, OwnIdeas, Pallet,
	RoundId, RoundOf, RoundState, Rounds, StoppedBlocks,
};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Get};
use ovn_primitives::{runtime::now, traits::Deposits as _, Depositor, Pots as _, ScopeId};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. For every asset what is held on the pot is what lies in rounds; an open pot has its
	///    endowment besides, of an asset while something is held: of what is not held those who
	///    administer an asset can burn all.
	/// 2. Of each round what lies there is what came in, less what was spent and returned; funders
	///    are counted; an idea has what is allocated to it, at most its maximum; nobody allocates
	///    more than its allotment; a scope has as many live rounds as it counts.
	/// 3. An idea whose deposit is held has a tally; proposers have as many ideas as they count.
	/// 4. Where a deposit of an idea is said to be, at least as much is held as all ideas say that
	///    have theirs there; other pallets can have deposits there, too.
	/// 5. No time began after more blocks were stopped than are.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut owed = BTreeMap::<T::AssetKind, u128>::new();
		Self::check_rounds(&mut owed)?;
		for asset in owed.keys() {
			ensure!(OpenPots::<T>::contains_key(asset), "1: a pot is not open");
		}
		for asset in OpenPots::<T>::iter_keys() {
			let held = Pot::<T>::held(&asset);
			ensure!(
				held == owed.get(&asset).copied().unwrap_or(0),
				"1: what is held is not what lies in rounds"
			);
			ensure!(Pot::<T>::keeps_endowment(&asset), "1: a pot lost its endowment");
		}
		Ok(())
	}

	fn check_rounds(owed: &mut BTreeMap<T::AssetKind, u128>) -> Result<(), TryRuntimeError> {
		let mut live = BTreeMap::<ScopeId, u32>::new();
		for (id, round) in Rounds::<T>::iter() {
			Self::check_round(id, &round)?;
			if round.state != RoundState::Closed {
				let count = live.entry(round.scope).or_default();
				*count = count.saturating_add(1);
			}
			let sum = owed.entry(round.asset.clone()).or_default();
			*sum = sum.saturating_add(round.balance());
		}
		ensure!(LiveRounds::<T>::iter().collect::<BTreeMap<_, _>>() == live, "2: live rounds");
		for (id, idea, _) in Ideas::<T>::iter() {
			let round = Rounds::<T>::get(id).ok_or("3: an idea without a round")?;
			ensure!(round.tally(idea).is_some(), "3: an idea without a tally");
		}
		let mut own = BTreeMap::<(RoundId, alloc::vec::Vec<u8>), u32>::new();
		for (id, _, record) in Ideas::<T>::iter() {
			let count = own.entry((id, codec::Encode::encode(&record.proposer))).or_default();
			*count = count.saturating_add(1);
		}
		for (id, proposer, count) in OwnIdeas::<T>::iter() {
			let counted = own.remove(&(id, codec::Encode::encode(&proposer)));
			ensure!(counted == Some(count), "3: a proposer's ideas are miscounted");
		}
		ensure!(own.is_empty(), "3: a proposer's ideas are not counted");
		Self::check_deposits()
	}

	fn check_deposits() -> Result<(), TryRuntimeError> {
		let mut said = BTreeMap::<alloc::vec::Vec<u8>, (Depositor<T::AccountId>, u128)>::new();
		for idea in Ideas::<T>::iter_values() {
			let key = codec::Encode::encode(&idea.depositor);
			let sum = said.entry(key).or_insert((idea.depositor, 0));
			sum.1 = sum.1.saturating_add(T::IdeaDeposit::get());
		}
		for (depositor, sum) in said.into_values() {
			let held = T::Deposits::held(&depositor);
			ensure!(held >= sum, "4: a deposit is not held");
		}
		Ok(())
	}

	fn check_round(id: RoundId, round: &RoundOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(round.stopped <= StoppedBlocks::<T>::get(), "5: stopped too often");
		let parts = [round.spent, round.returned, round.balance()];
		ensure!(parts.iter().sum::<u128>() == round.total(), "2: the money of a round");
		let funders: alloc::vec::Vec<_> = Funders::<T>::iter_prefix_values(id).collect();
		ensure!(u64::try_from(funders.len()).ok() == Some(round.funders), "2: funders");
		let paid = round.tallies.iter().filter(|tally| tally.state == IdeaState::Paid);
		let paid: u128 = paid.map(|tally| tally.allocated).sum();
		ensure!(paid == round.spent, "2: what ideas were paid");
		let settled = round.state == RoundState::Closed;
		ensure!(!settled || (round.funders == 0 && round.balance() == 0), "2: closed too early");
		if round.state == RoundState::Open {
			let paid: u128 = funders.iter().map(|funder| funder.paid).sum();
			ensure!(paid == round.paid_in, "2: what was paid in");
			let members = funders.iter().filter(|funder| funder.member).count();
			ensure!(u64::try_from(members).ok() == Some(round.members), "2: members");
			for tally in &round.tallies {
				let allocated: u128 = funders
					.iter()
					.flat_map(|funder| &funder.allocations)
					.filter(|(idea, _)| *idea == tally.idea)
					.map(|(_, amount)| *amount)
					.sum();
				ensure!(allocated == tally.allocated, "2: what is allocated to an idea");
				ensure!(allocated <= tally.maximum, "2: more than the maximum");
			}
		}
		for funder in &funders {
			ensure!(funder.returned <= funder.paid, "2: more returned than was paid");
			let allocated: u128 = funder
				.allocations
				.iter()
				.filter(|(idea, _)| round.tally(*idea).is_some())
				.map(|(_, amount)| *amount)
				.sum();
			let allotment = Self::allotment_of(round, funder).map_err(|_| "2: no allotment")?;
			let now_fixed = now::<T>() >= Self::opens(round);
			ensure!(!now_fixed || allocated <= allotment, "2: more than the allotment");
		}
		Ok(())
	}
}
