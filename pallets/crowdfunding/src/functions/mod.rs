// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do, by noun.

mod campaigns;
mod contributions;
mod investments;
mod pots;
mod refunds;
mod releases;
mod views;

pub(crate) use pots::Escrow;

use crate::{
	CampaignId, CampaignOf, Campaigns, Config, Error, Event, Pallet, Plans, State, StoppedBlocks,
	TermsOf,
};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::MathError;
use ovn_primitives::{
	runtime::{self, charge_for_record},
	Balance, Decider, DecisionClass, ScopeId, Series,
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

/// All positions of a book that never took money belong to its first cohort.
pub(crate) const FIRST: Series = 0;

impl<T: Config> Pallet<T> {
	/// Panics if constants do not fit together.
	pub(crate) fn check_constants() {
		let (objection, release) = (T::ObjectionPeriod::get(), T::ReleasePeriod::get());
		assert!(!objection.is_zero(), "there is time to object");
		assert!(release > objection, "a release can be made in time");
		assert!(!T::MinDuration::get().is_zero(), "a campaign lasts");
		assert!(T::MinDuration::get() <= T::MaxDuration::get(), "some duration is allowed");
		assert!(T::MinDuration::get() > T::FinalPeriod::get(), "there is time to withdraw");
		assert!(Self::is_ceiling(T::DefaultCeiling::get()), "the default ceiling is one");
		assert!(T::MaxCampaigns::get() > 0, "a scope can begin a campaign");
	}

	/// A time that was set when a brake had stopped calls for `stopped` blocks: see
	/// [`runtime::prolonged`].
	pub(crate) fn prolonged(
		block: BlockNumberFor<T>,
		stopped: BlockNumberFor<T>,
	) -> BlockNumberFor<T> {
		runtime::prolonged(block, stopped, StoppedBlocks::<T>::get())
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

	/// Refuses a campaign that is too short or too long.
	pub(crate) fn ensure_period(from: BlockNumberFor<T>, to: BlockNumberFor<T>) -> DispatchResult {
		let (least, most) = (T::MinDuration::get(), T::MaxDuration::get());
		let fits = runtime::is_period::<_, Error<T>>(from, to, least, most)?;
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

	/// The decider, if the origin decides matters of this class for the scope.
	pub(crate) fn ensure_decides(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		class: DecisionClass,
	) -> Result<Decider<T::AccountId>, DispatchError> {
		let unknown = Error::<T>::ScopeNotFound;
		runtime::ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(origin, scope, class, unknown)
	}

	/// Takes the price of a record that is never removed.
	pub(crate) fn charge_for_record(
		scope: ScopeId,
		payer: &T::AccountId,
		price: Balance,
	) -> DispatchResult {
		let (native, closed) = (T::NativeAsset::get(), Error::<T>::PotNotOpen);
		if charge_for_record::<_, T::Scopes, T::Money>(scope, payer, native, price, closed)? {
			Self::deposit_event(Event::RecordPaid { scope, payer: payer.clone(), amount: price });
		}
		Ok(())
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
