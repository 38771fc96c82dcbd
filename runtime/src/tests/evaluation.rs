// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Reputation where pallets meet: scopes below a network that anybody founds, affiliates, debts, and the share
//! books behind an evaluation; by the calls of the chain as it runs.

use super::chain::on;
use crate::{
	constants::{currency::OVN, time::days},
	AccountId, AssetKind, Assets, Contributions, Evaluation, Money, Networks, Runtime, RuntimeCall,
	RuntimeOrigin, Shares, System, Utility, ValueEquation,
};
use frame_support::{
	assert_noop, assert_ok,
	traits::{
		fungible::InspectHold as _,
		fungibles::{Inspect as _, Mutate as _},
		tokens::Preservation,
	},
};
use ovn_primitives::{
	traits::ShareBooks, BookId, ClaimType, ContributionId, Document, IncomeClass, KindId, Purse,
	Quantity, RoleId, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE,
};
use pallet_contributions::{
	Action, Category, Deciding, KindTerms, KindTermsOf, Limits, Review, State, Unit,
};
use pallet_evaluation::{Agents, Change, ChangesOf, Fraction, ONE};
use pallet_networks::GrantRule;
use pallet_value_equation::{Levied, Preset};
use sp_keyring::Sr25519Keyring::{Alice, Bob};

type EvaluationError = pallet_evaluation::Error<Runtime>;
type ContributionsError = pallet_contributions::Error<Runtime>;

pub(super) const NATIVE: AssetKind = AssetKind::Native;
/// The day of the tests.
const NOW: u64 = 1_790_000_000_000;
const TODAY: u32 = 20_717;
/// The asset of the network.
const ASSET: u32 = 7;

pub(super) fn steward() -> AccountId {
	Alice.to_account_id()
}

fn attacker() -> AccountId {
	Bob.to_account_id()
}

/// Account number `n`, which has a few tokens.
pub(super) fn account(n: u8) -> AccountId {
	AccountId::new([n; 32])
}

pub(super) fn by(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

fn document() -> Document {
	Default::default()
}

pub(super) fn found(by_whom: &AccountId, parent: ScopeId, kind: ScopeKind) -> ScopeId {
	let scope = pallet_networks::NextScope::<Runtime>::get();
	let stewards = vec![by_whom.clone()].try_into().unwrap();
	assert_ok!(Networks::create_scope(by(by_whom), parent, kind, document(), stewards));
	scope
}

/// The origin of a critical decision of a scope by votes.
pub(super) fn voted(scope: ScopeId) -> RuntimeOrigin {
	let class = ovn_primitives::DecisionClass::Critical;
	pallet_governance::Origin::Decided { scope, class, proposal: 0 }.into()
}

/// Pieces worth a token each, which peers decide.
pub(super) fn designs() -> KindTermsOf<Runtime> {
	KindTerms {
		name: b"designs".to_vec().try_into().unwrap(),
		document: document(),
		category: Category::Design,
		action: Action::Produce,
		unit: Unit::Piece,
		rate: OVN,
		claim: ClaimType::Equity,
		multipliers: Default::default(),
		limits: Limits { max_quantity: 1_000_000_000, daily_limit: None },
		deciding: Deciding::PeerEvaluation { scales_by_quality: false },
		earns_reputation: false,
		takes_scopes: false,
		standing: None,
	}
}

pub(super) fn define(by_whom: &AccountId, scope: ScopeId, terms: KindTermsOf<Runtime>) -> KindId {
	let kind = pallet_contributions::KindCount::<Runtime>::get(scope);
	assert_ok!(Contributions::define_kind(by(by_whom), scope, terms));
	kind
}

pub(super) fn log(
	who: &AccountId,
	scope: ScopeId,
	kind: KindId,
	quantity: Quantity,
) -> ContributionId {
	let index = pallet_contributions::NextIndex::<Runtime>::get(scope);
	let evidence = document();
	assert_ok!(Contributions::log(
		by(who),
		scope,
		kind,
		quantity,
		TODAY,
		None,
		evidence,
		false,
		None
	));
	ContributionId { scope, index }
}

/// One piece, hour or token.
pub(super) const WHOLE: Quantity = 1_000_000;

pub(super) fn say(id: ContributionId, who: &AccountId, value: u8) {
	assert_ok!(Evaluation::evaluate(by(who), id, value, false));
}

pub(super) fn pass(blocks: u32) {
	System::set_block_number(System::block_number() + blocks);
}

pub(super) fn state(id: ContributionId) -> State<u32> {
	pallet_contributions::Contributions::<Runtime>::get(id.scope, id.index).unwrap().state
}

pub(super) fn settled(network: ScopeId, who: &AccountId) -> u128 {
	Agents::<Runtime>::get(network, who).settled
}

fn total(network: ScopeId) -> u128 {
	pallet_evaluation::Networks::<Runtime>::get(network).unwrap().total
}

/// A network with 100 of reputation, whose steward and four others, 1 to 4, have 20 each.
pub(super) struct Network {
	pub(super) scope: ScopeId,
	pub(super) founders: Vec<AccountId>,
	pub(super) kind: KindId,
}

pub(super) fn network(test: impl FnOnce(&Network)) {
	on("development", || {
		System::set_block_number(1);
		pallet_timestamp::Now::<Runtime>::put(NOW);
		for n in 1..=100 {
			let keep = Preservation::Preserve;
			assert_ok!(Money::transfer(NATIVE, &steward(), &account(n), 10 * OVN, keep));
		}
		let scope = found(&steward(), GLOBAL_SCOPE, ScopeKind::Network);
		let mut founders = vec![steward()];
		for n in 1..5 {
			founders.push(account(n));
			assert_ok!(Networks::join(by(&account(n)), scope, None));
			assert_ok!(Networks::set_tier(by(&steward()), scope, account(n), Tier::Member));
		}
		let list: Vec<_> = founders.iter().map(|who| (who.clone(), 20 * ONE)).collect();
		assert_ok!(Evaluation::found_reputation(voted(scope), scope, list.try_into().unwrap()));
		let kind = define(&steward(), scope, designs());
		test(&Network { scope, founders, kind });
		#[cfg(feature = "try-runtime")]
		{
			use frame_support::traits::{TryState, TryStateSelect};
			let now = System::block_number();
			crate::AllPalletsWithSystem::try_state(now, TryStateSelect::All).unwrap();
		}
	});
}

impl Network {
	/// A project of the attacker, who joined the network by itself.
	fn project(&self) -> ScopeId {
		assert_ok!(Networks::join(by(&attacker()), self.scope, None));
		found(&attacker(), self.scope, ScopeKind::Project)
	}

	/// The network issues an asset and gives it to authors, too.
	fn issue(&self) {
		use frame_support::traits::fungibles::Create;
		assert_ok!(<Assets as Create<AccountId>>::create(ASSET, steward(), true, 1));
		let treasury = Networks::pot_account(self.scope, Purse::Treasury, &NATIVE);
		let id = |who: AccountId| who.into();
		assert_ok!(Assets::set_team(
			by(&steward()),
			ASSET.into(),
			id(treasury),
			id(steward()),
			id(steward())
		));
		let changes =
			ChangesOf::<Runtime> { token: Change::Set((ASSET, 5_000)), ..Default::default() };
		assert_ok!(Evaluation::set_parameters(voted(self.scope), self.scope, changes));
	}

	/// All founders find it good; it ends when its window does.
	fn accept(&self, id: ContributionId) {
		for who in &self.founders {
			say(id, who, 5);
		}
		pass(days(7));
		assert_ok!(Evaluation::finalise(by(&attacker()), id));
	}
}

/// A kind of the attacker's own project that its puppets decide. Its number.
fn puppets(project: ScopeId) -> KindId {
	let name = b"reviewer".to_vec().try_into().unwrap();
	let decide = by(&attacker());
	let rule = GrantRule::ByScope;
	assert_ok!(Networks::define_role(decide, project, name, document(), rule, None));
	let role: RoleId = 0;
	assert_ok!(Networks::join(by(&account(99)), project, None));
	assert_ok!(Networks::grant_role(by(&attacker()), project, role, account(99), None));
	let deciding = Deciding::Reviewers { role, approvals: 1, period: days(3) };
	let terms = KindTerms { rate: 1_000_000 * OVN, deciding, earns_reputation: true, ..designs() };
	define(&attacker(), project, terms)
}

#[test]
fn reputation_is_not_minted_when_75_affiliates_pay_cash_into_a_project_of_their_own() {
	network(|network| {
		let project = network.project();
		let terms = KindTerms {
			unit: Unit::Token { asset: NATIVE, decimals: 12 },
			rate: 1_000_000_000_000_000_000,
			claim: ClaimType::Gift,
			deciding: Deciding::Measured { purse: Some(Purse::Treasury) },
			earns_reputation: true,
			..designs()
		};
		let refused = Contributions::define_kind(by(&attacker()), project, terms.clone());
		assert_noop!(refused, ContributionsError::CashEarnsReputation);
		// Cash that does not say so earns nothing.
		let kind = define(&attacker(), project, KindTerms { earns_reputation: false, ..terms });
		for n in 11..86 {
			assert_ok!(Networks::join(by(&account(n)), network.scope, None));
			assert_ok!(Networks::join(by(&account(n)), project, None));
			assert_ok!(Contributions::contribute_cash(by(&account(n)), project, kind, 1_000_000));
			assert_eq!(settled(network.scope, &account(n)), 0);
		}
		assert_eq!(total(network.scope), 100 * ONE);
		// The honest are heard as before.
		let id = log(&account(11), network.scope, network.kind, WHOLE);
		network.accept(id);
		assert!(matches!(state(id), State::Accepted { .. }));
	});
}

#[test]
fn reputation_is_not_minted_when_75_affiliates_are_judged_by_puppets() {
	network(|network| {
		network.issue();
		let project = network.project();
		let kind = puppets(project);
		for n in 11..86 {
			assert_ok!(Networks::join(by(&account(n)), network.scope, None));
			assert_ok!(Networks::join(by(&account(n)), project, None));
			let id = log(&account(n), project, kind, WHOLE);
			assert_ok!(Contributions::review(by(&account(99)), id, Review::Accept));
			assert!(matches!(state(id), State::Accepted { .. }));
			assert_eq!(settled(network.scope, &account(n)), 0);
			assert_eq!(Assets::balance(ASSET, account(n)), 0);
		}
		assert_eq!(total(network.scope), 100 * ONE);
	});
}

#[test]
fn the_networks_asset_is_not_minted_when_one_account_logs_again_and_again_in_a_batch() {
	network(|network| {
		network.issue();
		let project = network.project();
		let kind = puppets(project);
		let author = account(50);
		assert_ok!(Networks::join(by(&author), network.scope, None));
		assert_ok!(Networks::join(by(&author), project, None));
		let calls = |scope, count: u32| -> Vec<RuntimeCall> {
			(0..count)
				.map(|_| {
					let (role, evidence, on_behalf_of) = (None, document(), None);
					let (quantity, day, gift) = (WHOLE, TODAY, false);
					RuntimeCall::Contributions(pallet_contributions::Call::log {
						scope,
						kind,
						quantity,
						day,
						role,
						evidence,
						gift,
						on_behalf_of,
					})
				})
				.collect()
		};
		assert_ok!(Utility::batch_all(by(&author), calls(project, 20)));
		let review = |index| {
			RuntimeCall::Contributions(pallet_contributions::Call::review {
				id: ContributionId { scope: project, index },
				review: Review::Accept,
			})
		};
		assert_ok!(Utility::batch_all(by(&account(99)), (0..20).map(review).collect()));
		assert_eq!(Assets::total_issuance(ASSET), 0);

		// Recognised by the network it earns, but no more than the cap of one agent in a window.
		let (hash, _) = Contributions::terms(project, kind).unwrap();
		let share = Fraction::from_parts_per_billion(1_000_000_000).unwrap();
		let decide = by(&steward());
		assert_ok!(Evaluation::recognise_kind(decide, project, kind, hash, OVN, share));
		assert_ok!(Utility::batch_all(by(&author), calls(project, 20)));
		assert_ok!(Utility::batch_all(by(&account(99)), (20..40).map(review).collect()));
		assert_eq!(Assets::balance(ASSET, &author), 5_000);
		assert_eq!(settled(network.scope, &author), ONE);

		// Until its terms change.
		assert_ok!(Contributions::set_rate(by(&attacker()), project, kind, OVN));
		pass(days(7));
		assert_ok!(Utility::batch_all(by(&author), calls(project, 1)));
		assert_ok!(Utility::batch_all(by(&account(99)), vec![review(40)]));
		assert_eq!(Assets::balance(ASSET, &author), 5_000);
	});
}

/// The attacker's work for its own project, of a debt that peers of the network decide.
fn debt(network: &Network) -> (ScopeId, KindId, ContributionId) {
	let project = network.project();
	let terms = KindTerms { claim: ClaimType::Debt { ceiling: 100 }, ..designs() };
	let kind = define(&attacker(), project, terms);
	let id = log(&attacker(), project, kind, 2 * WHOLE);
	(project, kind, id)
}

#[test]
fn finalise_ends_at_the_rate_of_logging_when_a_project_raises_it_afterwards() {
	network(|network| {
		let (project, kind, id) = debt(network);
		for who in &network.founders {
			say(id, who, 5);
		}
		let set = |rate| Contributions::set_rate(by(&attacker()), project, kind, rate);
		// Worth more than a share book can hold.
		assert_noop!(set(u128::MAX), ContributionsError::WorthTooLarge);
		assert_ok!(set(1_000 * OVN));
		pass(days(7));
		assert_ok!(Evaluation::finalise(by(&account(50)), id));
		assert!(matches!(state(id), State::Accepted { .. }));
		let book = BookId::Kind { scope: project, kind };
		let owed = <Shares as ShareBooks<AccountId, AssetKind>>::owed(book);
		assert_eq!(owed, Some(2 * OVN));
		for who in &network.founders {
			assert_ok!(Evaluation::settle(by(who), network.scope, who.clone(), 32));
			assert_eq!(Agents::<Runtime>::get(network.scope, who).staked, 0);
		}
		// The network has not recognised the kind.
		assert_eq!(settled(network.scope, &attacker()), 0);
	});
}

#[test]
fn rate_holds_for_logs_and_incomes_from_the_same_block_when_it_was_announced() {
	network(|network| {
		let (scope, kind) = (network.scope, network.kind);
		let equation = Preset::HoursOnly { work: kind }.equation();
		assert_ok!(ValueEquation::set_equation(by(&steward()), scope, equation));
		let rates = || {
			let id = log(&account(1), scope, kind, WHOLE);
			let logged =
				pallet_contributions::Contributions::<Runtime>::get(scope, id.index).unwrap();
			let (class, levied) = (IncomeClass::Sale, Levied::by_nobody());
			let income = 1_000 * OVN;
			let split = ValueEquation::preview(scope, NATIVE, income, class, levied, None).unwrap();
			(logged.rate, split.buckets[0].kinds[0].rate)
		};
		let set = |rate| Contributions::set_rate(by(&steward()), scope, kind, rate);
		let announced = || Contributions::kind(scope, kind).unwrap().next_rate.unwrap();
		assert_ok!(set(3 * OVN));
		let first = announced();
		assert_eq!(first.from, System::block_number() + ValueEquation::notice(scope));
		assert_eq!(rates(), (OVN, OVN));
		System::set_block_number(first.from - 1);
		assert_eq!(rates(), (OVN, OVN));
		System::set_block_number(first.from);
		assert_eq!(rates(), (3 * OVN, 3 * OVN));

		// What comes instead waits as long itself, and nothing holds for the time before.
		assert_ok!(set(7 * OVN));
		System::set_block_number(announced().from - 1);
		assert_ok!(set(5 * OVN));
		System::set_block_number(announced().from - 1);
		assert_eq!(rates(), (3 * OVN, 3 * OVN));
		System::set_block_number(announced().from);
		assert_eq!(rates(), (5 * OVN, 5 * OVN));
		let of = |index| pallet_contributions::Contributions::<Runtime>::get(scope, index).unwrap();
		assert_eq!([0, 1, 2, 3].map(|index| of(index).rate / OVN), [1, 1, 3, 3]);
	});
}

#[test]
fn finalise_ends_when_a_project_retires_the_kind_afterwards() {
	network(|network| {
		let (project, kind, id) = debt(network);
		assert_ok!(Contributions::retire_kind(by(&attacker()), project, kind));
		network.accept(id);
		assert!(matches!(state(id), State::Accepted { .. }));
		let owed = <Shares as ShareBooks<AccountId, AssetKind>>::owed(BookId::Kind {
			scope: project,
			kind,
		});
		assert_eq!(owed, Some(2 * OVN));
	});
}

#[test]
fn finalise_waits_for_all_when_somebody_calls_it_spam() {
	network(|network| {
		let (_, _, id) = debt(network);
		let reason = pallet_networks::HoldReason::Deposit.into();
		let held = |who: &AccountId| crate::Balances::balance_on_hold(&reason, who);
		let deposit = held(&attacker());
		assert!(deposit > 0);
		// 60 of 100 find it bad, 20 call it spam: its author cannot end it at the least time, before the
		// others have said so, and have its deposit back.
		assert_ok!(Evaluation::evaluate(by(&network.founders[0]), id, 0, true));
		for who in &network.founders[1..3] {
			say(id, who, 0);
		}
		pass(days(1));
		assert_noop!(
			Evaluation::finalise(by(&attacker()), id),
			EvaluationError::TooEarlyToFinalise
		);
		for who in &network.founders[3..] {
			assert_ok!(Evaluation::evaluate(by(who), id, 0, true));
		}
		assert_ok!(Evaluation::finalise(by(&attacker()), id));
		assert!(matches!(state(id), State::Spam { .. }));
		assert_eq!(held(&attacker()), 0);
	});
}

#[test]
fn contributions_are_heard_when_affiliates_have_earned_for_eleven_windows() {
	network(|network| {
		let affiliates: Vec<_> = (11..23).map(account).collect();
		for who in &affiliates {
			assert_ok!(Networks::join(by(who), network.scope, None));
		}
		for window in 0..11 {
			let ids: Vec<_> = affiliates
				.iter()
				.map(|who| (who, log(who, network.scope, network.kind, 10 * WHOLE)))
				.collect();
			for (author, id) in &ids {
				// The founders, and whoever has earned something: all who are in R.
				for who in network.founders.iter().chain(&affiliates) {
					let speaks = window > 0 || network.founders.contains(who);
					if who != *author && speaks {
						say(*id, who, 5);
					}
				}
			}
			pass(days(7));
			for (_, id) in &ids {
				assert_ok!(Evaluation::finalise(by(&attacker()), *id));
				assert!(matches!(state(*id), State::Accepted { .. }), "in window {window}");
			}
			for who in network.founders.iter().chain(&affiliates) {
				let _ = Evaluation::settle(by(who), network.scope, who.clone(), 32);
			}
		}
		// Affiliates have most of it, and R is what may evaluate: all of it.
		let record = pallet_evaluation::Networks::<Runtime>::get(network.scope).unwrap();
		let [of_affiliates, _, of_members] = record.active;
		assert!(of_affiliates > of_members);
		let view = Evaluation::network(network.scope).unwrap();
		assert_eq!((view.active, view.belonging), (view.total - view.carry, view.active));
		// With a least tier they are not in R, and the others are heard alone.
		let changes = ChangesOf::<Runtime> {
			least_tier: Change::Set(Tier::Contributor),
			..Default::default()
		};
		assert_ok!(Evaluation::set_parameters(voted(network.scope), network.scope, changes));
		let id = log(&affiliates[0], network.scope, network.kind, WHOLE);
		let refused = Evaluation::evaluate(by(&affiliates[1]), id, 5, false);
		assert_noop!(refused.map_err(|error| error.error), EvaluationError::NotEligible);
		network.accept(id);
		assert!(matches!(state(id), State::Accepted { .. }));
	});
}

/// What benchmarks of contributions log is what costs most: peers decide it, so that an evaluation opens.
#[cfg(feature = "runtime-benchmarks")]
#[test]
fn peers_decide_what_is_logged_in_benchmarks() {
	use ovn_primitives::traits::PeerEvaluation;
	type Helper = crate::configs::benchmarks::Scopes;
	on("development", || {
		System::set_block_number(1);
		let scope =
			<Helper as pallet_contributions::BenchmarkHelper<AccountId, AssetKind>>::scope();
		assert!(Evaluation::is_available(scope));
		// Benchmarks of evaluations found the reputation themselves.
		let (network, _) = <Helper as pallet_evaluation::BenchmarkHelper<AccountId, u32>>::scopes();
		assert!(!Evaluation::is_available(network));
	});
}

/// Entries of the record are never removed, and the deposit of a log returns when it is decided. What stays for
/// ever is paid with the fee: about a seventh of what would be held for as many bytes, where a line of an import
/// is paid with a fifth of it in money.
#[test]
fn log_pays_for_the_record_it_leaves_with_its_fee() {
	use crate::{constants::currency::deposit, fees::WeightToFee};
	use codec::MaxEncodedLen;
	use frame_support::{dispatch::GetDispatchInfo, weights::WeightToFee as _};
	let log = RuntimeCall::Contributions(pallet_contributions::Call::log {
		scope: 1,
		kind: 0,
		quantity: WHOLE,
		day: TODAY,
		role: None,
		evidence: document(),
		gift: false,
		on_behalf_of: None,
	});
	let fee = WeightToFee::weight_to_fee(&log.get_dispatch_info().call_weight);
	let bytes = pallet_contributions::ContributionOf::<Runtime>::max_encoded_len() as u32;
	assert!(bytes <= 400, "an entry of {bytes} bytes");
	assert!(fee >= deposit(1, bytes) / 8, "{fee} for {bytes} bytes");
}
