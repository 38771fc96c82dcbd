// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Things people hold and use together.

use super::{Next, Subject};
use crate::{
	constants::time::{days, hours},
	tests::fuzz::{focus::Focus, world::World},
	AssetKind, Runtime, System,
};
use ovn_primitives::{
	BookId, Holder, Nature, Payback, Ratio, Regime, RoleId, ScopeId, Tariff, Tariffs, UseClass,
};
use pallet_custody::{
	Amendments, Call, Custodies, Deals, Endings, Flags, Incident, Jobs, Movement, Offers, Phase,
	Relation, ResourceSettings, Resources, Settings, Stage, State,
};
use pallet_networks::{Call as Networks, GrantRule, RoleHolders};
use pallet_usage::{
	AccessRule, Calendars, Call as Using, Figures, OwnTariffs, Payments, Progress, Reporter,
	ReservationRules, Reservations, Running, Trouble, UseTerms, Uses,
};

pub fn tariffs(world: &mut World, asset: &AssetKind) -> Tariffs {
	use UseClass::{Commercial, Community, Other, Owner, Project};
	let tariff = Tariff {
		price_per_hour: world.units(asset, 20),
		material_per_unit: world.units(asset, 1) / 10,
		maintenance_per_hour: world.units(asset, 1) / 2,
		infrastructure: Ratio::new(world.dice.roll(10) as u32, 100).unwrap(),
		payback: match world.dice.roll(2) {
			0 => Payback::Residue,
			_ => Payback::Share(Ratio::new(1, 2).unwrap()),
		},
		technician_per_hour: world.units(asset, 3),
	};
	let classes = [Community, Commercial, Project, Owner, Other].map(|class| (class, tariff));
	classes.to_vec().try_into().unwrap()
}

fn figures(world: &mut World, focus: &Focus, user: &crate::AccountId) -> Figures<crate::AccountId> {
	use UseClass::{Commercial, Community, Other, Owner, Project};
	let minutes = world.dice.between(1, 600) as u32;
	let helped = if world.dice.chance(40) {
		let role = pallet_usage::Terms::<Runtime>::get(focus.resource).technician;
		skilled(world, focus.scope, role, user)
	} else {
		None
	};
	Figures {
		class: world.dice.of(&[Community, Community, Commercial, Project, Owner, Other]),
		minutes,
		material: world.dice.roll(5) * 1_000_000,
		technician: helped.map(|who| (who, world.dice.between(0, minutes.into()) as u32)),
	}
}

/// Somebody other than the user who holds the role that technicians or meters of a thing need.
fn skilled(
	world: &mut World,
	scope: ScopeId,
	role: Option<RoleId>,
	user: &crate::AccountId,
) -> Option<crate::AccountId> {
	let mut able = holders(scope, role?);
	able.retain(|who| who != user);
	world.dice.any(&able)
}

fn holders(scope: ScopeId, role: RoleId) -> Vec<crate::AccountId> {
	RoleHolders::<Runtime>::iter_key_prefix((scope, role)).take(9).collect()
}

/// What is missing before somebody can help with a use and a machine can report it: roles, those who hold them,
/// and that the scope decided on both.
fn equip(world: &mut World, focus: &Focus, decider: &crate::AccountId) -> Next {
	let (scope, resource) = (focus.scope, focus.resource);
	let terms = pallet_usage::Terms::<Runtime>::get(resource);
	let roles = pallet_networks::Counts::<Runtime>::get(scope).roles;
	let by_scope: Vec<RoleId> = (0..roles)
		.filter(|role| {
			let known = pallet_networks::Roles::<Runtime>::get(scope, role);
			known.is_some_and(|known| known.rule == GrantRule::ByScope)
		})
		.collect();
	let Some(role) = world.dice.any(&by_scope) else {
		let (name, document) = (world.name(), world.document());
		let (rule, term) = (GrantRule::ByScope, None);
		let call = Networks::define_role { scope, name, document, rule, term };
		return Some((decider.clone(), call.into()));
	};
	let call = match (terms.technician, terms.meter) {
		(Some(technician), Some(meter)) => {
			let few =
				[technician, meter].into_iter().find(|role| holders(scope, *role).len() < 3)?;
			let (who, certificate) = (world.member(scope), None);
			Networks::grant_role { scope, role: few, who, certificate }.into()
		},
		_ => {
			let other = world.dice.any(&by_scope)?;
			let supplier = Some(world.member(scope));
			let (technician, meter) = (Some(role), Some(other));
			let terms = UseTerms { supplier, technician, meter, ..terms };
			Using::set_use_terms { resource, terms }.into()
		},
	};
	Some((decider.clone(), call))
}

/// Who has a part in a deal.
fn owner(world: &mut World, focus: &Focus) -> Option<crate::AccountId> {
	let book = BookId::Deal(focus.deal);
	let holders: Vec<_> = pallet_shares::Positions::<Runtime>::iter_key_prefix((book,))
		.take(12)
		.filter_map(|(holder, _)| match holder {
			Holder::Agent(who) => Some(who),
			_ => None,
		})
		.collect();
	world.dice.any(&holders)
}

pub fn next(world: &mut World) -> Next {
	match world.dice.roll(20) {
		0 => register(world),
		1..=8 => use_it(world),
		9..=15 => care(world),
		_ => decide(world),
	}
}

fn register(world: &mut World) -> Next {
	let focus = world.focus(Subject::Scope);
	let call = Call::register {
		scope: focus.scope,
		regime: world.dice.of(&[
			Regime::Private,
			Regime::Commons,
			Regime::Collective,
			Regime::NonDominium,
		]),
		nature: world.dice.of(&[Nature::Physical, Nature::Digital, Nature::Service, Nature::Space]),
		name: world.name(),
		description: Default::default(),
		phase: world.dice.of(&[Phase::Ideation, Phase::Prototype, Phase::Active, Phase::Active]),
	};
	Some((world.trusted(focus.scope), call.into()))
}

/// Reservations, uses and their payment.
fn use_it(world: &mut World) -> Next {
	let focus = world.focus(Subject::Resource);
	let (resource, number) = (focus.resource, focus.number);
	let scope = focus.scope;
	let member = world.member(scope);
	let decider = world.decider(scope);
	let now = u64::from(System::block_number());
	if world.dice.chance(12) {
		if let Some(step) = equip(world, &focus, &decider) {
			return Some(step);
		}
	}
	let mut estimate = figures(world, &focus, &member);
	let who = if estimate.class == UseClass::Owner {
		owner(world, &focus).unwrap_or(member.clone())
	} else {
		member.clone()
	};
	estimate.technician = estimate.technician.filter(|(helper, _)| *helper != who);
	let note = Default::default();
	let priced = pallet_usage::OwnTerms::<Runtime>::contains_key(resource)
		|| !Deals::<Runtime>::get(resource).is_empty();
	if !priced && world.dice.chance(40) {
		let asset = world.accepted(scope);
		let terms = Some(OwnTariffs { tariffs: tariffs(world, &asset), asset });
		return Some((decider, Using::set_own_tariffs { resource, terms }.into()));
	}
	let call = match world.dice.roll(22) {
		0..=2 => {
			let start = now + world.dice.roll(3) * u64::from(hours(3));
			let length = world.dice.between(1, 4) * u64::from(hours(1));
			Using::reserve { resource, class: estimate.class, start, length }
		},
		3 => {
			// One that can still be cancelled, if there is one.
			let slots = Calendars::<Runtime>::get(resource);
			let ahead = slots.iter().find(|slot| slot.start > now);
			let start = ahead.map(|slot| slot.start).or(slots.first().map(|slot| slot.start))?;
			let who = Reservations::<Runtime>::get(resource, start)?.who;
			return match world.dice.roll(2) {
				0 => Some((who, Using::cancel_reservation { resource, start }.into())),
				_ => Some((member, Using::release_reservation { resource, start }.into())),
			};
		},
		4..=8 => {
			let running: Vec<_> =
				pallet_usage::CreditLines::<Runtime>::iter_key_prefix(resource).take(4).collect();
			let project = if world.dice.chance(30) { world.dice.any(&running) } else { None };
			Using::start_use { resource, estimate, project, note }
		},
		9..=16 => {
			let used = Uses::<Runtime>::get(resource, number)?;
			// Who helped is not the user, and what is said of it no longer than the use.
			let other = figures(world, &focus, &used.user);
			let (minutes, technician) = (other.minutes, other.technician);
			let figures = Figures { minutes, technician, ..used.estimate.clone() };
			let role = pallet_usage::Terms::<Runtime>::get(resource).meter;
			let meter = skilled(world, scope, role, &used.user);
			let (user, end) = (
				used.user.clone(),
				Using::end_use { resource, number, figures: figures.clone(), note },
			);
			return Some(match (&used.progress, world.dice.roll(8)) {
				(Progress::Running, 0) => {
					(user, Using::extend_use { resource, number, estimate: figures }.into())
				},
				(Progress::Running, 1) => {
					let (minutes, material) = (estimate.minutes, estimate.material);
					let meter = meter.unwrap_or(member);
					(meter, Using::report_meter { resource, number, minutes, material }.into())
				},
				(Progress::Reported { by: Reporter::User | Reporter::Clock, .. }, 1)
					if meter.is_some() =>
				{
					let (minutes, material) = (estimate.minutes, estimate.material);
					(meter?, Using::report_meter { resource, number, minutes, material }.into())
				},
				(Progress::Running, 2) if world.dice.chance(60) => {
					let holders = Custodies::<Runtime>::get(resource)?.holders;
					let (keeper, _) = world.dice.any(&holders)?;
					(keeper, Using::stop_use { resource, number }.into())
				},
				(Progress::Running, 2..=6) => (user, end.into()),
				(Progress::Reported { by: Reporter::Meter(_), .. }, 0 | 7) => {
					(user, Using::confirm_use { resource, number }.into())
				},
				(Progress::Reported { .. }, 7) if world.dice.chance(50) => {
					(user, Using::confirm_use { resource, number }.into())
				},
				(Progress::Reported { .. }, 0..=1) => {
					let holders = Custodies::<Runtime>::get(resource)?.holders;
					let (who, _) = world.dice.any(&holders)?;
					(who, Using::dispute_use { resource, number, note }.into())
				},
				(Progress::Reported { .. }, 2..=6) => {
					let holders = Custodies::<Runtime>::get(resource)?.holders;
					let (who, _) = world.dice.any(&holders)?;
					(who, Using::confirm_use { resource, number }.into())
				},
				(Progress::Disputed { figures: reported, .. }, 0..=6) => {
					// No more than somebody said.
					let figures =
						world.dice.of(&[reported.clone(), used.estimate.clone(), figures]);
					(decider, Using::decide_use { resource, number, figures }.into())
				},
				_ => (member, Using::settle_use { resource, number }.into()),
			});
		},
		17 => {
			if let Some((resource, agent, asset)) =
				pallet_usage::Arrears::<Runtime>::iter_keys().next()
			{
				let call = Using::pay_arrears { resource, agent, asset };
				return Some((world.person(), call.into()));
			}
			let payment = Payments::<Runtime>::iter_keys().next()?;
			Using::deliver { payment }
		},
		18 => {
			let limit = world.units(&AssetKind::Native, 90);
			let own = pallet_usage::OwnTerms::<Runtime>::get(resource).map(|own| own.terms.asset);
			let attached = Deals::<Runtime>::get(resource).first().map(|it| it.asset.clone());
			let asset = attached.or(own).unwrap_or(AssetKind::Native);
			let kind = world.debt(scope, &asset).unwrap_or(focus.kind);
			let project = scope;
			return Some((
				decider,
				Using::open_credit_line { resource, project, kind, limit }.into(),
			));
		},
		19 => {
			let project = pallet_usage::CreditLines::<Runtime>::iter_key_prefix(resource).next()?;
			return Some(match world.dice.roll(2) {
				0 => (decider, Using::allow_credit_line { resource, project, allow: true }.into()),
				_ => (member, Using::pay_credit_line { resource, project }.into()),
			});
		},
		20 => {
			let fee = world.units(&AssetKind::Native, 1) / 100;
			let rules = ReservationRules {
				horizon: u64::from(days(30)),
				longest: u64::from(hours(12)),
				per_agent: 4,
				cancellation_fee: fee,
				no_show_fee: fee,
				notice: u64::from(hours(1)),
			};
			let (who, _) = world.dice.any(&Custodies::<Runtime>::get(resource)?.holders)?;
			return Some((who, Using::set_reservation_rules { resource, rules }.into()));
		},
		_ => {
			let call = if world.dice.chance(50) {
				let asset = world.accepted(scope);
				let tariffs = tariffs(world, &asset);
				let terms = Some(OwnTariffs { asset, tariffs });
				Using::set_own_tariffs { resource, terms }
			} else {
				let any = [world.dice.chance(80), world.dice.chance(80)];
				let [technician, meter] = any.map(|any| any.then_some(focus.role));
				let material = world.dice.chance(20).then_some(focus.fund);
				let funds = [world.dice.chance(50), world.dice.chance(50)];
				let [maintenance, infrastructure] = funds.map(|one| one.then_some(focus.fund));
				let supplier = Some(member);
				let terms =
					UseTerms { supplier, material, technician, meter, maintenance, infrastructure };
				Using::set_use_terms { resource, terms }
			};
			return Some((decider, call.into()));
		},
	};
	Some((who, call.into()))
}

/// What custodians do.
fn care(world: &mut World) -> Next {
	let focus = world.focus(Subject::Resource);
	let resource = focus.resource;
	let record = Resources::<Runtime>::get(resource)?;
	let member = world.member(focus.scope);
	let decider = world.decider(focus.scope);
	let note = Default::default();
	let document = world.document();
	let holders = Custodies::<Runtime>::get(resource)?.holders;
	let keeper = world.dice.any(&holders).map_or(member.clone(), |(who, _)| who);
	let now = System::block_number();
	if record.state == State::PendingValidation && world.dice.chance(20) {
		if let Some(who) = owner(world, &focus) {
			return Some((who, Call::validate_as_owner { deal: focus.deal }.into()));
		}
	}
	if record.state == State::PendingValidation && world.dice.chance(60) {
		return Some((decider, Call::validate { resource }.into()));
	}
	let (who, call) = match world.dice.roll(25) {
		22 => match pallet_custody::Recalls::<Runtime>::get(resource) {
			None => {
				let lent = record.identity.regime == Regime::Private;
				let who = if lent { record.identity.creator.clone() } else { decider };
				(who, Call::recall_custodian { resource, note })
			},
			Some(recall) => match world.dice.roll(4) {
				0 => (decider, Call::withdraw_recall { resource }),
				1 => (decider, Call::appoint_interim { resource, custodian: member }),
				_ => {
					let (deal, hearing) = (focus.deal, recall.hearing);
					(owner(world, &focus)?, Call::support_recall { deal, hearing })
				},
			},
		},
		23 => {
			let agent = member;
			return Some((keeper, Using::veto_use { resource, agent, reason: note }.into()));
		},
		24 => {
			let vetoed = pallet_usage::Vetoes::<Runtime>::iter_key_prefix(resource).next();
			let agent = vetoed?;
			return Some((decider, Using::lift_veto { resource, agent }.into()));
		},
		0 => (decider, Call::advance { resource }),
		1 => match record.stage {
			Stage::Hibernating(_) => (decider, Call::wake { resource }),
			_ if world.dice.chance(30) => (decider, Call::hibernate { resource }),
			_ => (keeper, Call::advance { resource }),
		},
		2..=4 => match Offers::<Runtime>::get(resource) {
			None => {
				let other = world.member(focus.scope);
				let receivers = if other != member && world.dice.chance(40) {
					let mut both = vec![(member, 500_000), (other, 500_000)];
					both.sort();
					both
				} else {
					vec![(member, 1_000_000)]
				};
				let receivers = receivers.try_into().ok()?;
				let until = now + days(6);
				let threshold = 600_000;
				let by = if holders.is_empty() { decider } else { keeper };
				(by, Call::offer_custody { resource, receivers, threshold, until })
			},
			Some(offer) => {
				let (who, _) = world.dice.any(&offer.receivers)?;
				match world.dice.roll(8) {
					0 => (who, Call::decline_custody { resource }),
					1 => (keeper, Call::cancel_offer { resource }),
					_ => (who, Call::accept_custody { resource, note }),
				}
			},
		},
		5 => match Flags::<Runtime>::get(resource) {
			None => (member, Call::flag_custodian { resource, note }),
			Some(flag) => match world.dice.roll(4) {
				0 => (keeper, Call::answer_flag { resource, note }),
				1 => (flag.by, Call::withdraw_flag { resource }),
				_ => (decider, Call::appoint_interim { resource, custodian: member }),
			},
		},
		6 => (keeper, Call::withdraw_approval { resource }),
		7 => {
			let agent = member;
			let class = UseClass::Community;
			let until = Some(now + days(9));
			return Some((keeper, Using::permit { resource, class, agent, until }.into()));
		},
		8..=9 => {
			let running = Running::<Runtime>::get(resource)
				.and_then(|number| Uses::<Runtime>::get(resource, number));
			if let Some(used) = running.filter(|_| world.dice.chance(30)) {
				let trouble = world.dice.of(&[Trouble::Damaged, Trouble::Lost]);
				let call = Using::report_trouble { resource, trouble, document };
				return Some((used.user, call.into()));
			}
			let incident = world.dice.of(&[Incident::Damaged, Incident::Lost, Incident::Noted]);
			(keeper, Call::report_incident { resource, incident, document })
		},
		10..=11 => match record.state {
			State::Lost => (keeper, Call::report_found { resource, note }),
			_ => match Jobs::<Runtime>::get(resource) {
				Some(job) => (job.technician, Call::complete_maintenance { resource, document }),
				None => {
					let technician = member;
					(keeper, Call::open_maintenance { resource, technician, document })
				},
			},
		},
		12..=13 => {
			let movement = match record.state {
				State::InTransit => Movement::Arrive,
				State::InStorage => Movement::TakeOut,
				_ => world.dice.of(&[Movement::Send, Movement::Store]),
			};
			(keeper, Call::move_resource { resource, movement })
		},
		14 => {
			let settings = Settings {
				custodian: None,
				witness: (world.dice.chance(50)).then_some(focus.role),
			};
			(decider, Call::set_settings { resource, settings })
		},
		15 => {
			let licensed = world.dice.chance(30);
			let rule = Some(AccessRule { tier: None, licensed, ..AccessRule::default() });
			let class =
				world.dice.of(&[UseClass::Community, UseClass::Commercial, UseClass::Other]);
			return Some((decider, Using::set_access { resource, class, rule }.into()));
		},
		16 => {
			let relation = world.dice.of(&[
				Relation::ComponentOf,
				Relation::DerivedFrom,
				Relation::Supersedes,
			]);
			let to = world.dice.roll(pallet_custody::NextResource::<Runtime>::get());
			(decider, Call::link { resource, relation, to })
		},
		17 if world.dice.chance(40) => {
			let successor = world.dice.roll(pallet_custody::NextResource::<Runtime>::get());
			(decider, Call::deprecate { resource, successor })
		},
		_ => return end(world, &focus, keeper, decider),
	};
	Some((who, call.into()))
}

/// The end of a thing that is deprecated.
fn end(
	world: &mut World,
	focus: &Focus,
	keeper: crate::AccountId,
	decider: crate::AccountId,
) -> Next {
	let resource = focus.resource;
	let record = Resources::<Runtime>::get(resource)?;
	if record.stage != Stage::Deprecated {
		if record.has_ended() {
			let asset = Deals::<Runtime>::get(resource)
				.first()
				.map_or(AssetKind::Native, |it| it.asset.clone());
			let amount = world.units(&asset, 9);
			let (who, document) = (world.person(), world.document());
			return Some((who, Using::pay_salvage { resource, asset, amount, document }.into()));
		}
		return None;
	}
	let member = world.member(focus.scope);
	let document = world.document();
	let Some(ending) = Endings::<Runtime>::get(resource) else {
		let who = if world.dice.chance(50) { keeper } else { member };
		return Some((who, Call::declare_end { resource, document }.into()));
	};
	let (deal, hearing) = (focus.deal, ending.hearing);
	let (who, call) = match world.dice.roll(12) {
		0..=1 => {
			let candidate = world.person();
			(owner(world, focus)?, Call::name_witness { deal, hearing, candidate })
		},
		2..=5 => {
			let settings = ResourceSettings::<Runtime>::get(resource);
			let role = settings.witness.unwrap_or(focus.role);
			let mut able: Vec<_> =
				pallet_networks::RoleHolders::<Runtime>::iter_key_prefix((focus.scope, role))
					.collect();
			able.extend(ending.named.iter().map(|(_, who)| who.clone()));
			(world.dice.any(&able).unwrap_or(member), Call::witness_end { resource, document })
		},
		6 => (member, Call::challenge_end { resource, document }),
		7 => (owner(world, focus)?, Call::challenge_as_owner { deal, hearing }),
		8 => {
			let upheld = world.dice.chance(30);
			(decider, Call::decide_challenge { resource, upheld })
		},
		9 if world.dice.chance(50) => {
			let candidate = world.person();
			(decider, Call::name_for_silent { deal, candidate })
		},
		9 => (decider, Call::drop_end { resource }),
		_ => (keeper, Call::dispose { resource, document }),
	};
	Some((who, call.into()))
}

/// What owners decide.
fn decide(world: &mut World) -> Next {
	let focus = world.focus(Subject::Deal);
	let deal = focus.deal;
	let decider = world.decider(focus.scope);
	let person = world.person();
	if world.dice.chance(10) {
		return Some((person, Call::clear_hearing { hearing: focus.hearing }.into()));
	}
	let (who, call) = match Amendments::<Runtime>::get(deal) {
		None if Deals::<Runtime>::get(focus.resource).is_empty() => return None,
		None => {
			let asset = AssetKind::Native;
			let (tariffs, document) = (tariffs(world, &asset), world.document());
			(decider, Call::propose_amendment { deal, tariffs, document })
		},
		Some(amendment) => match world.dice.roll(8) {
			0 => (decider, Call::drop_amendment { deal }),
			_ => (owner(world, &focus)?, Call::consent { deal, hearing: amendment.hearing }),
		},
	};
	Some((who, call.into()))
}
