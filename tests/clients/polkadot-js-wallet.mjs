// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// @polkadot/api: does what a page tells somebody to do in a browser wallet, which is made of this library.
// After the node's address: the page, and which of its tables. Each row is who signs, the pallet, the
// call, its arguments by name, and what becomes of it: the event, who pays, or the refusal.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { api, done, end, feeOf, known, OVN, say, submit } from "./polkadot-js-chain.mjs";

// What the page says of the chain before anything is signed.
assert.equal(api.runtimeChain.toString(), "OVN");
assert.ok((await api.rpc.system.chainType()).isDevelopment);
assert.deepEqual([api.registry.chainTokens, api.registry.chainDecimals, api.registry.chainSS58], [["OVN"], [12], 42]);
assert.ok(api.registry.signedExtensions.includes("CheckMetadataHash"));

const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const [path, number] = process.argv.slice(3);
const table = readFileSync(path, "utf8").split("<!-- wallet -->")[Number(number) + 1].trim().split("\n\n")[0];
const rows = table.split("\n").slice(2).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
assert.ok(rows.length > 0);
const day = Math.floor((await api.query.timestamp.now()).toNumber() / 86_400_000);
const plain = (cell) => cell.replace(/`/g, "");

for (const [who, pallet, name, given, becomes] of rows) {
	const signer = known(who);
	const call = api.tx[camel(plain(pallet))][camel(plain(name))];
	const args = JSON.parse(`{${plain(given)}}`.replace("TODAY", day));
	const names = call.meta.args.map((argument) => argument.name.toString());
	const written = Object.keys(args).map(camel);
	// A page that leaves an argument out, or names one that is not there, helps nobody.
	assert.deepEqual(written, names, `${pallet}.${name} takes ${names}`);
	const transaction = call(...Object.values(args));
	const before = (await api.query.system.account(signer.address)).data;
	const total = (data) => data.free.toBigInt() + data.reserved.toBigInt();
	const quoted = (await transaction.paymentInfo(signer)).partialFee.toBigInt();
	const outcome = plain(becomes);
	if (outcome.startsWith("refused")) {
		await assert.rejects(submit(transaction, signer), new RegExp(outcome.split(": ")[1]));
		say(`${who} ${pallet}.${name}: ${outcome}`);
		continue;
	}
	const result = await done(transaction, signer);
	const [event, fee] = outcome.split(", ");
	const found = result.events.map(({ event }) => event.method);
	assert.ok(found.includes(event), `${pallet}.${name}: ${event} is not in ${found}`);
	if (fee === "fee 0") {
		// What the wallet shows before, and what is taken.
		assert.equal(quoted, 0n);
		assert.ok(total((await api.query.system.account(signer.address)).data) >= total(before));
		assert.ok(found.includes("FeeSponsored"));
	} else {
		assert.ok(quoted > 0n && feeOf(result) > 0n && feeOf(result) < OVN);
	}
	say(`${who} ${pallet}.${name}: ${outcome}`);
}

// A signer that insists on the hash of the metadata needs a runtime that was built with it.
if (Number(number) === 0) {
	const alice = known("Alice");
	const strict = { mode: 1, metadataHash: `0x${"11".repeat(32)}` };
	const remark = api.tx.system.remark("0x00");
	await assert.rejects(remark.signAndSend(alice, strict), /1011.*CannotLookup/);
	say("a signature over the hash of the metadata is refused by this build: 1011");
}
await end();
