// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Some who want a scope that is not theirs.
//!
//! They are the stewards and the majority of the network above it and of the project beside it, hold posts in the
//! scope itself, and a few votes there, fewer than anything critical takes; one of its members lets one of them do its
//! everyday work. They try every call that scopes can decide, with arguments drawn from the metadata, through every
//! origin that they can have: their signatures, joint accounts, batches, proxies, decisions of the scopes that are
//! theirs, proposals under templates that are too weak, and what these scopes do as members of the other one. The
//! others do what people do: vote as they like, leave, sleep.
//!
//! After every step ([`Town::look`]): who can decide on critical matters of the scope has changed by a critical decision
//! of it only, by admissions within what a season allows, or by somebody's own will or long silence; nothing is decided
//! there with the origin of another scope; no more have cast than vote. At the end of each life, on a copy: those who are
//! left bring a special decision through, in each of the three scopes.
//!
//! `OVN_ADVERSARIES=LIVES` makes more lives than the tests of every day, `OVN_ADVERSARIES_SEED` others.

use super::{
	chain::{block, new_chain},
	fuzz::{
		dice::Dice,
		draw::{Described, Draw, Metadata},
		focus::Focus,
	},
	policy::is_decided,
};
use crate::{
	configs::{governance::Policy, tools::ProxyType},
	constants::{
		currency::OVN,
		time::{days, hours, BLOCKS_PER_DAY},
	},
	AccountId, Balances, Governance, Networks, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
	System,
};
use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	storage::{with_transaction, TransactionOutcome},
	weights::Weight,
};
use ovn_primitives::{
	traits::{Agents, CallPolicy},
	AgentKind, DecisionClass, Document, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE,
};
use pallet_governance::{
	Action, Ballots, Call, Choice, DecidedRules, Ending, Event, NextProposal, ProposalId,
	Proposals, Rules, RulesOf, Status, StrikeReason, Template, Voters,
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::Alice;
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};
use std::{
	collections::{BTreeMap, BTreeSet},
	env,
};

/// How many lives there are in the tests of every day, and how many steps each has.
const LIVES: u64 = 10;
const STEPS: u32 = 240;

/// How many vote in the scope at first, and how many of these are adversaries.
const HONEST: usize = 7;
const INSIDE: usize = 2;
const ADVERSARIES: usize = 6;

/// In how many days admissions are counted together.
const SEASON: u32 = 30;

fn by(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

fn decided(scope: ScopeId, class: DecisionClass) -> RuntimeOrigin {
	pallet_governance::Origin::Decided { scope, class, proposal: 0 }.into()
}

fn account(scope: ScopeId) -> AccountId {
	<Networks as ovn_primitives::traits::Scopes<AccountId>>::account(scope)
}

fn today() -> u32 {
	System::block_number() / BLOCKS_PER_DAY
}

fn wait(blocks: u32) {
	System::set_block_number(System::block_number() + blocks);
}

/// Who can decide on critical matters of a scope, and by which rules.
#[derive(Clone, Debug, PartialEq)]
struct Power {
	/// With the day on which each last did something.
	voters: BTreeMap<AccountId, u32>,
	rules: Option<DecidedRules>,
	stewards: Vec<AccountId>,
	by_stewards: bool,
	closed: bool,
}

impl Power {
	fn of(scope: ScopeId) -> Self {
		let most = Governance::stewards_decide(scope);
		Self {
			voters: Voters::<Runtime>::iter_prefix(scope)
				.map(|(who, it)| (who, it.acted))
				.collect(),
			rules: RulesOf::<Runtime>::get(scope),
			stewards: pallet_networks::Details::<Runtime>::get(scope)
				.unwrap()
				.stewards
				.into_inner(),
			by_stewards: most == Some(DecisionClass::Critical),
			closed: pallet_networks::Scopes::<Runtime>::get(scope).unwrap().is_closed(),
		}
	}
}

/// What is done in a step.
struct Deed {
	origin: RuntimeOrigin,
	call: RuntimeCall,
	/// In whose name, if it is somebody's.
	who: Option<AccountId>,
	/// Whether it comes from the decisions, or all the stewards, of another scope.
	foreign: bool,
}

struct Town<'a> {
	dice: Dice,
	metadata: &'a Metadata,
	parent: ScopeId,
	sibling: ScopeId,
	target: ScopeId,
	adversaries: Vec<AccountId>,
	honest: Vec<AccountId>,
	people: Vec<AccountId>,
	/// Who was admitted on which day, and whether stewards did it.
	admitted: Vec<(u32, bool)>,
	/// What succeeded, and how often.
	done: BTreeMap<&'static str, u32>,
}

impl<'a> Town<'a> {
	/// A chain with the three scopes, which are old enough for all to vote on special matters.
	fn new(seed: u64, metadata: &'a Metadata) -> Self {
		let person = |n: u8| AccountId::new([n; 32]);
		let adversaries: Vec<_> = (1..=ADVERSARIES as u8).map(person).collect();
		let honest: Vec<_> = (101..=100 + HONEST as u8).map(person).collect();
		let people: Vec<_> = adversaries.iter().chain(&honest).cloned().collect();
		for who in &people {
			let dest = who.clone().into();
			assert_ok!(Balances::transfer_keep_alive(
				by(&Alice.to_account_id()),
				dest,
				2_000 * OVN
			));
		}
		let mut dice = Dice::new(seed);
		let bad =
			|places: &[usize]| places.iter().map(|n| adversaries[*n].clone()).collect::<Vec<_>>();
		let create = |parent, kind, founder: &AccountId, mut stewards: Vec<AccountId>| {
			let scope = pallet_networks::NextScope::<Runtime>::get();
			stewards.sort();
			let stewards = stewards.try_into().unwrap();
			let document = Document::default();
			assert_ok!(Networks::create_scope(by(founder), parent, kind, document, stewards));
			scope
		};
		let admit = |scope, who: &AccountId| {
			let _ = Networks::join(by(who), scope, None);
			let class = DecisionClass::Significant;
			assert_ok!(Networks::set_tier(decided(scope, class), scope, who.clone(), Tier::Member));
		};
		let parent = create(GLOBAL_SCOPE, ScopeKind::Network, &adversaries[0], bad(&[0, 1, 2]));
		for who in adversaries[1..].iter().chain(&honest[..2]) {
			admit(parent, who);
		}
		let sibling = create(parent, ScopeKind::Project, &adversaries[0], bad(&[0, 1, 2]));
		adversaries[1..4].iter().for_each(|who| admit(sibling, who));
		// Its only steward, one of it, or most of those who sign together.
		let stewards = match dice.roll(4) {
			0 => vec![honest[0].clone()],
			1 => bad(&[3]),
			2 => [bad(&[3]), vec![honest[0].clone()]].concat(),
			_ => [bad(&[3, 4]), vec![honest[0].clone()]].concat(),
		};
		let target = create(parent, ScopeKind::Project, &honest[0], stewards);
		for who in honest[1..].iter().chain(&adversaries[..INSIDE]) {
			admit(target, who);
		}
		// What they have to act with as members of another scope.
		for scope in [parent, sibling] {
			let (dest, value) = (account(scope).into(), 100 * OVN);
			assert_ok!(Balances::transfer_keep_alive(by(&adversaries[0]), dest, value));
		}
		let proxy = adversaries[5].clone().into();
		let kind = ProxyType::Contributor;
		assert_ok!(crate::Proxy::add_proxy(by(&honest[1]), proxy, kind, 0));
		wait(days(SEASON + 5));
		assert_eq!(Power::of(target).voters.len(), HONEST + INSIDE);
		let (admitted, done) = (Vec::new(), BTreeMap::new());
		Self {
			dice,
			metadata,
			parent,
			sibling,
			target,
			adversaries,
			honest,
			people,
			admitted,
			done,
		}
	}

	/// Any call that a scope can decide, mostly one of which it is the matter.
	fn decision(&mut self, scope: ScopeId) -> Option<RuntimeCall> {
		let mut drawn = None;
		for _ in 0..8 {
			drawn = self.draw(scope);
			let own = drawn.as_ref().is_some_and(|call| Policy::rule(scope, call).is_some());
			if own || self.dice.chance(5) {
				break;
			}
		}
		drawn
	}

	fn draw(&mut self, scope: ScopeId) -> Option<RuntimeCall> {
		let listed: Vec<&Described> =
			self.metadata.calls.iter().filter(|call| is_decided(call.name)).collect();
		// What changes who decides, more often than the rest.
		let wanted = ["set_stewards", "set_tier", "expel", "set_rules", "set_parameter"];
		let described = loop {
			let place = self.dice.roll(listed.len() as u64) as usize;
			let one = listed[place];
			if wanted.contains(&one.name.1) || self.dice.chance(25) {
				break one;
			}
		};
		let focus = Focus { scope, network: self.parent, ..Focus::default() };
		let mut draw = Draw::new(&mut self.dice, self.metadata, &self.people, focus);
		let mut call = draw.call(described)?;
		// Of this scope, as the others.
		use pallet_governance::Call as Votes;
		use pallet_networks::Call as Nets;
		match &mut call {
			RuntimeCall::Networks(
				Nets::join_as { as_scope, .. } | Nets::leave_as { as_scope, .. },
			)
			| RuntimeCall::Governance(
				Votes::vote_as { as_scope, .. }
				| Votes::enrol_as { as_scope, .. }
				| Votes::represent_as { as_scope, .. },
			) => *as_scope = scope,
			_ => {},
		}
		Some(call)
	}

	/// A call of one of the scopes that are the adversaries', as a member of the other one.
	fn as_scope(&mut self) -> Option<(ScopeId, RuntimeCall)> {
		let (scope, as_scope) = (self.target, self.dice.of(&[self.parent, self.sibling]));
		let representative = self.dice.of(&self.adversaries);
		let until = today() + self.dice.between(1, 180) as u32;
		Some((
			as_scope,
			match self.dice.roll(6) {
				0..=1 => pallet_networks::Call::join_as { scope, as_scope, agreement: None }.into(),
				2 => Call::enrol_as { scope, as_scope }.into(),
				3 => Call::represent_as { scope, as_scope, representative, until }.into(),
				_ => {
					let id = self.live()?;
					let (choice, reason) = (self.choice(), None);
					Call::vote_as { id, as_scope, choice, reason }.into()
				},
			},
		))
	}

	fn choice(&mut self) -> Choice {
		self.dice.of(&[Choice::Agree, Choice::Agree, Choice::Disagree, Choice::Abstain])
	}

	/// One of the last proposals of the scope.
	fn live(&mut self) -> Option<ProposalId> {
		let next = NextProposal::<Runtime>::get(self.target);
		let index = next.checked_sub(1 + self.dice.roll(4) as u32)?;
		Some(ProposalId { scope: self.target, index })
	}

	/// A proposal of any decision, under any template.
	fn proposal(&mut self) -> Option<RuntimeCall> {
		let scope = self.target;
		let count = self.dice.between(1, 2);
		let calls: Vec<RuntimeCall> = (0..count).filter_map(|_| self.decision(scope)).collect();
		let all = [Template::Consent, Template::Majority, Template::Special, Template::Emergency];
		let class = calls.iter().filter_map(|call| Policy::rule(scope, call)).map(|it| it.class);
		let template = match class.max() {
			Some(DecisionClass::Critical) if self.dice.chance(60) => Template::Special,
			Some(DecisionClass::Significant) if self.dice.chance(60) => Template::Majority,
			_ => self.dice.of(&all),
		};
		let action = Action::Inline(calls.encode().try_into().ok()?);
		let (document, supersedes, review) = (Document::default(), None, None);
		Some(Call::propose { scope, template, document, action, supersedes, review }.into())
	}

	/// What a voter does with proposals.
	fn ballot(&mut self) -> Option<RuntimeCall> {
		let id = self.live()?;
		let scope = self.target;
		let until = today() + self.dice.between(1, 180) as u32;
		let representative = self.dice.of(&self.people);
		Some(
			match self.dice.roll(16) {
				0..=3 => Call::back { id },
				4 => Call::escalate { id },
				5 => Call::call_again { id },
				6 => Call::represent { scope, representative, until },
				7..=8 => {
					// For whoever named anybody.
					let of = pallet_governance::Representatives::<Runtime>::iter_prefix(scope);
					let of: Vec<_> = of.map(|(who, _)| who).take(4).collect();
					let choice = self.choice();
					Call::vote_for { id, principals: of.try_into().ok()?, choice }
				},
				9 => Call::withdraw { id },
				10 => Call::vote { id, choice: Choice::Block, reason: Some(H256::zero()) },
				_ => Call::vote { id, choice: self.choice(), reason: None },
			}
			.into(),
		)
	}

	/// What ends, opens or is done because its time has come, by anybody.
	fn due(&mut self) -> Option<RuntimeCall> {
		let id = self.live()?;
		Some(match self.dice.roll(3) {
			0 => Call::close { id }.into(),
			1 => {
				let who = self.dice.of(&self.people);
				Call::strike { scope: self.target, who }.into()
			},
			_ => execution(id),
		})
	}

	/// The same call in another wrapping, by somebody.
	fn wrapped(&mut self, who: &AccountId, call: RuntimeCall) -> (AccountId, RuntimeCall) {
		match self.dice.roll(8) {
			0 => {
				let calls = vec![call];
				(who.clone(), pallet_utility::Call::batch_all { calls }.into())
			},
			1 => {
				let index = self.dice.roll(2) as u16;
				let call = Box::new(call);
				(who.clone(), pallet_utility::Call::as_derivative { index, call }.into())
			},
			2 => {
				// The proxy of one of the others.
				let real = self.honest[1].clone().into();
				let call = Box::new(call);
				let proxy = pallet_proxy::Call::proxy { real, force_proxy_type: None, call };
				(self.adversaries[5].clone(), proxy.into())
			},
			3 => {
				let mut others: Vec<_> =
					self.people.iter().filter(|other| *other != who).take(2).cloned().collect();
				others.sort();
				let max_weight = call.get_dispatch_info().call_weight;
				let multi = pallet_multisig::Call::as_multi {
					threshold: 2,
					other_signatories: others,
					maybe_timepoint: None,
					call: Box::new(call),
					max_weight,
				};
				(who.clone(), multi.into())
			},
			_ => (who.clone(), call),
		}
	}

	/// One of the others lets an adversary vote for it, or an adversary does.
	fn representation(&mut self) -> Option<Deed> {
		let (scope, until) = (self.target, today() + self.dice.between(1, 180) as u32);
		let of: Vec<_> =
			pallet_governance::Representatives::<Runtime>::iter_prefix(scope).take(8).collect();
		if let Some((principal, of)) = self.dice.any(&of).filter(|_| self.dice.chance(70)) {
			let (id, choice) = (self.live()?, self.choice());
			let (who, principals) = (of.representative, vec![principal].try_into().ok()?);
			let call = Call::vote_for { id, principals, choice }.into();
			return Some(Deed { origin: by(&who), call, who: Some(who), foreign: false });
		}
		let (who, place) = (self.dice.of(&self.honest), self.dice.roll(INSIDE as u64) as usize);
		let representative = self.adversaries[place].clone();
		let call = Call::represent { scope, representative, until }.into();
		Some(Deed { origin: by(&who), call, who: Some(who), foreign: false })
	}

	/// Friends come, and those who hold its posts make them members: the scopes above and beside it, too.
	fn friend(&mut self, bad: AccountId) -> Option<Deed> {
		let scope = self.target;
		let call = match self.dice.roll(8) {
			0..=2 => pallet_networks::Call::join { scope, agreement: None }.into(),
			3 => Call::enrol { scope }.into(),
			4 if self.dice.chance(20) => pallet_networks::Call::leave { scope }.into(),
			_ => {
				let stewards = Power::of(scope).stewards;
				let joint = Networks::joint_account(&stewards.clone().try_into().unwrap());
				let steward = stewards.into_iter().find(|who| self.adversaries.contains(who))?;
				let by_whom = joint.unwrap_or(steward);
				let mut friends = self.adversaries.clone();
				friends.extend([account(self.parent), account(self.sibling)]);
				let (who, tier) = (self.dice.of(&friends), Tier::Member);
				let call = pallet_networks::Call::set_tier { scope, who, tier }.into();
				let (origin, who) = (by(&by_whom), Some(by_whom));
				return Some(Deed { origin, call, who, foreign: false });
			},
		};
		Some(Deed { origin: by(&bad), call, who: Some(bad), foreign: false })
	}

	/// Draws what is done next.
	fn deed(&mut self) -> Option<Deed> {
		let classes =
			[DecisionClass::Standard, DecisionClass::Significant, DecisionClass::Critical];
		let scope = self.target;
		let bad = self.dice.of(&self.adversaries);
		match self.dice.roll(100) {
			// What another scope decides, or all its stewards sign, about this one.
			0..=17 => {
				let call = self.decision(scope)?;
				let other = self.dice.of(&[self.parent, self.sibling, GLOBAL_SCOPE]);
				// The global scope is not theirs in its own matters.
				if Policy::rule(GLOBAL_SCOPE, &call).is_some() {
					return None;
				}
				let origin = if self.dice.chance(70) || other == GLOBAL_SCOPE {
					decided(other, self.dice.of(&classes))
				} else {
					let stewards = Power::of(other).stewards.try_into().unwrap();
					by(&Networks::joint_account(&stewards)?)
				};
				Some(Deed { origin, call, who: None, foreign: true })
			},
			18..=37 => {
				let call = self.decision(scope)?;
				// The joint account of its own stewards, if most of these are adversaries.
				let stewards = Power::of(scope).stewards;
				let most = stewards.iter().filter(|who| self.adversaries.contains(who)).count();
				let joint = Networks::joint_account(&stewards.clone().try_into().unwrap());
				if let Some(joint) = joint.filter(|_| most * 2 > stewards.len()) {
					if self.dice.chance(50) {
						let (origin, who) = (by(&joint), Some(joint));
						return Some(Deed { origin, call, who, foreign: false });
					}
				}
				let bad = self.dice.any(&stewards).filter(|who| self.adversaries.contains(who));
				let bad = bad.unwrap_or_else(|| self.dice.of(&self.adversaries));
				let (who, call) = self.wrapped(&bad, call);
				Some(Deed { origin: by(&who), call, who: Some(who), foreign: false })
			},
			38..=45 => {
				let call = self.proposal()?;
				let who = self.dice.of(&self.people);
				let (who, call) = self.wrapped(&who, call);
				Some(Deed { origin: by(&who), call, who: Some(who), foreign: false })
			},
			46..=49 => self.representation(),
			50..=61 => {
				let call = self.ballot()?;
				let (who, call) = self.wrapped(&bad, call);
				Some(Deed { origin: by(&who), call, who: Some(who), foreign: false })
			},
			62..=69 => {
				let (as_scope, call) = self.as_scope()?;
				let origin = decided(as_scope, self.dice.of(&classes));
				let who = Some(account(as_scope));
				Some(Deed { origin, call, who, foreign: false })
			},
			70..=83 => {
				let who = self.dice.of(&self.honest);
				let call = match self.dice.roll(40) {
					0 => pallet_networks::Call::leave { scope }.into(),
					1..=2 => pallet_networks::Call::join { scope, agreement: None }.into(),
					3 => Call::enrol { scope }.into(),
					4..=6 => Call::confirm { scope }.into(),
					_ => self.ballot()?,
				};
				Some(Deed { origin: by(&who), call, who: Some(who), foreign: false })
			},
			84..=89 => self.friend(bad),
			_ => {
				match self.dice.roll(10) {
					0..=2 => wait(hours(1) * self.dice.between(1, 20) as u32),
					3..=5 => wait(days(1) * self.dice.between(1, 5) as u32),
					6 => wait(days(1) * self.dice.between(5, 40) as u32),
					_ => {},
				}
				let call = self.due()?;
				Some(Deed { origin: by(&bad), call, who: Some(bad), foreign: false })
			},
		}
	}

	/// Something is done, or many take part in a decision.
	fn step(&mut self) {
		if self.dice.chance(12) {
			self.vote_together();
		} else if let Some(deed) = self.deed() {
			self.perform(deed);
		}
	}

	fn sign(&mut self, who: &AccountId, call: impl Into<RuntimeCall>) {
		let (origin, who) = (by(who), Some(who.clone()));
		self.perform(Deed { origin, call: call.into(), who, foreign: false });
	}

	/// The others look at a proposal, and vote as they find it; in the end it is closed and done.
	fn vote_together(&mut self) {
		let Some(id) = self.live() else { return };
		let status = |id: ProposalId| Some(Proposals::<Runtime>::get(id.scope, id.index)?.status);
		let (honest, like) = (self.honest.clone(), self.dice.roll(101));
		if let Some(Status::Seeking { .. }) = status(id) {
			let who = self.dice.of(&honest);
			self.sign(&who, Call::back { id });
		}
		if let Some(Status::Voting { closes_at, .. }) = status(id) {
			for who in self.people.clone() {
				let bad = self.adversaries.contains(&who);
				let choice =
					if bad || self.dice.chance(like) { Choice::Agree } else { Choice::Disagree };
				self.sign(&who, Call::vote { id, choice, reason: None });
			}
			if let Some((as_scope, call)) = self.as_scope() {
				let origin = decided(as_scope, DecisionClass::Critical);
				let who = Some(account(as_scope));
				self.perform(Deed { origin, call, who, foreign: false });
			}
			System::set_block_number(closes_at.max(System::block_number()));
			let who = self.dice.of(&honest);
			self.sign(&who, Call::close { id });
		}
		if let Some(Status::Passed { from, .. }) = status(id) {
			if self.dice.chance(90) {
				System::set_block_number(from.max(System::block_number()));
			}
			let who = self.dice.of(&self.adversaries);
			let call = execution(id);
			self.sign(&who, call);
		}
	}

	/// Does something, and looks what has changed.
	fn perform(&mut self, deed: Deed) {
		let before = Power::of(self.target);
		System::reset_events();
		let Deed { origin, call, who, foreign } = deed;
		let name = super::policy::name(&call);
		let owned = Policy::rule(self.target, &call).is_some();
		let result: DispatchResult =
			call.clone().dispatch(origin).map(|_| ()).map_err(|error| error.error);
		assert!(
			!(foreign && owned && result.is_ok()),
			"another scope decided {call:?} of the one below or beside it"
		);
		if result.is_ok() {
			*self.done.entry(name.1).or_default() += 1;
		}
		self.look(&before, who.as_ref(), &call, result);
	}

	/// Looks at who can decide on critical matters now.
	fn look(
		&mut self,
		before: &Power,
		who: Option<&AccountId>,
		call: &RuntimeCall,
		result: DispatchResult,
	) {
		let after = Power::of(self.target);
		let told = || format!("{who:?} {call:?} {result:?}");
		let events: Vec<_> = System::events().into_iter().map(|record| record.event).collect();
		let mut critical = false;
		let mut voted = false;
		for event in &events {
			if let RuntimeEvent::Governance(Event::Executed { id }) = event {
				if id.scope == self.target {
					let proposal = Proposals::<Runtime>::get(id.scope, id.index).unwrap();
					let strong =
						matches!(proposal.template, Template::Special | Template::Emergency);
					let is_critical = proposal.class == DecisionClass::Critical;
					assert!(strong || !is_critical, "a weak template decided: {}", told());
					let poll = proposal.poll.unwrap();
					assert!(poll.heads.agree * 2 > poll.heads.sum(), "{}", told());
					critical |= is_critical;
					voted = true;
					*self.done.entry("executed").or_default() += 1;
					if critical {
						*self.done.entry("executed what is critical").or_default() += 1;
					}
				}
			}
		}
		if after != *before {
			assert_eq!((after.by_stewards, before.by_stewards), (false, false), "{}", told());
			let rules = (&after.rules, &after.stewards, after.closed)
				== (&before.rules, &before.stewards, before.closed);
			assert!(rules || critical, "rules or stewards changed: {}", told());
		}
		for event in &events {
			match event {
				RuntimeEvent::Governance(Event::Struck { scope, who: gone, why, .. })
					if *scope == self.target =>
				{
					let fair = match why {
						StrikeReason::NotMember => {
							// By its own will, which may be that of whom it lets sign.
							let own = who == Some(gone) || self.adversaries.contains(gone);
							own || critical
								|| *gone == account(self.parent)
								|| *gone == account(self.sibling)
						},
						StrikeReason::Dormant => {
							let decided = before.rules.and_then(|of| of.on(today()));
							let rules = decided.unwrap_or_default();
							today() - before.voters[gone] >= u32::from(rules.dormancy)
						},
						StrikeReason::Bot => {
							<Networks as Agents<AccountId>>::kind(gone) == Some(AgentKind::Bot)
						},
					};
					assert!(fair, "{gone:?} lost its vote ({why:?}): {}", told());
				},
				RuntimeEvent::Networks(pallet_networks::Event::TierSet { scope, tier, .. })
					if *scope == self.target && *tier == Tier::Member =>
				{
					self.admitted.push((today(), !voted));
					*self.done.entry("admitted").or_default() += 1;
				},
				_ => {},
			}
		}
		self.admitted.retain(|(day, _)| day + SEASON > today());
		let (came, by_stewards) =
			(self.admitted.len(), self.admitted.iter().filter(|(_, stewards)| *stewards).count());
		if result.is_ok() {
			let others = after.voters.len().saturating_sub(came);
			// Who leaves makes them no fewer afterwards.
			let others = others.max(before.voters.len().saturating_sub(came));
			let grew = after.voters.keys().any(|who| !before.voters.contains_key(who));
			assert!(!grew || came <= (others / 2).max(10), "too many came: {}", told());
			assert!(
				!grew || by_stewards <= (others / 4).max(2),
				"stewards let many in: {}",
				told()
			);
		}
		self.count_ballots();
	}

	/// Nobody has two ballots on anything, and no more are counted than vote.
	fn count_ballots(&self) {
		let scope = self.target;
		for (index, proposal) in Proposals::<Runtime>::iter_prefix(scope) {
			let (Some(poll), Status::Voting { .. }) = (&proposal.poll, &proposal.status) else {
				continue;
			};
			let id = ProposalId { scope, index };
			let cast: BTreeSet<_> = Ballots::<Runtime>::iter_key_prefix(id).collect();
			assert_eq!(poll.heads.sum(), cast.len() as u128, "as many are counted as were cast");
			assert!(poll.heads.sum() <= poll.electors.into(), "more have cast than vote");
		}
	}

	fn check(&self) {
		#[cfg(feature = "try-runtime")]
		{
			assert_ok!(Governance::do_try_state());
			assert_ok!(Networks::do_try_state());
		}
	}
}

/// The call that does what was decided.
fn execution(id: ProposalId) -> RuntimeCall {
	let calls = pallet_governance::Calls::<Runtime>::get(id.scope, id.index).unwrap_or_default();
	let calls: Vec<RuntimeCall> = codec::Decode::decode(&mut calls.as_slice()).unwrap_or_default();
	let max_weight = calls
		.iter()
		.fold(Weight::zero(), |sum, call| sum.saturating_add(call.get_dispatch_info().call_weight));
	Call::execute { id, max_weight }.into()
}

/// Closes what is due in a scope.
fn close_all(scope: ScopeId, by: &RuntimeOrigin) {
	let all: Vec<u32> = Proposals::<Runtime>::iter_key_prefix(scope).collect();
	for index in all {
		let _ = Governance::close(by.clone(), ProposalId { scope, index });
	}
}

/// Lets all voters of a scope decide on its rules by special decision; after how many days they had.
fn decide(scope: ScopeId) -> Option<u32> {
	let began = today();
	let anybody = by(&Alice.to_account_id());
	let voters: Vec<AccountId> = Voters::<Runtime>::iter_key_prefix(scope).collect();
	// A scope votes by the decisions of its own members.
	let voters: Vec<_> =
		voters.into_iter().filter(|who| Balances::free_balance(who) > OVN).collect();
	if voters.is_empty() {
		// Stewards make others members.
		return Some(0);
	}
	let calls: Vec<RuntimeCall> =
		vec![Call::set_rules { scope, rules: Rules::default(), until: None }.into()];
	for _ in 0..6 {
		close_all(scope, &anybody);
		let id = ProposalId { scope, index: NextProposal::<Runtime>::get(scope) };
		let proposed = voters.iter().any(|who| {
			let action = Action::Inline(calls.encode().try_into().unwrap());
			let (template, document) = (Template::Special, Document::default());
			Governance::propose(by(who), scope, template, document, action, None, None).is_ok()
		});
		if !proposed {
			// They stand for as many as they can, until these end.
			wait(days(15));
			continue;
		}
		let status = || Proposals::<Runtime>::get(scope, id.index).unwrap().status;
		for who in &voters {
			if matches!(status(), Status::Seeking { .. }) {
				let _ = Governance::back(by(who), id);
			}
		}
		for who in &voters {
			let _ = Governance::vote(by(who), id, Choice::Agree, None);
		}
		if let Status::Voting { closes_at, .. } = status() {
			System::set_block_number(closes_at);
			assert_ok!(Governance::close(anybody.clone(), id));
		}
		if let Status::Passed { from, .. } = status() {
			System::set_block_number(from.max(System::block_number()));
			let max_weight = calls[0].get_dispatch_info().call_weight;
			assert_ok!(Governance::execute(anybody.clone(), id, max_weight));
			if matches!(status(), Status::Ended { ending: Ending::Executed, .. }) {
				return Some(today() - began);
			}
		}
		// Who came lately votes on special matters after a season.
		wait(days(SEASON + 1));
	}
	None
}

fn given(name: &str) -> Option<u64> {
	env::var(name).ok().and_then(|value| value.parse().ok())
}

#[test]
fn adversaries_above_beside_and_inside_take_no_scope_and_stall_none() {
	let seed = given("OVN_ADVERSARIES_SEED").unwrap_or(20_261_130);
	let lives = given("OVN_ADVERSARIES").unwrap_or(LIVES);
	let metadata = Metadata::new();
	let mut done = BTreeMap::<&str, u32>::new();
	let (mut steps, mut longest) = (0, 0);
	for life in 0..lives {
		println!("seed {seed}, life {life}");
		new_chain("development").execute_with(|| {
			block([]);
			let mut town = Town::new(seed.wrapping_add(life.wrapping_mul(0x1000_0001)), &metadata);
			for step in 0..STEPS {
				town.step();
				if step % 40 == 0 {
					town.check();
				}
			}
			town.check();
			steps += STEPS;
			for scope in [town.target, town.parent, town.sibling] {
				if Power::of(scope).closed {
					continue;
				}
				let took = with_transaction(|| {
					TransactionOutcome::Rollback(Ok::<_, DispatchError>(decide(scope)))
				})
				.unwrap();
				let took = took.unwrap_or_else(|| panic!("scope {scope} decides nothing any more"));
				longest = longest.max(took);
			}
			for (what, count) in &town.done {
				*done.entry(what).or_default() += count;
			}
		});
	}
	println!(
		"{steps} steps in {lives} lives; special decisions took {longest} days at most: {done:?}"
	);
	// So that it shows if what is tried never gets anywhere.
	for what in ["propose", "back", "vote", "executed", "admitted"] {
		assert!(done.contains_key(what), "{what} never succeeded: {done:?}");
	}
	if lives >= 100 {
		for what in ["executed what is critical", "join_as", "vote_as", "represent", "vote_for"] {
			assert!(done.contains_key(what), "{what} never succeeded: {done:?}");
		}
	}
}
