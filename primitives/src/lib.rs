// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # What the pallets of the OVN chain share
//!
//! Pallets never depend on each other. They share identifiers ([`scope`], [`contribution`],
//! [`book`]), vocabulary ([`agent`], [`text`]), and the traits that one pallet implements and
//! another uses ([`traits`]); the runtime connects them. If a chain can do without the other
//! pallet, the trait has an implementation for `()` that does nothing or refuses.
//!
//! They also share code: exact sums ([`sum`]), pots ([`pot`]), and what every pallet asks of time,
//! deciders and prices ([`runtime`]).

#![cfg_attr(not(feature = "std"), no_std)]
// The codec derived for enums casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

extern crate alloc;

pub mod agent;
pub mod book;
pub mod contribution;
pub mod income;
pub mod money;
pub mod pot;
pub mod resource;
pub mod runtime;
pub mod scope;
pub mod settlement;
pub mod sum;
pub mod text;
pub mod traits;

pub use agent::{AgentKind, Tier};
pub use book::{Basis, BookId, BookTerms, DealId, Denomination, Holder, Part, Series};
pub use contribution::{ClaimType, ContributionId, Contributor, Day, Decision, KindId, Quantity};
pub use income::{IncomeClass, IncomeReference, KindValue};
pub use money::{AssetNumbers, Balance, Depositor, FundId, Purse};
pub use ovn_math::{MathError, Ratio};
pub use pot::{PotRefusal, Pots, ScopePots};
pub use resource::{
	are_tariffs_valid, Deal, MaxTariffs, Nature, Occurrence, Payback, Purchase, Regime, ResourceId,
	State, Subject, Tariff, Tariffs, Thing, UseClass, MAX_DEALS,
};
pub use scope::{Decider, DecisionClass, RoleId, ScopeId, ScopeKind, GLOBAL_SCOPE};
pub use settlement::{is_currency, ContractId, Currency, IncomeTerms, Party, StandingShare};
pub use text::{Document, MaxNameLength, MaxUriLength, Name};

/// The greatest number of standing shares that one income pays.
pub const MAX_STANDING: u32 = 8;
