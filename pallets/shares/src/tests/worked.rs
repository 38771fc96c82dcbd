// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use num_bigint::BigInt;
use num_rational::BigRational;
use ovn_primitives::traits::ShareBooks;

#[test]
fn a_story_of_two_sales() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), 3 * UNIT);
		credit(id, agent(BEN), UNIT);
		assert_eq!(distribute(id, 100), 100);
		assert_eq!(claim(BEN, id, 0), 25);
		credit(id, agent(CEM), 4 * UNIT);
		assert_eq!(distribute(id, 80), 80);
		assert_eq!(claimable(id, agent(BEN), 0), 10);
		let before = free(ANA);
		assert_ok!(Shares::claim_for(signed(DIA), agent(ANA), list(&[(id, 0)]), ALL));
		assert_eq!(free(ANA), before + 105);
		let fund = fund(LAB);
		let target = Some(crate::Redirect { scope: LAB, fund });
		assert_ok!(Shares::redirect(signed(CEM), agent(CEM), id, 0, target));
		assert_ok!(Shares::claim(signed(CEM), list(&[(id, 0)]), ALL));
		assert_eq!(free(purse(LAB, Purse::Fund(fund))), ED + 40);
		assert_eq!(held(&NATIVE), 10);
	});
}

#[test]
fn case_2_the_last_bucket_divides_by_principal() {
	build_and_execute(|| {
		let id = create(kind(0), debt(1, 1));
		credit(id, agent(ANA), 3_000 * ONE);
		credit(id, agent(BEN), 1_000 * ONE);
		assert_eq!(distribute(id, 812 * ONE + ONE / 4), 812 * ONE + ONE / 4);
		assert_eq!(claim(ANA, id, 0), 609_187_500_000_000);
		assert_eq!(claim(BEN, id, 0), 203_062_500_000_000);
	});
}

#[test]
fn case_3_capital_and_initiation_are_paid_until_their_ceilings() {
	build_and_execute(|| {
		let (capital, initiation) = (create(kind(0), debt(6, 5)), create(kind(1), debt(6, 5)));
		credit(capital, agent(ANA), 5_000 * ONE);
		credit(initiation, agent(BEN), 1_000 * ONE);
		let mut given_back = 0;
		for _ in 0..7 {
			given_back += 1_000 * ONE - distribute(capital, 1_000 * ONE);
			given_back += 500 * ONE - distribute(initiation, 500 * ONE);
		}
		assert_eq!(claim(ANA, capital, 0), 6_000 * ONE);
		assert_eq!(claim(BEN, initiation, 0), 1_200 * ONE);
		assert_eq!(given_back, 1_000 * ONE + 2_300 * ONE);
	});
}

/// Pseudo-random numbers, always the same.
struct Dice(u64);

impl Dice {
	fn roll(&mut self, sides: u128) -> u128 {
		self.0 =
			self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
		u128::from(self.0 >> 16) % sides
	}
}

#[test]
fn case_6_nobody_in_the_long_tail_is_a_base_unit_away() {
	const HOLDERS: u64 = 5_000;
	build_and_execute(|| {
		let mut dice = Dice(1);
		let id = equity(kind(0));
		let holder = |n: u64| 1_000 + n;
		// Hours follow a power law: the n-th holder has 1 / n of the first.
		let hours = |n: u64| 10_000 * UNIT / u128::from(n + 1);
		let mut total = 0;
		for n in 0..HOLDERS {
			credit(id, agent(holder(n)), hours(n));
			total += hours(n);
		}
		let mut sum = 0;
		let mut claims = 0;
		for _ in 0..1_000 {
			let digits = 5 + dice.roll(12) as u32;
			let sale = 10_000 + dice.roll(10u128.pow(digits));
			assert_eq!(distribute(id, sale), sale);
			sum += sale;
			for _ in 0..3 {
				let who = holder(dice.roll(HOLDERS.into()) as u64);
				claims += u32::from(Shares::claim(signed(who), list(&[(id, 0)]), ALL).is_ok());
			}
		}
		assert!(claims > 1_000);
		let mut paid = 0;
		for n in 0..HOLDERS {
			let _ = Shares::claim(signed(holder(n)), list(&[(id, 0)]), ALL);
			let had = free(holder(n)) + claimable(id, agent(holder(n)), 0);
			let exact = BigRational::new(BigInt::from(sum) * hours(n), BigInt::from(total));
			let had_exactly = BigRational::from_integer(had.into());
			assert!(
				had_exactly <= exact && &exact - had_exactly < BigRational::from_integer(1.into())
			);
			paid += free(holder(n));
		}
		assert_eq!(paid + held(&NATIVE), sum);
		assert!(held(&NATIVE) <= u128::from(HOLDERS) * ED);
		assert_eq!(<Shares as ShareBooks<u64, AssetKind>>::units(id), total);
	});
}
