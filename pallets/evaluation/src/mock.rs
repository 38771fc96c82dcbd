// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, contributions, money, assets and clock.

use crate::{self as pallet_evaluation, Agents, Change, ChangesOf, Event, FoundersOf, ONE};
use frame_support::{
	derive_impl, ensure, parameter_types,
	traits::{
		fungible::{HoldConsideration, InspectHold, NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, ConstU128, ConstU16, ConstU32, ConstU64, ConstU8, Hooks,
		LinearStoragePrice,
	},
	weights::Weight,
	PalletId,
};
use frame_system::{EnsureRoot, EnsureSigned};
use ovn_math::{stake::StakeFraction, Fraction, Scale};
use ovn_primitives::{
	traits::{Accepted, OnAccepted},
	ClaimType, ContributionId, Day, Document, KindId, Purse, Quantity, Ratio, RoleId, ScopeId,
	ScopeKind, Tier, GLOBAL_SCOPE,
};
use pallet_contributions::{
	Action, Category, Deciding, KindTerms, KindTermsOf, Limits, State, Unit,
};
use pallet_networks::{EnsureStewards, GrantRule};
use sp_core::H256;
use sp_runtime::{traits::Convert, BuildStorage, DispatchError, DispatchResult};

type Block = frame_system::mocking::MockBlock<Test>;

/// The asset kinds of the test chain.
pub type AssetKind = NativeOrWithId<u32>;
/// The native token.
pub const NATIVE: AssetKind = NativeOrWithId::Native;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Timestamp: pallet_timestamp,
		Balances: pallet_balances,
		Assets: pallet_assets,
		Multisig: pallet_multisig,
		Scoping: pallet_networks,
		Contributing: pallet_contributions,
		Evaluating: pallet_evaluation,
	}
);

/// The existential deposit.
pub const ED: u128 = 10;
/// What each of [`ACCOUNTS`] has at genesis.
pub const ENDOWMENT: u128 = 1_000_000_000;
/// A day in blocks.
pub const DAY: u64 = 20;
/// The windows of evaluations: the shortest, that of networks that choose none, the longest.
pub const MIN_WINDOW: u64 = 3 * DAY;
pub const WINDOW: u64 = 7 * DAY;
pub const MAX_WINDOW: u64 = 30 * DAY;
/// The deposit for a log.
pub const LOG_DEPOSIT: u128 = 100;
/// The day in which tests begin.
pub const TODAY: Day = 20_000;
/// One of a unit.
pub const PIECE: Quantity = 1_000_000;
/// The value of one piece: by default it earns all reputation.
pub const RATE: u128 = 1_000_000_000_000;
/// The accounts that have tokens. Others are newcomers.
pub const ACCOUNTS: core::ops::RangeInclusive<u64> = 1..=100;
/// The weight of looking up who pays a fee.
pub const SPONSOR_WEIGHT: Weight = Weight::from_parts(11, 5);

parameter_types! {
	pub const TestPalletId: PalletId = PalletId(*b"ovn/netw");
	pub const NativeAsset: AssetKind = NATIVE;
	pub const ScopeReason: RuntimeHoldReason = RuntimeHoldReason::Scoping(pallet_networks::HoldReason::Scope);
	pub const MembershipReason: RuntimeHoldReason = RuntimeHoldReason::Scoping(pallet_networks::HoldReason::Membership);
	pub const AccountReason: RuntimeHoldReason = RuntimeHoldReason::Scoping(pallet_networks::HoldReason::Account);
	pub const ProfileReason: RuntimeHoldReason = RuntimeHoldReason::Scoping(pallet_networks::HoldReason::Profile);
	pub const TaskReason: RuntimeHoldReason = RuntimeHoldReason::Contributing(pallet_contributions::HoldReason::Task);
	pub const Base: u128 = 50;
	pub const PerByte: u128 = 1;
	pub const SponsorWeight: Weight = SPONSOR_WEIGHT;
	pub storage Crediting: bool = true;
}

type Price = LinearStoragePrice<Base, PerByte, u128>;
type Ticket<Reason> = HoldConsideration<u64, Balances, Reason, Price>;
type Money = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, u64>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type AccountData = pallet_balances::AccountData<u128>;
	type Block = Block;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
	type Balance = u128;
	type ExistentialDeposit = ConstU128<ED>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = u128;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<u64>>;
	type Currency = Balances;
	type ForceOrigin = EnsureRoot<u64>;
	type Freezer = ();
	type Holder = ();
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
	type BenchmarkHelper = Making;
	type BlocksPerDay = ConstU64<DAY>;
	type DefaultInvitationPeriod = ConstU64<{ 30 * DAY }>;
	type DefaultInvitations = ConstU16<3>;
	type InvitationWindow = ConstU64<{ 30 * DAY }>;
	type JointAccount = Joint;
	type MaxAssociations = ConstU16<4>;
	type MaxDepth = ConstU8<4>;
	type MaxFunds = ConstU16<4>;
	type MaxInvitationPeriod = ConstU64<{ 365 * DAY }>;
	type MaxPeriod = ConstU64<{ 3_650 * DAY }>;
	type MaxRoles = ConstU16<12>;
	type MembershipConsideration = Ticket<MembershipReason>;
	type Money = Money;
	type Native = Balances;
	type NativeAsset = NativeAsset;
	type OnTierChanged = Evaluating;
	type PalletId = TestPalletId;
	type PetitionPeriod = ConstU64<{ 30 * DAY }>;
	type ProfileConsideration = Ticket<ProfileReason>;
	type RecordWeight = ();
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeConsideration = Ticket<ScopeReason>;
	type ScopeOrigin = EnsureStewards<Test>;
	type WeightInfo = ();
}

impl pallet_contributions::Config for Test {
	type AssetKind = AssetKind;
	type BackdateDays = ConstU32<30>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Making;
	type CarriedPeriod = ConstU64<1_000>;
	type CorrectionWeight = ();
	type Deposits = Scoping;
	type ImportPrice = ConstU128<0>;
	type LogDeposit = ConstU128<LOG_DEPOSIT>;
	type MaxKinds = ConstU16<12>;
	type MaxPeriod = ConstU64<1_000>;
	type Membership = Scoping;
	type MinPeriod = ConstU64<5>;
	type Money = Money;
	type OnAccepted = (Evaluating, Books);
	type OnRateChanged = ();
	type PeerEvaluation = Evaluating;
	type ScopeOrigin = EnsureStewards<Test>;
	type Scopes = Scoping;
	type SponsorWeight = SponsorWeight;
	type SponsorWeightWithDeposit = SponsorWeight;
	type TaskConsideration = Ticket<TaskReason>;
	type UnixTime = Timestamp;
	type WeightInfo = ();
}

/// Who credits what is accepted: refuses to if a test wants it to.
pub struct Books;

impl OnAccepted<u64> for Books {
	fn accepted(_: &Accepted<u64>) -> DispatchResult {
		ensure!(Crediting::get(), DispatchError::Other("nobody credits"));
		Ok(())
	}

	fn compensated(_: &Accepted<u64>) -> DispatchResult {
		Ok(())
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

impl pallet_evaluation::Config for Test {
	type AssetId = u32;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Making;
	type BlocksPerDay = ConstU64<DAY>;
	type Contributions = Contributing;
	type DefaultWindow = ConstU64<WINDOW>;
	type MaxWindow = ConstU64<MAX_WINDOW>;
	type Membership = Scoping;
	type MinWindow = ConstU64<MIN_WINDOW>;
	type NativeAsset = NativeAsset;
	type ScopeOrigin = EnsureStewards<Test>;
	type Scopes = Scoping;
	type SponsorWeight = SponsorWeight;
	type Tokens = Assets;
	type WeightInfo = ();
}

/// Makes what benchmarks need, by the calls of other pallets.
#[cfg(feature = "runtime-benchmarks")]
pub struct Making;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_networks::BenchmarkHelper<u64, AssetKind> for Making {
	fn asset(n: u32, owner: &u64) -> AssetKind {
		new_asset(n, *owner);
		NativeOrWithId::WithId(n)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_contributions::BenchmarkHelper<u64, AssetKind> for Making {
	fn scope() -> ScopeId {
		<Self as pallet_evaluation::BenchmarkHelper<u64, u32>>::scopes().1
	}

	fn agent(scope: ScopeId, n: u32) -> u64 {
		let network = pallet_networks::Scopes::<Test>::get(scope).unwrap().network;
		<Self as pallet_evaluation::BenchmarkHelper<u64, u32>>::agent(network, scope, n)
	}

	fn role(scope: ScopeId, n: u32, holder: &u64) -> RoleId {
		while pallet_networks::Counts::<Test>::get(scope).roles <= n as u16 {
			define_role(scope);
		}
		Scoping::grant_role(signed(STEWARD), scope, n as u16, *holder, None).unwrap();
		n as u16
	}

	fn asset(_: ScopeId, _: Purse, owner: &u64) -> AssetKind {
		new_asset(77, *owner);
		NativeOrWithId::WithId(77)
	}

	fn set_day(day: Day) {
		set_day(day);
	}

	fn populate(scope: ScopeId, members: u32) {
		for n in 0..members {
			pallet_networks::Memberships::<Test>::insert(u64::from(n), scope, ());
		}
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_evaluation::BenchmarkHelper<u64, u32> for Making {
	fn scopes() -> (ScopeId, ScopeId) {
		set_day(TODAY);
		let network = found_scope(STEWARD, GLOBAL_SCOPE, ScopeKind::Network);
		let enterprise = found_scope(STEWARD, network, ScopeKind::OpenEnterprise);
		let scope = found_scope(STEWARD, enterprise, ScopeKind::Project);
		Scoping::set_agreement(signed(STEWARD), network, document(9)).unwrap();
		(network, scope)
	}

	fn agent(network: ScopeId, scope: ScopeId, n: u32) -> u64 {
		use frame_support::traits::fungible::Mutate;
		let who = 1_000 + u64::from(n);
		Balances::mint_into(&who, ENDOWMENT).unwrap();
		for (scope, agreement) in [(network, Some(1)), (scope, None)] {
			Scoping::join(signed(who), scope, agreement).unwrap();
			Scoping::set_tier(signed(STEWARD), scope, who, Tier::Member).unwrap();
		}
		who
	}

	fn contribution(scope: ScopeId, author: &u64) -> ContributionId {
		let kind = pallet_contributions::KindCount::<Test>::get(scope);
		Contributing::define_kind(signed(STEWARD), scope, designs()).unwrap();
		let task = pallet_contributions::NextTask::<Test>::get(scope);
		Contributing::open_task(signed(*author), scope, kind, document(6), 1, DAY).unwrap();
		Contributing::claim_task(signed(*author), scope, task).unwrap();
		let index = pallet_contributions::NextIndex::<Test>::get(scope);
		Contributing::deliver_task(
			signed(*author),
			scope,
			task,
			PIECE,
			TODAY,
			None,
			document(5),
			false,
		)
		.unwrap();
		ContributionId { scope, index }
	}

	fn asset(network: ScopeId, receiver: &u64) -> u32 {
		new_asset(78, *receiver);
		issue(78, *receiver, network);
		78
	}
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

/// A fraction in thousandths.
pub fn thousandths(parts: u32) -> Fraction {
	Fraction::from_parts_per_billion(parts * 1_000_000).unwrap()
}

/// A stake fraction in thousandths.
pub fn stake(parts: u32) -> StakeFraction {
	StakeFraction::new(thousandths(parts)).unwrap()
}

/// A scale.
pub fn scale(min: u8, max: u8) -> Scale {
	Scale::new(min, max).unwrap()
}

/// An asset of which `owner` has plenty.
pub fn new_asset(n: u32, owner: u64) {
	use frame_support::traits::fungibles::{Create, Mutate};
	<Assets as Create<u64>>::create(n, owner, false, 1).unwrap();
	<Assets as Mutate<u64>>::mint_into(n, &owner, ENDOWMENT).unwrap();
}

/// Makes the treasury of a network the issuer of an asset.
pub fn issue(asset: u32, owner: u64, network: ScopeId) {
	let treasury = pot(network, Purse::Treasury);
	Assets::set_team(signed(owner), asset, treasury, owner, owner).unwrap();
}

/// The native pot of a purse.
pub fn pot(scope: ScopeId, purse: Purse) -> u64 {
	Scoping::pot_account(scope, purse, &NATIVE)
}

/// What an account has free.
pub fn free(who: u64) -> u128 {
	Balances::free_balance(who)
}

/// The deposits for logs that are held on an account.
pub fn log_deposits(who: u64) -> u128 {
	Balances::balance_on_hold(&pallet_networks::HoldReason::Deposit.into(), &who)
}

/// Creates a scope with one steward, its founder. Its number.
pub fn found_scope(founder: u64, parent: ScopeId, kind: ScopeKind) -> ScopeId {
	let scope = pallet_networks::NextScope::<Test>::get();
	let stewards = vec![founder].try_into().unwrap();
	Scoping::create_scope(signed(founder), parent, kind, document(1), stewards).unwrap();
	scope
}

/// Defines a role of a scope. Its number.
pub fn define_role(scope: ScopeId) -> RoleId {
	let role = pallet_networks::Counts::<Test>::get(scope).roles;
	let name = b"role".to_vec().try_into().unwrap();
	Scoping::define_role(signed(STEWARD), scope, name, document(2), GrantRule::ByScope, None)
		.unwrap();
	role
}

/// Makes an agent a member of a network or scope.
pub fn join(scope: ScopeId, who: u64) {
	Scoping::join(signed(who), scope, None).unwrap();
	Scoping::set_tier(signed(STEWARD), scope, who, Tier::Member).unwrap();
}

/// The events of this pallet, in order.
pub fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet::<Event<Test>>()
}

/// Runs something and returns the events of this pallet that it deposited.
pub fn events_of(run: impl FnOnce()) -> Vec<Event<Test>> {
	System::reset_events();
	run();
	events()
}

/// Goes to a block. Nothing is settled on the way.
pub fn run_to_block(number: u64) {
	System::set_block_number(number);
}

/// Lets so many blocks pass.
pub fn run_blocks(count: u64) {
	run_to_block(System::block_number() + count);
}

/// Gives the chain all the room of a block to settle, as often as it needs.
pub fn settle_all() {
	while crate::QueueEnds::<Test>::get().0 < crate::QueueEnds::<Test>::get().1 {
		Evaluating::on_idle(System::block_number(), Weight::MAX);
	}
}

/// Goes to noon of a day.
pub fn set_day(day: Day) {
	Timestamp::set_timestamp((u64::from(day) * 24 + 12) * 3_600 * 1_000);
}

/// The network in which most tests take place.
pub const LAB: ScopeId = 1;
/// A project in it.
pub const PROJECT: ScopeId = 2;
/// Who decides for both, and belongs to them; without reputation.
pub const STEWARD: u64 = 100;
/// Those of the worked case, and its author.
pub const A: u64 = 1;
pub const B: u64 = 2;
pub const C: u64 = 3;
pub const D: u64 = 4;
pub const E: u64 = 5;
/// Belongs to the lab, without reputation.
pub const NEWCOMER: u64 = 6;
/// Does not belong to it.
pub const STRANGER: u64 = 99;
/// The kinds of the lab and of the project: designs, which peers decide.
pub const DESIGNS: KindId = 0;

/// A kind that peers decide. A piece is worth [`RATE`].
pub fn designs() -> KindTermsOf<Test> {
	KindTerms {
		name: b"designs".to_vec().try_into().unwrap(),
		document: document(3),
		category: Category::Design,
		action: Action::Produce,
		unit: Unit::Piece,
		rate: RATE,
		claim: ClaimType::Equity,
		multipliers: Default::default(),
		limits: Limits { max_quantity: 1_000 * PIECE, daily_limit: None },
		deciding: Deciding::PeerEvaluation { scales_by_quality: true },
		earns_reputation: false,
	}
}

/// Whole units of reputation.
pub fn founders(list: &[(u64, u128)]) -> FoundersOf<Test> {
	let units: Vec<_> = list.iter().map(|(who, whole)| (*who, whole * ONE)).collect();
	units.try_into().unwrap()
}

/// Makes the lab with these founders, who are members of it, and its kind.
pub fn make_lab(list: &[(u64, u128)]) {
	make_lab_of_units(founders(list));
}

/// As [`make_lab`], with units of 12 decimals.
pub fn make_lab_of_units(founders: FoundersOf<Test>) {
	assert_eq!(found_scope(STEWARD, GLOBAL_SCOPE, ScopeKind::Network), LAB);
	for (who, _) in &founders {
		join(LAB, *who);
	}
	Evaluating::found_reputation(signed(STEWARD), LAB, founders).unwrap();
	Contributing::define_kind(signed(STEWARD), LAB, designs()).unwrap();
	assert_eq!(found_scope(STEWARD, LAB, ScopeKind::Project), PROJECT);
	Contributing::define_kind(signed(STEWARD), PROJECT, designs()).unwrap();
}

/// Logs pieces in the lab. The contribution.
pub fn log_pieces(who: u64, pieces: Quantity) -> ContributionId {
	log_in(LAB, who, pieces * PIECE)
}

/// Logs in a scope. The contribution.
pub fn log_in(scope: ScopeId, who: u64, quantity: Quantity) -> ContributionId {
	let index = pallet_contributions::NextIndex::<Test>::get(scope);
	Contributing::log(signed(who), scope, DESIGNS, quantity, TODAY, None, document(5), false, None)
		.unwrap();
	ContributionId { scope, index }
}

/// Lets agents say what they think, in order.
pub fn say(id: ContributionId, said: &[(u64, u8)]) {
	for (who, value) in said {
		Evaluating::evaluate(signed(*who), id, *value, false).unwrap();
	}
}

/// Ends an evaluation now.
pub fn finalise(id: ContributionId) {
	Evaluating::finalise(signed(STRANGER), id).unwrap();
}

/// Changes parameters of the lab.
pub fn set(changes: ChangesOf<Test>) {
	Evaluating::set_parameters(signed(STEWARD), LAB, changes).unwrap();
}

/// The rules of the worked case: a stake of 10 %, a scale of 0 and 1, no minimum time, no bonus.
pub fn worked_case() -> ChangesOf<Test> {
	ChangesOf::<Test> {
		scale: Change::Set(scale(0, 1)),
		stake: Change::Set(stake(100)),
		minimum_time: Change::Set(0),
		evaluator_factor: Change::Set(thousandths(0)),
		..Default::default()
	}
}

/// What became of a contribution.
pub fn state(id: ContributionId) -> State<u64> {
	pallet_contributions::Contributions::<Test>::get(id.scope, id.index).unwrap().state
}

/// The settled reputation of an agent in the lab.
pub fn settled(who: u64) -> u128 {
	Agents::<Test>::get(LAB, who).settled
}

/// What an agent has staked in the lab.
pub fn staked(who: u64) -> u128 {
	Agents::<Test>::get(LAB, who).staked
}

/// The reputation of the lab.
pub fn lab() -> crate::NetworkOf<Test> {
	crate::Networks::<Test>::get(LAB).unwrap()
}

/// The weight of all in the lab who are counted.
pub fn active() -> u128 {
	lab().evaluating(None).unwrap()
}

/// The kind of a scope as the network can recognise it.
pub fn terms(scope: ScopeId) -> H256 {
	Contributing::terms(scope, DESIGNS).unwrap().0
}

/// Lets the lab recognise the kind of the project, from the value of a piece on and without a limit of its
/// own.
pub fn recognise_project() {
	let (hash, whole) = (terms(PROJECT), thousandths(1_000));
	Evaluating::recognise_kind(signed(STEWARD), PROJECT, DESIGNS, hash, RATE, whole).unwrap();
}

/// Goes to a day.
pub fn run_days(count: u64) {
	run_blocks(count * DAY);
}

/// The state of a genesis.
pub fn genesis() -> sp_io::TestExternalities {
	let storage = RuntimeGenesisConfig {
		system: Default::default(),
		balances: pallet_balances::GenesisConfig {
			balances: ACCOUNTS
				.map(|account| (account, ENDOWMENT))
				.chain(
					[Purse::Treasury, Purse::Sponsor].map(|purse| (pot(GLOBAL_SCOPE, purse), ED)),
				)
				.collect(),
			..Default::default()
		},
		assets: Default::default(),
		scoping: pallet_networks::GenesisConfig {
			stewards: vec![STEWARD],
			metadata_hash: H256::repeat_byte(7),
		},
	}
	.build_storage()
	.unwrap();
	storage.into()
}

/// Checks the invariants; those of the other pallets, too, where they are built with them.
pub fn check_state() {
	Evaluating::do_try_state().unwrap();
	#[cfg(feature = "try-runtime")]
	{
		Contributing::do_try_state().unwrap();
		Scoping::do_try_state().unwrap();
	}
}

/// Runs a test in an empty chain, and checks the invariants at its end, as they are and when all that has
/// ended is settled.
pub fn build_empty_and_execute(test: impl FnOnce()) {
	genesis().execute_with(|| {
		run_to_block(1);
		set_day(TODAY);
		test();
		check_state();
		settle_all();
		check_state();
	});
}

/// Runs a test in the lab of the worked case, with its rules.
pub fn build_and_execute(test: impl FnOnce()) {
	build_empty_and_execute(|| {
		make_lab(&[(A, 40), (B, 30), (C, 20), (D, 10)]);
		join(LAB, E);
		join(LAB, NEWCOMER);
		set(worked_case());
		System::reset_events();
		test();
	});
}

/// A genesis for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub fn benchmark_genesis() -> sp_io::TestExternalities {
	let mut ext = genesis();
	ext.execute_with(|| run_to_block(1));
	ext
}
