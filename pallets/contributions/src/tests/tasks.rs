// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tasks: opening, claiming, delivering, closing.

use super::*;
use crate::TaskId;

type NetworksError = pallet_networks::Error<Test>;

/// The number of the first task.
const FIRST: TaskId = 0;

fn open(who: u64, kind: KindId, places: u16, claim_period: u64) -> DispatchResult {
	Contributing::open_task(signed(who), LAB, kind, document(6), places, claim_period)
}

fn claim(who: u64) -> DispatchResult {
	Contributing::claim_task(signed(who), LAB, FIRST)
}

fn unclaim(who: u64) -> DispatchResult {
	Contributing::unclaim_task(signed(who), LAB, FIRST)
}

fn expire(worker: u64) -> DispatchResult {
	Contributing::expire_claim(signed(STRANGER), LAB, FIRST, worker)
}

fn close(who: u64) -> DispatchResult {
	Contributing::close_task(signed(who), LAB, FIRST)
}

fn try_deliver(who: u64, quantity: Quantity) -> DispatchResult {
	let evidence = document(8);
	Contributing::deliver_task(signed(who), LAB, FIRST, quantity, TODAY, None, evidence, false)
}

/// How many places are taken and done.
fn places() -> (u16, u16) {
	let task = Tasks::<Test>::get(LAB, FIRST).unwrap();
	(task.taken, task.done)
}

fn claimed(who: u64) -> Option<TaskClaim<u64>> {
	TaskClaims::<Test>::get((LAB, FIRST, who))
}

#[test]
fn open_task_takes_a_deposit_for_its_places_when_allowed() {
	build_and_execute(|| {
		let before = free(ANA);
		let told = events_of(|| open(ANA, HOURS, 3, DAY));
		assert_eq!(
			told,
			vec![Event::TaskOpened {
				scope: LAB,
				task: FIRST,
				creator: ANA,
				kind: HOURS,
				document: document(6),
				places: 3,
				claim_period: DAY,
			}]
		);
		let task = Tasks::<Test>::get(LAB, FIRST).unwrap();
		assert_eq!((task.creator, task.kind, task.document), (ANA, HOURS, document(6)));
		assert_eq!((task.places, task.claim_period, task.open), (3, DAY, true));
		assert_eq!(places(), (0, 0));
		assert_eq!(NextTask::<Test>::get(LAB), 1);
		let deposit = task_deposits(ANA);
		assert!(deposit > 0);
		assert_eq!(free(ANA), before - deposit);

		assert_ok!(open(ANA, HOURS, 4, DAY));
		assert!(task_deposits(ANA) > 2 * deposit);
	});
}

#[test]
fn open_task_fails_when_the_signer_has_not_the_right() {
	build_and_execute(|| {
		assert_noop!(open(CEM, HOURS, 1, DAY), NetworksError::RightNotGranted);
		assert_noop!(open(STRANGER, HOURS, 1, DAY), NetworksError::NotMember);
	});
}

#[test]
fn open_task_fails_when_nothing_of_that_kind_can_be_logged() {
	build_and_execute(|| {
		for (kind, error) in
			[(77, Error::<Test>::KindNotFound), (CASH, Error::<Test>::KindMeasured)]
		{
			assert_noop!(open(ANA, kind, 1, DAY), error);
		}
		assert_ok!(Contributing::retire_kind(signed(STEWARD), LAB, HOURS));
		assert_noop!(open(ANA, HOURS, 1, DAY), Error::<Test>::RetiredKind);
	});
}

#[test]
fn open_task_fails_when_it_has_no_places() {
	build_and_execute(|| {
		assert_noop!(open(ANA, HOURS, 0, DAY), Error::<Test>::InvalidPlaces);
	});
}

#[test]
fn open_task_fails_when_the_time_is_out_of_bounds() {
	build_and_execute(|| {
		for period in [0, MIN_PERIOD - 1, MAX_PERIOD + 1] {
			assert_noop!(open(ANA, HOURS, 1, period), Error::<Test>::InvalidPeriod);
		}
	});
}

#[test]
fn open_task_fails_when_all_numbers_are_used() {
	build_and_execute(|| {
		NextTask::<Test>::insert(LAB, u32::MAX);
		assert_noop!(open(ANA, HOURS, 1, DAY), Error::<Test>::Overflow);
	});
}

#[test]
fn open_task_fails_when_the_deposit_cannot_be_paid() {
	build_and_execute(|| {
		assert_ok!(Balances::transfer_keep_alive(signed(ANA), BEN, free(ANA) - ED - 5));
		let before = free(ANA);
		assert!(open(ANA, HOURS, 1, DAY).is_err());
		assert_eq!((free(ANA), task_deposits(ANA)), (before, 0));
	});
}

#[test]
fn claim_task_takes_a_place_until_it_expires_when_one_is_free() {
	build_and_execute(|| {
		open_task(ANA, 2);
		run_to_block(3);
		let told = events_of(|| claim(CEM));
		let expires = 3 + DAY;
		assert_eq!(
			told,
			vec![Event::TaskClaimed { scope: LAB, task: FIRST, worker: CEM, expires, taken: 1 }]
		);
		assert_eq!(claimed(CEM), Some(TaskClaim::Claimed { expires }));
		assert_ok!(claim(BEN));
		assert_eq!(places(), (2, 0));
	});
}

#[test]
fn claim_task_fails_when_the_signer_has_not_the_right() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_noop!(claim(STRANGER), NetworksError::NotMember);
	});
}

#[test]
fn claim_task_fails_when_no_place_is_free() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		assert_noop!(claim(CEM), Error::<Test>::TaskFull);
		// Neither while it is delivered, nor when it is done.
		let index = deliver(BEN, FIRST);
		assert_noop!(claim(CEM), Error::<Test>::TaskFull);
		reviewed(index, Review::Accept);
		assert_eq!(places(), (0, 1));
		assert_noop!(claim(CEM), Error::<Test>::TaskFull);
	});
}

#[test]
fn claim_task_fails_when_the_worker_has_a_place() {
	build_and_execute(|| {
		open_task(ANA, 2);
		assert_ok!(claim(BEN));
		assert_noop!(claim(BEN), Error::<Test>::AlreadyClaimed);
		run_blocks(DAY);
		assert_noop!(claim(BEN), Error::<Test>::AlreadyClaimed);
	});
}

#[test]
fn claim_task_succeeds_again_when_the_first_was_done() {
	build_and_execute(|| {
		open_task(ANA, 2);
		assert_ok!(claim(BEN));
		reviewed(deliver(BEN, FIRST), Review::Accept);
		assert_ok!(claim(BEN));
		assert_eq!(places(), (1, 1));
	});
}

#[test]
fn claim_task_fails_when_it_is_closed_or_there_is_none() {
	build_and_execute(|| {
		assert_noop!(claim(BEN), Error::<Test>::TaskNotFound);
		open_task(ANA, 2);
		assert_ok!(claim(BEN));
		assert_ok!(close(ANA));
		assert_noop!(claim(CEM), Error::<Test>::TaskNotOpen);
	});
}

#[test]
fn unclaim_task_frees_the_place_when_the_worker_asks() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		let told = events_of(|| unclaim(BEN));
		let event = Event::TaskFreed { scope: LAB, task: FIRST, worker: BEN, taken: 0 };
		assert_eq!(told, vec![event]);
		assert_eq!(claimed(BEN), None);
		assert_ok!(claim(CEM));
	});
}

#[test]
fn unclaim_task_fails_when_nothing_is_claimed_or_it_was_delivered() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_noop!(unclaim(BEN), Error::<Test>::ClaimNotFound);
		assert_ok!(claim(BEN));
		deliver(BEN, FIRST);
		assert_noop!(unclaim(BEN), Error::<Test>::AlreadyDelivered);
	});
}

#[test]
fn claim_task_fails_when_the_worker_let_a_place_expire_and_has_not_waited_as_long() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		run_to_block(1 + DAY);
		assert_ok!(expire(BEN));
		let waits = vec![GaveUp { worker: BEN, until: 1 + 2 * DAY }];
		assert_eq!(Tasks::<Test>::get(LAB, FIRST).unwrap().gave_up.into_inner(), waits);
		assert_noop!(claim(BEN), Error::<Test>::ClaimTooSoon);
		assert_ok!(claim(CEM));
		assert_ok!(unclaim(CEM));
		run_to_block(2 * DAY);
		assert_noop!(claim(BEN), Error::<Test>::ClaimTooSoon);
		run_to_block(1 + 2 * DAY);
		assert_ok!(claim(BEN));
		assert_eq!(Tasks::<Test>::get(LAB, FIRST).unwrap().gave_up.into_inner(), vec![]);
	});
}

#[test]
fn claim_task_fails_when_the_worker_gave_a_place_back_and_has_not_waited_as_long() {
	build_and_execute(|| {
		open_task(ANA, 2);
		assert_ok!(claim(BEN));
		// Given back in the same block: nobody missed anything.
		assert_ok!(unclaim(BEN));
		assert_ok!(claim(BEN));
		run_to_block(8);
		assert_ok!(unclaim(BEN));
		run_to_block(14);
		assert_noop!(claim(BEN), Error::<Test>::ClaimTooSoon);
		run_to_block(15);
		assert_ok!(claim(BEN));
	});
}

#[test]
fn claim_task_fails_when_the_worker_took_back_what_it_had_delivered_and_has_not_waited() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		let index = deliver(BEN, FIRST);
		assert_ok!(Contributing::correct(signed(BEN), id(LAB, index), None));
		run_to_block(DAY);
		assert_noop!(claim(BEN), Error::<Test>::ClaimTooSoon);
		assert_ok!(claim(CEM));
		assert_ok!(unclaim(CEM));
		run_to_block(1 + DAY);
		assert_ok!(claim(BEN));
	});
}

#[test]
fn one_agent_has_a_place_half_of_the_time_at_most_when_it_never_delivers() {
	build_and_execute(|| {
		open_task(ANA, 1);
		let mut taken = 0;
		for block in 1..=20 * DAY {
			run_to_block(block);
			// It takes the place whenever it can, and gives it back before its time is over.
			let _ = claim(BEN);
			match claimed(BEN) {
				Some(TaskClaim::Claimed { expires }) if block + 1 == expires => {
					assert_ok!(unclaim(BEN));
				},
				Some(_) => taken += 1,
				None => (),
			}
		}
		// And of the last time half, which no waiting follows yet.
		assert!(taken <= 10 * DAY + DAY / 2, "{taken} of {} blocks", 20 * DAY);
	});
}

#[test]
fn a_task_remembers_the_latest_who_gave_up_when_there_are_many() {
	build_and_execute(|| {
		open_task(ANA, 1);
		let workers = [BEN, CEM, REVIEWERS[0], REVIEWERS[1], REVIEWERS[2]];
		for worker in workers {
			assert_ok!(claim(worker));
			run_blocks(3);
			assert_ok!(unclaim(worker));
			// Nobody waits shorter than the next one.
			Tasks::<Test>::mutate(LAB, FIRST, |task| {
				for other in task.as_mut().unwrap().gave_up.iter_mut() {
					other.until += DAY;
				}
			});
		}
		let task = Tasks::<Test>::get(LAB, FIRST).unwrap();
		let remembered: Vec<_> = task.gave_up.iter().map(|other| other.worker).collect();
		assert_eq!(remembered.len(), MAX_GAVE_UP as usize);
		let forgotten = workers.iter().filter(|worker| !remembered.contains(worker)).count();
		assert_eq!(forgotten, 1);
		assert!(remembered.contains(&REVIEWERS[2]));
	});
}

#[test]
fn expire_claim_frees_the_place_when_time_is_over() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		run_to_block(DAY);
		assert_noop!(expire(BEN), Error::<Test>::ClaimNotExpired);
		run_to_block(1 + DAY);
		let told = events_of(|| expire(BEN));
		let event = Event::TaskFreed { scope: LAB, task: FIRST, worker: BEN, taken: 0 };
		assert_eq!(told, vec![event]);
		assert_ok!(claim(CEM));
	});
}

#[test]
fn expire_claim_frees_the_place_when_the_worker_does_not_belong_to_the_scope_any_more() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		assert_noop!(expire(BEN), Error::<Test>::ClaimNotExpired);
		assert_ok!(Networks::expel(signed(STEWARD), LAB, BEN, Default::default()));
		assert_ok!(expire(BEN));
		assert_ok!(claim(CEM));
	});
}

#[test]
fn expire_claim_fails_when_nothing_is_claimed_or_it_was_delivered() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_noop!(expire(BEN), Error::<Test>::ClaimNotFound);
		assert_ok!(claim(BEN));
		deliver(BEN, FIRST);
		run_blocks(10 * DAY);
		assert_noop!(expire(BEN), Error::<Test>::AlreadyDelivered);
		assert_noop!(Contributing::expire_claim(RuntimeOrigin::none(), LAB, FIRST, BEN), BadOrigin);
	});
}

#[test]
fn deliver_task_logs_for_the_task_when_it_is_claimed() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		let before = free(BEN);
		let told = events_of(|| try_deliver(BEN, 2 * UNIT));
		let delivered = Event::TaskDelivered { scope: LAB, task: FIRST, worker: BEN, index: 0 };
		assert_eq!(told, vec![logged(0), delivered]);
		let log = entry(LAB, 0);
		assert_eq!((log.kind, log.task, log.quantity), (HOURS, Some(FIRST), 2 * UNIT));
		assert_eq!(log.contributor, agent(BEN));
		assert_eq!(claimed(BEN), Some(TaskClaim::Delivered { index: 0 }));
		assert_eq!(places(), (1, 0));
		assert_eq!(free(BEN), before - LOG_DEPOSIT);
	});
}

#[test]
fn deliver_task_takes_role_and_gift_when_they_are_given() {
	build_and_execute(|| {
		open_task(BEN, 1);
		assert_ok!(claim(ANA));
		assert_ok!(Contributing::deliver_task(
			signed(ANA),
			LAB,
			FIRST,
			UNIT,
			TODAY - 3,
			Some(LEAD),
			document(1),
			true,
		));
		let log = entry(LAB, 0);
		assert_eq!((log.role, log.multiplier), (Some(LEAD), ratio(3, 2)));
		assert_eq!((log.day, log.gift, log.evidence), (TODAY - 3, true, document(1)));
	});
}

#[test]
fn deliver_task_fails_when_it_is_not_claimed_or_too_late() {
	build_and_execute(|| {
		assert_noop!(try_deliver(BEN, UNIT), Error::<Test>::TaskNotFound);
		open_task(ANA, 2);
		assert_noop!(try_deliver(BEN, UNIT), Error::<Test>::ClaimNotFound);
		assert_ok!(claim(BEN));
		assert_ok!(claim(CEM));
		run_to_block(DAY);
		assert_ok!(try_deliver(CEM, UNIT));
		assert_noop!(try_deliver(CEM, UNIT), Error::<Test>::AlreadyDelivered);
		run_to_block(1 + DAY);
		assert_noop!(try_deliver(BEN, UNIT), Error::<Test>::ClaimExpired);
	});
}

#[test]
fn deliver_task_fails_when_it_could_not_be_logged() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		assert_noop!(try_deliver(BEN, 11 * UNIT), Error::<Test>::QuantityTooLarge);
		assert_ok!(Contributing::retire_kind(signed(STEWARD), LAB, HOURS));
		assert_noop!(try_deliver(BEN, UNIT), Error::<Test>::RetiredKind);
	});
}

#[test]
fn a_place_is_done_when_what_was_delivered_is_accepted() {
	build_and_execute(|| {
		open_task(ANA, 2);
		assert_ok!(claim(BEN));
		assert_ok!(claim(CEM));
		let index = deliver(BEN, FIRST);
		assert_ok!(review(REVIEWERS[0], index, Review::Accept));
		let told = events_of(|| review(REVIEWERS[1], index, Review::Accept));
		let done = Event::TaskDone { scope: LAB, task: FIRST, worker: BEN, taken: 1, done: 1 };
		assert_eq!(told[1], done);
		assert_eq!((claimed(BEN), places()), (None, (1, 1)));
	});
}

#[test]
fn a_place_is_free_when_what_was_delivered_is_not_accepted() {
	build_and_execute(|| {
		open_task(ANA, 1);
		for review in [Review::Reject, Review::Spam] {
			assert_ok!(claim(BEN));
			reviewed(deliver(BEN, FIRST), review);
			assert_eq!((claimed(BEN), places()), (None, (0, 0)));
		}
		assert_ok!(claim(BEN));
		let index = deliver(BEN, FIRST);
		run_blocks(JUDGING);
		assert_ok!(Contributing::close_review(signed(STRANGER), id(LAB, index)));
		assert_eq!((claimed(BEN), places()), (None, (0, 0)));
	});
}

#[test]
fn a_place_is_free_when_what_was_delivered_is_taken_back() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		let index = deliver(BEN, FIRST);
		assert_ok!(Contributing::correct(signed(BEN), id(LAB, index), None));
		assert_eq!((claimed(BEN), places()), (None, (0, 0)));
	});
}

#[test]
fn a_place_stays_delivered_when_what_was_delivered_is_replaced() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		let index = deliver(BEN, FIRST);
		// Time to deliver is over, time to correct is not.
		run_blocks(DAY);
		assert_ok!(Contributing::correct(signed(BEN), id(LAB, index), Some(work(UNIT))));
		assert_eq!(claimed(BEN), Some(TaskClaim::Delivered { index: index + 2 }));
		reviewed(index + 2, Review::Accept);
		assert_eq!(places(), (0, 1));
	});
}

#[test]
fn close_task_removes_it_and_returns_the_deposit_when_nobody_works_on_it() {
	build_and_execute(|| {
		let before = free(ANA);
		open_task(ANA, 2);
		let told = events_of(|| close(ANA));
		assert_eq!(
			told,
			vec![
				Event::TaskClosed { scope: LAB, task: FIRST },
				Event::TaskRemoved { scope: LAB, task: FIRST },
			]
		);
		assert_eq!((free(ANA), task_deposits(ANA)), (before, 0));
		assert_eq!(Tasks::<Test>::get(LAB, FIRST), None);
		// Its number is not used again.
		assert_eq!(open_task(ANA, 1), FIRST + 1);
	});
}

#[test]
fn close_task_waits_for_those_who_work_when_there_are_some() {
	build_and_execute(|| {
		let before = free(ANA);
		open_task(ANA, 4);
		for worker in [BEN, CEM, REVIEWERS[4]] {
			assert_ok!(claim(worker));
		}
		let told = events_of(|| close(ANA));
		assert_eq!(told, vec![Event::TaskClosed { scope: LAB, task: FIRST }]);
		let index = deliver(BEN, FIRST);
		reviewed(index, Review::Accept);
		assert_ok!(unclaim(CEM));
		assert_eq!(places(), (1, 1));
		assert!(task_deposits(ANA) > 0);

		run_blocks(DAY);
		let told = events_of(|| expire(REVIEWERS[4]));
		assert_eq!(
			told,
			vec![
				Event::TaskFreed { scope: LAB, task: FIRST, worker: REVIEWERS[4], taken: 0 },
				Event::TaskRemoved { scope: LAB, task: FIRST },
			]
		);
		assert_eq!((free(ANA), task_deposits(ANA)), (before, 0));
		assert_eq!(Tasks::<Test>::get(LAB, FIRST), None);
	});
}

#[test]
fn close_task_returns_the_deposit_with_the_last_decision_when_it_was_delivered() {
	build_and_execute(|| {
		let before = free(ANA);
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		let index = deliver(BEN, FIRST);
		assert_ok!(close(ANA));
		reviewed(index, Review::Accept);
		assert_eq!((free(ANA), task_deposits(ANA)), (before, 0));
		assert_eq!(Tasks::<Test>::get(LAB, FIRST), None);
	});
}

#[test]
fn close_task_returns_the_deposit_when_the_last_delivery_is_taken_back() {
	build_and_execute(|| {
		let before = free(ANA);
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		let index = deliver(BEN, FIRST);
		assert_ok!(close(ANA));
		assert_ok!(Contributing::correct(signed(BEN), id(LAB, index), None));
		assert_eq!((free(ANA), task_deposits(ANA)), (before, 0));
	});
}

#[test]
fn close_task_succeeds_when_the_scope_decides() {
	build_and_execute(|| {
		let before = free(ANA);
		open_task(ANA, 1);
		assert_ok!(close(STEWARD));
		assert_eq!(free(ANA), before);
	});
}

#[test]
fn close_task_succeeds_when_the_creator_left_and_the_scope_is_closed() {
	build_and_execute(|| {
		let before = free(ANA) + membership_deposit(ANA);
		open_task(ANA, 1);
		assert_ok!(Networks::leave(signed(ANA), LAB));
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_ok!(close(ANA));
		assert_eq!(free(ANA), before);
	});
}

/// The deposit for a membership, which returns when it ends.
pub(super) fn membership_deposit(who: u64) -> u128 {
	use frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&pallet_networks::HoldReason::Membership.into(), &who)
}

#[test]
fn close_task_fails_when_the_origin_neither_opened_it_nor_decides() {
	build_and_execute(|| {
		open_task(ANA, 1);
		assert_noop!(close(BEN), BadOrigin);
		assert_noop!(Contributing::close_task(RuntimeOrigin::root(), LAB, FIRST), BadOrigin);
	});
}

#[test]
fn close_task_fails_when_it_is_closed_or_there_is_none() {
	build_and_execute(|| {
		assert_noop!(close(ANA), Error::<Test>::TaskNotFound);
		open_task(ANA, 1);
		assert_ok!(claim(BEN));
		assert_ok!(close(ANA));
		assert_noop!(close(ANA), Error::<Test>::TaskNotOpen);
	});
}
