// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::Validations;
use sp_runtime::DispatchResult;

fn validate(who: u64) -> DispatchResult {
	Custody::validate_as_owner(signed(who), 7)
}

/// A laser that Ana bought with 50, Ben with 30 and Cem with 20, and that waits to be validated.
fn laser() -> u64 {
	buy(7, new_subject(), &[(ANA, 50 * ONE), (BEN, 30 * ONE), (CEM, 20 * ONE)])
}

#[test]
fn validate_as_owner_makes_a_thing_usable_when_owners_of_more_than_half_say_so() {
	build_and_execute(|| {
		let id = laser();
		assert_ok!(validate(ANA));
		let said = Event::ValidationSupported {
			resource: id,
			deal: 7,
			hearing: 0,
			owner: ANA,
			principal: 50 * ONE,
			of: 100 * ONE,
		};
		assert_eq!(last_event(), said);
		assert_eq!(resource(id).state, State::PendingValidation);
		assert_noop!(validate(ANA), Error::<Test>::AlreadySpoken);
		assert_ok!(validate(CEM));
		assert_eq!(resource(id).state, State::Available);
		let state = State::Available;
		let occurrence = Occurrence::Validated;
		assert_eq!(
			last_event(),
			Event::StateChanged { resource: id, occurrence, who: None, state }
		);
		assert_eq!(Validations::<Test>::iter().count(), 0);
		assert_noop!(validate(BEN), Error::<Test>::InvalidState);
	});
}

#[test]
fn validate_as_owner_counts_no_voice_when_the_thing_was_lost_meanwhile() {
	build_and_execute(|| {
		let id = laser();
		assert_ok!(validate(ANA));
		assert_ok!(Custody::report_incident(
			signed(STEWARD),
			id,
			crate::Incident::Lost,
			document(1)
		));
		assert_noop!(validate(BEN), Error::<Test>::InvalidState);
		assert_ok!(Custody::report_found(signed(STEWARD), id, H256::zero()));
		assert_ok!(validate(BEN));
		assert_eq!(resource(id).state, State::PendingValidation);
		assert_ok!(validate(CEM));
		assert_eq!(resource(id).state, State::PendingValidation);
		// The scope still can by itself.
		assert_ok!(Custody::validate(signed(STEWARD), id));
		assert_eq!(Validations::<Test>::iter().count(), 0);
	});
}

#[test]
fn validate_as_owner_fails_when_the_signer_is_no_owner_or_nothing_is_owed() {
	build_and_execute(|| {
		assert_noop!(validate(ANA), Error::<Test>::DealNotFound);
		laser();
		assert_noop!(validate(DIA), Error::<Test>::NotCoOwner);
		let book = ovn_primitives::BookId::Deal(7);
		distribute(book, &NATIVE, 120 * ONE);
		assert_noop!(validate(ANA), Error::<Test>::NothingOwed);
	});
}
