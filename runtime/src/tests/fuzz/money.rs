// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What lies on the pots that the pallets keep for everybody is what their records say, in every asset: after
//! every block.

use crate::{AccountId, AssetKind, Money, MoneyHold, Networks, Runtime, RuntimeHoldReason};
use codec::{Decode, Encode};
use frame_support::traits::fungibles::{Inspect, InspectHold};
use ovn_primitives::{Depositor, Purse};
use std::collections::BTreeMap;

/// Sums by asset.
#[derive(Default)]
struct Sums(BTreeMap<Vec<u8>, (Option<AssetKind>, u128)>);

impl Sums {
	fn add(&mut self, asset: &AssetKind, amount: u128) {
		let key = codec::Encode::encode(asset);
		let sum = self.0.entry(key).or_default();
		sum.0 = Some(asset.clone());
		sum.1 += amount;
	}

	fn check(self, what: &str, reason: &RuntimeHoldReason, pot: impl Fn(&AssetKind) -> AccountId) {
		for (asset, amount) in self.0.into_values() {
			let Some(asset) = asset else { continue };
			let pot = pot(&asset);
			let held = MoneyHold::balance_on_hold(asset.clone(), reason, &pot);
			assert_eq!(
				held, amount,
				"{what}: what is held of {asset:?} is not what the records say"
			);
			let has = Money::total_balance(asset.clone(), &pot);
			assert!(has >= held, "{what}: the pot has less of {asset:?} than is held on it");
		}
	}
}

/// Compares the pots of five pallets with the records.
pub fn check_pots() {
	use pallet_budgeting as budgeting;
	use pallet_crowdfunding as crowd;
	use pallet_fiat as fiat;
	use pallet_shares as shares;
	use pallet_value_equation as equation;
	let mut escrow = Sums::default();
	for (id, campaign) in crowd::Campaigns::<Runtime>::iter() {
		let terms = crowd::Plans::<Runtime>::get(id).expect("a campaign has a plan");
		escrow.add(&terms.plan.asset, campaign.escrow());
		for offer in crowd::Offers::<Runtime>::iter_prefix_values(id) {
			escrow.add(&terms.plan.asset, offer);
		}
	}
	let reason = crowd::HoldReason::Escrow.into();
	escrow.check("escrow", &reason, crate::Crowdfunding::pot_account);

	let mut rounds = Sums::default();
	for round in budgeting::Rounds::<Runtime>::iter_values() {
		rounds.add(&round.asset, round.balance());
	}
	let reason = budgeting::HoldReason::Round.into();
	rounds.check("rounds", &reason, crate::Budgeting::pot_account);

	let mut custodians = Sums::default();
	for (id, custodian) in fiat::Custodians::<Runtime>::iter() {
		custodians.add(&custodian.terms.bond_asset, custodian.bond());
		let first = <Runtime as fiat::Config>::FirstAssetId::get();
		custodians.add(&AssetKind::WithId(first + id), custodian.issued.requested);
	}
	let reason = fiat::HoldReason::Escrow.into();
	custodians.check("custodians", &reason, crate::Fiat::pot_account);

	let mut bonds = Sums::default();
	for licence in pallet_firms::Licences::<Runtime>::iter_values() {
		bonds.add(&licence.terms.bond_asset, licence.bond.held);
	}
	let reason = pallet_firms::HoldReason::Bond.into();
	bonds.check("bonds", &reason, crate::Firms::pot_account);

	let mut books = Sums::default();
	for book in shares::Books::<Runtime>::iter_values() {
		for line in &book.lines {
			books.add(&line.asset, line.accepted - line.paid);
		}
	}
	let reason = shares::HoldReason::Owed.into();
	books.check("books", &reason, crate::Shares::pot_account);
	check_nesting();

	let mut dues = Sums::default();
	for (_, asset, flow) in equation::Flows::<Runtime>::iter() {
		dues.add(&asset, flow.levy_due + flow.residue_due + flow.held);
		for bucket in &flow.buckets {
			dues.add(&asset, bucket.due + bucket.savings + bucket.held);
		}
	}
	for ((_, asset, _), older) in equation::OlderDues::<Runtime>::iter() {
		older.iter().for_each(|(_, due)| dues.add(&asset, *due));
	}
	for ((_, asset, _), amount) in equation::Inboxes::<Runtime>::iter() {
		dues.add(&asset, amount);
	}
	let reason = equation::HoldReason::Owed.into();
	dues.check("equations", &reason, crate::ValueEquation::pot_account);
	check_uses();
}

/// The books that hold units in others are those of deals, whose principal is one cohort: the weight of a
/// claim counts on no more.
fn check_nesting() {
	use ovn_primitives::{BookId, Holder};
	use pallet_shares::{Books, Positions};
	for (_, holder, _) in Positions::<Runtime>::iter_keys() {
		let Holder::Book(inner) = holder else { continue };
		assert!(matches!(inner, BookId::Deal(_)), "{inner:?} holds units");
		let inner = Books::<Runtime>::get(inner).expect("a book that holds units exists");
		assert!(inner.next <= 1, "more than one cohort");
	}
}

/// What is held for uses, on all accounts that there are, is what reservations, uses and payments that wait say:
/// also on accounts of which no record speaks.
fn check_uses() {
	use pallet_usage as usage;
	let mut due = BTreeMap::<Vec<u8>, u128>::new();
	let mut add = |asset: &AssetKind, amount: u128| {
		*due.entry(codec::Encode::encode(asset)).or_default() += amount;
	};
	for reservation in usage::Reservations::<Runtime>::iter_values() {
		add(&reservation.asset, reservation.held());
	}
	for used in usage::Uses::<Runtime>::iter_values() {
		add(&used.asset, used.held);
	}
	for payment in usage::Payments::<Runtime>::iter_values() {
		add(&payment.asset, payment.amount);
	}
	let reason = RuntimeHoldReason::from(usage::HoldReason::Use);
	let mut held = BTreeMap::<Vec<u8>, u128>::new();
	for holds in pallet_balances::Holds::<Runtime>::iter_values() {
		let sum: u128 = holds.iter().filter(|one| one.id == reason).map(|one| one.amount).sum();
		*held.entry(codec::Encode::encode(&AssetKind::Native)).or_default() += sum;
	}
	for (asset, who) in pallet_assets::Account::<Runtime>::iter_keys() {
		let asset = AssetKind::WithId(asset);
		let sum = MoneyHold::balance_on_hold(asset.clone(), &reason, &who);
		*held.entry(codec::Encode::encode(&asset)).or_default() += sum;
	}
	for sums in [&mut due, &mut held] {
		sums.retain(|_, amount| *amount > 0);
	}
	assert_eq!(held, due, "uses: what is held is not what the records say");
}

/// The deposits that are held, by what for and on whose account.
#[derive(Default)]
struct Deposits(BTreeMap<(Vec<u8>, AccountId), u128>);

impl Deposits {
	fn add(&mut self, reason: pallet_networks::HoldReason, who: &AccountId, amount: u128) {
		if amount > 0 {
			let reason = RuntimeHoldReason::from(reason).encode();
			*self.0.entry((reason, who.clone())).or_default() += amount;
		}
	}

	/// The amount of a ticket is all there is in it.
	fn ticket(
		&mut self,
		reason: pallet_networks::HoldReason,
		who: &AccountId,
		ticket: impl Encode,
	) {
		let amount = u128::decode(&mut ticket.encode().as_slice()).expect("a ticket is an amount");
		self.add(reason, who, amount);
	}

	fn carried(&mut self, depositor: &Depositor<AccountId>, amount: u128) {
		let account = match depositor {
			Depositor::Agent(agent) => agent.clone(),
			Depositor::Sponsor(scope) => {
				Networks::pot_account(*scope, Purse::Sponsor, &AssetKind::Native)
			},
		};
		self.add(pallet_networks::HoldReason::Deposit, &account, amount);
	}
}

/// Compares the deposits that the records name with what is held: of scopes, memberships,
/// invitations, kept accounts and profiles; of contributions, of what is proposed to a round, of requests
/// to redeem, and of proposals. Nothing is held that no record says, and nothing said that is not held.
pub fn check_deposits() {
	use pallet_networks::{self as networks, HoldReason};
	let mut said = Deposits::default();
	for details in networks::Details::<Runtime>::iter_values() {
		if let Some(ticket) = details.deposit {
			said.ticket(HoldReason::Scope, &details.founder, ticket);
		}
	}
	for member in networks::Members::<Runtime>::iter_values() {
		said.ticket(HoldReason::Membership, &member.deposit.0, member.deposit.1);
	}
	for invitation in networks::Invitations::<Runtime>::iter_values() {
		said.ticket(HoldReason::Membership, &invitation.inviter, invitation.ticket);
	}
	for (depositor, ticket) in networks::KeptAccounts::<Runtime>::iter_values() {
		said.ticket(HoldReason::Account, &depositor, ticket);
	}
	for (who, profile) in networks::Profiles::<Runtime>::iter() {
		said.ticket(HoldReason::Profile, &who, profile.ticket);
	}
	for contribution in pallet_contributions::Contributions::<Runtime>::iter_values() {
		if let Some(deposit) = contribution.deposit {
			said.carried(&deposit.depositor, deposit.amount);
		}
	}
	let of_ideas = <Runtime as pallet_budgeting::Config>::IdeaDeposit::get();
	for idea in pallet_budgeting::Ideas::<Runtime>::iter_values() {
		said.carried(&idea.depositor, of_ideas);
	}
	let of_requests = <Runtime as pallet_fiat::Config>::RequestDeposit::get();
	for request in pallet_fiat::Requests::<Runtime>::iter_values() {
		said.carried(&request.depositor, of_requests);
	}
	let of_sales = <Runtime as pallet_firms::Config>::AnnouncementDeposit::get();
	for sale in pallet_firms::Announcements::<Runtime>::iter_values() {
		if let Some(depositor) = sale.depositor {
			said.carried(&depositor, of_sales);
		}
	}
	let of_claims = <Runtime as pallet_firms::Config>::ClaimDeposit::get();
	for claim in pallet_firms::HiddenClaims::<Runtime>::iter_values() {
		said.carried(&claim.depositor, of_claims);
	}
	for proposal in pallet_governance::Proposals::<Runtime>::iter_values() {
		if let Some(deposit) = proposal.deposit {
			said.carried(&deposit.depositor, deposit.amount);
		}
	}

	let mut held = Deposits::default();
	for (who, holds) in pallet_balances::Holds::<Runtime>::iter() {
		for hold in holds {
			if let RuntimeHoldReason::Networks(reason) = hold.id {
				held.add(reason, &who, hold.amount);
			}
		}
	}
	assert_eq!(said.0, held.0, "what records say of deposits is not what is held");
}
