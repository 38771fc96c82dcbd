// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Offers, and their acceptance.

use crate::{
	mock::*, AssetTerms, Contracts, Ending, Error, Event, Exemption, FreeFor, Gives, LicenceTerms,
	Pairs, ShareTerms, Side, State, TermsOf,
};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{IncomeClass, Party, Purse, ScopeKind};
use sp_runtime::DispatchError::BadOrigin;

fn offer_as(who: u64, side: Side, terms: TermsOf<Test>) -> sp_runtime::DispatchResult {
	Settlement::offer(signed(who), side, Box::new(terms))
}

fn accept_as(who: u64, id: u32) -> sp_runtime::DispatchResult {
	Settlement::accept(signed(who), id, Box::new(contract(id).terms))
}

#[test]
fn an_offer_holds_a_deposit_and_says_what_is_signed() {
	with_design(|| {
		let terms = share_terms(3, None);
		let id = offer(terms.clone());
		assert_eq!(deposits(STEWARD), DEPOSIT);
		let hash = crate::Pallet::<Test>::terms_hash(terms.clone());
		let event = Event::ContractOffered {
			contract: id,
			by: Side::Payer,
			hash,
			terms: Box::new(terms.clone()),
		};
		assert_eq!(last_event(), event);
		// What is signed is of this chain and of these terms.
		let other = TermsOf::<Test> { notice_days: 31, ..terms };
		assert_ne!(crate::Pallet::<Test>::terms_hash(other), hash);
	});
}

#[test]
fn accepting_pays_for_the_record_and_starts_after_the_notice() {
	with_design(|| {
		let id = offer(share_terms(3, None));
		let treasury = free(purse(DESIGN, Purse::Treasury));
		let now = System::block_number();
		assert_ok!(accept(id));
		assert_eq!(deposits(STEWARD), 0);
		assert_eq!(free(purse(DESIGN, Purse::Treasury)), treasury + DEPOSIT);
		let from = now + NOTICE;
		assert_eq!(contract(id).state, State::Signed { from, until: None });
		let event = Event::ContractSigned {
			contract: id,
			from,
			until: None,
			supersedes: None,
			price: DEPOSIT,
		};
		assert_eq!(last_event(), event);
		// Not before the notice of the equation has passed.
		assert_eq!(shared(&sale(LAB, 1_000)), Vec::<u128>::new());
		run_blocks(NOTICE);
		assert_eq!(shared(&sale(LAB, 1_000)), vec![30]);
	});
}

#[test]
fn a_licence_is_in_force_at_once() {
	with_design(|| {
		let id = sign(licence_terms());
		let from = System::block_number();
		assert_eq!(contract(id).state, State::Signed { from, until: None });
		assert!(crate::Pallet::<Test>::contract(id).unwrap().in_force);
	});
}

#[test]
fn the_payee_offers_as_well() {
	with_design(|| {
		let terms = licence_terms();
		let id = crate::NextContract::<Test>::get();
		assert_ok!(offer_as(DESIGNER, Side::Payee, terms));
		assert_eq!(deposits(DESIGNER), DEPOSIT);
		assert_noop!(accept_as(BEN, id), Error::<Test>::NotParty);
		assert_ok!(accept_as(ANA, id));
	});
}

#[test]
fn only_a_side_signs_for_itself() {
	with_design(|| {
		let terms = licence_terms();
		assert_noop!(offer_as(BEN, Side::Payer, terms.clone()), Error::<Test>::NotParty);
		assert_noop!(offer_as(BEN, Side::Payee, terms.clone()), BadOrigin);
		let boxed = Box::new(terms.clone());
		let root = RuntimeOrigin::root();
		assert_noop!(Settlement::offer(root, Side::Payer, boxed), BadOrigin);
		let id = offer(terms);
		// Who offered does not accept, too.
		assert_noop!(accept_as(ANA, id), BadOrigin);
		assert_noop!(accept_as(STEWARD, id), BadOrigin);
		let share = offer(share_terms(3, None));
		assert_noop!(accept_as(STEWARD, share), BadOrigin);
	});
}

#[test]
fn nobody_signs_for_a_scope_who_is_the_other_side_or_its_steward() {
	with_design(|| {
		// The company of the designers' steward.
		let own = TermsOf::<Test> { payer: Party::Agent(DESIGNER), ..licence_terms() };
		let id = offer_of(DESIGNER, own.clone());
		assert_noop!(accept_as(DESIGNER, id), Error::<Test>::NotIndependent);
		assert_noop!(offer_as(DESIGNER, Side::Payee, own), Error::<Test>::NotIndependent);
		// A scope whose steward is a steward of the payee.
		let both = terms(Party::Scope(STUDIO), LAB, percent(3), native(None));
		assert_noop!(offer_as(STEWARD, Side::Payer, both.clone()), Error::<Test>::NotIndependent);
		assert_noop!(offer_as(STEWARD, Side::Payee, both), Error::<Test>::NotIndependent);
	});
}

fn offer_of(who: u64, terms: TermsOf<Test>) -> u32 {
	let id = crate::NextContract::<Test>::get();
	offer_as(who, Side::Payer, terms).unwrap();
	id
}

#[test]
fn what_is_accepted_is_what_was_offered() {
	with_design(|| {
		let id = offer(licence_terms());
		let other = TermsOf::<Test> { notice_days: 0, ..contract(id).terms };
		let accepted = Settlement::accept(signed(DESIGNER), id, Box::new(other));
		assert_noop!(accepted, Error::<Test>::TermsDiffer);
		let missing = Settlement::accept(signed(DESIGNER), 9, Box::new(licence_terms()));
		assert_noop!(missing, Error::<Test>::ContractNotFound);
		assert_ok!(accept(id));
		assert_noop!(accept(id), Error::<Test>::AlreadyAgreed);
	});
}

#[test]
fn an_offer_lapses_and_anybody_removes_it() {
	with_design(|| {
		let terms = licence_terms();
		let id = offer(terms.clone());
		assert_noop!(Settlement::remove_offer(signed(NEWCOMER), id), Error::<Test>::NotLapsed);
		run_to_block(terms.valid_until);
		assert_noop!(Settlement::remove_offer(signed(NEWCOMER), id), Error::<Test>::NotLapsed);
		run_blocks(1);
		assert_noop!(accept(id), Error::<Test>::OfferExpired);
		assert_ok!(Settlement::remove_offer(signed(NEWCOMER), id));
		assert_eq!(last_event(), Event::OfferRemoved { contract: id });
		assert_eq!(deposits(ANA), 0);
		assert!(Contracts::<Test>::iter().next().is_none());
		assert!(Pairs::<Test>::iter().next().is_none());
	});
}

#[test]
fn each_side_takes_an_offer_off_the_table() {
	with_design(|| {
		for (who, side) in [(ANA, Side::Payer), (DESIGNER, Side::Payee)] {
			let id = offer(licence_terms());
			let withdraw = |who| Settlement::withdraw_offer(signed(who), id, side);
			assert!(withdraw(BEN).is_err());
			assert_ok!(withdraw(who));
			assert_eq!(last_event(), Event::OfferWithdrawn { contract: id, by: side });
			assert_eq!(deposits(ANA), 0);
		}
		let id = sign(licence_terms());
		let withdraw = Settlement::withdraw_offer(signed(ANA), id, Side::Payer);
		assert_noop!(withdraw, Error::<Test>::AlreadyAgreed);
	});
}

#[test]
fn terms_have_bounds() {
	with_design(|| {
		let licence_of = |licence: LicenceTerms| TermsOf::<Test> {
			gives: Gives::Licence(licence),
			..licence_terms()
		};
		let share_of = |rate, exempt: Vec<Exemption>| TermsOf::<Test> {
			gives: Gives::Share(ShareTerms { rate, exempt: exempt.try_into().unwrap() }),
			..share_terms(1, None)
		};
		let exempt = |class, asset| Exemption { class, asset, a_year: ONE };
		let asset =
			|id: u32, ceiling| AssetTerms { asset: AssetKind::WithId(id), ceiling, currency: None };
		let of_assets = |assets: Vec<_>| TermsOf::<Test> {
			assets: assets.try_into().unwrap(),
			..licence_terms()
		};
		let free = |accepted, within| LicenceTerms {
			free_for: Some(FreeFor { accepted, within }),
			..licence()
		};
		let now = System::block_number();
		use Error::*;
		let cases: Vec<(TermsOf<Test>, Error<Test>)> = vec![
			(TermsOf::<Test> { payer: Party::Scope(DESIGN), ..licence_terms() }, SelfContract),
			(TermsOf::<Test> { gives: percent(3), ..licence_terms() }, NotScope),
			(share_of(ratio(0, 1), vec![]), InvalidRate),
			(share_of(ratio(201, 1_000), vec![]), InvalidRate),
			(licence_of(LicenceTerms { rate: ratio(201, 1_000), ..licence() }), InvalidRate),
			(share_of(ratio(1, 10), vec![exempt(IncomeClass::Sale, 0)]), InvalidExemption),
			(share_of(ratio(1, 10), vec![exempt(IncomeClass::Grant, 1)]), InvalidExemption),
			(share_of(ratio(1, 10), vec![exempt(IncomeClass::Grant, 0); 2]), InvalidExemption),
			(of_assets(vec![]), InvalidAssets),
			(of_assets(vec![asset(1, None), asset(1, None)]), InvalidAssets),
			(of_assets(vec![asset(1, None), asset(2, Some(1))]), InvalidAssets),
			(of_assets(vec![asset(1, Some(0))]), InvalidAssets),
			(of_assets(vec![asset(1, Some(1))]), AssetNotAccepted),
			(licence_of(LicenceTerms { period_days: 29, ..licence() }), InvalidPeriod),
			(licence_of(LicenceTerms { period_days: 367, ..licence() }), InvalidPeriod),
			(licence_of(LicenceTerms { cure_days: 0, ..licence() }), InvalidPeriod),
			(licence_of(LicenceTerms { cure_days: 366, ..licence() }), InvalidPeriod),
			(licence_of(free(0, 1)), InvalidPeriod),
			(licence_of(free(9, 1)), InvalidPeriod),
			(licence_of(free(1, 0)), InvalidPeriod),
			(TermsOf::<Test> { notice_days: 366, ..licence_terms() }, InvalidPeriod),
			(TermsOf::<Test> { until: Some(now), ..licence_terms() }, InvalidDuration),
			(
				TermsOf::<Test> { valid_until: now + 7 * DAY - 1, ..licence_terms() },
				InvalidDuration,
			),
			(
				TermsOf::<Test> { valid_until: now + 90 * DAY + 1, ..licence_terms() },
				InvalidDuration,
			),
			(TermsOf::<Test> { payee: 99, ..licence_terms() }, ScopeNotFound),
			(TermsOf::<Test> { payee: SHOP, ..licence_terms() }, EquationNotFound),
			(TermsOf::<Test> { supersedes: Some(9), ..licence_terms() }, InvalidSuperseded),
		];
		for (terms, error) in cases {
			let who = if matches!(terms.payer, Party::Scope(LAB)) { STEWARD } else { ANA };
			let who = if terms.payer == Party::Scope(DESIGN) { DESIGNER } else { who };
			let offered = offer_as(who, Side::Payer, terms);
			assert_noop!(offered, error);
		}
		// The ends of all ranges.
		let ends = [
			licence_of(LicenceTerms { period_days: 30, cure_days: 1, ..free(1, 1) }),
			licence_of(LicenceTerms { period_days: 366, cure_days: 365, ..free(8, u32::MAX) }),
			TermsOf::<Test> { notice_days: 365, ..licence_terms() },
			TermsOf::<Test> { notice_days: 0, valid_until: now + 7 * DAY, ..licence_terms() },
			licence_of(LicenceTerms { rate: ratio(1, 5), ..licence() }),
		];
		for terms in ends {
			assert_ok!(offer_as(ANA, Side::Payer, terms));
		}
	});
}

#[test]
fn nothing_is_signed_with_a_scope_that_is_closed_or_suspended() {
	with_design(|| {
		let id = offer(licence_terms());
		assert_ok!(Networks::suspend(signed(DESIGNER), DESIGN, DESIGN, 5, document(6)));
		let suspended = pallet_networks::Error::<Test>::ScopeSuspended;
		assert_noop!(accept(id), suspended);
		let suspended = pallet_networks::Error::<Test>::ScopeSuspended;
		assert_noop!(offer_as(ANA, Side::Payer, licence_terms()), suspended);
		run_blocks(5 * DAY + 1);
		assert_ok!(accept(id));
		let closed = found(STEWARD, LAB, ScopeKind::Project);
		set_equation(STEWARD, closed);
		let terms = TermsOf::<Test> { payee: closed, ..licence_terms() };
		let id = offer(terms.clone());
		assert_ok!(Networks::close_scope(signed(STEWARD), closed));
		assert_noop!(accept(id), Error::<Test>::ScopeNotOpen);
		assert_noop!(offer_as(ANA, Side::Payer, terms), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn a_pair_has_eight_offers_and_contracts_at_most() {
	with_design(|| {
		let terms = |n| TermsOf::<Test> { document: document(n), ..licence_terms() };
		for n in 0..8 {
			let id = offer(terms(n));
			if n % 2 == 0 {
				assert_ok!(accept(id));
			}
		}
		let ninth = offer_as(ANA, Side::Payer, terms(9));
		assert_noop!(ninth, Error::<Test>::TooManyContracts);
		// What has ended leaves its place.
		assert_ok!(Settlement::give_notice(signed(ANA), 0, Side::Payer));
		run_blocks(30 * DAY);
		let later = TermsOf::<Test> { valid_until: System::block_number() + 30 * DAY, ..terms(9) };
		assert_ok!(offer_as(ANA, Side::Payer, later));
	});
}

#[test]
fn one_contract_of_a_document_is_in_force_at_a_time() {
	with_design(|| {
		let id = sign(licence_terms());
		let again = offer(licence_terms());
		assert_noop!(accept(again), Error::<Test>::AlreadyInForce);
		assert_ok!(Settlement::give_notice(signed(DESIGNER), id, Side::Payee));
		run_blocks(30 * DAY - 1);
		assert_noop!(accept(again), Error::<Test>::AlreadyInForce);
		run_blocks(1);
		assert_ok!(accept(again));
	});
}

#[test]
fn a_contract_supersedes_one_of_the_same_sides_and_kind_only() {
	with_design(|| {
		let old = in_force(share_terms(3, None));
		let of_kind = TermsOf::<Test> {
			gives: Gives::Licence(licence()),
			supersedes: Some(old),
			..share_terms(3, None)
		};
		assert_noop!(offer_as(STEWARD, Side::Payer, of_kind), Error::<Test>::InvalidSuperseded);
		// Nobody ends the contract of others.
		let of_others = TermsOf::<Test> {
			payer: Party::Scope(SHOP),
			supersedes: Some(old),
			..share_terms(3, None)
		};
		assert_noop!(offer_as(STEWARD, Side::Payer, of_others), Error::<Test>::InvalidSuperseded);
		let open = offer(TermsOf::<Test> { document: document(2), ..share_terms(3, None) });
		let an_offer = TermsOf::<Test> { supersedes: Some(open), ..share_terms(3, None) };
		assert_noop!(offer_as(STEWARD, Side::Payer, an_offer), Error::<Test>::InvalidSuperseded);
		// Two offers to supersede one: the second has nothing to supersede.
		let new = |rate, n| {
			let document = document(n);
			TermsOf::<Test> { supersedes: Some(old), document, ..share_terms(rate, None) }
		};
		let (first, second) = (offer(new(4, 5)), offer(new(5, 6)));
		assert_ok!(accept(first));
		let until = System::block_number() + NOTICE;
		let state = contract(old).state;
		let ending = Ending::Superseded(first);
		assert!(matches!(state, State::Signed { until: Some(end), .. } if end == (until, ending)));
		assert_noop!(accept(second), Error::<Test>::InvalidSuperseded);
	});
}

#[test]
fn a_superseding_contract_drops_no_asset_and_no_ceiling() {
	with_design(|| {
		let asset = asset(7);
		assert_ok!(Networks::accept_asset(signed(DESIGNER), DESIGN, asset.clone()));
		let old = in_force(share_terms(10, Some(1_000)));
		sale(LAB, 5_000);
		let other = vec![AssetTerms { asset, ceiling: Some(ONE), currency: None }];
		let new = |assets: Vec<_>| TermsOf::<Test> {
			supersedes: Some(old),
			assets: assets.try_into().unwrap(),
			..share_terms(1, None)
		};
		let dropping = offer(new(other.clone()));
		assert_noop!(accept(dropping), Error::<Test>::AssetLeftOut);
		let below = offer(new(native(Some(499))));
		assert_noop!(accept(below), Error::<Test>::AboveCeiling);
		let mut both = native(Some(500));
		both.extend(other);
		assert_ok!(accept(offer(new(both))));
	});
}

#[test]
fn a_contract_that_would_end_before_it_begins_is_refused() {
	with_design(|| {
		let until = Some(System::block_number() + NOTICE);
		let id = offer(TermsOf::<Test> { until, ..share_terms(3, None) });
		assert_noop!(accept(id), Error::<Test>::InvalidDuration);
		let until = Some(System::block_number() + NOTICE + 1);
		let id = offer(TermsOf::<Test> { until, ..share_terms(3, None) });
		assert_ok!(accept(id));
		run_blocks(NOTICE);
		assert_eq!(shared(&sale(LAB, 100)), vec![3]);
		run_blocks(1);
		assert_eq!(shared(&sale(LAB, 100)), Vec::<u128>::new());
	});
}

#[test]
fn accepting_needs_an_open_treasury_that_gets_the_price() {
	with_design(|| {
		let id = offer(licence_terms());
		let global = ovn_primitives::GLOBAL_SCOPE;
		let treasury = (Purse::Treasury, NATIVE);
		for scope in [DESIGN, global] {
			pallet_networks::OpenPots::<Test>::remove(scope, treasury.clone());
		}
		assert_noop!(accept(id), Error::<Test>::PurseNotOpen);
		for scope in [DESIGN, global] {
			pallet_networks::OpenPots::<Test>::insert(scope, treasury.clone(), ());
		}
		assert_ok!(accept(id));
	});
}

#[test]
fn stewards_whom_the_scope_above_named_bind_the_scope_to_pay_nobody() {
	with_design(|| {
		let other = |n| TermsOf::<Test> { document: document(n), ..share_terms(3, None) };
		let offered = offer(other(2));
		let asked = crate::NextContract::<Test>::get();
		assert_ok!(offer_as(DESIGNER, Side::Payee, other(3)));
		Revived::set(Some(LAB));
		let offer = offer_as(STEWARD, Side::Payer, share_terms(3, None));
		assert_eq!(offer, Err(Error::<Test>::ScopeRevived.into()));
		assert_noop!(accept_as(STEWARD, asked), Error::<Test>::ScopeRevived);
		// What was offered before them is accepted, and they sign where the scope is paid.
		assert_ok!(accept(offered));
		let earns = TermsOf::<Test> { payee: LAB, ..licence_terms() };
		sign(earns);
	});
}

#[test]
fn an_offer_needs_its_deposit() {
	with_design(|| {
		let terms = TermsOf::<Test> { payer: Party::Agent(NEWCOMER), ..licence_terms() };
		let offered = offer_as(NEWCOMER, Side::Payer, terms);
		assert_noop!(offered, sp_runtime::TokenError::FundsUnavailable);
	});
}
