// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What clients ask.

use crate::{
	AnnouncedSales, AnnouncementId, AnnouncementOf, Announcements, Config, LicenceState,
	LicenceView, LicenceViewOf, Licences, Pallet, SalePreview,
};
use alloc::vec::Vec;
use ovn_primitives::{Balance, ScopeId};
use sp_runtime::traits::SaturatedConversion;

impl<T: Config> Pallet<T> {
	pub(crate) fn view_licence(network: ScopeId, firm: T::AccountId) -> Option<LicenceViewOf<T>> {
		let licence = Licences::<T>::get(network, firm)?;
		let ends = match &licence.state {
			LicenceState::Offered { until } => Some(Self::block_of(until)),
			LicenceState::Active => None,
			LicenceState::Ending { ends } => Some(Self::block_of(ends)),
		};
		let returns = Self::returns(&licence).map(|returns| Self::block_of(&returns));
		let (in_force, missing) = (Self::is_in_force(&licence), licence.missing());
		Some(LicenceView { licence, in_force, missing, ends, returns })
	}

	pub(crate) fn view_announcements(
		firm: T::AccountId,
		scope: ScopeId,
		skip: u32,
	) -> Vec<(AnnouncementId, AnnouncementOf<T>)> {
		AnnouncedSales::<T>::get(firm, scope)
			.into_iter()
			.skip(skip.saturated_into())
			.filter_map(|(id, _)| Some((id, Announcements::<T>::get(id)?)))
			.collect()
	}

	pub(crate) fn view_preview(
		firm: T::AccountId,
		scope: ScopeId,
		gross: Balance,
	) -> Option<SalePreview> {
		let network = Self::network_of(scope).ok()?;
		let licence = Licences::<T>::get(network, &firm).filter(Self::is_in_force)?;
		let rates = Self::rates(&firm, scope, &licence);
		let (cut, due) = Self::cut_and_due(gross, rates).ok()?;
		Some(SalePreview { cut, due })
	}
}
