// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls and of what other pallets trigger, each in its worst case: the deepest
//! scope, the longest texts, a full ledger, the most reviews, deposits that a scope above carries,
//! and the last place of a closed task.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	Action, AllowedLogger, BenchmarkHelper, Call, Category, Config, Contributions, DayTotal,
	Deciding, HoursWorked, ImportedEntries, ImportedEntry, Imports, KindCount, KindTerms,
	KindTermsOf, Kinds, Ledger, Ledgers, Limits, Loggers, MaxDays, NextIndex, NextTask, Pallet,
	Replacement, Review, Reviews, ScopeLogger, ScopeLoggers, State, TaskClaims, TaskId, Tasks,
	Unit, MAX_APPROVALS, MAX_IMPORT_PAGE, MAX_LOGGERS, MAX_MULTIPLIER, MAX_MULTIPLIERS,
};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOriginWithArg, Get},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use ovn_primitives::{
	traits::{Contributions as _, PeerEvaluation},
	ClaimType, ContributionId, Contributor, Day, Decision, DecisionClass, Document, KindId, Purse,
	Quantity, Ratio, RoleId, ScopeId,
};
use sp_core::H256;
use sp_runtime::{traits::SaturatedConversion, DispatchError};

/// The day of the benchmarks.
const TODAY: Day = 20_000;
/// The rate of kinds, in base units: with the greatest multiplier a page of an import stays within
/// what a book can count.
const RATE: u128 = 1_000_000_000_000_000_000;
/// One of a unit.
const ONE: Quantity = 1_000_000;
/// The role whose holders review: the last of those that kinds name.
const REVIEWERS: u32 = MAX_MULTIPLIERS;
/// How many contributions and members there are at most, on which nothing depends. Tests of
/// benchmarks take fewer.
const CROWD: u32 = if cfg!(test) { 100 } else { 1_000_000 };
/// The number of the first agent who reviews.
const FIRST_JUDGE: u32 = 100;

/// Who is who.
struct Stage<T: Config> {
	scope: ScopeId,
	/// Contributes, in the role that stands last in a kind.
	worker: T::AccountId,
	/// Logs for the worker, and opens tasks.
	other: T::AccountId,
	role: RoleId,
	reviewer: RoleId,
}

/// A document with the longest address.
fn document() -> Document {
	Document { hash: H256::repeat_byte(7), uri: BoundedVec::truncate_from(vec![b'u'; 128]) }
}

/// The hash that names somebody outside.
fn name_hash(n: u32) -> H256 {
	let mut hash = H256::zero();
	let [a, b, c, d] = n.to_be_bytes();
	if let [first, second, third, fourth, ..] = hash.as_bytes_mut() {
		(*first, *second, *third, *fourth) = (a, b, c, d);
	}
	hash
}

/// The longest name.
fn name() -> ovn_primitives::Name {
	BoundedVec::truncate_from(vec![b'n'; 32])
}

/// An origin that decides for the scope.
fn decider<T: Config>(
	scope: ScopeId,
	class: DecisionClass,
) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(scope, class)).map_err(|()| BenchmarkError::Weightless)
}

fn stage<T: Config>() -> Stage<T> {
	T::BenchmarkHelper::set_day(TODAY);
	let scope = T::BenchmarkHelper::scope();
	let worker = T::BenchmarkHelper::agent(scope, 0);
	let other = T::BenchmarkHelper::agent(scope, 1);
	let role = T::BenchmarkHelper::role(scope, MAX_MULTIPLIERS.saturating_sub(1), &worker);
	let reviewer = T::BenchmarkHelper::role(scope, REVIEWERS, &other);
	Stage { scope, worker, other, role, reviewer }
}

impl<T: Config> Stage<T> {
	/// The terms of a kind that names as many roles as can be, and is decided by as many reviewers.
	fn terms(&self) -> KindTermsOf<T> {
		let last = self.role;
		let multipliers: Vec<_> = (0..=last)
			.map(|role| (role, Ratio::new(MAX_MULTIPLIER, 1).unwrap_or(Ratio::ONE)))
			.collect();
		KindTerms {
			name: name(),
			document: document(),
			category: Category::Other,
			action: Action::Work,
			unit: Unit::Other(name()),
			rate: RATE,
			claim: ClaimType::Debt { ceiling: 100 },
			multipliers: BoundedVec::truncate_from(multipliers),
			limits: Limits { max_quantity: 10 * ONE, daily_limit: Some(20 * ONE) },
			deciding: Deciding::Reviewers {
				role: self.reviewer,
				approvals: MAX_APPROVALS,
				period: T::MaxPeriod::get(),
			},
			earns_reputation: true,
			takes_scopes: false,
			standing: None,
		}
	}

	/// Defines a kind by decision. Its number.
	fn define(&self, terms: KindTermsOf<T>) -> Result<KindId, BenchmarkError> {
		let origin = decider::<T>(self.scope, DecisionClass::Significant)?;
		let kind = KindCount::<T>::get(self.scope);
		Pallet::<T>::define_kind(origin, self.scope, terms)?;
		Ok(kind)
	}

	/// So many lines of an older ledger: of as many people, and of as many kinds as a scope can
	/// have.
	fn lines(&self, n: u32) -> Result<ImportedEntries<T::AccountId>, BenchmarkError> {
		let kinds = T::MaxKinds::get();
		while KindCount::<T>::get(self.scope) < kinds {
			self.define(self.terms())?;
		}
		let lines: Vec<_> = (0..n)
			.map(|line| ImportedEntry {
				contributor: Contributor::External(name_hash(line)),
				kind: line.checked_rem(kinds.into()).unwrap_or_default().saturated_into(),
				quantity: ONE,
				day: TODAY,
				evidence: H256::repeat_byte(9),
				gift: false,
			})
			.collect();
		Ok(BoundedVec::truncate_from(lines))
	}

	/// Decides to import so many lines, which the worker brings.
	fn start_import(&self, n: u32) -> Result<(), BenchmarkError> {
		let origin = decider::<T>(self.scope, DecisionClass::Significant)?;
		let importer = self.worker.clone();
		let quantity = u128::from(n).saturating_mul(ONE.into());
		Pallet::<T>::start_import(origin, self.scope, importer, document(), n, quantity)?;
		Ok(())
	}

	/// A kind of work in hours that peers decide where there are such, otherwise reviewers. Its
	/// number.
	fn kind(&self) -> Result<KindId, BenchmarkError> {
		let mut terms = KindTerms { unit: Unit::Hour, ..self.terms() };
		if T::PeerEvaluation::is_available(self.scope) {
			terms.deciding = Deciding::PeerEvaluation { scales_by_quality: true };
		}
		self.define(terms)
	}

	/// A kind that scopes contribute, which peers decide where there are such, otherwise reviewers.
	/// Its number.
	fn kind_for_scopes(&self) -> Result<KindId, BenchmarkError> {
		let mut terms = KindTerms { takes_scopes: true, ..self.terms() };
		if T::PeerEvaluation::is_available(self.scope) {
			terms.deciding = Deciding::PeerEvaluation { scales_by_quality: true };
		}
		self.define(terms)
	}

	/// The days that a ledger remembers at most.
	fn days() -> BoundedVec<DayTotal, MaxDays> {
		let first = TODAY.saturating_sub(T::BackdateDays::get());
		let days: Vec<_> = (first..=TODAY).map(|day| DayTotal { day, quantity: ONE }).collect();
		BoundedVec::truncate_from(days)
	}

	/// Lets the ledger of a contributor remember as many days as it can.
	fn fill_ledger_of(&self, contributor: Contributor<T::AccountId>, kind: KindId) {
		let key = (self.scope, contributor, kind);
		Ledgers::<T>::mutate(key, |ledger| ledger.days = Self::days());
	}

	/// Lets the ledger of the worker remember as many days as it can.
	fn fill_ledger(&self, kind: KindId) {
		HoursWorked::<T>::insert(&self.worker, Self::days());
		self.fill_ledger_of(Contributor::Agent(self.worker.clone()), kind);
	}

	/// Another scope, which lets as many log for it as it can, with the other as the last, for this
	/// scope.
	fn contributing(&self, expires: BlockNumberFor<T>) -> ScopeId {
		let as_scope = T::BenchmarkHelper::another_scope();
		let mut permissions: Vec<_> = (1..MAX_LOGGERS)
			.map(|n| ScopeLogger { to: self.scope, logger: account("logger", n, 0), expires })
			.collect();
		permissions.push(ScopeLogger { to: self.scope, logger: self.other.clone(), expires });
		ScopeLoggers::<T>::insert(as_scope, BoundedVec::truncate_from(permissions));
		as_scope
	}

	/// Fills the list of those whom the worker allows to log, with the other as the last.
	fn fill_permissions(&self, expires: BlockNumberFor<T>) {
		let mut permissions: Vec<_> = (1..MAX_LOGGERS)
			.map(|n| AllowedLogger {
				logger: account("logger", n, 0),
				expires: T::MaxPeriod::get(),
			})
			.collect();
		permissions.push(AllowedLogger { logger: self.other.clone(), expires });
		Loggers::<T>::insert(self.scope, &self.worker, BoundedVec::truncate_from(permissions));
	}

	/// Logs for the worker, in its role. The contribution.
	fn log(&self, kind: KindId, logger: &T::AccountId) -> Result<ContributionId, BenchmarkError> {
		let index = NextIndex::<T>::get(self.scope);
		Pallet::<T>::log(
			RawOrigin::Signed(logger.clone()).into(),
			self.scope,
			kind,
			ONE,
			TODAY,
			Some(self.role),
			document(),
			false,
			Some(self.worker.clone()),
		)?;
		Ok(ContributionId { scope: self.scope, index })
	}

	/// A task of one place, which the worker has claimed.
	fn claimed(&self, kind: KindId) -> Result<TaskId, BenchmarkError> {
		let task = NextTask::<T>::get(self.scope);
		let (scope, period) = (self.scope, T::MaxPeriod::get());
		let opener = RawOrigin::Signed(self.other.clone());
		Pallet::<T>::open_task(opener.into(), scope, kind, document(), 1, period)?;
		let worker = RawOrigin::Signed(self.worker.clone());
		Pallet::<T>::claim_task(worker.into(), scope, task)?;
		Ok(task)
	}

	/// Closes a task, of which a place is taken.
	fn close(&self, task: TaskId) -> Result<(), BenchmarkError> {
		let opener = RawOrigin::Signed(self.other.clone());
		Ok(Pallet::<T>::close_task(opener.into(), self.scope, task)?)
	}

	/// What the worker delivered for the only place of a task that has been closed since.
	fn delivered(&self, kind: KindId) -> Result<ContributionId, BenchmarkError> {
		let task = self.claimed(kind)?;
		let index = NextIndex::<T>::get(self.scope);
		Pallet::<T>::deliver_task(
			RawOrigin::Signed(self.worker.clone()).into(),
			self.scope,
			task,
			ONE,
			TODAY,
			Some(self.role),
			document(),
			false,
		)?;
		self.close(task)?;
		self.fill_ledger(kind);
		Ok(ContributionId { scope: self.scope, index })
	}

	/// As many reviews as can be without a decision. Who reviews next.
	fn reviewed(&self, id: ContributionId) -> T::AccountId {
		let each = u32::from(MAX_APPROVALS).saturating_sub(1);
		let said: Vec<_> = (0..each)
			.flat_map(|n| [(n, Review::Accept), (n.saturating_add(each), Review::Reject)])
			.map(|(n, review)| {
				let n = n.saturating_add(FIRST_JUDGE);
				(T::BenchmarkHelper::agent(self.scope, n), review)
			})
			.collect();
		Reviews::<T>::insert(id.scope, id.index, BoundedVec::truncate_from(said));
		let last = T::BenchmarkHelper::agent(self.scope, FIRST_JUDGE.saturating_sub(1));
		T::BenchmarkHelper::role(self.scope, REVIEWERS, &last);
		last
	}

	/// Lets all who were against call it spam.
	fn called_spam(id: ContributionId) {
		Reviews::<T>::mutate(id.scope, id.index, |said| {
			for (_, review) in said.iter_mut() {
				if *review == Review::Reject {
					*review = Review::Spam;
				}
			}
		});
	}
}

/// An error of a call, in a benchmark that does not expect one.
fn failed(error: DispatchError) -> BenchmarkError {
	BenchmarkError::Stop(error.into())
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn define_kind() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let origin = decider::<T>(stage.scope, DecisionClass::Significant)?;
		let terms = stage.terms();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, terms);

		assert!(Kinds::<T>::contains_key(stage.scope, 0));
		Ok(())
	}

	#[benchmark]
	fn set_rate() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.define(stage.terms())?;
		let origin = decider::<T>(stage.scope, DecisionClass::Significant)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, kind, 1);

		let kind = Kinds::<T>::get(stage.scope, kind).ok_or("a kind is missing")?;
		let next = kind.next_rate.map(|next| next.rate);
		assert_eq!(next.unwrap_or(kind.terms.rate), 1);
		Ok(())
	}

	#[benchmark]
	fn set_multipliers() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let multipliers = stage.terms().multipliers;
		let terms = KindTerms { multipliers: Default::default(), ..stage.terms() };
		let kind = stage.define(terms)?;
		let origin = decider::<T>(stage.scope, DecisionClass::Significant)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, kind, multipliers.clone());

		let found = Kinds::<T>::get(stage.scope, kind).map(|kind| kind.terms.multipliers);
		assert_eq!(found, Some(multipliers));
		Ok(())
	}

	#[benchmark]
	fn set_limits() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.define(stage.terms())?;
		let origin = decider::<T>(stage.scope, DecisionClass::Significant)?;
		let limits = Limits { max_quantity: 1, daily_limit: Some(1) };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, kind, limits);

		let found = Kinds::<T>::get(stage.scope, kind).map(|kind| kind.terms.limits);
		assert_eq!(found, Some(limits));
		Ok(())
	}

	#[benchmark]
	fn retire_kind() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.define(stage.terms())?;
		let origin = decider::<T>(stage.scope, DecisionClass::Significant)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, kind);

		assert!(Kinds::<T>::get(stage.scope, kind).is_some_and(|kind| kind.retired));
		Ok(())
	}

	#[benchmark]
	fn allow_logger() {
		let stage = stage::<T>();
		stage.fill_permissions(T::MaxPeriod::get());
		let signer = RawOrigin::Signed(stage.worker.clone());

		#[extrinsic_call]
		_(signer, stage.scope, stage.other.clone(), None);

		let permissions = Loggers::<T>::get(stage.scope, &stage.worker);
		assert_eq!(permissions.len(), MAX_LOGGERS.saturated_into::<usize>());
	}

	#[benchmark]
	fn revoke_logger() {
		let stage = stage::<T>();
		stage.fill_permissions(T::MaxPeriod::get());
		let signer = RawOrigin::Signed(stage.worker.clone());

		#[extrinsic_call]
		_(signer, stage.scope, stage.other.clone());

		let permissions = Loggers::<T>::get(stage.scope, &stage.worker);
		assert!(permissions.iter().all(|permission| permission.logger != stage.other));
	}

	#[benchmark]
	fn clear_loggers() {
		let stage = stage::<T>();
		stage.fill_permissions(0u32.into());
		let signer = RawOrigin::Signed(stage.other.clone());

		#[extrinsic_call]
		_(signer, stage.scope, stage.worker.clone());

		let permissions = Loggers::<T>::get(stage.scope, &stage.worker);
		assert!(permissions.iter().all(|permission| permission.logger != stage.other));
	}

	/// One of as many permissions as a scope can give, to another scope as deep as can be.
	#[benchmark]
	fn allow_logger_as() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let as_scope = stage.contributing(T::MaxPeriod::get());
		let origin = decider::<T>(as_scope, DecisionClass::Standard)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, as_scope, stage.other.clone(), None);

		let permissions = ScopeLoggers::<T>::get(as_scope);
		assert_eq!(permissions.len(), MAX_LOGGERS.saturated_into::<usize>());
		Ok(())
	}

	#[benchmark]
	fn revoke_logger_as() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let as_scope = stage.contributing(T::MaxPeriod::get());
		let origin = decider::<T>(as_scope, DecisionClass::Standard)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, as_scope, stage.other.clone());

		let permissions = ScopeLoggers::<T>::get(as_scope);
		assert!(permissions.iter().all(|permission| permission.logger != stage.other));
		Ok(())
	}

	/// What a log costs in a scope with so many members, and as many contributions of as many
	/// people: the same. Not a weight: `scripts/measure/scale.sh` compares the two ends.
	#[benchmark(extra)]
	fn log_among(n: Linear<10, { CROWD }>) -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.kind()?;
		stage.fill_ledger(kind);
		stage.log(kind, &stage.worker)?;
		let mut other =
			Pallet::<T>::entry(ContributionId { scope: stage.scope, index: 0 }).map_err(failed)?;
		other.deposit = None;
		other.state = State::Rejected { at: frame_system::Pallet::<T>::block_number() };
		for index in 1..n {
			let outside = Contributor::External(name_hash(index));
			other.contributor = outside.clone();
			other.previous = None;
			Contributions::<T>::insert(stage.scope, index, &other);
			let ledger = Ledger { latest: Some(index), logged: 1, ..Default::default() };
			Ledgers::<T>::insert((stage.scope, outside, kind), ledger);
		}
		NextIndex::<T>::insert(stage.scope, n);
		T::BenchmarkHelper::populate(stage.scope, n);
		let signer = RawOrigin::Signed(stage.worker.clone());

		#[extrinsic_call]
		log(signer, stage.scope, kind, ONE, TODAY, Some(stage.role), document(), true, None);

		assert!(Contributions::<T>::contains_key(stage.scope, n));
		Ok(())
	}

	/// For another, in the role that is looked for longest.
	#[benchmark]
	fn log() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.kind()?;
		stage.fill_ledger(kind);
		stage.fill_permissions(T::MaxPeriod::get());
		let signer = RawOrigin::Signed(stage.other.clone());

		#[extrinsic_call]
		_(
			signer,
			stage.scope,
			kind,
			ONE,
			TODAY,
			Some(stage.role),
			document(),
			true,
			Some(stage.worker.clone()),
		);

		assert!(Contributions::<T>::contains_key(stage.scope, 0));
		Ok(())
	}

	/// Own work, in no role.
	#[benchmark]
	fn log_own() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.kind()?;
		stage.fill_ledger(kind);
		let signer = RawOrigin::Signed(stage.worker.clone());

		#[extrinsic_call]
		log(signer, stage.scope, kind, ONE, TODAY, None, document(), true, None);

		assert!(Contributions::<T>::contains_key(stage.scope, 0));
		Ok(())
	}

	#[benchmark]
	fn set_gift() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.kind()?;
		stage.fill_permissions(T::MaxPeriod::get());
		let id = stage.log(kind, &stage.other)?;
		let signer = RawOrigin::Signed(stage.worker.clone());

		#[extrinsic_call]
		_(signer, id, true);

		assert!(Contributions::<T>::get(id.scope, id.index).is_some_and(|entry| entry.gift));
		Ok(())
	}

	/// With a replacement, by the contributor: the logger's deposit returns and another is held.
	#[benchmark]
	fn correct() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.kind()?;
		stage.fill_permissions(T::MaxPeriod::get());
		let id = stage.log(kind, &stage.other)?;
		stage.fill_ledger(kind);
		let signer = RawOrigin::Signed(stage.worker.clone());
		let day = TODAY.saturating_sub(T::BackdateDays::get());
		let replacement = Replacement { quantity: ONE, day, evidence: document() };

		#[extrinsic_call]
		_(signer, id, Some(replacement));

		assert!(Contributions::<T>::contains_key(id.scope, 2));
		Ok(())
	}

	/// Without a replacement: the last place of a closed task becomes free, and the task is
	/// removed.
	#[benchmark]
	fn take_back() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.kind()?;
		let id = stage.delivered(kind)?;
		let signer = RawOrigin::Signed(stage.worker.clone());

		#[extrinsic_call]
		correct(signer, id, None);

		assert!(!Tasks::<T>::contains_key(id.scope, 0));
		Ok(())
	}

	#[benchmark]
	fn compensate() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.define(stage.terms())?;
		stage.fill_permissions(T::MaxPeriod::get());
		let id = stage.log(kind, &stage.other)?;
		stage.fill_ledger(kind);
		let entry = Pallet::<T>::entry(id).map_err(failed)?;
		let terms = Pallet::<T>::kind_of(id.scope, kind).map_err(failed)?.terms;
		let accepted = Decision::Accepted { quality: Ratio::ONE };
		Pallet::<T>::settle(id, entry, &terms, accepted).map_err(failed)?;
		let signer = RawOrigin::Signed(stage.worker.clone());

		#[extrinsic_call]
		_(signer, id, ONE, document());

		let entry = Pallet::<T>::entry(id).map_err(failed)?;
		assert_eq!(entry.compensated, ONE);
		Ok(())
	}

	/// By the last of as many as a scope allows.
	#[benchmark]
	fn log_as() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.kind_for_scopes()?;
		let as_scope = stage.contributing(T::MaxPeriod::get());
		stage.fill_ledger_of(Contributor::Scope(as_scope), kind);
		let signer = RawOrigin::Signed(stage.other.clone());

		#[extrinsic_call]
		_(signer, stage.scope, as_scope, kind, ONE, TODAY, document(), true);

		let entry = Contributions::<T>::get(stage.scope, 0).and_then(|entry| entry.scope());
		assert_eq!(entry, Some(as_scope));
		Ok(())
	}

	#[benchmark]
	fn compensate_as() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let terms = KindTerms { takes_scopes: true, ..stage.terms() };
		let kind = stage.define(terms.clone())?;
		let as_scope = stage.contributing(T::MaxPeriod::get());
		let signer = RawOrigin::Signed(stage.other.clone());
		let (scope, evidence) = (stage.scope, document());
		Pallet::<T>::log_as(signer.into(), scope, as_scope, kind, ONE, TODAY, evidence, false)?;
		stage.fill_ledger_of(Contributor::Scope(as_scope), kind);
		let id = ContributionId { scope, index: 0 };
		let entry = Pallet::<T>::entry(id).map_err(failed)?;
		let accepted = Decision::Accepted { quality: Ratio::ONE };
		Pallet::<T>::settle(id, entry, &terms, accepted).map_err(failed)?;
		let origin = decider::<T>(as_scope, DecisionClass::Significant)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, as_scope, id, ONE, document());

		let entry = Pallet::<T>::entry(id).map_err(failed)?;
		assert_eq!(entry.compensated, ONE);
		Ok(())
	}

	/// The last review that can be, which makes it spam.
	#[benchmark]
	fn review() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.define(stage.terms())?;
		let id = stage.delivered(kind)?;
		let last = stage.reviewed(id);
		Stage::<T>::called_spam(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(last), id, Review::Spam);

		let entry = Pallet::<T>::entry(id).map_err(failed)?;
		assert!(matches!(entry.state, State::Spam { .. }));
		assert!(!Tasks::<T>::contains_key(id.scope, 0));
		Ok(())
	}

	/// As many reviews as can be, which decided nothing.
	#[benchmark]
	fn close_review() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.define(stage.terms())?;
		let id = stage.delivered(kind)?;
		stage.reviewed(id);
		Contributions::<T>::mutate(id.scope, id.index, |entry| {
			if let Some(entry) = entry {
				entry.state = State::Undecided { deadline: Some(0u32.into()) };
			}
		});
		let signer = RawOrigin::Signed(stage.other.clone());

		#[extrinsic_call]
		_(signer, id);

		let entry = Pallet::<T>::entry(id).map_err(failed)?;
		assert!(matches!(entry.state, State::Rejected { .. }));
		Ok(())
	}

	#[benchmark]
	fn contribute_cash() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let purse = Purse::Treasury;
		let asset = T::BenchmarkHelper::asset(stage.scope, purse, &stage.worker);
		let kind = stage.define(KindTerms {
			unit: Unit::Token { asset, decimals: 6 },
			deciding: Deciding::Measured { purse: Some(purse) },
			earns_reputation: false,
			..stage.terms()
		})?;
		stage.fill_ledger(kind);
		let signer = RawOrigin::Signed(stage.worker.clone());

		#[extrinsic_call]
		_(signer, stage.scope, kind, 1_000u32.into());

		assert!(Contributions::<T>::contains_key(stage.scope, 0));
		Ok(())
	}

	#[benchmark]
	fn open_task() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.define(stage.terms())?;
		let signer = RawOrigin::Signed(stage.other.clone());

		#[extrinsic_call]
		_(signer, stage.scope, kind, document(), 10, T::MaxPeriod::get());

		assert!(Tasks::<T>::contains_key(stage.scope, 0));
		Ok(())
	}

	#[benchmark]
	fn claim_task() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.define(stage.terms())?;
		let task = stage.claimed(kind)?;
		let worker = RawOrigin::Signed(stage.worker.clone());
		Pallet::<T>::unclaim_task(worker.clone().into(), stage.scope, task)?;

		#[extrinsic_call]
		_(worker, stage.scope, task);

		assert!(TaskClaims::<T>::contains_key((stage.scope, task, &stage.worker)));
		Ok(())
	}

	#[benchmark]
	fn unclaim_task() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.define(stage.terms())?;
		let task = stage.claimed(kind)?;
		stage.close(task)?;
		let worker = RawOrigin::Signed(stage.worker.clone());

		#[extrinsic_call]
		_(worker, stage.scope, task);

		assert!(!Tasks::<T>::contains_key(stage.scope, task));
		Ok(())
	}

	#[benchmark]
	fn expire_claim() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.define(stage.terms())?;
		let task = stage.claimed(kind)?;
		stage.close(task)?;
		TaskClaims::<T>::insert(
			(stage.scope, task, &stage.worker),
			crate::TaskClaim::Claimed { expires: 0u32.into() },
		);
		let anybody = RawOrigin::Signed(stage.other.clone());

		#[extrinsic_call]
		_(anybody, stage.scope, task, stage.worker.clone());

		assert!(!Tasks::<T>::contains_key(stage.scope, task));
		Ok(())
	}

	#[benchmark]
	fn deliver_task() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.kind()?;
		let task = stage.claimed(kind)?;
		stage.fill_ledger(kind);
		let worker = RawOrigin::Signed(stage.worker.clone());

		#[extrinsic_call]
		_(worker, stage.scope, task, ONE, TODAY, Some(stage.role), document(), true);

		assert!(Contributions::<T>::contains_key(stage.scope, 0));
		Ok(())
	}

	/// By decision, of a task nobody works on: it is removed.
	#[benchmark]
	fn close_task() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.define(stage.terms())?;
		let task = stage.claimed(kind)?;
		let worker = RawOrigin::Signed(stage.worker.clone());
		Pallet::<T>::unclaim_task(worker.into(), stage.scope, task)?;
		let origin = decider::<T>(stage.scope, DecisionClass::Standard)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, task);

		assert!(!Tasks::<T>::contains_key(stage.scope, task));
		Ok(())
	}

	/// As peers decide, without the hook that credits what is accepted.
	#[benchmark]
	fn decide() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let kind = stage.define(stage.terms())?;
		let id = stage.delivered(kind)?;
		Kinds::<T>::mutate(stage.scope, kind, |kind| {
			if let Some(kind) = kind {
				kind.terms.deciding = Deciding::PeerEvaluation { scales_by_quality: true };
			}
		});

		#[block]
		{
			Pallet::<T>::decide(id, Decision::Spam).map_err(failed)?;
		}

		let entry = Pallet::<T>::entry(id).map_err(failed)?;
		assert!(matches!(entry.state, State::Spam { .. }));
		Ok(())
	}

	#[benchmark]
	fn measured() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let deciding = Deciding::Measured { purse: None };
		let kind = stage.define(KindTerms { deciding, ..stage.terms() })?;
		stage.fill_ledger(kind);

		#[block]
		{
			Pallet::<T>::measured(stage.scope, kind, &stage.worker, ONE, document())
				.map_err(failed)?;
		}

		assert!(Contributions::<T>::contains_key(stage.scope, 0));
		Ok(())
	}

	#[benchmark]
	fn start_import() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let origin = decider::<T>(stage.scope, DecisionClass::Significant)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, stage.worker.clone(), document(), 1, 1);

		assert!(Imports::<T>::contains_key(stage.scope, 0));
		Ok(())
	}

	/// Each line is of another contributor, the kinds change as often as a scope has kinds.
	#[benchmark]
	fn import_page(n: Linear<1, { MAX_IMPORT_PAGE }>) -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let lines = stage.lines(n)?;
		stage.start_import(n)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.worker.clone()), stage.scope, 0, 0, lines);

		assert_eq!(NextIndex::<T>::get(stage.scope), n);
		Ok(())
	}

	#[benchmark]
	fn undo_page(n: Linear<1, { MAX_IMPORT_PAGE }>) -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let lines = stage.lines(n)?;
		stage.start_import(n)?;
		let importer = RawOrigin::Signed(stage.worker.clone());
		Pallet::<T>::import_page(importer.into(), stage.scope, 0, 0, lines)?;
		let origin = decider::<T>(stage.scope, DecisionClass::Significant)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, 0);

		assert_eq!(Imports::<T>::get(stage.scope, 0).map(|import| import.imported), Some(0));
		Ok(())
	}

	#[benchmark]
	fn finish_import() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		let lines = stage.lines(1)?;
		stage.start_import(1)?;
		let importer = RawOrigin::Signed(stage.worker.clone());
		Pallet::<T>::import_page(importer.into(), stage.scope, 0, 0, lines)?;
		let origin = decider::<T>(stage.scope, DecisionClass::Significant)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, 0);

		assert_eq!(Imports::<T>::get(stage.scope, 0).map(|import| import.finished), Some(true));
		Ok(())
	}

	#[benchmark]
	fn drop_import() -> Result<(), BenchmarkError> {
		let stage = stage::<T>();
		stage.start_import(1)?;
		let origin = decider::<T>(stage.scope, DecisionClass::Significant)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, 0);

		assert!(!Imports::<T>::contains_key(stage.scope, 0));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
