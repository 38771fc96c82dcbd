// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Bills of uses, against exact rationals.

use crate::oracle::*;
use num_traits::Zero;
use ovn_math::{
	tariff::{bill, in_order, Bill, Measure, Payback, Rates},
	MathError, Ratio,
};
use proptest::prelude::*;

fn share() -> impl Strategy<Value = Ratio> {
	prop_oneof![
		(any::<u32>(), 1u32..).prop_map(|(a, b)| Ratio::new(a.min(b), a.max(b)).unwrap()),
		(0u32..=20).prop_map(|n| Ratio::new(n, 20).unwrap()),
	]
}

fn rates() -> impl Strategy<Value = Rates> {
	let rate = || up_to_bits(100);
	let payback = prop_oneof![Just(Payback::Residue), share().prop_map(Payback::Share)];
	(rate(), rate(), rate(), rate(), share(), payback).prop_map(
		|(price, material, maintenance, technician, infrastructure, payback)| Rates {
			price_per_hour: price,
			material_per_unit: material,
			// So that the price often leaves something.
			maintenance_per_hour: maintenance % (price / 4 + 1),
			technician_per_hour: technician % (price / 4 + 1),
			infrastructure,
			payback,
		},
	)
}

fn measure() -> impl Strategy<Value = Measure> {
	(0..100_000u32, up_to_bits(40), 0..10_000u32).prop_map(
		|(minutes, material, technician_minutes)| Measure {
			minutes,
			material: material.try_into().unwrap(),
			technician_minutes,
		},
	)
}

fn exact(share: Ratio) -> BigRational {
	ratio(share.numerator().into(), share.denominator().into())
}

proptest! {
	#[test]
	fn parts_are_the_floors_of_exact_parts(rates in rates(), measure in measure(), owes in any::<bool>()) {
		let bill = bill(&rates, &measure, owes).unwrap();
		let hours = ratio(measure.minutes.into(), 60);
		let price = int(rates.price_per_hour) * &hours;
		prop_assert_eq!(bill.material, floor(&(int(rates.material_per_unit) * ratio(measure.material.into(), 1_000_000))));
		prop_assert_eq!(
			bill.technician,
			floor(&(int(rates.technician_per_hour) * ratio(measure.technician_minutes.into(), 60)))
		);
		prop_assert_eq!(bill.maintenance, floor(&(int(rates.maintenance_per_hour) * &hours)));
		prop_assert_eq!(bill.infrastructure, floor(&(&price * exact(rates.infrastructure))));
		let others = bill.due().unwrap() - bill.payback;
		let residue = int(floor(&price)) - int(others);
		let most = match rates.payback {
			Payback::Residue => residue.clone(),
			Payback::Share(share) => residue.clone().min((&price * exact(share)).floor()),
		};
		let expected = if owes { most.max(BigRational::zero()) } else { BigRational::zero() };
		prop_assert_eq!(int(bill.payback), expected);
		// Where the price covers the rest, the residue makes the whole price due, and not a unit more.
		if owes && rates.payback == Payback::Residue && residue >= BigRational::zero() {
			prop_assert_eq!(bill.due(), Ok(floor(&price)));
		}
		prop_assert_eq!(bill.parts().iter().sum::<u128>(), bill.due().unwrap());
	}

	#[test]
	fn longer_uses_cost_no_less(rates in rates(), one in measure(), more in measure(), owes in any::<bool>()) {
		let both = Measure {
			minutes: one.minutes + more.minutes,
			material: one.material + more.material,
			technician_minutes: one.technician_minutes + more.technician_minutes,
		};
		let due = |measure| bill(&rates, &measure, owes).unwrap().due().unwrap();
		prop_assert!(due(both) >= due(one).max(due(more)));
		let [paid, owed] = [false, true].map(|owes| bill(&rates, &one, owes).unwrap());
		prop_assert!(owed.due().unwrap() >= paid.due().unwrap());
	}

	#[test]
	fn a_cut_bill_pays_parts_in_order(parts in any::<[u64; 5]>(), limit in up_to_bits(70)) {
		let [a, b, c, d, e] = parts.map(u128::from);
		let bill = Bill { material: a, technician: b, maintenance: c, infrastructure: d, payback: e };
		let cut = bill.within(limit);
		prop_assert_eq!(cut.due().unwrap(), bill.due().unwrap().min(limit));
		let whole = cut.parts().iter().zip(bill.parts()).take_while(|(cut, part)| *cut == part).count();
		// After the first part that is cut nothing is paid.
		prop_assert!(cut.parts().iter().skip(whole + 1).all(|part| *part == 0));
	}

	#[test]
	fn receivers_in_order_take_all_they_can(amount in any::<u128>(), rooms in prop::collection::vec(up_to_bits(128), 0..6)) {
		let (offers, over) = in_order(amount, &rooms);
		prop_assert_eq!(offers.iter().sum::<u128>() + over, amount);
		prop_assert!(offers.iter().zip(&rooms).all(|(offer, room)| offer <= room));
		let full = offers.iter().zip(&rooms).take_while(|(offer, room)| offer == room).count();
		prop_assert!(offers.iter().skip(full + 1).all(|offer| *offer == 0));
		prop_assert!(over == 0 || full == rooms.len());
	}

	#[test]
	fn no_bill_panics(
		rates in any::<[u128; 4]>(), n in any::<u32>(), d in 1u32.., own in any::<bool>(),
		minutes in any::<u32>(), material in any::<u64>(), technician_minutes in any::<u32>(), owes in any::<bool>(),
	) {
		let [price_per_hour, material_per_unit, maintenance_per_hour, technician_per_hour] = rates;
		let infrastructure = Ratio::new(n, d).unwrap();
		let payback = if own { Payback::Share(infrastructure) } else { Payback::Residue };
		let rates = Rates {
			price_per_hour, material_per_unit, maintenance_per_hour, technician_per_hour, infrastructure, payback,
		};
		match bill(&rates, &Measure { minutes, material, technician_minutes }, owes) {
			Ok(bill) => prop_assert!(infrastructure.is_share() && bill.due().is_ok()),
			Err(error) => prop_assert!(matches!(error, MathError::Overflow | MathError::OutOfRange)),
		}
	}
}

/// Hundredths of a unit of money.
const CENTS: u128 = 100;

fn printer(price: u128, infrastructure: u32) -> Rates {
	Rates {
		price_per_hour: price * CENTS,
		material_per_unit: 3 * CENTS,
		maintenance_per_hour: 150,
		technician_per_hour: 20 * CENTS,
		infrastructure: Ratio::new(infrastructure, 100).unwrap(),
		payback: Payback::Residue,
	}
}

/// 10 hours with 4 units of material at 3, and 2 hours of a technician.
const TEN_HOURS: Measure = Measure { minutes: 600, material: 4_000_000, technician_minutes: 120 };

#[test]
fn the_printer_costs_what_the_deal_says() {
	let bill = |owes| bill(&printer(20, 5), &TEN_HOURS, owes).unwrap();
	assert_eq!(bill(true).parts().map(|part| part / CENTS), [12, 40, 15, 10, 123]);
	assert_eq!(bill(true).due(), Ok(200 * CENTS));
	assert_eq!(bill(false).parts().map(|part| part / CENTS), [12, 40, 15, 10, 0]);
	assert_eq!(bill(false).due(), Ok(77 * CENTS));
}

#[test]
fn a_community_use_of_the_printer_costs_maintenance_and_material() {
	let measure = Measure { technician_minutes: 0, ..TEN_HOURS };
	let bill = bill(&printer(0, 0), &measure, true).unwrap();
	assert_eq!(bill.parts().map(|part| part / CENTS), [12, 0, 15, 0, 0]);
	assert_eq!(bill.due(), Ok(27 * CENTS));
}

#[test]
fn the_printer_is_paid_back_with_the_fortieth_use() {
	for (principal, last) in [(4_000, (40, 3, 120)), (3_900, (39, 6, 117))] {
		let mut owed = principal * CENTS * 6 / 5;
		for n in 1.. {
			let bill = bill(&printer(20, 5), &TEN_HOURS, owed > 0).unwrap();
			let (offers, over) = in_order(bill.payback, &[owed]);
			assert_eq!(offers[0] + over, 123 * CENTS);
			owed -= offers[0];
			if owed == 0 {
				assert_eq!((n, offers[0] / CENTS, over / CENTS), last);
				break;
			}
			assert_eq!(over, 0);
		}
	}
}

#[test]
fn a_payback_may_be_a_share_of_the_price() {
	let rates = |n| Rates { payback: Payback::Share(Ratio::new(n, 10).unwrap()), ..printer(20, 5) };
	let payback = |n| bill(&rates(n), &TEN_HOURS, true).unwrap().payback;
	assert_eq!(payback(3), 60 * CENTS);
	assert_eq!(payback(9), 123 * CENTS);
	assert_eq!(bill(&rates(11), &TEN_HOURS, true), Err(MathError::OutOfRange));
}

#[test]
fn books_are_paid_oldest_first() {
	assert_eq!(in_order(100, &[30, 0, 50, 40]), (vec![30, 0, 50, 20], 0));
	assert_eq!(in_order(100, &[30, 50]), (vec![30, 50], 20));
	assert_eq!(in_order(100, &[]), (vec![], 100));
}
