# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""substrate-interface: an operator tries to decide for a network with a proxy that may not transfer.

    python_proxy.py URL

A network is decided for by two of three who sign together. One of them lets an operator act for it with a proxy
of type NonTransfer, to keep a node. The operator signs the joint account's decision that makes it the only steward, and
a second of the three, who wants the same, completes it: one of the three is enough then. The last line says who
decides for the network."""

import sys

from python_chain import Chain, events, known, name_of_error, say


def main(url):
    chain = Chain(url=url)
    chain.init_runtime()
    alice, bob, charlie, operator = (known(name) for name in ("Alice", "Bob", "Charlie", "Dave"))
    three = [who.ss58_address for who in (alice, bob, charlie)]
    joint = chain.generate_multisig_account(three, 2)
    made = chain.done(
        chain.call("Networks", "create_scope", parent=0, kind="Network",
                   metadata={"hash": "0x" + "11" * 32, "uri": "0x"}, stewards=[[joint.ss58_address]]), alice)
    network = events(made, "Networks", "ScopeCreated")[0]["scope"]
    chain.done(chain.call("Proxy", "add_proxy", delegate=operator.ss58_address, proxy_type="NonTransfer", delay=0),
               alice)

    take_over = chain.call("Networks", "set_stewards", scope=network, stewards=[[operator.ss58_address]])

    def signs(who, timepoint):
        others = sorted((one for one in three if one != who.ss58_address), key=lambda one: chain.ss58_decode(one))
        return chain.call("Multisig", "as_multi", threshold=2, other_signatories=others, maybe_timepoint=timepoint,
                          call=take_over, max_weight={"ref_time": 5 * 10**9, "proof_size": 500_000})

    acted = chain.done(
        chain.call("Proxy", "proxy", real=alice.ss58_address, force_proxy_type=None, call=signs(alice, None)), operator)
    begun = events(acted, "Multisig", "NewMultisig")
    if begun:
        number = chain.get_block_number(acted.block_hash)
        index = acted.extrinsic_idx
        second = chain.submit(signs(bob, {"height": number, "index": index}), bob)
        say("the operator signed for Alice, and Bob for himself"
            + ("" if second.is_success else f": {name_of_error(second)}"))
    else:
        (result,) = events(acted, "Proxy", "ProxyExecuted")
        # System.CallFiltered: what a proxy of this type may not do.
        assert result["result"] == {"Err": {"Module": {"index": 0, "error": "0x05000000"}}}, result
        say("the operator's signature for Alice is filtered")
    stewards = chain.query("Networks", "Details", [network]).value["stewards"]
    stewards = stewards[0] if isinstance(stewards[0], (list, tuple)) else stewards
    taken = list(stewards) == [operator.ss58_address]
    say(f"the network is decided for by {'the operator alone' if taken else 'two of three, as before'}")
    assert not taken and list(stewards) == [joint.ss58_address], stewards


if __name__ == "__main__":
    main(*sys.argv[1:])
