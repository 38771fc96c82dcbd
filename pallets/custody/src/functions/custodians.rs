// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who holds resources in trust: from hand to hand, by offer and acceptance.

use crate::{
	Approvals, Config, Custodies, CustodyOf, Error, Event, Flag, FlagOf, Flags, Occurrence,
	OfCustodian, Offer, OfferOf, OfferedTo, Offeror, Offers, Pallet, ResourceSettings, State,
	WeightedOf, APPOINTMENT_DAYS, DEFAULT_THRESHOLD, MIN_THRESHOLD, OFFER_DAYS, RESPONSE_DAYS,
	WHOLE,
};
use frame_support::{ensure, traits::EnsureOriginWithArg as _, BoundedVec};
use frame_system::{ensure_signed, pallet_prelude::BlockNumberFor};
use ovn_primitives::{
	runtime::now, traits::Membership as _, DecisionClass, Regime, ResourceId, ScopeId,
};
use sp_core::H256;
#[cfg(any(test, feature = "try-runtime"))]
use sp_runtime::TryRuntimeError;
use sp_runtime::{traits::Saturating as _, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Succeeds if these can be custodians with these weights: in the order of accounts, each once,
	/// with some weight, the whole in sum.
	pub(crate) fn ensure_weights(holders: &WeightedOf<T>, threshold: u32) -> Result<(), Error<T>> {
		ensure!((MIN_THRESHOLD..=WHOLE).contains(&threshold), Error::<T>::InvalidThreshold);
		let mut sum = 0_u32;
		let mut last = None;
		for (who, weight) in holders {
			ensure!(last.is_none_or(|last| last < who), Error::<T>::InvalidWeights);
			ensure!(*weight > 0, Error::<T>::InvalidWeights);
			sum = sum.checked_add(*weight).ok_or(Error::<T>::InvalidWeights)?;
			last = Some(who);
		}
		ensure!(sum == WHOLE, Error::<T>::InvalidWeights);
		Ok(())
	}

	/// Succeeds if the agent has the role that custodians of the resource need.
	fn ensure_custodian_role(
		id: ResourceId,
		scope: ScopeId,
		who: &T::AccountId,
	) -> Result<(), Error<T>> {
		let role = ResourceSettings::<T>::get(id).custodian;
		ensure!(
			role.is_none_or(|role| T::Membership::has_role(scope, role, who)),
			Error::<T>::NotRoleHolder
		);
		Ok(())
	}

	/// The offer of a resource, with its time as it is by now.
	pub(crate) fn open_offer(id: ResourceId) -> Option<OfferOf<T>> {
		let mut offer = Offers::<T>::get(id)?;
		Self::catch_up([&mut offer.until], &mut offer.stopped);
		Some(offer)
	}

	fn offer(id: ResourceId) -> Result<OfferOf<T>, Error<T>> {
		Self::open_offer(id).ok_or(Error::<T>::OfferNotFound)
	}

	/// The flag of a resource, with its time as it is by now.
	pub(crate) fn open_flag(id: ResourceId) -> Option<FlagOf<T>> {
		let mut flag = Flags::<T>::get(id)?;
		Self::catch_up([&mut flag.due], &mut flag.stopped);
		Some(flag)
	}

	pub(crate) fn do_offer_custody(
		who: T::AccountId,
		id: ResourceId,
		receivers: WeightedOf<T>,
		threshold: u32,
		until: BlockNumberFor<T>,
	) -> DispatchResult {
		Self::living(id)?;
		let custody = Self::custody(id)?;
		Self::ensure_weights(&receivers, threshold)?;
		ensure!(
			receivers.iter().any(|(receiver, _)| custody.weight_of(receiver) == 0),
			Error::<T>::NotToOneself
		);
		ensure!(until > now::<T>() && until <= Self::in_days(OFFER_DAYS)?, Error::<T>::InvalidTime);
		let open = Self::open_offer(id).is_some_and(|offer| offer.until >= now::<T>());
		ensure!(!open, Error::<T>::AlreadyOffered);
		let act = (b"offer_custody", &receivers, threshold, until);
		if !Self::ensure_custodian(id, &who, act)? {
			return Ok(());
		}
		Self::place_offer(id, Offeror::Custodians, receivers, threshold, until);
		Ok(())
	}

	/// Opens an offer in the place of any other.
	pub(crate) fn place_offer(
		id: ResourceId,
		by: Offeror,
		receivers: WeightedOf<T>,
		threshold: u32,
		until: BlockNumberFor<T>,
	) {
		Self::remove_offer(id);
		for (receiver, _) in &receivers {
			OfferedTo::<T>::insert(receiver, id, ());
		}
		let accepted = BoundedVec::new();
		let stopped = Self::halted();
		let offer = Offer { by, receivers, threshold, accepted, until, stopped };
		Offers::<T>::insert(id, &offer);
		Self::deposit_event(Event::CustodyOffered { resource: id, offer });
	}

	/// Removes the offer of a resource, if there is one.
	pub(crate) fn remove_offer(id: ResourceId) {
		if let Some(offer) = Offers::<T>::take(id) {
			for (receiver, _) in &offer.receivers {
				OfferedTo::<T>::remove(receiver, id);
			}
		}
	}

	pub(crate) fn do_accept_custody(
		who: T::AccountId,
		id: ResourceId,
		note: H256,
	) -> DispatchResult {
		let mut resource = Self::living(id)?;
		let mut offer = Self::offer(id)?;
		ensure!(offer.until >= now::<T>(), Error::<T>::OfferExpired);
		ensure!(
			offer.receivers.iter().any(|(receiver, _)| *receiver == who),
			Error::<T>::NotReceiver
		);
		ensure!(!offer.accepted.contains(&who), Error::<T>::AlreadyAccepted);
		let scope = resource.identity.scope;
		Self::ensure_custodian_role(id, scope, &who)?;
		offer.accepted.try_push(who.clone()).map_err(|_| Error::<T>::Inconsistent)?;
		Self::deposit_event(Event::CustodyAccepted { resource: id, receiver: who.clone(), note });
		if offer.accepted.len() < offer.receivers.len() {
			Offers::<T>::insert(id, offer);
			return Ok(());
		}
		// Others accepted earlier, and may have lost the role since.
		for (receiver, _) in &offer.receivers {
			Self::ensure_custodian_role(id, scope, receiver)?;
		}
		Self::move_custody(id, offer)?;
		if resource.state == State::InTransit {
			Self::set_state(id, &mut resource, Occurrence::Arrived, Some(who))?;
		}
		Ok(())
	}

	/// Makes the receivers of an offer the custodians.
	fn move_custody(id: ResourceId, offer: OfferOf<T>) -> Result<(), Error<T>> {
		let mut custody = Self::custody(id)?;
		Self::remove_offer(id);
		Flags::<T>::remove(id);
		// Custodians who are recalled don't end that by passing the thing on.
		if offer.by == Offeror::Scope {
			Self::remove_recall(id);
		}
		let from = Self::release_custodians(id, &mut custody, &offer.receivers)?;
		for (holder, _) in &offer.receivers {
			OfCustodian::<T>::insert(holder, id, ());
		}
		let receives =
			|who: &T::AccountId| offer.receivers.iter().any(|(receiver, _)| receiver == who);
		custody.past.retain(|before| !receives(before));
		custody.holders = offer.receivers.clone();
		custody.threshold = offer.threshold;
		custody.since = now::<T>();
		custody.interim = offer.by == Offeror::Scope;
		let interim = custody.interim;
		Custodies::<T>::insert(id, custody);
		Self::deposit_event(Event::CustodyMoved {
			resource: id,
			from,
			to: offer.receivers,
			threshold: offer.threshold,
			interim,
		});
		Ok(())
	}

	/// Takes the custodians out, remembers those who do not stay, and forgets what they agreed to.
	/// Who they were.
	pub(crate) fn release_custodians(
		id: ResourceId,
		custody: &mut CustodyOf<T>,
		staying: &WeightedOf<T>,
	) -> Result<WeightedOf<T>, Error<T>> {
		Approvals::<T>::remove(id);
		let from = core::mem::take(&mut custody.holders);
		for (holder, _) in &from {
			OfCustodian::<T>::remove(holder, id);
			if staying.iter().any(|(stays, _)| stays == holder) {
				continue;
			}
			custody.past.retain(|before| before != holder);
			if custody.past.is_full() {
				custody.past.remove(0);
			}
			custody.past.try_push(holder.clone()).map_err(|_| Error::<T>::Inconsistent)?;
		}
		Ok(from)
	}

	pub(crate) fn do_cancel_offer(origin: T::RuntimeOrigin, id: ResourceId) -> DispatchResult {
		let resource = Self::resource_of(id)?;
		let offer = Self::offer(id)?;
		let granted = if offer.until < now::<T>() {
			ensure_signed(origin)?;
			true
		} else if offer.by == Offeror::Scope {
			Self::ensure_decides(origin, resource.identity.scope, DecisionClass::Significant)?;
			true
		} else {
			let who = ensure_signed(origin)?;
			// An approval does not outlive the offer that it is about, which a brake does not make
			// another one.
			let set = offer.until.saturating_sub(offer.stopped);
			Self::ensure_custodian(id, &who, (b"cancel_offer", set, &offer.receivers))?
		};
		if granted {
			Self::remove_offer(id);
			Self::deposit_event(Event::OfferCancelled { resource: id });
		}
		Ok(())
	}

	pub(crate) fn do_decline_custody(who: T::AccountId, id: ResourceId) -> DispatchResult {
		let offer = Self::offer(id)?;
		ensure!(
			offer.receivers.iter().any(|(receiver, _)| *receiver == who),
			Error::<T>::NotReceiver
		);
		Self::remove_offer(id);
		Self::deposit_event(Event::CustodyDeclined { resource: id, receiver: who });
		Ok(())
	}

	pub(crate) fn do_flag_custodian(
		who: T::AccountId,
		id: ResourceId,
		note: H256,
	) -> DispatchResult {
		let resource = Self::living(id)?;
		let custody = Self::custody(id)?;
		ensure!(
			T::Membership::tier(resource.identity.scope, &who).is_some()
				|| who == resource.identity.creator
				|| custody.weight_of(&who) > 0,
			Error::<T>::NotAuthorized
		);
		ensure!(!custody.holders.is_empty(), Error::<T>::CustodianNotFound);
		ensure!(!Flags::<T>::contains_key(id), Error::<T>::AlreadyFlagged);
		ensure!(custody.quiet_until <= now::<T>(), Error::<T>::JustAnswered);
		let due = Self::in_days(RESPONSE_DAYS)?;
		Flags::<T>::insert(id, Flag { by: who.clone(), due, stopped: Self::halted() });
		Self::deposit_event(Event::CustodianFlagged { resource: id, by: who, note, due });
		Ok(())
	}

	pub(crate) fn do_answer_flag(who: T::AccountId, id: ResourceId, note: H256) -> DispatchResult {
		let flag = Self::open_flag(id).ok_or(Error::<T>::NotFlagged)?;
		ensure!(flag.due >= now::<T>(), Error::<T>::AnsweredTooLate);
		let set = flag.due.saturating_sub(flag.stopped);
		if !Self::ensure_custodian(id, &who, (b"answer_flag", set))? {
			return Ok(());
		}
		Flags::<T>::remove(id);
		let mut custody = Self::custody(id)?;
		custody.quiet_until = Self::in_days(RESPONSE_DAYS)?;
		Custodies::<T>::insert(id, custody);
		Self::deposit_event(Event::FlagAnswered { resource: id, by: who, note });
		Ok(())
	}

	pub(crate) fn do_withdraw_flag(origin: T::RuntimeOrigin, id: ResourceId) -> DispatchResult {
		let resource = Self::resource_of(id)?;
		let flag = Flags::<T>::get(id).ok_or(Error::<T>::NotFlagged)?;
		let matter = (resource.identity.scope, DecisionClass::Standard);
		if let Err(origin) = T::ScopeOrigin::try_origin(origin, &matter) {
			ensure!(ensure_signed(origin)? == flag.by, Error::<T>::NotAuthorized);
		}
		Flags::<T>::remove(id);
		Self::deposit_event(Event::FlagWithdrawn { resource: id });
		Ok(())
	}

	pub(crate) fn do_appoint_interim(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		who: T::AccountId,
	) -> DispatchResult {
		let resource = Self::living(id)?;
		let recalled = Self::is_recalled(id);
		// Who lent a private thing and called it home takes it back itself.
		let signer = ensure_signed(origin.clone()).ok();
		let creator = signer.as_ref() == Some(&resource.identity.creator);
		let decider = if creator && recalled && Self::lent(&resource) {
			None
		} else {
			let scope = resource.identity.scope;
			Some(Self::ensure_decides(origin, scope, DecisionClass::Significant)?)
		};
		let custody = Self::custody(id)?;
		let silent = Self::open_flag(id).is_some_and(|flag| flag.due < now::<T>());
		ensure!(custody.holders.is_empty() || silent || recalled, Error::<T>::NotSilent);
		ensure!(custody.weight_of(&who) == 0, Error::<T>::NotToOneself);
		// A private thing goes home, and nowhere else.
		ensure!(
			resource.identity.regime != Regime::Private || who == resource.identity.creator,
			Error::<T>::NotCreator
		);
		let own = decider.is_some_and(|decider| decider.is(&who));
		ensure!(!own, Error::<T>::NotForOneself);
		let mut receivers = WeightedOf::<T>::new();
		receivers.try_push((who, WHOLE)).map_err(|_| Error::<T>::Inconsistent)?;
		let until = Self::in_days(APPOINTMENT_DAYS)?;
		Self::place_offer(id, Offeror::Scope, receivers, DEFAULT_THRESHOLD, until);
		Ok(())
	}

	pub(crate) fn do_withdraw_approval(who: T::AccountId, id: ResourceId) -> DispatchResult {
		let mut approvals = Approvals::<T>::get(id);
		let place = approvals
			.iter()
			.position(|approval| approval.who == who)
			.ok_or(Error::<T>::ApprovalNotFound)?;
		let approval = approvals.remove(place);
		Self::store_approvals(id, approvals);
		Self::deposit_event(Event::ApprovalWithdrawn {
			resource: id,
			custodian: who,
			act: approval.act,
		});
		Ok(())
	}

	/// What holds of custodies, offers, flags and approvals, for the checks of the state.
	#[cfg(any(test, feature = "try-runtime"))]
	pub(crate) fn check_custody(id: ResourceId, ended: bool) -> Result<(), TryRuntimeError> {
		let custody = Custodies::<T>::get(id).ok_or("2: a resource has no custody")?;
		if custody.holders.is_empty() {
			ensure!(!Flags::<T>::contains_key(id), "4: nobody can answer a flag");
		} else {
			ensure!(!ended, "2: an ended resource is held");
			ensure!(
				Self::ensure_weights(&custody.holders, custody.threshold).is_ok(),
				"2: weights do not add up"
			);
		}
		for (holder, _) in &custody.holders {
			ensure!(OfCustodian::<T>::contains_key(holder, id), "2: index of custodians");
			ensure!(!custody.past.contains(holder), "2: a custodian is remembered as a past one");
		}
		if let Some(offer) = Offers::<T>::get(id) {
			ensure!(!ended, "3: an ended resource is offered");
			ensure!(
				Self::ensure_weights(&offer.receivers, offer.threshold).is_ok(),
				"3: offered weights do not add up"
			);
			ensure!(
				offer.receivers.iter().any(|(who, _)| custody.weight_of(who) == 0),
				"3: offered to those who hold it"
			);
			ensure!(offer.accepted.len() < offer.receivers.len(), "3: all accepted");
			for (receiver, _) in &offer.receivers {
				ensure!(OfferedTo::<T>::contains_key(receiver, id), "3: index of offers");
			}
		}
		let approvals = Approvals::<T>::get(id);
		for (place, approval) in approvals.iter().enumerate() {
			ensure!(custody.weight_of(&approval.who) > 0, "5: a stranger approved");
			ensure!(
				approvals.iter().skip(place.saturating_add(1)).all(|a| a.who != approval.who),
				"5: approved twice"
			);
		}
		Ok(())
	}
}
