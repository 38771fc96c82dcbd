// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain, the people on it, and their transactions: signed, charged and dispatched as in a block of a node.

use super::{
	coverage::Coverage,
	dice::Dice,
	draw::{is_beyond, Described, Draw, Metadata, Name},
	focus::{Focus, Subject},
	ledger::Ledger,
	likely, money,
};
use crate::{
	constants::{
		currency::OVN,
		time::{days, hours, SLOT_DURATION},
	},
	tests::{
		chain::{current_slot, header_in_slot},
		recording,
	},
	AccountId, Balances, Executive, Hash, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
	SignedPayload, System, TransactionPayment, TxExtension, UncheckedExtrinsic,
};
use codec::Encode;
use frame_support::{dispatch::GetDispatchInfo, storage::storage_prefix, traits::GetCallMetadata};
use sp_core::{sr25519, Pair};
use sp_runtime::{
	generic::Era, traits::Dispatchable, transaction_validity::TransactionValidityError,
	ApplyExtrinsicResult, DispatchError, MultiSignature,
};
use std::collections::{BTreeMap, BTreeSet};

/// Those who have money, those who have little, and those who have none.
const RICH: usize = 14;
const POOR: usize = 3;
const PENNILESS: usize = 3;

/// What has to come about in a long run, and what no call tells by itself.
pub const OUTCOMES: [&str; 5] = [
	"a meter reported a use",
	"a use that a meter reported was settled",
	"a technician was paid for a use",
	"a technician was paid for a use that a meter reported",
	"a scope executed what it had decided",
];

/// How often what a call touches is counted in any case; afterwards now and then.
const OFTEN: u64 = 30;

/// Which kind of person signs.
const STEWARD: usize = 0;
const TOGETHER: usize = 1;
const MEMBER: usize = 2;
const INVOLVED: usize = 3;
const ANYBODY: usize = 4;

pub struct World<'a> {
	pub dice: Dice,
	pub metadata: &'a Metadata,
	pub coverage: &'a mut Coverage,
	pub people: Vec<AccountId>,
	keys: BTreeMap<AccountId, sr25519::Pair>,
	ledger: Ledger,
	/// How many transactions there were.
	pub steps: u32,
	/// Calls that return a weight of their own.
	variable: BTreeSet<Name>,
	/// What is being done, for the message of a panic.
	doing: &'static str,
	call: Option<(AccountId, RuntimeCall)>,
	/// Uses that a meter reported and that are not settled.
	metered: BTreeSet<(u64, u64)>,
	/// After so many transactions all invariants are checked, in the middle of a block.
	inside: u32,
	checked: u32,
	/// Whether a session began in this block, which then has no room for transactions.
	rotated: bool,
	/// Whether to say what is done before it is done.
	trace: bool,
	title: String,
}

impl Drop for World<'_> {
	fn drop(&mut self) {
		if std::thread::panicking() {
			eprintln!("{}, step {}: {} {:?}", self.title, self.steps, self.doing, self.call);
		}
	}
}

/// What an error is called.
pub fn named(metadata: &Metadata, error: &DispatchError) -> String {
	match error {
		DispatchError::Module(module) => metadata
			.errors
			.get(&(module.index, module.error[0]))
			.cloned()
			.unwrap_or_else(|| format!("{module:?}")),
		DispatchError::Other(text) => format!("Other({text})"),
		other => format!("{other:?}"),
	}
}

impl<'a> World<'a> {
	/// A chain of a few people with money and assets. To be called in an open block.
	pub fn new(
		seed: u64,
		title: String,
		metadata: &'a Metadata,
		coverage: &'a mut Coverage,
	) -> Self {
		let pairs: Vec<sr25519::Pair> = (0..RICH + POOR + PENNILESS)
			.map(|n| match n {
				0 => "//Alice".to_string(),
				_ => format!("//Fuzz//{n}"),
			})
			.map(|uri| sr25519::Pair::from_string(&uri, None).unwrap())
			.collect();
		let people: Vec<AccountId> =
			pairs.iter().map(|pair| AccountId::from(pair.public())).collect();
		let keys = people.iter().cloned().zip(pairs).collect();
		Self {
			dice: Dice::new(seed),
			metadata,
			coverage,
			people,
			keys,
			ledger: Ledger::default(),
			steps: 0,
			variable: BTreeSet::new(),
			doing: "",
			call: None,
			metered: BTreeSet::new(),
			inside: super::given("OVN_FUZZ_INSIDE").map_or(super::INSIDE, |every| every as u32),
			checked: 0,
			rotated: false,
			trace: std::env::var("OVN_FUZZ_TRACE").is_ok(),
			title,
		}
	}

	/// Gives money and assets to people.
	pub fn found(&mut self) {
		self.open_block(1);
		let alice = RuntimeOrigin::signed(self.people[0].clone());
		for (n, who) in self.people.clone().into_iter().enumerate().skip(1) {
			let value = match n {
				_ if n < RICH => 60_000 * OVN,
				_ if n < RICH + POOR => OVN,
				_ => break,
			};
			Balances::transfer_keep_alive(alice.clone(), who.into(), value).unwrap();
		}
		for (asset, decimals) in [(1_u32, 6_u8), (2, 12), (3, 0)] {
			let owner = self.people[asset as usize].clone();
			let by = RuntimeOrigin::signed(owner.clone());
			crate::Assets::create(by.clone(), asset.into(), owner.into(), 10).unwrap();
			let (name, symbol) = (b"Asset".to_vec(), b"AST".to_vec());
			crate::Assets::set_metadata(by.clone(), asset.into(), name, symbol, decimals).unwrap();
			for who in self.people.iter().take(RICH).cloned() {
				let amount = 1_000_000 * 10_u128.pow(decimals.into());
				crate::Assets::mint(by.clone(), asset.into(), who.into(), amount).unwrap();
			}
		}
		self.close_block();
		self.ledger = Ledger::of_the_chain();
	}

	/// Opens the block that comes so many slots later, or the one before it for which a call is scheduled. Longer
	/// times pass at once: nothing happens in the blocks between but that they are made.
	fn open_block(&mut self, later: u32) {
		let now = System::block_number();
		let scheduled = pallet_scheduler::Agenda::<Runtime>::iter_keys().filter(|when| *when > now);
		let number = scheduled.fold(now + later, u32::min);
		let later = number - now;
		// The scheduler would look through the agendas of all blocks between.
		pallet_scheduler::IncompleteSince::<Runtime>::put(number);
		let parent =
			if System::block_number() == 0 { Hash::repeat_byte(69) } else { System::parent_hash() };
		let slot = current_slot() + u64::from(later);
		System::set_block_number(number - 1);
		Executive::initialize_block(&header_in_slot(0, slot, number, parent));
		let now = pallet_timestamp::Call::set { now: slot * SLOT_DURATION };
		Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(now.into())).unwrap().unwrap();
	}

	fn close_block(&mut self) {
		use frame_support::dispatch::DispatchClass::{Mandatory, Normal, Operational};
		let limits = crate::configs::system::RuntimeBlockWeights::get();
		Executive::finalize_block();
		let used = frame_system::BlockWeight::<Runtime>::get();
		for class in [Normal, Operational, Mandatory] {
			let most = limits.get(class).max_total.unwrap_or(limits.max_block);
			if class == Mandatory && self.rotated {
				// A session begins: the pallet takes the block to itself.
				continue;
			}
			assert!(used.get(class).all_lte(most), "{class:?} took {} of a block", used.get(class));
		}
	}

	/// The events that came since the last call. They are looked at once, so that a long block takes no longer.
	fn events() -> Vec<RuntimeEvent> {
		let events = System::read_events_no_consensus().map(|record| record.event).collect();
		// Not `System::reset_events`, which looks for topics in the whole state.
		for item in [b"Events".as_slice(), b"EventCount"] {
			frame_support::storage::unhashed::kill(&storage_prefix(b"System", item));
		}
		events
	}

	fn follow(&mut self, signer: Option<&AccountId>) -> Vec<RuntimeEvent> {
		let events = Self::events();
		self.ledger.follow(&events, signer);
		events.iter().for_each(|event| self.notice(event));
		events
	}

	/// Notes what came about of several calls.
	fn notice(&mut self, event: &RuntimeEvent) {
		use pallet_usage::{Event::*, Reporter};
		match event {
			RuntimeEvent::Usage(UseReported { resource, number, by, .. }) => {
				if matches!(by, Reporter::Meter(_)) {
					self.metered.insert((*resource, *number));
					self.coverage.came_about(OUTCOMES[0]);
				}
			},
			RuntimeEvent::Usage(UseSettled { resource, number, figures, paid, .. }) => {
				let metered = self.metered.remove(&(*resource, *number));
				let helped = figures.technician.is_some() && paid.technician > 0;
				for (came, what) in
					[metered, helped, metered && helped].into_iter().zip(&OUTCOMES[1..])
				{
					if came {
						self.coverage.came_about(what);
					}
				}
			},
			_ => {},
		}
	}

	/// The next block of some transactions, or one much later.
	pub fn block(&mut self) {
		let later = match self.dice.roll(100) {
			0..=64 => 1,
			65..=89 => self.dice.between(1, hours(8).into()) as u32,
			90..=98 => days(1) * self.dice.between(1, 4) as u32,
			_ => days(1) * self.dice.between(5, 30) as u32,
		};
		self.say("a block begins", None);
		self.begin(later);
		if self.rotated {
			self.end();
			self.begin(1);
		}
		for _ in 0..self.dice.between(10, 40) {
			self.step();
			if self.steps / self.inside > self.checked {
				// Whatever is still to be done when the block has room for it.
				self.checked = self.steps / self.inside;
				self.check_invariants();
				money::check_pots();
			}
		}
		self.say("a block ends", None);
		self.end();
		money::check_pots();
	}

	fn begin(&mut self, later: u32) {
		use pallet_session::Event::NewSession;
		self.open_block(later);
		let events = self.follow(None);
		self.rotated =
			events.iter().any(|it| matches!(it, RuntimeEvent::Session(NewSession { .. })));
	}

	fn end(&mut self) {
		self.close_block();
		self.follow(None);
	}

	/// Notes what is being done.
	fn say(&mut self, doing: &'static str, call: Option<(AccountId, RuntimeCall)>) {
		if self.trace {
			eprintln!("{} {doing} {call:?}", self.steps);
		}
		(self.doing, self.call) = (doing, call);
	}

	/// All invariants of all pallets; ours first, because they say which one is broken.
	fn check_invariants(&mut self) {
		#[cfg(feature = "try-runtime")]
		{
			use frame_support::traits::{TryState, TryStateSelect};
			type All = crate::AllPalletsWithSystem;
			let ours = [
				("networks", crate::Networks::do_try_state()),
				("contributions", crate::Contributions::do_try_state()),
				("evaluation", crate::Evaluation::do_try_state()),
				("shares", crate::Shares::do_try_state()),
				("value-equation", crate::ValueEquation::do_try_state()),
				("custody", crate::Custody::do_try_state()),
				("usage", crate::Usage::do_try_state()),
				("crowdfunding", crate::Crowdfunding::do_try_state()),
				("budgeting", crate::Budgeting::do_try_state()),
				("settlement", crate::Settlement::do_try_state()),
				("fiat", crate::Fiat::do_try_state()),
				("firms", crate::Firms::do_try_state()),
				("governance", crate::Governance::do_try_state()),
			];
			for (pallet, checked) in ours {
				if let Err(error) = checked {
					panic!("the state of {pallet} breaks an invariant: {error:?}");
				}
			}
			// An announced sale is shared by contracts of its scope, which take a fifth together at most.
			for sale in pallet_firms::Announcements::<Runtime>::iter_values() {
				use pallet_settlement::{Contracts, Gives};
				let rates = sale.terms.shares.iter().map(|id| {
					let terms = Contracts::<Runtime>::get(id).expect("it was signed").terms;
					assert_eq!(terms.payer, ovn_primitives::Party::Scope(sale.scope));
					match terms.gives {
						Gives::Share(share) => share.rate,
						Gives::Licence(_) => panic!("{id} is a licence"),
					}
				});
				let parts = rates.map(|rate| {
					u64::from(rate.numerator()) * 1_000_000_000 / u64::from(rate.denominator())
				});
				assert!(parts.sum::<u64>() <= 200_000_000, "{:?} take more", sale.terms);
			}
			// What one pallet keeps of another's: the weight of voters is their reputation, and
			// voters are members.
			for (scope, who, voter) in pallet_governance::Voters::<Runtime>::iter() {
				use ovn_primitives::traits::{Membership, Reputation, Scopes};
				type Who = AccountId;
				let network = <crate::Networks as Scopes<Who>>::network(scope) == Some(scope);
				let shares = <crate::Evaluation as Reputation<Who>>::shares(scope, &who);
				assert_eq!(voter.weight, if network { shares } else { 0 }, "{who} in {scope}");
				let tier = <crate::Networks as Membership<Who>>::tier(scope, &who);
				assert_eq!(tier, Some(ovn_primitives::Tier::Member), "{who} in {scope}");
			}
			let now = System::block_number();
			let checked = <All as TryState<_>>::try_state(now, TryStateSelect::All);
			if let Err(error) = checked {
				use frame_support::traits::PalletsInfoAccess;
				let names = All::infos().into_iter().map(|pallet| pallet.name);
				let broken = names.filter(|name| {
					let only = TryStateSelect::Only(vec![name.as_bytes().to_vec()]);
					<All as TryState<_>>::try_state(now, only).is_err()
				});
				let broken: Vec<_> = broken.collect();
				panic!("the state of {broken:?} breaks an invariant: {error:?}");
			}
		}
	}

	/// All invariants of all pallets, and every account.
	pub fn check_all(&mut self) {
		self.say("the state is checked", None);
		self.check_invariants();
		self.ledger.check_all();
		money::check_deposits();
	}

	fn step(&mut self) {
		match self.dice.roll(1_000) {
			0..=4 => self.nobody(),
			5..=9 => self.refused(),
			10..=34 => self.root(),
			35..=574 => {
				if let Some((who, call)) = likely::next(self) {
					self.doing(who, call);
				}
			},
			_ => self.anything(),
		}
	}

	/// Any call, by somebody who may have a say.
	fn anything(&mut self) {
		let metadata = self.metadata;
		let call = self.pick();
		let focus = Focus::draw(&mut self.dice, call.subject);
		let Some(drawn) = self.draw(focus.clone(), call, false) else { return };
		let by = self.by(call.name);
		let stewards = focus.stewards();
		let list = match by {
			STEWARD => stewards.clone(),
			TOGETHER => return self.together(&stewards, drawn, Some(by)),
			MEMBER => focus.members(),
			INVOLVED => focus.involved(call.name),
			ANYBODY => Vec::new(),
			_ => unreachable!("there are five kinds of signers"),
		};
		let who = self.dice.any(&list).filter(|who| self.keys.contains_key(who));
		let who = who.unwrap_or_else(|| self.person());
		let drawn = match self.dice.roll(100) {
			0..=3 => {
				let mut calls = vec![drawn];
				for _ in 0..self.dice.roll(3) {
					let other =
						&metadata.calls[self.dice.roll(metadata.calls.len() as u64) as usize];
					calls.extend(self.draw(focus.clone(), other, false));
				}
				match self.dice.roll(3) {
					0 => pallet_utility::Call::batch { calls }.into(),
					1 => pallet_utility::Call::batch_all { calls }.into(),
					_ => pallet_utility::Call::force_batch { calls }.into(),
				}
			},
			_ => drawn,
		};
		self.apply(who, drawn, Some(by));
	}

	fn draw(&mut self, focus: Focus, call: &Described, root: bool) -> Option<RuntimeCall> {
		let people = self.people.clone();
		let mut draw = Draw::new(&mut self.dice, self.metadata, &people, focus);
		draw.root = root;
		draw.call(call)
	}

	/// A call, more often one that did not succeed yet.
	fn pick(&mut self) -> &'a Described {
		let metadata = self.metadata;
		let coverage = &*self.coverage;
		let weight = |call: &Described| -> u64 {
			let base = match call.name {
				("Networks", "close_scope" | "suspend") => 1,
				("Networks", "expel" | "leave" | "close_pot" | "drop_asset" | "set_stewards") => 3,
				("Contributions", "retire_kind") => 3,
				("Crowdfunding", "cancel") => 2,
				("Custody", "deprecate" | "hibernate") => 3,
				("Networks" | "Contributions" | "Evaluation" | "Shares" | "ValueEquation", _)
				| (
					"Custody" | "Usage" | "Crowdfunding" | "Budgeting" | "Fiat" | "Firms"
					| "Governance" | "Settlement",
					_,
				) => 10,
				("Assets", "start_destroy" | "freeze_asset") => 1,
				("Balances" | "Assets" | "Utility" | "Multisig" | "Proxy", _) => 3,
				_ => 1,
			};
			base * if coverage.succeeded(call.name) == 0 { 3 } else { 1 }
		};
		let place = self.dice.weighted(metadata.calls.iter().map(weight));
		&metadata.calls[place]
	}

	/// The kind of signer, more often one with whom the call succeeded.
	fn by(&mut self, name: Name) -> usize {
		let tally = self.coverage.calls.get(&name).map(|it| it.by).unwrap_or_default();
		self.dice.weighted(tally.iter().map(|(tried, succeeded)| 6 + 94 * succeeded / (tried + 1)))
	}

	/// What is likely to succeed, by this person: by the joint account where the stewards have one and one alone
	/// could not decide.
	fn doing(&mut self, who: AccountId, call: RuntimeCall) {
		if self.keys.contains_key(&who) {
			self.apply(who, call, None);
		} else {
			for scope in 0..pallet_networks::NextScope::<Runtime>::get() {
				let focus = Focus { scope, ..Focus::default() };
				let stewards = focus.stewards();
				let bounded = stewards.clone().try_into().unwrap();
				if crate::Networks::joint_account(&bounded).as_ref() == Some(&who) {
					return self.together(&stewards, call, None);
				}
			}
		}
	}

	/// The majority of the stewards signs, one after the other.
	fn together(&mut self, stewards: &[AccountId], call: RuntimeCall, by: Option<usize>) {
		let able: Vec<AccountId> =
			stewards.iter().filter(|who| self.keys.contains_key(who)).cloned().collect();
		let threshold = stewards.len() / 2 + 1;
		if stewards.len() < 3 || able.len() < threshold {
			let who = self.dice.any(&able).unwrap_or_else(|| self.dice.of(&self.people));
			return self.apply(who, call, by);
		}
		let name = name_of(&call);
		let mut when = None;
		for (place, who) in able.iter().take(threshold).enumerate() {
			let at = pallet_multisig::Timepoint {
				height: System::block_number(),
				index: System::extrinsic_index().unwrap_or(0),
			};
			let others = stewards.iter().filter(|other| *other != who).cloned().collect();
			let wrapped = pallet_multisig::Call::as_multi {
				threshold: threshold as u16,
				other_signatories: others,
				maybe_timepoint: when,
				call: Box::new(call.clone()),
				max_weight: call.get_dispatch_info().call_weight,
			};
			let events = self.send(who.clone(), wrapped.into(), None);
			if place == 0 {
				when = Some(at);
			}
			let executed = events.iter().find_map(|event| match event {
				RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted {
					result, ..
				}) => Some(result.map_err(|error| named(self.metadata, &error))),
				_ => None,
			});
			if let Some(result) = executed {
				self.coverage.note(name, by, result);
			}
		}
	}

	/// Somebody, seldom one of those who have little or nothing.
	pub fn person(&mut self) -> AccountId {
		let most = if self.dice.chance(90) { RICH } else { self.people.len() };
		self.people[self.dice.roll(most as u64) as usize].clone()
	}

	/// A transaction by this person.
	fn apply(&mut self, who: AccountId, call: RuntimeCall, by: Option<usize>) {
		self.send(who, call, by);
	}

	fn extension(nonce: u32) -> TxExtension {
		(
			frame_system::AuthorizeCall::new(),
			frame_system::CheckNonZeroSender::new(),
			frame_system::CheckSpecVersion::new(),
			frame_system::CheckTxVersion::new(),
			frame_system::CheckGenesis::new(),
			frame_system::CheckEra::from(Era::Immortal),
			frame_system::CheckNonce::from(nonce),
			frame_system::CheckWeight::new(),
			pallet_transaction_payment::ChargeTransactionPayment::from(0),
			frame_metadata_hash_extension::CheckMetadataHash::new(false),
			frame_system::WeightReclaim::new(),
		)
	}

	fn sign(
		&self,
		signer: &AccountId,
		who: &AccountId,
		call: &RuntimeCall,
		nonce: u32,
	) -> UncheckedExtrinsic {
		let extension = Self::extension(nonce);
		let payload = SignedPayload::new(call.clone(), extension.clone()).unwrap();
		let signature = payload.using_encoded(|bytes| self.keys[signer].sign(bytes));
		UncheckedExtrinsic::new_signed(
			call.clone(),
			who.clone().into(),
			MultiSignature::Sr25519(signature),
			extension,
		)
	}

	/// Dispatches without keeping what came of it, and compares the weight, and what it touches, with what was
	/// declared.
	fn weigh(&mut self, who: &AccountId, call: &RuntimeCall) {
		let name = name_of(call);
		let often = self.coverage.costs.get(&name).is_some_and(|cost| cost.seen >= OFTEN);
		if often && !self.variable.contains(&name) && !self.dice.chance(20) {
			return;
		}
		let info = call.get_dispatch_info();
		let tried = recording::tried(who, call);
		let post = match &tried.result {
			Ok(post) => *post,
			Err(error) => error.post_info,
		};
		let mut charged = None;
		if let Some(actual) = post.actual_weight {
			self.variable.insert(name);
			assert!(
				actual.all_lte(info.call_weight),
				"{name:?} took {actual}, more than the {} it declared",
				info.call_weight
			);
			if actual != info.call_weight {
				self.coverage.lighter += 1;
			}
			if !often || self.dice.chance(20) {
				charged = recording::charged(who, call);
			}
		}
		self.coverage.weighed += 1;
		self.coverage.costs.entry(name).or_default().note(name, &tried, charged);
	}

	/// Signs, applies and checks. The events of it.
	fn send(&mut self, who: AccountId, call: RuntimeCall, by: Option<usize>) -> Vec<RuntimeEvent> {
		let name = name_of(&call);
		self.say("a call by", Some((who.clone(), call.clone())));
		self.weigh(&who, &call);
		let transaction = self.sign(&who, &who, &call, System::account_nonce(&who));
		let length = transaction.encoded_size() as u32;
		let info = transaction.get_dispatch_info();
		let most = TransactionPayment::compute_fee(length, &info, 0);
		let result = Executive::apply_extrinsic(transaction);
		self.steps += 1;
		let events = self.follow(Some(&who));
		for event in &events {
			match event {
				RuntimeEvent::TransactionPayment(
					pallet_transaction_payment::Event::TransactionFeePaid { actual_fee, .. },
				) => assert!(*actual_fee <= most, "a fee of {actual_fee}, above {most}"),
				RuntimeEvent::Networks(pallet_networks::Event::FeeSponsored { .. }) => {
					self.coverage.sponsored += 1;
				},
				RuntimeEvent::Governance(pallet_governance::Event::Executed { .. }) => {
					self.coverage.came_about(OUTCOMES[4]);
				},
				_ => {},
			}
		}
		self.note(name, by, result);
		events
	}

	fn note(&mut self, name: Name, by: Option<usize>, result: ApplyExtrinsicResult) {
		match result {
			Ok(result) => {
				self.coverage.note(name, by, result.map_err(|error| named(self.metadata, &error)))
			},
			Err(error) => {
				self.coverage.note(name, by, Err("refused".into()));
				let reason = match error {
					TransactionValidityError::Invalid(reason) => format!("{reason:?}"),
					TransactionValidityError::Unknown(reason) => format!("{reason:?}"),
				};
				*self.coverage.refused.entry(reason).or_default() += 1;
			},
		}
	}

	/// Root, by the development key.
	fn root(&mut self) {
		let (subject, names) = (Subject::Scope, ["Sudo", "Utility", "Scheduler", "Networks"]);
		let call = loop {
			let call = self.pick();
			let ours = names.contains(&call.name.0) || self.dice.chance(40);
			if !is_beyond(call.name) && ours {
				break call;
			}
		};
		let mut focus = Focus::draw(&mut self.dice, subject);
		if self.dice.chance(50) {
			focus.scope = 0;
		}
		let Some(drawn) = self.draw(focus, call, true) else { return };
		let alice = self.people[0].clone();
		let name = name_of(&drawn);
		let events = self.send(
			alice.clone(),
			pallet_sudo::Call::sudo { call: Box::new(drawn) }.into(),
			None,
		);
		let result = events.iter().find_map(|event| match event {
			RuntimeEvent::Sudo(pallet_sudo::Event::Sudid { sudo_result }) => {
				Some(sudo_result.map_err(|error| named(self.metadata, &error)))
			},
			_ => None,
		});
		if let Some(result) = result {
			self.coverage.note(name, None, result);
		}
		// What stops everybody does not last.
		for call in [
			pallet_safe_mode::EnteredUntil::<Runtime>::get()
				.map(|_| RuntimeCall::SafeMode(pallet_safe_mode::Call::force_exit {})),
			pallet_tx_pause::PausedCalls::<Runtime>::iter_keys()
				.next()
				.map(|ident| RuntimeCall::TxPause(pallet_tx_pause::Call::unpause { ident })),
		]
		.into_iter()
		.flatten()
		{
			if self.dice.chance(80) {
				let call = pallet_sudo::Call::sudo { call: Box::new(call) };
				self.send(alice.clone(), call.into(), None);
			}
		}
	}

	/// A call that nobody signed: none of ours takes it.
	fn nobody(&mut self) {
		let call = self.pick();
		let focus = Focus::draw(&mut self.dice, call.subject);
		let Some(drawn) = self.draw(focus, call, false) else { return };
		self.say("nobody signs, for", Some((self.people[0].clone(), drawn.clone())));
		let inherent = call.name.0 == "Timestamp";
		if inherent {
			return;
		}
		let result = Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(drawn.clone()));
		// Whoever makes a block can put it there; it does nothing.
		assert!(!matches!(result, Ok(Ok(()))), "{:?} needs no signature", call.name);
		self.steps += 1;
		self.note(call.name, None, result);
		let result = drawn.dispatch(RuntimeOrigin::none());
		// The SDK does not ask who remarks, because nothing becomes of it.
		let nothing = call.name == ("System", "remark");
		assert!(result.is_err() || nothing, "{:?} needs no origin", call.name);
		self.follow(None);
	}

	/// A transaction that is not in order: it changes nothing.
	fn refused(&mut self) {
		let (who, other) = (self.dice.of(&self.people), self.dice.of(&self.people));
		let call = self.pick();
		let focus = Focus::draw(&mut self.dice, call.subject);
		let Some(drawn) = self.draw(focus, call, false) else { return };
		self.say("out of order, by", Some((who.clone(), drawn.clone())));
		let nonce = System::account_nonce(&who);
		let transaction = match self.dice.roll(3) {
			0 if nonce > 0 => self.sign(&who, &who, &drawn, nonce - 1),
			1 if who != other => self.sign(&other, &who, &drawn, nonce),
			_ => self.sign(&who, &who, &drawn, nonce + 1),
		};
		let (issuance, events) = (Balances::total_issuance(), System::event_count());
		let result = Executive::apply_extrinsic(transaction);
		assert!(result.is_err(), "a transaction that is not in order was applied");
		self.steps += 1;
		self.note(call.name, None, result);
		assert_eq!((issuance, events), (Balances::total_issuance(), System::event_count()));
		assert_eq!(nonce, System::account_nonce(&who));
	}

	/// The signature of this person below a message.
	pub fn signature(&self, who: &AccountId, message: &[u8]) -> MultiSignature {
		MultiSignature::Sr25519(self.keys[who].sign(message))
	}
}

/// What a call is called.
pub fn name_of(call: &RuntimeCall) -> Name {
	let metadata = call.get_call_metadata();
	(metadata.pallet_name, metadata.function_name)
}
