// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Logging.

use super::*;

type NetworksError = pallet_networks::Error<Test>;

#[test]
fn log_writes_everything_down_when_it_is_allowed() {
	build_and_execute(|| {
		run_to_block(7);
		let before = free(ANA);
		let told = events_of(|| log_all(ANA, HOURS, 2 * UNIT, TODAY - 1, Some(LEAD), true, None));

		let expected = Contribution {
			kind: HOURS,
			contributor: agent(ANA),
			logger: None,
			quantity: 2 * UNIT,
			compensated: 0,
			role: Some(LEAD),
			multiplier: ratio(3, 2),
			rate: 25,
			revision: 0,
			day: TODAY - 1,
			evidence: document(5),
			gift: true,
			deposit: Some(Deposit { depositor: Depositor::Agent(ANA), amount: LOG_DEPOSIT }),
			logged_at: 7,
			state: State::Undecided { deadline: Some(7 + JUDGING) },
			entry: Entry::Log,
			previous: None,
			task: None,
			corrections: 0,
		};
		assert_eq!(entry(LAB, 0), expected);
		assert_eq!(told, vec![Event::Logged { id: id(LAB, 0), contribution: expected }]);
		assert_eq!(NextIndex::<Test>::get(LAB), 1);
		let days = vec![DayTotal { day: TODAY - 1, quantity: 2 * UNIT }];
		assert_eq!(
			ledger(ANA, HOURS),
			Ledger {
				latest: Some(0),
				logged: 1,
				open: 1,
				days: days.try_into().unwrap(),
				..Default::default()
			}
		);
		assert!(!KindTotals::<Test>::contains_key(LAB, HOURS));
		assert_eq!((free(ANA), log_deposits(ANA)), (before - LOG_DEPOSIT, LOG_DEPOSIT));
	});
}

#[test]
fn log_links_entries_of_one_contributor_and_kind_when_there_are_several() {
	build_and_execute(|| {
		for (who, kind) in
			[(ANA, HOURS), (BEN, HOURS), (ANA, CARE), (ANA, HOURS), (BEN, HOURS), (ANA, HOURS)]
		{
			log(who, kind, UNIT);
		}
		let previous: Vec<_> = (0..6).map(|index| entry(LAB, index).previous).collect();
		assert_eq!(previous, vec![None, None, None, Some(0), Some(1), Some(3)]);
		assert_eq!(ledger(ANA, HOURS).latest, Some(5));
	});
}

#[test]
fn log_fails_when_a_day_would_have_more_than_24_hours_of_all_kinds_and_scopes() {
	build_and_execute(|| {
		// Of each kind 24 hours a day can be logged, ten at once.
		for kind in [HOURS, CARE] {
			log(ANA, kind, 10 * UNIT);
		}
		let more = |kind, quantity, day| log_all(ANA, kind, quantity, day, None, false, None);
		for kind in [HOURS, CARE] {
			assert_noop!(more(kind, 4 * UNIT + 1, TODAY), Error::<Test>::TooManyHours);
			assert_eq!(Contributing::day_limit_left(LAB, ANA, kind, TODAY), Some(4 * UNIT));
		}
		assert_ok!(more(CARE, 4 * UNIT, TODAY));
		assert_noop!(more(HOURS, 1, TODAY), Error::<Test>::TooManyHours);
		// Another day, another agent, and what is not work in hours.
		assert_ok!(more(HOURS, 10 * UNIT, TODAY - 1));
		log(BEN, HOURS, 10 * UNIT);
		log(ANA, DESIGNS, 100 * UNIT);
		// What is taken back is free again; what takes its place is counted.
		assert_ok!(Contributing::correct(signed(ANA), id(LAB, 0), None));
		let new = crate::Replacement { quantity: 5 * UNIT, day: TODAY, evidence: document(9) };
		assert_ok!(Contributing::correct(signed(ANA), id(LAB, 1), Some(new)));
		assert_eq!(Contributing::day_limit_left(LAB, ANA, HOURS, TODAY), Some(15 * UNIT));
		// Days that cannot be logged for any more are forgotten.
		set_day(TODAY + BACKDATE + 1);
		assert_ok!(more(HOURS, UNIT, TODAY + BACKDATE + 1));
		let days = crate::HoursWorked::<Test>::get(ANA).into_inner();
		assert_eq!(days, vec![DayTotal { day: TODAY + BACKDATE + 1, quantity: UNIT }]);
	});
}

#[test]
fn log_tells_peers_when_they_decide() {
	build_and_execute(|| {
		let index = log(BEN, DESIGNS, UNIT);
		assert_eq!(Evaluating::get(), vec![(id(LAB, index), Some(BEN))]);
		assert_eq!(entry(LAB, index).state, State::Undecided { deadline: None });
		log(BEN, HOURS, UNIT);
		assert_eq!(Evaluating::get().len(), 1);
	});
}

#[test]
fn log_names_contributor_and_logger_when_it_is_for_another() {
	build_and_execute(|| {
		let (ana, ben) = (free(ANA), free(BEN));
		let index = log_for(BEN, ANA, HOURS, UNIT);
		let log = entry(LAB, index);
		assert_eq!((log.contributor, log.logger), (agent(ANA), Some(BEN)));
		assert_eq!((ledger(ANA, HOURS).logged, ledger(BEN, HOURS).logged), (1, 0));
		// The deposit is the logger's.
		assert_eq!((free(ANA), free(BEN)), (ana, ben - LOG_DEPOSIT));
	});
}

#[test]
fn log_is_the_signers_own_when_it_names_itself() {
	build_and_execute(|| {
		assert_ok!(log_all(ANA, HOURS, UNIT, TODAY, None, false, Some(ANA)));
		assert_eq!(entry(LAB, 0).logger, None);
	});
}

#[test]
fn log_takes_the_role_of_the_contributor_when_it_is_for_another() {
	build_and_execute(|| {
		assert_ok!(Contributing::allow_logger(signed(ANA), LAB, BEN, None));
		assert_ok!(Contributing::allow_logger(signed(BEN), LAB, ANA, None));
		assert_ok!(log_all(BEN, HOURS, UNIT, TODAY, Some(LEAD), false, Some(ANA)));
		assert_eq!(entry(LAB, 0).multiplier, ratio(3, 2));
		assert_noop!(
			log_all(ANA, HOURS, UNIT, TODAY, Some(LEAD), false, Some(BEN)),
			Error::<Test>::NotRoleHolder
		);
	});
}

#[test]
fn log_puts_the_deposit_on_the_purse_when_the_scope_sponsors() {
	build_and_execute(|| {
		carry_deposits(LAB, 1);
		let before = free(ANA);
		let index = log(ANA, HOURS, UNIT);
		let deposit = Deposit { depositor: Depositor::Sponsor(LAB), amount: LOG_DEPOSIT };
		assert_eq!(entry(LAB, index).deposit, Some(deposit));
		assert_eq!((free(ANA), log_deposits(purse(LAB, Purse::Sponsor))), (before, LOG_DEPOSIT));

		// The purse carries one at a time.
		let index = log(ANA, HOURS, UNIT);
		assert_eq!(entry(LAB, index).deposit.unwrap().depositor, Depositor::Agent(ANA));
		assert_eq!(free(ANA), before - LOG_DEPOSIT);
	});
}

#[test]
fn log_fails_when_nobody_can_pay_the_deposit() {
	build_and_execute(|| {
		let rich = free(CEM);
		let leave = ED + LOG_DEPOSIT - 1;
		assert_ok!(Balances::transfer_keep_alive(signed(CEM), BEN, rich - leave));
		assert!(log_day(CEM, UNIT, TODAY).is_err());
		assert_eq!((free(CEM), NextIndex::<Test>::get(LAB)), (leave, 0));

		carry_deposits(LAB, 1);
		assert_ok!(log_day(CEM, UNIT, TODAY));
		assert_noop!(log_day(CEM, UNIT, TODAY), NetworksError::TooManySponsoredDeposits);
	});
}

#[test]
fn log_fails_when_the_signer_has_not_the_right() {
	build_and_execute(|| {
		assert_noop!(log_day(STRANGER, UNIT, TODAY), NetworksError::NotMember);
		assert_noop!(
			Contributing::log(
				RuntimeOrigin::root(),
				LAB,
				HOURS,
				UNIT,
				TODAY,
				None,
				document(1),
				false,
				None
			),
			BadOrigin
		);
		assert_ok!(Networks::set_agreement(signed(STEWARD), LAB, document(1)));
		assert_noop!(log_day(ANA, UNIT, TODAY), NetworksError::AgreementNotSigned);
		assert_ok!(Networks::sign_agreement(signed(ANA), LAB, 1));
		assert_ok!(log_day(ANA, UNIT, TODAY));
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_noop!(log_day(ANA, UNIT, TODAY), NetworksError::ScopeNotOpen);
	});
}

#[test]
fn log_fails_when_the_contributor_has_not_the_right() {
	build_and_execute(|| {
		assert_ok!(Contributing::allow_logger(signed(ANA), LAB, BEN, None));
		assert_ok!(Networks::leave(signed(ANA), LAB));
		assert_noop!(
			log_all(BEN, HOURS, UNIT, TODAY, None, false, Some(ANA)),
			NetworksError::NotMember
		);
	});
}

#[test]
fn log_fails_when_the_contributor_has_not_consented() {
	build_and_execute(|| {
		assert_noop!(
			log_all(BEN, HOURS, UNIT, TODAY, None, false, Some(ANA)),
			Error::<Test>::NotAllowedToLog
		);
	});
}

#[test]
fn log_fails_when_the_kind_takes_no_logs() {
	build_and_execute(|| {
		for (kind, error) in [
			(77, Error::<Test>::KindNotFound),
			(CASH, Error::<Test>::KindMeasured),
			(FACTS, Error::<Test>::KindMeasured),
		] {
			assert_noop!(log_all(ANA, kind, UNIT, TODAY, None, false, None), error);
		}
		assert_ok!(Contributing::retire_kind(signed(STEWARD), LAB, HOURS));
		assert_noop!(log_day(ANA, UNIT, TODAY), Error::<Test>::RetiredKind);
	});
}

#[test]
fn log_fails_when_the_kind_does_not_name_the_role() {
	build_and_execute(|| {
		assert_noop!(
			log_all(ANA, HOURS, UNIT, TODAY, Some(REVIEWER), false, None),
			Error::<Test>::RoleNotOfKind
		);
	});
}

#[test]
fn log_fails_when_the_role_is_not_held() {
	build_and_execute(|| {
		assert_noop!(
			log_all(BEN, HOURS, UNIT, TODAY, Some(LEAD), false, None),
			Error::<Test>::NotRoleHolder
		);
		assert_ok!(Networks::revoke_role(signed(STEWARD), LAB, LEAD, ANA));
		assert_noop!(
			log_all(ANA, HOURS, UNIT, TODAY, Some(LEAD), false, None),
			Error::<Test>::NotRoleHolder
		);
	});
}

#[test]
fn log_keeps_the_multiplier_when_the_role_is_lost_afterwards() {
	build_and_execute(|| {
		assert_ok!(log_all(ANA, HOURS, UNIT, TODAY, Some(LEAD), false, None));
		assert_ok!(Networks::revoke_role(signed(STEWARD), LAB, LEAD, ANA));
		reviewed(0, Review::Accept);
		assert_eq!(told_last().units, 1_500_000);
	});
}

#[test]
fn log_fails_when_the_quantity_is_0_or_too_large() {
	build_and_execute(|| {
		assert_noop!(log_day(ANA, 0, TODAY), Error::<Test>::ZeroQuantity);
		for quantity in [10 * UNIT + 1, u64::MAX] {
			assert_noop!(log_day(ANA, quantity, TODAY), Error::<Test>::QuantityTooLarge);
		}
		assert_ok!(log_day(ANA, 1, TODAY));
		assert_ok!(log_day(ANA, 10 * UNIT, TODAY));
	});
}

#[test]
fn log_fails_when_a_day_of_work_has_more_than_its_hours() {
	build_and_execute(|| {
		assert_ok!(log_day(ANA, 10 * UNIT, TODAY));
		assert_ok!(log_day(ANA, 10 * UNIT, TODAY));
		assert_noop!(log_day(ANA, 4 * UNIT + 1, TODAY), Error::<Test>::DailyLimitReached);
		assert_ok!(log_day(ANA, 4 * UNIT, TODAY));
		assert_noop!(log_day(ANA, 1, TODAY), Error::<Test>::DailyLimitReached);
		// Another kind of work takes hours of the same day.
		let care = |day| log_all(ANA, CARE, 10 * UNIT, day, None, false, None);
		assert_noop!(care(TODAY), Error::<Test>::TooManyHours);
		// Another day, another agent.
		assert_ok!(log_day(ANA, 10 * UNIT, TODAY - 1));
		assert_ok!(care(TODAY - 1));
		assert_ok!(log_day(BEN, 10 * UNIT, TODAY));
	});
}

#[test]
fn log_counts_the_contributors_day_when_another_logs() {
	build_and_execute(|| {
		assert_ok!(Contributing::allow_logger(signed(ANA), LAB, BEN, None));
		assert_ok!(log_day(ANA, 10 * UNIT, TODAY));
		assert_ok!(log_day(ANA, 10 * UNIT, TODAY));
		assert_noop!(
			log_all(BEN, HOURS, 5 * UNIT, TODAY, None, false, Some(ANA)),
			Error::<Test>::DailyLimitReached
		);
	});
}

#[test]
fn log_counts_a_day_when_what_was_logged_is_rejected() {
	build_and_execute(|| {
		for _ in 0..2 {
			let index = log(BEN, HOURS, 10 * UNIT);
			reviewed(index, Review::Reject);
		}
		assert_noop!(log_day(BEN, 5 * UNIT, TODAY), Error::<Test>::DailyLimitReached);
	});
}

#[test]
fn log_fails_when_the_sum_of_a_day_does_not_fit() {
	build_and_execute(|| {
		let limits = Limits { max_quantity: u64::MAX, daily_limit: None };
		assert_ok!(Contributing::set_limits(signed(STEWARD), LAB, DESIGNS, limits));
		assert_ok!(log_all(ANA, DESIGNS, u64::MAX, TODAY, None, false, None));
		assert_noop!(log_all(ANA, DESIGNS, 1, TODAY, None, false, None), Error::<Test>::Overflow);
	});
}

#[test]
fn log_fails_when_the_day_is_in_the_future_or_too_long_ago() {
	build_and_execute(|| {
		for day in [TODAY + 1, u32::MAX] {
			assert_noop!(log_day(ANA, UNIT, day), Error::<Test>::DayInFuture);
		}
		for day in [0, TODAY - BACKDATE - 1] {
			assert_noop!(log_day(ANA, UNIT, day), Error::<Test>::DayTooOld);
		}
		assert_ok!(log_day(ANA, UNIT, TODAY - BACKDATE));
		assert_ok!(log_day(ANA, UNIT, TODAY));
	});
}

#[test]
fn log_remembers_every_day_when_all_are_used() {
	build_and_execute(|| {
		// Out of order, twice.
		for day in (TODAY - BACKDATE..=TODAY).rev().chain(TODAY - BACKDATE..=TODAY) {
			assert_ok!(log_day(ANA, 10 * UNIT, day));
		}
		assert_eq!(ledger(ANA, HOURS).days.len(), 31);
		for day in TODAY - BACKDATE..=TODAY {
			assert_noop!(log_day(ANA, 5 * UNIT, day), Error::<Test>::DailyLimitReached);
		}
		// A day later the oldest is forgotten, when the ledger is next written.
		set_day(TODAY + 1);
		assert_ok!(log_day(ANA, UNIT, TODAY + 1));
		let days: Vec<_> = ledger(ANA, HOURS).days.iter().map(|total| total.day).collect();
		assert_eq!(days, (TODAY - BACKDATE + 1..=TODAY + 1).collect::<Vec<_>>());
	});
}

#[test]
fn log_fails_when_all_numbers_are_used() {
	build_and_execute(|| {
		NextIndex::<Test>::insert(LAB, u32::MAX);
		assert_noop!(log_day(ANA, UNIT, TODAY), Error::<Test>::Overflow);
		NextIndex::<Test>::remove(LAB);
	});
}

#[test]
fn log_holds_the_deposit_on_the_author_when_only_a_scope_above_would_carry_it_for_long() {
	build_and_execute(|| {
		carry_deposits(LAB, 9);
		// A kind of the scope itself: its own stewards chose the time.
		let slow = |scope: ScopeId| {
			let kind = KindCount::<Test>::get(scope);
			let deciding =
				Deciding::Reviewers { role: 0, approvals: 1, period: CARRIED_PERIOD + 1 };
			let terms =
				KindTermsOf::<Test> { deciding, multipliers: Default::default(), ..hours() };
			assert_ok!(Contributing::define_kind(signed(STEWARD), scope, terms));
			kind
		};
		let log_in = |scope: ScopeId, kind: KindId| {
			let index = NextIndex::<Test>::get(scope);
			assert_ok!(Contributing::log(
				signed(STEWARD),
				scope,
				kind,
				UNIT,
				TODAY,
				None,
				document(5),
				false,
				None
			));
			entry(scope, index).deposit.unwrap().depositor
		};
		assert_eq!(log_in(LAB, slow(LAB)), Depositor::Sponsor(LAB));

		let below = pallet_networks::NextScope::<Test>::get();
		assert_ok!(Networks::create_scope(
			signed(STEWARD),
			LAB,
			ScopeKind::Project,
			document(1),
			vec![STEWARD].try_into().unwrap()
		));
		let name = b"reviewer".to_vec().try_into().unwrap();
		let rule = pallet_networks::GrantRule::ByScope;
		assert_ok!(Networks::define_role(signed(STEWARD), below, name, document(2), rule, None));
		assert_eq!(log_in(below, slow(below)), Depositor::Agent(STEWARD));

		let kind = KindCount::<Test>::get(below);
		let deciding = Deciding::Reviewers { role: 0, approvals: 1, period: CARRIED_PERIOD };
		let terms = KindTermsOf::<Test> { deciding, multipliers: Default::default(), ..hours() };
		assert_ok!(Contributing::define_kind(signed(STEWARD), below, terms));
		assert_eq!(log_in(below, kind), Depositor::Sponsor(LAB));
	});
}
