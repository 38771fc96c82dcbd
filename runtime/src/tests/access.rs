// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who uses a thing because of a contract with the scope whose thing it is.

use super::{
	policy::{by, decided, steward},
	printer::{self, owner, ten_hours},
	settlement::{licence, sign, simple_equation, terms},
};
use crate::{
	constants::{
		currency::OVN,
		time::{days, hours},
	},
	AccountId, AssetKind, Balances, Runtime, RuntimeHoldReason, Settlement, System, Usage,
};
use frame_support::{assert_noop, assert_ok, traits::fungible::InspectHold};
use ovn_primitives::{
	ContractId,
	DecisionClass::Significant,
	Party, ResourceId, UseClass,
	UseClass::{Commercial, Other},
};
use pallet_settlement::{Gives, LicenceTerms, Purpose, Side, Status};
use pallet_usage::AccessRule;
use sp_core::H256;
use sp_runtime::DispatchResult;

type Error = pallet_usage::Error<Runtime>;

/// Who works with the printer for money, and belongs to nothing.
fn company() -> AccountId {
	owner(11)
}

fn now() -> u32 {
	System::block_number()
}

/// A lab whose printer nobody uses for money who has no licence of the lab.
fn printer(test: impl FnOnce(&printer::Lab, ResourceId)) {
	printer::lab(|lab| {
		let id = lab.campaign();
		printer::contribute_all(id, 11);
		let printer = lab.release(id, 4_000);
		simple_equation(lab.scope);
		for class in [Commercial, Other] {
			let rule = AccessRule { tier: None, licensed: true, ..AccessRule::default() };
			assert_ok!(Usage::set_access(by(steward()), printer, class, Some(rule)));
		}
		test(lab, printer);
	});
}

fn denied(printer: ResourceId, class: UseClass) -> bool {
	match Usage::access_denied(printer, class, company()) {
		None => false,
		Some(error) => {
			assert_eq!(error, Error::NotLicensed.into());
			true
		},
	}
}

fn reserve(printer: ResourceId, start: u32) -> DispatchResult {
	let call = Usage::reserve;
	call(by(company()), printer, Commercial, start.into(), hours(12).into())
}

fn start(printer: ResourceId) -> DispatchResult {
	Usage::start_use(by(company()), printer, ten_hours(Commercial, None), None, H256::zero())
}

/// What is held for uses and reservations of the company.
fn held() -> u128 {
	let reason = RuntimeHoldReason::Usage(pallet_usage::HoldReason::Use);
	Balances::balance_on_hold(&reason, &company())
}

fn close(contract: ContractId, period: u32) {
	let (bases, evidence) = (vec![(AssetKind::Native, 10 * OVN)], H256::zero());
	let bases = bases.try_into().unwrap();
	let call = Settlement::close_period;
	assert_ok!(call(by(company()), contract, period, bases, None, evidence));
}

#[test]
fn machine_is_used_by_those_who_are_licensed_and_not_in_breach() {
	printer(|lab, printer| {
		assert!(denied(printer, Commercial));
		assert_noop!(reserve(printer, now() + days(2)), Error::NotLicensed);
		assert_noop!(start(printer), Error::NotLicensed);
		let payer = Party::Agent(company());
		let contract = sign(terms(payer.clone(), lab.scope, licence(), 1));
		assert!(!denied(printer, Commercial) && !denied(printer, Other));
		// A period that nobody closes is flagged after 60 days, and a breach after 90.
		System::set_block_number(now() + days(60) + 1);
		assert_ok!(Settlement::flag(by(steward()), contract));
		let breach = now() + days(30);
		let late = breach + days(10);
		assert_ok!(reserve(printer, late));
		assert_ok!(reserve(printer, late + days(1)));
		System::set_block_number(breach - 1);
		assert_ok!(start(printer));
		System::set_block_number(breach);
		let status = |status| assert_eq!(Settlement::status(lab.scope, payer.clone()), status);
		status(Status::InBreach);
		assert_noop!(reserve(printer, late + days(2)), Error::NotLicensed);
		// What has begun goes on and is settled.
		let end = ten_hours(Commercial, None);
		assert_ok!(Usage::end_use(by(company()), printer, 0, end, H256::zero()));
		assert_ok!(Usage::confirm_use(by(printer::custodian()), printer, 0));
		// What is reserved does not begin; it is cancelled, or the time is freed.
		System::set_block_number(late - days(2));
		assert_ok!(Usage::cancel_reservation(by(company()), printer, (late + days(1)).into()));
		System::set_block_number(late);
		assert_noop!(start(printer), Error::NotLicensed);
		System::set_block_number(late + hours(2));
		assert_ok!(Usage::release_reservation(by(steward()), printer, late.into()));
		assert_eq!(held(), 0);
		// Cured.
		for period in 0..3 {
			close(contract, period);
		}
		status(Status::Commercial);
		assert_ok!(start(printer));
		// Ended.
		assert_ok!(Settlement::give_notice(by(company()), contract, Side::Payer));
		System::set_block_number(now() + days(30));
		status(Status::Unlicensed);
		assert!(denied(printer, Commercial));
	});
}

#[test]
fn licence_for_what_is_not_commercial_is_none_for_commercial_uses() {
	printer(|lab, printer| {
		let Gives::Licence(licence) = licence() else { panic!("another") };
		let gives = Gives::Licence(LicenceTerms { purpose: Purpose::NonCommercial, ..licence });
		let payer = Party::Agent(company());
		let contract = sign(terms(payer, lab.scope, gives, 1));
		assert!(denied(printer, Commercial) && !denied(printer, Other));
		// A contest that is not answered bars both, and the payee lifts it.
		System::set_block_number(now() + days(30));
		close(contract, 0);
		let native = AssetKind::Native;
		let contest = decided(lab.scope, Significant);
		assert_ok!(Settlement::contest(contest, contract, 0, native, 20 * OVN, H256::zero()));
		assert!(!denied(printer, Other));
		System::set_block_number(now() + days(30));
		assert!(denied(printer, Other));
		let withdraw = decided(lab.scope, Significant);
		assert_ok!(Settlement::withdraw_contest(withdraw, contract, 0));
		assert!(!denied(printer, Other));
	});
}
