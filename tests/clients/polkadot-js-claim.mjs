// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// @polkadot/api: those who gave most to a ledger come to the chain, after `python_income.py` has recorded a
// sale: they are bound to accounts, the notice passes, and somebody claims for them. Each gets what follows
// from the ledger. Each transaction is a block of its own: the node runs with `--sealing instant`.
//
//   polkadot-js-claim.mjs URL LEDGER.csv STATE.json

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { api, done, end, event, fails, known, money, OVN, say, stranger, view } from "./polkadot-js-chain.mjs";

const [ledgerPath, statePath] = process.argv.slice(3);
const { scope, kind } = JSON.parse(readFileSync(statePath, "utf8"));
const [alice, bob] = ["Alice", "Bob"].map(known);
const { shares, utility } = api.tx;
const BASE = 9_500n * OVN;
const book = { Kind: { scope, kind } };

const lines = new Map();
for (const line of readFileSync(ledgerPath, "utf8").trim().split("\n").slice(1)) {
	const [, name, added, removed] = line.split(",");
	lines.set(name, (lines.get(name) ?? 0n) + BigInt(added) + BigInt(removed));
}
const total = [...lines.values()].reduce((sum, count) => sum + count, 0n);
const most = [...lines].sort(([, a], [, b]) => (a < b ? 1 : -1)).slice(0, 5).map(([name, count]) => ({
	name,
	holder: { External: `0x${createHash("sha256").update(`commons-log:${name}`).digest("hex")}` },
	due: (BASE * count) / total,
	account: stranger().address,
}));

const claimable = async ({ holder }) => {
	const position = (await view("Shares", "position", book, holder, 0)).unwrap();
	return position.earned[0].claimable.toBigInt();
};
const claimFor = ({ holder }) => shares.claimFor(holder, [[book, 0]], 1);
for (const person of most) assert.equal(await claimable(person), person.due, person.name);
await fails(claimFor(most[0]), bob, "shares.NotBound");
const bindings = most.map(({ holder, account }) => shares.proposeBinding(scope, holder.External, account));
const proposed = await done(utility.batchAll(bindings), alice);
const from = proposed.events.find(({ event }) => api.events.shares.BindingProposed.is(event)).event.data.from;
say(`of ${lines.size} people five come to the chain; their bindings are in force from block ${from} on`);
const { provider } = api._options;
for (;;) {
	const number = (await api.rpc.chain.getHeader()).number.toNumber();
	if (number >= from.toNumber() - 1) break;
	await provider.send("engine_createBlock", [true, true]);
}

for (const person of most) {
	const result = await done(claimFor(person), bob);
	const claimed = event(result, "shares", "Claimed");
	assert.equal(claimed.payee.asAgent.toString(), person.account);
	assert.equal(claimed.amount.toBigInt(), person.due);
	assert.deepEqual(await money(person.account, result.block), { free: person.due, held: 0n });
	assert.equal(await claimable(person), 0n);
	say(`${person.name}: ${person.due / OVN}.${String(person.due % OVN).padStart(12, "0")}, claimed by somebody else`);
}
await fails(claimFor(most[0]), bob, "shares.NothingToClaim");
say("each has what follows from the ledger, to the base unit; nothing is left to claim: shares.NothingToClaim");

await end();
