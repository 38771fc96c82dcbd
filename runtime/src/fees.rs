// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The price of a transaction.
//!
//! A fee is `multiplier x weight fee + length fee + tip`. The weight fee is a polynomial of the
//! weight that was measured for the call: a straight line through the origin on which the base
//! weight of a transaction costs one thousandth of a token. The multiplier follows demand: it grows
//! while blocks are fuller than a quarter and shrinks while they are emptier. Fees and tips go
//! whole to the treasury of the global scope.
//!
//! A scope can pay the fees of its people: [`SponsoredCalls`] says for which calls.
//! [`FirstBallots`] cost nobody anything.

use crate::{
	constants::currency::{MICRO_OVN, MILLI_OVN},
	weights::extrinsic_weights::ExtrinsicBaseWeight,
	AccountId, AssetKind, Balance, Balances, Governance, Networks, Runtime, RuntimeCall,
	TransactionPayment, UncheckedExtrinsic,
};
use frame_support::{
	dispatch::GetDispatchInfo as _,
	parameter_types,
	traits::tokens::imbalance::ResolveTo,
	weights::{
		ConstantMultiplier, WeightToFeeCoefficient, WeightToFeeCoefficients, WeightToFeePolynomial,
	},
};
use ovn_primitives::{Purse, ScopeId, GLOBAL_SCOPE};
use pallet_networks::{fees::SponsoredFees, Sponsoring};
use pallet_transaction_payment::{Multiplier, TargetedFeeAdjustment};
use sp_runtime::{
	generic::Preamble,
	traits::{Bounded, StaticLookup},
	FixedPointNumber, Perbill, Perquintill,
};

parameter_types! {
	/// The fee of a byte of a transaction: one millionth of a token.
	pub const TransactionByteFee: Balance = MICRO_OVN;
	/// The fullness of blocks at which the multiplier stays as it is: a quarter of the normal weight.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// How fast the multiplier follows demand: a day of full blocks multiplies it by about five.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(75, 1_000_000);
	/// The least multiplier: an idle chain charges a tenth.
	pub MinimumMultiplier: Multiplier = Multiplier::saturating_from_rational(1, 10);
	/// The greatest multiplier: no bound but the type's.
	pub MaximumMultiplier: Multiplier = Bounded::max_value();
	/// The account that fees and tips go to: the treasury of the global scope.
	pub FeePot: AccountId =
		Networks::pot_account(GLOBAL_SCOPE, Purse::Treasury, &AssetKind::Native);
}

/// The fee of a weight, in base units.
pub struct WeightToFee;

impl WeightToFeePolynomial for WeightToFee {
	type Balance = Balance;

	fn polynomial() -> WeightToFeeCoefficients<Balance> {
		let base = Balance::from(ExtrinsicBaseWeight::get().ref_time());
		[WeightToFeeCoefficient {
			coeff_integer: MILLI_OVN.checked_div(base).unwrap_or(1),
			coeff_frac: Perbill::from_rational(MILLI_OVN.checked_rem(base).unwrap_or(0), base),
			negative: false,
			degree: 1,
		}]
		.into_iter()
		.collect()
	}
}

/// The fee of a length in bytes, in base units.
pub type LengthToFee = ConstantMultiplier<Balance, TransactionByteFee>;

/// How the multiplier follows demand.
pub type FeeMultiplierUpdate = TargetedFeeAdjustment<
	Runtime,
	TargetBlockFullness,
	AdjustmentVariable,
	MinimumMultiplier,
	MaximumMultiplier,
>;

/// Takes fees from the signer, or from the scope that sponsors it, and gives them, tips included, to
/// [`FeePot`].
pub type ChargeFees = SponsoredFees<
	pallet_transaction_payment::FungibleAdapter<Balances, ResolveTo<FeePot, Balances>>,
	SponsoredCalls,
	FirstBallots,
>;

/// The calls that a scope pays for: what its people do for it, and every way out of a state that they are
/// in, so that who has no tokens can bring to an end what it began.
///
/// Left out are decisions of a scope, which those make who can spend its money; what moves the signer's own
/// money or takes a deposit of it; and tidying that serves nobody in particular. The test
/// `every_call_is_either_sponsored_or_left_out_for_a_reason` has the whole list.
pub struct SponsoredCalls;

impl pallet_networks::fees::SponsoredCalls<RuntimeCall> for SponsoredCalls {
	fn scope(call: &RuntimeCall) -> Option<ScopeId> {
		use pallet_budgeting::{Call as Budgeting, Rounds};
		use pallet_contributions::Call as Contributions;
		use pallet_crowdfunding::{Call as Crowdfunding, Plans};
		use pallet_evaluation::Call as Evaluation;
		use pallet_fiat::{Call as Fiat, Custodians, Requests};
		use pallet_governance::Call as Governance;
		use pallet_networks::Call as Networks;
		use pallet_shares::Call as Shares;
		match call {
			RuntimeCall::Networks(
				Networks::join { scope, .. }
				| Networks::leave { scope }
				| Networks::sign_agreement { scope, .. }
				| Networks::decline_invitation { scope }
				| Networks::pass_invitation { scope, .. }
				| Networks::endorse_grant { scope, .. }
				| Networks::endorse_revocation { scope, .. }
				| Networks::resign_role { scope, .. },
			)
			| RuntimeCall::Contributions(
				Contributions::log { scope, .. }
				| Contributions::allow_logger { scope, .. }
				| Contributions::revoke_logger { scope, .. }
				| Contributions::claim_task { scope, .. }
				| Contributions::unclaim_task { scope, .. }
				| Contributions::deliver_task { scope, .. },
			)
			| RuntimeCall::Governance(
				Governance::propose { scope, .. }
				| Governance::enrol { scope }
				| Governance::confirm { scope }
				| Governance::nominate { scope, .. }
				| Governance::represent { scope, .. }
				| Governance::end_representation { scope, .. },
			) => Some(*scope),
			RuntimeCall::Governance(
				Governance::back { id }
				| Governance::unback { id }
				| Governance::withdraw { id }
				| Governance::call_again { id }
				| Governance::escalate { id }
				| Governance::vote { id, .. }
				| Governance::vote_for { id, .. }
				| Governance::close { id }
				| Governance::execute { id, .. }
				| Governance::clear { id, .. },
			) => Some(id.scope),
			RuntimeCall::Contributions(
				Contributions::set_gift { id, .. }
				| Contributions::correct { id, .. }
				| Contributions::compensate { id, .. }
				| Contributions::review { id, .. }
				| Contributions::close_review { id },
			)
			| RuntimeCall::Evaluation(
				Evaluation::evaluate { id, .. }
				| Evaluation::finalise { id }
				| Evaluation::reopen { id }
				| Evaluation::retry_decision { id },
			) => Some(id.scope),
			RuntimeCall::Evaluation(
				Evaluation::settle { network, .. }
				| Evaluation::claim_tokens { network, .. }
				| Evaluation::wake { network }
				| Evaluation::pay_reward { network, .. },
			) => Some(*network),
			RuntimeCall::Crowdfunding(
				Crowdfunding::contribute { campaign, .. }
				| Crowdfunding::contribute_from_claims { campaign, .. }
				| Crowdfunding::withdraw { campaign }
				| Crowdfunding::object { campaign },
			) => Plans::<Runtime>::get(campaign).map(|terms| terms.scope),
			RuntimeCall::Budgeting(
				Budgeting::fund_round { round, .. } | Budgeting::allocate { round, .. },
			) => Rounds::<Runtime>::get(round).map(|record| record.scope),
			RuntimeCall::Fiat(Fiat::confirm { request } | Fiat::deny { request, .. }) => {
				let custodian = Requests::<Runtime>::get(request)?.custodian;
				Custodians::<Runtime>::get(custodian).map(|record| record.network)
			},
			RuntimeCall::Shares(Shares::refuse_binding { scope, .. }) => Some(*scope),
			RuntimeCall::Shares(Shares::retry_credit { contribution }) => Some(contribution.scope),
			// Of one scope's books: another scope's claims are not for its purse.
			RuntimeCall::Shares(Shares::claim { positions, .. }) => {
				let scope = positions.first()?.0.scope()?;
				positions.iter().all(|(book, _)| book.scope() == Some(scope)).then_some(scope)
			},
			_ => None,
		}
	}
}

/// The first ballot of a voter on a proposal, some of them a day: whoever may decide can, also
/// without tokens and where no scope pays. Nothing else is free.
pub struct FirstBallots;

impl pallet_networks::fees::FreeCalls<AccountId, RuntimeCall> for FirstBallots {
	fn is_free(who: &AccountId, call: &RuntimeCall) -> bool {
		let RuntimeCall::Governance(pallet_governance::Call::vote { id, choice, reason }) = call
		else {
			return false;
		};
		Governance::is_free(*id, who.clone(), *choice, *reason)
	}
}

/// Whether a transaction costs its signer nothing, as things stand: a scope pays, or it is free. A
/// wallet that asks for the fee has not signed yet: the signature is not looked at.
pub fn is_sponsored(transaction: &UncheckedExtrinsic, length: u32) -> bool {
	let Preamble::Signed(address, _, extension) = &transaction.preamble else { return false };
	let Ok(who) = <Runtime as frame_system::Config>::Lookup::lookup(address.clone()) else {
		return false;
	};
	let info = transaction.get_dispatch_info();
	let fee = TransactionPayment::compute_fee(length, &info, 0);
	let (.., charge, _, _) = extension;
	if ChargeFees::is_free::<Runtime>(&who, &transaction.function, charge.tip()) {
		return true;
	}
	let sponsoring =
		ChargeFees::sponsoring::<Runtime>(&who, &transaction.function, fee, charge.tip());
	matches!(sponsoring, Sponsoring::By(_))
}

/// Gives the dust of accounts that fell below the existential deposit to [`FeePot`].
pub type DustToPot = ResolveTo<FeePot, Balances>;
