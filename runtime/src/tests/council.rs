// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Two keys for an upgrade, the members' and the validators'; and what the validators can do together
//! beside that: pause the chain for a day.

use super::{
	chain::{block, block_by, current_slot, happened, new_chain},
	evaluation::designs,
	votes::{all_agree, balance, by, ending, executing, open, pass, sends, sent, wait_for},
};
pub(super) use crate::configs::council::decided_upgrade as upgrade;
use crate::{
	configs::{council::attested_upgrade as authorising, governance::Policy},
	constants::time::days,
	AccountId, Contributions, Hash, Networks, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin,
	SafeMode, System, ValidatorSet,
};
use codec::{Decode, Encode};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use ovn_primitives::{
	traits::CallPolicy,
	ContributionId, Contributor,
	DecisionClass::{self, Critical, Significant},
	KindId, GLOBAL_SCOPE,
};
use pallet_contributions::{Category, Deciding, KindTerms, Unit};
use pallet_governance::{Ending, Template};
use pallet_networks::GrantRule;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash as _},
	DispatchError::{self, BadOrigin},
};

const CODE: Hash = H256::repeat_byte(7);

fn hash_of(call: &RuntimeCall) -> Hash {
	BlakeTwo256::hash_of(call)
}

/// Whether an upgrade waits for the validators.
pub(super) fn is_waiting(code_hash: Hash) -> bool {
	let hash = hash_of(&authorising(code_hash));
	pallet_whitelist::DeferredDispatch::<Runtime>::contains_key(hash)
}

fn is_attested(code_hash: Hash) -> bool {
	let hash = hash_of(&authorising(code_hash));
	pallet_whitelist::WhitelistedCall::<Runtime>::contains_key(hash)
}

fn authorised() -> Option<Hash> {
	System::authorized_upgrade().map(|it| *it.code_hash()).filter(|hash| *hash != Hash::zero())
}

/// The first of these validators proposes a call to the council, which this many must agree to; the
/// others agree. Returns the hash of the motion and its number.
fn propose(validators: &[Sr25519Keyring], threshold: u32, call: &RuntimeCall) -> (Hash, u32) {
	let index = pallet_collective::ProposalCount::<Runtime>::get();
	let length_bound = call.encoded_size() as u32;
	let proposal = Box::new(call.clone());
	let (first, others) = validators.split_first().unwrap();
	sends(*first, pallet_collective::Call::propose { threshold, proposal, length_bound });
	if threshold < 2 {
		return (hash_of(call), index);
	}
	// Who proposes has not said anything yet.
	let proposal = hash_of(call);
	for who in [first].into_iter().chain(others) {
		sends(*who, pallet_collective::Call::vote { proposal, index, approve: true });
	}
	(proposal, index)
}

/// The call that closes a motion.
fn closing(call: &RuntimeCall, index: u32) -> RuntimeCall {
	pallet_collective::Call::close {
		proposal_hash: hash_of(call),
		index,
		proposal_weight_bound: call.get_dispatch_info().call_weight,
		length_bound: call.encoded_size() as u32 + 4,
	}
	.into()
}

/// These validators make a motion that exactly they must agree to, and close it.
fn move_together(validators: &[Sr25519Keyring], call: impl Into<RuntimeCall>) {
	let call = call.into();
	let threshold = validators.len() as u32;
	let (_, index) = propose(validators, threshold, &call);
	if threshold > 1 {
		sends(validators[0], closing(&call, index));
	}
}

/// What came of the motion that was carried out in the last block.
fn outcome() -> Result<(), DispatchError> {
	System::events()
		.into_iter()
		.find_map(|record| match record.event {
			RuntimeEvent::Council(pallet_collective::Event::Executed { result, .. }) => {
				Some(result)
			},
			_ => None,
		})
		.expect("a motion was carried out")
}

/// These validators attest an upgrade.
pub(super) fn attest(validators: &[Sr25519Keyring], code_hash: Hash) {
	let call_hash = hash_of(&authorising(code_hash));
	move_together(validators, pallet_whitelist::Call::whitelist_call { call_hash });
	assert_eq!(outcome(), Ok(()));
	assert!(is_attested(code_hash));
}

/// The origin with which the members of the global scope decide.
fn members(class: DecisionClass) -> RuntimeOrigin {
	pallet_governance::Origin::Decided { scope: GLOBAL_SCOPE, class, proposal: 0 }.into()
}

/// Runs a test on a chain of four validators, three of whom are the members of the global scope.
fn chain(test: impl FnOnce()) {
	new_chain("local").execute_with(|| {
		block([]);
		test();
		#[cfg(feature = "try-runtime")]
		{
			use frame_support::traits::{TryState, TryStateSelect};
			let now = System::block_number();
			crate::AllPalletsWithSystem::try_state(now, TryStateSelect::All).unwrap();
		}
	});
}

#[test]
fn council_is_the_active_validators() {
	chain(|| {
		let council = pallet_collective::Members::<Runtime>::get;
		let mut expected: Vec<AccountId> =
			[Alice, Bob, Charlie, Dave].map(|who| who.to_account_id()).to_vec();
		expected.sort();
		assert_eq!(council(), expected);
		assert_ok!(ValidatorSet::remove_validator(members(Significant), Bob.to_account_id()));
		expected.retain(|who| *who != Bob.to_account_id());
		assert_eq!(council(), expected);
		// Nobody sets it otherwise.
		let set = pallet_collective::Call::set_members {
			new_members: vec![Ferdie.to_account_id()],
			prime: None,
			old_count: 3,
		};
		#[cfg(not(feature = "runtime-benchmarks"))]
		assert!(RuntimeCall::from(set.clone()).dispatch(RuntimeOrigin::root()).is_err());
		for origin in [by(Alice), members(Critical)] {
			assert!(RuntimeCall::from(set.clone()).dispatch(origin).is_err());
		}
		assert_eq!(council(), expected);
	});
}

#[test]
fn upgrade_happens_when_members_have_decided_and_two_thirds_of_the_validators_attest() {
	chain(|| {
		let id = open(GLOBAL_SCOPE, Template::Special, &[upgrade(CODE)]);
		all_agree(id, &[Charlie]);
		pass(id);
		sends(Ferdie, executing(id));
		assert_eq!(ending(id), Some(Ending::Executed));
		assert_eq!(authorised(), None);
		assert!(is_waiting(CODE));
		// Whoever wants it cannot have it before.
		let early = pallet_whitelist::Error::<Runtime>::CallIsNotWhitelisted;
		assert_eq!(sent(Ferdie, upgrade(CODE)), Ok(Err(early.into())));

		attest(&[Bob, Charlie, Dave], CODE);
		assert_eq!(authorised(), None);
		let before = balance(&Ferdie.to_account_id());
		sends(Ferdie, upgrade(CODE));
		assert_eq!(authorised(), Some(CODE));
		assert_eq!(balance(&Ferdie.to_account_id()), before, "it is free");
		assert!(!is_waiting(CODE) && !is_attested(CODE), "both keys are used up");
		let used = pallet_whitelist::Error::<Runtime>::DeferredDispatchNotFound;
		assert_eq!(sent(Ferdie, upgrade(CODE)), Ok(Err(used.into())));
	});
}

#[test]
fn upgrade_happens_at_once_when_the_validators_attested_before() {
	chain(|| {
		attest(&[Alice, Bob, Charlie], CODE);
		assert_eq!(authorised(), None);
		assert_ok!(upgrade(CODE).dispatch(members(Critical)));
		assert_eq!(authorised(), Some(CODE));
	});
}

#[test]
fn upgrade_is_gone_when_nobody_attests_it_in_time() {
	chain(|| {
		assert_ok!(upgrade(CODE).dispatch(members(Critical)));
		wait_for(System::block_number() + days(14));
		attest(&[Alice, Bob, Charlie], CODE);
		let late = pallet_whitelist::Error::<Runtime>::DeferredDispatchExpired;
		assert_eq!(sent(Ferdie, upgrade(CODE)), Ok(Err(late.into())));
		let call_hash = hash_of(&authorising(CODE));
		sends(Ferdie, pallet_whitelist::Call::remove_deferred_dispatch { call_hash });
		assert!(!is_waiting(CODE));
		assert_eq!(authorised(), None);
	});
}

#[test]
fn half_of_the_validators_attest_nothing() {
	chain(|| {
		let call_hash = hash_of(&authorising(CODE));
		for call in [
			RuntimeCall::from(pallet_whitelist::Call::whitelist_call { call_hash }),
			pallet_whitelist::Call::remove_whitelisted_call { call_hash }.into(),
		] {
			move_together(&[Alice, Bob], call.clone());
			assert_eq!(outcome(), Err(DispatchError::BadOrigin));
			// Nor does one, nor anybody by a signature.
			assert!(call.clone().dispatch(by(Alice)).is_err());
			assert!(call.dispatch(members(Critical)).is_err());
		}
		assert!(!is_attested(CODE));
	});
}

#[test]
fn silence_of_a_validator_is_no_attestation() {
	chain(|| {
		let call_hash = hash_of(&authorising(CODE));
		let call = pallet_whitelist::Call::whitelist_call { call_hash }.into();
		// Three of four would be enough. They ask for the fourth, who says nothing: what the SDK would
		// take for an aye.
		let (_, index) = propose(&[Alice, Bob, Charlie], 4, &call);
		wait_for(System::block_number() + days(7) + 1);
		sends(Alice, closing(&call, index));
		assert!(happened(|event| matches!(
			event,
			RuntimeEvent::Council(pallet_collective::Event::Disapproved { .. })
		)));
		assert!(!is_attested(CODE));
	});
}

#[test]
fn validator_that_is_removed_has_not_attested() {
	chain(|| {
		let call_hash = hash_of(&authorising(CODE));
		let call = pallet_whitelist::Call::whitelist_call { call_hash }.into();
		let (proposal, index) = propose(&[Alice, Bob, Charlie], 4, &call);
		assert_ok!(ValidatorSet::remove_validator(members(Significant), Bob.to_account_id()));
		// Its fields are private: number, threshold, ayes, nays, end.
		type Votes = (u32, u32, Vec<AccountId>, Vec<AccountId>, u32);
		let votes = pallet_collective::Voting::<Runtime>::get(proposal).unwrap().encode();
		assert_eq!(Votes::decode(&mut &votes[..]).unwrap().2.len(), 2);
		// Three are left, of whom four were asked for.
		sends(Alice, closing(&call, index));
		assert!(!is_attested(CODE));
	});
}

#[test]
fn nothing_but_an_upgrade_is_done_with_both_keys() {
	chain(|| {
		let storage = vec![(b"key".to_vec(), b"value".to_vec())];
		let forbidden: [RuntimeCall; 5] = [
			frame_system::Call::set_code { code: vec![0] }.into(),
			frame_system::Call::set_storage { items: storage }.into(),
			frame_system::Call::authorize_upgrade_without_checks { code_hash: CODE }.into(),
			pallet_sudo::Call::set_key { new: Ferdie.to_account_id().into() }.into(),
			pallet_utility::Call::batch { calls: vec![authorising(CODE)] }.into(),
		];
		for call in forbidden {
			let call_hash = hash_of(&call);
			move_together(
				&[Alice, Bob, Charlie],
				pallet_whitelist::Call::whitelist_call { call_hash },
			);
			assert_eq!(outcome(), Ok(()));
			let with_preimage: RuntimeCall =
				pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage {
					call: Box::new(call.clone()),
				}
				.into();
			let by_hash: RuntimeCall = pallet_whitelist::Call::dispatch_whitelisted_call {
				call_hash,
				call_encoded_len: call.encoded_size() as u32,
				call_weight_witness: call.get_dispatch_info().call_weight,
			}
			.into();
			for carrier in [with_preimage, by_hash] {
				for origin in [members(Critical), by(Alice)] {
					let error = carrier.clone().dispatch(origin).unwrap_err().error;
					assert_eq!(error, frame_system::Error::<Runtime>::CallFiltered.into());
				}
				assert_eq!(Policy::rule(GLOBAL_SCOPE, &carrier), None);
			}
		}
	});
}

#[test]
fn validators_pause_the_chain_for_a_day_once_in_a_week() {
	chain(|| {
		let pause: RuntimeCall = pallet_validator_set::Call::pause {}.into();
		// One of four is not enough, and nobody else can.
		move_together(&[Alice], pause.clone());
		assert_eq!(outcome(), Err(DispatchError::BadOrigin));
		for origin in [by(Alice), members(Critical), RuntimeOrigin::root()] {
			assert!(pause.clone().dispatch(origin).is_err());
		}
		move_together(&[Alice, Bob], pause.clone());
		assert_eq!(outcome(), Ok(()));
		assert!(SafeMode::is_entered());
		let until = pallet_safe_mode::EnteredUntil::<Runtime>::get().unwrap();
		assert_eq!(until, System::block_number() + days(1));

		// Members end it, and the validators do not begin it again.
		assert_ok!(SafeMode::force_exit(members(Significant)));
		move_together(&[Charlie, Dave], pause.clone());
		let recently = pallet_validator_set::Error::<Runtime>::PausedRecently;
		assert_eq!(outcome(), Err(recently.into()));
		assert!(!SafeMode::is_entered());
		wait_for(System::block_number() + days(7));
		move_together(&[Charlie, Dave], pause);
		assert!(SafeMode::is_entered());
	});
}

#[test]
fn validators_bring_the_global_scope_back_and_get_no_key_by_it() {
	chain(|| {
		let stewards = vec![Ferdie.to_account_id()].try_into().unwrap();
		let revive: RuntimeCall =
			pallet_governance::Call::revive { scope: GLOBAL_SCOPE, stewards }.into();
		let error = |error: pallet_governance::Error<Runtime>| Err(DispatchError::from(error));
		type Error = pallet_governance::Error<Runtime>;
		let three = [Alice, Bob, Charlie];
		move_together(&three, revive.clone());
		assert_eq!(outcome(), error(Error::NotOrphaned));
		let voters: Vec<_> =
			pallet_governance::Voters::<Runtime>::iter_key_prefix(GLOBAL_SCOPE).collect();
		for who in &voters {
			assert_ok!(crate::Networks::leave(RuntimeOrigin::signed(who.clone()), GLOBAL_SCOPE));
		}
		wait_for(System::block_number() + days(91));
		// It has to belong to the scope, which anybody can.
		move_together(&three, revive.clone());
		assert_eq!(outcome(), error(Error::NotOfScopeAbove));
		sends(Ferdie, pallet_networks::Call::join { scope: GLOBAL_SCOPE, agreement: None });
		// Half of the validators are too few, and nobody else can.
		move_together(&[Alice, Bob], revive.clone());
		assert_eq!(outcome(), Err(DispatchError::BadOrigin));
		for origin in [by(Alice), by(Ferdie), members(Critical)] {
			assert!(revive.clone().dispatch(origin).is_err());
		}
		move_together(&three, revive.clone());
		assert_eq!(outcome(), Ok(()));
		assert_eq!(Policy::rule(GLOBAL_SCOPE, &revive), None);
		// Ferdie decides what is significant, and no upgrade.
		let account = voters[0].clone();
		let tier = ovn_primitives::Tier::Member;
		assert!(upgrade(CODE).dispatch(by(Ferdie)).is_err());
		assert!(!is_waiting(CODE) && authorised().is_none());
		let join = pallet_networks::Call::join { scope: GLOBAL_SCOPE, agreement: None };
		let origin = RuntimeOrigin::signed(account.clone());
		assert_ok!(RuntimeCall::from(join).dispatch(origin));
		let admit = pallet_networks::Call::set_tier { scope: GLOBAL_SCOPE, who: account, tier };
		sends(Ferdie, admit);
	});
}

#[test]
fn validators_decide_nothing_else() {
	chain(|| {
		let all = [Alice, Bob, Charlie, Dave];
		let account = Ferdie.to_account_id();
		for call in [
			RuntimeCall::from(pallet_safe_mode::Call::force_extend {}),
			pallet_safe_mode::Call::force_exit {}.into(),
			pallet_validator_set::Call::remove_validator { account: Dave.to_account_id() }.into(),
			pallet_validator_set::Call::add_validator { account }.into(),
			pallet_validator_set::Call::cancel_upgrade { code_hash: CODE }.into(),
			pallet_governance::Call::set_rules {
				scope: GLOBAL_SCOPE,
				rules: Default::default(),
				until: None,
			}
			.into(),
			upgrade(CODE),
			authorising(CODE),
		] {
			move_together(&all, call.clone());
			assert_eq!(outcome(), Err(DispatchError::BadOrigin), "{call:?}");
		}
		assert_eq!(authorised(), None);
	});
}

#[test]
fn upgrade_is_taken_back_whether_it_waits_for_the_validators_or_for_its_code() {
	chain(|| {
		let cancel = |code_hash| ValidatorSet::cancel_upgrade(members(Significant), code_hash);
		let none = pallet_validator_set::Error::<Runtime>::UpgradeNotFound;
		assert_noop!(cancel(CODE), none);
		assert_ok!(upgrade(CODE).dispatch(members(Critical)));
		assert_noop!(
			cancel(H256::repeat_byte(8)),
			pallet_validator_set::Error::<Runtime>::UpgradeNotFound
		);
		assert_ok!(cancel(CODE));
		attest(&[Alice, Bob, Charlie], CODE);
		let gone = pallet_whitelist::Error::<Runtime>::DeferredDispatchNotFound;
		assert_eq!(sent(Ferdie, upgrade(CODE)), Ok(Err(gone.into())));

		assert_ok!(upgrade(CODE).dispatch(members(Critical)));
		assert_eq!(authorised(), Some(CODE));
		assert_ok!(cancel(CODE));
		assert_eq!(authorised(), None);
		let code = frame_system::Call::apply_authorized_upgrade { code: b"code".to_vec() };
		let refused = RuntimeCall::from(code).dispatch(by(Ferdie)).unwrap_err().error;
		assert_eq!(refused, frame_system::Error::<Runtime>::Unauthorized.into());
	});
}

#[test]
fn decisions_remove_a_third_of_the_validators_in_a_week() {
	chain(|| {
		let remove = |who: Sr25519Keyring| {
			ValidatorSet::remove_validator(members(Significant), who.to_account_id())
		};
		assert_ok!(remove(Dave));
		let too_many = pallet_validator_set::Error::<Runtime>::TooManyRemovals;
		assert_noop!(remove(Charlie), too_many);
		wait_for(System::block_number() + days(7));
		block([]);
		assert_ok!(remove(Charlie));
		assert_eq!(pallet_collective::Members::<Runtime>::get().len(), 2);
	});
}

/// A kind of work of the global scope that the chain measures.
fn running_nodes() -> KindId {
	let terms = KindTerms {
		name: b"running a validator".to_vec().try_into().unwrap(),
		category: Category::Infrastructure,
		unit: Unit::Piece,
		deciding: Deciding::Measured { purse: None },
		..designs()
	};
	assert_ok!(Contributions::define_kind(members(Significant), GLOBAL_SCOPE, terms));
	pallet_contributions::KindCount::<Runtime>::get(GLOBAL_SCOPE) - 1
}

#[test]
fn blocks_are_work_for_the_global_scope_when_members_name_a_kind() {
	chain(|| {
		let kind = running_nodes();
		let unfit = |kind| {
			let refused = ValidatorSet::set_block_kind(members(Significant), Some(kind));
			assert_noop!(refused, pallet_validator_set::Error::<Runtime>::UnfitKind);
		};
		// None of that number; one that people decide.
		unfit(kind + 1);
		let name = b"reviewer".to_vec().try_into().unwrap();
		let (document, rule) = (Default::default(), GrantRule::ByScope);
		let origin = members(Significant);
		assert_ok!(Networks::define_role(origin, GLOBAL_SCOPE, name, document, rule, None));
		let reviewed = KindTerms {
			deciding: Deciding::Reviewers { role: 0, approvals: 1, period: 100 },
			..designs()
		};
		assert_ok!(Contributions::define_kind(members(Significant), GLOBAL_SCOPE, reviewed));
		unfit(kind + 1);
		assert_noop!(ValidatorSet::set_block_kind(by(Eve), Some(kind)), BadOrigin);
		assert_ok!(ValidatorSet::set_block_kind(members(Significant), Some(kind)));

		for _ in 0..3 {
			block_by(1, current_slot() + 1, []);
		}
		let author = crate::Session::validators()[1].clone();
		let (blocks, from) = ValidatorSet::uncredited_blocks(author.clone()).unwrap();
		assert_eq!(blocks, 3);
		let early = ValidatorSet::credit_blocks(by(Eve), author.clone());
		assert_noop!(early, pallet_validator_set::Error::<Runtime>::CreditTooEarly);

		System::set_block_number(from);
		assert_ok!(ValidatorSet::credit_blocks(by(Eve), author.clone()));
		let id = ContributionId { scope: GLOBAL_SCOPE, index: 0 };
		let entry = Contributions::contribution(id).unwrap();
		assert_eq!(entry.contributor, Contributor::Agent(author));
		assert_eq!((entry.kind, entry.quantity), (kind, 3_000_000));
		assert!(matches!(entry.state, pallet_contributions::State::Accepted { .. }));
	});
}

#[test]
fn blocks_wait_when_their_kind_is_retired_until_another_is_named() {
	chain(|| {
		let kind = running_nodes();
		assert_ok!(ValidatorSet::set_block_kind(members(Significant), Some(kind)));
		block([]);
		let author = crate::Session::validators()[0].clone();
		assert_ok!(Contributions::retire_kind(members(Significant), GLOBAL_SCOPE, kind));
		let (blocks, from) = ValidatorSet::uncredited_blocks(author.clone()).unwrap();
		System::set_block_number(from);
		let retired = ValidatorSet::credit_blocks(by(Eve), author.clone());
		assert_noop!(retired, pallet_contributions::Error::<Runtime>::RetiredKind);
		assert_eq!(ValidatorSet::uncredited_blocks(author.clone()), Some((blocks, from)));
		let other = running_nodes();
		assert_ok!(ValidatorSet::set_block_kind(members(Significant), Some(other)));
		assert_ok!(ValidatorSet::credit_blocks(by(Eve), author.clone()));
		assert_eq!(ValidatorSet::uncredited_blocks(author), None);
	});
}
