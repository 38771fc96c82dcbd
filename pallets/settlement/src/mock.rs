// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, contributions, share books, equations, money
//! and holds.

use crate::{
	self as pallet_settlement, Account, AssetTerms, ContractOf, Event, Exemption, FreeFor, Gives,
	LicenceTerms, PairOf, PeriodOf, ShareTerms, Side, TermsOf,
};
use frame_support::{parameter_types, traits::fungibles::InspectHold};
use ovn_math::settlement::standing::Purpose;
use ovn_primitives::{
	traits::StewardPowers, ContractId, DecisionClass, IncomeClass, Party, Purse, Ratio, RoleId,
	ScopeId,
};
use pallet_value_equation::{Equation, Levied, Mode, Split};
use sp_core::H256;
use sp_runtime::DispatchResult;

ovn_test_support::chain! {
	pub enum Test {
		Networks: pallet_networks,
		Contributing: pallet_contributions,
		Shares: pallet_shares,
		Equations: pallet_value_equation,
		Settlement: pallet_settlement,
	}
}
ovn_test_support::networks! {}
ovn_test_support::contributions! {
	type OnAccepted = (Shares, Settlement);
	type OnRateChanged = Equations;
}
ovn_test_support::shares! {}
ovn_test_support::value_equation! {
	type DefaultLevy = DefaultLevy;
	type DefaultNotice = DefaultNotice;
	type Standing = Settlement;
}
ovn_test_support::lab! {}
ovn_test_support::genesis! {
	rich: [PAYER, ANA, BEN, CEM, DIA, STEWARD, DESIGNER],
	reset: {
		DefaultLevy::set(ratio(5, 100));
		DefaultNotice::set(NOTICE);
		Braked::set(false);
		Revived::set(None);
	},
	pots: [Equations, Shares],
}

/// The steward of [`DESIGN`].
pub const DESIGNER: u64 = 15;
/// The notice of equations, in blocks.
pub const NOTICE: u64 = 10;
/// The deposit of an offer.
pub const DEPOSIT: u128 = 700;

parameter_types! {
	pub static DefaultLevy: Ratio = ratio(5, 100);
	pub static DefaultNotice: u64 = NOTICE;
	pub static Braked: bool = false;
	/// The scope whose stewards the scope above named.
	pub static Revived: Option<ScopeId> = None;
	/// How many references were given.
	pub static UsedReferences: u64 = 0;
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
	type StewardPowers = Revived;
	type Stopped = Braked;
}

impl StewardPowers for Revived {
	fn greatest_class(_: ScopeId) -> Option<DecisionClass> {
		Some(DecisionClass::Critical)
	}

	fn is_revived(scope: ScopeId) -> bool {
		Self::get() == Some(scope)
	}

	fn admit(_: ScopeId) -> DispatchResult {
		Ok(())
	}
}

/// Another network, whose steward is no steward of the lab.
pub const DESIGN: ScopeId = 3;
/// A project in the network of the lab.
pub const STUDIO: ScopeId = 4;

/// The lab as a payer.
pub const LAB_PAYS: Party<u64> = Party::Scope(LAB);
/// A company that is not on the chain.
pub const COMPANY: Party<u64> = Party::Agent(ANA);

/// Runs a test with the lab and its studio, and a network of designers; both have an equation whose
/// residue is all.
pub fn with_design(test: impl FnOnce()) {
	build_and_execute(|| {
		assert_eq!(network(DESIGNER), DESIGN);
		assert_eq!(found(STEWARD, LAB, ovn_primitives::ScopeKind::Project), STUDIO);
		for (steward, scope) in [(STEWARD, LAB), (DESIGNER, DESIGN), (STEWARD, STUDIO)] {
			set_equation(steward, scope);
			endow(purse(scope, Purse::Treasury));
		}
		System::reset_events();
		test();
		pallet_value_equation::Pallet::<Test>::do_try_state().unwrap();
	});
}

/// Decides on an equation without buckets.
pub fn set_equation(steward: u64, scope: ScopeId) {
	let equation =
		Equation { mode: Mode::Straight, buckets: Default::default(), residue: Purse::Treasury };
	Equations::set_equation(signed(steward), scope, equation).unwrap();
}

/// The steward of a scope.
pub const fn steward_of(scope: ScopeId) -> u64 {
	if scope == DESIGN {
		DESIGNER
	} else {
		STEWARD
	}
}

/// Who signs for a party.
pub fn signer(party: &Party<u64>) -> RuntimeOrigin {
	match party {
		Party::Agent(account) => signed(*account),
		Party::Scope(scope) => signed(steward_of(*scope)),
	}
}

/// The native token, with a ceiling in whole tokens.
pub fn native(ceiling: Option<u128>) -> Vec<AssetTerms<AssetKind>> {
	vec![AssetTerms {
		asset: NATIVE,
		ceiling: ceiling.map(|ceiling| ceiling * ONE),
		currency: None,
	}]
}

/// Terms of any contract.
pub fn terms(
	payer: Party<u64>,
	payee: ScopeId,
	gives: Gives,
	assets: Vec<AssetTerms<AssetKind>>,
) -> TermsOf<Test> {
	TermsOf::<Test> {
		payer,
		payee,
		document: document(40),
		gives,
		assets: assets.try_into().unwrap(),
		notice_days: 30,
		until: None,
		supersedes: None,
		valid_until: System::block_number() + 30 * DAY,
	}
}

/// A share in percent without exemptions.
pub fn percent(percent: u32) -> Gives {
	Gives::Share(ShareTerms { rate: ratio(percent, 100), exempt: Default::default() })
}

/// A share with exemptions of the first asset, in whole tokens a year.
pub fn exempting(percent: u32, exempt: &[(IncomeClass, u128)]) -> Gives {
	let exempt = exempt.iter().map(|(class, amount)| Exemption {
		class: *class,
		asset: 0,
		a_year: amount * ONE,
	});
	let exempt = exempt.collect::<Vec<_>>().try_into().unwrap();
	Gives::Share(ShareTerms { rate: ratio(percent, 100), exempt })
}

/// A commercial licence of 2 %, in periods of 90 days, free for 3 days of contribution in 90.
pub fn licence() -> LicenceTerms {
	LicenceTerms {
		purpose: Purpose::Commercial,
		rate: ratio(2, 100),
		period_days: 90,
		free_for: Some(FreeFor { accepted: 3, within: 90 }),
		cure_days: 30,
	}
}

/// The terms of [`licence`] of the company with the designers.
pub fn licence_terms() -> TermsOf<Test> {
	terms(COMPANY, DESIGN, Gives::Licence(licence()), native(None))
}

/// The terms of a share that the lab gives the designers.
pub fn share_terms(rate: u32, ceiling: Option<u128>) -> TermsOf<Test> {
	terms(LAB_PAYS, DESIGN, percent(rate), native(ceiling))
}

/// Offers a contract as the payer. Its number.
pub fn offer(terms: TermsOf<Test>) -> ContractId {
	let id = crate::NextContract::<Test>::get();
	Settlement::offer(signer(&terms.payer), Side::Payer, Box::new(terms)).unwrap();
	id
}

/// Accepts an offer of the payer.
pub fn accept(id: ContractId) -> DispatchResult {
	let terms = contract(id).terms;
	Settlement::accept(signed(steward_of(terms.payee)), id, Box::new(terms))
}

/// Signs a contract for both sides. Its number.
pub fn sign(terms: TermsOf<Test>) -> ContractId {
	let id = offer(terms);
	accept(id).unwrap();
	id
}

/// Signs a contract and goes to where it is in force.
pub fn in_force(terms: TermsOf<Test>) -> ContractId {
	let id = sign(terms);
	run_blocks(NOTICE);
	id
}

/// A contract.
pub fn contract(id: ContractId) -> ContractOf<Test> {
	crate::Contracts::<Test>::get(id).unwrap()
}

/// The account of a contract.
pub fn account(id: ContractId) -> Account<AssetKind> {
	crate::Accounts::<Test>::get(contract(id).root)
}

/// What was paid by contract of the native token.
pub fn paid(id: ContractId) -> u128 {
	account(id).lines.iter().find(|line| line.asset == NATIVE).unwrap().paid
}

/// The credit of a contract in the native token.
pub fn credit(id: ContractId) -> u128 {
	account(id).lines.iter().find(|line| line.asset == NATIVE).unwrap().credit
}

/// A period.
pub fn period(id: ContractId, number: u32) -> PeriodOf<Test> {
	crate::Periods::<Test>::get(id, number).unwrap()
}

/// How the company stands with the designers.
pub fn pair() -> PairOf<Test> {
	crate::Pairs::<Test>::get(DESIGN, COMPANY)
}

/// Lets days pass, with their blocks.
pub fn pass_days(days: u64) {
	run_blocks(days * DAY);
	Timestamp::set_timestamp(Timestamp::get() + days * 86_400_000);
}

/// A reference that was not used before.
pub fn reference() -> H256 {
	let next = UsedReferences::get() + 1;
	UsedReferences::set(next);
	H256::from_low_u64_be(next)
}

/// Records an income in base units of an asset.
pub fn income(
	scope: ScopeId,
	asset: &AssetKind,
	amount: u128,
	class: IncomeClass,
) -> DispatchResult {
	Equations::record_income(signed(PAYER), scope, asset.clone(), amount, class, reference())
		.map(drop)
		.map_err(|error| error.error)
}

/// Records a sale in whole tokens, and returns how it was divided.
pub fn sale(scope: ScopeId, amount: u128) -> Split {
	income(scope, &NATIVE, amount * ONE, IncomeClass::Sale).unwrap();
	last_split()
}

/// How the last income was divided.
pub fn last_split() -> Split {
	System::read_events_for_pallet::<pallet_value_equation::Event<Test>>()
		.into_iter()
		.rev()
		.find_map(|event| match event {
			pallet_value_equation::Event::IncomeRecorded { split, .. } => Some(split),
			_ => None,
		})
		.unwrap()
}

/// What standing shares got of an income, in whole tokens.
pub fn shared(split: &Split) -> Vec<u128> {
	split.standing.iter().map(|share| share.amount / ONE).collect()
}

/// What lies in an inbox that a network has levied.
pub fn inbox(scope: ScopeId, levied: Option<ScopeId>) -> u128 {
	let levied = levied.map_or_else(Levied::by_nobody, Levied::by);
	pallet_value_equation::Inboxes::<Test>::get((scope, NATIVE, levied))
}

/// Divides what lies in an inbox that a network has levied.
pub fn process(scope: ScopeId, levied: ScopeId) -> Split {
	let levied = Levied::by(levied);
	Equations::process_inbox(signed(NEWCOMER), scope, NATIVE, levied).unwrap();
	last_split()
}

/// What is held for offers on an account.
pub fn deposits(who: u64) -> u128 {
	MoneyHold::balance_on_hold(NATIVE, &crate::HoldReason::Offer.into(), &who)
}

/// Lets blocks pass in which a brake stops calls.
pub fn pass_braked(blocks: u64) {
	use frame_support::traits::Hooks as _;
	Braked::set(true);
	for _ in 0..blocks {
		run_blocks(1);
		Settlement::on_initialize(System::block_number());
	}
	Braked::set(false);
}

/// Declares a part in whole tokens.
pub fn declare(id: ContractId, number: u32, base: u128) -> DispatchResult {
	let payer = contract(id).terms.payer;
	let purse = matches!(payer, Party::Scope(_)).then_some(Purse::Treasury);
	let evidence = H256::repeat_byte(9);
	Settlement::declare(signer(&payer), id, number, NATIVE, base * ONE, purse, evidence)
}

/// Closes a period with a whole base in whole tokens.
pub fn close(id: ContractId, number: u32, base: u128) -> DispatchResult {
	let payer = contract(id).terms.payer;
	let purse = matches!(payer, Party::Scope(_)).then_some(Purse::Treasury);
	let bases = vec![(NATIVE, base * ONE)].try_into().unwrap();
	Settlement::close_period(signer(&payer), id, number, bases, purse, H256::repeat_byte(9))
}

/// Notes that contributions that count were accepted of a party on these days.
pub fn accepted_on(licensor: ScopeId, party: &Party<u64>, days: &[u32]) {
	crate::Pairs::<Test>::mutate(licensor, party, |pair| {
		pair.days = days.iter().fold(pair.days, |known, day| known.accept(*day));
	});
}

/// The event of the last payment.
pub fn last_payment() -> (u128, bool) {
	let events = events().into_iter().rev();
	let mut payments = events.filter_map(|event| match event {
		Event::ContractPaid { amount, recorded, .. } => Some((amount, recorded)),
		_ => None,
	});
	payments.next().unwrap()
}

impl pallet_settlement::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		let scope = Self::deepest();
		set_equation(STEWARD, scope);
		Self::enrich(purse(scope, Purse::Treasury));
		let network = pallet_networks::Scopes::<Test>::get(scope).unwrap().network;
		endow(purse(network, Purse::Treasury));
		scope
	}

	fn asset(scopes: &[ScopeId], owner: &u64) -> AssetKind {
		Self::enrich(*owner);
		let asset = Self::new_asset(*owner);
		for scope in scopes {
			Networks::accept_asset(signed(STEWARD), *scope, asset.clone()).unwrap();
		}
		Equations::open_pot(signed(*owner), scopes[0], asset.clone()).unwrap();
		let treasury = Purse::Treasury;
		Networks::open_pot(signed(*owner), scopes[0], treasury, asset.clone()).unwrap();
		let pot = Networks::pot_account(scopes[0], treasury, &asset);
		let frame_support::traits::fungible::NativeOrWithId::WithId(id) = asset.clone() else {
			return asset;
		};
		Assets::transfer(signed(*owner), id, pot, FORTUNE / 2).unwrap();
		asset
	}

	fn endow(who: &u64) {
		Self::enrich(*who);
	}

	fn other_stewards(scope: ScopeId) {
		let stewards = vec![DESIGNER].try_into().unwrap();
		Networks::set_stewards(signed(STEWARD), scope, stewards).unwrap();
	}

	fn role(scope: ScopeId) -> RoleId {
		define_role(STEWARD, scope)
	}
}

/// A new role that a steward grants.
pub fn define_role(steward: u64, scope: ScopeId) -> RoleId {
	let role = pallet_networks::Counts::<Test>::get(scope).roles;
	let name = b"treasurer".to_vec().try_into().unwrap();
	let rule = pallet_networks::GrantRule::ByScope;
	Networks::define_role(signed(steward), scope, name, document(2), rule, None).unwrap();
	role
}

/// Checks the invariants.
pub fn check_state() {
	Settlement::do_try_state().unwrap();
}
