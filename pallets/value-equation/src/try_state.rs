// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	functions::Owed, Config, Equations, Flows, Inboxes, Levies, Notices, OlderDues, OpenPots,
	Pallet, Recipient,
};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::Encode;
use frame_support::{ensure, traits::Get};
use ovn_math::equation;
use ovn_primitives::{
	pot::is_endowed,
	runtime::now,
	traits::{Kinds, Scopes},
	Pots as _,
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. The equation of a scope is valid, apart from what changed elsewhere since: its shares are
	///    within bounds, and its kinds exist, each once.
	/// 2. Kinds are recorded for the equation and the next one, each once. Versions are not above
	///    the last one given; those to come are above those in force; and none takes effect before
	///    one that was given earlier. The version of a rate is in force from the same block as the
	///    rate.
	/// 3. A flow has the shape of the version it names, if that is in force. Its version is not
	///    above that of the equation.
	/// 4. The money behind the fractions of buckets is at most one base unit for each bucket;
	///    behind those of kinds it is less than one for each kind.
	/// 5. For each asset, the amount held on the pot is what flows, older versions and inboxes owe,
	///    and the pot has its endowment besides. (Invariant 2 of the architecture: nothing of an
	///    income is created or lost.)
	/// 6. Something waits in each list of older versions, and no inbox is empty.
	/// 7. The networks that have levied money are listed in order, each once.
	/// 8. Levies are at most a tenth, and a network whose levy has no purse has an equation; notices
	///    are within their bounds.
	/// 9. Flows and inboxes that owe something are in assets whose pot is open.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_equations()?;
		Self::check_flows()?;
		Self::check_money()?;
		Self::check_decisions()
	}

	fn check_equations() -> Result<(), TryRuntimeError> {
		for (scope, record) in Equations::<T>::iter() {
			ensure!(T::Scopes::exists(scope), "1: the equation of no scope");
			let next = record.next.as_ref();
			let equations: Vec<_> =
				core::iter::once(&record.equation).chain(next.map(|next| &next.equation)).collect();
			let mut known: Vec<_> = record.kinds.iter().map(|known| known.kind).collect();
			for equation in &equations {
				let asks: Vec<_> =
					equation.buckets.iter().map(|bucket| Self::ask(bucket, None)).collect();
				ensure!(
					equation::check(Self::mode(equation.mode), &asks).is_ok(),
					"1: the shares are out of bounds"
				);
				let mut kinds: Vec<_> = equation.kinds().collect();
				let count = kinds.len();
				ensure!(count <= equation::MAX_KINDS, "1: too many kinds");
				kinds.sort_unstable();
				kinds.dedup();
				ensure!(count == kinds.len(), "1: a kind is named twice");
				ensure!(kinds.iter().all(|kind| known.contains(kind)), "2: a kind is missing");
			}
			let count = known.len();
			known.sort_unstable();
			known.dedup();
			ensure!(count == known.len(), "2: a kind is kept twice");
			let named =
				|kind| equations.iter().any(|equation| equation.kinds().any(|other| other == kind));
			ensure!(known.into_iter().all(named), "2: a kind is kept that no equation names");
			let now = now::<T>();
			for known in &record.kinds {
				ensure!(known.since <= record.last, "2: a version was not given");
				ensure!(
					known.next.is_none_or(
						|next| known.since < next.version && next.version <= record.last
					),
					"2: versions are not in order"
				);
				let value = T::Kinds::value(scope, known.kind).ok_or("2: a kind of no scope")?;
				let holds = value.next_rate.map(|(_, from)| from);
				let comes = known.next.map(|next| next.from).filter(|from| *from > now);
				// A kind that comes with the next equation can bring a rate that was to come
				// before.
				let brought = next.is_some_and(|next| {
					holds.is_some_and(|holds| holds <= next.from)
						&& next.equation.kinds().any(|kind| kind == known.kind)
				});
				let agree = holds == comes || comes.is_none() && brought;
				ensure!(agree, "2: a version of a rate that comes at another time");
			}
			let rates = record.kinds.iter().filter_map(|known| known.next);
			let mut coming: Vec<_> = rates
				.map(|next| (next.version, next.from))
				.chain(next.map(|next| (next.version, next.from)))
				.collect();
			coming.sort_unstable_by_key(|(version, _)| *version);
			ensure!(
				coming.windows(2).all(|pair| pair[0].1 <= pair[1].1),
				"2: a later decision would take effect first"
			);
			ensure!(
				(1..=record.last).contains(&record.since)
					&& next.is_none_or(
						|next| record.since < next.version && next.version <= record.last
					),
				"2: versions are not in order"
			);
		}
		Ok(())
	}

	fn check_flows() -> Result<(), TryRuntimeError> {
		for (scope, _, flow) in Flows::<T>::iter() {
			let record = Equations::<T>::get(scope);
			let since = record.as_ref().map_or(0, |record| record.since);
			ensure!(flow.since <= since, "3: a flow is ahead of its equation");
			if let Some(record) = record.filter(|record| record.since == flow.since) {
				let equation = record.equation;
				ensure!(flow.residue == equation.residue, "3: the residue goes elsewhere");
				ensure!(flow.buckets.len() == equation.buckets.len(), "3: buckets are missing");
				for (bucket, kept) in equation.buckets.iter().zip(&flow.buckets) {
					let kinds = match &bucket.recipient {
						Recipient::Books { kinds, .. } => kinds.len(),
						_ => 0,
					};
					ensure!(kept.name == bucket.name, "3: a bucket has another name");
					ensure!(kept.kinds.len() == kinds, "3: kinds are missing");
				}
			}
			let most = u128::try_from(flow.buckets.len()).unwrap_or(u128::MAX);
			ensure!(flow.held <= most, "4: too much is held");
			for bucket in &flow.buckets {
				let kinds = u128::try_from(bucket.kinds.len()).unwrap_or(u128::MAX);
				ensure!(bucket.held < kinds.max(1), "4: too much is held for kinds");
				ensure!(bucket.due == 0 || bucket.payee.is_some(), "4: nobody can collect");
			}
		}
		Ok(())
	}

	fn check_money() -> Result<(), TryRuntimeError> {
		let mut owed = BTreeMap::<Vec<u8>, u128>::new();
		let mut owe = |asset: &T::AssetKind, amounts: &[u128]| {
			let sum = owed.entry(asset.encode()).or_default();
			for amount in amounts {
				*sum = sum.checked_add(*amount).ok_or("5: too much is owed")?;
			}
			Ok::<_, TryRuntimeError>(())
		};
		for (_, asset, flow) in Flows::<T>::iter() {
			owe(&asset, &[flow.levy_due, flow.residue_due, flow.held])?;
			for bucket in &flow.buckets {
				owe(&asset, &[bucket.due, bucket.savings, bucket.held])?;
			}
		}
		for ((_, asset, _), dues) in OlderDues::<T>::iter() {
			let waits = dues.iter().any(|(_, due)| *due > 0);
			ensure!(waits, "6: nothing waits from an older version");
			for (_, due) in dues {
				owe(&asset, &[due])?;
			}
		}
		for ((scope, asset, levied), amount) in Inboxes::<T>::iter() {
			ensure!(T::Scopes::exists(scope), "6: the inbox of no scope");
			ensure!(amount > 0, "6: an inbox is empty");
			let networks = levied.networks();
			ensure!(networks.windows(2).all(|pair| pair[0] < pair[1]), "7: levies out of order");
			owe(&asset, &[amount])?;
		}
		for asset in OpenPots::<T>::iter_keys() {
			let pot = Self::pot_account(&asset);
			let held = Owed::<T>::held(&asset);
			let due = owed.remove(&asset.encode()).unwrap_or_default();
			ensure!(held == due, "5: what is held is not what is owed");
			let endowed = is_endowed::<_, T::Money>(&T::NativeAsset::get(), &pot);
			ensure!(endowed, "5: the pot has no endowment");
		}
		ensure!(owed.values().all(|owed| *owed == 0), "9: something is owed without a pot");
		Ok(())
	}

	fn check_decisions() -> Result<(), TryRuntimeError> {
		for (network, levy) in Levies::<T>::iter() {
			ensure!(T::Scopes::network(network) == Some(network), "8: the levy of no network");
			let next = levy.next.map(|(next, _)| next);
			let has_equation = Equations::<T>::contains_key(network);
			for terms in core::iter::once(levy.now).chain(next) {
				ensure!(Self::can_be_levied(terms.share), "8: a levy is too high");
				let can_go = terms.purse.is_some() || has_equation;
				ensure!(can_go, "8: a levy that nothing divides");
			}
		}
		for (_, notice) in Notices::<T>::iter() {
			let bounds = T::MinNotice::get()..=T::MaxNotice::get();
			ensure!(notice.own.is_none_or(|own| bounds.contains(&own)), "8: a notice is wrong");
		}
		Ok(())
	}
}
