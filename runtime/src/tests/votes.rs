// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Scopes decide by votes, through signed transactions in blocks: what is decided is carried out,
//! whoever pays or has nothing; and what people try who want more than their vote.

use super::chain::{block, happened, on, signed};
use crate::{
	configs::governance::ProposalDeposit,
	constants::{
		currency::OVN,
		time::{days, hours},
	},
	AccountId, AssetKind, Balances, Money, Networks, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, SafeMode, System, TxPause,
};
use codec::{Decode, Encode};
use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	traits::{
		fungible::{Inspect as _, InspectHold as _},
		fungibles::Inspect as _,
	},
	weights::Weight,
};
use ovn_primitives::{
	traits::Scopes, DecisionClass, Document, Purse, Ratio, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE,
};
use pallet_governance::{
	Action, Choice, Ending, Event, ProposalId, Proposals, Status, Template, Voters,
};
use pallet_networks::{HoldReason, SponsorPolicy};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_runtime::{
	traits::Dispatchable, transaction_validity::InvalidTransaction, ApplyExtrinsicResult,
	DispatchError,
};

type Error = pallet_governance::Error<Runtime>;

const NATIVE: AssetKind = AssetKind::Native;
/// Somebody without any tokens.
const NOOR: Sr25519Keyring = Sr25519Keyring::One;

/// Runs a test on a development chain, and checks that no money was made or lost, and what every
/// pallet says always holds.
fn chain(test: impl FnOnce()) {
	on("development", || {
		block([]);
		let issued = Money::total_issuance(NATIVE);
		test();
		assert_eq!(Money::total_issuance(NATIVE), issued);
		#[cfg(feature = "try-runtime")]
		{
			use frame_support::traits::{TryState, TryStateSelect};
			let now = System::block_number();
			crate::AllPalletsWithSystem::try_state(now, TryStateSelect::All).unwrap();
		}
	});
}

pub(super) fn by(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.to_account_id())
}

pub(super) fn balance(who: &AccountId) -> u128 {
	Balances::total_balance(who)
}

/// What comes of a transaction.
pub(super) fn sent(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
	block([signed(who, call)])[0]
}

/// Sends a transaction that succeeds.
pub(super) fn sends(who: Sr25519Keyring, call: impl Into<RuntimeCall>) {
	let call = call.into();
	let result = sent(who, call.clone());
	assert!(matches!(result, Ok(Ok(()))), "{call:?} {result:?}");
}

/// A transaction that cannot be paid.
fn unpaid() -> ApplyExtrinsicResult {
	Err(InvalidTransaction::Payment.into())
}

/// The next block is this one. Nothing happens in those before.
pub(super) fn wait_for(number: u32) {
	System::set_block_number(number - 1);
}

fn wait(blocks: u32) {
	wait_for(System::block_number() + 1 + blocks);
}

/// A network of Alice, of which these are members, too.
fn network(members: &[Sr25519Keyring]) -> ScopeId {
	let scope = pallet_networks::NextScope::<Runtime>::get();
	let stewards = vec![Alice.to_account_id()].try_into().unwrap();
	let kind = ScopeKind::Network;
	assert_ok!(Networks::create_scope(by(Alice), 0, kind, Document::default(), stewards));
	for who in members {
		assert_ok!(Networks::join(by(*who), scope, None));
		let member = who.to_account_id();
		assert_ok!(Networks::set_tier(by(Alice), scope, member, Tier::Member));
	}
	assert_ok!(Balances::transfer_keep_alive(by(Alice), treasury(scope).into(), 120 * OVN));
	scope
}

/// A network of five, with 120 tokens in its treasury, of which 30 can be spent in a month by majority.
fn assembly() -> ScopeId {
	network(&[Bob, Charlie, Dave, Eve])
}

fn treasury(scope: ScopeId) -> AccountId {
	Networks::pot_account(scope, Purse::Treasury, &NATIVE)
}

/// The scope pays for its people.
fn sponsor(scope: ScopeId) {
	let pot = Networks::pot_account(scope, Purse::Sponsor, &NATIVE);
	assert_ok!(Balances::transfer_keep_alive(by(Alice), pot.into(), 100 * OVN));
	let policy = SponsorPolicy {
		allowance: OVN,
		refill_period: days(1),
		daily_budget: 10 * OVN,
		deposits: 5,
		max_held: 10 * OVN,
		uninvited: true,
	};
	assert_ok!(Networks::set_sponsorship(by(Alice), scope, Some(policy)));
}

/// Makes Noor, who has nothing, a member.
fn admit_noor(scope: ScopeId) {
	let noor: AccountId = NOOR.to_account_id();
	assert_ok!(Networks::invite(by(Alice), scope, noor.clone(), Tier::Contributor));
	assert_ok!(Networks::join(by(NOOR), scope, None));
	promote(scope, noor.clone());
	assert_eq!(balance(&noor), 0);
}

/// A decision of the scope makes somebody a member.
fn promote(scope: ScopeId, who: AccountId) {
	let class = DecisionClass::Significant;
	let decided = pallet_governance::Origin::Decided { scope, class, proposal: 0 };
	assert_ok!(Networks::set_tier(decided.into(), scope, who, Tier::Member));
}

/// The call that pays from the treasury.
fn spend(scope: ScopeId, tokens: u128, to: Sr25519Keyring) -> RuntimeCall {
	pallet_networks::Call::spend {
		scope,
		purse: Purse::Treasury,
		asset: NATIVE,
		amount: tokens * OVN,
		beneficiary: to.to_account_id(),
	}
	.into()
}

fn describe(scope: ScopeId, byte: u8) -> RuntimeCall {
	let metadata = Document { hash: H256::repeat_byte(byte), uri: Default::default() };
	pallet_networks::Call::set_metadata { scope, metadata }.into()
}

fn description(scope: ScopeId) -> H256 {
	pallet_networks::Details::<Runtime>::get(scope).unwrap().metadata.hash
}

/// The call that proposes calls.
fn proposing(scope: ScopeId, template: Template, calls: &[RuntimeCall]) -> RuntimeCall {
	let action = Action::Inline(calls.encode().try_into().unwrap());
	let document = Document::default();
	let (supersedes, review) = (None, None);
	pallet_governance::Call::propose { scope, template, document, action, supersedes, review }
		.into()
}

/// Somebody proposes calls.
fn propose(
	who: Sr25519Keyring,
	scope: ScopeId,
	template: Template,
	calls: &[RuntimeCall],
) -> ProposalId {
	let index = pallet_governance::NextProposal::<Runtime>::get(scope);
	sends(who, proposing(scope, template, calls));
	ProposalId { scope, index }
}

/// A proposal of Alice that Bob backs, so that the vote on it opens.
pub(super) fn open(scope: ScopeId, template: Template, calls: &[RuntimeCall]) -> ProposalId {
	let id = propose(Alice, scope, template, calls);
	sends(Bob, pallet_governance::Call::back { id });
	assert!(matches!(status(id), Status::Voting { .. }));
	id
}

fn voting(id: ProposalId, choice: Choice) -> RuntimeCall {
	let reason = (choice == Choice::Block).then_some(H256::zero());
	pallet_governance::Call::vote { id, choice, reason }.into()
}

pub(super) fn all_agree(id: ProposalId, voters: &[Sr25519Keyring]) {
	for who in voters {
		sends(*who, voting(id, Choice::Agree));
	}
}

fn status(id: ProposalId) -> Status<u32> {
	Proposals::<Runtime>::get(id.scope, id.index).unwrap().status
}

pub(super) fn ending(id: ProposalId) -> Option<Ending> {
	match status(id) {
		Status::Ended { ending, .. } => Some(ending),
		_ => None,
	}
}

fn closing(id: ProposalId) -> RuntimeCall {
	pallet_governance::Call::close { id }.into()
}

pub(super) fn executing(id: ProposalId) -> RuntimeCall {
	let calls = pallet_governance::Calls::<Runtime>::get(id.scope, id.index).unwrap_or_default();
	let calls = Vec::<RuntimeCall>::decode(&mut calls.as_slice()).unwrap_or_default();
	let max_weight = calls
		.iter()
		.fold(Weight::zero(), |sum, call| sum.saturating_add(call.get_dispatch_info().call_weight));
	pallet_governance::Call::execute { id, max_weight }.into()
}

/// Lets the time of a vote run out, closes it as a stranger, and waits until it can be executed.
pub(super) fn pass(id: ProposalId) {
	if let Status::Voting { closes_at, .. } = status(id) {
		wait_for(closes_at);
		sends(Ferdie, closing(id));
	}
	let Status::Passed { from, .. } = status(id) else { panic!("{:?}", status(id)) };
	wait_for(from);
}

/// Why a proposal could not be executed in the last block.
fn failure() -> Option<DispatchError> {
	System::events().into_iter().find_map(|record| match record.event {
		RuntimeEvent::Governance(Event::ExecutionFailed { error, .. }) => Some(error),
		_ => None,
	})
}

pub(super) fn filtered() -> Option<DispatchError> {
	Some(frame_system::Error::<Runtime>::CallFiltered.into())
}

/// What is held on an account for proposals and the like.
fn held(who: &AccountId) -> u128 {
	Balances::balance_on_hold(&HoldReason::Deposit.into(), who)
}

#[test]
fn network_decides_on_its_equation_and_spends_from_its_treasury() {
	chain(|| {
		use pallet_value_equation::{Ask, Bucket, Call, Equation, Mode, Recipient};
		let scope = assembly();
		let bucket = Bucket {
			name: b"all".to_vec().try_into().unwrap(),
			ask: Ask::Share(Ratio::ONE),
			recipient: Recipient::Account(Dave.to_account_id()),
		};
		let equation = Equation {
			mode: Mode::Straight,
			buckets: vec![bucket].try_into().unwrap(),
			residue: Purse::Treasury,
		};
		let calls = [Call::set_equation { scope, equation }.into(), spend(scope, 30, Ferdie)];
		let id = open(scope, Template::Majority, &calls);
		assert_eq!(held(&Alice.to_account_id()), ProposalDeposit::get());
		all_agree(id, &[Charlie, Dave]);
		pass(id);
		let (had, ferdie) = (balance(&treasury(scope)), Ferdie.to_account_id());
		let before = balance(&ferdie);
		// Anybody executes it, and pays nothing for that.
		sends(Ferdie, executing(id));
		assert_eq!(ending(id), Some(Ending::Executed));
		assert_eq!(balance(&ferdie), before + 30 * OVN);
		assert_eq!(balance(&treasury(scope)), had - 30 * OVN);
		assert!(happened(|event| matches!(
			event,
			RuntimeEvent::ValueEquation(pallet_value_equation::Event::EquationSet { .. })
		)));
		assert_eq!(held(&Alice.to_account_id()), 0);
		// Once.
		assert_eq!(sent(Ferdie, executing(id)), Ok(Err(Error::NotPassed.into())));
		assert_eq!(balance(&treasury(scope)), had - 30 * OVN);
	});
}

#[test]
fn votes_decide_nothing_until_a_scope_has_three_voters() {
	chain(|| {
		let scope = network(&[Bob]);
		let motion = proposing(scope, Template::Majority, &[describe(scope, 7)]);
		assert_eq!(sent(Bob, motion.clone()), Ok(Err(Error::StewardsDecide.into())));
		assert_ok!(Networks::join(by(Charlie), scope, None));
		let who = Charlie.to_account_id();
		assert_ok!(Networks::set_tier(by(Alice), scope, who, Tier::Member));
		sends(Bob, motion);
	});
}

#[test]
fn stewards_and_votes_decide_beside_each_other_until_the_year_is_over() {
	chain(|| {
		let scope = assembly();
		let decides = |call: RuntimeCall| call.dispatch(by(Alice)).is_ok();
		assert!(decides(spend(scope, 1, Ferdie)));
		wait(days(365));
		block([]);
		assert!(!decides(spend(scope, 1, Ferdie)));
		assert!(decides(describe(scope, 7)));
		let id = open(scope, Template::Majority, &[spend(scope, 1, Ferdie)]);
		all_agree(id, &[Charlie, Dave]);
		pass(id);
		sends(Ferdie, executing(id));
		assert_eq!(ending(id), Some(Ending::Executed));
	});
}

#[test]
fn matters_of_others_cannot_be_proposed() {
	chain(|| {
		let (scope, other) = (assembly(), assembly());
		let project = pallet_networks::NextScope::<Runtime>::get();
		let stewards = vec![Bob.to_account_id()].try_into().unwrap();
		let kind = ScopeKind::Project;
		assert_ok!(Networks::create_scope(by(Bob), scope, kind, Document::default(), stewards));
		for foreign in [other, project, GLOBAL_SCOPE] {
			for call in [spend(foreign, 1, Alice), describe(foreign, 7)] {
				let proposed = proposing(scope, Template::Special, &[describe(scope, 8), call]);
				assert_eq!(sent(Alice, proposed), Ok(Err(Error::CallNotAllowed.into())));
			}
		}
		let brake = pallet_safe_mode::Call::force_enter {}.into();
		let proposed = proposing(scope, Template::Special, &[brake]);
		assert_eq!(sent(Alice, proposed), Ok(Err(Error::CallNotAllowed.into())));
	});
}

#[test]
fn calls_that_carry_others_cannot_be_proposed() {
	chain(|| {
		let scope = assembly();
		let inner = Box::new(spend(scope, 1, Alice));
		let id = ProposalId { scope, index: 0 };
		for call in [
			pallet_utility::Call::batch_all { calls: vec![*inner.clone()] }.into(),
			pallet_utility::Call::as_derivative { index: 0, call: inner.clone() }.into(),
			pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: vec![Bob.to_account_id()],
				call: inner.clone(),
			}
			.into(),
			pallet_sudo::Call::sudo { call: inner }.into(),
			pallet_governance::Call::execute { id, max_weight: Weight::zero() }.into(),
			closing(id),
		] {
			let proposed = proposing(scope, Template::Special, &[call]);
			assert_eq!(sent(Alice, proposed), Ok(Err(Error::CallNotAllowed.into())));
		}
	});
}

#[test]
fn nobody_puts_on_the_origin_of_a_decision() {
	chain(|| {
		let scope = assembly();
		let (class, proposal) = (DecisionClass::Critical, 0);
		let origin: RuntimeOrigin =
			pallet_governance::Origin::Decided { scope, class, proposal }.into();
		let as_origin = Box::new(origin.caller.clone());
		let call = Box::new(spend(scope, 1, Alice));
		let forged: [RuntimeCall; 2] = [
			pallet_utility::Call::dispatch_as { as_origin: as_origin.clone(), call: call.clone() }
				.into(),
			pallet_utility::Call::dispatch_as_fallible { as_origin, call }.into(),
		];
		for call in forged {
			assert_eq!(sent(Alice, call), Ok(Err(DispatchError::BadOrigin)));
		}
		// Nor does a decision sign.
		let transfer = pallet_balances::Call::transfer_all {
			dest: Alice.to_account_id().into(),
			keep_alive: false,
		};
		let refused = RuntimeCall::from(transfer)
			.dispatch(pallet_governance::Origin::Decided { scope, class, proposal }.into());
		assert_eq!(refused.unwrap_err().error, DispatchError::BadOrigin);
	});
}

#[test]
fn what_is_critical_takes_a_special_vote() {
	chain(|| {
		let scope = assembly();
		let stewards = vec![Dave.to_account_id()];
		let replace: RuntimeCall = pallet_networks::Call::set_stewards {
			scope,
			stewards: stewards.clone().try_into().unwrap(),
		}
		.into();
		for weak in [Template::Consent, Template::Majority] {
			let proposed = proposing(scope, weak, std::slice::from_ref(&replace));
			assert_eq!(sent(Alice, proposed), Ok(Err(Error::TemplateTooWeak.into())));
		}
		let refused = replace.clone().dispatch(by(Alice)).unwrap_err().error;
		assert_eq!(refused, DispatchError::BadOrigin);
		let id = open(scope, Template::Special, &[replace]);
		all_agree(id, &[Charlie, Dave]);
		pass(id);
		sends(Ferdie, executing(id));
		assert_eq!(Networks::scope(scope).unwrap().stewards, stewards);
	});
}

#[test]
fn member_is_expelled_by_the_others_and_has_no_vote_on_it() {
	chain(|| {
		let scope = assembly();
		let who: AccountId = Eve.to_account_id();
		let expel: RuntimeCall =
			pallet_networks::Call::expel { scope, who: who.clone(), reason: H256::zero() }.into();
		let refused = expel.clone().dispatch(by(Alice)).unwrap_err().error;
		assert_eq!(refused, DispatchError::BadOrigin);
		let id = open(scope, Template::Special, &[expel]);
		let own = sent(Eve, voting(id, Choice::Disagree));
		assert_eq!(own, Ok(Err(Error::OwnCase.into())));
		all_agree(id, &[Charlie, Dave]);
		pass(id);
		sends(Ferdie, executing(id));
		assert!(!Voters::<Runtime>::contains_key(scope, &who));
		assert!(!pallet_networks::Members::<Runtime>::contains_key(scope, &who));
	});
}

#[test]
fn decision_that_fails_changes_nothing_and_can_be_tried_again() {
	chain(|| {
		let scope = assembly();
		let (before, had) = (description(scope), balance(&treasury(scope)));
		let id = open(scope, Template::Special, &[describe(scope, 9), spend(scope, 150, Ferdie)]);
		all_agree(id, &[Charlie, Dave]);
		pass(id);
		let ferdie = balance(&Ferdie.to_account_id());
		sends(Ferdie, executing(id));
		let missing = pallet_networks::Error::<Runtime>::InsufficientFunds.into();
		assert_eq!(failure(), Some(missing));
		assert_eq!((description(scope), balance(&treasury(scope))), (before, had));
		assert_eq!(held(&Alice.to_account_id()), ProposalDeposit::get());
		// Who tries what fails pays for that.
		assert!(balance(&Ferdie.to_account_id()) < ferdie);

		assert_ok!(Balances::transfer_keep_alive(by(Alice), treasury(scope).into(), 100 * OVN));
		sends(Ferdie, executing(id));
		assert_eq!(ending(id), Some(Ending::Executed));
		assert_eq!(description(scope), H256::repeat_byte(9));
		assert_eq!(balance(&treasury(scope)), had + 100 * OVN - 150 * OVN);
		assert_eq!(held(&Alice.to_account_id()), 0);
	});
}

#[test]
fn decision_that_nobody_executes_returns_its_deposit_and_moves_nothing() {
	chain(|| {
		let scope = assembly();
		let had = balance(&treasury(scope));
		let id = open(scope, Template::Majority, &[spend(scope, 10, Ferdie)]);
		all_agree(id, &[Charlie, Dave]);
		pass(id);
		wait(days(14));
		assert_eq!(sent(Ferdie, executing(id)), Ok(Err(Error::Expired.into())));
		sends(Ferdie, closing(id));
		assert_eq!(ending(id), Some(Ending::NotExecuted));
		assert_eq!(held(&Alice.to_account_id()), 0);
		assert_eq!(balance(&treasury(scope)), had);
	});
}

#[test]
fn closed_scope_still_decides_where_its_money_goes_and_nothing_else() {
	chain(|| {
		let scope = assembly();
		// One is open when the scope is closed, and can only come to its end.
		let late = open(scope, Template::Special, &[describe(scope, 9)]);
		let close = pallet_networks::Call::close_scope { scope }.into();
		let id = propose(Charlie, scope, Template::Special, &[close]);
		all_agree(late, &[Charlie]);
		sends(Dave, pallet_governance::Call::back { id });
		all_agree(id, &[Alice, Bob]);
		pass(id);
		sends(Ferdie, executing(id));
		assert!(<Networks as Scopes<AccountId>>::is_closed(scope));
		sends(Ferdie, closing(late));
		pass(late);
		sends(Ferdie, executing(late));
		let closed = pallet_networks::Error::<Runtime>::ScopeNotOpen.into();
		assert_eq!(failure(), Some(closed));

		let refused = proposing(scope, Template::Special, &[describe(scope, 8)]);
		assert_eq!(sent(Dave, refused), Ok(Err(Error::ScopeNotOpen.into())));
		let before = balance(&Ferdie.to_account_id());
		let empty = pallet_networks::Call::close_pot {
			scope,
			purse: Purse::Treasury,
			asset: NATIVE,
			beneficiary: Ferdie.to_account_id(),
		};
		let id = open(scope, Template::Special, &[spend(scope, 60, Ferdie), empty.into()]);
		all_agree(id, &[Charlie, Dave]);
		pass(id);
		sends(Eve, executing(id));
		assert_eq!(ending(id), Some(Ending::Executed));
		assert_eq!(balance(&treasury(scope)), 0);
		assert!(balance(&Ferdie.to_account_id()) > before + 99 * OVN);
		let Status::Passed { until, .. } = status(late) else { panic!("{:?}", status(late)) };
		wait_for(until);
		sends(Ferdie, closing(late));
		assert_eq!(held(&Alice.to_account_id()), 0);
	});
}

#[test]
fn upgrade_that_changes_the_calls_ends_what_was_decided_before() {
	chain(|| {
		let scope = assembly();
		let had = balance(&treasury(scope));
		let id = open(scope, Template::Majority, &[spend(scope, 10, Ferdie)]);
		all_agree(id, &[Charlie, Dave]);
		pass(id);
		// As if the chain had had other calls when it was proposed.
		Proposals::<Runtime>::mutate(scope, id.index, |proposal| {
			proposal.as_mut().unwrap().calls_version += 1;
		});
		sends(Ferdie, executing(id));
		assert_eq!(ending(id), Some(Ending::CallsChanged));
		assert_eq!(balance(&treasury(scope)), had);
		assert_eq!(held(&Alice.to_account_id()), 0);
	});
}

#[test]
fn member_without_tokens_proposes_votes_and_executes() {
	chain(|| {
		let scope = assembly();
		sponsor(scope);
		admit_noor(scope);
		let noor: AccountId = NOOR.to_account_id();
		let pot = Networks::pot_account(scope, Purse::Sponsor, &NATIVE);
		let sends = |call: RuntimeCall| {
			sends(NOOR, call);
			assert_eq!(balance(&noor), 0);
		};
		let id = ProposalId { scope, index: 0 };
		sends(proposing(scope, Template::Majority, &[spend(scope, 5, Ferdie)]));
		assert_eq!(held(&pot), ProposalDeposit::get());
		self::sends(Bob, pallet_governance::Call::back { id });
		all_agree(id, &[Alice, Charlie, Dave]);
		sends(pallet_governance::Call::confirm { scope }.into());
		// It changes its mind, and back.
		sends(voting(id, Choice::Disagree));
		sends(voting(id, Choice::Agree));
		pass(id);
		sends(executing(id));
		assert_eq!(ending(id), Some(Ending::Executed));
		assert_eq!(held(&pot), 0);

		let other = propose(Bob, scope, Template::Majority, &[describe(scope, 9)]);
		sends(pallet_governance::Call::back { id: other }.into());
		assert!(matches!(status(other), Status::Voting { .. }));
		let own = ProposalId { scope, index: 2 };
		sends(proposing(scope, Template::Majority, &[describe(scope, 8)]));
		sends(pallet_governance::Call::withdraw { id: own }.into());
		// The pot carries what Bob proposed, too.
		assert_eq!((ending(own), held(&pot)), (Some(Ending::Withdrawn), ProposalDeposit::get()));
		let Status::Voting { closes_at, .. } = status(other) else { panic!("it is open") };
		wait_for(closes_at);
		sends(closing(other));
		assert_eq!((ending(other), held(&pot)), (Some(Ending::TooFew), 0));
		wait(days(31));
		let limit = 100;
		sends(pallet_governance::Call::clear { id: own, limit }.into());
		assert!(Proposals::<Runtime>::get(scope, own.index).is_none());
	});
}

#[test]
fn first_ballot_costs_nobody_anything_where_nobody_sponsors() {
	chain(|| {
		let scope = assembly();
		admit_noor(scope);
		let noor: AccountId = NOOR.to_account_id();
		// Nothing else does, even if it is needed to decide.
		let proposed = proposing(scope, Template::Majority, &[describe(scope, 9)]);
		assert_eq!(sent(NOOR, proposed), unpaid());
		let id = propose(Alice, scope, Template::Majority, &[describe(scope, 9)]);
		assert_eq!(sent(NOOR, pallet_governance::Call::back { id }), unpaid());
		sends(Bob, pallet_governance::Call::back { id });

		let vote = voting(id, Choice::Agree);
		assert!(is_free(NOOR, &vote));
		sends(NOOR, vote);
		assert_eq!(balance(&noor), 0);
		assert!(happened(|event| matches!(
			event,
			RuntimeEvent::TransactionPayment(
				pallet_transaction_payment::Event::TransactionFeePaid { actual_fee: 0, tip: 0, .. }
			)
		)));
		let other = voting(id, Choice::Disagree);
		assert!(!is_free(NOOR, &other));
		assert_eq!(sent(NOOR, other), unpaid());
	});
}

/// The call with which one names another, for a month.
fn naming(scope: ScopeId, by: Sr25519Keyring) -> RuntimeCall {
	let until = System::block_number() / days(1) + 30;
	pallet_governance::Call::represent { scope, representative: by.to_account_id(), until }.into()
}

/// The call that casts the ballots of others.
fn voting_for<const N: usize>(
	id: ProposalId,
	principals: [Sr25519Keyring; N],
	choice: Choice,
) -> RuntimeCall {
	let principals = principals.map(|who| who.to_account_id()).to_vec().try_into().unwrap();
	pallet_governance::Call::vote_for { id, principals, choice }.into()
}

fn ending_of(scope: ScopeId, principal: Sr25519Keyring) -> RuntimeCall {
	let principal = principal.to_account_id();
	pallet_governance::Call::end_representation { scope, principal }.into()
}

#[test]
fn representative_without_tokens_votes_for_others_where_the_scope_pays() {
	chain(|| {
		let scope = assembly();
		sponsor(scope);
		admit_noor(scope);
		let id = open(scope, Template::Majority, &[spend(scope, 5, Ferdie)]);
		sends(Dave, naming(scope, NOOR));
		sends(Eve, naming(scope, NOOR));
		sends(NOOR, naming(scope, Charlie));
		sends(NOOR, voting_for(id, [Dave, Eve], Choice::Agree));
		sends(NOOR, ending_of(scope, Dave));
		sends(NOOR, ending_of(scope, NOOR));
		assert_eq!(balance(&NOOR.to_account_id()), 0);
		pass(id);
		sends(Ferdie, executing(id));
		assert_eq!(ending(id), Some(Ending::Executed));
	});
}

#[test]
fn first_ballot_of_a_voter_is_free_also_when_another_had_voted_for_it() {
	chain(|| {
		let scope = assembly();
		admit_noor(scope);
		// Nobody pays for those who name somebody, or vote for others.
		assert_eq!(sent(NOOR, naming(scope, Bob)), unpaid());
		let until = System::block_number() / days(1) + 30;
		let (bob, noor) = (Bob.to_account_id(), NOOR.to_account_id());
		assert_ok!(crate::Governance::represent(by(NOOR), scope, bob, until));
		assert_ok!(crate::Governance::represent(by(Dave), scope, noor.clone(), until));
		let id = open(scope, Template::Majority, &[describe(scope, 9)]);
		sends(Bob, voting_for(id, [NOOR], Choice::Disagree));
		assert_eq!(sent(NOOR, voting_for(id, [Dave], Choice::Agree)), unpaid());
		assert!(is_free(NOOR, &voting(id, Choice::Agree)));
		sends(NOOR, voting(id, Choice::Agree));
		assert!(!is_free(NOOR, &voting(id, Choice::Disagree)));
		assert_eq!(balance(&noor), 0);
	});
}

#[test]
fn nobody_but_the_voter_names_its_representative() {
	chain(|| {
		let scope = assembly();
		// Neither a steward, nor a decision of any class, nor one of the parent.
		let name = naming(scope, Alice);
		for (scope, class) in [(scope, DecisionClass::Critical), (0, DecisionClass::Critical)] {
			let origin = pallet_governance::Origin::Decided { scope, class, proposal: 0 };
			let refused = name.clone().dispatch(origin.into()).unwrap_err().error;
			assert_eq!(refused, DispatchError::BadOrigin);
		}
		let proposed = proposing(scope, Template::Special, &[name]);
		assert_eq!(sent(Alice, proposed), Ok(Err(Error::CallNotAllowed.into())));
		// Nor does a steward end it, or vote for those who named somebody else.
		sends(Dave, naming(scope, Eve));
		let refused = sent(Alice, ending_of(scope, Dave));
		assert_eq!(refused, Ok(Err(Error::RepresentationInForce.into())));
		let id = open(scope, Template::Majority, &[describe(scope, 9)]);
		let refused = sent(Alice, voting_for(id, [Dave], Choice::Agree));
		assert_eq!(refused, Ok(Err(Error::NotRepresentative.into())));
	});
}

#[test]
fn representatives_are_named_and_vote_while_a_brake_is_on() {
	chain(|| {
		let scope = assembly();
		let id = open(scope, Template::Majority, &[describe(scope, 9)]);
		SafeMode::force_enter(RuntimeOrigin::root()).unwrap();
		sends(Dave, naming(scope, Eve));
		sends(Eve, voting_for(id, [Dave], Choice::Agree));
		sends(Dave, ending_of(scope, Dave));
	});
}

#[test]
fn scope_joins_another_and_votes_there_by_its_own_decisions() {
	chain(|| {
		let (scope, other) = (assembly(), assembly());
		let who = treasury(scope);
		let join: RuntimeCall =
			pallet_networks::Call::join_as { scope: other, as_scope: scope, agreement: None }
				.into();
		// It is its own matter: neither the other's nor that of somebody who is no steward.
		let proposed = proposing(other, Template::Special, std::slice::from_ref(&join));
		assert_eq!(sent(Alice, proposed), Ok(Err(Error::CallNotAllowed.into())));
		assert_eq!(sent(Bob, join.clone()), Ok(Err(DispatchError::BadOrigin)));
		let proposed = proposing(scope, Template::Consent, std::slice::from_ref(&join));
		assert_eq!(sent(Alice, proposed), Ok(Err(Error::TemplateTooWeak.into())));
		let id = open(scope, Template::Majority, &[join]);
		all_agree(id, &[Charlie, Dave]);
		pass(id);
		sends(Ferdie, executing(id));
		let membership = Balances::balance_on_hold(&HoldReason::Membership.into(), &who);
		assert!(membership > 0);
		promote(other, who.clone());
		assert!(Voters::<Runtime>::contains_key(other, &who));

		let matter = open(other, Template::Majority, &[describe(other, 9)]);
		let (choice, reason) = (Choice::Disagree, None);
		let voted: RuntimeCall =
			pallet_governance::Call::vote_as { id: matter, as_scope: scope, choice, reason }.into();
		let id = open(scope, Template::Consent, &[voted]);
		all_agree(id, &[Charlie, Dave, Eve]);
		sends(Ferdie, closing(id));
		sends(Ferdie, executing(id));
		assert_eq!(ending(id), Some(Ending::Executed));
		let poll = Proposals::<Runtime>::get(other, matter.index).unwrap().poll.unwrap();
		assert_eq!((poll.electors, poll.heads.agree, poll.heads.disagree), (6, 2, 1));

		// It leaves again, and has its deposit back.
		let leave = pallet_networks::Call::leave_as { scope: other, as_scope: scope };
		sends(Alice, leave);
		assert_eq!(Balances::balance_on_hold(&HoldReason::Membership.into(), &who), 0);
		assert!(!Voters::<Runtime>::contains_key(other, &who));
	});
}

#[test]
fn ballot_of_a_scope_is_never_free() {
	chain(|| {
		let (scope, other) = (assembly(), assembly());
		assert_ok!(Networks::join_as(by(Alice), other, scope, None));
		promote(other, treasury(scope));
		let id = open(other, Template::Majority, &[describe(other, 9)]);
		let (choice, reason) = (Choice::Agree, None);
		let vote: RuntimeCall =
			pallet_governance::Call::vote_as { id, as_scope: scope, choice, reason }.into();
		assert!(!is_free(Alice, &vote));
		let before = balance(&Alice.to_account_id());
		sends(Alice, vote);
		assert!(balance(&Alice.to_account_id()) < before);
	});
}

/// Whether a wallet is told that a transaction costs nothing.
fn is_free(who: Sr25519Keyring, call: &RuntimeCall) -> bool {
	let transaction = signed(who, call.clone());
	let length = transaction.encoded_size() as u32;
	crate::fees::is_sponsored(&transaction, length)
}

#[test]
fn ballot_that_cannot_be_cast_is_not_free() {
	chain(|| {
		let scope = assembly();
		let id = open(scope, Template::Majority, &[describe(scope, 9)]);
		admit_noor(scope);
		// Of one who came later, on what there is not, and of a stranger.
		assert_eq!(sent(NOOR, voting(id, Choice::Agree)), unpaid());
		let none = ProposalId { scope, index: 7 };
		assert_eq!(sent(NOOR, voting(none, Choice::Agree)), unpaid());
		let (ferdie, before) = (Ferdie.to_account_id(), balance(&Ferdie.to_account_id()));
		let refused = sent(Ferdie, voting(id, Choice::Agree));
		assert_eq!(refused, Ok(Err(Error::NotVoter.into())));
		assert!(balance(&ferdie) < before);
		// Of one who votes in a batch, which can hold anything.
		let charlie = balance(&Charlie.to_account_id());
		let calls = vec![voting(id, Choice::Agree)];
		sends(Charlie, pallet_utility::Call::batch_all { calls });
		assert!(balance(&Charlie.to_account_id()) < charlie);
		// And a direct one.
		let dave = balance(&Dave.to_account_id());
		sends(Dave, voting(id, Choice::Agree));
		assert_eq!(balance(&Dave.to_account_id()), dave);
	});
}

#[test]
fn vote_on_the_chain_releases_the_brake_within_hours() {
	chain(|| {
		SafeMode::force_enter(RuntimeOrigin::root()).unwrap();
		let release = pallet_safe_mode::Call::force_exit {}.into();
		let id = open(GLOBAL_SCOPE, Template::Emergency, &[release]);
		all_agree(id, &[Charlie]);
		assert_eq!(sent(Alice, closing(id)), Ok(Err(Error::NotDue.into())));
		wait(hours(2));
		sends(Alice, closing(id));
		sends(Alice, executing(id));
		assert!(!SafeMode::is_entered());
	});
}

#[test]
fn brakes_stop_what_was_decided_and_not_the_deciding() {
	chain(|| {
		let scope = assembly();
		let id = open(scope, Template::Majority, &[describe(scope, 9), spend(scope, 10, Ferdie)]);
		SafeMode::force_enter(RuntimeOrigin::root()).unwrap();
		// Extended again and again.
		pallet_safe_mode::EnteredUntil::<Runtime>::put(System::block_number() + days(30));
		all_agree(id, &[Charlie, Dave]);
		let had = balance(&treasury(scope));
		let Status::Voting { closes_at, .. } = status(id) else { panic!("it is open") };
		wait_for(closes_at);
		sends(Ferdie, closing(id));
		let Status::Passed { from, .. } = status(id) else { panic!("it passed") };
		wait_for(from);
		sends(Ferdie, executing(id));
		assert_eq!(failure(), filtered());
		SafeMode::force_exit(RuntimeOrigin::root()).unwrap();

		// A single call that is paused stops all of the proposal.
		let name: pallet_tx_pause::RuntimeCallNameOf<Runtime> =
			(b"Networks".to_vec().try_into().unwrap(), b"spend".to_vec().try_into().unwrap());
		TxPause::pause(RuntimeOrigin::root(), name.clone()).unwrap();
		sends(Ferdie, executing(id));
		assert_eq!(failure(), filtered());
		assert_ne!(description(scope), H256::repeat_byte(9));
		assert_eq!(balance(&treasury(scope)), had);
		TxPause::unpause(RuntimeOrigin::root(), name).unwrap();
		sends(Ferdie, executing(id));
		assert_eq!(ending(id), Some(Ending::Executed));
		assert_eq!(balance(&treasury(scope)), had - 10 * OVN);
	});
}

#[test]
fn members_of_the_global_scope_authorise_an_upgrade_by_a_special_vote_only() {
	chain(|| {
		let code_hash = H256::repeat_byte(7);
		let upgrade = super::council::upgrade(code_hash);
		// The only validator has rehearsed it already.
		super::council::attest(&[Alice], code_hash);
		for weak in [Template::Majority, Template::Emergency] {
			let proposed = proposing(GLOBAL_SCOPE, weak, std::slice::from_ref(&upgrade));
			assert!(matches!(sent(Alice, proposed), Ok(Err(_))));
		}
		let id = open(GLOBAL_SCOPE, Template::Special, &[upgrade]);
		let opened = System::block_number();
		all_agree(id, &[Charlie]);
		pass(id);
		assert!(System::block_number() >= opened + days(7));
		sends(Dave, executing(id));
		assert_eq!(System::authorized_upgrade().map(|it| *it.code_hash()), Some(code_hash));
	});
}

#[test]
fn stewards_admit_two_in_a_month_once_votes_decide_and_votes_ten() {
	chain(|| {
		let scope = network(&[]);
		let newcomer = |n: u8| AccountId::new([n; 32]);
		let voted = || -> RuntimeOrigin {
			let class = DecisionClass::Significant;
			pallet_governance::Origin::Decided { scope, class, proposal: 0 }.into()
		};
		for n in 1..=10 {
			let who = newcomer(n);
			let value = 10 * OVN;
			assert_ok!(Balances::transfer_keep_alive(by(Alice), who.clone().into(), value));
			assert_ok!(Networks::join(RuntimeOrigin::signed(who.clone()), scope, None));
			// The second one is the third voter.
			let alone = Networks::set_tier(by(Alice), scope, who.clone(), Tier::Member);
			assert_eq!(alone.is_ok(), n <= 4, "{n}: {alone:?}");
			if n <= 4 {
				continue;
			}
			assert_eq!(alone, Err(Error::TooManyByStewards.into()));
			// The founder is the first of ten.
			let together = Networks::set_tier(voted(), scope, who, Tier::Member);
			assert_eq!(together.is_ok(), n < 10, "{n}: {together:?}");
		}
		System::set_block_number(System::block_number() + days(30));
		assert_ok!(Networks::set_tier(by(Alice), scope, newcomer(10), Tier::Member));
	});
}

#[test]
fn ballots_weigh_the_reputation_that_peers_gave() {
	use super::evaluation::{log, network, pass, say, WHOLE};
	use crate::Evaluation;
	use ovn_primitives::traits::Reputation;
	network(|network| {
		let scope = network.scope;
		let weighs = |who: &AccountId| Voters::<Runtime>::get(scope, who).unwrap().weight;
		let check = || {
			let all = network.founders.iter();
			let sum: u128 = all
				.map(|who| {
					let shares = <Evaluation as Reputation<AccountId>>::shares(scope, who);
					assert_eq!(weighs(who), shares);
					shares
				})
				.sum();
			assert_eq!(pallet_governance::WeightsOf::<Runtime>::get(scope).sum.weight, sum);
			sum
		};
		let before = check();
		let author = &network.founders[1];
		let had = weighs(author);
		let id = log(author, scope, network.kind, WHOLE);
		for (n, who) in network.founders.iter().enumerate().filter(|(n, _)| *n != 1) {
			say(id, who, if n == 4 { 1 } else { 5 });
			check();
		}
		pass(days(7));
		assert_ok!(Evaluation::finalise(super::evaluation::by(author), id));
		for who in &network.founders {
			let origin = super::evaluation::by(author);
			let _ = Evaluation::settle(origin, scope, who.clone(), 10);
			check();
		}
		assert!(weighs(author) > had && check() > before);
	});
}

/// What significant decisions can still spend of the treasury.
fn left(scope: ScopeId) -> u128 {
	Networks::spendable_within_limit(scope, Purse::Treasury, NATIVE)
}

fn above_limit() -> DispatchError {
	pallet_networks::Error::<Runtime>::AboveSpendLimit.into()
}

#[test]
fn a_majority_spends_a_quarter_in_a_month_and_a_special_vote_the_rest() {
	chain(|| {
		let scope = assembly();
		assert_eq!(left(scope), 30 * OVN);
		let weak = proposing(scope, Template::Majority, &[spend(scope, 31, Ferdie)]);
		assert_eq!(sent(Alice, weak), Ok(Err(Error::TemplateTooWeak.into())));
		let id = open(scope, Template::Special, &[spend(scope, 90, Ferdie)]);
		all_agree(id, &[Charlie, Dave]);
		pass(id);
		sends(Ferdie, executing(id));
		assert_eq!(ending(id), Some(Ending::Executed));
		assert_eq!(left(scope), 0);
		// The steward is bound by it, too, from the third voter on.
		assert_eq!(spend(scope, 1, Ferdie).dispatch(by(Alice)).unwrap_err().error, above_limit());
		// Of what came in and what is left a quarter, less what was spent.
		assert_ok!(Balances::transfer_keep_alive(by(Alice), treasury(scope).into(), 244 * OVN));
		assert_eq!(left(scope), OVN);
		assert_ok!(spend(scope, 1, Ferdie).dispatch(by(Alice)));
	});
}

#[test]
fn spending_that_the_limit_has_no_room_for_any_more_changes_nothing_and_can_be_tried_again() {
	chain(|| {
		let scope = assembly();
		let id = open(scope, Template::Majority, &[describe(scope, 9), spend(scope, 20, Ferdie)]);
		all_agree(id, &[Charlie, Dave]);
		pass(id);
		assert_ok!(spend(scope, 11, Ferdie).dispatch(by(Alice)));
		let (before, had, rest) = (description(scope), balance(&treasury(scope)), left(scope));
		assert_eq!(rest, 19 * OVN);
		sends(Ferdie, executing(id));
		assert_eq!(failure(), Some(above_limit()));
		assert_eq!(
			(description(scope), balance(&treasury(scope)), left(scope)),
			(before, had, rest)
		);

		assert_ok!(Balances::transfer_keep_alive(by(Alice), treasury(scope).into(), 4 * OVN));
		sends(Ferdie, executing(id));
		assert_eq!(ending(id), Some(Ending::Executed));
		assert_eq!(left(scope), 0);
	});
}

#[test]
fn payments_of_one_proposal_share_the_limit_of_the_purse() {
	chain(|| {
		let scope = assembly();
		let calls = [spend(scope, 20, Ferdie), spend(scope, 20, Charlie)];
		let id = open(scope, Template::Majority, &calls);
		all_agree(id, &[Charlie, Dave]);
		pass(id);
		let had = balance(&treasury(scope));
		sends(Ferdie, executing(id));
		assert_eq!(failure(), Some(above_limit()));
		assert_eq!((balance(&treasury(scope)), left(scope)), (had, 30 * OVN));
	});
}

#[test]
fn what_goes_to_another_purse_or_a_round_counts_as_spent() {
	chain(|| {
		let scope = assembly();
		let pot = Networks::pot_account(scope, Purse::Sponsor, &NATIVE);
		let fill: RuntimeCall = pallet_networks::Call::spend {
			scope,
			purse: Purse::Treasury,
			asset: NATIVE,
			amount: 10 * OVN,
			beneficiary: pot,
		}
		.into();
		assert_ok!(fill.dispatch(by(Alice)));
		assert_eq!(left(scope), 20 * OVN);
		// A quarter of what came there.
		let sponsor = || Networks::spendable_within_limit(scope, Purse::Sponsor, NATIVE);
		assert_eq!(sponsor(), 10 * OVN / 4);
		let round = pallet_budgeting::NextRound::<Runtime>::get();
		let now = System::block_number();
		assert_ok!(crate::Budgeting::open_round(
			by(Alice),
			scope,
			NATIVE,
			pallet_budgeting::Allotment::Equal,
			OVN,
			now + days(4),
			now + days(8),
			Document::default()
		));
		let add = |tokens: u128| {
			crate::Budgeting::match_round(by(Alice), round, Purse::Treasury, tokens * OVN)
		};
		let above = pallet_budgeting::Error::<Runtime>::AboveSpendLimit.into();
		assert_eq!(add(21), Err(above));
		assert_ok!(add(20));
		// Of the price of the round, which came back to the treasury.
		assert!(left(scope) < OVN);
		assert_eq!(add(1), Err(above));
	});
}

#[test]
fn the_rules_say_what_part_of_a_purse_is_spent() {
	chain(|| {
		use pallet_governance::{Call, Rules};
		let scope = assembly();
		let set = |spend_limit| -> RuntimeCall {
			Call::set_rules { scope, rules: Rules { spend_limit, ..Rules::default() }, until: None }
				.into()
		};
		let (class, proposal) = (DecisionClass::Critical, 0);
		let decided =
			|| RuntimeOrigin::from(pallet_governance::Origin::Decided { scope, class, proposal });
		for wrong in [0, 101] {
			let error = set(wrong).dispatch(decided()).unwrap_err().error;
			assert_eq!(error, Error::RuleOutOfBounds.into());
		}
		for (percent, tokens) in [(1, 12 * OVN / 10), (50, 60 * OVN), (100, 120 * OVN)] {
			assert_ok!(set(percent).dispatch(decided()));
			assert_eq!(left(scope), tokens);
		}
	});
}

#[test]
fn a_suspended_scope_votes_and_lifts_nothing_of_what_the_one_above_decided() {
	chain(|| {
		let scope = assembly();
		let suspend = |by: ScopeId, days: u8| -> RuntimeCall {
			let reason = Document::default();
			pallet_networks::Call::suspend { scope, by, days, reason }.into()
		};
		let resume: RuntimeCall = pallet_networks::Call::resume { scope }.into();
		let (class, proposal) = (DecisionClass::Critical, 0);
		let above = pallet_governance::Origin::Decided { scope: GLOBAL_SCOPE, class, proposal };

		// It stops itself within hours.
		let id = open(scope, Template::Emergency, &[suspend(scope, 14)]);
		all_agree(id, &[Charlie, Dave, Eve]);
		wait(hours(2));
		sends(Ferdie, closing(id));
		sends(Ferdie, executing(id));
		assert_eq!(Networks::suspender(scope), Some(scope));
		let slow = proposing(scope, Template::Majority, std::slice::from_ref(&resume));
		assert_eq!(sent(Alice, slow), Ok(Err(Error::TemplateTooWeak.into())));

		// The one above does so instead, and then the scope's own decision ends it no more.
		let own = open(scope, Template::Emergency, std::slice::from_ref(&resume));
		all_agree(own, &[Charlie, Dave, Eve]);
		assert_ok!(suspend(GLOBAL_SCOPE, 90).dispatch(above.clone().into()));
		wait(hours(2));
		sends(Ferdie, closing(own));
		sends(Ferdie, executing(own));
		assert_eq!(failure(), Some(DispatchError::BadOrigin));
		for call in [resume.clone(), suspend(GLOBAL_SCOPE, 1)] {
			let proposed = proposing(scope, Template::Special, &[call]);
			assert_eq!(sent(Alice, proposed), Ok(Err(Error::CallNotAllowed.into())));
		}

		// It decides about itself meanwhile, but pays nothing.
		let id = open(scope, Template::Majority, &[describe(scope, 9)]);
		let paying = open(scope, Template::Majority, &[spend(scope, 1, Ferdie)]);
		all_agree(id, &[Charlie, Dave]);
		all_agree(paying, &[Charlie, Dave]);
		pass(id);
		sends(Ferdie, executing(id));
		assert_eq!(description(scope), H256::repeat_byte(9));
		sends(Ferdie, closing(paying));
		let Status::Passed { from, .. } = status(paying) else { panic!("{:?}", status(paying)) };
		wait_for(from);
		sends(Ferdie, executing(paying));
		let suspended = pallet_networks::Error::<Runtime>::ScopeSuspended.into();
		assert_eq!(failure(), Some(suspended));
		// Once it is resumed the payment can be tried again.
		assert_ok!(resume.dispatch(above.into()));
		sends(Ferdie, executing(paying));
		assert_eq!(ending(paying), Some(Ending::Executed));
	});
}
