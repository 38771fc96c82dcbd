// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// What a network of four validators has to bear, each told as a scenario with a verdict; started by
// scripts/network/faults.sh, which says which there are.

import { readFileSync } from "node:fs";
import { u8aToHex } from "@polkadot/util";
import { blake2AsHex } from "@polkadot/util-crypto";
import {
	assert, authorOf, best, connect, derived, done, finalised, four, fresh, hashAt, known, lagsDuring, logOf, memoryOf, metric,
	net, OVN, pidOf, randomOf, reaches, rpc, say, sleep, stateAt, until, up, url, useApart, VALIDATORS,
} from "./net.mjs";

const seed = Number(process.env.OVN_SEED ?? Date.now() % 1_000_000);
const random = randomOf(seed);
const pick = (list) => list[Math.floor(random() * list.length)];
const number = (variable, otherwise) => Number(process.env[variable] ?? otherwise);
const transfer = (api, to, value = OVN) => api.tx.balances.transferKeepAlive(to, value);
/// All four agree on the block of that number.
const agree = async (at, names = VALIDATORS) => {
	const hashes = await Promise.all(names.map((name) => hashAt(name, at)));
	assert.ok(hashes[0] && hashes.every((hash) => hash === hashes[0]), `block ${at}: ${hashes}`);
	return hashes[0];
};
const session = async (api) => (await api.query.session.currentIndex()).toNumber();
const inSet = async (api) => (await api.query.session.validators()).map(String);

const scenarios = {
	/// Finality lag in normal operation.
	async lag() {
		await four();
		const blocks = number("OVN_BLOCKS", 60);
		const from = await best("alice");
		const lags = await lagsDuring(VALIDATORS, () =>
			until(`${blocks} blocks`, blocks * 12, async () => await best("alice") >= from + blocks)
		);
		say(`lag over ${blocks} blocks, in blocks: ${lags}`);
		assert.ok(lags.quantile(0.5) <= 3, "median above 3");
		assert.ok(lags.quantile(0.99) <= 5, "99 % above 5");
	},

	/// The figures that the operator's guide and its alerts name are there, and say what is the case.
	async metrics() {
		await four();
		const named = new Set(["operators.md", "alerts.yml"].flatMap((file) =>
			readFileSync(`${process.env.OVN_ROOT}/docs/${file}`, "utf8").match(/substrate_[a-z0-9_]+/g)
		));
		const text = await (await fetch(await net(["metrics", "alice"]))).text();
		const there = new Set(text.split("\n").filter((line) => !line.startsWith("#")).map((line) => line.split(/[{ ]/)[0]));
		for (const name of named) assert.ok(there.has(name), `a node has no figure ${name}`);
		// The figures are renewed every five seconds.
		await until("best and finalised block are those of the figures", 60, async () => {
			const [top, final] = [await best("alice"), await finalised("alice")];
			const [best_, final_] = [await metric("alice", "substrate_block_height", 'status="best"'), await metric("alice", "substrate_block_height", 'status="finalized"')];
			return Math.abs(best_ - top) <= 1 && Math.abs(final_ - final) <= 1;
		});
		assert.equal(await metric("alice", "substrate_node_roles"), 4);
		assert.equal(await metric("alice", "substrate_sub_libp2p_peers_count"), Number((await rpc("alice", "system_health")).peers));
		say(`all ${named.size} figures are there: ${[...named].join(" ")}`);
	},

	/// The commands of the operator's guide, in its order: a chain is founded, makes blocks, is copied.
	async guide() {
		const { execFileSync, spawn } = await import("node:child_process");
		const { cpSync, mkdtempSync, openSync, rmSync, writeFileSync } = await import("node:fs");
		const { join } = await import("node:path");
		const { tmpdir } = await import("node:os");
		const folder = mkdtempSync(join(tmpdir(), "ovn-guide-"));
		const node = (...args) => execFileSync(process.env.OVN_NODE, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 });
		const generate = (scheme) => JSON.parse(node("key", "generate", "--scheme", scheme, "--output-type", "json"));
		let child;
		try {
			const [account, babe, grandpa] = ["sr25519", "sr25519", "ed25519"].map(generate);
			const template = JSON.parse(node("export-chain-spec", "--chain", "production-template"));
			const { patch } = template.genesis.runtimeGenesis;
			patch.validatorSet.validators = [account.ss58Address];
			patch.session.keys = [[account.ss58Address, account.ss58Address, { babe: babe.ss58Address, grandpa: grandpa.ss58Address }]];
			patch.balances.balances.push([account.ss58Address, 1_000_000_000_000_000]);
			patch.networks.stewards = [account.ss58Address];
			template.id = "guide";
			template.protocolId = "guide";
			const spec = join(folder, "ovn.json");
			const raw = join(folder, "ovn-raw.json");
			writeFileSync(spec, JSON.stringify(template));
			writeFileSync(raw, node("export-chain-spec", "--chain", spec, "--raw"));
			const base = join(folder, "data");
			const at = ["--chain", raw, "--base-path", base];
			node("key", "generate-node-key", ...at);
			node("key", "insert", ...at, "--key-type", "babe", "--scheme", "sr25519", "--suri", babe.secretPhrase);
			node("key", "insert", ...at, "--key-type", "gran", "--scheme", "ed25519", "--suri", grandpa.secretPhrase);
			const port = number("OVN_RPC_PORT", 9977);
			const log = openSync(join(folder, "log"), "w");
			const ended = () => new Promise((resolve) => child.once("exit", resolve));
			const start = (...more) => {
				child = spawn(process.env.OVN_NODE, [...at, "--validator", "--name", "guide", "--rpc-port", String(port), "--port", "0", "--no-prometheus", "--no-mdns", ...more], { stdio: ["ignore", log, log] });
			};
			const ask = async (method, params = []) => {
				const response = await fetch(`http://127.0.0.1:${port}`, {
					method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ id: 1, jsonrpc: "2.0", method, params }),
				});
				return (await response.json()).result;
			};
			const finalNumber = async () => Number((await ask("chain_getHeader", [await ask("chain_getFinalizedHead")])).number);
			start();
			await until("the new chain finalises a block", 240, async () => await finalNumber() >= 3);
			say("a chain founded from the template, its keys inserted by hand, finalises blocks");
			assert.equal(await ask("author_hasSessionKeys", [babe.publicKey + grandpa.publicKey.slice(2)]), true);
			const inspected = JSON.parse(node("key", "inspect", account.ss58Address, "--output-type", "json"));
			assert.equal(inspected.publicKey, account.publicKey);
			const made = await ask("author_rotateKeysWithOwner", [inspected.publicKey]);
			assert.equal(await ask("author_hasSessionKeys", [made.keys]), true);
			let exit = ended();
			child.kill("SIGTERM");
			await exit;
			node("chain-info", ...at);
			node("check-block", "2", ...at);
			node("export-blocks", ...at, "--to", "3", "--binary", join(folder, "blocks"));
			const copy = ["--chain", raw, "--base-path", join(folder, "copy")];
			node("import-blocks", ...copy, "--binary", join(folder, "blocks"));
			assert.match(node("chain-info", ...copy), /3/);
			say("chain-info, check-block, export-blocks and import-blocks do what the guide says");
			// Recovery: the database is lost, the keys are not.
			cpSync(join(base, "chains/guide/keystore"), join(folder, "backup"), { recursive: true });
			node("purge-chain", ...at, "-y");
			start("--sync", "warp");
			await until("the node answers", 120, () => ask("system_health"));
			assert.equal(await ask("author_hasSessionKeys", [made.keys]), true);
			exit = ended();
			child.kill("SIGTERM");
			await exit;
			say("purge-chain removes the database and leaves the keys");
		} finally {
			child?.kill("SIGKILL");
			rmSync(folder, { recursive: true, force: true });
		}
	},

	/// One of four killed: blocks and finality go on; it comes back.
	async one() {
		await four();
		const victim = "dave";
		await net(["kill", victim]);
		const from = await finalised("alice");
		const began = Date.now();
		await reaches("alice", from + 10, 180);
		say(`${victim} killed at ${from}; ten blocks finalised by three in ${((Date.now() - began) / 1000).toFixed(0)} s`);
		await net(["start", victim]);
		const goal = await finalised("alice");
		await reaches(victim, goal, 120);
		await agree(goal);
		say(`${victim} back, has finalised block ${goal} with the others`);
	},

	/// Two of four killed: finality stops, blocks go on; both back, it goes on.
	async two() {
		await four();
		await net(["kill", "charlie", "dave"]);
		// What was voted on already may still be finalised.
		await sleep(10_000);
		const [stood, top] = [await finalised("alice"), await best("alice")];
		await sleep(number("OVN_SECONDS", 45) * 1000);
		const [then, grown] = [await finalised("alice"), await best("alice")];
		assert.equal(then, stood, "finality went on with two of four");
		assert.ok(grown > top, "no block with two of four");
		say(`two killed: finalised ${stood} stood still for ${number("OVN_SECONDS", 45)} s, best went from ${top} to ${grown}`);
		const before = await hashAt("alice", stood);
		await Promise.all(["charlie", "dave"].map((name) => net(["start", name])));
		const began = Date.now();
		await reaches("alice", grown + 3, 180);
		say(`both back: block ${grown + 3} finalised after ${((Date.now() - began) / 1000).toFixed(0)} s`);
		for (const name of VALIDATORS) await reaches(name, grown + 3, 60);
		await agree(grown + 3);
		assert.equal(await hashAt("dave", stood), before);
	},

	/// A fifth validator joins through keys and session and makes blocks; one is removed.
	async validators() {
		await four();
		await up("eve", "--validator");
		const api = await connect("alice");
		const [alice, eve, dave] = ["Alice", "Eve", "Dave"].map(known);
		if (!(await inSet(api)).includes(eve.address)) {
			const { keys, proof } = await rpc("eve", "author_rotateKeysWithOwner", [u8aToHex(eve.publicKey)]);
			await done(api, api.tx.session.setKeys(keys, proof), eve);
			const joined = await session(api);
			await done(api, api.tx.sudo.sudo(api.tx.validatorSet.addValidator(eve.address)), alice);
			say(`keys made in the node, registered and admitted in session ${joined}`);
			await until("eve is in the set", 400, async () => (await inSet(api)).includes(eve.address));
			assert.ok(await session(api) - joined <= 3, "later than two sessions");
			say(`in the set since session ${await session(api)}`);
		}
		let at = await finalised("alice");
		const authors = new Map();
		await until("eve makes a block that is final", 240, async () => {
			for (const now = await finalised("alice"); at <= now; at += 1) {
				const author = await authorOf(api, "alice", at);
				authors.set(author, (authors.get(author) ?? 0) + 1);
			}
			return authors.has(eve.address);
		});
		say(`eve's first final block is seen at ${at - 1}, among ${authors.size} authors`);
		// Finality needs her vote now: with one of the others killed it goes on.
		await net(["kill", "charlie"]);
		await reaches("alice", await finalised("alice") + 5, 120);
		say("with charlie killed, four of five finalise");
		await net(["start", "charlie"]);

		await done(api, api.tx.sudo.sudo(api.tx.validatorSet.removeValidator(dave.address)), alice);
		await until("dave is out of the set", 400, async () => !(await inSet(api)).includes(dave.address));
		const from = await finalised("alice") + 5;
		await reaches("alice", from + 20, 240);
		for (let block = from; block <= from + 20; block += 1) {
			assert.notEqual(await authorOf(api, "alice", block), dave.address, `dave made block ${block}`);
		}
		say(`dave removed: out of the set in session ${await session(api)}, none of the blocks ${from} to ${from + 20} is his`);
		await until("the chain purges his keys and returns the deposit", 240, async () =>
			(await api.query.session.nextKeys(dave.address)).isNone
		);
		// As it was: dave back, eve gone.
		const keys = await rpc("dave", "author_rotateKeysWithOwner", [u8aToHex(dave.publicKey)]);
		await done(api, api.tx.session.setKeys(keys.keys, keys.proof), dave);
		await done(api, api.tx.sudo.sudo(api.tx.validatorSet.addValidator(dave.address)), alice);
		await done(api, api.tx.validatorSet.leave(), eve);
		await until("eve has left, dave is back", 400, async () => {
			const set = await inSet(api);
			return set.includes(dave.address) && !set.includes(eve.address);
		});
		await net(["stop", "eve"]);
		say("dave was admitted again with new keys, eve left by herself");
		await api.disconnect();
	},

	/// An upgrade of the runtime on the living network.
	async upgrade() {
		await four();
		const file = process.env.OVN_NEXT_WASM;
		assert.ok(file, "OVN_NEXT_WASM names no runtime: scripts/setup/runtime.sh --next --fast builds one");
		const code = `0x${readFileSync(file).toString("hex")}`;
		const api = await connect("alice");
		const before = api.runtimeVersion.specVersion.toNumber();
		const lags = await lagsDuring(VALIDATORS, async () => {
			const authorize = api.tx.system.authorizeUpgrade(blake2AsHex(code));
			await done(api, api.tx.sudo.sudo(authorize), known("Alice"));
			await done(api, api.tx.system.applyAuthorizedUpgrade(code), known("Bob"));
			const at = await best("alice");
			for (const name of VALIDATORS) {
				await until(`${name} runs the new runtime`, 120, async () =>
					(await rpc(name, "state_getRuntimeVersion")).specVersion === before + 1
				);
			}
			await reaches("alice", at + 10, 180);
			for (const name of VALIDATORS) await reaches(name, at + 10, 60);
			await agree(at + 10);
		});
		await api.disconnect();
		const renewed = await connect("bob");
		assert.equal(renewed.runtimeVersion.specVersion.toNumber(), before + 1);
		await done(renewed, transfer(renewed, derived("after").address), known("Bob"));
		await renewed.disconnect();
		say(`spec_version ${before} became ${before + 1}; lag meanwhile, in blocks: ${lags}`);
		assert.ok(lags.quantile(1) <= 10, "finality was more than 10 blocks behind");
	},

	/// Members govern the network by decisions alone, told by a program that uses polkadot-api.
	async members() {
		await fresh();
		await up("eve", "--validator");
		const { spawn } = await import("node:child_process");
		const file = process.env.OVN_NEXT_WASM;
		assert.ok(file, "OVN_NEXT_WASM names no runtime: scripts/setup/runtime.sh --next --fast builds one");
		const before = (await rpc("alice", "state_getRuntimeVersion")).specVersion;
		let text = "";
		const lags = await lagsDuring(VALIDATORS, async () => {
			const program = `${process.env.OVN_ROOT}/tests/clients/run.sh`;
			const child = spawn(program, ["papi", await url("alice"), "govern", await url("eve"), file]);
			child.stdout.on("data", (data) => {
				text += data;
				process.stdout.write(data);
			});
			child.stderr.on("data", (data) => (text += data));
			const code = await new Promise((resolve) => child.once("exit", resolve));
			if (code !== 0) throw new Error(`exit code ${code}\n${text.split("\n").slice(-40).join("\n")}`);
		});
		for (const name of [...VALIDATORS, "eve"]) {
			assert.equal((await rpc(name, "state_getRuntimeVersion")).specVersion, before + 1, `${name} runs another runtime`);
		}
		await sleep(10_000);
		await agree(await finalised("eve"), [...VALIDATORS, "eve"]);
		say(`all five run runtime ${before + 1} and agree; lag meanwhile, in blocks: ${lags}`);
		await net(["clean"]);
	},

	/// A newcomer gets to the newest state without executing the blocks before.
	async warp() {
		await four();
		const name = `newcomer${seed}`;
		const began = Date.now();
		await net(["start", name, "--sync", "warp"]);
		await until("the newcomer knows the newest finalised block", 180, async () =>
			await finalised(name) >= await finalised("alice") - 3 && await finalised(name) > 3
		);
		const log = await logOf(name);
		assert.match(log, /Warp sync is complete/, "it did not sync by warp");
		const at = await finalised(name);
		const hash = await hashAt(name, at);
		assert.equal(hash, await hashAt("alice", at));
		assert.deepEqual(await stateAt(name, hash), await stateAt("alice", hash));
		say(`warp sync to block ${at} with its whole state ${((Date.now() - began) / 1000).toFixed(0)} s after the start`);
		await until("the blocks before are fetched", 300, async () => await hashAt(name, 1) === await hashAt("alice", 1));
		await reaches(name, at + 5, 120);
		say("it has the history too, and follows the chain");
		await net(["stop", name]);
	},

	/// The first two stories of scripts/demo.sh with all their figures, while one of four dies in the middle.
	async stories() {
		const { spawn } = await import("node:child_process");
		await net(["clean"]);
		// The stories ask these for blocks long past.
		const storytellers = { printer: "alice", list: "bob" };
		for (const name of VALIDATORS) {
			await net(["start", name, ...(Object.values(storytellers).includes(name) ? ["--state-pruning", "archive"] : [])]);
		}
		for (const name of VALIDATORS) await reaches(name, 3, 240);
		const told = Object.entries(storytellers).map(async ([story, name]) => {
			const env = { ...process.env, OVN_URL: await url(name) };
			const child = spawn(`${process.env.OVN_ROOT}/scripts/demo.sh`, ["--no-build", story], { env });
			let text = "";
			child.stdout.on("data", (data) => (text += data));
			child.stderr.on("data", (data) => (text += data));
			const code = await new Promise((resolve) => child.once("exit", resolve));
			const lines = text.split("\n");
			say(`${story}: ${lines.filter((line) => line.trim()).at(-1).trim()}`);
			if (code !== 0) throw new Error(`${story}: exit code ${code}\n${lines.slice(-40).join("\n")}`);
			return Date.now();
		});
		const all = Promise.all(told);
		all.catch(() => {});
		const from = await finalised("alice");
		// In the middle: of the uses of the printer, and of the weeks in which a binding can be protested.
		const middle = from + number("OVN_MIDDLE", 250);
		await Promise.race([all, until("the middle of the stories", 3000, async () => await finalised("alice") >= middle)]);
		await net(["kill", "dave"]);
		say(`dave killed at block ${await finalised("alice")}`);
		const lags = await lagsDuring(["alice", "bob", "charlie"], () => all);
		say(`both told by block ${await finalised("alice")}; lag with three of four: ${lags}`);
		await net(["start", "dave"]);
		const goal = await finalised("alice");
		await reaches("dave", goal, 240);
		const common = await agree(goal);
		assert.deepEqual(await stateAt("dave", common), await stateAt("alice", common));
		say(`dave back, with the state of ${goal} that the others have`);
	},

	/// smoldot, a light client, reads the chain and sends a transaction.
	async light() {
		await four();
		const { start } = await import("smoldot");
		const { createClient } = await import("polkadot-api");
		const { getSmProvider } = await import("polkadot-api/sm-provider");
		const { getPolkadotSigner } = await import("polkadot-api/signer");
		const spec = JSON.parse(readFileSync(await net(["spec"]), "utf8"));
		spec.bootNodes = [];
		for (const name of VALIDATORS) {
			const id = await rpc(name, "system_localPeerId");
			const port = Number(new URL((await net(["url", name])).replace("ws:", "http:")).port) + 100;
			spec.bootNodes.push(`/ip4/127.0.0.1/tcp/${port}/ws/p2p/${id}`);
		}
		const light = start({ maxLogLevel: number("OVN_LIGHT_LOG", 1), logCallback: (level, target, message) => say(`smoldot ${target}: ${message}`) });
		const began = Date.now();
		const client = createClient(getSmProvider(() => light.addChain({ chainSpec: JSON.stringify(spec) })));
		const within = (seconds, what, promise) =>
			Promise.race([promise, sleep(seconds * 1000).then(() => assert.fail(`not within ${seconds} s: ${what}`))]);
		const block = await within(180, "a finalised block", client.getFinalizedBlock());
		assert.equal(block.hash, await hashAt("alice", block.number));
		say(`smoldot verified finality up to block ${block.number} ${((Date.now() - began) / 1000).toFixed(1)} s after its start`);
		const api = client.getUnsafeApi();
		const to = derived(`light${seed}`);
		const bob = known("Bob");
		const signer = getPolkadotSigner(bob.publicKey, "Sr25519", async (data) => bob.sign(data));
		const call = api.tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: to.address }, value: 3n * OVN });
		const sent = await within(180, "a transfer", call.signAndSubmit(signer));
		assert.ok(sent.ok, "the transfer failed");
		const { data } = await within(60, "a balance", api.query.System.Account.getValue(to.address));
		assert.equal(data.free, 3n * OVN);
		const full = await connect("alice");
		assert.equal((await full.query.system.account(to.address)).data.free.toBigInt(), data.free);
		say(`smoldot sent a transfer that is final in block ${sent.block.number}, and read the balance with proof`);
		await full.disconnect();
		client.destroy();
		await light.terminate();
	},

	/// SIGKILL under load at random moments.
	async kill() {
		await four();
		const rounds = number("OVN_ROUNDS", 20);
		let stopped = false;
		const sent = new Map();
		const api = await connect("alice");
		const options = { era: 0, blockHash: api.genesisHash, genesisHash: api.genesisHash, runtimeVersion: api.runtimeVersion, signedExtensions: api.registry.signedExtensions };
		await api.disconnect();
		const signer = known("Ferdie");
		const load = (async () => {
			while (!stopped) {
				// To whichever runs. Not from the seed, which is for the kills alone.
				const to = VALIDATORS[Math.floor(Math.random() * VALIDATORS.length)];
				try {
					const nonce = await rpc(to, "system_accountNextIndex", [signer.address]);
					for (let next = nonce; next < nonce + 20; next += 1) {
						const signed = api.tx.system.remarkWithEvent(`load ${next}`).sign(signer, { ...options, nonce: next });
						sent.set(next, await rpc(to, "author_submitExtrinsic", [signed.toHex()]));
					}
				} catch {
					// It was killed meanwhile.
				}
				await sleep(200);
			}
		})();
		const table = [];
		try {
			for (let round = 1; round <= rounds; round += 1) {
				await sleep(1000 + random() * 7000);
				// Now and then all at once, as when the power fails.
				const victims = round % 5 === 0 ? [...VALIDATORS] : [pick(VALIDATORS)];
				const seen = new Map();
				for (const name of victims) {
					const head = await rpc(name, "chain_getFinalizedHead");
					seen.set(name, { hash: head, number: Number((await rpc(name, "chain_getHeader", [head])).number) });
				}
				await net(["kill", ...victims]);
				const said = [];
				for (const name of victims) {
					const { finalized_number: kept } = JSON.parse(await net(["chain-info", name]));
					assert.ok(Number.isInteger(kept), "chain-info says no finalised block");
					if (kept > 0) await net(["node", name, "check-block", String(kept)]);
					said.push(`${name} had finalised ${seen.get(name).number}, database ${kept}${kept > 0 ? ", its block executes again" : ""}`);
				}
				await Promise.all(victims.map((name) => net(["start", name])));
				const goal = Math.max(...[...seen.values()].map((block) => block.number)) + 4;
				for (const name of VALIDATORS) await reaches(name, goal, 240);
				for (const [name, { hash, number }] of seen) {
					assert.equal(await hashAt(name, number), hash, `${name}: another block ${number} is final`);
				}
				const common = await agree(goal);
				const states = await Promise.all(VALIDATORS.map((name) => stateAt(name, common)));
				for (const state of states) assert.deepEqual(state, states[0], "the states differ");
				say(`  ${round}: ${said.join("; ")}; state of ${goal}, ${states[0].count} entries, is the same on all`);
				table.push(victims);
			}
		} finally {
			stopped = true;
			await load;
		}
		for (const name of VALIDATORS) {
			const log = await logOf(name);
			assert.doesNotMatch(log, /panicked|corrupt/i, `${name}'s log speaks of damage`);
		}
		assert.ok(sent.size > 0, "there was no load");
		say(`${table.flat().length} kills in ${rounds} rounds, ${sent.size} transactions sent meanwhile`);
	},

	/// Two against two, in network namespaces; it heals and nothing final is lost.
	async partition() {
		useApart(true);
		try {
			await fresh();
			const seconds = number("OVN_SECONDS", 60);
			const before = Object.fromEntries(await Promise.all(VALIDATORS.map(async (name) => [name, await finalised(name)])));
			await net(["cut", "charlie", "dave"]);
			await sleep(12_000);
			const stood = Object.fromEntries(await Promise.all(VALIDATORS.map(async (name) => [name, await finalised(name)])));
			const top = Object.fromEntries(await Promise.all(VALIDATORS.map(async (name) => [name, await best(name)])));
			await sleep(seconds * 1000);
			const kept = new Map();
			for (const name of VALIDATORS) {
				const now = await finalised(name);
				assert.equal(now, stood[name], `${name} finalised on its own`);
				assert.ok(await best(name) > top[name], `${name} has no new block`);
				kept.set(name, { number: now, hash: await hashAt(name, now) });
			}
			const [left, right] = [await best("alice"), await best("charlie")];
			const fork = Math.min(left, right);
			assert.notEqual(await hashAt("alice", fork), await hashAt("charlie", fork), "the halves have one chain");
			say(`cut at ${Math.max(...Object.values(before))}: for ${seconds} s none finalised, the halves went to ${left} and ${right} on forks`);
			await net(["heal"]);
			const began = Date.now();
			const goal = Math.max(left, right) + 3;
			for (const name of VALIDATORS) await reaches(name, goal, 300);
			await agree(goal);
			for (const { number, hash } of kept.values()) {
				for (const name of VALIDATORS) assert.equal(await hashAt(name, number), hash, "something final was lost");
			}
			say(`healed: block ${goal} final on all ${((Date.now() - began) / 1000).toFixed(0)} s later, nothing final was lost`);
		} finally {
			await net(["clean"]).catch(() => {});
			useApart(false);
		}
	},

	/// Two nodes with the keys of one validator: proven, removed; the chain goes on.
	async twins() {
		await fresh();
		await net(["start", "twin", "--validator"]);
		await net(["stop", "twin"]);
		for (const [type, scheme] of [["babe", "sr25519"], ["gran", "ed25519"]]) {
			await net(["node", "twin", "key", "insert", "--key-type", type, "--scheme", scheme, "--suri", "//Bob"]);
		}
		await net(["start", "twin"]);
		const api = await connect("alice");
		const bob = known("Bob").address;
		const removed = await until("bob is removed for what his twin does", 300, async () =>
			(await api.query.validatorSet.validators(bob)).isNone
		);
		assert.ok(removed);
		const reports = [];
		for (const name of VALIDATORS) {
			const lines = (await logOf(name)).split("\n").filter((line) => /equivocat/i.test(line));
			if (lines.length > 0) reports.push(`${name}: ${lines[0].trim()}`);
		}
		assert.ok(reports.length > 0, "no log speaks of an equivocation");
		say(`bob's keys in two nodes: removed at block ${await best("alice")}; first lines in the logs:`);
		for (const line of reports) say(`  ${line.slice(0, 300)}`);
		await reaches("alice", await finalised("alice") + 10, 180);
		say("the other three go on");
		await api.disconnect();
		await net(["clean"]);
	},

	/// A validator whose clock is wrong by minutes, either way: the others go on, it comes back.
	async clock() {
		await four();
		const library = process.env.OVN_FAKETIME ?? "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";
		for (const offset of ["+300", "-300"]) {
			await net(["stop", "dave"]);
			const from = (await logOf("dave")).length;
			await net(["start", "dave"], {
				OVN_NET_WRAP: `env LD_PRELOAD=${library} FAKETIME=${offset}s FAKETIME_DONT_FAKE_MONOTONIC=1`,
			});
			const api = await connect("alice");
			const start = await finalised("alice");
			await reaches("alice", start + 12, 180);
			let his = 0;
			for (let block = start + 4; block <= start + 12; block += 1) {
				if (await authorOf(api, "alice", block) === known("Dave").address) his += 1;
			}
			await api.disconnect();
			assert.equal(his, 0, "a block with a wrong time was final");
			const lines = (await logOf("dave")).slice(from).split("\n");
			const others = (await logOf("alice")).split("\n").slice(-60);
			const telling = [...lines, ...others].filter((line) => /too far in the future|TooFarInFuture|timestamp|WARN|ERROR|⚠|Rejected|💔/.test(line));
			say(`dave's clock ${offset} s: three go on, none of the final blocks is his; he has finalised ${await finalised("dave")}, they ${await finalised("alice")}; the logs say:`);
			for (const line of [...new Set(telling.map((line) => line.slice(20).trim().replace(/0x[0-9a-f]{8,}|12D3\w+/g, "...")))].slice(0, 4)) say(`  ${line.slice(0, 300)}`);
			await net(["stop", "dave"]);
			await net(["start", "dave"]);
			await reaches("dave", await finalised("alice"), 180);
			await agree(await finalised("dave"));
			say("with the right clock he is back");
		}
	},

	/// Garbage on the port of the peers, from many connections.
	async garbage() {
		await four();
		const { connect: open } = await import("node:net");
		const port = Number(new URL((await net(["url", "alice"])).replace("ws:", "http:")).port) + 50;
		const pid = await pidOf("alice");
		const before = memoryOf(pid);
		const start = await finalised("alice");
		const from = (await logOf("alice")).length;
		const attempts = number("OVN_ATTEMPTS", 300);
		let bytes = 0;
		const attack = (kind) => new Promise((resolve) => {
			const socket = open(port, "127.0.0.1");
			const end = () => {
				socket.destroy();
				resolve();
			};
			socket.setTimeout(3000, end);
			socket.on("error", end).on("close", end);
			socket.on("connect", () => {
				const noise = Buffer.from(Array.from({ length: 65_536 }, () => Math.floor(random() * 256)));
				// Noise; a right greeting and then noise; a request of the web; a greeting of enormous length; silence.
				const texts = [
					[noise, noise],
					[Buffer.from("\x13/multistream/1.0.0\n\x07/noise\n", "latin1"), noise, noise],
					[Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n")],
					[Buffer.from([0xff, 0xff, 0xff, 0xff, 0x7f]), noise],
					[],
				];
				for (const part of texts[kind % texts.length]) {
					bytes += part.length;
					socket.write(part);
				}
			});
		});
		for (let done = 0; done < attempts; done += 25) {
			await Promise.all(Array.from({ length: 25 }, (_, index) => attack(done + index)));
		}
		await reaches("alice", start + 5, 120);
		const log = (await logOf("alice")).slice(from);
		assert.doesNotMatch(log, /panicked/);
		assert.equal(await pidOf("alice"), pid);
		assert.equal(Number((await rpc("alice", "system_health")).peers) >= 3, true, "alice lost her peers");
		const after = memoryOf(pid);
		const complaints = log.split("\n").filter((line) => /WARN|ERROR|⚠|💔/i.test(line)).length;
		say(`${attempts} connections, ${(bytes / 1e6).toFixed(1)} MB of garbage: alice runs, has her peers and finalises; memory ${before} to ${after} MiB; ${complaints} lines of warning in her log`);
		assert.ok(after < before + 200, "memory grew by more than 200 MiB");
	},

	/// A disk that gets full: the node stops by itself in time; without that watch, nothing is damaged.
	async disk() {
		await four();
		const { execFileSync } = await import("node:child_process");
		const { mkdirSync, rmSync, writeFileSync, openSync, writeSync, closeSync } = await import("node:fs");
		const name = "filler";
		const folder = `${process.env.OVN_NET}/${name}/base`;
		mkdirSync(folder, { recursive: true });
		execFileSync("mount", ["-t", "tmpfs", "-o", "size=256m", "tmpfs", folder]);
		try {
			// The watch: 1024 MiB have to be free, and there are 256.
			await net(["start", name], { OVN_NET_PATIENCE: "40" }).catch(() => {});
			await until("the node stops by itself", 60, async () => !(await net(["pid", name]).catch(() => "")));
			const line = (await logOf(name)).split("\n").find((line) => /storage|space/i.test(line) && /threshold|available|free/i.test(line));
			assert.ok(line, "it did not say why");
			say(`with the watch: it stops by itself, saying:\n  ${line.trim()}`);
			// Without the watch the disk really gets full.
			await net(["start", name, "--db-storage-threshold", "0"]);
			await reaches(name, 3, 120);
			const kept = { number: await finalised(name) };
			kept.hash = await hashAt(name, kept.number);
			const from = (await logOf(name)).length;
			const file = openSync(`${folder}/ballast`, "w");
			try {
				for (const block = Buffer.alloc(1 << 16);;) writeSync(file, block);
			} catch (error) {
				assert.equal(error.code, "ENOSPC");
			}
			closeSync(file);
			await sleep(number("OVN_SECONDS", 45) * 1000);
			const alive = await net(["pid", name]).catch(() => "");
			const lines = (await logOf(name)).slice(from).split("\n").filter((line) => /error|space|ENOSPC|panick/i.test(line));
			say(`without it: the node ${alive ? "still runs" : "ended"}; ${lines.length} lines of errors, the first:\n  ${(lines[0] ?? "(none)").trim().slice(0, 240)}`);
			if (alive) await net(["kill", name]);
			rmSync(`${folder}/ballast`);
			await net(["start", name, "--db-storage-threshold", "0"]);
			assert.equal(await hashAt(name, kept.number), kept.hash);
			await reaches(name, await finalised("alice"), 180);
			const common = await hashAt(name, await finalised(name));
			assert.deepEqual(await stateAt(name, common), await stateAt("alice", common));
			say("with room again it goes on from its database, with the same state as the others");
			await net(["stop", name]);
		} finally {
			await net(["kill", name]).catch(() => {});
			execFileSync("umount", [folder]);
		}
	},
};

const wanted = process.argv.slice(2);
const failed = [];
say(`seed ${seed}`);
for (const name of wanted) {
	const began = Date.now();
	say(`--- ${name}`);
	const limit = number("OVN_LIMIT", 3600);
	let timer;
	try {
		await Promise.race([
			scenarios[name](),
			new Promise((_, reject) => {
				timer = setTimeout(() => reject(new Error(`not done within ${limit} s`)), limit * 1000);
			}),
		]);
		say(`--- ${name}: HOLDS (${((Date.now() - began) / 1000).toFixed(0)} s)`);
	} catch (error) {
		failed.push(name);
		say(`--- ${name}: FAILS (${((Date.now() - began) / 1000).toFixed(0)} s): ${error.stack ?? error}\n${error.stderr ?? ""}`);
	} finally {
		clearTimeout(timer);
	}
}
say(failed.length === 0 ? `all ${wanted.length} hold` : `${failed.length} of ${wanted.length} fail: ${failed.join(", ")}`);
process.exit(failed.length === 0 ? 0 : 1);
