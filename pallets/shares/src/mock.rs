// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, contributions, value equations, money,
//! assets and holds.

use crate::{self as pallet_shares, BookOf, Books, Event, PositionList};
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
	traits::{Contributions, ShareBooks},
	BookId, BookTerms, ClaimType, ContributionId, Document, FundId, Holder, KindId, Part, Purse,
	Ratio, ScopeId, ScopeKind, Series, GLOBAL_SCOPE,
};
use pallet_contributions::{Action, Category, Deciding, KindTerms, KindTermsOf, Limits, Unit};
use pallet_networks::EnsureStewards;
use sp_core::H256;
use sp_runtime::{traits::Convert, BuildStorage, DispatchError, MultiSignature, MultiSigner};

type Block = frame_system::mocking::MockBlock<Test>;

/// The asset kinds of the test chain.
pub type AssetKind = NativeOrWithId<u32>;
/// The native token.
pub const NATIVE: AssetKind = NativeOrWithId::Native;
/// One whole token, of 12 decimals.
pub const ONE: u128 = 1_000_000_000_000;
/// One whole unit of a book.
pub const UNIT: u128 = 1_000_000;
/// As many payments as one call can make.
pub const ALL: u32 = crate::MAX_CLAIMS * crate::MAX_ASSETS;

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
/// The notice of bindings.
pub const NOTICE: u64 = 14 * 20;

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
	pub static BindingNotice: u64 = NOTICE;
	pub static StepsPerDistribution: u32 = 2;
	pub static StepsPerCall: u32 = 4;
	pub static AssetDecimals: u32 = 6;
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

/// A whole unit of the native token has 12 decimals, one of any asset 6, until that changes.
pub struct WholeUnit;

impl Convert<AssetKind, u128> for WholeUnit {
	fn convert(asset: AssetKind) -> u128 {
		if asset == NATIVE {
			ONE
		} else {
			10_u128.pow(AssetDecimals::get())
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
		asset
	}

	fn kind(scope: ScopeId, _: &AssetKind) -> KindId {
		let kind = pallet_contributions::KindCount::<Test>::get(scope);
		let terms = facts(ClaimType::Equity, Unit::Hour, ONE);
		Contributing::define_kind(signed(STEWARD), scope, terms).unwrap();
		contribute(BookId::Kind { scope, kind }, STEWARD, 1_000_000);
		kind
	}

	fn fund(scope: ScopeId, asset: &AssetKind, payer: &u64) -> Purse {
		let purse = Purse::Fund(fund(scope));
		Networks::open_pot(signed(*payer), scope, purse, asset.clone()).unwrap();
		purse
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

/// Creates a scope with one steward, its founder. Returns its number.
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
/// The payer of incomes.
pub const PAYER: u64 = 10;
/// An account that never had anything.
pub const NEWCOMER: u64 = 99;

/// A book of the lab.
pub const fn kind(kind: KindId) -> BookId {
	BookId::Kind { scope: LAB, kind }
}

/// The holder that is an account.
pub const fn agent(who: u64) -> Holder<u64> {
	Holder::Agent(who)
}

/// A ratio.
pub fn ratio(numerator: u32, denominator: u32) -> Ratio {
	Ratio::new(numerator, denominator).unwrap()
}

/// The terms of a debt in the native token.
pub fn debt(numerator: u32, denominator: u32) -> BookTerms<AssetKind> {
	BookTerms::Debt { ceiling: ratio(numerator, denominator), asset: NATIVE, per_unit: None }
}

/// The terms of expenses in the native token.
pub fn once() -> BookTerms<AssetKind> {
	BookTerms::Once { asset: NATIVE, per_unit: None }
}

/// Defines a kind of the lab that the chain itself measures. Returns its book.
pub fn define(claim: ClaimType, unit: Unit<AssetKind>, rate: u128) -> BookId {
	define_in(LAB, claim, unit, rate)
}

/// As [`define`], of another scope.
pub fn define_in(scope: ScopeId, claim: ClaimType, unit: Unit<AssetKind>, rate: u128) -> BookId {
	let kind = pallet_contributions::KindCount::<Test>::get(scope);
	Contributing::define_kind(signed(STEWARD), scope, facts(claim, unit, rate)).unwrap();
	BookId::Kind { scope, kind }
}

/// A kind that the chain itself measures.
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

/// Records a contribution of an account to a kind of the lab that is accepted at once.
pub fn contribute(book: BookId, who: u64, quantity: u64) -> ContributionId {
	let BookId::Kind { scope, kind } = book else { panic!("a kind") };
	<Contributing as Contributions<u64>>::measured(scope, kind, &who, quantity, document(4))
		.unwrap()
}

/// Gives something of a contribution back.
pub fn give_back(who: u64, id: ContributionId, quantity: u64) {
	Contributing::compensate(signed(who), id, quantity, document(5)).unwrap();
}

/// Creates an active book.
pub fn create(id: BookId, terms: BookTerms<AssetKind>) -> BookId {
	<Shares as ShareBooks<_, _>>::create(id, terms, false).unwrap();
	id
}

/// Creates a book of equity.
pub fn equity(id: BookId) -> BookId {
	create(id, BookTerms::Equity)
}

/// Credits units. Returns their series.
pub fn credit(id: BookId, holder: Holder<u64>, units: u128) -> Series {
	<Shares as ShareBooks<_, _>>::credit(id, holder, units).unwrap()
}

/// Takes units back. Returns how many.
pub fn debit(id: BookId, holder: Holder<u64>, series: Series, units: u128) -> u128 {
	<Shares as ShareBooks<_, _>>::debit(id, holder, series, units).unwrap()
}

/// Distributes an amount to one book. Returns what it accepted.
pub fn try_distribute(book: BookId, asset: AssetKind, amount: u128) -> Result<u128, DispatchError> {
	let parts = [Part { book, amount }];
	<Shares as ShareBooks<_, _>>::distribute(&PAYER, &asset, &parts).map(|taken| taken[0])
}

/// Distributes an amount of the native token to one book. Returns what it accepted.
pub fn distribute(book: BookId, amount: u128) -> u128 {
	try_distribute(book, NATIVE, amount).unwrap()
}

/// Claims for one position of an account. Returns what arrived of the native token.
pub fn claim(who: u64, book: BookId, series: Series) -> u128 {
	let before = free(who);
	Shares::claim(signed(who), list(&[(book, series)]), ALL).unwrap();
	free(who) - before
}

/// What a position can claim of the native token.
pub fn claimable(book: BookId, holder: Holder<u64>, series: Series) -> u128 {
	claimable_of(book, holder, series, &NATIVE)
}

/// What a position can claim of an asset.
pub fn claimable_of(book: BookId, holder: Holder<u64>, series: Series, asset: &AssetKind) -> u128 {
	Shares::view_position(book, holder, series)
		.and_then(|view| view.earned.into_iter().find(|earned| earned.asset == *asset))
		.map_or(0, |earned| earned.claimable)
}

/// A book.
pub fn book(id: BookId) -> BookOf<Test> {
	Books::<Test>::get(id).unwrap()
}

/// A list of positions.
pub fn list(positions: &[(BookId, Series)]) -> PositionList {
	positions.to_vec().try_into().unwrap()
}

/// What an account has free of the native token.
pub fn free(who: u64) -> u128 {
	Balances::free_balance(who)
}

/// What an account has of an asset.
pub fn balance_of(asset: &AssetKind, who: u64) -> u128 {
	Money::balance(asset.clone(), &who)
}

/// The pot of an asset.
pub fn pot(asset: &AssetKind) -> u64 {
	Shares::pot_account(asset)
}

/// What is held on the pot of an asset.
pub fn held(asset: &AssetKind) -> u128 {
	MoneyHold::balance_on_hold(asset.clone(), &crate::HoldReason::Owed.into(), &pot(asset))
}

/// The least an account can have of [`asset`]s.
pub const ASSET_MIN: u128 = 5;

/// Creates an asset that lets no account exist by itself, which the lab accepts, and of which the
/// payer has plenty.
pub fn asset(id: u32) -> AssetKind {
	Assets::force_create(RuntimeOrigin::root(), id, PAYER, false, ASSET_MIN).unwrap();
	Assets::mint(signed(PAYER), id, PAYER, FORTUNE).unwrap();
	let asset = NativeOrWithId::WithId(id);
	Networks::accept_asset(signed(STEWARD), LAB, asset.clone()).unwrap();
	asset
}

/// As [`asset`], with an open pot.
pub fn asset_with_pot(id: u32) -> AssetKind {
	let asset = asset(id);
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
				.chain([(pot(&NATIVE), ED), (Equations::pot_account(&NATIVE), ED)])
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
	Shares::do_try_state().unwrap();
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
