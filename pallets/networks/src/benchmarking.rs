// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, and of the look-up of who pays a fee, each in its worst case: the
//! longest texts, the greatest number of stewards, endorsers and assets, and the deepest scope,
//! below scopes none of which set a parameter.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	AcceptedAssets, Agreements, Allowance, Allowances, Associations, BenchmarkHelper, Call, Config,
	Details, Event, Expulsions, Funds, GrantRule, Invitations, KeptAccounts, KeptCount, MaxAssets,
	MaxEndorsements, MaxStewards, Members, NextScope, OpenPots, Pallet, Party, PetitionKind,
	Petitions, Profiles, Relation, RoleHolders, Roles, ScopeParameter, Scopes, Spent,
	SponsorPolicy, SponsorPolicyOf, Sponsoring, Sponsorships, TierRights, MAX_OWN_SUSPENSION,
	MAX_SUSPENSION,
};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect as _, Mutate as _},
		fungibles::{Inspect as _, Mutate as _},
		EnsureOriginWithArg, Get,
	},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use ovn_primitives::{
	AgentKind, Balance, DecisionClass, Document, FundId, MaxNameLength, MaxUriLength, Name, Purse,
	RoleId, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE,
};
use sp_core::H256;
use sp_runtime::traits::{One, SaturatedConversion, Saturating, Zero};

/// What a call in the set-up of a benchmark says.
const DONE: &str = "the benchmark made sure that this is possible; qed";
/// The role that benchmarks define.
const ROLE: RoleId = 0;
/// The fund that benchmarks create.
const FUND: FundId = 0;

/// Plenty of native tokens.
fn plenty<T: Config>() -> Balance {
	T::Native::minimum_balance().saturating_mul(1_000_000_000u32.into())
}

/// An account with plenty of native tokens.
fn rich<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	let account: T::AccountId = account(name, index, 0);
	T::Native::mint_into(&account, plenty::<T>()).expect(DONE);
	account
}

/// The longest document, different for each number.
fn document(number: u8) -> Document {
	let uri = vec![b'u'; usize::try_from(<MaxUriLength as Get<u32>>::get()).expect(DONE)];
	Document { hash: H256::repeat_byte(number), uri: uri.try_into().expect(DONE) }
}

/// The longest name, of the letters that take longest to check.
fn name() -> Name {
	let length = usize::try_from(<MaxNameLength as Get<u32>>::get()).expect(DONE);
	let mut name: Vec<u8> = "é".bytes().cycle().take(length).collect();
	if core::str::from_utf8(&name).is_err() {
		name.pop();
	}
	name.try_into().expect(DONE)
}

/// As many stewards as there can be, in descending order.
fn stewards<T: Config>(group: &'static str) -> BoundedVec<T::AccountId, MaxStewards> {
	let mut stewards: Vec<T::AccountId> =
		(0..<MaxStewards as Get<u32>>::get()).map(|index| account(group, index, 0)).collect();
	stewards.sort_by(|one, other| other.cmp(one));
	stewards.try_into().expect(DONE)
}

/// Creates a scope with as many stewards as there can be.
fn create<T: Config>(founder: &T::AccountId, parent: ScopeId, kind: ScopeKind) -> ScopeId {
	let scope = NextScope::<T>::get();
	let stewards = stewards::<T>("steward");
	Pallet::<T>::do_create_scope(founder.clone(), parent, kind, document(1), stewards).expect(DONE);
	scope
}

/// Creates a network.
fn network<T: Config>(founder: &T::AccountId) -> ScopeId {
	if !Scopes::<T>::contains_key(GLOBAL_SCOPE) {
		Pallet::<T>::build_global_scope(&[], H256::zero());
	}
	create::<T>(founder, GLOBAL_SCOPE, ScopeKind::Network)
}

/// Creates scopes below each other until the last has as many above it as `depth` says.
fn scope_at<T: Config>(founder: &T::AccountId, depth: u8) -> ScopeId {
	let mut scope = network::<T>(founder);
	for _ in 1..depth {
		scope = create::<T>(founder, scope, ScopeKind::Project);
	}
	scope
}

/// Creates the deepest scope there can be. Itself and its network are the same only if there can be
/// nothing below a network.
fn deepest<T: Config>(founder: &T::AccountId) -> ScopeId {
	scope_at::<T>(founder, T::MaxDepth::get())
}

/// The origin that decides for a scope.
fn decider<T: Config>(
	scope: ScopeId,
	class: DecisionClass,
) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(scope, class)).map_err(|()| BenchmarkError::Weightless)
}

fn standard<T: Config>(scope: ScopeId) -> Result<T::RuntimeOrigin, BenchmarkError> {
	decider::<T>(scope, DecisionClass::Standard)
}

fn significant<T: Config>(scope: ScopeId) -> Result<T::RuntimeOrigin, BenchmarkError> {
	decider::<T>(scope, DecisionClass::Significant)
}

fn critical<T: Config>(scope: ScopeId) -> Result<T::RuntimeOrigin, BenchmarkError> {
	decider::<T>(scope, DecisionClass::Critical)
}

fn now<T: Config>() -> BlockNumberFor<T> {
	frame_system::Pallet::<T>::block_number()
}

fn pass<T: Config>(blocks: BlockNumberFor<T>) {
	frame_system::Pallet::<T>::set_block_number(now::<T>().saturating_add(blocks));
}

/// Makes a rich account belong to a scope without an invitation.
fn joined<T: Config>(scope: ScopeId, index: u32) -> T::AccountId {
	let who = rich::<T>("member", index);
	Pallet::<T>::do_join(scope, who.clone(), None).expect(DONE);
	who
}

/// Invites an account without tokens, which is kept by the inviter's deposit.
fn invited<T: Config>(scope: ScopeId, inviter: &T::AccountId) -> T::AccountId {
	let who: T::AccountId = account("newcomer", 0, 0);
	let tier = Tier::Contributor;
	Pallet::<T>::do_invite(scope, inviter.clone(), who.clone(), tier).expect(DONE);
	assert!(KeptAccounts::<T>::contains_key(&who, scope));
	who
}

/// A policy that pays for everything.
fn policy<T: Config>() -> SponsorPolicyOf<T> {
	SponsorPolicy {
		allowance: plenty::<T>(),
		refill_period: T::MaxPeriod::get(),
		daily_budget: plenty::<T>(),
		deposits: u16::MAX,
		max_held: plenty::<T>(),
		uninvited: false,
	}
}

/// A member, without tokens but for what the inviter holds for it, of a scope that sponsors it;
/// nothing is left of the allowance that it used up but the record.
fn sponsored_member<T: Config>(scope: ScopeId, founder: &T::AccountId) -> T::AccountId {
	Pallet::<T>::do_set_sponsorship(scope, Some(policy::<T>())).expect(DONE);
	let who = invited::<T>(scope, founder);
	Pallet::<T>::do_join(scope, who.clone(), None).expect(DONE);
	used_up_and_refilled::<T>(scope, &who);
	who
}

fn used_up_and_refilled<T: Config>(scope: ScopeId, who: &T::AccountId) {
	let used = plenty::<T>();
	Allowances::<T>::insert(
		scope,
		who,
		Allowance { used, updated: now::<T>(), ..Default::default() },
	);
	pass::<T>(T::MaxPeriod::get());
}

/// Defines the role that takes as many endorsements as there can be.
fn role<T: Config>(scope: ScopeId) {
	let endorsements = <MaxEndorsements as Get<u32>>::get().saturated_into();
	Pallet::<T>::do_define_role(
		scope,
		name(),
		document(2),
		GrantRule::ByHolders { endorsements },
		Some(T::MaxPeriod::get()),
	)
	.expect(DONE);
}

/// As many holders of the role as it takes to grant it.
fn holders<T: Config>(scope: ScopeId) -> Vec<T::AccountId> {
	role::<T>(scope);
	(0..<MaxEndorsements as Get<u32>>::get())
		.map(|index| {
			let holder = joined::<T>(scope, index);
			give_role::<T>(scope, &holder);
			holder
		})
		.collect()
}

fn give_role<T: Config>(scope: ScopeId, who: &T::AccountId) {
	let together = ovn_primitives::Decider::Together;
	Pallet::<T>::do_grant_role(scope, &together, ROLE, who.clone(), Some(H256::zero()))
		.expect(DONE);
}

fn petition_for<T: Config>(scope: ScopeId, endorser: &T::AccountId, who: &T::AccountId) {
	let certificate = Some(H256::zero());
	Pallet::<T>::do_endorse_grant(scope, ROLE, endorser.clone(), who.clone(), certificate)
		.expect(DONE);
}

fn petition_against<T: Config>(scope: ScopeId, endorser: &T::AccountId, who: &T::AccountId) {
	Pallet::<T>::do_endorse_revocation(scope, ROLE, endorser.clone(), who.clone()).expect(DONE);
}

/// A holder of the role about whom both petitions are open.
fn holder_with_petitions<T: Config>(scope: ScopeId) -> T::AccountId {
	let holders = holders::<T>(scope);
	let (who, endorser) = (&holders[0], &holders[1]);
	petition_for::<T>(scope, endorser, who);
	petition_against::<T>(scope, endorser, who);
	who.clone()
}

fn petition_exists<T: Config>(scope: ScopeId, who: &T::AccountId, kind: PetitionKind) -> bool {
	Petitions::<T>::contains_key((scope, ROLE, who, kind))
}

/// A network with an association, proposed to another scope with as many stewards as there can be.
fn association<T: Config>() -> (ScopeId, Party<T::AccountId>, Relation) {
	let founder = rich::<T>("founder", 0);
	let scope = network::<T>(&founder);
	let party = Party::Scope(network::<T>(&founder));
	Pallet::<T>::do_propose_association(scope, party.clone(), Relation::Peer).expect(DONE);
	(scope, party, Relation::Peer)
}

/// The scope of the other party of an association.
fn scope_of<AccountId>(party: &Party<AccountId>) -> ScopeId {
	match party {
		Party::Scope(scope) => *scope,
		Party::Agent(_) => unreachable!("benchmarks associate scopes; qed"),
	}
}

/// Accepts so many assets in a scope. The last of them.
fn accept_assets<T: Config>(scope: ScopeId, count: u32, owner: &T::AccountId) -> T::AssetKind {
	let mut last = T::NativeAsset::get();
	for number in 0..count {
		last = T::BenchmarkHelper::asset(number, owner);
		Pallet::<T>::do_accept_asset(scope, last.clone()).expect(DONE);
	}
	last
}

/// A network with a fund and as many assets as it can accept. The network, the fund's purse, the
/// last asset, and who has plenty of it.
fn network_with_fund<T: Config>() -> (ScopeId, Purse, T::AssetKind, T::AccountId) {
	let founder = rich::<T>("founder", 0);
	let scope = network::<T>(&founder);
	Pallet::<T>::do_create_fund(scope, name()).expect(DONE);
	let asset = accept_assets::<T>(scope, <MaxAssets as Get<u32>>::get(), &founder);
	(scope, Purse::Fund(FUND), asset, founder)
}

/// Sends so much to the account of a pot before it is opened that there is room for no asset more.
/// How many things stand on it.
fn crowd<T: Config>(pot: &T::AccountId) -> u32 {
	T::Native::mint_into(pot, plenty::<T>()).expect(DONE);
	let mut count: u32 = 0;
	while frame_system::Pallet::<T>::inc_consumers(pot).is_ok() {
		count = count.saturating_add(1);
	}
	count
}

/// As [`network_with_fund`], with a pot of the fund that has some of the asset, and for which
/// somebody paid a deposit.
fn network_with_full_pot<T: Config>() -> (ScopeId, Purse, T::AssetKind) {
	let (scope, purse, asset, founder) = network_with_fund::<T>();
	let pot = Pallet::<T>::pot_account(scope, purse, &asset);
	let crowd = crowd::<T>(&pot);
	Pallet::<T>::do_open_pot(scope, purse, asset.clone(), &founder).expect(DONE);
	for _ in 0..crowd {
		frame_system::Pallet::<T>::dec_consumers(&pot);
	}
	T::Money::mint_into(asset.clone(), &pot, income::<T>(&asset)).expect(DONE);
	(scope, purse, asset)
}

/// What a pot has of an asset above its endowment.
fn income<T: Config>(asset: &T::AssetKind) -> Balance {
	T::Money::minimum_balance(asset.clone()).saturating_mul(10u32.into())
}

fn assert_last_event<T: Config>(event: Event<T>)
where
	Event<T>: Into<<T as frame_system::Config>::RuntimeEvent>,
{
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// All that a fee paid by a scope takes: who pays is asked, the fee noted, and corrected
/// afterwards.
fn sponsored_fee<T: Config>(scope: ScopeId, who: &T::AccountId, fee: Balance) -> Sponsoring {
	let sponsoring = Pallet::<T>::sponsoring(scope, who, fee);
	if let Sponsoring::By(sponsor) = sponsoring {
		Pallet::<T>::note_fee(sponsor, who, fee);
		Pallet::<T>::correct_fee(sponsor, who, fee, fee);
	}
	sponsoring
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// As deep as can be.
	#[benchmark]
	fn create_scope() {
		let founder = rich::<T>("founder", 0);
		let above = T::MaxDepth::get().saturating_sub(1);
		let (parent, kind) = if above == 0 {
			network::<T>(&founder);
			(GLOBAL_SCOPE, ScopeKind::Network)
		} else {
			(scope_at::<T>(&founder, above), ScopeKind::Project)
		};
		let scope = NextScope::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(founder), parent, kind, document(1), stewards::<T>("steward"));

		assert!(Scopes::<T>::get(scope).is_some_and(|record| record.depth == T::MaxDepth::get()));
	}

	#[benchmark]
	fn set_metadata() -> Result<(), BenchmarkError> {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let origin = standard::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, document(2));

		assert!(Details::<T>::get(scope).is_some_and(|details| details.metadata == document(2)));
		Ok(())
	}

	#[benchmark]
	fn set_stewards() -> Result<(), BenchmarkError> {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let origin = critical::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, stewards::<T>("successor"));

		let successor: T::AccountId = account("successor", 0, 0);
		assert!(Details::<T>::get(scope).is_some_and(|now| now.stewards.contains(&successor)));
		Ok(())
	}

	#[benchmark]
	fn set_parameter() -> Result<(), BenchmarkError> {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let origin = critical::<T>(scope)?;
		let parameter = ScopeParameter::Rights(Some(TierRights::default()));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, parameter);

		assert!(Scopes::<T>::get(scope).is_some_and(|now| now.parameters.rights.is_some()));
		Ok(())
	}

	/// The founder's deposit returns.
	#[benchmark]
	fn close_scope() -> Result<(), BenchmarkError> {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let origin = critical::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope);

		assert!(Scopes::<T>::get(scope).is_some_and(|record| record.is_closed()));
		Ok(())
	}

	/// Again, after the first time.
	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let founder = rich::<T>("founder", 0);
		let above = network::<T>(&founder);
		let scope = create::<T>(&founder, above, ScopeKind::Project);
		Pallet::<T>::do_suspend(scope, scope, MAX_OWN_SUSPENSION, document(1)).expect(DONE);
		let origin = critical::<T>(above)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, above, MAX_SUSPENSION, document(2));

		assert_eq!(Pallet::<T>::suspender(scope), Some(above));
		Ok(())
	}

	#[benchmark]
	fn resume() -> Result<(), BenchmarkError> {
		let founder = rich::<T>("founder", 0);
		let above = network::<T>(&founder);
		let scope = create::<T>(&founder, above, ScopeKind::Project);
		Pallet::<T>::do_suspend(scope, above, MAX_SUSPENSION, document(1)).expect(DONE);
		let origin = critical::<T>(above)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope);

		assert_eq!(Pallet::<T>::suspender(scope), None);
		Ok(())
	}

	/// Another version than the first.
	#[benchmark]
	fn set_agreement() -> Result<(), BenchmarkError> {
		let scope = network::<T>(&rich::<T>("founder", 0));
		Pallet::<T>::do_set_agreement(scope, document(1)).expect(DONE);
		let origin = significant::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, document(2));

		assert!(Agreements::<T>::get(scope).is_some_and(|agreement| agreement.version == 2));
		Ok(())
	}

	#[benchmark]
	fn sign_agreement() {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		Pallet::<T>::do_set_agreement(scope, document(1)).expect(DONE);

		#[extrinsic_call]
		_(RawOrigin::Signed(founder.clone()), scope, 1);

		assert!(Members::<T>::get(scope, &founder).is_some_and(|member| member.signed == 1));
	}

	/// The signer had been invited and kept by a deposit, but the invitation has expired: both
	/// deposits of the inviter return, and the signer pays its own.
	#[benchmark]
	fn join() {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		let who = invited::<T>(scope, &founder);
		T::Native::mint_into(&who, plenty::<T>()).expect(DONE);
		pass::<T>(T::DefaultInvitationPeriod::get());

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), scope, None);

		assert!(Members::<T>::get(scope, &who).is_some_and(|member| member.inviter.is_none()));
		assert!(!KeptAccounts::<T>::contains_key(&who, scope));
	}

	/// The inviter's deposit returns, and the record of the allowance is not needed any more.
	#[benchmark]
	fn leave() {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		let who = sponsored_member::<T>(scope, &founder);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), scope);

		assert!(!Members::<T>::contains_key(scope, &who));
		assert!(!Allowances::<T>::contains_key(scope, &who));
	}

	/// The invitation has expired, so that the deposit is the treasury's.
	#[benchmark]
	fn join_as() -> Result<(), BenchmarkError> {
		let founder = rich::<T>("founder", 0);
		let (scope, other) = (network::<T>(&founder), network::<T>(&founder));
		let who = Pallet::<T>::scope_account(other);
		T::Native::mint_into(&who, plenty::<T>()).expect(DONE);
		Pallet::<T>::do_invite(scope, founder, who.clone(), Tier::Contributor).expect(DONE);
		pass::<T>(T::DefaultInvitationPeriod::get());
		let origin = significant::<T>(other)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, other, None);

		assert!(Members::<T>::get(scope, &who).is_some_and(|member| member.inviter.is_none()));
		Ok(())
	}

	/// The inviter's deposit returns.
	#[benchmark]
	fn leave_as() -> Result<(), BenchmarkError> {
		let founder = rich::<T>("founder", 0);
		let (scope, other) = (network::<T>(&founder), network::<T>(&founder));
		let who = Pallet::<T>::scope_account(other);
		Pallet::<T>::do_invite(scope, founder, who.clone(), Tier::Contributor).expect(DONE);
		Pallet::<T>::do_join_as(scope, other, None).expect(DONE);
		let origin = significant::<T>(other)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, other);

		assert!(!Members::<T>::contains_key(scope, &who));
		Ok(())
	}

	/// To the deepest scope; the account is kept.
	#[benchmark]
	fn invite() {
		let founder = rich::<T>("founder", 0);
		let scope = deepest::<T>(&founder);
		let who: T::AccountId = account("newcomer", 0, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(founder), scope, who.clone(), Tier::Contributor);

		assert!(Invitations::<T>::contains_key(scope, &who));
		assert!(KeptAccounts::<T>::contains_key(&who, scope));
	}

	/// The account is not kept any more.
	#[benchmark]
	fn cancel_invitation() {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		let who = invited::<T>(scope, &founder);

		#[extrinsic_call]
		_(RawOrigin::Signed(founder), scope, who.clone());

		assert!(!Invitations::<T>::contains_key(scope, &who));
		assert!(!KeptAccounts::<T>::contains_key(&who, scope));
	}

	/// The account is not kept any more.
	#[benchmark]
	fn decline_invitation() {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		let who = invited::<T>(scope, &founder);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), scope);

		assert!(!Invitations::<T>::contains_key(scope, &who));
		assert!(!KeptAccounts::<T>::contains_key(&who, scope));
	}

	/// The deposit keeps the other account instead. That an invitation of the other one ends is
	/// charged as cancelling it.
	#[benchmark]
	fn pass_invitation() {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		let from = invited::<T>(scope, &founder);
		let to: T::AccountId = account("newcomer", 1, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(from.clone()), scope, to.clone());

		assert!(!Invitations::<T>::contains_key(scope, &from));
		assert!(Invitations::<T>::get(scope, &to).is_some_and(|invitation| invitation.passed));
		assert!(!KeptAccounts::<T>::contains_key(&from, scope));
		assert!(KeptAccounts::<T>::contains_key(&to, scope));
	}

	/// Both the membership's and that of the kept account.
	#[benchmark]
	fn take_over_deposit() {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		let who = sponsored_member::<T>(scope, &founder);
		let depositor = rich::<T>("depositor", 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(depositor.clone()), scope, who.clone());

		assert!(Members::<T>::get(scope, &who).is_some_and(|member| member.deposit.0 == depositor));
		assert!(KeptAccounts::<T>::get(&who, scope).is_some_and(|(by, _)| by == depositor));
	}

	/// As [`take_over_deposit`].
	#[benchmark]
	fn take_over_deposit_as_scope() -> Result<(), BenchmarkError> {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		let who = sponsored_member::<T>(scope, &founder);
		let pot = Pallet::<T>::sponsor_pot(scope);
		T::Native::mint_into(&pot, plenty::<T>()).expect(DONE);
		let origin = significant::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, who.clone());

		assert!(Members::<T>::get(scope, &who).is_some_and(|member| member.deposit.0 == pot));
		assert!(KeptAccounts::<T>::get(&who, scope).is_some_and(|(by, _)| by == pot));
		Ok(())
	}

	/// The account has signed transactions, but another invitation keeps it.
	#[benchmark]
	fn release_account() {
		let founder = rich::<T>("founder", 0);
		let (scope, other) = (network::<T>(&founder), network::<T>(&founder));
		let who = invited::<T>(scope, &founder);
		assert_eq!(who, invited::<T>(other, &founder));
		Pallet::<T>::do_join(scope, who.clone(), None).expect(DONE);
		Pallet::<T>::do_leave(scope, who.clone()).expect(DONE);
		frame_system::Pallet::<T>::inc_account_nonce(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(founder), scope, who.clone());

		assert!(!KeptAccounts::<T>::contains_key(&who, scope));
		assert_eq!(KeptCount::<T>::get(&who), 1);
	}

	/// Of an agent that was expelled and joined again.
	#[benchmark]
	fn set_tier() -> Result<(), BenchmarkError> {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let who = joined::<T>(scope, 0);
		Expulsions::<T>::insert(scope, &who, ());
		let origin = critical::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, who.clone(), Tier::Member);

		assert!(Members::<T>::get(scope, &who).is_some_and(|member| member.tier == Tier::Member));
		assert!(!Expulsions::<T>::contains_key(scope, &who));
		Ok(())
	}

	/// As [`leave`].
	#[benchmark]
	fn expel() -> Result<(), BenchmarkError> {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		let who = sponsored_member::<T>(scope, &founder);
		let origin = critical::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, who.clone(), H256::zero());

		assert!(Expulsions::<T>::contains_key(scope, &who));
		assert!(!Members::<T>::contains_key(scope, &who));
		assert!(!Allowances::<T>::contains_key(scope, &who));
		Ok(())
	}

	/// For the first time: a deposit is held.
	#[benchmark]
	fn set_profile() {
		let who = rich::<T>("member", 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), AgentKind::Person, document(1));

		assert!(Profiles::<T>::contains_key(&who));
	}

	#[benchmark]
	fn clear_profile() {
		let who = rich::<T>("member", 0);
		Pallet::<T>::do_set_profile(who.clone(), AgentKind::Person, document(1)).expect(DONE);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(!Profiles::<T>::contains_key(&who));
	}

	#[benchmark]
	fn define_role() -> Result<(), BenchmarkError> {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let origin = significant::<T>(scope)?;
		let endorsements = <MaxEndorsements as Get<u32>>::get().saturated_into();
		let rule = GrantRule::ByHolders { endorsements };
		let term = Some(T::MaxPeriod::get());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, name(), document(2), rule, term);

		assert!(Roles::<T>::contains_key(scope, ROLE));
		Ok(())
	}

	#[benchmark]
	fn retire_role() -> Result<(), BenchmarkError> {
		let scope = network::<T>(&rich::<T>("founder", 0));
		role::<T>(scope);
		let origin = significant::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, ROLE);

		assert!(Roles::<T>::get(scope, ROLE).is_some_and(|role| role.retired));
		Ok(())
	}

	/// To a new holder, for whom others have begun to ask.
	#[benchmark]
	fn grant_role() -> Result<(), BenchmarkError> {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let holders = holders::<T>(scope);
		let who = joined::<T>(scope, u32::MAX);
		petition_for::<T>(scope, &holders[0], &who);
		let origin = significant::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, ROLE, who.clone(), Some(H256::zero()));

		assert!(Pallet::<T>::holds_role(scope, ROLE, &who));
		assert!(!petition_exists::<T>(scope, &who, PetitionKind::Grant));
		Ok(())
	}

	/// The last endorsement of as many as a role can ask for.
	#[benchmark]
	fn endorse_grant() {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let mut holders = holders::<T>(scope);
		let who = joined::<T>(scope, u32::MAX);
		let last = holders.pop().expect(DONE);
		for endorser in &holders {
			petition_for::<T>(scope, endorser, &who);
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(last), scope, ROLE, who.clone(), Some(H256::zero()));

		assert!(Pallet::<T>::holds_role(scope, ROLE, &who));
	}

	/// While both petitions about the holder are open.
	#[benchmark]
	fn revoke_role() -> Result<(), BenchmarkError> {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let who = holder_with_petitions::<T>(scope);
		let origin = significant::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, ROLE, who.clone());

		assert!(!RoleHolders::<T>::contains_key((scope, ROLE, &who)));
		assert!(!petition_exists::<T>(scope, &who, PetitionKind::Grant));
		assert!(!petition_exists::<T>(scope, &who, PetitionKind::Revoke));
		Ok(())
	}

	/// The last endorsement of as many as a role can ask for, while the opposite is asked for too.
	#[benchmark]
	fn endorse_revocation() {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let mut holders = holders::<T>(scope);
		let who = joined::<T>(scope, u32::MAX);
		give_role::<T>(scope, &who);
		let last = holders.pop().expect(DONE);
		petition_for::<T>(scope, &last, &who);
		for endorser in &holders {
			petition_against::<T>(scope, endorser, &who);
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(last), scope, ROLE, who.clone());

		assert!(!RoleHolders::<T>::contains_key((scope, ROLE, &who)));
		assert!(!petition_exists::<T>(scope, &who, PetitionKind::Grant));
	}

	/// As [`revoke_role`].
	#[benchmark]
	fn resign_role() {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let who = holder_with_petitions::<T>(scope);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), scope, ROLE);

		assert!(!RoleHolders::<T>::contains_key((scope, ROLE, &who)));
		assert!(!petition_exists::<T>(scope, &who, PetitionKind::Grant));
		assert!(!petition_exists::<T>(scope, &who, PetitionKind::Revoke));
	}

	/// Of an agent that left the scope, while the others ask that it lose the role.
	#[benchmark]
	fn clear_role() {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let who = holder_with_petitions::<T>(scope);
		Pallet::<T>::do_leave(scope, who.clone()).expect(DONE);
		pass::<T>(One::one());
		Pallet::<T>::do_join(scope, who.clone(), None).expect(DONE);

		#[extrinsic_call]
		_(RawOrigin::Signed(rich::<T>("anybody", 0)), scope, ROLE, who.clone());

		assert!(!RoleHolders::<T>::contains_key((scope, ROLE, &who)));
		assert!(!petition_exists::<T>(scope, &who, PetitionKind::Revoke));
	}

	/// All endorsements but the last were given.
	#[benchmark]
	fn clear_petition() {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let mut holders = holders::<T>(scope);
		let who = joined::<T>(scope, u32::MAX);
		let caller = holders.pop().expect(DONE);
		for endorser in &holders {
			petition_for::<T>(scope, endorser, &who);
		}
		pass::<T>(T::PetitionPeriod::get());
		let petition = PetitionKind::Grant;

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), scope, ROLE, who.clone(), petition);

		assert!(!petition_exists::<T>(scope, &who, petition));
	}

	#[benchmark]
	fn propose_association() -> Result<(), BenchmarkError> {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		let party = Party::Scope(network::<T>(&founder));
		let origin = standard::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, party.clone(), Relation::Peer);

		assert!(Associations::<T>::contains_key((scope, party, Relation::Peer)));
		Ok(())
	}

	#[benchmark]
	fn accept_association() -> Result<(), BenchmarkError> {
		let (scope, party, relation) = association::<T>();
		let origin = standard::<T>(scope_of(&party))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, party.clone(), relation);

		assert_last_event::<T>(Event::AssociationAccepted { scope, party, relation });
		Ok(())
	}

	#[benchmark]
	fn end_association() -> Result<(), BenchmarkError> {
		let (scope, party, relation) = association::<T>();
		let origin = standard::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, party.clone(), relation);

		assert!(!Associations::<T>::contains_key((scope, party, relation)));
		Ok(())
	}

	#[benchmark]
	fn renounce_association() -> Result<(), BenchmarkError> {
		let (scope, party, relation) = association::<T>();
		let origin = standard::<T>(scope_of(&party))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, party.clone(), relation);

		assert!(!Associations::<T>::contains_key((scope, party, relation)));
		Ok(())
	}

	#[benchmark]
	fn create_fund() -> Result<(), BenchmarkError> {
		let scope = network::<T>(&rich::<T>("founder", 0));
		let origin = significant::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, name());

		assert!(Funds::<T>::contains_key(scope, FUND));
		Ok(())
	}

	/// The last that there is room for.
	#[benchmark]
	fn accept_asset() -> Result<(), BenchmarkError> {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		let last = <MaxAssets as Get<u32>>::get().saturating_sub(1);
		accept_assets::<T>(scope, last, &founder);
		let asset = T::BenchmarkHelper::asset(last, &founder);
		let origin = significant::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, asset.clone());

		assert!(AcceptedAssets::<T>::get(scope).contains(&asset));
		Ok(())
	}

	/// The last of as many as there can be.
	#[benchmark]
	fn drop_asset() -> Result<(), BenchmarkError> {
		let (scope, _, asset, _) = network_with_fund::<T>();
		let origin = significant::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, asset.clone());

		assert!(!AcceptedAssets::<T>::get(scope).contains(&asset));
		Ok(())
	}

	/// Of a fund, for an asset that is not the native token, when so much was sent to the account
	/// before that it takes a deposit.
	#[benchmark]
	fn open_pot() {
		let (scope, purse, asset, payer) = network_with_fund::<T>();
		crowd::<T>(&Pallet::<T>::pot_account(scope, purse, &asset));

		#[extrinsic_call]
		_(RawOrigin::Signed(payer), scope, purse, asset.clone());

		assert!(OpenPots::<T>::contains_key(scope, (purse, asset)));
	}

	/// Of an asset that is not the native token, to somebody who has none of it.
	#[benchmark]
	fn spend() -> Result<(), BenchmarkError> {
		let (scope, purse, asset) = network_with_full_pot::<T>();
		let beneficiary = rich::<T>("beneficiary", 0);
		let amount = income::<T>(&asset);
		Pallet::<T>::count_spending(scope, purse, &asset, 1).expect(DONE);
		let origin = critical::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, purse, asset.clone(), amount, beneficiary.clone());

		assert!(Spent::<T>::get(scope, (purse, asset.clone())).is_some());
		assert_eq!(T::Money::balance(asset, &beneficiary), amount);
		Ok(())
	}

	/// With an asset that is not the native token: the pot is emptied of both, and the account
	/// ends.
	#[benchmark]
	fn close_pot() -> Result<(), BenchmarkError> {
		let (scope, purse, asset) = network_with_full_pot::<T>();
		Pallet::<T>::count_spending(scope, purse, &asset, 1).expect(DONE);
		let beneficiary = rich::<T>("beneficiary", 0);
		let origin = critical::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, purse, asset.clone(), beneficiary.clone());

		let pot = Pallet::<T>::pot_account(scope, purse, &asset);
		assert!(Spent::<T>::get(scope, (purse, asset.clone())).is_none());
		assert!(T::Native::total_balance(&pot).is_zero());
		assert!(T::Money::balance(asset.clone(), &beneficiary) > income::<T>(&asset));
		Ok(())
	}

	/// Other rules than before.
	#[benchmark]
	fn set_sponsorship() -> Result<(), BenchmarkError> {
		let scope = network::<T>(&rich::<T>("founder", 0));
		Pallet::<T>::do_set_sponsorship(scope, Some(policy::<T>())).expect(DONE);
		let origin = significant::<T>(scope)?;
		let other = SponsorPolicy { uninvited: true, ..policy::<T>() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, Some(other));

		assert!(Sponsorships::<T>::get(scope).is_some_and(|now| now.policy == Some(other)));
		Ok(())
	}

	/// Of an agent that other scopes do not keep.
	#[benchmark]
	fn keep_account() {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		let who = joined::<T>(scope, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(founder), scope, who.clone());

		assert!(KeptAccounts::<T>::contains_key(&who, scope));
		assert_eq!(KeptCount::<T>::get(&who), 1);
	}

	/// Of an allowance that has refilled.
	#[benchmark]
	fn clear_allowance() {
		let founder = rich::<T>("founder", 0);
		let scope = network::<T>(&founder);
		Pallet::<T>::do_set_sponsorship(scope, Some(policy::<T>())).expect(DONE);
		let who: T::AccountId = account("newcomer", 0, 0);
		used_up_and_refilled::<T>(scope, &who);

		#[extrinsic_call]
		_(RawOrigin::Signed(founder), scope, who.clone());

		assert!(!Allowances::<T>::contains_key(scope, &who));
	}

	/// What a fee that a scope pays takes more than one that the signer pays. The signer was
	/// invited to a scope that sponsors people, but too long ago; it is invited to the network,
	/// which sponsors it.
	#[benchmark]
	fn sponsor_fee() {
		let founder = rich::<T>("founder", 0);
		let scope = deepest::<T>(&founder);
		let network = Scopes::<T>::get(scope).expect(DONE).network;
		for sponsor in [scope, network] {
			Sponsorships::<T>::remove(sponsor);
			Pallet::<T>::do_set_sponsorship(sponsor, Some(policy::<T>())).expect(DONE);
		}
		let who = invited::<T>(scope, &founder);
		if scope != network {
			pass::<T>(T::DefaultInvitationPeriod::get());
			assert_eq!(who, invited::<T>(network, &founder));
		}
		let pot = Pallet::<T>::sponsor_pot(network);
		T::Native::mint_into(&pot, plenty::<T>()).expect(DONE);
		let fee: Balance = T::Native::minimum_balance();
		let used = fee.saturating_mul(2u32.into());
		Allowances::<T>::insert(network, &who, Allowance { used, ..Default::default() });

		let sponsoring;
		#[block]
		{
			sponsoring = sponsored_fee::<T>(scope, &who, fee);
		}

		assert_eq!(sponsoring, Sponsoring::By(network));
		assert!(Sponsorships::<T>::get(network).is_some_and(|now| now.spent == fee));
	}

	/// What it takes more if the call itself reads the membership of the signer and holds its
	/// deposit, as a log does: the time alone. The one record that is not the call's own, the
	/// sponsor's, is for the runtime to add. The signer is a member of a scope whose network
	/// sponsors it.
	#[benchmark]
	fn sponsor_fee_with_deposit() {
		let founder = rich::<T>("founder", 0);
		let scope = deepest::<T>(&founder);
		let network = Scopes::<T>::get(scope).expect(DONE).network;
		Sponsorships::<T>::remove(scope);
		let who = sponsored_member::<T>(network, &founder);
		if scope != network {
			T::Native::mint_into(&who, plenty::<T>()).expect(DONE);
			Pallet::<T>::do_join(scope, who.clone(), None).expect(DONE);
		}
		let pot = Pallet::<T>::sponsor_pot(network);
		T::Native::mint_into(&pot, plenty::<T>()).expect(DONE);
		let fee: Balance = T::Native::minimum_balance();
		let known = [
			Scopes::<T>::hashed_key_for(scope),
			Scopes::<T>::hashed_key_for(network),
			Members::<T>::hashed_key_for(scope, &who),
			Members::<T>::hashed_key_for(network, &who),
			Sponsorships::<T>::hashed_key_for(scope),
			Sponsorships::<T>::hashed_key_for(network),
			Allowances::<T>::hashed_key_for(network, &who),
			frame_system::Account::<T>::hashed_key_for(&pot),
		];
		for key in known {
			frame_benchmarking::benchmarking::add_to_whitelist(key.into());
		}

		let sponsoring;
		#[block]
		{
			sponsoring = sponsored_fee::<T>(scope, &who, fee);
		}

		assert_eq!(sponsoring, Sponsoring::By(network));
		assert!(Sponsorships::<T>::get(network).is_some_and(|now| now.spent == fee));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::genesis(), crate::mock::Test);
}
