// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: many people wrote a list together, who are not on the chain. Their ledger becomes a project's;
// somebody comes with nothing, at the project's expense, and peers say what her review is worth; the list sells
// something. Network and sister project get their parts, and everybody in the ledger a claim of what follows
// from it, to the last unit. From the first evaluation on every balance of everybody is compared after each
// transaction. Each is a block of its own: the node runs with `--sealing instant`.
//
//   papi-list.mjs URL LEDGER.csv

import assert from "node:assert/strict";
import { watch } from "./papi-books.mjs";
import {
	api, blockNumber, decimal, done, end, event, holder, known, money, NATIVE, OVN, reach, say, stranger, sum,
	table, text, transfer, unit, whole,
} from "./papi-chain.mjs";
import {
	claimables, entriesOf, external, hash, identity, importAll, isRecord, linesByName, measured, readLedger,
} from "./papi-ledger.mjs";
import {
	DAY, defineKind, foundNetwork, foundProject, hours, invite, join, log, makeContributor, openPots, UNIT,
} from "./papi-network.mjs";

const [ledgerPath] = process.argv.slice(3);
const SALT = "list";
/// At most so many lines of a change are counted.
const MOST = 500;
const GROSS = whole(10_000);
const [alice, bob, charlie, buyer, eve] = ["Alice", "Bob", "Charlie", "Dave", "Eve"].map(known);
// Who has no account yet: two who wrote the list, one who reviews it, two who translate it.
const [rosa, theo, noor, yara, otto] = Array.from({ length: 5 }, stranger);
const { Contributions, Evaluation, Networks, Shares, ValueEquation } = api.tx;
const views = api.view;

// What the file says.
const ledger = readLedger(ledgerPath, MOST);
const lines = linesByName(ledger);
const total = sum([...lines.values()]);
const byLines = [...lines].sort(([a, more], [b, less]) => more < less ? 1 : more > less ? -1 : a < b ? -1 : 1);
assert.ok(byLines.length >= 2, `${ledgerPath} has one contributor only: for this story it takes two`);
const [[first], [second]] = byLines;
const identityOf = (name) => identity(SALT, name);
say(`${lines.size} people changed a list ${ledger.changes.length} times, ${total} lines in all`);

// The network, whose reputation is Alice's, Bob's and Charlie's; in it the project, which imports the ledger.
const network = await foundNetwork(alice);
for (const peer of [bob, charlie]) {
	await done(join(network.scope, undefined), peer);
	await done(makeContributor(network.scope, peer.address), alice);
}
const founders = [[alice, 40], [bob, 30], [charlie, 30]].map(([{ address }, tokens]) => [address, whole(tokens)]);
await done(Evaluation.found_reputation({ network: network.scope, founders }), alice);
const { equationsPot, booksPot } = await openPots(network.scope, alice);
const list = await foundProject(network.scope, "list", alice);
const change = await defineKind(
	list,
	measured("change", OVN / 10n, { limits: { max_quantity: BigInt(MOST) * UNIT, daily_limit: undefined } }),
	alice,
);
const review = await defineKind(
	list,
	hours(0, 1, 1, {
		name: text("review"),
		rate: whole(25),
		deciding: { type: "PeerEvaluation", value: { scales_by_quality: true } },
	}),
	alice,
);
const bookOf = (scope, kind) => ({ type: "Kind", value: { scope, kind } });
const [changes, reviews] = [bookOf(list, change), bookOf(list, review)];
const entries = entriesOf(ledger, change, SALT);
await importAll(list, ledger.source, entries, alice);
const writers = await isRecord(list, change, entries);
const imported = await views.Shares.book(changes);
assert.deepEqual([imported.units, imported.positions], [total * UNIT, BigInt(writers)], "all lines are there");
say(`project ${list} of network ${network.scope} has imported the ledger: each change once, everybody's lines`);

// A sister project, whose ledger names accounts; and what of the list's income is whose.
const sister = await foundProject(network.scope, "translations", alice);
const page = await defineKind(sister, measured("page", whole(10), { unit: unit("Piece") }), alice);
const pages = [[yara, 30n], [otto, 10n]].map(([who, count], place) => ({
	contributor: holder(who),
	kind: page,
	quantity: count * UNIT,
	day: 20_000 + place,
	evidence: hash(`translation ${place}`),
	gift: false,
}));
await importAll(sister, hash("translations"), pages, alice);
const usual = await views.ValueEquation.preset({ type: "HoursByRate", value: { work: [page] } });
await done(ValueEquation.set_equation({ scope: sister, equation: usual }), alice);
const bucket = (name, percent, recipient) => ({
	name: text(name),
	ask: { type: "Share", value: { numerator: percent, denominator: 100 } },
	recipient,
});
const equation = {
	mode: unit("Straight"),
	residue: unit("Treasury"),
	buckets: [
		bucket("sister", 5, { type: "Scope", value: sister }),
		bucket("makers", 95, {
			type: "Books",
			value: { kinds: [change, review], at_most: undefined, on_empty: unit("NextBucket") },
		}),
	],
};
await done(ValueEquation.set_equation({ scope: list, equation }), alice);

// Two who wrote most come. Their names are bound to accounts, with a notice in which anybody can protest.
const bind = async (name, who) => {
	const propose = Shares.propose_binding({ scope: list, identity: identityOf(name), account: who.address });
	const proposed = await done(propose, alice);
	const { from } = event(proposed, "Shares", "BindingProposed");
	assert.ok(from >= proposed.block.number + 14 * DAY, "fourteen days' notice");
	return from;
};
await bind(first, rosa);
const bound = await bind(second, theo);
say(`${first} is Rosa, ${second} is Theo: bound from block ${bound} on`);

// The project pays for those who come with nothing.
const { sponsor } = await views.Networks.scope(list);
const policy = {
	allowance: OVN / 5n,
	refill_period: DAY,
	daily_budget: OVN,
	deposits: 3,
	max_held: whole(2),
	uninvited: false,
};
await done(Networks.set_sponsorship({ scope: list, policy }), alice);
await done(transfer(sponsor, whole(5)), alice);
await done(invite(list, noor.address), alice);

// From now on every token is watched.
const people = { alice, bob, charlie, buyer, eve, rosa, theo, noor, yara, otto };
const { act, refuses, has, moved } = await watch({
	...Object.fromEntries(Object.entries(people).map(([name, { address }]) => [name, address])),
	treasury: network.treasury,
	sponsor,
	booksPot,
	equationsPot,
});

/// Noor signs, the project pays.
const sponsored = async (call) => {
	assert.equal(await call.getEstimatedFees(noor.address), 0n);
	const result = await act(call, noor);
	const { scope, who } = event(result, "Networks", "FeeSponsored");
	assert.deepEqual([scope, who], [list, noor.address]);
	return result;
};
const purse = has("sponsor");
await sponsored(join(list, undefined));
const logged = await sponsored(await log(list, review, 3n * UNIT));
const { id } = event(logged, "Contributions", "Logged");
assert.equal((await money(noor.address)).total, 0n);
assert.ok(has("sponsor") < purse);
say(`Noor joined and logged three hours of review with no token at all; the project paid ${
	decimal(purse - has("sponsor"))
}`);

// Bob is silent. What Alice and Charlie say is enough: 70 of 100.
const give = (value) => Evaluation.evaluate({ id, value, spam: false });
await refuses(give(5), noor, "Evaluation.OwnContribution");
for (const peer of [alice, charlie]) await act(give(4), peer);
const finalise = Evaluation.finalise({ id });
const spoken = await views.Evaluation.evaluation(id);
const weights = spoken.histogram.filter(([, weight]) => weight > 0n);
assert.deepEqual([spoken.quorum_reached, spoken.result, weights], [true, 4, [[4, whole(70)]]]);
await refuses(finalise, bob, "Evaluation.TooEarlyToFinalise");
await reach(logged.block.number + 2 * DAY);
const finalised = event(await act(finalise, bob), "Evaluation", "Finalised");
assert.deepEqual([finalised.decision.type, finalised.result], ["Accepted", 4]);
const { state } = await views.Contributions.contribution(id);
const { quality, units } = state.value;
assert.equal(quality.numerator * 5, quality.denominator * 4);
assert.equal(units, (24n * UNIT) / 10n);
assert.equal((await views.Shares.position(reviews, holder(noor), 0)).units, units);
say("Alice and Charlie say 4 of 5, Bob is silent: three hours of that quality are 2.4 units");

// The sale. What has to be follows from the ledger: a line is worth 0.1, Noor's review 2.4 times 25, which is
// as much as 600 lines.
const LINES_OF_NOOR = 600n;
const levy = whole(500);
const cascade = whole(475);
const makers = whole(9_025);
assert.equal(levy + cascade + makers, GROSS);
const part = (amount, of, all) => amount * of / all;
const forChanges = part(makers, total, total + LINES_OF_NOOR);
const forNoor = part(makers, LINES_OF_NOOR, total + LINES_OF_NOOR);
const due = new Map(byLines.map(([name, count]) => [name, part(forChanges, count, total)]));

const record = ValueEquation.record_income({
	scope: list,
	asset: NATIVE,
	amount: GROSS,
	class: unit("Sale"),
	reference: hash(`invoice 1 of project ${list}`),
});
const atOnce = { buyer: -GROSS, booksPot: forChanges + forNoor, equationsPot: GROSS - forChanges - forNoor };
const { split } = event(await act(record, buyer, atOnce), "ValueEquation", "IncomeRecorded");
assert.deepEqual([split.gross, split.levy, split.base], [GROSS, [network.scope, levy], GROSS - levy]);
assert.deepEqual(split.buckets.map(({ taken }) => taken), [cascade, makers]);
const ofKinds = split.buckets[1].kinds.map(({ kind, amount }) => [kind, amount]);
assert.deepEqual(ofKinds, [[change, forChanges], [review, forNoor]]);
await refuses(record, buyer, "ValueEquation.AlreadyRecorded");
const collect = ValueEquation.collect({ scope: list, asset: NATIVE, line: unit("Levy") });
await act(collect, eve, { treasury: levy, equationsPot: -levy });
assert.equal(moved("treasury"), levy);
say(`the list sells something for ${decimal(GROSS)}; ${decimal(levy)} are the network's levy`);

/// Anybody claims in a book for somebody, who gets so much.
const claimFor = (of, book) => Shares.claim_for({ holder: of, positions: [[book, 0]], payments: 1 });
const claim = async (of, book, by, name, amount) => {
	const result = await act(claimFor(of, book), by, { [name]: amount, booksPot: -amount });
	const { holder, payee, amount: claimed } = event(result, "Shares", "Claimed");
	assert.deepEqual([holder, payee, claimed], [of, { type: "Agent", value: people[name].address }, amount]);
};

// The sister's part lies in its inbox. It was levied once, and is not again.
const levied = [network.scope];
assert.deepEqual(await views.ValueEquation.inbox(sister, 0), [{ asset: NATIVE, levied, amount: cascade }]);
const divide = ValueEquation.process_inbox({ scope: sister, asset: NATIVE, levied });
const passed = await act(divide, eve, { equationsPot: -cascade, booksPot: cascade });
const arrived = event(passed, "ValueEquation", "IncomeRecorded");
assert.deepEqual([arrived.class.type, arrived.split.levy, arrived.split.base], ["Cascade", undefined, cascade]);
const translated = bookOf(sister, page);
await claim(holder(yara), translated, eve, "yara", whole(356.25));
await claim(holder(otto), translated, eve, "otto", whole(118.75));
say(`${decimal(cascade)} reach the sister project, not levied again: Yara has ${decimal(has("yara"))}, Otto ${
	decimal(has("otto"))
}`);

// What everybody of the ledger can claim, whoever and wherever they are.
const waiting = await claimables(changes);
assert.equal(waiting.size, lines.size);
for (const [name, amount] of due) assert.equal(waiting.get(identityOf(name)), amount, `what ${name} can claim`);
assert.deepEqual([...await claimables(reviews)], [[noor.address, forNoor]]);
const most = byLines.slice(0, 8).map(([name, count]) => [`  ${name}`, String(count), decimal(due.get(name))]);
table([["  who", "lines", "can claim"], ...most]);
say(`the claims of all ${lines.size} in the ledger are what follows from it, to the last of twelve decimals`);

// Noor has an account. The others have to wait until the notice is over.
await claim(holder(noor), reviews, bob, "noor", forNoor);
await refuses(claimFor(external(identityOf(first)), changes), bob, "Shares.NotBound");
await reach(bound - 1);
await claim(external(identityOf(first)), changes, bob, "rosa", due.get(first));
await claim(external(identityOf(second)), changes, bob, "theo", due.get(second));
await refuses(claimFor(external(identityOf(second)), changes), bob, "Shares.NothingToClaim");
const [three] = byLines.slice(2);
if (three) await refuses(claimFor(external(identityOf(three[0])), changes), bob, "Shares.NotBound");

// All of the 10,000 is somewhere.
const rest = sum([...(await claimables(changes)).values()]);
const paid = ["rosa", "theo", "noor", "yara", "otto"].map((name) => [name, has(name)]);
const fractions = GROSS - levy - rest - sum(paid.map(([, amount]) => amount));
assert.ok(fractions >= 0n && fractions < BigInt(lines.size + 2), "nobody loses more than a fraction of a base unit");
assert.equal(moved("booksPot") + moved("equationsPot"), rest + fractions);
table([
	["  sold", decimal(GROSS)],
	["  levy of the network", decimal(levy)],
	...paid.map(([name, amount]) => [`  ${name}`, decimal(amount)]),
	[`  waits for ${lines.size - 2} who have not come`, decimal(rest)],
	["  fractions", decimal(fractions)],
]);
say(`told in ${await blockNumber()} blocks`);
end();
