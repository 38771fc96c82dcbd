// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Periods that are late or contested.

use crate::{
	Config, Contest, Contested, ContractOf, Error, Event, Flag, Pairs, Pallet, Periods,
	StoppedBlocks,
};
use frame_support::{ensure, traits::Get};
use ovn_math::settlement::period::can_be_flagged;
use ovn_primitives::{runtime::now, Balance, ContractId, DecisionClass, Party};
use sp_core::H256;
use sp_runtime::{traits::Saturating, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_flag(by: T::AccountId, id: ContractId) -> DispatchResult {
		let record = Self::signed(id)?;
		let cure = Self::blocks(Self::licence(&record)?.cure_days.into());
		let mut pair = Pairs::<T>::get(record.terms.payee, &record.terms.payer);
		let known = pair.flags.iter().any(|flag| flag.contract == id);
		ensure!(!known, Error::<T>::AlreadyOverdue);
		let slot = Self::slot(&record, record.closed)?.ok_or(Error::<T>::NotLate)?;
		let grace = Self::wide(Self::grace(id, record.closed));
		let stopped = Self::wide(Self::stopped_since(record.stopped));
		let late = can_be_flagged(slot, grace, stopped, Self::wide(now::<T>()));
		ensure!(late, Error::<T>::NotLate);
		let (at, stopped) = (now::<T>(), StoppedBlocks::<T>::get());
		let flag = Flag { contract: id, at, cure, stopped };
		pair.flags.try_push(flag).map_err(|_| Error::<T>::TooManyContracts)?;
		Pairs::<T>::insert(record.terms.payee, &record.terms.payer, pair);
		Self::deposit_event(Event::PeriodFlagged {
			contract: id,
			period: record.closed,
			breach_from: at.saturating_add(cure),
			by,
		});
		Ok(())
	}

	pub(crate) fn do_contest(
		origin: T::RuntimeOrigin,
		id: ContractId,
		number: u32,
		(asset, base): (T::AssetKind, Balance),
		evidence: H256,
	) -> DispatchResult {
		let record = Self::signed(id)?;
		Self::licence(&record)?;
		let payee = Party::Scope(record.terms.payee);
		Self::ensure_party(origin, &payee, DecisionClass::Significant)?;
		Self::ensure_not_suspended(&payee)?;
		let mut period = Self::closed_period(id, number)?;
		ensure!(Self::can_be_contested(&period), Error::<T>::TooLate);
		ensure!(period.contest.is_none(), Error::<T>::AlreadyContested);
		let higher = base > Self::base_of(&record, &period, &asset)?;
		ensure!(higher, Error::<T>::BaseNotHigher);
		let mut pair = Pairs::<T>::get(record.terms.payee, &record.terms.payer);
		let contested = Contested {
			contract: id,
			period: number,
			marked_from: now::<T>().saturating_add(Self::blocks(T::AnswerDays::get())),
			stopped: StoppedBlocks::<T>::get(),
		};
		pair.contests.try_push(contested).map_err(|_| Error::<T>::TooManyContracts)?;
		Pairs::<T>::insert(record.terms.payee, &record.terms.payer, pair);
		period.contest = Some(Contest { asset: asset.clone(), base, answered: false });
		Periods::<T>::insert(id, number, period);
		let contract = id;
		Self::deposit_event(Event::BaseContested {
			contract,
			period: number,
			asset,
			base,
			evidence,
		});
		Ok(())
	}

	pub(crate) fn do_answer(
		origin: T::RuntimeOrigin,
		id: ContractId,
		number: u32,
		evidence: H256,
	) -> DispatchResult {
		let record = Self::signed(id)?;
		Self::ensure_party(origin, &record.terms.payer, DecisionClass::Standard)?;
		let mut period = Self::closed_period(id, number)?;
		let contest = period.contest.as_mut().ok_or(Error::<T>::NotContested)?;
		ensure!(!contest.answered, Error::<T>::AlreadyAnswered);
		contest.answered = true;
		let mut pair = Pairs::<T>::get(record.terms.payee, &record.terms.payer);
		let of = |one: &&mut Contested<_>| one.contract == id && one.period == number;
		let contested = pair.contests.iter_mut().find(of).ok_or(Error::<T>::Inconsistent)?;
		let in_time = now::<T>() < Self::prolonged(contested.marked_from, contested.stopped);
		ensure!(in_time, Error::<T>::AlreadyAnswered);
		contested.marked_from = now::<T>().saturating_add(Self::blocks(T::AnswerDays::get()));
		contested.stopped = StoppedBlocks::<T>::get();
		Pairs::<T>::insert(record.terms.payee, &record.terms.payer, pair);
		Periods::<T>::insert(id, number, period);
		Self::deposit_event(Event::ContestAnswered { contract: id, period: number, evidence });
		Ok(())
	}

	pub(crate) fn do_withdraw_contest(
		origin: T::RuntimeOrigin,
		id: ContractId,
		number: u32,
	) -> DispatchResult {
		let record = Self::signed(id)?;
		let payee = Party::Scope(record.terms.payee);
		let signer = Self::ensure_party(origin, &payee, DecisionClass::Significant)?;
		Self::ensure_independent(signer.as_ref(), &payee, &record.terms.payer)?;
		let mut period = Self::closed_period(id, number)?;
		ensure!(period.contest.take().is_some(), Error::<T>::NotContested);
		Periods::<T>::insert(id, number, period);
		Self::drop_contest(id, &record, number);
		Ok(())
	}

	/// Removes the mark of a contest that is settled.
	pub(crate) fn drop_contest(id: ContractId, record: &ContractOf<T>, number: u32) {
		Self::change_pair(record.terms.payee, &record.terms.payer, |pair| {
			pair.contests.retain(|one| one.contract != id || one.period != number);
		});
		Self::deposit_event(Event::ContestSettled { contract: id, period: number });
	}
}
