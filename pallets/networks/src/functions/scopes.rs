// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Scopes: creating, describing, governing, closing them.

use crate::{
	Agreement, Agreements, Config, Counts, Details, Error, Event, MaxStewards, NextScope, Pallet,
	Parameters, ScopeDetails, ScopeParameter, ScopeRecord, ScopeStatus, Scopes, Source, TierRights,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{Consideration, Footprint, Get},
	BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{
	runtime::now,
	traits::{Membership as _, Right},
	Document, Purse, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE,
};
use sp_core::H256;
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

/// The most people a scope can let an agent invite in a window.
const MAX_INVITATIONS: u16 = 1_000;

impl<T: Config> Pallet<T> {
	/// What is stored of a scope.
	pub(crate) fn record(scope: ScopeId) -> Result<ScopeRecord<BlockNumberFor<T>>, DispatchError> {
		Scopes::<T>::get(scope).ok_or_else(|| Error::<T>::ScopeNotFound.into())
	}

	/// What is stored of a scope that is not closed. It may be suspended.
	pub(crate) fn living_record(
		scope: ScopeId,
	) -> Result<ScopeRecord<BlockNumberFor<T>>, DispatchError> {
		let record = Self::record(scope)?;
		ensure!(!record.is_closed(), Error::<T>::ScopeNotOpen);
		Ok(record)
	}

	/// What is stored of a scope in which something new can begin: it is neither closed nor
	/// suspended.
	pub(crate) fn active_record(
		scope: ScopeId,
	) -> Result<ScopeRecord<BlockNumberFor<T>>, DispatchError> {
		let record = Self::living_record(scope)?;
		ensure!(record.suspended_until(now::<T>()).is_none(), Error::<T>::ScopeSuspended);
		Ok(record)
	}

	/// What a scope's record takes of the state.
	pub(crate) fn scope_footprint() -> Footprint {
		Footprint::from_mel::<(ScopeRecord<BlockNumberFor<T>>, crate::ScopeDetailsOf<T>)>()
	}

	/// What a closed scope's founder goes on paying for: the record that stays for ever.
	pub(crate) fn closed_scope_footprint() -> Footprint {
		Footprint::from_mel::<ScopeRecord<BlockNumberFor<T>>>()
	}

	/// Writes the global scope.
	pub(crate) fn build_global_scope(stewards: &[T::AccountId], metadata_hash: H256) {
		let mut sorted = stewards.to_vec();
		sorted.sort();
		sorted.dedup();
		assert_eq!(sorted.len(), stewards.len(), "the genesis names a steward twice");
		let stewards = BoundedVec::<_, MaxStewards>::try_from(sorted)
			.expect("the genesis names at most seven stewards of the global scope");
		let founder = Self::pot_account(GLOBAL_SCOPE, Purse::Treasury, &T::NativeAsset::get());
		Self::insert_scope(
			GLOBAL_SCOPE,
			ScopeRecord {
				kind: ScopeKind::Global,
				parent: GLOBAL_SCOPE,
				network: GLOBAL_SCOPE,
				depth: 0,
				status: ScopeStatus::Open,
				agreement: 0,
				parameters: Parameters::default(),
			},
			ScopeDetails {
				metadata: Document { hash: metadata_hash, ..Default::default() },
				stewards,
				founder,
				founded: Zero::zero(),
				deposit: None,
			},
		);
		NextScope::<T>::put(GLOBAL_SCOPE.saturating_add(1));
		for purse in [Purse::Treasury, Purse::Sponsor] {
			Self::adopt_endowed_pot(GLOBAL_SCOPE, purse);
		}
	}

	fn insert_scope(
		scope: ScopeId,
		record: ScopeRecord<BlockNumberFor<T>>,
		details: crate::ScopeDetailsOf<T>,
	) {
		Scopes::<T>::insert(scope, record);
		Details::<T>::insert(scope, details);
	}

	/// The stewards in ascending order, if there is at least one, each once.
	fn checked_stewards(
		stewards: BoundedVec<T::AccountId, MaxStewards>,
	) -> Result<BoundedVec<T::AccountId, MaxStewards>, DispatchError> {
		let count = stewards.len();
		let mut sorted: Vec<_> = stewards.into();
		sorted.sort();
		sorted.dedup();
		ensure!(!sorted.is_empty() && sorted.len() == count, Error::<T>::InvalidStewards);
		BoundedVec::try_from(sorted).map_err(|_| Error::<T>::InvalidStewards.into())
	}

	pub(crate) fn do_create_scope(
		founder: T::AccountId,
		parent: ScopeId,
		kind: ScopeKind,
		metadata: Document,
		stewards: BoundedVec<T::AccountId, MaxStewards>,
	) -> DispatchResult {
		let above = Self::active_record(parent)?;
		ensure!(kind.can_be_below(above.kind), Error::<T>::InvalidParent);
		let depth = above.depth.checked_add(1).ok_or(Error::<T>::TooManyLevels)?;
		ensure!(depth <= T::MaxDepth::get(), Error::<T>::TooManyLevels);
		// Anybody can found a network. Below one it takes a right.
		if above.kind != ScopeKind::Global {
			Self::ensure_right(parent, &founder, Right::OpenScopes)?;
		}
		let stewards = Self::checked_stewards(stewards)?;
		let scope = NextScope::<T>::get();
		let next = scope.checked_add(1).ok_or(Error::<T>::Overflow)?;

		NextScope::<T>::put(next);
		let deposit = Some(T::ScopeConsideration::new(&founder, Self::scope_footprint())?);
		let network = if kind == ScopeKind::Network { scope } else { above.network };
		Self::insert_scope(
			scope,
			ScopeRecord {
				kind,
				parent,
				network,
				depth,
				status: ScopeStatus::Open,
				agreement: 0,
				parameters: Parameters::default(),
			},
			ScopeDetails {
				metadata: metadata.clone(),
				stewards: stewards.clone(),
				founder: founder.clone(),
				founded: now::<T>(),
				deposit,
			},
		);
		Counts::<T>::try_mutate(parent, |counts| {
			counts.open_children =
				counts.open_children.checked_add(1).ok_or(Error::<T>::Overflow)?;
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::ScopeCreated {
			scope,
			parent,
			kind,
			founder: founder.clone(),
			metadata,
			stewards: stewards.into(),
		});
		for purse in [Purse::Treasury, Purse::Sponsor] {
			Self::do_open_pot(scope, purse, T::NativeAsset::get(), &founder)?;
		}
		Self::enrol(scope, founder, Tier::Member, 0, None)
	}

	pub(crate) fn do_set_metadata(scope: ScopeId, metadata: Document) -> DispatchResult {
		Self::living_record(scope)?;
		Details::<T>::try_mutate(scope, |details| {
			details.as_mut().ok_or(Error::<T>::ScopeNotFound)?.metadata = metadata.clone();
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::MetadataSet { scope, metadata });
		Ok(())
	}

	pub(crate) fn do_set_stewards(
		scope: ScopeId,
		stewards: BoundedVec<T::AccountId, MaxStewards>,
	) -> DispatchResult {
		let stewards = Self::checked_stewards(stewards)?;
		Details::<T>::try_mutate(scope, |details| {
			details.as_mut().ok_or(Error::<T>::ScopeNotFound)?.stewards = stewards.clone();
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::StewardsSet { scope, stewards: stewards.into() });
		Ok(())
	}

	pub(crate) fn do_set_parameter(
		scope: ScopeId,
		parameter: ScopeParameter<BlockNumberFor<T>>,
	) -> DispatchResult {
		let mut record = Self::living_record(scope)?;
		let own = &mut record.parameters;
		match parameter {
			ScopeParameter::Rights(rights) => {
				ensure!(
					rights.is_none_or(|rights| rights.is_valid()),
					Error::<T>::InvalidParameter
				);
				own.rights = rights;
			},
			ScopeParameter::InvitationPeriod(period) => {
				ensure!(
					period.is_none_or(
						|period| !period.is_zero() && period <= T::MaxInvitationPeriod::get()
					),
					Error::<T>::InvalidParameter
				);
				own.invitation_period = period;
			},
			ScopeParameter::Invitations(count) => {
				ensure!(
					count.is_none_or(|count| count <= MAX_INVITATIONS),
					Error::<T>::InvalidParameter
				);
				own.invitations = count;
			},
		}
		Scopes::<T>::insert(scope, record);
		Self::deposit_event(Event::ParameterSet { scope, parameter });
		Ok(())
	}

	/// The value of a parameter that holds in a scope, and where it comes from: the scope's own,
	/// else that of the nearest scope above, else the default. Reads at most [`Config::MaxDepth`]
	/// records.
	pub(crate) fn parameter<V>(
		scope: ScopeId,
		record: &ScopeRecord<BlockNumberFor<T>>,
		own: impl Fn(&Parameters<BlockNumberFor<T>>) -> Option<V>,
		default: impl FnOnce() -> V,
	) -> (V, Source) {
		if let Some(value) = own(&record.parameters) {
			return (value, Source::Own);
		}
		let (mut at, mut parent) = (scope, record.parent);
		while at != parent {
			let Some(above) = Scopes::<T>::get(parent) else { break };
			if let Some(value) = own(&above.parameters) {
				return (value, Source::Inherited(parent));
			}
			(at, parent) = (parent, above.parent);
		}
		(default(), Source::Default)
	}

	/// The rights of the tiers that hold in a scope.
	pub(crate) fn rights_in(scope: ScopeId, record: &ScopeRecord<BlockNumberFor<T>>) -> TierRights {
		Self::parameter(scope, record, |own| own.rights, TierRights::default).0
	}

	pub(crate) fn do_close_scope(scope: ScopeId) -> DispatchResult {
		let mut record = Self::active_record(scope)?;
		ensure!(record.kind != ScopeKind::Global, Error::<T>::GlobalScope);
		ensure!(Counts::<T>::get(scope).open_children == 0, Error::<T>::HasOpenChildren);
		record.status = ScopeStatus::Closed { at: now::<T>() };
		Scopes::<T>::insert(scope, record);
		Counts::<T>::mutate(record.parent, |counts| {
			counts.open_children = counts.open_children.saturating_sub(1);
		});
		Details::<T>::try_mutate(scope, |details| {
			let details = details.as_mut().ok_or(Error::<T>::ScopeNotFound)?;
			if let Some(ticket) = details.deposit.take() {
				let left = ticket.update(&details.founder, Self::closed_scope_footprint())?;
				details.deposit = Some(left);
			}
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::ScopeClosed { scope });
		Ok(())
	}

	pub(crate) fn do_set_agreement(scope: ScopeId, document: Document) -> DispatchResult {
		let mut record = Self::living_record(scope)?;
		record.agreement = record.agreement.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let version = record.agreement;
		Scopes::<T>::insert(scope, record);
		Agreements::<T>::insert(
			scope,
			Agreement { version, document: document.clone(), since: now::<T>() },
		);
		Self::deposit_event(Event::AgreementSet { scope, version, document });
		Ok(())
	}

	/// Panics if the runtime's constants contradict each other.
	pub(crate) fn check_constants() {
		assert!(T::MaxDepth::get() >= 1, "a network stands below the global scope: MaxDepth >= 1");
		for (period, name) in [
			(T::BlocksPerDay::get(), "BlocksPerDay"),
			(T::DefaultInvitationPeriod::get(), "DefaultInvitationPeriod"),
			(T::InvitationWindow::get(), "InvitationWindow"),
			(T::PetitionPeriod::get(), "PetitionPeriod"),
			(T::MaxPeriod::get(), "MaxPeriod"),
		] {
			assert!(!period.is_zero(), "{name} is at least one block");
		}
		assert!(
			T::DefaultInvitationPeriod::get() <= T::MaxInvitationPeriod::get(),
			"DefaultInvitationPeriod <= MaxInvitationPeriod"
		);
		assert!(
			T::DefaultInvitations::get() <= MAX_INVITATIONS,
			"DefaultInvitations is at most {MAX_INVITATIONS}"
		);
	}
}
