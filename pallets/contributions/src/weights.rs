// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_contributions`, estimated: `scripts/bench.sh` measures them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_contributions`.
pub trait WeightInfo {
	fn define_kind() -> Weight;
	fn set_rate() -> Weight;
	fn set_multipliers() -> Weight;
	fn set_limits() -> Weight;
	fn retire_kind() -> Weight;
	fn allow_logger() -> Weight;
	fn revoke_logger() -> Weight;
	fn clear_consents() -> Weight;
	fn log() -> Weight;
	fn set_gift() -> Weight;
	fn correct() -> Weight;
	fn take_back() -> Weight;
	fn compensate() -> Weight;
	fn judge() -> Weight;
	fn close() -> Weight;
	fn contribute_cash() -> Weight;
	fn open_task() -> Weight;
	fn claim_task() -> Weight;
	fn unclaim_task() -> Weight;
	fn expire_claim() -> Weight;
	fn deliver_task() -> Weight;
	fn close_task() -> Weight;
	fn decide() -> Weight;
	fn start_import() -> Weight;
	fn import_page(n: u32) -> Weight;
	fn undo_page(n: u32) -> Weight;
	fn finish_import() -> Weight;
	fn drop_import() -> Weight;
	fn measured() -> Weight;
}

/// Weights of `pallet_contributions` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn define_kind() -> Weight {
		Weight::from_parts(400_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn set_rate() -> Weight {
		Weight::from_parts(250_000_000, 3700)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_multipliers() -> Weight {
		Weight::from_parts(350_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_limits() -> Weight {
		Weight::from_parts(250_000_000, 3700)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn retire_kind() -> Weight {
		Weight::from_parts(250_000_000, 3700)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn allow_logger() -> Weight {
		Weight::from_parts(300_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn revoke_logger() -> Weight {
		Weight::from_parts(150_000_000, 4100)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn clear_consents() -> Weight {
		Weight::from_parts(150_000_000, 4100)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn log() -> Weight {
		Weight::from_parts(800_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn set_gift() -> Weight {
		Weight::from_parts(200_000_000, 4100)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn correct() -> Weight {
		Weight::from_parts(1_000_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	fn take_back() -> Weight {
		Weight::from_parts(700_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn compensate() -> Weight {
		Weight::from_parts(350_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn judge() -> Weight {
		Weight::from_parts(900_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(700_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn contribute_cash() -> Weight {
		Weight::from_parts(900_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	fn open_task() -> Weight {
		Weight::from_parts(500_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn claim_task() -> Weight {
		Weight::from_parts(300_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn unclaim_task() -> Weight {
		Weight::from_parts(400_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn expire_claim() -> Weight {
		Weight::from_parts(400_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn deliver_task() -> Weight {
		Weight::from_parts(900_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn close_task() -> Weight {
		Weight::from_parts(400_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn start_import() -> Weight {
		Weight::from_parts(300_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn finish_import() -> Weight {
		Weight::from_parts(300_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn drop_import() -> Weight {
		Weight::from_parts(300_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn import_page(n: u32, ) -> Weight {
		Weight::from_parts(300_000_000, 4000)
			.saturating_add(Weight::from_parts(150_000_000, 300).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn undo_page(n: u32, ) -> Weight {
		Weight::from_parts(300_000_000, 4000)
			.saturating_add(Weight::from_parts(150_000_000, 300).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn decide() -> Weight {
		Weight::from_parts(700_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn measured() -> Weight {
		Weight::from_parts(400_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
}

/// The same, with the database weights of ParityDB: for tests.
impl WeightInfo for () {
	fn define_kind() -> Weight {
		Weight::from_parts(400_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_rate() -> Weight {
		Weight::from_parts(250_000_000, 3700)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_multipliers() -> Weight {
		Weight::from_parts(350_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_limits() -> Weight {
		Weight::from_parts(250_000_000, 3700)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn retire_kind() -> Weight {
		Weight::from_parts(250_000_000, 3700)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn allow_logger() -> Weight {
		Weight::from_parts(300_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn revoke_logger() -> Weight {
		Weight::from_parts(150_000_000, 4100)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn clear_consents() -> Weight {
		Weight::from_parts(150_000_000, 4100)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn log() -> Weight {
		Weight::from_parts(800_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(18_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn set_gift() -> Weight {
		Weight::from_parts(200_000_000, 4100)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn correct() -> Weight {
		Weight::from_parts(1_000_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(22_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn take_back() -> Weight {
		Weight::from_parts(700_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn compensate() -> Weight {
		Weight::from_parts(350_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn judge() -> Weight {
		Weight::from_parts(900_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn close() -> Weight {
		Weight::from_parts(700_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn contribute_cash() -> Weight {
		Weight::from_parts(900_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(18_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn open_task() -> Weight {
		Weight::from_parts(500_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn claim_task() -> Weight {
		Weight::from_parts(300_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn unclaim_task() -> Weight {
		Weight::from_parts(400_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn expire_claim() -> Weight {
		Weight::from_parts(400_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn deliver_task() -> Weight {
		Weight::from_parts(900_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(20_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn close_task() -> Weight {
		Weight::from_parts(400_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn start_import() -> Weight {
		Weight::from_parts(300_000_000, 4000)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn finish_import() -> Weight {
		Weight::from_parts(300_000_000, 4000)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn drop_import() -> Weight {
		Weight::from_parts(300_000_000, 4000)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn import_page(n: u32, ) -> Weight {
		Weight::from_parts(300_000_000, 4000)
			.saturating_add(Weight::from_parts(150_000_000, 300).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn undo_page(n: u32, ) -> Weight {
		Weight::from_parts(300_000_000, 4000)
			.saturating_add(Weight::from_parts(150_000_000, 300).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn decide() -> Weight {
		Weight::from_parts(700_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn measured() -> Weight {
		Weight::from_parts(400_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
}
