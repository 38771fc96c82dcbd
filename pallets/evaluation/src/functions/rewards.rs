// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What authors earn.

use super::math;
use crate::{
	AgentOf, Agents, Config, Error, Event, NetworkOf, Networks, OwedTokens, Pallet, ParametersOf,
	RecognitionOf, Recognitions, RewardValues, WaitingRewards, MAX_REPUTATION,
};
use frame_support::{ensure, storage::with_storage_layer, traits::fungibles::Mutate};
use ovn_math::{reward, Fraction, Ratio};
use ovn_primitives::{
	runtime::now,
	sum::{add, plus, take},
	traits::{Accepted, Contributions, Membership, Worth},
	ContributionId, Contributor, KindId, ScopeId,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// By what a contribution earns.
struct Terms<T: Config> {
	/// The value from which on it earns all.
	reward_value: u128,
	/// The recognition of its kind, if that is not one of the network itself.
	recognition: Option<RecognitionOf<T>>,
}

impl<T: Config> Pallet<T> {
	/// By what a contribution earns; `None` if the network does not recognise its kind.
	///
	/// A kind of the network itself was decided by the network. A kind of a scope below was not: it
	/// may have been defined by anybody who joined, and earns only if the network recognised its
	/// terms as they were when the contribution was logged and are now.
	fn earning(
		network: ScopeId,
		scope: ScopeId,
		worth: &Worth,
		parameters: &ParametersOf<T>,
	) -> Option<Terms<T>> {
		if scope == network {
			let own = RewardValues::<T>::get(scope, worth.kind);
			let reward_value = own.unwrap_or(parameters.reward_value);
			return Some(Terms { reward_value, recognition: None });
		}
		let recognition = Recognitions::<T>::get(scope, worth.kind)?;
		let reward_value = recognition.reward_value;
		let same = worth.revision == Some(recognition.revision);
		same.then_some(Terms { reward_value, recognition: Some(recognition) })
	}

	/// As [`Self::reward`], in a storage layer of its own: that a reward fails keeps nothing else
	/// from happening.
	pub(crate) fn try_reward(
		network: ScopeId,
		record: &mut NetworkOf<T>,
		whose: (&T::AccountId, ContributionId),
		parameters: &ParametersOf<T>,
		reputation: u128,
		quality: Ratio,
		with_bonus: bool,
	) -> u128 {
		let mut changed = *record;
		let rewarded = with_storage_layer(|| {
			Self::reward(network, &mut changed, whose, parameters, reputation, quality, with_bonus)
		});
		match rewarded {
			Ok(bonus) => {
				*record = changed;
				bonus
			},
			Err(error) => {
				Self::deposit_event(Event::RewardFailed { id: whose.1, error });
				0
			},
		}
	}

	/// Gives the author of an accepted contribution what it earned. The bonus of the evaluators, if
	/// they get one: it is part of the network's total now, and nobody's yet.
	pub(crate) fn reward(
		network: ScopeId,
		record: &mut NetworkOf<T>,
		(author, id): (&T::AccountId, ContributionId),
		parameters: &ParametersOf<T>,
		reputation: u128,
		quality: Ratio,
		with_bonus: bool,
	) -> Result<u128, DispatchError> {
		let Some(worth) = T::Contributions::worth(id) else { return Ok(0) };
		if T::Membership::is_expelled(network, author) || !Self::can_earn(author) {
			return Ok(0);
		}
		let Some(terms) = Self::earning(network, id.scope, &worth, parameters) else {
			return Ok(0);
		};
		let of =
			|factor| math::<T, _>(reward::gain(factor, quality, worth.value, terms.reward_value));
		let mut agent = Self::agent_of(network, author);
		let before = agent.weight();
		let now = now::<T>();
		if now >= plus::<Error<T>, _>(agent.window_start, parameters.window)? {
			agent.window_start = now;
			(agent.gained, agent.tokens) = (0, 0);
		}
		if let Some((asset, factor)) = parameters.token {
			let room = parameters.token_cap.saturating_sub(agent.tokens);
			let amount = of(factor)?.min(room);
			add::<Error<T>, _>(&mut agent.tokens, amount)?;
			Self::give_tokens(network, author, asset, amount)?;
		}

		let index = Self::refresh_index(record);
		let all = plus::<Error<T>, _>(record.total, record.waiting)?;
		let present = math::<T, _>(index.reputation(all))?;
		let room = math::<T, _>(index.shares(MAX_REPUTATION.saturating_sub(present)))?;
		let earned = math::<T, _>(index.shares(of(parameters.reputation_factor)?))?.min(room);
		let mut gain =
			math::<T, _>(reward::capped(earned, agent.gained, reputation, parameters.reward_cap))?;
		let cap = Self::window_cap(network, record, parameters)?;
		if let Some(mut recognition) = terms.recognition {
			if recognition.window_end != record.window_end {
				(recognition.window_end, recognition.rewarded) = (record.window_end, 0);
			}
			let most = math::<T, _>(recognition.share.of(cap))?;
			gain = gain.min(most.saturating_sub(recognition.rewarded));
			add::<Error<T>, _>(&mut recognition.rewarded, gain)?;
			Recognitions::<T>::insert(id.scope, worth.kind, recognition);
		}
		add::<Error<T>, _>(&mut agent.gained, gain)?;

		// What waits already has the first claim on what is left of the window.
		let left = cap.saturating_sub(record.rewarded).saturating_sub(record.waiting);
		let paid = gain.min(left);
		let bonus = if with_bonus {
			let bonus = math::<T, _>(reward::bonus(paid, parameters.evaluator_factor))?;
			bonus.min(left.saturating_sub(paid)).min(room.saturating_sub(gain))
		} else {
			0
		};
		if paid > 0 {
			Self::create_reputation(record, &mut agent, paid)?;
			let both = plus::<Error<T>, _>(paid, bonus)?;
			add::<Error<T>, _>(&mut record.rewarded, both)?;
			add::<Error<T>, _>(&mut record.total, bonus)?;
		}
		let known = Agents::<T>::contains_key(network, author);
		if known || gain > 0 || agent.tokens > 0 {
			Agents::<T>::insert(network, author, agent);
			Self::note_weight(network, author, before, &agent);
		}
		if paid > 0 {
			Self::deposit_event(Event::ReputationEarned {
				network,
				who: author.clone(),
				id,
				gain: paid,
				bonus,
				settled: agent.settled,
				total: record.total,
			});
		}
		if let Some(amount) = gain.checked_sub(paid).filter(|amount| *amount > 0) {
			let waiting = WaitingRewards::<T>::get(network, author).unwrap_or_default();
			let waiting = plus::<Error<T>, _>(waiting, amount)?;
			WaitingRewards::<T>::insert(network, author, waiting);
			add::<Error<T>, _>(&mut record.waiting, amount)?;
			let who = author.clone();
			Self::deposit_event(Event::RewardWaits { network, who, id, amount, waiting });
		}
		Ok(bonus)
	}

	/// How much all rewards of the present window are at most. If the last window is over, another
	/// one begins with R as it is now.
	fn window_cap(
		network: ScopeId,
		record: &mut NetworkOf<T>,
		parameters: &ParametersOf<T>,
	) -> Result<u128, DispatchError> {
		let now = now::<T>();
		if now >= record.window_end {
			record.window_end = plus::<Error<T>, _>(now, parameters.window)?;
			record.rewarded = 0;
			let (counted, floor) = Self::count_reputation(network, record, parameters, None)?;
			record.window_reputation = counted.max(floor);
		}
		math::<T, _>(parameters.window_cap.of(record.window_reputation))
	}

	/// Creates reputation and gives it to an agent.
	fn create_reputation(
		record: &mut NetworkOf<T>,
		agent: &mut AgentOf<T>,
		amount: u128,
	) -> DispatchResult {
		let before = agent.weight().ok_or(Error::<T>::Overflow)?;
		Self::uncount(record, agent)?;
		add::<Error<T>, _>(&mut agent.settled, amount)?;
		if before == 0 {
			// Who had none could not evaluate, and is not in R of what is open.
			Self::note_join(record, agent, None)?;
		}
		Self::count(record, agent)?;
		Ok(add::<Error<T>, _>(&mut record.total, amount)?)
	}

	/// Rewards the author of what peers did not decide, if its kind earns reputation.
	pub(crate) fn do_reward_accepted(accepted: &Accepted<T::AccountId>) {
		let Contributor::Agent(author) = &accepted.contributor else { return };
		let Some(worth) = T::Contributions::worth(accepted.id) else { return };
		let Some(quality) = worth.quality else { return };
		if worth.by_peers || !worth.earns_reputation {
			return;
		}
		Self::reward_later((author, accepted.id), quality);
	}

	/// Rewards the author of something whose evaluation is not what ends now.
	pub(crate) fn reward_later(whose: (&T::AccountId, ContributionId), quality: Ratio) {
		let Ok(network) = Self::network_of(whose.1.scope) else { return };
		let Some(mut record) = Networks::<T>::get(network) else { return };
		let parameters = Self::parameters_of(network);
		let counted = Self::count_reputation(network, &record, &parameters, Some(whose.0));
		let Ok((counted, floor)) = counted else { return };
		let reputation = counted.max(floor);
		Self::try_reward(network, &mut record, whose, &parameters, reputation, quality, false);
		Networks::<T>::insert(network, record);
	}

	/// Gives an agent what it earned and had to wait.
	pub(crate) fn do_pay_reward(network: ScopeId, who: T::AccountId) -> DispatchResult {
		let mut record = Self::record(network)?;
		let waiting = WaitingRewards::<T>::get(network, &who).ok_or(Error::<T>::NothingWaits)?;
		let eligible = !T::Membership::is_expelled(network, &who) && Self::can_earn(&who);
		ensure!(eligible, Error::<T>::NotEligible);
		let cap = Self::window_cap(network, &mut record, &Self::parameters_of(network))?;
		let index = Self::refresh_index(&mut record);
		let present = math::<T, _>(index.reputation(record.total))?;
		let room = math::<T, _>(index.shares(MAX_REPUTATION.saturating_sub(present)))?;
		let amount = waiting.min(cap.saturating_sub(record.rewarded)).min(room);
		ensure!(amount > 0, Error::<T>::WindowUsedUp);
		let mut agent = Self::agent_of(network, &who);
		let before = agent.weight();
		Self::create_reputation(&mut record, &mut agent, amount)?;
		add::<Error<T>, _>(&mut record.rewarded, amount)?;
		take::<Error<T>, _>(&mut record.waiting, amount)?;
		let left = waiting.saturating_sub(amount);
		if left > 0 {
			WaitingRewards::<T>::insert(network, &who, left);
		} else {
			WaitingRewards::<T>::remove(network, &who);
		}
		Agents::<T>::insert(network, &who, agent);
		Self::note_weight(network, &who, before, &agent);
		Networks::<T>::insert(network, record);
		Self::deposit_event(Event::RewardPaid {
			network,
			who,
			amount,
			left,
			settled: agent.settled,
			total: record.total,
		});
		Ok(())
	}

	pub(crate) fn do_recognise_kind(
		network: ScopeId,
		scope: ScopeId,
		kind: KindId,
		hash: H256,
		reward_value: u128,
		share: Fraction,
	) -> DispatchResult {
		ensure!(scope != network, Error::<T>::OwnKind);
		ensure!(reward_value > 0, Error::<T>::InvalidRewardValue);
		let terms = T::Contributions::terms(scope, kind).ok_or(Error::<T>::KindNotFound)?;
		ensure!(terms.hash == hash, Error::<T>::TermsChanged);
		let revision = terms.revision;
		// What it has earned in this window counts on.
		let (window_end, rewarded) = Recognitions::<T>::get(scope, kind)
			.map_or_else(Default::default, |old| (old.window_end, old.rewarded));
		let recognition =
			RecognitionOf::<T> { hash, revision, reward_value, share, window_end, rewarded };
		Recognitions::<T>::insert(scope, kind, recognition);
		Self::deposit_event(Event::KindRecognised {
			network,
			scope,
			kind,
			hash,
			revision,
			reward_value,
			share,
		});
		Ok(())
	}

	pub(crate) fn do_revoke_recognition(
		network: ScopeId,
		scope: ScopeId,
		kind: KindId,
	) -> DispatchResult {
		// What it earned in this window is forgotten with it: recognising it again is a decision.
		let known = Recognitions::<T>::take(scope, kind).is_some();
		ensure!(known, Error::<T>::NotRecognised);
		Self::deposit_event(Event::RecognitionRevoked { network, scope, kind });
		Ok(())
	}

	/// Creates units of a network's asset.
	fn create_tokens(
		network: ScopeId,
		who: &T::AccountId,
		asset: T::AssetId,
		amount: u128,
	) -> DispatchResult {
		Self::ensure_issuer(network, asset)?;
		T::Tokens::mint_into(asset, who, amount)?;
		Ok(())
	}

	/// Gives an agent units of a network's asset, now or later: that it cannot take them does not
	/// keep a contribution from being accepted.
	fn give_tokens(
		network: ScopeId,
		who: &T::AccountId,
		asset: T::AssetId,
		amount: u128,
	) -> DispatchResult {
		if amount == 0 {
			return Ok(());
		}
		let created = with_storage_layer(|| Self::create_tokens(network, who, asset, amount));
		let given = created.is_ok();
		if !given {
			let key = (network, who, asset);
			let owed = OwedTokens::<T>::get(key).unwrap_or_default();
			OwedTokens::<T>::insert(key, plus::<Error<T>, _>(owed, amount)?);
		}
		let who = who.clone();
		Self::deposit_event(Event::TokensEarned { network, who, asset, amount, given });
		Ok(())
	}

	pub(crate) fn do_claim_tokens(
		network: ScopeId,
		who: T::AccountId,
		asset: T::AssetId,
	) -> DispatchResult {
		let owed = OwedTokens::<T>::take((network, &who, asset)).unwrap_or_default();
		ensure!(owed > 0, Error::<T>::NothingOwed);
		Self::create_tokens(network, &who, asset, owed)?;
		Self::deposit_event(Event::TokensClaimed { network, who, asset, amount: owed });
		Ok(())
	}
}
