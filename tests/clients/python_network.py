# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""A network whose people have reputation, for the stories of attacks on it."""

from python_chain import OVN, Chain, events, known

# A whole unit of reputation.
UNIT = 10**12
# One piece, hour or token, as quantities count it.
WHOLE = 10**6
# A day of a development chain, in blocks.
DAY = 20
DOCUMENT = {"hash": "0x" + "11" * 32, "uri": "0x"}


def designs(**other):
    """Pieces worth a token each, which peers decide; `other` changes some of the terms."""
    return {
        "name": "designs", "document": DOCUMENT, "category": "Design", "action": "Produce", "unit": "Piece",
        "rate": OVN, "claim": "Equity", "multipliers": [[]],
        "limits": {"max_quantity": 1_000 * WHOLE, "daily_limit": None},
        "deciding": {"PeerEvaluation": {"scales_by_quality": False}}, "earns_reputation": False,
        "takes_scopes": False, "standing": None,
    } | other


class Network(Chain):
    """A chain, and on it a network with 100 of reputation: its steward and four contributors have 20 each.

    With three members votes would decide what is critical; here the steward does."""

    def __init__(self, url):
        super().__init__(url=url)
        self.init_runtime()
        self.founders = [known(name) for name in ("Alice", "Bob", "Charlie", "Eve", "Ferdie")]
        self.steward = self.founders[0]
        self.found()

    def found(self):
        """Founds the network, or another one to go on with."""
        made = self.scope_of(self.steward, 0, "Network")
        self.network = events(made, "Networks", "ScopeCreated")[0]["scope"]
        self.treasury = next(
            pot["pot"] for pot in events(made, "Networks", "PotOpened") if pot["purse"] == "Treasury")
        for who in self.founders[1:]:
            self.done(self.joining(self.network), who)
        self.decide(*(
            self.call("Networks", "set_tier", scope=self.network, who=who.ss58_address, tier="Contributor")
            for who in self.founders[1:]
        ), self.call("Evaluation", "found_reputation", network=self.network,
                     founders=[[(who.ss58_address, 20 * UNIT) for who in self.founders]]))
        self.kind = self.define(self.network, self.steward, designs())

    def scope_of(self, who, parent, kind):
        return self.done(
            self.call("Networks", "create_scope", parent=parent, kind=kind, metadata=DOCUMENT,
                      stewards=[[who.ss58_address]]), who)

    def project_of(self, who):
        """A project below the network, of somebody whom nobody asked in."""
        self.done(self.joining(self.network), who)
        return events(self.scope_of(who, self.network, "Project"), "Networks", "ScopeCreated")[0]["scope"]

    def judged_by(self, puppet, project, who):
        """A kind of that project of `who`, each piece worth a million tokens if `puppet` alone finds it good."""
        self.done(self.call("Networks", "define_role", scope=project, name="reviewer", document=DOCUMENT,
                            rule="ByScope", term=None), who)
        self.done(self.joining(project), puppet)
        self.done(self.call("Networks", "grant_role", scope=project, role=0, who=puppet.ss58_address,
                            certificate=None), who)
        return self.define(project, who, designs(
            rate=10**6 * OVN, deciding={"Reviewers": {"role": 0, "approvals": 1, "period": 60}},
            earns_reputation=True))

    def define(self, scope, who, terms):
        made = self.done(self.call("Contributions", "define_kind", scope=scope, terms=terms), who)
        return events(made, "Contributions", "KindDefined")[0]["kind"]

    def changing(self, **values):
        """The decision to change parameters of the network's evaluations."""
        known_here = self.get_metadata_call_function("Evaluation", "set_parameters").get_param_info()["changes"]
        changes = {name: "Keep" for name in known_here} | {name: {"Set": to} for name, to in values.items()}
        return self.call("Evaluation", "set_parameters", network=self.network, changes=changes)

    def joining(self, scope):
        return self.call("Networks", "join", scope=scope, agreement=None)

    def logging(self, scope, kind, quantity=WHOLE):
        today = self.query("Timestamp", "Now").value // 86_400_000
        return self.call("Contributions", "log", scope=scope, kind=kind, quantity=quantity, day=today, role=None,
                         evidence=DOCUMENT, gift=False, on_behalf_of=None)

    def judging(self, scope, index):
        return self.call("Contributions", "review", id={"scope": scope, "index": index}, review="Accept")

    def saying(self, scope, index, value=5, spam=False):
        return self.call("Evaluation", "evaluate", id={"scope": scope, "index": index}, value=value, spam=spam)

    def finalising(self, scope, index):
        return self.call("Evaluation", "finalise", id={"scope": scope, "index": index})

    def log(self, who, scope, kind, quantity=WHOLE):
        """Its index in the record of the scope."""
        made = self.done(self.logging(scope, kind, quantity), who)
        return events(made, "Contributions", "Logged")[0]["id"]["index"]

    def decide(self, *calls):
        return self.batch(self.steward, calls)

    def batch(self, who, calls):
        return self.done(self.call("Utility", "batch_all", calls=list(calls)), who)

    def together(self, calls):
        """Lets each of some people do something, and waits for the last only: what became of it has to be
        looked at."""
        *others, (last, of_last) = [(call, who) for who, call in calls]
        for call, who in others:
            self.submit_extrinsic(self.create_signed_extrinsic(call, who))
        return self.done(last, of_last)

    def rich(self, people, amount=10 * OVN):
        """Gives each of some people tokens."""
        for first in range(0, len(people), 25):
            self.batch(self.steward, [
                self.call("Balances", "transfer_keep_alive", dest=who.ss58_address, value=amount)
                for who in people[first:first + 25]
            ])

    def days(self, count, since=None):
        """Makes blocks until so many days have passed, from now on or since a block."""
        now = self.get_block_number(None)
        for _ in range(now, (since or now) + count * DAY):
            self.rpc_request("engine_createBlock", [True, True])

    def record(self, scope, first=0):
        """What was logged in a scope from the first of that index on, by index."""
        indexes = range(first, self.query("Contributions", "NextIndex", [scope]).value)
        keys = [self.create_storage_key("Contributions", "Contributions", [scope, index]) for index in indexes]
        return {index: found.value for index, (_, found) in zip(indexes, self.query_multi(keys))}

    def states(self, scope, first=0):
        """Whether it was accepted, ..."""
        states = {index: logged["state"] for index, logged in self.record(scope, first).items()}
        return {index: state if isinstance(state, str) else next(iter(state)) for index, state in states.items()}

    def reputation(self, people, part):
        """What some people have together: `settled`, or `staked`."""
        found = self.query_map("Evaluation", "Agents", [self.network], page_size=100)
        addresses = {who.ss58_address for who in people}
        return sum(agent.value[part] for who, agent in found if who.value in addresses)

    def total(self):
        return self.query("Evaluation", "Networks", [self.network]).value["total"]
