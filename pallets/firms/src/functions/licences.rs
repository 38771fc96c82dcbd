// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Licences: offered, accepted, ended; and which firms scopes name.

use super::Pot;
use crate::{
	Config, Error, Event, Firms, Licence, LicenceOf, LicenceState, Licences, Named, NamedFirms,
	Pallet, TermsOf, MAX_REPORT_DAYS,
};
use alloc::boxed::Box;
use frame_support::{
	ensure,
	traits::{fungibles::Inspect as _, Get},
	BoundedVec,
};
use ovn_math::{
	settlement::{bond::Bond, is_within, MAX_CUT},
	Ratio,
};
use ovn_primitives::{
	traits::{AssetPowers as _, Membership as _, Scopes as _},
	DecisionClass, Purse, ScopeId, ScopeKind, ScopePots as _, GLOBAL_SCOPE,
};
use sp_runtime::DispatchResult;

/// Above this a cut is a critical matter: a tenth.
const ORDINARY_CUT: Ratio = match Ratio::new(1, 10) {
	Ok(ratio) => ratio,
	Err(_) => Ratio::ONE,
};

impl<T: Config> Pallet<T> {
	/// The class of a decision to license a firm: critical for a high cut, and for a firm that has
	/// a part in the decision.
	pub fn class_of_licence(network: ScopeId, firm: &T::AccountId, cut: Ratio) -> DecisionClass {
		let apart = T::Membership::tier(network, firm).is_none()
			&& !T::Membership::is_steward(network, firm);
		if apart && is_within(cut, ORDINARY_CUT) {
			DecisionClass::Significant
		} else {
			DecisionClass::Critical
		}
	}

	/// Refuses terms that are out of bounds.
	fn ensure_terms(network: ScopeId, firm: &T::AccountId, terms: &TermsOf<T>) -> DispatchResult {
		let least = T::Money::minimum_balance(terms.bond_asset.clone()).max(1);
		let once =
			terms.assets.iter().enumerate().all(|(at, asset)| {
				terms.assets.iter().position(|other| other == asset) == Some(at)
			});
		// Stewards chose the firm, and may be close to it.
		let neutral = terms
			.arbiter
			.as_ref()
			.is_none_or(|who| who != firm && !T::Membership::is_steward(network, who));
		let valid = is_within(terms.cut, MAX_CUT)
			&& terms.bond_size >= least
			&& (1..=MAX_REPORT_DAYS).contains(&terms.report_within)
			&& !terms.assets.is_empty()
			&& once && neutral;
		ensure!(valid, Error::<T>::InvalidTerms);
		Ok(())
	}

	/// Refuses a bond that the network could not use.
	fn ensure_bond(network: ScopeId, firm: &T::AccountId, asset: &T::AssetKind) -> DispatchResult {
		Pot::<T>::ensure_takes(network, asset)?;
		// A firm that issues what it pledges answers with nothing.
		ensure!(!T::AssetPowers::has_power(firm, asset), Error::<T>::OwnBondAsset);
		Ok(())
	}

	pub(crate) fn do_license_firm(
		network: ScopeId,
		firm: T::AccountId,
		terms: TermsOf<T>,
	) -> DispatchResult {
		let is_network = T::Scopes::kind(network) == Some(ScopeKind::Network);
		ensure!(is_network, Error::<T>::NotNetwork);
		Self::ensure_terms(network, &firm, &terms)?;
		Self::ensure_bond(network, &firm, &terms.bond_asset)?;
		// Where what goes beyond hidden sales is paid.
		let open = T::Scopes::is_pot_open(GLOBAL_SCOPE, Purse::Treasury, &terms.bond_asset);
		ensure!(open, Error::<T>::PurseNotOpen);
		let known = Licences::<T>::contains_key(network, &firm);
		ensure!(!known, Error::<T>::AlreadyLicensed);
		let until = Self::time_in(T::OfferPeriod::get())?;
		let mut firms = Firms::<T>::get(network);
		firms.try_push(firm.clone()).map_err(|_| Error::<T>::TooManyFirms)?;
		Firms::<T>::insert(network, firms);
		let licence = Licence {
			terms: terms.clone(),
			state: LicenceState::Offered { until },
			since: None,
			bond: Bond::default(),
			paid_in: 0,
			paid_out: 0,
			announced: 0,
			owed: 0,
			claims: BoundedVec::new(),
			settle_from: None,
			grants: 0,
		};
		Licences::<T>::insert(network, &firm, licence);
		Self::deposit_event(Event::LicenceOffered {
			network,
			firm,
			terms: Box::new(terms),
			until: until.block,
		});
		Ok(())
	}

	/// Removes a licence or an offer.
	pub(crate) fn forget_licence(network: ScopeId, firm: &T::AccountId) {
		Licences::<T>::remove(network, firm);
		Firms::<T>::mutate_exists(network, |firms| {
			if let Some(list) = firms {
				list.retain(|other| other != firm);
				if list.is_empty() {
					*firms = None;
				}
			}
		});
	}

	pub(crate) fn do_withdraw_offer(network: ScopeId, firm: T::AccountId) -> DispatchResult {
		let licence = Self::existing_licence(network, &firm)?;
		let offered = matches!(licence.state, LicenceState::Offered { .. });
		ensure!(offered, Error::<T>::NotOffered);
		Self::forget_licence(network, &firm);
		Self::deposit_event(Event::OfferWithdrawn { network, firm });
		Ok(())
	}

	pub(crate) fn do_lapse_offer(network: ScopeId, firm: T::AccountId) -> DispatchResult {
		let licence = Self::existing_licence(network, &firm)?;
		let LicenceState::Offered { until } = licence.state else {
			return Err(Error::<T>::NotOffered.into());
		};
		ensure!(Self::has_come(&until), Error::<T>::NotExpired);
		Self::forget_licence(network, &firm);
		Self::deposit_event(Event::OfferLapsed { network, firm });
		Ok(())
	}

	pub(crate) fn do_accept_licence(
		firm: T::AccountId,
		network: ScopeId,
		terms: TermsOf<T>,
	) -> DispatchResult {
		let mut licence = Self::existing_licence(network, &firm)?;
		let LicenceState::Offered { until } = licence.state else {
			return Err(Error::<T>::NotOffered.into());
		};
		ensure!(licence.terms == terms, Error::<T>::NotOfferedTerms);
		ensure!(!Self::has_come(&until), Error::<T>::TooLate);
		// What was so when the network decided may be so no more.
		Self::ensure_bond(network, &firm, &terms.bond_asset)?;
		licence.state = LicenceState::Active;
		licence.since = Some(Self::time_in(0u32.into())?);
		Self::pay_into_bond(&firm, &mut licence, terms.bond_size)?;
		let held = licence.bond.held;
		Licences::<T>::insert(network, &firm, licence);
		Self::deposit_event(Event::LicenceAccepted { network, firm, held });
		Ok(())
	}

	pub(crate) fn do_end_licence(network: ScopeId, firm: T::AccountId) -> DispatchResult {
		let mut licence = Self::existing_licence(network, &firm)?;
		match licence.state {
			LicenceState::Offered { .. } => return Err(Error::<T>::NotLicensed.into()),
			LicenceState::Ending { .. } => return Err(Error::<T>::AlreadyEnding.into()),
			LicenceState::Active => {},
		}
		Self::end(network, &firm, &mut licence, T::NoticePeriod::get())?;
		Licences::<T>::insert(network, firm, licence);
		Ok(())
	}

	/// Lets a licence end so many blocks from now.
	pub(crate) fn end(
		network: ScopeId,
		firm: &T::AccountId,
		licence: &mut LicenceOf<T>,
		notice: frame_system::pallet_prelude::BlockNumberFor<T>,
	) -> DispatchResult {
		let ends = Self::time_in(notice)?;
		licence.state = LicenceState::Ending { ends };
		let (firm, ends) = (firm.clone(), ends.block);
		Self::deposit_event(Event::LicenceEnding { network, firm, ends });
		Ok(())
	}

	pub(crate) fn do_name_firm(
		scope: ScopeId,
		firm: T::AccountId,
		cut: Option<Ratio>,
	) -> DispatchResult {
		let mut named = NamedFirms::<T>::get(scope);
		let place = named.iter().position(|other| other.firm == firm);
		match cut {
			Some(cut) => {
				T::Scopes::ensure_takes_new(scope, Error::<T>::ScopeNotOpen)?;
				let network = Self::network_of(scope)?;
				let known = Licences::<T>::contains_key(network, &firm);
				ensure!(known, Error::<T>::LicenceNotFound);
				ensure!(is_within(cut, MAX_CUT), Error::<T>::InvalidCut);
				match place.and_then(|place| named.get_mut(place)) {
					Some(other) => other.cut = cut,
					None => named
						.try_push(Named { firm: firm.clone(), cut })
						.map_err(|_| Error::<T>::TooManyNamed)?,
				}
			},
			None => {
				named.remove(place.ok_or(Error::<T>::NotNamed)?);
			},
		}
		if named.is_empty() {
			NamedFirms::<T>::remove(scope);
		} else {
			NamedFirms::<T>::insert(scope, named);
		}
		Self::deposit_event(Event::FirmNamed { scope, firm, cut });
		Ok(())
	}
}
