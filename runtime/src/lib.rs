// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # The runtime of the OVN chain
//!
//! Composes the pallets of the chain that open value networks run themselves. This crate holds no
//! rules of its own: [`configs`] says how each pallet is set up and why, [`constants`] defines time
//! and money, [`fees`] the price of a transaction, [`genesis`] the presets a chain can start from,
//! and [`apis`] what a node and a client can ask.
//!
//! The package `ovn-wasm` beside it builds its wasm, in two variants: with days of 28,800 blocks of three
//! seconds, and with the feature `fast`, in which a day lasts 20 blocks and sessions are short, for
//! development chains and tests. Nothing else differs.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "256"]
// The macros that compose the runtime and implement its APIs generate items without documentation.
#![allow(missing_docs)]
#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

extern crate alloc;

pub mod apis;
pub mod configs;
pub mod constants;
pub mod fees;
pub mod genesis;
#[cfg(test)]
mod tests;
pub mod weights;

use alloc::vec::Vec;
use frame_support::traits::fungible::{NativeFromLeft, NativeOrWithId, UnionOf};
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

pub use constants::{time::SLOT_DURATION, CHAIN_NAME, SS58_PREFIX, TOKEN_DECIMALS, TOKEN_SYMBOL};
pub use ovn_primitives::Balance;

/// A signature of an account: sr25519, ed25519 or ecdsa.
pub type Signature = MultiSignature;
/// An account: a public key, or a hash of one.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// How a call names an account.
pub type Address = MultiAddress<AccountId, ()>;
/// A block's number.
pub type BlockNumber = u32;
/// How many transactions an account has sent.
pub type Nonce = u32;
/// A hash of 32 bytes.
pub type Hash = sp_core::H256;
/// The hashing of blocks and state.
pub type Hashing = BlakeTwo256;
/// A block's header.
pub type Header = generic::Header<BlockNumber, Hashing>;
/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// The id of an asset other than the native token.
pub type AssetId = u32;
/// The native token, or an asset.
pub type AssetKind = NativeOrWithId<AssetId>;

/// Moves money: the native token and assets alike, named by [`AssetKind`].
pub type Money = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;
/// Holds money under a reason: the native token and assets alike. Separate from [`Money`] because the
/// pallet that holds assets does not move them.
pub type MoneyHold = UnionOf<Balances, AssetsHolder, NativeFromLeft, AssetKind, AccountId>;

/// What is checked, and in which order, before a transaction is executed.
///
/// None of them carries a payload of ours: some clients have the field order built in.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);
/// A transaction as it stands in a block.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// What is signed in a transaction.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;
/// Executes blocks and dispatches calls to the pallets.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Types for a node, which does not need to know what is inside a transaction.
pub mod opaque {
	use super::{generic, BlakeTwo256, BlockNumber};
	pub use sp_runtime::OpaqueExtrinsic as UncheckedExtrinsic;

	/// A block's header.
	pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
	/// A block of transactions nobody looked into.
	pub type Block = generic::Block<Header, UncheckedExtrinsic>;
	/// The id of a block: its hash or number.
	pub type BlockId = generic::BlockId<Block>;
}

impl_opaque_keys! {
	/// The keys a validator signs with during a session.
	pub struct SessionKeys {
		pub babe: Babe,
		pub grandpa: Grandpa,
	}
}

/// The version of this runtime.
///
/// `spec_version` grows with every change of behaviour; `transaction_version` only when a call's
/// index or encoding, or the transaction extensions, change.
#[sp_version::runtime_version]
pub const VERSION: RuntimeVersion = RuntimeVersion {
	spec_name: alloc::borrow::Cow::Borrowed("ovn"),
	impl_name: alloc::borrow::Cow::Borrowed("ovn-node"),
	authoring_version: 1,
	spec_version: 1,
	impl_version: 1,
	apis: apis::RUNTIME_API_VERSIONS,
	transaction_version: 1,
	system_version: 1,
};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	// The base: 0 to 9. Indices are for ever: a pallet that goes leaves its index unused.
	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;

	// Money: 10 to 19.
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(12)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(13)]
	pub type AssetsHolder = pallet_assets_holder;

	// Consensus: 20 to 29. The order matters: the validator set is asked by the session pallet's genesis
	// for the first set, and authorship attributes a block to the set that the session pallet has
	// just started.
	#[runtime::pallet_index(20)]
	pub type Babe = pallet_babe;
	#[runtime::pallet_index(21)]
	pub type ValidatorSet = pallet_validator_set;
	#[runtime::pallet_index(22)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(23)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(24)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(25)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(26)]
	pub type Grandpa = pallet_grandpa;

	// Tools for accounts: 30 to 39.
	#[runtime::pallet_index(30)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(31)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(32)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(33)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(34)]
	pub type Scheduler = pallet_scheduler;

	// Brakes and repairs: 40 to 49.
	#[runtime::pallet_index(40)]
	pub type SafeMode = pallet_safe_mode;
	#[runtime::pallet_index(41)]
	pub type TxPause = pallet_tx_pause;
	// After the validator set, whose genesis names its members.
	#[runtime::pallet_index(42)]
	pub type Council = pallet_collective;
	#[runtime::pallet_index(43)]
	pub type Whitelist = pallet_whitelist;
	// Development and local chains only: the production template sets no key.
	#[runtime::pallet_index(49)]
	pub type Sudo = pallet_sudo;

	// What the chain is for: from 50.
	#[runtime::pallet_index(50)]
	pub type Networks = pallet_networks;
	#[runtime::pallet_index(51)]
	pub type Contributions = pallet_contributions;
	#[runtime::pallet_index(52)]
	pub type Evaluation = pallet_evaluation;
	#[runtime::pallet_index(53)]
	pub type Shares = pallet_shares;
	#[runtime::pallet_index(54)]
	pub type ValueEquation = pallet_value_equation;
	// Things: 58 to 61.
	#[runtime::pallet_index(58)]
	pub type Custody = pallet_custody;
	#[runtime::pallet_index(59)]
	pub type Usage = pallet_usage;
	// Campaigns: 62 to 65.
	#[runtime::pallet_index(62)]
	pub type Crowdfunding = pallet_crowdfunding;
	#[runtime::pallet_index(63)]
	pub type Budgeting = pallet_budgeting;
	// Decisions: 66.
	#[runtime::pallet_index(66)]
	pub type Governance = pallet_governance;

	// Contracts and money outside: 67 to 70.
	#[runtime::pallet_index(67)]
	pub type Settlement = pallet_settlement;
	#[runtime::pallet_index(70)]
	pub type Fiat = pallet_fiat;
	// Between networks and with others: 67 to 70.
	#[runtime::pallet_index(69)]
	pub type Firms = pallet_firms;
}

/// The pallets that have benchmarks.
#[cfg(feature = "runtime-benchmarks")]
mod benches {
	frame_benchmarking::define_benchmarks!(
		[frame_system, SystemBench::<Runtime>]
		[frame_system_extensions, SystemExtensionsBench::<Runtime>]
		[pallet_assets, Assets]
		[pallet_babe, Babe]
		[pallet_balances, Balances]
		[pallet_budgeting, Budgeting]
		[pallet_settlement, Settlement]
		[pallet_collective, Council]
		[pallet_contributions, Contributions]
		[pallet_crowdfunding, Crowdfunding]
		[pallet_custody, Custody]
		[pallet_evaluation, Evaluation]
		[pallet_fiat, Fiat]
		[pallet_firms, Firms]
		[pallet_governance, Governance]
		[pallet_grandpa, Grandpa]
		[pallet_multisig, Multisig]
		[pallet_networks, Networks]
		[pallet_preimage, Preimage]
		[pallet_proxy, Proxy]
		[pallet_safe_mode, SafeMode]
		[pallet_scheduler, Scheduler]
		[pallet_shares, Shares]
		[pallet_sudo, Sudo]
		[pallet_timestamp, Timestamp]
		[pallet_transaction_payment, TransactionPayment]
		[pallet_tx_pause, TxPause]
		[pallet_usage, Usage]
		[pallet_utility, Utility]
		[pallet_validator_set, ValidatorSet]
		[pallet_value_equation, ValueEquation]
		[pallet_whitelist, Whitelist]
	);
}
