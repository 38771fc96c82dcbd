// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, money, assets and clock. Those who
//! evaluate and those who credit are parts of other pallets, which this one notifies; here they
//! write each notification down.

use crate::{
	self as pallet_contributions, Action, Category, ContributionOf, Contributions, Deciding, Event,
	KindCount, KindTerms, KindTermsOf, Limits, Replacement, TaskId, Unit,
};
use codec::{Decode, Encode};
use frame_support::{
	parameter_types,
	traits::{fungible::InspectHold, ConstU128, ConstU16, ConstU32, ConstU64, ConstU8},
	weights::Weight,
};
use ovn_primitives::{
	traits::{Accepted, OnAccepted, OnRateChanged, PeerEvaluation},
	ClaimType, ContributionId, Contributor, Day, Depositor, KindId, Purse, Quantity, RoleId,
	ScopeId, Tier,
};
use sp_runtime::{DispatchError, DispatchResult};

ovn_test_support::chain! {
	pub enum Test {
		Networks: pallet_networks,
		Contributing: pallet_contributions,
	}
}
ovn_test_support::networks! {
	type MaxDepth = ConstU8<4>;
	type MaxRoles = ConstU16<12>;
}
ovn_test_support::contributions! {
	type BackdateDays = ConstU32<BACKDATE>;
	type CarriedPeriod = ConstU64<CARRIED_PERIOD>;
	type CorrectionWeight = CorrectionWeight;
	type ImportPrice = ConstU128<IMPORT_PRICE>;
	type LogDeposit = ConstU128<LOG_DEPOSIT>;
	type MaxKinds = ConstU16<MAX_KINDS>;
	type MaxPeriod = ConstU64<MAX_PERIOD>;
	type MinPeriod = ConstU64<MIN_PERIOD>;
	type OnAccepted = Books;
	type OnRateChanged = Notice;
	type PeerEvaluation = Peers;
	type SponsorWeight = SponsorWeight;
	type SponsorWeightWithDeposit = SponsorWeightWithDeposit;
}
ovn_test_support::genesis! {
	endowment: 1_000_000_000,
	reset: {
		RateNotice::set(0);
		PeersAvailable::set(true);
		PeersLetGo::set(true);
		Crediting::set(true);
	},
	pots: [],
}

/// The deposit for a log.
pub const LOG_DEPOSIT: u128 = 100;
pub const IMPORT_PRICE: u128 = 2;
pub const CARRIED_PERIOD: u64 = 100;
/// The shortest and the longest deadline.
pub const MIN_PERIOD: u64 = 5;
pub const MAX_PERIOD: u64 = 1_000;
/// For how long reviewers review.
pub const JUDGING: u64 = 50;
/// How many days back work can be logged.
pub const BACKDATE: u32 = 30;
/// How many kinds a scope can have.
pub const MAX_KINDS: u16 = 12;
/// The day in which tests begin.
pub const TODAY: Day = 20_000;
/// One of a unit.
pub const UNIT: Quantity = 1_000_000;
/// The weight of a hook, and of looking up who pays a fee.
pub const HOOK_WEIGHT: Weight = Weight::from_parts(7, 3);
/// What opening and ending an evaluation costs.
pub const OPEN_WEIGHT: Weight = Weight::from_parts(17, 13);
pub const CANCEL_WEIGHT: Weight = Weight::from_parts(29, 19);
/// What the entries that a correction leaves cost.
pub const CORRECTION_WEIGHT: Weight = Weight::from_parts(13, 3);
pub const SPONSOR_WEIGHT: Weight = Weight::from_parts(11, 5);
/// The same for a call that holds a deposit.
pub const SPONSOR_WEIGHT_WITH_DEPOSIT: Weight = Weight::from_parts(7, 3);

parameter_types! {
	pub const SponsorWeight: Weight = SPONSOR_WEIGHT;
	pub const CorrectionWeight: Weight = CORRECTION_WEIGHT;
	pub const SponsorWeightWithDeposit: Weight = SPONSOR_WEIGHT_WITH_DEPOSIT;
	/// For how many blocks rates wait.
	pub static RateNotice: u64 = 0;
	/// Whether peers evaluate.
	pub static PeersAvailable: bool = true;
	/// Whether peers let an evaluation be cancelled.
	pub static PeersLetGo: bool = true;
	/// Whether who credits units takes part.
	pub static Crediting: bool = true;
	/// What peers are evaluating, in the order of opening.
	pub storage Evaluating: Vec<(ContributionId, Option<u64>)> = Vec::new();
	/// What those who credit have been told, in order.
	pub storage Told: Vec<Heard> = Vec::new();
}

/// Writes down what it is told to evaluate.
pub struct Peers;

impl PeerEvaluation<u64> for Peers {
	fn is_available(_: ScopeId) -> bool {
		PeersAvailable::get()
	}

	fn open(id: ContributionId, author: Option<&u64>) -> DispatchResult {
		let mut evaluating = Evaluating::get();
		evaluating.push((id, author.copied()));
		Evaluating::set(&evaluating);
		Ok(())
	}

	fn cancel(id: ContributionId) -> DispatchResult {
		if !PeersLetGo::get() {
			return Err(DispatchError::Other("peers have reviewed"));
		}
		let mut evaluating = Evaluating::get();
		evaluating.retain(|(other, _)| *other != id);
		Evaluating::set(&evaluating);
		Ok(())
	}

	fn is_pending(id: ContributionId) -> bool {
		Evaluating::get().iter().any(|(other, _)| *other == id)
	}

	fn open_weight() -> Weight {
		OPEN_WEIGHT
	}

	fn cancel_weight() -> Weight {
		CANCEL_WEIGHT
	}
}

/// What those who credit units are told.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq)]
pub struct Heard {
	pub id: ContributionId,
	pub kind: KindId,
	pub contributor: Contributor<u64>,
	pub claim: ClaimType,
	/// How many units more, or fewer.
	pub more: bool,
	pub units: u128,
	pub rate: u128,
	/// Whether it counts as standing.
	pub counts: bool,
	/// In which block it was accepted.
	pub at: u64,
}

/// Writes down what it is told to credit.
pub struct Books;

impl Books {
	fn hear(contribution: &Accepted<u64>, more: bool) -> DispatchResult {
		if !Crediting::get() {
			return Err(DispatchError::Other("nobody credits"));
		}
		let mut told = Told::get();
		told.push(Heard {
			id: contribution.id,
			kind: contribution.kind,
			contributor: contribution.contributor.clone(),
			claim: contribution.claim,
			more,
			units: contribution.units,
			rate: contribution.rate,
			counts: contribution.counts,
			at: contribution.accepted_at,
		});
		Told::set(&told);
		Ok(())
	}
}

impl OnAccepted<u64> for Books {
	fn accepted(contribution: &Accepted<u64>) -> DispatchResult {
		Self::hear(contribution, true)
	}

	fn compensated(contribution: &Accepted<u64>) -> DispatchResult {
		Self::hear(contribution, false)
	}

	fn weight() -> Weight {
		HOOK_WEIGHT
	}
}

/// Lets rates hold after so many blocks.
pub struct Notice;

impl OnRateChanged<u64> for Notice {
	fn rate_changed(_: ScopeId, _: KindId, _: u128) -> Result<u64, DispatchError> {
		Ok(System::block_number() + RateNotice::get())
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// The contributor that is an account.
pub fn agent(who: u64) -> Contributor<u64> {
	Contributor::Agent(who)
}

/// The name of a contribution.
pub fn id(scope: ScopeId, index: u32) -> ContributionId {
	ContributionId { scope, index }
}

/// The deposits for tasks that are held on an account.
pub fn task_deposits(who: u64) -> u128 {
	Balances::balance_on_hold(&pallet_contributions::HoldReason::Task.into(), &who)
}

/// Makes a call, which has to succeed, and returns the events of this pallet that it deposited.
pub fn events_of(call: impl FnOnce() -> DispatchResult) -> Vec<Event<Test>> {
	System::reset_events();
	assert_eq!(call(), Ok(()));
	events()
}

/// An entry of the record.
pub fn entry(scope: ScopeId, index: u32) -> ContributionOf<Test> {
	Contributions::<Test>::get(scope, index).unwrap()
}

/// The scope in which most tests take place: a network that account 1 decides for.
pub const LAB: ScopeId = 1;
/// Its role whose hours count one and a half times; held by [`ANA`].
pub const LEAD: RoleId = 0;
/// Its role that decides [`HOURS`]; held by [`REVIEWERS`] and [`ANA`].
pub const REVIEWER: RoleId = 1;
/// Its steward, who also belongs to it.
pub const STEWARD: u64 = 1;
/// Contributors; Ana is a lead and a reviewer.
pub const ANA: u64 = 2;
pub const BEN: u64 = 3;
/// An affiliate.
pub const CEM: u64 = 4;
/// Does not belong to it.
pub const STRANGER: u64 = 9;
/// Reviewers.
pub const REVIEWERS: [u64; 5] = [11, 12, 13, 14, 15];
/// Its kinds: hours that two reviewers decide, at most 10 in a log and 24 a day; designs that peers
/// decide, and scale by quality; cash into the treasury; facts; gifts that one reviewer decides.
pub const HOURS: KindId = 0;
pub const DESIGNS: KindId = 1;
pub const CASH: KindId = 2;
pub const FACTS: KindId = 3;
pub const CARE: KindId = 4;
/// Another kind, which [`make_mill`] defines: parts that two reviewers decide.
pub const PARTS: KindId = 5;
/// What parts have to be worth to count as standing: three of the first rate do, two do not.
pub const STANDING: u128 = 60;
/// Another network, of which two reviewers of the lab are members, and [`MILLER`] is the steward.
pub const MILL: ScopeId = 2;
pub const MILLER: u64 = 8;

/// A kind that two reviewers decide.
pub fn hours() -> KindTermsOf<Test> {
	KindTerms {
		name: b"design hours".to_vec().try_into().unwrap(),
		document: document(3),
		category: Category::Time,
		action: Action::Work,
		unit: Unit::Hour,
		rate: 25,
		claim: ClaimType::Equity,
		multipliers: vec![(LEAD, ratio(3, 2))].try_into().unwrap(),
		limits: Limits { max_quantity: 10 * UNIT, daily_limit: Some(24 * UNIT) },
		deciding: Deciding::Reviewers { role: REVIEWER, approvals: 2, period: JUDGING },
		earns_reputation: true,
		takes_scopes: false,
		standing: None,
	}
}

/// A kind that peers decide.
pub fn designs() -> KindTermsOf<Test> {
	KindTerms {
		name: b"designs".to_vec().try_into().unwrap(),
		category: Category::Design,
		action: Action::Produce,
		unit: Unit::Piece,
		claim: ClaimType::Debt { ceiling: 100 },
		limits: Limits { max_quantity: 100 * UNIT, daily_limit: None },
		deciding: Deciding::PeerEvaluation { scales_by_quality: true },
		takes_scopes: true,
		..hours()
	}
}

/// A kind that agents and scopes contribute, two reviewers decide, and that counts as standing from
/// [`STANDING`] on.
pub fn parts() -> KindTermsOf<Test> {
	KindTerms {
		name: b"parts".to_vec().try_into().unwrap(),
		category: Category::Material,
		action: Action::Produce,
		unit: Unit::Piece,
		limits: Limits { max_quantity: 100 * UNIT, daily_limit: Some(24 * UNIT) },
		takes_scopes: true,
		standing: Some(STANDING),
		..hours()
	}
}

/// A kind of cash: tokens of 4 decimals, into a purse.
pub fn cash(asset: AssetKind, purse: Purse) -> KindTermsOf<Test> {
	KindTerms {
		name: b"cash".to_vec().try_into().unwrap(),
		category: Category::Cash,
		action: Action::Transfer,
		unit: Unit::Token { asset, decimals: 4 },
		claim: ClaimType::Debt { ceiling: 100 },
		multipliers: Default::default(),
		limits: Limits { max_quantity: 100 * UNIT, daily_limit: Some(150 * UNIT) },
		deciding: Deciding::Measured { purse: Some(purse) },
		earns_reputation: false,
		..hours()
	}
}

/// A kind of something that another pallet measures.
pub fn printer_hours() -> KindTermsOf<Test> {
	KindTerms {
		name: b"printer hours".to_vec().try_into().unwrap(),
		category: Category::ToolUse,
		action: Action::Use,
		claim: ClaimType::Once,
		multipliers: Default::default(),
		deciding: Deciding::Measured { purse: None },
		..hours()
	}
}

/// A kind that is always a gift.
pub fn care() -> KindTermsOf<Test> {
	KindTerms {
		name: b"care".to_vec().try_into().unwrap(),
		category: Category::Care,
		claim: ClaimType::Gift,
		deciding: Deciding::Reviewers { role: REVIEWER, approvals: 1, period: JUDGING },
		..hours()
	}
}

/// Defines a kind of the lab. Its number.
pub fn define(terms: KindTermsOf<Test>) -> KindId {
	let kind = KindCount::<Test>::get(LAB);
	Contributing::define_kind(signed(STEWARD), LAB, terms).unwrap();
	kind
}

/// Logs hours of today, without a role. The number of the log.
pub fn log(who: u64, kind: KindId, quantity: Quantity) -> u32 {
	let index = crate::NextIndex::<Test>::get(LAB);
	let logged = Contributing::log(
		signed(who),
		LAB,
		kind,
		quantity,
		Contributing::today(),
		None,
		document(5),
		false,
		None,
	);
	logged.unwrap();
	index
}

/// Logs for another, who allows it. The number of the log.
pub fn log_for(logger: u64, contributor: u64, kind: KindId, quantity: Quantity) -> u32 {
	Contributing::allow_logger(signed(contributor), LAB, logger, None).unwrap();
	let index = crate::NextIndex::<Test>::get(LAB);
	let logged = Contributing::log(
		signed(logger),
		LAB,
		kind,
		quantity,
		Contributing::today(),
		None,
		document(5),
		false,
		Some(contributor),
	);
	logged.unwrap();
	index
}

/// Lets two reviewers say the same.
pub fn reviewed(index: u32, review: crate::Review) {
	for reviewer in &REVIEWERS[..2] {
		Contributing::review(signed(*reviewer), id(LAB, index), review).unwrap();
	}
}

/// Opens a task of the lab. Its number.
pub fn open_task(creator: u64, places: u16) -> TaskId {
	let task = crate::NextTask::<Test>::get(LAB);
	Contributing::open_task(signed(creator), LAB, HOURS, document(6), places, DAY).unwrap();
	task
}

/// Delivers a task: two hours of today. The number of the contribution.
pub fn deliver(worker: u64, task: TaskId) -> u32 {
	let index = crate::NextIndex::<Test>::get(LAB);
	let work = work(2 * UNIT);
	Contributing::deliver_task(
		signed(worker),
		LAB,
		task,
		work.quantity,
		work.day,
		None,
		work.evidence,
		false,
	)
	.unwrap();
	index
}

/// Work of today.
pub fn work(quantity: Quantity) -> Replacement {
	Replacement { quantity, day: Contributing::today(), evidence: document(8) }
}

/// Makes the lab, its people and its kinds.
pub fn make_lab() {
	assert_eq!(network(STEWARD), LAB);
	let people = [ANA, BEN, CEM].into_iter().chain(REVIEWERS);
	for who in people {
		Networks::join(signed(who), LAB, None).unwrap();
	}
	for who in [ANA, BEN] {
		Networks::set_tier(signed(STEWARD), LAB, who, Tier::Contributor).unwrap();
	}
	assert_eq!(new_role(LAB, None), LEAD);
	assert_eq!(new_role(LAB, None), REVIEWER);
	Networks::grant_role(signed(STEWARD), LAB, LEAD, ANA, None).unwrap();
	for who in REVIEWERS.into_iter().chain([ANA]) {
		Networks::grant_role(signed(STEWARD), LAB, REVIEWER, who, None).unwrap();
	}
	assert_eq!(define(hours()), HOURS);
	assert_eq!(define(designs()), DESIGNS);
	assert_eq!(define(cash(NATIVE, Purse::Treasury)), CASH);
	assert_eq!(define(printer_hours()), FACTS);
	assert_eq!(define(care()), CARE);
}

/// Makes a mill, and a kind of the lab to which it can contribute.
pub fn make_mill() {
	assert_eq!(network(MILLER), MILL);
	for who in &REVIEWERS[1..3] {
		Networks::join(signed(*who), MILL, None).unwrap();
		Networks::set_tier(signed(MILLER), MILL, *who, Tier::Member).unwrap();
	}
	assert_eq!(define(parts()), PARTS);
}

/// The deposits held are those of what is undecided, and open tasks'.
fn check_deposits() {
	let mut expected = std::collections::BTreeMap::<u64, u128>::new();
	for (_, _, contribution) in Contributions::<Test>::iter() {
		if let Some(deposit) = contribution.deposit {
			let account = match deposit.depositor {
				Depositor::Agent(who) => who,
				Depositor::Sponsor(scope) => purse(scope, Purse::Sponsor),
			};
			*expected.entry(account).or_default() += deposit.amount;
		}
	}
	for account in frame_system::Account::<Test>::iter_keys() {
		assert_eq!(log_deposits(account), expected.get(&account).copied().unwrap_or(0));
	}
}

/// Checks the invariants, and that what is held is what should be.
pub fn check_state() {
	Contributing::do_try_state().unwrap();
	check_deposits();
}

/// Runs a test in the lab, and checks the invariants at its end.
pub fn build_and_execute(test: impl FnOnce()) {
	genesis().execute_with(|| {
		run_to_block(1);
		set_day(TODAY);
		make_lab();
		System::reset_events();
		test();
		check_state();
	});
}
