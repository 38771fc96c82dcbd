// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a decision would mean: an equation in the last incomes, a role in what it lets its holder do, rules in how
//! many it takes, new stewards in who decides.
//!
//! What is asked of a node is read into small records first; how they are put into words is below, and is tested there.

use super::{count, now, roll_of};
use crate::{
	amounts,
	chain::Call,
	commands::{equity, income},
	context::Context,
	errors::{Failure, Outcome},
	fields::{account_of, amount, as_said, base_units, list_of, text, word},
	output, scale,
	transaction::blake2_256,
};
use ovn_math::decision::Template;
use serde_json::{json, Value as Json};

/// The most incomes that are divided anew.
const INCOMES: usize = 3;
/// How many blocks back incomes are looked for: nodes seldom keep the state of more.
const BACK: u64 = 250;
/// The income that is divided where none is known, in whole tokens.
const EXAMPLE: u128 = 1_000;
/// So many of the largest shares are told.
const LARGEST: usize = 5;

/// A name, and what it gets without a decision and with it, in base units.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
	pub name: String,
	pub before: u128,
	pub after: u128,
}

impl Change {
	fn words(&self, decimals: u8) -> String {
		let short = |amount: u128| amounts::short(amount, decimals, 2);
		match self.before == self.after {
			true => format!("{} {}", self.name, short(self.before)),
			false => format!("{} {} -> {}", self.name, short(self.before), short(self.after)),
		}
	}
}

/// What an equation would change.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Divided {
	/// How many incomes of the scope were divided; none: one that is made up.
	pub incomes: usize,
	/// What they are together, in base units.
	pub gross: u128,
	pub decimals: u8,
	/// How the asset is called after an amount.
	pub asset: String,
	/// Whether there is an equation already.
	pub has_one: bool,
	/// The parts of the income, in their order.
	pub parts: Vec<Change>,
	/// Who asks.
	pub me: Option<Change>,
	/// The largest shares of others.
	pub largest: Vec<Change>,
}

impl Divided {
	/// In lines of any length.
	pub fn lines(&self) -> Vec<String> {
		let gross = format!("{} {}", amounts::short(self.gross, self.decimals, 2), self.asset);
		let of = match self.incomes {
			0 => format!("of an income of {gross} (no last one is known to the node)"),
			1 => format!("of the last income, {gross}"),
			many => format!("of the last {many} incomes, {gross}"),
		};
		let join = |list: &[&Change]| {
			list.iter().map(|of| of.words(self.decimals)).collect::<Vec<_>>().join("; ")
		};
		let (same, other): (Vec<&Change>, Vec<&Change>) = self
			.parts
			.iter()
			.filter(|of| of.before.max(of.after) > 0)
			.partition(|of| of.before == of.after);
		let parts = match other.is_empty() {
			true if self.has_one => "all parts as now".to_owned(),
			true => "nothing is divided".to_owned(),
			false if same.is_empty() => join(&other),
			false => format!("{}; {}", join(&other), join(&same)),
		};
		let mut lines = vec![format!("{of}: {parts}")];
		let mut people: Vec<&Change> = self.me.iter().collect();
		people.extend(&self.largest);
		if people.iter().all(|of| of.before == of.after) && !people.is_empty() {
			lines.push("people: all as now, by the shares of today".into());
		} else if !people.is_empty() {
			lines.push(format!("by the shares of today: {}", join(&people)));
		}
		lines
	}
}

/// The parts of some incomes together, and what each kind of contribution gets of them.
#[derive(Clone, Debug, Default)]
struct Parts {
	parts: Vec<(String, u128)>,
	kinds: Vec<(Json, u128)>,
}

fn add<Key: PartialEq>(list: &mut Vec<(Key, u128)>, key: Key, more: u128) {
	match list.iter_mut().find(|(known, _)| *known == key) {
		Some((_, sum)) => *sum = sum.saturating_add(more),
		None => list.push((key, more)),
	}
}

impl Parts {
	/// Adds an income, as the chain says that it is or would be divided by an equation.
	fn add(&mut self, split: &Json, equation: &Json) -> Outcome {
		let cut = amount(&split["cut"], "the cut of an income")?;
		if cut > 0 {
			add(&mut self.parts, "cut of who sells".into(), cut);
		}
		if let Some(levy) = split["levy"].as_array() {
			let levy = levy.get(1).ok_or_else(|| Failure::node("a levy without an amount"))?;
			add(&mut self.parts, "levy".into(), amount(levy, "a levy")?);
		}
		for standing in list_of(&split["standing"], "the standing shares of an income")? {
			let gets = amount(&standing["amount"], "a standing share")?;
			add(&mut self.parts, "standing shares".into(), gets);
		}
		let buckets = list_of(&split["buckets"], "the buckets of an income")?;
		for (index, bucket) in buckets.iter().enumerate() {
			let name = match equation["buckets"][index]["name"].as_str() {
				Some(name) => name.to_owned(),
				None => format!("bucket {index}"),
			};
			add(&mut self.parts, name, amount(&bucket["taken"], "what a bucket takes")?);
			for kind in list_of(&bucket["kinds"], "the kinds of a bucket")? {
				let gets = amount(&kind["amount"], "what a kind gets")?;
				add(&mut self.kinds, kind["kind"].clone(), gets);
			}
		}
		add(&mut self.parts, "residue".into(), amount(&split["residue"], "the residue")?);
		Ok(())
	}
}

/// What each of two lists has under each name, those of the first before those of the second alone.
fn changes<Key: Clone + PartialEq>(
	before: &[(Key, u128)],
	after: &[(Key, u128)],
) -> Vec<(Key, u128, u128)> {
	let of = |list: &[(Key, u128)], key: &Key| {
		list.iter().find(|(known, _)| known == key).map_or(0, |(_, amount)| *amount)
	};
	let mut out: Vec<_> =
		before.iter().map(|(key, amount)| (key.clone(), *amount, of(after, key))).collect();
	for (key, amount) in after {
		if !before.iter().any(|(known, _)| known == key) {
			out.push((key.clone(), 0, *amount));
		}
	}
	out
}

/// The last incomes of a scope in one asset, each with its class, as far as the node knows them.
async fn last_incomes(context: &Context, scope: u32) -> (Json, Vec<(Json, Json)>) {
	let last = context.chain.block();
	let first = last.saturating_sub(BACK).max(1);
	// What the node has forgotten is no reason to show nothing.
	let found = equity::read_back(context, first, last).await;
	output::progress_done();
	let events = found.map(|(events, _)| events).into_iter().flatten();
	let mut of: Vec<Json> = events
		.map(|(_, event)| event)
		.filter(|event| event.pallet == "ValueEquation" && event.name == "IncomeRecorded")
		.map(|event| event.fields)
		.filter(|fields| fields["scope"] == json!(scope))
		.collect();
	of.reverse();
	let Some(asset) = of.first().map(|fields| fields["asset"].clone()) else {
		return (json!("Native"), Vec::new());
	};
	let same = of.into_iter().filter(|fields| fields["asset"] == asset).take(INCOMES);
	let incomes =
		same.map(|fields| (fields["split"]["gross"].clone(), fields["class"].clone())).collect();
	(asset, incomes)
}

/// What another equation would have made of the last incomes of a scope.
pub async fn divided(
	context: &mut Context,
	scope: u32,
	new: &Json,
	me: Option<&str>,
) -> Outcome<Divided> {
	let current = context.view("ValueEquation", "equation", json!({"scope": scope})).await?;
	let old = &current["equation"];
	let (asset, known) = last_incomes(context, scope).await;
	let decimals = context.decimals(Some(&asset)).await?;
	let unit = 10_u128.checked_pow(decimals.into()).unwrap_or(1);
	let made_up = || vec![(json!(unit.saturating_mul(EXAMPLE).to_string()), json!("Sale"))];
	let incomes = if known.is_empty() { made_up() } else { known.clone() };
	let (mut before, mut after, mut gross) = (Parts::default(), Parts::default(), 0_u128);
	let of = json!(scope);
	for (paid, class) in &incomes {
		gross = gross.saturating_add(amount(paid, "an income")?);
		if !old.is_null() {
			let split = income::ask_preview(context, &of, &asset, paid, class, None).await?;
			before.add(&split, old)?;
		}
		let split = income::ask_preview(context, &of, &asset, paid, class, Some(new)).await?;
		after.add(&split, new)?;
	}
	let kinds = changes(&before.kinds, &after.kinds);
	let mut people: Vec<(Json, u128, u128)> = Vec::new();
	for (kind, gets, would_get) in &kinds {
		for (holder, part, whole) in equity::parts_of_kind(context, scope, kind).await? {
			let of = |amount: u128| equity::part_of(amount, part, whole);
			let (gets, would_get) = (of(*gets), of(*would_get));
			match people.iter_mut().find(|(known, ..)| *known == holder) {
				Some((_, before, after)) => {
					*before = before.saturating_add(gets);
					*after = after.saturating_add(would_get);
				},
				None => people.push((holder, gets, would_get)),
			}
		}
	}
	people.sort_by_key(|(_, before, after)| std::cmp::Reverse((*before).max(*after)));
	let is_me = |holder: &Json| me.is_some() && holder["Agent"].as_str() == me;
	let mine = people.iter().find(|(holder, ..)| is_me(holder));
	let mine = mine.map(|(_, before, after)| Change {
		name: "you".into(),
		before: *before,
		after: *after,
	});
	let mut largest = Vec::new();
	for (holder, before, after) in people.iter().filter(|of| !is_me(&of.0)).take(LARGEST) {
		let name = equity::holder_name(context, holder).await;
		largest.push(Change { name, before: *before, after: *after });
	}
	let parts = changes(&before.parts, &after.parts).into_iter();
	Ok(Divided {
		incomes: known.len(),
		gross,
		decimals,
		asset: context.asset_name(Some(&asset)),
		has_one: !old.is_null(),
		parts: parts.map(|(name, before, after)| Change { name, before, after }).collect(),
		me: mine,
		largest,
	})
}

/// What an equation changes: when, what it would have made of the last incomes, and the whole of it.
pub async fn equation(
	context: &mut Context,
	arguments: &Json,
	scope: u32,
	me: Option<&str>,
) -> Outcome<Vec<String>> {
	let new = &arguments["equation"];
	let name = context.scope_name(scope).await;
	let found = divided(context, scope, new, me).await;
	let when = match found.as_ref().is_ok_and(|of| !of.has_one) {
		true => "its first, at once".to_owned(),
		false => {
			let notice = context.view("ValueEquation", "notice", json!({"scope": scope})).await?;
			let notice = amount(&notice, "a notice")?;
			let blocks = u32::try_from(notice).unwrap_or(u32::MAX);
			let per_day = context.chain.blocks_per_day;
			format!("after the notice of {}", super::checks::time(blocks, per_day))
		},
	};
	let mut lines = vec![format!("the equation of {name}, {when}")];
	match found {
		Ok(found) => lines.extend(found.lines()),
		Err(failure) => {
			lines.push(failure.what.replacen("The chain refused:", "it cannot hold:", 1))
		},
	}
	lines.extend(crate::commands::equation::equation_lines(context, scope, new).await?);
	Ok(lines)
}

/// What a role lets its holder do in a scope: the kinds that it judges, and those that count more.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Powers {
	pub judges: Vec<String>,
	pub counts_more: Vec<String>,
	/// Whether its holders give it to others.
	pub grants: bool,
}

impl Powers {
	/// Of a role, from the kinds of the scope and the record of the role.
	fn read(kinds: &Json, role: &Json, record: &Json) -> Outcome<Self> {
		let mut found =
			Self { grants: record["rule"].get("ByHolders").is_some(), ..Self::default() };
		for kind in list_of(kinds, "the kinds of a scope")? {
			let terms = &kind[1]["terms"];
			let name = text(&terms["name"], "the name of a kind")?;
			if terms["deciding"]["Reviewers"]["role"] == *role {
				found.judges.push(name.to_owned());
			}
			for pair in list_of(&terms["multipliers"], "the multipliers of a kind")? {
				if pair[0] != *role {
					continue;
				}
				let (above, below) =
					(pair[1]["numerator"].as_u64(), pair[1]["denominator"].as_u64());
				let times = match (above, below) {
					(Some(above), Some(below)) => amounts::format_ratio(above, below),
					_ => pair[1].to_string(),
				};
				found.counts_more.push(format!("{name} ({times})"));
			}
		}
		Ok(found)
	}

	/// In words.
	pub fn words(&self) -> String {
		let mut parts = Vec::new();
		if !self.judges.is_empty() {
			parts.push(format!("to decide on contributions of {}", self.judges.join(", ")));
		}
		if !self.counts_more.is_empty() {
			parts.push(format!("own contributions count more in {}", self.counts_more.join(", ")));
		}
		if self.grants {
			parts.push("to give the role to others, together with its holders".into());
		}
		match parts.is_empty() {
			true => "nothing by itself: no kind of the scope names the role".into(),
			false => parts.join("; "),
		}
	}
}

/// Who gets or loses a role, and which powers with it.
pub async fn role(
	context: &mut Context,
	arguments: &Json,
	scope: u32,
	granted: bool,
) -> Outcome<Vec<String>> {
	let role = &arguments["role"];
	let key = [json!(scope), role.clone()];
	let record = context.chain.storage("Networks", "Roles", &key).await?;
	let Some(record) = record else {
		return Ok(vec![format!("role {role}, which the scope does not have")]);
	};
	let kinds = context.view("Contributions", "kinds", json!({"scope": scope})).await?;
	let powers = Powers::read(&kinds, role, &record)?;
	let (who, of) = (context.who(&arguments["who"]), context.scope_name(scope).await);
	let name = as_said(&record["name"]);
	let term = match (granted, record["term"].as_u64().and_then(|term| u32::try_from(term).ok())) {
		(false, _) => String::new(),
		(_, None) => ", until it is revoked".into(),
		(_, Some(blocks)) => {
			format!(", for {}", super::checks::time(blocks, context.chain.blocks_per_day))
		},
	};
	Ok(match granted {
		true => vec![
			format!("{who} gets the role {name} of {of}{term}"),
			format!("gains: {}", powers.words()),
		],
		false => vec![
			format!("{who} loses the role {name} of {of}"),
			format!("loses: {}", powers.words()),
		],
	})
}

/// Who decides for a scope before and after its stewards are others.
pub async fn stewards(context: &mut Context, arguments: &Json, scope: u32) -> Outcome<Vec<String>> {
	let found = context.view("Networks", "scope", json!({"scope": scope})).await?;
	let old = list_of(&found["stewards"], "the stewards of a scope")?;
	let new = list_of(&arguments["stewards"], "the stewards to be")?;
	let class = context.view(super::PALLET, "stewards_decide", json!({"scope": scope})).await?;
	let class = (!class.is_null()).then(|| word(&class));
	let names = |list: &[Json]| list.iter().map(|who| context.who(who)).collect::<Vec<_>>();
	let (old, new) = (names(old), names(new));
	let of = context.scope_name(scope).await;
	Ok(stewards_words(&of, &old, &new, class.as_deref()))
}

fn stewards_words(of: &str, old: &[String], new: &[String], class: Option<&str>) -> Vec<String> {
	let mut lines = vec![format!("the stewards of {of}: {} -> {}", old.join(", "), new.join(", "))];
	let beyond = |list: &[String], without: &[String]| {
		let found: Vec<_> = list.iter().filter(|one| !without.contains(one)).cloned().collect();
		(!found.is_empty()).then(|| found.join(", "))
	};
	let power = match class {
		Some(class) => format!("deciding for the scope, up to {class} matters"),
		None => "no power now: votes decide all".into(),
	};
	lines.extend(beyond(new, old).map(|who| format!("{who} gains: {power}")));
	lines.extend(beyond(old, new).map(|who| format!("{who} loses: {power}")));
	let needed = |list: &[String]| match list.len() {
		0..3 => "any one of them".to_owned(),
		many => format!("{} of {many} together", crate::commands::decision::majority(many)),
	};
	if needed(old) != needed(new) {
		lines.push(format!("significant matters take {} -> {}", needed(old), needed(new)));
	}
	lines
}

/// How many it takes by these rules, of so many voters.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Takes {
	majority: Option<u128>,
	special: Option<u128>,
	block: Option<u128>,
	stewards: String,
}

impl Takes {
	fn read(rules: &Json, (voters, long): (u32, u32)) -> Outcome<Self> {
		let share = |name: &str| {
			let found = base_units(&rules[name]).and_then(|share| u8::try_from(share).ok());
			found.ok_or_else(|| Failure::node(format!("the node does not say the rule {name}")))
		};
		let block = share("block_share")?;
		let least =
			|template, voters, support| count::least_heads(template, voters, support, block);
		Ok(Self {
			majority: least(Template::Majority, voters, share("majority_support")?),
			special: least(Template::Special, long, share("special_support")?),
			block: count::least_blocks(voters, block),
			stewards: match &rules["stewards"] {
				Json::Null => "nothing".into(),
				class => format!("up to {} matters", word(class)),
			},
		})
	}

	/// What is others than before, in words.
	fn changes(&self, new: &Self, voters: u32) -> Vec<String> {
		let mut lines = Vec::new();
		if self.stewards != new.stewards {
			lines.push(format!("stewards decide {} -> {}", self.stewards, new.stewards));
		}
		let number = |of: Option<u128>| of.map_or_else(|| "no number".into(), |of| of.to_string());
		let mut parts = Vec::new();
		for (name, before, after) in [
			("a majority", self.majority, new.majority),
			("a special vote", self.special, new.special),
			("a block", self.block, new.block),
		] {
			if before != after {
				parts.push(format!("{name} {} -> {}", number(before), number(after)));
			}
		}
		match parts.is_empty() {
			true => {
				lines.push(format!("of {voters} voters it takes as many as now to pass or block"))
			},
			false => {
				lines.push(format!("of {voters} voters it takes at least: {}", parts.join(", ")))
			},
		}
		lines
	}
}

/// Who could decide what before and after other rules.
pub async fn rules(context: &Context, scope: u32, old: &Json, new: &Json) -> Outcome<Vec<String>> {
	let roll = roll_of(context, scope).await?;
	let today = now(context)?.today();
	let of = [Template::Majority, Template::Special].map(|of| roll.electors(of, today));
	let voters = (of[0], of[1]);
	Ok(Takes::read(old, voters)?.changes(&Takes::read(new, voters)?, roll.voters))
}

/// How far the validators have attested an upgrade.
pub async fn attested(context: &Context, call: &Call) -> Outcome<String> {
	let inner = call.bytes.get(2..).ok_or_else(|| Failure::usage("a call without its name"))?;
	let hash = json!(scale::to_hex(&blake2_256(inner)));
	let done =
		context.chain.storage("Whitelist", "WhitelistedCall", std::slice::from_ref(&hash)).await?;
	if done.is_some() {
		return Ok(attested_words(None, 0));
	}
	let members = context.chain.storage("Council", "Members", &[]).await?;
	let members = members.ok_or_else(|| Failure::node("the node does not say the validators"))?;
	let members = list_of(&members, "the validators")?.len();
	for (keys, votes) in context.chain.entries("Council", "Voting", &[]).await? {
		let motion = context.chain.storage("Council", "ProposalOf", &keys).await?;
		let about = motion.map(|of| of["Whitelist"]["whitelist_call"]["call_hash"].clone());
		if about.as_ref() == Some(&hash) {
			let ayes = list_of(&votes["ayes"], "who attested")?;
			for who in ayes {
				account_of(text(who, "who attested")?)?;
			}
			return Ok(attested_words(Some((ayes.len(), &votes["threshold"])), members));
		}
	}
	Ok(attested_words(Some((0, &Json::Null)), members))
}

/// The same in words: who attested of how many, where there is a motion about it; nothing where it is done.
pub fn attested_words(of: Option<(usize, &Json)>, members: usize) -> String {
	match of {
		None => "attested by two thirds of the validators: it is in force once this passes".into(),
		Some((0, Json::Null)) => format!(
			"attested by none of {members} validators; two thirds have to say that they rehearsed it"
		),
		Some((ayes, threshold)) => {
			format!("attested by {ayes} of {members} validators; {threshold} have to")
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const UNIT: u128 = 1_000_000_000_000;

	fn change(name: &str, before: u128, after: u128) -> Change {
		Change {
			name: name.into(),
			before: before.saturating_mul(UNIT),
			after: after.saturating_mul(UNIT),
		}
	}

	fn found() -> Divided {
		Divided {
			incomes: 3,
			gross: 600 * UNIT,
			decimals: 12,
			asset: "OVN".into(),
			has_one: true,
			parts: vec![
				change("levy", 30, 30),
				change("hours", 570, 440),
				change("costs", 0, 130),
				change("residue", 0, 0),
			],
			me: Some(change("you", 190, 147)),
			largest: vec![change("noor", 380, 293), change("eve", 0, 130)],
		}
	}

	#[test]
	fn equation_is_told_by_the_last_incomes_what_changes_first() {
		assert_eq!(
			found().lines(),
			[
				"of the last 3 incomes, 600 OVN: hours 570 -> 440; costs 0 -> 130; levy 30",
				"by the shares of today: you 190 -> 147; noor 380 -> 293; eve 0 -> 130",
			]
		);
	}

	#[test]
	fn equation_that_changes_nothing_says_so_and_one_without_incomes_is_tried_on_an_example() {
		let same = Divided {
			incomes: 0,
			gross: 1_000 * UNIT,
			parts: vec![change("levy", 50, 50)],
			me: None,
			largest: vec![change("noor", 950, 950)],
			..found()
		};
		assert_eq!(
			same.lines(),
			[
				"of an income of 1,000 OVN (no last one is known to the node): all parts as now",
				"people: all as now, by the shares of today",
			]
		);
		let first =
			Divided { has_one: false, incomes: 1, largest: Vec::new(), me: None, ..found() };
		assert!(first.lines()[0].starts_with("of the last income, 600 OVN: "));
		assert_eq!(first.lines().len(), 1);
	}

	#[test]
	fn incomes_are_added_part_by_part() {
		let split = |levy: &str, hours: &str| {
			json!({
				"cut": "0", "levy": [1, levy], "standing": [], "residue": "0",
				"buckets": [{"taken": hours, "kinds": [{"kind": 0, "amount": hours}]}],
			})
		};
		let equation = json!({"buckets": [{"name": "hours"}]});
		let mut parts = Parts::default();
		parts.add(&split("5", "95"), &equation).unwrap();
		parts.add(&split("10", "190"), &equation).unwrap();
		let expected = [("levy".to_owned(), 15), ("hours".into(), 285), ("residue".into(), 0)];
		assert_eq!(parts.parts, expected);
		assert_eq!(parts.kinds, [(json!(0), 285)]);
		// What the node does not say is no 0.
		assert!(parts.add(&json!({"cut": "0", "levy": null, "standing": []}), &equation).is_err());
		assert_eq!(
			changes(&[("a", 1), ("b", 2)], &[("b", 3), ("c", 4)]),
			[("a", 1, 0), ("b", 2, 3), ("c", 0, 4)]
		);
	}

	#[test]
	fn role_is_told_by_what_it_lets_its_holder_do() {
		let kind = |name: &str, deciding: Json, multipliers: Json| json!([0, {"terms": {"name": name, "deciding": deciding, "multipliers": multipliers}}]);
		let half_more = json!([[7, {"numerator": 3, "denominator": 2}]]);
		let kinds = json!([
			kind("work", json!({"Reviewers": {"role": 7, "approvals": 1}}), json!([])),
			kind("design", json!({"PeerEvaluation": true}), half_more),
		]);
		let by_holders = json!({"rule": {"ByHolders": {"endorsements": 2}}});
		let powers = Powers::read(&kinds, &json!(7), &by_holders).unwrap();
		assert_eq!(
			powers.words(),
			"to decide on contributions of work; own contributions count more in design (150 %); to give the role to others, together with its holders"
		);
		let none = Powers::read(&kinds, &json!(8), &json!({"rule": "ByScope"})).unwrap();
		assert!(none.words().starts_with("nothing by itself"));
		assert!(Powers::read(&Json::Null, &json!(8), &json!({"rule": "ByScope"})).is_err());
	}

	#[test]
	fn stewards_are_told_by_who_gains_and_who_loses_what() {
		let of = |list: &[&str]| list.iter().map(|who| (*who).to_owned()).collect::<Vec<_>>();
		assert_eq!(
			stewards_words(
				"lab (1)",
				&of(&["ana", "ben"]),
				&of(&["ana", "cleo", "dan"]),
				Some("significant")
			),
			[
				"the stewards of lab (1): ana, ben -> ana, cleo, dan",
				"cleo, dan gains: deciding for the scope, up to significant matters",
				"ben loses: deciding for the scope, up to significant matters",
				"significant matters take any one of them -> 2 of 3 together",
			]
		);
	}

	#[test]
	fn rules_are_told_by_how_many_it_takes_before_and_after() {
		let rules = |majority: u8, block: u8, stewards: Json| {
			json!({
				"majority_support": majority, "special_support": 0, "block_share": block,
				"stewards": stewards,
			})
		};
		let of = |rules: &Json| Takes::read(rules, (100, 90)).unwrap();
		let old = of(&rules(0, 5, json!("Significant")));
		assert_eq!(
			old.changes(&of(&rules(50, 3, Json::Null)), 100),
			[
				"stewards decide up to significant matters -> nothing",
				"of 100 voters it takes at least: a majority 23 -> 51, a block 5 -> 3",
			]
		);
		assert_eq!(
			old.changes(&old, 100),
			["of 100 voters it takes as many as now to pass or block"]
		);
		assert!(Takes::read(&json!({}), (100, 90)).is_err());
	}

	#[test]
	fn upgrade_is_told_by_how_many_attested_it() {
		assert!(attested_words(None, 4).contains("two thirds"));
		let threshold = json!(3);
		assert_eq!(
			attested_words(Some((2, &threshold)), 4),
			"attested by 2 of 4 validators; 3 have to"
		);
		assert!(attested_words(Some((0, &Json::Null)), 4).starts_with("attested by none of 4"));
	}
}
