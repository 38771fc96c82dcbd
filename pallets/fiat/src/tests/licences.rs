// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Offers, TermsOf, MAX_CUSTODIANS};
use frame_support::traits::fungibles::{metadata::Inspect as _, roles::Inspect as _, Inspect as _};
use ovn_math::settlement::fiat::Cover;

fn license(who: u64, network: u32, account: u64, terms: TermsOf<Test>) -> DispatchResult {
	Fiat::license_custodian(signed(who), network, account, Box::new(terms))
}

fn accept(who: u64, terms: TermsOf<Test>) -> DispatchResult {
	Fiat::accept_licence(signed(who), LAB, Box::new(terms))
}

fn with(change: impl FnOnce(&mut TermsOf<Test>)) -> TermsOf<Test> {
	let mut terms = terms();
	change(&mut terms);
	terms
}

#[test]
fn license_custodian_offers_a_licence_that_holds_from_day_14_to_day_44() {
	build_and_execute(|| {
		assert_ok!(license(STEWARD, LAB, BANK, terms()));
		let offer = Fiat::offer(LAB, BANK).unwrap();
		assert_eq!(offer.terms, terms());
		assert_eq!((offer.from.block, offer.until.block), (1 + 14 * DAY, 1 + 44 * DAY));
		let offered = Event::LicenceOffered { network: LAB, account: BANK, offer: Box::new(offer) };
		assert_eq!(last_event(), offered);
		run_to_block(14 * DAY);
		assert_noop!(accept(BANK, terms()), Error::<Test>::TooEarly);
		run_to_block(1 + 44 * DAY);
		assert_noop!(accept(BANK, terms()), Error::<Test>::TooLate);
		run_to_block(44 * DAY);
		assert_ok!(accept(BANK, terms()));
	});
}

#[test]
fn license_custodian_fails_when_who_decides_or_where_does_not_fit() {
	build_and_execute(|| {
		assert_noop!(license(ANA, LAB, BANK, terms()), DispatchError::BadOrigin);
		assert_noop!(license(STEWARD, 99, BANK, terms()), Error::<Test>::ScopeNotFound);
		let project = found(STEWARD, LAB, ScopeKind::Project);
		assert_noop!(license(STEWARD, project, BANK, terms()), Error::<Test>::NotNetwork);
		assert_noop!(license(STEWARD, LAB, STEWARD, terms()), Error::<Test>::NotForOneself);
		assert_ok!(Networks::close_scope(signed(STEWARD), SHOP));
		assert_noop!(license(STEWARD, SHOP, BANK, terms()), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn license_custodian_fails_when_a_number_or_a_name_is_out_of_its_bounds() {
	build_and_execute(|| {
		let changes: [fn(&mut TermsOf<Test>); 14] = [
			|terms| terms.currency = *b"EuR",
			|terms| terms.currency = *b"E1R",
			|terms| terms.decimals = 7,
			|terms| terms.name = Default::default(),
			|terms| terms.name = vec![0xff].try_into().unwrap(),
			|terms| terms.symbol = Default::default(),
			|terms| terms.smallest = 0,
			|terms| terms.smallest = terms.limit + 1,
			|terms| terms.bond = 0,
			|terms| terms.cover = Cover { bond: 0, units: 1 },
			|terms| terms.cover = Cover { bond: 1, units: 0 },
			|terms| terms.fulfil_within = 0,
			|terms| terms.fulfil_within = 91,
			|terms| (terms.limit, terms.smallest) = (0, 0),
		];
		for change in changes {
			let refused = license(STEWARD, LAB, BANK, with(change));
			assert_noop!(refused, Error::<Test>::InvalidTerms);
		}
		let own = license(STEWARD, LAB, BANK, with(|terms| terms.arbiter = BANK));
		assert_noop!(own, Error::<Test>::InvalidArbiter);
		assert_ok!(license(STEWARD, LAB, BANK, with(|terms| terms.fulfil_within = 90)));
	});
}

#[test]
fn license_custodian_fails_when_the_bond_is_of_an_asset_that_custodians_issue_or_nobody_takes() {
	build_and_execute(|| {
		let id = bank();
		let license = |asset| {
			let terms = with(|terms| terms.bond_asset = asset);
			Fiat::license_custodian(signed(STEWARD), LAB, CEM, Box::new(terms))
		};
		// Neither one that is issued nor one that will be, even if the network accepts it.
		Networks::accept_asset(signed(STEWARD), LAB, asset_of(id)).unwrap();
		assert_noop!(license(asset_of(id)), Error::<Test>::InvalidBond);
		assert_noop!(license(asset_of(id + 7)), Error::<Test>::InvalidBond);
		let gold = new_asset(1, PAYER);
		assert_noop!(license(gold.clone()), Error::<Test>::AssetNotAccepted);
		Networks::accept_asset(signed(STEWARD), LAB, gold.clone()).unwrap();
		assert_noop!(license(gold.clone()), Error::<Test>::PotNotOpen);
		assert_ok!(Fiat::open_pot(signed(PAYER), LAB, gold.clone()));
		assert_ok!(license(gold));
	});
}

#[test]
fn nobody_answers_with_an_asset_over_which_it_has_power() {
	build_and_execute(|| {
		let own = with(|terms| terms.bond_asset = asset(1));
		assert_ok!(Fiat::open_pot(signed(PAYER), LAB, own.bond_asset.clone()));
		Assets::mint(signed(PAYER), 1, BANK, FORTUNE).unwrap();
		offer(own.clone());
		days(14);
		// It came to have power after the network had decided.
		Assets::set_team(signed(PAYER), 1, PAYER, PAYER, BANK).unwrap();
		assert_noop!(accept(BANK, own.clone()), Error::<Test>::InvalidBond);
		assert_noop!(license(STEWARD, LAB, BANK, own.clone()), Error::<Test>::InvalidBond);
		Assets::set_team(signed(PAYER), 1, PAYER, PAYER, PAYER).unwrap();
		assert_ok!(accept(BANK, own));
	});
}

#[test]
fn license_custodian_replaces_an_offer_and_begins_its_time_again() {
	build_and_execute(|| {
		offer(terms());
		days(10);
		let other = with(|terms| terms.limit += 1);
		offer(other.clone());
		assert_eq!(crate::OfferCount::<Test>::get(LAB), 1);
		days(4);
		assert_noop!(accept(BANK, terms()), Error::<Test>::TermsNotOffered);
		assert_noop!(accept(BANK, other.clone()), Error::<Test>::TooEarly);
		days(10);
		assert_ok!(accept(BANK, other));
		assert_eq!(Offers::<Test>::iter().count(), 0);
	});
}

#[test]
fn license_custodian_fails_when_the_network_offers_as_many_as_it_can() {
	build_and_execute(|| {
		for account in 100..108 {
			assert_ok!(license(STEWARD, LAB, account, terms()));
		}
		assert_noop!(license(STEWARD, LAB, BANK, terms()), Error::<Test>::TooManyLicences);
		// One that is offered already can be offered otherwise.
		assert_ok!(license(STEWARD, LAB, 100, with(|terms| terms.limit += 1)));
		assert_ok!(license(STEWARD, SHOP, BANK, terms()));
		// What has lapsed makes room by anybody.
		days(44);
		assert_ok!(Fiat::cancel_offer(signed(ANA), LAB, 103));
		assert_ok!(license(STEWARD, LAB, BANK, terms()));
	});
}

#[test]
fn accept_licence_fails_when_the_network_has_as_many_custodians_as_it_can() {
	build_and_execute(|| {
		let firms = 100..100 + u64::from(MAX_CUSTODIANS);
		for account in firms.clone() {
			endow(account);
			license(STEWARD, LAB, account, terms()).unwrap();
		}
		days(14);
		for account in firms {
			assert_ok!(accept(account, terms()));
		}
		offer(terms());
		days(14);
		assert_noop!(accept(BANK, terms()), Error::<Test>::TooManyLicences);
	});
}

#[test]
fn cancel_offer_succeeds_for_either_side_and_for_anybody_once_it_has_lapsed() {
	build_and_execute(|| {
		let cancel = |who| Fiat::cancel_offer(signed(who), LAB, BANK);
		assert_noop!(cancel(STEWARD), Error::<Test>::OfferNotFound);
		for who in [STEWARD, BANK] {
			offer(terms());
			assert_noop!(cancel(ANA), Error::<Test>::NotExpired);
			assert_ok!(cancel(who));
			assert_eq!(last_event(), Event::OfferCancelled { network: LAB, account: BANK });
		}
		offer(terms());
		days(44);
		assert_ok!(cancel(ANA));
		assert_noop!(accept(BANK, terms()), Error::<Test>::OfferNotFound);
		let root = Fiat::cancel_offer(RuntimeOrigin::root(), LAB, BANK);
		assert_noop!(root, DispatchError::BadOrigin);
	});
}

#[test]
fn accept_licence_creates_the_asset_of_the_pallet_and_takes_price_and_bond() {
	build_and_execute(|| {
		offer(terms());
		days(14);
		assert_noop!(accept(CEM, terms()), Error::<Test>::OfferNotFound);
		assert_noop!(accept(BANK, with(|terms| terms.limit += 1)), Error::<Test>::TermsNotOffered);
		let before = free(BANK);
		let treasury = free(purse(LAB, ovn_primitives::Purse::Treasury));
		assert_ok!(accept(BANK, terms()));
		let (asset, owner) = (asset_of(0), Fiat::issuer_account());
		// The deposit for the name: 1, and 1 for each of 20 bytes. The least of the pot: 10.
		assert_eq!(before - free(BANK), LICENCE_PRICE + 150 * ONE + 21 + ED);
		let price = treasury + LICENCE_PRICE;
		assert_eq!(free(purse(LAB, ovn_primitives::Purse::Treasury)), price);
		assert_eq!(held(&NATIVE), 150 * ONE);
		assert_eq!(Assets::owner(FIRST), Some(owner));
		assert_eq!(Assets::issuer(FIRST), Some(owner));
		assert_eq!(Assets::admin(FIRST), Some(owner));
		assert_eq!(Assets::freezer(FIRST), Some(owner));
		assert_eq!(Assets::name(FIRST), b"Euro at the bank");
		assert_eq!(Assets::symbol(FIRST), b"bEUR");
		assert_eq!((Assets::decimals(FIRST), Assets::minimum_balance(FIRST)), (2, 1));
		// The one on which the pot stands.
		assert_eq!(Assets::total_issuance(FIRST), 1);
		assert_eq!(Fiat::pot(asset.clone()), (pot(&asset), true));
		assert_eq!(Fiat::custodians_of(LAB), [(0, BANK)]);
		assert_eq!(
			last_event(),
			Event::LicenceAccepted {
				custodian: 0,
				network: LAB,
				account: BANK,
				asset,
				bond: 150 * ONE,
			}
		);
		let again = license(STEWARD, LAB, BANK, terms());
		assert_noop!(again, Error::<Test>::AlreadyLicensed);
		// Another network can license it, too, and its asset is another.
		assert_ok!(license(STEWARD, SHOP, BANK, terms()));
		days(14);
		assert_ok!(Fiat::accept_licence(signed(BANK), SHOP, Box::new(terms())));
		assert_eq!(Fiat::custodian(1).unwrap().asset, asset_of(1));
	});
}

#[test]
fn accept_licence_fails_when_the_network_changed_or_the_bond_cannot_be_paid() {
	build_and_execute(|| {
		let gold = asset(1);
		Fiat::open_pot(signed(PAYER), LAB, gold.clone()).unwrap();
		let terms = with(|terms| terms.bond_asset = gold.clone());
		offer(terms.clone());
		days(14);
		assert_noop!(accept(BANK, terms.clone()), sp_runtime::TokenError::FundsUnavailable);
		Assets::mint(signed(PAYER), 1, BANK, 200 * ONE).unwrap();
		Networks::drop_asset(signed(STEWARD), LAB, gold.clone()).unwrap();
		assert_noop!(accept(BANK, terms.clone()), Error::<Test>::AssetNotAccepted);
		Networks::accept_asset(signed(STEWARD), LAB, gold).unwrap();
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_noop!(accept(BANK, terms), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn accept_licence_finds_a_place_for_the_pot_when_strangers_sent_it_other_assets() {
	build_and_execute(|| {
		offer(terms());
		days(14);
		// Anybody can compute where the pot will be.
		let address = pot(&asset_of(0));
		endow(address);
		for id in 1..=20 {
			Assets::force_create(RuntimeOrigin::root(), id, PAYER, false, 1).unwrap();
			if Assets::mint(signed(PAYER), id, address, 1).is_err() {
				break;
			}
		}
		assert_ok!(accept(BANK, terms()));
		issue_to(0, ANA, 5);
		redeem(0, ANA, 5);
		assert_eq!(held(&asset_of(0)), 5 * EURO);
	});
}

#[test]
fn set_limit_raises_after_14_days_and_lowers_at_once() {
	build_and_execute(|| {
		let id = bank();
		let set = |who, euros: u128| Fiat::set_limit(signed(who), id, euros * EURO);
		assert_noop!(set(ANA, 2_000), DispatchError::BadOrigin);
		let missing = Fiat::set_limit(signed(STEWARD), 9, 1);
		assert_noop!(missing, Error::<Test>::IssuerNotFound);
		assert_ok!(set(STEWARD, 2_000));
		let limit = || Fiat::custodian(id).unwrap().limit / EURO;
		days(13);
		assert_eq!(limit(), 1_000);
		assert_noop!(try_issue(id, ANA, 1_500), Error::<Test>::LimitExceeded);
		days(1);
		assert_eq!(limit(), 2_000);
		issue_to(id, ANA, 1_500);
		assert_ok!(set(STEWARD, 1_200));
		let custodian = id;
		let lowered = Event::LimitSet { custodian, limit: 1_200 * EURO, from: None };
		assert_eq!(last_event(), lowered);
		assert_eq!((limit(), outstanding(id)), (1_200, 1_500));
		assert_noop!(try_issue(id, ANA, 1), Error::<Test>::LimitExceeded);
		// A later decision takes the place of one that does not hold yet.
		assert_ok!(set(STEWARD, 3_000));
		assert_ok!(set(STEWARD, 1_600));
		days(14);
		assert_eq!(limit(), 1_600);
		assert_ok!(set(STEWARD, 3_000));
		assert_ok!(set(STEWARD, 1_600));
		days(14);
		assert_eq!(limit(), 1_600);
	});
}

#[test]
fn set_limit_asks_for_a_critical_decision_only_to_raise_it() {
	build_and_execute(|| {
		use ovn_primitives::DecisionClass::{Critical, Significant};
		let id = bank();
		assert_eq!(Fiat::matter_of_limit(id, 1_000 * EURO + 1), Some((LAB, Critical)));
		assert_eq!(Fiat::matter_of_limit(id, 1_000 * EURO), Some((LAB, Significant)));
		assert_eq!(Fiat::matter_of_limit(9, 0), None);
		Fiat::set_limit(signed(STEWARD), id, 2_000 * EURO).unwrap();
		// What does not hold yet is not what can be lowered.
		assert_eq!(Fiat::matter_of_limit(id, 1_500 * EURO), Some((LAB, Critical)));
		days(14);
		assert_eq!(Fiat::matter_of_limit(id, 1_500 * EURO), Some((LAB, Significant)));
	});
}

#[test]
fn set_limit_fails_to_raise_for_oneself_and_in_a_closed_network() {
	build_and_execute(|| {
		let id = bank();
		let stewards = vec![BANK].try_into().unwrap();
		Networks::set_stewards(signed(STEWARD), LAB, stewards).unwrap();
		let set = |limit| Fiat::set_limit(signed(BANK), id, limit);
		assert_noop!(set(2_000 * EURO), Error::<Test>::NotForOneself);
		assert_ok!(set(900 * EURO));
		let stewards = vec![STEWARD].try_into().unwrap();
		Networks::set_stewards(signed(BANK), LAB, stewards).unwrap();
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		let set = |limit| Fiat::set_limit(signed(STEWARD), id, limit);
		assert_noop!(set(2_000 * EURO), Error::<Test>::ScopeNotOpen);
		assert_ok!(set(800 * EURO));
	});
}

#[test]
fn give_notice_ends_issuing_after_30_days_and_leaves_redeeming() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 10);
		let notice = |who| Fiat::give_notice(signed(who), id);
		assert_noop!(notice(ANA), Error::<Test>::NotLicensee);
		assert_noop!(Fiat::give_notice(signed(BANK), 9), Error::<Test>::IssuerNotFound);
		assert_noop!(Fiat::end_licence(signed(ANA), id), Error::<Test>::NotExpired);
		assert_ok!(notice(BANK));
		assert!(matches!(last_event(), Event::NoticeGiven { by_network: false, .. }));
		assert_noop!(notice(STEWARD), Error::<Test>::AlreadyNoticed);
		run_blocks(30 * DAY - 1);
		issue_to(id, ANA, 10);
		assert_noop!(Fiat::end_licence(signed(ANA), id), Error::<Test>::NotExpired);
		run_blocks(1);
		assert_noop!(try_issue(id, ANA, 10), Error::<Test>::TooLate);
		assert_eq!(Fiat::custodian(id).unwrap().issuable, 0);
		assert_noop!(Fiat::end_licence(signed(ANA), id), Error::<Test>::UnitsOutstanding);
		let request = fulfilled(id, ANA, 20);
		assert_ok!(Fiat::confirm(signed(ANA), request));
		assert_ok!(Fiat::end_licence(signed(ANA), id));
		assert!(matches!(last_event(), Event::LicenceEnded { outstanding: 0, .. }));
		assert_eq!(Fiat::custodians_of(LAB), []);
		for refused in [
			Fiat::end_licence(signed(ANA), id),
			notice(BANK),
			try_issue(id, ANA, 1),
			Fiat::redeem(signed(ANA), id, EURO, reference(2)),
			Fiat::set_limit(signed(STEWARD), id, 1),
		] {
			assert_eq!(refused, Err(Error::<Test>::NotLicensed.into()));
		}
		// The network can license it anew.
		assert_ok!(license(STEWARD, LAB, BANK, terms()));
	});
}

#[test]
fn give_notice_is_a_decision_of_the_network_too() {
	build_and_execute(|| {
		let id = bank();
		assert_ok!(Fiat::give_notice(signed(STEWARD), id));
		assert!(matches!(last_event(), Event::NoticeGiven { by_network: true, .. }));
		assert_noop!(Fiat::give_notice(RuntimeOrigin::root(), id), DispatchError::BadOrigin);
	});
}

#[test]
fn end_licence_does_not_wait_for_less_than_can_be_redeemed() {
	build_and_execute(|| {
		let id = licensed(with(|terms| terms.smallest = 5 * EURO));
		issue_to(id, ANA, 9);
		Fiat::give_notice(signed(BANK), id).unwrap();
		days(30);
		assert_noop!(Fiat::end_licence(signed(DIA), id), Error::<Test>::UnitsOutstanding);
		let request = fulfilled(id, ANA, 5);
		assert_noop!(Fiat::end_licence(signed(DIA), id), Error::<Test>::UnitsOutstanding);
		Fiat::confirm(signed(ANA), request).unwrap();
		assert_ok!(Fiat::end_licence(signed(DIA), id));
		assert!(
			matches!(last_event(), Event::LicenceEnded { outstanding, .. } if outstanding == 4 * EURO)
		);
	});
}
