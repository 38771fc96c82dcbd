// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Custody
//!
//! Things that are used together: what they are, who holds them in trust, and who may use them.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

extern crate alloc;

mod functions;
#[cfg(test)]
mod mock;
pub mod tables;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

// The codec derived for events, errors and calls casts the index of a variant.
#[allow(clippy::cast_possible_truncation)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::{functions::Facts, Identity};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungibles, tokens::Balance},
	};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		traits::{EnsureScope, Membership, Reputation, Scopes, ShareBooks},
		AgreementId, DecisionClass, Name, Nature, Regime, ResourceId, ScopeId, UseClass,
	};
	use sp_core::H256;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who decides for a scope.
		type ScopeOrigin: EnsureScope<Self::RuntimeOrigin, Self::AccountId>;

		/// Which scopes there are, and where they keep money.
		type Scopes: Scopes<Self::AccountId, AssetKind = Self::AssetKind>;

		/// Who belongs to scopes, with which rights and roles.
		type Membership: Membership<Self::AccountId>;

		/// What agents are trusted with.
		type Reputation: Reputation<Self::AccountId>;

		/// The books of those who bought resources.
		type Books: ShareBooks<Self::AccountId, Self::AssetKind, Self::Balance>;

		/// Amounts in base units, of at most 128 bits.
		type Balance: Balance + Into<u128> + TryFrom<u128>;

		/// Names an asset, the native token included.
		type AssetKind: Parameter + MaxEncodedLen + Ord;

		/// Moves money.
		type Money: fungibles::Mutate<
			Self::AccountId,
			AssetId = Self::AssetKind,
			Balance = Self::Balance,
		>;

		/// How many blocks a day has.
		#[pallet::constant]
		type BlocksPerDay: Get<BlockNumberFor<Self>>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;
	}

	/// A resource.
	pub type ResourceOf<T> = Resource<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// What a resource is.
	pub type IdentityOf<T> = Identity<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// Who holds a resource in trust.
	pub type CustodyOf<T> = Custody<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// Custodians with their weights.
	pub type WeightedOf<T> = Weighted<<T as frame_system::Config>::AccountId>;
	/// What custodians agreed to.
	pub type ApprovalsOf<T> =
		ApprovalList<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// An agreement of a resource.
	pub type AttachedOf<T> = Attached<<T as Config>::AssetKind, <T as Config>::Balance>;
	/// The agreements of a resource.
	pub type AttachedListOf<T> = AttachedList<<T as Config>::AssetKind, <T as Config>::Balance>;

	/// The number that the next resource gets.
	#[pallet::storage]
	pub type NextResource<T: Config> = StorageValue<_, ResourceId, ValueQuery>;

	/// The resources.
	///
	/// Invariant: never removed; the identity never changes.
	#[pallet::storage]
	pub type Resources<T: Config> = StorageMap<_, Twox64Concat, ResourceId, ResourceOf<T>>;

	/// Who holds a resource in trust. Apart from [`Resources`] because uses do not need it.
	///
	/// Invariant: one for each resource; the weights add up to [`WHOLE`], or there are none.
	#[pallet::storage]
	pub type Custodies<T: Config> = StorageMap<_, Twox64Concat, ResourceId, CustodyOf<T>>;

	/// The agreements by which a resource was bought. Apart from [`Resources`] because of their size.
	#[pallet::storage]
	pub type Agreements<T: Config> =
		StorageMap<_, Twox64Concat, ResourceId, AttachedListOf<T>, ValueQuery>;

	/// The resource to which an agreement is attached, by the number of the agreement. Stays when the
	/// agreement is paid.
	#[pallet::storage]
	pub type AgreementResource<T: Config> = StorageMap<_, Twox64Concat, AgreementId, ResourceId>;

	/// What the scope decided for a resource.
	#[pallet::storage]
	pub type ResourceSettings<T: Config> =
		StorageMap<_, Twox64Concat, ResourceId, Settings, ValueQuery>;

	/// Who can use a resource, by class of uses. Without a rule: whoever belongs to the scope.
	#[pallet::storage]
	pub type AccessRules<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResourceId, Twox64Concat, UseClass, AccessRule>;

	/// Until which block the custodian permits an agent to use a resource: (resource, class, agent).
	#[pallet::storage]
	pub type Permissions<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ResourceId>,
			NMapKey<Twox64Concat, UseClass>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		BlockNumberFor<T>,
	>;

	/// What custodians agreed to, until enough of them did.
	#[pallet::storage]
	pub type Approvals<T: Config> =
		StorageMap<_, Twox64Concat, ResourceId, ApprovalsOf<T>, ValueQuery>;

	/// The resources of a scope: the index of [`Resources`] by scope.
	#[pallet::storage]
	pub type OfScope<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, ResourceId, ()>;

	/// The resources that an account holds in trust: the index of [`Custodies`] by custodian.
	#[pallet::storage]
	pub type OfCustodian<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, ResourceId, ()>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A resource was registered.
		Registered {
			/// Its number.
			resource: ResourceId,
			/// What it is.
			identity: IdentityOf<T>,
			/// Where in its life it is.
			stage: Stage,
			/// What it does now.
			state: State,
			/// Who holds it in trust.
			custodians: WeightedOf<T>,
		},
		/// Something happened to a resource that changed what it does.
		StateChanged {
			/// The resource.
			resource: ResourceId,
			/// What happened.
			happening: Happening,
			/// Whose doing it was; `None`: a decision of the scope, or time.
			who: Option<T::AccountId>,
			/// What it does now.
			state: State,
		},
		/// The scope decided for a resource.
		SettingsChanged {
			/// The resource.
			resource: ResourceId,
			/// What it decided.
			settings: Settings,
		},
		/// The scope decided who can use a resource.
		AccessSet {
			/// The resource.
			resource: ResourceId,
			/// For which class of uses.
			class: UseClass,
			/// Who; `None`: whoever belongs to the scope.
			rule: Option<AccessRule>,
		},
		/// One of several custodians agreed to an act; more have to.
		ActApproved {
			/// The resource.
			resource: ResourceId,
			/// Who agreed.
			custodian: T::AccountId,
			/// The hash of the act.
			act: H256,
			/// The weight of those who agreed.
			weight: u32,
			/// The weight that is needed.
			threshold: u32,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such scope.
		ScopeNotFound,
		/// There is no such resource.
		ResourceNotFound,
		/// The resource is at the end of its life.
		Ended,
		/// A resource has a name.
		NameEmpty,
		/// This cannot happen to the resource in its present state.
		WrongState,
		/// Its use takes nothing from others, so that it is neither reserved nor occupied nor moved.
		NotRival,
		/// The signer is not a custodian of the resource.
		NotCustodian,
		/// The scope has no such role, or does not grant it any more.
		RoleNotFound,
		/// The scope has no such fund.
		FundNotFound,
		/// The agent lacks the certificate, or it has expired.
		CertificateMissing,
		/// The agent lacks the permission of the custodian, or it has expired.
		PermissionMissing,
		/// The agent does not belong to the scope, or its tier is too low.
		TierTooLow,
		/// The agent lacks the role.
		RoleMissing,
		/// The agent's reputation in the network is too low.
		ReputationTooLow,
		/// The number exceeds what its type can hold. Nothing changed.
		Overflow,
		/// Records do not fit together. Nothing that a signer gives causes this: report it.
		Inconsistent,
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
		/// Registers a resource, of which the signer is the first custodian.
		#[pallet::call_index(0)]
		pub fn register(
			origin: OriginFor<T>,
			scope: ScopeId,
			regime: Regime,
			nature: Nature,
			name: Name,
			description: H256,
			phase: Phase,
		) -> DispatchResult {
			let creator = ensure_signed(origin)?;
			let custodian = Some(creator.clone());
			let facts =
				Facts { scope, creator, regime, nature, name, description, phase, custodian };
			Self::do_register(facts)
		}

		/// Says that a new resource, or one that was found again, is what it is said to be.
		#[pallet::call_index(1)]
		pub fn validate(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			let record = Self::living(resource)?;
			Self::ensure_decides(origin, record.identity.scope, DecisionClass::Standard)?;
			Self::do_validate(resource, record)
		}

		/// Decides which roles and funds a resource has to do with.
		#[pallet::call_index(2)]
		pub fn set_settings(
			origin: OriginFor<T>,
			resource: ResourceId,
			settings: Settings,
		) -> DispatchResult {
			let record = Self::resource_of(resource)?;
			Self::ensure_decides(origin, record.identity.scope, DecisionClass::Significant)?;
			Self::do_set_settings(resource, &record, settings)
		}

		/// Decides who can use a resource for a class of uses.
		#[pallet::call_index(3)]
		pub fn set_access(
			origin: OriginFor<T>,
			resource: ResourceId,
			class: UseClass,
			rule: Option<AccessRule>,
		) -> DispatchResult {
			let record = Self::resource_of(resource)?;
			Self::ensure_decides(origin, record.identity.scope, DecisionClass::Significant)?;
			Self::do_set_access(resource, &record, class, rule)
		}
	}
}
