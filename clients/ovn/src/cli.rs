// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The command line, made from the commands and the chain's own documentation.

use crate::{
	answers, commands,
	context::Context,
	docs,
	errors::{Failure, Outcome},
	options::{self, Options},
	scale,
	verbs::{self, Arg, Kind, Noun, Target, Values, Verb},
};
use clap::{
	builder::{PossibleValue, PossibleValuesParser},
	ArgAction, ArgMatches, Command,
};
use serde_json::{json, Value as Json};
use subxt::Metadata;

const AFTER: &str = "\
Begin with: ovn chain show; ovn network list; ovn member show WHO.
Help: `ovn NOUN --help` lists what can be done, `ovn NOUN VERB --help` tells all about it.
Keys: `ovn key new NAME` makes one (the first one signs), `ovn key default NAME` chooses; --key NAME for once; --dev NAME for
development chains. Networks: `ovn profile add NAME --url wss://...`, then --on NAME.

Exit codes:
  0  done
  1  the chain refused, or would refuse; there is no scope or contribution of that number
  2  the command is not right; nothing was sent
  3  no node, a node of another chain, a lost connection, or a wait that was too long
  4  not confirmed; nothing was sent
  5  done in part; the message says which part";
/// Said below the help of each command.
const ALL: &str =
	"Options for all commands (--dev, --key, --url, --yes, --dry-run, --json, ...): ovn --help";

/// The command line.
pub fn command(nouns: &[Noun], metadata: &Metadata) -> Command {
	command_of(nouns, metadata, |_| true)
}

/// The command line as far as these words need it: of a subject that is not among them only what it is about.
///
/// What hundreds of commands say is read from the metadata, which takes longer than all else that help needs.
pub fn command_for(nouns: &[Noun], metadata: &Metadata, words: &[String]) -> Command {
	command_of(nouns, metadata, |noun| words.iter().any(|word| word == noun.name))
}

fn command_of(nouns: &[Noun], metadata: &Metadata, whole: impl Fn(&Noun) -> bool) -> Command {
	let mut top = options::define(Command::new("ovn"), false)
		.version(env!("CARGO_PKG_VERSION"))
		.about("The client of open value networks: contributions, evaluation, income, shared equipment")
		.after_help(AFTER)
		.subcommand_required(true)
		.arg_required_else_help(true)
		.max_term_width(110);
	for noun in nouns {
		if !whole(noun) {
			let about = match noun.verbs.as_slice() {
				[only] if only.name == noun.name => first_sentence(&about_of(only, metadata)),
				_ => noun.about.to_owned(),
			};
			top = top.subcommand(Command::new(noun.name).about(about));
			continue;
		}
		let mut command = Command::new(noun.name)
			.about(noun.about)
			.after_help(ALL)
			.disable_help_subcommand(true)
			.subcommand_required(true)
			.arg_required_else_help(true);
		for verb in &noun.verbs {
			let mut known = verb_command(verb, metadata);
			if let Some(former) = commands::former_name(noun.name, verb.name) {
				known = known.alias(former);
			}
			command = command.subcommand(known);
		}
		// A subject with one command that has its name is that command.
		top = top.subcommand(match noun.verbs.as_slice() {
			[only] if only.name == noun.name => verb_command(only, metadata),
			_ => command,
		});
	}
	top
}

/// What a command does, in a sentence.
fn about_of(verb: &Verb, metadata: &Metadata) -> String {
	match verb.target {
		Target::Call(pallet, call) => docs::summary(&docs::of_call(metadata, pallet, call)),
		Target::View(pallet, view) => docs::summary(&docs::of_view(metadata, pallet, view)),
		Target::Own(about, _) | Target::Offline(about, _) => about.to_owned(),
	}
}

fn verb_command(verb: &Verb, metadata: &Metadata) -> Command {
	let (about, before, after) = match verb.target {
		Target::Call(pallet, call) => {
			let docs = docs::of_call(metadata, pallet, call);
			let (before, after) = docs::pages(&docs);
			(docs::summary(&docs), before, after)
		},
		Target::View(pallet, view) => {
			let docs = docs::of_view(metadata, pallet, view);
			let (before, after) = docs::pages(&docs);
			(docs::summary(&docs), before, after)
		},
		Target::Own(about, _) | Target::Offline(about, _) => {
			(about.to_owned(), about.to_owned(), String::new())
		},
	};
	let mut command = Command::new(verb.name).about(first_sentence(&about));
	let parts = |parts: [&str; 3]| {
		parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
	};
	command = command
		.long_about(before)
		.after_help(parts(["", verb.note, ALL]))
		.after_long_help(parts([&after, verb.note, ALL]));
	command = options::define(command, true);
	if verb.args.iter().any(|arg| arg.option && arg.name == "until") {
		// Its own goes before; ours stands before the names of the command, or has a longer name.
		command = command.mut_arg(options::UNTIL, |arg| arg.long(options::UNTIL));
	}
	for arg in &verb.args {
		let known = argument(arg, verb, metadata);
		// Where nothing else stands in its place, a scope can be left to the configuration.
		let alone = verb.args.iter().filter(|arg| arg.required && !arg.option).count() == 1;
		let usual = alone && !arg.option && arg.required && matches!(arg.kind, Kind::Scope);
		command = command.arg(if usual { known.required(false) } else { known });
	}
	command
}

fn first_sentence(text: &str) -> String {
	let first = text.split_once(". ").map_or(text, |(first, _)| first);
	// A list of commands has room for what, not for how.
	let first = first.split_once([';', ':']).map_or(first, |(first, _)| first);
	let first = first.split_once(", at most ").map_or(first, |(first, _)| first);
	first.trim_end_matches('.').to_owned()
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
		(None, Some(text))
			if !text.contains("millionths")
				&& !text.contains("days since")
				&& !text.contains("blocks") =>
		{
			let text = text.trim_end_matches('.');
			if kind.is_empty() || matches!(arg.kind, Kind::Choice(_)) {
				text.to_owned()
			} else {
				// What it is was said already; how it is written was not.
				format!("{text} ({})", kind.split_once(": ").map_or(kind, |(_, how)| how))
			}
		},
		(None, _) => kind.to_owned(),
	};
	let mut found = clap::Arg::new(arg.name).help(help).required(arg.required);
	if arg.option {
		found = found.long(arg.name);
	}
	match arg.kind {
		Kind::Flag => return found.action(ArgAction::SetTrue),
		Kind::Choice(choices) => {
			// Words as people write them, and as the chain does.
			let values = choices
				.iter()
				.map(|choice| PossibleValue::new(verbs::spelled(choice)).alias(*choice));
			found = found.value_parser(PossibleValuesParser::new(values)).ignore_case(true);
		},
		_ => {},
	}
	found = if arg.option {
		found.value_name(arg.kind.word())
	} else {
		// A number below zero is no option: it is told what it should have been.
		found.value_name(arg.name.to_uppercase().replace('-', "_")).allow_negative_numbers(true)
	};
	if arg.many {
		found = found.action(ArgAction::Append).num_args(1..);
		if !arg.option {
			found = found.value_delimiter(',');
		}
	}
	match arg.default.filter(|default| !default.is_empty()) {
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
	let options = Options::from(matches, inner)?;
	if let Target::Offline(_, run) = verb.target {
		return run(&options, &texts(&verb.args, inner));
	}
	let mut options = options;
	if let Some(aim) = verb.aim {
		aim(&mut options, &texts(&verb.args, inner))?;
	}
	let mut context = Context::new(options, commands::DECIDING).await?;
	let values = context.values(&verb.args, inner).await?;
	match verb.target {
		Target::Call(pallet, name) => {
			let words = describe(&mut context, verb, pallet, name, &values).await;
			let call = context.chain.call(pallet, name, values.into(), &scale::from_address)?;
			context.send(call, words).await.map(|_| ())
		},
		Target::View(pallet, name) => {
			let answer = context.view(pallet, name, values.into()).await?;
			answers::answer_page(&mut context, pallet, &answer).await;
			Ok(())
		},
		Target::Own(_, run) => run(&mut context, values).await,
		Target::Offline(..) => Ok(()),
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
	let mut shown_args = Vec::new();
	let around = Json::from(values.clone());
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
			Kind::Quantity => {
				let quantity = context.show("Contributions", "quantity", value, &around).await;
				let unit = context.kind_unit(&around["scope"], &around["kind"]).await;
				format!("{quantity} {unit}").trim_end().to_owned()
			},
			Kind::Reputation => context.show("Evaluation", "weight", value, &around).await,
			Kind::Money => context.money(value, around.get("asset")).await,
			Kind::Fraction => context.show("Evaluation", "quorum", value, &around).await,
			Kind::Sort => context.kind_shown(&around["scope"], value).await,
			Kind::Day => context.show("Contributions", field, value, &around).await,
			Kind::Choice(_) => commands::equipment::words(&crate::fields::as_said(value)),
			_ => context.show(pallet, field, value, &around).await,
		};
		shown_args.push((arg.name, shown));
	}
	let width = shown_args.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
	lines.extend(shown_args.into_iter().map(|(name, shown)| format!("  {name:<width$}  {shown}")));
	lines.extend(commands::hints::of(context, pallet, name, values).await);
	lines
}

/// The arguments of a command that needs no chain, as they were written.
fn texts(args: &[Arg], matches: &ArgMatches) -> Values {
	let mut values = Values::new();
	for arg in args {
		let value = match arg.kind {
			Kind::Flag => json!(matches.get_flag(arg.name)),
			_ if arg.many => matches
				.get_many::<String>(arg.name)
				.into_iter()
				.flatten()
				.cloned()
				.collect::<Vec<_>>()
				.into(),
			_ => match matches.get_one::<String>(arg.name).map(String::as_str).or(arg.default) {
				Some(text) => json!(text),
				None => continue,
			},
		};
		values.insert(arg.name.to_owned(), value);
	}
	values
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;
	use std::collections::BTreeSet;

	/// The pallets that are ours, as far as people do anything with them.
	pub(crate) const OURS: [&str; 13] = [
		"Networks",
		"Contributions",
		"Evaluation",
		"Shares",
		"ValueEquation",
		"Custody",
		"Usage",
		"Crowdfunding",
		"Budgeting",
		"Governance",
		"Settlement",
		"Firms",
		"Fiat",
	];
	/// What commands of their own send and ask is written in their files.
	const SOURCES: [&str; 32] = [
		include_str!("commands/campaign.rs"),
		include_str!("commands/contribute.rs"),
		include_str!("commands/decision.rs"),
		include_str!("commands/equation.rs"),
		include_str!("commands/equity.rs"),
		include_str!("commands/evaluate.rs"),
		include_str!("commands/fiat.rs"),
		include_str!("commands/firm.rs"),
		include_str!("commands/income.rs"),
		include_str!("commands/kind.rs"),
		include_str!("commands/ledger.rs"),
		include_str!("commands/licence.rs"),
		include_str!("commands/licence/bank.rs"),
		include_str!("commands/link.rs"),
		include_str!("commands/member.rs"),
		include_str!("commands/network.rs"),
		include_str!("commands/resource.rs"),
		include_str!("commands/scope_parts.rs"),
		include_str!("commands/settle.rs"),
		include_str!("commands/settle/show.rs"),
		include_str!("commands/settle/terms.rs"),
		include_str!("commands/task.rs"),
		include_str!("commands/tools.rs"),
		include_str!("commands/usage.rs"),
		include_str!("commands/usage/calendar.rs"),
		include_str!("commands/usage/course.rs"),
		include_str!("commands/usage/quote.rs"),
		include_str!("commands/usage/rules.rs"),
		include_str!("commands/vote.rs"),
		include_str!("commands/vote/act.rs"),
		include_str!("commands/vote/inbox.rs"),
		include_str!("commands/vote/propose.rs"),
	];

	#[test]
	fn command_line_is_consistent() {
		command(&commands::nouns(&docs::embedded()), &docs::embedded()).debug_assert();
	}

	#[test]
	fn help_of_all_is_the_same_when_only_what_is_needed_is_made() {
		let metadata = docs::embedded();
		let nouns = commands::nouns(&metadata);
		let shown = |mut whole: Command| whole.render_long_help().to_string();
		let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
		let all = shown(command(&nouns, &metadata));
		assert_eq!(shown(command_for(&nouns, &metadata, &[])), all);
		// What is called is whole, wherever it stands.
		for line in ["ovn network list", "ovn --url ws://a network list", "ovn me alice"] {
			let words = words(line);
			let found = command_for(&nouns, &metadata, &words).try_get_matches_from(&words);
			assert!(found.is_ok(), "{line}");
		}
	}

	#[test]
	fn every_command_has_words_about_it() {
		let top = command(&commands::nouns(&docs::embedded()), &docs::embedded());
		for noun in top.get_subcommands() {
			for verb in noun.get_subcommands() {
				let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
				assert!(about.len() > 5, "{} {} says {about:?}", noun.get_name(), verb.get_name());
				for arg in verb.get_arguments().filter(|arg| !arg.is_hide_set()) {
					let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
					let place = format!("{} {} {}", noun.get_name(), verb.get_name(), arg.get_id());
					assert!(!help.is_empty(), "{place} says nothing");
					assert!(!help.contains("[`"), "{place}: {help}");
				}
			}
		}
	}

	#[test]
	fn every_call_and_question_of_our_pallets_has_a_command() {
		let metadata = docs::embedded();
		let mut known = BTreeSet::new();
		for noun in commands::nouns(&docs::embedded()) {
			for verb in noun.verbs {
				if let Target::Call(pallet, name) | Target::View(pallet, name) = verb.target {
					known.insert((pallet, name));
				}
			}
		}
		for pallet in OURS {
			let found = metadata.pallet_by_name(pallet).unwrap();
			let calls =
				found.call_variants().unwrap_or_default().iter().map(|call| call.name.as_str());
			for name in calls.chain(found.view_functions().map(|view| view.name())) {
				let written = SOURCES.iter().any(|source| source.contains(&format!("\"{name}\"")));
				assert!(
					known.iter().any(|(of, known)| *of == pallet && *known == name) || written,
					"nothing does {pallet}.{name}"
				);
			}
		}
	}

	#[test]
	fn every_argument_is_a_field_and_every_field_an_argument() {
		let metadata = docs::embedded();
		for noun in commands::nouns(&docs::embedded()) {
			for verb in noun.verbs {
				let fields: Vec<(String, u32)> = match verb.target {
					Target::Call(pallet, name) => {
						let found = metadata.pallet_by_name(pallet).unwrap();
						let call = found.call_variant_by_name(name).unwrap();
						let fields = call.fields.iter();
						fields.map(|field| (field.name.clone().unwrap(), field.ty.id)).collect()
					},
					Target::View(pallet, name) => {
						let found = metadata.pallet_by_name(pallet).unwrap();
						let view = found.view_function_by_name(name).unwrap();
						view.inputs().map(|input| (input.name.to_string(), input.id)).collect()
					},
					_ => continue,
				};
				let place = format!("{} {}", noun.name, verb.name);
				for arg in &verb.args {
					let first = arg.field.split('.').next().unwrap();
					assert!(
						fields.iter().any(|(name, _)| name == first),
						"{place}: no field {first}"
					);
				}
				for (name, id) in &fields {
					let given =
						verb.args.iter().any(|arg| arg.field.split('.').next() == Some(name));
					let optional = scale::describe(metadata.types(), *id).starts_with("null or");
					assert!(given || optional, "{place}: nothing gives {name}");
				}
			}
		}
	}

	#[test]
	fn ideas_of_a_round_are_found_by_their_former_name() {
		let nouns = commands::nouns(&docs::embedded());
		let top = command(&nouns, &docs::embedded());
		let line = ["ovn", "budget", "clear-bucket", "0", "1"];
		let found = top.try_get_matches_from(line).unwrap();
		let (noun, found) = found.subcommand().unwrap();
		assert_eq!((noun, found.subcommand_name()), ("budget", Some("clear-idea")));
	}

	#[test]
	fn options_are_read_before_and_after_the_command() {
		let nouns = commands::nouns(&docs::embedded());
		for line in [
			["ovn", "--dev", "alice", "network", "list", "--json"],
			["ovn", "--json", "network", "list", "--dev", "alice"],
		] {
			let matches = command(&nouns, &docs::embedded()).try_get_matches_from(line).unwrap();
			let (_, inner) = find(&nouns, &matches).unwrap();
			let options = Options::from(&matches, inner).unwrap();
			assert_eq!(options.dev.as_deref(), Some("alice"));
			assert!(options.json && !options.yes);
		}
	}
}
