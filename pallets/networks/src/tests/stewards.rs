// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who decides for a scope.

use crate::{mock::*, Call, Details, EnsureStewards, Error, Event, ScopeParameter};
use frame_support::{assert_noop, assert_ok, traits::EnsureOriginWithArg};
use ovn_primitives::{
	Decider,
	DecisionClass::{self, Critical, Significant, Standard},
	Purse, ScopeId, Tier, GLOBAL_SCOPE,
};
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

/// Who decides, according to the origin check.
fn decider(origin: RuntimeOrigin, scope: ScopeId, class: DecisionClass) -> Option<Decider<u64>> {
	EnsureStewards::<Test>::ensure_origin(origin, &(scope, class)).ok()
}

/// A network with so many stewards, from 1 on; the first is its founder.
fn network_of(count: u64) -> (ScopeId, Vec<u64>) {
	let scope = network(1);
	let all: Vec<u64> = (1..=count).collect();
	assert_ok!(Networks::set_stewards(signed(1), scope, stewards(&all)));
	(scope, all)
}

fn joint(scope: ScopeId) -> Option<u64> {
	Networks::joint_account(&Details::<Test>::get(scope).unwrap().stewards)
}

/// What the multisig pallet dispatches.
fn describe(scope: ScopeId) -> Call<Test> {
	Call::set_metadata { scope, metadata: document(9) }
}

fn accept_agreement(scope: ScopeId) -> Call<Test> {
	Call::set_agreement { scope, document: document(9) }
}

#[test]
fn stewards_decide_alone_when_there_are_fewer_than_three() {
	for count in 1..=2 {
		build_and_execute(|| {
			let (scope, all) = network_of(count);
			assert_eq!(joint(scope), None);
			for steward in all {
				for class in [Standard, Significant] {
					assert_eq!(
						decider(signed(steward), scope, class),
						Some(Decider::Agent(steward))
					);
				}
			}
		});
	}
}

#[test]
fn stewards_decide_what_is_critical_as_what_is_significant_where_nobody_votes() {
	build_and_execute(|| {
		let (scope, all) = network_of(2);
		for who in all {
			assert_eq!(decider(signed(who), scope, Critical), Some(Decider::Agent(who)));
		}
		let (scope, all) = network_of(3);
		let together = signed(joint(scope).unwrap());
		assert_eq!(decider(together, scope, Critical), Some(Decider::Together));
		assert!(all.into_iter().all(|who| decider(signed(who), scope, Critical).is_none()));
	});
}

#[test]
fn stewards_decide_nothing_above_the_class_that_is_left_to_them() {
	build_and_execute(|| {
		let (scope, all) = network_of(3);
		let together = || signed(joint(scope).unwrap());
		GreatestClass::set(Some(Standard));
		for class in [Significant, Critical] {
			assert_eq!(decider(together(), scope, class), None);
		}
		assert!(decider(signed(all[0]), scope, Standard).is_some());
		GreatestClass::set(None);
		for class in [Standard, Significant, Critical] {
			assert_eq!(decider(together(), scope, class), None);
			assert_eq!(decider(signed(all[0]), scope, class), None);
		}
		assert_eq!(decider(RuntimeOrigin::root(), GLOBAL_SCOPE, Critical), Some(Decider::Together));
	});
}

#[test]
fn calls_that_change_who_decides_or_votes_are_refused_when_stewards_decide_nothing_critical() {
	build_and_execute(|| {
		let (scope, _) = network_of(2);
		for who in [5, 6] {
			assert_ok!(Networks::join(signed(who), scope, None));
		}
		assert_ok!(Networks::set_tier(signed(1), scope, 5, Tier::Member));
		GreatestClass::set(Some(Significant));
		let parameter = ScopeParameter::Invitations(Some(1));
		let treasury = (Purse::Treasury, NATIVE);
		for refused in [
			Networks::set_stewards(signed(1), scope, stewards(&[1])),
			Networks::set_parameter(signed(1), scope, parameter),
			Networks::close_scope(signed(1), scope),
			Networks::close_pot(signed(1), scope, treasury.0, treasury.1, 1),
			Networks::set_tier(signed(1), scope, 5, Tier::Contributor),
			Networks::set_tier(signed(1), scope, 5, Tier::Affiliate),
			Networks::expel(signed(1), scope, 5, H256::zero()),
		] {
			assert_eq!(refused, Err(BadOrigin));
		}
		// Who has no vote, and who gets one, is a significant matter.
		assert_ok!(Networks::set_tier(signed(1), scope, 6, Tier::Contributor));
		assert_ok!(Networks::set_tier(signed(1), scope, 6, Tier::Affiliate));
		assert_ok!(Networks::expel(signed(1), scope, 6, H256::zero()));
	});
}

#[test]
fn stewards_decide_nothing_critical_however_many_there_are() {
	build_and_execute(|| {
		for count in [1, 3] {
			GreatestClass::set(Some(Critical));
			let (scope, all) = network_of(count);
			GreatestClass::set(Some(Significant));
			for who in all.into_iter().chain(joint(scope)) {
				assert_eq!(decider(signed(who), scope, Critical), None);
				assert!(decider(signed(who), scope, Standard).is_some());
			}
		}
		let root = RuntimeOrigin::root();
		assert_eq!(decider(root, GLOBAL_SCOPE, Critical), Some(Decider::Together));
	});
}

#[test]
fn stewards_decide_alone_only_standard_matters_when_there_are_three_or_more() {
	for count in 3..=7 {
		build_and_execute(|| {
			let (scope, all) = network_of(count);
			for steward in all {
				let alone = Some(Decider::Agent(steward));
				assert_eq!(decider(signed(steward), scope, Standard), alone);
				assert_eq!(decider(signed(steward), scope, Significant), None);
			}
		});
	}
}

#[test]
fn stewards_decide_together_when_the_majority_signs() {
	for (count, majority) in [(3, 2), (4, 3), (5, 3), (6, 4), (7, 4)] {
		build_and_execute(|| {
			let (scope, all) = network_of(count);
			let account = Multisig::multi_account_id(&all, majority);
			assert_eq!(joint(scope), Some(account));
			assert_eq!(Networks::scope(scope).unwrap().joint_account, Some(account));
			for class in [Standard, Significant] {
				assert_eq!(decider(signed(account), scope, class), Some(Decider::Together));
			}

			assert_ok!(together(&all, describe(scope)));
			assert_eq!(last_event(), Event::MetadataSet { scope, metadata: document(9) });
			assert_ok!(together(&all, accept_agreement(scope)));
			assert_eq!(
				last_event(),
				Event::AgreementSet { scope, version: 1, document: document(9) }
			);
		});
	}
}

#[test]
fn stewards_decide_nothing_when_a_minority_signs() {
	build_and_execute(|| {
		let (scope, all) = network_of(5);
		let two_of_five = Multisig::multi_account_id(&all, 2);
		let two_of_three = Multisig::multi_account_id(&all[..3], 2);
		for account in [two_of_five, two_of_three] {
			assert_eq!(decider(signed(account), scope, Standard), None);
			assert_eq!(decider(signed(account), scope, Significant), None);
		}
		assert_eq!(together(&all[..3], accept_agreement(scope)), Err(BadOrigin));
	});
}

#[test]
fn stewards_lose_a_decision_when_they_are_replaced_before_the_majority_signed() {
	build_and_execute(|| {
		let (scope, all) = network_of(3);
		let call = Box::new(RuntimeCall::Networks(accept_agreement(scope)));
		let when = Multisig::timepoint();
		let weight = frame_support::weights::Weight::MAX;
		assert_ok!(Multisig::as_multi(signed(1), 2, vec![2, 3], None, call.clone(), weight));
		let replace = Call::set_stewards { scope, stewards: stewards(&[1, 2, 4]) };
		assert_ok!(together(&all, replace));

		assert_ok!(Multisig::as_multi(signed(2), 2, vec![1, 3], Some(when), call, weight));
		assert_eq!(Networks::scope(scope).unwrap().agreement, 0);
		assert_eq!(together(&[1, 2, 3], accept_agreement(scope)), Err(BadOrigin));
		assert_ok!(together(&[1, 2, 4], accept_agreement(scope)));
	});
}

#[test]
fn stewards_decide_for_their_scope_only_when_there_are_others() {
	build_and_execute(|| {
		let parent = network(1);
		let child = found(1, parent, ovn_primitives::ScopeKind::Project);
		assert_ok!(Networks::set_stewards(signed(1), child, stewards(&[2])));
		assert_eq!(decider(signed(1), child, Standard), None);
		assert_eq!(decider(signed(2), parent, Standard), None);
		assert_eq!(decider(signed(GLOBAL_STEWARD), parent, Standard), None);
	});
}

#[test]
fn stewards_decide_when_they_do_not_belong_to_the_scope() {
	build_and_execute(|| {
		let (scope, _) = network_of(2);
		assert!(!crate::Members::<Test>::contains_key(scope, 2));
		assert_ok!(Networks::set_metadata(signed(2), scope, document(2)));
	});
}

#[test]
fn root_decides_for_the_global_scope_and_no_other() {
	build_and_execute(|| {
		let (scope, _) = network_of(1);
		for class in [Standard, Significant] {
			assert_eq!(
				decider(RuntimeOrigin::root(), GLOBAL_SCOPE, class),
				Some(Decider::Together)
			);
			assert_eq!(decider(RuntimeOrigin::root(), scope, class), None);
			assert_eq!(decider(RuntimeOrigin::none(), GLOBAL_SCOPE, class), None);
			assert_eq!(
				decider(signed(GLOBAL_STEWARD), GLOBAL_SCOPE, class),
				Some(Decider::Agent(GLOBAL_STEWARD))
			);
			assert_eq!(decider(signed(1), GLOBAL_SCOPE, class), None);
		}
	});
}

#[test]
fn nobody_decides_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_eq!(decider(signed(1), 1, Standard), None);
		assert_eq!(decider(RuntimeOrigin::root(), 1, Standard), None);
		assert_noop!(
			Networks::set_metadata(RuntimeOrigin::root(), 1, document(1)),
			Error::<Test>::ScopeNotFound
		);
	});
}
