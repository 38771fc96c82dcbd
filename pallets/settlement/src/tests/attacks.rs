// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What people may try.

use crate::{mock::*, Error, Side, TermsOf};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{Party, Purse};

#[test]
fn a_levy_that_rises_takes_nothing_of_a_share() {
	with_design(|| {
		in_force(share_terms(20, None));
		assert_ok!(Equations::set_levy(signed(STEWARD), LAB, ratio(1, 10), Some(Purse::Treasury)));
		run_blocks(NOTICE);
		let split = sale(LAB, 1_000);
		assert_eq!((split.levy, shared(&split)), (Some((LAB, 100 * ONE)), vec![200]));
		let above =
			Equations::set_levy(signed(STEWARD), LAB, ratio(11, 100), Some(Purse::Treasury));
		assert!(above.is_err());
	});
}

#[test]
fn an_emptied_purse_pays_nothing_and_is_in_breach() {
	with_design(|| {
		let id = sign(TermsOf::<Test> { payer: LAB_PAYS, ..licence_terms() });
		let treasury = purse(LAB, Purse::Treasury);
		let all = free(treasury) - ED;
		assert_ok!(Networks::spend(signed(STEWARD), LAB, Purse::Treasury, NATIVE, all, BEN,));
		pass_days(90);
		assert!(close(id, 0, 1_000).is_err());
		run_blocks(30 * DAY + 1);
		assert_ok!(Settlement::flag(signed(NEWCOMER), id));
		run_blocks(30 * DAY);
		let view = crate::Pallet::<Test>::standing(DESIGN, LAB_PAYS);
		assert_eq!(view.mark, ovn_math::settlement::standing::Mark::InBreach);
		// Money cures it.
		endow(treasury);
		assert_ok!(close(id, 0, 1_000));
		assert_eq!(paid(id), 20 * ONE);
	});
}

#[test]
fn a_stranger_changes_no_contract_of_others() {
	with_design(|| {
		let id = sign(licence_terms());
		let before = (contract(id), account(id), pair());
		pass_days(90);
		let (evidence, none) = (reference(), Default::default());
		assert!(Settlement::close_period(signed(BEN), id, 0, none, None, evidence).is_err());
		assert!(Settlement::declare(signed(BEN), id, 0, NATIVE, ONE, None, evidence).is_err());
		assert!(Settlement::give_notice(signed(BEN), id, Side::Payer).is_err());
		assert!(Settlement::give_notice(signed(BEN), id, Side::Payee).is_err());
		assert!(Settlement::pay_ceiling(signed(BEN), id, NATIVE, ONE, None).is_err());
		assert_eq!((contract(id), account(id), pair()), before);
	});
}

#[test]
fn money_sent_to_the_payee_is_no_payment_of_a_contract() {
	with_design(|| {
		let id = sign(licence_terms());
		// Somebody pays the designers with the reference that the next payment will have.
		use codec::Encode as _;
		let genesis = System::block_hash(0);
		let reference = |number: u32| {
			(b"ovn:contract-payment:1", genesis, id, number)
				.using_encoded(sp_io::hashing::blake2_256)
		};
		let class = ovn_primitives::IncomeClass::Licence;
		let call = Equations::record_income;
		assert_ok!(call(signed(BEN), DESIGN, NATIVE, 20 * ONE, class, reference(0).into()));
		// It is the stranger's reference, and not the company's.
		assert_ok!(declare(id, 0, 1_000));
		assert_eq!((paid(id), last_payment()), (20 * ONE, (20 * ONE, true)));
		// The company itself used it for something else: what it owes arrives in the inbox.
		assert_ok!(call(signed(ANA), DESIGN, NATIVE, 20 * ONE, class, reference(1).into()));
		assert_ok!(declare(id, 0, 1_000));
		assert_eq!((paid(id), last_payment()), (40 * ONE, (20 * ONE, false)));
		assert_eq!(inbox(DESIGN, None), 20 * ONE);
	});
}

#[test]
fn nobody_shares_with_itself_through_two_names() {
	with_design(|| {
		let own = terms(Party::Scope(DESIGN), DESIGN, percent(3), native(None));
		let offered = Settlement::offer(signed(DESIGNER), Side::Payer, Box::new(own));
		assert_noop!(offered, Error::<Test>::SelfContract);
		// The treasury of a scope is an account, and no side of a contract with that scope.
		let account = purse(DESIGN, Purse::Treasury);
		let terms = TermsOf::<Test> { payer: Party::Agent(account), ..licence_terms() };
		let offered = Settlement::offer(signed(account), Side::Payer, Box::new(terms));
		assert_noop!(offered, Error::<Test>::SelfContract);
	});
}

#[test]
fn offers_cost_deposits_and_block_nobody() {
	with_design(|| {
		// A stranger fills its own pair with the designers, and no other.
		for n in 0..8 {
			let terms = TermsOf::<Test> {
				payer: Party::Agent(BEN),
				document: document(n),
				..licence_terms()
			};
			assert_ok!(Settlement::offer(signed(BEN), Side::Payer, Box::new(terms)));
		}
		assert_eq!(deposits(BEN), 8 * DEPOSIT);
		assert_ok!(accept(offer(licence_terms())));
	});
}
