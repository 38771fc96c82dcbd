// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What rounds fund: proposing, allocating, paying.

use super::{minus, plus};
use crate::{
	Allotment, Bucket, BucketId, BucketState, Buckets, Config, Error, Event, Funders, Pallet,
	Proposals, RoundId, RoundOf, RoundState, Rounds, Tally, MAX_OWN_BUCKETS,
};
use frame_support::{ensure, traits::Get};
use ovn_primitives::{
	traits::{Deposits as _, Membership as _},
	Decider, Document, Name, ScopeId, Tier,
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Refuses a round that has closed, or whose time to close has come.
	fn ensure_not_closed(round: &RoundOf<T>) -> DispatchResult {
		let open = round.state == RoundState::Open && Self::now() < Self::closes(round);
		ensure!(open, Error::<T>::WrongPhase);
		Ok(())
	}

	pub(crate) fn do_propose_bucket(
		who: T::AccountId,
		id: RoundId,
		payee: T::AccountId,
		name: Name,
		document: Document,
		(minimum, maximum): (u128, u128),
	) -> DispatchResult {
		let mut round = Self::existing_round(id)?;
		Self::ensure_not_closed(&round)?;
		ensure!(minimum > 0 && minimum <= maximum, Error::<T>::InvalidBucket);
		ensure!(payee != Self::pot_account(&round.asset), Error::<T>::InvalidPayee);
		let named = !name.is_empty() && core::str::from_utf8(&name).is_ok();
		ensure!(named, Error::<T>::InvalidName);
		let own = Proposals::<T>::get(id, &who);
		ensure!(own < MAX_OWN_BUCKETS, Error::<T>::TooManyOwnBuckets);
		if round.tallies.is_full() {
			// One that nobody gives anything makes room: nobody fills a round to keep others out.
			let empty = round
				.tallies
				.iter()
				.find(|tally| tally.state == BucketState::Proposed && tally.allocated == 0)
				.map(|tally| tally.bucket)
				.ok_or(Error::<T>::TooManyBuckets)?;
			Self::forget(id, empty, None)?;
			round.tallies.retain(|tally| tally.bucket != empty);
			Self::deposit_event(Event::BucketDropped {
				round: id,
				bucket: empty,
				forfeited: false,
			});
		}
		// The one that made room can be the proposer's own.
		let own = Proposals::<T>::get(id, &who).checked_add(1).ok_or(Error::<T>::Overflow)?;
		Proposals::<T>::insert(id, &who, own);
		let bucket = round.next_bucket;
		round.next_bucket = bucket.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let tally = Tally { bucket, state: BucketState::Proposed, minimum, maximum, allocated: 0 };
		round.tallies.try_push(tally).map_err(|_| Error::<T>::TooManyBuckets)?;
		let depositor = T::Deposits::hold_for_long(round.scope, &who, T::BucketDeposit::get())?;
		Self::deposit_event(Event::BucketProposed {
			round: id,
			bucket,
			proposer: who.clone(),
			payee: payee.clone(),
			name: name.clone(),
			document: document.clone(),
			minimum,
			maximum,
		});
		let record = Bucket { proposer: who, payee, name, document, depositor };
		Buckets::<T>::insert(id, bucket, record);
		Rounds::<T>::insert(id, round);
		Ok(())
	}

	/// Removes what is known of a bucket. Its deposit returns; or, if `forfeit` is a scope, goes to the treasury of
	/// its network.
	fn forget(id: RoundId, bucket: BucketId, forfeit: Option<ScopeId>) -> DispatchResult {
		let record = Buckets::<T>::take(id, bucket).ok_or(Error::<T>::BucketNotFound)?;
		Proposals::<T>::mutate_exists(id, &record.proposer, |own| {
			*own = own.and_then(|own| own.checked_sub(1)).filter(|own| *own > 0);
		});
		let (depositor, who) = (&record.depositor, &record.proposer);
		let amount = T::BucketDeposit::get();
		match forfeit {
			Some(scope) => T::Deposits::forfeit(depositor, who, amount, scope),
			None => T::Deposits::release(depositor, who, amount),
		}
	}

	pub(crate) fn do_drop_bucket(
		who: Option<T::AccountId>,
		decides: bool,
		id: RoundId,
		mut round: RoundOf<T>,
		bucket: BucketId,
		forfeit: bool,
	) -> DispatchResult {
		Self::ensure_not_closed(&round)?;
		let record = Buckets::<T>::get(id, bucket).ok_or(Error::<T>::BucketNotFound)?;
		let own = who.is_some_and(|who| who == record.proposer);
		// A lone steward takes back its own as anybody else does, too.
		ensure!(decides || (own && !forfeit), Error::<T>::NotProposer);
		// What others give something to is not the proposer's to take away any more.
		let given = round.tally(bucket).is_some_and(|tally| tally.allocated > 0);
		ensure!(decides || !given, Error::<T>::BucketAllocated);
		Self::forget(id, bucket, forfeit.then_some(round.scope))?;
		// What funders allocated to it counts no more: their records name a bucket that is not there.
		round.tallies.retain(|tally| tally.bucket != bucket);
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::BucketDropped { round: id, bucket, forfeited: forfeit });
		Ok(())
	}

	pub(crate) fn do_allocate(
		who: T::AccountId,
		id: RoundId,
		bucket: BucketId,
		amount: u128,
	) -> DispatchResult {
		let mut round = Self::existing_round(id)?;
		Self::ensure_not_closed(&round)?;
		ensure!(Self::now() >= Self::opens(&round), Error::<T>::WrongPhase);
		let mut funder = Funders::<T>::get(id, &who).ok_or(Error::<T>::FunderNotFound)?;
		// Equal parts are members'; who is none any more gives the scope's money to nothing.
		let member = round.allotment != Allotment::Equal
			|| amount == 0
			|| T::Membership::tier(round.scope, &who) == Some(Tier::Member);
		ensure!(member, Error::<T>::NotMember);
		let allotment = Self::allotment_of(&round, &funder)?;
		// Buckets that were dropped: what was allocated to them can be allocated anew.
		funder.allocations.retain(|(other, _)| round.tally(*other).is_some());
		let mut elsewhere = 0;
		for (other, amount) in &funder.allocations {
			if *other != bucket {
				elsewhere = plus::<T>(elsewhere, *amount)?;
			}
		}
		let place = funder.allocations.iter().position(|(other, _)| *other == bucket);
		let before = place.and_then(|at| funder.allocations.get(at)).map_or(0, |(_, sum)| *sum);
		let tally = round.tally_mut(bucket).ok_or(Error::<T>::BucketNotFound)?;
		let others = minus::<T>(tally.allocated, before)?;
		let amount = amount.min(minus::<T>(tally.maximum, others)?);
		let fits = plus::<T>(elsewhere, amount)? <= allotment;
		ensure!(fits, Error::<T>::AllotmentExceeded);
		tally.allocated = plus::<T>(others, amount)?;
		let allocated = tally.allocated;
		if let Some(place) = place {
			funder.allocations.swap_remove(place);
		}
		if amount > 0 {
			// One for each bucket that stands: there is room.
			let entry = (bucket, amount);
			funder.allocations.try_push(entry).map_err(|_| Error::<T>::Inconsistent)?;
		}
		Funders::<T>::insert(id, &who, funder);
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::Allocated { round: id, funder: who, bucket, amount, allocated });
		Ok(())
	}

	pub(crate) fn do_pay_bucket(
		decider: &Decider<T::AccountId>,
		id: RoundId,
		mut round: RoundOf<T>,
		bucket: BucketId,
		evidence: Document,
	) -> DispatchResult {
		let payable = Self::is_payable(&round);
		let tally = round
			.tally_mut(bucket)
			.filter(|tally| tally.state == BucketState::Funded)
			.ok_or(Error::<T>::BucketNotFound)?;
		ensure!(payable == Some(true), Error::<T>::TooLate);
		tally.state = BucketState::Paid;
		let amount = tally.allocated;
		let payee = Buckets::<T>::get(id, bucket).ok_or(Error::<T>::Inconsistent)?.payee;
		ensure!(!decider.is(&payee), Error::<T>::NotForOneself);
		Self::pay_out(&round.asset, amount, &payee)?;
		round.spent = plus::<T>(round.spent, amount)?;
		Self::deposit_event(Event::BucketPaid { round: id, bucket, payee, amount, evidence });
		Self::try_settle_round(id, &mut round, None);
		Rounds::<T>::insert(id, round);
		Ok(())
	}

	pub(crate) fn do_lapse_bucket(id: RoundId, bucket: BucketId) -> DispatchResult {
		let mut round = Self::existing_round(id)?;
		let payable = Self::is_payable(&round);
		let tally = round
			.tally_mut(bucket)
			.filter(|tally| tally.state == BucketState::Funded)
			.ok_or(Error::<T>::BucketNotFound)?;
		ensure!(payable == Some(false), Error::<T>::NotExpired);
		tally.state = BucketState::Lapsed;
		Self::deposit_event(Event::BucketLapsed { round: id, bucket });
		Self::try_settle_round(id, &mut round, None);
		Rounds::<T>::insert(id, round);
		Ok(())
	}

	pub(crate) fn do_clear_bucket(id: RoundId, bucket: BucketId) -> DispatchResult {
		let round = Self::existing_round(id)?;
		let tally = round.tally(bucket).ok_or(Error::<T>::BucketNotFound)?;
		let over = !matches!(tally.state, BucketState::Proposed | BucketState::Funded);
		ensure!(over, Error::<T>::BucketNotFound);
		Self::forget(id, bucket, None)?;
		Self::deposit_event(Event::BucketCleared { round: id, bucket });
		Ok(())
	}
}
