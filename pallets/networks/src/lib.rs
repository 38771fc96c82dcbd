// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Networks
//!
//! Scopes of open value networks: who founded them, who belongs to them and with which rights, who
//! decides for them, what money they keep, and which fees they pay for their people.
//!
//! ## Terminology
//!
//! - **Scope**: a level of organisation: the *global* scope (number 0), a *network*, an *open enterprise*
//!   or a *project* ([`ScopeKind`](ovn_primitives::ScopeKind)). Each has one parent. Scopes are numbered
//!   in order of creation; a closed one stays on record.
//! - **Agent**: an account that acts: a person, an organisation, a programme, or a scope by the account
//!   of its treasury.
//! - **Tier**: how closely an agent belongs to a scope: *affiliate*, *contributor* or *member*
//!   ([`Tier`](ovn_primitives::Tier)). Whoever belongs to a scope, of whatever tier, is in [`Members`].
//! - **Right**: what a tier may do in a scope ([`Right`](ovn_primitives::traits::Right)). Other pallets
//!   ask for it by [`Membership`](ovn_primitives::traits::Membership).
//! - **Stewards**: who decides for a scope, until votes do ([`EnsureStewards`]). *Standard* matters take
//!   one of them; *significant* ones the majority, by its **joint account**, where there are three or
//!   more.
//! - **Agreement**: a document that those who belong to a scope sign, with a version. Who has not signed
//!   the present version has no rights.
//! - **Role**: a name that some who belong to a scope hold for a term, by decision of the scope or by
//!   **petition**: endorsements of those who hold it.
//! - **Association**: what another scope or an agent is to a scope, when both say so.
//! - **Purse**: the treasury of a scope, its sponsor's, or a named fund; **pot**: the account of a purse
//!   for one asset. **Endowment**: the least an account can have, which keeps a pot alive and is not
//!   spent.
//! - **To sponsor**: to pay the fees of the people of a scope, out of the sponsor's pot, within an
//!   **allowance** for each and a **budget** of a day for all.
//! - **Kept account**: one that can sign without tokens because a deposit keeps it: its inviter's, or that
//!   of whoever keeps it later.
//!
//! ## Overview
//!
//! Anybody can found a network, and join any open scope, without asking. What takes a decision comes in
//! through [`Config::ScopeOrigin`], whoever is behind it: stewards today, votes tomorrow. What a scope
//! leaves open it inherits: a parameter ([`ScopeParameter`]) that it does not set holds as the nearest
//! scope above set it, else by the runtime's default. Deposits cover what is stored for an agent, and
//! return to who paid them.
//!
//! Other pallets see this one through the traits of `ovn_primitives`:
//! [`Scopes`](ovn_primitives::traits::Scopes), [`Membership`](ovn_primitives::traits::Membership) and
//! [`Deposits`](ovn_primitives::traits::Deposits). The fee handler sees it through [`fees`].
//!
//! ## Life cycle
//!
//! 1. A scope is founded by [`Pallet::create_scope`]; its founder is a member. It is described by
//!    [`Pallet::set_metadata`], governed by [`Pallet::set_stewards`] and [`Pallet::set_parameter`], and
//!    agreed on by [`Pallet::set_agreement`].
//! 2. An agent comes by [`Pallet::join`], with or without an invitation ([`Pallet::invite`], which ends
//!    by [`Pallet::cancel_invitation`] or [`Pallet::decline_invitation`] if it is not accepted), and
//!    signs a new agreement by [`Pallet::sign_agreement`]. It can say what it is by
//!    [`Pallet::set_profile`] and take that back by [`Pallet::clear_profile`].
//! 3. Its tier changes by [`Pallet::set_tier`]. Its inviter's deposits become somebody else's by
//!    [`Pallet::take_over_deposit`] and [`Pallet::take_over_deposit_as_scope`].
//! 4. Roles are defined by [`Pallet::define_role`] and granted by [`Pallet::grant_role`] or
//!    [`Pallet::endorse_grant`]. They end with their term, with the membership, by
//!    [`Pallet::resign_role`], [`Pallet::revoke_role`] or [`Pallet::endorse_revocation`];
//!    [`Pallet::retire_role`] ends the granting. [`Pallet::clear_role`] and [`Pallet::clear_petition`]
//!    remove what is left over.
//! 5. Associations are proposed by [`Pallet::propose_association`], begin by
//!    [`Pallet::accept_association`], and end by [`Pallet::end_association`] or
//!    [`Pallet::renounce_association`].
//! 6. The native pots of treasury and sponsor open with the scope. Funds are named by
//!    [`Pallet::create_fund`], assets let in by [`Pallet::accept_asset`] and out by
//!    [`Pallet::drop_asset`]; pots are opened by [`Pallet::open_pot`], used by [`Pallet::spend`], closed
//!    by [`Pallet::close_pot`]. Everybody can pay into an open pot, by any transfer.
//! 7. [`Pallet::set_sponsorship`] says what the scope pays for its people; [`Pallet::clear_allowance`]
//!    tidies up after those who left.
//! 8. An agent goes by [`Pallet::leave`] or [`Pallet::expel`]. What it earned remains its own.
//!    [`Pallet::keep_account`] lets an account outlive its last token;
//!    [`Pallet::release_account`] returns the deposit of a kept account that is not needed.
//! 9. [`Pallet::close_scope`] ends a scope without open scopes below it, for ever. People can still leave
//!    it and its money can still be paid out.
//!
//! ## A story
//!
//! (Played by `tests/story.rs`.) Ana founds a network; she, Ben and Cem are its stewards. Ben and Cem
//! join, and two of the three give the network an agreement, which all three sign. They define the role
//! of a facilitator, to be granted by two who hold it, and grant it to the first three. They decide
//! that the network pays the fees of those it invites, and Ben sends tokens to its sponsor's pot.
//!
//! Ana invites Noor, who has no tokens; the deposits for Noor's membership and for keeping her account
//! are Ana's. Noor joins and signs the agreement in one transaction, whose fee the network pays. The
//! agreement changes: she has no rights until she signs the new version, which the network pays too.
//! Ben and Cem endorse her, and she is a facilitator for a year.
//!
//! Ana opens a project below the network. The network names a fund for tools and accepts the coin of a
//! community; a customer opens the fund's pot for it and pays 300. Cem proposes to a workshop outside
//! to be the network's supplier, the workshop accepts, and the network pays it 250 out of the fund.
//!
//! Noor earns some tokens and takes over her own deposits; Ana's return. Ana closes the project and has
//! its deposits and endowments back. Noor leaves: the deposit of her membership returns, her
//! role ends. The deposit for her account stays, so that nothing she signed can be replayed.
//!
//! ## Who pays which deposit, and how it returns
//!
//! | for | who pays | returns |
//! | --- | --- | --- |
//! | a scope ([`Config::ScopeConsideration`]) | its founder | when it closes, but for what its record takes, which stays for ever |
//! | a membership ([`Config::MembershipConsideration`]) | the inviter, else the agent | when it ends, or is taken over |
//! | an invitation (the same) | the inviter | becomes that of the membership, or when it ends |
//! | a kept account ([`Config::AccountConsideration`]) | the inviter, or who keeps it | when released, or taken over |
//! | a profile ([`Config::ProfileConsideration`]) | the agent | when cleared |
//! | the endowment of a pot | who opens it; for the first two the founder | to whom the scope decides, when the pot closes |
//! | what awaits a decision ([`HoldReason::Deposit`]) | the sponsor's pot, else the agent | by decision of the pallet that asked for it |
//!
//! Roles, petitions, associations, funds and accepted assets take no deposit. How many of the last three there
//! can be follows from the limits below; who grants a role or endorses a petition pays for the record with the
//! fee ([`Config::RecordWeight`]).
//!
//! An account without tokens can sign because the invitation gives it a provider reference. It is given
//! back only while the account has signed nothing or another such reference remains: an account that
//! vanished and came back would begin again with nonce 0, so that everything it had signed could be
//! sent again.
//!
//! ## Sponsored fees
//!
//! Which calls are sponsored, and when, is told in [`fees`]. A scope pays for an agent whose own it is:
//! invited, or above an affiliate, or anybody if the policy says so ([`SponsorPolicy`]). If its policy is
//! not for the agent, or it has none, its network's may be; no other scope above is asked. A whole fee is
//! paid or none of it. The view `allowance` says what an agent can count on.
//!
//! A signer whose scope would pay but cannot, and who cannot pay either, is rejected with one of these
//! codes ([`Refusal`]), as `InvalidTransaction::Custom`:
//!
//! | code | why | what to do |
//! | --- | --- | --- |
//! | 101 | the agent's allowance is used up | wait until it refills |
//! | 102 | what the scope pays in a day is used up | wait until the next day |
//! | 103 | the sponsor's pot is empty | send tokens to it |
//!
//! ## Mathematics
//!
//! An allowance of `a` base units refills evenly in `p` blocks. Of what was used up, `u` base units
//! when it was last written, there is still used up `e` blocks later
//!
//! `u(e) = max(0, min(u, a) - floor(a * e / p))`.
//!
//! What has refilled is rounded down, against the agent, and every fee writes `u` anew: looking often
//! never gives more than looking once. A fee `f` is paid if `f <= a - u(e)`; then `u` is `u(e) + f`. It
//! is full again after `ceil(min(u, a) * p / a)` blocks. Two consequences:
//!
//! - In any `n` blocks one agent costs a scope with an unchanged policy at most `a * (1 + n / p)`.
//! - All agents together cost it at most the budget in a day, of [`Config::BlocksPerDay`] blocks counted
//!   from block 0, so at most twice the budget in any as many blocks in a row; and deposits that were
//!   held on its pot and are lost, of which it holds at most what its policy says.
//!
//! A lost deposit `d` is used up too, and may be more than the whole allowance: with `v` lost of what
//! was used up, min(u, a + v) takes the place of min(u, a), so that it is refilled to the last unit.
//!
//! Both hold whatever accounts, invitations and memberships somebody makes: the record of what was used
//! up outlives the membership, and neither a new policy nor the end of one begins a day anew.
//!
//! Nothing else is computed here but sums, each checked.
//!
//! ## Who decides alone
//!
//! A single steward raises no tier of its own and grants itself no role: what somebody is in a scope is not to
//! rest on that person's word alone. Money is different. A steward who decides alone can pay itself out of a
//! purse ([`Pallet::spend`]): it could as well pay another account of its own, so that a rule against it
//! would keep honest people from getting back what they laid out and nobody else from anything. Whoever pays
//! into a purse that one person decides on trusts that person; what is for all who took part goes through
//! the value equation, whose books no decision reaches.
//!
//! ## Limits
//!
//! - [`Config::MaxDepth`] scopes above a scope; any number beside each other.
//! - 7 stewards, 8 accepted assets, [`Config::MaxRoles`] roles ever defined, [`Config::MaxFunds`] funds
//!   ever named, and [`Config::MaxAssociations`] associations that have not ended, of a scope.
//! - At most 8 endorsements for a role; two petitions about an agent and a role at a time, for
//!   [`Config::PetitionPeriod`].
//! - Names of 32 bytes, URIs of 128 bytes. What a hash and a URI stand for is not on the chain.
//! - As many invitations by one agent in [`Config::InvitationWindow`] as the scope says.
//! - No call does work that grows with the number of people, scopes or roles. The deepest of the
//!   look-ups reads a record of each scope above.
//!
//! ## Requirements on the runtime
//!
//! - The genesis endows the native pots of the global scope's treasury and sponsor, which this pallet
//!   adopts; it stands after the pallet of the native token.
//! - [`Config::JointAccount`] is the account that `pallet-multisig` derives.
//! - `pallet_transaction_payment::Config::OnChargeTransaction` is [`fees::SponsoredFees`]; it names only
//!   calls whose weight contains [`WeightInfo::sponsor_fee`].

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
		traits::{EnsureScope, OnTier},
		AgentKind, Document, FundId, Name, Purse, RoleId, ScopeId, ScopeKind, Tier,
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

		/// Is told when somebody joins a scope, leaves it, or is of another tier.
		type OnTier: OnTier<Self::AccountId>;

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

		/// What a record that may stay for ever costs, as weight, so that whoever pays the fee of the call pays
		/// for it too: of who holds a role, and of a petition. Neither takes a deposit, because those
		/// whom they are about need not have asked for them, nor have tokens.
		type RecordWeight: Get<Weight>;

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
		/// The deposit of a founder, of which most returns when the scope closes.
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

	/// Whom a scope expelled and has not taken back since: (scope, agent). It may belong to the scope again,
	/// as joining takes nobody's permission.
	///
	/// Apart from [`Members`], whose entry goes with the membership.
	#[pallet::storage]
	pub type Expulsions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, T::AccountId, ()>;

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
	///
	/// Invariant: numbered from 0 without gaps, never removed.
	#[pallet::storage]
	pub type Roles<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, RoleId, Role<BlockNumberFor<T>>>;

	/// Who holds which role: (scope, role, agent). Whether it still holds is asked of
	/// [`Pallet::holds_role`]: a record outlives the term and the membership until it is cleared.
	///
	/// Invariant: as many per role as [`Roles`] says. Apart from [`Members`], which is read far more
	/// often.
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

	/// What holders of a role ask for: (scope, role, agent concerned, what). At most two for each agent
	/// and role, of agents who belonged to the scope when it was opened.
	///
	/// Invariant: the role is one that holders grant; it has at least one endorser, each once, and fewer
	/// than the role asks for.
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
	///
	/// Invariant: as many per scope as [`Counts`] says; none with the scope itself.
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
		/// A scope keeps an agent's account, by somebody's deposit, whatever becomes of its tokens.
		AccountKept {
			/// The scope.
			scope: ScopeId,
			/// The agent.
			who: T::AccountId,
			/// Whose deposit it is.
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
			/// How many endorsements count now.
			endorsements: u8,
			/// The first block in which the petition cannot be endorsed any more.
			expires: BlockNumberFor<T>,
			/// The hash of what certifies the ability.
			certificate: Option<H256>,
		},
		/// A petition ended without effect: it expired, or what it was about was decided otherwise.
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
		/// The sponsor carries as many deposits for this agent, or as much for all together, as it does at a
		/// time, and the agent cannot pay its own: wait until something is decided.
		TooManySponsoredDeposits,
		/// A number would exceed what its type can hold.
		Overflow,
		/// No deposit for an invitation to this scope keeps the account.
		AccountNotKept,
		/// The petition is about another certificate: endorse that one, or let the scope decide.
		CertificateMismatch,
		/// The scope keeps the account already: its deposit can be taken over.
		AlreadyKept,
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
		///
		/// # Origin
		/// Signed by the founder. Anybody can found a network; below a network the founder must
		/// have the right to open scopes in the parent.
		///
		/// # Details
		/// The scope gets the next number. The founder pays a deposit for its storage, which
		/// returns for the most part when the scope closes; a deposit for its own membership, which returns when it
		/// leaves; and the endowments, each the existential deposit, of the two pots that an open
		/// scope needs: its treasury's and its sponsor's. The stewards decide for the scope from
		/// now on; they need not belong to it, nor be asked. Parameters are the parent's until the
		/// scope sets its own.
		///
		/// # Parameters
		/// - `parent`: the scope above; the global one, 0, for a network.
		/// - `kind`: the level of organisation. Which can stand below which says `ScopeKind`.
		/// - `metadata`: what describes the scope.
		/// - `stewards`: who decides for it: 1 to 7, each once, in any order.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: there is no such parent.
		/// - [`Error::ScopeClosed`]: the parent is closed for ever.
		/// - [`Error::WrongParent`]: a scope of this kind cannot stand there.
		/// - [`Error::TooDeep`]: more than [`Config::MaxDepth`] scopes would be above; create it
		///   higher up.
		/// - [`Error::NotMember`], [`Error::AgreementNotSigned`], [`Error::NotAuthorized`]: the
		///   founder does not belong to the parent, has to sign its agreement first, or is of a
		///   tier that cannot open scopes there.
		/// - [`Error::InvalidStewards`]: there is none, or one is named twice.
		/// - [`Error::Overflow`]: all numbers are used.
		/// - An error of the native token: the founder cannot pay.
		///
		/// # Events
		/// [`Event::ScopeCreated`], [`Event::PotOpened`] for the treasury and for the sponsor, and
		/// [`Event::Joined`] for the founder.
		///
		/// # Cost
		/// Constant; to find the rights in the parent at most [`Config::MaxDepth`] scopes are read.
		#[pallet::call_index(0)]
		#[pallet::weight(
			<T as Config>::WeightInfo::create_scope().saturating_add(T::OnTier::weight())
		)]
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

		/// Changes the description of a scope.
		///
		/// # Origin
		/// A decision of class `Standard` of the scope: see [`Config::ScopeOrigin`].
		///
		/// # Details
		/// The old description is replaced; the chain keeps it only in its events.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `metadata`: what describes it from now on.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide such matters of the scope.
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::ScopeClosed`]: it is closed for ever.
		///
		/// # Events
		/// [`Event::MetadataChanged`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(1)]
		pub fn set_metadata(
			origin: OriginFor<T>,
			scope: ScopeId,
			metadata: Document,
		) -> DispatchResult {
			Self::ensure_standard(origin, scope)?;
			Self::do_set_metadata(scope, metadata)
		}

		/// Replaces the stewards of a scope.
		///
		/// # Origin
		/// A decision of class `Significant` of the scope: see [`Config::ScopeOrigin`].
		///
		/// # Details
		/// The new ones decide at once, the old ones no more: with the stewards their joint account
		/// changes, and what the old majority has begun to sign there comes to nothing. Also of a
		/// closed scope, whose money somebody has to move out.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `stewards`: who decides from now on: 1 to 7, each once, in any order. From three on,
		///   significant matters take the majority.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide such matters of the scope.
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::InvalidStewards`]: there is none, or one is named twice.
		///
		/// # Events
		/// [`Event::StewardsChanged`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(2)]
		pub fn set_stewards(
			origin: OriginFor<T>,
			scope: ScopeId,
			stewards: BoundedVec<T::AccountId, MaxStewards>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_stewards(scope, stewards)
		}

		/// Sets a scope's own value of a parameter, or takes it away.
		///
		/// # Origin
		/// A decision of class `Significant` of the scope: see [`Config::ScopeOrigin`].
		///
		/// # Details
		/// The value holds at once in the scope and in all below it that have none of their own,
		/// nor one in between. Invitations that are out keep the time they were given.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `parameter`: which one, and its value; `None` lets that of the nearest scope above
		///   hold again. The bounds stand at [`ScopeParameter`].
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide such matters of the scope.
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::ScopeClosed`]: it is closed for ever.
		/// - [`Error::InvalidParameter`]: the value is out of its bounds.
		///
		/// # Events
		/// [`Event::ParameterChanged`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(3)]
		pub fn set_parameter(
			origin: OriginFor<T>,
			scope: ScopeId,
			parameter: ScopeParameter<BlockNumberFor<T>>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_parameter(scope, parameter)
		}

		/// Closes a scope for ever.
		///
		/// # Origin
		/// A decision of class `Significant` of the scope: see [`Config::ScopeOrigin`].
		///
		/// # Details
		/// The founder's deposit returns to the founder, but for the part that covers the record of a closed
		/// scope, which stays for ever. Nobody joins any more, nobody has rights, and nothing can be added to
		/// the scope but assets that it accepts and pots, for what it is still due. People still leave or are
		/// excluded, and their deposits
		/// return; anybody withdraws its invitations; the stewards can be replaced, and move the money
		/// out by [`Pallet::spend`] and [`Pallet::close_pot`]. What the scope pays for its people it
		/// still pays, until that is ended by [`Pallet::set_sponsorship`] or its pot is closed.
		///
		/// # Parameters
		/// - `scope`: the scope.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide such matters of the scope.
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::ScopeClosed`]: it is closed already.
		/// - [`Error::GlobalScope`]: the global scope cannot be closed.
		/// - [`Error::HasOpenChildren`]: scopes directly below are open; their own stewards close
		///   them first.
		///
		/// # Events
		/// [`Event::ScopeClosed`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(4)]
		pub fn close_scope(origin: OriginFor<T>, scope: ScopeId) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_close_scope(scope)
		}

		/// Gives a scope a new version of its agreement.
		///
		/// # Origin
		/// A decision of class `Significant` of the scope: see [`Config::ScopeOrigin`].
		///
		/// # Details
		/// Versions are counted from 1. From now on nobody has rights in the scope who has not
		/// signed this version, by [`Pallet::sign_agreement`] or when joining: not even those who
		/// decided it. They belong to it all the same.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `document`: the text.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide such matters of the scope.
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::ScopeClosed`]: it is closed for ever.
		/// - [`Error::Overflow`]: all versions are used.
		///
		/// # Events
		/// [`Event::AgreementChanged`] with the new version.
		///
		/// # Cost
		/// Constant.
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
		///
		/// # Origin
		/// Signed by an agent that belongs to the scope.
		///
		/// # Details
		/// When a scope changes its agreement, who belongs to it keeps the tier, but has none of its rights
		/// until the new version is signed.
		///
		/// # Parameters
		/// - `scope`: an open scope that has an agreement.
		/// - `version`: the version that was read: the present one, from 1. So nobody signs a version that
		///   was put in its place meanwhile.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeClosed`]: there is no such scope, or it works no more.
		/// - [`Error::NotMember`]: the signer does not belong to the scope; it joins, and signs with that.
		/// - [`Error::NoAgreement`]: the scope has none; there is nothing to do.
		/// - [`Error::StaleAgreement`]: that is not the present version; read and sign the present one.
		/// - [`Error::AlreadySigned`]: the signer signed this version before.
		///
		/// # Events
		/// [`Event::AgreementSigned`].
		///
		/// # Cost
		/// Constant, and the look-up of who pays the fee.
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
		///
		/// # Origin
		/// Signed by the agent. No permission is needed, not even to join again after an expulsion, but
		/// without an invitation one begins as an affiliate.
		///
		/// # Details
		/// An invitation gives its tier, and its deposit becomes that of the membership: the inviter's,
		/// until somebody takes it over ([`Pallet::take_over_deposit`]) or the membership ends. Without
		/// one the deposit is held on the signer's account. An invitation that has expired ends as by
		/// [`Pallet::cancel_invitation`], and counts as none.
		///
		/// The fee is the scope's, or its network's, only if the signer is invited there.
		///
		/// # Parameters
		/// - `scope`: an open scope.
		/// - `agreement`: the version of its agreement that was read and is signed with this: the present
		///   one. `None` if the scope has no agreement.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeClosed`]: there is no such scope, or it works no more.
		/// - [`Error::AlreadyMember`]: the signer belongs to it already.
		/// - [`Error::NoAgreement`]: there is none to sign; give `None`.
		/// - [`Error::AgreementNotSigned`]: there is one; read it and give its version.
		/// - [`Error::StaleAgreement`]: that is not the present version; read and give the present one.
		/// - The token's own error if the signer, not being invited, cannot pay the deposit.
		/// - [`Error::Overflow`]: the scope has as many members as can be counted.
		///
		/// # Events
		/// [`Event::Joined`]; before it, if the invitation had expired, [`Event::InvitationEnded`], and
		/// [`Event::AccountReleased`] if that released the account.
		///
		/// # Cost
		/// Constant, and the look-up of who pays the fee.
		#[pallet::call_index(7)]
		#[pallet::weight(
			<T as Config>::WeightInfo::join()
				.saturating_add(<T as Config>::WeightInfo::sponsor_fee())
				.saturating_add(T::OnTier::weight())
		)]
		pub fn join(
			origin: OriginFor<T>,
			scope: ScopeId,
			agreement: Option<u32>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_join(scope, who, agreement)
		}

		/// Leaves a scope. What was earned stays. Sponsored.
		///
		/// # Origin
		/// Signed by an agent that belongs to the scope.
		///
		/// # Details
		/// The deposit of the membership returns to who paid it. Roles are void from now on. What the scope
		/// knows of the agent's allowance stays until nothing of it is used up, so leaving and joining
		/// again renews nothing. A reference that keeps the account stays, since the account has signed:
		/// see [`Pallet::release_account`]. A steward who leaves stays steward. Leaving a closed scope is
		/// possible.
		///
		/// # Parameters
		/// - `scope`: a scope the signer belongs to.
		///
		/// # Errors
		/// - [`Error::NotMember`]: the signer does not belong to it.
		///
		/// # Events
		/// [`Event::Left`].
		///
		/// # Cost
		/// Constant, and the look-up of who pays the fee.
		#[pallet::call_index(8)]
		#[pallet::weight(
			<T as Config>::WeightInfo::leave()
				.saturating_add(<T as Config>::WeightInfo::sponsor_fee())
				.saturating_add(T::OnTier::weight())
		)]
		pub fn leave(origin: OriginFor<T>, scope: ScopeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave(scope, who)
		}

		/// Invites an agent to a scope, keeping its account alive if it has no tokens.
		///
		/// # Origin
		/// Signed by an agent that has the right `Invite` in the scope.
		///
		/// # Details
		/// Two deposits are held on the inviter's account: one for the membership to come, and, if nothing
		/// else keeps the invited account, one for that. Such an account gets a reference of its own, with
		/// which it can sign although it has no tokens; a scope that sponsors its people pays its fees.
		/// An account that another invitation keeps, and nothing else, gets a reference for this one too.
		///
		/// The first deposit returns when the invitation or the membership ends; the second once the
		/// account is released, which is only before it has signed anything, or while another scope keeps
		/// it ([`Pallet::release_account`]). So it costs the inviter something lasting to invite accounts
		/// that only use up what the scope pays. Both can be taken over by others.
		///
		/// An invitation to a higher tier takes the place of one to a lower tier, whoever made that, which ends
		/// as by [`Pallet::cancel_invitation`].
		///
		/// An agent can invite as many people to a scope as its parameter `invitations` says in a
		/// [`Config::InvitationWindow`], counted from block 0; invitations that were withdrawn count, and
		/// the count outlives the membership. At the border of two windows it can be twice as many at once.
		///
		/// # Parameters
		/// - `scope`: an open scope.
		/// - `who`: any account, that need not exist. Not somebody who belongs to the scope.
		/// - `tier`: affiliate or contributor, not above the inviter's own.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeClosed`]: there is no such scope, or it works no more.
		/// - [`Error::NotMember`], [`Error::AgreementNotSigned`], [`Error::NotAuthorized`]: the inviter does
		///   not belong to the scope, has not signed its present agreement, or its tier may not invite.
		/// - [`Error::TierTooHigh`]: `tier` is member, which takes a decision ([`Pallet::set_tier`]), or
		///   above the inviter's.
		/// - [`Error::AlreadyMember`]: the agent belongs to the scope.
		/// - [`Error::AlreadyInvited`]: there is an invitation to this tier or a higher one, perhaps an expired
		///   one, which anybody can withdraw first.
		/// - [`Error::TooManyInvitations`]: wait for the next window.
		/// - The token's own error if the inviter cannot pay the deposits.
		/// - [`Error::Overflow`]: the invitation would end beyond the last block there can be.
		///
		/// # Events
		/// [`Event::Invited`]; before it those of [`Pallet::cancel_invitation`] if another invitation ended.
		///
		/// # Cost
		/// The scopes above, at most [`Config::MaxDepth`], are looked up for what they set; and that of ending
		/// another invitation.
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::invite().saturating_add(<T as Config>::WeightInfo::cancel_invitation()))]
		pub fn invite(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
			tier: Tier,
		) -> DispatchResult {
			let inviter = ensure_signed(origin)?;
			Self::do_invite(scope, inviter, who, tier)
		}

		/// Withdraws an invitation.
		///
		/// # Origin
		/// Signed by the inviter; once the invitation has expired, or the scope is closed, by anybody.
		///
		/// # Details
		/// The deposit of the invitation returns to the inviter. The reference that keeps the account is
		/// given back if that is safe, as by [`Pallet::release_account`], and its deposit returns to who
		/// paid it; an account that has neither anything else then is gone.
		///
		/// # Parameters
		/// - `scope`, `who`: which invitation.
		///
		/// # Errors
		/// - [`Error::InvitationNotFound`]: there is none: it was accepted, declined, or withdrawn.
		/// - [`Error::InvitationNotExpired`]: it holds still, and the signer did not make it.
		///
		/// # Events
		/// [`Event::AccountReleased`] if the account was, then [`Event::InvitationEnded`].
		///
		/// # Cost
		/// Constant.
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
		///
		/// # Origin
		/// Signed by who was invited.
		///
		/// # Details
		/// As [`Pallet::cancel_invitation`]. An account that has signed this itself has signed something, so
		/// that its reference stays unless another scope keeps it too.
		///
		/// # Parameters
		/// - `scope`: the scope it was invited to.
		///
		/// # Errors
		/// - [`Error::InvitationNotFound`]: there is no invitation.
		///
		/// # Events
		/// As [`Pallet::cancel_invitation`].
		///
		/// # Cost
		/// Constant, and the look-up of who pays the fee.
		#[pallet::call_index(11)]
		#[pallet::weight(<T as Config>::WeightInfo::decline_invitation().saturating_add(<T as Config>::WeightInfo::sponsor_fee()))]
		pub fn decline_invitation(origin: OriginFor<T>, scope: ScopeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_decline_invitation(scope, who)
		}

		/// Takes over the deposits that somebody else pays for an agent in a scope.
		///
		/// # Origin
		/// Signed by anybody: the agent itself once it has tokens, a friend.
		///
		/// # Details
		/// The deposits are that of the membership, if the agent belongs to the scope, and that of the kept
		/// account, if the scope keeps it. Those that others pay return to them, and are held on the
		/// signer's account instead; they return there when the membership ends or the account is
		/// released. Nothing else changes: not who invited the agent, and not that the account is kept.
		/// The deposit of an invitation stays the inviter's until it is accepted.
		///
		/// # Parameters
		/// - `scope`: a scope, open or not.
		/// - `who`: the agent.
		///
		/// # Errors
		/// - [`Error::NothingToTakeOver`]: there is no such deposit, or it is the signer's own.
		/// - The token's own error if the signer cannot pay.
		///
		/// # Events
		/// [`Event::DepositTakenOver`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(12)]
		pub fn take_over_deposit(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			let depositor = ensure_signed(origin)?;
			Self::do_take_over_deposit(scope, who, depositor)
		}

		/// Takes over, for the scope, the deposits that somebody else pays for an agent in it.
		///
		/// # Origin
		/// [`Config::ScopeOrigin`] for a `Significant` matter of the scope.
		///
		/// # Details
		/// As [`Pallet::take_over_deposit`]; the deposits are held on the native pot of the scope's sponsor
		/// purse and return there. Its endowment is never part of them. While a deposit is held there the
		/// pot cannot be closed.
		///
		/// # Parameters
		/// - `scope`: a scope whose sponsor's pot is open.
		/// - `who`: the agent.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::PotNotOpen`]: the scope closed its sponsor's pot.
		/// - [`Error::NothingToTakeOver`]: there is no such deposit, or the pot pays it already.
		/// - [`Error::InsufficientFunds`], or the token's own error: the pot has too little; somebody has to
		///   send tokens there.
		///
		/// # Events
		/// [`Event::DepositTakenOver`], with the pot as depositor.
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(13)]
		pub fn take_over_deposit_as_scope(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_take_over_deposit_as_scope(scope, who)
		}

		/// Stops keeping an account that was invited, if that is safe; the deposit returns.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Details
		/// An account that nothing keeps is forgotten, and with it how many transactions it has signed:
		/// were it to exist again, they could be sent again. So a reference is given back only if the
		/// account has signed nothing, or if another scope's reference remains. In other cases the deposit
		/// stays for good; others can take it over.
		///
		/// Others can keep an account in use: whoever sends it an asset that does not keep accounts by itself makes
		/// it needed until that asset is gone again (`assets.transfer_all`, or `assets.refund_other` by who
		/// administers it). The deposit of an inviter who would wait for that can be taken over by the scope:
		/// [`Pallet::take_over_deposit_as_scope`].
		///
		/// Ending an invitation does the same by itself. This call is for agents that have left the scope, or
		/// for when another scope has come to keep the account.
		///
		/// # Parameters
		/// - `scope`, `who`: the scope that keeps the account, and the account.
		///
		/// # Errors
		/// - [`Error::AccountNotKept`]: the scope does not keep it.
		/// - [`Error::StillInvited`]: the scope's invitation has not ended, even if it has expired; withdraw
		///   it, which releases the account too.
		/// - [`Error::AccountInUse`]: the agent belongs to the scope; or nothing else of ours keeps the account
		///   and it has signed transactions, or others build on it, as for assets it has.
		///
		/// # Events
		/// [`Event::AccountReleased`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(14)]
		pub fn release_account(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_account(scope, who)
		}

		/// Changes the tier of an agent.
		///
		/// # Origin
		/// [`Config::ScopeOrigin`] for a `Significant` matter of the scope. A steward who decides alone cannot
		/// change its own tier.
		///
		/// # Details
		/// This is how members are admitted, and how tiers are taken back. Who invited the agent, its
		/// deposit and its allowance stay as they are. An agent that was expelled and joined again is taken
		/// back by this, also with the tier that it has.
		///
		/// # Parameters
		/// - `scope`: an open scope.
		/// - `who`: an agent that belongs to it.
		/// - `tier`: any other than the present one.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeClosed`]: there is no such scope, or it works no more.
		/// - [`Error::NotForOneself`]: the decider alone would decide about itself; another one has to.
		/// - [`Error::NotMember`]: the agent does not belong to the scope; it joins first.
		/// - [`Error::SameTier`]: it has this tier already, and was not expelled.
		///
		/// # Events
		/// [`Event::TierChanged`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(15)]
		#[pallet::weight(<T as Config>::WeightInfo::set_tier().saturating_add(T::OnTier::weight()))]
		pub fn set_tier(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
			tier: Tier,
		) -> DispatchResult {
			let decider = Self::ensure_significant(origin, scope)?;
			Self::do_set_tier(scope, &decider, who, tier)
		}

		/// Excludes an agent from a scope. What it earned remains its own.
		///
		/// # Origin
		/// [`Config::ScopeOrigin`] for a `Significant` matter of the scope, which may be closed.
		///
		/// # Details
		/// As [`Pallet::leave`], against the agent's will. It can join again, as an affiliate: a scope that
		/// wants to keep somebody out for good gives affiliates no rights, and takes nobody in unseen. Other
		/// parts of the chain are told that it was expelled until the scope takes it back
		/// ([`Pallet::set_tier`]): in a network it earns no reputation and evaluates nothing until then, in
		/// no scope below either.
		///
		/// # Parameters
		/// - `scope`: a scope.
		/// - `who`: an agent that belongs to it.
		/// - `reason`: the hash of a document that says why.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::NotMember`]: the agent does not belong to it.
		///
		/// # Events
		/// [`Event::Expelled`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(16)]
		#[pallet::weight(<T as Config>::WeightInfo::expel().saturating_add(T::OnTier::weight()))]
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
		///
		/// # Origin
		/// Signed by the agent.
		///
		/// # Details
		/// It is a declaration, for others to check; there is one for all scopes. The first takes a deposit
		/// for the longest document; later ones replace it and take nothing.
		///
		/// # Parameters
		/// - `kind`: person, organisation, or bot.
		/// - `document`: more about the agent; kept elsewhere.
		///
		/// # Errors
		/// - The token's own error if the signer cannot pay the deposit.
		///
		/// # Events
		/// [`Event::ProfileSet`].
		///
		/// # Cost
		/// Constant.
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
		///
		/// # Origin
		/// Signed by the agent.
		///
		/// # Details
		/// The event of the declaration remains in old blocks.
		///
		/// # Errors
		/// - [`Error::ProfileNotFound`]: there is nothing to take back.
		///
		/// # Events
		/// [`Event::ProfileCleared`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(18)]
		pub fn clear_profile(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_clear_profile(who)
		}

		/// Defines a role.
		///
		/// # Origin
		/// [`Config::ScopeOrigin`] for a `Significant` matter of the scope.
		///
		/// # Details
		/// Nobody holds the role yet. Where holders grant it the scope grants it to the first of them, by
		/// [`Pallet::grant_role`]. What is defined here never changes: to change a role, retire it and
		/// define another one. A role of this pallet gives no rights by itself; other pallets and people
		/// ask who holds it.
		///
		/// # Parameters
		/// - `scope`: an open scope.
		/// - `name`: for people, 1 to 32 bytes of UTF-8. Names need not differ.
		/// - `document`: what the role is about; a URI of at most 128 bytes.
		/// - `rule`: who grants it besides the scope; 1 to 8 endorsements of holders.
		/// - `term`: for how many blocks it is granted, 1 to [`Config::MaxPeriod`]; `None`: until revoked.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeClosed`]: there is no such scope, or it works no more.
		/// - [`Error::InvalidName`]: the name is empty or not UTF-8.
		/// - [`Error::InvalidRule`]: the rule asks for no endorsement, or for more than eight.
		/// - [`Error::InvalidPeriod`]: the term is 0 or too long.
		/// - [`Error::TooManyRoles`]: [`Config::MaxRoles`] were defined, retired ones included.
		///
		/// # Events
		/// [`Event::RoleDefined`] with the role's number.
		///
		/// # Cost
		/// Constant. No deposit: a scope defines a limited number of roles.
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

		/// Grants a role no more.
		///
		/// # Origin
		/// [`Config::ScopeOrigin`] for a `Significant` matter of the scope, which may be closed.
		///
		/// # Details
		/// Who holds the role keeps it until it expires, is revoked or given back. Petitions for a grant
		/// can be endorsed no more; those for a revocation can.
		///
		/// # Parameters
		/// - `scope`, `role`: which role.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::RoleNotFound`]: there is none.
		/// - [`Error::RoleRetired`]: it is retired already.
		///
		/// # Events
		/// [`Event::RoleRetired`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(20)]
		pub fn retire_role(origin: OriginFor<T>, scope: ScopeId, role: RoleId) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_retire_role(scope, role)
		}

		/// Grants a role by decision, or for another term.
		///
		/// # Origin
		/// [`Config::ScopeOrigin`] for a `Significant` matter of the scope. A steward who decides alone
		/// cannot grant a role to itself.
		///
		/// # Details
		/// The term begins now. To an agent that holds the role already it is granted anew: the old term
		/// and certificate are replaced. What holders asked for about this agent in this role, grant or
		/// revocation, is settled: their petitions end.
		///
		/// # Parameters
		/// - `scope`, `role`: which role, of an open scope.
		/// - `who`: an agent that belongs to the scope; its tier does not matter.
		/// - `certificate`: the hash of what certifies the ability, if something does.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeClosed`]: there is no such scope, or it works no more.
		/// - [`Error::RoleNotFound`], [`Error::RoleRetired`]: there is no such role, or it is granted no more.
		/// - [`Error::NotMember`]: the agent does not belong to the scope; it joins first.
		/// - [`Error::NotForOneself`]: the decider would grant it to itself alone; another one has to.
		/// - [`Error::Overflow`]: the term would end beyond the last block there can be.
		///
		/// # Events
		/// [`Event::PetitionEnded`] for each petition that ended; [`Event::RoleGranted`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(21)]
		#[pallet::weight(<T as Config>::WeightInfo::grant_role().saturating_add(T::RecordWeight::get()))]
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

		/// Endorses, as a holder of a role, that an agent gets it, or keeps it for another term. Sponsored.
		///
		/// # Origin
		/// Signed by a holder of the role other than the agent.
		///
		/// # Details
		/// The first endorsement opens a petition, which can be endorsed for [`Config::PetitionPeriod`];
		/// after that the next endorsement opens a new one. With as many endorsements as the role's rule
		/// asks for, of agents who all hold the role at that moment, the role is granted as by
		/// [`Pallet::grant_role`]. All endorse the same certificate.
		///
		/// # Parameters
		/// - `scope`, `role`: which role, of an open scope, that holders grant.
		/// - `who`: an agent that belongs to the scope.
		/// - `certificate`: the hash of what certifies the ability, if something does; after the first
		///   endorsement the same as in the petition.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeClosed`]: there is no such scope, or it works no more.
		/// - [`Error::RoleNotFound`], [`Error::RoleRetired`]: there is no such role, or it is granted no more.
		/// - [`Error::NotMember`]: the agent does not belong to the scope; it joins first.
		/// - [`Error::NotByHolders`]: only the scope grants this role.
		/// - [`Error::NotForOneself`]: the signer is the agent; others have to endorse it.
		/// - [`Error::NotRoleHolder`]: the signer does not hold the role, or not any more.
		/// - [`Error::AlreadyEndorsed`]: the signer's endorsement counts already.
		/// - [`Error::CertificateMismatch`]: the petition is about another certificate.
		/// - [`Error::Overflow`]: a time would end beyond the last block there can be.
		///
		/// # Events
		/// [`Event::PetitionEndorsed`]; with enough endorsements also [`Event::PetitionEnded`] if the
		/// opposite was asked for, and [`Event::RoleGranted`].
		///
		/// # Cost
		/// At most eight endorsers are looked up.
		#[pallet::call_index(22)]
		#[pallet::weight(
			<T as Config>::WeightInfo::endorse_grant()
				.saturating_add(<T as Config>::WeightInfo::sponsor_fee())
				.saturating_add(T::RecordWeight::get())
		)]
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

		/// Revokes a role by decision.
		///
		/// # Origin
		/// [`Config::ScopeOrigin`] for a `Significant` matter of the scope, which may be closed.
		///
		/// # Details
		/// At once. Endorsements that the agent gave as a holder count no more, and petitions about it in
		/// this role end. It can be granted the role again.
		///
		/// # Parameters
		/// - `scope`, `role`: which role.
		/// - `who`: its holder.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::RoleNotFound`]: there is none.
		/// - [`Error::NotRoleHolder`]: the agent does not hold it, or not any more; a record that is left of
		///   it is removed by [`Pallet::clear_role`].
		///
		/// # Events
		/// [`Event::PetitionEnded`] for each petition that ended; [`Event::RoleRevoked`].
		///
		/// # Cost
		/// Constant.
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

		/// Endorses, as a holder of a role, that an agent loses it. Sponsored.
		///
		/// # Origin
		/// Signed by a holder of the role other than the agent, who may resign instead.
		///
		/// # Details
		/// As [`Pallet::endorse_grant`], with as many endorsements, for a role that may be retired in a
		/// scope that may be closed. With enough of them the role is revoked as by
		/// [`Pallet::revoke_role`].
		///
		/// # Parameters
		/// - `scope`, `role`: which role, that holders grant.
		/// - `who`: its holder.
		///
		/// # Errors
		/// - [`Error::RoleNotFound`]: there is no such role.
		/// - [`Error::NotByHolders`]: only the scope revokes this role.
		/// - [`Error::NotForOneself`]: the signer is the agent.
		/// - [`Error::NotRoleHolder`]: the agent, or the signer, does not hold the role, or not any more.
		/// - [`Error::AlreadyEndorsed`]: the signer's endorsement counts already.
		/// - [`Error::Overflow`]: the petition would end beyond the last block there can be.
		///
		/// # Events
		/// [`Event::PetitionEndorsed`]; with enough endorsements also [`Event::PetitionEnded`] if the
		/// opposite was asked for, and [`Event::RoleRevoked`].
		///
		/// # Cost
		/// At most eight endorsers are looked up.
		#[pallet::call_index(24)]
		#[pallet::weight(
			<T as Config>::WeightInfo::endorse_revocation()
				.saturating_add(<T as Config>::WeightInfo::sponsor_fee())
				.saturating_add(T::RecordWeight::get())
		)]
		pub fn endorse_revocation(
			origin: OriginFor<T>,
			scope: ScopeId,
			role: RoleId,
			who: T::AccountId,
		) -> DispatchResult {
			let endorser = ensure_signed(origin)?;
			Self::do_endorse_revocation(scope, role, endorser, who)
		}

		/// Gives a role back. Sponsored.
		///
		/// # Origin
		/// Signed by its holder.
		///
		/// # Details
		/// At once, also after having left the scope, and in a closed scope. Petitions about the signer in
		/// this role end, and its own endorsements count no more.
		///
		/// # Parameters
		/// - `scope`, `role`: which role.
		///
		/// # Errors
		/// - [`Error::RoleNotFound`]: there is no such role.
		/// - [`Error::NotRoleHolder`]: there is no record of the signer holding it.
		///
		/// # Events
		/// [`Event::PetitionEnded`] for each petition that ended; [`Event::RoleEnded`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(25)]
		#[pallet::weight(<T as Config>::WeightInfo::resign_role().saturating_add(<T as Config>::WeightInfo::sponsor_fee()))]
		pub fn resign_role(origin: OriginFor<T>, scope: ScopeId, role: RoleId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign_role(scope, role, who)
		}

		/// Clears the record of a role that an agent holds no more.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Details
		/// For roles that expired, and for those of agents who left the scope: coming back does not bring
		/// roles back. A petition that the agent lose the role ends; one for another term stays.
		///
		/// # Parameters
		/// - `scope`, `role`: which role.
		/// - `who`: the former holder.
		///
		/// # Errors
		/// - [`Error::RoleNotFound`]: there is no such role.
		/// - [`Error::StillRoleHolder`]: the agent holds it; it can be revoked or given back.
		/// - [`Error::NotRoleHolder`]: there is no record of the agent holding it.
		///
		/// # Events
		/// [`Event::PetitionEnded`] if a petition ended; [`Event::RoleEnded`].
		///
		/// # Cost
		/// Constant.
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

		/// Clears a petition that can be endorsed no more.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Details
		/// For tidiness: a petition that expired is replaced when somebody endorses the same anew.
		///
		/// # Parameters
		/// - `scope`, `role`, `who`, `petition`: which petition.
		///
		/// # Errors
		/// - [`Error::PetitionNotFound`]: there is none.
		/// - [`Error::PetitionNotExpired`]: it can still be endorsed; wait until it expires.
		///
		/// # Events
		/// [`Event::PetitionEnded`].
		///
		/// # Cost
		/// Constant.
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

		/// Proposes an association to another scope or to an agent.
		///
		/// # Origin
		/// [`Config::ScopeOrigin`] for a `Standard` matter of the scope.
		///
		/// # Details
		/// Says what the other party is to be to the scope, for people and for pallets that ask. It holds
		/// once the other party accepts it by [`Pallet::accept_association`]. Two parties can be associated
		/// in several relations, and each scope can propose its own view of the other.
		///
		/// # Parameters
		/// - `scope`: an open scope.
		/// - `party`: another open scope, or any account.
		/// - `relation`: what the other party is to the scope.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeClosed`]: one of the scopes does not exist, or works no
		///   more.
		/// - [`Error::SelfAssociation`]: the other party is the scope itself.
		/// - [`Error::AssociationExists`]: it is proposed or accepted already.
		/// - [`Error::TooManyAssociations`]: [`Config::MaxAssociations`] that the scope proposed have not
		///   ended; end one first.
		///
		/// # Events
		/// [`Event::AssociationProposed`].
		///
		/// # Cost
		/// Constant. No deposit: a scope proposes a limited number.
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

		/// Accepts an association, as the other party.
		///
		/// # Origin
		/// Signed by the agent that is the other party; or [`Config::ScopeOrigin`] for a `Standard` matter
		/// of the scope that is.
		///
		/// # Details
		/// It holds until either side ends it.
		///
		/// # Parameters
		/// - `scope`: the open scope that proposed it.
		/// - `party`: the other party, for which the origin speaks; if it is a scope, an open one.
		/// - `relation`: as proposed.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeClosed`]: one of the scopes does not exist, or works no
		///   more.
		/// - [`Error::AssociationNotFound`]: it was not proposed, or was taken back.
		/// - [`Error::AlreadyAccepted`]: it is accepted already.
		///
		/// # Events
		/// [`Event::AssociationAccepted`].
		///
		/// # Cost
		/// Constant.
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

		/// Ends an association that the scope proposed, or takes its proposal back.
		///
		/// # Origin
		/// [`Config::ScopeOrigin`] for a `Standard` matter of the scope, which may be closed.
		///
		/// # Details
		/// The consent of the other party is not needed. The same can be proposed again.
		///
		/// # Parameters
		/// - `scope`: the scope that proposed it.
		/// - `party`, `relation`: as proposed.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::AssociationNotFound`]: there is no such association or proposal.
		///
		/// # Events
		/// [`Event::AssociationEnded`].
		///
		/// # Cost
		/// Constant.
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

		/// Ends an association, or declines its proposal, as the other party.
		///
		/// # Origin
		/// As for [`Pallet::accept_association`]; both scopes may be closed.
		///
		/// # Details
		/// As [`Pallet::end_association`].
		///
		/// # Parameters
		/// - `scope`: the scope that proposed it.
		/// - `party`: the other party, for which the origin speaks.
		/// - `relation`: as proposed.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: the other party is a scope that does not exist.
		/// - [`Error::AssociationNotFound`]: there is no such association or proposal.
		///
		/// # Events
		/// [`Event::AssociationEnded`].
		///
		/// # Cost
		/// Constant.
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

		/// Names a fund.
		///
		/// # Origin
		/// A decision of class `Significant` of the scope: see [`Config::ScopeOrigin`].
		///
		/// # Details
		/// The fund gets the next number within the scope, for ever: a fund is never removed. Its
		/// pots, one for each asset, are opened by [`Pallet::open_pot`]. Two funds can have the
		/// same name.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `name`: for people; not empty, in UTF-8.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide such matters of the scope.
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::ScopeClosed`]: it is closed for ever.
		/// - [`Error::InvalidName`]: the name is empty, or not UTF-8.
		/// - [`Error::TooManyFunds`]: the scope has named [`Config::MaxFunds`].
		///
		/// # Events
		/// [`Event::FundCreated`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(32)]
		pub fn create_fund(origin: OriginFor<T>, scope: ScopeId, name: Name) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_create_fund(scope, name)
		}

		/// Accepts an asset, so that pots can be opened for it.
		///
		/// # Origin
		/// A decision of class `Significant` of the scope: see [`Config::ScopeOrigin`].
		///
		/// # Details
		/// Opens no pot: see [`Pallet::open_pot`]. To accept an asset is to trust whoever
		/// administers it: they can make as much of it as they like, freeze it, take it away, and
		/// destroy it; if they do, its number can come to mean another asset. A scope then drops
		/// it. A closed scope can still accept an asset, to get what it is due in it.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `asset`: the asset; not the native token, which every scope takes.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide such matters of the scope.
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::NativeAsset`]: it is the native token.
		/// - [`Error::AssetNotFound`]: there is no such asset.
		/// - [`Error::AlreadyAcceptedAsset`]: the scope accepts it already.
		/// - [`Error::TooManyAssets`]: the scope accepts eight; drop one first.
		///
		/// # Events
		/// [`Event::AssetAccepted`].
		///
		/// # Cost
		/// Constant; the list of accepted assets, at most eight, is searched.
		#[pallet::call_index(33)]
		pub fn accept_asset(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_accept_asset(scope, asset)
		}

		/// Accepts an asset no more.
		///
		/// # Origin
		/// A decision of class `Significant` of the scope: see [`Config::ScopeOrigin`].
		///
		/// # Details
		/// No pot is opened for it any more. Those that are open stay, and what is in them can be
		/// spent. Also for an asset that was destroyed, and for a closed scope.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `asset`: the asset.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide such matters of the scope.
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::NativeAsset`]: the native token is always accepted.
		/// - [`Error::AssetNotAccepted`]: the scope does not accept it.
		///
		/// # Events
		/// [`Event::AssetDropped`].
		///
		/// # Cost
		/// As [`Pallet::accept_asset`].
		#[pallet::call_index(34)]
		pub fn drop_asset(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_drop_asset(scope, asset)
		}

		/// Opens a purse's pot for an asset and pays its endowment.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Details
		/// The signer gives the pot the existential deposit of the native token and, for another
		/// asset, its minimum balance too. The endowment belongs to the scope but cannot be spent
		/// while the pot is open; [`Pallet::close_pot`] pays it out. What others sent to the pot
		/// before can be spent from now on.
		///
		/// If others sent so many assets there that one more has no room, the signer also pays the
		/// deposit of the assets pallet for making room. It returns to the signer when the pot is
		/// closed or, if the asset is frozen then, by `assets.refund_other`.
		///
		/// The treasury and the funds of a closed scope can be opened, too, for what they are still
		/// due. What nobody opens a pot for is paid to the treasury of the network, or of the whole
		/// chain.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `purse`: the purse.
		/// - `asset`: the asset.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::ScopeClosed`]: a closed scope sponsors nobody any more.
		/// - [`Error::NativeOnly`]: the sponsor's purse has the native token only.
		/// - [`Error::FundNotFound`]: the scope has no such fund; it has to name it first.
		/// - [`Error::AssetNotAccepted`]: the scope has to accept the asset first.
		/// - [`Error::PotAlreadyOpen`]: the pot is open already.
		/// - An error of the token: the signer cannot pay and keep the least an account can have,
		///   or the asset is frozen or destroyed.
		///
		/// # Events
		/// [`Event::PotOpened`] with the pot's account.
		///
		/// # Cost
		/// Constant.
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

		/// Pays from a purse.
		///
		/// # Origin
		/// A decision of class `Significant` of the scope: see [`Config::ScopeOrigin`].
		///
		/// # Details
		/// Takes neither the endowment of the pot nor what is held on it. Works also for an asset
		/// the scope accepts no more, and for a closed scope. A frozen asset stops payments in that
		/// asset only. To fill another purse, name its pot as the beneficiary. Who decides alone can pay itself:
		/// see the crate documentation.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `purse`: the purse.
		/// - `asset`: the asset.
		/// - `amount`: how much, in base units; at least 1.
		/// - `beneficiary`: who gets it.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide such matters of the scope.
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::PotNotOpen`]: the pot is not open; anybody can open it by
		///   [`Pallet::open_pot`].
		/// - [`Error::ZeroAmount`]: the amount is 0.
		/// - [`Error::NotForOneself`]: the beneficiary is the pot itself.
		/// - [`Error::InsufficientFunds`]: the purse cannot spend that much, or the asset is
		///   frozen, or was destroyed.
		/// - An error of the token: the beneficiary cannot have the asset, or too little of it to
		///   exist.
		///
		/// # Events
		/// [`Event::Spent`].
		///
		/// # Cost
		/// Constant.
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

		/// Closes a pot and pays out what is in it, its endowment included.
		///
		/// # Origin
		/// A decision of class `Significant` of the scope: see [`Config::ScopeOrigin`].
		///
		/// # Details
		/// The asset goes to the beneficiary, then the native tokens. Only if others sent assets
		/// there that do not belong there, the existential deposit stays behind, because those
		/// stand on it. A deposit for making room, see [`Pallet::open_pot`], returns to who paid
		/// it. While the scope is open, the pot can be opened again.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `purse`: the purse.
		/// - `asset`: the asset.
		/// - `beneficiary`: who gets all of it.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide such matters of the scope.
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::PotNotOpen`]: it is not open.
		/// - [`Error::PotNeeded`]: the native pots of the treasury and of the sponsor stay open
		///   while the scope is; close the scope first.
		/// - [`Error::NotForOneself`]: the beneficiary is the pot itself.
		/// - [`Error::PotInUse`]: deposits are held on it, or the asset is frozen or being
		///   destroyed: wait until that has ended. In a closed pot what is left would be out of
		///   reach.
		/// - An error of the token: the beneficiary cannot have the asset.
		///
		/// # Events
		/// [`Event::PotClosed`].
		///
		/// # Cost
		/// Constant.
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

		/// Decides what the scope pays for its people.
		///
		/// # Origin
		/// [`Config::ScopeOrigin`] for a `Significant` matter of the scope.
		///
		/// # Details
		/// The scope pays, from the native pot of its sponsor purse, the fees of the calls that the runtime
		/// names, for those it invited, for contributors and members, and for affiliates whom nobody
		/// invited only if the policy says so. A network's policy holds in the scopes below it too, for the
		/// network's people, wherever a scope has no policy of its own for an agent. The policy also says
		/// how many deposits, for what awaits a decision, the pot carries for an agent, and how much for all
		/// together. Of scopes below it carries only what is decided within about a month.
		///
		/// What that costs at most:
		///
		/// - one agent, in any `n` blocks: allowance * (1 + n / period);
		/// - all together, in a day counted from block 0: the budget, or, where it is changed within the day,
		///   the greatest. Hence twice the budget in any time as long as a day. Deposits that are lost count
		///   as spent in the day in which they are, and can alone exceed the budget, by what was held;
		/// - what is held at any time: `max_held`, or, where it is changed, the greatest until what was held
		///   before is decided.
		///
		/// A budget of less than several allowances lets one agent use it up for all others.
		///
		/// What was used up and paid before is not forgotten when the policy changes, ends, or begins again.
		///
		/// # Parameters
		/// - `scope`: the scope; open, unless the policy ends.
		/// - `policy`: the rules, in base units and blocks; the refill period is at least 1 block and at most
		///   [`Config::MaxPeriod`]. `None` ends it; deposits that are carried return when they are due.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeClosed`]: there is no such scope, or it works no more.
		/// - [`Error::InvalidPeriod`]: the refill period is out of its bounds.
		/// - [`Error::NotSponsored`]: there is no policy to end.
		///
		/// # Events
		/// [`Event::SponsorshipChanged`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(38)]
		pub fn set_sponsorship(
			origin: OriginFor<T>,
			scope: ScopeId,
			policy: Option<SponsorPolicyOf<T>>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_sponsorship(scope, policy)
		}

		/// Removes the record of an allowance of which nothing is used up any more.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Details
		/// For agents that left while something was used up still. The record has to say no more than its
		/// absence would: no part of the allowance is used up, no deposit is carried, nobody was invited in
		/// this window. Where the sponsorship has ended, the longest refill, [`Config::MaxPeriod`], has to
		/// have passed, since it could begin again.
		///
		/// # Parameters
		/// - `scope`: the scope that granted the allowance.
		/// - `who`: an agent that does not belong to it.
		///
		/// # Errors
		/// - [`Error::AllowanceInUse`]: there is no record, it says something still, or the agent belongs to
		///   the scope. The view `allowance` tells those who are covered when it is full.
		///
		/// # Events
		/// [`Event::AllowanceCleared`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(39)]
		pub fn clear_allowance(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_allowance(scope, who)
		}

		/// Keeps the account of somebody who belongs to a scope, whatever becomes of its tokens.
		///
		/// # Origin
		/// Signed by anybody, who pays the deposit: the agent itself, its inviter, a friend.
		///
		/// # Details
		/// An account that had tokens when it was invited is not kept by the invitation. Spends it all of them
		/// later, it is forgotten: it can sign nothing any more, and once somebody sends it tokens again
		/// it begins with nonce 0, so that what it signed before can be sent again while its membership, roles
		/// and reputation still stand. With a reference of the scope's it goes on existing. The deposit is that
		/// of a kept account: it returns as by [`Pallet::release_account`], and others can take it over.
		///
		/// # Parameters
		/// - `scope`: a scope, open or not.
		/// - `who`: an agent that belongs to it, whose account need not exist any more.
		///
		/// # Errors
		/// - [`Error::NotMember`]: the agent does not belong to the scope; invite it.
		/// - [`Error::AlreadyKept`]: the scope keeps the account already.
		/// - The token's own error if the signer cannot pay the deposit.
		///
		/// # Events
		/// [`Event::AccountKept`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(40)]
		pub fn keep_account(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			let depositor = ensure_signed(origin)?;
			Self::do_keep_account(scope, who, depositor)
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

		/// The roles an agent holds now in a scope, by number, and the first block in which each ends;
		/// `None`: it is held until revoked. Reads at most three items for each role of the scope.
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
