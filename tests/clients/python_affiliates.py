# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""substrate-interface: 75 affiliates try to make half of a network's reputation in one window.

    python_affiliates.py URL

One of them founds a project in a network whose five founders have 100, and decides there alone. In the first
network each of 75 pays the project a millionth of a token; in the second each logs a piece, and a puppet of the project
accepts it. Then all five founders find good what one of the 75 made for the network itself: that has to be heard. The
last line says how much came to be."""

import sys

from python_chain import OVN, events, known, name_of_error, say
from python_network import DOCUMENT, UNIT, WHOLE, Network, designs

COUNT = 75
MILLIONTH = 10**6


def main(url):
    chain = Network(url)
    mallory, puppet = known("Dave"), known("Dave//puppet")
    affiliates = [known(f"Dave//{number}") for number in range(COUNT)]
    chain.rich(affiliates + [puppet])

    def heard():
        """What becomes of what one of them did for the network, and all founders find good."""
        index = chain.log(affiliates[0], chain.network, chain.kind)
        chain.together((who, chain.saying(chain.network, index)) for who in chain.founders)
        chain.days(7)
        ended = chain.done(chain.finalising(chain.network, index), mallory)
        return "inconclusive" if events(ended, "Evaluation", "EvaluationInconclusive") else chain.states(chain.network)[index].lower()

    def said(how, before):
        made = chain.total() - before
        theirs = chain.reputation(affiliates, "settled")
        outcome = heard()
        say(f"{how}: {made / UNIT:.2f} came to be beside {before / UNIT:.0f}, {theirs / UNIT:.2f} of it theirs; "
            f"what all founders find good is {outcome}")
        return made, outcome

    # In the project of one of them cash earns reputation, a token as much as a million million.
    project = chain.project_of(mallory)
    cash = designs(
        name="cash", category="Cash", action="Transfer", unit={"Token": {"asset": "Native", "decimals": 12}},
        rate=10**18, claim="Gift", deciding={"Measured": {"purse": "Treasury"}}, earns_reputation=True)
    defined = chain.submit(chain.call("Contributions", "define_kind", scope=project, terms=cash), mallory)
    kind = 0
    if not defined.is_success:
        say(f"cash that earns reputation: {name_of_error(defined)}")
        kind = chain.define(project, mallory, cash | {"earns_reputation": False})
    before = chain.total()
    chain.together((who, chain.call("Utility", "batch_all", calls=[
        chain.joining(chain.network), chain.joining(project),
        chain.call("Contributions", "contribute_cash", scope=project, kind=kind, amount=MILLIONTH),
    ])) for who in affiliates)
    assert chain.query("Contributions", "NextIndex", [project]).value == COUNT
    by_cash = said(f"{COUNT} paid a millionth of a token each", before)

    # Another network, and a project whose puppet finds a piece of theirs worth a million tokens.
    chain.found()
    project = chain.project_of(mallory)
    kind = chain.judged_by(puppet, project, mallory)
    before = chain.total()
    chain.together((who, chain.call("Utility", "batch_all", calls=[
        chain.joining(chain.network), chain.joining(project), chain.logging(project, kind, WHOLE),
    ])) for who in affiliates)
    for first in range(0, COUNT, 25):
        chain.batch(puppet, [chain.judging(project, index) for index in range(first, first + 25)])
    assert list(chain.states(project).values()) == ["Accepted"] * COUNT
    by_puppet = said(f"{COUNT} were judged by a puppet", before)

    made = by_cash[0] + by_puppet[0]
    say(f"{made / UNIT:.2f} of reputation came to be")
    assert made == 0, "reputation was made"
    assert by_cash[1] == by_puppet[1] == "accepted", "the founders are not heard"


if __name__ == "__main__":
    main(*sys.argv[1:])
