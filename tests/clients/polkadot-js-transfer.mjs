// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// @polkadot/api: a transfer signed, read back, and refused in four ways.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { ApiPromise, Keyring, WsProvider } from "@polkadot/api";

const OVN = 10n ** 12n;
const url = process.argv[2];
const api = await ApiPromise.create({ provider: new WsProvider(url), noInitWarn: true });
const say = (line) => console.log(`polkadot-js: ${line}`);

const keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
const alice = keyring.addFromUri("//Alice");
const fresh = keyring.encodeAddress(randomBytes(32));
// The treasury of the global scope, which fees go to.
const pot = keyring.encodeAddress(Buffer.from("a1d42fad7d0bd26bda3d1e09868d94c72cfb6e07979e89daf6733c433518ff58", "hex"));

/// Signs, submits and waits for finality; the events, and the error if the call failed.
const submit = (call, signer) =>
	new Promise((resolve, reject) => {
		call.signAndSend(signer, ({ status, events, dispatchError }) => {
			if (status.isFinalized) resolve({ block: status.asFinalized, events, dispatchError });
		}).catch(reject);
	});
const nameOf = (error) => {
	if (!error.isModule) return error.isToken ? `Token.${error.asToken.type}` : error.type;
	const { section, name } = api.registry.findMetaError(error.asModule);
	return `${section}.${name}`;
};
const free = async (account, at) =>
	(await (await api.at(at)).query.system.account(account)).data.free.toBigInt();

assert.equal((await api.rpc.system.chain()).toString(), "OVN");
assert.equal(api.runtimeVersion.specName.toString(), "ovn");
assert.deepEqual(api.registry.chainTokens, ["OVN"]);
assert.deepEqual(api.registry.chainDecimals, [12]);
assert.equal(api.registry.chainSS58, 42);
say("connected to OVN");

const transfer = api.tx.balances.transferKeepAlive(fresh, 5n * OVN);
const expected = (await transfer.paymentInfo(alice)).partialFee.toBigInt();
const done = await submit(transfer, alice);
assert.equal(done.dispatchError, undefined);
const event = done.events.find(({ event }) => api.events.balances.Transfer.is(event)).event.data;
assert.equal(event.to.toString(), fresh);
assert.equal(event.amount.toBigInt(), 5n * OVN);
const fee = done.events
	.find(({ event }) => api.events.transactionPayment.TransactionFeePaid.is(event))
	.event.data.actualFee.toBigInt();
assert.ok(fee <= expected, `asked ${expected} before, took ${fee}`);
assert.ok(fee * 10n > expected * 9n, `asked ${expected} before, took ${fee}`);
const before = (await api.rpc.chain.getHeader(done.block)).parentHash;
assert.equal(await free(fresh, done.block), 5n * OVN);
assert.equal(await free(alice.address, before) - await free(alice.address, done.block), 5n * OVN + fee);
assert.equal(await free(pot, done.block) - await free(pot, before), fee);
say(`transferred 5 OVN for a fee of ${fee}`);

const poor = await submit(api.tx.balances.transferKeepAlive(fresh, 2_000_000n * OVN), alice);
assert.equal(nameOf(poor.dispatchError), "Token.FundsUnavailable");
say("more than there is: Token.FundsUnavailable");

const noProxy = await submit(api.tx.proxy.removeProxy(fresh, "Any", 0), alice);
assert.equal(nameOf(noProxy.dispatchError), "proxy.NotFound");
say("a proxy that is not there: proxy.NotFound");

const filtered = await submit(api.tx.session.purgeKeys(), alice);
assert.equal(nameOf(filtered.dispatchError), "system.CallFiltered");
say("purging keys: system.CallFiltered");

await assert.rejects(
	api.tx.system.remark("0x01").signAndSend(keyring.addFromUri("//Nobody")),
	/1010.*Inability to pay some fees/,
);
say("a signer who cannot pay: 1010, inability to pay some fees");

await api.disconnect();
process.exit(0);
