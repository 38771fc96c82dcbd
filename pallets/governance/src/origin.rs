// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who decides for a scope: its voters.

use crate::{Config, Origin};
use core::marker::PhantomData;
use frame_support::traits::EnsureOriginWithArg;
use ovn_primitives::{traits::ScopeMatter, Decider};

/// Decisions by votes: a proposal of the scope that passed and is being executed, of the class that is
/// asked for or a higher one. Nothing of one scope decides for another.
pub struct EnsureVoted<T>(PhantomData<T>);

impl<T: Config> EnsureOriginWithArg<T::RuntimeOrigin, ScopeMatter> for EnsureVoted<T> {
	type Success = Decider<T::AccountId>;

	fn try_origin(
		origin: T::RuntimeOrigin,
		(scope, class): &ScopeMatter,
	) -> Result<Self::Success, T::RuntimeOrigin> {
		match origin.into() {
			Ok(Origin::Decided { scope: decided, class: greatest, .. })
				if decided == *scope && greatest >= *class =>
			{
				Ok(Decider::Voters)
			},
			Ok(other) => Err(other.into()),
			Err(origin) => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin((scope, class): &ScopeMatter) -> Result<T::RuntimeOrigin, ()> {
		Ok(Origin::Decided { scope: *scope, class: *class, proposal: 0 }.into())
	}
}
