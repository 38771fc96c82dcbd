// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the pallets of the SDK do for people: proxies, joint accounts, batches.

use super::{Next, Subject};
use crate::{
	configs::tools::ProxyType, constants::currency::OVN, tests::fuzz::world::World, Runtime,
	RuntimeCall,
};
use pallet_proxy::Call as Proxy;

pub fn next(world: &mut World) -> Next {
	let (person, other) = (world.person(), world.person());
	let call: RuntimeCall = match world.dice.roll(8) {
		0 => {
			let proxy_type = world.dice.of(&[
				ProxyType::Any,
				ProxyType::NonTransfer,
				ProxyType::Validator,
				ProxyType::CancelProxy,
			]);
			Proxy::add_proxy { delegate: other.into(), proxy_type, delay: 0 }.into()
		},
		1..=3 => {
			// What is likely for somebody, done by its proxy.
			let (real, call) = super::next(world)?;
			let (proxies, _) = pallet_proxy::Proxies::<Runtime>::get(&real);
			let proxy = world.dice.any(&proxies)?;
			let call =
				Proxy::proxy { real: real.into(), force_proxy_type: None, call: Box::new(call) };
			return Some((proxy.delegate, call.into()));
		},
		4..=5 => {
			// Several steps at once, of which some may not be its own.
			let mut calls = Vec::new();
			let (who, first) = super::next(world)?;
			calls.push(first);
			for _ in 0..world.dice.between(1, 3) {
				calls.extend(super::next(world).map(|(_, call)| call));
			}
			let call = match world.dice.roll(3) {
				0 => pallet_utility::Call::batch { calls },
				1 => pallet_utility::Call::batch_all { calls },
				_ => pallet_utility::Call::force_batch { calls },
			};
			return Some((who, call.into()));
		},
		6 => {
			let focus = world.focus(Subject::Scope);
			let value = OVN * u128::from(world.dice.between(1, 40));
			let scope = focus.scope;
			let to = world.decider(scope);
			pallet_balances::Call::transfer_keep_alive { dest: to.into(), value }.into()
		},
		_ => pallet_utility::Call::as_derivative {
			index: world.dice.roll(3) as u16,
			call: Box::new(super::next(world)?.1),
		}
		.into(),
	};
	Some((person, call))
}
