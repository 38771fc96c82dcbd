// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// Signed load from many accounts against a node that runs; started by scripts/network/load.sh, which says what
// its parts are.
//
//   load.mjs URL PROCESS LOG[,LOG...] part...

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ApiPromise, Keyring, WsProvider } from "@polkadot/api";
import { blake2AsHex, cryptoWaitReady } from "@polkadot/util-crypto";

const [url, pid, logs, ...parts] = process.argv.slice(2);
const number = (variable, otherwise) => Number(process.env[variable] ?? otherwise);
const ACCOUNTS = number("OVN_ACCOUNTS", 20);
const TRANSFERS = number("OVN_TRANSFERS", 200);
/// Calls of each account in `kinds`, and in `flood`: it has five good ones of ten.
const CALLS = number("OVN_CALLS", 1);
const LIMIT = number("OVN_LIMIT", 900) * 1000;
const SEED = number("OVN_SEED", 1);
/// How many transactions are under way to the node at a time.
const SENDERS = number("OVN_SENDERS", 32);
const OVN = 10n ** 12n;
const MILLION = 1_000_000n;
const say = console.log;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const seconds = (ms) => (ms / 1000).toFixed(1);
const quantile = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))];

await cryptoWaitReady();
const provider = new WsProvider(url);
const api = await ApiPromise.create({ provider, noInitWarn: true });
const keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
const alice = keyring.createFromUri("//Alice");
const person = (path) => ({ pair: keyring.createFromUri(`//load//${SEED}//${path}`), nonce: 0 });
const accounts = Array.from({ length: ACCOUNTS }, (_, index) => person(index));
const { contributions, evaluation, networks, shares, utility, valueEquation } = api.tx;
const send = (method, params) => provider.send(method, params);
const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
const document = (text) => ({ hash: blake2AsHex(text), uri: text });
const limits = api.consts.system.blockWeights;
const NORMAL = limits.perClass.normal.maxTotal.unwrap().refTime.toBigInt();

// --- Following the chain.

/// Each transaction seen in a block: where, when first, when it was final, how often in final blocks.
const seen = new Map();
/// Blocks by number: hash, transactions, normal weight.
const blocks = new Map();
let finalised = (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber();
const beginning = finalised;
let following = true;
let peak = memory();
const follow = async () => {
	const looked = new Map();
	while (following) {
		const head = Number((await send("chain_getHeader", [])).number);
		const final = Number((await send("chain_getHeader", [await send("chain_getFinalizedHead", [])])).number);
		for (let at = finalised + 1; at <= head; at += 1) {
			const hash = await send("chain_getBlockHash", [at]);
			if (!hash || looked.get(at) === hash) continue;
			looked.set(at, hash);
			const { block } = await send("chain_getBlock", [hash]);
			const now = Date.now();
			const hashes = block.extrinsics.map((bytes) => blake2AsHex(bytes));
			blocks.set(at, { hash, hashes });
			for (const one of hashes.slice(1)) {
				if (!seen.has(one)) seen.set(one, { included: now, times: 0 });
			}
		}
		for (; finalised < final; finalised += 1) {
			const block = blocks.get(finalised + 1);
			const hash = await send("chain_getBlockHash", [finalised + 1]);
			if (!block || block.hash !== hash) {
				// Another block than the one looked at became final.
				const { block: real } = await send("chain_getBlock", [hash]);
				blocks.set(finalised + 1, { hash, hashes: real.extrinsics.map((bytes) => blake2AsHex(bytes)) });
			}
			for (const one of blocks.get(finalised + 1).hashes.slice(1)) {
				const found = seen.get(one) ?? { included: Date.now(), times: 0 };
				seen.set(one, { ...found, block: finalised + 1, final: Date.now(), times: found.times + 1 });
			}
		}
		peak = Math.max(peak, memory());
		await sleep(200);
	}
};
const followed = follow();
followed.catch((error) => {
	console.error(error);
	process.exit(1);
});

// --- Signing and sending.

const genesis = api.genesisHash;
const sign = (call, pair, nonce) => {
	const signed = call.sign(pair, {
		nonce, era: 0, blockHash: genesis, genesisHash: genesis, runtimeVersion: api.runtimeVersion, signedExtensions: api.registry.signedExtensions,
	});
	const bytes = signed.toHex();
	return { bytes, hash: blake2AsHex(bytes) };
};
const signNext = (call, account) => sign(call, account.pair, account.nonce++);
/// Hands transactions to the node, so many at a time. What was refused says why; a full pool is tried
/// again until it has room.
const submit = async (transactions) => {
	const refused = new Map();
	let full = 0;
	let next = 0;
	const worker = async () => {
		for (let place = next++; place < transactions.length; place = next++) {
			const one = transactions[place];
			one.sent ??= Date.now();
			for (let attempt = 0;; attempt += 1) {
				try {
					await send("author_submitExtrinsic", [one.bytes]);
					break;
				} catch (error) {
					const text = String(error.message);
					if (/^1013/.test(text)) break;
					if (/^1016/.test(text) && attempt < 300) {
						full += 1;
						await sleep(1000);
						continue;
					}
					refused.set(one.hash, text);
					break;
				}
			}
		}
	};
	await Promise.all(Array.from({ length: SENDERS }, worker));
	return { refused, full };
};
/// Waits until all are final. What the node has dropped is sent again when nothing happens any more.
const settle = async (transactions) => {
	const began = Date.now();
	let again = 0;
	let missing = transactions;
	let last = { count: -1, at: finalised };
	for (;;) {
		missing = missing.filter(({ hash }) => !seen.get(hash)?.final);
		if (missing.length === 0) return again;
		if (missing.length !== last.count) last = { count: missing.length, at: finalised };
		if (finalised > last.at + 8) {
			const lost = missing.filter(({ hash }) => !seen.has(hash));
			again += lost.length;
			await submit(lost);
			last.at = finalised;
		}
		assert.ok(Date.now() - began < LIMIT, `${missing.length} of ${transactions.length} are not final after ${LIMIT / 1000} s`);
		await sleep(500);
	}
};
/// Sends calls of somebody one after another and waits for all; each has to succeed.
const setUp = async (calls, by) => {
	const transactions = calls.map((call) => signNext(call, by));
	const { refused } = await submit(transactions);
	assert.equal(refused.size, 0, [...refused.values()][0]);
	await settle(transactions);
	return await succeeded(transactions);
};
/// What became of transactions: the events of each, by hash.
const outcomes = async (transactions) => {
	const wanted = new Set(transactions.map(({ hash }) => hash));
	const found = new Map();
	for (const at of new Set(transactions.map(({ hash }) => seen.get(hash)?.block).filter(Boolean))) {
		const { hash, hashes } = blocks.get(at);
		const events = await (await api.at(hash)).query.system.events();
		for (const { phase, event } of events) {
			if (!phase.isApplyExtrinsic) continue;
			const one = hashes[phase.asApplyExtrinsic.toNumber()];
			if (!wanted.has(one)) continue;
			if (!found.has(one)) found.set(one, []);
			found.get(one).push(event);
		}
	}
	return found;
};
const errorOf = (events) => {
	const failed = events.find((event) => api.events.system.ExtrinsicFailed.is(event));
	if (!failed) return undefined;
	const [error] = failed.data;
	if (!error.isModule) return error.toString();
	const { section, name } = api.registry.findMetaError(error.asModule);
	return `${section}.${name}`;
};
const succeeded = async (transactions) => {
	const found = await outcomes(transactions);
	for (const { hash } of transactions) {
		const events = found.get(hash) ?? assert.fail("a transaction is in no final block");
		assert.equal(errorOf(events), undefined);
		assert.ok(!events.some((event) => api.events.utility.BatchInterrupted.is(event)), "a batch was interrupted");
	}
	return transactions.map(({ hash }) => found.get(hash));
};
const eventIn = (events, section, name) =>
	events.find((event) => api.events[section][name].is(event))?.data ?? assert.fail(`no ${section}.${name}`);

/// Asks a view function.
const view = async (pallet, name, ...args) => {
	const { pallets } = api.runtimeMetadata.asLatest;
	const found = pallets.find((other) => other.name.eq(pallet)).viewFunctions.find((other) => other.name.eq(name));
	const encode = (type, value) => api.createType(api.registry.createLookupType(type), value).toU8a();
	const input = Buffer.concat(found.inputs.map(({ type }, position) => encode(type, args[position])));
	const id = { prefix: found.id.slice(0, 16), suffix: found.id.slice(16) };
	const answer = await api.call.runtimeViewFunction.executeViewFunction(id, `0x${input.toString("hex")}`);
	return api.createType(api.registry.createLookupType(found.output), answer.asOk);
};
const inBatches = (calls, size = 50) => {
	const batches = [];
	for (let first = 0; first < calls.length; first += size) batches.push(utility.batchAll(calls.slice(first, first + size)));
	return batches;
};

// --- What the calls are about: a network for each hundred accounts, the most that can found its
// reputation; in it a kind of work, designs to evaluate, and projects with income to claim.

const GROUP = 100;
const PROJECTS = CALLS + 1;
const NATIVE = "Native";
// A chain that has just been started does not know the time before its first block.
let now = 0;
for (; now === 0; now = (await api.query.timestamp.now()).toNumber()) await sleep(200);
const today = Math.floor(now / 86_400_000);
const terms = (name, deciding, other = {}) => ({
	name, document: document(""), category: "Time", action: "Work", unit: "Hour", rate: 10n ** 13n, claim: "Equity", multipliers: [],
	limits: { maxQuantity: 12n * MILLION, dailyLimit: 24n * MILLION }, deciding, earnsReputation: false, ...other,
});
const UNLIMITED = { maxQuantity: 1_000n * MILLION, dailyLimit: null };
const logCall = (scope, kind, what, quantity = MILLION / 100n) =>
	contributions.log(scope, kind, quantity, today, null, document(what), false, null);
const groups = [];
/// A project of a group whose members have all written one line of it, with an income to claim.
const project = async (network, members, founder) => {
	const [made] = await setUp([networks.createScope(network, "Project", document(""), [founder.pair.address])], founder);
	const scope = eventIn(made, "networks", "ScopeCreated").scope.toNumber();
	const lines = terms("lines", { Measured: { purse: null } }, { unit: "Line", limits: UNLIMITED });
	const [defined] = await setUp([contributions.defineKind(scope, lines)], founder);
	const kind = eventIn(defined, "contributions", "KindDefined").kind.toNumber();
	const equation = await view("ValueEquation", "preset", { HoursOnly: { work: kind } });
	const entries = members.map(({ pair }, index) => ({
		contributor: { Agent: pair.address }, kind, quantity: MILLION, day: 19_000, evidence: blake2AsHex(`${scope} ${index}`), gift: false,
	}));
	const [, started] = await setUp([
		valueEquation.setEquation(scope, equation),
		contributions.startImport(scope, founder.pair.address, document(""), entries.length, BigInt(entries.length) * MILLION),
	], founder);
	const id = eventIn(started, "contributions", "ImportStarted").import;
	await setUp([
		contributions.importPage(scope, id, 0, entries),
		contributions.finishImport(scope, id),
		valueEquation.recordIncome(scope, NATIVE, BigInt(entries.length) * OVN, "Sale", blake2AsHex(`income ${scope}`)),
	], founder);
	return { Kind: { scope, kind } };
};
/// A network with its members, its work, its designs and its projects.
const group = async (members, founder) => {
	const [created] = await setUp([networks.createScope(0, "Network", document(""), [founder.pair.address])], founder);
	const network = eventIn(created, "networks", "ScopeCreated").scope.toNumber();
	const joins = members.map((account) => signNext(networks.join(network, null), account));
	assert.equal((await submit(joins)).refused.size, 0);
	await settle(joins);
	await succeeded(joins);
	const designs = { PeerEvaluation: { scalesByQuality: false } };
	const setUps = await setUp([
		...inBatches(members.map(({ pair }) => networks.setTier(network, pair.address, "Contributor"))),
		evaluation.foundReputation(network, members.map(({ pair }) => [pair.address, 10n * OVN])),
		evaluation.setParameters(network, { window: { Set: 600 } }),
		networks.defineRole(network, "judge", document(""), "ByScope", null),
		contributions.defineKind(network, terms("work", { Reviewers: { role: 0, approvals: 1, period: 600 } })),
		contributions.defineKind(network, terms("design", designs, { unit: "Piece", category: "Design", action: "Produce", limits: UNLIMITED })),
	], founder).catch(async (error) => {
		throw new Error(`founding a network: ${error.message}`);
	});
	const [work, design] = setUps.slice(-2).map((events) => eventIn(events, "contributions", "KindDefined").kind.toNumber());
	const toEvaluate = Array.from({ length: 3 * CALLS }, (_, place) => logCall(network, design, `design ${place}`, MILLION));
	const [logged, ...books] = await Promise.all([
		setUp(toEvaluate, founder),
		...Array.from({ length: PROJECTS }, () => project(network, members, founder)),
	]);
	const ids = logged.map((events) => eventIn(events, "contributions", "Logged").id.toJSON());
	return { network, work, design, ids, books, members };
};
const prepare = async () => {
	const began = Date.now();
	const bank = { pair: alice, nonce: (await api.rpc.system.accountNextIndex(alice.address)).toNumber() };
	const parted = [];
	for (let first = 0; first < accounts.length; first += GROUP) parted.push(accounts.slice(first, first + GROUP));
	const founders = parted.map((_, index) => person(`founder//${index}`));
	const give = (amount) => ({ pair }) => api.tx.balances.transferKeepAlive(pair.address, amount * OVN);
	await setUp(inBatches([...accounts.map(give(100n)), ...founders.map(give(5_000n))]), bank);
	for (const pot of [shares.openPot, valueEquation.openPot]) await setUp([pot(0, NATIVE)], bank).catch(() => {});
	// All at once, so that it takes as many blocks as one of them where blocks have room.
	groups.push(...await Promise.all(parted.map((members, index) => group(members, founders[index]))));
	say(`prepared ${groups.length} networks of at most ${GROUP} for ${ACCOUNTS} accounts in ${seconds(Date.now() - began)} s`);
};

// --- Measuring.

/// How long the node took to build blocks, from its log, by number and count of transactions.
const built = () => {
	const found = new Map();
	for (const log of logs.split(",")) {
		for (const [, at, ms, count] of readFileSync(log, "utf8").matchAll(/Prepared block for proposing at (\d+) \((\d+) ms\).*extrinsics_count: (\d+)/g)) {
			found.set(`${at}/${count}`, Number(ms));
		}
	}
	return found;
};
const weightOf = async (at) => {
	const { normal } = await (await api.at(blocks.get(at).hash)).query.system.blockWeight();
	return normal.refTime.toBigInt();
};
/// What a part of the load took: the fullest blocks, times, rates.
const measure = async (name, transactions) => {
	const times = built();
	const perBlock = new Map();
	for (const { hash } of transactions) perBlock.set(seen.get(hash).block, (perBlock.get(seen.get(hash).block) ?? 0) + 1);
	const rows = [];
	for (const [at, count] of [...perBlock].sort(([a], [b]) => a - b)) {
		const all = blocks.get(at).hashes.length;
		// Only blocks of nothing else.
		if (count !== all - 1) continue;
		rows.push({ at, count, weight: await weightOf(at), ms: times.get(`${at}/${all}`) });
	}
	const full = rows.reduce((best, row) => (best && best.count >= row.count ? best : row), undefined);
	const inclusion = transactions.map(({ hash, sent }) => seen.get(hash).included - sent);
	const finality = transactions.map(({ hash, sent }) => seen.get(hash).final - sent);
	const known = rows.filter(({ ms }) => ms !== undefined);
	const metered = known.reduce((sum, { weight }) => sum + Number(weight) / 1e9, 0);
	const measured = known.reduce((sum, { ms }) => sum + ms, 0);
	return {
		name, transactions: transactions.length, rows, full,
		each: full && Number(full.weight) / 1e6 / full.count,
		real: measured && (1000 * measured) / known.reduce((sum, { count }) => sum + count, 0),
		metered, measured,
		fullness: full && Number((full.weight * 1000n) / NORMAL) / 10,
		inclusion: [quantile(inclusion, 0.5), quantile(inclusion, 0.99)],
		finality: [quantile(finality, 0.5), quantile(finality, 0.99)],
	};
};
const table = (rows) => {
	const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
	for (const row of rows) say(row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  "));
};
const fixed = (figure, digits) => (figure === undefined || Number.isNaN(figure) ? "-" : figure.toFixed(digits));

const failures = [];
const loads = {
	/// One kind of call after another, all good: what each takes in ratio to a transfer.
	async kinds() {
		const each = (make) => groups.flatMap((group) =>
			group.members.flatMap((account) => Array.from({ length: CALLS }, (_, place) => signNext(make(group, place, account), account)))
		);
		const kinds = {
			transfer_keep_alive: (_, place) => api.tx.balances.transferKeepAlive(alice.address, OVN / 100n + BigInt(place)),
			log: ({ network, work }, place, { pair }) => logCall(network, work, `kinds ${place} ${pair.address}`),
			evaluate: ({ ids }, place) => evaluation.evaluate(ids[place], 1, false),
			claim: ({ books }, place) => shares.claim([[books[place], 0]], 1),
		};
		const found = [];
		let again = 0;
		for (const [name, make] of Object.entries(kinds)) {
			const transactions = each(make);
			const before = memory();
			const { refused } = await submit(transactions);
			assert.equal(refused.size, 0, `${name}: ${[...refused.values()][0]}`);
			again += await settle(transactions);
			await succeeded(transactions);
			found.push({ ...await measure(name, transactions), memory: [before, memory()] });
		}
		const [base] = found;
		const rows = [["call", "calls", "in the fullest block", "full, %", "us metered", "us measured", "weight ratio", "time ratio", "throughput / weight", "included s (median, 99 %)", "final s", "MiB before, after"]];
		for (const one of found) {
			const ratio = one.each / base.each;
			const throughput = one.full.count / base.full.count;
			rows.push([
				one.name, String(one.transactions), String(one.full.count), fixed(one.fullness, 1), fixed(one.each, 0), fixed(one.real, 0), fixed(ratio, 2),
				fixed(one.real / base.real, 2), fixed(throughput * ratio, 2), one.inclusion.map(seconds).join(", "), one.finality.map(seconds).join(", "),
				one.memory.map((figure) => figure.toFixed(0)).join(", "),
			]);
			if (one.fullness > 90 && base.fullness > 90 && throughput * ratio < 0.9) failures.push(`${one.name}: fewer in a block than its weight allows`);
		}
		table(rows);
		say(`the columns of throughput mean something where blocks are full: of ${Number(NORMAL) / 1e9} ms of weight; ${again} had to be sent again`);
	},

	/// Blocks full of transfers: metered against measured time.
	async blocks() {
		const transactions = [];
		for (let place = 0; place < TRANSFERS; place += 1) {
			const account = accounts[place % ACCOUNTS];
			transactions.push(signNext(api.tx.balances.transferKeepAlive(alice.address, OVN / 1000n + BigInt(place)), account));
		}
		const { full } = await submit(transactions);
		const again = await settle(transactions);
		await succeeded(transactions);
		const { rows, ...one } = await measure("transfers", transactions);
		table([["block", "transfers", "full, %", "metered ms", "built in ms", "metered / measured"], ...rows.map(({ at, count, weight, ms }) => [
			String(at), String(count), fixed(Number((weight * 1000n) / NORMAL) / 10, 1), fixed(Number(weight) / 1e9, 1), fixed(ms, 0), fixed(Number(weight) / 1e9 / ms, 2),
		])]);
		for (const { at, weight, ms } of rows) if (ms > Number(weight) / 1e9) failures.push(`block ${at} took longer than it was metered for`);
		say(`${transactions.length} transfers; ${fixed(1e6 / one.each, 0)} a second of weight, ${fixed(1e6 / one.real, 0)} a second of building; `
			+ `metered / measured ${fixed(one.metered / one.measured, 2)}; the pool was full ${full} times, ${again} sent again`);
	},

	/// Domain calls, half of them invalid in various ways: nothing lost, nothing twice.
	async flood() {
		const ways = [
			["log", (group, { pair }, place) => logCall(group.network, group.work, `flood a ${place} ${pair.address}`)],
			["log", (group, { pair }, place) => logCall(group.network, group.work, `flood b ${place} ${pair.address}`)],
			["evaluate", (group, _, place) => evaluation.evaluate(group.ids[CALLS + 2 * place], 1, false)],
			["evaluate", (group, _, place) => evaluation.evaluate(group.ids[CALLS + 2 * place + 1], 0, false)],
			["claim", (group) => shares.claim([[group.books[PROJECTS - 1], 0]], 1)],
		];
		const bad = [
			["contributions.KindNotFound", (group) => logCall(group.network, 999, "no such kind")],
			["evaluation.ValueOffScale", (group, _, place) => evaluation.evaluate(group.ids[CALLS + 2 * place], 100, false)],
			["shares.NothingToClaim", (group) => shares.claim([[group.books[PROJECTS - 1], 0]], 1)],
		];
		const good = [];
		const failing = [];
		const hopeless = [];
		const order = [];
		for (let place = 0; place < CALLS; place += 1) {
			for (const [kind, make] of ways) {
				for (const group of groups) {
					for (const account of group.members) {
						// A claim succeeds once for each project.
						if (kind === "claim" && place > 0) continue;
						const one = { ...signNext(make(group, account, place), account), account };
						good.push(one);
						order.push(one);
					}
				}
			}
			for (const [error, make] of bad) {
				for (const group of groups) {
					for (const account of group.members) {
						const one = { ...signNext(make(group, account, place), account), error, account };
						failing.push(one);
						order.push(one);
					}
				}
			}
			for (const group of groups) {
				for (const account of group.members) {
					// A signature that is another's, and a nonce that was used.
					const forged = sign(logCall(group.network, group.work, `forged ${place}`), account.pair, account.nonce);
					const bytes = Buffer.from(forged.bytes.slice(2), "hex");
					// Length, version, kind of address, the account, kind of signature: the signature follows.
					const start = bytes.indexOf(account.pair.publicKey) + 32 + 1;
					bytes[start + 10] ^= 0xff;
					const changed = `0x${bytes.toString("hex")}`;
					hopeless.push({ bytes: changed, hash: blake2AsHex(changed), expected: /bad signature/i });
					const old = sign(logCall(group.network, group.work, `old ${place}`), account.pair, 0);
					hopeless.push({ ...old, expected: /outdated|stale/i });
					order.push(hopeless.at(-2), hopeless.at(-1));
				}
			}
		}
		const before = memory();
		peak = before;
		const began = Date.now();
		const { refused, full } = await submit(order);
		const sentIn = Date.now() - began;
		const again = await settle([...good, ...failing]);
		const tookAll = Date.now() - began;
		const found = await outcomes([...good, ...failing]);
		for (const one of good) assert.equal(errorOf(found.get(one.hash) ?? []), undefined, "a good call failed");
		for (const one of failing) assert.equal(errorOf(found.get(one.hash) ?? []), one.error);
		for (const one of [...good, ...failing]) assert.equal(seen.get(one.hash).times, 1, "a transaction is in the chain more than once");
		for (const one of hopeless) {
			assert.match(refused.get(one.hash) ?? "accepted", one.expected);
			assert.ok(!seen.has(one.hash), "a hopeless transaction is in the chain");
		}
		// Each account's nonce is what it sent, no more and no less.
		for (const account of accounts) {
			const { nonce } = await api.query.system.account(account.pair.address);
			assert.equal(nonce.toNumber(), account.nonce);
		}
		// Each claim paid once: the income of the project is divided equally.
		let paid = 0n;
		for (const one of good) {
			for (const event of found.get(one.hash)) if (api.events.shares.Claimed.is(event)) paid += event.data.amount.toBigInt();
		}
		const claimed = good.filter(({ hash }) => found.get(hash).some((event) => api.events.shares.Claimed.is(event))).length;
		assert.equal(claimed, ACCOUNTS);
		assert.ok(paid > 0n);
		// The pool is empty, and takes what comes next.
		for (let patience = 60; (await send("author_pendingExtrinsics", [])).length > 0; patience -= 1) {
			assert.ok(patience > 0, "the pool keeps transactions that nobody can include");
			await sleep(1000);
		}
		const after = signNext(api.tx.balances.transferKeepAlive(alice.address, OVN), accounts[0]);
		const recovered = Date.now();
		await submit([after]);
		await settle([after]);
		say(`${order.length} calls from ${ACCOUNTS} accounts, sent in ${seconds(sentIn)} s, all final after ${seconds(tookAll)} s: `
			+ `${good.length} succeeded, ${failing.length} failed as they should, ${hopeless.length} were refused by the pool; none lost, none twice`);
		say(`the pool was full ${full} times, ${again} had to be sent again; empty afterwards, and a transfer was final in ${seconds(Date.now() - recovered)} s`);
		say(`memory ${before.toFixed(0)} MiB before, at most ${peak.toFixed(0)}, ${memory().toFixed(0)} after; ${ACCOUNTS} claims paid ${Number(paid) / 1e12} OVN`);
		if (peak > before + number("OVN_MEMORY", 1024)) failures.push("memory grew too much");
	},
};

say(`${ACCOUNTS} accounts, seed ${SEED}`);
await prepare();
for (const part of parts) {
	say(`--- ${part}`);
	await loads[part]();
}
following = false;
await followed;
for (const failure of failures) say(`FAILS: ${failure}`);
if (failures.length === 0) say("load: HOLDS");
await api.disconnect();
process.exit(failures.length === 0 ? 0 : 1);
