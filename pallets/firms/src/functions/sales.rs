// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Sales: reported at once, or announced and paid later, by the firm or by its bond.

use super::Pot;
use crate::{
	AnnouncedSales, Announcement, AnnouncementId, AnnouncementOf, AnnouncementState, Announcements,
	Config, Error, Event, Invoice, LicenceOf, Licences, NamedFirms, NextAnnouncement, Pallet,
	MAX_OPEN,
};
use codec::Encode;
use frame_support::{ensure, traits::Get};
use ovn_math::{settlement::bond, MathError, Ratio};
use ovn_primitives::{
	is_currency,
	runtime::in_days,
	sum::{minus, plus},
	traits::{Deposits as _, Incomes as _, Scopes as _},
	Balance, IncomeClass, IncomeReference, Pots as _, ScopeId,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _},
	DispatchError, DispatchResult,
};

/// What a firm shows for a sale: the invoice, the reference, and the hash of evidence.
pub(crate) type Papers = (Invoice, IncomeReference, H256);

impl<T: Config> Pallet<T> {
	/// The licence of a firm that may sell for a scope now.
	fn selling(
		firm: &T::AccountId,
		scope: ScopeId,
	) -> Result<(ScopeId, LicenceOf<T>), DispatchError> {
		let network = Self::network_of(scope)?;
		ensure!(!T::Scopes::is_closed(scope), Error::<T>::ScopeNotOpen);
		let licence = Self::existing_licence(network, firm)?;
		ensure!(Self::is_in_force(&licence), Error::<T>::NotLicensed);
		ensure!(licence.missing() == 0, Error::<T>::FirmSuspended);
		Ok((network, licence))
	}

	/// Refuses an invoice that says nothing, and a reference that the firm has used for the scope.
	fn ensure_papers(
		firm: &T::AccountId,
		scope: ScopeId,
		invoice: &Invoice,
		reference: IncomeReference,
	) -> DispatchResult {
		ensure!(is_currency(&invoice.currency) && invoice.price > 0, Error::<T>::InvalidInvoice);
		let announced = AnnouncedSales::<T>::get(firm, scope);
		let used = announced.iter().any(|(_, other)| *other == reference)
			|| T::Incomes::is_recorded(firm, scope, reference);
		ensure!(!used, Error::<T>::AlreadyReported);
		Ok(())
	}

	/// The cut of the licence, and what the scope allows the firm now: nothing while it is accused
	/// of a hidden sale.
	pub(crate) fn rates(
		firm: &T::AccountId,
		scope: ScopeId,
		licence: &LicenceOf<T>,
	) -> (Ratio, Option<Ratio>) {
		let named = NamedFirms::<T>::get(scope);
		let allowed = named.iter().find(|named| named.firm == *firm).map(|named| named.cut);
		(licence.terms.cut, allowed.filter(|_| !licence.is_accused_by(scope)))
	}

	/// What a firm keeps of a gross, and what the scope is due.
	pub(crate) fn cut_and_due(
		gross: Balance,
		(licence, allowed): (Ratio, Option<Ratio>),
	) -> Result<(Balance, Balance), Error<T>> {
		let cut = bond::cut(gross, licence, allowed)?;
		Ok((cut, minus::<Error<T>, _>(gross, cut)?))
	}

	pub(crate) fn do_report_sale(
		firm: T::AccountId,
		scope: ScopeId,
		asset: T::AssetKind,
		gross: Balance,
		(invoice, reference, evidence): Papers,
	) -> DispatchResult {
		let (_, licence) = Self::selling(&firm, scope)?;
		ensure!(licence.terms.assets.contains(&asset), Error::<T>::AssetNotLicensed);
		Self::ensure_papers(&firm, scope, &invoice, reference)?;
		let (cut, _) = Self::cut_and_due(gross, Self::rates(&firm, scope, &licence))?;
		let class = IncomeClass::Sale;
		T::Incomes::record(&firm, scope, &asset, gross, cut, class, reference)?;
		Self::deposit_event(Event::SaleReported {
			scope,
			firm,
			asset,
			gross,
			cut,
			invoice,
			reference,
			evidence,
		});
		Ok(())
	}

	pub(crate) fn do_announce_sale(
		firm: T::AccountId,
		scope: ScopeId,
		asset: T::AssetKind,
		gross: Balance,
		(invoice, reference, evidence): Papers,
	) -> DispatchResult {
		let (network, mut licence) = Self::selling(&firm, scope)?;
		// The bond covers no other.
		ensure!(licence.terms.bond_asset == asset, Error::<T>::AssetNotLicensed);
		ensure!(T::Scopes::accepts_newly(scope, &asset), Error::<T>::AssetNotAccepted);
		ensure!(T::Incomes::takes(scope), Error::<T>::EquationNotFound);
		Self::ensure_papers(&firm, scope, &invoice, reference)?;
		ensure!(gross > 0, Error::<T>::ZeroAmount);
		let terms = T::Incomes::terms_of(scope, &asset)?;
		let rates = Self::rates(&firm, scope, &licence);
		let (cut, due) = Self::cut_and_due(gross, rates)?;
		ensure!(licence.announced < MAX_OPEN, Error::<T>::TooManyAnnounced);
		licence.announced = plus::<Error<T>, _>(licence.announced, 1)?;
		licence.bond = licence.announce(due).map_err(|error| match error {
			MathError::OutOfRange => Error::<T>::NotCovered,
			error => error.into(),
		})?;
		let mut announced = AnnouncedSales::<T>::get(&firm, scope);
		let id = NextAnnouncement::<T>::get();
		announced.try_push((id, reference)).map_err(|_| Error::<T>::TooManyAnnounced)?;
		let next = plus::<Error<T>, _>(id, 1)?;
		let (day, days) = (T::BlocksPerDay::get(), licence.terms.report_within);
		let mut due_by = Self::time_in(0u32.into())?;
		due_by.block = in_days::<T, Error<T>>(day, days)?;
		let deposit = T::AnnouncementDeposit::get();
		let depositor = T::Deposits::hold_for_long(scope, &firm, deposit)?;
		NextAnnouncement::<T>::put(next);
		AnnouncedSales::<T>::insert(&firm, scope, announced);
		Self::deposit_event(Event::SaleAnnounced {
			announcement: id,
			scope,
			firm: firm.clone(),
			gross,
			cut,
			invoice,
			reference,
			evidence,
			due_by: due_by.block,
			open: licence.bond.open,
		});
		Licences::<T>::insert(network, &firm, licence);
		let record = Announcement {
			network,
			firm,
			scope,
			asset,
			gross,
			cut,
			rates,
			terms,
			due,
			state: AnnouncementState::Open,
			reference,
			due_by,
			depositor: Some(depositor),
		};
		Announcements::<T>::insert(id, record);
		Ok(())
	}

	/// An announced sale of which something is due.
	pub(crate) fn existing_announcement(id: AnnouncementId) -> Result<AnnouncementOf<T>, Error<T>> {
		Announcements::<T>::get(id).ok_or(Error::<T>::AnnouncementNotFound)
	}

	/// Returns the deposit of an announced sale, once.
	fn return_deposit(record: &mut AnnouncementOf<T>) -> DispatchResult {
		match record.depositor.take() {
			Some(depositor) => {
				T::Deposits::release(&depositor, &record.firm, T::AnnouncementDeposit::get())
			},
			None => Ok(()),
		}
	}

	/// Closes what is open or owed of an announced sale, and removes it: nothing is due any more.
	fn forget_announcement(id: AnnouncementId, mut record: AnnouncementOf<T>) -> DispatchResult {
		let licence = match record.state {
			AnnouncementState::Open => {
				let mut licence = Self::covering(&record)?;
				licence.bond = licence.bond.close(record.due).map_err(Error::<T>::from)?;
				licence.announced = minus::<Error<T>, _>(licence.announced, 1)?;
				Some(licence)
			},
			// Its bond may have returned.
			AnnouncementState::Owed => match Self::covering(&record) {
				Ok(mut licence) => {
					licence.owed = minus::<Error<T>, _>(licence.owed, record.due)?;
					Some(licence)
				},
				Err(_) => None,
			},
		};
		if let Some(licence) = licence {
			Licences::<T>::insert(record.network, &record.firm, licence);
		}
		Self::return_deposit(&mut record)?;
		Announcements::<T>::remove(id);
		AnnouncedSales::<T>::mutate_exists(&record.firm, record.scope, |list| {
			if let Some(sales) = list {
				sales.retain(|(other, _)| *other != id);
				if sales.is_empty() {
					*list = None;
				}
			}
		});
		Ok(())
	}

	/// The licence under which a sale was announced, whose bond answers for it. Only what is owed can be
	/// without: no bond returns while something is open. The firm may have a later one, in another asset.
	pub(crate) fn covering(record: &AnnouncementOf<T>) -> Result<LicenceOf<T>, Error<T>> {
		let licence = Licences::<T>::get(record.network, &record.firm);
		let licence = licence.filter(|licence| licence.answers_for(record));
		licence.ok_or(match record.state {
			AnnouncementState::Open => Error::<T>::Inconsistent,
			AnnouncementState::Owed => Error::<T>::LicenceNotFound,
		})
	}

	pub(crate) fn do_pay_announced(firm: &T::AccountId, id: AnnouncementId) -> DispatchResult {
		let record = Self::existing_announcement(id)?;
		ensure!(record.firm == *firm, Error::<T>::NotFirm);
		let amounts = match record.state {
			AnnouncementState::Open => (record.gross, record.cut),
			AnnouncementState::Owed => (record.due, 0),
		};
		let (scope, asset, reference) = (record.scope, &record.asset, record.reference);
		let terms = Some(&record.terms);
		let recorded = Self::pay_scope(firm, scope, asset, amounts, terms, reference)?;
		let amount = record.due;
		Self::forget_announcement(id, record)?;
		Self::deposit_event(Event::AnnouncementPaid { announcement: id, amount, recorded });
		Ok(())
	}

	pub(crate) fn do_release_announced(
		id: AnnouncementId,
		mut record: AnnouncementOf<T>,
		gross: Balance,
	) -> DispatchResult {
		if gross == 0 {
			Self::forget_announcement(id, record)?;
			Self::deposit_event(Event::AnnouncementReleased { announcement: id });
			return Ok(());
		}
		let open = record.state == AnnouncementState::Open;
		ensure!(open && gross < record.gross, Error::<T>::InvalidCorrection);
		let (cut, due) = Self::cut_and_due(gross, record.rates)?;
		let mut licence = Self::covering(&record)?;
		let less = minus::<Error<T>, _>(record.due, due)?;
		licence.bond = licence.bond.close(less).map_err(Error::<T>::from)?;
		Licences::<T>::insert(record.network, &record.firm, licence);
		record.gross = gross;
		record.cut = cut;
		record.due = due;
		Announcements::<T>::insert(id, record);
		Self::deposit_event(Event::AnnouncementCorrected { announcement: id, gross, cut });
		Ok(())
	}

	pub(crate) fn do_claim_on_bond(id: AnnouncementId) -> DispatchResult {
		let mut record = Self::existing_announcement(id)?;
		let (network, firm) = (record.network, record.firm.clone());
		let mut licence = Self::covering(&record)?;
		// What was granted has its part of the bond, whoever comes first.
		ensure!(licence.settle_from.is_none(), Error::<T>::TooEarly);
		let (claimed, reference) = match record.state {
			AnnouncementState::Open => {
				ensure!(Self::has_come(&record.due_by), Error::<T>::NotExpired);
				licence.announced = minus::<Error<T>, _>(licence.announced, 1)?;
				(licence.bond.claim(record.due), Self::reference_of(b"bond", id))
			},
			// What the bond left unpaid it pays once it has something beyond what is open.
			AnnouncementState::Owed => {
				licence.owed = minus::<Error<T>, _>(licence.owed, record.due)?;
				let claimed = licence.bond.repay(record.due);
				let nothing = matches!(claimed, Ok((_, 0, _)));
				ensure!(!nothing, Error::<T>::AlreadyClaimedOnBond);
				(claimed, Self::reference_of(b"owed", (id, record.due)))
			},
		};
		let (bond, paid, owed) = claimed.map_err(Error::<T>::from)?;
		licence.bond = bond;
		licence.owed = plus::<Error<T>, _>(licence.owed, owed)?;
		let mut recorded = false;
		if paid > 0 {
			Self::free_of_bond(&mut licence, paid)?;
			let pot = Self::pot_account(&record.asset);
			// Paid in full it is the sale that was announced: levy and shares are of the gross, as
			// if the firm had paid. A part of it is an income of what there is, by the same rates.
			let whole = record.state == AnnouncementState::Open && owed == 0;
			let amounts = if whole { (record.gross, record.cut) } else { (paid, 0) };
			let (scope, asset, terms) = (record.scope, &record.asset, Some(&record.terms));
			recorded = Self::pay_scope(&pot, scope, asset, amounts, terms, reference)?;
		}
		let held = licence.bond.held;
		Licences::<T>::insert(network, &firm, licence);
		// The bond covers it no more.
		record.state = AnnouncementState::Owed;
		record.due = owed;
		if owed == 0 {
			Self::forget_announcement(id, record)?;
		} else {
			Self::return_deposit(&mut record)?;
			Announcements::<T>::insert(id, record);
		}
		let announcement = id;
		Self::deposit_event(Event::BondClaimed { announcement, paid, owed, recorded, held });
		Ok(())
	}

	/// The reference of what bonds pay: the firm can still use its own, and all bonds are paid from
	/// one account. Each number is paid once for each purpose; of what is owed, each rest.
	pub(crate) fn reference_of(what: &[u8; 4], number: impl Encode) -> IncomeReference {
		BlakeTwo256::hash_of(&(Pot::<T>::pallet_id().0, what, number))
	}
}
