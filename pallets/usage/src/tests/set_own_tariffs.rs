// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{OwnTariffs, OwnTariffsOf};
use ovn_primitives::{Payback, Ratio, UseClass};
use sp_runtime::DispatchError::BadOrigin;

fn terms() -> OwnTariffsOf<Test> {
	OwnTariffs { asset: NATIVE, tariffs: tariffs() }
}

/// Others than those of deals.
fn cheap() -> OwnTariffsOf<Test> {
	let mut terms = terms();
	terms.tariffs[0].1.maintenance_per_hour = ONE;
	terms
}

#[test]
fn set_own_tariffs_makes_a_thing_usable_when_it_has_no_deal() {
	build_and_execute(|| {
		join(USER);
		let id = thing(Nature::Physical);
		let begin = || Usage::start_use(signed(USER), id, minutes(60), None, Default::default());
		assert_noop!(begin(), Error::<Test>::TariffNotFound);
		assert_ok!(Usage::set_own_tariffs(signed(STEWARD), id, Some(terms())));
		let expected = Event::OwnTariffsSet { resource: id, terms: Some(terms()) };
		assert_eq!(last_event(), expected);
		assert_ok!(begin());
		// Nobody is paid back: maintenance and infrastructure only.
		assert_eq!(held(USER), 150 * CENT + ONE);
	});
}

#[test]
fn set_own_tariffs_takes_them_away_when_there_are_none() {
	build_and_execute(|| {
		join(USER);
		let id = thing(Nature::Physical);
		assert_ok!(Usage::set_own_tariffs(signed(STEWARD), id, Some(terms())));
		assert_ok!(Usage::set_own_tariffs(signed(STEWARD), id, None));
		assert_eq!(last_event(), Event::OwnTariffsSet { resource: id, terms: None });
		assert_noop!(
			Usage::start_use(signed(USER), id, minutes(60), None, Default::default()),
			Error::<Test>::TariffNotFound
		);
	});
}

#[test]
fn set_own_tariffs_changes_nothing_while_a_deal_owes() {
	build_and_execute(|| {
		let printer = machine();
		let mut free_of_charge = terms();
		for (_, tariff) in free_of_charge.tariffs.iter_mut() {
			tariff.price_per_hour = 0;
			tariff.technician_per_hour = 0;
		}
		assert_ok!(Usage::set_own_tariffs(signed(STEWARD), printer.id, Some(free_of_charge)));
		let number = start(printer.id, USER, commercial());
		assert_eq!(held(USER), 200 * ONE);
		end(printer.id, USER, number, commercial());
		confirm(printer.id, CUSTODIAN, number);
		pay_off(printer.deal);
		// Material, maintenance.
		start(printer.id, USER, commercial());
		assert_eq!(held(USER), 27 * ONE);
	});
}

#[test]
fn set_own_tariffs_is_of_no_effect_when_the_resource_is_bought() {
	build_and_execute(|| {
		let id = thing(Nature::Physical);
		assert_ok!(Usage::set_own_tariffs(signed(STEWARD), id, Some(cheap())));
		assert_eq!(Usage::tariffs_of(id), Some(cheap()));
		attach(id, NATIVE, &[(OWNER, 10 * ONE)], None);
		// Nobody takes them away: they do not count any more, also when all is paid.
		assert!(crate::OwnTerms::<Test>::contains_key(id));
		assert_eq!(Usage::tariffs_of(id).unwrap().tariffs, tariffs());
		let deal = crate::OwnTerms::<Test>::get(id).unwrap().latest;
		assert_eq!(deal, None);
		pay_off(100);
		assert_eq!(Usage::tariffs_of(id).unwrap().tariffs, tariffs());
		// What the scope decides from now on does.
		assert_ok!(Usage::set_own_tariffs(signed(STEWARD), id, Some(cheap())));
		assert_eq!(Usage::tariffs_of(id), Some(cheap()));
	});
}

#[test]
fn set_own_tariffs_leaves_a_use_alone_when_it_has_begun() {
	build_and_execute(|| {
		join(USER);
		let id = thing(Nature::Physical);
		assert_ok!(Usage::set_own_tariffs(signed(STEWARD), id, Some(terms())));
		let number = start(id, USER, minutes(60));
		let mut dearer = terms();
		for (_, tariff) in dearer.tariffs.iter_mut() {
			tariff.maintenance_per_hour = 100 * ONE;
		}
		assert_ok!(Usage::set_own_tariffs(signed(STEWARD), id, Some(dearer)));
		end(id, USER, number, minutes(60));
		confirm(id, CUSTODIAN, number);
		assert_eq!(settled().maintenance, 150 * CENT);
	});
}

#[test]
fn set_own_tariffs_fails_when_the_scope_has_not_decided() {
	build_and_execute(|| {
		let id = thing(Nature::Physical);
		assert_noop!(Usage::set_own_tariffs(signed(CUSTODIAN), id, Some(terms())), BadOrigin);
		assert_noop!(
			Usage::set_own_tariffs(signed(STEWARD), 9, None),
			Error::<Test>::ResourceNotFound
		);
	});
}

#[test]
fn set_own_tariffs_fails_when_the_scope_does_not_accept_the_asset() {
	build_and_execute(|| {
		let id = thing(Nature::Physical);
		let terms = OwnTariffs { asset: AssetKind::WithId(3), ..terms() };
		assert_noop!(
			Usage::set_own_tariffs(signed(STEWARD), id, Some(terms)),
			Error::<Test>::AssetNotAccepted
		);
	});
}

#[test]
fn set_own_tariffs_fails_when_tariffs_are_out_of_their_bounds() {
	build_and_execute(|| {
		let id = thing(Nature::Physical);
		let more = Ratio::new(101, 100).unwrap();
		let bad: [fn(&mut OwnTariffsOf<Test>, Ratio); 5] = [
			// More than the dearest hour.
			|terms, _| terms.tariffs[2].1.technician_per_hour = 20 * ONE + 1,
			|terms, _| terms.tariffs[2].1.technician_per_hour = 1 << 96,
			|terms, more| terms.tariffs[0].1.infrastructure = more,
			|terms, more| terms.tariffs[1].1.payback = Payback::Share(more),
			|terms, _| terms.tariffs[1].0 = UseClass::Community,
		];
		for change in bad {
			let mut terms = terms();
			change(&mut terms, more);
			assert_noop!(
				Usage::set_own_tariffs(signed(STEWARD), id, Some(terms)),
				Error::<Test>::InvalidTariffs
			);
		}
	});
}
