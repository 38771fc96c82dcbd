// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What peers decide.

use super::*;
use ovn_primitives::traits::Contributions as _;

/// As the pallet in which peers evaluate decides, in a transaction.
pub(super) fn decide(index: u32, decision: Decision) -> DispatchResult {
	frame_support::storage::with_storage_layer(|| Contributing::decide(id(LAB, index), decision))
}

fn accept(index: u32, quality: Ratio) -> DispatchResult {
	decide(index, Decision::Accepted { quality })
}

#[test]
fn decide_scales_by_quality_when_the_kind_does() {
	build_and_execute(|| {
		let before = free(ANA);
		assert_ok!(log_all(ANA, DESIGNS, 4 * UNIT, TODAY, Some(LEAD), false, None));
		let told = events_of(|| accept(0, ratio(3, 5)));
		// 4 x 3/2 x 3/5.
		let units = 3_600_000;
		assert_eq!(
			told,
			vec![Event::Accepted {
				id: id(LAB, 0),
				kind: DESIGNS,
				contributor: agent(ANA),
				claim: ClaimType::Debt { ceiling: 100 },
				quality: ratio(3, 5),
				units,
			}]
		);
		assert_eq!(entry(LAB, 0).state, State::Accepted { quality: ratio(3, 5), units, at: 1 });
		assert_eq!(ledger(ANA, DESIGNS).units, units);
		assert_eq!((free(ANA), log_deposits(ANA)), (before, 0));
	});
}

#[test]
fn decide_keeps_quality_on_record_only_when_the_kind_does_not_scale() {
	build_and_execute(|| {
		let deciding = Deciding::PeerEvaluation { scales_by_quality: false };
		let kind = define(crate::KindTermsOf::<Test> { deciding, ..designs() });
		let index = log(BEN, kind, UNIT);
		assert_ok!(accept(index, ratio(1, 2)));
		let state = State::Accepted { quality: ratio(1, 2), units: 1_000_000, at: 1 };
		assert_eq!(entry(LAB, index).state, state);
		assert_ok!(Contributing::compensate(signed(BEN), id(LAB, index), 1, document(1)));
		assert_eq!(ledger(BEN, kind).units, 999_999);
	});
}

#[test]
fn decide_rejects_and_returns_the_deposit_when_peers_do() {
	build_and_execute(|| {
		let before = free(BEN);
		let index = log(BEN, DESIGNS, UNIT);
		assert_ok!(decide(index, Decision::Rejected));
		assert_eq!(entry(LAB, index).state, State::Rejected { at: 1 });
		assert_eq!(free(BEN), before);
	});
}

#[test]
fn decide_takes_the_deposit_when_peers_call_it_spam() {
	build_and_execute(|| {
		let (before, treasury) = (free(BEN), free(purse(LAB, Purse::Treasury)));
		let index = log(BEN, DESIGNS, UNIT);
		assert_ok!(decide(index, Decision::Spam));
		assert_eq!(entry(LAB, index).state, State::Spam { at: 1 });
		assert_eq!(free(BEN), before - LOG_DEPOSIT);
		assert_eq!(free(purse(LAB, Purse::Treasury)), treasury + LOG_DEPOSIT);
	});
}

#[test]
fn decide_fails_when_quality_is_above_1() {
	build_and_execute(|| {
		let deciding = Deciding::PeerEvaluation { scales_by_quality: false };
		let kind = define(crate::KindTermsOf::<Test> { deciding, ..designs() });
		for kind in [DESIGNS, kind] {
			let index = log(BEN, kind, UNIT);
			assert_noop!(accept(index, ratio(6, 5)), Error::<Test>::InvalidQuality);
			assert_ok!(accept(index, ratio(5, 5)));
		}
	});
}

#[test]
fn decide_fails_when_reviewers_do() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		assert_noop!(decide(index, Decision::Rejected), Error::<Test>::NotByPeers);
	});
}

#[test]
fn decide_fails_when_it_is_decided_or_there_is_none() {
	build_and_execute(|| {
		let index = log(BEN, DESIGNS, UNIT);
		assert_ok!(decide(index, Decision::Rejected));
		assert_noop!(accept(index, Ratio::ONE), Error::<Test>::AlreadyDecided);
		assert_noop!(accept(77, Ratio::ONE), Error::<Test>::ContributionNotFound);
	});
}

#[test]
fn decide_fails_when_nobody_can_credit_what_it_would_accept() {
	build_and_execute(|| {
		let index = log(BEN, DESIGNS, UNIT);
		Crediting::set(false);
		assert_noop!(accept(index, Ratio::ONE), Other("nobody credits"));
		assert_ok!(decide(index, Decision::Rejected));
	});
}

#[test]
fn undecided_tells_whose_it_is_when_it_is_not_decided() {
	build_and_execute(|| {
		let index = log_for(BEN, ANA, DESIGNS, UNIT);
		assert_eq!(Contributing::undecided(id(LAB, index)), Some(agent(ANA)));
		assert_ok!(decide(index, Decision::Rejected));
		assert_eq!(Contributing::undecided(id(LAB, index)), None);
		assert_eq!(Contributing::undecided(id(LAB, 77)), None);
	});
}
