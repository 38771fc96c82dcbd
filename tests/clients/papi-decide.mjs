// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: members decide by votes. Those of a network change how it divides its income; those of the
// chain stop it and let it go on, and upgrade it, with the attestation of its validators. Nobody uses the
// development key. Each transaction is a block of its own: the node runs with `--sealing instant`.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import {
	api, blockNumber, document, done, end, event, events, fails, free, known, NATIVE, reach, say, text, to, unit,
	whole,
} from "./papi-chain.mjs";
import { DAY, foundNetwork, join, openPots } from "./papi-network.mjs";
import { ballot, carryOut, execute, passer, propose } from "./papi-votes.mjs";

const [ana, ben, cem, dua, eli] = ["Alice", "Bob", "Charlie", "Dave", "Eve"].map(known);
const { Balances, Council, Governance, Networks, SafeMode, System, ValidatorSet, ValueEquation, Whitelist } = api.tx;
const GLOBAL = 0;

// A network of five, which divides its income by a rule that its founder set.
const { scope } = await foundNetwork(ana);
for (const member of [ben, cem, dua, eli]) {
	await done(join(scope, undefined), member);
	await done(Networks.set_tier({ scope, who: member.address, tier: unit("Member") }), ana);
}
await openPots(scope, ana);
const equation = (parts) => ({
	mode: unit("Straight"),
	buckets: parts.map(([who, numerator, denominator], place) => ({
		name: text(`maker ${place}`),
		ask: { type: "Share", value: { numerator, denominator } },
		recipient: { type: "Account", value: who.address },
	})),
	residue: unit("Treasury"),
});
await done(ValueEquation.set_equation({ scope, equation: equation([[ana, 1, 1]]) }), ana);
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
const [, levy] = (await sold()).levy;
const base = whole(100) - levy;

const fair = ValueEquation.set_equation({ scope, equation: equation([[ben, 1, 2], [cem, 1, 2]]) });
const change = await propose(scope, "Majority", [fair], ben);
await fails(Governance.back({ id: change }), passer, "Governance.NotVoter");
await fails(Governance.back({ id: change }), ben, "Governance.AlreadyBacked");
const opened = event(await done(Governance.back({ id: change }), cem), "Governance", "Opened");
assert.deepEqual([opened.electors, opened.heads.agree], [5, 2n]);
say(`of ${opened.electors} two agree to another equation, who proposed and backed it`);
const before = await free(dua.address);
await done(ballot(change, "Agree"), dua);
assert.equal(await free(dua.address), before, "the first ballot is free");
await fails(ballot(change, "Agree"), dua, "Governance.AlreadyCast");
await fails(ballot(change, "Block"), eli, "Governance.ReasonNeeded");
await fails(ballot(change, "Agree"), passer, "Governance.NotVoter");
await done(ballot(change, "Disagree"), ana);
await fails(Governance.close({ id: change }), passer, "Governance.NotDue");
await done(ballot(change, "Abstain"), eli);
const set = event(await carryOut(change, [fair]), "ValueEquation", "EquationSet");
assert.deepEqual(taken(await sold()), [base], "the old one holds until its notice is over");
await reach(set.from);
assert.deepEqual(taken(await sold()), [base / 2n, base / 2n]);
say("it passes, waits two days, and divides the next sale when its notice is over, though its founder disagreed");

// The chain itself: Ana, Ben and Cem are the members of the global scope. It is stopped in an emergency, by
// three of them within hours, and let go on.
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
say("members of the chain stop it in an emergency, vote while it stands still, and let it go on");

// An upgrade has two keys.
const codeHash = `0x${"07".repeat(32)}`;
const authorise = System.authorize_upgrade({ code_hash: codeHash });
const upgrade = Whitelist.dispatch_whitelisted_call_with_preimage({ call: authorise.decodedCall });
const authorised = async () => (await api.query.System.AuthorizedUpgrade.getValue())?.code_hash;
await fails(upgrade, ana, "Whitelist.DeferredDispatchNotFound");
await fails(
	Whitelist.dispatch_whitelisted_call_with_preimage({
		call: System.set_storage({ items: [[text("key"), text("value")]] }).decodedCall,
	}),
	ana,
	"System.CallFiltered",
);
const decide = async (call) => {
	const id = await propose(GLOBAL, "Special", [call], ana);
	await done(Governance.back({ id }), ben);
	await done(ballot(id, "Agree"), cem);
	return carryOut(id, [call]);
};
const decided = await decide(upgrade);
const [{ call_hash: callHash }] = events(decided, "Whitelist", "DispatchDeferred");
assert.equal(await authorised(), undefined);
await fails(upgrade, passer, "Whitelist.CallIsNotWhitelisted");
say("an upgrade that the members decided waits for the validators");

const attest = Whitelist.whitelist_call({ call_hash: callHash });
const motion = (by) => ({ threshold: by, proposal: attest.decodedCall, length_bound: 1_000 });
await fails(Council.propose(motion(1)), ben, "Council.NotMember");
const attested = await done(Council.propose(motion(1)), ana);
assert.equal(event(attested, "Council", "Executed").result.success ?? true, true);
const mine = await free(passer.address);
await done(upgrade, passer);
assert.equal(await free(passer.address), mine, "to say so is free");
assert.equal(await authorised(), codeHash);
await fails(System.apply_authorized_upgrade({ code: text("other code") }), passer, "System.Unauthorized");
say("the chain's only validator attests it, and anybody says so; code with another hash is refused");

const cancel = ValidatorSet.cancel_upgrade({ code_hash: codeHash });
const id = await propose(GLOBAL, "Majority", [cancel], cem);
await done(Governance.back({ id }), ben);
await done(ballot(id, "Agree"), ana);
await carryOut(id, [cancel]);
assert.notEqual(await authorised(), codeHash);
say(`a majority takes it back; told in ${await blockNumber()} blocks`);
end();
