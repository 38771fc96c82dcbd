#!/usr/bin/env python3
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
"""Adds accounts that nobody uses to the genesis of a raw chain specification: crowd.py NUMBER <spec >spec

Each has the least an account can have, and the issuance counts it.
"""

import hashlib
import json
import sys

# The hashes of `System`, `Account`, and of `Balances`, `TotalIssuance`.
ACCOUNT = "0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9"
ISSUANCE = "0xc2261276cc9d1f8598ea4b6a74b15c2f57c875e4cff74148e4628f264b974c80"
OWN = 10**10


def little(number, size):
	return number.to_bytes(size, "little")


# Nonce, consumers, providers, sufficients; free, reserved, frozen, and the flag of the present logic.
record = little(0, 4) + little(0, 4) + little(1, 4) + little(0, 4)
record += little(OWN, 16) + little(0, 16) + little(0, 16) + little(1 << 127, 16)
record = "0x" + record.hex()

count = int(sys.argv[1])
spec = json.load(sys.stdin)
top = spec["genesis"]["raw"]["top"]
if ISSUANCE not in top:
	sys.exit("crowd: the specification is not raw, or not of such a chain")
for number in range(count):
	account = hashlib.blake2b(b"crowd" + little(number, 8), digest_size=32).digest()
	top[ACCOUNT + hashlib.blake2b(account, digest_size=16).hexdigest() + account.hex()] = record
issued = int.from_bytes(bytes.fromhex(top[ISSUANCE][2:]), "little") + count * OWN
top[ISSUANCE] = "0x" + little(issued, 16).hex()
json.dump(spec, sys.stdout)
