// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// Networks and their contributions, for the stories told with polkadot-api.

import { api, document, done, event, NATIVE, text, today, unit } from "./papi-chain.mjs";

/// A day of a development chain, in blocks.
export const DAY = 20;
/// A unit, such as an hour, as quantities count it.
export const UNIT = 1_000_000n;

/// Founds a network of which the founder is the only steward.
export const foundNetwork = async (founder) => {
	const create = api.tx.Networks.create_scope({
		parent: 0,
		kind: { type: "Network", value: undefined },
		metadata: document("https://example.org/network"),
		stewards: [founder.address],
	});
	const { scope } = event(await done(create, founder), "Networks", "ScopeCreated");
	const { sponsor, treasury } = await api.view.Networks.scope(scope);
	return { scope, sponsor, treasury };
};
/// Founds a project of a network, of which the founder is the only steward; its number.
export const foundProject = async (network, name, founder) => {
	const create = api.tx.Networks.create_scope({
		parent: network,
		kind: unit("Project"),
		metadata: document(`https://example.org/${encodeURI(name)}`),
		stewards: [founder.address],
	});
	return event(await done(create, founder), "Networks", "ScopeCreated").scope;
};
/// Sees to it that the pots exist in which equations and books keep the chain's token; where they are.
export const openPots = async (scope, opener) => {
	const pots = [];
	for (const pallet of ["ValueEquation", "Shares"]) {
		const [pot, open] = await api.view[pallet].pot(NATIVE);
		if (!open) await done(api.tx[pallet].open_pot({ scope, asset: NATIVE }), opener);
		pots.push(pot);
	}
	const [equationsPot, booksPot] = pots;
	return { equationsPot, booksPot };
};
/// Gives a scope a role that it grants by decision.
export const defineRole = async (scope, name, steward) => {
	const define = api.tx.Networks.define_role({
		scope,
		name: text(name),
		document: document(""),
		rule: { type: "ByScope", value: undefined },
		term: undefined,
	});
	return event(await done(define, steward), "Networks", "RoleDefined").role;
};
/// Work, counted in hours, decided by reviewers. `other` changes some of the terms.
export const hours = (role, approvals, period, other = {}) => ({
	name: text("work"),
	document: document("https://example.org/work"),
	category: { type: "Time", value: undefined },
	action: { type: "Work", value: undefined },
	unit: { type: "Hour", value: undefined },
	rate: 10n ** 13n,
	claim: { type: "Equity", value: undefined },
	multipliers: [],
	limits: { max_quantity: 12n * UNIT, daily_limit: 24n * UNIT },
	deciding: { type: "Reviewers", value: { role, approvals, period } },
	earns_reputation: false,
	takes_scopes: false,
	standing: undefined,
	...other,
});
/// Designs, counted in pieces, decided by peers. `other` changes some of the terms.
export const designs = (other = {}) => ({
	...hours(0, 1, DAY),
	name: text("design"),
	document: document("https://example.org/design"),
	category: { type: "Design", value: undefined },
	action: { type: "Produce", value: undefined },
	unit: { type: "Piece", value: undefined },
	limits: { max_quantity: 1_000n * UNIT, daily_limit: undefined },
	deciding: { type: "PeerEvaluation", value: { scales_by_quality: true } },
	...other,
});
export const defineKind = async (scope, terms, steward) => {
	const result = await done(api.tx.Contributions.define_kind({ scope, terms }), steward);
	return event(result, "Contributions", "KindDefined").kind;
};
/// A log of today's work. `other` changes some of what it says.
export const log = async (scope, kind, quantity, other = {}) =>
	api.tx.Contributions.log({
		scope,
		kind,
		quantity,
		day: await today(),
		role: undefined,
		evidence: document("ipfs://bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"),
		gift: false,
		on_behalf_of: undefined,
		...other,
	});
export const join = (scope, agreement) => api.tx.Networks.join({ scope, agreement });
/// Makes agents contributors, who may evaluate.
export const makeContributor = (scope, who) =>
	api.tx.Networks.set_tier({ scope, who, tier: { type: "Contributor", value: undefined } });
export const invite = (scope, who) =>
	api.tx.Networks.invite({ scope, who, tier: { type: "Affiliate", value: undefined } });
