// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, contributions, share books, money and
//! holds.

use crate::{
	self as pallet_value_equation, Ask, Bucket, BucketSplit, Equation, EquationOf, Event, FlowOf,
	Flows, Inboxes, Levied, Line, Mode, OnEmpty, Recipient, Split,
};
use frame_support::{
	parameter_types,
	traits::{fungibles::InspectHold, ConstU16},
	weights::{constants::ParityDbWeight, Weight},
};
use ovn_math::settlement::gross::{self, Kept, Taken};
use ovn_primitives::{
	traits::{Contributions, Inbox, ShareBooks, StandingShares},
	BookId, BookTerms, ClaimType, ContractId, Holder, IncomeClass, KindId, Name, Purse, Ratio,
	ScopeId, ScopeKind, Series, StandingShare,
};
use pallet_contributions::Unit;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

ovn_test_support::chain! {
	system: { type DbWeight = ParityDbWeight; },
	pub enum Test {
		Networks: pallet_networks,
		Contributing: pallet_contributions,
		Shares: pallet_shares,
		Equations: pallet_value_equation,
	}
}
ovn_test_support::networks! {
	type MaxFunds = ConstU16<16>;
}
ovn_test_support::contributions! {
	type OnAccepted = Shares;
	type OnRateChanged = Equations;
}
ovn_test_support::shares! {}
ovn_test_support::value_equation! {
	type DefaultLevy = DefaultLevy;
	type DefaultNotice = DefaultNotice;
	type MaxNotice = MaxNotice;
	type MinNotice = MinNotice;
	type SmallestIncome = SmallestIncome;
	type Standing = Standing;
}
ovn_test_support::genesis! {
	accounts: 1..=30,
	endowment: 1_000_000_000_000_000_000 * ONE,
	reset: {
		DefaultLevy::set(ratio(5, 100));
		SmallestIncome::set(SMALLEST_SALE);
		DefaultNotice::set(NOTICE);
		MinNotice::set(LEAST_NOTICE);
		MaxNotice::set(MOST_NOTICE);
	},
	pots: [Equations, Shares],
}

/// One whole unit of a book.
pub const UNIT: u64 = 1_000_000;
/// The notice, in blocks, if no scope decided on one.
pub const NOTICE: u64 = 20;
/// The shortest and the longest notice.
pub const LEAST_NOTICE: u64 = 5;
pub const MOST_NOTICE: u64 = 1_000;
/// The smallest income of scopes that did not decide on one.
pub const SMALLEST_SALE: u128 = 10_000;

parameter_types! {
	pub static DefaultLevy: Ratio = ratio(5, 100);
	pub static SmallestIncome: u128 = SMALLEST_SALE;
	pub static DefaultNotice: u64 = NOTICE;
	pub static MinNotice: u64 = LEAST_NOTICE;
	pub static MaxNotice: u64 = MOST_NOTICE;
	/// How many references were given.
	pub static UsedReferences: u64 = 0;
	/// The standing shares, in place of a pallet that keeps them: the scope that owes, the scope
	/// that gets, and the part. A contract is the place in the list.
	pub storage StandingList: Vec<(ScopeId, ScopeId, u32, u32)> = Vec::new();
	/// What they keep, by contract.
	pub storage KeptList: Vec<(u32, Kept)> = Vec::new();
}

/// The standing shares of [`StandingList`].
pub struct Standing;

impl StandingShares<AssetKind> for Standing {
	fn plan(
		scope: ScopeId,
		_: IncomeClass,
		_: &AssetKind,
		gross: u128,
	) -> Result<Vec<StandingShare>, DispatchError> {
		let list = (0..).zip(StandingList::get()).filter(|(_, (from, ..))| *from == scope);
		let share = |(contract, (_, to, n, d))| {
			let kept = KeptList::get().into_iter().rev().find(|(known, _)| *known == contract);
			let kept = kept.map(|(_, kept)| kept).unwrap_or_default();
			let terms = gross::Standing { rate: ratio(n, d), base: gross, kept, at_most: None };
			StandingShare { contract, to, terms }
		};
		Ok(list.map(share).collect())
	}

	fn plan_of(
		scope: ScopeId,
		asset: &AssetKind,
		gross: u128,
		contracts: &[ContractId],
	) -> Result<Vec<StandingShare>, DispatchError> {
		let mut all = Self::plan(scope, IncomeClass::Sale, asset, gross)?;
		all.retain(|share| contracts.contains(&share.contract));
		Ok(all)
	}

	fn taken(
		_: ScopeId,
		_: IncomeClass,
		_: &AssetKind,
		_: u128,
		share: &StandingShare,
		taken: &Taken,
	) -> DispatchResult {
		let mut list = KeptList::get();
		list.retain(|(known, _)| *known != share.contract);
		list.push((share.contract, taken.kept));
		KeptList::set(&list);
		Ok(())
	}

	fn weight(shares: u32, full: u32) -> Weight {
		Weight::from_parts(1_000, 10).saturating_mul((shares + 2 * full).into())
	}

	fn ended_weight(shares: u32) -> Weight {
		Weight::from_parts(500, 5).saturating_mul(shares.into())
	}
}

/// The scope in which most tests take place: a project in [`NETWORK`].
pub const LAB: ScopeId = 2;

/// The network of the lab.
pub const NETWORK: ScopeId = 1;

/// Another project in the same network.
pub const SHOP: ScopeId = 3;

/// Another network, and a project in it.
pub const ABROAD: ScopeId = 4;
pub const PARTNER: ScopeId = 5;
/// The steward of all of them.
pub const STEWARD: u64 = 1;
/// Contributors.
pub const ANA: u64 = 2;
pub const BEN: u64 = 3;
pub const CEM: u64 = 4;
pub const DIA: u64 = 5;
/// The payer of incomes.
pub const PAYER: u64 = 10;
/// Gets money by its account.
pub const MANAGER: u64 = 11;
/// An attacker.
pub const MALLORY: u64 = 12;
/// An account that never had anything.
pub const NEWCOMER: u64 = 99;
/// The funds of the lab: both have an open native pot.
pub const COSTS: Purse = Purse::Fund(0);
pub const RESERVE: Purse = Purse::Fund(1);

/// The book of a kind of the lab.
pub const fn book(kind: KindId) -> BookId {
	book_of(LAB, kind)
}

/// The book of a kind of a scope.
pub const fn book_of(scope: ScopeId, kind: KindId) -> BookId {
	BookId::Kind { scope, kind }
}

/// Defines a kind of a scope that the chain itself measures.
pub fn kind_of(scope: ScopeId, claim: ClaimType, rate: u128) -> KindId {
	define_facts(scope, claim, Unit::Hour, rate)
}

/// A kind of the lab that counts tokens of an asset.
pub fn kind_of_tokens(asset: AssetKind, decimals: u8, rate: u128, claim: ClaimType) -> KindId {
	define_facts(LAB, claim, Unit::Token { asset, decimals }, rate)
}

/// A kind of the lab that is paid for ever, with a rate in whole tokens.
pub fn equity(rate: u128) -> KindId {
	kind_of(LAB, ClaimType::Equity, rate * ONE)
}

/// A kind of the lab that is paid back, one for one, whose unit is a whole token.
pub fn debt() -> KindId {
	kind_of(LAB, ClaimType::Debt { ceiling: 100 }, ONE)
}

/// A kind of the lab that is paid once, whose unit is a whole token.
pub fn once() -> KindId {
	kind_of(LAB, ClaimType::Once, ONE)
}

/// Lets the chain measure whole units that an agent contributes. The book is that of contributions.
pub fn contribute_to(scope: ScopeId, kind: KindId, who: u64, units: u64) {
	contribute_parts(scope, kind, who, units * UNIT);
}

/// As [`contribute_to`], in millionths.
pub fn contribute_parts(scope: ScopeId, kind: KindId, who: u64, units: u64) {
	let measured =
		<Contributing as Contributions<u64>>::measured(scope, kind, &who, units, document(4));
	measured.unwrap();
}

/// As [`contribute_to`], to the lab.
pub fn contribute(kind: KindId, who: u64, units: u64) {
	contribute_to(LAB, kind, who, units);
}

/// Creates a book of debt in the native token, as a campaign does.
pub fn lend(book: BookId, ceiling: Ratio, principals: &[(u64, u128)]) {
	let terms = BookTerms::Debt { ceiling, asset: NATIVE, per_unit: None };
	<Shares as ShareBooks<_, _>>::create(book, terms, true).unwrap();
	for (who, principal) in principals {
		let holder = Holder::Agent(*who);
		<Shares as ShareBooks<_, _>>::credit(book, holder, principal * ONE).unwrap();
	}
	<Shares as ShareBooks<_, _>>::activate(book, None).unwrap();
}

/// A bucket with a share in per cent.
pub fn bucket(name: &str, share: u32, recipient: Recipient<u64>) -> Bucket<u64, AssetKind> {
	part(name, share, 100, recipient)
}

/// A bucket with any share.
pub fn part(
	name: &str,
	numerator: u32,
	denominator: u32,
	recipient: Recipient<u64>,
) -> Bucket<u64, AssetKind> {
	Bucket { name: name_of(name), ask: Ask::Share(ratio(numerator, denominator)), recipient }
}

/// A bucket with a fixed number of whole tokens.
pub fn fixed(name: &str, amount: u128, recipient: Recipient<u64>) -> Bucket<u64, AssetKind> {
	let ask = Ask::Fixed { asset: NATIVE, amount: amount * ONE };
	Bucket { name: name_of(name), ask, recipient }
}

/// A name.
pub fn name_of(name: &str) -> Name {
	name.as_bytes().to_vec().try_into().unwrap()
}

/// Books of kinds, whose rest goes on.
pub fn books(kinds: &[KindId]) -> Recipient<u64> {
	books_or(kinds, None, OnEmpty::NextBucket)
}

/// Books of kinds.
pub fn books_or(kinds: &[KindId], at_most: Option<Ratio>, on_empty: OnEmpty) -> Recipient<u64> {
	Recipient::Books { kinds: kinds.to_vec().try_into().unwrap(), at_most, on_empty }
}

/// An equation whose residue goes to the treasury.
pub fn equation(mode: Mode, buckets: Vec<Bucket<u64, AssetKind>>) -> EquationOf<Test> {
	Equation { mode, buckets: buckets.try_into().unwrap(), residue: Purse::Treasury }
}

/// A straight equation.
pub fn straight(buckets: Vec<Bucket<u64, AssetKind>>) -> EquationOf<Test> {
	equation(Mode::Straight, buckets)
}

/// A remaining equation.
pub fn remaining(buckets: Vec<Bucket<u64, AssetKind>>) -> EquationOf<Test> {
	equation(Mode::Remaining, buckets)
}

/// Decides on an equation of a scope.
pub fn set(scope: ScopeId, equation: EquationOf<Test>) {
	Equations::set_equation(signed(STEWARD), scope, equation).unwrap();
}

/// Sets all levies to nothing.
pub fn no_levy() {
	DefaultLevy::set(ratio(0, 1));
}

/// A reference that was not used before.
pub fn reference() -> H256 {
	let next = UsedReferences::get() + 1;
	UsedReferences::set(next);
	H256::from_low_u64_be(next)
}

/// Records a sale, in base units of the native token.
pub fn try_sale(scope: ScopeId, amount: u128) -> DispatchResult {
	sale_in(scope, NATIVE, amount)
}

/// Records a sale, in base units of an asset.
pub fn sale_in(scope: ScopeId, asset: AssetKind, amount: u128) -> DispatchResult {
	let class = IncomeClass::Sale;
	Equations::record_income(signed(PAYER), scope, asset, amount, class, reference())
		.map(drop)
		.map_err(|error| error.error)
}

/// Records a sale of the lab, in base units of the native token. Returns how it was divided.
pub fn sale(amount: u128) -> Split {
	try_sale(LAB, amount).unwrap();
	last_split()
}

/// Where the last income went.
pub fn last_split() -> Split {
	events()
		.into_iter()
		.rev()
		.find_map(|event| match event {
			Event::IncomeRecorded { split, .. } => Some(split),
			_ => None,
		})
		.unwrap()
}

/// What standing shares got, and whose they are.
pub fn shared(split: &Split) -> Vec<(ScopeId, u128)> {
	split.standing.iter().map(|share| (share.scope, share.amount)).collect()
}

/// What went to the recipients of the buckets.
pub fn taken(split: &Split) -> Vec<u128> {
	split.buckets.iter().map(|bucket| bucket.taken).collect()
}

/// What the kinds of a bucket got.
pub fn amounts(bucket: &BucketSplit) -> Vec<u128> {
	bucket.kinds.iter().map(|kind| kind.amount).collect()
}

/// Divides what lies in an inbox.
pub fn process(scope: ScopeId, levied: Levied) -> DispatchResult {
	Equations::process_inbox(signed(NEWCOMER), scope, NATIVE, levied)
		.map(drop)
		.map_err(|error| error.error)
}

/// What lies in an inbox of the native token.
pub fn inbox(scope: ScopeId, levied: Levied) -> u128 {
	Inboxes::<Test>::get((scope, NATIVE, levied))
}

/// Collects a line of the lab. Returns what the account got.
pub fn collect(line: Line, who: u64) -> u128 {
	let before = free(who);
	Equations::collect(signed(PAYER), LAB, NATIVE, line).unwrap();
	free(who) - before
}

/// What the lab's equation keeps of the native token.
pub fn flow() -> FlowOf<Test> {
	Flows::<Test>::get(LAB, NATIVE)
}

/// Pays into an inbox as a share book does, from an account.
pub fn deposit(scope: ScopeId, source: Option<ScopeId>, amount: u128) -> DispatchResult {
	<Equations as Inbox<_, _>>::deposit(&PAYER, scope, source, &NATIVE, amount)
}

/// Claims for a position of an account. Returns what it got.
pub fn claim(who: u64, book: BookId, series: Series) -> u128 {
	let before = free(who);
	Shares::claim(signed(who), vec![(book, series)].try_into().unwrap(), 8).unwrap();
	free(who) - before
}

/// Claims for a position of another book or of a scope.
pub fn claim_for(holder: Holder<u64>, book: BookId) {
	Shares::claim_for(signed(NEWCOMER), holder, vec![(book, 0)].try_into().unwrap(), 8).unwrap();
}

/// The pot of an asset.
pub fn pot(asset: &AssetKind) -> u64 {
	Equations::pot_account(asset)
}

/// What is owed: held on the pot of an asset.
pub fn owed(asset: &AssetKind) -> u128 {
	MoneyHold::balance_on_hold(asset.clone(), &crate::HoldReason::Owed.into(), &pot(asset))
}

/// The least an account can have of [`asset`]s.
pub const ASSET_MIN: u128 = 5;

/// Creates an asset that lets no account exist by itself, which the lab accepts, and of which the
/// payer and the steward have plenty.
pub fn asset(id: u32) -> AssetKind {
	Assets::force_create(RuntimeOrigin::root(), id, PAYER, false, ASSET_MIN).unwrap();
	for who in [PAYER, STEWARD] {
		Assets::mint(signed(PAYER), id, who, ENDOWMENT).unwrap();
	}
	let asset = AssetKind::WithId(id);
	Networks::accept_asset(signed(STEWARD), LAB, asset.clone()).unwrap();
	asset
}

/// As [`asset`], with open pots.
pub fn asset_with_pots(id: u32) -> AssetKind {
	let asset = asset(id);
	Equations::open_pot(signed(PAYER), LAB, asset.clone()).unwrap();
	asset
}

/// Opens funds of the lab.
fn make_funds() {
	for (fund, name) in ["costs", "reserve"].into_iter().enumerate() {
		Networks::create_fund(signed(STEWARD), LAB, name_of(name)).unwrap();
		Networks::open_pot(signed(STEWARD), LAB, Purse::Fund(fund as u16), NATIVE).unwrap();
	}
}

/// Makes the scopes.
pub fn make_scopes() {
	run_to_block(1);
	assert_eq!(network(STEWARD), NETWORK);
	assert_eq!(found(STEWARD, NETWORK, ScopeKind::Project), LAB);
	assert_eq!(found(STEWARD, NETWORK, ScopeKind::Project), SHOP);
	assert_eq!(network(STEWARD), ABROAD);
	assert_eq!(found(STEWARD, ABROAD, ScopeKind::Project), PARTNER);
	make_funds();
	System::reset_events();
}

/// Runs a test on a chain with two networks and three projects, and checks the invariants at its
/// end.
pub fn build_and_execute(test: impl FnOnce()) {
	genesis().execute_with(|| {
		make_scopes();
		test();
		Equations::do_try_state().unwrap();
	});
}
