# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""substrate-interface: a project tries to keep the evaluation of its work from ending as it should.

    python_frozen.py URL

An affiliate founds a project in a network, and logs work there that is owed to it and that the network's founders
evaluate. Of ten contributions of one kind it raises the rate beyond what a share book can hold, once all founders have
found them good; of one of another kind it retires the kind. All have to end, and all stakes to come back. One more
three founders find bad, and one of them spam: the affiliate ends it before the others say so, to have its deposit back.
The last line says what is at stake for ever, and what became of the last."""

import sys

from python_chain import OVN, known, name_of_error, say
from python_network import UNIT, WHOLE, Network, designs

COUNT = 10
# What is held for a log.
DEPOSIT = OVN // 20


def main(url):
    chain = Network(url)
    mallory, helper, founders = known("Dave"), known("Dave//helper"), chain.founders
    chain.rich([helper])
    project = chain.project_of(mallory)
    raised, retired, bad = (
        chain.define(project, mallory, designs(claim={"Debt": {"ceiling": 100}})) for _ in range(3))

    for kind, count in [(raised, COUNT), (retired, 1)]:
        chain.batch(mallory, [chain.logging(project, kind, 2 * WHOLE) for _ in range(count)])
    good = range(COUNT + 1)
    chain.together((who, chain.call("Utility", "batch_all", calls=[chain.saying(project, index) for index in good]))
                   for who in founders)

    def rate(to):
        return chain.submit(chain.call("Contributions", "set_rate", scope=project, kind=raised, rate=to), mallory)

    higher = rate(2**128 - 1)
    say("the rate is as high as a number can be" if higher.is_success else f"the rate: {name_of_error(higher)}")
    if not higher.is_success:
        assert rate(1_000 * OVN).is_success
    chain.done(chain.call("Contributions", "retire_kind", scope=project, kind=retired), mallory)

    # One that the founders find bad, and that its author wants to end before they call it spam.
    index = chain.log(mallory, project, bad)
    flags = [True, False, False]
    chain.together((who, chain.saying(project, index, 0, spam)) for who, spam in zip(founders, flags))
    chain.days(1)
    before = sum(chain.money(mallory.ss58_address))
    early = chain.submit(chain.finalising(project, index), mallory)
    if not early.is_success:
        say(f"to end it before the others have spoken: {name_of_error(early)}")
        chain.together((who, chain.saying(project, index, 0, True)) for who in founders[3:])
        chain.done(chain.finalising(project, index), helper)
    became, lost = chain.states(project)[index], before - sum(chain.money(mallory.ss58_address))
    say(f"what three find bad, and one of them spam, is {became.lower()}; it cost its author {lost / OVN:.3f}")

    # Whoever tries to end the others, and however often.
    for time in (1, 2):
        chain.days(7)
        states, errors = chain.states(project), []
        for index in (index for index in good if states[index] == "Undecided"):
            ended = chain.submit(chain.finalising(project, index), helper)
            errors += [] if ended.is_success else [name_of_error(ended)]
        states = chain.states(project)
        accepted = sum(states[index] == "Accepted" for index in good)
        failed = f"; {len(errors)} fail: {', '.join(sorted(set(errors)))}" if errors else ""
        say(f"{accepted} of {len(good)} are accepted after {time} windows{failed}")
    # Stakes that can return do so by themselves, block by block.
    chain.days(1)
    book = chain.query("Shares", "Books", [{"Kind": {"scope": project, "kind": raised}}]).value
    owed = book["due"] if book else 0
    settled, staked = (chain.reputation(founders, part) for part in ("settled", "staked"))
    say(f"{staked / UNIT:.2f} of {(settled + staked) / UNIT:.2f} is at stake for ever; the project owes "
        f"{owed / OVN:.2f} for twenty pieces; what was to be spam is {became.lower()}")
    assert accepted == len(good) and staked == 0, "evaluations do not end"
    assert owed == 2 * COUNT * OVN, "not the rate of logging holds"
    assert became == "Spam" and lost >= DEPOSIT, "its author ended it before it was called spam"



if __name__ == "__main__":
    main(*sys.argv[1:])
