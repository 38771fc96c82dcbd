// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Licences: offered, accepted, changed, ended.

use super::Pot;
use crate::{
	Config, Custodian, CustodianId, CustodianOf, Custodians, Defaulted, Error, Event, Licensed,
	NextCustodian, Offer, OfferCount, Offers, Pallet, State, Terms, TermsOf, EFFECTIVE_DAYS,
	MAX_CUSTODIANS, MAX_DECIMALS, MAX_FULFIL_DAYS, NOTICE_DAYS, OFFER_DAYS, RETURN_DAYS,
};
use alloc::boxed::Box;
use frame_support::{
	ensure,
	traits::{
		fungibles::{
			metadata::{MetadataDeposit as _, Mutate as _},
			Create as _, Mutate as _,
		},
		tokens::Preservation,
		Get,
	},
};
use ovn_math::settlement::fiat::Issued;
use ovn_primitives::{
	sum::plus,
	traits::{AssetPowers as _, Scopes as _},
	Decider, DecisionClass, Pots as _, ScopeId, ScopeKind, ScopePots as _,
};
use sp_runtime::DispatchResult;

/// Whether something is a name: not empty, and UTF-8.
fn is_name(name: &[u8]) -> bool {
	!name.is_empty() && core::str::from_utf8(name).is_ok()
}

impl<T: Config> Pallet<T> {
	/// Refuses terms with a number out of its bounds, and a bond or an arbiter that protects nobody.
	fn ensure_terms(account: &T::AccountId, terms: &TermsOf<T>) -> Result<(), Error<T>> {
		let named = terms.currency.iter().all(u8::is_ascii_uppercase)
			&& terms.decimals <= MAX_DECIMALS
			&& is_name(&terms.name)
			&& is_name(&terms.symbol);
		let bounded = terms.smallest > 0
			&& terms.smallest <= terms.limit
			&& terms.bond > 0
			&& terms.cover.bond > 0
			&& terms.cover.units > 0
			&& (1..=MAX_FULFIL_DAYS).contains(&terms.fulfil_within);
		ensure!(named && bounded, Error::<T>::InvalidTerms);
		ensure!(terms.arbiter != *account, Error::<T>::InvalidArbiter);
		Self::ensure_pledges(account, &terms.bond_asset)
	}

	/// Refuses a bond that is worth what a custodian makes of it.
	fn ensure_pledges(account: &T::AccountId, asset: &T::AssetKind) -> Result<(), Error<T>> {
		let own = Self::is_issued(asset) || T::AssetPowers::has_power(account, asset);
		ensure!(!own, Error::<T>::InvalidBond);
		Ok(())
	}

	/// Refuses an account that was in default, or has a licence of the network.
	fn ensure_licensable(network: ScopeId, account: &T::AccountId) -> Result<(), Error<T>> {
		ensure!(!Defaulted::<T>::contains_key(account), Error::<T>::AlreadyDefaulted);
		let licensed = Licensed::<T>::get(network);
		let has = licensed.iter().any(|(_, other)| other == account);
		ensure!(!has, Error::<T>::AlreadyLicensed);
		Ok(())
	}

	pub(crate) fn do_license_custodian(
		decider: &Decider<T::AccountId>,
		network: ScopeId,
		account: T::AccountId,
		terms: TermsOf<T>,
	) -> DispatchResult {
		ensure!(T::Scopes::kind(network) == Some(ScopeKind::Network), Error::<T>::NotNetwork);
		ensure!(!decider.is(&account), Error::<T>::NotForOneself);
		Self::ensure_terms(&account, &terms)?;
		Pot::<T>::ensure_takes(network, &terms.bond_asset)?;
		Self::ensure_licensable(network, &account)?;
		if !Offers::<T>::contains_key(network, &account) {
			let offers = OfferCount::<T>::get(network);
			ensure!(offers < MAX_CUSTODIANS, Error::<T>::TooManyLicences);
			OfferCount::<T>::insert(network, offers.saturating_add(1));
		}
		let (from, until) = (Self::in_days(EFFECTIVE_DAYS)?, Self::in_days(OFFER_DAYS)?);
		let offer = Offer { terms, from, until };
		Offers::<T>::insert(network, &account, &offer);
		Self::deposit_event(Event::LicenceOffered { network, account, offer: Box::new(offer) });
		Ok(())
	}

	/// Removes an offer.
	fn forget_offer(network: ScopeId, account: &T::AccountId) {
		Offers::<T>::remove(network, account);
		OfferCount::<T>::mutate_exists(network, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
	}

	pub(crate) fn do_cancel_offer(
		who: Option<T::AccountId>,
		decides: bool,
		network: ScopeId,
		account: T::AccountId,
	) -> DispatchResult {
		let offer = Offers::<T>::get(network, &account).ok_or(Error::<T>::OfferNotFound)?;
		let may = decides || who.as_ref() == Some(&account) || Self::has_come(&offer.until);
		ensure!(may, Error::<T>::NotExpired);
		Self::forget_offer(network, &account);
		Self::deposit_event(Event::OfferCancelled { network, account });
		Ok(())
	}

	pub(crate) fn do_accept_licence(
		account: T::AccountId,
		network: ScopeId,
		terms: &TermsOf<T>,
	) -> DispatchResult {
		let offer = Offers::<T>::get(network, &account).ok_or(Error::<T>::OfferNotFound)?;
		ensure!(offer.terms == *terms, Error::<T>::TermsNotOffered);
		ensure!(Self::has_come(&offer.from), Error::<T>::TooEarly);
		ensure!(!Self::has_come(&offer.until), Error::<T>::TooLate);
		Pot::<T>::ensure_takes(network, &terms.bond_asset)?;
		// What was so when the network decided may be so no more.
		Self::ensure_pledges(&account, &terms.bond_asset)?;
		Self::ensure_licensable(network, &account)?;
		let id = NextCustodian::<T>::get();
		NextCustodian::<T>::put(plus::<Error<T>, _>(id, 1)?);
		Licensed::<T>::try_mutate(network, |licensed| {
			licensed.try_push((id, account.clone())).map_err(|_| Error::<T>::TooManyLicences)
		})?;
		Self::forget_offer(network, &account);
		Self::charge_for_record(network, &account, T::LicencePrice::get())?;
		let asset = Self::create_asset(id, &account, terms)?;
		Pot::<T>::take_in(&account, &terms.bond_asset, terms.bond)?;
		let bond = terms.bond;
		let record = Custodian {
			network,
			account: account.clone(),
			terms: offer.terms,
			next_limit: None,
			state: State::Active,
			issued: Issued::default(),
			issued_in_all: 0,
			burnt_in_all: 0,
			issued_within: 0,
			paid_in: bond,
			paid_out: 0,
			returned: 0,
			estate: None,
			owed: 0,
			requests: 0,
			declined: 0,
		};
		Custodians::<T>::insert(id, record);
		let custodian = id;
		Self::deposit_event(Event::LicenceAccepted { custodian, network, account, asset, bond });
		Ok(())
	}

	/// Creates the asset of a custodian, names it, and opens its pot. The custodian pays.
	fn create_asset(
		id: CustodianId,
		payer: &T::AccountId,
		terms: &Terms<T::AccountId, T::AssetKind>,
	) -> Result<T::AssetKind, sp_runtime::DispatchError> {
		let (number, asset) = (Self::asset_id(id)?, Self::asset(id)?);
		let owner = Self::issuer_account();
		T::Assets::create(number, owner.clone(), false, 1)?;
		let (name, symbol) = (terms.name.to_vec(), terms.symbol.to_vec());
		let deposit = T::Assets::calc_metadata_deposit(&name, &symbol);
		let native = T::NativeAsset::get();
		T::Money::transfer(native, payer, &owner, deposit, Preservation::Preserve)?;
		T::Assets::set(number, &owner, name, symbol, terms.decimals)?;
		Pot::<T>::open_new(&asset, payer)?;
		let pot = Pot::<T>::account(&asset);
		Self::deposit_event(Event::PotOpened { asset: asset.clone(), pot, payer: payer.clone() });
		Ok(asset)
	}

	/// The limit in force.
	pub(crate) fn limit_of(record: &CustodianOf<T>) -> u128 {
		match record.next_limit {
			Some((limit, from)) if Self::has_come(&from) => limit,
			_ => record.terms.limit,
		}
	}

	/// Puts a limit in force whose time has come.
	pub(crate) fn settle_limit(record: &mut CustodianOf<T>) {
		if record.next_limit.is_some_and(|(_, from)| Self::has_come(&from)) {
			record.terms.limit = Self::limit_of(record);
			record.next_limit = None;
		}
	}

	/// The class of a decision on the limit.
	pub(crate) fn class_of_limit(record: &CustodianOf<T>, limit: u128) -> DecisionClass {
		if limit > Self::limit_of(record) {
			DecisionClass::Critical
		} else {
			DecisionClass::Significant
		}
	}

	/// The network whose matter the limit of a custodian is, and the class of a decision that makes it
	/// so much; `None` if there is no such custodian.
	pub fn matter_of_limit(id: CustodianId, limit: u128) -> Option<(ScopeId, DecisionClass)> {
		let record = Custodians::<T>::get(id)?;
		Some((record.network, Self::class_of_limit(&record, limit)))
	}

	pub(crate) fn do_set_limit(
		decider: &Decider<T::AccountId>,
		id: CustodianId,
		mut record: CustodianOf<T>,
		limit: u128,
	) -> DispatchResult {
		Self::ensure_licensed(&record)?;
		Self::settle_limit(&mut record);
		let raised = limit > record.terms.limit;
		let from = if raised {
			ensure!(!decider.is(&record.account), Error::<T>::NotForOneself);
			T::Scopes::ensure_takes_new(record.network, Error::<T>::ScopeNotOpen)?;
			Some(Self::in_days(EFFECTIVE_DAYS)?)
		} else {
			record.terms.limit = limit;
			None
		};
		record.next_limit = from.map(|from| (limit, from));
		Custodians::<T>::insert(id, record);
		Self::deposit_event(Event::LimitSet { custodian: id, limit, from });
		Ok(())
	}

	pub(crate) fn do_give_notice(
		who: Option<T::AccountId>,
		decides: bool,
		id: CustodianId,
		mut record: CustodianOf<T>,
	) -> DispatchResult {
		let own = who.as_ref() == Some(&record.account);
		ensure!(own || decides, Error::<T>::NotLicensee);
		Self::ensure_licensed(&record)?;
		ensure!(record.state == State::Active, Error::<T>::AlreadyNoticed);
		let from = Self::in_days(NOTICE_DAYS)?;
		record.state = State::Noticed { from };
		Custodians::<T>::insert(id, record);
		Self::deposit_event(Event::NoticeGiven { custodian: id, by_network: !own, from });
		Ok(())
	}

	pub(crate) fn do_end_licence(id: CustodianId) -> DispatchResult {
		let mut record = Self::existing(id)?;
		match record.state {
			State::Noticed { from } => ensure!(Self::has_come(&from), Error::<T>::NotExpired),
			State::Active => return Err(Error::<T>::NotExpired.into()),
			State::Ended { .. } | State::Closed => return Err(Error::<T>::NotLicensed.into()),
			State::Defaulted => {},
		}
		Self::count_given_up(id, &mut record)?;
		let outstanding = record.issued.outstanding;
		// Nobody can redeem less than the least. A request is for more than that, so that none is open.
		ensure!(outstanding < record.terms.smallest, Error::<T>::UnitsOutstanding);
		let returns = Self::in_days(RETURN_DAYS)?;
		record.state = State::Ended { returns };
		Licensed::<T>::mutate_exists(record.network, |licensed| {
			if let Some(list) = licensed {
				list.retain(|(other, _)| *other != id);
			}
			*licensed = licensed.take().filter(|list| !list.is_empty());
		});
		Custodians::<T>::insert(id, record);
		Self::deposit_event(Event::LicenceEnded { custodian: id, outstanding, returns });
		Ok(())
	}
}
