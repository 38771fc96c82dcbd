// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What this pallet is to other pallets.

use crate::{Config, Pallet};
use frame_support::{traits::Get, weights::Weight};
use ovn_primitives::{traits::OnOutOfOrder, ResourceId};

impl<T: Config> OnOutOfOrder for Pallet<T> {
	fn out_of_order(id: ResourceId) {
		Self::stop_clock(id);
	}

	fn weight() -> Weight {
		// The use that goes on, its number, and for how many blocks a brake stopped calls.
		T::DbWeight::get().reads_writes(3, 1)
	}
}
