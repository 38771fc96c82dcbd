// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What those who use things are told of them, and tell in turn.

use super::{equipment::*, *};
use ovn_primitives::{
	traits::{CoOwned, Things},
	Deal, Thing,
};

/// What tells and is told.
type Told = Custody;

fn befall(id: u64, what: Occurrence) -> sp_runtime::DispatchResult {
	<Told as Things<u64>>::befall(id, what, Some(USER))
}

#[test]
fn thing_tells_what_its_use_has_to_know() {
	build_and_execute(|| {
		let id = printer();
		let expected = Thing {
			scope: LAB,
			nature: Nature::Physical,
			state: State::Available,
			usable: true,
			ended: false,
		};
		assert_eq!(<Told as Things<u64>>::thing(id), Some(expected));
		assert_ok!(Custody::hibernate(signed(STEWARD), id));
		let rests = <Told as Things<u64>>::thing(id).unwrap();
		assert_eq!(rests, Thing { usable: false, ..expected });
		assert_eq!(<Told as Things<u64>>::thing(99), None);
		let ended = <Told as Things<u64>>::thing(ended()).unwrap();
		assert!(ended.ended && !ended.usable);
	});
}

#[test]
fn befall_changes_the_state_when_it_comes_of_a_use() {
	build_and_execute(|| {
		let id = printer();
		for (what, state) in [
			(Occurrence::Reserved, State::Reserved),
			(Occurrence::Released, State::Available),
			(Occurrence::Started, State::InUse),
			(Occurrence::Finished, State::Available),
		] {
			assert_ok!(befall(id, what));
			let told =
				Event::StateChanged { resource: id, occurrence: what, who: Some(USER), state };
			assert_eq!(last_event(), told);
			assert_eq!(resource(id).state, state);
		}
		assert_noop!(befall(id, Occurrence::Finished), Error::<Test>::InvalidState);
		assert_ok!(Custody::open_maintenance(signed(STEWARD), id, ANA, document(1)));
		// Nobody repairs what is lost.
		assert_ok!(befall(id, Occurrence::Lost));
		assert_eq!(crate::Jobs::<Test>::get(id), None);
	});
}

#[test]
fn befall_fails_when_it_does_not_come_of_a_use() {
	build_and_execute(|| {
		let id = register(STEWARD, Regime::NonDominium, Nature::Physical);
		assert_noop!(befall(id, Occurrence::Validated), Error::<Test>::InvalidState);
		assert_noop!(befall(99, Occurrence::Lost), Error::<Test>::ResourceNotFound);
		let gone = ended();
		assert_noop!(befall(gone, Occurrence::Lost), Error::<Test>::Ended);
	});
}

#[test]
fn deals_tell_what_is_owed_and_whose_tariffs_hold() {
	build_and_execute(|| {
		let id = thing(Nature::Physical);
		let told = || <Told as CoOwned<AssetKind>>::deals(id);
		assert!(told().is_empty());
		assert_eq!(<Told as CoOwned<AssetKind>>::tariffs(id), None);
		let first = attach(id, NATIVE, &[(OWNER, 10 * ONE)], None);
		let second = attach(id, NATIVE, &[(OWNER, 20 * ONE)], None);
		let of = |number, owed| Deal { number, asset: NATIVE, owed };
		assert_eq!(told(), [of(first, 12 * ONE), of(second, 24 * ONE)]);
		assert!(<Told as CoOwned<AssetKind>>::is_encumbered(id));
		crate::Deals::<Test>::mutate(id, |list| list[1].tariffs = tariffs_of(ONE));
		let tariffs_now = || <Told as CoOwned<AssetKind>>::tariffs(id).unwrap().1;
		assert_eq!(tariffs_now(), tariffs());
		pay_off(first);
		assert_eq!(tariffs_now(), tariffs_of(ONE));
		pay_off(second);
		assert_eq!(tariffs_now(), tariffs_of(ONE));
		assert!(!<Told as CoOwned<AssetKind>>::is_encumbered(id));
	});
}
