// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Agents, and how closely they belong to a scope.

/// What an agent declares to be. The chain cannot verify it; peers can.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum AgentKind {
	/// A human being. One person may have several accounts, each with a standing of its own.
	Person,
	/// A company, an association, an institution.
	Organisation,
	/// A programme. Its weight in decisions is 0.
	Bot,
}

/// How closely an agent belongs to a scope, in ascending order.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum Tier {
	/// Joined without anybody's permission.
	Affiliate,
	/// Takes part in the work and in conversations, by invitation or decision.
	Contributor,
	/// Decides about the scope, admitted by decision.
	Member,
}
