// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Words for what the metadata does not say.

/// A pallet of ours: its name, its guide in `docs/`, and what it is for.
pub const OURS: &[(&str, &str, &str)] = &[
	(
		"Networks",
		"networks.md",
		"Scopes and who belongs to them: stewards, tiers, roles, agreements, purses, and the fees that scopes pay",
	),
	(
		"Contributions",
		"networks.md",
		"The record of what people put in: kinds, logs, corrections, tasks, deciding, imports",
	),
	(
		"Evaluation",
		"evaluation.md",
		"What peers say a contribution is worth, with reputation at stake",
	),
	("Shares", "shares.md", "Share books: who shares in an income, and being paid"),
	(
		"ValueEquation",
		"income.md",
		"Where income goes: equations, levies, standing shares, inboxes",
	),
	("Custody", "custody.md", "Shared things: custody, care, and the end of their life"),
	("Usage", "use.md", "Using shared things: access, reservations, uses, and what they pay"),
	("Crowdfunding", "crowdfunding.md", "Campaigns: collecting money for one purpose, in escrow"),
	(
		"Budgeting",
		"crowdfunding.md",
		"Rounds of collaborative budgeting: many fill a pot, and allocate it to ideas",
	),
	(
		"Fiat",
		"settlement.md",
		"Custodians: assets issued for money in a bank, redeemed there, and covered by a bond",
	),
	(
		"Firms",
		"settlement.md",
		"Firms that sell in the name of networks, and answer for it with a bond",
	),
	("Governance", "governance.md", "Deciding by votes: the roll, proposals, ballots, executing"),
	(
		"Settlement",
		"settlement.md",
		"Contracts: standing shares of incomes, licences, and how parties stand with a licensor",
	),
	(
		"ValidatorSet",
		"operators.md",
		"Who makes blocks, and who stops being allowed to",
	),
];

/// A pallet of the SDK, and what it is for here.
pub const STOCK: &[(&str, &str)] = &[
	("System", "Accounts, blocks, events; notes that change nothing (`remark`)"),
	("Timestamp", "The time; block makers set it"),
	("Balances", "The native token: transfers, and what is held of it"),
	("TransactionPayment", "Fees"),
	("Assets", "Tokens that networks and others issue"),
	("AssetsHolder", "What is held of such tokens"),
	("Babe", "Who makes which block"),
	("Session", "Keys with which validators make and finalise blocks"),
	("Historical", "Who was a validator before, for proofs of offences"),
	("Authorship", "Who made the present block"),
	("Offences", "Proven offences of validators"),
	("Grandpa", "Finality"),
	("Utility", "Batches: several calls in one transaction"),
	("Multisig", "Calls that several accounts make together, as stewards do"),
	("Proxy", "Accounts that act for others"),
	("Preimage", "Bytes known by their hash"),
	("Scheduler", "Calls at a later block"),
	("SafeMode", "A brake: almost all calls are off for a while"),
	("TxPause", "A brake: some calls are off"),
	("Council", "What the validators do together: attest an upgrade, pause the chain"),
	("Whitelist", "Upgrades that the members decided and the validators attest"),
	("Sudo", "The development key; a chain from the production template has none"),
];

/// An extension of transactions, and what it does.
pub const EXTENSIONS: &[(&str, &str)] = &[
	("AuthorizeCall", "Admits calls that nobody signs, where a pallet has any"),
	("CheckNonZeroSender", "Refuses the account of which all bytes are 0"),
	("CheckSpecVersion", "Signed for this version of the runtime only"),
	("CheckTxVersion", "Signed for this format of transactions only"),
	("CheckGenesis", "Signed for this chain only"),
	("CheckMortality", "Signed for a number of blocks only"),
	("CheckNonce", "Each transaction of an account is taken once, in order"),
	("CheckWeight", "A block takes no more than it can"),
	("ChargeTransactionPayment", "Fees, and an optional tip; scopes pay those of their people"),
	(
		"CheckMetadataHash",
		"With mode 1, signed for exactly this metadata: for offline signers that show what is signed. \
		 Mode 0 is the default; a runtime built without the feature `metadata-hash` takes nothing else",
	),
	("WeightReclaim", "Gives back weight that was not needed"),
];

/// What a name in the table says of it; nothing if it is not there.
pub fn of<'a>(table: &'a [(&str, &'a str)], name: &str) -> &'a str {
	table.iter().find(|(found, _)| *found == name).map_or("", |(_, words)| words)
}

/// The file of a pallet's page: `ValueEquation` is in `value-equation.md`.
pub fn file_of(pallet: &str) -> String {
	let mut name = String::new();
	for letter in pallet.chars() {
		if letter.is_uppercase() && !name.is_empty() {
			name.push('-');
		}
		name.extend(letter.to_lowercase());
	}
	format!("{name}.md")
}

/// The pallet of ours whose page this is.
pub fn pallet_of(page: &str) -> Option<&'static str> {
	OURS.iter().map(|(name, ..)| *name).find(|name| file_of(name) == page)
}
