// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who may log for whom.

use super::*;
use crate::MAX_LOGGERS;

type NetworksError = pallet_networks::Error<Test>;

fn allow(agent: u64, logger: u64, until: Option<u64>) -> DispatchResult {
	Contributing::allow_logger(signed(agent), LAB, logger, until)
}

fn log_for_ana(logger: u64) -> DispatchResult {
	log_all(logger, HOURS, UNIT, TODAY, None, false, Some(ANA))
}

#[test]
fn allow_logger_lets_another_log_until_the_end_when_one_is_given() {
	build_and_execute(|| {
		let told = events_of(|| allow(ANA, BEN, Some(10)));
		let event = Event::LoggerAllowed { scope: LAB, agent: ANA, logger: BEN, expires: 10 };
		assert_eq!(told, vec![event]);

		run_to_block(9);
		assert_ok!(log_for_ana(BEN));
		run_to_block(10);
		assert_noop!(log_for_ana(BEN), Error::<Test>::NotAllowedToLog);
	});
}

#[test]
fn allow_logger_lets_another_log_for_the_longest_time_when_no_end_is_given() {
	build_and_execute(|| {
		let expires = 1 + MAX_PERIOD;
		let told = events_of(|| allow(ANA, BEN, None));
		assert_eq!(
			told,
			vec![Event::LoggerAllowed { scope: LAB, agent: ANA, logger: BEN, expires }]
		);
		assert_eq!(Contributing::loggers(LAB, ANA), vec![AllowedLogger { logger: BEN, expires }]);
	});
}

#[test]
fn allow_logger_changes_the_end_when_it_was_allowed_already() {
	build_and_execute(|| {
		assert_ok!(allow(ANA, BEN, Some(100)));
		assert_ok!(allow(ANA, BEN, Some(10)));
		assert_eq!(
			Contributing::loggers(LAB, ANA),
			vec![AllowedLogger { logger: BEN, expires: 10 }]
		);
	});
}

#[test]
fn allow_logger_drops_what_has_expired_when_it_writes() {
	build_and_execute(|| {
		assert_ok!(allow(ANA, BEN, Some(10)));
		run_to_block(10);
		assert_ok!(allow(ANA, CEM, Some(20)));
		let left: Vec<_> = Loggers::<Test>::get(LAB, ANA).into();
		assert_eq!(left, vec![AllowedLogger { logger: CEM, expires: 20 }]);
	});
}

#[test]
fn allow_logger_holds_for_one_scope_and_one_contributor_when_given() {
	build_and_execute(|| {
		assert_ok!(allow(ANA, BEN, None));
		let to_cem = log_all(BEN, HOURS, UNIT, TODAY, None, false, Some(CEM));
		assert_eq!(to_cem, Err(Error::<Test>::NotAllowedToLog.into()));
		assert_noop!(
			log_all(ANA, HOURS, UNIT, TODAY, None, false, Some(BEN)),
			Error::<Test>::NotAllowedToLog
		);
		assert!(Contributing::loggers(LAB + 1, ANA).is_empty());
	});
}

#[test]
fn allow_logger_fails_when_the_agent_may_not_log_itself() {
	build_and_execute(|| {
		assert_noop!(allow(STRANGER, BEN, None), NetworksError::NotMember);
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_noop!(allow(ANA, BEN, None), NetworksError::ScopeNotOpen);
	});
}

#[test]
fn allow_logger_fails_when_the_agent_allows_itself() {
	build_and_execute(|| {
		assert_noop!(allow(ANA, ANA, None), Error::<Test>::SelfLogger);
	});
}

#[test]
fn allow_logger_fails_when_the_end_is_past_or_too_far() {
	build_and_execute(|| {
		run_to_block(5);
		for until in [0, 5, 5 + MAX_PERIOD + 1] {
			assert_noop!(allow(ANA, BEN, Some(until)), Error::<Test>::InvalidPeriod);
		}
		assert_ok!(allow(ANA, BEN, Some(6)));
		assert_ok!(allow(ANA, BEN, Some(5 + MAX_PERIOD)));
	});
}

#[test]
fn allow_logger_fails_when_there_are_too_many() {
	build_and_execute(|| {
		for logger in 0..u64::from(MAX_LOGGERS) {
			assert_ok!(allow(ANA, 100 + logger, Some(10 + logger)));
		}
		assert_noop!(allow(ANA, BEN, None), Error::<Test>::TooManyLoggers);
		// One has expired.
		run_to_block(10);
		assert_ok!(allow(ANA, BEN, None));
	});
}

#[test]
fn revoke_logger_ends_the_permission_when_there_is_one() {
	build_and_execute(|| {
		assert_ok!(allow(ANA, BEN, None));
		let index = log_for(BEN, ANA, HOURS, UNIT);
		let told = events_of(|| Contributing::revoke_logger(signed(ANA), LAB, BEN));
		assert_eq!(told, vec![Event::LoggerRevoked { scope: LAB, agent: ANA, logger: BEN }]);
		assert!(!Loggers::<Test>::contains_key(LAB, ANA));
		assert_noop!(log_for_ana(BEN), Error::<Test>::NotAllowedToLog);
		// What was logged stays.
		assert!(entry(LAB, index).is_undecided());
	});
}

#[test]
fn revoke_logger_succeeds_when_the_agent_has_left() {
	build_and_execute(|| {
		assert_ok!(allow(ANA, BEN, None));
		assert_ok!(Networks::leave(signed(ANA), LAB));
		assert_ok!(Contributing::revoke_logger(signed(ANA), LAB, BEN));
	});
}

#[test]
fn revoke_logger_fails_when_there_is_nothing_to_revoke() {
	build_and_execute(|| {
		assert_ok!(allow(ANA, BEN, None));
		assert_noop!(
			Contributing::revoke_logger(signed(ANA), LAB, CEM),
			Error::<Test>::LoggerNotFound
		);
		assert_noop!(
			Contributing::revoke_logger(signed(BEN), LAB, ANA),
			Error::<Test>::LoggerNotFound
		);
	});
}

#[test]
fn clear_loggers_removes_what_has_expired_when_anybody_asks() {
	build_and_execute(|| {
		assert_ok!(allow(ANA, BEN, Some(10)));
		assert_ok!(allow(ANA, CEM, Some(20)));
		run_to_block(10);
		let told = events_of(|| Contributing::clear_loggers(signed(STRANGER), LAB, ANA));
		assert_eq!(told, vec![Event::LoggersCleared { scope: LAB, agent: ANA, left: 1 }]);

		run_to_block(20);
		assert_ok!(Contributing::clear_loggers(signed(STRANGER), LAB, ANA));
		assert!(!Loggers::<Test>::contains_key(LAB, ANA));
	});
}

#[test]
fn clear_loggers_fails_when_nothing_has_expired() {
	build_and_execute(|| {
		assert_ok!(allow(ANA, BEN, Some(10)));
		run_to_block(9);
		for agent in [ANA, BEN] {
			assert_noop!(
				Contributing::clear_loggers(signed(STRANGER), LAB, agent),
				Error::<Test>::NothingExpired
			);
		}
		assert_noop!(Contributing::clear_loggers(RuntimeOrigin::none(), LAB, ANA), BadOrigin);
	});
}
