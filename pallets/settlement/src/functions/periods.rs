// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Periods of a licence: declared, closed, corrected.

use crate::{
	AccountOf, Accounts, BankPayments, BasesOf, Config, ContractOf, Correction, Declared, Error,
	Event, Pairs, Pallet, PeriodOf, Periods, State, StoppedBlocks,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use ovn_math::{
	calendar::Slot,
	settlement::{
		period::{is_correctable, Payment, Period, Schedule},
		standing,
	},
	Ratio,
};
use ovn_primitives::{runtime::now, sum, Balance, ContractId, DecisionClass, Party, Purse};
use sp_core::H256;
use sp_runtime::{traits::Saturating, DispatchError, DispatchResult};

/// A payment that was worked out, and the asset it is in.
type Planned<T> = (<T as Config>::AssetKind, Payment);

impl<T: Config> Pallet<T> {
	/// The periods of a licence.
	pub(crate) fn schedule(record: &ContractOf<T>) -> Result<Schedule, Error<T>> {
		let days = Self::licence(record)?.period_days.into();
		let State::Signed { from, until } = record.state else {
			return Err(Error::<T>::NotSigned);
		};
		Ok(Schedule {
			from: Self::wide(from),
			length: Self::wide(Self::blocks(days)),
			until: until.map(|(until, _)| Self::wide(until)),
		})
	}

	/// A period of a licence; `None`: it ends before.
	pub(crate) fn slot(record: &ContractOf<T>, period: u32) -> Result<Option<Slot>, Error<T>> {
		Ok(Self::schedule(record)?.period(period)?)
	}

	/// The rate of a period.
	pub(crate) fn rate(record: &ContractOf<T>, free: bool) -> Result<Ratio, Error<T>> {
		Ok(standing::rate(Self::licence(record)?.rate, free))
	}

	/// What was declared for a period in an asset that the contract names, with its place.
	pub(crate) fn declared(
		record: &ContractOf<T>,
		period: &mut PeriodOf<T>,
		asset: &T::AssetKind,
	) -> Result<usize, Error<T>> {
		let named = record.terms.assets.iter().any(|terms| terms.asset == *asset);
		ensure!(named, Error::<T>::AssetNotNamed);
		let known = period.declared.iter().position(|declared| declared.asset == *asset);
		if let Some(place) = known {
			return Ok(place);
		}
		let place = period.declared.len();
		let declared = Declared { asset: asset.clone(), period: Period::default() };
		period.declared.try_push(declared).map_err(|_| Error::<T>::Inconsistent)?;
		Ok(place)
	}

	/// Works out what is paid of an offered sum for what was declared, and counts it as paid and met: what is worked
	/// out next finds less left of a common ceiling.
	pub(crate) fn plan_payment(
		(id, record): (ContractId, &ContractOf<T>),
		account: &mut AccountOf<T>,
		declared: &mut Declared<T::AssetKind>,
		(rate, offered): (Ratio, Balance),
	) -> Result<Payment, Error<T>> {
		let room = Self::payable(id, record, account, &declared.asset)?;
		let line = Self::line(account, &declared.asset)?;
		let payment = declared.period.pay(rate, offered, line.credit, room)?;
		Self::count_paid(line, payment.paid)?;
		line.credit = payment.credit;
		declared.period = payment.period;
		Ok(payment)
	}

	/// Pays what was worked out.
	fn pay_planned(
		origin: T::RuntimeOrigin,
		(id, record): (ContractId, &mut ContractOf<T>),
		account: &mut AccountOf<T>,
		purse: Option<Purse>,
		period: u32,
		planned: &[Planned<T>],
	) -> DispatchResult {
		let amounts: Vec<_> =
			planned.iter().map(|(asset, payment)| (asset.clone(), payment.paid)).collect();
		let payers = Self::ensure_pays(origin, &record.terms.payer, purse, &amounts)?;
		for ((asset, amount), payer) in amounts.iter().zip(payers) {
			Self::pay((id, record), account, &payer, (asset, *amount), Some(period))?;
		}
		Ok(())
	}

	pub(crate) fn base_changed(
		id: ContractId,
		period: u32,
		declared: &Declared<T::AssetKind>,
		netted: u128,
		account: &mut AccountOf<T>,
		evidence: H256,
	) -> DispatchResult {
		let credit = Self::line(account, &declared.asset)?.credit;
		Self::deposit_event(Event::BaseChanged {
			contract: id,
			period,
			asset: declared.asset.clone(),
			base: declared.period.base,
			met: declared.period.met,
			netted,
			credit,
			evidence,
		});
		Ok(())
	}

	pub(crate) fn do_declare(
		origin: T::RuntimeOrigin,
		id: ContractId,
		number: u32,
		(asset, base): (T::AssetKind, Balance),
		purse: Option<Purse>,
		evidence: H256,
	) -> DispatchResult {
		let mut record = Self::signed(id)?;
		let slot = Self::slot(&record, number)?;
		let begun = slot.is_some_and(|slot| slot.start <= Self::wide(now::<T>()));
		ensure!(begun && number >= record.closed, Error::<T>::PeriodNotOpen);
		let mut period = Periods::<T>::get(id, number).unwrap_or_default();
		let place = Self::declared(&record, &mut period, &asset)?;
		let mut account = Accounts::<T>::get(record.root);
		let free = Self::is_free_now(&record)?;
		let rate = Self::rate(&record, free)?;
		let declared = period.declared.get_mut(place).ok_or(Error::<T>::Inconsistent)?;
		declared.period = declared.period.declare(base).map_err(Error::<T>::from)?;
		let payment = Self::plan_payment((id, &record), &mut account, declared, (rate, u128::MAX))?;
		let netted = payment.netted;
		Self::base_changed(id, number, declared, netted, &mut account, evidence)?;
		Periods::<T>::insert(id, number, period);
		let planned = [(asset, payment)];
		Self::pay_planned(origin, (id, &mut record), &mut account, purse, number, &planned)?;
		Self::settle(id, record, account)
	}

	pub(crate) fn do_close(
		origin: T::RuntimeOrigin,
		id: ContractId,
		number: u32,
		bases: BasesOf<T>,
		purse: Option<Purse>,
		evidence: H256,
	) -> DispatchResult {
		let mut record = Self::signed(id)?;
		let slot = Self::slot(&record, number)?.ok_or(Error::<T>::PeriodNotOpen)?;
		ensure!(number == record.closed, Error::<T>::PeriodNotOpen);
		ensure!(slot.end <= Self::wide(now::<T>()), Error::<T>::TooEarly);
		ensure!(!BankPayments::<T>::contains_key(id, number), Error::<T>::BankPaymentOpen);
		let mut period = Periods::<T>::get(id, number).unwrap_or_default();
		Self::ensure_names_all(&period, &bases)?;
		let mut account = Accounts::<T>::get(record.root);
		let free = Self::is_free_at(&record, Self::block(slot.end))?;
		let rate = Self::rate(&record, free)?;
		let mut planned = Vec::new();
		for (asset, base) in &bases {
			let place = Self::declared(&record, &mut period, asset)?;
			let declared = period.declared.get_mut(place).ok_or(Error::<T>::Inconsistent)?;
			let (whole, before) = (*base, declared.period.base);
			ensure!(whole >= before, Error::<T>::BaseTooLow);
			let closed = declared.period.close(whole).map_err(Error::<T>::from)?;
			// What was paid for parts, before it was known that nothing is due, becomes credit.
			let line = Self::line(&mut account, asset)?;
			let (closed, credit) =
				closed.correct(rate, whole, line.credit).map_err(Error::<T>::from)?;
			line.credit = credit;
			declared.period = closed;
			let payment =
				Self::plan_payment((id, &record), &mut account, declared, (rate, u128::MAX))?;
			let netted = payment.netted;
			Self::base_changed(id, number, declared, netted, &mut account, evidence)?;
			planned.push((asset.clone(), payment));
		}
		period.free = free;
		period.closed_at = Some((now::<T>(), StoppedBlocks::<T>::get()));
		Periods::<T>::insert(id, number, period);
		record.closed = sum::plus::<Error<T>, _>(number, 1)?;
		record.stopped = StoppedBlocks::<T>::get();
		Self::change_pair(record.terms.payee, &record.terms.payer, |pair| {
			pair.flags.retain(|flag| flag.contract != id);
		});
		Self::deposit_event(Event::PeriodClosed { contract: id, period: number, free });
		Self::pay_planned(origin, (id, &mut record), &mut account, purse, number, &planned)?;
		Self::settle(id, record, account)
	}

	/// Checks that bases name each asset once, and all in which parts were declared.
	fn ensure_names_all(period: &PeriodOf<T>, bases: &BasesOf<T>) -> DispatchResult {
		let mut assets: Vec<_> = bases.iter().map(|(asset, _)| asset).collect();
		let count = assets.len();
		assets.sort_unstable();
		assets.dedup();
		let all = period.declared.iter().all(|declared| assets.contains(&&declared.asset));
		ensure!(all && assets.len() == count, Error::<T>::InvalidAssets);
		Ok(())
	}

	/// A period that was closed, and when.
	pub(crate) fn closed_period(id: ContractId, number: u32) -> Result<PeriodOf<T>, Error<T>> {
		let period = Periods::<T>::get(id, number).ok_or(Error::<T>::PeriodNotClosed)?;
		ensure!(period.closed_at.is_some(), Error::<T>::PeriodNotClosed);
		Ok(period)
	}

	/// What was declared for a closed period in an asset that the contract names.
	pub(crate) fn base_of(
		record: &ContractOf<T>,
		period: &PeriodOf<T>,
		asset: &T::AssetKind,
	) -> Result<Balance, Error<T>> {
		let named = record.terms.assets.iter().any(|terms| terms.asset == *asset);
		ensure!(named, Error::<T>::AssetNotNamed);
		let known = period.declared.iter().find(|declared| declared.asset == *asset);
		Ok(known.map_or(0, |declared| declared.period.base))
	}

	/// Replaces the base of a closed period, by the rate that it has.
	fn correct(
		record: &ContractOf<T>,
		account: &mut AccountOf<T>,
		period: &mut PeriodOf<T>,
		(asset, base): (&T::AssetKind, Balance),
	) -> Result<(usize, Ratio), Error<T>> {
		let place = Self::declared(record, period, asset)?;
		let rate = Self::rate(record, period.free)?;
		let declared = period.declared.get_mut(place).ok_or(Error::<T>::Inconsistent)?;
		let line = Self::line(account, asset)?;
		let closed = Period { closed: true, ..declared.period };
		let (corrected, credit) = closed.correct(rate, base, line.credit)?;
		line.credit = credit;
		declared.period = corrected;
		Ok((place, rate))
	}

	pub(crate) fn do_amend(
		origin: T::RuntimeOrigin,
		id: ContractId,
		number: u32,
		(asset, base): (T::AssetKind, Balance),
		purse: Option<Purse>,
		evidence: H256,
	) -> DispatchResult {
		let mut record = Self::signed(id)?;
		Self::licence(&record)?;
		let mut period = Self::closed_period(id, number)?;
		let higher = base > Self::base_of(&record, &period, &asset)?;
		ensure!(higher, Error::<T>::BaseNotHigher);
		let mut account = Accounts::<T>::get(record.root);
		let (place, rate) = Self::correct(&record, &mut account, &mut period, (&asset, base))?;
		let declared = period.declared.get_mut(place).ok_or(Error::<T>::Inconsistent)?;
		let payment = Self::plan_payment((id, &record), &mut account, declared, (rate, u128::MAX))?;
		let netted = payment.netted;
		Self::base_changed(id, number, declared, netted, &mut account, evidence)?;
		let settles = period
			.contest
			.as_ref()
			.is_some_and(|contest| contest.asset == asset && base >= contest.base);
		if settles {
			period.contest = None;
			Self::drop_contest(id, &record, number);
		}
		Periods::<T>::insert(id, number, period);
		let planned = [(asset, payment)];
		Self::pay_planned(origin, (id, &mut record), &mut account, purse, number, &planned)?;
		Self::settle(id, record, account)
	}

	pub(crate) fn do_request_credit(
		origin: T::RuntimeOrigin,
		id: ContractId,
		number: u32,
		(asset, base): (T::AssetKind, Balance),
		evidence: H256,
	) -> DispatchResult {
		let record = Self::signed(id)?;
		Self::licence(&record)?;
		Self::ensure_party(origin, &record.terms.payer, DecisionClass::Standard)?;
		let mut period = Self::correctable(id, &record, number)?;
		let lower = base < Self::base_of(&record, &period, &asset)?;
		ensure!(lower, Error::<T>::BaseNotLower);
		period.correction = Some(Correction { asset: asset.clone(), base });
		Periods::<T>::insert(id, number, period);
		let contract = id;
		Self::deposit_event(Event::CreditRequested {
			contract,
			period: number,
			asset,
			base,
			evidence,
		});
		Ok(())
	}

	/// One of the last two closed periods.
	fn correctable(
		id: ContractId,
		record: &ContractOf<T>,
		number: u32,
	) -> Result<PeriodOf<T>, Error<T>> {
		let period = Self::closed_period(id, number)?;
		let last = record.closed.checked_sub(1);
		let fits = last.is_some_and(|last| is_correctable(number, last));
		ensure!(fits, Error::<T>::NotCorrectable);
		Ok(period)
	}

	pub(crate) fn do_decide_credit(
		origin: T::RuntimeOrigin,
		id: ContractId,
		number: u32,
		(asset, base): (T::AssetKind, Balance),
		grant: bool,
	) -> DispatchResult {
		let record = Self::signed(id)?;
		let payee = Party::Scope(record.terms.payee);
		let signer = Self::ensure_party(origin, &payee, DecisionClass::Standard)?;
		Self::ensure_independent(signer.as_ref(), &payee, &record.terms.payer)?;
		Self::ensure_not_suspended(&payee)?;
		let mut period = Self::closed_period(id, number)?;
		let asked = period.correction.take();
		let asked = asked.filter(|asked| asked.asset == asset && asked.base == base);
		ensure!(asked.is_some(), Error::<T>::CorrectionNotFound);
		if grant {
			Self::correctable(id, &record, number)?;
			let mut account = Accounts::<T>::get(record.root);
			let (place, _) = Self::correct(&record, &mut account, &mut period, (&asset, base))?;
			let declared = period.declared.get(place).ok_or(Error::<T>::Inconsistent)?;
			Self::base_changed(id, number, declared, 0, &mut account, H256::zero())?;
			Accounts::<T>::insert(record.root, account);
		} else {
			Self::deposit_event(Event::CreditDeclined { contract: id, period: number });
		}
		Periods::<T>::insert(id, number, period);
		Ok(())
	}

	pub(crate) fn do_remove_period(id: ContractId, number: u32) -> DispatchResult {
		let record = Self::existing(id)?;
		let period = Self::closed_period(id, number)?;
		let last = record.closed.saturating_sub(1);
		let over = !Self::can_be_contested(&period) && period.contest.is_none();
		ensure!(over && !is_correctable(number, last), Error::<T>::StillNeeded);
		Periods::<T>::remove(id, number);
		Self::deposit_event(Event::PeriodRemoved { contract: id, period: number });
		Ok(())
	}

	/// Whether the payee can still contest a period.
	pub(crate) fn can_be_contested(period: &PeriodOf<T>) -> bool {
		period.closed_at.is_some_and(|(at, stopped)| {
			let until = at.saturating_add(Self::blocks(T::ContestDays::get()));
			now::<T>() < Self::prolonged(until, stopped)
		})
	}

	/// Whether the payer of a licence owes nothing for what it declares now.
	pub(crate) fn is_free_now(record: &ContractOf<T>) -> Result<bool, DispatchError> {
		let pair = Pairs::<T>::get(record.terms.payee, &record.terms.payer);
		let licence = Self::licence(record)?;
		Ok(Self::is_free(&pair, licence.free_for, Self::tomorrow, now::<T>()))
	}

	/// Whether a period that ends with a block is free of charge.
	fn is_free_at(
		record: &ContractOf<T>,
		end: frame_system::pallet_prelude::BlockNumberFor<T>,
	) -> Result<bool, DispatchError> {
		let pair = Pairs::<T>::get(record.terms.payee, &record.terms.payer);
		let licence = Self::licence(record)?;
		Ok(Self::is_free(&pair, licence.free_for, || Self::day_of(end), end))
	}
}
