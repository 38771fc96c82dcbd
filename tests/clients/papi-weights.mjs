// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// polkadot-api: what the chain meters for the calls that people make most, asked of the chain as a wallet
// asks for a fee: the whole of a transaction, with what all transactions cost, in ratio to a transfer.
//
//   papi-weights.mjs URL

import { api, document, end, holder, known, NATIVE, OVN, say, table, to, unit } from "./papi-chain.mjs";

const [alice, bob] = ["Alice", "Bob"].map(known);
const { per_class } = await api.constants.System.BlockWeights();
const base = per_class.normal.base_extrinsic.ref_time;
const price = await api.constants.System.DbWeight();
const id = { scope: 1, index: 0 };
const hash = document("").hash;
const book = { type: "Kind", value: { scope: 1, kind: 0 } };
const log = (other) => api.tx.Contributions.log({
	scope: 1, kind: 0, quantity: 1_000_000n, day: 20_000, role: undefined,
	evidence: document("ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi"), gift: false,
	on_behalf_of: undefined, ...other,
});
const calls = [
	["transfer_keep_alive", api.tx.Balances.transfer_keep_alive({ dest: to(bob.address), value: OVN })],
	["contributions.log", log({})],
	["contributions.review", api.tx.Contributions.review({ id, review: unit("Accept") })],
	["evaluation.evaluate", api.tx.Evaluation.evaluate({ id, value: 1, spam: false })],
	["evaluation.finalise", api.tx.Evaluation.finalise({ id })],
	["value_equation.record_income", api.tx.ValueEquation.record_income({
		scope: 1, asset: NATIVE, amount: OVN, class: unit("Sale"), reference: hash,
	})],
	["shares.claim of 1 position", api.tx.Shares.claim({ positions: [[book, 0]], payments: 1 })],
	["shares.claim_for 1 position", api.tx.Shares.claim_for({
		holder: holder(bob), positions: [[book, 0]], payments: 1,
	})],
];
const micro = (picoseconds) => (Number(picoseconds) / 1e6).toFixed(0);
const rows = [["call", "declared, us", "with base, us", "ratio", "proof, bytes", "fee, OVN"]];
let transfer;
for (const [name, call] of calls) {
	const { weight, partial_fee: fee } = await call.getPaymentInfo(alice.address);
	const whole = weight.ref_time + base;
	transfer ??= whole;
	const ratio = (Number(whole) / Number(transfer)).toFixed(2);
	rows.push([name, micro(weight.ref_time), micro(whole), ratio, String(weight.proof_size), (Number(fee) / 1e12).toFixed(5)]);
}
say(`a transaction costs ${micro(base)} us before its call; a read ${Number(price.read) / 1e6} us, a write ${Number(price.write) / 1e6} us`);
table(rows);
end();
