// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A printer, and people who use it.

use crate::{mock::*, Event, Figures, FiguresOf, HoldReason, Paid, UseId, UseTerms};
use frame_support::{assert_ok, traits::fungibles::InspectHold as _};
use ovn_primitives::{
	traits::{Membership as _, Resources as _, ShareBooks as _},
	BookId, DealId, FundId, Holder, Nature, Occurrence, Payback, Purchase, Purse, Ratio, Regime,
	ResourceId, RoleId, ScopeId, State, Subject, Tariff, Tariffs, UseClass,
};

use pallet_contributions::{Action, Category, Deciding, KindTerms, Limits, Unit};
use pallet_custody::{Deals, Incident, Phase};
use sp_core::H256;

/// A hundredth of a token.
pub const CENT: u128 = ONE / 100;
/// Members of the lab.
pub const USER: u64 = 6;
pub const OTHER: u64 = 12;
/// Who holds things in trust.
pub const CUSTODIAN: u64 = 7;
/// Who has the roles of technician and meter.
pub const TECHNICIAN: u64 = 8;
pub const METER: u64 = 9;
/// Who sells material.
pub const SUPPLIER: u64 = 11;
/// Somebody with tokens who belongs to nothing.
pub const OUTSIDER: u64 = 13;
/// Who paid for the printer where nothing else is said.
pub const OWNER: u64 = 14;

/// A printer, and who has to do with it.
#[derive(Clone, Copy)]
pub struct Machine {
	pub id: ResourceId,
	pub deal: DealId,
	pub maintenance: FundId,
	pub infrastructure: FundId,
	pub technician: RoleId,
}

fn tariff(price: u128, infrastructure: u32) -> Tariff {
	Tariff {
		price_per_hour: price * ONE,
		material_per_unit: 3 * ONE,
		maintenance_per_hour: 150 * CENT,
		infrastructure: Ratio::new(infrastructure, 100).unwrap(),
		payback: Payback::Residue,
		technician_per_hour: 20 * ONE,
	}
}

/// The tariffs of the printer: none for other uses.
pub fn tariffs() -> Tariffs {
	vec![
		(UseClass::Community, tariff(0, 0)),
		(UseClass::Commercial, tariff(20, 5)),
		(UseClass::Project, tariff(20, 5)),
		(UseClass::Owner, tariff(0, 0)),
	]
	.try_into()
	.unwrap()
}

/// Ten hours with four units of material, and perhaps two hours of a technician.
pub fn ten_hours(class: UseClass, technician: bool) -> FiguresOf<Test> {
	let technician = technician.then_some((TECHNICIAN, 120));
	Figures { class, minutes: 600, material: 4_000_000, technician }
}

/// What the worked case uses: 200 are due.
pub fn commercial() -> FiguresOf<Test> {
	ten_hours(UseClass::Commercial, true)
}

/// Commercial use without material and technician: minutes.
pub fn minutes(minutes: u32) -> FiguresOf<Test> {
	Figures { class: UseClass::Commercial, minutes, material: 0, technician: None }
}

/// A role of the lab, and who has it.
fn role_of(holder: u64) -> RoleId {
	let role = role();
	grant(role, holder);
	role
}

/// Gives an account tokens, and lets it belong to the lab.
pub fn endow_and_join(who: u64) {
	let to = who;
	Balances::transfer_allow_death(signed(PAYER), to, 1_000_000 * ONE).unwrap();
	if Networks::tier(LAB, &who).is_none() {
		join(who);
	}
}

/// A thing of the lab that can be used, whose custodian is [`CUSTODIAN`].
pub fn thing(nature: Nature) -> ResourceId {
	thing_of(LAB, nature)
}

/// A thing of a scope that can be used, whose custodian is [`CUSTODIAN`].
pub fn thing_of(scope: ScopeId, nature: Nature) -> ResourceId {
	let record = pallet_custody::Resource {
		identity: pallet_custody::Identity {
			scope,
			creator: STEWARD,
			regime: Regime::NonDominium,
			nature,
			name: b"printer".to_vec().try_into().unwrap(),
			description: H256::repeat_byte(9),
			created_at: System::block_number(),
		},
		stage: pallet_custody::Stage::Working(Phase::Active),
		state: State::PendingValidation,
		successor: None,
	};
	let custody = pallet_custody::Custody {
		holders: vec![(CUSTODIAN, pallet_custody::WHOLE)].try_into().unwrap(),
		threshold: pallet_custody::DEFAULT_THRESHOLD,
		since: System::block_number(),
		interim: false,
		quiet_until: System::block_number(),
		past: Default::default(),
	};
	let id = pallet_custody::NextResource::<Test>::mutate(|next| {
		*next += 1;
		*next - 1
	});
	pallet_custody::Resources::<Test>::insert(id, record);
	pallet_custody::Custodies::<Test>::insert(id, custody);
	pallet_custody::OfScope::<Test>::insert(scope, id, ());
	pallet_custody::OfCustodian::<Test>::insert(CUSTODIAN, id, ());
	assert_ok!(Custody::validate(signed(STEWARD), id));
	id
}

/// Attaches a deal with these owners and a ceiling of 1.2. Its number.
pub fn attach(
	id: ResourceId,
	asset: AssetKind,
	owners: &[(u64, u128)],
	scale: Option<(u128, u128)>,
) -> DealId {
	let book = attach_dormant(id, asset, owners);
	Shares::activate(book, scale).unwrap();
	let BookId::Deal(deal) = book else { panic!("a deal") };
	deal
}

/// As [`attach`], with a book that takes nothing yet. The book.
pub fn attach_dormant(id: ResourceId, asset: AssetKind, owners: &[(u64, u128)]) -> BookId {
	let deal = 100 + u64::from(pallet_custody::DealResource::<Test>::iter().count() as u32);
	let book = BookId::Deal(deal);
	let ceiling = Ratio::new(6, 5).unwrap();
	let terms = ovn_primitives::BookTerms::Debt { ceiling, asset: asset.clone(), per_unit: None };
	Shares::create(book, terms, true).unwrap();
	for (who, principal) in owners {
		Shares::credit(book, Holder::Agent(*who), *principal).unwrap();
	}
	let purchase =
		Purchase { subject: Subject::Existing(id), custodian: CUSTODIAN, tariffs: tariffs() };
	let scope = resource(id).identity.scope;
	Custody::bought(scope, &STEWARD, deal, &asset, &purchase, &document(8)).unwrap();
	book
}

/// A printer that these bought together.
pub fn printer_of(owners: &[(u64, u128)], scale: Option<(u128, u128)>) -> Machine {
	for who in [USER, OTHER, CUSTODIAN, TECHNICIAN, METER] {
		join(who);
	}
	let (technician, meter) = (role_of(TECHNICIAN), role_of(METER));
	let (maintenance, infrastructure) = (fund(LAB), fund(LAB));
	let id = thing(Nature::Physical);
	let terms = UseTerms {
		supplier: Some(SUPPLIER),
		material: None,
		technician: Some(technician),
		meter: Some(meter),
		maintenance: Some(maintenance),
		infrastructure: Some(infrastructure),
	};
	assert_ok!(Usage::set_use_terms(signed(STEWARD), id, terms));
	let deal = attach(id, NATIVE, owners, scale);
	System::reset_events();
	Machine { id, deal, maintenance, infrastructure, technician }
}

/// A printer that [`OWNER`] bought for 4,000.
pub fn machine() -> Machine {
	join(OWNER);
	printer_of(&[(OWNER, 4_000 * ONE)], None)
}

/// What those have that uses pay.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Purses {
	pub supplier: u128,
	pub technician: u128,
	pub maintenance: u128,
	pub infrastructure: u128,
}

impl Purses {
	pub fn now(printer: &Machine) -> Self {
		let fund = |fund| free(purse(LAB, Purse::Fund(fund)));
		Self {
			supplier: free(SUPPLIER),
			technician: free(TECHNICIAN),
			maintenance: fund(printer.maintenance),
			infrastructure: fund(printer.infrastructure),
		}
	}
}

/// Begins a use. Its number.
pub fn start(id: ResourceId, who: u64, estimate: FiguresOf<Test>) -> UseId {
	let number = crate::NextUse::<Test>::get();
	assert_ok!(Usage::start_use(signed(who), id, estimate, None, H256::zero()));
	number
}

/// The user and a custodian confirm what a meter or the clock says.
pub fn both_confirm(id: ResourceId, number: UseId) {
	confirm(id, USER, number);
	confirm(id, CUSTODIAN, number);
}

/// Ends a use, after as much time as it is said to have taken.
pub fn end(id: ResourceId, who: u64, number: UseId, figures: FiguresOf<Test>) {
	let used = crate::Uses::<Test>::get(id, number).unwrap();
	let over = used.started + Usage::blocks(figures.minutes);
	run_to_block(over.max(System::block_number()));
	assert_ok!(Usage::end_use(signed(who), id, number, figures, H256::zero()));
}

/// Confirms a use.
pub fn confirm(id: ResourceId, who: u64, number: UseId) {
	assert_ok!(Usage::confirm_use(signed(who), id, number));
}

/// A use of the printer that was reported as the worked case has it: 600 minutes in 9 blocks, which are 648.
/// Its number.
pub fn reported(printer: &Machine) -> UseId {
	let number = start(printer.id, USER, commercial());
	end(printer.id, USER, number, commercial());
	number
}

/// What the last use that was settled paid.
pub fn settled() -> Paid {
	let paid = events().into_iter().rev().find_map(|event| match event {
		Event::UseSettled { paid, .. } => Some(paid),
		_ => None,
	});
	paid.unwrap()
}

/// What this pallet holds on an account, of the native token.
pub fn held(who: u64) -> u128 {
	MoneyHold::balance_on_hold(NATIVE, &HoldReason::Use.into(), &who)
}

/// What a resource does now.
pub fn state(id: ResourceId) -> State {
	pallet_custody::Resources::<Test>::get(id).unwrap().state
}

/// Claims for a position of an account. What arrived.
pub fn claim_position(who: u64, book: BookId) -> u128 {
	let before = free(who);
	let positions = vec![(book, 0)].try_into().unwrap();
	Shares::claim_for(signed(PAYER), Holder::Agent(who), positions, 8).unwrap();
	free(who) - before
}

/// The treasury of a scope.
pub fn treasury(scope: ScopeId) -> u64 {
	purse(scope, Purse::Treasury)
}

/// The rules of [`fees`].
pub const HORIZON: u64 = 400;
pub const LONGEST: u64 = 60;
pub const CANCELLATION: u128 = 5 * ONE;
pub const NO_SHOW: u128 = 9 * ONE;

/// Asks fees for reservations that are cancelled less than 10 blocks ahead, or not used.
pub fn fees(printer: &Machine) {
	let rules = crate::ReservationRules {
		horizon: HORIZON,
		longest: LONGEST,
		per_agent: 4,
		cancellation_fee: CANCELLATION,
		no_show_fee: NO_SHOW,
		notice: 10,
	};
	assert_ok!(Usage::set_reservation_rules(signed(CUSTODIAN), printer.id, rules));
}

/// Lets several hold a resource in trust.
pub fn share_custody(id: ResourceId, holders: &[(u64, u32)]) {
	pallet_custody::Custodies::<Test>::mutate(id, |custody| {
		let custody = custody.as_mut().unwrap();
		for (holder, _) in &custody.holders {
			pallet_custody::OfCustodian::<Test>::remove(holder, id);
		}
		custody.holders = holders.to_vec().try_into().unwrap();
	});
	for (holder, _) in holders {
		pallet_custody::OfCustodian::<Test>::insert(holder, id, ());
	}
}

/// Takes a resource to a stage of its life.
pub fn set_stage(id: ResourceId, stage: pallet_custody::Stage) {
	pallet_custody::Resources::<Test>::mutate(id, |resource| {
		resource.as_mut().unwrap().stage = stage
	});
}

/// A member of the lab with so much.
pub fn poor(who: u64, amount: u128) {
	endow_and_join(who);
	let all = free(who);
	Balances::transfer_allow_death(signed(who), PAYER, all - amount).unwrap();
}

/// Closes the native pot of a fund of the lab.
pub fn close_fund(fund: FundId) {
	Networks::close_pot(signed(STEWARD), LAB, Purse::Fund(fund), NATIVE, PAYER).unwrap();
}

/// Opens it again.
pub fn open_fund(fund: FundId) {
	Networks::open_pot(signed(STEWARD), LAB, Purse::Fund(fund), NATIVE).unwrap();
}

/// What this pallet holds on an account, of an asset.
pub fn held_of(asset: &AssetKind, who: u64) -> u128 {
	MoneyHold::balance_on_hold(asset.clone(), &HoldReason::Use.into(), &who)
}

/// What a deal still owes.
pub fn owed(deal: DealId) -> u128 {
	Shares::owed(BookId::Deal(deal)).unwrap()
}

/// Pays back all that a deal owes.
pub fn pay_off(deal: DealId) {
	distribute(BookId::Deal(deal), &NATIVE, owed(deal));
}

/// Changes the tariffs of a resource's first deal.
pub fn change_tariffs(id: ResourceId, change: impl Fn(&mut Tariff)) {
	Deals::<Test>::mutate(id, |list| {
		list[0].tariffs.iter_mut().for_each(|(_, tariff)| change(tariff));
	});
}

/// The treasury of the lab for an asset.
pub fn treasury_of(asset: &AssetKind) -> u64 {
	Networks::pot_account(LAB, Purse::Treasury, asset)
}

/// Defines a kind of a scope that this account decides for.
pub fn define(
	decider: u64,
	scope: ScopeId,
	claim: ovn_primitives::ClaimType,
	unit: Unit<AssetKind>,
) -> ovn_primitives::KindId {
	let kind = pallet_contributions::KindCount::<Test>::get(scope);
	let terms = KindTerms {
		name: b"debts".to_vec().try_into().unwrap(),
		document: document(3),
		category: Category::Other,
		action: Action::Work,
		unit,
		rate: ONE,
		claim,
		multipliers: Default::default(),
		limits: Limits { max_quantity: u64::MAX, daily_limit: Some(24_000_000) },
		deciding: Deciding::Measured { purse: None },
		earns_reputation: false,
		takes_scopes: false,
		standing: None,
	};
	Contributing::define_kind(signed(decider), scope, terms).unwrap();
	kind
}

/// Says that something happened to a thing of the lab: by calls of those who may say so.
pub fn happen(id: ResourceId, occurrence: Occurrence) -> sp_runtime::DispatchResult {
	let custodian = signed(CUSTODIAN);
	match occurrence {
		Occurrence::Damaged => {
			Custody::report_incident(custodian, id, Incident::Damaged, document(1))
		},
		Occurrence::Lost => Custody::report_incident(custodian, id, Incident::Lost, document(1)),
		Occurrence::Found => Custody::report_found(custodian, id, H256::zero()),
		Occurrence::MaintenanceBegun => {
			Custody::open_maintenance(custodian, id, TECHNICIAN, document(1))
		},
		Occurrence::Maintained => Custody::complete_maintenance(custodian, id, document(1)),
		Occurrence::Validated => Custody::validate(signed(STEWARD), id),
		_ => panic!("not by such a call"),
	}
}
