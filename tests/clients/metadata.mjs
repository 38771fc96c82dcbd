// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

// Writes the metadata of a running chain to standard output: `node metadata.mjs ws://...`.

const url = process.argv[2].replace(/^ws/, "http");
// Version 16, which has runtime APIs and view functions; `state_getMetadata` gives version 14.
const params = ["Metadata_metadata_at_version", "0x10000000"];
const response = await fetch(url, {
	method: "POST",
	headers: { "Content-Type": "application/json" },
	body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "state_call", params }),
});
const { result, error } = await response.json();
if (error) throw new Error(error.message);
const answer = Buffer.from(result.slice(2), "hex");
// An option of bytes: 1, the length as a compact number of four bytes, the metadata itself.
if (answer[0] !== 1 || (answer[1] & 3) !== 2) throw new Error("no metadata of version 16");
process.stdout.write(answer.subarray(5));
