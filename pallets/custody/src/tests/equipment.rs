// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A printer, and people who use it.

use crate::{functions::Facts, mock::*, Incident, Phase};
use frame_support::assert_ok;
use ovn_primitives::{
	traits::{Resources as _, ShareBooks as _},
	BookId, DealId, Holder, Nature, Occurrence, Payback, Purchase, Ratio, Regime, ResourceId,
	RoleId, ScopeId, Subject, Tariff, Tariffs, UseClass,
};
use pallet_usage::{Figures, FiguresOf, UseId, UseTerms};
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

/// A printer, and by which deal it was bought.
#[derive(Clone, Copy)]
pub struct Machine {
	pub id: ResourceId,
	pub deal: DealId,
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

/// A thing of the lab that can be used, whose custodian is [`CUSTODIAN`].
pub fn thing(nature: Nature) -> ResourceId {
	thing_of(LAB, nature)
}

/// A thing of a scope that can be used, whose custodian is [`CUSTODIAN`].
pub fn thing_of(scope: ScopeId, nature: Nature) -> ResourceId {
	let facts = Facts {
		scope,
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
	let deal = 100 + u64::from(crate::DealResource::<Test>::iter().count() as u32);
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
	Machine { id, deal }
}

/// A printer that [`OWNER`] bought for 4,000.
pub fn machine() -> Machine {
	join(OWNER);
	printer_of(&[(OWNER, 4_000 * ONE)], None)
}

/// Begins a use. Its number.
pub fn start(id: ResourceId, who: u64, estimate: FiguresOf<Test>) -> UseId {
	let number = pallet_usage::NextUse::<Test>::get();
	assert_ok!(Usage::start_use(signed(who), id, estimate, None, H256::zero()));
	number
}

/// Lets several hold a resource in trust.
pub fn share_custody(id: ResourceId, holders: &[(u64, u32)]) {
	crate::Custodies::<Test>::mutate(id, |custody| {
		let custody = custody.as_mut().unwrap();
		for (holder, _) in &custody.holders {
			crate::OfCustodian::<Test>::remove(holder, id);
		}
		custody.holders = holders.to_vec().try_into().unwrap();
	});
	for (holder, _) in holders {
		crate::OfCustodian::<Test>::insert(holder, id, ());
	}
}

/// What a deal still owes.
pub fn owed(deal: DealId) -> u128 {
	Shares::owed(BookId::Deal(deal)).unwrap()
}

/// Pays back all that a deal owes.
pub fn pay_off(deal: DealId) {
	distribute(BookId::Deal(deal), &NATIVE, owed(deal));
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

/// What a resource does now.
pub fn state(id: ResourceId) -> ovn_primitives::State {
	crate::Resources::<Test>::get(id).unwrap().state
}
