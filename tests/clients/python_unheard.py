# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""substrate-interface: affiliates earn in a network window by window, until nothing may be heard there any more.

    python_unheard.py URL

No attacker is needed: in a network whose five founders have 100, twelve affiliates log good work in each of eleven
windows, and the founders find all of it good; so does every other affiliate, once it has earned something, if it may
evaluate. Where its reputation counts but it may not speak, half of all cannot be reached any more one day, and nobody
earns anything from then on. The last line says in how many windows all was accepted."""

import sys

from python_chain import known, name_of_error, say
from python_network import DAY, UNIT, WHOLE, Network

COUNT, WINDOWS = 12, 11
# The shortest window, in days.
WINDOW = 3


def main(url):
    chain = Network(url)
    mallory, founders = known("Dave"), chain.founders
    affiliates = [known(f"Dave//{number}") for number in range(COUNT)]
    chain.rich(affiliates)
    chain.decide(chain.changing(window=WINDOW * DAY))
    chain.together((who, chain.joining(chain.network)) for who in affiliates)

    def weight(people):
        return sum(chain.reputation(people, part) for part in ("settled", "staked"))

    fine, speaking = 0, list(founders)
    for window in range(1, WINDOWS + 1):
        first = chain.query("Contributions", "NextIndex", [chain.network]).value
        logging = chain.logging(chain.network, chain.kind, 10 * WHOLE)
        chain.together((who, logging) for who in affiliates)
        logged = chain.get_block_number(None)
        authors = {index: entry["contributor"]["Agent"] for index, entry in chain.record(chain.network, first).items()}
        good = {index: chain.saying(chain.network, index) for index in authors}
        if window == 2:
            # Now they have some: may they say what it is worth?
            index = next(index for index, author in authors.items() if author != affiliates[0].ss58_address)
            said = chain.submit(good[index], affiliates[0])
            say("an affiliate who has earned evaluates" + ("" if said.is_success else f": {name_of_error(said)}"))
            if said.is_success:
                saying = good.pop(index)
                chain.together((who, saying) for who in founders)
                speaking += affiliates[::2]
        chain.together((who, chain.call("Utility", "batch_all", calls=[
            good[index] for index in good if authors[index] != who.ss58_address
        ])) for who in speaking)
        chain.days(WINDOW, since=logged)
        chain.batch(mallory, [chain.finalising(chain.network, index) for index in authors])
        states = chain.states(chain.network, first)
        accepted = sum(states[index] == "Accepted" for index in authors)
        fine += accepted == len(authors)
        say(f"window {window}: {accepted} of {len(authors)} are accepted; the founders have "
            f"{weight(founders) / UNIT:.2f} and the affiliates {weight(affiliates) / UNIT:.2f}")
    say(f"all was accepted in {fine} of {WINDOWS} windows")
    assert fine == WINDOWS, "nothing is heard any more"


if __name__ == "__main__":
    main(*sys.argv[1:])
