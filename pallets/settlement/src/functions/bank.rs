// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Payments at a bank: the payer declares them, the payee confirms them, and whoever confirmed brings the
//! money into the income of the payee.

use crate::{
	Accounts, BankLimit, BankPaymentOf, BankPayments, BankReferences, BankRuleOf, BankRules,
	Config, ContractOf, Error, Event, HoldReason, Pallet, Periods, StoppedBlocks, ToDivide,
	Undivided, UndividedOf,
};
use frame_support::{
	dispatch::RawOrigin,
	ensure,
	traits::{fungibles::MutateHold as _, tokens::Precision, Get},
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::settlement::period::in_breach_from;
use ovn_primitives::{
	runtime::{charge_for_record, ensure_decides, now},
	sum,
	traits::{Incomes, Membership, Scopes},
	Balance, ContractId, DecisionClass, IncomeClass, Party, RoleId, ScopeId,
};
use sp_core::H256;
use sp_runtime::{traits::Saturating, DispatchError, DispatchResult};

/// What a payer declares: of which base, what was paid, and what names the payment.
pub(crate) type Declaration<T> = (<T as Config>::AssetKind, Balance, Balance, H256);

/// The limit of a scope for payments in an asset, with the role that confirms them.
type Limit<T> = (Option<RoleId>, BankLimit<<T as Config>::AssetKind>);

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_bank_rule(scope: ScopeId, rule: Option<BankRuleOf<T>>) -> DispatchResult {
		if let Some(rule) = &rule {
			Self::ensure_open(scope)?;
			let mut assets: alloc::vec::Vec<_> =
				rule.limits.iter().map(|limit| &limit.asset).collect();
			assets.sort_unstable();
			assets.dedup();
			let valid = !assets.is_empty() && assets.len() == rule.limits.len();
			ensure!(valid, Error::<T>::InvalidAssets);
			let known = rule.role.is_none_or(|role| T::Membership::role_exists(scope, role));
			ensure!(known, Error::<T>::RoleNotFound);
		}
		BankRules::<T>::set(scope, rule.clone());
		Self::deposit_event(Event::BankRuleSet { scope, rule });
		Ok(())
	}

	pub(crate) fn do_declare_paid(
		origin: T::RuntimeOrigin,
		id: ContractId,
		number: u32,
		(asset, base, amount, reference): Declaration<T>,
		evidence: H256,
	) -> DispatchResult {
		let record = Self::signed(id)?;
		let (payer, payee) = (&record.terms.payer, record.terms.payee);
		let signer = Self::ensure_party(origin, payer, DecisionClass::Standard)?;
		let slot = Self::slot(&record, number)?;
		let begun = slot.is_some_and(|slot| slot.start <= Self::wide(now::<T>()));
		ensure!(begun && number >= record.closed, Error::<T>::PeriodNotOpen);
		let named = record.terms.assets.iter().find(|terms| terms.asset == asset);
		let named = named.ok_or(Error::<T>::AssetNotNamed)?;
		ensure!(named.currency.is_some(), Error::<T>::NotPaidAtBank);
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		Self::bank_limit(payee, &asset)?;
		ensure!(!BankPayments::<T>::contains_key(id, number), Error::<T>::BankPaymentOpen);
		let key = (payee, payer, reference);
		ensure!(!BankReferences::<T>::contains_key(key), Error::<T>::ReferenceUsed);
		Self::extend(id, &record, number);

		let depositor = Self::account_of(signer, payer);
		let (native, reason) = (T::NativeAsset::get(), HoldReason::BankPayment.into());
		T::MoneyHold::hold(native, &reason, &depositor, T::BankDeposit::get())?;
		BankReferences::<T>::insert(key, ());
		let (at, stopped) = (now::<T>(), StoppedBlocks::<T>::get());
		let payment = BankPaymentOf::<T> {
			asset: asset.clone(),
			base,
			amount,
			reference,
			at,
			stopped,
			depositor,
		};
		BankPayments::<T>::insert(id, number, payment);
		Self::deposit_event(Event::BankPaymentDeclared {
			contract: id,
			period: number,
			asset,
			base,
			amount,
			reference,
			evidence,
		});
		Ok(())
	}

	/// Gives more time to close a period for which a payment was declared that others have to confirm, and to
	/// cure it if it was flagged and is no breach yet; of each period once.
	fn extend(id: ContractId, record: &ContractOf<T>, number: u32) {
		let mut period = Periods::<T>::get(id, number).unwrap_or_default();
		if period.extended {
			return;
		}
		period.extended = true;
		Periods::<T>::insert(id, number, period);
		if number != record.closed {
			return;
		}
		Self::change_pair(record.terms.payee, &record.terms.payer, |pair| {
			for flag in pair.flags.iter_mut().filter(|flag| flag.contract == id) {
				let stopped = Self::wide(Self::stopped_since(flag.stopped));
				let breach = in_breach_from(Self::wide(flag.at), Self::wide(flag.cure), stopped);
				if Self::wide(now::<T>()) < breach {
					flag.cure = flag.cure.saturating_add(Self::blocks(T::AnswerDays::get()));
				}
			}
		});
	}

	/// An open declaration, and its contract.
	fn declared_payment(
		id: ContractId,
		number: u32,
	) -> Result<(ContractOf<T>, BankPaymentOf<T>), DispatchError> {
		let record = Self::signed(id)?;
		let payment = BankPayments::<T>::get(id, number).ok_or(Error::<T>::BankPaymentNotFound)?;
		Ok((record, payment))
	}

	/// Whether nobody answered a declaration in time.
	fn is_unanswered(payment: &BankPaymentOf<T>) -> bool {
		let until = payment.at.saturating_add(Self::blocks(T::AnswerDays::get()));
		now::<T>() >= Self::prolonged(until, payment.stopped)
	}

	/// How far a scope confirms payments in an asset.
	fn bank_limit(scope: ScopeId, asset: &T::AssetKind) -> Result<Limit<T>, Error<T>> {
		let rule = BankRules::<T>::get(scope).ok_or(Error::<T>::BankRuleNotFound)?;
		let limit = rule.limits.into_iter().find(|limit| limit.asset == *asset);
		Ok((rule.role, limit.ok_or(Error::<T>::BankRuleNotFound)?))
	}

	/// Checks that the origin answers for the payee: a holder of the role, up to a sum, or a decision of
	/// the scope. Returns who answers alone.
	fn ensure_answers(
		origin: T::RuntimeOrigin,
		record: &ContractOf<T>,
		role: Option<RoleId>,
		fits: bool,
		class: DecisionClass,
	) -> Result<Option<T::AccountId>, DispatchError> {
		let payee = Party::Scope(record.terms.payee);
		let holder = match (role, origin.clone().into()) {
			(Some(role), Ok(RawOrigin::Signed(who))) if fits => {
				T::Membership::has_role(record.terms.payee, role, &who).then_some(who)
			},
			_ => None,
		};
		let signer = match holder {
			Some(who) => Some(who),
			None => Self::ensure_party(origin, &payee, class)?,
		};
		Self::ensure_independent(signer.as_ref(), &payee, &record.terms.payer)?;
		Self::ensure_not_suspended(&payee)?;
		Ok(signer)
	}

	pub(crate) fn do_confirm_paid(
		origin: T::RuntimeOrigin,
		id: ContractId,
		number: u32,
		(amount, reference): (Balance, H256),
	) -> DispatchResult {
		let (record, payment) = Self::declared_payment(id, number)?;
		let same = payment.amount == amount && payment.reference == reference;
		ensure!(same, Error::<T>::BankPaymentDiffers);
		let payee = record.terms.payee;
		let (role, limit) = Self::bank_limit(payee, &payment.asset)?;
		let (fits, class) = (amount <= limit.of_role, DecisionClass::Significant);
		let confirmer = Self::ensure_answers(origin, &record, role, fits, class)?;
		ensure!(!Self::is_unanswered(&payment), Error::<T>::BankPaymentExpired);
		Self::note_undivided(payee, limit.undivided, (id, &payment, confirmer.clone()))?;
		Self::release_bank_deposit(&payment)?;
		charge_for_record::<_, T::Scopes, T::Money>(
			payee,
			&payment.depositor,
			T::NativeAsset::get(),
			T::BankDeposit::get(),
			Error::<T>::PurseNotOpen,
		)?;
		BankPayments::<T>::remove(id, number);
		let (paid, credit) = Self::count_bank_payment(id, record, number, &payment)?;
		Self::deposit_event(Event::BankPaymentConfirmed {
			contract: id,
			period: number,
			asset: payment.asset,
			amount,
			paid,
			credit,
			reference,
			confirmer,
		});
		Ok(())
	}

	/// Notes that somebody is to bring a confirmed payment into the income of the payee.
	fn note_undivided(
		payee: ScopeId,
		most: Balance,
		(contract, payment, confirmer): (ContractId, &BankPaymentOf<T>, Option<T::AccountId>),
	) -> DispatchResult {
		let (asset, amount, reference) = (payment.asset.clone(), payment.amount, payment.reference);
		let mut list = ToDivide::<T>::get(payee);
		let days = Self::blocks(T::DivideDays::get());
		let in_time = list.iter().all(|entry| {
			now::<T>() < Self::prolonged(entry.at.saturating_add(days), entry.stopped)
		});
		let mut all = amount;
		for entry in list.iter().filter(|entry| entry.asset == asset) {
			all = sum::plus::<Error<T>, _>(all, entry.amount)?;
		}
		ensure!(in_time && all <= most, Error::<T>::TooMuchUndivided);
		let (at, stopped) = (now::<T>(), StoppedBlocks::<T>::get());
		let entry = Undivided { contract, reference, asset, amount, confirmer, at, stopped };
		list.try_push(entry).map_err(|_| Error::<T>::TooMuchUndivided)?;
		ToDivide::<T>::insert(payee, list);
		Ok(())
	}

	/// Counts a confirmed payment as one by contract: as far as it is owed and the ceiling leaves. The rest
	/// becomes credit, because the payee has it. Returns both.
	fn count_bank_payment(
		id: ContractId,
		record: ContractOf<T>,
		number: u32,
		payment: &BankPaymentOf<T>,
	) -> Result<(Balance, Balance), DispatchError> {
		let asset = &payment.asset;
		let mut period = Periods::<T>::get(id, number).unwrap_or_default();
		let place = Self::declared(&record, &mut period, asset)?;
		let mut account = Accounts::<T>::get(record.root);
		let rate = Self::rate(&record, Self::is_free_now(&record)?)?;
		let declared = period.declared.get_mut(place).ok_or(Error::<T>::Inconsistent)?;
		declared.period = declared.period.declare(payment.base).map_err(Error::<T>::from)?;
		let offered = payment.amount;
		let planned = Self::plan_payment((id, &record), &mut account, declared, (rate, offered))?;
		let line = Self::line(&mut account, asset)?;
		line.credit = sum::plus::<Error<T>, _>(line.credit, planned.back)?;
		let (paid, netted, credit) = (planned.paid, planned.netted, planned.back);
		Self::base_changed(id, number, declared, netted, &mut account, H256::zero())?;
		Periods::<T>::insert(id, number, period);
		Self::settle(id, record, account)?;
		Ok((paid, credit))
	}

	/// Returns the deposit of a declaration.
	fn release_bank_deposit(payment: &BankPaymentOf<T>) -> DispatchResult {
		let (native, reason) = (T::NativeAsset::get(), HoldReason::BankPayment.into());
		let (deposit, exact) = (T::BankDeposit::get(), Precision::Exact);
		T::MoneyHold::release(native, &reason, &payment.depositor, deposit, exact)?;
		Ok(())
	}

	/// Ends a declaration that counts for neither side: its deposit returns, and its reference is free.
	pub(crate) fn drop_bank_payment(
		id: ContractId,
		number: u32,
		record: &ContractOf<T>,
		payment: &BankPaymentOf<T>,
	) -> DispatchResult {
		Self::release_bank_deposit(payment)?;
		BankReferences::<T>::remove((record.terms.payee, &record.terms.payer, payment.reference));
		BankPayments::<T>::remove(id, number);
		Ok(())
	}

	pub(crate) fn do_deny_paid(
		origin: T::RuntimeOrigin,
		id: ContractId,
		number: u32,
		reference: H256,
		evidence: H256,
	) -> DispatchResult {
		let (record, payment) = Self::declared_payment(id, number)?;
		ensure!(payment.reference == reference, Error::<T>::BankPaymentDiffers);
		let role = BankRules::<T>::get(record.terms.payee).and_then(|rule| rule.role);
		Self::ensure_answers(origin, &record, role, true, DecisionClass::Standard)?;
		Self::drop_bank_payment(id, number, &record, &payment)?;
		Self::deposit_event(Event::BankPaymentDenied { contract: id, period: number, evidence });
		Ok(())
	}

	pub(crate) fn do_withdraw_paid(
		origin: T::RuntimeOrigin,
		id: ContractId,
		number: u32,
	) -> DispatchResult {
		let (record, payment) = Self::declared_payment(id, number)?;
		Self::ensure_party(origin, &record.terms.payer, DecisionClass::Standard)?;
		Self::drop_bank_payment(id, number, &record, &payment)?;
		Self::deposit_event(Event::BankPaymentRemoved { contract: id, period: number });
		Ok(())
	}

	pub(crate) fn do_remove_paid(id: ContractId, number: u32) -> DispatchResult {
		let (record, payment) = Self::declared_payment(id, number)?;
		ensure!(Self::is_unanswered(&payment), Error::<T>::BankPaymentWaits);
		Self::drop_bank_payment(id, number, &record, &payment)?;
		Self::deposit_event(Event::BankPaymentRemoved { contract: id, period: number });
		Ok(())
	}

	/// Takes a payment from the list of those that are to be divided. The payee, and the payment.
	fn take_undivided(
		id: ContractId,
		reference: H256,
	) -> Result<(ScopeId, UndividedOf<T>), DispatchError> {
		let payee = Self::signed(id)?.terms.payee;
		let mut list = ToDivide::<T>::get(payee);
		let of = |entry: &UndividedOf<T>| entry.contract == id && entry.reference == reference;
		let place = list.iter().position(of).ok_or(Error::<T>::BankPaymentNotFound)?;
		let entry = list.remove(place);
		if list.is_empty() {
			ToDivide::<T>::remove(payee);
		} else {
			ToDivide::<T>::insert(payee, list);
		}
		Ok((payee, entry))
	}

	pub(crate) fn do_divide_paid(
		who: T::AccountId,
		id: ContractId,
		reference: H256,
	) -> DispatchResult {
		let (payee, entry) = Self::take_undivided(id, reference)?;
		let (asset, amount, class) = (entry.asset, entry.amount, IncomeClass::Licence);
		let recorded = T::Incomes::record_or_post(&who, payee, &asset, amount, class, reference)?;
		Self::deposit_event(Event::BankPaymentDivided {
			contract: id,
			reference,
			asset,
			amount,
			by: who,
			recorded,
		});
		Ok(())
	}

	pub(crate) fn do_drop_undivided(
		origin: T::RuntimeOrigin,
		id: ContractId,
		reference: H256,
	) -> DispatchResult {
		let (scope, entry) = Self::take_undivided(id, reference)?;
		let (class, unknown) = (DecisionClass::Significant, Error::<T>::ScopeNotFound);
		let decider =
			ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(origin, scope, class, unknown)?;
		let own = entry.confirmer.as_ref().is_some_and(|confirmer| decider.is(confirmer));
		ensure!(!own, Error::<T>::NotIndependent);
		T::Scopes::ensure_not_suspended(scope)?;
		Self::deposit_event(Event::UndividedDropped {
			contract: id,
			reference,
			asset: entry.asset,
			amount: entry.amount,
			confirmer: entry.confirmer,
		});
		Ok(())
	}

	/// How long after its end a period has to be closed.
	pub(crate) fn grace(id: ContractId, number: u32) -> BlockNumberFor<T> {
		let days = T::GraceDays::get();
		let extended = Periods::<T>::get(id, number).is_some_and(|period| period.extended);
		let more = if extended { T::AnswerDays::get() } else { 0 };
		Self::blocks(days.saturating_add(more))
	}
}
