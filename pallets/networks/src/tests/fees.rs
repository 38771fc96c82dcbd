// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Fees that a scope pays. Every one is taken from a real transaction: withdrawn before the call, and
//! corrected after it.

use super::*;
use crate::{fees::SponsoredFees, Allowances, Refusal, Sponsoring, Sponsorships};
use frame_support::assert_storage_noop;
use pallet_transaction_payment::FungibleAdapter;

/// A network of 1 that pays for its people from plenty, and invited the newcomer as a contributor.
fn sponsoring_network(policy: SponsorPolicyOf<Test>) -> ScopeId {
	let scope = network(1);
	fund_sponsor(scope, ENDOWMENT);
	sponsor(1, scope, policy);
	assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
	scope
}

/// What the sponsor's pot has.
fn sponsor_free(scope: ScopeId) -> u128 {
	free(purse(scope, Purse::Sponsor))
}

fn join(scope: ScopeId) -> RuntimeCall {
	Call::join { scope, agreement: None }.into()
}

/// A call that fails: there is no agreement to sign.
fn failing(scope: ScopeId) -> RuntimeCall {
	Call::sign_agreement { scope, version: 1 }.into()
}

/// The error of [`failing`].
fn no_agreement() -> DispatchResult {
	Err(Error::<Test>::AgreementNotFound.into())
}

fn custom(code: u8) -> Outcome {
	Err(InvalidTransaction::Custom(code).into())
}

fn payment() -> Outcome {
	Err(InvalidTransaction::Payment.into())
}

/// How many fees scopes have paid.
fn sponsored_fees() -> usize {
	events().into_iter().filter(|event| matches!(event, Event::FeeSponsored { .. })).count()
}

#[test]
fn fee_is_paid_by_the_scope_when_a_newcomer_without_tokens_joins() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		let fee = fee(join(scope));
		let before = sponsor_free(scope);

		assert_eq!(submit(NEWCOMER, join(scope)), Ok(Ok(())));

		assert_eq!(free(NEWCOMER), 0);
		assert_eq!(sponsor_free(scope), before - fee);
		assert_eq!(System::account_nonce(NEWCOMER), 1);
		assert_eq!(Allowances::<Test>::get(scope, NEWCOMER).used, fee);
		assert_eq!(Sponsorships::<Test>::get(scope).unwrap().spent, fee);
		assert_eq!(
			last_event(),
			Event::FeeSponsored { scope, who: NEWCOMER, fee, used: fee, spent: fee }
		);
	});
}

#[test]
fn fee_is_refused_when_nobody_invited_the_newcomer() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		assert_storage_noop!(assert_eq!(submit(101, join(scope)), payment()));
	});
}

#[test]
fn fee_is_refused_when_the_scope_has_no_policy() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));
		assert_storage_noop!(assert_eq!(submit(NEWCOMER, join(scope)), payment()));
	});
}

#[test]
fn fee_is_refused_when_the_invitation_has_expired() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		run_to_block(1 + 30 * DAY - 1);
		let decline = Call::decline_invitation { scope };
		let info = |call: Call<Test>| {
			<SponsoredFees<(), Sponsored>>::sponsoring::<Test>(&NEWCOMER, &call.into(), 1, 0)
		};
		assert_eq!(info(decline.clone()), Sponsoring::By(scope));
		run_blocks(1);
		assert_eq!(info(decline.clone()), Sponsoring::Nobody);
		assert_storage_noop!(assert_eq!(submit(NEWCOMER, decline), payment()));
	});
}

#[test]
fn fee_is_paid_by_the_scope_when_a_newcomer_declines() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		let before = sponsor_free(scope);
		let call = Call::decline_invitation { scope };
		let fee = fee(call.clone());

		assert_eq!(submit(NEWCOMER, call), Ok(Ok(())));
		assert_eq!(sponsor_free(scope), before - fee);
		// That was the last thing the scope pays.
		assert_storage_noop!(assert_eq!(submit(NEWCOMER, join(scope)), payment()));
	});
}

#[test]
fn fee_is_paid_by_the_scope_when_a_member_leaves() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		assert_eq!(submit(NEWCOMER, join(scope)), Ok(Ok(())));
		let leave = Call::leave { scope };
		let (before, used) = (sponsor_free(scope), fee(join(scope)));

		assert_eq!(submit(NEWCOMER, leave.clone()), Ok(Ok(())));
		assert_eq!(sponsor_free(scope), before - fee(leave.clone()));
		// What was used up stays known.
		assert_eq!(Allowances::<Test>::get(scope, NEWCOMER).used, used + fee(leave.clone()));
		assert_storage_noop!(assert_eq!(submit(NEWCOMER, leave), payment()));
	});
}

#[test]
fn fee_is_paid_by_the_scope_when_it_is_closed_and_a_member_leaves() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		assert_eq!(submit(NEWCOMER, join(scope)), Ok(Ok(())));
		assert_ok!(Networks::close_scope(signed(1), scope));
		let before = sponsor_free(scope);

		let leave = Call::leave { scope };
		assert_eq!(submit(NEWCOMER, leave.clone()), Ok(Ok(())));
		assert_eq!(sponsor_free(scope), before - fee(leave));
	});
}

#[test]
fn fee_counts_when_the_call_fails() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		let fee = fee(failing(scope));
		let before = sponsor_free(scope);

		// Invited, but no member yet.
		assert_eq!(submit(NEWCOMER, failing(scope)), Ok(Err(Error::<Test>::NotMember.into())));
		assert_eq!(sponsor_free(scope), before - fee);
		assert_eq!(
			last_event(),
			Event::FeeSponsored { scope, who: NEWCOMER, fee, used: fee, spent: fee }
		);

		assert_eq!(submit(NEWCOMER, failing(scope)), Ok(Err(Error::<Test>::NotMember.into())));
		assert_eq!(
			last_event(),
			Event::FeeSponsored { scope, who: NEWCOMER, fee, used: 2 * fee, spent: 2 * fee }
		);
	});
}

#[test]
fn fee_is_paid_by_the_signer_when_it_gives_a_tip() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Affiliate));
		let before = sponsor_free(scope);

		assert_eq!(submit_with_tip(2, 1, join(scope)), Ok(Ok(())));
		assert_eq!(free(2), ENDOWMENT - fee(join(scope)) - 1);
		assert_eq!(sponsor_free(scope), before);
		assert_eq!(sponsored_fees(), 0);

		assert_storage_noop!(assert_eq!(submit_with_tip(NEWCOMER, 1, join(scope)), payment()));
	});
}

#[test]
fn fee_is_paid_by_the_signer_when_the_call_is_wrapped() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Affiliate));
		let before = sponsor_free(scope);
		let inner = || Box::new(failing(scope));
		let wrapped: [RuntimeCall; 5] = [
			pallet_utility::Call::batch { calls: vec![failing(scope)] }.into(),
			pallet_utility::Call::batch_all { calls: vec![failing(scope)] }.into(),
			pallet_utility::Call::force_batch { calls: vec![failing(scope)] }.into(),
			pallet_utility::Call::as_derivative { index: 0, call: inner() }.into(),
			pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![1],
				call: inner(),
			}
			.into(),
		];
		for call in wrapped {
			assert_storage_noop!(assert_eq!(submit(NEWCOMER, call.clone()), payment()));
			let own = free(2);
			assert!(submit(2, call).is_ok());
			assert!(free(2) < own);
		}
		assert_eq!(sponsor_free(scope), before);
		assert_eq!(sponsored_fees(), 0);
	});
}

#[test]
fn fee_goes_back_to_the_scope_when_a_call_returns_weight() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		assert_eq!(scope, REFUNDING);
		let before = sponsor_free(scope);
		let (most, actual) = refunding_fees();
		assert!(actual < most);

		assert_eq!(submit(NEWCOMER, refunding()), Ok(Ok(())));

		assert_eq!(free(NEWCOMER), 0);
		assert_eq!(sponsor_free(scope), before - actual);
		assert_eq!(Allowances::<Test>::get(scope, NEWCOMER).used, actual);
		assert_eq!(
			last_event(),
			Event::FeeSponsored { scope, who: NEWCOMER, fee: actual, used: actual, spent: actual }
		);
	});
}

#[test]
fn fee_goes_back_to_the_signer_when_the_signer_paid() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(0, 0));
		let before = sponsor_free(scope);
		let most = fee(refunding());
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Affiliate));

		assert_eq!(submit(2, refunding()), Ok(Ok(())));
		assert!(free(2) > ENDOWMENT - most);
		assert_eq!(sponsor_free(scope), before);
		assert_eq!(Allowances::<Test>::get(scope, 2).used, 0);
	});
}

#[test]
fn fee_is_refused_with_code_101_when_the_allowance_is_used_up() {
	build_and_execute(|| {
		let scope = network(1);
		let fee = fee(failing(scope));
		fund_sponsor(scope, ENDOWMENT);
		sponsor(1, scope, policy(2 * fee - 1, ENDOWMENT));
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));

		assert!(submit(NEWCOMER, failing(scope)).is_ok());
		assert_storage_noop!(assert_eq!(submit(NEWCOMER, failing(scope)), custom(101)));
	});
}

#[test]
fn fee_is_refused_with_code_102_when_the_budget_of_the_day_is_used_up() {
	build_and_execute(|| {
		let scope = network(1);
		let fee = fee(failing(scope));
		fund_sponsor(scope, ENDOWMENT);
		sponsor(1, scope, policy(ENDOWMENT, 2 * fee - 1));
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));
		assert_ok!(Networks::invite(signed(1), scope, 101, Tier::Affiliate));

		assert!(submit(NEWCOMER, failing(scope)).is_ok());
		// The budget is that of all agents together.
		assert_storage_noop!(assert_eq!(submit(101, failing(scope)), custom(102)));
	});
}

#[test]
fn fee_is_refused_with_code_103_when_the_pot_has_only_its_endowment() {
	build_and_execute(|| {
		let scope = network(1);
		let fee = fee(failing(scope));
		fund_sponsor(scope, 2 * fee - 1);
		sponsor(1, scope, policy(ENDOWMENT, ENDOWMENT));
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));

		assert!(submit(NEWCOMER, failing(scope)).is_ok());
		assert_storage_noop!(assert_eq!(submit(NEWCOMER, failing(scope)), custom(103)));
		// To the last unit but the endowment.
		fund_sponsor(scope, 1);
		assert!(submit(NEWCOMER, failing(scope)).is_ok());
		assert_eq!(sponsor_free(scope), ED);
	});
}

#[test]
fn fee_is_paid_by_the_signer_when_the_scope_refuses_and_the_signer_can() {
	build_and_execute(|| {
		let scope = network(1);
		let fee = fee(failing(scope));
		let refusing = [
			(policy(fee - 1, ENDOWMENT), ENDOWMENT, Refusal::AllowanceUsedUp),
			(policy(ENDOWMENT, fee - 1), ENDOWMENT, Refusal::BudgetUsedUp),
			(policy(ENDOWMENT, ENDOWMENT), 0, Refusal::PotEmpty),
		];
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Affiliate));
		// The pot is empty first: funds come with the next case.
		for (policy, funds, refusal) in refusing.into_iter().rev() {
			fund_sponsor(scope, funds);
			sponsor(1, scope, policy);
			assert_eq!(Networks::sponsoring(scope, &2, fee), Sponsoring::Refused(refusal));
			let (own, of_scope) = (free(2), sponsor_free(scope));

			assert!(submit(2, failing(scope)).is_ok());
			assert_eq!(free(2), own - fee);
			assert_eq!(sponsor_free(scope), of_scope);
		}
		assert_eq!(sponsored_fees(), 0);
		assert_eq!(Allowances::<Test>::get(scope, 2).used, 0);
	});
}

#[test]
fn fee_is_refused_with_the_scopes_code_when_the_signer_would_fall_below_the_least_balance() {
	build_and_execute(|| {
		let scope = network(1);
		let fee = fee(failing(scope));
		sponsor(1, scope, policy(fee - 1, ENDOWMENT));
		assert_ok!(Balances::transfer_allow_death(signed(3), 102, fee + ED - 1));
		assert_ok!(Networks::invite(signed(1), scope, 102, Tier::Affiliate));
		assert_storage_noop!(assert_eq!(submit(102, failing(scope)), custom(101)));
		assert_ok!(Balances::transfer_allow_death(signed(3), 102, 1));
		assert!(submit(102, failing(scope)).is_ok());
		assert_eq!(free(102), ED);
	});
}

#[test]
fn fee_takes_the_same_way_in_the_pool_and_in_the_block() {
	build_and_execute(|| {
		// Two transactions that the pool takes each for itself; only one of them is paid for.
		let scope = network(1);
		let fee = fee(failing(scope));
		fund_sponsor(scope, ENDOWMENT);
		sponsor(1, scope, policy(fee, ENDOWMENT));
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));
		let [first, second] = [0, 1].map(|nonce| transaction(NEWCOMER, nonce, 0, failing(scope)));
		assert_eq!(validate(&first), Ok(()));
		assert_eq!(validate(&second), Ok(()));

		let before = sponsor_free(scope);
		assert!(apply(first).is_ok());
		assert_eq!(apply(second), custom(101));
		assert_eq!(sponsor_free(scope), before - fee);
	});
}

#[test]
fn transactions_cannot_be_replayed_when_the_scope_pays() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		let sent = transaction(NEWCOMER, 0, 0, join(scope));
		assert_eq!(apply(sent.clone()), Ok(Ok(())));
		let stale: TransactionValidityError = InvalidTransaction::Stale.into();
		assert_storage_noop!(assert_eq!(apply(sent.clone()), Err(stale)));

		// Not after leaving either, whatever is done to be rid of the account.
		assert_eq!(submit(NEWCOMER, Call::leave { scope }), Ok(Ok(())));
		assert_noop!(
			Networks::release_account(signed(1), scope, NEWCOMER),
			Error::<Test>::AccountInUse
		);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));
		assert_ok!(Networks::cancel_invitation(signed(1), scope, NEWCOMER));
		assert_eq!(System::account_nonce(NEWCOMER), 2);
		assert_storage_noop!(assert_eq!(apply(sent), Err(stale)));
	});
}

#[test]
fn allowance_refills_evenly_and_to_the_block() {
	build_and_execute(|| {
		// Ten fees in 200 blocks: one in twenty.
		let scope = network(1);
		let fee = fee(failing(scope));
		fund_sponsor(scope, ENDOWMENT);
		sponsor(1, scope, policy(10 * fee, ENDOWMENT));
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		for _ in 0..10 {
			assert!(submit(NEWCOMER, failing(scope)).is_ok());
		}
		assert_eq!(submit(NEWCOMER, failing(scope)), custom(101));

		run_blocks(19);
		assert_eq!(submit(NEWCOMER, failing(scope)), custom(101));
		run_blocks(1);
		assert!(submit(NEWCOMER, failing(scope)).is_ok());
		assert_eq!(submit(NEWCOMER, failing(scope)), custom(101));

		// Full after the whole period, and never more than full.
		for blocks in [200, 5_000] {
			run_blocks(blocks);
			for _ in 0..10 {
				assert!(submit(NEWCOMER, failing(scope)).is_ok());
			}
			assert_eq!(submit(NEWCOMER, failing(scope)), custom(101));
		}
	});
}

#[test]
fn budget_is_whole_again_with_the_next_day() {
	build_and_execute(|| {
		let scope = network(1);
		let fee = fee(failing(scope));
		fund_sponsor(scope, ENDOWMENT);
		sponsor(1, scope, policy(ENDOWMENT, fee));
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));
		assert!(submit(NEWCOMER, failing(scope)).is_ok());

		run_to_block(DAY - 1);
		assert_eq!(submit(NEWCOMER, failing(scope)), custom(102));
		run_to_block(DAY);
		assert!(submit(NEWCOMER, failing(scope)).is_ok());
		assert_eq!(submit(NEWCOMER, failing(scope)), custom(102));
		assert_eq!(Sponsorships::<Test>::get(scope).unwrap().spent, fee);
	});
}

#[test]
fn allowance_is_not_renewed_when_an_agent_leaves_and_is_invited_again() {
	build_and_execute(|| {
		let scope = network(1);
		let (join_fee, leave_fee) = (fee(join(scope)), fee(Call::leave { scope }));
		fund_sponsor(scope, ENDOWMENT);
		sponsor(1, scope, policy(join_fee + leave_fee, ENDOWMENT));
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));
		assert_eq!(submit(NEWCOMER, join(scope)), Ok(Ok(())));
		assert_eq!(submit(NEWCOMER, Call::leave { scope }), Ok(Ok(())));

		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));
		assert_storage_noop!(assert_eq!(submit(NEWCOMER, join(scope)), custom(101)));
		// Neither by clearing what is known of it.
		assert_noop!(
			Networks::clear_allowance(signed(NEWCOMER), scope, NEWCOMER),
			Error::<Test>::AllowanceInUse
		);
	});
}

#[test]
fn allowance_is_not_renewed_when_an_account_is_created_again() {
	build_and_execute(|| {
		let scope = network(1);
		let fee = fee(failing(scope));
		fund_sponsor(scope, ENDOWMENT);
		sponsor(1, scope, policy(fee, ENDOWMENT));
		assert_ok!(Balances::transfer_allow_death(signed(3), 102, ED));
		assert_ok!(Networks::invite(signed(1), scope, 102, Tier::Affiliate));
		assert!(submit(102, failing(scope)).is_ok());

		// Its own balance kept it: without, it is gone, and its nonce with it.
		assert_ok!(Balances::transfer_all(signed(102), 3, false));
		assert!(!System::account_exists(&102));
		assert_ok!(Balances::transfer_allow_death(signed(3), 102, ED));
		assert_eq!(System::account_nonce(102), 0);
		assert_storage_noop!(assert_eq!(submit(102, failing(scope)), custom(101)));
	});
}

#[test]
fn fee_is_paid_by_the_scope_itself_rather_than_its_network_when_both_have_a_policy() {
	build_and_execute(|| {
		let above = sponsoring_network(policy(100_000, 100_000));
		assert_eq!(submit(NEWCOMER, join(above)), Ok(Ok(())));
		let below = found(1, above, ScopeKind::Project);
		fund_sponsor(below, ENDOWMENT);

		// The project pays nothing: the network does.
		let (before, failed) = (sponsor_free(above), fee(failing(below)));
		assert_ok!(Networks::invite(signed(1), below, NEWCOMER, Tier::Affiliate));
		assert_eq!(submit(NEWCOMER, failing(below)), Ok(Err(Error::<Test>::NotMember.into())));
		assert_eq!(sponsor_free(above), before - failed);

		// It pays, for people who were invited.
		sponsor(1, below, policy(100_000, 100_000));
		let (above_before, below_before) = (sponsor_free(above), sponsor_free(below));
		assert_eq!(submit(NEWCOMER, join(below)), Ok(Ok(())));
		assert_eq!(sponsor_free(above), above_before);
		assert_eq!(sponsor_free(below), below_before - fee(join(below)));

		// When its allowance is used up the network does not step in.
		sponsor(1, below, policy(failed - 1, 100_000));
		assert_storage_noop!(assert_eq!(submit(NEWCOMER, failing(below)), custom(101)));
	});
}

#[test]
fn fee_is_paid_by_the_network_when_the_scopes_policy_is_not_for_the_agent() {
	build_and_execute(|| {
		let above = sponsoring_network(policy(100_000, 100_000));
		assert_eq!(submit(NEWCOMER, join(above)), Ok(Ok(())));
		let below = found(1, above, ScopeKind::Project);
		sponsor(1, below, policy(100_000, 100_000));

		// Nobody invited it to the project.
		let before = sponsor_free(above);
		assert_eq!(submit(NEWCOMER, failing(below)), Ok(Err(Error::<Test>::NotMember.into())));
		assert_eq!(sponsor_free(above), before - fee(failing(below)));
	});
}

#[test]
fn fee_is_refused_by_the_network_when_the_agent_was_invited_to_a_project_only() {
	build_and_execute(|| {
		let above = sponsoring_network(policy(100_000, 100_000));
		let below = found(1, above, ScopeKind::Project);
		assert_ok!(Networks::invite(signed(1), below, 101, Tier::Affiliate));
		assert_storage_noop!(assert_eq!(submit(101, join(below)), payment()));
	});
}

#[test]
fn fee_of_affiliates_whom_nobody_invited_is_paid_only_when_the_policy_says_so() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		assert_eq!(submit(2, join(scope)), Ok(Ok(())));
		assert_eq!(Networks::sponsoring(scope, &2, 1), Sponsoring::Nobody);
		let before = sponsor_free(scope);

		sponsor(1, scope, SponsorPolicyOf::<Test> { uninvited: true, ..policy(100_000, 100_000) });
		assert_eq!(submit(2, failing(scope)), Ok(no_agreement()));
		assert_eq!(sponsor_free(scope), before - fee(failing(scope)));
		// Not for those who have not joined.
		assert_eq!(Networks::sponsoring(scope, &3, 1), Sponsoring::Nobody);
	});
}

#[test]
fn fee_of_a_contributor_is_paid_also_when_nobody_invited_it() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		assert_eq!(submit(2, join(scope)), Ok(Ok(())));
		assert_ok!(Networks::set_tier(signed(1), scope, 2, Tier::Contributor));
		let before = sponsor_free(scope);
		assert_eq!(submit(2, failing(scope)), Ok(no_agreement()));
		assert_eq!(sponsor_free(scope), before - fee(failing(scope)));
	});
}

#[test]
fn fee_query_tells_who_pays() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		type Fees = SponsoredFees<FungibleAdapter<Balances, ()>, Sponsored>;
		let ask =
			|call: RuntimeCall, fee, tip| Fees::sponsoring::<Test>(&NEWCOMER, &call, fee, tip);
		let batch = pallet_utility::Call::batch { calls: vec![join(scope)] };
		assert_eq!(ask(join(scope), 100_000, 0), Sponsoring::By(scope));
		assert_eq!(ask(join(scope), 100_001, 0), Sponsoring::Refused(Refusal::AllowanceUsedUp));
		assert_eq!(ask(join(scope), 1, 1), Sponsoring::Nobody);
		assert_eq!(ask(join(scope), 0, 0), Sponsoring::Nobody);
		assert_eq!(ask(join(scope + 1), 1, 0), Sponsoring::Nobody);
		assert_eq!(ask(batch.into(), 1, 0), Sponsoring::Nobody);
	});
}

#[test]
fn codes_of_refusals_are_fixed() {
	assert_eq!(
		[Refusal::AllowanceUsedUp, Refusal::BudgetUsedUp, Refusal::PotEmpty].map(Refusal::code),
		[101, 102, 103]
	);
}

#[test]
fn fee_is_nobodys_when_the_call_is_free() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		Free::set(true);
		let before = sponsor_free(scope);
		assert_eq!(submit(NEWCOMER, join(scope)), Ok(Ok(())));
		assert_eq!((free(NEWCOMER), sponsor_free(scope)), (0, before));
		assert_eq!((sponsored_fees(), Allowances::<Test>::get(scope, NEWCOMER).used), (0, 0));
		// Others are paid as ever.
		let fee = fee(Call::leave { scope });
		assert_eq!(submit(NEWCOMER, Call::leave { scope }), Ok(Ok(())));
		assert_eq!(sponsor_free(scope), before - fee);
	});
}

#[test]
fn fee_is_paid_for_a_free_call_when_it_gives_a_tip() {
	build_and_execute(|| {
		let scope = sponsoring_network(policy(100_000, 100_000));
		Free::set(true);
		let before = free(5);
		let call = join(scope);
		let fee = fee(call.clone());
		assert_eq!(submit_with_tip(5, 7, call), Ok(Ok(())));
		assert!(free(5) <= before - fee - 7);
	});
}
