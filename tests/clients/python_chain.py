# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""What every story told with substrate-interface needs: signing, reading, naming errors."""

import os

from substrateinterface import Keypair, SubstrateInterface
from substrateinterface.exceptions import SubstrateRequestException

OVN = 10**12


def say(line):
    print(f"python: {line}", flush=True)


def known(name):
    """The key pair of a well-known development account."""
    return Keypair.create_from_uri(f"//{name}")


def stranger():
    """A key pair nobody has seen before."""
    return Keypair.create_from_seed(os.urandom(32), ss58_format=42)


def name_of_error(receipt):
    """The name of the error a call failed with; the library itself names only those of pallets."""
    if receipt.error_message:
        return receipt.error_message["name"]
    (failure,) = events(receipt, "System", "ExtrinsicFailed")
    return failure["dispatch_error"]["Token"]


def events(receipt, module, name):
    """The fields of the events of that name in what became of a transaction."""
    return [
        event.value["attributes"]
        for event in receipt.triggered_events
        if (event.value["module_id"], event.value["event_id"]) == (module, name)
    ]


class Chain(SubstrateInterface):
    """A connection to a node."""

    # The treasury of the global scope, which fees go to.
    FEE_POT = "a1d42fad7d0bd26bda3d1e09868d94c72cfb6e07979e89daf6733c433518ff58"

    def init_runtime(self, **which):
        """Once: the chain of a story is not upgraded, and to ask each time takes longer than the rest."""
        if self.metadata is None:
            super().init_runtime(**which)

    def fee_pot(self):
        return self.ss58_encode(bytes.fromhex(self.FEE_POT))

    def money(self, account, at=None):
        """What an account holds: freely, and under holds."""
        data = self.query("System", "Account", [account], block_hash=at).value["data"]
        return data["free"], data["reserved"]

    def free(self, account, at=None):
        return self.money(account, at)[0]

    def call(self, module, function, **params):
        return self.compose_call(module, function, params)

    def submit(self, call, signer):
        """Signs, submits and waits for finality, whether the call succeeds or fails."""
        extrinsic = self.create_signed_extrinsic(call, signer)
        return self.submit_extrinsic(extrinsic, wait_for_finalization=True)

    def done(self, call, signer):
        """As `submit`, for a call that has to succeed."""
        receipt = self.submit(call, signer)
        assert receipt.is_success, name_of_error(receipt)
        return receipt

    def fails(self, call, signer, name):
        """As `submit`, for a call that has to fail with an error of that name."""
        receipt = self.submit(call, signer)
        assert not receipt.is_success and name_of_error(receipt) == name, name_of_error(receipt)
        return receipt

    def refused(self, call, signer):
        """For a transaction that no block takes; the code, and what the node says of it."""
        try:
            self.submit(call, signer)
        except SubstrateRequestException as error:
            return error.args[0]["code"], error.args[0]["data"]
        raise AssertionError("the transaction was accepted")
