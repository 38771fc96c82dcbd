// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn views_show_what_is_open() {
	in_market(|| {
		assert_eq!(Exchange::licence(LAB, FIRM), None);
		assert_eq!(Exchange::preview(FIRM, WORKSHOP, tokens(1)), None);
		assert_eq!(Exchange::preview(FIRM, 99, tokens(1)), None);
		assert!(Exchange::claims(LAB, FIRM).is_empty());
		ready(8, 1_000);
		let preview = Exchange::preview(FIRM, WORKSHOP, tokens(100)).unwrap();
		assert_eq!((preview.cut, preview.due), (tokens(8), tokens(92)));
		let ids = [announce(WORKSHOP, 1), announce(WORKSHOP, 2), announce(WORKSHOP, 3)];
		let view = |skip| Exchange::announcements(FIRM, WORKSHOP, skip);
		assert_eq!(view(0), ids.map(|id| (id, sale(id))));
		assert_eq!(view(2), [(ids[2], sale(ids[2]))]);
		assert!(view(3).is_empty());
		assert_eq!(Exchange::announcement(ids[0]), Some(sale(ids[0])));
		assert_eq!(Exchange::announcement(9), None);
		run_blocks(40 * DAY);
		let id = claim(ANA, WORKSHOP, 5);
		assert_eq!(Exchange::hidden_claim(id).unwrap().claimant, ANA);
		assert_eq!(Exchange::claims(LAB, FIRM)[0].claim, id);
		assert_eq!(Exchange::pot(NATIVE), (pot(&NATIVE), true));
		assert_eq!(Exchange::firms_named(WORKSHOP)[0].firm, FIRM);
	});
}
