// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Any calls by anybody: no sequence of them sells, owns, pledges, re-labels or deletes a non-dominium
//! thing, and custody moves only to those who accepted it.
//!
//! 250 calls in each run, from a seed that `PROPTEST_RNG_SEED` replaces; the invariants are checked after
//! every tenth, inside a block. A brake stops calls now and then, and takes no time from anybody. `scripts/prove/properties.sh` makes more runs.

use super::*;
use crate::{
	Call, Custodies, Halts, IdentityOf, Incident, Matter, Movement, NextHearing, NextResource,
	Offeror, Offers, Relation, Resources as Records, WeightedOf, WHOLE,
};
use frame_support::dispatch::DispatchResult;
use ovn_primitives::{traits::ShareBooks, BookId, Name};
use pallet_usage::{AccessRule, Call as Using, Permission};
use sp_runtime::traits::Dispatchable;
use std::collections::BTreeMap;

/// How many calls a run has.
const STEPS: u32 = 250;

/// Where the dice of the first run begin.
fn seed() -> u64 {
	let given = std::env::var("PROPTEST_RNG_SEED").ok();
	given.and_then(|seed| seed.parse().ok()).unwrap_or(20_261_121)
}

/// A small generator: splitmix64.
struct Dice(u64);

impl Dice {
	fn roll(&mut self, sides: u64) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		(z ^ (z >> 31)) % sides
	}

	fn of<T: Copy>(&mut self, list: &[T]) -> T {
		list[self.roll(list.len() as u64) as usize]
	}

	fn chance(&mut self, percent: u64) -> bool {
		self.roll(100) < percent
	}
}

/// Everybody who calls: the steward, owners, members, and strangers.
const ACTORS: [u64; 11] = [STEWARD, ANA, BEN, CEM, DIA, 6, 7, 8, 9, 11, 12];

struct World {
	dice: Dice,
	/// Whether owners validate, too, and brakes stop calls.
	wide: bool,
	/// What resources were said to be when they came.
	identities: BTreeMap<u64, IdentityOf<Test>>,
	/// Who held them last.
	holders: BTreeMap<u64, WeightedOf<Test>>,
	deals: u64,
	done: BTreeMap<&'static str, u32>,
}

impl World {
	fn actor(&mut self) -> u64 {
		self.dice.of(&ACTORS)
	}

	fn id(&mut self) -> u64 {
		// One that does not exist, too.
		self.dice.roll(NextResource::<Test>::get() + 1)
	}

	/// Somebody who has a chance to act for a resource.
	fn likely(&mut self, id: u64) -> u64 {
		let holders = Custodies::<Test>::get(id).map(|custody| custody.holders).unwrap_or_default();
		if holders.is_empty() || self.dice.chance(30) {
			return self.actor();
		}
		holders[self.dice.roll(holders.len() as u64) as usize].0
	}

	fn weights(&mut self) -> WeightedOf<Test> {
		let mut people: Vec<u64> = (0..=self.dice.roll(3)).map(|_| self.actor()).collect();
		people.sort_unstable();
		people.dedup();
		let part = WHOLE / people.len() as u32;
		let mut list: Vec<(u64, u32)> = people.into_iter().map(|who| (who, part)).collect();
		let rest = WHOLE - part * list.len() as u32;
		// Sometimes it does not add up.
		list[0].1 += if self.dice.chance(90) { rest } else { rest + 1 };
		list.try_into().unwrap()
	}

	fn call(&mut self) -> (&'static str, u64, RuntimeCall) {
		let resource = self.id();
		let who = self.likely(resource);
		let anybody = self.actor();
		let deal = 1 + self.dice.roll(self.deals + 1);
		let hearings = NextHearing::<Test>::get();
		let hearing = hearings.saturating_sub(1 + self.dice.roll(3));
		let now = System::block_number();
		let note = H256::repeat_byte(1);
		let document = document(2);
		let (name, who, call) = match self.dice.roll(if self.wide { 46 } else { 43 }) {
			0 => {
				let regime = self.dice.of(&[Regime::Private, Regime::NonDominium, Regime::Commons]);
				let nature = self.dice.of(&[Nature::Physical, Nature::Digital]);
				let phase = self.dice.of(&[Phase::Ideation, Phase::Prototype, Phase::Active]);
				let name: Name = b"thing".to_vec().try_into().unwrap();
				let (scope, description) = (LAB, note);
				let call = Call::register { scope, regime, nature, name, description, phase };
				("register", anybody, call)
			},
			1 => ("validate", STEWARD, Call::validate { resource }),
			2 => {
				let settings = Settings::default();
				("set_settings", anybody, Call::set_settings { resource, settings })
			},
			4 => ("advance", who, Call::advance { resource }),
			5 => ("hibernate", who, Call::hibernate { resource }),
			6 | 7 => ("wake", who, Call::wake { resource }),
			8 => {
				let successor = self.id();
				let by = if self.dice.chance(30) { STEWARD } else { who };
				("deprecate", by, Call::deprecate { resource, successor })
			},
			9..=12 => {
				let receivers = self.weights();
				let threshold = self.dice.of(&[500_001, 800_000, WHOLE, 400_000]);
				let until = now + self.dice.roll(20);
				let call = Call::offer_custody { resource, receivers, threshold, until };
				("offer_custody", who, call)
			},
			13..=16 => {
				let receivers =
					Offers::<Test>::get(resource).map(|offer| offer.receivers).unwrap_or_default();
				let place = self.dice.roll(receivers.len().max(1) as u64) as usize;
				let by = receivers.get(place).map_or(anybody, |(who, _)| *who);
				("accept_custody", by, Call::accept_custody { resource, note })
			},
			17 => ("cancel_offer", who, Call::cancel_offer { resource }),
			18 => ("decline_custody", anybody, Call::decline_custody { resource }),
			19 => ("flag_custodian", anybody, Call::flag_custodian { resource, note }),
			20 => ("answer_flag", who, Call::answer_flag { resource, note }),
			21 => ("withdraw_flag", anybody, Call::withdraw_flag { resource }),
			22 => {
				let by = if self.dice.chance(70) { STEWARD } else { anybody };
				let custodian = self.actor();
				("appoint_interim", by, Call::appoint_interim { resource, custodian })
			},
			23 => ("withdraw_approval", who, Call::withdraw_approval { resource }),
			24 => {
				let relation = self.dice.of(&[
					Relation::ComponentOf,
					Relation::DerivedFrom,
					Relation::Supersedes,
				]);
				let to = self.id();
				("link", STEWARD, Call::link { resource, relation, to })
			},
			26 => {
				let incident = self.dice.of(&[Incident::Damaged, Incident::Lost, Incident::Noted]);
				("report_incident", who, Call::report_incident { resource, incident, document })
			},
			27 => ("report_found", who, Call::report_found { resource, note }),
			28 => {
				let call = Call::open_maintenance { resource, technician: anybody, document };
				("open_maintenance", who, call)
			},
			29 => ("complete_maintenance", who, Call::complete_maintenance { resource, document }),
			30 => {
				let movement = self.dice.of(&[
					Movement::Send,
					Movement::Arrive,
					Movement::Store,
					Movement::TakeOut,
				]);
				("move_resource", who, Call::move_resource { resource, movement })
			},
			31 => {
				let tariffs = tariffs_of(ONE);
				let by = if self.dice.chance(70) { STEWARD } else { anybody };
				("propose_amendment", by, Call::propose_amendment { deal, tariffs, document })
			},
			32 => match self.dice.roll(3) {
				0 => ("drop_amendment", anybody, Call::drop_amendment { deal }),
				_ => ("consent", anybody, Call::consent { deal, hearing }),
			},
			33 => ("declare_end", who, Call::declare_end { resource, document }),
			34 => match self.dice.roll(2) {
				0 => {
					let candidate = self.actor();
					let call = Call::name_witness { deal, hearing, candidate };
					("name_witness", anybody, call)
				},
				_ => ("witness_end", anybody, Call::witness_end { resource, document }),
			},
			35 => match self.dice.roll(4) {
				0 => ("challenge_end", anybody, Call::challenge_end { resource, document }),
				1 => {
					let call = Call::challenge_as_owner { deal, hearing };
					("challenge_as_owner", anybody, call)
				},
				_ => {
					let upheld = self.dice.chance(30);
					("decide_challenge", STEWARD, Call::decide_challenge { resource, upheld })
				},
			},
			36 => match self.dice.roll(4) {
				0 => ("drop_end", anybody, Call::drop_end { resource }),
				1 => ("clear_hearing", anybody, Call::clear_hearing { hearing }),
				_ => ("dispose", anybody, Call::dispose { resource, document }),
			},
			38 => ("recall_custodian", STEWARD, Call::recall_custodian { resource, note }),
			39 => {
				let open = crate::Recalls::<Test>::iter_values().next();
				let hearing = open.map_or(hearing, |recall| recall.hearing);
				let call = Call::support_recall { deal, hearing };
				("support_recall", self.dice.of(&[ANA, BEN, CEM]), call)
			},
			40 => ("withdraw_recall", anybody, Call::withdraw_recall { resource }),
			43 | 44 => {
				let owner = self.dice.of(&[ANA, BEN, CEM]);
				("validate_as_owner", owner, Call::validate_as_owner { deal })
			},
			45 => {
				let candidate = self.actor();
				("name_for_silent", STEWARD, Call::name_for_silent { deal, candidate })
			},
			kind => return self.use_call(kind, resource, who, anybody),
		};
		(name, who, call.into())
	}

	/// A call of those who use things.
	fn use_call(
		&mut self,
		kind: u64,
		resource: u64,
		who: u64,
		anybody: u64,
	) -> (&'static str, u64, RuntimeCall) {
		let now = System::block_number();
		let note = H256::repeat_byte(1);
		let document = document(2);
		let class = UseClass::Community;
		let (name, who, call) = match kind {
			3 => {
				let permission = Permission::Suffices;
				let rule = Some(AccessRule { permission, ..Default::default() });
				("set_access", anybody, Using::set_access { resource, class, rule })
			},
			25 => {
				let until = self.dice.chance(70).then_some(now + 5);
				let call = Using::permit { resource, class, agent: anybody, until };
				("permit", who, call)
			},
			41 => {
				let (agent, reason) = (anybody, note);
				("veto_use", who, Using::veto_use { resource, agent, reason })
			},
			42 => {
				let agent = self.actor();
				("lift_veto", anybody, Using::lift_veto { resource, agent })
			},
			_ => {
				let amount = u128::from(self.dice.roll(40)) * ONE / 10;
				let call = Using::pay_salvage { resource, asset: NATIVE, amount, document };
				("pay_salvage", PAYER, call)
			},
		};
		(name, who, call.into())
	}

	/// A resource on its way to its end, so that the rare calls meet something. The last thing that was
	/// done.
	fn push_to_the_end(&mut self) -> &'static str {
		let id = self.id();
		let Some(record) = Records::<Test>::get(id) else { return "" };
		match record.stage {
			Stage::Deprecated => {
				for who in ACTORS {
					if Custody::dispose(signed(who), id, document(1)).is_ok() {
						*self.done.entry("dispose").or_default() += 1;
						return "dispose";
					}
				}
				for _ in 0..4 {
					let who = self.actor();
					let _ = Custody::declare_end(signed(who), id, document(1));
					let who = self.actor();
					if Custody::witness_end(signed(who), id, document(1)).is_ok() {
						*self.done.entry("witness_end").or_default() += 1;
					}
				}
				if let Some(hearing) = crate::Endings::<Test>::get(id).map(|ending| ending.hearing)
				{
					for attached in crate::Deals::<Test>::get(id) {
						let candidate = self.actor();
						for who in [ANA, BEN, CEM] {
							let _ = Custody::name_witness(
								signed(who),
								attached.deal,
								hearing,
								candidate,
							);
						}
						let _ = Custody::witness_end(signed(candidate), id, document(1));
					}
				}
			},
			_ => {
				let next = self.id();
				let _ = Custody::deprecate(signed(STEWARD), id, next);
			},
		}
		""
	}

	/// How much time is left for what somebody has to answer.
	fn left() -> Vec<(u64, Vec<Matter<u64>>)> {
		let now = System::block_number();
		let less = |matter: Matter<u64>| match matter {
			Matter::Offer { until } => Matter::Offer { until: until - now },
			Matter::Flag { due } => Matter::Flag { due: due.saturating_sub(now) },
			Matter::Recall { due } => Matter::Recall { due: due.saturating_sub(now) },
			Matter::Witness { deadline } => {
				Matter::Witness { deadline: deadline.saturating_sub(now) }
			},
			Matter::Challenge { until } => Matter::Challenge { until: until - now },
			// What custodians agreed to is no deadline of anybody.
			Matter::Act { .. } | Matter::Job => Matter::Job,
		};
		let of = |who| {
			(0..NextResource::<Test>::get())
				.flat_map(move |id| Custody::matters(id, who))
				.filter(|matter| !matches!(matter, Matter::Act { .. }))
				.map(less)
				.collect()
		};
		ACTORS.into_iter().map(|who| (who, of(who))).collect()
	}

	fn step(&mut self) {
		let mut done = "";
		match self.dice.roll(100) {
			0..=4 => {
				let days = self.dice.roll(8);
				run_to_block(System::block_number() + 1 + days * DAY);
			},
			12 if self.wide => {
				let blocks = self.dice.roll(9 * DAY);
				let before = Self::left();
				Halts::<Test>::mutate(|halts| halts.blocks += blocks);
				run_to_block(System::block_number() + blocks);
				assert_eq!(Self::left(), before, "a brake took time from somebody");
			},
			5..=6 if self.deals < 12 => {
				self.deals += 1;
				let owners = [(ANA, 5 * ONE), (BEN, 3 * ONE), (CEM, 2 * ONE)];
				buy(self.deals, new_subject(), &owners);
			},
			7..=11 => done = self.push_to_the_end(),
			_ => {
				let before: BTreeMap<_, _> =
					Offers::<Test>::iter().map(|(id, offer)| (id, (offer.by, offer))).collect();
				let (name, who, call) = self.call();
				let result: DispatchResult =
					call.dispatch(signed(who)).map(|_| ()).map_err(|e| e.error);
				if result.is_ok() {
					*self.done.entry(name).or_default() += 1;
				}
				self.check_custody(name, &before);
				return;
			},
		}
		let none = BTreeMap::new();
		self.check_custody(done, &none);
	}

	/// What nobody can do: change what a thing is, or take it without the consent of who has it and of
	/// who gets it.
	fn check_custody(
		&mut self,
		call: &str,
		offers: &BTreeMap<u64, (Offeror, crate::OfferOf<Test>)>,
	) {
		for (id, record) in Records::<Test>::iter() {
			let first = self.identities.entry(id).or_insert_with(|| record.identity.clone());
			assert_eq!(*first, record.identity, "{id} was re-labelled by {call}");
			let now = Custodies::<Test>::get(id).unwrap().holders;
			let before = self.holders.insert(id, now.clone()).unwrap_or_else(|| now.clone());
			if before == now {
				continue;
			}
			if record.has_ended() {
				assert!(now.is_empty() && call == "dispose", "{id} was released by {call}");
				continue;
			}
			assert_eq!(call, "accept_custody", "{id} moved by {call}");
			let (_, offer) = &offers[&id];
			// All receivers but the last had accepted before.
			assert_eq!(offer.receivers, now);
			assert_eq!(offer.accepted.len() + 1, offer.receivers.len());
		}
		for id in self.identities.keys() {
			assert!(Records::<Test>::contains_key(id), "{id} was deleted by {call}");
		}
	}
}

#[test]
fn random_calls_never_sell_own_pledge_relabel_or_delete() {
	let seed = seed();
	let mut done = BTreeMap::<&str, u32>::new();
	let runs = u64::from(ovn_test_support::cases(12, 2 * STEPS));
	for (run, wide) in (0..runs).flat_map(|run| [(run, false), (run, true)]) {
		println!("seed {seed}, run {run}, wide: {wide}");
		build_and_execute(|| {
			for who in [ANA, BEN, 6, 7, 8] {
				member(who);
			}
			let owned = |book| <Shares as ShareBooks<u64, AssetKind>>::units(book);
			let mut world = World {
				dice: Dice(seed.wrapping_add(run)),
				wide,
				identities: BTreeMap::new(),
				holders: BTreeMap::new(),
				deals: 0,
				done: BTreeMap::new(),
			};
			for _ in 0..3 {
				printer();
			}
			for step in 0..STEPS {
				world.step();
				if step % 10 == 0 {
					check_state();
				}
			}
			// Nobody's principal was touched by what was done with the things.
			for deal in 1..=world.deals {
				let units = owned(BookId::Deal(deal));
				assert!(units == 10 * ONE || units == 0);
			}
			for (name, times) in world.done {
				*done.entry(name).or_default() += times;
			}
			ovn_test_support::count(STEPS as usize);
		});
	}
	println!("{done:?}");
	// What never succeeds is not tested.
	for name in [
		"accept_custody",
		"advance",
		"appoint_interim",
		"complete_maintenance",
		"dispose",
		"link",
		"offer_custody",
		"pay_salvage",
		"recall_custodian",
		"validate_as_owner",
		"witness_end",
		"veto_use",
	] {
		assert!(done.contains_key(name), "{name} never succeeded");
	}
}
