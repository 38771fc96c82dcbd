// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{HiddenClaims, OwnClaims, MAX_HIDDEN_CLAIMS, MAX_OWN_CLAIMS, MAX_SCOPE_CLAIMS};

fn decide(who: u64, id: u32, granted: Option<u128>) -> Result<(), DispatchError> {
	Exchange::decide_claim(signed(who), id, granted.map(tokens))
}

#[test]
fn a_claim_costs_the_firm_its_cut_until_it_is_decided() {
	in_market(|| {
		ready(8, 1_000);
		run_blocks(40 * DAY);
		let (before, now) = (free(ANA), System::block_number());
		let id = claim(ANA, WORKSHOP, 50);
		assert_eq!(
			last_event(),
			Event::HiddenSaleClaimed {
				claim: id,
				scope: WORKSHOP,
				firm: FIRM,
				claimant: ANA,
				amount: tokens(50),
				sold_at: now - 40 * DAY,
				evidence: EVIDENCE,
				answer_by: now + 14 * DAY,
			}
		);
		assert_eq!((free(ANA), deposits(ANA)), (before - CLAIM_DEPOSIT, CLAIM_DEPOSIT));
		let cut = || Exchange::preview(FIRM, WORKSHOP, tokens(100)).unwrap().cut;
		assert_eq!(cut(), 0);
		let own = free(FIRM);
		assert_ok!(report(WORKSHOP, 100));
		assert_eq!(free(FIRM), own - tokens(100));
		let announced = announce(WORKSHOP, 100);
		assert_eq!(sale(announced).cut, 0);
		// Nobody accuses it elsewhere.
		assert_ok!(Exchange::name_firm(signed(STEWARD), LAB, FIRM, Some(ratio(8, 100))));
		assert_eq!(Exchange::preview(FIRM, LAB, tokens(100)).unwrap().cut, tokens(8));
		assert_ok!(decide(VOTES, id, None));
		assert_eq!(last_event(), Event::ClaimDecided { claim: id, granted: None });
		assert_eq!((free(ANA), deposits(ANA), cut()), (before, 0, tokens(8)));
		assert!(licence().claims.is_empty());
	});
}

#[test]
fn a_claim_names_a_sale_under_the_licence_and_comes_in_time() {
	in_market(|| {
		let early = System::block_number();
		run_blocks(DAY);
		let at = |who, scope, sold_at| try_claim(who, scope, tokens(1), sold_at);
		assert_noop!(at(ANA, WORKSHOP, early), Error::<Test>::LicenceNotFound);
		assert_ok!(offer(FIRM, terms(8, 1_000)));
		assert_noop!(at(ANA, WORKSHOP, early), Error::<Test>::NotLicensed);
		assert_ok!(Exchange::accept_licence(signed(FIRM), LAB, terms(8, 1_000)));
		let since = System::block_number();
		assert_noop!(at(ANA, 99, since), Error::<Test>::ScopeNotFound);
		assert_noop!(at(ANA, WORKSHOP, since - 1), Error::<Test>::InvalidSaleTime);
		assert_noop!(at(ANA, WORKSHOP, since + 1), Error::<Test>::InvalidSaleTime);
		assert_noop!(at(ANA, WORKSHOP, since), Error::<Test>::TooEarly);
		run_blocks(30 * DAY - 1);
		assert_noop!(at(ANA, WORKSHOP, since), Error::<Test>::TooEarly);
		run_blocks(1);
		for who in [CEM, DIA, FIRM] {
			assert_noop!(at(who, WORKSHOP, since), Error::<Test>::TierTooLow);
		}
		// Who was admitted to the scope, but not the firm itself; anybody can join.
		enter(WORKSHOP, CEM);
		assert_noop!(at(CEM, WORKSHOP, since), Error::<Test>::TierTooLow);
		enter(WORKSHOP, FIRM);
		let tier = ovn_primitives::Tier::Contributor;
		assert_ok!(Networks::set_tier(signed(STEWARD), WORKSHOP, FIRM, tier));
		assert_noop!(at(FIRM, WORKSHOP, since), Error::<Test>::TierTooLow);
		assert_noop!(try_claim(ANA, WORKSHOP, 0, since), Error::<Test>::ZeroAmount);
		assert_ok!(at(ANA, WORKSHOP, since));
		run_blocks(335 * DAY - 1);
		assert_ok!(at(BEN, WORKSHOP, since));
		run_blocks(1);
		assert_noop!(at(BEN, WORKSHOP, since), Error::<Test>::TooLate);
		// After the end it sold nothing more.
		assert_ok!(Exchange::leave(signed(FIRM), LAB));
		run_blocks(30 * DAY);
		let ended = System::block_number();
		run_blocks(30 * DAY);
		assert_noop!(at(BEN, WORKSHOP, ended), Error::<Test>::InvalidSaleTime);
		assert_ok!(at(BEN, WORKSHOP, ended - 1));
	});
}

#[test]
fn agents_scopes_and_firms_have_so_many_claims() {
	in_market(|| {
		ready(8, 1_000);
		run_blocks(40 * DAY);
		let people = 20..20 + u64::from(MAX_HIDDEN_CLAIMS / MAX_OWN_CLAIMS);
		for who in people {
			let half = (who - 20) * u64::from(MAX_OWN_CLAIMS) < u64::from(MAX_SCOPE_CLAIMS);
			let scope = if half { WORKSHOP } else { LAB };
			admit(scope, who);
			for _ in 0..MAX_OWN_CLAIMS {
				claim(who, scope, 1);
			}
			assert_eq!(OwnClaims::<Test>::get(who), MAX_OWN_CLAIMS);
			let sold_at = System::block_number() - 40 * DAY;
			let own = try_claim(who, scope, 1, sold_at);
			assert_noop!(own, Error::<Test>::TooManyHiddenClaims);
			// The firm has room for more, but not for this scope.
			let other = try_claim(ANA, WORKSHOP, 1, sold_at);
			let full = HiddenClaims::<Test>::iter().count() >= MAX_SCOPE_CLAIMS as usize;
			if full {
				assert_noop!(other, Error::<Test>::TooManyHiddenClaims);
			} else {
				assert_ok!(other);
				assert_ok!(decide(VOTES, crate::NextHiddenClaim::<Test>::get() - 1, None));
			}
		}
		let sold_at = System::block_number() - 40 * DAY;
		let full = try_claim(ANA, LAB, 1, sold_at);
		assert_noop!(full, Error::<Test>::TooManyHiddenClaims);
		// What is plainly nothing is rejected without waiting.
		assert_ok!(decide(VOTES, 3, None));
		claim(ANA, WORKSHOP, 1);
		assert_eq!(Exchange::claims(LAB, FIRM).len(), MAX_HIDDEN_CLAIMS as usize);
	});
}

#[test]
fn a_claim_fails_when_the_deposit_cannot_be_taken() {
	in_market(|| {
		ready(8, 1_000);
		admit(WORKSHOP, CEM);
		run_blocks(40 * DAY);
		assert_ok!(Balances::transfer_allow_death(signed(CEM), PAYER, free(CEM) - CLAIM_DEPOSIT));
		assert!(try_claim(CEM, WORKSHOP, 1, 1).is_err());
		assert_eq!((deposits(CEM), HiddenClaims::<Test>::iter().count()), (0, 0));
	});
}

#[test]
fn the_firm_answers_in_time_and_once() {
	in_market(|| {
		ready(8, 1_000);
		run_blocks(40 * DAY);
		let (id, other) = (claim(ANA, WORKSHOP, 50), claim(BEN, WORKSHOP, 50));
		let answer = |who, id| Exchange::answer_claim(signed(who), id, EVIDENCE);
		assert_noop!(answer(FIRM, 9), Error::<Test>::HiddenClaimNotFound);
		assert_noop!(answer(RIVAL, id), Error::<Test>::NotFirm);
		assert_noop!(decide(VOTES, id, Some(50)), Error::<Test>::TooEarly);
		run_blocks(14 * DAY - 1);
		assert_ok!(answer(FIRM, id));
		assert_eq!(last_event(), Event::ClaimAnswered { claim: id, evidence: EVIDENCE });
		assert_noop!(answer(FIRM, id), Error::<Test>::AlreadyAnswered);
		assert_ok!(decide(VOTES, id, Some(50)));
		assert_noop!(decide(VOTES, other, Some(50)), Error::<Test>::TooEarly);
		run_blocks(1);
		assert_noop!(answer(FIRM, other), Error::<Test>::TooLate);
		assert_ok!(decide(VOTES, other, Some(50)));
	});
}

#[test]
fn a_grant_is_at_most_what_was_claimed() {
	in_market(|| {
		ready(8, 1_000);
		run_blocks(40 * DAY);
		let id = claim(ANA, WORKSHOP, 50);
		run_blocks(14 * DAY);
		for amount in [0, 51] {
			assert_noop!(decide(VOTES, id, Some(amount)), Error::<Test>::InvalidGrant);
		}
		assert_ok!(decide(VOTES, id, Some(20)));
		assert_noop!(decide(VOTES, id, Some(20)), Error::<Test>::HiddenClaimNotFound);
		assert_eq!(licence().claims[0].granted, Some(tokens(20)));
		assert_eq!(deposits(ANA), 0);
	});
}

#[test]
fn a_claim_lapses_when_nobody_decides_it() {
	in_market(|| {
		ready(8, 1_000);
		run_blocks(40 * DAY);
		let id = claim(ANA, WORKSHOP, 50);
		let lapse = |id| Exchange::lapse_claim(signed(NEWCOMER), id);
		assert_noop!(lapse(9), Error::<Test>::HiddenClaimNotFound);
		run_blocks(74 * DAY - 1);
		assert_noop!(lapse(id), Error::<Test>::NotExpired);
		run_blocks(1);
		for granted in [None, Some(50)] {
			assert_noop!(decide(VOTES, id, granted), Error::<Test>::TooLate);
		}
		assert_ok!(lapse(id));
		assert_eq!(last_event(), Event::ClaimLapsed { claim: id });
		assert_eq!((deposits(ANA), licence().claims.len()), (0, 0));
	});
}

#[test]
fn grants_are_settled_together_and_the_second_ends_the_licence() {
	in_market(|| {
		ready(8, 5_000);
		run_blocks(40 * DAY);
		let settle = || Exchange::settle_grants(signed(NEWCOMER), LAB, FIRM).map_err(|it| it.error);
		let (first, second) = (claim(ANA, WORKSHOP, 100), claim(BEN, LAB, 200));
		assert_noop!(settle(), Error::<Test>::GrantNotFound);
		run_blocks(14 * DAY);
		assert_ok!(decide(VOTES, first, Some(100)));
		run_blocks(10 * DAY);
		assert_ok!(decide(VOTES, second, Some(200)));
		run_blocks(4 * DAY - 1);
		assert_noop!(settle(), Error::<Test>::TooEarly);
		run_blocks(1);
		assert_ok!(settle());
		let paid = |claim, scope, amount| Event::GrantPaid {
			claim,
			scope,
			amount: tokens(amount),
			recorded: true,
		};
		let ends = System::block_number();
		let (network, firm) = (LAB, FIRM);
		assert_eq!(
			events()[events().len() - 4..],
			[
				paid(first, WORKSHOP, 100),
				paid(second, LAB, 200),
				Event::GrantsSettled { network, firm, penalty: tokens(600), held: tokens(4_100) },
				Event::LicenceEnding { network, firm, ends },
			]
		);
		assert_noop!(report(WORKSHOP, 10), Error::<Test>::NotLicensed);
		assert_noop!(settle(), Error::<Test>::GrantNotFound);
		let none = Exchange::settle_grants(signed(NEWCOMER), LAB, RIVAL).map_err(|it| it.error);
		assert_noop!(none, Error::<Test>::LicenceNotFound);
	});
}

#[test]
fn one_grant_suspends_and_the_next_ends_also_under_notice() {
	in_market(|| {
		ready(8, 1_000);
		run_blocks(40 * DAY);
		let id = claim(ANA, WORKSHOP, 10);
		grant_claim(id, 10);
		run_blocks(14 * DAY);
		settle();
		assert_eq!((licence().grants, licence().missing()), (1, tokens(30)));
		assert_noop!(report(WORKSHOP, 10), Error::<Test>::FirmSuspended);
		assert_ok!(Exchange::fill_bond(signed(FIRM), LAB, tokens(30)));
		assert_ok!(report(WORKSHOP, 10));
		let id = claim(ANA, WORKSHOP, 10);
		grant_claim(id, 10);
		assert_ok!(Exchange::leave(signed(FIRM), LAB));
		run_blocks(14 * DAY);
		settle();
		let LicenceState::Ending { ends } = licence().state else { panic!("it ends") };
		assert_eq!(ends.block, System::block_number());
	});
}

#[test]
fn a_penalty_that_the_common_treasury_cannot_take_stays_in_the_bond() {
	in_market(|| {
		let euro = foreign(1);
		let mut own = terms(8, 1);
		(own.bond_asset, own.bond_size) = (euro.clone(), 1_000 * CENT);
		license(FIRM, own);
		run_blocks(40 * DAY);
		let sold_at = System::block_number() - 40 * DAY;
		assert_ok!(try_claim(ANA, WORKSHOP, 100 * CENT, sold_at));
		run_blocks(14 * DAY);
		assert_ok!(Exchange::decide_claim(signed(VOTES), 0, Some(100 * CENT)));
		run_blocks(14 * DAY);
		let treasury = Networks::pot_account(GLOBAL_SCOPE, Purse::Treasury, &euro);
		assert_ok!(Assets::block(signed(PAYER), 1, treasury));
		settle();
		assert_eq!(splits().len(), 1);
		assert_eq!((held(&euro), licence().bond.held), (900 * CENT, 900 * CENT));
		let settled =
			Event::GrantsSettled { network: LAB, firm: FIRM, penalty: 0, held: 900 * CENT };
		assert_eq!(last_event(), settled);
	});
}

#[test]
fn settling_gives_back_the_weight_of_grants_that_are_not_there() {
	in_market(|| {
		ready(8, 1_000);
		run_blocks(40 * DAY);
		let id = claim(ANA, WORKSHOP, 10);
		grant_claim(id, 10);
		run_blocks(14 * DAY);
		let info = Exchange::settle_grants(signed(NEWCOMER), LAB, FIRM).unwrap();
		let call = crate::Call::<Test>::settle_grants { network: LAB, firm: FIRM };
		let declared = frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&call);
		let one = Exchange::settling(1);
		assert_eq!(info.actual_weight, Some(one));
		assert!(one.all_lt(declared.call_weight));
	});
}

#[test]
fn an_arbiter_judges_no_claim_of_its_own_and_none_as_a_steward() {
	in_market(|| {
		let mut terms = terms(8, 1_000);
		terms.arbiter = Some(ARBITER);
		license(FIRM, terms);
		admit(WORKSHOP, ARBITER);
		run_blocks(40 * DAY);
		let sold_at = System::block_number() - 40 * DAY;
		let own = try_claim(ARBITER, WORKSHOP, tokens(1), sold_at);
		assert_noop!(own, Error::<Test>::TierTooLow);
		let id = claim(ANA, WORKSHOP, 1);
		assert_noop!(decide(VOTES, id, None), Error::<Test>::NotArbiter);
		let stewards = vec![STEWARD, ARBITER].try_into().unwrap();
		assert_ok!(Networks::set_stewards(signed(STEWARD), LAB, stewards));
		assert_noop!(decide(ARBITER, id, None), Error::<Test>::NotVoters);
		assert_ok!(decide(VOTES, id, None));
	});
}
