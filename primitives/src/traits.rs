// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What one pallet asks of another.

use crate::{
	runtime::charge_for_record, AgentKind, Balance, Basis, BookId, BookTerms, ClaimType,
	ContractId, ContributionId, Contributor, Deal, DealId, Decision, DecisionClass, Denomination,
	Depositor, Document, Holder, IncomeClass, IncomeReference, IncomeTerms, KindId, KindValue,
	Occurrence, Part, Party, Purchase, Purse, Ratio, ResourceId, RoleId, ScopeId, ScopeKind,
	Series, StandingShare, Tariffs, Thing, Tier, GLOBAL_SCOPE,
};
use alloc::vec::Vec;
use codec::Encode;
use core::marker::PhantomData;
use frame_support::{
	traits::{
		fungibles::{roles, Mutate},
		EnsureOriginWithArg, Get,
	},
	weights::Weight,
};
use ovn_math::settlement::{gross::Taken, standing::Status};
use sp_runtime::{
	traits::{Convert, Zero},
	DispatchError, DispatchResult, TokenError,
};

/// The scope for which an origin must decide, and the class of the decision.
pub type ScopeMatter = (ScopeId, DecisionClass);

/// An origin check for decisions of a scope. Stewards pass it today, votes may tomorrow: a pallet
/// that uses this need not know.
pub trait EnsureScope<Origin, AccountId>:
	EnsureOriginWithArg<Origin, ScopeMatter, Success = crate::Decider<AccountId>>
{
}

impl<Origin, AccountId, E> EnsureScope<Origin, AccountId> for E where
	E: EnsureOriginWithArg<Origin, ScopeMatter, Success = crate::Decider<AccountId>>
{
}

/// A right that a scope gives to a tier. Sets of rights are encoded as one bit each.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Right {
	/// To log contributions. Bit 0.
	Log,
	/// To claim tasks. Bit 1.
	TakeTasks,
	/// To open tasks. Bit 2.
	OpenTasks,
	/// To invite people to the scope. Bit 3.
	Invite,
	/// To create scopes directly below it. Bit 4.
	OpenScopes,
}

impl Right {
	/// All rights there are, one bit each.
	pub const ALL: u16 = 0x1f;

	/// The right's bit.
	pub const fn bit(self) -> u16 {
		match self {
			Self::Log => 1,
			Self::TakeTasks => 1 << 1,
			Self::OpenTasks => 1 << 2,
			Self::Invite => 1 << 3,
			Self::OpenScopes => 1 << 4,
		}
	}
}

/// What other pallets can ask about scopes.
pub trait Scopes<AccountId> {
	/// The assets that purses hold.
	type AssetKind;

	/// Whether the scope exists.
	fn exists(scope: ScopeId) -> bool;
	/// Whether the scope is closed for ever, or does not exist. One that is suspended is not: what is
	/// owed to it, and what has begun in it, goes on.
	fn is_closed(scope: ScopeId) -> bool;
	/// Fails if the scope is suspended now. It may be closed.
	fn ensure_not_suspended(scope: ScopeId) -> DispatchResult;
	/// Succeeds if something new can begin in the scope: it is neither closed, which fails with
	/// `closed`, nor suspended.
	fn ensure_takes_new(scope: ScopeId, closed: impl Into<DispatchError>) -> DispatchResult {
		if Self::is_closed(scope) {
			return Err(closed.into());
		}
		Self::ensure_not_suspended(scope)
	}
	/// The level of organisation of the scope; `None` if there is no such scope.
	fn kind(scope: ScopeId) -> Option<ScopeKind>;
	/// The scope above; `None` for the global scope and for scopes that do not exist.
	fn parent(scope: ScopeId) -> Option<ScopeId>;
	/// The network that the scope is part of, which is itself for a network; `None` for the global
	/// scope and for scopes that do not exist.
	fn network(scope: ScopeId) -> Option<ScopeId>;
	/// Whether the scope exists and has such a purse, with an open pot or not.
	fn has_purse(scope: ScopeId, purse: Purse) -> bool;
	/// The account of a purse's pot for an asset, open or not.
	fn pot(scope: ScopeId, purse: Purse, asset: &Self::AssetKind) -> AccountId;
	/// The account with which a scope acts, and belongs to others: that of its treasury for the
	/// native token.
	fn account(scope: ScopeId) -> AccountId;
	/// Whether a pot is open: it exists and holds its endowment.
	fn is_pot_open(scope: ScopeId, purse: Purse, asset: &Self::AssetKind) -> bool;
	/// The purse to which the money due to a purse of a scope is paid now: the purse itself if its
	/// pot is open; otherwise, if the scope is closed, the treasury of its network or else of the
	/// whole chain. `None` means that the money waits, and anybody can open the pot of the purse.
	fn payable_purse(
		scope: ScopeId,
		purse: Purse,
		asset: &Self::AssetKind,
	) -> Option<(ScopeId, Purse)> {
		if Self::is_pot_open(scope, purse, asset) {
			return Some((scope, purse));
		}
		if !Self::is_closed(scope) {
			return None;
		}
		let treasury = |scope| {
			let open = Self::is_pot_open(scope, Purse::Treasury, asset);
			open.then_some((scope, Purse::Treasury))
		};
		Self::network(scope).and_then(treasury).or_else(|| treasury(GLOBAL_SCOPE))
	}
	/// The treasury of a scope's network for an asset, or else that of the whole chain, of those
	/// that are open.
	fn upper_treasury(scope: ScopeId, asset: &Self::AssetKind) -> Option<AccountId> {
		let treasury = Purse::Treasury;
		Self::network(scope)
			.into_iter()
			.chain([GLOBAL_SCOPE])
			.find(|scope| Self::is_pot_open(*scope, treasury, asset))
			.map(|scope| Self::pot(scope, treasury, asset))
	}
	/// Whether the scope accepts an asset. It always accepts the native token.
	fn accepts(scope: ScopeId, asset: &Self::AssetKind) -> bool;
	/// Whether a scope takes an asset for what is newly owed or promised: it accepts it, and no custodian
	/// in default issues it ([`FiatAssets`]). What was owed before is still paid in it.
	fn accepts_newly(scope: ScopeId, asset: &Self::AssetKind) -> bool;
	/// The class of a decision that takes so much out of a purse, for somebody else or for another
	/// purse: significant within the part that the scope leaves to such decisions in a month
	/// ([`SpendLimits`]), critical above it.
	fn class_of_spending(
		scope: ScopeId,
		purse: Purse,
		asset: &Self::AssetKind,
		amount: Balance,
	) -> DecisionClass;
	/// Counts what a decision takes out of a purse whose pot is open. To be called before the money
	/// leaves the pot. Fails if the scope is suspended.
	fn note_spending(
		scope: ScopeId,
		purse: Purse,
		asset: &Self::AssetKind,
		amount: Balance,
	) -> DispatchResult;
	/// Counts what a decision takes out of a purse to pay what the scope owes by contract: as
	/// [`Self::note_spending`], but also while the scope is suspended.
	fn note_payment(
		scope: ScopeId,
		purse: Purse,
		asset: &Self::AssetKind,
		amount: Balance,
	) -> DispatchResult;
}

/// How much of a purse the significant decisions of a scope spend.
pub trait SpendLimits {
	/// The greatest part of a purse that they take out in 30 days, in percent: 1 to 100.
	fn percent(scope: ScopeId) -> u8;
}

/// Without rules there is no limit.
impl SpendLimits for () {
	fn percent(_: ScopeId) -> u8 {
		100
	}
}

/// What other pallets can ask about those who belong to a scope.
pub trait Membership<AccountId> {
	/// The tier of an agent in a scope; `None` if it does not belong to it now.
	fn tier(scope: ScopeId, who: &AccountId) -> Option<Tier>;
	/// Succeeds if the scope is neither closed nor suspended and the agent belongs to it, has signed
	/// its present agreement, and is of a tier that has the right. The error says which condition
	/// fails.
	fn ensure_right(scope: ScopeId, who: &AccountId, right: Right) -> DispatchResult;
	/// Succeeds if the scope is not closed and the agent belongs to it, has signed its present
	/// agreement, and is of at least this tier. The error says which condition fails.
	fn ensure_tier(scope: ScopeId, who: &AccountId, least: Tier) -> DispatchResult;
	/// Whether the scope expelled the agent and has not readmitted it by a decision since. An
	/// expelled agent can belong to the scope all the same, because joining needs nobody's
	/// permission.
	fn is_expelled(scope: ScopeId, who: &AccountId) -> bool;
	/// Whether the agent holds a role of the scope now: granted, not expired, not revoked, and
	/// still belonging to the scope.
	fn has_role(scope: ScopeId, role: RoleId, who: &AccountId) -> bool;
	/// Whether the agent is a steward of the scope, who decides for it as long as there are no
	/// votes.
	fn is_steward(scope: ScopeId, who: &AccountId) -> bool;
	/// Whether the scope has such a role, and grants it.
	fn role_exists(scope: ScopeId, role: RoleId) -> bool;
}

/// Notified when the tier of an agent in a scope changes.
///
/// An error rejects the call that would have changed it.
pub trait OnTierChanged<AccountId> {
	/// Called after the change, with the new tier of the agent in the scope: it joined, or a
	/// decision changed the tier. `None`: it no longer belongs to the scope.
	fn tier_changed(scope: ScopeId, who: &AccountId, tier: Option<Tier>) -> DispatchResult;
	/// The greatest weight of a notification.
	fn weight() -> Weight;
}

impl<AccountId> OnTierChanged<AccountId> for () {
	fn tier_changed(_: ScopeId, _: &AccountId, _: Option<Tier>) -> DispatchResult {
		Ok(())
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// Notifies both, in order.
impl<AccountId, A: OnTierChanged<AccountId>, B: OnTierChanged<AccountId>> OnTierChanged<AccountId>
	for (A, B)
{
	fn tier_changed(scope: ScopeId, who: &AccountId, tier: Option<Tier>) -> DispatchResult {
		A::tier_changed(scope, who, tier)?;
		B::tier_changed(scope, who, tier)
	}

	fn weight() -> Weight {
		A::weight().saturating_add(B::weight())
	}
}

/// Notified when the reputation of an agent in a network changes, staked and settled together.
/// Moving a stake changes nothing.
pub trait OnWeight<AccountId> {
	/// Called after the change, with what the agent has now in decay-free shares. Never fails.
	fn weight_changed(network: ScopeId, who: &AccountId, shares: u128);
	/// The greatest weight of a notification.
	fn weight() -> Weight;
}

/// Nobody asks.
impl<AccountId> OnWeight<AccountId> for () {
	fn weight_changed(_: ScopeId, _: &AccountId, _: u128) {}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// How far the stewards of a scope decide for it.
pub trait StewardPowers {
	/// The greatest class of matters that they decide; `None`: they decide nothing. What is
	/// critical they decide as what is significant.
	fn greatest_class(scope: ScopeId) -> Option<DecisionClass>;

	/// Whether the scope above named them, because nobody votes in this one any more. They bind it to
	/// pay nobody.
	fn is_revived(scope: ScopeId) -> bool;

	/// Counts that they make somebody a member. Fails if they have made as many as they can in the
	/// last days.
	fn admit(scope: ScopeId) -> DispatchResult;
}

/// Where nobody votes, stewards decide everything.
impl StewardPowers for () {
	fn greatest_class(_: ScopeId) -> Option<DecisionClass> {
		Some(DecisionClass::Critical)
	}

	fn is_revived(_: ScopeId) -> bool {
		false
	}

	fn admit(_: ScopeId) -> DispatchResult {
		Ok(())
	}
}

/// What other pallets can know of agents.
pub trait Agents<AccountId> {
	/// What an agent declares to be; `None` if it declares nothing.
	fn kind(who: &AccountId) -> Option<AgentKind>;
	/// The scope that acts with this account, if one has ever belonged to another with it.
	fn scope(who: &AccountId) -> Option<ScopeId>;
}

/// Who has which standing in a scope, for those who let votes decide about it.
///
/// An error changes nothing.
pub trait Appointments<AccountId, BlockNumber> {
	/// Since when an agent has belonged to a scope; `None` if it does not now.
	fn since(scope: ScopeId, who: &AccountId) -> Option<BlockNumber>;
	/// Makes an agent that belongs to an open scope a member of it, as the voters of the scope decided.
	/// It takes one back that was expelled, as any decision on its tier does: ask before.
	fn admit(scope: ScopeId, who: &AccountId) -> DispatchResult;
	/// Makes these the stewards of a scope, open or not.
	fn name_stewards(scope: ScopeId, stewards: Vec<AccountId>) -> DispatchResult;
	/// The greatest weight of [`Self::admit`].
	fn admit_weight() -> Weight;
}

/// What a decision is about, so that a later one on the same takes its place: the first 8 bytes of
/// the hash of the call and those arguments that name what it is about.
pub type Matter = [u8; 8];

/// What it takes to decide a call.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CallRule<AccountId> {
	/// The class of the decision.
	pub class: DecisionClass,
	/// What it decides, if only the last decision on that holds.
	pub matter: Option<Matter>,
	/// Whether it can be decided in an emergency: it ends by itself, or is easily undone.
	pub emergency: bool,
	/// Whether a closed scope can still decide it.
	pub in_closed_scope: bool,
	/// The agent whom it is about, on the roll or not, which has no vote on it.
	pub subject: Option<AccountId>,
}

/// Which calls scopes can decide by votes, and how. What it does not name cannot be proposed.
pub trait CallPolicy<Call, AccountId> {
	/// What it takes that the scope decides this call; `None` if it cannot. Calls that contain
	/// others cannot: a proposal has its own list of calls.
	fn rule(scope: ScopeId, call: &Call) -> Option<CallRule<AccountId>>;
	/// The greatest weight of [`Self::rule`].
	fn weight() -> Weight;
}

/// Who has power over an asset.
pub trait AssetPowers<AccountId, AssetKind> {
	/// Whether the account can issue the asset, or freeze or burn what others have of it. What
	/// somebody pledges is worth nothing if it can issue that itself. It takes at most two reads.
	fn has_power(who: &AccountId, asset: &AssetKind) -> bool;
}

/// The owner, the issuer, the administrator and the freezer of an asset have power over it. Nobody has over
/// one without a number, such as the native token.
pub struct Teams<Assets, ToId>(PhantomData<(Assets, ToId)>);

impl<AccountId, AssetKind, Assets, ToId> AssetPowers<AccountId, AssetKind> for Teams<Assets, ToId>
where
	AccountId: PartialEq,
	AssetKind: Clone,
	Assets: roles::Inspect<AccountId>,
	ToId: Convert<AssetKind, Option<Assets::AssetId>>,
{
	fn has_power(who: &AccountId, asset: &AssetKind) -> bool {
		let Some(id) = ToId::convert(asset.clone()) else { return false };
		let team = [
			Assets::owner(id.clone()),
			Assets::issuer(id.clone()),
			Assets::admin(id.clone()),
			Assets::freezer(id),
		];
		team.iter().flatten().any(|one| one == who)
	}
}

/// Without assets that accounts administer nobody has power over any.
impl<AccountId, AssetKind> AssetPowers<AccountId, AssetKind> for () {
	fn has_power(_: &AccountId, _: &AssetKind) -> bool {
		false
	}
}

/// Takes small deposits from an agent or from the scope that sponsors the agent.
pub trait Deposits<AccountId> {
	/// Holds `amount` for something that `who` does in `scope` and that is decided within about a
	/// month. It is held on the pot of the scope that sponsors `who`, if that carries fewer
	/// deposits for `who`, and less for all, than its policy allows; otherwise on the account of
	/// `who`.
	fn hold(
		scope: ScopeId,
		who: &AccountId,
		amount: Balance,
	) -> Result<Depositor<AccountId>, DispatchError>;
	/// The same for something that may wait longer for its decision. Only the pot of `scope` itself
	/// can carry it, because `scope` chose how long, and the scopes above did not.
	fn hold_for_long(
		scope: ScopeId,
		who: &AccountId,
		amount: Balance,
	) -> Result<Depositor<AccountId>, DispatchError>;
	/// Returns a deposit that was held for `who`.
	fn release(
		depositor: &Depositor<AccountId>,
		who: &AccountId,
		amount: Balance,
	) -> DispatchResult;
	/// Pays the price of a permanent record, from the account of `who` to the treasury of the
	/// global scope.
	fn pay(who: &AccountId, amount: Balance) -> DispatchResult;
	/// Gives a deposit that was held for `who` to the treasury of the network of `scope`.
	fn forfeit(
		depositor: &Depositor<AccountId>,
		who: &AccountId,
		amount: Balance,
		scope: ScopeId,
	) -> DispatchResult;
	/// The sum of all deposits that are held where this one is.
	fn held(depositor: &Depositor<AccountId>) -> Balance;
}

/// Has contributions judged by peers.
pub trait PeerEvaluation<AccountId> {
	/// Whether contributions to this scope can be evaluated by peers.
	fn is_available(scope: ScopeId) -> bool;
	/// Opens the evaluation of a contribution that was logged. `author`: whose it is, who earns for
	/// it and does not judge it; `None` if a scope contributed it: nobody earns, and
	/// [`Contributions::is_insider`] says who does not judge.
	fn open(id: ContributionId, author: Option<&AccountId>) -> DispatchResult;
	/// Ends the evaluation of a contribution without a result, because its author reversed it.
	/// Refused if that would let the author escape a judgement.
	fn cancel(id: ContributionId) -> DispatchResult;
	/// Whether the evaluation of a contribution is still to be decided.
	fn is_pending(id: ContributionId) -> bool;
	/// The greatest weight of [`Self::open`].
	fn open_weight() -> Weight;
	/// The greatest weight of [`Self::cancel`].
	fn cancel_weight() -> Weight;
}

/// Without evaluation, kinds that peers decide cannot be defined.
impl<AccountId> PeerEvaluation<AccountId> for () {
	fn is_available(_: ScopeId) -> bool {
		false
	}

	fn open(_: ContributionId, _: Option<&AccountId>) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn cancel(_: ContributionId) -> DispatchResult {
		Ok(())
	}

	fn is_pending(_: ContributionId) -> bool {
		false
	}

	fn open_weight() -> Weight {
		Weight::zero()
	}

	fn cancel_weight() -> Weight {
		Weight::zero()
	}
}

/// What peers evaluate; the counterpart of [`PeerEvaluation`].
pub trait Contributions<AccountId> {
	/// Whose contribution it is; `None` if it does not exist or is decided.
	fn undecided(id: ContributionId) -> Option<Contributor<AccountId>>;
	/// Whether an agent is on the side of the scope that made a contribution: a member or a steward
	/// of it, or the one who logged it. Nobody is on the side of an agent.
	fn is_insider(id: ContributionId, who: &AccountId) -> bool;
	/// Ends the evaluation of a contribution.
	fn decide(id: ContributionId, decision: Decision) -> DispatchResult;
	/// The worth of a contribution, decided or not; `None` if there is no such log.
	fn worth(id: ContributionId) -> Option<Worth>;
	/// The present terms of a kind, which decide what its contributions are worth and how they are
	/// accepted; `None` if there is no such kind.
	fn terms(scope: ScopeId, kind: KindId) -> Option<Terms>;
	/// Records a contribution that the chain itself observed, which needs no judgement. Its kind
	/// must be decided by measurement. Returns the id.
	fn measured(
		scope: ScopeId,
		kind: KindId,
		who: &AccountId,
		quantity: crate::Quantity,
		evidence: crate::Document,
	) -> Result<ContributionId, DispatchError>;
}

/// The terms of a kind at one time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Terms {
	/// The hash of its unit, rate, limits, multipliers and way of deciding, of who contributes and
	/// what counts as standing, and of the revision.
	pub hash: sp_core::H256,
	/// How often one of these was changed. Terms that were changed back are a new revision too.
	pub revision: u32,
}

/// The worth of a contribution, for pallets that reward its author.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Worth {
	/// Its kind.
	pub kind: KindId,
	/// The rate of the kind when it was logged x quantity, in base units of the native token,
	/// rounded down; `u128::MAX` if it would exceed that.
	pub value: u128,
	/// The revision of the kind's terms under which it was logged; `None` if they have changed
	/// since.
	pub revision: Option<u32>,
	/// Whether peers decide it.
	pub by_peers: bool,
	/// Whether its kind earns reputation although peers do not decide it.
	pub earns_reputation: bool,
	/// Its quality, if it is accepted.
	pub quality: Option<crate::Ratio>,
}

/// An accepted contribution, as other pallets need it.
#[frame_support::stored]
pub struct Accepted<AccountId> {
	/// Which one.
	pub id: ContributionId,
	/// Its kind.
	pub kind: KindId,
	/// Whose it is.
	pub contributor: Contributor<AccountId>,
	/// The claim it gives; [`ClaimType::Gift`] if the contributor gave it as a gift, whatever its
	/// kind.
	pub claim: ClaimType,
	/// The units it credits, in millionths of the kind's unit: quantity x multiplier x quality.
	pub units: u128,
	/// The rate of the kind when it was logged, in base units of the native token for one whole
	/// unit. Later decisions of the scope do not change it.
	pub rate: u128,
	/// Whether it counts as standing in the scope: its kind says so, peers or reviewers of the
	/// scope decided it, and it is worth as much as the kind asks for. When units are given back:
	/// whether it counted until then.
	pub counts: bool,
	/// In which block it was accepted.
	pub accepted_at: u64,
}

/// Notified of contributions that were accepted, and of units given back afterwards.
///
/// An error rejects the call that would have accepted or compensated the contribution. Share books
/// return none for what they cannot credit: that waits.
pub trait OnAccepted<AccountId> {
	/// A contribution was accepted.
	fn accepted(contribution: &Accepted<AccountId>) -> DispatchResult;
	/// The contributor gave back units of an accepted contribution. `contribution.units` are those
	/// given back now.
	fn compensated(contribution: &Accepted<AccountId>) -> DispatchResult;
	/// The greatest weight of a notification.
	fn weight() -> Weight;
}

/// Notifies both, in order.
impl<AccountId, A: OnAccepted<AccountId>, B: OnAccepted<AccountId>> OnAccepted<AccountId>
	for (A, B)
{
	fn accepted(contribution: &Accepted<AccountId>) -> DispatchResult {
		A::accepted(contribution)?;
		B::accepted(contribution)
	}

	fn compensated(contribution: &Accepted<AccountId>) -> DispatchResult {
		A::compensated(contribution)?;
		B::compensated(contribution)
	}

	fn weight() -> frame_support::weights::Weight {
		A::weight().saturating_add(B::weight())
	}
}

impl<AccountId> OnAccepted<AccountId> for () {
	fn accepted(_: &Accepted<AccountId>) -> DispatchResult {
		Ok(())
	}

	fn compensated(_: &Accepted<AccountId>) -> DispatchResult {
		Ok(())
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// How claims of a kind are counted in money; the counterpart of [`OnAccepted`].
pub trait Denominations<AssetKind> {
	/// How the claims of a kind are counted; `None` if there is no such kind.
	fn denomination(scope: ScopeId, kind: KindId) -> Option<Denomination<AssetKind>>;
}

/// Share books: they pay any number of holders at a cost that does not depend on it.
///
/// A book only divides; it does not record why a holder has units. A function that returns an error
/// has changed nothing.
pub trait ShareBooks<AccountId, AssetKind> {
	/// Whether the book exists.
	fn exists(book: BookId) -> bool;

	/// Creates a book. An inactive book takes units, and no money until it is activated. Refused if
	/// the book exists or its ceiling is below 1.
	fn create(book: BookId, terms: BookTerms<AssetKind>, inactive: bool) -> DispatchResult;

	/// Credits units to a holder, who earns with them from now on. Returns their series, which
	/// [`Self::debit`] needs.
	///
	/// Units have 6 decimals. Those of a debt are principal in base units of its asset, at least
	/// one whole unit unless the book is inactive; those of expenses are base units of their asset.
	/// Books may hold units in other books without cycles, up to a depth.
	fn credit(
		book: BookId,
		holder: Holder<AccountId>,
		units: u128,
	) -> Result<Series, DispatchError>;

	/// Takes back units that a holder was credited in a series. The holder keeps what they have
	/// earned. Returns the number of units taken, which is at most what is there, and 0 of a debt
	/// or an expense that is paid.
	fn debit(
		book: BookId,
		holder: Holder<AccountId>,
		series: Series,
		units: u128,
	) -> Result<u128, DispatchError>;

	/// The units of a book that can earn: of a debt the principal of open positions, of expenses
	/// those of the present epoch and the next. 0 if there is no such book.
	fn units(book: BookId) -> u128;

	/// What a book contributes to the division of an income. `rate` is that of its kind in force,
	/// in base units of the native token for one whole unit.
	///
	/// The value is 0 if the book would take nothing: it does not exist, has no units or is
	/// inactive, its scope does not accept the asset, or no pot is open for the asset. The room of
	/// expenses and debts, which may be 0, is what they still take.
	fn basis(book: BookId, asset: &AssetKind, rate: u128) -> Basis;

	/// Distributes money of one asset to several books, each named once. What they accept moves
	/// from `payer` in one transfer; the rest stays there.
	///
	/// Returns what the book of each part accepted, in their order: the amount offered, at most the
	/// room of a debt or of expenses, and 0 where the value of [`Self::basis`] is 0. No book or
	/// holder makes it fail, except by an overflow of the book's level.
	fn distribute(
		payer: &AccountId,
		asset: &AssetKind,
		parts: &[Part],
	) -> Result<Vec<Balance>, DispatchError>;

	/// Whether a book has a place for an asset that its scope accepts now or later. False only if
	/// it has taken as many other assets in its life as it can. True of a book that does not exist.
	fn has_place(book: BookId, asset: &AssetKind) -> bool;

	/// Whether books can take an asset: the pot for it is open.
	fn is_pot_open(asset: &AssetKind) -> bool;

	/// Opens the pot for an asset. `payer` pays its endowment.
	fn open_pot(asset: &AssetKind, payer: &AccountId) -> DispatchResult;

	/// Ends the present epoch of a book of expenses although not all of it was paid, because the
	/// part of an income could have paid it in full. Does nothing if the epoch has no units.
	fn end_epoch(book: BookId) -> DispatchResult;

	/// Sets the ceiling of an inactive debt.
	fn set_ceiling(book: BookId, ceiling: ovn_math::Ratio) -> DispatchResult;

	/// Activates a book. With `scale`, (released, collected) in base units, each principal counts
	/// as released / collected of what was credited.
	fn activate(book: BookId, scale: Option<(Balance, Balance)>) -> DispatchResult;

	/// What a debt still owes, in base units of its asset; `None` if the book is no debt.
	fn owed(book: BookId) -> Option<Balance>;

	/// How many times its principal a debt pays; `None` if the book is no debt.
	fn ceiling(book: BookId) -> Option<Ratio>;

	/// What a position of a debt has still to earn if nothing changes, as (units, base units),
	/// without what it has earned and not claimed. `None` if the book is no debt, there is no such
	/// position, or its series is paid.
	fn outstanding(
		book: BookId,
		holder: &Holder<AccountId>,
		series: Series,
	) -> Option<(u128, Balance)>;

	/// Pays what an agent has earned of an asset in a series to another account, at the request of
	/// the agent and whatever redirection there is: at most `at_most`. Returns what was paid.
	fn draw(
		who: &AccountId,
		book: BookId,
		series: Series,
		asset: &AssetKind,
		at_most: Balance,
		to: &AccountId,
	) -> Result<Balance, DispatchError>;

	/// The open principal of a holder in the book of a deal: what it was credited, while that
	/// is still being paid back. 0 in any other book.
	fn principal_of(book: BookId, holder: &Holder<AccountId>) -> u128;

	/// The greatest weight of [`Self::credit`] and of [`Self::debit`].
	fn credit_weight() -> Weight;

	/// The greatest weight of [`Self::draw`].
	fn draw_weight() -> Weight;

	/// The greatest weight of [`Self::distribute`] with this number of parts, including
	/// [`Self::basis`] of each.
	fn distribute_weight(parts: u32) -> Weight;
}

/// What is known of share books to those who only read them: implemented by whatever keeps
/// [`ShareBooks`].
pub trait BookRecords<AccountId, AssetKind> {
	/// What is still owed by a debt, in base units of its asset; `None` if the book is no debt.
	fn owed(book: BookId) -> Option<Balance>;
	/// The units of a book that can earn: see [`ShareBooks::units`].
	fn units(book: BookId) -> u128;
	/// The open principal of a holder in the book of a deal: see
	/// [`ShareBooks::principal_of`].
	fn principal_of(book: BookId, holder: &Holder<AccountId>) -> u128;
}

impl<AccountId, AssetKind, Books> BookRecords<AccountId, AssetKind> for Books
where
	Books: ShareBooks<AccountId, AssetKind>,
{
	fn owed(book: BookId) -> Option<Balance> {
		<Self as ShareBooks<AccountId, AssetKind>>::owed(book)
	}

	fn units(book: BookId) -> u128 {
		<Self as ShareBooks<AccountId, AssetKind>>::units(book)
	}

	fn principal_of(book: BookId, holder: &Holder<AccountId>) -> u128 {
		<Self as ShareBooks<AccountId, AssetKind>>::principal_of(book, holder)
	}
}

/// Takes the money of scopes that hold units in books; the counterpart of [`ShareBooks`].
pub trait Inbox<AccountId, AssetKind> {
	/// Moves money from `payer`, a pot, into the inbox of a scope. `source` is the scope whose
	/// income it was, whose network has levied it; `None`: it was nobody's income.
	fn deposit(
		payer: &AccountId,
		scope: ScopeId,
		source: Option<ScopeId>,
		asset: &AssetKind,
		amount: Balance,
	) -> DispatchResult;

	/// The residue purse of a scope, which takes what nobody else does.
	fn residue(scope: ScopeId) -> Purse;

	/// The greatest weight of [`Self::deposit`].
	fn weight() -> Weight;
}

/// Without inboxes what scopes earn waits, and the treasury takes what nobody else does.
impl<AccountId, AssetKind> Inbox<AccountId, AssetKind> for () {
	fn deposit(
		_: &AccountId,
		_: ScopeId,
		_: Option<ScopeId>,
		_: &AssetKind,
		_: Balance,
	) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	fn residue(_: ScopeId) -> Purse {
		Purse::Treasury
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// What the division of income needs of kinds of contribution.
pub trait Kinds<BlockNumber> {
	/// The rate and claim type of a kind; `None` if there is no such kind.
	fn value(scope: ScopeId, kind: KindId) -> Option<KindValue<BlockNumber>>;
}

/// Notified of rates that a scope decided; returns when they come into force.
///
/// An error rejects the decision.
pub trait OnRateChanged<BlockNumber> {
	/// The rate of a kind was decided, in base units of the native token for one whole unit.
	/// Returns the first block in which it is in force, both for what is logged and for the
	/// division of incomes. A block that is not later than the present one means at once.
	fn rate_changed(scope: ScopeId, kind: KindId, rate: u128)
		-> Result<BlockNumber, DispatchError>;
	/// The greatest weight of a notification.
	fn weight() -> Weight;
}

/// Every rate is in force at once.
impl<BlockNumber: Default> OnRateChanged<BlockNumber> for () {
	fn rate_changed(_: ScopeId, _: KindId, _: u128) -> Result<BlockNumber, DispatchError> {
		Ok(BlockNumber::default())
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// What scopes owe to others of every income, by contract.
pub trait StandingShares<AssetKind> {
	/// The standing shares of an income, the oldest first: at most [`crate::MAX_STANDING`], none of
	/// them to the scope itself. Changes nothing, so that a preview shows what a payment does.
	///
	/// Fails if the scope owes a share that cannot be paid in this asset.
	fn plan(
		scope: ScopeId,
		class: IncomeClass,
		asset: &AssetKind,
		gross: Balance,
	) -> Result<Vec<StandingShare>, DispatchError>;

	/// The standing shares of a sale that were in force when it was announced, whether they still are
	/// or not: those of these contracts of the scope, in their order, but for those that ended and whose
	/// ceiling leaves nothing. Changes nothing. Nothing of a sale is exempt.
	fn plan_of(
		scope: ScopeId,
		asset: &AssetKind,
		gross: Balance,
		contracts: &[ContractId],
	) -> Result<Vec<StandingShare>, DispatchError>;

	/// Records what a share that was planned gets of the income. The money reaches the inbox of its
	/// scope in the same call.
	fn taken(
		scope: ScopeId,
		class: IncomeClass,
		asset: &AssetKind,
		gross: Balance,
		share: &StandingShare,
		taken: &Taken,
	) -> DispatchResult;

	/// The greatest weight of [`Self::plan`] and [`Self::taken`] for so many shares, of which `full`
	/// reach their ceiling.
	fn weight(shares: u32, full: u32) -> Weight;

	/// What [`Self::plan_of`] and [`Self::taken`] weigh more than that for so many shares, all of which
	/// ended.
	fn ended_weight(shares: u32) -> Weight;
}

/// Nobody shares.
impl<AssetKind> StandingShares<AssetKind> for () {
	fn plan(
		_: ScopeId,
		_: IncomeClass,
		_: &AssetKind,
		_: Balance,
	) -> Result<Vec<StandingShare>, DispatchError> {
		Ok(Vec::new())
	}

	fn plan_of(
		_: ScopeId,
		_: &AssetKind,
		_: Balance,
		_: &[ContractId],
	) -> Result<Vec<StandingShare>, DispatchError> {
		Ok(Vec::new())
	}

	fn taken(
		_: ScopeId,
		_: IncomeClass,
		_: &AssetKind,
		_: Balance,
		_: &StandingShare,
		_: &Taken,
	) -> DispatchResult {
		Ok(())
	}

	fn weight(_: u32, _: u32) -> Weight {
		Weight::zero()
	}

	fn ended_weight(_: u32) -> Weight {
		Weight::zero()
	}
}

/// How parties stand with those whose commons they use, for rules of access.
pub trait Licences<AccountId> {
	/// The status of a party with a licensor now. Reads one item.
	fn status(licensor: ScopeId, party: &Party<AccountId>) -> Status;
	/// The greatest weight of [`Self::status`].
	fn weight() -> Weight;
}

/// Nobody is licensed.
impl<AccountId> Licences<AccountId> for () {
	fn status(_: ScopeId, _: &Party<AccountId>) -> Status {
		Status::Unlicensed
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// Records income of scopes for other pallets, such as what a campaign sold or a contract pays.
pub trait Incomes<AccountId, AssetKind> {
	/// Divides an income by the equation of the scope, as the call for payers does.
	///
	/// `cut` is what the payer keeps of `gross` because it sold for the scope, at most a fifth: only
	/// the rest moves. Levy and standing shares are computed from the gross.
	fn record(
		payer: &AccountId,
		scope: ScopeId,
		asset: &AssetKind,
		gross: Balance,
		cut: Balance,
		class: IncomeClass,
		reference: IncomeReference,
	) -> DispatchResult;
	/// What would be taken of a sale for the scope in this asset now: what an announcement keeps, so
	/// that [`Self::record_by_terms`] divides the sale by it when it is paid. Changes nothing.
	///
	/// Fails if the scope owes a share that cannot be paid in this asset.
	fn terms_of(scope: ScopeId, asset: &AssetKind) -> Result<IncomeTerms, DispatchError>;
	/// As [`Self::record`], for a sale that was announced, or a part of it: levied by the ratio of the
	/// terms, for the network of the scope and to where that levies today, and shared by exactly their
	/// contracts. The equation is that of today. `amounts`: the gross and the cut.
	fn record_by_terms(
		payer: &AccountId,
		scope: ScopeId,
		asset: &AssetKind,
		amounts: (Balance, Balance),
		terms: &IncomeTerms,
		reference: IncomeReference,
	) -> DispatchResult;
	/// Pays what is owed to a scope, whatever state it is in: as an income, or into its inbox if it
	/// cannot be recorded as one now. Returns whether it was recorded.
	///
	/// Fails only if the payer cannot pay, no pot is open for the asset, the amount is 0 or there is no
	/// such scope.
	fn record_or_post(
		payer: &AccountId,
		scope: ScopeId,
		asset: &AssetKind,
		amount: Balance,
		class: IncomeClass,
		reference: IncomeReference,
	) -> Result<bool, DispatchError>;
	/// Whether the scope has an equation, so that it can divide incomes.
	fn takes(scope: ScopeId) -> bool;
	/// Whether an income of this payer and reference was recorded in the scope.
	fn is_recorded(payer: &AccountId, scope: ScopeId, reference: IncomeReference) -> bool;
	/// The greatest weight of [`Self::record`] and [`Self::record_or_post`].
	fn weight() -> Weight;
	/// The greatest weight of [`Self::terms_of`].
	fn terms_weight() -> Weight;
	/// The greatest weight of [`Self::record_by_terms`] and of paying into the inbox instead.
	fn by_terms_weight() -> Weight;
}

/// How long a scope waits before what it decides about its incomes takes effect.
pub trait Notices<BlockNumber> {
	/// The notice of the scope now, in blocks.
	fn notice(scope: ScopeId) -> BlockNumber;
}

/// Resources that a campaign buys.
///
/// An error changes nothing.
pub trait Resources<AccountId, AssetKind> {
	/// Succeeds if the scope can buy this. A registered resource must be the scope's, non-dominium,
	/// in use, and held in trust by the custodian already. The custodian of a new one must belong
	/// to the scope. The tariffs must be within their bounds. The error says which condition fails.
	fn ensure_can_buy(scope: ScopeId, purchase: &Purchase<AccountId>) -> DispatchResult;

	/// Succeeds if [`Self::bought`] would now, as far as that can be known. It checks the resource,
	/// and not who is to hold it, because that may change until all is paid.
	fn ensure_can_take(scope: ScopeId, purchase: &Purchase<AccountId>) -> DispatchResult;

	/// The resource is paid. Registers it if it is new, with `creator` as the author of the
	/// campaign, gives it the custodian, and attaches the deal: what its use pays back goes to
	/// the book [`BookId::Deal`], after those of older deals. A custodian who cannot hold
	/// it any more does not make the call fail; the resource then has none until the scope appoints
	/// an interim one. A registered resource keeps its custodian, because custody moves only by
	/// offer and acceptance.
	///
	/// The book may be inactive. `asset` is that of the book and of the tariffs, `document` the
	/// agreement that contributors signed.
	fn bought(
		scope: ScopeId,
		creator: &AccountId,
		deal: DealId,
		asset: &AssetKind,
		purchase: &Purchase<AccountId>,
		document: &Document,
	) -> Result<ResourceId, DispatchError>;

	/// The greatest weight of [`Self::bought`].
	fn weight() -> Weight;
}

/// Things that are held in trust; the counterpart is their use.
///
/// An error changes nothing.
pub trait Things<AccountId> {
	/// What is known of a thing; `None` if there is no such thing.
	fn thing(id: ResourceId) -> Option<Thing>;

	/// Whether the account is one of the custodians, with whatever weight.
	fn is_custodian(id: ResourceId, who: &AccountId) -> bool;

	/// Whether an act of a custodian may be done now: fails for anybody else.
	///
	/// `true`: the custodians who want exactly this act reach their threshold, and what they wanted
	/// is forgotten. `false`: the wish of `who` is noted; the caller does nothing more, and returns
	/// `Ok`, so that the note is kept. `act` names the act with all its parameters. Check
	/// everything else first: a note is kept only of what could be done.
	fn ensure_act(id: ResourceId, who: &AccountId, act: impl Encode)
		-> Result<bool, DispatchError>;

	/// Records what happened to a thing, and changes its state accordingly; fails if that cannot
	/// happen to it now. `who`: who did it; `None`: a decision of the scope, or time. Does
	/// not ask whether `who` may say so: the caller does.
	fn befall(id: ResourceId, what: Occurrence, who: Option<AccountId>) -> DispatchResult;

	/// The greatest weight of [`Self::ensure_act`].
	fn act_weight() -> Weight;

	/// The greatest weight of [`Self::befall`].
	fn befall_weight() -> Weight;
}

/// Things that were bought together; the counterpart is their use, which pays them back.
pub trait CoOwned<AssetKind> {
	/// The deals by which a thing was bought, the oldest first: at most
	/// [`crate::MAX_DEALS`].
	fn deals(id: ResourceId) -> Vec<Deal<AssetKind>>;

	/// Whether those who bought the thing are still owed something.
	fn is_encumbered(id: ResourceId) -> bool {
		Self::deals(id).iter().any(|one| !one.owed.is_zero())
	}

	/// The asset and tariffs of the oldest deal that still owes, so that no later purchase
	/// changes what its owners agreed to; where nothing is owed those of the latest. `None`: it was
	/// never bought together.
	fn tariffs(id: ResourceId) -> Option<(AssetKind, Tariffs)>;
}

/// Is told when a thing that somebody uses was damaged or lost: whether its use goes on is not
/// known to those who hold it.
pub trait OnOutOfOrder {
	/// The thing was in use, and is not any more.
	fn out_of_order(id: ResourceId);
	/// The greatest weight of it.
	fn weight() -> Weight;
}

/// Nobody uses anything.
impl OnOutOfOrder for () {
	fn out_of_order(_: ResourceId) {}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// Takes the prices of records that are never removed.
pub trait Treasury<AccountId> {
	/// Pays a price to the treasury of the scope's network or, if that is not open, of the whole
	/// chain. Returns whether there is a price. Fails if neither treasury is open.
	fn charge(scope: ScopeId, payer: &AccountId, price: Balance) -> Result<bool, DispatchError>;
}

/// The treasuries of networks, in the native token: what pallets pay prices to.
pub struct NetworkTreasury<Scopes, Money, NativeAsset>(PhantomData<(Scopes, Money, NativeAsset)>);

impl<AccountId, S, Money, NativeAsset> Treasury<AccountId>
	for NetworkTreasury<S, Money, NativeAsset>
where
	AccountId: Eq,
	S: Scopes<AccountId>,
	Money: Mutate<AccountId, AssetId = S::AssetKind, Balance = Balance>,
	NativeAsset: Get<S::AssetKind>,
{
	fn charge(scope: ScopeId, payer: &AccountId, price: Balance) -> Result<bool, DispatchError> {
		let closed = TokenError::CannotCreate;
		charge_for_record::<_, S, Money>(scope, payer, NativeAsset::get(), price, closed)
	}
}

/// What other pallets can ask about reputation.
pub trait Reputation<AccountId> {
	/// The settled reputation of an agent in a network now, with 12 decimals; 0 if it has none.
	fn settled(network: ScopeId, who: &AccountId) -> u128;
	/// The reputation of an agent in a network, settled and staked, in decay-free shares; 0 if it
	/// has none.
	fn shares(network: ScopeId, who: &AccountId) -> u128;
	/// The greatest weight of [`Self::settled`] and of [`Self::shares`].
	fn weight() -> Weight;
}

/// Nobody has reputation.
impl<AccountId> Reputation<AccountId> for () {
	fn settled(_: ScopeId, _: &AccountId) -> u128 {
		0
	}

	fn shares(_: ScopeId, _: &AccountId) -> u128 {
		0
	}

	fn weight() -> Weight {
		Weight::zero()
	}
}

/// What other pallets can ask about assets that custodians issue for money outside.
pub trait FiatAssets<AccountId, AssetKind> {
	/// Whether the custodian of an asset is in default: nobody should take the asset for what is newly
	/// owed.
	fn is_in_default(asset: &AssetKind) -> bool;
	/// The account of the custodian that issues an asset; `None` if no custodian does.
	fn issuer(asset: &AssetKind) -> Option<AccountId>;
}

/// Nobody issues anything.
impl<AccountId, AssetKind> FiatAssets<AccountId, AssetKind> for () {
	fn is_in_default(_: &AssetKind) -> bool {
		false
	}

	fn issuer(_: &AssetKind) -> Option<AccountId> {
		None
	}
}
