// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with real money, assets, fees, multisig and batches.

use crate::{
	self as pallet_networks,
	fees::{SponsoredCalls, SponsoredFees},
	EnsureStewards, Event, MaxStewards, SponsorPolicyOf,
};
use frame_support::{
	derive_impl,
	dispatch::{DispatchResult, GetDispatchInfo},
	parameter_types,
	traits::{
		fungible::{
			HoldConsideration, InspectHold, Mutate, NativeFromLeft, NativeOrWithId, UnionOf,
		},
		AsEnsureOriginWithArg, ConstU128, ConstU16, ConstU32, ConstU64, ConstU8, Footprint,
		LinearStoragePrice,
	},
	weights::{FixedFee, Weight, WeightToFee},
	BoundedVec, PalletId,
};
use frame_system::{CheckNonce, EnsureRoot, EnsureSigned};
use ovn_primitives::{Document, Purse, ScopeId, ScopeKind, GLOBAL_SCOPE};
use pallet_transaction_payment::{ChargeTransactionPayment, FungibleAdapter};
use sp_core::H256;
use sp_runtime::{
	generic::{CheckedExtrinsic, ExtrinsicFormat},
	traits::{Applyable, Convert},
	transaction_validity::{TransactionSource, TransactionValidityError},
	BuildStorage,
};

type Block = frame_system::mocking::MockBlock<Test>;

/// The asset kinds of the test chain.
pub type AssetKind = NativeOrWithId<u32>;
/// The native token.
pub const NATIVE: AssetKind = NativeOrWithId::Native;

frame_support::construct_runtime!(
	pub enum Test {
		System: frame_system,
		Balances: pallet_balances,
		Assets: pallet_assets,
		TransactionPayment: pallet_transaction_payment,
		Multisig: pallet_multisig,
		Utility: pallet_utility,
		Networks: pallet_networks,
	}
);

/// The existential deposit.
pub const ED: u128 = 10;
/// What each of [`ACCOUNTS`] has at genesis.
pub const ENDOWMENT: u128 = 1_000_000;
/// A day in blocks.
pub const DAY: u64 = 20;
/// The accounts that have tokens. Others are newcomers.
pub const ACCOUNTS: core::ops::RangeInclusive<u64> = 1..=20;
/// A steward of the global scope.
pub const GLOBAL_STEWARD: u64 = 20;

/// What a record of a role or a petition costs beside the call.
pub const RECORD_WEIGHT: frame_support::weights::Weight =
	frame_support::weights::Weight::from_parts(77, 7);

parameter_types! {
	pub const TestPalletId: PalletId = PalletId(*b"ovn/netw");
	pub const NativeAsset: AssetKind = NATIVE;
	pub const RecordWeight: frame_support::weights::Weight = RECORD_WEIGHT;
	pub const ScopeReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Scope);
	pub const MembershipReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Membership);
	pub const AccountReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Account);
	pub const ProfileReason: RuntimeHoldReason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Profile);
	pub const Base: u128 = 50;
	pub const PerByte: u128 = 1;
	pub static MaxDepth: u8 = 4;
	pub static BlocksPerDay: u64 = DAY;
	pub static DefaultInvitationPeriod: u64 = 30 * DAY;
	pub static DefaultInvitations: u16 = 3;
	pub static InvitationWindow: u64 = 30 * DAY;
	pub static PetitionPeriod: u64 = 30 * DAY;
	pub static MaxPeriod: u64 = 3_650 * DAY;
}

/// What a deposit for storage costs.
pub type Price = LinearStoragePrice<Base, PerByte, u128>;
type Ticket<Reason> = HoldConsideration<u64, Balances, Reason, Price>;

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
	type Balance = u128;
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSigned<u64>>;
	type Currency = Balances;
	type ForceOrigin = EnsureRoot<u64>;
	type Freezer = ();
	type Holder = ();
}

#[derive_impl(pallet_transaction_payment::config_preludes::TestDefaultConfig)]
impl pallet_transaction_payment::Config for Test {
	type LengthToFee = FixedFee<1, u128>;
	type OnChargeTransaction = SponsoredFees<FungibleAdapter<Balances, ()>, Sponsored>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightToFee = PerMicrosecond;
}

/// A microsecond of work costs a base unit, so that the accounts of the tests can pay.
pub struct PerMicrosecond;

impl WeightToFee for PerMicrosecond {
	type Balance = u128;

	fn weight_to_fee(weight: &Weight) -> u128 {
		u128::from(weight.ref_time() / 1_000_000)
	}
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

impl pallet_utility::Config for Test {
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

/// The calls of this pallet that scopes pay for, and for the sake of the tests one that returns weight
/// it did not use.
pub struct Sponsored;

impl SponsoredCalls<RuntimeCall> for Sponsored {
	fn scope(call: &RuntimeCall) -> Option<ScopeId> {
		use pallet_networks::Call;
		match call {
			RuntimeCall::Networks(
				Call::join { scope, .. }
				| Call::leave { scope }
				| Call::sign_agreement { scope, .. }
				| Call::decline_invitation { scope }
				| Call::pass_invitation { scope, .. },
			) => Some(*scope),
			RuntimeCall::Utility(pallet_utility::Call::if_else { .. }) => Some(REFUNDING),
			_ => None,
		}
	}
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
	type BenchmarkHelper = NewAsset;
	type BlocksPerDay = BlocksPerDay;
	type DefaultInvitationPeriod = DefaultInvitationPeriod;
	type DefaultInvitations = DefaultInvitations;
	type InvitationWindow = InvitationWindow;
	type JointAccount = Joint;
	type MaxAssociations = ConstU16<4>;
	type MaxDepth = MaxDepth;
	type MaxFunds = ConstU16<4>;
	type MaxInvitationPeriod = ConstU64<{ 365 * DAY }>;
	type MaxPeriod = MaxPeriod;
	type MaxRoles = ConstU16<4>;
	type MembershipConsideration = Ticket<MembershipReason>;
	type Money = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, u64>;
	type Native = Balances;
	type NativeAsset = NativeAsset;
	type OnTierChanged = ();
	type PalletId = TestPalletId;
	type PetitionPeriod = PetitionPeriod;
	type ProfileConsideration = Ticket<ProfileReason>;
	type RecordWeight = RecordWeight;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeConsideration = Ticket<ScopeReason>;
	type ScopeOrigin = EnsureStewards<Test>;
	type WeightInfo = ();
}

/// Makes assets for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct NewAsset;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_networks::BenchmarkHelper<u64, AssetKind> for NewAsset {
	fn asset(n: u32, owner: &u64) -> AssetKind {
		use frame_support::traits::fungibles::{Create, Mutate};
		<Assets as Create<u64>>::create(n, *owner, false, 1).unwrap();
		<Assets as Mutate<u64>>::mint_into(n, owner, 1_000_000).unwrap();
		NativeOrWithId::WithId(n)
	}
}

/// The scope that pays for the sponsored call that returns weight.
pub const REFUNDING: ScopeId = 1;

/// What a signature comes with: the nonce and the tip.
pub type Extension = (CheckNonce<Test>, ChargeTransactionPayment<Test>);
/// A transaction whose signature was checked.
pub type Transaction = CheckedExtrinsic<u64, RuntimeCall, Extension>;
/// The length of every transaction in bytes.
const LENGTH: usize = 100;

/// A transaction with a given nonce.
pub fn transaction(who: u64, nonce: u32, tip: u128, call: RuntimeCall) -> Transaction {
	CheckedExtrinsic {
		format: ExtrinsicFormat::Signed(
			who,
			(CheckNonce::from(nonce), ChargeTransactionPayment::from(tip)),
		),
		function: call,
	}
}

/// What a transaction comes to: how its call ended, or why it is in no block.
pub type Outcome = Result<DispatchResult, TransactionValidityError>;

/// Asks whether a transaction is valid, as the pool does.
pub fn validate(transaction: &Transaction) -> Result<(), TransactionValidityError> {
	let info = transaction.function.get_dispatch_info();
	transaction.validate::<Test>(TransactionSource::External, &info, LENGTH).map(|_| ())
}

/// Puts a transaction into the block. What does not belong there changes nothing.
pub fn apply(transaction: Transaction) -> Outcome {
	validate(&transaction)?;
	let info = transaction.function.get_dispatch_info();
	let outcome = transaction.apply::<Test>(&info, LENGTH)?;
	Ok(outcome.map(|_| ()).map_err(|error| error.error))
}

/// Signs and sends a call, as a transaction with a tip.
pub fn submit_with_tip(who: u64, tip: u128, call: impl Into<RuntimeCall>) -> Outcome {
	apply(transaction(who, System::account_nonce(who), tip, call.into()))
}

/// Signs and sends a call, as a transaction.
pub fn submit(who: u64, call: impl Into<RuntimeCall>) -> Outcome {
	submit_with_tip(who, 0, call)
}

/// The fee of a call that returns no weight, without a tip.
pub fn fee(call: impl Into<RuntimeCall>) -> u128 {
	TransactionPayment::compute_fee(LENGTH as u32, &call.into().get_dispatch_info(), 0)
}

/// The deposit for a membership or an invitation.
pub fn membership_deposit() -> u128 {
	Price::convert(Networks::membership_footprint())
}

/// The deposit for keeping an account.
pub fn account_deposit() -> u128 {
	Price::convert(Networks::account_footprint())
}

/// Gives a scope's sponsor tokens to pay with.
pub fn fund_sponsor(scope: ScopeId, amount: u128) {
	Balances::mint_into(&pot(scope, Purse::Sponsor), amount).unwrap();
}

/// Lets the steward of a scope decide what it pays.
pub fn sponsor(steward: u64, scope: ScopeId, policy: SponsorPolicyOf<Test>) {
	Networks::set_sponsorship(signed(steward), scope, Some(policy)).unwrap();
}

/// A signed origin.
pub fn signed(who: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// A document whose hash is made of one byte.
pub fn document(byte: u8) -> Document {
	Document { hash: H256::repeat_byte(byte), uri: b"ipfs://example".to_vec().try_into().unwrap() }
}

/// A list of stewards.
pub fn stewards(who: &[u64]) -> BoundedVec<u64, MaxStewards> {
	who.to_vec().try_into().unwrap()
}

/// Creates a scope with one steward, its founder. Its number.
pub fn found(founder: u64, parent: ScopeId, kind: ScopeKind) -> ScopeId {
	let scope = pallet_networks::NextScope::<Test>::get();
	Networks::create_scope(signed(founder), parent, kind, document(1), stewards(&[founder]))
		.unwrap();
	scope
}

/// Creates a network with one steward, its founder. Its number.
pub fn network(founder: u64) -> ScopeId {
	found(founder, GLOBAL_SCOPE, ScopeKind::Network)
}

/// The native pot of a purse.
pub fn pot(scope: ScopeId, purse: Purse) -> u64 {
	Networks::pot_account(scope, purse, &NATIVE)
}

/// What an account has free.
pub fn free(who: u64) -> u128 {
	Balances::free_balance(who)
}

/// What is held on an account for a reason of this pallet.
pub fn held(reason: pallet_networks::HoldReason, who: u64) -> u128 {
	Balances::balance_on_hold(&reason.into(), &who)
}

/// What all [`ACCOUNTS`] have, free and held.
pub fn money() -> Vec<(u128, u128)> {
	ACCOUNTS.map(|who| (free(who), Balances::reserved_balance(who))).collect()
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

/// Lets so many blocks pass.
pub fn run_blocks(count: u64) {
	run_to_block(System::block_number() + count);
}

/// The least an account can have of [`asset`]s.
pub const ASSET_MIN: u128 = 5;

/// Creates an asset that lets no account exist by itself; its owner has [`ENDOWMENT`] of it.
pub fn asset(id: u32, owner: u64) -> AssetKind {
	Assets::force_create(RuntimeOrigin::root(), id, owner, false, ASSET_MIN).unwrap();
	Assets::mint(signed(owner), id, owner, ENDOWMENT).unwrap();
	NativeOrWithId::WithId(id)
}

/// The deposit for making room on an account for an asset.
pub const ACCOUNT_DEPOSIT: u128 = 10;

/// Fills an account with worthless assets, until it can have no more.
pub fn spam(account: u64) {
	if !System::account_exists(&account) {
		Balances::transfer_allow_death(signed(20), account, ED).unwrap();
	}
	let mut id = 1_000;
	while System::can_accrue_consumers(&account, 2) {
		if !pallet_assets::Asset::<Test>::contains_key(id) {
			asset(id, 19);
		}
		Assets::transfer(signed(19), id, account, ASSET_MIN).unwrap();
		id += 1;
	}
}

/// Lets a scope, whose steward is 1, accept an asset of 9 and its treasury have that much to spend.
pub fn open_with(scope: ScopeId, asset: &AssetKind, amount: u128) {
	let NativeOrWithId::WithId(id) = asset else { unreachable!() };
	Networks::accept_asset(signed(1), scope, asset.clone()).unwrap();
	Networks::open_pot(signed(9), scope, Purse::Treasury, asset.clone()).unwrap();
	let (pot, _) = Networks::pot(scope, Purse::Treasury, asset.clone());
	Assets::transfer(signed(9), *id, pot, amount).unwrap();
}

/// What a purse can spend.
pub fn spendable(scope: ScopeId, purse: Purse, asset: &AssetKind) -> u128 {
	Networks::spendable(scope, purse, asset)
}

/// What an account has of an asset.
pub fn balance_of(asset: &AssetKind, who: u64) -> u128 {
	use frame_support::traits::fungibles::Inspect;
	<Test as pallet_networks::Config>::Money::total_balance(asset.clone(), &who)
}

/// What is to be deposited for something that takes so much of the state.
pub fn price(footprint: Footprint) -> u128 {
	Price::convert(footprint)
}

/// The majority of these stewards, who are in ascending order, makes a call together through the
/// multisig pallet. What came of the call.
pub fn together(stewards: &[u64], call: impl Into<RuntimeCall>) -> DispatchResult {
	let (call, majority) = (call.into(), stewards.len() / 2 + 1);
	for (place, steward) in stewards.iter().take(majority).enumerate() {
		let others = stewards.iter().copied().filter(|other| other != steward).collect();
		let first = (place > 0).then(Multisig::timepoint);
		Multisig::as_multi(
			signed(*steward),
			majority as u16,
			others,
			first,
			Box::new(call.clone()),
			Weight::MAX,
		)
		.unwrap();
	}
	System::read_events_for_pallet::<pallet_multisig::Event<Test>>()
		.into_iter()
		.rev()
		.find_map(|event| match event {
			pallet_multisig::Event::MultisigExecuted { result, .. } => Some(result),
			_ => None,
		})
		.unwrap()
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
		transaction_payment: Default::default(),
		networks: pallet_networks::GenesisConfig {
			stewards: vec![GLOBAL_STEWARD],
			metadata_hash: H256::repeat_byte(7),
		},
	}
	.build_storage()
	.unwrap();
	storage.into()
}

/// Runs a test on a fresh chain and checks the invariants at its end.
pub fn build_and_execute(test: impl FnOnce()) {
	genesis().execute_with(|| {
		run_to_block(1);
		test();
		Networks::do_try_state().unwrap();
	});
}
