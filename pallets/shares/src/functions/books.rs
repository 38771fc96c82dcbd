// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Creating books, and crediting units.

use crate::{
	Book, BookOf, Books, Config, Credit, Credits, Epoch, Epochs, Error, Event, HolderOf, Line,
	Pallet, ScopeBooks, TermsOf, WaitingCredits, MAX_HEIGHT,
};
use frame_support::{ensure, traits::Get, BoundedVec};
use ovn_math::{
	accumulator::{ceiling_of, ceiling_rise},
	principal, split,
};
use ovn_primitives::{
	sum::{minus, plus},
	traits::{Accepted, Denominations as _},
	BookId, BookTerms, ClaimType, ContributionId, Contributor, Holder, Ratio, Series,
};
use sp_core::U256;
use sp_runtime::{DispatchError, DispatchResult};

/// The line of an asset of which nothing was accepted yet.
pub(crate) fn line<AssetKind>(asset: AssetKind) -> Line<AssetKind> {
	Line { asset, accumulator: Default::default(), accepted: 0, paid: 0, undistributed: 0 }
}

impl<T: Config> Pallet<T> {
	/// The rise of the level from the opening of a debt to its end.
	fn rise(ceiling: Ratio, scale: Option<(u128, u128)>) -> Result<U256, Error<T>> {
		ensure!(ceiling.numerator() >= ceiling.denominator(), Error::<T>::InvalidCeiling);
		ceiling_rise(ceiling, scale).map_err(|_| Error::<T>::InvalidCeiling)
	}

	pub(crate) fn do_create(id: BookId, terms: TermsOf<T>, inactive: bool) -> DispatchResult {
		ensure!(!Books::<T>::contains_key(id), Error::<T>::AlreadyCreated);
		let mut book = Book {
			terms: terms.clone(),
			inactive,
			units: 0,
			waiting: 0,
			positions: 0,
			height: 0,
			nested: false,
			lines: BoundedVec::new(),
			rise: U256::zero(),
			due: 0,
			waiting_due: 0,
			ahead: 0,
			epoch_paid: 0,
			head: 0,
			opened: 0,
			next: 0,
			queued: false,
		};
		let asset = match &terms {
			BookTerms::Equity => None,
			BookTerms::Debt { ceiling, asset, .. } => {
				book.rise = Self::rise(*ceiling, None)?;
				Some(asset)
			},
			BookTerms::Once { asset, .. } => {
				let began_at = Some(U256::zero());
				Epochs::<T>::insert(id, 0, Epoch { began_at, ..Default::default() });
				Some(asset)
			},
		};
		if let Some(asset) = asset {
			book.lines.try_push(line(asset.clone())).map_err(|_| Error::<T>::Inconsistent)?;
		}
		Books::<T>::insert(id, book);
		if let BookId::Kind { scope, kind } = id {
			ScopeBooks::<T>::insert(scope, kind, ());
		}
		Self::deposit_event(Event::BookCreated { book: id, terms, inactive });
		Ok(())
	}

	/// Lets a book pay into another, which must be lower, so that there are no cycles.
	///
	/// A book into which others pay keeps its height, because they are above it.
	fn nest(id: BookId, book: &mut BookOf<T>, inner: BookId) -> DispatchResult {
		ensure!(matches!(id, BookId::Kind { .. }), Error::<T>::CannotPayBooks);
		ensure!(inner != id, Error::<T>::InvalidNesting);
		let mut lower = Self::existing(inner)?;
		// A claim has no rate, which is needed to value expenses.
		ensure!(!matches!(lower.terms, BookTerms::Once { .. }), Error::<T>::CannotPayExpenses);
		let height = lower.height.checked_add(1).ok_or(Error::<T>::InvalidNesting)?;
		if book.height < height {
			ensure!(!book.nested && height <= MAX_HEIGHT, Error::<T>::InvalidNesting);
			book.height = height;
		}
		if !lower.nested {
			lower.nested = true;
			Books::<T>::insert(inner, lower);
		}
		Ok(())
	}

	pub(crate) fn do_credit(
		id: BookId,
		holder: HolderOf<T>,
		units: u128,
	) -> Result<Series, DispatchError> {
		ensure!(units > 0, Error::<T>::ZeroUnits);
		let mut book = Self::existing(id)?;
		ensure!(book.inactive || matches!(id, BookId::Kind { .. }), Error::<T>::BookClosed);
		ovn_math::units::check(plus::<Error<T>, _>(book.total(), units)?)
			.map_err(Error::<T>::from)?;
		if let Holder::Book(inner) = holder {
			Self::nest(id, &mut book, inner)?;
		}
		let (series, in_force) = match book.terms {
			BookTerms::Equity => (0, true),
			BookTerms::Once { .. } => Self::epoch_for_credit(id, &book)?,
			BookTerms::Debt { .. } => Self::cohort_for_credit(id, &mut book)?,
		};
		let mut position = Self::position_or_new(id, &holder, series, &mut book)?;
		Self::settle(id, &book, series, &mut position)?;
		let before = position.units;
		position.units = plus::<Error<T>, _>(before, units)?;
		if in_force {
			book.units = plus::<Error<T>, _>(book.units, units)?;
		} else {
			book.waiting = plus::<Error<T>, _>(book.waiting, units)?;
		}
		if let BookTerms::Debt { .. } = book.terms {
			let due = |units| ceiling_of(units, book.rise).map_err(Error::<T>::from);
			let more = minus::<Error<T>, _>(due(position.units)?, due(before)?)?;
			book.due = plus::<Error<T>, _>(book.due, more)?;
			if !in_force {
				book.waiting_due = plus::<Error<T>, _>(book.waiting_due, more)?;
			}
			Self::join_cohort(id, &book, series, units, more)?;
			Self::update_queue(id, &mut book);
		}
		Self::deposit_event(Event::Credited {
			book: id,
			holder: holder.clone(),
			series,
			credited: units,
			units: position.units,
			total: book.total(),
		});
		Self::store_position(id, &mut book, holder, series, position)?;
		Books::<T>::insert(id, book);
		Ok(series)
	}

	/// The epoch of expenses that are credited now, and whether it is the present one. It is the
	/// present epoch until some of it is paid, then the next.
	///
	/// An epoch that was partly paid stays so, even if the paid expenses were given back, because
	/// its units earn from its beginning.
	fn epoch_for_credit(id: BookId, book: &BookOf<T>) -> Result<(Series, bool), Error<T>> {
		let epoch = Epochs::<T>::get(id, book.head).ok_or(Error::<T>::Inconsistent)?;
		if epoch.began_at == Some(book.level(0)) {
			Ok((book.head, true))
		} else {
			Ok((book.head.checked_add(1).ok_or(Error::<T>::Overflow)?, false))
		}
	}

	pub(crate) fn do_debit(
		id: BookId,
		holder: HolderOf<T>,
		series: Series,
		units: u128,
	) -> Result<u128, DispatchError> {
		let mut book = Self::existing(id)?;
		let Some(mut position) = crate::Positions::<T>::get((id, &holder, series)) else {
			return Ok(0);
		};
		let taken = units.min(position.units);
		if Self::has_ended(&book, series) || taken == 0 {
			return Ok(0);
		}
		Self::settle(id, &book, series, &mut position)?;
		let left = minus::<Error<T>, _>(position.units, taken)?;
		let in_force = match book.terms {
			BookTerms::Equity => true,
			BookTerms::Once { .. } => {
				if series == book.head {
					// What they earned does not count for those who remain.
					let earned = Self::earned_in_epoch(id, &book, taken)?;
					book.epoch_paid = book.epoch_paid.saturating_sub(earned);
				}
				series == book.head
			},
			BookTerms::Debt { .. } => {
				Self::leave_cohort(id, &mut book, series, &position, taken)?;
				series < book.opened
			},
		};
		position.units = left;
		if in_force {
			book.units = minus::<Error<T>, _>(book.units, taken)?;
		} else {
			book.waiting = minus::<Error<T>, _>(book.waiting, taken)?;
		}
		Self::update_queue(id, &mut book);
		Self::deposit_event(Event::Debited {
			book: id,
			holder: holder.clone(),
			series,
			debited: taken,
			units: left,
			total: book.total(),
		});
		Self::store_position(id, &mut book, holder, series, position)?;
		Books::<T>::insert(id, book);
		Ok(taken)
	}

	pub(crate) fn do_set_ceiling(id: BookId, ceiling: Ratio) -> DispatchResult {
		let mut book = Self::existing(id)?;
		ensure!(book.inactive, Error::<T>::AlreadyActive);
		let BookTerms::Debt { ceiling: old, .. } = &mut book.terms else {
			return Err(Error::<T>::NotDebt.into());
		};
		*old = ceiling;
		book.rise = Self::rise(ceiling, None)?;
		Self::revalue(id, &mut book)?;
		Self::deposit_event(Event::CeilingSet { book: id, ceiling, due: book.due });
		Books::<T>::insert(id, book);
		Ok(())
	}

	pub(crate) fn do_activate(id: BookId, scale: Option<(u128, u128)>) -> DispatchResult {
		let mut book = Self::existing(id)?;
		ensure!(book.inactive, Error::<T>::AlreadyActive);
		if let BookTerms::Debt { ceiling, .. } = book.terms {
			if scale.is_some() {
				book.rise = Self::rise(ceiling, scale)?;
				Self::revalue(id, &mut book)?;
			}
		} else {
			ensure!(scale.is_none(), Error::<T>::NotDebt);
		}
		book.inactive = false;
		Self::work(id, &mut book, T::StepsPerDistribution::get())?;
		Self::deposit_event(Event::BookActivated { book: id, units: book.total(), due: book.due });
		Books::<T>::insert(id, book);
		Ok(())
	}

	/// Credits an accepted contribution. The book is created with the first of its kind.
	pub(crate) fn credit_contribution(contribution: &Accepted<T::AccountId>) -> DispatchResult {
		if contribution.claim == ClaimType::Gift || contribution.units == 0 {
			return Ok(());
		}
		let (scope, kind) = (contribution.id.scope, contribution.kind);
		let id = BookId::Kind { scope, kind };
		let denomination =
			|| T::Denominations::denomination(scope, kind).ok_or(Error::<T>::KindNotFound);
		let terms = match Books::<T>::get(id) {
			Some(book) => book.terms,
			None => {
				let terms = match contribution.claim {
					ClaimType::Debt { ceiling } => {
						let worth = denomination()?;
						BookTerms::Debt {
							ceiling: Ratio::new(ceiling.into(), 100)
								.map_err(|_| Error::<T>::InvalidCeiling)?,
							asset: worth.asset.unwrap_or_else(T::NativeAsset::get),
							per_unit: worth.counted.then_some(worth.rate),
						}
					},
					ClaimType::Once => {
						let worth = denomination()?;
						BookTerms::Once {
							asset: worth.asset.unwrap_or_else(T::NativeAsset::get),
							per_unit: worth.counted.then_some(worth.rate),
						}
					},
					ClaimType::Equity | ClaimType::Gift => BookTerms::Equity,
				};
				Self::do_create(id, terms.clone(), false)?;
				terms
			},
		};
		let credited = match terms {
			BookTerms::Debt { .. } | BookTerms::Once { .. } => {
				// Assets are counted at their amount, everything else at the rate in force when it
				// was logged.
				let worth = denomination()?;
				let rate = if worth.counted { worth.rate } else { contribution.rate };
				let value = split::value(rate, contribution.units);
				let part = match terms {
					BookTerms::Debt { ceiling, .. } => {
						Self::principal_part(ceiling, contribution.claim)?
					},
					_ => Ratio::ONE,
				};
				split::limit(value.map_err(Error::<T>::from)?, part).ok_or(Error::<T>::Overflow)?
			},
			BookTerms::Equity => contribution.units,
		};
		if credited == 0 {
			return Ok(());
		}
		let series = Self::do_credit(id, holder(&contribution.contributor), credited)?;
		if !matches!(terms, BookTerms::Equity) {
			let credit = Credit { series, units: contribution.units, credited };
			Credits::<T>::insert(contribution.id, credit);
		}
		Ok(())
	}

	/// The part of its value that a contribution is credited as principal. It keeps the payment
	/// within the claim even if a campaign gave the book of the kind a higher ceiling.
	fn principal_part(ceiling: Ratio, claim: ClaimType) -> Result<Ratio, Error<T>> {
		let ClaimType::Debt { ceiling: percent } = claim else { return Ok(Ratio::ONE) };
		Ok(principal::part(ceiling, percent.into())?)
	}

	/// Keeps a contribution that cannot be credited now.
	pub(crate) fn keep_credit(contribution: &Accepted<T::AccountId>, reason: DispatchError) {
		WaitingCredits::<T>::insert(contribution.id, contribution);
		let units = contribution.units;
		Self::deposit_event(Event::CreditWaits { contribution: contribution.id, units, reason });
	}

	pub(crate) fn do_retry_credit(id: ContributionId) -> DispatchResult {
		let contribution = WaitingCredits::<T>::take(id).ok_or(Error::<T>::CreditNotFound)?;
		Self::credit_contribution(&contribution)?;
		Self::deposit_event(Event::CreditDelivered { contribution: id });
		Ok(())
	}

	/// Takes back what was credited, or waits, for units that a contributor gives back.
	pub(crate) fn debit_contribution(contribution: &Accepted<T::AccountId>) -> DispatchResult {
		if contribution.claim == ClaimType::Gift || contribution.units == 0 {
			return Ok(());
		}
		if let Some(waiting) = WaitingCredits::<T>::get(contribution.id) {
			// None of it was credited.
			let units = waiting.units.saturating_sub(contribution.units);
			if units == 0 {
				WaitingCredits::<T>::remove(contribution.id);
			} else {
				WaitingCredits::<T>::insert(contribution.id, Accepted { units, ..waiting });
			}
			let contribution = contribution.id;
			Self::deposit_event(Event::WaitingCreditLowered { contribution, units });
			return Ok(());
		}
		let id = BookId::Kind { scope: contribution.id.scope, kind: contribution.kind };
		let Some(book) = Books::<T>::get(id) else { return Ok(()) };
		let holder = holder(&contribution.contributor);
		if matches!(book.terms, BookTerms::Equity) {
			Self::do_debit(id, holder, 0, contribution.units)?;
			return Ok(());
		}
		let Some(credit) = Credits::<T>::get(contribution.id) else { return Ok(()) };
		let back = contribution.units.min(credit.units);
		let left = minus::<Error<T>, _>(credit.units, back)?;
		// What stays is rounded down, so that giving back all units takes back all that was
		// credited.
		let keep =
			principal::kept(credit.credited, left, credit.units).map_err(Error::<T>::from)?;
		Self::do_debit(id, holder, credit.series, minus::<Error<T>, _>(credit.credited, keep)?)?;
		if left == 0 {
			Credits::<T>::remove(contribution.id);
		} else {
			let credit = Credit { units: left, credited: keep, ..credit };
			Credits::<T>::insert(contribution.id, credit);
		}
		Ok(())
	}

	/// Refuses principal below one whole unit. An inactive debt has one cohort only, and whoever
	/// collects its principal decides what is too small.
	pub(crate) fn ensure_principal(id: BookId, units: u128) -> DispatchResult {
		let book = Self::existing(id)?;
		if let BookTerms::Debt { asset, .. } = book.terms {
			let enough = book.inactive || units >= Self::whole_unit(asset);
			ensure!(enough, Error::<T>::PrincipalTooSmall);
		}
		Ok(())
	}
}

/// The holder of a contributor's units.
fn holder<AccountId: Clone>(contributor: &Contributor<AccountId>) -> Holder<AccountId> {
	match contributor {
		Contributor::Agent(who) => Holder::Agent(who.clone()),
		Contributor::External(identity) => Holder::External(*identity),
		Contributor::Scope(scope) => Holder::Scope(*scope),
	}
}
