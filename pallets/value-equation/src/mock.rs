// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, contributions, share books, money and
//! holds.

use crate::{
	self as pallet_value_equation, Ask, Bucket, BucketSplit, Equation, EquationOf, Event, FlowOf,
	Flows, Inboxes, Levied, Line, Mode, OnEmpty, Recipient, Split,
};
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
	traits::{Contributions, Inbox, ShareBooks, StandingShares},
	BookId, BookTerms, ClaimType, Document, Holder, IncomeClass, KindId, Name, Purse, Ratio,
	ScopeId, ScopeKind, Series, GLOBAL_SCOPE,
};
use pallet_contributions::{Action, Category, Deciding, KindTerms, KindTermsOf, Limits, Unit};
use pallet_networks::EnsureStewards;
use sp_core::H256;
use sp_runtime::{traits::Convert, BuildStorage, DispatchResult, MultiSignature, MultiSigner};

type Block = frame_system::mocking::MockBlock<Test>;

/// The asset kinds of the test chain.
pub type AssetKind = NativeOrWithId<u32>;
/// The native token.
pub const NATIVE: AssetKind = NativeOrWithId::Native;
/// One whole token, of 12 decimals.
pub const ONE: u128 = 1_000_000_000_000;
/// One whole unit of a book.
pub const UNIT: u64 = 1_000_000;

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
pub const ENDOWMENT: u128 = 1_000_000_000_000_000_000 * ONE;
/// The accounts that have tokens. Others are newcomers.
pub const ACCOUNTS: core::ops::RangeInclusive<u64> = 1..=30;
/// The notice, in blocks, if no scope decided on one.
pub const NOTICE: u64 = 20;
/// The shortest and the longest notice.
pub const LEAST_NOTICE: u64 = 5;
pub const MOST_NOTICE: u64 = 1_000;
/// The smallest income of scopes that did not decide on one.
pub const SMALLEST_SALE: u128 = 10_000;

parameter_types! {
	pub const NetworksPalletId: PalletId = PalletId(*b"ovn/netw");
	pub const SharesPalletId: PalletId = PalletId(*b"ovn/shar");
	pub const EquationPalletId: PalletId = PalletId(*b"ovn/equa");
	pub const NativeAsset: AssetKind = NATIVE;
	pub const ScopeReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Scope);
	pub const MembershipReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Membership);
	pub const AccountReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Account);
	pub const ProfileReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Profile);
	pub const TaskReason: RuntimeHoldReason = RuntimeHoldReason::Contributing(pallet_contributions::HoldReason::Task);
	pub const Base: u128 = 50;
	pub const PerByte: u128 = 1;
	pub const SponsorWeight: Weight = Weight::from_parts(1_000, 0);
	pub const BindingNotice: u64 = 14 * 20;
	pub const StepsPerDistribution: u32 = 2;
	pub const StepsPerCall: u32 = 4;
	pub static DefaultLevy: Ratio = ratio(5, 100);
	pub static SmallestIncome: u128 = SMALLEST_SALE;
	pub static DefaultNotice: u64 = NOTICE;
	pub static MinNotice: u64 = LEAST_NOTICE;
	pub static MaxNotice: u64 = MOST_NOTICE;
	/// How many references were given.
	pub static UsedReferences: u64 = 0;
	/// The standing shares, in place of a pallet that keeps them: the scope that owes, the scope
	/// that gets, and the part.
	pub storage StandingList: Vec<(ScopeId, ScopeId, u32, u32)> = Vec::new();
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
	type MaxFunds = ConstU16<16>;
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

/// The standing shares of [`StandingList`].
pub struct Standing;

impl StandingShares for Standing {
	fn standing(scope: ScopeId, _: IncomeClass) -> Vec<(ScopeId, Ratio)> {
		let list = StandingList::get().into_iter().filter(|(from, ..)| *from == scope);
		list.map(|(_, to, n, d)| (to, ratio(n, d))).collect()
	}
}

impl pallet_value_equation::Config for Test {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type Books = Shares;
	type DefaultLevy = DefaultLevy;
	type DefaultNotice = DefaultNotice;
	type Kinds = Contributing;
	type MaxNotice = MaxNotice;
	type MinNotice = MinNotice;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type PalletId = EquationPalletId;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureStewards<Test>;
	type Scopes = Networks;
	type SmallestIncome = SmallestIncome;
	type Standing = Standing;
	type WeightInfo = ();
}

/// Makes what benchmarks need, by the calls of other pallets.
#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;

#[cfg(feature = "runtime-benchmarks")]
fn new_asset(owner: u64) -> AssetKind {
	let id = pallet_assets::Asset::<Test>::iter_keys().count() as u32;
	Assets::force_create(RuntimeOrigin::root(), id, owner, false, 1).unwrap();
	Assets::mint(signed(owner), id, owner, ENDOWMENT).unwrap();
	NativeOrWithId::WithId(id)
}

#[cfg(feature = "runtime-benchmarks")]
fn endow(who: u64) {
	use frame_support::traits::fungible::Mutate;
	Balances::mint_into(&who, ENDOWMENT).unwrap();
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_networks::BenchmarkHelper<u64, AssetKind> for Helper {
	fn asset(_: u32, owner: &u64) -> AssetKind {
		new_asset(*owner)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_contributions::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		<Self as crate::BenchmarkHelper<u64, AssetKind>>::scope()
	}

	fn agent(scope: ScopeId, n: u32) -> u64 {
		let who = 1_000 + u64::from(n);
		endow(who);
		Networks::join(signed(who), scope, None).unwrap();
		who
	}

	fn role(scope: ScopeId, n: u32, holder: &u64) -> ovn_primitives::RoleId {
		let rule = pallet_networks::GrantRule::ByScope;
		Networks::define_role(signed(STEWARD), scope, name_of("role"), document(2), rule, None)
			.unwrap();
		Networks::grant_role(signed(STEWARD), scope, n as u16, *holder, None).unwrap();
		n as u16
	}

	fn asset(scope: ScopeId, purse: Purse, owner: &u64) -> AssetKind {
		let asset = new_asset(*owner);
		Networks::accept_asset(signed(STEWARD), scope, asset.clone()).unwrap();
		Networks::open_pot(signed(*owner), scope, purse, asset.clone()).unwrap();
		asset
	}

	fn set_day(day: ovn_primitives::Day) {
		Timestamp::set_timestamp((u64::from(day) * 24 + 12) * 3_600 * 1_000);
	}

	fn populate(scope: ScopeId, members: u32) {
		for n in 0..members {
			<Self as pallet_contributions::BenchmarkHelper<u64, AssetKind>>::agent(
				scope,
				10_000 + n,
			);
		}
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_shares::BenchmarkHelper<u64, AssetKind, MultiSigner, MultiSignature> for Helper {
	fn scope() -> ScopeId {
		<Self as crate::BenchmarkHelper<u64, AssetKind>>::scope()
	}

	fn kind(scope: ScopeId, claim: ClaimType) -> KindId {
		kind_of(scope, claim, ONE)
	}

	fn asset(scope: ScopeId, _: u32, owner: &u64) -> AssetKind {
		let asset = new_asset(*owner);
		Networks::accept_asset(signed(STEWARD), scope, asset.clone()).unwrap();
		asset
	}

	fn endow(who: &u64) {
		endow(*who);
	}

	fn fund(scope: ScopeId, payer: &u64) -> ovn_primitives::FundId {
		match <Self as crate::BenchmarkHelper<u64, AssetKind>>::fund(scope, &NATIVE, payer) {
			Purse::Fund(fund) => fund,
			_ => unreachable!(),
		}
	}

	fn signer() -> MultiSigner {
		MultiSigner::Sr25519(benchmark_key())
	}

	fn sign(message: &[u8]) -> MultiSignature {
		let kind = sp_core::crypto::key_types::ACCOUNT;
		sp_io::crypto::sr25519_sign(kind, &benchmark_key(), message).unwrap().into()
	}
}

/// A key of the node's key store.
#[cfg(feature = "runtime-benchmarks")]
fn benchmark_key() -> sp_core::sr25519::Public {
	sp_io::crypto::sr25519_generate(sp_core::crypto::key_types::ACCOUNT, Some(b"//Bench".to_vec()))
}

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		endow(STEWARD);
		let network = found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network);
		let enterprise = found(STEWARD, network, ScopeKind::OpenEnterprise);
		found(STEWARD, enterprise, ScopeKind::Project)
	}

	fn asset(scope: ScopeId, owner: &u64) -> AssetKind {
		endow(*owner);
		let asset = new_asset(*owner);
		Networks::accept_asset(signed(STEWARD), scope, asset.clone()).unwrap();
		asset
	}

	fn kind(scope: ScopeId, asset: &AssetKind) -> KindId {
		// A debt with a cohort to open and one to close.
		let kind = kind_of(scope, ClaimType::Debt { ceiling: 100 }, ONE);
		let terms = BookTerms::Debt { ceiling: Ratio::ONE, asset: asset.clone(), per_unit: None };
		let book = book_of(scope, kind);
		<Shares as ShareBooks<_, _>>::create(book, terms, false).unwrap();
		<Shares as ShareBooks<_, _>>::credit(book, Holder::Agent(ANA), 1_000_000).unwrap();
		kind
	}

	fn fund(scope: ScopeId, asset: &AssetKind, payer: &u64) -> Purse {
		let fund = pallet_networks::Counts::<Test>::get(scope).funds;
		Networks::create_fund(signed(STEWARD), scope, name_of("fund")).unwrap();
		Networks::open_pot(signed(*payer), scope, Purse::Fund(fund), asset.clone()).unwrap();
		Purse::Fund(fund)
	}

	fn crowd(scope: ScopeId, holders: u32) -> Option<KindId> {
		let kind = kind_of(scope, ClaimType::Equity, ONE);
		<Shares as ShareBooks<_, _>>::create(book_of(scope, kind), BookTerms::Equity, false)
			.unwrap();
		Shares::populate(book_of(scope, kind), holders);
		Some(kind)
	}

	fn decide_rate(scope: ScopeId, kind: KindId, rate: u128) -> Option<()> {
		Contributing::set_rate(signed(STEWARD), scope, kind, rate).ok()
	}
}

/// The state in which benchmarks begin.
#[cfg(feature = "runtime-benchmarks")]
pub fn benchmark_genesis() -> sp_io::TestExternalities {
	let mut genesis = genesis();
	genesis.execute_with(|| run_to_block(1));
	genesis
}

/// A signed origin.
pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// A document whose hash is made of one byte.
pub fn document(byte: u8) -> Document {
	Document { hash: H256::repeat_byte(byte), uri: b"ipfs://example".to_vec().try_into().unwrap() }
}

/// A ratio.
pub fn ratio(numerator: u32, denominator: u32) -> Ratio {
	Ratio::new(numerator, denominator).unwrap()
}

/// Creates a scope with one steward, its founder. Returns its number.
pub fn found(founder: u64, parent: ScopeId, kind: ScopeKind) -> ScopeId {
	let scope = pallet_networks::NextScope::<Test>::get();
	let stewards = vec![founder].try_into().unwrap();
	Networks::create_scope(signed(founder), parent, kind, document(1), stewards).unwrap();
	scope
}

/// The scope in which most tests take place: a project in [`NETWORK`].
pub const LAB: ScopeId = 2;
/// The network of the lab.
pub const NETWORK: ScopeId = 1;
/// Another project in the same network.
pub const SHOP: ScopeId = 3;
/// Another network, and a project in it.
pub const ABROAD: ScopeId = 4;
pub const PARTNER: ScopeId = 5;
/// The steward of all of them.
pub const STEWARD: u64 = 1;
/// Contributors.
pub const ANA: u64 = 2;
pub const BEN: u64 = 3;
pub const CEM: u64 = 4;
pub const DIA: u64 = 5;
/// The payer of incomes.
pub const PAYER: u64 = 10;
/// Gets money by its account.
pub const MANAGER: u64 = 11;
/// An attacker.
pub const MALLORY: u64 = 12;
/// An account that never had anything.
pub const NEWCOMER: u64 = 99;
/// The funds of the lab: both have an open native pot.
pub const COSTS: Purse = Purse::Fund(0);
pub const RESERVE: Purse = Purse::Fund(1);

/// The book of a kind of the lab.
pub const fn book(kind: KindId) -> BookId {
	book_of(LAB, kind)
}

/// The book of a kind of a scope.
pub const fn book_of(scope: ScopeId, kind: KindId) -> BookId {
	BookId::Kind { scope, kind }
}

/// Defines a kind of a scope that the chain itself measures.
pub fn kind_of(scope: ScopeId, claim: ClaimType, rate: u128) -> KindId {
	kind_with(scope, Unit::Hour, claim, rate)
}

/// A kind of the lab that counts tokens of an asset.
pub fn kind_of_tokens(asset: AssetKind, decimals: u8, rate: u128, claim: ClaimType) -> KindId {
	kind_with(LAB, Unit::Token { asset, decimals }, claim, rate)
}

fn kind_with(scope: ScopeId, unit: Unit<AssetKind>, claim: ClaimType, rate: u128) -> KindId {
	let kind = pallet_contributions::KindCount::<Test>::get(scope);
	let terms: KindTermsOf<Test> = KindTerms {
		name: b"facts".to_vec().try_into().unwrap(),
		document: document(3),
		category: Category::Other,
		action: Action::Use,
		unit,
		rate,
		claim,
		multipliers: Default::default(),
		limits: Limits { max_quantity: 1_000_000_000_000_000, daily_limit: None },
		deciding: Deciding::Measured { purse: None },
		earns_reputation: false,
	};
	Contributing::define_kind(signed(STEWARD), scope, terms).unwrap();
	kind
}

/// A kind of the lab that is paid for ever, with a rate in whole tokens.
pub fn equity(rate: u128) -> KindId {
	kind_of(LAB, ClaimType::Equity, rate * ONE)
}

/// A kind of the lab that is paid back, one for one, whose unit is a whole token.
pub fn debt() -> KindId {
	kind_of(LAB, ClaimType::Debt { ceiling: 100 }, ONE)
}

/// A kind of the lab that is paid once, whose unit is a whole token.
pub fn once() -> KindId {
	kind_of(LAB, ClaimType::Once, ONE)
}

/// Lets the chain measure whole units that an agent contributes. The book is that of contributions.
pub fn contribute_to(scope: ScopeId, kind: KindId, who: u64, units: u64) {
	contribute_parts(scope, kind, who, units * UNIT);
}

/// As [`contribute_to`], in millionths.
pub fn contribute_parts(scope: ScopeId, kind: KindId, who: u64, units: u64) {
	let measured =
		<Contributing as Contributions<u64>>::measured(scope, kind, &who, units, document(4));
	measured.unwrap();
}

/// As [`contribute_to`], to the lab.
pub fn contribute(kind: KindId, who: u64, units: u64) {
	contribute_to(LAB, kind, who, units);
}

/// Creates a book of debt in the native token, as a campaign does.
pub fn lend(book: BookId, ceiling: Ratio, principals: &[(u64, u128)]) {
	let terms = BookTerms::Debt { ceiling, asset: NATIVE, per_unit: None };
	<Shares as ShareBooks<_, _>>::create(book, terms, true).unwrap();
	for (who, principal) in principals {
		let holder = Holder::Agent(*who);
		<Shares as ShareBooks<_, _>>::credit(book, holder, principal * ONE).unwrap();
	}
	<Shares as ShareBooks<_, _>>::activate(book, None).unwrap();
}

/// A bucket with a share in per cent.
pub fn bucket(name: &str, share: u32, recipient: Recipient<u64>) -> Bucket<u64, AssetKind> {
	part(name, share, 100, recipient)
}

/// A bucket with any share.
pub fn part(
	name: &str,
	numerator: u32,
	denominator: u32,
	recipient: Recipient<u64>,
) -> Bucket<u64, AssetKind> {
	Bucket { name: name_of(name), ask: Ask::Share(ratio(numerator, denominator)), recipient }
}

/// A bucket with a fixed number of whole tokens.
pub fn fixed(name: &str, amount: u128, recipient: Recipient<u64>) -> Bucket<u64, AssetKind> {
	let ask = Ask::Fixed { asset: NATIVE, amount: amount * ONE };
	Bucket { name: name_of(name), ask, recipient }
}

/// A name.
pub fn name_of(name: &str) -> Name {
	name.as_bytes().to_vec().try_into().unwrap()
}

/// Books of kinds, whose rest goes on.
pub fn books(kinds: &[KindId]) -> Recipient<u64> {
	books_or(kinds, None, OnEmpty::NextBucket)
}

/// Books of kinds.
pub fn books_or(kinds: &[KindId], at_most: Option<Ratio>, on_empty: OnEmpty) -> Recipient<u64> {
	Recipient::Books { kinds: kinds.to_vec().try_into().unwrap(), at_most, on_empty }
}

/// An equation whose residue goes to the treasury.
pub fn equation(mode: Mode, buckets: Vec<Bucket<u64, AssetKind>>) -> EquationOf<Test> {
	Equation { mode, buckets: buckets.try_into().unwrap(), residue: Purse::Treasury }
}

/// A straight equation.
pub fn straight(buckets: Vec<Bucket<u64, AssetKind>>) -> EquationOf<Test> {
	equation(Mode::Straight, buckets)
}

/// A remaining equation.
pub fn remaining(buckets: Vec<Bucket<u64, AssetKind>>) -> EquationOf<Test> {
	equation(Mode::Remaining, buckets)
}

/// Decides on an equation of a scope.
pub fn set(scope: ScopeId, equation: EquationOf<Test>) {
	Equations::set_equation(signed(STEWARD), scope, equation).unwrap();
}

/// Sets all levies to nothing.
pub fn no_levy() {
	DefaultLevy::set(ratio(0, 1));
}

/// A reference that was not used before.
pub fn reference() -> H256 {
	let next = UsedReferences::get() + 1;
	UsedReferences::set(next);
	H256::from_low_u64_be(next)
}

/// Records a sale, in base units of the native token.
pub fn try_sale(scope: ScopeId, amount: u128) -> DispatchResult {
	sale_in(scope, NATIVE, amount)
}

/// Records a sale, in base units of an asset.
pub fn sale_in(scope: ScopeId, asset: AssetKind, amount: u128) -> DispatchResult {
	let class = IncomeClass::Sale;
	Equations::record_income(signed(PAYER), scope, asset, amount, class, reference())
		.map(drop)
		.map_err(|error| error.error)
}

/// Records a sale of the lab, in base units of the native token. Returns how it was divided.
pub fn sale(amount: u128) -> Split {
	try_sale(LAB, amount).unwrap();
	last_split()
}

/// Where the last income went.
pub fn last_split() -> Split {
	events()
		.into_iter()
		.rev()
		.find_map(|event| match event {
			Event::IncomeRecorded { split, .. } => Some(split),
			_ => None,
		})
		.unwrap()
}

/// What went to the recipients of the buckets.
pub fn taken(split: &Split) -> Vec<u128> {
	split.buckets.iter().map(|bucket| bucket.taken).collect()
}

/// What the kinds of a bucket got.
pub fn amounts(bucket: &BucketSplit) -> Vec<u128> {
	bucket.kinds.iter().map(|kind| kind.amount).collect()
}

/// Divides what lies in an inbox.
pub fn process(scope: ScopeId, levied: Levied) -> DispatchResult {
	Equations::process_inbox(signed(NEWCOMER), scope, NATIVE, levied)
		.map(drop)
		.map_err(|error| error.error)
}

/// What lies in an inbox of the native token.
pub fn inbox(scope: ScopeId, levied: Levied) -> u128 {
	Inboxes::<Test>::get((scope, NATIVE, levied))
}

/// Collects a line of the lab. Returns what the account got.
pub fn collect(line: Line, who: u64) -> u128 {
	let before = free(who);
	Equations::collect(signed(PAYER), LAB, NATIVE, line).unwrap();
	free(who) - before
}

/// Claims for a position of an account. Returns what it got.
pub fn claim(who: u64, book: BookId, series: Series) -> u128 {
	let before = free(who);
	Shares::claim(signed(who), vec![(book, series)].try_into().unwrap(), 8).unwrap();
	free(who) - before
}

/// Claims for a position of another book or of a scope.
pub fn claim_for(holder: Holder<u64>, book: BookId) {
	Shares::claim_for(signed(NEWCOMER), holder, vec![(book, 0)].try_into().unwrap(), 8).unwrap();
}

/// What the lab's equation keeps of the native token.
pub fn flow() -> FlowOf<Test> {
	Flows::<Test>::get(LAB, NATIVE)
}

/// Pays into an inbox as a share book does, from an account.
pub fn deposit(scope: ScopeId, source: Option<ScopeId>, amount: u128) -> DispatchResult {
	<Equations as Inbox<_, _>>::deposit(&PAYER, scope, source, &NATIVE, amount)
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
	Equations::pot_account(asset)
}

/// What is owed: held on the pot of an asset.
pub fn owed(asset: &AssetKind) -> u128 {
	MoneyHold::balance_on_hold(asset.clone(), &crate::HoldReason::Owed.into(), &pot(asset))
}

/// The native pot of a purse.
pub fn purse(scope: ScopeId, purse: Purse) -> u64 {
	Networks::pot_account(scope, purse, &NATIVE)
}

/// The least an account can have of [`asset`]s.
pub const ASSET_MIN: u128 = 5;

/// Creates an asset that lets no account exist by itself, which the lab accepts, and of which the
/// payer and the steward have plenty.
pub fn asset(id: u32) -> AssetKind {
	Assets::force_create(RuntimeOrigin::root(), id, PAYER, false, ASSET_MIN).unwrap();
	for who in [PAYER, STEWARD] {
		Assets::mint(signed(PAYER), id, who, ENDOWMENT).unwrap();
	}
	let asset = NativeOrWithId::WithId(id);
	Networks::accept_asset(signed(STEWARD), LAB, asset.clone()).unwrap();
	asset
}

/// As [`asset`], with open pots.
pub fn asset_with_pots(id: u32) -> AssetKind {
	let asset = asset(id);
	Equations::open_pot(signed(PAYER), LAB, asset.clone()).unwrap();
	asset
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

/// Advances by a number of blocks.
pub fn run_blocks(count: u64) {
	run_to_block(System::block_number() + count);
}

/// Opens funds of the lab.
fn make_funds() {
	for (fund, name) in ["costs", "reserve"].into_iter().enumerate() {
		Networks::create_fund(signed(STEWARD), LAB, name_of(name)).unwrap();
		Networks::open_pot(signed(STEWARD), LAB, Purse::Fund(fund as u16), NATIVE).unwrap();
	}
}

/// The state of a genesis.
pub fn genesis() -> sp_io::TestExternalities {
	DefaultLevy::set(ratio(5, 100));
	SmallestIncome::set(SMALLEST_SALE);
	DefaultNotice::set(NOTICE);
	MinNotice::set(LEAST_NOTICE);
	MaxNotice::set(MOST_NOTICE);
	let storage = RuntimeGenesisConfig {
		system: Default::default(),
		balances: pallet_balances::GenesisConfig {
			balances: ACCOUNTS
				.map(|account| (account, ENDOWMENT))
				.chain(
					[Purse::Treasury, Purse::Sponsor].map(|name| (purse(GLOBAL_SCOPE, name), ED)),
				)
				.chain([(pot(&NATIVE), ED), (Shares::pot_account(&NATIVE), ED)])
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

/// Makes the scopes.
pub fn make_scopes() {
	run_to_block(1);
	assert_eq!(found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network), NETWORK);
	assert_eq!(found(STEWARD, NETWORK, ScopeKind::Project), LAB);
	assert_eq!(found(STEWARD, NETWORK, ScopeKind::Project), SHOP);
	assert_eq!(found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network), ABROAD);
	assert_eq!(found(STEWARD, ABROAD, ScopeKind::Project), PARTNER);
	make_funds();
	System::reset_events();
}

/// Runs a test on a chain with two networks and three projects, and checks the invariants at its
/// end.
pub fn build_and_execute(test: impl FnOnce()) {
	genesis().execute_with(|| {
		make_scopes();
		test();
		Equations::do_try_state().unwrap();
	});
}
