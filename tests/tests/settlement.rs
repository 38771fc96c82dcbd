// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contracts, firms and custodians, as people sign them with our own client.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use ovn_e2e::{Node, Ovn};
use serde_json::Value;
use std::{
	thread::sleep,
	time::{Duration, Instant},
};

/// One token, in base units.
const OVN: u128 = 1_000_000_000_000;
/// How long anything may take that takes days on the chain.
const PATIENCE: Duration = Duration::from_secs(150);

/// A node whose days are short: twenty blocks, each of so many milliseconds.
fn fast() -> Node {
	Node::builder().args(["--dev", "--sealing", "50", "--state-pruning", "archive"]).start()
}

fn event<'a>(receipt: &'a Value, name: &str) -> &'a Value {
	let events = receipt["events"].as_array().unwrap();
	&events
		.iter()
		.find(|event| event["name"] == name)
		.unwrap_or_else(|| panic!("no {name}: {receipt}"))["fields"]
}

fn wait_for(what: &str, mut holds: impl FnMut() -> bool) {
	let begun = Instant::now();
	while !holds() {
		assert!(begun.elapsed() < PATIENCE, "never: {what}");
		sleep(Duration::from_millis(500));
	}
}

fn says(text: &str, words: &[&str]) {
	// Lines are broken for terminals only, and tables have spaces between their columns.
	let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
	for word in words {
		assert!(text.contains(word), "did not say {word:?}: {text}");
	}
}

/// Alice's lab with the project rover, and Bob's network remix, both with an equation.
fn two_networks(ovn: &Ovn) {
	ovn.ok("network new lab --dev alice -y");
	ovn.ok("evaluate found lab alice=100 --dev alice -y");
	ovn.ok("network new rover --in lab --dev alice -y");
	ovn.ok("kind define rover work --rate 25 --dev alice -y");
	ovn.ok("equation set rover --preset hours-by-rate --kinds work --dev alice -y");
	ovn.ok("network new remix --dev bob -y");
	ovn.ok("evaluate found remix bob=100 --dev bob -y");
	ovn.ok("kind define remix work --rate 25 --dev bob -y");
	ovn.ok("equation set remix --preset hours-by-rate --kinds work --dev bob -y");
}

#[test]
fn share_is_taken_of_incomes_once_both_networks_signed_it() {
	let node = fast();
	let ovn = Ovn::of(&node);
	two_networks(&ovn);
	ovn.refused(
		"settle share bob rover 3% --asset native --notice 30 --valid 30 --document design --dev bob -y",
		2,
		&["of the incomes of a scope", "ovn licence offer"],
	);
	let offered = ovn.json(
		"settle share scope:remix rover 3% --asset native --ceiling 1000 --exempt grant:50 --notice 30 --valid 30 --document 'We remix the design.' --dev bob -y",
	);
	assert_eq!(event(&offered, "ContractOffered")["contract"], 0);
	assert_eq!(event(&offered, "ContractOffered")["by"], "Payer");

	// It waits for who decides for the other side, and for nobody else.
	says(
		&ovn.ok("me alice"),
		&["rover (2), contract 0 with remix (3), share 3 %", "ovn settle accept 0"],
	);
	assert_eq!(ovn.json("me bob")["contracts"], serde_json::json!([]));
	says(&ovn.ok("settle list scope:rover"), &["share 3 % from remix (3) offered by the payer"]);
	ovn.refused("settle accept 0 --dev bob -y", 1, &["BadOrigin", "Nothing was sent"]);
	let before = ovn.run("settle accept 0 --dev alice --dry-run");
	says(
		&before.stderr,
		&[
			"remix (3) gives rover (2) 3 % of each income",
			"nothing of the first 50 OVN a year that come as a grant",
			"complete when 1,000 OVN are paid",
			"of a sale of 1,000 OVN of remix (3) 30 OVN go to rover (2)",
			"There lab (1) takes its levy: 28.5 OVN arrive",
			"has 950 OVN of it to divide now, and 920 OVN with this contract",
			"What is signed: \"We remix the design.\"",
		],
	);
	says(&ovn.ok("settle accept 0 --dev alice -y"), &["Contract 0 is signed, and in force from"]);
	ovn.refused("settle accept 0 --dev alice -y", 2, &["is signed already", "ovn settle show 0"]);

	wait_for("the share is in force", || {
		ovn.json("settle show 0")["view"]["in_force"] == serde_json::json!(true)
	});
	says(
		&ovn.ok("income preview remix 1000"),
		&["share of rover (2) by contract 0 30 OVN", "28.5 OVN arrive, after the levy of lab (1)"],
	);
	ovn.ok("income record remix 1000 --reference sale-1 --dev dave -y");
	says(&ovn.ok("income inbox rover"), &["30 OVN remix (3)"]);
	// A grant of 60, of which 50 are exempt.
	ovn.ok("income record remix 60 --class grant --reference grant-1 --dev dave -y");
	let shown = ovn.ok("settle show 0");
	says(&shown, &["in force", "OVN 30.3 OVN 969.7 OVN 0 OVN"]);
	says(&ovn.ok("settle statement 0 --blocks 3000"), &["share of an income", "30 OVN"]);
	says(&ovn.ok("settle shares remix"), &["0 rover (2) 3 % 1,000 OVN", "leave 17 % for one more"]);

	// The rest is paid at once, out of a purse, and completes it.
	ovn.ok("income record remix 1200 --reference sale-2 --dev dave -y");
	ovn.ok("income collect remix residue --dev dave -y");
	ovn.refused("settle pay 0 1000 --dev bob -y", 2, &["which of its purses", "--purse treasury"]);
	let paid = ovn.ok("settle pay 0 1000 --purse treasury --dev bob -y");
	says(&paid, &["1,000 OVN in all", "The contract is complete"]);
	says(&ovn.ok("settle list scope:remix"), &["over, complete"]);
	ovn.refused("settle end 0 --dev alice -y", 1, &["AlreadyOver"]);
}

#[test]
fn licence_is_declared_corrected_and_contested_by_a_company_and_a_network() {
	let node = fast();
	let ovn = Ovn::of(&node);
	two_networks(&ovn);
	let terms = "--rate 2% --period 30 --free-for 1 --within 30 --cure 10 --asset native --notice 30 --valid 30 --document licence";
	ovn.refused(
		&format!("{} --dev dave -y", "licence offer dave rover commercial --period 30 --cure 10 --asset native --notice 30 --valid 30 --document licence"),
		2,
		&["--rate"],
	);
	// Side of the signer: neither of the two, then the company.
	let line = format!("licence offer dave rover commercial {terms}");
	ovn.refused(
		&format!("{line} --dev eve -y"),
		2,
		&["eve signs neither for dave nor for rover (2)"],
	);
	let offered = ovn.json(&format!("{line} --dev dave -y"));
	assert_eq!(event(&offered, "ContractOffered")["by"], "Payer");
	says(&ovn.ok("settle accept 0 --dev alice -y"), &["Contract 0 is in force"]);
	says(
		&ovn.ok("licence status rover dave"),
		&["dave pays for commercial uses", "on 0 of the 1 days that it asks for"],
	);

	let declared = ovn.ok("licence declare 0 1000 --evidence 'first half' --dev dave -y");
	says(
		&declared,
		&["Period 0: 1,000 OVN are declared, 20 OVN paid", "it is an income of the payee"],
	);
	ovn.refused("licence close 0 1500 --dev dave -y", 1, &["TooEarly", "ovn settle show"]);
	ovn.refused("licence close 0 --dev dave -y", 2, &["--nothing"]);
	wait_for("the period is over", || ovn.ok("me dave").contains("ovn licence close 0 BASE"));
	let closed = ovn.ok("licence close 0 1500 --dev dave -y");
	says(&closed, &["Period 0: 1,500 OVN are declared, 30 OVN paid", "Period 0 is closed."]);
	says(&ovn.ok("settle show 0"), &["0 1,500 OVN 30 OVN 30 OVN closed at block"]);

	// Returned goods: credit, and no money.
	ovn.ok("licence ask-credit 0 0 1200 --evidence 'returned goods' --dev dave -y");
	says(&ovn.ok("me alice"), &["asks for credit for period 0", "ovn licence grant-credit 0 0"]);
	says(&ovn.ok("licence grant-credit 0 0 --dev alice -y"), &["6 OVN of credit are left"]);
	ovn.refused("licence grant-credit 0 0 --dev alice -y", 2, &["nobody asks for credit"]);
	let netted = ovn.ok("licence declare 0 200 --period 1 --dev dave -y");
	says(&netted, &["2 OVN of it now by credit", "4 OVN of credit are left", "2 OVN are paid"]);

	// The licensor believes something else, until it is shown.
	ovn.ok("licence contest 0 0 5000 --evidence 'photos of a fair' --dev alice -y");
	says(
		&ovn.ok("me dave"),
		&["contests what was declared for period 0", "ovn licence answer 0 0"],
	);
	ovn.ok("licence answer 0 0 --evidence 'those were lent' --dev dave -y");
	says(&ovn.ok("settle show 0"), &["is contested: 5,000 OVN, and was answered"]);
	ovn.ok("licence drop-contest 0 0 --dev alice -y");
	says(&ovn.ok("settle end 0 --dev dave -y"), &["Contract 0 ends at block"]);
}

#[test]
fn firm_sells_for_a_project_and_a_custodian_pays_out_what_it_issued() {
	let node = fast();
	let ovn = Ovn::of(&node);
	two_networks(&ovn);
	// What takes two weeks on the chain begins first.
	ovn.ok("fiat license lab ferdie --currency EUR --decimals 2 --name 'Lab euro' --symbol LEUR --limit 1000 --cover 25:100 --asset native --bond 300 --smallest 10 --fulfil-within 10 --arbiter alice --dev alice -y");
	says(
		&ovn.ok("fiat offer lab ferdie"),
		&["\"Lab euro\" (LEUR), with 2 decimals, for EUR", "25 OVN of it for each 100 LEUR"],
	);

	ovn.ok("firm license lab eve --cut 10% --bond 50 --asset native --report-within 30 --arbiter ferdie --dev alice -y");
	says(&ovn.ok("me eve"), &["lab (1) offers you a licence to sell", "ovn firm accept 1"]);
	ovn.ok("firm accept lab --dev eve -y");
	ovn.ok("firm name rover eve 5% --dev alice -y");
	says(
		&ovn.ok("firm preview rover eve 100 --asset native"),
		&["eve keeps 5 OVN, and pays 95 OVN to rover (2)"],
	);
	let sold = ovn.json("firm sale rover 100 --asset native --currency EUR --price 119.00 --reference inv-1 --evidence invoice --dev eve -y");
	let report = event(&sold, "SaleReported");
	assert_eq!(report["cut"], (5 * OVN).to_string());
	assert_eq!(report["invoice"]["price"], "11900");
	ovn.refused(
		"firm sale rover 100 --asset native --currency eur --price 119.00 --reference inv-2 --dev eve -y",
		2,
		&["eur is no currency"],
	);
	says(
		&ovn.ok("firm announce rover 40 --asset native --currency EUR --price 47.60 --reference inv-3 --dev eve -y"),
		&["It is announced sale 0", "ovn firm pay 0"],
	);
	says(&ovn.ok("firm list lab"), &["eve sells 10 % 50 OVN 38 OVN 0 OVN"]);
	says(&ovn.ok("me eve"), &["38 OVN to rover (2) for announced sale 0"]);
	says(&ovn.ok("firm correct 0 20 --dev alice -y"), &["AnnouncementCorrected", "gross 20 OVN"]);
	says(&ovn.ok("firm pay 0 --dev eve -y"), &["19 OVN are paid", "an income of the scope"]);
	says(&ovn.ok("firm announcements eve rover"), &["Nothing is announced"]);

	wait_for("the licence of the custodian can be accepted", || {
		ovn.run("fiat accept lab --dev ferdie -y").status.success()
	});
	says(&ovn.ok("fiat list lab"), &["0 ferdie LEUR", "issues and pays", "300 OVN"]);
	let issue = "fiat issue 0 250.50 --to dave --bank-reference 'secret 17' --evidence statement --dev ferdie -y";
	says(&ovn.ok(issue), &["250.5 of asset", "are outstanding"]);
	ovn.refused(issue, 1, &["AlreadyIssued", "--bank-reference"]);
	let asked = ovn.ok("fiat redeem 0 100 --payout 'DE02 1203, Dave' --dev dave -y");
	says(&asked, &["It is request 0, to be paid before", "The text for ferdie is in"]);
	// The text is kept beside its salt, and proves the hash on the chain.
	let file = asked.split_whitespace().last().unwrap();
	let text = std::fs::read_to_string(file).unwrap();
	assert!(text.starts_with("salt 0x") && text.contains("DE02 1203, Dave"), "{text}");
	let payout = ovn.json("fiat request 0")["record"]["payout"].as_str().unwrap().to_owned();
	ovn.ok(&format!("verify {file} --against {payout}"));
	says(&ovn.ok("me ferdie"), &["request 0 of dave, 100 of asset", "ovn fiat acknowledge 0"]);
	ovn.ok("fiat acknowledge 0 --dev ferdie -y");
	ovn.ok("fiat fulfil 0 --evidence 'transfer 4' --dev ferdie -y");
	says(&ovn.ok("me dave"), &["ovn fiat confirm 0"]);
	says(
		&ovn.ok("fiat confirm 0 --dev dave -y"),
		&["amount 100 of asset", "outstanding 150.5 of asset"],
	);
	says(&ovn.ok("fiat show 0"), &["150.5 of asset", "The bond has 300 OVN"]);
	// No more returns of the bond than the licence leaves.
	ovn.refused("fiat withdraw-bond 0 50 --dev ferdie -y", 1, &["BondTooSmall", "ovn fiat show"]);
	says(&ovn.ok("fiat add-bond 0 100 --dev ferdie -y"), &["amount 100 OVN, bond 400 OVN"]);
	says(&ovn.ok("fiat withdraw-bond 0 50 --dev ferdie -y"), &["amount 50 OVN, bond 350 OVN"]);
	ovn.refused("fiat burn 0 10 --dev dave -y", 1, &["not in default", "ovn fiat redeem"]);
}

#[test]
fn company_pays_at_a_bank_and_the_treasurer_brings_it_into_the_income() {
	let node = fast();
	let ovn = Ovn::of(&node);
	two_networks(&ovn);
	ovn.ok("role define rover treasurer --dev alice -y");
	ovn.ok("member join rover --dev charlie -y");
	ovn.ok("role grant rover treasurer charlie --dev alice -y");
	let told = ovn.ok(
		"licence bank rover --asset native --undivided 1000 --role treasurer --up-to 200 --dev alice -y",
	);
	says(&told, &["BankRuleSet", "of role 200 OVN, undivided 1,000 OVN"]);
	let told = ovn.ok("licence offer dave rover commercial --rate 2% --period 30 --cure 10 --asset native --bank EUR --notice 30 --valid 30 --document 'Say how many you sold.' --dev alice -y");
	says(&told, &["ovn settle accept 0"]);
	ovn.ok("settle accept 0 --dev dave -y");

	// What names the payment: the same whoever works it out, and another for another day.
	let paid = "licence paid 0 1000 20 --code 5f0c7a1be2d94c3780a6f1e4b9d2c853 --bank-id INV-17 --dev dave -y";
	let told = ovn.ok(&format!("{paid} --day 2027-03-31"));
	says(&told, &["It waits for rover (2): ovn licence confirm-paid 0 0"]);
	ovn.refused(
		&format!("{paid} --day 2027-04-01"),
		1,
		&["BankPaymentOpen", "ovn licence withdraw-paid"],
	);
	ovn.refused(&format!("{paid} --day 1.4.2027"), 2, &["1.4.2027 is no day"]);
	says(&ovn.ok("me alice"), &["paid at a bank for period 0", "ovn licence confirm-paid 0 0"]);
	says(
		&ovn.ok("settle show 0"),
		&[
			"20 OVN were paid at a bank for period 0",
			"What is paid at a bank in EUR counts as paid in OVN",
		],
	);
	// Neither the payer nor a stranger confirms it.
	for stranger in ["dave", "eve"] {
		let line = format!("licence confirm-paid 0 0 --dev {stranger} -y");
		ovn.refused(&line, 1, &["BadOrigin"]);
	}
	let told = ovn.ok("licence confirm-paid 0 0 --dev charlie -y");
	says(&told, &["Period 0: 1,000 OVN are declared, 20 OVN paid", "ovn licence divide 0 0x"]);

	let list = ovn.ok("licence undivided rover");
	says(&list, &["20 OVN charlie"]);
	let entries = ovn.json("licence undivided rover");
	let reference = entries[0]["reference"].as_str().unwrap().to_owned();
	let told = ovn.ok(&format!("licence divide 0 {reference} --dev charlie -y"));
	says(&told, &["It is an income of rover (2)."]);
	says(&ovn.ok("licence undivided rover"), &["All that rover (2) confirmed is in its income."]);
	let again = format!("licence divide 0 {reference} --dev charlie -y");
	ovn.refused(&again, 1, &["ovn licence undivided"]);
	// The reference is used up.
	ovn.refused(&format!("{paid} --day 2027-03-31"), 1, &["ReferenceUsed"]);
	says(&ovn.ok("settle statement 0 --blocks 400"), &["paid at a bank", "confirmed", "divided"]);
}
