// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// What every story told with @polkadot/api needs: the connection, signing, reading, naming errors.
// The node's address is the first argument of the program.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { ApiPromise, Keyring, WsProvider } from "@polkadot/api";

export const OVN = 10n ** 12n;
export const api = await ApiPromise.create({ provider: new WsProvider(process.argv[2]), noInitWarn: true });
export const say = (line) => console.log(`polkadot-js: ${line}`);

const keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
/// The key pair of a well-known development account.
export const known = (name) => keyring.addFromUri(`//${name}`);
/// A key pair nobody has seen before.
export const stranger = () => keyring.addFromSeed(randomBytes(32));
/// The treasury of the global scope, which fees go to.
export const feePot = keyring.encodeAddress(
	Buffer.from("a1d42fad7d0bd26bda3d1e09868d94c72cfb6e07979e89daf6733c433518ff58", "hex"),
);

/// Signs, submits and waits for finality; the events, and the error if the call failed.
export const submit = (call, signer) =>
	new Promise((resolve, reject) => {
		call.signAndSend(signer, ({ status, events, dispatchError }) => {
			if (status.isFinalized) resolve({ block: status.asFinalized, events, dispatchError });
		}).catch(reject);
	});
/// As `submit`, for a call that has to succeed.
export const done = async (call, signer) => {
	const result = await submit(call, signer);
	assert.ok(!result.dispatchError, result.dispatchError && nameOf(result.dispatchError));
	return result;
};
/// As `submit`, for a call that has to fail with an error of that name; what became of it.
export const fails = async (call, signer, name) => {
	const result = await submit(call, signer);
	assert.equal(result.dispatchError ? nameOf(result.dispatchError) : "success", name);
	return result;
};
/// The name of an error a call failed with: that of the pallet and the error, or of the kind.
export const nameOf = (error) => {
	if (!error.isModule) return error.isToken ? `Token.${error.asToken.type}` : error.type;
	const { section, name } = api.registry.findMetaError(error.asModule);
	return `${section}.${name}`;
};
/// The fields of the only event of that name in what became of a transaction.
export const event = ({ events }, section, name) => {
	const found = events.filter(({ event }) => api.events[section][name].is(event));
	assert.equal(found.length, 1, `${section}.${name} happened ${found.length} times`);
	return found[0].event.data;
};
/// The fee of a transaction, whoever paid it.
export const feeOf = (result) => event(result, "transactionPayment", "TransactionFeePaid").actualFee.toBigInt();

/// What an account holds at a block: freely, and under holds.
export const money = async (account, at) => {
	const { data } = await (await api.at(at)).query.system.account(account);
	return { free: data.free.toBigInt(), held: data.reserved.toBigInt() };
};
export const free = async (account, at) => (await money(account, at)).free;

/// Asks a view function. The library has no call for this, but it reads the metadata that says which
/// functions there are, and the runtime API behind them takes the encoded arguments.
export const view = async (pallet, name, ...args) => {
	const { pallets } = api.runtimeMetadata.asLatest;
	const found = pallets.find((other) => other.name.eq(pallet)).viewFunctions.find((other) => other.name.eq(name));
	const encode = (type, value) => api.createType(api.registry.createLookupType(type), value).toU8a();
	const input = Buffer.concat(found.inputs.map(({ type }, position) => encode(type, args[position])));
	const id = { prefix: found.id.slice(0, 16), suffix: found.id.slice(16) };
	const answer = await api.call.runtimeViewFunction.executeViewFunction(id, `0x${input.toString("hex")}`);
	return api.createType(api.registry.createLookupType(found.output), answer.asOk);
};

/// Ends the program well.
export const end = async () => {
	await api.disconnect();
	process.exit(0);
};
