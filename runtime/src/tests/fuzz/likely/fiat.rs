// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Custodians, from their licence to the end of it, or to their default.

use super::{Next, Subject};
use crate::{
	constants::currency::OVN,
	tests::fuzz::{dice::Dice, world::World},
	AccountId, AssetKind, Money, Networks, Runtime, System,
};
use codec::Encode;
use frame_support::traits::fungibles::Inspect;

use ovn_primitives::{traits::Scopes, IncomeClass, ScopeId, ScopeKind};
use pallet_fiat::{
	Call, Cover, CustodianId, CustodianOf, Custodians, Offers, Receiver, RequestState, Requests,
	State, Terms, TermsOf,
};
use sp_core::H256;

fn hash(dice: &mut Dice) -> H256 {
	dice.bits().using_encoded(sp_io::hashing::blake2_256).into()
}

fn terms(world: &mut World, arbiter: AccountId) -> TermsOf<Runtime> {
	let dice = &mut world.dice;
	Terms {
		currency: *b"EUR",
		decimals: 2,
		name: b"money at a bank".to_vec().try_into().unwrap(),
		symbol: b"BANK".to_vec().try_into().unwrap(),
		limit: u128::from(dice.between(1_000, 1_000_000)),
		cover: Cover {
			bond: OVN / dice.of(&[100, 1_000_000]),
			units: u128::from(dice.between(1, 3)),
		},
		bond_asset: AssetKind::Native,
		bond: OVN * u128::from(dice.between(1, 5)),
		smallest: u128::from(dice.between(1, 200)),
		fulfil_within: dice.between(1, 20) as u8,
		arbiter,
	}
}

/// What begins: a licence.
fn begin(world: &mut World) -> Next {
	let now = System::block_number();
	let due: Vec<(ScopeId, AccountId)> = Offers::<Runtime>::iter()
		.filter(|(.., offer)| offer.from.block <= now)
		.map(|(network, account, _)| (network, account))
		.take(12)
		.collect();
	if let Some((network, account)) = world.dice.any(&due) {
		let offer = Offers::<Runtime>::get(network, &account)?;
		let terms = Box::new(offer.terms);
		if offer.until.block <= now || world.dice.chance(5) {
			return Some((account.clone(), Call::cancel_offer { network, account }.into()));
		}
		return Some((account, Call::accept_licence { network, terms }.into()));
	}
	let focus = world.focus(Subject::Scope);
	let network = focus.network;
	if <Networks as Scopes<AccountId>>::kind(network) != Some(ScopeKind::Network) {
		return None;
	}
	// One of those who began with most.
	let account = world.people[world.dice.roll(6) as usize].clone();
	let arbiter = world.person();
	let terms = Box::new(terms(world, arbiter));
	Some((world.decider(network), Call::license_custodian { network, account, terms }.into()))
}

/// What a custodian or its network does, or anybody about it.
fn custodian(world: &mut World, custodian: CustodianId, it: CustodianOf<Runtime>) -> Next {
	let first: u32 = <Runtime as pallet_fiat::Config>::FirstAssetId::get();
	let holders: Vec<AccountId> =
		pallet_assets::Account::<Runtime>::iter_key_prefix(first + custodian).take(24).collect();
	let holders: Vec<AccountId> =
		holders.into_iter().filter(|who| world.people.contains(who)).collect();
	let asset = AssetKind::WithId(first + custodian);
	let holder = world.dice.any(&holders).filter(|_| world.dice.chance(70));
	let person = holder.unwrap_or_else(|| world.person());
	let left = it.terms.limit.saturating_sub(it.issued.outstanding);
	let amount = left.min(u128::from(world.dice.between(1, 50_000)));
	let (bank_reference, evidence) = (hash(&mut world.dice), hash(&mut world.dice));
	let has = Money::balance(asset, &person);
	let some = has.min(u128::from(world.dice.between(1, 5_000)));
	let live = matches!(it.state, State::Active | State::Noticed { .. });
	let (who, call): (AccountId, _) = match world.dice.roll(20) {
		_ if it.state == State::Defaulted && world.dice.chance(60) => {
			(person, Call::burn { custodian, amount: some })
		},
		0..=6 if live => {
			let to = Receiver::Wallet(person);
			(it.account, Call::issue { custodian, to, amount, bank_reference, evidence })
		},
		7 => {
			let scope = world.focus(Subject::Scope).scope;
			let to = Receiver::Income { scope, class: IncomeClass::Sale };
			(it.account, Call::issue { custodian, to, amount, bank_reference, evidence })
		},
		8..=13 if live => (person, Call::redeem { custodian, amount: some, payout: evidence }),
		14 => (it.account, Call::add_bond { custodian, amount: OVN }),
		15 => {
			let beyond = crate::Fiat::custodian(custodian).map_or(0, |view| view.withdrawable);
			(it.account, Call::withdraw_bond { custodian, amount: beyond / 2 + 1 })
		},
		16 => {
			let limit = u128::from(world.dice.between(1, 1_500_000));
			(world.decider(it.network), Call::set_limit { custodian, limit })
		},
		17 if world.dice.chance(20) => (it.account, Call::give_notice { custodian }),
		18 => (person, Call::end_licence { custodian }),
		19 => (person, Call::return_bond { custodian }),
		_ => {
			let owed: Vec<_> =
				pallet_fiat::Owed::<Runtime>::iter_prefix(custodian).take(12).collect();
			let (who, amount) = world.dice.any(&owed).unwrap_or((person, 1));
			(who, Call::confirm_owed { custodian, amount })
		},
	};
	Some((who, call.into()))
}

/// What is done about a request.
fn request(world: &mut World, request: u64) -> Next {
	let it = Requests::<Runtime>::get(request)?;
	let custodian = Custodians::<Runtime>::get(it.custodian)?;
	let evidence = hash(&mut world.dice);
	let (person, dice) = (world.person(), &mut world.dice);
	let (who, call): (AccountId, Call<Runtime>) = match (it.state, dice.roll(10)) {
		(RequestState::Requested { .. } | RequestState::Acknowledged, 8) => {
			(person, Call::default_on { request })
		},
		(RequestState::Requested { .. }, 0) => (custodian.account, Call::decline { request }),
		(RequestState::Requested { .. }, 1..=7) => {
			(custodian.account, Call::acknowledge { request })
		},
		(RequestState::Acknowledged, 0..=7) => {
			(custodian.account, Call::fulfil { request, evidence })
		},
		(RequestState::Fulfilled { .. }, 0..=3) => (it.holder, Call::confirm { request }),
		(RequestState::Fulfilled { .. }, 4..=6) => (it.holder, Call::deny { request, evidence }),
		(RequestState::Fulfilled { .. }, _) => (person, Call::burn_silent { request }),
		(RequestState::Denied { .. }, 0..=7) => {
			(custodian.terms.arbiter, Call::judge { request, paid: dice.chance(50) })
		},
		_ => (person, Call::return_units { request }),
	};
	Some((who, call.into()))
}

pub fn next(world: &mut World) -> Next {
	let custodians = pallet_fiat::NextCustodian::<Runtime>::get();
	let open: Vec<u64> = Requests::<Runtime>::iter_keys().take(24).collect();
	let chosen = world.dice.any(&open).filter(|_| world.dice.chance(45));
	if let Some(chosen) = chosen {
		return request(world, chosen);
	}
	let id = world.dice.id(custodians.into()) as CustodianId;
	match Custodians::<Runtime>::get(id).filter(|_| world.dice.chance(75)) {
		Some(it) => custodian(world, id, it),
		None => begin(world),
	}
}
