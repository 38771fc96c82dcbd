// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api, with descriptors generated from the chain's metadata: a transfer signed, read back,
// and refused in four ways.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { sr25519CreateDerive } from "@polkadot-labs/hdkd";
import { DEV_PHRASE, entropyToMiniSecret, mnemonicToEntropy } from "@polkadot-labs/hdkd-helpers";
import { AccountId, createClient } from "polkadot-api";
import { getPolkadotSigner } from "polkadot-api/signer";
import { getWsProvider } from "polkadot-api/ws";
import { WebSocket } from "ws";
import { ovn } from "./.papi/descriptors/dist/index.js";

const OVN = 10n ** 12n;
const url = process.argv[2];
const client = createClient(getWsProvider(url, { websocketClass: WebSocket }));
const api = client.getTypedApi(ovn);
const say = (line) => console.log(`papi: ${line}`);

const derive = sr25519CreateDerive(entropyToMiniSecret(mnemonicToEntropy(DEV_PHRASE)));
const signer = (path) => {
	const pair = derive(path);
	return getPolkadotSigner(pair.publicKey, "Sr25519", pair.sign);
};
const address = (publicKey) => AccountId(42).dec(publicKey);
const alice = signer("//Alice");
const aliceAddress = address(alice.publicKey);
// The treasury of the global scope, which fees go to.
const pot = address(new Uint8Array(Buffer.from("a1d42fad7d0bd26bda3d1e09868d94c72cfb6e07979e89daf6733c433518ff58", "hex")));
const fresh = address(new Uint8Array(randomBytes(32)));
const free = async (account, at) => (await api.query.System.Account.getValue(account, { at })).data.free;
const transfer = (dest, value) =>
	api.tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: dest }, value });

const { name, properties } = await client.getChainSpecData();
assert.equal(name, "OVN");
assert.deepEqual(properties, { ss58Format: 42, tokenDecimals: 12, tokenSymbol: "OVN" });
assert.equal((await api.constants.System.Version()).spec_name, "ovn");
say(`connected to ${name}`);

const done = await transfer(fresh, 5n * OVN).signAndSubmit(alice);
assert.ok(done.ok, JSON.stringify(done.dispatchError));
const event = done.events.find(({ type, value }) => type === "Balances" && value.type === "Transfer");
assert.deepEqual(event.value.value, { from: aliceAddress, to: fresh, amount: 5n * OVN });
const paid = done.events.find(({ type }) => type === "TransactionPayment").value.value;
const after = done.block.hash;
const header = await client.getBlockHeader(after);
const before = header.parentHash;
assert.equal(await free(fresh, after), 5n * OVN);
assert.equal(await free(aliceAddress, before) - await free(aliceAddress, after), 5n * OVN + paid.actual_fee);
assert.equal(await free(pot, after) - await free(pot, before), paid.actual_fee);
say(`transferred 5 OVN for a fee of ${paid.actual_fee}, finalised in block ${done.block.number}`);

const poor = await transfer(fresh, 2_000_000n * OVN).signAndSubmit(alice);
assert.equal(poor.ok, false);
assert.equal(poor.dispatchError.type, "Token");
assert.equal(poor.dispatchError.value.type, "FundsUnavailable");
say("more than there is: Token.FundsUnavailable");

const noProxy = await api.tx.Proxy.remove_proxy({
	delegate: { type: "Id", value: fresh },
	proxy_type: { type: "Any" },
	delay: 0,
}).signAndSubmit(alice);
assert.equal(noProxy.ok, false);
assert.equal(noProxy.dispatchError.type, "Module");
assert.equal(noProxy.dispatchError.value.type, "Proxy");
assert.equal(noProxy.dispatchError.value.value.type, "NotFound");
say("a proxy that is not there: Proxy.NotFound");

const filtered = await api.tx.Session.purge_keys().signAndSubmit(alice);
assert.equal(filtered.ok, false);
assert.equal(filtered.dispatchError.value.value.type, "CallFiltered");
say("purging keys: System.CallFiltered");

await assert.rejects(
	api.tx.System.remark({ remark: new Uint8Array([1]) }).signAndSubmit(signer("//Nobody")),
	(error) => JSON.stringify(error.error) === JSON.stringify({ type: "Invalid", value: { type: "Payment" } }),
);
say("a signer who cannot pay: Invalid.Payment");

const set = await api.view.ValidatorSet.validator_set();
assert.equal(set.length, 1);
assert.equal(set[0].account, aliceAddress);
assert.equal(set[0].in_session, true);
assert.equal(await api.apis.AccountNonceApi.account_nonce(fresh), 0);
say("one validator, Alice, through a view function");

client.destroy();
process.exit(0);
