// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Projects that pay later: `open_credit_line`, `allow_credit_line`, `pay_credit_line`, and uses on account.

use super::{equipment::*, *};
use crate::{CreditLine, CreditLines, FiguresOf, OnCredit};
use ovn_primitives::{
	traits::ShareBooks as _, BookId, ClaimType, Holder, KindId, ScopeId, ScopeKind, UseClass,
};
use pallet_contributions::Unit;
use sp_core::H256;
use sp_runtime::{DispatchError::BadOrigin, DispatchResult};

/// Who decides for the project.
const LEAD: u64 = 15;

/// A printer, a project of [`LEAD`] to which the user belongs, and its kind that is a debt.
fn setting() -> (Machine, ScopeId, KindId) {
	let printer = machine();
	let project = pallet_networks::NextScope::<Test>::get();
	let stewards = vec![LEAD].try_into().unwrap();
	let kind = ScopeKind::Project;
	Networks::create_scope(signed(STEWARD), LAB, kind, document(1), stewards).unwrap();
	Networks::join(signed(USER), project, None).unwrap();
	let debt = ClaimType::Debt { ceiling: 100 };
	let kind = define(LEAD, project, debt, Unit::Hour);
	(printer, project, kind)
}

fn open(printer: &Machine, project: ScopeId, kind: KindId, limit: u128) -> DispatchResult {
	Usage::open_credit_line(signed(LEAD), printer.id, project, kind, limit)
}

fn allow(printer: &Machine, project: ScopeId) -> DispatchResult {
	Usage::allow_credit_line(signed(STEWARD), printer.id, project, true)
}

fn for_project() -> FiguresOf<Test> {
	ten_hours(UseClass::Project, true)
}

fn start_for(printer: &Machine, project: ScopeId, estimate: FiguresOf<Test>) -> DispatchResult {
	Usage::start_use(signed(USER), printer.id, estimate, Some(project), H256::zero())
}

/// As [`setting`], with an account of 1,000 that is allowed.
fn ready() -> (Machine, ScopeId, KindId) {
	let (printer, project, kind) = setting();
	assert_ok!(open(&printer, project, kind, 1_000 * ONE));
	assert_ok!(allow(&printer, project));
	(printer, project, kind)
}

#[test]
fn open_credit_line_and_allow_credit_line_tell_what_was_decided() {
	build_and_execute(|| {
		let (printer, project, kind) = setting();
		assert_ok!(open(&printer, project, kind, 500 * ONE));
		let opened = |limit, allowed| Event::CreditLineSet {
			resource: printer.id,
			project,
			kind,
			limit,
			allowed,
		};
		assert_eq!(last_event(), opened(500 * ONE, false));
		assert_ok!(allow(&printer, project));
		let allowed = Event::CreditLineAllowed { resource: printer.id, project, allowed: true };
		assert_eq!(last_event(), allowed);
		assert_ok!(open(&printer, project, kind, 700 * ONE));
		assert_eq!(last_event(), opened(700 * ONE, true));
		let account = CreditLine { kind, limit: 700 * ONE, used: 0, owing: 0, allowed: true };
		assert_eq!(Usage::credit_line(printer.id, project), Some(account));
	});
}

#[test]
fn use_on_credit_becomes_principal_of_the_deal() {
	build_and_execute(|| {
		let (printer, project, kind) = ready();
		let money = free(USER);
		assert_ok!(start_for(&printer, project, for_project()));
		// All but the payback.
		assert_eq!(held(USER), 77 * ONE);
		let Event::UseStarted { on_credit, .. } = last_event() else { panic!("started") };
		assert_eq!(on_credit, Some(OnCredit { project, set_apart: 123 * ONE }));
		end(printer.id, USER, 0, for_project());
		System::reset_events();
		confirm(printer.id, CUSTODIAN, 0);
		assert_eq!(money - free(USER), 77 * ONE);
		let paid = settled();
		assert_eq!((paid.on_credit, paid.books.len()), (123 * ONE, 0));
		let deal = printer.deal;
		let credited =
			Event::DebtCredited { resource: printer.id, project, deal, amount: 123 * ONE };
		assert!(events().contains(&credited));
		let book = BookId::Kind { scope: project, kind };
		assert_eq!(Shares::units(book), 123 * ONE);
		let owed_before = owed(deal);
		// The project earns something: its book pays the deal's.
		distribute(book, &NATIVE, 123 * ONE);
		let positions = vec![(book, 0)].try_into().unwrap();
		let holder = Holder::Book(BookId::Deal(deal));
		Shares::claim_for(signed(PAYER), holder, positions, 8).unwrap();
		assert_eq!(owed_before - owed(deal), 123 * ONE);
		let account = CreditLines::<Test>::get(printer.id, project).unwrap();
		assert_eq!((account.used, account.owing), (123 * ONE, 0));
	});
}

#[test]
fn use_on_credit_is_credited_to_the_book_that_there_is() {
	build_and_execute(|| {
		let (printer, project, kind) = ready();
		for _ in 0..2 {
			let number = crate::NextUse::<Test>::get();
			assert_ok!(start_for(&printer, project, for_project()));
			end(printer.id, USER, number, for_project());
			confirm(printer.id, CUSTODIAN, number);
		}
		assert_eq!(Shares::units(BookId::Kind { scope: project, kind }), 246 * ONE);
	});
}

#[test]
fn use_on_credit_gives_back_what_was_set_apart_beyond_the_report() {
	build_and_execute(|| {
		let (printer, project, _) = ready();
		assert_ok!(start_for(&printer, project, for_project()));
		assert_eq!(CreditLines::<Test>::get(printer.id, project).unwrap().used, 123 * ONE);
		let less = FiguresOf::<Test> { class: UseClass::Project, ..minutes(60) };
		end(printer.id, USER, 0, less);
		confirm(printer.id, CUSTODIAN, 0);
		// 20 less 1.50 less 1.
		assert_eq!(CreditLines::<Test>::get(printer.id, project).unwrap().used, 1_750 * CENT);
		assert_eq!(settled().on_credit, 1_750 * CENT);
	});
}

#[test]
fn use_on_credit_waits_when_it_is_less_than_a_whole_unit() {
	build_and_execute(|| {
		let (printer, project, kind) = ready();
		let short = FiguresOf::<Test> { class: UseClass::Project, ..minutes(3) };
		for n in 1..=2 {
			let number = crate::NextUse::<Test>::get();
			assert_ok!(start_for(&printer, project, short.clone()));
			end(printer.id, USER, number, short.clone());
			confirm(printer.id, CUSTODIAN, number);
			// 1 less 0.075 less 0.05.
			let all = n * 875 * ONE / 1_000;
			let account = CreditLines::<Test>::get(printer.id, project).unwrap();
			let book = Shares::units(BookId::Kind { scope: project, kind });
			assert_eq!((account.used, account.owing + book), (all, all));
			assert_eq!(account.owing > 0, n == 1);
		}
	});
}

#[test]
fn pay_credit_line_pays_the_deal_what_waits() {
	build_and_execute(|| {
		let (printer, project, _) = ready();
		let pay = || Usage::pay_credit_line(signed(OUTSIDER), printer.id, project);
		assert_noop!(pay(), Error::<Test>::NothingOwed);
		let short = FiguresOf::<Test> { class: UseClass::Project, ..minutes(3) };
		assert_ok!(start_for(&printer, project, short.clone()));
		end(printer.id, USER, 0, short);
		confirm(printer.id, CUSTODIAN, 0);
		let (before, owed_before) = (free(OUTSIDER), owed(printer.deal));
		assert_ok!(pay());
		let amount = 875 * ONE / 1_000;
		let expected = Event::DebtPaid { resource: printer.id, project, payer: OUTSIDER, amount };
		assert_eq!(last_event(), expected);
		assert_eq!(before - free(OUTSIDER), amount);
		assert_eq!(owed_before - owed(printer.deal), amount);
		assert_noop!(pay(), Error::<Test>::NothingOwed);
		assert_noop!(
			Usage::pay_credit_line(signed(OUTSIDER), printer.id, LAB),
			Error::<Test>::CreditLineNotFound
		);
		assert_noop!(
			Usage::pay_credit_line(signed(OUTSIDER), 9, project),
			Error::<Test>::ResourceNotFound
		);
	});
}

#[test]
fn use_on_credit_costs_no_payback_when_nothing_is_owed() {
	build_and_execute(|| {
		let (printer, project, _) = ready();
		assert_ok!(start_for(&printer, project, for_project()));
		end(printer.id, USER, 0, for_project());
		pay_off(printer.deal);
		confirm(printer.id, CUSTODIAN, 0);
		assert_eq!(settled().on_credit, 0);
		let account = CreditLines::<Test>::get(printer.id, project).unwrap();
		assert_eq!((account.used, account.owing), (0, 0));
	});
}

#[test]
fn use_on_credit_owes_all_that_was_set_apart_when_it_was_never_ended() {
	build_and_execute(|| {
		let (printer, project, _) = ready();
		assert_ok!(start_for(&printer, project, for_project()));
		run_to_block(10 + DAY);
		assert_ok!(Usage::settle_use(signed(OUTSIDER), printer.id, 0));
		run_to_block(31 + 3 * DAY);
		assert_ok!(Usage::settle_use(signed(OUTSIDER), printer.id, 0));
		// 29 blocks of 72 minutes: 696 less 12, 40, 52.20 and 34.80.
		assert_eq!(settled().on_credit, 557 * ONE);
	});
}

#[test]
fn start_use_fails_when_the_project_does_not_pay() {
	build_and_execute(|| {
		let (printer, project, kind) = setting();
		let begin = || start_for(&printer, project, for_project());
		assert_noop!(begin(), Error::<Test>::CreditLineNotFound);
		assert_ok!(open(&printer, project, kind, 123 * ONE - 1));
		assert_noop!(begin(), Error::<Test>::CreditLineNotFound);
		assert_ok!(allow(&printer, project));
		assert_noop!(begin(), Error::<Test>::CreditExhausted);
		assert_ok!(open(&printer, project, kind, 123 * ONE));
		assert_noop!(start_for(&printer, project, commercial()), Error::<Test>::NotProjectUse);
		let other =
			Usage::start_use(signed(OTHER), printer.id, for_project(), Some(project), H256::zero());
		assert!(other.is_err());
		assert_ok!(begin());
		// An extension, and a report of more, need a higher limit.
		let more = FiguresOf::<Test> { minutes: 700, ..for_project() };
		assert_noop!(
			Usage::extend_use(signed(USER), printer.id, 0, more.clone()),
			Error::<Test>::CreditExhausted
		);
		run_to_block(11);
		assert_noop!(
			Usage::end_use(signed(USER), printer.id, 0, more.clone(), H256::zero()),
			Error::<Test>::CreditExhausted
		);
		assert_ok!(open(&printer, project, kind, 500 * ONE));
		assert_ok!(Usage::extend_use(signed(USER), printer.id, 0, more));
	});
}

#[test]
fn use_on_credit_stays_of_its_class() {
	build_and_execute(|| {
		let (printer, project, _) = ready();
		assert_ok!(start_for(&printer, project, for_project()));
		run_to_block(10);
		assert_noop!(
			Usage::end_use(signed(USER), printer.id, 0, commercial(), H256::zero()),
			Error::<Test>::NotProjectUse
		);
		assert_noop!(
			Usage::extend_use(signed(USER), printer.id, 0, commercial()),
			Error::<Test>::NotProjectUse
		);
		end(printer.id, USER, 0, for_project());
		assert_ok!(Usage::dispute_use(signed(CUSTODIAN), printer.id, 0, H256::zero()));
		assert_noop!(
			Usage::decide_use(signed(STEWARD), printer.id, 0, commercial()),
			Error::<Test>::NotProjectUse
		);
	});
}

#[test]
fn dispute_use_succeeds_when_the_project_that_owes_decides_it() {
	build_and_execute(|| {
		let (printer, project, _) = ready();
		assert_ok!(start_for(&printer, project, for_project()));
		end(printer.id, USER, 0, for_project());
		assert_ok!(Usage::dispute_use(signed(LEAD), printer.id, 0, H256::zero()));
		assert!(matches!(last_event(), Event::UseDisputed { by: Some(LEAD), .. }));
	});
}

#[test]
fn open_credit_line_costs_its_price_the_first_time() {
	build_and_execute(|| {
		let (printer, project, kind) = setting();
		let (before, network) = (free(LEAD), free(treasury(LAB)));
		assert_ok!(open(&printer, project, kind, ONE));
		assert_ok!(open(&printer, project, kind, 2 * ONE));
		assert_eq!(
			(before - free(LEAD), free(treasury(LAB)) - network),
			(CREDIT_LINE, CREDIT_LINE)
		);
		let paid = Event::RecordPaid { scope: project, payer: LEAD, amount: CREDIT_LINE };
		assert_eq!(events().into_iter().filter(|event| *event == paid).count(), 1);
	});
}

#[test]
fn open_credit_line_fails_when_no_treasury_is_open_for_its_price() {
	build_and_execute(|| {
		let (printer, project, kind) = setting();
		let global = ovn_primitives::GLOBAL_SCOPE;
		let treasury = (ovn_primitives::Purse::Treasury, NATIVE);
		for scope in [LAB, global] {
			pallet_networks::OpenPots::<Test>::remove(scope, treasury.clone());
		}
		let closed = sp_runtime::TokenError::CannotCreate;
		assert_noop!(open(&printer, project, kind, ONE), closed);
		pallet_networks::OpenPots::<Test>::insert(global, treasury, ());
		assert_ok!(open(&printer, project, kind, ONE));
	});
}

#[test]
fn start_use_fails_when_the_project_owes_in_another_asset() {
	build_and_execute(|| {
		let (printer, project, _) = setting();
		let coin = asset_with_pot(5);
		Networks::accept_asset(signed(LEAD), project, coin.clone()).unwrap();
		let counted = Unit::Token { asset: coin, decimals: 6 };
		let kind = define(LEAD, project, ClaimType::Debt { ceiling: 100 }, counted);
		assert_ok!(open(&printer, project, kind, 1_000 * ONE));
		assert_ok!(allow(&printer, project));
		assert_noop!(start_for(&printer, project, for_project()), Error::<Test>::InvalidAsset);
	});
}

#[test]
fn open_credit_line_fails_when_the_kind_is_no_debt() {
	build_and_execute(|| {
		let (printer, project, kind) = setting();
		let equity = define(LEAD, project, ClaimType::Equity, Unit::Hour);
		assert_noop!(open(&printer, project, equity, ONE), Error::<Test>::NotDebtKind);
		assert_noop!(open(&printer, project, 99, ONE), Error::<Test>::NotDebtKind);
		assert_noop!(
			Usage::open_credit_line(signed(LEAD), 9, project, kind, ONE),
			Error::<Test>::ResourceNotFound
		);
		assert_noop!(
			Usage::open_credit_line(signed(USER), printer.id, project, kind, ONE),
			BadOrigin
		);
	});
}

#[test]
fn open_credit_line_fails_when_another_kind_owes_already() {
	build_and_execute(|| {
		let (printer, project, _) = ready();
		let other = define(LEAD, project, ClaimType::Debt { ceiling: 100 }, Unit::Hour);
		assert_ok!(open(&printer, project, other, 1_000 * ONE));
		assert_ok!(start_for(&printer, project, for_project()));
		let first = 0;
		assert_noop!(open(&printer, project, first, ONE), Error::<Test>::CreditLineInUse);
		// The limit can be lowered: what is owed stays.
		assert_ok!(open(&printer, project, other, 0));
		end(printer.id, USER, 0, for_project());
		confirm(printer.id, CUSTODIAN, 0);
		assert_noop!(start_for(&printer, project, for_project()), Error::<Test>::CreditExhausted);
	});
}

#[test]
fn allow_credit_line_fails_when_the_scope_has_not_decided() {
	build_and_execute(|| {
		let (printer, project, kind) = setting();
		assert_noop!(allow(&printer, project), Error::<Test>::CreditLineNotFound);
		assert_ok!(open(&printer, project, kind, ONE));
		assert_noop!(Usage::allow_credit_line(signed(LEAD), printer.id, project, true), BadOrigin);
		assert_noop!(
			Usage::allow_credit_line(signed(STEWARD), 9, project, true),
			Error::<Test>::ResourceNotFound
		);
	});
}

#[test]
fn use_on_credit_leaves_a_repaid_book_alone() {
	build_and_execute(|| {
		// Two deals: the second is owed when the first is paid.
		let (printer, project, _) = ready();
		let second = attach(printer.id, NATIVE, &[(OTHER, 500 * ONE)], None);
		assert_ok!(start_for(&printer, project, for_project()));
		end(printer.id, USER, 0, for_project());
		pay_off(printer.deal);
		System::reset_events();
		confirm(printer.id, CUSTODIAN, 0);
		let credited =
			Event::DebtCredited { resource: printer.id, project, deal: second, amount: 123 * ONE };
		assert!(events().contains(&credited));
	});
}
