// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What decisions cost: the same whether ten or a hundred thousand vote, and little enough for two hundred scopes
//! at once.

use super::{
	chain::{current_slot, header_in_slot, new_chain, signed},
	recording::{recorded, Accesses},
};
use crate::{
	configs::system::RuntimeBlockWeights,
	constants::{currency::OVN, time::SLOT_DURATION},
	AccountId, Balances, Executive, Governance, Networks, Runtime, RuntimeCall, RuntimeOrigin,
	System, UncheckedExtrinsic,
};
use codec::Encode;
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, GetDispatchInfo},
	weights::Weight,
};
use ovn_primitives::{
	traits::{OnTierChanged, OnWeight},
	DecisionClass, Document, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE,
};
use pallet_governance::{
	Action, Call, Choice, Ending, NextProposal, ProposalId, Proposals, Status, Template, Voters,
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve};
use sp_runtime::{
	traits::Dispatchable,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};

fn by(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.to_account_id())
}

/// A network of Alice, of which these are members, too.
fn network(members: &[Sr25519Keyring]) -> ScopeId {
	let scope = pallet_networks::NextScope::<Runtime>::get();
	let stewards = vec![Alice.to_account_id()].try_into().unwrap();
	let (kind, document) = (ScopeKind::Network, Document::default());
	assert_ok!(Networks::create_scope(by(Alice), GLOBAL_SCOPE, kind, document, stewards));
	for who in members {
		assert_ok!(Networks::join(by(*who), scope, None));
		let class = DecisionClass::Significant;
		let decided = pallet_governance::Origin::Decided { scope, class, proposal: 0 };
		let who = who.to_account_id();
		assert_ok!(Networks::set_tier(decided.into(), scope, who, Tier::Member));
	}
	scope
}

/// The call that proposes a description, which is decided by consent.
fn proposing(scope: ScopeId, byte: u8) -> RuntimeCall {
	let metadata = Document { hash: H256::repeat_byte(byte), uri: Default::default() };
	let calls: Vec<RuntimeCall> =
		vec![pallet_networks::Call::set_metadata { scope, metadata }.into()];
	let action = Action::Inline(calls.encode().try_into().unwrap());
	let (document, template) = (Document::default(), Template::Consent);
	let (supersedes, review) = (None, None);
	Call::propose { scope, template, document, action, supersedes, review }.into()
}

fn voting(id: ProposalId, choice: Choice) -> RuntimeCall {
	Call::vote { id, choice, reason: None }.into()
}

fn executing(id: ProposalId) -> RuntimeCall {
	let metadata = Document::default();
	let decided: RuntimeCall =
		pallet_networks::Call::set_metadata { scope: id.scope, metadata }.into();
	Call::execute { id, max_weight: decided.get_dispatch_info().call_weight }.into()
}

fn ending(id: ProposalId) -> Option<Ending> {
	match Proposals::<Runtime>::get(id.scope, id.index).unwrap().status {
		Status::Ended { ending, .. } => Some(ending),
		_ => None,
	}
}

/// One whom the roll has beside the others.
fn voter(n: u32) -> AccountId {
	let mut bytes = [7; 32];
	bytes[..4].copy_from_slice(&n.to_be_bytes());
	AccountId::new(sp_io::hashing::blake2_256(&bytes))
}

/// Somebody does something that succeeds; what it touches.
fn does(who: AccountId, call: impl Into<RuntimeCall>) -> Accesses {
	let call = call.into();
	let (result, record) = recorded(|| call.clone().dispatch(RuntimeOrigin::signed(who.clone())));
	assert_ok!(result);
	record.without(&[who], &call).accesses()
}

/// What each step of a decision touches in a network of so many voters, who have reputation; apart from that how
/// many backers it needs.
fn steps(voters: u32) -> (Vec<(&'static str, Accesses)>, u32) {
	let mut found = Vec::new();
	let mut chain = new_chain("development");
	let needed = chain.execute_with(|| {
		let scope = network(&[Bob, Charlie, Dave, Eve]);
		let all: Vec<AccountId> = [Alice, Bob, Charlie, Dave, Eve]
			.into_iter()
			.map(|who| who.to_account_id())
			.chain((5..voters).map(voter))
			.collect();
		// As the genesis puts members on the roll, in which any number can come.
		for who in &all[5..] {
			assert_ok!(<Governance as OnTierChanged<_>>::tier_changed(
				scope,
				who,
				Some(Tier::Member)
			));
		}
		for who in &all {
			<Governance as OnWeight<_>>::weight_changed(scope, who, 1_000);
		}
		assert_eq!(pallet_governance::Rolls::<Runtime>::get(scope).voters, voters);
		// What they have counts from the next day on.
		System::set_block_number(crate::constants::time::days(2));
		let id = ProposalId { scope, index: NextProposal::<Runtime>::get(scope) };
		let (alice, dave) = (all[0].clone(), all[3].clone());
		found.push(("propose", does(alice.clone(), proposing(scope, 1))));
		let needed = backers(voters);
		let mut backed = Vec::new();
		for (n, who) in all.iter().skip(5).take(needed as usize).enumerate() {
			let last = n as u32 + 1 == needed;
			let touched = does(who.clone(), Call::back { id });
			if last {
				found.push(("back, which opens the vote", touched));
			} else {
				backed.push(touched);
			}
		}
		// Whichever it is.
		backed.dedup();
		assert!(backed.len() <= 1, "{backed:?}");
		let until = 100;
		let name = |representative: &AccountId| {
			let representative = representative.clone();
			Call::represent { scope, representative, until }
		};
		found.push(("represent", does(all[2].clone(), name(&dave))));
		found.push(("vote", does(all[1].clone(), voting(id, Choice::Agree))));
		found.push(("vote again", does(all[1].clone(), voting(id, Choice::Disagree))));
		let principals = vec![all[2].clone()].try_into().unwrap();
		let choice = Choice::Agree;
		found.push(("vote_for", does(dave.clone(), Call::vote_for { id, principals, choice })));
		found.push(("confirm", does(all[4].clone(), Call::confirm { scope })));
		let poll = Proposals::<Runtime>::get(scope, id.index).unwrap().poll.unwrap();
		assert_eq!((poll.electors, poll.weight), (voters, u128::from(voters) * 1_000));
		System::set_block_number(poll.opened_at + poll.period);
		found.push(("close", does(alice.clone(), Call::close { id })));
		found.push(("execute", does(alice, executing(id))));
		assert_eq!(ending(id), Some(Ending::Executed));
		let struck = does(dave, Call::end_representation { scope, principal: all[2].clone() });
		found.push(("end_representation", struck));
		#[cfg(feature = "try-runtime")]
		assert_ok!(Governance::do_try_state());
		needed
	});
	(found, needed)
}

/// A quarter of the square root, rounded up, at most 24.
fn backers(voters: u32) -> u32 {
	(1..24).find(|n| n * n * 16 >= voters).unwrap_or(24)
}

#[test]
fn decisions_touch_the_same_when_ten_a_thousand_or_a_hundred_thousand_vote() {
	let (few, of_few) = steps(10);
	assert_eq!(of_few, 1);
	for voters in [1_000, 100_000] {
		let (many, of_many) = steps(voters);
		for ((step, touched), (_, expected)) in many.iter().zip(&few) {
			let mut expected = *expected;
			if step.contains("opens") {
				// The record and the ballot of each further backer, of whom there are at most 24.
				let more = u64::from(of_many - of_few);
				assert!(more < 24);
				expected.reads += more;
				expected.writes += more;
			}
			assert_eq!(*touched, expected, "{step} among {voters}");
		}
		println!("{voters}: {many:?}");
	}
}

/// What a transaction weighs, with all that it is charged for.
fn weight(transaction: &UncheckedExtrinsic) -> Weight {
	let base = RuntimeBlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
	transaction.get_dispatch_info().total_weight().saturating_add(base)
}

#[test]
fn vote_weighs_at_most_two_transfers() {
	new_chain("development").execute_with(|| {
		let (dest, value) = (Bob.to_account_id().into(), OVN);
		let transfer = signed(Alice, pallet_balances::Call::transfer_keep_alive { dest, value });
		let id = ProposalId { scope: 1, index: 0 };
		let vote = signed(Alice, voting(id, Choice::Agree));
		let (vote, transfer) = (weight(&vote).ref_time(), weight(&transfer).ref_time());
		println!("a vote {} us, a transfer {} us", vote / 1_000_000, transfer / 1_000_000);
		assert!(vote <= 2 * transfer, "a vote weighs {vote}, and a transfer {transfer}");
	});
}

/// Opens the next block.
fn open_block() {
	let number = System::block_number() + 1;
	let slot = current_slot() + 1;
	let parent = if number == 1 { H256::repeat_byte(69) } else { System::parent_hash() };
	Executive::initialize_block(&header_in_slot(0, slot, number, parent));
	let now = pallet_timestamp::Call::set { now: slot * SLOT_DURATION };
	Executive::apply_extrinsic(UncheckedExtrinsic::new_bare(now.into())).unwrap().unwrap();
}

#[test]
fn two_hundred_scopes_vote_close_and_execute_at_once_and_none_is_lost_or_late() {
	const SCOPES: u32 = 200;
	new_chain("development").execute_with(|| {
		open_block();
		let ids: Vec<ProposalId> = (0..SCOPES)
			.map(|_| {
				let scope = network(&[Bob, Charlie]);
				let id = ProposalId { scope, index: 0 };
				assert_ok!(proposing(scope, 9).dispatch(by(Alice)));
				assert_ok!(Governance::back(by(Bob), id));
				id
			})
			.collect();
		Executive::finalize_block();
		// The last one votes, so that the vote closes at once and nothing waits: all three in one block, if it has
		// room for them; what has not goes into the next one, as in the pool of a node.
		let closes_at = |id: &ProposalId| {
			match Proposals::<Runtime>::get(id.scope, id.index).unwrap().status {
				Status::Voting { closes_at, .. } => closes_at,
				other => panic!("{other:?}"),
			}
		};
		let due: Vec<_> = ids.iter().map(closes_at).collect();
		let steps = ids.iter().flat_map(|id| {
			let id = *id;
			[voting(id, Choice::Agree), Call::close { id }.into(), executing(id)]
		});
		let limits = RuntimeBlockWeights::get();
		let most = limits.get(DispatchClass::Normal).max_total.unwrap().ref_time();
		let (mut declared, mut used, mut blocks) = (0, 0, vec![0u32]);
		open_block();
		for step in steps {
			loop {
				let transaction = signed(Charlie, step.clone());
				let weighs = weight(&transaction).ref_time();
				let taken = || {
					let weight = frame_system::BlockWeight::<Runtime>::get();
					weight.get(DispatchClass::Normal).ref_time()
				};
				let before = taken();
				match Executive::apply_extrinsic(transaction) {
					Ok(result) => {
						assert_ok!(result);
						declared += weighs;
						used += taken() - before;
						*blocks.last_mut().unwrap() += 1;
						break;
					},
					Err(TransactionValidityError::Invalid(
						InvalidTransaction::ExhaustsResources,
					)) => {
						assert!(*blocks.last().unwrap() > 0, "it never fits");
						Executive::finalize_block();
						open_block();
						blocks.push(0);
					},
					Err(other) => panic!("{other:?}"),
				}
			}
		}
		Executive::finalize_block();
		println!(
			"{SCOPES} scopes: declared {} ms, charged {} ms, of {} ms in a block; transactions in each block: \
			 {blocks:?}",
			declared / 1_000_000_000,
			used / 1_000_000_000,
			most / 1_000_000_000
		);
		for (id, due) in ids.iter().zip(due) {
			assert_eq!(ending(*id), Some(Ending::Executed));
			assert!(System::block_number() < due, "it was late");
			let details = pallet_networks::Details::<Runtime>::get(id.scope).unwrap();
			assert_eq!(details.metadata.hash, H256::repeat_byte(9));
			let votes = Voters::<Runtime>::iter_key_prefix(id.scope).count();
			let poll = Proposals::<Runtime>::get(id.scope, id.index).unwrap().poll.unwrap();
			assert_eq!((votes, poll.heads.agree), (3, 3));
		}
		assert!(Balances::free_balance(Charlie.to_account_id()) > OVN);
	});
}

#[test]
fn two_hundred_scopes_are_done_in_one_block_when_it_has_the_room() {
	new_chain("development").execute_with(|| {
		open_block();
		let ids: Vec<ProposalId> = (0..200)
			.map(|_| {
				let scope = network(&[Bob, Charlie]);
				let id = ProposalId { scope, index: 0 };
				assert_ok!(proposing(scope, 9).dispatch(by(Alice)));
				assert_ok!(Governance::back(by(Bob), id));
				id
			})
			.collect();
		Executive::finalize_block();
		open_block();
		for id in &ids {
			assert_ok!(voting(*id, Choice::Agree).dispatch(by(Charlie)));
		}
		for id in &ids {
			assert_ok!(Governance::close(by(Charlie), *id));
		}
		for id in &ids {
			assert_ok!(executing(*id).dispatch(by(Charlie)));
		}
		Executive::finalize_block();
		assert!(ids.iter().all(|id| ending(*id) == Some(Ending::Executed)));
	});
}
