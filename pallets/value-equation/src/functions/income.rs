// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Dividing an income.

use super::Owed;
use crate::impls::MAX_SCOPES;
use crate::{
	Bucket, BucketFlow, BucketSplit, Config, DuesOf, EquationOf, EquationRecordOf, Equations,
	Error, Event, Flow, FlowOf, Flows, Inboxes, KindSplit, Levied, OlderDues, OnEmpty, Pallet,
	Payee, Recipient, References, Split, StandingSplit, MAX_KINDS,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{
	ensure,
	traits::{fungibles::Mutate as _, tokens::Preservation, Get},
	BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::{
	equation::{self, Filled, Income, Kind, Recipients, Rest, Routing},
	settlement::{
		gross::{self, Deduction, Gross, Taken},
		MAX_CUT,
	},
	Carry,
};
use ovn_primitives::{
	runtime::now,
	traits::{Scopes, ShareBooks, StandingShares},
	Balance, BookId, IncomeClass, IncomeReference, IncomeTerms, KindId, Part, Pots as _, ScopeId,
	StandingShare, MAX_STANDING,
};
use sp_runtime::{traits::SaturatedConversion, DispatchError, DispatchResult};

/// The rates of the kinds of an equation.
type Rates = BTreeMap<KindId, u128>;

/// The details of an income, apart from its scope and asset.
pub(crate) struct IncomeDetails<AccountId> {
	/// Who pays; `None`: it comes from the inbox.
	pub payer: Option<AccountId>,
	/// The gross.
	pub amount: u128,
	/// What the payer keeps of it.
	pub cut: u128,
	pub class: IncomeClass,
	pub reference: Option<IncomeReference>,
	/// The networks that have levied it before.
	pub levied: Levied,
	/// By which levy and shares it is divided; `None`: those of now.
	pub terms: Option<IncomeTerms>,
}

/// An income that was checked, and what it is divided by.
pub(crate) struct Admitted<T: Config> {
	details: IncomeDetails<T::AccountId>,
	record: EquationRecordOf<T>,
	flow: FlowOf<T>,
}

/// A divided income, of which nothing is stored or paid yet.
pub(crate) struct Divided<T: Config> {
	pub split: Split,
	/// What the equation keeps.
	flow: FlowOf<T>,
	/// What waits from the version before, if this income is the first of a new version.
	older: Option<(u32, DuesOf<T>)>,
	/// What books are offered, with the bucket of each and its place in the bucket.
	parts: Vec<(Part, usize, usize)>,
	/// Books of expenses whose epoch ends although it is not paid in full.
	ended: Vec<BookId>,
	/// What other scopes get.
	posts: Vec<(ScopeId, u128)>,
	/// The standing shares, and what they get.
	shares: Vec<(StandingShare, Taken)>,
	/// The networks that have levied it afterwards.
	levied: Levied,
	work: Work,
}

/// The numbers that decide what an income costs.
#[derive(Clone, Copy)]
pub(crate) struct Work {
	pub kinds: u32,
	pub scopes: u32,
	pub shares: u32,
	/// Shares that reached their ceiling.
	pub full: u32,
}

impl Work {
	/// The most there can be.
	pub const fn greatest() -> Self {
		let (shares, full) = (MAX_STANDING, MAX_STANDING);
		Self { kinds: MAX_KINDS, scopes: MAX_SCOPES, shares, full }
	}
}

/// A flow in the shape of the equation in force, and what that set free.
struct Reshaped<T: Config> {
	flow: FlowOf<T>,
	older: Option<(u32, DuesOf<T>)>,
	/// The money behind fractions.
	released: u128,
	/// Savings that have no bucket any more.
	dropped: u128,
}

impl<T: Config> Pallet<T> {
	/// Checks an income that somebody pays, as far as possible before it is divided.
	pub(crate) fn admit(
		payer: &T::AccountId,
		scope: ScopeId,
		asset: &T::AssetKind,
		(amount, cut): (Balance, Balance),
		(class, terms): (IncomeClass, Option<IncomeTerms>),
		reference: IncomeReference,
	) -> Result<Admitted<T>, DispatchError> {
		Self::ensure_scope(scope)?;
		let own = matches!(class, IncomeClass::Cascade | IncomeClass::Levy);
		ensure!(!own, Error::<T>::InvalidClass);
		ensure!(cut <= Self::most_cut(amount)?, Error::<T>::InvalidCut);
		Self::ensure_takes(scope, asset)?;
		let used = References::<T>::contains_key((scope, payer, reference));
		ensure!(!used, Error::<T>::AlreadyRecorded);
		let details = IncomeDetails {
			payer: Some(payer.clone()),
			amount,
			cut,
			class,
			reference: Some(reference),
			levied: Levied::by_nobody(),
			terms,
		};
		Self::receive(scope, asset, details)
	}

	/// Records an income that was checked.
	pub(crate) fn do_record_income(
		payer: &T::AccountId,
		scope: ScopeId,
		asset: T::AssetKind,
		reference: IncomeReference,
		admitted: Admitted<T>,
		preservation: Preservation,
	) -> Result<Work, DispatchError> {
		let Admitted { details, record, flow } = admitted;
		let divided = Self::divide(scope, &asset, &details, &record, flow, now::<T>())?;
		References::<T>::insert((scope, payer, reference), now::<T>());
		let (pot, amount) = (Self::pot_account(&asset), Self::paid(&details)?);
		T::Money::transfer(asset.clone(), payer, &pot, amount, preservation)?;
		Self::apply(scope, asset, details, divided, 0)
	}

	/// Checks what lies in an inbox, as far as possible before it is divided.
	pub(crate) fn admit_inbox(
		scope: ScopeId,
		asset: &T::AssetKind,
		levied: Levied,
	) -> Result<Admitted<T>, DispatchError> {
		Self::ensure_scope(scope)?;
		Self::ensure_takes(scope, asset)?;
		let amount = Inboxes::<T>::get((scope, asset, &levied));
		ensure!(amount > 0, Error::<T>::NothingOwed);
		let (payer, reference, terms) = (None, None, None);
		let class = IncomeClass::Cascade;
		let details = IncomeDetails { payer, amount, cut: 0, class, reference, levied, terms };
		let admitted = Self::receive(scope, asset, details)?;
		let waits = now::<T>() < admitted.record.inbox_from;
		ensure!(!waits, Error::<T>::TooEarly);
		Ok(admitted)
	}

	/// Records what lies in an inbox and was checked.
	pub(crate) fn do_process_inbox(
		scope: ScopeId,
		asset: T::AssetKind,
		admitted: Admitted<T>,
	) -> Result<Work, DispatchError> {
		let Admitted { details, record, flow } = admitted;
		Inboxes::<T>::remove((scope, &asset, &details.levied));
		let divided = Self::divide(scope, &asset, &details, &record, flow, now::<T>())?;
		// All of it is kept on the pot already.
		let kept = details.amount;
		Self::apply(scope, asset, details, divided, kept)
	}

	/// Takes what a network levied of a scope's incomes, to be divided by the network's own equation, and
	/// checks it as far as possible before that. Returns the network, too.
	pub(crate) fn admit_levy(
		scope: ScopeId,
		asset: &T::AssetKind,
	) -> Result<(ScopeId, Admitted<T>), DispatchError> {
		Self::ensure_scope(scope)?;
		let network = T::Scopes::network(scope).ok_or(Error::<T>::NothingOwed)?;
		ensure!(Self::levy_of(network).purse.is_none(), Error::<T>::LevyNotDivided);
		Self::ensure_takes(network, asset)?;
		// The network can be the scope itself: the amount leaves the flow before that is read again.
		let amount = Flows::<T>::mutate(scope, asset, |flow| core::mem::take(&mut flow.levy_due));
		ensure!(amount > 0, Error::<T>::NothingOwed);
		let (payer, reference, terms) = (None, None, None);
		let (class, levied) = (IncomeClass::Levy, Levied::by(network));
		let details = IncomeDetails { payer, amount, cut: 0, class, reference, levied, terms };
		Ok((network, Self::receive(network, asset, details)?))
	}

	/// Divides what a network levied of a scope's incomes and was checked.
	pub(crate) fn do_process_levy(
		scope: ScopeId,
		network: ScopeId,
		asset: T::AssetKind,
		admitted: Admitted<T>,
	) -> Result<Work, DispatchError> {
		let Admitted { details, record, flow } = admitted;
		let divided = Self::divide(network, &asset, &details, &record, flow, now::<T>())?;
		// All of it is kept on the pot already.
		let kept = details.amount;
		let levied = Event::LevyDivided { scope, network, asset: asset.clone(), amount: kept };
		Self::deposit_event(levied);
		Self::apply(network, asset, details, divided, kept)
	}

	/// The levy and the shares of a sale for the scope now.
	pub(crate) fn present_terms(
		scope: ScopeId,
		asset: &T::AssetKind,
	) -> Result<IncomeTerms, DispatchError> {
		let levy = T::Scopes::network(scope).map(|network| Self::levy_of(network).share);
		// Of whatever amount.
		let shares = T::Standing::plan(scope, IncomeClass::Sale, asset, 0)?;
		let shares: Vec<_> = shares.into_iter().map(|share| share.contract).collect();
		let shares = shares.try_into().map_err(|_| DispatchError::Corruption)?;
		Ok(IncomeTerms { levy, shares })
	}

	/// The greatest cut of an income.
	pub(crate) fn most_cut(gross: Balance) -> Result<Balance, DispatchError> {
		MAX_CUT.times(gross).map_err(Self::refused)
	}

	/// What the payer of an income pays.
	fn paid(details: &IncomeDetails<T::AccountId>) -> Result<Balance, DispatchError> {
		Ok(details.amount.checked_sub(details.cut).ok_or(Error::<T>::Overflow)?)
	}

	fn ensure_takes(scope: ScopeId, asset: &T::AssetKind) -> DispatchResult {
		ensure!(T::Scopes::accepts(scope, asset), Error::<T>::AssetNotAccepted);
		Self::ensure_pots(asset)
	}

	/// Checks that an equation can divide incomes in an asset. A bucket that is limited to a
	/// multiple of values needs the native token, in which values count; and each book must have a
	/// place for the asset.
	pub(crate) fn ensure_divisible(
		scope: ScopeId,
		asset: &T::AssetKind,
		equation: &EquationOf<T>,
	) -> DispatchResult {
		let counts_values = |bucket: &Bucket<_, _>| {
			matches!(bucket.recipient, Recipient::Books { at_most: Some(_), .. })
		};
		let native = *asset == T::NativeAsset::get();
		ensure!(native || !equation.buckets.iter().any(counts_values), Error::<T>::NotNative);
		let has_place = |kind| T::Books::has_place(BookId::Kind { scope, kind }, asset);
		ensure!(equation.kinds().all(has_place), Error::<T>::BookFull);
		Ok(())
	}

	/// Finds what an income is divided by: the equation in force, after putting in force what is
	/// due.
	fn receive(
		scope: ScopeId,
		asset: &T::AssetKind,
		details: IncomeDetails<T::AccountId>,
	) -> Result<Admitted<T>, DispatchError> {
		let mut record = Equations::<T>::get(scope).ok_or(Error::<T>::EquationNotFound)?;
		if record.settle(now::<T>()) {
			Equations::<T>::insert(scope, &record);
		}
		let flow = Flows::<T>::get(scope, asset);
		let smallest = Self::smallest_of(asset, &flow);
		ensure!(details.amount >= smallest, Error::<T>::IncomeTooSmall);
		Self::ensure_divisible(scope, asset, &record.equation)?;
		Ok(Admitted { details, record, flow })
	}

	/// Divides an income by an equation, at the rates of a block. Changes nothing.
	pub(crate) fn divide(
		scope: ScopeId,
		asset: &T::AssetKind,
		details: &IncomeDetails<T::AccountId>,
		record: &EquationRecordOf<T>,
		flow: FlowOf<T>,
		at: BlockNumberFor<T>,
	) -> Result<Divided<T>, DispatchError> {
		let kinds = record.equation.kinds();
		let rates: Rates = kinds.map(|kind| (kind, Self::rate_at(scope, kind, at))).collect();
		let Reshaped { mut flow, older, released, dropped } = Self::reshape(scope, record, flow)?;
		let network = T::Scopes::network(scope);
		let levier = network.filter(|network| !details.levied.covers(*network));
		let planned = match (&details.terms, details.class) {
			(Some(terms), _) => T::Standing::plan_of(scope, asset, details.amount, &terms.shares)?,
			// What a network levied was shared where it was earned.
			(None, IncomeClass::Levy) => Vec::new(),
			(None, class) => T::Standing::plan(scope, class, asset, details.amount)?,
		};
		let share = levier.and_then(|network| match &details.terms {
			Some(terms) => terms.levy,
			None => Some(Self::levy_of(network).share),
		});
		let levy = share.map(|share| Deduction { share, carry: flow.levy_carry });
		let gross = Gross {
			amount: details.amount,
			cut: details.cut,
			levy,
			shares: planned.iter().map(|share| share.terms).collect(),
		};
		let taken = gross::split(&gross).map_err(Self::refused)?;
		let income = Income {
			net: taken.base,
			released,
			mode: Self::mode(record.equation.mode),
			buckets: Self::buckets(scope, asset, record, &rates, &flow),
			residue_carry: flow.residue_carry,
			held: flow.held,
		};
		let routing = equation::route(&income).map_err(Self::refused)?;

		let held_before = Self::held(&flow)?;
		let mut levy = None;
		if let Some((network, share)) = levier.zip(taken.levy) {
			flow.levy_carry = share.carry;
			flow.levy_due = Self::plus(flow.levy_due, share.amount)?;
			levy = Some((network, share.amount));
		}
		let shares: Vec<_> = planned.into_iter().zip(taken.shares).collect();
		let standing = shares.iter().map(|(share, taken)| StandingSplit {
			contract: share.contract,
			scope: share.to,
			base: share.terms.base,
			amount: taken.amount,
			lost: taken.lost,
		});
		let standing: Vec<_> = standing.collect();
		flow.residue_carry = routing.residue_carry;
		flow.residue_due = Self::plus(flow.residue_due, Self::plus(routing.residue, dropped)?)?;
		flow.held = routing.held;
		let mut divided = Divided {
			split: Split {
				version: record.version(),
				gross: details.amount,
				cut: taken.cut,
				levy,
				standing,
				released,
				base: routing.base,
				buckets: Vec::new(),
				residue: routing.residue,
				dropped,
				held_before,
				held: 0,
			},
			flow,
			older,
			parts: Vec::new(),
			ended: Vec::new(),
			posts: shares.iter().map(|(share, taken)| (share.to, taken.amount)).collect(),
			levied: details.levied.clone().and(network),
			work: Work {
				kinds: record.equation.kinds().count().saturated_into(),
				scopes: 0,
				shares: shares.len().saturated_into(),
				full: shares.iter().filter(|(_, taken)| taken.is_full).count().saturated_into(),
			},
			shares,
		};
		Self::assign(scope, record, &rates, (&income, &routing), &mut divided)?;
		divided.posts.retain(|(_, amount)| *amount > 0);
		divided.split.held = Self::held(&divided.flow)?;
		divided.work.scopes = divided.posts.len().saturated_into();
		Ok(divided)
	}

	/// Assigns the parts of buckets and kinds to those who get them.
	fn assign(
		scope: ScopeId,
		record: &EquationRecordOf<T>,
		rates: &Rates,
		(income, routing): (&Income, &Routing),
		divided: &mut Divided<T>,
	) -> DispatchResult {
		let buckets = record.equation.buckets.iter().zip(divided.flow.buckets.iter_mut());
		let routed = income.buckets.iter().zip(&routing.buckets);
		for (place, ((bucket, flow), (before, filled))) in buckets.zip(routed).enumerate() {
			flow.carry = filled.carry;
			flow.savings = filled.savings;
			flow.held = filled.held;
			let mut kinds = Vec::new();
			match &bucket.recipient {
				Recipient::Fund(_) | Recipient::Account(_) => {
					flow.due = Self::plus(flow.due, filled.taken)?;
				},
				Recipient::Scope(other) => divided.posts.push((*other, filled.taken)),
				Recipient::Books { kinds: names, on_empty, .. } => {
					if matches!(on_empty, OnEmpty::Fund(_)) {
						flow.due = Self::plus(flow.due, filled.rest)?;
					}
					let carries = filled.kinds.iter().map(|share| share.carry).collect::<Vec<_>>();
					flow.kinds = carries.try_into().map_err(|_| DispatchError::Corruption)?;
					kinds = Self::kind_splits(rates, names, before, filled);
				},
			}
			for (index, kind) in kinds.iter().enumerate() {
				let book = BookId::Kind { scope, kind: kind.kind };
				if kind.amount > 0 {
					let amount = kind.amount;
					let part = Part { book, amount };
					divided.parts.push((part, place, index));
				}
				let once = record.known(kind.kind).is_some_and(|known| known.once);
				let reached = filled.reached.get(index).copied().unwrap_or_default();
				if once && reached && kind.room.is_some_and(|room| kind.amount < room) {
					divided.ended.push(book);
				}
			}
			divided.split.buckets.push(BucketSplit {
				own: filled.own,
				passed: filled.passed,
				savings_before: before.savings,
				taken: filled.taken,
				rest: filled.rest,
				savings: filled.savings,
				kinds,
			});
		}
		Ok(())
	}

	fn kind_splits(
		rates: &Rates,
		names: &[KindId],
		before: &equation::Bucket,
		filled: &Filled,
	) -> Vec<KindSplit> {
		let Recipients::Kinds { kinds, .. } = &before.recipients else { return Vec::new() };
		let lines = names.iter().zip(kinds).zip(&filled.kinds);
		lines
			.map(|((name, kind), share)| KindSplit {
				kind: *name,
				rate: rates.get(name).copied().unwrap_or_default(),
				value: kind.value,
				room: kind.cap,
				amount: share.amount,
			})
			.collect()
	}

	/// Stores and pays what was divided. `kept` of the amount is held on the pot already; the rest
	/// is free there.
	fn apply(
		scope: ScopeId,
		asset: T::AssetKind,
		details: IncomeDetails<T::AccountId>,
		divided: Divided<T>,
		kept: Balance,
	) -> Result<Work, DispatchError> {
		let Divided { mut split, mut flow, older, parts, ended, posts, shares, levied, work } =
			divided;
		let offered = parts
			.iter()
			.try_fold(0_u128, |sum, (part, _, _)| sum.checked_add(part.amount))
			.ok_or(Error::<T>::Overflow)?;
		// Books get what came in, and earlier fractions and savings, which are held.
		let free = Self::paid(&details)?.saturating_sub(kept);
		let short = offered.saturating_sub(free);
		Owed::<T>::release(&asset, short)?;
		let accepted = Self::offer(&asset, &parts, &mut split, &mut flow)?;
		for book in ended {
			T::Books::end_epoch(book)?;
		}
		let rest = Self::plus(free, short)?.checked_sub(accepted);
		Owed::<T>::hold(&asset, rest.ok_or(Error::<T>::Overflow)?)?;

		for (share, taken) in &shares {
			let (class, gross) = (details.class, details.amount);
			T::Standing::taken(scope, class, &asset, gross, share, taken)?;
		}
		Flows::<T>::insert(scope, &asset, flow);
		if let Some((version, dues)) = older {
			OlderDues::<T>::insert((scope, &asset, version), dues);
		}
		Self::deposit_event(Event::IncomeRecorded {
			scope,
			asset: asset.clone(),
			payer: details.payer,
			class: details.class,
			reference: details.reference,
			levied: details.levied,
			split,
		});
		for (other, amount) in posts {
			Self::post(other, Some(scope), &asset, &levied, amount)?;
		}
		Ok(work)
	}

	/// Distributes the parts of books. What a book does not accept, although it has room for it,
	/// joins the residue. Returns what all books accepted.
	fn offer(
		asset: &T::AssetKind,
		parts: &[(Part, usize, usize)],
		split: &mut Split,
		flow: &mut FlowOf<T>,
	) -> Result<u128, DispatchError> {
		if parts.is_empty() {
			return Ok(0);
		}
		let offers: Vec<Part> = parts.iter().map(|(part, _, _)| *part).collect();
		let answers = T::Books::distribute(&Self::pot_account(asset), asset, &offers)?;
		let mut accepted = 0_u128;
		for ((part, bucket, index), answer) in parts.iter().zip(answers) {
			accepted = Self::plus(accepted, answer)?;
			let refused = part.amount.saturating_sub(answer);
			if refused > 0 {
				flow.residue_due = Self::plus(flow.residue_due, refused)?;
				split.residue = Self::plus(split.residue, refused)?;
				let bucket = split.buckets.get_mut(*bucket);
				if let Some(kind) = bucket.and_then(|bucket| bucket.kinds.get_mut(*index)) {
					kind.amount = answer;
				}
			}
		}
		Ok(accepted)
	}

	/// What fractions stand for.
	fn held(flow: &FlowOf<T>) -> Result<u128, DispatchError> {
		flow.buckets.iter().try_fold(flow.held, |held, bucket| Self::plus(held, bucket.held))
	}

	/// The buckets, with what books can take of the asset now.
	fn buckets(
		scope: ScopeId,
		asset: &T::AssetKind,
		record: &EquationRecordOf<T>,
		rates: &Rates,
		flow: &FlowOf<T>,
	) -> Vec<equation::Bucket> {
		let lines = record.equation.buckets.iter().zip(&flow.buckets);
		lines
			.map(|(bucket, flow)| {
				let recipients = match &bucket.recipient {
					Recipient::Books { kinds, at_most, on_empty } => Recipients::Kinds {
						kinds: kinds
							.iter()
							.zip(&flow.kinds)
							.map(|(kind, carry)| {
								let once = record.known(*kind).is_some_and(|known| known.once);
								let rate = rates.get(kind).copied().unwrap_or_default();
								let book = BookId::Kind { scope, kind: *kind };
								let basis = T::Books::basis(book, asset, rate);
								Kind { value: basis.value, cap: basis.room, once, carry: *carry }
							})
							.collect(),
						at_most: *at_most,
						held: flow.held,
						rest: match on_empty {
							OnEmpty::NextBucket => Rest::Next,
							OnEmpty::Fund(_) => Rest::Fund,
							OnEmpty::Hold => Rest::Hold,
						},
					},
					_ => Recipients::One,
				};
				let ask = Self::ask(bucket, Some(asset));
				equation::Bucket { ask, carry: flow.carry, savings: flow.savings, recipients }
			})
			.collect()
	}

	/// Puts a flow into the shape of the equation in force, if it has that of another version.
	///
	/// What waits to be collected is put aside. The money behind fractions is divided anew. Savings
	/// go to the bucket of the same name; if there is none they join the residue.
	fn reshape(
		scope: ScopeId,
		record: &EquationRecordOf<T>,
		flow: FlowOf<T>,
	) -> Result<Reshaped<T>, DispatchError> {
		if flow.since == record.since {
			return Ok(Reshaped { flow, older: None, released: 0, dropped: 0 });
		}
		let released = Self::held(&flow)?;
		let mut dues = DuesOf::<T>::new();
		let residue = Some(Payee::Purse(scope, flow.residue));
		let waiting = flow.buckets.iter().map(|bucket| (bucket.payee.clone(), bucket.due));
		for (payee, due) in waiting.chain([(residue, flow.residue_due)]) {
			if let Some(payee) = payee.filter(|_| due > 0) {
				dues.try_push((payee, due)).map_err(|_| DispatchError::Corruption)?;
			}
		}
		let mut savings: Vec<_> =
			flow.buckets.into_iter().map(|bucket| (bucket.name, bucket.savings)).collect();
		let mut buckets = BoundedVec::new();
		for bucket in &record.equation.buckets {
			let same = savings.iter_mut().find(|(name, _)| *name == bucket.name);
			let saved = same.map(|(_, saved)| core::mem::take(saved)).unwrap_or_default();
			let kinds = match &bucket.recipient {
				Recipient::Books { kinds, .. } => kinds.iter().map(|_| Carry::default()).collect(),
				_ => Vec::new(),
			};
			let bucket = BucketFlow {
				name: bucket.name.clone(),
				payee: Self::payee(scope, &bucket.recipient),
				due: 0,
				savings: saved,
				carry: Carry::default(),
				held: 0,
				kinds: BoundedVec::truncate_from(kinds),
			};
			buckets.try_push(bucket).map_err(|_| DispatchError::Corruption)?;
		}
		let dropped = savings.iter().try_fold(0, |sum, (_, saved)| Self::plus(sum, *saved))?;
		let older = Some((flow.since, dues)).filter(|(_, dues)| !dues.is_empty());
		let flow = Flow {
			since: record.since,
			buckets,
			residue: record.equation.residue,
			residue_due: 0,
			residue_carry: Carry::default(),
			held: 0,
			smallest: flow.smallest,
			levy_due: flow.levy_due,
			levy_carry: flow.levy_carry,
		};
		Ok(Reshaped { flow, older, released, dropped })
	}

	/// The payee of what waits in a bucket.
	fn payee(scope: ScopeId, recipient: &Recipient<T::AccountId>) -> Option<Payee<T::AccountId>> {
		match recipient {
			Recipient::Fund(purse) => Some(Payee::Purse(scope, *purse)),
			Recipient::Account(account) => Some(Payee::Account(account.clone())),
			Recipient::Books { on_empty: OnEmpty::Fund(purse), .. } => {
				Some(Payee::Purse(scope, *purse))
			},
			Recipient::Books { .. } | Recipient::Scope(_) => None,
		}
	}
}
