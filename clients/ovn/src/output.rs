// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tables, bars and questions.

use crate::errors::{Exit, Failure, Outcome};
use comfy_table::{
	presets, CellAlignment, ColumnConstraint, ContentArrangement, Table, TableComponent, Width,
};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::{
	io::{BufRead, IsTerminal, Write},
	sync::{
		atomic::{AtomicBool, Ordering},
		Mutex, PoisonError,
	},
	time::Duration,
};
use unicode_width::UnicodeWidthStr;

/// Whether progress is not shown.
static QUIET: AtomicBool = AtomicBool::new(false);
/// Whether addresses and hashes are shown whole.
static FULL: AtomicBool = AtomicBool::new(false);
/// The line in which progress is shown, while there is any.
static PROGRESS: Mutex<Option<ProgressBar>> = Mutex::new(None);

/// Shows no progress from now on, or shows it.
pub fn set_quiet(quiet: bool) {
	QUIET.store(quiet, Ordering::Relaxed);
}

/// Shows addresses and hashes whole from now on, or cut.
pub fn set_full(full: bool) {
	FULL.store(full, Ordering::Relaxed);
}

/// Whether addresses and hashes are shown whole.
pub fn is_full() -> bool {
	FULL.load(Ordering::Relaxed)
}

/// Prints while the line of progress is away.
fn beside_progress(print: impl FnOnce()) {
	let progress = PROGRESS.lock().unwrap_or_else(PoisonError::into_inner);
	match progress.as_ref() {
		Some(bar) => bar.suspend(print),
		None => print(),
	}
}

/// How a line is shown on a terminal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Style {
	Plain,
	Faint,
	Good,
	Bad,
}

impl Style {
	/// The style a line has by what it says.
	fn of(line: &str) -> Self {
		if is_rule(line) {
			Self::Faint
		} else if line.starts_with("Done: ") {
			Self::Good
		} else {
			Self::Plain
		}
	}

	/// The line in this style. Only what reads well on dark and on light.
	fn paint(self, line: &str) -> String {
		let code = match self {
			Self::Plain => return line.to_owned(),
			Self::Faint => "2",
			Self::Good => "32",
			Self::Bad => "31",
		};
		format!("\x1b[{code}m{line}\x1b[0m")
	}
}

/// Whether a terminal is to show colours: people can say no, by the usual variable.
fn colours(stream: &impl IsTerminal) -> bool {
	let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
	stream.is_terminal()
		&& !set("NO_COLOR")
		&& std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// How many letters a line has: what `OVN_COLUMNS` says, or the terminal; nothing if it is none.
fn columns(stream: &impl IsTerminal) -> Option<usize> {
	let told = std::env::var("OVN_COLUMNS").ok().and_then(|text| text.parse().ok());
	if told.is_some() {
		return told;
	}
	let size = stream.is_terminal().then(terminal_size::terminal_size).flatten();
	size.map(|(width, _)| usize::from(width.0))
}

/// A text without what a terminal obeys rather than shows: it may come from a node, or from somebody's words on the
/// chain, and must not move the cursor, colour, or turn around what stands beside it.
fn harmless(text: &str) -> String {
	let shown = |letter: char| match letter {
		'\n' => letter,
		'\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
		_ if letter.is_control() => char::REPLACEMENT_CHARACTER,
		_ => letter,
	};
	text.chars().map(shown).collect()
}

/// Lines for a terminal of this width: those that are too long are broken, and some have a colour.
fn dressed(text: &str, width: Option<usize>, style: Option<Style>, colours: bool) -> String {
	let text = harmless(text);
	let Some(width) = width else { return text };
	let mut out = Vec::new();
	for line in text.split('\n') {
		let style = style.unwrap_or_else(|| Style::of(line));
		for line in fit(line, width).split('\n') {
			out.push(if colours { style.paint(line) } else { line.to_owned() });
		}
	}
	out.join("\n")
}

/// Prints to standard output. A reader that has gone away is no error.
pub fn say(text: impl AsRef<str>) {
	let mut stdout = std::io::stdout();
	let text = dressed(text.as_ref(), columns(&stdout), None, colours(&stdout));
	beside_progress(|| {
		let _ = writeln!(stdout, "{text}");
	});
}

/// Prints to standard output as it is, for programmes: a line that was broken would be another text.
pub fn say_as_it_is(text: &str) {
	beside_progress(|| {
		let _ = writeln!(std::io::stdout(), "{text}");
	});
}

/// Prints to standard error, where questions and progress go.
pub fn tell(text: impl AsRef<str>) {
	let mut stderr = std::io::stderr();
	let text = dressed(text.as_ref(), columns(&stderr), None, colours(&stderr));
	beside_progress(|| {
		let _ = writeln!(stderr, "{text}");
	});
}

/// Prints to standard error as it is, for programmes.
pub fn tell_whole(text: impl AsRef<str>) {
	let _ = writeln!(std::io::stderr(), "{}", text.as_ref());
}

/// Says what went wrong, and what to do about it.
pub fn complain(what: &str, todo: Option<&str>) {
	let mut stderr = std::io::stderr();
	let text = dressed(what, columns(&stderr), Some(Style::Bad), colours(&stderr));
	let _ = writeln!(stderr, "{text}");
	if let Some(todo) = todo {
		tell(format!("What to do: {todo}"));
	}
}

/// Whether a line is one that stands below the heads of a table.
fn is_rule(line: &str) -> bool {
	line.contains('─') && line.chars().all(|letter| letter == '─' || letter == ' ')
}

/// A line in as many as this width needs. What stands in columns stays there: the last of them is broken.
fn fit(line: &str, width: usize) -> String {
	if length(line) <= width {
		return line.to_owned();
	}
	if is_rule(line) {
		return line.chars().take(width).collect();
	}
	let lead = line.chars().take_while(|letter| *letter == ' ').count();
	let (head, tail) = match line.get(lead..).and_then(|rest| rest.rsplit_once("  ")) {
		Some((head, tail)) => {
			let column = lead.saturating_add(length(head)).saturating_add(2);
			(line.chars().take(column).collect::<String>(), tail)
		},
		None => (" ".repeat(lead), line.trim_start()),
	};
	let indent = length(&head);
	// Too little room is left for a column.
	if head.trim().is_empty() {
		return wrap(line, width, indent.saturating_add(2));
	}
	// What cannot be broken, as an address, goes below, to the right.
	if !tail.contains(' ') && length(tail) < width {
		let space = " ".repeat(width.saturating_sub(length(tail)));
		return format!("{}\n{space}{tail}", head.trim_end());
	}
	if indent.saturating_mul(3) > width.saturating_mul(2) {
		return line.to_owned();
	}
	let broken = wrap(tail, width.saturating_sub(indent), 0);
	let mut lines = broken.split('\n');
	let mut out = format!("{head}{}", lines.next().unwrap_or_default());
	for line in lines {
		out.push('\n');
		out.push_str(&" ".repeat(indent));
		out.push_str(line);
	}
	out
}

/// A line in as many as a terminal needs, broken at spaces, the others indented by so much; the line itself where
/// there is no terminal, so that programmes find it in one piece.
pub fn wrapped(line: &str, indent: usize) -> String {
	wrap(line, columns(&std::io::stdout()).unwrap_or(usize::MAX), indent)
}

/// A line that belongs to the one above it: indented, and broken as [`wrapped`] does.
pub fn below(line: &str) -> String {
	wrapped(&format!("  {line}"), 4)
}

fn wrap(line: &str, width: usize, indent: usize) -> String {
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

/// Shows how far something has come: in a line of its own on a terminal, nowhere else.
pub fn progress(text: &str) {
	if QUIET.load(Ordering::Relaxed) || !std::io::stderr().is_terminal() {
		return;
	}
	let mut progress = PROGRESS.lock().unwrap_or_else(PoisonError::into_inner);
	let bar = progress.get_or_insert_with(|| {
		let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
		if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
			bar.set_style(style);
		}
		bar.enable_steady_tick(Duration::from_millis(120));
		bar
	});
	bar.set_message(harmless(text).replace('\n', " "));
}

/// Ends the line that [`progress`] writes on.
pub fn progress_done() {
	if let Some(bar) = PROGRESS.lock().unwrap_or_else(PoisonError::into_inner).take() {
		bar.finish_and_clear();
	}
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

/// A table: a line of heads, lines of cells. Columns of numbers stand to the right. On a terminal bars are as long as
/// there is room.
pub fn table(heads: &[&str], rows: &[Vec<String>]) -> String {
	match columns(&std::io::stdout()).or_else(|| columns(&std::io::stderr())) {
		// Some tables stand two or four letters to the right.
		Some(width) => {
			let width = width.saturating_sub(4);
			laid_table(heads, &shorten_bars(heads, rows, width), Some(width))
		},
		None => laid_table(heads, rows, None),
	}
}

/// The rows with bars that leave the table this wide, in proportion; bars are columns of their own.
fn shorten_bars(heads: &[&str], rows: &[Vec<String>], width: usize) -> Vec<Vec<String>> {
	let is_bar =
		|cell: &str| cell.chars().all(|letter| ('\u{2588}'..='\u{258f}').contains(&letter));
	let widths: Vec<_> = (0..heads.len())
		.map(|index| {
			let cells = rows.iter().filter_map(|row| row.get(index));
			let head = heads.get(index).map_or(0, |head| length(head));
			cells.map(|cell| length(cell)).max().unwrap_or_default().max(head)
		})
		.collect();
	let gaps = heads.len().saturating_sub(1).saturating_mul(2);
	let total = widths.iter().fold(gaps, |sum, width| sum.saturating_add(*width));
	let Some(over) = total.checked_sub(width).filter(|over| *over > 0) else {
		return rows.to_vec();
	};
	let mut rows = rows.to_vec();
	for (index, &wide) in widths.iter().enumerate() {
		let bars = rows.iter().filter_map(|row| row.get(index)).all(|cell| is_bar(cell));
		if !bars || wide <= over {
			continue;
		}
		let room = wide.saturating_sub(over);
		for cell in rows.iter_mut().filter_map(|row| row.get_mut(index)) {
			let part = u128::try_from(length(cell)).unwrap_or_default();
			let whole = u128::try_from(wide).unwrap_or_default();
			if part > 0 {
				let shorter = bar(part, whole, room);
				*cell = if shorter.is_empty() { "▏".into() } else { shorter };
			}
		}
		break;
	}
	rows
}

/// How many columns of a terminal a text takes.
fn length(text: &str) -> usize {
	UnicodeWidthStr::width(text)
}

/// Whether a cell is a number, with its sign, or an amount with the symbol of its token.
fn is_number(cell: &str) -> bool {
	let is_symbol = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
	let cell = match cell.rsplit_once(' ') {
		Some((number, symbol)) if is_symbol(symbol) => number,
		_ => cell,
	};
	cell.chars().next().is_some_and(|c| c.is_ascii_digit() || "~-".contains(c))
		&& !cell.contains('/')
		&& cell.chars().all(|c| c.is_ascii_digit() || "~-,. %".contains(c))
}

/// A table of this width, as far as its words allow: cells are broken at their spaces, a word never is.
fn laid_table(heads: &[&str], rows: &[Vec<String>], width: Option<usize>) -> String {
	let cells =
		|index: usize| rows.iter().filter_map(move |row| row.get(index).map(String::as_str));
	let all = |index: usize| cells(index).chain(heads.get(index).copied());
	let shown: Vec<_> =
		(0..heads.len()).filter(|index| all(*index).any(|cell| !cell.is_empty())).collect();
	let narrow = |width: usize| u16::try_from(width).unwrap_or(u16::MAX);
	let mut table = Table::new();
	table
		.load_preset(presets::NOTHING)
		.set_style(TableComponent::VerticalLines, ' ')
		.set_style(TableComponent::HeaderLines, '─')
		.set_style(TableComponent::MiddleHeaderIntersections, '┬');
	table.set_header(shown.iter().filter_map(|index| heads.get(*index).copied()));
	for row in rows {
		table.add_row(shown.iter().map(|index| row.get(*index).map_or("", String::as_str)));
	}
	table.set_content_arrangement(match width {
		Some(_) => ContentArrangement::Dynamic,
		None => ContentArrangement::Disabled,
	});
	if let Some(width) = width {
		table.set_width(narrow(width));
	}
	let last = shown.len().saturating_sub(1);
	for (place, (index, column)) in shown.iter().zip(table.column_iter_mut()).enumerate() {
		// Two spaces between columns: one is padding, the other the line between them.
		let padding = u16::from(place < last);
		column.set_padding((0, padding));
		let word = all(*index).flat_map(|cell| cell.split(' ')).map(length).max();
		let least = narrow(word.map_or(0, |word| word)).saturating_add(padding);
		column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
		let has_number = cells(*index).any(is_number);
		if has_number && cells(*index).all(|cell| cell.is_empty() || is_number(cell)) {
			column.set_cell_alignment(CellAlignment::Right);
		}
	}
	let lines = table.lines().map(|line| line.trim_end().replace("─┬", "  "));
	lines.collect::<Vec<_>>().join("\n")
}

/// Prints rows as comma-separated lines.
pub fn csv(heads: &[&str], rows: &[Vec<String>]) {
	let heads: Vec<_> = heads.iter().map(|head| (*head).to_owned()).collect();
	let mut stdout = std::io::stdout();
	for row in std::iter::once(&heads).chain(rows) {
		let _ = writeln!(stdout, "{}", crate::csv::join(row));
	}
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

/// Asks whether to go ahead. `refused` says what was not done if not, and `hint` what helps where nobody is there.
pub fn agree(question: &str, refused: &str, hint: &str) -> Outcome {
	match ask(question) {
		Answer::Yes => Ok(()),
		Answer::No => Err(Failure::new(Exit::Declined, format!("{refused}."))),
		Answer::Nobody => {
			Err(Failure::new(Exit::Declined, format!("{refused}: there is nobody to ask."))
				.hint(hint))
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn text_moves_nothing_on_a_terminal_when_it_comes_from_a_node() {
		let text = "lab\x1b[2J\r\u{9b}1A\u{202e}evil\u{2069}\nnext";
		let expected = "lab�[2J��1A�evil�\nnext";
		assert_eq!(dressed(text, None, None, false), expected);
		assert_eq!(dressed(text, Some(80), None, false), expected);
	}

	#[test]
	fn table_puts_numbers_to_the_right() {
		let rows = vec![vec!["ana".into(), "1,200".into()], vec!["ben".into(), "8.5".into()]];
		let expected = "who  amount\n───  ──────\nana   1,200\nben     8.5";
		assert_eq!(table(&["who", "amount"], &rows), expected);
	}

	#[test]
	fn table_puts_amounts_to_the_right_with_their_symbol() {
		let rows = vec![
			vec!["levy".into(), "50 OVN".into(), "OVN".into()],
			vec!["rest".into(), "921.5 OVN".into(), "of asset 7".into()],
		];
		let expected = "part     amount  of\n────  ─────────  ──────────\nlevy     50 OVN  OVN\nrest  921.5 OVN  of asset 7";
		assert_eq!(table(&["part", "amount", "of"], &rows), expected);
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
	fn line_is_broken_in_its_last_column_when_it_has_several() {
		assert_eq!(fit("one two three", 8), "one two\n  three");
		assert_eq!(
			fit("  to  material: milo; rest: dan", 18),
			"  to  material:\n      milo; rest:\n      dan"
		);
		assert_eq!(fit("───  ─────", 6), "───  ─");
		assert_eq!(fit("ana  member  5Grwva", 16), "ana  member\n          5Grwva");
		assert_eq!(fit("who  share", 80), "who  share");
		assert_eq!(fit("a name that is long  x y", 10), "a name that is long  x y");
	}

	#[test]
	fn text_is_dressed_only_for_a_terminal() {
		let text = "Done: final in block 7, no fee.\n───";
		assert_eq!(dressed(text, None, None, true), text);
		assert_eq!(dressed(text, Some(80), None, false), text);
		assert_eq!(
			dressed(text, Some(80), None, true),
			"\x1b[32mDone: final in block 7, no fee.\x1b[0m\n\x1b[2m───\x1b[0m"
		);
		assert_eq!(dressed("no", Some(80), Some(Style::Bad), true), "\x1b[31mno\x1b[0m");
	}

	#[test]
	fn bars_are_shorter_when_there_is_less_room() {
		let rows = vec![
			vec!["ana".into(), "100".into(), bar(10, 10, 40)],
			vec!["ben".into(), "50".into(), bar(5, 10, 40)],
			vec!["cleo".into(), "1".into(), bar(1, 1_000, 40)],
		];
		let heads = ["who", "amount", ""];
		assert_eq!(shorten_bars(&heads, &rows, 100), rows);
		let shorter = shorten_bars(&heads, &rows, 34);
		let lengths: Vec<_> = shorter.iter().map(|row| row[2].chars().count()).collect();
		assert_eq!(lengths, [20, 10, 0]);
		assert!(laid_table(&heads, &shorter, None).lines().all(|line| line.chars().count() <= 34));
	}

	#[test]
	fn table_fits_eighty_columns_without_breaking_words() {
		let rows = vec![
			vec![
				"infrastructure".to_owned(),
				"contributors of work, at most 10 % of what it is worth; the rest to the next bucket"
					.into(),
				"the chain measures it, and nobody decides".into(),
			],
			vec!["نور".into(), "hour".into(), "peers, by quality".into()],
		];
		let heads = ["bucket", "to", "decided by"];
		let text = laid_table(&heads, &rows, Some(76));
		assert!(text.lines().all(|line| length(line) <= 76), "{text}");
		let words: Vec<_> = text.split_whitespace().collect();
		for word in ["infrastructure", "contributors", "measures", "quality"] {
			assert!(words.contains(&word), "{text}");
		}
		assert!(laid_table(&heads, &rows, None).lines().count() == 4);
	}

	#[test]
	fn table_is_as_wide_as_its_words_when_there_is_less_room() {
		let rows = vec![vec!["a".repeat(30), "b".repeat(30), "one two three four".into()]];
		let text = laid_table(&["x", "y", "z"], &rows, Some(40));
		assert!(text.contains(&"a".repeat(30)) && text.contains(&"b".repeat(30)), "{text}");
		assert!(text.lines().all(|line| length(line) <= 30 + 2 + 30 + 2 + 5), "{text}");
	}

	#[test]
	fn column_is_left_out_when_nothing_is_in_it() {
		let rows = vec![vec!["1".into(), "lab".into(), String::new()]];
		assert_eq!(laid_table(&["n", "scope", ""], &rows, None), "n  scope\n─  ─────\n1  lab");
	}

	#[test]
	fn wide_letters_fit_eighty_columns() {
		let rows = vec![vec![
			"東京の工作室で機械を作る人々 が 一緒に 働く 場所 です から".to_owned(),
			"contributors of work, the rest to the next bucket of the equation".into(),
		]];
		let text = laid_table(&["network", "to"], &rows, Some(80));
		assert!(text.lines().all(|line| length(line) <= 80), "{text}");
		let starts: Vec<_> = text
			.lines()
			.filter_map(|line| line.find("contrib").map(|at| length(&line[..at])))
			.collect();
		assert_eq!(starts.len(), 1, "{text}");
	}

	#[test]
	fn wide_letters_count_as_the_columns_they_take() {
		let rows = vec![vec!["東京".to_owned(), "1".into()], vec!["ana".into(), "2".into()]];
		let text = laid_table(&["who", "n"], &rows, None);
		let ends: Vec<_> = text.lines().skip(2).map(length).collect();
		assert_eq!(ends[0], ends[1], "{text}");
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
