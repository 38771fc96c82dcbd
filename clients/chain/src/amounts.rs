// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Numbers as people write them: `12.5` tokens, hours or reputation, `5%`, `3 days`.

use jiff::{civil::Date, Span, Timestamp};

/// Decimals of quantities of contributions and of units in books: millionths.
pub const UNIT_DECIMALS: u8 = 6;
/// Decimals of reputation.
pub const REPUTATION_DECIMALS: u8 = 12;

fn power(decimals: u8) -> Result<u128, String> {
	10_u128.checked_pow(decimals.into()).ok_or_else(|| format!("{decimals} decimals are too many"))
}

/// Reads a decimal number as so many of its smallest units. Refuses what does not come out even.
pub fn parse(text: &str, decimals: u8) -> Result<u128, String> {
	let wrong = || format!("{text} is not an amount: write digits, and a point before decimals");
	let clean = text.replace(['_', ','], "");
	if text.contains(',') && !groups_of_three(text) {
		return Err(format!("{text} has a comma: write a point before decimals"));
	}
	let (whole, part) = clean.split_once('.').unwrap_or((clean.as_str(), ""));
	let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
	if (whole.is_empty() && part.is_empty()) || !digits(whole) || !digits(part) {
		return Err(wrong());
	}
	let part = part.trim_end_matches('0');
	let missing = usize::from(decimals).checked_sub(part.len()).ok_or_else(|| {
		format!("{text} has {} decimals: {decimals} are the most there are", part.len())
	})?;
	let too_large = || format!("{text} is too large");
	let number = |part: &str| if part.is_empty() { Ok(0) } else { part.parse::<u128>() };
	let whole = number(whole).map_err(|_| too_large())?;
	let part = number(part).map_err(|_| too_large())?;
	let missing = u8::try_from(missing).map_err(|_| too_large())?;
	let part = part.checked_mul(power(missing)?).ok_or_else(too_large)?;
	whole
		.checked_mul(power(decimals)?)
		.and_then(|whole| whole.checked_add(part))
		.ok_or_else(too_large)
}

fn groups_of_three(text: &str) -> bool {
	let whole = text.split('.').next().unwrap_or_default();
	let mut groups = whole.split(',');
	let first = groups.next().unwrap_or_default();
	(1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3) && !rest_has_comma(text)
}

fn rest_has_comma(text: &str) -> bool {
	text.split_once('.').is_some_and(|(_, rest)| rest.contains(','))
}

/// Writes so many smallest units as a decimal number, exactly, with thousands apart.
pub fn format(amount: u128, decimals: u8) -> String {
	let Ok(unit) = power(decimals) else { return amount.to_string() };
	let whole = amount.checked_div(unit).unwrap_or_default();
	let part = amount.checked_rem(unit).unwrap_or_default();
	let whole = thousands(&whole.to_string());
	if part == 0 {
		return whole;
	}
	let part = format!("{part:0>width$}", width = usize::from(decimals));
	format!("{whole}.{}", part.trim_end_matches('0'))
}

/// The nearest amount above or below with so many decimals at most.
pub fn rounded(amount: u128, decimals: u8, most: u8, up: bool) -> u128 {
	let step = power(decimals.saturating_sub(most)).unwrap_or(1);
	let rest = amount.checked_rem(step).unwrap_or_default();
	match rest {
		0 => amount,
		_ if up => amount.saturating_sub(rest).saturating_add(step),
		_ => amount.saturating_sub(rest),
	}
}

/// As [`format`], for tables: at most `most` decimals, `~` before what is not exact.
pub fn short(amount: u128, decimals: u8, most: usize) -> String {
	let exact = format(amount, decimals);
	match exact.split_once('.') {
		Some((whole, part)) if part.len() > most => {
			let part: String = part.chars().take(most).collect();
			format!("~{whole}.{part}")
		},
		_ => exact,
	}
}

fn thousands(digits: &str) -> String {
	let mut out = String::new();
	for (index, digit) in digits.chars().enumerate() {
		if index > 0 && digits.len().saturating_sub(index) % 3 == 0 {
			out.push(',');
		}
		out.push(digit);
	}
	out
}

/// Reads a share: `5%`, `12.5 %`, `1/3` or `0.05`, as numerator and denominator.
pub fn parse_ratio(text: &str) -> Result<(u32, u32), String> {
	let wrong = || format!("{text} is not a share: write 5%, 1/3 or 0.05");
	if let Some((above, below)) = text.split_once('/') {
		let above = above.trim().parse().map_err(|_| wrong())?;
		let below = below.trim().parse().map_err(|_| wrong())?;
		return if below == 0 { Err(wrong()) } else { Ok((above, below)) };
	}
	let (number, hundred) = match text.trim().strip_suffix('%') {
		Some(number) => (number.trim(), true),
		None => (text.trim(), false),
	};
	let decimals = number.split_once('.').map_or(0, |(_, part)| part.trim_end_matches('0').len());
	let decimals = u8::try_from(decimals).map_err(|_| wrong())?;
	let above =
		u32::try_from(parse(number, decimals).map_err(|_| wrong())?).map_err(|_| wrong())?;
	let below = power(decimals)?
		.checked_mul(if hundred { 100 } else { 1 })
		.and_then(|below| u32::try_from(below).ok())
		.ok_or_else(wrong)?;
	Ok((above, below))
}

/// Writes a share in per cent where that is short, else as a fraction.
pub fn format_ratio(numerator: u64, denominator: u64) -> String {
	let scaled = numerator.checked_mul(1_000_000);
	match (scaled, denominator) {
		(Some(scaled), 1..) if scaled.checked_rem(denominator) == Some(0) => {
			let share = scaled.checked_div(denominator).unwrap_or_default();
			format!("{} %", format(share.into(), 4))
		},
		_ => format!("{numerator}/{denominator}"),
	}
}

/// Reads a number of blocks: `3 days`, `12h`, `90m`, or `600 blocks`.
pub fn parse_duration(text: &str, blocks_per_day: u32) -> Result<u32, String> {
	let wrong = || format!("{text} is not a time: write 3d, 12h, 90m or 600 blocks");
	let clean: String = text.chars().filter(|c| !c.is_whitespace()).collect();
	let end = clean.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(clean.len());
	let (number, unit) = clean.split_at(end);
	let day = u128::from(blocks_per_day);
	let (factor, divisor) = match unit {
		"d" | "day" | "days" => (day, 1),
		"h" | "hour" | "hours" => (day, 24),
		"m" | "min" | "minutes" => (day, 1440),
		"" | "b" | "block" | "blocks" => (1, 1),
		_ => return Err(wrong()),
	};
	let milli = parse(number, 3).map_err(|_| wrong())?;
	let blocks = milli
		.checked_mul(factor)
		.and_then(|product| product.checked_div(1000_u128.checked_mul(divisor)?))
		.and_then(|blocks| u32::try_from(blocks).ok())
		.ok_or_else(wrong)?;
	if blocks == 0 && milli > 0 {
		return Err(format!("{text} is less than a block of this chain"));
	}
	Ok(blocks)
}

/// Writes a number of blocks as days, where it is at least one.
pub fn format_duration(blocks: u32, blocks_per_day: u32) -> String {
	let milli = u128::from(blocks)
		.checked_mul(100)
		.and_then(|hundredths| hundredths.checked_div(blocks_per_day.into()));
	let unit = if blocks == 1 { "block" } else { "blocks" };
	let blocks = format(blocks.into(), 0);
	match milli {
		Some(hundredths) if hundredths >= 100 => format!(
			"{} {} ({blocks} {unit})",
			format(hundredths, 2),
			if hundredths == 100 { "day" } else { "days" }
		),
		_ => format!("{blocks} {unit}"),
	}
}

/// Reads minutes: hours as `10`, `1.5` or `10h`, or minutes as `90m`.
pub fn parse_minutes(text: &str) -> Result<u32, String> {
	let wrong = || format!("{text} is not a time: write hours as 1.5, or minutes as 90m");
	let clean: String = text.chars().filter(|c| !c.is_whitespace()).collect();
	let end = clean.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(clean.len());
	let (number, unit) = clean.split_at(end);
	let milli = parse(number, 3).map_err(|_| wrong())?;
	let thousandths = match unit {
		"" | "h" | "hour" | "hours" => milli.checked_mul(60).ok_or_else(wrong)?,
		"m" | "min" | "minutes" => milli,
		_ => return Err(wrong()),
	};
	if thousandths.checked_rem(1000) != Some(0) {
		return Err(format!("{text} is not a whole number of minutes"));
	}
	thousandths.checked_div(1000).and_then(|minutes| u32::try_from(minutes).ok()).ok_or_else(wrong)
}

/// Writes minutes as hours where they are whole ones.
pub fn format_minutes(minutes: u32) -> String {
	let (hours, rest) =
		(minutes.checked_div(60).unwrap_or_default(), minutes.checked_rem(60).unwrap_or_default());
	match (hours, rest) {
		(1, 0) => "1 hour".into(),
		(_, 0) => format!("{hours} hours"),
		(0, _) => format!("{rest} minutes"),
		_ => format!("{hours} h {rest} min"),
	}
}

/// From where days are counted.
const FIRST: Date = Date::constant(1970, 1, 1);

/// Days since 1 January 1970 of a date `2026-11-21`.
pub fn parse_day(text: &str) -> Result<u32, String> {
	let wrong = || format!("{text} is not a date: write 2026-11-21");
	let mut parts = text.split('-').map(|part| part.parse::<i16>().ok());
	let (Some(Some(year)), Some(Some(month)), Some(Some(day)), None) =
		(parts.next(), parts.next(), parts.next(), parts.next())
	else {
		return Err(wrong());
	};
	let narrow = |number: i16| i8::try_from(number).map_err(|_| wrong());
	let date = Date::new(year, narrow(month)?, narrow(day)?).map_err(|_| wrong())?;
	let days = date.since(FIRST).map_err(|_| wrong())?.get_days();
	u32::try_from(days).map_err(|_| wrong())
}

/// The date of a day counted since 1 January 1970; the number of a day that no calendar has.
pub fn format_day(day: u32) -> String {
	let later = Span::new().try_days(day).and_then(|days| FIRST.checked_add(days));
	later.map_or_else(|_| format!("day {day}"), |date| date.to_string())
}

/// Today, in days since 1 January 1970 (UTC).
pub fn today() -> u32 {
	let seconds = Timestamp::now().as_second();
	u32::try_from(seconds.div_euclid(86_400)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	proptest! {
		#[test]
		fn amount_is_the_same_when_written_and_read(amount in any::<u128>(), decimals in 0_u8..=24) {
			prop_assert_eq!(parse(&format(amount, decimals), decimals), Ok(amount));
		}

		#[test]
		fn day_is_the_same_when_written_and_read(day in 0_u32..2_000_000) {
			prop_assert_eq!(parse_day(&format_day(day)), Ok(day));
		}

		#[test]
		fn parse_never_panics(text in "\\PC*", decimals in 0_u8..=24) {
			let _ = parse(&text, decimals);
			let _ = parse_ratio(&text);
			let _ = parse_duration(&text, 28_800);
			let _ = parse_day(&text);
		}
	}

	#[test]
	fn amount_is_read_exactly() {
		assert_eq!(parse("12.5", 12), Ok(12_500_000_000_000));
		assert_eq!(parse("1,000,000", 0), Ok(1_000_000));
		assert_eq!(parse(".000001", 6), Ok(1));
		assert_eq!(parse("1.500", 1), Ok(15));
		assert_eq!(format(1_234_567_890, 6), "1,234.56789");
		assert_eq!(rounded(11_257_742_651, 12, 6, true), 11_258_000_000);
		assert_eq!(rounded(11_257_742_651, 12, 6, false), 11_257_000_000);
		assert_eq!(rounded(11_258_000_000, 12, 6, true), 11_258_000_000);
		assert_eq!(rounded(7, 4, 6, true), 7);
		assert_eq!(short(384_615_384_615_384, 12, 4), "~384.6153");
	}

	#[test]
	fn amount_is_refused_when_it_has_too_many_decimals_or_is_none() {
		assert!(parse("0.0000000000001", 12).unwrap_err().contains("12 are the most"));
		assert!(parse("12,5", 12).unwrap_err().contains("a point before decimals"));
		for wrong in ["", ".", "-1", "1e3", "1.2.3", "ten"] {
			assert!(parse(wrong, 12).is_err(), "{wrong}");
		}
		assert!(parse("340282366920938463463374607431768211456", 0).is_err());
	}

	#[test]
	fn ratio_is_read_from_per_cent_fraction_and_decimal() {
		assert_eq!(parse_ratio("5%"), Ok((5, 100)));
		assert_eq!(parse_ratio("12.5 %"), Ok((125, 1000)));
		assert_eq!(parse_ratio("1/3"), Ok((1, 3)));
		assert_eq!(parse_ratio("0.05"), Ok((5, 100)));
		assert_eq!(format_ratio(125, 1000), "12.5 %");
		assert_eq!(format_ratio(1, 3), "1/3");
		assert!(parse_ratio("1/0").is_err());
	}

	#[test]
	fn duration_is_read_in_blocks_of_the_chain() {
		assert_eq!(parse_duration("3 days", 28_800), Ok(86_400));
		assert_eq!(parse_duration("12h", 20), Ok(10));
		assert_eq!(parse_duration("600 blocks", 20), Ok(600));
		assert!(parse_duration("1m", 20).unwrap_err().contains("less than a block"));
		assert!(parse_duration("soon", 20).is_err());
	}

	#[test]
	fn minutes_are_read_from_hours_and_minutes() {
		for (text, minutes) in [("10", 600), ("1.5", 90), ("90m", 90), ("2h", 120), ("0.05", 3)] {
			assert_eq!(parse_minutes(text), Ok(minutes), "{text}");
		}
		assert!(parse_minutes("0.01").unwrap_err().contains("whole number of minutes"));
		for wrong in ["", "h", "1d", "-1", "99999999999"] {
			assert!(parse_minutes(wrong).is_err(), "{wrong}");
		}
		assert_eq!(format_minutes(600), "10 hours");
		assert_eq!(format_minutes(90), "1 h 30 min");
		assert_eq!(format_minutes(5), "5 minutes");
	}

	#[test]
	fn day_is_refused_when_there_is_no_such_date() {
		assert_eq!(parse_day("1970-01-01"), Ok(0));
		assert_eq!(parse_day("2026-11-21"), Ok(20_778));
		for wrong in ["2026-02-30", "2025-02-29", "21.11.2026", "2026-13-01", "1969-12-31"] {
			assert!(parse_day(wrong).is_err(), "{wrong}");
		}
	}
}
