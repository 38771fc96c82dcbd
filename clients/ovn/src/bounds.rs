// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The bounds that an error speaks of, in figures: the chain names them among its constants, each chain its own.

use crate::{amounts, scale};
use serde_json::Value as Json;
use subxt::Metadata;

/// A constant of the pallet, and what is said before its value.
type Bound = (&'static str, &'static str);

/// The pallet and the error, and the constants that bound it.
const BOUNDS: &[(&str, &str, &[Bound])] = &[
	(
		"Budgeting",
		"InvalidPeriod",
		&[("MinDuration", "a phase lasts at least"), ("MaxDuration", "and at most")],
	),
	(
		"Budgeting",
		"TooManyRounds",
		&[("MaxRounds", "the most rounds of a scope that are not settled:")],
	),
	("Contributions", "DayTooOld", &[("BackdateDays", "the most days back:")]),
	("Contributions", "TooManyKinds", &[("MaxKinds", "the most kinds of a scope:")]),
	("Crowdfunding", "InvalidCeiling", &[("MaxCeiling", "from 100 % to")]),
	(
		"Crowdfunding",
		"InvalidPeriod",
		&[("MinDuration", "a campaign lasts at least"), ("MaxDuration", "and at most")],
	),
	(
		"Crowdfunding",
		"TooManyCampaigns",
		&[("MaxCampaigns", "the most open campaigns of a scope:")],
	),
	(
		"Networks",
		"InvalidPeriod",
		&[
			("MaxInvitationPeriod", "an invitation can be accepted for at most"),
			("MaxPeriod", "an allowance refills, and a role ends, within"),
		],
	),
	("Networks", "TooManyFunds", &[("MaxFunds", "the most funds of a scope:")]),
	("Networks", "TooManyRoles", &[("MaxRoles", "the most roles of a scope:")]),
	(
		"Settlement",
		"AlreadyAnswered",
		&[("AnswerDays", "the days in which a contest is answered:")],
	),
	("Settlement", "NotLate", &[("GraceDays", "the days to close a period after its end:")]),
	(
		"Settlement",
		"TooLate",
		&[("ContestDays", "the days to contest a period once it is closed:")],
	),
	("Usage", "InvalidRules", &[("MaxHorizon", "a reservation ends within")]),
	(
		"ValueEquation",
		"InvalidNotice",
		&[("MinNotice", "a notice lasts at least"), ("MaxNotice", "and at most")],
	),
];

/// A constant of a chain, in figures: times in days, shares in per cent; nothing if the chain has none of the name.
fn figure(metadata: &Metadata, pallet: &str, name: &str) -> Option<String> {
	let constant = |pallet: &str, name: &str| {
		let found = metadata.pallet_by_name(pallet)?.constant_by_name(name)?;
		scale::decode(metadata.types(), found.ty(), &mut found.value()).ok()
	};
	let value = constant(pallet, name)?;
	if let (Some(above), Some(below)) = (value["numerator"].as_u64(), value["denominator"].as_u64())
	{
		return Some(amounts::format_ratio(above, below));
	}
	let number = u32::try_from(value.as_u64()?).ok()?;
	let is_time =
		["Duration", "Period", "Notice", "Horizon"].iter().any(|word| name.ends_with(word));
	if !is_time {
		return Some(number.to_string());
	}
	let day = constant("Networks", "BlocksPerDay").as_ref().and_then(Json::as_u64)?;
	Some(amounts::format_duration(number, u32::try_from(day).ok()?))
}

/// The bounds of which an error speaks, as the end of a sentence; nothing if it speaks of none.
pub fn of(metadata: &Metadata, pallet: &str, error: &str) -> Option<String> {
	let (_, _, bounds) = BOUNDS.iter().find(|line| (line.0, line.1) == (pallet, error))?;
	let told = bounds.iter().map(|(name, words)| {
		figure(metadata, pallet, name).map(|figure| format!("{words} {figure}"))
	});
	let told = told.collect::<Option<Vec<_>>>()?;
	Some(told.join(", "))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::docs;

	#[test]
	fn bounds_are_those_of_the_chain() {
		let metadata = docs::embedded();
		for (pallet, error, expected) in [
			(
				"Crowdfunding",
				"InvalidPeriod",
				"a campaign lasts at least 3 days (60 blocks), and at most 365 days (7,300 blocks)",
			),
			("Crowdfunding", "InvalidCeiling", "from 100 % to 300 %"),
			("Contributions", "DayTooOld", "the most days back: 30"),
		] {
			assert_eq!(of(&metadata, pallet, error).as_deref(), Some(expected));
		}
		assert_eq!(of(&metadata, "Networks", "AlreadyMember"), None);
	}

	#[test]
	fn errors_and_constants_are_there_under_their_names() {
		let metadata = docs::embedded();
		for (pallet, error, _) in BOUNDS {
			let found = metadata.pallet_by_name(pallet).unwrap();
			let errors = found.error_variants().unwrap();
			assert!(errors.iter().any(|one| one.name == *error), "{pallet}.{error}");
			assert!(of(&metadata, pallet, error).is_some(), "{pallet}.{error}");
		}
	}
}
