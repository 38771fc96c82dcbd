// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Chance that can be repeated: the same seed, the same calls.

/// A small generator: splitmix64.
pub struct Dice(u64);

impl Dice {
	pub fn new(seed: u64) -> Self {
		Self(seed)
	}

	/// Any 64 bits.
	pub fn bits(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mut z = self.0;
		z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		z ^ (z >> 31)
	}

	/// A number below `sides`; 0 if there is none.
	pub fn roll(&mut self, sides: u64) -> u64 {
		self.bits() % sides.max(1)
	}

	/// A number from `low` to `high`, both included.
	pub fn between(&mut self, low: u64, high: u64) -> u64 {
		low + self.roll(high.saturating_sub(low).saturating_add(1))
	}

	pub fn chance(&mut self, percent: u64) -> bool {
		self.roll(100) < percent
	}

	/// One of a list that is not empty.
	pub fn of<T: Clone>(&mut self, list: &[T]) -> T {
		list[self.roll(list.len() as u64) as usize].clone()
	}

	/// One of a list, if there is one.
	pub fn any<T: Clone>(&mut self, list: &[T]) -> Option<T> {
		(!list.is_empty()).then(|| self.of(list))
	}

	/// An id below `next`: half of the time one of the latest, seldom one that does not exist.
	pub fn id(&mut self, next: u64) -> u64 {
		match self.roll(100) {
			0..=1 => self.bits() >> self.roll(64),
			2..=54 => self.roll(next),
			_ => next.saturating_sub(1 + self.roll(4)),
		}
	}

	/// A place in a list of weights; each is as likely as its weight says.
	pub fn weighted(&mut self, weights: impl Iterator<Item = u64> + Clone) -> usize {
		let mut at = self.roll(weights.clone().sum());
		for (place, weight) in weights.enumerate() {
			if at < weight {
				return place;
			}
			at -= weight;
		}
		0
	}
}
