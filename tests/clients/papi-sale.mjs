// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: a project into which `papi-import.mjs` has brought a real ledger sells something. Some of
// those who contributed are bound to accounts, and are paid; everybody else's money waits. What everybody has
// is written down, for `expected_sale.py` to compare with what it computes from the ledger alone.
//
//   papi-sale.mjs URL LEDGER.csv STATE.json RESULT.json

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { watch } from "./papi-books.mjs";
import {
	address, all, api, decimal, done, end, event, events, feeOf, known, NATIVE, OVN, reach, say, sum, table, text, unit,
} from "./papi-chain.mjs";
import { claimables, external, hash, identity, linesByName, readLedger, SALT, sha256 } from "./papi-ledger.mjs";
import { openPots } from "./papi-network.mjs";

const [ledgerPath, statePath, resultPath] = process.argv.slice(3);
const { network, scope, kind } = JSON.parse(readFileSync(statePath, "utf8"));
const GROSS = 10_000n * OVN;
const { Shares, ValueEquation } = api.tx;
const [alice, bob, buyer] = ["Alice", "Bob", "Charlie"].map(known);
const book = { type: "Kind", value: { scope, kind } };

const names = [...linesByName(readLedger(ledgerPath)).keys()];
const identityOf = (name) => identity(SALT, name);
/// One in a hundred has come to the chain.
const arrived = names.filter((_, place) => place % 100 === 0);
const accountOf = (name) => address(new Uint8Array(sha256(`account of ${name}`)));

// All income goes to the book, after the network's levy.
const { equationsPot, booksPot } = await openPots(network, alice);
const equation = await api.view.ValueEquation.preset({ type: "HoursOnly", value: { work: kind } });
assert.deepEqual(equation.buckets[0].name, text("hours"));
await done(ValueEquation.set_equation({ scope, equation }), alice);
const { share } = await api.view.ValueEquation.levy(network);
assert.deepEqual(share, { numerator: 5, denominator: 100 });

const { treasury } = await api.view.Networks.scope(network);
const accounts = Object.fromEntries(arrived.map((name) => [name, accountOf(name)]));
const { act, refuses, has } = await watch({
	alice: alice.address,
	bob: bob.address,
	buyer: buyer.address,
	treasury,
	booksPot,
	equationsPot,
	...accounts,
});

const levy = (GROSS * 5n) / 100n;
const reference = hash("invoice 1");
const sale = ValueEquation.record_income({
	scope,
	asset: NATIVE,
	amount: GROSS,
	class: unit("Sale"),
	reference,
});
const sold = await act(sale, buyer, { buyer: -GROSS, booksPot: GROSS - levy, equationsPot: levy });
const { split } = event(sold, "ValueEquation", "IncomeRecorded");
assert.deepEqual([split.levy, split.base, split.residue], [[network, levy], GROSS - levy, 0n]);
say(`a sale of ${decimal(GROSS)}: one transaction, for ${decimal(feeOf(sold))}; ${decimal(levy)} are the network's levy`);
const collect = ValueEquation.collect({ scope, asset: NATIVE, line: { type: "Levy", value: undefined } });
await act(collect, bob, { treasury: levy, equationsPot: -levy });

const before = await claimables(book);
assert.equal(before.size, names.length);
say(`${before.size} people share it; their claims add up to ${decimal(sum([...before.values()]))}`);

// Nobody can be paid who is bound to no account; and a binding waits for its notice.
const claimFor = (name) => Shares.claim_for({ holder: external(identityOf(name)), positions: [[book, 0]], payments: 1 });
await refuses(claimFor(names[0]), bob, "Shares.NotBound");
const propose = (name, account = accounts[name]) =>
	Shares.propose_binding({ scope, identity: identityOf(name), account });
await refuses(propose(names[0], alice.address), alice, "Shares.NotForOneself");
const announced = events(await act(all(arrived.map((name) => propose(name))), alice), "Shares", "BindingProposed");
assert.equal(announced.length, arrived.length);
await refuses(propose(names[0]), alice, "Shares.AlreadyBound");
const { from } = announced[0];
// Some blocks earlier, in case that others come by themselves.
await reach(from - 6);
await refuses(claimFor(names[0]), bob, "Shares.NotBound");
await reach(from - 1);
say(`${arrived.length} of them are bound to accounts; the notice ends with block ${from}`);

const paid = new Map();
let fees = 0n;
for (let first = 0; first < arrived.length; first += 10) {
	const some = arrived.slice(first, first + 10);
	const amounts = Object.fromEntries(some.map((name) => [name, before.get(identityOf(name))]));
	const moves = { ...amounts, booksPot: -sum(Object.values(amounts)) };
	const result = await act(all(some.map(claimFor)), bob, moves);
	fees += feeOf(result);
	for (const { holder, amount, payee } of events(result, "Shares", "Claimed")) {
		paid.set(holder.value, amount);
		assert.equal(payee.type, "Agent");
	}
}
for (const name of arrived) assert.equal(paid.get(identityOf(name)), has(name), name);
await refuses(claimFor(names[0]), bob, "Shares.NothingToClaim");
say(`anybody claims for them, for ${decimal(fees)} in fees, and each of the ${paid.size} has got what was there for it`);

const now = await claimables(book);
const [line] = (await api.view.Shares.book(book)).lines;
const { held, buckets } = await api.view.ValueEquation.flow(scope, NATIVE);
const people = Object.fromEntries(names.map((name) => {
	const identity = identityOf(name);
	// A position is there as long as it has units, whatever was claimed.
	return [identity, { claimable: String(now.get(identity)), paid: String(paid.get(identity) ?? 0n) }];
}));
const kept = held + sum(buckets.map(({ held }) => held));
const result = {
	gross: String(GROSS),
	levy: String(levy),
	accepted: String(line.accepted),
	paid: String(line.paid),
	kept: String(kept),
	people,
};
writeFileSync(resultPath, JSON.stringify(result));
const waiting = sum([...now.values()]);
const dust = line.accepted - line.paid - waiting;
table([
	["of the sale", decimal(GROSS)],
	["  levy", decimal(levy)],
	["  paid", decimal(line.paid)],
	["  can be claimed", decimal(waiting)],
	["  fractions, in the book", decimal(dust)],
	["  fractions, in the equation", decimal(kept)],
]);
assert.equal(levy + line.paid + waiting + dust + kept, GROSS);
assert.ok(dust >= 0n && dust < BigInt(names.length), "everybody keeps a fraction of a base unit");
assert.equal(line.paid, sum([...paid.values()]));
// What lies on the pot of the books is what they owe, and its endowment.
assert.equal(has("booksPot"), waiting + dust + await api.constants.Balances.ExistentialDeposit());
end();
