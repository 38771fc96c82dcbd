// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What calls touch does not depend on how many vote.

use super::*;
use crate::Chambers;

/// How many keys each step writes, and what it reads of the trie, in bytes, among so many voters.
fn measure(voters: u64, chambers: Chambers) -> Vec<(usize, usize)> {
	let mut ext = genesis();
	let id = ext.execute_with(|| {
		run_to_block(u64::from(TODAY) * DAY + 1);
		make_lab(voters);
		if !chambers.is_empty() {
			super::chambers::decide_by(chambers);
		}
		// All need as many backers.
		let id = propose(1, Majority, inline(&[describe(9)]));
		Proposals::<Test>::mutate(LAB, id.index, |proposal| {
			let proposal = proposal.as_mut().unwrap();
			// The others are no voters, so that as many ballots are written.
			for who in 1..u64::from(ovn_math::decision::backers(voters as u32)) {
				proposal.backers.try_push(5_000 + who).unwrap();
			}
		});
		id
	});
	ext.commit_all().unwrap();
	let mut found = Vec::new();
	let steps: [fn(ProposalId); 7] = [
		|id| {
			assert_ok!(Governing::back(signed(2), id));
		},
		|id| vote(id, Agree, [3]),
		|id| vote(id, Disagree, [3]),
		|_| {
			assert_ok!(Governing::confirm(signed(4), LAB));
		},
		|_| set_weight(4, 7),
		|id| {
			run_to_block(closes_at(id));
			close(id);
		},
		|_| {
			assert_ok!(Networks::leave(signed(5), LAB));
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
fn calls_touch_as_much_when_ten_or_a_thousand_vote() {
	compare(Chambers::default());
}

#[test]
fn calls_touch_as_much_when_ten_or_a_thousand_vote_in_chambers() {
	compare(Chambers { persons: true, organisations: true, scopes: true });
}

fn compare(chambers: Chambers) {
	let few = measure(10, chambers);
	let many = measure(1_000, chambers);
	for ((written, proof), (written_few, proof_few)) in many.into_iter().zip(&few) {
		assert_eq!(written, *written_few);
		// A larger trie is deeper: three levels of at most 16 hashes for each key that is read; and a larger
		// scope has more backers.
		let deeper = 3 * 16 * 32 * 16;
		assert!(proof < proof_few + deeper, "{proof} bytes of proof, and {proof_few} with ten");
	}
}
