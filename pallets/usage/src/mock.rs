// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real custody, networks, contributions, shares, value
//! equations, money, assets and holds.

use crate::{self as pallet_usage, Event};
use frame_support::{parameter_types, traits::ConstU128, weights::Weight};
use ovn_math::settlement::standing::Status;
use ovn_primitives::{traits::Licences, Party, ScopeId};

ovn_test_support::chain! {
	pub enum Test {
		Networks: pallet_networks,
		Contributing: pallet_contributions,
		Evaluating: pallet_evaluation,
		Shares: pallet_shares,
		Equations: pallet_value_equation,
		Custody: pallet_custody,
		Usage: pallet_usage,
	}
}
ovn_test_support::networks! {
	type OnTierChanged = Evaluating;
}
ovn_test_support::contributions! {
	type OnAccepted = (Shares, Evaluating);
	type OnRateChanged = Equations;
	type PeerEvaluation = Evaluating;
}
ovn_test_support::evaluation! {}
ovn_test_support::shares! {}
ovn_test_support::value_equation! {}
ovn_test_support::custody! {
	type BlocksPerDay = BlocksPerDay;
	type Halted = Braked;
	type OnOutOfOrder = Usage;
}
ovn_test_support::usage! {
	type BlocksPerDay = BlocksPerDay;
	type ConfirmWindow = ConfirmWindow;
	type CreditLinePrice = ConstU128<CREDIT_LINE>;
	type DecisionWindow = DecisionWindow;
	type DefaultPerAgent = DefaultPerAgent;
	type Halted = Braked;
	type Licences = LicenceStatus;
	type MaxHorizon = MaxHorizon;
	type NoShowAfter = NoShowAfter;
	type Reputation = Evaluating;
	type Stopped = Braked;
}
ovn_test_support::lab! {}
ovn_test_support::things! {}
ovn_test_support::genesis! { rich: [PAYER], pots: [Shares, Equations] }

/// What a credit line costs, for it stays.
pub const CREDIT_LINE: u128 = 2_000;

parameter_types! {
	/// Whether a brake stops calls.
	pub static Braked: bool = false;
	/// How everybody stands with the lab. What contracts make of it is tested in the runtime.
	pub static LicenceStatus: Status = Status::Commercial;
	pub static BlocksPerDay: u64 = DAY;
	pub static ConfirmWindow: u64 = 3 * DAY;
	pub static DecisionWindow: u64 = 14 * DAY;
	pub static DefaultPerAgent: u16 = 4;
	pub static MaxHorizon: u64 = 90 * DAY;
	pub static NoShowAfter: u64 = 2;
}

impl Licences<u64> for LicenceStatus {
	fn status(licensor: ScopeId, party: &Party<u64>) -> Status {
		assert!(
			pallet_networks::Scopes::<Test>::contains_key(licensor)
				&& matches!(party, Party::Agent(_))
		);
		Self::get()
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// Checks the invariants.
pub fn check_state() {
	Custody::do_try_state().unwrap();
	Usage::do_try_state().unwrap();
}
