// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Belonging: joining, leaving, inviting, and the deposits for it.

use crate::{
	AccountTicketOf, AllowanceOf, Allowances, Config, Counts, Error, Event, Expulsions, Invitation,
	InvitationOf, Invitations, KeptAccounts, KeptCount, MemberOf, MemberRecord, Members,
	MembershipTicketOf, Memberships, OpenPots, Pallet, Profile, Profiles, ScopeRecord,
	ScopesByAccount,
};
use codec::Decode;
use frame_support::{
	ensure,
	traits::{Consideration, Footprint, Get},
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{
	pot::is_endowed,
	runtime::now,
	traits::{Membership as _, OnTierChanged, Right, StewardPowers as _},
	AgentKind, Decider, Document, Purse, ScopeId, Tier, GLOBAL_SCOPE,
};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedAdd, CheckedDiv, One, TrailingZeroInput, UniqueSaturatedInto, Zero},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// What a membership, or an invitation to one, takes of the state.
	pub(crate) fn membership_footprint() -> Footprint {
		Footprint::from_mel::<(T::AccountId, MemberOf<T>, T::AccountId, ScopeId)>()
	}

	/// What keeping an account takes of the state.
	pub(crate) fn account_footprint() -> Footprint {
		Footprint::from_mel::<(T::AccountId, T::AccountId, crate::AccountTicketOf<T>, u32)>()
	}

	/// How an agent belongs to a scope.
	pub(crate) fn member(scope: ScopeId, who: &T::AccountId) -> Result<MemberOf<T>, DispatchError> {
		Members::<T>::get(scope, who).ok_or_else(|| Error::<T>::NotMember.into())
	}

	/// Makes an agent belong to a scope, with the inviter's deposit or its own.
	pub(crate) fn enrol(
		scope: ScopeId,
		who: T::AccountId,
		tier: Tier,
		signed: u32,
		invited: Option<(T::AccountId, MembershipTicketOf<T>)>,
	) -> DispatchResult {
		let inviter = invited.as_ref().map(|(inviter, _)| inviter.clone());
		let deposit = match invited {
			Some(deposit) => deposit,
			None => {
				let footprint = Self::membership_footprint();
				(who.clone(), T::MembershipConsideration::new(&who, footprint)?)
			},
		};
		Self::belong(scope, who, tier, signed, inviter, deposit)
	}

	/// Makes an agent belong to a scope, whose deposit is held.
	fn belong(
		scope: ScopeId,
		who: T::AccountId,
		tier: Tier,
		signed: u32,
		inviter: Option<T::AccountId>,
		deposit: (T::AccountId, MembershipTicketOf<T>),
	) -> DispatchResult {
		let (number, members) = Counts::<T>::try_mutate(scope, |counts| {
			let number = counts.joined;
			counts.joined = number.checked_add(1).ok_or(Error::<T>::Overflow)?;
			counts.members = counts.members.checked_add(1).ok_or(Error::<T>::Overflow)?;
			Ok::<_, DispatchError>((number, counts.members))
		})?;
		let since = now::<T>();
		Members::<T>::insert(
			scope,
			&who,
			MemberRecord { tier, number, since, signed, inviter: inviter.clone(), deposit },
		);
		Memberships::<T>::insert(&who, scope, ());
		T::OnTierChanged::tier_changed(scope, &who, Some(tier))?;
		Self::deposit_event(Event::Joined { scope, who, tier, inviter, members });
		Ok(())
	}

	/// Makes agents members of the global scope at genesis. Nothing is held of them.
	pub(crate) fn build_members(members: &[T::AccountId]) {
		for who in members {
			assert!(
				!Members::<T>::contains_key(GLOBAL_SCOPE, who),
				"the genesis names a member of the global scope twice"
			);
			let nothing = MembershipTicketOf::<T>::decode(&mut TrailingZeroInput::zeroes())
				.expect("a ticket of nothing is encoded as zeroes");
			let deposit = (who.clone(), nothing);
			Self::belong(GLOBAL_SCOPE, who.clone(), Tier::Member, 0, None, deposit)
				.expect("the genesis can name these members");
		}
	}

	/// Ends a membership; its deposit returns. How many still belong to the scope.
	fn strike(scope: ScopeId, who: &T::AccountId) -> Result<u32, DispatchError> {
		let member = Self::member(scope, who)?;
		let (depositor, ticket) = member.deposit;
		ticket.drop(&depositor)?;
		Members::<T>::remove(scope, who);
		Memberships::<T>::remove(who, scope);
		T::OnTierChanged::tier_changed(scope, who, None)?;
		if Self::is_idle(scope, who) {
			Allowances::<T>::remove(scope, who);
		}
		Ok(Counts::<T>::mutate(scope, |counts| {
			counts.members = counts.members.saturating_sub(1);
			counts.members
		}))
	}

	/// Whether the version of the agreement is the one to sign: `None` where there is none.
	fn ensure_present_agreement(
		record: &ScopeRecord<BlockNumberFor<T>>,
		version: Option<u32>,
	) -> Result<u32, DispatchError> {
		match (record.agreement, version) {
			(0, None) => Ok(0),
			(0, Some(_)) => Err(Error::<T>::AgreementNotFound.into()),
			(_, None) => Err(Error::<T>::AgreementNotSigned.into()),
			(present, Some(version)) => {
				ensure!(version == present, Error::<T>::StaleAgreement);
				Ok(version)
			},
		}
	}

	pub(crate) fn do_sign_agreement(
		scope: ScopeId,
		who: T::AccountId,
		version: u32,
	) -> DispatchResult {
		let record = Self::living_record(scope)?;
		let mut member = Self::member(scope, &who)?;
		let version = Self::ensure_present_agreement(&record, Some(version))?;
		ensure!(member.signed != version, Error::<T>::AlreadySigned);
		member.signed = version;
		Members::<T>::insert(scope, &who, member);
		Self::deposit_event(Event::AgreementSigned { scope, who, version });
		Ok(())
	}

	pub(crate) fn do_join(
		scope: ScopeId,
		who: T::AccountId,
		agreement: Option<u32>,
	) -> DispatchResult {
		let record = Self::active_record(scope)?;
		ensure!(!Members::<T>::contains_key(scope, &who), Error::<T>::AlreadyMember);
		let signed = Self::ensure_present_agreement(&record, agreement)?;
		match Invitations::<T>::get(scope, &who) {
			Some(invitation) if Self::is_live(&invitation) => {
				Invitations::<T>::remove(scope, &who);
				let Invitation { inviter, tier, ticket, .. } = invitation;
				Self::enrol(scope, who, tier, signed, Some((inviter, ticket)))
			},
			expired => {
				if let Some(invitation) = expired {
					Self::end_invitation(scope, &who, invitation)?;
				}
				Self::enrol(scope, who, Tier::Affiliate, signed, None)
			},
		}
	}

	pub(crate) fn do_join_as(
		scope: ScopeId,
		as_scope: ScopeId,
		agreement: Option<u32>,
	) -> DispatchResult {
		ensure!(scope != as_scope, Error::<T>::SelfMembership);
		Self::active_record(as_scope)?;
		let who = Self::scope_account(as_scope);
		// Before those hear of it who ask whose account it is.
		ScopesByAccount::<T>::insert(&who, as_scope);
		Self::do_join(scope, who, agreement)
	}

	pub(crate) fn do_leave(scope: ScopeId, who: T::AccountId) -> DispatchResult {
		let members = Self::strike(scope, &who)?;
		Self::deposit_event(Event::Left { scope, who, members });
		Ok(())
	}

	pub(crate) fn do_expel(scope: ScopeId, who: T::AccountId, reason: H256) -> DispatchResult {
		let members = Self::strike(scope, &who)?;
		Expulsions::<T>::insert(scope, &who, ());
		Self::deposit_event(Event::Expelled { scope, who, reason, members });
		Ok(())
	}

	pub(crate) fn do_set_tier(
		scope: ScopeId,
		decider: &Decider<T::AccountId>,
		who: T::AccountId,
		tier: Tier,
	) -> DispatchResult {
		Self::living_record(scope)?;
		ensure!(!decider.is(&who), Error::<T>::NotForOneself);
		let mut member = Self::member(scope, &who)?;
		let expelled = Expulsions::<T>::contains_key(scope, &who);
		ensure!(expelled || member.tier != tier, Error::<T>::AlreadyInTier);
		if tier == Tier::Member && !matches!(decider, Decider::Voters) {
			T::StewardPowers::admit(scope)?;
		}
		member.tier = tier;
		Members::<T>::insert(scope, &who, member);
		// Who was expelled and joined again is taken back by this decision.
		Expulsions::<T>::remove(scope, &who);
		T::OnTierChanged::tier_changed(scope, &who, Some(tier))?;
		Self::deposit_event(Event::TierSet { scope, who, tier });
		Ok(())
	}

	/// Whether an invitation can still be accepted.
	pub(crate) fn is_live(invitation: &InvitationOf<T>) -> bool {
		now::<T>() < invitation.expires
	}

	/// The number of the present window in which invitations are counted.
	fn window() -> u32 {
		now::<T>()
			.checked_div(&T::InvitationWindow::get())
			.unwrap_or_default()
			.unique_saturated_into()
	}

	/// How many people an agent has invited in the present window.
	pub(crate) fn invited_now(allowance: &AllowanceOf<T>) -> u16 {
		if allowance.window == Self::window() {
			allowance.invited
		} else {
			0
		}
	}

	pub(crate) fn do_invite(
		scope: ScopeId,
		inviter: T::AccountId,
		who: T::AccountId,
		tier: Tier,
	) -> DispatchResult {
		Self::ensure_right(scope, &inviter, Right::Invite)?;
		let record = Self::record(scope)?;
		let host = Self::member(scope, &inviter)?;
		ensure!(tier <= Tier::Contributor && tier <= host.tier, Error::<T>::TierTooHigh);
		ensure!(!Members::<T>::contains_key(scope, &who), Error::<T>::AlreadyMember);
		// An offer of a lower tier does not stand in the way of a higher one.
		if let Some(before) = Invitations::<T>::get(scope, &who) {
			ensure!(tier > before.tier, Error::<T>::AlreadyInvited);
			Self::end_invitation(scope, &who, before)?;
		}

		let mut allowance = Allowances::<T>::get(scope, &inviter);
		let made = Self::invited_now(&allowance);
		let most =
			Self::parameter(scope, &record, |own| own.invitations, T::DefaultInvitations::get).0;
		ensure!(made < most, Error::<T>::TooManyInvitations);
		allowance.window = Self::window();
		allowance.invited = made.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Allowances::<T>::insert(scope, &inviter, allowance);

		let period = Self::parameter(
			scope,
			&record,
			|own| own.invitation_period,
			T::DefaultInvitationPeriod::get,
		)
		.0;
		let expires = now::<T>().checked_add(&period).ok_or(Error::<T>::Overflow)?;
		let ticket = T::MembershipConsideration::new(&inviter, Self::membership_footprint())?;
		Invitations::<T>::insert(
			scope,
			&who,
			Invitation { inviter: inviter.clone(), tier, expires, ticket, passed: false },
		);
		let kept = Self::keep_if_needed(scope, &who, &inviter)?;
		Self::deposit_event(Event::Invited { scope, who, inviter, tier, expires, kept });
		Ok(())
	}

	/// Gives an account that would not exist otherwise a provider reference, so that it can sign.
	/// Whether it did.
	fn keep_if_needed(
		scope: ScopeId,
		who: &T::AccountId,
		depositor: &T::AccountId,
	) -> Result<bool, DispatchError> {
		if !Self::needs_keeping(scope, who) {
			return Ok(false);
		}
		Self::refer_to_account(scope, who, depositor)?;
		Ok(true)
	}

	/// Whether an account would not exist without us, and the scope does not keep it yet.
	fn needs_keeping(scope: ScopeId, who: &T::AccountId) -> bool {
		let account = frame_system::Account::<T>::get(who);
		let stands_alone = account.providers > KeptCount::<T>::get(who) || account.sufficients > 0;
		!stands_alone && !KeptAccounts::<T>::contains_key(who, scope)
	}

	/// Gives an account a provider reference of a scope that does not keep it yet.
	fn refer_to_account(
		scope: ScopeId,
		who: &T::AccountId,
		depositor: &T::AccountId,
	) -> DispatchResult {
		let ticket = T::AccountConsideration::new(depositor, Self::account_footprint())?;
		Self::add_reference(scope, who, (depositor.clone(), ticket))
	}

	fn add_reference(
		scope: ScopeId,
		who: &T::AccountId,
		deposit: (T::AccountId, AccountTicketOf<T>),
	) -> DispatchResult {
		let kept = KeptCount::<T>::get(who).checked_add(1).ok_or(Error::<T>::Overflow)?;
		KeptCount::<T>::insert(who, kept);
		KeptAccounts::<T>::insert(who, scope, deposit);
		frame_system::Pallet::<T>::inc_providers(who);
		Ok(())
	}

	/// Takes a scope's reference away. Whether it did: the last provider of an account that others
	/// build on is needed.
	fn remove_reference(scope: ScopeId, who: &T::AccountId) -> bool {
		if frame_system::Pallet::<T>::dec_providers(who).is_err() {
			return false;
		}
		KeptAccounts::<T>::remove(who, scope);
		match KeptCount::<T>::get(who).saturating_sub(1) {
			0 => KeptCount::<T>::remove(who),
			left => KeptCount::<T>::insert(who, left),
		}
		true
	}

	pub(crate) fn do_keep_account(
		scope: ScopeId,
		who: T::AccountId,
		depositor: T::AccountId,
	) -> DispatchResult {
		ensure!(Members::<T>::contains_key(scope, &who), Error::<T>::NotMember);
		ensure!(!KeptAccounts::<T>::contains_key(&who, scope), Error::<T>::AlreadyKept);
		Self::refer_to_account(scope, &who, &depositor)?;
		Self::deposit_event(Event::AccountKept { scope, who, depositor });
		Ok(())
	}

	/// Gives the provider reference back if nothing can be replayed afterwards: the account has
	/// signed nothing yet, or another of our references keeps its nonce. Whether it did.
	fn try_release_account(scope: ScopeId, who: &T::AccountId) -> Result<bool, DispatchError> {
		let Some((depositor, ticket)) = KeptAccounts::<T>::get(who, scope) else {
			return Ok(false);
		};
		let kept = KeptCount::<T>::get(who);
		let fresh = frame_system::Pallet::<T>::account_nonce(who).is_zero();
		if !fresh && kept <= 1 {
			return Ok(false);
		}
		if !Self::remove_reference(scope, who) {
			return Ok(false);
		}
		ticket.drop(&depositor)?;
		Self::deposit_event(Event::AccountReleased { scope, who: who.clone() });
		Ok(true)
	}

	fn end_invitation(
		scope: ScopeId,
		who: &T::AccountId,
		invitation: InvitationOf<T>,
	) -> DispatchResult {
		Invitations::<T>::remove(scope, who);
		invitation.ticket.drop(&invitation.inviter)?;
		Self::try_release_account(scope, who)?;
		Self::deposit_event(Event::InvitationEnded { scope, who: who.clone() });
		Ok(())
	}

	pub(crate) fn do_cancel_invitation(
		scope: ScopeId,
		caller: T::AccountId,
		who: T::AccountId,
	) -> DispatchResult {
		let invitation =
			Invitations::<T>::get(scope, &who).ok_or(Error::<T>::InvitationNotFound)?;
		let record = Self::record(scope)?;
		ensure!(
			caller == invitation.inviter || !Self::is_live(&invitation) || record.is_closed(),
			Error::<T>::InvitationNotExpired
		);
		Self::end_invitation(scope, &who, invitation)
	}

	pub(crate) fn do_decline_invitation(scope: ScopeId, who: T::AccountId) -> DispatchResult {
		let invitation =
			Invitations::<T>::get(scope, &who).ok_or(Error::<T>::InvitationNotFound)?;
		Self::end_invitation(scope, &who, invitation)
	}

	pub(crate) fn do_pass_invitation(
		scope: ScopeId,
		from: T::AccountId,
		to: T::AccountId,
	) -> DispatchResult {
		Self::active_record(scope)?;
		let invitation =
			Invitations::<T>::get(scope, &from).ok_or(Error::<T>::InvitationNotFound)?;
		ensure!(Self::is_live(&invitation), Error::<T>::InvitationExpired);
		ensure!(!invitation.passed, Error::<T>::AlreadyPassed);
		ensure!(!Members::<T>::contains_key(scope, &to), Error::<T>::AlreadyMember);
		if let Some(before) = Invitations::<T>::get(scope, &to) {
			ensure!(invitation.tier > before.tier, Error::<T>::AlreadyInvited);
			Self::end_invitation(scope, &to, before)?;
		}
		let Invitation { inviter, tier, expires, ticket, .. } = invitation;
		Invitations::<T>::remove(scope, &from);
		let passed = Invitation { inviter: inviter.clone(), tier, expires, ticket, passed: true };
		Invitations::<T>::insert(scope, &to, passed);
		let kept = Self::keep_instead(scope, &from, &to)?;
		Self::deposit_event(Event::InvitationPassed {
			scope,
			from,
			to,
			inviter,
			tier,
			expires,
			kept,
		});
		Ok(())
	}

	/// Lets the deposit that keeps one account keep another instead, or returns it if the other
	/// exists without it. Whether it keeps the other.
	fn keep_instead(
		scope: ScopeId,
		from: &T::AccountId,
		to: &T::AccountId,
	) -> Result<bool, DispatchError> {
		let needed = Self::needs_keeping(scope, to);
		let Some((depositor, ticket)) = KeptAccounts::<T>::get(from, scope) else {
			// Nobody deposited for an account: none could sign the next step.
			ensure!(!needed || KeptCount::<T>::get(to) > 0, Error::<T>::AccountNotKept);
			return Ok(false);
		};
		// It has signed one transaction at most, which fails for good once the invitation is passed
		// on.
		let used_once = frame_system::Pallet::<T>::account_nonce(from) <= T::Nonce::one();
		ensure!(used_once || KeptCount::<T>::get(from) > 1, Error::<T>::AccountInUse);
		ensure!(Self::remove_reference(scope, from), Error::<T>::AccountInUse);
		if needed {
			Self::add_reference(scope, to, (depositor, ticket))?;
		} else {
			ticket.drop(&depositor)?;
			Self::deposit_event(Event::AccountReleased { scope, who: from.clone() });
		}
		Ok(needed)
	}

	pub(crate) fn do_release_account(scope: ScopeId, who: T::AccountId) -> DispatchResult {
		ensure!(KeptAccounts::<T>::contains_key(&who, scope), Error::<T>::AccountNotKept);
		ensure!(!Invitations::<T>::contains_key(scope, &who), Error::<T>::StillInvited);
		ensure!(!Members::<T>::contains_key(scope, &who), Error::<T>::AccountInUse);
		ensure!(Self::try_release_account(scope, &who)?, Error::<T>::AccountInUse);
		Ok(())
	}

	pub(crate) fn do_take_over_deposit(
		scope: ScopeId,
		who: T::AccountId,
		depositor: T::AccountId,
	) -> DispatchResult {
		let mut taken = false;
		if let Some(mut member) = Members::<T>::get(scope, &who) {
			if member.deposit.0 != depositor {
				let footprint = Self::membership_footprint();
				let ticket = T::MembershipConsideration::new(&depositor, footprint)?;
				let (before, old) =
					core::mem::replace(&mut member.deposit, (depositor.clone(), ticket));
				old.drop(&before)?;
				Members::<T>::insert(scope, &who, member);
				taken = true;
			}
		}
		if let Some((before, old)) = KeptAccounts::<T>::get(&who, scope) {
			if before != depositor {
				let footprint = Self::account_footprint();
				let ticket = T::AccountConsideration::new(&depositor, footprint)?;
				old.drop(&before)?;
				KeptAccounts::<T>::insert(&who, scope, (depositor.clone(), ticket));
				taken = true;
			}
		}
		ensure!(taken, Error::<T>::NothingToTakeOver);
		Self::deposit_event(Event::DepositTakenOver { scope, who, depositor });
		Ok(())
	}

	pub(crate) fn do_take_over_deposit_as_scope(
		scope: ScopeId,
		who: T::AccountId,
	) -> DispatchResult {
		let native = T::NativeAsset::get();
		let key = (Purse::Sponsor, native.clone());
		ensure!(OpenPots::<T>::contains_key(scope, &key), Error::<T>::PotNotOpen);
		let pot = Self::sponsor_pot(scope);
		Self::do_take_over_deposit(scope, who, pot.clone())?;
		// A pot with a second provider could hold its endowment too. The whole call is undone.
		ensure!(is_endowed::<_, T::Money>(&native, &pot), Error::<T>::InsufficientFunds);
		Ok(())
	}

	pub(crate) fn do_set_profile(
		who: T::AccountId,
		kind: AgentKind,
		document: Document,
	) -> DispatchResult {
		let ticket = match Profiles::<T>::get(&who) {
			Some(profile) => profile.ticket,
			None => {
				let footprint =
					Footprint::from_mel::<(T::AccountId, Profile<crate::ProfileTicketOf<T>>)>();
				T::ProfileConsideration::new(&who, footprint)?
			},
		};
		Profiles::<T>::insert(&who, Profile { kind, document: document.clone(), ticket });
		Self::deposit_event(Event::ProfileSet { who, kind, document });
		Ok(())
	}

	pub(crate) fn do_clear_profile(who: T::AccountId) -> DispatchResult {
		let profile = Profiles::<T>::take(&who).ok_or(Error::<T>::ProfileNotFound)?;
		profile.ticket.drop(&who)?;
		Self::deposit_event(Event::ProfileCleared { who });
		Ok(())
	}
}
