// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: people who never met buy a printer together, use it by rules that bill themselves, get back
// what they gave and a fifth more, and the printer stays everybody's. The case that the guides work out:
// the full price, a lower price, a deadline that is missed; then what is refused, each by its name. Every
// balance of everybody is compared after each transaction. Each is a block of its own: the node runs with
// `--sealing instant`.

import assert from "node:assert/strict";
import {
	all, api, blockNumber, document, done, end, event, events, holder, known, NATIVE, reach, say, stranger, sum,
	table, text, transfer, unit, whole,
} from "./papi-chain.mjs";
import { watch } from "./papi-books.mjs";
import { DAY, defineRole, foundNetwork, join, UNIT } from "./papi-network.mjs";

const [steward, vendor, custodian, user, technician, supplier] = ["Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"]
	.map(known);
const [other, meter, treasurer] = ["Alice//stash", "Bob//stash", "Charlie//stash"].map(known);
const { Crowdfunding, Custody, Networks, Shares, Usage } = api.tx;
const views = api.view;
/// An amount as a table says it: with two decimals, or all twelve if it has more.
const short = (amount) => {
	const digits = String(amount).padStart(13, "0");
	return `${digits.slice(0, -12)}.${digits.slice(-12).replace(/0{0,10}$/, "")}`;
};

// What the guides say.
const given = [600, 500, 500, 400, 400, 400, 300, 300, 250, 200, 150];
const ceilings = [720, 600, 600, 480, 480, 480, 360, 360, 300, 240, 180];
const returned = [15, 12.5, 12.5, 10, 10, 10, 7.5, 7.5, 6.25, 5, 3.75];
const principals = [585, 487.5, 487.5, 390, 390, 390, 292.5, 292.5, 243.75, 195, 146.25];
const lowerCeilings = [702, 585, 585, 468, 468, 468, 351, 351, 292.5, 234, 175.5];

const owners = given.map(stranger);
const twelfth = stranger();
const nameOf = (place) => `owner${place + 1}`;

// A lab, its roles and funds, and people who have nothing but what they will give.
const { scope } = await foundNetwork(steward);
const roles = {};
for (const name of ["training", "technician", "meter", "witness"]) {
	roles[name] = await defineRole(scope, name, steward);
}
const pots = {};
const fund = async (name) => {
	const created = await done(Networks.create_fund({ scope, name: text(name) }), steward);
	const number = event(created, "Networks", "FundCreated").fund;
	const purse = { type: "Fund", value: number };
	const opened = await done(Networks.open_pot({ scope, purse, asset: NATIVE }), steward);
	pots[name] = event(opened, "Networks", "PotOpened").pot;
	return number;
};
const [maintenance, infrastructure] = [await fund("maintenance"), await fund("infrastructure")];
for (const [pallet, name] of [["Crowdfunding", "escrow"], ["Shares", "books"]]) {
	const [account, open] = await views[pallet].pot(NATIVE);
	if (!open) await done(api.tx[pallet].open_pot({ scope, asset: NATIVE }), steward);
	pots[name] = account;
}
await done(
	all([
		...owners.map(({ address }, place) => transfer(address, whole(3 * given[place] + 20))),
		transfer(twelfth.address, whole(1_000)),
	]),
	treasurer,
);
for (const one of [custodian, user, technician, meter, other]) await done(join(scope, undefined), one);
const grant = (role, who) => Networks.grant_role({ scope, role, who: who.address, certificate: undefined });
await done(
	all([
		grant(roles.training, user),
		grant(roles.training, other),
		grant(roles.technician, technician),
		grant(roles.meter, meter),
		grant(roles.witness, technician),
		grant(roles.witness, other),
		grant(roles.witness, custodian),
	]),
	steward,
);
say(`lab ${scope} has roles and funds; eleven who never met have some tokens each`);

const people = { steward, vendor, custodian, user, technician, supplier, meter, other, twelfth };
const accounts = Object.fromEntries(Object.entries(people).map(([name, { address }]) => [name, address]));
for (const [place, { address }] of owners.entries()) accounts[nameOf(place)] = address;
const { act, refuses: refusal, moved } = await watch({ ...accounts, ...pots });
let refused = 0;
/// A call that fails by that name, and moves nothing but the fee.
const refuses = async (call, by, name) => {
	await refusal(call, by, name);
	refused += 1;
};

const campaignOf = async (id) => {
	const { campaign, escrow, owed } = await views.Crowdfunding.campaign(id);
	const { collected, released, returned, donated } = campaign;
	assert.equal(collected, released + returned + donated + escrow, "what came is what went and what is there");
	return { ...campaign, state: campaign.state.type, escrow, owed };
};

// What its use costs: of paid work 20 an hour; the lab's own use pays for material and maintenance.
const tariff = (price, infrastructure) => ({
	price_per_hour: whole(price),
	material_per_unit: whole(3),
	maintenance_per_hour: whole(1.5),
	infrastructure: { numerator: infrastructure, denominator: 100 },
	payback: unit("Residue"),
	technician_per_hour: whole(20),
});
const tariffs = [
	[unit("Community"), tariff(0, 0)],
	[unit("Commercial"), tariff(20, 5)],
	[unit("Owner"), tariff(0, 0)],
];
const agreement = document("https://example.org/agreement");
const evidence = document("https://example.org/invoice");
const plan = (name, deadline, changes = {}) => ({
	purpose: {
		type: "CoOwnership",
		value: {
			purchase: {
				subject: {
					type: "New",
					value: { name: text(name), description: document("").hash, nature: unit("Physical") },
				},
				custodian: custodian.address,
				tariffs,
			},
			payee: vendor.address,
			ceiling: undefined,
		},
	},
	asset: NATIVE,
	goal: whole(4_000),
	smallest: whole(100),
	deadline,
	agreement,
	relation: undefined,
	difference: unit("Contributors"),
	...changes,
});
const create = (name, deadline, changes) => Crowdfunding.create({ scope, plan: plan(name, deadline, changes) });
/// What a record that stays for ever costs, for the treasury of the network.
const price = await api.constants.Crowdfunding.CampaignPrice();
const campaign = async (name, deadline) => {
	const { campaign, terms } = event(
		await act(create(name, deadline), steward, { steward: -price }),
		"Crowdfunding",
		"CampaignCreated",
	);
	const { value } = terms.plan.purpose;
	assert.deepEqual(value.ceiling, { numerator: 120, denominator: 100 }, "what is not said is 1.2 times");
	assert.equal((await views.Shares.book(book(campaign))).inactive, true);
	return campaign;
};
const book = (id) => ({ type: "Deal", value: id });
const contribute = (id, amount, signed = agreement.hash) =>
	Crowdfunding.contribute({ campaign: id, amount, agreement: signed });
/// Somebody offers so much and gives what it should; the twelve decimals are compared.
const gives = async (id, place, offered = given[place]) => {
	const amount = whole(given[place]);
	const moves = { [nameOf(place)]: -amount, escrow: amount };
	const result = await act(contribute(id, whole(offered)), owners[place], moves);
	assert.equal(event(result, "Crowdfunding", "Contributed").amount, amount);
	return result;
};

say("Three campaigns for a printer of 4,000, each of its own");
let now = await blockNumber();
await refuses(create("printer", now + 2 * DAY), steward, "Crowdfunding.InvalidPeriod");
const toSteward = plan("printer", now + 30 * DAY);
toSteward.purpose.value.payee = steward.address;
await refuses(Crowdfunding.create({ scope, plan: toSteward }), steward, "Crowdfunding.RelationNotDeclared");
await refuses(create("printer", now + 30 * DAY), custodian, "BadOrigin");
const missed = await campaign("unbought", now + 5 * DAY);
const full = await campaign("printer", now + 30 * DAY);
const cheap = await campaign("cheaper", now + 30 * DAY);

// Ten give 3,850 to the one that will be missed; one of them changes its mind, and gives again.
for (let place = 0; place < 10; place += 1) await gives(missed, place);
const takeBack = Crowdfunding.withdraw({ campaign: missed });
await act(takeBack, owners[9], { [nameOf(9)]: whole(200), escrow: -whole(200) });
await refuses(takeBack, owners[9], "Crowdfunding.ContributionNotFound");
await refuses(contribute(missed, whole(99)), owners[9], "Crowdfunding.ContributionTooSmall");
const oldAgreement = document("https://example.org/an older agreement").hash;
await refuses(contribute(missed, whole(200), oldAgreement), owners[9], "Crowdfunding.InvalidAgreement");
await gives(missed, 9);
await refuses(contribute(3_000n, whole(200)), owners[9], "Crowdfunding.CampaignNotFound");

// The eleventh offers 1,000, and is asked for what is missing.
for (const id of [full, cheap]) {
	for (let place = 0; place < 10; place += 1) await gives(id, place);
	const last = await gives(id, 10, 1_000);
	assert.equal(event(last, "Crowdfunding", "GoalMet").collected, whole(4_000));
}
await refuses(contribute(full, whole(150)), twelfth, "Crowdfunding.NotOpen");
await refuses(Crowdfunding.withdraw({ campaign: full }), owners[0], "Crowdfunding.NotOpen");
say("eleven gave 4,000 twice; a twelfth is refused: Crowdfunding.NotOpen");

// Releases are announced.
const propose = (id, tokens) =>
	Crowdfunding.request_release({ campaign: id, amount: whole(tokens), evidence });
const execute = (id) => Crowdfunding.execute_release({ campaign: id });
const lower = (id, tokens) => Crowdfunding.lower_price({ campaign: id, price: whole(tokens), evidence });
await refuses(propose(full, 4_000), vendor, "BadOrigin");
await refuses(propose(full, 4_001), steward, "Crowdfunding.InvalidAmount");
// The first of several instalments is at most half.
await refuses(propose(full, 2_001), steward, "Crowdfunding.InvalidAmount");
await refuses(propose(missed, 3_850), steward, "Crowdfunding.NotFunded");
await refuses(execute(full), vendor, "Crowdfunding.ReleaseNotFound");
// Nothing is released without evidence: a client cannot even write that down.
const bare = Crowdfunding.request_release({ campaign: full, amount: whole(4_000) });
await assert.rejects(async () => bare.getEncodedData());
const announced = event(await act(propose(full, 4_000), steward), "Crowdfunding", "ReleaseRequested");
assert.ok(announced.from >= await blockNumber() + 7 * DAY);
await refuses(propose(full, 4_000), steward, "Crowdfunding.AlreadyRequested");
await refuses(execute(full), vendor, "Crowdfunding.TooEarly");
const object = Crowdfunding.object({ campaign: full });
await refuses(object, twelfth, "Crowdfunding.ContributionNotFound");
const objected = event(await act(object, owners[10]), "Crowdfunding", "Objected");
assert.deepEqual([objected.objected, objected.counting], [whole(150), whole(4_000)]);
await refuses(object, owners[10], "Crowdfunding.AlreadyObjected");
await refuses(lower(full, 3_900), steward, "Crowdfunding.AlreadyRequested");
await refuses(lower(cheap, 4_000), steward, "Crowdfunding.InvalidPrice");
await act(lower(cheap, 3_900), steward);
await refuses(propose(cheap, 4_000), steward, "Crowdfunding.InvalidAmount");
const cheaply = event(await act(propose(cheap, 3_900), steward), "Crowdfunding", "ReleaseRequested");

// The deadline of the first comes: nobody withdraws in the last two days, nobody contributes after it.
const { deadline } = (await views.Crowdfunding.campaign(missed)).terms.plan;
await reach(deadline - 2 * DAY - 1);
await refuses(takeBack, owners[0], "Crowdfunding.TooLateToWithdraw");
const refundOf = (id, place) => Crowdfunding.refund({ campaign: id, contributor: owners[place].address });
await refuses(refundOf(missed, 0), twelfth, "Crowdfunding.NotRefunding");
await refuses(Crowdfunding.expire({ campaign: missed }), twelfth, "Crowdfunding.NotExpired");
await reach(deadline - 1);
await refuses(contribute(missed, whole(150)), owners[10], "Crowdfunding.DeadlinePassed");
let rows = [["  gave", "got back"]];
for (let place = 0; place < 10; place += 1) {
	const amount = whole(given[place]);
	const refund = await act(refundOf(missed, place), twelfth, { [nameOf(place)]: amount, escrow: -amount });
	assert.equal(events(refund, "Crowdfunding", "Refunding").length, place === 0 ? 1 : 0, "the first notes it");
	assert.equal(events(refund, "Crowdfunding", "Closed").length, place === 9 ? 1 : 0);
	rows.push([`  ${short(amount)}`, short(event(refund, "Crowdfunding", "Refunded").amount)]);
	if (place === 0) await refuses(refundOf(missed, 0), twelfth, "Crowdfunding.ContributionNotFound");
}
const over = await campaignOf(missed);
assert.deepEqual([over.state, over.escrow, over.returned], ["Closed", 0n, whole(3_850)]);
await refuses(refundOf(missed, 1), twelfth, "Crowdfunding.NotRefunding");
await refuses(contribute(missed, whole(150)), owners[10], "Crowdfunding.NotOpen");
say("The deadline was missed with 3,850: everybody gets it back once; a second refund is refused");
table(rows);

// The objection time is over.
const release = async (id, tokens, from) => {
	await reach(from - 1);
	const before = await views.Custody.resources(scope, undefined, 100);
	const result = await act(execute(id), twelfth, { escrow: -whole(tokens), vendor: whole(tokens) });
	const { payee, amount, released } = event(result, "Crowdfunding", "Released");
	assert.deepEqual([payee, amount, released], [vendor.address, whole(tokens), whole(tokens)]);
	const { resource, counted } = event(result, "Crowdfunding", "Settled");
	assert.deepEqual(counted, [whole(tokens), whole(4_000)]);
	assert.ok(before.every(({ id }) => id !== resource));
	const { state, resource: bought, settled } = await campaignOf(id);
	assert.deepEqual([state, bought, settled], ["Completed", resource, true]);

	const found = await views.Custody.resource(resource);
	const { identity, stage, state: does } = found.resource;
	assert.deepEqual([identity.regime.type, identity.scope], ["NonDominium", scope]);
	assert.deepEqual([stage.type, stage.value.type, does.type], ["Working", "Active", "PendingValidation"]);
	assert.deepEqual(found.custody.holders, [[custodian.address, 1_000_000]]);
	const [[attached, owed]] = found.deals;
	assert.equal(attached.deal, id);
	assert.equal(owed, whole(tokens * 1.2));
	assert.equal(found.shareable, false);
	const { inactive, owed: owes } = await views.Shares.book(book(id));
	assert.deepEqual([inactive, owes], [false, whole(tokens * 1.2)]);
	return { resource, result };
};
const positionOf = (id, place) => views.Shares.position(book(id), holder(owners[place]), 0);
const ceilingsOf = async (id, expected) => {
	const found = [];
	for (const [place, ceiling] of expected.entries()) {
		const position = await positionOf(id, place);
		assert.equal(position.ceiling, whole(ceiling), `the ceiling of ${nameOf(place)}`);
		found.push(position);
	}
	return found;
};

const bought = await release(full, 4_000, announced.from);
event(bought.result, "Crowdfunding", "EscrowEmptied");
assert.equal((await campaignOf(full)).escrow, 0n);
const printer = bought.resource;
await refuses(execute(full), twelfth, "Crowdfunding.ReleaseNotFound");
await refuses(Crowdfunding.cancel({ campaign: full }), steward, "Crowdfunding.NotCancellable");
await ceilingsOf(full, ceilings);
say("4,000 are released to the vendor, who was named from the start; the escrow is exactly 0");

const cheaper = (await release(cheap, 3_900, cheaply.from)).resource;
assert.equal((await campaignOf(cheap)).escrow, whole(100));
await ceilingsOf(cheap, lowerCeilings);
assert.equal(sum(lowerCeilings.map(whole)), whole(4_680));
say("the other vendor asks for 3,900: the difference of 100 returns, and principals fall");
rows = [["  gave", "ceiling of 4,000", "gets back of 3,900", "principal", "ceiling"]];
for (const place of owners.keys()) {
	const amount = whole(returned[place]);
	assert.equal(whole(given[place]) - amount, whole(principals[place]));
	assert.equal(whole(principals[place]) * 6n / 5n, whole(lowerCeilings[place]));
	rows.push([given, ceilings, returned, principals, lowerCeilings].map((of, column) =>
		`${column ? "" : "  "}${short(whole(of[place]))}`
	));
}
// In any order; here from the last.
for (const place of [...owners.keys()].reverse()) {
	const amount = whole(returned[place]);
	const refund = await act(refundOf(cheap, place), twelfth, { [nameOf(place)]: amount, escrow: -amount });
	assert.equal(event(refund, "Crowdfunding", "Refunded").amount, amount);
	assert.equal(events(refund, "Crowdfunding", "EscrowEmptied").length, place === 0 ? 1 : 0);
}
await refuses(refundOf(cheap, 0), twelfth, "Crowdfunding.ContributionNotFound");
assert.equal((await campaignOf(cheap)).escrow, 0n);
table(rows);

// The lab says who is paid by uses, and who may use the printers.
const figures = (type, minutes, material, technicianMinutes = 0) => ({
	class: unit(type),
	minutes,
	material: BigInt(material) * UNIT,
	technician: technicianMinutes ? [technician.address, technicianMinutes] : undefined,
});
/// Ten hours of paid work, with four units of material and two hours of a technician: 200.
const work = figures("Commercial", 600, 4, 120);
const own = (type) => figures(type, 600, 4);
const zero = `0x${"00".repeat(32)}`;
const start = (resource, estimate, project) => Usage.start_use({ resource, estimate, project, note: zero });
const finish = (resource, number, figures) => Usage.end_use({ resource, number, figures, note: zero });
const confirm = (resource, number) => Usage.confirm_use({ resource, number });
const validate = (resource) => Custody.validate({ resource });
await refuses(start(printer, own("Commercial")), user, "Custody.InvalidState");
await refuses(validate(printer), custodian, "BadOrigin");
for (const resource of [printer, cheaper]) {
	const settings = { custodian: undefined, witness: roles.witness };
	const terms = {
		supplier: supplier.address,
		material: undefined,
		technician: roles.technician,
		meter: roles.meter,
		maintenance,
		infrastructure,
	};
	const rule = {
		tier: unit("Affiliate"),
		role: undefined,
		certificate: roles.training,
		reputation: 0n,
		licensed: false,
		permission: unit("Unused"),
	};
	await act(
		all([
			Custody.set_settings({ resource, settings }),
			Usage.set_use_terms({ resource, terms }),
			Usage.set_access({ resource, class: unit("Commercial"), rule }),
			validate(resource),
		]),
		steward,
	);
}

// The money of one use, as the guide divides it.
const bill = {
	supplier: whole(12),
	technician: whole(40),
	maintenance: whole(15),
	infrastructure: whole(10),
	books: whole(123),
};
/// The same when owners are owed only so much: what they do not take goes to infrastructure.
const lastBill = (owed) => ({ ...bill, books: owed, infrastructure: whole(133) - owed });
const freeBill = { ...bill, books: 0n };
const cost = (parts) => sum(Object.values(parts));
const heldBy = async ({ address }) => {
	const holds = await api.query.Balances.Holds.getValue(address);
	return sum(holds.filter(({ id }) => id.type === "Usage").map(({ amount }) => amount));
};
let number;
const owed = async (id) => (await views.Shares.book(book(id))).owed;
/// What an event of a settlement says, as a bill.
const parts = ({ paid }) => {
	assert.deepEqual([paid.waiting, paid.on_credit], [0n, 0n]);
	return {
		supplier: paid.material,
		technician: paid.technician,
		maintenance: paid.maintenance,
		infrastructure: paid.infrastructure,
		books: sum(paid.books.map(([, amount]) => amount)),
	};
};
/// Makes a use of so many blocks: begins it, lets the time pass, reports it.
const BLOCKS = 9n;
const makes = async (resource, figures, by) => {
	await act(start(resource, figures), by);
	await reach(await blockNumber() + Number(BLOCKS) - 1);
	await act(finish(resource, number, figures), by);
};
/// A settlement, which moves this money from `who`, or fails the story.
const settles = async (call, by, expected, who = "user") => {
	const result = await act(call, by, { ...expected, [who]: -cost(expected) });
	const settled = event(result, "Usage", "UseSettled");
	assert.deepEqual(parts(settled), expected, "what the event says");
	return { ...settled, result };
};
const quoteOf = async (resource, estimate) => {
	const { asset, due, ...quote } = await views.Usage.quote(resource, estimate);
	assert.equal(due, sum(Object.values(quote)));
	return due;
};

say("Who cannot use the printer");
await refuses(start(printer, own("Community")), supplier, "Usage.TierTooLow");
await refuses(start(printer, work), custodian, "Usage.NotCertified");
assert.equal(
	(await views.Usage.access_denied(printer, unit("Commercial"), custodian.address)).value.value.type,
	"NotCertified",
);
await refuses(start(printer, own("Owner")), user, "Usage.NotOwner");
await refuses(start(printer, own("Project")), user, "Usage.TariffNotFound");
await refuses(start(printer, figures("Commercial", 0, 4)), user, "Usage.InvalidFigures");
await refuses(start(printer, figures("Commercial", 31 * 24 * 60 + 1, 4)), user, "Usage.InvalidFigures");
const helped = { ...work, technician: [supplier.address, 120] };
await refuses(start(printer, helped), user, "Usage.NotTechnician");
await refuses(start(printer + 1_000n, work), user, "Usage.ResourceNotFound");

// The first use is reserved. Ten hours are nine blocks of a development chain.
const reserve = (start, length = BLOCKS) =>
	Usage.reserve({ resource: printer, class: unit("Commercial"), start, length });
const startsAt = BigInt(await blockNumber()) + 9n;
await refuses(reserve(startsAt - 20n), user, "Usage.InvalidPeriod");
await act(reserve(startsAt), user);
await refuses(reserve(startsAt + BLOCKS - 1n), other, "Usage.NotFree");
assert.deepEqual(await views.Usage.next_free(printer, startsAt, BLOCKS), [
	startsAt + BLOCKS,
	startsAt + 2n * BLOCKS,
]);
// Ten hours from now would not end before it.
await refuses(start(printer, work), other, "Usage.NotFree");
const cancel = Usage.cancel_reservation({ resource: printer, start: startsAt });
await refuses(cancel, other, "Usage.NotReserver");
await refuses(Usage.release_reservation({ resource: printer, start: startsAt }), other, "Usage.TooEarly");
await reach(Number(startsAt) - 1);
await refuses(start(printer, work), other, "Usage.ReservedByOther");
assert.equal(await quoteOf(printer, work), whole(200));
number = event(await act(start(printer, work), user), "Usage", "UseStarted").number;
assert.equal(await heldBy(user), whole(200));
await refuses(start(printer, work), other, "Usage.NotUsable");
await refuses(finish(printer, number, work), other, "Usage.NotUser");
await refuses(confirm(printer, number), custodian, "Usage.NotReported");
await reach(Number(startsAt + BLOCKS) - 1);
// Nobody owes what it does not have.
const long = { ...work, minutes: 31 * 24 * 60, material: 500_000n * UNIT };
await refuses(finish(printer, number, long), user, "Token.FundsUnavailable");
await act(finish(printer, number, work), user);
await refuses(confirm(printer, number), user, "Usage.NotCounterpart");
await refuses(confirm(printer, number), twelfth, "Usage.NotCounterpart");
await refuses(Usage.settle_use({ resource: printer, number }), twelfth, "Usage.TooEarly");
const uses = [];
/// Counts a use for the table.
const count = async (id, { result, ...settled }) => {
	const lapsed = events(result, "Usage", "EncumbranceLapsed").length;
	uses.push({ ...parts(settled), owed: await owed(id), lapsed });
};
await count(full, await settles(confirm(printer, number), custodian, bill));
assert.equal(await owed(full), whole(4_677), "of 4,800 the co-owners got 123");
assert.equal(await heldBy(user), 0n);
await refuses(confirm(printer, number), custodian, "Usage.UseNotFound");

// The second is disputed: the user reports half of what it was. The lab decides, within what is held.
number += 1n;
await act(start(printer, work), user);
await reach(await blockNumber() + Number(BLOCKS) - 1);
await act(finish(printer, number, figures("Commercial", 300, 4, 120)), user);
const dispute = Usage.dispute_use({ resource: printer, number, note: zero });
await refuses(dispute, user, "Usage.NotCounterpart");
await act(dispute, custodian);
await refuses(confirm(printer, number), custodian, "Usage.NotReported");
const decide = (figures) => Usage.decide_use({ resource: printer, number, figures });
await refuses(decide(work), custodian, "BadOrigin");
// Nobody says so much: a block is 72 minutes, and it took ten at most.
await refuses(decide({ ...work, minutes: 721 }), steward, "Usage.BeyondReports");
await refuses(decide({ ...work, material: 5n * UNIT }), steward, "Usage.BeyondReports");
await count(full, await settles(decide(work), steward, bill));

// From the third on somebody begins and reports a use, and somebody else confirms it.
const use = async (id, resource, expected) => {
	number += 1n;
	await makes(resource, work, user);
	// An owner can, while it is owed something; who is paid by the bill cannot.
	const owes = await owed(id) > 0n;
	await refuses(confirm(resource, number), technician, "Usage.NotCounterpart");
	if (owes) await act(confirm(resource, number), owners[3]);
	else await refuses(confirm(resource, number), owners[3], "Usage.NotCounterpart");
	// A co-owner who confirms less than the clock saw is heard later; the custodian at once.
	const settled = await settles(confirm(resource, number), custodian, expected);
	assert.equal(settled.number, number);
	await count(id, settled);
};
/// Says a table of uses that are alike as one line.
const tell = (of) => {
	const heads = ["  use", "material", "technician", "maintenance", "infrastructure", "owners", "cost", "still owed"];
	const lines = [];
	for (const [place, one] of of.entries()) {
		const said = [one.supplier, one.technician, one.maintenance, one.infrastructure, one.books, cost({
			...one,
			owed: 0n,
			lapsed: 0n,
		})].map(short);
		const last = lines.at(-1);
		if (last && last.said.join() === said.join()) {
			Object.assign(last, { to: place + 1, owed: one.owed });
		} else {
			lines.push({ from: place + 1, to: place + 1, said, owed: one.owed });
		}
	}
	table([
		heads,
		...lines.map(({ from, to, said, owed }) => [
			`  ${from === to ? from : `${from} to ${to}`}`,
			...said,
			short(owed),
		]),
	]);
};

say("The lab's own use, and that of an owner, pay for material and maintenance: 27");
const care = { supplier: whole(12), technician: 0n, maintenance: whole(15), infrastructure: 0n, books: 0n };
await act(join(scope, undefined), owners[0]);
const stillOwed = await owed(full);
for (const [who, type] of [[user, "Community"], [owners[0], "Owner"]]) {
	number += 1n;
	assert.equal(await quoteOf(printer, own(type)), whole(27));
	await makes(printer, own(type), who);
	await settles(confirm(printer, number), custodian, care, who === user ? "user" : nameOf(0));
	assert.equal(await owed(full), stillOwed, "nothing of it is the co-owners'");
}

say("41 uses of ten hours of paid work, of 4,800 owed");
for (let n = 3; n <= 41; n += 1) {
	if (n === 41) assert.equal(await quoteOf(printer, work), whole(77));
	await use(full, printer, n < 40 ? bill : n === 40 ? lastBill(whole(3)) : freeBill);
	const { shareable } = await views.Custody.resource(printer);
	assert.equal(shareable, n >= 40, "it is free with the fortieth");
}
assert.deepEqual(uses.map(({ books }) => books), [...Array(39).fill(whole(123)), whole(3), 0n]);
assert.equal(sum(uses.slice(0, 39).map(({ books }) => books)), whole(4_797));
assert.deepEqual(
	uses.map(({ owed }) => owed),
	[...Array.from({ length: 39 }, (_, place) => whole(4_800 - 123 * (place + 1))), 0n, 0n],
);
assert.deepEqual(uses.map(({ lapsed }) => lapsed), uses.map((_, place) => place === 39 ? 1 : 0));
assert.equal(uses[39].infrastructure - bill.infrastructure, whole(120));
assert.equal(cost(freeBill), whole(77));
tell(uses);

// All that was paid for 41 paid uses, the lab's own, and one of an owner.
const totals = [
	["the technician, for 82 hours", "technician", 1_640],
	["the material of 43 uses", "supplier", 516],
	["put aside for its upkeep", "maintenance", 645],
	["the infrastructure of all", "infrastructure", 530],
];
for (const [what, name, tokens] of totals) assert.equal(moved(name), whole(tokens), what);
assert.equal(sum(uses.map(({ books }) => books)), whole(4_800));
table([
	["  what uses paid for", ""],
	...totals.map(([what, name]) => [`  ${what}`, short(moved(name))]),
	["  the co-owners, by 40 uses", short(whole(4_800))],
	["  ten paid hours, while they were owed", short(cost(bill))],
	["  and now", short(cost(freeBill))],
]);

/// Everybody gets what the ceiling says, and nothing is left. The last claims by itself.
const claims = async (id, expected) => {
	const lines = [["  gave", "got by uses"]];
	for (const [place, ceiling] of expected.entries()) {
		const positions = [[book(id), 0]];
		const last = place === expected.length - 1;
		const claim = { positions, payments: 1 };
		const call = last ? Shares.claim(claim) : Shares.claim_for({ holder: holder(owners[place]), ...claim });
		const moves = { [nameOf(place)]: whole(ceiling), books: -whole(ceiling) };
		const claimed = event(await act(call, last ? owners[place] : twelfth, moves), "Shares", "Claimed");
		assert.equal(claimed.amount, whole(ceiling));
		lines.push([`  ${short(whole(given[place]))}`, short(claimed.amount)]);
	}
	const { lines: [line], owed } = await views.Shares.book(book(id));
	assert.deepEqual([line.accepted, line.paid, owed], [sum(expected.map(whole)), sum(expected.map(whole)), 0n]);
	table([...lines, ["  all", short(line.paid)]]);
};
await claims(full, ceilings);
await refuses(
	Shares.claim_for({ holder: holder(owners[0]), positions: [[book(full), 0]], payments: 1 }),
	twelfth,
	"Shares.PositionNotFound",
);

say("The printer of 3,900, of 4,680 owed");
uses.length = 0;
/// As many uses, which the custodian confirms in one transaction.
const many = async (times) => {
	const numbers = Array.from({ length: times }, (_, place) => number + 1n + BigInt(place));
	for (const _ of numbers) {
		number += 1n;
		await makes(cheaper, work, user);
	}
	const moves = Object.fromEntries(Object.entries(bill).map(([name, part]) => [name, part * BigInt(times)]));
	const before = await owed(cheap);
	const call = all(numbers.map((number) => confirm(cheaper, number)));
	const result = await act(call, custodian, { ...moves, user: -cost(moves) });
	for (const [place, settled] of events(result, "Usage", "UseSettled").entries()) {
		assert.deepEqual(parts(settled), bill);
		uses.push({ ...bill, owed: before - bill.books * BigInt(place + 1), lapsed: 0 });
	}
};
// The first of them waits as long as the others take, and at most three days.
for (const times of [5, 5, 5, 5, 5, 5, 5, 3]) await many(times);
assert.equal(await owed(cheap), whole(6));
await use(cheap, cheaper, lastBill(whole(6)));
assert.equal(uses[38].infrastructure - bill.infrastructure, whole(117));
assert.equal(uses[38].lapsed, 1);
await use(cheap, cheaper, freeBill);
assert.equal(uses.length, 40);
tell(uses);
await claims(cheap, lowerCeilings);

say("Nobody gives it to itself, ends it alone, or takes it with it");
const until = await blockNumber() + 2 * DAY;
const offer = (receiver) => Custody.offer_custody({
	resource: printer,
	receivers: [[receiver.address, 1_000_000]],
	threshold: 800_000,
	until,
});
await refuses(offer(custodian), custodian, "Custody.NotToOneself");
await refuses(offer(vendor), vendor, "Custody.NotCustodian");
const deprecate = (successor) => Custody.deprecate({ resource: printer, successor });
const declare = Custody.declare_end({ resource: printer, document: evidence });
const dispose = Custody.dispose({ resource: printer, document: evidence });
const witnessEnd = Custody.witness_end({ resource: printer, document: evidence });
await refuses(declare, custodian, "Custody.NotDeprecated");
await refuses(deprecate(cheaper), custodian, "BadOrigin");
await refuses(deprecate(printer), steward, "Custody.InvalidSuccessor");
await refuses(deprecate(printer + 1_000n), steward, "Custody.ResourceNotFound");
await act(deprecate(cheaper), steward);
await refuses(start(printer, work), user, "Usage.NotUsable");
await act(declare, custodian);
await refuses(witnessEnd, custodian, "Custody.AlreadyInvolved");
await act(witnessEnd, technician);
await refuses(witnessEnd, technician, "Custody.AlreadySpoken");
const window = event(await act(witnessEnd, other), "Custody", "EndConfirmed").challenge_until;
await refuses(dispose, steward, "Custody.NotConfirmed");
await reach(window);
await refuses(dispose, custodian, "Custody.AlreadyInvolved");
await refuses(dispose, other, "Custody.AlreadyInvolved");
await act(dispose, steward);
const gone = await views.Custody.resource(printer);
assert.deepEqual([gone.resource.stage.type, gone.resource.successor], ["EndOfLife", cheaper]);
assert.deepEqual(gone.custody.holders, []);
assert.equal(gone.resource.identity.regime.type, "NonDominium");
say("it is deprecated for the other printer; one declares its end, two witnesses confirm it, another disposes of it");
say(`told in ${await blockNumber()} blocks; ${refused} calls were refused, each by its name, and moved nothing`);
end();
