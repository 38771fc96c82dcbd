// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Each invariant is seen to be broken.

use super::*;
use crate::{
	Action, Assembly, Ballot, Chamber, Newcomer, Newcomers, PollOf, ProposalOf, Representation,
	Representatives, Roll, Seats, SeatsOf, Voter, MAX_PRINCIPALS,
};

/// Breaks something in a lab with a vote and a search for backers, and expects this to be found.
fn finds(number: &str, break_it: impl FnOnce(ProposalId, ProposalId)) {
	genesis().execute_with(|| {
		run_to_block(u64::from(TODAY) * DAY + 1);
		make_lab(20);
		set_weight(2, 50);
		run_days(1);
		let seeking = propose(1, Majority, Action::Motion);
		let voting = open_majority();
		check_state();
		break_it(seeking, voting);
		let error = Governing::do_try_state().unwrap_err();
		let sp_runtime::TryRuntimeError::Other(text) = error else { panic!("{error:?}") };
		assert!(text.starts_with(number), "{text}");
	});
}

fn change_voter(who: u64, change: impl FnOnce(&mut Voter)) {
	Voters::<Test>::mutate(LAB, who, |voter| change(voter.as_mut().unwrap()));
}

fn change(id: ProposalId, change: impl FnOnce(&mut ProposalOf<Test>)) {
	Proposals::<Test>::mutate(LAB, id.index, |proposal| change(proposal.as_mut().unwrap()));
}

fn change_poll(id: ProposalId, change_it: impl FnOnce(&mut PollOf<Test>)) {
	change(id, |proposal| change_it(proposal.poll.as_mut().unwrap()));
}

#[test]
fn roll_that_does_not_count_its_voters() {
	finds("1:", |_, _| Rolls::<Test>::mutate(LAB, |roll| roll.voters += 1));
	finds("1:", |_, _| Rolls::<Test>::mutate(LAB, |roll| roll.decides = false));
	finds("1:", |_, _| Rolls::<Test>::mutate(LAB, |roll| roll.recent.add(TODAY + 1, 1).unwrap()));
	finds("1:", |_, _| Rolls::<Test>::mutate(LAB, |roll| roll.struck.add(TODAY + 1, 1).unwrap()));
	finds("1:", |_, _| WeightsOf::<Test>::mutate(LAB, |totals| totals.sum.weight += 1));
	finds("1:", |_, _| WeightsOf::<Test>::mutate(LAB, |totals| totals.sum.squares += 1.into()));
}

#[test]
fn numbers_given_twice_or_too_early() {
	finds("2:", |_, _| change_voter(3, |voter| voter.number = 3));
	finds("2:", |_, _| change_voter(3, |voter| voter.number = 20));
	finds("2:", |_, _| Rolls::<Test>::remove(LAB));
}

#[test]
fn histories_out_of_order() {
	let past = |days: &[u32]| {
		let entries: Vec<_> = days.iter().map(|day| (*day, 0)).collect();
		entries.try_into().unwrap()
	};
	finds("3:", |_, _| change_voter(3, |voter| voter.past = past(&[TODAY, TODAY - 1])));
	finds("3:", |_, _| change_voter(3, |voter| voter.past = past(&[TODAY - 47, TODAY])));
	finds("3:", |_, _| change_voter(3, |voter| voter.past = past(&[TODAY + 2])));
	let totals = |day| vec![(day, crate::Weights::default())].try_into().unwrap();
	finds("3:", |_, _| WeightsOf::<Test>::mutate(LAB, |all| all.past = totals(TODAY + 2)));
}

#[test]
fn votes_that_are_not_the_sum_of_their_ballots() {
	finds("4:", |_, id| change_poll(id, |poll| poll.heads.agree += 1));
	finds("4:", |_, id| change_poll(id, |poll| poll.weights.disagree += 1));
	finds("4:", |_, id| change_poll(id, |poll| poll.heads.abstain += 1));
	finds("4:", |_, id| change_poll(id, |poll| poll.electors = 2));
	finds("4:", |_, id| change_poll(id, |poll| poll.weight = 1));
	finds("4:", |_, id| change_poll(id, |poll| poll.long_blockers = 1));
	let ballot =
		Ballot { choice: Agree, weight: 0, chamber: Chamber::Person, by_representative: false };
	finds("4:", |_, id| Ballots::<Test>::insert(ProposalId { index: 9, ..id }, 1, ballot));
}

#[test]
fn voters_that_stand_for_what_they_do_not_back() {
	finds("5:", |seeking, _| {
		change_voter(9, |voter| voter.limits.backing.try_push(seeking.index).unwrap());
	});
	finds("5:", |seeking, _| {
		change_voter(1, |voter| {
			voter.limits.backing.retain(|index| *index == seeking.index);
			voter.limits.backing.try_push(seeking.index).unwrap();
		});
	});
	finds("5:", |seeking, _| {
		change(seeking, |proposal| proposal.backers.try_push(1).unwrap());
	});
	finds("5:", |seeking, _| {
		change(seeking, |proposal| proposal.backers = vec![7, 7].try_into().unwrap());
	});
	finds("5:", |_, voting| {
		change(voting, |proposal| proposal.backers.try_push(7).unwrap());
	});
}

#[test]
fn states_that_do_not_fit() {
	finds("6:", |_, id| {
		change(id, |proposal| proposal.status = Status::Passed { from: 9, until: 8 });
	});
	finds("6:", |seeking, _| {
		change(seeking, |proposal| {
			proposal.status = Status::Voting { closes_at: 9, extensions: 0 };
		});
	});
	finds("6:", |_, id| {
		change(id, |proposal| proposal.status = Status::Voting { closes_at: 9, extensions: 6 });
	});
}

#[test]
fn calls_that_nothing_has_or_that_are_missing() {
	finds("7:", |_, id| Calls::<Test>::remove(LAB, id.index));
	finds("7:", |_, _| Calls::<Test>::insert(LAB, 9, frame_support::BoundedVec::default()));
	finds("7:", |_, _| crate::NextProposal::<Test>::insert(LAB, 1));
	finds("7:", |_, id| {
		change(id, |proposal| {
			proposal.deposit = None;
			proposal.status = Status::Ended { ending: Ending::Lapsed, at: 9 };
		});
	});
}

#[test]
fn deposits_that_do_not_fit() {
	finds("8:", |_, id| change(id, |proposal| proposal.deposit = None));
	finds("8:", |seeking, _| {
		change(seeking, |proposal| {
			proposal.status = Status::Ended { ending: Ending::Lapsed, at: 9 };
		});
	});
}

#[test]
fn rules_out_of_bounds() {
	finds("9:", |_, _| {
		let wrong = Rules { block_share: 0, ..Rules::default() };
		RulesOf::<Test>::insert(LAB, crate::DecidedRules::from(wrong));
	});
}

#[test]
fn rules_for_a_time_out_of_bounds() {
	finds("9:", |_, _| {
		let rules = Rules { block_share: 0, ..Rules::default() };
		let temporary = Some(crate::TemporaryRules { rules, until: TODAY + 9 });
		let decided = crate::DecidedRules { lasting: None, temporary };
		RulesOf::<Test>::insert(LAB, decided);
	});
}

#[test]
fn weights_of_what_is_no_network() {
	finds("10:", |_, _| {
		WeightsOf::<Test>::insert(GLOBAL_SCOPE, crate::Totals::default());
	});
	finds("10:", |_, _| {
		let mut voter = Voters::<Test>::get(LAB, 3).unwrap();
		(voter.number, voter.weight) = (0, 5);
		voter.past = Default::default();
		Rolls::<Test>::mutate(GLOBAL_SCOPE, |roll| roll.ever = 1);
		Voters::<Test>::insert(GLOBAL_SCOPE, 3, voter);
	});
}

#[test]
fn limits_kept_of_voters_or_of_strangers() {
	finds("11:", |_, _| Struck::<Test>::insert(LAB, 3, crate::Limits::default()));
	finds("11:", |_, _| Struck::<Test>::insert(LAB, STRANGER, crate::Limits::default()));
}

#[test]
fn decisions_that_opened_never_or_later() {
	finds("12:", |_, _| LastExecuted::<Test>::insert(LAB, *b"metadata", [None::<u64>; 3]));
	finds("12:", |_, _| {
		let later = System::block_number() + 1;
		LastExecuted::<Test>::insert(LAB, *b"metadata", [None, Some(later), None]);
	});
}

#[test]
fn representatives_that_are_not_counted_or_cannot_be() {
	let name = |principal: u64, representative: u64, number: u32| {
		let record = Representation { representative, number, until: TODAY + 9 };
		Representatives::<Test>::insert(LAB, principal, record);
	};
	finds("13:", |_, _| name(3, 4, 3));
	finds("13:", |_, _| change_voter(4, |voter| voter.represents = 1));
	finds("13:", |_, _| {
		name(STRANGER, 4, 3);
		change_voter(4, |voter| voter.represents = 1);
	});
	finds("13:", |_, _| {
		name(4, 4, 3);
		change_voter(4, |voter| voter.represents = 1);
	});
	finds("13:", |_, _| {
		// More voters than one can represent, each numbered and counted on the roll.
		for n in 0..=u64::from(MAX_PRINCIPALS) {
			enlist(2_000 + n);
			name(2_000 + n, 4, 3);
		}
		change_voter(4, |voter| voter.represents = MAX_PRINCIPALS + 1);
	});
}

/// Puts one more on the roll of the lab, and on all that counts it.
fn enlist(who: u64) {
	let mut voter = Voters::<Test>::get(LAB, 3).unwrap();
	Rolls::<Test>::mutate(LAB, |roll| {
		(voter.number, voter.represents) = (roll.ever, 0);
		roll.ever += 1;
		roll.voters += 1;
		roll.recent.add(voter.since, 1).unwrap();
	});
	SeatsOf::<Test>::mutate(LAB, voter.chamber, |seats| {
		seats.voters += 1;
		seats.recent.add(voter.since, 1).unwrap();
	});
	Voters::<Test>::insert(LAB, who, voter);
}

#[test]
fn representatives_that_block() {
	finds("14:", |_, id| {
		let ballot =
			Ballot { choice: Block, weight: 0, chamber: Chamber::Person, by_representative: true };
		Ballots::<Test>::insert(id, 9, ballot);
		change_poll(id, |poll| poll.heads.block += 1);
	});
}

fn change_seats(change: impl FnOnce(&mut Seats)) {
	SeatsOf::<Test>::mutate(LAB, Chamber::Person, change);
}

#[test]
fn seats_that_do_not_count_the_voters_of_a_chamber() {
	finds("15:", |_, _| change_seats(|seats| seats.voters += 1));
	finds("15:", |_, _| change_seats(|seats| seats.recent.add(TODAY + 1, 1).unwrap()));
	finds("15:", |_, _| change_seats(|seats| seats.struck.add(TODAY + 1, 1).unwrap()));
	finds("15:", |_, _| change_voter(3, |voter| voter.chamber = Chamber::Scope));
	finds("15:", |_, _| SeatsOf::<Test>::insert(9, Chamber::Scope, Seats::default()));
}

#[test]
fn chambers_that_count_other_ballots_than_theirs() {
	let heads = |agree| crate::Cast { agree, ..Default::default() };
	let put = |id, assembly| change_poll(id, |poll| poll.chambers[0] = Some(assembly));
	let right = Assembly { electors: 20, heads: heads(2), long_blockers: 0 };
	finds("16:", |_, id| put(id, Assembly { heads: heads(1), ..right }));
	finds("16:", |_, id| put(id, Assembly { electors: 1, ..right }));
	finds("16:", |_, id| put(id, Assembly { electors: 21, ..right }));
	finds("16:", |_, id| put(id, Assembly { long_blockers: 1, ..right }));
	finds("16:", |_, id| {
		change_poll(id, |poll| poll.chambers[2] = Some(Assembly::default()));
	});
}

#[test]
fn newcomers_that_are_members_or_earned_nothing() {
	let newcomer = Newcomer { days: 1, last: TODAY, nominated: None, refused: None };
	let put = |who, newcomer| Newcomers::<Test>::insert(LAB, who, newcomer);
	finds("17:", |_, _| put(3, newcomer));
	finds("17:", |_, _| put(STRANGER, newcomer));
	let wrong = [
		Newcomer { days: 0, ..newcomer },
		Newcomer { days: 101, ..newcomer },
		Newcomer { last: TODAY + 2, ..newcomer },
		Newcomer { refused: Some(TODAY + 2), ..newcomer },
		Newcomer { nominated: Some(0), ..newcomer },
	];
	for newcomer in wrong {
		finds("17:", |_, _| {
			Networks::join(signed(STRANGER), LAB, None).unwrap();
			put(STRANGER, newcomer);
		});
	}
}

#[test]
fn rolls_that_are_empty_or_revived_and_do_not_say_so() {
	let change = |change: fn(&mut Roll)| Rolls::<Test>::mutate(LAB, change);
	finds("18:", |_, _| change(|roll| roll.empty_since = Some(TODAY)));
	finds("18:", |_, _| change(|roll| roll.revived_until = Some(TODAY + 9)));
	finds("18:", |_, _| Rolls::<Test>::mutate(GLOBAL_SCOPE, |roll| roll.decides = true));
	finds("18:", |_, _| {
		Rolls::<Test>::mutate(GLOBAL_SCOPE, |roll| {
			roll.decides = true;
			roll.empty_since = Some(TODAY + 2);
		});
	});
	finds("18:", |_, _| {
		Rolls::<Test>::mutate(GLOBAL_SCOPE, |roll| {
			roll.decides = true;
			roll.empty_since = Some(TODAY);
			roll.revived_until = Some(TODAY + 367);
		});
	});
}
