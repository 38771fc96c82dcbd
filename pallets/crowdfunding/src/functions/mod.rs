// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do, by noun.

mod buckets;
mod campaigns;
mod contributing;
mod investments;
mod pots;
mod refunding;
mod releasing;
mod rounds;
mod views;

use crate::{
	CampaignId, CampaignOf, Campaigns, Config, Error, Event, Pallet, Plans, RoundId, RoundOf,
	Rounds, State, StoppedBlocks, TermsOf,
};
use frame_support::{
	ensure,
	traits::{fungibles::Mutate as _, tokens::Preservation, EnsureOriginWithArg as _, Get},
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::MathError;
use ovn_primitives::{
	traits::Scopes as _, Decider, DecisionClass, Purse, ScopeId, Series, GLOBAL_SCOPE,
};
use sp_runtime::{
	traits::{CheckedAdd, Saturating as _, Zero},
	DispatchError, DispatchResult,
};

/// All positions of a book that never took money belong to its first cohort.
pub(crate) const FIRST: Series = 0;

impl<T: Config> Pallet<T> {
	/// Panics if constants do not fit together.
	pub(crate) fn check_constants() {
		let (objection, release) = (T::ObjectionPeriod::get(), T::ReleasePeriod::get());
		assert!(!objection.is_zero(), "there is time to object");
		assert!(release > objection, "a release can be made in time");
		assert!(!T::MinDuration::get().is_zero(), "a phase lasts");
		assert!(T::MinDuration::get() <= T::MaxDuration::get(), "some duration is allowed");
		assert!(T::MinDuration::get() > T::FinalPeriod::get(), "there is time to withdraw");
		assert!(Self::is_ceiling(T::DefaultCeiling::get()), "the default ceiling is one");
		assert!(T::MaxCampaigns::get() > 0, "a scope can begin a campaign");
	}

	pub(crate) fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}

	/// So many blocks from now.
	pub(crate) fn after(blocks: BlockNumberFor<T>) -> Result<BlockNumberFor<T>, Error<T>> {
		Self::now().checked_add(&blocks).ok_or(Error::<T>::Overflow)
	}

	/// A time that was set when a brake had stopped calls for `stopped` blocks: later by as many as it has stopped
	/// them since. Once it has passed it stays so, whatever a brake stops afterwards.
	pub(crate) fn prolonged(
		block: BlockNumberFor<T>,
		stopped: BlockNumberFor<T>,
	) -> BlockNumberFor<T> {
		block.saturating_add(StoppedBlocks::<T>::get().saturating_sub(stopped))
	}

	/// The block from which on the time of a campaign's step is up: to contribute, or to release.
	pub(crate) fn ends(campaign: &CampaignOf<T>, terms: &TermsOf<T>) -> Option<BlockNumberFor<T>> {
		let planned = match campaign.state {
			State::Open => Some(terms.plan.deadline),
			State::Funded | State::Releasing => campaign.release_by,
			State::Completed | State::Refunding | State::Closed => None,
		};
		planned.map(|block| Self::prolonged(block, campaign.stopped))
	}

	/// The block from which on a round is allocated and nobody pays in any more.
	pub(crate) fn opens(round: &RoundOf<T>) -> BlockNumberFor<T> {
		Self::prolonged(round.opens, round.stopped)
	}

	/// The block from which on nobody allocates any more.
	pub(crate) fn closes(round: &RoundOf<T>) -> BlockNumberFor<T> {
		Self::prolonged(round.closes, round.stopped)
	}

	/// Whether the buckets of a closed round can still be paid; `None`: it is not closed.
	pub(crate) fn is_payable(round: &RoundOf<T>) -> Option<bool> {
		round.pay_by.map(|by| Self::now() < Self::prolonged(by, round.stopped))
	}

	/// Refuses a phase that is too short or too long.
	pub(crate) fn ensure_period(from: BlockNumberFor<T>, to: BlockNumberFor<T>) -> DispatchResult {
		let add = |blocks| from.checked_add(&blocks).ok_or(Error::<T>::Overflow);
		let fits = to >= add(T::MinDuration::get())? && to <= add(T::MaxDuration::get())?;
		ensure!(fits, Error::<T>::InvalidPeriod);
		Ok(())
	}

	/// A campaign that exists.
	pub(crate) fn existing(id: CampaignId) -> Result<CampaignOf<T>, Error<T>> {
		Campaigns::<T>::get(id).ok_or(Error::<T>::CampaignNotFound)
	}

	/// What was decided of a campaign.
	pub(crate) fn terms(id: CampaignId) -> Result<TermsOf<T>, Error<T>> {
		Plans::<T>::get(id).ok_or(Error::<T>::CampaignNotFound)
	}

	/// A round that exists.
	pub(crate) fn existing_round(id: RoundId) -> Result<RoundOf<T>, Error<T>> {
		Rounds::<T>::get(id).ok_or(Error::<T>::RoundNotFound)
	}

	/// The decider, if the origin decides matters of this class for the scope.
	pub(crate) fn ensure_decides(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		class: DecisionClass,
	) -> Result<Decider<T::AccountId>, DispatchError> {
		ensure!(T::Scopes::exists(scope), Error::<T>::ScopeNotFound);
		Ok(T::ScopeOrigin::ensure_origin(origin, &(scope, class))?)
	}

	/// Takes the price of a record that is never removed: for the treasury of the network, or of the whole
	/// chain.
	pub(crate) fn charge_for_record(
		scope: ScopeId,
		payer: &T::AccountId,
		price: T::Balance,
	) -> DispatchResult {
		if price.is_zero() {
			return Ok(());
		}
		let native = T::NativeAsset::get();
		let to = Self::upper_treasury(scope, &native).ok_or(Error::<T>::PotNotOpen)?;
		// A scope's own treasury can be the one that is paid.
		if *payer != to {
			T::Money::transfer(native, payer, &to, price, Preservation::Preserve)?;
		}
		Self::deposit_event(Event::RecordPaid { scope, payer: payer.clone(), amount: price });
		Ok(())
	}

	/// The treasury of a scope's network for an asset, or else that of the whole chain; `None` if neither has
	/// an open pot.
	pub(crate) fn upper_treasury(scope: ScopeId, asset: &T::AssetKind) -> Option<T::AccountId> {
		let treasury = Purse::Treasury;
		T::Scopes::network(scope)
			.into_iter()
			.chain([GLOBAL_SCOPE])
			.find(|scope| T::Scopes::is_pot_open(*scope, treasury, asset))
			.map(|scope| T::Scopes::pot(scope, treasury, asset))
	}

	/// An amount in the runtime's type.
	pub(crate) fn amount(number: u128) -> Result<T::Balance, Error<T>> {
		T::Balance::try_from(number).map_err(|_| Error::<T>::Overflow)
	}
}

impl<T> From<MathError> for Error<T> {
	fn from(error: MathError) -> Self {
		match error {
			MathError::Overflow => Self::Overflow,
			_ => Self::Inconsistent,
		}
	}
}

/// `a + b`.
pub(crate) fn plus<T>(a: u128, b: u128) -> Result<u128, Error<T>> {
	a.checked_add(b).ok_or(Error::Overflow)
}

/// `a - b`, where `b` is part of `a`.
pub(crate) fn minus<T>(a: u128, b: u128) -> Result<u128, Error<T>> {
	a.checked_sub(b).ok_or(Error::Inconsistent)
}
