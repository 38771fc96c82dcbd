// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: attacks on the purse from which a network pays the fees of its people. Each is measured: what
// the purse lost, and the bound that the network's policy sets. Each transaction is a block of its own: the
// node runs with `--sealing instant`.

import assert from "node:assert/strict";
import {
	all, api, blockNumber, client, decimal, done, end, event, events, fails, feeOf, known, money, nameOf,
	OVN, reach, say, stranger, submit, to, transfer,
} from "./papi-chain.mjs";
import {
	DAY, defineKind, defineRole, foundNetwork, hours, invite, join, log, UNIT,
} from "./papi-network.mjs";

const [alice, bob, charlie, ferdie] = ["Alice", "Bob", "Charlie", "Ferdie"].map(known);
const deposit = await api.constants.Contributions.LogDeposit();
const DEPOSITS = 3;

/// A network whose purse pays for those who are invited: for `logs` logs of each, for `perDay` logs of all in a
/// day.
const sponsoringNetwork = async (logs, perDay) => {
	const { scope, sponsor, treasury } = await foundNetwork(alice);
	const reviewer = await defineRole(scope, "reviewer", alice);
	const work = await defineKind(scope, hours(reviewer, 1, 7 * DAY), alice);
	await done(transfer(sponsor, 100n * OVN), alice);
	// Asked before anybody pays for Alice.
	const price = await (await log(scope, work, UNIT)).getEstimatedFees(alice.address);
	const policy = {
		allowance: logs * price,
		refill_period: DAY,
		daily_budget: perDay * price,
		deposits: DEPOSITS,
		max_held: 50n * OVN,
		uninvited: false,
	};
	await done(api.tx.Networks.set_sponsorship({ scope, policy }), alice);
	return { scope, sponsor, treasury, reviewer, work, price, ...policy };
};
const inviteTo = (network, agent, by = alice) => done(invite(network.scope, agent.address), by);

/// What is measured of an attack on a network.
const measure = async (network) => {
	const before = await money(network.sponsor);
	const seen = { sent: 0, refused: 0, fees: [], first: undefined, last: undefined };
	/// Counts what the network paid in a transaction.
	seen.note = (sent) => {
		const paid = events(sent, "Networks", "FeeSponsored").filter(({ scope }) => scope === network.scope);
		for (const { fee } of paid) {
			assert.equal(fee, feeOf(sent));
			seen.fees.push({ fee, block: sent.block.number });
			seen.first ??= sent.block.number;
			seen.last = sent.block.number;
		}
		return paid;
	};
	/// Submits what may be accepted, fail or be refused; what became of it, and whether the network paid.
	seen.attempt = async (call, by, options) => {
		const sent = await submit(call, by, options).catch((error) => {
			if (error.error?.type !== "Invalid") throw error;
			return error.error.value;
		});
		if (!sent.events) {
			seen.refused += 1;
			return { refusal: sent.value === undefined ? sent.type : `${sent.type}(${sent.value})` };
		}
		seen.sent += 1;
		const paid = seen.note(sent);
		return { sponsored: paid.length > 0, failure: sent.ok ? undefined : nameOf(sent.dispatchError), result: sent };
	};
	seen.feesPaid = () => seen.fees.reduce((sum, { fee }) => sum + fee, 0n);
	seen.lost = async () => {
		const now = await money(network.sponsor);
		return { lost: before.total - now.total, held: now.held - before.held };
	};
	/// What one agent's allowance is worth from its first to its last fee. An allowance that is used refills by
	/// 1 / refill_period a block.
	seen.bound = (until = seen.last) =>
		network.allowance + network.allowance * BigInt(until - seen.first) / BigInt(network.refill_period);
	return seen;
};

const table = [];
const report = async (attack, seen, bound, expected = seen.feesPaid()) => {
	const { lost, held } = await seen.lost();
	assert.equal(lost, expected, `${attack}: what is missing is what was paid`);
	assert.ok(lost <= bound, `${attack}: lost ${lost}, the bound is ${bound}`);
	table.push([attack, seen.sent, seen.refused, decimal(lost), decimal(bound), decimal(held)]);
	return { lost, held };
};
/// That an attack got out of an allowance all there was: less than the price of one more log is missing from the
/// bound. Each fee loses less than a unit to rounding.
const exhausted = async (network, seen, lost) => {
	const missing = seen.bound(await blockNumber() + 1) - lost;
	assert.ok(missing >= 0n && missing < network.price + BigInt(seen.fees.length), `${missing} were left`);
};

const network = await sponsoringNetwork(4n, 1_000n);
const unknown = () => log(network.scope, 63, UNIT);
say(`a log costs ${decimal(network.price)}; an agent is paid ${decimal(network.allowance)} a day`);

// Calls that fail are paid as those that succeed, out of the same allowance.
{
	const attacker = stranger();
	await inviteTo(network, attacker);
	const seen = await measure(network);
	assert.ok((await seen.attempt(join(network.scope), attacker)).sponsored);
	for (;;) {
		const { refusal, failure, sponsored } = await seen.attempt(await unknown(), attacker);
		if (refusal) {
			assert.equal(refusal, "Custom(101)");
			break;
		}
		assert.deepEqual([failure, sponsored], ["Contributions.KindNotFound", true]);
	}
	// Refused again and again it costs nothing.
	for (let again = 0; again < 5; again += 1) {
		assert.equal((await seen.attempt(await unknown(), attacker)).refusal, "Custom(101)");
	}
	assert.equal((await money(attacker.address)).total, 0n);
	const { lost } = await report("calls that fail", seen, seen.bound());
	await exhausted(network, seen, lost);
}

// What is inside a batch is not sponsored; the deposits of logs are, as many as the policy says.
{
	const attacker = stranger();
	await inviteTo(network, attacker);
	await inviteTo(network, ferdie);
	await done(join(network.scope), ferdie);
	const seen = await measure(network);
	const logs = await Promise.all(Array.from({ length: DEPOSITS + 1 }, () => log(network.scope, network.work, UNIT)));
	assert.equal((await seen.attempt(all(logs), attacker)).refusal, "Payment");
	const before = await money(ferdie.address);
	const { failure, sponsored, result } = await seen.attempt(all(logs), ferdie);
	assert.deepEqual([failure, sponsored], [undefined, false]);
	const after = await money(ferdie.address, result.block.hash);
	assert.equal(before.total - after.total, feeOf(result));
	assert.equal(after.held - before.held, deposit, "one more than the network carries");
	const { held } = await report("a batch of logs", seen, 0n);
	assert.equal(held, BigInt(DEPOSITS) * deposit);
}

// Who gives a tip pays itself.
{
	const attacker = stranger();
	await inviteTo(network, attacker);
	const seen = await measure(network);
	assert.equal((await seen.attempt(join(network.scope), attacker, { tip: 1n })).refusal, "Payment");
	const before = await money(ferdie.address);
	const { sponsored, result } = await seen.attempt(await unknown(), ferdie, { tip: 50n * OVN });
	assert.equal(sponsored, false);
	assert.equal(before.total - (await money(ferdie.address, result.block.hash)).total, feeOf(result));
	assert.ok(feeOf(result) > 50n * OVN);
	await report("tips", seen, 0n);
}

/// Lets an agent that has money go on until the network does not pay.
const useUp = async (seen, agent, call) => {
	let last;
	do last = await seen.attempt(await call(), agent);
	while (last.sponsored);
	return last;
};

// An account that is emptied and removed and made again has used up what it had. Its nonce starts again, so that
// anybody can repeat its first transaction: at the cost of the same allowance. Neither is it worth anything to
// leave, to be removed and to be invited again.
{
	const attacker = stranger();
	await done(transfer(attacker.address, OVN), bob);
	await inviteTo(network, attacker);
	const seen = await measure(network);
	const first = await join(network.scope).sign(attacker.signer, { mortality: { mortal: false } });
	assert.ok((await seen.attempt(join(network.scope), attacker)).sponsored);
	assert.equal((await useUp(seen, attacker, unknown)).failure, "Contributions.KindNotFound");
	const empty = () => api.tx.Balances.transfer_all({ dest: to(bob.address), keep_alive: false });
	const isGone = async () => {
		assert.equal(await api.apis.AccountNonceApi.account_nonce(attacker.address), 0);
		assert.equal((await money(attacker.address)).total, 0n);
	};
	await done(empty(), attacker);
	await isGone();
	await done(transfer(attacker.address, OVN), bob);
	const repeated = await client.submit(first);
	assert.equal(nameOf(repeated.dispatchError), "Networks.AlreadyMember");
	seen.sent += 1;
	seen.note(repeated);
	await useUp(seen, attacker, unknown);
	await done(api.tx.Networks.leave({ scope: network.scope }), attacker, { tip: 1n });
	await done(empty(), attacker);
	await isGone();
	assert.ok(event(await inviteTo(network, attacker), "Networks", "Invited").kept);
	for (;;) {
		const { refusal } = await seen.attempt(await unknown(), attacker);
		if (refusal) {
			assert.equal(refusal, "Custom(101)");
			break;
		}
	}
	const { lost } = await report("an account made again", seen, seen.bound());
	await exhausted(network, seen, lost);
}

// Who leaves and joins again, and again, has the allowance of one.
{
	const attacker = stranger();
	const seen = await measure(network);
	const steps = [() => join(network.scope), () => api.tx.Networks.leave({ scope: network.scope })];
	let refusal;
	for (let step = 0; !refusal; step += 1) {
		if (step % 2 === 0) await inviteTo(network, attacker);
		({ refusal } = await seen.attempt(steps[step % 2](), attacker));
	}
	assert.equal(refusal, "Custom(101)");
	const { lost } = await report("leaving and joining again", seen, seen.bound());
	await exhausted(network, seen, lost);
}

// In a scope of one's own below the network, the network's allowance is the same.
{
	const create = api.tx.Networks.create_scope({
		parent: network.scope,
		kind: { type: "Project", value: undefined },
		metadata: { hash: `0x${"07".repeat(32)}`, uri: new Uint8Array() },
		stewards: [ferdie.address],
	});
	const { scope: project } = event(await done(create, ferdie), "Networks", "ScopeCreated");
	const seen = await measure(network);
	for (let turn = 0, paid = true; paid; turn += 1) {
		({ sponsored: paid } = await seen.attempt(await log(turn % 2 ? network.scope : project, 63, UNIT), ferdie));
	}
	const { lost } = await report("a project of one's own", seen, seen.bound());
	assert.ok(seen.sent > 2 && lost > 0n);
}

// The deposit of what is called spam is the network's own: it goes from its purse to its treasury.
{
	const attacker = stranger();
	const { scope, reviewer, work, treasury } = network;
	await done(join(scope), charlie);
	const grant = { scope, role: reviewer, who: charlie.address, certificate: undefined };
	await done(api.tx.Networks.grant_role(grant), alice);
	await inviteTo(network, attacker);
	const seen = await measure(network);
	assert.ok((await seen.attempt(join(scope), attacker)).sponsored);
	const before = await money(treasury);
	let spam = 0n;
	for (;;) {
		const { refusal, result } = await seen.attempt(await log(scope, work, UNIT), attacker);
		if (refusal) {
			assert.equal(refusal, "Custom(101)");
			break;
		}
		const { id } = event(result, "Contributions", "Logged");
		const judge = api.tx.Contributions.review({ id, review: { type: "Spam", value: undefined } });
		const { forfeited } = event(await done(judge, charlie), "Contributions", "FoundSpam");
		assert.equal(forfeited, deposit);
		spam += forfeited;
	}
	assert.equal((await money(treasury)).total - before.total, spam);
	await report("logs called spam", seen, seen.bound() + spam, seen.feesPaid() + spam);
}

// Somebody invites as many fresh keys as it can, and each uses its allowance: the budget of the day bounds them
// all together.
{
	const PER_DAY = 6n;
	const crowded = await sponsoringNetwork(3n, PER_DAY);
	const { scope, price, daily_budget: budget } = crowded;
	await done(join(scope), bob);
	const tier = { type: "Contributor", value: undefined };
	await done(api.tx.Networks.set_tier({ scope, who: bob.address, tier }), alice);
	const { invitations: [quota] } = await api.view.Networks.parameters(scope);
	// All within one window, in which invitations are counted.
	const window = await api.constants.Networks.InvitationWindow();
	const left = window - (await blockNumber()) % window;
	if (left < 2 * quota) await reach((await blockNumber()) + left);
	const crowd = Array.from({ length: quota }, stranger);
	for (const one of crowd) await inviteTo(crowded, one, bob);
	await fails(invite(scope, stranger().address), bob, "Networks.TooManyInvitations");

	const seen = await measure(crowded);
	// The budget has to suffice for the whole fee that is taken at first, also of the dearer call.
	const joining = await join(scope).getEstimatedFees(stranger().address);
	const dearest = joining > price ? joining : price;
	const dayOf = (block) => Math.floor(block / DAY);
	const first = dayOf(await blockNumber()) + 1;
	const days = [first, first + 1, first + 2];
	const queue = [...crowd];
	for (const day of days) {
		await reach(day * DAY);
		let refusal;
		while (refusal !== "Custom(102)" && dayOf(await blockNumber() + 1) === day) {
			({ refusal } = await seen.attempt(join(scope), queue[0]));
			for (let call = 0; !refusal && call < 8; call += 1) {
				({ refusal } = await seen.attempt(await log(scope, 63, UNIT), queue[0]));
			}
			// Its allowance is used up: the next one.
			if (refusal === "Custom(101)") queue.shift();
		}
		assert.equal(refusal, "Custom(102)");
		const spent = seen.fees
			.filter(({ block }) => dayOf(block) === day)
			.reduce((sum, { fee }) => sum + fee, 0n);
		assert.ok(spent <= budget && budget - spent < dearest, `${spent} of ${budget} in day ${day}, dearest ${dearest}`);
		assert.ok(queue.length > 0, "there were keys left that had used nothing");
	}
	const { lost } = await report(`${quota} invited keys, ${days.length} days`, seen, budget * BigInt(days.length));
	assert.ok(lost > crowded.allowance, "more than one alone gets");
}

const titles = ["attack", "in blocks", "refused", "lost", "bound", "held"];
const width = (column) => Math.max(...[titles, ...table].map((row) => String(row[column]).length));
const widths = titles.map((_, column) => width(column));
for (const row of [titles, ...table]) {
	say(row.map((cell, column) => (column ? String(cell).padStart(widths[column]) : cell.padEnd(widths[0]))).join("  "));
}

end();
