// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What benchmarks of one pallet need of others, always in the form that costs most.

use super::networks::NewAsset;
use crate::{
	constants::currency::OVN, AccountId, AssetKind, Balances, Networks, Runtime, RuntimeOrigin,
};
use codec::{Decode, Encode};
use frame_support::traits::fungible::Mutate;
use ovn_primitives::{Day, Document, Purse, RoleId, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE};
use pallet_networks::{BenchmarkHelper as _, GrantRule, SponsorPolicy};
use sp_runtime::traits::TrailingZeroInput;

fn account(name: &str, n: u32) -> AccountId {
	let entropy = (name, n).using_encoded(sp_io::hashing::blake2_256);
	let account = AccountId::decode(&mut TrailingZeroInput::new(&entropy))
		.expect("any 32 bytes are an account");
	Balances::mint_into(&account, 1_000_000 * OVN).expect("there is room for more tokens");
	account
}

fn steward() -> AccountId {
	account("steward", 0)
}

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// Makes scopes and those who belong to them, by their calls.
pub struct Scopes;

impl pallet_contributions::BenchmarkHelper<AccountId, AssetKind> for Scopes {
	fn scope() -> ScopeId {
		let founder = steward();
		let mut scope = GLOBAL_SCOPE;
		for kind in [
			ScopeKind::Network,
			ScopeKind::OpenEnterprise,
			ScopeKind::OpenEnterprise,
			ScopeKind::Project,
			ScopeKind::Project,
		] {
			let parent = scope;
			scope = pallet_networks::NextScope::<Runtime>::get();
			let stewards = alloc::vec![founder.clone()].try_into().expect("one is not too many");
			Networks::create_scope(
				signed(founder.clone()),
				parent,
				kind,
				Document::default(),
				stewards,
			)
			.expect("a scope stands there");
		}
		let network = pallet_networks::Scopes::<Runtime>::get(scope).expect("it was made").network;
		let pot = Networks::pot_account(network, Purse::Sponsor, &AssetKind::Native);
		Balances::mint_into(&pot, 1_000_000 * OVN).expect("there is room for more tokens");
		let policy = SponsorPolicy {
			allowance: 1_000 * OVN,
			refill_period: 100,
			daily_budget: 1_000 * OVN,
			deposits: u16::MAX,
			uninvited: true,
		};
		Networks::set_sponsorship(signed(founder.clone()), network, Some(policy))
			.expect("the steward decides");
		Networks::set_agreement(signed(founder), scope, Document::default())
			.expect("the steward decides");
		scope
	}

	fn agent(scope: ScopeId, n: u32) -> AccountId {
		let who = account("agent", n);
		let network = pallet_networks::Scopes::<Runtime>::get(scope).expect("it was made").network;
		for (scope, agreement) in [(network, None), (scope, Some(1))] {
			Networks::join(signed(who.clone()), scope, agreement).expect("anybody can join");
			Networks::set_tier(signed(steward()), scope, who.clone(), Tier::Member)
				.expect("the steward decides");
		}
		who
	}

	fn role(scope: ScopeId, n: u32, holder: &AccountId) -> RoleId {
		let role = RoleId::try_from(n).expect("a benchmark needs few roles");
		while pallet_networks::Counts::<Runtime>::get(scope).roles <= role {
			Networks::define_role(
				signed(steward()),
				scope,
				b"role".to_vec().try_into().expect("a short name"),
				Document::default(),
				GrantRule::ByScope,
				Some(100_000),
			)
			.expect("the steward decides");
		}
		Networks::grant_role(signed(steward()), scope, role, holder.clone(), None)
			.expect("the steward decides");
		role
	}

	fn asset(scope: ScopeId, purse: Purse, owner: &AccountId) -> AssetKind {
		let asset = NewAsset::asset(77, owner);
		Networks::accept_asset(signed(steward()), scope, asset.clone())
			.expect("the steward decides");
		Networks::open_pot(signed(owner.clone()), scope, purse, asset.clone())
			.expect("anybody can open a pot");
		asset
	}

	fn set_day(day: Day) {
		let noon = (u64::from(day) * 24 + 12) * 3_600_000;
		pallet_timestamp::Now::<Runtime>::put(noon);
	}

	fn populate(scope: ScopeId, members: u32) {
		use pallet_networks::{Counts, Members, Memberships};
		let Some((_, like)) = Members::<Runtime>::iter_prefix(scope).next() else { return };
		for n in 0..members {
			let who = AccountId::from((b"populate", n).using_encoded(sp_io::hashing::blake2_256));
			Members::<Runtime>::insert(scope, &who, &like);
			Memberships::<Runtime>::insert(&who, scope, ());
		}
		Counts::<Runtime>::mutate(scope, |counts| {
			counts.members = counts.members.saturating_add(members);
		});
	}
}
