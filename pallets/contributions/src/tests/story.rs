// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The story that the crate's documentation tells.

use super::*;
use crate::KindTermsOf;

#[test]
fn the_story_of_the_documentation_comes_true() {
	build_and_execute(|| {
		let deciding = Deciding::Reviewers { role: REVIEWER, approvals: 2, period: 7 * DAY };
		let kind = define(KindTermsOf::<Test> { deciding, ..hours() });
		let (ana, cem) = (free(ANA), free(CEM));
		assert_ok!(log_all(ANA, kind, 8 * UNIT, TODAY, Some(LEAD), false, None));
		let tuesday = Replacement { quantity: 6 * UNIT, day: TODAY - 2, evidence: document(5) };
		assert_ok!(Contributing::correct(signed(ANA), id(LAB, 0), Some(tuesday)));
		let record: Vec<_> =
			(0..3).map(|index| (entry(LAB, index).entry, entry(LAB, index).quantity)).collect();
		assert_eq!(
			record,
			vec![
				(Entry::Log, 8 * UNIT),
				(Entry::Reversal { of: 0 }, 8 * UNIT),
				(Entry::Log, 6 * UNIT)
			]
		);
		reviewed(2, Review::Accept);
		assert_eq!((free(ANA), ledger(ANA, kind).units), (ana, 9_000_000));

		let limits = Limits { max_quantity: 30 * UNIT, daily_limit: Some(24 * UNIT) };
		assert_ok!(Contributing::set_limits(signed(STEWARD), LAB, kind, limits));
		assert_noop!(
			log_all(BEN, kind, 30 * UNIT, TODAY, None, false, None),
			Error::<Test>::DailyLimitReached
		);

		let joke = log(CEM, kind, UNIT);
		reviewed(joke, Review::Spam);
		assert_eq!(free(CEM), cem - LOG_DEPOSIT);

		run_blocks(30 * DAY);
		set_day(TODAY + 30);
		assert_ok!(Contributing::compensate(signed(ANA), id(LAB, 2), 2 * UNIT, document(6)));
		assert_eq!(ledger(ANA, kind).units, 6_000_000);
	});
}
