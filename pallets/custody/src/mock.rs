// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real uses of things, networks, contributions, shares,
//! value equations, money, assets and holds.

use crate::{self as pallet_custody, Custodies, Event, Phase, Resource, Resources};
#[cfg(feature = "runtime-benchmarks")]
use frame_support::traits::fungibles::Mutate;
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstU128, ConstU16, ConstU32, ConstU64, LinearStoragePrice,
	},
	weights::Weight,
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
#[cfg(feature = "runtime-benchmarks")]
use ovn_primitives::{traits::Contributions, ClaimType, KindId};
use ovn_primitives::{
	traits::{NetworkTreasury, ShareBooks},
	BookId, BookTerms, Document, FundId, Holder, Nature, Part, Payback, Purchase, Purse, Ratio,
	Regime, ResourceId, RoleId, ScopeId, ScopeKind, Subject, Tariff, Tariffs, Tier, UseClass,
	GLOBAL_SCOPE,
};
#[cfg(feature = "runtime-benchmarks")]
use pallet_contributions::{Action, Category, Deciding, KindTerms, KindTermsOf, Limits, Unit};
use pallet_networks::EnsureStewards;
use sp_core::H256;
use sp_runtime::{traits::Convert, BuildStorage, MultiSignature, MultiSigner};

type Block = frame_system::mocking::MockBlock<Test>;

/// The asset kinds of the test chain.
pub type AssetKind = NativeOrWithId<u32>;
/// The native token.
pub const NATIVE: AssetKind = NativeOrWithId::Native;
/// One whole token, of 12 decimals.
pub const ONE: u128 = 1_000_000_000_000;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Assets: pallet_assets,
		AssetsHolder: pallet_assets_holder,
		Multisig: pallet_multisig,
		Networks: pallet_networks,
		Contributing: pallet_contributions,
		Evaluating: pallet_evaluation,
		Shares: pallet_shares,
		Equations: pallet_value_equation,
		Custody: pallet_custody,
		Usage: pallet_usage,
	}
);

/// The existential deposit.
pub const ED: u128 = 10;
/// What each of [`ACCOUNTS`] has at genesis.
pub const ENDOWMENT: u128 = 1_000_000_000 * ONE;
/// What the payer has of each asset.
pub const FORTUNE: u128 = 1_000_000_000_000 * ENDOWMENT;
/// The accounts that have tokens. Others are newcomers.
pub const ACCOUNTS: core::ops::RangeInclusive<u64> = 1..=20;
/// A day in blocks.
pub const DAY: u64 = 20;

parameter_types! {
	pub const NetworksPalletId: PalletId = PalletId(*b"ovn/netw");
	pub const SharesPalletId: PalletId = PalletId(*b"ovn/shar");
	pub const EquationPalletId: PalletId = PalletId(*b"ovn/equa");
	pub DefaultLevy: Ratio = ratio(5, 100);
	pub const NativeAsset: AssetKind = NATIVE;
	pub const ScopeReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Scope);
	pub const MembershipReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Membership);
	pub const AccountReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Account);
	pub const ProfileReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Profile);
	pub const TaskReason: RuntimeHoldReason = RuntimeHoldReason::Contributing(pallet_contributions::HoldReason::Task);
	pub const Base: u128 = 50;
	pub const PerByte: u128 = 1;
	pub const SponsorWeight: Weight = Weight::from_parts(1_000, 0);
	pub const BindingNotice: u64 = 14 * DAY;
	pub const StepsPerDistribution: u32 = 2;
	pub const StepsPerCall: u32 = 4;
}

type Ticket<Reason> =
	HoldConsideration<u64, Balances, Reason, LinearStoragePrice<Base, PerByte, u128>>;
/// Moves money.
pub type Money = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, u64>;
/// Holds money.
pub type MoneyHold = UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, u64>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type Block = Block;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<ED>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type ApprovalDeposit = ConstU128<1>;
	type AssetAccountDeposit = ConstU128<10>;
	type AssetDeposit = ConstU128<1>;
	type Balance = u128;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<u64>>;
	type Currency = Balances;
	type ForceOrigin = EnsureRoot<u64>;
	type Freezer = ();
	type Holder = AssetsHolder;
	type MetadataDepositBase = ConstU128<1>;
	type MetadataDepositPerByte = ConstU128<1>;
}

impl pallet_assets_holder::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}

impl pallet_multisig::Config for Test {
	type BlockNumberProvider = System;
	type Currency = Balances;
	type DepositBase = ConstU128<1>;
	type DepositFactor = ConstU128<1>;
	type MaxSignatories = ConstU32<7>;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

/// The joint account of stewards is that of the multisig pallet.
pub struct Joint;

impl Convert<(Vec<u64>, u16), u64> for Joint {
	fn convert((stewards, threshold): (Vec<u64>, u16)) -> u64 {
		Multisig::multi_account_id(&stewards, threshold)
	}
}

impl pallet_networks::Config for Test {
	type AccountConsideration = Ticket<AccountReason>;
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type BlocksPerDay = ConstU64<20>;
	type DefaultInvitationPeriod = ConstU64<600>;
	type DefaultInvitations = ConstU16<3>;
	type InvitationWindow = ConstU64<600>;
	type JointAccount = Joint;
	type MaxAssociations = ConstU16<4>;
	type MaxDepth = frame_support::traits::ConstU8<5>;
	type MaxFunds = ConstU16<4>;
	type MaxInvitationPeriod = ConstU64<7_300>;
	type MaxPeriod = ConstU64<73_000>;
	type MaxRoles = ConstU16<4>;
	type MembershipConsideration = Ticket<MembershipReason>;
	type Money = Money;
	type Native = Balances;
	type NativeAsset = NativeAsset;
	type OnTierChanged = Evaluating;
	type PalletId = NetworksPalletId;
	type PetitionPeriod = ConstU64<600>;
	type ProfileConsideration = Ticket<ProfileReason>;
	type RecordWeight = ();
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeConsideration = Ticket<ScopeReason>;
	type ScopeOrigin = EnsureStewards<Test>;
	type WeightInfo = ();
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

impl pallet_contributions::Config for Test {
	type AssetKind = AssetKind;
	type BackdateDays = ConstU32<30>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type CarriedPeriod = ConstU64<73_000>;
	type CorrectionWeight = ();
	type Deposits = Networks;
	type ImportPrice = ConstU128<0>;
	type LogDeposit = ConstU128<100>;
	type MaxKinds = ConstU16<64>;
	type MaxPeriod = ConstU64<73_000>;
	type Membership = Networks;
	type MinPeriod = ConstU64<1>;
	type Money = Money;
	type OnAccepted = (Shares, Evaluating);
	type OnRateChanged = Equations;
	type PeerEvaluation = Evaluating;
	type ScopeOrigin = EnsureStewards<Test>;
	type Scopes = Networks;
	type SponsorWeight = SponsorWeight;
	type SponsorWeightWithDeposit = SponsorWeight;
	type TaskConsideration = Ticket<TaskReason>;
	type UnixTime = Timestamp;
	type WeightInfo = ();
}

/// A whole unit of the native token has 12 decimals, one of any asset 6.
pub struct WholeUnit;

impl Convert<AssetKind, u128> for WholeUnit {
	fn convert(asset: AssetKind) -> u128 {
		if asset == NATIVE {
			ONE
		} else {
			1_000_000
		}
	}
}

impl pallet_value_equation::Config for Test {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type Books = Shares;
	type DefaultLevy = DefaultLevy;
	type DefaultNotice = ConstU64<20>;
	type Kinds = Contributing;
	type MaxNotice = ConstU64<7_300>;
	type MinNotice = ConstU64<1>;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type PalletId = EquationPalletId;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureStewards<Test>;
	type Scopes = Networks;
	type SmallestIncome = ConstU128<10_000>;
	type Standing = ();
	type WeightInfo = ();
}

impl pallet_shares::Config for Test {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type BindingNotice = BindingNotice;
	type Denominations = Contributing;
	type Inbox = Equations;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type PalletId = SharesPalletId;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureStewards<Test>;
	type Scopes = Networks;
	type Signature = MultiSignature;
	type Signer = MultiSigner;
	type SponsorWeight = SponsorWeight;
	type StepsPerCall = StepsPerCall;
	type StepsPerDistribution = StepsPerDistribution;
	type WeightInfo = ();
	type WholeUnit = WholeUnit;
}

impl pallet_evaluation::Config for Test {
	type AssetId = u32;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type BlocksPerDay = ConstU64<DAY>;
	type Contributions = Contributing;
	type DefaultWindow = ConstU64<{ 7 * DAY }>;
	type MaxWindow = ConstU64<{ 30 * DAY }>;
	type Membership = Networks;
	type MinWindow = ConstU64<{ 3 * DAY }>;
	type NativeAsset = NativeAsset;
	type ScopeOrigin = EnsureStewards<Test>;
	type Scopes = Networks;
	type SponsorWeight = SponsorWeight;
	type Tokens = Assets;
	type WeightInfo = ();
}

/// What cost a thousand whole units was expensive.
pub struct Expensive;

impl Convert<AssetKind, u128> for Expensive {
	fn convert(asset: AssetKind) -> u128 {
		1_000 * WholeUnit::convert(asset)
	}
}

/// What a record that stays costs.
pub const IDENTITY: u128 = 1_000;
pub const CREDIT_LINE: u128 = 2_000;

parameter_types! {
	/// Whether a brake stops calls.
	pub static Braked: bool = false;
	pub static BlocksPerDay: u64 = DAY;
	pub static ConfirmWindow: u64 = 3 * DAY;
	pub static DecisionWindow: u64 = 14 * DAY;
	pub static DefaultPerAgent: u16 = 4;
	pub static MaxHorizon: u64 = 90 * DAY;
	pub static NoShowAfter: u64 = 2;
}

/// What takes prices: the treasuries of networks.
type Treasury = NetworkTreasury<Networks, Money, NativeAsset>;

impl pallet_custody::Config for Test {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type BlocksPerDay = BlocksPerDay;
	type Books = Shares;
	type BrakeWeight = ();
	type Expensive = Expensive;
	type Halted = Braked;
	type IdentityPrice = ConstU128<IDENTITY>;
	type Membership = Networks;
	type OnOutOfOrder = Usage;
	type ScopeOrigin = EnsureStewards<Test>;
	type Scopes = Networks;
	type Treasury = Treasury;
	type WeightInfo = ();
}

impl pallet_usage::Config for Test {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type BlocksPerDay = BlocksPerDay;
	type Books = Shares;
	type BrakeWeight = ();
	type CoOwned = Custody;
	type ConfirmWindow = ConfirmWindow;
	type CreditLinePrice = ConstU128<CREDIT_LINE>;
	type DecisionWindow = DecisionWindow;
	type DefaultPerAgent = DefaultPerAgent;
	type Denominations = Contributing;
	type Halted = Braked;
	type Kinds = Contributing;
	type MaxHorizon = MaxHorizon;
	type Membership = Networks;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type NoShowAfter = NoShowAfter;
	type Reputation = Evaluating;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureStewards<Test>;
	type Scopes = Networks;
	type Stopped = Braked;
	type Things = Custody;
	type Treasury = Treasury;
	type UseGrace = ConstU64<DAY>;
	type WeightInfo = ();
}

/// Makes what benchmarks need, by the calls of other pallets.
#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;

#[cfg(feature = "runtime-benchmarks")]
fn new_asset(n: u32, owner: u64) -> AssetKind {
	Assets::force_create(RuntimeOrigin::root(), n, owner, false, 1).unwrap();
	Assets::mint(signed(owner), n, owner, FORTUNE).unwrap();
	NativeOrWithId::WithId(n)
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_networks::BenchmarkHelper<u64, AssetKind> for Helper {
	fn asset(n: u32, owner: &u64) -> AssetKind {
		new_asset(n, *owner)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_contributions::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		let network = found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network);
		found(STEWARD, network, ScopeKind::Project)
	}

	fn agent(scope: ScopeId, n: u32) -> u64 {
		let who = 1_000 + u64::from(n);
		Money::mint_into(NATIVE, &who, ENDOWMENT).unwrap();
		Networks::join(signed(who), scope, None).unwrap();
		who
	}

	fn role(scope: ScopeId, n: u32, holder: &u64) -> ovn_primitives::RoleId {
		let name = b"role".to_vec().try_into().unwrap();
		let rule = pallet_networks::GrantRule::ByScope;
		Networks::define_role(signed(STEWARD), scope, name, document(2), rule, None).unwrap();
		Networks::grant_role(signed(STEWARD), scope, n as u16, *holder, None).unwrap();
		n as u16
	}

	fn asset(scope: ScopeId, purse: Purse, owner: &u64) -> AssetKind {
		let asset = new_asset(77, *owner);
		Networks::accept_asset(signed(STEWARD), scope, asset.clone()).unwrap();
		Networks::open_pot(signed(*owner), scope, purse, asset.clone()).unwrap();
		asset
	}

	fn populate(scope: ScopeId, members: u32) {
		for n in 0..members {
			<Self as pallet_contributions::BenchmarkHelper<u64, AssetKind>>::agent(scope, n);
		}
	}

	fn set_day(day: ovn_primitives::Day) {
		Timestamp::set_timestamp((u64::from(day) * 24 + 12) * 3_600 * 1_000);
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_evaluation::BenchmarkHelper<u64, u32> for Helper {
	fn scopes() -> (ScopeId, ScopeId) {
		let network = found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network);
		let scope = found(STEWARD, network, ScopeKind::Project);
		(network, scope)
	}

	fn agent(network: ScopeId, scope: ScopeId, n: u32) -> u64 {
		let who = 1_000 + u64::from(n);
		Money::mint_into(NATIVE, &who, ENDOWMENT).unwrap();
		for scope in [network, scope] {
			Networks::join(signed(who), scope, None).unwrap();
			Networks::set_tier(signed(STEWARD), scope, who, Tier::Member).unwrap();
		}
		who
	}

	fn contribution(scope: ScopeId, author: &u64) -> ovn_primitives::ContributionId {
		let kind = pallet_contributions::KindCount::<Test>::get(scope);
		let mut terms = facts(ClaimType::Equity, Unit::Piece, ONE);
		terms.deciding = Deciding::PeerEvaluation { scales_by_quality: true };
		Contributing::define_kind(signed(STEWARD), scope, terms).unwrap();
		let task = pallet_contributions::NextTask::<Test>::get(scope);
		Contributing::open_task(signed(*author), scope, kind, document(6), 1, DAY).unwrap();
		Contributing::claim_task(signed(*author), scope, task).unwrap();
		let index = pallet_contributions::NextIndex::<Test>::get(scope);
		let today = 20_000;
		Contributing::deliver_task(
			signed(*author),
			scope,
			task,
			1_000_000,
			today,
			None,
			document(5),
			false,
		)
		.unwrap();
		ovn_primitives::ContributionId { scope, index }
	}

	fn asset(network: ScopeId, receiver: &u64) -> u32 {
		new_asset(79, *receiver);
		let treasury = purse(network, Purse::Treasury);
		Assets::set_team(signed(*receiver), 79, treasury, *receiver, *receiver).unwrap();
		79
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_shares::BenchmarkHelper<u64, AssetKind, MultiSigner, MultiSignature> for Helper {
	fn scope() -> ScopeId {
		<Self as pallet_contributions::BenchmarkHelper<u64, AssetKind>>::scope()
	}

	fn kind(scope: ScopeId, claim: ClaimType) -> KindId {
		let kind = pallet_contributions::KindCount::<Test>::get(scope);
		Contributing::define_kind(signed(STEWARD), scope, facts(claim, Unit::Hour, ONE)).unwrap();
		kind
	}

	fn asset(scope: ScopeId, n: u32, owner: &u64) -> AssetKind {
		let asset = new_asset(n, *owner);
		Networks::accept_asset(signed(STEWARD), scope, asset.clone()).unwrap();
		asset
	}

	fn endow(who: &u64) {
		Money::mint_into(NATIVE, who, FORTUNE).unwrap();
	}

	fn fund(scope: ScopeId, _: &u64) -> FundId {
		fund(scope)
	}

	fn signer() -> MultiSigner {
		MultiSigner::Sr25519(benchmark_key())
	}

	fn sign(message: &[u8]) -> MultiSignature {
		let kind = sp_core::crypto::key_types::ACCOUNT;
		sp_io::crypto::sr25519_sign(kind, &benchmark_key(), message).unwrap().into()
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_value_equation::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		<Self as pallet_contributions::BenchmarkHelper<u64, AssetKind>>::scope()
	}

	fn asset(scope: ScopeId, owner: &u64) -> AssetKind {
		Money::mint_into(NATIVE, owner, FORTUNE).unwrap();
		let asset = new_asset(78, *owner);
		Networks::accept_asset(signed(STEWARD), scope, asset.clone()).unwrap();
		Shares::open_pot(signed(*owner), scope, asset.clone()).unwrap();
		asset
	}

	fn kind(scope: ScopeId, _: &AssetKind) -> KindId {
		let kind = pallet_contributions::KindCount::<Test>::get(scope);
		let terms = facts(ClaimType::Equity, Unit::Hour, ONE);
		Contributing::define_kind(signed(STEWARD), scope, terms).unwrap();
		<Contributing as Contributions<u64>>::measured(
			scope,
			kind,
			&STEWARD,
			1_000_000,
			document(4),
		)
		.unwrap();
		kind
	}

	fn fund(scope: ScopeId, asset: &AssetKind, payer: &u64) -> Purse {
		let purse = Purse::Fund(fund(scope));
		Networks::open_pot(signed(*payer), scope, purse, asset.clone()).unwrap();
		purse
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_custody::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		<Self as pallet_contributions::BenchmarkHelper<u64, AssetKind>>::scope()
	}

	fn member(scope: ScopeId, n: u32) -> u64 {
		<Self as pallet_usage::BenchmarkHelper<u64, AssetKind>>::member(scope, n)
	}

	fn role(scope: ScopeId, holders: &[u64]) -> RoleId {
		<Self as pallet_usage::BenchmarkHelper<u64, AssetKind>>::role(scope, holders)
	}

	fn asset(scope: ScopeId, owner: &u64) -> AssetKind {
		<Self as pallet_usage::BenchmarkHelper<u64, AssetKind>>::asset(scope, &[], owner)
	}

	fn book(agreement: u64, asset: &AssetKind, owners: &[(u64, u128)]) {
		let book = BookId::Deal(agreement);
		let terms = BookTerms::Debt { ceiling: Ratio::ONE, asset: asset.clone(), per_unit: None };
		<Shares as ShareBooks<_, _>>::create(book, terms, true).unwrap();
		for (owner, principal) in owners {
			let holder = Holder::Agent(*owner);
			<Shares as ShareBooks<_, _>>::credit(book, holder, *principal).unwrap();
		}
	}

	fn wake(agreement: u64) {
		<Shares as ShareBooks<_, _>>::activate(BookId::Deal(agreement), None).unwrap();
	}

	fn repay(agreement: u64, asset: &AssetKind, payer: &u64) {
		let book = BookId::Deal(agreement);
		let amount = <Shares as ShareBooks<u64, AssetKind>>::owed(book).unwrap();
		let parts = [Part { book, amount }];
		<Shares as ShareBooks<_, _>>::distribute(payer, asset, &parts).unwrap();
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_usage::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		<Self as pallet_contributions::BenchmarkHelper<u64, AssetKind>>::scope()
	}

	fn member(scope: ScopeId, n: u32) -> u64 {
		let who = <Self as pallet_contributions::BenchmarkHelper<u64, AssetKind>>::agent(scope, n);
		Networks::set_tier(signed(STEWARD), scope, who, Tier::Member).unwrap();
		who
	}

	fn role(scope: ScopeId, holders: &[u64]) -> RoleId {
		let role = pallet_networks::Counts::<Test>::get(scope).roles;
		let name = b"role".to_vec().try_into().unwrap();
		let rule = pallet_networks::GrantRule::ByScope;
		Networks::define_role(signed(STEWARD), scope, name, document(2), rule, None).unwrap();
		for holder in holders {
			Networks::grant_role(signed(STEWARD), scope, role, *holder, None).unwrap();
		}
		role
	}

	fn fund(scope: ScopeId) -> FundId {
		fund(scope)
	}

	fn asset(scope: ScopeId, funds: &[FundId], owner: &u64) -> AssetKind {
		let asset = new_asset(79, *owner);
		Networks::accept_asset(signed(STEWARD), scope, asset.clone()).unwrap();
		Shares::open_pot(signed(*owner), scope, asset.clone()).unwrap();
		for fund in funds {
			let purse = Purse::Fund(*fund);
			Networks::open_pot(signed(*owner), scope, purse, asset.clone()).unwrap();
		}
		asset
	}

	fn debt_kind(scope: ScopeId, asset: &AssetKind) -> KindId {
		let kind = pallet_contributions::KindCount::<Test>::get(scope);
		let unit = Unit::Token { asset: asset.clone(), decimals: 6 };
		let terms = facts(ClaimType::Debt { ceiling: 100 }, unit, ONE);
		Contributing::define_kind(signed(STEWARD), scope, terms).unwrap();
		kind
	}

	fn machine(scope: ScopeId, custodian: &u64) -> ResourceId {
		pallet_custody::benchmarking::machine::<Test>(scope, custodian).unwrap()
	}

	fn attach(machine: ResourceId, agreement: u64, asset: &AssetKind, tariffs: &Tariffs) {
		let attach = pallet_custody::benchmarking::attach::<Test>;
		attach(machine, agreement, asset, tariffs).unwrap();
	}

	fn custodians(machine: ResourceId) -> Vec<u64> {
		pallet_custody::benchmarking::custodians::<Test>(machine)
	}
}

/// A key of the node's key store.
#[cfg(feature = "runtime-benchmarks")]
fn benchmark_key() -> sp_core::sr25519::Public {
	sp_io::crypto::sr25519_generate(sp_core::crypto::key_types::ACCOUNT, Some(b"//Bench".to_vec()))
}

/// The state in which benchmarks begin.
#[cfg(feature = "runtime-benchmarks")]
pub fn benchmarks() -> sp_io::TestExternalities {
	let mut externalities = genesis();
	let store = sp_keystore::testing::MemoryKeystore::new();
	externalities.register_extension(sp_keystore::KeystoreExt::new(store));
	externalities.execute_with(|| run_to_block(1));
	externalities
}

/// A signed origin.
pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// A document whose hash is made of one byte.
pub fn document(byte: u8) -> Document {
	Document { hash: H256::repeat_byte(byte), uri: b"ipfs://example".to_vec().try_into().unwrap() }
}

/// Creates a scope with one steward, its founder. Its number.
pub fn found(founder: u64, parent: ScopeId, kind: ScopeKind) -> ScopeId {
	let scope = pallet_networks::NextScope::<Test>::get();
	let stewards = vec![founder].try_into().unwrap();
	Networks::create_scope(signed(founder), parent, kind, document(1), stewards).unwrap();
	scope
}

/// The scope in which most tests take place: a network that [`STEWARD`] decides for.
pub const LAB: ScopeId = 1;
/// Another network.
pub const SHOP: ScopeId = 2;
/// The steward of both.
pub const STEWARD: u64 = 1;
/// Holders.
pub const ANA: u64 = 2;
pub const BEN: u64 = 3;
pub const CEM: u64 = 4;
pub const DIA: u64 = 5;
/// Who pays incomes.
pub const PAYER: u64 = 10;
/// A ratio.
pub fn ratio(numerator: u32, denominator: u32) -> Ratio {
	Ratio::new(numerator, denominator).unwrap()
}

/// A kind that the chain itself measures.
#[cfg(feature = "runtime-benchmarks")]
fn facts(claim: ClaimType, unit: Unit<AssetKind>, rate: u128) -> KindTermsOf<Test> {
	KindTerms {
		name: b"facts".to_vec().try_into().unwrap(),
		document: document(3),
		category: Category::Other,
		action: Action::Work,
		unit,
		rate,
		claim,
		multipliers: Default::default(),
		limits: Limits { max_quantity: u64::MAX, daily_limit: Some(24_000_000) },
		deciding: Deciding::Measured { purse: None },
		earns_reputation: false,
	}
}

/// The book of an agreement, awake, in which agents hold this principal.
pub fn debt(agreement: u64, ceiling: Ratio, asset: AssetKind, owners: &[(u64, u128)]) -> BookId {
	let book = BookId::Deal(agreement);
	let terms = BookTerms::Debt { ceiling, asset, per_unit: None };
	<Shares as ShareBooks<_, _>>::create(book, terms, true).unwrap();
	for (who, principal) in owners {
		<Shares as ShareBooks<_, _>>::credit(book, Holder::Agent(*who), *principal).unwrap();
	}
	<Shares as ShareBooks<_, _>>::activate(book, None).unwrap();
	book
}

/// Distributes an amount to one book. What it accepted.
pub fn distribute(book: BookId, asset: &AssetKind, amount: u128) -> u128 {
	let parts = [Part { book, amount }];
	<Shares as ShareBooks<_, _>>::distribute(&PAYER, asset, &parts).unwrap()[0]
}

/// Registers a resource of the lab that is used already. Its number.
pub fn register(creator: u64, regime: Regime, nature: Nature) -> ResourceId {
	let id = pallet_custody::NextResource::<Test>::get();
	let name = b"printer".to_vec().try_into().unwrap();
	let description = H256::repeat_byte(8);
	Custody::register(signed(creator), LAB, regime, nature, name, description, Phase::Active)
		.unwrap();
	id
}

/// A printer of the lab that can be used, non-dominium, whose custodian is [`STEWARD`]. Its number.
pub fn printer() -> ResourceId {
	let id = register(STEWARD, Regime::NonDominium, Nature::Physical);
	Custody::validate(signed(STEWARD), id).unwrap();
	id
}

/// Tariffs of one class.
pub fn tariffs_of(price: u128) -> Tariffs {
	let tariff = Tariff {
		price_per_hour: price,
		material_per_unit: 3 * ONE,
		maintenance_per_hour: ONE,
		infrastructure: ratio(5, 100),
		payback: Payback::Residue,
		// At most what the hour costs.
		technician_per_hour: price.min(20 * ONE),
	};
	vec![(UseClass::Commercial, tariff)].try_into().unwrap()
}

/// What a campaign buys.
pub fn purchase(subject: Subject, custodian: u64) -> Purchase<u64> {
	Purchase { subject, custodian, tariffs: tariffs_of(20 * ONE) }
}

/// A new thing.
pub fn new_subject() -> Subject {
	let name = b"laser".to_vec().try_into().unwrap();
	Subject::New { name, description: H256::repeat_byte(6), nature: Nature::Physical }
}

/// Lets owners with this principal buy something for the lab in the native token, as a campaign
/// would. The resource.
pub fn buy(agreement: u64, subject: Subject, owners: &[(u64, u128)]) -> ResourceId {
	debt(agreement, ratio(6, 5), NATIVE, owners);
	let what = match subject {
		Subject::Existing(id) => {
			purchase(subject, Custodies::<Test>::get(id).unwrap().holders[0].0)
		},
		_ => purchase(subject, STEWARD),
	};
	<Custody as ovn_primitives::traits::Resources<_, _>>::bought(
		LAB,
		&CEM,
		agreement,
		&NATIVE,
		&what,
		&document(8),
	)
	.unwrap()
}

/// A resource.
pub fn resource(id: ResourceId) -> Resource<u64, u64> {
	Resources::<Test>::get(id).unwrap()
}

/// What an account has free of the native token.
pub fn free(who: u64) -> u128 {
	Balances::free_balance(who)
}

/// A fund of a scope of the steward, whose native pot is open.
pub fn fund(scope: ScopeId) -> FundId {
	let fund = pallet_networks::Counts::<Test>::get(scope).funds;
	let name = b"machines".to_vec().try_into().unwrap();
	Networks::create_fund(signed(STEWARD), scope, name).unwrap();
	Networks::open_pot(signed(STEWARD), scope, Purse::Fund(fund), NATIVE).unwrap();
	fund
}

/// The native pot of a purse.
pub fn purse(scope: ScopeId, purse: Purse) -> u64 {
	Networks::pot_account(scope, purse, &NATIVE)
}

/// Lets an account belong to the lab.
pub fn join(who: u64) {
	Networks::join(signed(who), LAB, None).unwrap();
}

/// Gives an account something to spend.
pub fn fund_account(who: u64) {
	use frame_support::traits::fungibles::Mutate;
	<Money as Mutate<u64>>::mint_into(NATIVE, &who, ENDOWMENT).unwrap();
}

/// Makes an account a member of the lab.
pub fn member(who: u64) {
	join(who);
	Networks::set_tier(signed(STEWARD), LAB, who, Tier::Member).unwrap();
}

/// A role of the lab. Its number.
pub fn role() -> RoleId {
	let role = pallet_networks::Counts::<Test>::get(LAB).roles;
	let name = b"role".to_vec().try_into().unwrap();
	let rule = pallet_networks::GrantRule::ByScope;
	Networks::define_role(signed(STEWARD), LAB, name, document(2), rule, None).unwrap();
	role
}

/// Grants a role of the lab.
pub fn grant(role: RoleId, who: u64) {
	Networks::grant_role(signed(STEWARD), LAB, role, who, None).unwrap();
}

/// The events of this pallet, in order.
pub fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet::<Event<Test>>()
}

/// The last event of this pallet.
pub fn last_event() -> Event<Test> {
	events().pop().unwrap()
}

/// Goes to a block.
pub fn run_to_block(number: u64) {
	System::set_block_number(number);
}

/// The state of a genesis.
pub fn genesis() -> sp_io::TestExternalities {
	let storage = RuntimeGenesisConfig {
		system: Default::default(),
		balances: pallet_balances::GenesisConfig {
			balances: ACCOUNTS
				.map(|account| (account, if account == PAYER { FORTUNE } else { ENDOWMENT }))
				.chain(
					[Purse::Treasury, Purse::Sponsor].map(|name| (purse(GLOBAL_SCOPE, name), ED)),
				)
				.chain([(Shares::pot_account(&NATIVE), ED), (Equations::pot_account(&NATIVE), ED)])
				.collect(),
			..Default::default()
		},
		assets: Default::default(),
		networks: pallet_networks::GenesisConfig {
			stewards: vec![20],
			metadata_hash: H256::repeat_byte(7),
		},
		shares: Default::default(),
		equations: Default::default(),
	}
	.build_storage()
	.unwrap();
	storage.into()
}

/// Checks the invariants.
pub fn check_state() {
	Custody::do_try_state().unwrap();
	Usage::do_try_state().unwrap();
}

/// Runs a test on a chain with two networks, and checks the invariants at its end.
pub fn build_and_execute<R>(test: impl FnOnce() -> R) -> R {
	genesis().execute_with(|| {
		run_to_block(1);
		Timestamp::set_timestamp(1_790_000_000_000);
		assert_eq!(found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network), LAB);
		assert_eq!(found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network), SHOP);
		System::reset_events();
		let result = test();
		check_state();
		result
	})
}
