#!/usr/bin/env python3
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""Computes what a sale gives to everybody in a ledger, from the ledger alone and with fractions, and
compares it, person by person, with what `papi-sale.mjs` read from the chain.

    expected_sale.py LEDGER.csv RESULT.json

Uses nothing but Python's standard library, and nothing of this project's arithmetic."""

import csv
import hashlib
import json
import sys
from fractions import Fraction

OVN = 10**12
GROSS = 10_000 * OVN
LEVY = Fraction(5, 100)


def main(ledger, result):
    lines = {}
    with open(ledger, newline="") as file:
        for row in csv.DictReader(file):
            changed = int(row["lines_added"]) + int(row["lines_removed"])
            lines[row["contributor"]] = lines.get(row["contributor"], 0) + changed
    total = sum(lines.values())
    base = GROSS - GROSS * LEVY
    exact = {name: base * changed / total for name, changed in lines.items()}
    assert sum(exact.values()) == base

    with open(result) as file:
        chain = json.load(file)
    assert int(chain["gross"]) == GROSS and int(chain["levy"]) == GROSS * LEVY
    assert len(chain["people"]) == len(lines), "as many people"
    got, differ, bound = 0, 0, 0
    for name, amount in exact.items():
        identity = "0x" + hashlib.sha256(f"commons-log:{name}".encode()).hexdigest()
        person = chain["people"][identity]
        paid, claimable = int(person["paid"]), int(person["claimable"])
        got += paid + claimable
        bound += paid > 0
        # Who was paid was paid all of it.
        assert paid == 0 or claimable == 0, name
        if paid + claimable != amount.numerator // amount.denominator:
            differ += 1
            print(f"{name}: {paid} + {claimable}, not {amount}")
    fractions = base - got
    print(f"python: {len(lines)} people, {total} lines; {bound} were paid, all others can be once they are bound")
    print(f"python: of {base / OVN} whole tokens they have {got} base units; fractions are {fractions} base units")
    print(f"python: {len(lines) - differ} have exactly what follows from the ledger, {differ} have something else")
    # All that is not anybody's yet is less than a base unit for each.
    assert 0 <= fractions < len(lines)
    kept = int(chain["accepted"]) - got + int(chain["kept"])
    assert int(chain["levy"]) + got + kept == GROSS, "nothing is lost"
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
