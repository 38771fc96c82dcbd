// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do, by noun.

mod bonds;
mod defaults;
mod licences;
mod pots;
mod requests;
mod units;
mod views;

pub(crate) use pots::Pot;

use crate::{
	AssetId, Config, CustodianId, CustodianOf, Custodians, Due, DueOf, Error, Event, Pallet,
	Receiver, RequestId, RequestOf, Requests, StoppedBlocks, WeightInfo as _, EFFECTIVE_DAYS,
	OFFER_DAYS,
};
use frame_support::{ensure, traits::Get, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::MathError;
use ovn_primitives::{
	runtime::{self, charge_for_record, now},
	sum::plus,
	traits::Incomes as _,
	Balance, Decider, DecisionClass, ScopeId,
};
use sp_runtime::{
	traits::{Convert as _, Zero},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// Panics if constants do not fit together.
	pub(crate) fn check_constants() {
		assert!(!T::BlocksPerDay::get().is_zero(), "a day has a block at least");
		assert!(T::FirstAssetId::get() > 0, "signers can create assets, too");
		const { assert!(EFFECTIVE_DAYS < OFFER_DAYS, "there is time to accept a licence") };
		assert!(!Self::is_issued(&T::NativeAsset::get()), "nobody issues the native token");
	}

	/// The weight of a call that a scope can sponsor, with finding out which scope that is.
	pub(crate) fn sponsored(weight: Weight) -> Weight {
		runtime::sponsored::<T>(weight, T::SponsorWeight::get())
			.saturating_add(T::DbWeight::get().reads(1))
	}

	/// The weight of issuing units.
	pub(crate) fn issue_weight(to: &Receiver<T::AccountId>) -> Weight {
		let own = T::WeightInfo::issue();
		match to {
			Receiver::Wallet(_) => own,
			Receiver::Income { .. } => own.saturating_add(T::Incomes::weight()),
		}
	}

	/// The block so many days from now.
	pub(crate) fn in_days(days: u32) -> Result<DueOf<T>, Error<T>> {
		let block = runtime::in_days::<T, Error<T>>(T::BlocksPerDay::get(), days)?;
		Ok(Due { block, stopped: StoppedBlocks::<T>::get() })
	}

	/// The block by now: see [`runtime::prolonged`].
	pub(crate) fn block_of(due: &DueOf<T>) -> BlockNumberFor<T> {
		runtime::prolonged(due.block, due.stopped, StoppedBlocks::<T>::get())
	}

	/// Whether the block has come.
	pub(crate) fn has_come(due: &DueOf<T>) -> bool {
		now::<T>() >= Self::block_of(due)
	}

	/// A custodian that exists.
	pub(crate) fn existing(id: CustodianId) -> Result<CustodianOf<T>, Error<T>> {
		Custodians::<T>::get(id).ok_or(Error::<T>::IssuerNotFound)
	}

	/// A request that exists, and its custodian.
	pub(crate) fn request_of(id: RequestId) -> Result<(RequestOf<T>, CustodianOf<T>), Error<T>> {
		let request = Requests::<T>::get(id).ok_or(Error::<T>::RequestNotFound)?;
		let custodian = Custodians::<T>::get(request.custodian).ok_or(Error::<T>::Inconsistent)?;
		Ok((request, custodian))
	}

	/// Refuses who is not the custodian.
	pub(crate) fn ensure_licensee(
		record: &CustodianOf<T>,
		who: &T::AccountId,
	) -> Result<(), Error<T>> {
		ensure!(record.account == *who, Error::<T>::NotLicensee);
		Ok(())
	}

	/// Refuses a licence that is over, and a custodian in default.
	pub(crate) fn ensure_licensed(record: &CustodianOf<T>) -> Result<(), Error<T>> {
		ensure!(record.redeems(), Error::<T>::NotLicensed);
		Ok(())
	}

	/// The number of the asset that a custodian issues.
	pub(crate) fn asset_id(id: CustodianId) -> Result<AssetId, Error<T>> {
		plus(T::FirstAssetId::get(), id)
	}

	/// The asset that a custodian issues.
	pub(crate) fn asset(id: CustodianId) -> Result<T::AssetKind, Error<T>> {
		Ok(T::ToKind::convert(Self::asset_id(id)?))
	}

	/// Whether an asset is one that custodians issue, or can issue later.
	pub(crate) fn is_issued(asset: &T::AssetKind) -> bool {
		T::ToId::convert(asset.clone()).is_some_and(|id| id >= T::FirstAssetId::get())
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

	/// Who signed, and whether the origin decides significant matters of the network; fails if it is
	/// neither a signer nor a decision.
	pub(crate) fn signer_or_decision(
		origin: T::RuntimeOrigin,
		network: ScopeId,
	) -> Result<(Option<T::AccountId>, bool), DispatchError> {
		let who = frame_system::ensure_signed(origin.clone()).ok();
		let decides = Self::ensure_decides(origin, network, DecisionClass::Significant);
		match (who, decides) {
			(None, Err(refusal)) => Err(refusal),
			(who, decides) => Ok((who, decides.is_ok())),
		}
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
