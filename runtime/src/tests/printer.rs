// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Eleven people buy a printer together: the design's case, to the last decimal, through the calls of the
//! chain as it runs.

use super::chain::on;
use crate::{
	constants::{currency::OVN, time::days},
	AccountId, AssetKind, Balances, Budgeting, Contributions, Crowdfunding, Custody, Fiat, Money,
	Networks, Runtime, RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, Shares, System, Usage,
	ValueEquation,
};
use frame_support::{
	assert_noop, assert_ok,
	traits::{
		fungible::{Inspect as _, InspectHold as _},
		fungibles::{Inspect as _, Mutate as _},
		tokens::Preservation,
	},
};
use ovn_primitives::{
	BookId, ClaimType, DealId, Document, FundId, Holder, IncomeClass, Nature, Payback, Purchase,
	Purse, Ratio, Regime, ResourceId, ScopeId, ScopeKind, Subject, Tariff, UseClass, GLOBAL_SCOPE,
};
use pallet_contributions::{Action, Category, Deciding, KindTerms, Limits, Unit};
use pallet_crowdfunding::{Difference, Plan, Purpose, State};
use pallet_custody::{Phase, Stage};
use pallet_usage::{Figures, FiguresOf, Paid, SettlementReason, UseTerms};
use pallet_value_equation::{Ask, Bucket, Equation, Mode, OnEmpty, Recipient};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie, Dave, Eve, Ferdie};

type UsageError = pallet_usage::Error<Runtime>;
type CrowdError = pallet_crowdfunding::Error<Runtime>;

const NATIVE: AssetKind = AssetKind::Native;
/// A hundredth of a token.
const CENT: u128 = OVN / 100;
/// What the eleven give, in tokens.
pub(super) const GIVEN: [u128; 11] = [600, 500, 500, 400, 400, 400, 300, 300, 250, 200, 150];

fn steward() -> AccountId {
	Alice.to_account_id()
}

pub(super) fn vendor() -> AccountId {
	Bob.to_account_id()
}

pub(super) fn custodian() -> AccountId {
	Charlie.to_account_id()
}

pub(super) fn user() -> AccountId {
	Dave.to_account_id()
}

pub(super) fn technician() -> AccountId {
	Eve.to_account_id()
}

fn supplier() -> AccountId {
	Ferdie.to_account_id()
}

pub(super) fn owner(n: usize) -> AccountId {
	AccountId::new([100 + u8::try_from(n).unwrap(); 32])
}

fn twelfth() -> AccountId {
	owner(11)
}

fn by(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn balance(who: &AccountId) -> u128 {
	Balances::total_balance(who)
}

fn document(n: u8) -> Document {
	Document { hash: H256::repeat_byte(n), uri: Default::default() }
}

/// What uses cost: paid work 20 an hour, the lab's own use material and maintenance.
fn tariff(price: u128, infrastructure: u32) -> Tariff {
	Tariff {
		price_per_hour: price * OVN,
		material_per_unit: 3 * OVN,
		maintenance_per_hour: 150 * CENT,
		infrastructure: Ratio::new(infrastructure, 100).unwrap(),
		payback: Payback::Residue,
		technician_per_hour: 20 * OVN,
	}
}

/// Ten hours with four units of material, and perhaps two hours of the technician.
pub(super) fn ten_hours(class: UseClass, technician: Option<AccountId>) -> FiguresOf<Runtime> {
	let technician = technician.map(|who| (who, 120));
	Figures { class, minutes: 600, material: 4_000_000, technician }
}

fn commercial() -> FiguresOf<Runtime> {
	ten_hours(UseClass::Commercial, Some(technician()))
}

/// A lab with its funds.
pub(super) struct Lab {
	pub(super) scope: ScopeId,
	maintenance: FundId,
	infrastructure: FundId,
}

impl Lab {
	pub(super) fn found() -> Self {
		let stewards = vec![steward()].try_into().unwrap();
		let create = Networks::create_scope(
			by(steward()),
			GLOBAL_SCOPE,
			ScopeKind::Network,
			document(1),
			stewards,
		);
		assert_ok!(create);
		let scope = System::events()
			.into_iter()
			.find_map(|record| match record.event {
				RuntimeEvent::Networks(pallet_networks::Event::ScopeCreated { scope, .. }) => {
					Some(scope)
				},
				_ => None,
			})
			.unwrap();
		for who in [custodian(), user(), technician(), owner(0)] {
			assert_ok!(Networks::join(by(who), scope, None));
		}
		let [maintenance, infrastructure] = [0, 1].map(|fund| {
			let name = b"machines".to_vec().try_into().unwrap();
			assert_ok!(Networks::create_fund(by(steward()), scope, name));
			assert_ok!(Networks::open_pot(by(steward()), scope, Purse::Fund(fund), NATIVE));
			fund
		});
		Self { scope, maintenance, infrastructure }
	}

	fn pot(&self, fund: FundId) -> AccountId {
		Networks::pot_account(self.scope, Purse::Fund(fund), &NATIVE)
	}

	/// A campaign for a printer of 4,000. Its number.
	pub(super) fn campaign(&self) -> DealId {
		let id = pallet_crowdfunding::NextCampaign::<Runtime>::get();
		let plan = Box::new(Self::plan(NATIVE, OVN));
		assert_ok!(Crowdfunding::create(by(steward()), self.scope, plan));
		id
	}

	/// What a campaign for a printer of 4,000 promises, in an asset whose whole unit has so many base units.
	pub(super) fn plan(asset: AssetKind, whole: u128) -> pallet_crowdfunding::PlanOf<Runtime> {
		let tariffs = vec![
			(UseClass::Community, tariff(0, 0)),
			(UseClass::Commercial, tariff(20, 5)),
			(UseClass::Owner, tariff(0, 0)),
			(UseClass::Project, tariff(20, 5)),
		];
		let subject = Subject::New {
			name: b"printer".to_vec().try_into().unwrap(),
			description: H256::repeat_byte(2),
			nature: Nature::Physical,
		};
		let purchase =
			Purchase { subject, custodian: custodian(), tariffs: tariffs.try_into().unwrap() };
		Plan {
			purpose: Purpose::CoOwnership { purchase, payee: vendor(), ceiling: None },
			asset,
			goal: 4_000 * whole,
			smallest: 100 * whole,
			deadline: System::block_number() + days(30),
			agreement: document(3),
			relation: None,
			difference: Difference::Contributors,
		}
	}

	/// Announces a release, waits, and makes it. The thing that was bought, which the lab lets be used.
	pub(super) fn release(&self, id: DealId, tokens: u128) -> ResourceId {
		let (had, escrow) = (balance(&vendor()), escrowed());
		assert_ok!(Crowdfunding::request_release(by(steward()), id, tokens * OVN, document(4)));
		let early = Crowdfunding::execute_release(by(twelfth()), id);
		assert_eq!(early, Err(CrowdError::TooEarly.into()));
		System::set_block_number(System::block_number() + days(7));
		assert_ok!(Crowdfunding::execute_release(by(twelfth()), id));
		assert_eq!(balance(&vendor()), had + tokens * OVN);
		assert_eq!(escrowed(), escrow - tokens * OVN);
		let campaign = pallet_crowdfunding::Campaigns::<Runtime>::get(id).unwrap();
		assert_eq!((campaign.state, campaign.settled), (State::Completed, true));
		let resource = campaign.resource.unwrap();
		let role = pallet_networks::Counts::<Runtime>::get(self.scope).roles;
		let name = b"technician".to_vec().try_into().unwrap();
		let rule = pallet_networks::GrantRule::ByScope;
		let define =
			Networks::define_role(by(steward()), self.scope, name, document(6), rule, None);
		assert_ok!(define);
		assert_ok!(Networks::grant_role(by(steward()), self.scope, role, technician(), None));
		let (supplier, technician) = (Some(supplier()), Some(role));
		let maintenance = Some(self.maintenance);
		let infrastructure = Some(self.infrastructure);
		let terms =
			UseTerms { supplier, technician, maintenance, infrastructure, ..Default::default() };
		assert_ok!(Usage::set_use_terms(by(steward()), resource, terms));
		assert_ok!(Custody::validate(by(steward()), resource));
		let terms = pallet_usage::Terms::<Runtime>::get(resource);
		assert_eq!(terms.maintenance, Some(self.maintenance));
		resource
	}

	/// What the lab's funds and those have whom uses pay: supplier, technician, maintenance,
	/// infrastructure, books.
	pub(super) fn purses(&self) -> [u128; 5] {
		[
			supplier(),
			technician(),
			self.pot(self.maintenance),
			self.pot(self.infrastructure),
			Shares::pot_account(&NATIVE),
		]
		.map(|account| balance(&account))
	}

	/// One use that the custodian confirms. What it paid, which has left the user's account and come to
	/// each payee.
	fn use_once(&self, id: ResourceId, who: AccountId, figures: FiguresOf<Runtime>) -> Paid {
		let number = pallet_usage::NextUse::<Runtime>::get();
		let (had, purses) = (balance(&who), self.purses());
		let start = Usage::start_use(by(who.clone()), id, figures.clone(), None, H256::zero());
		assert_ok!(start);
		System::set_block_number(System::block_number() + days(1) / 2);
		assert_ok!(Usage::end_use(by(who.clone()), id, number, figures.clone(), H256::zero()));
		assert_noop!(Usage::confirm_use(by(who.clone()), id, number), UsageError::NotCounterpart);
		System::reset_events();
		assert_ok!(Usage::confirm_use(by(custodian()), id, number));
		let paid = settled(number, &figures);
		let parts =
			[paid.material, paid.technician, paid.maintenance, paid.infrastructure, repaid(&paid)];
		assert_eq!((paid.waiting, paid.on_credit), (0, 0));
		for ((before, after), part) in purses.into_iter().zip(self.purses()).zip(parts) {
			assert_eq!(after - before, part);
		}
		assert_eq!(had - balance(&who), parts.into_iter().sum::<u128>());
		let reason = RuntimeHoldReason::Usage(pallet_usage::HoldReason::Use);
		assert_eq!(Balances::balance_on_hold(&reason, &who), 0);
		paid
	}
}

/// What the last settlement paid, which is that of this use as it was reported.
fn settled(wanted: u64, reported: &FiguresOf<Runtime>) -> Paid {
	System::events()
		.into_iter()
		.find_map(|record| match record.event {
			RuntimeEvent::Usage(pallet_usage::Event::UseSettled {
				number,
				paid,
				figures,
				reason,
				..
			}) => {
				assert_eq!(
					(number, reason, &figures),
					(wanted, SettlementReason::Confirmed, reported)
				);
				Some(paid)
			},
			_ => None,
		})
		.unwrap()
}

/// What the books took.
fn repaid(paid: &Paid) -> u128 {
	paid.books.iter().map(|(_, amount)| *amount).sum()
}

fn lapsed() -> bool {
	System::events().iter().any(|record| {
		matches!(record.event, RuntimeEvent::Usage(pallet_usage::Event::EncumbranceLapsed { .. }))
	})
}

/// What all campaigns have in escrow.
fn escrowed() -> u128 {
	let reason = RuntimeHoldReason::Crowdfunding(pallet_crowdfunding::HoldReason::Escrow);
	Balances::balance_on_hold(&reason, &Crowdfunding::pot_account(&NATIVE))
}

pub(super) fn contribute(n: usize, id: DealId) {
	let had = balance(&owner(n));
	let call = Crowdfunding::contribute(by(owner(n)), id, GIVEN[n] * OVN, document(3).hash);
	assert_ok!(call);
	assert_eq!(had - balance(&owner(n)), GIVEN[n] * OVN);
}

/// The first so many of the eleven give what they should.
pub(super) fn contribute_all(id: DealId, contributors: usize) {
	(0..contributors).for_each(|n| contribute(n, id));
}

/// Everybody claims what a book has for it: these amounts, in hundredths.
fn claim_all(id: DealId, expected: [u128; 11]) {
	let book = BookId::Deal(id);
	let view = Shares::book(book).unwrap();
	assert_eq!(view.owed, Some(0));
	for (n, ceiling) in expected.into_iter().enumerate() {
		let (had, holder) = (balance(&owner(n)), Holder::Agent(owner(n)));
		let positions = vec![(book, 0)].try_into().unwrap();
		assert_ok!(Shares::claim_for(by(twelfth()), holder, positions, 1));
		assert_eq!(balance(&owner(n)) - had, ceiling * CENT);
	}
	let line = Shares::book(book).unwrap().lines[0].clone();
	let all: u128 = expected.iter().sum();
	assert_eq!((line.accepted, line.paid), (all * CENT, all * CENT));
}

/// Runs a test on a development chain where everybody has something, and checks that nothing was made
/// or lost, and what every pallet says always holds.
pub(super) fn lab(test: impl FnOnce(&Lab)) {
	on("development", || {
		System::set_block_number(1);
		pallet_timestamp::Now::<Runtime>::put(1_790_000_000_000);
		for n in 0..12 {
			let to = owner(n);
			let keep = Preservation::Preserve;
			assert_ok!(Money::transfer(NATIVE, &steward(), &to, 2_000 * OVN, keep));
		}
		let lab = Lab::found();
		let issued = Money::total_issuance(NATIVE);
		test(&lab);
		assert_eq!(Money::total_issuance(NATIVE), issued);
		#[cfg(feature = "try-runtime")]
		{
			use frame_support::traits::{TryState, TryStateSelect};
			let now = System::block_number();
			crate::AllPalletsWithSystem::try_state(now, TryStateSelect::All).unwrap();
		}
	});
}

/// What the eleven get back in the end, in hundredths.
const CEILINGS: [u128; 11] =
	[72_000, 60_000, 60_000, 48_000, 48_000, 48_000, 36_000, 36_000, 30_000, 24_000, 18_000];

#[test]
fn printer_goes_from_campaign_to_commons() {
	lab(|lab| {
		let id = lab.campaign();
		contribute_all(id, 11);
		assert_eq!(escrowed(), 4_000 * OVN);
		let late = Crowdfunding::contribute(by(twelfth()), id, 150 * OVN, document(3).hash);
		assert_noop!(late, CrowdError::NotOpen);
		assert!(Shares::book(BookId::Deal(id)).unwrap().inactive);

		let printer = lab.release(id, 4_000);
		assert_eq!(escrowed(), 0);
		let view = Custody::resource(printer).unwrap();
		assert_eq!(view.resource.identity.regime, Regime::NonDominium);
		assert_eq!(view.resource.stage, Stage::Working(Phase::Active));
		assert_eq!(view.custody.holders.to_vec(), [(custodian(), pallet_custody::WHOLE)]);
		assert_eq!(Shares::book(BookId::Deal(id)).unwrap().owed, Some(4_800 * OVN));
		for (n, ceiling) in CEILINGS.into_iter().enumerate() {
			let holder = Holder::Agent(owner(n));
			let position = Shares::position(BookId::Deal(id), holder, 0).unwrap();
			assert_eq!(position.ceiling, Some(ceiling * CENT));
		}

		// The lab's own use and that of an owner pay 27, and owners nothing.
		for (who, class) in [(user(), UseClass::Community), (owner(0), UseClass::Owner)] {
			let paid = lab.use_once(printer, who, ten_hours(class, None));
			assert_eq!((paid.material, paid.maintenance), (12 * OVN, 15 * OVN));
			assert_eq!((paid.infrastructure, repaid(&paid)), (0, 0));
		}
		let mut all = 0;
		for n in 1..=41_u32 {
			let paid = lab.use_once(printer, user(), commercial());
			let (payback, infrastructure) = match n {
				1..=39 => (123, 10),
				40 => (3, 10 + 120),
				_ => (0, 10),
			};
			assert_eq!((paid.material, paid.technician), (12 * OVN, 40 * OVN));
			assert_eq!(paid.maintenance, 15 * OVN);
			assert_eq!(
				(repaid(&paid), paid.infrastructure),
				(payback * OVN, infrastructure * OVN),
				"use {n}"
			);
			assert_eq!(lapsed(), n == 40);
			assert_eq!(Custody::resource(printer).unwrap().shareable, n >= 40);
			all += repaid(&paid);
			if n == 39 {
				assert_eq!(all, 4_797 * OVN);
			}
		}
		claim_all(id, CEILINGS);
	});
}

#[test]
fn cheaper_printer_returns_the_difference_and_pays_less_back() {
	lab(|lab| {
		let id = lab.campaign();
		contribute_all(id, 11);
		assert_ok!(Crowdfunding::lower_price(by(steward()), id, 3_900 * OVN, document(5)));
		let printer = lab.release(id, 3_900);
		assert_eq!(escrowed(), 100 * OVN);
		let returned = [1_500, 1_250, 1_250, 1_000, 1_000, 1_000, 750, 750, 625, 500, 375];
		for (n, back) in returned.into_iter().enumerate().rev() {
			let had = balance(&owner(n));
			assert_ok!(Crowdfunding::refund(by(twelfth()), id, owner(n)));
			assert_eq!(balance(&owner(n)) - had, back * CENT);
			let again = Crowdfunding::refund(by(twelfth()), id, owner(n));
			assert_noop!(again, CrowdError::ContributionNotFound);
		}
		assert_eq!(escrowed(), 0);

		let mut all = 0;
		for n in 1..=40_u32 {
			let paid = lab.use_once(printer, user(), commercial());
			let (payback, infrastructure) = match n {
				1..=38 => (123, 10),
				39 => (6, 10 + 117),
				_ => (0, 10),
			};
			assert_eq!(
				(repaid(&paid), paid.infrastructure),
				(payback * OVN, infrastructure * OVN),
				"use {n}"
			);
			assert_eq!(lapsed(), n == 39);
			all += repaid(&paid);
		}
		assert_eq!(all, 4_680 * OVN);
		let principals = [
			58_500, 48_750, 48_750, 39_000, 39_000, 39_000, 29_250, 29_250, 24_375, 19_500, 14_625,
		];
		for ((given, back), principal) in GIVEN.into_iter().zip(returned).zip(principals) {
			assert_eq!(given * 100 - back, principal);
		}
		claim_all(id, principals.map(|principal| principal * 6 / 5));
	});
}

#[test]
fn contributing_and_objecting_are_sponsored_by_the_scope_of_the_campaign() {
	lab(|lab| {
		use crate::{fees::SponsoredCalls, RuntimeCall};
		use pallet_crowdfunding::Call;
		use pallet_networks::fees::SponsoredCalls as _;
		let campaign = lab.campaign();
		let sponsor = |call: Call<Runtime>| SponsoredCalls::scope(&RuntimeCall::Crowdfunding(call));
		let (amount, agreement) = (OVN, document(3).hash);
		let sources = Default::default();
		for call in [
			Call::contribute { campaign, amount, agreement },
			Call::contribute_from_claims { campaign, amount, agreement, sources },
			Call::withdraw { campaign },
			Call::object { campaign },
		] {
			assert_eq!(sponsor(call), Some(lab.scope));
		}
		assert_eq!(sponsor(Call::object { campaign: campaign + 1 }), None);
		assert_eq!(sponsor(Call::cancel { campaign }), None);
	});
}

#[test]
fn funding_and_allocating_are_sponsored_by_the_scope_of_the_round() {
	lab(|lab| {
		use crate::{fees::SponsoredCalls, RuntimeCall};
		use pallet_budgeting::Call;
		use pallet_networks::fees::SponsoredCalls as _;
		let sponsor = |call: Call<Runtime>| SponsoredCalls::scope(&RuntimeCall::Budgeting(call));
		let (now, amount) = (System::block_number(), OVN);
		let (opens, closes) = (now + days(4), now + days(8));
		assert_ok!(Budgeting::open_round(
			by(steward()),
			lab.scope,
			NATIVE,
			pallet_budgeting::Allotment::Equal,
			OVN,
			opens,
			closes,
			document(1),
		));
		for call in
			[Call::fund_round { round: 0, amount }, Call::allocate { round: 0, idea: 0, amount }]
		{
			assert_eq!(sponsor(call), Some(lab.scope));
		}
		assert_eq!(sponsor(Call::fund_round { round: 1, amount }), None);
	});
}

/// How many blocks the uses of things, what is answered about them, what is answered about things, campaigns, rounds, custodians,
/// firms and contracts
/// have counted as stopped.
fn stopped() -> [u32; 8] {
	[
		pallet_usage::StoppedBlocks::<Runtime>::get() as u32,
		pallet_usage::Halts::<Runtime>::get().blocks,
		pallet_custody::Halts::<Runtime>::get().blocks,
		pallet_crowdfunding::StoppedBlocks::<Runtime>::get(),
		pallet_budgeting::StoppedBlocks::<Runtime>::get(),
		pallet_fiat::StoppedBlocks::<Runtime>::get(),
		pallet_firms::StoppedBlocks::<Runtime>::get(),
		pallet_settlement::StoppedBlocks::<Runtime>::get(),
	]
}

#[test]
fn brakes_stop_the_clock_of_uses_and_of_objections() {
	lab(|_| {
		use frame_support::traits::Hooks;
		let pass = || {
			Custody::on_initialize(System::block_number());
			Usage::on_initialize(System::block_number());
			Crowdfunding::on_initialize(System::block_number());
			Budgeting::on_initialize(System::block_number());
			Fiat::on_initialize(System::block_number());
			crate::Firms::on_initialize(System::block_number());
			crate::Settlement::on_initialize(System::block_number());
			stopped()
		};
		let name = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
		let root = RuntimeOrigin::root;
		let pause = |pallet: &str, call: &str| {
			assert_ok!(crate::TxPause::pause(root(), (name(pallet), name(call))));
		};
		let unpause = |pallet: &str, call: &str| {
			assert_ok!(crate::TxPause::unpause(root(), (name(pallet), name(call))));
		};
		assert_eq!(pass(), [0, 0, 0, 0, 0, 0, 0, 0]);
		pallet_safe_mode::EnteredUntil::<Runtime>::put(100);
		assert_eq!(pass(), [1, 1, 1, 1, 1, 1, 1, 1]);
		pallet_safe_mode::EnteredUntil::<Runtime>::kill();
		assert_eq!(pass(), [1, 1, 1, 1, 1, 1, 1, 1]);
		pause("Usage", "end_use");
		assert_eq!(pass(), [2, 2, 1, 1, 1, 1, 1, 1]);
		// A user can end its use: it pays for its time.
		unpause("Usage", "end_use");
		pause("Usage", "dispute_use");
		assert_eq!(pass(), [2, 3, 1, 1, 1, 1, 1, 1]);
		unpause("Usage", "dispute_use");
		pause("Custody", "consent");
		assert_eq!(pass(), [2, 3, 2, 1, 1, 1, 1, 1]);
		unpause("Custody", "consent");
		pause("Crowdfunding", "object");
		assert_eq!(pass(), [2, 3, 2, 2, 1, 1, 1, 1]);
		unpause("Crowdfunding", "object");
		pause("Budgeting", "allocate");
		assert_eq!(pass(), [2, 3, 2, 2, 2, 1, 1, 1]);
		unpause("Budgeting", "allocate");
		pause("Fiat", "judge");
		assert_eq!(pass(), [2, 3, 2, 2, 2, 2, 1, 1]);
		unpause("Fiat", "judge");
		pause("Firms", "report_sale");
		assert_eq!(pass(), [2, 3, 2, 2, 2, 2, 2, 1]);
		unpause("Firms", "report_sale");
		pause("Settlement", "contest");
		assert_eq!(pass(), [2, 3, 2, 2, 2, 2, 2, 2]);
		unpause("Settlement", "contest");
		// What nobody has only so much time for.
		pause("Crowdfunding", "create");
		pause("Budgeting", "open_round");
		pause("Fiat", "issue");
		pause("Firms", "leave");
		pause("Settlement", "offer");
		pause("Custody", "register");
		pause("Usage", "reserve");
		assert_eq!(pass(), [2, 3, 2, 2, 2, 2, 2, 2]);
	});
}

#[test]
fn calls_that_have_only_so_much_time_exist() {
	use crate::configs::{budgeting, crowdfunding, custody, fiat, firms, settlement, usage};
	use frame_support::traits::GetCallName;
	let things = pallet_custody::Call::<Runtime>::get_call_names();
	assert!(custody::ANSWERS.iter().all(|name| things.contains(name)));
	let uses = pallet_usage::Call::<Runtime>::get_call_names();
	assert!(usage::ANSWERS.iter().all(|name| uses.contains(name)));
	let campaigns = pallet_crowdfunding::Call::<Runtime>::get_call_names();
	assert!(crowdfunding::TIMED_CALLS.iter().all(|name| campaigns.contains(name)));
	let rounds = pallet_budgeting::Call::<Runtime>::get_call_names();
	assert!(budgeting::TIMED_CALLS.iter().all(|name| rounds.contains(name)));
	let custodians = pallet_fiat::Call::<Runtime>::get_call_names();
	assert!(fiat::TIMED_CALLS.iter().all(|name| custodians.contains(name)));
	let contracts = pallet_settlement::Call::<Runtime>::get_call_names();
	assert!(settlement::TIMED_CALLS.iter().all(|name| contracts.contains(name)));
	let sales = pallet_firms::Call::<Runtime>::get_call_names();
	assert!(firms::TIMED_CALLS.iter().all(|name| sales.contains(name)));
}

#[test]
fn unbought_printer_is_refunded_once() {
	lab(|lab| {
		let id = lab.campaign();
		contribute_all(id, 10);
		assert_eq!(escrowed(), 3_850 * OVN);
		System::set_block_number(System::block_number() + days(30));
		let late = Crowdfunding::contribute(by(owner(10)), id, 150 * OVN, document(3).hash);
		assert_noop!(late, CrowdError::DeadlinePassed);
		for n in 0..10 {
			assert_ok!(Crowdfunding::refund(by(twelfth()), id, owner(n)));
			assert_eq!(balance(&owner(n)), 2_000 * OVN);
			let again = Crowdfunding::refund(by(twelfth()), id, owner(n));
			let last =
				if n == 9 { CrowdError::NotRefunding } else { CrowdError::ContributionNotFound };
			assert_noop!(again, last);
		}
		let campaign = pallet_crowdfunding::Campaigns::<Runtime>::get(id).unwrap();
		assert_eq!((campaign.state, campaign.escrow(), escrowed()), (State::Closed, 0, 0));
	});
}

/// What people lend to the lab in an asset.
pub(super) fn loans(asset: AssetKind, decimals: u8) -> KindTerms<AssetKind, crate::BlockNumber> {
	KindTerms {
		name: b"loans".to_vec().try_into().unwrap(),
		document: document(6),
		category: Category::Other,
		action: Action::Work,
		unit: Unit::Token { asset, decimals },
		rate: OVN,
		claim: ClaimType::Debt { ceiling: 100 },
		multipliers: Default::default(),
		limits: Limits { max_quantity: 1_000_000_000, daily_limit: None },
		deciding: Deciding::Measured { purse: Some(Purse::Treasury) },
		earns_reputation: false,
		takes_scopes: false,
		standing: None,
	}
}

/// The eleventh lent 150 to the lab, whose sale pays it back; it puts that straight into the printer.
#[test]
fn printer_is_bought_with_what_a_sale_paid() {
	lab(|lab| {
		let (scope, eleventh) = (lab.scope, owner(10));
		let kind = pallet_contributions::KindCount::<Runtime>::get(scope);
		assert_ok!(Contributions::define_kind(by(steward()), scope, loans(NATIVE, 12)));
		assert_ok!(Networks::join(by(eleventh.clone()), scope, None));
		let cash = Contributions::contribute_cash(by(eleventh.clone()), scope, kind, 150 * OVN);
		assert_ok!(cash);
		let bucket = Bucket {
			name: b"loans".to_vec().try_into().unwrap(),
			ask: Ask::Share(Ratio::new(1, 1).unwrap()),
			recipient: Recipient::Books {
				kinds: vec![kind].try_into().unwrap(),
				at_most: None,
				on_empty: OnEmpty::NextBucket,
			},
		};
		let equation = Equation {
			mode: Mode::Straight,
			buckets: vec![bucket].try_into().unwrap(),
			residue: Purse::Treasury,
		};
		assert_ok!(ValueEquation::set_equation(by(steward()), scope, equation));
		let sale = ValueEquation::record_income(
			by(vendor()),
			scope,
			NATIVE,
			200 * OVN,
			IncomeClass::Sale,
			H256::repeat_byte(7),
		);
		assert_ok!(sale);

		let id = lab.campaign();
		contribute_all(id, 10);
		let had = balance(&eleventh);
		let sources = vec![(BookId::Kind { scope, kind }, 0)].try_into().unwrap();
		let all = 1_000 * OVN;
		let call = Crowdfunding::contribute_from_claims(
			by(eleventh.clone()),
			id,
			all,
			document(3).hash,
			sources,
		);
		assert_ok!(call);
		assert_eq!((balance(&eleventh), escrowed()), (had, 4_000 * OVN));
		lab.release(id, 4_000);
		assert_eq!(escrowed(), 0);
		let book = BookId::Deal(id);
		let position = Shares::position(book, Holder::Agent(eleventh), 0).unwrap();
		assert_eq!(position.ceiling, Some(180 * OVN));
	});
}
