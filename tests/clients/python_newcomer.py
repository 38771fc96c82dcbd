# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""substrate-interface: somebody without a single token joins a network and logs work, at the network's
expense, until its allowance is used up; waits; and goes on. Each transaction is a block of its own: the
node runs with `--sealing instant`.

The library reads metadata of version 14, which does not tell of view functions. What they say of an
allowance is computed here from what is stored, by the formulas of `ovn_math::allowance`. It takes a
bounded list for a structure with one field, hence the doubled brackets."""

import sys

from python_chain import OVN, Chain, events, known, say, stranger

DAY = 20
HOUR = 1_000_000


def document(uri):
    return {"hash": "0x" + "07" * 32, "uri": uri}


def main(url):
    chain = Chain(url=url)
    alice, newcomer = known("Alice"), stranger()
    chain.init_runtime()
    deposit = chain.get_constant("Contributions", "LogDeposit").value

    def decided(module, function, **params):
        return chain.done(chain.call(module, function, **params), alice)

    def fee_for(call, signer):
        return chain.get_payment_info(call, signer)["partialFee"]

    founded = decided("Networks", "create_scope", parent=0, kind="Network",
                      metadata=document("https://example.org"), stewards=[[alice.ss58_address]])
    (created,) = events(founded, "Networks", "ScopeCreated")
    scope = created["scope"]
    (sponsor,) = [
        opened["pot"] for opened in events(founded, "Networks", "PotOpened")
        if opened["purse"] == "Sponsor"
    ]
    changed = decided("Networks", "set_agreement", scope=scope, document=document("https://example.org/a"))
    (agreement,) = [event["version"] for event in events(changed, "Networks", "AgreementSet")]
    decided("Networks", "sign_agreement", scope=scope, version=agreement)
    defined = decided("Networks", "define_role", scope=scope, name="reviewer", document=document(""),
                      rule="ByScope", term=None)
    (role,) = [event["role"] for event in events(defined, "Networks", "RoleDefined")]
    recognised = decided("Contributions", "define_kind", scope=scope, terms={
        "name": "work",
        "document": document("https://example.org/work"),
        "category": "Time",
        "action": "Work",
        "unit": "Hour",
        "rate": 10 * OVN,
        "claim": "Equity",
        "multipliers": [[]],
        "limits": {"max_quantity": 12 * HOUR, "daily_limit": 24 * HOUR},
        "deciding": {"Reviewers": {"role": role, "approvals": 1, "period": 7 * DAY}},
        "earns_reputation": False,
        "takes_scopes": False,
        "standing": None,
    })
    (work,) = [event["kind"] for event in events(recognised, "Contributions", "KindDefined")]
    decided("Balances", "transfer_keep_alive", dest=sponsor, value=10 * OVN)
    say(f"Alice founded network {scope} and put 10 OVN into its sponsor's purse")

    day = chain.query("Timestamp", "Now").value // 86_400_000
    join = chain.call("Networks", "join", scope=scope, agreement=agreement)
    log = chain.call("Contributions", "log", scope=scope, kind=work, quantity=HOUR, day=day, role=None,
                     evidence=document("ipfs://bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuz"),
                     gift=False, on_behalf_of=None)
    price, entrance = fee_for(log, alice), fee_for(join, alice)
    assert price > 0 and entrance > 0
    allowance = entrance + price * 9 // 4
    decided("Networks", "set_sponsorship", scope=scope, policy={
        "allowance": allowance,
        "refill_period": DAY,
        "daily_budget": 10 * allowance,
        "deposits": 3,
        "max_held": 10**12,
        "uninvited": False,
    })
    receipt = decided("Networks", "invite", scope=scope, who=newcomer.ss58_address, tier="Affiliate")
    (invited,) = events(receipt, "Networks", "Invited")
    assert invited["who"] == newcomer.ss58_address and invited["kept"], invited
    say(f"a newcomer is invited; it can spend {allowance} of the network's money, a log costs {price}")

    def sponsored(call, submit=chain.done, *rest):
        """Signed by the newcomer, paid by the network; what the network's purse has held then."""
        assert fee_for(call, newcomer) == 0
        receipt = submit(call, newcomer, *rest)
        at = receipt.block_hash
        before = chain.get_block_header(at)["header"]["parentHash"]
        (paid,) = events(receipt, "Networks", "FeeSponsored")
        assert paid["who"] == newcomer.ss58_address and paid["fee"] > 0, paid
        assert sum(chain.money(sponsor, before)) - sum(chain.money(sponsor, at)) == paid["fee"]
        for block in (before, at):
            assert chain.money(newcomer.ss58_address, block) == (0, 0)
        return receipt

    def logged(number):
        receipt = sponsored(log)
        (event,) = events(receipt, "Contributions", "Logged")
        assert event["id"] == {"scope": scope, "index": number}, event
        assert event["contribution"]["contributor"] == {"Agent": newcomer.ss58_address}, event
        assert event["contribution"]["deposit"]["depositor"] == {"Sponsor": scope}, event
        assert chain.money(sponsor, receipt.block_hash)[1] == (number + 1) * deposit

    def stored():
        return chain.query("Networks", "Allowances", [scope, newcomer.ss58_address]).value

    (joined,) = events(sponsored(join), "Networks", "Joined")
    assert joined["who"] == newcomer.ss58_address and joined["inviter"] == alice.ss58_address, joined
    say("it was told that joining costs nothing, joined, and paid nothing")

    logged(0)
    logged(1)
    say("it logged two hours, with deposits from the network's purse")

    code, reason = chain.refused(log, newcomer)
    assert (code, reason) == (1010, "Custom error: 101"), (code, reason)
    used, updated = stored()["used"], stored()["updated"]
    elapsed = chain.get_block_number(chain.get_chain_head()) - updated
    left = allowance - max(0, used - allowance * elapsed // DAY)
    full_at = updated - -used * DAY // allowance
    assert left < price and stored()["deposits"] == 2
    say(f"a third log is refused, 101: {left} of the allowance are left, all of it in block {full_at}")

    while chain.get_block_number(chain.get_chain_head()) < full_at:
        decided("System", "remark", remark="0x00")
    logged(2)
    again = stored()
    assert again["used"] <= price, "all of it was there when this log was paid"
    say("then it logs again")

    sponsored(log, chain.fails, "TooManySponsoredDeposits")
    assert stored()["deposits"] == 3
    say("a fourth undecided log: TooManySponsoredDeposits")

    transfer = chain.call("Balances", "transfer_keep_alive", dest=alice.ss58_address, value=1)
    code, reason = chain.refused(transfer, newcomer)
    assert code == 1010 and "Inability to pay some fees" in reason, (code, reason)
    say("nobody pays for its other calls: 1010, inability to pay some fees")


if __name__ == "__main__":
    main(sys.argv[1])
