// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls, by members, strangers, stewards and newcomers without tokens, with
//! fees that scopes pay, deposits of other pallets and blocks in between.
//!
//! The invariants hold all the time, no money is made or lost, on each account is held exactly what the
//! records say is deposited there, and no nonce goes back. At the end everything is undone, and
//! every deposit has returned.

use crate::{
	mock::*, Allowances, Call, Details, GrantRule, HoldReason, Invitations, KeptAccounts,
	KeptCount, Members, NextScope, OpenPots, Pallet, Party, PetitionKind, Profile, ProfileTicketOf,
	Profiles, Relation, ScopeParameter, Scopes, SponsorPolicy, TierRights,
};
use frame_support::{
	assert_ok,
	dispatch::{DispatchInfo, DispatchResult, PostDispatchInfo},
	traits::{fungible::NativeOrWithId, Footprint, UnfilteredDispatchable},
};
use ovn_primitives::{
	traits::Deposits, AgentKind, Depositor, Purse, RoleId, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE,
};
use pallet_transaction_payment::OnChargeTransaction;
use proptest::{
	option::of,
	prelude::*,
	sample::{select, Index},
};
use sp_core::H256;
use sp_runtime::StateVersion;
use std::collections::BTreeMap;

type Fees = <Test as pallet_transaction_payment::Config>::OnChargeTransaction;

/// Who owns the assets, and is no steward.
const OWNER: u64 = 9;
/// The assets.
const ASSETS: [u32; 2] = [1, 2];
/// How many sequences are tried in a short run.
const CASES: u32 = 40;
/// The fee of a transaction, as first taken, and as corrected.
const FEE: (u128, u128) = (30, 20);

#[derive(Clone, Debug)]
enum Op {
	/// Somebody makes a call.
	Try(u64, Call<Test>),
	/// Those who decide for a scope make a call.
	Decide(ScopeId, Call<Test>),
	/// Somebody makes a call and somebody pays a fee for it.
	Charge(u64, Call<Test>),
	/// Another pallet takes a deposit for what somebody does in a scope.
	Deposit(ScopeId, u64, u128),
	/// It gives one back, or to the network of a scope.
	Return(Index, Option<ScopeId>),
	/// Somebody sends native tokens to an agent.
	Give(u64, u128),
	/// Somebody sends money to a purse, opened or not.
	Fill(ScopeId, Purse, AssetKind, u128),
	/// The owner of an asset freezes it, or thaws it.
	Freeze(u32, bool),
	/// Time passes.
	Wait(u64),
}

fn person() -> impl Strategy<Value = u64> {
	1..=6_u64
}

fn agent() -> impl Strategy<Value = u64> {
	prop_oneof![3 => person(), 2 => 101..=104_u64]
}

fn scope() -> impl Strategy<Value = ScopeId> {
	prop_oneof![2 => Just(GLOBAL_SCOPE), 9 => Just(1), 4 => Just(2), 2 => Just(3), 1 => 4..=5_u32]
}

fn role() -> impl Strategy<Value = RoleId> {
	prop_oneof![2 => Just(0_u16), 4 => Just(1), 1 => Just(2)]
}

fn tier() -> impl Strategy<Value = Tier> {
	select(vec![Tier::Affiliate, Tier::Contributor, Tier::Member])
}

fn kind() -> impl Strategy<Value = ScopeKind> {
	select(vec![ScopeKind::Network, ScopeKind::OpenEnterprise, ScopeKind::Project])
}

fn any_purse() -> impl Strategy<Value = Purse> {
	select(vec![Purse::Treasury, Purse::Sponsor, Purse::Fund(0), Purse::Fund(1)])
}

fn money() -> impl Strategy<Value = AssetKind> {
	prop_oneof![2 => Just(NATIVE), 2 => select(ASSETS.to_vec()).prop_map(NativeOrWithId::WithId)]
}

fn certificate() -> impl Strategy<Value = Option<H256>> {
	of(Just(H256::repeat_byte(1)))
}

fn party() -> impl Strategy<Value = Party<u64>> {
	prop_oneof![(2..=3_u64).prop_map(Party::Agent), (1..=2_u32).prop_map(Party::Scope)]
}

fn relation() -> impl Strategy<Value = Relation> {
	prop_oneof![5 => Just(Relation::Peer), 1 => Just(Relation::Supplier)]
}

fn guardians() -> impl Strategy<Value = frame_support::BoundedVec<u64, crate::MaxStewards>> {
	prop::collection::vec(person(), 1..=4).prop_map(|list| stewards(&list))
}

fn parameter() -> impl Strategy<Value = ScopeParameter<u64>> {
	prop_oneof![
		of(Just(TierRights::default())).prop_map(ScopeParameter::Rights),
		of(0..=50 * DAY).prop_map(ScopeParameter::InvitationPeriod),
		of(0..=4_u16).prop_map(ScopeParameter::Invitations),
	]
}

fn policy() -> impl Strategy<Value = Option<SponsorPolicy<u64>>> {
	let some = (20..=200_u128, 0..=3 * DAY, 20..=400_u128, 0..=2_u16, 0..=300_u128, any::<bool>());
	prop_oneof![
		1 => Just(None),
		5 => some.prop_map(
			|(allowance, refill_period, daily_budget, deposits, max_held, uninvited)| {
				Some(SponsorPolicy {
					allowance,
					refill_period,
					daily_budget,
					deposits,
					max_held,
					uninvited,
				})
			}
		),
	]
}

/// Calls that agents make for themselves.
fn own_call() -> impl Strategy<Value = Call<Test>> {
	prop_oneof![
		2 => (scope(), kind(), guardians()).prop_map(|(parent, kind, stewards)| {
			Call::create_scope { parent, kind, metadata: document(1), stewards }
		}),
		6 => sponsored_call(),
		5 => (scope(), agent(), tier())
			.prop_map(|(scope, who, tier)| Call::invite { scope, who, tier }),
		2 => (scope(), agent()).prop_map(|(scope, who)| Call::cancel_invitation { scope, who }),
		2 => (scope(), agent()).prop_map(|(scope, who)| Call::take_over_deposit { scope, who }),
		2 => (scope(), agent()).prop_map(|(scope, who)| Call::release_account { scope, who }),
		1 => Just(Call::set_profile { kind: AgentKind::Person, document: document(4) }),
		1 => Just(Call::clear_profile {}),
		3 => (scope(), role(), agent(), certificate()).prop_map(
			|(scope, role, who, certificate)| Call::endorse_grant { scope, role, who, certificate }
		),
		2 => (scope(), role(), agent())
			.prop_map(|(scope, role, who)| Call::endorse_revocation { scope, role, who }),
		1 => (scope(), role()).prop_map(|(scope, role)| Call::resign_role { scope, role }),
		1 => (scope(), role(), agent())
			.prop_map(|(scope, role, who)| Call::clear_role { scope, role, who }),
		1 => (scope(), role(), agent(), select(vec![PetitionKind::Grant, PetitionKind::Revoke]))
			.prop_map(|(scope, role, who, petition)| Call::clear_petition {
				scope, role, who, petition
			}),
		3 => (scope(), any_purse(), money())
			.prop_map(|(scope, purse, asset)| Call::open_pot { scope, purse, asset }),
		1 => (scope(), agent()).prop_map(|(scope, who)| Call::clear_allowance { scope, who }),
	]
}

/// Stands for the present version of an agreement.
const PRESENT: u32 = u32::MAX;

/// The version of an agreement.
fn version() -> impl Strategy<Value = u32> {
	prop_oneof![5 => Just(PRESENT), 1 => 0..=2_u32]
}

/// The call, with the version that is present now where it asks for that.
fn with_present_version(mut call: Call<Test>) -> Call<Test> {
	let present = |scope: &ScopeId| Scopes::<Test>::get(scope).map_or(0, |record| record.agreement);
	match &mut call {
		Call::join { scope, agreement } if *agreement == Some(PRESENT) => {
			*agreement = Some(present(scope)).filter(|version| *version > 0);
		},
		Call::join_as { scope, agreement, .. } => {
			*agreement = Some(present(scope)).filter(|version| *version > 0);
		},
		Call::sign_agreement { scope, version } if *version == PRESENT => *version = present(scope),
		_ => {},
	}
	call
}

/// Calls whose fee a scope can pay.
fn sponsored_call() -> impl Strategy<Value = Call<Test>> {
	prop_oneof![
		5 => (scope(), prop_oneof![9 => version().prop_map(Some), 1 => Just(None)])
			.prop_map(|(scope, agreement)| Call::join { scope, agreement }),
		3 => (scope(), version())
			.prop_map(|(scope, version)| Call::sign_agreement { scope, version }),
		2 => scope().prop_map(|scope| Call::leave { scope }),
		1 => scope().prop_map(|scope| Call::decline_invitation { scope }),
		2 => (scope(), agent()).prop_map(|(scope, to)| Call::pass_invitation { scope, to }),
	]
}

/// A scope, and a call that takes its decision.
fn decision() -> impl Strategy<Value = (ScopeId, Call<Test>)> {
	prop_oneof![
		1 => scope().prop_map(|s| (s, Call::set_metadata { scope: s, metadata: document(2) })),
		2 => (scope(), guardians())
			.prop_map(|(s, stewards)| (s, Call::set_stewards { scope: s, stewards })),
		2 => (scope(), parameter())
			.prop_map(|(s, parameter)| (s, Call::set_parameter { scope: s, parameter })),
		1 => scope().prop_map(|s| (s, Call::close_scope { scope: s })),
		1 => scope().prop_map(|s| (s, Call::set_agreement { scope: s, document: document(3) })),
		2 => (scope(), agent())
			.prop_map(|(s, who)| (s, Call::take_over_deposit_as_scope { scope: s, who })),
		3 => (scope(), agent(), tier())
			.prop_map(|(s, who, tier)| (s, Call::set_tier { scope: s, who, tier })),
		2 => (scope(), scope()).prop_map(|(s, to)| {
			(s, Call::join_as { scope: to, as_scope: s, agreement: None })
		}),
		1 => (scope(), scope())
			.prop_map(|(s, of)| (s, Call::leave_as { scope: of, as_scope: s })),
		1 => (scope(), agent()).prop_map(|(s, who)| {
			(s, Call::expel { scope: s, who, reason: H256::repeat_byte(2) })
		}),
		2 => (scope(), 0..=9_u8, of(0..=40 * DAY)).prop_map(|(s, endorsements, term)| {
			let rule = match endorsements {
				0 => GrantRule::ByScope,
				endorsements => GrantRule::ByHolders { endorsements: endorsements.div_ceil(4) },
			};
			let name = b"operator".to_vec().try_into().unwrap();
			(s, Call::define_role { scope: s, name, document: document(5), rule, term })
		}),
		1 => (scope(), role()).prop_map(|(s, role)| (s, Call::retire_role { scope: s, role })),
		5 => (scope(), role(), agent(), certificate()).prop_map(|(s, role, who, certificate)| {
			(s, Call::grant_role { scope: s, role, who, certificate })
		}),
		1 => (scope(), role(), agent())
			.prop_map(|(s, role, who)| (s, Call::revoke_role { scope: s, role, who })),
		2 => (scope(), party(), relation()).prop_map(|(s, party, relation)| {
			(s, Call::propose_association { scope: s, party, relation })
		}),
		1 => (scope(), party(), relation()).prop_map(|(s, party, relation)| {
			(s, Call::end_association { scope: s, party, relation })
		}),
		1 => (1..=2_u32, 1..=2_u32, relation()).prop_map(|(s, scope, relation)| {
			(s, Call::accept_association { scope, party: Party::Scope(s), relation })
		}),
		1 => (1..=2_u32, 1..=2_u32, relation()).prop_map(|(s, scope, relation)| {
			(s, Call::renounce_association { scope, party: Party::Scope(s), relation })
		}),
		2 => scope().prop_map(|s| {
			(s, Call::create_fund { scope: s, name: b"tools".to_vec().try_into().unwrap() })
		}),
		3 => (scope(), money())
			.prop_map(|(s, asset)| (s, Call::accept_asset { scope: s, asset })),
		1 => (scope(), money()).prop_map(|(s, asset)| (s, Call::drop_asset { scope: s, asset })),
		4 => (scope(), any_purse(), money(), 0..=300_u128, agent()).prop_map(
			|(s, purse, asset, amount, beneficiary)| {
				(s, Call::spend { scope: s, purse, asset, amount, beneficiary })
			}
		),
		2 => (scope(), any_purse(), money(), agent()).prop_map(|(s, purse, asset, beneficiary)| {
			(s, Call::close_pot { scope: s, purse, asset, beneficiary })
		}),
		4 => (scope(), policy())
			.prop_map(|(s, policy)| (s, Call::set_sponsorship { scope: s, policy })),
		1 => (0..=3_u32, any::<bool>(), 0..=15_u8).prop_map(|(by, own, days)| {
			let scope = if own { by } else { by + 1 };
			(by, Call::suspend { scope, by, days, reason: document(4) })
		}),
		1 => (0..=3_u32, any::<bool>())
			.prop_map(|(s, own)| (s, Call::resume { scope: if own { s } else { s + 1 } })),
	]
}

/// Calls of those who have a part in the network from the beginning.
fn insiders_call() -> impl Strategy<Value = Call<Test>> {
	prop_oneof![
		4 => (1..=2_u32, agent(), tier())
			.prop_map(|(scope, who, tier)| Call::invite { scope, who, tier }),
		1 => Just(Call::sign_agreement { scope: 1, version: PRESENT }),
		2 => (agent(), certificate()).prop_map(|(who, certificate)| Call::endorse_grant {
			scope: 1, role: 1, who, certificate
		}),
		1 => agent().prop_map(|who| Call::endorse_revocation { scope: 1, role: 1, who }),
		1 => (1..=3_u32, kind(), guardians()).prop_map(|(parent, kind, stewards)| {
			Call::create_scope { parent, kind, metadata: document(1), stewards }
		}),
	]
}

/// Calls of the other party of an association.
fn partner_call() -> impl Strategy<Value = Op> {
	(1..=2_u32, 2..=3_u64, relation(), any::<bool>()).prop_map(|(scope, who, relation, accept)| {
		let party = Party::Agent(who);
		Op::Try(
			who,
			if accept {
				Call::accept_association { scope, party, relation }
			} else {
				Call::renounce_association { scope, party, relation }
			},
		)
	})
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![
		12 => (agent(), own_call()).prop_map(|(who, call)| Op::Try(who, call)),
		14 => decision().prop_map(|(scope, call)| Op::Decide(scope, call)),
		2 => (agent(), decision()).prop_map(|(who, (_, call))| Op::Try(who, call)),
		6 => (1..=3_u64, insiders_call()).prop_map(|(who, call)| Op::Try(who, call)),
		2 => partner_call(),
		8 => (agent(), sponsored_call()).prop_map(|(who, call)| Op::Charge(who, call)),
		3 => (scope(), agent(), 1..=60_u128)
			.prop_map(|(scope, who, amount)| Op::Deposit(scope, who, amount)),
		2 => (any::<Index>(), of(scope())).prop_map(|(which, lost)| Op::Return(which, lost)),
		1 => (agent(), 1..=600_u128).prop_map(|(to, amount)| Op::Give(to, amount)),
		4 => (scope(), any_purse(), money(), 1..=900_u128)
			.prop_map(|(scope, purse, asset, amount)| Op::Fill(scope, purse, asset, amount)),
		1 => (select(ASSETS.to_vec()), any::<bool>()).prop_map(|(id, on)| Op::Freeze(id, on)),
		3 => prop_oneof![4 => 1..=DAY, 1 => Just(35 * DAY)].prop_map(Op::Wait),
	]
}

/// A deposit that another pallet took: whose money, for whom, how much.
type Taken = (Depositor<u64>, u64, u128);

struct World {
	/// All native tokens.
	issued: u128,
	/// What other pallets hold.
	taken: Vec<Taken>,
	/// How many transactions each account has signed.
	nonces: BTreeMap<u64, u32>,
	steps: u32,
}

impl World {
	fn new() -> Self {
		for id in ASSETS {
			asset(id, OWNER);
			for person in 1..=6 {
				assert_ok!(Assets::transfer(signed(OWNER), id, person, 10_000));
			}
		}
		// A network with an enterprise and a project, three members, roles, a fund, an asset and money
		// for its people.
		let network = network(1);
		let enterprise = found(1, network, ScopeKind::OpenEnterprise);
		assert_eq!(found(1, enterprise, ScopeKind::Project), 3);
		for rule in [GrantRule::ByScope, GrantRule::ByHolders { endorsements: 1 }] {
			let name = b"operator".to_vec().try_into().unwrap();
			assert_ok!(Networks::define_role(signed(1), network, name, document(5), rule, None));
		}
		for who in 2..=3 {
			assert_ok!(Networks::join(signed(who), network, None));
			assert_ok!(Networks::set_tier(signed(1), network, who, Tier::Contributor));
			assert_ok!(Networks::grant_role(signed(1), network, 1, who, None));
		}
		let name = b"tools".to_vec().try_into().unwrap();
		assert_ok!(Networks::create_fund(signed(1), network, name));
		open_with(network, &NativeOrWithId::WithId(1), 500);
		for name in [Purse::Treasury, Purse::Sponsor] {
			assert_ok!(Balances::transfer_keep_alive(signed(10), purse(network, name), 600));
		}
		let policy = SponsorPolicy {
			allowance: 60,
			refill_period: DAY,
			daily_budget: 200,
			deposits: 1,
			max_held: 300,
			uninvited: false,
		};
		assert_ok!(Networks::set_sponsorship(signed(1), network, Some(policy)));
		Self {
			issued: Balances::total_issuance(),
			taken: vec![],
			nonces: BTreeMap::new(),
			steps: 0,
		}
	}

	/// Whose signature decides for a scope: the joint account's where there is one.
	fn decider(scope: ScopeId) -> Option<u64> {
		let stewards = Details::<Test>::get(scope)?.stewards;
		Networks::joint_account(&stewards).or_else(|| stewards.first().copied())
	}

	/// Makes a call.
	fn call(who: u64, call: Call<Test>) -> DispatchResult {
		call.dispatch_bypass_filter(signed(who)).map(|_| ()).map_err(|error| error.error)
	}

	/// Uses up a nonce, as a transaction does. Whether the account can sign.
	fn sign(&mut self, who: u64) -> bool {
		if !System::account_exists(&who) {
			return false;
		}
		System::inc_account_nonce(who);
		self.nonces.insert(who, System::account_nonce(who));
		true
	}

	/// An account may vanish by this call and nothing else, and only if it has signed nothing but this:
	/// replayed, the call fails.
	fn passed(&mut self, who: u64, call: &Call<Test>) {
		if matches!(call, Call::pass_invitation { .. }) && !System::account_exists(&who) {
			assert_eq!(self.nonces.remove(&who), Some(1), "{who} vanished, and had signed before");
		}
	}

	fn step(&mut self, op: Op) {
		match op {
			Op::Try(who, call) => {
				if self.sign(who) {
					let call = with_present_version(call);
					if Self::call(who, call.clone()).is_ok() {
						self.passed(who, &call);
					}
				}
			},
			Op::Decide(scope, call) => {
				if let Some(decider) = Self::decider(scope) {
					let _ = Self::call(decider, call);
				}
			},
			Op::Charge(who, call) => self.charge(who, with_present_version(call)),
			Op::Deposit(scope, who, amount) => {
				if let Ok(depositor) = <Networks as Deposits<_>>::hold(scope, &who, amount) {
					self.taken.push((depositor, who, amount));
				}
			},
			Op::Return(which, lost) => {
				if !self.taken.is_empty() {
					let place = which.index(self.taken.len());
					let (depositor, who, amount) = self.taken.swap_remove(place);
					match lost.filter(|scope| Scopes::<Test>::contains_key(scope)) {
						Some(scope) => {
							assert_ok!(Networks::forfeit(&depositor, &who, amount, scope));
						},
						None => Networks::release(&depositor, &who, amount).unwrap(),
					}
				}
			},
			Op::Give(to, amount) => {
				let _ = Balances::transfer_keep_alive(signed(10), to, amount);
			},
			Op::Fill(scope, purse, asset, amount) => {
				let (pot, _) = Networks::pot(scope, purse, asset.clone());
				let _ = match asset {
					NativeOrWithId::Native => {
						Balances::transfer_keep_alive(signed(10), pot, amount)
					},
					NativeOrWithId::WithId(id) => {
						Assets::transfer_keep_alive(signed(OWNER), id, pot, amount)
					},
				};
			},
			Op::Freeze(id, true) => drop(Assets::freeze_asset(signed(OWNER), id)),
			Op::Freeze(id, false) => drop(Assets::thaw_asset(signed(OWNER), id)),
			Op::Wait(blocks) => run_blocks(blocks),
		}
		self.steps += 1;
		assert_ok!(Networks::do_try_state());
		assert_eq!(Balances::total_issuance(), self.issued);
		if self.steps.is_multiple_of(4) {
			self.check();
		}
	}

	/// A transaction with a fee: taken, the call made, the fee corrected.
	fn charge(&mut self, who: u64, call: Call<Test>) {
		if !System::account_exists(&who) {
			return;
		}
		let (taken, paid) = FEE;
		let whole = RuntimeCall::Networks(call.clone());
		let (info, after) = (DispatchInfo::default(), PostDispatchInfo::default());
		let root = || sp_io::storage::root(StateVersion::V1);
		let before = root();
		let withdrawn =
			<Fees as OnChargeTransaction<Test>>::withdraw_fee(&who, &whole, &info, taken, 0);
		let Ok(charged) = withdrawn else {
			assert_eq!(root(), before, "a rejected transaction changed something");
			return;
		};
		assert!(self.sign(who));
		if Self::call(who, call.clone()).is_ok() {
			self.passed(who, &call);
		}
		assert_ok!(<Fees as OnChargeTransaction<Test>>::correct_and_deposit_fee(
			&who, &info, &after, paid, 0, charged
		));
		// Nobody gets fees on this chain.
		self.issued -= paid;
	}

	/// What must be held on which account, according to the records.
	fn deposited(&self) -> BTreeMap<(u8, u64), u128> {
		let mut all = BTreeMap::new();
		let mut add = |reason: HoldReason, who: u64, amount: u128| {
			*all.entry((reason as u8, who)).or_insert(0) += amount;
		};
		for (scope, details) in Details::<Test>::iter() {
			let footprint = if !Scopes::<Test>::get(scope).unwrap().is_closed() {
				Pallet::<Test>::scope_footprint()
			} else {
				Pallet::<Test>::closed_scope_footprint()
			};
			if scope != GLOBAL_SCOPE {
				add(HoldReason::Scope, details.founder, price(footprint));
			}
		}
		let membership = price(Pallet::<Test>::membership_footprint());
		for member in Members::<Test>::iter_values() {
			add(HoldReason::Membership, member.deposit.0, membership);
		}
		for invitation in Invitations::<Test>::iter_values() {
			add(HoldReason::Membership, invitation.inviter, membership);
		}
		for (depositor, _) in KeptAccounts::<Test>::iter_values() {
			add(HoldReason::Account, depositor, price(Pallet::<Test>::account_footprint()));
		}
		let profile = price(Footprint::from_mel::<(u64, Profile<ProfileTicketOf<Test>>)>());
		for who in Profiles::<Test>::iter_keys() {
			add(HoldReason::Profile, who, profile);
		}
		for (depositor, who, amount) in &self.taken {
			let account = match depositor {
				Depositor::Agent(agent) => {
					assert_eq!(agent, who);
					*agent
				},
				Depositor::Sponsor(scope) => purse(*scope, Purse::Sponsor),
			};
			add(HoldReason::Deposit, account, *amount);
		}
		all
	}

	/// Money and deposits are where they should be. Takes as long as the invariants.
	fn check(&self) {
		let native: u128 = frame_system::Account::<Test>::iter_values()
			.map(|a| a.data.free + a.data.reserved)
			.sum();
		assert_eq!(native, self.issued);
		let mut assets = BTreeMap::new();
		for (id, _, account) in pallet_assets::Account::<Test>::iter() {
			*assets.entry(id).or_insert(0) += account.balance;
		}
		assert_eq!(assets, ASSETS.map(|id| (id, ENDOWMENT)).into());

		let mut held_now = BTreeMap::new();
		for (who, holds) in pallet_balances::Holds::<Test>::iter() {
			for hold in holds {
				let RuntimeHoldReason::Networks(reason) = hold.id;
				held_now.insert((reason as u8, who), hold.amount);
			}
		}
		assert_eq!(held_now, self.deposited());
		for (scope, who, allowance) in Allowances::<Test>::iter() {
			let carried = self
				.taken
				.iter()
				.filter(|(depositor, of, _)| *of == who && *depositor == Depositor::Sponsor(scope))
				.count();
			assert_eq!(usize::from(allowance.deposits), carried);
		}

		for (who, nonce) in &self.nonces {
			assert_eq!(System::account_nonce(who), *nonce, "the nonce of {who} went back");
		}
	}

	/// Undoes everything: all deposits return but those that keep accounts which have signed.
	fn unwind(mut self) {
		for id in ASSETS {
			let _ = Assets::thaw_asset(signed(OWNER), id);
		}
		for (depositor, who, amount) in std::mem::take(&mut self.taken) {
			assert_ok!(Networks::release(&depositor, &who, amount));
		}
		for (scope, who, invitation) in Invitations::<Test>::iter().collect::<Vec<_>>() {
			assert_ok!(Self::call(invitation.inviter, Call::cancel_invitation { scope, who }));
		}
		for (scope, who) in Members::<Test>::iter_keys().collect::<Vec<_>>() {
			assert_ok!(Self::call(who, Call::leave { scope }));
		}
		for who in Profiles::<Test>::iter_keys().collect::<Vec<_>>() {
			assert_ok!(Self::call(who, Call::clear_profile {}));
		}
		for (who, scope) in KeptAccounts::<Test>::iter_keys().collect::<Vec<_>>() {
			let only = KeptCount::<Test>::get(who) == 1;
			let needed = only && System::account_nonce(who) > 0;
			let released = Self::call(1, Call::release_account { scope, who });
			assert_eq!(released.is_err(), needed);
			// A scope that carries the deposit of an account can hand it over.
			if needed && KeptAccounts::<Test>::get(who, scope).unwrap().0 != 1 {
				assert_ok!(Self::call(1, Call::take_over_deposit { scope, who }));
			}
		}
		self.check();
		for scope in (0..NextScope::<Test>::get()).rev() {
			let decider = Self::decider(scope).unwrap();
			if let Some(by) = Networks::suspender(scope) {
				assert_ok!(Self::call(Self::decider(by).unwrap(), Call::resume { scope }));
			}
			if scope != GLOBAL_SCOPE && !Scopes::<Test>::get(scope).unwrap().is_closed() {
				assert_ok!(Self::call(decider, Call::close_scope { scope }));
			}
			for (purse, asset) in OpenPots::<Test>::iter_key_prefix(scope).collect::<Vec<_>>() {
				let needed = asset == NATIVE && !matches!(purse, Purse::Fund(_));
				if scope != GLOBAL_SCOPE || !needed {
					let pot = Networks::pot_account(scope, purse, &asset);
					let close = Call::close_pot { scope, purse, asset, beneficiary: 1 };
					assert_ok!(Self::call(decider, close));
					// Unless somebody sent what does not belong there.
					let strange = System::consumers(&pot) > 0;
					assert!(strange || !System::account_exists(&pot));
				}
			}
		}
		self.check();

		let mut left = self.deposited();
		left.retain(|(reason, _), _| *reason != HoldReason::Scope as u8);
		assert!(left.keys().all(|(reason, who)| (*reason, *who) == (HoldReason::Account as u8, 1)));
		for who in KeptCount::<Test>::iter_keys() {
			assert_eq!(KeptCount::<Test>::get(who), 1);
			assert!(System::account_nonce(who) > 0);
		}
		assert_eq!(OpenPots::<Test>::iter_keys().count(), 2);
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: ovn_test_support::cases(CASES, 80), ..ProptestConfig::default() })]

	#[test]
	fn money_and_deposits_are_in_order_when_anything_happens(
		ops in prop::collection::vec(op(), 1..160),
	) {
		build_and_execute(|| {
			let mut world = World::new();
			let count = ops.len();
			for op in ops {
				world.step(op);
			}
			world.unwind();
			ovn_test_support::count(count);
		});
	}
}
