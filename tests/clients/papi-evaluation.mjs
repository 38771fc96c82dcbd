// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: four people stake reputation on what a fifth one's design is worth. The case that the guide
// works out, under both rules of staking, to the last decimal; then all that is refused, with every number
// as it was. Each transaction is a block of its own: the node runs with `--sealing instant`.

import assert from "node:assert/strict";
import {
	all, api, blockNumber, decimal, done, end, event, events, fails, feeOf, known, money, OVN, reach,
	say, sum, table,
} from "./papi-chain.mjs";
import { DAY, defineKind, designs, foundNetwork, join, log, makeContributor, UNIT } from "./papi-network.mjs";

const [A, B, C, D, E, steward] = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"].map(known);
const people = { A, B, C, D, E };
const founders = { A: 40n, B: 30n, C: 20n, D: 10n };
const speakers = Object.keys(founders);
const WINDOW = 3 * DAY;
const { Contributions, Evaluation } = api.tx;
const view = api.view.Evaluation;

/// A number of at most twelve decimals, in units of the last.
const units = (number) => {
	const [whole, fraction = ""] = number.split(".");
	return BigInt(whole + fraction.padEnd(12, "0"));
};

/// What the guide says of each rule: what A, B, C and D stake, their shares, and what they have in the end.
const worked = {
	Settle: {
		rule: { type: "Settle", value: undefined },
		stakes: ["3.2", "1.35", "0.4", "0.05"],
		shares: ["26.133333333333", "6.3", "0.866666666667", "0.033333333333"],
		after: ["41.305055487053", "28.65", "20.043279901356", "10.001664611590"],
	},
	Stream: {
		rule: { type: "Stream", value: { type: "Linear", value: undefined } },
		stakes: ["2.4", "0.9", "0.2", "0"],
		shares: ["2.4", "0.9", "0.2", "0"],
		after: ["40.846153846153", "29.1", "20.053846153846", "10"],
	},
};
/// What they say, in this order.
const said = { A: 1, B: 0, C: 1, D: 1 };

/// An evaluation, without what changes by time alone.
const evaluationOf = async (id) => {
	const found = await view.evaluation(id);
	if (found) delete found.can_finalise;
	return found;
};
/// Everything that can be read of a network's reputation, and of one evaluation.
const read = async ({ scope }, id) => ({
	network: await view.network(scope),
	agents: Object.fromEntries(
		await Promise.all(Object.entries(people).map(async ([name, { address }]) =>
			[name, await view.reputation(scope, address)]
		)),
	),
	evaluation: id && await evaluationOf(id),
	positions: id && await Promise.all(Object.values(people).map(({ address }) => view.position(id, address))),
	contribution: id && await api.view.Contributions.contribution(id),
});
const settled = async (network) => {
	const { agents } = await read(network);
	return speakers.map((name) => agents[name].settled);
};

/// A network of A, B, C and D, who found it with 40, 30, 20 and 10 of reputation, and of E, who has none.
const found = async (rule) => {
	const network = await foundNetwork(steward);
	const { scope } = network;
	for (const agent of Object.values(people)) {
		await done(join(scope, undefined), agent);
		await done(makeContributor(scope, agent.address), steward);
	}
	const list = Object.entries(founders).map(([name, whole]) => [people[name].address, whole * OVN]);
	const founded = await done(Evaluation.found_reputation({ network: scope, founders: list }), steward);
	assert.equal(event(founded, "Evaluation", "ReputationFounded").total, 100n * OVN);
	await fails(
		Evaluation.found_reputation({ network: scope, founders: list }),
		steward,
		"Evaluation.AlreadyFounded",
	);

	const changed = {
		scale: { min: 0, max: 1 },
		stake: 100_000_000,
		rule,
		window: WINDOW,
		minimum_time: 0,
		evaluator_factor: 0,
	};
	const before = await view.parameters(scope);
	const changes = Object.fromEntries(Object.keys(before.own).map((name) =>
		[name, name in changed ? { type: "Set", value: changed[name] } : { type: "Keep", value: undefined }]
	));
	const set = Evaluation.set_parameters({ network: scope, changes });
	await fails(set, A, "BadOrigin");
	await done(set, steward);
	const { own, parameters } = await view.parameters(scope);
	assert.deepEqual(own, { ...before.own, ...changed });
	// What depends on the scale follows it.
	assert.deepEqual([parameters.positive_from, parameters.tolerance], [1, 0]);
	const all = 100n * OVN;
	assert.deepEqual(await view.network(scope), {
		total: all,
		active: all,
		belonging: all,
		dormant: 0n,
		carry: 0n,
		waiting: 0n,
		// All rewards of a window together are a fifth of R.
		room: all / 5n,
	});
	return { ...network, kind: await defineKind(scope, designs(), steward) };
};

/// E logs a design; what names it.
const logged = async ({ scope, kind }) => {
	const result = await done(await log(scope, kind, UNIT), E);
	const { id } = event(result, "Contributions", "Logged");
	const opened = event(result, "Evaluation", "EvaluationOpened");
	assert.equal(opened.author, E.address);
	return { id, closesAt: opened.closes_at, reputation: opened.reputation };
};
const evaluate = (id, value, spam = false) => Evaluation.evaluate({ id, value, spam });
/// Says what somebody thinks of it, after asking what that will take; the stake and the share.
const says = async (id, name, value) => {
	const quote = await view.quote(id, people[name].address);
	const result = await done(evaluate(id, value), people[name]);
	const evaluated = event(result, "Evaluation", "Evaluated");
	assert.deepEqual([evaluated.who, evaluated.value], [people[name].address, value]);
	const { weight, stake, share } = evaluated;
	assert.deepEqual(quote, { weight, stake, share });
	return { stake, share };
};

/// A call that fails with an error of that name. Nothing of the network, of the evaluation or of anybody's
/// reputation changes, and of money only the fee.
const refuses = async (network, id, call, by, name) => {
	const [was, had] = [await read(network, id), await money(by.address)];
	const failed = await fails(call, by, name);
	assert.deepEqual(await read(network, id), was);
	const { held, total } = await money(by.address, failed.block.hash);
	assert.deepEqual([held, total], [had.held, had.total - feeOf(failed)]);
	say(`  refused, and nothing changed: ${name}`);
};
/// Ends an evaluation, and settles in the same transaction what A, B, C and D have at stake. Without that
/// the chain does it by itself in the same block, if there is room.
const finalise = async (network, id, settlesAll) => {
	const end = Evaluation.finalise({ id });
	if (!settlesAll) return done(end, steward);
	const settle = speakers.map((name) =>
		Evaluation.settle({ network: network.scope, who: people[name].address, limit: 32 })
	);
	return done(all([end, ...settle]), steward);
};

/// Too few speak: everybody is as before.
const unheard = async (network) => {
	const before = await settled(network);
	const { id, closesAt } = await logged(network);
	await says(id, "C", 1);
	await says(id, "D", 0);
	await refuses(network, id, Evaluation.finalise({ id }), steward, "Evaluation.TooEarlyToFinalise");
	await reach(closesAt - 1);
	await refuses(network, id, evaluate(id, 1), A, "Evaluation.EvaluationNotOpen");
	const ended = event(await finalise(network, id), "Evaluation", "EvaluationInconclusive");
	assert.deepEqual([ended.spoken, ended.carry], [30n * OVN, 0n]);
	assert.deepEqual(await settled(network), before);
	const { network: { total, carry }, agents } = await read(network);
	assert.deepEqual([total, carry, agents.E.weight], [100n * OVN, 0n, 0n]);
	for (const name of speakers) assert.equal(agents[name].staked, 0n);
	say("only C and D speak, 30 of 100: not heard, and everybody is as before");
};

/// The case that the guide works out.
const workedCase = async (network, name) => {
	const { stakes, shares, after } = worked[name];
	const had = await money(E.address);
	const { id, reputation } = await logged(network);
	assert.equal(reputation, 100n * OVN);
	const paid = {};
	for (const who of speakers) {
		if (who === "C") {
			// 70 have spoken: enough, but the 30 who have not could turn it either way.
			await refuses(network, id, Evaluation.finalise({ id }), steward, "Evaluation.TooEarlyToFinalise");
		}
		paid[who] = await says(id, who, said[who]);
	}
	const open = await read(network, id);
	const column = (list) => list.map(units);
	assert.deepEqual(speakers.map((who) => paid[who].stake), column(stakes));
	assert.deepEqual(speakers.map((who) => paid[who].share), column(shares));
	for (const [index, who] of speakers.entries()) {
		const { settled, staked, weight, unsettled } = open.agents[who];
		const whole = founders[who] * OVN;
		const stake = units(stakes[index]);
		assert.deepEqual([settled, staked, weight, unsettled], [whole - stake, stake, whole, 1]);
		const pending = name === "Stream" && who === "A" ? units("0.2") : 0n;
		assert.equal(open.agents[who].pending, pending, "what later evaluators paid");
	}
	const { histogram, quorum_reached, result, verdict } = open.evaluation;
	const { can_finalise } = await view.evaluation(id);
	assert.deepEqual(histogram, [[0, 30n * OVN], [1, 70n * OVN]]);
	assert.deepEqual([quorum_reached, result, verdict, can_finalise], [true, 1, 1, true]);

	const ended = await finalise(network, id, name === "Settle");
	const { decision, result: found, verdict: agreed } = event(ended, "Evaluation", "Finalised");
	assert.equal(decision.type, "Accepted");
	assert.deepEqual([found, agreed], [1, 1]);
	const { state } = await api.view.Contributions.contribution(id);
	assert.equal(state.type, "Accepted");
	assert.deepEqual(state.value.quality.numerator, state.value.quality.denominator);
	assert.equal(state.value.units, UNIT);
	const earned = event(ended, "Evaluation", "ReputationEarned");
	assert.deepEqual([earned.who, earned.gain, earned.bonus], [E.address, OVN, 0n]);
	if (name === "Settle") {
		const paidOut = events(ended, "Evaluation", "Settled");
		assert.deepEqual(paidOut.map(({ settled }) => settled), column(after));
		assert.equal(event(ended, "Evaluation", "EvaluationRemoved").carry, 1n);
	}

	const { network: { total, active, carry }, agents, evaluation } = await read(network, id);
	assert.equal(evaluation, undefined, "all is settled, and the record is gone");
	table([
		["", "had", "says", "stake", "share", "has"],
		...speakers.map((who) => [
			who,
			String(founders[who]),
			String(said[who]),
			decimal(paid[who].stake),
			decimal(paid[who].share),
			decimal(agents[who].settled),
		]),
		["carried", "0", "", "", "", decimal(carry)],
		["E", "0", "", "", "", decimal(agents.E.settled)],
	]);
	for (const [index, who] of speakers.entries()) {
		const { settled, staked, unsettled } = agents[who];
		assert.deepEqual([settled, staked, unsettled], [units(after[index]), 0n, 0], who);
	}
	assert.equal(sum(speakers.map((who) => agents[who].settled)) + carry, 100n * OVN);
	assert.deepEqual([carry, agents.E.settled, total, active], [1n, OVN, 101n * OVN, 101n * OVN - 1n]);
	const has = await money(E.address);
	assert.equal(has.held, had.held, "the deposit of the log is back");
	say("70 of 100 say 1: accepted. Theirs and what is carried are 100; E has earned a hundredth of R");
};

/// What a network refuses. C changes its mind twice, and may not again.
const refusals = async (network) => {
	const { id, closesAt } = await logged(network);
	const refused = (call, by, name) => refuses(network, id, call, by, name);
	await refused(evaluate(id, 2), A, "Evaluation.ValueOffScale");
	await refused(evaluate(id, 1), E, "Evaluation.OwnContribution");
	await refused(evaluate(id, 1), steward, "Evaluation.WeightTooSmall");
	await refused(evaluate(id, 1, true), A, "Evaluation.InvalidSpamFlag");
	await refused(Evaluation.finalise({ id }), A, "Evaluation.TooEarlyToFinalise");
	await refused(Evaluation.reopen({ id }), E, "Evaluation.CannotReopen");
	const none = { network: network.scope, who: A.address, limit: 32 };
	await refused(Evaluation.settle(none), A, "Evaluation.NothingToSettle");
	await refused(Evaluation.settle({ ...none, limit: 33 }), A, "Evaluation.InvalidLimit");
	const missing = { ...id, index: id.index + 1 };
	await refused(evaluate(missing, 1), A, "Evaluation.EvaluationNotFound");

	await says(id, "C", 1);
	await refused(evaluate(id, 1), C, "Evaluation.AlreadyGiven");
	const first = await says(id, "C", 0);
	await says(id, "C", 1);
	await refused(evaluate(id, 0), C, "Evaluation.TooManyChanges");
	assert.equal((await view.position(id, C.address)).changes, 2);
	assert.ok(first.stake > 0n);
	say("C changes its mind twice, and pays each time; a third time is refused");

	// It is heard, and over.
	await says(id, "A", 1);
	await says(id, "B", 1);
	await reach(closesAt - 1);
	await refused(evaluate(id, 1), D, "Evaluation.EvaluationNotOpen");
	await finalise(network, id);
	await refused(Evaluation.finalise({ id }), A, "Evaluation.EvaluationNotFound");
	await refused(evaluate(id, 1), D, "Evaluation.EvaluationNotFound");
	const { network: { total, carry }, agents } = await read(network);
	const together = sum(Object.values(agents).map(({ settled, staked }) => settled + staked));
	assert.equal(together + carry, total);
	say("when the window has closed nobody can speak any more; what all have and what is carried is the total");
};

for (const [name, { rule }] of Object.entries(worked)) {
	const network = await found(rule);
	say(`network ${network.scope} stakes by the rule ${name}: A 40, B 30, C 20, D 10; E is new`);
	await unheard(network);
	await workedCase(network, name);
	if (name === "Settle") await refusals(network);
}
say(`told in ${await blockNumber()} blocks`);
end();
