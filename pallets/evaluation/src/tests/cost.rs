// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What calls touch does not depend on how many have spoken.

use super::*;

/// The first account of a crowd.
const CROWD: u64 = 1_000_000;

/// A design of E of which so many have spoken, evenly for 0 to 5, as if by their own calls.
fn spoken_by(count: u64) -> ContributionId {
	make_lab(&[(A, 40), (B, 30), (C, 20), (D, 10)]);
	join(LAB, E);
	set(ChangesOf::<Test> { scale: Change::Set(scale(0, 5)), ..worked_case() });
	let id = log_pieces(E, 1);
	let round = Round { id, number: 0 };
	let each = Position {
		value: 0,
		spam: false,
		weight: ONE / 1_000_000,
		stake: 1,
		share: Share::of_units(1),
		changes: 0,
		stream: None,
		pending: 0,
	};
	for k in 0..count {
		let value = (k % 6) as u8;
		Positions::<Test>::insert(round, CROWD + k, Position { value, ..each });
		Agents::<Test>::insert(
			LAB,
			CROWD + k,
			AgentRecord { settled: ONE, staked: 1, ..AgentRecord::default() },
		);
		Unsettled::<Test>::try_append(LAB, CROWD + k, round).unwrap();
	}
	Evaluations::<Test>::mutate(LAB, id, |evaluation| {
		let evaluation = evaluation.as_mut().unwrap();
		evaluation.unsettled[0] = count as u32;
		evaluation.held = count.into();
		for k in 0..6 {
			let spoken = u128::from((count + 5 - k) / 6);
			evaluation.tallies[k as usize] = Tally {
				weight: each.weight * spoken,
				stake: spoken,
				share: Share::of_units(spoken),
				stream: None,
			};
		}
	});
	id
}

/// How many keys each step writes, and what it reads of the trie, in bytes.
fn measure(count: u64) -> Vec<(usize, usize)> {
	let mut ext = genesis();
	let id = ext.execute_with(|| {
		run_to_block(1);
		set_day(TODAY);
		spoken_by(count)
	});
	ext.commit_all().unwrap();
	let mut found = Vec::new();
	let steps: [fn(ContributionId); 6] = [
		|id| say(id, &[(A, 4)]),
		|id| say(id, &[(A, 5)]),
		|id| say(id, &[(B, 5), (C, 5), (D, 5)]),
		finalise,
		|_| {
			assert_ok!(Evaluating::settle(signed(A), LAB, A, 1));
		},
		|_| {
			assert_ok!(Evaluating::settle(signed(A), LAB, CROWD + 7, 1));
		},
	];
	for step in steps {
		let ((), proof) = ext.execute_and_prove(|| {
			System::reset_events();
			step(id)
		});
		let written = ext.overlayed_changes().changes().count();
		ext.commit_all().unwrap();
		found.push((written, codec::Encode::encoded_size(&proof)));
	}
	found
}

#[test]
fn calls_touch_as_much_when_ten_or_a_hundred_thousand_have_spoken() {
	let few = measure(10);
	for count in [1_000, 100_000] {
		for ((written, proof), (written_few, proof_few)) in measure(count).into_iter().zip(&few) {
			assert_eq!(written, *written_few);
			// A larger trie is deeper: five levels of at most 16 hashes for each key that is read.
			let deeper = 5 * 16 * 32 * 8;
			assert!(proof < proof_few + deeper, "{proof} bytes of proof, and {proof_few} with ten");
		}
	}
}
