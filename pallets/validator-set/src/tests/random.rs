// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of calls, offences, losses of keys and sessions, compared after each step with a
//! model that follows the rules of the crate's documentation on plain collections.

use super::*;
use frame_support::dispatch::DispatchResult;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const ABSENT: u32 = 2;

#[derive(Clone, Debug)]
enum Op {
	Add(u64),
	Remove(u64),
	Leave(u64),
	Resume(u64),
	Withdraw(u64),
	/// Sets keys: the fresh ones of an account, so that no other can have them.
	SetKeys(u64),
	/// The session pallet's own purge, as if the runtime did not filter it out.
	LoseKeys(u64),
	/// An offence of the current session.
	Offend(Vec<u64>),
	/// The rest of the session, in which these members author nothing.
	Session(BTreeSet<u64>),
}

fn account() -> impl Strategy<Value = u64> {
	ACCOUNTS
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![
		3 => account().prop_map(Op::Add),
		2 => account().prop_map(Op::Remove),
		1 => account().prop_map(Op::Leave),
		2 => account().prop_map(Op::Resume),
		1 => account().prop_map(Op::Withdraw),
		4 => account().prop_map(Op::SetKeys),
		2 => account().prop_map(Op::LoseKeys),
		1 => prop::collection::btree_set(account(), 1..4)
			.prop_map(|offenders| Op::Offend(offenders.into_iter().collect())),
		8 => prop::collection::btree_set(account(), 0..8).prop_map(Op::Session),
	]
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Member {
	suspended: bool,
	missed: u32,
}

#[derive(Debug)]
struct Model {
	min: usize,
	session: u32,
	approved: BTreeMap<u64, Member>,
	keys: BTreeMap<u64, u64>,
	current: Vec<u64>,
	queued: Vec<(u64, u64)>,
	pending: Vec<u64>,
	/// Approved validators that authored a block in this session.
	authored: BTreeSet<u64>,
	fresh: u64,
	/// The removals by decision: when, and how many were approved.
	removals: Vec<(u64, usize)>,
}

type Outcome = Result<(), Error<Test>>;

impl Model {
	fn new(count: u64, min: u32) -> Self {
		let member = Member { suspended: false, missed: 0 };
		let keys: BTreeMap<_, _> = (1..=count).map(|account| (account, account * 1_000)).collect();
		Self {
			min: min as usize,
			session: 0,
			approved: (1..=count).map(|account| (account, member)).collect(),
			current: keys.keys().copied().collect(),
			queued: keys.clone().into_iter().collect(),
			keys,
			pending: vec![],
			authored: BTreeSet::new(),
			fresh: 0,
			removals: vec![],
		}
	}

	fn active(&self) -> Vec<u64> {
		self.approved.iter().filter(|(_, m)| !m.suspended).map(|(account, _)| *account).collect()
	}

	fn suspended(&self) -> usize {
		self.approved.len() - self.active().len()
	}

	fn can_spare(&self, account: u64) -> bool {
		self.approved[&account].suspended || self.active().len() > self.min
	}

	fn forget(&mut self, account: u64) {
		self.approved.remove(&account);
		self.authored.remove(&account);
		if self.pending.len() < MAX_VALIDATORS as usize {
			self.pending.push(account);
		}
	}

	fn add(&mut self, account: u64) -> Outcome {
		if self.approved.contains_key(&account) {
			return Err(Error::AlreadyApproved);
		}
		if self.approved.len() == MAX_VALIDATORS as usize {
			return Err(Error::TooManyValidators);
		}
		if !self.keys.contains_key(&account) {
			return Err(Error::SessionKeysNotFound);
		}
		self.pending.retain(|waiting| *waiting != account);
		self.approved.insert(account, Member { suspended: false, missed: 0 });
		Ok(())
	}

	fn remove(&mut self, account: u64) -> Outcome {
		if !self.approved.contains_key(&account) {
			return Err(Error::ValidatorNotFound);
		}
		if !self.can_spare(account) {
			return Err(Error::AtMinimum);
		}
		let now = System::block_number();
		let recent = self.removals.iter().filter(|(at, _)| now - at < REMOVAL_PERIOD);
		let most = recent.clone().map(|(_, approved)| *approved).max().unwrap_or(0);
		let most = most.max(self.approved.len());
		if recent.count() >= (most / 3).max(1) {
			return Err(Error::TooManyRemovals);
		}
		self.removals.push((now, self.approved.len()));
		self.forget(account);
		Ok(())
	}

	/// Of each set that the account is in, at most a third has gone with it, or it is the first.
	fn leave(&mut self, account: u64) -> Outcome {
		let member = self.approved.get(&account).ok_or(Error::ValidatorNotFound)?;
		let active = self.active();
		let next: Vec<u64> = self.queued.iter().map(|(who, _)| *who).collect();
		for set in [&self.current, &next] {
			let left = set.iter().filter(|who| active.contains(who) && **who != account).count();
			let gone = set.len() - left;
			if !member.suspended && set.contains(&account) && gone > 1 && 3 * gone >= set.len() {
				return Err(Error::TooManyLeaving);
			}
		}
		if !self.can_spare(account) {
			return Err(Error::AtMinimum);
		}
		self.forget(account);
		Ok(())
	}

	fn resume(&mut self, account: u64) -> Outcome {
		let has_keys = self.keys.contains_key(&account);
		let member = self.approved.get_mut(&account).ok_or(Error::ValidatorNotFound)?;
		if !member.suspended {
			return Err(Error::NotSuspended);
		}
		if !has_keys {
			return Err(Error::SessionKeysNotFound);
		}
		*member = Member { suspended: false, missed: 0 };
		Ok(())
	}

	fn withdraw(&mut self, account: u64) -> Outcome {
		if self.approved.contains_key(&account) {
			return Err(Error::StillApproved);
		}
		if self.current.contains(&account) || self.queued.iter().any(|(who, _)| *who == account) {
			return Err(Error::StillInSession);
		}
		self.keys.remove(&account).ok_or(Error::SessionKeysNotFound)?;
		self.pending.retain(|waiting| *waiting != account);
		Ok(())
	}

	fn offend(&mut self, offenders: &[u64]) {
		for offender in offenders {
			if self.approved.contains_key(offender) && self.can_spare(*offender) {
				self.forget(*offender);
			}
		}
	}

	fn author(&mut self, account: u64) {
		if self.approved.contains_key(&account) {
			self.authored.insert(account);
		}
	}

	fn online(&self, offline: &BTreeSet<u64>) -> Vec<u64> {
		self.current.iter().copied().filter(|account| !offline.contains(account)).collect()
	}

	/// Nine blocks end a session, and a tenth starts the next one.
	fn pass_session(&mut self, offline: &BTreeSet<u64>) {
		for account in self.online(offline) {
			self.author(account);
		}
		self.end_session();
		self.session += 1;
		self.current = self.queued.iter().map(|(account, _)| *account).collect();
		self.purge();
		self.plan();

		let online = self.online(offline);
		if !online.is_empty() {
			self.author(online[(self.session as usize * SESSION_LENGTH as usize) % online.len()]);
		}
	}

	fn end_session(&mut self) {
		let present: BTreeSet<u64> =
			self.authored.iter().copied().filter(|a| self.current.contains(a)).collect();
		let active = self.active();
		let counts = active.iter().any(|account| present.contains(account));
		for account in &active {
			let member = self.approved.get_mut(account).unwrap();
			if present.contains(account) || !self.current.contains(account) {
				member.missed = 0;
			} else if counts {
				member.missed += 1;
			}
		}
		let mut absent: Vec<(u32, u64)> = active
			.iter()
			.map(|account| (self.approved[account].missed, *account))
			.filter(|(missed, account)| {
				counts
					&& *missed >= ABSENT
					&& self.current.contains(account)
					&& !present.contains(account)
			})
			.collect();
		absent.sort_by(|(m1, a1), (m2, a2)| m2.cmp(m1).then(a1.cmp(a2)));
		for (_, account) in absent {
			let room = self.suspended() < self.approved.len() / 3;
			if room && self.active().len() > self.min {
				self.approved.get_mut(&account).unwrap().suspended = true;
			}
		}
		self.authored.clear();
	}

	fn purge(&mut self) {
		for _ in 0..MAX_PURGES {
			let next = self.pending.iter().position(|account| !self.current.contains(account));
			if let Some(position) = next {
				let account = self.pending.remove(position);
				self.keys.remove(&account);
			}
		}
	}

	fn plan(&mut self) {
		for account in self.active() {
			if !self.keys.contains_key(&account) && self.can_spare(account) {
				self.forget(account);
			}
		}
		let with_keys =
			|model: &Self, account: u64| model.keys.get(&account).map(|k| (account, *k));
		let mut planned: Vec<_> =
			self.active().into_iter().filter_map(|account| with_keys(self, account)).collect();
		let mut spare: Vec<_> = self
			.queued
			.iter()
			.copied()
			.filter(|(account, _)| planned.iter().all(|(who, _)| who != account))
			.map(|(account, keys)| {
				let rank = match self.approved.get(&account) {
					Some(Member { suspended: false, .. }) => 0,
					None => 1,
					Some(_) => 2,
				};
				(rank, account, keys)
			})
			.collect();
		spare.sort();
		for (_, account, old_keys) in spare {
			if planned.len() < self.min {
				planned.push((account, *self.keys.entry(account).or_insert(old_keys)));
			}
		}
		planned.sort();
		self.queued = planned;
	}

	/// The state of the chain is that of the model.
	fn check(&self) {
		let approved: BTreeMap<_, _> = Validators::<Test>::iter()
			.map(|(account, record)| {
				(account, Member { suspended: !record.is_active(), missed: record.missed })
			})
			.collect();
		assert_eq!(approved, self.approved);
		assert_eq!(Session::current_index(), self.session);
		assert_eq!(Session::validators(), self.current);
		let queued: Vec<_> =
			Session::queued_keys().into_iter().map(|(who, keys)| (who, keys.dummy.0)).collect();
		assert_eq!(queued, self.queued);
		let keys: BTreeMap<_, _> =
			NextKeys::<Test>::iter().map(|(who, keys)| (who, keys.dummy.0)).collect();
		assert_eq!(keys, self.keys);
		assert_eq!(PendingPurges::<Test>::get().into_inner(), self.pending);
		assert!(self.queued.len() >= self.min);
		ValidatorSet::do_try_state().unwrap();
	}

	/// Does the same to the chain and to the model.
	fn step(&mut self, op: Op, slot: u64) {
		let signed = RuntimeOrigin::signed;
		let same = |real: DispatchResult, modelled: Outcome| {
			assert_eq!(real, modelled.map_err(Into::into), "step {slot}");
		};
		match op {
			Op::Add(account) => {
				same(ValidatorSet::add_validator(signed(100), account), self.add(account))
			},
			Op::Remove(account) => {
				same(ValidatorSet::remove_validator(signed(101), account), self.remove(account))
			},
			Op::Leave(account) => same(ValidatorSet::leave(signed(account)), self.leave(account)),
			Op::Resume(account) => {
				same(ValidatorSet::resume(signed(account)), self.resume(account))
			},
			Op::Withdraw(account) => {
				same(ValidatorSet::withdraw_keys(signed(account)), self.withdraw(account));
			},
			Op::SetKeys(account) => {
				self.fresh += 1;
				let seed = 100_000 + self.fresh;
				set_keys(account, keys(seed));
				self.keys.insert(account, seed);
			},
			Op::LoseKeys(account) => {
				let real = Session::purge_keys(signed(account)).is_ok();
				assert_eq!(real, self.keys.remove(&account).is_some());
			},
			Op::Offend(offenders) => {
				assert_eq!(report(&offenders, slot), Ok(()));
				self.offend(&offenders);
			},
			Op::Session(offline) => {
				Offline::set(offline.iter().copied().collect());
				run_sessions(1);
				self.pass_session(&offline);
			},
		}
		self.check();
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

	#[test]
	fn the_chain_follows_the_model_when_anything_happens(
		count in 1u64..=9,
		min in 1u32..=4,
		ops in prop::collection::vec(op(), 1..100),
	) {
		let min = min.min(count as u32);
		build_and_execute(count, min, || {
			MaxAbsentSessions::set(ABSENT);
			let mut model = Model::new(count, min);
			// The block that was made already.
			model.author(Session::validators()[1 % count as usize]);
			model.check();
			for (slot, op) in ops.into_iter().enumerate() {
				model.step(op, slot as u64);
			}
		});
	}
}
