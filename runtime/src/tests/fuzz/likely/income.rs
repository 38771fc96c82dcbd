// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Equations, incomes, and what people claim.

use super::{Next, Subject};
use crate::{
	constants::currency::OVN,
	tests::fuzz::{focus::Focus, world::World},
	AccountId, AssetKind, Runtime,
};
use codec::Encode;
use ovn_primitives::{Holder, IncomeClass, Purse, Ratio};
use pallet_shares::{Call as Shares, Holdings, Redirect};
use pallet_value_equation::{
	Ask, Bucket, Call, Equation, Equations, Inboxes, Line, Mode, OlderDues, OnEmpty, Recipient,
};
use sp_core::H256;
use sp_runtime::MultiSigner;

/// What names a person that has no account: its key, hashed with nothing.
pub fn identity_of(who: &AccountId) -> H256 {
	let key = sp_core::sr25519::Public::from_raw(*AsRef::<[u8; 32]>::as_ref(who));
	let hash = (H256::zero(), MultiSigner::Sr25519(key)).using_encoded(sp_io::hashing::blake2_256);
	hash.into()
}

fn holder(world: &mut World, focus: &Focus) -> Holder<AccountId> {
	match world.dice.roll(20) {
		0..=14 => Holder::Agent(world.member(focus.scope)),
		15 => Holder::Scope(focus.scope),
		_ => Holder::External(super::contributions::identity(world)),
	}
}

pub fn next(world: &mut World) -> Next {
	let focus = world.focus(Subject::Scope);
	let scope = focus.scope;
	let decider = world.decider(scope);
	let person = world.person();
	let asset = world.accepted(scope);
	let call = match world.dice.roll(27) {
		0..=1 => return Some((decider, equation(world, &focus)?.into())),
		2..=8 if !Equations::<Runtime>::contains_key(scope) => {
			return Some((decider, equation(world, &focus)?.into()));
		},
		2..=8 => {
			let class = world.dice.of(&[
				IncomeClass::Sale,
				IncomeClass::Service,
				IncomeClass::Grant,
				IncomeClass::Sponsorship,
				IncomeClass::Donation,
			]);
			let reference = world.dice.bits().using_encoded(sp_io::hashing::blake2_256).into();
			let amount = world.units(&asset, 400);
			Call::record_income { scope, asset, amount, class, reference }
		},
		9..=10 => {
			let ((scope, asset, levied), _) = Inboxes::<Runtime>::iter().next()?;
			Call::process_inbox { scope, asset, levied }
		},
		11..=13 => {
			let older = OlderDues::<Runtime>::iter_key_prefix((scope, asset.clone())).next();
			let line = match (older, world.dice.roll(4)) {
				(Some(version), 0..=1) => Line::Older { version, index: world.dice.roll(2) as u8 },
				(_, 2) => Line::Levy,
				(_, 3) => Line::Residue,
				_ => Line::Bucket(world.dice.roll(4) as u8),
			};
			Call::collect { scope, asset, line }
		},
		14 => {
			let bucket = world.dice.roll(4) as u8;
			return Some((
				decider,
				Call::move_savings { scope, asset, bucket, purse: Purse::Treasury }.into(),
			));
		},
		15 => {
			let share = Ratio::new(world.dice.roll(11) as u32, 100).unwrap();
			let network = focus.network;
			let purse = world.dice.chance(70).then_some(Purse::Treasury);
			let decider = world.decider(network);
			return Some((decider, Call::set_levy { network, share, purse }.into()));
		},
		16 | 25 => {
			if asset == AssetKind::Native {
				return None;
			}
			let pot = match world.dice.roll(5) {
				0 => Call::open_pot { scope, asset }.into(),
				1 => Shares::open_pot { scope, asset }.into(),
				2 => pallet_crowdfunding::Call::open_pot { scope, asset }.into(),
				3 => pallet_firms::Call::open_pot { scope, asset }.into(),
				_ => pallet_budgeting::Call::open_pot { scope, asset }.into(),
			};
			return Some((person, pot));
		},
		17..=22 => {
			let holder = holder(world, &focus);
			let positions: Vec<_> = Holdings::<Runtime>::iter_key_prefix((holder.clone(),))
				.take(1 + world.dice.roll(6) as usize)
				.collect();
			if positions.is_empty() {
				return None;
			}
			let positions = positions.try_into().ok()?;
			let payments = 1 + world.dice.roll(8) as u32;
			return Some(match (&holder, world.dice.chance(70)) {
				(Holder::Agent(who), true) => {
					(who.clone(), Shares::claim { positions, payments }.into())
				},
				_ => (person, Shares::claim_for { holder, positions, payments }.into()),
			});
		},
		23 => {
			let holder = holder(world, &focus);
			let (book, series) = Holdings::<Runtime>::iter_key_prefix((holder.clone(),)).next()?;
			let who = match &holder {
				Holder::Agent(who) => who.clone(),
				_ => decider,
			};
			let redirect = world.dice.chance(60).then_some(Redirect { scope, fund: focus.fund });
			return Some((who, Shares::redirect { holder, book, series, redirect }.into()));
		},
		24 => {
			if let Some(contribution) = pallet_shares::WaitingCredits::<Runtime>::iter_keys().next()
			{
				return Some((person, Shares::retry_credit { contribution }.into()));
			}
			let book = pallet_shares::WorkQueue::<Runtime>::iter_keys().next()?;
			return Some((person, Shares::process_deferred { book }.into()));
		},
		_ => return bind(world, &focus),
	};
	Some((person, call.into()))
}

fn bind(world: &mut World, focus: &Focus) -> Next {
	let scope = focus.scope;
	let person = world.person();
	if world.dice.chance(50) {
		let identity = super::contributions::identity(world);
		let decider = world.decider(scope);
		let call = match pallet_shares::Bindings::<Runtime>::get(scope, identity) {
			Some(binding) if world.dice.chance(30) => {
				let refused = Shares::refuse_binding { scope, identity };
				return Some((binding.account, refused.into()));
			},
			Some(_) if world.dice.chance(50) => Shares::cancel_binding { scope, identity },
			_ => Shares::propose_binding { scope, identity, account: person },
		};
		return Some((decider, call.into()));
	}
	let signer = world.person();
	let identity = identity_of(&signer);
	let message = crate::Shares::binding_message(identity, person.clone());
	let signature = world.signature(&signer, &message);
	let key = sp_core::sr25519::Public::from_raw(*AsRef::<[u8; 32]>::as_ref(&signer));
	let call = Shares::bind_with_key {
		identity,
		salt: H256::zero(),
		signer: MultiSigner::Sr25519(key),
		account: person.clone(),
		signature,
	};
	Some((person, call.into()))
}

/// An equation of up to four buckets whose shares add up to less than the whole.
fn equation(world: &mut World, focus: &Focus) -> Option<Call<Runtime>> {
	let scope = focus.scope;
	let kinds = u64::from(pallet_contributions::KindCount::<Runtime>::get(scope));
	let mut named = Vec::new();
	let mut buckets = Vec::new();
	for n in 0..world.dice.between(1, 4) {
		let ask = match world.dice.roll(8) {
			0 => {
				let asset = world.accepted(scope);
				let amount = OVN * u128::from(world.dice.between(1, 9));
				Ask::Fixed { asset, amount }
			},
			_ => Ask::Share(Ratio::new(world.dice.between(1, 25) as u32, 100).unwrap()),
		};
		let recipient = match world.dice.roll(10) {
			0 => Recipient::Fund(Purse::Treasury),
			1 => Recipient::Account(world.person()),
			2 => {
				let next = pallet_networks::NextScope::<Runtime>::get();
				Recipient::Scope(world.dice.roll(next.into()) as u32)
			},
			_ => {
				let mut of = Vec::new();
				for _ in 0..world.dice.between(1, 5) {
					let kind = world.dice.roll(kinds) as u16;
					if kinds > 0 && !named.contains(&kind) {
						named.push(kind);
						of.push(kind);
					}
				}
				if of.is_empty() {
					continue;
				}
				let on_empty = world.dice.of(&[
					OnEmpty::NextBucket,
					OnEmpty::Fund(Purse::Treasury),
					OnEmpty::Hold,
				]);
				let half = Ratio::new(1, 2).unwrap();
				let at_most = world.dice.chance(20).then_some(half);
				Recipient::Books { kinds: of.try_into().ok()?, at_most, on_empty }
			},
		};
		let name = format!("bucket {n}").into_bytes().try_into().ok()?;
		buckets.push(Bucket { name, ask, recipient });
	}
	let mode = world.dice.of(&[Mode::Straight, Mode::Remaining]);
	let buckets = buckets.try_into().ok()?;
	Some(Call::set_equation {
		scope,
		equation: Equation { mode, buckets, residue: Purse::Treasury },
	})
}
