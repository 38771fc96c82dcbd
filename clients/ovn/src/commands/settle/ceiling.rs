// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the ceiling of a contract leaves, worked out as the chain does.

use crate::{
	errors::{Failure, Outcome},
	fields::{amount, list_of, optional},
};
use ovn_math::settlement::ceiling;
use serde_json::Value as Json;

/// The ceiling of a contract, asset by asset, with what was paid towards it.
#[derive(Clone, Debug)]
pub struct Ceiling {
	assets: Vec<Json>,
	lines: Vec<ceiling::Line>,
}

impl Ceiling {
	/// The ceiling in these terms; nothing if they name none. `paid`: the lines of the contract's account, or none
	/// before it has one.
	pub fn read(terms: &Json, paid: &[Json]) -> Outcome<Option<Self>> {
		let (mut assets, mut lines) = (Vec::new(), Vec::new());
		for of in list_of(&terms["assets"], "the assets of a contract")? {
			let known = optional(of, "ceiling", "whether a contract has a ceiling")?;
			let Some(known) = known else { continue };
			let line = paid.iter().find(|line| line["asset"] == of["asset"]);
			let paid = line.map_or(Ok(0), |line| amount(&line["paid"], "what was paid"))?;
			lines.push(ceiling::Line { amount: amount(known, "a ceiling")?, paid });
			assets.push(of["asset"].clone());
		}
		Ok((!lines.is_empty()).then_some(Self { assets, lines }))
	}

	fn place(&self, asset: &Json) -> Option<usize> {
		self.assets.iter().position(|known| known == asset)
	}

	/// What can still be paid in an asset; nothing if the ceiling is not of it.
	pub fn left(&self, asset: &Json) -> Outcome<Option<u128>> {
		let Some(place) = self.place(asset) else { return Ok(None) };
		// What superseded it can have been paid beyond it.
		if ceiling::check(&self.lines).is_err() {
			return Ok(Some(0));
		}
		let left = ceiling::missing(&self.lines, place);
		left.map(Some).map_err(|_| Failure::node("a ceiling that is none"))
	}

	/// Counts a payment.
	pub fn pay(&mut self, asset: &Json, paid: u128) {
		let place = self.place(asset);
		if let Some(line) = place.and_then(|place| self.lines.get_mut(place)) {
			line.paid = line.paid.saturating_add(paid);
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn ceiling_of_several_assets_is_one() {
		let (x, y) = (json!("Native"), json!({"WithId": 7}));
		let terms = json!({"assets": [
			{"asset": x, "ceiling": "1000"}, {"asset": y, "ceiling": "5000"},
		]});
		let account = [json!({"asset": x, "paid": "400"}), json!({"asset": y, "paid": "1500"})];
		let mut ceiling = Ceiling::read(&terms, &account).unwrap().unwrap();
		assert_eq!(ceiling.left(&x).unwrap(), Some(300));
		assert_eq!(ceiling.left(&json!({"WithId": 8})).unwrap(), None);
		ceiling.pay(&x, 100);
		assert_eq!(ceiling.left(&y).unwrap(), Some(1_000));
		// Another contract of the account can be paid beyond this one's ceiling.
		ceiling.pay(&x, 900);
		assert_eq!(ceiling.left(&y).unwrap(), Some(0));
	}

	#[test]
	fn ceiling_that_the_node_leaves_out_is_no_answer() {
		let none = json!({"assets": [{"asset": "Native", "ceiling": null}]});
		assert!(Ceiling::read(&none, &[]).unwrap().is_none());
		assert!(Ceiling::read(&json!({"assets": [{"asset": "Native"}]}), &[]).is_err());
		let some = json!({"assets": [{"asset": "Native", "ceiling": "5"}]});
		assert!(Ceiling::read(&some, &[json!({"asset": "Native"})]).is_err());
		let left = Ceiling::read(&some, &[]).unwrap().unwrap().left(&json!("Native"));
		assert_eq!(left.unwrap(), Some(5));
	}
}
