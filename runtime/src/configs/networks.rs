// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Scopes and those who belong to them.

use crate::{
	constants::{
		currency::deposit,
		time::{days, BLOCKS_PER_DAY},
	},
	weights::extrinsic_weights::ExtrinsicBaseWeight,
	AccountId, AssetKind, Balance, Balances, BlockNumber, Evaluation, Fiat, Governance, Money,
	Multisig, Runtime, RuntimeHoldReason, RuntimeOrigin,
};
use alloc::vec::Vec;
use frame_support::{
	parameter_types,
	traits::{
		fungible::HoldConsideration, ConstU16, ConstU8, EitherOf, EnsureOrigin,
		EnsureOriginWithArg as _, LinearStoragePrice,
	},
	weights::Weight,
	PalletId,
};
use ovn_primitives::{traits::ScopeMatter, DecisionClass, GLOBAL_SCOPE};
use pallet_networks::HoldReason;
use sp_runtime::traits::Convert;

parameter_types! {
	/// From this the accounts of scopes' pots are made.
	pub const NetworksPalletId: PalletId = PalletId(*b"ovn/netw");
	/// The name of the native token.
	pub const NativeAsset: AssetKind = AssetKind::Native;
	/// A day.
	pub const BlocksPerDay: BlockNumber = BLOCKS_PER_DAY;
	/// How long an invitation holds where no scope decided otherwise.
	pub const DefaultInvitationPeriod: BlockNumber = days(30);
	/// The longest an invitation can hold.
	pub const MaxInvitationPeriod: BlockNumber = days(365);
	/// The time in which the people are counted that somebody invites.
	pub const InvitationWindow: BlockNumber = days(30);
	/// How long a petition about a role can be endorsed.
	pub const PetitionPeriod: BlockNumber = days(30);
	/// The longest refill of an allowance and term of a role: ten years.
	pub const MaxPeriod: BlockNumber = days(3_650);

	/// Why the deposit of a founder is held.
	pub const ScopeReason: RuntimeHoldReason = RuntimeHoldReason::Networks(HoldReason::Scope);
	/// Why the deposit of a membership is held.
	pub const MembershipReason: RuntimeHoldReason =
		RuntimeHoldReason::Networks(HoldReason::Membership);
	/// Why the deposit for an invited account is held.
	pub const AccountReason: RuntimeHoldReason = RuntimeHoldReason::Networks(HoldReason::Account);
	/// Why the deposit of a profile is held.
	pub const ProfileReason: RuntimeHoldReason = RuntimeHoldReason::Networks(HoldReason::Profile);

	/// A record of a role or a petition is an item of 140 bytes, for which a deposit would be 0.034: as a fee
	/// it costs about a quarter of that, where blocks are a quarter full.
	pub RecordWeight: Weight = ExtrinsicBaseWeight::get().saturating_mul(8);
	/// The part of a deposit that does not depend on the size: an item.
	pub const ItemDeposit: Balance = deposit(1, 0);
	/// The part of a deposit for each byte.
	pub const ByteDeposit: Balance = deposit(0, 1);
}

/// A deposit by the size of what is stored, held for a reason.
pub type Ticket<Reason> = HoldConsideration<
	AccountId,
	Balances,
	Reason,
	LinearStoragePrice<ItemDeposit, ByteDeposit, Balance>,
>;

/// The joint account of several is that of the multisig pallet.
pub struct MultisigAccount;

impl Convert<(Vec<AccountId>, u16), AccountId> for MultisigAccount {
	fn convert((signatories, threshold): (Vec<AccountId>, u16)) -> AccountId {
		Multisig::multi_account_id(&signatories, threshold)
	}
}

/// The decision of the global scope on a significant matter, or root: who admits validators, pulls the
/// brakes and repairs finality. For upgrades see [`EnsureUpgrade`].
///
/// For origins that ask for no scope. It asks whoever decides for scopes, so that a chain without a
/// development key governs itself by the same stewards and votes as any network.
pub struct EnsureGlobal;

/// What [`EnsureGlobal`] asks for.
const GLOBAL_MATTER: ScopeMatter = (GLOBAL_SCOPE, DecisionClass::Significant);

impl EnsureOrigin<RuntimeOrigin> for EnsureGlobal {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		EnsureScopeDecides::try_origin(origin, &GLOBAL_MATTER).map(|_| ())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		EnsureScopeDecides::try_successful_origin(&GLOBAL_MATTER)
	}
}

/// Whether the members of the global scope decide by votes: there were once enough of them.
fn global_scope_votes() -> bool {
	pallet_governance::Rolls::<Runtime>::get(GLOBAL_SCOPE).decides
}

/// The decision of the global scope on the code of the chain, or root.
///
/// It can change everything else, and so it is critical: stewards have no say in it once three
/// members vote. Until then they have, because a chain whose genesis names no members could be
/// repaired by nobody.
pub struct EnsureUpgrade;

impl EnsureUpgrade {
	/// What it asks for.
	fn matter() -> ScopeMatter {
		let class =
			if global_scope_votes() { DecisionClass::Critical } else { DecisionClass::Significant };
		(GLOBAL_SCOPE, class)
	}
}

impl EnsureOrigin<RuntimeOrigin> for EnsureUpgrade {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		EnsureScopeDecides::try_origin(origin, &Self::matter()).map(|_| ())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		EnsureScopeDecides::try_successful_origin(&Self::matter())
	}
}

/// The decision of the global scope to take an upgrade back, or root.
///
/// It is significant, so that a majority can do so before the time of an upgrade is over. Stewards
/// cannot once three members vote: what is decided above them they do not undo.
pub struct EnsureCancel;

impl EnsureOrigin<RuntimeOrigin> for EnsureCancel {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin) -> Result<(), RuntimeOrigin> {
		if global_scope_votes() {
			let voted = pallet_governance::EnsureVoted::<Runtime>::try_origin(
				origin.clone(),
				&GLOBAL_MATTER,
			);
			return voted.map(|_| ()).or_else(EnsureUpgrade::try_origin);
		}
		EnsureGlobal::try_origin(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin() -> Result<RuntimeOrigin, ()> {
		if global_scope_votes() {
			return pallet_governance::EnsureVoted::<Runtime>::try_successful_origin(
				&GLOBAL_MATTER,
			);
		}
		EnsureGlobal::try_successful_origin()
	}
}

/// Who decides for scopes: votes, and stewards as far as votes leave it to them
/// ([`pallet_governance`]).
///
/// Stewards are asked first: who signed is looked up, so that benchmarks measure the dearer way.
pub type EnsureScopeDecides =
	EitherOf<pallet_networks::EnsureStewards<Runtime>, pallet_governance::EnsureVoted<Runtime>>;

impl pallet_networks::Config for Runtime {
	type AccountConsideration = Ticket<AccountReason>;
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = NewAsset;
	type BlocksPerDay = BlocksPerDay;
	type DefaultInvitationPeriod = DefaultInvitationPeriod;
	type DefaultInvitations = ConstU16<20>;
	type InvitationWindow = InvitationWindow;
	type JointAccount = MultisigAccount;
	type MaxAssociations = ConstU16<256>;
	// The global scope, a network, and four levels of enterprises and projects.
	type MaxDepth = ConstU8<5>;
	type MaxFunds = ConstU16<64>;
	type MaxInvitationPeriod = MaxInvitationPeriod;
	type MaxPeriod = MaxPeriod;
	type MaxRoles = ConstU16<64>;
	type MembershipConsideration = Ticket<MembershipReason>;
	type Money = Money;
	type Native = Balances;
	type NativeAsset = NativeAsset;
	// Reputation sleeps and wakes with the membership, and members vote.
	type OnTierChanged = (Evaluation, Governance);
	type PalletId = NetworksPalletId;
	type PetitionPeriod = PetitionPeriod;
	type ProfileConsideration = Ticket<ProfileReason>;
	type RecordWeight = RecordWeight;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeConsideration = Ticket<ScopeReason>;
	type ScopeOrigin = EnsureScopeDecides;
	type SpendLimits = Governance;
	type FiatAssets = Fiat;
	type StewardPowers = Governance;
	type WeightInfo = pallet_networks::weights::SubstrateWeight<Runtime>;
}

/// Makes assets for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct NewAsset;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_networks::BenchmarkHelper<AccountId, AssetKind> for NewAsset {
	fn asset(n: u32, owner: &AccountId) -> AssetKind {
		use frame_support::traits::fungibles::{Create, Mutate};
		type Assets = crate::Assets;
		// The benchmark fails later, with a clear message, should this not succeed.
		let _ = <Assets as Create<AccountId>>::create(n, owner.clone(), false, 1);
		let _ = <Assets as Mutate<AccountId>>::mint_into(n, owner, 1_000_000_000_000);
		AssetKind::WithId(n)
	}
}
