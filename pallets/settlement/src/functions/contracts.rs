// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contracts: signed, superseded, ended.

use crate::{
	Accounts, Binding, Config, ContractOf, Contracts, Ending, Error, Event, Gives, Latest, Line,
	Listed, Obligation, Pairs, Pallet, Periods, Side, Standing, State, StoppedBlocks, TermsOf,
};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::settlement::{ceiling, gross::Kept, has_room};
use ovn_primitives::{
	runtime::{charge_for_record, now},
	ContractId,
};
use sp_runtime::{
	traits::{One, Saturating},
	DispatchError, DispatchResult,
};

/// The contract that another supersedes, with its number.
pub(crate) type Superseded<T> = Option<(ContractId, ContractOf<T>)>;

impl<T: Config> Pallet<T> {
	/// The contract that these terms supersede: it must be one of the same sides and kind that is in
	/// force or will be.
	pub(crate) fn superseded(terms: &TermsOf<T>) -> Result<Superseded<T>, DispatchError> {
		let Some(id) = terms.supersedes else { return Ok(None) };
		let old = Self::signed(id).map_err(|_| Error::<T>::InvalidSuperseded)?;
		let same_kind = matches!(
			(&old.terms.gives, &terms.gives),
			(Gives::Share(_), Gives::Share(_)) | (Gives::Licence(_), Gives::Licence(_))
		);
		let same = old.terms.payer == terms.payer && old.terms.payee == terms.payee;
		let replaced = matches!(
			old.state,
			State::Signed { until: Some((_, Ending::Superseded(_) | Ending::Completed)), .. }
		);
		let fits = same && same_kind && !replaced && !Self::has_ended(&old);
		ensure!(fits, Error::<T>::InvalidSuperseded);
		// One that ends by its notice before another replaces it has been replaced all the same.
		let latest = Accounts::<T>::get(old.root).latest;
		let last = latest == id || !Self::begins(&Self::existing(latest)?);
		ensure!(last, Error::<T>::InvalidSuperseded);
		Ok(Some((id, old)))
	}

	/// Whether a contract is not in force any more.
	pub(crate) fn has_ended(record: &ContractOf<T>) -> bool {
		match record.state {
			State::Signed { until: Some((until, _)), .. } => until <= now::<T>(),
			_ => false,
		}
	}

	pub(crate) fn do_accept(
		signer: Option<T::AccountId>,
		id: ContractId,
		mut record: ContractOf<T>,
		by: Side,
	) -> DispatchResult {
		let terms = record.terms.clone();
		let own = Self::party(&terms, by.other());
		Self::ensure_independent(signer.as_ref(), &own, &Self::party(&terms, by))?;
		ensure!(Self::can_be_accepted(&terms), Error::<T>::OfferExpired);
		Self::ensure_can_begin(&terms)?;
		let superseded = Self::superseded(&terms)?;
		let from = match (&terms.gives, &terms.payer) {
			(Gives::Share(_), ovn_primitives::Party::Scope(payer)) => Self::share_begins(*payer),
			_ => superseded.as_ref().map_or(now::<T>(), |(id, old)| Self::earliest_end(*id, old)),
		};
		let until = terms.until.map(|until| (until, Ending::Term));
		ensure!(until.is_none_or(|(until, _)| until > from), Error::<T>::InvalidDuration);
		Self::ensure_only_one(&terms)?;
		record.root = superseded.as_ref().map_or(id, |(_, old)| old.root);
		Self::open_account(id, &terms, record.root)?;

		let depositor = Self::release_deposit(&record)?;
		let price = T::OfferDeposit::get();
		charge_for_record::<_, T::Scopes, T::Money>(
			terms.payee,
			&depositor,
			T::NativeAsset::get(),
			price,
			Error::<T>::PurseNotOpen,
		)?;
		record.depositor = None;
		record.state = State::Signed { from, until };
		record.stopped = StoppedBlocks::<T>::get();
		let old = superseded.map(|(old, _)| old);
		if let Some(old) = old {
			Self::end(old, from, Ending::Superseded(id))?;
		}
		Self::list(id, &record, from, until.map(|(until, _)| until))?;
		Self::bind(id, &terms, from, until.map(|(until, _)| until))?;
		Latest::<T>::insert((terms.payee, &terms.payer, terms.document.hash), id);
		Contracts::<T>::insert(id, record);
		Self::deposit_event(Event::ContractSigned {
			contract: id,
			from,
			until: until.map(|(until, _)| until),
			supersedes: old,
			price,
		});
		Ok(())
	}

	/// The first block in which a contract can end: the present one, unless a period of a licence begins
	/// with it, of which a part was declared. Such a period lasts for a block, so that it can be closed.
	fn earliest_end(id: ContractId, record: &ContractOf<T>) -> BlockNumberFor<T> {
		let now = now::<T>();
		let at = Self::wide(now);
		let present = Self::schedule(record).ok().and_then(|periods| {
			let number = periods.number_at(at)?;
			let slot = periods.period(number).ok()??;
			(slot.start == at).then_some(number)
		});
		if present.is_some_and(|number| Periods::<T>::contains_key(id, number)) {
			now.saturating_add(One::one())
		} else {
			now
		}
	}

	/// Refuses a second contract of the same sides with the same document, unless it supersedes that.
	///
	/// If that ended before it began, the one that it superseded can be in force until then.
	fn ensure_only_one(terms: &TermsOf<T>) -> DispatchResult {
		let key = (terms.payee, &terms.payer, terms.document.hash);
		let Some(known) = Latest::<T>::get(key) else { return Ok(()) };
		let replaced = terms.supersedes == Some(known);
		let ended = Self::existing(known).is_ok_and(|known| {
			let began = matches!(known.state, State::Signed { from, .. } if from <= now::<T>());
			Self::has_ended(&known) && (began || known.terms.supersedes.is_none())
		});
		ensure!(replaced || ended, Error::<T>::AlreadyInForce);
		Ok(())
	}

	/// Gives the account a line for each asset of the terms. Refuses terms that leave an asset out in
	/// which something was paid, or whose ceiling is below what was.
	fn open_account(id: ContractId, terms: &TermsOf<T>, root: ContractId) -> DispatchResult {
		let mut account = Accounts::<T>::get(root);
		account.latest = id;
		let named =
			|line: &Line<T::AssetKind>| terms.assets.iter().any(|terms| terms.asset == line.asset);
		ensure!(account.lines.iter().all(named), Error::<T>::AssetLeftOut);
		for terms in &terms.assets {
			if account.lines.iter().any(|line| line.asset == terms.asset) {
				continue;
			}
			let asset = terms.asset.clone();
			let line = Line { asset, paid: 0, kept: Kept::default(), credit: 0 };
			account.lines.try_push(line).map_err(|_| Error::<T>::Inconsistent)?;
		}
		if let Some(lines) = Self::ceilings(&terms.assets, &account)? {
			ceiling::check(&lines).map_err(|_| Error::<T>::AboveCeiling)?;
		}
		Accounts::<T>::insert(root, account);
		Ok(())
	}

	/// Enters a share into the list of its payer, from which what has ended leaves.
	fn list(
		id: ContractId,
		record: &ContractOf<T>,
		from: BlockNumberFor<T>,
		until: Option<BlockNumberFor<T>>,
	) -> DispatchResult {
		let (Gives::Share(share), ovn_primitives::Party::Scope(payer)) =
			(&record.terms.gives, &record.terms.payer)
		else {
			return Ok(());
		};
		let mut list = Standing::<T>::get(payer);
		list.retain(|listed| !Self::is_over(listed));
		let beside = Self::rates_beside(&list, from);
		let fits = has_room(&beside, share.rate).map_err(Error::<T>::from)?;
		ensure!(fits, Error::<T>::TooManyShares);
		let listed = Listed {
			contract: id,
			root: record.root,
			to: record.terms.payee,
			share: share.clone(),
			assets: record.terms.assets.clone(),
			from,
			until,
		};
		// Of those that begin in the same block the one that was offered first.
		let place = list.partition_point(|other| (other.from, other.contract) < (from, id));
		list.try_insert(place, listed).map_err(|_| Error::<T>::TooManyShares)?;
		Standing::<T>::insert(payer, list);
		Ok(())
	}

	/// Records for the status of the payer that it is bound now, and no longer offered to.
	fn bind(
		id: ContractId,
		terms: &TermsOf<T>,
		from: BlockNumberFor<T>,
		until: Option<BlockNumberFor<T>>,
	) -> DispatchResult {
		let obligation = match &terms.gives {
			Gives::Share(_) => Obligation::Share,
			Gives::Licence(licence) => {
				let (purpose, free_for) = (licence.purpose, licence.free_for);
				Obligation::Licence { purpose, free_for }
			},
		};
		let mut pair = Pairs::<T>::get(terms.payee, &terms.payer);
		Self::forget_ended(&mut pair);
		pair.offers = pair.offers.saturating_sub(1);
		let binding = Binding { contract: id, obligation, from, until };
		pair.bindings.try_push(binding).map_err(|_| Error::<T>::TooManyContracts)?;
		Pairs::<T>::insert(terms.payee, &terms.payer, pair);
		Ok(())
	}

	pub(crate) fn do_give_notice(
		id: ContractId,
		record: ContractOf<T>,
		side: Side,
	) -> DispatchResult {
		Self::ensure_not_suspended(&Self::party(&record.terms, side))?;
		let days = record.terms.notice_days.into();
		let until = now::<T>().saturating_add(Self::blocks(days));
		let until = until.max(Self::earliest_end(id, &record));
		let sooner = match record.state {
			State::Signed { until: Some((before, _)), .. } => until < before,
			_ => true,
		};
		ensure!(sooner, Error::<T>::AlreadyOver);
		Self::end(id, until, Ending::Notice(side))
	}

	/// Ends a contract at a block, unless it ends before: in its record, in the list of the payer's
	/// shares and in its status.
	pub(crate) fn end(id: ContractId, at: BlockNumberFor<T>, why: Ending) -> DispatchResult {
		let mut record = Self::existing(id)?;
		let State::Signed { from, until } = record.state else {
			return Err(Error::<T>::Inconsistent.into());
		};
		if until.is_some_and(|(until, _)| until < at) {
			return Ok(());
		}
		record.state = State::Signed { from, until: Some((at, why)) };
		let terms = &record.terms;
		if let (Gives::Share(_), ovn_primitives::Party::Scope(payer)) = (&terms.gives, &terms.payer)
		{
			Standing::<T>::mutate(payer, |list| {
				list.iter_mut()
					.filter(|listed| listed.contract == id)
					.for_each(|listed| listed.until = Some(at));
				list.retain(|listed| !Self::is_over(listed));
			});
		}
		Self::change_pair(terms.payee, &terms.payer, |pair| {
			let bound = pair.bindings.iter_mut().filter(|binding| binding.contract == id);
			bound.for_each(|binding| binding.until = Some(at));
			Self::forget_ended(pair);
		});
		Contracts::<T>::insert(id, record);
		Self::deposit_event(Event::EndSet { contract: id, until: at, why });
		Ok(())
	}
}
