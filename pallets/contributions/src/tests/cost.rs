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
	let (scope, kind, quantity, day, gift) = (LAB, HOURS, ONE, TODAY, false);
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
	for (call, own) in [
		(log, Weights::log()),
		(deliver, Weights::deliver_task()),
		(
			Call::correct { id: id(LAB, 0), replacement: None },
			Weights::correct().max(Weights::take_back()),
		),
		(Call::set_gift { id: id(LAB, 0), gift }, Weights::set_gift()),
		(Call::claim_task { scope, task }, Weights::claim_task()),
		(Call::unclaim_task { scope, task }, Weights::unclaim_task()),
		(Call::allow_logger { scope, logger: BEN, until: None }, Weights::allow_logger()),
		(Call::revoke_logger { scope, logger: BEN }, Weights::revoke_logger()),
	] {
		assert_eq!(weight(call), own + SPONSOR_WEIGHT);
	}
}

#[test]
fn calls_that_may_accept_are_charged_the_hook_when_they_are_weighed() {
	let id = id(LAB, 0);
	for (call, own) in [
		(Call::judge { id, judgement: Judgement::Accept }, Weights::judge()),
		(
			Call::compensate { id, quantity: 1, evidence: Document::default() },
			Weights::compensate(),
		),
		(Call::contribute_cash { scope: LAB, kind: CASH, amount: 1 }, Weights::contribute_cash()),
	] {
		assert_eq!(weight(call), own + HOOK_WEIGHT);
	}
}
