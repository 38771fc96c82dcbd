// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with real money, assets, fees, multisig and batches.

use crate::{
	self as pallet_networks,
	fees::{FreeCalls, SponsoredCalls, SponsoredFees},
	Event, MaxStewards, SponsorPolicyOf,
};
use frame_support::{
	dispatch::{DispatchResult, GetDispatchInfo},
	parameter_types,
	traits::{
		fungible::{InspectHold, Mutate},
		ConstU8, Footprint,
	},
	weights::{FixedFee, Weight, WeightToFee},
	BoundedVec,
};
use frame_system::CheckNonce;
use ovn_primitives::{
	traits::{SpendLimits, StewardPowers},
	DecisionClass, Purse, ScopeId,
};
use pallet_transaction_payment::{ChargeTransactionPayment, FungibleAdapter};
use sp_runtime::{
	generic::{CheckedExtrinsic, ExtrinsicFormat},
	traits::{Applyable, Convert},
	transaction_validity::{TransactionSource, TransactionValidityError},
};

ovn_test_support::chain! {
	pub enum Test {
		TransactionPayment: pallet_transaction_payment,
		Utility: pallet_utility,
		Networks: pallet_networks,
	}
}
ovn_test_support::networks! {
	type BlocksPerDay = BlocksPerDay;
	type DefaultInvitationPeriod = DefaultInvitationPeriod;
	type DefaultInvitations = DefaultInvitations;
	type InvitationWindow = InvitationWindow;
	type MaxDepth = MaxDepth;
	type MaxPeriod = MaxPeriod;
	type PetitionPeriod = PetitionPeriod;
	type RecordWeight = RecordWeight;
	type SpendLimits = SpendPercent;
	type StewardPowers = GreatestClass;
}
ovn_test_support::genesis! { endowment: 1_000_000, steward: GLOBAL_STEWARD, pots: [] }

/// A steward of the global scope.
pub const GLOBAL_STEWARD: u64 = 20;
/// The steward of most scopes.
const STEWARD: u64 = 1;
/// What a record of a role or a petition costs beside the call.
pub const RECORD_WEIGHT: Weight = Weight::from_parts(77, 7);

parameter_types! {
	pub const RecordWeight: Weight = RECORD_WEIGHT;
	pub static MaxDepth: u8 = 4;
	pub static BlocksPerDay: u64 = DAY;
	pub static DefaultInvitationPeriod: u64 = 30 * DAY;
	pub static DefaultInvitations: u16 = 3;
	pub static InvitationWindow: u64 = 30 * DAY;
	pub static PetitionPeriod: u64 = 30 * DAY;
	pub static MaxPeriod: u64 = 3_650 * DAY;
	/// Whether joining is free of charge.
	pub static Free: bool = false;
	/// The greatest class of matters that stewards decide.
	pub static GreatestClass: Option<DecisionClass> = Some(DecisionClass::Critical);
	/// What part of a purse significant decisions spend in a month, in percent.
	pub static SpendPercent: u8 = 100;
	/// Whether stewards can make more members now.
	pub static StewardsAdmit: bool = true;
}

impl SpendLimits for SpendPercent {
	fn percent(_: ScopeId) -> u8 {
		Self::get()
	}
}

impl StewardPowers for GreatestClass {
	fn greatest_class(_: ScopeId) -> Option<DecisionClass> {
		Self::get()
	}

	fn is_revived(_: ScopeId) -> bool {
		false
	}

	fn admit(_: ScopeId) -> sp_runtime::DispatchResult {
		frame_support::ensure!(StewardsAdmit::get(), "stewards have admitted enough");
		Ok(())
	}
}

#[derive_impl(pallet_transaction_payment::config_preludes::TestDefaultConfig)]
impl pallet_transaction_payment::Config for Test {
	type LengthToFee = FixedFee<1, u128>;
	type OnChargeTransaction = SponsoredFees<FungibleAdapter<Balances, ()>, Sponsored, Free>;
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

impl FreeCalls<u64, RuntimeCall> for Free {
	fn is_free(_: &u64, call: &RuntimeCall) -> bool {
		Free::get() && matches!(call, RuntimeCall::Networks(pallet_networks::Call::join { .. }))
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
	Balances::mint_into(&purse(scope, Purse::Sponsor), amount).unwrap();
}

/// Lets the steward of a scope decide what it pays.
pub fn sponsor(steward: u64, scope: ScopeId, policy: SponsorPolicyOf<Test>) {
	Networks::set_sponsorship(signed(steward), scope, Some(policy)).unwrap();
}

/// A list of stewards.
pub fn stewards(who: &[u64]) -> BoundedVec<u64, MaxStewards> {
	who.to_vec().try_into().unwrap()
}

/// What is held on an account for a reason of this pallet.
pub fn held(reason: pallet_networks::HoldReason, who: u64) -> u128 {
	Balances::balance_on_hold(&reason.into(), &who)
}

/// What all [`ACCOUNTS`] have, free and held.
pub fn money() -> Vec<(u128, u128)> {
	ACCOUNTS.map(|who| (free(who), Balances::reserved_balance(who))).collect()
}

/// The least an account can have of [`asset`]s.
pub const ASSET_MIN: u128 = 5;

/// Creates an asset that lets no account exist by itself; its owner has [`ENDOWMENT`] of it.
pub fn asset(id: u32, owner: u64) -> AssetKind {
	Assets::force_create(RuntimeOrigin::root(), id, owner, false, ASSET_MIN).unwrap();
	Assets::mint(signed(owner), id, owner, ENDOWMENT).unwrap();
	AssetKind::WithId(id)
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
	let AssetKind::WithId(id) = asset else { unreachable!() };
	Networks::accept_asset(signed(1), scope, asset.clone()).unwrap();
	Networks::open_pot(signed(9), scope, Purse::Treasury, asset.clone()).unwrap();
	let (pot, _) = Networks::pot(scope, Purse::Treasury, asset.clone());
	Assets::transfer(signed(9), *id, pot, amount).unwrap();
}

/// What a purse can spend.
pub fn spendable(scope: ScopeId, purse: Purse, asset: &AssetKind) -> u128 {
	Networks::spendable(scope, purse, asset)
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

/// Runs a test on a fresh chain and checks the invariants at its end.
pub fn build_and_execute(test: impl FnOnce()) {
	genesis().execute_with(|| {
		run_to_block(1);
		test();
		Networks::do_try_state().unwrap();
	});
}
