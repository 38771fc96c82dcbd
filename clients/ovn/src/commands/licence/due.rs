// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a base costs that is declared, closed or amended, worked out as the chain does before anybody signs.

use crate::{
	commands::{
		network::small,
		settle::{ceiling::Ceiling, terms::ratio_of},
	},
	errors::{Failure, Outcome},
	fields::{amount, flag, list_of, optional, text},
};
use ovn_math::{
	settlement::{
		period::{Payment, Period},
		standing::{is_free, rate, Days, Mark},
	},
	MathError, Ratio,
};
use serde_json::Value as Json;

/// What is done with a base.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Act {
	/// A part is added.
	Declare,
	/// It is the whole.
	Close,
	/// It is the whole of a period that is closed.
	Amend,
}

/// The days on which contributions that count were accepted. A place with 0 is empty.
pub fn days_of(pair: &Json) -> Outcome<Days> {
	let kept = list_of(&pair["days"], "the days of contributions")?;
	kept.iter().try_fold(Days::default(), |days, kept| {
		Ok(small(kept)?.checked_sub(1).map_or(days, |day| days.accept(day)))
	})
}

/// Whether a contract of a pair is in force at a block.
pub fn binds(binding: &Json, at: u32) -> Outcome<bool> {
	let until = optional(binding, "until", "when a contract ends")?.map(small).transpose()?;
	Ok(small(&binding["from"])? <= at && until.is_none_or(|until| until > at))
}

/// Whether a party gives a licensor a standing share at a block, which frees it of fees.
pub fn frees_by_share(standing: &Json, at: u32) -> Outcome<bool> {
	for binding in list_of(&standing["pair"]["bindings"], "the contracts of a party")? {
		if binding["obligation"].get("Licence").is_none() && binds(binding, at)? {
			return Ok(is_free(false, true, mark_of(standing)?));
		}
	}
	Ok(false)
}

fn mark_of(standing: &Json) -> Outcome<Mark> {
	Ok(match text(&standing["mark"], "the mark of a party")? {
		"Clean" => Mark::Clean,
		"Contested" => Mark::Contested,
		"InBreach" => Mark::InBreach,
		other => return Err(Failure::node(format!("{other} is no mark"))),
	})
}

/// Whether a licence costs nothing for what ends with this block, on this day.
pub fn is_free_at(standing: &Json, licence: &Json, (at, end): (u32, u32)) -> Outcome<bool> {
	let contributes = match optional(licence, "free_for", "who is free of charge")? {
		None => false,
		Some(free) => {
			let needed = u8::try_from(small(&free["accepted"])?)
				.map_err(|_| Failure::node("more days than are kept"))?;
			days_of(&standing["pair"])?.are_enough(needed, small(&free["within"])?, end)
		},
	};
	Ok(contributes || frees_by_share(standing, at)?)
}

/// What was declared in an asset, and what pays for it besides money.
#[derive(Clone, Debug)]
struct Line {
	asset: Json,
	period: Period,
	credit: u128,
}

/// A period of a licence as far as what it costs depends on it.
#[derive(Clone, Debug)]
pub struct Dues {
	lines: Vec<Line>,
	ceilings: Vec<Ceiling>,
	rate: Ratio,
}

/// What a base costs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Due {
	/// All that was declared for the period then.
	pub base: u128,
	/// What is due of it in all.
	pub due: u128,
	/// What was met before.
	pub met: u128,
	/// What is paid in money now.
	pub paid: u128,
	/// What credit pays now.
	pub netted: u128,
	/// What becomes credit.
	pub credited: u128,
	/// What stays due.
	pub rest: u128,
}

impl Dues {
	/// A period of which `known` was declared (`null`: nothing yet), of a contract as the chain shows it. `latest`:
	/// the last contract of its account, if that is another one and comes into force.
	pub fn read(view: &Json, latest: Option<&Json>, known: &Json, free: bool) -> Outcome<Self> {
		let terms = &view["contract"]["terms"];
		let account = list_of(&view["account"]["lines"], "the account of a contract")?;
		let mut lines = Vec::new();
		for of in account {
			lines.push(Line {
				asset: of["asset"].clone(),
				period: period_in(known, &of["asset"])?,
				credit: amount(&of["credit"], "the credit")?,
			});
		}
		let mut ceilings = Vec::new();
		ceilings.extend(Ceiling::read(terms, account)?);
		if let Some(latest) = latest {
			ceilings.extend(Ceiling::read(&latest["contract"]["terms"], account)?);
		}
		let of_contract = ratio_of(&terms["gives"]["Licence"]["rate"])?;
		Ok(Self { lines, ceilings, rate: rate(of_contract, free) })
	}

	/// Whether nothing is due.
	pub fn is_free(&self) -> bool {
		self.rate.numerator() == 0
	}

	/// What a base costs, which then counts as paid; nothing if the chain refuses it, and says why.
	pub fn take(&mut self, act: Act, asset: &Json, base: u128) -> Outcome<Option<Due>> {
		let mut room = None;
		for ceiling in &self.ceilings {
			room = match (room, ceiling.left(asset)?) {
				(Some(one), Some(other)) => Some(u128::min(one, other)),
				(one, other) => one.or(other),
			};
		}
		let known = self.lines.iter_mut().find(|line| line.asset == *asset);
		let line = known.ok_or_else(|| Failure::node("a contract without an account"))?;
		let before = line.period.met;
		let Ok((payment, credited)) = pays(line, self.rate, (act, base), room) else {
			return Ok(None);
		};
		let after = payment.period;
		let due = after.due(self.rate).map_err(|_| Failure::node("a rate beyond all amounts"))?;
		(line.period, line.credit) = (after, payment.credit);
		for ceiling in &mut self.ceilings {
			ceiling.pay(asset, payment.paid);
		}
		Ok(Some(Due {
			base: after.base,
			due,
			met: before,
			paid: payment.paid,
			netted: payment.netted,
			credited,
			rest: due.saturating_sub(after.met),
		}))
	}
}

/// What was declared for a period in an asset, and met.
fn period_in(known: &Json, asset: &Json) -> Outcome<Period> {
	if known.is_null() {
		return Ok(Period::default());
	}
	let declared = list_of(&known["declared"], "what was declared")?;
	let Some(of) = declared.iter().find(|of| of["asset"] == *asset) else {
		return Ok(Period::default());
	};
	let of = &of["period"];
	Ok(Period {
		base: amount(&of["base"], "a base")?,
		met: amount(&of["met"], "what was met")?,
		closed: flag(&of["closed"], "whether a base is the whole")?,
	})
}

/// The payment for a base, and what becomes credit before it.
fn pays(
	line: &Line,
	rate: Ratio,
	(act, base): (Act, u128),
	room: Option<u128>,
) -> Result<(Payment, u128), MathError> {
	let whole = match act {
		Act::Declare => {
			let payment = line.period.declare(base)?.pay(rate, u128::MAX, line.credit, room)?;
			return Ok((payment, 0));
		},
		Act::Close => line.period.close(base)?,
		// An asset in which nothing was declared is closed with the period.
		Act::Amend => Period { closed: true, ..line.period },
	};
	let (period, credit) = whole.correct(rate, base, line.credit)?;
	let payment = period.pay(rate, u128::MAX, credit, room)?;
	Ok((payment, credit.saturating_sub(line.credit)))
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	/// A licence of 2 % in two assets, one of them with credit.
	fn view(ceilings: [Json; 2], paid: u128) -> Json {
		json!({
			"contract": {"terms": {
				"gives": {"Licence": {"rate": {"numerator": 2, "denominator": 100}}},
				"assets": [
					{"asset": "Native", "ceiling": ceilings[0]},
					{"asset": {"WithId": 7}, "ceiling": ceilings[1]},
				],
			}},
			"account": {"lines": [
				{"asset": "Native", "paid": paid.to_string(), "credit": "40"},
				{"asset": {"WithId": 7}, "paid": "0", "credit": "0"},
			]},
		})
	}

	fn declared(base: u128, met: u128, closed: bool) -> Json {
		json!({"declared": [{"asset": "Native", "period": {
			"base": base.to_string(), "met": met.to_string(), "closed": closed,
		}}]})
	}

	fn without_ceiling() -> Json {
		view([Json::Null, Json::Null], 0)
	}

	#[test]
	fn what_was_met_and_what_credit_pays_does_not_leave_the_account() {
		let known = declared(1_000, 20, false);
		let native = json!("Native");
		let mut dues = Dues::read(&without_ceiling(), None, &known, false).unwrap();
		let due = dues.take(Act::Close, &native, 6_000).unwrap().unwrap();
		assert_eq!((due.due, due.met, due.netted, due.paid), (120, 20, 40, 60));
		assert_eq!((due.base, due.credited, due.rest), (6_000, 0, 0));
		let mut dues = Dues::read(&without_ceiling(), None, &known, false).unwrap();
		let due = dues.take(Act::Declare, &native, 1_000).unwrap().unwrap();
		assert_eq!((due.base, due.due, due.paid, due.netted), (2_000, 40, 10, 10));
		let closed = declared(1_000, 20, true);
		let mut dues = Dues::read(&without_ceiling(), None, &closed, false).unwrap();
		let due = dues.take(Act::Amend, &native, 1_500).unwrap().unwrap();
		assert_eq!((due.due, due.met, due.paid, due.netted), (30, 20, 5, 5));
		// Nothing has been declared for the next one.
		let mut dues = Dues::read(&without_ceiling(), None, &Json::Null, false).unwrap();
		let due = dues.take(Act::Declare, &json!({"WithId": 7}), 1_000).unwrap().unwrap();
		assert_eq!((due.due, due.met, due.paid), (20, 0, 20));
	}

	#[test]
	fn what_the_chain_refuses_costs_nothing_that_is_told() {
		let native = json!("Native");
		let mut dues =
			Dues::read(&without_ceiling(), None, &declared(1_000, 20, false), false).unwrap();
		assert_eq!(dues.take(Act::Close, &native, 999).unwrap(), None);
		let mut dues =
			Dues::read(&without_ceiling(), None, &declared(1_000, 20, true), false).unwrap();
		assert_eq!(dues.take(Act::Declare, &native, 1).unwrap(), None);
		assert!(dues.take(Act::Declare, &json!({"WithId": 8}), 1).is_err());
		let known = json!({"declared": [{"asset": "Native", "period": {"base": "1", "met": "0"}}]});
		assert!(Dues::read(&without_ceiling(), None, &known, false).is_err());
	}

	#[test]
	fn free_period_costs_nothing_and_what_was_paid_becomes_credit() {
		let known = declared(1_000, 20, false);
		let mut dues = Dues::read(&without_ceiling(), None, &known, true).unwrap();
		assert!(dues.is_free());
		let due = dues.take(Act::Close, &json!("Native"), 1_500).unwrap().unwrap();
		assert_eq!((due.due, due.paid, due.netted, due.credited, due.rest), (0, 0, 0, 20, 0));
	}

	#[test]
	fn ceiling_of_either_contract_cuts_what_is_paid_and_payments_share_it() {
		let native = json!("Native");
		// 1,000 of one or 5,000 of the other, and 400 are paid.
		let of = view([json!("1000"), json!("5000")], 400);
		let mut dues = Dues::read(&of, None, &Json::Null, false).unwrap();
		let due = dues.take(Act::Close, &native, 25_000).unwrap().unwrap();
		assert_eq!((due.due, due.paid, due.netted, due.rest), (500, 460, 40, 0));
		let due = dues.take(Act::Close, &json!({"WithId": 7}), 100_000).unwrap().unwrap();
		assert_eq!((due.due, due.paid, due.rest), (2_000, 700, 1_300));
		let latest = view([json!("500"), json!("2500")], 400);
		let mut dues = Dues::read(&of, Some(&latest), &Json::Null, false).unwrap();
		let due = dues.take(Act::Declare, &native, 25_000).unwrap().unwrap();
		assert_eq!((due.due, due.paid, due.netted, due.rest), (500, 100, 40, 360));
	}

	#[test]
	fn free_is_who_contributes_or_gives_a_share_and_is_not_in_breach() {
		let licence = json!({"free_for": {"accepted": 2, "within": 90}});
		let standing = |mark: &str, bindings: Json| json!({"mark": mark, "pair": {"days": [0, 11, 0, 100, 0, 0, 0, 0], "bindings": bindings}});
		let none = standing("InBreach", json!([]));
		assert!(is_free_at(&none, &licence, (1, 100)).unwrap());
		// The end itself is not one of the days, and what is too long ago does not count.
		assert!(!is_free_at(&none, &licence, (1, 99)).unwrap());
		assert!(!is_free_at(&none, &licence, (1, 101)).unwrap());
		let nobody = json!({"free_for": null});
		assert!(!is_free_at(&none, &nobody, (1, 100)).unwrap());
		assert!(is_free_at(&none, &json!({}), (1, 100)).is_err());
		let share = json!([{"obligation": "Share", "from": 10, "until": 20}]);
		for (at, mark, free) in [
			(9, "Clean", false),
			(10, "Clean", true),
			(19, "Contested", true),
			(20, "Clean", false),
			(19, "InBreach", false),
		] {
			let found = is_free_at(&standing(mark, share.clone()), &nobody, (at, 100)).unwrap();
			assert_eq!(found, free, "{at} {mark}");
		}
		let absent = json!([{"obligation": "Share", "from": 10}]);
		assert!(is_free_at(&standing("Clean", absent), &nobody, (12, 100)).is_err());
	}
}
