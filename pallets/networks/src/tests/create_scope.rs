// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Founding.

use crate::{
	mock::*, Details, Error, Event, HoldReason, Members, Memberships, NextScope, Pallet,
	ScopeStatus, Scopes,
};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{
	traits::{Membership as _, Right, Scopes as _},
	Purse,
	ScopeKind::{Global, Network, OpenEnterprise, Project},
	Tier, GLOBAL_SCOPE,
};
use sp_runtime::{
	DispatchError::{self, BadOrigin},
	TokenError,
};

fn scope_price() -> u128 {
	price(Pallet::<Test>::scope_footprint())
}

fn membership_price() -> u128 {
	price(Pallet::<Test>::membership_footprint())
}

#[test]
fn create_scope_founds_a_network_when_a_stranger_asks() {
	build_and_execute(|| {
		run_to_block(7);
		assert_ok!(Networks::create_scope(
			signed(1),
			GLOBAL_SCOPE,
			Network,
			document(9),
			stewards(&[3, 2])
		));

		let record = Scopes::<Test>::get(1).unwrap();
		assert_eq!((record.kind, record.parent, record.network), (Network, GLOBAL_SCOPE, 1));
		assert_eq!((record.depth, record.status, record.agreement), (1, ScopeStatus::Open, 0));
		let details = Details::<Test>::get(1).unwrap();
		assert_eq!(details.stewards, vec![2, 3]);
		assert_eq!((details.metadata, details.founder, details.founded), (document(9), 1, 7));
		assert_eq!(NextScope::<Test>::get(), 2);
		assert_eq!(Networks::scope(GLOBAL_SCOPE).unwrap().counts.open_children, 1);
	});
}

#[test]
fn create_scope_enrols_the_founder_when_it_succeeds() {
	build_and_execute(|| {
		assert_eq!(network(1), 1);

		let member = Members::<Test>::get(1, 1).unwrap();
		assert_eq!((member.tier, member.signed, member.inviter), (Tier::Member, 0, None));
		assert_eq!(member.deposit.0, 1);
		assert!(Memberships::<Test>::contains_key(1, 1));
		assert_eq!(Networks::scope(1).unwrap().counts.members, 1);
		assert_ok!(Networks::ensure_right(1, &1, Right::OpenTasks));
	});
}

#[test]
fn create_scope_opens_the_needed_pots_when_it_succeeds() {
	build_and_execute(|| {
		network(1);

		for name in [Purse::Treasury, Purse::Sponsor] {
			assert!(Networks::is_pot_open(1, name, &NATIVE));
			assert_eq!(free(purse(1, name)), ED);
			assert_eq!(Pallet::<Test>::spendable(1, name, &NATIVE), 0);
		}
	});
}

#[test]
fn create_scope_takes_deposits_and_endowments_when_it_succeeds() {
	build_and_execute(|| {
		let issued = Balances::total_issuance();
		network(1);

		assert_eq!(held(HoldReason::Scope, 1), scope_price());
		assert_eq!(held(HoldReason::Membership, 1), membership_price());
		assert_eq!(free(1), ENDOWMENT - scope_price() - membership_price() - 2 * ED);
		assert_eq!(Balances::total_issuance(), issued);
	});
}

#[test]
fn create_scope_tells_all_of_it_when_it_succeeds() {
	build_and_execute(|| {
		assert_ok!(Networks::create_scope(
			signed(1),
			GLOBAL_SCOPE,
			Network,
			document(9),
			stewards(&[3, 2])
		));

		let opened = |name| Event::PotOpened {
			scope: 1,
			purse: name,
			asset: NATIVE,
			pot: purse(1, name),
			payer: 1,
		};
		assert_eq!(
			events(),
			vec![
				Event::ScopeCreated {
					scope: 1,
					parent: GLOBAL_SCOPE,
					kind: Network,
					founder: 1,
					metadata: document(9),
					stewards: vec![2, 3],
				},
				opened(Purse::Treasury),
				opened(Purse::Sponsor),
				Event::Joined { scope: 1, who: 1, tier: Tier::Member, inviter: None, members: 1 },
			]
		);
	});
}

#[test]
fn create_scope_succeeds_when_others_sent_money_to_the_pots_before() {
	build_and_execute(|| {
		let treasury = purse(1, Purse::Treasury);
		assert_ok!(Balances::transfer_allow_death(signed(5), treasury, 77));
		network(1);

		assert_eq!(free(treasury), 77 + ED);
		assert_eq!(Pallet::<Test>::spendable(1, Purse::Treasury, &NATIVE), 77);
	});
}

#[test]
fn create_scope_counts_a_scope_to_its_network_when_it_stands_below_one() {
	build_and_execute(|| {
		let network = network(1);
		let enterprise = found(1, network, OpenEnterprise);
		let inner = found(1, enterprise, OpenEnterprise);
		let project = found(1, inner, Project);

		for (scope, parent, depth) in
			[(enterprise, network, 2), (inner, enterprise, 3), (project, inner, 4)]
		{
			let record = Scopes::<Test>::get(scope).unwrap();
			assert_eq!((record.parent, record.depth, record.network), (parent, depth, network));
			assert_eq!(Networks::network(scope), Some(network));
			assert_eq!(Networks::scope(parent).unwrap().counts.open_children, 1);
		}
	});
}

#[test]
fn create_scope_fails_when_too_many_scopes_are_above() {
	build_and_execute(|| {
		let network = network(1);
		let project = found(1, found(1, found(1, network, Project), Project), Project);
		assert_eq!(Scopes::<Test>::get(project).unwrap().depth, 4);
		assert_noop!(
			Networks::create_scope(signed(1), project, Project, document(1), stewards(&[1])),
			Error::<Test>::TooManyLevels
		);
	});
}

#[test]
fn create_scope_fails_when_the_kind_does_not_fit_the_parent() {
	build_and_execute(|| {
		let network = network(1);
		let project = found(1, network, Project);
		for (kind, parent) in [
			(Global, GLOBAL_SCOPE),
			(OpenEnterprise, GLOBAL_SCOPE),
			(Project, GLOBAL_SCOPE),
			(Global, network),
			(Network, network),
			(OpenEnterprise, project),
			(Network, project),
		] {
			assert_noop!(
				Networks::create_scope(signed(1), parent, kind, document(1), stewards(&[1])),
				Error::<Test>::InvalidParent
			);
		}
	});
}

#[test]
fn create_scope_fails_when_there_is_no_parent() {
	build_and_execute(|| {
		assert_noop!(
			Networks::create_scope(signed(1), 1, Project, document(1), stewards(&[1])),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn create_scope_fails_when_the_parent_is_closed() {
	build_and_execute(|| {
		let network = network(1);
		assert_ok!(Networks::close_scope(signed(1), network));
		assert_noop!(
			Networks::create_scope(signed(1), network, Project, document(1), stewards(&[1])),
			Error::<Test>::ScopeNotOpen
		);
	});
}

#[test]
fn create_scope_fails_when_the_stewards_are_invalid() {
	build_and_execute(|| {
		for invalid in [&[][..], &[1, 1], &[2, 1, 2]] {
			assert_noop!(
				Networks::create_scope(
					signed(1),
					GLOBAL_SCOPE,
					Network,
					document(1),
					stewards(invalid)
				),
				Error::<Test>::InvalidStewards
			);
		}
	});
}

#[test]
fn create_scope_fails_when_the_founder_does_not_belong_to_the_parent() {
	build_and_execute(|| {
		let network = network(1);
		assert_noop!(
			Networks::create_scope(signed(2), network, Project, document(1), stewards(&[2])),
			Error::<Test>::NotMember
		);
	});
}

#[test]
fn create_scope_fails_when_the_founder_has_no_right_to() {
	build_and_execute(|| {
		let network = network(1);
		assert_ok!(Networks::join(signed(2), network, None));
		let rights = crate::TierRights {
			affiliate: crate::Rights::default().with(Right::Log),
			..Default::default()
		};
		assert_ok!(Networks::set_parameter(
			signed(1),
			network,
			crate::ScopeParameter::Rights(Some(rights))
		));
		assert_noop!(
			Networks::create_scope(signed(2), network, Project, document(1), stewards(&[2])),
			Error::<Test>::RightNotGranted
		);
	});
}

#[test]
fn create_scope_fails_when_the_founder_has_not_signed_the_agreement_of_the_parent() {
	build_and_execute(|| {
		let network = network(1);
		assert_ok!(Networks::set_agreement(signed(1), network, document(2)));
		assert_noop!(
			Networks::create_scope(signed(1), network, Project, document(1), stewards(&[1])),
			Error::<Test>::AgreementNotSigned
		);
		assert_ok!(Networks::sign_agreement(signed(1), network, 1));
		found(1, network, Project);
	});
}

#[test]
fn create_scope_fails_when_the_founder_cannot_pay_the_deposit() {
	build_and_execute(|| {
		assert_ok!(Balances::transfer_allow_death(signed(1), 99, scope_price()));
		assert_noop!(
			Networks::create_scope(signed(99), GLOBAL_SCOPE, Network, document(1), stewards(&[99])),
			DispatchError::Token(TokenError::FundsUnavailable)
		);
	});
}

#[test]
fn create_scope_fails_when_the_founder_cannot_endow_the_pots() {
	build_and_execute(|| {
		// The founder has to keep the existential deposit: it lacks one base unit for the second pot.
		let enough = scope_price() + 3 * ED;
		assert_ok!(Balances::transfer_allow_death(signed(1), 99, enough - 1));
		assert_noop!(
			Networks::create_scope(signed(99), GLOBAL_SCOPE, Network, document(1), stewards(&[99])),
			DispatchError::Token(TokenError::Frozen)
		);
	});
}

#[test]
fn create_scope_fails_when_the_founder_cannot_pay_its_membership() {
	build_and_execute(|| {
		let enough = scope_price() + membership_price() + 3 * ED;
		assert_ok!(Balances::transfer_allow_death(signed(1), 99, enough - 1));
		let create = |who| {
			Networks::create_scope(
				signed(who),
				GLOBAL_SCOPE,
				Network,
				document(1),
				stewards(&[who]),
			)
		};
		assert_noop!(create(99), DispatchError::Token(TokenError::FundsUnavailable));

		assert_ok!(Balances::transfer_allow_death(signed(1), 99, 1));
		assert_ok!(create(99));
		assert_eq!(free(99), ED);
	});
}

#[test]
fn create_scope_fails_when_all_numbers_are_used() {
	build_and_execute(|| {
		let before = NextScope::<Test>::get();
		NextScope::<Test>::put(u32::MAX);
		assert_noop!(
			Networks::create_scope(signed(1), GLOBAL_SCOPE, Network, document(1), stewards(&[1])),
			Error::<Test>::Overflow
		);
		NextScope::<Test>::put(before);
	});
}

#[test]
fn create_scope_fails_when_nobody_signed() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Networks::create_scope(origin, GLOBAL_SCOPE, Network, document(1), stewards(&[1])),
				BadOrigin
			);
		}
	});
}
