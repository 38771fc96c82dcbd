// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Suspending a scope, and what begins no more in it.

use super::policy;
use crate::{
	mock::*, Error, Event, GrantRule, Party, Relation, ScopeParameter, ScopeStatus, Suspension,
	Suspensions, MAX_OWN_SUSPENSION, MAX_SUSPENSION, SUSPENSION_INTERVAL,
};
use frame_support::{assert_noop, assert_ok, traits::fungible::Mutate};
use ovn_primitives::{
	traits::{Membership as _, Right, Scopes as _},
	DecisionClass, Document, Purse, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE,
};
use sp_runtime::{DispatchError::BadOrigin, DispatchResult};

/// The steward of the network.
const ABOVE: u64 = 1;
/// The steward of the project below it.
const STEWARD: u64 = 2;

/// A network, and a project below it with a member and money.
fn below() -> (ScopeId, ScopeId) {
	let network = network(ABOVE);
	assert_ok!(Networks::join(signed(STEWARD), network, None));
	let project = found(STEWARD, network, ScopeKind::Project);
	assert_ok!(Networks::join(signed(3), project, None));
	let treasury = purse(project, Purse::Treasury);
	assert_ok!(Balances::mint_into(&treasury, 500));
	(network, project)
}

fn suspend(scope: ScopeId, by: ScopeId, days: u8) -> DispatchResult {
	let who = match by {
		GLOBAL_SCOPE => GLOBAL_STEWARD,
		1 => ABOVE,
		_ => STEWARD,
	};
	Networks::suspend(signed(who), scope, by, days, document(5))
}

fn name() -> ovn_primitives::Name {
	b"name".to_vec().try_into().unwrap()
}

/// How many blocks so many days have.
fn days(days: u8) -> u64 {
	u64::from(days) * DAY
}

#[test]
fn suspend_stops_a_scope_until_a_block_when_the_one_above_decides() {
	build_and_execute(|| {
		let (network, project) = below();
		run_to_block(8);
		assert_ok!(suspend(project, network, 90));

		let until = 8 + days(90);
		let reason: Document = document(5);
		let expected = Suspension {
			by: network,
			since: 8,
			until,
			reason: reason.clone(),
			above_since: Some(8),
		};
		assert_eq!(Networks::suspension(project), Some(expected));
		assert_eq!(Networks::scope(project).unwrap().status, ScopeStatus::Suspended { until });
		assert_eq!(Networks::suspender(project), Some(network));
		assert_eq!(last_event(), Event::Suspended { scope: project, by: network, until, reason });
		assert!(!Networks::is_closed(project));
	});
}

#[test]
fn suspend_ends_by_itself_when_the_time_is_over() {
	build_and_execute(|| {
		let (network, project) = below();
		assert_ok!(suspend(project, network, 1));
		run_to_block(DAY);
		assert_noop!(Networks::join(signed(4), project, None), Error::<Test>::ScopeSuspended);
		run_to_block(DAY + 1);
		assert_eq!(Networks::scope(project).unwrap().status, ScopeStatus::Open);
		assert_eq!(Networks::suspension(project), None);
		assert_ok!(Networks::join(signed(4), project, None));
		assert_ok!(Networks::spend(signed(STEWARD), project, Purse::Treasury, NATIVE, 500, 7));
	});
}

#[test]
fn suspend_refuses_what_begins_and_what_is_paid_out_when_it_holds() {
	build_and_execute(|| {
		let (network, project) = below();
		assert_ok!(Networks::invite(signed(STEWARD), project, 4, Tier::Affiliate));
		assert_ok!(Networks::propose_association(
			signed(STEWARD),
			project,
			Party::Agent(5),
			Relation::Peer
		));
		assert_ok!(Networks::create_fund(signed(STEWARD), project, name()));
		assert_ok!(Networks::open_pot(signed(5), project, Purse::Fund(0), NATIVE));
		assert_ok!(suspend(project, network, 90));

		let (by, scope) = (|| signed(STEWARD), project);
		let rule = GrantRule::ByScope;
		let (relation, own) = (Relation::Peer, Party::Scope(scope));
		let refused: Vec<(&str, DispatchResult)> = vec![
			("create_scope", {
				let list = stewards(&[STEWARD]);
				Networks::create_scope(by(), scope, ScopeKind::Project, document(1), list)
			}),
			("close_scope", Networks::close_scope(by(), scope)),
			("join", Networks::join(signed(6), scope, None)),
			("join_as", Networks::join_as(by(), network, scope, None)),
			("join_as", Networks::join_as(signed(ABOVE), scope, network, None)),
			("invite", Networks::invite(by(), scope, 6, Tier::Affiliate)),
			("pass_invitation", Networks::pass_invitation(signed(4), scope, 6)),
			("define_role", {
				Networks::define_role(by(), scope, name(), document(1), rule, None)
			}),
			("propose_association", {
				Networks::propose_association(by(), scope, Party::Agent(6), relation)
			}),
			("propose_association", {
				Networks::propose_association(signed(ABOVE), network, own, relation)
			}),
			("accept_association", {
				Networks::accept_association(signed(5), scope, Party::Agent(5), relation)
			}),
			("create_fund", Networks::create_fund(by(), scope, name())),
			("spend", Networks::spend(by(), scope, Purse::Treasury, NATIVE, 1, 7)),
			("close_pot", Networks::close_pot(by(), scope, Purse::Fund(0), NATIVE, 7)),
			("set_sponsorship", { Networks::set_sponsorship(by(), scope, Some(policy(1, 1))) }),
			("a right", Networks::ensure_right(scope, &STEWARD, Right::Log)),
			("something new", Networks::ensure_takes_new(scope, BadOrigin)),
		];
		for (what, result) in refused {
			assert_eq!(result, Err(Error::<Test>::ScopeSuspended.into()), "{what}");
		}
	});
}

#[test]
fn suspend_leaves_what_has_begun_and_who_decides_when_it_holds() {
	build_and_execute(|| {
		let (network, project) = below();
		let (by, scope) = (|| signed(STEWARD), project);
		assert_ok!(Networks::invite(by(), scope, 4, Tier::Affiliate));
		assert_ok!(Networks::invite(by(), scope, 5, Tier::Affiliate));
		let rule = GrantRule::ByScope;
		assert_ok!(Networks::define_role(by(), scope, name(), document(1), rule, None));
		let party = Party::Agent(5);
		assert_ok!(Networks::propose_association(by(), scope, party.clone(), Relation::Peer));
		assert_ok!(Networks::create_fund(by(), scope, name()));
		assert_ok!(Networks::set_sponsorship(by(), scope, Some(policy(1, 1))));
		assert_ok!(suspend(project, network, 90));

		assert_ok!(Networks::ensure_tier(scope, &STEWARD, Tier::Member));
		assert_ok!(Networks::set_metadata(by(), scope, document(6)));
		assert_ok!(Networks::set_parameter(by(), scope, ScopeParameter::Invitations(Some(1))));
		assert_ok!(Networks::set_agreement(by(), scope, document(6)));
		assert_ok!(Networks::sign_agreement(signed(3), scope, 1));
		assert_ok!(Networks::set_tier(by(), scope, 3, Tier::Contributor));
		assert_ok!(Networks::grant_role(by(), scope, 0, 3, None));
		assert_ok!(Networks::revoke_role(by(), scope, 0, 3));
		assert_ok!(Networks::retire_role(by(), scope, 0));
		assert_ok!(Networks::end_association(by(), scope, party, Relation::Peer));
		assert_ok!(Networks::cancel_invitation(by(), scope, 4));
		assert_ok!(Networks::decline_invitation(signed(5), scope));
		assert_ok!(Networks::open_pot(signed(5), scope, Purse::Fund(0), NATIVE));
		assert_ok!(Networks::set_sponsorship(by(), scope, None));
		assert_ok!(Networks::leave(signed(3), scope));
		assert_ok!(Networks::set_stewards(by(), scope, stewards(&[7])));
	});
}

#[test]
fn suspend_leaves_the_scopes_below_when_it_holds() {
	build_and_execute(|| {
		let (network, project) = below();
		let part = found(STEWARD, project, ScopeKind::Project);
		assert_ok!(suspend(project, network, 90));
		assert_ok!(Networks::join(signed(4), part, None));
		assert_ok!(Networks::join(signed(4), network, None));
		assert_noop!(suspend(part, network, 1), Error::<Test>::InvalidSuspender);
		assert_ok!(Networks::suspend(signed(STEWARD), part, project, 1, document(5)));
	});
}

#[test]
fn suspend_fails_when_the_time_is_none_or_too_long() {
	build_and_execute(|| {
		let (network, project) = below();
		let error: sp_runtime::DispatchError = Error::<Test>::InvalidPeriod.into();
		for days in [0, MAX_SUSPENSION + 1] {
			assert_noop!(suspend(project, network, days), error);
		}
		for days in [0, MAX_OWN_SUSPENSION + 1] {
			assert_noop!(suspend(project, project, days), error);
		}
		assert_ok!(suspend(project, project, MAX_OWN_SUSPENSION));
	});
}

#[test]
fn suspend_fails_when_another_scope_would_do_it() {
	build_and_execute(|| {
		let (network, project) = below();
		for (by, who) in [(GLOBAL_SCOPE, GLOBAL_STEWARD), (network, STEWARD), (project, ABOVE)] {
			let result = Networks::suspend(signed(who), project, by, 1, document(5));
			let direct = by != GLOBAL_SCOPE;
			let error = if direct { BadOrigin } else { Error::<Test>::InvalidSuspender.into() };
			assert_eq!(result, Err(error));
		}
		assert_noop!(suspend(network, project, 1), Error::<Test>::InvalidSuspender);
		assert_ok!(suspend(network, GLOBAL_SCOPE, 1));
	});
}

#[test]
fn suspend_fails_when_the_decision_is_not_critical() {
	build_and_execute(|| {
		let (network, project) = below();
		GreatestClass::set(Some(DecisionClass::Significant));
		for by in [network, project] {
			assert_noop!(suspend(project, by, 1), BadOrigin);
		}
	});
}

#[test]
fn suspend_fails_when_the_scope_is_global_closed_or_none() {
	build_and_execute(|| {
		let (network, project) = below();
		assert_noop!(suspend(GLOBAL_SCOPE, GLOBAL_SCOPE, 1), Error::<Test>::GlobalScope);
		assert_noop!(suspend(9, network, 1), Error::<Test>::ScopeNotFound);
		assert_noop!(
			Networks::suspend(signed(ABOVE), project, 9, 1, document(5)),
			Error::<Test>::ScopeNotFound
		);
		assert_ok!(Networks::close_scope(signed(STEWARD), project));
		assert_noop!(suspend(project, network, 1), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn suspend_fails_when_the_scope_above_did_so_in_the_last_days() {
	build_and_execute(|| {
		let (network, project) = below();
		assert_ok!(suspend(project, network, 1));
		assert_ok!(Networks::resume(signed(ABOVE), project));
		// What the scope decides itself renews nothing and ends nothing.
		assert_ok!(suspend(project, project, 1));
		assert_noop!(suspend(project, network, 1), Error::<Test>::SuspendedRecently);
		run_to_block(days(SUSPENSION_INTERVAL));
		assert_noop!(suspend(project, network, 1), Error::<Test>::SuspendedRecently);
		run_to_block(1 + days(SUSPENSION_INTERVAL));
		assert_ok!(suspend(project, network, 1));
		// Itself it may as often as it wants.
		run_to_block(1 + days(SUSPENSION_INTERVAL + 1));
		for _ in 0..2 {
			assert_ok!(suspend(project, project, 14));
			assert_ok!(Networks::resume(signed(STEWARD), project));
		}
	});
}

#[test]
fn suspend_replaces_what_the_scope_decided_itself_and_not_the_other_way_round() {
	build_and_execute(|| {
		let (network, project) = below();
		assert_ok!(suspend(project, project, 14));
		assert_noop!(suspend(project, project, 14), Error::<Test>::AlreadySuspended);
		assert_ok!(suspend(project, network, 90));
		assert_eq!(Networks::suspender(project), Some(network));
		for by in [network, project] {
			assert_noop!(suspend(project, by, 1), Error::<Test>::AlreadySuspended);
		}
		// Nothing of its own ends what the scope above decided.
		assert_noop!(Networks::resume(signed(STEWARD), project), BadOrigin);
		assert_noop!(
			Networks::close_scope(signed(STEWARD), project),
			Error::<Test>::ScopeSuspended
		);
		assert_eq!(Suspensions::<Test>::get(project).unwrap().until, 1 + days(90));
	});
}

#[test]
fn suspend_leaves_what_is_due_to_the_scope_when_it_holds() {
	build_and_execute(|| {
		let (network, project) = below();
		assert_ok!(Networks::create_fund(signed(STEWARD), project, name()));
		let payable = |purse| Networks::payable_purse(project, purse, &NATIVE);
		let expected = [Some((project, Purse::Treasury)), None];
		assert_eq!([Purse::Treasury, Purse::Fund(0)].map(payable), expected);
		assert_ok!(suspend(project, network, 90));
		assert_eq!([Purse::Treasury, Purse::Fund(0)].map(payable), expected);
		// Only of a closed scope it falls to the one above.
		assert_ok!(Networks::resume(signed(ABOVE), project));
		assert_ok!(Networks::close_scope(signed(STEWARD), project));
		assert_eq!(payable(Purse::Fund(0)), Some((network, Purse::Treasury)));
	});
}
