// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What concerns the chain itself: the only validator is the council, and the first of the people; the stewards of the
//! global scope are its deciders, and its members decide on upgrades, which nobody applies.

use super::{votes, Next};
use crate::{tests::fuzz::world::World, Hash, Runtime, RuntimeCall, System};
use codec::Encode;
use frame_support::dispatch::GetDispatchInfo;
use pallet_collective::Call as Council;
use pallet_validator_set::Call as ValidatorSet;
use pallet_whitelist::Call as Whitelist;
use sp_runtime::traits::{BlakeTwo256, Hash as _};

pub fn next(world: &mut World) -> Next {
	let validator = world.people[0].clone();
	let steward = world.decider(0);
	let code_hash = Hash::repeat_byte(world.dice.roll(4) as u8 + 1);
	let upgrade: RuntimeCall = frame_system::Call::authorize_upgrade { code_hash }.into();
	let call_hash = BlakeTwo256::hash_of(&upgrade);
	let attested = pallet_whitelist::WhitelistedCall::<Runtime>::contains_key(call_hash);
	let attest: RuntimeCall = match attested {
		true => Whitelist::remove_whitelisted_call { call_hash }.into(),
		false => Whitelist::whitelist_call { call_hash }.into(),
	};
	let decided: RuntimeCall =
		Whitelist::dispatch_whitelisted_call_with_preimage { call: Box::new(upgrade) }.into();
	let now = System::block_number();
	let stalled = ValidatorSet::note_stalled {
		delay: world.dice.between(1, 1_000) as u32,
		best_finalised: now.saturating_sub(world.dice.between(1, 9) as u32),
	};
	let call: RuntimeCall = match world.dice.roll(12) {
		// Alone it is enough of the council; or it waits for another one, who never comes.
		0..=2 => {
			let length_bound = attest.encoded_size() as u32;
			let (threshold, proposal) = (world.dice.between(1, 2) as u32, Box::new(attest));
			Council::propose { threshold, proposal, length_bound }.into()
		},
		3 => {
			let remark = world.dice.bits().encode();
			let proposal: RuntimeCall = frame_system::Call::remark { remark }.into();
			let length_bound = proposal.encoded_size() as u32;
			Council::execute { proposal: Box::new(proposal), length_bound }.into()
		},
		4..=6 => {
			let all = pallet_collective::ProposalOf::<Runtime>::iter().take(8);
			let all: Vec<(Hash, RuntimeCall)> = all.collect();
			let (proposal_hash, call) = world.dice.any(&all)?;
			let count = pallet_collective::ProposalCount::<Runtime>::get();
			let index = count.checked_sub(1 + world.dice.roll(3) as u32)?;
			let approve = world.dice.chance(60);
			match world.dice.roll(2) {
				0 => Council::vote { proposal: proposal_hash, index, approve }.into(),
				_ => Council::close {
					proposal_hash,
					index,
					proposal_weight_bound: call.get_dispatch_info().call_weight,
					length_bound: call.encoded_size() as u32 + 4,
				}
				.into(),
			}
		},
		7 => return Some((steward, stalled.into())),
		8 => return Some((steward, ValidatorSet::cancel_upgrade { code_hash }.into())),
		9 => return votes::put(world, 0, &[decided]),
		10 => return votes::put(world, 0, &[ValidatorSet::cancel_upgrade { code_hash }.into()]),
		// Repeated by anybody once it is attested and decided.
		_ => return Some((world.person(), decided)),
	};
	Some((validator, call))
}
