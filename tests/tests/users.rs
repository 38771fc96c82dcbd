// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What surprised people who used the client for the first time, and what it tells them now.

#![allow(clippy::unwrap_used)]

use ovn_e2e::{Node, Ovn};
use serde_json::Value;

/// Everything that a command said, of which all these words must be part.
fn says(ovn: &Ovn, line: &str, words: &[&str]) -> String {
	let finished = ovn.run(line);
	let said = format!("{}{}", finished.stdout, finished.stderr);
	for word in words {
		assert!(said.contains(word), "ovn {line} did not say {word:?}:\n{said}");
	}
	said
}

/// A network with a project in it, and one kind of work.
fn lab(ovn: &Ovn) {
	ovn.ok("network new lab --dev alice -y");
	ovn.ok("member join lab --dev bob -y");
	ovn.ok("evaluate found lab alice=60 bob=40 --dev alice -y");
	ovn.ok("network new printer --in lab --dev alice -y");
	ovn.ok("member join printer --dev bob -y");
	ovn.ok("kind define printer work --unit Hour --rate 25 --by-quality --dev alice -y");
}

#[test]
fn costs_and_what_is_for_ever_are_told_before_anything_is_signed() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	lab(&ovn);
	let photo = ovn.file("photo.jpg", "a photo");
	says(
		&ovn,
		&format!("contribute log printer work 2 --evidence {photo} --dev bob --dry-run"),
		&[
			"A deposit of 0.05 OVN is held until it is decided",
			"only the hash goes to the chain: keep the file",
		],
	);
	says(
		&ovn,
		"resource register lab lathe --dev alice -y",
		&[
			"costs 0.11 OVN, which do not come back: its record stays for ever",
			"it is never deleted",
		],
	);
	says(
		&ovn,
		"resource register lab design --nature information --dev alice -y",
		&["Registers design with lab (1): information"],
	);

	// An identifier is no money, and a link is seen from both ends.
	let linked = says(
		&ovn,
		"resource link lathe derived-from design --dev alice -y",
		&[
			"This is for ever: nobody takes a link back",
			"derived from",
			"Linked: resource lathe (0)",
			"design (1)",
		],
	);
	assert!(!linked.contains("0.00000"), "{linked}");
	says(&ovn, "resource show lathe", &["is derived from design (1), for ever"]);
	let design =
		says(&ovn, "resource show design", &["information of lab", "is the origin of lathe"]);
	assert!(!design.contains("a information") && !design.contains("It is free"), "{design}");
	let help = ovn.ok("resource link --help");
	assert!(help.contains("the resource that is linked") && help.contains("the other resource"));

	// The founder's agreement holds for the founder, too; its text is read before it is signed.
	let agreement = ovn.file("agreement.txt", "We share what we make.");
	says(
		&ovn,
		&format!("agreement set lab {agreement} --dev alice -y"),
		&[
			"Everybody's rights in the scope, yours too, wait until they sign",
			"only the hash goes to the chain",
		],
	);
	says(&ovn, "agreement sign lab 1 --dev bob --dry-run", &["We share what we make."]);
	ovn.ok("agreement set lab 'we share all' --dev alice -y");
	says(&ovn, "agreement sign lab 2 --dev bob --dry-run", &["What is signed: \"we share all\""]);
	ovn.refused("agreement sign lab 1 --dev bob -y", 1, &["StaleAgreement", "ovn agreement show"]);
	says(&ovn, "evaluate found printer alice=1 --dev alice --dry-run", &["once and for ever"]);
}

#[test]
fn first_scope_of_a_chain_says_its_deposits_as_it_takes_them() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	let taken = |said: &str| {
		let line = said.lines().find(|line| line.contains("Taken from you")).unwrap();
		assert!(line.contains("OVN in all, and the fee"), "{line}");
		line.to_owned()
	};
	// Nobody has paid any yet: the chain's own prices and records say how much.
	let before = says(&ovn, "network new lab --dev alice --dry-run", &["Taken from you"]);
	ovn.ok("network new lab --dev alice -y");
	// Of the next one it is what the first one paid.
	let after = says(&ovn, "network new other --dev bob --dry-run", &["Taken from you"]);
	assert_eq!(taken(&before), taken(&after));
}

#[test]
fn what_is_not_there_is_refused_by_every_command_that_names_it() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	lab(&ovn);
	let scope = "there is no scope 77";
	for line in [
		"network show 77",
		"network parameters 77",
		"member list 77",
		"kind list 77",
		"equation show 77",
		"income flow 77",
		"fund list 77",
		"agreement show 77",
		"vote rules 77",
		"export 77",
		"network associations 77",
		"equity of scope:77",
	] {
		ovn.refused(line, 1, &[scope, "ScopeNotFound", "ovn network list"]);
	}
	ovn.refused("contribute show 2/99", 1, &["there is no contribution 2/99", "contribute list 2"]);
	ovn.refused("evaluate show printer/99", 1, &["there is no contribution 2/99"]);
	ovn.refused("use list 99", 2, &["there is no resource 99"]);
	ovn.refused("campaign show 99", 2, &["there is no campaign 99"]);
	ovn.refused("vote show 1/99", 2, &["there is no proposal 1/99"]);
	// Programmes read the chain's own name of the error.
	for (line, name) in [
		("network show 77 --json", "Networks.ScopeNotFound"),
		("contribute show 2/99 --json", "Contributions.ContributionNotFound"),
	] {
		let told: Value = serde_json::from_str(&ovn.refused(line, 1, &[]).stderr).unwrap();
		assert_eq!(told["error"]["name"], name, "{line}");
	}
}

#[test]
fn first_key_signs_and_is_known_by_its_name() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	let made = says(&ovn, "key new noor", &["It is your first key, and signs from now on"]);
	let address = ovn.json("key show")["address"].as_str().unwrap().to_owned();
	assert!(made.contains(&address));
	// A second one does not take its place.
	says(&ovn, "key new work", &["Next: `ovn key default work`"]);
	assert_eq!(ovn.json("key show")["address"], address.as_str());
	// Nothing has to be written into an address book, and what is written there goes before.
	says(&ovn, "send noor 1 --dev alice -y", &["Sends 1 OVN to noor"]);
	assert_eq!(ovn.json("balance noor")["free"], "1000000000000");
	ovn.ok("name person noor 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty");
	says(&ovn, "send noor 1 --dev alice --dry-run", &["Sends 1 OVN to noor"]);
	assert_eq!(ovn.json("balance noor")["free"], ovn.json("balance bob")["free"]);
}

#[test]
fn link_makes_a_key_called_as_the_scope_when_nobody_names_it() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --dev alice -y");
	ovn.ok("network sponsor lab --dev alice -y");
	ovn.ok("fund fill lab sponsor 5 --dev alice -y");
	let made = ovn.json("member invite-link lab --dev alice -y");
	let noor = Ovn::at("ws://127.0.0.1:1");
	let joined = noor.run_with("join -y", made["link"].as_str().unwrap());
	assert!(joined.status.success(), "{joined:?}");
	assert!(joined.stderr.contains("Your key lab is in"), "{joined:?}");
	assert!(joined.stdout.contains("who lab"), "{joined:?}");
}

#[test]
fn cards_of_votes_show_what_a_decision_means() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --dev alice -y");
	ovn.ok("role define lab maker --dev alice -y");
	ovn.ok("kind define lab cash --measured --cash-to treasury --asset native --category cash --action transfer --claim debt --max 100000 --dev alice -y");
	ovn.ok("equation set lab --preset hours-by-rate --kinds cash --dev alice -y");
	ovn.ok("contribute cash lab cash 100 --dev alice -y");
	ovn.ok("income record lab 50 --reference one --dev eve -y");
	for who in ["bob", "charlie"] {
		ovn.ok(&format!("member join lab --dev {who} -y"));
		ovn.ok(&format!("member promote lab {who} member --dev alice -y"));
	}
	let to_dave = ovn.file(
		"dave.json",
		r#"{"mode": "Straight", "residue": "Treasury", "buckets": [{"name": "dave", "ask": {"Share": {"numerator": 1, "denominator": 10}}, "recipient": {"Account": "dave"}}]}"#,
	);
	let asked = |line: &str, template: &str, who: &str| {
		ovn.ok(&format!("{line} --by-vote {template} --why x --dev {who} -y"));
	};
	asked(&format!("equation set lab --equation @{to_dave}"), "majority", "alice");
	asked("role grant lab maker bob", "majority", "alice");
	asked("network stewards lab alice bob", "special", "alice");
	asked("vote set-rules lab --majority-support 70", "special", "bob");

	// Each in whole lines, and on one screen.
	let shown = |number: u8, words: &[&str]| {
		says(&ovn, &format!("vote show lab/{number} --calls --dev alice"), words);
		let card = ovn.ok(&format!("vote show lab/{number} --dev alice"));
		assert!(card.lines().count() <= 14, "{card}");
		assert!(card.lines().all(|line| line.chars().count() <= 80), "{card}");
	};
	shown(
		0,
		&[
			"the equation of lab (1), after the notice",
			"of the last income, 50 OVN",
			"you 47.5 -> 0",
		],
	);
	shown(1, &["bob gets the role maker of lab (1)", "gains: nothing by itself"]);
	shown(2, &["alice -> alice, bob", "bob gains: deciding for the scope"]);
	shown(3, &["majority support 0 % -> 70 %", "of 3 voters it takes at least: a majority 2 -> 3"]);
}

#[test]
fn incomes_are_listed_when_one_came_from_another_scope() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --dev alice -y");
	let equation = |buckets: &str| {
		format!(r#"{{"mode": "Straight", "residue": "Treasury", "buckets": [{buckets}]}}"#)
	};
	let to = r#"{"name": "design", "ask": {"Share": {"numerator": 3, "denominator": 100}}, "recipient": {"Scope": "lab"}}"#;
	let (own, passes) = (ovn.file("own.json", &equation("")), ovn.file("to.json", &equation(to)));
	ovn.ok(&format!("equation set lab --equation @{own} --dev alice -y"));
	ovn.ok("network new remix --dev bob -y");
	ovn.ok(&format!("equation set remix --equation @{passes} --dev bob -y"));
	ovn.ok("income record remix 100 --reference one --dev eve -y");
	let divided = ovn.ok("income process lab --dev eve -y");
	assert!(divided.contains("2.85 OVN went:"), "{divided}");
	let list = ovn.ok("income list lab");
	assert!(list.contains("its inbox") && list.contains("none"), "{list}");
}

#[test]
fn words_and_numbers_are_taken_as_people_write_them() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	lab(&ovn);

	// A unit after a number is the same everywhere.
	for (line, shown) in [
		("contribute log printer work 3h --dev bob", "3 hour"),
		("contribute log printer work '3 hours' --dev bob", "3 hour"),
		("send bob '5 OVN' --dev alice", "Sends 5 OVN to bob"),
		("send bob 5OVN --dev alice", "Sends 5 OVN to bob"),
	] {
		says(&ovn, &format!("{line} --dry-run"), &[shown, "Nothing was sent"]);
	}
	for line in ["send bob '5 hours' --dev alice", "contribute log printer work '5 OVN' --dev bob"]
	{
		assert_eq!(ovn.run(&format!("{line} -y")).status.code(), Some(2), "{line}");
	}
	let log = "contribute log printer work";
	ovn.refused(&format!("{log} 1e3 --dev bob -y"), 2, &["1e3 is not an amount", "digits"]);
	ovn.refused(&format!("{log} -3 --dev bob -y"), 2, &["-3 is not an amount"]);

	// A public key is an account, in whatever form it is copied.
	let key = ovn.json("key show --dev bob")["public_key"].as_str().unwrap().to_owned();
	says(&ovn, &format!("send {key} 1 --dev alice --dry-run"), &["Sends 1 OVN to bob"]);
	ovn.refused("send 0x1234 1 --dev alice -y", 2, &["neither an address nor a name"]);

	// What no command is, is told to programmes as they read it.
	for line in
		["network show --nope --json", "frobnicate --json", "network list --on nowhere --json"]
	{
		let told = ovn.refused(line, 2, &[]);
		let told: Value = serde_json::from_str(&told.stderr).unwrap();
		assert_eq!(told["error"]["code"], 2, "{line}");
	}
	assert!(ovn.ok("docs 'Custom(101)'").contains("your allowance is used up"));

	// Rights in words, and whose project is meant where a network is asked about.
	says(&ovn, "network parameters lab", &["affiliates log, take tasks", "members log"]);
	says(&ovn, "evaluate awaiting printer --dev alice", &["Nothing waits for you in lab (1)"]);

	// Nobody judges one's own work, nor without reputation; and what to do about it.
	ovn.ok(&format!("{log} 2 --dev bob -y"));
	says(
		&ovn,
		"evaluate give printer/0 4 --dev bob --dry-run",
		&["OwnContribution", "leave it to others"],
	);
	ovn.ok("member join printer --dev dave -y");
	says(&ovn, "evaluate give printer/0 4 --dev dave --dry-run", &["earn some first"]);
	// The same once more is told as such.
	says(&ovn, &format!("{log} 2 --dev bob --dry-run"), &["The same is logged already"]);
	ovn.refused(&format!("{log} 30 --dev bob -y"), 1, &["QuantityTooLarge", "ovn kind list"]);
	ovn.refused("equity show printer", 1, &["ovn equation set SCOPE --preset"]);

	// A thing that nobody bought together owes nobody anything, and does not say that it has.
	ovn.ok("resource register lab lathe --phase active --dev alice -y");
	ovn.refused("use start lathe commercial 2 --dev bob -y", 2, &["no tariff for commercial use"]);
	ovn.ok("use tariffs lathe --tariff commercial:price=15,infrastructure=10% --dev alice -y");
	ovn.refused(
		"use start lathe commercial 2 --dev bob -y",
		1,
		&["ovn resource validate RESOURCE"],
	);
	ovn.ok("resource validate lathe --dev alice -y");
	let quote = ovn.ok("use quote lathe commercial 2");
	assert!(!quote.contains("co-owners"), "{quote}");
	ovn.refused(
		"use tariffs lathe --tariff commercial:price=15,infrastructure=140% --dev alice -y",
		1,
		&["InvalidTariffs", "shares of at most 100%"],
	);
}

#[test]
fn votes_that_cannot_count_are_refused_before_they_are_signed() {
	let node = Node::sealing();
	let ovn = Ovn::of(&node);
	ovn.ok("network new lab --dev alice -y");
	ovn.ok("vote set-rules lab --majority-period 30 --majority-delay 30 --dev alice -y");
	for who in ["bob", "charlie"] {
		ovn.ok(&format!("member join lab --dev {who} -y"));
	}
	ovn.ok("member promote lab bob member --dev alice -y");
	let tools = "fund create lab tools --dev alice -y";
	let refused = |line: &str, words: &[&str]| ovn.refused(line, 2, words);

	// Not before three members have a vote, and not without saying what it is about.
	refused(&format!("{tools} --by-vote majority --why tools"), &["2 on its roll", "had 3"]);
	ovn.ok("member promote lab charlie member --dev alice -y");
	refused(&format!("{tools} --by-vote majority"), &["--why"]);
	refused(&format!("{tools} --by-vote lax --why tools"), &["majority"]);
	refused(&format!("{tools} --by-vote majority --why tools --together"), &["two ways"]);
	refused(&format!("{tools} --by-vote consent --why tools"), &["significant", "majority"]);
	refused(
		"network close lab --by-vote majority --why x --dev alice -y",
		&["critical", "special"],
	);
	refused(
		&format!("{} --by-vote majority --why tools", tools.replace("alice", "dave")),
		&["not on the roll", "ovn member promote 1"],
	);
	let propose = "vote propose lab --template majority --document x --dev alice -y";
	refused(propose, &["--motion"]);
	refused(&format!("{propose} --motion --call 0x0000"), &["a motion has no calls"]);
	refused(&format!("{propose} --call 0xffff"), &["no call of this chain"]);

	// What is no proposal.
	refused("vote show lab/0", &["no proposal 1/0", "ovn vote list 1"]);
	refused("vote cast lab agree --dev bob -y", &["lab is not a proposal", "lab/7"]);

	ovn.ok(&format!("{tools} --by-vote majority --why tools"));
	refused("vote cast lab/0 agree --dev bob -y", &["ovn vote back 1/0"]);
	refused("vote back lab/0 --dev alice -y", &["already"]);
	ovn.ok("vote back lab/0 --dev bob -y");
	refused("vote back lab/0 --dev charlie -y", &["seeks no backers", "ovn vote cast 1/0"]);
	refused("vote cast lab/0 perhaps --dev charlie -y", &["agree"]);
	refused("vote cast lab/0 agree --dev bob -y", &["cast this already"]);
	refused("vote cast lab/0 agree --dev dave -y", &["not on the roll"]);
	refused("vote cast lab/0 block --dev charlie -y", &["says why", "--reason"]);
	refused("vote close lab/0 --dev dave -y", &["the 1 who are silent"]);
	refused("vote execute lab/0 --dev dave -y", &["voted on for another"]);
	refused("vote withdraw lab/0 --dev bob -y", &["alice made 1/0"]);
	refused("vote again lab/0 --dev alice -y", &["not called again"]);
	refused("vote enrol lab --dev bob -y", &["already"]);
	refused("vote enrol lab --dev dave -y", &["no member"]);
	refused("vote confirm lab --dev dave -y", &["not on the roll"]);

	// Until here nobody's ballot has changed, and who blocks says why.
	let shown = ovn.json("vote show lab/0 --who charlie");
	assert_eq!(shown["record"]["poll"]["heads"]["agree"], "2");
	assert_eq!((&shown["you"]["ballot"], &shown["you"]["free"]), (&Value::Null, &true.into()));
	let reason = ovn.file("why.txt", "We have no room for tools.");
	let block = format!("vote cast lab/0 block --reason {reason} --dev charlie -y");
	says(&ovn, &block, &["You block", "first ballots are free", "block 1"]);
	assert_eq!(ovn.json("vote show lab/0")["outcome_now"], "Blocked");
	says(&ovn, "vote cast lab/0 abstain --dev charlie -y", &["in place of your ballot to block"]);
	ovn.ok("vote close lab/0 --dev dave -y");
	let told = refused("vote cast lab/0 agree --dev charlie --json -y", &[]);
	let told: Value = serde_json::from_str(&told.stderr).unwrap();
	assert_eq!(told["error"]["name"], "Governance.NotVoting");
	refused("vote execute lab/0 --dev dave -y", &["waits for another", "ovn chain wait"]);
	refused(
		"vote set-rules lab --majority-period 30 --dev alice -y",
		&["no rule would be another"],
	);
}
