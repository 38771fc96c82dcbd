# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""substrate-interface: a transfer signed, read back, and refused in four ways."""

import sys

from python_chain import OVN, Chain, events, known, say, stranger


def main(url):
    chain = Chain(url=url)
    alice, fresh, pot = known("Alice"), stranger().ss58_address, chain.fee_pot()

    def transfer(amount):
        return chain.call("Balances", "transfer_keep_alive", dest=fresh, value=amount)

    assert chain.chain == "OVN", chain.chain
    assert (chain.token_symbol, chain.token_decimals, chain.ss58_format) == ("OVN", 12, 42)
    chain.init_runtime()
    assert chain.get_constant("System", "Version").value["spec_name"] == "ovn"
    deposit = chain.get_constant("Balances", "ExistentialDeposit").value
    assert deposit == OVN // 100, deposit
    say("connected to OVN")

    done = chain.done(transfer(5 * OVN), alice)
    sent = events(done, "Balances", "Transfer")
    assert sent == [{"from": alice.ss58_address, "to": fresh, "amount": 5 * OVN}], sent
    fee = done.total_fee_amount
    after = done.block_hash
    before = chain.get_block_header(after)["header"]["parentHash"]
    assert chain.free(fresh, after) == 5 * OVN
    paid = chain.free(alice.ss58_address, before) - chain.free(alice.ss58_address, after)
    assert paid == 5 * OVN + fee
    assert chain.free(pot, after) - chain.free(pot, before) == fee
    accounts = {key.value for key, _ in chain.query_map("System", "Account")}
    assert {alice.ss58_address, fresh, pot} <= accounts
    say(f"transferred 5 OVN for a fee of {fee}")

    chain.fails(transfer(2_000_000 * OVN), alice, "FundsUnavailable")
    say("more than there is: FundsUnavailable")

    no_proxy = chain.call("Proxy", "remove_proxy", delegate=fresh, proxy_type="Any", delay=0)
    chain.fails(no_proxy, alice, "NotFound")
    say("a proxy that is not there: NotFound")

    chain.fails(chain.call("Session", "purge_keys"), alice, "CallFiltered")
    say("purging keys: CallFiltered")

    code, reason = chain.refused(chain.call("System", "remark", remark="0x01"), known("Nobody"))
    assert code == 1010 and "Inability to pay some fees" in reason, (code, reason)
    say("a signer who cannot pay: 1010, inability to pay some fees")


if __name__ == "__main__":
    main(sys.argv[1])
