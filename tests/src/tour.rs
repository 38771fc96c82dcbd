// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Guided tours: pages whose commands a test runs as they stand there.
//!
//! A block marked `sh` is run; a block marked `text` after it is what it prints, loosely: each line is found
//! in what was printed, in this order, where spaces are as good as one and `…` stands for anything. A
//! table after `<!-- wallet -->` is signed by a wallet.

use crate::Ovn;

/// A piece of a tour.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
	/// Commands of a shell.
	Run(String),
	/// What the commands before print.
	Prints(String),
	/// The table of so many that a wallet signs, from 0.
	Sign(usize),
}

/// The pieces of a page, in order.
pub fn steps(page: &str) -> Vec<Step> {
	let mut steps = Vec::new();
	let mut block: Option<(String, String)> = None;
	let mut tables = 0_usize;
	for line in page.lines() {
		match (line.trim_start().strip_prefix("```"), block.take()) {
			(Some(language), None) => block = Some((language.trim().to_owned(), String::new())),
			(Some(_), Some((language, content))) => match language.as_str() {
				"sh" => steps.push(Step::Run(content)),
				"text" => steps.push(Step::Prints(content)),
				_ => {},
			},
			(None, Some((language, content))) => block = Some((language, content + line + "\n")),
			(None, None) if line.trim() == "<!-- wallet -->" => {
				steps.push(Step::Sign(tables));
				tables = tables.saturating_add(1);
			},
			(None, None) => {},
		}
	}
	steps
}

/// Walks a tour: runs its commands, each block by itself, and compares what they print.
///
/// Panics if one fails or prints something else. `sign` signs the tables.
pub fn walk(ovn: &Ovn, page: &str, mut sign: impl FnMut(usize)) {
	let mut printed = String::new();
	for step in steps(page) {
		match step {
			Step::Run(script) => {
				let finished = ovn.script(&format!("exec 2>&1\n{script}"));
				printed = finished.stdout;
				assert!(finished.status.success(), "failed:\n{script}\n{printed}");
				println!("{script}\n{printed}");
			},
			Step::Prints(expected) => {
				if let Some(line) = missing(&expected, &printed) {
					panic!("should have printed\n{line}\nbut printed\n{printed}");
				}
			},
			Step::Sign(number) => sign(number),
		}
	}
}

/// The first line that was expected and not printed after those before it.
fn missing<'a>(expected: &'a str, printed: &str) -> Option<&'a str> {
	let plain = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
	let mut lines = printed.lines().map(plain);
	expected
		.lines()
		.filter(|line| !line.trim().is_empty() && line.trim() != "…")
		.find(|line| !lines.any(|found| fits(&plain(line), &found)))
}

/// Whether a line that was printed has all parts of an expected one, in order.
fn fits(expected: &str, printed: &str) -> bool {
	let mut rest = printed;
	expected.split('…').all(|part| match rest.split_once(part.trim()) {
		Some((_, after)) => {
			rest = after;
			true
		},
		None => false,
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn steps_are_found_in_their_order() {
		let page = "# A\n```sh\none\ntwo\n```\nwords\n```text\n1\n```\n```json\n{}\n```\n<!-- wallet -->\n";
		let expected = [Step::Run("one\ntwo\n".into()), Step::Prints("1\n".into()), Step::Sign(0)];
		assert_eq!(steps(page), expected);
	}

	#[test]
	fn missing_names_the_line_that_was_not_printed_in_its_place() {
		let printed = "who   share\nnoor   95 %  ███\nin block 17, done\n";
		assert_eq!(missing("noor 95 %\nin block …, done", printed), None);
		assert_eq!(missing("in block …\nnoor", printed), Some("noor"));
		assert_eq!(missing("noor 96 %", printed), Some("noor 96 %"));
	}
}
