// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! External identities, and the accounts to which they are bound.

use crate::{Binding, Bindings, Config, Error, Event, Holdings, KeyBinding, KeyBindings, Pallet};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{ensure, traits::Get};
use ovn_primitives::{
	runtime::{after, now},
	BookId, Decider, Holder, ScopeId,
};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::{
	traits::{IdentifyAccount, Verify, Zero},
	DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// The account to which an identity is bound in a book now.
	pub(crate) fn bound_to(id: BookId, identity: H256) -> Option<T::AccountId> {
		if let Some(binding) = KeyBindings::<T>::get(identity) {
			return Some(binding.account);
		}
		let binding = Bindings::<T>::get(id.scope()?, identity)?;
		binding.at(now::<T>()).cloned()
	}

	/// The identity that names a key.
	pub(crate) fn identity_of(salt: H256, signer: &T::Signer) -> H256 {
		(salt, signer).using_encoded(blake2_256).into()
	}

	/// The message that a key must sign to bind the identity that names it to an account.
	pub(crate) fn message(identity: H256, account: &T::AccountId) -> Vec<u8> {
		let chain = frame_system::Pallet::<T>::block_hash(
			frame_system::pallet_prelude::BlockNumberFor::<T>::zero(),
		);
		let count = KeyBindings::<T>::get(identity).map_or(0, |binding| binding.count);
		(b"ovn/bind", chain, identity, account, count).encode()
	}

	fn ensure_holds(identity: H256) -> DispatchResult {
		let holder = Holder::<T::AccountId>::External(identity);
		let holds = Holdings::<T>::iter_key_prefix((holder,)).next().is_some();
		ensure!(holds, Error::<T>::IdentityNotFound);
		Ok(())
	}

	pub(crate) fn do_propose_binding(
		decider: &Decider<T::AccountId>,
		scope: ScopeId,
		identity: H256,
		account: T::AccountId,
	) -> DispatchResult {
		ensure!(!decider.is(&account), Error::<T>::NotForOneself);
		Self::ensure_holds(identity)?;
		ensure!(!KeyBindings::<T>::contains_key(identity), Error::<T>::AlreadyBound);
		let now = now::<T>();
		let from = after::<T, Error<T>>(T::BindingNotice::get())?;
		let binding = match Bindings::<T>::get(scope, identity) {
			None => Binding { account: account.clone(), from, next: None },
			Some(binding) => {
				// An account can be lost or mistaken. Whoever has the bound account can refuse.
				let binding = binding.settled(now);
				let announced = binding.from > now || binding.next.is_some();
				ensure!(!announced && binding.account != account, Error::<T>::AlreadyBound);
				Binding { next: Some((account.clone(), from)), ..binding }
			},
		};
		Bindings::<T>::insert(scope, identity, binding);
		Self::deposit_event(Event::BindingProposed { scope, identity, account, from });
		Ok(())
	}

	pub(crate) fn do_cancel_binding(scope: ScopeId, identity: H256) -> DispatchResult {
		let binding = Bindings::<T>::get(scope, identity).ok_or(Error::<T>::BindingNotFound)?;
		let now = now::<T>();
		let binding = binding.settled(now);
		if binding.next.is_some() {
			Bindings::<T>::insert(scope, identity, Binding { next: None, ..binding });
		} else {
			ensure!(binding.from > now, Error::<T>::BindingInForce);
			Bindings::<T>::remove(scope, identity);
		}
		Self::deposit_event(Event::BindingCancelled { scope, identity });
		Ok(())
	}

	pub(crate) fn do_refuse_binding(
		who: &T::AccountId,
		scope: ScopeId,
		identity: H256,
	) -> DispatchResult {
		let binding = Bindings::<T>::get(scope, identity).ok_or(Error::<T>::BindingNotFound)?;
		let binding = binding.settled(now::<T>());
		ensure!(binding.account == *who, Error::<T>::NotHolder);
		ensure!(binding.next.is_some(), Error::<T>::BindingNotFound);
		Bindings::<T>::insert(scope, identity, Binding { next: None, ..binding });
		Self::deposit_event(Event::BindingRefused { scope, identity, account: who.clone() });
		Ok(())
	}

	pub(crate) fn do_bind_with_key(
		identity: H256,
		salt: H256,
		signer: T::Signer,
		account: T::AccountId,
		signature: T::Signature,
	) -> DispatchResult {
		Self::ensure_holds(identity)?;
		ensure!(Self::identity_of(salt, &signer) == identity, Error::<T>::InvalidKey);
		let message = Self::message(identity, &account);
		let key = signer.into_account();
		// Wallets put these around messages that are not transactions.
		let wrapped = [b"<Bytes>", &message[..], b"</Bytes>"].concat();
		let signed = signature.verify(&message[..], &key) || signature.verify(&wrapped[..], &key);
		ensure!(signed, Error::<T>::InvalidSignature);
		let count = KeyBindings::<T>::get(identity).map_or(0, |binding| binding.count);
		let count = count.checked_add(1).ok_or(Error::<T>::Overflow)?;
		KeyBindings::<T>::insert(identity, KeyBinding { account: account.clone(), count });
		Self::deposit_event(Event::BoundByKey { identity, account, count });
		Ok(())
	}
}
