// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Sending a transaction, and following it until it is as far as its signer wants to wait.

use super::{failure_in, lost, paid, past::number_of, Chain, Receipt, Signed};
use crate::{
	errors::{self, innermost, Failure, Outcome},
	interrupt,
	options::Until,
	scale,
};
use std::time::{Duration, Instant};
use subxt::transactions::TransactionStatus;

/// For how long no block may become final before it is told.
const STILL: Duration = Duration::from_secs(30);
/// How often it is looked how far the chain is.
const BEAT: Duration = Duration::from_secs(1);
/// How a transaction is waited for.
pub struct Waiting<'a> {
	/// How far.
	pub until: Until,
	/// For how long at most; for ever if nothing is said.
	pub at_most: Option<Duration>,
	/// Tells how far it has come.
	pub tell: &'a (dyn Fn(Stage) + Sync),
}

impl Waiting<'_> {
	/// Until it is final, without a word.
	pub const FINAL: Self = Self { until: Until::Final, at_most: None, tell: &|_| {} };
}

/// How far a transaction has come.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Stage {
	/// It was sent and is in no block, after so many seconds.
	Sent(u64),
	/// It is in a block that is not final; the last final block has this number.
	InBlock {
		/// The number of the block it is in, if the node said so.
		block: Option<u64>,
		/// The last final block.
		last_final: u64,
		/// Seconds since it was sent.
		seconds: u64,
	},
	/// No new block has become final for so many seconds after this one.
	Still {
		/// The last final block.
		last_final: u64,
		/// For so many seconds.
		seconds: u64,
	},
}

impl Chain {
	/// Sends a transaction and waits for it. Nothing if it was not to be waited for.
	pub async fn submit(
		&self,
		signed: &Signed,
		call: (&str, &str),
		how: &Waiting<'_>,
	) -> Outcome<Option<Receipt>> {
		let hash = scale::to_hex(signed.hash().as_ref());
		let gone = |error: String| {
			let reason = match error.contains("'stop' event") {
				true => "the node ended, or dropped the connection".to_owned(),
				false => error,
			};
			Failure::node(format!(
				"The connection was lost after the transaction was sent ({reason}). It may be carried out all the same: its hash is {hash}",
			))
			.hint(look_up(&hash))
		};
		let mut progress = signed
			.submit_and_watch()
			.await
			.map_err(|error| errors::submission(&innermost(&error)))?;
		let _stopped = interrupt::say_if_stopped(format!(
			"Stopped waiting. The transaction was sent, and may be carried out all the same: its hash is {hash}\nWhat to do: {}",
			look_up(&hash)
		));
		let begun = Instant::now();
		(how.tell)(Stage::Sent(0));
		let mut pulse = Pulse::new(how.at_most);
		let mut best: Option<Option<u64>> = None;
		let (in_block, is_final) = loop {
			let status = tokio::select! {
				status = progress.next() => status,
				() = tokio::time::sleep(BEAT) => {
					let seconds = begun.elapsed().as_secs();
					if how.at_most.is_some_and(|most| begun.elapsed() >= most) {
						return Err(pulse.too_long(seconds, best, &hash));
					}
					if let Some(still) = pulse.beat(self.last_final().await) {
						(how.tell)(still);
					}
					(how.tell)(match best {
						Some(block) => Stage::InBlock { block, last_final: pulse.last_final, seconds },
						None => Stage::Sent(seconds),
					});
					continue;
				},
			};
			match status {
				None => return Err(gone("the node said no more".into())),
				Some(Err(error)) => return Err(gone(innermost(&error))),
				Some(Ok(
					TransactionStatus::Error { message }
					| TransactionStatus::Invalid { message }
					| TransactionStatus::Dropped { message },
				)) => return Err(errors::submission(&message)),
				Some(Ok(_)) if how.until == Until::Sent => return Ok(None),
				Some(Ok(TransactionStatus::InBestBlock(block))) if how.until == Until::Best => {
					break (block, false)
				},
				Some(Ok(TransactionStatus::InBestBlock(block))) => {
					let number = block.at().await.ok().map(|at| at.block_number());
					best = Some(number);
					let seconds = begun.elapsed().as_secs();
					let last_final = pulse.last_final;
					(how.tell)(Stage::InBlock { block: number, last_final, seconds });
				},
				Some(Ok(TransactionStatus::NoLongerInBestBlock)) => best = None,
				Some(Ok(TransactionStatus::InFinalizedBlock(block))) => break (block, true),
				Some(Ok(_)) => {},
			}
		};
		let at = in_block.at().await.map_err(|error| gone(innermost(&error)))?;
		let found = in_block.fetch_events().await.map_err(|error| gone(innermost(&error)))?;
		let mut events = Vec::new();
		for event in found.iter() {
			let event = event.map_err(lost)?;
			events.push(self.event(
				event.pallet_name(),
				event.event_name(),
				event.field_bytes(),
			)?);
		}
		let receipt = Receipt {
			block: at.block_number(),
			block_hash: scale::to_hex(in_block.block_hash().as_ref()),
			hash: scale::to_hex(in_block.extrinsic_hash().as_ref()),
			is_final,
			fee: paid(&events)?,
			events,
		};
		match failure_in(&receipt.events) {
			Some(error) => {
				let mut failure = errors::dispatch(&self.metadata, call, error);
				failure.what = format!(
					"{} It is in block {}; the fee is paid, all else is as before.",
					failure.what, receipt.block
				);
				Err(failure)
			},
			None => Ok(Some(receipt)),
		}
	}

	/// The number of the last final block; nothing if the node does not say it in time.
	pub(super) async fn last_final(&self) -> Option<u64> {
		let asked = async {
			let hash = self.rpc("chain_getFinalizedHead", &[]).await.ok()?;
			number_of(&self.rpc("chain_getHeader", &[hash]).await.ok()?)
		};
		tokio::time::timeout(BEAT.saturating_mul(3), asked).await.ok().flatten()
	}
}

/// How to learn what has become of a transaction.
fn look_up(hash: &str) -> String {
	format!(
		"`ovn chain transaction {hash}` says what has become of it; do not send it again before"
	)
}

/// Whether the chain goes on while a transaction is waited for.
struct Pulse {
	last_final: u64,
	heard: Instant,
	told: bool,
	still: Duration,
}

impl Pulse {
	/// It is told after half a minute, and in any case before the time is over.
	fn new(at_most: Option<Duration>) -> Self {
		let half = at_most.map_or(STILL, |most| most.checked_div(2).unwrap_or(most));
		Self { last_final: 0, heard: Instant::now(), told: false, still: STILL.min(half) }
	}

	/// Hears of the last final block; says so, once, if it has been the same for too long.
	fn beat(&mut self, last_final: Option<u64>) -> Option<Stage> {
		if let Some(now) = last_final.filter(|now| *now > self.last_final) {
			(self.last_final, self.heard, self.told) = (now, Instant::now(), false);
		}
		if self.told || self.heard.elapsed() < self.still {
			return None;
		}
		self.told = true;
		Some(Stage::Still { last_final: self.last_final, seconds: self.heard.elapsed().as_secs() })
	}

	/// That it took too long.
	fn too_long(&self, seconds: u64, best: Option<Option<u64>>, hash: &str) -> Failure {
		let place = match best {
			Some(Some(block)) => format!(
				"It is in block {block}, which is not final: the last final block is {}",
				self.last_final
			),
			Some(None) => "It is in a block that is not final".to_owned(),
			None => "It is in no block yet".to_owned(),
		};
		Failure::node(format!(
			"Not waited for longer than {seconds} seconds. The transaction was sent, and may be carried out all the same. {place}. Its hash is {hash}"
		))
		.hint(look_up(hash))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn standstill_is_told_once_until_a_block_is_final_again() {
		let mut pulse = Pulse::new(Some(Duration::ZERO));
		assert_eq!(pulse.beat(Some(7)), Some(Stage::Still { last_final: 7, seconds: 0 }));
		assert_eq!(pulse.beat(Some(7)), None);
		assert_eq!(pulse.beat(None), None);
		assert!(pulse.beat(Some(8)).is_some());
		let mut pulse = Pulse::new(None);
		assert_eq!(pulse.beat(Some(7)), None);
	}

	#[test]
	fn time_out_says_where_the_transaction_is_and_how_to_look_it_up() {
		let pulse = Pulse { last_final: 81, ..Pulse::new(None) };
		let refused = pulse.too_long(60, Some(Some(90)), "0x12");
		assert_eq!(refused.exit, errors::Exit::Node);
		for word in ["60 seconds", "block 90", "is 81", "0x12", "ovn chain transaction 0x12"] {
			assert!(refused.to_string().contains(word), "{word}: {refused}");
		}
		assert!(pulse.too_long(60, None, "0x12").what.contains("in no block yet"));
	}
}
