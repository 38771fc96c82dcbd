// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Defining, changing and retiring kinds.

use super::*;
use crate::{KindTermsOf, HOURS_OF_A_DAY, MAX_DECIMALS, MAX_MULTIPLIERS};

fn define_kind(terms: KindTermsOf<Test>) -> DispatchResult {
	Contributing::define_kind(signed(STEWARD), LAB, terms)
}

/// Defining a kind is refused, and changes nothing.
fn refused(terms: KindTermsOf<Test>, error: Error<Test>) {
	assert_noop!(define_kind(terms), error);
}

#[test]
fn define_kind_numbers_kinds_when_the_scope_decides() {
	build_and_execute(|| {
		let before = KindCount::<Test>::get(LAB);
		let told = events_of(|| define_kind(hours()));

		assert_eq!(told, vec![Event::KindDefined { scope: LAB, kind: before, terms: hours() }]);
		assert_eq!(KindCount::<Test>::get(LAB), before + 1);
		let kind = Kinds::<Test>::get(LAB, before).unwrap();
		assert_eq!((kind.terms, kind.retired), (hours(), false));
	});
}

#[test]
fn define_kind_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		for origin in [signed(ANA), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Contributing::define_kind(origin, LAB, hours()), BadOrigin);
		}
	});
}

#[test]
fn define_kind_fails_when_the_scope_is_not_open() {
	build_and_execute(|| {
		assert_noop!(
			Contributing::define_kind(signed(STEWARD), 77, hours()),
			Error::<Test>::ScopeNotOpen
		);
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		refused(hours(), Error::ScopeNotOpen);
	});
}

#[test]
fn define_kind_fails_when_there_are_too_many() {
	build_and_execute(|| {
		while KindCount::<Test>::get(LAB) < MAX_KINDS {
			define(hours());
		}
		refused(hours(), Error::TooManyKinds);
	});
}

#[test]
fn define_kind_fails_when_a_name_is_empty_or_not_text() {
	build_and_execute(|| {
		for name in [vec![], vec![0xff, 0xfe]] {
			let name: ovn_primitives::Name = name.try_into().unwrap();
			refused(KindTermsOf::<Test> { name: name.clone(), ..hours() }, Error::InvalidName);
			let unit = Unit::Other(name);
			refused(KindTermsOf::<Test> { unit, ..care() }, Error::InvalidName);
		}
	});
}

#[test]
fn define_kind_fails_when_a_token_has_too_many_decimals() {
	build_and_execute(|| {
		let unit = |decimals| Unit::Token { asset: NATIVE, decimals };
		let terms = KindTermsOf::<Test> { unit: unit(MAX_DECIMALS + 1), ..care() };
		refused(terms, Error::InvalidUnit);
		assert_ok!(define_kind(KindTermsOf::<Test> { unit: unit(MAX_DECIMALS), ..care() }));
	});
}

#[test]
fn define_kind_fails_when_cash_is_not_counted_in_tokens() {
	build_and_execute(|| {
		let terms = KindTermsOf::<Test> { unit: Unit::Piece, ..cash(NATIVE, Purse::Treasury) };
		refused(terms, Error::InvalidUnit);
	});
}

#[test]
fn define_kind_fails_when_a_debt_promises_more_or_less_than_the_value() {
	build_and_execute(|| {
		for ceiling in [0, 99, 101, 120] {
			let claim = ClaimType::Debt { ceiling };
			refused(KindTermsOf::<Test> { claim, ..hours() }, Error::InvalidClaim);
		}
		for claim in
			[ClaimType::Debt { ceiling: 100 }, ClaimType::Equity, ClaimType::Once, ClaimType::Gift]
		{
			assert_ok!(define_kind(KindTermsOf::<Test> { claim, ..hours() }));
		}
	});
}

#[test]
fn define_kind_fails_when_a_multiplier_is_out_of_bounds_or_a_role_stands_twice() {
	build_and_execute(|| {
		for multipliers in [
			vec![(LEAD, ratio(0, 1))],
			vec![(LEAD, ratio(101, 1))],
			vec![(LEAD, ratio(200_000_001, 2_000_000))],
			vec![(LEAD, ratio(1, 1)), (REVIEWER, ratio(1, 1)), (LEAD, ratio(2, 1))],
		] {
			let multipliers = multipliers.try_into().unwrap();
			let terms = KindTermsOf::<Test> { multipliers, ..hours() };
			refused(terms, Error::InvalidMultipliers);
		}
		let multipliers = vec![(LEAD, ratio(100, 1)), (REVIEWER, ratio(1, u32::MAX))];
		let multipliers = multipliers.try_into().unwrap();
		assert_ok!(define_kind(KindTermsOf::<Test> { multipliers, ..hours() }));
	});
}

#[test]
fn define_kind_succeeds_when_it_names_as_many_roles_as_can_be() {
	build_and_execute(|| {
		let most = MAX_MULTIPLIERS as u16;
		let multipliers: Vec<_> = (0..most).map(|_| (new_role(LAB, None), ratio(1, 2))).collect();
		let multipliers = multipliers.try_into().unwrap();
		assert_ok!(define_kind(KindTermsOf::<Test> { multipliers, ..hours() }));
	});
}

#[test]
fn define_kind_fails_when_a_role_is_not_granted() {
	build_and_execute(|| {
		let retired = new_role(LAB, None);
		assert_ok!(Networks::retire_role(signed(STEWARD), LAB, retired));
		for role in [77, retired] {
			let multipliers = vec![(role, Ratio::ONE)].try_into().unwrap();
			refused(KindTermsOf::<Test> { multipliers, ..hours() }, Error::RoleNotFound);
			let deciding = Deciding::Reviewers { role, approvals: 1, period: JUDGING };
			refused(KindTermsOf::<Test> { deciding, ..hours() }, Error::RoleNotFound);
		}
	});
}

#[test]
fn define_kind_fails_when_a_limit_is_0() {
	build_and_execute(|| {
		for limits in [
			Limits { max_quantity: 0, daily_limit: Some(UNIT) },
			Limits { max_quantity: UNIT, daily_limit: Some(0) },
		] {
			refused(KindTermsOf::<Test> { limits, ..hours() }, Error::InvalidLimits);
			refused(KindTermsOf::<Test> { limits, ..designs() }, Error::InvalidLimits);
		}
	});
}

#[test]
fn define_kind_fails_when_a_day_of_work_has_more_than_24_hours() {
	build_and_execute(|| {
		for daily_limit in [None, Some(HOURS_OF_A_DAY + 1)] {
			let limits = Limits { max_quantity: UNIT, daily_limit };
			refused(KindTermsOf::<Test> { limits, ..hours() }, Error::InvalidLimits);
			// A printer can run on several days' hours a day, if there are several.
			assert_ok!(define_kind(KindTermsOf::<Test> { limits, ..printer_hours() }));
		}
	});
}

#[test]
fn define_kind_fails_when_reviewers_are_too_few_or_too_many() {
	build_and_execute(|| {
		let deciding =
			|approvals| Deciding::Reviewers { role: REVIEWER, approvals, period: JUDGING };
		for approvals in [0, 8] {
			let terms = KindTermsOf::<Test> { deciding: deciding(approvals), ..hours() };
			refused(terms, Error::InvalidApprovals);
		}
		assert_ok!(define_kind(KindTermsOf::<Test> { deciding: deciding(7), ..hours() }));
	});
}

#[test]
fn define_kind_fails_when_the_time_to_review_is_out_of_bounds() {
	build_and_execute(|| {
		let deciding = |period| Deciding::Reviewers { role: REVIEWER, approvals: 1, period };
		for period in [0, MIN_PERIOD - 1, MAX_PERIOD + 1] {
			let terms = KindTermsOf::<Test> { deciding: deciding(period), ..hours() };
			refused(terms, Error::InvalidPeriod);
		}
		for period in [MIN_PERIOD, MAX_PERIOD] {
			assert_ok!(define_kind(KindTermsOf::<Test> { deciding: deciding(period), ..hours() }));
		}
	});
}

#[test]
fn define_kind_fails_when_peers_cannot_evaluate() {
	build_and_execute(|| {
		PeersAvailable::set(false);
		refused(designs(), Error::EvaluationUnavailable);
	});
}

#[test]
fn set_rate_changes_the_rate_and_nothing_else_when_the_scope_decides() {
	build_and_execute(|| {
		// A log carries 10 hours, of a lead designer one and a half times: this is the most there can be.
		let rate = (1 << 96) / 15;
		let told = events_of(|| Contributing::set_rate(signed(STEWARD), LAB, HOURS, rate));
		assert_eq!(told, vec![Event::RateSet { scope: LAB, kind: HOURS, rate, from: 1 }]);
		let kind = Kinds::<Test>::get(LAB, HOURS).unwrap();
		assert_eq!(kind.terms, KindTermsOf::<Test> { rate, ..hours() });
		assert_eq!((kind.retired, kind.revision), (false, 1));
	});
}

#[test]
fn set_rate_fails_when_the_largest_log_would_be_worth_more_than_a_book_holds() {
	build_and_execute(|| {
		let set = |rate| Contributing::set_rate(signed(STEWARD), LAB, HOURS, rate);
		for rate in [(1 << 96) / 15 + 1, 1 << 96, u128::MAX] {
			assert_noop!(set(rate), Error::<Test>::WorthTooLarge);
		}
	});
}

#[test]
fn set_rate_changes_later_logs_only_when_the_scope_decides() {
	build_and_execute(|| {
		let first = log(BEN, DESIGNS, UNIT);
		assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, DESIGNS, 1_000_000));
		let second = log(BEN, DESIGNS, UNIT);
		assert_eq!((entry(LAB, first).rate, entry(LAB, second).rate), (25, 1_000_000));
		let worth = |index| {
			use ovn_primitives::traits::Contributions as _;
			Contributing::worth(id(LAB, index)).unwrap()
		};
		assert_eq!((worth(first).value, worth(second).value), (25, 1_000_000));
		// Others are the terms now, and who relied on the first can tell.
		assert_eq!((worth(first).revision, worth(second).revision), (None, Some(1)));
		for index in [first, second] {
			assert_ok!(super::peers::decide(index, Decision::Accepted { quality: Ratio::ONE }));
			assert_eq!(told_last().rate, entry(LAB, index).rate);
		}
		// What is given back is counted as it was credited.
		assert_ok!(Contributing::compensate(signed(BEN), id(LAB, first), 1, document(1)));
		assert_eq!((told_last().more, told_last().rate), (false, 25));
	});
}

#[test]
fn set_rate_holds_for_what_is_logged_after_the_notice_when_there_is_one() {
	build_and_execute(|| {
		RateNotice::set(10);
		let told = events_of(|| Contributing::set_rate(signed(STEWARD), LAB, HOURS, 40));
		assert_eq!(told, vec![Event::RateSet { scope: LAB, kind: HOURS, rate: 40, from: 11 }]);
		let shown = || {
			let kind = Contributing::kind(LAB, HOURS).unwrap();
			(kind.terms.rate, kind.next_rate)
		};
		let next = NextRate { rate: 40, from: 11 };
		let logged = |hours| entry(LAB, log(BEN, HOURS, hours * UNIT)).rate;
		run_to_block(10);
		assert_eq!((shown(), logged(1)), ((25, Some(next)), 25));
		run_to_block(11);
		assert_eq!((shown(), logged(1)), ((40, None), 40));
		// What is put in the place of another has the rate of its own moment.
		assert_ok!(Contributing::correct(signed(BEN), id(LAB, 0), Some(work(UNIT))));
		assert_eq!((entry(LAB, 0).rate, entry(LAB, 3).rate), (25, 40));
	});
}

#[test]
fn set_rate_replaces_a_rate_that_was_to_come_when_it_is_decided_again() {
	build_and_execute(|| {
		RateNotice::set(10);
		for (block, rate) in [(1, 40), (10, 50)] {
			run_to_block(block);
			assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, HOURS, rate));
		}
		run_to_block(19);
		assert_eq!(entry(LAB, log(BEN, HOURS, UNIT)).rate, 25);
		run_to_block(20);
		assert_eq!(entry(LAB, log(BEN, HOURS, UNIT)).rate, 50);
		// One that holds stays until the next one does.
		assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, HOURS, 60));
		assert_eq!(entry(LAB, log(BEN, HOURS, UNIT)).rate, 50);
	});
}

#[test]
fn set_limits_fails_when_a_log_would_be_worth_too_much_at_the_rate_to_come() {
	build_and_execute(|| {
		RateNotice::set(10);
		assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, HOURS, 1 << 92));
		let limits = |hours| Limits { max_quantity: hours * UNIT, daily_limit: Some(24 * UNIT) };
		let set = |hours| Contributing::set_limits(signed(STEWARD), LAB, HOURS, limits(hours));
		assert_noop!(set(11), Error::<Test>::WorthTooLarge);
		assert_ok!(set(10));
		// The rate to come is one of the terms that others rely on.
		let revision = || Contributing::terms(LAB, HOURS).unwrap();
		let before = revision();
		assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, HOURS, 25));
		let after = revision();
		assert!(after.0 != before.0 && after.1 == before.1 + 1);
		// That it comes into force changes nothing of what they saw.
		run_to_block(11);
		assert_ok!(Contributing::retire_kind(signed(STEWARD), LAB, HOURS));
		assert_eq!(revision(), after);
	});
}

#[test]
fn define_kind_fails_when_the_largest_log_would_be_worth_more_than_a_book_holds() {
	build_and_execute(|| {
		let most = |rate, max_quantity, multipliers: Vec<_>| KindTermsOf::<Test> {
			rate,
			limits: Limits { max_quantity, daily_limit: None },
			multipliers: multipliers.try_into().unwrap(),
			..designs()
		};
		refused(most(1 << 96, UNIT, vec![]), Error::WorthTooLarge);
		refused(most(1 << 95, UNIT, vec![(LEAD, ratio(2, 1))]), Error::WorthTooLarge);
		refused(most(1 << 94, 4 * UNIT, vec![(LEAD, ratio(1, 2))]), Error::WorthTooLarge);
		define(most((1 << 96) - 1, UNIT, vec![(LEAD, ratio(1, 1))]));
		define(most(1 << 95, UNIT, vec![(LEAD, ratio(199, 100))]));
		// The principal of a debt of tokens is the tokens, whatever they are worth.
		let tokens = |decimals, max_quantity| KindTermsOf::<Test> {
			unit: Unit::Token { asset: NATIVE, decimals },
			..most(0, max_quantity, vec![])
		};
		refused(tokens(24, 80_000 * UNIT), Error::WorthTooLarge);
		define(tokens(24, 79_000 * UNIT));
	});
}

#[test]
fn set_limits_and_set_multipliers_fail_when_a_log_would_be_worth_more_than_a_book_holds() {
	build_and_execute(|| {
		assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, HOURS, 1 << 92));
		let limits = |hours| Limits { max_quantity: hours * UNIT, daily_limit: Some(24 * UNIT) };
		let set = |hours| Contributing::set_limits(signed(STEWARD), LAB, HOURS, limits(hours));
		// One and a half times.
		assert_noop!(set(11), Error::<Test>::WorthTooLarge);
		assert_ok!(set(10));
		let set = |times| {
			let multipliers = vec![(LEAD, ratio(times, 10))].try_into().unwrap();
			Contributing::set_multipliers(signed(STEWARD), LAB, HOURS, multipliers)
		};
		assert_noop!(set(16), Error::<Test>::WorthTooLarge);
		assert_ok!(set(15));
		assert_eq!(Kinds::<Test>::get(LAB, HOURS).unwrap().revision, 3);
	});
}

#[test]
fn define_kind_fails_when_cash_would_earn_reputation() {
	build_and_execute(|| {
		let terms = |earns_reputation| KindTermsOf::<Test> {
			earns_reputation,
			..cash(NATIVE, Purse::Treasury)
		};
		refused(terms(true), Error::CashEarnsReputation);
		define(terms(false));
		// What another part of the chain measures can.
		define(KindTermsOf::<Test> { earns_reputation: true, ..printer_hours() });
	});
}

#[test]
fn terms_have_another_hash_when_one_is_changed_even_if_it_is_changed_back() {
	build_and_execute(|| {
		let terms = || Contributing::terms(LAB, HOURS).unwrap();
		let (first, revision) = terms();
		assert_eq!(revision, 0);
		assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, HOURS, 26));
		assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, HOURS, 25));
		let (second, revision) = terms();
		assert_eq!(revision, 2);
		assert_ne!(first, second);
		assert_ok!(Contributing::set_limits(signed(STEWARD), LAB, HOURS, hours().limits));
		assert_ne!(terms().0, second);
		// That it takes nothing new changes no terms.
		let before = terms();
		assert_ok!(Contributing::retire_kind(signed(STEWARD), LAB, HOURS));
		assert_eq!(terms(), before);
		// Kinds of the same terms are not the same.
		let [a, b] = [(), ()].map(|()| Contributing::terms(LAB, define(care())).unwrap().0);
		assert_ne!(a, b);
		assert_eq!(Contributing::terms(LAB, 77), None);
	});
}

#[test]
fn set_multipliers_changes_later_logs_only_when_the_scope_decides() {
	build_and_execute(|| {
		assert_ok!(log_all(ANA, HOURS, UNIT, TODAY, Some(LEAD), false, None));
		let multipliers: crate::Multipliers =
			vec![(LEAD, ratio(2, 1)), (REVIEWER, ratio(5, 4))].try_into().unwrap();
		let told = events_of(|| {
			let decided = multipliers.clone();
			Contributing::set_multipliers(signed(STEWARD), LAB, HOURS, decided)
		});
		let event = Event::MultipliersSet { scope: LAB, kind: HOURS, multipliers };
		assert_eq!(told, vec![event]);
		assert_ok!(log_all(ANA, HOURS, UNIT, TODAY, Some(LEAD), false, None));

		assert_eq!(entry(LAB, 0).multiplier, ratio(3, 2));
		assert_eq!(entry(LAB, 1).multiplier, ratio(2, 1));
		reviewed(0, Review::Accept);
		assert_eq!(told_last().units, 1_500_000);
		reviewed(1, Review::Accept);
		assert_eq!(told_last().units, 2_000_000);
	});
}

#[test]
fn set_multipliers_fails_when_they_are_invalid() {
	build_and_execute(|| {
		for (multipliers, error) in [
			(vec![(LEAD, ratio(0, 1))], Error::<Test>::InvalidMultipliers),
			(vec![(77, ratio(1, 1))], Error::<Test>::RoleNotFound),
		] {
			let multipliers = multipliers.try_into().unwrap();
			assert_noop!(
				Contributing::set_multipliers(signed(STEWARD), LAB, HOURS, multipliers),
				error
			);
		}
	});
}

#[test]
fn set_limits_holds_for_what_was_logged_that_day_when_the_scope_decides() {
	build_and_execute(|| {
		log(ANA, HOURS, 5 * UNIT);
		let limits = Limits { max_quantity: 6 * UNIT, daily_limit: Some(6 * UNIT) };
		let told = events_of(|| Contributing::set_limits(signed(STEWARD), LAB, HOURS, limits));
		assert_eq!(told, vec![Event::LimitsSet { scope: LAB, kind: HOURS, limits }]);
		assert_noop!(log_day(ANA, UNIT + 1, TODAY), Error::<Test>::DailyLimitReached);
		assert_ok!(log_day(ANA, UNIT, TODAY));
	});
}

#[test]
fn set_limits_fails_when_they_are_invalid() {
	build_and_execute(|| {
		for limits in [
			Limits { max_quantity: 0, daily_limit: Some(UNIT) },
			Limits { max_quantity: UNIT, daily_limit: Some(0) },
			Limits { max_quantity: UNIT, daily_limit: None },
			Limits { max_quantity: UNIT, daily_limit: Some(25 * UNIT) },
		] {
			assert_noop!(
				Contributing::set_limits(signed(STEWARD), LAB, HOURS, limits),
				Error::<Test>::InvalidLimits
			);
		}
	});
}

#[test]
fn retire_kind_refuses_new_logs_and_decides_the_old_when_the_scope_decides() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		let told = events_of(|| Contributing::retire_kind(signed(STEWARD), LAB, HOURS));
		assert_eq!(told, vec![Event::KindRetired { scope: LAB, kind: HOURS }]);
		assert!(Kinds::<Test>::get(LAB, HOURS).unwrap().retired);

		assert_noop!(log_day(BEN, UNIT, TODAY), Error::<Test>::RetiredKind);
		reviewed(index, Review::Accept);
		assert_eq!(ledger(BEN, HOURS).accepted, 1);
	});
}

#[test]
fn changes_of_a_kind_fail_when_it_is_retired_or_unknown_or_the_scope_does_not_decide() {
	build_and_execute(|| {
		assert_ok!(Contributing::retire_kind(signed(STEWARD), LAB, CARE));
		let limits = Limits { max_quantity: UNIT, daily_limit: Some(UNIT) };
		let calls: [&dyn Fn(RuntimeOrigin, u16) -> DispatchResult; 4] = [
			&|origin, kind| Contributing::set_rate(origin, LAB, kind, 1),
			&|origin, kind| Contributing::set_multipliers(origin, LAB, kind, Default::default()),
			&|origin, kind| Contributing::set_limits(origin, LAB, kind, limits),
			&|origin, kind| Contributing::retire_kind(origin, LAB, kind),
		];
		for call in calls {
			assert_noop!(call(signed(STEWARD), CARE), Error::<Test>::RetiredKind);
			assert_noop!(call(signed(STEWARD), 77), Error::<Test>::KindNotFound);
			assert_noop!(call(signed(ANA), HOURS), BadOrigin);
		}
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		for call in calls {
			assert_noop!(call(signed(STEWARD), HOURS), Error::<Test>::ScopeNotOpen);
		}
	});
}
