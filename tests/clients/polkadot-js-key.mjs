// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// A wallet takes over a key that our client wrote, signs with it, and writes it back under a password of its own.
// Arguments after the node's address, which is not asked: the file, its passphrase, where to write, the new password.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { Keyring } from "@polkadot/api";
import { cryptoWaitReady, signatureVerify } from "@polkadot/util-crypto";

const [, , , from, passphrase, to, password] = process.argv;
await cryptoWaitReady();
const keyring = new Keyring({ type: "sr25519", ss58Format: 42 });
const json = JSON.parse(readFileSync(from, "utf8"));
const pair = keyring.addFromJson(json);
assert.equal(pair.address, json.address);
assert.throws(() => pair.decodePkcs8("another passphrase"));
pair.decodePkcs8(passphrase);
const signature = pair.sign("made by ovn");
assert.ok(signatureVerify("made by ovn", signature, pair.address).isValid);
writeFileSync(to, JSON.stringify(pair.toJson(password)));
console.log(`polkadot-js: ${pair.address} is the key, and signs`);
