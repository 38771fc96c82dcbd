// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// @polkadot/api: a transfer signed, read back, and refused in four ways.

import assert from "node:assert/strict";
import {
	api, done, end, event, fails, feeOf, feePot, free, known, OVN, say, stranger, view,
} from "./polkadot-js-chain.mjs";

const alice = known("Alice");
const fresh = stranger().address;

assert.equal((await api.rpc.system.chain()).toString(), "OVN");
assert.equal(api.runtimeVersion.specName.toString(), "ovn");
assert.deepEqual(api.registry.chainTokens, ["OVN"]);
assert.deepEqual(api.registry.chainDecimals, [12]);
assert.equal(api.registry.chainSS58, 42);
say("connected to OVN");

const transfer = api.tx.balances.transferKeepAlive(fresh, 5n * OVN);
const expected = (await transfer.paymentInfo(alice)).partialFee.toBigInt();
const sent = await done(transfer, alice);
const { to, amount } = event(sent, "balances", "Transfer");
assert.equal(to.toString(), fresh);
assert.equal(amount.toBigInt(), 5n * OVN);
const fee = feeOf(sent);
assert.ok(fee <= expected, `asked ${expected} before, took ${fee}`);
assert.ok(fee * 10n > expected * 9n, `asked ${expected} before, took ${fee}`);
const before = (await api.rpc.chain.getHeader(sent.block)).parentHash;
assert.equal(await free(fresh, sent.block), 5n * OVN);
assert.equal(await free(alice.address, before) - await free(alice.address, sent.block), 5n * OVN + fee);
assert.equal(await free(feePot, sent.block) - await free(feePot, before), fee);
say(`transferred 5 OVN for a fee of ${fee}`);

await fails(api.tx.balances.transferKeepAlive(fresh, 2_000_000n * OVN), alice, "Token.FundsUnavailable");
say("more than there is: Token.FundsUnavailable");

await fails(api.tx.proxy.removeProxy(fresh, "Any", 0), alice, "proxy.NotFound");
say("a proxy that is not there: proxy.NotFound");

await fails(api.tx.session.purgeKeys(), alice, "system.CallFiltered");
say("purging keys: system.CallFiltered");

await assert.rejects(
	api.tx.system.remark("0x01").signAndSend(known("Nobody")),
	/1010.*Inability to pay some fees/,
);
say("a signer who cannot pay: 1010, inability to pay some fees");

const set = await view("ValidatorSet", "validator_set");
assert.deepEqual(set.map(({ account }) => account.toString()), [alice.address]);
say("one validator, Alice, through a view function");

await end();
