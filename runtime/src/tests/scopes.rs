// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What scopes contribute to others: from the log to what its own people are paid, and what those try who want
//! more of it.

use super::{
	evaluation::{
		account, by, define, designs, found, log, network, pass, say, state, Network, NATIVE, WHOLE,
	},
	votes::balance,
};
use crate::{
	constants::{currency::OVN, time::days},
	AccountId, Contributions, Evaluation, Governance, Money, Networks, Runtime, RuntimeOrigin,
	Shares, ValueEquation,
};
use frame_support::{assert_noop, assert_ok, traits::fungibles::Inspect as _};
use ovn_primitives::{
	BookId, ContributionId, Contributor, DecisionClass, Document, Holder, IncomeClass, KindId,
	Purse, Ratio, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE,
};
use pallet_contributions::{Action, Deciding, KindTerms, Limits, Review, State, Unit};
use pallet_networks::GrantRule;
use pallet_value_equation::{Ask, Bucket, Equation, Levied, Mode, OnEmpty, Recipient};
use sp_core::H256;

type ContributionsError = pallet_contributions::Error<Runtime>;
type EvaluationError = pallet_evaluation::Error<Runtime>;

/// The day of the tests.
const TODAY: u32 = 20_717;

/// Who decides for the lab, logs for it, and works there.
fn head() -> AccountId {
	account(20)
}

fn logger() -> AccountId {
	account(21)
}

fn worker() -> AccountId {
	account(22)
}

/// A decision by votes of a scope.
fn voted(scope: ScopeId, class: DecisionClass) -> RuntimeOrigin {
	pallet_governance::Origin::Decided { scope, class, proposal: 0 }.into()
}

/// All of an income goes to the contributors of one kind.
fn set_equation(origin: RuntimeOrigin, scope: ScopeId, kind: KindId) {
	let bucket = Bucket {
		name: b"all".to_vec().try_into().unwrap(),
		ask: Ask::Share(Ratio::ONE),
		recipient: Recipient::Books {
			kinds: vec![kind].try_into().unwrap(),
			at_most: None,
			on_empty: OnEmpty::NextBucket,
		},
	};
	let equation = Equation {
		mode: Mode::Straight,
		buckets: vec![bucket].try_into().unwrap(),
		residue: Purse::Treasury,
	};
	assert_ok!(ValueEquation::set_equation(origin, scope, equation));
}

/// A tenth of its incomes goes to a network.
fn set_levy(scope: ScopeId) {
	let tenth = Ratio::new(1, 10).unwrap();
	let critical = voted(scope, DecisionClass::Critical);
	assert_ok!(ValueEquation::set_levy(critical, scope, tenth, Some(Purse::Treasury)));
}

/// A studio, which is the network of [`network`], and a lab in a network of its own, or a workshop of the
/// studio.
struct Studio<'a> {
	network: &'a Network,
	scope: ScopeId,
	/// Designs that agents and scopes contribute.
	kind: KindId,
	lab: ScopeId,
	/// What people give to the lab, which it decides itself.
	care: KindId,
}

/// A scope that contributes to the studio, in which the worker gave one piece.
fn studio(workshop: bool, test: impl FnOnce(&Studio)) {
	network(|network| {
		let scope = network.scope;
		let terms = KindTerms { takes_scopes: true, standing: Some(OVN), ..designs() };
		let kind = define(&network.founders[0], scope, terms);
		set_equation(by(&network.founders[0]), scope, kind);
		set_levy(scope);
		for who in [head(), logger(), worker(), account(11)] {
			assert_ok!(Networks::join(by(&who), scope, None));
		}
		let lab = if workshop {
			found(&head(), scope, ScopeKind::OpenEnterprise)
		} else {
			let lab = found(&head(), GLOBAL_SCOPE, ScopeKind::Network);
			set_levy(lab);
			lab
		};
		let name = b"reviewers".to_vec().try_into().unwrap();
		let rule = GrantRule::ByScope;
		let document = Document::default();
		assert_ok!(Networks::define_role(by(&head()), lab, name, document.clone(), rule, None));
		for who in [worker(), account(23)] {
			assert_ok!(Networks::join(by(&who), lab, None));
		}
		assert_ok!(Networks::grant_role(by(&head()), lab, 0, account(23), None));
		let deciding = Deciding::Reviewers { role: 0, approvals: 1, period: days(3) };
		let care = define(&head(), lab, KindTerms { deciding, ..designs() });
		set_equation(by(&head()), lab, care);
		let id = log(&worker(), lab, care, WHOLE);
		assert_ok!(Contributions::review(by(&account(23)), id, Review::Accept));
		let until = None;
		assert_ok!(Contributions::allow_logger_as(by(&head()), scope, lab, logger(), until));
		test(&Studio { network, scope, kind, lab, care });
	});
}

impl Studio<'_> {
	/// Logs a piece of the lab.
	fn log(&self) -> ContributionId {
		let index = pallet_contributions::NextIndex::<Runtime>::get(self.scope);
		assert_ok!(self.try_log(&logger(), self.lab, self.kind));
		ContributionId { scope: self.scope, index }
	}

	fn try_log(
		&self,
		who: &AccountId,
		as_scope: ScopeId,
		kind: KindId,
	) -> sp_runtime::DispatchResult {
		let (scope, evidence) = (self.scope, Document::default());
		Contributions::log_as(by(who), scope, as_scope, kind, WHOLE, TODAY, evidence, false)
	}

	/// Founders who have not said anything find it good; it ends when its window does.
	fn accept(&self, id: ContributionId) {
		for who in &self.network.founders {
			if Evaluation::position(id, who.clone()).is_none()
				&& Evaluation::quote(id, who.clone()).is_some()
			{
				say(id, who, 5);
			}
		}
		pass(days(7));
		assert_ok!(Evaluation::finalise(by(&account(30)), id));
		assert!(matches!(state(id), State::Accepted { .. }));
	}

	/// Somebody buys for 100 tokens, and what the lab earned goes to its inbox. How much.
	fn sale(&self, reference: u8) -> u128 {
		let (class, reference) = (IncomeClass::Sale, H256::repeat_byte(reference));
		let buyer = self.network.founders[0].clone();
		let income = 100 * OVN;
		let scope = self.scope;
		assert_ok!(ValueEquation::record_income(
			by(&buyer),
			scope,
			NATIVE,
			income,
			class,
			reference
		));
		let before = self.inbox();
		self.claim();
		self.inbox() - before
	}

	fn claim(&self) {
		let positions =
			vec![(BookId::Kind { scope: self.scope, kind: self.kind }, 0)].try_into().unwrap();
		let lab = Holder::Scope(self.lab);
		assert_ok!(Shares::claim_for(by(&account(30)), lab, positions, 1));
	}

	fn inbox(&self) -> u128 {
		ValueEquation::inbox(self.lab, 0).iter().map(|line| line.amount).sum()
	}

	/// The lab divides its inbox by its own equation. What its worker gets.
	fn divided(&self) -> u128 {
		for line in ValueEquation::inbox(self.lab, 0) {
			let (asset, levied) = (line.asset, line.levied);
			assert_ok!(ValueEquation::process_inbox(by(&account(30)), self.lab, asset, levied));
		}
		let before = balance(&worker());
		let book = BookId::Kind { scope: self.lab, kind: self.care };
		let positions = vec![(book, 0)].try_into().unwrap();
		assert_ok!(Shares::claim_for(by(&account(30)), Holder::Agent(worker()), positions, 1));
		balance(&worker()) - before
	}
}

#[test]
fn lab_is_paid_for_what_it_contributed_and_divides_it_by_its_own_equation() {
	studio(false, |studio| {
		let issued = Money::total_issuance(NATIVE);
		let id = studio.log();
		let entry = Contributions::contribution(id).unwrap();
		assert_eq!(entry.contributor, Contributor::Scope(studio.lab));
		assert_eq!(entry.logger, Some(logger()));
		let reputation = Evaluation::network(studio.scope).unwrap().total;
		studio.accept(id);
		// Nobody earned reputation: neither the lab nor who logged for it.
		assert_eq!(Evaluation::network(studio.scope).unwrap().total, reputation);
		// Somebody else gave as much.
		studio.accept(log(&account(11), studio.scope, studio.kind, WHOLE));
		assert!(Evaluation::network(studio.scope).unwrap().total > reputation);

		// Of 100 the studio levies 10; half of the rest is the lab's, whose network levies once, too.
		assert_eq!(studio.sale(1), 45 * OVN);
		let inbox = ValueEquation::inbox(studio.lab, 0);
		assert_eq!(inbox.len(), 1);
		assert_ne!(inbox[0].levied, Levied::by_nobody());
		assert_eq!(studio.divided(), 405 * OVN / 10);
		assert_eq!(studio.inbox(), 0);
		assert_eq!(Money::total_issuance(NATIVE), issued);

		// The lab gives half of it back, by a decision that takes more than a standard one.
		let back = |class| {
			let origin = voted(studio.lab, class);
			let evidence = Document::default();
			Contributions::compensate_as(origin, studio.lab, id, WHOLE / 2, evidence)
		};
		assert!(back(DecisionClass::Standard).is_err());
		assert_ok!(back(DecisionClass::Significant));
		assert_eq!(studio.sale(2), 30 * OVN);
	});
}

#[test]
fn workshop_contributes_to_its_own_network_which_levies_once() {
	studio(true, |studio| {
		studio.accept(studio.log());
		studio.accept(log(&account(11), studio.scope, studio.kind, WHOLE));
		assert_eq!(studio.sale(1), 45 * OVN);
		assert_eq!(studio.divided(), 45 * OVN);
	});
}

#[test]
fn members_of_the_lab_decide_nothing_of_what_it_contributed() {
	studio(false, |studio| {
		let insiders = &studio.network.founders[1..3];
		for who in insiders {
			assert_ok!(Networks::join(by(who), studio.lab, None));
			assert_ok!(Networks::set_tier(by(&head()), studio.lab, who.clone(), Tier::Member));
			pallet_governance::Rolls::<Runtime>::mutate(studio.lab, |roll| {
				roll.admitted = Default::default();
				roll.by_stewards = Default::default();
			});
		}
		let id = studio.log();
		let refused = sp_runtime::DispatchError::from(EvaluationError::OwnScopeContribution);
		for who in insiders {
			assert_noop!(Evaluation::evaluate(by(who), id, 5, false), refused);
		}
		// Three of five are left, which is more than half.
		studio.accept(id);

		// Who leaves to speak is out of the lab, which takes it back only by a decision.
		let id = studio.log();
		let leaver = &insiders[0];
		assert_ok!(Networks::leave(by(leaver), studio.lab));
		say(id, leaver, 5);
		assert_ok!(Networks::join(by(leaver), studio.lab, None));
		assert_eq!(
			<Networks as ovn_primitives::traits::Membership<_>>::tier(studio.lab, leaver),
			Some(Tier::Affiliate)
		);
	});
}

#[test]
fn what_was_logged_is_decided_and_paid_when_the_logger_was_revoked_meanwhile() {
	studio(false, |studio| {
		let id = studio.log();
		let standard = voted(studio.lab, DecisionClass::Standard);
		assert_ok!(Contributions::revoke_logger_as(standard, studio.scope, studio.lab, logger()));
		let refused = ContributionsError::NotAllowedToLog;
		assert_noop!(studio.try_log(&logger(), studio.lab, studio.kind), refused);
		studio.accept(id);
		assert_eq!(studio.sale(1), 90 * OVN);
	});
}

#[test]
fn what_was_logged_is_decided_and_paid_when_the_lab_is_suspended_meanwhile() {
	studio(false, |studio| {
		let id = studio.log();
		let critical = voted(studio.lab, DecisionClass::Critical);
		assert_ok!(Networks::suspend(critical, studio.lab, studio.lab, 14, Document::default()));
		let refused = pallet_networks::Error::<Runtime>::ScopeSuspended;
		assert_noop!(studio.try_log(&logger(), studio.lab, studio.kind), refused);
		studio.accept(id);
		assert_eq!(studio.sale(1), 90 * OVN);
	});
}

#[test]
fn what_a_closed_lab_earned_is_lost_to_nobody() {
	studio(false, |studio| {
		let issued = Money::total_issuance(NATIVE);
		let id = studio.log();
		let critical = voted(studio.lab, DecisionClass::Critical);
		assert_ok!(Networks::close_scope(critical, studio.lab));
		let refused = ContributionsError::ScopeNotOpen;
		assert_noop!(studio.try_log(&logger(), studio.lab, studio.kind), refused);
		studio.accept(id);
		// It waits in its inbox as any other money that is due to it, and its people get it.
		assert_eq!(studio.sale(1), 90 * OVN);
		assert_eq!(studio.divided(), 81 * OVN);
		assert_eq!(Money::total_issuance(NATIVE), issued);
		// What it gave too much it can still give back.
		let origin = voted(studio.lab, DecisionClass::Significant);
		let evidence = Document::default();
		assert_ok!(Contributions::compensate_as(origin, studio.lab, id, WHOLE, evidence));
	});
}

#[test]
fn scope_contributes_neither_to_itself_nor_hours_nor_what_it_is_not_asked_for() {
	studio(false, |studio| {
		let founder = &studio.network.founders[0];
		let own = Contributions::allow_logger_as(
			voted(studio.scope, DecisionClass::Standard),
			studio.scope,
			studio.scope,
			logger(),
			None,
		);
		assert_noop!(own, ContributionsError::OwnScope);
		let own = studio.try_log(&logger(), studio.scope, studio.kind);
		assert_noop!(own, ContributionsError::OwnScope);
		let hours = KindTerms {
			action: Action::Work,
			unit: Unit::Hour,
			limits: Limits { max_quantity: 8 * WHOLE, daily_limit: Some(24 * WHOLE) },
			takes_scopes: true,
			..designs()
		};
		let terms = hours.clone();
		let refused = Contributions::define_kind(by(founder), studio.scope, terms);
		assert_noop!(refused, ContributionsError::InvalidContributors);
		let hours = define(founder, studio.scope, KindTerms { takes_scopes: false, ..hours });
		for kind in [hours, studio.network.kind] {
			let refused = studio.try_log(&logger(), studio.lab, kind);
			assert_noop!(refused, ContributionsError::KindNotForScopes);
		}
	});
}

#[test]
fn newcomer_earns_days_by_what_counts_and_not_by_what_it_logs_for_a_lab() {
	studio(false, |studio| {
		studio.accept(studio.log());
		assert_eq!(Governance::days_earned(studio.scope, logger()), 0);
		// Of a kind of no account, and of a kind that counts, too little and enough.
		for (kind, quantity, days_earned) in [
			(studio.network.kind, 9 * WHOLE, 0),
			(studio.kind, WHOLE - 1, 0),
			(studio.kind, WHOLE, 1),
		] {
			studio.accept(log(&logger(), studio.scope, kind, quantity));
			assert_eq!(Governance::days_earned(studio.scope, logger()), days_earned);
		}
	});
}

#[test]
fn lab_that_contributes_uses_the_commons_of_the_studio_for_nothing_until_it_gives_that_back() {
	use crate::Settlement;
	use ovn_primitives::Party;
	use pallet_settlement::{FreeFor, Gives, LicenceTerms, Purpose, Side, Status};
	studio(false, |studio| {
		let licence = Gives::Licence(LicenceTerms {
			purpose: Purpose::Commercial,
			rate: Ratio::new(2, 100).unwrap(),
			period_days: 30,
			free_for: Some(FreeFor { accepted: 1, within: 90 }),
			cure_days: 30,
		});
		let party = Party::Scope(studio.lab);
		// Out of which the deposit of the offer comes.
		let treasury = Networks::pot_account(studio.lab, Purse::Treasury, &NATIVE);
		let founder = by(&studio.network.founders[0]);
		let amount = 10 * OVN;
		assert_ok!(crate::Balances::transfer_keep_alive(founder, treasury.into(), amount));
		let terms = super::settlement::terms(party.clone(), studio.scope, licence, 1);
		let contract = pallet_settlement::NextContract::<Runtime>::get();
		let significant = DecisionClass::Significant;
		let lab = voted(studio.lab, significant);
		assert_ok!(Settlement::offer(lab, Side::Payer, Box::new(terms.clone())));
		let licensor = voted(studio.scope, significant);
		assert_ok!(Settlement::accept(licensor, contract, Box::new(terms)));
		let status = || Settlement::status(studio.scope, party.clone());
		assert_eq!(status(), Status::Commercial);
		let id = studio.log();
		assert_eq!(status(), Status::Commercial);
		studio.accept(id);
		assert_eq!(status(), Status::Free);
		let evidence = Document::default();
		let back = voted(studio.lab, significant);
		assert_ok!(Contributions::compensate_as(back, studio.lab, id, WHOLE / 2, evidence));
		assert_eq!(status(), Status::Commercial);
		assert_eq!(Settlement::do_try_state(), Ok(()));
	});
}
