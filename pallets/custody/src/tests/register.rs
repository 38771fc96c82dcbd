// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn register_makes_a_resource_whose_custodian_is_its_creator() {
	build_and_execute(|| {
		let id = register(STEWARD, Regime::NonDominium, Nature::Physical);
		let found = resource(id);
		assert_eq!(found.stage, Stage::Working(Phase::Active));
		assert_eq!(found.state, State::PendingValidation);
		assert_eq!(
			last_event(),
			Event::Registered {
				resource: id,
				identity: found.identity,
				stage: found.stage,
				state: found.state,
				custodians: vec![(STEWARD, crate::WHOLE)].try_into().unwrap(),
			}
		);
	});
}
