// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The presets a chain can start from.
//!
//! - `development`: one validator, Alice, who also holds the development key and is the steward of the
//!   global scope.
//! - `local`: four validators, Alice, Bob, Charlie and Dave; Alice holds the development key and is
//!   the steward of the global scope. Tools of the SDK ask for it as `local_testnet`.
//! - `production-template`: no validator, no balance, no development key. It builds no chain as it
//!   is: whoever founds one fills in the validators with their session keys, the first balances, and
//!   who decides for the chain: the stewards and at least three members of the global scope, or for
//!   the time being a key. `ovn-node found` does it from a file.
//!
//! Alice, Bob and Charlie are members of the global scope in the first two, so that they vote on
//! the chain itself.
//!
//! In every preset these native pots are endowed with the existential deposit, so that they exist before
//! the first money comes to them: the treasury of the global scope, to which fees go; the pot that sponsors
//! its people; the one on which the share books keep what they owe; that of the value equations; the escrow of
//! campaigns; the pot of rounds of budgeting; that of the bonds of firms; and that of custodians, which owns
//! their assets. [`build`] refuses a genesis without one of them: money that came to a pot that does not
//! exist would be burned.

use crate::{
	configs::consensus::MinValidators,
	constants::currency::{EXISTENTIAL_DEPOSIT, OVN},
	AccountId, AssetKind, BabeConfig, Balance, BalancesConfig, Budgeting, Crowdfunding, Fiat,
	Firms, Networks, NetworksConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys, Shares,
	SudoConfig, ValidatorSetConfig, ValueEquation,
};
use alloc::{format, string::ToString, vec, vec::Vec};
use frame_support::{build_struct_json_patch, genesis_builder_helper::build_state};
use ovn_primitives::{Purse, GLOBAL_SCOPE};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// The id of the preset a real chain is made from.
pub const PRODUCTION_TEMPLATE_PRESET: &str = "production-template";
/// The id of the preset with four validators.
pub const LOCAL_PRESET: &str = "local";

/// How BABE assigns slots: a primary slot to one validator in four on average, and every slot that
/// has no primary author to one of them by a verifiable random function.
pub const BABE_EPOCH_CONFIGURATION: sp_consensus_babe::BabeEpochConfiguration =
	sp_consensus_babe::BabeEpochConfiguration {
		c: (1, 4),
		allowed_slots: sp_consensus_babe::AllowedSlots::PrimaryAndSecondaryVRFSlots,
	};

/// How many members of the global scope a chain without a key begins with at least.
const LEAST_MEMBERS: usize = pallet_governance::FOUNDERS as usize;

/// What each well-known account of a development or local chain begins with.
const ENDOWMENT: Balance = 1_000_000 * OVN;

/// A validator of a genesis: its account and its session keys.
type Validator = (AccountId, SessionKeys);

/// A well-known validator: its account and keys are those of the development keyring.
fn well_known(sr25519: Sr25519Keyring, ed25519: Ed25519Keyring) -> Validator {
	let keys = SessionKeys { babe: sr25519.public().into(), grandpa: ed25519.public().into() };
	(sr25519.to_account_id(), keys)
}

/// The pots that exist from the first block on, and what each is for.
fn endowed_pots() -> Vec<(AccountId, &'static str)> {
	let native = &AssetKind::Native;
	vec![
		(Networks::pot_account(GLOBAL_SCOPE, Purse::Treasury, native), "the fees of the chain"),
		(Networks::pot_account(GLOBAL_SCOPE, Purse::Sponsor, native), "the fees of its people"),
		(Crowdfunding::pot_account(native), "the escrow of campaigns"),
		(Budgeting::pot_account(native), "the rounds of budgeting"),
		(Fiat::pot_account(native), "the bonds of custodians"),
		(Firms::pot_account(native), "the bonds of firms"),
		(Shares::pot_account(native), "what share books owe"),
		(ValueEquation::pot_account(native), "what value equations divide"),
	]
}

fn genesis(
	validators: Vec<Validator>,
	endowed: Vec<AccountId>,
	sudo: Option<AccountId>,
	members: Vec<AccountId>,
) -> serde_json::Value {
	let mut balances: Vec<(AccountId, Balance)> =
		endowed.into_iter().map(|account| (account, ENDOWMENT)).collect();
	balances.extend(endowed_pots().into_iter().map(|(pot, _)| (pot, EXISTENTIAL_DEPOSIT)));
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances },
		babe: BabeConfig { epoch_config: BABE_EPOCH_CONFIGURATION },
		validator_set: ValidatorSetConfig {
			validators: validators.iter().map(|(account, _)| account.clone()).collect::<Vec<_>>(),
		},
		session: SessionConfig {
			keys: validators
				.into_iter()
				.map(|(account, keys)| (account.clone(), account, keys))
				.collect::<Vec<_>>(),
		},
		networks: NetworksConfig { stewards: sudo.iter().cloned().collect::<Vec<_>>(), members },
		sudo: SudoConfig { key: sudo },
	})
}

fn well_known_accounts() -> Vec<AccountId> {
	Sr25519Keyring::well_known().map(|key| key.to_account_id()).collect()
}

/// Who votes on the chain itself in development and local chains.
fn well_known_members() -> Vec<AccountId> {
	use Sr25519Keyring::{Alice, Bob, Charlie};
	vec![Alice.to_account_id(), Bob.to_account_id(), Charlie.to_account_id()]
}

/// The preset of that id as a JSON patch, or nothing if there is none.
pub fn preset(id: &PresetId) -> Option<Vec<u8>> {
	let alice = Sr25519Keyring::Alice.to_account_id();
	let patch = match id.as_ref() {
		DEV_RUNTIME_PRESET => genesis(
			vec![well_known(Sr25519Keyring::Alice, Ed25519Keyring::Alice)],
			well_known_accounts(),
			Some(alice),
			well_known_members(),
		),
		LOCAL_PRESET | LOCAL_TESTNET_RUNTIME_PRESET => genesis(
			vec![
				well_known(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
				well_known(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
				well_known(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
				well_known(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
			],
			well_known_accounts(),
			Some(alice),
			well_known_members(),
		),
		PRODUCTION_TEMPLATE_PRESET => genesis(Vec::new(), Vec::new(), None, Vec::new()),
		_ => return None,
	};
	Some(patch.to_string().into_bytes())
}

/// An account as a chain spec has it. An account is displayed as an address only with the standard library.
fn written(account: &AccountId) -> serde_json::Value {
	serde_json::json!(account)
}

/// Builds the genesis state from a complete configuration.
///
/// Errors, before anything is written: the configuration does not fit the runtime; the chain would
/// have fewer validators than the least and never make a block; a validator has no session keys; nobody
/// would decide for the chain, so that nothing of it could ever be changed, nor its fees be spent; too few members
/// would vote to decide what is critical; a pot is not endowed.
pub fn build(config: Vec<u8>) -> sp_genesis_builder::Result {
	let genesis: RuntimeGenesisConfig = serde_json::from_slice(&config)
		.map_err(|error| format!("the genesis is invalid: {error}"))?;
	let validators = &genesis.validator_set.validators;
	let least = MinValidators::get();
	if !u32::try_from(validators.len()).is_ok_and(|count| count >= least) {
		return Err(format!(
			"the genesis has {} validators, the least is {least}: fill in \
			 `validatorSet.validators` and `session.keys` of the chain spec",
			validators.len()
		));
	}
	for validator in validators {
		if !genesis
			.session
			.keys
			.iter()
			.any(|(account, id, _)| account == validator && id == validator)
		{
			return Err(format!(
				"the validator {} has no session keys: add an entry to `session.keys` of the \
				 chain spec",
				written(validator)
			));
		}
	}
	if genesis.networks.stewards.is_empty() && genesis.sudo.key.is_none() {
		return Err("nobody decides for this chain: name the stewards of the global scope in \
			 `networks.stewards` of the chain spec, three or more so that two have to agree; or, until \
			 there are some, a key in `sudo.key`, which should be the account of several"
			.to_string());
	}
	let members = genesis.networks.members.len();
	if members < LEAST_MEMBERS && genesis.sudo.key.is_none() {
		return Err(format!(
			"the global scope has {members} members, and only votes of {LEAST_MEMBERS} or more decide \
			 what is critical: name them in `networks.members` of the chain spec"
		));
	}
	for (pot, purpose) in endowed_pots() {
		let endowed = genesis
			.balances
			.balances
			.iter()
			.any(|(account, amount)| *account == pot && *amount >= EXISTENTIAL_DEPOSIT);
		if !endowed {
			return Err(format!(
				"the pot {} for {purpose} is not endowed: add `[{0}, {EXISTENTIAL_DEPOSIT}]` to \
				 `balances.balances` of the chain spec, as the template has it",
				written(&pot)
			));
		}
	}
	build_state::<RuntimeGenesisConfig>(config)
}

/// The ids of all presets.
pub fn preset_names() -> Vec<PresetId> {
	[DEV_RUNTIME_PRESET, LOCAL_PRESET, LOCAL_TESTNET_RUNTIME_PRESET, PRODUCTION_TEMPLATE_PRESET]
		.into_iter()
		.map(PresetId::from)
		.collect()
}
