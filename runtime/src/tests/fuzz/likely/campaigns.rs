// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Campaigns from their plan to their end.

use super::{equipment::tariffs, Next, Subject};
use crate::{
	constants::time::days,
	tests::fuzz::{focus::Focus, world::World},
	Runtime, System,
};
use ovn_primitives::{BookId, Holder, Nature, Purchase, Ratio, Subject as Thing};
use pallet_crowdfunding::{
	Call, Campaigns, Contributions, Difference, Offers, Plan, Plans, Purpose, State,
};

pub fn next(world: &mut World) -> Next {
	match world.dice.roll(20) {
		0..=1 => create(world),
		2..=6 => super::rounds::next(world),
		7..=8 => {
			let focus = world.focus(Subject::Campaign);
			redeem(world, &focus)
		},
		_ => further(world),
	}
}

fn create(world: &mut World) -> Next {
	let focus = world.focus(Subject::Scope);
	let scope = focus.scope;
	let live = pallet_crowdfunding::LiveCampaigns::<Runtime>::get(scope);
	if live > 6 {
		return None;
	}
	let asset = world.accepted(scope);
	let payee = world.person();
	let ceiling = world
		.dice
		.chance(60)
		.then(|| Ratio::new(world.dice.between(100, 300) as u32, 100).unwrap());
	let purpose = match world.dice.roll(10) {
		0 => Purpose::Donation,
		1 => Purpose::PreSale,
		2..=4 => {
			if world.debt(scope, &asset).is_none() {
				let call = super::contributions::define_debt(world, &focus, asset);
				return Some((world.decider(scope), call.into()));
			}
			let discount = Ratio::new(world.dice.roll(40) as u32, 100).unwrap();
			let kind = world.debt(scope, &asset).unwrap_or(focus.kind);
			Purpose::CappedInvestment { kind, payee, ceiling, discount }
		},
		_ => {
			let existing = pallet_custody::Resources::<Runtime>::get(focus.resource);
			let subject = match existing {
				Some(it) if it.identity.scope == scope && world.dice.chance(60) => {
					Thing::Existing(focus.resource)
				},
				_ => Thing::New {
					name: world.name(),
					description: Default::default(),
					nature: world.dice.of(&[
						Nature::Physical,
						Nature::Physical,
						Nature::Space,
						Nature::Digital,
					]),
				},
			};
			let custodian = world.member(scope);
			let tariffs = tariffs(world, &asset);
			Purpose::CoOwnership {
				purchase: Purchase { subject, custodian, tariffs },
				payee,
				ceiling,
			}
		},
	};
	let goal = world.units(&asset, 300) * 2;
	let smallest = world.units(&asset, 1);
	let deadline = System::block_number() + days(1) * world.dice.between(4, 90) as u32;
	let difference = match world.dice.roll(3) {
		0 => Difference::Fund(focus.fund),
		_ => Difference::Contributors,
	};
	let agreement = world.document();
	let relation = Some(Default::default());
	let plan = Plan { purpose, asset, goal, smallest, deadline, agreement, relation, difference };
	let decider = world.decider(scope);
	Some((decider, Call::create { scope, plan: Box::new(plan) }.into()))
}

/// The next step of a campaign.
fn further(world: &mut World) -> Next {
	let focus = world.focus(Subject::Campaign);
	let campaign = focus.campaign;
	let terms = Plans::<Runtime>::get(campaign)?;
	let it = Campaigns::<Runtime>::get(campaign)?;
	let decider = world.decider(terms.scope);
	let person = world.person();
	let contributors: Vec<_> =
		Contributions::<Runtime>::iter_key_prefix(campaign).take(12).collect();
	let contributor = world.dice.any(&contributors).unwrap_or_else(|| person.clone());
	let evidence = world.document();
	let rare = world.dice.roll(30);
	let (who, call) = match (it.state, rare) {
		(State::Open, 0) => (contributor, Call::withdraw { campaign }),
		(_, 1) if world.dice.chance(10) => (decider, Call::cancel { campaign }),
		(_, 2) => (person, Call::expire { campaign }),
		(State::Open, 3..=8) => {
			let positions: Vec<_> = pallet_shares::Holdings::<Runtime>::iter_key_prefix((
				Holder::Agent(person.clone()),
			))
			.take(8)
			.collect();
			let sources = positions.try_into().ok()?;
			let amount = terms.plan.smallest * 2;
			let agreement = terms.plan.agreement.hash;
			(person, Call::contribute_from_claims { campaign, amount, agreement, sources })
		},
		(State::Open, _) => {
			let missing = focus.missing()?;
			let part = u128::from(world.dice.between(1, 4));
			let amount = (missing / part).max(terms.plan.smallest);
			let agreement = terms.plan.agreement.hash;
			(person, Call::contribute { campaign, amount, agreement })
		},
		(State::Funded | State::Releasing, 3) => {
			let price = it.price - it.price / 10;
			(decider, Call::lower_price { campaign, price, evidence })
		},
		(State::Releasing, 4..=6) => (contributor, Call::object { campaign }),
		(State::Releasing, 7) if it.release.is_some() => {
			(decider, Call::withdraw_release { campaign })
		},
		(State::Releasing, _) if it.release.is_some() => {
			(person, Call::execute_release { campaign })
		},
		(State::Funded | State::Releasing, 7..=9) if it.released > 0 => {
			(person, Call::complete { campaign })
		},
		(State::Funded | State::Releasing, _) => {
			let left = it.price - it.released;
			let amount = if world.dice.chance(70) { left } else { left / 2 };
			(decider, Call::request_release { campaign, amount, evidence })
		},
		(State::Completed, 3..=6) if !it.settled || it.resource.is_none() => {
			(person, Call::complete { campaign })
		},
		(State::Completed, 7..=20) => return redeem(world, &focus),
		(State::Refunding | State::Completed, 21..=23) => {
			(contributor, Call::claim_difference { campaign, beneficiary: person })
		},
		(State::Refunding | State::Completed, 24..=26) => {
			let limit = world.dice.roll(60) as u32;
			(person, Call::refund_page { campaign, after: None, limit })
		},
		(State::Refunding | State::Completed, _) => {
			(person, Call::refund { campaign, contributor })
		},
		_ => (person, Call::conclude { campaign }),
	};
	Some((who, call.into()))
}

/// Investors who are paid back sooner.
fn redeem(world: &mut World, focus: &Focus) -> Next {
	let investments: Vec<_> =
		pallet_crowdfunding::Investments::<Runtime>::iter_keys().take(12).collect();
	let campaign = world.dice.any(&investments).unwrap_or(focus.campaign);
	let terms = Plans::<Runtime>::get(campaign)?;
	let person = world.person();
	let amount = world.units(&terms.plan.asset, 80);
	let book = BookId::Deal(campaign);
	let (who, call) = match world.dice.roll(6) {
		0 => (person, Call::redeem { campaign, amount }),
		1 => (person, Call::offer_redemption { campaign, amount }),
		2..=3 => {
			let holders: Vec<_> =
				pallet_shares::Positions::<Runtime>::iter_key_prefix((book,)).take(9).collect();
			let Some((Holder::Agent(who), _)) = world.dice.any(&holders) else { return None };
			let payers: Vec<_> = Offers::<Runtime>::iter_key_prefix(campaign).take(9).collect();
			let payer = world.dice.any(&payers)?;
			(who, Call::accept_redemption { campaign, payer })
		},
		4 => {
			let payer = Offers::<Runtime>::iter_key_prefix(campaign).next()?;
			(payer.clone(), Call::withdraw_offer { campaign, payer })
		},
		_ => (person, Call::conclude { campaign }),
	};
	Some((who, call.into()))
}
