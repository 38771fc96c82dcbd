// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, evaluation, contributions, preimages and money.

use crate::{
	self as pallet_governance, Action, Ballots, Choice, Ending, EnsureVoted, Event, PollOf,
	ProposalId, ProposalOf, Proposals, Rolls, Status, Template, Voters,
};
use codec::Encode;
use frame_support::{
	parameter_types,
	traits::{fungible::InspectHold, ConstU128, ConstU64, EitherOf, StorePreimage},
	weights::Weight,
};
use frame_system::EnsureRoot;
use ovn_primitives::{
	traits::{CallPolicy, CallRule, Matter, OnAccepted, OnTierChanged, OnWeight},
	DecisionClass, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE,
};
use pallet_networks::EnsureStewards;
use sp_core::H256;

ovn_test_support::chain! {
	day: 28_800,
	// Votes decide, and stewards as far as these leave it to them.
	origin: EitherOf<EnsureVoted<Test>, EnsureStewards<Test>>,
	system: {
		type BlockWeights = Blocks;
		type Version = Version;
	},
	pub enum Test {
		Preimage: pallet_preimage,
		Networks: pallet_networks,
		Contributing: pallet_contributions,
		Evaluating: pallet_evaluation,
		Governing: pallet_governance,
	}
}
ovn_test_support::networks! {
	type BlocksPerDay = ConstU64<DAY>;
	type OnTierChanged = (Evaluating, Governing);
	type StewardPowers = Governing;
}
ovn_test_support::contributions! {
	type OnAccepted = (Evaluating, Governing);
	type PeerEvaluation = Evaluating;
}
ovn_test_support::evaluation! {
	type BlocksPerDay = ConstU64<DAY>;
	type OnWeight = Governing;
}
ovn_test_support::genesis! {
	accounts: 1..=1_200,
	endowment: 1_000_000_000,
	steward: 1_100,
	pots: [],
}

/// The steward of all scopes.
const STEWARD: u64 = 1;
/// The day on which tests begin.
pub const TODAY: u32 = 100;
/// The deposit of a proposal.
pub const DEPOSIT: u128 = 300;
/// What is added to it for each byte of calls that were noted.
pub const BYTE_DEPOSIT: u128 = 2;
/// The weight of looking up who pays a fee.
pub const SPONSOR_WEIGHT: Weight = Weight::from_parts(11, 5);

parameter_types! {
	pub const SponsorWeight: Weight = SPONSOR_WEIGHT;
	pub storage TransactionVersion: u32 = 1;
	pub storage ProposalDeposit: u128 = DEPOSIT;
	pub storage TightBlocks: bool = false;
}

/// The version of the chain, of which tests change that of its calls.
pub struct Version;

impl frame_support::traits::Get<sp_version::RuntimeVersion> for Version {
	fn get() -> sp_version::RuntimeVersion {
		sp_version::RuntimeVersion {
			transaction_version: TransactionVersion::get(),
			..Default::default()
		}
	}
}

/// What fits in a block: next to nothing if a test wants it so.
pub struct Blocks;

impl frame_support::traits::Get<frame_system::limits::BlockWeights> for Blocks {
	fn get() -> frame_system::limits::BlockWeights {
		if TightBlocks::get() {
			frame_system::limits::BlockWeights::simple_max(Weight::from_parts(1_000, 1_000))
		} else {
			Default::default()
		}
	}
}

impl pallet_preimage::Config for Test {
	type Consideration = ();
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<u64>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

impl pallet_governance::Config for Test {
	type Agents = Networks;
	type Appointments = Networks;
	type BenchmarkHelper = Helper;
	type BlocksPerDay = ConstU64<DAY>;
	type ByteDeposit = ConstU128<BYTE_DEPOSIT>;
	type CallPolicy = Policy;
	type Deposits = Networks;
	type GlobalRevival = EnsureRoot<u64>;
	type Membership = Networks;
	type Preimages = Preimage;
	type ProposalDeposit = ProposalDeposit;
	type Reputation = Evaluating;
	type ScopeOrigin = ScopeOrigin;
	type Scopes = Networks;
	type SponsorWeight = SponsorWeight;
	type WeightInfo = ();
}

/// What scopes decide on the test chain.
pub struct Policy;

impl CallPolicy<RuntimeCall, u64> for Policy {
	fn rule(_: ScopeId, call: &RuntimeCall) -> Option<CallRule<u64>> {
		use DecisionClass::{Critical, Significant, Standard};
		let matter = |name: &[u8; 8]| Some::<Matter>(*name);
		let (class, matter, emergency, in_closed_scope, subject) = match call {
			RuntimeCall::Networks(call) => match call {
				pallet_networks::Call::set_metadata { .. } => {
					(Standard, matter(b"metadata"), false, false, None)
				},
				pallet_networks::Call::set_agreement { .. } => {
					(Significant, None, false, false, None)
				},
				pallet_networks::Call::spend { .. } => (Significant, None, false, true, None),
				pallet_networks::Call::set_sponsorship { policy: None, .. } => {
					(Significant, None, true, true, None)
				},
				pallet_networks::Call::expel { who, .. } => {
					(Critical, None, false, false, Some(*who))
				},
				_ => return None,
			},
			RuntimeCall::Governing(crate::Call::set_rules { .. }) => {
				(Critical, matter(b"setrules"), false, false, None)
			},
			RuntimeCall::Governing(crate::Call::revive { .. }) => {
				(Critical, None, false, true, None)
			},
			RuntimeCall::Governing(crate::Call::vote_as { .. }) => {
				(Standard, None, false, false, None)
			},
			// As long as a benchmark wants.
			RuntimeCall::System(frame_system::Call::remark { remark }) => {
				let mut name = *b"remark00";
				for (byte, from) in name.iter_mut().skip(6).zip(remark) {
					*byte = *from;
				}
				(Significant, Some(name), false, false, None)
			},
			_ => return None,
		};
		Some(CallRule { class, matter, emergency, in_closed_scope, subject })
	}

	fn weight() -> Weight {
		Weight::from_parts(7, 3)
	}
}

impl crate::BenchmarkHelper<u64, RuntimeCall> for Helper {
	fn network() -> ScopeId {
		network(STEWARD)
	}

	fn agent(network: ScopeId, n: u32) -> u64 {
		let who = 1_001 + u64::from(n);
		enter(network, who);
		Networks::set_tier(signed(STEWARD), network, who, Tier::Contributor).unwrap();
		Networks::set_profile(signed(who), ovn_primitives::AgentKind::Person, document(3)).unwrap();
		pallet_evaluation::Agents::<Test>::mutate(network, who, |agent| agent.settled = 1_000);
		who
	}

	fn member(network: ScopeId, n: u32) -> u64 {
		let who = <Self as crate::BenchmarkHelper<u64, RuntimeCall>>::agent(network, n);
		Networks::set_tier(signed(STEWARD), network, who, Tier::Member).unwrap();
		who
	}

	fn itself(network: ScopeId) -> u64 {
		let who = <Networks as ovn_primitives::traits::Scopes<u64>>::account(network);
		Balances::transfer_allow_death(signed(STEWARD), who, 1_000_000).unwrap();
		enter(network, who);
		Networks::set_tier(signed(STEWARD), network, who, Tier::Member).unwrap();
		who
	}

	fn below(count: u32) -> (ScopeId, Vec<u64>) {
		let network = network(STEWARD);
		let member = <Self as crate::BenchmarkHelper<u64, RuntimeCall>>::member;
		let members = (0..count).map(|n| member(network, n)).collect();
		let scope = pallet_networks::NextScope::<Test>::get();
		let stewards = vec![1_150].try_into().unwrap();
		let kind = ScopeKind::Project;
		Networks::create_scope(signed(STEWARD), network, kind, document(1), stewards).unwrap();
		Networks::leave(signed(STEWARD), scope).unwrap();
		(scope, members)
	}

	fn call(_: ScopeId, n: u32, length: u32) -> RuntimeCall {
		remark(n as u8, length.saturating_sub(10))
	}
}

/// The origin of a critical decision of the lab.
pub fn decided() -> RuntimeOrigin {
	let (scope, class) = (LAB, DecisionClass::Critical);
	crate::Origin::Decided { scope, class, proposal: 0 }.into()
}

/// The network in which most tests take place.
pub const LAB: ScopeId = 1;
/// Belongs to nothing.
pub const STRANGER: u64 = 1_199;

/// Forgets who was admitted lately.
pub fn forget_admissions(scope: ScopeId) {
	Rolls::<Test>::mutate(scope, |roll| {
		roll.admitted = Default::default();
		roll.by_stewards = Default::default();
	});
}

/// Makes an agent join, and the scope make it a member.
pub fn join(scope: ScopeId, who: u64) {
	Networks::join(signed(who), scope, None).unwrap();
	let class = DecisionClass::Significant;
	let decided = crate::Origin::Decided { scope, class, proposal: 0 };
	Networks::set_tier(decided.into(), scope, who, Tier::Member).unwrap();
}

/// The lab, founded by 1, with the voters 1 to `count`.
pub fn make_lab(count: u64) {
	assert_eq!(found(1, GLOBAL_SCOPE, ScopeKind::Network), LAB);
	for who in 2..=count {
		join(LAB, who);
		forget_admissions(LAB);
	}
}

/// Something of an agent that counts is accepted in the lab, as the pallet of contributions tells.
pub fn accept(who: u64) {
	accept_of(ovn_primitives::Contributor::Agent(who), true);
}

/// Something of anybody is accepted in the lab, and counts as standing or not.
pub fn accept_of(contributor: ovn_primitives::Contributor<u64>, counts: bool) {
	let contribution = ovn_primitives::traits::Accepted {
		id: ovn_primitives::ContributionId { scope: LAB, index: 0 },
		kind: 0,
		contributor,
		claim: ovn_primitives::ClaimType::Equity,
		units: 1,
		rate: 1,
		counts,
		accepted_at: 1,
	};
	<Governing as OnAccepted<u64>>::accepted(&contribution).unwrap();
}

/// An organisation, as it says of itself.
pub fn organise(who: u64) {
	let kind = ovn_primitives::AgentKind::Organisation;
	Networks::set_profile(signed(who), kind, document(3)).unwrap();
}

/// Sets what a voter has of reputation, as the pallet that keeps it tells.
pub fn set_weight(who: u64, weight: u128) {
	<Governing as OnWeight<u64>>::weight_changed(LAB, &who, weight);
}

/// Changes the tier of an agent as the pallet of networks tells.
pub fn tier_changed(scope: ScopeId, who: u64, tier: Option<Tier>) -> sp_runtime::DispatchResult {
	<Governing as OnTierChanged<u64>>::tier_changed(scope, &who, tier)
}

/// A call that describes the lab anew: a standard matter.
pub fn describe(byte: u8) -> RuntimeCall {
	pallet_networks::Call::set_metadata { scope: LAB, metadata: document(byte) }.into()
}

/// A call that gives the lab an agreement: a significant matter.
pub fn agree_on(byte: u8) -> RuntimeCall {
	pallet_networks::Call::set_agreement { scope: LAB, document: document(byte) }.into()
}

/// A call that expels a member: a critical matter.
pub fn expel(who: u64) -> RuntimeCall {
	pallet_networks::Call::expel { scope: LAB, who, reason: H256::zero() }.into()
}

/// A call that ends the sponsorship of the lab: an emergency matter.
pub fn stop_paying() -> RuntimeCall {
	pallet_networks::Call::set_sponsorship { scope: LAB, policy: None }.into()
}

/// A call of so many bytes, and a few more, that does nothing: a significant matter, named by `n`.
pub fn remark(n: u8, length: u32) -> RuntimeCall {
	let remark = core::iter::once(n).chain(core::iter::repeat_n(7, length as usize)).collect();
	frame_system::Call::remark { remark }.into()
}

/// Calls that are given with a proposal.
pub fn inline(calls: &[RuntimeCall]) -> Action {
	Action::Inline(calls.encode().try_into().unwrap())
}

/// Calls that are noted as a preimage.
pub fn noted(calls: &[RuntimeCall]) -> Action {
	let bytes = calls.encode();
	let len = bytes.len() as u32;
	let hash = <Preimage as StorePreimage>::note(bytes.into()).unwrap();
	Action::Lookup { hash, len }
}

/// Proposes something to the lab. The proposal.
pub fn propose(who: u64, template: Template, action: Action) -> ProposalId {
	let index = crate::NextProposal::<Test>::get(LAB);
	Governing::propose(signed(who), LAB, template, document(4), action, None, None).unwrap();
	ProposalId { scope: LAB, index }
}

/// A proposal of 1 to describe the lab, backed by those who follow it until it is open.
pub fn open(template: Template, action: Action) -> ProposalId {
	let id = propose(1, template, action);
	let mut backer = 2;
	while matches!(proposal(id).status, Status::Seeking { .. }) {
		Governing::back(signed(backer), id).unwrap();
		backer += 1;
	}
	id
}

/// An open majority on a description.
pub fn open_majority() -> ProposalId {
	open(Template::Majority, inline(&[describe(9)]))
}

/// Casts ballots.
pub fn vote(id: ProposalId, choice: Choice, who: impl IntoIterator<Item = u64>) {
	let reason = (choice == Choice::Block).then_some(H256::repeat_byte(1));
	for voter in who {
		Governing::vote(signed(voter), id, choice, reason).unwrap();
	}
}

/// Closes what is due, as a stranger.
pub fn close(id: ProposalId) {
	Governing::close(signed(STRANGER), id).unwrap();
}

/// Executes a proposal, as a stranger.
pub fn execute(id: ProposalId) {
	Governing::execute(signed(STRANGER), id, Weight::MAX).unwrap();
}

/// A proposal.
pub fn proposal(id: ProposalId) -> ProposalOf<Test> {
	Proposals::<Test>::get(id.scope, id.index).unwrap()
}

/// The vote on a proposal.
pub fn poll(id: ProposalId) -> PollOf<Test> {
	proposal(id).poll.unwrap()
}

/// How many have cast each.
pub fn heads(id: ProposalId) -> [u128; 4] {
	let cast = poll(id).heads;
	[cast.agree, cast.abstain, cast.disagree, cast.block]
}

/// The weight of what was cast.
pub fn weights(id: ProposalId) -> [u128; 4] {
	let cast = poll(id).weights;
	[cast.agree, cast.abstain, cast.disagree, cast.block]
}

/// How a proposal ended; `None` if it has not.
pub fn ending(id: ProposalId) -> Option<Ending> {
	match proposal(id).status {
		Status::Ended { ending, .. } => Some(ending),
		_ => None,
	}
}

/// The block in which a vote closes.
pub fn closes_at(id: ProposalId) -> u64 {
	match proposal(id).status {
		Status::Voting { closes_at, .. } => closes_at,
		other => panic!("not open: {other:?}"),
	}
}

/// The block from which a proposal can be executed.
pub fn executable_from(id: ProposalId) -> u64 {
	match proposal(id).status {
		Status::Passed { from, .. } => from,
		other => panic!("not passed: {other:?}"),
	}
}

/// Lets the vote on a proposal run out, closes it, and waits until it can be executed.
pub fn pass(id: ProposalId) {
	run_to_block(closes_at(id));
	close(id);
	run_to_block(executable_from(id));
}

/// What the lab's description says.
pub fn described() -> H256 {
	pallet_networks::Details::<Test>::get(LAB).unwrap().metadata.hash
}

/// What a voter said.
pub fn ballot(id: ProposalId, who: u64) -> Option<Choice> {
	Ballots::<Test>::get(id, who).map(|ballot| ballot.choice)
}

/// Whether an agent is on the roll of the lab.
pub fn votes(who: u64) -> bool {
	Voters::<Test>::contains_key(LAB, who)
}

/// What is held on an account as a deposit of proposals.
pub fn held(who: u64) -> u128 {
	Balances::balance_on_hold(&pallet_networks::HoldReason::Deposit.into(), &who)
}

/// Lets so many days pass.
pub fn run_days(count: u64) {
	run_blocks(count * DAY);
}

/// Checks the invariants; those of the neighbours, too, where they are built with them.
pub fn check_state() {
	Governing::do_try_state().unwrap();
	#[cfg(feature = "try-runtime")]
	Networks::do_try_state().unwrap();
}

/// Runs a test in an empty chain, and checks the invariants at its end.
pub fn build_empty_and_execute(test: impl FnOnce()) {
	genesis().execute_with(|| {
		run_to_block(u64::from(TODAY) * DAY + 1);
		test();
		check_state();
	});
}

/// Runs a test in a lab with so many voters.
pub fn build_and_execute(voters: u64, test: impl FnOnce()) {
	build_empty_and_execute(|| {
		make_lab(voters);
		System::reset_events();
		test();
	});
}

/// A genesis for benchmarks.
pub fn benchmark_genesis() -> sp_io::TestExternalities {
	let mut ext = genesis();
	ext.execute_with(|| run_to_block(u64::from(TODAY) * DAY + 1));
	ext
}
