// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, contributions, money, assets and clock.

use crate::{self as pallet_evaluation, Agents, Change, ChangesOf, Event, FoundersOf};
use frame_support::{
	ensure, parameter_types,
	traits::{ConstU128, ConstU16, ConstU64, ConstU8, Hooks},
	weights::Weight,
};
use ovn_math::{stake::StakeFraction, Fraction, Scale};
use ovn_primitives::{
	traits::{Accepted, OnAccepted, OnWeight},
	AgentKind, ContributionId, Day, KindId, Quantity, ScopeId, ScopeKind,
};
use pallet_contributions::{KindTerms, KindTermsOf, Limits, State};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

ovn_test_support::chain! {
	pub enum Test {
		Networks: pallet_networks,
		Contributing: pallet_contributions,
		Evaluating: pallet_evaluation,
	}
}
ovn_test_support::networks! {
	type MaxDepth = ConstU8<4>;
	type MaxRoles = ConstU16<12>;
	type OnTierChanged = Evaluating;
}
ovn_test_support::contributions! {
	type CarriedPeriod = ConstU64<1_000>;
	type LogDeposit = ConstU128<LOG_DEPOSIT>;
	type MaxKinds = ConstU16<12>;
	type MaxPeriod = ConstU64<1_000>;
	type MinPeriod = ConstU64<5>;
	type OnAccepted = (Evaluating, Books);
	type PeerEvaluation = Evaluating;
	type SponsorWeight = SponsorWeight;
	type SponsorWeightWithDeposit = SponsorWeight;
}
ovn_test_support::evaluation! {
	type DefaultWindow = ConstU64<WINDOW>;
	type MaxWindow = ConstU64<MAX_WINDOW>;
	type MinWindow = ConstU64<MIN_WINDOW>;
	type OnWeight = Told;
	type SponsorWeight = SponsorWeight;
}
ovn_test_support::genesis! {
	accounts: 1..=100,
	endowment: 1_000_000_000,
	steward: STEWARD,
	pots: [],
}

/// The windows of evaluations: the shortest, that of networks that choose none, the longest.
pub const MIN_WINDOW: u64 = 3 * DAY;
pub const WINDOW: u64 = 7 * DAY;
pub const MAX_WINDOW: u64 = 30 * DAY;
/// The deposit for a log.
pub const LOG_DEPOSIT: u128 = 100;
/// The day in which tests begin.
pub const TODAY: Day = 20_000;
/// One of a unit.
pub const PIECE: Quantity = 1_000_000;
/// The value of one piece: by default it earns all reputation.
pub const RATE: u128 = ONE;
/// The weight of looking up who pays a fee.
pub const SPONSOR_WEIGHT: Weight = Weight::from_parts(11, 5);

parameter_types! {
	pub const SponsorWeight: Weight = SPONSOR_WEIGHT;
	pub storage Crediting: bool = true;
	pub storage LastTold: Vec<(ScopeId, u64, u128)> = Vec::new();
}

/// Remembers what was told of reputation, the last of each agent.
pub struct Told;

impl OnWeight<u64> for Told {
	fn weight_changed(network: ScopeId, who: &u64, shares: u128) {
		let mut all = LastTold::get();
		all.retain(|(scope, agent, _)| (scope, agent) != (&network, who));
		all.push((network, *who, shares));
		LastTold::set(&all);
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// Who credits what is accepted: refuses to if a test wants it to.
pub struct Books;

impl OnAccepted<u64> for Books {
	fn accepted(_: &Accepted<u64>) -> DispatchResult {
		ensure!(Crediting::get(), DispatchError::Other("nobody credits"));
		Ok(())
	}

	fn compensated(_: &Accepted<u64>) -> DispatchResult {
		Ok(())
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// A fraction in thousandths.
pub fn thousandths(parts: u32) -> Fraction {
	Fraction::from_parts_per_billion(parts * 1_000_000).unwrap()
}

/// A stake fraction in thousandths.
pub fn stake(parts: u32) -> StakeFraction {
	StakeFraction::new(thousandths(parts)).unwrap()
}

/// A scale.
pub fn scale(min: u8, max: u8) -> Scale {
	Scale::new(min, max).unwrap()
}

/// Makes an agent a member of a network or scope.
pub fn join(scope: ScopeId, who: u64) {
	Helper::make_member(scope, who);
}

/// Runs something and returns the events of this pallet that it deposited.
pub fn events_of(run: impl FnOnce()) -> Vec<Event<Test>> {
	System::reset_events();
	run();
	events()
}

/// Gives the chain all the room of a block to settle, as often as it needs.
pub fn settle_all() {
	while crate::QueueEnds::<Test>::get().0 < crate::QueueEnds::<Test>::get().1 {
		Evaluating::on_idle(System::block_number(), Weight::MAX);
	}
}

/// The network in which most tests take place.
pub const LAB: ScopeId = 1;
/// A project in it.
pub const PROJECT: ScopeId = 2;
/// Who decides for both, and belongs to them; without reputation.
pub const STEWARD: u64 = 100;
/// Those of the worked case, and its author.
pub const A: u64 = 1;
pub const B: u64 = 2;
pub const C: u64 = 3;
pub const D: u64 = 4;
pub const E: u64 = 5;
/// Belongs to the lab, without reputation.
pub const NEWCOMER: u64 = 6;
/// Does not belong to it.
pub const STRANGER: u64 = 99;
/// The kinds of the lab and of the project: designs, which peers decide.
pub const DESIGNS: KindId = 0;

/// A kind that peers decide, and that scopes contribute, too. A piece is worth [`RATE`].
pub fn designs() -> KindTermsOf<Test> {
	let limits = Limits { max_quantity: 1_000 * PIECE, daily_limit: None };
	KindTerms { limits, takes_scopes: true, ..evaluated() }
}

/// Whole units of reputation.
pub fn founders(list: &[(u64, u128)]) -> FoundersOf<Test> {
	let units: Vec<_> = list.iter().map(|(who, whole)| (*who, whole * ONE)).collect();
	units.try_into().unwrap()
}

/// Makes the lab with these founders, who are members of it, and its kind.
pub fn make_lab(list: &[(u64, u128)]) {
	make_lab_of_units(founders(list));
}

/// As [`make_lab`], with units of 12 decimals.
pub fn make_lab_of_units(founders: FoundersOf<Test>) {
	assert_eq!(network(STEWARD), LAB);
	for (who, _) in &founders {
		join(LAB, *who);
	}
	Evaluating::found_reputation(signed(STEWARD), LAB, founders).unwrap();
	Contributing::define_kind(signed(STEWARD), LAB, designs()).unwrap();
	assert_eq!(found(STEWARD, LAB, ScopeKind::Project), PROJECT);
	Contributing::define_kind(signed(STEWARD), PROJECT, designs()).unwrap();
}

/// Logs pieces in the lab. The contribution.
pub fn log_pieces(who: u64, pieces: Quantity) -> ContributionId {
	log_in(LAB, who, pieces * PIECE)
}

/// Logs in a scope. The contribution.
pub fn log_in(scope: ScopeId, who: u64, quantity: Quantity) -> ContributionId {
	let index = pallet_contributions::NextIndex::<Test>::get(scope);
	Contributing::log(signed(who), scope, DESIGNS, quantity, TODAY, None, document(5), false, None)
		.unwrap();
	ContributionId { scope, index }
}

/// Another network, of which these are members, and for which [`NEWCOMER`] logs in the lab.
pub fn make_mill(members: &[u64]) -> ScopeId {
	let mill = network(STEWARD);
	for who in members {
		join(mill, *who);
	}
	Contributing::allow_logger_as(signed(STEWARD), LAB, mill, NEWCOMER, None).unwrap();
	mill
}

/// Logs a piece that a scope contributes to the lab. The contribution.
pub fn log_as(scope: ScopeId) -> ContributionId {
	let index = pallet_contributions::NextIndex::<Test>::get(LAB);
	let (by, evidence) = (signed(NEWCOMER), document(5));
	Contributing::log_as(by, LAB, scope, DESIGNS, PIECE, TODAY, evidence, false).unwrap();
	ContributionId { scope: LAB, index }
}

/// What an agent says of itself.
pub fn declare(who: u64, kind: AgentKind) {
	Networks::set_profile(signed(who), kind, document(3)).unwrap();
}

/// Lets agents say what they think, in order.
pub fn say(id: ContributionId, said: &[(u64, u8)]) {
	for (who, value) in said {
		Evaluating::evaluate(signed(*who), id, *value, false).unwrap();
	}
}

/// Ends an evaluation now.
pub fn finalise(id: ContributionId) {
	Evaluating::finalise(signed(STRANGER), id).unwrap();
}

/// Changes parameters of the lab.
pub fn set(changes: ChangesOf<Test>) {
	Evaluating::set_parameters(signed(STEWARD), LAB, changes).unwrap();
}

/// The rules of the worked case: a stake of 10 %, a scale of 0 and 1, no minimum time, no bonus.
pub fn worked_case() -> ChangesOf<Test> {
	ChangesOf::<Test> {
		scale: Change::Set(scale(0, 1)),
		stake: Change::Set(stake(100)),
		minimum_time: Change::Set(0),
		evaluator_factor: Change::Set(thousandths(0)),
		..Default::default()
	}
}

/// What became of a contribution.
pub fn state(id: ContributionId) -> State<u64> {
	pallet_contributions::Contributions::<Test>::get(id.scope, id.index).unwrap().state
}

/// The settled reputation of an agent in the lab.
pub fn settled(who: u64) -> u128 {
	Agents::<Test>::get(LAB, who).settled
}

/// What an agent has staked in the lab.
pub fn staked(who: u64) -> u128 {
	Agents::<Test>::get(LAB, who).staked
}

/// The reputation of the lab.
pub fn lab() -> crate::NetworkOf<Test> {
	crate::Networks::<Test>::get(LAB).unwrap()
}

/// The weight of all in the lab who are counted.
pub fn active() -> u128 {
	lab().evaluating(None).unwrap()
}

/// The kind of a scope as the network can recognise it.
pub fn terms(scope: ScopeId) -> H256 {
	Contributing::terms(scope, DESIGNS).unwrap().0
}

/// Lets the lab recognise the kind of the project, from the value of a piece on and without a limit of its
/// own.
pub fn recognise_project() {
	let (hash, whole) = (terms(PROJECT), thousandths(1_000));
	Evaluating::recognise_kind(signed(STEWARD), PROJECT, DESIGNS, hash, RATE, whole).unwrap();
}

/// Goes to a day.
pub fn run_days(count: u64) {
	run_blocks(count * DAY);
}

/// Checks the invariants; those of the other pallets, too, where they are built with them.
pub fn check_state() {
	Evaluating::do_try_state().unwrap();
	#[cfg(feature = "try-runtime")]
	{
		Contributing::do_try_state().unwrap();
		Networks::do_try_state().unwrap();
	}
}

/// Runs a test in an empty chain, and checks the invariants at its end, as they are and when all that has
/// ended is settled.
pub fn build_empty_and_execute(test: impl FnOnce()) {
	genesis().execute_with(|| {
		run_to_block(1);
		set_day(TODAY);
		test();
		check_state();
		settle_all();
		check_state();
	});
}

/// Runs a test in the lab of the worked case, with its rules.
pub fn build_and_execute(test: impl FnOnce()) {
	build_empty_and_execute(|| {
		make_lab(&[(A, 40), (B, 30), (C, 20), (D, 10)]);
		join(LAB, E);
		join(LAB, NEWCOMER);
		set(worked_case());
		System::reset_events();
		test();
	});
}
