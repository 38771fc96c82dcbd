// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The views.

use super::positions::Span;
use crate::{
	BookOf, BookView, Books, Config, EarnedView, HolderOf, Holdings, Pallet, Position,
	PositionView, Positions, ScopeBooks,
};
use alloc::vec::Vec;
use ovn_math::accumulator::{ceiling_of, Entitlement};
use ovn_primitives::{runtime::page, BookId, BookTerms, KindId, ScopeId, Series};

impl<T: Config> Pallet<T> {
	pub(crate) fn view_book(id: BookId) -> Option<BookView<T::AssetKind>> {
		let book = Books::<T>::get(id)?;
		let owed = matches!(book.terms, BookTerms::Debt { .. }).then(|| book.owed());
		let pending = book.pending();
		Some(BookView {
			id,
			terms: book.terms,
			inactive: book.inactive,
			units: book.units,
			waiting: book.waiting,
			positions: book.positions,
			lines: book.lines.into_inner(),
			owed,
			pending,
		})
	}

	pub(crate) fn view_books(
		scope: ScopeId,
		after: Option<KindId>,
		limit: u32,
	) -> Vec<BookView<T::AssetKind>> {
		let kinds = match after {
			Some(kind) => ScopeBooks::<T>::iter_key_prefix_from(
				scope,
				ScopeBooks::<T>::hashed_key_for(scope, kind),
			),
			None => ScopeBooks::<T>::iter_key_prefix(scope),
		};
		kinds
			.take(page(limit))
			.filter_map(|kind| Self::view_book(BookId::Kind { scope, kind }))
			.collect()
	}

	pub(crate) fn view_positions(
		id: BookId,
		after: Option<(HolderOf<T>, Series)>,
		limit: u32,
	) -> Vec<PositionView<T::AccountId, T::AssetKind>> {
		let Some(book) = Books::<T>::get(id) else { return Vec::new() };
		let positions = match after {
			Some((holder, series)) => Positions::<T>::iter_prefix_from(
				(id,),
				Positions::<T>::hashed_key_for((id, holder, series)),
			),
			None => Positions::<T>::iter_prefix((id,)),
		};
		positions
			.take(page(limit))
			.filter_map(|((holder, series), position)| {
				Self::explain(id, &book, holder, series, position)
			})
			.collect()
	}

	pub(crate) fn view_holdings(
		holder: HolderOf<T>,
		after: Option<(BookId, Series)>,
		limit: u32,
	) -> Vec<PositionView<T::AccountId, T::AssetKind>> {
		let keys = match after {
			Some((book, series)) => Holdings::<T>::iter_key_prefix_from(
				(holder.clone(),),
				Holdings::<T>::hashed_key_for((holder.clone(), book, series)),
			),
			None => Holdings::<T>::iter_key_prefix((holder.clone(),)),
		};
		keys.take(page(limit))
			.filter_map(|(book, series)| Self::view_position(book, holder.clone(), series))
			.collect()
	}

	pub(crate) fn view_position(
		id: BookId,
		holder: HolderOf<T>,
		series: Series,
	) -> Option<PositionView<T::AccountId, T::AssetKind>> {
		let book = Books::<T>::get(id)?;
		let position = Positions::<T>::get((id, &holder, series))?;
		Self::explain(id, &book, holder, series, position)
	}

	/// A position, settled, with the numbers from which its claims follow.
	fn explain(
		id: BookId,
		book: &BookOf<T>,
		holder: HolderOf<T>,
		series: Series,
		mut position: Position,
	) -> Option<PositionView<T::AccountId, T::AssetKind>> {
		let span = Self::span(id, book, series).ok()?;
		let before = position.entitlements.clone();
		Self::settle(id, book, series, &mut position).ok()?;
		let (from, ended) = match span {
			Span::Waiting => (None, false),
			Span::Begun { from, until } => (Some(from), until.is_some()),
		};
		let earned = position
			.entitlements
			.iter()
			.zip(&book.lines)
			.enumerate()
			.map(|(place, (entitlement, line))| EarnedView {
				asset: line.asset.clone(),
				claimable: entitlement.claimable(),
				settled_at: before
					.get(place)
					.map_or(from.unwrap_or_default(), Entitlement::settled_at),
				level: entitlement.settled_at(),
			})
			.collect();
		let shares = from.is_some() && !ended;
		let ceiling = match book.terms {
			BookTerms::Debt { .. } => ceiling_of(position.units, book.rise).ok(),
			BookTerms::Equity | BookTerms::Once { .. } => None,
		};
		let payee = Self::payee(id, &holder, &position).ok();
		Some(PositionView {
			book: id,
			holder,
			series,
			units: position.units,
			part: (if shares { position.units } else { 0 }, book.units),
			earned,
			ceiling,
			redirect: position.redirect,
			payee,
		})
	}
}
