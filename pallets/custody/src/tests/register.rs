// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

fn try_register(who: u64, scope: u32, name: &[u8]) -> frame_support::dispatch::DispatchResult {
	let name = name.to_vec().try_into().unwrap();
	let description = H256::repeat_byte(8);
	Custody::register(
		signed(who),
		scope,
		Regime::Commons,
		Nature::Digital,
		name,
		description,
		Phase::Ideation,
	)
}

#[test]
fn register_makes_a_resource_whose_custodian_is_its_creator() {
	build_and_execute(|| {
		let before = free(STEWARD);
		let id = register(STEWARD, Regime::NonDominium, Nature::Physical);
		let found = resource(id);
		assert_eq!(found.stage, Stage::Working(Phase::Active));
		assert_eq!(found.state, State::PendingValidation);
		assert_eq!(found.identity.creator, STEWARD);
		assert_eq!((found.identity.scope, found.identity.created_at), (LAB, 1));
		assert_eq!(
			last_event(),
			Event::Registered {
				resource: id,
				identity: found.identity,
				stage: found.stage,
				state: found.state,
				custodians: sole(STEWARD),
			}
		);
		assert_eq!(custody(id).holders, sole(STEWARD));
		assert_eq!(before - free(STEWARD), IDENTITY);
		let paid = Event::RecordPaid { scope: LAB, payer: STEWARD, amount: IDENTITY };
		assert!(events().contains(&paid));
	});
}

#[test]
fn register_takes_every_regime_and_phase_when_the_scope_gives_the_right() {
	build_and_execute(|| {
		member(ANA);
		assert_ok!(try_register(ANA, LAB, b"a design"));
		assert_eq!(resource(0).stage, Stage::Working(Phase::Ideation));
		for regime in [Regime::Private, Regime::Commons, Regime::Collective, Regime::NonDominium] {
			let id = register(ANA, regime, Nature::Space);
			assert_eq!(resource(id).identity.regime, regime);
		}
	});
}

#[test]
fn register_fails_when_scope_right_or_name_are_missing() {
	build_and_execute(|| {
		assert_noop!(try_register(ANA, 77, b"x"), Error::<Test>::ScopeNotFound);
		assert_noop!(try_register(ANA, LAB, b"x"), pallet_networks::Error::<Test>::NotMember);
		join(ANA);
		assert_noop!(try_register(ANA, LAB, b"x"), pallet_networks::Error::<Test>::RightNotGranted);
		assert_noop!(try_register(STEWARD, LAB, b""), Error::<Test>::InvalidName);
	});
}

#[test]
fn validate_makes_a_resource_available() {
	build_and_execute(|| {
		let id = register(STEWARD, Regime::NonDominium, Nature::Physical);
		assert_noop!(Custody::validate(signed(ANA), id), DispatchError::BadOrigin);
		assert_noop!(Custody::validate(signed(STEWARD), 9), Error::<Test>::ResourceNotFound);
		assert_ok!(Custody::validate(signed(STEWARD), id));
		assert_eq!(
			last_event(),
			Event::StateChanged {
				resource: id,
				occurrence: Occurrence::Validated,
				who: None,
				state: State::Available,
			}
		);
		assert_noop!(Custody::validate(signed(STEWARD), id), Error::<Test>::InvalidState);
		let ended = ended();
		assert_noop!(Custody::validate(signed(STEWARD), ended), Error::<Test>::Ended);
	});
}

#[test]
fn set_settings_names_roles_of_the_scope() {
	build_and_execute(|| {
		let id = printer();
		let set = |who, settings| Custody::set_settings(signed(who), id, settings);
		let settings = Settings { custodian: Some(role()), witness: Some(role()) };
		assert_noop!(set(ANA, settings.clone()), DispatchError::BadOrigin);
		assert_ok!(set(STEWARD, settings.clone()));
		assert_eq!(last_event(), Event::SettingsSet { resource: id, settings: settings.clone() });
		let custodian = Some(9);
		assert_noop!(
			set(STEWARD, Settings { custodian, ..settings.clone() }),
			Error::<Test>::RoleNotFound
		);
		let witness = Some(9);
		assert_noop!(set(STEWARD, Settings { witness, ..settings }), Error::<Test>::RoleNotFound);
		let ended = ended();
		assert_noop!(
			Custody::set_settings(signed(STEWARD), ended, Default::default()),
			Error::<Test>::Ended
		);
	});
}

#[test]
fn register_fails_when_no_treasury_is_open_for_its_price() {
	build_and_execute(|| {
		let global = ovn_primitives::GLOBAL_SCOPE;
		let treasury = (ovn_primitives::Purse::Treasury, NATIVE);
		for scope in [LAB, global] {
			pallet_networks::OpenPots::<Test>::remove(scope, treasury.clone());
		}
		let closed = sp_runtime::TokenError::CannotCreate;
		assert_noop!(try_register(STEWARD, LAB, b"lathe"), closed);
		pallet_networks::OpenPots::<Test>::insert(global, treasury, ());
		assert_ok!(try_register(STEWARD, LAB, b"lathe"));
	});
}
