// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Firms, from the offer of a licence to the return of their bond.

use super::{Next, Subject};
use crate::{
	tests::fuzz::world::World, AccountId, AssetKind, Balance, BlockNumber, Runtime, System,
};
use codec::Encode;
use ovn_primitives::{Ratio, ScopeId};
use pallet_firms::{
	AnnouncedSales, Announcements, Call, Firms, HiddenClaims, Invoice, LicenceState, Licences,
	Terms,
};
use sp_core::H256;

type Licence = pallet_firms::LicenceOf<Runtime>;

pub fn next(world: &mut World) -> Next {
	let focus = world.focus(Subject::Scope);
	let (scope, network) = (focus.scope, focus.network);
	let person = world.person();
	let firms = Firms::<Runtime>::get(network);
	let firm = world.dice.any(&firms).filter(|_| world.dice.chance(90));
	let licence = firm.clone().and_then(|firm| Licences::<Runtime>::get(network, firm));
	let Some((firm, licence)) = firm.zip(licence) else {
		let terms = terms(world, network)?;
		let decider = world.decider(network);
		return Some((decider, Call::license_firm { network, firm: person, terms }.into()));
	};
	match licence.state {
		LicenceState::Offered { .. } => {
			let late =
				System::block_number() >= crate::Firms::licence(network, firm.clone())?.ends?;
			let (who, call) = match world.dice.roll(12) {
				_ if late => (person, Call::lapse_offer { network, firm }),
				0 => (world.decider(network), Call::withdraw_offer { network, firm }),
				_ => (firm, Call::accept_licence { network, terms: licence.terms }),
			};
			Some((who, call.into()))
		},
		_ => under_way(world, scope, network, firm, licence),
	}
}

/// Terms in an asset that the network accepts; with an arbiter, most of the time.
fn terms(world: &mut World, network: ScopeId) -> Option<Terms<AccountId, AssetKind>> {
	let asset = world.accepted(network);
	let mut assets = vec![asset.clone()];
	if asset != AssetKind::Native {
		assets.push(AssetKind::Native);
	}
	let arbiter = world.dice.chance(80).then(|| world.person());
	Some(Terms {
		cut: Ratio::new(world.dice.roll(21) as u32, 100).ok()?,
		bond_size: world.units(&asset, 400),
		bond_asset: asset,
		report_within: world.dice.between(1, 9) as u32,
		assets: assets.try_into().ok()?,
		arbiter,
	})
}

/// A gross of up to so many whole units, an invoice, a reference that was not used, and evidence.
fn papers(world: &mut World, asset: &AssetKind, most: u64) -> (Balance, Invoice, H256, H256) {
	let gross = world.units(asset, most);
	let invoice = Invoice { currency: *b"EUR", price: 100 };
	let reference = world.dice.bits().using_encoded(sp_io::hashing::blake2_256).into();
	(gross, invoice, reference, H256::zero())
}

/// A licence that was accepted.
fn under_way(
	world: &mut World,
	scope: ScopeId,
	network: ScopeId,
	firm: AccountId,
	licence: Licence,
) -> Next {
	let person = world.person();
	let (asset, missing) = (licence.terms.bond_asset.clone(), licence.missing());
	let sales = AnnouncedSales::<Runtime>::get(&firm, scope);
	let announcement = world.dice.any(&sales).map(|(id, _)| id);
	let (who, call) = match world.dice.roll(30) {
		0..=3 if missing > 0 => (firm, Call::fill_bond { network, amount: missing }),
		0..=3 => {
			let cut = Ratio::new(world.dice.roll(21) as u32, 100).ok();
			let cut = cut.filter(|_| world.dice.chance(90));
			(world.decider(scope), Call::name_firm { scope, firm, cut })
		},
		4..=7 => {
			let asset = world.dice.of(&licence.terms.assets);
			let (gross, invoice, reference, evidence) = papers(world, &asset, 90);
			(firm, Call::report_sale { scope, asset, gross, invoice, reference, evidence })
		},
		8..=11 => {
			let (gross, invoice, reference, evidence) = papers(world, &asset, 90);
			(firm, Call::announce_sale { scope, asset, gross, invoice, reference, evidence })
		},
		12..=13 => (firm, Call::pay_announced { announcement: announcement? }),
		14 => {
			let announcement = announcement?;
			let gross = Announcements::<Runtime>::get(announcement)?.gross / 2;
			let gross = if world.dice.chance(50) { gross } else { 0 };
			(world.decider(scope), Call::release_announced { announcement, gross })
		},
		15..=16 => {
			let announcement =
				announcement.or_else(|| Announcements::<Runtime>::iter_keys().next())?;
			(person, Call::claim_on_bond { announcement })
		},
		17..=19 => {
			let since = licence.since?.block;
			let reported = crate::constants::time::days(licence.terms.report_within);
			let sold_at: BlockNumber = System::block_number().saturating_sub(reported).max(since);
			let amount = world.units(&asset, 200);
			let (who, evidence) = (world.member(scope), H256::zero());
			(who, Call::claim_hidden { firm, scope, amount, sold_at, evidence })
		},
		20..=25 => return judged(world, network, firm, &licence),
		26 if world.dice.chance(20) => (firm, Call::leave { network }),
		27 if world.dice.chance(20) => {
			(world.decider(network), Call::end_licence { network, firm })
		},
		_ => (person, Call::return_bond { network, firm }),
	};
	Some((who, call.into()))
}

/// What comes next of the claims on a firm.
fn judged(world: &mut World, network: ScopeId, firm: AccountId, licence: &Licence) -> Next {
	let person = world.person();
	let open: Vec<_> = licence.claims.iter().filter(|open| open.granted.is_none()).collect();
	let Some(claim) = world.dice.any(&open).map(|open| open.claim) else {
		return Some((person, Call::settle_grants { network, firm }.into()));
	};
	let (who, call) = match world.dice.roll(9) {
		0..=2 => (firm, Call::answer_claim { claim, evidence: H256::zero() }),
		3 => (person, Call::settle_grants { network, firm }),
		4 => (person, Call::lapse_claim { claim }),
		_ => {
			let amount = HiddenClaims::<Runtime>::get(claim)?.amount;
			let granted = world.dice.chance(80).then_some(amount);
			(licence.terms.arbiter.clone()?, Call::decide_claim { claim, granted })
		},
	};
	Some((who, call.into()))
}
