// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::Relation::{ComponentOf, DerivedFrom, Supersedes};

fn link(from: u64, relation: crate::Relation, to: u64) -> frame_support::dispatch::DispatchResult {
	Custody::link(signed(STEWARD), from, relation, to)
}

#[test]
fn link_is_told_from_both_sides() {
	build_and_execute(|| {
		let (a, b) = (printer(), printer());
		assert_noop!(Custody::link(signed(ANA), a, ComponentOf, b), DispatchError::BadOrigin);
		assert_ok!(link(a, ComponentOf, b));
		assert_eq!(last_event(), Event::Linked { resource: a, relation: ComponentOf, to: b });
		assert_eq!(Custody::resource(a).unwrap().links, [(ComponentOf, b)]);
		assert_eq!(Custody::linked_from(b, None, 9), [(ComponentOf, a)]);
		assert_noop!(link(a, ComponentOf, b), Error::<Test>::AlreadyLinked);
		// Other relations are apart.
		assert_ok!(link(b, DerivedFrom, a));
		assert_ok!(link(b, Supersedes, a));
		assert_eq!(Custody::linked_from(a, None, 1).len(), 1);
		let first = Custody::linked_from(a, None, 1)[0];
		assert_eq!(Custody::linked_from(a, Some(first), 9).len(), 1);
	});
}

#[test]
fn link_fails_when_it_would_close_a_circle() {
	build_and_execute(|| {
		let ids: Vec<u64> = (0..4).map(|_| printer()).collect();
		assert_noop!(link(ids[0], DerivedFrom, ids[0]), Error::<Test>::LinkCycle);
		for n in 0..3 {
			assert_ok!(link(ids[n], DerivedFrom, ids[n + 1]));
		}
		// A second way is no circle.
		assert_ok!(link(ids[0], DerivedFrom, ids[2]));
		for n in 0..3 {
			assert_noop!(link(ids[3], DerivedFrom, ids[n]), Error::<Test>::LinkCycle);
		}
	});
}

#[test]
fn link_fails_when_there_are_too_many() {
	build_and_execute(|| {
		let ids: Vec<u64> = (0..70).map(|_| printer()).collect();
		for n in 1..=8 {
			assert_ok!(link(ids[0], Supersedes, ids[n]));
		}
		assert_noop!(link(ids[0], Supersedes, ids[9]), Error::<Test>::TooManyLinks);
		for n in 0..63 {
			assert_ok!(link(ids[n + 1], ComponentOf, ids[n]));
		}
		assert_ok!(link(ids[64], ComponentOf, ids[63]));
		// Of 65 in a row nobody can see the end.
		assert_noop!(link(ids[65], ComponentOf, ids[64]), Error::<Test>::TooManyLinks);
	});
}

#[test]
fn link_crosses_scopes_only_for_what_is_derived() {
	build_and_execute(|| {
		let here = printer();
		let there = crate::NextResource::<Test>::get();
		let name = b"fork".to_vec().try_into().unwrap();
		assert_ok!(Custody::register(
			signed(STEWARD),
			SHOP,
			Regime::Commons,
			Nature::Digital,
			name,
			H256::zero(),
			Phase::Ideation
		));
		assert_noop!(link(there, ComponentOf, here), Error::<Test>::OtherScope);
		assert_noop!(link(there, Supersedes, here), Error::<Test>::OtherScope);
		assert_noop!(link(there, DerivedFrom, 99), Error::<Test>::ResourceNotFound);
		assert_ok!(link(there, DerivedFrom, here));
		let ended = ended();
		assert_noop!(link(ended, DerivedFrom, here), Error::<Test>::Ended);
		assert_ok!(link(here, DerivedFrom, ended));
	});
}
