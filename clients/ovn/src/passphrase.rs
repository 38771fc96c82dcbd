// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Passphrases: from the terminal, or from `OVN_PASSPHRASE`; never from the command line, which other users of the
//! machine and the shell's history see.

use crate::{
	errors::{Failure, Outcome},
	keyfile::Sealed,
	output,
};
use std::io::IsTerminal;
use subxt_signer::sr25519::Keypair;
use zeroize::Zeroizing;

/// What holds a passphrase for programmes.
const VARIABLE: &str = "OVN_PASSPHRASE";
/// How often somebody may mistype it.
const TRIES: usize = 3;
/// The shortest that a new key takes.
const SHORTEST: usize = 8;

/// Where passphrases come from.
pub trait Ask {
	/// What the environment says.
	fn told(&self) -> Option<Zeroizing<String>>;
	/// Whether there is somebody to ask.
	fn can_ask(&self) -> bool;
	/// Asks, without showing what is typed.
	fn ask(&mut self, question: &str) -> Outcome<Zeroizing<String>>;
}

/// The terminal and the environment of this process.
pub struct Terminal;

impl Ask for Terminal {
	fn told(&self) -> Option<Zeroizing<String>> {
		std::env::var(VARIABLE).ok().filter(|value| !value.is_empty()).map(Zeroizing::new)
	}

	fn can_ask(&self) -> bool {
		std::io::stdin().is_terminal()
	}

	fn ask(&mut self, question: &str) -> Outcome<Zeroizing<String>> {
		rpassword::prompt_password(format!("{question}: "))
			.map(Zeroizing::new)
			.map_err(|error| Failure::usage(format!("the terminal gives no answer: {error}")))
	}
}

/// Opens an encrypted key: with what the environment says, or in three tries.
pub fn open(sealed: &Sealed, place: &str, from: &mut impl Ask) -> Outcome<Keypair> {
	let named = |failure: Failure| Failure { what: format!("{place} {}", failure.what), ..failure };
	if let Some(passphrase) = from.told() {
		return sealed.open(&passphrase).map_err(named)?.ok_or_else(|| {
			Failure::usage(format!("The passphrase in {VARIABLE} is not that of {place}."))
				.hint(format!("set {VARIABLE} right, or unset it to be asked"))
		});
	}
	if !from.can_ask() {
		return Err(Failure::usage(format!(
			"{place} is encrypted, and there is nobody to ask for its passphrase."
		))
		.hint(format!("run the command in a terminal, or set {VARIABLE}")));
	}
	for attempt in 1..=TRIES {
		let passphrase = from.ask(&format!("Passphrase of {place}"))?;
		if let Some(pair) = sealed.open(&passphrase).map_err(named)? {
			return Ok(pair);
		}
		if attempt < TRIES {
			output::tell("That is not its passphrase. Try again.");
		}
	}
	Err(Failure::usage(format!("None of the {TRIES} passphrases was that of {place}."))
		.hint("if it is forgotten, restore the key from its words: `ovn key restore NAME`"))
}

/// A passphrase for a new key: typed twice, or from the environment.
pub fn choose(from: &mut impl Ask) -> Outcome<Zeroizing<String>> {
	let long_enough = |passphrase: &str| passphrase.chars().count() >= SHORTEST;
	let too_short = format!("a passphrase has at least {SHORTEST} letters");
	if let Some(passphrase) = from.told() {
		return match long_enough(&passphrase) {
			true => Ok(passphrase),
			false => Err(Failure::usage(format!("{VARIABLE}: {too_short}"))),
		};
	}
	if !from.can_ask() {
		return Err(Failure::usage("A key is encrypted, and there is nobody to ask for a passphrase.")
			.hint(format!("run the command in a terminal, or set {VARIABLE}; --plain writes a key that anybody can use who gets the file")));
	}
	for _ in 0..TRIES {
		let passphrase = from.ask("A passphrase for the key")?;
		if !long_enough(&passphrase) {
			output::tell(format!("{too_short}."));
		} else if from.ask("The same again")? == passphrase {
			return Ok(passphrase);
		} else {
			output::tell("These are not the same.");
		}
	}
	Err(Failure::usage("No passphrase was chosen: nothing was written."))
}

/// A secret phrase: typed without being shown, or from standard input.
pub fn secret(question: &str) -> Outcome<Zeroizing<String>> {
	if Terminal.can_ask() {
		return Terminal.ask(question);
	}
	let mut line = Zeroizing::new(String::new());
	std::io::stdin()
		.read_line(&mut line)
		.map_err(|error| Failure::usage(format!("standard input cannot be read: {error}")))?;
	if line.trim().is_empty() {
		return Err(Failure::usage("there are no words on standard input")
			.hint("run the command in a terminal, or give the words on standard input"));
	}
	Ok(line)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::keyfile::{self, KeyFile};

	const PHRASE: &str = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

	struct Person {
		told: Option<&'static str>,
		answers: Vec<&'static str>,
		there: bool,
	}

	impl Ask for Person {
		fn told(&self) -> Option<Zeroizing<String>> {
			self.told.map(|told| Zeroizing::new(told.to_owned()))
		}

		fn can_ask(&self) -> bool {
			self.there
		}

		fn ask(&mut self, _: &str) -> Outcome<Zeroizing<String>> {
			Ok(Zeroizing::new(self.answers.remove(0).to_owned()))
		}
	}

	fn typing(answers: &[&'static str]) -> Person {
		Person { told: None, answers: answers.to_vec(), there: true }
	}

	fn key() -> Sealed {
		match keyfile::parse(&keyfile::seal(PHRASE, "correct horse", "").unwrap()).unwrap() {
			KeyFile::Sealed(sealed) => sealed,
			KeyFile::Plain(_) => panic!("it is plain"),
		}
	}

	#[test]
	fn open_takes_the_third_try_and_no_fourth() {
		let key = key();
		assert!(open(&key, "ana", &mut typing(&["a", "b", "correct horse"])).is_ok());
		let mut person = typing(&["a", "b", "c", "correct horse"]);
		let refused = open(&key, "ana", &mut person).unwrap_err();
		assert_eq!((refused.exit, person.answers.len()), (crate::errors::Exit::Usage, 1));
		assert!(refused.what.contains("None of the 3"), "{refused}");
	}

	#[test]
	fn open_says_so_when_the_environment_is_wrong_or_nobody_is_there() {
		let key = key();
		let mut wrong = Person { told: Some("a"), answers: vec!["correct horse"], there: true };
		let refused = open(&key, "ana", &mut wrong).unwrap_err().to_string();
		assert!(refused.contains("OVN_PASSPHRASE is not that of ana"), "{refused}");
		let mut nobody = Person { told: None, answers: vec![], there: false };
		let refused = open(&key, "ana", &mut nobody).unwrap_err().to_string();
		assert!(refused.contains("nobody to ask"), "{refused}");
	}

	#[test]
	fn choose_wants_enough_letters_and_the_same_twice() {
		let mut person =
			typing(&["short", "long enough", "long enoug", "long enough", "long enough"]);
		assert_eq!(choose(&mut person).unwrap().as_str(), "long enough");
		let refused = choose(&mut typing(&["a", "b", "c"])).unwrap_err().to_string();
		assert!(refused.contains("nothing was written"), "{refused}");
		let mut told = Person { told: Some("short"), answers: vec![], there: false };
		assert!(choose(&mut told).unwrap_err().what.contains("at least 8"));
		let mut nobody = Person { told: None, answers: vec![], there: false };
		assert!(choose(&mut nobody).unwrap_err().to_string().contains("--plain"));
	}
}
