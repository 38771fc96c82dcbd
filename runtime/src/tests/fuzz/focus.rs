// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a call is about: a scope and things that belong to it and to each other, as the state has them.

use super::dice::Dice;
use crate::{AccountId, Balance, Runtime};
use ovn_primitives::{ContributionId, ScopeId};

/// Things that belong together. None has to exist.
#[derive(Clone, Debug, Default)]
pub struct Focus {
	pub scope: ScopeId,
	pub network: ScopeId,
	pub kind: u16,
	pub role: u16,
	pub fund: u16,
	pub index: u32,
	pub task: u32,
	pub import: u32,
	pub campaign: u64,
	pub round: u64,
	pub idea: u32,
	pub resource: u64,
	pub deal: u64,
	pub hearing: u64,
	pub number: u64,
	pub start: u64,
	pub payment: u64,
}

/// What a call names first: the rest follows from it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject {
	Scope,
	Campaign,
	Round,
	Resource,
	Deal,
}

/// Those that can be used now, of a few things that there are.
fn usable(dice: &mut Dice) -> Vec<u64> {
	use pallet_custody as custody;
	let next = custody::NextResource::<Runtime>::get();
	let few = (0..24).map(|_| dice.id(next));
	few.filter(|resource| {
		custody::Resources::<Runtime>::get(resource)
			.is_some_and(|it| it.is_usable() && it.state == custody::State::Available)
	})
	.collect()
}

fn scope(dice: &mut Dice) -> ScopeId {
	let next = pallet_networks::NextScope::<Runtime>::get();
	let mut scope = 0;
	// Closed ones seldom, the global one seldom.
	for _ in 0..4 {
		scope = dice.id(next.into()) as ScopeId;
		let open = pallet_networks::Scopes::<Runtime>::get(scope).is_some_and(|it| !it.is_closed());
		if open && (scope != 0 || dice.chance(25)) {
			break;
		}
	}
	scope
}

impl Focus {
	pub fn draw(dice: &mut Dice, subject: Subject) -> Self {
		use pallet_crowdfunding as crowd;
		use pallet_custody as custody;
		let mut focus = Self {
			campaign: dice.id(crowd::NextCampaign::<Runtime>::get()),
			round: dice.id(pallet_budgeting::NextRound::<Runtime>::get()),
			resource: dice.id(custody::NextResource::<Runtime>::get()),
			payment: dice.id(pallet_usage::NextPayment::<Runtime>::get()),
			..Self::default()
		};
		focus.under_way(dice, subject);
		if subject == Subject::Deal {
			if let Some(campaign) = crowd::Campaigns::<Runtime>::get(focus.campaign) {
				focus.resource = campaign.resource.unwrap_or(focus.resource);
			}
		}
		focus.scope = match subject {
			Subject::Scope => scope(dice),
			Subject::Campaign => crowd::Plans::<Runtime>::get(focus.campaign)
				.map_or_else(|| scope(dice), |it| it.scope),
			Subject::Round => pallet_budgeting::Rounds::<Runtime>::get(focus.round)
				.map_or_else(|| scope(dice), |it| it.scope),
			Subject::Resource | Subject::Deal => custody::Resources::<Runtime>::get(focus.resource)
				.map_or_else(|| scope(dice), |it| it.identity.scope),
		};
		if let Some(record) = pallet_networks::Scopes::<Runtime>::get(focus.scope) {
			focus.network = record.network;
		}
		let counts = pallet_networks::Counts::<Runtime>::get(focus.scope);
		focus.role = dice.id(counts.roles.into()) as u16;
		focus.fund = dice.id(counts.funds.into()) as u16;
		use pallet_contributions as given;
		focus.kind = dice.id(given::KindCount::<Runtime>::get(focus.scope).into()) as u16;
		focus.index = dice.id(given::NextIndex::<Runtime>::get(focus.scope).into()) as u32;
		focus.task = dice.id(given::NextTask::<Runtime>::get(focus.scope).into()) as u32;
		focus.import = dice.id(given::NextImport::<Runtime>::get(focus.scope).into()) as u32;
		if let Some(round) = pallet_budgeting::Rounds::<Runtime>::get(focus.round) {
			focus.idea = dice.id(round.next_idea.into()) as u32;
		}
		focus.of_resource(dice);
		focus
	}

	/// Rather something that is under way than what has ended.
	fn under_way(&mut self, dice: &mut Dice, subject: Subject) {
		use pallet_budgeting as budgeting;
		use pallet_crowdfunding as crowd;
		use pallet_custody as custody;
		match subject {
			Subject::Campaign => {
				for _ in 0..3 {
					let state = crowd::Campaigns::<Runtime>::get(self.campaign).map(|it| it.state);
					if state.is_some_and(|state| state != crowd::State::Closed) {
						break;
					}
					self.campaign = dice.id(crowd::NextCampaign::<Runtime>::get());
				}
			},
			Subject::Round => {
				for _ in 0..3 {
					let state = budgeting::Rounds::<Runtime>::get(self.round).map(|it| it.state);
					if state.is_some_and(|state| state != budgeting::RoundState::Closed) {
						break;
					}
					self.round = dice.id(budgeting::NextRound::<Runtime>::get());
				}
			},
			Subject::Resource if dice.chance(70) => {
				let there: Vec<u64> = match dice.roll(9) {
					6..=7 => usable(dice),
					0..=2 => pallet_usage::Uses::<Runtime>::iter_keys()
						.take(12)
						.map(|key| key.0)
						.collect(),
					3 => custody::Endings::<Runtime>::iter_keys().take(12).collect(),
					4 => custody::Offers::<Runtime>::iter_keys().take(12).collect(),
					_ => pallet_usage::Reservations::<Runtime>::iter_keys()
						.take(12)
						.map(|key| key.0)
						.collect(),
				};
				self.resource = dice.any(&there).unwrap_or(self.resource);
			},
			_ => {},
		}
	}

	fn of_resource(&mut self, dice: &mut Dice) {
		use pallet_custody as custody;
		let attached = custody::Deals::<Runtime>::get(self.resource);
		self.deal = dice.any(&attached).map_or(self.campaign, |attached| attached.deal);
		let amendment = custody::Amendments::<Runtime>::get(self.deal).map(|it| it.hearing);
		let ending = custody::Endings::<Runtime>::get(self.resource).map(|it| it.hearing);
		let hearings: Vec<u64> = amendment.into_iter().chain(ending).collect();
		self.hearing =
			dice.any(&hearings).unwrap_or_else(|| dice.id(custody::NextHearing::<Runtime>::get()));
		let uses: Vec<u64> =
			pallet_usage::Uses::<Runtime>::iter_key_prefix(self.resource).take(8).collect();
		self.number =
			dice.any(&uses).unwrap_or_else(|| dice.id(pallet_usage::NextUse::<Runtime>::get()));
		let slots = pallet_usage::Calendars::<Runtime>::get(self.resource);
		self.start = dice.any(&slots).map_or(0, |slot| slot.start);
	}

	pub fn contribution(&self) -> ContributionId {
		ContributionId { scope: self.scope, index: self.index }
	}

	pub fn stewards(&self) -> Vec<AccountId> {
		pallet_networks::Details::<Runtime>::get(self.scope)
			.map(|details| details.stewards.into_inner())
			.unwrap_or_default()
	}

	pub fn members(&self) -> Vec<AccountId> {
		pallet_networks::Members::<Runtime>::iter_key_prefix(self.scope).take(32).collect()
	}

	/// Those who have to do with what the call is about.
	pub fn involved(&self, call: (&str, &str)) -> Vec<AccountId> {
		use pallet_budgeting as budgeting;
		use pallet_contributions as given;
		use pallet_crowdfunding as crowd;
		use pallet_custody as custody;
		let mut people = Vec::new();
		match call.0 {
			"Contributions" | "Evaluation" => {
				let id = self.contribution();
				if let Some(it) = given::Contributions::<Runtime>::get(id.scope, id.index) {
					people.extend(it.agent().cloned());
					people.extend(it.logger);
				}
				if let Some(it) = given::Imports::<Runtime>::get(self.scope, self.import) {
					people.push(it.importer);
				}
				if let Some(it) = given::Tasks::<Runtime>::get(self.scope, self.task) {
					people.push(it.creator);
				}
				let key = (self.scope, self.task);
				people.extend(given::TaskClaims::<Runtime>::iter_key_prefix(key).take(4));
				let holders = pallet_networks::RoleHolders::<Runtime>::iter_key_prefix((
					self.scope, self.role,
				));
				people.extend(holders.take(8));
			},
			"Crowdfunding" => {
				people.extend(
					crowd::Contributions::<Runtime>::iter_key_prefix(self.campaign).take(8),
				);
				let payers = crowd::Offers::<Runtime>::iter_key_prefix(self.campaign);
				people.extend(payers.take(4));
			},
			"Budgeting" => {
				people.extend(budgeting::Funders::<Runtime>::iter_key_prefix(self.round).take(4));
				people.extend(
					budgeting::Ideas::<Runtime>::get(self.round, self.idea).map(|it| it.proposer),
				);
			},
			"Custody" | "Usage" => {
				if let Some(it) = custody::Custodies::<Runtime>::get(self.resource) {
					people.extend(it.holders.into_iter().map(|(who, _)| who));
				}
				if call.1.contains("offer") || call.1.contains("custody") {
					let offer = custody::Offers::<Runtime>::get(self.resource);
					people
						.extend(offer.into_iter().flat_map(|it| it.receivers).map(|(who, _)| who));
				}
				people.extend(custody::Jobs::<Runtime>::get(self.resource).map(|it| it.technician));
				people.extend(custody::Flags::<Runtime>::get(self.resource).map(|it| it.by));
				let used = pallet_usage::Uses::<Runtime>::get(self.resource, self.number);
				people.extend(used.map(|it| it.user));
				let reserved =
					pallet_usage::Reservations::<Runtime>::get(self.resource, self.start);
				people.extend(reserved.map(|it| it.who));
				let owners = pallet_shares::Positions::<Runtime>::iter_key_prefix((
					ovn_primitives::BookId::Deal(self.deal),
				));
				people.extend(owners.take(6).filter_map(|(holder, _)| match holder {
					ovn_primitives::Holder::Agent(who) => Some(who),
					_ => None,
				}));
				if let Some(it) = custody::Endings::<Runtime>::get(self.resource) {
					people.push(it.declarer);
					people.extend(it.named.into_iter().map(|(_, who)| who));
				}
			},
			"Networks" => {
				let holders = pallet_networks::RoleHolders::<Runtime>::iter_key_prefix((
					self.scope, self.role,
				));
				people.extend(holders.take(8));
				let invited = pallet_networks::Invitations::<Runtime>::iter_key_prefix(self.scope);
				people.extend(invited.take(8));
			},
			_ => {},
		}
		people
	}

	/// What a campaign still needs, in tokens or units of its asset.
	pub fn missing(&self) -> Option<Balance> {
		let terms = pallet_crowdfunding::Plans::<Runtime>::get(self.campaign)?;
		let campaign = pallet_crowdfunding::Campaigns::<Runtime>::get(self.campaign)?;
		Some(terms.plan.goal.saturating_sub(campaign.collected))
	}
}
