// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls and of what other pallets ask, each in its worst case.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation)]

use crate::{
	Accounts, AssetTerms, BankLimit, BankPayments, BankRule, BankRuleOf, BankRules, BasesOf,
	BenchmarkHelper, Call, Config, Contracts, Exemption, FreeFor, Gives, LicenceTerms,
	NextContract, Pairs, Pallet, Periods, ShareTerms, Side, Standing, State, TermsOf, ToDivide,
	Undivided, MAX_ASSETS, MAX_OF_PAIR, MAX_UNDIVIDED, OFFER_DAYS,
};
use alloc::{boxed::Box, vec, vec::Vec};
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOriginWithArg, Get},
	BoundedVec,
};
use frame_system::RawOrigin;
use ovn_math::settlement::{
	gross::{self, Gross},
	standing::Purpose,
};
use ovn_primitives::{
	traits::{Accepted, OnAccepted, StandingShares as _},
	Balance, ClaimType, ContractId, ContributionId, Contributor, DecisionClass, Document,
	IncomeClass, Party, Purse, Ratio, ScopeId,
};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::traits::{Saturating, Zero};

type Helper<T> = <T as Config>::BenchmarkHelper;

/// An amount that is more than the smallest income of any scope, and of which anybody has enough.
const AMOUNT: Balance = 1_000_000_000_000;

fn ratio(numerator: u32, denominator: u32) -> Ratio {
	Ratio::new(numerator, denominator).expect("no benchmark divides by 0; qed")
}

fn decider<T: Config>(
	scope: ScopeId,
	class: DecisionClass,
) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(scope, class)).map_err(|()| BenchmarkError::Weightless)
}

/// Two sides with four assets, of which they have plenty.
struct Sides<T: Config> {
	/// A scope that pays. Its stewards are nobody else's.
	payer: ScopeId,
	/// A scope that is paid.
	payee: ScopeId,
	/// An account that pays.
	account: T::AccountId,
	assets: Vec<T::AssetKind>,
}

fn sides<T: Config>() -> Sides<T> {
	let account: T::AccountId = whitelisted_caller();
	Helper::<T>::endow(&account);
	let (payer, payee) = (Helper::<T>::scope(), Helper::<T>::scope());
	let mut assets = vec![T::NativeAsset::get()];
	for _ in 1..MAX_ASSETS {
		assets.push(Helper::<T>::asset(&[payer, payee], &account));
	}
	Helper::<T>::other_stewards(payer);
	Sides { payer, payee, account, assets }
}

/// A hash that differs for each number.
fn hash(n: u32) -> H256 {
	n.using_encoded(blake2_256).into()
}

fn document(n: u32) -> Document {
	let uri = BoundedVec::truncate_from(vec![b'a'; 128]);
	Document { hash: hash(n), uri }
}

fn terms<T: Config>(
	sides: &Sides<T>,
	payer: Party<T::AccountId>,
	gives: Gives,
	ceiling: Option<Balance>,
	n: u32,
) -> TermsOf<T> {
	let currency = matches!(gives, Gives::Licence(_)).then_some(*b"EUR");
	let named = |asset: &T::AssetKind| AssetTerms { asset: asset.clone(), ceiling, currency };
	let assets: Vec<_> = sides.assets.iter().map(named).collect();
	let now = frame_system::Pallet::<T>::block_number();
	TermsOf::<T> {
		payer,
		payee: sides.payee,
		document: document(n),
		gives,
		assets: BoundedVec::truncate_from(assets),
		notice_days: 30,
		until: None,
		supersedes: None,
		valid_until: now.saturating_add(Pallet::<T>::blocks(OFFER_DAYS.1.into())),
	}
}

/// A share with all exemptions there can be.
fn share(rate: Ratio) -> Gives {
	let classes = [IncomeClass::Grant, IncomeClass::Donation, IncomeClass::Sponsorship];
	let all = classes.into_iter().flat_map(|class| {
		(0..MAX_ASSETS).map(move |asset| Exemption { class, asset: asset as u8, a_year: 1 })
	});
	Gives::Share(ShareTerms { rate, exempt: BoundedVec::truncate_from(all.collect()) })
}

fn licence() -> Gives {
	Gives::Licence(LicenceTerms {
		purpose: Purpose::Commercial,
		rate: ratio(1, 10),
		period_days: 30,
		free_for: Some(FreeFor { accepted: 8, within: 90 }),
		cure_days: 30,
	})
}

fn offer<T: Config>(terms: TermsOf<T>) -> ContractId {
	let id = NextContract::<T>::get();
	Pallet::<T>::do_offer(None, Side::Payer, terms).expect("the terms are valid; qed");
	id
}

fn sign<T: Config>(terms: TermsOf<T>) -> ContractId {
	let id = offer::<T>(terms);
	let (record, by) = Pallet::<T>::offered(id).expect("it was offered; qed");
	Pallet::<T>::do_accept(None, id, record, by).expect("the offer is valid; qed");
	id
}

/// As many shares of a scope as leave room for one more offer of the pair.
fn sign_shares<T: Config>(sides: &Sides<T>) {
	for n in 0..MAX_OF_PAIR.saturating_sub(1) {
		let payer = Party::Scope(sides.payer);
		sign::<T>(terms::<T>(sides, payer, share(ratio(1, 1_000)), Some(AMOUNT), n));
	}
}

/// A share that supersedes the first.
fn superseding<T: Config>(sides: &Sides<T>) -> TermsOf<T> {
	let payer = Party::Scope(sides.payer);
	let mut terms = terms::<T>(sides, payer, share(ratio(1, 1_000)), Some(AMOUNT), 99);
	terms.supersedes = NextContract::<T>::get().checked_sub(MAX_OF_PAIR.saturating_sub(1));
	terms
}

/// Lets days pass.
fn pass_days<T: Config>(days: u32) {
	let now = frame_system::Pallet::<T>::block_number();
	frame_system::Pallet::<T>::set_block_number(now.saturating_add(Pallet::<T>::blocks(days)));
}

/// A licence of the paying scope with parts in all assets, among as many contracts of the pair as there
/// can be, whose first period has ended.
fn licensed<T: Config>(sides: &Sides<T>) -> Result<ContractId, BenchmarkError> {
	let payer = Party::Scope(sides.payer);
	for n in 0..MAX_OF_PAIR.saturating_sub(1) {
		sign::<T>(terms::<T>(sides, payer.clone(), licence(), Some(AMOUNT * 1_000), n));
	}
	let id = sign::<T>(terms::<T>(sides, payer, licence(), Some(AMOUNT * 1_000), 99));
	for asset in &sides.assets {
		declare::<T>(sides, id, 0, asset)?;
	}
	pass_days::<T>(31);
	Ok(id)
}

fn spender<T: Config>(sides: &Sides<T>) -> Result<T::RuntimeOrigin, BenchmarkError> {
	decider::<T>(sides.payer, DecisionClass::Critical)
		.or_else(|_| decider::<T>(sides.payer, DecisionClass::Significant))
}

fn declare<T: Config>(
	sides: &Sides<T>,
	id: ContractId,
	period: u32,
	asset: &T::AssetKind,
) -> Result<(), BenchmarkError> {
	let (part, purse) = ((asset.clone(), AMOUNT), Some(Purse::Treasury));
	let origin = spender::<T>(sides)?;
	Pallet::<T>::do_declare(origin, id, period, part, purse, H256::zero())?;
	Ok(())
}

/// Lets the scope that is paid confirm payments in all assets, by a role that is asked for in vain.
fn bank_rule<T: Config>(sides: &Sides<T>) -> BankRuleOf<T> {
	let most = Balance::MAX;
	let limit =
		|asset: &T::AssetKind| BankLimit { asset: asset.clone(), of_role: most, undivided: most };
	let limits = BoundedVec::truncate_from(sides.assets.iter().map(limit).collect());
	let role = Some(Helper::<T>::role(sides.payee));
	BankRule { role, limits }
}

const REFERENCE: H256 = H256::repeat_byte(9);

/// A flagged period of a licence in which a payment at a bank is declared; the payee has one place left among
/// those that it is to divide.
fn paid_at_bank<T: Config>(sides: &Sides<T>) -> Result<ContractId, BenchmarkError> {
	let id = licensed::<T>(sides)?;
	Pallet::<T>::do_set_bank_rule(sides.payee, Some(bank_rule::<T>(sides)))?;
	pass_days::<T>(31);
	Pallet::<T>::do_flag(sides.account.clone(), id)?;
	let asset = sides.assets.last().cloned().ok_or(BenchmarkError::Weightless)?;
	let (at, stopped) = (frame_system::Pallet::<T>::block_number(), Zero::zero());
	let entry = |n: u32| Undivided {
		contract: id,
		reference: hash(n),
		asset: asset.clone(),
		amount: 1,
		confirmer: Some(sides.account.clone()),
		at,
		stopped,
	};
	let list = (1..MAX_UNDIVIDED).map(entry).collect();
	ToDivide::<T>::insert(sides.payee, BoundedVec::truncate_from(list));
	let payment = (asset, AMOUNT, AMOUNT, REFERENCE);
	let origin = decider::<T>(sides.payer, DecisionClass::Standard)?;
	Pallet::<T>::do_declare_paid(origin, id, 0, payment, H256::zero())?;
	Ok(id)
}

fn bases<T: Config>(sides: &Sides<T>, count: u32, base: Balance) -> BasesOf<T> {
	let all = sides.assets.iter().take(count as usize).map(|asset| (asset.clone(), base));
	BoundedVec::truncate_from(all.collect())
}

fn close<T: Config>(sides: &Sides<T>, id: ContractId, period: u32) -> Result<(), BenchmarkError> {
	let (origin, bases) = (spender::<T>(sides)?, bases::<T>(sides, MAX_ASSETS, 2 * AMOUNT));
	let purse = Some(Purse::Treasury);
	Pallet::<T>::do_close(origin, id, period, bases, purse, H256::zero())?;
	Ok(())
}

/// In tests of the benchmarks: that what came of it is a state that calls make.
fn check<T: Config>() {
	#[cfg(test)]
	assert_eq!(Pallet::<T>::do_try_state(), Ok(()));
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A share with all exemptions in all assets that supersedes another, of a pair with as many
	/// contracts as there can be.
	#[benchmark]
	fn offer() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		sign_shares::<T>(&sides);
		let terms = superseding::<T>(&sides);
		let origin = decider::<T>(sides.payer, DecisionClass::Significant)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Side::Payer, Box::new(terms));

		assert_eq!(Pairs::<T>::get(sides.payee, Party::Scope(sides.payer)).offers, 1);
		check::<T>();
		Ok(())
	}

	#[benchmark]
	fn accept() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		sign_shares::<T>(&sides);
		let terms = superseding::<T>(&sides);
		let id = super::offer::<T>(terms.clone());
		let origin = decider::<T>(sides.payee, DecisionClass::Significant)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Box::new(terms));

		let pair = Pairs::<T>::get(sides.payee, Party::Scope(sides.payer));
		assert_eq!(pair.bindings.len() as u32, MAX_OF_PAIR);
		assert_eq!(Standing::<T>::get(sides.payer).len() as u32, MAX_OF_PAIR);
		check::<T>();
		Ok(())
	}

	#[benchmark]
	fn withdraw_offer() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		sign_shares::<T>(&sides);
		let id = super::offer::<T>(superseding::<T>(&sides));
		let origin = decider::<T>(sides.payee, DecisionClass::Standard)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Side::Payee);

		assert!(!Contracts::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn remove_offer() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		sign_shares::<T>(&sides);
		let id = super::offer::<T>(superseding::<T>(&sides));
		pass_days::<T>(OFFER_DAYS.1.saturating_add(1).into());

		#[extrinsic_call]
		_(RawOrigin::Signed(sides.account.clone()), id);

		assert!(!Contracts::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn give_notice() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		sign_shares::<T>(&sides);
		let id = NextContract::<T>::get().saturating_sub(1);
		let origin = decider::<T>(sides.payer, DecisionClass::Significant)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Side::Payer);

		let state = Contracts::<T>::get(id).map(|record| record.state);
		assert!(matches!(state, Some(State::Signed { until: Some(_), .. })));
		check::<T>();
		Ok(())
	}

	/// A part in an asset in which nothing was declared yet, by a scope.
	#[benchmark]
	fn declare() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = licensed::<T>(&sides)?;
		let asset = sides.assets[1].clone();
		let (purse, evidence) = (Some(Purse::Treasury), H256::zero());
		let origin = spender::<T>(&sides)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 1, asset, AMOUNT, purse, evidence);

		assert!(Periods::<T>::contains_key(id, 1));
		check::<T>();
		Ok(())
	}

	/// `b` assets, in each of which a part was declared before.
	#[benchmark]
	fn close_period(b: Linear<0, { MAX_ASSETS }>) -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let payer = Party::Scope(sides.payer);
		for n in 0..MAX_OF_PAIR.saturating_sub(1) {
			sign::<T>(terms::<T>(&sides, payer.clone(), licence(), Some(AMOUNT * 1_000), n));
		}
		let id = sign::<T>(terms::<T>(&sides, payer, licence(), Some(AMOUNT * 1_000), 99));
		for asset in sides.assets.iter().take(b as usize) {
			super::declare::<T>(&sides, id, 0, asset)?;
		}
		pass_days::<T>(31);
		let bases = super::bases::<T>(&sides, b, 2 * AMOUNT);
		let purse = Some(Purse::Treasury);
		let origin = spender::<T>(&sides)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 0, bases, purse, H256::zero());

		assert_eq!(Contracts::<T>::get(id).map(|record| record.closed), Some(1));
		check::<T>();
		Ok(())
	}

	/// It settles a contest.
	#[benchmark]
	fn amend() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = licensed::<T>(&sides)?;
		close::<T>(&sides, id, 0)?;
		let asset = sides.assets[1].clone();
		let payee = decider::<T>(sides.payee, DecisionClass::Significant)?;
		let base = 3 * AMOUNT;
		Pallet::<T>::do_contest(payee, id, 0, (asset.clone(), base), H256::zero())?;
		let (purse, evidence) = (Some(Purse::Treasury), H256::zero());
		let origin = spender::<T>(&sides)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 0, asset, base, purse, evidence);

		assert!(Pairs::<T>::get(sides.payee, Party::Scope(sides.payer)).contests.is_empty());
		check::<T>();
		Ok(())
	}

	/// It completes the contract.
	#[benchmark]
	fn pay_ceiling() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		sign_shares::<T>(&sides);
		let id = NextContract::<T>::get().saturating_sub(1);
		let asset = sides.assets[1].clone();
		let origin = spender::<T>(&sides)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, asset, AMOUNT, Some(Purse::Treasury));

		let left = Standing::<T>::get(sides.payer).len() as u32;
		assert_eq!(left, MAX_OF_PAIR.saturating_sub(2));
		check::<T>();
		Ok(())
	}

	#[benchmark]
	fn flag() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = licensed::<T>(&sides)?;
		pass_days::<T>(T::GraceDays::get().saturating_add(1));

		#[extrinsic_call]
		_(RawOrigin::Signed(sides.account.clone()), id);

		let pair = Pairs::<T>::get(sides.payee, Party::Scope(sides.payer));
		assert_eq!(pair.flags.len(), 1);
		check::<T>();
		Ok(())
	}

	#[benchmark]
	fn contest() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = licensed::<T>(&sides)?;
		close::<T>(&sides, id, 0)?;
		let origin = decider::<T>(sides.payee, DecisionClass::Significant)?;
		let (asset, base) = (sides.assets[1].clone(), 3 * AMOUNT);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 0, asset, base, H256::zero());

		let pair = Pairs::<T>::get(sides.payee, Party::Scope(sides.payer));
		assert_eq!(pair.contests.len(), 1);
		check::<T>();
		Ok(())
	}

	#[benchmark]
	fn answer_contest() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = licensed::<T>(&sides)?;
		close::<T>(&sides, id, 0)?;
		let payee = decider::<T>(sides.payee, DecisionClass::Significant)?;
		let claim = (sides.assets[1].clone(), 3 * AMOUNT);
		Pallet::<T>::do_contest(payee, id, 0, claim, H256::zero())?;
		let origin = decider::<T>(sides.payer, DecisionClass::Standard)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 0, H256::zero());

		let claim = Periods::<T>::get(id, 0).and_then(|period| period.contest);
		assert!(claim.is_some_and(|claim| claim.answered));
		Ok(())
	}

	#[benchmark]
	fn withdraw_contest() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = licensed::<T>(&sides)?;
		close::<T>(&sides, id, 0)?;
		let origin = decider::<T>(sides.payee, DecisionClass::Significant)?;
		let claim = (sides.assets[1].clone(), 3 * AMOUNT);
		Pallet::<T>::do_contest(origin.clone(), id, 0, claim, H256::zero())?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 0);

		assert!(Pairs::<T>::get(sides.payee, Party::Scope(sides.payer)).contests.is_empty());
		check::<T>();
		Ok(())
	}

	#[benchmark]
	fn request_credit() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = licensed::<T>(&sides)?;
		close::<T>(&sides, id, 0)?;
		let origin = decider::<T>(sides.payer, DecisionClass::Standard)?;
		let asset = sides.assets[1].clone();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 0, asset, AMOUNT, H256::zero());

		let correction = Periods::<T>::get(id, 0).and_then(|period| period.correction);
		assert!(correction.is_some());
		Ok(())
	}

	#[benchmark]
	fn decide_credit() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = licensed::<T>(&sides)?;
		close::<T>(&sides, id, 0)?;
		let asked = decider::<T>(sides.payer, DecisionClass::Standard)?;
		let asset = sides.assets[1].clone();
		Pallet::<T>::do_request_credit(asked, id, 0, (asset.clone(), AMOUNT), H256::zero())?;
		let origin = decider::<T>(sides.payee, DecisionClass::Standard)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 0, asset, AMOUNT, true);

		assert!(!Accounts::<T>::get(id).lines[1].credit.is_zero());
		check::<T>();
		Ok(())
	}

	#[benchmark]
	fn remove_period() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = licensed::<T>(&sides)?;
		close::<T>(&sides, id, 0)?;
		for period in 1..3 {
			pass_days::<T>(31);
			close::<T>(&sides, id, period)?;
		}
		pass_days::<T>(T::ContestDays::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(sides.account.clone()), id, 0);

		assert!(!Periods::<T>::contains_key(id, 0));
		Ok(())
	}

	/// `s` shares of an income, of which `f` reach their ceiling, as far as this pallet works on them.
	#[benchmark]
	fn shares_of_income(s: Linear<0, 8>, f: Linear<0, 8>) -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let full = f.min(s);
		for n in 0..s {
			let payer = Party::Scope(sides.payer);
			let ceiling = if n < full { 1 } else { AMOUNT * AMOUNT };
			sign::<T>(terms::<T>(&sides, payer, share(ratio(1, 1_000)), Some(ceiling), n));
		}
		// Where notices end.
		pass_days::<T>(366);
		let (scope, class) = (sides.payer, IncomeClass::Grant);
		let asset = sides.assets[1].clone();

		#[block]
		{
			let shares = Pallet::<T>::plan(scope, class, &asset, AMOUNT)?;
			let split = gross::split(&Gross {
				amount: AMOUNT,
				cut: 0,
				levy: None,
				shares: shares.iter().map(|share| share.terms).collect(),
			});
			let split = split.map_err(|_| BenchmarkError::Stop("the split is possible"))?;
			for (share, taken) in shares.iter().zip(&split.shares) {
				Pallet::<T>::taken(scope, class, &asset, AMOUNT, share, taken)?;
			}
		}

		assert_eq!(Standing::<T>::get(scope).len() as u32, s - full);
		check::<T>();
		Ok(())
	}

	/// The eighth different day of a party with as many contracts as there can be.
	#[benchmark]
	fn set_bank_rule() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let rule = Some(bank_rule::<T>(&sides));
		let origin = decider::<T>(sides.payee, DecisionClass::Significant)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, sides.payee, rule.clone());
		assert_eq!(BankRules::<T>::get(sides.payee), rule);
		Ok(())
	}

	#[benchmark]
	fn declare_paid() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = paid_at_bank::<T>(&sides)?;
		// As if it were the first.
		let record = Contracts::<T>::get(id).ok_or(BenchmarkError::Weightless)?;
		let payment = BankPayments::<T>::get(id, 0).ok_or(BenchmarkError::Weightless)?;
		Pallet::<T>::drop_bank_payment(id, 0, &record, &payment)?;
		Periods::<T>::mutate(id, 0, |period| {
			if let Some(period) = period {
				period.extended = false;
			}
		});
		let origin = decider::<T>(sides.payer, DecisionClass::Standard)?;
		let (asset, none) = (payment.asset, H256::zero());
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 0, asset, AMOUNT, AMOUNT, REFERENCE, none);
		assert!(BankPayments::<T>::contains_key(id, 0));
		Ok(())
	}

	#[benchmark]
	fn confirm_paid() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = paid_at_bank::<T>(&sides)?;
		let origin = decider::<T>(sides.payee, DecisionClass::Significant)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 0, AMOUNT, REFERENCE);
		assert!(!BankPayments::<T>::contains_key(id, 0));
		assert_eq!(ToDivide::<T>::get(sides.payee).len(), MAX_UNDIVIDED as usize);
		Ok(())
	}

	#[benchmark]
	fn deny_paid() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = paid_at_bank::<T>(&sides)?;
		let origin = decider::<T>(sides.payee, DecisionClass::Standard)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 0, REFERENCE, H256::zero());
		assert!(!BankPayments::<T>::contains_key(id, 0));
		Ok(())
	}

	#[benchmark]
	fn withdraw_paid() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = paid_at_bank::<T>(&sides)?;
		let origin = decider::<T>(sides.payer, DecisionClass::Standard)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, 0);
		assert!(!BankPayments::<T>::contains_key(id, 0));
		Ok(())
	}

	#[benchmark]
	fn remove_paid() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = paid_at_bank::<T>(&sides)?;
		pass_days::<T>(T::AnswerDays::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.account), id, 0);
		assert!(!BankPayments::<T>::contains_key(id, 0));
		Ok(())
	}

	#[benchmark]
	fn divide_paid() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = paid_at_bank::<T>(&sides)?;
		let origin = decider::<T>(sides.payee, DecisionClass::Significant)?;
		Pallet::<T>::do_confirm_paid(origin, id, 0, (AMOUNT, REFERENCE))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.account), id, REFERENCE);
		assert_eq!(ToDivide::<T>::get(sides.payee).len(), MAX_UNDIVIDED as usize - 1);
		Ok(())
	}

	#[benchmark]
	fn drop_undivided() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		let id = paid_at_bank::<T>(&sides)?;
		let origin = decider::<T>(sides.payee, DecisionClass::Significant)?;
		let first = hash(1);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, first);
		assert_eq!(ToDivide::<T>::get(sides.payee).len(), MAX_UNDIVIDED as usize - 2);
		Ok(())
	}

	#[benchmark]
	fn accepted() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		sign_shares::<T>(&sides);
		let party = Party::Scope(sides.payer);
		Pairs::<T>::mutate(sides.payee, &party, |pair| {
			pair.days = (1_000_000..1_000_008).fold(pair.days, |days, day| days.accept(day));
		});
		let contribution = Accepted {
			id: ContributionId { scope: sides.payee, index: 0 },
			kind: 0,
			contributor: Contributor::Scope(sides.payer),
			claim: ClaimType::Gift,
			units: 1,
			rate: 1,
			counts: true,
			accepted_at: 0,
		};

		#[block]
		{
			<Pallet<T> as OnAccepted<T::AccountId>>::accepted(&contribution)?;
		}

		assert_eq!(Pairs::<T>::get(sides.payee, &party).days.days().count(), 8);
		Ok(())
	}

	#[benchmark]
	fn status() -> Result<(), BenchmarkError> {
		let sides = sides::<T>();
		sign_shares::<T>(&sides);
		let party = Party::Scope(sides.payer);
		let found;

		#[block]
		{
			found = Pallet::<T>::status_of(sides.payee, &party);
		}

		assert_eq!(found, ovn_math::settlement::standing::Status::Unlicensed);
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
