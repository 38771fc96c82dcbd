// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Proposing, backing, taking back, clearing.

use super::*;
use crate::{Action, MAX_CALLS, MAX_LOOKUP};

/// Proposes a description of the lab by majority, as somebody.
fn try_propose(who: u64, template: Template, action: Action) -> sp_runtime::DispatchResult {
	Governing::propose(signed(who), LAB, template, document(4), action, None, None)
}

#[test]
fn propose_takes_a_deposit_and_looks_for_backers() {
	build_and_execute(5, || {
		let action = inline(&[describe(9)]);
		let calls_hash = match &action {
			Action::Inline(bytes) => Some(sp_io::hashing::blake2_256(bytes).into()),
			_ => None,
		};
		let id = propose(2, Majority, action);
		let until = System::block_number() + 14 * DAY;
		assert_eq!(
			last_event(),
			Event::Proposed {
				id,
				who: 2,
				template: Majority,
				class: DecisionClass::Standard,
				document: document(4),
				calls_hash,
				needed: 1,
				until,
			}
		);
		assert_eq!(proposal(id).status, Status::Seeking { until });
		assert_eq!(held(2), DEPOSIT);
		assert!(Calls::<Test>::contains_key(LAB, id.index));
	});
}

#[test]
fn propose_opens_at_once_when_two_vote() {
	build_and_execute(3, || {
		assert_ok!(Networks::leave(signed(3), LAB));
		let id = propose(2, Majority, Action::Motion);
		assert_eq!(heads(id), [1, 0, 0, 0]);
		assert_eq!(poll(id).electors, 2);
	});
}

#[test]
fn propose_fails_when_the_signer_has_no_vote_or_the_scope_is_unknown() {
	build_and_execute(5, || {
		let action = || inline(&[describe(9)]);
		assert_noop!(try_propose(STRANGER, Majority, action()), Error::<Test>::NotVoter);
		assert_noop!(
			Governing::propose(signed(1), 99, Majority, document(4), action(), None, None),
			Error::<Test>::ScopeNotFound
		);
		assert_noop!(
			Governing::propose(
				RuntimeOrigin::root(),
				LAB,
				Majority,
				document(4),
				action(),
				None,
				None
			),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn propose_fails_when_there_were_never_three_voters() {
	build_and_execute(2, || {
		assert_noop!(try_propose(1, Majority, Action::Motion), Error::<Test>::StewardsDecide);
		join(LAB, 3);
		assert_ok!(Networks::leave(signed(3), LAB));
		// Once there were, votes decide for good.
		assert_ok!(try_propose(1, Majority, Action::Motion));
	});
}

#[test]
fn propose_always_succeeds_in_the_global_scope() {
	build_and_execute(1, || {
		assert_ok!(tier_changed(GLOBAL_SCOPE, 5, Some(Tier::Member)));
		let (template, action) = (Majority, Action::Motion);
		let origin = signed(5);
		assert_ok!(Governing::propose(
			origin,
			GLOBAL_SCOPE,
			template,
			document(4),
			action,
			None,
			None
		));
	});
}

#[test]
fn propose_fails_when_its_calls_are_not_what_a_scope_decides() {
	build_and_execute(5, || {
		let bytes = |bytes: &[u8]| Action::Inline(bytes.to_vec().try_into().unwrap());
		let fails = |action, error: Error<Test>| {
			assert_noop!(try_propose(1, Special, action), error);
		};
		fails(bytes(&[4, 255, 255]), Error::UndecodableCall);
		// A byte too many.
		let mut encoded = codec::Encode::encode(&vec![describe(9)]);
		encoded.push(0);
		fails(bytes(&encoded), Error::UndecodableCall);
		fails(inline(&[]), Error::InvalidCallCount);
		fails(inline(&vec![describe(9); MAX_CALLS as usize + 1]), Error::InvalidCallCount);
		let batch = pallet_networks::Call::leave { scope: LAB }.into();
		fails(inline(&[describe(9), batch]), Error::CallNotAllowed);
		fails(inline(&[expel(2), expel(3)]), Error::SeveralSubjects);
		fails(Action::Lookup { hash: H256::zero(), len: 10 }, Error::CallsNotFound);
		fails(Action::Lookup { hash: H256::zero(), len: MAX_LOOKUP + 1 }, Error::CallTooLong);
	});
}

#[test]
fn propose_fails_when_calls_are_too_heavy() {
	build_and_execute(5, || {
		TightBlocks::set(&true);
		assert_noop!(try_propose(1, Majority, inline(&[describe(9)])), Error::<Test>::CallTooHeavy);
		TightBlocks::set(&false);
	});
}

#[test]
fn propose_fails_when_the_template_is_too_weak() {
	build_and_execute(5, || {
		let weak = Error::<Test>::TemplateTooWeak;
		assert_noop!(try_propose(1, Consent, inline(&[agree_on(9)])), weak);
		assert_noop!(try_propose(1, Majority, inline(&[expel(5)])), Error::<Test>::TemplateTooWeak);
		assert_ok!(try_propose(1, Special, inline(&[describe(9), agree_on(9), expel(5)])));
		let id = ProposalId { scope: LAB, index: 0 };
		assert_eq!(proposal(id).class, DecisionClass::Critical);
		assert_eq!(proposal(id).subject, Some(5));
	});
}

#[test]
fn propose_fails_when_it_is_no_emergency() {
	build_and_execute(5, || {
		let none = Error::<Test>::NotEmergency;
		assert_noop!(try_propose(1, Emergency, Action::Motion), none);
		assert_noop!(
			try_propose(1, Emergency, inline(&[stop_paying(), describe(9)])),
			Error::<Test>::NotEmergency
		);
		assert_ok!(try_propose(1, Emergency, inline(&[stop_paying()])));
	});
}

#[test]
fn propose_in_a_closed_scope_is_for_what_it_still_decides() {
	build_and_execute(5, || {
		assert_ok!(Networks::close_scope(decided(), LAB));
		let closed = Error::<Test>::ScopeNotOpen;
		assert_noop!(try_propose(1, Majority, inline(&[describe(9)])), closed);
		assert_noop!(try_propose(1, Majority, Action::Motion), Error::<Test>::ScopeNotOpen);
		assert_ok!(try_propose(1, Majority, inline(&[stop_paying()])));
	});
}

#[test]
fn propose_fails_when_the_proposer_stands_for_three() {
	build_and_execute(5, || {
		for _ in 0..3 {
			propose(1, Majority, Action::Motion);
		}
		assert_noop!(try_propose(1, Majority, Action::Motion), Error::<Test>::TooManyBacked);
		// What ended does not count.
		assert_ok!(Governing::withdraw(signed(1), ProposalId { scope: LAB, index: 1 }));
		assert_ok!(try_propose(1, Majority, Action::Motion));
	});
}

#[test]
fn propose_fails_when_what_it_supersedes_is_unknown_stronger_or_over() {
	build_and_execute(5, || {
		let special = propose(1, Special, Action::Motion);
		let with = |index| {
			let action = Action::Motion;
			Governing::propose(signed(2), LAB, Majority, document(4), action, Some(index), None)
		};
		assert_noop!(with(7), Error::<Test>::ProposalNotFound);
		assert_noop!(with(special.index), Error::<Test>::TemplateTooWeak);
		let consent = propose(1, Consent, Action::Motion);
		assert_ok!(with(consent.index));
		assert_ok!(Governing::withdraw(signed(1), consent));
		assert_noop!(with(consent.index), Error::<Test>::AlreadyEnded);
	});
}

#[test]
fn back_opens_the_vote_with_the_last_backer() {
	build_and_execute(20, || {
		let id = propose(1, Majority, Action::Motion);
		assert_ok!(Governing::back(signed(2), id));
		assert_eq!(last_event(), Event::Backed { id, who: 2, backers: 1, needed: 2 });
		assert!(poll_is_none(id));
		assert_ok!(Governing::back(signed(3), id));
		assert_eq!((heads(id), poll(id).heads.sum()), ([3, 0, 0, 0], 3));
		assert!((1..=3).all(|who| ballot(id, who) == Some(Agree)));
		assert!(matches!(last_event(), Event::Opened { electors: 20, .. }));
	});
}

fn poll_is_none(id: ProposalId) -> bool {
	proposal(id).poll.is_none()
}

#[test]
fn back_fails_when_it_cannot() {
	build_and_execute(20, || {
		let id = propose(1, Majority, Action::Motion);
		assert_noop!(Governing::back(signed(STRANGER), id), Error::<Test>::NotVoter);
		assert_noop!(Governing::back(signed(1), id), Error::<Test>::AlreadyBacked);
		assert_ok!(Governing::back(signed(2), id));
		assert_noop!(Governing::back(signed(2), id), Error::<Test>::AlreadyBacked);
		let other = ProposalId { scope: LAB, index: 9 };
		assert_noop!(Governing::back(signed(2), other), Error::<Test>::ProposalNotFound);
		assert_ok!(Governing::back(signed(3), id));
		assert_noop!(Governing::back(signed(4), id), Error::<Test>::NotSeeking);
		let late = propose(1, Majority, Action::Motion);
		run_days(14);
		assert_noop!(Governing::back(signed(2), late), Error::<Test>::NotSeeking);
	});
}

#[test]
fn back_does_not_count_the_ballot_of_one_who_left() {
	build_and_execute(20, || {
		let id = propose(1, Majority, Action::Motion);
		assert_ok!(Governing::back(signed(2), id));
		assert_ok!(Networks::leave(signed(2), LAB));
		assert_ok!(Governing::back(signed(3), id));
		assert_eq!((heads(id), ballot(id, 2)), ([2, 0, 0, 0], None));
	});
}

#[test]
fn unback_takes_a_backer_out() {
	build_and_execute(20, || {
		let id = propose(1, Majority, Action::Motion);
		assert_ok!(Governing::back(signed(2), id));
		assert_ok!(Governing::unback(signed(2), id));
		assert_eq!(last_event(), Event::Unbacked { id, who: 2, backers: 0 });
		assert!(Voters::<Test>::get(LAB, 2).unwrap().limits.backing.is_empty());
		assert_noop!(Governing::unback(signed(2), id), Error::<Test>::NotBacker);
		assert_noop!(Governing::unback(signed(1), id), Error::<Test>::NotBacker);
		for who in [2, 3] {
			assert_ok!(Governing::back(signed(who), id));
		}
		assert_noop!(Governing::unback(signed(2), id), Error::<Test>::NotSeeking);
	});
}

#[test]
fn withdraw_returns_the_deposit_in_the_first_half() {
	build_and_execute(5, || {
		let (first, second) = (propose(1, Majority, Action::Motion), open_majority());
		assert_noop!(Governing::withdraw(signed(2), first), Error::<Test>::NotOwnProposal);
		assert_eq!(held(1), 2 * DEPOSIT);
		assert_ok!(Governing::withdraw(signed(1), first));
		assert_eq!(last_event(), Event::ProposalEnded { id: first, ending: Ending::Withdrawn });
		assert_noop!(Governing::withdraw(signed(1), first), Error::<Test>::VoteTooFarGone);
		run_to_block(poll(second).opened_at + 72_000);
		assert_noop!(Governing::withdraw(signed(1), second), Error::<Test>::VoteTooFarGone);
		run_to_block(poll(second).opened_at + 71_999);
		assert_ok!(Governing::withdraw(signed(1), second));
		assert_eq!(held(1), 0);
	});
}

#[test]
fn withdraw_fails_when_it_passed() {
	build_and_execute(5, || {
		let id = open_majority();
		vote(id, Agree, 3..=5);
		close(id);
		assert_noop!(Governing::withdraw(signed(1), id), Error::<Test>::VoteTooFarGone);
	});
}

#[test]
fn lookup_is_requested_until_the_proposal_ends() {
	use frame_support::traits::QueryPreimage;
	build_and_execute(5, || {
		let action = noted(&[describe(9)]);
		let Action::Lookup { hash, .. } = action else { panic!("noted elsewhere") };
		<Preimage as QueryPreimage>::unrequest(&hash);
		let action = noted(&[describe(9)]);
		let id = propose(1, Majority, action);
		<Preimage as QueryPreimage>::unrequest(&hash);
		assert!(<Preimage as QueryPreimage>::is_requested(&hash));
		assert_ok!(Governing::withdraw(signed(1), id));
		assert!(!<Preimage as QueryPreimage>::is_requested(&hash));
	});
}

#[test]
fn a_copied_proposal_that_is_withdrawn_leaves_the_calls_of_the_other() {
	build_and_execute(5, || {
		let first = open_majority();
		let copy = propose(3, Majority, inline(&[describe(9)]));
		assert_ok!(Governing::withdraw(signed(3), copy));
		run_days(60);
		assert_ok!(Governing::clear(signed(STRANGER), copy, 10));
		assert!(Calls::<Test>::contains_key(LAB, first.index));
	});
}

#[test]
fn clear_removes_ballots_and_then_the_record() {
	build_and_execute(5, || {
		let id = open_majority();
		vote(id, Disagree, 3..=5);
		close(id);
		assert_eq!(ending(id), Some(Ending::Outvoted));
		let clear = |limit| Governing::clear(signed(STRANGER), id, limit);
		assert_noop!(clear(9).map_err(|error| error.error), Error::<Test>::NotEnded);
		run_days(30);
		assert_noop!(clear(0).map_err(|error| error.error), Error::<Test>::ZeroLimit);
		assert_ok!(clear(3));
		assert_eq!(last_event(), Event::Cleared { id, ballots: 3, is_gone: false });
		check_state();
		let paid = clear(9).unwrap().actual_weight;
		assert_eq!(paid, Some(<() as WeightInfo>::clear(2) + SPONSOR_WEIGHT));
		assert_eq!(last_event(), Event::Cleared { id, ballots: 2, is_gone: true });
		assert!(!Proposals::<Test>::contains_key(LAB, id.index));
		assert!(!Calls::<Test>::contains_key(LAB, id.index));
		assert_eq!(Ballots::<Test>::iter().count(), 0);
		assert_noop!(clear(9).map_err(|error| error.error), Error::<Test>::ProposalNotFound);
	});
}

#[test]
fn clear_fails_when_it_is_not_over() {
	build_and_execute(5, || {
		let id = open_majority();
		run_days(60);
		let result = Governing::clear(signed(STRANGER), id, 1);
		assert_noop!(result.map_err(|error| error.error), Error::<Test>::NotEnded);
	});
}

#[test]
fn sponsored_calls_weigh_the_look_for_a_sponsor() {
	let id = ProposalId { scope: LAB, index: 0 };
	let info = |call: Call<Test>| {
		frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&call).call_weight
	};
	assert_eq!(info(Call::back { id }), <() as WeightInfo>::back() + SPONSOR_WEIGHT);
	let policy = Policy::weight() * 8;
	let document = Document::default();
	let call = Call::propose {
		scope: LAB,
		template: Majority,
		document,
		action: Action::Motion,
		supersedes: None,
		review: None,
	};
	assert_eq!(info(call), <() as WeightInfo>::propose(0) + policy + SPONSOR_WEIGHT);
}

#[test]
fn propose_counts_calls_before_it_decodes_them() {
	build_and_execute(5, || {
		use codec::{Compact, Encode};
		// None of these can be decoded.
		let mut bytes = Compact(100_000u32).encode();
		bytes.resize(bytes.len() + 200_000, 255);
		let len = bytes.len() as u32;
		let hash = <Preimage as frame_support::traits::StorePreimage>::note(bytes.into()).unwrap();
		let action = Action::Lookup { hash, len };
		assert_noop!(try_propose(1, Special, action), Error::<Test>::InvalidCallCount);
		// Nor is there a number of them.
		let action = Action::Inline(Default::default());
		assert_noop!(try_propose(1, Special, action), Error::<Test>::UndecodableCall);
	});
}

#[test]
fn propose_takes_a_greater_deposit_for_calls_that_were_noted() {
	build_and_execute(5, || {
		let action = noted(&[remark(1, 1_000)]);
		let len = u128::from(action.len());
		let id = propose(1, Majority, action);
		assert_eq!(held(1), DEPOSIT + len * BYTE_DEPOSIT);
		assert_ok!(Governing::withdraw(signed(1), id));
		assert_eq!(held(1), 0);
	});
}

#[test]
fn deposit_returns_as_it_was_taken_when_the_constant_has_changed() {
	build_and_execute(5, || {
		for constant in [DEPOSIT - 1, DEPOSIT + 1, 10 * DEPOSIT] {
			ProposalDeposit::set(&DEPOSIT);
			let id = propose(1, Majority, Action::Motion);
			ProposalDeposit::set(&constant);
			assert_ok!(Governing::withdraw(signed(1), id));
			assert_eq!(held(1), 0);
		}
		ProposalDeposit::set(&DEPOSIT);
	});
}

#[test]
fn calls_are_kept_after_the_end_only_if_the_proposal_can_be_repeated() {
	build_and_execute(5, || {
		let kept = |id: ProposalId| Calls::<Test>::contains_key(LAB, id.index);
		let withdrawn = propose(1, Majority, inline(&[describe(9)]));
		assert_ok!(Governing::withdraw(signed(1), withdrawn));
		assert!(!kept(withdrawn));
		let special = open(Special, inline(&[describe(9)]));
		run_to_block(closes_at(special));
		close(special);
		assert_eq!((ending(special), kept(special)), (Some(Ending::TooFew), false));
		let majority = open_majority();
		run_to_block(closes_at(majority));
		close(majority);
		assert_eq!((ending(majority), kept(majority)), (Some(Ending::TooFew), true));
		let done = open_majority();
		vote(done, Agree, 3..=5);
		pass(done);
		execute(done);
		assert_eq!((ending(done), kept(done)), (Some(Ending::Executed), false));
	});
}

#[test]
fn unback_of_one_who_was_struck_takes_it_out_for_good() {
	build_and_execute(20, || {
		let id = propose(1, Majority, Action::Motion);
		assert_ok!(Governing::back(signed(2), id));
		assert_ok!(Networks::set_profile(signed(2), AgentKind::Bot, document(3)));
		assert_ok!(Governing::strike(signed(STRANGER), LAB, 2));
		assert_ok!(Governing::unback(signed(2), id));
		assert_eq!(last_event(), Event::Unbacked { id, who: 2, backers: 0 });
		assert_ok!(Networks::set_profile(signed(2), AgentKind::Person, document(3)));
		assert_ok!(Governing::enrol(signed(2), LAB));
		assert!(Voters::<Test>::get(LAB, 2).unwrap().limits.backing.is_empty());
		assert_ok!(Governing::back(signed(2), id));
	});
}

/// A policy by which a scope carries deposits of all.
fn carry(scope: ovn_primitives::ScopeId) {
	use frame_support::traits::fungible::Mutate;
	let pot = Networks::pot_account(scope, ovn_primitives::Purse::Sponsor, &NATIVE);
	assert_ok!(Balances::mint_into(&pot, 100_000));
	let policy = pallet_networks::SponsorPolicy {
		allowance: 10,
		refill_period: DAY,
		daily_budget: 100,
		deposits: 9,
		max_held: 10_000,
		uninvited: true,
	};
	assert_ok!(Networks::set_sponsorship(signed(1), scope, Some(policy)));
}

#[test]
fn deposit_is_carried_by_the_network_until_the_scope_chooses_how_long_votes_last() {
	build_and_execute(3, || {
		carry(LAB);
		let project = found(1, LAB, ScopeKind::Project);
		for who in [2, 3] {
			join(project, who);
		}
		let propose = |who| {
			let index = crate::NextProposal::<Test>::get(project);
			let document = document(4);
			let motion = Action::Motion;
			assert_ok!(Governing::propose(
				signed(who),
				project,
				Majority,
				document,
				motion,
				None,
				None
			));
			Proposals::<Test>::get(project, index).unwrap().deposit.unwrap().depositor
		};
		assert_eq!(propose(2), ovn_primitives::Depositor::Sponsor(LAB));
		let critical =
			Origin::Decided { scope: project, class: DecisionClass::Critical, proposal: 0 };
		let rules = Rules { special_delay: 60, ..Rules::default() };
		assert_ok!(Governing::set_rules(critical.into(), project, rules, None));
		assert_eq!(propose(2), ovn_primitives::Depositor::Agent(2));
		carry(project);
		assert_eq!(propose(2), ovn_primitives::Depositor::Sponsor(project));
		// Each returns to where it is held.
		for index in 0..3 {
			assert_ok!(Governing::withdraw(signed(2), ProposalId { scope: project, index }));
		}
		assert_eq!(held(2), 0);
	});
}
