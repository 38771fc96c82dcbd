# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""substrate-interface: a transfer signed, read back, and refused in four ways."""

import os
import sys

from substrateinterface import Keypair, SubstrateInterface
from substrateinterface.exceptions import SubstrateRequestException

OVN = 10**12


def say(line):
    print(f"python: {line}")


def name_of_error(receipt):
    """The name of the error a call failed with; the library itself names only those of pallets."""
    if receipt.error_message:
        return receipt.error_message["name"]
    (failure,) = [
        event.value["attributes"]["dispatch_error"]
        for event in receipt.triggered_events
        if event.value["event_id"] == "ExtrinsicFailed"
    ]
    return failure["Token"]


def main(url):
    chain = SubstrateInterface(url=url)
    alice = Keypair.create_from_uri("//Alice")
    fresh = chain.ss58_encode(os.urandom(32))
    # The treasury of the global scope, which fees go to.
    pot = chain.ss58_encode(bytes.fromhex(
        "a1d42fad7d0bd26bda3d1e09868d94c72cfb6e07979e89daf6733c433518ff58"))

    def free(account, at):
        return chain.query("System", "Account", [account], block_hash=at).value["data"]["free"]

    def submit(module, function, params, signer=alice):
        call = chain.compose_call(module, function, params)
        extrinsic = chain.create_signed_extrinsic(call, signer)
        return chain.submit_extrinsic(extrinsic, wait_for_finalization=True)

    def transfer(amount):
        return submit("Balances", "transfer_keep_alive", {"dest": fresh, "value": amount})

    assert chain.chain == "OVN", chain.chain
    assert (chain.token_symbol, chain.token_decimals, chain.ss58_format) == ("OVN", 12, 42)
    chain.init_runtime()
    assert chain.get_constant("System", "Version").value["spec_name"] == "ovn"
    deposit = chain.get_constant("Balances", "ExistentialDeposit").value
    assert deposit == OVN // 100, deposit
    say("connected to OVN")

    done = transfer(5 * OVN)
    assert done.is_success, done.error_message
    sent = [
        event.value["event"]["attributes"]
        for event in done.triggered_events
        if event.value["event_id"] == "Transfer"
    ]
    assert sent == [{"from": alice.ss58_address, "to": fresh, "amount": 5 * OVN}], sent
    fee = done.total_fee_amount
    after = done.block_hash
    before = chain.get_block_header(after)["header"]["parentHash"]
    assert free(fresh, after) == 5 * OVN
    assert free(alice.ss58_address, before) - free(alice.ss58_address, after) == 5 * OVN + fee
    assert free(pot, after) - free(pot, before) == fee
    accounts = {key.value for key, _ in chain.query_map("System", "Account")}
    assert {alice.ss58_address, fresh, pot} <= accounts
    say(f"transferred 5 OVN for a fee of {fee}")

    poor = transfer(2_000_000 * OVN)
    assert not poor.is_success and name_of_error(poor) == "FundsUnavailable"
    say("more than there is: FundsUnavailable")

    no_proxy = submit("Proxy", "remove_proxy", {"delegate": fresh, "proxy_type": "Any", "delay": 0})
    assert not no_proxy.is_success and name_of_error(no_proxy) == "NotFound"
    say("a proxy that is not there: NotFound")

    filtered = submit("Session", "purge_keys", {})
    assert not filtered.is_success and name_of_error(filtered) == "CallFiltered"
    say("purging keys: CallFiltered")

    try:
        submit("System", "remark", {"remark": "0x01"}, Keypair.create_from_uri("//Nobody"))
    except SubstrateRequestException as error:
        assert error.args[0]["code"] == 1010, error
    else:
        raise AssertionError("a signer without money was accepted")
    say("a signer who cannot pay: 1010")


if __name__ == "__main__":
    main(sys.argv[1])
