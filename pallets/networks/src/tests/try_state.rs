// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Each invariant is checked: a state that violates it is found.

use crate::{mock::*, *};
use frame_support::traits::Hooks as _;
use frame_support::{
	assert_ok,
	traits::fungible::{Mutate, MutateHold},
};
use ovn_primitives::{Purse, ScopeKind, Tier};

const NETWORK: u32 = 1;
const PROJECT: u32 = 2;
const STEWARD: u64 = 1;
const MEMBER: u64 = 2;
const NEWCOMER: u64 = 100;
/// A scope that is not.
const NONE: u32 = 9;

/// A chain with a bit of everything.
fn furnish() {
	network(STEWARD);
	found(STEWARD, NETWORK, ScopeKind::Project);
	assert_ok!(Networks::set_agreement(signed(STEWARD), NETWORK, document(3)));
	assert_ok!(Networks::sign_agreement(signed(STEWARD), NETWORK, 1));
	for agent in [MEMBER, 3] {
		assert_ok!(Networks::join(signed(agent), NETWORK, Some(1)));
	}
	assert_ok!(Networks::invite(signed(STEWARD), NETWORK, NEWCOMER, Tier::Affiliate));
	for rule in [GrantRule::ByHolders { endorsements: 2 }, GrantRule::ByScope] {
		let name = b"role".to_vec().try_into().unwrap();
		assert_ok!(Networks::define_role(signed(STEWARD), NETWORK, name, document(2), rule, None));
	}
	assert_ok!(Networks::grant_role(signed(STEWARD), NETWORK, 0, MEMBER, None));
	assert_ok!(Networks::endorse_grant(signed(MEMBER), NETWORK, 0, 3, None));
	assert_ok!(Networks::propose_association(
		signed(STEWARD),
		NETWORK,
		Party::Agent(5),
		Relation::Peer
	));
	let name = b"fund".to_vec().try_into().unwrap();
	assert_ok!(Networks::create_fund(signed(STEWARD), NETWORK, name));
	assert_ok!(Networks::open_pot(signed(STEWARD), NETWORK, Purse::Fund(0), NATIVE));
	let policy = SponsorPolicy {
		allowance: 100,
		refill_period: DAY,
		daily_budget: 1_000,
		deposits: 1,
		max_held: 1_000,
		uninvited: false,
	};
	assert_ok!(Networks::set_sponsorship(signed(STEWARD), NETWORK, Some(policy)));
}

/// Checks that a violation is found, and that the state was good before.
#[track_caller]
fn finds(message: &'static str, violation: impl FnOnce()) {
	genesis().execute_with(|| {
		run_to_block(1);
		furnish();
		assert_ok!(Networks::do_try_state());
		violation();
		assert_eq!(Networks::try_state(System::block_number()), Err(message.into()));
	});
}

fn change_record(scope: u32, change: impl FnOnce(&mut ScopeRecord<u64>)) {
	Scopes::<Test>::mutate(scope, |record| change(record.as_mut().unwrap()));
}

fn change_details(scope: u32, change: impl FnOnce(&mut ScopeDetailsOf<Test>)) {
	Details::<Test>::mutate(scope, |details| change(details.as_mut().unwrap()));
}

fn change_petition(change: impl FnOnce(&mut Petition<u64, u64>)) {
	let key = (NETWORK, 0, 3, PetitionKind::Grant);
	Petitions::<Test>::mutate(key, |petition| change(petition.as_mut().unwrap()));
}

#[test]
fn try_state_finds_1_when_scopes_are_missing_or_too_many() {
	let gaps = "1: scopes are not numbered without gaps";
	finds(gaps, || NextScope::<Test>::put(4));
	finds(gaps, || Details::<Test>::remove(PROJECT));
	finds("1: a scope is missing", || {
		let record = Scopes::<Test>::take(PROJECT).unwrap();
		Scopes::<Test>::insert(NONE, record);
	});
	finds("1: the details of a scope are missing", || {
		let details = Details::<Test>::take(PROJECT).unwrap();
		Details::<Test>::insert(NONE, details);
	});
	finds("1: one scope is global", || {
		change_record(PROJECT, |record| record.kind = ScopeKind::Global);
	});
	let unknown = "1: something is known of a scope that is not";
	finds(unknown, || Counts::<Test>::insert(NONE, ScopeCounts::default()));
	finds(unknown, || {
		let agreement = Agreements::<Test>::get(NETWORK).unwrap();
		Agreements::<Test>::insert(NONE, agreement);
	});
}

#[test]
fn try_state_finds_2_when_a_scope_is_at_the_wrong_place() {
	finds("2: the parent is missing", || change_record(PROJECT, |record| record.parent = NONE));
	finds("2: the global scope is on top", || change_record(0, |record| record.depth = 1));
	finds("2: a scope is at the wrong place", || {
		change_record(PROJECT, |record| record.parent = 0);
	});
	finds("2: the depth is wrong", || change_record(PROJECT, |record| record.depth = 3));
	finds("2: too deep", || {
		let mut above = PROJECT;
		for _ in 0..2 {
			above = found(STEWARD, above, ScopeKind::Project);
		}
		// One deeper than there can be.
		let mut record = Scopes::<Test>::get(above).unwrap();
		record.parent = above;
		record.depth += 1;
		let next = NextScope::<Test>::mutate(|next| {
			*next += 1;
			*next - 1
		});
		Scopes::<Test>::insert(next, record);
		let details = Details::<Test>::get(above).unwrap();
		Details::<Test>::insert(next, details);
	});
	finds("2: in another network", || change_record(PROJECT, |record| record.network = PROJECT));
	finds("2: open below a closed one", || {
		change_record(NETWORK, |record| record.status = ScopeStatus::Closed { at: 1 });
	});
	finds("2: the counter of open children is wrong", || {
		Counts::<Test>::mutate(NETWORK, |counts| counts.open_children = 0);
	});
}

#[test]
fn try_state_finds_3_when_stewards_or_the_deposit_are_wrong() {
	finds("3: stewards are not in order", || {
		change_details(NETWORK, |details| details.stewards = stewards(&[2, 1]));
	});
	finds("3: stewards are not in order", || {
		change_details(NETWORK, |details| details.stewards = stewards(&[1, 1]));
	});
	finds("3: nobody decides for a scope", || {
		change_details(NETWORK, |details| details.stewards = stewards(&[]));
	});
	finds("3: the founder's deposit is wrong", || {
		change_details(NETWORK, |details| details.deposit = None);
	});
	finds("3: the founder's deposit is wrong", || {
		let deposit = Details::<Test>::get(PROJECT).unwrap().deposit;
		change_details(ovn_primitives::GLOBAL_SCOPE, |details| details.deposit = deposit);
	});
}

#[test]
fn try_state_finds_4_when_the_agreement_is_another_version() {
	let wrong = "4: the agreement's version is wrong";
	finds(wrong, || change_record(NETWORK, |record| record.agreement = 2));
	finds(wrong, || Agreements::<Test>::remove(NETWORK));
}

#[test]
fn try_state_finds_5_when_members_are_wrong() {
	finds("5: a member of no scope", || {
		let member = Members::<Test>::get(NETWORK, MEMBER).unwrap();
		Members::<Test>::insert(NONE, MEMBER, member);
	});
	finds("5: signed what does not exist", || {
		Members::<Test>::mutate(NETWORK, MEMBER, |member| member.as_mut().unwrap().signed = 2);
	});
	finds("5: a membership is not in the index", || {
		Memberships::<Test>::remove(MEMBER, NETWORK);
	});
	finds("5: the counter of members is wrong", || {
		Counts::<Test>::mutate(NETWORK, |counts| counts.members = 2);
	});
	finds("5: the index has a membership that is not", || {
		Memberships::<Test>::insert(MEMBER, PROJECT, ());
	});
}

#[test]
fn try_state_finds_6_when_an_invitation_is_wrong() {
	finds("6: a member is invited", || {
		let invitation = Invitations::<Test>::get(NETWORK, NEWCOMER).unwrap();
		Invitations::<Test>::insert(NETWORK, MEMBER, invitation);
	});
	finds("6: invited to a tier that takes a decision", || {
		Invitations::<Test>::mutate(NETWORK, NEWCOMER, |invitation| {
			invitation.as_mut().unwrap().tier = Tier::Member;
		});
	});
}

#[test]
fn try_state_finds_7_when_the_references_of_an_account_are_wrong() {
	finds("7: the counter of references is wrong", || KeptCount::<Test>::insert(NEWCOMER, 2));
	finds("7: a reference is missing", || {
		System::dec_providers(&NEWCOMER).unwrap();
	});
	finds("7: a counter is left over", || KeptCount::<Test>::insert(MEMBER, 1));
}

#[test]
fn try_state_finds_8_when_roles_are_wrong() {
	finds("8: a role is missing", || {
		let holder = RoleHolders::<Test>::get((NETWORK, 0, MEMBER)).unwrap();
		RoleHolders::<Test>::insert((NETWORK, 5, MEMBER), holder);
	});
	finds("8: a role's number is too high", || {
		let role = Roles::<Test>::get(NETWORK, 1).unwrap();
		Roles::<Test>::insert(NETWORK, 2, role);
	});
	finds("8: the counter of holders is wrong", || {
		Roles::<Test>::mutate(NETWORK, 0, |role| role.as_mut().unwrap().holders = 2);
	});
	finds("8: roles are not numbered without gaps", || Roles::<Test>::remove(NETWORK, 1));
	finds("8: roles are not numbered without gaps", || {
		Counts::<Test>::mutate(PROJECT, |counts| counts.roles = 1);
	});
}

#[test]
fn try_state_finds_8_when_petitions_are_wrong() {
	finds("8: a petition is about no role", || {
		let petition = Petitions::<Test>::get((NETWORK, 0, 3, PetitionKind::Grant)).unwrap();
		Petitions::<Test>::insert((NETWORK, 5, 3, PetitionKind::Grant), petition);
	});
	finds("8: nobody endorsed a petition", || {
		change_petition(|petition| petition.endorsers.clear());
	});
	finds("8: somebody endorsed twice", || {
		change_petition(|petition| petition.endorsers.try_push(MEMBER).unwrap());
	});
	finds("8: a petition is about a role that holders do not grant", || {
		let petition = Petitions::<Test>::get((NETWORK, 0, 3, PetitionKind::Grant)).unwrap();
		Petitions::<Test>::insert((NETWORK, 1, 3, PetitionKind::Grant), petition);
	});
	finds("8: a petition has enough endorsers", || {
		change_petition(|petition| petition.endorsers.try_push(STEWARD).unwrap());
	});
}

#[test]
fn try_state_finds_9_when_associations_are_wrong() {
	let status = AssociationStatus::Proposed { since: 1 };
	finds("9: an association of no scope", || {
		Associations::<Test>::insert((NONE, Party::Agent(5), Relation::Peer), status);
	});
	finds("9: associated with itself", || {
		Associations::<Test>::insert((NETWORK, Party::Scope(NETWORK), Relation::Peer), status);
	});
	finds("9: associated in the future", || {
		let later = AssociationStatus::Active { since: 2 };
		Associations::<Test>::insert((NETWORK, Party::Agent(5), Relation::Peer), later);
	});
	finds("9: the counter of associations is wrong", || {
		Associations::<Test>::insert((NETWORK, Party::Agent(5), Relation::Member), status);
	});
}

#[test]
fn try_state_finds_10_when_funds_or_assets_are_wrong() {
	let fund = || Funds::<Test>::get(NETWORK, 0).unwrap();
	finds("10: a fund's number is too high", || Funds::<Test>::insert(NETWORK, 1, fund()));
	finds("10: a fund's number is too high", || Funds::<Test>::insert(NONE, 0, fund()));
	finds("10: funds are not numbered without gaps", || {
		Counts::<Test>::mutate(NETWORK, |counts| counts.funds = 2);
	});
	let asset = || AssetKind::WithId(1);
	let accept = |scope, assets: Vec<AssetKind>| {
		AcceptedAssets::<Test>::insert(
			scope,
			frame_support::BoundedVec::<_, MaxAssets>::try_from(assets).unwrap(),
		);
	};
	finds("10: assets are accepted by no scope", || accept(NONE, vec![asset()]));
	finds("10: the native token is accepted anyway", || accept(NETWORK, vec![NATIVE]));
	finds("10: an asset is accepted twice", || accept(NETWORK, vec![asset(), asset()]));
}

#[test]
fn try_state_finds_11_when_pots_are_wrong() {
	let impossible = "11: a pot of no purse is open";
	let asset = || AssetKind::WithId(1);
	finds(impossible, || OpenPots::<Test>::insert(NONE, (Purse::Treasury, NATIVE), ()));
	finds(impossible, || OpenPots::<Test>::insert(NETWORK, (Purse::Sponsor, asset()), ()));
	finds(impossible, || OpenPots::<Test>::insert(NETWORK, (Purse::Fund(1), NATIVE), ()));
	finds("11: an open pot has no endowment", || {
		OpenPots::<Test>::insert(NETWORK, (Purse::Treasury, asset()), ());
	});
	finds("11: an open pot has no endowment", || {
		let treasury = purse(NETWORK, Purse::Treasury);
		Balances::set_balance(&treasury, 2 * ED);
		System::inc_providers(&treasury);
		assert_ok!(Balances::hold(&HoldReason::Deposit.into(), &treasury, ED + 1));
	});
	for purse in [Purse::Treasury, Purse::Sponsor] {
		finds("11: a needed pot is not open", || {
			OpenPots::<Test>::remove(PROJECT, (purse, NATIVE));
		});
	}
}

#[test]
fn try_state_finds_12_when_sponsorships_are_wrong() {
	for period in [0, 3_650 * DAY + 1] {
		finds("12: an allowance does not refill", || {
			Sponsorships::<Test>::mutate(NETWORK, |sponsorship| {
				let policy = sponsorship.as_mut().unwrap().policy.as_mut().unwrap();
				policy.refill_period = period;
			});
		});
	}
	finds("12: an allowance of no scope", || {
		Allowances::<Test>::insert(NONE, MEMBER, Allowance::default());
	});
	finds("12: more was lost than used up", || {
		let allowance = Allowance { used: 4, forfeited: 5, ..Default::default() };
		Allowances::<Test>::insert(NETWORK, MEMBER, allowance);
	});
	finds("12: a counted deposit is not held", || {
		let allowance = Allowance { deposits: 1, ..Default::default() };
		Allowances::<Test>::insert(NETWORK, MEMBER, allowance);
	});
	finds("12: a deposit on a sponsor's pot is nobody's", || {
		let sponsor = purse(NETWORK, Purse::Sponsor);
		Balances::set_balance(&sponsor, 1_000);
		assert_ok!(Balances::hold(&HoldReason::Deposit.into(), &sponsor, 5));
	});
}

/// The project is suspended by the network.
fn suspend() {
	assert_ok!(Networks::suspend(signed(STEWARD), PROJECT, NETWORK, 9, document(4)));
}

fn change_suspension(change: impl FnOnce(&mut SuspensionOf<Test>)) {
	Suspensions::<Test>::mutate(PROJECT, |found| change(found.as_mut().unwrap()));
}

#[test]
fn suspensions_are_checked() {
	finds("13: the global scope is suspended", || {
		change_record(0, |record| record.status = ScopeStatus::Suspended { until: 9 });
	});
	finds("13: nobody suspended a scope", || {
		suspend();
		Suspensions::<Test>::remove(PROJECT);
	});
	finds("13: a suspension ends at two times", || {
		suspend();
		change_suspension(|found| found.until += 1);
	});
	finds("13: a suspension of no scope", || {
		suspend();
		Suspensions::<Test>::insert(NONE, Suspensions::<Test>::get(PROJECT).unwrap());
	});
	finds("13: suspended by a stranger", || {
		suspend();
		change_suspension(|found| found.by = 0);
	});
	finds("13: suspended in the future", || {
		suspend();
		change_suspension(|found| found.since += 1);
	});
	finds("13: suspended for too long", || {
		suspend();
		let until = 2 + 90 * DAY;
		change_suspension(|found| found.until = until);
		change_record(PROJECT, |record| record.status = ScopeStatus::Suspended { until });
	});
	finds("13: the last time is wrong", || {
		suspend();
		change_suspension(|found| found.above_since = None);
	});
}

#[test]
fn spending_is_checked() {
	let spent = Networks::count_spending;
	finds("14: spending of no open pot", move || {
		assert_ok!(spent(NETWORK, Purse::Fund(0), &NATIVE, 1));
		let counted = Spent::<Test>::get(NETWORK, (Purse::Fund(0), NATIVE)).unwrap();
		Spent::<Test>::insert(NETWORK, (Purse::Fund(1), NATIVE), counted);
	});
	finds("14: more was spent than there can be", || {
		use codec::Decode;
		let days = [u128::MAX; 31];
		let encoded = codec::Encode::encode(&(0_u32, days));
		let counted = SpentByDay::decode(&mut &encoded[..]).unwrap();
		Spent::<Test>::insert(NETWORK, (Purse::Fund(0), NATIVE), counted);
	});
}

#[test]
fn try_state_finds_15_when_an_account_is_that_of_another_scope() {
	finds("15: the account of another scope", || {
		ScopesByAccount::<Test>::insert(MEMBER, NETWORK);
	});
	finds("15: the account of another scope", || {
		ScopesByAccount::<Test>::insert(purse(NETWORK, Purse::Treasury), NONE);
	});
}
