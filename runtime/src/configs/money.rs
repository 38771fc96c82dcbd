// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Money: the native token, assets, fees.

use crate::{
	constants::currency::{deposit, EXISTENTIAL_DEPOSIT},
	fees::{ChargeFees, FeeMultiplierUpdate, LengthToFee, WeightToFee},
	AccountId, AssetId, AssetsHolder, Balance, Balances, Runtime, RuntimeEvent,
	RuntimeFreezeReason, RuntimeHoldReason, System,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, ConstU8, VariantCountOf},
};
use frame_system::EnsureRoot;

parameter_types! {
	/// The least an account can hold, in base units.
	pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
	/// The deposit for creating an asset: two items of 190 bytes.
	pub const AssetDeposit: Balance = deposit(2, 190);
	/// The deposit of a non-provider account in an asset, when somebody touches it.
	pub const AssetAccountDeposit: Balance = deposit(1, 16);
	/// The deposit for an asset's metadata, without its text.
	pub const MetadataDepositBase: Balance = deposit(1, 68);
	/// The deposit for each byte of an asset's name and symbol.
	pub const MetadataDepositPerByte: Balance = deposit(0, 1);
	/// The deposit for an approval to spend an asset.
	pub const ApprovalDeposit: Balance = EXISTENTIAL_DEPOSIT;
}

impl pallet_balances::Config for Runtime {
	type AccountStore = System;
	type Balance = Balance;
	type DoneSlashHandler = ();
	// Dust below the existential deposit goes where fees go, so that the issuance stays as it is.
	type DustRemoval = crate::fees::DustToPot;
	type ExistentialDeposit = ExistentialDeposit;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type ReserveIdentifier = [u8; 8];
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = crate::weights::pallet_balances::WeightInfo<Runtime>;
}

impl pallet_transaction_payment::Config for Runtime {
	type FeeMultiplierUpdate = FeeMultiplierUpdate;
	type LengthToFee = LengthToFee;
	type OnChargeTransaction = ChargeFees;
	type OperationalFeeMultiplier = ConstU8<5>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = crate::weights::pallet_transaction_payment::WeightInfo<Runtime>;
	type WeightToFee = WeightToFee;
}

impl pallet_assets::Config for Runtime {
	type ApprovalDeposit = ApprovalDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type AssetDeposit = AssetDeposit;
	type AssetId = AssetId;
	type AssetIdAllocator = ();
	type AssetIdParameter = codec::Compact<AssetId>;
	type Balance = Balance;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
	type CallbackHandle = ();
	// Anybody may create an asset, against its deposit, but none of the numbers of custodians; a scope takes
	// only those it accepted.
	type CreateOrigin = pallet_fiat::EnsureNotReserved<Runtime>;
	type Currency = Balances;
	type Extra = ();
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = AssetsHolder;
	type MetadataDepositBase = MetadataDepositBase;
	type MetadataDepositPerByte = MetadataDepositPerByte;
	type RemoveItemsLimit = ConstU32<1_000>;
	type ReserveData = ();
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<50>;
	type WeightInfo = crate::weights::pallet_assets::WeightInfo<Runtime>;
}

impl pallet_assets_holder::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
}
