// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Firms where all pallets meet: who licenses them and who judges, what their bond pays, and what they cannot
//! pledge.

use super::{
	policy::{by, decided, firm, firm_terms, ground, steward, tried, Ground},
	printer,
};
use crate::{
	configs::{firms::TeamsOfAssets, governance::Policy},
	constants::{currency::OVN, time::days},
	AccountId, AssetKind, Assets, Balances, Firms, Networks, Runtime, RuntimeCall, RuntimeEvent,
	Settlement, System, ValueEquation,
};
use frame_support::assert_ok;
use ovn_primitives::{
	traits::{AssetPowers, CallPolicy},
	ContractId,
	DecisionClass::{Critical, Significant},
	Party, Purse, Ratio, ScopeId, GLOBAL_SCOPE,
};
use pallet_firms::{AnnouncementId, Call, Error};
use pallet_settlement::{Side, TermsOf};
use pallet_value_equation::{Inboxes, Levied};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Bob, Dave, Eve, Ferdie};
use sp_runtime::DispatchError;

const NATIVE: AssetKind = AssetKind::Native;

/// Runs a test where a firm has a licence of the scope, has announced a sale of 10 tokens to it, and is accused of
/// having hidden one of 1.
fn market(test: impl FnOnce(&Ground)) {
	printer::lab(|lab| test(&ground(lab)));
}

fn decide(granted: Option<u128>) -> RuntimeCall {
	Call::decide_claim { claim: 0, granted }.into()
}

/// What a scope's equation and inbox keep of the native token: nothing of it is collected here.
fn kept(scope: ScopeId) -> u128 {
	let flow = pallet_value_equation::Flows::<Runtime>::get(scope, NATIVE);
	let inbox = Inboxes::<Runtime>::get((scope, NATIVE, Levied::by_nobody()));
	flow.levy_due + flow.residue_due + flow.held + inbox
}

#[test]
fn a_licence_is_critical_for_a_high_cut_or_a_firm_of_the_network() {
	market(|ground| {
		let network = ground.scope;
		let license = |firm: AccountId, cut| -> RuntimeCall {
			Call::license_firm { network, firm, terms: firm_terms(cut) }.into()
		};
		let (stranger, member) = (Ferdie.to_account_id(), Bob.to_account_id());
		let class = |call: &RuntimeCall| Policy::rule(network, call).unwrap().class;
		let ordinary = license(stranger.clone(), 10);
		assert_eq!(class(&ordinary), Significant);
		assert_ok!(tried(&ordinary, decided(network, Significant)));
		for call in [license(stranger, 11), license(member, 10), license(steward(), 1)] {
			assert_eq!(class(&call), Critical);
			let refused = Err(DispatchError::BadOrigin);
			assert_eq!(tried(&call, decided(network, Significant)), refused);
			assert_ok!(tried(&call, decided(network, Critical)));
		}
	});
}

#[test]
fn voters_judge_and_the_bond_pays_scope_and_common_treasury() {
	market(|ground| {
		let scope = ground.scope;
		System::set_block_number(System::block_number() + days(14));
		let grant = decide(Some(OVN));
		// Stewards decide even what is critical here, but they judge no firm.
		let not_voters: DispatchError = Error::<Runtime>::NotVoters.into();
		assert_eq!(tried(&grant, by(steward())), Err(not_voters));
		let refused = Err(DispatchError::BadOrigin);
		assert_eq!(tried(&grant, decided(GLOBAL_SCOPE, Critical)), refused);
		assert_ok!(Firms::decide_claim(decided(scope, Critical), 0, Some(OVN)));
		System::set_block_number(System::block_number() + days(14));
		let treasury = Networks::pot_account(GLOBAL_SCOPE, Purse::Treasury, &NATIVE);
		let (common, before) = (Balances::free_balance(&treasury), kept(scope));
		assert_ok!(Firms::settle_grants(by(Dave.to_account_id()), scope, firm()));
		assert_eq!(Balances::free_balance(&treasury), common + 2 * OVN);
		assert_eq!(kept(scope), before + OVN);
		let view = Firms::licence(scope, firm()).unwrap();
		assert_eq!((view.licence.bond.held, view.missing), (97 * OVN, 3 * OVN));
		// What it announced is due, too: it was for a cut that nobody had allowed it.
		assert_ok!(Firms::claim_on_bond(by(Dave.to_account_id()), 0));
		assert_eq!(kept(scope), before + 11 * OVN);
		assert_eq!(Firms::licence(scope, firm()).unwrap().missing, 13 * OVN);
		assert_ok!(Firms::do_try_state());
		assert_ok!(ValueEquation::do_try_state());
	});
}

/// How the last income was divided.
fn last_split() -> pallet_value_equation::Split {
	let recorded = |event| match event {
		RuntimeEvent::ValueEquation(pallet_value_equation::Event::IncomeRecorded {
			split, ..
		}) => Some(split),
		_ => None,
	};
	System::events().into_iter().rev().find_map(|record| recorded(record.event)).unwrap()
}

/// What standing shares got of the last income, by contract.
fn shared() -> Vec<(ContractId, u128)> {
	last_split().standing.iter().map(|share| (share.contract, share.amount)).collect()
}

/// A share of the scope for its sibling in percent, in force: it ends at once by notice.
fn share(ground: &Ground, rate: u32, n: u8) -> ContractId {
	use super::settlement::{percent, sign, terms};
	let payer = Party::Scope(ground.scope);
	let terms = terms(payer, ground.sibling, percent(rate), n);
	let id = sign(TermsOf::<Runtime> { notice_days: 0, ..terms });
	pass_notice(ground.scope);
	id
}

fn end_share(ground: &Ground, id: ContractId) {
	let origin = decided(ground.scope, Significant);
	assert_ok!(Settlement::give_notice(origin, id, Side::Payer));
}

/// In force after the notice of equations.
fn pass_notice(scope: ScopeId) {
	System::set_block_number(System::block_number() + ValueEquation::notice(scope));
}

/// Sets the levy of the network in percent, in force.
fn levy(ground: &Ground, percent: u32) {
	let (rate, purse) = (Ratio::new(percent, 100).unwrap(), Some(Purse::Treasury));
	let origin = decided(ground.scope, Critical);
	assert_ok!(ValueEquation::set_levy(origin, ground.scope, rate, purse));
	pass_notice(ground.scope);
}

/// The firm announces a sale of 10 tokens, which the scope has let it keep a twentieth of. Its number.
fn announce(ground: &Ground, n: u8) -> AnnouncementId {
	let (scope, gross, papers) = (ground.scope, 10 * OVN, (H256::repeat_byte(n), H256::zero()));
	let invoice = pallet_firms::Invoice { currency: *b"EUR", price: 1_000 };
	let id = pallet_firms::NextAnnouncement::<Runtime>::get();
	let call = Firms::announce_sale;
	assert_ok!(call(by(firm()), scope, NATIVE, gross, invoice, papers.0, papers.1));
	id
}

/// A market where no claim is open, and the scope leaves the firm a twentieth.
fn fair_market(test: impl FnOnce(&Ground)) {
	market(|ground| {
		System::set_block_number(System::block_number() + days(14));
		assert_ok!(Firms::decide_claim(decided(ground.scope, Critical), 0, None));
		let cut = Some(Ratio::new(5, 100).unwrap());
		let origin = decided(ground.scope, Significant);
		assert_ok!(Firms::name_firm(origin, ground.scope, firm(), cut));
		test(ground);
		let checks = [
			Firms::do_try_state(),
			ValueEquation::do_try_state(),
			Settlement::do_try_state(),
			Networks::do_try_state(),
		];
		assert_eq!(checks, [Ok(()); 4]);
	});
}

#[test]
fn what_was_announced_keeps_its_levy_and_shares_whatever_is_decided_signed_and_ended_later() {
	fair_market(|ground| {
		let scope = ground.scope;
		levy(ground, 4);
		let ended = share(ground, 3, 21);
		let lasting = share(ground, 2, 22);
		let ids = [announce(ground, 11), announce(ground, 12)];
		end_share(ground, ended);
		levy(ground, 10);
		let later = share(ground, 15, 23);
		let sibling = || Inboxes::<Runtime>::get((ground.sibling, NATIVE, Levied::by(scope)));
		let before = sibling();
		let as_announced = || {
			let split = last_split();
			assert_eq!((split.gross, split.cut), (10 * OVN, OVN / 2));
			assert_eq!(split.levy, Some((scope, 4 * OVN / 10)));
			assert_eq!(shared(), [(ended, 3 * OVN / 10), (lasting, 2 * OVN / 10)]);
			assert_eq!(split.base, 10 * OVN - OVN / 2 - 4 * OVN / 10 - 5 * OVN / 10);
		};
		// By the firm.
		let balance = Balances::free_balance(firm());
		assert_ok!(Firms::pay_announced(by(firm()), ids[0]));
		as_announced();
		let deposit = <Runtime as pallet_firms::Config>::AnnouncementDeposit::get();
		assert_eq!(Balances::free_balance(firm()), balance - 95 * OVN / 10 + deposit);
		// From the bond.
		assert_ok!(Firms::claim_on_bond(by(Dave.to_account_id()), ids[1]));
		as_announced();
		let view = Firms::licence(scope, firm()).unwrap();
		assert_eq!(view.missing, 95 * OVN / 10);
		assert_eq!(sibling() - before, OVN);
		// What was sold later goes by the day.
		assert_ok!(Firms::fill_bond(by(firm()), scope, view.missing));
		let now = announce(ground, 13);
		assert_ok!(Firms::pay_announced(by(firm()), now));
		assert_eq!(last_split().levy, Some((scope, OVN)));
		assert_eq!(shared(), [(lasting, 2 * OVN / 10), (later, 15 * OVN / 10)]);
		for (id, paid) in [(ended, 6 * OVN / 10), (lasting, 6 * OVN / 10), (later, 15 * OVN / 10)] {
			assert_eq!(Settlement::contract(id).unwrap().account.lines[0].paid, paid);
		}
	});
}

#[test]
fn under_a_brake_or_suspended_a_scope_takes_nothing_from_what_was_announced() {
	fair_market(|ground| {
		let scope = ground.scope;
		let share = share(ground, 3, 21);
		let ids = [announce(ground, 11), announce(ground, 12)];
		// While its contracts are paused, the scope is suspended, and its share has ended.
		end_share(ground, share);
		let pause = |pallet: &str, call: &str| {
			let name = (pallet.as_bytes().to_vec(), call.as_bytes().to_vec());
			let name = (name.0.try_into().unwrap(), name.1.try_into().unwrap());
			assert_ok!(crate::TxPause::pause(crate::RuntimeOrigin::root(), name));
		};
		for call in ["give_notice", "offer", "accept", "pay_ceiling"] {
			pause("Settlement", call);
		}
		let above = decided(GLOBAL_SCOPE, Critical);
		assert_ok!(Networks::suspend(above, scope, GLOBAL_SCOPE, 5, Default::default()));
		assert_ok!(Firms::pay_announced(by(firm()), ids[0]));
		assert_eq!(shared(), [(share, 3 * OVN / 10)]);
		System::set_block_number(System::block_number() + days(1));
		assert_ok!(Firms::claim_on_bond(by(Dave.to_account_id()), ids[1]));
		assert_eq!(shared(), [(share, 3 * OVN / 10)]);
		// Nobody else pays for the firm, or lets a sale go but the scope.
		let not_firm: DispatchError = Error::<Runtime>::AnnouncementNotFound.into();
		assert_eq!(Firms::pay_announced(by(firm()), ids[1]), Err(not_firm));
	});
}

#[test]
fn there_is_time_to_vote_on_a_claim_by_any_rules() {
	use pallet_governance::{Rules, MAX_PERIOD};
	let longest =
		|delay| Rules { special_period: MAX_PERIOD, special_delay: delay, ..Rules::default() };
	let most = (0..=u8::MAX).rev().find(|delay| longest(*delay).are_valid(true, false)).unwrap();
	// The vote, its delay, and a month to propose it and to carry it out.
	let needed = days(u32::from(MAX_PERIOD) + u32::from(most) + 30);
	assert!(needed <= <Runtime as pallet_firms::Config>::DecisionPeriod::get());
}

#[test]
fn claims_that_an_arbiter_judges_are_no_matter_of_votes() {
	market(|ground| {
		let scope = ground.scope;
		assert_eq!(Policy::rule(scope, &decide(None)).unwrap().class, Critical);
		pallet_firms::Licences::<Runtime>::mutate(scope, firm(), |licence| {
			licence.as_mut().unwrap().terms.arbiter = Some(Eve.to_account_id());
		});
		assert_eq!(Policy::rule(scope, &decide(None)), None);
		let not_arbiter: DispatchError = Error::<Runtime>::NotArbiter.into();
		assert_eq!(tried(&decide(None), decided(scope, Critical)), Err(not_arbiter));
		assert_ok!(tried(&decide(None), by(Eve.to_account_id())));
	});
}

#[test]
fn a_firm_pledges_no_asset_of_whose_team_it_is() {
	market(|ground| {
		let (id, owner) = (4_711, Dave.to_account_id());
		let team = [Bob, Eve, Ferdie].map(|who| who.to_account_id());
		assert_ok!(Assets::create(by(owner.clone()), id.into(), owner.clone().into(), 1));
		let [issuer, admin, freezer] = team.clone();
		let named = (issuer.into(), admin.into(), freezer.into());
		assert_ok!(Assets::set_team(by(owner.clone()), id.into(), named.0, named.1, named.2));
		let power = |who: &AccountId, asset| TeamsOfAssets::has_power(who, &asset);
		for who in team.iter().chain([&owner]) {
			assert!(power(who, AssetKind::WithId(id)));
			assert!(!power(who, NATIVE) && !power(who, AssetKind::WithId(id + 1)));
		}
		assert!(!power(&firm(), AssetKind::WithId(id)));
		let asset = AssetKind::WithId(id);
		assert_ok!(Networks::accept_asset(by(steward()), ground.scope, asset.clone()));
		let issuer = by(Bob.to_account_id());
		assert_ok!(Assets::mint(issuer, id.into(), owner.clone().into(), 1_000));
		assert_ok!(Firms::open_pot(by(owner), ground.scope, asset.clone()));
		let mut terms = firm_terms(5);
		terms.bond_asset = asset;
		let own: DispatchError = Error::<Runtime>::OwnBondAsset.into();
		let (network, firm) = (ground.scope, Ferdie.to_account_id());
		let call = Call::license_firm { network, firm, terms };
		assert_eq!(tried(&call.into(), decided(network, Significant)), Err(own));
	});
}
