// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: imports a ledger kept elsewhere into a project, and reads it back.
//
//   papi-import.mjs URL found LEDGER.csv STATE.json   founds a network and a project, decides on the import
//   papi-import.mjs URL pages LEDGER.csv STATE.json   brings the pages that are missing; may be broken off
//   papi-import.mjs URL check LEDGER.csv STATE.json   confirms the import, and compares with the ledger
//
// LEDGER.csv has lines `date,contributor,lines_added,lines_removed`; a contribution is the lines it
// changed. A contributor becomes an external identity: the hash of a salt and the name.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { OVN, api, client, done, end, event, feeOf, known, say, text } from "./papi-chain.mjs";

const [phase, ledgerPath, statePath] = process.argv.slice(3);
const PAGE = 256;
const MILLION = 1_000_000n;
const SALT = "commons-log";

const alice = known("Alice");
const hash = (text) => `0x${createHash("sha256").update(text).digest("hex")}`;

const source = readFileSync(ledgerPath, "utf8");
const ledger = source.trim().split("\n").slice(1).map((line, number) => {
	const [date, name, added, removed] = line.split(",");
	return {
		identity: hash(`${SALT}:${name}`),
		quantity: (BigInt(added) + BigInt(removed)) * MILLION,
		day: Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000),
		// Two lines can be the same: with its number each has a hash of its own.
		evidence: hash(`${number}:${line}`),
	};
});
const sum = ledger.reduce((total, { quantity }) => total + quantity, 0n);

const document = (of) => ({ hash: hash(of), uri: text("") });

const found = async () => {
	const create = async (parent, type) => {
		const kind = { type, value: undefined };
		const tx = { parent, kind, metadata: document(type), stewards: [alice.address] };
		return event(await done(api.tx.Networks.create_scope(tx), alice), "Networks", "ScopeCreated").scope;
	};
	const network = await create(0, "Network");
	const scope = await create(network, "Project");
	const defined = await done(api.tx.Contributions.define_kind({
		scope,
		terms: {
			name: text("change"),
			document: document("a change of the list"),
			category: { type: "Data", value: undefined },
			action: { type: "Produce", value: undefined },
			unit: { type: "Line", value: undefined },
			rate: OVN / 100n,
			claim: { type: "Equity", value: undefined },
			multipliers: [],
			limits: { max_quantity: 1_000_000n * MILLION, daily_limit: undefined },
			deciding: { type: "Measured", value: { purse: undefined } },
			earns_reputation: false,
		},
	}), alice);
	const { kind } = event(defined, "Contributions", "KindDefined");
	const started = await done(api.tx.Contributions.start_import({
		scope,
		importer: alice.address,
		source: document(source),
		entries: ledger.length,
		quantity: sum,
	}), alice);
	const state = { network, scope, kind, import: event(started, "Contributions", "ImportStarted").import };
	writeFileSync(statePath, JSON.stringify(state));
	say(`project ${scope} of network ${network} will import ${ledger.length} contributions`);
};

const pages = async () => {
	const { scope, kind, import: id } = JSON.parse(readFileSync(statePath, "utf8"));
	// The chain says what is missing; nothing of an earlier run is remembered. The best block knows of
	// pages that are not final yet.
	const best = { at: "best" };
	const { imported } = await api.view.Contributions.import(scope, id, best);
	say(`${imported} of ${ledger.length} are there`);
	let nonce = await api.apis.AccountNonceApi.account_nonce(alice.address, best);
	const startBlock = await client.getFinalizedBlock();
	const start = Date.now();
	const sent = [];
	for (let first = imported; first < ledger.length; first += PAGE) {
		const entries = ledger.slice(first, first + PAGE).map((line) => ({
			contributor: { type: "External", value: line.identity },
			kind,
			quantity: line.quantity,
			day: line.day,
			evidence: line.evidence,
			gift: false,
		}));
		const tx = api.tx.Contributions.import_page({ scope, import: id, first, entries });
		const page = done(tx, alice, { nonce: nonce++ }).then((result) => {
			say(`page from ${first}: block ${result.block.number}`);
			return result;
		});
		page.catch(() => {});
		sent.push(page);
		// Few enough at a time for the pool of a node.
		if (sent.length % 16 === 0) await Promise.all(sent);
	}
	const results = await Promise.all(sent);
	if (results.length === 0) return say("nothing is missing");
	const numbers = new Set(results.map(({ block }) => block.number));
	const fees = results.reduce((total, result) => total + feeOf(result), 0n);
	const seconds = (Date.now() - start) / 1000;
	say(`${results.length} pages in ${numbers.size} blocks (${startBlock.number} to ${Math.max(...numbers)}), `
		+ `${seconds.toFixed(1)} s, fees ${Number(fees) / Number(OVN)} OVN`);
};

const check = async () => {
	const { scope, kind, import: id } = JSON.parse(readFileSync(statePath, "utf8"));
	const before = await api.view.Contributions.import(scope, id);
	assert.equal(before.imported, ledger.length);
	if (!before.finished) await done(api.tx.Contributions.finish_import({ scope, import: id }), alice);

	const people = new Map();
	for (const { identity, quantity } of ledger) {
		const person = people.get(identity) ?? { count: 0, quantity: 0n };
		people.set(identity, { count: person.count + 1, quantity: person.quantity + quantity });
	}
	const ledgers = await api.query.Contributions.Ledgers.getEntries(scope);
	assert.equal(ledgers.length, people.size);
	for (const { keyArgs: [, contributor], value } of ledgers) {
		const person = people.get(contributor.value);
		assert.equal(value.accepted, person.count);
		assert.equal(value.quantity, person.quantity);
		assert.equal(value.units, person.quantity);
	}
	const totals = await api.view.Contributions.totals(scope, kind);
	assert.equal(totals.accepted, ledger.length);
	assert.equal(totals.quantity, sum);
	say(`${people.size} people and ${totals.accepted} contributions of ${sum / MILLION} lines: as in the ledger`);

	const entries = await api.query.Contributions.Contributions.getEntries(scope);
	const evidence = new Map(ledger.map((line) => [line.evidence, line]));
	for (const { value } of entries) {
		assert.equal(value.entry.type, "Imported");
		const line = evidence.get(value.evidence.hash);
		assert.ok(line, "an entry that is not in the ledger, or is there twice");
		assert.equal(value.contributor.value, line.identity);
		assert.equal(value.day, line.day);
		assert.equal(value.quantity, line.quantity);
		evidence.delete(value.evidence.hash);
	}
	assert.equal(evidence.size, 0);
	say("every line of the ledger is there once, marked as imported");

	const size = async (item) => {
		const prefix = await api.query.Contributions[item].getKey(scope);
		const values = Number(await client._request("state_getStorageSize", [prefix]));
		const [first] = await client._request("state_getKeysPaged", [prefix, 1, null, null]);
		return { values, key: (first.length - 2) / 2 };
	};
	const contribution = await size("Contributions");
	const person = await size("Ledgers");
	const per = ({ values, key }, count) =>
		`${(values / count).toFixed(1)} bytes and a key of ${key}`;
	say(`state: ${per(contribution, entries.length)} a contribution; ${per(person, ledgers.length)} a person`);
};

await { found, pages, check }[phase]();
end();
