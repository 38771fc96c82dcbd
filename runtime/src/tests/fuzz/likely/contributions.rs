// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What people give, how it is decided, and what peers say of it.

use super::{Next, Subject};
use crate::{
	constants::{
		currency::OVN,
		time::{days, hours},
	},
	tests::fuzz::{focus::Focus, world::World},
	Runtime, Timestamp,
};
use frame_support::traits::Time;
use ovn_primitives::{ClaimType, Contributor, Purse, ScopeId};
use pallet_contributions::{
	Action, Call, Category, Contributions, Deciding, ImportedEntry, Imports, KindCount, KindTerms,
	Kinds, Limits, Loggers, Review, ScopeLoggers, TaskClaim, TaskClaims, Tasks, Unit,
};
use pallet_evaluation::{Call as Peers, Change, Changes, Fraction};
use pallet_networks::RoleHolders;

fn today() -> u32 {
	(<Timestamp as Time>::now() / 86_400_000) as u32
}

pub fn next(world: &mut World) -> Next {
	let focus = world.focus(Subject::Scope);
	let (scope, kind, id) = (focus.scope, focus.kind, focus.contribution());
	let decider = world.decider(scope);
	let member = if world.dice.chance(70) { world.trusted(scope) } else { world.member(scope) };
	let person = world.person();
	let tasks = pallet_contributions::NextTask::<Runtime>::get(scope);
	let evidence = world.document();
	let quantity = world.dice.between(1, 16) * 500_000;
	let day = today().saturating_sub(world.dice.roll(3) as u32);
	let call = match world.dice.roll(34) {
		0..=1 => return Some((decider, define(world, &focus)?.into())),
		2..=8 => {
			let terms = Kinds::<Runtime>::get(scope, kind)?.terms;
			if let Deciding::Measured { purse } = terms.deciding {
				let amount = 1_000_000 * u128::from(world.dice.between(1, 90));
				purse?;
				return Some((member, Call::contribute_cash { scope, kind, amount }.into()));
			}
			let (role, gift) = (None, world.dice.chance(10));
			let call =
				Call::log { scope, kind, quantity, day, role, evidence, gift, on_behalf_of: None };
			return Some((member, call.into()));
		},
		9..=12 => return review(world, &focus),
		13..=18 if tasks == 0 || world.dice.chance(15) => {
			let claim_period = hours(4) * world.dice.between(1, 40) as u32;
			let places = world.dice.between(1, 3) as u16;
			let document = evidence;
			Call::open_task { scope, kind, document, places, claim_period }
		},
		13..=15 => Call::claim_task { scope, task: focus.task },
		16..=17 => {
			let key = (scope, focus.task);
			let (who, claim) = TaskClaims::<Runtime>::iter_prefix(key).next()?;
			let task = focus.task;
			let call = match (claim, world.dice.roll(5)) {
				(TaskClaim::Claimed { .. }, 0) => Call::unclaim_task { scope, task },
				(TaskClaim::Claimed { .. }, 1) => {
					return Some((person, Call::expire_claim { scope, task, worker: who }.into()));
				},
				_ => {
					let role = None;
					let gift = false;
					Call::deliver_task { scope, task, quantity, day, role, evidence, gift }
				},
			};
			return Some((who, call.into()));
		},
		18 => {
			let creator = Tasks::<Runtime>::get(scope, focus.task)?.creator;
			return Some((creator, Call::close_task { scope, task: focus.task }.into()));
		},
		19 => return import(world, &focus),
		20 => {
			let it = Contributions::<Runtime>::get(id.scope, id.index)?;
			let call = match world.dice.roll(4) {
				0 => Call::set_gift { id, gift: !it.gift },
				1 => {
					let replacement = world
						.dice
						.chance(50)
						.then_some(pallet_contributions::Replacement { quantity, day, evidence });
					Call::correct { id, replacement }
				},
				2 => Call::compensate { id, quantity: quantity.min(it.quantity), evidence },
				_ => return Some((person, Call::close_review { id }.into())),
			};
			let who = if world.dice.chance(70) { it.author().cloned()? } else { decider };
			return Some((who, call.into()));
		},
		21 => {
			let founders: Vec<_> = {
				let scope = focus.network;
				let mut people: Vec<_> = (0..4).map(|_| world.member(scope)).collect();
				people.sort();
				people.dedup();
				people
					.into_iter()
					.map(|who| (who, OVN * u128::from(world.dice.between(1, 90))))
					.collect()
			};
			let founders = founders.try_into().ok()?;
			let decider = world.decider(focus.network);
			return Some((
				decider,
				Peers::found_reputation { network: focus.network, founders }.into(),
			));
		},
		22..=26 => {
			let (id, evaluation) = evaluation(world, &focus)?;
			let scale = evaluation.parameters.scale;
			let value = world.dice.between(scale.min().into(), scale.max().into()) as u8;
			let spam = world.dice.chance(6);
			let who = world.trusted(focus.network);
			return Some((who, Peers::evaluate { id, value, spam }.into()));
		},
		27 => {
			let (id, _) = evaluation(world, &focus)?;
			return Some((person, Peers::finalise { id }.into()));
		},
		28 => {
			let who = world.member(focus.network);
			let network = focus.network;
			if world.dice.chance(30) {
				return token(world, network);
			}
			if world.dice.chance(30) {
				let (hash, _) = crate::Contributions::terms(scope, kind)?;
				let parts = world.dice.between(1, 1_000_000_000) as u32;
				let share = Fraction::from_parts_per_billion(parts).ok()?;
				let decider = world.decider(network);
				let reward_value = OVN * u128::from(world.dice.between(1, 20));
				let call = Peers::recognise_kind { scope, kind, hash, reward_value, share };
				return Some((decider, call.into()));
			}
			let call = match world.dice.roll(7) {
				3 => Peers::mark_dormant { network, who },
				4 => return Some((who, Peers::wake { network }.into())),
				5 => Peers::pay_reward { network, who },
				6 => Peers::retry_decision { id },
				0 => Peers::settle { network, who, limit: 16 },
				1 => Peers::claim_tokens { network, who, asset: 1 + world.dice.roll(3) as u32 },
				_ => Peers::reopen { id },
			};
			return Some((person, call.into()));
		},
		29..=32 => return by_scope(world, &focus),
		_ => {
			let call = match world.dice.roll(3) {
				0 => {
					let (agent, given) = Loggers::<Runtime>::iter_prefix(scope).next()?;
					let logger = given.first()?.logger.clone();
					return Some((agent, Call::revoke_logger { scope, logger }.into()));
				},
				1 => {
					let (agent, _) = Loggers::<Runtime>::iter_prefix(scope).next()?;
					return Some((person, Call::clear_loggers { scope, agent }.into()));
				},
				_ => {
					let until =
						world.dice.chance(50).then(|| crate::System::block_number() + days(3));
					Call::allow_logger { scope, logger: person, until }
				},
			};
			return Some((member, call.into()));
		},
	};
	Some((member, call.into()))
}

/// What a scope does to contribute to another one that takes it, or to take back what it contributed.
fn by_scope(world: &mut World, focus: &Focus) -> Next {
	let taking: Vec<_> = Kinds::<Runtime>::iter()
		.filter(|(_, _, kind)| kind.terms.takes_scopes && !kind.retired)
		.map(|(scope, kind, _)| (scope, kind))
		.take(24)
		.collect();
	let given: Vec<_> = ScopeLoggers::<Runtime>::iter()
		.flat_map(|(as_scope, given)| given.into_iter().map(move |it| (as_scope, it)))
		.take(24)
		.collect();
	let evidence = world.document();
	let quantity = world.dice.between(1, 16) * 500_000;
	match (world.dice.any(&given), world.dice.roll(10)) {
		(Some((as_scope, it)), 0) => {
			let call = Call::revoke_logger_as { scope: it.to, as_scope, logger: it.logger };
			Some((world.decider(as_scope), call.into()))
		},
		(Some((as_scope, it)), 1..=6) => {
			let day = today().saturating_sub(world.dice.roll(3) as u32);
			let of_it: Vec<_> = taking.iter().filter(|(scope, _)| *scope == it.to).collect();
			let kind = world.dice.any(&of_it).map_or(focus.kind, |(_, kind)| *kind);
			let (scope, gift) = (it.to, world.dice.chance(10));
			let call = Call::log_as { scope, as_scope, kind, quantity, day, evidence, gift };
			Some((it.logger, call.into()))
		},
		(_, 7) => {
			let accepted: Vec<_> = Contributions::<Runtime>::iter()
				.filter(|(_, _, it)| it.scope().is_some())
				.filter(|(.., it)| matches!(it.state, pallet_contributions::State::Accepted { .. }))
				.take(8)
				.collect();
			let (scope, index, it) = world.dice.any(&accepted)?;
			let as_scope = it.scope()?;
			let id = ovn_primitives::ContributionId { scope, index };
			let quantity = quantity.min(it.quantity);
			let decider = world.decider(as_scope);
			Some((decider, Call::compensate_as { as_scope, id, quantity, evidence }.into()))
		},
		_ => {
			let (scope, _) = world.dice.any(&taking)?;
			let as_scope = world.focus(Subject::Scope).scope;
			let logger = world.trusted(scope);
			let until = world.dice.chance(50).then(|| crate::System::block_number() + days(9));
			let call = Call::allow_logger_as { scope, as_scope, logger, until };
			Some((world.decider(as_scope), call.into()))
		},
	}
}

/// An evaluation that is there, in the network.
fn evaluation(
	world: &mut World,
	focus: &Focus,
) -> Option<(ovn_primitives::ContributionId, pallet_evaluation::EvaluationOf<Runtime>)> {
	let there: Vec<_> =
		pallet_evaluation::Evaluations::<Runtime>::iter_prefix(focus.network).take(12).collect();
	world.dice.any(&there)
}

/// A token that the network issues to those who evaluate, and a short window.
fn token(world: &mut World, network: ScopeId) -> Next {
	let asset = 1 + world.dice.roll(3) as u32;
	let owner = world.people[asset as usize].clone();
	if world.dice.chance(50) {
		let treasury =
			crate::Networks::pot_account(network, Purse::Treasury, &crate::AssetKind::Native);
		let (issuer, admin, freezer) =
			(treasury.into(), owner.clone().into(), owner.clone().into());
		let call = pallet_assets::Call::set_team { id: asset.into(), issuer, admin, freezer };
		return Some((owner, call.into()));
	}
	let changes = Changes {
		token: Change::Set((asset, OVN * u128::from(world.dice.between(1, 3)))),
		window: Change::Set(days(3)),
		minimum_time: Change::Set(1),
		..Changes::default()
	};
	Some((world.decider(network), Peers::set_parameters { network, changes }.into()))
}

fn define(world: &mut World, focus: &Focus) -> Option<Call<Runtime>> {
	let scope = focus.scope;
	if KindCount::<Runtime>::get(scope) > 24 {
		return None;
	}
	let cash = Unit::Token { asset: world.accepted(scope), decimals: 6 };
	let peers = world.dice.chance(50);
	let (unit, deciding) = match world.dice.roll(10) {
		0..=3 => (Unit::Hour, Deciding::PeerEvaluation { scales_by_quality: peers }),
		4..=6 => {
			let (approvals, period) = (1 + world.dice.roll(2) as u8, days(4));
			(Unit::Hour, Deciding::Reviewers { role: focus.role, approvals, period })
		},
		7 => (cash, Deciding::Measured { purse: None }),
		_ => {
			let purse = match world.dice.roll(2) {
				0 => Purse::Treasury,
				_ => Purse::Fund(focus.fund),
			};
			(cash, Deciding::Measured { purse: Some(purse) })
		},
	};
	let is_measured = matches!(deciding, Deciding::Measured { .. });
	let for_scopes = !is_measured && world.dice.chance(40);
	let unit = if for_scopes { Unit::Piece } else { unit };
	let is_cash = matches!(deciding, Deciding::Measured { purse: Some(_) });
	let claim = match world.dice.roll(10) {
		0..=4 => ClaimType::Equity,
		5..=7 => ClaimType::Debt { ceiling: 100 },
		8 => ClaimType::Once,
		_ => ClaimType::Gift,
	};
	let max_quantity = if matches!(unit, Unit::Hour) { 24_000_000 } else { 1 << 50 };
	let daily_limit = matches!(unit, Unit::Hour).then_some(24_000_000);
	let terms = KindTerms {
		name: world.name(),
		document: world.document(),
		category: Category::Time,
		action: Action::Work,
		unit,
		rate: OVN * u128::from(world.dice.between(1, 40)) / 4,
		claim,
		multipliers: Default::default(),
		limits: Limits { max_quantity, daily_limit },
		deciding,
		// Of cash that is refused.
		earns_reputation: world.dice.chance(40) && (!is_cash || world.dice.chance(5)),
		// Of hours and of facts that is refused.
		takes_scopes: if for_scopes { world.dice.chance(90) } else { world.dice.chance(3) },
		standing: (!is_measured || world.dice.chance(3))
			.then(|| OVN * u128::from(world.dice.between(0, 8))),
	};
	Some(Call::define_kind { scope, terms })
}

/// A kind that is paid back in this asset.
pub fn define_debt(world: &mut World, focus: &Focus, asset: crate::AssetKind) -> Call<Runtime> {
	let terms = KindTerms {
		name: world.name(),
		document: world.document(),
		category: Category::Finance,
		action: Action::Transfer,
		unit: Unit::Token { asset, decimals: 6 },
		rate: OVN,
		claim: ClaimType::Debt { ceiling: 100 },
		multipliers: Default::default(),
		limits: Limits { max_quantity: u64::MAX, daily_limit: None },
		deciding: Deciding::Measured { purse: None },
		earns_reputation: false,
		takes_scopes: false,
		standing: None,
	};
	Call::define_kind { scope: focus.scope, terms }
}

fn review(world: &mut World, focus: &Focus) -> Next {
	let id = focus.contribution();
	let it = Contributions::<Runtime>::get(id.scope, id.index)?;
	let Deciding::Reviewers { role, .. } = Kinds::<Runtime>::get(id.scope, it.kind)?.terms.deciding
	else {
		return None;
	};
	let holders: Vec<_> =
		RoleHolders::<Runtime>::iter_key_prefix((id.scope, role)).take(8).collect();
	let review = world.dice.of(&[
		Review::Accept,
		Review::Accept,
		Review::Accept,
		Review::Reject,
		Review::Spam,
	]);
	Some((world.dice.any(&holders)?, Call::review { id, review }.into()))
}

fn import(world: &mut World, focus: &Focus) -> Next {
	let (scope, import) = (focus.scope, focus.import);
	let decider = world.decider(scope);
	let running = Imports::<Runtime>::get(scope, import).filter(|it| !it.finished);
	let Some(running) = running else {
		let importer = world.person();
		let entries = 4;
		// It brings contributions of a kind that is there.
		Kinds::<Runtime>::get(scope, focus.kind)?;
		let call = Call::start_import {
			scope,
			importer,
			source: world.document(),
			entries,
			quantity: u128::from(entries) * 1_000_000,
		};
		return Some((decider, call.into()));
	};
	let call = match world.dice.roll(10) {
		0 => Call::undo_page { scope, import },
		1 => return Some((decider, Call::drop_import { scope, import }.into())),
		_ if running.imported == running.entries => {
			return Some((decider, Call::finish_import { scope, import }.into()));
		},
		_ => {
			let entries: Vec<_> = (0..2)
				.map(|n| ImportedEntry {
					contributor: match world.dice.roll(3) {
						0 => Contributor::External(identity(world)),
						_ => Contributor::Agent(world.person()),
					},
					kind: focus.kind,
					quantity: 1_000_000,
					day: n,
					evidence: [n as u8; 32].into(),
					gift: world.dice.chance(10),
				})
				.collect();
			let (first, entries) = (running.imported, entries.try_into().ok()?);
			Call::import_page { scope, import, first, entries }
		},
	};
	Some((running.importer, call.into()))
}

/// Who has no account yet: one of a few, half of them bound to a key.
pub fn identity(world: &mut World) -> sp_core::H256 {
	match world.dice.roll(4) {
		n @ 0..=1 => [n as u8; 32].into(),
		_ => {
			let who = world.person();
			super::income::identity_of(&who)
		},
	}
}
