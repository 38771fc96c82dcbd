// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of credits, debits, incomes, distributions, claims, redirects, bindings,
//! cascades, scopes that close, pots that open, assets that freeze, are dropped and accepted again,
//! compared with exact division in rational numbers.
//!
//! The model divides in exact numbers what books accepted, as their events say, and knows nothing
//! of levels. It says of each claim, income and collection whether it is paid, to whom, or why it
//! waits. `scripts/prove/properties.sh` runs a million operations.

use super::*;
use frame_support::traits::fungibles::{Inspect, InspectHold};
use num_rational::BigRational;
use num_traits::{One, Zero};
use ovn_primitives::{
	traits::{Accepted, OnAccepted, Scopes as _},
	ClaimType, ContributionId, Contributor, IncomeClass, Ratio, ScopeId, ScopeKind, Series,
	GLOBAL_SCOPE,
};
use pallet_contributions::Unit;
use pallet_value_equation::{
	Ask, Bucket, BucketSplit, Equation, Flows, Inboxes, Line, Mode, OnEmpty, Recipient, Split,
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use sp_core::H256;
use sp_runtime::DispatchError;
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

type NetworksError = pallet_networks::Error<Test>;
type EquationError = pallet_value_equation::Error<Test>;

const EQUITY: BookId = kind(0);
const DEBT: BookId = kind(1);
const EXPENSES: BookId = kind(2);
/// Expenses that were laid out in the first asset, and are counted in it.
const RECEIPTS: BookId = kind(3);
/// A book of equity of the shop.
const WORK: BookId = BookId::Kind { scope: SHOP, kind: 0 };
/// A third network, which has no open pot at first.
const GUILD: ScopeId = 3;
/// A book of equity of the guild.
const CRAFT: BookId = BookId::Kind { scope: GUILD, kind: 0 };
const SCOPES: [ScopeId; 3] = [LAB, SHOP, GUILD];
const EQUITIES: [BookId; 3] = [EQUITY, WORK, CRAFT];
const BOOKS: [BookId; 6] = [EQUITY, DEBT, EXPENSES, RECEIPTS, WORK, CRAFT];
/// How many assets there are, the native token included. Of the last no pot is open at first.
const ASSETS: usize = 4;
/// Everybody who is in the ledgers of a neighbour.
const OUTSIDER: H256 = H256::repeat_byte(9);
/// The notice of bindings here.
const SHORT_NOTICE: u64 = 20;
/// The accounts to which it can be bound.
const BOUND: [u64; 2] = [7, 8];
/// What a whole unit of the debt's kind is worth, in base units: not a divisor of anything.
const RATE: u128 = 7_000_000_000_003;
const HOLDERS: [u64; 5] = [2, 3, 4, 5, 6];
/// Gets a part of the lab's incomes.
const MANAGER: u64 = 11;

/// Whom the lab's equity pays besides accounts: a scope, which divides it again, a book of that
/// scope, a debt of the lab, and somebody outside.
const OTHERS: [Holder<u64>; 4] =
	[Holder::Scope(SHOP), Holder::Book(WORK), Holder::Book(DEBT), Holder::External(OUTSIDER)];

thread_local! {
	/// What happened in the sequences of this thread.
	static REACHED: RefCell<BTreeMap<&'static str, u32>> = const { RefCell::new(BTreeMap::new()) };
}

/// Notes what happened, so that a test can demand it.
fn reached(what: &'static str) {
	REACHED.with_borrow_mut(|all| *all.entry(what).or_default() += 1);
}

/// What a refused call says.
fn reason(error: impl Into<DispatchError>) -> DispatchError {
	error.into()
}

fn int(number: u128) -> BigRational {
	BigRational::from_integer(number.into())
}

fn ratio_of(numerator: u128, denominator: u128) -> BigRational {
	BigRational::new(numerator.into(), denominator.into())
}

fn exact(ratio: Ratio) -> BigRational {
	ratio_of(ratio.numerator().into(), ratio.denominator().into())
}

fn floor(number: &BigRational) -> u128 {
	number.floor().to_integer().try_into().unwrap_or(0)
}

/// A bound far below anything visible: k times 2^-32 base units.
fn hair(times: u128) -> BigRational {
	ratio_of(times, 1 << 32)
}

/// What a position of a debt is paid in total: whole base units, with the head start of each
/// position.
fn whole(due: &BigRational) -> BigRational {
	(due + hair(1)).floor()
}

#[derive(Clone, Debug)]
enum Op {
	Credit(BookId, Holder<u64>, u128),
	Debit(BookId, Holder<u64>, u8),
	/// A contribution to the kind of the debt, of the expenses or of the receipts is accepted.
	Contribute(BookId, u64, u128),
	/// A part of one is given back.
	Compensate(prop::sample::Index, u8),
	Distribute(BookId, usize, u128),
	Income(ScopeId, usize, u128),
	/// Divides what lies in the inboxes of a scope.
	Cascade(ScopeId),
	Collect(ScopeId),
	Claim(BookId, Holder<u64>),
	/// Claims for all positions of a holder at once, with at most this number of payments.
	ClaimAll(Holder<u64>, u32),
	Freeze(bool),
	/// Lets a scope accept an asset, or drops it.
	Accept(ScopeId, usize, bool),
	/// Opens the pot of a purse: the treasury, or the fund of the lab or of the guild.
	OpenPurse(ScopeId, bool, usize),
	/// Closes the treasury of a scope for an asset.
	ClosePurse(ScopeId, usize),
	/// Opens the pot of the last asset that share books have, or what is missing of both.
	OpenPots(bool),
	Close(ScopeId),
	/// Binds the outsider to an account, for the books of a scope.
	Bind(ScopeId, u64),
	Unbind(ScopeId),
	Refuse(ScopeId, u64),
	Wait(u64),
	Redirect(BookId, u64, bool),
	Process,
}

/// Numbers up to 10 to the power of `digits`, each magnitude equally likely.
fn magnitude(digits: u32) -> impl Strategy<Value = u128> {
	(0..=digits, any::<u128>()).prop_map(|(digits, number)| 1 + number % 10u128.pow(digits))
}

fn account() -> impl Strategy<Value = u64> {
	prop::sample::select(HOLDERS.to_vec())
}

fn holder() -> impl Strategy<Value = Holder<u64>> {
	account().prop_map(Holder::Agent)
}

/// Who holds units of the lab's equity.
fn any_holder() -> impl Strategy<Value = Holder<u64>> {
	prop_oneof![3 => holder(), 2 => prop::sample::select(OTHERS.to_vec())]
}

/// Who holds units of the shop's: the lab, too, so that money goes in circles.
fn worker() -> impl Strategy<Value = Holder<u64>> {
	prop_oneof![
		4 => holder(),
		1 => Just(Holder::Scope(LAB)),
		1 => Just(Holder::External(OUTSIDER)),
	]
}

/// Who holds units of the guild's.
fn crafter() -> impl Strategy<Value = Holder<u64>> {
	prop_oneof![
		3 => holder(),
		2 => Just(Holder::Book(DEBT)),
		1 => Just(Holder::External(OUTSIDER)),
	]
}

/// A book, and who can hold units in it.
fn position() -> impl Strategy<Value = (BookId, Holder<u64>)> {
	prop_oneof![
		2 => (Just(EQUITY), any_holder()),
		1 => (Just(WORK), worker()),
		1 => (Just(CRAFT), crafter()),
		3 => (prop::sample::select(vec![DEBT, EXPENSES, RECEIPTS]), holder()),
	]
}

/// Somebody outside earns, is bound to accounts, and claims.
fn outside() -> impl Strategy<Value = Op> {
	let outsider = || Holder::External(OUTSIDER);
	let bound = || prop::sample::select(BOUND.to_vec());
	prop_oneof![
		2 => magnitude(15).prop_map(move |units| Op::Credit(EQUITY, outsider(), units)),
		1 => magnitude(20).prop_map(|n| Op::Distribute(EQUITY, 0, n)),
		4 => bound().prop_map(|who| Op::Bind(LAB, who)),
		4 => (SHORT_NOTICE / 2..2 * SHORT_NOTICE).prop_map(Op::Wait),
		1 => Just(Op::Unbind(LAB)),
		2 => bound().prop_map(|who| Op::Refuse(LAB, who)),
		3 => Just(Op::ClaimAll(outsider(), ALL)),
	]
}

/// A scope closes that owes something to purses, and pays a debt.
fn closing() -> impl Strategy<Value = Op> {
	let loan = || Holder::Book(DEBT);
	prop_oneof![
		1 => Just(Op::Close(GUILD)),
		2 => Just(Op::ClosePurse(GUILD, 0)),
		2 => magnitude(15).prop_map(|n| Op::Income(GUILD, 0, n.max(10_000))),
		2 => Just(Op::Collect(GUILD)),
		2 => magnitude(15).prop_map(move |units| Op::Credit(CRAFT, loan(), units)),
		2 => (holder(), magnitude(14)).prop_map(|(who, n)| Op::Credit(DEBT, who, ONE + n)),
		3 => Just(Op::ClaimAll(loan(), ALL)),
	]
}

/// Pots are open of which others are not, and books into which others pay.
fn opening() -> impl Strategy<Value = Op> {
	let others = || prop::sample::select(vec![Holder::Scope(SHOP), Holder::Book(WORK)]);
	prop_oneof![
		2 => Just(Op::OpenPots(false)),
		1 => Just(Op::OpenPots(true)),
		2 => magnitude(20).prop_map(|n| Op::Distribute(EQUITY, ASSETS - 1, n)),
		1 => magnitude(20).prop_map(|n| Op::Income(LAB, ASSETS - 1, n.max(10_000))),
		2 => (others(), magnitude(15)).prop_map(|(who, units)| Op::Credit(EQUITY, who, units)),
		3 => others().prop_map(|who| Op::ClaimAll(who, ALL)),
	]
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![17 => any_op(), 3 => outside(), 3 => closing(), 2 => opening()]
}

fn any_op() -> impl Strategy<Value = Op> {
	let book = || prop::sample::select(BOOKS.to_vec());
	let scope = || prop::sample::select(SCOPES.to_vec());
	let anybody = || {
		prop_oneof![
			4 => holder(),
			1 => prop::sample::select(OTHERS.to_vec()),
			2 => Just(Holder::Book(DEBT)),
		]
	};
	let bound = || prop::sample::select(BOUND.to_vec());
	prop_oneof![
		1 => (crafter(), magnitude(15)).prop_map(|(who, units)| Op::Credit(CRAFT, who, units)),
		1 => (holder(), magnitude(12)).prop_map(|(who, units)| Op::Credit(RECEIPTS, who, units)),
		2 => magnitude(13).prop_map(|n| Op::Distribute(RECEIPTS, 1, n)),
		3 => (anybody(), prop_oneof![1..4u32, Just(ALL)])
			.prop_map(|(who, payments)| Op::ClaimAll(who, payments)),
		1 => (scope(), 1..ASSETS, any::<bool>(), any::<bool>())
			.prop_map(|(scope, asset, a, b)| Op::Accept(scope, asset, a || b)),
		1 => (scope(), any::<bool>(), 0..ASSETS)
			.prop_map(|(scope, fund, asset)| Op::OpenPurse(scope, fund, asset)),
		1 => (scope(), 0..ASSETS).prop_map(|(scope, asset)| Op::ClosePurse(scope, asset)),
		1 => prop_oneof![2 => Just(false), 1 => Just(true)].prop_map(Op::OpenPots),
		1 => prop_oneof![1 => Just(LAB), 1 => Just(SHOP), 6 => Just(GUILD)].prop_map(Op::Close),
		1 => (scope(), bound()).prop_map(|(scope, who)| Op::Bind(scope, who)),
		1 => prop_oneof![
			4 => (1..2 * SHORT_NOTICE).prop_map(Op::Wait),
			1 => scope().prop_map(Op::Unbind),
			1 => (scope(), bound()).prop_map(|(scope, who)| Op::Refuse(scope, who)),
		],
		4 => (any_holder(), magnitude(15)).prop_map(|(who, units)| Op::Credit(EQUITY, who, units)),
		2 => (worker(), magnitude(15)).prop_map(|(who, units)| Op::Credit(WORK, who, units)),
		6 => (holder(), magnitude(16)).prop_map(|(who, units)| Op::Credit(DEBT, who, ONE + units)),
		// Little, so that the next principal is another cohort; and all that is owed, so that work
		// is deferred.
		4 => magnitude(10).prop_map(|n| Op::Distribute(DEBT, 0, n)),
		1 => Just(Op::Distribute(DEBT, 0, 10u128.pow(20))),
		4 => (holder(), prop_oneof![Just(255), any::<u8>()])
			.prop_map(|(who, part)| Op::Debit(DEBT, who, part)),
		2 => (account(), magnitude(10)).prop_map(|(who, n)| Op::Contribute(DEBT, who, n)),
		1 => (prop::sample::select(vec![EXPENSES, RECEIPTS]), account(), magnitude(9))
			.prop_map(|(id, who, n)| Op::Contribute(id, who, n)),
		2 => (any::<prop::sample::Index>(), prop_oneof![Just(255), any::<u8>()])
			.prop_map(|(which, part)| Op::Compensate(which, part)),
		2 => (holder(), magnitude(12)).prop_map(|(who, units)| Op::Credit(EXPENSES, who, units)),
		3 => (position(), any::<u8>()).prop_map(|((id, who), part)| Op::Debit(id, who, part)),
		4 => (0..ASSETS, magnitude(27)).prop_map(|(asset, n)| Op::Distribute(EQUITY, asset, n)),
		4 => magnitude(17).prop_map(|n| Op::Distribute(DEBT, 0, n)),
		2 => magnitude(14).prop_map(|n| Op::Distribute(EXPENSES, 0, n)),
		4 => (scope(), 0..ASSETS, magnitude(27))
			.prop_map(|(scope, asset, n)| Op::Income(scope, asset, n.max(10_000))),
		2 => scope().prop_map(Op::Cascade),
		2 => scope().prop_map(Op::Collect),
		6 => position().prop_map(|(id, who)| Op::Claim(id, who)),
		1 => any::<bool>().prop_map(Op::Freeze),
		1 => (book(), account(), any::<bool>()).prop_map(|(id, who, on)| Op::Redirect(id, who, on)),
		1 => account().prop_map(|who| Op::Redirect(EQUITY, who, true)),
		1 => Just(Op::Process),
	]
}

/// A position in exact numbers.
#[derive(Clone, Debug)]
struct Exact {
	units: u128,
	/// What it is due of each asset.
	due: Vec<BigRational>,
}

impl Exact {
	fn new() -> Self {
		Self { units: 0, due: vec![BigRational::zero(); ASSETS] }
	}
}

type Shared = BTreeMap<Holder<u64>, Exact>;

/// A cohort or an epoch.
#[derive(Clone, Debug, Default)]
struct Group {
	closed: bool,
	positions: Shared,
	/// Of an open cohort: the level at which it closes. `None` while it waits.
	closes_at: Option<BigRational>,
	/// Of a cohort that waits: money that came since the one before, and goes to older ones first.
	behind: BigRational,
	/// Of a cohort: fractions of positions that left it.
	lost: BigRational,
}

impl Group {
	fn units(&self) -> u128 {
		self.positions.values().map(|position| position.units).sum()
	}
}

/// A book of equity.
#[derive(Default)]
struct Equity {
	positions: Shared,
	/// What nobody is due yet of each asset.
	left: [BigRational; ASSETS],
}

/// A book of expenses.
#[derive(Default)]
struct Expenses {
	epochs: BTreeMap<u32, Group>,
	/// What the present epoch was paid.
	met: u128,
	over: BigRational,
}

/// The account to which a scope binds the outsider, its first block, and another account that was
/// announced since.
type Binding = (u64, u64, Option<(u64, u64)>);

impl Equity {
	fn units(&self) -> u128 {
		self.positions.values().map(|position| position.units).sum()
	}

	/// Gives an amount to all holders.
	fn pour(&mut self, place: usize, amount: &BigRational) {
		let total = self.units();
		for position in self.positions.values_mut() {
			position.due[place] += amount * ratio_of(position.units, total);
		}
	}
}

struct Model {
	assets: [AssetKind; ASSETS],
	ceiling: Ratio,
	equities: BTreeMap<BookId, Equity>,
	level: BigRational,
	cohorts: BTreeMap<u32, Group>,
	/// Of the debt: what came since the youngest cohort that waits, and nobody is due yet.
	over: BigRational,
	/// Of the debt: the oldest cohort that is not closed, the first that waits, and the next.
	head: u32,
	opened: u32,
	next: u32,
	/// Whether debits come at any time, also while work is deferred.
	any_time: bool,
	/// How many debits took something while work was deferred.
	deferred: u32,
	/// Contributions that were not given back entirely, with their book, contributor and units.
	given: Vec<(ContributionId, BookId, u64, u128)>,
	expenses: BTreeMap<BookId, Expenses>,
	/// What each position was paid.
	paid: BTreeMap<(BookId, Holder<u64>, u32, usize), u128>,
	/// Of each levy and bucket (the place after the levy's) what it was due of all incomes, and
	/// what it got.
	lines: BTreeMap<(ScopeId, usize, usize), (BigRational, u128)>,
	frozen: bool,
	fund: u16,
	/// Which assets scopes accept besides the native token.
	accepts: BTreeSet<(ScopeId, usize)>,
	/// Whose pot is open: of purses, of share books, of equations.
	purses: BTreeSet<(ScopeId, Purse, usize)>,
	has_pot: [bool; ASSETS],
	is_divided: [bool; ASSETS],
	closed: BTreeSet<ScopeId>,
	bindings: BTreeMap<ScopeId, Binding>,
	steps: u128,
	references: u64,
}

/// The kinds of a scope share what a bucket gets.
fn to_kinds(name: &[u8], share: Ratio, kinds: &[u16], on_empty: OnEmpty) -> Bucket<u64, AssetKind> {
	let kinds = kinds.to_vec().try_into().unwrap();
	to(name, share, Recipient::Books { kinds, at_most: None, on_empty })
}

fn to(name: &[u8], share: Ratio, recipient: Recipient<u64>) -> Bucket<u64, AssetKind> {
	Bucket { name: name.to_vec().try_into().unwrap(), ask: Ask::Share(share), recipient }
}

/// The residue purse of a scope. The guild uses a fund whose pot nobody has opened.
fn residue(scope: ScopeId) -> Purse {
	if scope == GUILD {
		Purse::Fund(0)
	} else {
		Purse::Treasury
	}
}

fn decide(scope: ScopeId, buckets: Vec<Bucket<u64, AssetKind>>) {
	let buckets = buckets.try_into().unwrap();
	let equation = Equation { mode: Mode::Straight, buckets, residue: residue(scope) };
	Equations::set_equation(signed(STEWARD), scope, equation).unwrap();
}

impl Model {
	fn new(any_time: bool) -> Self {
		assert_eq!(found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network), GUILD);
		let assets = [NATIVE, asset_with_pot(1), asset_with_pot(2), asset(3)];
		let fund = fund(LAB);
		let mut accepts = BTreeSet::new();
		for (n, asset) in assets.iter().enumerate().skip(1) {
			// Enough that no payment is too small.
			for who in HOLDERS.into_iter().chain(BOUND).chain([MANAGER]) {
				Assets::mint(signed(PAYER), n as u32, who, ASSET_MIN).unwrap();
			}
			for scope in [SHOP, GUILD] {
				Networks::accept_asset(signed(STEWARD), scope, asset.clone()).unwrap();
			}
			accepts.extend(SCOPES.map(|scope| (scope, n)));
			if n < 3 {
				Equations::open_pot(signed(PAYER), LAB, asset.clone()).unwrap();
				let open = |scope, purse| {
					Networks::open_pot(signed(PAYER), scope, purse, asset.clone()).unwrap();
				};
				open(LAB, Purse::Treasury);
				open(SHOP, Purse::Treasury);
			}
		}
		assert!(Networks::is_pot_open(GLOBAL_SCOPE, Purse::Treasury, &NATIVE));
		assert_eq!(define(ClaimType::Equity, Unit::Hour, 10_007), equity(EQUITY));
		define(ClaimType::Debt { ceiling: 100 }, Unit::Hour, RATE);
		create(DEBT, debt(6, 5));
		define(ClaimType::Once, Unit::Hour, ONE);
		create(EXPENSES, once());
		let unit = Unit::Token { asset: assets[1].clone(), decimals: 6 };
		assert_eq!(define(ClaimType::Once, unit, 3 * ONE), RECEIPTS);
		let per_unit = Some(UNIT);
		create(RECEIPTS, BookTerms::Once { asset: assets[1].clone(), per_unit });
		assert_eq!(define_in(SHOP, ClaimType::Equity, Unit::Hour, 1), equity(WORK));
		assert_eq!(define_in(GUILD, ClaimType::Equity, Unit::Hour, ONE), equity(CRAFT));
		decide(
			LAB,
			vec![
				to_kinds(b"work", ratio(3, 7), &[0, 1], OnEmpty::NextBucket),
				to_kinds(b"costs", ratio(1, 7), &[2, 3], OnEmpty::Hold),
				to(b"shop", ratio(1, 11), Recipient::Scope(SHOP)),
				to(b"manager", ratio(1, 13), Recipient::Account(MANAGER)),
				to(b"guild", ratio(1, 17), Recipient::Scope(GUILD)),
			],
		);
		let name = b"machines".to_vec().try_into().unwrap();
		Networks::create_fund(signed(STEWARD), GUILD, name).unwrap();
		decide(
			GUILD,
			vec![
				to_kinds(b"craft", ratio(1, 2), &[0], OnEmpty::Fund(Purse::Treasury)),
				to(b"back", ratio(1, 9), Recipient::Scope(LAB)),
			],
		);
		let mut purses = BTreeSet::new();
		for (place, asset) in assets.iter().enumerate() {
			for scope in SCOPES.into_iter().chain([GLOBAL_SCOPE]) {
				for purse in [Purse::Treasury, Purse::Fund(fund)] {
					if Networks::is_pot_open(scope, purse, asset) {
						purses.insert((scope, purse, place));
					}
				}
			}
		}
		decide(
			SHOP,
			vec![
				to_kinds(b"work", ratio(2, 3), &[0], OnEmpty::NextBucket),
				to(b"back", ratio(1, 5), Recipient::Scope(LAB)),
			],
		);
		Self {
			assets,
			ceiling: ratio(6, 5),
			equities: EQUITIES.map(|id| (id, Equity::default())).into(),
			level: BigRational::zero(),
			cohorts: BTreeMap::new(),
			over: BigRational::zero(),
			head: 0,
			opened: 0,
			next: 0,
			any_time,
			deferred: 0,
			given: Vec::new(),
			expenses: [EXPENSES, RECEIPTS].map(|id| (id, Expenses::default())).into(),
			paid: BTreeMap::new(),
			lines: BTreeMap::new(),
			frozen: false,
			fund,
			accepts,
			purses,
			has_pot: [true, true, true, false],
			is_divided: [true, true, true, false],
			closed: BTreeSet::new(),
			bindings: BTreeMap::new(),
			steps: 0,
			references: 0,
		}
	}

	fn place(&self, asset: &AssetKind) -> usize {
		self.assets.iter().position(|other| other == asset).unwrap()
	}

	/// The youngest series in which a holder has units.
	fn series(&self, id: BookId, who: &Holder<u64>) -> Option<u32> {
		let groups = match id {
			DEBT => &self.cohorts,
			EXPENSES | RECEIPTS => &self.expenses[&id].epochs,
			_ => return self.equities[&id].positions.contains_key(who).then_some(0),
		};
		groups.iter().rev().find(|(_, group)| group.positions.contains_key(who)).map(|(n, _)| *n)
	}

	fn process() {
		while book(DEBT).queued {
			Shares::process_deferred(signed(PAYER), DEBT).unwrap();
		}
	}

	fn credit(&mut self, id: BookId, who: Holder<u64>, units: u128) {
		let series = credit(id, who.clone(), units);
		self.credited(id, who, series, units);
	}

	fn contribution(id: ContributionId, book: BookId, who: u64, units: u128) -> Accepted<u64> {
		let BookId::Kind { kind, .. } = book else { panic!("a kind") };
		let (claim, rate) = match book {
			DEBT => (ClaimType::Debt { ceiling: 100 }, RATE),
			EXPENSES => (ClaimType::Once, ONE),
			_ => (ClaimType::Once, 3 * ONE),
		};
		let (contributor, counts, accepted_at) = (Contributor::Agent(who), false, 1);
		Accepted { id, kind, contributor, claim, units, rate, counts, accepted_at }
	}

	fn contribute(&mut self, book: BookId, who: u64, units: u128) {
		self.references += 1;
		let id = ContributionId { scope: LAB, index: self.references as u32 };
		let deferred = book == DEBT && super::book(DEBT).pending();
		let contribution = Self::contribution(id, book, who, units);
		<Shares as OnAccepted<u64>>::accepted(&contribution).unwrap();
		assert!(!crate::WaitingCredits::<Test>::contains_key(id));
		if let Some(credit) = crate::Credits::<Test>::get(id) {
			let expected = match book {
				// No more is owed than its value: the debt pays six fifths of the principal.
				DEBT => units * RATE * 5 / 6 / UNIT,
				EXPENSES => units * ONE / UNIT,
				// What was laid out of the asset, whatever one of it is worth.
				_ => units,
			};
			assert_eq!(credit.credited, expected);
			self.credited(book, agent(who), credit.series, credit.credited);
			self.given.push((id, book, who, units));
			reached(match book {
				DEBT if deferred => "a contribution while work is deferred",
				DEBT => "a contribution to a debt",
				EXPENSES => "a contribution to expenses",
				_ => "a contribution to receipts",
			});
		}
	}

	fn compensate(&mut self, which: &prop::sample::Index, part: u8) {
		self.get_ready();
		if self.given.is_empty() {
			return;
		}
		let place = which.index(self.given.len());
		let (id, book, who, had) = self.given[place];
		let back = if part == 255 { had } else { had * u128::from(part) / 255 };
		if back == 0 {
			return;
		}
		let deferred = super::book(DEBT).pending();
		let before = crate::Credits::<Test>::get(id).unwrap();
		let contribution = Self::contribution(id, book, who, back);
		let left_units = before.units - back.min(before.units);
		let keep = before.credited * left_units / before.units;
		let earned = Self::earned(book, before.series, before.credited - keep);
		<Shares as OnAccepted<u64>>::compensated(&contribution).unwrap();
		let left = crate::Credits::<Test>::get(id).map_or(0, |credit| credit.credited);
		assert_eq!(left, keep);
		let series = before.series;
		let groups = match book {
			DEBT => &mut self.cohorts,
			_ => &mut self.expenses.get_mut(&book).unwrap().epochs,
		};
		if let Some(group) = groups.get_mut(&series).filter(|group| !group.closed) {
			group.positions.get_mut(&agent(who)).unwrap().units -= before.credited - left;
			if book == DEBT {
				self.deferred += u32::from(deferred);
				if deferred {
					reached("a compensation while work is deferred");
				}
			} else {
				let expenses = self.expenses.get_mut(&book).unwrap();
				expenses.met = expenses.met.saturating_sub(earned);
				reached("a compensation of expenses");
			}
		}
		if back == had {
			self.given.remove(place);
		} else {
			self.given[place].3 -= back;
		}
	}

	/// What so many units of expenses earned in the present epoch: all have from its beginning, or
	/// came before money. Nothing in other series and books.
	fn earned(id: BookId, series: Series, units: u128) -> u128 {
		let record = book(id);
		let once = matches!(record.terms, BookTerms::Once { .. });
		if !once || record.head != series || units == 0 {
			return 0;
		}
		let began = crate::Epochs::<Test>::get(id, series).unwrap().began_at.unwrap();
		let level = record.lines[0].accumulator.level();
		let earned = ovn_math::accumulator::Entitlement::open(began);
		earned.settle(level, units).unwrap().claimable()
	}

	/// Does deferred work first, unless units are taken back at any time.
	fn get_ready(&mut self) {
		if !self.any_time {
			Self::process();
			self.follow(false);
		}
	}

	fn credited(&mut self, id: BookId, who: Holder<u64>, series: u32, units: u128) {
		let position = match id {
			DEBT => {
				if series == self.next {
					let mut group = Group::default();
					let record = crate::Cohorts::<Test>::get(DEBT, series).unwrap();
					if record.cohort.opened_at().is_none() {
						group.behind = std::mem::take(&mut self.over);
					} else {
						group.closes_at = Some(&self.level + exact(self.ceiling));
						self.opened += 1;
					}
					self.cohorts.insert(series, group);
					self.next += 1;
				}
				let group = self.cohorts.get_mut(&series).unwrap();
				assert!(!group.closed);
				group.positions.entry(who).or_insert_with(Exact::new)
			},
			EXPENSES | RECEIPTS => {
				let epochs = &mut self.expenses.get_mut(&id).unwrap().epochs;
				let group = epochs.entry(series).or_default();
				assert!(!group.closed);
				group.positions.entry(who).or_insert_with(Exact::new)
			},
			_ => {
				let equity = self.equities.get_mut(&id).unwrap();
				equity.positions.entry(who).or_insert_with(Exact::new)
			},
		};
		position.units += units;
	}

	/// The principal of a position that belongs to contributions.
	fn contributed(&self, id: BookId, who: &Holder<u64>, series: u32) -> u128 {
		let credits =
			self.given.iter().filter(|(_, of, other, _)| *of == id && agent(*other) == *who);
		let credits = credits.filter_map(|(given, ..)| crate::Credits::<Test>::get(given));
		let credits = credits.filter(|credit| credit.series == series);
		credits.map(|credit| credit.credited).sum()
	}

	fn debit(&mut self, id: BookId, who: &Holder<u64>, part: u8) {
		self.get_ready();
		let Some(series) = self.series(id, who) else { return };
		// Units of contributions are taken back with these.
		let kept = self.contributed(id, who, series);
		let wanted = |units: u128| {
			(units / 255 * u128::from(part) + u128::from(part > 100))
				.min(units.saturating_sub(kept))
		};
		let (closed, position) = match id {
			DEBT => {
				let group = self.cohorts.get_mut(&series).unwrap();
				(group.closed, group.positions.get_mut(who))
			},
			EXPENSES | RECEIPTS => {
				let epochs = &mut self.expenses.get_mut(&id).unwrap().epochs;
				let group = epochs.get_mut(&series).unwrap();
				(group.closed, group.positions.get_mut(who))
			},
			_ => (false, self.equities.get_mut(&id).unwrap().positions.get_mut(who)),
		};
		let position = position.unwrap();
		let units = wanted(position.units);
		let earned = Self::earned(id, series, units.min(position.units));
		let deferred = id == DEBT && book(DEBT).pending();
		let taken = debit(id, who.clone(), series, units);
		self.deferred += u32::from(deferred && taken > 0);
		if deferred && taken > 0 {
			reached("a debit while work is deferred");
		}
		assert_eq!(taken, if closed { 0 } else { units.min(position.units) });
		position.units -= taken;
		if let Some(expenses) = self.expenses.get_mut(&id).filter(|_| !closed) {
			expenses.met = expenses.met.saturating_sub(earned);
		}
	}

	/// A position ends: its fraction goes to the next holders.
	fn bury(&mut self, id: BookId) {
		let exists = |who: &Holder<u64>, series: u32| {
			crate::Positions::<Test>::contains_key((id, who.clone(), series))
		};
		match id {
			DEBT => {
				for (series, group) in &mut self.cohorts {
					let paid = &mut self.paid;
					group.positions.retain(|who, position| {
						let keep = exists(who, *series);
						if !keep {
							assert!(position.units == 0 || group.closed);
							let paid = paid.remove(&(id, who.clone(), *series, 0)).unwrap_or(0);
							if !group.closed {
								group.lost += &position.due[0] - int(paid);
							}
						}
						keep
					});
				}
				self.cohorts.retain(|_, group| !group.closed || !group.positions.is_empty());
			},
			EXPENSES | RECEIPTS => {
				let place = place_of(id);
				let expenses = self.expenses.get_mut(&id).unwrap();
				for (series, group) in &mut expenses.epochs {
					let ended: Vec<_> = group
						.positions
						.keys()
						.filter(|who| !exists(who, *series))
						.cloned()
						.collect();
					for who in ended {
						let position = group.positions.remove(&who).unwrap();
						let paid = self.paid.remove(&(id, who, *series, place)).unwrap_or(0);
						expenses.over += &position.due[place] - int(paid);
					}
				}
				expenses.epochs.retain(|_, group| !group.closed || !group.positions.is_empty());
			},
			_ => {
				let equity = self.equities.get_mut(&id).unwrap();
				let ended: Vec<_> =
					equity.positions.keys().filter(|who| !exists(who, 0)).cloned().collect();
				for who in ended {
					let position = equity.positions.remove(&who).unwrap();
					assert_eq!(position.units, 0);
					for place in 0..ASSETS {
						let paid = self.paid.remove(&(id, who.clone(), 0, place)).unwrap_or(0);
						let rest = &position.due[place] - int(paid);
						assert!(rest < BigRational::one() + hair(self.steps));
						if equity.units() > 0 {
							equity.pour(place, &rest);
						} else {
							equity.left[place] += rest;
						}
					}
				}
			},
		}
	}

	fn distribute(&mut self, id: BookId, place: usize, amount: u128) {
		let takes = self.has_pot[place] && self.does_accept(id.scope().unwrap(), place);
		let result = try_distribute(id, self.assets[place].clone(), amount);
		if self.frozen && place == 1 {
			assert!(result.is_err() || result == Ok(0));
			return;
		}
		let taken = result.unwrap();
		assert!(taken <= amount && (takes || taken == 0));
		if let Some(equity) = self.equities.get(&id) {
			assert_eq!(taken, if takes && equity.units() > 0 { amount } else { 0 });
		}
	}

	/// Divides what a book accepted.
	fn accept(&mut self, id: BookId, place: usize, taken: u128) {
		match id {
			DEBT => self.over += int(taken),
			EXPENSES | RECEIPTS => self.expend(id, place, taken),
			_ => {
				let equity = self.equities.get_mut(&id).unwrap();
				let all = int(taken) + std::mem::take(&mut equity.left[place]);
				equity.pour(place, &all);
			},
		}
	}

	fn open_cohorts(&self) -> impl Iterator<Item = &Group> {
		(self.head..self.opened).map(|series| &self.cohorts[&series])
	}

	/// The money that is divided next: what came before the first cohort that waits.
	fn segment(&mut self) -> &mut BigRational {
		if self.opened < self.next {
			&mut self.cohorts.get_mut(&self.opened).unwrap().behind
		} else {
			&mut self.over
		}
	}

	/// Whether the money that is divided next is all that the open cohorts are still to be paid:
	/// then they close one after the other.
	fn are_paid(&mut self) -> bool {
		// The ceilings are rounded down: what that leaves is not needed of who is paid last.
		let (mut all, mut fractions) = (BigRational::zero(), BigRational::zero());
		for group in self.open_cohorts() {
			let rise = group.closes_at.as_ref().unwrap() - &self.level;
			for position in group.positions.values() {
				let more = &rise * int(position.units);
				let finally = &position.due[0] + &more;
				all += more;
				fractions += &finally - whole(&finally);
			}
			fractions += &group.lost;
		}
		*self.segment() >= all - fractions - hair(1)
	}

	/// Whether the oldest open cohort closes by the money that is divided next.
	fn can_close(&mut self, paid: bool) -> bool {
		let total: u128 = self.open_cohorts().map(Group::units).sum();
		let needed =
			(self.cohorts[&self.head].closes_at.as_ref().unwrap() - &self.level) * int(total);
		total == 0 || paid || *self.segment() >= needed
	}

	fn close_oldest(&mut self, paid: bool) {
		let total: u128 = self.open_cohorts().map(Group::units).sum();
		let oldest = &self.cohorts[&self.head];
		let rise = oldest.closes_at.as_ref().unwrap() - &self.level;
		let above = oldest.units() == 0 && (paid || rise <= BigRational::zero());
		if total > 0 && !above {
			self.raise(&rise);
			*self.segment() -= rise * int(total);
		}
		let group = self.cohorts.get_mut(&self.head).unwrap();
		group.closed = true;
		let mut back = std::mem::take(&mut group.lost);
		for position in group.positions.values_mut() {
			let paid = whole(&position.due[0]);
			back += &position.due[0] - &paid;
			position.due[0] = paid;
		}
		*self.segment() += back;
		self.head += 1;
	}

	fn pour(&mut self) {
		let total: u128 = self.open_cohorts().map(Group::units).sum();
		if total > 0 && *self.segment() > BigRational::zero() {
			let rise = std::mem::take(self.segment()) / int(total);
			self.raise(&rise);
		}
	}

	fn open_next(&mut self) {
		self.pour();
		let left = std::mem::take(self.segment());
		let closes_at = &self.level + exact(self.ceiling);
		self.cohorts.get_mut(&self.opened).unwrap().closes_at = Some(closes_at);
		self.opened += 1;
		*self.segment() += left;
	}

	/// Divides what the debt accepted, cohort after cohort, in exact numbers, as far as the chain
	/// is.
	fn catch_up(&mut self) {
		let book = book(DEBT);
		while self.head < book.head || self.opened < book.opened {
			let open = self.head < self.opened.min(book.head);
			let paid = open && self.are_paid();
			if open && self.can_close(paid) {
				self.close_oldest(paid);
			} else if self.opened < self.next.min(book.opened) {
				self.open_next();
			} else {
				panic!("a cohort closed or opened that is not to");
			}
		}
		if !book.pending() {
			self.pour();
		}
	}

	fn raise(&mut self, rise: &BigRational) {
		self.level += rise;
		for series in self.head..self.opened {
			for position in self.cohorts.get_mut(&series).unwrap().positions.values_mut() {
				position.due[0] += rise * int(position.units);
			}
		}
	}

	/// Divides what expenses accepted, and closes the epoch.
	fn expend(&mut self, id: BookId, place: usize, taken: u128) {
		let expenses = self.expenses.get_mut(&id).unwrap();
		let (present, units) = expenses
			.epochs
			.iter()
			.find(|(_, group)| !group.closed)
			.map(|(n, group)| (*n, group.units()))
			.unwrap();
		let all = int(taken) + std::mem::take(&mut expenses.over);
		let group = expenses.epochs.get_mut(&present).unwrap();
		for position in group.positions.values_mut() {
			position.due[place] += &all * ratio_of(position.units, units);
		}
		// Base units that were left over count too; the rest is a fraction.
		expenses.met += floor(&all);
		if expenses.met >= units {
			group.closed = true;
			expenses.met = 0;
		}
		reached(if id == RECEIPTS { "receipts are paid" } else { "expenses are paid" });
	}

	/// An epoch closed: paid, as the model found already or finds now, or by an income that could
	/// have paid it.
	fn end_epoch(&mut self, id: BookId, series: u32, by_income: bool) {
		if id == RECEIPTS {
			reached("an epoch of receipts closes");
		}
		let expenses = self.expenses.get_mut(&id).unwrap();
		let Some(group) = expenses.epochs.get_mut(&series).filter(|group| !group.closed) else {
			return;
		};
		assert!(by_income || group.units() <= expenses.met, "an epoch closed early");
		group.closed = true;
		expenses.met = 0;
	}

	/// Compares an income with what the levy and the buckets are due of all.
	fn divided(&mut self, scope: ScopeId, place: usize, split: &Split) {
		// Nothing is created or lost: what came in went somewhere, to the base unit.
		let levied = split.levy.map_or(0, |(_, levy)| levy);
		assert_eq!(split.base + levied, split.gross + split.released);
		let before: u128 = split.buckets.iter().map(|bucket| bucket.savings_before).sum();
		let to_kinds = |bucket: &BucketSplit| bucket.kinds.iter().map(|kind| kind.amount).sum();
		let got = |bucket: &BucketSplit| {
			bucket.savings + if bucket.kinds.is_empty() { bucket.taken } else { to_kinds(bucket) }
		};
		let mut after: u128 = split.buckets.iter().map(got).sum();
		if scope == GUILD {
			// What nobody there holds units for goes to a fund.
			after += split.buckets[0].rest;
		}
		assert_eq!(split.base + split.held_before + before, after + split.residue + split.held);
		let levy = split.levy.map(|(_, levy)| (0, int(split.gross) * ratio_of(5, 100), levy));
		let shares: &[(u128, u128)] = match scope {
			LAB => &[(3, 7), (1, 7), (1, 11), (1, 13), (1, 17)],
			SHOP => &[(2, 3), (1, 5)],
			_ => &[(1, 2), (1, 9)],
		};
		let buckets = split.buckets.iter().zip(shares).enumerate();
		let buckets = buckets.map(|(n, (bucket, (numerator, denominator)))| {
			(n + 1, int(split.base) * ratio_of(*numerator, *denominator), bucket.own)
		});
		for (line, due, got) in levy.into_iter().chain(buckets) {
			let sum = self.lines.entry((scope, place, line)).or_insert((BigRational::zero(), 0));
			sum.0 += due;
			sum.1 += got;
			let apart = int(sum.1) - &sum.0;
			assert!(
				apart > -BigRational::one() && apart <= hair(1),
				"{scope} {place} {line} {apart}"
			);
		}
	}

	/// Follows what happened.
	fn follow(&mut self, by_income: bool) {
		for record in System::events() {
			match record.event {
				RuntimeEvent::Shares(Event::Distributed { book, asset, amount, .. }) => {
					self.accept(book, self.place(&asset), amount);
				},
				RuntimeEvent::Shares(Event::EpochClosed { book, series, .. }) => {
					self.end_epoch(book, series, by_income);
				},
				RuntimeEvent::Shares(Event::Claimed {
					book,
					holder,
					series,
					asset,
					amount,
					..
				}) => {
					let place = self.place(&asset);
					*self.paid.entry((book, holder, series, place)).or_default() += amount;
				},
				RuntimeEvent::Equations(pallet_value_equation::Event::IncomeRecorded {
					scope,
					asset,
					split,
					..
				}) => self.divided(scope, self.place(&asset), &split),
				_ => {},
			}
		}
		System::reset_events();
		self.catch_up();
		for id in BOOKS {
			self.bury(id);
		}
		if book(DEBT).pending() {
			reached("work is deferred");
		}
	}

	fn does_accept(&self, scope: ScopeId, place: usize) -> bool {
		place == 0 || self.accepts.contains(&(scope, place))
	}

	/// Whether both pots of an asset are open.
	fn has_pots(&self, place: usize) -> bool {
		self.has_pot[place] && self.is_divided[place]
	}

	/// Where what a purse of a scope is due is paid: all three are networks.
	fn payable(&self, scope: ScopeId, purse: Purse, place: usize) -> Option<(ScopeId, Purse)> {
		let closed = self.closed.contains(&scope);
		let others = [(scope, Purse::Treasury), (GLOBAL_SCOPE, Purse::Treasury)];
		let others = others.into_iter().filter(|_| closed);
		let mut all = std::iter::once((scope, purse)).chain(others);
		all.find(|(scope, purse)| self.purses.contains(&(*scope, *purse, place)))
	}

	fn income(&mut self, scope: ScopeId, place: usize, amount: u128) {
		self.references += 1;
		let reference = H256::from_low_u64_be(self.references);
		let (asset, class) = (self.assets[place].clone(), IncomeClass::Sale);
		let result =
			Equations::record_income(signed(PAYER), scope, asset, amount, class, reference);
		let result = result.map(drop).map_err(|refused| refused.error);
		if !self.does_accept(scope, place) {
			assert_eq!(result, Err(reason(EquationError::AssetNotAccepted)));
			reached("an income in an asset that was dropped");
		} else if !self.has_pots(place) {
			assert_eq!(result, Err(reason(EquationError::PotNotOpen)));
			reached(if self.has_pot[place] {
				"an income of which one pot is open"
			} else {
				"an income without pots"
			});
		} else {
			assert_eq!(result.is_err(), self.frozen && place == 1, "{result:?}");
			if self.closed.contains(&scope) && result.is_ok() {
				reached("an income of a closed scope");
			}
		}
	}

	fn cascade(&self, scope: ScopeId) {
		let inboxes: Vec<_> = Inboxes::<Test>::iter_prefix((scope,)).collect();
		for ((asset, levied), amount) in inboxes {
			let place = self.place(&asset);
			let result = Equations::process_inbox(signed(PAYER), scope, asset, levied);
			let result = result.map(drop).map_err(|refused| refused.error);
			if !self.does_accept(scope, place) {
				assert_eq!(result, Err(reason(EquationError::AssetNotAccepted)));
				reached("an inbox that waits for the asset");
			} else if amount < 10_000 {
				assert_eq!(result, Err(reason(EquationError::IncomeTooSmall)));
			} else {
				let frozen = self.frozen && place == 1;
				assert!(result.is_ok() || frozen, "{result:?}");
				reached("a cascade");
			}
		}
	}

	/// Collects all that waits of a scope: where it is paid, or why it waits, follows from what is
	/// open.
	fn collect(&self, scope: ScopeId) {
		let lines = (0..5).map(Line::Bucket).chain([Line::Levy, Line::Residue]);
		for line in lines {
			for place in 0..ASSETS {
				self.collect_line(scope, place, line);
			}
		}
	}

	fn collect_line(&self, scope: ScopeId, place: usize, line: Line) {
		let asset = self.assets[place].clone();
		let flow = Flows::<Test>::get(scope, &asset);
		let due = match line {
			Line::Levy => flow.levy_due,
			Line::Residue => flow.residue_due,
			Line::Bucket(n) => flow.buckets.get(usize::from(n)).map_or(0, |bucket| bucket.due),
			Line::Older { .. } => unreachable!(),
		};
		let to_manager = scope == LAB && matches!(line, Line::Bucket(3));
		let of = if line == Line::Residue { residue(scope) } else { Purse::Treasury };
		let purse = self.payable(scope, of, place);
		let payee = if to_manager {
			Some(MANAGER)
		} else {
			purse.map(|(scope, purse)| Networks::pot_account(scope, purse, &asset))
		};
		let before = payee.map(|payee| Money::total_balance(asset.clone(), &payee));
		let result = Equations::collect(signed(PAYER), scope, asset.clone(), line);
		if due == 0 {
			assert_eq!(result, Err(reason(EquationError::NothingOwed)));
		} else if let Some(payee) = payee {
			let frozen = self.frozen && place == 1;
			assert_eq!(result.is_err(), frozen, "{result:?}");
			let paid = if frozen { 0 } else { due };
			assert_eq!(Money::total_balance(asset, &payee), before.unwrap() + paid);
			reached(match purse {
				_ if frozen => "a collection that waits for a frozen asset",
				_ if to_manager => "a collection of an account",
				Some((GLOBAL_SCOPE, _)) => "a collection of a closed scope by the whole chain",
				Some((_, to)) if to != of => "a collection of a closed scope by its treasury",
				_ => "a collection of a purse",
			});
		} else {
			assert_eq!(result, Err(reason(EquationError::PurseNotOpen)));
			reached("a collection that waits for a purse");
		}
	}

	fn series_of(&self, id: BookId) -> Vec<Series> {
		match id {
			DEBT => self.cohorts.keys().copied().collect(),
			EXPENSES | RECEIPTS => self.expenses[&id].epochs.keys().copied().collect(),
			_ => vec![0],
		}
	}

	fn claim_of(&self, id: BookId, who: &Holder<u64>) {
		for series in self.series_of(id) {
			self.claim(who, &[(id, series)], ALL);
		}
	}

	/// Claims for what a holder has in all books, in one call.
	fn claim_all(&self, who: &Holder<u64>, payments: u32) {
		let positions = BOOKS.into_iter().flat_map(|id| {
			self.series_of(id).into_iter().map(move |series| (id, series)).rev().take(4)
		});
		let holds = |(id, series): &(BookId, Series)| {
			crate::Positions::<Test>::contains_key((*id, who, *series))
		};
		let positions: Vec<_> = positions.filter(holds).take(16).collect();
		self.claim(who, &positions, payments);
	}

	/// To which account a scope binds the outsider now.
	fn bound_in(&self, scope: ScopeId) -> Option<u64> {
		let (account, from, next) = self.bindings.get(&scope)?;
		let now = System::block_number();
		match next {
			Some((next, then)) if *then <= now => {
				reached("a binding that replaces another");
				Some(*next)
			},
			_ => Some(*account).filter(|_| *from <= now),
		}
	}

	/// Claims, and compares what is paid with what the holder has and with what is open, frozen and
	/// bound. Where an account or a purse is paid it is paid exactly that, or nothing.
	fn claim(&self, who: &Holder<u64>, positions: &[(BookId, Series)], payments: u32) {
		let (mut tried, mut ended, mut expected) = (0, false, Vec::new());
		for (id, series) in positions {
			let Some(view) = Shares::view_position(*id, who.clone(), *series) else { continue };
			let earned: Vec<_> = view.earned.iter().filter(|earned| earned.claimable > 0).collect();
			let closed = !self.equities.contains_key(id) && *series < book(*id).head;
			if earned.is_empty() && closed {
				ended = true;
				continue;
			}
			let scope = id.scope().unwrap();
			let payee = match (view.redirect, who) {
				(Some(to), _) => Err(Purse::Fund(to.fund)),
				(None, Holder::Agent(who)) => Ok(*who),
				(None, Holder::External(_)) => match self.bound_in(scope) {
					Some(account) => Ok(account),
					None => {
						reached("a claim that waits for a binding");
						continue;
					},
				},
				_ => return self.claim_for_others(who, positions, payments),
			};
			for earned in earned {
				if tried >= payments {
					reached("a claim that waits for more payments");
					break;
				}
				tried += 1;
				let place = self.place(&earned.asset);
				let to = match payee {
					Ok(account) => Some(account),
					Err(purse) if self.purses.contains(&(LAB, purse, place)) => {
						Some(Networks::pot_account(LAB, purse, &earned.asset))
					},
					Err(_) => {
						reached("a claim that waits for a fund");
						None
					},
				};
				let frozen = self.frozen && place == 1;
				if frozen {
					reached("a claim that waits for a frozen asset");
				}
				if let Some(to) = to.filter(|_| !frozen) {
					expected.push((*id, *series, place, earned.claimable, to));
				}
			}
		}
		let mut wanted = BTreeMap::new();
		for (_, _, place, amount, to) in &expected {
			let had = Money::total_balance(self.assets[*place].clone(), to);
			*wanted.entry((*place, *to)).or_insert(had) += amount;
		}
		let (deferred, count) = (book(DEBT).pending(), self.claimed().len());
		let result = Shares::claim_for(signed(PAYER), who.clone(), list(positions), payments);
		assert_eq!(result.is_ok(), ended || !expected.is_empty(), "{result:?}");
		for ((place, to), balance) in wanted {
			assert_eq!(Money::total_balance(self.assets[place].clone(), &to), balance);
		}
		let paid = self.claimed().split_off(count);
		let expected =
			expected.into_iter().map(|(id, series, place, amount, _)| (id, series, place, amount));
		let expected: Vec<_> = expected.collect();
		assert_eq!(paid, expected);
		let books: BTreeSet<_> = paid.iter().map(|(id, ..)| *id).collect();
		if books.len() > 2 {
			reached("claims of three books at once");
		}
		if books.contains(&DEBT) && deferred {
			reached("a claim while work is deferred");
		}
		if matches!(who, Holder::External(_)) && !paid.is_empty() {
			reached("a claim of an outsider");
		}
		if ended {
			reached("a claim that ends a position");
		}
	}

	/// What was claimed in this step.
	fn claimed(&self) -> Vec<(BookId, Series, usize, u128)> {
		let claimed = events().into_iter().filter_map(|event| match event {
			Event::Claimed { book, series, asset, amount, .. } => {
				Some((book, series, self.place(&asset), amount))
			},
			_ => None,
		});
		claimed.collect()
	}

	/// Claims for a scope or a book.
	fn claim_for_others(&self, who: &Holder<u64>, positions: &[(BookId, Series)], payments: u32) {
		let count = self.claimed().len();
		let _ = Shares::claim_for(signed(PAYER), who.clone(), list(positions), payments);
		for event in events() {
			match (event, who) {
				(Event::ClaimWaits { reason, .. }, Holder::Scope(_)) => {
					let pots = reason == self::reason(EquationError::PotNotOpen);
					assert!(pots || self.frozen, "{reason:?}");
					reached("a claim of a scope that waits for a pot");
				},
				(Event::ClaimWaits { reason, asset, amount, book, .. }, _) => {
					if reason == self::reason(Error::<Test>::BookNotPayable) {
						reached("a claim of a book that takes nothing now");
						continue;
					}
					let place = self.place(&asset);
					let scope = book.scope().unwrap();
					let purse = self.payable(scope, residue(scope), place);
					assert!(purse.is_none() || self.frozen && place == 1, "{reason:?}");
					let part = self.claimed()[count..]
						.iter()
						.any(|(id, _, of, paid)| *id == book && *of == place && *paid > 0);
					assert!(amount > 0);
					reached(if part {
						"a claim of which a book takes a part, and the rest waits"
					} else {
						"a claim of which all is given back, and waits"
					});
				},
				(Event::SurplusReturned { scope, purse, asset, .. }, _) => {
					assert!(self.purses.contains(&(scope, purse, self.place(&asset))));
					reached(if scope == GLOBAL_SCOPE {
						"a claim of which the rest goes to the whole chain"
					} else {
						"a claim of which the rest goes to the treasury"
					});
				},
				_ => {},
			}
		}
	}

	fn accept_asset(&mut self, scope: ScopeId, place: usize, on: bool) {
		let asset = self.assets[place].clone();
		let known = self.accepts.contains(&(scope, place));
		let origin = signed(STEWARD);
		let result = if on {
			self.accepts.insert((scope, place));
			Networks::accept_asset(origin, scope, asset)
		} else {
			self.accepts.remove(&(scope, place));
			Networks::drop_asset(origin, scope, asset)
		};
		assert_eq!(result.is_ok(), known != on, "{result:?}");
	}

	fn open_purse(&mut self, scope: ScopeId, fund: bool, place: usize) {
		let fund = fund && scope != SHOP;
		let purse = if fund { Purse::Fund(self.fund) } else { Purse::Treasury };
		let asset = self.assets[place].clone();
		let result = Networks::open_pot(signed(PAYER), scope, purse, asset);
		if !self.does_accept(scope, place) {
			assert_eq!(result, Err(reason(NetworksError::AssetNotAccepted)));
		} else if self.purses.contains(&(scope, purse, place)) {
			assert_eq!(result, Err(reason(NetworksError::PotAlreadyOpen)));
		} else {
			// Nobody can pay in a frozen asset.
			assert_eq!(result.is_err(), self.frozen && place == 1, "{result:?}");
			if result.is_ok() {
				self.purses.insert((scope, purse, place));
			}
		}
	}

	fn close_purse(&mut self, scope: ScopeId, place: usize) {
		let (purse, asset) = (Purse::Treasury, self.assets[place].clone());
		let result = Networks::close_pot(signed(STEWARD), scope, purse, asset, STEWARD);
		let needed = place == 0 && !self.closed.contains(&scope);
		let frozen = self.frozen && place == 1;
		let open = self.purses.contains(&(scope, purse, place));
		assert_eq!(result.is_ok(), open && !needed && !frozen, "{result:?}");
		if result.is_ok() {
			self.purses.remove(&(scope, purse, place));
		}
	}

	/// Opens the pot of the last asset that share books have; or what is missing of both.
	fn open_pots(&mut self, both: bool) {
		let place = ASSETS - 1;
		let asset = self.assets[place].clone();
		let accepts = self.does_accept(LAB, place);
		if both {
			let result = Equations::open_pot(signed(PAYER), LAB, asset);
			assert_eq!(result.is_ok(), accepts && !self.has_pots(place), "{result:?}");
			if result.is_ok() {
				(self.has_pot[place], self.is_divided[place]) = (true, true);
			}
		} else {
			let result = Shares::open_pot(signed(PAYER), LAB, asset);
			assert_eq!(result.is_ok(), accepts && !self.has_pot[place], "{result:?}");
			self.has_pot[place] |= result.is_ok();
		}
	}

	fn close(&mut self, scope: ScopeId) {
		let result = Networks::close_scope(signed(STEWARD), scope);
		assert_eq!(result.is_ok(), self.closed.insert(scope), "{result:?}");
		reached("a scope closes");
	}

	fn bind(&mut self, scope: ScopeId, account: u64) {
		let result = Shares::propose_binding(signed(STEWARD), scope, OUTSIDER, account);
		let holds = BOOKS.iter().any(|id| {
			crate::Positions::<Test>::contains_key((*id, Holder::<u64>::External(OUTSIDER), 0))
		});
		let now = System::block_number();
		let from = now + SHORT_NOTICE;
		let current = self.settle_binding(scope);
		let next = match current {
			None => Some((account, from, None)),
			Some((bound, since, None)) if since <= now && bound != account => {
				Some((bound, since, Some((account, from))))
			},
			Some(_) => None,
		};
		assert_eq!(result.is_ok(), holds && next.is_some(), "{result:?}");
		if let Some(next) = next.filter(|_| holds) {
			reached(if next.2.is_some() { "another binding" } else { "a binding" });
			self.bindings.insert(scope, next);
		}
	}

	/// The binding of a scope, without what was replaced.
	fn settle_binding(&mut self, scope: ScopeId) -> Option<Binding> {
		let now = System::block_number();
		let binding = self.bindings.get_mut(&scope)?;
		if let (_, _, Some((account, from))) = *binding {
			if from <= now {
				*binding = (account, from, None);
			}
		}
		Some(*binding)
	}

	fn unbind(&mut self, scope: ScopeId) {
		let result = Shares::cancel_binding(signed(STEWARD), scope, OUTSIDER);
		match self.settle_binding(scope) {
			Some((account, from, Some(_))) => {
				assert_ok!(result);
				self.bindings.insert(scope, (account, from, None));
			},
			Some((_, from, None)) if from > System::block_number() => {
				assert_ok!(result);
				self.bindings.remove(&scope);
			},
			Some(_) => assert_eq!(result, Err(reason(Error::<Test>::BindingInForce))),
			None => assert_eq!(result, Err(reason(Error::<Test>::BindingNotFound))),
		}
	}

	fn refuse(&mut self, scope: ScopeId, account: u64) {
		let result = Shares::refuse_binding(signed(account), scope, OUTSIDER);
		match self.settle_binding(scope) {
			Some((bound, from, Some(_))) if bound == account => {
				assert_ok!(result);
				reached("a binding that is refused");
				self.bindings.insert(scope, (bound, from, None));
			},
			_ => assert!(result.is_err()),
		}
	}

	fn freeze(&mut self, frozen: bool) {
		self.frozen = frozen;
		if frozen {
			Assets::freeze_asset(signed(PAYER), 1).unwrap();
		} else {
			Assets::thaw_asset(signed(PAYER), 1).unwrap();
		}
	}

	fn step(&mut self, op: Op) {
		self.steps += 1;
		let by_income = matches!(op, Op::Income(..) | Op::Cascade(_));
		match op {
			Op::Credit(id, who, units) => self.credit(id, who, units),
			Op::Debit(id, who, part) => self.debit(id, &who, part),
			Op::Contribute(id, who, units) => self.contribute(id, who, units),
			Op::Compensate(which, part) => self.compensate(&which, part),
			Op::Distribute(id, place, amount) => self.distribute(id, place, amount),
			Op::Income(scope, place, amount) => self.income(scope, place, amount),
			Op::Cascade(scope) => self.cascade(scope),
			Op::Collect(scope) => self.collect(scope),
			Op::Claim(id, who) => self.claim_of(id, &who),
			Op::ClaimAll(who, payments) => self.claim_all(&who, payments),
			Op::Accept(scope, place, on) => self.accept_asset(scope, place, on),
			Op::OpenPurse(scope, fund, place) => self.open_purse(scope, fund, place),
			Op::ClosePurse(scope, place) => self.close_purse(scope, place),
			Op::OpenPots(both) => self.open_pots(both),
			Op::Close(scope) => self.close(scope),
			Op::Bind(scope, account) => self.bind(scope, account),
			Op::Unbind(scope) => self.unbind(scope),
			Op::Refuse(scope, account) => self.refuse(scope, account),
			Op::Wait(blocks) => run_to_block(System::block_number() + blocks),
			Op::Freeze(frozen) if frozen != self.frozen => self.freeze(frozen),
			Op::Freeze(_) => {},
			Op::Redirect(id, who, on) => {
				let redirect = on.then_some(crate::Redirect { scope: LAB, fund: self.fund });
				let holder = agent(who);
				if let Some(series) = self.series(id, &holder) {
					let _ = Shares::redirect(signed(who), holder, id, series, redirect);
				}
			},
			Op::Process => Self::process(),
		}
		self.follow(by_income);
	}

	/// The totals, at a constant cost: what is held is what is owed, and units are the sum of
	/// units.
	fn check_totals(&self) {
		let books = BOOKS.map(book);
		for asset in &self.assets {
			let lines = books.iter().flat_map(|book| &book.lines);
			let owed =
				lines.filter(|line| line.asset == *asset).map(|line| line.accepted - line.paid);
			assert_eq!(owed.sum::<u128>(), held(asset));
			let pot = Equations::pot_account(asset);
			let reason = pallet_value_equation::HoldReason::Owed.into();
			assert_eq!(flowing(asset), MoneyHold::balance_on_hold(asset.clone(), &reason, &pot));
		}
		for (id, equity) in &self.equities {
			assert_eq!(book(*id).units, equity.units());
		}
		let of = |groups: &BTreeMap<u32, Group>| -> u128 {
			groups.values().filter(|group| !group.closed).map(Group::units).sum()
		};
		for (id, expenses) in &self.expenses {
			assert_eq!(book(*id).total(), of(&expenses.epochs));
		}
		assert_eq!(book(DEBT).total(), of(&self.cohorts));
	}

	/// Compares every position with exact division.
	fn check(&self) {
		let near = |id, who: &Holder<u64>, series, due: &[BigRational]| {
			let view = Shares::view_position(id, who.clone(), series);
			let mut had = [0; ASSETS];
			for earned in view.into_iter().flat_map(|view| view.earned) {
				had[self.place(&earned.asset)] += earned.claimable;
			}
			for (place, due) in due.iter().enumerate() {
				let key = (id, who.clone(), series, place);
				had[place] += self.paid.get(&key).copied().unwrap_or(0);
				let apart = int(had[place]) - due;
				let bound = BigRational::one();
				assert!(
					apart > -&bound - hair(self.steps) && apart < bound,
					"{id:?} {who:?} {series} {place}: {} instead of {due}",
					had[place]
				);
			}
			had[0]
		};
		for (id, equity) in &self.equities {
			for (who, position) in &equity.positions {
				near(*id, who, 0, &position.due);
			}
		}
		for (series, group) in &self.cohorts {
			for (who, position) in &group.positions {
				let had = near(DEBT, who, *series, &position.due);
				if group.closed {
					assert_eq!(int(had), position.due[0]);
				}
			}
		}
		check_promises();
		for (id, expenses) in &self.expenses {
			for (series, group) in &expenses.epochs {
				for (who, position) in &group.positions {
					near(*id, who, *series, &position.due);
				}
			}
		}
	}
}

/// At which place of the assets what a debt or expenses are paid in stands.
fn place_of(id: BookId) -> usize {
	usize::from(id == RECEIPTS)
}

/// The debt promises no more than it has.
fn check_promises() {
	let keys = crate::Positions::<Test>::iter_key_prefix((DEBT,));
	let promised: u128 = keys.map(|(who, series)| claimable(DEBT, who, series)).sum();
	let line = book(DEBT).lines[0].clone();
	let rest = line.accepted.checked_sub(line.paid).expect("more paid than accepted");
	assert!(promised <= rest, "{promised} can be claimed of {rest}");
}

/// What the pot of equations keeps of an asset for somebody.
fn flowing(asset: &AssetKind) -> u128 {
	let flows = Flows::<Test>::iter().filter(|(_, of, _)| of == asset);
	let flows = flows.map(|(_, _, flow)| {
		let buckets = flow.buckets.iter().map(|bucket| bucket.due + bucket.savings + bucket.held);
		flow.levy_due + flow.residue_due + flow.held + buckets.sum::<u128>()
	});
	let inboxes = Inboxes::<Test>::iter().filter(|((_, of, _), _)| of == asset);
	flows.sum::<u128>() + inboxes.map(|(_, amount)| amount).sum::<u128>()
}

/// The greatest number of operations of a sequence.
fn longest() -> u32 {
	ovn_test_support::either(60, 200)
}

/// Every so many operations of a long run each position is compared with exact division, all money
/// is counted, and the invariants are checked; of a short one always.
const OFTEN: usize = 5;
const SOMETIMES: usize = 10;
const SELDOM: usize = 50;

fn is_due(n: usize, every: usize) -> bool {
	n.is_multiple_of(ovn_test_support::either(1, every))
}

impl Model {
	/// All money is where it can be: on accounts and pots that are known. Nothing was made, lost,
	/// or paid to somebody else.
	fn check_money(&self) {
		let purses = [Purse::Treasury, Purse::Sponsor, Purse::Fund(self.fund)];
		for (place, asset) in self.assets.iter().enumerate() {
			let mut all: BTreeSet<u64> = ACCOUNTS.collect();
			for of in &self.assets {
				all.extend([Shares::pot_account(of), Equations::pot_account(of)]);
				for scope in SCOPES.into_iter().chain([GLOBAL_SCOPE]) {
					all.extend(purses.map(|purse| Networks::pot_account(scope, purse, of)));
				}
			}
			let sum: u128 = all.iter().map(|who| Money::total_balance(asset.clone(), who)).sum();
			assert_eq!(sum, Money::total_issuance(asset.clone()), "{place}");
		}
	}

	fn look(&self, n: usize) {
		self.check_totals();
		if is_due(n, OFTEN) {
			self.check();
		}
		if is_due(n, SOMETIMES) {
			self.check_money();
		}
		if is_due(n, SELDOM) {
			check_state();
			if book(DEBT).pending() {
				reached("the state is checked while work is deferred");
			}
		}
	}

	/// All that keeps something waiting is removed.
	fn open_everything(&mut self) {
		if self.frozen {
			self.step(Op::Freeze(false));
		}
		for scope in SCOPES {
			for place in 1..ASSETS {
				if !self.does_accept(scope, place) {
					self.step(Op::Accept(scope, place, true));
				}
			}
		}
		self.step(Op::OpenPots(true));
		for scope in SCOPES {
			for place in 0..ASSETS {
				for fund in [false, true] {
					self.step(Op::OpenPurse(scope, fund, place));
				}
			}
		}
		self.step(Op::Process);
	}

	/// In the end everything can be claimed and collected.
	fn finish(&mut self) {
		self.open_everything();
		self.check();
		// Twice: fractions of positions that end with it go to others.
		for who in HOLDERS.into_iter().chain(HOLDERS) {
			for id in BOOKS {
				self.step(Op::Claim(id, agent(who)));
			}
		}
		for scope in SCOPES {
			self.step(Op::Collect(scope));
		}
		self.check();
		self.check_money();
		for who in HOLDERS {
			for id in EQUITIES {
				for asset in &self.assets {
					assert_eq!(claimable_of(id, agent(who), 0, asset), 0);
				}
			}
		}
		for scope in SCOPES {
			for asset in &self.assets {
				let flow = Flows::<Test>::get(scope, asset);
				let due = flow.buckets.iter().map(|bucket| bucket.due).sum::<u128>();
				assert_eq!((flow.levy_due, flow.residue_due, due), (0, 0, 0));
			}
		}
	}
}

fn run(ops: Vec<Op>, steps: u32, any_time: bool) {
	build_and_execute(|| {
		StepsPerDistribution::set(steps);
		StepsPerCall::set(4);
		BindingNotice::set(SHORT_NOTICE);
		let mut model = Model::new(any_time);
		System::reset_events();
		for (n, op) in ops.into_iter().enumerate() {
			model.step(op);
			model.look(n + 1);
		}
		model.check();
		check_state();
		ovn_test_support::count(model.steps as usize);
		if ovn_test_support::operations().is_some() {
			println!("debits of deferred work: {}", model.deferred);
		}
		model.finish();
		BindingNotice::set(NOTICE);
	});
}

proptest! {
	#![proptest_config(ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::with_cases(ovn_test_support::cases(48, longest() / 2)) })]

	#[test]
	fn nobody_is_a_base_unit_away_from_exact_division(
		ops in prop::collection::vec(op(), 1..longest() as usize),
		steps in 1..4u32,
		any_time: bool,
	) {
		run(ops, steps, any_time);
	}
}

/// What the sequences above do, among it every reason to wait. Always the same ones.
#[test]
fn random_steps_reach_every_outcome() {
	const WANTED: [&str; 40] = [
		"a binding",
		"a binding that is refused",
		"a binding that replaces another",
		"a cascade",
		"a claim of a scope that waits for a pot",
		"a claim of an outsider",
		"a claim of which a book takes a part, and the rest waits",
		"a claim of which all is given back, and waits",
		"a claim of which the rest goes to the treasury",
		"a claim of which the rest goes to the whole chain",
		"a claim that waits for a binding",
		"a claim that waits for a frozen asset",
		"a claim that waits for a fund",
		"a claim that waits for more payments",
		"a claim while work is deferred",
		"a collection of a closed scope by the whole chain",
		"a collection of a closed scope by its treasury",
		"a collection of a purse",
		"a collection of an account",
		"a collection that waits for a frozen asset",
		"a collection that waits for a purse",
		"a compensation of expenses",
		"a compensation while work is deferred",
		"a contribution to a debt",
		"a contribution to expenses",
		"a contribution to receipts",
		"a contribution while work is deferred",
		"a debit while work is deferred",
		"a scope closes",
		"an epoch of receipts closes",
		"an inbox that waits for the asset",
		"an income in an asset that was dropped",
		"an income of a closed scope",
		"an income of which one pot is open",
		"an income without pots",
		"another binding",
		"claims of three books at once",
		"expenses are paid",
		"receipts are paid",
		"work is deferred",
	];
	let mut runner = TestRunner::deterministic();
	let sequence = prop::collection::vec(op(), 100..101);
	let missing = || -> Vec<_> {
		REACHED.with_borrow(|all| {
			WANTED.iter().filter(|what| !all.contains_key(*what)).copied().collect()
		})
	};
	for n in 0..200 {
		let ops = sequence.new_tree(&mut runner).unwrap().current();
		build_and_execute(|| {
			StepsPerDistribution::set(1 + n % 3);
			StepsPerCall::set(4);
			BindingNotice::set(SHORT_NOTICE);
			let mut model = Model::new(true);
			System::reset_events();
			for op in ops {
				model.step(op);
			}
			model.check_totals();
			model.check_money();
			BindingNotice::set(NOTICE);
		});
		if missing().is_empty() {
			return;
		}
	}
	panic!("never in 200 sequences: {:?}", missing());
}
