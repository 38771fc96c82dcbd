// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What scopes contribute to each other.

use super::*;
use crate::{ImportedEntry, ScopeLogger, ScopeLoggers, MAX_LOGGERS};
use ovn_primitives::{
	traits::{Contributions as _, Membership as _, Right},
	Contributor, Tier,
};
use sp_core::H256;

type NetworksError = pallet_networks::Error<Test>;

/// Runs a test in a lab to which a mill can contribute, and for which Ana logs.
fn with_mill(test: impl FnOnce()) {
	build_and_execute(|| {
		make_mill();
		assert_ok!(allow(ANA, None));
		System::reset_events();
		test();
	});
}

/// The mill allows an agent to log what it contributes to the lab.
fn allow(logger: u64, until: Option<u64>) -> DispatchResult {
	Contributing::allow_logger_as(signed(MILLER), LAB, MILL, logger, until)
}

fn revoke(logger: u64) -> DispatchResult {
	Contributing::revoke_logger_as(signed(MILLER), LAB, MILL, logger)
}

fn try_log(who: u64, as_scope: ScopeId, kind: KindId, quantity: Quantity) -> DispatchResult {
	Contributing::log_as(signed(who), LAB, as_scope, kind, quantity, TODAY, document(5), false)
}

/// What the mill contributed to the lab, logged by Ana. Its number.
fn logged_by_ana(kind: KindId, quantity: Quantity) -> u32 {
	let index = NextIndex::<Test>::get(LAB);
	assert_ok!(try_log(ANA, MILL, kind, quantity));
	index
}

/// Parts of the mill that two reviewers accepted, who are no members of it.
fn accepted(quantity: Quantity) -> u32 {
	let index = logged_by_ana(PARTS, quantity);
	for reviewer in [REVIEWERS[0], REVIEWERS[3]] {
		assert_ok!(review(reviewer, index, Review::Accept));
	}
	index
}

fn compensate(index: u32, quantity: Quantity) -> DispatchResult {
	Contributing::compensate_as(signed(MILLER), MILL, id(LAB, index), quantity, document(4))
}

fn of_mill(kind: KindId) -> Ledger {
	Ledgers::<Test>::get((LAB, Contributor::Scope(MILL), kind))
}

#[test]
fn log_as_holds_the_deposit_of_the_logger_when_a_scope_contributes() {
	with_mill(|| {
		let index = logged_by_ana(PARTS, 4 * UNIT);
		let found = entry(LAB, index);
		assert_eq!(found.contributor, Contributor::Scope(MILL));
		assert_eq!((found.logger, found.role, found.task), (Some(ANA), None, None));
		assert_eq!((found.multiplier, found.rate, found.gift), (Ratio::ONE, 25, false));
		assert_eq!(found.state, State::Undecided { deadline: Some(1 + JUDGING) });
		assert_eq!(log_deposits(ANA), LOG_DEPOSIT);
		assert_eq!(events(), vec![logged(index)]);
		assert_eq!((of_mill(PARTS).logged, of_mill(PARTS).open), (1, 1));
		assert_eq!(ledger(ANA, PARTS), Ledger::default());
		// It is no work of hers.
		assert_eq!(Contributing::hours_worked(&ANA, TODAY), 0);
	});
}

#[test]
fn contribution_of_a_scope_is_credited_to_it_when_reviewers_accept_it() {
	with_mill(|| {
		let index = accepted(4 * UNIT);
		assert_eq!(log_deposits(ANA), 0);
		let told = told_last();
		assert_eq!((told.contributor, told.units), (Contributor::Scope(MILL), 4_000_000));
		// A scope has standing as an agent has.
		assert_eq!((told.claim, told.more, told.counts), (ClaimType::Equity, true, true));
		assert_eq!((of_mill(PARTS).accepted, of_mill(PARTS).units), (1, 4_000_000));
		assert!(matches!(entry(LAB, index).state, State::Accepted { .. }));
	});
}

#[test]
fn evaluation_of_peers_opens_without_an_author_when_a_scope_contributes() {
	with_mill(|| {
		let index = logged_by_ana(DESIGNS, UNIT);
		assert_eq!(Evaluating::get(), vec![(id(LAB, index), None)]);
		assert_eq!(Contributing::undecided(id(LAB, index)), Some(Contributor::Scope(MILL)));
		let quality = ratio(1, 2);
		Evaluating::set(&Vec::new());
		assert_ok!(super::peers::decide(index, Decision::Accepted { quality }));
		assert_eq!(told_last().units, 500_000);
		assert_eq!(Contributing::undecided(id(LAB, index)), None);
	});
}

#[test]
fn gift_of_a_scope_credits_nothing_when_it_is_accepted() {
	with_mill(|| {
		let evidence = document(5);
		let mill =
			|gift| Contributing::log_as(signed(ANA), LAB, MILL, PARTS, UNIT, TODAY, evidence, gift);
		assert_ok!(mill(true));
		for reviewer in [REVIEWERS[0], REVIEWERS[3]] {
			assert_ok!(review(reviewer, 0, Review::Accept));
		}
		assert_eq!(told_last().claim, ClaimType::Gift);
		assert_eq!((of_mill(PARTS).units, of_mill(PARTS).gifted), (0, 1_000_000));
	});
}

#[test]
fn log_as_fails_when_the_scope_does_not_allow_the_signer() {
	with_mill(|| {
		let refused = sp_runtime::DispatchError::from(Error::<Test>::NotAllowedToLog);
		assert_noop!(try_log(BEN, MILL, PARTS, UNIT), refused);
		// Neither its steward by itself, nor for another scope than was allowed.
		assert_noop!(try_log(STEWARD, MILL, PARTS, UNIT), refused);
		let other = network(MILLER);
		assert_noop!(try_log(ANA, other, PARTS, UNIT), refused);
		assert_ok!(Contributing::allow_logger_as(signed(MILLER), other, MILL, BEN, None));
		assert_noop!(try_log(BEN, MILL, PARTS, UNIT), refused);
		// What an agent allows is of no use for a scope.
		assert_ok!(Contributing::allow_logger(signed(CEM), LAB, BEN, None));
		assert_noop!(try_log(BEN, MILL, PARTS, UNIT), refused);
	});
}

#[test]
fn log_as_fails_when_the_permission_ended_or_was_revoked() {
	with_mill(|| {
		assert_ok!(allow(ANA, Some(10)));
		run_to_block(9);
		assert_ok!(try_log(ANA, MILL, PARTS, UNIT));
		run_to_block(10);
		assert_noop!(try_log(ANA, MILL, PARTS, UNIT), Error::<Test>::NotAllowedToLog);
		assert_ok!(allow(ANA, None));
		assert_ok!(try_log(ANA, MILL, PARTS, UNIT));
		assert_ok!(revoke(ANA));
		assert_noop!(try_log(ANA, MILL, PARTS, UNIT), Error::<Test>::NotAllowedToLog);
	});
}

#[test]
fn log_as_fails_when_the_signer_has_no_right_to_log_in_the_scope() {
	with_mill(|| {
		assert_ok!(allow(STRANGER, None));
		assert_noop!(try_log(STRANGER, MILL, PARTS, UNIT), NetworksError::NotMember);
		assert_noop!(Networks::ensure_right(LAB, &STRANGER, Right::Log), NetworksError::NotMember);
		assert_ok!(Networks::join(signed(STRANGER), LAB, None));
		assert_ok!(try_log(STRANGER, MILL, PARTS, UNIT));
	});
}

#[test]
fn log_as_fails_when_the_scope_contributes_to_itself() {
	with_mill(|| {
		assert_noop!(try_log(ANA, LAB, PARTS, UNIT), Error::<Test>::OwnScope);
		let own = Contributing::allow_logger_as(signed(STEWARD), LAB, LAB, ANA, None);
		assert_noop!(own, Error::<Test>::OwnScope);
	});
}

#[test]
fn scopes_contribute_to_those_above_and_below_them_when_these_take_it() {
	with_mill(|| {
		let project = found(STEWARD, LAB, ScopeKind::Project);
		let steward = || signed(STEWARD);
		assert_ok!(Contributing::allow_logger_as(steward(), LAB, project, ANA, None));
		assert_ok!(try_log(ANA, project, PARTS, UNIT));
		// The other way round, in the project's own kind.
		let plain = crate::KindTerms {
			deciding: Deciding::PeerEvaluation { scales_by_quality: false },
			multipliers: Default::default(),
			..parts()
		};
		assert_ok!(Contributing::define_kind(steward(), project, plain));
		enter(project, ANA);
		assert_ok!(Contributing::allow_logger_as(steward(), project, LAB, ANA, None));
		let evidence = document(5);
		assert_ok!(Contributing::log_as(
			signed(ANA),
			project,
			LAB,
			0,
			UNIT,
			TODAY,
			evidence,
			false
		));
		assert_eq!(entry(project, 0).contributor, Contributor::Scope(LAB));
	});
}

#[test]
fn log_as_fails_when_the_kind_takes_no_scopes_or_the_quantity_does_not_fit() {
	with_mill(|| {
		for kind in [HOURS, CARE] {
			assert_noop!(try_log(ANA, MILL, kind, UNIT), Error::<Test>::KindNotForScopes);
		}
		for kind in [CASH, FACTS] {
			assert_noop!(try_log(ANA, MILL, kind, UNIT), Error::<Test>::KindMeasured);
		}
		assert_noop!(try_log(ANA, MILL, 99, UNIT), Error::<Test>::KindNotFound);
		assert_noop!(try_log(ANA, MILL, PARTS, 0), Error::<Test>::ZeroQuantity);
		assert_noop!(try_log(ANA, MILL, PARTS, 101 * UNIT), Error::<Test>::QuantityTooLarge);
		// A day of the scope is no day of its logger.
		assert_ok!(try_log(ANA, MILL, PARTS, 24 * UNIT));
		assert_noop!(try_log(ANA, MILL, PARTS, 1), Error::<Test>::DailyLimitReached);
		assert_ok!(log_all(ANA, PARTS, 24 * UNIT, TODAY, None, false, None));
		assert_ok!(Contributing::retire_kind(signed(STEWARD), LAB, PARTS));
		assert_noop!(try_log(ANA, MILL, PARTS, UNIT), Error::<Test>::RetiredKind);
	});
}

#[test]
fn define_kind_fails_when_it_takes_scopes_for_what_only_agents_give() {
	build_and_execute(|| {
		let define = |terms| {
			Contributing::define_kind(signed(STEWARD), LAB, KindTermsOf::<Test> { ..terms })
		};
		let hours = crate::KindTerms { takes_scopes: true, ..hours() };
		assert_noop!(define(hours.clone()), Error::<Test>::InvalidContributors);
		for measured in [cash(NATIVE, Purse::Treasury), printer_hours()] {
			let terms = crate::KindTerms { takes_scopes: true, ..measured };
			assert_noop!(define(terms), Error::<Test>::InvalidContributors);
		}
		assert_ok!(define(crate::KindTerms { unit: Unit::Piece, ..hours }));
	});
}

#[test]
fn nothing_is_allowed_or_logged_when_one_of_the_scopes_is_closed() {
	with_mill(|| {
		let index = logged_by_ana(PARTS, UNIT);
		let worker = found(MILLER, MILL, ScopeKind::Project);
		assert_ok!(Networks::close_scope(signed(MILLER), worker));
		let of_closed = Contributing::allow_logger_as(signed(MILLER), LAB, worker, ANA, None);
		assert_noop!(of_closed, Error::<Test>::ScopeNotOpen);
		let to_closed = Contributing::allow_logger_as(signed(MILLER), worker, MILL, ANA, None);
		assert_noop!(to_closed, Error::<Test>::ScopeNotOpen);
		let to_none = Contributing::allow_logger_as(signed(MILLER), 99, MILL, ANA, None);
		assert_noop!(to_none, Error::<Test>::ScopeNotOpen);

		assert_ok!(Networks::close_scope(signed(MILLER), MILL));
		assert_noop!(try_log(ANA, MILL, PARTS, UNIT), Error::<Test>::ScopeNotOpen);
		// What was logged is decided all the same; it is corrected no more, and given back as ever.
		let replacement = Some(work(2 * UNIT));
		let correct = Contributing::correct(signed(ANA), id(LAB, index), replacement);
		assert_noop!(correct, Error::<Test>::ScopeNotOpen);
		for reviewer in [REVIEWERS[0], REVIEWERS[3]] {
			assert_ok!(review(reviewer, index, Review::Accept));
		}
		assert_eq!(told_last().contributor, Contributor::Scope(MILL));
		assert_ok!(compensate(index, UNIT));
		assert_ok!(revoke(ANA));
		assert!(!ScopeLoggers::<Test>::contains_key(MILL));
	});
}

#[test]
fn nothing_is_allowed_or_logged_when_one_of_the_scopes_is_suspended() {
	for suspended in [MILL, LAB] {
		with_mill(|| {
			let index = accepted(4 * UNIT);
			let open = logged_by_ana(PARTS, UNIT);
			let by = if suspended == MILL { MILLER } else { STEWARD };
			assert_ok!(Networks::suspend(signed(by), suspended, suspended, 1, document(1)));
			let refused = sp_runtime::DispatchError::from(NetworksError::ScopeSuspended);
			assert_noop!(try_log(ANA, MILL, PARTS, UNIT), refused);
			assert_noop!(allow(BEN, None), refused);
			let replacement = Some(work(2 * UNIT));
			let correct = Contributing::correct(signed(ANA), id(LAB, open), replacement);
			assert_noop!(correct, refused);
			// What discharges goes on.
			assert_ok!(compensate(index, UNIT));
			assert_ok!(review(REVIEWERS[0], open, Review::Reject));
			assert_ok!(Contributing::correct(signed(ANA), id(LAB, open), None));
			assert_ok!(revoke(ANA));
		});
	}
}

#[test]
fn allow_logger_as_fails_when_the_origin_does_not_decide_for_the_contributing_scope() {
	with_mill(|| {
		for who in [ANA, STEWARD, REVIEWERS[1]] {
			let allow = Contributing::allow_logger_as(signed(who), LAB, MILL, BEN, None);
			assert_noop!(allow, BadOrigin);
			let revoke = Contributing::revoke_logger_as(signed(who), LAB, MILL, ANA);
			assert_noop!(revoke, BadOrigin);
		}
	});
}

#[test]
fn allow_logger_as_fails_when_the_end_is_out_of_bounds() {
	with_mill(|| {
		for until in [0, 1, 2 + MAX_PERIOD] {
			assert_noop!(allow(BEN, Some(until)), Error::<Test>::InvalidPeriod);
		}
		assert_ok!(allow(BEN, Some(1 + MAX_PERIOD)));
	});
}

#[test]
fn allow_logger_as_changes_the_end_and_tells_when_it_is_given_again() {
	with_mill(|| {
		let expires = 10;
		let told = events_of(|| allow(ANA, Some(expires)));
		let event = Event::ScopeLoggerAllowed { scope: LAB, as_scope: MILL, logger: ANA, expires };
		assert_eq!(told, vec![event]);
		let known = ScopeLogger { to: LAB, logger: ANA, expires };
		assert_eq!(Contributing::scope_loggers(MILL), vec![known]);
		run_to_block(expires);
		assert_eq!(Contributing::scope_loggers(MILL), vec![]);
		// What has expired goes when something is written.
		assert_ok!(allow(BEN, None));
		assert_eq!(ScopeLoggers::<Test>::get(MILL).len(), 1);
		let told = events_of(|| revoke(BEN));
		let event = Event::ScopeLoggerRevoked { scope: LAB, as_scope: MILL, logger: BEN };
		assert_eq!(told, vec![event]);
		assert!(!ScopeLoggers::<Test>::contains_key(MILL));
		assert_noop!(revoke(BEN), Error::<Test>::LoggerNotFound);
	});
}

#[test]
fn allow_logger_as_fails_when_as_many_are_allowed_as_can_be() {
	with_mill(|| {
		for logger in 1..u64::from(MAX_LOGGERS) {
			assert_ok!(allow(1_000 + logger, None));
		}
		assert_noop!(allow(STRANGER, None), Error::<Test>::TooManyLoggers);
		// Over all scopes together.
		let other = network(MILLER);
		let elsewhere = Contributing::allow_logger_as(signed(MILLER), other, MILL, ANA, None);
		assert_noop!(elsewhere, Error::<Test>::TooManyLoggers);
		assert_ok!(revoke(ANA));
		assert_ok!(allow(STRANGER, None));
	});
}

#[test]
fn review_fails_when_the_reviewer_is_a_member_of_the_contributing_scope() {
	with_mill(|| {
		let index = logged_by_ana(PARTS, UNIT);
		let member = REVIEWERS[1];
		let refused = sp_runtime::DispatchError::from(Error::<Test>::OwnScopeContribution);
		assert_noop!(review(member, index, Review::Accept), refused);
		assert!(Contributing::is_insider(id(LAB, index), &member));
		// Somebody who only follows the mill may.
		assert_ok!(Networks::set_tier(signed(MILLER), MILL, member, Tier::Contributor));
		assert!(!Contributing::is_insider(id(LAB, index), &member));
		assert_ok!(review(member, index, Review::Accept));
		// And members review what agents give.
		let own = log(BEN, PARTS, UNIT);
		assert!(!Contributing::is_insider(id(LAB, own), &REVIEWERS[2]));
		assert_ok!(review(REVIEWERS[2], own, Review::Accept));
	});
}

#[test]
fn review_fails_when_the_reviewer_is_a_steward_of_the_contributing_scope_or_logged_it() {
	with_mill(|| {
		let index = logged_by_ana(PARTS, UNIT);
		enter(LAB, MILLER);
		assert_ok!(Networks::grant_role(signed(STEWARD), LAB, REVIEWER, MILLER, None));
		// Also if it has left the mill, as long as it decides for it.
		assert_ok!(Networks::leave(signed(MILLER), MILL));
		let refused = sp_runtime::DispatchError::from(Error::<Test>::OwnScopeContribution);
		assert_noop!(review(MILLER, index, Review::Accept), refused);
		// Ana is a reviewer, too.
		assert_noop!(review(ANA, index, Review::Accept), Error::<Test>::OwnContribution);
		assert!(Contributing::is_insider(id(LAB, index), &ANA));
	});
}

#[test]
fn logger_corrects_what_a_scope_contributed_when_it_is_still_allowed() {
	with_mill(|| {
		let index = logged_by_ana(PARTS, 4 * UNIT);
		let replacement = Some(work(3 * UNIT));
		assert_noop!(
			Contributing::correct(signed(BEN), id(LAB, index), replacement.clone()),
			Error::<Test>::NotContributor
		);
		assert_ok!(Contributing::correct(signed(ANA), id(LAB, index), replacement));
		let new = entry(LAB, index + 2);
		assert_eq!((&new.contributor, new.logger), (&Contributor::Scope(MILL), Some(ANA)));
		assert_eq!((new.quantity, new.corrections), (3 * UNIT, 1));
		assert_eq!(log_deposits(ANA), LOG_DEPOSIT);
		assert_eq!(of_mill(PARTS).logged_for(TODAY), 3 * UNIT);
	});
}

#[test]
fn revoked_logger_takes_back_and_replaces_nothing() {
	with_mill(|| {
		let index = logged_by_ana(PARTS, UNIT);
		assert_ok!(revoke(ANA));
		let correct = |with| Contributing::correct(signed(ANA), id(LAB, index), with);
		assert_noop!(correct(Some(work(UNIT))), Error::<Test>::NotAllowedToLog);
		assert_ok!(correct(None));
		assert_eq!(log_deposits(ANA), 0);
		assert_eq!(of_mill(PARTS).open, 0);
	});
}

#[test]
fn contribution_of_a_scope_is_decided_when_its_logger_was_revoked_meanwhile() {
	with_mill(|| {
		let index = logged_by_ana(PARTS, UNIT);
		assert_ok!(revoke(ANA));
		// Somebody else logs for the mill now, and has no part in what Ana logged.
		assert_ok!(allow(BEN, None));
		let correct = Contributing::correct(signed(BEN), id(LAB, index), Some(work(UNIT)));
		assert_noop!(correct, Error::<Test>::NotContributor);
		for reviewer in [REVIEWERS[0], REVIEWERS[3]] {
			assert_ok!(review(reviewer, index, Review::Accept));
		}
		assert_eq!(log_deposits(ANA), 0);
		assert_eq!(of_mill(PARTS).units, 1_000_000);
	});
}

#[test]
fn deposit_of_the_logger_is_lost_when_a_scope_contributed_spam() {
	with_mill(|| {
		let before = free(ANA);
		let index = logged_by_ana(PARTS, UNIT);
		for reviewer in [REVIEWERS[0], REVIEWERS[3]] {
			assert_ok!(review(reviewer, index, Review::Spam));
		}
		assert_eq!((free(ANA), log_deposits(ANA)), (before - LOG_DEPOSIT, 0));
	});
}

#[test]
fn agents_change_and_give_back_nothing_of_what_a_scope_contributed() {
	with_mill(|| {
		let index = logged_by_ana(PARTS, UNIT);
		for who in [ANA, MILLER, REVIEWERS[1]] {
			let gift = Contributing::set_gift(signed(who), id(LAB, index), true);
			assert_noop!(gift, Error::<Test>::NotContributor);
		}
		let index = accepted(UNIT);
		for who in [ANA, MILLER, REVIEWERS[1]] {
			let back = Contributing::compensate(signed(who), id(LAB, index), 1, document(4));
			assert_noop!(back, Error::<Test>::NotContributor);
		}
	});
}

#[test]
fn compensate_as_takes_back_what_the_scope_was_credited() {
	with_mill(|| {
		let index = accepted(4 * UNIT);
		assert_ok!(compensate(index, UNIT));
		let told = told_last();
		assert_eq!((told.more, told.units), (false, 1_000_000));
		assert_eq!(told.contributor, Contributor::Scope(MILL));
		assert_eq!(of_mill(PARTS).units, 3_000_000);
		assert_noop!(compensate(index, 4 * UNIT), Error::<Test>::MoreThanLeft);
		assert_noop!(compensate(index, 0), Error::<Test>::ZeroQuantity);
		assert_noop!(compensate(99, UNIT), Error::<Test>::ContributionNotFound);
		assert_noop!(compensate(index + 1, UNIT), Error::<Test>::NotALog);
	});
}

#[test]
fn compensate_as_fails_when_another_contributed_it_or_decides() {
	with_mill(|| {
		let index = accepted(4 * UNIT);
		let (id, evidence) = (id(LAB, index), document(4));
		let back = |who, as_scope| {
			Contributing::compensate_as(signed(who), as_scope, id, UNIT, evidence.clone())
		};
		assert_noop!(back(STEWARD, MILL), BadOrigin);
		assert_noop!(back(STEWARD, LAB), Error::<Test>::NotContributor);
		let of_ben = log(BEN, PARTS, UNIT);
		reviewed(of_ben, Review::Accept);
		assert_noop!(compensate(of_ben, UNIT), Error::<Test>::NotContributor);
		let open = logged_by_ana(PARTS, UNIT);
		assert_noop!(compensate(open, UNIT), Error::<Test>::NotAccepted);
	});
}

#[test]
fn import_page_fails_when_it_names_a_scope() {
	with_mill(|| {
		let source = document(6);
		assert_ok!(Contributing::start_import(
			signed(STEWARD),
			LAB,
			ANA,
			source,
			1,
			u128::from(UNIT)
		));
		let entry = ImportedEntry {
			contributor: Contributor::Scope(MILL),
			kind: PARTS,
			quantity: UNIT,
			day: TODAY,
			evidence: H256::repeat_byte(9),
			gift: false,
		};
		let page = |entry: ImportedEntry<u64>| {
			let page = vec![entry].try_into().unwrap();
			Contributing::import_page(signed(ANA), LAB, 0, 0, page)
		};
		assert_noop!(page(entry.clone()), Error::<Test>::ImportedScope);
		assert_ok!(page(ImportedEntry { contributor: agent(BEN), ..entry }));
	});
}

#[test]
fn calls_in_the_name_of_a_scope_are_charged_what_they_cause() {
	use crate::{Call, WeightInfo};
	use frame_support::dispatch::GetDispatchInfo;
	type Weights = ();
	let weight = |call: Call<Test>| call.get_dispatch_info().call_weight;
	let (as_scope, evidence) = (MILL, Document::default());
	let log = Call::log_as {
		scope: LAB,
		as_scope,
		kind: PARTS,
		quantity: 1,
		day: TODAY,
		evidence: evidence.clone(),
		gift: false,
	};
	assert_eq!(weight(log), Weights::log_as() + OPEN_WEIGHT);
	let back = Call::compensate_as { as_scope, id: id(LAB, 0), quantity: 1, evidence };
	assert_eq!(weight(back), Weights::compensate_as() + HOOK_WEIGHT);
}
