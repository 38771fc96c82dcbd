// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn a_million_ideas_cost_deposits_and_a_decision_removes_them() {
	build_and_execute(|| {
		let id = round(crate::Allotment::Equal);
		let crowd = 1_000..1_016_u64;
		for who in crowd.clone() {
			endow(who);
			for _ in 0..2 {
				idea(who, id, 1, 1);
			}
			assert_eq!(free(who), ENDOWMENT - 2 * IDEA_DEPOSIT);
			let third = Budgeting::propose_idea(
				signed(who),
				id,
				VENDOR,
				b"saw".to_vec().try_into().unwrap(),
				document(7),
				ONE,
				ONE,
			);
			assert_noop!(third, Error::<Test>::TooManyOwnIdeas);
		}
		assert_eq!(the_round(id).tallies.len(), 32);
		// What nobody gives anything to makes room for another, and its deposit returns.
		idea(DIA, id, 1, 1);
		let dropped = Event::IdeaDropped { round: id, idea: 0, forfeited: false };
		assert!(events().contains(&dropped));
		assert_eq!(free(1_000), ENDOWMENT - IDEA_DEPOSIT);
		// The scope takes the others out, and their deposits.
		let treasury = free(purse(LAB, Purse::Treasury));
		for number in 1..32 {
			assert_ok!(Budgeting::drop_idea(signed(STEWARD), id, number, true));
		}
		assert_eq!(the_round(id).tallies.len(), 1);
		assert_eq!(free(purse(LAB, Purse::Treasury)), treasury + 31 * IDEA_DEPOSIT);
		assert!(crowd.clone().all(|who| free(who)
			== ENDOWMENT - if who == 1_000 { IDEA_DEPOSIT } else { 2 * IDEA_DEPOSIT }));
	});
}
