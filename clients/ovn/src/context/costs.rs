// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What calls take besides the fee.

use super::Context;
use crate::{chain::Call, errors::Outcome, fields::amount};

/// Calls that take something besides the fee: the pallet, the call, the constant that says how much, and what becomes
/// of it.
const COSTS: &[(&str, &str, &str, Cost)] = &[
	("Budgeting", "open_round", "RoundPrice", Cost::Price),
	("Budgeting", "propose_idea", "IdeaDeposit", Cost::Deposit("the idea is paid or dropped")),
	(
		"Contributions",
		"log",
		"LogDeposit",
		Cost::Deposit("it is decided; a scope that pays your fees holds it for you"),
	),
	("Contributions", "start_import", "ImportPrice", Cost::Each),
	("Crowdfunding", "create", "CampaignPrice", Cost::Price),
	("Custody", "register", "IdentityPrice", Cost::Price),
	("Fiat", "accept_licence", "LicencePrice", Cost::Price),
	("Fiat", "issue", "ReferencePrice", Cost::Price),
	(
		"Fiat",
		"redeem",
		"RequestDeposit",
		Cost::Deposit("the request ends; a network that pays your fees holds it for you"),
	),
	(
		"Firms",
		"announce_sale",
		"AnnouncementDeposit",
		Cost::Deposit("the sale is paid, let go or claimed from the bond"),
	),
	("Firms", "claim_hidden", "ClaimDeposit", Cost::Deposit("the claim is decided or lapses")),
	(
		"Settlement",
		"offer",
		"OfferDeposit",
		Cost::Deposit("it is withdrawn or lapses; if it is accepted it pays for the record"),
	),
	("Usage", "open_credit_line", "CreditLinePrice", Cost::First),
];

/// What becomes of what a call takes.
#[derive(Clone, Copy, Debug)]
enum Cost {
	/// It returns when this has come.
	Deposit(&'static str),
	/// It stays with the network, because the record stays for ever.
	Price,
	/// The same, the first time.
	First,
	/// The same, for each entry.
	Each,
}

/// What a call takes from the signer besides the fee, in figures.
pub fn costs(context: &Context, call: &Call) -> Outcome<Option<String>> {
	let same = |line: &&(&str, &str, &str, Cost)| (line.0, line.1) == (&call.pallet, &call.name);
	let Some((pallet, _, constant, cost)) = COSTS.iter().find(same) else { return Ok(None) };
	let each = amount(&context.chain.constant(pallet, constant)?, "what it costs")?;
	let stays = "which do not come back: its record stays for ever";
	let tokens = context.tokens(each);
	Ok(Some(match cost {
		Cost::Deposit(until) => format!("A deposit of {tokens} is held until {until}."),
		Cost::Price => format!("Besides the fee it costs {tokens}, {stays}."),
		Cost::First => format!("The first time it costs {tokens} besides the fee, {stays}."),
		Cost::Each => {
			let count = amount(&call.arguments["entries"], "how many entries there are")?;
			format!(
				"Besides the fees each entry costs {tokens}, {} in all, {stays}.",
				context.tokens(each.saturating_mul(count))
			)
		},
	}))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_costs_more_than_a_fee_has_a_constant_that_says_how_much() {
		let metadata = crate::docs::embedded();
		for (pallet, call, constant, _) in COSTS {
			let of = metadata.pallet_by_name(pallet).unwrap();
			assert!(of.call_variant_by_name(call).is_some(), "{pallet}.{call}");
			assert!(of.constant_by_name(constant).is_some(), "{pallet}.{constant}");
		}
		// And every price or deposit of ours is told by one of them.
		for pallet in metadata.pallets() {
			for constant in pallet.constants().map(|of| of.name().to_owned()) {
				let priced = constant.ends_with("Price")
					|| [
						"LogDeposit",
						"IdeaDeposit",
						"OfferDeposit",
						"AnnouncementDeposit",
						"ClaimDeposit",
						"RequestDeposit",
					]
					.contains(&constant.as_str());
				let told =
					COSTS.iter().any(|line| (line.0, line.2) == (pallet.name(), constant.as_str()));
				assert!(!priced || told, "{}.{constant}", pallet.name());
			}
		}
	}
}
