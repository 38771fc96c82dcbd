// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What benchmarks of one pallet need of others, always in the form that costs most.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use super::networks::NewAsset;
use crate::{
	constants::currency::OVN, AccountId, AssetId, AssetKind, Assets, Balances, Contributions,
	Evaluation, Money, Networks, Runtime, RuntimeOrigin, Shares, Signature, ValueEquation,
};
use codec::{Decode, Encode};
use frame_support::traits::{fungible::Mutate, fungibles::Mutate as _, Get as _};
use ovn_primitives::{
	traits::ShareBooks, AgreementId, BookId, BookTerms, ClaimType, ContributionId, Day, Document,
	FundId, Holder, KindId, Nature, Part, Payback, Purchase, Purse, Ratio, ResourceId, RoleId,
	ScopeId, ScopeKind, Series, Subject, Tariff, Tariffs, Tier, UseClass, GLOBAL_SCOPE,
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
	}
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
		let network = pallet_networks::Scopes::<Runtime>::get(scope).expect("it was made").network;
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
	/// With reputation: kinds that peers decide can be defined, and are what costs most.
	fn scope() -> ScopeId {
		let scope = Self::deepest();
		let network = pallet_networks::Scopes::<Runtime>::get(scope).expect("it was made").network;
		let founders = alloc::vec![(steward(), 1_000 * pallet_evaluation::ONE)];
		let founders = founders.try_into().expect("one is not too many");
		Evaluation::found_reputation(signed(steward()), network, founders)
			.expect("the steward decides, and there is none yet");
		scope
	}

	fn agent(scope: ScopeId, n: u32) -> AccountId {
		let who = account("agent", n);
		let network = pallet_networks::Scopes::<Runtime>::get(scope).expect("it was made").network;
		for (scope, agreement) in [(network, None), (scope, Some(1))] {
			Networks::join(signed(who.clone()), scope, agreement).expect("anybody can join");
			Networks::set_tier(signed(steward()), scope, who.clone(), Tier::Member)
				.expect("the steward decides");
		}
		who
	}

	fn role(scope: ScopeId, n: u32, holder: &AccountId) -> RoleId {
		let role = RoleId::try_from(n).expect("a benchmark needs few roles");
		while pallet_networks::Counts::<Runtime>::get(scope).roles <= role {
			Networks::define_role(
				signed(steward()),
				scope,
				b"role".to_vec().try_into().expect("a short name"),
				Document::default(),
				GrantRule::ByScope,
				Some(1_000),
			)
			.expect("the steward decides");
		}
		Networks::grant_role(signed(steward()), scope, role, holder.clone(), None)
			.expect("the steward decides");
		role
	}

	fn asset(scope: ScopeId, purse: Purse, owner: &AccountId) -> AssetKind {
		let asset = NewAsset::asset(77, owner);
		Networks::accept_asset(signed(steward()), scope, asset.clone())
			.expect("the steward decides");
		Networks::open_pot(signed(owner.clone()), scope, purse, asset.clone())
			.expect("anybody can open a pot");
		asset
	}

	fn set_day(day: Day) {
		let noon = (u64::from(day) * 24 + 12) * 3_600_000;
		pallet_timestamp::Now::<Runtime>::put(noon);
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
		let network = pallet_networks::Scopes::<Runtime>::get(scope).expect("it was made").network;
		(network, scope)
	}

	fn agent(_: ScopeId, scope: ScopeId, n: u32) -> AccountId {
		<Self as pallet_contributions::BenchmarkHelper<_, _>>::agent(scope, n)
	}

	fn contribution(scope: ScopeId, author: &AccountId) -> ContributionId {
		let kind = pallet_contributions::KindCount::<Runtime>::get(scope);
		// Of a debt the share book also writes what was credited, and when.
		let terms = KindTerms { claim: ClaimType::Debt { ceiling: 100 }, ..terms() };
		Contributions::define_kind(signed(steward()), scope, terms).expect("the steward decides");
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
		<Self as pallet_contributions::BenchmarkHelper<_, _>>::scope()
	}

	fn kind(scope: ScopeId, claim: ClaimType) -> KindId {
		let kind = pallet_contributions::KindCount::<Runtime>::get(scope);
		let terms = KindTerms {
			claim,
			deciding: Deciding::Measured { purse: None },
			limits: Limits { max_quantity: 1_000_000_000, daily_limit: None },
			..terms()
		};
		Contributions::define_kind(signed(steward()), scope, terms).expect("the steward decides");
		kind
	}

	fn asset(scope: ScopeId, n: u32, owner: &AccountId) -> AssetKind {
		let asset = NewAsset::asset(n, owner);
		Networks::accept_asset(signed(steward()), scope, asset.clone())
			.expect("the steward decides");
		asset
	}

	fn endow(who: &AccountId) {
		Balances::mint_into(who, 10_000_000 * OVN).expect("there is room for more tokens");
	}

	fn fund(scope: ScopeId, payer: &AccountId) -> FundId {
		let fund = pallet_networks::Counts::<Runtime>::get(scope).funds;
		let name = b"fund".to_vec().try_into().expect("a short name");
		Networks::create_fund(signed(steward()), scope, name).expect("the steward decides");
		Networks::open_pot(signed(payer.clone()), scope, Purse::Fund(fund), AssetKind::Native)
			.expect("anybody can open a pot");
		fund
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
		<Self as pallet_contributions::BenchmarkHelper<_, _>>::scope()
	}

	fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind {
		// Only an account that exists can have an asset.
		<Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::endow(owner);
		<Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::asset(scope, 79, owner)
	}

	fn kind(scope: ScopeId, asset: &AssetKind) -> KindId {
		let claim = ClaimType::Debt { ceiling: 100 };
		let kind = <Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::kind(scope, claim);
		let book = BookId::Kind { scope, kind };
		let terms = BookTerms::Debt { ceiling: Ratio::ONE, asset: asset.clone(), per_unit: None };
		<Shares as ShareBooks<AccountId, AssetKind>>::create(book, terms, false)
			.expect("there is no such book");
		// So little that the next income pays it and closes as many cohorts as it can, and one more is left.
		let payer = account("payer", 0);
		<Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::endow(&payer);
		Money::mint_into(asset.clone(), &payer, 1_000_000).expect("there is room for more");
		for n in 0..=<Runtime as pallet_shares::Config>::StepsPerDistribution::get() {
			let holder = Holder::Agent(account("holder", n));
			<Shares as ShareBooks<AccountId, AssetKind>>::credit(book, holder, 10_000)
				.expect("the asset has no decimals, so that this is more than a whole unit");
			// What comes between makes it another cohort.
			let parts = [Part { book, amount: 100 }];
			<Shares as ShareBooks<AccountId, AssetKind>>::distribute(&payer, asset, &parts)
				.expect("the payer has plenty");
		}
		kind
	}

	fn fund(scope: ScopeId, asset: &AssetKind, payer: &AccountId) -> Purse {
		let fund =
			Purse::Fund(<Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::fund(scope, payer));
		Networks::open_pot(signed(payer.clone()), scope, fund, asset.clone())
			.expect("anybody can open a pot");
		fund
	}

	fn crowd(scope: ScopeId, holders: u32) -> Option<KindId> {
		let claim = ClaimType::Equity;
		let kind = <Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::kind(scope, claim);
		let book = BookId::Kind { scope, kind };
		let terms = BookTerms::Equity;
		<Shares as ShareBooks<AccountId, AssetKind>>::create(book, terms, false)
			.expect("there is no such book");
		Shares::populate(book, holders);
		Some(kind)
	}

	fn decide_rate(scope: ScopeId, kind: KindId, rate: u128) -> Option<()> {
		Contributions::set_rate(signed(steward()), scope, kind, rate).ok()
	}
}

impl pallet_custody::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		<Self as pallet_contributions::BenchmarkHelper<_, _>>::scope()
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

	fn book(agreement: AgreementId, asset: &AssetKind, owners: &[(AccountId, u128)]) {
		let book = BookId::Agreement(agreement);
		let terms = BookTerms::Debt { ceiling: Ratio::ONE, asset: asset.clone(), per_unit: None };
		<Shares as ShareBooks<AccountId, AssetKind>>::create(book, terms, true)
			.expect("there is no such book");
		for (owner, principal) in owners {
			let holder = Holder::Agent(owner.clone());
			<Shares as ShareBooks<AccountId, AssetKind>>::credit(book, holder, *principal)
				.expect("a dormant book takes principal");
		}
	}

	fn wake(agreement: AgreementId) {
		let book = BookId::Agreement(agreement);
		<Shares as ShareBooks<AccountId, AssetKind>>::activate(book, None)
			.expect("the book is dormant");
	}

	fn repay(agreement: AgreementId, asset: &AssetKind, payer: &AccountId) {
		let book = BookId::Agreement(agreement);
		let amount =
			<Shares as ShareBooks<AccountId, AssetKind>>::owed(book).expect("it is a debt");
		let parts = [Part { book, amount }];
		<Shares as ShareBooks<AccountId, AssetKind>>::distribute(payer, asset, &parts)
			.expect("the payer has enough");
	}
}

impl pallet_usage::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		<Self as pallet_contributions::BenchmarkHelper<_, _>>::scope()
	}

	fn member(scope: ScopeId, n: u32) -> AccountId {
		let who = <Self as pallet_contributions::BenchmarkHelper<_, _>>::agent(scope, n);
		<Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::endow(&who);
		who
	}

	fn role(scope: ScopeId, holders: &[AccountId]) -> RoleId {
		let role = pallet_networks::Counts::<Runtime>::get(scope).roles;
		let name = b"role".to_vec().try_into().expect("a short name");
		Networks::define_role(
			signed(steward()),
			scope,
			name,
			Document::default(),
			GrantRule::ByScope,
			// Longer than any use lasts.
			Some(10_000),
		)
		.expect("the steward decides");
		for holder in holders {
			Networks::grant_role(signed(steward()), scope, role, holder.clone(), None)
				.expect("the steward decides");
		}
		role
	}

	fn fund(scope: ScopeId) -> FundId {
		<Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::endow(&steward());
		<Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::fund(scope, &steward())
	}

	fn asset(scope: ScopeId, funds: &[FundId], owner: &AccountId) -> AssetKind {
		let asset = <Self as pallet_value_equation::BenchmarkHelper<_, _>>::asset(scope, owner);
		Shares::open_pot(signed(owner.clone()), scope, asset.clone())
			.expect("anybody can open a pot");
		Money::mint_into(asset.clone(), owner, 1_000_000_000_000_000_000)
			.expect("there is room for more");
		for fund in funds {
			let purse = Purse::Fund(*fund);
			Networks::open_pot(signed(owner.clone()), scope, purse, asset.clone())
				.expect("anybody can open a pot");
		}
		asset
	}

	fn debt_kind(scope: ScopeId, asset: &AssetKind) -> KindId {
		let kind = pallet_contributions::KindCount::<Runtime>::get(scope);
		let terms = KindTerms {
			claim: ClaimType::Debt { ceiling: 100 },
			unit: Unit::Token { asset: asset.clone(), decimals: 6 },
			rate: OVN,
			deciding: Deciding::Measured { purse: None },
			limits: Limits { max_quantity: u64::MAX, daily_limit: None },
			..terms()
		};
		Contributions::define_kind(signed(steward()), scope, terms).expect("the steward decides");
		kind
	}

	fn machine(scope: ScopeId, custodian: &AccountId) -> ResourceId {
		pallet_custody::benchmarking::machine::<Runtime>(scope, custodian)
			.expect("a machine can be registered")
	}

	fn attach(machine: ResourceId, agreement: AgreementId, asset: &AssetKind, tariffs: &Tariffs) {
		pallet_custody::benchmarking::attach::<Runtime>(machine, agreement, asset, tariffs)
			.expect("it has room for an agreement");
	}

	fn custodians(machine: ResourceId) -> alloc::vec::Vec<AccountId> {
		pallet_custody::benchmarking::custodians::<Runtime>(machine)
	}
}

impl pallet_budgeting::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		<Self as pallet_contributions::BenchmarkHelper<_, _>>::scope()
	}

	fn fund(scope: ScopeId) -> FundId {
		<Self as pallet_usage::BenchmarkHelper<_, _>>::fund(scope)
	}

	fn open_purse(scope: ScopeId, purse: Purse, asset: &AssetKind, payer: &AccountId) {
		Networks::open_pot(signed(payer.clone()), scope, purse, asset.clone())
			.expect("the payer has plenty");
	}

	fn member(scope: ScopeId, who: &AccountId) {
		Networks::join(signed(who.clone()), scope, Some(1)).expect("anybody can join");
		Networks::set_tier(signed(steward()), scope, who.clone(), Tier::Member)
			.expect("the steward decides");
	}

	fn endow(who: &AccountId) {
		<Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::endow(who);
	}

	fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind {
		let asset = <Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::asset(scope, 79, owner);
		Money::mint_into(asset.clone(), owner, 1_000_000_000_000_000_000)
			.expect("there is room for more");
		asset
	}
}

impl pallet_crowdfunding::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		use pallet_value_equation::{Ask, Bucket, Equation, Mode, Recipient};
		let scope = <Self as pallet_contributions::BenchmarkHelper<_, _>>::scope();
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
		<Self as pallet_usage::BenchmarkHelper<_, _>>::fund(scope)
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
			custodian: <Self as pallet_contributions::BenchmarkHelper<_, _>>::agent(scope, 60),
			tariffs: classes.to_vec().try_into().expect("each class once"),
		}
	}

	fn kind(scope: ScopeId, asset: &AssetKind) -> KindId {
		<Self as pallet_usage::BenchmarkHelper<_, _>>::debt_kind(scope, asset)
	}

	fn open_purse(scope: ScopeId, purse: Purse, asset: &AssetKind, payer: &AccountId) {
		Networks::open_pot(signed(payer.clone()), scope, purse, asset.clone())
			.expect("the payer has plenty");
	}

	fn endow(who: &AccountId) {
		<Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::endow(who);
	}

	fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind {
		let asset = <Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::asset(scope, 79, owner);
		Shares::open_pot(signed(owner.clone()), scope, asset.clone())
			.expect("anybody can open a pot");
		Money::mint_into(asset.clone(), owner, 1_000_000_000_000_000_000)
			.expect("there is room for more");
		asset
	}

	fn earn(scope: ScopeId, who: &AccountId, amount: u128) -> (BookId, Series) {
		let kind =
			<Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::kind(scope, ClaimType::Equity);
		let book = BookId::Kind { scope, kind };
		type Books = Shares;
		if !<Books as ShareBooks<AccountId, AssetKind>>::exists(book) {
			<Books as ShareBooks<AccountId, AssetKind>>::create(book, BookTerms::Equity, false)
				.expect("there is no such book");
		}
		<Books as ShareBooks<AccountId, AssetKind>>::credit(
			book,
			Holder::Agent(who.clone()),
			1_000_000,
		)
		.expect("few units");
		<Self as pallet_shares::BenchmarkHelper<_, _, _, _>>::endow(&steward());
		<Books as ShareBooks<AccountId, AssetKind>>::distribute(
			&steward(),
			&AssetKind::Native,
			&[Part { book, amount }],
		)
		.expect("the steward has plenty");
		(book, 0)
	}
}
