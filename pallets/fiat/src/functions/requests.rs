// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Requests to redeem units.

use super::Pot;
use crate::{
	Completion, Config, CustodianId, CustodianOf, Custodians, Error, Event, NextRequest,
	OpenRequests, Pallet, Request, RequestId, RequestOf, RequestState, Requests, State,
	ANSWER_DAYS, DECLINE_DAYS, JUDGE_DAYS,
};
use frame_support::{
	ensure,
	traits::{AccountTouch as _, Get},
};
use ovn_primitives::{
	sum::{add, plus, take},
	traits::Deposits as _,
	Pots as _, ScopePots as _,
};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_redeem(
		who: T::AccountId,
		id: CustodianId,
		amount: u128,
		payout: H256,
	) -> DispatchResult {
		let mut record = Self::existing(id)?;
		Self::ensure_licensed(&record)?;
		let smallest = record.terms.smallest;
		ensure!(amount >= smallest, Error::<T>::AmountTooSmall);
		let request = NextRequest::<T>::get();
		NextRequest::<T>::put(plus::<Error<T>, _>(request, 1)?);
		OpenRequests::<T>::try_mutate(id, &who, |open| {
			open.try_push(request).map_err(|_| Error::<T>::TooManyRequests)
		})?;
		// First, so that whoever has fewer units is told so by the assets.
		Pot::<T>::take_units(&Self::asset(id)?, amount, &who)?;
		record.issued = record.issued.request(amount, smallest).map_err(Error::<T>::from)?;
		add::<Error<T>, _>(&mut record.requests, 1)?;
		let due = Self::in_days(record.terms.fulfil_within.into())?;
		let decline_by = Self::in_days(DECLINE_DAYS)?;
		let depositor = T::Deposits::hold_for_long(record.network, &who, T::RequestDeposit::get())?;
		Custodians::<T>::insert(id, record);
		let state = RequestState::Requested { decline_by };
		let holder = who.clone();
		let entry = Request { custodian: id, holder, amount, payout, due, state, depositor };
		Requests::<T>::insert(request, entry);
		Self::deposit_event(Event::RedemptionRequested {
			request,
			custodian: id,
			holder: who,
			amount,
			payout,
			due,
		});
		Ok(())
	}

	/// Removes a request, and returns its deposit.
	fn forget_request(
		id: RequestId,
		request: &RequestOf<T>,
		record: &mut CustodianOf<T>,
	) -> DispatchResult {
		Requests::<T>::remove(id);
		OpenRequests::<T>::mutate_exists(request.custodian, &request.holder, |open| {
			if let Some(list) = open {
				list.retain(|other| *other != id);
			}
			*open = open.take().filter(|list| !list.is_empty());
		});
		take::<Error<T>, _>(&mut record.requests, 1)?;
		T::Deposits::release(&request.depositor, &request.holder, T::RequestDeposit::get())
	}

	/// Burns the units of a request, for which the custodian paid.
	fn complete(
		id: RequestId,
		request: &RequestOf<T>,
		mut record: CustodianOf<T>,
		completion: Completion,
	) -> DispatchResult {
		let (custodian, amount) = (request.custodian, request.amount);
		Self::forget_request(id, request, &mut record)?;
		let asset = Self::asset(custodian)?;
		Pot::<T>::release(&asset, amount)?;
		Pot::<T>::burn(&asset, amount, &Pot::<T>::account(&asset))?;
		Self::burn_requested(&mut record, amount)?;
		let outstanding = record.issued.outstanding;
		Custodians::<T>::insert(custodian, record);
		Self::deposit_event(Event::RedemptionCompleted {
			request: id,
			custodian,
			amount,
			completion,
			outstanding,
		});
		Ok(())
	}

	/// Returns the units of a request to their holder. A holder without room for them does not make it
	/// fail: who signs makes room, by a deposit of the assets, which it takes back when they are gone.
	fn give_back(
		who: &T::AccountId,
		id: RequestId,
		request: RequestOf<T>,
		mut record: CustodianOf<T>,
	) -> DispatchResult {
		let Request { custodian, amount, .. } = request;
		Self::forget_request(id, &request, &mut record)?;
		record.issued = record.issued.give_back(amount).map_err(Error::<T>::from)?;
		Custodians::<T>::insert(custodian, record);
		let holder = request.holder;
		let asset = Self::asset(custodian)?;
		if T::Money::should_touch(asset.clone(), &holder) {
			T::Money::touch(asset.clone(), &holder, who)?;
		}
		Pot::<T>::pay(&asset, amount, &holder)?;
		Self::deposit_event(Event::UnitsReturned { request: id, custodian, holder, amount });
		Ok(())
	}

	/// A request that its custodian still has to pay, if `who` is that custodian.
	fn own_request(
		who: &T::AccountId,
		id: RequestId,
	) -> Result<(RequestOf<T>, CustodianOf<T>), Error<T>> {
		let (request, record) = Self::request_of(id)?;
		Self::ensure_licensee(&record, who)?;
		Self::ensure_licensed(&record)?;
		Ok((request, record))
	}

	pub(crate) fn do_decline(who: &T::AccountId, id: RequestId) -> DispatchResult {
		let (request, mut record) = Self::own_request(who, id)?;
		let RequestState::Requested { decline_by } = request.state else {
			return Err(Error::<T>::NotInRequestState.into());
		};
		// Who let the time to pay pass does not escape the default.
		let over = Self::has_come(&decline_by) || Self::has_come(&request.due);
		ensure!(!over, Error::<T>::TooLate);
		add::<Error<T>, _>(&mut record.declined, 1)?;
		Self::deposit_event(Event::RequestDeclined { request: id });
		Self::give_back(who, id, request, record)
	}

	pub(crate) fn do_acknowledge(who: &T::AccountId, id: RequestId) -> DispatchResult {
		let (mut request, _) = Self::own_request(who, id)?;
		let waits = matches!(request.state, RequestState::Requested { .. });
		ensure!(waits, Error::<T>::NotInRequestState);
		request.state = RequestState::Acknowledged;
		Requests::<T>::insert(id, request);
		Self::deposit_event(Event::PayoutAcknowledged { request: id });
		Ok(())
	}

	pub(crate) fn do_fulfil(who: &T::AccountId, id: RequestId, evidence: H256) -> DispatchResult {
		let (mut request, _) = Self::own_request(who, id)?;
		let acknowledged = request.state == RequestState::Acknowledged;
		ensure!(acknowledged, Error::<T>::NotInRequestState);
		let answer_by = Self::in_days(ANSWER_DAYS)?;
		request.state = RequestState::Fulfilled { answer_by };
		Requests::<T>::insert(id, request);
		Self::deposit_event(Event::RequestFulfilled { request: id, evidence, answer_by });
		Ok(())
	}

	pub(crate) fn do_confirm(who: &T::AccountId, id: RequestId) -> DispatchResult {
		let (request, record) = Self::request_of(id)?;
		ensure!(request.holder == *who, Error::<T>::NotRequester);
		// Who denied it and was paid afterwards confirms it, too.
		let paid =
			matches!(request.state, RequestState::Fulfilled { .. } | RequestState::Denied { .. });
		ensure!(paid, Error::<T>::NotInRequestState);
		Self::complete(id, &request, record, Completion::Confirmed)
	}

	pub(crate) fn do_deny(who: &T::AccountId, id: RequestId, evidence: H256) -> DispatchResult {
		let (mut request, _) = Self::request_of(id)?;
		ensure!(request.holder == *who, Error::<T>::NotRequester);
		let RequestState::Fulfilled { answer_by } = request.state else {
			return Err(Error::<T>::NotInRequestState.into());
		};
		ensure!(!Self::has_come(&answer_by), Error::<T>::TooLate);
		let judge_by = Self::in_days(JUDGE_DAYS)?;
		request.state = RequestState::Denied { judge_by };
		Requests::<T>::insert(id, request);
		Self::deposit_event(Event::RequestDenied { request: id, evidence, judge_by });
		Ok(())
	}

	pub(crate) fn do_burn_silent(id: RequestId) -> DispatchResult {
		let (request, record) = Self::request_of(id)?;
		let RequestState::Fulfilled { answer_by } = request.state else {
			return Err(Error::<T>::NotInRequestState.into());
		};
		ensure!(Self::has_come(&answer_by), Error::<T>::NotExpired);
		Self::complete(id, &request, record, Completion::Silent)
	}

	pub(crate) fn do_judge(who: &T::AccountId, id: RequestId, paid: bool) -> DispatchResult {
		let (mut request, mut record) = Self::request_of(id)?;
		ensure!(record.terms.arbiter == *who, Error::<T>::NotArbiter);
		let RequestState::Denied { judge_by } = request.state else {
			return Err(Error::<T>::NotInRequestState.into());
		};
		ensure!(!Self::has_come(&judge_by), Error::<T>::TooLate);
		Self::deposit_event(Event::RequestJudged { request: id, paid });
		if paid {
			return Self::complete(id, &request, record, Completion::Judged);
		}
		if record.redeems() && !Self::has_come(&request.due) {
			// It still has to pay.
			request.state = RequestState::Acknowledged;
			Requests::<T>::insert(id, request);
			return Ok(());
		}
		if record.redeems() {
			Self::put_in_default(request.custodian, &mut record, id)?;
		}
		Self::give_back(who, id, request, record)
	}

	pub(crate) fn do_return_units(who: &T::AccountId, id: RequestId) -> DispatchResult {
		let (request, record) = Self::request_of(id)?;
		match request.state {
			RequestState::Denied { judge_by } => {
				ensure!(Self::has_come(&judge_by), Error::<T>::NotExpired);
			},
			RequestState::Requested { .. } | RequestState::Acknowledged => {
				let over = record.state == State::Defaulted;
				ensure!(over, Error::<T>::NotInRequestState);
			},
			RequestState::Fulfilled { .. } => return Err(Error::<T>::NotInRequestState.into()),
		}
		Self::give_back(who, id, request, record)
	}
}
