// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Beginning a campaign, and ending it when its time is up.

use super::Escrow;
use crate::{
	Campaign, CampaignId, CampaignOf, Campaigns, Config, Difference, Error, Event, LiveCampaigns,
	NextCampaign, Pallet, PlanOf, Plans, Purpose, State, StoppedBlocks, Terms, TermsOf,
};
use alloc::boxed::Box;
use frame_support::{ensure, traits::Get};
use ovn_primitives::{
	runtime::now,
	traits::{
		Denominations as _, Incomes as _, Kinds as _, Membership as _, Resources as _, Scopes as _,
		ShareBooks as _,
	},
	BookId, BookTerms, ClaimType, KindId, Purse, Ratio, ScopeId, ScopePots as _,
};
use sp_runtime::{traits::Convert as _, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Whether a ceiling is one: at least 1, and at most the greatest.
	pub(crate) fn is_ceiling(ceiling: Ratio) -> bool {
		let max = T::MaxCeiling::get();
		let times = |a: u32, b: u32| u64::from(a).saturating_mul(b.into());
		ceiling.numerator() >= ceiling.denominator()
			&& times(ceiling.numerator(), max.denominator())
				<= times(max.numerator(), ceiling.denominator())
	}

	/// Whether an agent is the payee, the creator or a steward: one of those who do not object.
	pub(crate) fn is_insider(terms: &TermsOf<T>, who: &T::AccountId) -> bool {
		*who == terms.creator
			|| terms.plan.purpose.payee() == Some(who)
			|| T::Membership::is_steward(terms.scope, who)
	}

	/// Refuses a kind that is no debt in the plan's asset.
	fn ensure_kind(scope: ScopeId, plan: &PlanOf<T>, kind: KindId) -> DispatchResult {
		let value = T::Kinds::value(scope, kind).ok_or(Error::<T>::InvalidKind)?;
		let known = T::Denominations::denomination(scope, kind);
		let known = known.ok_or(Error::<T>::InvalidKind)?;
		let asset = known.asset.unwrap_or_else(T::NativeAsset::get);
		let debt = matches!(value.claim, ClaimType::Debt { .. });
		ensure!(debt && asset == plan.asset, Error::<T>::InvalidKind);
		Ok(())
	}

	fn ensure_plan(scope: ScopeId, plan: &PlanOf<T>) -> DispatchResult {
		Escrow::<T>::ensure_takes(scope, &plan.asset)?;
		let (goal, smallest) = (plan.goal, plan.smallest);
		let whole = T::WholeUnit::convert(plan.asset.clone());
		ensure!(smallest >= whole && smallest > 0, Error::<T>::InvalidSmallest);
		let fits = goal >= smallest && ovn_math::units::check(goal).is_ok();
		ensure!(fits, Error::<T>::InvalidGoal);
		Self::ensure_period(now::<T>(), plan.deadline)?;
		if let Difference::Fund(fund) = plan.difference {
			let exists = T::Scopes::has_purse(scope, Purse::Fund(fund));
			ensure!(exists, Error::<T>::FundNotFound);
			ensure!(plan.purpose.is_debt(), Error::<T>::DifferenceIsIncome);
		}
		if let Some(payee) = plan.purpose.payee() {
			Escrow::<T>::ensure_payee(&plan.asset, payee)?;
			let ceiling = plan.purpose.ceiling().ok_or(Error::<T>::InvalidCeiling)?;
			ensure!(Self::is_ceiling(ceiling), Error::<T>::InvalidCeiling);
			match &plan.purpose {
				Purpose::CoOwnership { purchase, .. } => {
					T::Resources::ensure_can_buy(scope, purchase)?;
				},
				Purpose::CappedInvestment { kind, discount, .. } => {
					let fits = discount.numerator() < discount.denominator();
					ensure!(fits, Error::<T>::InvalidDiscount);
					Self::ensure_kind(scope, plan, *kind)?;
				},
				Purpose::PreSale | Purpose::Donation => {},
			}
		}
		Ok(())
	}

	pub(crate) fn do_create(
		scope: ScopeId,
		creator: Option<T::AccountId>,
		mut plan: PlanOf<T>,
	) -> DispatchResult {
		if let Some(ceiling) = plan.purpose.ceiling_mut() {
			*ceiling = Some(ceiling.unwrap_or_else(T::DefaultCeiling::get));
		}
		Self::ensure_plan(scope, &plan)?;
		// A decision without a signer is one of the scope itself.
		let creator = creator
			.unwrap_or_else(|| T::Scopes::pot(scope, Purse::Treasury, &T::NativeAsset::get()));
		let terms = Terms { scope, creator, created: now::<T>(), plan };
		if let Some(payee) = terms.plan.purpose.payee() {
			let declared = terms.plan.relation.is_some();
			let related = *payee == terms.creator || T::Membership::is_steward(scope, payee);
			ensure!(declared || !related, Error::<T>::RelationNotDeclared);
		}
		// What can only be released as income could never be released.
		let income = Self::income_of(&terms).is_some();
		ensure!(!income || T::Incomes::takes(scope), Error::<T>::EquationNotFound);
		let live = LiveCampaigns::<T>::get(scope);
		ensure!(live < T::MaxCampaigns::get(), Error::<T>::TooManyCampaigns);
		Self::charge_for_record(scope, &terms.creator, T::CampaignPrice::get())?;
		LiveCampaigns::<T>::insert(scope, live.saturating_add(1));
		let id = NextCampaign::<T>::get();
		NextCampaign::<T>::put(id.checked_add(1).ok_or(Error::<T>::Overflow)?);
		if let Some(ceiling) = terms.plan.purpose.ceiling() {
			let asset = terms.plan.asset.clone();
			let debt = BookTerms::Debt { ceiling, asset, per_unit: None };
			T::Books::create(BookId::Deal(id), debt, true)?;
		}
		let campaign = Campaign {
			state: State::Open,
			collected: 0,
			price: terms.plan.goal,
			released: 0,
			donated: 0,
			returned: 0,
			unsettled: 0,
			contributors: 0,
			counting: 0,
			requested: 0,
			release: None,
			quiet_until: None,
			release_by: None,
			stopped: StoppedBlocks::<T>::get(),
			settled: false,
			resource: None,
		};
		Campaigns::<T>::insert(id, campaign);
		Plans::<T>::insert(id, &terms);
		Self::deposit_event(Event::CampaignCreated { campaign: id, terms: Box::new(terms) });
		Ok(())
	}

	pub(crate) fn do_cancel(id: CampaignId, terms: &TermsOf<T>) -> DispatchResult {
		let mut campaign = Self::existing(id)?;
		let begun = matches!(campaign.state, State::Open | State::Funded | State::Releasing);
		ensure!(begun && campaign.released == 0, Error::<T>::NotCancellable);
		Self::begin_refunds(id, &mut campaign, terms);
		Campaigns::<T>::insert(id, campaign);
		Ok(())
	}

	/// Everybody gets everything back.
	fn begin_refunds(id: CampaignId, campaign: &mut CampaignOf<T>, terms: &TermsOf<T>) {
		Self::leave_live(terms.scope);
		campaign.release = None;
		campaign.state = State::Refunding;
		Self::deposit_event(Event::Refunding {
			campaign: id,
			escrow: campaign.escrow(),
			contributors: campaign.contributors,
		});
		Self::close_if_refunded(id, campaign);
	}

	/// A campaign of which all is returned is closed.
	pub(crate) fn close_if_refunded(id: CampaignId, campaign: &mut CampaignOf<T>) {
		if campaign.state == State::Refunding && campaign.contributors == 0 {
			campaign.state = State::Closed;
			Self::deposit_event(Event::Closed { campaign: id });
		}
	}

	pub(crate) fn leave_live(scope: ScopeId) {
		LiveCampaigns::<T>::mutate_exists(scope, |live| {
			*live = live.and_then(|live| live.checked_sub(1)).filter(|live| *live > 0);
		});
	}

	/// Notes that the time of a campaign is up, if it is. Whether it was.
	pub(crate) fn lapse(
		id: CampaignId,
		campaign: &mut CampaignOf<T>,
		terms: &TermsOf<T>,
	) -> Result<bool, sp_runtime::DispatchError> {
		let over = Self::ends(campaign, terms).is_some_and(|end| now::<T>() >= end);
		if over && campaign.released == 0 {
			Self::begin_refunds(id, campaign, terms);
		} else if over {
			Self::finish(id, campaign, terms, Difference::Contributors)?;
		}
		Ok(over)
	}

	pub(crate) fn do_expire(id: CampaignId) -> DispatchResult {
		let (mut campaign, terms) = (Self::existing(id)?, Self::terms(id)?);
		ensure!(Self::lapse(id, &mut campaign, &terms)?, Error::<T>::NotExpired);
		Campaigns::<T>::insert(id, campaign);
		Ok(())
	}
}
