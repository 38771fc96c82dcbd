// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: contracts between networks and with companies, with what the chain says before and after. The cases
// that the design works out, to the last unit. Each transaction is a block of its own: `--sealing instant`.

import assert from "node:assert/strict";
import {
	api, blockNumber, document, done, end, event, events, fails, known, NATIVE, OVN, reach, say, unit, whole,
} from "./papi-chain.mjs";
import { DAY, foundNetwork, foundProject, openPots } from "./papi-network.mjs";

const [remixer, designer, company, maker] = ["Alice", "Bob", "Charlie", "Dave"].map(known);
const { Networks, Settlement, ValueEquation } = api.tx;
const views = api.view.Settlement;
const TREASURY = unit("Treasury");
const percent = (numerator) => ({ numerator, denominator: 100 });
const scopeOf = (scope) => ({ type: "Scope", value: scope });
const agentOf = ({ address }) => ({ type: "Agent", value: address });
const none = undefined;
const EVIDENCE = `0x${"09".repeat(32)}`;

let references = 0;
const equation = (buckets) => ({ mode: unit("Straight"), buckets, residue: TREASURY });
const setEquation = ({ scope }, steward, buckets = []) =>
	done(ValueEquation.set_equation({ scope, equation: equation(buckets) }), steward);
const passDays = async (days) => reach((await blockNumber()) + days * DAY);
const income = async (scope, tokens) => {
	references += 1;
	const reference = `0x${references.toString(16).padStart(64, "0")}`;
	const record = ValueEquation.record_income({
		scope, asset: NATIVE, amount: whole(tokens), class: unit("Sale"), reference,
	});
	return event(await done(record, company), "ValueEquation", "IncomeRecorded").split;
};
const shared = (split) => split.standing.map(({ amount }) => amount);
const shareOf = (rate) => ({ type: "Share", value: { rate: percent(rate), exempt: [] } });
const licence = {
	type: "Licence",
	value: {
		purpose: unit("Commercial"), rate: percent(2), period_days: 30,
		free_for: { accepted: 3, within: 90 }, cure_days: 30,
	},
};
const terms = async (payer, payee, gives, other = {}) => ({
	payer, payee, document: document(""), gives, assets: [{ asset: NATIVE, ceiling: none, currency: none }], notice_days: 1,
	until: none, supersedes: none, valid_until: (await blockNumber()) + 30 * DAY, ...other,
});
const offer = async (by, agreed) =>
	event(await done(Settlement.offer({ side: unit("Payer"), terms: agreed }), by), "Settlement", "ContractOffered");
const sign = async (by, other, agreed) => {
	const { contract, hash } = await offer(by, agreed);
	assert.equal((await views.contract(contract)).hash, hash, "what is signed is what was offered");
	await done(Settlement.accept({ contract, terms: agreed }), other);
	return contract;
};

const a = await foundNetwork(remixer);
const b = await foundNetwork(designer);
await openPots(a.scope, remixer);
await setEquation(a, remixer);
await setEquation(b, designer);

// Who signs: not the other side, nobody else, and not with other terms.
const draft = await terms(scopeOf(a.scope), b.scope, shareOf(15));
const first = await offer(remixer, draft);
const accept = (agreed) => Settlement.accept({ contract: first.contract, terms: agreed });
await fails(accept({ ...draft, notice_days: 9 }), designer, "Settlement.TermsDiffer");
await fails(accept(draft), maker, "BadOrigin");
await done(accept(draft), designer);
const more = await offer(remixer, await terms(scopeOf(a.scope), b.scope, shareOf(6)));
const tooMuch = Settlement.accept({ contract: more.contract, terms: (await views.contract(more.contract)).contract.terms });
await fails(tooMuch, designer, "Settlement.TooManyShares");
assert.equal(await views.room(a.scope), 50_000_000, "5 % are left");
await done(Settlement.withdraw_offer({ contract: more.contract, side: unit("Payer") }), remixer);
say("shares of 15 %: another of 6 % is refused, 5 % are left");

// The notice of the equation passes first; the preview says what a payment does.
assert.deepEqual(shared(await income(a.scope, 100)), []);
await passDays(8);
const preview = await api.view.ValueEquation.preview(a.scope, NATIVE, whole(100), unit("Sale"), [], none);
assert.deepEqual(shared(preview.value), [whole(15)]);
assert.deepEqual(shared(await income(a.scope, 100)), [whole(15)]);

// A share of 2 % supersedes it, with a ceiling: 15 of 35 are paid.
const ceiling = [{ asset: NATIVE, ceiling: whole(35), currency: none }];
const second = await sign(remixer, designer, await terms(scopeOf(a.scope), b.scope, shareOf(2), {
	supersedes: first.contract, assets: ceiling,
}));
await passDays(8);
const paid = [];
for (const tokens of [500, 1_000, 1_000]) paid.push(...shared(await income(a.scope, tokens)));
assert.deepEqual(paid, [whole(10), whole(10)], "10, then what the ceiling leaves, then nothing");
const { is_completed, account } = await views.contract(second);
assert.deepEqual([is_completed, account.lines[0].paid], [true, whole(35)]);
say("a contract superseded another: 15 were paid, then 10 and 10, and it is complete");

// A sister project passes all of its income on to one that owes a share: case 10.
const studio = await foundProject(a.scope, "studio", remixer);
const sister = await foundProject(a.scope, "sister", remixer);
const bucket = { name: new TextEncoder().encode("all"), ask: { type: "Share", value: percent(100) }, recipient: scopeOf(studio) };
await setEquation({ scope: studio }, remixer);
await setEquation({ scope: sister }, remixer, [bucket]);
await sign(remixer, designer, await terms(scopeOf(studio), b.scope, shareOf(3)));
await passDays(8);
await income(sister, 10_000);
const [line] = await api.view.ValueEquation.inbox(studio, 0);
assert.equal(line.amount, whole(9_500));
const processed = await done(
	ValueEquation.process_inbox({ scope: studio, asset: NATIVE, levied: line.levied }), maker,
);
const cascade = event(processed, "ValueEquation", "IncomeRecorded").split;
assert.deepEqual([cascade.levy, shared(cascade), cascade.base], [none, [whole(285)], whole(9_215)]);
say("10,000 of a sister project: 9,500 arrive, 285 are shared, 9,215 are left");

// A company: what it is, and what becomes of silence.
const mine = await sign(company, designer, await terms(agentOf(company), b.scope, licence));
const status = async () => (await views.status(b.scope, agentOf(company))).type;
assert.equal(await status(), "Commercial");
const close = (period, base) =>
	Settlement.close_period({ contract: mine, period, bases: [[NATIVE, base]], purse: none, evidence: EVIDENCE });
await fails(close(0, OVN), company, "Settlement.TooEarly");
await passDays(30);
// Parts pay what the whole pays: 823.04, 823.05, 823.04 of a thousandth of a token each.
const parts = [];
for (let part = 0; part < 3; part += 1) {
	const declare = Settlement.declare({
		contract: mine, period: 0, asset: NATIVE, base: 4_115_226n, purse: none, evidence: EVIDENCE,
	});
	parts.push(...events(await done(declare, company), "Settlement", "ContractPaid").map(({ amount }) => amount));
}
assert.deepEqual(parts, [82_304n, 82_305n, 82_304n]);
await done(close(0, 3n * 4_115_226n), company);
const { next } = await views.contract(mine);
assert.equal(next.period, 1);
await reach(next.due_by);
const flag = Settlement.flag({ contract: mine });
await done(flag, maker);
await fails(flag, maker, "Settlement.AlreadyOverdue");
await passDays(30);
assert.equal(await status(), "InBreach");
await done(close(1, OVN), company);
assert.equal(await status(), "Commercial");
say("a company declared in parts and paid as of the whole; it was late, in breach, and cured it");

// The designers hold the base to be higher; the company pays that.
const claimed = { contract: mine, period: 1, asset: NATIVE, base: 2n * OVN, evidence: EVIDENCE };
await fails(Settlement.contest(claimed), company, "BadOrigin");
await done(Settlement.contest(claimed), designer);
await passDays(31);
assert.equal(await status(), "Contested");
const amend = Settlement.amend({ ...claimed, purse: none });
const amended = await done(amend, company);
assert.equal(event(amended, "Settlement", "ContractPaid").amount, OVN / 50n);
assert.equal(await status(), "Commercial");
say("a contested base was paid, and the mark is gone");
end();
