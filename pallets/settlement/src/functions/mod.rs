// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do, by noun.

mod accounts;
mod bank;
mod claims;
mod contracts;
mod offers;
mod parties;
mod periods;
mod shares;
mod standing;
mod views;

use crate::{Config, ContractOf, Contracts, Error, Gives, LicenceTerms, Pallet, State, TermsOf};
use codec::Encode;
use frame_support::{traits::Get, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::MathError;
use ovn_primitives::{
	runtime::{self, now},
	traits::Incomes,
	ContractId, Day,
};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::traits::{SaturatedConversion, Saturating, UniqueSaturatedInto, Zero};

impl<T: Config> Pallet<T> {
	/// Panics if constants do not fit together.
	pub(crate) fn check_constants() {
		assert!(!T::BlocksPerDay::get().is_zero(), "a day has blocks");
		assert!(T::GraceDays::get() > 0, "there is time to close a period");
		assert!(T::ContestDays::get() > 0, "there is time to contest a period");
		assert!(T::AnswerDays::get() > 0, "there is time to answer");
		assert!(T::DivideDays::get() > 0, "there is time to divide");
	}

	/// The weight of a call that pays up to `payments` times.
	pub(crate) fn paying(own: Weight, payments: u32) -> Weight {
		own.saturating_add(T::Incomes::weight().saturating_mul(payments.into()))
	}

	/// So many days in blocks.
	pub(crate) fn blocks(days: u32) -> BlockNumberFor<T> {
		T::BlocksPerDay::get().saturating_mul(days.into())
	}

	/// A number of blocks as the mathematics counts them.
	pub(crate) fn wide(blocks: BlockNumberFor<T>) -> u64 {
		blocks.unique_saturated_into()
	}

	/// The block that the mathematics means.
	pub(crate) fn block(blocks: u64) -> BlockNumberFor<T> {
		blocks.saturated_into()
	}

	/// The present day.
	pub(crate) fn today() -> Day {
		Self::day_of(now::<T>())
	}

	/// The day of a block. Days are counted in blocks from the first on, so that a day that was noted is
	/// found again, whatever clocks said.
	pub(crate) fn day_of(block: BlockNumberFor<T>) -> Day {
		let days = Self::wide(block).checked_div(Self::wide(T::BlocksPerDay::get()));
		days.unwrap_or_default().saturated_into()
	}

	/// The hash of the first block: it makes what is signed or paid here that of no other chain.
	pub(crate) fn genesis() -> T::Hash {
		frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero())
	}

	/// What both sides sign.
	pub(crate) fn hash_of(terms: &TermsOf<T>) -> H256 {
		(b"ovn:contract:1", Self::genesis(), terms).using_encoded(blake2_256).into()
	}

	/// A contract or offer that exists.
	pub(crate) fn existing(id: ContractId) -> Result<ContractOf<T>, Error<T>> {
		Contracts::<T>::get(id).ok_or(Error::<T>::ContractNotFound)
	}

	/// An offer, and the side that made it.
	pub(crate) fn offered(id: ContractId) -> Result<(ContractOf<T>, crate::Side), Error<T>> {
		let record = Self::existing(id)?;
		match record.state {
			State::Offered { by } => Ok((record, by)),
			State::Signed { .. } => Err(Error::<T>::AlreadyAgreed),
		}
	}

	/// A contract that both signed, whether it ended or not.
	pub(crate) fn signed(id: ContractId) -> Result<ContractOf<T>, Error<T>> {
		let record = Self::existing(id)?;
		match record.state {
			State::Offered { .. } => Err(Error::<T>::NotSigned),
			State::Signed { .. } => Ok(record),
		}
	}

	/// The terms of a licence.
	pub(crate) fn licence(record: &ContractOf<T>) -> Result<&LicenceTerms, Error<T>> {
		match &record.terms.gives {
			Gives::Licence(licence) => Ok(licence),
			Gives::Share(_) => Err(Error::<T>::NotLicence),
		}
	}

	/// A time that was set when a brake had stopped calls for `stopped` blocks: see
	/// [`runtime::prolonged`].
	pub(crate) fn prolonged(
		time: BlockNumberFor<T>,
		stopped: BlockNumberFor<T>,
	) -> BlockNumberFor<T> {
		runtime::prolonged(time, stopped, crate::StoppedBlocks::<T>::get())
	}

	/// For how many blocks a brake has stopped calls since it had for `stopped`.
	pub(crate) fn stopped_since(stopped: BlockNumberFor<T>) -> BlockNumberFor<T> {
		crate::StoppedBlocks::<T>::get().saturating_sub(stopped)
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
