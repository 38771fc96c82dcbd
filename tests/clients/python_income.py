# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""substrate-interface: a project into which `papi-import.mjs` has brought a real ledger sells something. One
transaction, whatever the number of people; what it did is read from its events and from storage.

    python_income.py URL LEDGER.csv STATE.json

The library reads metadata of version 14, which does not tell of view functions, so there is no preview."""

import csv
import json
import sys

from python_chain import OVN, Chain, events, known, say

GROSS = 10_000 * OVN
LEVY = GROSS * 5 // 100
LEVELS = 2**128


def main(url, ledger, state):
    chain = Chain(url=url)
    chain.init_runtime()
    alice, buyer = known("Alice"), known("Charlie")
    with open(state) as file:
        imported = json.load(file)
    network, scope, kind = imported["network"], imported["scope"], imported["kind"]
    with open(ledger, newline="") as file:
        rows = list(csv.DictReader(file))
    people = {row["contributor"] for row in rows}
    lines = sum(int(row["lines_added"]) + int(row["lines_removed"]) for row in rows)

    for pallet in ("Shares", "ValueEquation"):
        if "Native" not in [asset.value for asset, _ in chain.query_map(pallet, "OpenPots")]:
            chain.done(chain.call(pallet, "open_pot", scope=network, asset="Native"), alice)
    whole = {"numerator": 1, "denominator": 1}
    bucket = {
        "name": "lines",
        "ask": {"Share": whole},
        "recipient": {"Books": {"kinds": [[kind]], "at_most": None, "on_empty": "NextBucket"}},
    }
    equation = {"mode": "Straight", "buckets": [[bucket]], "residue": "Treasury"}
    set_equation = chain.call("ValueEquation", "set_equation", scope=scope, equation=equation)
    chain.fails(set_equation, buyer, "BadOrigin")
    chain.done(set_equation, alice)
    book = {"Kind": {"scope": scope, "kind": kind}}
    units = chain.query("Shares", "Books", [book]).value["units"]
    assert units == lines * 10**6, (units, lines)
    say(f"{len(people)} people share by {lines} lines; the project decided that all income is theirs")

    def income(amount, number):
        return chain.call("ValueEquation", "record_income", scope=scope, asset="Native", amount=amount,
                          **{"class": "Sale"}, reference="0x" + number.to_bytes(32, "big").hex())

    before = sum(chain.money(buyer.ss58_address))
    receipt = chain.done(income(GROSS, 1), buyer)
    after = sum(chain.money(buyer.ss58_address, receipt.block_hash))
    (paid,) = events(receipt, "TransactionPayment", "TransactionFeePaid")
    assert before - after == GROSS + paid["actual_fee"]
    (recorded,) = events(receipt, "ValueEquation", "IncomeRecorded")
    split = recorded["split"]
    assert recorded["payer"] == buyer.ss58_address and recorded["class"] == "Sale", recorded
    assert (split["gross"], split["base"], split["residue"]) == (GROSS, GROSS - LEVY, 0), split
    assert tuple(split["levy"]) == (network, LEVY), split
    (distributed,) = events(receipt, "Shares", "Distributed")
    assert (distributed["amount"], distributed["units"]) == (GROSS - LEVY, units), distributed
    # What one unit has received: from this follows what everybody can claim.
    level = distributed["level"]
    assert level == (GROSS - LEVY) * LEVELS // units, distributed
    stored = chain.query("Shares", "Books", [book], block_hash=receipt.block_hash).value
    (line,) = stored["lines"]
    assert (line["accepted"], line["paid"]) == (GROSS - LEVY, 0), line
    fee = paid["actual_fee"] / OVN
    say(f"a sale of {GROSS // OVN}: one transaction, for {fee:.6f}; {LEVY // OVN} are the network's levy")
    say(f"one line has received {level * 10**6 / LEVELS / OVN:.12f}")

    chain.fails(income(GROSS, 1), buyer, "AlreadyRecorded")
    chain.fails(income(9_999, 2), buyer, "IncomeTooSmall")
    say("the same reference again: AlreadyRecorded; less than the smallest income: IncomeTooSmall")


if __name__ == "__main__":
    main(*sys.argv[1:])
