// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Levels of organisation, and who decides for them.

/// The number of a scope. Numbers are given in the order of creation and never reused.
pub type ScopeId = u32;

/// The scope that contains all others, and decides the matters of the whole chain.
pub const GLOBAL_SCOPE: ScopeId = 0;

/// The number of a role within its scope. Never reused.
pub type RoleId = u16;

/// The level of organisation of a scope.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum ScopeKind {
	/// The whole chain: scope 0 and no other.
	Global,
	/// A community with its own reputation, levy and rules; its parent is the global scope.
	Network,
	/// A group that produces for a market within a network; its parent is a network or another open
	/// enterprise.
	OpenEnterprise,
	/// A piece of work with contributions of its own; its parent is any scope but the global one.
	Project,
}

impl ScopeKind {
	/// Whether a scope of this kind can be directly below one of the kind `parent`.
	///
	/// A network stands below the global scope; an open enterprise below a network or an open
	/// enterprise; a project below any of the two or below a project. The global scope stands
	/// below nothing.
	pub const fn can_be_below(self, parent: Self) -> bool {
		use ScopeKind::{Global, Network, OpenEnterprise, Project};
		matches!(
			(self, parent),
			(Network, Global)
				| (OpenEnterprise, Network | OpenEnterprise)
				| (Project, Network | OpenEnterprise | Project)
		)
	}
}

/// How much agreement within its scope a decision needs.
///
/// In ascending order: whoever may decide one class may decide those before it.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum DecisionClass {
	/// Metadata, tasks, associations: what can be undone without harm.
	Standard,
	/// Money, rates, roles, rules of membership, parameters.
	Significant,
	/// Who decides, and what can hardly be undone. Only votes decide it, once there are any.
	Critical,
}

/// Who took a decision of a scope.
#[frame_support::stored]
pub enum Decider<AccountId> {
	/// One agent alone. A lone decider may not give itself standing, a role, a claim or a resource,
	/// but may pay out money.
	Agent(AccountId),
	/// Several agents together.
	Together,
	/// Those who vote in the scope.
	Voters,
}

impl<AccountId: PartialEq> Decider<AccountId> {
	/// Whether `who` alone took the decision.
	pub fn is(&self, who: &AccountId) -> bool {
		matches!(self, Self::Agent(agent) if agent == who)
	}

	/// Who took it alone; `None`: several did.
	pub fn alone(self) -> Option<AccountId> {
		match self {
			Self::Agent(who) => Some(who),
			Self::Together | Self::Voters => None,
		}
	}
}

#[cfg(test)]
mod tests {
	use super::ScopeKind::{self, Global, Network, OpenEnterprise, Project};

	#[test]
	fn kinds_nest_as_documented() {
		let all = [Global, Network, OpenEnterprise, Project];
		let allowed: Vec<(ScopeKind, ScopeKind)> = all
			.iter()
			.flat_map(|kind| all.iter().map(move |parent| (*kind, *parent)))
			.filter(|(kind, parent)| kind.can_be_below(*parent))
			.collect();
		assert_eq!(
			allowed,
			[
				(Network, Global),
				(OpenEnterprise, Network),
				(OpenEnterprise, OpenEnterprise),
				(Project, Network),
				(Project, OpenEnterprise),
				(Project, Project),
			]
		);
	}
}
