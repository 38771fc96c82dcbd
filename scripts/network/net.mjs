// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// A network of `scripts/network/local-net.sh`, watched and driven: what every program of this folder needs.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ApiPromise, Keyring, WsProvider } from "@polkadot/api";

const run = promisify(execFile);
const script = join(process.env.OVN_ROOT, "scripts/network/local-net.sh");
export const VALIDATORS = ["alice", "bob", "charlie", "dave"];
export const OVN = 10n ** 12n;
export const say = (line) => console.log(line);
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/// Whether every node of the network is in a network namespace of its own.
let environment = { ...process.env };
let apart = false;
/// From here on a network beside the usual one, whose nodes can be cut off; or the usual one again.
export const useApart = (wanted) => {
	environment = wanted ? { ...process.env, OVN_NET: `${process.env.OVN_NET}-apart`, OVN_NET_APART: "1" } : { ...process.env };
	apart = wanted;
	urls.clear();
};
/// Runs a command of local-net.sh; what it printed. `more` is added to its environment.
export const net = async (args, more = {}) => {
	const { stdout } = await run(script, args, { env: { ...environment, ...more }, maxBuffer: 1 << 26 });
	return stdout.trim();
};
const urls = new Map();
export const url = async (name) => {
	if (!urls.has(name)) urls.set(name, await net(["url", name]));
	return urls.get(name);
};
export const logOf = async (name) => readFileSync(await net(["log", name]), "utf8");
export const pidOf = async (name) => Number(await net(["pid", name]));

/// Asks a node by JSON-RPC.
export const rpc = async (name, method, params = []) => {
	let answer;
	if (apart) {
		answer = JSON.parse(await net(["rpc", name, method, JSON.stringify(params)]));
	} else {
		const response = await fetch((await url(name)).replace("ws:", "http:"), {
			method: "POST",
			headers: { "Content-Type": "application/json" },
			body: JSON.stringify({ id: 1, jsonrpc: "2.0", method, params }),
			signal: AbortSignal.timeout(20_000),
		});
		answer = await response.json();
	}
	if (answer.error) throw new Error(`${name}: ${method}: ${JSON.stringify(answer.error)}`);
	return answer.result;
};
/// A figure of a node's metrics; the sum of all with that name and those labels.
export const metric = async (name, figure, labels = "") => {
	const text = await (await fetch(await net(["metrics", name]))).text();
	const lines = text.split("\n").filter((line) =>
		(line.startsWith(`${figure}{`) || line.startsWith(`${figure} `)) && line.includes(labels)
	);
	return lines.reduce((sum, line) => sum + Number(line.split(" ").pop()), 0);
};
const numberOf = async (name, hash) => Number((await rpc(name, "chain_getHeader", [hash])).number);
export const best = (name) => numberOf(name);
export const finalised = async (name) => numberOf(name, await rpc(name, "chain_getFinalizedHead"));
export const hashAt = (name, number) => rpc(name, "chain_getBlockHash", [number]);
/// Resident memory of a process, in MiB.
export const memoryOf = (pid) =>
	Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024);

/// Waits until something holds, and fails when it does not in so many seconds.
export const until = async (what, seconds, holds) => {
	const began = Date.now();
	for (;;) {
		let reason = "";
		try {
			const found = await holds();
			if (found) return found;
		} catch (error) {
			reason = `: ${error.message}`;
		}
		if (Date.now() - began > seconds * 1000) throw new Error(`not within ${seconds} s: ${what}${reason}`);
		await sleep(500);
	}
};
/// Waits until a node has finalised a block of that number.
export const reaches = (name, number, seconds) =>
	until(`${name} finalises block ${number}`, seconds, async () => await finalised(name) >= number);

const running = async () => {
	const lines = (await net(["status"]).catch(() => "")).split("\n").slice(1);
	return lines.filter((line) => line && !line.includes("stopped")).map((line) => line.split(" ")[0]);
};
/// Starts a node, unless it runs.
export const up = async (name, ...args) => (await running()).includes(name) || net(["start", name, ...args]);
/// The four validators, all running, with some blocks finalised; a network that is there is used.
export const four = async () => {
	for (const name of VALIDATORS) await up(name);
	for (const name of VALIDATORS) await reaches(name, 3, 240);
};
/// The same, from genesis.
export const fresh = async () => {
	await net(["clean"]);
	await net(["start"]);
	for (const name of VALIDATORS) await reaches(name, 3, 240);
};

/// Pairs and signing with @polkadot/api.
const keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
export const known = (name) => keyring.addFromUri(`//${name}`);
export const derived = (path) => keyring.createFromUri(`//${path}`);
export const connect = async (name) =>
	ApiPromise.create({ provider: new WsProvider(await url(name)), noInitWarn: true });
export const nameOf = (api, error) => {
	if (!error.isModule) return error.toString();
	const { section, name } = api.registry.findMetaError(error.asModule);
	return `${section}.${name}`;
};
/// Signs, submits, waits for finality; the call has to succeed.
export const done = (api, call, signer) =>
	new Promise((resolve, reject) => {
		call.signAndSend(signer, { nonce: -1 }, ({ status, events, dispatchError }) => {
			if (status.isFinalized) {
				const failed = events.find(({ event }) => api.events.sudo?.Sudid?.is(event) && event.data[0].isErr);
				const error = dispatchError ?? failed?.event.data[0].asErr;
				if (error) reject(new Error(nameOf(api, error)));
				else resolve({ block: status.asFinalized.toHex(), events });
			} else if (status.isInvalid || status.isDropped || status.isUsurped) {
				reject(new Error(`the transaction was ${status.type}`));
			}
		}).catch(reject);
	});

/// Who made a block: the account of the validator that its header names.
export const authorOf = async (api, name, number) => {
	const hash = await hashAt(name, number);
	const { digest } = await rpc(name, "chain_getHeader", [hash]);
	const claim = digest.logs.map((log) => Buffer.from(log.slice(2), "hex")).find((log) =>
		log[0] === 6 && log.subarray(1, 5).toString() === "BABE"
	);
	// Kind of item, engine, length of what follows in one or two bytes, kind of claim, index.
	const index = claim.readUInt32LE(claim[5] & 1 ? 8 : 7);
	const at = await api.at(hash);
	return (await at.query.session.validators())[index].toString();
};
/// The whole state of a node at a block, as a hash: of every key with its value.
export const stateAt = async (name, hash) => {
	const sum = createHash("sha256");
	let last = "0x";
	let count = 0;
	for (;;) {
		const keys = await rpc(name, "state_getKeysPaged", ["0x", 500, last, hash]);
		if (keys.length === 0) return { count, hash: sum.digest("hex") };
		const [{ changes }] = await rpc(name, "state_queryStorageAt", [keys, hash]);
		for (const [key, value] of changes) sum.update(`${key}=${value};`);
		count += keys.length;
		last = keys.at(-1);
	}
};

/// How far finality is behind the best block: a count for each number of blocks.
export class Lags {
	counts = new Map();
	add(lag) {
		this.counts.set(lag, (this.counts.get(lag) ?? 0) + 1);
	}
	get samples() {
		return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
	}
	/// The least lag that this share of the samples does not exceed.
	quantile(share) {
		let seen = 0;
		for (const lag of [...this.counts.keys()].sort((a, b) => a - b)) {
			seen += this.counts.get(lag);
			if (seen >= share * this.samples) return lag;
		}
		return Number.NaN;
	}
	toString() {
		const parts = [...this.counts].sort(([a], [b]) => a - b).map(([lag, count]) =>
			`${lag}: ${((100 * count) / this.samples).toFixed(1)} %`
		);
		return `${this.samples} samples; ${parts.join(", ")}; median ${this.quantile(0.5)}, 99 % ${this.quantile(0.99)}, most ${this.quantile(1)}`;
	}
}
/// Samples the lags of nodes every quarter of a second while something goes on.
export const lagsDuring = async (names, action) => {
	const lags = new Lags();
	let ended = false;
	const watch = Promise.all(names.map(async (name) => {
		while (!ended) {
			const [top, final] = await Promise.all([best(name), finalised(name)]);
			lags.add(Math.max(0, top - final));
			await sleep(250);
		}
	}));
	try {
		await action();
	} finally {
		ended = true;
	}
	await watch;
	return lags;
};

/// Random numbers that a seed repeats (mulberry32).
export const randomOf = (seed) => () => {
	seed = (seed + 0x6d2b79f5) | 0;
	let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
	t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
	return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};
export { assert };
