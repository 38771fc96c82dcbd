// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The presets.

use super::chain::{genesis_json, merge, on};
use crate::{
	constants::currency::EXISTENTIAL_DEPOSIT, fees::FeePot, genesis, AssetKind, Balances,
	Budgeting, Crowdfunding, Fiat, Firms, Networks, Runtime, Session, Shares, ValueEquation,
	CHAIN_NAME, VERSION,
};
use ovn_primitives::{Purse, GLOBAL_SCOPE};
use serde_json::json;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

#[test]
fn presets_have_their_validators() {
	on("development", || assert_eq!(Session::validators().len(), 1));
	on("local", || assert_eq!(Session::validators().len(), 4));
}

#[test]
fn local_preset_is_found_by_the_name_that_tools_use() {
	let local = genesis::preset(&genesis::LOCAL_PRESET.into());
	assert!(local.is_some());
	assert_eq!(genesis::preset(&"local_testnet".into()), local);
	assert!(genesis::preset_names().contains(&"local_testnet".into()));
}

#[test]
fn fee_pot_exists_in_every_preset() {
	for preset in genesis::preset_names() {
		let json: serde_json::Value =
			serde_json::from_slice(&genesis::preset(&preset).unwrap()).unwrap();
		let pot = serde_json::to_value((FeePot::get(), EXISTENTIAL_DEPOSIT)).unwrap();
		assert!(json["balances"]["balances"].as_array().unwrap().contains(&pot), "{preset}");
	}
	on("development", || assert_eq!(Balances::free_balance(FeePot::get()), EXISTENTIAL_DEPOSIT));
}

#[test]
fn global_scope_exists_in_every_chain() {
	for (preset, stewards) in [("development", 1), ("local", 1)] {
		on(preset, || {
			let scope = Networks::scope(GLOBAL_SCOPE).unwrap();
			assert_eq!(scope.stewards.len(), stewards);
			assert_eq!(scope.treasury, FeePot::get());
			let (_, open) = Networks::pot(GLOBAL_SCOPE, Purse::Sponsor, AssetKind::Native);
			assert!(open);
		});
	}
}

#[test]
fn pots_of_owed_money_are_open_in_every_chain() {
	for preset in ["development", "local"] {
		on(preset, || {
			let native = AssetKind::Native;
			for (pot, open) in [
				Shares::pot(native.clone()),
				ValueEquation::pot(native.clone()),
				Crowdfunding::pot(native.clone()),
				Budgeting::pot(native.clone()),
				Fiat::pot(native.clone()),
				Firms::pot(native.clone()),
			] {
				assert!(open, "{preset}");
				assert_eq!(Balances::free_balance(pot), EXISTENTIAL_DEPOSIT);
			}
		});
	}
}

#[test]
fn members_of_the_global_scope_vote_from_genesis_on_and_pay_no_deposit() {
	use crate::{constants::currency::OVN, AccountId};
	for preset in ["development", "local"] {
		on(preset, || {
			let voters = pallet_governance::Voters::<Runtime>::iter_key_prefix(GLOBAL_SCOPE);
			let voters: std::collections::BTreeSet<AccountId> = voters.collect();
			let members = [Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie];
			assert_eq!(voters, members.map(|who| who.to_account_id()).into());
			for who in voters {
				assert_eq!(Balances::free_balance(who), 1_000_000 * OVN);
			}
			let roll = pallet_governance::Rolls::<Runtime>::get(GLOBAL_SCOPE);
			assert!(roll.decides && roll.voters == 3);
			#[cfg(feature = "try-runtime")]
			{
				crate::Governance::do_try_state().unwrap();
				Networks::do_try_state().unwrap();
			}
		});
	}
}

#[test]
fn genesis_names_more_members_than_are_admitted_in_a_month() {
	let members: Vec<_> = (1..=20u8).map(|n| crate::AccountId::new([n; 32])).collect();
	let mut patch = stewards();
	merge(&mut patch, json!({ "networks": { "members": members } }));
	sp_io::TestExternalities::default().execute_with(|| {
		genesis::build(filled_in(patch)).unwrap();
		assert_eq!(pallet_governance::Rolls::<Runtime>::get(GLOBAL_SCOPE).voters, 20);
	});
}

#[test]
fn fee_pot_is_where_clients_look_for_it() {
	let expected = "a1d42fad7d0bd26bda3d1e09868d94c72cfb6e07979e89daf6733c433518ff58";
	assert_eq!(
		format!("{:?}", sp_core::H256::from(<[u8; 32]>::from(FeePot::get()))),
		format!("0x{expected}")
	);
}

#[test]
fn development_key_is_in_development_presets_only() {
	on("development", || assert!(pallet_sudo::Key::<Runtime>::get().is_some()));
	on("local", || assert!(pallet_sudo::Key::<Runtime>::get().is_some()));
	let template = genesis::preset(&genesis::PRODUCTION_TEMPLATE_PRESET.into()).unwrap();
	let template: serde_json::Value = serde_json::from_slice(&template).unwrap();
	assert_eq!(template["sudo"]["key"], json!(null));
}

#[test]
fn production_template_names_no_well_known_key() {
	let template = genesis::preset(&genesis::PRODUCTION_TEMPLATE_PRESET.into()).unwrap();
	let template = String::from_utf8(template).unwrap();
	for key in Sr25519Keyring::iter().map(|key| key.to_account_id()) {
		assert!(!template.contains(&key.to_string()), "{key}");
	}
	for key in Ed25519Keyring::iter().map(|key| key.to_account_id()) {
		assert!(!template.contains(&key.to_string()), "{key}");
	}
}

#[test]
fn production_template_builds_no_chain_when_nobody_filled_it_in() {
	sp_io::TestExternalities::default().execute_with(|| {
		let json = genesis_json(genesis::PRODUCTION_TEMPLATE_PRESET, json!({}));
		let error = genesis::build(json).unwrap_err();
		assert!(error.contains("fill in `validatorSet.validators`"), "{error}");
	});
}

#[test]
fn genesis_is_refused_when_a_validator_has_no_session_keys() {
	let alice = Sr25519Keyring::Alice.to_account_id();
	let patch = json!({ "validatorSet": { "validators": [alice] } });
	sp_io::TestExternalities::default().execute_with(|| {
		let json = genesis_json(genesis::PRODUCTION_TEMPLATE_PRESET, patch);
		let error = genesis::build(json).unwrap_err();
		assert!(error.contains("has no session keys"), "{error}");
	});
}

/// The template with the validators of the local preset, and this.
fn filled_in(patch: serde_json::Value) -> Vec<u8> {
	let local: serde_json::Value =
		serde_json::from_slice(&genesis::preset(&genesis::LOCAL_PRESET.into()).unwrap()).unwrap();
	let mut all = json!({ "validatorSet": local["validatorSet"], "session": local["session"] });
	merge(&mut all, patch);
	genesis_json(genesis::PRODUCTION_TEMPLATE_PRESET, all)
}

/// Three who decide, and who vote.
fn stewards() -> serde_json::Value {
	let stewards = [Sr25519Keyring::Alice, Sr25519Keyring::Bob, Sr25519Keyring::Charlie]
		.map(|steward| steward.to_account_id());
	json!({ "networks": { "stewards": stewards, "members": stewards } })
}

#[test]
fn production_template_builds_a_chain_when_filled_in() {
	sp_io::TestExternalities::default().execute_with(|| {
		genesis::build(filled_in(stewards())).unwrap();
		assert_eq!(Session::validators().len(), 4);
		assert_eq!(Networks::scope(GLOBAL_SCOPE).unwrap().stewards.len(), 3);
		assert!(pallet_sudo::Key::<Runtime>::get().is_none());
	});
}

#[test]
fn genesis_builds_a_chain_when_a_key_decides_until_there_are_stewards() {
	sp_io::TestExternalities::default().execute_with(|| {
		let key = Sr25519Keyring::Alice.to_account_id();
		genesis::build(filled_in(json!({ "sudo": { "key": key } }))).unwrap();
		assert_eq!(pallet_sudo::Key::<Runtime>::get(), Some(key));
	});
}

#[test]
fn genesis_is_refused_when_nobody_decides_for_the_chain() {
	sp_io::TestExternalities::default().execute_with(|| {
		let error = genesis::build(filled_in(json!({}))).unwrap_err();
		assert!(error.contains("nobody decides for this chain"), "{error}");
		assert!(error.contains("`networks.stewards`") && error.contains("`sudo.key`"), "{error}");
		assert_eq!(Session::validators().len(), 0);
	});
}

#[test]
fn genesis_is_refused_when_fewer_than_three_vote_and_no_key_decides() {
	let members = |count: usize, key: Option<crate::AccountId>| {
		let mut patch = stewards();
		let named = patch["networks"]["members"].as_array().unwrap()[..count].to_vec();
		patch["networks"]["members"] = named.into();
		patch["sudo"] = json!({ "key": key });
		sp_io::TestExternalities::default().execute_with(|| genesis::build(filled_in(patch)))
	};
	for count in 0..3 {
		let error = members(count, None).unwrap_err();
		assert!(error.contains(&format!("{count} members")), "{error}");
		assert!(error.contains("`networks.members`"), "{error}");
		assert_eq!(members(count, Some(Sr25519Keyring::Alice.to_account_id())), Ok(()));
	}
	assert_eq!(members(3, None), Ok(()));
}

#[test]
fn genesis_is_refused_when_a_pot_is_not_endowed() {
	let template = genesis::preset(&genesis::PRODUCTION_TEMPLATE_PRESET.into()).unwrap();
	let template: serde_json::Value = serde_json::from_slice(&template).unwrap();
	let pots = template["balances"]["balances"].as_array().unwrap();
	assert!(!pots.is_empty());
	for left_out in 0..pots.len() {
		let mut patch = stewards();
		let mut balances = pots.clone();
		balances.remove(left_out);
		merge(&mut patch, json!({ "balances": { "balances": balances } }));
		sp_io::TestExternalities::default().execute_with(|| {
			let error = genesis::build(filled_in(patch)).unwrap_err();
			assert!(error.contains("is not endowed"), "{error}");
			assert!(error.contains(pots[left_out][0].as_str().unwrap()), "{error}");
		});
	}
	let mut patch = stewards();
	let mut balances = pots.clone();
	balances[0][1] = json!(EXISTENTIAL_DEPOSIT - 1);
	merge(&mut patch, json!({ "balances": { "balances": balances } }));
	sp_io::TestExternalities::default().execute_with(|| {
		assert!(genesis::build(filled_in(patch)).unwrap_err().contains("is not endowed"));
	});
}

#[test]
fn display_name_in_lower_case_is_the_spec_name() {
	assert_eq!(CHAIN_NAME.to_lowercase(), VERSION.spec_name);
}
