// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// Ledgers that were kept elsewhere, and their import, for the stories told with polkadot-api.
//
// A ledger is a file of lines `date,contributor,lines_added,lines_removed`; a contribution is the lines that it
// changed. A contributor becomes an external identity: the hash of a salt and the name.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { api, done, event, sum, text, unit } from "./papi-chain.mjs";
import { hours, UNIT } from "./papi-network.mjs";

const HEAD = "date,contributor,lines_added,lines_removed";
/// The salt with which the stories `import` and `sale` make identities.
export const SALT = "commons-log";
/// So many contributions a page; the chain takes no more.
const PAGE = 256;
/// How many pages at a time are not too many for the pool of a node.
const AT_A_TIME = 16;
const MILLISECONDS_A_DAY = 86_400_000;
/// So many positions are read at a time.
const POSITIONS = 100;

export const sha256 = (words) => createHash("sha256").update(words).digest();
/// The same, as the chain's hashes are written.
export const hash = (words) => `0x${sha256(words).toString("hex")}`;
export const identity = (salt, name) => hash(`${salt}:${name}`);
/// Somebody who is not on the chain, as one who contributes, and holds claims.
export const external = (identity) => ({ type: "External", value: identity });

/// Reads a ledger: the hash of the file, and its contributions. At most `most` lines of a change are counted.
export const readLedger = (path, most = Infinity) => {
	assert.ok(path, `name a ledger: a file with lines ${HEAD}, as scripts/demo/list-log.csv`);
	const source = readFileSync(path, "utf8");
	const [head, ...rows] = source.trim().split(/\r?\n/);
	assert.equal(head, HEAD, `${path} is no ledger: its first line has to be ${HEAD}`);
	const changes = rows.map((row, number) => {
		const [, date, name, added, removed] = row.match(/^(\d{4}-\d\d-\d\d),([^,]+),(\d+),(\d+)$/) ?? [];
		assert.ok(date, `line ${number + 2} of ${path} has to be a day, a name and two whole numbers: ${row}`);
		const time = Date.parse(`${date}T00:00:00Z`);
		// What is after the end of a month is taken for the beginning of the next.
		const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
		assert.ok(exists, `line ${number + 2} of ${path}: there is no day ${date}`);
		const changed = Number(added) + Number(removed);
		assert.ok(changed > 0, `line ${number + 2} of ${path} changed nothing: leave it out`);
		const [lines, day] = [BigInt(Math.min(changed, most)), time / MILLISECONDS_A_DAY];
		// Two lines can be the same: with its number each has a hash of its own.
		return { name, lines, day, evidence: hash(`${number}:${row}`) };
	});
	return { source: hash(source), changes };
};
/// How many lines everybody in a ledger changed, in the order in which they first appear.
export const linesByName = ({ changes }) => {
	const found = new Map();
	for (const { name, lines } of changes) found.set(name, (found.get(name) ?? 0n) + lines);
	return found;
};

/// Something that others have counted, as lines of text. `other` changes some of the terms.
export const measured = (name, rate, other = {}) => hours(0, 1, 1, {
	name: text(name),
	category: unit("Data"),
	action: unit("Produce"),
	unit: unit("Line"),
	rate,
	limits: { max_quantity: 1_000_000n * UNIT, daily_limit: undefined },
	deciding: { type: "Measured", value: { purse: undefined } },
	...other,
});
/// The contributions of a ledger, as the chain takes them.
export const entriesOf = ({ changes }, kind, salt) => changes.map(({ name, lines, day, evidence }) => ({
	contributor: external(identity(salt, name)),
	kind,
	quantity: lines * UNIT,
	day,
	evidence,
	gift: false,
}));
/// A scope decides on an import of these contributions; its number.
export const startImport = async (scope, source, entries, steward) => {
	const start = api.tx.Contributions.start_import({
		scope,
		importer: steward.address,
		source: { hash: source, uri: text("") },
		entries: entries.length,
		quantity: sum(entries.map(({ quantity }) => quantity)),
	});
	return event(await done(start, steward), "Contributions", "ImportStarted").import;
};
/// Brings the pages from the contribution `from` on, each with a nonce of its own, and tells `brought` of each;
/// what became of them.
export const importPages = async (scope, id, entries, importer, from = 0, brought = () => {}) => {
	let nonce = await api.apis.AccountNonceApi.account_nonce(importer.address, { at: "best" });
	const sent = [];
	for (let first = from; first < entries.length; first += PAGE) {
		const tx = api.tx.Contributions.import_page({
			scope,
			import: id,
			first,
			entries: entries.slice(first, first + PAGE),
		});
		const page = done(tx, importer, { nonce: nonce++ }).then((result) => {
			brought(first, result);
			return result;
		});
		page.catch(() => {});
		sent.push(page);
		if (sent.length % AT_A_TIME === 0) await Promise.all(sent);
	}
	return Promise.all(sent);
};
/// The whole of an import: decided, brought, confirmed.
export const importAll = async (scope, source, entries, steward) => {
	const id = await startImport(scope, source, entries, steward);
	const pages = await importPages(scope, id, entries, steward);
	await done(api.tx.Contributions.finish_import({ scope, import: id }), steward);
	return pages;
};
/// That a scope's record of a kind is what these contributions say, and nothing else: everybody's, and the whole.
/// How many people they are.
export const isRecord = async (scope, kind, entries) => {
	const people = new Map();
	for (const { contributor: { value: identity }, quantity } of entries) {
		const person = people.get(identity) ?? { count: 0, quantity: 0n };
		people.set(identity, { count: person.count + 1, quantity: person.quantity + quantity });
	}
	const ledgers = await api.query.Contributions.Ledgers.getEntries(scope);
	assert.equal(ledgers.length, people.size);
	for (const { keyArgs: [, contributor], value } of ledgers) {
		const { count, quantity } = people.get(contributor.value);
		assert.deepEqual([value.accepted, value.quantity, value.units], [count, quantity, quantity]);
	}
	const totals = await api.view.Contributions.totals(scope, kind);
	assert.equal(totals.accepted, entries.length);
	assert.equal(totals.quantity, sum(entries.map(({ quantity }) => quantity)));
	return people.size;
};

/// What everybody in a book can claim, by account or identity.
export const claimables = async (book) => {
	const found = new Map();
	for (let after;;) {
		const page = await api.view.Shares.positions(book, after, POSITIONS);
		for (const { holder, earned } of page) {
			assert.ok(!found.has(holder.value), "somebody has two positions");
			found.set(holder.value, sum(earned.map(({ claimable }) => claimable)));
		}
		if (page.length === 0) return found;
		const { holder, series } = page.at(-1);
		after = [holder, series];
	}
};
