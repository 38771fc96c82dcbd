// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// Votes, for the stories told with polkadot-api: what a scope is to do is proposed, voted on, closed, executed.

import assert from "node:assert/strict";
import { api, blockNumber, document, done, event, fails, free, known, reach, unit } from "./papi-chain.mjs";

const { Governance } = api.tx;
/// Somebody who has no part in what is decided.
export const passer = known("Ferdie");

/// The bytes of a call.
export const encoded = async (call) => {
	const bytes = await call.getEncodedData();
	return Buffer.from(bytes.asBytes?.() ?? bytes);
};
/// What a scope is to do: a list of calls.
const inline = async (calls) => {
	const list = await Promise.all(calls.map(encoded));
	return { type: "Inline", value: new Uint8Array(Buffer.concat([Buffer.from([list.length << 2]), ...list])) };
};
export const propose = async (scope, template, calls, proposer) => {
	const action = await inline(calls);
	const proposal = Governance.propose({
		scope,
		template: unit(template),
		document: document("https://example.org/proposal"),
		action,
		supersedes: undefined,
		review: undefined,
	});
	return event(await done(proposal, proposer), "Governance", "Proposed").id;
};
export const ballot = (id, choice, reason) => Governance.vote({ id, choice: unit(choice), reason });
const weightOf = async (calls) => {
	let [ref_time, proof_size] = [0n, 0n];
	for (const call of calls) {
		const { weight } = await call.getPaymentInfo(passer.address);
		ref_time += weight.ref_time;
		proof_size += weight.proof_size;
	}
	return { ref_time, proof_size };
};
export const execute = async (id, calls) => Governance.execute({ id, max_weight: await weightOf(calls) });
export const statusOf = async ({ scope, index }) => (await api.query.Governance.Proposals.getValue(scope, index)).status;
/// Closes a vote and executes what passed, by somebody who has no part in it.
export const carryOut = async (id, calls) => {
	await done(Governance.close({ id }), passer);
	const { type, value } = await statusOf(id);
	assert.equal(type, "Passed");
	if (value.from > await blockNumber() + 1) {
		await fails(await execute(id, calls), passer, "Governance.DelayNotOver");
		await reach(value.from - 1);
	}
	const before = await free(passer.address);
	const executed = await done(await execute(id, calls), passer);
	event(executed, "Governance", "Executed");
	assert.equal(await free(passer.address), before, "executing is free");
	return executed;
};
