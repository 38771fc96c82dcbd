// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What every pallet shares: accounts of pots, pages of views, limits of hooks, time, deciders,
//! prices.

use crate::{
	sum::plus,
	traits::{EnsureScope, Scopes},
	Balance, Decider, DecisionClass, Purse, ScopeId,
};
use codec::{Decode, Encode};
use frame_support::{
	traits::{fungibles, tokens::Preservation, Get},
	weights::{RuntimeDbWeight, Weight},
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::MathError;
use sp_runtime::{
	traits::{CheckedAdd, CheckedMul, One, Saturating, TrailingZeroInput, Zero},
	DispatchError, DispatchResult,
};

/// The greatest number of records that one call of a view returns.
pub const MAX_PAGE: u32 = 100;

/// Hooks take at most one part in this number of a block: 5 %.
pub const HOOKS_OF_BLOCK: u64 = 20;

/// The account of a pot, to which nobody has a key: the BLAKE2 hash of the encoded `seed`.
///
/// A seed begins with the pallet's id and names the purpose, so that no two pots have one account.
pub fn derived_account<AccountId: Decode>(seed: impl Encode) -> AccountId {
	let entropy = seed.using_encoded(sp_io::hashing::blake2_256);
	AccountId::decode(&mut TrailingZeroInput::new(&entropy))
		.expect("an infinite input decodes to any account id; qed")
}

/// The number of records that a view returns for a `limit`: at most [`MAX_PAGE`].
pub fn page(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default()
}

/// The weight that a hook may use when `remaining` is left of a block: at most that, and at most
/// one part in [`HOOKS_OF_BLOCK`] of the whole block.
pub fn limit_of_hook(block: Weight, remaining: Weight) -> Weight {
	let part = |whole: u64| whole.checked_div(HOOKS_OF_BLOCK).unwrap_or_default();
	remaining.min(Weight::from_parts(part(block.ref_time()), part(block.proof_size())))
}

/// The present block.
pub fn now<T: frame_system::Config>() -> BlockNumberFor<T> {
	frame_system::Pallet::<T>::block_number()
}

/// The block so many blocks from now, or [`MathError::Overflow`].
pub fn after<T: frame_system::Config, E: From<MathError>>(
	blocks: BlockNumberFor<T>,
) -> Result<BlockNumberFor<T>, E> {
	plus(now::<T>(), blocks)
}

/// The block so many days of `blocks_per_day` from now, or [`MathError::Overflow`].
pub fn in_days<T: frame_system::Config, E: From<MathError>>(
	blocks_per_day: BlockNumberFor<T>,
	days: u32,
) -> Result<BlockNumberFor<T>, E> {
	let blocks = blocks_per_day.checked_mul(&days.into()).ok_or(MathError::Overflow)?;
	after::<T, E>(blocks)
}

/// Whether `to` is at least `least` and at most `most` blocks after `from`. Returns
/// [`MathError::Overflow`] if a bound is past the last block.
pub fn is_period<BlockNumber: CheckedAdd + Copy + PartialOrd, E: From<MathError>>(
	from: BlockNumber,
	to: BlockNumber,
	least: BlockNumber,
	most: BlockNumber,
) -> Result<bool, E> {
	Ok(to >= plus(from, least)? && to <= plus(from, most)?)
}

/// The weight of a call that a scope can sponsor: adds `finding`, what it takes to find that scope,
/// and the read of the record that the call is about.
pub fn sponsored<T: frame_system::Config>(weight: Weight, finding: Weight) -> Weight {
	weight.saturating_add(finding.saturating_add(T::DbWeight::get().reads(1)))
}

/// Returns the decider if the origin decides matters of this class for the scope. A scope that does
/// not exist has no decider; then the error is `unknown` rather than a bad origin.
pub fn ensure_decides<
	AccountId,
	Origin,
	S: Scopes<AccountId>,
	E: EnsureScope<Origin, AccountId>,
>(
	origin: Origin,
	scope: ScopeId,
	class: DecisionClass,
	unknown: impl Into<DispatchError>,
) -> Result<Decider<AccountId>, DispatchError> {
	if !S::exists(scope) {
		return Err(unknown.into());
	}
	Ok(E::ensure_origin(origin, &(scope, class))?)
}

/// Succeeds if the origin decides that so much leaves a purse of the scope; fails with `unknown` if
/// there is no such scope. Whoever decides only what is significant learns by `above` that it is too
/// much for that.
pub fn ensure_may_spend<Origin, AccountId, S, E>(
	origin: Origin,
	scope: ScopeId,
	(purse, asset, amount): (Purse, &S::AssetKind, Balance),
	unknown: impl Into<DispatchError>,
	above: impl FnOnce() -> DispatchError,
) -> DispatchResult
where
	S: Scopes<AccountId>,
	E: EnsureScope<Origin, AccountId>,
{
	if !S::exists(scope) {
		return Err(unknown.into());
	}
	let class = S::class_of_spending(scope, purse, asset, amount);
	let Err(origin) = E::try_origin(origin, &(scope, class)) else { return Ok(()) };
	E::ensure_origin(origin, &(scope, DecisionClass::Significant))?;
	Err(above())
}

/// Takes the price of a record that is never removed, and pays it to the treasury of the scope's
/// network or, if that is not open, of the whole chain. Returns whether there is a price. Fails
/// with `closed` if neither treasury is open.
pub fn charge_for_record<AccountId: Eq, S, Money>(
	scope: ScopeId,
	payer: &AccountId,
	native: S::AssetKind,
	price: Balance,
	closed: impl Into<DispatchError>,
) -> Result<bool, DispatchError>
where
	S: Scopes<AccountId>,
	Money: fungibles::Mutate<AccountId, AssetId = S::AssetKind, Balance = Balance>,
{
	if price.is_zero() {
		return Ok(false);
	}
	let to = S::upper_treasury(scope, &native).ok_or_else(|| closed.into())?;
	// A scope's own treasury can be the one that is paid.
	if *payer != to {
		Money::transfer(native, payer, &to, price, Preservation::Preserve)?;
	}
	Ok(true)
}

/// The blocks in which a brake stopped calls for which there is only so much time.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Halted<BlockNumber> {
	/// How many, since the chain began.
	pub blocks: BlockNumber,
	/// The last.
	pub last: Option<BlockNumber>,
}

impl<BlockNumber: Copy + One + Saturating> Halted<BlockNumber> {
	/// Counts one more.
	pub fn count(&mut self, block: BlockNumber) {
		self.blocks = self.blocks.saturating_add(One::one());
		self.last = Some(block);
	}

	/// Brings times that were set when a brake had stopped calls for `stopped` blocks to what they
	/// are by now: later by as many as it has stopped them since.
	pub fn catch_up<const N: usize>(
		&self,
		times: [&mut BlockNumber; N],
		stopped: &mut BlockNumber,
	) {
		let more = self.blocks.saturating_sub(*stopped);
		for time in times {
			*time = time.saturating_add(more);
		}
		*stopped = self.blocks;
	}
}

/// A time that was set when a brake had stopped calls for `stopped` blocks, of `by_now` that it has
/// stopped them by now: later by the difference. Once it has passed it stays so, whatever a brake
/// stops afterwards.
pub fn prolonged<BlockNumber: Saturating>(
	time: BlockNumber,
	stopped: BlockNumber,
	by_now: BlockNumber,
) -> BlockNumber {
	time.saturating_add(by_now.saturating_sub(stopped))
}

/// Counts a block in which a brake stopped calls, by `count`, which reads and writes one item. The
/// weight of that.
pub fn count_if(stopped: bool, weight: RuntimeDbWeight, count: impl FnOnce()) -> Weight {
	if !stopped {
		return Weight::zero();
	}
	count();
	weight.reads_writes(1, 1)
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::crypto::AccountId32;

	#[test]
	fn pots_of_other_seeds_are_other_accounts() {
		let account = |seed: (u8, u32)| derived_account::<AccountId32>(seed);
		assert_eq!(account((1, 2)), account((1, 2)));
		assert_ne!(account((1, 2)), account((2, 1)));
	}

	#[test]
	fn pages_are_bounded() {
		assert_eq!((page(0), page(7), page(u32::MAX)), (0, 7, 100));
	}

	#[test]
	fn hooks_take_a_twentieth_of_a_block_or_what_is_left() {
		let block = Weight::from_parts(1_000, 200);
		assert_eq!(limit_of_hook(block, block), Weight::from_parts(50, 10));
		assert_eq!(limit_of_hook(block, Weight::from_parts(7, 200)), Weight::from_parts(7, 10));
	}

	#[test]
	fn periods_have_the_least_and_the_most_of_blocks_or_are_refused() {
		let fits = |to| is_period::<u8, MathError>(100, to, 10, 20);
		assert_eq!([109, 110, 120, 121].map(fits), [Ok(false), Ok(true), Ok(true), Ok(false)]);
		assert_eq!(is_period::<u8, MathError>(250, 255, 10, 20), Err(MathError::Overflow));
	}

	/// Scope 1 is part of network 2, of which only the treasury is open; scope 3 of network 4
	/// without an open pot; 5 is a network of a chain whose global treasury is closed.
	struct Places<const GLOBAL_OPEN: bool>;

	impl<const GLOBAL_OPEN: bool> Scopes<u64> for Places<GLOBAL_OPEN> {
		type AssetKind = ();

		fn exists(scope: ScopeId) -> bool {
			scope < 5
		}

		fn is_closed(scope: ScopeId) -> bool {
			scope >= 5
		}

		fn ensure_not_suspended(_: ScopeId) -> DispatchResult {
			Ok(())
		}

		fn kind(_: ScopeId) -> Option<crate::ScopeKind> {
			None
		}

		fn parent(scope: ScopeId) -> Option<ScopeId> {
			Self::network(scope)
		}

		fn network(scope: ScopeId) -> Option<ScopeId> {
			match scope {
				1 => Some(2),
				3 => Some(4),
				_ => None,
			}
		}

		fn has_purse(_: ScopeId, purse: crate::Purse) -> bool {
			purse == crate::Purse::Treasury
		}

		fn pot(scope: ScopeId, _: crate::Purse, (): &()) -> u64 {
			100 + u64::from(scope)
		}

		fn account(scope: ScopeId) -> u64 {
			Self::pot(scope, crate::Purse::Treasury, &())
		}

		fn is_pot_open(scope: ScopeId, purse: crate::Purse, (): &()) -> bool {
			let open = scope == 2 || (scope == crate::GLOBAL_SCOPE && GLOBAL_OPEN);
			open && purse == crate::Purse::Treasury
		}

		fn accepts(_: ScopeId, (): &()) -> bool {
			true
		}

		fn accepts_newly(_: ScopeId, (): &()) -> bool {
			true
		}

		fn class_of_spending(_: ScopeId, _: Purse, (): &(), amount: Balance) -> DecisionClass {
			if amount <= 25 {
				DecisionClass::Significant
			} else {
				DecisionClass::Critical
			}
		}

		fn note_spending(_: ScopeId, _: Purse, (): &(), _: Balance) -> DispatchResult {
			Ok(())
		}

		fn note_payment(_: ScopeId, _: Purse, (): &(), _: Balance) -> DispatchResult {
			Ok(())
		}
	}

	/// Who decides up to a class.
	struct UpTo;

	impl frame_support::traits::EnsureOriginWithArg<DecisionClass, (ScopeId, DecisionClass)> for UpTo {
		type Success = Decider<u64>;

		fn try_origin(
			origin: DecisionClass,
			(_, class): &(ScopeId, DecisionClass),
		) -> Result<Decider<u64>, DecisionClass> {
			(origin >= *class).then_some(Decider::Voters).ok_or(origin)
		}

		#[cfg(feature = "runtime-benchmarks")]
		fn try_successful_origin(
			(_, class): &(ScopeId, DecisionClass),
		) -> Result<DecisionClass, ()> {
			Ok(*class)
		}
	}

	#[test]
	fn spending_asks_for_more_above_the_limit_and_says_so_to_whoever_decides_up_to_it() {
		use DecisionClass::{Critical, Significant, Standard};
		let spend = |origin, scope, amount| {
			let what = (Purse::Treasury, &(), amount);
			let above = || DispatchError::Other("above");
			ensure_may_spend::<_, u64, Places<true>, UpTo>(origin, scope, what, "unknown", above)
		};
		assert_eq!(spend(Significant, 1, 25), Ok(()));
		assert_eq!(spend(Significant, 1, 26), Err(DispatchError::Other("above")));
		assert_eq!(spend(Critical, 1, 26), Ok(()));
		for amount in [25, 26] {
			assert_eq!(spend(Standard, 1, amount), Err(DispatchError::BadOrigin));
		}
		assert_eq!(spend(Critical, 5, 25), Err(DispatchError::Other("unknown")));
	}

	#[test]
	fn upper_treasury_is_that_of_the_network_or_of_the_chain_or_none() {
		let global = 100 + u64::from(crate::GLOBAL_SCOPE);
		assert_eq!(Places::<true>::upper_treasury(1, &()), Some(102));
		assert_eq!(Places::<true>::upper_treasury(3, &()), Some(global));
		assert_eq!(Places::<true>::upper_treasury(crate::GLOBAL_SCOPE, &()), Some(global));
		assert_eq!(Places::<false>::upper_treasury(3, &()), None);
	}

	/// Lets account 7 decide for every scope.
	struct Seven;

	impl frame_support::traits::EnsureOriginWithArg<u64, (ScopeId, DecisionClass)> for Seven {
		type Success = Decider<u64>;

		fn try_origin(origin: u64, _: &(ScopeId, DecisionClass)) -> Result<Decider<u64>, u64> {
			if origin == 7 {
				Ok(Decider::Agent(origin))
			} else {
				Err(origin)
			}
		}

		#[cfg(feature = "runtime-benchmarks")]
		fn try_successful_origin(_: &(ScopeId, DecisionClass)) -> Result<u64, ()> {
			Ok(7)
		}
	}

	#[test]
	fn deciders_are_asked_only_for_scopes_that_exist() {
		let decides = |who, scope| {
			let unknown = DispatchError::Other("no scope");
			let class = DecisionClass::Significant;
			ensure_decides::<_, _, Places<true>, Seven>(who, scope, class, unknown)
		};
		assert_eq!(decides(7, 1), Ok(Decider::Agent(7)));
		assert_eq!(decides(8, 1), Err(DispatchError::BadOrigin));
		assert_eq!(decides(8, 5), Err(DispatchError::Other("no scope")));
	}

	#[test]
	fn a_stopped_block_is_counted_and_makes_times_later() {
		let mut halted = Halted::<u64>::default();
		let weight = RuntimeDbWeight { read: 3, write: 5 };
		assert_eq!(count_if(false, weight, || halted.count(7)), Weight::zero());
		assert_eq!(halted, Halted::default());
		assert_eq!(count_if(true, weight, || halted.count(7)), Weight::from_parts(8, 0));
		assert_eq!(halted, Halted { blocks: 1, last: Some(7) });
		halted.count(9);
		let (mut until, mut stopped) = (20, 1);
		halted.catch_up([&mut until], &mut stopped);
		halted.catch_up([&mut until], &mut stopped);
		assert_eq!((until, stopped), (21, 2));
		assert_eq!(prolonged(20, 1, halted.blocks), 21);
		assert_eq!(prolonged(u64::MAX, 1, 2), u64::MAX);
	}
}
