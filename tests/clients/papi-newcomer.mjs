// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: somebody without a single token joins a network and logs work, at the network's
// expense, until its allowance is used up; waits; and goes on. Each transaction is a block of its own:
// the node runs with `--sealing instant`.

import assert from "node:assert/strict";
import {
	api, blockNumber, document, done, end, event, events, fails, feeOf, feePot, known, money, OVN,
	reach, refused, say, stranger, transfer,
} from "./papi-chain.mjs";
import {
	DAY, defineKind, defineRole, foundNetwork, hours, invite, join, log, UNIT,
} from "./papi-network.mjs";

const alice = known("Alice");
const newcomer = stranger();
const deposit = await api.constants.Contributions.LogDeposit();
const least = await api.constants.Balances.ExistentialDeposit();

const { scope, sponsor } = await foundNetwork(alice);
await done(api.tx.Networks.set_agreement({ scope, document: document("https://example.org/agreement") }), alice);
const { agreement } = await api.view.Networks.scope(scope);
assert.equal(agreement, 1);
await done(api.tx.Networks.sign_agreement({ scope, version: agreement }), alice);
const reviewer = await defineRole(scope, "reviewer", alice);
const work = await defineKind(scope, hours(reviewer, 1, 7 * DAY), alice);
await done(transfer(sponsor, 10n * OVN), alice);
assert.equal((await money(sponsor)).total, least + 10n * OVN);
say(`Alice founded network ${scope} and put 10 OVN into its sponsor's purse`);

// Nobody pays for Alice yet, so the fees she is told are those that the network will pay.
const price = await (await log(scope, work, UNIT)).getEstimatedFees(alice.address);
const entrance = await join(scope, agreement).getEstimatedFees(alice.address);
assert.ok(price > 0n && entrance > 0n);
const allowance = entrance + price * 9n / 4n;
const policy = { allowance, refill_period: DAY, daily_budget: 10n * allowance, deposits: 3, max_held: 10n ** 12n, uninvited: false };
await done(api.tx.Networks.set_sponsorship({ scope, policy }), alice);
const invited = event(await done(invite(scope, newcomer.address), alice), "Networks", "Invited");
assert.equal(invited.who, newcomer.address);
assert.equal(invited.kept, true);
say(`a newcomer is invited; it can spend ${allowance} of the network's money, which a log costs ${price}`);

/// Signed by the newcomer, paid by the network: checks that not a unit of it was the newcomer's. `call`
/// does with a transaction what `done` and `fails` do.
const sponsored = async (transaction, call = done, ...rest) => {
	assert.equal(await transaction.getEstimatedFees(newcomer.address), 0n);
	const [pot, treasury] = [await money(sponsor), await money(feePot)];
	assert.equal((await money(newcomer.address)).total, 0n);
	const result = await call(transaction, newcomer, ...rest);
	const at = result.block.hash;
	const fee = feeOf(result);
	const paid = event(result, "Networks", "FeeSponsored");
	assert.equal(paid.scope, scope);
	assert.equal(paid.who, newcomer.address);
	assert.equal(paid.fee, fee);
	assert.ok(fee > 0n);
	assert.equal(pot.total - (await money(sponsor, at)).total, fee);
	assert.equal((await money(feePot, at)).total - treasury.total, fee);
	assert.equal((await money(newcomer.address, at)).total, 0n);
	return result;
};

const joined = event(await sponsored(join(scope, agreement)), "Networks", "Joined");
assert.deepEqual(joined, {
	scope,
	who: newcomer.address,
	tier: { type: "Affiliate", value: undefined },
	inviter: alice.address,
	members: 2,
});
say("it was told that joining costs nothing, joined, and paid nothing");

const logged = async () => {
	const before = (await money(sponsor)).held;
	const result = await sponsored(await log(scope, work, UNIT));
	const { id, contribution } = event(result, "Contributions", "Logged");
	assert.equal(id.scope, scope);
	assert.deepEqual(contribution.contributor, { type: "Agent", value: newcomer.address });
	assert.deepEqual(contribution.deposit, { depositor: { type: "Sponsor", value: scope }, amount: deposit });
	assert.equal((await money(sponsor, result.block.hash)).held, before + deposit);
	return id.index;
};
const view = () => api.view.Networks.allowance(scope, newcomer.address);
assert.equal(await logged(), 0);
assert.equal(await logged(), 1);
say("it logged two hours, with deposits from the network's purse");

const third = await log(scope, work, UNIT);
assert.equal(await refused(third, newcomer), "Custom(101)");
assert.ok(await third.getEstimatedFees(newcomer.address) > 0n, "what it would have to pay itself");
const short = await view();
assert.equal(short.sponsor, scope);
assert.equal(short.allowance, allowance);
assert.ok(short.left < price, `${short.left} are left`);
assert.equal(short.deposits_left, 1);
const now = await blockNumber();
assert.ok(now < short.full_at && short.full_at <= now + DAY);
say(`a third log is refused, 101: ${short.left} of the allowance are left, all of it in block ${short.full_at}`);

await reach(short.full_at - 1);
const nearly = await view();
assert.ok(nearly.left > short.left && nearly.left < allowance);
await reach(short.full_at);
assert.equal((await view()).left, allowance);
assert.equal(await logged(), 2);
say(`in block ${short.full_at} the allowance is full, and it logs again`);

const failed = await sponsored(await log(scope, work, UNIT), fails, "Networks.TooManySponsoredDeposits");
assert.deepEqual(events(failed, "Contributions", "Logged"), []);
assert.equal((await view()).deposits_left, 0);
assert.equal((await money(sponsor)).held, 3n * deposit);
say("a fourth undecided log: Networks.TooManySponsoredDeposits");

assert.equal(await refused(transfer(alice.address, 1n), newcomer), "Payment");
assert.equal(await refused(api.tx.System.remark({ remark: new Uint8Array(1) }), newcomer), "Payment");
say("nobody pays for its other calls: Payment");

end();
