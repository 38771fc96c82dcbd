// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Networks
//!
//! Scopes of open value networks: who founded them, who belongs to them and with which rights, who
//! decides for them, what money they keep, and which fees they pay for their people.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod fees;
mod functions;
mod impls;
#[cfg(test)]
mod mock;
pub mod origin;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

pub use origin::EnsureStewards;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// Money in base units.
pub type BalanceOf<T> = <<T as Config>::Native as frame_support::traits::fungible::Inspect<
	<T as frame_system::Config>::AccountId,
>>::Balance;

// The codec derived for events, errors and calls casts the index of a variant.
#[allow(clippy::cast_possible_truncation)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, fungibles, AccountTouch, Consideration, Footprint},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		traits::{EnsureScope, OnMembership},
		AgentKind, Document, FundId, Name, Purse, RoleId, ScopeId, ScopeKind,
		Tier,
	};
	use sp_core::H256;
	use sp_runtime::traits::Convert;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The reasons for which money is held.
		type RuntimeHoldReason: From<HoldReason>;

		/// Who decides for a scope.
		type ScopeOrigin: EnsureScope<Self::RuntimeOrigin, Self::AccountId>;

		/// The native token: pays fees, endows pots, is held as deposit.
		type Native: fungible::Mutate<Self::AccountId>
			+ fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// Names an asset, the native token included.
		type AssetKind: Parameter + MaxEncodedLen + Ord;

		/// Moves money of all assets, and makes room for an asset on an account that has too many.
		type Money: fungibles::Mutate<Self::AccountId, AssetId = Self::AssetKind, Balance = BalanceOf<Self>>
			+ fungibles::Refund<Self::AccountId, AssetId = Self::AssetKind>
			+ AccountTouch<Self::AssetKind, Self::AccountId>;

		/// The name of the native token.
		type NativeAsset: Get<Self::AssetKind>;

		/// The account whose signature is that of so many of the given accounts together, which are in
		/// ascending order.
		type JointAccount: Convert<(Vec<Self::AccountId>, u16), Self::AccountId>;

		/// Hears who joins a scope and who leaves it.
		type OnMembership: OnMembership<Self::AccountId>;

		/// The deposit of a founder for a scope.
		type ScopeConsideration: Consideration<Self::AccountId, Footprint>;

		/// The deposit for a membership or an invitation to one.
		type MembershipConsideration: Consideration<Self::AccountId, Footprint>;

		/// The deposit of who invites an account that does not exist yet, for keeping it.
		type AccountConsideration: Consideration<Self::AccountId, Footprint>;

		/// The deposit of an agent for what it says of itself.
		type ProfileConsideration: Consideration<Self::AccountId, Footprint>;

		/// From this id and the name of a purse the accounts of pots are made.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// How many scopes can be above a scope, the global one included; at least 1.
		#[pallet::constant]
		type MaxDepth: Get<u8>;

		/// A day in blocks; at least 1.
		#[pallet::constant]
		type BlocksPerDay: Get<BlockNumberFor<Self>>;

		/// For how many blocks an invitation can be accepted, where no scope set it; at least 1.
		#[pallet::constant]
		type DefaultInvitationPeriod: Get<BlockNumberFor<Self>>;

		/// For how many blocks an invitation can be accepted at most.
		#[pallet::constant]
		type MaxInvitationPeriod: Get<BlockNumberFor<Self>>;

		/// The time in which the people are counted that an agent invites; at least 1 block.
		#[pallet::constant]
		type InvitationWindow: Get<BlockNumberFor<Self>>;

		/// How many people an agent can invite in [`Config::InvitationWindow`], where no scope set it.
		#[pallet::constant]
		type DefaultInvitations: Get<u16>;

		/// For how many blocks holders of a role can endorse a petition; at least 1.
		#[pallet::constant]
		type PetitionPeriod: Get<BlockNumberFor<Self>>;

		/// The greatest number of roles a scope defines, retired ones included.
		#[pallet::constant]
		type MaxRoles: Get<u16>;

		/// The greatest number of funds a scope opens, closed ones included.
		#[pallet::constant]
		type MaxFunds: Get<u16>;

		/// The greatest number of associations that a scope has proposed and that have not ended.
		#[pallet::constant]
		type MaxAssociations: Get<u16>;

		/// The longest time in which an allowance refills, and the longest term of a role, in blocks.
		#[pallet::constant]
		type MaxPeriod: Get<BlockNumberFor<Self>>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks an asset that is not the native token.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::AssetKind>;
	}

	/// Gives benchmarks what the pallet cannot make.
	#[cfg(feature = "runtime-benchmarks")]
	pub trait BenchmarkHelper<AccountId, AssetKind> {
		/// An asset, not the native token, numbered `n`, of which `owner` has plenty.
		fn asset(n: u32, owner: &AccountId) -> AssetKind;
	}

	/// Why this pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The deposit of a founder, returned when the scope closes.
		Scope,
		/// The deposit for a membership or an invitation, returned when it ends.
		Membership,
		/// The deposit for keeping an invited account alive.
		Account,
		/// The deposit for what an agent says of itself, returned when it is cleared.
		Profile,
		/// The deposit for something that awaits a decision: on the agent's account, or on the pot
		/// of the scope that sponsors it.
		Deposit,
	}

	/// The ticket of a scope's deposit.
	pub type ScopeTicketOf<T> = <T as Config>::ScopeConsideration;
	/// The ticket of a membership's or invitation's deposit.
	pub type MembershipTicketOf<T> = <T as Config>::MembershipConsideration;
	/// The ticket of a kept account's deposit.
	pub type AccountTicketOf<T> = <T as Config>::AccountConsideration;
	/// The ticket of a profile's deposit.
	pub type ProfileTicketOf<T> = <T as Config>::ProfileConsideration;
	/// A scope's details.
	pub type ScopeDetailsOf<T> =
		ScopeDetails<<T as frame_system::Config>::AccountId, BlockNumberFor<T>, ScopeTicketOf<T>>;
	/// A membership.
	pub type MemberOf<T> = MemberRecord<
		<T as frame_system::Config>::AccountId,
		BlockNumberFor<T>,
		MembershipTicketOf<T>,
	>;
	/// An invitation.
	pub type InvitationOf<T> = Invitation<
		<T as frame_system::Config>::AccountId,
		BlockNumberFor<T>,
		MembershipTicketOf<T>,
	>;
	/// What a scope pays for its people.
	pub type SponsorPolicyOf<T> = SponsorPolicy<BalanceOf<T>, BlockNumberFor<T>>;
	/// What a scope pays for its people, and what it paid.
	pub type SponsorshipOf<T> = Sponsorship<BalanceOf<T>, BlockNumberFor<T>>;
	/// What an agent used up.
	pub type AllowanceOf<T> = Allowance<BalanceOf<T>, BlockNumberFor<T>>;

	/// The number of the next scope.
	#[pallet::storage]
	pub type NextScope<T> = StorageValue<_, ScopeId, ValueQuery>;

	/// What nearly every call reads of a scope. The key is its number, below [`NextScope`].
	///
	/// Invariant: never removed. The global scope exists from genesis.
	#[pallet::storage]
	pub type Scopes<T: Config> =
		StorageMap<_, Twox64Concat, ScopeId, ScopeRecord<BlockNumberFor<T>>>;

	/// What is seldom read of a scope: apart from [`Scopes`] so that calls read little.
	///
	/// Invariant: exists for every scope.
	#[pallet::storage]
	pub type Details<T: Config> = StorageMap<_, Twox64Concat, ScopeId, ScopeDetailsOf<T>>;

	/// How much there is of a scope: apart, because it changes often.
	#[pallet::storage]
	pub type Counts<T> = StorageMap<_, Twox64Concat, ScopeId, ScopeCounts, ValueQuery>;

	/// The present agreement of a scope that has one. Its version also stands in [`Scopes`].
	#[pallet::storage]
	pub type Agreements<T: Config> =
		StorageMap<_, Twox64Concat, ScopeId, Agreement<BlockNumberFor<T>>>;

	/// Who belongs to a scope: (scope, agent).
	///
	/// Invariant: as many per scope as [`Counts`] says.
	#[pallet::storage]
	pub type Members<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, T::AccountId, MemberOf<T>>;

	/// The scopes an agent belongs to: (agent, scope). The index of [`Members`] by agent.
	#[pallet::storage]
	pub type Memberships<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, ScopeId, ()>;

	/// Invitations that were neither accepted nor withdrawn: (scope, invited agent).
	///
	/// Invariant: the invited agent does not belong to the scope.
	#[pallet::storage]
	pub type Invitations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, T::AccountId, InvitationOf<T>>;

	/// Accounts that exist because they were invited: (agent, scope of the invitation), with the
	/// depositor and the ticket. Each entry is one provider reference.
	#[pallet::storage]
	pub type KeptAccounts<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		ScopeId,
		(T::AccountId, AccountTicketOf<T>),
	>;

	/// How many entries of [`KeptAccounts`] an agent has. Absent for 0.
	#[pallet::storage]
	pub type KeptCount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// What agents say of themselves.
	#[pallet::storage]
	pub type Profiles<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Profile<ProfileTicketOf<T>>>;

	/// The roles of a scope: (scope, role), at most [`Config::MaxRoles`].
	#[pallet::storage]
	pub type Roles<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, RoleId, Role<BlockNumberFor<T>>>;

	/// Who holds which role: (scope, role, agent). Whether it still holds is asked of
	/// [`Pallet::holds_role`].
	#[pallet::storage]
	pub type RoleHolders<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ScopeId>,
			NMapKey<Twox64Concat, RoleId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		RoleHolder<BlockNumberFor<T>>,
	>;

	/// What holders of a role ask for: (scope, role, agent concerned, what).
	#[pallet::storage]
	pub type Petitions<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ScopeId>,
			NMapKey<Twox64Concat, RoleId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Twox64Concat, PetitionKind>,
		),
		Petition<T::AccountId, BlockNumberFor<T>>,
	>;

	/// The associations of a scope: (scope that proposed it, other party, relation), at most
	/// [`Config::MaxAssociations`] a scope.
	#[pallet::storage]
	pub type Associations<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ScopeId>,
			NMapKey<Blake2_128Concat, Party<T::AccountId>>,
			NMapKey<Twox64Concat, Relation>,
		),
		AssociationStatus<BlockNumberFor<T>>,
	>;

	/// The names of a scope's funds: (scope, fund), at most [`Config::MaxFunds`].
	#[pallet::storage]
	pub type Funds<T> = StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, FundId, Name>;

	/// The assets a scope accepts, the native token aside, in order of acceptance.
	#[pallet::storage]
	pub type AcceptedAssets<T: Config> =
		StorageMap<_, Twox64Concat, ScopeId, BoundedVec<T::AssetKind, MaxAssets>, ValueQuery>;

	/// The pots that are open: (scope, purse and asset). An open pot holds the least an account can
	/// have, of the native token and of its asset, which is never part of what can be spent.
	#[pallet::storage]
	pub type OpenPots<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, (Purse, T::AssetKind), ()>;

	/// What a scope pays for its people, and what it paid today. Absent: it never paid.
	#[pallet::storage]
	pub type Sponsorships<T: Config> = StorageMap<_, Twox64Concat, ScopeId, SponsorshipOf<T>>;

	/// What an agent used up of what a scope grants it, fees, deposits and invitations: (granting
	/// scope, agent).
	///
	/// Outlives the membership, and is apart from [`Members`] for that reason: nobody gets a fresh
	/// allowance, or invites afresh, by leaving and joining again. Absent: nothing is used up.
	#[pallet::storage]
	pub type Allowances<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Blake2_128Concat,
		T::AccountId,
		AllowanceOf<T>,
		ValueQuery,
	>;

	/// The global scope.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Its first stewards; with none, only root decides for it.
		pub stewards: Vec<T::AccountId>,
		/// The hash of what describes the chain.
		pub metadata_hash: H256,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_global_scope(&self.stewards, self.metadata_hash);
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A scope was created. Its founder is a member of it.
		ScopeCreated {
			/// Its number.
			scope: ScopeId,
			/// The scope above.
			parent: ScopeId,
			/// Its level of organisation.
			kind: ScopeKind,
			/// Who created it.
			founder: T::AccountId,
			/// What describes it.
			metadata: Document,
			/// Who decides for it.
			stewards: Vec<T::AccountId>,
		},
		/// A scope's description changed.
		MetadataChanged {
			/// The scope.
			scope: ScopeId,
			/// What describes it now.
			metadata: Document,
		},
		/// A scope's stewards changed.
		StewardsChanged {
			/// The scope.
			scope: ScopeId,
			/// Who decides for it now.
			stewards: Vec<T::AccountId>,
		},
		/// A scope's own value of a parameter changed.
		ParameterChanged {
			/// The scope.
			scope: ScopeId,
			/// The parameter and its own value now.
			parameter: ScopeParameter<BlockNumberFor<T>>,
		},
		/// A scope was closed for ever.
		ScopeClosed {
			/// The scope.
			scope: ScopeId,
		},
		/// A scope has a new agreement.
		AgreementChanged {
			/// The scope.
			scope: ScopeId,
			/// The version now.
			version: u32,
			/// Its text.
			document: Document,
		},
		/// An agent signed a scope's agreement.
		AgreementSigned {
			/// The scope.
			scope: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// The version.
			version: u32,
		},
		/// An agent joined a scope.
		Joined {
			/// The scope.
			scope: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// Its tier.
			tier: Tier,
			/// Who had invited it.
			inviter: Option<T::AccountId>,
			/// How many belong to the scope now.
			members: u32,
		},
		/// An agent left a scope.
		Left {
			/// The scope.
			scope: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// How many belong to the scope now.
			members: u32,
		},
		/// An agent was excluded from a scope. What it earned remains its own.
		Expelled {
			/// The scope.
			scope: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// The hash of the reason.
			reason: H256,
			/// How many belong to the scope now.
			members: u32,
		},
		/// An agent's tier changed.
		TierChanged {
			/// The scope.
			scope: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// The tier now.
			tier: Tier,
		},
		/// An agent was invited to a scope.
		Invited {
			/// The scope.
			scope: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// Who invited it.
			inviter: T::AccountId,
			/// The tier that is offered.
			tier: Tier,
			/// The first block in which it cannot be accepted any more.
			expires: BlockNumberFor<T>,
			/// Whether the account is kept alive by the inviter's deposit.
			kept: bool,
		},
		/// An invitation ended without being accepted.
		InvitationEnded {
			/// The scope.
			scope: ScopeId,
			/// The agent that had been invited.
			who: T::AccountId,
		},
		/// Deposits of an agent's membership or account now belong to somebody else.
		DepositTakenOver {
			/// The scope.
			scope: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// Whose deposit it is now.
			depositor: T::AccountId,
		},
		/// An invited account is no longer kept alive by a deposit; the deposit returned.
		AccountReleased {
			/// The scope of the invitation.
			scope: ScopeId,
			/// The agent.
			who: T::AccountId,
		},
		/// An agent said what it is.
		ProfileSet {
			/// The agent.
			who: T::AccountId,
			/// What it says it is.
			kind: AgentKind,
			/// More about it.
			document: Document,
		},
		/// An agent took back what it said of itself.
		ProfileCleared {
			/// The agent.
			who: T::AccountId,
		},
		/// A role was defined.
		RoleDefined {
			/// The scope.
			scope: ScopeId,
			/// The role.
			role: RoleId,
			/// Its name.
			name: Name,
			/// What it is about.
			document: Document,
			/// How it is granted.
			rule: GrantRule,
			/// For how many blocks.
			term: Option<BlockNumberFor<T>>,
		},
		/// A role is granted no more.
		RoleRetired {
			/// The scope.
			scope: ScopeId,
			/// The role.
			role: RoleId,
		},
		/// An agent holds a role.
		RoleGranted {
			/// The scope.
			scope: ScopeId,
			/// The role.
			role: RoleId,
			/// The agent.
			who: T::AccountId,
			/// The first block in which it does not hold any more.
			expires: Option<BlockNumberFor<T>>,
			/// The hash of what certifies the ability.
			certificate: Option<H256>,
			/// Whether holders of the role granted it, rather than the scope.
			by_holders: bool,
		},
		/// A holder of a role endorsed a petition.
		PetitionEndorsed {
			/// The scope.
			scope: ScopeId,
			/// The role.
			role: RoleId,
			/// The agent concerned.
			who: T::AccountId,
			/// What is asked for.
			petition: PetitionKind,
			/// Who endorsed.
			endorser: T::AccountId,
			/// How many have endorsed it now.
			endorsements: u8,
		},
		/// A petition ended without effect.
		PetitionEnded {
			/// The scope.
			scope: ScopeId,
			/// The role.
			role: RoleId,
			/// The agent concerned.
			who: T::AccountId,
			/// What was asked for.
			petition: PetitionKind,
		},
		/// An agent lost a role.
		RoleRevoked {
			/// The scope.
			scope: ScopeId,
			/// The role.
			role: RoleId,
			/// The agent.
			who: T::AccountId,
			/// Whether holders of the role revoked it, rather than the scope.
			by_holders: bool,
		},
		/// An agent gave a role back, or its record was cleared because it held no more.
		RoleEnded {
			/// The scope.
			scope: ScopeId,
			/// The role.
			role: RoleId,
			/// The agent.
			who: T::AccountId,
		},
		/// A scope proposed an association.
		AssociationProposed {
			/// The scope.
			scope: ScopeId,
			/// The other party.
			party: Party<T::AccountId>,
			/// What the other party is to be to the scope.
			relation: Relation,
		},
		/// The other party accepted an association.
		AssociationAccepted {
			/// The scope.
			scope: ScopeId,
			/// The other party.
			party: Party<T::AccountId>,
			/// What the other party is to the scope.
			relation: Relation,
		},
		/// An association, or the proposal of one, ended.
		AssociationEnded {
			/// The scope.
			scope: ScopeId,
			/// The other party.
			party: Party<T::AccountId>,
			/// What the other party was to the scope.
			relation: Relation,
		},
		/// A scope named a fund.
		FundCreated {
			/// The scope.
			scope: ScopeId,
			/// The fund.
			fund: FundId,
			/// Its name.
			name: Name,
		},
		/// A scope accepts an asset.
		AssetAccepted {
			/// The scope.
			scope: ScopeId,
			/// The asset.
			asset: T::AssetKind,
		},
		/// A scope accepts an asset no more. What it has of it stays.
		AssetDropped {
			/// The scope.
			scope: ScopeId,
			/// The asset.
			asset: T::AssetKind,
		},
		/// A pot was opened and endowed.
		PotOpened {
			/// The scope.
			scope: ScopeId,
			/// The purse.
			purse: Purse,
			/// The asset.
			asset: T::AssetKind,
			/// The pot's account.
			pot: T::AccountId,
			/// Who paid the endowment.
			payer: T::AccountId,
		},
		/// Money left a purse by decision.
		Spent {
			/// The scope.
			scope: ScopeId,
			/// The purse.
			purse: Purse,
			/// The asset.
			asset: T::AssetKind,
			/// How much, in base units.
			amount: BalanceOf<T>,
			/// Who got it.
			beneficiary: T::AccountId,
		},
		/// A pot was closed; what was in it, its endowment included, was paid out.
		PotClosed {
			/// The scope.
			scope: ScopeId,
			/// The purse.
			purse: Purse,
			/// The asset.
			asset: T::AssetKind,
			/// Who got it.
			beneficiary: T::AccountId,
		},
		/// What a scope pays for its people changed.
		SponsorshipChanged {
			/// The scope.
			scope: ScopeId,
			/// The rules now; `None`: it pays nothing.
			policy: Option<SponsorPolicyOf<T>>,
		},
		/// A scope paid the fee of a transaction.
		FeeSponsored {
			/// The scope.
			scope: ScopeId,
			/// Who signed the transaction.
			who: T::AccountId,
			/// The fee, in base units.
			fee: BalanceOf<T>,
			/// What the agent has used up of its allowance now.
			used: BalanceOf<T>,
			/// What the scope has paid today.
			spent: BalanceOf<T>,
		},
		/// A deposit that was held for something called spam went to a treasury.
		DepositForfeited {
			/// For whom it had been held.
			who: T::AccountId,
			/// The network whose treasury got it.
			network: ScopeId,
			/// How much, in base units.
			amount: BalanceOf<T>,
		},
		/// The record of an allowance, of which nothing was used up any more, was removed.
		AllowanceCleared {
			/// The scope.
			scope: ScopeId,
			/// The agent.
			who: T::AccountId,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such scope.
		ScopeNotFound,
		/// The scope is closed for ever.
		ScopeClosed,
		/// A scope of this kind cannot stand below one of that kind: see `ScopeKind`.
		WrongParent,
		/// Too many scopes would be above it: create it higher up.
		TooDeep,
		/// Name at least one steward, at most seven, each once.
		InvalidStewards,
		/// The parameter's value is out of its bounds, which its documentation states.
		InvalidParameter,
		/// Scopes below it are still open: close them first.
		HasOpenChildren,
		/// The global scope cannot be closed.
		GlobalScope,
		/// The scope has no agreement: join or act without signing one.
		NoAgreement,
		/// That is not the present version of the agreement: read and sign the present one.
		StaleAgreement,
		/// The agent signed this version already.
		AlreadySigned,
		/// The agreement has changed, or was never signed: sign its present version first.
		AgreementNotSigned,
		/// The agent belongs to the scope already.
		AlreadyMember,
		/// The agent does not belong to the scope: join first.
		NotMember,
		/// The agent's tier does not have this right in the scope.
		NotAuthorized,
		/// An agent cannot do this for itself.
		NotForOneself,
		/// The agent was invited already.
		AlreadyInvited,
		/// There is no such invitation.
		InvitationNotFound,
		/// The invitation has not expired: only who made it can withdraw it.
		InvitationNotExpired,
		/// Only affiliates and contributors are invited, and nobody to a higher tier than the
		/// inviter's; members are admitted by decision.
		TierTooHigh,
		/// The inviter has invited as many people as it can for now: wait for the next window.
		TooManyInvitations,
		/// The agent has this tier already.
		SameTier,
		/// Somebody else's deposit is not held there, or it is the taker's own already.
		NothingToTakeOver,
		/// The agent belongs to the scope; or others build on the account; or it has signed transactions
		/// and nothing else of ours keeps it: releasing it would reset its nonce, so that its
		/// transactions could be replayed. Take over the deposit instead.
		AccountInUse,
		/// The account is still invited by this scope: end the invitation first.
		StillInvited,
		/// The agent said nothing of itself.
		ProfileNotFound,
		/// There is no such role.
		RoleNotFound,
		/// The role is granted no more.
		RoleRetired,
		/// The name is empty, or not UTF-8.
		InvalidName,
		/// The rule asks for no endorsement, or for more than eight.
		InvalidRule,
		/// The time is 0, or longer than the longest.
		InvalidPeriod,
		/// The scope has as many roles as it can.
		TooManyRoles,
		/// The agent does not hold the role, or not any more.
		NotRoleHolder,
		/// The agent holds the role still: revoke it, or let the agent resign.
		StillRoleHolder,
		/// The role is granted by decision of the scope only.
		NotByHolders,
		/// The agent endorsed this petition already.
		AlreadyEndorsed,
		/// There is no such petition.
		PetitionNotFound,
		/// The petition can still be endorsed.
		PetitionNotExpired,
		/// There is such an association already.
		AssociationExists,
		/// There is no such association.
		AssociationNotFound,
		/// The association is accepted already.
		AlreadyAccepted,
		/// A scope cannot be associated with itself.
		SelfAssociation,
		/// The scope has as many associations as it can: end one first.
		TooManyAssociations,
		/// There is no such fund.
		FundNotFound,
		/// The scope has as many funds as it can.
		TooManyFunds,
		/// The native token is always accepted.
		NativeAsset,
		/// There is no such asset.
		AssetNotFound,
		/// The scope accepts this asset already.
		AlreadyAcceptedAsset,
		/// The scope does not accept this asset: it takes a decision to accept it.
		AssetNotAccepted,
		/// The scope accepts as many assets as it can: drop one first.
		TooManyAssets,
		/// The sponsor's purse has the native token only.
		NativeOnly,
		/// The pot is open already.
		PotAlreadyOpen,
		/// The pot is not open: anybody can open it, paying its endowment.
		PotNotOpen,
		/// Money on the pot is held or frozen: wait until it is free.
		PotInUse,
		/// The treasury's and the sponsor's native pots stay open while the scope is.
		PotNeeded,
		/// The amount is 0.
		ZeroAmount,
		/// The purse does not have that much to spend: its endowment and what is held on it stay.
		InsufficientFunds,
		/// The scope sponsors nobody.
		NotSponsored,
		/// There is no record of the allowance; or something of it is used up still: it is not full
		/// again, carries deposits, or counts invitations of the present window; or the agent belongs to
		/// the scope.
		AllowanceInUse,
		/// The sponsor carries as many deposits for this agent as it does at a time, and the agent
		/// cannot pay its own: wait until something of it is decided.
		TooManySponsoredDeposits,
		/// A number would exceed what its type can hold.
		Overflow,
		/// No deposit for an invitation to this scope keeps the account.
		AccountNotKept,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			Self::check_constants();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Creates a scope below another; its founder becomes a member of it.
		#[pallet::call_index(0)]
		pub fn create_scope(
			origin: OriginFor<T>,
			parent: ScopeId,
			kind: ScopeKind,
			metadata: Document,
			stewards: BoundedVec<T::AccountId, MaxStewards>,
		) -> DispatchResult {
			let founder = ensure_signed(origin)?;
			Self::do_create_scope(founder, parent, kind, metadata, stewards)
		}

		/// Changes the description of a scope. A decision of class `Standard`.
		#[pallet::call_index(1)]
		pub fn set_metadata(
			origin: OriginFor<T>,
			scope: ScopeId,
			metadata: Document,
		) -> DispatchResult {
			Self::ensure_standard(origin, scope)?;
			Self::do_set_metadata(scope, metadata)
		}

		/// Replaces the stewards of a scope. A decision of class `Significant`.
		#[pallet::call_index(2)]
		pub fn set_stewards(
			origin: OriginFor<T>,
			scope: ScopeId,
			stewards: BoundedVec<T::AccountId, MaxStewards>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_stewards(scope, stewards)
		}

		/// Sets a scope's own value of a parameter, or takes it away. `Significant`.
		#[pallet::call_index(3)]
		pub fn set_parameter(
			origin: OriginFor<T>,
			scope: ScopeId,
			parameter: ScopeParameter<BlockNumberFor<T>>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_parameter(scope, parameter)
		}

		/// Closes a scope for ever. `Significant`.
		#[pallet::call_index(4)]
		pub fn close_scope(origin: OriginFor<T>, scope: ScopeId) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_close_scope(scope)
		}

		/// Gives a scope a new version of its agreement. `Significant`.
		#[pallet::call_index(5)]
		pub fn set_agreement(
			origin: OriginFor<T>,
			scope: ScopeId,
			document: Document,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_agreement(scope, document)
		}

		/// Signs the present version of a scope's agreement. Sponsored.
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::sign_agreement().saturating_add(<T as Config>::WeightInfo::sponsor_fee()))]
		pub fn sign_agreement(
			origin: OriginFor<T>,
			scope: ScopeId,
			version: u32,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_sign_agreement(scope, who, version)
		}

		/// Joins a scope: by invitation if there is one, otherwise as an affiliate. Sponsored.
		#[pallet::call_index(7)]
		#[pallet::weight(<T as Config>::WeightInfo::join().saturating_add(<T as Config>::WeightInfo::sponsor_fee()))]
		pub fn join(
			origin: OriginFor<T>,
			scope: ScopeId,
			agreement: Option<u32>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_join(scope, who, agreement)
		}

		/// Leaves a scope. What was earned stays. Sponsored.
		#[pallet::call_index(8)]
		#[pallet::weight(<T as Config>::WeightInfo::leave().saturating_add(<T as Config>::WeightInfo::sponsor_fee()))]
		pub fn leave(origin: OriginFor<T>, scope: ScopeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave(scope, who)
		}

		/// Invites an agent to a scope, keeping its account alive if it has no tokens.
		#[pallet::call_index(9)]
		pub fn invite(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
			tier: Tier,
		) -> DispatchResult {
			let inviter = ensure_signed(origin)?;
			Self::do_invite(scope, inviter, who, tier)
		}

		/// Withdraws an invitation; once it has expired, or the scope is closed, anybody may.
		#[pallet::call_index(10)]
		pub fn cancel_invitation(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			Self::do_cancel_invitation(scope, caller, who)
		}

		/// Declines an invitation. Sponsored.
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::decline_invitation().saturating_add(<T as Config>::WeightInfo::sponsor_fee()))]
		pub fn decline_invitation(origin: OriginFor<T>, scope: ScopeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_decline_invitation(scope, who)
		}

		/// Pays, from the signer's account, the deposits that an inviter pays for an agent: the
		/// membership's and that of the kept account. The inviter's return.
		#[pallet::call_index(12)]
		pub fn take_over_deposit(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			let depositor = ensure_signed(origin)?;
			Self::do_take_over_deposit(scope, who, depositor)
		}

		/// As [`Pallet::take_over_deposit`], paid from the scope's sponsor purse. `Significant`.
		#[pallet::call_index(13)]
		pub fn take_over_deposit_as_scope(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_take_over_deposit_as_scope(scope, who)
		}

		/// Stops keeping an invited account alive, if that is safe; the deposit returns. Anybody may.
		#[pallet::call_index(14)]
		pub fn release_account(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_account(scope, who)
		}

		/// Changes an agent's tier. `Significant`.
		#[pallet::call_index(15)]
		pub fn set_tier(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
			tier: Tier,
		) -> DispatchResult {
			let decider = Self::ensure_significant(origin, scope)?;
			Self::do_set_tier(scope, &decider, who, tier)
		}

		/// Excludes an agent from a scope. What it earned remains its own. `Significant`.
		#[pallet::call_index(16)]
		pub fn expel(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_expel(scope, who, reason)
		}

		/// Says what the signer is.
		#[pallet::call_index(17)]
		pub fn set_profile(
			origin: OriginFor<T>,
			kind: AgentKind,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_profile(who, kind, document)
		}

		/// Takes back what the signer said of itself; the deposit returns.
		#[pallet::call_index(18)]
		pub fn clear_profile(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_clear_profile(who)
		}

		/// Defines a role. `Significant`.
		#[pallet::call_index(19)]
		pub fn define_role(
			origin: OriginFor<T>,
			scope: ScopeId,
			name: Name,
			document: Document,
			rule: GrantRule,
			term: Option<BlockNumberFor<T>>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_define_role(scope, name, document, rule, term)
		}

		/// Grants a role no more; who holds it keeps it until it expires or is revoked.
		/// `Significant`.
		#[pallet::call_index(20)]
		pub fn retire_role(origin: OriginFor<T>, scope: ScopeId, role: RoleId) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_retire_role(scope, role)
		}

		/// Grants a role by decision, or for another term. Nobody to oneself. `Significant`.
		#[pallet::call_index(21)]
		pub fn grant_role(
			origin: OriginFor<T>,
			scope: ScopeId,
			role: RoleId,
			who: T::AccountId,
			certificate: Option<H256>,
		) -> DispatchResult {
			let decider = Self::ensure_significant(origin, scope)?;
			Self::do_grant_role(scope, &decider, role, who, certificate)
		}

		/// Endorses, as a holder of a role, that an agent gets it; with enough endorsements it does.
		#[pallet::call_index(22)]
		pub fn endorse_grant(
			origin: OriginFor<T>,
			scope: ScopeId,
			role: RoleId,
			who: T::AccountId,
			certificate: Option<H256>,
		) -> DispatchResult {
			let endorser = ensure_signed(origin)?;
			Self::do_endorse_grant(scope, role, endorser, who, certificate)
		}

		/// Revokes a role by decision. `Significant`.
		#[pallet::call_index(23)]
		pub fn revoke_role(
			origin: OriginFor<T>,
			scope: ScopeId,
			role: RoleId,
			who: T::AccountId,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_revoke_role(scope, role, who)
		}

		/// Endorses, as a holder of a role, that an agent loses it; with enough endorsements it does.
		#[pallet::call_index(24)]
		pub fn endorse_revocation(
			origin: OriginFor<T>,
			scope: ScopeId,
			role: RoleId,
			who: T::AccountId,
		) -> DispatchResult {
			let endorser = ensure_signed(origin)?;
			Self::do_endorse_revocation(scope, role, endorser, who)
		}

		/// Gives a role back.
		#[pallet::call_index(25)]
		pub fn resign_role(origin: OriginFor<T>, scope: ScopeId, role: RoleId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign_role(scope, role, who)
		}

		/// Clears the record of a role that an agent holds no more. Anybody may.
		#[pallet::call_index(26)]
		pub fn clear_role(
			origin: OriginFor<T>,
			scope: ScopeId,
			role: RoleId,
			who: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_role(scope, role, who)
		}

		/// Clears a petition that can be endorsed no more. Anybody may.
		#[pallet::call_index(27)]
		pub fn clear_petition(
			origin: OriginFor<T>,
			scope: ScopeId,
			role: RoleId,
			who: T::AccountId,
			petition: PetitionKind,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_petition(scope, role, who, petition)
		}

		/// Proposes an association to another scope or an agent. `Standard`.
		#[pallet::call_index(28)]
		pub fn propose_association(
			origin: OriginFor<T>,
			scope: ScopeId,
			party: Party<T::AccountId>,
			relation: Relation,
		) -> DispatchResult {
			Self::ensure_standard(origin, scope)?;
			Self::do_propose_association(scope, party, relation)
		}

		/// Accepts an association, as the other party: the agent, or a `Standard` decision of the
		/// other scope.
		#[pallet::call_index(29)]
		pub fn accept_association(
			origin: OriginFor<T>,
			scope: ScopeId,
			party: Party<T::AccountId>,
			relation: Relation,
		) -> DispatchResult {
			Self::ensure_party(origin, &party)?;
			Self::do_accept_association(scope, party, relation)
		}

		/// Ends an association or its proposal. A `Standard` decision of the scope that proposed it.
		#[pallet::call_index(30)]
		pub fn end_association(
			origin: OriginFor<T>,
			scope: ScopeId,
			party: Party<T::AccountId>,
			relation: Relation,
		) -> DispatchResult {
			Self::ensure_standard(origin, scope)?;
			Self::do_end_association(scope, party, relation)
		}

		/// Ends an association or its proposal as the other party: the agent, or a `Standard` decision
		/// of the other scope.
		#[pallet::call_index(31)]
		pub fn renounce_association(
			origin: OriginFor<T>,
			scope: ScopeId,
			party: Party<T::AccountId>,
			relation: Relation,
		) -> DispatchResult {
			Self::ensure_party(origin, &party)?;
			Self::do_end_association(scope, party, relation)
		}

		/// Names a fund. Its pots are opened by [`Pallet::open_pot`]. `Significant`.
		#[pallet::call_index(32)]
		pub fn create_fund(origin: OriginFor<T>, scope: ScopeId, name: Name) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_create_fund(scope, name)
		}

		/// Accepts an asset. `Significant`.
		#[pallet::call_index(33)]
		pub fn accept_asset(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_accept_asset(scope, asset)
		}

		/// Accepts an asset no more; what the scope has of it can still be spent. `Significant`.
		#[pallet::call_index(34)]
		pub fn drop_asset(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_drop_asset(scope, asset)
		}

		/// Opens a purse's pot for an asset and pays its endowment. Anybody may.
		#[pallet::call_index(35)]
		pub fn open_pot(
			origin: OriginFor<T>,
			scope: ScopeId,
			purse: Purse,
			asset: T::AssetKind,
		) -> DispatchResult {
			let payer = ensure_signed(origin)?;
			Self::do_open_pot(scope, purse, asset, &payer)
		}

		/// Pays from a purse. `Significant`.
		#[pallet::call_index(36)]
		pub fn spend(
			origin: OriginFor<T>,
			scope: ScopeId,
			purse: Purse,
			asset: T::AssetKind,
			#[pallet::compact] amount: BalanceOf<T>,
			beneficiary: T::AccountId,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_spend(scope, purse, asset, amount, beneficiary)
		}

		/// Closes a pot and pays out what is in it, its endowment included. `Significant`.
		#[pallet::call_index(37)]
		pub fn close_pot(
			origin: OriginFor<T>,
			scope: ScopeId,
			purse: Purse,
			asset: T::AssetKind,
			beneficiary: T::AccountId,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_close_pot(scope, purse, asset, beneficiary)
		}

		/// Decides what the scope pays for its people. `Significant`.
		#[pallet::call_index(38)]
		pub fn set_sponsorship(
			origin: OriginFor<T>,
			scope: ScopeId,
			policy: Option<SponsorPolicyOf<T>>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_sponsorship(scope, policy)
		}

		/// Removes the record of an allowance that is full again, of an agent that does not belong to
		/// the scope. Anybody may.
		#[pallet::call_index(39)]
		pub fn clear_allowance(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_allowance(scope, who)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A scope; `None` if there is no such scope.
		pub fn scope(scope: ScopeId) -> Option<ScopeView<T::AccountId, BlockNumberFor<T>>> {
			Self::view_scope(scope)
		}

		/// The parameters that hold in a scope, and where each comes from; `None` if there is no such
		/// scope.
		pub fn parameters(scope: ScopeId) -> Option<EffectiveParameters<BlockNumberFor<T>>> {
			Self::view_parameters(scope)
		}

		/// The scopes an agent belongs to, at most `limit` (at most 100) of them, after the scope
		/// `after` in the order of storage.
		pub fn memberships(
			who: T::AccountId,
			after: Option<ScopeId>,
			limit: u32,
		) -> Vec<MemberView<T::AccountId, BlockNumberFor<T>>> {
			Self::view_memberships(who, after, limit)
		}

		/// Who belongs to a scope, at most `limit` (at most 100) of them, after the agent `after` in
		/// the order of storage.
		pub fn members(
			scope: ScopeId,
			after: Option<T::AccountId>,
			limit: u32,
		) -> Vec<MemberView<T::AccountId, BlockNumberFor<T>>> {
			Self::view_members(scope, after, limit)
		}

		/// What an agent can count on in a scope; `None` if nobody sponsors it there.
		pub fn allowance(
			scope: ScopeId,
			who: T::AccountId,
		) -> Option<AllowanceView<BalanceOf<T>, BlockNumberFor<T>>> {
			Self::view_allowance(scope, who)
		}

		/// The roles an agent holds now in a scope, and the first block in which each ends.
		pub fn roles_of(
			scope: ScopeId,
			who: T::AccountId,
		) -> Vec<(RoleId, Option<BlockNumberFor<T>>)> {
			Self::view_roles_of(scope, who)
		}

		/// The account of a scope's pot for a purse and an asset, and whether it is open.
		pub fn pot(scope: ScopeId, purse: Purse, asset: T::AssetKind) -> (T::AccountId, bool) {
			Self::view_pot(scope, purse, asset)
		}
	}
}
