// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The import of an older ledger, page by page.

use crate::{
	Config, Contribution, Contributions, Entry, Error, Event, Import, ImportId, ImportPage,
	ImportPages, ImportedEntry, Imports, Kind, KindOf, KindTotals, Ledgers, NextImport, NextIndex,
	Pallet, State, Totals,
};
use alloc::collections::{btree_map, BTreeMap};
use frame_support::{
	ensure,
	traits::{EnsureOriginWithArg, Get, OriginTrait},
};
use frame_system::RawOrigin;
use ovn_math::reward::credited_units;
use ovn_primitives::{
	runtime::now,
	sum::{minus, plus},
	traits::{Deposits, OnAccepted, Scopes},
	ContributionId, Contributor, DecisionClass, Document, KindId, Ratio, ScopeId,
};
use sp_runtime::{traits::SaturatedConversion, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	fn import_of(scope: ScopeId, id: ImportId) -> Result<Import<T::AccountId>, DispatchError> {
		Imports::<T>::get(scope, id).ok_or_else(|| Error::<T>::ImportNotFound.into())
	}

	/// The import, if it is not finished.
	fn running_import(scope: ScopeId, id: ImportId) -> Result<Import<T::AccountId>, DispatchError> {
		let import = Self::import_of(scope, id)?;
		ensure!(!import.finished, Error::<T>::ImportNotOpen);
		Ok(import)
	}

	/// Succeeds if the origin is the importer's, or decides significant matters of the scope.
	fn ensure_imports(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		import: &Import<T::AccountId>,
	) -> DispatchResult {
		let by_importer = matches!(
			origin.as_system_ref(),
			Some(RawOrigin::Signed(signer)) if *signer == import.importer
		);
		if !by_importer {
			T::ScopeOrigin::ensure_origin(origin, &(scope, DecisionClass::Significant))?;
		}
		Ok(())
	}

	pub(crate) fn do_start_import(
		scope: ScopeId,
		importer: T::AccountId,
		source: Document,
		entries: u32,
		quantity: u128,
	) -> DispatchResult {
		ensure!(entries > 0 && quantity > 0, Error::<T>::EmptyImport);
		let id = NextImport::<T>::get(scope);
		NextImport::<T>::insert(scope, plus::<Error<T>, _>(id, 1)?);
		let import = Import {
			importer: importer.clone(),
			source: source.clone(),
			entries,
			quantity,
			imported: 0,
			imported_quantity: 0,
			pages: 0,
			finished: false,
		};
		Imports::<T>::insert(scope, id, import);
		Self::deposit_event(Event::ImportStarted {
			scope,
			import: id,
			importer,
			source,
			entries,
			quantity,
		});
		Ok(())
	}

	pub(crate) fn do_import_page(
		scope: ScopeId,
		who: &T::AccountId,
		id: ImportId,
		first: u32,
		page: &[ImportedEntry<T::AccountId>],
	) -> DispatchResult {
		T::Scopes::ensure_takes_new(scope, Error::<T>::ScopeNotOpen)?;
		let mut import = Self::running_import(scope, id)?;
		ensure!(import.importer == *who, Error::<T>::NotImporter);
		ensure!(!page.is_empty(), Error::<T>::EmptyPage);
		ensure!(first == import.imported, Error::<T>::NotNextEntry);
		let count: u32 = page.len().saturated_into();
		import.imported = plus::<Error<T>, _>(import.imported, count)?;
		ensure!(import.imported <= import.entries, Error::<T>::TooManyEntries);
		for entry in page {
			import.imported_quantity =
				plus::<Error<T>, _>(import.imported_quantity, u128::from(entry.quantity))?;
		}
		ensure!(import.imported_quantity <= import.quantity, Error::<T>::TotalsDiffer);
		let complete = import.imported == import.entries;
		ensure!(!complete || import.imported_quantity == import.quantity, Error::<T>::TotalsDiffer);

		// Nobody takes an entry back out of the record: it is paid for, also if its page is undone.
		let price = T::ImportPrice::get().checked_mul(count.into()).ok_or(Error::<T>::Overflow)?;
		T::Deposits::pay(who, price)?;

		let start = NextIndex::<T>::get(scope);
		let mut index = start;
		// What the page touches of kinds is read and written once.
		let mut kinds = BTreeMap::<KindId, (KindOf<T>, Totals)>::new();
		for entry in page {
			let (kind, totals) = match kinds.entry(entry.kind) {
				btree_map::Entry::Occupied(known) => known.into_mut(),
				btree_map::Entry::Vacant(new) => {
					let kind = Self::kind_of(scope, entry.kind)?;
					new.insert((kind, KindTotals::<T>::get(scope, entry.kind)))
				},
			};
			Self::import_entry(ContributionId { scope, index }, id, entry, kind, totals)?;
			index = plus::<Error<T>, _>(index, 1)?;
		}
		NextIndex::<T>::insert(scope, index);
		for (kind, (_, totals)) in kinds {
			KindTotals::<T>::insert(scope, kind, totals);
		}
		let page = import.pages;
		import.pages = plus::<Error<T>, _>(import.pages, 1)?;
		ImportPages::<T>::insert((scope, id, page), ImportPage { first: start, count });
		let event = Event::PageImported {
			scope,
			import: id,
			page,
			first: start,
			count,
			imported: import.imported,
			imported_quantity: import.imported_quantity,
		};
		Imports::<T>::insert(scope, id, import);
		Self::deposit_event(event);
		Ok(())
	}

	/// Writes one entry, which counts at once: the scope decided so when it decided on the import.
	fn import_entry(
		id: ContributionId,
		import: ImportId,
		entry: &ImportedEntry<T::AccountId>,
		Kind { terms, revision, .. }: &KindOf<T>,
		totals: &mut Totals,
	) -> DispatchResult {
		ensure!(entry.quantity > 0, Error::<T>::ZeroQuantity);
		ensure!(entry.day <= Self::today(), Error::<T>::DayInFuture);
		let by_scope = matches!(entry.contributor, Contributor::Scope(_));
		ensure!(!by_scope, Error::<T>::ImportedScope);
		let units = credited_units(entry.quantity.into(), Ratio::ONE, Ratio::ONE)
			.map_err(|_| Error::<T>::Overflow)?;
		let key = (id.scope, entry.contributor.clone(), entry.kind);
		let mut ledger = Ledgers::<T>::get(&key);
		let contribution = Contribution {
			kind: entry.kind,
			contributor: entry.contributor.clone(),
			logger: None,
			quantity: entry.quantity,
			compensated: 0,
			role: None,
			multiplier: Ratio::ONE,
			rate: terms.rate,
			revision: *revision,
			day: entry.day,
			evidence: Document { hash: entry.evidence, ..Default::default() },
			gift: entry.gift,
			deposit: None,
			logged_at: now::<T>(),
			state: State::Accepted { quality: Ratio::ONE, units, at: now::<T>() },
			entry: Entry::Imported { import },
			previous: ledger.latest,
			task: None,
			corrections: 0,
		};
		let claim = Self::claim_of(terms, &contribution);
		ledger.latest = Some(id.index);
		ledger.logged = plus::<Error<T>, _>(ledger.logged, 1)?;
		ledger.accepted = plus::<Error<T>, _>(ledger.accepted, 1)?;
		Self::credit(&mut ledger.sums(), claim, entry.quantity, units)?;
		totals.accepted = plus::<Error<T>, _>(totals.accepted, 1)?;
		Self::credit(&mut totals.sums(), claim, entry.quantity, units)?;
		Contributions::<T>::insert(id.scope, id.index, &contribution);
		Ledgers::<T>::insert(&key, ledger);
		// Older ledgers are no standing: nobody of the scope judged what they say.
		let notice = Self::notice(id, &contribution, terms, (units, false), now::<T>());
		Self::deposit_event(Event::Imported { id, contribution });
		T::OnAccepted::accepted(&notice)
	}

	/// Takes the last page of an import back, and returns how many entries it had.
	pub(crate) fn do_undo_page(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		id: ImportId,
	) -> Result<u32, DispatchError> {
		let mut import = Self::running_import(scope, id)?;
		Self::ensure_imports(origin, scope, &import)?;
		let page = import.pages.checked_sub(1).ok_or(Error::<T>::NothingToUndo)?;
		let ImportPage { first, count } =
			ImportPages::<T>::take((scope, id, page)).ok_or(Error::<T>::NothingToUndo)?;
		let end = plus::<Error<T>, _>(first, count)?;
		for index in first..end {
			let quantity = Self::undo_entry(ContributionId { scope, index })?;
			import.imported_quantity = minus::<Error<T>, _>(import.imported_quantity, quantity)?;
		}
		import.imported = minus::<Error<T>, _>(import.imported, count)?;
		import.pages = page;
		let event = Event::PageUndone {
			scope,
			import: id,
			page,
			first,
			count,
			imported: import.imported,
			imported_quantity: import.imported_quantity,
		};
		Imports::<T>::insert(scope, id, import);
		Self::deposit_event(event);
		Ok(count)
	}

	/// Takes an imported entry back; it stays on record as undone. Its quantity.
	fn undo_entry(id: ContributionId) -> Result<u128, DispatchError> {
		let mut contribution = Self::entry(id)?;
		let State::Accepted { units, at, .. } = contribution.state else {
			return Err(Error::<T>::NotAccepted.into());
		};
		let terms = Self::kind_of(id.scope, contribution.kind)?.terms;
		let claim = Self::claim_of(&terms, &contribution);
		let kind = contribution.kind;
		let notice = Self::notice(id, &contribution, &terms, (units, false), at);
		let quantity = contribution.quantity;
		// What its contributor gave back already is not taken a second time.
		let left = minus::<Error<T>, _>(quantity, contribution.compensated)?;

		let key = (id.scope, contribution.contributor.clone(), kind);
		let mut ledger = Ledgers::<T>::get(&key);
		ledger.accepted = minus::<Error<T>, _>(ledger.accepted, 1)?;
		Self::debit(&mut ledger.sums(), claim, left, units)?;
		Ledgers::<T>::insert(&key, ledger);
		let mut totals = KindTotals::<T>::get(id.scope, kind);
		totals.accepted = minus::<Error<T>, _>(totals.accepted, 1)?;
		Self::debit(&mut totals.sums(), claim, left, units)?;
		KindTotals::<T>::insert(id.scope, kind, totals);
		contribution.state = State::Undone { at: now::<T>() };
		Contributions::<T>::insert(id.scope, id.index, contribution);
		T::OnAccepted::compensated(&notice)?;
		Ok(quantity.into())
	}

	pub(crate) fn do_finish_import(scope: ScopeId, id: ImportId) -> DispatchResult {
		let mut import = Self::running_import(scope, id)?;
		ensure!(import.imported == import.entries, Error::<T>::ImportIncomplete);
		import.finished = true;
		Imports::<T>::insert(scope, id, import);
		Self::deposit_event(Event::ImportFinished { scope, import: id });
		Ok(())
	}

	pub(crate) fn do_drop_import(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		id: ImportId,
	) -> DispatchResult {
		let import = Self::running_import(scope, id)?;
		Self::ensure_imports(origin, scope, &import)?;
		ensure!(import.imported == 0, Error::<T>::ImportNotEmpty);
		Imports::<T>::remove(scope, id);
		Self::deposit_event(Event::ImportDropped { scope, import: id });
		Ok(())
	}
}
