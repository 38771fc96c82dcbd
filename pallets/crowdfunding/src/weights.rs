// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_crowdfunding`, estimated: `scripts/bench.sh` measures them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_crowdfunding`.
pub trait WeightInfo {
	fn create() -> Weight;
	fn contribute() -> Weight;
	fn contribute_from_claims(p: u32, ) -> Weight;
	fn withdraw() -> Weight;
	fn cancel() -> Weight;
	fn propose_release() -> Weight;
	fn object() -> Weight;
	fn execute_release() -> Weight;
	fn settle_investment() -> Weight;
	fn lower_price() -> Weight;
	fn complete() -> Weight;
	fn refund() -> Weight;
	fn refund_page(p: u32, ) -> Weight;
	fn expire() -> Weight;
	fn redeem() -> Weight;
	fn offer_redemption() -> Weight;
	fn accept_redemption() -> Weight;
	fn withdraw_offer() -> Weight;
	fn conclude() -> Weight;
	fn open_pot() -> Weight;
	fn open_round() -> Weight;
	fn fund_round() -> Weight;
	fn match_round() -> Weight;
	fn propose_bucket() -> Weight;
	fn drop_bucket() -> Weight;
	fn allocate() -> Weight;
	fn close_round() -> Weight;
	fn pay_bucket() -> Weight;
	fn lapse_bucket() -> Weight;
	fn return_funding() -> Weight;
	fn return_page(p: u32, ) -> Weight;
	fn clear_bucket() -> Weight;
}

/// The estimates: processing time in microseconds, reads and writes.
macro_rules! estimates {
	() => {
		fn create() -> Weight {
			Self::estimate(700, 14, 6)
		}
		fn contribute() -> Weight {
			Self::estimate(700, 16, 13)
		}
		fn contribute_from_claims(p: u32, ) -> Weight {
			Self::estimate(500, 14, 9).saturating_add(Self::estimate(400, 8, 6).saturating_mul(p.into()))
		}
		fn withdraw() -> Weight {
			Self::estimate(600, 12, 11)
		}
		fn cancel() -> Weight {
			Self::estimate(250, 6, 2)
		}
		fn propose_release() -> Weight {
			Self::estimate(300, 9, 1)
		}
		fn object() -> Weight {
			Self::estimate(150, 3, 2)
		}
		fn execute_release() -> Weight {
			Self::estimate(700, 12, 8)
		}
		fn settle_investment() -> Weight {
			Self::estimate(600, 12, 10)
		}
		fn lower_price() -> Weight {
			Self::estimate(250, 6, 1)
		}
		fn complete() -> Weight {
			Self::estimate(250, 6, 2)
		}
		fn refund() -> Weight {
			Self::estimate(600, 13, 11)
		}
		fn refund_page(p: u32, ) -> Weight {
			Self::estimate(300, 8, 3).saturating_add(Self::estimate(550, 9, 9).saturating_mul(p.into()))
		}
		fn expire() -> Weight {
			Self::estimate(250, 6, 2)
		}
		fn redeem() -> Weight {
			Self::estimate(700, 16, 12)
		}
		fn offer_redemption() -> Weight {
			Self::estimate(400, 9, 4)
		}
		fn accept_redemption() -> Weight {
			Self::estimate(900, 18, 14)
		}
		fn withdraw_offer() -> Weight {
			Self::estimate(400, 9, 4)
		}
		fn conclude() -> Weight {
			Self::estimate(400, 9, 7)
		}
		fn open_pot() -> Weight {
			Self::estimate(600, 11, 7)
		}
		fn open_round() -> Weight {
			Self::estimate(300, 9, 3)
		}
		fn fund_round() -> Weight {
			Self::estimate(400, 9, 5)
		}
		fn match_round() -> Weight {
			Self::estimate(400, 11, 5)
		}
		fn propose_bucket() -> Weight {
			Self::estimate(400, 8, 4)
		}
		fn drop_bucket() -> Weight {
			Self::estimate(350, 8, 4)
		}
		fn allocate() -> Weight {
			Self::estimate(250, 4, 2)
		}
		fn close_round() -> Weight {
			Self::estimate(300, 5, 3)
		}
		fn pay_bucket() -> Weight {
			Self::estimate(500, 11, 6)
		}
		fn lapse_bucket() -> Weight {
			Self::estimate(300, 5, 3)
		}
		fn return_funding() -> Weight {
			Self::estimate(500, 9, 8)
		}
		fn return_page(p: u32, ) -> Weight {
			Self::estimate(300, 5, 3).saturating_add(Self::estimate(400, 4, 4).saturating_mul(p.into()))
		}
		fn clear_bucket() -> Weight {
			Self::estimate(250, 5, 3)
		}
	};
}

/// Weights of `pallet_crowdfunding` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> SubstrateWeight<T> {
	fn estimate(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros * 1_000_000, 3_000 * reads)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	estimates!();
}

struct Estimate;
impl Estimate {
	fn estimate(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros * 1_000_000, 3_000 * reads)
			.saturating_add(ParityDbWeight::get().reads_writes(reads, writes))
	}
}
impl WeightInfo for Estimate {
	estimates!();
}

/// For tests: with the database weights of ParityDB.
impl WeightInfo for () {
	fn create() -> Weight { Estimate::create() }
	fn contribute() -> Weight { Estimate::contribute() }
	fn contribute_from_claims(p: u32, ) -> Weight { Estimate::contribute_from_claims(p) }
	fn withdraw() -> Weight { Estimate::withdraw() }
	fn cancel() -> Weight { Estimate::cancel() }
	fn propose_release() -> Weight { Estimate::propose_release() }
	fn object() -> Weight { Estimate::object() }
	fn execute_release() -> Weight { Estimate::execute_release() }
	fn settle_investment() -> Weight { Estimate::settle_investment() }
	fn lower_price() -> Weight { Estimate::lower_price() }
	fn complete() -> Weight { Estimate::complete() }
	fn refund() -> Weight { Estimate::refund() }
	fn refund_page(p: u32, ) -> Weight { Estimate::refund_page(p) }
	fn expire() -> Weight { Estimate::expire() }
	fn redeem() -> Weight { Estimate::redeem() }
	fn offer_redemption() -> Weight { Estimate::offer_redemption() }
	fn accept_redemption() -> Weight { Estimate::accept_redemption() }
	fn withdraw_offer() -> Weight { Estimate::withdraw_offer() }
	fn conclude() -> Weight { Estimate::conclude() }
	fn open_pot() -> Weight { Estimate::open_pot() }
	fn open_round() -> Weight { Estimate::open_round() }
	fn fund_round() -> Weight { Estimate::fund_round() }
	fn match_round() -> Weight { Estimate::match_round() }
	fn propose_bucket() -> Weight { Estimate::propose_bucket() }
	fn drop_bucket() -> Weight { Estimate::drop_bucket() }
	fn allocate() -> Weight { Estimate::allocate() }
	fn close_round() -> Weight { Estimate::close_round() }
	fn pay_bucket() -> Weight { Estimate::pay_bucket() }
	fn lapse_bucket() -> Weight { Estimate::lapse_bucket() }
	fn return_funding() -> Weight { Estimate::return_funding() }
	fn return_page(p: u32, ) -> Weight { Estimate::return_page(p) }
	fn clear_bucket() -> Weight { Estimate::clear_bucket() }
}
