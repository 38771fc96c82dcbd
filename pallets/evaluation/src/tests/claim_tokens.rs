// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Giving what was owed.

use super::*;

/// Owes E 5,000 of asset 7, which the network issues again.
fn owe() {
	new_asset(7, A);
	issue(7, A, LAB);
	set(ChangesOf::<Test> { token: Change::Set((7, 5_000)), ..Default::default() });
	Assets::set_team(signed(A), 7, A, A, A).unwrap();
	accepted_design();
}

fn call() -> sp_runtime::DispatchResult {
	Evaluating::claim_tokens(signed(STRANGER), LAB, E, 7)
}

#[test]
fn claim_tokens_gives_what_is_owed_when_it_can_be_given() {
	build_and_execute(|| {
		owe();
		issue(7, A, LAB);
		let told = events_of(|| {
			assert_ok!(call());
		});
		let event = Event::TokensClaimed { network: LAB, who: E, asset: 7, amount: 5_000 };
		assert_eq!(told, vec![event]);
		assert_eq!(Assets::balance(7, E), 5_000);
		assert_noop!(call(), Error::<Test>::NothingOwed);
	});
}

#[test]
fn claim_tokens_fails_when_the_network_does_not_issue_it() {
	build_and_execute(|| {
		owe();
		assert_noop!(call(), Error::<Test>::NotIssuer);
	});
}

#[test]
fn claim_tokens_fails_when_nothing_is_owed() {
	build_and_execute(|| {
		assert_noop!(call(), Error::<Test>::NothingOwed);
	});
}
