# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0

"""substrate-interface: what scopes owe each other by contract, and what companies pay, to the last unit.

    python_contracts.py URL

A remixer gives a designer 3 % of what it sells, through a firm and by itself, up to a ceiling; a company declares its
quarters and has a credit; another is late. A custodian issues what it has in a bank, and takes it back."""

import sys

from python_chain import OVN, Chain, events, known, say

DAY = 20
ZERO = "0x" + "00" * 32


def percent(of):
    return {"numerator": of, "denominator": 100}


def main(url):
    chain = Chain(url=url)
    chain.init_runtime()
    alice, bob, buyer, company, firm, bank = (
        known(name) for name in ("Alice", "Bob", "Charlie", "Dave", "Eve", "Ferdie"))
    references = iter(range(1, 1_000))
    documents = iter(range(1, 250))

    def call(*names, **params):
        return chain.call(*names, **params)

    def block():
        header = chain.get_block_header(finalized_only=False)["header"]
        return header["number"]

    def pass_days(days):
        for _ in range(days * DAY):
            chain.rpc_request("engine_createBlock", [True, True])

    def network_of(who):
        made = chain.done(
            call("Networks", "create_scope", parent=0, kind="Network",
                 metadata={"hash": "0x" + "11" * 32, "uri": "0x"}, stewards=[[who.ss58_address]]), who)
        scope = events(made, "Networks", "ScopeCreated")[0]["scope"]
        equation = {"mode": "Straight", "buckets": [[]], "residue": "Treasury"}
        chain.done(call("ValueEquation", "set_equation", scope=scope, equation=equation), who)
        return scope

    def terms(payer, payee, gives, ceiling=None, supersedes=None):
        return {
            "payer": payer, "payee": payee,
            "document": {"hash": "0x" + bytes([next(documents)] * 32).hex(), "uri": "0x"},
            "gives": gives, "assets": [[{"asset": "Native", "ceiling": ceiling, "currency": None}]],
            "notice_days": 1, "until": None, "supersedes": supersedes,
            "valid_until": block() + 30 * DAY,
        }

    def sign(payer, payee, offered):
        made = chain.done(call("Settlement", "offer", side="Payer", terms=offered), payer)
        (offer,) = events(made, "Settlement", "ContractOffered")
        contract = offer["contract"]
        other = dict(offered, notice_days=0)
        chain.fails(call("Settlement", "accept", contract=contract, terms=other), payee, "TermsDiffer")
        chain.done(call("Settlement", "accept", contract=contract, terms=offered), payee)
        return contract

    def income(scope, amount):
        receipt = chain.done(call(
            "ValueEquation", "record_income", scope=scope, asset="Native", amount=amount * OVN,
            **{"class": "Sale"}, reference="0x" + next(references).to_bytes(32, "big").hex()), buyer)
        (recorded,) = events(receipt, "ValueEquation", "IncomeRecorded")
        return recorded["split"]

    def shares(split):
        return [share["amount"] / OVN for share in split["standing"]]

    for pallet in ("Shares", "ValueEquation"):
        if "Native" not in [asset.value for asset, _ in chain.query_map(pallet, "OpenPots")]:
            chain.done(call(pallet, "open_pot", scope=0, asset="Native"), alice)
    remixer, designer = network_of(alice), network_of(bob)

    # 1. A share of 3 %, through a firm with a cut of 8 %.
    share = {"Share": {"rate": percent(3), "exempt": [[]]}}
    payer = {"Scope": remixer}
    first = sign(alice, bob, terms(payer, designer, share))
    licence = {"cut": percent(8), "bond_asset": "Native", "bond_size": 1_000 * OVN, "report_within": 30,
               "assets": [["Native"]], "arbiter": None}
    chain.done(call("Firms", "license_firm", network=remixer, firm=firm.ss58_address, terms=licence), alice)
    if "Native" not in [asset.value for asset, _ in chain.query_map("Firms", "OpenPots")]:
        chain.done(call("Firms", "open_pot", scope=0, asset="Native"), alice)
    chain.done(call("Firms", "accept_licence", network=remixer, terms=licence), firm)
    chain.done(call("Firms", "name_firm", scope=remixer, firm=firm.ss58_address, cut=percent(8)), alice)
    pass_days(8)
    before = chain.free(firm.ss58_address)
    sold = chain.done(call(
        "Firms", "report_sale", scope=remixer, asset="Native", gross=1_000 * OVN,
        invoice={"currency": "0x455552", "price": 100_000}, reference="0x" + "aa" * 32, evidence=ZERO), firm)
    (recorded,) = events(sold, "ValueEquation", "IncomeRecorded")
    split = recorded["split"]
    (fee,) = events(sold, "TransactionPayment", "TransactionFeePaid")
    assert before - chain.free(firm.ss58_address) == 920 * OVN + fee["actual_fee"]
    assert (split["cut"], split["levy"][1], split["base"]) == (80 * OVN, 50 * OVN, 840 * OVN), split
    assert shares(split) == [30], split
    say("a firm sold for 1,000: cut 80, levy 50, share 30, base 840")

    # What arrives is levied by the other network, once.
    inbox = {"scope": designer, "asset": "Native", "levied": [[[remixer]]]}
    processed = chain.done(call("ValueEquation", "process_inbox", **inbox), buyer)
    (recorded,) = events(processed, "ValueEquation", "IncomeRecorded")
    split = recorded["split"]
    assert (split["levy"][1], split["base"]) == (3 * OVN // 2, 57 * OVN // 2), split

    # 2. Another contract with a ceiling supersedes it: what was paid counts.
    capped = terms(payer, designer, share, ceiling=1_030 * OVN, supersedes=first)
    second = sign(alice, bob, capped)
    pass_days(8)
    got = [shares(income(remixer, 10_000)) for _ in range(5)]
    assert got == [[300], [300], [300], [100], []], got
    contract = chain.query("Settlement", "Contracts", [second]).value
    account = chain.query("Settlement", "Accounts", [first]).value
    assert account["lines"][0]["paid"] == 1_030 * OVN, account
    assert "Completed" in str(contract["state"]), contract
    say("a ceiling was paid to the unit: 300, 300, 300, 100, and then nothing")

    # 3. A company declares what it earned with the designs: 2 %, a credit that pays half, and silence.
    fees = {"Licence": {"purpose": "Commercial", "rate": percent(2), "period_days": 30,
                        "free_for": {"accepted": 3, "within": 90}, "cure_days": 30}}
    mine = sign(company, bob, terms({"Agent": company.ss58_address}, designer, fees))

    def close(period, base):
        closed = chain.done(call(
            "Settlement", "close_period", contract=mine, period=period, bases=[[("Native", base)]], purse=None,
            evidence=ZERO), company)
        return sum(event["amount"] for event in events(closed, "Settlement", "ContractPaid"))

    early = call("Settlement", "close_period", contract=mine, period=0, bases=[[]], purse=None, evidence=ZERO)
    chain.fails(early, company, "TooEarly")
    chain.fails(call("Settlement", "declare", contract=mine, period=0, asset="Native", base=OVN, purse=None,
                     evidence=ZERO), buyer, "NotParty")
    pass_days(30)
    assert close(0, 123_456_780_000_000_000) == 2_469_135_600_000_000
    asked = {"contract": mine, "period": 0, "asset": "Native", "base": 121_456_780_000_000_000}
    chain.done(call("Settlement", "request_credit", **asked, evidence=ZERO), company)
    granted = chain.done(call("Settlement", "decide_credit", **asked, grant=True), bob)
    (changed,) = events(granted, "Settlement", "BaseChanged")
    assert changed["credit"] == 40 * OVN, changed
    pass_days(30)
    assert close(1, 3_000 * OVN) == 30 * OVN
    pass_days(30)
    assert close(2, 5_000 * OVN) == 90 * OVN
    say("a company declared 123,456.78 and paid 2,469.1356; a credit of 40 paid 30 and 10 of the next dues")

    # Nobody hears of the next period: anybody says so, and the company cures it.
    pass_days(55)
    chain.fails(call("Settlement", "flag", contract=mine), buyer, "NotLate")
    pass_days(6)
    chain.done(call("Settlement", "flag", contract=mine), buyer)
    chain.fails(call("Settlement", "flag", contract=mine), buyer, "AlreadyOverdue")
    assert close(3, 0) == 0

    # 4. Money in a bank: issued up to a limit, redeemed, and burnt when the holder says nothing more.
    issued = {"currency": "0x455552", "decimals": 2, "name": "euro at the bank", "symbol": "bEUR", "limit": 1_000,
              "cover": {"bond": OVN, "units": 1}, "bond_asset": "Native", "bond": 150 * OVN, "smallest": 1,
              "fulfil_within": 10, "arbiter": buyer.ss58_address}
    chain.done(call("Fiat", "license_custodian", network=designer, account=bank.ss58_address, terms=issued), bob)
    chain.fails(call("Fiat", "accept_licence", network=designer, terms=issued), bank, "TooEarly")
    pass_days(14)
    taken = chain.done(call("Fiat", "accept_licence", network=designer, terms=issued), bank)
    (accepted,) = events(taken, "Fiat", "LicenceAccepted")
    custodian = accepted["custodian"]

    def issue(amount, number):
        return call("Fiat", "issue", custodian=custodian, to={"Wallet": buyer.ss58_address}, amount=amount,
                    bank_reference="0x" + bytes([number] * 32).hex(), evidence=ZERO)

    chain.done(issue(900, 1), bank)
    chain.fails(issue(200, 2), bank, "LimitExceeded")
    asked = chain.done(call("Fiat", "redeem", custodian=custodian, amount=300, payout="0x" + "77" * 32), buyer)
    (request,) = events(asked, "Fiat", "RedemptionRequested")
    request = request["request"]
    chain.done(call("Fiat", "acknowledge", request=request), bank)
    chain.done(call("Fiat", "fulfil", request=request, evidence=ZERO), bank)
    chain.fails(call("Fiat", "burn_silent", request=request), alice, "NotExpired")
    pass_days(31)
    chain.done(call("Fiat", "burn_silent", request=request), alice)
    left = chain.query("Fiat", "Custodians", [custodian]).value["issued"]
    assert (left["outstanding"], left["requested"]) == (600, 0), left
    say("a custodian issued 900 of 1,000, refused 200 more, and took 300 back: 600 are outstanding")


if __name__ == "__main__":
    main(*sys.argv[1:])
