// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Incident, Jobs, Movement};
use frame_support::dispatch::DispatchResult;

fn report(who: u64, id: u64, incident: Incident) -> DispatchResult {
	Custody::report_incident(signed(who), id, incident, document(9))
}

fn held_by_ana() -> u64 {
	let id = printer();
	hand_over(id, STEWARD, ANA);
	id
}

#[test]
fn report_incident_takes_a_damaged_thing_out_of_use_until_it_is_repaired() {
	build_and_execute(|| {
		let id = held_by_ana();
		assert_noop!(report(BEN, id, Incident::Damaged), Error::<Test>::NotAuthorized);
		assert_ok!(report(ANA, id, Incident::Damaged));
		assert_eq!(resource(id).state, State::Damaged);
		assert!(events().contains(&Event::IncidentReported {
			resource: id,
			incident: Incident::Damaged,
			by: Some(ANA),
			document: document(9),
		}));
		assert_noop!(report(ANA, id, Incident::Damaged), Error::<Test>::InvalidState);
		let open = |who| Custody::open_maintenance(signed(who), id, BEN, document(5));
		let complete = |who| Custody::complete_maintenance(signed(who), id, document(6));
		assert_noop!(complete(BEN), Error::<Test>::JobNotFound);
		assert_noop!(open(BEN), Error::<Test>::NotCustodian);
		assert_ok!(open(ANA));
		assert_eq!(
			last_event(),
			Event::MaintenanceOpened { resource: id, technician: BEN, document: document(5) }
		);
		assert_eq!(resource(id).state, State::InMaintenance);
		assert_noop!(open(ANA), Error::<Test>::InvalidState);
		assert_noop!(complete(CEM), Error::<Test>::NotCustodian);
		assert_ok!(complete(BEN));
		assert_eq!(
			last_event(),
			Event::MaintenanceCompleted { resource: id, by: Some(BEN), document: document(6) }
		);
		assert_eq!(resource(id).state, State::Available);
		// A custodian can end a job that nobody ends.
		assert_ok!(open(ANA));
		assert_ok!(complete(ANA));
		assert_eq!(resource(id).state, State::Available);
	});
}

#[test]
fn report_incident_of_a_loss_ends_maintenance_and_asks_for_validation_when_found() {
	build_and_execute(|| {
		let id = held_by_ana();
		let found = |who| Custody::report_found(signed(who), id, H256::repeat_byte(1));
		assert_noop!(found(ANA), Error::<Test>::InvalidState);
		assert_ok!(Custody::open_maintenance(signed(ANA), id, BEN, document(5)));
		assert_ok!(report(STEWARD, id, Incident::Lost));
		assert_eq!(resource(id).state, State::Lost);
		assert_eq!(Jobs::<Test>::get(id), None);
		assert_noop!(found(BEN), Error::<Test>::NotAuthorized);
		assert_ok!(found(ANA));
		let note = H256::repeat_byte(1);
		assert_eq!(last_event(), Event::FoundAgain { resource: id, by: Some(ANA), note });
		assert_eq!(resource(id).state, State::PendingValidation);
		assert_ok!(Custody::validate(signed(STEWARD), id));
	});
}

#[test]
fn report_incident_notes_what_members_saw_and_changes_nothing() {
	build_and_execute(|| {
		let id = held_by_ana();
		assert_noop!(report(BEN, id, Incident::Noted), Error::<Test>::NotAuthorized);
		join(BEN);
		assert_ok!(report(BEN, id, Incident::Noted));
		assert_eq!(
			last_event(),
			Event::IncidentReported {
				resource: id,
				incident: Incident::Noted,
				by: Some(BEN),
				document: document(9),
			}
		);
		assert_eq!(resource(id).state, State::Available);
	});
}

#[test]
fn move_resource_follows_the_operational_table() {
	build_and_execute(|| {
		let id = held_by_ana();
		let go = |who, to| Custody::move_resource(signed(who), id, to);
		assert_noop!(go(BEN, Movement::Send), Error::<Test>::NotCustodian);
		assert_noop!(go(ANA, Movement::TakeOut), Error::<Test>::InvalidState);
		for (movement, state) in [
			(Movement::Store, State::InStorage),
			(Movement::Send, State::InTransit),
			(Movement::Store, State::InStorage),
			(Movement::TakeOut, State::Available),
			(Movement::Send, State::InTransit),
			(Movement::Arrive, State::Available),
		] {
			assert_ok!(go(ANA, movement));
			assert_eq!(resource(id).state, state);
		}
		let design = register(STEWARD, Regime::Commons, Nature::Digital);
		assert_ok!(Custody::validate(signed(STEWARD), design));
		let go = Custody::move_resource(signed(STEWARD), design, Movement::Send);
		assert_noop!(go, Error::<Test>::NotRival);
	});
}

#[test]
fn care_ends_with_the_life_of_a_thing() {
	build_and_execute(|| {
		let id = ended();
		assert_noop!(report(STEWARD, id, Incident::Lost), Error::<Test>::Ended);
		assert_noop!(
			Custody::report_found(signed(STEWARD), id, H256::zero()),
			Error::<Test>::Ended
		);
		assert_noop!(
			Custody::open_maintenance(signed(STEWARD), id, BEN, document(5)),
			Error::<Test>::Ended
		);
		assert_noop!(
			Custody::complete_maintenance(signed(STEWARD), id, document(5)),
			Error::<Test>::Ended
		);
		assert_noop!(
			Custody::move_resource(signed(STEWARD), id, Movement::Send),
			Error::<Test>::Ended
		);
		assert_noop!(
			Custody::accept_custody(signed(STEWARD), id, H256::zero()),
			Error::<Test>::Ended
		);
	});
}
