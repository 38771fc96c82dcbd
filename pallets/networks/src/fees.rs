// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Fees that a scope pays for its people.
//!
//! [`SponsoredFees`] stands between `pallet-transaction-payment` and the handler that takes fees. A
//! transaction is paid by a scope if
//!
//! 1. its call is directly one that [`SponsoredCalls`] names, not inside a batch or a proxy call,
//! 2. it gives no tip,
//! 3. the scope the call is about has a policy that is for the signer, or else its network has: the
//!    signer is invited to that scope, belongs to it by invitation or as more than an affiliate, or
//!    belongs to it and the policy is for all, and
//! 4. the agent's allowance, the budget of the day and the pot suffice for the whole fee that is taken at
//!    first.
//!
//! A call that [`FreeCalls`] names costs nobody anything, if it gives no tip: then nothing of this
//! is asked.
//!
//! Otherwise the signer pays. A signer who cannot, although a scope would have in principle, is told
//! why as `InvalidTransaction::Custom` with the code of a [`crate::Refusal`]: 101, the allowance is used
//! up; 102, the budget of the day is; 103, the pot is empty. A scope whose own policy is for the signer
//! and refuses is not helped out by its network.
//!
//! The fee is taken before the call runs, whether the call then succeeds or fails, and what was taken
//! too much goes back to the payer, to the allowance and to the budget. What is refused costs nobody
//! anything: it is in no block.
//!
//! The pool asks for each transaction alone whether its fee would be paid. Of several that wait at the
//! same time those that are too much are thrown out when a block is made.
//!
//! The view `allowance` says what an agent can count on. What to do about a refusal ([`crate::Refusal`]):
//!
//! | code | why | what to do |
//! | --- | --- | --- |
//! | 101 | the agent's allowance is used up | wait until it refills |
//! | 102 | what the scope pays in a day is used up | wait until the next day |
//! | 103 | the sponsor's pot is empty | send tokens to it |
//!
//! # Mathematics
//!
//! An allowance of `a` base units refills evenly in `p` blocks. If `u` base units were used up when it was
//! last written, then `e` blocks later
//!
//! `u(e) = max(0, min(u, a) - floor(a * e / p))`
//!
//! are still used up. What has refilled is rounded down, against the agent, and every fee writes `u` anew:
//! looking often never gives more than looking once. A fee `f` is paid if `f <= a - u(e)`; then `u` becomes
//! `u(e) + f`. The allowance is full again after `ceil(min(u, a) * p / a)` blocks. Two consequences:
//!
//! - In any `n` blocks one agent costs a scope with an unchanged policy at most `a * (1 + n / p)`.
//! - In a day, of [`Config::BlocksPerDay`] blocks counted from block 0, all agents together cost it at most
//!   the budget, so at most twice the budget in any as many blocks in a row; and lost deposits that were
//!   held on its pot, of which it holds at most what its policy says.
//!
//! A lost deposit `d` is used up too, and may be more than the whole allowance: with `v` lost of what was
//! used up, min(u, a + v) takes the place of min(u, a), so that it is refilled to the last unit.
//!
//! Both hold whatever accounts, invitations and memberships somebody makes: the record of what was used up
//! outlives the membership, and neither a new policy nor the end of one begins a day anew.

use crate::{Config, Pallet, Sponsoring};
use core::marker::PhantomData;
use ovn_primitives::{Balance, ScopeId};
use pallet_transaction_payment::{OnChargeTransaction, TxCreditHold};
use sp_runtime::{
	traits::{DispatchInfoOf, PostDispatchInfoOf, Zero},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

/// Which calls a scope pays for.
pub trait SponsoredCalls<Call> {
	/// The scope a call is about, if scopes pay for such calls. It is asked of every transaction, so it
	/// reads at most one item, and only for a call that names its scope by something else.
	fn scope(call: &Call) -> Option<ScopeId>;
}

/// Which calls cost nobody a fee.
pub trait FreeCalls<AccountId, Call> {
	/// Whether this call of `who` does. Only if it would succeed now: what fails has to be paid, or
	/// it could be repeated for ever. It is asked of every transaction, so it looks nothing up but
	/// for the calls it is about, whose weight contains that. Such a call returns that it pays no
	/// fee.
	fn is_free(who: &AccountId, call: &Call) -> bool;
}

/// None.
impl<AccountId, Call> FreeCalls<AccountId, Call> for () {
	fn is_free(_: &AccountId, _: &Call) -> bool {
		false
	}
}

/// Takes fees through `Inner`, from the scope that sponsors the signer if there is one, and none
/// for those calls that are free.
pub struct SponsoredFees<Inner, Calls, Free = ()>(PhantomData<(Inner, Calls, Free)>);

/// What is remembered between taking and correcting a fee.
pub struct Charged<Info> {
	/// The scope that paid, and how much.
	sponsor: Option<(ScopeId, Balance)>,
	/// What the inner handler remembers.
	inner: Info,
}

impl<Info: Default> Default for Charged<Info> {
	fn default() -> Self {
		Self { sponsor: None, inner: Info::default() }
	}
}

impl<Inner, Calls, Free> SponsoredFees<Inner, Calls, Free> {
	/// Whether a call of `who` costs nobody anything.
	pub fn is_free<T: Config>(who: &T::AccountId, call: &T::RuntimeCall, tip: Balance) -> bool
	where
		Free: FreeCalls<T::AccountId, T::RuntimeCall>,
	{
		tip.is_zero() && Free::is_free(who, call)
	}

	/// Whether a scope pays the fee for a call of `who`.
	pub fn sponsoring<T: Config>(
		who: &T::AccountId,
		call: &T::RuntimeCall,
		fee: Balance,
		tip: Balance,
	) -> Sponsoring
	where
		Calls: SponsoredCalls<T::RuntimeCall>,
	{
		if !tip.is_zero() || fee.is_zero() {
			return Sponsoring::Nobody;
		}
		Calls::scope(call)
			.map_or(Sponsoring::Nobody, |scope| Pallet::<T>::sponsoring(scope, who, fee))
	}
}

impl<T, Inner, Calls, Free> OnChargeTransaction<T> for SponsoredFees<Inner, Calls, Free>
where
	T: Config + pallet_transaction_payment::Config,
	Inner: OnChargeTransaction<T, Balance = Balance>,
	Calls: SponsoredCalls<<T as frame_system::Config>::RuntimeCall>,
	Free: FreeCalls<T::AccountId, <T as frame_system::Config>::RuntimeCall>,
{
	type Balance = Balance;
	type LiquidityInfo = Charged<Inner::LiquidityInfo>;

	fn withdraw_fee(
		who: &T::AccountId,
		call: &<T as frame_system::Config>::RuntimeCall,
		info: &DispatchInfoOf<<T as frame_system::Config>::RuntimeCall>,
		fee: Balance,
		tip: Balance,
	) -> Result<Self::LiquidityInfo, TransactionValidityError> {
		if Self::is_free::<T>(who, call, tip) {
			let inner = Inner::withdraw_fee(who, call, info, Zero::zero(), Zero::zero())?;
			return Ok(Charged { sponsor: None, inner });
		}
		match Self::sponsoring::<T>(who, call, fee, tip) {
			Sponsoring::By(scope) => {
				let pot = Pallet::<T>::sponsor_pot(scope);
				let inner = Inner::withdraw_fee(&pot, call, info, fee, tip)?;
				Pallet::<T>::note_fee(scope, who, fee);
				Ok(Charged { sponsor: Some((scope, fee)), inner })
			},
			Sponsoring::Refused(refusal) => {
				let inner = Inner::withdraw_fee(who, call, info, fee, tip)
					.map_err(|_| InvalidTransaction::Custom(refusal.code()))?;
				Ok(Charged { sponsor: None, inner })
			},
			Sponsoring::Nobody => {
				let inner = Inner::withdraw_fee(who, call, info, fee, tip)?;
				Ok(Charged { sponsor: None, inner })
			},
		}
	}

	fn can_withdraw_fee(
		who: &T::AccountId,
		call: &<T as frame_system::Config>::RuntimeCall,
		info: &DispatchInfoOf<<T as frame_system::Config>::RuntimeCall>,
		fee: Balance,
		tip: Balance,
	) -> Result<(), TransactionValidityError> {
		if Self::is_free::<T>(who, call, tip) {
			return Inner::can_withdraw_fee(who, call, info, Zero::zero(), Zero::zero());
		}
		match Self::sponsoring::<T>(who, call, fee, tip) {
			Sponsoring::By(scope) => {
				let pot = Pallet::<T>::sponsor_pot(scope);
				Inner::can_withdraw_fee(&pot, call, info, fee, tip)
			},
			Sponsoring::Refused(refusal) => Inner::can_withdraw_fee(who, call, info, fee, tip)
				.map_err(|_| InvalidTransaction::Custom(refusal.code()).into()),
			Sponsoring::Nobody => Inner::can_withdraw_fee(who, call, info, fee, tip),
		}
	}

	fn correct_and_deposit_fee(
		who: &T::AccountId,
		info: &DispatchInfoOf<<T as frame_system::Config>::RuntimeCall>,
		post_info: &PostDispatchInfoOf<<T as frame_system::Config>::RuntimeCall>,
		fee: Balance,
		tip: Balance,
		charged: Self::LiquidityInfo,
	) -> Result<(), TransactionValidityError> {
		let Charged { sponsor, inner } = charged;
		let Some((scope, noted)) = sponsor else {
			return Inner::correct_and_deposit_fee(who, info, post_info, fee, tip, inner);
		};
		let pot = Pallet::<T>::sponsor_pot(scope);
		Inner::correct_and_deposit_fee(&pot, info, post_info, fee, tip, inner)?;
		Pallet::<T>::correct_fee(scope, who, noted, fee.min(noted));
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn endow_account(who: &T::AccountId, amount: Self::Balance) {
		Inner::endow_account(who, amount);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn minimum_balance() -> Self::Balance {
		Inner::minimum_balance()
	}
}

impl<T, Inner, Calls, Free> TxCreditHold<T> for SponsoredFees<Inner, Calls, Free>
where
	T: Config + pallet_transaction_payment::Config,
	Inner: TxCreditHold<T>,
{
	type Credit = Inner::Credit;
}
