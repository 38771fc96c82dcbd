// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What benchmarks of one pallet need of others, always in the form that costs most.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use super::networks::{EnsureScopeDecides, NewAsset};
use crate::{
	constants::currency::OVN, AccountId, AssetId, AssetKind, Assets, Balances, Contributions,
	Evaluation, Money, Networks, Runtime, RuntimeCall, RuntimeOrigin, Settlement, Shares,
	Signature, System, ValueEquation,
};
use codec::{Decode, Encode};
use frame_support::traits::{
	fungible::Mutate, fungibles::Mutate as _, EnsureOriginWithArg as _, Get as _,
};
use ovn_primitives::{
	traits::ShareBooks, AgentKind, BookId, BookTerms, ClaimType, ContributionId, Day, DealId,
	DecisionClass, Document, FundId, Holder, KindId, Nature, Part, Payback, Purchase, Purse, Ratio,
	ResourceId, RoleId, ScopeId, ScopeKind, Series, Subject, Tariff, Tariffs, Tier, UseClass,
	GLOBAL_SCOPE, MAX_STANDING,
};
use pallet_contributions::{Action, Category, Deciding, KindTerms, KindTermsOf, Limits, Unit};
use pallet_networks::{BenchmarkHelper as _, GrantRule, SponsorPolicy};
use sp_core::crypto::key_types::ACCOUNT;
use sp_runtime::{traits::TrailingZeroInput, MultiSigner};

/// The day of the benchmarks.
const TODAY: Day = 20_000;
/// The asset that a network issues.
const ASSET: AssetId = 78;

/// A kind that peers decide.
fn terms() -> KindTermsOf<Runtime> {
	KindTerms {
		name: b"designs".to_vec().try_into().expect("a short name"),
		document: Document::default(),
		category: Category::Design,
		action: Action::Produce,
		unit: Unit::Piece,
		rate: OVN,
		claim: ClaimType::Equity,
		multipliers: Default::default(),
		limits: Limits { max_quantity: 1_000_000_000, daily_limit: None },
		deciding: Deciding::PeerEvaluation { scales_by_quality: true },
		earns_reputation: false,
		takes_scopes: false,
		standing: None,
	}
}

/// A kind of the global scope under which blocks are recorded as work.
pub fn kind_of_blocks() -> KindId {
	let terms = KindTerms {
		category: Category::Infrastructure,
		deciding: Deciding::Measured { purse: None },
		..terms()
	};
	let matter = (GLOBAL_SCOPE, DecisionClass::Significant);
	let origin = EnsureScopeDecides::try_successful_origin(&matter).expect("a scope decides");
	Contributions::define_kind(origin, GLOBAL_SCOPE, terms).expect("there are less than the most");
	pallet_contributions::KindCount::<Runtime>::get(GLOBAL_SCOPE) - 1
}

fn account(name: &str, n: u32) -> AccountId {
	let entropy = (name, n).using_encoded(sp_io::hashing::blake2_256);
	let account = AccountId::decode(&mut TrailingZeroInput::new(&entropy))
		.expect("any 32 bytes are an account");
	Balances::mint_into(&account, 1_000_000 * OVN).expect("there is room for more tokens");
	account
}

fn steward() -> AccountId {
	account("steward", 0)
}

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Gives an account plenty of the native token.
fn endow(who: &AccountId) {
	Balances::mint_into(who, 10_000_000 * OVN).expect("there is room for more tokens");
}

/// Gives an account plenty of an asset.
fn enrich(who: &AccountId, asset: &AssetKind) {
	Money::mint_into(asset.clone(), who, 1_000_000_000_000_000_000)
		.expect("there is room for more");
}

fn network_of(scope: ScopeId) -> ScopeId {
	pallet_networks::Scopes::<Runtime>::get(scope).expect("it was made").network
}

/// A scope as deep as can be, in a network with reputation: kinds that peers decide can be defined, and are what
/// costs most.
fn scope() -> ScopeId {
	let scope = Scopes::deepest();
	let founders = alloc::vec![(steward(), 1_000 * pallet_evaluation::ONE)];
	let founders = founders.try_into().expect("one is not too many");
	Evaluation::found_reputation(signed(steward()), network_of(scope), founders)
		.expect("the steward decides, and there is none yet");
	scope
}

/// Makes an account a member of a scope, whose agreement it signs if there is one.
fn admit(scope: ScopeId, who: &AccountId, agreement: Option<u32>) {
	Networks::join(signed(who.clone()), scope, agreement).expect("anybody can join");
	// As if nobody had been admitted lately.
	pallet_governance::Rolls::<Runtime>::mutate(scope, |roll| {
		roll.admitted = Default::default();
		roll.by_stewards = Default::default();
	});
	Networks::set_tier(signed(steward()), scope, who.clone(), Tier::Member)
		.expect("the steward decides");
}

/// A member of a scope and of its network.
fn agent(scope: ScopeId, n: u32) -> AccountId {
	let who = account("agent", n);
	admit(network_of(scope), &who, None);
	admit(scope, &who, Some(1));
	who
}

/// A role that the scope grants for at most so many blocks.
fn define_role(scope: ScopeId, term: u32) -> RoleId {
	let role = pallet_networks::Counts::<Runtime>::get(scope).roles;
	let name = b"role".to_vec().try_into().expect("a short name");
	let (document, rule) = (Document::default(), GrantRule::ByScope);
	Networks::define_role(signed(steward()), scope, name, document, rule, Some(term))
		.expect("the steward decides");
	role
}

fn grant(scope: ScopeId, role: RoleId, holder: &AccountId) {
	Networks::grant_role(signed(steward()), scope, role, holder.clone(), None)
		.expect("the steward decides");
}

fn define_kind(scope: ScopeId, terms: KindTermsOf<Runtime>) -> KindId {
	let kind = pallet_contributions::KindCount::<Runtime>::get(scope);
	Contributions::define_kind(signed(steward()), scope, terms).expect("the steward decides");
	kind
}

/// A kind that the chain measures.
fn measured_kind(scope: ScopeId, claim: ClaimType) -> KindId {
	let deciding = Deciding::Measured { purse: None };
	let limits = Limits { max_quantity: 1_000_000_000, daily_limit: None };
	define_kind(scope, KindTerms { claim, deciding, limits, ..terms() })
}

/// A kind whose claims are debts in an asset.
fn debt_kind(scope: ScopeId, asset: &AssetKind) -> KindId {
	let terms = KindTerms {
		claim: ClaimType::Debt { ceiling: 100 },
		unit: Unit::Token { asset: asset.clone(), decimals: 6 },
		rate: OVN,
		deciding: Deciding::Measured { purse: None },
		limits: Limits { max_quantity: u64::MAX, daily_limit: None },
		..terms()
	};
	define_kind(scope, terms)
}

/// An asset that the scope accepts, with a number as those of custodians have, of whom it is asked whether they are
/// in default.
fn accepted_asset(scope: ScopeId, n: u32, owner: &AccountId) -> AssetKind {
	let asset = NewAsset::asset(super::fiat::FirstAssetId::get() | n, owner);
	Networks::accept_asset(signed(steward()), scope, asset.clone()).expect("the steward decides");
	asset
}

/// An asset that the scope accepts; its owner exists, because only then can it have one.
fn asset_of(scope: ScopeId, owner: &AccountId) -> AssetKind {
	endow(owner);
	accepted_asset(scope, 79, owner)
}

fn open_pot(scope: ScopeId, purse: Purse, asset: &AssetKind, payer: &AccountId) {
	Networks::open_pot(signed(payer.clone()), scope, purse, asset.clone())
		.expect("anybody can open a pot");
}

fn open_book_pot(scope: ScopeId, asset: &AssetKind, payer: &AccountId) {
	Shares::open_pot(signed(payer.clone()), scope, asset.clone()).expect("anybody can open a pot");
}

/// A fund with an open native pot.
fn fund(scope: ScopeId, payer: &AccountId) -> FundId {
	let fund = pallet_networks::Counts::<Runtime>::get(scope).funds;
	let name = b"fund".to_vec().try_into().expect("a short name");
	Networks::create_fund(signed(steward()), scope, name).expect("the steward decides");
	open_pot(scope, Purse::Fund(fund), &AssetKind::Native, payer);
	fund
}

/// A fund whose pot the steward opened.
fn fund_of_steward(scope: ScopeId) -> FundId {
	endow(&steward());
	fund(scope, &steward())
}

/// A debt without a premium.
fn debt(asset: &AssetKind) -> BookTerms<AssetKind> {
	BookTerms::Debt { ceiling: Ratio::ONE, asset: asset.clone(), per_unit: None }
}

fn create_book(book: BookId, terms: BookTerms<AssetKind>, inactive: bool) {
	<Shares as ShareBooks<AccountId, AssetKind>>::create(book, terms, inactive)
		.expect("there is no such book");
}

fn credit(book: BookId, holder: AccountId, units: u128) {
	<Shares as ShareBooks<AccountId, AssetKind>>::credit(book, Holder::Agent(holder), units)
		.expect("it takes so many units");
}

fn distribute(payer: &AccountId, asset: &AssetKind, book: BookId, amount: u128) {
	let parts = [Part { book, amount }];
	<Shares as ShareBooks<AccountId, AssetKind>>::distribute(payer, asset, &parts)
		.expect("the payer has plenty");
}

/// Makes scopes and those who belong to them, by their calls.
pub struct Scopes;

impl Scopes {
	/// A scope as deep as can be, in a network without reputation.
	fn deepest() -> ScopeId {
		let founder = steward();
		let mut scope = GLOBAL_SCOPE;
		for kind in [
			ScopeKind::Network,
			ScopeKind::OpenEnterprise,
			ScopeKind::OpenEnterprise,
			ScopeKind::Project,
			ScopeKind::Project,
		] {
			let parent = scope;
			scope = pallet_networks::NextScope::<Runtime>::get();
			let stewards = alloc::vec![founder.clone()].try_into().expect("one is not too many");
			Networks::create_scope(
				signed(founder.clone()),
				parent,
				kind,
				Document::default(),
				stewards,
			)
			.expect("a scope stands there");
		}
		let network = network_of(scope);
		let pot = Networks::pot_account(network, Purse::Sponsor, &AssetKind::Native);
		Balances::mint_into(&pot, 1_000_000 * OVN).expect("there is room for more tokens");
		let policy = SponsorPolicy {
			allowance: 1_000 * OVN,
			refill_period: 100,
			daily_budget: 1_000 * OVN,
			deposits: u16::MAX,
			max_held: 1_000 * OVN,
			uninvited: true,
		};
		Networks::set_sponsorship(signed(founder.clone()), network, Some(policy))
			.expect("the steward decides");
		Networks::set_agreement(signed(founder), scope, Document::default())
			.expect("the steward decides");
		scope
	}
}

impl pallet_contributions::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		scope()
	}

	fn agent(scope: ScopeId, n: u32) -> AccountId {
		agent(scope, n)
	}

	fn role(scope: ScopeId, n: u32, holder: &AccountId) -> RoleId {
		let role = RoleId::try_from(n).expect("a benchmark needs few roles");
		while pallet_networks::Counts::<Runtime>::get(scope).roles <= role {
			define_role(scope, 1_000);
		}
		grant(scope, role, holder);
		role
	}

	fn asset(scope: ScopeId, purse: Purse, owner: &AccountId) -> AssetKind {
		let asset = accepted_asset(scope, 77, owner);
		open_pot(scope, purse, &asset, owner);
		asset
	}

	fn set_day(day: Day) {
		let noon = (u64::from(day) * 24 + 12) * 3_600_000;
		pallet_timestamp::Now::<Runtime>::put(noon);
	}

	fn another_scope() -> ScopeId {
		Self::deepest()
	}

	fn populate(scope: ScopeId, members: u32) {
		use pallet_networks::{Counts, Members, Memberships};
		let Some((_, like)) = Members::<Runtime>::iter_prefix(scope).next() else { return };
		for n in 0..members {
			let who = AccountId::from((b"populate", n).using_encoded(sp_io::hashing::blake2_256));
			Members::<Runtime>::insert(scope, &who, &like);
			Memberships::<Runtime>::insert(&who, scope, ());
		}
		Counts::<Runtime>::mutate(scope, |counts| {
			counts.members = counts.members.saturating_add(members);
		});
	}
}

impl pallet_evaluation::BenchmarkHelper<AccountId, AssetId> for Scopes {
	fn scopes() -> (ScopeId, ScopeId) {
		<Self as pallet_contributions::BenchmarkHelper<_, _>>::set_day(TODAY);
		let scope = Self::deepest();
		(network_of(scope), scope)
	}

	fn agent(_: ScopeId, scope: ScopeId, n: u32) -> AccountId {
		agent(scope, n)
	}

	fn contribution(scope: ScopeId, author: &AccountId) -> ContributionId {
		// Of a debt the share book also writes what was credited, and when.
		let claim = ClaimType::Debt { ceiling: 100 };
		let kind = define_kind(scope, KindTerms { claim, ..terms() });
		let task = pallet_contributions::NextTask::<Runtime>::get(scope);
		let by = signed(author.clone());
		Contributions::open_task(by.clone(), scope, kind, Document::default(), 1, 1_000)
			.expect("a member opens tasks");
		Contributions::claim_task(by.clone(), scope, task).expect("there is a place");
		let index = pallet_contributions::NextIndex::<Runtime>::get(scope);
		let evidence = Document::default();
		Contributions::deliver_task(by, scope, task, 1_000_000, TODAY, None, evidence, false)
			.expect("it was claimed");
		ContributionId { scope, index }
	}

	fn contribution_of_scope(scope: ScopeId, logger: &AccountId) -> (AccountId, ContributionId) {
		let claim = ClaimType::Debt { ceiling: 100 };
		let kind = define_kind(scope, KindTerms { claim, takes_scopes: true, ..terms() });
		let other = Self::deepest();
		Contributions::allow_logger_as(signed(steward()), scope, other, logger.clone(), None)
			.expect("the steward decides");
		let index = pallet_contributions::NextIndex::<Runtime>::get(scope);
		let (by, evidence) = (signed(logger.clone()), Document::default());
		Contributions::log_as(by, scope, other, kind, 1_000_000, TODAY, evidence, false)
			.expect("it is allowed");
		Networks::leave(signed(steward()), other).expect("anybody can leave");
		(steward(), ContributionId { scope, index })
	}

	fn asset(network: ScopeId, receiver: &AccountId) -> AssetId {
		NewAsset::asset(ASSET, receiver);
		let treasury = Networks::pot_account(network, Purse::Treasury, &AssetKind::Native);
		let (issuer, owner) = (treasury.into(), receiver.clone());
		let team = (owner.clone().into(), owner.clone().into());
		Assets::set_team(signed(owner), ASSET.into(), issuer, team.0, team.1)
			.expect("the owner decides who issues");
		ASSET
	}
}

impl pallet_shares::BenchmarkHelper<AccountId, AssetKind, MultiSigner, Signature> for Scopes {
	fn scope() -> ScopeId {
		scope()
	}

	fn kind(scope: ScopeId, claim: ClaimType) -> KindId {
		measured_kind(scope, claim)
	}

	fn asset(scope: ScopeId, n: u32, owner: &AccountId) -> AssetKind {
		accepted_asset(scope, n, owner)
	}

	fn endow(who: &AccountId) {
		endow(who);
	}

	fn fund(scope: ScopeId, payer: &AccountId) -> FundId {
		fund(scope, payer)
	}

	fn signer() -> MultiSigner {
		MultiSigner::Sr25519(key())
	}

	fn sign(message: &[u8]) -> Signature {
		sp_io::crypto::sr25519_sign(ACCOUNT, &key(), message)
			.expect("the key is in the store")
			.into()
	}
}

/// A key of the benchmark's key store.
fn key() -> sp_core::sr25519::Public {
	sp_io::crypto::sr25519_generate(ACCOUNT, Some(b"//Bench".to_vec()))
}

impl pallet_value_equation::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		scope()
	}

	fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind {
		asset_of(scope, owner)
	}

	fn kind(scope: ScopeId, asset: &AssetKind) -> KindId {
		let kind = measured_kind(scope, ClaimType::Debt { ceiling: 100 });
		let book = BookId::Kind { scope, kind };
		create_book(book, debt(asset), false);
		// So little that the next income pays it and closes as many cohorts as it can, and one more is left.
		let payer = account("payer", 0);
		endow(&payer);
		Money::mint_into(asset.clone(), &payer, 1_000_000).expect("there is room for more");
		for n in 0..=<Runtime as pallet_shares::Config>::StepsPerDistribution::get() {
			// The asset has no decimals, so that this is more than a whole unit.
			credit(book, account("holder", n), 10_000);
			// What comes between makes it another cohort.
			distribute(&payer, asset, book, 100);
		}
		kind
	}

	fn fund(scope: ScopeId, asset: &AssetKind, payer: &AccountId) -> Purse {
		let fund = Purse::Fund(fund(scope, payer));
		open_pot(scope, fund, asset, payer);
		fund
	}

	fn crowd(scope: ScopeId, holders: u32) -> Option<KindId> {
		let kind = measured_kind(scope, ClaimType::Equity);
		let book = BookId::Kind { scope, kind };
		create_book(book, BookTerms::Equity, false);
		Shares::populate(book, holders);
		Some(kind)
	}

	fn decide_rate(scope: ScopeId, kind: KindId, rate: u128) -> Option<()> {
		Contributions::set_rate(signed(steward()), scope, kind, rate).ok()
	}
}

impl pallet_settlement::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		let scope = scope();
		let equation = pallet_value_equation::Equation {
			mode: pallet_value_equation::Mode::Straight,
			buckets: Default::default(),
			residue: Purse::Treasury,
		};
		ValueEquation::set_equation(signed(steward()), scope, equation)
			.expect("the steward decides");
		for scope in [scope, network_of(scope)] {
			endow(&Networks::pot_account(scope, Purse::Treasury, &AssetKind::Native));
		}
		scope
	}

	fn asset(scopes: &[ScopeId], owner: &AccountId) -> AssetKind {
		let there = pallet_assets::Asset::<Runtime>::iter_keys().count();
		let n = 100 + u32::try_from(there).expect("a benchmark makes few assets");
		let asset = NewAsset::asset(super::fiat::FirstAssetId::get() | n, owner);
		enrich(owner, &asset);
		for scope in scopes {
			Networks::accept_asset(signed(steward()), *scope, asset.clone())
				.expect("the steward decides");
		}
		if !pallet_value_equation::OpenPots::<Runtime>::contains_key(&asset) {
			ValueEquation::open_pot(signed(owner.clone()), scopes[0], asset.clone())
				.expect("anybody can open a pot");
		}
		open_pot(scopes[0], Purse::Treasury, &asset, owner);
		let pot = Networks::pot_account(scopes[0], Purse::Treasury, &asset);
		Money::mint_into(asset.clone(), &pot, 10_u128.pow(19)).expect("there is room for more");
		asset
	}

	fn endow(who: &AccountId) {
		endow(who);
	}

	fn other_stewards(scope: ScopeId) {
		let stewards = alloc::vec![account("other steward", 0)];
		let stewards = stewards.try_into().expect("one is not too many");
		Networks::set_stewards(signed(steward()), scope, stewards).expect("the steward decides");
	}

	fn role(scope: ScopeId) -> RoleId {
		define_role(scope, 10_000)
	}
}

impl pallet_custody::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		scope()
	}

	fn member(scope: ScopeId, n: u32) -> AccountId {
		<Self as pallet_usage::BenchmarkHelper<_, _>>::member(scope, n)
	}

	fn role(scope: ScopeId, holders: &[AccountId]) -> RoleId {
		<Self as pallet_usage::BenchmarkHelper<_, _>>::role(scope, holders)
	}

	fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind {
		<Self as pallet_usage::BenchmarkHelper<_, _>>::asset(scope, &[], owner)
	}

	fn book(deal: DealId, asset: &AssetKind, owners: &[(AccountId, u128)]) {
		let book = BookId::Deal(deal);
		create_book(book, debt(asset), true);
		for (owner, principal) in owners {
			credit(book, owner.clone(), *principal);
		}
	}

	fn wake(deal: DealId) {
		let book = BookId::Deal(deal);
		<Shares as ShareBooks<AccountId, AssetKind>>::activate(book, None)
			.expect("the book is dormant");
	}

	fn repay(deal: DealId, asset: &AssetKind, payer: &AccountId) {
		let book = BookId::Deal(deal);
		let amount =
			<Shares as ShareBooks<AccountId, AssetKind>>::owed(book).expect("it is a debt");
		distribute(payer, asset, book, amount);
	}
}

impl pallet_usage::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		scope()
	}

	fn member(scope: ScopeId, n: u32) -> AccountId {
		let who = agent(scope, n);
		endow(&who);
		who
	}

	fn role(scope: ScopeId, holders: &[AccountId]) -> RoleId {
		// Longer than any use lasts.
		let role = define_role(scope, 10_000);
		for holder in holders {
			grant(scope, role, holder);
		}
		role
	}

	fn fund(scope: ScopeId) -> FundId {
		fund_of_steward(scope)
	}

	fn asset(scope: ScopeId, funds: &[FundId], owner: &AccountId) -> AssetKind {
		let asset = asset_of(scope, owner);
		open_book_pot(scope, &asset, owner);
		enrich(owner, &asset);
		for fund in funds {
			open_pot(scope, Purse::Fund(*fund), &asset, owner);
		}
		asset
	}

	fn debt_kind(scope: ScopeId, asset: &AssetKind) -> KindId {
		debt_kind(scope, asset)
	}

	fn machine(scope: ScopeId, custodian: &AccountId) -> ResourceId {
		pallet_custody::benchmarking::machine::<Runtime>(scope, custodian)
			.expect("a machine can be registered")
	}

	fn attach(machine: ResourceId, deal: DealId, asset: &AssetKind, tariffs: &Tariffs) {
		pallet_custody::benchmarking::attach::<Runtime>(machine, deal, asset, tariffs)
			.expect("it has room for a deal");
	}

	fn custodians(machine: ResourceId) -> alloc::vec::Vec<AccountId> {
		pallet_custody::benchmarking::custodians::<Runtime>(machine)
	}
}

impl pallet_governance::BenchmarkHelper<AccountId, RuntimeCall> for Scopes {
	fn network() -> ScopeId {
		network_of(scope())
	}

	fn agent(network: ScopeId, n: u32) -> AccountId {
		let who = account("voter", n);
		Networks::join(signed(who.clone()), network, None).expect("anybody can join");
		Networks::set_tier(signed(steward()), network, who.clone(), Tier::Contributor)
			.expect("the steward decides");
		Networks::set_profile(signed(who.clone()), AgentKind::Person, Document::default())
			.expect("it can pay the deposit");
		pallet_evaluation::Agents::<Runtime>::mutate(network, &who, |agent| agent.settled = 1_000);
		who
	}

	fn member(network: ScopeId, n: u32) -> AccountId {
		let who = <Self as pallet_governance::BenchmarkHelper<_, _>>::agent(network, n);
		Networks::set_tier(signed(steward()), network, who.clone(), Tier::Member)
			.expect("the steward decides");
		who
	}

	fn itself(network: ScopeId) -> AccountId {
		let who = <Networks as ovn_primitives::traits::Scopes<AccountId>>::account(network);
		endow(&who);
		admit(network, &who, None);
		who
	}

	fn below(count: u32) -> (ScopeId, alloc::vec::Vec<AccountId>) {
		let network = network_of(scope());
		let member = <Self as pallet_governance::BenchmarkHelper<_, _>>::member;
		let members = (0..count).map(|n| member(network, n)).collect();
		let below = pallet_networks::NextScope::<Runtime>::get();
		let stewards = alloc::vec![account("steward below", 0)];
		let stewards = stewards.try_into().expect("one is not too many");
		let kind = ScopeKind::Project;
		let document = Document::default();
		Networks::create_scope(signed(steward()), network, kind, document, stewards)
			.expect("the steward is a member");
		Networks::leave(signed(steward()), below).expect("who founded it belongs to it");
		(below, members)
	}

	fn call(network: ScopeId, n: u32, length: u32) -> RuntimeCall {
		let mut remark = network.to_le_bytes().to_vec();
		remark.extend(n.to_le_bytes().into_iter().take(1));
		// The call has two indices and says how long the text is, and the list how many there are.
		let length = usize::try_from(length.saturating_sub(8)).expect("it is a few kilobytes");
		remark.resize(length.max(5), 7);
		frame_system::Call::remark { remark }.into()
	}
}

impl pallet_budgeting::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		scope()
	}

	fn fund(scope: ScopeId) -> FundId {
		fund_of_steward(scope)
	}

	fn open_purse(scope: ScopeId, purse: Purse, asset: &AssetKind, payer: &AccountId) {
		open_pot(scope, purse, asset, payer);
	}

	fn member(scope: ScopeId, who: &AccountId) {
		admit(scope, who, Some(1));
	}

	fn endow(who: &AccountId) {
		endow(who);
	}

	fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind {
		let asset = accepted_asset(scope, 79, owner);
		enrich(owner, &asset);
		asset
	}
}

impl pallet_fiat::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn network() -> ScopeId {
		network_of(scope())
	}

	fn member(network: ScopeId, who: &AccountId) {
		admit(network, who, None);
	}

	fn endow(who: &AccountId) {
		endow(who);
	}

	fn asset(network: ScopeId, owner: &AccountId) -> AssetKind {
		// Of no custodian: those issue nothing that a bond is in.
		let (number, issuer) = (79, steward());
		endow(&issuer);
		let asset = NewAsset::asset(number, &issuer);
		Networks::accept_asset(signed(issuer), network, asset.clone())
			.expect("the steward decides");
		enrich(owner, &asset);
		asset
	}
}

impl pallet_firms::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		scope()
	}

	fn endow(who: &AccountId) {
		endow(who);
	}

	fn member(scope: ScopeId, who: &AccountId) {
		let agreement = (scope != network_of(scope)).then_some(1);
		admit(scope, who, agreement);
	}

	fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind {
		let issuer = steward();
		let asset = asset_of(scope, &issuer);
		enrich(&issuer, &asset);
		enrich(owner, &asset);
		let (network, treasury) = (network_of(scope), Purse::Treasury);
		Networks::accept_asset(signed(issuer.clone()), network, asset.clone())
			.expect("the steward decides");
		let matter = (GLOBAL_SCOPE, DecisionClass::Significant);
		let origin = EnsureScopeDecides::try_successful_origin(&matter).expect("a scope decides");
		Networks::accept_asset(origin, GLOBAL_SCOPE, asset.clone()).expect("it is decided");
		open_pot(GLOBAL_SCOPE, treasury, &asset, &issuer);
		ValueEquation::open_pot(signed(issuer), scope, asset.clone())
			.expect("anybody can open a pot");
		asset
	}

	fn equation(scope: ScopeId) {
		use pallet_value_equation::{Equation, Mode};
		let (mode, residue) = (Mode::Straight, Purse::Treasury);
		let equation = Equation { mode, buckets: Default::default(), residue };
		ValueEquation::set_equation(signed(steward()), scope, equation)
			.expect("the steward decides");
	}

	fn shares(scope: ScopeId, asset: &AssetKind) {
		use pallet_settlement::{AssetTerms, Gives, ShareTerms, Side, TermsOf};
		let network = network_of(scope);
		for scope in [scope, network] {
			endow(&Networks::pot_account(scope, Purse::Treasury, &AssetKind::Native));
		}
		let now = System::block_number();
		let gives = Gives::Share(ShareTerms {
			rate: Ratio::new(1, 40).expect("40 is not 0"),
			exempt: Default::default(),
		});
		let assets =
			alloc::vec![AssetTerms { asset: asset.clone(), ceiling: None, currency: None }];
		for n in 0..MAX_STANDING {
			let terms = alloc::boxed::Box::new(TermsOf::<Runtime> {
				payer: ovn_primitives::Party::Scope(scope),
				payee: network,
				document: Document {
					hash: n.using_encoded(sp_io::hashing::blake2_256).into(),
					..Default::default()
				},
				gives: gives.clone(),
				assets: assets.clone().try_into().expect("one is not too many"),
				notice_days: 0,
				until: None,
				supersedes: None,
				valid_until: now + crate::constants::time::days(30),
			});
			let contract = pallet_settlement::NextContract::<Runtime>::get();
			Settlement::offer(decided(scope), Side::Payer, terms.clone()).expect("there is room");
			Settlement::accept(decided(network), contract, terms).expect("the offer is valid");
		}
		System::set_block_number(now + ValueEquation::notice(scope));
	}

	fn end_shares(scope: ScopeId) {
		for share in Settlement::shares(scope) {
			let (contract, payer) = (share.contract, pallet_settlement::Side::Payer);
			Settlement::give_notice(decided(scope), contract, payer).expect("it is in force");
		}
	}
}

/// What those who vote in a scope decided.
fn decided(scope: ScopeId) -> RuntimeOrigin {
	let class = DecisionClass::Significant;
	pallet_governance::Origin::Decided { scope, class, proposal: 0 }.into()
}

impl pallet_crowdfunding::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		use pallet_value_equation::{Ask, Bucket, Equation, Mode, Recipient};
		let scope = scope();
		let bucket = Bucket {
			name: b"all".to_vec().try_into().expect("a short name"),
			ask: Ask::Share(Ratio::ONE),
			recipient: Recipient::Account(steward()),
		};
		let equation = Equation {
			mode: Mode::Straight,
			buckets: alloc::vec![bucket].try_into().expect("one is not too many"),
			residue: Purse::Treasury,
		};
		ValueEquation::set_equation(signed(steward()), scope, equation)
			.expect("the steward decides");
		scope
	}

	fn fund(scope: ScopeId) -> FundId {
		fund_of_steward(scope)
	}

	fn purchase(scope: ScopeId) -> Purchase<AccountId> {
		use UseClass::{Commercial, Community, Other, Owner, Project};
		let tariff = Tariff {
			price_per_hour: 20 * OVN,
			material_per_unit: OVN,
			maintenance_per_hour: OVN,
			infrastructure: Ratio::new(5, 100).expect("100 is not 0"),
			payback: Payback::Residue,
			technician_per_hour: 20 * OVN,
		};
		let classes = [Community, Commercial, Project, Owner, Other].map(|class| (class, tariff));
		Purchase {
			subject: Subject::New {
				name: alloc::vec![b'n'; 32].try_into().expect("the longest name"),
				description: Default::default(),
				nature: Nature::Physical,
			},
			custodian: agent(scope, 60),
			tariffs: classes.to_vec().try_into().expect("each class once"),
		}
	}

	fn kind(scope: ScopeId, asset: &AssetKind) -> KindId {
		debt_kind(scope, asset)
	}

	fn open_purse(scope: ScopeId, purse: Purse, asset: &AssetKind, payer: &AccountId) {
		open_pot(scope, purse, asset, payer);
	}

	fn endow(who: &AccountId) {
		endow(who);
	}

	fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind {
		let asset = accepted_asset(scope, 79, owner);
		open_book_pot(scope, &asset, owner);
		enrich(owner, &asset);
		asset
	}

	fn earn(scope: ScopeId, who: &AccountId, amount: u128) -> (BookId, Series) {
		let kind = measured_kind(scope, ClaimType::Equity);
		let book = BookId::Kind { scope, kind };
		if !<Shares as ShareBooks<AccountId, AssetKind>>::exists(book) {
			create_book(book, BookTerms::Equity, false);
		}
		credit(book, who.clone(), 1_000_000);
		endow(&steward());
		distribute(&steward(), &AssetKind::Native, book, amount);
		(book, 0)
	}
}
