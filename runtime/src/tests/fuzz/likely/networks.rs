// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Scopes, those who belong to them, roles, pots.

use super::{Next, Subject};
use crate::{
	constants::{currency::OVN, time::days},
	tests::fuzz::world::World,
	AccountId, AssetKind, Networks, Runtime, System,
};
use ovn_primitives::{traits, Purse, ScopeKind, Tier};
use pallet_networks::{
	Associations, Call, GrantRule, Invitations, Members, Memberships, Petitions, RoleHolders,
	Roles, Scopes, SponsorPolicy,
};

pub fn next(world: &mut World) -> Next {
	let focus = world.focus(Subject::Scope);
	let (scope, role) = (focus.scope, focus.role);
	let record = Scopes::<Runtime>::get(scope)?;
	let agreement = (record.agreement > 0).then_some(record.agreement);
	let decider = world.decider(scope);
	let person = world.person();
	let member = if world.dice.chance(50) { world.trusted(scope) } else { world.member(scope) };
	let roles = pallet_networks::Counts::<Runtime>::get(scope).roles;
	let purse = match world.dice.roll(4) {
		0 => Purse::Treasury,
		1 => Purse::Sponsor,
		_ => Purse::Fund(focus.fund),
	};
	let pick = world.dice.roll(27);
	let (who, call) = match pick {
		0 if pallet_networks::NextScope::<Runtime>::get() < 16 || world.dice.chance(10) => {
			let kind = match (record.kind, world.dice.roll(2)) {
				(ScopeKind::Global, _) => ScopeKind::Network,
				(ScopeKind::Project, _) | (_, 0) => ScopeKind::Project,
				_ => ScopeKind::OpenEnterprise,
			};
			let count = world.dice.of(&[1, 1, 1, 2, 2, 3, 5]);
			let mut stewards: Vec<_> = (0..count).map(|_| world.person()).collect();
			stewards.push(member.clone());
			stewards.sort();
			stewards.dedup();
			let (metadata, stewards) = (world.document(), stewards.try_into().ok()?);
			(member, Call::create_scope { parent: scope, kind, metadata, stewards })
		},
		1 if world.dice.chance(25) => {
			let as_scope = world.focus(Subject::Scope).scope;
			let by = world.decider(as_scope);
			let who = <Networks as traits::Scopes<AccountId>>::account(as_scope);
			let joined = Memberships::<Runtime>::iter_key_prefix(&who).next();
			match (joined, world.dice.roll(4)) {
				(Some(scope), 0) => (by, Call::leave_as { scope, as_scope }),
				(Some(scope), 1..=2) => {
					(world.decider(scope), Call::set_tier { scope, who, tier: Tier::Member })
				},
				_ => (by, Call::join_as { scope, as_scope, agreement }),
			}
		},
		1..=5 => (person, Call::join { scope, agreement }),
		0 | 6..=7 => {
			agreement?;
			let behind = Members::<Runtime>::iter_prefix(scope)
				.find(|(_, member)| member.signed < record.agreement);
			let who = behind.map_or(member, |(who, _)| who);
			(who, Call::sign_agreement { scope, version: record.agreement })
		},
		8 if world.dice.chance(20) => {
			(decider, Call::set_agreement { scope, document: world.document() })
		},
		9..=10 => {
			let tier = world.dice.of(&[Tier::Contributor, Tier::Member, Tier::Member]);
			(decider, Call::set_tier { scope, who: member, tier })
		},
		11 => {
			let tier = world.dice.of(&[Tier::Affiliate, Tier::Contributor]);
			(member, Call::invite { scope, who: person, tier })
		},
		12 => {
			let (who, invitation) = Invitations::<Runtime>::iter_prefix(scope).next()?;
			match world.dice.roll(4) {
				0 => (who, Call::decline_invitation { scope }),
				3 => (who, Call::pass_invitation { scope, to: person }),
				1 => (who, Call::join { scope, agreement }),
				_ => (invitation.inviter, Call::cancel_invitation { scope, who }),
			}
		},
		13..=16 if roles == 0 || (roles < 6 && world.dice.chance(15)) => {
			let rule = match world.dice.roll(2) {
				0 => GrantRule::ByScope,
				_ => GrantRule::ByHolders { endorsements: world.dice.between(1, 2) as u8 },
			};
			let term = world.dice.chance(40).then_some(days(20));
			let (name, document) = (world.name(), world.document());
			(decider, Call::define_role { scope, name, document, rule, term })
		},
		13..=15 => (decider, Call::grant_role { scope, role, who: member, certificate: None }),
		16 => {
			let holder = RoleHolders::<Runtime>::iter_key_prefix((scope, role)).next()?;
			let rule = Roles::<Runtime>::get(scope, role)?.rule;
			match (rule, world.dice.roll(3)) {
				(GrantRule::ByScope, 0) => {
					(decider, Call::revoke_role { scope, role, who: holder })
				},
				(_, 1) => (person, Call::clear_role { scope, role, who: holder }),
				(GrantRule::ByHolders { .. }, 0) => {
					let others: Vec<_> =
						RoleHolders::<Runtime>::iter_key_prefix((scope, role)).skip(1).collect();
					let other = world.dice.any(&others)?;
					(holder, Call::endorse_revocation { scope, role, who: other })
				},
				_ => {
					let certificate = None;
					(holder, Call::endorse_grant { scope, role, who: member, certificate })
				},
			}
		},
		17 => {
			let ((role, who, petition), _) = Petitions::<Runtime>::iter_prefix((scope,)).next()?;
			(person, Call::clear_petition { scope, role, who, petition })
		},
		18 => {
			let ((party, relation), status) =
				Associations::<Runtime>::iter_prefix((scope,)).next()?;
			use pallet_networks::{AssociationStatus, Party};
			let other = match &party {
				Party::Agent(agent) => agent.clone(),
				Party::Scope(other) => world.decider(*other),
			};
			match (status, world.dice.roll(3)) {
				(AssociationStatus::Proposed { .. }, 0..=1) => {
					(other, Call::accept_association { scope, party, relation })
				},
				(_, 2) => (other, Call::renounce_association { scope, party, relation }),
				_ => (decider, Call::end_association { scope, party, relation }),
			}
		},
		19 => (decider, Call::create_fund { scope, name: world.name() }),
		20 => {
			let asset = AssetKind::WithId(1 + world.dice.roll(3) as u32);
			(decider, Call::accept_asset { scope, asset })
		},
		21 => (person, Call::open_pot { scope, purse, asset: world.accepted(scope) }),
		8 | 22 => {
			let policy = SponsorPolicy {
				allowance: OVN / 10 * u128::from(world.dice.between(1, 100)),
				refill_period: days(1),
				daily_budget: 20 * OVN,
				deposits: world.dice.roll(40) as u16,
				max_held: OVN / 10 * u128::from(world.dice.between(0, 100)),
				uninvited: world.dice.chance(70),
			};
			let decider = world.decider(record.network);
			(decider, Call::set_sponsorship { scope: record.network, policy: Some(policy) })
		},
		23 => {
			// Money for a pot.
			let asset = world.accepted(scope);
			let purse = if world.dice.chance(40) { Purse::Sponsor } else { purse };
			let to = crate::Networks::pot_account(scope, purse, &asset);
			let amount = world.units(&asset, 60);
			let call = match asset {
				AssetKind::Native => {
					pallet_balances::Call::transfer_keep_alive { dest: to.into(), value: amount }
						.into()
				},
				AssetKind::WithId(id) => {
					pallet_assets::Call::transfer { id: id.into(), target: to.into(), amount }
						.into()
				},
			};
			return Some((person, call));
		},
		25 if world.dice.chance(30) => match Networks::suspender(scope) {
			Some(by) => (world.decider(by), Call::resume { scope }),
			None => {
				let by = if world.dice.chance(50) { scope } else { record.parent };
				let days = world.dice.between(1, 14) as u8;
				(world.decider(by), Call::suspend { scope, by, days, reason: world.document() })
			},
		},
		24 => {
			let asset = world.accepted(scope);
			let amount = world.units(&asset, 9);
			(decider, Call::spend { scope, purse, asset, amount, beneficiary: person })
		},
		_ => {
			// Terms and invitations run out.
			let _ = System::block_number();
			let record = Members::<Runtime>::get(scope, &member)?;
			if record.deposit.0 == member {
				(decider, Call::take_over_deposit_as_scope { scope, who: member })
			} else {
				(person, Call::take_over_deposit { scope, who: member })
			}
		},
	};
	Some((who, call.into()))
}
