// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_custody`, estimated: `scripts/bench.sh` measures them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_custody`.
pub trait WeightInfo {
	fn register() -> Weight;
	fn validate() -> Weight;
	fn set_settings() -> Weight;
	fn set_access() -> Weight;
	fn advance() -> Weight;
	fn hibernate() -> Weight;
	fn wake() -> Weight;
	fn deprecate() -> Weight;
	fn offer_custody() -> Weight;
	fn accept_custody() -> Weight;
	fn cancel_offer() -> Weight;
	fn decline_custody() -> Weight;
	fn flag_custodian() -> Weight;
	fn answer_flag() -> Weight;
	fn withdraw_flag() -> Weight;
	fn appoint_interim() -> Weight;
	fn withdraw_approval() -> Weight;
	fn link() -> Weight;
	fn permit() -> Weight;
	fn report_incident() -> Weight;
	fn report_found() -> Weight;
	fn open_maintenance() -> Weight;
	fn complete_maintenance() -> Weight;
	fn move_resource() -> Weight;
	fn propose_amendment() -> Weight;
	fn consent() -> Weight;
	fn drop_amendment() -> Weight;
	fn declare_end() -> Weight;
	fn name_validator() -> Weight;
	fn validate_end() -> Weight;
	fn challenge_end() -> Weight;
	fn challenge_as_owner() -> Weight;
	fn decide_challenge() -> Weight;
	fn dispose() -> Weight;
	fn drop_end() -> Weight;
	fn pay_salvage() -> Weight;
	fn clear_ballot() -> Weight;
	fn bought() -> Weight;
	fn set_booking_rules() -> Weight;
	fn set_use_terms() -> Weight;
	fn set_own_tariffs() -> Weight;
	fn book() -> Weight;
	fn cancel_booking() -> Weight;
	fn release_booking() -> Weight;
	fn start_use() -> Weight;
	fn extend_use() -> Weight;
	fn end_use() -> Weight;
	fn report_meter() -> Weight;
	fn confirm_use() -> Weight;
	fn dispute_use() -> Weight;
	fn decide_use() -> Weight;
	fn settle_use() -> Weight;
	fn deliver() -> Weight;
	fn open_account() -> Weight;
	fn allow_account() -> Weight;
	fn pay_account() -> Weight;
}

/// The estimates: processing time in microseconds, reads and writes.
macro_rules! estimates {
	() => {
		fn register() -> Weight { Self::estimate(300, 6, 6) }
		fn validate() -> Weight { Self::estimate(150, 3, 1) }
		fn set_settings() -> Weight { Self::estimate(200, 7, 1) }
		fn set_access() -> Weight { Self::estimate(200, 5, 1) }
		fn advance() -> Weight { Self::estimate(250, 7, 2) }
		fn hibernate() -> Weight { Self::estimate(250, 7, 2) }
		fn wake() -> Weight { Self::estimate(250, 7, 2) }
		fn deprecate() -> Weight { Self::estimate(200, 5, 1) }
		fn offer_custody() -> Weight { Self::estimate(350, 7, 12) }
		fn accept_custody() -> Weight { Self::estimate(900, 22, 29) }
		fn cancel_offer() -> Weight { Self::estimate(350, 5, 11) }
		fn decline_custody() -> Weight { Self::estimate(250, 2, 9) }
		fn flag_custodian() -> Weight { Self::estimate(250, 6, 1) }
		fn answer_flag() -> Weight { Self::estimate(250, 3, 3) }
		fn withdraw_flag() -> Weight { Self::estimate(200, 4, 1) }
		fn appoint_interim() -> Weight { Self::estimate(350, 7, 11) }
		fn withdraw_approval() -> Weight { Self::estimate(150, 1, 1) }
		fn link() -> Weight { Self::estimate(900, 70, 2) }
		fn permit() -> Weight { Self::estimate(250, 4, 2) }
		fn report_incident() -> Weight { Self::estimate(300, 6, 2) }
		fn report_found() -> Weight { Self::estimate(250, 6, 1) }
		fn open_maintenance() -> Weight { Self::estimate(300, 3, 3) }
		fn complete_maintenance() -> Weight { Self::estimate(300, 4, 3) }
		fn move_resource() -> Weight { Self::estimate(250, 3, 2) }
		fn propose_amendment() -> Weight { Self::estimate(300, 10, 3) }
		fn consent() -> Weight { Self::estimate(400, 8, 6) }
		fn drop_amendment() -> Weight { Self::estimate(250, 5, 2) }
		fn declare_end() -> Weight { Self::estimate(300, 10, 3) }
		fn name_validator() -> Weight { Self::estimate(500, 15, 4) }
		fn validate_end() -> Weight { Self::estimate(400, 16, 1) }
		fn challenge_end() -> Weight { Self::estimate(300, 8, 1) }
		fn challenge_as_owner() -> Weight { Self::estimate(400, 11, 3) }
		fn decide_challenge() -> Weight { Self::estimate(300, 6, 2) }
		fn dispose() -> Weight { Self::estimate(900, 20, 25) }
		fn drop_end() -> Weight { Self::estimate(250, 5, 2) }
		fn pay_salvage() -> Weight { Self::estimate(1_500, 35, 25) }
		fn clear_ballot() -> Weight { Self::estimate(1_500, 104, 100) }
		fn bought() -> Weight { Self::estimate(500, 9, 8) }
		fn set_booking_rules() -> Weight { Self::estimate(200, 8, 2) }
		fn set_use_terms() -> Weight { Self::estimate(150, 7, 1) }
		fn set_own_tariffs() -> Weight { Self::estimate(150, 5, 1) }
		fn book() -> Weight { Self::estimate(500, 22, 7) }
		fn cancel_booking() -> Weight { Self::estimate(500, 14, 9) }
		fn release_booking() -> Weight { Self::estimate(500, 14, 9) }
		fn start_use() -> Weight { Self::estimate(800, 40, 11) }
		fn extend_use() -> Weight { Self::estimate(300, 9, 4) }
		fn end_use() -> Weight { Self::estimate(400, 16, 7) }
		fn report_meter() -> Weight { Self::estimate(300, 11, 5) }
		fn confirm_use() -> Weight { Self::estimate(2_500, 62, 40) }
		fn dispute_use() -> Weight { Self::estimate(200, 10, 1) }
		fn decide_use() -> Weight { Self::estimate(2_500, 64, 40) }
		fn settle_use() -> Weight { Self::estimate(2_500, 64, 44) }
		fn deliver() -> Weight { Self::estimate(1_500, 40, 28) }
		fn open_account() -> Weight { Self::estimate(150, 6, 1) }
		fn allow_account() -> Weight { Self::estimate(150, 5, 1) }
		fn pay_account() -> Weight { Self::estimate(1_500, 40, 28) }
	};
}

/// Weights of `pallet_custody` with the runtime's own database weights.
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
	fn register() -> Weight { Estimate::register() }
	fn validate() -> Weight { Estimate::validate() }
	fn set_settings() -> Weight { Estimate::set_settings() }
	fn set_access() -> Weight { Estimate::set_access() }
	fn advance() -> Weight { Estimate::advance() }
	fn hibernate() -> Weight { Estimate::hibernate() }
	fn wake() -> Weight { Estimate::wake() }
	fn deprecate() -> Weight { Estimate::deprecate() }
	fn offer_custody() -> Weight { Estimate::offer_custody() }
	fn accept_custody() -> Weight { Estimate::accept_custody() }
	fn cancel_offer() -> Weight { Estimate::cancel_offer() }
	fn decline_custody() -> Weight { Estimate::decline_custody() }
	fn flag_custodian() -> Weight { Estimate::flag_custodian() }
	fn answer_flag() -> Weight { Estimate::answer_flag() }
	fn withdraw_flag() -> Weight { Estimate::withdraw_flag() }
	fn appoint_interim() -> Weight { Estimate::appoint_interim() }
	fn withdraw_approval() -> Weight { Estimate::withdraw_approval() }
	fn link() -> Weight { Estimate::link() }
	fn permit() -> Weight { Estimate::permit() }
	fn report_incident() -> Weight { Estimate::report_incident() }
	fn report_found() -> Weight { Estimate::report_found() }
	fn open_maintenance() -> Weight { Estimate::open_maintenance() }
	fn complete_maintenance() -> Weight { Estimate::complete_maintenance() }
	fn move_resource() -> Weight { Estimate::move_resource() }
	fn propose_amendment() -> Weight { Estimate::propose_amendment() }
	fn consent() -> Weight { Estimate::consent() }
	fn drop_amendment() -> Weight { Estimate::drop_amendment() }
	fn declare_end() -> Weight { Estimate::declare_end() }
	fn name_validator() -> Weight { Estimate::name_validator() }
	fn validate_end() -> Weight { Estimate::validate_end() }
	fn challenge_end() -> Weight { Estimate::challenge_end() }
	fn challenge_as_owner() -> Weight { Estimate::challenge_as_owner() }
	fn decide_challenge() -> Weight { Estimate::decide_challenge() }
	fn dispose() -> Weight { Estimate::dispose() }
	fn drop_end() -> Weight { Estimate::drop_end() }
	fn pay_salvage() -> Weight { Estimate::pay_salvage() }
	fn clear_ballot() -> Weight { Estimate::clear_ballot() }
	fn bought() -> Weight { Estimate::bought() }
	fn set_booking_rules() -> Weight { Estimate::set_booking_rules() }
	fn set_use_terms() -> Weight { Estimate::set_use_terms() }
	fn set_own_tariffs() -> Weight { Estimate::set_own_tariffs() }
	fn book() -> Weight { Estimate::book() }
	fn cancel_booking() -> Weight { Estimate::cancel_booking() }
	fn release_booking() -> Weight { Estimate::release_booking() }
	fn start_use() -> Weight { Estimate::start_use() }
	fn extend_use() -> Weight { Estimate::extend_use() }
	fn end_use() -> Weight { Estimate::end_use() }
	fn report_meter() -> Weight { Estimate::report_meter() }
	fn confirm_use() -> Weight { Estimate::confirm_use() }
	fn dispute_use() -> Weight { Estimate::dispute_use() }
	fn decide_use() -> Weight { Estimate::decide_use() }
	fn settle_use() -> Weight { Estimate::settle_use() }
	fn deliver() -> Weight { Estimate::deliver() }
	fn open_account() -> Weight { Estimate::open_account() }
	fn allow_account() -> Weight { Estimate::allow_account() }
	fn pay_account() -> Weight { Estimate::pay_account() }
}
