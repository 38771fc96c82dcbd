// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who has a part of a scope's income, and how each income is divided.

use super::{
	contributions::SponsorWeight,
	networks::{EnsureScopeDecides, NativeAsset},
};
use crate::{
	constants::time::days, AccountId, AssetKind, Assets, BlockNumber, Contributions, Money,
	MoneyHold, Networks, Runtime, RuntimeHoldReason, Settlement, Shares, Signature, ValueEquation,
	TOKEN_DECIMALS,
};
use frame_support::{
	parameter_types,
	traits::{fungibles::metadata::Inspect, ConstU128, ConstU32},
	PalletId,
};
use ovn_primitives::Ratio;
use sp_runtime::traits::{Convert, Verify};

parameter_types! {
	/// From this the accounts of the share books' pots are made.
	pub const SharesPalletId: PalletId = PalletId(*b"ovn/shar");
	/// From this the accounts of the equations' pots are made.
	pub const EquationPalletId: PalletId = PalletId(*b"ovn/equa");
	/// For how long a scope announces to whom it binds an identity.
	pub const BindingNotice: BlockNumber = days(14);
	/// What a network levies that has not decided on it: 5 per cent.
	pub DefaultLevy: Ratio = Ratio::new(5, 100).expect("100 is not 0; qed");
	/// How long decisions about an equation wait where no scope decided on it.
	pub const DefaultNotice: BlockNumber = days(7);
	/// The shortest notice.
	pub const MinNotice: BlockNumber = days(1);
	/// The longest notice.
	pub const MaxNotice: BlockNumber = days(90);
}

/// One whole unit of an asset in base units: by the decimals that the asset says it has now; of more than
/// kinds of contribution can count none has a use.
pub struct WholeUnit;

impl Convert<AssetKind, u128> for WholeUnit {
	fn convert(asset: AssetKind) -> u128 {
		let decimals = match asset {
			AssetKind::Native => TOKEN_DECIMALS,
			AssetKind::WithId(id) => <Assets as Inspect<AccountId>>::decimals(id),
		};
		10_u128.saturating_pow(decimals.min(MOST_DECIMALS).into())
	}
}

/// The greatest number of decimals that counts.
const MOST_DECIMALS: u8 = 24;

/// As [`WholeUnit`], of an asset that share books take as it was when they began to.
pub struct KnownWholeUnit;

impl Convert<AssetKind, u128> for KnownWholeUnit {
	fn convert(asset: AssetKind) -> u128 {
		Shares::whole_unit(asset)
	}
}

impl pallet_shares::Config for Runtime {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type BindingNotice = BindingNotice;
	type Denominations = Contributions;
	type Inbox = ValueEquation;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type PalletId = SharesPalletId;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureScopeDecides;
	type Scopes = Networks;
	type Signature = Signature;
	type Signer = <Signature as Verify>::Signer;
	type SponsorWeight = SponsorWeight;
	type StepsPerCall = ConstU32<32>;
	type StepsPerDistribution = ConstU32<2>;
	type WeightInfo = pallet_shares::weights::SubstrateWeight<Runtime>;
	type WholeUnit = WholeUnit;
}

impl pallet_value_equation::Config for Runtime {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type Books = Shares;
	type DefaultLevy = DefaultLevy;
	type DefaultNotice = DefaultNotice;
	type Kinds = Contributions;
	type MaxNotice = MaxNotice;
	type MinNotice = MinNotice;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type PalletId = EquationPalletId;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureScopeDecides;
	type Scopes = Networks;
	type SmallestIncome = ConstU128<10_000>;
	type Standing = Settlement;
	type WeightInfo = pallet_value_equation::weights::SubstrateWeight<Runtime>;
}
