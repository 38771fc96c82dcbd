// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The end of resources: declared, witnessed, open to challenge, disposed of.

use crate::{
	tables, Config, Custodies, Ending, EndingOf, Endings, Error, Event, Flags, Jobs, Pallet,
	ResourceOf, ResourceSettings, Stage, State, Step, Topic, APPOINTMENT_DAYS, CHALLENGE_DAYS,
	ENDING_DAYS, LONG_CHALLENGE_DAYS, MORE_WITNESSES, WITNESSES,
};
use codec::Encode;
use frame_support::{ensure, traits::EnsureOriginWithArg as _, BoundedVec};
use frame_system::ensure_signed;
use ovn_primitives::{
	runtime::{after, now},
	sum::plus,
	traits::{Membership as _, Right},
	BookId, DealId, DecisionClass, Document, ResourceId, Tier,
};
use sp_runtime::{
	traits::{CheckedSub, Convert, Zero},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// The end of a resource that was declared, with its times as they are by now. Those of what is
	/// frozen stand still anyway.
	pub(crate) fn open_ending(id: ResourceId) -> Option<EndingOf<T>> {
		let mut ending = Endings::<T>::get(id)?;
		let mut still = Zero::zero();
		let window = ending.window.as_mut().filter(|_| ending.frozen.is_none());
		let times = [&mut ending.deadline, window.unwrap_or(&mut still)];
		Self::catch_up(times, &mut ending.stopped);
		Some(ending)
	}

	fn ending(id: ResourceId) -> Result<EndingOf<T>, Error<T>> {
		Self::open_ending(id).ok_or(Error::<T>::EndingNotFound)
	}

	/// Whether the resource was bought for much.
	fn is_expensive(id: ResourceId) -> bool {
		Self::deals(id).into_iter().any(|one| one.principal >= T::Expensive::convert(one.asset))
	}

	/// Whether the agent may do this to the end of a resource now: it may open tasks in the scope;
	/// or it is a custodian, of several with so many that their weight suffices.
	fn ensure_disposer(
		id: ResourceId,
		resource: &ResourceOf<T>,
		who: &T::AccountId,
		act: impl Encode,
	) -> Result<bool, DispatchError> {
		match T::Membership::ensure_right(resource.identity.scope, who, Right::OpenTasks) {
			Ok(()) => Ok(true),
			Err(_) if Self::is_custodian(id, who) => Self::ensure_custodian(id, who, act),
			Err(lacks) => Err(lacks),
		}
	}

	pub(crate) fn do_declare_end(
		who: T::AccountId,
		id: ResourceId,
		document: Document,
	) -> DispatchResult {
		let resource = Self::living(id)?;
		ensure!(resource.stage == Stage::Deprecated, Error::<T>::NotDeprecated);
		ensure!(!Endings::<T>::contains_key(id), Error::<T>::AlreadyDeclared);
		if !Self::ensure_disposer(id, &resource, &who, (b"declare_end", &document))? {
			return Ok(());
		}
		let needed = if Self::is_expensive(id) { MORE_WITNESSES } else { WITNESSES };
		let hearing = Self::open_hearing()?;
		let deadline = Self::in_days(ENDING_DAYS)?;
		Endings::<T>::insert(
			id,
			Ending {
				declarer: who.clone(),
				hearing,
				needed,
				named: BoundedVec::new(),
				witnesses: BoundedVec::new(),
				window: None,
				frozen: None,
				challengers: BoundedVec::new(),
				deadline,
				stopped: Self::halted(),
			},
		);
		let declarer = who;
		Self::deposit_event(Event::EndDeclared {
			resource: id,
			declarer,
			hearing,
			needed,
			deadline,
			document,
		});
		Ok(())
	}

	pub(crate) fn do_name_witness(
		who: T::AccountId,
		deal: DealId,
		hearing: u64,
		candidate: T::AccountId,
	) -> DispatchResult {
		let id = Self::resource_with(deal)?;
		let mut ending = Self::ending(id)?;
		ensure!(ending.hearing == hearing, Error::<T>::OtherHearing);
		ensure!(ending.deadline >= now::<T>(), Error::<T>::HearingExpired);
		ensure!(ending.window.is_none(), Error::<T>::AlreadyConfirmed);
		Self::ensure_owes(id, deal)?;
		ensure!(
			ending.named.iter().all(|(named_by, _)| *named_by != deal),
			Error::<T>::AlreadyNamed
		);
		ensure!(candidate != ending.declarer, Error::<T>::AlreadyInvolved);
		let book = BookId::Deal(deal);
		let topic = Topic::Witness(deal);
		let tally = Self::count_voice(hearing, topic, book, &who, Some(candidate.clone()))?;
		let named = tables::is_majority(tally.after, tally.whole);
		Self::deposit_event(Event::WitnessProposed {
			resource: id,
			deal,
			owner: who,
			candidate: candidate.clone(),
			principal: tally.after,
			of: tally.whole,
			named,
		});
		if named {
			ending.named.try_push((deal, candidate)).map_err(|_| Error::<T>::Inconsistent)?;
			Self::open_window(id, &mut ending)?;
			Endings::<T>::insert(id, ending);
		}
		Ok(())
	}

	/// Opens the time for challenges, if enough witnesses have confirmed it, and of every deal
	/// that is owed something the one whom its owners named.
	fn open_window(id: ResourceId, ending: &mut EndingOf<T>) -> DispatchResult {
		let owing = Self::encumbrance(id);
		let enough = ending.witnesses.len() >= ending.needed as usize;
		let named = owing.iter().all(|(attached, _)| {
			ending
				.named
				.iter()
				.any(|(by, who)| *by == attached.deal && ending.witnesses.contains(who))
		});
		if !enough || !named || ending.window.is_some() {
			return Ok(());
		}
		let long = !owing.is_empty() || ending.needed > WITNESSES;
		let days = if long { LONG_CHALLENGE_DAYS } else { CHALLENGE_DAYS };
		let until = Self::in_days(days)?;
		ending.window = Some(until);
		ending.deadline = Self::in_days(days.saturating_add(ENDING_DAYS))?;
		Self::deposit_event(Event::EndConfirmed { resource: id, challenge_until: until });
		Ok(())
	}

	pub(crate) fn do_witness_end(
		who: T::AccountId,
		id: ResourceId,
		document: Document,
	) -> DispatchResult {
		let resource = Self::living(id)?;
		let mut ending = Self::ending(id)?;
		ensure!(ending.deadline >= now::<T>(), Error::<T>::HearingExpired);
		ensure!(ending.window.is_none(), Error::<T>::AlreadyConfirmed);
		ensure!(who != ending.declarer, Error::<T>::AlreadyInvolved);
		ensure!(!ending.witnesses.contains(&who), Error::<T>::AlreadySpoken);
		if !ending.named.iter().any(|(_, named)| *named == who) {
			let scope = resource.identity.scope;
			match ResourceSettings::<T>::get(id).witness {
				Some(role) => {
					ensure!(T::Membership::has_role(scope, role, &who), Error::<T>::NotRoleHolder)
				},
				None => T::Membership::ensure_tier(scope, &who, Tier::Contributor)?,
			}
			// The places that are left are for those whom owners name.
			let others = ending
				.witnesses
				.iter()
				.filter(|one| ending.named.iter().all(|(_, named)| named != *one))
				.count();
			ensure!(others < ending.needed as usize, Error::<T>::TooManyWitnesses);
		}
		ending.witnesses.try_push(who.clone()).map_err(|_| Error::<T>::TooManyWitnesses)?;
		Self::deposit_event(Event::EndWitnessed { resource: id, witness: who, document });
		Self::open_window(id, &mut ending)?;
		Endings::<T>::insert(id, ending);
		Ok(())
	}

	/// The window of an ending, if it can be challenged now.
	fn ensure_challengeable(ending: &EndingOf<T>) -> Result<(), Error<T>> {
		let open = ending.window.is_some_and(|until| until >= now::<T>());
		ensure!(open && ending.frozen.is_none(), Error::<T>::NotChallengeable);
		Ok(())
	}

	/// Stops all until the scope decides.
	fn freeze(
		id: ResourceId,
		mut ending: EndingOf<T>,
		challenger: Option<T::AccountId>,
		deal: Option<DealId>,
		document: Option<Document>,
	) -> DispatchResult {
		ending.frozen = Some(now::<T>());
		ending.deadline = Self::in_days(ENDING_DAYS)?;
		let deadline = ending.deadline;
		Endings::<T>::insert(id, ending);
		Self::deposit_event(Event::EndChallenged {
			resource: id,
			challenger,
			deal,
			document,
			deadline,
		});
		Ok(())
	}

	pub(crate) fn do_challenge_end(
		who: T::AccountId,
		id: ResourceId,
		document: Document,
	) -> DispatchResult {
		let resource = Self::living(id)?;
		let mut ending = Self::ending(id)?;
		Self::ensure_challengeable(&ending)?;
		let custody = Self::custody(id)?;
		let concerned = custody.weight_of(&who) > 0
			|| custody.past.contains(&who)
			|| resource.identity.creator == who;
		if !concerned {
			T::Membership::ensure_tier(resource.identity.scope, &who, Tier::Member)?;
		}
		ensure!(!ending.challengers.contains(&who), Error::<T>::AlreadySpoken);
		ending.challengers.try_push(who.clone()).map_err(|_| Error::<T>::TooManyChallenges)?;
		Self::freeze(id, ending, Some(who), None, Some(document))
	}

	pub(crate) fn do_challenge_as_owner(
		who: T::AccountId,
		deal: DealId,
		hearing: u64,
	) -> DispatchResult {
		let id = Self::resource_with(deal)?;
		let ending = Self::ending(id)?;
		ensure!(ending.hearing == hearing, Error::<T>::OtherHearing);
		Self::ensure_challengeable(&ending)?;
		Self::ensure_owes(id, deal)?;
		let book = BookId::Deal(deal);
		let tally = Self::count_voice(hearing, Topic::Challenge(deal), book, &who, None)?;
		Self::deposit_event(Event::OwnerChallenged {
			resource: id,
			deal,
			owner: who,
			principal: tally.after,
			of: tally.whole,
		});
		// Only who makes it a third: a challenge that was dismissed is not raised by every later
		// voice.
		if tables::is_third(tally.after, tally.whole)
			&& !tables::is_third(tally.before, tally.whole)
		{
			Self::freeze(id, ending, None, Some(deal), None)?;
		}
		Ok(())
	}

	pub(crate) fn do_decide_challenge(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		upheld: bool,
	) -> DispatchResult {
		let resource = Self::living(id)?;
		let mut ending = Self::ending(id)?;
		let decider =
			Self::ensure_decides(origin, resource.identity.scope, DecisionClass::Significant)?;
		let frozen = ending.frozen.ok_or(Error::<T>::NotChallenged)?;
		ensure!(
			!decider.is(&ending.declarer)
				&& ending.challengers.iter().all(|one| !decider.is(one))
				&& ending.witnesses.iter().all(|one| !decider.is(one)),
			Error::<T>::NotForOneself
		);
		Self::deposit_event(Event::ChallengeDecided { resource: id, upheld });
		if upheld {
			Self::remove_ending(id, &ending);
			return Ok(());
		}
		// Time stood still meanwhile.
		let window = ending.window.ok_or(Error::<T>::Inconsistent)?;
		let left = window.checked_sub(&frozen).unwrap_or_else(Zero::zero);
		let until = after::<T, Error<T>>(left)?;
		ending.window = Some(until);
		ending.frozen = None;
		let days = LONG_CHALLENGE_DAYS.saturating_add(ENDING_DAYS);
		ending.deadline = Self::in_days(days)?;
		Endings::<T>::insert(id, ending);
		Self::deposit_event(Event::EndConfirmed { resource: id, challenge_until: until });
		Ok(())
	}

	/// Whether a deal that is owed something lacks a witness of its owners.
	fn lacks_named(id: ResourceId, ending: &EndingOf<T>) -> bool {
		Self::encumbrance(id)
			.iter()
			.any(|(attached, _)| ending.named.iter().all(|(by, _)| *by != attached.deal))
	}

	/// Whether anybody may give up an end: its time is over, and so is that in which the scope can
	/// name a witness for silent owners.
	fn is_over(id: ResourceId, ending: &EndingOf<T>) -> Result<bool, Error<T>> {
		let silent = ending.window.is_none() && Self::lacks_named(id, ending);
		let days = if silent { APPOINTMENT_DAYS } else { 0 };
		let patience =
			Self::in_days(days)?.checked_sub(&now::<T>()).ok_or(Error::<T>::Inconsistent)?;
		let until = plus::<Error<T>, _>(ending.deadline, patience)?;
		Ok(until < now::<T>())
	}

	pub(crate) fn do_name_for_silent(
		origin: T::RuntimeOrigin,
		deal: DealId,
		candidate: T::AccountId,
	) -> DispatchResult {
		let id = Self::resource_with(deal)?;
		let resource = Self::living(id)?;
		let mut ending = Self::ending(id)?;
		let decider =
			Self::ensure_decides(origin, resource.identity.scope, DecisionClass::Significant)?;
		ensure!(ending.window.is_none(), Error::<T>::AlreadyConfirmed);
		ensure!(ending.deadline < now::<T>(), Error::<T>::TooEarly);
		Self::ensure_owes(id, deal)?;
		let named = ending.named.iter().any(|(by, _)| *by == deal);
		ensure!(!named, Error::<T>::AlreadyNamed);
		ensure!(candidate != ending.declarer, Error::<T>::AlreadyInvolved);
		ensure!(!decider.is(&candidate), Error::<T>::NotForOneself);
		let entry = (deal, candidate.clone());
		ending.named.try_push(entry).map_err(|_| Error::<T>::Inconsistent)?;
		// Others who are needed have as long again; what owes has the long time for challenges
		// anyway.
		if !Self::lacks_named(id, &ending) {
			ending.deadline = Self::in_days(ENDING_DAYS)?;
		}
		Self::deposit_event(Event::WitnessNamed {
			resource: id,
			deal,
			candidate,
			deadline: ending.deadline,
		});
		Self::open_window(id, &mut ending)?;
		Endings::<T>::insert(id, ending);
		Ok(())
	}

	fn remove_ending(id: ResourceId, ending: &EndingOf<T>) {
		Endings::<T>::remove(id);
		Self::close_hearing(ending.hearing);
	}

	pub(crate) fn do_drop_end(origin: T::RuntimeOrigin, id: ResourceId) -> DispatchResult {
		let resource = Self::resource_of(id)?;
		let ending = Self::ending(id)?;
		let matter = (resource.identity.scope, DecisionClass::Significant);
		if let Err(origin) = T::ScopeOrigin::try_origin(origin, &matter) {
			let who = ensure_signed(origin)?;
			// What others confirmed is not the declarer's any more.
			let own = who == ending.declarer && ending.window.is_none();
			let over = Self::is_over(id, &ending)?;
			ensure!(own || over, Error::<T>::NotAuthorized);
		}
		Self::remove_ending(id, &ending);
		Self::deposit_event(Event::EndDropped { resource: id });
		Ok(())
	}

	pub(crate) fn do_dispose(
		who: T::AccountId,
		id: ResourceId,
		document: Document,
	) -> DispatchResult {
		let mut resource = Self::living(id)?;
		let ending = Self::ending(id)?;
		let over = ending.window.is_some_and(|until| until < now::<T>());
		ensure!(over && ending.frozen.is_none(), Error::<T>::NotConfirmed);
		ensure!(ending.deadline >= now::<T>(), Error::<T>::HearingExpired);
		ensure!(
			who != ending.declarer && !ending.witnesses.contains(&who),
			Error::<T>::AlreadyInvolved
		);
		ensure!(
			!matches!(resource.state, State::Reserved | State::InUse),
			Error::<T>::InvalidState
		);
		let stage = tables::next(resource.stage, Step::End).ok_or(Error::<T>::InvalidStage)?;
		if !Self::ensure_disposer(id, &resource, &who, (b"dispose", ending.hearing, &document))? {
			return Ok(());
		}
		for (attached, owed) in Self::encumbrance(id) {
			Self::deposit_event(Event::WrittenOff {
				resource: id,
				deal: attached.deal,
				asset: attached.asset,
				owed,
			});
		}
		Self::remove_ending(id, &ending);
		Self::remove_offer(id);
		Flags::<T>::remove(id);
		Self::remove_recall(id);
		Self::close_validation(id);
		Jobs::<T>::remove(id);
		let mut custody = Self::custody(id)?;
		Self::release_custodians(id, &mut custody, &Default::default())?;
		Custodies::<T>::insert(id, custody);
		Self::set_stage(id, &mut resource, Step::End, stage, Some(who.clone()));
		Self::deposit_event(Event::Disposed { resource: id, by: who, document });
		Ok(())
	}
}
