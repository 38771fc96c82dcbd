// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random reservations, uses, disputes and time-outs by random callers: the invariants hold after each step,
//! all parts of what is paid add up, and in the end nothing is held any more.

use super::{equipment::*, *};
use crate::{
	AgentCounts, Arrears, Call, Figures, FiguresOf, Halts, Payments, Reporter, Reservations,
	Running, SettlementReason, StoppedBlocks, Trouble, UseId, Uses,
};
use ovn_primitives::{ClaimType, ResourceId, ScopeId, ScopeKind, UseClass};
use pallet_contributions::Unit;
use proptest::prelude::*;
use sp_core::H256;
use sp_runtime::traits::Dispatchable;
use std::collections::BTreeMap;

/// All who try anything.
const CALLERS: [u64; 9] =
	[USER, OTHER, OWNER, CUSTODIAN, TECHNICIAN, METER, OUTSIDER, STEWARD, SUPPLIER];

#[derive(Clone, Debug)]
enum Op {
	Reserve(UseClass, u64, u64),
	Cancel(usize),
	Release(usize),
	Start(bool, FiguresOf<Test>, bool),
	Extend(usize, FiguresOf<Test>),
	End(usize, FiguresOf<Test>),
	Meter(usize, u32, u64),
	Confirm(usize),
	Dispute(usize),
	Decide(usize, FiguresOf<Test>),
	Settle(usize),
	Stop(usize),
	PayArrears(usize),
	Deliver(usize),
	Fund(bool),
	Happen(Occurrence),
	Rest(bool),
	PayCredit,
	Allow(bool),
	Veto(bool),
	Lift(bool),
	Salvage(u128),
	Pass(u64),
	Brake(u64),
}

fn class() -> impl Strategy<Value = UseClass> {
	prop_oneof![
		2 => Just(UseClass::Community),
		5 => Just(UseClass::Commercial),
		3 => Just(UseClass::Project),
		2 => Just(UseClass::Owner),
		1 => Just(UseClass::Other),
	]
}

fn figures() -> impl Strategy<Value = FiguresOf<Test>> {
	let technician = prop_oneof![
		3 => Just(None),
		2 => (0..300_u32).prop_map(|minutes| Some((TECHNICIAN, minutes))),
		1 => (0..300_u32).prop_map(|minutes| Some((OTHER, minutes))),
	];
	let minutes = prop_oneof![4 => 0..1_500_u32, 1 => 0..60_000_u32];
	(class(), minutes, 0..9_999_999_u64, technician).prop_map(
		|(class, minutes, material, technician)| Figures { class, minutes, material, technician },
	)
}

fn op() -> impl Strategy<Value = Op> {
	let n = || any::<usize>();
	let occurrence = prop::sample::select(vec![
		Occurrence::Damaged,
		Occurrence::MaintenanceBegun,
		Occurrence::Maintained,
		Occurrence::Lost,
		Occurrence::Found,
		Occurrence::Validated,
	]);
	prop_oneof![
		8 => (class(), 0..40_u64, 0..20_u64).prop_map(|(class, ahead, l)| Op::Reserve(class, ahead, l)),
		2 => n().prop_map(Op::Cancel),
		3 => n().prop_map(Op::Release),
		10 => (any::<bool>(), figures(), any::<bool>()).prop_map(|(m, f, p)| Op::Start(m, f, p)),
		2 => (n(), figures()).prop_map(|(n, f)| Op::Extend(n, f)),
		7 => (n(), figures()).prop_map(|(n, f)| Op::End(n, f)),
		2 => (n(), 0..2_000_u32, 0..9_999_999_u64).prop_map(|(n, m, u)| Op::Meter(n, m, u)),
		6 => n().prop_map(Op::Confirm),
		3 => n().prop_map(Op::Dispute),
		3 => (n(), figures()).prop_map(|(n, f)| Op::Decide(n, f)),
		4 => n().prop_map(Op::Settle),
		2 => n().prop_map(Op::Stop),
		1 => n().prop_map(Op::PayArrears),
		2 => n().prop_map(Op::Deliver),
		1 => any::<bool>().prop_map(Op::Fund),
		3 => occurrence.prop_map(Op::Happen),
		1 => any::<bool>().prop_map(Op::Rest),
		1 => Just(Op::PayCredit),
		1 => prop::bool::weighted(0.7).prop_map(Op::Allow),
		1 => prop::bool::weighted(0.3).prop_map(Op::Veto),
		1 => any::<bool>().prop_map(Op::Lift),
		1 => (0..3 * ONE).prop_map(Op::Salvage),
		1 => prop_oneof![4 => 1..12_u64, 1 => 12..100_u64].prop_map(Op::Brake),
		7 => prop_oneof![4 => 1..12_u64, 1 => 12..400_u64].prop_map(Op::Pass),
	]
}

/// A printer that two campaigns paid, a design, and a project that may pay later.
struct World {
	printer: Machine,
	design: ResourceId,
	project: ScopeId,
	open: bool,
	/// How often what happened.
	done: BTreeMap<&'static str, u32>,
}

impl World {
	fn new() -> Self {
		let printer = printer_of(&[(OWNER, 60 * ONE), (OTHER, 33 * ONE + 7)], None);
		attach(printer.id, NATIVE, &[(OTHER, 40 * ONE + 1)], None);
		join(OWNER);
		fees(&printer);
		// A supplier who is a newcomer, and one who is paid little at first.
		let terms =
			crate::UseTerms { supplier: Some(NEWCOMER), ..crate::Terms::<Test>::get(printer.id) };
		assert_ok!(Usage::set_use_terms(signed(STEWARD), printer.id, terms));
		let design = thing(Nature::Digital);
		attach(design, NATIVE, &[(OWNER, 25 * ONE)], None);
		let project = found(STEWARD, LAB, ScopeKind::Project);
		Networks::join(signed(USER), project, None).unwrap();
		let kind = define(STEWARD, project, ClaimType::Debt { ceiling: 100 }, Unit::Hour);
		let id = printer.id;
		assert_ok!(Usage::open_credit_line(signed(STEWARD), id, project, kind, 300 * ONE));
		assert_ok!(Usage::allow_credit_line(signed(STEWARD), id, project, true));
		// Who cannot pay more than a few hours.
		let spare = free(OTHER) - 60 * ONE;
		Balances::transfer_allow_death(signed(OTHER), PAYER, spare).unwrap();
		Self { printer, design, project, open: true, done: BTreeMap::new() }
	}

	/// The reservation or use that a number stands for.
	fn reservation(n: usize) -> Option<(ResourceId, u64)> {
		let mut all: Vec<_> = Reservations::<Test>::iter_keys().collect();
		all.sort_unstable();
		(!all.is_empty()).then(|| all[n % all.len()])
	}

	fn number(n: usize) -> Option<(ResourceId, UseId)> {
		let mut all: Vec<_> = Uses::<Test>::iter_keys().collect();
		all.sort_unstable();
		(!all.is_empty()).then(|| all[n % all.len()])
	}

	fn call(&mut self, op: Op) -> Option<Call<Test>> {
		let note = H256::zero();
		let call = match op {
			Op::Reserve(class, ahead, length) => {
				let start = System::block_number() + ahead;
				Call::reserve { resource: self.printer.id, class, start, length }
			},
			Op::Cancel(n) => {
				let (resource, start) = Self::reservation(n)?;
				Call::cancel_reservation { resource, start }
			},
			Op::Release(n) => {
				let (resource, start) = Self::reservation(n)?;
				Call::release_reservation { resource, start }
			},
			Op::Start(machine, estimate, later) => {
				let resource = if machine { self.printer.id } else { self.design };
				let project = later.then_some(self.project);
				Call::start_use { resource, estimate, project, note }
			},
			Op::Extend(n, estimate) => {
				let (resource, number) = Self::number(n)?;
				Call::extend_use { resource, number, estimate }
			},
			Op::End(n, figures) => {
				let (resource, number) = Self::number(n)?;
				Call::end_use { resource, number, figures, note }
			},
			Op::Meter(n, minutes, material) => {
				let (resource, number) = Self::number(n)?;
				Call::report_meter { resource, number, minutes, material }
			},
			Op::Confirm(n) => {
				let (resource, number) = Self::number(n)?;
				Call::confirm_use { resource, number }
			},
			Op::Dispute(n) => {
				let (resource, number) = Self::number(n)?;
				Call::dispute_use { resource, number, note }
			},
			Op::Decide(n, figures) => {
				let (resource, number) = Self::number(n)?;
				Call::decide_use { resource, number, figures }
			},
			Op::Settle(n) => {
				let (resource, number) = Self::number(n)?;
				Call::settle_use { resource, number }
			},
			Op::Stop(n) => {
				let (resource, number) = Self::number(n)?;
				Call::stop_use { resource, number }
			},
			Op::PayArrears(n) => {
				let all: Vec<_> = Arrears::<Test>::iter_keys().collect();
				let (resource, agent, asset) = all.get(n % all.len().max(1))?.clone();
				Call::pay_arrears { resource, agent, asset }
			},
			Op::Deliver(n) => {
				let all: Vec<_> = Payments::<Test>::iter_keys().collect();
				Call::deliver { payment: *all.get(n % all.len().max(1))? }
			},
			Op::PayCredit => {
				Call::pay_credit_line { resource: self.printer.id, project: self.project }
			},
			Op::Allow(allow) => {
				let (resource, project) = (self.printer.id, self.project);
				Call::allow_credit_line { resource, project, allow }
			},
			Op::Veto(user) => {
				let agent = if user { USER } else { OTHER };
				Call::veto_use { resource: self.printer.id, agent, reason: note }
			},
			Op::Lift(user) => {
				let agent = if user { USER } else { OTHER };
				Call::lift_veto { resource: self.printer.id, agent }
			},
			Op::Salvage(amount) => {
				let (resource, asset, document) = (self.printer.id, NATIVE, document(3));
				Call::pay_salvage { resource, asset, amount, document }
			},
			Op::Brake(blocks) => {
				StoppedBlocks::<Test>::mutate(|stopped| *stopped += blocks);
				Halts::<Test>::mutate(|halts| {
					halts.blocks += blocks;
					halts.last = Some(System::block_number() + blocks);
				});
				run_blocks(blocks);
				return None;
			},
			Op::Fund(open) => {
				self.fund(open);
				return None;
			},
			Op::Happen(occurrence) => {
				let trouble = match occurrence {
					Occurrence::Damaged => Some(Trouble::Damaged),
					Occurrence::Lost => Some(Trouble::Lost),
					_ => None,
				};
				let resource = self.printer.id;
				let used = Running::<Test>::contains_key(resource);
				let Some(trouble) = trouble.filter(|_| used) else {
					let _ = happen(resource, occurrence);
					return None;
				};
				// Whoever uses it says so first.
				Call::report_trouble { resource, trouble, document: document(4) }
			},
			Op::Rest(rests) => {
				let phase = Phase::Active;
				let stage = if rests { Stage::Hibernating(phase) } else { Stage::Working(phase) };
				set_stage(self.printer.id, stage);
				return None;
			},
			Op::Pass(blocks) => {
				run_blocks(blocks);
				return None;
			},
		};
		Some(call)
	}

	fn fund(&mut self, open: bool) {
		if open != self.open {
			if open {
				open_fund(self.printer.maintenance);
			} else {
				close_fund(self.printer.maintenance);
			}
			self.open = open;
		}
	}

	/// Somebody tries something. Uses are ended by their users more often than by others.
	fn step(&mut self, who: u64, op: Op) {
		System::reset_events();
		let own = matches!(op, Op::End(..) | Op::Extend(..) | Op::Happen(..));
		let Some(call) = self.call(op) else { return };
		let user = match &call {
			Call::end_use { resource, number, .. } | Call::extend_use { resource, number, .. } => {
				Uses::<Test>::get(resource, number).map(|used| used.user)
			},
			Call::report_trouble { resource, .. } => Running::<Test>::get(resource)
				.and_then(|number| Uses::<Test>::get(resource, number))
				.map(|used| used.user),
			_ => None,
		};
		let who = user.filter(|_| own && who != OUTSIDER).unwrap_or(who);
		let who = if matches!(call, Call::veto_use { .. }) { CUSTODIAN } else { who };
		let had: Vec<u128> = everybody().map(all_of).collect();
		let before = sp_io::storage::root(Default::default());
		match RuntimeCall::from(call).dispatch(signed(who)) {
			Err(_) => assert_eq!(before, sp_io::storage::root(Default::default())),
			Ok(_) => self.check_paid(&had),
		}
		for name in events().iter().filter_map(outcome) {
			*self.done.entry(name).or_default() += 1;
		}
	}

	/// What a use paid is what left the user's account and what waits there.
	fn check_paid(&self, had: &[u128]) {
		for event in events() {
			let Event::UseSettled { user, paid, figures, .. } = event else { continue };
			let minutes = u128::from(figures.minutes);
			let helped = figures.technician.map_or(0, |(_, minutes)| u128::from(minutes));
			let priced = matches!(figures.class, UseClass::Commercial | UseClass::Project);
			let share = if priced { 20 * ONE * minutes / 60 / 20 } else { 0 };
			let books: u128 = paid.books.iter().map(|(_, amount)| *amount).sum();
			let all = paid.material
				+ paid.technician
				+ paid.maintenance
				+ paid.infrastructure
				+ books + paid.waiting;
			let material = 3 * ONE * u128::from(figures.material) / 1_000_000;
			let technician = 20 * ONE * helped / 60;
			let maintenance = 150 * CENT * minutes / 60;
			// Less than that only where a meter found more than was held.
			if all >= material + technician + maintenance + share {
				assert_eq!(paid.material, material);
				assert_eq!((paid.technician, paid.maintenance), (technician, maintenance));
				assert!(paid.infrastructure >= share);
			}
			let waits: u128 = events()
				.iter()
				.map(|event| match event {
					Event::PaymentWaits { amount, .. } => *amount,
					_ => 0,
				})
				.sum();
			let place = everybody().position(|who| who == user).unwrap();
			assert_eq!(had[place], all_of(user) + all - waits);
		}
	}

	/// Everything that was begun can be ended, by anybody.
	fn finish(&mut self) {
		self.fund(true);
		run_blocks(1_000);
		for (resource, start) in Reservations::<Test>::iter_keys().collect::<Vec<_>>() {
			assert_ok!(Usage::release_reservation(signed(OUTSIDER), resource, start));
		}
		// What was never ended the clock reports first.
		for _ in 0..2 {
			for (resource, number) in Uses::<Test>::iter_keys().collect::<Vec<_>>() {
				assert_ok!(Usage::settle_use(signed(OUTSIDER), resource, number));
			}
			run_blocks(100);
		}
		assert_eq!(Uses::<Test>::iter().count(), 0);
		for (resource, agent, asset) in Arrears::<Test>::iter_keys().collect::<Vec<_>>() {
			assert_ok!(Usage::pay_arrears(signed(PAYER), resource, agent, asset));
		}
		Balances::transfer_allow_death(signed(PAYER), NEWCOMER, ONE).unwrap();
		for payment in Payments::<Test>::iter_keys().collect::<Vec<_>>() {
			assert_ok!(Usage::deliver(signed(OUTSIDER), payment));
		}
		assert_eq!(Payments::<Test>::iter().count(), 0);
		assert_eq!(AgentCounts::<Test>::iter().count(), 0);
		assert_eq!(Running::<Test>::iter().count(), 0);
		assert!(everybody().all(|who| held(who) == 0));
	}
}

/// What random steps have to reach.
const OUTCOMES: [&str; 20] = [
	"reserved",
	"cancelled for nothing",
	"missed for a fee",
	"missed for nothing",
	"started",
	"started on credit",
	"extended",
	"reported by the user",
	"reported by a meter",
	"reported by the clock",
	"reported with a technician",
	"confirmed",
	"disputed by one",
	"settled as confirmed",
	"settled in silence",
	"settled as never ended",
	"waiting",
	"vetoed",
	"salvaged",
	"in trouble",
];

fn outcome(event: &Event<Test>) -> Option<&'static str> {
	Some(match event {
		Event::Reserved { .. } => "reserved",
		Event::ReservationCancelled { fee: 0, .. } => "cancelled for nothing",
		Event::ReservationCancelled { .. } => "cancelled for a fee",
		Event::NoShow { fee: 0, .. } => "missed for nothing",
		Event::NoShow { .. } => "missed for a fee",
		Event::UseStarted { on_credit: Some(_), .. } => "started on credit",
		Event::UseStarted { .. } => "started",
		Event::UseExtended { .. } => "extended",
		Event::UseReported { by: Reporter::Meter(_), .. } => "reported by a meter",
		Event::UseReported { by: Reporter::Clock, .. } => "reported by the clock",
		Event::UseReported { figures, .. } if figures.technician.is_some() => {
			"reported with a technician"
		},
		Event::UseReported { .. } => "reported by the user",
		Event::UseConfirmed { .. } => "confirmed",
		Event::UseDisputed { .. } => "disputed by one",
		Event::UseSettled { reason, .. } => match reason {
			SettlementReason::NothingDue => "settled, for nothing was due",
			SettlementReason::Confirmed => "settled as confirmed",
			SettlementReason::Decided => "settled as decided",
			SettlementReason::Silence => "settled in silence",
			SettlementReason::TimedOut => "settled as never ended",
		},
		Event::PaymentWaits { .. } => "waiting",
		Event::PaymentDelivered { .. } => "delivered",
		Event::DebtCredited { .. } => "owed by a project",
		Event::DebtPaid { .. } => "paid for a project",
		Event::ArrearsNoted { .. } => "in arrears",
		Event::ArrearsPaid { .. } => "out of arrears",
		Event::UseVetoed { .. } => "vetoed",
		Event::TroubleReported { .. } => "in trouble",
		Event::SalvagePaid { .. } => "salvaged",
		_ => return None,
	})
}

fn everybody() -> impl Iterator<Item = u64> {
	CALLERS.into_iter().chain([NEWCOMER])
}

/// What an account has, held or not.
fn all_of(who: u64) -> u128 {
	Balances::free_balance(who) + Balances::reserved_balance(who)
}

proptest! {
	#![proptest_config(ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::with_cases(ovn_test_support::cases(32, 60)) })]

	#[test]
	fn reservations_and_uses_keep_their_invariants(
		ops in prop::collection::vec((prop::sample::select(CALLERS.to_vec()), op()), 1..120),
	) {
		build_and_execute(|| {
			let mut world = World::new();
			let issued = Balances::total_issuance();
			let count = ops.len();
			for (at, (who, op)) in ops.into_iter().enumerate() {
				world.step(who, op);
				assert_eq!(Balances::total_issuance(), issued);
				if at % 4 == 0 {
					check_state();
				}
			}
			world.finish();
			ovn_test_support::count(count);
		});
	}
}

/// What never succeeds is not tested: the same steps, always the same ones.
#[test]
fn random_uses_reach_every_outcome() {
	use proptest::{strategy::ValueTree, test_runner::TestRunner};
	let mut runner = TestRunner::deterministic();
	let mut done = BTreeMap::<&str, u32>::new();
	let step = || (prop::sample::select(CALLERS.to_vec()), op());
	for _ in 0..48 {
		let steps = prop::collection::vec(step(), 90..120).new_tree(&mut runner).unwrap().current();
		build_and_execute(|| {
			let mut world = World::new();
			for (who, op) in steps {
				world.step(who, op);
			}
			for (name, times) in world.done {
				*done.entry(name).or_default() += times;
			}
		});
	}
	println!("{done:?}");
	for name in OUTCOMES {
		assert!(done.contains_key(name), "nothing was ever {name}");
	}
}
