# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""substrate-interface: one account tries to take what the books owe to another, by signed calls alone.

    python_pot.py URL

It founds a network of its own, lends to it and takes the loans back out of its treasury, and gives one back
while the work of closing older ones is deferred. Then it claims, a position that is to have more than there
is again and again. What another is owed has to stay, and to be paid. The last line says what both have."""

import sys

from python_chain import OVN, Chain, events, known, say

DAY = 20
# The smallest income.
SMALL = OVN // 100
MILLIONTH = 10**6


def main(url):
    chain = Chain(url=url)
    chain.init_runtime()
    alice, ana, buyer, mallory = (known(name) for name in ("Alice", "Bob", "Charlie", "Dave"))
    whole = {"numerator": 1, "denominator": 1}

    def call(*names, **params):
        return chain.call(*names, **params)

    def network_of(who):
        made = chain.done(
            call("Networks", "create_scope", parent=0, kind="Network",
                 metadata={"hash": "0x" + "11" * 32, "uri": "0x"}, stewards=[[who.ss58_address]]), who)
        return events(made, "Networks", "ScopeCreated")[0]["scope"]

    def kind_of(scope, who, claim):
        terms = {
            "name": "cash", "document": {"hash": "0x" + "22" * 32, "uri": "0x"}, "category": "Cash",
            "action": "Transfer", "unit": {"Token": {"asset": "Native", "decimals": 12}}, "rate": OVN,
            "claim": claim, "multipliers": [[]],
            "limits": {"max_quantity": 10_000 * MILLIONTH, "daily_limit": None},
            "deciding": {"Measured": {"purse": "Treasury"}}, "earns_reputation": False,
            "takes_scopes": False, "standing": None,
        }
        made = chain.done(call("Contributions", "define_kind", scope=scope, terms=terms), who)
        return events(made, "Contributions", "KindDefined")[0]["kind"]

    def all_to(scope, kind):
        bucket = {"name": "all", "ask": {"Share": whole},
                  "recipient": {"Books": {"kinds": [[kind]], "at_most": None, "on_empty": "NextBucket"}}}
        equation = {"mode": "Straight", "buckets": [[bucket]], "residue": "Treasury"}
        return call("ValueEquation", "set_equation", scope=scope, equation=equation)

    references = iter(range(1, 1_000))

    def income(scope, amount):
        return call("ValueEquation", "record_income", scope=scope, asset="Native", amount=amount,
                    **{"class": "Sale"}, reference="0x" + next(references).to_bytes(32, "big").hex())

    def claim(who, positions):
        return chain.submit(call("Shares", "claim", positions=[positions], payments=16), who)

    def line_of(book):
        (line,) = chain.query("Shares", "Books", [book]).value["lines"]
        return line

    for pallet in ("Shares", "ValueEquation"):
        if "Native" not in [asset.value for asset, _ in chain.query_map(pallet, "OpenPots")]:
            chain.done(call(pallet, "open_pot", scope=0, asset="Native"), alice)

    # Ana is owed 9,500 of what her network sold for 10,000.
    honest = network_of(ana)
    equity = kind_of(honest, ana, "Equity")
    chain.done(call("Contributions", "contribute_cash", scope=honest, kind=equity, amount=OVN), ana)
    chain.done(all_to(honest, equity), ana)
    chain.done(income(honest, 10_000 * OVN), buyer)
    hers = {"Kind": {"scope": honest, "kind": equity}}
    owed = line_of(hers)["accepted"]
    say(f"Ana is owed {owed / OVN:,.2f}")

    def prepared():
        """A network of Mallory's whose income all goes to those who lent it cash, and no levy."""
        own = network_of(mallory)
        debt = kind_of(own, mallory, {"Debt": {"ceiling": 100}})
        chain.done(all_to(own, debt), mallory)
        chain.done(call("ValueEquation", "set_levy", network=own, purse="Treasury",
                        share={"numerator": 0, "denominator": 1}), mallory)
        return own, debt

    def lend(own, debt, amount):
        return [
            call("Contributions", "contribute_cash", scope=own, kind=debt, amount=amount),
            call("Networks", "spend", scope=own, purse="Treasury", asset="Native", amount=amount,
                 beneficiary=mallory.ss58_address),
        ]

    def beginning(own, debt):
        """Five loans, each with a small income after it, and a large one, all paid; which is then given back."""
        steps = []
        for _ in range(5):
            steps += lend(own, debt, 100 * OVN) + [income(own, SMALL)]
        steps += [income(own, 250 * OVN)] + lend(own, debt, 1_000 * OVN)
        steps += [income(own, 1_250 * OVN - 5 * SMALL)]
        return steps + [call("Contributions", "compensate", id={"scope": own, "index": 5},
                             quantity=1_000 * MILLIONTH, evidence={"hash": "0x" + "33" * 32, "uri": "0x"})]

    rehearsal, real = prepared(), prepared()
    for _ in range(15 * DAY):
        chain.rpc_request("engine_createBlock", [True, True])
    before = chain.free(mallory.ss58_address)
    # What was accepted and is not due any more depends on roundings: the first time is to see it.
    chain.done(call("Utility", "batch_all", calls=beginning(*rehearsal)), mallory)
    stored = chain.query("Shares", "Books", [{"Kind": {"scope": rehearsal[0], "kind": rehearsal[1]}}]).value
    surplus = stored["lines"][0]["accepted"] - stored["due"]
    own, debt = real
    loans = {"Kind": {"scope": own, "kind": debt}}
    steps = beginning(own, debt) + lend(own, debt, surplus // MILLIONTH * MILLIONTH + SMALL)
    steps += [income(own, SMALL)] + lend(own, debt, 2_000 * OVN)
    chain.done(call("Utility", "batch_all", calls=steps), mallory)
    accepted = line_of(loans)["accepted"]
    for series in range(6):
        claim(mallory, [({"Kind": {"scope": rehearsal[0], "kind": rehearsal[1]}}, series)])

    for positions in [[(loans, 5)], [(loans, 7)], [(loans, 0)]] + [
        [(loans, series)] + [(loans, 6)] * 15 for series in (1, 2, 3, 4)
    ]:
        claim(mallory, positions)
    gained = chain.free(mallory.ss58_address) - before
    paid = claim(ana, [(hers, 0)])
    got = sum(event["amount"] for event in events(paid, "Shares", "Claimed")) if paid.is_success else 0
    say(f"Mallory's book accepted {accepted / OVN:,.6f}; she has {gained / OVN:,.2f} more than before, "
        f"and Ana was paid {got / OVN:,.2f} of {owed / OVN:,.2f}")
    assert gained <= 0 and got == owed, "what Ana is owed was taken"


if __name__ == "__main__":
    main(*sys.argv[1:])
