# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""substrate-interface: an affiliate tries to make reputation of a network through a project of its own.

    python_reputation.py URL

Whoever joins a network can found a project in it, decides there alone, and says what a contribution to it is
worth. It pays its own purse a millionth of a token, which may not change the network's reputation. The last line says
how much came to be."""

import sys

from python_chain import OVN, Chain, events, known, name_of_error, say

UNIT = 10**12


def main(url):
    chain = Chain(url=url)
    chain.init_runtime()
    alice, mallory = known("Alice"), known("Dave")

    def scope_of(who, parent, kind):
        made = chain.done(
            chain.call("Networks", "create_scope", parent=parent, kind=kind,
                       metadata={"hash": "0x" + "11" * 32, "uri": "0x"}, stewards=[[who.ss58_address]]), who)
        return events(made, "Networks", "ScopeCreated")[0]["scope"]

    def reputation():
        return chain.query("Evaluation", "Networks", [network]).value["total"]

    network = scope_of(alice, 0, "Network")
    chain.done(chain.call("Evaluation", "found_reputation", network=network,
                          founders=[[(alice.ss58_address, 100 * UNIT)]]), alice)
    chain.done(chain.call("Networks", "join", scope=network, agreement=None), mallory)
    project = scope_of(mallory, network, "Project")
    before = reputation()

    terms = {
        "name": "mine", "document": {"hash": "0x" + "22" * 32, "uri": "0x"}, "category": "Cash",
        "action": "Transfer", "unit": {"Token": {"asset": "Native", "decimals": 12}}, "rate": 10**18,
        "claim": "Gift", "multipliers": [[]], "limits": {"max_quantity": 10 * 10**6, "daily_limit": None},
        "deciding": {"Measured": {"purse": "Treasury"}}, "earns_reputation": True,
        "takes_scopes": False, "standing": None,
    }
    cash = chain.submit(chain.call("Contributions", "define_kind", scope=project, terms=terms), mallory)
    if cash.is_success:
        number = events(cash, "Contributions", "KindDefined")[0]["kind"]
        chain.done(chain.call("Contributions", "contribute_cash", scope=project, kind=number, amount=10**6), mallory)
        say(f"a millionth of a token made {(reputation() - before) / UNIT:.6f} of {before / UNIT:.0f}")
    else:
        say(f"cash that earns reputation: {name_of_error(cash)}")
    made = reputation() - before

    say(f"{made / UNIT:.6f} of reputation came to be")
    assert made == 0, "reputation was bought"


if __name__ == "__main__":
    main(*sys.argv[1:])
