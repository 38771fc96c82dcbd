// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contracts: offered, signed, declared, contested, ended.

use super::{Next, Subject};
use crate::{
	constants::time::days,
	tests::fuzz::{dice::Dice, world::World},
	AccountId, AssetKind, Runtime, System,
};
use codec::Encode;
use ovn_primitives::{ContractId, IncomeClass, Party, Purse, Ratio};
use pallet_settlement::{
	AssetTerms, BankLimit, BankPayments, BankRule, BankRules, Call, ContractOf, Contracts,
	Exemption, FreeFor, Gives, LicenceTerms, Periods, Purpose, ShareTerms, Side, State, TermsOf,
	ToDivide,
};
use sp_core::H256;

fn hash(dice: &mut Dice) -> H256 {
	dice.bits().using_encoded(sp_io::hashing::blake2_256).into()
}

fn acting(world: &mut World, party: &Party<AccountId>) -> AccountId {
	match party {
		Party::Agent(who) => who.clone(),
		Party::Scope(scope) => world.decider(*scope),
	}
}

fn gives(dice: &mut Dice) -> Gives {
	if dice.chance(50) {
		let rate = Ratio::new(dice.between(1, 60) as u32, 1_000).unwrap();
		let classes = [IncomeClass::Grant, IncomeClass::Donation, IncomeClass::Sponsorship];
		let class = dice.of(&classes);
		let a_year = dice.bits().into();
		let exempt = vec![Exemption { class, asset: 0, a_year }].try_into().unwrap();
		return Gives::Share(ShareTerms { rate, exempt });
	}
	Gives::Licence(LicenceTerms {
		purpose: dice.of(&[Purpose::Commercial, Purpose::NonCommercial]),
		rate: Ratio::new(dice.between(0, 200) as u32, 1_000).unwrap(),
		period_days: dice.between(30, 60) as u16,
		free_for: dice.chance(60).then_some(FreeFor { accepted: 1, within: 90 }),
		cure_days: dice.between(1, 40) as u16,
	})
}

/// An offer of a new contract, or of one that supersedes another.
fn begin(world: &mut World) -> Next {
	let focus = world.focus(Subject::Scope);
	let scopes: Vec<_> =
		pallet_value_equation::Equations::<Runtime>::iter_keys().take(12).collect();
	let payee = world.dice.any(&scopes)?;
	let gives = gives(&mut world.dice);
	let payer = match &gives {
		Gives::Licence(_) if world.dice.chance(60) => Party::Agent(world.person()),
		_ => Party::Scope(focus.scope),
	};
	let old: Vec<ContractId> = (0..pallet_settlement::NextContract::<Runtime>::get())
		.rev()
		.filter(|id| {
			Contracts::<Runtime>::get(id).is_some_and(|record| {
				let same = record.terms.payer == payer && record.terms.payee == payee;
				same && matches!(record.state, State::Signed { .. })
			})
		})
		.take(4)
		.collect();
	let supersedes = world.dice.any(&old).filter(|_| world.dice.chance(50));
	let ceiling = world.dice.chance(40).then(|| u128::from(world.dice.bits() >> 20) + 1);
	let licence = matches!(gives, Gives::Licence(_));
	let currency = (licence && world.dice.chance(70)).then_some(*b"EUR");
	let mut assets = vec![AssetTerms { asset: AssetKind::Native, ceiling, currency }];
	let other = world.accepted(payee);
	if other != AssetKind::Native && world.dice.chance(30) {
		assets.push(AssetTerms { asset: other, ceiling, currency: None });
	}
	let now = System::block_number();
	let terms = TermsOf::<Runtime> {
		payer: payer.clone(),
		payee,
		document: world.document(),
		gives,
		assets: assets.try_into().unwrap(),
		notice_days: world.dice.between(0, 30) as u16,
		until: world.dice.chance(20).then(|| now + days(world.dice.between(10, 100) as u32)),
		supersedes,
		valid_until: now + days(world.dice.between(7, 60) as u32),
	};
	let side = if world.dice.chance(70) { Side::Payer } else { Side::Payee };
	let party = if side == Side::Payer { payer } else { Party::Scope(payee) };
	let who = acting(world, &party);
	Some((who, Call::offer { side, terms: Box::new(terms) }.into()))
}

/// What a side does with an offer, or anybody.
fn offered(world: &mut World, id: ContractId, record: ContractOf<Runtime>, by: Side) -> Next {
	let payee = Party::Scope(record.terms.payee);
	let of = |side| if side == Side::Payer { record.terms.payer.clone() } else { payee.clone() };
	let contract = id;
	match world.dice.roll(10) {
		0 => {
			let side = world.dice.of(&[Side::Payer, Side::Payee]);
			let who = acting(world, &of(side));
			Some((who, Call::withdraw_offer { contract, side }.into()))
		},
		1 => Some((world.person(), Call::remove_offer { contract }.into())),
		_ => {
			let who = acting(world, &of(by.other()));
			let terms = Box::new(record.terms.clone());
			Some((who, Call::accept { contract, terms }.into()))
		},
	}
}

/// What is done about payments at a bank.
fn bank(world: &mut World, contract: ContractId, record: &ContractOf<Runtime>) -> Next {
	let (payer, scope) = (record.terms.payer.clone(), record.terms.payee);
	let payee = Party::Scope(scope);
	let (period, evidence) = (record.closed, hash(&mut world.dice));
	if !BankRules::<Runtime>::contains_key(scope) || world.dice.chance(5) {
		let most = 1 << 50;
		let limit = BankLimit { asset: AssetKind::Native, of_role: most / 2, undivided: most };
		let limits = vec![limit].try_into().unwrap();
		let role = world.dice.chance(40).then_some(0);
		let rule = world.dice.chance(90).then_some(BankRule { role, limits });
		return Some((acting(world, &payee), Call::set_bank_rule { scope, rule }.into()));
	}
	if let Some(waiting) = BankPayments::<Runtime>::get(contract, period) {
		let (amount, reference) = (waiting.amount, waiting.reference);
		return Some(match world.dice.roll(10) {
			0 => {
				let call = Call::deny_paid { contract, period, reference, evidence };
				(acting(world, &payee), call.into())
			},
			1 => (acting(world, &payer), Call::withdraw_paid { contract, period }.into()),
			2 => (world.person(), Call::remove_paid { contract, period }.into()),
			_ => {
				let call = Call::confirm_paid { contract, period, amount, reference };
				(acting(world, &payee), call.into())
			},
		});
	}
	if let Some(entry) = ToDivide::<Runtime>::get(scope).first().cloned() {
		if world.dice.chance(50) {
			let (contract, reference) = (entry.contract, entry.reference);
			return Some(if world.dice.chance(80) {
				(world.person(), Call::divide_paid { contract, reference }.into())
			} else {
				(acting(world, &payee), Call::drop_undivided { contract, reference }.into())
			});
		}
	}
	let (base, amount) =
		(u128::from(world.dice.bits() >> 24), u128::from(world.dice.bits() >> 24) + 1);
	let (asset, reference) = (AssetKind::Native, hash(&mut world.dice));
	let call = Call::declare_paid { contract, period, asset, base, amount, reference, evidence };
	Some((acting(world, &payer), call.into()))
}

/// What is done about a licence.
fn licensed(world: &mut World, contract: ContractId, record: &ContractOf<Runtime>) -> Next {
	let payer = record.terms.payer.clone();
	let purse = matches!(payer, Party::Scope(_)).then_some(Purse::Treasury);
	let payee = Party::Scope(record.terms.payee);
	let (evidence, asset) = (hash(&mut world.dice), AssetKind::Native);
	let (open, base) = (record.closed, u128::from(world.dice.bits() >> 24));
	let closed = open.saturating_sub(1);
	let declared = Periods::<Runtime>::get(contract, closed)
		.and_then(|period| period.declared.first().map(|one| one.period.base))
		.unwrap_or_default();
	match world.dice.roll(20) {
		14.. => bank(world, contract, record),
		0..=2 => {
			let who = acting(world, &payer);
			let call = Call::declare { contract, period: open, asset, base, purse, evidence };
			Some((who, call.into()))
		},
		3..=6 => {
			let before = Periods::<Runtime>::get(contract, open).unwrap_or_default();
			let bases: Vec<_> = before
				.declared
				.iter()
				.map(|one| (one.asset.clone(), one.period.base + base))
				.collect();
			let bases = bases.try_into().unwrap();
			let who = acting(world, &payer);
			Some((
				who,
				Call::close_period { contract, period: open, bases, purse, evidence }.into(),
			))
		},
		7 => {
			let who = acting(world, &payer);
			let base = declared + base;
			Some((
				who,
				Call::amend { contract, period: closed, asset, base, purse, evidence }.into(),
			))
		},
		8 => Some((world.person(), Call::flag { contract }.into())),
		9 => {
			let who = acting(world, &payee);
			let base = declared + base;
			Some((who, Call::contest { contract, period: closed, asset, base, evidence }.into()))
		},
		10 => {
			let side = world.dice.chance(50);
			let (party, call) = if side {
				(payer, Call::answer_contest { contract, period: closed, evidence })
			} else {
				(payee, Call::withdraw_contest { contract, period: closed })
			};
			Some((acting(world, &party), call.into()))
		},
		11 | 12 => {
			let asked =
				Periods::<Runtime>::get(contract, closed).and_then(|period| period.correction);
			if let Some(asked) = asked {
				let grant = world.dice.chance(70);
				let (asset, base) = (asked.asset, asked.base);
				let call = Call::decide_credit { contract, period: closed, asset, base, grant };
				return Some((acting(world, &payee), call.into()));
			}
			let base = declared / 2;
			let call = Call::request_credit { contract, period: closed, asset, base, evidence };
			Some((acting(world, &payer), call.into()))
		},
		_ => {
			let period = open.saturating_sub(3);
			Some((world.person(), Call::remove_period { contract, period }.into()))
		},
	}
}

/// Draws what is likely next.
pub fn next(world: &mut World) -> Next {
	let count = pallet_settlement::NextContract::<Runtime>::get();
	if count == 0 || world.dice.chance(15) {
		return begin(world);
	}
	// The latest are looked at most.
	let back = world.dice.roll(12.min(u64::from(count))) as u32;
	let contract = count - 1 - back;
	let record = Contracts::<Runtime>::get(contract)?;
	match record.state {
		State::Offered { by } => offered(world, contract, record, by),
		State::Signed { .. } if world.dice.chance(5) => {
			let side = world.dice.of(&[Side::Payer, Side::Payee]);
			let payee = Party::Scope(record.terms.payee);
			let party = if side == Side::Payer { record.terms.payer } else { payee };
			let who = acting(world, &party);
			Some((who, Call::give_notice { contract, side }.into()))
		},
		State::Signed { .. } if world.dice.chance(10) => {
			let payer = record.terms.payer;
			let purse = matches!(payer, Party::Scope(_)).then_some(Purse::Treasury);
			let amount = u128::from(world.dice.bits() >> 24) + 1;
			let who = acting(world, &payer);
			let asset = AssetKind::Native;
			Some((who, Call::pay_ceiling { contract, asset, amount, purse }.into()))
		},
		State::Signed { .. } => match record.terms.gives {
			Gives::Licence(_) => licensed(world, contract, &record),
			Gives::Share(_) => None,
		},
	}
}
