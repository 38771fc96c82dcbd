// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What other pallets measure.

use super::*;
use ovn_primitives::{traits::Contributions as _, ContributionId};
use sp_runtime::DispatchError;

/// As a pallet that saw something tells this one, in a transaction.
fn measure(who: u64, kind: KindId, quantity: Quantity) -> Result<ContributionId, DispatchError> {
	frame_support::storage::with_storage_layer(|| {
		Contributing::measured(LAB, kind, &who, quantity, document(4))
	})
}

#[test]
fn measured_is_accepted_at_once_when_the_kind_is_a_fact() {
	build_and_execute(|| {
		let told = events_of(|| measure(BEN, FACTS, 3 * UNIT).map(|_| ()));
		let fact = entry(LAB, 0);
		let accepted = Event::Accepted {
			id: id(LAB, 0),
			kind: FACTS,
			contributor: agent(BEN),
			claim: ClaimType::Once,
			quality: Ratio::ONE,
			units: 3_000_000,
		};
		assert_eq!(told.len(), 2);
		assert_eq!(told[1], accepted);
		assert_eq!((fact.evidence, fact.day, fact.deposit), (document(4), TODAY, None));
		assert_eq!(ledger(BEN, FACTS).units, 3_000_000);
		assert_eq!(told_last().claim, ClaimType::Once);
	});
}

#[test]
fn measured_takes_strangers_and_any_size_when_it_is_a_fact() {
	build_and_execute(|| {
		assert_ok!(measure(STRANGER, FACTS, 100 * UNIT));
		assert_ok!(measure(STRANGER, FACTS, 100 * UNIT));
		assert_eq!(ledger(STRANGER, FACTS).days.into_inner(), today(200 * UNIT));
	});
}

#[test]
fn measured_fails_when_the_kind_is_logged_or_cash_or_gone() {
	build_and_execute(|| {
		for (kind, error) in [
			(77, Error::<Test>::KindNotFound),
			(HOURS, Error::<Test>::KindNotMeasured),
			(DESIGNS, Error::<Test>::KindNotMeasured),
			(CASH, Error::<Test>::KindCash),
		] {
			assert_noop!(measure(BEN, kind, UNIT), error);
		}
		assert_noop!(measure(BEN, FACTS, 0), Error::<Test>::ZeroQuantity);
		assert_ok!(Contributing::retire_kind(signed(STEWARD), LAB, FACTS));
		assert_noop!(measure(BEN, FACTS, UNIT), Error::<Test>::RetiredKind);
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_noop!(measure(BEN, FACTS, UNIT), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn measured_fails_when_a_sum_does_not_fit() {
	build_and_execute(|| {
		assert_ok!(measure(BEN, FACTS, u64::MAX));
		assert_noop!(measure(BEN, FACTS, 1), Error::<Test>::Overflow);
		NextIndex::<Test>::insert(LAB, u32::MAX);
		assert_noop!(measure(ANA, FACTS, 1), Error::<Test>::Overflow);
		NextIndex::<Test>::insert(LAB, 1);
	});
}
