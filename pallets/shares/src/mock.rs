// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, contributions, value equations, money,
//! assets and holds.

use crate::{self as pallet_shares, BookOf, Books, Event, PositionList};
use frame_support::{parameter_types, traits::fungibles::InspectHold, weights::Weight};
use ovn_primitives::{
	traits::{Contributions, ShareBooks},
	BookId, BookTerms, ClaimType, ContributionId, Holder, KindId, Part, ScopeId, Series,
};
use pallet_contributions::Unit;
use sp_runtime::DispatchError;

ovn_test_support::chain! {
	pub enum Test {
		Networks: pallet_networks,
		Contributing: pallet_contributions,
		Shares: pallet_shares,
		Equations: pallet_value_equation,
	}
}
ovn_test_support::networks! {}
ovn_test_support::contributions! {
	type OnAccepted = Shares;
	type OnRateChanged = Equations;
}
ovn_test_support::shares! {
	type BindingNotice = BindingNotice;
	type SponsorWeight = SponsorWeight;
	type StepsPerCall = StepsPerCall;
	type StepsPerDistribution = StepsPerDistribution;
}
ovn_test_support::value_equation! {}
ovn_test_support::lab! {}
ovn_test_support::genesis! { rich: [PAYER], pots: [Shares, Equations] }

/// One whole unit of a book.
pub const UNIT: u128 = 1_000_000;
/// As many payments as one call can make.
pub const ALL: u32 = crate::MAX_CLAIMS * crate::MAX_ASSETS;
/// The notice of bindings.
pub const NOTICE: u64 = 14 * DAY;

parameter_types! {
	pub const SponsorWeight: Weight = Weight::from_parts(1_000, 0);
	pub static BindingNotice: u64 = NOTICE;
	pub static StepsPerDistribution: u32 = 2;
	pub static StepsPerCall: u32 = 4;
}

/// A book of the lab.
pub const fn kind(kind: KindId) -> BookId {
	BookId::Kind { scope: LAB, kind }
}

/// The holder that is an account.
pub const fn agent(who: u64) -> Holder<u64> {
	Holder::Agent(who)
}

/// The terms of a debt in the native token.
pub fn debt(numerator: u32, denominator: u32) -> BookTerms<AssetKind> {
	BookTerms::Debt { ceiling: ratio(numerator, denominator), asset: NATIVE, per_unit: None }
}

/// The terms of expenses in the native token.
pub fn once() -> BookTerms<AssetKind> {
	BookTerms::Once { asset: NATIVE, per_unit: None }
}

/// Defines a kind of the lab that the chain itself measures. Returns its book.
pub fn define(claim: ClaimType, unit: Unit<AssetKind>, rate: u128) -> BookId {
	define_in(LAB, claim, unit, rate)
}

/// As [`define`], of another scope.
pub fn define_in(scope: ScopeId, claim: ClaimType, unit: Unit<AssetKind>, rate: u128) -> BookId {
	BookId::Kind { scope, kind: define_facts(scope, claim, unit, rate) }
}

/// Records a contribution of an account to a kind of the lab that is accepted at once.
pub fn contribute(book: BookId, who: u64, quantity: u64) -> ContributionId {
	let BookId::Kind { scope, kind } = book else { panic!("a kind") };
	<Contributing as Contributions<u64>>::measured(scope, kind, &who, quantity, document(4))
		.unwrap()
}

/// Gives something of a contribution back.
pub fn give_back(who: u64, id: ContributionId, quantity: u64) {
	Contributing::compensate(signed(who), id, quantity, document(5)).unwrap();
}

/// Creates an active book.
pub fn create(id: BookId, terms: BookTerms<AssetKind>) -> BookId {
	<Shares as ShareBooks<_, _>>::create(id, terms, false).unwrap();
	id
}

/// Creates a book of equity.
pub fn equity(id: BookId) -> BookId {
	create(id, BookTerms::Equity)
}

/// Credits units. Returns their series.
pub fn credit(id: BookId, holder: Holder<u64>, units: u128) -> Series {
	<Shares as ShareBooks<_, _>>::credit(id, holder, units).unwrap()
}

/// Takes units back. Returns how many.
pub fn debit(id: BookId, holder: Holder<u64>, series: Series, units: u128) -> u128 {
	<Shares as ShareBooks<_, _>>::debit(id, holder, series, units).unwrap()
}

/// Distributes an amount to one book. Returns what it accepted.
pub fn try_distribute(book: BookId, asset: AssetKind, amount: u128) -> Result<u128, DispatchError> {
	let parts = [Part { book, amount }];
	<Shares as ShareBooks<_, _>>::distribute(&PAYER, &asset, &parts).map(|taken| taken[0])
}

/// Distributes an amount of the native token to one book. Returns what it accepted.
pub fn distribute(book: BookId, amount: u128) -> u128 {
	try_distribute(book, NATIVE, amount).unwrap()
}

/// Claims for one position of an account. Returns what arrived of the native token.
pub fn claim(who: u64, book: BookId, series: Series) -> u128 {
	let before = free(who);
	Shares::claim(signed(who), list(&[(book, series)]), ALL).unwrap();
	free(who) - before
}

/// What a position can claim of the native token.
pub fn claimable(book: BookId, holder: Holder<u64>, series: Series) -> u128 {
	claimable_of(book, holder, series, &NATIVE)
}

/// What a position can claim of an asset.
pub fn claimable_of(book: BookId, holder: Holder<u64>, series: Series, asset: &AssetKind) -> u128 {
	Shares::view_position(book, holder, series)
		.and_then(|view| view.earned.into_iter().find(|earned| earned.asset == *asset))
		.map_or(0, |earned| earned.claimable)
}

/// A book.
pub fn book(id: BookId) -> BookOf<Test> {
	Books::<Test>::get(id).unwrap()
}

/// A list of positions.
pub fn list(positions: &[(BookId, Series)]) -> PositionList {
	positions.to_vec().try_into().unwrap()
}

/// The pot of an asset.
pub fn pot(asset: &AssetKind) -> u64 {
	Shares::pot_account(asset)
}

/// What is held on the pot of an asset.
pub fn held(asset: &AssetKind) -> u128 {
	MoneyHold::balance_on_hold(asset.clone(), &crate::HoldReason::Owed.into(), &pot(asset))
}

/// Checks the invariants.
pub fn check_state() {
	Shares::do_try_state().unwrap();
}
