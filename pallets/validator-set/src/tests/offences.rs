// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Proven offences, reported through the offences pallet.

use super::*;
use sp_runtime::Perbill;
use sp_staking::offence::{OffenceDetails, OffenceError, OnOffenceHandler, ReportOffence};

#[test]
fn offence_removes_and_disables_when_enough_stay() {
	build_and_execute(4, 1, || {
		assert_eq!(report(&[3], 1), Ok(()));

		assert!(!Validators::<Test>::contains_key(3));
		assert_eq!(Session::disabled_validators(), vec![2]);
		assert_eq!(
			events(),
			vec![Event::ValidatorRemoved { validator: 3, cause: Cause::Offence, approved: 3 }]
		);
	});
}

#[test]
fn offence_takes_the_offender_out_of_the_set_and_purges_its_keys_when_sessions_pass() {
	build_and_execute(4, 1, || {
		assert_eq!(report(&[3], 1), Ok(()));
		run_to_session(1);
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
		assert!(NextKeys::<Test>::contains_key(3));

		run_to_session(2);
		assert_eq!(Session::validators(), vec![1, 2, 4]);
		assert!(Session::disabled_validators().is_empty());
		assert!(!NextKeys::<Test>::contains_key(3));
	});
}

#[test]
fn offence_keeps_the_offender_when_the_minimum_is_reached() {
	build_and_execute(4, 4, || {
		assert_eq!(report(&[3], 1), Ok(()));

		assert!(is_active(3));
		assert!(Session::disabled_validators().is_empty());
		assert_eq!(
			events(),
			vec![Event::OffenderKeptAtMinimum { validator: 3, offence_session: 0 }]
		);
		run_to_session(3);
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
	});
}

#[test]
fn offence_keeps_the_offender_when_it_is_the_last() {
	build_and_execute(1, 1, || {
		assert_eq!(report(&[1], 1), Ok(()));
		assert!(is_active(1));
		assert_eq!(
			events(),
			vec![Event::OffenderKeptAtMinimum { validator: 1, offence_session: 0 }]
		);
		run_to_session(3);
		assert_eq!(Session::validators(), vec![1]);
	});
}

#[test]
fn offence_removes_down_to_the_minimum_when_several_offend_together() {
	build_and_execute(4, 3, || {
		assert_eq!(report(&[2, 4], 1), Ok(()));
		assert!(!Validators::<Test>::contains_key(2));
		assert!(is_active(4));
		assert!(happened(Event::OffenderKeptAtMinimum { validator: 4, offence_session: 0 }));
	});
}

#[test]
fn offence_removes_at_the_minimum_when_the_offender_is_suspended() {
	build_and_execute(4, 3, || {
		suspend(4);
		assert_eq!(report(&[4], 1), Ok(()));
		assert!(!Validators::<Test>::contains_key(4));
		assert_eq!(SuspendedCount::<Test>::get(), 0);
	});
}

#[test]
fn offence_disables_when_the_offender_has_left_but_is_in_the_set() {
	build_and_execute(4, 1, || {
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(4)));
		System::reset_events();
		assert_eq!(report(&[4], 1), Ok(()));
		assert_eq!(Session::disabled_validators(), vec![3]);
		assert!(events().is_empty());
	});
}

#[test]
fn offence_changes_nothing_when_the_offender_is_a_stranger() {
	build_and_execute(4, 1, || {
		assert_eq!(report(&[12], 1), Ok(()));
		assert!(events().is_empty());
		assert!(Session::disabled_validators().is_empty());
		assert_eq!(Validators::<Test>::count(), 4);
	});
}

#[test]
fn offence_changes_nothing_when_its_fraction_is_zero() {
	build_and_execute(4, 1, || {
		let offence =
			TestOffence { offenders: vec![3], session: 0, slot: 1, fraction: Perbill::zero() };
		assert_eq!(Offences::report_offence(vec![99], offence), Ok(()));
		assert!(is_active(3));
		assert!(events().is_empty());
		assert!(Session::disabled_validators().is_empty());
	});
}

#[test]
fn offence_changes_nothing_when_it_is_reported_twice() {
	build_and_execute(4, 1, || {
		assert_eq!(report(&[3], 1), Ok(()));
		System::reset_events();
		assert_eq!(report(&[3], 1), Err(OffenceError::DuplicateReport));
		assert!(events().is_empty());
	});
}

#[test]
fn offence_does_not_undo_an_admission_when_it_is_older() {
	build_and_execute(4, 1, || {
		assert_eq!(report(&[4], 1), Ok(()));
		run_to_session(1);
		assert_ok!(ValidatorSet::add_validator(RuntimeOrigin::signed(100), 4));
		System::reset_events();

		// Another offender at the same slot: the handler hears of both.
		assert_eq!(report_of_session(&[3], 1, 0), Ok(()));
		assert!(is_active(4));
		assert_eq!(
			events(),
			vec![
				Event::OffenceBeforeAdmission { validator: 4, offence_session: 0, admitted: 1 },
				Event::ValidatorRemoved { validator: 3, cause: Cause::Offence, approved: 3 },
			]
		);
	});
}

#[test]
fn offence_removes_again_when_it_is_newer_than_the_admission() {
	build_and_execute(4, 1, || {
		assert_eq!(report(&[4], 1), Ok(()));
		run_to_session(1);
		assert_ok!(ValidatorSet::add_validator(RuntimeOrigin::signed(100), 4));
		run_to_session(3);
		assert_eq!(report(&[4], 2), Ok(()));
		assert!(!Validators::<Test>::contains_key(4));
	});
}

#[test]
fn offence_registers_its_weight_when_it_is_handled() {
	use crate::WeightInfo;
	use frame_support::dispatch::DispatchClass;

	build_and_execute(4, 1, || {
		let offenders = [
			OffenceDetails { offender: (3, ()), reporters: vec![] },
			OffenceDetails { offender: (4, ()), reporters: vec![] },
		];
		let before = System::block_weight().get(DispatchClass::Mandatory).ref_time();
		let weight = ValidatorSet::on_offence(&offenders, &[Perbill::one(); 2], 0);
		let after = System::block_weight().get(DispatchClass::Mandatory).ref_time();
		assert_eq!(weight, <() as WeightInfo>::on_offence(2));
		assert_eq!(after - before, weight.ref_time());
	});
}
