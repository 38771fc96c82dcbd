// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Endings, MAX_CHALLENGERS};
use frame_support::dispatch::DispatchResult;
use ovn_primitives::BookId;

/// Who takes part, members of the lab.
const DECLARER: u64 = 11;
const FIRST: u64 = 12;
const SECOND: u64 = 13;
const THIRD: u64 = 14;
const DISPOSER: u64 = 15;

/// Takes a resource out of use, for another printer.
fn deprecated(id: u64) -> u64 {
	let next = printer();
	assert_ok!(Custody::deprecate(signed(STEWARD), id, next));
	for who in [DECLARER, FIRST, SECOND, THIRD, DISPOSER] {
		member_once(who);
	}
	id
}

/// A laser that Ana bought with 50, Ben with 30 and Cem with 20, out of use.
fn laser() -> u64 {
	let owners = [(ANA, 50 * ONE), (BEN, 30 * ONE), (CEM, 20 * ONE)];
	deprecated(buy(7, new_subject(), &owners))
}

fn declare(id: u64) -> DispatchResult {
	Custody::declare_end(signed(DECLARER), id, document(1))
}

fn validate(who: u64, id: u64) -> DispatchResult {
	Custody::witness_end(signed(who), id, document(2))
}

fn challenge(who: u64, id: u64) -> DispatchResult {
	Custody::challenge_end(signed(who), id, document(3))
}

fn dispose(who: u64, id: u64) -> DispatchResult {
	Custody::dispose(signed(who), id, document(4))
}

fn decide(who: u64, id: u64, upheld: bool) -> DispatchResult {
	Custody::decide_challenge(signed(who), id, upheld)
}

/// A printer whose end is declared and validated. The last block in which it can be challenged.
fn validated() -> (u64, u64) {
	let id = deprecated(printer());
	assert_ok!(declare(id));
	assert_ok!(validate(FIRST, id));
	assert_ok!(validate(SECOND, id));
	(id, Endings::<Test>::get(id).unwrap().window.unwrap())
}

#[test]
fn dispose_ends_a_life_when_all_have_done_their_part() {
	build_and_execute(|| {
		let id = deprecated(printer());
		assert_ok!(declare(id));
		let deadline = 1 + 60 * DAY;
		assert_eq!(
			last_event(),
			Event::EndDeclared {
				resource: id,
				declarer: DECLARER,
				hearing: 0,
				needed: 2,
				deadline,
				document: document(1),
			}
		);
		assert_ok!(validate(FIRST, id));
		assert_eq!(
			last_event(),
			Event::EndWitnessed { resource: id, witness: FIRST, document: document(2) }
		);
		assert_noop!(dispose(DISPOSER, id), Error::<Test>::NotConfirmed);
		assert_ok!(validate(SECOND, id));
		let until = 1 + 7 * DAY;
		assert_eq!(last_event(), Event::EndConfirmed { resource: id, challenge_until: until });
		run_to_block(until);
		assert_noop!(dispose(DISPOSER, id), Error::<Test>::NotConfirmed);
		run_to_block(until + 1);
		for who in [DECLARER, FIRST, SECOND] {
			assert_noop!(dispose(who, id), Error::<Test>::AlreadyInvolved);
		}
		assert_noop!(dispose(ANA, id), pallet_networks::Error::<Test>::NotMember);
		assert_ok!(dispose(DISPOSER, id));
		assert_eq!(
			last_event(),
			Event::Disposed { resource: id, by: DISPOSER, document: document(4) }
		);
		let found = resource(id);
		assert_eq!(found.stage, Stage::EndOfLife);
		assert!(custody(id).holders.is_empty());
		assert_eq!(custody(id).past, vec![STEWARD]);
		assert_eq!(Endings::<Test>::get(id), None);
		assert_noop!(dispose(DISPOSER, id), Error::<Test>::Ended);
		assert_noop!(declare(id), Error::<Test>::Ended);
		assert_noop!(validate(FIRST, id), Error::<Test>::Ended);
		assert_noop!(challenge(STEWARD, id), Error::<Test>::Ended);
		assert_noop!(decide(STEWARD, id, true), Error::<Test>::Ended);
	});
}

#[test]
fn declare_end_fails_when_it_is_not_deprecated_or_not_ones_right() {
	build_and_execute(|| {
		let id = printer();
		assert_noop!(
			Custody::declare_end(signed(STEWARD), id, document(1)),
			Error::<Test>::NotDeprecated
		);
		deprecated(id);
		assert_noop!(
			Custody::declare_end(signed(ANA), id, document(1)),
			pallet_networks::Error::<Test>::NotMember
		);
		assert_ok!(declare(id));
		assert_noop!(declare(id), Error::<Test>::AlreadyDeclared);
		// A custodian may, wherever it belongs to.
		let other = printer();
		hand_over(other, STEWARD, ANA);
		deprecated(other);
		assert_ok!(Custody::declare_end(signed(ANA), other, document(1)));
	});
}

#[test]
fn witness_end_needs_others_with_the_role_or_the_right() {
	build_and_execute(|| {
		let id = deprecated(printer());
		assert_noop!(validate(FIRST, id), Error::<Test>::EndingNotFound);
		assert_ok!(declare(id));
		assert_noop!(validate(DECLARER, id), Error::<Test>::AlreadyInvolved);
		assert_noop!(validate(ANA, id), pallet_networks::Error::<Test>::NotMember);
		assert_ok!(validate(FIRST, id));
		assert_noop!(validate(FIRST, id), Error::<Test>::AlreadySpoken);
		let expert = role();
		let settings = Settings { witness: Some(expert), ..Default::default() };
		assert_ok!(Custody::set_settings(signed(STEWARD), id, settings));
		assert_noop!(validate(SECOND, id), Error::<Test>::NotRoleHolder);
		grant(expert, SECOND);
		assert_ok!(validate(SECOND, id));
		assert_noop!(validate(THIRD, id), Error::<Test>::AlreadyConfirmed);
	});
}

#[test]
fn witness_end_needs_three_for_what_was_expensive() {
	build_and_execute(|| {
		let id = buy(7, new_subject(), &[(ANA, 1_000 * ONE)]);
		distribute(BookId::Deal(7), &NATIVE, 1_200 * ONE);
		deprecated(id);
		assert_ok!(declare(id));
		assert_ok!(validate(FIRST, id));
		assert_ok!(validate(SECOND, id));
		assert_eq!(Endings::<Test>::get(id).unwrap().window, None);
		assert_ok!(validate(THIRD, id));
		assert_eq!(Endings::<Test>::get(id).unwrap().window, Some(1 + 14 * DAY));
	});
}

#[test]
fn name_witness_gives_owners_one_whom_the_end_waits_for() {
	build_and_execute(|| {
		let id = laser();
		let name =
			|who, hearing, candidate| Custody::name_witness(signed(who), 7, hearing, candidate);
		assert_noop!(name(ANA, 0, THIRD), Error::<Test>::EndingNotFound);
		assert_ok!(declare(id));
		assert_ok!(validate(FIRST, id));
		assert_ok!(validate(SECOND, id));
		// Two are enough of themselves; the owners' one is missing, and others would not help.
		assert_eq!(Endings::<Test>::get(id).unwrap().window, None);
		assert_noop!(validate(THIRD, id), Error::<Test>::TooManyWitnesses);
		assert_noop!(name(ANA, 1, THIRD), Error::<Test>::OtherHearing);
		assert_noop!(name(DIA, 0, THIRD), Error::<Test>::NotCoOwner);
		assert_noop!(name(ANA, 0, DECLARER), Error::<Test>::AlreadyInvolved);
		assert_ok!(name(ANA, 0, THIRD));
		assert_eq!(
			last_event(),
			Event::WitnessProposed {
				resource: id,
				deal: 7,
				owner: ANA,
				candidate: THIRD,
				principal: 50 * ONE,
				of: 100 * ONE,
				named: false,
			}
		);
		assert_noop!(name(ANA, 0, THIRD), Error::<Test>::AlreadySpoken);
		// Ana changes her mind: half of it is then behind another.
		assert_ok!(name(ANA, 0, DIA));
		assert_ok!(name(CEM, 0, THIRD));
		assert!(Endings::<Test>::get(id).unwrap().named.is_empty());
		assert_ok!(name(BEN, 0, DIA));
		assert_eq!(Endings::<Test>::get(id).unwrap().named, vec![(7, DIA)]);
		assert_noop!(name(CEM, 0, FIRST), Error::<Test>::AlreadyNamed);
		assert_eq!(Custody::matters(id, DIA), [crate::Matter::Witness { deadline: 1 + 60 * DAY }]);
		// Whom owners name needs no right of the scope.
		assert_ok!(validate(DIA, id));
		assert_eq!(Endings::<Test>::get(id).unwrap().window, Some(1 + 14 * DAY));
		assert_noop!(name(CEM, 0, FIRST), Error::<Test>::AlreadyConfirmed);
	});
}

#[test]
fn name_witness_counts_one_who_confirmed_before() {
	build_and_execute(|| {
		let id = laser();
		assert_ok!(declare(id));
		assert_ok!(validate(FIRST, id));
		assert_ok!(validate(SECOND, id));
		for who in [ANA, BEN] {
			assert_ok!(Custody::name_witness(signed(who), 7, 0, SECOND));
		}
		assert_eq!(Endings::<Test>::get(id).unwrap().window, Some(1 + 14 * DAY));
	});
}

#[test]
fn name_witness_fails_when_owners_are_paid_or_the_deal_is_unknown() {
	build_and_execute(|| {
		let id = laser();
		distribute(BookId::Deal(7), &NATIVE, 120 * ONE);
		assert_ok!(declare(id));
		let name = |deal| Custody::name_witness(signed(ANA), deal, 0, THIRD);
		assert_noop!(name(7), Error::<Test>::NothingOwed);
		assert_noop!(name(8), Error::<Test>::DealNotFound);
		assert_ok!(validate(FIRST, id));
		assert_ok!(validate(SECOND, id));
		assert_eq!(Endings::<Test>::get(id).unwrap().window, Some(1 + 7 * DAY));
		assert_noop!(Custody::challenge_as_owner(signed(ANA), 7, 0), Error::<Test>::NothingOwed);
	});
}

#[test]
fn challenge_end_freezes_all_until_the_scope_decides() {
	build_and_execute(|| {
		let (id, window) = validated();
		assert_noop!(challenge(ANA, id), pallet_networks::Error::<Test>::NotMember);
		assert_noop!(decide(STEWARD, id, true), Error::<Test>::NotChallenged);
		run_to_block(window - 5);
		assert_ok!(challenge(THIRD, id));
		let deadline = window - 5 + 60 * DAY;
		assert_eq!(
			last_event(),
			Event::EndChallenged {
				resource: id,
				challenger: Some(THIRD),
				deal: None,
				document: Some(document(3)),
				deadline,
			}
		);
		run_to_block(window + 20);
		assert_noop!(dispose(DISPOSER, id), Error::<Test>::NotConfirmed);
		assert_noop!(challenge(DISPOSER, id), Error::<Test>::NotChallengeable);
		assert_noop!(decide(ANA, id, false), DispatchError::BadOrigin);
		assert_ok!(decide(STEWARD, id, false));
		// Five blocks were left, and the last of them counts.
		let until = window + 25;
		assert_eq!(last_event(), Event::EndConfirmed { resource: id, challenge_until: until });
		assert_noop!(challenge(THIRD, id), Error::<Test>::AlreadySpoken);
		run_to_block(until);
		assert_noop!(dispose(DISPOSER, id), Error::<Test>::NotConfirmed);
		run_to_block(until + 1);
		assert_noop!(challenge(DISPOSER, id), Error::<Test>::NotChallengeable);
		assert_ok!(dispose(DISPOSER, id));
	});
}

#[test]
fn challenge_end_is_open_to_past_custodians_and_the_creator() {
	build_and_execute(|| {
		let id = buy(7, new_subject(), &[(ANA, ONE)]);
		hand_over(id, STEWARD, DIA);
		hand_over(id, DIA, BEN);
		distribute(BookId::Deal(7), &NATIVE, 2 * ONE);
		deprecated(id);
		assert_ok!(declare(id));
		assert_ok!(validate(FIRST, id));
		assert_ok!(validate(SECOND, id));
		// Past, present, and the one who made the campaign: none belongs to the lab.
		for who in [DIA, BEN, CEM] {
			assert!(matches!(Custody::matters(id, who)[..], [crate::Matter::Challenge { .. }]));
			assert_ok!(challenge(who, id));
			assert_ok!(decide(STEWARD, id, false));
		}
	});
}

#[test]
fn challenge_end_is_heard_of_so_many_only() {
	build_and_execute(|| {
		let (id, _) = validated();
		for n in 0..=u64::from(MAX_CHALLENGERS) {
			let who = 100 + n;
			endow(who);
			member(who);
			if n == u64::from(MAX_CHALLENGERS) {
				assert_noop!(challenge(who, id), Error::<Test>::TooManyChallenges);
			} else {
				assert_ok!(challenge(who, id));
				assert_ok!(decide(STEWARD, id, false));
			}
		}
	});
}

#[test]
fn decide_challenge_ends_the_procedure_when_it_is_upheld() {
	build_and_execute(|| {
		let (id, _) = validated();
		assert_ok!(challenge(THIRD, id));
		assert_ok!(decide(STEWARD, id, true));
		assert_eq!(last_event(), Event::ChallengeDecided { resource: id, upheld: true });
		assert_eq!(Endings::<Test>::get(id), None);
		assert_eq!(resource(id).stage, Stage::Deprecated);
		assert_ok!(declare(id));
	});
}

#[test]
fn decide_challenge_fails_when_who_decides_alone_took_part() {
	build_and_execute(|| {
		let id = deprecated(printer());
		assert_ok!(Custody::declare_end(signed(STEWARD), id, document(1)));
		assert_ok!(validate(FIRST, id));
		assert_ok!(validate(SECOND, id));
		assert_ok!(challenge(THIRD, id));
		assert_noop!(decide(STEWARD, id, false), Error::<Test>::NotForOneself);
		let (other, _) = validated();
		assert_ok!(challenge(STEWARD, other));
		assert_noop!(decide(STEWARD, other, true), Error::<Test>::NotForOneself);
		// It lapses if nobody else decides.
		pass_days(61);
		assert_ok!(Custody::drop_end(signed(ANA), other));
	});
}

#[test]
fn challenge_as_owner_stops_the_end_at_a_third() {
	build_and_execute(|| {
		let owners = [(ANA, 66 * ONE), (BEN, 17 * ONE), (CEM, 17 * ONE)];
		let id = deprecated(buy(7, new_subject(), &owners));
		let challenge = |who, hearing| Custody::challenge_as_owner(signed(who), 7, hearing);
		assert_noop!(challenge(ANA, 0), Error::<Test>::EndingNotFound);
		assert_ok!(declare(id));
		assert_noop!(challenge(ANA, 0), Error::<Test>::NotChallengeable);
		assert_ok!(validate(FIRST, id));
		assert_ok!(validate(SECOND, id));
		assert_ok!(Custody::name_witness(signed(ANA), 7, 0, SECOND));
		assert_noop!(challenge(ANA, 1), Error::<Test>::OtherHearing);
		assert_noop!(challenge(DIA, 0), Error::<Test>::NotCoOwner);
		assert_noop!(Custody::challenge_as_owner(signed(ANA), 8, 0), Error::<Test>::DealNotFound);
		assert_ok!(challenge(BEN, 0));
		assert_eq!(
			last_event(),
			Event::OwnerChallenged {
				resource: id,
				deal: 7,
				owner: BEN,
				principal: 17 * ONE,
				of: 100 * ONE,
			}
		);
		assert_eq!(Endings::<Test>::get(id).unwrap().frozen, None);
		assert_noop!(challenge(BEN, 0), Error::<Test>::AlreadySpoken);
		assert_ok!(challenge(CEM, 0));
		assert!(Endings::<Test>::get(id).unwrap().frozen.is_some());
		assert_noop!(challenge(ANA, 0), Error::<Test>::NotChallengeable);
		assert_ok!(decide(STEWARD, id, false));
		// Later voices do not raise it again.
		assert_ok!(challenge(ANA, 0));
		assert_eq!(Endings::<Test>::get(id).unwrap().frozen, None);
	});
}

#[test]
fn drop_end_is_for_the_declarer_the_scope_or_anybody_when_time_is_over() {
	build_and_execute(|| {
		let id = deprecated(printer());
		let drop = |who| Custody::drop_end(signed(who), id);
		assert_noop!(drop(DECLARER), Error::<Test>::EndingNotFound);
		assert_ok!(declare(id));
		assert_noop!(drop(FIRST), Error::<Test>::NotAuthorized);
		assert_ok!(drop(DECLARER));
		assert_eq!(last_event(), Event::EndDropped { resource: id });
		assert_ok!(declare(id));
		assert_ok!(drop(STEWARD));
		assert_ok!(declare(id));
		pass_days(61);
		assert_noop!(validate(FIRST, id), Error::<Test>::HearingExpired);
		assert_ok!(drop(ANA));
		// Nor is anything disposed of long after.
		let (other, _) = validated();
		pass_days(68);
		assert_noop!(dispose(DISPOSER, other), Error::<Test>::HearingExpired);
	});
}

#[test]
fn drop_end_fails_when_its_declarer_drops_what_others_confirmed() {
	build_and_execute(|| {
		let (id, until) = validated();
		let drop = |who| Custody::drop_end(signed(who), id);
		assert_noop!(drop(DECLARER), Error::<Test>::NotAuthorized);
		run_to_block(until + 1);
		assert_noop!(drop(DECLARER), Error::<Test>::NotAuthorized);
		assert_ok!(drop(STEWARD));
	});
}

#[test]
fn name_for_silent_names_a_witness_when_owners_were_silent() {
	build_and_execute(|| {
		let id = laser();
		let name = |who, candidate| Custody::name_for_silent(signed(who), 7, candidate);
		assert_noop!(name(STEWARD, THIRD), Error::<Test>::EndingNotFound);
		assert_ok!(declare(id));
		assert_ok!(validate(FIRST, id));
		assert_ok!(validate(SECOND, id));
		pass_days(60);
		// Owners still can, in the last block.
		assert_noop!(name(STEWARD, THIRD), Error::<Test>::TooEarly);
		pass_days(1);
		// Before anybody else gives it up the scope has time.
		assert_noop!(Custody::drop_end(signed(ANA), id), Error::<Test>::NotAuthorized);
		assert_noop!(name(ANA, THIRD), DispatchError::BadOrigin);
		assert_noop!(name(STEWARD, DECLARER), Error::<Test>::AlreadyInvolved);
		assert_noop!(name(STEWARD, STEWARD), Error::<Test>::NotForOneself);
		assert_noop!(
			Custody::name_for_silent(signed(STEWARD), 9, THIRD),
			Error::<Test>::DealNotFound
		);
		assert_ok!(name(STEWARD, THIRD));
		let deadline = System::block_number() + 60 * DAY;
		let (deal, candidate) = (7, THIRD);
		assert_eq!(last_event(), Event::WitnessNamed { resource: id, deal, candidate, deadline });
		assert_noop!(name(STEWARD, THIRD), Error::<Test>::TooEarly);
		assert_ok!(validate(THIRD, id));
		// Owners have the long time to challenge it.
		let until = System::block_number() + 14 * DAY;
		assert_eq!(Endings::<Test>::get(id).unwrap().window, Some(until));
		assert_noop!(name(STEWARD, THIRD), Error::<Test>::AlreadyConfirmed);
		assert_ok!(Custody::challenge_as_owner(signed(ANA), 7, 0));
		assert!(Endings::<Test>::get(id).unwrap().frozen.is_some());
	});
}

#[test]
fn drop_end_is_for_anybody_when_the_scope_did_not_name_anybody_either() {
	build_and_execute(|| {
		let id = laser();
		assert_ok!(declare(id));
		pass_days(74);
		assert_noop!(Custody::drop_end(signed(ANA), id), Error::<Test>::NotAuthorized);
		run_to_block(System::block_number() + 1);
		assert_ok!(Custody::drop_end(signed(ANA), id));
	});
}

#[test]
fn declare_end_and_dispose_need_the_threshold_when_several_are_custodians() {
	build_and_execute(|| {
		let id = deprecated(printer());
		equipment::share_custody(id, &[(ANA, 700_000), (BEN, 300_000)]);
		let declare = |who| Custody::declare_end(signed(who), id, document(1));
		assert_ok!(declare(BEN));
		assert!(matches!(last_event(), Event::ActApproved { custodian: BEN, .. }));
		assert!(!Endings::<Test>::contains_key(id));
		assert_ok!(declare(ANA));
		assert_eq!(Endings::<Test>::get(id).unwrap().declarer, ANA);
		assert_ok!(validate(FIRST, id));
		assert_ok!(validate(SECOND, id));
		pass_days(8);
		assert_ok!(dispose(BEN, id));
		assert!(!resource(id).has_ended());
	});
}

#[test]
fn dispose_succeeds_when_the_thing_was_never_validated() {
	build_and_execute(|| {
		let id = deprecated(register(STEWARD, Regime::NonDominium, Nature::Physical));
		assert_eq!(resource(id).state, State::PendingValidation);
		assert_ok!(declare(id));
		assert_ok!(validate(FIRST, id));
		assert_ok!(validate(SECOND, id));
		pass_days(8);
		assert_ok!(dispose(DISPOSER, id));
		assert!(resource(id).has_ended());
	});
}

/// The scope refuses what was delivered: it has no state of its own for that, for nothing can be done with it that
/// cannot be done with what waits to be validated. It is kept from use, the vendor's refund pays the owners, and it comes
/// to its end with them.
#[test]
fn a_refused_purchase_pays_its_owners_back_and_comes_to_its_end_when_it_is_never_validated() {
	build_and_execute(|| {
		let id = laser();
		assert_eq!(resource(id).state, State::PendingValidation);
		// Why it is refused is on record.
		let noted = crate::Incident::Noted;
		assert_ok!(Custody::report_incident(signed(STEWARD), id, noted, document(9)));
		for occurrence in [
			Occurrence::Reserved,
			Occurrence::Started,
			Occurrence::Sent,
			Occurrence::Stored,
			Occurrence::MaintenanceBegun,
			Occurrence::Damaged,
		] {
			assert_eq!(crate::tables::after(State::PendingValidation, occurrence), None);
		}
		let owed = || {
			<Shares as ovn_primitives::traits::ShareBooks<u64, AssetKind>>::owed(BookId::Deal(7))
		};
		assert_eq!(owed(), Some(120 * ONE));
		let refund = 100 * ONE;
		assert_ok!(Usage::pay_salvage(signed(PAYER), id, NATIVE, refund, document(8)));
		assert_eq!(owed(), Some(20 * ONE));
		assert_ok!(declare(id));
		for owner in [ANA, CEM] {
			assert_ok!(Custody::name_witness(signed(owner), 7, 0, THIRD));
		}
		assert_ok!(validate(FIRST, id));
		assert_ok!(validate(THIRD, id));
		pass_days(15);
		assert_ok!(dispose(DISPOSER, id));
		assert!(resource(id).has_ended());
		assert!(events().contains(&Event::WrittenOff {
			resource: id,
			deal: 7,
			asset: NATIVE,
			owed: 20 * ONE,
		}));
	});
}

#[test]
fn a_refused_purchase_is_used_when_owners_of_more_than_half_want_it() {
	build_and_execute(|| {
		let owners = [(ANA, 50 * ONE), (BEN, 30 * ONE), (CEM, 20 * ONE)];
		let id = buy(7, new_subject(), &owners);
		let noted = crate::Incident::Noted;
		assert_ok!(Custody::report_incident(signed(STEWARD), id, noted, document(9)));
		for owner in [ANA, BEN] {
			assert_ok!(Custody::validate_as_owner(signed(owner), 7));
		}
		assert_eq!(resource(id).state, State::Available);
	});
}

#[test]
fn dispose_fails_when_somebody_uses_the_thing() {
	build_and_execute(|| {
		let printer = equipment::machine();
		equipment::start(printer.id, equipment::USER, equipment::commercial());
		let next = super::printer();
		assert_ok!(Custody::deprecate(signed(STEWARD), printer.id, next));
		for who in [1, 16, 17, 18] {
			member_once(who);
		}
		assert_ok!(Custody::declare_end(signed(STEWARD), printer.id, document(1)));
		assert_ok!(Custody::name_witness(signed(equipment::OWNER), printer.deal, 0, 17));
		for who in [16, 17, 18] {
			assert_ok!(validate(who, printer.id));
		}
		pass_days(15);
		assert_noop!(dispose(equipment::CUSTODIAN, printer.id), Error::<Test>::InvalidState);
	});
}

#[test]
fn declare_end_waits_for_owners_of_every_deal_that_owes() {
	build_and_execute(|| {
		let id = buy(7, new_subject(), &[(ANA, ONE)]);
		buy(8, Subject::Existing(id), &[(BEN, ONE)]);
		deprecated(id);
		assert_ok!(declare(id));
		assert_ok!(validate(FIRST, id));
		assert_ok!(validate(SECOND, id));
		assert_ok!(Custody::name_witness(signed(ANA), 7, 0, FIRST));
		assert_eq!(Endings::<Test>::get(id).unwrap().window, None);
		assert_ok!(Custody::name_witness(signed(BEN), 8, 0, THIRD));
		assert_ok!(validate(THIRD, id));
		assert_eq!(Endings::<Test>::get(id).unwrap().window, Some(1 + 14 * DAY));
	});
}
