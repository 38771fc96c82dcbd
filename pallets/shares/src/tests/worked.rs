// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn equity_is_shared_by_units_when_income_comes() {
	build_and_execute(|| {
		let book = equity(kind(0));
		credit(book, agent(ANA), 3 * UNIT);
		credit(book, agent(BEN), UNIT);
		assert_eq!(distribute(book, 100), 100);
		assert_eq!(claim(BEN, book, 0), 25);
		credit(book, agent(CEM), 4 * UNIT);
		assert_eq!(distribute(book, 80), 80);
		assert_eq!(claim(ANA, book, 0), 105);
		assert_eq!(claim(BEN, book, 0), 10);
		assert_eq!(claim(CEM, book, 0), 40);
		assert_eq!(held(&NATIVE), 0);
	});
}
