// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Rounds of collaborative budgeting: money in, and what is left of it back.

use super::Pot;
use crate::{
	Allotment, Config, Error, Event, Funder, Funders, IdeaState, LiveRounds, NextRound, Pallet,
	Round, RoundId, RoundOf, RoundState, Rounds, StoppedBlocks, WeightInfo, MAX_RETURNS,
};
use alloc::{boxed::Box, vec::Vec};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo},
	ensure,
	storage::with_storage_layer,
	traits::Get,
	BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::escrow;
use ovn_primitives::{
	runtime::{after, now},
	sum::{minus, plus},
	traits::{Membership as _, Scopes as _},
	Decider, Document, Pots as _, Purse, ScopeId, ScopePots as _, Tier,
};
use sp_runtime::{
	traits::{Convert as _, SaturatedConversion},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_round(
		decider: Decider<T::AccountId>,
		scope: ScopeId,
		asset: T::AssetKind,
		allotment: Allotment,
		minimum: u128,
		(opens, closes): (BlockNumberFor<T>, BlockNumberFor<T>),
		document: Document,
	) -> DispatchResult {
		Pot::<T>::ensure_takes(scope, &asset)?;
		let whole = T::WholeUnit::convert(asset.clone());
		ensure!(minimum >= whole && minimum > 0, Error::<T>::AmountTooSmall);
		Self::ensure_period(now::<T>(), opens)?;
		Self::ensure_period(opens, closes)?;
		let live = LiveRounds::<T>::get(scope);
		ensure!(live < T::MaxRounds::get(), Error::<T>::TooManyRounds);
		LiveRounds::<T>::insert(scope, live.saturating_add(1));
		let payer = match decider {
			Decider::Agent(who) => who,
			Decider::Together | Decider::Voters => {
				T::Scopes::pot(scope, Purse::Treasury, &T::NativeAsset::get())
			},
		};
		Self::charge_for_record(scope, &payer, T::RoundPrice::get())?;
		let id = NextRound::<T>::get();
		NextRound::<T>::put(id.checked_add(1).ok_or(Error::<T>::Overflow)?);
		let round = Round {
			scope,
			asset,
			allotment,
			minimum,
			document,
			opens,
			closes,
			pay_by: None,
			state: RoundState::Open,
			paid_in: 0,
			matched: 0,
			purse: None,
			spent: 0,
			returned: 0,
			funders: 0,
			members: 0,
			next_idea: 0,
			stopped: StoppedBlocks::<T>::get(),
			tallies: BoundedVec::new(),
		};
		Rounds::<T>::insert(id, &round);
		Self::deposit_event(Event::RoundOpened { round: id, record: Box::new(round) });
		Ok(())
	}

	pub(crate) fn do_fund_round(who: T::AccountId, id: RoundId, amount: u128) -> DispatchResult {
		let mut round = Self::existing_round(id)?;
		ensure!(now::<T>() < Self::opens(&round), Error::<T>::NotInPhase);
		T::Scopes::ensure_not_suspended(round.scope)?;
		let accepted = T::Scopes::accepts_newly(round.scope, &round.asset);
		ensure!(accepted, Error::<T>::AssetNotAccepted);
		let old = Funders::<T>::get(id, &who);
		let mut funder = old.clone().unwrap_or_default();
		funder.paid = plus::<Error<T>, _>(funder.paid, amount)?;
		let enough = amount > 0 && funder.paid >= round.minimum;
		ensure!(enough, Error::<T>::AmountTooSmall);
		Pot::<T>::take_in(&who, &round.asset, amount)?;
		if old.is_none() {
			round.funders = round.funders.checked_add(1).ok_or(Error::<T>::Overflow)?;
		}
		let member = T::Membership::tier(round.scope, &who) == Some(Tier::Member);
		if member && !funder.member {
			funder.member = true;
			round.members = round.members.checked_add(1).ok_or(Error::<T>::Overflow)?;
		}
		round.paid_in = plus::<Error<T>, _>(round.paid_in, amount)?;
		Self::deposit_event(Event::RoundFunded {
			round: id,
			funder: who.clone(),
			amount,
			paid: funder.paid,
			member: funder.member,
			total: round.total(),
		});
		Funders::<T>::insert(id, who, funder);
		Rounds::<T>::insert(id, round);
		Ok(())
	}

	pub(crate) fn do_match_round(
		id: RoundId,
		mut round: RoundOf<T>,
		purse: Purse,
		amount: u128,
	) -> DispatchResult {
		ensure!(now::<T>() < Self::opens(&round), Error::<T>::NotInPhase);
		ensure!(amount > 0, Error::<T>::AmountTooSmall);
		ensure!(round.purse.is_none_or(|known| known == purse), Error::<T>::InvalidPurse);
		let open = T::Scopes::is_pot_open(round.scope, purse, &round.asset);
		ensure!(open, Error::<T>::PurseNotOpen);
		T::Scopes::note_spending(round.scope, purse, &round.asset, amount)?;
		let from = T::Scopes::pot(round.scope, purse, &round.asset);
		Pot::<T>::take_in(&from, &round.asset, amount)?;
		round.purse = Some(purse);
		round.matched = plus::<Error<T>, _>(round.matched, amount)?;
		let total = round.total();
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundMatched { round: id, purse, amount, total });
		Ok(())
	}

	/// What a funder can allocate in all.
	pub(crate) fn allotment_of(round: &RoundOf<T>, funder: &Funder) -> Result<u128, Error<T>> {
		match round.allotment {
			Allotment::Equal if funder.member => {
				round.total().checked_div(round.members.into()).ok_or(Error::<T>::Inconsistent)
			},
			Allotment::Equal => Ok(0),
			Allotment::ByContribution => {
				let added = escrow::share(round.matched, funder.paid, round.paid_in)?;
				plus::<Error<T>, _>(funder.paid, added)
			},
		}
	}

	/// What returns of a funder's money by now, whatever of it has returned already.
	fn unspent_of(round: &RoundOf<T>, funder: &Funder) -> Result<u128, Error<T>> {
		match round.allotment {
			// The pot is everybody's: what is left returns as it came.
			Allotment::Equal => Ok(escrow::share(funder.paid, round.unspent(), round.total())?),
			// Everybody spends its own.
			Allotment::ByContribution => {
				let allotment = Self::allotment_of(round, funder)?;
				let mut left = allotment;
				for (idea, amount) in &funder.allocations {
					if round.tally(*idea).is_some_and(|tally| tally.state.spends()) {
						left = minus::<Error<T>, _>(left, *amount)?;
					}
				}
				Ok(escrow::share(funder.paid, left, allotment)?)
			},
		}
	}

	/// What a funder can take back now.
	pub(crate) fn returns_of(round: &RoundOf<T>, funder: &Funder) -> Result<u128, Error<T>> {
		if round.state != RoundState::Settling {
			return Ok(0);
		}
		Ok(Self::unspent_of(round, funder)?.saturating_sub(funder.returned))
	}

	/// Pays a funder what returns, and settles it if nothing more can.
	fn return_one(id: RoundId, round: &mut RoundOf<T>, who: &T::AccountId) -> DispatchResult {
		let mut funder = Funders::<T>::get(id, who).ok_or(Error::<T>::FunderNotFound)?;
		let amount = Self::returns_of(round, &funder)?;
		let settled = !round.is_pending();
		ensure!(amount > 0 || settled, Error::<T>::NothingToReturn);
		if amount > 0 {
			Pot::<T>::pay(&round.asset, amount, who)?;
		}
		funder.returned = plus::<Error<T>, _>(funder.returned, amount)?;
		round.returned = plus::<Error<T>, _>(round.returned, amount)?;
		Self::deposit_event(Event::FundingReturned {
			round: id,
			funder: who.clone(),
			amount,
			settled,
		});
		if settled {
			Funders::<T>::remove(id, who);
			round.funders = round.funders.checked_sub(1).ok_or(Error::<T>::Inconsistent)?;
			// What is left may wait; a funder does not wait for it.
			Self::try_settle_round(id, round, Some(who));
		} else {
			Funders::<T>::insert(id, who, funder);
		}
		Ok(())
	}

	/// Closes a round of which nothing is to be paid or returned any more. What is left goes to the
	/// purse that added money, or, if that has no pot, to the treasury, to that of the network, or
	/// of the whole chain. If no purse added any, the few base units that rounding left go to the
	/// last funder.
	pub(crate) fn settle_round(
		id: RoundId,
		round: &mut RoundOf<T>,
		last: Option<&T::AccountId>,
	) -> DispatchResult {
		if round.state != RoundState::Settling || round.funders > 0 || round.is_pending() {
			return Ok(());
		}
		let rest = round.balance();
		if rest > 0 {
			let (scope, asset) = (round.scope, &round.asset);
			let open = |purse: &Purse| T::Scopes::is_pot_open(scope, *purse, asset);
			let pot = round
				.purse
				.into_iter()
				.chain([Purse::Treasury])
				.find(open)
				.map(|purse| T::Scopes::pot(scope, purse, asset))
				.or_else(|| T::Scopes::upper_treasury(scope, asset));
			let funder = last.filter(|_| round.purse.is_none()).cloned();
			let to = funder.or(pot).ok_or(Error::<T>::PurseNotOpen)?;
			Pot::<T>::pay(&round.asset, rest, &to)?;
			round.returned = plus::<Error<T>, _>(round.returned, rest)?;
		}
		round.state = RoundState::Closed;
		LiveRounds::<T>::mutate_exists(round.scope, |live| {
			*live = live.and_then(|live| live.checked_sub(1)).filter(|live| *live > 0);
		});
		Self::deposit_event(Event::RoundSettled { round: id, rest });
		Ok(())
	}

	/// As [`Self::settle_round`]; what cannot be paid now waits.
	pub(crate) fn try_settle_round(
		id: RoundId,
		round: &mut RoundOf<T>,
		last: Option<&T::AccountId>,
	) {
		let mut next = round.clone();
		if with_storage_layer(|| Self::settle_round(id, &mut next, last)).is_ok() {
			*round = next;
		}
	}

	fn settling(id: RoundId) -> Result<RoundOf<T>, DispatchError> {
		let round = Self::existing_round(id)?;
		ensure!(round.state != RoundState::Open, Error::<T>::NotInPhase);
		Ok(round)
	}

	pub(crate) fn do_return_funding(id: RoundId, who: T::AccountId) -> DispatchResult {
		let mut round = Self::settling(id)?;
		Self::return_one(id, &mut round, &who)?;
		Rounds::<T>::insert(id, round);
		Ok(())
	}

	pub(crate) fn do_return_page(
		id: RoundId,
		after: Option<T::AccountId>,
		limit: u32,
	) -> DispatchResultWithPostInfo {
		let mut round = Self::settling(id)?;
		let keys = match after {
			Some(who) => {
				Funders::<T>::iter_key_prefix_from(id, Funders::<T>::hashed_key_for(id, who))
			},
			None => Funders::<T>::iter_key_prefix(id),
		};
		let page: Vec<T::AccountId> = keys.take(limit.min(MAX_RETURNS).saturated_into()).collect();
		let rests = page.is_empty() && round.state == RoundState::Settling && round.funders == 0;
		if rests {
			// Nobody is left but the purse.
			Self::settle_round(id, &mut round, None)?;
		}
		ensure!(!page.is_empty() || rests, Error::<T>::NothingToReturn);
		for who in &page {
			let mut next = round.clone();
			match with_storage_layer(|| Self::return_one(id, &mut next, who)) {
				Ok(()) => round = next,
				Err(reason) => {
					let funder = who.clone();
					Self::deposit_event(Event::ReturnWaits { round: id, funder, reason });
				},
			}
		}
		Rounds::<T>::insert(id, round);
		Ok(PostDispatchInfo {
			// What is left without funders is paid as to one.
			actual_weight: Some(T::WeightInfo::return_page(page.len().max(1).saturated_into())),
			pays_fee: Default::default(),
		})
	}

	pub(crate) fn do_close_round(id: RoundId) -> DispatchResult {
		let mut round = Self::existing_round(id)?;
		let due = round.state == RoundState::Open && now::<T>() >= Self::closes(&round);
		ensure!(due, Error::<T>::NotInPhase);
		for tally in round.tallies.iter_mut() {
			if tally.state == IdeaState::Proposed {
				let funded = tally.allocated >= tally.minimum;
				tally.state = if funded { IdeaState::Funded } else { IdeaState::Failed };
			}
		}
		let pay_by = after::<T, Error<T>>(T::PaymentPeriod::get())?;
		round.state = RoundState::Settling;
		round.pay_by = Some(pay_by);
		round.stopped = StoppedBlocks::<T>::get();
		let tallies = round.tallies.to_vec();
		Self::deposit_event(Event::RoundClosed { round: id, tallies, pay_by });
		Self::try_settle_round(id, &mut round, None);
		Rounds::<T>::insert(id, round);
		Ok(())
	}
}
