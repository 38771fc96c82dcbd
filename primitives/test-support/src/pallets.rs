// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The configurations of our pallets in a mock, and what each needs to be used there.
//!
//! Each macro takes what the mock wants otherwise than the pallet's `TestDefaultConfig`, as items
//! of the implementation: `networks! { type MaxDepth = ConstU8<4>; }`.

/// The pallet `Networks`, with [`chain!`](crate::chain).
///
/// # What it defines
/// - `found` and `network`, which create scopes; `enter`, which lets an account belong to one;
///   `new_role`, `fund`, `purse`, `carry_deposits`;
/// - `Helper`, which makes what benchmarks need, and `new_asset`.
///
/// The mock has a constant `STEWARD`, who decides for all scopes.
#[macro_export]
macro_rules! networks {
	($($own:tt)*) => {
		frame_support::parameter_types! {
			pub const ScopeReason: RuntimeHoldReason =
				RuntimeHoldReason::Networks(pallet_networks::HoldReason::Scope);
			pub const MembershipReason: RuntimeHoldReason =
				RuntimeHoldReason::Networks(pallet_networks::HoldReason::Membership);
			pub const AccountReason: RuntimeHoldReason =
				RuntimeHoldReason::Networks(pallet_networks::HoldReason::Account);
			pub const ProfileReason: RuntimeHoldReason =
				RuntimeHoldReason::Networks(pallet_networks::HoldReason::Profile);
		}

		#[derive_impl(pallet_networks::config_preludes::TestDefaultConfig)]
		impl pallet_networks::Config for Test {
			type AccountConsideration = Ticket<AccountReason>;
			type AssetKind = AssetKind;
			type BenchmarkHelper = Helper;
			type JointAccount = Joint;
			type MembershipConsideration = Ticket<MembershipReason>;
			type Money = Money;
			type Native = Balances;
			type NativeAsset = NativeAsset;
			type ProfileConsideration = Ticket<ProfileReason>;
			type ScopeConsideration = Ticket<ScopeReason>;
			type ScopeOrigin = ScopeOrigin;
			$($own)*
		}

		/// Creates a scope with one steward, its founder. Its number.
		pub fn found(
			founder: u64,
			parent: ovn_primitives::ScopeId,
			kind: ovn_primitives::ScopeKind,
		) -> ovn_primitives::ScopeId {
			let scope = pallet_networks::NextScope::<Test>::get();
			let stewards = vec![founder].try_into().unwrap();
			Networks::create_scope(signed(founder), parent, kind, document(1), stewards).unwrap();
			scope
		}

		/// Creates a network with one steward, its founder. Its number.
		pub fn network(founder: u64) -> ovn_primitives::ScopeId {
			use ovn_primitives::{ScopeKind, GLOBAL_SCOPE};
			found(founder, GLOBAL_SCOPE, ScopeKind::Network)
		}

		/// Lets an account belong to a scope and sign its agreement.
		pub fn enter(scope: ovn_primitives::ScopeId, who: u64) {
			let agreement = pallet_networks::Agreements::<Test>::get(scope);
			let version = agreement.map(|agreement| agreement.version);
			Networks::join(signed(who), scope, version).unwrap();
		}

		/// Defines a role of a scope, which is held for a term. Its number.
		pub fn new_role(
			scope: ovn_primitives::ScopeId,
			term: Option<u64>,
		) -> ovn_primitives::RoleId {
			let role = pallet_networks::Counts::<Test>::get(scope).roles;
			let name = b"role".to_vec().try_into().unwrap();
			let rule = pallet_networks::GrantRule::ByScope;
			Networks::define_role(signed(STEWARD), scope, name, document(2), rule, term).unwrap();
			role
		}

		/// A fund of a scope, whose native pot is open.
		pub fn fund(scope: ovn_primitives::ScopeId) -> ovn_primitives::FundId {
			use ovn_primitives::Purse;
			let fund = pallet_networks::Counts::<Test>::get(scope).funds;
			let name = b"machines".to_vec().try_into().unwrap();
			Networks::create_fund(signed(STEWARD), scope, name).unwrap();
			Networks::open_pot(signed(STEWARD), scope, Purse::Fund(fund), NATIVE).unwrap();
			fund
		}

		/// The native pot of a purse.
		pub fn purse(scope: ovn_primitives::ScopeId, purse: ovn_primitives::Purse) -> u64 {
			Networks::pot_account(scope, purse, &NATIVE)
		}

		/// Makes a scope carry so many deposits of each member, from a purse that has enough.
		pub fn carry_deposits(scope: ovn_primitives::ScopeId, deposits: u16) {
			endow(purse(scope, ovn_primitives::Purse::Sponsor));
			let policy = pallet_networks::SponsorPolicy {
				allowance: 1_000_000,
				refill_period: 100,
				daily_budget: 1_000_000,
				deposits,
				max_held: 1_000_000,
				uninvited: true,
			};
			Networks::set_sponsorship(signed(STEWARD), scope, Some(policy)).unwrap();
		}

		/// An asset of this number, of which `owner` has plenty.
		pub fn new_asset(id: u32, owner: u64) -> AssetKind {
			Assets::force_create(RuntimeOrigin::root(), id, owner, false, 1).unwrap();
			Assets::mint(signed(owner), id, owner, FORTUNE).unwrap();
			AssetKind::WithId(id)
		}

		/// Makes what benchmarks need, by the calls of other pallets.
		pub struct Helper;

		impl Helper {
			/// A new asset, of which `owner` has plenty.
			pub fn new_asset(owner: u64) -> AssetKind {
				new_asset(pallet_assets::Asset::<Test>::iter_keys().count() as u32, owner)
			}

			/// A new asset that a scope accepts, of which `owner` has plenty.
			pub fn accepted(scope: ovn_primitives::ScopeId, owner: u64) -> AssetKind {
				let asset = Self::new_asset(owner);
				Networks::accept_asset(signed(STEWARD), scope, asset.clone()).unwrap();
				asset
			}

			/// An open scope as deep as can be, whose rights are inherited from its network, with
			/// an agreement of both, and whose network carries the deposits of its members.
			pub fn deepest() -> ovn_primitives::ScopeId {
				use frame_support::traits::Get;
				use ovn_primitives::ScopeKind;
				endow(STEWARD);
				let network = network(STEWARD);
				let mut scope = found(STEWARD, network, ScopeKind::OpenEnterprise);
				for _ in 2..<Test as pallet_networks::Config>::MaxDepth::get() {
					scope = found(STEWARD, scope, ScopeKind::Project);
				}
				carry_deposits(network, u16::MAX);
				for scope in [network, scope] {
					Networks::set_agreement(signed(STEWARD), scope, document(9)).unwrap();
				}
				scope
			}

			/// Agent number `n`, which is a member of the scope and of its network, and has plenty.
			pub fn member(scope: ovn_primitives::ScopeId, n: u32) -> u64 {
				let who = 1_000 + u64::from(n);
				let network = pallet_networks::Scopes::<Test>::get(scope).unwrap().network;
				endow(who);
				for scope in [network, scope] {
					Self::make_member(scope, who);
				}
				who
			}

			/// Makes an account a member.
			pub fn make_member(scope: ovn_primitives::ScopeId, who: u64) {
				enter(scope, who);
				Networks::set_tier(signed(STEWARD), scope, who, ovn_primitives::Tier::Member)
					.unwrap();
			}

			/// Gives an account more than it can spend.
			pub fn enrich(who: u64) {
				use frame_support::traits::fungible::Mutate;
				Balances::mint_into(&who, FORTUNE).unwrap();
			}
		}

		impl pallet_networks::BenchmarkHelper<u64, AssetKind> for Helper {
			fn asset(_: u32, owner: &u64) -> AssetKind {
				Self::new_asset(*owner)
			}
		}
	};
}

/// The pallet `Contributing`, with [`networks!`](crate::networks).
///
/// # What it defines
/// - `facts`, the terms of a kind that the chain itself measures, and `define_facts`, which defines
///   one;
/// - `log_deposits`, what is held of an account for its logs.
#[macro_export]
macro_rules! contributions {
	($($own:tt)*) => {
		frame_support::parameter_types! {
			pub const TaskReason: RuntimeHoldReason =
				RuntimeHoldReason::Contributing(pallet_contributions::HoldReason::Task);
		}

		#[derive_impl(pallet_contributions::config_preludes::TestDefaultConfig)]
		impl pallet_contributions::Config for Test {
			type AssetKind = AssetKind;
			type BenchmarkHelper = Helper;
			type Deposits = Networks;
			type Membership = Networks;
			type Money = Money;
			type ScopeOrigin = ScopeOrigin;
			type Scopes = Networks;
			type TaskConsideration = Ticket<TaskReason>;
			type UnixTime = Timestamp;
			$($own)*
		}

		/// A kind that the chain itself measures.
		pub fn facts(
			claim: ovn_primitives::ClaimType,
			unit: pallet_contributions::Unit<AssetKind>,
			rate: u128,
		) -> pallet_contributions::KindTermsOf<Test> {
			use pallet_contributions::{Action, Category, Deciding, KindTerms, Limits};
			KindTerms {
				name: b"facts".to_vec().try_into().unwrap(),
				document: document(3),
				category: Category::Other,
				action: Action::Use,
				unit,
				rate,
				claim,
				multipliers: Default::default(),
				limits: Limits { max_quantity: u64::MAX, daily_limit: None },
				deciding: Deciding::Measured { purse: None },
				earns_reputation: false,
				takes_scopes: false,
				standing: None,
			}
		}

		/// Defines a kind of a scope by [`facts`]. Its number.
		pub fn define_facts(
			scope: ovn_primitives::ScopeId,
			claim: ovn_primitives::ClaimType,
			unit: pallet_contributions::Unit<AssetKind>,
			rate: u128,
		) -> ovn_primitives::KindId {
			let kind = pallet_contributions::KindCount::<Test>::get(scope);
			Contributing::define_kind(signed(STEWARD), scope, facts(claim, unit, rate)).unwrap();
			kind
		}

		/// The deposits for logs that are held on an account.
		pub fn log_deposits(who: u64) -> u128 {
			use frame_support::traits::fungible::InspectHold;
			Balances::balance_on_hold(&pallet_networks::HoldReason::Deposit.into(), &who)
		}

		impl pallet_contributions::BenchmarkHelper<u64, AssetKind> for Helper {
			fn scope() -> ovn_primitives::ScopeId {
				Self::deepest()
			}

			fn agent(scope: ovn_primitives::ScopeId, n: u32) -> u64 {
				Self::member(scope, n)
			}

			fn role(
				scope: ovn_primitives::ScopeId,
				n: u32,
				holder: &u64,
			) -> ovn_primitives::RoleId {
				let role = n as ovn_primitives::RoleId;
				while pallet_networks::Counts::<Test>::get(scope).roles <= role {
					new_role(scope, Some(70_000));
				}
				Networks::grant_role(signed(STEWARD), scope, role, *holder, None).unwrap();
				role
			}

			fn asset(
				scope: ovn_primitives::ScopeId,
				purse: ovn_primitives::Purse,
				owner: &u64,
			) -> AssetKind {
				let asset = Self::accepted(scope, *owner);
				Networks::open_pot(signed(*owner), scope, purse, asset.clone()).unwrap();
				asset
			}

			fn set_day(day: ovn_primitives::Day) {
				set_day(day);
			}

			fn another_scope() -> ovn_primitives::ScopeId {
				Self::deepest()
			}

			fn populate(scope: ovn_primitives::ScopeId, members: u32) {
				for who in (1_000_000..).take(members as usize) {
					endow(who);
					enter(scope, who);
				}
			}
		}
	};
}

/// The pallet `Evaluating`, with [`contributions!`](crate::contributions).
///
/// # What it defines
/// - `evaluated`, the terms of a kind that peers decide;
/// - `issue`, which makes the treasury of a network the issuer of an asset.
#[macro_export]
macro_rules! evaluation {
	($($own:tt)*) => {
		#[derive_impl(pallet_evaluation::config_preludes::TestDefaultConfig)]
		impl pallet_evaluation::Config for Test {
			type Agents = Networks;
			type AssetId = u32;
			type BenchmarkHelper = Helper;
			type Contributions = Contributing;
			type Membership = Networks;
			type NativeAsset = NativeAsset;
			type ScopeOrigin = ScopeOrigin;
			type Scopes = Networks;
			type Tokens = Assets;
			$($own)*
		}

		/// A kind that peers decide. A piece is worth a token.
		pub fn evaluated() -> pallet_contributions::KindTermsOf<Test> {
			use pallet_contributions::{Action, Category, Deciding, KindTerms, Unit};
			KindTerms {
				name: b"designs".to_vec().try_into().unwrap(),
				category: Category::Design,
				action: Action::Produce,
				deciding: Deciding::PeerEvaluation { scales_by_quality: true },
				..facts(ovn_primitives::ClaimType::Equity, Unit::Piece, ONE)
			}
		}

		/// Makes the treasury of a network the issuer of an asset of `owner`.
		pub fn issue(asset: u32, owner: u64, network: ovn_primitives::ScopeId) {
			let treasury = purse(network, ovn_primitives::Purse::Treasury);
			Assets::set_team(signed(owner), asset, treasury, owner, owner).unwrap();
		}

		impl Helper {
			const TODAY: ovn_primitives::Day = 20_000;
		}

		impl pallet_evaluation::BenchmarkHelper<u64, u32> for Helper {
			fn scopes() -> (ovn_primitives::ScopeId, ovn_primitives::ScopeId) {
				set_day(Self::TODAY);
				let scope = Self::deepest();
				(pallet_networks::Scopes::<Test>::get(scope).unwrap().network, scope)
			}

			fn agent(
				_: ovn_primitives::ScopeId,
				scope: ovn_primitives::ScopeId,
				n: u32,
			) -> u64 {
				Self::member(scope, n)
			}

			fn contribution(
				scope: ovn_primitives::ScopeId,
				author: &u64,
			) -> ovn_primitives::ContributionId {
				let kind = pallet_contributions::KindCount::<Test>::get(scope);
				let task = pallet_contributions::NextTask::<Test>::get(scope);
				let index = pallet_contributions::NextIndex::<Test>::get(scope);
				let (author, today) = (signed(*author), Self::TODAY);
				Contributing::define_kind(signed(STEWARD), scope, evaluated()).unwrap();
				Contributing::open_task(author.clone(), scope, kind, document(6), 1, DAY).unwrap();
				Contributing::claim_task(author.clone(), scope, task).unwrap();
				let evidence = document(5);
				Contributing::deliver_task(
					author, scope, task, 1_000_000, today, None, evidence, false,
				)
				.unwrap();
				ovn_primitives::ContributionId { scope, index }
			}

			fn contribution_of_scope(
				scope: ovn_primitives::ScopeId,
				logger: &u64,
			) -> (u64, ovn_primitives::ContributionId) {
				let kind = pallet_contributions::KindCount::<Test>::get(scope);
				let terms = pallet_contributions::KindTerms { takes_scopes: true, ..evaluated() };
				Contributing::define_kind(signed(STEWARD), scope, terms).unwrap();
				let other = network(STEWARD);
				Contributing::allow_logger_as(signed(STEWARD), scope, other, *logger, None).unwrap();
				let index = pallet_contributions::NextIndex::<Test>::get(scope);
				let (by, evidence) = (signed(*logger), document(5));
				Contributing::log_as(by, scope, other, kind, 1_000_000, Self::TODAY, evidence, false)
					.unwrap();
				Networks::leave(signed(STEWARD), other).unwrap();
				(STEWARD, ovn_primitives::ContributionId { scope, index })
			}

			fn asset(network: ovn_primitives::ScopeId, receiver: &u64) -> u32 {
				let AssetKind::WithId(id) = Self::new_asset(*receiver) else { unreachable!() };
				issue(id, *receiver, network);
				id
			}
		}
	};
}

/// The pallet `Shares`, with [`contributions!`](crate::contributions) and
/// [`value_equation!`](crate::value_equation), and in the mock `LAB`, `PAYER` and `asset`.
///
/// It defines `asset_with_pot`, an asset that books take.
#[macro_export]
macro_rules! shares {
	($($own:tt)*) => {
		#[derive_impl(pallet_shares::config_preludes::TestDefaultConfig)]
		impl pallet_shares::Config for Test {
			type AssetKind = AssetKind;
			type BenchmarkHelper = Helper;
			type Denominations = Contributing;
			type Inbox = Equations;
			type Money = Money;
			type MoneyHold = MoneyHold;
			type NativeAsset = NativeAsset;
			type ScopeOrigin = ScopeOrigin;
			type Scopes = Networks;
			type Signature = sp_runtime::MultiSignature;
			type Signer = sp_runtime::MultiSigner;
			type WholeUnit = WholeUnit;
			$($own)*
		}

		/// As [`asset`], with an open pot for books.
		pub fn asset_with_pot(id: u32) -> AssetKind {
			let asset = asset(id);
			Shares::open_pot(signed(PAYER), LAB, asset.clone()).unwrap();
			asset
		}

		impl Helper {
			fn key() -> sp_core::sr25519::Pair {
				sp_core::Pair::from_string("//Bench", None).unwrap()
			}
		}

		impl
			pallet_shares::BenchmarkHelper<
				u64,
				AssetKind,
				sp_runtime::MultiSigner,
				sp_runtime::MultiSignature,
			> for Helper
		{
			fn scope() -> ovn_primitives::ScopeId {
				Self::deepest()
			}

			fn kind(
				scope: ovn_primitives::ScopeId,
				claim: ovn_primitives::ClaimType,
			) -> ovn_primitives::KindId {
				define_facts(scope, claim, pallet_contributions::Unit::Hour, ONE)
			}

			fn asset(scope: ovn_primitives::ScopeId, _: u32, owner: &u64) -> AssetKind {
				Self::accepted(scope, *owner)
			}

			fn endow(who: &u64) {
				Self::enrich(*who);
			}

			fn fund(scope: ovn_primitives::ScopeId, _: &u64) -> ovn_primitives::FundId {
				fund(scope)
			}

			fn signer() -> sp_runtime::MultiSigner {
				sp_core::Pair::public(&Self::key()).into()
			}

			fn sign(message: &[u8]) -> sp_runtime::MultiSignature {
				sp_core::Pair::sign(&Self::key(), message).into()
			}
		}
	};
}

/// The pallet `Equations`, with [`shares!`](crate::shares).
#[macro_export]
macro_rules! value_equation {
	($($own:tt)*) => {
		#[derive_impl(pallet_value_equation::config_preludes::TestDefaultConfig)]
		impl pallet_value_equation::Config for Test {
			type AssetKind = AssetKind;
			type BenchmarkHelper = Helper;
			type Books = Shares;
			type Kinds = Contributing;
			type Money = Money;
			type MoneyHold = MoneyHold;
			type NativeAsset = NativeAsset;
			type ScopeOrigin = ScopeOrigin;
			type Scopes = Networks;
			$($own)*
		}

		impl pallet_value_equation::BenchmarkHelper<u64, AssetKind> for Helper {
			fn scope() -> ovn_primitives::ScopeId {
				Self::deepest()
			}

			fn asset(scope: ovn_primitives::ScopeId, owner: &u64) -> AssetKind {
				Self::enrich(*owner);
				Self::accepted(scope, *owner)
			}

			/// A debt with a cohort to open and one to close.
			fn kind(
				scope: ovn_primitives::ScopeId,
				asset: &AssetKind,
			) -> ovn_primitives::KindId {
				use ovn_primitives::{traits::ShareBooks, BookId, BookTerms, ClaimType, Holder, Ratio};
				let claim = ClaimType::Debt { ceiling: 100 };
				let kind = define_facts(scope, claim, pallet_contributions::Unit::Hour, ONE);
				let book = BookId::Kind { scope, kind };
				let asset = asset.clone();
				let terms = BookTerms::Debt { ceiling: Ratio::ONE, asset, per_unit: None };
				<Shares as ShareBooks<_, _>>::create(book, terms, false).unwrap();
				let holder = Holder::Agent(STEWARD);
				<Shares as ShareBooks<_, _>>::credit(book, holder, 1_000_000).unwrap();
				kind
			}

			fn fund(
				scope: ovn_primitives::ScopeId,
				asset: &AssetKind,
				payer: &u64,
			) -> ovn_primitives::Purse {
				let purse = ovn_primitives::Purse::Fund(fund(scope));
				Networks::open_pot(signed(*payer), scope, purse, asset.clone()).unwrap();
				purse
			}

			fn crowd(
				scope: ovn_primitives::ScopeId,
				holders: u32,
			) -> Option<ovn_primitives::KindId> {
				use ovn_primitives::{traits::ShareBooks, BookId, BookTerms, ClaimType};
				let unit = pallet_contributions::Unit::Hour;
				let kind = define_facts(scope, ClaimType::Equity, unit, ONE);
				let book = BookId::Kind { scope, kind };
				<Shares as ShareBooks<_, _>>::create(book, BookTerms::Equity, false).unwrap();
				Shares::populate(book, holders);
				Some(kind)
			}

			fn decide_rate(
				scope: ovn_primitives::ScopeId,
				kind: ovn_primitives::KindId,
				rate: u128,
			) -> Option<()> {
				Contributing::set_rate(signed(STEWARD), scope, kind, rate).ok()
			}
		}
	};
}

/// The pallet `Custody`, with [`shares!`](crate::shares).
///
/// Things that cost a thousand whole units or more are `Expensive`. The price of registering one is
/// paid to the network's treasury, `Treasury`.
#[macro_export]
macro_rules! custody {
	($($own:tt)*) => {
		/// What cost a thousand whole units was expensive.
		pub struct Expensive;

		impl sp_runtime::traits::Convert<AssetKind, u128> for Expensive {
			fn convert(asset: AssetKind) -> u128 {
				1_000 * <WholeUnit as sp_runtime::traits::Convert<_, _>>::convert(asset)
			}
		}

		/// What takes prices: the treasuries of networks.
		type Treasury = ovn_primitives::traits::NetworkTreasury<Networks, Money, NativeAsset>;

		#[derive_impl(pallet_custody::config_preludes::TestDefaultConfig)]
		impl pallet_custody::Config for Test {
			type AssetKind = AssetKind;
			type BenchmarkHelper = Helper;
			type Books = Shares;
			type Expensive = Expensive;
			type Membership = Networks;
			type ScopeOrigin = ScopeOrigin;
			type Scopes = Networks;
			type Treasury = Treasury;
			$($own)*
		}

		/// The book of a deal, which takes no money yet, in which agents hold this principal.
		pub fn sleeping_debt(
			deal: u64,
			ceiling: ovn_primitives::Ratio,
			asset: AssetKind,
			owners: &[(u64, u128)],
		) -> ovn_primitives::BookId {
			use ovn_primitives::{traits::ShareBooks, BookId, BookTerms, Holder};
			let book = BookId::Deal(deal);
			let terms = BookTerms::Debt { ceiling, asset, per_unit: None };
			<Shares as ShareBooks<_, _>>::create(book, terms, true).unwrap();
			for (who, principal) in owners {
				<Shares as ShareBooks<_, _>>::credit(book, Holder::Agent(*who), *principal)
					.unwrap();
			}
			book
		}

		impl Helper {
			fn role_of(
				scope: ovn_primitives::ScopeId,
				holders: &[u64],
			) -> ovn_primitives::RoleId {
				let role = new_role(scope, None);
				for holder in holders {
					Networks::grant_role(signed(STEWARD), scope, role, *holder, None).unwrap();
				}
				role
			}

			fn asset_with_pot(scope: ovn_primitives::ScopeId, owner: u64) -> AssetKind {
				let asset = Self::accepted(scope, owner);
				Shares::open_pot(signed(owner), scope, asset.clone()).unwrap();
				asset
			}
		}

		impl pallet_custody::BenchmarkHelper<u64, AssetKind> for Helper {
			fn scope() -> ovn_primitives::ScopeId {
				Self::deepest()
			}

			fn member(scope: ovn_primitives::ScopeId, n: u32) -> u64 {
				Self::member(scope, n)
			}

			fn role(scope: ovn_primitives::ScopeId, holders: &[u64]) -> ovn_primitives::RoleId {
				Self::role_of(scope, holders)
			}

			fn asset(scope: ovn_primitives::ScopeId, owner: &u64) -> AssetKind {
				Self::asset_with_pot(scope, *owner)
			}

			fn book(deal: u64, asset: &AssetKind, owners: &[(u64, u128)]) {
				sleeping_debt(deal, ovn_primitives::Ratio::ONE, asset.clone(), owners);
			}

			fn wake(deal: u64) {
				use ovn_primitives::{traits::ShareBooks, BookId};
				let book = BookId::Deal(deal);
				<Shares as ShareBooks<_, _>>::activate(book, None).unwrap();
			}

			fn repay(deal: u64, asset: &AssetKind, payer: &u64) {
				use ovn_primitives::{traits::ShareBooks, BookId, Part};
				let book = BookId::Deal(deal);
				let amount = <Shares as ShareBooks<u64, AssetKind>>::owed(book).unwrap();
				let parts = [Part { book, amount }];
				<Shares as ShareBooks<_, _>>::distribute(payer, asset, &parts).unwrap();
			}
		}
	};
}

/// The pallet `Usage`, with [`custody!`](crate::custody).
#[macro_export]
macro_rules! usage {
	($($own:tt)*) => {
		#[derive_impl(pallet_usage::config_preludes::TestDefaultConfig)]
		impl pallet_usage::Config for Test {
			type AssetKind = AssetKind;
			type BenchmarkHelper = Helper;
			type Books = Shares;
			type CoOwned = Custody;
			type Denominations = Contributing;
			type Kinds = Contributing;
			type Membership = Networks;
			type Money = Money;
			type MoneyHold = MoneyHold;
			type NativeAsset = NativeAsset;
			type ScopeOrigin = ScopeOrigin;
			type Scopes = Networks;
			type Things = Custody;
			type Treasury = Treasury;
			$($own)*
		}

		impl pallet_usage::BenchmarkHelper<u64, AssetKind> for Helper {
			fn scope() -> ovn_primitives::ScopeId {
				Self::deepest()
			}

			fn member(scope: ovn_primitives::ScopeId, n: u32) -> u64 {
				Self::member(scope, n)
			}

			fn role(scope: ovn_primitives::ScopeId, holders: &[u64]) -> ovn_primitives::RoleId {
				Self::role_of(scope, holders)
			}

			fn fund(scope: ovn_primitives::ScopeId) -> ovn_primitives::FundId {
				fund(scope)
			}

			fn asset(
				scope: ovn_primitives::ScopeId,
				funds: &[ovn_primitives::FundId],
				owner: &u64,
			) -> AssetKind {
				let asset = Self::asset_with_pot(scope, *owner);
				for fund in funds {
					let purse = ovn_primitives::Purse::Fund(*fund);
					Networks::open_pot(signed(*owner), scope, purse, asset.clone()).unwrap();
				}
				asset
			}

			fn debt_kind(
				scope: ovn_primitives::ScopeId,
				asset: &AssetKind,
			) -> ovn_primitives::KindId {
				let claim = ovn_primitives::ClaimType::Debt { ceiling: 100 };
				let asset = asset.clone();
				let unit = pallet_contributions::Unit::Token { asset, decimals: 6 };
				define_facts(scope, claim, unit, ONE)
			}

			fn machine(
				scope: ovn_primitives::ScopeId,
				custodian: &u64,
			) -> ovn_primitives::ResourceId {
				pallet_custody::benchmarking::machine::<Test>(scope, custodian).unwrap()
			}

			fn attach(
				machine: ovn_primitives::ResourceId,
				deal: u64,
				asset: &AssetKind,
				tariffs: &ovn_primitives::Tariffs,
			) {
				let attach = pallet_custody::benchmarking::attach::<Test>;
				attach(machine, deal, asset, tariffs).unwrap();
			}

			fn custodians(machine: ovn_primitives::ResourceId) -> Vec<u64> {
				pallet_custody::benchmarking::custodians::<Test>(machine)
			}
		}
	};
}
