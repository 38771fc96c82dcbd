// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, contributions, shares, value equations, money,
//! assets and holds.

use crate::{
	self as pallet_crowdfunding, Campaign, CampaignId, Contribution, Difference, Event, Plan,
	Purpose,
};
#[cfg(feature = "runtime-benchmarks")]
use frame_support::traits::fungibles::Mutate;
use frame_support::{
	derive_impl, parameter_types,
	traits::{
		fungible::{HoldConsideration, NativeFromLeft, NativeOrWithId, UnionOf},
		fungibles::{Inspect, InspectHold},
		AsEnsureOriginWithArg, ConstU128, ConstU16, ConstU32, ConstU64, LinearStoragePrice,
	},
	weights::Weight,
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
use ovn_primitives::{
	traits::{NetworkTreasury, ShareBooks},
	BookId, ClaimType, Document, FundId, Holder, KindId, Nature, Part, Purse, Ratio, ScopeId,
	ScopeKind, Tier, GLOBAL_SCOPE,
};
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
/// One whole unit of a book.
pub const UNIT: u128 = 1_000_000;

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
		Shares: pallet_shares,
		Equations: pallet_value_equation,
		Custody: pallet_custody,
		Crowdfunding: pallet_crowdfunding,
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
	pub DefaultLevy: Ratio = ratio(0, 1);
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
	pub const CrowdPalletId: PalletId = PalletId(*b"ovn/crow");
	pub static ObjectionPeriod: u64 = 7 * DAY;
	pub static ReleasePeriod: u64 = 90 * DAY;
	pub static MinDuration: u64 = DAY;
	pub static Braked: bool = false;
	pub static MaxDuration: u64 = 365 * DAY;
	pub static MaxCampaigns: u32 = 3;
	pub static DefaultCeiling: Ratio = ratio(6, 5);
	pub static MaxCeiling: Ratio = ratio(3, 1);
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
	type OnTierChanged = ();
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
	type OnAccepted = Shares;
	type OnRateChanged = Equations;
	type PeerEvaluation = ();
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

/// What cost a thousand whole units was expensive.
pub struct Expensive;

impl Convert<AssetKind, u128> for Expensive {
	fn convert(asset: AssetKind) -> u128 {
		1_000 * WholeUnit::convert(asset)
	}
}

impl pallet_custody::Config for Test {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type BlocksPerDay = ConstU64<DAY>;
	type Books = Shares;
	type BrakeWeight = ();
	type Expensive = Expensive;
	type Halted = frame_support::traits::ConstBool<false>;
	type IdentityPrice = ConstU128<0>;
	type Membership = Networks;
	type OnOutOfOrder = ();
	type ScopeOrigin = EnsureStewards<Test>;
	type Scopes = Networks;
	type Treasury = NetworkTreasury<Networks, Money, NativeAsset>;
	type WeightInfo = ();
}

/// Before the deadline nobody withdraws for so long: less than the shortest campaign.
pub const FINAL_PERIOD: u64 = DAY - 1;
/// What a campaign costs, for it stays.
pub const CAMPAIGN_PRICE: u128 = 3_000;

impl pallet_crowdfunding::Config for Test {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type Books = Shares;
	type CampaignPrice = ConstU128<CAMPAIGN_PRICE>;
	type DefaultCeiling = DefaultCeiling;
	type Denominations = Contributing;
	type FinalPeriod = ConstU64<FINAL_PERIOD>;
	type Incomes = Equations;
	type Kinds = Contributing;
	type MaxCampaigns = MaxCampaigns;
	type MaxCeiling = MaxCeiling;
	type MaxDuration = MaxDuration;
	type Membership = Networks;
	type MinDuration = MinDuration;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type ObjectionPeriod = ObjectionPeriod;
	type PalletId = CrowdPalletId;
	type ReleasePeriod = ReleasePeriod;
	type Resources = Custody;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureStewards<Test>;
	type Scopes = Networks;
	type SponsorWeight = SponsorWeight;
	type Stopped = Braked;
	type StoppedWeight = ();
	type WeightInfo = ();
	type WholeUnit = WholeUnit;
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
		<Contributing as ovn_primitives::traits::Contributions<u64>>::measured(
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
impl pallet_crowdfunding::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		let scope = <Self as pallet_contributions::BenchmarkHelper<u64, AssetKind>>::scope();
		set_equation(signed(STEWARD), scope);
		scope
	}

	fn fund(scope: ScopeId) -> FundId {
		fund(scope)
	}

	fn purchase(scope: ScopeId) -> ovn_primitives::Purchase<u64> {
		let Purpose::CoOwnership { mut purchase, .. } = co_ownership() else { unreachable!() };
		let tariff = purchase.tariffs[1].1;
		use ovn_primitives::UseClass::{Commercial, Community, Other, Owner, Project};
		let classes = [Community, Commercial, Project, Owner, Other];
		purchase.tariffs = classes.map(|class| (class, tariff)).to_vec().try_into().unwrap();
		let _ = Networks::join(signed(purchase.custodian), scope, None);
		purchase
	}

	fn kind(scope: ScopeId, asset: &AssetKind) -> KindId {
		let kind = pallet_contributions::KindCount::<Test>::get(scope);
		let unit = Unit::Token { asset: asset.clone(), decimals: 6 };
		let terms = facts(ClaimType::Debt { ceiling: 100 }, unit, ONE);
		Contributing::define_kind(signed(STEWARD), scope, terms).unwrap();
		kind
	}

	fn open_purse(scope: ScopeId, purse: Purse, asset: &AssetKind, payer: &u64) {
		Networks::open_pot(signed(*payer), scope, purse, asset.clone()).unwrap();
	}

	fn endow(who: &u64) {
		Money::mint_into(NATIVE, who, FORTUNE).unwrap();
	}

	fn asset(scope: ScopeId, owner: &u64) -> AssetKind {
		let asset = <Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::asset(scope, 79, owner);
		Shares::open_pot(signed(*owner), scope, asset.clone()).unwrap();
		asset
	}

	fn earn(scope: ScopeId, who: &u64, amount: u128) -> (BookId, ovn_primitives::Series) {
		let kind = pallet_contributions::KindCount::<Test>::get(scope);
		let terms = facts(ClaimType::Equity, Unit::Hour, ONE);
		Contributing::define_kind(signed(STEWARD), scope, terms).unwrap();
		let book = BookId::Kind { scope, kind };
		earn(book, *who, amount);
		(book, 0)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_custody::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		<Self as pallet_contributions::BenchmarkHelper<u64, AssetKind>>::scope()
	}

	fn member(scope: ScopeId, n: u32) -> u64 {
		let who = <Self as pallet_contributions::BenchmarkHelper<u64, AssetKind>>::agent(scope, n);
		Networks::set_tier(signed(STEWARD), scope, who, Tier::Member).unwrap();
		who
	}

	fn role(scope: ScopeId, holders: &[u64]) -> ovn_primitives::RoleId {
		let role = pallet_networks::Counts::<Test>::get(scope).roles;
		let name = b"role".to_vec().try_into().unwrap();
		let rule = pallet_networks::GrantRule::ByScope;
		Networks::define_role(signed(STEWARD), scope, name, document(2), rule, None).unwrap();
		for holder in holders {
			Networks::grant_role(signed(STEWARD), scope, role, *holder, None).unwrap();
		}
		role
	}

	fn asset(scope: ScopeId, owner: &u64) -> AssetKind {
		let asset = <Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::asset(scope, 77, owner);
		Shares::open_pot(signed(*owner), scope, asset.clone()).unwrap();
		asset
	}

	fn book(agreement: u64, asset: &AssetKind, owners: &[(u64, u128)]) {
		let book = BookId::Deal(agreement);
		let ceiling = Ratio::ONE;
		let terms =
			ovn_primitives::BookTerms::Debt { ceiling, asset: asset.clone(), per_unit: None };
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
/// An account that never had anything.
pub const NEWCOMER: u64 = 99;

/// A ratio.
pub fn ratio(numerator: u32, denominator: u32) -> Ratio {
	Ratio::new(numerator, denominator).unwrap()
}

/// A kind that the chain itself measures.
pub fn facts(claim: ClaimType, unit: Unit<AssetKind>, rate: u128) -> KindTermsOf<Test> {
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

/// What an account has free of the native token.
pub fn free(who: u64) -> u128 {
	Balances::free_balance(who)
}

/// What an account has of an asset.
pub fn balance_of(asset: &AssetKind, who: u64) -> u128 {
	Money::balance(asset.clone(), &who)
}

/// The least an account can have of [`asset`]s.
pub const ASSET_MIN: u128 = 5;

/// Creates an asset that lets no account exist by itself, which the lab accepts, of which the payer has
/// plenty, and whose pot for books is open.
pub fn asset(id: u32) -> AssetKind {
	Assets::force_create(RuntimeOrigin::root(), id, PAYER, false, ASSET_MIN).unwrap();
	Assets::mint(signed(PAYER), id, PAYER, FORTUNE).unwrap();
	let asset = NativeOrWithId::WithId(id);
	Networks::accept_asset(signed(STEWARD), LAB, asset.clone()).unwrap();
	Shares::open_pot(signed(PAYER), LAB, asset.clone()).unwrap();
	asset
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

/// The pot of an asset.
pub fn pot(asset: &AssetKind) -> u64 {
	Crowdfunding::pot_account(asset)
}

/// What is held on the pot of an asset.
pub fn held(asset: &AssetKind) -> u128 {
	MoneyHold::balance_on_hold(asset.clone(), &crate::HoldReason::Escrow.into(), &pot(asset))
}

/// The vendor of machines.
pub const VENDOR: u64 = 11;
/// The hash of the agreement that contributors sign.
pub const AGREEMENT: H256 = H256::repeat_byte(9);

/// A plan, in tokens.
pub type TestPlan = Plan<u64, AssetKind, u64>;

/// A plan to collect so many whole tokens within 30 days, at least one from each.
///
/// What is income needs an equation in the lab: there is one then.
pub fn plan(purpose: Purpose<u64>, goal: u128) -> TestPlan {
	if !purpose.is_debt()
		&& !<Equations as ovn_primitives::traits::Incomes<u64, AssetKind>>::takes(LAB)
	{
		set_equation(signed(STEWARD), LAB);
	}
	Plan {
		purpose,
		asset: NATIVE,
		goal: goal * ONE,
		smallest: ONE,
		deadline: System::block_number() + 30 * DAY,
		agreement: document(9),
		relation: None,
		difference: Difference::Contributors,
	}
}

/// The tariffs of the printer.
pub fn tariffs() -> ovn_primitives::Tariffs {
	let tariff = |price: u128| ovn_primitives::Tariff {
		price_per_hour: price,
		material_per_unit: ONE,
		maintenance_per_hour: ONE * 3 / 2,
		infrastructure: ratio(5, 100),
		payback: ovn_primitives::Payback::Residue,
		technician_per_hour: 20 * ONE,
	};
	use ovn_primitives::UseClass::{Commercial, Community};
	vec![(Community, tariff(0)), (Commercial, tariff(20 * ONE))].try_into().unwrap()
}

/// A printer that is bought together from the vendor.
pub fn co_ownership() -> Purpose<u64> {
	let subject = ovn_primitives::Subject::New {
		name: b"printer".to_vec().try_into().unwrap(),
		description: H256::repeat_byte(8),
		nature: Nature::Physical,
	};
	let purchase = ovn_primitives::Purchase { subject, custodian: STEWARD, tariffs: tariffs() };
	Purpose::CoOwnership { purchase, payee: VENDOR, ceiling: None }
}

/// A kind of a scope under which investors are paid.
pub fn investors(scope: ScopeId) -> KindId {
	let kind = pallet_contributions::KindCount::<Test>::get(scope);
	let claim = ClaimType::Debt { ceiling: 100 };
	Contributing::define_kind(signed(STEWARD), scope, facts(claim, Unit::Hour, ONE)).unwrap();
	kind
}

/// Capital for the lab, paid to the vendor, with a discount of a tenth.
pub fn investment(kind: KindId) -> Purpose<u64> {
	Purpose::CappedInvestment { kind, payee: VENDOR, ceiling: None, discount: ratio(1, 10) }
}

/// Creates a campaign of the lab. Its number.
pub fn create(plan: TestPlan) -> CampaignId {
	let id = crate::NextCampaign::<Test>::get();
	Crowdfunding::create(signed(STEWARD), LAB, Box::new(plan)).unwrap();
	id
}

/// Contributes whole tokens.
pub fn contribute(who: u64, id: CampaignId, tokens: u128) {
	Crowdfunding::contribute(signed(who), id, tokens * ONE, AGREEMENT).unwrap();
}

/// A co-ownership campaign for 100 tokens, to which Ana gave 50, Ben 30 and Cem 20.
pub fn funded() -> CampaignId {
	let id = create(plan(co_ownership(), 100));
	fill(id);
	id
}

/// Ana gives 50, Ben 30 and Cem 20 tokens.
pub fn fill(id: CampaignId) {
	for (who, tokens) in [(ANA, 50), (BEN, 30), (CEM, 20)] {
		contribute(who, id, tokens);
	}
}

/// Requests a release of so many whole tokens.
pub fn propose(id: CampaignId, tokens: u128) {
	Crowdfunding::request_release(signed(STEWARD), id, tokens * ONE, document(5)).unwrap();
}

/// Requests a release of so many whole tokens, and makes it when nobody can object any more.
pub fn release(id: CampaignId, tokens: u128) {
	propose(id, tokens);
	pass(ObjectionPeriod::get());
	Crowdfunding::execute_release(signed(PAYER), id).unwrap();
}

/// The numbers of a campaign.
pub fn campaign(id: CampaignId) -> Campaign<u64> {
	crate::Campaigns::<Test>::get(id).unwrap()
}

/// What somebody gave.
pub fn contribution(id: CampaignId, who: u64) -> Option<Contribution> {
	crate::Contributions::<Test>::get(id, who)
}

/// What somebody is paid in all by a book of an agreement, as a debt says.
pub fn ceiling(id: CampaignId, who: u64) -> u128 {
	Shares::position(BookId::Deal(id), Holder::Agent(who), 0).unwrap().ceiling.unwrap()
}

/// What can be claimed of the native token.
pub fn claimable(book: BookId, holder: Holder<u64>) -> u128 {
	Shares::position(book, holder, 0)
		.and_then(|view| view.earned.into_iter().next())
		.map_or(0, |earned| earned.claimable)
}

/// Lets blocks pass.
pub fn pass(blocks: u64) {
	run_to_block(System::block_number() + blocks);
}

/// Lets blocks pass in which a brake stops calls.
pub fn pass_braked(blocks: u64) {
	use frame_support::traits::Hooks as _;
	Braked::set(true);
	for _ in 0..blocks {
		pass(1);
		Crowdfunding::on_initialize(System::block_number());
	}
	Braked::set(false);
}

/// Lets all incomes of the lab pay the kinds, and what they cannot take its treasury.
pub fn equation(kinds: &[KindId]) {
	use pallet_value_equation::{Ask, Bucket, Equation, Mode, OnEmpty, Recipient};
	let recipient = if kinds.is_empty() {
		Recipient::Account(DIA)
	} else {
		Recipient::Books {
			kinds: kinds.to_vec().try_into().unwrap(),
			at_most: None,
			on_empty: OnEmpty::NextBucket,
		}
	};
	let bucket = Bucket {
		name: b"all".to_vec().try_into().unwrap(),
		ask: Ask::Share(ratio(1, 1)),
		recipient,
	};
	let equation = Equation {
		mode: Mode::Straight,
		buckets: vec![bucket].try_into().unwrap(),
		residue: Purse::Treasury,
	};
	Equations::set_equation(signed(STEWARD), LAB, equation).unwrap();
	pass(DAY + 1);
}

/// Lets all incomes of a scope go to Dia.
pub fn set_equation(origin: RuntimeOrigin, scope: ScopeId) {
	use pallet_value_equation::{Ask, Bucket, Equation, Mode, Recipient};
	let bucket = Bucket {
		name: b"all".to_vec().try_into().unwrap(),
		ask: Ask::Share(ratio(1, 1)),
		recipient: Recipient::Account(DIA),
	};
	let equation = Equation {
		mode: Mode::Straight,
		buckets: vec![bucket].try_into().unwrap(),
		residue: Purse::Treasury,
	};
	Equations::set_equation(origin, scope, equation).unwrap();
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
				.chain([(Crowdfunding::pot_account(&NATIVE), ED)])
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
		crowdfunding: Default::default(),
	}
	.build_storage()
	.unwrap();
	storage.into()
}

/// Checks the invariants.
pub fn check_state() {
	Crowdfunding::do_try_state().unwrap();
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

/// Lets an account earn this much of the native token in a book of equity, alone.
pub fn earn(book: BookId, who: u64, amount: u128) {
	if !<Shares as ShareBooks<u64, _>>::exists(book) {
		<Shares as ShareBooks<u64, _>>::create(book, ovn_primitives::BookTerms::Equity, false)
			.unwrap();
		<Shares as ShareBooks<_, AssetKind>>::credit(book, Holder::Agent(who), UNIT).unwrap();
	}
	assert_eq!(distribute(book, amount), amount);
}

/// Distributes an amount of the native token to a book. What it accepted.
pub fn distribute(book: BookId, amount: u128) -> u128 {
	let parts = [Part { book, amount }];
	<Shares as ShareBooks<_, _>>::distribute(&PAYER, &NATIVE, &parts).unwrap()[0]
}

/// Gives a new account tokens.
pub fn fresh(who: u64) {
	Balances::force_set_balance(RuntimeOrigin::root(), who, ENDOWMENT).unwrap();
}
