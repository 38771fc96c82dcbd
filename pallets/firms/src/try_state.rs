// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	functions::Pot, AnnouncedSales, AnnouncementState, Announcements, BondSums, Config, Firms,
	HiddenClaims, LicenceOf, LicenceState, Licences, NamedFirms, OpenPots, OwnClaims, Pallet,
	StoppedBlocks, Time,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::Encode;
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::settlement::{is_within, MAX_CUT, MAX_LEVY};
use ovn_primitives::{traits::Deposits as _, Depositor, Pots as _, ScopeId};
use sp_runtime::TryRuntimeError;

/// What announced sales of a licence come to: how many are open, what is due of them, and what is owed of
/// others.
type Covered = BTreeMap<(ScopeId, Vec<u8>), (u32, u128, u128)>;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. For every asset what is held on the pot is what bonds hold, and what was paid in is that,
	///    what was paid out and what returned; an open pot has its endowment besides.
	/// 2. What a firm paid into a bond is held or was paid out; an offer has no bond; a network
	///    lists the firms that have a licence or an offer, each once.
	/// 3. Of a bond that is open what announced sales are due that it covers; these are counted. What a
	///    firm owes is what sales under its licence are due that the bond left unpaid.
	///    What is due of an open sale is its gross less its cut. The list of a firm and a scope
	///    names all that were announced.
	/// 4. A licence names the claims that are not decided, and the other way round; agents have as
	///    many as they count. Grants have a time to be settled, and nothing else has.
	/// 5. Where a deposit is said to be, at least as much is held as all sales and claims say that
	///    have theirs there; other pallets can have deposits there, too.
	/// 6. No cut is above a fifth, and no levy of an announced sale above a tenth; a scope names a firm,
	///    and the terms of a sale a share, once.
	/// 7. No time began after more blocks were stopped than are.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_money()?;
		let mut listed = BTreeSet::new();
		for (network, firms) in Firms::<T>::iter() {
			ensure!(!firms.is_empty(), "2: an empty list of firms");
			for firm in &firms {
				ensure!(listed.insert((network, firm.encode())), "2: a firm is listed twice");
			}
		}
		let mut covered = Self::check_announcements()?;
		let mut undecided = BTreeMap::new();
		for (network, firm, licence) in Licences::<T>::iter() {
			let key = (network, firm.encode());
			ensure!(listed.remove(&key), "2: a firm is not listed");
			let (count, due, owed) = covered.remove(&key).unwrap_or_default();
			ensure!(licence.announced == count, "3: announced sales are miscounted");
			ensure!(licence.bond.open == due, "3: what is open is not what is due");
			ensure!(licence.owed == owed, "3: what a firm owes");
			Self::check_licence(&licence)?;
			for open in licence.claims.iter().filter(|open| open.granted.is_none()) {
				undecided.insert(open.claim, (network, firm.clone(), open.scope));
			}
		}
		ensure!(listed.is_empty(), "2: a listed firm has no licence");
		ensure!(covered.is_empty(), "3: an open sale without a licence");
		Self::check_claims(undecided)?;
		for (_, named) in NamedFirms::<T>::iter() {
			let firms: BTreeSet<_> = named.iter().map(|named| named.firm.encode()).collect();
			ensure!(firms.len() == named.len(), "6: a firm is named twice");
			let within = named.iter().all(|named| is_within(named.cut, MAX_CUT));
			ensure!(within && !named.is_empty(), "6: a cut above a fifth, or nothing named");
		}
		Self::check_deposits()
	}

	fn check_money() -> Result<(), TryRuntimeError> {
		let mut bonds = BTreeMap::<T::AssetKind, u128>::new();
		for licence in Licences::<T>::iter_values() {
			if licence.since.is_some() {
				let sum = bonds.entry(licence.terms.bond_asset).or_default();
				*sum = sum.saturating_add(licence.bond.held);
			}
		}
		for asset in bonds.keys() {
			ensure!(OpenPots::<T>::contains_key(asset), "1: a pot is not open");
		}
		for asset in OpenPots::<T>::iter_keys() {
			let held = Pot::<T>::held(&asset);
			ensure!(
				held == bonds.get(&asset).copied().unwrap_or(0),
				"1: what is held is not what bonds hold"
			);
			let sums = BondSums::<T>::get(&asset);
			let out = [held, sums.paid_out, sums.returned].iter().sum::<u128>();
			ensure!(sums.paid_in == out, "1: bonds do not add up");
			ensure!(Pot::<T>::keeps_endowment(&asset), "1: a pot lost its endowment");
		}
		Ok(())
	}

	fn check_time(time: &Time<BlockNumberFor<T>>) -> Result<(), TryRuntimeError> {
		ensure!(time.stopped <= StoppedBlocks::<T>::get(), "7: stopped too often");
		Ok(())
	}

	fn check_licence(licence: &LicenceOf<T>) -> Result<(), TryRuntimeError> {
		let both = licence.bond.held.saturating_add(licence.paid_out);
		ensure!(licence.paid_in == both, "2: the money of a bond");
		ensure!(is_within(licence.terms.cut, MAX_CUT), "6: a cut above a fifth");
		match &licence.state {
			LicenceState::Offered { until } => {
				let empty =
					licence.since.is_none() && licence.paid_in == 0 && licence.claims.is_empty();
				ensure!(empty, "2: an offer with a bond");
				Self::check_time(until)?;
			},
			LicenceState::Active => ensure!(licence.since.is_some(), "2: nobody accepted"),
			LicenceState::Ending { ends } => {
				ensure!(licence.since.is_some(), "2: nobody accepted");
				Self::check_time(ends)?;
			},
		}
		let waits = licence.claims.iter().any(|open| open.granted.is_some());
		ensure!(
			waits == licence.settle_from.is_some(),
			"4: grants without a time, or a time without"
		);
		for time in licence.since.iter().chain(&licence.settle_from) {
			Self::check_time(time)?;
		}
		Ok(())
	}

	fn check_announcements() -> Result<Covered, TryRuntimeError> {
		let mut covered = Covered::new();
		let mut listed = BTreeMap::new();
		for (firm, scope, list) in AnnouncedSales::<T>::iter() {
			ensure!(!list.is_empty(), "3: an empty list of sales");
			for (id, reference) in list {
				listed.insert(id, (firm.clone(), scope, reference));
			}
		}
		for (id, sale) in Announcements::<T>::iter() {
			let said = listed.remove(&id);
			let is = Some((sale.firm.clone(), sale.scope, sale.reference));
			ensure!(said == is, "3: an announced sale is not listed");
			Self::check_time(&sale.due_by)?;
			ensure!(sale.due > 0, "3: nothing is due of a sale");
			let (licence, allowed) = sale.rates;
			let within = allowed.into_iter().chain([licence]).all(|cut| is_within(cut, MAX_CUT));
			ensure!(within, "6: a sale's cut above a fifth");
			let levied = sale.terms.levy.is_none_or(|levy| is_within(levy, MAX_LEVY));
			ensure!(levied, "6: a sale's levy above a tenth");
			let shares: BTreeSet<_> = sale.terms.shares.iter().collect();
			ensure!(shares.len() == sale.terms.shares.len(), "6: a share is taken twice");
			if sale.state == AnnouncementState::Open {
				let sum = sale.due.saturating_add(sale.cut);
				ensure!(sum == sale.gross, "3: what is due of a sale");
				let entry = covered.entry((sale.network, sale.firm.encode())).or_default();
				entry.0 = entry.0.saturating_add(1);
				entry.1 = entry.1.saturating_add(sale.due);
			} else if Self::covering(&sale).is_ok() {
				let entry = covered.entry((sale.network, sale.firm.encode())).or_default();
				entry.2 = entry.2.saturating_add(sale.due);
			}
		}
		ensure!(listed.is_empty(), "3: a listed sale is not there");
		Ok(covered)
	}

	fn check_claims(
		mut undecided: BTreeMap<u32, (ScopeId, T::AccountId, ScopeId)>,
	) -> Result<(), TryRuntimeError> {
		let mut own = BTreeMap::<Vec<u8>, u32>::new();
		for (id, claim) in HiddenClaims::<T>::iter() {
			let is = Some((claim.network, claim.firm, claim.scope));
			ensure!(undecided.remove(&id) == is, "4: a claim is not in its licence");
			Self::check_time(&claim.answer_by)?;
			let count = own.entry(claim.claimant.encode()).or_default();
			*count = count.saturating_add(1);
		}
		ensure!(undecided.is_empty(), "4: a licence names a claim that is not there");
		for (who, count) in OwnClaims::<T>::iter() {
			ensure!(
				own.remove(&who.encode()) == Some(count),
				"4: claims of an agent are miscounted"
			);
		}
		ensure!(own.is_empty(), "4: claims of an agent are not counted");
		Ok(())
	}

	fn check_deposits() -> Result<(), TryRuntimeError> {
		let mut said = BTreeMap::<Vec<u8>, (Depositor<T::AccountId>, u128)>::new();
		let sales = Announcements::<T>::iter_values()
			.filter_map(|sale| Some((sale.depositor?, T::AnnouncementDeposit::get())));
		let claims =
			HiddenClaims::<T>::iter_values().map(|claim| (claim.depositor, T::ClaimDeposit::get()));
		for (depositor, amount) in sales.chain(claims) {
			let sum = said.entry(depositor.encode()).or_insert((depositor, 0));
			sum.1 = sum.1.saturating_add(amount);
		}
		for (depositor, sum) in said.into_values() {
			ensure!(T::Deposits::held(&depositor) >= sum, "5: a deposit is not held");
		}
		Ok(())
	}
}
