// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A printer, and people who use it.

use crate::{
	functions::Facts, mock::*, Agreements, Attached, Event, Figures, FiguresOf, HoldReason, Paid,
	Phase, Settings, State, UseId, UseTerms,
};
use frame_support::{assert_ok, traits::fungibles::InspectHold as _};
use ovn_primitives::{
	traits::{Membership as _, ShareBooks as _},
	AgreementId, BookId, FundId, Holder, Nature, Payback, Purse, Ratio, Regime, ResourceId, RoleId,
	ScopeId, Tariff, Tariffs, UseClass,
};
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
	pub agreement: AgreementId,
	pub maintenance: FundId,
	pub infrastructure: FundId,
	pub technician: RoleId,
	pub meter: RoleId,
}

fn tariff(price: u128, infrastructure: u32) -> Tariff<u128> {
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
pub fn tariffs() -> Tariffs<u128> {
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

/// Gives an account tokens.
pub fn endow(who: u64) {
	let to = who;
	Balances::transfer_allow_death(signed(PAYER), to, 1_000_000 * ONE).unwrap();
	if Networks::tier(LAB, &who).is_none() {
		join(who);
	}
}

/// A thing of the lab that can be used, whose custodian is [`CUSTODIAN`].
pub fn thing(nature: Nature) -> ResourceId {
	let facts = Facts {
		scope: LAB,
		creator: STEWARD,
		regime: Regime::NonDominium,
		nature,
		name: b"printer".to_vec().try_into().unwrap(),
		description: H256::repeat_byte(9),
		phase: Phase::Active,
		custodian: Some(CUSTODIAN),
	};
	let id = Custody::register_resource(facts).unwrap();
	assert_ok!(Custody::validate(signed(STEWARD), id));
	id
}

/// Attaches an agreement with these owners and a ceiling of 1.2. Its number.
pub fn attach(
	id: ResourceId,
	asset: AssetKind,
	owners: &[(u64, u128)],
	scale: Option<(u128, u128)>,
) -> AgreementId {
	let agreement = 100 + u64::from(crate::AgreementResource::<Test>::iter().count() as u32);
	let book = BookId::Agreement(agreement);
	let ceiling = Ratio::new(6, 5).unwrap();
	let terms = ovn_primitives::BookTerms::Debt { ceiling, asset: asset.clone(), per_unit: None };
	Shares::create(book, terms, true).unwrap();
	for (who, principal) in owners {
		Shares::credit(book, Holder::Agent(*who), *principal).unwrap();
	}
	let principal = owners.iter().map(|(_, principal)| principal).sum();
	let tariffs = tariffs();
	let document = document(8);
	let attached = Attached { agreement, asset, tariffs, document, version: 1, principal };
	Agreements::<Test>::mutate(id, |list| list.try_push(attached).unwrap());
	crate::AgreementResource::<Test>::insert(agreement, id);
	Shares::wake(book, scale).unwrap();
	agreement
}

/// A printer that these bought together.
pub fn printer_of(owners: &[(u64, u128)], scale: Option<(u128, u128)>) -> Machine {
	for who in [USER, OTHER, CUSTODIAN, TECHNICIAN, METER] {
		join(who);
	}
	let (technician, meter) = (role_of(TECHNICIAN), role_of(METER));
	let (maintenance, infrastructure) = (fund(LAB), fund(LAB));
	let id = thing(Nature::Physical);
	let settings = Settings {
		maintenance: Some(maintenance),
		infrastructure: Some(infrastructure),
		..Default::default()
	};
	assert_ok!(Custody::set_settings(signed(STEWARD), id, settings));
	let terms = UseTerms {
		supplier: Some(SUPPLIER),
		material: None,
		technician: Some(technician),
		meter: Some(meter),
	};
	assert_ok!(Custody::set_use_terms(signed(STEWARD), id, terms));
	let agreement = attach(id, NATIVE, owners, scale);
	System::reset_events();
	Machine { id, agreement, maintenance, infrastructure, technician, meter }
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
	assert_ok!(Custody::start_use(signed(who), id, estimate, None, H256::zero()));
	number
}

/// Ends a use.
pub fn end(id: ResourceId, who: u64, number: UseId, figures: FiguresOf<Test>) {
	assert_ok!(Custody::end_use(signed(who), id, number, figures, H256::zero()));
}

/// Confirms a use.
pub fn confirm(id: ResourceId, who: u64, number: UseId) {
	assert_ok!(Custody::confirm_use(signed(who), id, number));
}

/// A use of the printer that was reported as the worked case has it. Its number.
pub fn reported(printer: &Machine) -> UseId {
	let number = start(printer.id, USER, commercial());
	end(printer.id, USER, number, commercial());
	number
}

/// What the last use that was settled paid.
pub fn settled() -> Paid<u128> {
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
	crate::Resources::<Test>::get(id).unwrap().state
}

/// Claims for a position of an account. What arrived.
pub fn claim_position(who: u64, book: BookId) -> u128 {
	let before = free(who);
	let positions = vec![(book, 0)].try_into().unwrap();
	Shares::claim_for(signed(PAYER), Holder::Agent(who), positions).unwrap();
	free(who) - before
}

/// Goes so many blocks on.
pub fn pass(blocks: u64) {
	run_to_block(System::block_number() + blocks);
}

/// The treasury of a scope.
pub fn treasury(scope: ScopeId) -> u64 {
	purse(scope, Purse::Treasury)
}
