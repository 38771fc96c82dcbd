// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Paying out of escrow: requesting, objecting, making a release; completing the campaign.

use super::Escrow;
use crate::{
	CampaignId, CampaignOf, Campaigns, Config, Contributions, Difference, Error, Event, Investment,
	Investments, Pallet, Purpose, Release, State, StoppedBlocks, TermsOf, Ventures, WeightInfo,
};
use codec::Encode as _;
use frame_support::{
	dispatch::DispatchResultWithPostInfo, ensure, storage::with_storage_layer, traits::Get,
	weights::Weight,
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::escrow;
use ovn_primitives::{
	runtime::{after, now},
	sum::plus,
	traits::{
		Denominations as _, Incomes as _, Membership as _, Resources as _, Scopes as _,
		ShareBooks as _,
	},
	BookId, BookTerms, Document, FundId, Holder, IncomeClass, KindId, Pots as _, Purse, Ratio,
	ResourceId, ScopePots as _,
};
use sp_io::hashing::blake2_256;
use sp_runtime::{traits::Convert as _, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The weight of a release that completes a campaign, whatever its purpose.
	pub(crate) fn release_weight() -> Weight {
		// What a payee who is related to the scope is paid is income, too.
		let paid = Self::completion_weight().saturating_add(T::Incomes::weight());
		paid.max(Self::difference_weight())
	}

	/// The weight of a release that pays the difference of a lower price to a fund, and completes a
	/// campaign.
	fn difference_weight() -> Weight {
		let settled = T::Resources::weight().max(T::WeightInfo::settle_investment());
		T::WeightInfo::execute_difference().saturating_add(settled)
	}

	/// The weight of an objection, which may complete a campaign.
	pub(crate) fn object_weight() -> Weight {
		Self::sponsored(T::WeightInfo::object()).saturating_add(Self::completion_weight())
	}

	/// The weight of completing a campaign without a release: no income is recorded then.
	pub(crate) fn completion_weight() -> Weight {
		let settled = T::Resources::weight().max(T::WeightInfo::settle_investment());
		T::WeightInfo::execute_release().saturating_add(settled)
	}

	/// Refuses a campaign whose goal is not met, that is over, or whose time is up.
	fn ensure_funded(campaign: &CampaignOf<T>) -> DispatchResult {
		let funded = matches!(campaign.state, State::Funded | State::Releasing);
		ensure!(funded, Error::<T>::NotFunded);
		ensure!(Self::is_in_time(campaign, now::<T>()), Error::<T>::TooLate);
		Ok(())
	}

	/// Whether money can still be released in a block, as long as no brake stops calls until then.
	fn is_in_time(campaign: &CampaignOf<T>, block: BlockNumberFor<T>) -> bool {
		campaign.release_by.is_some_and(|by| block < Self::prolonged(by, campaign.stopped))
	}

	pub(crate) fn do_request_release(
		id: CampaignId,
		terms: &TermsOf<T>,
		amount: u128,
		evidence: Document,
	) -> DispatchResult {
		let mut campaign = Self::existing(id)?;
		Self::ensure_funded(&campaign)?;
		T::Scopes::ensure_not_suspended(terms.scope)?;
		ensure!(campaign.release.is_none(), Error::<T>::AlreadyRequested);
		let rested = campaign.quiet_until.is_none_or(|until| now::<T>() >= until);
		ensure!(rested, Error::<T>::TooEarly);
		let from = after::<T, Error<T>>(T::ObjectionPeriod::get())?;
		ensure!(Self::is_in_time(&campaign, from), Error::<T>::TooLate);
		let smallest = terms.plan.smallest;
		let fits = escrow::is_instalment(campaign.price, campaign.released, amount, smallest);
		ensure!(fits, Error::<T>::InvalidAmount);
		if let Purpose::CoOwnership { purchase, .. } = &terms.plan.purpose {
			// Who was to hold the thing may have passed it on since: that stops no payment.
			T::Resources::ensure_can_take(terms.scope, purchase)?;
		}
		Self::announce(id, &mut campaign, amount, evidence, from, false)?;
		Campaigns::<T>::insert(id, campaign);
		Ok(())
	}

	/// From which block on a release can be made: nobody could object while a brake stopped calls.
	fn made_from(release: &Release<BlockNumberFor<T>>) -> BlockNumberFor<T> {
		Self::prolonged(release.from, release.stopped)
	}

	/// Requests a release, to which contributors can object until `from`.
	fn announce(
		id: CampaignId,
		campaign: &mut CampaignOf<T>,
		amount: u128,
		evidence: Document,
		from: BlockNumberFor<T>,
		difference: bool,
	) -> Result<(), Error<T>> {
		let number = campaign.requested.checked_add(1).ok_or(Error::<T>::Overflow)?;
		campaign.requested = number;
		campaign.state = State::Releasing;
		campaign.release = Some(Release {
			amount,
			evidence: evidence.clone(),
			from,
			objected: 0,
			difference,
			stopped: StoppedBlocks::<T>::get(),
		});
		Self::deposit_event(Event::ReleaseRequested {
			campaign: id,
			number,
			amount,
			evidence,
			from,
			difference,
		});
		Ok(())
	}

	/// All that the price asks for is released. What is left returns; if the plan gives it to a
	/// fund it leaves escrow as any release does, after the time for objections.
	fn conclude_price(
		id: CampaignId,
		campaign: &mut CampaignOf<T>,
		terms: &TermsOf<T>,
		evidence: Document,
	) -> DispatchResult {
		let rest = campaign.escrow();
		let from = after::<T, Error<T>>(T::ObjectionPeriod::get())?;
		let in_time = Self::is_in_time(campaign, from);
		let fund = matches!(terms.plan.difference, Difference::Fund(_));
		if fund && rest > 0 && in_time {
			return Ok(Self::announce(id, campaign, rest, evidence, from, true)?);
		}
		Self::finish(id, campaign, terms, Difference::Contributors)
	}

	/// A release is not made: it was refused, or taken back. A difference returns then, and
	/// completes the campaign. Whether it did.
	fn drop_release(
		id: CampaignId,
		campaign: &mut CampaignOf<T>,
		difference: bool,
	) -> Result<bool, DispatchError> {
		campaign.release = None;
		if difference {
			let terms = Self::terms(id)?;
			Self::finish(id, campaign, &terms, Difference::Contributors)?;
		} else if campaign.released == 0 {
			campaign.state = State::Funded;
		}
		Ok(difference)
	}

	pub(crate) fn do_withdraw_release(id: CampaignId) -> DispatchResultWithPostInfo {
		let mut campaign = Self::existing(id)?;
		let difference = campaign.release.as_ref().ok_or(Error::<T>::ReleaseNotFound)?.difference;
		Self::ensure_funded(&campaign)?;
		let number = campaign.requested;
		Self::deposit_event(Event::ReleaseWithdrawn { campaign: id, number });
		let complete = Self::drop_release(id, &mut campaign, difference)?;
		Campaigns::<T>::insert(id, campaign);
		let took = T::WeightInfo::withdraw_release();
		let whole = if complete { Self::completion_weight() } else { Weight::zero() };
		Ok(Some(took.saturating_add(whole)).into())
	}

	pub(crate) fn do_object(who: T::AccountId, id: CampaignId) -> DispatchResultWithPostInfo {
		let mut campaign = Self::existing(id)?;
		let release = campaign.release.as_mut().ok_or(Error::<T>::ReleaseNotFound)?;
		ensure!(now::<T>() < Self::made_from(release), Error::<T>::TooLate);
		let difference = release.difference;
		let mut own = Contributions::<T>::get(id, &who).ok_or(Error::<T>::ContributionNotFound)?;
		ensure!(own.counts, Error::<T>::NotEligible);
		let number = campaign.requested;
		ensure!(own.objected != number, Error::<T>::AlreadyObjected);
		own.objected = number;
		release.objected = plus::<Error<T>, _>(release.objected, own.amount)?;
		let (objected, counting) = (release.objected, campaign.counting);
		Contributions::<T>::insert(id, &who, own);
		Self::deposit_event(Event::Objected {
			campaign: id,
			number,
			contributor: who,
			objected,
			counting,
		});
		let mut took = Self::sponsored(T::WeightInfo::object());
		if escrow::is_third(objected, counting) {
			// Nobody wears those out who object: the next one is not requested at once.
			campaign.quiet_until = Some(after::<T, Error<T>>(T::ObjectionPeriod::get())?);
			Self::deposit_event(Event::ReleaseRefused { campaign: id, number });
			if Self::drop_release(id, &mut campaign, difference)? {
				took = took.saturating_add(Self::completion_weight());
			}
		}
		Campaigns::<T>::insert(id, campaign);
		Ok(Some(took).into())
	}

	pub(crate) fn do_execute_release(id: CampaignId) -> DispatchResultWithPostInfo {
		let (mut campaign, terms) = (Self::existing(id)?, Self::terms(id)?);
		let release = campaign.release.take().ok_or(Error::<T>::ReleaseNotFound)?;
		Self::ensure_funded(&campaign)?;
		ensure!(now::<T>() >= Self::made_from(&release), Error::<T>::TooEarly);
		let number = campaign.requested;
		if release.difference {
			Self::finish(id, &mut campaign, &terms, terms.plan.difference)?;
			Campaigns::<T>::insert(id, campaign);
			return Ok(Some(Self::difference_weight()).into());
		}
		// What would have been paid waits, or returns once the time for releases is over.
		T::Scopes::ensure_not_suspended(terms.scope)?;
		let income = Self::pay_release(id, &terms, number, release.amount)?;
		campaign.released = plus::<Error<T>, _>(campaign.released, release.amount)?;
		Self::deposit_event(Event::Released {
			campaign: id,
			number,
			amount: release.amount,
			payee: terms.plan.purpose.payee().filter(|_| !income).cloned(),
			released: campaign.released,
			escrow: campaign.escrow(),
		});
		let complete = campaign.released == campaign.price;
		if complete {
			Self::conclude_price(id, &mut campaign, &terms, release.evidence)?;
		}
		Campaigns::<T>::insert(id, campaign);
		let mut took = T::WeightInfo::execute_release();
		if terms.plan.purpose.is_debt() && complete {
			took = took.max(Self::completion_weight());
		}
		if income {
			took = took.saturating_add(T::Incomes::weight());
		}
		Ok(Some(took).into())
	}

	/// The class of the income that a release is; `None`: it is paid to the payee. What somebody is
	/// paid who is related to the scope is its income, so that its equation divides it.
	pub(crate) fn income_of(terms: &TermsOf<T>) -> Option<IncomeClass> {
		let plan = &terms.plan;
		match &plan.purpose {
			Purpose::PreSale => Some(IncomeClass::Sale),
			Purpose::Donation => Some(IncomeClass::Donation),
			Purpose::CoOwnership { payee, .. } | Purpose::CappedInvestment { payee, .. } => {
				let own = T::Scopes::pot(terms.scope, Purse::Treasury, &plan.asset);
				let related = plan.relation.is_some()
					|| *payee == terms.creator
					|| *payee == own
					|| T::Membership::is_steward(terms.scope, payee);
				related.then_some(IncomeClass::Sale)
			},
		}
	}

	/// Pays a release to the payee, or to the scope as income. Whether it was income.
	fn pay_release(
		id: CampaignId,
		terms: &TermsOf<T>,
		number: u32,
		amount: u128,
	) -> Result<bool, DispatchError> {
		let asset = &terms.plan.asset;
		let Some(class) = Self::income_of(terms) else {
			let payee = terms.plan.purpose.payee().ok_or(Error::<T>::Inconsistent)?;
			Escrow::<T>::pay(asset, amount, payee)?;
			return Ok(false);
		};
		Escrow::<T>::release(asset, amount)?;
		let pot = Self::pot_account(asset);
		let reference = (T::PalletId::get(), id, number).using_encoded(blake2_256).into();
		T::Incomes::record(&pot, terms.scope, asset, amount, 0, class, reference)?;
		Ok(true)
	}

	pub(crate) fn do_lower_price(
		id: CampaignId,
		terms: &TermsOf<T>,
		price: u128,
		evidence: Document,
	) -> DispatchResult {
		let mut campaign = Self::existing(id)?;
		Self::ensure_funded(&campaign)?;
		ensure!(campaign.release.is_none(), Error::<T>::AlreadyRequested);
		let smallest = terms.plan.smallest;
		let lower = price < campaign.price && price >= campaign.released && price >= smallest;
		ensure!(lower, Error::<T>::InvalidPrice);
		campaign.price = price;
		Self::deposit_event(Event::PriceLowered {
			campaign: id,
			price,
			evidence: evidence.clone(),
		});
		if campaign.released == price {
			Self::conclude_price(id, &mut campaign, terms, evidence)?;
		}
		Campaigns::<T>::insert(id, campaign);
		Ok(())
	}

	/// All that is to be paid is paid: what is left returns, and what was bought is registered if
	/// it can be.
	pub(crate) fn finish(
		id: CampaignId,
		campaign: &mut CampaignOf<T>,
		terms: &TermsOf<T>,
		difference: Difference,
	) -> DispatchResult {
		Self::leave_live(terms.scope);
		campaign.state = State::Completed;
		campaign.release = None;
		let rest = campaign.escrow();
		if let (Difference::Fund(fund), true) = (difference, rest > 0) {
			match with_storage_layer(|| Self::donate(terms, fund, rest)) {
				Ok(()) => {
					campaign.donated = plus::<Error<T>, _>(campaign.donated, rest)?;
					Self::deposit_event(Event::DifferenceDonated {
						campaign: id,
						fund,
						amount: rest,
					});
				},
				Err(reason) => {
					let amount = rest;
					Self::deposit_event(Event::DifferenceReturns { campaign: id, amount, reason });
				},
			}
		}
		Self::deposit_event(Event::Completed {
			campaign: id,
			released: campaign.released,
			returning: campaign.returning(),
		});
		if campaign.escrow() == 0 {
			Self::deposit_event(Event::EscrowEmptied { campaign: id });
		}
		match with_storage_layer(|| Self::settle(id, campaign, terms)) {
			Ok(resource) => Self::note_settled(id, campaign, resource),
			Err(reason) => Self::deposit_event(Event::SettlementWaits { campaign: id, reason }),
		}
		Ok(())
	}

	/// Pays the difference to a fund of the scope.
	fn donate(terms: &TermsOf<T>, fund: FundId, amount: u128) -> DispatchResult {
		let (asset, purse) = (&terms.plan.asset, Purse::Fund(fund));
		let open = T::Scopes::is_pot_open(terms.scope, purse, asset);
		ensure!(open, Error::<T>::PurseNotOpen);
		Escrow::<T>::pay(asset, amount, &T::Scopes::pot(terms.scope, purse, asset))
	}

	fn note_settled(id: CampaignId, campaign: &mut CampaignOf<T>, resource: Option<ResourceId>) {
		campaign.settled = true;
		campaign.resource = resource;
		Self::deposit_event(Event::Settled {
			campaign: id,
			resource,
			counted: (campaign.counted(), campaign.collected),
		});
	}

	/// Registers what was bought, and lets the book take money: at constant cost.
	fn settle(
		id: CampaignId,
		campaign: &CampaignOf<T>,
		terms: &TermsOf<T>,
	) -> Result<Option<ResourceId>, DispatchError> {
		let (plan, book) = (&terms.plan, BookId::Deal(id));
		if !plan.purpose.is_debt() {
			return Ok(None);
		}
		let (counted, collected) = (campaign.counted(), campaign.collected);
		let scale = (counted < collected).then_some((counted, collected));
		T::Books::activate(book, scale)?;
		match &plan.purpose {
			Purpose::CoOwnership { purchase, .. } => {
				let (scope, creator) = (terms.scope, &terms.creator);
				let (asset, document) = (&plan.asset, &plan.agreement);
				let resource = T::Resources::bought(scope, creator, id, asset, purchase, document)?;
				Ok(Some(resource))
			},
			Purpose::CappedInvestment { kind, ceiling: Some(ceiling), .. } => {
				Self::settle_investment(id, terms, *kind, *ceiling, counted)?;
				Ok(None)
			},
			_ => Err(Error::<T>::Inconsistent.into()),
		}
	}

	/// The investors hold, through the book of the deal, a debt of the scope, so that its equation
	/// pays them.
	fn settle_investment(
		id: CampaignId,
		terms: &TermsOf<T>,
		kind: KindId,
		ceiling: Ratio,
		counted: u128,
	) -> DispatchResult {
		let (scope, asset) = (terms.scope, terms.plan.asset.clone());
		let book = BookId::Kind { scope, kind };
		if !T::Books::exists(book) {
			let known = T::Denominations::denomination(scope, kind);
			let known = known.ok_or(Error::<T>::InvalidKind)?;
			let per_unit = known.counted.then_some(known.rate);
			T::Books::create(book, BookTerms::Debt { ceiling, asset, per_unit }, false)?;
		}
		// The kind's book can have another ceiling: it owes the deal what that owes to investors.
		let through = T::Books::ceiling(book).ok_or(Error::<T>::InvalidKind)?;
		let units =
			escrow::principal_through(counted, ceiling, through).map_err(Error::<T>::from)?;
		// A book takes no less; what it owes beyond returns to the scope.
		let units = units.max(T::WholeUnit::convert(terms.plan.asset.clone()));
		let series = T::Books::credit(book, Holder::Book(BookId::Deal(id)), units)?;
		Investments::<T>::insert(id, Investment { book, series, units });
		Ventures::<T>::try_mutate(scope, |venture| {
			let more = venture.investments.checked_add(1).ok_or(Error::<T>::Overflow)?;
			venture.investments = more;
			venture.mission_only = false;
			Ok(())
		})
	}

	pub(crate) fn do_complete(id: CampaignId) -> DispatchResult {
		let (mut campaign, terms) = (Self::existing(id)?, Self::terms(id)?);
		let waits = campaign.state == State::Completed && !campaign.settled;
		ensure!(waits, Error::<T>::NothingToComplete);
		let resource = Self::settle(id, &campaign, &terms)?;
		Self::note_settled(id, &mut campaign, resource);
		Campaigns::<T>::insert(id, campaign);
		Ok(())
	}
}
