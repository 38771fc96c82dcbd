// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The rules of a network.

use crate::{
	ChangesOf, Config, Decay, Error, Event, Networks, OwnParameters, OwnValuesOf, Pallet,
	Parameters, ParametersOf, RewardValues, StakeRule, DORMANCY_DAYS, HALF_LIFE_DAYS,
	MAX_REPUTATION, ONE,
};
use frame_support::{
	ensure,
	traits::{fungibles::roles::Inspect as _, Get},
};
use ovn_math::{decay::Factor, Fraction, Scale};
use ovn_primitives::{traits::Scopes, KindId, Purse, ScopeId};
use sp_runtime::{
	traits::{CheckedDiv, Zero},
	DispatchError, DispatchResult,
};

/// The highest value of the scale of networks that choose none; the lowest is 0.
const DEFAULT_MAX: u8 = 5;
/// What the author of a perfect contribution earns in networks that do not choose.
const DEFAULT_REPUTATION: u128 = ONE.saturating_mul(5);
/// The value that earns it.
const DEFAULT_REWARD_VALUE: u128 = 1_000_000_000_000;
/// The greatest part of the reputation that one agent earns in a window: 10 %, and by default 1 %;
/// and the evaluators' part of what authors earn, by default 10 %; in billionths.
const MAX_REWARD_CAP: u32 = 100_000_000;
const DEFAULT_REWARD_CAP: u32 = 10_000_000;
const DEFAULT_EVALUATOR_FACTOR: u32 = 100_000_000;
/// The part of R that all rewards of a window together are: 5 % to 50 %, and by default 20 %; in
/// billionths.
const WINDOW_CAPS: core::ops::RangeInclusive<u32> = 50_000_000..=500_000_000;
const DEFAULT_WINDOW_CAP: u32 = 200_000_000;
/// After so many days of silence anybody can take the weight of an agent out of R, by default.
const DEFAULT_DORMANCY: u32 = 180;
/// A window is so many times the minimum time, by default.
const WINDOW_OF_MINIMUM: u32 = 7;

/// A fraction known to be at most 1.
fn billionths(parts: u32) -> Fraction {
	Fraction::from_parts_per_billion(parts).expect("constants are below a billion; qed")
}

impl<T: Config> Pallet<T> {
	/// The parameters that hold with a network's own values.
	pub(crate) fn effective(own: &OwnValuesOf<T>) -> ParametersOf<T> {
		let scale = own
			.scale
			.unwrap_or_else(|| Scale::new(0, DEFAULT_MAX).expect("0 to 5 is a scale; qed"));
		let window = own.window.unwrap_or_else(T::DefaultWindow::get);
		Parameters {
			scale,
			positive_from: own.positive_from.unwrap_or_else(|| scale.max().div_ceil(2)),
			stake: own.stake.unwrap_or_default(),
			rule: own.rule.unwrap_or_default(),
			quorum: own.quorum.unwrap_or_default(),
			tolerance: own.tolerance.unwrap_or_else(|| scale.default_tolerance()),
			window,
			minimum_time: own.minimum_time.unwrap_or_else(|| {
				window.checked_div(&WINDOW_OF_MINIMUM.into()).unwrap_or_default()
			}),
			self_evaluation: own.self_evaluation.unwrap_or_default(),
			reputation_factor: own.reputation_factor.unwrap_or(DEFAULT_REPUTATION),
			reward_value: own.reward_value.unwrap_or(DEFAULT_REWARD_VALUE),
			reward_cap: own.reward_cap.unwrap_or_else(|| billionths(DEFAULT_REWARD_CAP)),
			evaluator_factor: own
				.evaluator_factor
				.unwrap_or_else(|| billionths(DEFAULT_EVALUATOR_FACTOR)),
			token: own.token,
			token_cap: own.token_cap.unwrap_or_else(|| own.token.map_or(0, |(_, factor)| factor)),
			window_cap: own.window_cap.unwrap_or_else(|| billionths(DEFAULT_WINDOW_CAP)),
			least_tier: own.least_tier,
			dormancy: own.dormancy.unwrap_or(DEFAULT_DORMANCY),
			half_life: own.half_life,
		}
	}

	/// The parameters that hold in a network.
	pub(crate) fn parameters_of(network: ScopeId) -> ParametersOf<T> {
		Self::effective(&OwnParameters::<T>::get(network))
	}

	/// Whether parameters are within their bounds. Those with types of their own always are.
	pub(crate) fn are_valid(parameters: &ParametersOf<T>) -> bool {
		let Parameters {
			scale,
			positive_from,
			stake: _,
			rule: StakeRule::Settle | StakeRule::Stream(_),
			quorum: _,
			tolerance,
			window,
			minimum_time,
			self_evaluation: _,
			reputation_factor,
			reward_value,
			reward_cap,
			evaluator_factor: _,
			token: _,
			token_cap: _,
			window_cap,
			least_tier: _,
			dormancy,
			half_life,
		} = parameters;
		*positive_from > 0
			&& *positive_from <= scale.max()
			&& *tolerance <= scale.max().abs_diff(scale.min())
			&& *window >= T::MinWindow::get()
			&& *window <= T::MaxWindow::get()
			&& minimum_time <= window
			&& *reputation_factor <= MAX_REPUTATION
			&& !reward_value.is_zero()
			&& reward_cap.parts_per_billion() <= MAX_REWARD_CAP
			&& WINDOW_CAPS.contains(&window_cap.parts_per_billion())
			&& DORMANCY_DAYS.contains(dormancy)
			&& half_life.is_none_or(|days| HALF_LIFE_DAYS.contains(&days))
	}

	pub(crate) fn do_set_parameters(network: ScopeId, changes: ChangesOf<T>) -> DispatchResult {
		let mut own = OwnParameters::<T>::get(network);
		let before = own;
		own.apply(changes);
		let parameters = Self::effective(&own);
		ensure!(Self::are_valid(&parameters), Error::<T>::InvalidParameters);
		if let Some((asset, _)) = parameters.token {
			if own.token != before.token {
				Self::ensure_issuer(network, asset)?;
			}
		}
		if own.half_life != before.half_life {
			let decay = own.half_life.map(Self::decay_of).transpose()?;
			if let Some(mut record) = Networks::<T>::get(network) {
				Self::refresh_index(&mut record);
				record.decay = decay;
				Networks::<T>::insert(network, record);
			}
		}
		let others = Self::effective(&before);
		if parameters.least_tier != others.least_tier || parameters.dormancy != others.dormancy {
			// Nobody is silent by rules that it did not know.
			if let Some(mut record) = Networks::<T>::get(network) {
				record.missed_from = record.known();
				Networks::<T>::insert(network, record);
			}
		}
		OwnParameters::<T>::insert(network, own);
		Self::deposit_event(Event::ParametersSet { network, own, parameters });
		Ok(())
	}

	/// How reputation with this half-life decays.
	pub(crate) fn decay_of(half_life: u32) -> Result<Decay, DispatchError> {
		let factor =
			Factor::from_half_life(half_life).map_err(|_| Error::<T>::InvalidParameters)?;
		Ok(Decay { half_life, factor })
	}

	/// Succeeds if the treasury of the network is who creates units of the asset.
	pub(crate) fn ensure_issuer(network: ScopeId, asset: T::AssetId) -> DispatchResult {
		let treasury = T::Scopes::pot(network, Purse::Treasury, &T::NativeAsset::get());
		ensure!(T::Tokens::issuer(asset) == Some(treasury), Error::<T>::NotIssuer);
		Ok(())
	}

	pub(crate) fn do_set_reward_value(
		scope: ScopeId,
		kind: KindId,
		value: Option<u128>,
	) -> DispatchResult {
		ensure!(value != Some(0), Error::<T>::InvalidRewardValue);
		match value {
			Some(value) => RewardValues::<T>::insert(scope, kind, value),
			None => RewardValues::<T>::remove(scope, kind),
		}
		Self::deposit_event(Event::RewardValueSet { scope, kind, value });
		Ok(())
	}
}
