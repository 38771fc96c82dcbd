// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a scope pays for its people: fees, and the deposits of what awaits a decision.

use crate::{
	AllowanceOf, Allowances, Config, Error, Event, HoldReason, Invitations, Members, OpenPots,
	Pallet, Refusal, Scopes, SponsorPolicyOf, Sponsoring, Sponsorship, SponsorshipOf, Sponsorships,
};
use frame_support::{
	ensure,
	traits::{
		fungible::{InspectHold as _, MutateHold as _},
		tokens::{Fortitude, Precision, Restriction},
		Get,
	},
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::allowance;
use ovn_primitives::{runtime::now, Balance, Depositor, Purse, ScopeId, Tier, GLOBAL_SCOPE};
use sp_runtime::{
	traits::{Bounded, CheckedDiv, Saturating, UniqueSaturatedInto, Zero},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// The number of the present day since block 0.
	pub(crate) fn today() -> u32 {
		now::<T>().checked_div(&T::BlocksPerDay::get()).unwrap_or_default().unique_saturated_into()
	}

	pub(crate) fn do_set_sponsorship(
		scope: ScopeId,
		policy: Option<SponsorPolicyOf<T>>,
	) -> DispatchResult {
		let before = Sponsorships::<T>::get(scope);
		match policy {
			Some(policy) => {
				Self::active_record(scope)?;
				ensure!(
					!policy.refill_period.is_zero() && policy.refill_period <= T::MaxPeriod::get(),
					Error::<T>::InvalidPeriod
				);
			},
			None => ensure!(
				before.is_some_and(|before| before.policy.is_some()),
				Error::<T>::NotSponsored
			),
		}
		// A change of rules is no way to pay twice in a day.
		let (day, spent) =
			before.map_or((Self::today(), Zero::zero()), |before| (before.day, before.spent));
		Sponsorships::<T>::insert(scope, Sponsorship { policy, day, spent });
		Self::deposit_event(Event::SponsorshipSet { scope, policy });
		Ok(())
	}

	/// Whether a scope's policy is for an agent: it was invited, is more than an affiliate, or the
	/// policy is for everybody who joins.
	fn is_covered(scope: ScopeId, who: &T::AccountId, policy: &SponsorPolicyOf<T>) -> bool {
		match Members::<T>::get(scope, who) {
			Some(member) => {
				policy.uninvited || member.inviter.is_some() || member.tier > Tier::Affiliate
			},
			None => Invitations::<T>::get(scope, who)
				.is_some_and(|invitation| Self::is_live(&invitation)),
		}
	}

	/// Who sponsors an agent in a scope: the scope itself, else its network, if it has a policy
	/// that is for the agent. Reads at most seven items.
	pub(crate) fn sponsor_of(
		scope: ScopeId,
		who: &T::AccountId,
	) -> Option<(ScopeId, SponsorPolicyOf<T>, SponsorshipOf<T>)> {
		let network = Scopes::<T>::get(scope)?.network;
		let own = Some(scope);
		let above = (network != scope).then_some(network);
		[own, above].into_iter().flatten().find_map(|sponsor| {
			let sponsorship = Sponsorships::<T>::get(sponsor)?;
			let policy = sponsorship.policy?;
			Self::is_covered(sponsor, who, &policy).then_some((sponsor, policy, sponsorship))
		})
	}

	/// What was used up when it was last written, with the allowance of now: a lower one takes off
	/// what fees were, but not what was lost in deposits.
	fn used_then(policy: &SponsorPolicyOf<T>, allowance: &AllowanceOf<T>) -> Balance {
		allowance.used.min(policy.allowance.saturating_add(allowance.forfeited))
	}

	/// What an agent has used up of its allowance by now; more than all of it if it lost deposits.
	pub(crate) fn used_now(policy: &SponsorPolicyOf<T>, allowance: &AllowanceOf<T>) -> Balance {
		let elapsed = now::<T>().saturating_sub(allowance.updated);
		allowance::owed_after(
			Self::used_then(policy, allowance),
			policy.allowance,
			policy.refill_period.unique_saturated_into(),
			elapsed.unique_saturated_into(),
		)
		// Only a period of 0 is refused, which no policy has.
		.unwrap_or(allowance.used)
	}

	/// What a scope has paid in the present day.
	pub(crate) fn spent_today(sponsorship: &SponsorshipOf<T>) -> Balance {
		if sponsorship.day == Self::today() {
			sponsorship.spent
		} else {
			0
		}
	}

	/// Whether somebody else pays a fee for what an agent does in a scope.
	pub fn sponsoring(scope: ScopeId, who: &T::AccountId, fee: Balance) -> Sponsoring {
		let Some((sponsor, policy, sponsorship)) = Self::sponsor_of(scope, who) else {
			return Sponsoring::Nobody;
		};
		let used = Self::used_now(&policy, &Allowances::<T>::get(sponsor, who));
		if fee > policy.allowance.saturating_sub(used) {
			return Sponsoring::Refused(Refusal::AllowanceUsedUp);
		}
		if fee > policy.daily_budget.saturating_sub(Self::spent_today(&sponsorship)) {
			return Sponsoring::Refused(Refusal::BudgetUsedUp);
		}
		if fee > Self::spendable(sponsor, Purse::Sponsor, &T::NativeAsset::get()) {
			return Sponsoring::Refused(Refusal::PotEmpty);
		}
		Sponsoring::By(sponsor)
	}

	/// Notes that a scope pays `fee` for an agent. To be called only after [`Self::sponsoring`]
	/// said that it does, in the same transaction.
	pub(crate) fn note_fee(sponsor: ScopeId, who: &T::AccountId, fee: Balance) {
		Self::change_fee(sponsor, who, Zero::zero(), |used, spent| {
			(used.saturating_add(fee), spent.saturating_add(fee))
		});
	}

	/// Takes back what was noted too much, and says what was paid.
	pub(crate) fn correct_fee(sponsor: ScopeId, who: &T::AccountId, noted: Balance, fee: Balance) {
		let excess = noted.saturating_sub(fee);
		let (used, spent) = Self::change_fee(sponsor, who, Zero::zero(), |used, spent| {
			(used.saturating_sub(excess), spent.saturating_sub(excess))
		});
		Self::deposit_event(Event::FeeSponsored {
			scope: sponsor,
			who: who.clone(),
			fee,
			used,
			spent,
		});
	}

	/// Writes what an agent has used up and what a scope has spent today. Of what is used up
	/// `forfeited` is a deposit that was lost.
	fn change_fee(
		sponsor: ScopeId,
		who: &T::AccountId,
		forfeited: Balance,
		change: impl FnOnce(Balance, Balance) -> (Balance, Balance),
	) -> (Balance, Balance) {
		let sponsorship = Sponsorships::<T>::get(sponsor);
		let mut allowance = Allowances::<T>::get(sponsor, who);
		// The sponsorship can have ended within the transaction.
		let used = sponsorship
			.as_ref()
			.and_then(|sponsorship| sponsorship.policy)
			.map_or(allowance.used, |policy| Self::used_now(&policy, &allowance));
		let spent = sponsorship.as_ref().map_or(0, Self::spent_today);
		let (used, spent) = change(used, spent);
		allowance.used = used;
		allowance.forfeited = allowance.forfeited.saturating_add(forfeited).min(used);
		allowance.updated = now::<T>();
		Allowances::<T>::insert(sponsor, who, allowance);
		if let Some(mut sponsorship) = sponsorship {
			sponsorship.day = Self::today();
			sponsorship.spent = spent;
			Sponsorships::<T>::insert(sponsor, sponsorship);
		}
		(used, spent)
	}

	/// Whether the record of an allowance says no more than its absence would.
	pub(crate) fn is_idle(scope: ScopeId, who: &T::AccountId) -> bool {
		let allowance = Allowances::<T>::get(scope, who);
		let policy = Sponsorships::<T>::get(scope).and_then(|sponsorship| sponsorship.policy);
		let elapsed = now::<T>().saturating_sub(allowance.updated);
		// A sponsorship that was ended can begin again: by then the longest refill has passed.
		// After that also what a small allowance could not pay off is forgotten.
		let used = if elapsed >= T::MaxPeriod::get() {
			0
		} else {
			policy.map_or(allowance.used, |policy| Self::used_now(&policy, &allowance))
		};
		used.is_zero() && allowance.deposits == 0 && Self::invited_now(&allowance) == 0
	}

	pub(crate) fn do_clear_allowance(scope: ScopeId, who: T::AccountId) -> DispatchResult {
		ensure!(
			Allowances::<T>::contains_key(scope, &who)
				&& !Members::<T>::contains_key(scope, &who)
				&& Self::is_idle(scope, &who),
			Error::<T>::AllowanceInUse
		);
		Allowances::<T>::remove(scope, &who);
		Self::deposit_event(Event::AllowanceCleared { scope, who });
		Ok(())
	}

	/// Holds a deposit for what an agent does in a scope, on the sponsor's pot if it can. What may
	/// await a decision for `long` is carried by the scope itself only: its own stewards chose how
	/// long.
	pub(crate) fn hold_deposit(
		scope: ScopeId,
		who: &T::AccountId,
		amount: Balance,
		long: bool,
	) -> Result<Depositor<T::AccountId>, DispatchError> {
		let reason = HoldReason::Deposit.into();
		let mut refused = false;
		let sponsor =
			Self::sponsor_of(scope, who).filter(|(sponsor, ..)| !long || *sponsor == scope);
		if let Some((sponsor, policy, _)) = sponsor {
			let mut allowance = Allowances::<T>::get(sponsor, who);
			let pot = Self::sponsor_pot(sponsor);
			let affordable =
				amount <= Self::spendable(sponsor, Purse::Sponsor, &T::NativeAsset::get());
			if allowance.deposits >= policy.deposits
				|| amount > policy.max_held.saturating_sub(Self::held_on(&pot))
			{
				refused = true;
			} else if affordable && T::Native::hold(&reason, &pot, amount).is_ok() {
				allowance.deposits =
					allowance.deposits.checked_add(1).ok_or(Error::<T>::Overflow)?;
				Allowances::<T>::insert(sponsor, who, allowance);
				return Ok(Depositor::Sponsor(sponsor));
			}
		}
		match T::Native::hold(&reason, who, amount) {
			Ok(()) => Ok(Depositor::Agent(who.clone())),
			Err(_) if refused => Err(Error::<T>::TooManySponsoredDeposits.into()),
			Err(error) => Err(error),
		}
	}

	/// What is held on an account for deposits: a sponsor's pot needs none for itself.
	pub(crate) fn held_on(pot: &T::AccountId) -> Balance {
		T::Native::balance_on_hold(&HoldReason::Deposit.into(), pot)
	}

	/// The account a deposit is held on.
	pub(crate) fn deposit_account(depositor: &Depositor<T::AccountId>) -> T::AccountId {
		match depositor {
			Depositor::Agent(agent) => agent.clone(),
			Depositor::Sponsor(scope) => Self::sponsor_pot(*scope),
		}
	}

	/// Counts a deposit as ended, if a sponsor carried it.
	fn end_deposit(depositor: &Depositor<T::AccountId>, who: &T::AccountId) -> DispatchResult {
		let Depositor::Sponsor(scope) = depositor else { return Ok(()) };
		Allowances::<T>::try_mutate(scope, who, |allowance: &mut AllowanceOf<T>| {
			allowance.deposits = allowance.deposits.checked_sub(1).ok_or(Error::<T>::Overflow)?;
			Ok(())
		})
	}

	/// Returns a deposit to where it is held. To be called within a call, which an error undoes.
	pub(crate) fn release_deposit(
		depositor: &Depositor<T::AccountId>,
		who: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		let account = Self::deposit_account(depositor);
		T::Native::release(&HoldReason::Deposit.into(), &account, amount, Precision::Exact)?;
		Self::end_deposit(depositor, who)
	}

	/// Gives a deposit to the treasury of a scope's network; where that is closed, to the global
	/// one. A deposit that a sponsor carried is taken from the agent's allowance too, and if that
	/// is smaller from what refills, so that who spams soon pays its own; and from what the sponsor
	/// pays in this day. To be called within a call, which an error undoes.
	pub(crate) fn forfeit_deposit(
		depositor: &Depositor<T::AccountId>,
		who: &T::AccountId,
		amount: Balance,
		scope: ScopeId,
	) -> DispatchResult {
		let account = Self::deposit_account(depositor);
		let native = T::NativeAsset::get();
		let network = Some(Self::record(scope)?.network)
			.filter(|network| OpenPots::<T>::contains_key(network, (Purse::Treasury, &native)))
			.unwrap_or(GLOBAL_SCOPE);
		T::Native::transfer_on_hold(
			&HoldReason::Deposit.into(),
			&account,
			&Self::pot_account(network, Purse::Treasury, &native),
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Force,
		)?;
		Self::end_deposit(depositor, who)?;
		// What the pot lost is the agent's to bear: it has that much less for fees.
		if let Depositor::Sponsor(sponsor) = depositor {
			Self::change_fee(*sponsor, who, amount, |used, spent| {
				(used.saturating_add(amount), spent.saturating_add(amount))
			});
		}
		Self::deposit_event(Event::DepositForfeited { who: who.clone(), network, amount });
		Ok(())
	}

	/// What an agent can count on in a scope.
	pub(crate) fn view_allowance(
		scope: ScopeId,
		who: T::AccountId,
	) -> Option<crate::AllowanceView<BlockNumberFor<T>>> {
		let (sponsor, policy, sponsorship) = Self::sponsor_of(scope, &who)?;
		let allowance = Allowances::<T>::get(sponsor, &who);
		let used = Self::used_now(&policy, &allowance);
		let now = now::<T>();
		// An allowance that is never full again, or after more time than there is, is so at the end
		// of it.
		let full_at = allowance::paid_off_after(
			Self::used_then(&policy, &allowance),
			policy.allowance,
			policy.refill_period.unique_saturated_into(),
		)
		.map_or(Bounded::max_value(), |wait| {
			allowance.updated.saturating_add(wait.unique_saturated_into())
		});
		let next_day = Self::today().checked_add(1)?;
		let budget_renewed_at =
			T::BlocksPerDay::get().saturating_mul(next_day.unique_saturated_into());
		Some(crate::AllowanceView {
			sponsor,
			allowance: policy.allowance,
			left: policy.allowance.saturating_sub(used),
			full_at: full_at.max(now),
			budget_left: policy.daily_budget.saturating_sub(Self::spent_today(&sponsorship)),
			budget_renewed_at,
			pot: Self::spendable(sponsor, Purse::Sponsor, &T::NativeAsset::get()),
			deposits_left: policy.deposits.saturating_sub(allowance.deposits),
			held_left: policy.max_held.saturating_sub(Self::held_on(&Self::sponsor_pot(sponsor))),
		})
	}
}
