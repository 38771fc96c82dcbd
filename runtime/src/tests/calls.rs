// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Which calls pass: the base filter, proxies, brakes.

use super::chain::{block, on, signed};
use crate::{
	configs::{brakes::AlwaysAllowed, system::RuntimeBlockWeights, tools::ProxyType},
	constants::time::{days, hours, BLOCKS_PER_DAY},
	Runtime, RuntimeCall, RuntimeOrigin, SafeMode, System, TxPause,
};
use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{Contains, GetCallMetadata, InstanceFilter},
};
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{traits::Dispatchable, DispatchError};

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

#[test]
fn proxies_are_limited_to_their_type() {
	use ProxyType::{Any, CancelProxy, NonTransfer, Validator};
	let set_keys: RuntimeCall = pallet_validator_set::Call::leave {}.into();
	let reject: RuntimeCall = pallet_proxy::Call::reject_announcement {
		delegate: Bob.to_account_id().into(),
		call_hash: Default::default(),
	}
	.into();
	let allowed = |kind: ProxyType| {
		[transfer(), remark(), set_keys.clone(), reject.clone()].map(|call| kind.filter(&call))
	};
	assert_eq!(allowed(Any), [true, true, true, true]);
	assert_eq!(allowed(NonTransfer), [false, true, true, true]);
	assert_eq!(allowed(Validator), [false, false, true, false]);
	assert_eq!(allowed(CancelProxy), [false, false, false, true]);
}

#[test]
fn proxy_types_are_supersets_of_what_they_include() {
	use ProxyType::{Any, CancelProxy, NonTransfer, Validator};
	let calls = [transfer(), remark(), purge_keys(), batch(vec![])];
	for outer in [Any, NonTransfer, Validator, CancelProxy] {
		for inner in [Any, NonTransfer, Validator, CancelProxy] {
			if outer.is_superset(&inner) {
				for call in &calls {
					assert!(outer.filter(call) || !inner.filter(call), "{outer:?} {inner:?}");
				}
			}
		}
	}
	assert!(!Validator.is_superset(&CancelProxy));
	assert!(!NonTransfer.is_superset(&Any));
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
		] {
			let name = (
				pallet.as_bytes().to_vec().try_into().unwrap(),
				call.as_bytes().to_vec().try_into().unwrap(),
			);
			assert!(TxPause::pause(RuntimeOrigin::root(), name).is_err(), "{pallet}.{call}");
		}
	});
}

#[test]
fn names_and_calls_that_no_brake_stops_are_the_same() {
	let calls: [RuntimeCall; 4] =
		[pallet_timestamp::Call::set { now: 0 }.into(), purge_keys(), transfer(), remark()];
	for call in calls {
		let name = call.get_call_metadata();
		let name = (
			name.pallet_name.as_bytes().to_vec().try_into().unwrap(),
			name.function_name.as_bytes().to_vec().try_into().unwrap(),
		);
		let by_name =
			<AlwaysAllowed as Contains<pallet_tx_pause::RuntimeCallNameOf<Runtime>>>::contains(
				&name,
			);
		assert_eq!(<AlwaysAllowed as Contains<RuntimeCall>>::contains(&call), by_name);
	}
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

/// Generated clients (polkadot-api) use arguments as names of their language.
#[test]
fn arguments_of_view_functions_are_words_that_clients_can_use() {
	let reserved = [
		"await",
		"break",
		"case",
		"catch",
		"class",
		"const",
		"continue",
		"debugger",
		"default",
		"delete",
		"do",
		"else",
		"enum",
		"export",
		"extends",
		"false",
		"finally",
		"for",
		"function",
		"if",
		"implements",
		"in",
		"instanceof",
		"interface",
		"let",
		"new",
		"null",
		"package",
		"private",
		"protected",
		"public",
		"return",
		"static",
		"super",
		"switch",
		"this",
		"throw",
		"true",
		"try",
		"typeof",
		"var",
		"void",
		"while",
		"with",
		"yield",
	];
	let mut views = 0;
	for pallet in &Runtime::metadata_ir().pallets {
		for view in &pallet.view_functions {
			views += 1;
			for input in &view.inputs {
				let name = input.name;
				assert!(!reserved.contains(&name), "{}.{}: {name}", pallet.name, view.name);
			}
		}
	}
	assert!(views > 100, "{views}");
}
