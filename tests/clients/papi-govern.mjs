// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api, on a network of four validators: its members govern it by decisions alone. They throw the
// development key away, change how a network divides what it earns, release what a campaign collected, admit a
// fifth validator, remove a member who keeps what it earned, stop the chain and let it go on, and replace the
// runtime, which three of the four validators attest. One that nobody attests is gone after two weeks.
//
//   papi-govern.mjs URL URL-OF-THE-FIFTH NEXT.wasm
//
// Days have 20 blocks: half an hour.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { blake2b256 } from "@polkadot-labs/hdkd-helpers";
import { createClient } from "polkadot-api";
import { getWsProvider } from "polkadot-api/ws";
import { WebSocket } from "ws";
import {
	api, blockNumber, client, document, done, end, event, events, fails, free, known, NATIVE, reach, say, text, to,
	unit, whole,
} from "./papi-chain.mjs";
import { DAY, defineKind, defineRole, foundNetwork, hours, join, log, openPots, UNIT } from "./papi-network.mjs";
import { ballot, carryOut, encoded, execute, passer, propose, statusOf } from "./papi-votes.mjs";

const [fifthUrl, nextFile] = process.argv.slice(3);
const [ana, ben, cem, dua, eli] = ["Alice", "Bob", "Charlie", "Dave", "Eve"].map(known);
const {
	Balances, Contributions, Council, Crowdfunding, Governance, Networks, SafeMode, Session, Shares, Sudo, System,
	ValidatorSet, ValueEquation, Whitelist,
} = api.tx;
const GLOBAL = 0;

// No key is above the members from here on.
if (await api.query.Sudo.Key.getValue() !== undefined) await done(Sudo.remove_key(), ana);
await fails(Sudo.sudo({ call: System.remark({ remark: text("") }).decodedCall }), ana, "Sudo.RequireSudo");
assert.equal((await api.query.Session.Validators.getValue()).length, 4);
const before = (await api.constants.System.Version()).spec_version;
say(`four validators, runtime ${before}; the development key is thrown away`);

// A network in which Dua has worked, and in which four decide.
const { scope } = await foundNetwork(ana);
const reviewer = await defineRole(scope, "reviewer", ana);
await done(Networks.grant_role({ scope, role: reviewer, who: ana.address, certificate: undefined }), ana);
const kind = await defineKind(scope, hours(reviewer, 1, 7 * DAY), ana);
const book = { type: "Kind", value: { scope, kind } };
await openPots(scope, ana);
const share = (who, numerator, denominator) => ({
	name: text(who.name),
	ask: { type: "Share", value: { numerator, denominator } },
	recipient: who.recipient,
});
const hoursOnly = {
	name: "hours",
	recipient: { type: "Books", value: { kinds: [kind], at_most: undefined, on_empty: unit("NextBucket") } },
};
const equation = (...buckets) => ({ mode: unit("Straight"), buckets, residue: unit("Treasury") });
await done(ValueEquation.set_equation({ scope, equation: equation(share(hoursOnly, 1, 1)) }), ana);
await done(join(scope, undefined), dua);
const logged = event(await done(await log(scope, kind, 2n * UNIT), dua), "Contributions", "Logged").id;
await done(Contributions.review({ id: logged, review: { type: "Accept", value: undefined } }), ana);
for (const member of [ben, cem]) await done(join(scope, undefined), member);
for (const member of [dua, ben, cem]) {
	await done(Networks.set_tier({ scope, who: member.address, tier: unit("Member") }), ana);
}
const sale = () =>
	ValueEquation.record_income({
		scope,
		asset: NATIVE,
		amount: whole(100),
		class: unit("Sale"),
		reference: `0x${randomBytes(32).toString("hex")}`,
	});
const sold = async () => event(await done(sale(), passer), "ValueEquation", "IncomeRecorded").split;
const taken = ({ buckets }) => buckets.map(({ taken }) => taken);
const first = await sold();
const base = whole(100) - first.levy[1];
assert.deepEqual(taken(first), [base]);
say("a network of four, which divides what it earns by hours; Dua's are there to be claimed");

// A campaign of theirs, which somebody fills.
const pot = await api.view.Crowdfunding.pot(NATIVE);
if (!pot[1]) await done(Crowdfunding.open_pot({ scope, asset: NATIVE }), ana);
const agreement = document("https://example.org/campaign");
const created = await done(
	Crowdfunding.create({
		scope,
		plan: {
			purpose: unit("Donation"),
			asset: NATIVE,
			goal: whole(200),
			smallest: whole(1),
			deadline: await blockNumber() + 30 * DAY,
			agreement,
			relation: undefined,
			difference: unit("Contributors"),
		},
	}),
	ana,
);
const { campaign } = event(created, "Crowdfunding", "CampaignCreated");
await done(Crowdfunding.contribute({ campaign, amount: whole(200), agreement: agreement.hash }), passer);

// The keys of a fifth validator, made in its node.
const fifth = createClient(getWsProvider(fifthUrl, { websocketClass: WebSocket }));
const publicKey = `0x${Buffer.from(eli.signer.publicKey).toString("hex")}`;
const { keys, proof } = await fifth._request("author_rotateKeysWithOwner", [publicKey]);
const bytes = (hex) => new Uint8Array(Buffer.from(hex.slice(2), "hex"));
const [babe, grandpa] = [`0x${keys.slice(2, 66)}`, `0x${keys.slice(66)}`];
await done(Session.set_keys({ keys: { babe, grandpa }, proof: bytes(proof) }), eli);

/// Proposes in a scope in which all vote, and closes the vote, which passes.
const pass = async (scope, template, calls, [proposer, backer, ...others]) => {
	const id = await propose(scope, template, calls, proposer);
	await done(Governance.back({ id }), backer);
	for (const voter of others) await done(ballot(id, "Agree"), voter);
	await done(Governance.close({ id }), passer);
	const { type, value } = await statusOf(id);
	assert.equal(type, "Passed");
	return { id, calls, from: value.from };
};
const carry = async ({ id, calls, from }) => {
	await reach(from - 1);
	const executed = await done(await execute(id, calls), passer);
	event(executed, "Governance", "Executed");
	return executed;
};
const chain = [ana, ben, cem];
const network = [ben, ana, cem, dua];

// What is proposed.
const code = readFileSync(nextFile);
const hashOf = (bytes) => `0x${Buffer.from(blake2b256(bytes)).toString("hex")}`;
const codeHash = hashOf(code);
const authorise = (code_hash) => System.authorize_upgrade({ code_hash });
const upgradeTo = (hash) =>
	Whitelist.dispatch_whitelisted_call_with_preimage({ call: authorise(hash).decodedCall });
const forgotten = `0x${"07".repeat(32)}`;
const admission = await pass(GLOBAL, "Majority", [ValidatorSet.add_validator({ account: eli.address })], chain);
const upgrade = await pass(GLOBAL, "Special", [upgradeTo(codeHash)], chain);
const unattested = await pass(GLOBAL, "Special", [upgradeTo(forgotten)], chain);
const halves = equation(
	share(hoursOnly, 1, 2),
	share({ name: "Ben", recipient: { type: "Account", value: ben.address } }, 1, 2),
);
const change = await pass(scope, "Majority", [ValueEquation.set_equation({ scope, equation: halves })], network);
const invoice = document("https://example.org/invoice");
const milestone = await pass(
	scope,
	"Majority",
	[Crowdfunding.request_release({ campaign, amount: whole(150), evidence: invoice })],
	network,
);
const expel = Networks.expel({ scope, who: dua.address, reason: document("why").hash });
const removal = await pass(scope, "Special", [expel], [ben, ana, cem]);
say(`six matters are decided, by block ${await blockNumber()}`);

// Three of the four validators attest the upgrade; two are not enough.
const attest = Whitelist.whitelist_call({ call_hash: hashOf(await encoded(authorise(codeHash))) });
const motion = { threshold: 3, proposal: attest.decodedCall, length_bound: 1_000 };
const proposed = event(await done(Council.propose(motion), ana), "Council", "Proposed");
const vote = (who) =>
	done(Council.vote({ proposal: proposed.proposal_hash, index: proposed.proposal_index, approve: true }), who);
const close = () =>
	Council.close({
		proposal_hash: proposed.proposal_hash,
		index: proposed.proposal_index,
		proposal_weight_bound: { ref_time: 100_000_000_000n, proof_size: 1_000_000n },
		length_bound: 1_000,
	});
await vote(ana);
await vote(ben);
await fails(close(), ana, "Council.TooEarly");
await vote(cem);
const result = event(await done(close(), passer), "Council", "Executed").result;
assert.equal(result.success ?? true, true);
say("three of four validators attest the upgrade, which is not decided on yet");

// Majorities wait two days.
await carry(admission);
await carry(milestone);
const set = event(await carry(change), "ValueEquation", "EquationSet");
say(`a validator is admitted, a release requested, an equation set that holds from block ${set.from} on`);

// Special decisions wait seven.
const [mine] = events(await carry(upgrade), "System", "UpgradeAuthorized");
assert.equal(mine.code_hash, codeHash);
await fails(System.apply_authorized_upgrade({ code: text("other code") }), passer, "System.Unauthorized");
const [{ call_hash: forgottenCall }] = events(await carry(unattested), "Whitelist", "DispatchDeferred");
const deferredAt = await blockNumber();
await fails(upgradeTo(forgotten), passer, "Whitelist.CallIsNotWhitelisted");
await carry(removal);
await fails(Governance.confirm({ scope }), dua, "Governance.NotVoter");
const had = await free(dua.address);
await done(Shares.claim({ positions: [[book, 0]], payments: 1 }), dua);
assert.ok(await free(dua.address) > had, "who is removed keeps what it earned");
say("a member is removed, and claims what it earned");
await done(System.apply_authorized_upgrade({ code: new Uint8Array(code) }), passer);
const versionOf = async () => (await client._request("state_getRuntimeVersion", [])).specVersion;
await reach(await blockNumber() + 2);
assert.equal(await versionOf(), before + 1);
say(`the runtime is ${before + 1}; other code was refused, and an upgrade that nobody attests waits`);

// The release is made when nobody objected in time, and divided as the equation says.
for (let tries = 0; ; tries += 1) {
	const made = await Crowdfunding.execute_release({ campaign }).signAndSubmit(passer.signer);
	if (made.ok) break;
	assert.equal(made.dispatchError.value.value.type, "TooEarly");
	assert.ok(tries < 40, "the release is never made");
	await reach(await blockNumber() + DAY);
}
say("nobody objected: the campaign's milestone is released");
await reach(set.from);
assert.deepEqual(taken(await sold()), [base / 2n, base / 2n]);
say("a sale is divided by the new equation");

// Stopped, and let go on.
const urgent = async (call) => {
	const id = await propose(GLOBAL, "Emergency", [call], ana);
	await done(Governance.back({ id }), ben);
	await done(ballot(id, "Agree"), cem);
	const { opened_at } = (await api.query.Governance.Proposals.getValue(GLOBAL, id.index)).poll;
	await reach(opened_at + Math.ceil(DAY / 12));
	await carryOut(id, [call]);
};
const transfer = Balances.transfer_keep_alive({ dest: to(eli.address), value: whole(1) });
await urgent(SafeMode.force_enter());
await fails(transfer, dua, "System.CallFiltered");
await urgent(SafeMode.force_exit());
await done(transfer, dua);
say("the chain is stopped by an emergency vote, and goes on by another");

const now = await api.query.Session.Validators.getValue();
assert.ok(now.includes(eli.address) && now.length === 5, "the fifth validator is in the set");
// What nobody attests is gone.
await reach(deferredAt + 14 * DAY);
await done(Whitelist.remove_deferred_dispatch({ call_hash: forgottenCall }), passer);
await fails(upgradeTo(forgotten), passer, "Whitelist.DeferredDispatchNotFound");
say(`the upgrade that nobody attested is gone; told in ${await blockNumber()} blocks`);
fifth.destroy();
end();
