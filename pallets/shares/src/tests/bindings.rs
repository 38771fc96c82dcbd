// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use sp_core::{sr25519, Pair, H256};
use sp_runtime::{MultiSignature, MultiSigner};

const SALT: H256 = H256::repeat_byte(5);

fn key() -> sr25519::Pair {
	sr25519::Pair::from_seed(&[7; 32])
}

fn signer() -> MultiSigner {
	MultiSigner::Sr25519(key().public())
}

fn identity() -> H256 {
	Shares::identity(SALT, signer())
}

/// A book in which the identity has a claim of 100, and one of another scope in which it has 50.
fn claims() -> (BookId, BookId) {
	let here = equity(kind(0));
	let there = equity(BookId::Kind { scope: SHOP, kind: 0 });
	for (id, amount) in [(here, 100), (there, 50)] {
		credit(id, Holder::External(identity()), UNIT);
		distribute(id, amount);
	}
	(here, there)
}

fn claim_external(id: BookId) -> Result<(), sp_runtime::DispatchError> {
	let holder = Holder::External(identity());
	Shares::claim_for(signed(PAYER), holder, list(&[(id, 0)]), ALL).map(|_| ()).map_err(|e| e.error)
}

fn propose(who: u64, account: u64) -> frame_support::dispatch::DispatchResult {
	Shares::propose_binding(signed(who), LAB, identity(), account)
}

fn bind(
	salt: H256,
	account: u64,
	signature: MultiSignature,
) -> Result<(), sp_runtime::DispatchError> {
	Shares::bind_with_key(signed(PAYER), identity(), salt, signer(), account, signature)
}

fn signature(account: u64) -> MultiSignature {
	key().sign(&Shares::binding_message(identity(), account)).into()
}

#[test]
fn propose_binding_pays_the_account_after_the_notice_in_that_scope_only() {
	build_and_execute(|| {
		let (here, there) = claims();
		assert_eq!(claim_external(here), Err(Error::<Test>::NotBound.into()));
		assert_ok!(propose(STEWARD, ANA));
		let from = 1 + NOTICE;
		assert_eq!(
			last_event(),
			Event::BindingProposed { scope: LAB, identity: identity(), account: ANA, from }
		);
		run_to_block(from - 1);
		assert_eq!(claim_external(here), Err(Error::<Test>::NotBound.into()));
		run_to_block(from);
		let before = free(ANA);
		assert_ok!(claim_external(here));
		assert_eq!(free(ANA), before + 100);
		assert_eq!(claim_external(there), Err(Error::<Test>::NotBound.into()));
		// The scope cannot withdraw a binding that is in force.
		assert_noop!(propose(STEWARD, ANA), Error::<Test>::AlreadyBound);
		assert_noop!(
			Shares::cancel_binding(signed(STEWARD), LAB, identity()),
			Error::<Test>::BindingInForce
		);
		// The account decides for the position.
		let fund = fund(LAB);
		let target = Some(crate::Redirect { scope: LAB, fund });
		let holder = || Holder::External(identity());
		assert_noop!(
			Shares::redirect(signed(BEN), holder(), here, 0, target),
			Error::<Test>::NotHolder
		);
		assert_noop!(
			Shares::redirect(signed(ANA), holder(), there, 0, target),
			Error::<Test>::NotBound
		);
		assert_ok!(Shares::redirect(signed(ANA), holder(), here, 0, target));
	});
}

#[test]
fn propose_binding_gives_the_claims_to_another_account_when_the_first_is_lost() {
	build_and_execute(|| {
		let (here, _) = claims();
		assert_ok!(propose(STEWARD, ANA));
		assert_noop!(propose(STEWARD, BEN), Error::<Test>::AlreadyBound);
		run_to_block(1 + NOTICE);
		assert_ok!(propose(STEWARD, BEN));
		let from = 1 + 2 * NOTICE;
		let (scope, identity, account) = (LAB, identity(), BEN);
		assert_eq!(last_event(), Event::BindingProposed { scope, identity, account, from });
		assert_noop!(propose(STEWARD, CEM), Error::<Test>::AlreadyBound);
		run_to_block(from - 1);
		let before = (free(ANA), free(BEN));
		assert_ok!(claim_external(here));
		distribute(here, 40);
		run_to_block(from);
		assert_ok!(claim_external(here));
		assert_eq!((free(ANA), free(BEN)), (before.0 + 100, before.1 + 40));
		// And so on.
		assert_ok!(propose(STEWARD, CEM));
		assert_ok!(Shares::cancel_binding(signed(STEWARD), LAB, identity));
		assert_noop!(
			Shares::cancel_binding(signed(STEWARD), LAB, identity),
			Error::<Test>::BindingInForce
		);
		distribute(here, 40);
		assert_ok!(claim_external(here));
		assert_eq!(free(BEN), before.1 + 80);
	});
}

#[test]
fn refuse_binding_keeps_the_account_when_another_was_announced() {
	build_and_execute(|| {
		let (here, _) = claims();
		let refuse = |who| Shares::refuse_binding(signed(who), LAB, identity());
		assert_noop!(refuse(ANA), Error::<Test>::BindingNotFound);
		assert_ok!(propose(STEWARD, ANA));
		// Nobody can refuse the first announcement, because nobody was bound.
		assert_noop!(refuse(ANA), Error::<Test>::BindingNotFound);
		run_to_block(1 + NOTICE);
		assert_ok!(propose(STEWARD, BEN));
		assert_noop!(refuse(BEN), Error::<Test>::NotHolder);
		assert_ok!(refuse(ANA));
		let (scope, identity, account) = (LAB, identity(), ANA);
		assert_eq!(last_event(), Event::BindingRefused { scope, identity, account });
		assert_noop!(refuse(ANA), Error::<Test>::BindingNotFound);
		run_to_block(1 + 3 * NOTICE);
		let before = free(ANA);
		assert_ok!(claim_external(here));
		assert_eq!(free(ANA), before + 100);
		assert_noop!(
			Shares::refuse_binding(RuntimeOrigin::root(), LAB, identity),
			sp_runtime::DispatchError::BadOrigin
		);
	});
}

#[test]
fn propose_binding_fails_when_it_is_not_a_decision_for_another() {
	build_and_execute(|| {
		assert_noop!(propose(STEWARD, ANA), Error::<Test>::IdentityNotFound);
		claims();
		assert_noop!(propose(ANA, ANA), sp_runtime::DispatchError::BadOrigin);
		assert_noop!(propose(STEWARD, STEWARD), Error::<Test>::NotForOneself);
		assert_noop!(
			Shares::propose_binding(signed(STEWARD), 77, identity(), ANA),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn cancel_binding_takes_an_announcement_back() {
	build_and_execute(|| {
		claims();
		let cancel = |who| Shares::cancel_binding(signed(who), LAB, identity());
		assert_noop!(cancel(STEWARD), Error::<Test>::BindingNotFound);
		assert_ok!(propose(STEWARD, ANA));
		assert_noop!(cancel(ANA), sp_runtime::DispatchError::BadOrigin);
		assert_ok!(cancel(STEWARD));
		assert_eq!(last_event(), Event::BindingCancelled { scope: LAB, identity: identity() });
		assert_ok!(propose(STEWARD, BEN));
	});
}

#[test]
fn bind_with_key_pays_in_all_books_and_goes_before_the_scope() {
	build_and_execute(|| {
		let (here, there) = claims();
		assert_ok!(propose(STEWARD, ANA));
		let first = signature(BEN);
		assert_ok!(bind(SALT, BEN, first.clone()));
		assert_eq!(
			last_event(),
			Event::BoundByKey { identity: identity(), account: BEN, count: 1 }
		);
		run_to_block(1 + NOTICE);
		let before = free(BEN);
		assert_ok!(claim_external(here));
		assert_ok!(claim_external(there));
		assert_eq!(free(BEN), before + 150);
		// The key can change its mind; an old signature cannot.
		let wrapped =
			[b"<Bytes>", &Shares::binding_message(identity(), CEM)[..], b"</Bytes>"].concat();
		assert_ok!(bind(SALT, CEM, key().sign(&wrapped).into()));
		assert_noop!(bind(SALT, BEN, first), Error::<Test>::InvalidSignature);
		assert_noop!(propose(STEWARD, BEN), Error::<Test>::AlreadyBound);
	});
}

#[test]
fn bind_with_key_fails_when_key_or_signature_are_wrong() {
	build_and_execute(|| {
		assert_noop!(bind(SALT, BEN, signature(BEN)), Error::<Test>::IdentityNotFound);
		claims();
		assert_noop!(bind(SALT, ANA, signature(BEN)), Error::<Test>::InvalidSignature);
		assert_noop!(bind(H256::zero(), BEN, signature(BEN)), Error::<Test>::InvalidKey);
		let other = sr25519::Pair::from_seed(&[8; 32]);
		let forged = other.sign(&Shares::binding_message(identity(), BEN));
		assert_noop!(bind(SALT, BEN, forged.into()), Error::<Test>::InvalidSignature);
	});
}
