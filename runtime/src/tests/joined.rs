// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Money where all pallets meet: a project below a network whose affiliates earn units by the judgement of
//! peers, which uses a printer that others bought, sells something, and pays its network. By the calls of the
//! chain as it runs, to the last base unit; all invariants hold between the calls, not only after a block.

use super::{
	evaluation::{
		account, by, define, designs, found, log, network, pass, say, settled, state, steward,
		Network, NATIVE, WHOLE,
	},
	printer::{self, ten_hours, Lab},
};
use crate::{
	constants::{currency::OVN, time::days},
	AccountId, Balances, Contributions, Evaluation, Money, Networks, Runtime, Shares, System,
	Usage, ValueEquation,
};
use frame_support::{
	assert_noop, assert_ok,
	traits::{fungible::Inspect as _, fungibles::Mutate as _, tokens::Preservation},
};
use ovn_primitives::{
	BookId, ClaimType, ContributionId, Contributor, DealId, Holder, IncomeClass, KindId, Purse,
	Ratio, ResourceId, ScopeId, ScopeKind, UseClass,
};
use pallet_contributions::{Deciding, KindTerms, State};
use pallet_evaluation::Fraction;
use pallet_value_equation::{Ask, Bucket, Equation, Levied, Line, Mode, OnEmpty, Recipient};
use sp_core::H256;

type EquationError = pallet_value_equation::Error<Runtime>;

/// A ten-thousandth of a token.
const PART: u128 = OVN / 10_000;

fn ada() -> AccountId {
	account(11)
}

fn ben() -> AccountId {
	account(12)
}

/// Designs for the network itself.
fn founder() -> AccountId {
	account(1)
}

/// Pays for what the project makes.
fn customer() -> AccountId {
	printer::vendor()
}

fn balance(who: &AccountId) -> u128 {
	Balances::total_balance(who)
}

fn treasury(scope: ScopeId) -> AccountId {
	Networks::pot_account(scope, Purse::Treasury, &NATIVE)
}

/// What every pallet says always holds, now.
fn check() {
	use frame_support::traits::{TryState, TryStateSelect};
	crate::AllPalletsWithSystem::try_state(System::block_number(), TryStateSelect::All).unwrap();
}

fn to(
	name: &str,
	percent: u32,
	recipient: Recipient<AccountId>,
) -> Bucket<AccountId, crate::AssetKind> {
	let name = name.as_bytes().to_vec().try_into().unwrap();
	Bucket { name, ask: Ask::Share(Ratio::new(percent, 100).unwrap()), recipient }
}

fn books(kinds: &[KindId]) -> Recipient<AccountId> {
	let kinds = kinds.to_vec().try_into().unwrap();
	Recipient::Books { kinds, at_most: None, on_empty: OnEmpty::NextBucket }
}

fn decide(scope: ScopeId, residue: Purse, buckets: Vec<Bucket<AccountId, crate::AssetKind>>) {
	let buckets = buckets.try_into().unwrap();
	let equation = Equation { mode: Mode::Straight, buckets, residue };
	assert_ok!(ValueEquation::set_equation(by(&steward()), scope, equation));
}

/// A project that is ready to sell something.
struct Story<'a> {
	network: &'a Network,
	project: ScopeId,
	/// Its kinds: work is equity; loans and what it owes for machines are debts; expenses are paid once.
	work: KindId,
	loans: KindId,
	expenses: KindId,
	machines: KindId,
	/// By which the printer is paid back.
	deal: DealId,
}

impl Story<'_> {
	fn book(&self, kind: KindId) -> BookId {
		BookId::Kind { scope: self.project, kind }
	}

	/// What a holder gets that claims these of the project's books in one call.
	fn claim(&self, who: &AccountId, kinds: &[KindId]) -> u128 {
		let had = balance(who);
		let positions: Vec<_> = kinds.iter().map(|kind| (self.book(*kind), 0)).collect();
		let payments = u32::try_from(positions.len()).unwrap();
		assert_ok!(Shares::claim(by(who), positions.try_into().unwrap(), payments));
		check();
		balance(who) - had
	}

	/// Sells something for 1,000. Which one it is says the reference.
	fn sell(&self, n: u8) {
		let (had, amount) = (balance(&customer()), 1_000 * OVN);
		let reference = H256::repeat_byte(n);
		let (who, class) = (by(&customer()), IncomeClass::Sale);
		let sale =
			ValueEquation::record_income(who, self.project, NATIVE, amount, class, reference);
		assert_ok!(sale);
		assert_eq!(had - balance(&customer()), amount);
		check();
	}

	/// Collects a line of a scope for the treasury of the network. What that got.
	fn collect(&self, scope: ScopeId, line: Line) -> u128 {
		let pot = treasury(self.network.scope);
		let had = balance(&pot);
		assert_ok!(ValueEquation::collect(by(&customer()), scope, NATIVE, line));
		check();
		balance(&pot) - had
	}

	/// Divides what the project paid the network.
	fn process(&self) {
		let levied = Levied::by(self.network.scope);
		let scope = self.network.scope;
		assert_ok!(ValueEquation::process_inbox(by(&customer()), scope, NATIVE, levied));
		check();
	}
}

/// Peers of the network accept all of these.
fn accept(network: &Network, ids: &[ContributionId]) {
	for id in ids {
		network.founders.iter().filter(|who| !is_of(*id, who)).for_each(|who| say(*id, who, 5));
	}
	pass(days(7));
	for id in ids {
		assert_ok!(Evaluation::finalise(by(&customer()), *id));
		assert!(matches!(state(*id), State::Accepted { .. }));
	}
	check();
}

/// Whether a contribution is of this account: nobody judges its own.
fn is_of(id: ContributionId, who: &AccountId) -> bool {
	let record = pallet_contributions::Contributions::<Runtime>::get(id.scope, id.index);
	record.unwrap().contributor == Contributor::Agent(who.clone())
}

/// Of ten hours on the project's credit the payback is owed: 123 of 200.
fn use_on_credit(lab: &Lab, printer: ResourceId, project: ScopeId) {
	let user = printer::user();
	let figures = ten_hours(UseClass::Project, Some(printer::technician()));
	let (number, had) = (pallet_usage::NextUse::<Runtime>::get(), balance(&user));
	let start = Usage::start_use(by(&user), printer, figures.clone(), Some(project), H256::zero());
	assert_ok!(start);
	pass(days(1) / 2);
	assert_ok!(Usage::end_use(by(&user), printer, number, figures, H256::zero()));
	assert_ok!(Usage::confirm_use(by(&printer::custodian()), printer, number));
	assert_eq!(had - balance(&user), 77 * OVN);
	assert_eq!(lab.purses()[4] - Balances::minimum_balance(), 0);
	check();
}

/// Runs a test on a project of which Ada has 30 of 40 pieces of work and lent 20, Ben the other 10 and laid out
/// 8, and which owes 123 to those who bought the printer.
fn project(test: impl FnOnce(&Story)) {
	network(|network| {
		for n in 0..12 {
			let keep = Preservation::Preserve;
			let to = printer::owner(n);
			assert_ok!(Money::transfer(NATIVE, &steward(), &to, 2_000 * OVN, keep));
		}
		let scope = network.scope;
		let project = found(&steward(), scope, ScopeKind::Project);
		for who in [ada(), ben(), printer::user()] {
			assert_ok!(Networks::join(by(&who), scope, None));
			assert_ok!(Networks::join(by(&who), project, None));
		}
		let debt = ClaimType::Debt { ceiling: 100 };
		let work = define(&steward(), project, designs());
		let loans = define(&steward(), project, KindTerms { claim: debt, ..designs() });
		let once = KindTerms { claim: ClaimType::Once, ..designs() };
		let expenses = define(&steward(), project, once);
		let deciding = Deciding::Measured { purse: None };
		let machines =
			define(&steward(), project, KindTerms { claim: debt, deciding, ..designs() });
		let (hash, _) = Contributions::terms(project, work).unwrap();
		let share = Fraction::from_parts_per_billion(1_000_000_000).unwrap();
		assert_ok!(Evaluation::recognise_kind(by(&steward()), project, work, hash, OVN, share));

		accept(
			network,
			&[
				log(&ada(), project, work, 30 * WHOLE),
				log(&ada(), project, loans, 20 * WHOLE),
				log(&ben(), project, work, 10 * WHOLE),
				log(&ben(), project, expenses, 8 * WHOLE),
				log(&founder(), scope, network.kind, 4 * WHOLE),
			],
		);

		System::reset_events();
		let lab = Lab::found();
		let deal = lab.campaign();
		(0..11).for_each(|n| printer::contribute(n, deal));
		let printer = lab.release(deal, 4_000);
		let limit = 500 * OVN;
		assert_ok!(Usage::open_credit_line(by(&steward()), printer, project, machines, limit));
		assert_ok!(Usage::allow_credit_line(by(&steward()), printer, project, true));
		use_on_credit(&lab, printer, project);

		let name = b"small change".to_vec().try_into().unwrap();
		assert_ok!(Networks::create_fund(by(&steward()), project, name));
		decide(
			project,
			Purse::Fund(0),
			vec![
				to("costs", 20, books(&[loans, expenses, machines])),
				to("work", 65, books(&[work])),
				to("network", 10, Recipient::Scope(scope)),
			],
		);
		decide(scope, Purse::Treasury, vec![to("designers", 60, books(&[network.kind]))]);
		let issued = Balances::total_issuance();
		test(&Story { network, project, work, loans, expenses, machines, deal });
		assert_eq!(Balances::total_issuance(), issued);
	});
}

#[test]
fn income_pays_several_kinds_in_one_call_when_affiliates_earned_them_by_evaluation() {
	project(|story| {
		// Work that the network recognised earned reputation there, too.
		for who in [ada(), ben()] {
			assert!(settled(story.network.scope, &who) > 0);
		}
		story.sell(1);
		// 950 after the levy: costs take 151 of 190, the rest goes to work: 656.50.
		assert_eq!(story.claim(&ada(), &[story.work, story.loans]), 5_123_750 * PART);
		assert_eq!(story.claim(&ben(), &[story.work, story.expenses]), 1_721_250 * PART);
		// What lenders lent and others laid out is paid once.
		story.sell(2);
		assert_eq!(story.claim(&ada(), &[story.work]), 6_056_250 * PART);
		assert_eq!(story.claim(&ben(), &[story.work]), 2_018_750 * PART);
		let lent = Shares::position(story.book(story.loans), Holder::Agent(ada()), 0);
		assert_eq!(lent, None);
	});
}

#[test]
fn income_reaches_those_who_bought_the_printer_that_a_project_used_on_account() {
	project(|story| {
		let book = BookId::Deal(story.deal);
		assert_eq!(Shares::book(book).unwrap().owed, Some(4_800 * OVN));
		story.sell(1);
		let machines = vec![(story.book(story.machines), 0)].try_into().unwrap();
		assert_ok!(Shares::claim_for(by(&customer()), Holder::Book(book), machines, 1));
		check();
		assert_eq!(Shares::book(book).unwrap().owed, Some(4_677 * OVN));
		let mut all = 0;
		for n in 0..11 {
			let (who, positions) = (printer::owner(n), vec![(book, 0)].try_into().unwrap());
			let had = balance(&who);
			assert_ok!(Shares::claim(by(&who), positions, 1));
			// Of 123 as much as it gave of 4,000.
			assert_eq!(balance(&who) - had, printer::GIVEN[n] * 123 * OVN / 4_000);
			all += balance(&who) - had;
			check();
		}
		assert_eq!(all, 123 * OVN);
	});
}

#[test]
fn income_is_levied_once_when_the_network_divides_what_a_project_pays_it() {
	project(|story| {
		story.sell(1);
		assert_eq!(story.collect(story.project, Line::Levy), 50 * OVN);
		// 95 come from the project; they were levied there.
		story.process();
		let nothing =
			ValueEquation::collect(by(&customer()), story.network.scope, NATIVE, Line::Levy);
		assert_noop!(nothing, EquationError::NothingOwed);
		assert_eq!(story.collect(story.network.scope, Line::Residue), 38 * OVN);
		let had = balance(&founder());
		let book = BookId::Kind { scope: story.network.scope, kind: story.network.kind };
		let positions = vec![(book, 0)].try_into().unwrap();
		assert_ok!(Shares::claim(by(&founder()), positions, 1));
		assert_eq!(balance(&founder()) - had, 57 * OVN);
	});
}

#[test]
fn income_reaches_everybody_when_the_project_closes_in_the_middle() {
	project(|story| {
		let (project, network) = (story.project, story.network.scope);
		story.sell(1);
		// Nobody opened the pot of the fund.
		let residue = || ValueEquation::collect(by(&customer()), project, NATIVE, Line::Residue);
		assert_noop!(residue(), EquationError::PurseNotOpen);
		assert_ok!(Networks::close_scope(by(&steward()), project));
		check();
		// Its customers pay on.
		story.sell(2);
		assert_eq!(story.claim(&ada(), &[story.work, story.loans]), (5_123_750 + 6_056_250) * PART);
		let of_ben = story.claim(&ben(), &[story.expenses, story.work]);
		assert_eq!(of_ben, (1_721_250 + 2_018_750) * PART);
		assert_eq!(story.collect(project, Line::Levy), 100 * OVN);
		assert_eq!(story.collect(project, Line::Residue), 95 * OVN);
		story.process();
		assert_eq!(story.collect(network, Line::Residue), 76 * OVN);
		// All that the project got is with somebody: what is left is owed to those behind the printer, and to
		// the network's designer.
		let machines = Shares::book(story.book(story.machines)).unwrap().lines[0].clone();
		assert_eq!(machines.accepted - machines.paid, 123 * OVN);
		let designs = Shares::book(BookId::Kind { scope: network, kind: story.network.kind });
		assert_eq!(designs.unwrap().lines[0].accepted, 114 * OVN);
		let spendable = Balances::balance(&Shares::pot_account(&NATIVE));
		assert_eq!(spendable, Balances::minimum_balance());
		let owed = balance(&Shares::pot_account(&NATIVE)) - spendable;
		assert_eq!(owed, (123 + 114) * OVN);
	});
}
