// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: imports a ledger kept elsewhere into a project, and reads it back.
//
//   papi-import.mjs URL found LEDGER.csv STATE.json   founds a network and a project, decides on the import
//   papi-import.mjs URL pages LEDGER.csv STATE.json   brings the pages that are missing; may be broken off
//   papi-import.mjs URL check LEDGER.csv STATE.json   confirms the import, and compares with the ledger
//
// Of the ledger `papi-ledger.mjs` says what it has to be.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { OVN, api, client, done, end, feeOf, known, say, sum } from "./papi-chain.mjs";
import { entriesOf, importPages, isRecord, measured, readLedger, SALT, startImport } from "./papi-ledger.mjs";
import { defineKind, foundNetwork, foundProject } from "./papi-network.mjs";

const [phase, ledgerPath, statePath] = process.argv.slice(3);
const alice = known("Alice");
const ledger = readLedger(ledgerPath);
const { changes } = ledger;

const found = async () => {
	const { scope: network } = await foundNetwork(alice);
	const scope = await foundProject(network, "commons", alice);
	const kind = await defineKind(scope, measured("change", OVN / 100n), alice);
	const started = await startImport(scope, ledger.source, entriesOf(ledger, kind, SALT), alice);
	const state = { network, scope, kind, import: started };
	writeFileSync(statePath, JSON.stringify(state));
	say(`project ${scope} of network ${network} will import ${changes.length} contributions`);
};

const pages = async () => {
	const { scope, kind, import: id } = JSON.parse(readFileSync(statePath, "utf8"));
	// The chain says what is missing; nothing of an earlier run is remembered. The best block knows of
	// pages that are not final yet.
	const { imported } = await api.view.Contributions.import(scope, id, { at: "best" });
	say(`${imported} of ${changes.length} are there`);
	const startBlock = await client.getFinalizedBlock();
	const start = Date.now();
	const results = await importPages(scope, id, entriesOf(ledger, kind, SALT), alice, imported, (first, { block }) =>
		say(`page from ${first}: block ${block.number}`)
	);
	if (results.length === 0) return say("nothing is missing");
	const numbers = new Set(results.map(({ block }) => block.number));
	const fees = sum(results.map(feeOf));
	const seconds = (Date.now() - start) / 1000;
	say(`${results.length} pages in ${numbers.size} blocks (${startBlock.number} to ${Math.max(...numbers)}), `
		+ `${seconds.toFixed(1)} s, fees ${Number(fees) / Number(OVN)} OVN`);
};

const check = async () => {
	const { scope, kind, import: id } = JSON.parse(readFileSync(statePath, "utf8"));
	const before = await api.view.Contributions.import(scope, id);
	assert.equal(before.imported, changes.length);
	if (!before.finished) await done(api.tx.Contributions.finish_import({ scope, import: id }), alice);

	const entries = entriesOf(ledger, kind, SALT);
	const people = await isRecord(scope, kind, entries);
	const lines = sum(changes.map(({ lines }) => lines));
	say(`${people} people and ${changes.length} contributions of ${lines} lines: as in the ledger`);

	const found = await api.query.Contributions.Contributions.getEntries(scope);
	const evidence = new Map(entries.map((entry) => [entry.evidence, entry]));
	for (const { value } of found) {
		assert.equal(value.entry.type, "Imported");
		const line = evidence.get(value.evidence.hash);
		assert.ok(line, "an entry that is not in the ledger, or is there twice");
		assert.equal(value.contributor.value, line.contributor.value);
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
	say(`state: ${per(contribution, found.length)} a contribution; ${per(person, people)} a person`);
};

await { found, pages, check }[phase]();
end();
