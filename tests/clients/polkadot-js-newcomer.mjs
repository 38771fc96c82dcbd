// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// @polkadot/api: somebody without a single token joins a network and logs work, at the network's
// expense, until its allowance is used up; waits; and goes on. Each transaction is a block of its own:
// the node runs with `--sealing instant`.

import assert from "node:assert/strict";
import {
	api, done, end, event, fails, feeOf, known, money, OVN, say, stranger, submit, view,
} from "./polkadot-js-chain.mjs";

const DAY = 20;
const HOUR = 1_000_000;
const { networks, contributions, balances, system } = api.tx;
const alice = known("Alice");
const newcomer = stranger();
const deposit = api.consts.contributions.logDeposit.toBigInt();

/// Finished by Alice.
const decided = (call) => done(call, alice);
const document = (uri) => ({ hash: `0x${"07".repeat(32)}`, uri });

const founded = await decided(networks.createScope(0, "Network", document("https://example.org"), [alice.address]));
const scope = event(founded, "networks", "ScopeCreated").scope.toNumber();
const sponsor = (await view("Networks", "scope", scope)).unwrap().sponsor.toString();
await decided(networks.setAgreement(scope, document("https://example.org/agreement")));
const agreement = (await view("Networks", "scope", scope)).unwrap().agreement.toNumber();
assert.equal(agreement, 1);
await decided(networks.signAgreement(scope, agreement));
const defined = await decided(networks.defineRole(scope, "reviewer", document(""), "ByScope", null));
const role = event(defined, "networks", "RoleDefined").role.toNumber();
const terms = {
	name: "work",
	document: document("https://example.org/work"),
	category: "Time",
	action: "Work",
	unit: "Hour",
	rate: 10n * OVN,
	claim: "Equity",
	multipliers: [],
	limits: { maxQuantity: 12 * HOUR, dailyLimit: 24 * HOUR },
	deciding: { Reviewers: { role, approvals: 1, period: 7 * DAY } },
	earnsReputation: false,
};
const recognised = await decided(contributions.defineKind(scope, terms));
const work = event(recognised, "contributions", "KindDefined").kind.toNumber();
await decided(balances.transferKeepAlive(sponsor, 10n * OVN));
say(`Alice founded network ${scope} and put 10 OVN into its sponsor's purse`);

const day = Math.floor((await api.query.timestamp.now()).toNumber() / 86_400_000);
const evidence = document("ipfs://bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedz");
const log = () => contributions.log(scope, work, HOUR, day, null, evidence, false, null);
const feeFor = async (call, who) => (await call.paymentInfo(who)).partialFee.toBigInt();
const price = await feeFor(log(), alice);
const entrance = await feeFor(networks.join(scope, agreement), alice);
assert.ok(price > 0n && entrance > 0n);
const allowance = entrance + price * 9n / 4n;
const policy = { allowance, refillPeriod: DAY, dailyBudget: 10n * allowance, deposits: 3, maxHeld: 10n ** 12n, uninvited: false };
await decided(networks.setSponsorship(scope, policy));
const invited = event(await decided(networks.invite(scope, newcomer.address, "Affiliate")), "networks", "Invited");
assert.equal(invited.who.toString(), newcomer.address);
assert.ok(invited.kept.isTrue);
say(`a newcomer is invited; it can spend ${allowance} of the network's money, which a log costs ${price}`);

/// Signed by the newcomer, paid by the network. `call` does with a transaction what `done` does.
const sponsored = async (transaction, call = done, ...rest) => {
	assert.equal(await feeFor(transaction, newcomer), 0n);
	const result = await call(transaction, newcomer, ...rest);
	const before = (await api.rpc.chain.getHeader(result.block)).parentHash;
	const paid = event(result, "networks", "FeeSponsored");
	assert.equal(paid.who.toString(), newcomer.address);
	assert.equal(paid.fee.toBigInt(), feeOf(result));
	const [was, is] = [await money(sponsor, before), await money(sponsor, result.block)];
	assert.equal(was.free + was.held - is.free - is.held, paid.fee.toBigInt());
	for (const at of [before, result.block]) {
		assert.deepEqual(await money(newcomer.address, at), { free: 0n, held: 0n });
	}
	return { ...result, held: is.held };
};

const joined = event(await sponsored(networks.join(scope, agreement)), "networks", "Joined");
assert.equal(joined.who.toString(), newcomer.address);
assert.equal(joined.inviter.unwrap().toString(), alice.address);
say("it was told that joining costs nothing, joined, and paid nothing");

const logged = async (number) => {
	const result = await sponsored(log());
	const { id, contribution } = event(result, "contributions", "Logged");
	assert.deepEqual(id.toJSON(), { scope, index: number });
	assert.equal(contribution.contributor.asAgent.toString(), newcomer.address);
	assert.equal(contribution.deposit.unwrap().depositor.asSponsor.toNumber(), scope);
	assert.equal(result.held, BigInt(number + 1) * deposit);
};
const allowanceNow = async () => (await view("Networks", "allowance", scope, newcomer.address)).unwrap();
await logged(0);
await logged(1);
say("it logged two hours, with deposits from the network's purse");

await assert.rejects(submit(log(), newcomer), /1010.*Custom error: 101/);
const short = await allowanceNow();
assert.equal(short.allowance.toBigInt(), allowance);
assert.ok(short.left.toBigInt() < price);
const fullAt = short.fullAt.toNumber();
say(`a third log is refused, 101: ${short.left} of the allowance are left, all of it in block ${fullAt}`);

while ((await api.rpc.chain.getHeader()).number.toNumber() < fullAt) await decided(system.remark("0x00"));
assert.equal((await allowanceNow()).left.toBigInt(), allowance);
await logged(2);
say("then it logs again");

await sponsored(log(), fails, "networks.TooManySponsoredDeposits");
assert.equal((await allowanceNow()).depositsLeft.toNumber(), 0);
say("a fourth undecided log: networks.TooManySponsoredDeposits");

const transfer = balances.transferKeepAlive(alice.address, 1);
await assert.rejects(submit(transfer, newcomer), /1010.*Inability to pay some fees/);
say("nobody pays for its other calls: 1010, inability to pay some fees");

await end();
