// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Calls that are likely to succeed, by those who may make them: the next step of something that has begun, as
//! the state has it. Without them almost nothing would ever reach its end.

mod campaigns;
mod contributions;
mod council;
mod equipment;
mod fiat;
mod firms;
mod income;
mod networks;
mod rounds;
mod settlement;
mod tools;
mod votes;

use super::{
	focus::{Focus, Subject},
	world::World,
};
use crate::{AccountId, AssetKind, Networks, Runtime, RuntimeCall};
use ovn_primitives::{traits::Denominations, ClaimType, Document, KindId, Name, ScopeId, Tier};

/// Somebody, and what is likely next.
pub type Next = Option<(AccountId, RuntimeCall)>;

/// Draws what is likely next.
pub fn next(world: &mut World) -> Next {
	match world.dice.roll(100) {
		0..=12 => networks::next(world),
		13..=28 => contributions::next(world),
		29..=40 => income::next(world),
		41..=56 => campaigns::next(world),
		57..=74 => equipment::next(world),
		75..=81 => votes::next(world),
		82 => council::next(world),
		83..=86 => fiat::next(world),
		87..=90 => firms::next(world),
		91..=95 => settlement::next(world),
		_ => tools::next(world),
	}
}

impl World<'_> {
	fn focus(&mut self, subject: Subject) -> Focus {
		Focus::draw(&mut self.dice, subject)
	}

	/// Who decides in a scope: the joint account where the stewards have one.
	fn decider(&mut self, scope: ScopeId) -> AccountId {
		let focus = Focus { scope, ..Focus::default() };
		let stewards = focus.stewards();
		let joint = Networks::joint_account(&stewards.clone().try_into().unwrap());
		joint.or_else(|| self.dice.any(&stewards)).unwrap_or_else(|| self.people[0].clone())
	}

	fn member(&mut self, scope: ScopeId) -> AccountId {
		let members = Focus { scope, ..Focus::default() }.members();
		self.dice.any(&members).unwrap_or_else(|| self.person())
	}

	/// Somebody of the scope who can do more than those who just came.
	fn trusted(&mut self, scope: ScopeId) -> AccountId {
		let trusted: Vec<_> = pallet_networks::Members::<Runtime>::iter_prefix(scope)
			.take(32)
			.filter(|(_, member)| member.tier > Tier::Affiliate)
			.map(|(who, _)| who)
			.collect();
		self.dice.any(&trusted).unwrap_or_else(|| self.member(scope))
	}

	fn document(&mut self) -> Document {
		let hash = [self.dice.roll(6) as u8; 32].into();
		Document { hash, uri: Default::default() }
	}

	fn name(&mut self) -> Name {
		format!("name {}", self.dice.roll(1_000_000)).into_bytes().try_into().unwrap()
	}

	/// An asset that the scope accepts.
	fn accepted(&mut self, scope: ScopeId) -> AssetKind {
		let mut assets: Vec<_> =
			pallet_networks::AcceptedAssets::<Runtime>::get(scope).into_iter().collect();
		assets.push(AssetKind::Native);
		self.dice.of(&assets)
	}

	/// A kind of the scope that is a debt in this asset.
	fn debt(&mut self, scope: ScopeId, asset: &AssetKind) -> Option<KindId> {
		let kinds: Vec<_> = (0..pallet_contributions::KindCount::<Runtime>::get(scope))
			.filter(|kind| {
				let record = pallet_contributions::Kinds::<Runtime>::get(scope, kind);
				let debt =
					record.is_some_and(|it| matches!(it.terms.claim, ClaimType::Debt { .. }));
				let known =
					<crate::Contributions as Denominations<AssetKind>>::denomination(scope, *kind);
				let of = known.map(|it| it.asset.unwrap_or(AssetKind::Native));
				debt && of.as_ref() == Some(asset)
			})
			.collect();
		self.dice.any(&kinds)
	}

	/// So many whole units of an asset, or a little more.
	fn units(&mut self, asset: &AssetKind, most: u64) -> u128 {
		use sp_runtime::traits::Convert;
		let whole = crate::configs::income::KnownWholeUnit::convert(asset.clone());
		let odd = self.dice.roll(1_000);
		u128::from(self.dice.between(1, most)) * whole + if whole > 1 { u128::from(odd) } else { 0 }
	}
}
