// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Firms, NamedFirms, MAX_FIRMS, MAX_NAMED};
use ovn_primitives::DecisionClass;

#[test]
fn a_licence_is_offered_and_accepted_with_the_same_terms_and_a_bond() {
	in_market(|| {
		let terms = terms(8, 1_000);
		assert_ok!(offer(FIRM, terms.clone()));
		let until = System::block_number() + 30 * DAY;
		let (network, firm) = (LAB, FIRM);
		let offered =
			Event::LicenceOffered { network, firm, terms: Box::new(terms.clone()), until };
		assert_eq!(last_event(), offered);
		assert_eq!(Exchange::firms_of(LAB), [FIRM]);
		let view = Exchange::licence(LAB, FIRM).unwrap();
		assert_eq!((view.in_force, view.missing, view.ends), (false, 0, Some(until)));
		let before = free(FIRM);
		let accept = |terms| Exchange::accept_licence(signed(FIRM), LAB, terms);
		assert_noop!(accept(crate::mock::terms(9, 1_000)), Error::<Test>::NotOfferedTerms);
		assert_ok!(accept(terms.clone()));
		let held = tokens(1_000);
		assert_eq!(last_event(), Event::LicenceAccepted { network, firm, held });
		assert_eq!((free(FIRM), crate::mock::held(&NATIVE)), (before - held, held));
		let view = Exchange::licence(LAB, FIRM).unwrap();
		assert_eq!((view.in_force, view.missing, view.ends), (true, 0, None));
		assert_noop!(accept(terms), Error::<Test>::NotOffered);
	});
}

#[test]
fn license_firm_fails_for_what_is_no_network_and_for_terms_out_of_bounds() {
	in_market(|| {
		let license = |scope, terms| Exchange::license_firm(signed(VOTES), scope, FIRM, terms);
		assert_noop!(license(99, terms(8, 1)), Error::<Test>::ScopeNotFound);
		for scope in [WORKSHOP, GLOBAL_SCOPE] {
			assert_noop!(license(scope, terms(8, 1)), Error::<Test>::NotNetwork);
		}
		let refused = |change: &dyn Fn(&mut crate::TermsOf<Test>)| {
			let mut terms = terms(8, 1);
			change(&mut terms);
			assert_noop!(license(LAB, terms), Error::<Test>::InvalidTerms);
		};
		refused(&|terms| terms.cut = ratio(201, 1_000));
		refused(&|terms| terms.bond_size = ED - 1);
		refused(&|terms| terms.report_within = 0);
		refused(&|terms| terms.report_within = 91);
		refused(&|terms| terms.assets = vec![].try_into().unwrap());
		refused(&|terms| terms.assets = vec![NATIVE, NATIVE].try_into().unwrap());
		refused(&|terms| terms.arbiter = Some(FIRM));
		refused(&|terms| terms.arbiter = Some(STEWARD));
		let mut most = terms(20, 1);
		(most.bond_size, most.report_within, most.arbiter) = (ED, 90, Some(ARBITER));
		assert_ok!(license(LAB, most));
		let known = license(LAB, terms(8, 1));
		assert_noop!(known, Error::<Test>::AlreadyLicensed);
		let stranger = Exchange::license_firm(signed(MALLORY), LAB, RIVAL, terms(8, 1));
		assert_noop!(stranger, DispatchError::BadOrigin);
	});
}

#[test]
fn license_firm_asks_for_an_asset_that_network_and_common_treasury_take() {
	in_market(|| {
		let in_asset = |asset: &AssetKind| {
			let mut terms = terms(8, 1);
			terms.bond_asset = asset.clone();
			offer(FIRM, terms)
		};
		let unknown = Helper::new_asset(PAYER);
		assert_noop!(in_asset(&unknown), Error::<Test>::AssetNotAccepted);
		assert_ok!(Networks::accept_asset(signed(STEWARD), LAB, unknown.clone()));
		assert_noop!(in_asset(&unknown), Error::<Test>::PotNotOpen);
		assert_ok!(Exchange::open_pot(signed(PAYER), LAB, unknown.clone()));
		assert_noop!(in_asset(&unknown), Error::<Test>::PurseNotOpen);
		open_global_treasury(&unknown, PAYER);
		assert_ok!(in_asset(&unknown));
	});
}

#[test]
fn a_high_cut_and_a_firm_of_the_network_are_critical_matters() {
	in_market(|| {
		let class = |firm, cut| Exchange::class_of_licence(LAB, &firm, ratio(cut, 1_000));
		assert_eq!(class(FIRM, 100), DecisionClass::Significant);
		assert_eq!(class(FIRM, 101), DecisionClass::Critical);
		// A member, and the steward.
		assert_eq!(class(ANA, 100), DecisionClass::Critical);
		assert_eq!(class(STEWARD, 0), DecisionClass::Critical);
		let license = |firm, cut| Exchange::license_firm(signed(CIRCLE), LAB, firm, terms(cut, 1));
		for (firm, cut) in [(FIRM, 11), (ANA, 10), (STEWARD, 0)] {
			assert_noop!(license(firm, cut), DispatchError::BadOrigin);
		}
		assert_ok!(license(FIRM, 10));
		assert_ok!(Exchange::license_firm(signed(VOTES), LAB, ANA, terms(11, 1)));
	});
}

#[test]
fn a_network_has_so_many_firms_and_an_offer_that_ends_makes_room() {
	in_market(|| {
		for firm in 100..100 + u64::from(MAX_FIRMS) {
			assert_ok!(offer(firm, terms(8, 1)));
		}
		assert_noop!(offer(FIRM, terms(8, 1)), Error::<Test>::TooManyFirms);
		assert_ok!(Exchange::withdraw_offer(signed(STEWARD), LAB, 105));
		assert_eq!(last_event(), Event::OfferWithdrawn { network: LAB, firm: 105 });
		assert_ok!(offer(FIRM, terms(8, 1)));
		assert_eq!(Firms::<Test>::get(LAB).len(), MAX_FIRMS as usize);
	});
}

#[test]
fn offers_lapse_and_are_withdrawn_until_they_are_accepted() {
	in_market(|| {
		assert_ok!(offer(FIRM, terms(8, 1)));
		let lapse = |firm| Exchange::lapse_offer(signed(NEWCOMER), LAB, firm);
		let withdraw = |firm| Exchange::withdraw_offer(signed(STEWARD), LAB, firm);
		assert_noop!(lapse(RIVAL), Error::<Test>::LicenceNotFound);
		assert_noop!(withdraw(RIVAL), Error::<Test>::LicenceNotFound);
		let nowhere = Exchange::withdraw_offer(signed(STEWARD), 99, FIRM);
		assert_noop!(nowhere, Error::<Test>::ScopeNotFound);
		run_blocks(30 * DAY - 1);
		assert_noop!(lapse(FIRM), Error::<Test>::NotExpired);
		run_blocks(1);
		let late = Exchange::accept_licence(signed(FIRM), LAB, terms(8, 1));
		assert_noop!(late, Error::<Test>::TooLate);
		assert_ok!(lapse(FIRM));
		assert_eq!(last_event(), Event::OfferLapsed { network: LAB, firm: FIRM });
		assert!(!Firms::<Test>::contains_key(LAB));
		let none = Exchange::accept_licence(signed(FIRM), LAB, terms(8, 1));
		assert_noop!(none, Error::<Test>::LicenceNotFound);
		license(FIRM, terms(8, 1));
		assert_noop!(lapse(FIRM), Error::<Test>::NotOffered);
		assert_noop!(withdraw(FIRM), Error::<Test>::NotOffered);
	});
}

#[test]
fn accept_licence_fails_when_the_network_or_the_asset_is_not_what_it_was() {
	in_market(|| {
		let euro = foreign(1);
		let mut terms = terms(8, 1);
		(terms.bond_asset, terms.bond_size) = (euro.clone(), CENT);
		assert_ok!(offer(FIRM, terms.clone()));
		let accept = |terms| Exchange::accept_licence(signed(FIRM), LAB, terms);
		assert_ok!(Networks::drop_asset(signed(STEWARD), LAB, euro.clone()));
		assert_noop!(accept(terms.clone()), Error::<Test>::AssetNotAccepted);
		assert_ok!(Networks::accept_asset(signed(STEWARD), LAB, euro));
		assert_ok!(Assets::set_team(signed(PAYER), 1, FIRM, PAYER, PAYER));
		assert_noop!(accept(terms.clone()), Error::<Test>::OwnBondAsset);
		assert_ok!(Assets::set_team(signed(PAYER), 1, PAYER, PAYER, PAYER));
		assert_ok!(accept(terms));
	});
}

#[test]
fn accept_licence_fails_when_the_firm_cannot_pay_the_bond() {
	in_market(|| {
		assert_ok!(offer(NEWCOMER, terms(8, 1)));
		let accept = Exchange::accept_licence(signed(NEWCOMER), LAB, terms(8, 1));
		assert_noop!(accept, sp_runtime::TokenError::FundsUnavailable);
	});
}

#[test]
fn a_licence_ends_after_the_notice_of_either_side() {
	in_market(|| {
		let leave = || Exchange::leave(signed(FIRM), LAB);
		let end = |scope| Exchange::end_licence(signed(STEWARD), scope, FIRM);
		assert_noop!(leave(), Error::<Test>::LicenceNotFound);
		assert_noop!(end(LAB), Error::<Test>::LicenceNotFound);
		assert_noop!(end(99), Error::<Test>::ScopeNotFound);
		assert_ok!(offer(FIRM, terms(8, 1_000)));
		assert_noop!(leave(), Error::<Test>::NotLicensed);
		assert_noop!(end(LAB), Error::<Test>::NotLicensed);
		assert_ok!(Exchange::accept_licence(signed(FIRM), LAB, terms(8, 1_000)));
		name(FIRM, 8);
		assert_ok!(leave());
		let ends = System::block_number() + 30 * DAY;
		assert_eq!(last_event(), Event::LicenceEnding { network: LAB, firm: FIRM, ends });
		assert_noop!(leave(), Error::<Test>::AlreadyEnding);
		assert_noop!(end(LAB), Error::<Test>::AlreadyEnding);
		let view = Exchange::licence(LAB, FIRM).unwrap();
		assert_eq!((view.ends, view.returns), (Some(ends), Some(ends + 180 * DAY)));
		run_blocks(30 * DAY - 1);
		assert_ok!(report(WORKSHOP, 10));
		let id = announce(WORKSHOP, 10);
		run_blocks(1);
		assert_noop!(report(WORKSHOP, 10), Error::<Test>::NotLicensed);
		assert_noop!(try_announce(WORKSHOP, tokens(10)), Error::<Test>::NotLicensed);
		// What is due stays due.
		assert_ok!(Exchange::pay_announced(signed(FIRM), id));
		// The network gives notice to another.
		license(RIVAL, terms(8, 1));
		assert_ok!(Exchange::end_licence(signed(STEWARD), LAB, RIVAL));
		assert!(matches!(last_event(), Event::LicenceEnding { firm: RIVAL, .. }));
	});
}

#[test]
fn scopes_name_firms_with_a_cut_of_their_own() {
	in_market(|| {
		let named = |scope, firm, cut| Exchange::name_firm(signed(STEWARD), scope, firm, cut);
		let some = Some(ratio(5, 100));
		assert_noop!(named(99, FIRM, some), Error::<Test>::ScopeNotFound);
		assert_noop!(named(WORKSHOP, FIRM, some), Error::<Test>::LicenceNotFound);
		license(FIRM, terms(8, 1_000));
		// Licences of a network say nothing in another.
		assert_noop!(named(SHOP, FIRM, some), Error::<Test>::LicenceNotFound);
		let above = named(WORKSHOP, FIRM, Some(ratio(201, 1_000)));
		assert_noop!(above, Error::<Test>::InvalidCut);
		assert_noop!(named(WORKSHOP, FIRM, None), Error::<Test>::NotNamed);
		let stranger = Exchange::name_firm(signed(FIRM), WORKSHOP, FIRM, some);
		assert_noop!(stranger, DispatchError::BadOrigin);
		assert_ok!(named(WORKSHOP, FIRM, some));
		assert_eq!(last_event(), Event::FirmNamed { scope: WORKSHOP, firm: FIRM, cut: some });
		let preview = |scope| Exchange::preview(FIRM, scope, tokens(100)).unwrap().cut;
		assert_eq!((preview(WORKSHOP), preview(LAB)), (tokens(5), 0));
		// The lesser of both.
		assert_ok!(named(WORKSHOP, FIRM, Some(ratio(20, 100))));
		assert_eq!(preview(WORKSHOP), tokens(8));
		assert_eq!(Exchange::firms_named(WORKSHOP).len(), 1);
		assert_ok!(named(WORKSHOP, FIRM, None));
		assert_eq!(preview(WORKSHOP), 0);
		assert!(!NamedFirms::<Test>::contains_key(WORKSHOP));
	});
}

#[test]
fn a_scope_names_so_many_firms() {
	in_market(|| {
		let firms = 100..100 + u64::from(MAX_NAMED);
		for firm in firms.clone() {
			assert_ok!(offer(firm, terms(8, 1)));
			name(firm, 8);
		}
		assert_ok!(Exchange::withdraw_offer(signed(STEWARD), LAB, 100));
		license(FIRM, terms(8, 1));
		let one_more = || Exchange::name_firm(signed(STEWARD), WORKSHOP, FIRM, Some(ratio(1, 100)));
		assert_noop!(one_more(), Error::<Test>::TooManyNamed);
		// Also one whose offer has ended is taken off.
		assert_ok!(Exchange::name_firm(signed(STEWARD), WORKSHOP, 100, None));
		assert_ok!(one_more());
	});
}
