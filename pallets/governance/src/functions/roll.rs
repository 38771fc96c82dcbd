// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who votes in a scope, and with which weight on which day.

use super::Checked;
use crate::{
	Assembly, Chamber, Chambers, Config, Error, Event, History, Newcomers, Pallet, Roll, Rolls,
	SeatsOf, StrikeReason, Struck, Template, Totals, Voter, Voters, WeightsOf, CHAMBERS, FOUNDERS,
};
use frame_support::{defensive, ensure, traits::DefensiveSaturating};
use ovn_math::decision::{
	admissions, admissions_by_stewards,
	history::{self, at},
	is_seasoned,
	window::Window,
	Day, Weights,
};
use ovn_primitives::{
	runtime::now,
	sum::{add, minus, plus},
	traits::{Agents, Membership, Reputation},
	AgentKind, DecisionClass, ScopeId, Tier, GLOBAL_SCOPE,
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

/// Who can vote on a proposal that opens now.
pub(crate) struct Electorate {
	/// Voters with lower numbers can.
	pub ever: u32,
	/// Whether only those who have been on the roll for [`SEASON`] days.
	pub seasoned: bool,
	/// How many these are, with those who were struck in these days for having done nothing.
	pub electors: u32,
	/// The weight of all of the roll when the day began, and the sum of the squares.
	pub weights: Weights,
}

impl<T: Config> Pallet<T> {
	/// How the roll of a scope stands.
	pub(crate) fn roll_of(scope: ScopeId) -> Roll {
		Rolls::<T>::get(scope)
	}

	/// Whether a scope decides by votes: once it had [`FOUNDERS`] voters, and the global one
	/// always.
	pub(crate) fn votes_decide(scope: ScopeId, roll: &Roll) -> bool {
		scope == GLOBAL_SCOPE || roll.decides
	}

	/// A voter of a scope.
	pub(crate) fn voter(scope: ScopeId, who: &T::AccountId) -> Result<Voter, Error<T>> {
		Voters::<T>::get(scope, who).ok_or(Error::<T>::NotVoter)
	}

	/// Who can vote on a proposal that opens now.
	pub(crate) fn electorate(scope: ScopeId, template: Template) -> Checked<Electorate> {
		let (roll, today) = (Self::roll_of(scope), Self::today());
		let old = is_seasoned(roll.first, today);
		let seasoned = old && matches!(template, Template::Special | Template::Emergency);
		let electors = Self::electors(roll.voters, &roll.recent, &roll.struck, seasoned)?;
		let totals = WeightsOf::<T>::get(scope);
		let weights = at(&totals.past, totals.sum, today);
		Ok(Electorate { ever: roll.ever, seasoned, electors, weights })
	}

	/// How many of so many voters can vote now.
	fn electors(
		voters: u32,
		recent: &Window<u32, 30>,
		struck: &Window<u32, 30>,
		seasoned: bool,
	) -> Checked<u32> {
		if !seasoned {
			return Ok(voters);
		}
		let many = |of: &Window<u32, 30>| {
			let sum = of.sum(Self::today()).map_err(Error::<T>::from)?;
			u32::try_from(sum).map_err(|_| Error::<T>::Inconsistent)
		};
		// Who was struck for having done nothing has a season to come back before it counts no more.
		let mut electors = minus::<Error<T>, _>(voters, many(recent)?)?;
		add::<Error<T>, _>(&mut electors, many(struck)?)?;
		Ok(electors)
	}

	/// Those of the chambers that have voters, with how many can vote now.
	pub(crate) fn assemblies(
		scope: ScopeId,
		chambers: Chambers,
		seasoned: bool,
	) -> Checked<[Option<Assembly>; CHAMBERS]> {
		let mut all = [None; CHAMBERS];
		for (chamber, place) in Chamber::ALL.into_iter().zip(&mut all) {
			if !chambers.contains(chamber) {
				continue;
			}
			let seats = SeatsOf::<T>::get(scope, chamber);
			let electors = Self::electors(seats.voters, &seats.recent, &seats.struck, seasoned)?;
			if electors > 0 {
				*place = Some(Assembly { electors, ..Assembly::default() });
			}
		}
		Ok(all)
	}

	/// To which chamber an agent belongs now.
	fn chamber_of(who: &T::AccountId) -> Chamber {
		if T::Agents::scope(who).is_some() {
			return Chamber::Scope;
		}
		match T::Agents::kind(who) {
			Some(AgentKind::Organisation) => Chamber::Organisation,
			Some(AgentKind::Person | AgentKind::Bot) | None => Chamber::Person,
		}
	}

	/// What a voter had when a day began.
	pub(crate) fn weight_at(voter: &Voter, day: Day) -> u128 {
		at(&voter.past, voter.weight, day)
	}

	/// Counts a promotion to member, if it fits those of the last days. Those of the genesis are
	/// none.
	fn admit(scope: ScopeId) -> DispatchResult {
		if now::<T>().is_zero() {
			return Ok(());
		}
		let (mut roll, today) = (Self::roll_of(scope), Self::today());
		let admitted = roll.admitted.sum(today).map_err(Error::<T>::from)?;
		let most = admissions(roll.voters, admitted);
		ensure!(admitted < most, Error::<T>::TooManyAdmissions);
		roll.admitted.add(today, 1).map_err(Error::<T>::from)?;
		Rolls::<T>::insert(scope, roll);
		Ok(())
	}

	/// Counts a promotion to member by stewards, if it fits those of the last days. Until votes
	/// decide there are only stewards, and they can promote as many as anybody.
	pub(crate) fn admit_by_stewards(scope: ScopeId) -> DispatchResult {
		let (mut roll, today) = (Self::roll_of(scope), Self::today());
		if !roll.decides {
			return Ok(());
		}
		let admitted = roll.admitted.sum(today).map_err(Error::<T>::from)?;
		let by_stewards = roll.by_stewards.sum(today).map_err(Error::<T>::from)?;
		let most = admissions_by_stewards(roll.voters, admitted);
		ensure!(by_stewards < most, Error::<T>::TooManyByStewards);
		roll.by_stewards.add(today, 1).map_err(Error::<T>::from)?;
		Rolls::<T>::insert(scope, roll);
		Ok(())
	}

	/// Puts a member on the roll, as the last one.
	fn enlist(scope: ScopeId, who: &T::AccountId) -> DispatchResult {
		let (mut roll, today) = (Self::roll_of(scope), Self::today());
		let number = roll.ever;
		if number == 0 {
			roll.first = today;
		}
		roll.ever = plus::<Error<T>, _>(number, 1)?;
		add::<Error<T>, _>(&mut roll.voters, 1)?;
		roll.recent.add(today, 1).map_err(Error::<T>::from)?;
		roll.empty_since = None;
		if roll.voters >= FOUNDERS {
			roll.decides = true;
			roll.revived_until = None;
		}
		let (voters, chamber) = (roll.voters, Self::chamber_of(who));
		Rolls::<T>::insert(scope, roll);
		SeatsOf::<T>::try_mutate(scope, chamber, |seats| {
			add::<Error<T>, _>(&mut seats.voters, 1)?;
			seats.recent.add(today, 1).map_err(Error::<T>::from)
		})?;
		let mut voter = Voter {
			number,
			since: today,
			chamber,
			acted: today,
			weight: 0,
			past: History::default(),
			limits: Struck::<T>::take(scope, who).unwrap_or_default(),
			represents: 0,
		};
		if Self::is_network(scope) {
			let weight = T::Reputation::shares(scope, who);
			Self::put(&mut voter.past, 0, today);
			voter.weight = weight;
			Self::shift(scope, 0, weight);
		}
		Voters::<T>::insert(scope, who, voter);
		Self::deposit_event(Event::Enrolled { scope, who: who.clone(), number, chamber, voters });
		Ok(())
	}

	/// Takes a voter from the roll. What it cast stays, and so does what opened with it. Nothing makes it
	/// fail, because nothing may keep anybody from leaving.
	fn unlist(scope: ScopeId, who: &T::AccountId, voter: &Voter, why: StrikeReason) {
		Self::drop_representation(scope, who);
		let (mut roll, today) = (Self::roll_of(scope), Self::today());
		let mut seats = SeatsOf::<T>::get(scope, voter.chamber);
		for (voters, recent, struck) in [
			(&mut roll.voters, &mut roll.recent, &mut roll.struck),
			(&mut seats.voters, &mut seats.recent, &mut seats.struck),
		] {
			*voters = voters.defensive_saturating_sub(1);
			if recent.take_back(voter.since, 1).is_err() {
				defensive!("a voter was not counted on the day of its enrolment");
			}
			if why == StrikeReason::Dormant && struck.add(today, 1).is_err() {
				defensive!("more were struck than ever voted");
			}
		}
		let voters = roll.voters;
		if voters == 0 && roll.decides {
			roll.empty_since = Some(today);
		}
		Rolls::<T>::insert(scope, roll);
		SeatsOf::<T>::insert(scope, voter.chamber, seats);
		Self::shift(scope, voter.weight, 0);
		Voters::<T>::remove(scope, who);
		Self::deposit_event(Event::Struck { scope, who: who.clone(), why, voters });
	}

	/// Records what a value was before it changes today. Whether that is a new entry.
	fn put<V: Clone>(past: &mut History<V>, before: V, today: Day) -> bool {
		let mut entries = core::mem::take(past).into_inner();
		let is_new = history::put(&mut entries, before, today);
		// One entry for each day within reach: never more than fit.
		*past = History::truncate_from(entries);
		is_new
	}

	/// Changes the weight of one voter in that of all.
	fn shift(scope: ScopeId, before: u128, after: u128) {
		if before == after {
			return;
		}
		WeightsOf::<T>::mutate(scope, |totals: &mut Totals| {
			Self::put(&mut totals.past, totals.sum, Self::today());
			totals.sum.put(before, after);
		});
	}

	/// The tier of an agent changed: members are on the roll, and nobody else.
	pub(crate) fn do_change_tier(
		scope: ScopeId,
		who: &T::AccountId,
		tier: Option<Tier>,
	) -> DispatchResult {
		match (tier == Some(Tier::Member), Voters::<T>::get(scope, who)) {
			(true, None) => {
				Self::admit(scope)?;
				Newcomers::<T>::remove(scope, who);
				if T::Agents::kind(who) == Some(AgentKind::Bot) {
					return Ok(());
				}
				Self::enlist(scope, who)
			},
			(false, Some(voter)) => {
				Self::unlist(scope, who, &voter, StrikeReason::NotMember);
				Ok(())
			},
			(false, None) => {
				Struck::<T>::remove(scope, who);
				if tier.is_none() {
					Newcomers::<T>::remove(scope, who);
				}
				Ok(())
			},
			(true, Some(_)) => Ok(()),
		}
	}

	/// The reputation of an agent changed.
	pub(crate) fn do_change_weight(network: ScopeId, who: &T::AccountId, shares: u128) {
		let Some(mut voter) = Voters::<T>::get(network, who) else { return };
		if voter.weight == shares || !Self::is_network(network) {
			return;
		}
		let today = Self::today();
		let is_new = Self::put(&mut voter.past, voter.weight, today);
		Self::shift(network, voter.weight, shares);
		voter.weight = shares;
		Voters::<T>::insert(network, who, voter);
		if is_new {
			let weight = shares;
			Self::deposit_event(Event::WeightNoted {
				network,
				who: who.clone(),
				day: today,
				weight,
			});
		}
	}

	pub(crate) fn do_enrol(scope: ScopeId, who: &T::AccountId) -> DispatchResult {
		ensure!(!Voters::<T>::contains_key(scope, who), Error::<T>::AlreadyEnrolled);
		let is_member = T::Membership::tier(scope, who) == Some(Tier::Member);
		ensure!(is_member && !T::Membership::is_expelled(scope, who), Error::<T>::NotTierMember);
		ensure!(T::Agents::kind(who) != Some(AgentKind::Bot), Error::<T>::BotsHaveNoVote);
		Self::enlist(scope, who)
	}

	pub(crate) fn do_enrol_as(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		as_scope: ScopeId,
	) -> DispatchResult {
		let (who, _) = Self::acting(origin, as_scope, DecisionClass::Standard)?;
		Self::do_enrol(scope, &who)
	}

	pub(crate) fn do_confirm(scope: ScopeId, who: T::AccountId) -> DispatchResult {
		let mut voter = Self::voter(scope, &who)?;
		voter.acted = Self::today();
		let day = voter.acted;
		Voters::<T>::insert(scope, &who, voter);
		Self::deposit_event(Event::Confirmed { scope, who, day });
		Ok(())
	}

	pub(crate) fn do_strike(scope: ScopeId, who: &T::AccountId) -> DispatchResult {
		let voter = Self::voter(scope, who)?;
		let why = if T::Agents::kind(who) == Some(AgentKind::Bot) {
			StrikeReason::Bot
		} else {
			let idle = Self::today().saturating_sub(voter.acted);
			let dormancy = u32::from(Self::rules_of(scope).dormancy);
			ensure!(idle >= dormancy, Error::<T>::NotDormant);
			StrikeReason::Dormant
		};
		Struck::<T>::insert(scope, who, &voter.limits);
		Self::unlist(scope, who, &voter, why);
		Ok(())
	}

	/// A voter that does something now, with room for one more proposal that it stands for.
	pub(crate) fn stand_for(scope: ScopeId, who: &T::AccountId, index: u32) -> DispatchResult {
		let mut voter = Self::voter(scope, who)?;
		voter.limits.backing.retain(|before| Self::is_live(scope, *before));
		let full = |_| DispatchError::from(Error::<T>::TooManyBacked);
		voter.limits.backing.try_push(index).map_err(full)?;
		voter.acted = Self::today();
		Voters::<T>::insert(scope, who, voter);
		Ok(())
	}
}
