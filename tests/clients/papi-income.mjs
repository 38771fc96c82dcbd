// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: what people contribute to projects is accepted, projects sell something, and the money goes
// the way their equations say, into wallets. The cases that the design works out, to the last decimal of the
// chain's token. From the first sale on every balance of everybody is compared after each transaction. Each
// transaction is a block of its own: the node runs with `--sealing instant`.

import assert from "node:assert/strict";
import {
	all, api, blockNumber, decimal, done, end, event, events, holder, known, NATIVE, OVN, reach, say, stranger, sum,
	table, text, unit, whole,
} from "./papi-chain.mjs";
import { watch } from "./papi-books.mjs";
import {
	DAY, defineKind, defineRole, foundNetwork, foundProject, hours, join, log, openPots, UNIT,
} from "./papi-network.mjs";

const [steward, worker, maker, ann, ben, eve] = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"].map(known);
const [buyer, reviewer] = ["Alice//stash", "Bob//stash"].map(known);
// Accounts that nobody has seen before: they exist from the first payment on.
const [firm, shipping, manager] = [stranger(), stranger(), stranger()];
const people = { worker, maker, ann, ben, eve };
const { Contributions, Networks, Shares, ValueEquation } = api.tx;
const views = api.view.ValueEquation;
const TREASURY = unit("Treasury");
const NEXT = unit("NextBucket");

// One network, which levies nothing: that is decided once, and waits for the notice.
const network = await foundNetwork(steward);
const levyFree = await done(
	ValueEquation.set_levy({ network: network.scope, share: { numerator: 0, denominator: 1 }, purse: TREASURY }),
	steward,
);
const { from } = event(levyFree, "ValueEquation", "LevySet");
const projects = {};
for (const name of ["one sale", "lab", "full lab", "invoice", "sister", "shop"]) {
	const scope = await foundProject(network.scope, name, steward);
	projects[name] = { scope, role: await defineRole(scope, "reviewer", steward) };
}
const scopes = [network, ...Object.values(projects)].map(({ scope }) => scope);
for (const agent of [reviewer, ...Object.values(people)]) {
	await done(all(scopes.map((scope) => join(scope, undefined))), agent);
}
const grants = Object.values(projects).map(({ scope, role }) =>
	Networks.grant_role({ scope, role, who: reviewer.address, certificate: undefined })
);
await done(all(grants), steward);
const { equationsPot, booksPot } = await openPots(network.scope, steward);
say(`network ${network.scope} has ${scopes.length - 1} projects; five people belong to all of them`);

/// A kind of contribution: pieces of something that are worth `rate` tokens each, which the reviewer accepts.
const kind = ({ scope, role }, name, rate, claim = unit("Equity"), other = {}) =>
	defineKind(scope, hours(role, 1, 7 * DAY, {
		name: text(name),
		unit: unit("Piece"),
		rate: whole(rate),
		claim,
		limits: { max_quantity: 10_000n * UNIT, daily_limit: undefined },
		...other,
	}), steward);
const DEBT = { type: "Debt", value: { ceiling: 100 } };
/// Money that is lent to a project: what is paid into its treasury is owed, and no more.
const loan = (project, name) =>
	kind(project, name, 1, DEBT, {
		unit: { type: "Token", value: { asset: NATIVE, decimals: 12 } },
		deciding: { type: "Measured", value: { purse: TREASURY } },
	});
/// Somebody logs so many millionths of a kind, and the reviewer accepts it.
const contribute = async ({ scope }, kind, who, quantity) => {
	const { id } = event(await done(await log(scope, kind, quantity), who), "Contributions", "Logged");
	const accepted = await done(Contributions.review({ id, review: unit("Accept") }), reviewer);
	assert.equal(event(accepted, "Contributions", "Accepted").units, quantity);
};
const lend = ({ scope }, kind, who, tokens) =>
	done(Contributions.contribute_cash({ scope, kind, amount: whole(tokens) }), who);
const fund = async ({ scope }, name) => {
	const created = await done(Networks.create_fund({ scope, name: text(name) }), steward);
	const purse = { type: "Fund", value: event(created, "Networks", "FundCreated").fund };
	const opened = await done(Networks.open_pot({ scope, purse, asset: NATIVE }), steward);
	const { pot } = event(opened, "Networks", "PotOpened");
	return { purse, pot };
};

const share = (numerator, denominator) => ({ type: "Share", value: { numerator, denominator } });
const books = (kinds) => ({ type: "Books", value: { kinds, at_most: undefined, on_empty: NEXT } });
const bucket = (name, ask, recipient) => ({ name: text(name), ask, recipient });
const equation = (mode, buckets) => ({ mode: unit(mode), buckets, residue: TREASURY });
const setEquation = async ({ scope }, proposal) => {
	const set = await done(ValueEquation.set_equation({ scope, equation: proposal }), steward);
	assert.equal(event(set, "ValueEquation", "EquationSet").version, 1);
};

// Case 1: six kinds share by rate x units. The community's tool belongs to two, six to four.
const one = projects["one sale"];
const rates = { work: 25, "tool use": 10, "community tool use": 50, materials: 1, expenses: 1, production: 1 };
const sixKinds = [];
for (const [name, rate] of Object.entries(rates)) sixKinds.push(await kind(one, name, rate));
const [work, tool, community, materials, expenses, production] = sixKinds;
await contribute(one, work, worker, UNIT);
await contribute(one, production, worker, 50n * UNIT);
await contribute(one, tool, maker, UNIT);
await contribute(one, materials, maker, 50n * UNIT);
await contribute(one, expenses, maker, 10n * UNIT);
await contribute(one, community, ann, (6n * UNIT) / 10n);
await contribute(one, community, ben, (4n * UNIT) / 10n);
await setEquation(one, equation("Straight", [bucket("all", share(1, 1), books(sixKinds))]));

// Case 3: a fab lab, by the usual equation; and one whose investors are nearly paid back.
const fabLab = async (project, lent) => {
	const investment = await loan(project, "investment");
	const initiation = await kind(project, "initiation", 1, DEBT);
	const costs = await loan(project, "costs");
	const participation = await kind(project, "hours", 20);
	await lend(project, investment, maker, lent);
	await contribute(project, initiation, ann, 5_000n * UNIT);
	await lend(project, costs, ben, 2_000);
	await contribute(project, participation, worker, UNIT);
	await contribute(project, participation, eve, 2n * UNIT);
	const infrastructure = await fund(project, "infrastructure");
	const usual = await views.preset({
		type: "FabLab",
		value: {
			infrastructure: infrastructure.purse,
			investment,
			initiation,
			costs: [costs],
			participation: [participation],
		},
	});
	await setEquation(project, usual);
	return infrastructure.pot;
};
const pots = { "lab's fund": await fabLab(projects.lab, 5_000) };
pots["full lab's fund"] = await fabLab(projects["full lab"], 300);

// Case 4: an invoice, of which a sister project gets a part, through its inbox.
const invoice = projects.invoice;
const billed = await kind(invoice, "billed hours", 1);
await contribute(invoice, billed, worker, 3_000n * UNIT);
await contribute(invoice, billed, maker, 4_000n * UNIT);
const overhead = await fund(invoice, "overhead");
pots.overhead = overhead.pot;
await setEquation(
	invoice,
	equation("Straight", [
		bucket("client manager", share(4, 70), { type: "Account", value: manager.address }),
		bucket("sister project", share(5, 70), { type: "Scope", value: projects.sister.scope }),
		bucket("overhead", share(5, 70), { type: "Fund", value: overhead.purse }),
		bucket("workers", share(80, 100), books([billed])),
	]),
);
const help = await kind(projects.sister, "help", 1);
await contribute(projects.sister, help, eve, UNIT);
await setEquation(projects.sister, equation("Straight", [bucket("all", share(1, 1), books([help]))]));

// Case 5: the firm's hundredth, shipping, and the rest to five holders.
const holders = { worker: 5n, maker: 11n, ann: 15n, ben: 23n, eve: 40n };
const holding = await kind(projects.shop, "work", 1);
for (const [name, value] of Object.entries(holders)) {
	await contribute(projects.shop, holding, people[name], value * UNIT);
}
await setEquation(
	projects.shop,
	equation("Remaining", [
		bucket("firm", share(1, 100), { type: "Account", value: firm.address }),
		bucket("shipping", { type: "Fixed", value: { asset: NATIVE, amount: whole(5) } }, {
			type: "Account",
			value: shipping.address,
		}),
		bucket("holders", share(1, 1), books([holding])),
	]),
);
say("what they contributed is accepted, and each project has an equation");
await reach(from);
assert.equal((await views.levy(network.scope)).share.numerator, 0);

// From now on every token is watched.
const addresses = Object.fromEntries(
	Object.entries({ ...people, buyer, firm, shipping, manager }).map(([name, { address }]) => [name, address]),
);
const { act, refuses, has } = await watch({ ...addresses, ...pots, booksPot, equationsPot });

let invoices = 0;
const reference = () => `0x${String(++invoices).padStart(64, "0")}`;
const pay = (scope, amount, number, type = "Sale") =>
	ValueEquation.record_income({ scope, asset: NATIVE, amount, class: unit(type), reference: number });
/// How an income that comes in now would be divided.
const previewOf = async (scope, amount, type, levied = []) => {
	const { success, value } = await views.preview(scope, NATIVE, amount, unit(type), levied, undefined);
	assert.ok(success);
	return value;
};
/// Which part of a division the books got at once. The rest stays with the equations until it is collected.
const toBooks = ({ buckets }) => sum(buckets.flatMap(({ kinds }) => kinds.map(({ amount }) => amount)));
/// The buyer pays into a project, which divides it as the preview said. The division, and the reference.
const sale = async ({ scope }, tokens) => {
	const [amount, number] = [whole(tokens), reference()];
	const preview = await previewOf(scope, amount, "Sale");
	const moves = { buyer: -amount, booksPot: toBooks(preview), equationsPot: amount - toBooks(preview) };
	const recorded = event(await act(pay(scope, amount, number), buyer, moves), "ValueEquation", "IncomeRecorded");
	assert.deepEqual(recorded.split, preview, "what was foretold");
	assert.deepEqual([recorded.payer, recorded.reference, recorded.levied], [buyer.address, number, []]);
	assert.deepEqual([recorded.split.gross, recorded.split.base], [amount, amount]);
	return { split: recorded.split, number };
};
const taken = ({ buckets }) => buckets.map(({ taken }) => taken);

const inScope = ({ scope }, { book }) => book.type === "Kind" && book.value.scope === scope;
/// What somebody can claim in a project, by position.
const claimable = async (project, who) => {
	const positions = await api.view.Shares.holdings(holder(who), undefined, 100);
	return positions.filter((position) => inScope(project, position)).flatMap((position) =>
		position.earned.filter(({ claimable }) => claimable > 0n).map(({ claimable }) => ({ ...position, claimable }))
	);
};
/// Somebody claims all it has in a project, or `by` does it instead; what comes is what the views said.
const claim = async (project, name, by = people[name]) => {
	const who = people[name];
	const waiting = await claimable(project, who);
	const amount = sum(waiting.map(({ claimable }) => claimable));
	const positions = waiting.map(({ book, series }) => [book, series]);
	const payments = waiting.length;
	const call = by === who
		? Shares.claim({ positions, payments })
		: Shares.claim_for({ holder: holder(who), positions, payments });
	const claimed = events(await act(call, by, { [name]: amount, booksPot: -amount }), "Shares", "Claimed");
	assert.deepEqual(claimed.map(({ amount }) => amount), waiting.map(({ claimable }) => claimable));
	assert.deepEqual(await claimable(project, who), []);
	return amount;
};
/// Anybody has paid out what waits in a bucket.
const collect = async ({ scope }, place, to, tokens) => {
	const amount = whole(tokens);
	const line = { type: "Bucket", value: place };
	const moves = { [to]: amount, equationsPot: -amount };
	const call = ValueEquation.collect({ scope, asset: NATIVE, line });
	const collected = event(await act(call, buyer, moves), "ValueEquation", "Collected");
	assert.equal(collected.amount, amount);
	return amount;
};
/// What a project's books and its equation keep of what was paid in: nobody can claim it now.
const kept = async ({ scope }) => {
	const found = await api.view.Shares.books(scope, undefined, 100);
	const lines = found.flatMap(({ lines }) => lines);
	const { held, buckets } = await views.flow(scope, NATIVE);
	return sum(lines.map(({ accepted, paid }) => accepted - paid)) + held + sum(buckets.map(({ held }) => held));
};
/// Everybody named claims in a project and gets so much; the table says it.
const claims = async (project, expected, income) => {
	const rows = [];
	for (const [name, amount] of Object.entries(expected)) {
		const got = await claim(project, name);
		assert.equal(decimal(got), amount.includes(".") ? amount : decimal(whole(amount)));
		rows.push([`  ${name}`, decimal(got)]);
	}
	rows.push(["  kept for the next division", decimal(await kept(project))]);
	table([["  of an income of", decimal(whole(income))], ...rows]);
};

// Case 1.
say("Case 1, one sale: six kinds, one bucket");
const first = await sale(one, 195);
assert.deepEqual(first.split.buckets[0].kinds.map(({ amount }) => amount), [25, 10, 50, 50, 10, 50].map(whole));
await claims(one, { worker: "75", maker: "70", ann: "30", ben: "20" }, 195);
assert.equal(await kept(one), 0n);
await refuses(pay(one.scope, whole(195), first.number), buyer, "ValueEquation.AlreadyRecorded");
await refuses(pay(one.scope, whole(7), first.number), buyer, "ValueEquation.AlreadyRecorded");
say("  the number of an invoice is good once: ValueEquation.AlreadyRecorded");
await refuses(pay(one.scope, 9_999n, reference()), buyer, "ValueEquation.IncomeTooSmall");
await refuses(pay(one.scope, OVN, reference(), "Cascade"), buyer, "ValueEquation.InvalidClass");
await refuses(pay(network.scope, OVN, reference()), buyer, "ValueEquation.EquationNotFound");
const worksBook = [{ type: "Kind", value: { scope: one.scope, kind: work } }, 0];
await refuses(Shares.claim({ positions: [worksBook], payments: 1 }), worker, "Shares.NothingToClaim");
await refuses(Shares.claim({ positions: [worksBook], payments: 1 }), maker, "Shares.PositionNotFound");

const second = await sale(one, 1_000);
const before = has("worker");
const forWorker = await claim(one, "worker", eve);
assert.equal(has("worker") - before, forWorker);
assert.equal(decimal(forWorker), "384.615384615384");
say("  Eve claims for the worker, who gets 384.615384615384 and pays nothing");
await claims(one, { maker: "358.974358974358", ann: "153.846153846153", ben: "102.564102564102" }, 1_000);
const parts = ["384.615384615384", "358.974358974358", "153.846153846153", "102.564102564102"];
const inUnits = (number) => BigInt(number.replace(".", ""));
assert.equal(sum(parts.map(inUnits)) + await kept(one), whole(1_000));
assert.equal(second.split.residue, 0n);
say("  what they have and what is kept add up to 1000");

// Case 3.
for (const [name, figures] of Object.entries({
	lab: { parts: [500, 1_000, 500, 2_000, 6_000], passed: 0 },
	"full lab": { parts: [500, 300, 1_200, 2_000, 6_000], passed: 700 },
})) {
	const project = projects[name];
	say(`Case 3, ${name}: 5 % infrastructure, 10 % investment, 5 % initiators, 80 % first to costs, then to hours`);
	const { split } = await sale(project, 10_000);
	assert.deepEqual(taken(split), figures.parts.map(whole));
	assert.deepEqual([split.buckets[1].rest, split.buckets[2].passed], [whole(figures.passed), whole(figures.passed)]);
	assert.deepEqual([split.residue, split.held], [0n, 0n]);
	await collect(project, 0, `${name}'s fund`, 500);
	const [, investors, initiators] = figures.parts.map(String);
	const expected = { maker: investors, ann: initiators, ben: "2000", worker: "2000", eve: "4000" };
	await claims(project, expected, 10_000);
	assert.equal(await kept(project), 0n);
}
say("  the full lab owed 300 of its 1000: 700 went to the next bucket, to nobody's pocket");
const again = { scope: projects.lab.scope, asset: NATIVE, line: { type: "Bucket", value: 0 } };
await refuses(ValueEquation.collect(again), buyer, "ValueEquation.NothingOwed");

// Case 4.
say("Case 4, an invoice: 4/70 client manager, 5/70 sister project, 5/70 overhead, 80 % by billed hours");
const { split } = await sale(invoice, 7_000);
assert.deepEqual(taken(split), [400, 500, 500, 5_600].map(whole));
assert.equal(split.residue + split.held, 0n);
await collect(invoice, 0, "manager", 400);
await collect(invoice, 2, "overhead", 500);
await claims(invoice, { worker: "2400", maker: "3200" }, 7_000);
const sister = projects.sister.scope;
const inbox = await views.inbox(sister, 0);
assert.deepEqual(inbox, [{ asset: NATIVE, levied: [network.scope], amount: whole(500) }]);
const foretold = await previewOf(sister, whole(500), "Cascade", [network.scope]);
const cascade = ValueEquation.process_inbox({ scope: sister, asset: NATIVE, levied: [network.scope] });
const arrived = event(
	await act(cascade, buyer, { equationsPot: -whole(500), booksPot: whole(500) }),
	"ValueEquation",
	"IncomeRecorded",
);
assert.deepEqual([arrived.class.type, arrived.payer, arrived.split], ["Cascade", undefined, foretold]);
assert.deepEqual(await views.inbox(sister, 0), []);
await refuses(cascade, buyer, "ValueEquation.NothingOwed");
say("  anybody had the inbox of the sister project divided there: 500, as income of class Cascade");
await claims(projects.sister, { eve: "500" }, 500);

// Case 5.
say("Case 5, costs first: a hundredth to the firm, 5 for shipping, the rest by value 5, 11, 15, 23, 40");
let sofar = 0n;
for (const [income, cut, rest] of [[100, 1, 94], [200, 2, 193]]) {
	const { split } = await sale(projects.shop, income);
	assert.deepEqual(taken(split), [cut, 5, rest].map(whole));
	await collect(projects.shop, 0, "firm", cut);
	await collect(projects.shop, 1, "shipping", 5);
	// Over all sales nobody loses more than a fraction of the last decimal.
	const due = (value, total) => (total * value) / 94n;
	const total = sofar + whole(rest);
	const expected = Object.entries(holders).map(([name, value]) =>
		[name, decimal(due(value, total) - due(value, sofar))]
	);
	await claims(projects.shop, Object.fromEntries(expected), income);
	if (income === 100) {
		assert.deepEqual(expected.map(([, amount]) => amount), [5, 11, 15, 23, 40].map((n) => decimal(whole(n))));
	}
	sofar = total;
}
say(`told in ${await blockNumber()} blocks`);
end();
