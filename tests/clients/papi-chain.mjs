// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// What every story told with polkadot-api needs: the connection, signing, reading, naming errors.
// The node's address is the first argument of the program.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { sr25519CreateDerive } from "@polkadot-labs/hdkd";
import { DEV_PHRASE, entropyToMiniSecret, mnemonicToEntropy } from "@polkadot-labs/hdkd-helpers";
import { AccountId, createClient } from "polkadot-api";
import { getPolkadotSigner } from "polkadot-api/signer";
import { getWsProvider } from "polkadot-api/ws";
import { WebSocket } from "ws";
import { ovn } from "./.papi/descriptors/dist/index.js";

export const OVN = 10n ** 12n;
export const client = createClient(getWsProvider(process.argv[2], { websocketClass: WebSocket }));
export const api = client.getTypedApi(ovn);
export const say = (line) => console.log(`papi: ${line}`);

export const address = (publicKey) => AccountId(42).dec(publicKey);
const agent = (pair) => ({
	signer: getPolkadotSigner(pair.publicKey, "Sr25519", pair.sign),
	address: address(pair.publicKey),
});
const wellKnown = sr25519CreateDerive(entropyToMiniSecret(mnemonicToEntropy(DEV_PHRASE)));
/// The agent of a well-known development account.
export const known = (name) => agent(wellKnown(`//${name}`));
/// An agent with a key nobody has seen before.
export const stranger = () => agent(sr25519CreateDerive(randomBytes(32))(""));
/// The treasury of the global scope, which fees go to.
export const feePot = address(
	new Uint8Array(Buffer.from("a1d42fad7d0bd26bda3d1e09868d94c72cfb6e07979e89daf6733c433518ff58", "hex")),
);

/// A variant without a value.
export const unit = (type) => ({ type, value: undefined });
/// The chain's own token.
export const NATIVE = unit("Native");
/// An agent as one who contributes, and holds claims.
export const holder = ({ address }) => ({ type: "Agent", value: address });
/// Calls in one transaction: all of them, or none.
export const all = (calls) => api.tx.Utility.batch_all({ calls: calls.map(({ decodedCall }) => decodedCall) });

/// Signs, submits and waits for finality, whether the call succeeds or fails.
export const submit = (call, { signer }, options) => call.signAndSubmit(signer, options);
/// As `submit`, for a call that has to succeed.
export const done = async (call, by, options) => {
	const result = await submit(call, by, options);
	assert.ok(result.ok, result.ok || nameOf(result.dispatchError));
	return result;
};
/// As `submit`, for a call that has to fail with an error of that name; what became of it.
export const fails = async (call, by, name, options) => {
	const result = await submit(call, by, options);
	assert.equal(result.ok ? "success" : nameOf(result.dispatchError), name);
	return result;
};
/// For a transaction that no block takes; why, as polkadot-api says it.
export const refused = async (call, { signer }, options) => {
	try {
		await call.signAndSubmit(signer, options);
	} catch (error) {
		if (error.error?.type !== "Invalid") throw error;
		const { type, value } = error.error.value;
		return value === undefined ? type : `${type}(${value})`;
	}
	assert.fail("the transaction was accepted");
};
/// The name of an error a call failed with: that of the pallet and the error, or of the kind.
export const nameOf = ({ type, value }) =>
	type === "Module" ? `${value.type}.${value.value.type}` : value?.type ? `${type}.${value.type}` : type;

/// The values of the events of that name in what became of a transaction.
export const events = ({ events }, pallet, name) =>
	events.filter(({ type, value }) => type === pallet && value.type === name).map(({ value }) => value.value);
/// The value of the only event of that name.
export const event = (result, pallet, name) => {
	const found = events(result, pallet, name);
	assert.equal(found.length, 1, `${pallet}.${name} happened ${found.length} times`);
	return found[0];
};
/// The fee of a transaction, whoever paid it.
export const feeOf = (result) => event(result, "TransactionPayment", "TransactionFeePaid").actual_fee;

/// What an account holds at a block: freely, under holds, in all.
export const money = async (account, at) => {
	const { data } = await api.query.System.Account.getValue(account, { at });
	return { free: data.free, held: data.reserved, total: data.free + data.reserved };
};
export const free = async (account, at) => (await money(account, at)).free;
/// The number of the finalised block.
export const blockNumber = async () => (await client.getFinalizedBlock()).number;
/// Lets time pass until the chain has reached a block of that number: makes blocks without transactions, or
/// waits for them where validators make them.
export const reach = async (number) => {
	try {
		for (let made = await blockNumber(); made < number; made += 1) {
			await client._request("engine_createBlock", [true, true]);
		}
	} catch (error) {
		if (error.code !== -32601) throw error;
	}
	while (await blockNumber() < number) await new Promise((resolve) => setTimeout(resolve, 10));
};
/// This day of the chain's clock, in days since 1 January 1970.
export const today = async () => Number((await api.query.Timestamp.Now.getValue()) / 86_400_000n);

/// A short text in bytes.
export const text = (words) => new Uint8Array(Buffer.from(words));
/// A document that is kept elsewhere.
export const document = (uri) => ({ hash: `0x${randomBytes(32).toString("hex")}`, uri: text(uri) });
/// A destination of a transfer.
export const to = (account) => ({ type: "Id", value: account });
export const transfer = (dest, value) => api.tx.Balances.transfer_keep_alive({ dest: to(dest), value });

export const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);
/// Tokens, in base units; of numbers with at most two decimals.
export const whole = (number) => BigInt(Math.round(number * 100)) * (OVN / 100n);
/// An amount with 12 decimals, in whole ones: of tokens, of reputation.
export const decimal = (amount) => `${amount / OVN}.${String(amount % OVN).padStart(12, "0")}`;
/// Says a table: rows of texts, the heads first; the first column to the left, the others to the right.
export const table = (rows) => {
	const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
	for (const row of rows) {
		say(row.map((cell, column) => column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])).join("  "));
	}
};

/// Ends the program well.
export const end = () => {
	client.destroy();
	process.exit(0);
};
