// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Networks
//! Scopes of open value networks: who founded them, who belongs to them and with which rights, who
//! decides for them, what money they keep, and which fees they pay for their people.
//!
//! ## Terminology
//! That of `docs/glossary.md`; in particular:
//!
//! - **Scope**: a level of organisation: the *global* scope (number 0), a *network*, an *open
//!   enterprise* or a *project* ([`ScopeKind`](ovn_primitives::ScopeKind)). Each has one parent.
//!   Scopes are numbered in order of creation; a closed one stays on record.
//! - **Tier**: how closely an agent belongs to a scope: *affiliate*, *contributor* or *member*
//!   ([`Tier`](ovn_primitives::Tier)). All are in [`Members`].
//! - **Right**: what a tier may do in a scope ([`Right`](ovn_primitives::traits::Right)).
//! - **Stewards**: who decides for a scope until votes do ([`EnsureStewards`]). A *standard*
//!   decision takes one of them; a *significant* one takes the majority, acting through its **joint
//!   account**, where there are three or more. So does a *critical* one, as long as nobody else
//!   decides these ([`Config::StewardPowers`]).
//! - **Role**: a name that an agent holds in a scope for a term, granted by decision of the scope
//!   or by **petition**: endorsements of those who hold the role.
//! - **Purse**: the treasury of a scope, its sponsor's purse, or a named fund. **Pot**: the account
//!   of a purse for one asset. **Endowment**: the least balance an account can have, which keeps a
//!   pot alive and cannot be spent.
//! - **To sponsor**: to pay the fees of a scope's people out of its sponsor's pot, within an
//!   **allowance** for each agent and a daily **budget** for all.
//!
//! ## Overview
//! Anybody can found a network, and join any open scope, without asking. Decisions come in through
//! [`Config::ScopeOrigin`], whoever is behind it, stewards or votes; any other origin
//! is refused with `BadOrigin`. Every call about a scope fails with [`Error::ScopeNotFound`] if
//! there is none and, unless its documentation says that the scope may be closed, with
//! [`Error::ScopeNotOpen`] if it is. A call that begins something new in a scope, or pays out by its
//! decision, fails with [`Error::ScopeSuspended`] while the scope is suspended; `docs/networks.md`
//! lists them. A parameter ([`ScopeParameter`]) that a scope does not set is
//! inherited from the nearest scope above that set it, else from the runtime. Deposits cover what
//! is stored for an agent, and return to whoever paid them.
//!
//! Other pallets see this one through the traits `Scopes`, `Membership` and `Deposits` of
//! [`ovn_primitives::traits`], and the fee handler through [`fees`], which says what is sponsored.
//!
//! ## Life cycle (played by `tests/story.rs`)
//! 1. [`Pallet::create_scope`] founds a scope, with its founder as a member.
//!    [`Pallet::set_metadata`] describes it, [`Pallet::set_stewards`] and [`Pallet::set_parameter`]
//!    govern it, and [`Pallet::set_agreement`] gives it an agreement.
//! 2. An agent comes by [`Pallet::join`], perhaps after [`Pallet::invite`], which
//!    [`Pallet::pass_invitation`] hands to another account, and
//!    [`Pallet::cancel_invitation`] or [`Pallet::decline_invitation`] ends if it is not accepted,
//!    and signs each new agreement by [`Pallet::sign_agreement`]. It declares what it is by
//!    [`Pallet::set_profile`] until [`Pallet::clear_profile`].
//! 3. [`Pallet::set_tier`] changes its tier. Its inviter's deposits pass to somebody else by
//!    [`Pallet::take_over_deposit`] and [`Pallet::take_over_deposit_as_scope`].
//! 4. Roles are defined by [`Pallet::define_role`], granted by [`Pallet::grant_role`] or
//!    [`Pallet::endorse_grant`] until [`Pallet::retire_role`], and end with their term, with the
//!    membership, or by [`Pallet::resign_role`], [`Pallet::revoke_role`] or
//!    [`Pallet::endorse_revocation`]. [`Pallet::clear_role`] and [`Pallet::clear_petition`] tidy
//!    up.
//! 5. Associations are proposed by [`Pallet::propose_association`], begin by
//!    [`Pallet::accept_association`], and end by [`Pallet::end_association`] or
//!    [`Pallet::renounce_association`].
//! 6. The native pots of treasury and sponsor open with the scope. [`Pallet::create_fund`] names
//!    funds, [`Pallet::accept_asset`] lets assets in and [`Pallet::drop_asset`] out; pots are
//!    opened by [`Pallet::open_pot`], used by [`Pallet::spend`], and closed by
//!    [`Pallet::close_pot`]. Anybody can pay into an open pot, by any transfer.
//! 7. [`Pallet::set_sponsorship`] says what the scope pays; [`Pallet::clear_allowance`] tidies up.
//! 8. An agent goes by [`Pallet::leave`] or [`Pallet::expel`]; what it earned remains its own.
//!    [`Pallet::keep_account`] lets an account outlive its last token, and
//!    [`Pallet::release_account`] ends that.
//! 9. [`Pallet::close_scope`] ends a scope without open scopes below it, for ever. People can still
//!    leave it, and its money can still be paid out. [`Pallet::suspend`] stops it for a time, and
//!    [`Pallet::resume`] ends that early.
//!
//! ## Deposits
//! `docs/networks.md` lists who pays which deposit and when it returns. A deposit that the payer
//! cannot afford fails with the error of the token. An account without tokens can sign because an
//! invitation gives it a provider reference, which is given back only if the account has signed
//! nothing or another such reference remains: an account that vanished and came back would begin
//! again with nonce 0, and everything it had signed could be replayed. A key that has signed one
//! [`Pallet::pass_invitation`] and nothing else may vanish: replayed, that call fails.
//!
//! ## Limits
//! - [`Config::MaxDepth`] scopes above a scope; any number beside each other.
//! - For each scope: 7 stewards, 8 accepted assets, [`Config::MaxRoles`] roles ever defined,
//!   [`Config::MaxFunds`] funds ever named, and [`Config::MaxAssociations`] current associations.
//! - At most 8 endorsements for a role; two petitions about an agent and a role at a time, for
//!   [`Config::PetitionPeriod`].
//! - Names of 32 bytes, URIs of 128 bytes.
//! - As many invitations by one agent in [`Config::InvitationWindow`] as the scope allows.
//! - Call indices stand in groups by subject, with room, and are final from the first genesis on.
//! - All calls have a constant cost, whatever the number of people, scopes or roles. The deepest
//!   look-up reads a record of each scope above; lists that are searched hold at most eight.
//!
//! ## Requirements on the runtime
//! - The genesis endows the native pots of the global scope's treasury and sponsor, which this
//!   pallet adopts; it stands after the pallet of the native token.
//! - [`Config::JointAccount`] is the account that `pallet-multisig` derives.
//! - `pallet_transaction_payment::Config::OnChargeTransaction` is [`fees::SponsoredFees`]; it names
//!   only calls whose weight contains [`WeightInfo::sponsor_fee`].

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod config_preludes;
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
		traits::{EnsureScope, FiatAssets, OnTierChanged, SpendLimits, StewardPowers},
		AgentKind, Balance, Document, FundId, Name, Purse, RoleId, ScopeId, ScopeKind, Tier,
	};
	use sp_core::H256;
	use sp_runtime::traits::Convert;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config(with_default)]
	pub trait Config: frame_system::Config {
		/// The reasons for which money is held.
		#[pallet::no_default_bounds]
		type RuntimeHoldReason: From<HoldReason>;

		/// Who decides for a scope.
		#[pallet::no_default]
		type ScopeOrigin: EnsureScope<Self::RuntimeOrigin, Self::AccountId>;

		/// How far stewards decide; whoever else does is part of [`Config::ScopeOrigin`].
		type StewardPowers: StewardPowers;

		/// How much of a purse significant decisions spend in a month.
		type SpendLimits: SpendLimits;

		/// Which assets are issued for money outside, and by whom no more.
		#[pallet::no_default_bounds]
		type FiatAssets: FiatAssets<Self::AccountId, Self::AssetKind>;

		/// The native token: pays fees, endows pots, is held as deposit.
		#[pallet::no_default]
		type Native: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::MutateHold<Self::AccountId, Reason = Self::RuntimeHoldReason>;

		/// Names an asset, the native token included.
		#[pallet::no_default]
		type AssetKind: Parameter + MaxEncodedLen + Ord;

		/// Moves money of all assets, and makes room for an asset on an account that has too many.
		#[pallet::no_default]
		type Money: fungibles::Mutate<Self::AccountId, AssetId = Self::AssetKind, Balance = Balance>
			+ fungibles::Refund<Self::AccountId, AssetId = Self::AssetKind>
			+ AccountTouch<Self::AssetKind, Self::AccountId>;

		/// The name of the native token.
		#[pallet::no_default]
		type NativeAsset: Get<Self::AssetKind>;

		/// The account whose signature is that of this many of the given accounts together, which
		/// are in ascending order.
		#[pallet::no_default]
		type JointAccount: Convert<(Vec<Self::AccountId>, u16), Self::AccountId>;

		/// Is told when an agent joins a scope, leaves it, or comes to another tier.
		type OnTierChanged: OnTierChanged<Self::AccountId>;

		/// The deposit of a founder for a scope.
		#[pallet::no_default]
		type ScopeConsideration: Consideration<Self::AccountId, Footprint>;

		/// The deposit for a membership or an invitation to one.
		#[pallet::no_default]
		type MembershipConsideration: Consideration<Self::AccountId, Footprint>;

		/// The deposit of an inviter for keeping an account that does not exist yet.
		#[pallet::no_default]
		type AccountConsideration: Consideration<Self::AccountId, Footprint>;

		/// The deposit of an agent for its profile.
		#[pallet::no_default]
		type ProfileConsideration: Consideration<Self::AccountId, Footprint>;

		/// The accounts of pots are derived from this id and the name of a purse.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// How many scopes can be above a scope, the global one included; at least 1.
		#[pallet::constant]
		type MaxDepth: Get<u8>;

		/// A day in blocks; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type BlocksPerDay: Get<BlockNumberFor<Self>>;

		/// For how many blocks an invitation can be accepted by default; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type DefaultInvitationPeriod: Get<BlockNumberFor<Self>>;

		/// For how many blocks an invitation can be accepted at most.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MaxInvitationPeriod: Get<BlockNumberFor<Self>>;

		/// The time over which the people are counted whom an agent invites; at least 1 block.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type InvitationWindow: Get<BlockNumberFor<Self>>;

		/// How many people an agent can invite in [`Config::InvitationWindow`] by default.
		#[pallet::constant]
		type DefaultInvitations: Get<u16>;

		/// For how many blocks holders of a role can endorse a petition; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type PetitionPeriod: Get<BlockNumberFor<Self>>;

		/// The greatest number of roles that a scope defines, retired ones included.
		#[pallet::constant]
		type MaxRoles: Get<u16>;

		/// The greatest number of funds a scope opens, closed ones included.
		#[pallet::constant]
		type MaxFunds: Get<u16>;

		/// The greatest number of associations that a scope has proposed and that have not ended.
		#[pallet::constant]
		type MaxAssociations: Get<u16>;

		/// The longest refill of an allowance, and the longest term of a role, in blocks.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MaxPeriod: Get<BlockNumberFor<Self>>;

		/// What the records of a role's holder and of a petition cost, as weight in the fee of the
		/// call, since they may stay for ever. Neither takes a deposit: those whom they are about
		/// need not have asked for them, nor have tokens.
		type RecordWeight: Get<Weight>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks an asset that is not the native token.
		#[cfg(feature = "runtime-benchmarks")]
		#[pallet::no_default]
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
	/// A suspension.
	pub type SuspensionOf<T> = Suspension<BlockNumberFor<T>>;
	/// What a scope pays for its people.
	pub type SponsorPolicyOf<T> = SponsorPolicy<BlockNumberFor<T>>;
	/// What a scope pays for its people, and what it paid.
	pub type SponsorshipOf<T> = Sponsorship<BlockNumberFor<T>>;
	/// What an agent used up.
	pub type AllowanceOf<T> = Allowance<BlockNumberFor<T>>;

	/// The number of the next scope.
	#[pallet::storage]
	pub type NextScope<T> = StorageValue<_, ScopeId, ValueQuery>;

	/// What nearly every call reads of a scope, by its number, which is below [`NextScope`].
	///
	/// Invariant: never removed. The global scope exists from genesis.
	#[pallet::storage]
	pub type Scopes<T: Config> =
		StorageMap<_, Twox64Concat, ScopeId, ScopeRecord<BlockNumberFor<T>>>;

	/// What is seldom read of a scope: apart from [`Scopes`] for that. Exists for every scope.
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

	/// Whom a scope expelled and has not taken back since: (scope, agent). The agent may belong to
	/// the scope again, as joining takes nobody's permission.
	///
	/// Apart from [`Members`], whose entry goes with the membership.
	#[pallet::storage]
	pub type Expulsions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, T::AccountId, ()>;

	/// The scopes an agent belongs to: (agent, scope). The index of [`Members`] by agent.
	#[pallet::storage]
	pub type Memberships<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, ScopeId, ()>;

	/// The scopes that have belonged to others, by the accounts with which they do. Never removed: whose
	/// account it is does not change.
	///
	/// Invariant: the account is that of the scope.
	#[pallet::storage]
	pub type ScopesByAccount<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, ScopeId>;

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

	/// Who holds which role: (scope, role, agent). A record outlives the term and the membership
	/// until it is cleared: [`Pallet::holds_role`] says whether it still holds.
	///
	/// Invariant: as many per role as [`Roles`] says. Apart from [`Members`], which is read more
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

	/// What holders of a role ask for: (scope, role, agent concerned, what). At most two for each
	/// agent and role, of agents who belonged to the scope when the petition was opened.
	///
	/// Invariant: the role is one that holders grant; it has at least one endorser, each once, and
	/// fewer than the role asks for.
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

	/// The assets that a scope accepts beside the native token, in order of acceptance.
	#[pallet::storage]
	pub type AcceptedAssets<T: Config> =
		StorageMap<_, Twox64Concat, ScopeId, BoundedVec<T::AssetKind, MaxAssets>, ValueQuery>;

	/// The pots that are open: (scope, purse and asset). An open pot holds its endowment, of the
	/// native token and of its asset, which is never part of what can be spent.
	#[pallet::storage]
	pub type OpenPots<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, (Purse, T::AssetKind), ()>;

	/// What left a purse by decision on each of the last days: (scope, purse and asset). Absent:
	/// nothing was ever spent of it since the pot was opened.
	///
	/// Invariant: the pot is open. The record goes with the pot; after 31 days without spending it
	/// counts nothing, and the next spending begins it anew.
	#[pallet::storage]
	pub type Spent<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Blake2_128Concat,
		(Purse, T::AssetKind),
		SpentByDay,
	>;

	/// How a scope was last suspended. It may be over: the status in [`Scopes`] says until when it
	/// holds. Apart from that, because it is seldom read. Absent: it never was.
	#[pallet::storage]
	pub type Suspensions<T: Config> = StorageMap<_, Twox64Concat, ScopeId, SuspensionOf<T>>;

	/// What a scope pays for its people, and what it paid today. Absent: it never paid.
	#[pallet::storage]
	pub type Sponsorships<T: Config> = StorageMap<_, Twox64Concat, ScopeId, SponsorshipOf<T>>;

	/// What an agent used up of what a scope grants it, fees, deposits and invitations: (granting
	/// scope, agent). Absent: nothing is used up.
	///
	/// Outlives the membership, and is apart from [`Members`] for that reason: nobody gets a fresh
	/// allowance, or invites afresh, by leaving and joining again.
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
		/// Its first members, without a deposit.
		pub members: Vec<T::AccountId>,
		/// The hash of what describes the chain.
		pub metadata_hash: H256,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			Pallet::<T>::build_global_scope(&self.stewards, self.metadata_hash);
			Pallet::<T>::build_members(&self.members);
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	#[allow(missing_docs)] // A field is described where its name does not say it.
	pub enum Event<T: Config> {
		/// A scope was created; its founder is a member of it.
		ScopeCreated {
			scope: ScopeId,
			parent: ScopeId,
			kind: ScopeKind,
			founder: T::AccountId,
			/// What describes it.
			metadata: Document,
			stewards: Vec<T::AccountId>,
		},
		/// A scope's description was decided.
		MetadataSet { scope: ScopeId, metadata: Document },
		/// A scope's stewards were decided.
		StewardsSet { scope: ScopeId, stewards: Vec<T::AccountId> },
		/// A scope's own value of a parameter was decided.
		ParameterSet { scope: ScopeId, parameter: ScopeParameter<BlockNumberFor<T>> },
		/// A scope was closed for ever.
		ScopeClosed { scope: ScopeId },
		/// A scope decided on a new version of its agreement.
		AgreementSet { scope: ScopeId, version: u32, document: Document },
		/// An agent signed a scope's agreement.
		AgreementSigned { scope: ScopeId, who: T::AccountId, version: u32 },
		/// An agent joined a scope.
		Joined {
			scope: ScopeId,
			who: T::AccountId,
			tier: Tier,
			inviter: Option<T::AccountId>,
			/// How many belong to the scope now.
			members: u32,
		},
		/// An agent left a scope.
		Left {
			scope: ScopeId,
			who: T::AccountId,
			/// How many belong to the scope now.
			members: u32,
		},
		/// An agent was expelled from a scope. What it earned remains its own.
		Expelled {
			scope: ScopeId,
			who: T::AccountId,
			/// The hash of the reason.
			reason: H256,
			/// How many belong to the scope now.
			members: u32,
		},
		/// An agent's tier was decided.
		TierSet { scope: ScopeId, who: T::AccountId, tier: Tier },
		/// An agent was invited to a scope.
		Invited {
			scope: ScopeId,
			who: T::AccountId,
			inviter: T::AccountId,
			/// The tier that is offered.
			tier: Tier,
			/// The first block in which it can no longer be accepted.
			expires: BlockNumberFor<T>,
			/// Whether the inviter's deposit keeps the account alive.
			kept: bool,
		},
		/// An invited agent passed its invitation on.
		InvitationPassed {
			scope: ScopeId,
			from: T::AccountId,
			to: T::AccountId,
			inviter: T::AccountId,
			/// The tier that is offered.
			tier: Tier,
			/// The first block in which it can no longer be accepted.
			expires: BlockNumberFor<T>,
			/// Whether the deposit that kept the one account keeps the other now.
			kept: bool,
		},
		/// An invitation ended without being accepted.
		InvitationEnded { scope: ScopeId, who: T::AccountId },
		/// Somebody else now pays the deposits of an agent's membership or account.
		DepositTakenOver { scope: ScopeId, who: T::AccountId, depositor: T::AccountId },
		/// A scope keeps an agent's account by somebody's deposit, whatever becomes of its tokens.
		AccountKept { scope: ScopeId, who: T::AccountId, depositor: T::AccountId },
		/// A deposit no longer keeps an invited account alive; it was returned.
		AccountReleased { scope: ScopeId, who: T::AccountId },
		/// An agent declared what it is.
		ProfileSet { who: T::AccountId, kind: AgentKind, document: Document },
		/// An agent withdrew its profile.
		ProfileCleared { who: T::AccountId },
		/// A role was defined.
		RoleDefined {
			scope: ScopeId,
			role: RoleId,
			name: Name,
			document: Document,
			/// How it is granted.
			rule: GrantRule,
			/// For how many blocks it is granted; `None`: until revoked.
			term: Option<BlockNumberFor<T>>,
		},
		/// A role is no longer granted.
		RoleRetired { scope: ScopeId, role: RoleId },
		/// An agent was granted a role.
		RoleGranted {
			scope: ScopeId,
			role: RoleId,
			who: T::AccountId,
			/// The first block in which it no longer holds; `None`: until revoked.
			expires: Option<BlockNumberFor<T>>,
			/// The hash of what certifies the ability.
			certificate: Option<H256>,
			/// Whether holders of the role granted it, rather than the scope.
			by_holders: bool,
		},
		/// A holder of a role endorsed a petition.
		PetitionEndorsed {
			scope: ScopeId,
			role: RoleId,
			/// The agent concerned.
			who: T::AccountId,
			/// What is asked for.
			petition: PetitionKind,
			endorser: T::AccountId,
			/// How many endorsements count now.
			endorsements: u8,
			/// The first block in which the petition can no longer be endorsed.
			expires: BlockNumberFor<T>,
			/// The hash of what certifies the ability.
			certificate: Option<H256>,
		},
		/// A petition ended without effect: it expired, or the matter was decided otherwise.
		PetitionEnded {
			scope: ScopeId,
			role: RoleId,
			/// The agent concerned.
			who: T::AccountId,
			petition: PetitionKind,
		},
		/// An agent lost a role.
		RoleRevoked {
			scope: ScopeId,
			role: RoleId,
			who: T::AccountId,
			/// Whether holders of the role revoked it, rather than the scope.
			by_holders: bool,
		},
		/// An agent resigned a role, or the record of one that it no longer held was cleared.
		RoleEnded { scope: ScopeId, role: RoleId, who: T::AccountId },
		/// A scope proposed an association.
		AssociationProposed {
			scope: ScopeId,
			party: Party<T::AccountId>,
			/// What the other party is to be to the scope.
			relation: Relation,
		},
		/// The other party accepted an association.
		AssociationAccepted { scope: ScopeId, party: Party<T::AccountId>, relation: Relation },
		/// An association, accepted or only proposed, ended.
		AssociationEnded { scope: ScopeId, party: Party<T::AccountId>, relation: Relation },
		/// A scope named a fund.
		FundCreated { scope: ScopeId, fund: FundId, name: Name },
		/// A scope accepts an asset.
		AssetAccepted { scope: ScopeId, asset: T::AssetKind },
		/// A scope no longer accepts an asset. What it has of it stays.
		AssetDropped { scope: ScopeId, asset: T::AssetKind },
		/// A pot was opened and endowed.
		PotOpened {
			scope: ScopeId,
			purse: Purse,
			asset: T::AssetKind,
			/// Its account.
			pot: T::AccountId,
			/// Who paid the endowment.
			payer: T::AccountId,
		},
		/// Money left a purse by decision.
		Spent {
			scope: ScopeId,
			purse: Purse,
			asset: T::AssetKind,
			amount: Balance,
			beneficiary: T::AccountId,
		},
		/// A pot was closed; what was in it, its endowment included, was paid out.
		PotClosed { scope: ScopeId, purse: Purse, asset: T::AssetKind, beneficiary: T::AccountId },
		/// A scope decided what it pays for its people.
		SponsorshipSet {
			scope: ScopeId,
			/// The rules now; `None`: it pays nothing.
			policy: Option<SponsorPolicyOf<T>>,
		},
		/// A scope paid the fee of a transaction.
		FeeSponsored {
			scope: ScopeId,
			/// Who signed the transaction.
			who: T::AccountId,
			fee: Balance,
			/// What the agent has used up of its allowance now.
			used: Balance,
			/// What the scope has paid today.
			spent: Balance,
		},
		/// A deposit for something called spam went to a treasury.
		DepositForfeited {
			/// For whom it had been held.
			who: T::AccountId,
			/// The network whose treasury got it.
			network: ScopeId,
			amount: Balance,
		},
		/// The record of an allowance was removed: nothing of it was used up any more.
		AllowanceCleared { scope: ScopeId, who: T::AccountId },
		/// A scope was suspended for a time.
		Suspended {
			scope: ScopeId,
			/// Who decided it: the scope above, or the scope itself.
			by: ScopeId,
			/// The first block in which it is open again, by itself.
			until: BlockNumberFor<T>,
			/// Why.
			reason: Document,
		},
		/// The suspension of a scope was ended early.
		Resumed {
			scope: ScopeId,
			/// Who had suspended it, and ended that.
			by: ScopeId,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such scope.
		ScopeNotFound,
		/// The scope is closed for ever, or there is no such scope.
		ScopeNotOpen,
		/// A scope of this kind cannot be below one of that kind: `ScopeKind` says which can.
		InvalidParent,
		/// Too many scopes would be above it: create it higher up.
		TooManyLevels,
		/// There is no steward, or one is named twice: name 1 to 7, each once.
		InvalidStewards,
		/// The value is out of the bounds that [`ScopeParameter`] states: choose one within them.
		InvalidParameter,
		/// Scopes directly below it are open: close them first.
		HasOpenChildren,
		/// The global scope cannot be closed, nor suspended.
		GlobalScope,
		/// The scope has no agreement: there is nothing to sign.
		AgreementNotFound,
		/// That is not the present version of the agreement: read and sign the present one.
		StaleAgreement,
		/// The agent has already signed this version.
		AlreadySigned,
		/// The agent has not signed the present version of the agreement: read and sign it first.
		AgreementNotSigned,
		/// The agent belongs to the scope already.
		AlreadyMember,
		/// The agent does not belong to the scope: join first.
		NotMember,
		/// The scope does not give this right to the agent's tier: ask for a higher tier.
		RightNotGranted,
		/// Nobody decides alone in favour of their own account: decide together, or name another.
		NotForOneself,
		/// A pot cannot pay itself: name another account.
		InvalidBeneficiary,
		/// The agent was already invited.
		AlreadyInvited,
		/// There is no such invitation.
		InvitationNotFound,
		/// The invitation has not expired: until then only its inviter can cancel it.
		InvitationNotExpired,
		/// The invitation has expired: ask for another one.
		InvitationExpired,
		/// The invitation was passed on before: accept it, or ask for another one.
		AlreadyPassed,
		/// The tier is above the inviter's, or that of members, who are admitted by decision.
		TierTooHigh,
		/// The inviter has invited as many as the scope allows for now: wait for the next window.
		TooManyInvitations,
		/// The agent is in this tier already.
		AlreadyInTier,
		/// There is no deposit that somebody else pays for the agent here.
		NothingToTakeOver,
		/// The agent belongs to the scope, or others build on the account, or it has signed and
		/// nothing else of ours keeps it, so that what it signed could be replayed: take over the
		/// deposit instead.
		AccountInUse,
		/// The scope's invitation has not ended: cancel it, which releases the account too.
		StillInvited,
		/// The agent has no profile.
		ProfileNotFound,
		/// The scope has no such role, or does not grant it any more.
		RoleNotFound,
		/// The role is retired: define or grant another one.
		RetiredRole,
		/// The name is empty, or not UTF-8.
		InvalidName,
		/// The rule asks for no endorsement, or for more than eight: ask for 1 to 8.
		InvalidRule,
		/// The time is over, too short or too long: choose one within its bounds.
		InvalidPeriod,
		/// The scope has defined as many roles as it can.
		TooManyRoles,
		/// The agent does not hold this role, or no longer does.
		NotRoleHolder,
		/// The agent still holds the role: revoke it, or let the agent resign.
		StillRoleHolder,
		/// Only the scope grants and revokes this role.
		NotByHolders,
		/// The agent has already endorsed this petition.
		AlreadyEndorsed,
		/// There is no such petition.
		PetitionNotFound,
		/// The petition can still be endorsed: wait until it expires.
		PetitionNotExpired,
		/// The association is proposed or accepted already.
		AlreadyProposed,
		/// There is no such association.
		AssociationNotFound,
		/// The association is accepted already.
		AlreadyAssociated,
		/// A scope cannot be associated with itself.
		SelfAssociation,
		/// The scope has as many associations as it can: end one first.
		TooManyAssociations,
		/// The scope has no such fund: create it first.
		FundNotFound,
		/// The scope has named as many funds as it can.
		TooManyFunds,
		/// The native token is always accepted, and cannot be dropped.
		NativeAsset,
		/// There is no such asset.
		AssetNotFound,
		/// The scope accepts this asset already.
		AlreadyAcceptedAsset,
		/// The scope does not accept the asset: it takes a decision to accept it. For what is new no scope
		/// accepts one whose custodian is in default.
		AssetNotAccepted,
		/// The scope accepts as many assets as it can: drop one first.
		TooManyAssets,
		/// The sponsor's purse holds the native token only.
		NativeOnly,
		/// The pot is open already.
		PotAlreadyOpen,
		/// The pot is not open: anybody can open it, paying its endowment.
		PotNotOpen,
		/// Money on the pot is held or frozen: wait until it is free.
		PotInUse,
		/// The native pots of treasury and sponsor stay open while the scope is open.
		PotNeeded,
		/// The amount is 0.
		ZeroAmount,
		/// The purse does not have that much beyond its endowment and what is held on it: spend
		/// less.
		InsufficientFunds,
		/// The scope sponsors nobody.
		NotSponsored,
		/// There is no record, or something is used up, deposits or invitations of this window
		/// count, or the agent belongs to the scope: wait until the allowance is full.
		AllowanceInUse,
		/// The sponsor carries no more deposits for this agent, or for all together, and the agent
		/// cannot pay its own: wait until something is decided.
		TooManySponsoredDeposits,
		/// A number would exceed what its type can hold.
		Overflow,
		/// The scope does not keep this account by a deposit.
		AccountNotKept,
		/// The petition is about another certificate: endorse that one, or let the scope decide.
		CertificateMismatch,
		/// The scope keeps the account already: take over its deposit instead.
		AlreadyKept,
		/// A scope cannot belong to itself.
		SelfMembership,
		/// The scope is suspended: nothing new begins, and nothing is paid out by its decision. Wait
		/// until the block that the view `suspension` names, or ask whoever suspended it to resume it.
		ScopeSuspended,
		/// The scope is suspended already: wait until that ends, or let whoever suspended it resume
		/// it first.
		AlreadySuspended,
		/// The scope above suspended it within the last 180 days: wait until these have passed since
		/// the last time began.
		SuspendedRecently,
		/// The scope is not suspended: there is nothing to end.
		SuspensionNotFound,
		/// Only the scope directly above suspends a scope, or the scope itself: name one of these.
		InvalidSuspender,
		/// That is more than significant decisions can still spend of this purse in a month: spend
		/// what the view `spendable_within_limit` says, or decide it as a critical matter.
		AboveSpendLimit,
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
		/// Creates a scope: anybody a network, and whoever has the right to open scopes one below.
		///
		/// The scope gets the next number; the signer, its founder, becomes a member. The founder
		/// pays a deposit for the scope, most of which returns when it closes; one for the
		/// membership; and the endowments, each the existential deposit, of the two pots that an
		/// open scope needs: its treasury's and its sponsor's. The stewards need not belong to it.
		/// # Parameters
		/// - `parent`: the scope above; the global one, 0, for a network.
		/// - `kind`: the level of organisation; `ScopeKind` says which can be below which.
		/// - `stewards`: who decides for it: 1 to 7, each once, in any order.
		/// # Errors
		/// - [`Error::NotMember`], [`Error::AgreementNotSigned`], [`Error::RightNotGranted`]: the
		///   signer in the parent.
		/// - [`Error::InvalidParent`], [`Error::TooManyLevels`], [`Error::InvalidStewards`],
		///   [`Error::Overflow`].
		/// # Events
		/// [`Event::ScopeCreated`], [`Event::PotOpened`] for the treasury and the sponsor,
		/// [`Event::Joined`] for the founder.
		#[pallet::call_index(0)]
		#[pallet::weight(
			<T as Config>::WeightInfo::create_scope().saturating_add(T::OnTierChanged::weight())
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

		/// Replaces the description of a scope, by standard decision.
		///
		/// # Events
		/// [`Event::MetadataSet`]. The chain keeps the old description in its old events only.
		#[pallet::call_index(1)]
		pub fn set_metadata(
			origin: OriginFor<T>,
			scope: ScopeId,
			metadata: Document,
		) -> DispatchResult {
			Self::ensure_standard(origin, scope)?;
			Self::do_set_metadata(scope, metadata)
		}

		/// Replaces the stewards of a scope, by critical decision of a scope, open or closed.
		///
		/// The new ones decide at once and the old ones no longer do: the joint account changes
		/// with the stewards, and what the old majority has begun to sign comes to nothing.
		/// # Parameters
		/// - `stewards`: who decides from now on: 1 to 7, each once, in any order. From three on,
		///   significant decisions take the majority.
		/// # Errors
		/// - [`Error::InvalidStewards`].
		/// # Events
		/// [`Event::StewardsSet`].
		#[pallet::call_index(2)]
		pub fn set_stewards(
			origin: OriginFor<T>,
			scope: ScopeId,
			stewards: BoundedVec<T::AccountId, MaxStewards>,
		) -> DispatchResult {
			Self::ensure_critical(origin, scope)?;
			Self::do_set_stewards(scope, stewards)
		}

		/// Sets or removes a scope's own value of a parameter, by critical decision.
		///
		/// The value holds at once in the scope and in all below it that inherit from it. Pending
		/// invitations keep the time they were given.
		/// # Parameters
		/// - `parameter`: which one, and its value ([`ScopeParameter`]); `None` inherits again.
		/// # Errors
		/// - [`Error::InvalidParameter`].
		/// # Events
		/// [`Event::ParameterSet`].
		#[pallet::call_index(3)]
		pub fn set_parameter(
			origin: OriginFor<T>,
			scope: ScopeId,
			parameter: ScopeParameter<BlockNumberFor<T>>,
		) -> DispatchResult {
			Self::ensure_critical(origin, scope)?;
			Self::do_set_parameter(scope, parameter)
		}

		/// Closes a scope for ever, by critical decision.
		///
		/// The founder's deposit returns, except the part for the record of a closed scope, which
		/// stays for ever. Nobody joins any more, nobody has rights, and nothing can be added but
		/// assets that the scope accepts and pots, for what it is still due. People still leave or
		/// are expelled, and their deposits return; anybody cancels its invitations; the stewards
		/// can be replaced, and move the money out by [`Pallet::spend`] and [`Pallet::close_pot`].
		/// The scope goes on paying for its people until [`Pallet::set_sponsorship`] ends that or
		/// its pot is closed.
		/// # Errors
		/// - [`Error::HasOpenChildren`]: their own stewards close them first.
		/// - [`Error::GlobalScope`].
		/// # Events
		/// [`Event::ScopeClosed`].
		#[pallet::call_index(4)]
		pub fn close_scope(origin: OriginFor<T>, scope: ScopeId) -> DispatchResult {
			Self::ensure_critical(origin, scope)?;
			Self::do_close_scope(scope)
		}

		/// Suspends a scope for some days, by critical decision of the scope above or of itself.
		///
		/// Until then nothing new begins in it: nobody joins or logs, no campaign, round, use or
		/// scope below it begins, and nothing leaves its purses by decision. What has begun goes on:
		/// payments to it, evaluations, votes, claims, refunds, and leaving. The scopes below it are
		/// not suspended: they have people, money and decisions of their own, and only what is
		/// directly above suspends. It ends by itself. The scope above decides it at most once in 180
		/// days, counted from when it last began, also in place of the scope's own suspension.
		/// # Parameters
		/// - `by`: who decides: the scope directly above, or the scope itself.
		/// - `days`: 1 to 90; to 14 if it is the scope itself.
		/// - `reason`: for all to read.
		/// # Errors
		/// - [`Error::GlobalScope`], [`Error::InvalidSuspender`], [`Error::AlreadySuspended`],
		///   [`Error::SuspendedRecently`], [`Error::Overflow`].
		/// - [`Error::InvalidPeriod`]: the days.
		/// # Events
		/// [`Event::Suspended`].
		#[pallet::call_index(5)]
		pub fn suspend(
			origin: OriginFor<T>,
			scope: ScopeId,
			by: ScopeId,
			days: u8,
			reason: Document,
		) -> DispatchResult {
			Self::ensure_critical(origin, by)?;
			Self::do_suspend(scope, by, days, reason)
		}

		/// Ends the suspension of a scope early, by critical decision of the one that suspended it.
		///
		/// The time after which the scope above can suspend it again does not change.
		/// # Errors
		/// - [`Error::SuspensionNotFound`]: or no longer.
		/// # Events
		/// [`Event::Resumed`].
		#[pallet::call_index(6)]
		pub fn resume(origin: OriginFor<T>, scope: ScopeId) -> DispatchResult {
			let by = Self::ensure_suspender(scope)?;
			Self::ensure_critical(origin, by)?;
			Self::do_resume(scope)
		}

		/// Gives a scope a new version of its agreement, by significant decision.
		///
		/// Versions are counted from 1. From now on nobody, not even those who decided it, has
		/// rights in the scope before signing this version, by [`Pallet::sign_agreement`] or on
		/// joining. All still belong to the scope.
		/// # Errors
		/// - [`Error::Overflow`].
		/// # Events
		/// [`Event::AgreementSet`] with the new version.
		#[pallet::call_index(10)]
		pub fn set_agreement(
			origin: OriginFor<T>,
			scope: ScopeId,
			document: Document,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_agreement(scope, document)
		}

		/// Signs the present version of a scope's agreement, as one that belongs to it. Sponsored.
		///
		/// An agent keeps its tier when the agreement changes, but has no rights until it signs.
		/// # Parameters
		/// - `version`: the one that was read, so that nobody signs another that replaced it.
		/// # Errors
		/// - [`Error::NotMember`]: join the scope, and sign with that.
		/// - [`Error::AgreementNotFound`], [`Error::StaleAgreement`], [`Error::AlreadySigned`].
		/// # Events
		/// [`Event::AgreementSigned`].
		#[pallet::call_index(11)]
		#[pallet::weight(
			<T as Config>::WeightInfo::sign_agreement()
				.saturating_add(<T as Config>::WeightInfo::sponsor_fee())
		)]
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
		/// Nobody's permission is needed, not even after an expulsion. An invitation gives its tier
		/// and its deposit: the inviter's, until it is taken over ([`Pallet::take_over_deposit`])
		/// or the membership ends. Otherwise the deposit is held on the signer's account. An
		/// invitation that has expired ends as by [`Pallet::cancel_invitation`], and counts as
		/// none. The scope, or its network, pays the fee only if the signer is invited there.
		/// # Parameters
		/// - `agreement`: the version that was read and is signed with this; `None`: there is none.
		/// # Errors
		/// - [`Error::AlreadyMember`]: the signer belongs to it already.
		/// - [`Error::AgreementNotSigned`]: read the agreement and give its version.
		/// - [`Error::AgreementNotFound`], [`Error::StaleAgreement`], [`Error::Overflow`].
		/// # Events
		/// [`Event::Joined`]; before it, if the invitation had expired, [`Event::InvitationEnded`],
		/// and [`Event::AccountReleased`] if that released the account.
		#[pallet::call_index(20)]
		#[pallet::weight(
			<T as Config>::WeightInfo::join()
				.saturating_add(<T as Config>::WeightInfo::sponsor_fee())
				.saturating_add(T::OnTierChanged::weight())
		)]
		pub fn join(
			origin: OriginFor<T>,
			scope: ScopeId,
			agreement: Option<u32>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_join(scope, who, agreement)
		}

		/// Leaves a scope, which may be closed, as the signer. What was earned stays. Sponsored.
		///
		/// The deposit of the membership returns to whoever paid it, and roles are void. The record
		/// of the allowance stays, so leaving and joining again renews nothing; so does a reference
		/// that keeps the account ([`Pallet::release_account`]). A steward stays steward.
		/// # Errors
		/// - [`Error::NotMember`].
		/// # Events
		/// [`Event::Left`].
		#[pallet::call_index(21)]
		#[pallet::weight(
			<T as Config>::WeightInfo::leave()
				.saturating_add(<T as Config>::WeightInfo::sponsor_fee())
				.saturating_add(T::OnTierChanged::weight())
		)]
		pub fn leave(origin: OriginFor<T>, scope: ScopeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_leave(scope, who)
		}

		/// Invites an agent, by one with the right to invite, and keeps its account if needed.
		///
		/// Two deposits are held on the inviter's account: one for the membership to come and, if
		/// the invited account has no tokens and nothing else keeps it alive, one for that. Such an
		/// account gets a provider reference, with which it can sign without tokens, and one more
		/// for each further invitation; a scope that sponsors its people pays its fees. The first
		/// deposit returns when the invitation or the membership ends; the second, harder to get
		/// back, when the account is released ([`Pallet::release_account`]): inviting accounts that
		/// only use up what the scope pays costs something lasting. Others can take over both.
		///
		/// An invitation to a higher tier replaces one to a lower tier, whoever made it, which ends
		/// as by [`Pallet::cancel_invitation`]. The parameter `invitations` limits how many an
		/// agent invites in a [`Config::InvitationWindow`], counted from block 0; at the border of
		/// two windows it can be twice as many at once. Cancelled invitations count, and the count
		/// outlives the membership.
		/// # Parameters
		/// - `who`: any account that does not belong to the scope; it need not exist.
		/// - `tier`: affiliate or contributor, not above the inviter's own.
		/// # Errors
		/// - [`Error::NotMember`], [`Error::AgreementNotSigned`], [`Error::RightNotGranted`].
		/// - [`Error::AlreadyInvited`]: to this tier or above; anybody can cancel what has expired.
		/// - [`Error::AlreadyMember`], [`Error::TierTooHigh`], [`Error::TooManyInvitations`],
		///   [`Error::Overflow`].
		/// # Events
		/// [`Event::Invited`]; before it those of [`Pallet::cancel_invitation`] if another
		/// invitation ended.
		#[pallet::call_index(22)]
		#[pallet::weight(
			<T as Config>::WeightInfo::invite()
				.saturating_add(<T as Config>::WeightInfo::cancel_invitation())
		)]
		pub fn invite(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
			tier: Tier,
		) -> DispatchResult {
			let inviter = ensure_signed(origin)?;
			Self::do_invite(scope, inviter, who, tier)
		}

		/// Cancels an invitation: by its inviter, or by anybody if it expired or the scope is
		/// closed.
		///
		/// The deposit of the invitation returns to the inviter. The reference that keeps the
		/// account is given back if that is safe, as by [`Pallet::release_account`], and its
		/// deposit returns; an account that nothing else keeps is then gone.
		/// # Errors
		/// - [`Error::InvitationNotFound`], [`Error::InvitationNotExpired`].
		/// # Events
		/// [`Event::AccountReleased`] if the account was, then [`Event::InvitationEnded`].
		#[pallet::call_index(23)]
		pub fn cancel_invitation(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			let caller = ensure_signed(origin)?;
			Self::do_cancel_invitation(scope, caller, who)
		}

		/// Declines an invitation, as the invited agent. Sponsored.
		///
		/// As [`Pallet::cancel_invitation`]. Since the account has now signed something, its
		/// reference stays unless another scope keeps it too.
		/// # Errors
		/// - [`Error::InvitationNotFound`].
		/// # Events
		/// As [`Pallet::cancel_invitation`].
		#[pallet::call_index(24)]
		#[pallet::weight(
			<T as Config>::WeightInfo::decline_invitation()
				.saturating_add(<T as Config>::WeightInfo::sponsor_fee())
		)]
		pub fn decline_invitation(origin: OriginFor<T>, scope: ScopeId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_decline_invitation(scope, who)
		}

		/// Passes an invitation on to another account, as the invited agent, alone, not in a batch.
		/// Sponsored.
		///
		/// For invitations that are sent as a link: the inviter invites a key made for this, and
		/// sends its secret; whoever opens the link passes the invitation on to an account of
		/// their own, and joins with that. The deposit of the invitation goes with it, and the one
		/// that keeps the signer's account keeps the other instead; it returns if the other exists
		/// without it. The signer's account is gone then, if nothing else keeps it.
		///
		/// An invitation can be passed on once, so that nobody uses up a scope's budget for fees
		/// by passing it from key to key. A key that passed one on is not to be invited again: as
		/// long as its transaction is valid, anybody could submit it again.
		/// # Parameters
		/// - `to`: any account that does not belong to the scope. An invitation of a lower tier
		///   that it has ends, as by [`Pallet::cancel_invitation`].
		/// # Errors
		/// - [`Error::ScopeNotOpen`], [`Error::InvitationNotFound`], [`Error::InvitationExpired`],
		///   [`Error::AlreadyPassed`], [`Error::AlreadyMember`], [`Error::AlreadyInvited`].
		/// - [`Error::AccountNotKept`]: neither account is; the other has to exist first.
		/// - [`Error::AccountInUse`]: the signer's, which has signed other calls or is built on.
		/// # Events
		/// [`Event::InvitationPassed`]; before it those of [`Pallet::cancel_invitation`] if
		/// another invitation ended, and [`Event::AccountReleased`] if the deposit returned.
		#[pallet::call_index(27)]
		#[pallet::weight(
			<T as Config>::WeightInfo::pass_invitation()
				.saturating_add(<T as Config>::WeightInfo::cancel_invitation())
				.saturating_add(<T as Config>::WeightInfo::sponsor_fee())
		)]
		pub fn pass_invitation(
			origin: OriginFor<T>,
			scope: ScopeId,
			to: T::AccountId,
		) -> DispatchResult {
			let from = ensure_signed(origin)?;
			Self::do_pass_invitation(scope, from, to)
		}

		/// Sets the tier of an agent, by significant decision, but not of a steward for itself.
		///
		/// This admits members, and takes tiers back; that of a member by critical decision. Stewards
		/// admit as many in a time as [`Config::StewardPowers`] allows. The inviter, the deposit and
		/// the allowance stay as they are. It also takes back an agent that was expelled and has joined
		/// again, even with the tier that it has.
		/// # Parameters
		/// - `tier`: any other than the present one.
		/// # Errors
		/// - [`Error::NotMember`]: the agent; it joins first.
		/// - [`Error::AlreadyInTier`]: it has this tier already, and was not expelled.
		/// - [`Error::NotForOneself`], and those of [`Config::StewardPowers`] and
		///   [`Config::OnTierChanged`].
		/// # Events
		/// [`Event::TierSet`].
		#[pallet::call_index(25)]
		#[pallet::weight(
			<T as Config>::WeightInfo::set_tier()
				.saturating_add(T::OnTierChanged::weight())
		)]
		pub fn set_tier(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
			tier: Tier,
		) -> DispatchResult {
			let decider = Self::ensure_decides_on(origin, scope, &who, Some(tier))?;
			Self::do_set_tier(scope, &decider, who, tier)
		}

		/// Expels an agent from a scope, open or closed, by significant decision; a member by
		/// critical one.
		///
		/// As [`Pallet::leave`], against the agent's will; what it earned remains its own. It can
		/// join again, as an affiliate: a scope that wants to keep somebody out gives affiliates no
		/// rights, and invites nobody it does not know. Until the scope takes the agent back
		/// ([`Pallet::set_tier`]) other parts of the chain are told that it was expelled: in a
		/// network, and in all scopes below, it earns no reputation and evaluates nothing.
		/// # Parameters
		/// - `reason`: the hash of a document that says why.
		/// # Errors
		/// - [`Error::NotMember`].
		/// # Events
		/// [`Event::Expelled`].
		#[pallet::call_index(26)]
		#[pallet::weight(
			<T as Config>::WeightInfo::expel()
				.saturating_add(T::OnTierChanged::weight())
		)]
		pub fn expel(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			Self::ensure_decides_on(origin, scope, &who, None)?;
			Self::do_expel(scope, who, reason)
		}

		/// Joins a scope as another scope, by significant decision of that one.
		///
		/// As [`Pallet::join`], by the account with which the scope acts: its treasury's for the
		/// native token, on which the deposit is held unless the scope was invited. As a member it
		/// votes where it belongs, by its own decisions.
		/// # Parameters
		/// - `as_scope`: the one that joins; it must be open.
		/// - `agreement`: the version that was read and is signed with this; `None`: there is none.
		/// # Errors
		/// - [`Error::SelfMembership`], and those of [`Pallet::join`].
		/// # Events
		/// As [`Pallet::join`].
		#[pallet::call_index(28)]
		#[pallet::weight(
			<T as Config>::WeightInfo::join_as().saturating_add(T::OnTierChanged::weight())
		)]
		pub fn join_as(
			origin: OriginFor<T>,
			scope: ScopeId,
			as_scope: ScopeId,
			agreement: Option<u32>,
		) -> DispatchResult {
			Self::ensure_significant(origin, as_scope)?;
			Self::do_join_as(scope, as_scope, agreement)
		}

		/// Leaves a scope as another scope, by significant decision of that one; both may be closed.
		///
		/// As [`Pallet::leave`]. The deposit must return before the pot of the treasury can be closed.
		/// # Parameters
		/// - `as_scope`: the one that leaves.
		/// # Errors
		/// - [`Error::NotMember`].
		/// # Events
		/// [`Event::Left`].
		#[pallet::call_index(29)]
		#[pallet::weight(
			<T as Config>::WeightInfo::leave_as().saturating_add(T::OnTierChanged::weight())
		)]
		pub fn leave_as(origin: OriginFor<T>, scope: ScopeId, as_scope: ScopeId) -> DispatchResult {
			Self::ensure_significant(origin, as_scope)?;
			Self::do_leave(scope, Self::scope_account(as_scope))
		}

		/// Takes over the deposits that others pay for an agent in a scope. Anybody may call this.
		///
		/// The scope may be closed. These are the deposits of the membership and of the kept
		/// account, as far as there are such. They return to those who paid them, and are held on
		/// the signer's account instead; they return there when the membership ends or the account
		/// is released. Nothing else changes. Invitations stay the inviter's until accepted.
		/// # Errors
		/// - [`Error::NothingToTakeOver`].
		/// # Events
		/// [`Event::DepositTakenOver`].
		#[pallet::call_index(30)]
		pub fn take_over_deposit(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			let depositor = ensure_signed(origin)?;
			Self::do_take_over_deposit(scope, who, depositor)
		}

		/// Takes the deposits for an agent over for the scope, by significant decision.
		///
		/// As [`Pallet::take_over_deposit`]; the deposits are held on the native pot of the scope's
		/// sponsor and return there. Its endowment is never part of them. While a deposit is held
		/// there the pot cannot be closed.
		/// # Errors
		/// - [`Error::InsufficientFunds`], or the token's own error: the pot needs more tokens.
		/// - [`Error::PotNotOpen`], [`Error::NothingToTakeOver`].
		/// # Events
		/// [`Event::DepositTakenOver`], with the pot as depositor.
		#[pallet::call_index(31)]
		pub fn take_over_deposit_as_scope(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_take_over_deposit_as_scope(scope, who)
		}

		/// Keeps the account of an agent that belongs to a scope. Anybody may call this, and pays.
		///
		/// The scope may be closed. The invitation does not keep an account that had tokens. If it
		/// later spends all of them the chain forgets it: it can sign nothing, and once it has
		/// tokens again, what it signed before can be replayed while its membership, roles and
		/// reputation still stand. With a reference from the scope it goes on existing. The deposit
		/// returns as by [`Pallet::release_account`], and others can take it over.
		/// # Parameters
		/// - `who`: an agent that belongs to the scope; its account need not exist any more.
		/// # Errors
		/// - [`Error::NotMember`]: the agent; invite it.
		/// - [`Error::AlreadyKept`].
		/// # Events
		/// [`Event::AccountKept`].
		#[pallet::call_index(32)]
		pub fn keep_account(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			let depositor = ensure_signed(origin)?;
			Self::do_keep_account(scope, who, depositor)
		}

		/// Stops keeping an account, if that is safe; the deposit returns. Anybody may call this.
		///
		/// That needs that the account has signed nothing, or that another scope's reference
		/// remains. Otherwise the deposit stays for good; others can take it over. Others can keep
		/// an account in use by sending it an asset that does not keep accounts by itself, until
		/// that is gone again (`assets.transfer_all`, or `assets.refund_other` by its
		/// administrator). Rather than wait, the scope can take the deposit over:
		/// [`Pallet::take_over_deposit_as_scope`]. Ending an invitation does the same by itself.
		/// This call is for agents that have left the scope, and accounts that another scope has
		/// come to keep.
		/// # Errors
		/// - [`Error::AccountNotKept`], [`Error::StillInvited`], [`Error::AccountInUse`].
		/// # Events
		/// [`Event::AccountReleased`].
		#[pallet::call_index(33)]
		pub fn release_account(
			origin: OriginFor<T>,
			scope: ScopeId,
			who: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_release_account(scope, who)
		}

		/// Declares what the signer is, in one profile for all scopes, for others to check.
		///
		/// The first takes a deposit for the longest document; later ones replace it for nothing.
		/// # Parameters
		/// - `document`: more about the agent; kept elsewhere.
		/// # Events
		/// [`Event::ProfileSet`].
		#[pallet::call_index(40)]
		pub fn set_profile(
			origin: OriginFor<T>,
			kind: AgentKind,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_profile(who, kind, document)
		}

		/// Withdraws the signer's profile; the deposit returns. Events remain in old blocks.
		///
		/// # Errors
		/// - [`Error::ProfileNotFound`].
		/// # Events
		/// [`Event::ProfileCleared`].
		#[pallet::call_index(41)]
		pub fn clear_profile(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_clear_profile(who)
		}

		/// Defines a role, by significant decision.
		///
		/// Nobody holds it yet: where holders grant a role, the scope grants it to the first of
		/// them. A definition never changes: retire it and define another. A role gives no rights
		/// by itself.
		/// # Parameters
		/// - `name`: for people, 1 to 32 bytes of UTF-8; two roles can have the same.
		/// - `document`: what the role is about; a URI of at most 128 bytes.
		/// - `rule`: who grants it besides the scope; 1 to 8 endorsements of holders.
		/// - `term`: for how many blocks it is granted, 1 to [`Config::MaxPeriod`]; `None`: until
		///   revoked.
		/// # Errors
		/// - [`Error::InvalidPeriod`]: the term.
		/// - [`Error::InvalidName`], [`Error::InvalidRule`], [`Error::TooManyRoles`].
		/// # Events
		/// [`Event::RoleDefined`] with the role's number.
		#[pallet::call_index(50)]
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

		/// Stops granting a role, by significant decision of a scope, open or closed.
		///
		/// Its holders keep it until it expires, is revoked or resigned. Petitions for a grant can
		/// no longer be endorsed; those for a revocation can.
		/// # Errors
		/// - [`Error::RoleNotFound`], [`Error::RetiredRole`].
		/// # Events
		/// [`Event::RoleRetired`].
		#[pallet::call_index(51)]
		pub fn retire_role(origin: OriginFor<T>, scope: ScopeId, role: RoleId) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_retire_role(scope, role)
		}

		/// Grants or renews a role, by significant decision, but not of a steward for itself.
		///
		/// The term begins now; if the agent holds the role already, the old term and certificate
		/// are replaced. Petitions about this agent in this role, for grant or revocation, end.
		/// # Parameters
		/// - `certificate`: the hash of what certifies the ability, if something does.
		/// # Errors
		/// - [`Error::NotMember`]: the agent; it joins first.
		/// - [`Error::RoleNotFound`], [`Error::RetiredRole`], [`Error::NotForOneself`],
		///   [`Error::Overflow`].
		/// # Events
		/// [`Event::PetitionEnded`] for each petition that ended; [`Event::RoleGranted`].
		#[pallet::call_index(52)]
		#[pallet::weight(
			<T as Config>::WeightInfo::grant_role()
				.saturating_add(T::RecordWeight::get())
		)]
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

		/// Endorses that an agent gets or keeps a role, as another holder of it. Sponsored.
		///
		/// The first endorsement opens a petition, for [`Config::PetitionPeriod`]; after that the
		/// next one opens a new one. With as many endorsements as the role's rule asks for, of
		/// agents who all hold the role at that moment, the role is granted as by
		/// [`Pallet::grant_role`].
		/// # Parameters
		/// - `certificate`: the hash of what certifies the ability, if something does; the same for
		///   all who endorse.
		/// # Errors
		/// - [`Error::NotMember`]: the agent; it joins first.
		/// - [`Error::NotForOneself`], [`Error::NotRoleHolder`], [`Error::RoleNotFound`],
		///   [`Error::RetiredRole`], [`Error::NotByHolders`], [`Error::AlreadyEndorsed`],
		///   [`Error::CertificateMismatch`], [`Error::Overflow`].
		/// # Events
		/// [`Event::PetitionEndorsed`]; with enough endorsements also [`Event::PetitionEnded`] if
		/// the opposite was asked for, and [`Event::RoleGranted`].
		#[pallet::call_index(53)]
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

		/// Revokes a role at once, by significant decision of a scope, open or closed.
		///
		/// Its own endorsements no longer count, and petitions about it in this role end.
		/// # Errors
		/// - [`Error::NotRoleHolder`]: [`Pallet::clear_role`] removes a record that is left over.
		/// - [`Error::RoleNotFound`].
		/// # Events
		/// [`Event::PetitionEnded`] for each petition that ended; [`Event::RoleRevoked`].
		#[pallet::call_index(54)]
		pub fn revoke_role(
			origin: OriginFor<T>,
			scope: ScopeId,
			role: RoleId,
			who: T::AccountId,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_revoke_role(scope, role, who)
		}

		/// Endorses that an agent loses a role, as another holder of it. Sponsored.
		///
		/// As [`Pallet::endorse_grant`], with as many endorsements; the role may be retired and the
		/// scope closed. With enough of them the role is revoked as by [`Pallet::revoke_role`].
		/// # Errors
		/// - [`Error::NotRoleHolder`]: the agent or the signer.
		/// - [`Error::NotForOneself`], [`Error::RoleNotFound`], [`Error::NotByHolders`],
		///   [`Error::AlreadyEndorsed`], [`Error::Overflow`].
		/// # Events
		/// [`Event::PetitionEndorsed`]; with enough endorsements also [`Event::PetitionEnded`] if
		/// the opposite was asked for, and [`Event::RoleRevoked`].
		#[pallet::call_index(55)]
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

		/// Resigns a role, as its holder. Sponsored.
		///
		/// Also after leaving the scope, and in a closed one. Petitions about the signer in this
		/// role end, and its own endorsements no longer count.
		/// # Errors
		/// - [`Error::RoleNotFound`], [`Error::NotRoleHolder`].
		/// # Events
		/// [`Event::PetitionEnded`] for each petition that ended; [`Event::RoleEnded`].
		#[pallet::call_index(56)]
		#[pallet::weight(
			<T as Config>::WeightInfo::resign_role()
				.saturating_add(<T as Config>::WeightInfo::sponsor_fee())
		)]
		pub fn resign_role(origin: OriginFor<T>, scope: ScopeId, role: RoleId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_resign_role(scope, role, who)
		}

		/// Clears the record of a role that an agent no longer holds. Anybody may call this.
		///
		/// It expired, or the agent left: coming back does not bring roles back. A petition that
		/// the agent lose the role ends; one for another term stays.
		/// # Errors
		/// - [`Error::NotRoleHolder`]: there is no record.
		/// - [`Error::RoleNotFound`], [`Error::StillRoleHolder`].
		/// # Events
		/// [`Event::PetitionEnded`] if a petition ended; [`Event::RoleEnded`].
		#[pallet::call_index(57)]
		pub fn clear_role(
			origin: OriginFor<T>,
			scope: ScopeId,
			role: RoleId,
			who: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_role(scope, role, who)
		}

		/// Clears a petition that can no longer be endorsed. Anybody may call this.
		///
		/// The next endorsement also replaces an expired petition by itself.
		/// # Errors
		/// - [`Error::PetitionNotFound`], [`Error::PetitionNotExpired`].
		/// # Events
		/// [`Event::PetitionEnded`].
		#[pallet::call_index(58)]
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

		/// Proposes an association to another scope or to an agent, by standard decision.
		///
		/// Says what the other party is to be to the scope. It holds once the other party accepts
		/// it ([`Pallet::accept_association`]). There can be several relations, and each scope can
		/// propose its own view of the other.
		/// # Parameters
		/// - `party`: another open scope, or any account.
		/// # Errors
		/// - [`Error::SelfAssociation`], [`Error::AlreadyProposed`],
		///   [`Error::TooManyAssociations`].
		/// # Events
		/// [`Event::AssociationProposed`].
		#[pallet::call_index(60)]
		pub fn propose_association(
			origin: OriginFor<T>,
			scope: ScopeId,
			party: Party<T::AccountId>,
			relation: Relation,
		) -> DispatchResult {
			Self::ensure_standard(origin, scope)?;
			Self::do_propose_association(scope, party, relation)
		}

		/// Accepts an association, as the other party: an agent, or a scope by standard decision.
		///
		/// It holds until either side ends it. Both scopes must be open.
		/// # Parameters
		/// - `scope`: the scope that proposed it.
		/// - `party`: the other party, for which the origin speaks.
		/// # Errors
		/// - [`Error::AssociationNotFound`], [`Error::AlreadyAssociated`].
		/// # Events
		/// [`Event::AssociationAccepted`].
		#[pallet::call_index(61)]
		pub fn accept_association(
			origin: OriginFor<T>,
			scope: ScopeId,
			party: Party<T::AccountId>,
			relation: Relation,
		) -> DispatchResult {
			Self::ensure_party(origin, &party)?;
			Self::do_accept_association(scope, party, relation)
		}

		/// Ends an association, accepted or not, by standard decision of the scope that proposed it.
		///
		/// The other party need not agree, and the scope may be closed. It can be proposed again.
		/// # Errors
		/// - [`Error::AssociationNotFound`].
		/// # Events
		/// [`Event::AssociationEnded`].
		#[pallet::call_index(62)]
		pub fn end_association(
			origin: OriginFor<T>,
			scope: ScopeId,
			party: Party<T::AccountId>,
			relation: Relation,
		) -> DispatchResult {
			Self::ensure_standard(origin, scope)?;
			Self::do_end_association(scope, party, relation)
		}

		/// Ends an association, or declines one that is proposed, as the other party.
		///
		/// As [`Pallet::end_association`]. Who speaks for the other party: as
		/// [`Pallet::accept_association`].
		/// # Errors
		/// - [`Error::AssociationNotFound`].
		/// # Events
		/// [`Event::AssociationEnded`].
		#[pallet::call_index(63)]
		pub fn renounce_association(
			origin: OriginFor<T>,
			scope: ScopeId,
			party: Party<T::AccountId>,
			relation: Relation,
		) -> DispatchResult {
			Self::ensure_party(origin, &party)?;
			Self::do_end_association(scope, party, relation)
		}

		/// Names a fund, by significant decision.
		///
		/// The fund gets the next number within the scope, and is never removed. Its pots, one for
		/// each asset, are opened by [`Pallet::open_pot`].
		/// # Parameters
		/// - `name`: for people; not empty, in UTF-8. Two funds can have the same.
		/// # Errors
		/// - [`Error::InvalidName`], [`Error::TooManyFunds`].
		/// # Events
		/// [`Event::FundCreated`].
		#[pallet::call_index(70)]
		pub fn create_fund(origin: OriginFor<T>, scope: ScopeId, name: Name) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_create_fund(scope, name)
		}

		/// Accepts an asset, by significant decision of a scope, open or closed.
		///
		/// Pots can then be opened for it. To accept an asset is to trust its administrators: they
		/// can issue, freeze, seize and destroy it; its number can then come to mean another asset,
		/// and a scope should drop it. A closed scope can accept an asset to get what it is due.
		/// # Errors
		/// - [`Error::NativeAsset`], [`Error::AssetNotFound`], [`Error::AlreadyAcceptedAsset`],
		///   [`Error::TooManyAssets`].
		/// # Events
		/// [`Event::AssetAccepted`].
		#[pallet::call_index(71)]
		pub fn accept_asset(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_accept_asset(scope, asset)
		}

		/// Stops accepting an asset, by significant decision of a scope, open or closed.
		///
		/// No further pot is opened for it. Open ones stay, and what is in them can be spent. Works
		/// also for an asset that was destroyed.
		/// # Errors
		/// - [`Error::NativeAsset`], [`Error::AssetNotAccepted`].
		/// # Events
		/// [`Event::AssetDropped`].
		#[pallet::call_index(72)]
		pub fn drop_asset(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_drop_asset(scope, asset)
		}

		/// Opens a purse's pot for an asset. Anybody may call this, and pays its endowment.
		///
		/// The endowment is the existential deposit of the native token and, for another asset,
		/// that asset's minimum balance. It belongs to the scope but cannot be spent while the pot
		/// is open; [`Pallet::close_pot`] pays it out. What others sent to the pot before can be
		/// spent from now on. If so many assets were sent there that one more has no room, the
		/// signer also pays the assets pallet's deposit for room, which returns when the pot is
		/// closed or, if the asset is frozen then, by `assets.refund_other`. Treasury and funds of
		/// a closed scope can be opened too, for what they are due, which otherwise goes to the
		/// treasury of the network, or of the chain.
		/// # Errors
		/// - [`Error::ScopeNotOpen`]: a closed scope sponsors nobody.
		/// - [`Error::FundNotFound`], [`Error::NativeOnly`], [`Error::AssetNotAccepted`],
		///   [`Error::PotAlreadyOpen`].
		/// - Those of the token: the signer cannot pay, or the asset is frozen or destroyed.
		/// # Events
		/// [`Event::PotOpened`] with the pot's account.
		#[pallet::call_index(73)]
		pub fn open_pot(
			origin: OriginFor<T>,
			scope: ScopeId,
			purse: Purse,
			asset: T::AssetKind,
		) -> DispatchResult {
			let payer = ensure_signed(origin)?;
			Self::do_open_pot(scope, purse, asset, &payer)
		}

		/// Pays from a purse, by decision of a scope, open or closed: by significant decision within
		/// the limit of the month, by critical decision above it.
		///
		/// The limit is the part that [`Config::SpendLimits`] names of what the purse can spend now
		/// and of what was spent of it on this day and in the 30 days before, by whatever decision.
		/// What goes to another purse counts as spent. The view `spendable_within_limit` says what is
		/// left of it.
		///
		/// Takes neither the endowment of the pot nor what is held on it. Also pays an asset that
		/// the scope no longer accepts. A frozen asset stops payments in that asset only. To fill
		/// another purse, name its pot as the beneficiary.
		/// # Parameters
		/// - `amount`: in base units; at least 1.
		/// # Errors
		/// - [`Error::PotNotOpen`], [`Error::ZeroAmount`], [`Error::InvalidBeneficiary`].
		/// - [`Error::InsufficientFunds`]: or the asset is frozen, or was destroyed.
		/// - [`Error::AboveSpendLimit`], [`Error::Overflow`].
		/// - Those of the token: the beneficiary cannot have the asset, or so little of it.
		/// # Events
		/// [`Event::Spent`].
		#[pallet::call_index(74)]
		pub fn spend(
			origin: OriginFor<T>,
			scope: ScopeId,
			purse: Purse,
			asset: T::AssetKind,
			#[pallet::compact] amount: Balance,
			beneficiary: T::AccountId,
		) -> DispatchResult {
			Self::ensure_may_spend(origin, scope, (purse, &asset, amount))?;
			Self::do_spend(scope, purse, asset, amount, beneficiary)
		}

		/// Closes a pot and pays out all of it, by critical decision of a scope, open or closed.
		///
		/// The asset goes to the beneficiary, then the native tokens, the endowment included. Only
		/// if others sent assets there that do not belong there does the existential deposit stay
		/// behind, because those depend on it. A deposit for making room ([`Pallet::open_pot`])
		/// returns to whoever paid it. While the scope is open the pot can be opened again.
		/// # Errors
		/// - [`Error::PotNeeded`]: close the scope first.
		/// - [`Error::PotInUse`]: deposits are held on it, or the asset is frozen or being
		///   destroyed; what is left in a closed pot would be out of reach.
		/// - [`Error::PotNotOpen`], [`Error::InvalidBeneficiary`], and those of the token.
		/// # Events
		/// [`Event::PotClosed`].
		#[pallet::call_index(75)]
		pub fn close_pot(
			origin: OriginFor<T>,
			scope: ScopeId,
			purse: Purse,
			asset: T::AssetKind,
			beneficiary: T::AccountId,
		) -> DispatchResult {
			Self::ensure_critical(origin, scope)?;
			Self::do_close_pot(scope, purse, asset, beneficiary)
		}

		/// Sets what a scope pays for its people, by significant decision; a closed scope may end
		/// it.
		///
		/// Out of its sponsor's native pot the scope pays the fees of the calls that the runtime
		/// names, for those it invited, for contributors and members, and for other affiliates if
		/// the policy says so. A network's policy also holds in the scopes below, for the network's
		/// people, where a scope has no policy for an agent. It also limits the deposits, for what
		/// awaits a decision, that the pot carries for an agent and for all; those of scopes below
		/// only if they are decided within about a month.
		///
		/// In any `n` blocks one agent costs at most allowance * (1 + n / period), and in a day
		/// counted from block 0 all cost at most the greatest budget of that day; only lost
		/// deposits can exceed it, by what was held. At most `max_held` is held, or the greatest
		/// one until what was held before is decided.
		///
		/// A budget of less than several allowances lets one agent use it up for all others. What
		/// was used up and paid is not forgotten when the policy changes, ends, or begins again.
		/// # Parameters
		/// - `policy`: in base units and blocks; the refill period is 1 to [`Config::MaxPeriod`].
		///   `None` ends it, but for deposits that are carried.
		/// # Errors
		/// - [`Error::InvalidPeriod`]: the refill period.
		/// - [`Error::NotSponsored`].
		/// # Events
		/// [`Event::SponsorshipSet`].
		#[pallet::call_index(80)]
		pub fn set_sponsorship(
			origin: OriginFor<T>,
			scope: ScopeId,
			policy: Option<SponsorPolicyOf<T>>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_sponsorship(scope, policy)
		}

		/// Removes the record of an allowance that is full again. Anybody may call this.
		///
		/// For agents that left while something was used up. No part of the allowance may be used
		/// up, no deposit carried, nobody invited in this window; where the sponsorship has ended,
		/// [`Config::MaxPeriod`] must have passed, since it could begin again.
		/// # Errors
		/// - [`Error::AllowanceInUse`]: the view `allowance` says when it is full.
		/// # Events
		/// [`Event::AllowanceCleared`].
		#[pallet::call_index(81)]
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

		/// The parameters that hold in a scope, and where each comes from; `None`: there is no such
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

		/// Who belongs to a scope, at most `limit` (at most 100) of them, after the agent `after`
		/// in the order of storage.
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
		) -> Option<AllowanceView<BlockNumberFor<T>>> {
			Self::view_allowance(scope, who)
		}

		/// The roles an agent holds now in a scope, by number, and the first block in which each
		/// ends; `None`: it is held until revoked. Reads at most three items for each role of the
		/// scope.
		pub fn roles_of(
			scope: ScopeId,
			who: T::AccountId,
		) -> Vec<(RoleId, Option<BlockNumberFor<T>>)> {
			Self::view_roles_of(scope, who)
		}

		/// The suspension of a scope, with who decided it, until which block and why; `None`: it is
		/// not suspended now.
		pub fn suspension(scope: ScopeId) -> Option<SuspensionOf<T>> {
			Self::suspension_now(scope)
		}

		/// What significant decisions can still spend of a purse today, in base units. More takes a
		/// critical decision.
		pub fn spendable_within_limit(
			scope: ScopeId,
			purse: Purse,
			asset: T::AssetKind,
		) -> Balance {
			Self::left_of_limit(scope, purse, &asset)
		}

		/// The account of a scope's pot for a purse and an asset, and whether it is open.
		pub fn pot(scope: ScopeId, purse: Purse, asset: T::AssetKind) -> (T::AccountId, bool) {
			Self::view_pot(scope, purse, asset)
		}
	}
}
