// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::Payee;
use ovn_primitives::traits::ShareBooks;

fn draw(who: u64, id: BookId, at_most: u128, to: u64) -> Result<u128, sp_runtime::DispatchError> {
	<Shares as ShareBooks<_, _>>::draw(&who, id, 0, &NATIVE, at_most, &to)
}

fn outstanding(id: BookId, who: u64) -> Option<(u128, u128)> {
	<Shares as ShareBooks<u64, AssetKind>>::outstanding(id, &agent(who), 0)
}

#[test]
fn draw_pays_another_account_up_to_a_limit() {
	build_and_execute(|| {
		let id = equity(kind(0));
		credit(id, agent(ANA), UNIT);
		distribute(id, 100);
		let (ana, ben) = (free(ANA), free(BEN));
		assert_eq!(draw(ANA, id, 30, BEN), Ok(30));
		assert_eq!((free(ANA), free(BEN)), (ana, ben + 30));
		assert_eq!(
			last_event(),
			Event::Claimed {
				book: id,
				holder: agent(ANA),
				series: 0,
				asset: NATIVE,
				amount: 30,
				payee: Payee::Agent(BEN),
				paid: 30,
			}
		);
		assert_eq!(claimable(id, agent(ANA), 0), 70);
		assert_eq!(draw(ANA, id, 1_000, BEN), Ok(70));
		assert_noop!(draw(ANA, id, 1, BEN), Error::<Test>::NothingToClaim);
	});
}

#[test]
fn draw_fails_when_there_is_no_position_or_no_such_asset() {
	build_and_execute(|| {
		let id = equity(kind(0));
		assert_noop!(draw(ANA, id, 1, BEN), Error::<Test>::PositionNotFound);
		assert_noop!(draw(ANA, kind(9), 1, BEN), Error::<Test>::BookNotFound);
		credit(id, agent(ANA), UNIT);
		assert_noop!(draw(ANA, id, 1, BEN), Error::<Test>::NothingToClaim);
	});
}

#[test]
fn draw_ends_a_position_whose_debt_is_paid() {
	build_and_execute(|| {
		let id = create(kind(0), debt(6, 5));
		credit(id, agent(ANA), 10 * ONE);
		assert_eq!(outstanding(id, ANA), Some((10 * ONE, 12 * ONE)));
		distribute(id, 2 * ONE);
		assert_eq!(outstanding(id, ANA), Some((10 * ONE, 10 * ONE)));
		distribute(id, 10 * ONE);
		assert_eq!(outstanding(id, ANA), None);
		assert_eq!(draw(ANA, id, 20 * ONE, BEN), Ok(12 * ONE));
		assert_eq!(last_event(), Event::PositionClosed { book: id, holder: agent(ANA), series: 0 });
	});
}

#[test]
fn outstanding_is_nothing_when_there_is_no_debt_or_no_position() {
	build_and_execute(|| {
		let (work, loan) = (equity(kind(0)), create(kind(1), debt(6, 5)));
		credit(work, agent(ANA), UNIT);
		assert_eq!(outstanding(work, ANA), None);
		let ceiling = |id| <Shares as ShareBooks<u64, AssetKind>>::ceiling(id);
		assert_eq!((ceiling(work), ceiling(loan)), (None, Some(ratio(6, 5))));
		assert_eq!(outstanding(loan, ANA), None);
		assert_eq!(outstanding(kind(9), ANA), None);
	});
}

#[test]
fn outstanding_is_the_ceiling_and_small_principal_welcome_when_inactive() {
	build_and_execute(|| {
		let id = BookId::Deal(0);
		<Shares as ShareBooks<u64, _>>::create(id, debt(6, 5), true).unwrap();
		credit(id, agent(ANA), 10);
		assert_eq!(outstanding(id, ANA), Some((10, 12)));
	});
}
