// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What waits for somebody, over all scopes, each with the command that comes next.

use super::{
	contribute, decision, equity, fiat, firm,
	network::small,
	settle::{
		self,
		terms::{contract, gives_words, party_name, party_on, Side},
	},
	vote,
};
use crate::{
	context::Context,
	errors::Outcome,
	fields::{account_of, amount, flag, list_of, optional, text},
	output,
	verbs::{arg, own, Kind, Noun, Values},
};
use ovn_math::settlement::period::CORRECTABLE;
use serde_json::{json, Value as Json};
use std::{
	collections::{BTreeMap, BTreeSet},
	future::Future,
	pin::Pin,
};

/// The subject.
pub fn noun() -> Noun {
	Noun {
		name: "me",
		about:
			"What waits for you: invitations, evaluations, decisions, votes, uses, contracts, claims",
		verbs: vec![own(
			"me",
			"Shows what waits for somebody, over all scopes, each with the command that comes next",
			me,
			[arg("who", Kind::Account)
				.or("me")
				.help("an account; no key is needed to ask about one")],
		)
		.note("Example: ovn me\nExample: ovn me 5Grw...utQY --json")],
	}
}

/// A thing that waits: what it is, and what comes next.
#[derive(Clone, Debug)]
struct Matter {
	about: &'static str,
	what: String,
	next: String,
	value: Json,
}

/// What is gathered.
#[derive(Default)]
struct Found {
	matters: Vec<Matter>,
}

impl Found {
	fn add(&mut self, about: &'static str, what: String, next: String, value: Json) {
		self.matters.push(Matter { about, what, next, value });
	}

	fn of(&self, about: &str) -> impl Iterator<Item = &Matter> {
		let about = about.to_owned();
		self.matters.iter().filter(move |matter| matter.about == about)
	}
}

/// What is gathered, in the order in which it is told: the key for programmes, and the heading.
const ABOUT: [(&str, &str); 13] = [
	("invitations", "You are invited"),
	("agreements", "Agreements to sign"),
	("decisions", "Joint decisions"),
	("votes", "Votes"),
	("evaluations", "To evaluate"),
	("uses", "Uses of shared things"),
	("custody", "Things in your hands"),
	("contracts", "Contracts"),
	("sales", "Sales of firms"),
	("custodians", "Money that custodians hold"),
	("claims", "To claim"),
	("logs", "Your logs that are not decided"),
	("sponsored", "What scopes pay for you"),
];

/// At most so many contracts of a party are looked at, the newest of them.
const CONTRACTS: usize = 50;
/// At most so many records of firms and custodians are looked at, of each kind.
const RECORDS: usize = 1_000;

async fn memberships(context: &Context, who: &Json) -> Outcome<Vec<Json>> {
	let question = json!({"who": who});
	context.pages(("Networks", "memberships"), question, |last| last["scope"].clone()).await
}

/// The number of a block.
fn block(value: &Json) -> Outcome<u32> {
	let number = amount(value, "a block")?;
	u32::try_from(number).map_err(|_| crate::errors::Failure::node("a block after all blocks"))
}

async fn invitations(context: &mut Context, who: &Json, found: &mut Found) -> Outcome {
	for (keys, of) in context.chain.entries("Networks", "Invitations", &[]).await? {
		if keys.get(1) != Some(who) {
			continue;
		}
		let scope = small(&keys[0])?;
		let expires = small(&of["expires"])?;
		let over = u64::from(expires) <= context.chain.block();
		let name = context.scope_name(scope).await;
		let tier = text(&of["tier"], "tier")?.to_lowercase();
		let until = match over {
			true => "expired".to_owned(),
			false => format!("until {}", context.show_block(expires)),
		};
		found.add(
			"invitations",
			format!(
				"{name}, as {tier}, by {}, {until}",
				context.person(text(&of["inviter"], "inviter")?)
			),
			format!("ovn member join {scope}"),
			json!({"scope": scope, "invitation": of}),
		);
	}
	Ok(())
}

async fn evaluations(
	context: &mut Context,
	who: &Json,
	networks: &BTreeSet<u32>,
	found: &mut Found,
) -> Outcome {
	for network in networks {
		for id in super::evaluate::awaiting_of(context, &json!(network), who).await? {
			let state = context.view("Evaluation", "evaluation", json!({"id": id})).await?;
			let entry = context.view("Contributions", "contribution", json!({"id": id})).await?;
			let kind =
				super::income::kind_name(context, small(&id["scope"])?, &entry["kind"]).await;
			let author = contribute::contributor_name(context, &entry["contributor"]).await;
			let scope = context.scope_name(small(&id["scope"])?).await;
			let closes = context.show_block(small(&state["closes_at"])?);
			let number = format!("{}/{}", id["scope"], id["index"]);
			found.add(
				"evaluations",
				format!("{number}: {kind} of {author} for {scope}, until {closes}"),
				format!("ovn evaluate give {number} VALUE"),
				json!({"id": id, "closes_at": state["closes_at"]}),
			);
		}
	}
	Ok(())
}

async fn decisions(context: &mut Context, who: &str, found: &mut Found) -> Outcome {
	for scope in decision::scopes_of(context, who).await? {
		let list = decision::waiting(context, scope).await?;
		let rows = decision::rows(context, &list).await;
		let answers = decision::json_of(context, &list);
		for (index, (of, row)) in list.iter().zip(rows).enumerate() {
			let [number, name, what, signed, missing, since] = row.as_slice() else { continue };
			let awaits = decision::awaits(of, who);
			let text = match awaits {
				true => format!("{name}: {what}, {signed} signed, since {since}"),
				false => format!("{name}: {what}, {signed} signed, you too; can sign: {missing}"),
			};
			let next = match awaits {
				true => format!("ovn decision approve {scope} {number}"),
				false => format!("ovn decision show {scope} {number}"),
			};
			found.add("decisions", text, next, answers[index].clone());
		}
	}
	Ok(())
}

/// How many proposals wait for somebody's vote, and where to look at them.
async fn votes(context: &Context, who: &str, found: &mut Found) -> Outcome {
	// Some chains decide nothing by votes.
	if context.chain.metadata().pallet_by_name("Governance").is_none() {
		return Ok(());
	}
	let (matters, ..) = vote::gather(context, who).await?;
	if let Some(words) = vote::summary(&matters) {
		let ids: Vec<_> = matters.iter().map(|matter| matter.proposal.id.to_string()).collect();
		found.add("votes", words, "ovn vote inbox".into(), json!({"proposals": ids}));
	}
	Ok(())
}

/// Uses that somebody runs, or has to confirm: of what it holds, and of what its scopes look after.
async fn uses(
	context: &mut Context,
	who: &Json,
	scopes: &BTreeSet<u32>,
	found: &mut Found,
) -> Outcome {
	let held = super::resource::pages(context, "custodies", who, Json::clone).await?;
	let mut things = held.clone();
	for scope in scopes {
		for view in super::resource::of_scope(context, &json!(scope)).await? {
			if !things.contains(&view["id"]) {
				things.push(view["id"].clone());
			}
		}
	}
	for thing in &things {
		for (number, of) in super::usage::uses(context, thing).await? {
			let mine = of["user"] == *who;
			let report = of["progress"].get("Reported");
			let name = super::equipment::resource_name(&context.chain, thing).await;
			let resource = amount(thing, "a resource")?;
			let user = context.person(text(&of["user"], "user")?);
			let value = json!({"resource": thing, "number": number.to_string(), "use": of});
			match report {
				None if mine && of["progress"] == json!("Running") => {
					found.add(
						"uses",
						format!(
							"you use {name}, until {}",
							context.show_block(block(&of["until"])?)
						),
						format!("ovn use end {resource}"),
						value,
					);
				},
				Some(report)
					if mine != (report["by"] == json!("User"))
						&& (mine || held.contains(thing)) =>
				{
					let until = context.show_block(block(&report["until"])?);
					found.add(
						"uses",
						format!("{user} used {name}: to be confirmed or disputed until {until}"),
						format!("ovn use confirm {resource}"),
						value,
					);
				},
				_ => {},
			}
		}
	}
	Ok(())
}

async fn custody(context: &mut Context, who: &Json, found: &mut Found) -> Outcome {
	let awaiting = super::resource::pages(context, "awaiting", who, |line| line[0].clone()).await?;
	for line in awaiting {
		let name = super::equipment::resource_name(&context.chain, &line[0]).await;
		let number = amount(&line[0], "a resource")?;
		for matter in list_of(&line[1], "what awaits somebody")? {
			let shown = context.show("Custody", "", matter, &Json::Null).await;
			let next = match matter.get("Offer") {
				Some(_) => format!("ovn resource accept-custody {number} --note TEXT"),
				None => format!("ovn resource show {number}"),
			};
			found.add(
				"custody",
				format!("{name}: {shown}"),
				next,
				json!({"resource": line[0], "matter": matter}),
			);
		}
	}
	Ok(())
}

/// Whether the chain has a pallet: an older one does not have all of them.
fn has(context: &Context, pallet: &str) -> bool {
	context.chain.metadata().pallet_by_name(pallet).is_some()
}

/// Contracts that wait for somebody or for a scope that it decides for.
async fn contracts(
	context: &mut Context,
	who: &Json,
	decides: &BTreeSet<u32>,
	found: &mut Found,
) -> Outcome {
	if !has(context, settle::terms::PALLET) {
		return Ok(());
	}
	let mut parties = vec![json!({"Agent": who})];
	parties.extend(decides.iter().map(|scope| json!({"Scope": scope})));
	for party in &parties {
		let numbers = settle::numbers_of(context, party).await?;
		for number in numbers.iter().rev().take(CONTRACTS) {
			let view = contract(context, &json!(number)).await?;
			let terms = view["contract"]["terms"].clone();
			let own = if terms["payer"] == *party { Side::Payer } else { Side::Payee };
			let other = party_name(context, &party_on(&terms, own.other())).await;
			let about = format!("contract {number} with {other}, {}", gives_words(&terms)?);
			let about = match party.get("Scope") {
				Some(scope) => format!("{}, {about}", context.scope_shown(scope).await),
				None => about,
			};
			let step = settle::next_step(*number, &view, context.chain.block())?;
			if let Some(step) = step.filter(|step| step.side == Some(own)) {
				let until = match step.until {
					Some(until) => format!(" by {}", context.show_block(until)),
					None => String::new(),
				};
				found.add(
					"contracts",
					format!("{about}: {}{until}", step.what),
					step.command,
					json!({"contract": number, "terms": terms}),
				);
			}
			for (period, what, next) in open_claims(context, *number, &view, own).await? {
				let command = format!("ovn licence {next}")
					.replace("CONTRACT", &number.to_string())
					.replace("PERIOD", &period.to_string());
				found.add(
					"contracts",
					format!("{about}: {what} period {period}"),
					command,
					json!({"contract": number, "period": period}),
				);
			}
		}
	}
	Ok(())
}

/// The closed periods of a licence of which this side has to say something: the number, what it is, and how.
async fn open_claims(
	context: &Context,
	number: u32,
	view: &Json,
	own: Side,
) -> Outcome<Vec<(u32, &'static str, &'static str)>> {
	let record = &view["contract"];
	let mut list = Vec::new();
	if record["terms"]["gives"].get("Licence").is_none() {
		return Ok(list);
	}
	let periods = match own {
		Side::Payer => {
			let terms = &record["terms"];
			let question = json!({"licensor": terms["payee"], "party": terms["payer"]});
			let standing = context.view(settle::terms::PALLET, "standing", question).await?;
			contested_of(number, &standing)?
		},
		// Credit is for the last closed periods only.
		Side::Payee => {
			let next = small(&record["closed"])?;
			(next.saturating_sub(CORRECTABLE)..next).collect()
		},
	};
	if own == Side::Payee {
		for (period, _) in settle::open_payments(context, number, record).await? {
			list.push((
				period,
				"the other side says that it paid at a bank for",
				"confirm-paid CONTRACT PERIOD",
			));
		}
	}
	for period in periods {
		let question = json!({"contract": number, "period": period});
		let of = context.view(settle::terms::PALLET, "period", question).await?;
		// A period that nobody can contest or correct any more may have been removed.
		if of.is_null() {
			continue;
		}
		let claim = match own {
			Side::Payer => match optional(&of, "contest", "whether a period is contested")? {
				Some(contest) if !flag(&contest["answered"], "whether a contest was answered")? => {
					(
						"the other side contests what was declared for",
						"answer CONTRACT PERIOD --evidence FILE",
					)
				},
				_ => continue,
			},
			Side::Payee => match optional(&of, "correction", "whether credit is asked for")? {
				Some(_) => ("the other side asks for credit for", "grant-credit CONTRACT PERIOD"),
				None => continue,
			},
		};
		list.push((period, claim.0, claim.1));
	}
	Ok(list)
}

/// The periods of a contract that the licensor contests, whichever they are.
fn contested_of(number: u32, standing: &Json) -> Outcome<Vec<u32>> {
	let mut periods = Vec::new();
	for contest in list_of(&standing["pair"]["contests"], "what is contested")? {
		if small(&contest["contract"])? == number {
			periods.push(small(&contest["period"])?);
		}
	}
	Ok(periods)
}

/// Says so if there may be more records than were looked at.
fn note_rest(found: &mut Found, about: &'static str, looked_at: usize, next: &str) {
	if looked_at >= RECORDS {
		found.add(
			about,
			format!("not all were looked at, only the first {looked_at} records"),
			next.to_owned(),
			json!({"looked_at": looked_at}),
		);
	}
}

/// What firms have to sign, to pay and to answer, and what arbiters decide.
async fn sales(context: &mut Context, who: &Json, found: &mut Found) -> Outcome {
	const PALLET: &str = "Firms";
	if !has(context, PALLET) {
		return Ok(());
	}
	let licences = context.chain.entries_at_most(PALLET, "Licences", &[], RECORDS).await?;
	note_rest(found, "sales", licences.len(), "ovn firm list NETWORK");
	for (keys, of) in &licences {
		if keys.get(1) != Some(who) {
			continue;
		}
		let network = small(&keys[0])?;
		let name = context.scope_name(network).await;
		let question = json!({"network": network, "firm": who});
		let view = context.view(PALLET, "licence", question).await?;
		let value = json!({"network": network, "licence": of});
		if of["state"].get("Offered").is_some() {
			found.add(
				"sales",
				format!(
					"{name} offers you a licence to sell, until {}",
					context.shown_block(&view["ends"])
				),
				format!("ovn firm accept {network}"),
				value,
			);
		} else if amount(&view["missing"], "what is missing of a bond")? > 0 {
			let missing = context.money(&view["missing"], Some(&of["terms"]["bond_asset"])).await;
			found.add(
				"sales",
				format!("your bond with {name} lacks {missing}, and you sell nothing until then"),
				format!("ovn firm fill-bond {network}"),
				value,
			);
		}
	}
	let announced = context.chain.entries_at_most(PALLET, "Announcements", &[], RECORDS).await?;
	note_rest(found, "sales", announced.len(), "ovn firm announcements FIRM SCOPE");
	for (keys, of) in announced {
		if of["firm"] != *who {
			continue;
		}
		let number = small(&keys[0])?;
		let due = context.money(&of["due"], Some(&of["asset"])).await;
		let scope = context.scope_shown(&of["scope"]).await;
		let by = match of["state"] == json!("Open") {
			true => format!("before {}", context.shown_block(&of["due_by"]["block"])),
			false => "which the bond did not cover".into(),
		};
		found.add(
			"sales",
			format!("{due} to {scope} for announced sale {number}, {by}"),
			format!("ovn firm pay {number}"),
			json!({"announcement": number, "sale": of}),
		);
	}
	let claims = context.chain.entries_at_most(PALLET, "HiddenClaims", &[], RECORDS).await?;
	note_rest(found, "sales", claims.len(), "ovn firm show NETWORK FIRM");
	for (keys, of) in claims {
		let number = small(&keys[0])?;
		let key = [of["network"].clone(), of["firm"].clone()];
		let licence = licences.iter().find(|(keys, _)| keys[..] == key[..]);
		let judges = licence.is_some_and(|(_, licence)| licence["terms"]["arbiter"] == *who);
		let scope = context.scope_shown(&of["scope"]).await;
		let answered = flag(&of["answered"], "whether a claim was answered")?;
		let by = firm::block_of(context, &of["answer_by"]).await?;
		let over = u64::from(by) <= context.chain.block();
		let (what, next) = match (of["firm"] == *who, answered || over) {
			(true, false) => (
				format!(
					"claim {number}, that you hid a sale from {scope}, to be answered until {}",
					context.show_block(by)
				),
				format!("ovn firm answer {number} --evidence FILE"),
			),
			(false, _) if judges => (
				format!(
					"claim {number}, that {} hid a sale from {scope}, for you to decide",
					context.who(&of["firm"])
				),
				format!("ovn firm claim {number}"),
			),
			_ => continue,
		};
		found.add("sales", what, next, json!({"claim": number, "record": of}));
	}
	Ok(())
}

/// What custodians have to sign and to pay, holders to confirm, and arbiters to decide.
async fn custodians(context: &mut Context, who: &Json, found: &mut Found) -> Outcome {
	const PALLET: &str = "Fiat";
	if !has(context, PALLET) {
		return Ok(());
	}
	let offers = context.chain.entries_at_most(PALLET, "Offers", &[], RECORDS).await?;
	note_rest(found, "custodians", offers.len(), "ovn fiat offer NETWORK");
	for (keys, of) in offers {
		if keys.get(1) != Some(who) {
			continue;
		}
		let network = small(&keys[0])?;
		let name = context.scope_name(network).await;
		let (from, until) = (&of["from"]["block"], &of["until"]["block"]);
		found.add(
			"custodians",
			format!(
				"{name} offers you the licence of a custodian, from {} until {}",
				context.shown_block(from),
				context.shown_block(until)
			),
			format!("ovn fiat accept {network}"),
			json!({"network": network, "offer": of}),
		);
	}
	let mut known = BTreeMap::new();
	let requests = context.chain.entries_at_most(PALLET, "Requests", &[], RECORDS).await?;
	note_rest(found, "custodians", requests.len(), "ovn fiat requests CUSTODIAN WHO");
	for (keys, of) in requests {
		let number = small(&of["custodian"])?;
		// Many requests are to few custodians.
		let custodian = match known.get(&number) {
			Some(custodian) => Json::clone(custodian),
			None => {
				let question = json!({"custodian": number});
				let custodian = context.view(PALLET, "custodian", question).await?;
				known.insert(number, custodian.clone());
				custodian
			},
		};
		let (pays, holds) = (custodian["record"]["account"] == *who, of["holder"] == *who);
		let judges = custodian["record"]["terms"]["arbiter"] == *who;
		if !(pays || holds || judges) {
			continue;
		}
		let number = amount(&keys[0], "the number of a request")?;
		let view = context.view(PALLET, "request", json!({"request": keys[0]})).await?;
		let steps = fiat::next_steps(&view, &custodian, context.chain.block())?;
		let own = steps.iter().find(|(actor, _)| match actor {
			fiat::Actor::Custodian => pays,
			fiat::Actor::Holder => holds,
			fiat::Actor::Arbiter => judges,
		});
		let Some((_, next)) = own else { continue };
		let words = fiat::request_words(context, &view)?;
		let sum = context.money(&of["amount"], Some(&custodian["asset"])).await;
		let holder = context.who(&of["holder"]);
		found.add(
			"custodians",
			format!("request {number} of {holder}, {sum}: {words}"),
			next.replace("REQUEST", &number.to_string()),
			json!({"request": keys[0], "record": of}),
		);
	}
	Ok(())
}

async fn claims(context: &mut Context, who: &Json, found: &mut Found) -> Outcome {
	for position in equity::holdings_of(context, &json!({"Agent": who})).await? {
		for earned in list_of(&position["earned"], "what a position earned")? {
			if amount(&earned["claimable"], "what can be claimed")? == 0 {
				continue;
			}
			let shown = context.money(&earned["claimable"], Some(&earned["asset"])).await;
			let book = equity::book_name(context, &position["book"]).await;
			found.add(
				"claims",
				format!("{shown} from {book}"),
				"ovn claim now".into(),
				json!({"book": position["book"], "series": position["series"], "earned": earned}),
			);
		}
	}
	Ok(())
}

async fn logs(
	context: &mut Context,
	who: &Json,
	scopes: &BTreeSet<u32>,
	found: &mut Found,
) -> Outcome {
	for scope in scopes {
		for (index, entry) in contribute::entries_of(context, &json!(scope)).await? {
			if entry["contributor"]["Agent"] != *who || !contribute::is_undecided(&entry) {
				continue;
			}
			let name = context.scope_name(*scope).await;
			let kind = super::income::kind_name(context, *scope, &entry["kind"]).await;
			let quantity = amount(&entry["quantity"], "a quantity")?;
			let number = format!("{scope}/{index}");
			let id = json!({"scope": scope, "index": index});
			let peers = context.view("Evaluation", "evaluation", json!({"id": id})).await?;
			let over = peers["can_finalise"] == json!(true);
			let next = match over {
				true => format!("ovn evaluate finalise {number}"),
				false => format!("ovn contribute show {number}"),
			};
			let amount = crate::amounts::format(quantity, crate::amounts::UNIT_DECIMALS);
			let over = if over { "; its time is over: anybody ends it" } else { "" };
			let deadline = match peers["closes_at"].as_u64() {
				Some(_) => format!(", until {}", context.show_block(small(&peers["closes_at"])?)),
				None => String::new(),
			};
			found.add(
				"logs",
				format!("{number}: {amount} of {kind} for {name}{deadline}{over}"),
				next,
				json!({"id": id, "entry": entry}),
			);
		}
	}
	Ok(())
}

async fn sponsored(
	context: &mut Context,
	who: &Json,
	scopes: &BTreeSet<u32>,
	found: &mut Found,
) -> Outcome {
	for scope in scopes {
		let of = context.view("Networks", "allowance", json!({"scope": scope, "who": who})).await?;
		// A scope below a network may be paid for by the network, which is told once.
		if of.is_null() || small(&of["sponsor"])? != *scope {
			continue;
		}
		let name = context.scope_name(*scope).await;
		found.add(
			"sponsored",
			format!(
				"{name}: fees up to {} now, deposits of {} more open logs",
				context.money(&of["left"], None).await,
				of["deposits_left"]
			),
			format!("ovn member allowance {scope}"),
			of,
		);
	}
	Ok(())
}

fn me(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let who = values["who"].clone();
		let address = text(&who, "who you are")?.to_owned();
		let belongs = memberships(context, &who).await?;
		let scopes: BTreeSet<u32> =
			belongs.iter().map(|of| small(&of["scope"])).collect::<Outcome<_>>()?;
		let mut found = Found::default();
		let mut networks = BTreeSet::new();
		let mut decides = BTreeSet::new();
		let mut rows = Vec::new();
		for of in &belongs {
			let scope = small(&of["scope"])?;
			let view = context.view("Networks", "scope", json!({"scope": scope})).await?;
			networks.insert(small(&view["network"])?);
			let name = context.scope_name(scope).await;
			let steward = view["stewards"].as_array().is_some_and(|list| list.contains(&who));
			if steward {
				decides.insert(scope);
			}
			rows.push(vec![
				name.clone(),
				text(&of["tier"], "tier")?.to_lowercase(),
				if steward { "steward".into() } else { String::new() },
				format!("ovn network show {scope}"),
			]);
			if of["in_force"] != json!(true) {
				found.add(
					"agreements",
					format!(
						"{name}, version {}: until then you have no rights there",
						view["agreement"]
					),
					format!("ovn agreement show {scope}"),
					json!({"scope": scope, "version": view["agreement"]}),
				);
			}
		}
		invitations(context, &who, &mut found).await?;
		decisions(context, &address, &mut found).await?;
		votes(context, &address, &mut found).await?;
		networks.remove(&0);
		evaluations(context, &who, &networks, &mut found).await?;
		uses(context, &who, &scopes, &mut found).await?;
		custody(context, &who, &mut found).await?;
		contracts(context, &who, &decides, &mut found).await?;
		sales(context, &who, &mut found).await?;
		custodians(context, &who, &mut found).await?;
		claims(context, &who, &mut found).await?;
		logs(context, &who, &scopes, &mut found).await?;
		sponsored(context, &who, &scopes, &mut found).await?;
		let account = account_of(&address)?;
		let balance = context.chain.balance(account).await?;
		if context.options.json {
			let mut answer = json!({
				"who": who, "scopes": belongs,
				"balance": {"free": balance.free.to_string(), "held": balance.held.to_string(), "spendable": balance.spendable.to_string()},
			});
			for (about, _) in ABOUT {
				let list = found.of(about).map(
					|matter| json!({"what": matter.what, "next": matter.next, "data": matter.value}),
				);
				answer[about] = list.collect::<Vec<_>>().into();
			}
			output::say(answer.to_string());
			return Ok(());
		}
		output::say(format!("{} ({address})", context.person(&address)));
		output::say(format!(
			"  can spend {}; held as deposits, stakes and escrow: {}",
			context.tokens_down(balance.spendable),
			context.tokens(balance.held)
		));
		for (about, heading) in ABOUT {
			let mut first = true;
			for matter in found.of(about) {
				if first {
					output::say(format!("\n{heading}"));
				}
				first = false;
				output::say(output::below(&matter.what));
				output::say(format!("      {}", matter.next));
			}
		}
		if found.matters.is_empty() {
			output::say("\nNothing waits for you.");
		}
		if rows.is_empty() {
			output::say("\nYou belong to no scope: `ovn network list` shows all, `ovn member join SCOPE` joins one.");
		} else {
			output::say(format!(
				"\n{}",
				output::table(&["your scopes", "tier", "", "more"], &rows)
			));
		}
		Ok(())
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_contested_period_waits_however_old_it_is() {
		let contest = |contract, period| json!({"contract": contract, "period": period});
		let standing = json!({"pair": {"contests": [contest(4, 0), contest(9, 7), contest(4, 8)]}});
		assert_eq!(contested_of(4, &standing).unwrap(), [0, 8]);
		assert_eq!(contested_of(5, &standing).unwrap(), [0_u32; 0]);
		assert!(contested_of(4, &json!({"pair": {}})).is_err());
	}

	#[test]
	fn list_that_is_cut_says_so() {
		let mut found = Found::default();
		note_rest(&mut found, "sales", RECORDS - 1, "ovn firm list NETWORK");
		assert_eq!(found.of("sales").count(), 0);
		note_rest(&mut found, "sales", RECORDS, "ovn firm list NETWORK");
		assert!(found.of("sales").all(|matter| matter.what.contains("not all were looked at")));
		assert_eq!(found.of("sales").count(), 1);
	}

	#[test]
	fn matters_are_told_by_what_they_are_about() {
		let mut found = Found::default();
		found.add("claims", "1".into(), "ovn claim now".into(), Json::Null);
		found.add("logs", "2".into(), "ovn me".into(), Json::Null);
		assert_eq!(found.of("claims").count(), 1);
		assert!(ABOUT.iter().any(|(about, _)| *about == found.matters[1].about));
	}
}
