// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, equations, contracts, share books, money,
//! assets and holds.

use crate::{
	self as pallet_firms, AnnouncementId, AnnouncementOf, Announcements, Event, HiddenClaimId,
	Invoice, LicenceOf, Licences, Terms, TermsOf,
};
use frame_support::{
	parameter_types,
	traits::{fungibles::InspectHold, ConstU128, EnsureOriginWithArg, Get},
};
use ovn_primitives::{
	traits::Teams, AssetNumbers, ContractId, Decider, DecisionClass, Party, Purse, Ratio, ScopeId,
	ScopeKind, GLOBAL_SCOPE,
};
use pallet_networks::EnsureStewards;
use pallet_settlement::{AssetTerms, Gives, ShareTerms, Side, State};
use pallet_value_equation::{Equation, Mode, Split};
use sp_core::H256;
use sp_runtime::DispatchResult;

ovn_test_support::chain! {
	origin: StewardsOrVoters,
	pub enum Test {
		Networks: pallet_networks,
		Contributing: pallet_contributions,
		Shares: pallet_shares,
		Equations: pallet_value_equation,
		Settlement: pallet_settlement,
		Exchange: pallet_firms,
	}
}
ovn_test_support::networks! {}
ovn_test_support::contributions! {
	type OnAccepted = Shares;
	type OnRateChanged = Equations;
}
ovn_test_support::shares! {}
ovn_test_support::value_equation! {
	type DefaultLevy = DefaultLevy;
	type SmallestIncome = SmallestIncome;
	type Standing = Settlement;
}
ovn_test_support::lab! {}
ovn_test_support::genesis! {
	accounts: 1..=40,
	rich: [PAYER],
	reset: {
		DefaultLevy::set(ratio(5, 100));
		SmallestIncome::set(100);
		UsedReferences::set(0);
		Braked::set(false);
	},
	pots: [Equations, Shares, Exchange],
}

/// The deposit for an announced sale.
pub const SALE_DEPOSIT: u128 = 300;
/// The deposit for a claim.
pub const CLAIM_DEPOSIT: u128 = 700;
/// The firm of most tests.
pub const FIRM: u64 = 11;
/// Another firm.
pub const RIVAL: u64 = 12;
/// Who decides claims where an arbiter is named.
pub const ARBITER: u64 = 13;
/// An attacker.
pub const MALLORY: u64 = 14;
/// Signs what the voters of a scope have decided.
pub const VOTES: u64 = 30;
/// Stewards who decide no more than what is significant.
pub const CIRCLE: u64 = 31;
/// A project of the lab.
pub const WORKSHOP: ScopeId = 3;
/// Within how many days firms report.
pub const REPORT_DAYS: u32 = 30;

parameter_types! {
	pub static DefaultLevy: Ratio = ratio(5, 100);
	pub static SmallestIncome: u128 = 100;
	pub static UsedReferences: u64 = 0;
	pub static Braked: bool = false;
	pub static BondPeriod: u64 = 180 * DAY;
	pub static ClaimPeriod: u64 = 365 * DAY;
	pub static OfferPeriod: u64 = 30 * DAY;
	pub static AnswerPeriod: u64 = 14 * DAY;
	pub static DecisionPeriod: u64 = 60 * DAY;
	pub static BlocksPerDay: u64 = DAY;
}

/// Stewards decide, some of them up to a class, and what [`VOTES`] signs counts as decided by the
/// voters.
pub struct StewardsOrVoters;

impl EnsureOriginWithArg<RuntimeOrigin, (ScopeId, DecisionClass)> for StewardsOrVoters {
	type Success = Decider<u64>;

	fn try_origin(
		origin: RuntimeOrigin,
		matter: &(ScopeId, DecisionClass),
	) -> Result<Decider<u64>, RuntimeOrigin> {
		match frame_system::ensure_signed(origin.clone()) {
			Ok(VOTES) => Ok(Decider::Voters),
			Ok(CIRCLE) if matter.1 <= DecisionClass::Significant => Ok(Decider::Together),
			_ => EnsureStewards::<Test>::try_origin(origin, matter),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &(ScopeId, DecisionClass)) -> Result<RuntimeOrigin, ()> {
		Ok(signed(VOTES))
	}
}

#[derive_impl(pallet_settlement::config_preludes::TestDefaultConfig)]
impl pallet_settlement::Config for Test {
	type AssetKind = AssetKind;
	type BenchmarkHelper = Helper;
	type Incomes = Equations;
	type Membership = Networks;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type ScopeOrigin = ScopeOrigin;
	type Scopes = Networks;
}

#[derive_impl(pallet_firms::config_preludes::TestDefaultConfig)]
impl pallet_firms::Config for Test {
	type AnnouncementDeposit = ConstU128<SALE_DEPOSIT>;
	type AnswerPeriod = AnswerPeriod;
	type AssetKind = AssetKind;
	type AssetPowers = Teams<Assets, AssetNumbers>;
	type BenchmarkHelper = Helper;
	type BlocksPerDay = BlocksPerDay;
	type BondPeriod = BondPeriod;
	type ClaimDeposit = ConstU128<CLAIM_DEPOSIT>;
	type ClaimPeriod = ClaimPeriod;
	type DecisionPeriod = DecisionPeriod;
	type Deposits = Networks;
	type Inbox = Equations;
	type Incomes = Equations;
	type Membership = Networks;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type OfferPeriod = OfferPeriod;
	type ScopeOrigin = ScopeOrigin;
	type Scopes = Networks;
	type Stopped = Braked;
}

impl pallet_firms::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		Self::deepest()
	}

	fn endow(who: &u64) {
		Self::enrich(*who);
	}

	fn member(scope: ScopeId, who: &u64) {
		Self::make_member(scope, *who);
	}

	fn asset(scope: ScopeId, owner: &u64) -> AssetKind {
		Self::enrich(STEWARD);
		let asset = Self::accepted(scope, STEWARD);
		let AssetKind::WithId(id) = asset.clone() else { unreachable!() };
		Assets::mint(signed(STEWARD), id, *owner, FORTUNE).unwrap();
		let network = pallet_networks::Scopes::<Test>::get(scope).unwrap().network;
		Networks::accept_asset(signed(STEWARD), network, asset.clone()).unwrap();
		open_global_treasury(&asset, STEWARD);
		Equations::open_pot(signed(STEWARD), scope, asset.clone()).unwrap();
		asset
	}

	fn equation(scope: ScopeId) {
		set_equation(scope);
	}

	fn shares(scope: ScopeId, asset: &AssetKind) {
		let network = pallet_networks::Scopes::<Test>::get(scope).unwrap().network;
		for who in [scope, network] {
			endow(purse(who, Purse::Treasury));
		}
		for n in 0..8 {
			let terms = share_terms((scope, network), ratio(25, 1_000), asset, (None, n));
			sign(terms);
		}
		run_blocks(Equations::notice(scope));
	}

	fn end_shares(scope: ScopeId) {
		for listed in Settlement::shares(scope) {
			end_share(listed.contract);
		}
	}
}

impl pallet_settlement::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		let scope = Self::deepest();
		set_equation(scope);
		Self::enrich(purse(scope, Purse::Treasury));
		scope
	}

	fn asset(scopes: &[ScopeId], owner: &u64) -> AssetKind {
		Self::enrich(*owner);
		let asset = Self::new_asset(*owner);
		for scope in scopes {
			Networks::accept_asset(signed(STEWARD), *scope, asset.clone()).unwrap();
		}
		asset
	}

	fn endow(who: &u64) {
		Self::enrich(*who);
	}

	fn other_stewards(scope: ScopeId) {
		let stewards = vec![CIRCLE].try_into().unwrap();
		Networks::set_stewards(signed(STEWARD), scope, stewards).unwrap();
	}

	fn role(scope: ScopeId) -> ovn_primitives::RoleId {
		new_role(scope, None)
	}
}

/// Opens the treasury of the global scope for an asset.
pub fn open_global_treasury(asset: &AssetKind, payer: u64) {
	Networks::accept_asset(signed(20), GLOBAL_SCOPE, asset.clone()).unwrap();
	Networks::open_pot(signed(payer), GLOBAL_SCOPE, Purse::Treasury, asset.clone()).unwrap();
}

/// An asset that the lab and its workshop accept, in which bonds can be held, and of which the
/// firms have a billion whole units.
pub fn foreign(id: u32) -> AssetKind {
	let asset = asset(id);
	Networks::accept_asset(signed(STEWARD), WORKSHOP, asset.clone()).unwrap();
	for who in [FIRM, RIVAL] {
		Assets::mint(signed(PAYER), id, who, 1_000_000_000 * CENT).unwrap();
	}
	Exchange::open_pot(signed(PAYER), LAB, asset.clone()).unwrap();
	Equations::open_pot(signed(PAYER), LAB, asset.clone()).unwrap();
	open_global_treasury(&asset, PAYER);
	asset
}

/// A whole unit of an asset other than the native token.
pub const CENT: u128 = 1_000_000;

/// Lets all incomes of a scope go to its treasury.
pub fn set_equation(scope: ScopeId) {
	let buckets = Vec::new().try_into().unwrap();
	let equation = Equation { mode: Mode::Straight, buckets, residue: Purse::Treasury };
	Equations::set_equation(signed(STEWARD), scope, equation).unwrap();
}

/// Lets an account belong to a scope, which makes it a contributor.
pub fn admit(scope: ScopeId, who: u64) {
	enter(scope, who);
	let tier = ovn_primitives::Tier::Contributor;
	Networks::set_tier(signed(STEWARD), scope, who, tier).unwrap();
}

/// Runs a test in which the lab, its workshop and the shop have an equation.
pub fn in_market(test: impl FnOnce()) {
	build_and_execute(|| {
		assert_eq!(found(STEWARD, LAB, ScopeKind::Project), WORKSHOP);
		for scope in [LAB, SHOP, WORKSHOP] {
			set_equation(scope);
		}
		for who in [ANA, BEN] {
			member(who);
			admit(WORKSHOP, who);
		}
		System::reset_events();
		test();
	});
}

/// Whole tokens.
pub const fn tokens(amount: u128) -> u128 {
	amount * ONE
}

/// Terms in the native token, with a cut in per cent and a bond in whole tokens; voters judge.
pub fn terms(cut: u32, bond: u128) -> TermsOf<Test> {
	Terms {
		cut: ratio(cut, 100),
		bond_asset: NATIVE,
		bond_size: tokens(bond),
		report_within: REPORT_DAYS,
		assets: vec![NATIVE].try_into().unwrap(),
		arbiter: None,
	}
}

/// Offers a licence of the lab.
pub fn offer(firm: u64, terms: TermsOf<Test>) -> DispatchResult {
	Exchange::license_firm(signed(STEWARD), LAB, firm, terms)
}

/// Gives a firm a licence of the lab.
pub fn license(firm: u64, terms: TermsOf<Test>) {
	offer(firm, terms.clone()).unwrap();
	Exchange::accept_licence(signed(firm), LAB, terms).unwrap();
}

/// Lets the workshop name a firm, with a cut in per cent.
pub fn name(firm: u64, cut: u32) {
	Exchange::name_firm(signed(STEWARD), WORKSHOP, firm, Some(ratio(cut, 100))).unwrap();
}

/// Gives the firm a licence with a cut in per cent and a bond in whole tokens, and lets the
/// workshop name it.
pub fn ready(cut: u32, bond: u128) {
	license(FIRM, terms(cut, bond));
	name(FIRM, cut);
}

/// Terms of a standing share of one scope for another, which ends at once by notice: its rate, its
/// asset, the ceiling in base units, and the number of the document.
pub fn share_terms(
	(payer, payee): (ScopeId, ScopeId),
	rate: Ratio,
	asset: &AssetKind,
	(ceiling, document): (Option<u128>, u8),
) -> pallet_settlement::TermsOf<Test> {
	let gives = Gives::Share(ShareTerms { rate, exempt: Default::default() });
	pallet_settlement::TermsOf::<Test> {
		payer: Party::Scope(payer),
		payee,
		document: self::document(document),
		gives,
		assets: vec![AssetTerms { asset: asset.clone(), ceiling, currency: None }]
			.try_into()
			.unwrap(),
		notice_days: 0,
		until: None,
		supersedes: None,
		valid_until: System::block_number() + 30 * DAY,
	}
}

/// Signs a contract for both sides, as their voters decided. Its number.
pub fn sign(terms: pallet_settlement::TermsOf<Test>) -> ContractId {
	try_sign(terms).unwrap()
}

/// The same, if it can be.
pub fn try_sign(
	terms: pallet_settlement::TermsOf<Test>,
) -> Result<ContractId, sp_runtime::DispatchError> {
	let id = pallet_settlement::NextContract::<Test>::get();
	let Party::Scope(payer) = terms.payer else { panic!("scopes give shares") };
	let deposit = <Test as pallet_settlement::Config>::OfferDeposit::get();
	let treasury = purse(payer, Purse::Treasury);
	Balances::transfer_allow_death(signed(PAYER), treasury, deposit).unwrap();
	let terms = Box::new(terms);
	frame_support::storage::with_storage_layer(|| {
		Settlement::offer(signed(VOTES), Side::Payer, terms.clone())?;
		Settlement::accept(signed(VOTES), id, terms).map(|()| id)
	})
}

/// A share that the workshop gives the shop, in thousandths, with a ceiling in whole tokens. It is in
/// force after the notice of equations.
pub fn share(rate: u32, ceiling: Option<u128>) -> ContractId {
	let number = pallet_settlement::NextContract::<Test>::get() as u8;
	let ceiling = ceiling.map(tokens);
	sign(share_terms((WORKSHOP, SHOP), ratio(rate, 1_000), &NATIVE, (ceiling, number)))
}

/// The same, and goes to where it is in force.
pub fn share_in_force(rate: u32, ceiling: Option<u128>) -> ContractId {
	let id = share(rate, ceiling);
	pass_notice();
	id
}

/// Goes to where what was decided or signed now is in force.
pub fn pass_notice() {
	run_blocks(Equations::notice(WORKSHOP));
}

/// Ends a share of no notice now.
pub fn end_share(id: ContractId) {
	Settlement::give_notice(signed(VOTES), id, Side::Payer).unwrap();
}

/// What was paid by contract of the native token.
pub fn paid_by(id: ContractId) -> u128 {
	Settlement::contract(id).unwrap().account.lines[0].paid
}

/// Lets the lab levy so many percent, when the notice has passed.
pub fn levy(percent: u32) {
	let purse = Some(Purse::Treasury);
	Equations::set_levy(signed(STEWARD), LAB, ratio(percent, 100), purse).unwrap();
}

/// What standing shares got of an income, by contract.
pub fn standing(split: &Split) -> Vec<(ContractId, u128)> {
	split.standing.iter().map(|share| (share.contract, share.amount)).collect()
}

/// An invoice over 99.50 euros.
pub const INVOICE: Invoice = Invoice { currency: *b"EUR", price: 9_950 };
/// The hash of evidence.
pub const EVIDENCE: H256 = H256::repeat_byte(6);

/// A reference that was not used before.
pub fn reference() -> H256 {
	let next = UsedReferences::get() + 1;
	UsedReferences::set(next);
	H256::from_low_u64_be(next)
}

/// Reports a sale of the firm to a scope, in whole tokens.
pub fn report(scope: ScopeId, gross: u128) -> DispatchResult {
	let gross = tokens(gross);
	Exchange::report_sale(signed(FIRM), scope, NATIVE, gross, INVOICE, reference(), EVIDENCE)
}

/// Announces a sale of the firm to a scope, in base units.
pub fn try_announce(scope: ScopeId, gross: u128) -> DispatchResult {
	Exchange::announce_sale(signed(FIRM), scope, NATIVE, gross, INVOICE, reference(), EVIDENCE)
}

/// Announces a sale of the firm to a scope, in whole tokens. Its number.
pub fn announce(scope: ScopeId, gross: u128) -> AnnouncementId {
	let id = crate::NextAnnouncement::<Test>::get();
	try_announce(scope, tokens(gross)).unwrap();
	id
}

/// Claims that the firm hid a sale of now from a scope, in base units.
pub fn try_claim(who: u64, scope: ScopeId, amount: u128, sold_at: u64) -> DispatchResult {
	Exchange::claim_hidden(signed(who), FIRM, scope, amount, sold_at, EVIDENCE)
}

/// Claims a sale of 40 days ago, in whole tokens. Its number.
pub fn claim(who: u64, scope: ScopeId, amount: u128) -> HiddenClaimId {
	let id = crate::NextHiddenClaim::<Test>::get();
	try_claim(who, scope, tokens(amount), System::block_number() - 40 * DAY).unwrap();
	id
}

/// Grants a claim that nobody answers, in whole tokens.
pub fn grant_claim(id: HiddenClaimId, amount: u128) {
	run_blocks(14 * DAY);
	Exchange::decide_claim(signed(VOTES), id, Some(tokens(amount))).unwrap();
}

/// Settles what was granted to the firm.
pub fn settle() {
	Exchange::settle_grants(signed(NEWCOMER), LAB, FIRM).unwrap();
}

/// The firm's licence of the lab.
pub fn licence() -> LicenceOf<Test> {
	Licences::<Test>::get(LAB, FIRM).unwrap()
}

/// An announced sale.
pub fn sale(id: AnnouncementId) -> AnnouncementOf<Test> {
	Announcements::<Test>::get(id).unwrap()
}

/// What lies in the native treasury of a scope.
pub fn treasury(scope: ScopeId) -> u128 {
	free(purse(scope, Purse::Treasury))
}

/// The pot of an asset.
pub fn pot(asset: &AssetKind) -> u64 {
	Exchange::pot_account(asset)
}

/// What is held on the pot of an asset.
pub fn held(asset: &AssetKind) -> u128 {
	MoneyHold::balance_on_hold(asset.clone(), &crate::HoldReason::Bond.into(), &pot(asset))
}

/// What is held of an account as deposits.
pub fn deposits(who: u64) -> u128 {
	let reason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Deposit);
	MoneyHold::balance_on_hold(NATIVE, &reason, &who)
}

/// How the incomes since the events were reset were divided, with the scope of each.
pub fn splits() -> Vec<(ScopeId, Split)> {
	System::read_events_for_pallet::<pallet_value_equation::Event<Test>>()
		.into_iter()
		.filter_map(|event| match event {
			pallet_value_equation::Event::IncomeRecorded { scope, split, .. } => {
				Some((scope, split))
			},
			_ => None,
		})
		.collect()
}

/// Lets blocks pass in which a brake stops calls.
pub fn pass_braked(blocks: u64) {
	use frame_support::traits::Hooks as _;
	Braked::set(true);
	for _ in 0..blocks {
		run_blocks(1);
		Exchange::on_initialize(System::block_number());
	}
	Braked::set(false);
}

/// Checks the invariants. Here nothing but sales and claims has deposits.
pub fn check_state() {
	Exchange::do_try_state().unwrap();
	Equations::do_try_state().unwrap();
	Settlement::do_try_state().unwrap();
	check_terms();
	let reason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Deposit);
	let held: u128 = pallet_balances::Holds::<Test>::iter_values()
		.flatten()
		.filter(|hold| hold.id == reason)
		.map(|hold| hold.amount)
		.sum();
	let sales = Announcements::<Test>::iter_values().filter(|sale| sale.depositor.is_some());
	let claims = crate::HiddenClaims::<Test>::iter_keys().count() as u128;
	let due = sales.count() as u128 * SALE_DEPOSIT + claims * CLAIM_DEPOSIT;
	assert_eq!(held, due, "deposits without a sale or a claim");
}

/// Of no announced sale more than half is taken, whatever became of its contracts: shares that the
/// scope gave, a fifth together, beside a tenth and a fifth.
fn check_terms() {
	for sale in Announcements::<Test>::iter_values() {
		let rates = sale.terms.shares.iter().map(|id| {
			let record = pallet_settlement::Contracts::<Test>::get(id).unwrap();
			assert_eq!(record.terms.payer, Party::Scope(sale.scope));
			assert!(matches!(record.state, State::Signed { .. }));
			let Gives::Share(share) = record.terms.gives else { panic!("a licence") };
			share.rate
		});
		let rates: Vec<_> = rates.collect();
		let Some((last, others)) = rates.split_last() else { continue };
		assert_eq!(ovn_math::settlement::has_room(others, *last), Ok(true));
	}
}
