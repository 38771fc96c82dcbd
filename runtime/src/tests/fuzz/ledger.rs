// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Money, account by account, as the events say it moved: a second book beside the chain's own. After every
//! call only the accounts that its events name are looked at.

use crate::{fees::FeePot, AccountId, Balances, Runtime, RuntimeEvent, System};
use std::collections::{BTreeMap, BTreeSet};

type Event = pallet_balances::Event<Runtime>;

/// What an account has, free and reserved.
type Has = (u128, u128);

#[derive(Default)]
pub struct Ledger {
	accounts: BTreeMap<AccountId, Has>,
	/// What the pallets of the SDK reserved without a reason, by the events.
	unnamed: BTreeMap<AccountId, u128>,
	issuance: u128,
	supplies: BTreeMap<u32, u128>,
}

fn has(who: &AccountId) -> Has {
	let data = System::account(who).data;
	(data.free, data.reserved)
}

/// What is held on an account for some reason.
fn held(who: &AccountId) -> u128 {
	pallet_balances::Holds::<Runtime>::get(who).iter().map(|hold| hold.amount).sum()
}

fn sum((free, reserved): Has) -> u128 {
	free + reserved
}

fn all() -> BTreeMap<AccountId, Has> {
	frame_system::Account::<Runtime>::iter()
		.map(|(who, account)| (who, (account.data.free, account.data.reserved)))
		.filter(|(_, has)| *has != (0, 0))
		.collect()
}

fn supplies() -> BTreeMap<u32, u128> {
	pallet_assets::Asset::<Runtime>::iter().map(|(id, asset)| (id, asset.supply)).collect()
}

impl Ledger {
	pub fn of_the_chain() -> Self {
		let accounts = all();
		let unnamed = accounts.iter().map(|(who, has)| (who.clone(), has.1 - held(who))).collect();
		Self { accounts, unnamed, issuance: Balances::total_issuance(), supplies: supplies() }
	}

	/// Compares with everything that is there.
	pub fn check_all(&self) {
		let there = all();
		for (who, has) in &there {
			assert_eq!(self.accounts.get(who), Some(has), "{who} has something that no event says");
		}
		let ours = self.accounts.values().filter(|has| **has != (0, 0)).count();
		assert_eq!(ours, there.len(), "an account lost everything and no event says so");
		let total: u128 = there.values().copied().map(sum).sum();
		assert_eq!(total, Balances::total_issuance(), "the accounts do not have what was issued");
		assert_eq!(self.supplies, supplies(), "an asset's supply changed and no event says so");
	}

	/// Follows what these events say, of one call or of a hook.
	pub fn follow(&mut self, events: &[RuntimeEvent], signer: Option<&AccountId>) {
		let mut named: BTreeSet<AccountId> = signer.into_iter().cloned().collect();
		named.insert(FeePot::get());
		let (mut made, mut gone) = (0_u128, 0_u128);
		let mut moved = false;
		for event in events {
			match event {
				RuntimeEvent::Balances(event) => {
					moved = true;
					self.names(event, &mut named);
					match event {
						Event::Minted { amount, .. } | Event::Issued { amount } => made += amount,
						Event::Burned { amount, .. } | Event::Rescinded { amount } => {
							gone += amount
						},
						_ => {},
					}
				},
				RuntimeEvent::Assets(event) => self.supply(event),
				_ => {},
			}
		}
		let issuance = Balances::total_issuance();
		assert_eq!(
			issuance + gone,
			self.issuance + made,
			"the issuance is not what the events say"
		);
		let (mut before, mut after) = (0, 0);
		for who in named {
			let now = has(&who);
			let then = self.accounts.insert(who.clone(), now).unwrap_or_default();
			before += sum(then);
			after += sum(now);
			if moved {
				let unnamed = self.unnamed.get(&who).copied().unwrap_or(0);
				assert_eq!(now.1, held(&who) + unnamed, "{who} has reserved what nobody holds");
			}
		}
		assert_eq!(
			after + self.issuance,
			before + issuance,
			"money came from nowhere, or went there"
		);
		self.issuance = issuance;
	}

	fn names(&mut self, event: &Event, named: &mut BTreeSet<AccountId>) {
		match event {
			Event::Reserved { who, amount } => {
				*self.unnamed.entry(who.clone()).or_default() += amount;
				named.insert(who.clone());
			},
			Event::Unreserved { who, amount } => {
				*self.unnamed.entry(who.clone()).or_default() -= amount;
				named.insert(who.clone());
			},
			Event::ReserveRepatriated { from, to, amount, destination_status } => {
				*self.unnamed.entry(from.clone()).or_default() -= amount;
				if *destination_status == frame_support::traits::BalanceStatus::Reserved {
					*self.unnamed.entry(to.clone()).or_default() += amount;
				}
				named.extend([from.clone(), to.clone()]);
			},
			Event::Endowed { account: who, .. }
			| Event::DustLost { account: who, .. }
			| Event::Deposit { who, .. }
			| Event::Withdraw { who, .. }
			| Event::Minted { who, .. }
			| Event::Burned { who, .. }
			| Event::Held { who, .. }
			| Event::BurnedHeld { who, .. }
			| Event::Released { who, .. }
			| Event::Locked { who, .. }
			| Event::Unlocked { who, .. }
			| Event::Frozen { who, .. }
			| Event::Thawed { who, .. }
			| Event::Upgraded { who }
			| Event::Restored { who, .. }
			| Event::Suspended { who, .. } => {
				named.insert(who.clone());
			},
			Event::Slashed { who, amount } => {
				let unnamed = self.unnamed.entry(who.clone()).or_default();
				*unnamed = unnamed.saturating_sub(*amount);
				named.insert(who.clone());
			},
			Event::Transfer { from, to, .. } => named.extend([from.clone(), to.clone()]),
			Event::TransferOnHold { source, dest, .. }
			| Event::TransferAndHold { source, dest, .. } => {
				named.extend([source.clone(), dest.clone()]);
			},
			_ => {},
		}
	}

	fn supply(&mut self, event: &pallet_assets::Event<Runtime>) {
		use pallet_assets::Event::{Burned, Created, Destroyed, ForceCreated, Issued};
		match event {
			Created { asset_id, .. } | ForceCreated { asset_id, .. } => {
				self.supplies.insert(*asset_id, 0);
			},
			Destroyed { asset_id } => {
				self.supplies.remove(asset_id);
			},
			// The SDK mints and burns nothing of assets that are not there, and says so.
			Issued { amount: 0, .. } | Burned { balance: 0, .. } => {},
			Issued { asset_id, amount, .. } => {
				*self.supplies.entry(*asset_id).or_default() += amount;
			},
			Burned { asset_id, balance, .. } => {
				*self.supplies.entry(*asset_id).or_default() -= balance;
			},
			_ => {},
		}
	}
}
