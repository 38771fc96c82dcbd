// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What authors earn.

use super::{add, math, more};
use crate::{
	Agents, Config, Error, Event, NetworkRecord, Networks, OwedTokens, Pallet, ParametersOf,
	RewardValues, MAX_REPUTATION,
};
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::fungibles::{Inspect, Mutate},
};
use ovn_math::{reward, Ratio};
use ovn_primitives::{
	traits::{Accepted, Contributions},
	ContributionId, Contributor, ScopeId,
};
use sp_runtime::{DispatchError, DispatchResult};

/// An amount of a network's asset.
type TokenBalanceOf<T> =
	<<T as Config>::Tokens as Inspect<<T as frame_system::Config>::AccountId>>::Balance;

impl<T: Config> Pallet<T> {
	/// Gives the author of an accepted contribution what it earned. The bonus of the evaluators, if they
	/// get one: it is part of the network's total now, and nobody's yet.
	pub(crate) fn reward(
		network: ScopeId,
		record: &mut NetworkRecord,
		(author, id): (&T::AccountId, ContributionId),
		parameters: &ParametersOf<T>,
		reputation: u128,
		quality: Ratio,
		with_bonus: bool,
	) -> Result<u128, DispatchError> {
		let Some(worth) = T::Contributions::worth(id) else { return Ok(0) };
		let reward_value =
			RewardValues::<T>::get(id.scope, worth.kind).unwrap_or(parameters.reward_value);
		let of = |factor| math::<T, _>(reward::gain(factor, quality, worth.value, reward_value));
		if let Some((asset, factor)) = parameters.token {
			Self::give_tokens(network, author, asset, of(factor)?)?;
		}

		let index = Self::refresh_index(record);
		let present = math::<T, _>(index.reputation(record.total))?;
		let room = math::<T, _>(index.shares(MAX_REPUTATION.saturating_sub(present)))?;
		let earned = math::<T, _>(index.shares(of(parameters.reputation_factor)?))?.min(room);
		let mut agent = Agents::<T>::get(network, author);
		let now = Self::now();
		if now >= more::<T, _>(agent.window_start, parameters.window)? {
			agent.window_start = now;
			agent.gained = 0;
		}
		let gain =
			math::<T, _>(reward::capped(earned, agent.gained, reputation, parameters.reward_cap))?;
		let bonus = if with_bonus {
			let bonus = math::<T, _>(reward::bonus(gain, parameters.evaluator_factor))?;
			bonus.min(room.saturating_sub(gain))
		} else {
			0
		};
		if gain == 0 {
			return Ok(0);
		}
		add::<T, _>(&mut agent.gained, gain)?;
		add::<T, _>(&mut agent.settled, gain)?;
		add::<T, _>(&mut record.total, more::<T, _>(gain, bonus)?)?;
		if Self::belongs(network, author) {
			add::<T, _>(&mut record.active, gain)?;
		}
		Agents::<T>::insert(network, author, agent);
		Self::deposit_event(Event::ReputationEarned {
			network,
			who: author.clone(),
			id,
			gain,
			bonus,
			settled: agent.settled,
			total: record.total,
		});
		Ok(bonus)
	}

	/// Rewards the author of what peers did not decide, if its kind earns reputation.
	pub(crate) fn do_reward_accepted(accepted: &Accepted<T::AccountId>) -> DispatchResult {
		let Contributor::Agent(author) = &accepted.contributor else { return Ok(()) };
		let Some(worth) = T::Contributions::worth(accepted.id) else { return Ok(()) };
		let Some(quality) = worth.quality else { return Ok(()) };
		if worth.by_peers || !worth.earns_reputation {
			return Ok(());
		}
		let Ok(network) = Self::network_of(accepted.id.scope) else { return Ok(()) };
		let Some(mut record) = Networks::<T>::get(network) else { return Ok(()) };
		let parameters = Self::parameters_of(network);
		let reputation = record.active;
		let whose = (author, accepted.id);
		Self::reward(network, &mut record, whose, &parameters, reputation, quality, false)?;
		Networks::<T>::insert(network, record);
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
		let amount: TokenBalanceOf<T> = amount.try_into().map_err(|_| Error::<T>::Overflow)?;
		T::Tokens::mint_into(asset, who, amount)?;
		Ok(())
	}

	/// Gives an agent units of a network's asset, now or later: that it cannot take them does not keep a
	/// contribution from being accepted.
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
			OwedTokens::<T>::insert(key, more::<T, _>(owed, amount)?);
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
