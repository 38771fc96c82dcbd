// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Which calls pass: the base filter, proxies, brakes.

use super::{
	chain::{block, on, signed},
	every_call::every_call,
};
use crate::{
	configs::{brakes::AlwaysAllowed, system::RuntimeBlockWeights, tools::ProxyType},
	constants::time::{days, hours, BLOCKS_PER_DAY},
	AssetKind, Networks, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, SafeMode, System,
	TxPause,
};
use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{Contains, GetCallMetadata, InstanceFilter},
};
use ovn_primitives::{ContributionId, Document, Purse, ScopeId, ScopeKind};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

fn transfer() -> RuntimeCall {
	pallet_balances::Call::transfer_keep_alive { dest: Bob.to_account_id().into(), value: 1 }.into()
}

fn remark() -> RuntimeCall {
	frame_system::Call::remark { remark: vec![] }.into()
}

fn purge_keys() -> RuntimeCall {
	pallet_session::Call::purge_keys {}.into()
}

fn batch(calls: Vec<RuntimeCall>) -> RuntimeCall {
	pallet_utility::Call::batch_all { calls }.into()
}

fn spend() -> RuntimeCall {
	pallet_networks::Call::spend {
		scope: 1,
		purse: Purse::Treasury,
		asset: crate::AssetKind::Native,
		amount: 1,
		beneficiary: Bob.to_account_id(),
	}
	.into()
}

fn joint() -> RuntimeCall {
	pallet_multisig::Call::as_multi_threshold_1 {
		other_signatories: vec![Bob.to_account_id()],
		call: Box::new(transfer()),
	}
	.into()
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

#[test]
fn purge_keys_is_filtered_for_everybody() {
	on("local", || {
		let results = block([signed(Alice, purge_keys())]);
		assert_eq!(results[0].unwrap().unwrap_err(), filtered());
		for call in [
			batch(vec![purge_keys()]),
			pallet_utility::Call::as_derivative { index: 0, call: Box::new(purge_keys()) }.into(),
		] {
			let error = call.dispatch(RuntimeOrigin::signed(Alice.to_account_id())).unwrap_err();
			assert_eq!(error.error, filtered());
		}
		assert!(pallet_session::NextKeys::<Runtime>::get(Alice.to_account_id()).is_some());
	});
}

/// All types of proxies.
const TYPES: [ProxyType; 6] = [
	ProxyType::Any,
	ProxyType::NonTransfer,
	ProxyType::Validator,
	ProxyType::CancelProxy,
	ProxyType::Contributor,
	ProxyType::Steward,
];

#[test]
fn proxies_are_limited_to_their_type() {
	use ProxyType::{Any, CancelProxy, Contributor, NonTransfer, Steward, Validator};
	let leave: RuntimeCall = pallet_validator_set::Call::leave {}.into();
	let reject: RuntimeCall = pallet_proxy::Call::reject_announcement {
		delegate: Bob.to_account_id().into(),
		call_hash: Default::default(),
	}
	.into();
	let review: RuntimeCall = pallet_contributions::Call::review {
		id: ContributionId { scope: 1, index: 0 },
		review: pallet_contributions::Review::Accept,
	}
	.into();
	let allowed = |kind: ProxyType| {
		[transfer(), remark(), leave.clone(), reject.clone(), review.clone(), spend(), joint()]
			.map(|call| kind.filter(&call))
	};
	assert_eq!(allowed(Any), [true, true, true, true, true, true, true]);
	assert_eq!(allowed(NonTransfer), [false, true, true, true, true, false, false]);
	assert_eq!(allowed(Validator), [false, false, true, false, false, false, false]);
	assert_eq!(allowed(CancelProxy), [false, false, false, true, false, false, false]);
	assert_eq!(allowed(Contributor), [false, false, false, false, true, false, false]);
	assert_eq!(allowed(Steward), [false, false, false, false, false, true, true]);
}

#[test]
fn proxy_of_a_steward_pays_contracts_out_of_purses_of_scopes_only() {
	use pallet_settlement::Call;
	let (asset, evidence) = (AssetKind::Native, Default::default());
	for purse in [None, Some(Purse::Treasury)] {
		let bases = Default::default();
		let asset = || asset.clone();
		let calls: [RuntimeCall; 4] = [
			Call::declare { contract: 0, period: 0, asset: asset(), base: 1, purse, evidence }
				.into(),
			Call::close_period { contract: 0, period: 0, bases, purse, evidence }.into(),
			Call::amend { contract: 0, period: 0, asset: asset(), base: 1, purse, evidence }.into(),
			Call::pay_ceiling { contract: 0, asset: asset(), amount: 1, purse }.into(),
		];
		for call in calls {
			assert_eq!(ProxyType::Steward.filter(&call), purse.is_some(), "{call:?}");
		}
	}
}

#[test]
fn proxy_of_a_contributor_votes_and_gives_no_vote_away() {
	use pallet_governance::{Call, Choice, ProposalId};
	let (scope, who) = (1, Bob.to_account_id());
	let id = ProposalId { scope, index: 0 };
	let principals = vec![who.clone()].try_into().unwrap();
	let vote: RuntimeCall = Call::vote_for { id, principals, choice: Choice::Agree }.into();
	let end: RuntimeCall = Call::end_representation { scope, principal: who.clone() }.into();
	let represent: RuntimeCall = Call::represent { scope, representative: who, until: 9 }.into();
	let all = [vote, end, represent];
	for kind in TYPES {
		let allowed = all.each_ref().map(|call| kind.filter(call));
		let expected = match kind {
			ProxyType::Any => [true; 3],
			ProxyType::NonTransfer | ProxyType::Contributor => [true, true, false],
			_ => [false; 3],
		};
		assert_eq!(allowed, expected, "{kind:?}");
	}
}

#[test]
fn proxy_types_are_supersets_of_what_they_include() {
	on("development", || {
		for (name, call) in every_call() {
			for outer in TYPES {
				for inner in TYPES {
					assert!(
						!outer.is_superset(&inner) || outer.filter(&call) || !inner.filter(&call),
						"{outer:?} includes {inner:?} but for {name:?}"
					);
				}
			}
		}
	});
	for one in TYPES {
		assert!(one.is_superset(&one) && ProxyType::Any.is_superset(&one));
		assert!(one == ProxyType::Any || !one.is_superset(&ProxyType::Any));
		assert!(!ProxyType::NonTransfer.is_superset(&ProxyType::Steward));
	}
}

#[test]
fn proxies_carry_no_calls_that_their_filter_does_not_reach() {
	let dropping = ["Multisig", "Proxy", "Scheduler", "Sudo"];
	on("development", || {
		for (name, call) in every_call() {
			let announcement = name.0 == "Proxy" && name.1.ends_with("announcement")
				|| name == ("Proxy", "announce");
			if dropping.contains(&name.0) && !announcement {
				for limited in TYPES.into_iter().filter(|it| *it != ProxyType::Any) {
					let joint = limited == ProxyType::Steward && name.0 == "Multisig";
					assert_eq!(limited.filter(&call), joint, "{limited:?} {name:?}");
				}
			}
		}
	});
}

#[test]
fn proxies_of_contributors_and_operators_move_no_money_of_the_account() {
	// Whatever is called a transfer, a payment or a purchase is of no type but these.
	let paying = ["Balances", "Assets", "ValueEquation"];
	on("development", || {
		for (name, call) in every_call().into_iter().filter(|it| paying.contains(&it.0 .0)) {
			for limited in [
				ProxyType::NonTransfer,
				ProxyType::Validator,
				ProxyType::CancelProxy,
				ProxyType::Contributor,
			] {
				assert!(!limited.filter(&call), "{limited:?} {name:?}");
			}
		}
	});
}

/// A network of Alice, Bob and Charlie, who are its stewards; its number.
fn network_of_three() -> ScopeId {
	let stewards = [Alice, Bob, Charlie].map(|steward| steward.to_account_id()).to_vec();
	let scope = pallet_networks::NextScope::<Runtime>::get();
	Networks::create_scope(
		RuntimeOrigin::signed(Alice.to_account_id()),
		0,
		ScopeKind::Network,
		Document::default(),
		stewards.try_into().unwrap(),
	)
	.unwrap();
	scope
}

/// The call with which a steward decides, together with the other two, on a fund for a network.
fn decide_on_a_fund(signer: Sr25519Keyring, first: bool, scope: ScopeId) -> RuntimeCall {
	let mut others: Vec<_> = [Alice, Bob, Charlie]
		.into_iter()
		.filter(|steward| *steward != signer)
		.map(|steward| steward.to_account_id())
		.collect();
	others.sort();
	let name = b"tools".to_vec().try_into().unwrap();
	let call: RuntimeCall = pallet_networks::Call::create_fund { scope, name }.into();
	let maybe_timepoint =
		(!first).then(|| pallet_multisig::Timepoint { height: System::block_number(), index: 0 });
	pallet_multisig::Call::as_multi {
		threshold: 2,
		other_signatories: others,
		maybe_timepoint,
		max_weight: call.get_dispatch_info().call_weight,
		call: Box::new(call),
	}
	.into()
}

/// What comes of a call that Dave makes as Alice's proxy of a type.
fn as_proxy_of_alice(kind: ProxyType, call: RuntimeCall) -> DispatchResult {
	let alice = Alice.to_account_id();
	let dave = RuntimeOrigin::signed(Dave.to_account_id());
	crate::Proxy::add_proxy(
		RuntimeOrigin::signed(alice.clone()),
		Dave.to_account_id().into(),
		kind,
		0,
	)
	.or_else(|error| {
		// It is one already.
		let again = pallet_proxy::Error::<Runtime>::Duplicate.into();
		(error == again).then_some(()).ok_or(error)
	})
	.unwrap();
	System::reset_events();
	crate::Proxy::proxy(dave, alice.into(), Some(kind), Box::new(call)).unwrap();
	let results = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => Some(result),
		_ => None,
	});
	results.unwrap()
}

#[test]
fn non_transfer_proxy_does_not_sign_with_a_joint_account() {
	on("development", || {
		System::set_block_number(1);
		let scope = network_of_three();
		let vote = decide_on_a_fund(Alice, true, scope);
		assert_eq!(as_proxy_of_alice(ProxyType::NonTransfer, vote.clone()), Err(filtered()));
		let hidden = batch(vec![vote]);
		assert_eq!(as_proxy_of_alice(ProxyType::Contributor, hidden), Err(filtered()));
		assert_eq!(pallet_multisig::Multisigs::<Runtime>::iter().count(), 0);
	});
}

#[test]
fn steward_proxy_signs_with_a_joint_account() {
	on("development", || {
		System::set_block_number(1);
		let scope = network_of_three();
		let vote = decide_on_a_fund(Alice, true, scope);
		assert_eq!(as_proxy_of_alice(ProxyType::Steward, vote), Ok(()));
		assert_eq!(pallet_networks::Counts::<Runtime>::get(scope).funds, 0);
		let second = decide_on_a_fund(Bob, false, scope);
		second.dispatch(RuntimeOrigin::signed(Bob.to_account_id())).unwrap();
		assert_eq!(pallet_networks::Counts::<Runtime>::get(scope).funds, 1);
	});
}

#[test]
fn steward_proxy_decides_alone_where_its_account_does() {
	on("development", || {
		System::set_block_number(1);
		let scope = network_of_three();
		let describe: RuntimeCall =
			pallet_networks::Call::set_metadata { scope, metadata: Document::default() }.into();
		assert_eq!(as_proxy_of_alice(ProxyType::Steward, describe), Ok(()));
		assert_eq!(as_proxy_of_alice(ProxyType::Steward, transfer()), Err(filtered()));
	});
}

#[test]
fn proxy_cannot_smuggle_a_transfer_in_a_batch() {
	on("development", || {
		System::set_block_number(1);
		let alice = RuntimeOrigin::signed(Alice.to_account_id());
		let bob = RuntimeOrigin::signed(Bob.to_account_id());
		crate::Proxy::add_proxy(alice, Bob.to_account_id().into(), ProxyType::NonTransfer, 0)
			.unwrap();
		let smuggle = Box::new(batch(vec![transfer()]));
		crate::Proxy::proxy(bob, Alice.to_account_id().into(), None, smuggle).unwrap();
		let event = System::events().pop().unwrap().event;
		assert_eq!(event, pallet_proxy::Event::ProxyExecuted { result: Err(filtered()) }.into());
	});
}

#[test]
fn safe_mode_stops_transfers_and_nothing_a_block_needs() {
	on("development", || {
		block([]);
		SafeMode::force_enter(RuntimeOrigin::root()).unwrap();
		// The block below needs its timestamp: `block` panics without it.
		let results = block([signed(Alice, transfer())]);
		assert_eq!(results[0].unwrap().unwrap_err(), filtered());
		SafeMode::force_exit(RuntimeOrigin::root()).unwrap();
		block([signed(Alice, transfer())])[0].unwrap().unwrap();
	});
}

#[test]
fn paused_call_is_filtered_until_it_is_unpaused() {
	on("development", || {
		let name = transfer().get_call_metadata();
		let name = (
			name.pallet_name.as_bytes().to_vec().try_into().unwrap(),
			name.function_name.as_bytes().to_vec().try_into().unwrap(),
		);
		TxPause::pause(RuntimeOrigin::root(), name).unwrap();
		let results = block([signed(Alice, transfer()), signed(Bob, remark())]);
		assert_eq!(results[0].unwrap().unwrap_err(), filtered());
		results[1].unwrap().unwrap();
	});
}

#[test]
fn brakes_never_stop_what_keeps_the_chain_alive() {
	on("development", || {
		for (pallet, call) in [
			("Timestamp", "set"),
			("Session", "set_keys"),
			("Babe", "report_equivocation_unsigned"),
			("Grandpa", "report_equivocation_unsigned"),
			("SafeMode", "force_exit"),
			("TxPause", "unpause"),
			("ValidatorSet", "add_validator"),
			("Council", "vote"),
			("Whitelist", "dispatch_whitelisted_call_with_preimage"),
			("System", "apply_authorized_upgrade"),
			("Multisig", "as_multi"),
			("Multisig", "approve_as_multi"),
			("Preimage", "note_preimage"),
		] {
			let name = (
				pallet.as_bytes().to_vec().try_into().unwrap(),
				call.as_bytes().to_vec().try_into().unwrap(),
			);
			assert!(TxPause::pause(RuntimeOrigin::root(), name).is_err(), "{pallet}.{call}");
		}
	});
}

/// Whether no brake stops a call of this name.
fn is_never_stopped(call: &RuntimeCall) -> bool {
	let name = call.get_call_metadata();
	let name = (
		name.pallet_name.as_bytes().to_vec().try_into().unwrap(),
		name.function_name.as_bytes().to_vec().try_into().unwrap(),
	);
	<AlwaysAllowed as Contains<pallet_tx_pause::RuntimeCallNameOf<Runtime>>>::contains(&name)
}

#[test]
fn names_and_calls_that_no_brake_stops_are_the_same() {
	on("development", || {
		let mut never = std::collections::BTreeSet::new();
		for (name, call) in every_call() {
			let by_name = is_never_stopped(&call);
			let by_call = <AlwaysAllowed as Contains<RuntimeCall>>::contains(&call);
			assert_eq!(by_call, by_name, "{name:?}");
			if by_name {
				never.insert(if name.0 == "System" { name.1 } else { name.0 });
			}
		}
		// Grows only by what keeps the chain alive, releases a brake, or repairs.
		let expected = [
			"Babe",
			"Council",
			"Governance",
			"Grandpa",
			"Multisig",
			"Preimage",
			"SafeMode",
			"Session",
			"Sudo",
			"Timestamp",
			"TxPause",
			"ValidatorSet",
			"Whitelist",
			"apply_authorized_upgrade",
		];
		assert_eq!(never.into_iter().collect::<Vec<_>>(), expected);
	});
}

#[test]
fn safe_mode_filters_what_a_joint_account_does_and_lets_it_repair() {
	on("development", || {
		block([]);
		SafeMode::force_enter(RuntimeOrigin::root()).unwrap();
		let alice = RuntimeOrigin::signed(Alice.to_account_id());
		assert_eq!(joint().dispatch(alice.clone()).unwrap_err().error, filtered());
		let repair: RuntimeCall = pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![Bob.to_account_id()],
			call: Box::new(
				frame_system::Call::apply_authorized_upgrade { code: b"code".to_vec() }.into(),
			),
		}
		.into();
		// Not filtered: only nobody has authorised it.
		let nothing = frame_system::Error::<Runtime>::NothingAuthorized.into();
		assert_eq!(repair.dispatch(alice.clone()).unwrap_err().error, nothing);
		let note: RuntimeCall =
			pallet_preimage::Call::note_preimage { bytes: b"call".to_vec() }.into();
		note.dispatch(alice).unwrap();
	});
}

#[test]
fn transfer_is_a_small_part_of_a_block() {
	let weights = RuntimeBlockWeights::get();
	weights.clone().validate().unwrap();
	let normal = weights.get(frame_support::dispatch::DispatchClass::Normal);
	let one = transfer().get_dispatch_info().total_weight() + normal.base_extrinsic;
	let room = normal.max_total.unwrap().ref_time() / one.ref_time();
	assert!(room > 1_000, "{room} transfers in a block");
}

#[test]
fn hours_add_up_to_days() {
	assert_eq!(days(1), BLOCKS_PER_DAY);
	assert_eq!(hours(24), days(1));
	assert!(hours(1) >= 1);
	assert!(days(30) == 30 * BLOCKS_PER_DAY);
}
