// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// Double-entry for the stories told with polkadot-api: after each transaction every watched account has what
// it should have, and nothing else has changed.

import assert from "node:assert/strict";
import { api, decimal, done, events, fails, feeOf, feePot } from "./papi-chain.mjs";

/// Watches accounts, which are given by name. In `fees` go the fees.
export const watch = async (accounts) => {
	const all = { ...accounts, fees: feePot };
	const names = Object.keys(all);
	const nameOf = (address) => names.find((name) => all[name] === address);
	const read = async (at) => {
		const found = await api.query.System.Account.getValues(names.map((name) => [all[name]]), { at });
		return Object.fromEntries(names.map((name, place) => [name, found[place].data.free + found[place].data.reserved]));
	};
	let books = await read();
	const moved = Object.fromEntries(names.map((name) => [name, 0n]));
	/// Signs and submits. `moves` says what changes besides the fee: everybody's money in all, as `eve: 5n`.
	/// The fee is the signer's, or the purse's that sponsors it.
	const act = async (call, by, moves = {}, submitted = done, ...rest) => {
		const result = await submitted(call, by, ...rest);
		const fee = feeOf(result);
		const [sponsored] = events(result, "Networks", "FeeSponsored");
		const payer = sponsored ? (await api.view.Networks.scope(sponsored.scope)).sponsor : by.address;
		books[nameOf(payer)] -= fee;
		books.fees += fee;
		for (const [name, amount] of Object.entries(moves)) {
			books[name] += amount;
			moved[name] += amount;
		}
		const is = await read(result.block.hash);
		for (const name of names) {
			assert.equal(decimal(is[name]), decimal(books[name]), `what ${name} has`);
		}
		return result;
	};
	return {
		act,
		/// As `act`, for a call that fails with an error of that name, and moves nothing but the fee.
		refuses: (call, by, name) => act(call, by, {}, fails, name),
		nameOf,
		/// What somebody has.
		has: (name) => books[name],
		/// What somebody got since the beginning, less what it gave; fees aside.
		moved: (name) => moved[name],
		/// Reads again, after what was not to be watched.
		refresh: async () => {
			books = await read();
		},
	};
};
