// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do, by noun.

mod ideas;
mod pots;
mod rounds;
mod views;

pub(crate) use pots::Pot;

use crate::{Config, Error, Event, Pallet, RoundId, RoundOf, Rounds, StoppedBlocks};
use frame_support::{ensure, traits::Get, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::MathError;
use ovn_primitives::{
	runtime::{self, charge_for_record, now},
	Balance, Decider, DecisionClass, ScopeId,
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Panics if constants do not fit together.
	pub(crate) fn check_constants() {
		assert!(!T::PaymentPeriod::get().is_zero(), "there is time to pay an idea");
		assert!(!T::MinDuration::get().is_zero(), "a phase lasts");
		assert!(T::MinDuration::get() <= T::MaxDuration::get(), "some duration is allowed");
		assert!(T::MaxRounds::get() > 0, "a scope can open a round");
	}

	/// The weight of a call that a scope can sponsor, with finding out which scope that is.
	pub(crate) fn sponsored(weight: Weight) -> Weight {
		runtime::sponsored::<T>(weight, T::SponsorWeight::get())
	}

	/// A time that was set when a brake had stopped calls for `stopped` blocks: see
	/// [`runtime::prolonged`].
	pub(crate) fn prolonged(
		block: BlockNumberFor<T>,
		stopped: BlockNumberFor<T>,
	) -> BlockNumberFor<T> {
		runtime::prolonged(block, stopped, StoppedBlocks::<T>::get())
	}

	/// The block from which on a round is allocated and nobody pays in any more.
	pub(crate) fn opens(round: &RoundOf<T>) -> BlockNumberFor<T> {
		Self::prolonged(round.opens, round.stopped)
	}

	/// The block from which on nobody allocates any more.
	pub(crate) fn closes(round: &RoundOf<T>) -> BlockNumberFor<T> {
		Self::prolonged(round.closes, round.stopped)
	}

	/// Whether the ideas of a closed round can still be paid; `None`: it is not closed.
	pub(crate) fn is_payable(round: &RoundOf<T>) -> Option<bool> {
		round.pay_by.map(|by| now::<T>() < Self::prolonged(by, round.stopped))
	}

	/// Refuses a phase that is too short or too long.
	pub(crate) fn ensure_period(from: BlockNumberFor<T>, to: BlockNumberFor<T>) -> DispatchResult {
		let (least, most) = (T::MinDuration::get(), T::MaxDuration::get());
		let fits = runtime::is_period::<_, Error<T>>(from, to, least, most)?;
		ensure!(fits, Error::<T>::InvalidPeriod);
		Ok(())
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
