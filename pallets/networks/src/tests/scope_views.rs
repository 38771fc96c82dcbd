// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What clients ask of scopes.

use crate::{mock::*, ScopeCounts, ScopeStatus, ScopeView};
use frame_support::assert_ok;
use ovn_primitives::{Purse, ScopeKind, GLOBAL_SCOPE};
use sp_core::H256;

#[test]
fn scope_shows_all_of_it_when_it_exists() {
	build_and_execute(|| {
		let network = network(1);
		run_to_block(4);
		let scope = found(1, network, ScopeKind::OpenEnterprise);
		assert_ok!(Networks::set_stewards(signed(1), scope, stewards(&[5, 3, 4])));
		assert_ok!(Networks::join(signed(2), scope, None));
		let joint = Multisig::multi_account_id(&[3, 4, 5], 2);
		assert_ok!(Networks::set_agreement(signed(joint), scope, document(6)));
		let fund = b"tools".to_vec().try_into().unwrap();
		assert_ok!(Networks::create_fund(signed(joint), scope, fund));
		found(1, network, ScopeKind::Project);

		assert_eq!(
			Networks::scope(scope),
			Some(ScopeView {
				kind: ScopeKind::OpenEnterprise,
				parent: network,
				network,
				depth: 2,
				status: ScopeStatus::Open,
				agreement: 1,
				metadata: document(1),
				stewards: vec![3, 4, 5],
				joint_account: Some(joint),
				founder: 1,
				founded: 4,
				counts: ScopeCounts { members: 2, joined: 2, funds: 1, ..Default::default() },
				treasury: purse(scope, Purse::Treasury),
				sponsor: purse(scope, Purse::Sponsor),
			})
		);
		assert_eq!(Networks::scope(network).unwrap().counts.open_children, 2);
	});
}

#[test]
fn scope_shows_the_global_one_when_asked_for() {
	build_and_execute(|| {
		let view = Networks::scope(GLOBAL_SCOPE).unwrap();
		assert_eq!(
			(view.kind, view.parent, view.network, view.depth),
			(ScopeKind::Global, 0, 0, 0)
		);
		assert_eq!(view.stewards, vec![GLOBAL_STEWARD]);
		assert_eq!(view.joint_account, None);
		assert_eq!(view.metadata.hash, H256::repeat_byte(7));
		assert_eq!(view.founder, view.treasury);
	});
}

#[test]
fn scope_shows_that_it_is_closed_when_it_is() {
	build_and_execute(|| {
		let scope = network(1);
		run_to_block(6);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_eq!(Networks::scope(scope).unwrap().status, ScopeStatus::Closed { at: 6 });
	});
}

#[test]
fn scope_shows_nothing_when_there_is_none() {
	build_and_execute(|| {
		assert_eq!(Networks::scope(1), None);
	});
}

#[test]
fn pot_names_the_account_when_it_is_not_open() {
	build_and_execute(|| {
		let asset = asset(1, 9);
		let (before, open) = Networks::pot(1, Purse::Treasury, asset.clone());
		assert!(!open);
		let scope = network(1);
		open_with(scope, &asset, 10);
		assert_eq!(Networks::pot(scope, Purse::Treasury, asset), (before, true));
	});
}
