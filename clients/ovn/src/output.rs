// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tables, bars and questions.

use std::io::{BufRead, IsTerminal, Write};

/// Prints to standard output. A reader that has gone away is no error.
pub fn say(text: impl AsRef<str>) {
	let _ = writeln!(std::io::stdout(), "{}", text.as_ref());
}

/// Prints to standard error, where questions and progress go.
pub fn tell(text: impl AsRef<str>) {
	let _ = writeln!(std::io::stderr(), "{}", text.as_ref());
}

/// A line in as many as a terminal needs, broken at spaces, the others indented by so much; the line itself where
/// there is no terminal, so that programmes find it in one piece.
pub fn wrapped(line: &str, indent: usize) -> String {
	let width = std::io::stdout()
		.is_terminal()
		.then(terminal_size::terminal_size)
		.flatten()
		.map_or(usize::MAX, |(width, _)| usize::from(width.0));
	wrap(line, width, indent)
}

fn wrap(line: &str, width: usize, indent: usize) -> String {
	let length = |text: &str| text.chars().count();
	let lead: String = line.chars().take_while(|letter| *letter == ' ').collect();
	let mut out = lead.clone();
	let mut column = length(&lead);
	let mut first = true;
	for word in line.split_whitespace() {
		let wanted = length(word).saturating_add(usize::from(!first));
		if !first && column.saturating_add(wanted) > width {
			out.push('\n');
			out.push_str(&" ".repeat(indent));
			column = indent;
		} else if !first {
			out.push(' ');
			column = column.saturating_add(1);
		}
		out.push_str(word);
		column = column.saturating_add(length(word));
		first = false;
	}
	out
}

/// Shows how far something has come: over the line before on a terminal, nowhere else.
pub fn progress(text: &str) {
	if std::io::stderr().is_terminal() {
		let _ = write!(std::io::stderr(), "\r\x1b[K{text}");
		let _ = std::io::stderr().flush();
	}
}

/// Ends the line that [`progress`] writes on.
pub fn progress_done() {
	progress("");
}

/// A bar for so many of so many.
pub fn bar(part: u128, whole: u128, width: usize) -> String {
	let eighths = u128::try_from(width).unwrap_or_default().saturating_mul(8);
	// Scaled down so that the product fits; a bar is no ledger.
	let shift = whole.leading_zeros().saturating_sub(16);
	let down = if shift < 16 { 16_u32.saturating_sub(shift) } else { 0 };
	let less = |number: u128| number.checked_shr(down).unwrap_or_default();
	let (part, whole) = (less(part), less(whole));
	let filled = part.saturating_mul(eighths).checked_div(whole).unwrap_or_default().min(eighths);
	let full = usize::try_from(filled / 8).unwrap_or_default();
	let rest = usize::try_from(filled % 8).unwrap_or_default();
	let mut bar = "█".repeat(full);
	if let Some(piece) = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"].get(rest) {
		bar.push_str(piece);
	}
	bar
}

/// A table: a line of heads, lines of cells. Columns of numbers stand to the right.
pub fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
	let length = |text: &str| text.chars().count();
	let column = |index: usize| rows.iter().filter_map(move |row| row.get(index));
	let widths: Vec<_> = heads
		.iter()
		.enumerate()
		.map(|(index, head)| {
			column(index).map(|cell| length(cell)).max().unwrap_or_default().max(length(head))
		})
		.collect();
	let number = |cell: &str| {
		cell.chars().next().is_some_and(|c| c.is_ascii_digit() || "~-".contains(c))
			&& !cell.contains('/')
			&& cell.chars().all(|c| c.is_ascii_digit() || "~-,. %".contains(c))
	};
	let right: Vec<_> = (0..heads.len())
		.map(|index| {
			rows.iter().any(|row| row.get(index).is_some_and(|cell| number(cell)))
				&& column(index).all(|cell| cell.is_empty() || number(cell))
		})
		.collect();
	let line = |cells: Vec<&str>| {
		let mut text = String::new();
		for (index, cell) in cells.iter().enumerate() {
			let width = widths.get(index).copied().unwrap_or_default();
			let space = " ".repeat(width.saturating_sub(length(cell)));
			if index > 0 {
				text.push_str("  ");
			}
			if right.get(index) == Some(&true) {
				text.push_str(&space);
				text.push_str(cell);
			} else {
				text.push_str(cell);
				text.push_str(&space);
			}
		}
		text.trim_end().to_owned()
	};
	let mut lines = vec![line(heads.to_vec())];
	lines.push(line(widths.iter().map(|_| "").collect()));
	let rules: Vec<_> = widths.iter().map(|width| "─".repeat(*width)).collect();
	if let Some(last) = lines.last_mut() {
		*last = line(rules.iter().map(String::as_str).collect());
	}
	for row in rows {
		lines.push(line(row.iter().map(String::as_str).collect()));
	}
	lines.join("\n")
}

/// How a question was answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Answer {
	/// Yes.
	Yes,
	/// No, or nothing.
	No,
	/// There is nobody to ask.
	Nobody,
}

/// Asks a question whose answer is no unless it is yes.
pub fn ask(question: &str) -> Answer {
	if !std::io::stdin().is_terminal() {
		return Answer::Nobody;
	}
	let _ = write!(std::io::stderr(), "{question} [y/N] ");
	let _ = std::io::stderr().flush();
	let mut line = String::new();
	match std::io::stdin().lock().read_line(&mut line) {
		Ok(_) if matches!(line.trim().to_lowercase().as_str(), "y" | "yes") => Answer::Yes,
		_ => Answer::No,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn table_puts_numbers_to_the_right() {
		let rows = vec![vec!["ana".into(), "1,200".into()], vec!["ben".into(), "8.5".into()]];
		let expected = "who  amount\n───  ──────\nana   1,200\nben     8.5";
		assert_eq!(table(&["who", "amount"], &rows), expected);
	}

	#[test]
	fn table_has_its_head_when_it_has_no_rows() {
		assert_eq!(table(&["who"], &[]), "who\n───");
	}

	#[test]
	fn line_is_broken_at_spaces_when_it_is_too_long() {
		assert_eq!(
			wrap("  Joined: scope lab, who ana", 18, 4),
			"  Joined: scope\n    lab, who ana"
		);
		assert_eq!(wrap("  short", 18, 4), "  short");
		assert_eq!(wrap("unbreakable words", 5, 2), "unbreakable\n  words");
	}

	#[test]
	fn bar_is_as_long_as_the_part() {
		assert_eq!(bar(0, 10, 10), "");
		assert_eq!(bar(10, 10, 10), "██████████");
		assert_eq!(bar(5, 10, 10), "█████");
		assert_eq!(bar(1, 80, 10), "▏");
		assert_eq!(bar(1, 0, 10), "");
		assert_eq!(bar(u128::MAX, u128::MAX, 4), "████");
		assert_eq!(bar(u128::MAX / 2, u128::MAX, 4).chars().count(), 2);
	}
}
