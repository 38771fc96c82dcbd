// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain without a development key: the stewards of the global scope admit and remove validators, pull
//! the brakes, and repair.

use super::{
	chain::{block, genesis_json, happened, signed},
	council::{attest, is_waiting, upgrade},
	votes::sends,
};
use crate::{
	configs::brakes::SafeModeDuration, genesis, AccountId, Networks, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeOrigin, SafeMode, System, ValidatorSet,
};
use frame_support::dispatch::GetDispatchInfo;
use ovn_primitives::{
	DecisionClass::{Critical, Significant, Standard},
	GLOBAL_SCOPE,
};
use serde_json::json;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{traits::Dispatchable, DispatchError::BadOrigin};

/// Runs a test on a chain of four validators whose global scope has three stewards, and which has
/// no key. Nobody votes on it.
fn governed(test: impl FnOnce()) {
	governed_with(&[], test);
}

/// The same with members of the global scope, who vote.
fn governed_with(members: &[Sr25519Keyring], test: impl FnOnce()) {
	let members: Vec<AccountId> = members.iter().map(|who| who.to_account_id()).collect();
	let stewards = [Alice, Bob, Charlie].map(|steward| steward.to_account_id());
	let networks = json!({ "stewards": stewards, "members": members });
	let patch = json!({ "networks": networks });
	let mut chain = sp_io::TestExternalities::default();
	chain.execute_with(|| {
		genesis::build(genesis_json("local", patch)).unwrap();
		// As `sudo.remove_key` does: no chain begins with too few members and without a key.
		pallet_sudo::Key::<Runtime>::kill();
		assert!(pallet_sudo::Key::<Runtime>::get().is_none());
		test();
	});
}

/// The account with which two of the three decide.
fn together() -> RuntimeOrigin {
	RuntimeOrigin::signed(Networks::scope(GLOBAL_SCOPE).unwrap().joint_account.unwrap())
}

fn alone() -> RuntimeOrigin {
	RuntimeOrigin::signed(Alice.to_account_id())
}

/// What decides on the chain itself.
fn decisions() -> Vec<RuntimeCall> {
	let pause: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
		(b"System".to_vec().try_into().unwrap(), b"remark".to_vec().try_into().unwrap());
	vec![
		pallet_safe_mode::Call::force_enter {}.into(),
		pallet_safe_mode::Call::force_extend {}.into(),
		pallet_safe_mode::Call::force_exit {}.into(),
		pallet_tx_pause::Call::pause { full_name: pause.clone() }.into(),
		pallet_tx_pause::Call::unpause { ident: pause }.into(),
		pallet_validator_set::Call::remove_validator { account: Bob.to_account_id() }.into(),
		pallet_validator_set::Call::add_validator { account: Bob.to_account_id() }.into(),
		pallet_validator_set::Call::note_stalled { delay: 1_000, best_finalised: 0 }.into(),
		pallet_validator_set::Call::cancel_upgrade { code_hash: Default::default() }.into(),
		upgrade(Default::default()),
	]
}

/// An origin does not decide a call. Whoever signs may do what was decided before, but nothing was.
fn refused(call: &RuntimeCall, origin: RuntimeOrigin) {
	let error = call.clone().dispatch(origin).unwrap_err().error;
	let expected = match call {
		RuntimeCall::Whitelist(..) if error != BadOrigin => {
			pallet_whitelist::Error::<Runtime>::DeferredDispatchNotFound.into()
		},
		_ => BadOrigin,
	};
	assert_eq!(error, expected, "{call:?}");
}

/// An origin decides a call. There is no upgrade to be taken back.
fn decided(call: &RuntimeCall, origin: RuntimeOrigin) {
	let result = call.clone().dispatch(origin);
	if let RuntimeCall::ValidatorSet(pallet_validator_set::Call::cancel_upgrade { .. }) = call {
		let none = pallet_validator_set::Error::<Runtime>::UpgradeNotFound;
		assert_eq!(result.unwrap_err().error, none.into());
	} else {
		result.unwrap_or_else(|error| panic!("{call:?} {error:?}"));
	}
}

#[test]
fn stewards_of_the_global_scope_decide_on_the_chain_when_they_are_the_majority() {
	governed(|| {
		block([]);
		for call in decisions() {
			refused(&call, alone());
			decided(&call, together());
		}
		assert_eq!(pallet_grandpa::Stalled::<Runtime>::get(), Some((1_000, 0)));
	});
}

#[test]
fn upgrades_are_no_matter_of_stewards_once_three_members_vote() {
	let upgrade = upgrade(Default::default());
	let cancel: RuntimeCall =
		pallet_validator_set::Call::cancel_upgrade { code_hash: Default::default() }.into();
	let voted = |class| -> RuntimeOrigin {
		pallet_governance::Origin::Decided { scope: GLOBAL_SCOPE, class, proposal: 0 }.into()
	};
	// Two do not decide, and stewards still can.
	governed_with(&[Alice, Bob], || {
		upgrade.clone().dispatch(together()).unwrap();
		assert!(is_waiting(Default::default()));
		cancel.clone().dispatch(together()).unwrap();
	});
	governed_with(&[Alice, Bob, Charlie], || {
		block([]);
		let other_scope =
			pallet_governance::Origin::Decided { scope: 1, class: Critical, proposal: 0 };
		for origin in [together(), alone(), voted(Significant), other_scope.into()] {
			refused(&upgrade, origin);
		}
		for decides in [voted(Critical), RuntimeOrigin::root()] {
			upgrade.clone().dispatch(decides).unwrap();
			assert!(is_waiting(Default::default()));
			// Nor do they undo what members decided.
			for origin in [together(), alone(), voted(Standard)] {
				refused(&cancel, origin);
			}
			cancel.clone().dispatch(voted(Significant)).unwrap();
			assert!(!is_waiting(Default::default()));
		}
		// All else they decide as before.
		for call in decisions() {
			if call != upgrade && call != cancel {
				decided(&call, together());
			}
		}
	});
}

#[test]
fn decisions_on_the_chain_are_roots_too() {
	governed(|| {
		block([]);
		for call in decisions() {
			decided(&call, RuntimeOrigin::root());
		}
	});
}

#[test]
fn safe_mode_lasts_a_day_when_the_global_scope_decides() {
	governed(|| {
		block([]);
		SafeMode::force_enter(together()).unwrap();
		let until = System::block_number() + SafeModeDuration::get();
		assert_eq!(pallet_safe_mode::EnteredUntil::<Runtime>::get(), Some(until));
	});
}

/// The transaction with which a steward signs what the stewards decide together.
fn vote(signer: Sr25519Keyring, at: Option<u32>, call: &RuntimeCall) -> RuntimeCall {
	let mut others: Vec<AccountId> = [Alice, Bob, Charlie]
		.into_iter()
		.filter(|steward| *steward != signer)
		.map(|steward| steward.to_account_id())
		.collect();
	others.sort();
	pallet_multisig::Call::as_multi {
		threshold: 2,
		other_signatories: others,
		// The first transaction of a block comes after its timestamp.
		maybe_timepoint: at.map(|height| pallet_multisig::Timepoint { height, index: 1 }),
		call: Box::new(call.clone()),
		max_weight: call.get_dispatch_info().call_weight,
	}
	.into()
}

/// Two stewards sign a call, one block after the other.
fn decide(call: impl Into<RuntimeCall>) {
	let call = call.into();
	block([signed(Alice, vote(Alice, None, &call))])[0].unwrap().unwrap();
	let at = Some(System::block_number());
	block([signed(Charlie, vote(Charlie, at, &call))])[0].unwrap().unwrap();
	assert!(happened(|event| matches!(
		event,
		RuntimeEvent::Multisig(pallet_multisig::Event::MultisigExecuted { result: Ok(()), .. })
	)));
}

#[test]
fn stewards_repair_the_chain_in_safe_mode_when_they_sign_together() {
	governed(|| {
		block([]);
		let full_name: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
			(b"Balances".to_vec().try_into().unwrap(), b"burn".to_vec().try_into().unwrap());
		decide(pallet_safe_mode::Call::force_enter {});
		decide(pallet_tx_pause::Call::pause { full_name: full_name.clone() });
		let code_hash = sp_core::H256::repeat_byte(7);
		decide(upgrade(code_hash));
		assert!(is_waiting(code_hash));
		// The validators agree, and anybody says so.
		attest(&[Alice, Bob, Charlie], code_hash);
		sends(Dave, upgrade(code_hash));
		assert_eq!(System::authorized_upgrade().map(|it| *it.code_hash()), Some(code_hash));
		// Anybody brings the code; it is looked at, not filtered.
		let other = frame_system::Call::apply_authorized_upgrade { code: b"other".to_vec() };
		let error = RuntimeCall::from(other).dispatch(alone()).unwrap_err().error;
		assert_eq!(error, frame_system::Error::<Runtime>::Unauthorized.into());
		decide(pallet_tx_pause::Call::unpause { ident: full_name });
		decide(pallet_safe_mode::Call::force_exit {});
		assert!(!SafeMode::is_entered());
		assert_eq!(pallet_tx_pause::PausedCalls::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn stewards_remove_a_validator_when_they_sign_together() {
	governed(|| {
		block([]);
		decide(pallet_validator_set::Call::remove_validator {
			account: Sr25519Keyring::Dave.to_account_id(),
		});
		assert_eq!(ValidatorSet::active_count(), 3);
	});
}
