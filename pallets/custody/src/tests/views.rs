// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Matter, WHOLE};

#[test]
fn resource_tells_all_that_concerns_it() {
	build_and_execute(|| {
		let id = printer();
		let view = Custody::resource(id).unwrap();
		assert_eq!((view.id, view.shareable), (id, true));
		assert_eq!(view.resource, resource(id));
		assert_eq!(view.custody, custody(id));
		assert!(view.deals.is_empty() && view.offer.is_none() && view.flag.is_none());
		assert!(view.job.is_none() && view.ending.is_none() && view.approvals.is_empty());
		assert_ok!(Custody::hibernate(signed(STEWARD), id));
		assert!(!Custody::resource(id).unwrap().shareable);
		assert!(Custody::resource(99).is_none());
	});
}

#[test]
fn resources_of_a_scope_come_in_pages() {
	build_and_execute(|| {
		let mut all: Vec<u64> = (0..5).map(|_| printer()).collect();
		let mut seen = Vec::new();
		let mut after = None;
		loop {
			let page: Vec<u64> =
				Custody::resources(LAB, after, 2).into_iter().map(|view| view.id).collect();
			assert!(page.len() <= 2);
			let Some(last) = page.last() else { break };
			after = Some(*last);
			seen.extend(page);
		}
		seen.sort_unstable();
		all.sort_unstable();
		assert_eq!(seen, all);
		assert!(Custody::resources(SHOP, None, 9).is_empty());
		assert_eq!(Custody::custodies(STEWARD, None, 3).len(), 3);
		let third = Custody::custodies(STEWARD, None, 3)[2];
		assert_eq!(Custody::custodies(STEWARD, Some(third), 9).len(), 2);
	});
}

#[test]
fn awaiting_tells_what_an_agent_has_to_do() {
	build_and_execute(|| {
		let id = printer();
		let until = 11;
		let to = weights(&[(ANA, WHOLE / 2), (BEN, WHOLE / 2)]);
		assert_ok!(Custody::offer_custody(signed(STEWARD), id, to, WHOLE, until));
		assert_eq!(Custody::awaiting(ANA, None, 9), [(id, vec![Matter::Offer { until }])]);
		assert_eq!(Custody::offers_to(ANA, None, 9), [id]);
		assert!(Custody::offers_to(ANA, Some(id), 9).is_empty());
		for who in [ANA, BEN] {
			assert_ok!(Custody::accept_custody(signed(who), id, H256::zero()));
		}
		assert!(Custody::awaiting(ANA, None, 9).is_empty());
		assert_ok!(Custody::flag_custodian(signed(STEWARD), id, H256::zero()));
		assert_ok!(Custody::hibernate(signed(BEN), id));
		let act = BlakeTwo256::hash_of(&(b"step", crate::Step::Hibernate));
		let approved = Matter::Act { act, until: 1 + 7 * DAY };
		let flagged = || Matter::Flag { due: 1 + 7 * DAY };
		assert_eq!(Custody::awaiting(ANA, None, 9), [(id, vec![flagged(), approved])]);
		assert_eq!(Custody::awaiting(BEN, None, 9), [(id, vec![flagged()])]);
		assert!(Custody::awaiting(CEM, None, 9).is_empty());
		let other = printer();
		assert_ok!(Custody::open_maintenance(signed(STEWARD), other, CEM, document(1)));
		assert_eq!(Custody::matters(other, CEM), [Matter::Job]);
		assert!(Custody::matters(99, CEM).is_empty());
	});
}
