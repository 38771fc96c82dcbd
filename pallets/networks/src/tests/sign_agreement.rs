// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Signing an agreement.

use super::*;
use crate::Members;

#[test]
fn sign_agreement_notes_the_present_version() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_ok!(Networks::sign_agreement(signed(1), scope, 1));
		assert_eq!(last_event(), Event::AgreementSigned { scope, who: 1, version: 1 });
		assert_ok!(Networks::set_agreement(signed(1), scope, document(3)));
		assert_ok!(Networks::sign_agreement(signed(1), scope, 2));
		assert_eq!(last_event(), Event::AgreementSigned { scope, who: 1, version: 2 });
		assert_eq!(Members::<Test>::get(scope, 1).unwrap().signed, 2);
	});
}

#[test]
fn sign_agreement_fails_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_noop!(Networks::sign_agreement(RuntimeOrigin::root(), scope, 1), BadOrigin);
	});
}

#[test]
fn sign_agreement_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(Networks::sign_agreement(signed(1), 1, 1), Error::<Test>::ScopeNotFound);
	});
}

#[test]
fn sign_agreement_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(Networks::sign_agreement(signed(1), scope, 1), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn sign_agreement_fails_when_the_agent_does_not_belong_to_the_scope() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_noop!(Networks::sign_agreement(signed(2), scope, 1), Error::<Test>::NotMember);
	});
}

#[test]
fn sign_agreement_fails_when_there_is_none() {
	build_and_execute(|| {
		let scope = network(1);
		for version in [0, 1] {
			assert_noop!(
				Networks::sign_agreement(signed(1), scope, version),
				Error::<Test>::AgreementNotFound
			);
		}
	});
}

#[test]
fn sign_agreement_fails_when_the_version_is_not_the_present_one() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_ok!(Networks::set_agreement(signed(1), scope, document(3)));
		for version in [0, 1, 3] {
			assert_noop!(
				Networks::sign_agreement(signed(1), scope, version),
				Error::<Test>::StaleAgreement
			);
		}
	});
}

#[test]
fn sign_agreement_fails_when_it_is_signed_already() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_ok!(Networks::sign_agreement(signed(1), scope, 1));
		assert_noop!(Networks::sign_agreement(signed(1), scope, 1), Error::<Test>::AlreadySigned);
	});
}
