// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Amounts of money, purses of scopes, and the owners of deposits.

use crate::ScopeId;
use frame_support::traits::fungible::NativeOrWithId;
use sp_runtime::traits::Convert;

/// An amount of money, in base units of an asset: of the native token where none is named.
pub type Balance = u128;

/// The number of a named fund within its scope. Never reused.
pub type FundId = u16;

/// One of the purses of a scope. Each purse has a pot of its own, an account, for every asset.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum Purse {
	/// The scope's own purse. Its native pot is the account with which the scope acts as an agent.
	Treasury,
	/// Pays the fees and carries the log deposits of sponsored members. Native token only.
	Sponsor,
	/// A named fund: maintenance, infrastructure, emergency, ...
	Fund(FundId),
}

/// The owner of a deposit, to whom it is returned.
#[frame_support::stored]
pub enum Depositor<AccountId> {
	/// An account's own, held there.
	Agent(AccountId),
	/// The sponsor's purse of a scope, held on its pot, on behalf of a sponsored member.
	Sponsor(ScopeId),
}

/// The numbers of assets beside a native token, which has none.
pub struct AssetNumbers;

impl<Number: Ord> Convert<Number, NativeOrWithId<Number>> for AssetNumbers {
	fn convert(number: Number) -> NativeOrWithId<Number> {
		NativeOrWithId::WithId(number)
	}
}

impl<Number: Ord> Convert<NativeOrWithId<Number>, Option<Number>> for AssetNumbers {
	fn convert(asset: NativeOrWithId<Number>) -> Option<Number> {
		match asset {
			NativeOrWithId::Native => None,
			NativeOrWithId::WithId(number) => Some(number),
		}
	}
}
