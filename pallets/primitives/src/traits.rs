// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What one pallet asks of another.

use crate::{
	ClaimType, ContributionId, Contributor, Decision, DecisionClass, Depositor, KindId, Purse,
	RoleId, ScopeId, ScopeKind, Tier,
};
use frame_support::traits::EnsureOriginWithArg;
use sp_runtime::{DispatchError, DispatchResult};

/// What is asked of an origin that decides for a scope: which scope, and for matters of which class.
pub type ScopeMatter = (ScopeId, DecisionClass);

/// An origin check for decisions of a scope. Who passes is stewards today and votes tomorrow: a pallet
/// that uses this as its origin need not know.
pub trait EnsureScope<Origin, AccountId>:
	EnsureOriginWithArg<Origin, ScopeMatter, Success = crate::Decider<AccountId>>
{
}

impl<Origin, AccountId, E> EnsureScope<Origin, AccountId> for E where
	E: EnsureOriginWithArg<Origin, ScopeMatter, Success = crate::Decider<AccountId>>
{
}

/// A right that a scope gives to a tier. Sets of rights are encoded as one bit each.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Right {
	/// To log contributions. Bit 0.
	Log,
	/// To claim tasks. Bit 1.
	TakeTasks,
	/// To open tasks. Bit 2.
	OpenTasks,
	/// To invite people to the scope. Bit 3.
	Invite,
	/// To create scopes directly below it. Bit 4.
	OpenScopes,
	/// To evaluate contributions. Bit 5.
	Evaluate,
	/// To vote. Bit 6.
	Vote,
}

impl Right {
	/// All rights there are, one bit each.
	pub const ALL: u16 = 0x7f;

	/// The right's bit.
	pub const fn bit(self) -> u16 {
		match self {
			Self::Log => 1,
			Self::TakeTasks => 1 << 1,
			Self::OpenTasks => 1 << 2,
			Self::Invite => 1 << 3,
			Self::OpenScopes => 1 << 4,
			Self::Evaluate => 1 << 5,
			Self::Vote => 1 << 6,
		}
	}
}

/// What other pallets know of scopes.
pub trait Scopes<AccountId> {
	/// The asset kinds purses hold.
	type AssetKind;

	/// Whether the scope exists.
	fn exists(scope: ScopeId) -> bool;
	/// Whether the scope exists and is not closed.
	fn is_open(scope: ScopeId) -> bool;
	/// What level of organisation the scope is; `None` if there is no such scope.
	fn kind(scope: ScopeId) -> Option<ScopeKind>;
	/// The scope above; `None` for the global scope and for scopes that do not exist.
	fn parent(scope: ScopeId) -> Option<ScopeId>;
	/// The network the scope is part of, itself for a network; `None` for the global scope and for
	/// scopes that do not exist.
	fn network(scope: ScopeId) -> Option<ScopeId>;
	/// The account that is a scope's pot for a purse and an asset, open or not.
	fn pot(scope: ScopeId, purse: Purse, asset: &Self::AssetKind) -> AccountId;
	/// Whether a pot is open: it exists and holds its endowment.
	fn is_pot_open(scope: ScopeId, purse: Purse, asset: &Self::AssetKind) -> bool;
	/// Whether the scope takes an asset. The native token always.
	fn accepts(scope: ScopeId, asset: &Self::AssetKind) -> bool;
}

/// What other pallets know of those who belong to a scope.
pub trait Membership<AccountId> {
	/// The tier of an agent in a scope; `None` if it does not belong to it now.
	fn tier(scope: ScopeId, who: &AccountId) -> Option<Tier>;
	/// Succeeds if the scope is open and the agent belongs to it, has signed its present agreement, and
	/// is of a tier that has the right. The error says which of these is not so.
	fn ensure_right(scope: ScopeId, who: &AccountId, right: Right) -> DispatchResult;
	/// Whether the agent holds a role of the scope now: granted, not expired, not revoked, and still
	/// belonging to the scope.
	fn has_role(scope: ScopeId, role: RoleId, who: &AccountId) -> bool;
	/// Whether the scope has such a role, and grants it.
	fn role_exists(scope: ScopeId, role: RoleId) -> bool;
}

/// Hears who comes to belong to a scope and who ceases to.
///
/// An error rejects the call that would have made the agent join or leave.
pub trait OnMembership<AccountId> {
	/// The agent belongs to the scope now, and did not before.
	fn joined(scope: ScopeId, who: &AccountId) -> DispatchResult;
	/// The agent does not belong to the scope any more.
	fn left(scope: ScopeId, who: &AccountId) -> DispatchResult;
}

impl<AccountId> OnMembership<AccountId> for () {
	fn joined(_: ScopeId, _: &AccountId) -> DispatchResult {
		Ok(())
	}

	fn left(_: ScopeId, _: &AccountId) -> DispatchResult {
		Ok(())
	}
}

/// Takes small deposits from an agent, or from the scope that sponsors it.
pub trait Deposits<AccountId, Balance> {
	/// Holds `amount` for something `who` does in `scope`: on the pot of the scope that sponsors
	/// `who`, while it carries fewer deposits for `who` than its policy allows, otherwise on `who`'s
	/// own account.
	fn hold(
		scope: ScopeId,
		who: &AccountId,
		amount: Balance,
	) -> Result<Depositor<AccountId>, DispatchError>;
	/// Returns a deposit that was held for `who`.
	fn release(
		depositor: &Depositor<AccountId>,
		who: &AccountId,
		amount: Balance,
	) -> DispatchResult;
	/// Gives a deposit that was held for `who` to the treasury of the network of `scope`.
	fn forfeit(
		depositor: &Depositor<AccountId>,
		who: &AccountId,
		amount: Balance,
		scope: ScopeId,
	) -> DispatchResult;
}

/// Decides contributions by the judgement of peers.
pub trait PeerEvaluation<AccountId> {
	/// Whether contributions to this scope can be evaluated by peers.
	fn is_available(scope: ScopeId) -> bool;
	/// A contribution was logged and awaits evaluation.
	fn open(id: ContributionId, contributor: &AccountId) -> DispatchResult;
	/// A contribution was reversed by its author: its evaluation ends without a result. Refused if
	/// that would let the author escape a judgement.
	fn cancel(id: ContributionId) -> DispatchResult;
}

/// No evaluation: kinds that are decided by peers cannot be defined.
impl<AccountId> PeerEvaluation<AccountId> for () {
	fn is_available(_: ScopeId) -> bool {
		false
	}

	fn open(_: ContributionId, _: &AccountId) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn cancel(_: ContributionId) -> DispatchResult {
		Ok(())
	}
}

/// What peers evaluate; the counterpart of [`PeerEvaluation`].
pub trait Contributions<AccountId> {
	/// Whose contribution it is; `None` if it does not exist or is decided.
	fn undecided(id: ContributionId) -> Option<AccountId>;
	/// Ends the evaluation of a contribution.
	fn decide(id: ContributionId, decision: Decision) -> DispatchResult;
	/// What a contribution, decided or not, is worth; `None` if there is no such log.
	fn worth(id: ContributionId) -> Option<Worth>;
	/// Records what the chain itself saw: a contribution that needs no judgement. Its kind must be
	/// decided by measurement. Returns its id.
	fn measured(
		scope: ScopeId,
		kind: KindId,
		who: &AccountId,
		quantity: crate::Quantity,
		evidence: crate::Document,
	) -> Result<ContributionId, DispatchError>;
}

/// What a contribution is worth to those who reward its author.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Worth {
	/// Its kind.
	pub kind: KindId,
	/// Rate of the kind x quantity, in base units of the native token, rounded down; the greatest
	/// number there is where it would exceed that.
	pub value: u128,
	/// Whether peers decide it.
	pub by_peers: bool,
	/// Whether its kind earns reputation although peers do not decide it.
	pub earns_reputation: bool,
	/// What was found of its quality, if it is accepted.
	pub quality: Option<crate::Ratio>,
}

/// An accepted contribution, as others need to know it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Accepted<AccountId> {
	/// Which one.
	pub id: ContributionId,
	/// Its kind.
	pub kind: KindId,
	/// Whose it is.
	pub contributor: Contributor<AccountId>,
	/// What it entitles to; [`ClaimType::Gift`] if the contributor gave it as a gift, whatever its
	/// kind.
	pub claim: ClaimType,
	/// The units it credits, in millionths of the kind's unit: quantity x multiplier x quality.
	pub units: u128,
}

/// Hears of contributions that were accepted, and of what was taken back afterwards.
///
/// An error rejects the call that would have accepted or compensated the contribution.
pub trait OnAccepted<AccountId> {
	/// A contribution was accepted.
	fn accepted(contribution: &Accepted<AccountId>) -> DispatchResult;
	/// The contributor gave units of an accepted contribution back. `contribution.units` are
	/// those given back now.
	fn compensated(contribution: &Accepted<AccountId>) -> DispatchResult;
	/// The greatest weight of one of the two.
	fn weight() -> frame_support::weights::Weight;
}

impl<AccountId> OnAccepted<AccountId> for () {
	fn accepted(_: &Accepted<AccountId>) -> DispatchResult {
		Ok(())
	}

	fn compensated(_: &Accepted<AccountId>) -> DispatchResult {
		Ok(())
	}

	fn weight() -> frame_support::weights::Weight {
		frame_support::weights::Weight::zero()
	}
}
