// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Offer, Offeror, Offers, DEFAULT_THRESHOLD, WHOLE};
use frame_support::dispatch::DispatchResult;

fn offer(who: u64, id: u64, to: &[(u64, u32)]) -> DispatchResult {
	let until = System::block_number() + 10;
	Custody::offer_custody(signed(who), id, weights(to), DEFAULT_THRESHOLD, until)
}

fn accept(who: u64, id: u64) -> DispatchResult {
	Custody::accept_custody(signed(who), id, H256::repeat_byte(3))
}

#[test]
fn offer_custody_moves_it_only_when_the_receiver_accepts() {
	build_and_execute(|| {
		let id = printer();
		assert_ok!(offer(STEWARD, id, &[(ANA, WHOLE)]));
		let placed = Offer {
			by: Offeror::Custodians,
			receivers: sole(ANA),
			threshold: DEFAULT_THRESHOLD,
			accepted: Default::default(),
			until: 11,
			stopped: 0,
		};
		assert_eq!(last_event(), Event::CustodyOffered { resource: id, offer: placed });
		assert_eq!(custody(id).holders, sole(STEWARD));
		assert_noop!(accept(BEN, id), Error::<Test>::NotReceiver);
		run_to_block(5);
		assert_ok!(accept(ANA, id));
		assert_eq!(
			events().into_iter().rev().take(2).collect::<Vec<_>>(),
			[
				Event::CustodyMoved {
					resource: id,
					from: sole(STEWARD),
					to: sole(ANA),
					threshold: DEFAULT_THRESHOLD,
					interim: false,
				},
				Event::CustodyAccepted { resource: id, receiver: ANA, note: H256::repeat_byte(3) },
			]
		);
		let now = custody(id);
		assert_eq!((now.holders, now.since, now.interim), (sole(ANA), 5, false));
		assert_eq!(now.past, vec![STEWARD]);
		assert_noop!(accept(ANA, id), Error::<Test>::OfferNotFound);
		assert_noop!(offer(STEWARD, id, &[(BEN, WHOLE)]), Error::<Test>::NotCustodian);
	});
}

#[test]
fn offer_custody_fails_when_it_is_to_oneself_or_does_not_add_up() {
	build_and_execute(|| {
		let id = printer();
		assert_noop!(offer(STEWARD, id, &[(STEWARD, WHOLE)]), Error::<Test>::NotToOneself);
		for wrong in [
			&[][..],
			&[(ANA, WHOLE - 1)],
			&[(ANA, WHOLE), (BEN, 1)],
			&[(ANA, WHOLE), (BEN, 0)],
			&[(BEN, WHOLE / 2), (ANA, WHOLE / 2)],
			&[(ANA, WHOLE / 2), (ANA, WHOLE / 2)],
			&[(ANA, u32::MAX), (BEN, WHOLE + 1)],
		] {
			assert_noop!(offer(STEWARD, id, wrong), Error::<Test>::InvalidWeights);
		}
		let with = |threshold, until| {
			Custody::offer_custody(signed(STEWARD), id, sole(ANA), threshold, until)
		};
		for threshold in [0, WHOLE / 2, WHOLE + 1] {
			assert_noop!(with(threshold, 9), Error::<Test>::InvalidThreshold);
		}
		for until in [0, 1, 2 + 30 * DAY] {
			assert_noop!(with(WHOLE, until), Error::<Test>::InvalidTime);
		}
		assert_noop!(offer(ANA, id, &[(BEN, WHOLE)]), Error::<Test>::NotCustodian);
		let ended = ended();
		assert_noop!(offer(STEWARD, ended, &[(ANA, WHOLE)]), Error::<Test>::Ended);
		assert_noop!(offer(STEWARD, 99, &[(ANA, WHOLE)]), Error::<Test>::ResourceNotFound);
	});
}

#[test]
fn accept_custody_fails_when_the_offer_has_expired_or_the_role_is_missing() {
	build_and_execute(|| {
		let id = printer();
		let keeper = role();
		let settings = Settings { custodian: Some(keeper), ..Default::default() };
		assert_ok!(Custody::set_settings(signed(STEWARD), id, settings));
		join(ANA);
		join(BEN);
		assert_ok!(offer(STEWARD, id, &[(ANA, WHOLE / 2), (BEN, WHOLE / 2)]));
		assert_noop!(accept(ANA, id), Error::<Test>::NotRoleHolder);
		grant(keeper, ANA);
		assert_ok!(accept(ANA, id));
		assert_noop!(accept(ANA, id), Error::<Test>::AlreadyAccepted);
		grant(keeper, BEN);
		// Who accepted first has lost the role before the last accepts.
		assert_ok!(Networks::resign_role(signed(ANA), LAB, keeper));
		assert_noop!(accept(BEN, id), Error::<Test>::NotRoleHolder);
		run_to_block(12);
		assert_noop!(accept(BEN, id), Error::<Test>::OfferExpired);
		// What has expired is in nobody's way.
		assert_ok!(offer(STEWARD, id, &[(BEN, WHOLE)]));
		assert_ok!(accept(BEN, id));
		assert_eq!(custody(id).holders, sole(BEN));
	});
}

#[test]
fn accept_custody_ends_a_journey() {
	build_and_execute(|| {
		let id = printer();
		assert_ok!(Custody::move_resource(signed(STEWARD), id, crate::Movement::Send));
		assert_ok!(offer(STEWARD, id, &[(ANA, WHOLE)]));
		assert_ok!(accept(ANA, id));
		assert_eq!(resource(id).state, State::Available);
		assert_eq!(
			last_event(),
			Event::StateChanged {
				resource: id,
				occurrence: Occurrence::Arrived,
				who: Some(ANA),
				state: State::Available,
			}
		);
	});
}

#[test]
fn accept_custody_remembers_the_last_four_who_held_it() {
	build_and_execute(|| {
		let id = printer();
		for (from, to) in [(STEWARD, ANA), (ANA, BEN), (BEN, CEM), (CEM, ANA), (ANA, DIA), (DIA, 7)]
		{
			assert_ok!(offer(from, id, &[(to, WHOLE)]));
			assert_ok!(accept(to, id));
		}
		assert_eq!(custody(id).past, vec![BEN, CEM, ANA, DIA]);
		assert_eq!(Custody::custodies(7, None, 9), [id]);
		assert!(Custody::custodies(DIA, None, 9).is_empty());
	});
}

#[test]
fn cancel_offer_is_for_who_offered_and_for_anybody_when_expired() {
	build_and_execute(|| {
		let id = printer();
		let cancel = |who| Custody::cancel_offer(signed(who), id);
		assert_noop!(cancel(STEWARD), Error::<Test>::OfferNotFound);
		assert_ok!(offer(STEWARD, id, &[(ANA, WHOLE)]));
		assert_noop!(offer(STEWARD, id, &[(BEN, WHOLE)]), Error::<Test>::AlreadyOffered);
		assert_noop!(cancel(ANA), Error::<Test>::NotCustodian);
		assert_ok!(cancel(STEWARD));
		assert_eq!(last_event(), Event::OfferCancelled { resource: id });
		assert_noop!(accept(ANA, id), Error::<Test>::OfferNotFound);
		assert_ok!(offer(STEWARD, id, &[(BEN, WHOLE)]));
		run_to_block(12);
		assert_ok!(cancel(DIA));
		assert_eq!(Offers::<Test>::iter().count(), 0);
		assert!(Custody::offers_to(BEN, None, 9).is_empty());
	});
}

#[test]
fn decline_custody_ends_the_offer_for_all() {
	build_and_execute(|| {
		let id = printer();
		let decline = |who| Custody::decline_custody(signed(who), id);
		assert_noop!(decline(ANA), Error::<Test>::OfferNotFound);
		assert_ok!(offer(STEWARD, id, &[(ANA, WHOLE / 2), (BEN, WHOLE / 2)]));
		assert_ok!(accept(ANA, id));
		assert_noop!(decline(CEM), Error::<Test>::NotReceiver);
		assert_ok!(decline(BEN));
		assert_eq!(last_event(), Event::CustodyDeclined { resource: id, receiver: BEN });
		assert_noop!(accept(BEN, id), Error::<Test>::OfferNotFound);
		assert_eq!(custody(id).holders, sole(STEWARD));
	});
}

/// A printer that Ana holds with 50 %, Ben with 30 % and Cem with 20 %.
fn shared() -> u64 {
	let id = printer();
	let to = [(ANA, 500_000), (BEN, 300_000), (CEM, 200_000)];
	assert_ok!(offer(STEWARD, id, &to));
	for (who, _) in to {
		assert_ok!(accept(who, id));
	}
	id
}

#[test]
fn acts_of_several_custodians_need_the_threshold() {
	build_and_execute(|| {
		let id = shared();
		assert_eq!(custody(id).holders.len(), 3);
		let hibernate = |who| Custody::hibernate(signed(who), id);
		assert_ok!(hibernate(BEN));
		let act = BlakeTwo256::hash_of(&(b"step", crate::Step::Hibernate));
		assert_eq!(
			last_event(),
			Event::ActApproved {
				resource: id,
				custodian: BEN,
				act,
				weight: 300_000,
				threshold: 800_000,
			}
		);
		assert_ok!(hibernate(CEM));
		// Twice is not more.
		assert_ok!(hibernate(CEM));
		assert_eq!(resource(id).stage, Stage::Working(Phase::Active));
		assert_ok!(hibernate(ANA));
		assert_eq!(resource(id).stage, Stage::Hibernating(Phase::Active));
		assert_eq!(crate::Approvals::<Test>::get(id), vec![]);
		// Once granted, once done.
		assert_ok!(Custody::wake(signed(ANA), id));
		assert_eq!(resource(id).stage, Stage::Hibernating(Phase::Active));
	});
}

#[test]
fn acts_of_several_custodians_are_the_same_act_with_the_same_parameters() {
	build_and_execute(|| {
		let id = shared();
		let propose =
			|who, to| Custody::offer_custody(signed(who), id, sole(to), DEFAULT_THRESHOLD, 20);
		assert_ok!(propose(ANA, DIA));
		assert_ok!(propose(BEN, 7));
		assert_eq!(Offers::<Test>::get(id), None);
		// Ben changes his mind, and now wants the same.
		assert_ok!(propose(BEN, DIA));
		assert_eq!(Offers::<Test>::get(id).unwrap().receivers, sole(DIA));
	});
}

#[test]
fn acts_of_several_custodians_are_forgotten_when_old_or_withdrawn() {
	build_and_execute(|| {
		let id = shared();
		let hibernate = |who| Custody::hibernate(signed(who), id);
		assert_noop!(Custody::withdraw_approval(signed(ANA), id), Error::<Test>::ApprovalNotFound);
		assert_ok!(hibernate(ANA));
		assert_ok!(Custody::withdraw_approval(signed(ANA), id));
		let act = BlakeTwo256::hash_of(&(b"step", crate::Step::Hibernate));
		assert_eq!(last_event(), Event::ApprovalWithdrawn { resource: id, custodian: ANA, act });
		assert_ok!(hibernate(BEN));
		assert_eq!(resource(id).stage, Stage::Working(Phase::Active));
		assert_ok!(hibernate(ANA));
		assert_eq!(resource(id).stage, Stage::Hibernating(Phase::Active));
		assert_ok!(Custody::wake(signed(BEN), id));
		run_to_block(2 + 7 * DAY);
		assert_ok!(Custody::wake(signed(ANA), id));
		assert_eq!(resource(id).stage, Stage::Hibernating(Phase::Active));
		assert_ok!(Custody::wake(signed(CEM), id));
		assert_eq!(resource(id).stage, Stage::Hibernating(Phase::Active));
		assert_ok!(Custody::wake(signed(BEN), id));
		assert_eq!(resource(id).stage, Stage::Working(Phase::Active));
	});
}

#[test]
fn flag_custodian_lets_the_scope_appoint_another_after_silence() {
	build_and_execute(|| {
		let id = printer();
		assert_ok!(offer(STEWARD, id, &[(ANA, WHOLE)]));
		assert_ok!(accept(ANA, id));
		let flag = |who| Custody::flag_custodian(signed(who), id, H256::repeat_byte(4));
		let appoint = |by, who| Custody::appoint_interim(signed(by), id, who);
		assert_noop!(flag(BEN), Error::<Test>::NotAuthorized);
		assert_noop!(appoint(STEWARD, BEN), Error::<Test>::NotSilent);
		join(BEN);
		assert_ok!(flag(BEN));
		let due = 1 + 7 * DAY;
		let note = H256::repeat_byte(4);
		assert_eq!(last_event(), Event::CustodianFlagged { resource: id, by: BEN, note, due });
		assert_noop!(flag(BEN), Error::<Test>::AlreadyFlagged);
		run_to_block(due);
		assert_noop!(appoint(STEWARD, BEN), Error::<Test>::NotSilent);
		run_to_block(due + 1);
		assert_noop!(
			Custody::answer_flag(signed(ANA), id, H256::zero()),
			Error::<Test>::AnsweredTooLate
		);
		assert_noop!(appoint(ANA, BEN), DispatchError::BadOrigin);
		assert_noop!(appoint(STEWARD, ANA), Error::<Test>::NotToOneself);
		assert_noop!(appoint(STEWARD, STEWARD), Error::<Test>::NotForOneself);
		assert_ok!(appoint(STEWARD, BEN));
		// Nobody is made a custodian who does not want to be.
		assert_eq!(custody(id).holders, sole(ANA));
		assert_noop!(Custody::cancel_offer(signed(ANA), id), DispatchError::BadOrigin);
		assert_ok!(Custody::cancel_offer(signed(STEWARD), id));
		assert_ok!(appoint(STEWARD, CEM));
		assert_ok!(appoint(STEWARD, BEN));
		assert_noop!(accept(CEM, id), Error::<Test>::NotReceiver);
		assert_ok!(accept(BEN, id));
		let now = custody(id);
		assert_eq!((now.holders, now.interim), (sole(BEN), true));
		assert_eq!(crate::Flags::<Test>::get(id), None);
	});
}

#[test]
fn answer_flag_keeps_the_custody_and_gives_some_peace() {
	build_and_execute(|| {
		let id = shared();
		let flag = |who| Custody::flag_custodian(signed(who), id, H256::zero());
		let answer = |who| Custody::answer_flag(signed(who), id, H256::repeat_byte(2));
		assert_noop!(answer(ANA), Error::<Test>::NotFlagged);
		// A custodian says that the others are silent.
		assert_ok!(flag(CEM));
		assert_ok!(answer(ANA));
		assert!(crate::Flags::<Test>::contains_key(id));
		assert_noop!(answer(DIA), Error::<Test>::NotCustodian);
		let note = H256::repeat_byte(2);
		assert_ok!(answer(BEN));
		assert_eq!(last_event(), Event::FlagAnswered { resource: id, by: BEN, note });
		assert_noop!(flag(CEM), Error::<Test>::JustAnswered);
		run_to_block(1 + 7 * DAY);
		assert_ok!(flag(STEWARD));
	});
}

#[test]
fn withdraw_flag_is_for_who_raised_it_or_the_scope() {
	build_and_execute(|| {
		let id = printer();
		join(ANA);
		let flag = || Custody::flag_custodian(signed(ANA), id, H256::zero());
		let withdraw = |who| Custody::withdraw_flag(signed(who), id);
		assert_noop!(withdraw(ANA), Error::<Test>::NotFlagged);
		assert_ok!(flag());
		assert_noop!(withdraw(BEN), Error::<Test>::NotAuthorized);
		assert_ok!(withdraw(ANA));
		assert_eq!(last_event(), Event::FlagWithdrawn { resource: id });
		assert_ok!(flag());
		assert_ok!(withdraw(STEWARD));
		let ended = ended();
		assert_noop!(
			Custody::flag_custodian(signed(ANA), ended, H256::zero()),
			Error::<Test>::Ended
		);
	});
}

#[test]
fn appoint_interim_is_possible_at_once_when_there_is_no_custodian() {
	build_and_execute(|| {
		// Whom the campaign named has left the lab meanwhile.
		debt(1, ratio(6, 5), NATIVE, &[(ANA, ONE)]);
		let what = purchase(new_subject(), DIA);
		let bought = <Custody as Resources<_, _>>::bought;
		let id = bought(LAB, &CEM, 1, &NATIVE, &what, &document(8)).unwrap();
		assert!(custody(id).holders.is_empty());
		assert_noop!(
			Custody::flag_custodian(signed(CEM), id, H256::zero()),
			Error::<Test>::CustodianNotFound
		);
		assert_ok!(Custody::appoint_interim(signed(STEWARD), id, BEN));
		assert_ok!(accept(BEN, id));
		assert_eq!(custody(id).holders, sole(BEN));
		let ended = ended();
		assert_noop!(Custody::appoint_interim(signed(STEWARD), ended, BEN), Error::<Test>::Ended);
	});
}

#[test]
fn appoint_interim_sends_a_private_thing_home_and_nowhere_else() {
	build_and_execute(|| {
		member(ANA);
		let id = register(ANA, Regime::Private, Nature::Physical);
		assert_ok!(offer(ANA, id, &[(BEN, WHOLE)]));
		assert_ok!(accept(BEN, id));
		assert_ok!(Custody::flag_custodian(signed(ANA), id, H256::zero()));
		run_to_block(2 + 7 * DAY);
		let appoint = |who| Custody::appoint_interim(signed(STEWARD), id, who);
		assert_noop!(appoint(CEM), Error::<Test>::NotCreator);
		assert_ok!(appoint(ANA));
		assert_ok!(accept(ANA, id));
		assert_eq!(custody(id).holders, sole(ANA));
	});
}
