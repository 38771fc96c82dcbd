// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a command is: a name, what it calls or asks, and the kind of each of its arguments.
//!
//! Most commands are nothing but that. Their help is the documentation of the call; their arguments are
//! read by kind ([`Kind`]) and put where the call wants them; a test compares all with the metadata.

pub use crate::args::{arg, asset, choice, spelled, Arg, Kind, Values};

use crate::{context::Context, errors::Outcome, options::Options};
use std::{future::Future, pin::Pin};

/// What a command of its own does: asks and sends by itself.
pub type Run = for<'a> fn(&'a mut Context, Values) -> Pin<Box<dyn Future<Output = Outcome> + 'a>>;
/// What a command does that needs no chain.
pub type RunOffline = fn(&Options, &Values) -> Outcome;

/// A subject, with what can be done about it.
pub struct Noun {
	/// Its name.
	pub name: &'static str,
	/// What it is.
	pub about: &'static str,
	/// What can be done.
	pub verbs: Vec<Verb>,
}

/// A command.
pub struct Verb {
	/// Its name.
	pub name: &'static str,
	/// What it does.
	pub target: Target,
	/// What it is told.
	pub args: Vec<Arg>,
	/// What to say after its help.
	pub note: &'static str,
	/// Chooses another chain than the options do, where the arguments name one.
	pub aim: Option<fn(&mut Options, &Values) -> Outcome>,
}

/// What a command does.
pub enum Target {
	/// Sends a call.
	Call(&'static str, &'static str),
	/// Asks a view function.
	View(&'static str, &'static str),
	/// Does something of its own, about which it says this.
	Own(&'static str, Run),
	/// The same, without a chain.
	Offline(&'static str, RunOffline),
}

/// A command that sends a call.
pub fn call<const N: usize>(
	name: &'static str,
	(pallet, call): (&'static str, &'static str),
	args: [Arg; N],
) -> Verb {
	Verb { name, target: Target::Call(pallet, call), args: args.into(), note: "", aim: None }
}

/// A command that asks a view function.
pub fn view<const N: usize>(
	name: &'static str,
	(pallet, view): (&'static str, &'static str),
	args: [Arg; N],
) -> Verb {
	Verb { name, target: Target::View(pallet, view), args: args.into(), note: "", aim: None }
}

/// A command of its own.
pub fn own<const N: usize>(
	name: &'static str,
	about: &'static str,
	run: Run,
	args: [Arg; N],
) -> Verb {
	Verb { name, target: Target::Own(about, run), args: args.into(), note: "", aim: None }
}

/// A command of its own that needs no chain.
pub fn offline<const N: usize>(
	name: &'static str,
	about: &'static str,
	run: RunOffline,
	args: [Arg; N],
) -> Verb {
	Verb { name, target: Target::Offline(about, run), args: args.into(), note: "", aim: None }
}

impl Verb {
	/// Lets the arguments choose the chain.
	pub fn aimed(mut self, aim: fn(&mut Options, &Values) -> Outcome) -> Self {
		self.aim = Some(aim);
		self
	}

	/// Says something after the help.
	pub fn note(mut self, note: &'static str) -> Self {
		self.note = note;
		self
	}
}
