// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The command line, made from the commands and the chain's own documentation.

use crate::{
	context::Context,
	docs,
	errors::{Failure, Outcome},
	options::{self, Options},
	output, scale, show,
	verbs::{Arg, Kind, Noun, Target, Values, Verb},
};
use clap::{ArgAction, ArgMatches, Command};
use serde_json::{json, Value as Json};
use subxt::Metadata;

const AFTER: &str = "\
Exit codes: 0 done; 1 the chain refused, or would; 2 the command is not right; 3 no node, another chain, or a lost
connection; 4 not confirmed; 5 done in part, the message says which.

Keys: --key FILE, or a secret phrase in OVN_SEED, or --dev NAME on a development chain. `ovn key new FILE` makes one.
Help: `ovn NOUN --help` lists what can be done, `ovn NOUN VERB --help` tells all about it.";

/// The command line.
pub fn command(nouns: &[Noun], metadata: &Metadata) -> Command {
	let mut top = options::define(Command::new("ovn"))
		.version(env!("CARGO_PKG_VERSION"))
		.about("The client of open value networks: contributions, evaluation, income, shared equipment")
		.after_help(AFTER)
		.subcommand_required(true)
		.arg_required_else_help(true)
		.max_term_width(110);
	for noun in nouns {
		let mut command = Command::new(noun.name)
			.about(noun.about)
			.subcommand_required(true)
			.arg_required_else_help(true);
		for verb in &noun.verbs {
			command = command.subcommand(verb_command(verb, metadata));
		}
		// A subject with one command that has its name is that command.
		top = top.subcommand(match noun.verbs.as_slice() {
			[only] if only.name == noun.name => verb_command(only, metadata),
			_ => command,
		});
	}
	top
}

fn verb_command(verb: &Verb, metadata: &Metadata) -> Command {
	let (about, long) = match verb.target {
		Target::Call(pallet, call) => {
			let docs = docs::of_call(metadata, pallet, call);
			(docs::summary(&docs), Some(docs::page(&docs)))
		},
		Target::View(pallet, view) => {
			let docs = docs::of_view(metadata, pallet, view);
			(docs::summary(&docs), Some(docs::page(&docs)))
		},
		Target::Own(about, _) | Target::Offline(about, _) => (about.to_owned(), None),
	};
	let mut command = Command::new(verb.name).about(first_sentence(&about));
	command = match long {
		Some(long) => command.long_about(long),
		None => command.long_about(about),
	};
	if !verb.note.is_empty() {
		command = command.after_help(verb.note);
	}
	for arg in &verb.args {
		command = command.arg(argument(arg, verb, metadata));
	}
	command
}

fn first_sentence(text: &str) -> String {
	match text.split_once(". ") {
		Some((first, _)) => format!("{first}."),
		None => text.to_owned(),
	}
}

fn argument(arg: &Arg, verb: &Verb, metadata: &Metadata) -> clap::Arg {
	let documented = match verb.target {
		Target::Call(pallet, call) => {
			let field = arg.field.split('.').next().unwrap_or_default();
			Some(field)
				.filter(|_| !arg.field.contains('.'))
				.and_then(|field| docs::of_parameter(metadata, pallet, call, field))
		},
		_ => None,
	};
	let kind = arg.kind.help();
	let help = match (arg.help, documented) {
		(Some(help), _) => help.to_owned(),
		// The units in the documentation are those of the chain; people write others.
		(None, Some(text)) if !text.contains("millionths") && !text.contains("days since") && !text.contains("blocks") => {
			let text = text.trim_end_matches('.');
			if kind.is_empty() { text.to_owned() } else { format!("{text} ({kind})") }
		},
		(None, _) => kind.to_owned(),
	};
	let mut found = clap::Arg::new(arg.name).help(help).required(arg.required);
	if arg.option {
		found = found.long(arg.name);
	}
	match arg.kind {
		Kind::Flag => return found.action(ArgAction::SetTrue),
		Kind::Choice(choices) => found = found.value_parser(choices.to_vec()).ignore_case(true),
		_ => {},
	}
	found = found.value_name(arg.kind.word()).allow_hyphen_values(false);
	if arg.many {
		found = found.action(ArgAction::Append).num_args(1..);
		if !arg.option {
			found = found.value_delimiter(',');
		}
	}
	match arg.default {
		Some(default) if arg.many => found,
		// Not given to clap: what is meant is read like what is written.
		Some(default) => {
			let help = found.get_help().map(ToString::to_string).unwrap_or_default();
			found.help(format!("{help} [default: {default}]"))
		},
		None => found,
	}
}

/// Finds the command that was given.
fn find<'a, 'b>(nouns: &'a [Noun], matches: &'b ArgMatches) -> Option<(&'a Verb, &'b ArgMatches)> {
	let (name, inner) = matches.subcommand()?;
	let noun = nouns.iter().find(|noun| noun.name == name)?;
	if let ([only], None) = (noun.verbs.as_slice(), inner.subcommand()) {
		return Some((only, inner));
	}
	let (name, inner) = inner.subcommand()?;
	noun.verbs.iter().find(|verb| verb.name == name).map(|verb| (verb, inner))
}

/// Does what the command line says.
pub async fn run(nouns: &[Noun], matches: &ArgMatches) -> Outcome {
	let (verb, inner) = find(nouns, matches).ok_or_else(|| Failure::usage("no such command"))?;
	let options = Options::from(inner);
	if let Target::Offline(_, run) = verb.target {
		return run(&options, &texts(&verb.args, inner));
	}
	let mut context = Context::new(options).await?;
	let values = context.values(&verb.args, inner).await?;
	match verb.target {
		Target::Call(pallet, name) => {
			let words = describe(&mut context, verb, pallet, name, &values).await;
			let call = context.chain.call(pallet, name, values.into(), &scale::from_address)?;
			context.send(call, words).await.map(|_| ())
		},
		Target::View(pallet, name) => {
			let answer = context.view(pallet, name, values.into()).await?;
			answer_page(&mut context, pallet, &answer).await;
			Ok(())
		},
		Target::Own(_, run) => run(&mut context, values).await,
		Target::Offline(..) => Ok(()),
	}
}

/// Prints an answer.
pub async fn answer_page(context: &mut Context, pallet: &str, answer: &Json) {
	if context.options.json {
		output::say(answer.to_string());
	} else if answer.is_null() {
		output::say("There is none.");
	} else {
		for line in context.page(pallet, answer, 0).await {
			output::say(line);
		}
	}
}

/// What a call will do, in words: what its documentation says, and what it is told.
pub async fn describe(
	context: &mut Context,
	verb: &Verb,
	pallet: &str,
	name: &str,
	values: &Values,
) -> Vec<String> {
	let docs = docs::of_call(context.chain.metadata(), pallet, name);
	let mut lines = vec![docs::summary(&docs).replace(" Sponsored.", "")];
	let width = verb.args.iter().map(|arg| arg.name.len()).max().unwrap_or_default();
	let around = Json::Object(values.clone());
	for arg in &verb.args {
		let mut value = &around;
		for part in arg.field.split('.') {
			value = &value[part];
		}
		if value.is_null() || value == &json!(false) || value == &json!([]) {
			continue;
		}
		let field = match arg.kind {
			Kind::Scope => "scope",
			Kind::Day => "day",
			Kind::Duration => "window",
			_ => arg.field.rsplit('.').next().unwrap_or_default(),
		};
		let shown = match arg.kind {
			Kind::Quantity => context.show("Contributions", "quantity", value, &around).await,
			Kind::Reputation => context.show("Evaluation", "weight", value, &around).await,
			Kind::Money => context.money(value, around.get("asset")).await,
			Kind::Fraction => context.show("Evaluation", "quorum", value, &around).await,
			Kind::Day => context.show("Contributions", field, value, &around).await,
			_ => context.show(pallet, field, value, &around).await,
		};
		lines.push(format!("  {:<width$}  {shown}", show::spaced(arg.name)));
	}
	lines
}

/// The arguments of a command that needs no chain, as they were written.
fn texts(args: &[Arg], matches: &ArgMatches) -> Values {
	let mut values = Values::new();
	for arg in args {
		let value = match arg.kind {
			Kind::Flag => json!(matches.get_flag(arg.name)),
			_ if arg.many =>
				matches.get_many::<String>(arg.name).into_iter().flatten().cloned().collect::<Vec<_>>().into(),
			_ => match matches.get_one::<String>(arg.name).map(String::as_str).or(arg.default) {
				Some(text) => json!(text),
				None => continue,
			},
		};
		values.insert(arg.name.to_owned(), value);
	}
	values
}
