// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Ledgers as comma-separated lines: reading with line numbers, writing.

use crate::{
	amounts,
	errors::{Failure, Outcome},
};
use ::csv::{self, ReaderBuilder, StringRecord, Terminator, WriterBuilder};

/// A line of a file, with its number there, from 1.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
	/// The number of the line in which it begins.
	pub line: usize,
	/// Its cells.
	pub cells: Vec<String>,
	/// As it stands in the file.
	pub text: String,
}

/// The cells of the first row of a text.
fn cells_of(text: &str) -> Vec<String> {
	let mut found = ReaderBuilder::new()
		.has_headers(false)
		.flexible(true)
		.from_reader(text.as_bytes())
		.into_records();
	let cells = |record: StringRecord| record.iter().map(str::to_owned).collect();
	found.next().and_then(Result::ok).map_or_else(Vec::new, cells)
}

/// Splits a file into rows. Cells may stand in quotes, and then hold commas, quotes and line ends.
pub fn split(text: &str) -> Outcome<Vec<Row>> {
	let text = text.trim_start_matches('\u{feff}');
	let mut reader = ReaderBuilder::new()
		.has_headers(false)
		.flexible(true)
		.terminator(Terminator::CRLF)
		.from_reader(text.as_bytes());
	let unread = |error: csv::Error| Failure::usage(format!("it is no list: {error}"));
	let at = |byte: u64| usize::try_from(byte).unwrap_or(usize::MAX).min(text.len());
	let mut rows = Vec::new();
	let mut record = StringRecord::new();
	loop {
		let start = reader.position().clone();
		if !reader.read_record(&mut record).map_err(unread)? {
			return Ok(rows);
		}
		let end = at(reader.position().byte());
		// What ends a line before may still stand there.
		let raw = text.get(at(start.byte())..end).unwrap_or(text);
		let begun = raw.trim_start_matches(['\r', '\n']);
		let passed = raw.get(..raw.len().saturating_sub(begun.len())).unwrap_or(raw);
		let line = usize::try_from(start.line())
			.unwrap_or(usize::MAX)
			.saturating_add(passed.matches('\n').count());
		if begun.trim().is_empty() {
			continue;
		}
		// A quote that is never closed takes all that follows: one more closes it.
		if end == text.len()
			&& begun.contains('"')
			&& cells_of(begun) == cells_of(&format!("{begun}\""))
		{
			return Err(Failure::usage(format!("line {line}: a quote is opened and never closed")));
		}
		rows.push(Row {
			line,
			cells: record.iter().map(str::to_owned).collect(),
			text: begun.trim_end_matches(['\r', '\n']).to_owned(),
		});
	}
}

/// Writes a row.
pub fn join(cells: &[String]) -> String {
	let mut writer = WriterBuilder::new().from_writer(Vec::new());
	// Writing to memory does not fail.
	let _ = writer.write_record(cells);
	let bytes = writer.into_inner().unwrap_or_default();
	String::from_utf8_lossy(&bytes).trim_end_matches('\n').to_owned()
}

/// Where the parts of a contribution stand: names of columns. Those of `quantity` are added up.
#[derive(Clone, Debug)]
pub struct Columns {
	/// When.
	pub date: String,
	/// Who.
	pub who: String,
	/// How much: one or more columns, with + between them.
	pub quantity: String,
	/// Of which kind, if it differs from line to line.
	pub kind: Option<String>,
	/// Whether it is a gift, if a column says so.
	pub gift: Option<String>,
}

/// A contribution of another ledger.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
	/// The line it is from.
	pub line: usize,
	/// The day, counted since 1 January 1970.
	pub day: u32,
	/// Who, as it stands there.
	pub who: String,
	/// How much, in millionths.
	pub quantity: u64,
	/// The name of its kind, if it has one.
	pub kind: Option<String>,
	/// Whether it is a gift.
	pub gift: bool,
	/// As it stands in the file: its hash is the evidence.
	pub text: String,
}

/// Reads a ledger: what is good, and what is wrong with the rest, line by line.
pub fn read(text: &str, columns: &Columns) -> Outcome<(Vec<Entry>, Vec<String>)> {
	let rows = split(text)?;
	let (head, body) = rows.split_first().ok_or_else(|| Failure::usage("the file is empty").hint("its first line names the columns, as date,contributor,quantity; each other line is a contribution"))?;
	let place = |name: &str| {
		head.cells.iter().position(|cell| cell.trim().eq_ignore_ascii_case(name)).ok_or_else(|| {
			Failure::usage(format!("there is no column {name}: the first line has {}", head.cells.join(", ")))
				.hint("name the columns with --date, --who and --quantity (two columns to be added up as a+b)")
		})
	};
	let date = place(&columns.date)?;
	let who = place(&columns.who)?;
	let quantity: Vec<usize> =
		columns.quantity.split('+').map(|name| place(name.trim())).collect::<Outcome<_>>()?;
	let kind = columns.kind.as_deref().map(place).transpose()?;
	let gift = columns.gift.as_deref().map(place).transpose()?;
	let (mut good, mut bad) = (Vec::new(), Vec::new());
	for row in body {
		let cell = |place: usize| row.cells.get(place).map_or("", |cell| cell.trim());
		let entry = || {
			if row.cells.len() != head.cells.len() {
				return Err(format!(
					"{} cells, but the first line has {}",
					row.cells.len(),
					head.cells.len()
				));
			}
			if cell(who).is_empty() {
				return Err("nobody is named".to_owned());
			}
			let mut sum = 0_u128;
			for place in &quantity {
				let part = amounts::parse(cell(*place), amounts::UNIT_DECIMALS)?;
				sum = sum.checked_add(part).ok_or("too large")?;
			}
			if sum == 0 {
				return Err("the quantity is 0".to_owned());
			}
			let gift = match gift.map(cell).unwrap_or_default().to_lowercase().as_str() {
				"" | "no" | "false" | "0" => false,
				"yes" | "true" | "1" => true,
				other => return Err(format!("{other} is neither yes nor no")),
			};
			Ok(Entry {
				line: row.line,
				day: amounts::parse_day(cell(date))?,
				who: cell(who).to_owned(),
				quantity: u64::try_from(sum).map_err(|_| "the quantity is too large".to_owned())?,
				kind: kind.map(|place| cell(place).to_owned()),
				gift,
				text: row.text.clone(),
			})
		};
		match entry() {
			Ok(entry) => good.push(entry),
			Err(reason) => bad.push(format!("line {}: {reason}", row.line)),
		}
	}
	Ok((good, bad))
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn columns() -> Columns {
		Columns {
			date: "date".into(),
			who: "contributor".into(),
			quantity: "added+removed".into(),
			kind: None,
			gift: None,
		}
	}

	proptest! {
		#[test]
		fn cells_are_the_same_when_written_and_read(
			rows in proptest::collection::vec(proptest::collection::vec("[a-z \",\n]{1,8}", 3), 1..5),
		) {
			let text = rows.iter().map(|row| join(row)).collect::<Vec<_>>().join("\n");
			let read = split(&text).unwrap();
			let kept: Vec<_> = rows.iter().filter(|row| !join(row).trim().is_empty()).cloned().collect();
			prop_assert_eq!(read.into_iter().map(|row| row.cells).collect::<Vec<_>>(), kept);
		}

		#[test]
		fn split_never_panics(text in "\\PC*") {
			let _ = split(&text);
		}
	}

	#[test]
	fn ledger_is_read_with_sums_of_columns() {
		let (good, bad) =
			read("date,contributor,added,removed\r\n2013-10-10,c0001,26,1.5\r\n", &columns())
				.unwrap();
		assert!(bad.is_empty());
		assert_eq!(good[0].quantity, 27_500_000);
		assert_eq!(good[0].line, 2);
		assert_eq!(good[0].text, "2013-10-10,c0001,26,1.5");
	}

	#[test]
	fn bad_rows_are_named_by_line_and_reason() {
		let text = "date,contributor,added,removed\n\
			2013-02-30,c1,1,1\n\
			2013-02-20,c1,x,1\n\
			2013-02-20,,1,1\n\
			2013-02-20,c1,0,0\n\
			2013-02-20,c1\n\
			2013-02-20,c1,1,1\n";
		let (good, bad) = read(text, &columns()).unwrap();
		assert_eq!(good.len(), 1);
		assert_eq!(bad.len(), 5);
		for (bad, line) in bad.iter().zip(2..) {
			assert!(bad.starts_with(&format!("line {line}: ")), "{bad}");
		}
	}

	#[test]
	fn read_says_which_column_is_missing() {
		let refused = read("day,who\n1,2\n", &columns()).unwrap_err().to_string();
		assert!(refused.contains("no column date") && refused.contains("day, who"), "{refused}");
		assert!(split("a,\"b\nc").unwrap_err().to_string().contains("line 1"));
	}
}
