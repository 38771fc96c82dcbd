// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Periods that are late or contested, and how parties stand.

use crate::{mock::*, Error, Event, Gives, LicenceTerms, Side, TermsOf};
use frame_support::{assert_noop, assert_ok};
use ovn_math::settlement::standing::{Purpose, Status};
use ovn_primitives::traits::Licences;
use sp_core::H256;

fn status() -> Status {
	<Settlement as Licences<u64>>::status(DESIGN, &COMPANY)
}

/// A closed period with a base of 1,000.
fn closed() -> u32 {
	let id = sign(licence_terms());
	pass_days(90);
	close(id, 0, 1_000).unwrap();
	id
}

fn contest(id: u32, base: u128) -> sp_runtime::DispatchResult {
	let base = base * ONE;
	Settlement::contest(signed(DESIGNER), id, 0, NATIVE, base, H256::zero())
}

fn amend(id: u32, base: u128) -> sp_runtime::DispatchResult {
	Settlement::amend(signed(ANA), id, 0, NATIVE, base * ONE, None, H256::zero())
}

#[test]
fn status_says_what_a_party_pays() {
	with_design(|| {
		pass_days(30);
		assert_eq!(status(), Status::Unlicensed);
		let free = LicenceTerms { purpose: Purpose::NonCommercial, ..licence() };
		let id = sign(TermsOf::<Test> { gives: Gives::Licence(free), ..licence_terms() });
		assert_eq!(status(), Status::NonCommercial);
		let second = sign(TermsOf::<Test> { document: document(2), ..licence_terms() });
		// Who has two licences stands as the dearer says.
		assert_eq!(status(), Status::Commercial);
		let today = Settlement::today();
		accepted_on(DESIGN, &COMPANY, &[today, today - 10, today - 20]);
		assert_eq!(status(), Status::Free);
		for id in [id, second] {
			assert_ok!(Settlement::give_notice(signed(ANA), id, Side::Payer));
		}
		run_blocks(30 * DAY);
		assert_eq!(status(), Status::Unlicensed);
	});
}

#[test]
fn a_share_in_force_is_free_of_charge() {
	with_design(|| {
		let status = || <Settlement as Licences<u64>>::status(DESIGN, &LAB_PAYS);
		sign(share_terms(3, None));
		assert_eq!(status(), Status::Unlicensed);
		run_blocks(NOTICE);
		assert_eq!(status(), Status::Free);
	});
}

#[test]
fn a_flag_is_cured_by_closing_the_period() {
	with_design(|| {
		let id = sign(licence_terms());
		pass_days(120);
		let flag = || Settlement::flag(signed(NEWCOMER), id);
		assert_noop!(flag(), Error::<Test>::NotLate);
		run_blocks(1);
		assert_ok!(flag());
		let breach_from = System::block_number() + 30 * DAY;
		let event = Event::PeriodFlagged { contract: id, period: 0, breach_from, by: NEWCOMER };
		assert_eq!(last_event(), event);
		assert_noop!(flag(), Error::<Test>::AlreadyOverdue);
		run_to_block(breach_from - 1);
		assert_eq!(status(), Status::Commercial);
		run_blocks(1);
		assert_eq!(status(), Status::InBreach);
		assert_ok!(close(id, 0, 10));
		assert_eq!(status(), Status::Commercial);
		assert!(pair().flags.is_empty());
		assert_noop!(flag(), Error::<Test>::NotLate);
	});
}

#[test]
fn a_breach_outlives_the_contract_and_its_successor() {
	with_design(|| {
		let id = sign(licence_terms());
		run_blocks(120 * DAY + 1);
		assert_ok!(Settlement::flag(signed(NEWCOMER), id));
		run_blocks(30 * DAY);
		let valid_until = System::block_number() + 30 * DAY;
		let new = TermsOf::<Test> { supersedes: Some(id), valid_until, ..licence_terms() };
		let new = sign(new);
		assert_eq!(status(), Status::InBreach);
		assert_ok!(Settlement::give_notice(signed(ANA), new, Side::Payer));
		run_blocks(30 * DAY);
		assert_eq!(status(), Status::InBreach);
		// Who is in breach is not free by sharing, either.
		assert_ok!(close(id, 0, 10));
		assert_eq!(status(), Status::Unlicensed);
	});
}

#[test]
fn a_contest_marks_who_does_not_answer() {
	with_design(|| {
		let id = closed();
		assert_ok!(contest(id, 5_000));
		assert_noop!(contest(id, 6_000), Error::<Test>::AlreadyContested);
		let event = events().pop().unwrap();
		assert!(matches!(event, Event::BaseContested { base, .. } if base == 5_000 * ONE));
		run_blocks(30 * DAY - 1);
		assert_eq!(status(), Status::Commercial);
		run_blocks(1);
		assert_eq!(status(), Status::Contested);
		let answer = Settlement::answer_contest(signed(ANA), id, 0, H256::zero());
		assert_noop!(answer, Error::<Test>::AlreadyAnswered);
		// Paying less than is claimed settles nothing; paying that does.
		assert_ok!(amend(id, 4_999));
		assert_eq!(status(), Status::Contested);
		assert_ok!(amend(id, 5_000));
		assert_eq!((status(), paid(id)), (Status::Commercial, 100 * ONE));
		assert!(events().contains(&Event::ContestSettled { contract: id, period: 0 }));
	});
}

#[test]
fn an_answer_gives_the_payee_time_to_withdraw() {
	with_design(|| {
		let id = closed();
		let answer = |who| Settlement::answer_contest(signed(who), id, 0, H256::zero());
		let withdraw = |who| Settlement::withdraw_contest(signed(who), id, 0);
		assert_noop!(answer(ANA), Error::<Test>::NotContested);
		assert_noop!(withdraw(DESIGNER), Error::<Test>::NotContested);
		assert_ok!(contest(id, 5_000));
		run_blocks(29 * DAY);
		assert_noop!(answer(BEN), Error::<Test>::NotParty);
		assert_ok!(answer(ANA));
		assert_noop!(answer(ANA), Error::<Test>::AlreadyAnswered);
		run_blocks(30 * DAY - 1);
		assert_eq!(status(), Status::Commercial);
		run_blocks(1);
		// Undecided is contested.
		assert_eq!(status(), Status::Contested);
		assert!(withdraw(ANA).is_err());
		assert_ok!(withdraw(DESIGNER));
		assert_eq!(status(), Status::Commercial);
		assert!(pair().contests.is_empty());
	});
}

#[test]
fn a_closed_base_is_contested_in_time_and_by_the_payee_only() {
	with_design(|| {
		let id = sign(licence_terms());
		assert_noop!(contest(id, 1), Error::<Test>::PeriodNotClosed);
		pass_days(90);
		assert_ok!(close(id, 0, 1_000));
		let by = |who| {
			let base = 5_000 * ONE;
			Settlement::contest(signed(who), id, 0, NATIVE, base, H256::zero())
		};
		assert!(by(ANA).is_err());
		assert_noop!(contest(id, 1_000), Error::<Test>::BaseNotHigher);
		run_blocks(180 * DAY - 1);
		assert_ok!(contest(id, 5_000));
		assert_ok!(Settlement::withdraw_contest(signed(DESIGNER), id, 0));
		run_blocks(1);
		assert_noop!(contest(id, 5_000), Error::<Test>::TooLate);
	});
}

#[test]
fn a_suspended_payee_claims_nothing() {
	with_design(|| {
		let id = closed();
		let base = 500 * ONE;
		assert_ok!(Settlement::request_credit(signed(ANA), id, 0, NATIVE, base, H256::zero()));
		assert_ok!(Networks::suspend(signed(DESIGNER), DESIGN, DESIGN, 5, document(6)));
		let suspended = pallet_networks::Error::<Test>::ScopeSuspended;
		assert_noop!(contest(id, 5_000), suspended);
		let suspended = pallet_networks::Error::<Test>::ScopeSuspended;
		let grant = Settlement::decide_credit(signed(DESIGNER), id, 0, NATIVE, base, true);
		assert_noop!(grant, suspended);
	});
}

#[test]
fn no_deadline_runs_while_a_brake_bars_the_calls() {
	with_design(|| {
		let id = sign(licence_terms());
		run_blocks(90 * DAY);
		pass_braked(20 * DAY);
		// Grace of 30 days: 20 did not count.
		run_blocks(29 * DAY);
		assert_noop!(Settlement::flag(signed(ANA), id), Error::<Test>::NotLate);
		run_blocks(DAY + 1);
		assert_ok!(Settlement::flag(signed(ANA), id));
		pass_braked(40 * DAY);
		run_blocks(30 * DAY - 1);
		assert_eq!(status(), Status::Commercial);
		run_blocks(1);
		assert_eq!(status(), Status::InBreach);
		assert_ok!(close(id, 0, 1_000));
		pass_braked(170 * DAY);
		run_blocks(179 * DAY);
		assert_ok!(contest(id, 5_000));
		pass_braked(31 * DAY);
		assert_ok!(Settlement::answer_contest(signed(ANA), id, 0, H256::zero()));
		pass_braked(31 * DAY);
		assert_eq!(status(), Status::Commercial);
		run_blocks(30 * DAY);
		assert_eq!(status(), Status::Contested);
	});
}

#[test]
fn there_are_eight_open_claims_of_a_pair_at_most() {
	with_design(|| {
		let terms = TermsOf::<Test> {
			gives: Gives::Licence(LicenceTerms { period_days: 30, ..licence() }),
			..licence_terms()
		};
		let id = sign(terms);
		run_blocks(300 * DAY);
		let contest =
			|number| Settlement::contest(signed(DESIGNER), id, number, NATIVE, ONE, H256::zero());
		for number in 0..9 {
			assert_ok!(close(id, number, 0));
			if number < 8 {
				assert_ok!(contest(number));
			}
		}
		assert_noop!(contest(8), Error::<Test>::TooManyContracts);
		assert_ok!(Settlement::withdraw_contest(signed(DESIGNER), id, 3));
		assert_ok!(contest(8));
	});
}

#[test]
fn there_are_eight_flags_of_a_pair_at_most() {
	with_design(|| {
		let sign_with = |n: u8| {
			let valid_until = System::block_number() + 30 * DAY;
			let terms = TermsOf::<Test> {
				document: document(n),
				valid_until,
				notice_days: 0,
				..licence_terms()
			};
			let id = sign(terms);
			run_blocks(1);
			assert_ok!(Settlement::give_notice(signed(ANA), id, Side::Payer));
			id
		};
		let all: Vec<_> = (0..9).map(sign_with).collect();
		run_blocks(31 * DAY);
		for id in &all[..8] {
			assert_ok!(Settlement::flag(signed(NEWCOMER), *id));
		}
		let ninth = Settlement::flag(signed(NEWCOMER), all[8]);
		assert_noop!(ninth, Error::<Test>::TooManyContracts);
		assert_ok!(close(all[0], 0, 0));
		assert_ok!(Settlement::flag(signed(NEWCOMER), all[8]));
	});
}

#[test]
fn days_of_accepted_contributions_are_kept_until_one_is_given_back() {
	with_design(|| {
		use ovn_primitives::{
			traits::{Accepted, OnAccepted},
			ClaimType, ContributionId, Contributor,
		};
		let contribution = |contributor, counts| Accepted::<u64> {
			id: ContributionId { scope: DESIGN, index: 0 },
			kind: 0,
			contributor,
			claim: ClaimType::Gift,
			units: 1,
			rate: 1,
			counts,
			accepted_at: System::block_number(),
		};
		let accept = |one: &Accepted<u64>| <Settlement as OnAccepted<u64>>::accepted(one).unwrap();
		let days = || {
			let mut days: Vec<_> = pair().days.days().collect();
			days.sort_unstable();
			days
		};
		pass_days(5);
		// What does not count, and who is not on the chain, leave nothing.
		accept(&contribution(Contributor::Agent(ANA), false));
		accept(&contribution(Contributor::External(H256::zero()), true));
		assert!(crate::Pairs::<Test>::iter().next().is_none());
		let first = contribution(Contributor::Agent(ANA), true);
		accept(&first);
		accept(&first);
		pass_days(2);
		accept(&contribution(Contributor::Agent(ANA), true));
		assert_eq!(days(), vec![5, 7]);
		pass_days(1);
		<Settlement as OnAccepted<u64>>::compensated(&first).unwrap();
		assert_eq!(days(), vec![7]);
		accept(&contribution(Contributor::Scope(LAB), true));
		let lab = crate::Pairs::<Test>::get(DESIGN, LAB_PAYS);
		assert_eq!(lab.days.days().collect::<Vec<_>>(), vec![8]);
	});
}
