// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What calls are charged besides their own work, and how much of the state a log touches.

use super::*;
use crate::{Call, WeightInfo};
use frame_support::{dispatch::GetDispatchInfo, weights::Weight};

type Weights = ();

fn weight(call: Call<Test>) -> Weight {
	call.get_dispatch_info().call_weight
}

#[test]
fn sponsored_calls_are_charged_the_look_up_of_who_pays_when_they_are_weighed() {
	let (scope, kind, quantity, day, gift) = (LAB, HOURS, UNIT, TODAY, false);
	let (role, on_behalf_of, evidence) = (None, None, Document::default());
	let log = Call::log {
		scope,
		kind,
		quantity,
		day,
		role,
		evidence: evidence.clone(),
		gift,
		on_behalf_of,
	};
	let task = 0;
	let deliver = Call::deliver_task { scope, task, quantity, day, role, evidence, gift };
	// What peers decide begins with an evaluation, and taking it back ends one.
	for (call, own) in [
		(deliver, Weights::deliver_task() + OPEN_WEIGHT),
		(
			Call::correct { id: id(LAB, 0), replacement: None },
			Weights::correct().max(Weights::take_back())
				+ CANCEL_WEIGHT
				+ OPEN_WEIGHT
				+ CORRECTION_WEIGHT,
		),
		(Call::set_gift { id: id(LAB, 0), gift }, Weights::set_gift()),
		(Call::claim_task { scope, task }, Weights::claim_task()),
		(Call::unclaim_task { scope, task }, Weights::unclaim_task()),
		(Call::allow_logger { scope, logger: BEN, until: None }, Weights::allow_logger()),
		(Call::revoke_logger { scope, logger: BEN }, Weights::revoke_logger()),
		(Call::close_review { id: id(LAB, 0) }, Weights::close_review()),
	] {
		assert_eq!(weight(call), own + SPONSOR_WEIGHT);
	}
	assert_eq!(weight(log), Weights::log() + SPONSOR_WEIGHT_WITH_DEPOSIT + OPEN_WEIGHT);
}

#[test]
fn own_work_in_no_role_pays_back_what_others_take_longer() {
	build_and_execute(|| {
		let log = |on_behalf_of| {
			let done = Contributing::log(
				signed(ANA),
				LAB,
				HOURS,
				UNIT,
				TODAY,
				None,
				document(1),
				false,
				on_behalf_of,
			);
			done.unwrap().actual_weight
		};
		let own = Weights::log_own() + SPONSOR_WEIGHT_WITH_DEPOSIT + OPEN_WEIGHT;
		assert_eq!(log(None), Some(own));
		assert_eq!(log(Some(ANA)), log(None));
		assert_ok!(Contributing::allow_logger(signed(BEN), LAB, ANA, None));
		assert_eq!(log(Some(BEN)), None);
	});
}

#[test]
fn calls_that_may_accept_are_charged_the_hook_when_they_are_weighed() {
	let id = id(LAB, 0);
	for (call, own) in [
		(Call::review { id, review: Review::Accept }, Weights::review() + SPONSOR_WEIGHT),
		(
			Call::compensate { id, quantity: 1, evidence: Document::default() },
			Weights::compensate() + SPONSOR_WEIGHT,
		),
		(Call::contribute_cash { scope: LAB, kind: CASH, amount: 1 }, Weights::contribute_cash()),
	] {
		assert_eq!(weight(call), own + HOOK_WEIGHT);
	}
}

/// How many items of the state a call writes, once everything before it has been written: those of the
/// block and of the transaction itself, such as events, do not count.
fn items_written(prepare: impl FnOnce(), call: impl FnOnce() -> DispatchResult) -> usize {
	let mut chain = genesis();
	chain.execute_with(|| {
		run_to_block(1);
		set_day(TODAY);
		make_lab();
		prepare();
	});
	chain.commit_all().unwrap();
	chain.execute_with(|| assert_eq!(call(), Ok(())));
	let account = frame_support::storage::storage_prefix(b"System", b"Account");
	let system = &account[..16];
	chain
		.overlayed_changes()
		.changes()
		.filter(|(key, _)| !key.starts_with(system) || key.starts_with(&account))
		.filter(|(key, _)| !key.starts_with(b":"))
		.count()
}

#[test]
fn log_writes_few_items_when_it_is_the_most_it_can_be() {
	let log = |who, on_behalf_of| log_all(who, HOURS, UNIT, TODAY, Some(LEAD), false, on_behalf_of);
	// The entry, the next number, the ledger, the hours of the day, and the deposit: an account and its holds.
	assert_eq!(items_written(|| {}, || log(ANA, None)), 6);
	// With a sponsor, also how many deposits it carries.
	let prepare = || {
		carry_deposits(LAB, 3);
		assert_ok!(Contributing::allow_logger(signed(ANA), LAB, BEN, None));
	};
	assert_eq!(items_written(prepare, || log(BEN, Some(ANA))), 7);
}
