// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Our own client: a story from a network to money in the wallet, and what people get wrong.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use ovn_e2e::{chain::rpc, changed_spec, here, Node, Ovn, Proxy};
use serde_json::Value;
use std::{
	thread::sleep,
	time::{Duration, Instant},
};

/// One token, in base units.
const OVN: u128 = 1_000_000_000_000;

/// A node that forgets no block: on a machine with much to do, 256 of them are soon over.
fn remembering() -> Node {
	Node::builder().args(["--dev", "--sealing", "100", "--state-pruning", "archive"]).start()
}

fn units(value: &Value) -> u128 {
	value.as_str().unwrap_or_else(|| panic!("no amount: {value}")).parse().unwrap()
}

fn event<'a>(receipt: &'a Value, name: &str) -> &'a Value {
	let events = receipt["events"].as_array().unwrap();
	&events
		.iter()
		.find(|event| event["name"] == name)
		.unwrap_or_else(|| panic!("no {name}: {receipt}"))["fields"]
}

/// A network with three who evaluate, and a project in it with one kind of work.
fn network_and_project(ovn: &Ovn) {
	ovn.ok("network new lab --dev alice -y");
	// No third member, with whom votes would decide what is critical.
	for (name, tier) in [("bob", "member"), ("charlie", "contributor")] {
		ovn.ok(&format!("member join lab --dev {name} -y"));
		ovn.ok(&format!("member promote lab {name} {tier} --dev alice -y"));
	}
	ovn.ok("evaluate found lab alice=40 bob=30 charlie=30 --dev alice -y");
	ovn.ok("network new printer --in lab --dev alice -y");
	ovn.ok("member join printer --dev bob -y");
	ovn.ok("kind define printer work --unit Hour --rate 25 --by-quality --dev alice -y");
}

#[test]
fn refusal_is_told_before_anything_is_sent_when_no_block_comes_in_between() {
	// Blocks come with transactions only, so that the newest is the one that a transaction is signed for.
	let node = Node::builder().args(["--dev", "--sealing", "instant"]).start();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --dev alice -y");
	ovn.ok("member join lab --dev bob -y");
	let before = ovn.ok("balance bob");
	ovn.refused(
		"member join lab --dev bob -y",
		1,
		&["The chain would refuse", "AlreadyMember", "Nothing was sent"],
	);
	assert_eq!(ovn.ok("balance bob"), before);
	// Nor is a joint decision begun that nobody could carry out.
	ovn.ok("network new fab --steward bob --steward charlie --dev alice -y");
	ovn.refused(
		"network associate fab scope:fab peer --together --dev alice -y",
		1,
		&["could not be carried out", "SelfAssociation", "Nothing was signed"],
	);
}

#[test]
fn story_ends_with_money_in_the_wallet_when_told_by_the_client() {
	let node = remembering();
	let ovn = Ovn::of(&node);
	network_and_project(&ovn);

	// Three hours of Bob's, found to be worth four of five.
	let logged =
		ovn.json("contribute log printer work 3 --evidence 'built the frame' --dev bob -y");
	assert_eq!(event(&logged, "Logged")["id"]["index"], 0);
	assert!(ovn.ok("evaluate awaiting lab --dev alice").contains("built the frame"));
	// The network of a project is meant, too.
	assert!(ovn.ok("evaluate awaiting printer --dev alice").contains("built the frame"));
	let waits = ovn.json("me alice");
	assert_eq!(waits["evaluations"][0]["next"], "ovn evaluate give 2/0 VALUE");
	ovn.ok("evaluate give printer/0 4 --dev alice -y");
	let screen = ovn.ok("evaluate show printer/0");
	assert!(screen.contains("accepted, with value") || screen.contains("inconclusive"), "{screen}");
	ovn.ok("evaluate give printer/0 4 --dev charlie -y");
	// Nobody can change the outcome any more; a day of twenty blocks has to pass.
	sleep(Duration::from_secs(4));
	let ended = ovn.json("evaluate finalise printer/0 --dev alice -y");
	assert_eq!(units(&event(&ended, "Credited")["units"]), 2_400_000);

	// The first income: 5 % to the network, the rest to whom has worked.
	ovn.ok("equation set printer --preset hours-by-rate --kinds work --dev alice -y");
	let chart = ovn.ok("equity show printer --income 1000");
	assert!(chart.contains("bob") && chart.contains("95 %") && chart.contains("950"), "{chart}");
	let preview = ovn.ok("income preview printer 200");
	assert!(preview.contains("levy of lab (1)") && preview.contains("190 OVN"), "{preview}");
	let sold = ovn.json("income record printer 200 --reference invoice-1 --dev dave -y");
	assert_eq!(event(&sold, "IncomeRecorded")["split"]["base"], (190 * OVN).to_string());
	let incomes = ovn.ok("income list printer --csv --blocks 3000");
	assert!(incomes.lines().nth(1).unwrap().contains("200 OVN,sale,dave,190 OVN"), "{incomes}");
	// The same for accountants: double entries that add up.
	let ledger = ovn.ok("income list printer --beancount --blocks 3000");
	for words in [" * \"dave\" \"sale, reference 0x", "Assets:Printer-2  200 OVN", "-200 OVN"] {
		assert!(ledger.contains(words), "did not say {words:?}:\n{ledger}");
	}
	let ledger = ovn.ok("contribute list printer --beancount");
	assert!(ledger.contains("Assets:Printer-2:Work  3 HOUR"), "{ledger}");
	ovn.refused(
		"income record printer 200 --reference invoice-1 --dev dave -y",
		1,
		&["AlreadyRecorded", "What to do"],
	);

	// Bob sees what is his, claims it, and is told why.
	assert!(ovn.ok("equity of bob").contains("190 OVN"));
	let waits = ovn.ok("me bob");
	assert!(waits.contains("190 OVN from work") && waits.contains("ovn claim now"), "{waits}");
	let before = units(&ovn.json("balance bob")["free"]);
	let claimed = ovn.json("claim now --dev bob -y");
	assert_eq!(units(&event(&claimed, "Claimed")["amount"]), 190 * OVN);
	let after = units(&ovn.json("balance bob")["free"]);
	assert_eq!(after, before + 190 * OVN - units(&claimed["fee"]));
	assert!(ovn.ok("claim now --dev bob -y").contains("nothing to claim"));
	assert!(ovn.ok("claim list bob --blocks 3000").contains("190 OVN"));
	let ledger = ovn.ok("claim list bob --beancount --blocks 3000");
	assert!(ledger.contains("Income:Shares:Work-of-printer-2  -190 OVN"), "{ledger}");
	let why = ovn.ok("equity why printer bob --blocks 3000");
	for words in [
		"sale of 200 OVN from dave",
		"2.4 of 2.4 units",
		"was paid 190 OVN",
		"earned 190 OVN, paid 190 OVN",
	] {
		assert!(why.contains(words), "did not say {words:?}:\n{why}");
	}

	// The levy waits for the network's treasury, and anybody pays it out.
	ovn.ok("income collect printer levy --dev eve -y");
	let funds = ovn.ok("fund list lab");
	assert!(funds.contains("10.01 OVN"), "{funds}");
}

#[test]
fn newcomer_joins_by_a_link_once_when_it_has_neither_key_nor_tokens() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --dev alice -y");
	ovn.ok("network sponsor lab --allowance 0.2 --budget 1 --dev alice -y");
	// Whoever opens a link could not pay.
	let unpaid = ovn.json("member invite-link lab --dev alice -y");
	assert_eq!(unpaid["sponsored"], false);
	ovn.ok("fund fill lab sponsor 5 --dev alice -y");
	let made = ovn.json("member invite-link lab --tier contributor --dev alice -y");
	assert_eq!(made["sponsored"], true);
	let link = made["link"].as_str().unwrap();
	ovn.ok("agreement set lab 'we share' --dev alice -y");

	// The newcomer's client knows no node.
	let noor = Ovn::at("ws://127.0.0.1:1");
	let cut = &link[..link.len() - 10];
	noor.refused(&format!("join '{cut}' -y"), 2, &["not whole"]);
	let other = format!("0x{}", "11".repeat(32));
	noor.refused(&format!("join '{link}' --genesis {other} -y"), 2, &["another chain"]);
	// The link is a secret, and need not be an argument; nor do the words of the key stand where no terminal is.
	let joined = noor.run_with("join --name noor -y", link);
	assert!(joined.stdout.contains("Welcome to lab (1)"), "{joined:?}");
	for words in
		["Through the node that the link names", "ovn key export noor", "your usual network"]
	{
		assert!(joined.stderr.contains(words), "{words}: {joined:?}");
	}
	assert!(!joined.stderr.contains("are shown this once"), "{joined:?}");
	let address = noor.json("key show")["address"].as_str().unwrap().to_owned();
	let member = ovn.json(&format!("member show {address}"));
	assert_eq!(member["memberships"][0]["tier"], "Contributor");
	assert_eq!(member["memberships"][0]["in_force"], true);
	assert_eq!(units(&ovn.json(&format!("balance {address}"))["free"]), 0);
	// The network is configured: no node has to be named from now on.
	assert!(noor.ok("profile list").contains("lab"));

	assert!(noor.ok(&format!("join '{link}' -y")).contains("You belong to lab (1) already"));
	// Who knows the chain asks the node that it knows, whatever the link names.
	let (start, rest) = link.split_once("node=").unwrap();
	let (_, end) = rest.split_once('&').unwrap();
	let elsewhere = format!("{start}node=ws://127.0.0.1:2&{end}");
	assert!(noor
		.run_with("join - -y", &elsewhere)
		.stdout
		.contains("You belong to lab (1) already"));
	Ovn::at(node.url()).refused(&format!("join '{elsewhere}' -y"), 3, &["No node answers"]);
	Ovn::at(node.url()).refused(&format!("join '{link}' -y"), 1, &["the link was used"]);
	// What nobody took returns.
	let key = unpaid["key"].as_str().unwrap();
	ovn.ok(&format!("member cancel-invitation lab {key} --dev alice -y"));
	let link = unpaid["link"].as_str().unwrap();
	Ovn::of(&node).refused(&format!("join '{link}' -y"), 1, &["taken back"]);
}

#[test]
fn link_is_not_lost_when_nobody_waits_for_its_invitation() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --dev alice -y");
	let invite = "member invite-link lab --dev alice -y";
	ovn.refused(&format!("{invite} --offline-payload pay.json"), 2, &["would lose it"]);
	ovn.refused(&format!("{invite} --together"), 2, &["would lose it"]);
	let sent = ovn.run(&format!("{invite} --until none"));
	assert!(sent.status.success(), "{sent:?}");
	assert!(sent.stderr.contains("carried out all the same"), "{sent:?}");
	assert!(sent.stderr.contains("ovn:join?node="), "{sent:?}");
	let tried = ovn.run(&format!("{invite} --dry-run"));
	assert!(!tried.stderr.contains("ovn:join?"), "{tried:?}");
	let best = ovn.run(&format!("{invite} --until best"));
	assert!(best.stdout.contains("ovn:join?node=") && !best.stderr.contains("until -"), "{best:?}");
}

#[test]
fn dry_run_says_that_the_node_gets_it_signed() {
	let node = Node::sealing();
	let tried = Ovn::of(&node).run("send bob 1 --dev alice --dry-run");
	assert!(tried.status.success(), "{tried:?}");
	assert!(tried.stderr.contains("The node gets it signed"), "{tried:?}");
	assert!(!tried.stderr.contains("is not known"), "{tried:?}");
}

#[test]
fn client_shows_what_it_asks_about_when_programmes_read_the_answer() {
	let node = Node::sealing();
	let asked = Ovn::of(&node).run("send bob 1 --dev alice --json");
	assert_eq!(asked.status.code(), Some(4), "{asked:?}");
	assert!(asked.stderr.contains("1 OVN") && asked.stderr.contains("bob"), "{asked:?}");
}

#[test]
fn newcomer_works_and_is_paid_when_it_has_no_tokens() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	network_and_project(&ovn);
	ovn.ok(&format!("key new {}", ovn.path("noor")));
	let key = ovn.path("noor");
	let address =
		ovn.json(&format!("key show --key {key}"))["address"].as_str().unwrap().to_owned();
	ovn.ok(&format!("name person noor {address}"));
	ovn.ok("network sponsor printer --allowance 0.2 --budget 1 --dev alice -y");
	ovn.ok("fund fill printer sponsor 5 --dev alice -y");
	ovn.ok("member invite printer noor --dev alice -y");

	let joined = ovn.json(&format!("member join printer --key {key} -y"));
	assert_eq!(joined["fee"], "0");
	let logged =
		ovn.json(&format!("contribute log printer work 1.5 --evidence drawing --key {key} -y"));
	assert_eq!(logged["fee"], "0");
	assert!(ovn.ok("contribute list printer noor").contains("1.5 hour"));
	// A correction keeps what it does not name.
	let corrected =
		ovn.run(&format!("contribute correct printer/0 --quantity '2 h' --key {key} -y"));
	corrected.expect_success();
	for words in ["1.5 hour -> 2 hour", "\"drawing\" (stays)", "whose     noor"] {
		assert!(corrected.stderr.contains(words), "did not say {words:?}:\n{}", corrected.stderr);
	}
	let shown = ovn.json("contribute show printer/2");
	assert_eq!(shown["entry"]["evidence"]["uri"], "data:,drawing");
	assert_eq!(shown["entry"]["quantity"], "2000000");
	ovn.refused(
		&format!("contribute correct printer/2 --quantity 2 --key {key} -y"),
		2,
		&["logged already"],
	);
	// Everybody sees the list; it says whose it is.
	let all = ovn.ok("contribute list printer");
	assert!(all.contains("all contributed") && all.contains("noor"), "{all}");
	assert!(ovn.ok(&format!("contribute list printer --mine --key {key}")).contains("What noor"));
	let csv = ovn.ok("contribute list printer --csv");
	assert!(csv.starts_with("number,day,who,quantity,kind,state,remarks\n"), "{csv}");
	let again =
		ovn.run(&format!("contribute log printer work 2 --evidence more --key {key} --dry-run"));
	assert!(again.stderr.contains("The same is logged already"), "{}", again.stderr);
	// Who it is needs no key to be told what waits.
	let waits = ovn.ok(&format!("me {address}"));
	for words in ["Your logs that are not decided", "ovn contribute show 2/2", "What scopes pay"] {
		assert!(waits.contains(words), "did not say {words:?}:\n{waits}");
	}
	// What no scope pays for, a newcomer cannot send.
	ovn.refused(&format!("send alice 1 --key {key} -y"), 1, &["not enough"]);
	ovn.refused(&format!("network new mine --key {key} -y"), 1, &["fee"]);
}

#[test]
fn majority_decides_when_its_stewards_run_the_same_command() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --steward bob --steward charlie --dev alice -y");
	let line = "fund create lab tools";
	ovn.refused(&format!("{line} --dev alice -y"), 1, &["--together"]);
	let first = ovn.run(&format!("{line} --together --dev alice -y"));
	assert!(first.stderr.contains("signature 1 of 2"), "{first:?}");
	let second = ovn.run(&format!("{line} --together --dev bob -y"));
	assert!(
		second.stderr.contains("signature 2 of 2") && second.stdout.contains("carried out"),
		"{second:?}"
	);
	assert!(ovn.ok("fund list lab").contains("fund 0: tools"));
	ovn.refused(&format!("{line} --together --dev dave -y"), 2, &["not one of the stewards"]);
}

#[test]
fn joint_decision_is_approved_by_its_number_and_taken_back_by_who_began_it() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --steward bob --steward charlie --dev alice -y");
	assert!(ovn.ok("decision list lab").contains("No joint decision waits"));

	// What could not be carried out is refused before anybody signs.
	let held = units(&ovn.json("balance alice")["held"]);
	for line in ["fund spend lab treasury 5000 bob", "network stewards lab alice alice bob"] {
		let line = format!("{line} --together --dev alice -y");
		ovn.refused(&line, 1, &["could not be carried out", "Nothing was signed"]);
	}
	assert_eq!(units(&ovn.json("balance alice")["held"]), held);

	// It is found by its number, by who has never seen the call.
	let begun = ovn.run("fund create lab tools --together --dev alice -y");
	assert!(begun.stderr.contains("A deposit of "), "{}", begun.stderr);
	let other = Ovn::of(&node);
	let list = other.ok("decision list --who bob");
	for words in ["Networks.create_fund", "1 of 2", "bob, charlie"] {
		assert!(list.contains(words), "did not say {words:?}:\n{list}");
	}
	let found = other.json("decision list lab");
	let number = found[0]["decision"].as_str().unwrap();
	assert_eq!(found[0]["call"]["arguments"]["name"], "tools");
	assert!(other.ok("me bob").contains(&format!("ovn decision approve 1 {number}")));
	let screen = other.ok(&format!("decision show lab {number}"));
	assert!(screen.contains("tools") && screen.contains("of alice, which returns"), "{screen}");
	let again = "fund create lab tools --together --dev alice -y";
	ovn.refused(again, 1, &["signed this already", "bob, charlie"]);
	let approve = format!("decision approve lab {number}");
	ovn.refused(&format!("{approve} --dev alice -y"), 1, &["signed this already"]);
	ovn.refused(&format!("{approve} --dev dave -y"), 2, &["not one of the stewards"]);
	let wrong = format!("{approve} --call 0x0000 --dev bob -y");
	other.refused(&wrong, 2, &["this call is another one"]);
	let done = other.run(&format!("{approve} --dev bob -y"));
	assert!(done.stdout.contains("carried out") && done.stderr.contains("2 of 2"), "{done:?}");
	assert!(ovn.ok("fund list lab").contains("fund 0: tools"));
	assert_eq!(units(&ovn.json("balance alice")["held"]), held);
	other.refused(&format!("{approve} --dev charlie -y"), 2, &["carried out or taken back"]);

	// The deposit returns to who takes it back.
	ovn.ok("fund create lab more --together --dev alice -y");
	assert!(units(&ovn.json("balance alice")["held"]) > held);
	let number = ovn.json("decision list lab")[0]["decision"].as_str().unwrap().to_owned();
	let cancel = format!("decision cancel lab {number}");
	ovn.refused(&format!("{cancel} --dev bob -y"), 2, &["alice began it"]);
	let back = ovn.ok(&format!("{cancel} --dev alice -y"));
	assert!(back.contains("alice took the decision back"), "{back}");
	assert_eq!(units(&ovn.json("balance alice")["held"]), held);
}

#[test]
fn vote_carries_out_all_calls_or_none_and_says_what_failed() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --dev alice -y");
	ovn.ok("vote set-rules lab --majority-period 30 --majority-delay 0 --dev alice -y");
	for who in ["bob", "charlie"] {
		ovn.ok(&format!("member join lab --dev {who} -y"));
		ovn.ok(&format!("member promote lab {who} member --dev alice -y"));
	}
	// Two calls, of which the second fails: Bob is a member already.
	let [fund, again] = ["fund.json", "again.json"].map(|name| ovn.path(name));
	ovn.ok(&format!("fund create lab tools --dev alice --offline-payload {fund}"));
	ovn.ok(&format!("member promote lab bob member --dev alice --offline-payload {again}"));
	let propose = "vote propose lab --template majority --document 'Two things'";
	let said = ovn.run(&format!("{propose} --call @{fund} --call @{again} --dev alice -y"));
	assert!(said.stdout.contains("It is proposal 1/0"), "{said:?}");
	assert!(said.stderr.contains("bob in lab (1): member -> member"), "{said:?}");
	let decide = |index: u32| {
		ovn.ok(&format!("vote back lab/{index} --dev bob -y"));
		assert!(ovn.ok("me charlie").contains("proposals: 1 to vote on"));
		let inbox = ovn.json("vote inbox charlie");
		assert_eq!(inbox["matters"][0]["next"], format!("ovn vote cast 1/{index} agree"));
		let cast = ovn.json(&format!("vote cast lab/{index} agree --dev charlie -y"));
		assert_eq!(event(&cast, "BallotCast")["choice"], "Agree");
		ovn.ok(&format!("vote close lab/{index} --dev dave -y"));
	};
	decide(0);
	let words = ["AlreadyInTier", "nothing of it was done", "ovn vote execute 1/0"];
	let failed = ovn.refused("vote execute lab/0 --dev dave -y", 1, &words);
	assert!(failed.stdout.contains("A call of 1/0 failed"), "{failed:?}");
	assert!(!ovn.ok("fund list lab").contains("tools"));
	assert!(ovn.ok("vote show lab/0").contains("AlreadyInTier"));

	ovn.ok("fund create lab tools --by-vote majority --why 'A fund for tools' --dev alice -y");
	decide(1);
	let done = ovn.ok("vote execute lab/1 --dev dave -y");
	assert!(done.contains("Proposal 1/1 is carried out"), "{done}");
	assert!(ovn.ok("fund list lab").contains("fund 0: tools"));
	let list = ovn.ok("vote list lab --all");
	assert!(list.contains("A fund for tools") && list.contains("carried out"), "{list}");
}

#[test]
fn previews_and_errors_tell_what_names_and_numbers_mean() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --dev alice -y");
	ovn.ok("network new fab --dev alice -y");

	// Peers evaluate where somebody has reputation: founding it comes first.
	let define = "kind define lab work --unit Hour --rate 25 --by-quality --dev alice -y";
	ovn.refused(define, 1, &["nobody has reputation in lab (1)", "ovn evaluate found 1"]);
	let founding = ovn.run("evaluate found lab alice=100 --dev alice -y");
	assert!(founding.stderr.contains("once and for ever"), "{}", founding.stderr);
	ovn.ok(define);
	ovn.ok("kind define lab costs --rate 1 --measured --claim debt --dev alice -y");

	// What founding takes is said in figures, and a name that is taken before it is taken twice.
	ovn.ok("network new rover --in lab --dev alice -y");
	let second = ovn.run("network new rover --in fab --dev alice -y");
	for words in ["Careful: this name is taken: lab/rover (3)", "fab/rover", "OVN in all"] {
		assert!(second.stderr.contains(words), "did not say {words:?}:\n{}", second.stderr);
	}
	ovn.refused("network show rover", 2, &["lab/rover (3), fab/rover (4)"]);
	assert!(ovn.ok("network show fab/rover").contains("rover (4)"));
	ovn.refused("network show lap", 2, &["no scope is called lap", "did you mean lab?"]);
	ovn.refused("contribute log lab wrok 1 --dev alice -y", 2, &["did you mean work?"]);
	ovn.refused("balance alcie", 2, &["did you mean alice?"]);

	// A name in the address book is not given away without a word.
	let book =
		|name: &str| ovn.json(&format!("balance {name}"))["who"].as_str().unwrap().to_owned();
	let (bob, eve) = (book("bob"), book("eve"));
	ovn.ok(&format!("name person mia {bob}"));
	ovn.refused(&format!("name person mia {eve}"), 4, &["mia is", "--force"]);
	assert_eq!(book("mia"), bob);
	ovn.ok(&format!("name person mia {eve} --force"));
	ovn.refused(&format!("name person me {eve}"), 2, &["means something here already"]);

	// Quantities and amounts.
	ovn.refused("send bob 0 --dev alice -y", 2, &["0 is nothing"]);
	let log = "contribute log lab work";
	ovn.refused(&format!("{log} 3d --dev alice -y"), 2, &["counted in the unit hour"]);
	ovn.refused(&format!("{log} 99999999999999999999 --dev alice -y"), 2, &["any record"]);
	ovn.refused("fund spend lab treasury bob 10 --dev alice -y", 2, &["the order is SCOPE"]);

	// An equation shows all its terms, worked through.
	let equation = ovn.file(
		"eq.json",
		r#"{"mode": "Remaining", "residue": "Treasury", "buckets": [
			{"name": "costs", "ask": {"Share": {"numerator": 1, "denominator": 2}}, "recipient":
				{"Books": {"kinds": ["costs"], "at_most": {"numerator": 1, "denominator": 10}, "on_empty": "NextBucket"}}},
			{"name": "friends", "ask": {"Share": {"numerator": 1, "denominator": 10}}, "recipient": {"Scope": "lab/rover"}}]}"#,
	);
	ovn.refused(
		&format!("equation set lab --equation {equation} --dev alice -y"),
		2,
		&["to read the file write @"],
	);
	let set = ovn.run(&format!("equation set lab --equation @{equation} --dev alice -y"));
	set.expect_success();
	for words in [
		"at most 10 % of what it is worth",
		"whatever its share is",
		"the inbox of rover (3)",
		"An income of 1,000 OVN would be divided so",
		"costs 500, friends 50, left 450",
	] {
		assert!(set.stderr.contains(words), "did not say {words:?}:\n{}", set.stderr);
	}
	assert!(ovn.ok("equation show lab").contains("at most 10 %"));
	// What another scope gets is not said to be claimed by contributors.
	ovn.ok("income record lab 100 --reference first --dev alice -y");
	assert!(ovn.ok("income flow lab").contains("the inbox of rover (3): ovn income process 3"));
	let second =
		ovn.run("equation set lab --preset hours-by-rate --kinds work --dev alice --dry-run");
	for words in ["In force until it holds", "friends", "hours by rate", "after the notice of"] {
		assert!(second.stderr.contains(words), "did not say {words:?}:\n{}", second.stderr);
	}
	let preset =
		ovn.run("equation set lab --preset costs-first --kinds work --dev alice --dry-run");
	assert!(preset.stderr.contains("costs-first needs --costs"), "{preset:?}");

	// An error for programmes, and what is no question is a wrong command.
	let error = ovn.refused("network close 7 --dev alice -y --json", 1, &[]);
	let error: Value = serde_json::from_str(&error.stderr).unwrap();
	assert_eq!(error["error"]["name"], "Networks.ScopeNotFound");
	assert_eq!(error["error"]["code"], 1);
	assert!(error["error"]["advice"].as_str().unwrap().contains("ovn network list"));
	ovn.refused("chain ask validator_set validators", 2, &["no question", "validator_set"]);
	ovn.refused("chain ask Nothing at_all", 2, &["no pallet Nothing"]);
	assert!(ovn.ok("chain ask networks scope '{\"scope\": 1}'").contains("stewards"));
}

#[test]
fn nothing_is_sent_when_nobody_confirms() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	let before = ovn.json("balance alice");
	ovn.refused("network new lab --dev alice", 4, &["Founds the network", "fee 0.01", "--yes"]);
	let shown = ovn.run("network new lab --dev alice --dry-run");
	assert!(shown.status.success() && shown.stderr.contains("fee 0.01"), "{shown:?}");
	assert_eq!(ovn.json("balance alice"), before);
}

#[test]
fn client_says_so_when_there_is_no_node_or_another_chain() {
	let nobody = Ovn::at("ws://127.0.0.1:1");
	nobody.refused(
		"network list",
		3,
		&["No node answers at ws://127.0.0.1:1", "scripts/dev.sh", "--url"],
	);
	nobody.refused("network list --url nonsense", 3, &["No node answers at nonsense"]);

	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	let genesis = ovn.json("chain show")["genesis"].as_str().unwrap().to_owned();
	ovn.ok(&format!("network list --genesis {genesis}"));
	ovn.refused("network list --genesis 0x1234", 3, &["another chain", "0x1234"]);
}

#[test]
fn client_refuses_when_the_chain_says_other_decimals() {
	let folder = tempfile::tempdir().unwrap();
	let spec = changed_spec(folder.path(), |spec| spec["properties"]["tokenDecimals"] = 10.into());
	let node = Node::builder().args(["--dev", "--chain", &spec, "--sealing", "100"]).start();
	Ovn::of(&node).refused("balance alice --dev alice", 3, &["10 decimals", "counts 12"]);
}

#[test]
fn client_refuses_what_is_written_wrongly() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	for (line, words) in [
		("send bob 0.0000000000001 --dev alice -y", &["12 are the most"][..]),
		("send bob 12,5 --dev alice -y", &["point before decimals"]),
		("send nobody 1 --dev alice -y", &["nobody", "ovn name person"]),
		("send bob 1 -y", &["no key", "--key"]),
		("network show nowhere", &["no scope is called nowhere", "ovn network list"]),
		("contribute log 0 work 1 --dev alice -y", &["no kind called work"]),
		("contribute log 0 0 1 --day 2026-02-30 --dev alice -y", &["2026-02-30 is not a date"]),
		("network new lab --steward alice --dev 'a/b' -y", &["development account"]),
		("chain call Networks join '{\"scop\": 1}' --dev alice -y", &["scope"]),
		("chain call Networks jump --dev alice -y", &["no call Networks.jump"]),
	] {
		let finished = ovn.run(line);
		let code = finished.status.code().unwrap();
		assert!(code == 2 || code == 3, "ovn {line}: {finished:?}");
		for word in words {
			assert!(
				finished.stderr.contains(word),
				"ovn {line} did not say {word:?}: {}",
				finished.stderr
			);
		}
	}
	// The names of all commands are there when one is mistyped.
	ovn.refused("contribut log", 2, &["contribute"]);
}

#[test]
fn client_says_what_to_do_when_the_chain_refuses() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.refused("send bob 2,000,000 --dev alice -y", 1, &["not enough", "can spend"]);
	ovn.refused("network close 7 --dev alice -y", 1, &["ScopeNotFound", "What to do"]);
	ovn.ok("network new lab --dev alice -y");
	ovn.refused("network close lab --dev bob -y", 1, &["you may not do this", "steward"]);
	ovn.refused("member join lab --dev alice -y", 1, &["AlreadyMember", "Nothing was sent"]);
	// A number that was used, and one that is too high to be taken soon.
	ovn.refused("member join lab --dev alice -y --nonce 0", 1, &["nonce", "again"]);
}

#[test]
fn import_goes_on_when_the_connection_is_lost_and_when_the_client_is_killed() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new commons --dev alice -y");
	ovn.ok("kind define commons change --unit Line --rate 0.01 --measured --category Data --action Produce --max 1000000 --dev alice -y");
	let ledger = here("data/commons-log.csv");
	// A third of it is enough to be broken off twice.
	let text = std::fs::read_to_string(ledger).unwrap();
	let lines: Vec<_> = text.lines().take(4_001).collect();
	let rows: Vec<u128> = lines[1..]
		.iter()
		.map(|line| line.split(',').skip(2).map(|cell| cell.parse::<u128>().unwrap()).sum())
		.collect();
	let path = ovn.file("log.csv", &lines.join("\n"));
	let line = format!(
		"import run commons {path} --kind change --quantity lines_added+lines_removed --salt commons --dev alice -y"
	);
	let imported = || ovn.json("import show commons 0")["imported"].as_u64().unwrap_or_default();
	let wait_for = |least: u64| {
		for _ in 0..600 {
			if imported() >= least {
				return;
			}
			sleep(Duration::from_millis(100));
		}
		panic!("never imported {least}");
	};

	// Killed after the first pages.
	let killed = ovn.start(&line);
	wait_for(1);
	killed.kill();
	// What it had sent already still comes in.
	let mut there = imported();
	for _ in 0..20 {
		sleep(Duration::from_millis(500));
		let now = imported();
		if now == there && now > 0 {
			break;
		}
		there = now;
	}
	assert!(there < 4_000, "too fast to be broken off");

	// Goes on, and loses its connection on the way.
	let proxy = Proxy::to(node.url());
	let going_on = ovn.start(&format!("{line} --finish --url {}", proxy.url()));
	wait_for(there + 1);
	proxy.cut();
	let finished = going_on.finish_within(Duration::from_secs(300));
	finished.expect_success();
	assert!(finished.stderr.contains("there already: going on"), "{}", finished.stderr);

	// Everything is there, once.
	let totals = ovn.json("kind totals commons change");
	assert_eq!(totals["accepted"], 4_000);
	assert_eq!(units(&totals["quantity"]), rows.iter().sum::<u128>() * 1_000_000);
	assert!(ovn.run(&line).stderr.contains("there already"));
	let export = ovn.ok("export commons");
	assert_eq!(export.lines().count(), 4_001);
	assert_eq!(
		export.lines().nth(1).unwrap().split(',').nth(4),
		Some(rows[0].to_string().as_str())
	);
}

#[test]
fn import_sends_nothing_when_lines_are_bad() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new commons --dev alice -y");
	ovn.ok("kind define commons change --unit Line --measured --dev alice -y");
	let good = "date,contributor,quantity\n2013-10-10,c1,5\n2013-10-11,c2,7\n";
	let bad =
		ovn.file("bad.csv", &format!("{good}2013-13-01,c1,1\n2013-10-12,c1,much\n2013-10-12,c1\n"));
	let line = format!("import run commons {bad} --kind change --salt s --dev alice -y");
	ovn.refused(
		&line,
		2,
		&[
			"line 4: 2013-13-01",
			"line 5: much",
			"line 6: 2 cells",
			"3 of the lines",
			"Nothing was sent",
			"--skip-bad",
		],
	);
	assert_eq!(ovn.json("import list commons"), Value::Array(vec![]));

	let finished = ovn.run(&format!("{line} --skip-bad"));
	assert!(finished.status.success(), "{finished:?}");
	assert!(
		finished.stderr.contains("3 bad lines are left out; 2 are good"),
		"{}",
		finished.stderr
	);
	assert_eq!(ovn.json("kind totals commons change")["accepted"], 2);

	// Names that nothing turns into identities, a column that is not there, a file that is not there.
	let unsalted = ovn.file("good.csv", good);
	ovn.refused(
		&format!("import run commons {unsalted} --kind change --dev alice -y"),
		2,
		&["line 2: c1", "--salt"],
	);
	ovn.refused(
		&format!("import run commons {unsalted} --kind change --who name --dev alice -y"),
		2,
		&["no column name", "contributor"],
	);
	ovn.refused(
		"import run commons nothing.csv --kind change --dev alice -y",
		2,
		&["nothing.csv cannot be read"],
	);
}

#[test]
fn everybody_is_refunded_when_a_campaign_misses_its_goal() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --dev alice -y");
	// What is given is income of the lab once it is released, which an equation divides.
	ovn.ok("kind define lab work --unit Hour --rate 25 --measured --dev alice -y");
	ovn.ok("equation set lab --preset hours-by-rate --kinds work --dev alice -y");
	let create = "campaign create lab 4000 --agreement 'For the roof' --dev alice -y";
	ovn.refused(create, 2, &["--buy NAME", "--donation"]);
	ovn.refused(&format!("{create} --buy printer"), 2, &["--custodian"]);
	ovn.refused(
		&format!("{create} --buy printer --custodian alice --tariff weekend:price=1"),
		2,
		&["weekend is no class of use", "commercial:price=20"],
	);
	ovn.ok(&format!("{create} --donation --duration 8d"));

	// What was not read cannot be signed.
	let read = "campaign contribute 'For the roof' 10 --dev bob -y";
	ovn.refused(
		&format!("{read} --agreement 'For the cellar'"),
		1,
		&["InvalidAgreement", "read the present one"],
	);
	ovn.ok(read);
	ovn.ok("campaign contribute 0 20.5 --dev charlie -y");
	let screen = ovn.ok("campaign show 'for the roof'");
	for words in
		["donation of lab (1), open", "30.5 of 4,000 OVN (0.76 %)", "3,969.5 OVN are missing"]
	{
		assert!(screen.contains(words), "did not say {words:?}:\n{screen}");
	}
	ovn.refused("campaign show cellar", 2, &["no campaign is called cellar", "ovn campaign list"]);
	ovn.refused("campaign show 7", 2, &["there is no campaign 7"]);
	ovn.refused("campaign refund 0 --dev eve -y", 1, &["returns now", "NotRefunding", "in "]);
	ovn.refused(
		&format!("{create} --donation --duration 2d"),
		2,
		&["lasts from 3 days (60 blocks) to 365 days", "--duration"],
	);
	let before = units(&ovn.json("balance charlie")["free"]);

	ovn.ok("chain wait 8d");
	assert!(ovn.ok("campaign show 0").contains("the deadline has passed"));
	ovn.refused(
		"campaign contribute 0 1 --dev bob -y",
		1,
		&["DeadlinePassed", "deadline has passed"],
	);
	assert!(ovn.ok("campaign refund 0 --dev eve -y").contains("2 contributors got 30.5 OVN back"));
	assert_eq!(units(&ovn.json("balance charlie")["free"]), before + 41 * OVN / 2);
	assert!(ovn.ok("campaign refund 0 --dev eve -y").contains("Nobody waits"));
	assert!(ovn.ok("campaign list").contains("closed"));
	// Of two of a name the one is meant that can still be given to.
	let second = ovn.run(&format!("{create} --donation --duration 8d"));
	assert!(second.stderr.contains("costs 0.21 OVN, which do not come back"), "{second:?}");
	assert!(ovn.ok("campaign show 'for the roof'").contains("campaign 1"));
	let invest = format!("{create} --invest work --payee bob --ceiling 5000%");
	ovn.refused(&invest, 1, &["InvalidCeiling", "from 100 % to 300 %"]);
}

#[test]
fn thing_is_shared_when_told_in_names_and_hours() {
	let node = remembering();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --dev alice -y");
	assert!(ovn.ok("resource list lab").contains("looks after nothing yet"));
	let registered = ovn.ok("resource register lab lathe --phase active --dev alice -y");
	assert!(registered.contains("resource 0, pending validation"), "{registered}");
	ovn.refused("use quote lathe commercial 2", 2, &["no tariff for commercial use"]);
	ovn.ok("resource validate lathe --dev alice -y");
	ovn.ok("use tariffs lathe --tariff commercial:price=15,maintenance=2,infrastructure=10% --tariff owner:maintenance=2 --dev alice -y");
	let quote = ovn.ok("use quote lathe commercial 2");
	for words in ["lathe (0), 2 hours commercial: 7 OVN", "treasury of lab (1)"] {
		assert!(quote.contains(words), "did not say {words:?}:\n{quote}");
	}
	ovn.refused("use quote lathe weekend 2", 2, &["weekend"]);
	ovn.refused("use quote hammer commercial 2", 2, &["no resource is called hammer"]);

	// Whoever does not belong to the lab cannot use it, and is told so before anything is sent.
	let start = "use start lathe commercial 2 --dev bob -y";
	ovn.refused(start, 1, &["You cannot use it", "TierTooLow"]);
	ovn.ok("member join lab --dev bob -y");
	ovn.ok("use reserve lathe commercial 5d --from 60d --dev bob -y");
	assert!(ovn.ok("use calendar lathe").contains("bob"));
	ovn.refused("use end lathe --dev bob -y", 2, &["no use of lathe (0) of yours is running"]);
	let before = units(&ovn.json("balance bob")["held"]);
	assert!(ovn.ok(start).contains("7 OVN held"));
	assert!(ovn.ok("use extend lathe --hours 3 --dev bob -y").contains("10.5 OVN held"));
	ovn.refused("use confirm lathe --dev alice -y", 2, &["waits for your confirmation"]);
	ovn.ok("use end lathe --hours 150m --dev bob -y");
	assert!(ovn.ok("use list lathe").contains("2 h 30 min commercial"));

	// Alice saw three hours: the lab decides, and not by her alone.
	ovn.ok("use dispute lathe --note 'until noon' --dev alice -y");
	ovn.refused("use decide lathe --hours 3 --dev alice -y", 1, &["NotForOneself"]);
	ovn.ok("network stewards lab alice charlie --dev alice -y");
	let decided = ovn.run("use decide lathe --hours 3 --dev alice --dry-run");
	assert!(decided.stderr.contains("party to this yourself: you disputed it"), "{decided:?}");
	let decided = ovn.ok("use decide lathe --hours 3 --dev charlie -y");
	for words in ["bob paid 10.5 OVN", "maintenance", "4.5"] {
		assert!(decided.contains(words), "did not say {words:?}:\n{decided}");
	}
	// Nothing is held for it any more, however long the clock saw him.
	assert_eq!(units(&ovn.json("balance bob")["held"]), before);
	assert!(ovn.ok("use list lathe").contains("all are settled"));
	let all = ovn.ok("use list lathe --all --blocks 3000");
	assert!(all.contains("settled in block") && all.contains("10.5 OVN"), "{all}");
	ovn.refused("use list lathe --beancount", 2, &["say --all"]);
	let ledger = ovn.ok("use list lathe --all --beancount --blocks 3000");
	assert!(ledger.contains("Expenses:Uses:Lathe-0  10.5 OVN"), "{ledger}");
	assert!(ovn.ok("use list lathe --all --csv --blocks 3000").contains(",bob,"));

	// From hand to hand.
	ovn.refused(
		"resource offer-custody lathe bob=60% charlie=30% --dev alice -y",
		2,
		&["add up to 90 %"],
	);
	ovn.ok("resource offer-custody lathe bob --dev alice -y");
	assert!(ovn.ok("resource mine bob").contains("offered"));
	assert!(ovn.ok("me bob").contains("ovn resource accept-custody 0 --note"));
	let accepted = ovn.ok("resource accept-custody lathe --note 'like new' --dev bob -y");
	assert!(accepted.contains("lathe (0) is in your hands"), "{accepted}");
	let screen = ovn.ok("resource show lathe");
	for words in ["held by       bob", "commons", "Tariffs of the scope"] {
		assert!(screen.contains(words), "did not say {words:?}:\n{screen}");
	}
}

#[test]
fn development_keys_are_refused_when_the_chain_is_real() {
	let folder = tempfile::tempdir().unwrap();
	let spec = changed_spec(folder.path(), |spec| spec["chainType"] = "Live".into());
	// Only a development chain is sealed: this one waits for its slots.
	let node = Node::builder().args(["--dev", "--chain", &spec]).start();
	let ovn = Ovn::of(&node);
	ovn.refused("network new lab --dev alice -y", 2, &["everybody knows", "ovn key new"]);
	ovn.refused("balance alice", 2, &["neither an address nor a name"]);
}

#[tokio::test]
async fn clients_carry_the_metadata_of_the_runtime() {
	let node = Node::sealing();
	// Version 16, as an option of bytes: 1, the length as a compact number of four bytes, the metadata.
	let asked = r#"["Metadata_metadata_at_version", "0x10000000"]"#;
	let answer = rpc(node.url(), "state_call", asked).await.unwrap();
	let carried = std::fs::read(here("../clients/chain/metadata.scale")).unwrap();
	let carried: String = carried.iter().map(|byte| format!("{byte:02x}")).collect();
	assert!(
		answer.as_str().unwrap().get(12..) == Some(&carried),
		"the runtime has changed since clients/chain/metadata.scale was made: run scripts/setup/update-metadata.sh"
	);
}

#[test]
fn keys_are_encrypted_and_made_again_from_their_words() {
	let ovn = Ovn::at("ws://127.0.0.1:1");
	let made = ovn.ok("key new noor");
	let words = made.lines().find(|line| line.split_whitespace().count() == 12).unwrap().trim();
	let file = std::fs::read_to_string(ovn.path(".config/ovn/keys/noor.json")).unwrap();
	assert!(file.contains("xsalsa20-poly1305") && !file.contains(words), "{file}");
	ovn.refused("key new noor", 2, &["never written over"]);
	let words_of = ovn.json("key new programme")["words"].as_str().unwrap().split(' ').count();
	assert_eq!(words_of, 12);

	// Whose it is, is said without the passphrase.
	let mut command = ovn.command("key show noor --json");
	let shown = command.env_remove("OVN_PASSPHRASE").output().unwrap();
	let shown: Value = serde_json::from_slice(&shown.stdout).unwrap();
	let address = shown["address"].as_str().unwrap();
	assert!(made.contains(address));

	// The words make it again, also under another passphrase; wrong words are told without being repeated.
	let again = ovn.run_with("key restore again", &format!("{words}\n"));
	assert!(again.status.success() && again.stdout.contains(address), "{again:?}");
	let missing = words.split_once(' ').unwrap().1;
	let wrong = ovn.run_with("key restore wrong", missing);
	assert_eq!(wrong.status.code(), Some(2), "{wrong:?}");
	assert!(wrong.stderr.contains("11 words") && !wrong.stderr.contains(missing), "{wrong:?}");
	ovn.refused("key restore wrong", 2, &["no words on standard input"]);

	// To a wallet and back.
	let exported = ovn.path("wallet.json");
	ovn.ok(&format!("key export noor {exported}"));
	let imported = ovn.ok(&format!("key import {exported} --name wallet"));
	assert!(imported.contains(address), "{imported}");
	let mut wrong = ovn.command(&format!("key import {exported} --name other"));
	let wrong = wrong.env("OVN_PASSPHRASE", "something else").output().unwrap();
	assert_eq!(wrong.status.code(), Some(2));
	assert!(String::from_utf8_lossy(&wrong.stderr).contains("OVN_PASSPHRASE is not that of"));
	let solana = ovn.file("id.json", "[12, 34]");
	ovn.refused(&format!("key import {solana} --name other"), 2, &["another tool", "sr25519"]);
	ovn.refused(
		"key show nobody",
		2,
		&["no key is called nobody", "again, noor, programme, wallet"],
	);

	// A plain one goes on being read, and can be encrypted where it lies.
	let old = ovn.path("old.key");
	let plain = ovn.ok(&format!("key new {old} --plain"));
	let words = plain.lines().find(|line| line.split_whitespace().count() == 12).unwrap();
	assert!(std::fs::read_to_string(&old).unwrap().contains(words.trim()));
	let before = ovn.ok(&format!("key show {old}"));
	ovn.refused(&format!("key encrypt {old}"), 4, &["nobody to ask", "--yes"]);
	ovn.ok(&format!("key encrypt {old} --yes"));
	assert!(!std::fs::read_to_string(&old).unwrap().contains(words.trim()));
	assert_eq!(ovn.ok(&format!("key show {old}")), before);

	// Without a passphrase, or anybody to ask for one, nothing is written.
	let mut nobody = ovn.command("key new lena");
	let nobody = nobody.env_remove("OVN_PASSPHRASE").output().unwrap();
	assert_eq!(nobody.status.code(), Some(2));
	assert!(String::from_utf8_lossy(&nobody.stderr).contains("OVN_PASSPHRASE"));
	ovn.ok("key default noor");
	let list = ovn.json("key list");
	let names: Vec<_> =
		list.as_array().unwrap().iter().map(|key| key["name"].as_str().unwrap()).collect();
	assert_eq!(names, ["again", "noor", "programme", "wallet"]);
	assert_eq!(list[1]["default"], true);
	assert!(ovn.ok("key show").contains(address));
}

#[test]
fn configuration_names_network_key_and_scope() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --dev alice -y");
	ovn.ok("network new printer --in lab --dev alice -y");
	ovn.ok("key new noor");
	let address = ovn.json("key show noor")["address"].as_str().unwrap().to_owned();
	ovn.ok(&format!("send {address} 10 --dev alice -y"));
	let genesis = ovn.json("chain show")["genesis"].as_str().unwrap().to_owned();
	ovn.ok(&format!(
		"profile add here --url {} --genesis {genesis} --key noor --scope printer",
		node.url()
	));
	ovn.ok("profile add away --url wss://away.example.org --genesis 0x1234567890");
	assert!(ovn.ok("profile list").contains("wss://away.example.org"));

	// Without OVN_URL it is the usual network; its scope can be left out, or be written as a point.
	let own = |line: &str| {
		let output = ovn.command(line).env_remove("OVN_URL").output().unwrap();
		let said = String::from_utf8_lossy(&output.stdout).into_owned();
		(output.status.code().unwrap(), said, String::from_utf8_lossy(&output.stderr).into_owned())
	};
	assert_eq!(own("profile show").0, 0);
	let joined = own("member join -y");
	assert!(joined.0 == 0 && joined.1.contains("printer (2)"), "{joined:?}");
	assert!(own("network show .").1.contains("printer"));
	let (code, _, said) = own("member join lab --dev bob -y --quiet");
	assert!(code == 0 && said.is_empty(), "{said}");

	// The environment names a network, or another configuration.
	let mut elsewhere = ovn.command("profile list");
	let elsewhere = elsewhere.env("OVN_CONFIG", ovn.path("other.toml")).output().unwrap();
	assert!(String::from_utf8_lossy(&elsewhere.stdout).contains("no networks yet"));
	let mut away = ovn.command("profile show");
	let away = away.env_remove("OVN_URL").env("OVN_NETWORK", "away").output().unwrap();
	assert!(String::from_utf8_lossy(&away.stdout).contains("wss://away.example.org"));

	// Another chain than the network's is refused, whoever answers there.
	ovn.refused(&format!("network list --on away --url {}", node.url()), 3, &["another chain"]);
	ovn.refused("network list --on nowhere", 2, &["no network is called nowhere", "away, here"]);
	ovn.ok("profile remove away");
	ovn.refused("profile default away", 2, &["no network is called away"]);
	for (url, word) in [
		("http://127.0.0.1:1", "ws://127.0.0.1:1"),
		("https://a.org", "wss://a.org"),
		("a.org", "ws://a.org"),
	] {
		ovn.refused(&format!("network list --url {url}"), 3, &["write ws:// or wss://", word]);
	}

	// A typo is told with its line, and nothing is sent.
	let path = ovn.path(".config/ovn/config.toml");
	let text = std::fs::read_to_string(&path).unwrap();
	std::fs::write(&path, text.replace("genesis", "genesi")).unwrap();
	let before = ovn.run("balance alice").stdout;
	ovn.refused(
		"send bob 1 --dev alice -y",
		2,
		&["config.toml, line", "`genesi`", "`genesis`", "Nothing was sent"],
	);
	assert_eq!(ovn.run("balance alice").stdout, before);
	ovn.refused("balance --dev alcie --names /dev/null", 2, &["config.toml"]);
	std::fs::write(&path, text).unwrap();
	ovn.refused("balance --dev alcie", 2, &["no development account alcie", "alice, bob, charlie"]);
	ovn.refused("balance --dev mallory", 2, &["//mallory"]);
}

#[test]
fn transaction_is_waited_for_as_far_as_told_and_looked_up() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	let sent = ovn.json("send bob 1 --dev alice -y --until best");
	assert!(sent["block"].is_u64() && sent["final"] == false, "{sent}");
	let sent = ovn.json("send bob 1 --dev alice -y --until none");
	let hash = sent["transaction"].as_str().unwrap();
	ovn.ok("chain wait '20 blocks'");
	let found = ovn.ok(&format!("chain transaction {hash}"));
	for word in ["Found in block", "final", "Balances.transfer_keep_alive by alice", "carried out"]
	{
		assert!(found.contains(word), "did not say {word:?}: {found}");
	}
	let plain = ovn.json("send bob 1 --dev alice -y");
	assert_eq!(plain["final"], true);
	let tipped = ovn.run("send bob 1 --dev alice -y --tip 0.5");
	assert!(tipped.stderr.contains("tip of 0.5 OVN"), "{tipped:?}");
	let tipped = ovn.json("send bob 1 --dev alice -y --tip 0.5");
	let more = units(&tipped["fee"]) - units(&plain["fee"]);
	assert!(more.abs_diff(OVN / 2) < OVN / 100, "{more}");
	let quiet = ovn.run("send bob 1 --dev alice -y --quiet");
	assert!(quiet.status.success() && quiet.stderr.is_empty(), "{quiet:?}");
	ovn.refused(&format!("chain transaction 0x{}", "12".repeat(32)), 1, &["none of the last 2048"]);
	ovn.refused("chain transaction 0x12", 2, &["0x and 64 digits"]);
	ovn.refused("send bob 1 --dev alice -y --until later", 2, &["best", "final", "none"]);
	ovn.refused("send bob 1 --dev alice -y --timeout 5", 2, &["90s, 5m or 1h"]);

	// For somebody whose proxy one is: its money, the proxy's signature and fee. What fails inside is no success.
	let bob = ovn.json("key show --dev bob")["address"].as_str().unwrap().to_owned();
	ovn.ok(&format!(
		"chain call Proxy add_proxy '{{\"delegate\": \"{bob}\", \"proxy_type\": \"Any\", \"delay\": 0}}' --dev alice -y"
	));
	let free = |who: &str| units(&ovn.json(&format!("balance {who}"))["free"]);
	let before = (free("alice"), free("charlie"));
	let proxied = ovn.run("send charlie 2 --proxy-for alice --dev bob -y");
	assert!(proxied.status.success(), "{proxied:?}");
	let told = proxied.stderr.split_once("Signed by bob, who can spend").unwrap().1;
	assert!(told.contains(", for alice; fee"), "{proxied:?}");
	assert_eq!((free("alice"), free("charlie")), (before.0 - 2 * OVN, before.1 + 2 * OVN));
	ovn.refused("send charlie 2 --proxy-for dave --dev bob -y", 1, &["NotProxy"]);
	ovn.ok("network new lab --proxy-for alice --dev bob -y");
	let twice = "member join lab --proxy-for alice --dev bob -y";
	let finished = ovn.refused(twice, 1, &["AlreadyMember"]);
	let block = finished.stderr.split("in block ").nth(1).unwrap();
	assert!(block.starts_with(|letter: char| letter.is_ascii_digit()), "{finished:?}");
	let failed = ovn.json(&format!("{twice} --until none"));
	let hash = failed["transaction"].as_str().unwrap();
	ovn.ok("chain wait '20 blocks'");
	let failed = ovn.refused(&format!("chain transaction {hash}"), 1, &["AlreadyMember"]);
	assert!(failed.stdout.contains("Proxy.proxy by bob"), "{failed:?}");

	// A steward's proxy gives the steward's signature.
	ovn.ok("network stewards lab alice charlie dave --dev alice -y");
	let first = ovn.run("fund create lab tools --together --proxy-for alice --dev bob -y");
	assert!(first.stderr.contains("signature 1 of 2"), "{first:?}");
	let second = ovn.run("fund create lab tools --together --dev charlie -y");
	assert!(second.stdout.contains("carried out"), "{second:?}");
}

#[test]
fn transaction_is_signed_where_there_is_no_node() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	let away = Ovn::at("ws://127.0.0.1:1");
	away.ok("key new noor");
	let address = away.json("key show noor")["address"].as_str().unwrap().to_owned();
	ovn.ok(&format!("send {address} 10 --dev alice -y"));
	let paper = ovn.path("paper.json");
	let line = format!("send bob 1 --signed-by {address} --offline-payload {paper} --qr");
	assert!(ovn.run(&format!("{line} --dry-run")).stderr.contains("Nothing was written"));
	let written = ovn.run(&line);
	assert!(written.status.success() && written.stderr.contains("Nothing was sent"), "{written:?}");
	assert!(written.stderr.contains('█'), "a QR code: {}", written.stderr);
	assert!(ovn.run(&line).stderr.contains("such a file already"));
	ovn.refused(&format!("send-signed {paper} -y"), 2, &["not signed yet", "ovn sign"]);

	// Another key, a changed paper, a wrong passphrase: nothing is signed.
	away.refused(&format!("sign {paper} --dev bob -y"), 2, &["to sign", "--key"]);
	let text = std::fs::read_to_string(&paper).unwrap();
	let data = text.split("\"call_data\": \"").nth(1).unwrap().split('"').next().unwrap();
	let changed =
		away.file("changed.json", &text.replacen(data, &data.replacen("0x", "0x00", 1), 1));
	away.refused(&format!("sign {changed} --key noor -y"), 2, &["it was changed"]);
	let mut wrong = away.command(&format!("sign {paper} --key noor -y"));
	let wrong = wrong.env("OVN_PASSPHRASE", "something else").output().unwrap();
	assert_eq!(wrong.status.code(), Some(2));
	away.refused(&format!("sign {paper} --key noor"), 4, &["transfer_keep_alive", "--yes"]);

	let signed = away.run(&format!("sign {paper} --key noor -y"));
	assert!(signed.status.success() && signed.stderr.contains("1000000000000"), "{signed:?}");
	ovn.refused(&format!("send-signed {paper}.signed"), 4, &["transfer_keep_alive", "--yes"]);
	let before = units(&ovn.json("balance bob")["free"]);
	assert!(ovn.ok(&format!("send-signed {paper}.signed -y")).contains("Done: final"));
	assert_eq!(units(&ovn.json("balance bob")["free"]), before + OVN);
	// From hand to hand without a file.
	let pipe = ovn.script(
		"ovn send bob 1 --dev alice --offline-payload - | ovn sign - --dev alice -y | ovn send-signed - -y",
	);
	assert!(pipe.status.success() && pipe.stdout.contains("Done: final"), "{pipe:?}");
	// The same is not carried out twice.
	ovn.refused(&format!("send-signed {paper}.signed -y"), 1, &["took this one's place"]);
}

#[test]
fn wait_ends_with_words_when_nothing_becomes_final_or_somebody_stops_it() {
	// Blocks come when they are asked for, and are not final.
	let node = Node::builder().args(["--dev", "--sealing", "manual"]).start();
	let ovn = Ovn::of(&node);
	let runtime = tokio::runtime::Runtime::new().unwrap();
	let ask =
		|method: &str, params: &str| runtime.block_on(rpc(node.url(), method, params)).unwrap();
	let waiting = |count: usize| {
		let begun = Instant::now();
		while ask("author_pendingExtrinsics", "[]").as_array().unwrap().len() != count {
			assert!(begun.elapsed() < Duration::from_secs(60), "never {count} in the pool");
			sleep(Duration::from_millis(100));
		}
	};

	// Ctrl-C: it may be carried out, and how to know.
	let stopped = ovn.start("send bob 1 --dev alice -y");
	waiting(1);
	sleep(Duration::from_secs(1));
	stopped.interrupt();
	let stopped = stopped.finish();
	assert_eq!(stopped.status.code(), Some(130), "{stopped:?}");
	for word in ["Stopped waiting", "may be carried out", "ovn chain transaction 0x"] {
		assert!(stopped.stderr.contains(word), "did not say {word:?}: {stopped:?}");
	}
	let hash = stopped.stderr.split("ovn chain transaction ").nth(1).unwrap();
	let hash = hash.split('`').next().unwrap().to_owned();
	ovn.refused(&format!("chain transaction {hash}"), 1, &["waits for a block"]);

	// Another terminal with the same number.
	ovn.refused("send bob 2 --dev alice -y --nonce 0", 1, &["another terminal", "not sent"]);

	// In a block that never becomes final: told before the time is over, then where it is.
	let late = ovn.start("send charlie 1 --dev dave -y --timeout 6s");
	waiting(2);
	ask("engine_createBlock", "[true, false]");
	let late = late.finish();
	assert_eq!(late.status.code(), Some(3), "{late:?}");
	for word in [
		"No block has become final",
		"It is in block 1",
		"last final block is 0",
		"ovn chain transaction",
	] {
		assert!(late.stderr.contains(word), "did not say {word:?}: {late:?}");
	}
	let found = ovn.ok(&format!("chain transaction {hash}"));
	assert!(found.contains("block 1, not final yet"), "{found}");
	let best = ovn.start("send charlie 1 --dev eve -y --until best");
	waiting(1);
	ask("engine_createBlock", "[true, false]");
	let best = best.finish();
	assert!(best.status.success() && best.stdout.contains("not final yet"), "{best:?}");

	// The node ends.
	let lost = ovn.start("send charlie 1 --dev ferdie -y");
	waiting(1);
	sleep(Duration::from_secs(1));
	node.kill();
	let lost = lost.finish();
	assert_eq!(lost.status.code(), Some(3), "{lost:?}");
	for word in ["may be carried out all the same", "ovn chain transaction 0x"] {
		assert!(lost.stderr.contains(word), "did not say {word:?}: {lost:?}");
	}
}

#[test]
fn documents_are_kept_shown_and_compared_with_the_chain() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	let other = Ovn::of(&node);
	network_and_project(&ovn);
	let photo = ovn.file("photo.jpg", "a photo");
	// A name that was mistyped is no text.
	for line in [
		"contribute log printer work 3 --evidence phto.jpg",
		"contribute log printer work 3 --evidence ./nope/x.jpg",
		"contribute log printer work 3 --evidence /tmp",
		"contribute log printer work 3 --evidence ''",
		"agreement set lab nofile.txt",
		"member expel lab bob nofile.txt",
	] {
		let finished = ovn.run(&format!("{line} --dev alice -y"));
		assert_eq!(finished.status.code(), Some(2), "{line}: {finished:?}");
		assert!(finished.stderr.contains("What to do"), "{line}: {finished:?}");
	}
	ovn.ok("contribute log printer work 1 --evidence text:phto.jpg --dev bob -y");
	ovn.ok(&format!("contribute log printer work 3 --evidence {photo} --dev bob -y"));
	assert!(ovn
		.ok(&format!("verify {photo} --against contribution/printer/1"))
		.contains("is the document"));
	let another = ovn.file("another.jpg", "another photo");
	ovn.refused(
		&format!("verify {another} --against contribution/printer/1"),
		1,
		&["another document"],
	);
	ovn.refused(
		&format!("verify {photo} --against photo"),
		2,
		&["names no document", "agreement/SCOPE"],
	);
	let shown = ovn.ok("contribute show printer/1");
	assert!(shown.contains("a photo") && shown.contains('…'), "{shown}");
	let full = ovn.ok("contribute show printer/1 --full");
	let hash = ovn.json(&format!("verify {photo}"))["sha256"].as_str().unwrap().to_owned();
	assert!(full.contains(&hash), "{full}");

	// Who has the text of an agreement is shown it; who has not is told so before signing.
	let text = format!("We share what we make.\n{}", "By hours. ".repeat(30));
	let agreement = ovn.file("agreement.txt", &text);
	ovn.ok(&format!("agreement set lab {agreement} --dev alice -y"));
	assert!(ovn.ok("agreement show lab").contains("We share what we make.\nBy hours."));
	let unseen = other.run("agreement sign lab 1 --dev bob --dry-run");
	assert!(unseen.stderr.contains("has not seen"), "{unseen:?}");
	let copy = other.file("copy.txt", &text);
	other.ok(&format!("verify {copy} --against agreement/lab"));
	let seen = other.run("agreement sign lab 1 --dev bob -y");
	assert!(seen.stderr.contains("We share what we make."), "{seen:?}");
	assert!(other.ok("agreement show lab").contains("By hours."));
}
