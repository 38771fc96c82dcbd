// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	AccessRules, AgentCounts, Arrears, Block, Calendars, Config, CreditLines, HoldReason, OwnTerms,
	Pallet, Payments, Permissions, Progress, Reservations, Rules, Running, StoppedBlocks, Terms,
	UsedAsOwner, Uses, Vetoes,
};
use alloc::{collections::BTreeMap, vec::Vec};
use frame_support::{
	ensure,
	traits::{fungibles::InspectHold as _, Get},
};
use ovn_math::calendar;
use ovn_primitives::{traits::Things as _, Balance, ResourceId, ScopeId, State};
use sp_runtime::{
	traits::{SaturatedConversion, Zero as _},
	TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. No two reservations of a resource overlap, and calendar and reservations agree.
	/// 2. A resource that one agent at a time uses has at most one running use, which overlaps no
	///    reservation; what is in use has one.
	/// 3. What is held on every account is the sum of its reservations' fees, its uses and the
	///    payments that wait, asset by asset.
	/// 4. What is held for a use pays its estimate, and what a user reported.
	/// 5. Reservations and running uses of an agent are counted.
	/// 6. What is set apart for uses is part of what their project may come to owe.
	/// 7. Calendars, rules, terms and uses belong to resources; only of rival ones there are
	///    reservations; rules and tariffs are within their bounds.
	/// 8. The occupied time is known of uses that have ended, and of what they used was damaged or
	///    lost; no report by a user or a meter counts more.
	/// 9. What is set apart for somebody has a reservation that has begun.
	/// 10. Nobody is in arrears with nothing.
	/// 11. No step of a use began after more blocks had been stopped than were.
	/// 12. Rules of access, permissions and vetoes belong to resources.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<(Vec<u8>, T::AssetKind), (T::AccountId, u128)>::new();
		let mut note = |who: &T::AccountId, asset: &T::AssetKind, amount: Balance| {
			let key = (codec::Encode::encode(who), asset.clone());
			let sum = held.entry(key).or_insert_with(|| (who.clone(), 0));
			sum.1 = sum.1.saturating_add(amount);
		};
		let mut engaged = BTreeMap::<(ResourceId, Vec<u8>), u16>::new();
		let mut count_in = |id: ResourceId, who: &T::AccountId| {
			let count = engaged.entry((id, codec::Encode::encode(who))).or_default();
			*count = count.saturating_add(1);
		};
		let mut apart = BTreeMap::<(ResourceId, ScopeId), u128>::new();

		let most: Block = T::MaxHorizon::get().saturated_into();
		for (id, rules) in Rules::<T>::iter() {
			ensure!(Self::rival(id).is_ok(), "7: rules of what is not reserved");
			let times = 1 <= rules.longest && rules.longest <= rules.horizon;
			let within = times && rules.horizon <= most && rules.notice <= most;
			ensure!(within && rules.per_agent > 0, "7: rules are out of their bounds");
		}
		for (id, decided) in OwnTerms::<T>::iter() {
			ensure!(Self::thing(id).is_ok(), "7: tariffs of nothing");
			let tariffs = &decided.terms.tariffs;
			ensure!(Self::ensure_tariffs(tariffs).is_ok(), "7: own tariffs");
		}
		for id in Terms::<T>::iter_keys() {
			ensure!(Self::thing(id).is_ok(), "7: terms of nothing");
		}
		for ((id, _, _), arrear) in Arrears::<T>::iter() {
			ensure!(Self::thing(id).is_ok(), "10: arrears with nothing");
			let some = !arrear.books.is_zero() || !arrear.maintenance.is_zero();
			ensure!(some, "10: arrears with nothing");
		}
		let ruled = AccessRules::<T>::iter_keys().map(|(id, _)| id);
		let permitted = Permissions::<T>::iter_keys().map(|(id, _, _)| id);
		let vetoed = Vetoes::<T>::iter_keys().map(|(id, _)| id);
		for id in ruled.chain(permitted).chain(vetoed) {
			ensure!(Self::thing(id).is_ok(), "12: access to nothing");
		}
		let mut slots_in_all = 0_usize;
		for (id, slots) in Calendars::<T>::iter() {
			ensure!(Self::rival(id).is_ok(), "7: a calendar of what is not reserved");
			ensure!(!slots.is_empty(), "1: a calendar is empty");
			ensure!(calendar::is_calendar(&slots), "1: reservations overlap");
			for slot in &slots {
				let reservation =
					Reservations::<T>::get(id, slot.start).ok_or("1: no such reservation")?;
				ensure!(reservation.end == slot.end, "1: a reservation ends elsewhere");
				note(&reservation.who, &reservation.asset, reservation.held());
				count_in(id, &reservation.who);
			}
			slots_in_all = slots_in_all.saturating_add(slots.len());
		}
		ensure!(Reservations::<T>::iter_keys().count() == slots_in_all, "1: a reservation is lost");

		for (id, number, used) in Uses::<T>::iter() {
			let thing = T::Things::thing(id).ok_or("7: a use of nothing")?;
			note(&used.user, &used.asset, used.held);
			let on_credit = used.on_credit.is_some();
			let charge = |figures| {
				let bill = Self::bill(&used.tariffs, figures, used.owes).ok()?;
				Self::charge(&bill, on_credit).ok()
			};
			let reserved = used.on_credit.map_or(0, |account| account.set_apart);
			let covered = |charged: Option<(u128, u128)>| {
				charged.is_some_and(|(cash, later)| cash <= used.held && later <= reserved)
			};
			ensure!(covered(charge(&used.estimate)), "4: an estimate is not held");
			ensure!(Self::ensure_tariffs(&used.tariffs).is_ok(), "7: tariffs of a use");
			let took = Self::took(&used);
			let stopped = if used.progress == Progress::Running {
				StoppedBlocks::<T>::get()
			} else {
				Self::halted()
			};
			ensure!(used.stopped <= stopped, "11: stopped too often");
			if let Some(account) = &used.on_credit {
				let sum = apart.entry((id, account.project)).or_default();
				*sum = sum.saturating_add(account.set_apart);
			}
			match &used.progress {
				Progress::Running => {
					count_in(id, &used.user);
					let rival = thing.nature.is_rival();
					let running = Running::<T>::get(id) == Some(number);
					ensure!(running == rival, "2: more than one uses it");
					let over = rival && thing.state != State::InUse;
					ensure!(used.took.is_some() == over, "8: time of a use that goes on");
				},
				Progress::Reported { figures, by, .. } | Progress::Disputed { figures, by, .. } => {
					let own = *by == crate::Reporter::User;
					ensure!(!own || covered(charge(figures)), "4: a report is not held");
					ensure!(used.took.is_some(), "8: time of a use that has ended");
					ensure!(figures.minutes <= took, "8: a report of more time");
				},
			}
		}
		for (id, number) in Running::<T>::iter() {
			let used = Uses::<T>::get(id, number).ok_or("2: a use is not there")?;
			ensure!(used.progress == Progress::Running, "2: a use does not go on");
			let planned = calendar::Slot { start: used.started, end: used.until };
			let free = calendar::place(&Calendars::<T>::get(id), &planned).is_some();
			ensure!(free, "2: a use overlaps a reservation");
		}

		// Things are numbered without gaps.
		let things = (0..).map_while(|id| T::Things::thing(id).map(|thing| (id, thing)));
		for (id, thing) in things {
			let in_use = thing.state == State::InUse;
			ensure!(!in_use || Running::<T>::contains_key(id), "2: nobody uses what is in use");
			let now = Self::block();
			let begun = || Calendars::<T>::get(id).iter().any(|slot| slot.start <= now);
			let apart = thing.state == State::Reserved;
			ensure!(!apart || begun(), "9: it is set apart for nobody");
		}
		for payment in Payments::<T>::iter_values() {
			note(&payment.payer, &payment.asset, payment.amount);
		}
		for ((_, asset), (who, sum)) in held {
			let reason = HoldReason::Use.into();
			let on_hold = T::MoneyHold::balance_on_hold(asset, &reason, &who);
			ensure!(on_hold == sum, "3: what is held is not what is due");
		}
		let mut counted = 0_usize;
		for (id, who, count) in AgentCounts::<T>::iter() {
			let expected = engaged.get(&(id, codec::Encode::encode(&who)));
			ensure!(expected == Some(&count), "5: an agent's reservations and uses are miscounted");
			counted = counted.saturating_add(1);
		}
		ensure!(counted == engaged.len(), "5: an agent's reservations and uses are not counted");
		for ((id, project), sum) in apart {
			let account = CreditLines::<T>::get(id, project).ok_or("6: an account is not there")?;
			ensure!(sum <= account.used, "6: more is set apart than was used");
		}
		for (id, project, account) in CreditLines::<T>::iter() {
			let _ = project;
			ensure!(account.owing <= account.used, "6: more is owed than was used");
			ensure!(Self::thing(id).is_ok(), "7: an account of nothing");
		}
		for (id, _) in UsedAsOwner::<T>::iter_keys() {
			ensure!(Self::thing(id).is_ok(), "7: an owner of nothing");
		}
		Ok(())
	}
}
