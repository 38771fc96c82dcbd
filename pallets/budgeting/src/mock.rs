// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, money, assets and holds.

use crate::{self as pallet_budgeting, Allotment, Event, RoundId, RoundOf};
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
use ovn_primitives::{Document, FundId, Purse, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE};
use pallet_networks::EnsureStewards;
use sp_core::H256;
use sp_runtime::{traits::Convert, BuildStorage};

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
		Balances: pallet_balances,
		Assets: pallet_assets,
		AssetsHolder: pallet_assets_holder,
		Multisig: pallet_multisig,
		Networks: pallet_networks,
		Budgeting: pallet_budgeting,
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
/// The deposit for an idea.
pub const IDEA_DEPOSIT: u128 = 500;
/// What a round costs, for it stays.
pub const ROUND_PRICE: u128 = 2_000;

parameter_types! {
	pub const NetworksPalletId: PalletId = PalletId(*b"ovn/netw");
	pub const NativeAsset: AssetKind = NATIVE;
	pub const ScopeReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Scope);
	pub const MembershipReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Membership);
	pub const AccountReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Account);
	pub const ProfileReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Profile);
	pub const Base: u128 = 50;
	pub const PerByte: u128 = 1;
	pub const SponsorWeight: Weight = Weight::from_parts(1_000, 0);
	pub const BudgetingPalletId: PalletId = PalletId(*b"ovn/budg");
	pub static PaymentPeriod: u64 = 90 * DAY;
	pub static MinDuration: u64 = DAY;
	pub static Braked: bool = false;
	pub static MaxDuration: u64 = 365 * DAY;
	pub static MaxRounds: u32 = 3;
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

impl pallet_budgeting::Config for Test {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
	type Deposits = Networks;
	type IdeaDeposit = ConstU128<IDEA_DEPOSIT>;
	type MaxDuration = MaxDuration;
	type MaxRounds = MaxRounds;
	type Membership = Networks;
	type MinDuration = MinDuration;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type PalletId = BudgetingPalletId;
	type PaymentPeriod = PaymentPeriod;
	type RoundPrice = ConstU128<ROUND_PRICE>;
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
impl crate::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		let network = found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network);
		found(STEWARD, network, ScopeKind::Project)
	}

	fn fund(scope: ScopeId) -> FundId {
		fund(scope)
	}

	fn open_purse(scope: ScopeId, purse: Purse, asset: &AssetKind, payer: &u64) {
		Networks::open_pot(signed(*payer), scope, purse, asset.clone()).unwrap();
	}

	fn member(scope: ScopeId, who: &u64) {
		Networks::join(signed(*who), scope, None).unwrap();
		Networks::set_tier(signed(STEWARD), scope, *who, Tier::Member).unwrap();
	}

	fn endow(who: &u64) {
		Money::mint_into(NATIVE, who, FORTUNE).unwrap();
	}

	fn asset(scope: ScopeId, owner: &u64) -> AssetKind {
		let asset = new_asset(79, *owner);
		Networks::accept_asset(signed(STEWARD), scope, asset.clone()).unwrap();
		asset
	}
}

/// The state in which benchmarks begin.
#[cfg(feature = "runtime-benchmarks")]
pub fn benchmarks() -> sp_io::TestExternalities {
	let mut externalities = genesis();
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
/// People.
pub const ANA: u64 = 2;
pub const BEN: u64 = 3;
pub const CEM: u64 = 4;
pub const DIA: u64 = 5;
/// Who has plenty.
pub const PAYER: u64 = 10;

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

/// Creates an asset that lets no account exist by itself, which the lab accepts, and of which the payer has plenty.
pub fn asset(id: u32) -> AssetKind {
	Assets::force_create(RuntimeOrigin::root(), id, PAYER, false, ASSET_MIN).unwrap();
	Assets::mint(signed(PAYER), id, PAYER, FORTUNE).unwrap();
	let asset = NativeOrWithId::WithId(id);
	Networks::accept_asset(signed(STEWARD), LAB, asset.clone()).unwrap();
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

/// Makes an account a member of the lab.
pub fn member(who: u64) {
	join(who);
	Networks::set_tier(signed(STEWARD), LAB, who, Tier::Member).unwrap();
}

/// The pot of an asset.
pub fn pot(asset: &AssetKind) -> u64 {
	Budgeting::pot_account(asset)
}

/// What is held on the pot of an asset.
pub fn held(asset: &AssetKind) -> u128 {
	MoneyHold::balance_on_hold(asset.clone(), &crate::HoldReason::Round.into(), &pot(asset))
}

/// The vendor of machines.
pub const VENDOR: u64 = 11;

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
		Budgeting::on_initialize(System::block_number());
	}
	Braked::set(false);
}

/// Begins a round of the lab that opens in a day and closes a day later. Its number.
pub fn round(allotment: Allotment) -> RoundId {
	let id = crate::NextRound::<Test>::get();
	let now = System::block_number();
	let (opens, closes) = (now + DAY, now + 2 * DAY);
	Budgeting::open_round(signed(STEWARD), LAB, NATIVE, allotment, ONE, opens, closes, document(6))
		.unwrap();
	id
}

/// Proposes an idea for the vendor, in whole tokens. Its number.
pub fn idea(who: u64, id: RoundId, minimum: u128, maximum: u128) -> u32 {
	let number = the_round(id).next_idea;
	let name = b"saw".to_vec().try_into().unwrap();
	let limits = (minimum * ONE, maximum * ONE);
	let call = Budgeting::propose_idea;
	call(signed(who), id, VENDOR, name, document(7), limits.0, limits.1).unwrap();
	number
}

/// A round.
pub fn the_round(id: RoundId) -> RoundOf<Test> {
	crate::Rounds::<Test>::get(id).unwrap()
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
				.chain([(pot(&NATIVE), ED)])
				.collect(),
			..Default::default()
		},
		assets: Default::default(),
		networks: pallet_networks::GenesisConfig {
			stewards: vec![20],
			metadata_hash: H256::repeat_byte(7),
		},
		budgeting: Default::default(),
	}
	.build_storage()
	.unwrap();
	storage.into()
}

/// Checks the invariants. Here nothing but ideas has deposits: what is held for them is what they say.
pub fn check_state() {
	Budgeting::do_try_state().unwrap();
	let reason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Deposit);
	let held: u128 = pallet_balances::Holds::<Test>::iter_values()
		.flatten()
		.filter(|hold| hold.id == reason)
		.map(|hold| hold.amount)
		.sum();
	let ideas = crate::Ideas::<Test>::iter_keys().count() as u128;
	assert_eq!(held, ideas * IDEA_DEPOSIT, "deposits without ideas");
}

/// Runs a test on a chain with two networks, and checks the invariants at its end.
pub fn build_and_execute<R>(test: impl FnOnce() -> R) -> R {
	genesis().execute_with(|| {
		run_to_block(1);
		assert_eq!(found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network), LAB);
		assert_eq!(found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network), SHOP);
		System::reset_events();
		let result = test();
		check_state();
		result
	})
}

/// Gives a new account tokens.
pub fn fresh(who: u64) {
	Balances::force_set_balance(RuntimeOrigin::root(), who, ENDOWMENT).unwrap();
}
