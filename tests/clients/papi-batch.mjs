// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: pays everybody in a real ledger, in two ways on one chain: by batches of transfers, as a
// payer would who keeps the book; and by one income, of which everybody's part is claimed. Says what each
// costs whom, and how much of the chain's blocks it takes.
//
//   papi-batch.mjs URL LEDGER.csv
//
// To measure, blocks have to come at their time, `--sealing 3000`, so that as much goes into one as has room.
// With a block for each transaction everything but their number is the same. With many blocks a second
// polkadot-api now and then overlooks that a transaction is in one, and waits for ever.

import assert from "node:assert/strict";
import {
	address, api, decimal, done, end, event, events, feeOf, holder, known, NATIVE, OVN, say, sum, table, transfer, unit,
} from "./papi-chain.mjs";
import { hash, importAll, linesByName, measured, readLedger, sha256 } from "./papi-ledger.mjs";
import { defineKind, foundNetwork, foundProject, openPots, UNIT } from "./papi-network.mjs";

const [ledgerPath] = process.argv.slice(3);
/// So many sales a year.
const SALES = 12;
/// How many transactions of one connection a node follows at a time.
const AT_A_TIME = 12;
const GROSS = 10_000n * OVN;
const LEVY = (GROSS * 5n) / 100n;
const BASE = GROSS - LEVY;
const { Shares, Utility, ValueEquation } = api.tx;
const [steward, payer, buyer, helper] = ["Alice", "Bob", "Charlie", "Dave"].map(known);
const ledger = readLedger(ledgerPath);
const lines = linesByName(ledger);
const total = sum([...lines.values()]);
const names = [...lines.keys()];
// One of them has a key here, and claims for itself.
const herself = known(`commons//${names[0]}`);
const accounts = names.map((name, place) =>
	place === 0 ? herself.address : address(new Uint8Array(sha256(`somebody new: ${name}`)))
);
/// What is due to each after so many sales.
const due = (sales) => names.map((name) => (BASE * BigInt(sales) * lines.get(name)) / total);

const balances = async () => {
	const found = [];
	for (let first = 0; first < accounts.length; first += 500) {
		const keys = accounts.slice(first, first + 500).map((account) => [account]);
		found.push(...await api.query.System.Account.getValues(keys));
	}
	return found.map(({ data }) => data.free + data.reserved);
};
const nonceOf = ({ address }) => api.apis.AccountNonceApi.account_nonce(address, { at: "best" });
/// Sends calls of one signer, as many at a time as a node takes from one connection, and counts what they take.
const send = async (calls, by) => {
	const nonce = await nonceOf(by);
	const results = [];
	let next = 0;
	const sender = async () => {
		for (let place = next++; place < calls.length; place = next++) {
			results[place] = await done(calls[place], by, { nonce: nonce + place });
		}
	};
	await Promise.all(Array.from({ length: AT_A_TIME }, sender));
	const time = results.map((result) => event(result, "System", "ExtrinsicSuccess").dispatch_info.weight.ref_time);
	return {
		results,
		fees: sum(results.map(feeOf)),
		transactions: results.length,
		blocks: new Set(results.map(({ block }) => block.number)),
		time: sum(time),
	};
};
const NOTHING = { fees: 0n, transactions: 0, blocks: new Set(), time: 0n };
const both = (a, b) => ({
	fees: a.fees + b.fees,
	transactions: a.transactions + b.transactions,
	blocks: new Set([...a.blocks, ...b.blocks]),
	time: a.time + b.time,
});

const { per_class: { normal }, max_block } = await api.constants.System.BlockWeights();
const limit = normal.max_extrinsic.ref_time;
/// Puts calls into batches that are charged at most a part of what one transaction may be.
const batches = async (calls, by, part) => {
	const batch = (some) => Utility.batch({ calls: some.map(({ decodedCall }) => decodedCall) });
	const weight = async (count) =>
		(await batch(calls.slice(0, count)).getPaymentInfo(by.address)).weight.ref_time;
	const [one, many] = [await weight(1), await weight(11)];
	const each = (many - one) / 10n;
	const most = Number((limit / part - one) / each);
	const found = [];
	for (let first = 0; first < calls.length; first += most) found.push(batch(calls.slice(first, first + most)));
	return { found, most };
};
const completed = ({ results }) => {
	for (const result of results) assert.equal(events(result, "Utility", "BatchCompleted").length, 1);
};

// A project to which all of them have contributed what the ledger says.
const { scope: network, treasury } = await foundNetwork(steward);
const scope = await foundProject(network, "commons", steward);
const kind = await defineKind(scope, measured("change", OVN), steward);
const book = { type: "Kind", value: { scope, kind } };
await openPots(scope, steward);
const equation = await api.view.ValueEquation.preset({ type: "HoursOnly", value: { work: kind } });
await done(ValueEquation.set_equation({ scope, equation }), steward);
const entries = names.map((name, place) => ({
	contributor: holder({ address: accounts[place] }),
	kind,
	quantity: lines.get(name) * UNIT,
	day: 19_000,
	evidence: hash(name),
	gift: false,
}));
await importAll(scope, ledger.source, entries, steward);
const { positions } = await api.view.Shares.book(book);
assert.equal(positions, BigInt(names.length));
say(`${names.length} people, ${total} lines; a sale of ${decimal(GROSS)}, of which 5 % are the network's levy`);
const multiplier = async () => (Number(await api.query.TransactionPayment.NextFeeMultiplier.getValue()) / 1e18).toFixed(4);
say(`a block has room for ${Number(normal.max_total.ref_time) / 1e9} ms of ${Number(max_block.ref_time) / 1e9} ms; `
	+ `the fee multiplier is ${await multiplier()}`);

// By batches: the payer knows everybody's account and part, and sends all of it, each time.
const part = due(1);
const transfers = [transfer(treasury, LEVY), ...accounts.map((account, place) => transfer(account, part[place]))];
const { found: transferBatches, most: transfersAtOnce } = await batches(transfers, payer, 1n);
const batched = [];
for (let sale = 0; sale < SALES; sale += 1) {
	const sent = await send(transferBatches, payer);
	completed(sent);
	batched.push(sent);
}
const paid = await balances();
assert.deepEqual(paid, part.map((amount) => amount * BigInt(SALES)));
say(`by batches: ${transfersAtOnce} transfers fit into a transaction; everybody has had ${SALES} payments`);

// By income: whoever sells pays once, whatever the number of people.
let invoices = 0;
const income = () =>
	ValueEquation.record_income({
		scope,
		asset: NATIVE,
		amount: GROSS,
		class: unit("Sale"),
		reference: hash(`invoice ${++invoices}`),
	});
const claims = accounts.slice(1).map((address) =>
	Shares.claim_for({ holder: holder({ address }), positions: [[book, 0]], payments: 1 })
);
// More of them fit into a block if its last transaction is small.
const { found: claimBatches, most: claimsAtOnce } = await batches(claims, helper, 3n);
/// Everybody is paid: one claims for itself, for the others anybody does.
const everybodyClaims = async () => {
	const had = await balances();
	const own = await send([Shares.claim({ positions: [[book, 0]], payments: 1 })], herself);
	const others = await send(claimBatches, helper);
	completed(others);
	const has = await balances();
	// She paid the fee for her own.
	has[0] += own.fees;
	return { own, others, got: has.map((amount, place) => amount - had[place]) };
};
const first = await send([income()], buyer);
const claimedOne = await everybodyClaims();
assert.deepEqual(claimedOne.got, due(1), "to the base unit what is due after a sale");
const year = await send(Array.from({ length: SALES }, income), buyer);
const claimedYear = await everybodyClaims();
const [before, after] = [due(1), due(SALES + 1)];
assert.deepEqual(claimedYear.got, after.map((amount, place) => amount - before[place]), "and after all of them");
const collect = ValueEquation.collect({ scope, asset: NATIVE, line: { type: "Levy", value: undefined } });
const levied = await send([collect], helper);
assert.equal(event(levied.results[0], "ValueEquation", "Collected").amount, LEVY * BigInt(SALES + 1));
const [line] = (await api.view.Shares.book(book)).lines;
const left = line.accepted - line.paid;
assert.equal(line.accepted, BASE * BigInt(SALES + 1));
assert.ok(left < BigInt(names.length));
say(`by income: with ${claimsAtOnce} claims in a transaction all are paid, ${left} base units of fractions are kept`);

const short = (amount) => (Number(amount) / Number(OVN)).toFixed(4);
const row = (name, payers, others) => {
	const all = both(payers, others);
	return [
		name,
		short(payers.fees),
		short(others.fees),
		short(all.fees),
		(Number(all.fees) / Number(OVN) / names.length).toFixed(5),
		String(all.transactions),
		String(all.blocks.size),
		(Number(all.time) / 1e9).toFixed(0),
	];
};
const allBatches = batched.reduce(both, NOTHING);
const claimsOf = ({ own, others }) => both(own, others);
table([
	["", "payer's fees", "others' fees", "in all", "a person", "transactions", "blocks", "ms of blocks"],
	row("1 sale, batch of transfers", batched[0], NOTHING),
	row("1 sale, income and claims", first, claimsOf(claimedOne)),
	row(`${SALES} sales, batches`, allBatches, NOTHING),
	row(`${SALES} sales, income and claims`, year, claimsOf(claimedYear)),
]);
say(`one who claims for itself pays ${short(claimedOne.own.fees)}; the fee multiplier is ${await multiplier()}`);
end();
