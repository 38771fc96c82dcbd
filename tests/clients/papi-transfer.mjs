// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api, with descriptors generated from the chain's metadata: a transfer signed, read back,
// and refused in four ways.

import assert from "node:assert/strict";
import {
	api, client, done, end, event, fails, feeOf, feePot, free, known, OVN, refused, say, stranger,
	to, transfer,
} from "./papi-chain.mjs";

const alice = known("Alice");
const fresh = stranger().address;

const { name, properties } = await client.getChainSpecData();
assert.equal(name, "OVN");
assert.deepEqual(properties, { ss58Format: 42, tokenDecimals: 12, tokenSymbol: "OVN" });
assert.equal((await api.constants.System.Version()).spec_name, "ovn");
say(`connected to ${name}`);

// The block before the transfer: each transaction makes one, and a node lets go of a block's state that another follows.
const had = { alice: await free(alice.address), pot: await free(feePot) };
const sent = await done(transfer(fresh, 5n * OVN), alice);
assert.deepEqual(event(sent, "Balances", "Transfer"), { from: alice.address, to: fresh, amount: 5n * OVN });
const fee = feeOf(sent);
const after = sent.block.hash;
assert.equal(await free(fresh, after), 5n * OVN);
assert.equal(had.alice - await free(alice.address, after), 5n * OVN + fee);
assert.equal(await free(feePot, after) - had.pot, fee);
say(`transferred 5 OVN for a fee of ${fee}, finalised in block ${sent.block.number}`);

await fails(transfer(fresh, 2_000_000n * OVN), alice, "Token.FundsUnavailable");
say("more than there is: Token.FundsUnavailable");

const noProxy = api.tx.Proxy.remove_proxy({ delegate: to(fresh), proxy_type: { type: "Any" }, delay: 0 });
await fails(noProxy, alice, "Proxy.NotFound");
say("a proxy that is not there: Proxy.NotFound");

await fails(api.tx.Session.purge_keys(), alice, "System.CallFiltered");
say("purging keys: System.CallFiltered");

const remark = api.tx.System.remark({ remark: new Uint8Array([1]) });
assert.equal(await refused(remark, known("Nobody")), "Payment");
say("a signer who cannot pay: Invalid.Payment");

const set = await api.view.ValidatorSet.validator_set();
assert.equal(set.length, 1);
assert.equal(set[0].account, alice.address);
assert.equal(set[0].in_session, true);
assert.equal(await api.apis.AccountNonceApi.account_nonce(fresh), 0);
say("one validator, Alice, through a view function");

end();
