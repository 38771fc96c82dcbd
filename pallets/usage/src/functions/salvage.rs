// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Salvage and insurance money.

use crate::{Config, Error, Event, Pallet};
use frame_support::ensure;
use ovn_primitives::{traits::CoOwned as _, Balance, Document, ResourceId};
use sp_runtime::{traits::Zero as _, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_pay_salvage(
		who: T::AccountId,
		id: ResourceId,
		asset: T::AssetKind,
		amount: Balance,
		document: Document,
	) -> DispatchResult {
		let scope = Self::thing(id)?.scope;
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		Self::hold(&asset, &who, amount)?;
		let repaid = Self::repay(id, &who, &asset, amount)?;
		// A payer is here who can try again: nothing waits, as the fees of a use would.
		ensure!(repaid.waiting.is_zero(), Error::<T>::StillWaits);
		let rest = repaid.over;
		if !rest.is_zero() {
			// Nobody goes past the books by paying in what they are not owed.
			ensure!(!T::CoOwned::is_encumbered(id), Error::<T>::OwedInOtherAsset);
			let payee = Self::infrastructure_payee(id, scope);
			Self::transfer(&who, &asset, &payee, rest)?;
		}
		Self::deposit_event(Event::SalvagePaid {
			resource: id,
			payer: who,
			asset,
			amount,
			books: repaid.books,
			rest,
			document,
		});
		Ok(())
	}
}
