// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What agents say of themselves.

use super::*;
use crate::Profiles;
use ovn_primitives::AgentKind;

#[test]
fn set_profile_takes_a_deposit_and_says_what_the_signer_is() {
	build_and_execute(|| {
		let kind = AgentKind::Organisation;
		assert_ok!(Networks::set_profile(signed(2), kind, document(4)));
		assert_eq!(last_event(), Event::ProfileSet { who: 2, kind, document: document(4) });
		let deposit = held(HoldReason::Profile, 2);
		assert!(deposit > 0);
		assert_eq!(free(2), ENDOWMENT - deposit);
		use ovn_primitives::traits::Agents;
		let kinds = [2, 3].map(|who| <Networks as Agents<u64>>::kind(&who));
		assert_eq!(kinds, [Some(kind), None]);
		let profile = Profiles::<Test>::get(2).unwrap();
		assert_eq!((profile.kind, profile.document), (kind, document(4)));
	});
}

#[test]
fn set_profile_takes_no_second_deposit_when_it_changes() {
	build_and_execute(|| {
		assert_ok!(Networks::set_profile(signed(2), AgentKind::Person, document(4)));
		let deposit = held(HoldReason::Profile, 2);
		assert_ok!(Networks::set_profile(signed(2), AgentKind::Bot, document(5)));
		assert_eq!(
			last_event(),
			Event::ProfileSet { who: 2, kind: AgentKind::Bot, document: document(5) }
		);
		assert_eq!(held(HoldReason::Profile, 2), deposit);
		assert_eq!(Profiles::<Test>::get(2).unwrap().document, document(5));
	});
}

#[test]
fn set_profile_fails_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		assert_noop!(
			Networks::set_profile(RuntimeOrigin::root(), AgentKind::Bot, document(1)),
			BadOrigin
		);
	});
}

#[test]
fn set_profile_fails_when_the_deposit_cannot_be_paid() {
	build_and_execute(|| {
		assert_noop!(
			Networks::set_profile(signed(NEWCOMER), AgentKind::Person, document(1)),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn clear_profile_returns_the_deposit() {
	build_and_execute(|| {
		assert_ok!(Networks::set_profile(signed(2), AgentKind::Person, document(4)));
		assert_ok!(Networks::clear_profile(signed(2)));
		assert_eq!(last_event(), Event::ProfileCleared { who: 2 });
		assert_eq!((free(2), held(HoldReason::Profile, 2)), (ENDOWMENT, 0));
		assert!(!Profiles::<Test>::contains_key(2));
	});
}

#[test]
fn clear_profile_fails_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		assert_noop!(Networks::clear_profile(RuntimeOrigin::root()), BadOrigin);
	});
}

#[test]
fn clear_profile_fails_when_there_is_none() {
	build_and_execute(|| {
		assert_noop!(Networks::clear_profile(signed(2)), Error::<Test>::ProfileNotFound);
	});
}
