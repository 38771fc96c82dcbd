// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The views.

use super::income::IncomeDetails;
use crate::{
	AccountIdOf, Config, EquationOf, EquationViewOf, Equations, Error, Flows, InboxView, Inboxes,
	KindRate, KindSplit, Levied, NextRate, Pallet, Split, MAX_PAGE,
};
use alloc::vec::Vec;
use frame_support::ensure;
use ovn_primitives::{
	runtime::now,
	traits::{Kinds, Scopes, ShareBooks},
	Balance, BookId, IncomeClass, Purse, ScopeId,
};
use sp_runtime::{traits::SaturatedConversion, DispatchError};

impl<T: Config> Pallet<T> {
	pub(crate) fn view_equation(scope: ScopeId) -> Option<EquationViewOf<T>> {
		let record = Self::record(scope)?;
		let version = record.version();
		let rates = record.kinds.iter().filter_map(|known| {
			let value = T::Kinds::value(scope, known.kind)?;
			let next = known.next.zip(value.next_rate);
			let next = next.map(|(next, (rate, _))| NextRate {
				rate,
				version: next.version,
				from: next.from,
			});
			let (kind, once, since) = (known.kind, known.once, known.since);
			Some(KindRate { kind, once, rate: value.rate, since, next })
		});
		let rates = rates.collect();
		Some(EquationViewOf::<T> {
			version,
			since: record.since,
			equation: record.equation,
			next: record.next,
			rates,
		})
	}

	pub(crate) fn do_preview(
		scope: ScopeId,
		asset: T::AssetKind,
		(amount, cut): (Balance, Balance),
		class: IncomeClass,
		levied: Levied,
		other: Option<EquationOf<T>>,
	) -> Result<Split, DispatchError> {
		Self::ensure_scope(scope)?;
		ensure!(T::Scopes::accepts(scope, &asset), Error::<T>::AssetNotAccepted);
		ensure!(cut <= Self::most_cut(amount)?, Error::<T>::InvalidCut);
		let now = now::<T>();
		let (record, at) = match (Self::record(scope), other) {
			(None, None) => return Err(Error::<T>::EquationNotFound.into()),
			(Some(record), None) => (record, now),
			(record, Some(other)) => {
				Self::ensure_valid(scope, &other)?;
				match record {
					None => (Self::first_record(scope, other)?, now),
					Some(mut record) => {
						// What was decided by now is in force before anything decided later.
						let from = Self::effective_from(scope, &record)?;
						record.settle(from);
						record.last = record.last.saturating_add(1);
						(record.since, record.next) = (record.last, None);
						record.equation = other.clone();
						record.forget_kinds();
						let from = Self::learn_kinds(scope, &mut record, &other, from)?;
						(record, from)
					},
				}
			},
		};
		let details = IncomeDetails::<AccountIdOf<T>> {
			payer: None,
			amount,
			cut,
			class,
			reference: None,
			levied,
			terms: None,
		};
		Self::ensure_divisible(scope, &asset, &record.equation)?;
		let flow = Flows::<T>::get(scope, &asset);
		let divided = Self::divide(scope, &asset, &details, &record, flow, at)?;
		Ok(divided.split)
	}

	pub(crate) fn view_values(scope: ScopeId, asset: T::AssetKind) -> Vec<KindSplit> {
		let Some(record) = Self::record(scope) else { return Vec::new() };
		let (kinds, now) = (record.equation.kinds(), now::<T>());
		kinds
			.map(|kind| {
				let rate = Self::rate_at(scope, kind, now);
				let basis = T::Books::basis(BookId::Kind { scope, kind }, &asset, rate);
				KindSplit { kind, rate, value: basis.value, room: basis.room, amount: 0 }
			})
			.collect()
	}

	pub(crate) fn view_inbox(scope: ScopeId, skip: u32) -> Vec<InboxView<T::AssetKind>> {
		let page = Inboxes::<T>::iter_prefix((scope,)).skip(skip.saturated_into());
		page.take(MAX_PAGE.saturated_into())
			.map(|((asset, levied), amount)| InboxView { asset, levied, amount })
			.collect()
	}

	/// The purse that takes the residue of a scope.
	pub(crate) fn residue_of(scope: ScopeId) -> Purse {
		let record = Equations::<T>::get(scope);
		record.map_or(Purse::Treasury, |mut record| {
			record.settle(now::<T>());
			record.equation.residue
		})
	}
}
