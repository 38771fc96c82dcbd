// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Equations, rates, and the time between a decision and its effect.

use crate::{
	Ask, Bucket, Config, EquationOf, EquationRecord, EquationRecordOf, Equations, Error, Event,
	Inboxes, KnownKind, Mode, NextEquation, NextVersion, Notice, Notices, OnEmpty, Pallet,
	Recipient, MAX_KINDS,
};
use alloc::collections::BTreeSet;
use frame_support::{ensure, traits::Get, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::equation;
use ovn_primitives::{
	runtime::now,
	traits::{Kinds, Scopes},
	ClaimType, KindId, ScopeId,
};
use sp_runtime::{traits::CheckedAdd, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The equation of a scope, with everything in force that is due.
	pub(crate) fn record(scope: ScopeId) -> Option<EquationRecordOf<T>> {
		let mut record = Equations::<T>::get(scope)?;
		record.settle(now::<T>());
		Some(record)
	}

	pub(crate) fn do_set_equation(scope: ScopeId, equation: EquationOf<T>) -> DispatchResult {
		T::Scopes::ensure_not_suspended(scope)?;
		Self::ensure_valid(scope, &equation)?;
		let now = now::<T>();
		let (record, version, from) = match Self::record(scope) {
			// Nobody could rely on an earlier equation, so there is no notice, except for what
			// others sent.
			None => (Self::first_record(scope, equation.clone())?, 1, now),
			Some(mut record) => {
				// It replaces the one that was to come.
				record.next = None;
				let from = Self::effective_from(scope, &record)?;
				let version = Self::next_version(record.last)?;
				record.last = version;
				record.forget_kinds();
				// It also waits for the decided rates of kinds that it brings.
				let from = Self::learn_kinds(scope, &mut record, &equation, from)?;
				record.next = Some(NextEquation { version, equation: equation.clone(), from });
				(record, version, from)
			},
		};
		Equations::<T>::insert(scope, record);
		Self::deposit_event(Event::EquationSet { scope, version, from, equation });
		Ok(())
	}

	/// The record of a scope's first equation, also used to preview a proposed one.
	pub(crate) fn first_record(
		scope: ScopeId,
		equation: EquationOf<T>,
	) -> Result<EquationRecordOf<T>, DispatchError> {
		let mut record = EquationRecord {
			last: 1,
			since: 1,
			equation: equation.clone(),
			next: None,
			kinds: BoundedVec::new(),
			inbox_from: if Inboxes::<T>::iter_key_prefix((scope,)).next().is_some() {
				Self::after_notice(scope)?
			} else {
				now::<T>()
			},
		};
		// Without an equation rates are in force at once, so none is to come.
		Self::learn_kinds(scope, &mut record, &equation, now::<T>())?;
		Ok(record)
	}

	/// Adds the kinds that the record lacks. Returns the first block, not before `from`, in which
	/// all decided rates of these kinds are in force.
	pub(crate) fn learn_kinds(
		scope: ScopeId,
		record: &mut EquationRecordOf<T>,
		equation: &EquationOf<T>,
		mut from: BlockNumberFor<T>,
	) -> Result<BlockNumberFor<T>, DispatchError> {
		for kind in equation.kinds() {
			if record.known(kind).is_none() {
				let value = T::Kinds::value(scope, kind).ok_or(Error::<T>::KindNotFound)?;
				let once = value.claim == ClaimType::Once;
				from = value.next_rate.map_or(from, |(_, holds)| from.max(holds));
				let known = KnownKind { kind, once, since: 0, next: None };
				// There is room for the kinds of two equations, and the record has no others.
				record.kinds.try_push(known).map_err(|_| Error::<T>::TooManyKinds)?;
			}
		}
		Ok(from)
	}

	/// The rate of a kind at a block, as far as it is decided.
	pub(crate) fn rate_at(scope: ScopeId, kind: KindId, at: BlockNumberFor<T>) -> u128 {
		let Some(value) = T::Kinds::value(scope, kind) else { return 0 };
		value.next_rate.filter(|(_, from)| *from <= at).map_or(value.rate, |(rate, _)| rate)
	}

	/// Checks that an equation is valid for the scope.
	pub(crate) fn ensure_valid(scope: ScopeId, equation: &EquationOf<T>) -> DispatchResult {
		let mut names = BTreeSet::new();
		let mut kinds = BTreeSet::<KindId>::new();
		for bucket in &equation.buckets {
			let name = core::str::from_utf8(&bucket.name).unwrap_or_default();
			ensure!(!name.is_empty() && names.insert(name), Error::<T>::InvalidName);
			Self::ensure_recipient(scope, bucket, &mut kinds)?;
			if let Ask::Fixed { amount, .. } = bucket.ask {
				ensure!(amount > 0, Error::<T>::InvalidShares);
			}
		}
		let few = u32::try_from(kinds.len()).is_ok_and(|count| count <= MAX_KINDS);
		ensure!(few, Error::<T>::TooManyKinds);
		let asks: alloc::vec::Vec<_> =
			equation.buckets.iter().map(|bucket| Self::ask(bucket, None)).collect();
		equation::check(Self::mode(equation.mode), &asks).map_err(|_| Error::<T>::InvalidShares)?;
		Self::ensure_purse(scope, equation.residue)
	}

	fn ensure_recipient(
		scope: ScopeId,
		bucket: &Bucket<T::AccountId, T::AssetKind>,
		named: &mut BTreeSet<KindId>,
	) -> DispatchResult {
		match &bucket.recipient {
			Recipient::Fund(purse) => Self::ensure_purse(scope, *purse),
			Recipient::Account(_) => Ok(()),
			Recipient::Scope(other) => {
				ensure!(*other != scope, Error::<T>::SelfRecipient);
				Self::ensure_scope(*other)
			},
			Recipient::Books { kinds, on_empty, .. } => {
				ensure!(!kinds.is_empty(), Error::<T>::EmptyBucket);
				for kind in kinds {
					ensure!(named.insert(*kind), Error::<T>::DuplicateKind);
					ensure!(T::Kinds::value(scope, *kind).is_some(), Error::<T>::KindNotFound);
				}
				match on_empty {
					OnEmpty::Fund(purse) => Self::ensure_purse(scope, *purse),
					OnEmpty::NextBucket | OnEmpty::Hold => Ok(()),
				}
			},
		}
	}

	pub(crate) fn mode(mode: Mode) -> equation::Mode {
		match mode {
			Mode::Straight => equation::Mode::Straight,
			Mode::Remaining => equation::Mode::Remaining,
		}
	}

	/// What a bucket asks for of an income in one asset.
	pub(crate) fn ask(
		bucket: &Bucket<T::AccountId, T::AssetKind>,
		asset: Option<&T::AssetKind>,
	) -> equation::Ask {
		match &bucket.ask {
			Ask::Share(share) => equation::Ask::Share(*share),
			Ask::Fixed { asset: of, amount } => {
				equation::Ask::Fixed(if Some(of) == asset { *amount } else { 0 })
			},
		}
	}

	fn next_version(last: u32) -> Result<u32, DispatchError> {
		last.checked_add(1).ok_or_else(|| Error::<T>::Overflow.into())
	}

	/// A scope decided on a rate, which is in force after the notice. Returns the first block in
	/// which it is.
	pub(crate) fn do_change_rate(
		scope: ScopeId,
		kind: KindId,
		rate: u128,
	) -> Result<BlockNumberFor<T>, DispatchError> {
		// A kind that no equation names has no effect on incomes. If it is named later, it has its
		// rate of that time.
		let now = now::<T>();
		let Some(mut record) = Self::record(scope) else { return Ok(now) };
		let version = Self::next_version(record.last)?;
		let Some(known) = record.kinds.iter_mut().find(|known| known.kind == kind) else {
			// The equation that named it may have ended by now, and with it what was to come.
			Equations::<T>::insert(scope, record);
			return Ok(now);
		};
		// It replaces the one that was to come.
		known.next = None;
		let from = Self::effective_from(scope, &record)?;
		let Some(known) = record.kinds.iter_mut().find(|known| known.kind == kind) else {
			return Ok(now);
		};
		known.next = Some(NextVersion { version, from });
		record.last = version;
		Equations::<T>::insert(scope, record);
		Self::deposit_event(Event::RateSet { scope, kind, rate, version, from });
		Ok(from)
	}

	/// The notice of a scope now, in blocks: its own, or that of the nearest scope above that has
	/// one, or a longer one that was in force until recently.
	pub(crate) fn notice_of(scope: ScopeId) -> BlockNumberFor<T> {
		let now = now::<T>();
		let mut longest = T::MinNotice::get();
		let mut at = Some(scope);
		// The depth of scopes is bounded.
		while let Some(scope) = at {
			let notice = Notices::<T>::get(scope);
			let before = notice.and_then(|notice| notice.before);
			if let Some((before, _)) = before.filter(|(_, until)| now < *until) {
				longest = longest.max(before);
			}
			if let Some(own) = notice.and_then(|notice| notice.own) {
				return longest.max(own);
			}
			at = T::Scopes::parent(scope);
		}
		longest.max(T::DefaultNotice::get())
	}

	/// The block in which a decision that the scope takes now is in force.
	pub(crate) fn after_notice(scope: ScopeId) -> Result<BlockNumberFor<T>, DispatchError> {
		let from = now::<T>().checked_add(&Self::notice_of(scope));
		from.ok_or_else(|| Error::<T>::Overflow.into())
	}

	/// The block in which a decision about the equation that is taken now is in force. It is not
	/// before earlier decisions with a longer notice, so that versions come into force in order.
	pub(crate) fn effective_from(
		scope: ScopeId,
		record: &EquationRecordOf<T>,
	) -> Result<BlockNumberFor<T>, DispatchError> {
		let from = Self::after_notice(scope)?;
		Ok(record.settled_from().map_or(from, |earlier| from.max(earlier)))
	}

	pub(crate) fn do_set_notice(scope: ScopeId, own: Option<BlockNumberFor<T>>) -> DispatchResult {
		if let Some(own) = own {
			let valid = T::MinNotice::get() <= own && own <= T::MaxNotice::get();
			ensure!(valid, Error::<T>::InvalidNotice);
		}
		let before = Self::notice_of(scope);
		let until = Self::after_notice(scope)?;
		Notices::<T>::insert(scope, Notice { own, before: None });
		let after = Self::notice_of(scope);
		if after < before {
			Notices::<T>::insert(scope, Notice { own, before: Some((before, until)) });
		}
		let notice = Self::notice_of(scope);
		Self::deposit_event(Event::NoticeSet { scope, own, notice });
		Ok(())
	}
}
