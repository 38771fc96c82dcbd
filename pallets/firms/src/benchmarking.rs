// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, each in its worst case: bonds in an asset that is not the native token,
//! networks, scopes and firms with as many firms, names, sales, claims and standing shares as can be.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	AnnouncedSales, AnnouncementId, AnnouncementState, Announcements, BenchmarkHelper, Call,
	Config, FirmList, Firms, HiddenClaimId, HiddenClaims, Invoice, LicenceState, Licences, Named,
	NamedFirms, NamedList, NextAnnouncement, NextHiddenClaim, OpenPots, OwnClaims, Pallet, Terms,
	TermsOf, MAX_ANNOUNCED, MAX_ASSETS, MAX_FIRMS, MAX_HIDDEN_CLAIMS, MAX_NAMED, MAX_OPEN,
	MAX_OWN_CLAIMS, MAX_SCOPE_CLAIMS,
};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{fungibles::Inspect as _, EnsureOriginWithArg, Get},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use ovn_math::Ratio;
use ovn_primitives::{
	runtime::now,
	traits::{Incomes as _, Scopes as _},
	Balance, DecisionClass, IncomeReference, Purse, ScopeId, GLOBAL_SCOPE,
};
use sp_core::H256;
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _, Saturating, Zero},
	DispatchError,
};

type Helper<T> = <T as Config>::BenchmarkHelper;

/// What a firm pledges, in base units.
const BOND: Balance = 1_000_000_000_000_000;
/// The gross of a sale: more than the smallest income.
const GROSS: Balance = 1_000_000_000_000;
const INVOICE: Invoice = Invoice { currency: *b"EUR", price: 1 };
const EVIDENCE: H256 = H256::repeat_byte(9);

/// A market: a scope in a network, an asset, and a firm that has plenty of it.
struct Market<T: Config> {
	network: ScopeId,
	scope: ScopeId,
	asset: T::AssetKind,
	firm: T::AccountId,
}

/// A fifth: the greatest cut.
fn fifth() -> Result<Ratio, BenchmarkError> {
	Ratio::new(1, 5).map_err(|_| BenchmarkError::Weightless)
}

/// An account with plenty of the native token.
fn rich<T: Config>(name: &'static str, n: u32) -> T::AccountId {
	let who = account(name, n, 0);
	Helper::<T>::endow(&who);
	who
}

/// An origin that decides for the scope.
fn decider<T: Config>(
	scope: ScopeId,
	class: DecisionClass,
) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(scope, class)).map_err(|()| BenchmarkError::Weightless)
}

fn pass<T: Config>(blocks: BlockNumberFor<T>) {
	frame_system::Pallet::<T>::set_block_number(now::<T>().saturating_add(blocks));
}

/// So many days.
fn days<T: Config>(days: u32) -> BlockNumberFor<T> {
	T::BlocksPerDay::get().saturating_mul(days.into())
}

fn reference(n: u32) -> IncomeReference {
	BlakeTwo256::hash_of(&n)
}

impl<T: Config> Market<T> {
	/// A market in which nothing is licensed, and the pot for bonds is open.
	fn new() -> Result<Self, BenchmarkError> {
		let scope = Helper::<T>::scope();
		let network = T::Scopes::network(scope).ok_or(BenchmarkError::Weightless)?;
		let firm = rich::<T>("firm", 0);
		let asset = Helper::<T>::asset(scope, &firm);
		for scope in [network, scope] {
			Helper::<T>::equation(scope);
		}
		Pallet::<T>::do_open_pot(scope, asset.clone(), firm.clone())?;
		Helper::<T>::shares(scope, &asset);
		Ok(Self { network, scope, asset, firm })
	}

	/// Terms with as many assets as can be, that of the bond last, and an arbiter.
	fn terms(&self, arbiter: Option<T::AccountId>) -> Result<TermsOf<T>, BenchmarkError> {
		let mut assets = BoundedVec::new();
		for _ in 1..MAX_ASSETS {
			let _ = assets.try_push(T::NativeAsset::get());
		}
		let _ = assets.try_push(self.asset.clone());
		Ok(Terms {
			cut: fifth()?,
			bond_asset: self.asset.clone(),
			bond_size: BOND,
			report_within: 1,
			assets,
			arbiter,
		})
	}

	/// An offer, the last of as many as a network can have.
	fn offered() -> Result<Self, BenchmarkError> {
		let market = Self::new()?;
		let mut firms = FirmList::<T>::new();
		for n in 1..MAX_FIRMS {
			let _ = firms.try_push(account("other", n, 0));
		}
		Firms::<T>::insert(market.network, firms);
		let mut terms = market.terms(None)?;
		// The call refuses an asset that is named twice.
		terms.assets.truncate(1);
		Pallet::<T>::do_license_firm(market.network, market.firm.clone(), terms)?;
		let terms = market.terms(None)?;
		Licences::<T>::mutate(market.network, &market.firm, |licence| {
			if let Some(licence) = licence {
				licence.terms = terms;
			}
		});
		Ok(market)
	}

	/// A firm with a licence, which the scope names last of as many as it can.
	fn licensed() -> Result<Self, BenchmarkError> {
		let market = Self::offered()?;
		let terms = market.terms(None)?;
		Pallet::<T>::do_accept_licence(market.firm.clone(), market.network, terms)?;
		let cut = fifth()?;
		let mut named = NamedList::<T>::new();
		for n in 1..MAX_NAMED {
			let _ = named.try_push(Named { firm: account("other", n, 0), cut });
		}
		let _ = named.try_push(Named { firm: market.firm.clone(), cut });
		NamedFirms::<T>::insert(market.scope, named);
		Ok(market)
	}

	/// The same, with as many announced sales as a scope can have of a firm but for `left`. The
	/// number of the last.
	fn announced(left: u32) -> Result<(Self, AnnouncementId), BenchmarkError> {
		let market = Self::licensed()?;
		let first = NextAnnouncement::<T>::get();
		for n in left..MAX_ANNOUNCED {
			let (firm, asset) = (market.firm.clone(), market.asset.clone());
			let papers = (INVOICE, reference(n.saturating_add(1)), EVIDENCE);
			Pallet::<T>::do_announce_sale(firm, market.scope, asset, GROSS, papers)?;
		}
		let last = NextAnnouncement::<T>::get().saturating_sub(1);
		assert_eq!(last.saturating_sub(first), MAX_ANNOUNCED - left - 1);
		Ok((market, last))
	}

	/// The same. All shares by which the sales are divided have ended meanwhile.
	fn announced_by_terms() -> Result<(Self, AnnouncementId), BenchmarkError> {
		let (market, last) = Self::announced(0)?;
		Helper::<T>::end_shares(market.scope);
		let now = T::Incomes::terms_of(market.scope, &market.asset)?;
		assert!(now.shares.is_empty());
		let then = Announcements::<T>::get(last).map(|sale| sale.terms.shares);
		assert!(then.is_some_and(|shares| shares.is_full()));
		Ok((market, last))
	}

	/// The same, with as many claims as a firm can have but for `left`, of which the last is by the
	/// agent. Its number.
	fn accused(left: u32) -> Result<(Self, T::AccountId, HiddenClaimId), BenchmarkError> {
		let market = Self::licensed()?;
		let who = rich::<T>("member", 0);
		Helper::<T>::member(market.scope, &who);
		let sold_at = now::<T>();
		pass::<T>(days::<T>(1));
		Helper::<T>::member(market.network, &who);
		for at in left..MAX_HIDDEN_CLAIMS {
			OwnClaims::<T>::remove(&who);
			// Two scopes have as many as each can.
			let scope = if at.saturating_sub(left) < MAX_SCOPE_CLAIMS {
				market.network
			} else {
				market.scope
			};
			market.claim(&who, scope, sold_at)?;
		}
		let count = MAX_HIDDEN_CLAIMS.saturating_sub(left);
		OwnClaims::<T>::insert(&who, count);
		Ok((market, who, NextHiddenClaim::<T>::get().saturating_sub(1)))
	}

	fn claim(
		&self,
		who: &T::AccountId,
		scope: ScopeId,
		sold_at: BlockNumberFor<T>,
	) -> Result<(), DispatchError> {
		let (who, firm) = (who.clone(), self.firm.clone());
		Pallet::<T>::do_claim_hidden(who, firm, scope, GROSS, sold_at, EVIDENCE)
	}

	/// Lets the licence end now.
	fn end(&self) {
		Licences::<T>::mutate(self.network, &self.firm, |licence| {
			if let (Some(licence), Ok(ends)) = (licence, Pallet::<T>::time_in(Zero::zero())) {
				licence.state = LicenceState::Ending { ends };
			}
		});
	}

	/// Takes this from the bond, as claims do, and pays it back to nobody.
	fn lessen(&self, amount: Balance) -> Result<(), DispatchError> {
		let mut licence = Pallet::<T>::existing_licence(self.network, &self.firm)?;
		licence.bond.held = licence.bond.held.saturating_sub(amount);
		Pallet::<T>::free_of_bond(&mut licence, amount)?;
		Licences::<T>::insert(self.network, &self.firm, licence);
		Ok(())
	}

	fn treasury(&self) -> Balance {
		let pot = T::Scopes::pot(GLOBAL_SCOPE, Purse::Treasury, &self.asset);
		T::Money::balance(self.asset.clone(), &pot)
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn license_firm() -> Result<(), BenchmarkError> {
		let market = Market::<T>::offered()?;
		Pallet::<T>::forget_licence(market.network, &market.firm);
		let mut terms = market.terms(Some(account("arbiter", 0, 0)))?;
		terms.assets =
			BoundedVec::truncate_from(alloc::vec![T::NativeAsset::get(), market.asset.clone()]);
		let (network, firm) = (market.network, market.firm.clone());
		// A cut of a fifth is a critical matter.
		let origin = decider::<T>(network, DecisionClass::Critical)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, network, firm.clone(), terms);
		assert!(Licences::<T>::contains_key(network, firm));
		assert!(Firms::<T>::get(network).is_full());
		Ok(())
	}

	#[benchmark]
	fn withdraw_offer() -> Result<(), BenchmarkError> {
		let Market { network, firm, .. } = Market::<T>::offered()?;
		let origin = decider::<T>(network, DecisionClass::Significant)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, network, firm.clone());
		assert!(!Licences::<T>::contains_key(network, firm));
		Ok(())
	}

	#[benchmark]
	fn lapse_offer() -> Result<(), BenchmarkError> {
		let Market { network, firm, .. } = Market::<T>::offered()?;
		pass::<T>(T::OfferPeriod::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), network, firm.clone());
		assert!(!Licences::<T>::contains_key(network, firm));
		Ok(())
	}

	#[benchmark]
	fn accept_licence() -> Result<(), BenchmarkError> {
		let market = Market::<T>::offered()?;
		let terms = market.terms(None)?;
		let Market { network, firm, .. } = market;
		#[extrinsic_call]
		_(RawOrigin::Signed(firm.clone()), network, terms);
		let licence = Licences::<T>::get(network, firm);
		assert!(licence.is_some_and(|licence| licence.bond.held == BOND));
		Ok(())
	}

	#[benchmark]
	fn leave() -> Result<(), BenchmarkError> {
		let Market { network, firm, .. } = Market::<T>::licensed()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(firm.clone()), network);
		let state = Licences::<T>::get(network, firm).map(|licence| licence.state);
		assert!(matches!(state, Some(LicenceState::Ending { .. })));
		Ok(())
	}

	#[benchmark]
	fn end_licence() -> Result<(), BenchmarkError> {
		let Market { network, firm, .. } = Market::<T>::licensed()?;
		let origin = decider::<T>(network, DecisionClass::Significant)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, network, firm.clone());
		let state = Licences::<T>::get(network, firm).map(|licence| licence.state);
		assert!(matches!(state, Some(LicenceState::Ending { .. })));
		Ok(())
	}

	#[benchmark]
	fn fill_bond() -> Result<(), BenchmarkError> {
		let market = Market::<T>::licensed()?;
		market.lessen(GROSS)?;
		let Market { network, firm, .. } = market;
		#[extrinsic_call]
		_(RawOrigin::Signed(firm.clone()), network, GROSS);
		let licence = Licences::<T>::get(network, firm);
		assert!(licence.is_some_and(|licence| licence.missing() == 0));
		Ok(())
	}

	#[benchmark]
	fn return_bond() -> Result<(), BenchmarkError> {
		let market = Market::<T>::licensed()?;
		market.end();
		pass::<T>(T::BondPeriod::get());
		let Market { network, firm, asset, .. } = market;
		let before = T::Money::balance(asset.clone(), &firm);
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), network, firm.clone());
		assert_eq!(T::Money::balance(asset, &firm), before.saturating_add(BOND));
		assert!(!Licences::<T>::contains_key(network, firm));
		Ok(())
	}

	#[benchmark]
	fn name_firm() -> Result<(), BenchmarkError> {
		let Market { scope, firm, .. } = Market::<T>::licensed()?;
		NamedFirms::<T>::mutate(scope, |named| named.truncate(named.len().saturating_sub(1)));
		let origin = decider::<T>(scope, DecisionClass::Significant)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, firm, Some(fifth()?));
		assert!(NamedFirms::<T>::get(scope).is_full());
		Ok(())
	}

	#[benchmark]
	fn report_sale() -> Result<(), BenchmarkError> {
		let (market, _) = Market::<T>::announced(0)?;
		let Market { scope, firm, asset, .. } = market;
		let before = T::Money::balance(asset.clone(), &firm);
		let papers = (INVOICE, reference(99), EVIDENCE);
		#[extrinsic_call]
		_(
			RawOrigin::Signed(firm.clone()),
			scope,
			asset.clone(),
			GROSS,
			papers.0,
			papers.1,
			papers.2,
		);
		let due = GROSS.saturating_sub(GROSS / 5);
		assert_eq!(T::Money::balance(asset, &firm), before.saturating_sub(due));
		Ok(())
	}

	#[benchmark]
	fn announce_sale() -> Result<(), BenchmarkError> {
		let (market, last) = Market::<T>::announced(1)?;
		let Market { network, scope, firm, asset } = market;
		// The last that the bond of a firm covers.
		Licences::<T>::mutate(network, &firm, |licence| {
			if let Some(licence) = licence {
				licence.announced = MAX_OPEN.saturating_sub(1);
			}
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(firm.clone()), scope, asset, GROSS, INVOICE, reference(99), EVIDENCE);
		let sale = Announcements::<T>::get(last.saturating_add(1));
		assert!(sale.is_some_and(|sale| sale.terms.shares.is_full() && sale.terms.levy.is_some()));
		assert!(AnnouncedSales::<T>::get(firm, scope).is_full());
		Ok(())
	}

	#[benchmark]
	fn pay_announced() -> Result<(), BenchmarkError> {
		let (market, last) = Market::<T>::announced_by_terms()?;
		let Market { scope, firm, .. } = market;
		#[extrinsic_call]
		_(RawOrigin::Signed(firm.clone()), last);
		assert!(!Announcements::<T>::contains_key(last));
		let left = AnnouncedSales::<T>::get(firm, scope).len();
		assert_eq!(u32::try_from(left), Ok(MAX_ANNOUNCED - 1));
		Ok(())
	}

	#[benchmark]
	fn release_announced() -> Result<(), BenchmarkError> {
		let (market, last) = Market::<T>::announced(0)?;
		let origin = decider::<T>(market.scope, DecisionClass::Standard)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, last, 0);
		assert!(!Announcements::<T>::contains_key(last));
		Ok(())
	}

	#[benchmark]
	fn claim_on_bond() -> Result<(), BenchmarkError> {
		let (market, last) = Market::<T>::announced_by_terms()?;
		pass::<T>(days::<T>(1));
		let paid = GROSS.saturating_sub(GROSS / 5);
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), last);
		assert!(!Announcements::<T>::contains_key(last));
		let licence = Licences::<T>::get(market.network, market.firm);
		assert!(licence.is_some_and(|licence| licence.paid_out == paid));
		assert!(Announcements::<T>::iter_values().all(|one| one.state == AnnouncementState::Open));
		Ok(())
	}

	#[benchmark]
	fn claim_hidden() -> Result<(), BenchmarkError> {
		let (market, who, _) = Market::<T>::accused(1)?;
		OwnClaims::<T>::insert(&who, MAX_OWN_CLAIMS.saturating_sub(1));
		let sold_at = now::<T>().saturating_sub(days::<T>(1));
		let Market { network, scope, firm, .. } = market;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), firm.clone(), scope, GROSS, sold_at, EVIDENCE);
		assert_eq!(OwnClaims::<T>::get(who), MAX_OWN_CLAIMS);
		assert!(Licences::<T>::get(network, firm).is_some_and(|it| it.claims.is_full()));
		Ok(())
	}

	#[benchmark]
	fn answer_claim() -> Result<(), BenchmarkError> {
		let (market, _, last) = Market::<T>::accused(0)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(market.firm), last, EVIDENCE);
		assert!(HiddenClaims::<T>::get(last).is_some_and(|claim| claim.answered));
		Ok(())
	}

	#[benchmark]
	fn decide_claim() -> Result<(), BenchmarkError> {
		let (market, _, last) = Market::<T>::accused(0)?;
		// Who decides for a scope by a signature is no voter. What a decision reads is added to the
		// weight.
		let arbiter: T::AccountId = account("arbiter", 0, 0);
		let (network, firm) = (market.network, market.firm);
		Licences::<T>::mutate(network, &firm, |licence| {
			if let Some(licence) = licence {
				licence.terms.arbiter = Some(arbiter.clone());
			}
		});
		pass::<T>(T::AnswerPeriod::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(arbiter), last, Some(GROSS));
		assert!(!HiddenClaims::<T>::contains_key(last));
		assert!(Licences::<T>::get(network, firm).is_some_and(|it| it.settle_from.is_some()));
		Ok(())
	}

	#[benchmark]
	fn lapse_claim() -> Result<(), BenchmarkError> {
		let (_, _, last) = Market::<T>::accused(0)?;
		pass::<T>(T::AnswerPeriod::get().saturating_add(T::DecisionPeriod::get()));
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), last);
		assert!(!HiddenClaims::<T>::contains_key(last));
		Ok(())
	}

	#[benchmark]
	fn settle_grants(g: Linear<1, { MAX_HIDDEN_CLAIMS }>) -> Result<(), BenchmarkError> {
		let (market, _, _) = Market::<T>::accused(0)?;
		let network = market.network;
		let mut granted: alloc::vec::Vec<_> = HiddenClaims::<T>::iter().collect();
		granted.truncate(usize::try_from(g).unwrap_or_default());
		for (id, mut claim) in granted {
			claim.answered = true;
			Pallet::<T>::do_decide_claim(id, claim, Some(GROSS))?;
		}
		pass::<T>(T::GrantPeriod::get());
		let before = market.treasury();
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), network, market.firm.clone());
		let paid = Balance::from(g).saturating_mul(GROSS);
		assert_eq!(market.treasury(), before.saturating_add(paid.saturating_mul(2)));
		let licence = Licences::<T>::get(network, &market.firm);
		let left = licence.map(|licence| licence.claims).unwrap_or_default();
		assert!(left.iter().all(|open| open.granted.is_none()));
		assert_eq!(u32::try_from(left.len()), Ok(MAX_HIDDEN_CLAIMS.saturating_sub(g)));
		Ok(())
	}

	#[benchmark]
	fn open_pot() -> Result<(), BenchmarkError> {
		let scope = Helper::<T>::scope();
		let payer = rich::<T>("firm", 0);
		let asset = Helper::<T>::asset(scope, &payer);
		#[extrinsic_call]
		_(RawOrigin::Signed(payer), scope, asset.clone());
		assert!(OpenPots::<T>::contains_key(asset));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
