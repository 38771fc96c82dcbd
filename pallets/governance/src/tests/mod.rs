// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! One file for each group of calls, the worked cases, and random lives beside a model.

mod attacks;
mod chambers;
mod cost;
mod entry;
mod execute;
mod propose;
mod random;
mod rehearsal;
mod repeat;
mod representation;
mod revive;
mod roll;
mod rules;
mod scopes;
mod snapshot;
mod stewards;
mod try_state;
mod vote;
mod worked_cases;

use crate::{
	mock::*, Ballots, Call, Calls, Choice, Ending, EnsureVoted, Error, Event, LastExecuted, Origin,
	Outcome, Pallet, ProposalId, Proposals, Rolls, Rules, RulesOf, Status, StrikeReason, Struck,
	Template, Voters, WeightInfo, Weighting, WeightsOf,
};
use frame_support::{assert_noop, assert_ok, weights::Weight};
use ovn_primitives::{
	traits::CallPolicy, AgentKind, Decider, DecisionClass, Document, ScopeKind, Tier, GLOBAL_SCOPE,
};
use sp_core::{H256, U256};
use sp_runtime::DispatchError;
use Choice::{Abstain, Agree, Block, Disagree};
use Template::{Consent, Emergency, Majority, Special};

/// The hash of a reason.
const REASON: Option<H256> = Some(H256::repeat_byte(1));
