// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: what people of a network log, correct, judge, and give back. After each transaction every
// balance and hold of everybody involved is compared with what it should be, to the last unit. Each
// transaction is a block of its own: the node runs with `--sealing instant`.

import assert from "node:assert/strict";
import {
	api, document, done, event, events, end, feeOf, fails, feePot, holder, known, NATIVE, OVN, reach, say, submit,
	text, today,
} from "./papi-chain.mjs";
import {
	DAY, defineKind, defineRole, foundNetwork, hours, join, log, UNIT,
} from "./papi-network.mjs";

const [alice, bob, charlie, dave, eve, ferdie] = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"].map(known);
const deposit = await api.constants.Contributions.LogDeposit();

// The network: Alice decides, Bob, Charlie and Dave review, Eve and Ferdie work.
const { scope, treasury, sponsor } = await foundNetwork(alice);
for (const agent of [bob, charlie, dave, eve, ferdie]) await done(join(scope, undefined), agent);
const reviewer = await defineRole(scope, "reviewer", alice);
for (const { address } of [bob, charlie, dave]) {
	await done(api.tx.Networks.grant_role({ scope, role: reviewer, who: address, certificate: undefined }), alice);
}
const work = await defineKind(scope, hours(reviewer, 2, 7 * DAY), alice);
const hasty = await defineKind(scope, hours(reviewer, 2, 3, { name: text("hasty work") }), alice);
const cash = await defineKind(scope, hours(reviewer, 2, DAY, {
	name: text("cash"),
	category: { type: "Cash", value: undefined },
	action: { type: "Transfer", value: undefined },
	unit: { type: "Token", value: { asset: NATIVE, decimals: 12 } },
	limits: { max_quantity: 1_000n * UNIT, daily_limit: undefined },
	deciding: { type: "Measured", value: { purse: { type: "Treasury", value: undefined } } },
}), alice);
// All work is done on one day, so that the story can be told over midnight.
const day = await today();
say(`network ${scope}: three reviewers, of whom two decide`);

// What everybody has: in all, and under each hold. Read after each transaction and compared.
const people = { alice, bob, charlie, dave, eve, ferdie };
const accounts = {
	...Object.fromEntries(Object.entries(people).map(([name, { address }]) => [name, address])),
	treasury,
	sponsor,
	fees: feePot,
};
const nameOfAccount = (address) => Object.keys(accounts).find((name) => accounts[name] === address);
const read = async (at) => {
	const keys = Object.values(accounts).map((account) => [account]);
	const [data, holds] = await Promise.all([
		api.query.System.Account.getValues(keys, { at }),
		api.query.Balances.Holds.getValues(keys, { at }),
	]);
	return Object.fromEntries(Object.keys(accounts).map((name, position) => {
		const { free, reserved } = data[position].data;
		const held = Object.fromEntries(
			holds[position].map(({ id, amount }) => [`${id.type}.${id.value.type}`, amount]),
		);
		assert.equal(Object.values(held).reduce((sum, amount) => sum + amount, 0n), reserved);
		return [name, { total: free + reserved, held }];
	}));
};
const settled = await read();
let books = settled;
const sum = (of, key, amount) => {
	of[key] = (of[key] ?? 0n) + amount;
	if (of[key] === 0n) delete of[key];
};
/// Signs and submits. `moves` says what changes besides the fee: an account's money in all, as `eve: 5n`, or
/// a deposit held on it, as `"eve Networks.Deposit": 5n`. Nothing else may.
const act = async (call, by, moves = {}, submitted = done, ...rest) => {
	const result = await submitted(call, by, ...rest);
	const expected = structuredClone(books);
	const fee = feeOf(result);
	expected[nameOfAccount(by.address)].total -= fee;
	expected.fees.total += fee;
	for (const [where, amount] of Object.entries(moves)) {
		const [name, reason] = where.split(" ");
		if (reason) sum(expected[name].held, reason, amount);
		else expected[name].total += amount;
	}
	books = await read(result.block.hash);
	assert.deepEqual(books, expected);
	return result;
};
const refuses = (call, by, name) => act(call, by, {}, fails, name);
const holds = (name) => ({ [`${name} Networks.Deposit`]: deposit });
const returns = (name) => ({ [`${name} Networks.Deposit`]: -deposit });

const { Contributions } = api.tx;
const evidence = document("ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi");
const id = (index) => ({ scope, index });
const judgement = (type) => ({ type, value: undefined });
const judge = (index, type) => Contributions.review({ id: id(index), review: judgement(type) });
const entry = (index) => api.view.Contributions.contribution(id(index));
const ledger = (who, kind = work) => api.view.Contributions.ledger(scope, holder(who), kind);
const totals = (kind = work) => api.view.Contributions.totals(scope, kind);
const stateOf = async (index) => (await entry(index)).state.type;
/// Logged by somebody who pays the deposit; the number of the entry.
const logged = async (who, quantity, { kind = work, ...other } = {}) => {
	const call = await log(scope, kind, quantity, { day, ...other });
	const result = await act(call, who, holds(nameOfAccount(who.address)));
	const { id: { index }, contribution } = event(result, "Contributions", "Logged");
	assert.equal(contribution.quantity, quantity);
	assert.deepEqual(contribution.deposit, { depositor: holder(who), amount: deposit });
	assert.deepEqual(await entry(index), contribution);
	return index;
};
/// Judged by two of the three; the deposit of `author` returns.
const judgedBy = async ([first, second], index, type, author) => {
	const judged = event(await act(judge(index, type), first), "Contributions", "Reviewed");
	assert.deepEqual(judged, { id: id(index), who: first.address, review: judgement(type) });
	assert.equal(await stateOf(index), "Undecided");
	return await act(judge(index, type), second, returns(author));
};

// Eve logs eight hours, notices that it was six, and corrects the log.
const eight = await logged(eve, 8n * UNIT);
assert.equal(eight, 0);
await refuses(judge(eight, "Accept"), eve, "Contributions.OwnContribution");
await refuses(judge(eight, "Accept"), ferdie, "Contributions.NotReviewer");
await act(judge(eight, "Accept"), bob);
const six = { quantity: 6n * UNIT, day, evidence };
await refuses(Contributions.correct({ id: id(eight), replacement: six }), ferdie, "Contributions.NotContributor");
const corrected = await act(Contributions.correct({ id: id(eight), replacement: six }), eve);
const [by, replacement] = [eight + 1, eight + 2];
assert.deepEqual(event(corrected, "Contributions", "Reversed"), { id: id(eight), by, who: eve.address, replacement });
assert.deepEqual((await entry(eight)).state, { type: "Reversed", value: { by } });
assert.equal((await entry(eight)).deposit, undefined);
const reversal = await entry(by);
assert.deepEqual(reversal.entry, { type: "Reversal", value: { of: eight } });
assert.equal(reversal.quantity, 8n * UNIT);
assert.equal(reversal.state.type, "Recorded");
const better = await entry(replacement);
assert.deepEqual([better.quantity, better.evidence, better.previous], [6n * UNIT, evidence, by]);
assert.deepEqual(better.deposit, { depositor: holder(eve), amount: deposit });
assert.deepEqual(await api.view.Contributions.reviews(id(replacement)), [], "nobody has judged this one");
assert.equal(await api.view.Contributions.day_limit_left(scope, eve.address, work, day), 18n * UNIT);
const record = await api.view.Contributions.contributions_of(scope, holder(eve), work, undefined, 10);
assert.deepEqual(record.map(([index]) => index), [2, 1, 0]);
await refuses(Contributions.correct({ id: id(by), replacement: undefined }), eve, "Contributions.NotALog");
say("a log of eight hours is corrected to six: a reversal points at it, and it stays on record");

// A reviewer does not judge what is its own, and takes it back.
const own = await logged(bob, UNIT);
await refuses(judge(own, "Accept"), bob, "Contributions.OwnContribution");
const taken = await act(Contributions.correct({ id: id(own), replacement: undefined }), bob, returns("bob"));
assert.equal(event(taken, "Contributions", "Reversed").replacement, undefined);
say("a reviewer's own log is not judged by that reviewer, who takes it back");

// Two of three reviewers accept it.
await act(judge(replacement, "Accept"), bob);
await refuses(judge(replacement, "Accept"), bob, "Contributions.AlreadyReviewed");
const decided = await act(judge(replacement, "Accept"), charlie, returns("eve"));
const accepted = event(decided, "Contributions", "Accepted");
assert.deepEqual([accepted.id, accepted.contributor, accepted.units], [id(replacement), holder(eve), 6n * UNIT]);
assert.equal(accepted.claim.type, "Equity");
await refuses(judge(replacement, "Accept"), dave, "Contributions.AlreadyDecided");
const takeBack = (index) => Contributions.correct({ id: id(index), replacement: undefined });
await refuses(takeBack(replacement), eve, "Contributions.AlreadyDecided");
const sums = async (who, kind) => {
	const { logged, open, accepted, quantity, units, gifted } = await ledger(who, kind);
	return { logged, open, accepted, quantity, units, gifted };
};
const counted = { quantity: 6n * UNIT, units: 6n * UNIT, gifted: 0n };
assert.deepEqual(await sums(eve), { logged: 2, open: 0, accepted: 1, ...counted });
assert.deepEqual(await totals(), { accepted: 1, rejected: 0, spam: 0, ...counted });
say("two of three accept it: six units, and the deposit is back; a third judgement is refused");

// Nobody judges in time.
const late = await logged(ferdie, 2n * UNIT, { kind: hasty });
const { deadline } = (await entry(late)).state.value;
await refuses(Contributions.close_review({ id: id(late) }), eve, "Contributions.DeadlineNotPassed");
const rest = async (number) => {
	await reach(number - 1);
	assert.deepEqual(await read(), books, "time alone costs nothing");
};
await rest(deadline);
await refuses(judge(late, "Accept"), bob, "Contributions.DeadlinePassed");
const closed = await act(Contributions.close_review({ id: id(late) }), eve, returns("ferdie"));
assert.deepEqual(event(closed, "Contributions", "Rejected"), { id: id(late) });
assert.equal(await stateOf(late), "Rejected");
assert.deepEqual([(await totals(hasty)).rejected, (await sums(ferdie, hasty)).open], [1, 0]);
say("a log that nobody judged in time is closed by somebody, rejected, and its deposit is back");

// Two call it spam.
const joke = await logged(ferdie, 12n * UNIT);
await act(judge(joke, "Spam"), charlie);
await refuses(Contributions.correct({ id: id(joke), replacement: undefined }), ferdie, "Contributions.CalledSpam");
const lost = { ...returns("ferdie"), ferdie: -deposit, treasury: deposit };
const spam = await act(judge(joke, "Spam"), dave, lost);
assert.deepEqual(event(spam, "Contributions", "FoundSpam"), { id: id(joke), forfeited: deposit });
const forfeited = event(spam, "Networks", "DepositForfeited");
assert.deepEqual(forfeited, { who: ferdie.address, network: scope, amount: deposit });
assert.equal((await totals()).spam, 1);
say("what two call spam loses its deposit to the network's treasury");

// A task with two places.
const open = Contributions.open_task({
	scope,
	kind: work,
	document: document("https://example.org/task"),
	places: 2,
	claim_period: 4,
});
await refuses(open, eve, "Networks.RightNotGranted");
const before = books.alice.held;
const opened = await submit(open, alice);
const { task } = event(opened, "Contributions", "TaskOpened");
books = await read(opened.block.hash);
const stake = books.alice.held["Contributions.Task"];
assert.deepEqual(books.alice.held, { ...before, "Contributions.Task": stake });
const claim = () => Contributions.claim_task({ scope, task });
const first = event(await act(claim(), ferdie), "Contributions", "TaskClaimed");
assert.deepEqual([first.worker, first.taken], [ferdie.address, 1]);
await refuses(claim(), ferdie, "Contributions.AlreadyClaimed");
const expire = () => Contributions.expire_claim({ scope, task, worker: ferdie.address });
await refuses(expire(), eve, "Contributions.ClaimNotExpired");
await rest(first.expires);
const deliver = (quantity) =>
	Contributions.deliver_task({ scope, task, quantity, day, role: undefined, evidence, gift: false });
await refuses(deliver(UNIT), ferdie, "Contributions.ClaimExpired");
const freed = await act(expire(), eve);
assert.deepEqual(event(freed, "Contributions", "TaskFreed"), { scope, task, worker: ferdie.address, taken: 0 });
/// Claims the task and delivers it; the number of the contribution.
const works = async (who, quantity) => {
	await act(claim(), who);
	const delivered = await act(deliver(quantity), who, holds(nameOfAccount(who.address)));
	const { index } = event(delivered, "Contributions", "TaskDelivered");
	assert.equal((await entry(index)).task, task);
	const place = await api.view.Contributions.task_claim(scope, task, who.address);
	assert.deepEqual(place, { type: "Delivered", value: { index } });
	return index;
};
// Who let its time pass leaves the places to others for as long as it had one.
await refuses(claim(), ferdie, "Contributions.ClaimTooSoon");
const hers = await works(eve, 3n * UNIT);
await rest(2 * freed.block.number - (first.expires - 4));
const his = await works(ferdie, 2n * UNIT);
await refuses(claim(), bob, "Contributions.TaskFull");
await refuses(Contributions.unclaim_task({ scope, task }), eve, "Contributions.AlreadyDelivered");
for (const [index, who, finished] of [[hers, "eve", 1], [his, "ferdie", 2]]) {
	const result = await judgedBy([dave, bob], index, "Accept", who);
	const { done, taken } = event(result, "Contributions", "TaskDone");
	assert.deepEqual([done, taken], [finished, 2 - finished]);
}
const over = await act(Contributions.close_task({ scope, task }), alice, { "alice Contributions.Task": -stake });
assert.deepEqual(event(over, "Contributions", "TaskClosed"), { scope, task });
assert.deepEqual(event(over, "Contributions", "TaskRemoved"), { scope, task });
assert.equal(await api.view.Contributions.task(scope, task), undefined);
assert.equal((await sums(eve)).units, 9n * UNIT);
assert.equal((await sums(ferdie)).units, 2n * UNIT);
say("a task with two places is claimed, expires, is claimed again, delivered, accepted, closed");

// Eve logs for Ferdie, who allows it.
await refuses(await log(scope, work, UNIT, { on_behalf_of: ferdie.address }), eve, "Contributions.NotAllowedToLog");
await act(Contributions.allow_logger({ scope, logger: eve.address, until: undefined }), ferdie);
const care = await logged(eve, 4n * UNIT, { on_behalf_of: ferdie.address });
assert.deepEqual([(await entry(care)).contributor, (await entry(care)).logger], [holder(ferdie), eve.address]);
await judgedBy([charlie, bob], care, "Accept", "eve");
assert.equal((await sums(ferdie)).units, 6n * UNIT);
await act(Contributions.revoke_logger({ scope, logger: eve.address }), ferdie);
await refuses(await log(scope, work, UNIT, { on_behalf_of: ferdie.address }), eve, "Contributions.NotAllowedToLog");
say("Eve logs for Ferdie, who allowed it: his units, her deposit");

// A gift.
const gift = await logged(eve, UNIT);
const changed = await act(Contributions.set_gift({ id: id(gift), gift: true }), eve);
assert.deepEqual(event(changed, "Contributions", "GiftSet"), { id: id(gift), gift: true });
const given = event(await judgedBy([dave, charlie], gift, "Accept", "eve"), "Contributions", "Accepted");
assert.equal(given.claim.type, "Gift");
assert.deepEqual([(await sums(eve)).units, (await sums(eve)).gifted], [9n * UNIT, UNIT]);
say("a gift is accepted, counts as given, and credits nothing");

// Eve gives something back, and not more than there is.
const giveBack = (quantity) => Contributions.compensate({ id: id(replacement), quantity, evidence });
await refuses(giveBack(7n * UNIT), eve, "Contributions.MoreThanLeft");
await refuses(giveBack(UNIT), ferdie, "Contributions.NotContributor");
const compensated = event(await act(giveBack(2n * UNIT), eve), "Contributions", "Compensated");
assert.deepEqual([compensated.units, compensated.units_left], [2n * UNIT, 4n * UNIT]);
assert.equal(compensated.compensated, 2n * UNIT);
const compensation = await entry(compensated.by);
assert.deepEqual(compensation.entry, { type: "Compensation", value: { of: replacement } });
const hersNow = { quantity: 8n * UNIT, units: 7n * UNIT, gifted: UNIT };
assert.deepEqual(await sums(eve), { logged: 4, open: 0, accepted: 3, ...hersNow });
const allNow = { quantity: 14n * UNIT, units: 13n * UNIT, gifted: UNIT };
assert.deepEqual(await totals(), { accepted: 5, rejected: 0, spam: 1, ...allNow });
say("Eve gives two of six hours back: four units are left of them");

// Ferdie pays cash.
const amount = 5n * OVN + 3_000_000n;
const pay = (amount) => Contributions.contribute_cash({ scope, kind: cash, amount });
await refuses(pay(amount + 1n), ferdie, "Contributions.AmountNotExact");
const paid = await act(pay(amount), ferdie, { ferdie: -amount, treasury: amount });
const contributed = event(paid, "Contributions", "CashContributed");
assert.deepEqual([contributed.who, contributed.amount, contributed.purse.type], [ferdie.address, amount, "Treasury"]);
assert.equal(event(paid, "Contributions", "Accepted").units, 5_000_003n);
assert.deepEqual((await sums(ferdie, cash)).units, 5_000_003n);
assert.deepEqual(events(paid, "Networks", "FeeSponsored"), []);
say("Ferdie pays 5.000003 OVN into the treasury, which is accepted at once");

// Nothing is held any more but what was held before the first log: for memberships and the scope.
for (const name of Object.keys(accounts)) {
	assert.deepEqual(books[name].held, settled[name].held, name);
	for (const reason of Object.keys(books[name].held)) assert.match(reason, /^Networks\.(Scope|Membership|Account)$/);
}
say("all deposits are back: held is what memberships and the scope take");

end();
