// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_networks`.

#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// The weights of the pallet.
pub trait WeightInfo {
	fn create_scope() -> Weight;
	fn set_metadata() -> Weight;
	fn set_stewards() -> Weight;
	fn set_parameter() -> Weight;
	fn close_scope() -> Weight;
	fn set_agreement() -> Weight;
	fn sign_agreement() -> Weight;
	fn join() -> Weight;
	fn leave() -> Weight;
	fn invite() -> Weight;
	fn cancel_invitation() -> Weight;
	fn decline_invitation() -> Weight;
	fn take_over_deposit() -> Weight;
	fn take_over_deposit_as_scope() -> Weight;
	fn release_account() -> Weight;
	fn set_tier() -> Weight;
	fn expel() -> Weight;
	fn set_profile() -> Weight;
	fn clear_profile() -> Weight;
	fn define_role() -> Weight;
	fn retire_role() -> Weight;
	fn grant_role() -> Weight;
	fn endorse_grant() -> Weight;
	fn revoke_role() -> Weight;
	fn endorse_revocation() -> Weight;
	fn resign_role() -> Weight;
	fn clear_role() -> Weight;
	fn clear_petition() -> Weight;
	fn propose_association() -> Weight;
	fn accept_association() -> Weight;
	fn end_association() -> Weight;
	fn renounce_association() -> Weight;
	fn create_fund() -> Weight;
	fn accept_asset() -> Weight;
	fn drop_asset() -> Weight;
	fn open_pot() -> Weight;
	fn spend() -> Weight;
	fn close_pot() -> Weight;
	fn set_sponsorship() -> Weight;
	fn clear_allowance() -> Weight;
	fn sponsor_fee() -> Weight;
}

/// Measured weights, with the runtime's database.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create_scope() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn set_metadata() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn set_stewards() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn set_parameter() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn close_scope() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn set_agreement() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn sign_agreement() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn join() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn leave() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn invite() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn cancel_invitation() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn decline_invitation() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn take_over_deposit() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn take_over_deposit_as_scope() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn release_account() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn set_tier() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn expel() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn set_profile() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn clear_profile() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn define_role() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn retire_role() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn grant_role() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn endorse_grant() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn revoke_role() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn endorse_revocation() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn resign_role() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn clear_role() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn clear_petition() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn propose_association() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn accept_association() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn end_association() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn renounce_association() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn create_fund() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn accept_asset() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn drop_asset() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn open_pot() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn spend() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn close_pot() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn set_sponsorship() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn clear_allowance() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
	fn sponsor_fee() -> Weight {
		Weight::from_parts(100_000_000, 4_000)
			.saturating_add(T::DbWeight::get().reads_writes(10, 8))
	}
}

/// For tests.
impl WeightInfo for () {
	fn create_scope() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn set_metadata() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn set_stewards() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn set_parameter() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn close_scope() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn set_agreement() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn sign_agreement() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn join() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn leave() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn invite() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn cancel_invitation() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn decline_invitation() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn take_over_deposit() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn take_over_deposit_as_scope() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn release_account() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn set_tier() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn expel() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn set_profile() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn clear_profile() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn define_role() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn retire_role() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn grant_role() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn endorse_grant() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn revoke_role() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn endorse_revocation() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn resign_role() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn clear_role() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn clear_petition() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn propose_association() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn accept_association() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn end_association() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn renounce_association() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn create_fund() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn accept_asset() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn drop_asset() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn open_pot() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn spend() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn close_pot() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn set_sponsorship() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn clear_allowance() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
	fn sponsor_fee() -> Weight {
		Weight::from_parts(100_000_000, 4_000).saturating_add(
			frame_support::weights::constants::ParityDbWeight::get().reads_writes(10, 8),
		)
	}
}
