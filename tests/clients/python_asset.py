# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""substrate-interface: one account tries to have a network's asset created for it without bound.

    python_asset.py URL

The network gives authors 5,000 units of its asset for a whole contribution. An affiliate founds a project in it, and
makes a puppet of its own the reviewer of pieces that are worth a million tokens each. In one transaction it logs
twenty of them, and in another the puppet accepts all. Then it does so again. What all founders find good earns what it
should. The last line says what the attack made, of the asset and of reputation."""

import sys

from python_chain import OVN, known, say
from python_network import DOCUMENT, UNIT, Network, designs

ASSET = 7
COUNT = 20


def main(url):
    chain = Network(url)
    mallory, puppet = known("Dave"), known("Dave//puppet")
    chain.rich([puppet])
    steward, treasury = chain.steward, chain.treasury
    chain.decide(
        chain.call("Assets", "create", id=ASSET, admin=steward.ss58_address, min_balance=1),
        chain.call("Assets", "set_team", id=ASSET, issuer=treasury, admin=steward.ss58_address,
                   freezer=steward.ss58_address),
        chain.changing(token=(ASSET, 5_000)),
    )

    def there_is():
        return chain.query("Assets", "Asset", [ASSET]).value["supply"]

    project = chain.project_of(mallory)
    kind = chain.judged_by(puppet, project, mallory)
    before = chain.total()
    for time in range(2):
        chain.batch(mallory, [chain.logging(project, kind) for _ in range(COUNT)])
        chain.batch(puppet, [chain.judging(project, COUNT * time + index) for index in range(COUNT)])
        say(f"{COUNT} pieces in a batch, accepted in another: there are {there_is():,} of the asset")
    assert list(chain.states(project).values()) == ["Accepted"] * 2 * COUNT
    by_attack, made = there_is(), chain.total() - before

    index = chain.log(mallory, chain.network, chain.kind)
    chain.together((who, chain.saying(chain.network, index)) for who in chain.founders)
    chain.days(7)
    chain.done(chain.finalising(chain.network, index), steward)
    earned = there_is() - by_attack
    say(f"for a piece that all founders find good there are {earned:,} more")
    say(f"{by_attack:,} of the asset, and {made / UNIT:.2f} of reputation came to be")
    assert by_attack == 0 and made == 0, "the network's asset was created for its attacker"
    assert earned == 5_000, earned



if __name__ == "__main__":
    main(*sys.argv[1:])
