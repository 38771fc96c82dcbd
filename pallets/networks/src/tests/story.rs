// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A story of everything that a network does.
//!
//! Ana founds a network; she, Ben and Cem are its stewards. Ben and Cem join, and two of the three give the
//! network an agreement, which all three sign. They define the role of a facilitator, to be granted by two
//! who hold it, and grant it to the first three. They decide that the network pays the fees of those it
//! invites, and Ben sends tokens to its sponsor's pot.
//!
//! Ana invites Noor, who has no tokens; the deposits for Noor's membership and for keeping her account are
//! Ana's. Noor joins and signs the agreement in one transaction, whose fee the network pays. The agreement
//! changes: she has no rights until she signs the new version, which the network pays too. Ben and Cem
//! endorse her, and she is a facilitator for a year.
//!
//! Ana opens a project below the network. The network names a fund for tools and accepts the coin of a
//! community; a customer opens the fund's pot for it and pays 300. Cem proposes to a workshop outside to be
//! the network's supplier, the workshop accepts, and the network pays it 250 out of the fund.
//!
//! Noor earns some tokens and takes over her own deposits; Ana's return. Ana closes the project and has its
//! deposits and endowments back. Noor leaves: the deposit of her membership returns, her role ends. The
//! deposit for her account stays, so that nothing she signed can be replayed.

use super::*;
use crate::{
	GrantRule, Invitations, KeptAccounts, Members, Party, Refusal, Relation, SponsorPolicy,
	Sponsoring,
};
use ovn_primitives::traits::{Membership, Right};

const ANA: u64 = 1;
const BEN: u64 = 2;
const CEM: u64 = 3;
/// Has no tokens.
const NOOR: u64 = 100;
/// A workshop outside.
const WORKSHOP: u64 = 4;
/// Buys what the network makes.
const CUSTOMER: u64 = 5;

const NETWORK: ScopeId = 1;
const PROJECT: ScopeId = 2;
const FACILITATOR: u16 = 0;

fn decided(call: Call<Test>) {
	assert_eq!(together(&[ANA, BEN, CEM], call), Ok(()));
}

fn name(text: &str) -> ovn_primitives::Name {
	text.as_bytes().to_vec().try_into().unwrap()
}

/// What is held on an account for memberships and for accounts that it keeps.
fn deposits(who: u64) -> (u128, u128) {
	(held(HoldReason::Membership, who), held(HoldReason::Account, who))
}

#[test]
fn the_story_of_the_documentation_is_true_when_it_is_played() {
	build_and_execute(|| {
		// Ana founds a network. She, Ben and Cem decide for it, two of them together what matters.
		assert_ok!(Networks::create_scope(
			signed(ANA),
			0,
			ScopeKind::Network,
			document(1),
			stewards(&[ANA, BEN, CEM])
		));
		let founding = free(ANA) + held(HoldReason::Scope, ANA) + membership_deposit() + 2 * ED;
		assert_eq!(founding, ENDOWMENT);
		for steward in [BEN, CEM] {
			assert_ok!(Networks::join(signed(steward), NETWORK, None));
		}
		decided(Call::set_agreement { scope: NETWORK, document: document(2) });
		for steward in [ANA, BEN, CEM] {
			assert_ok!(Networks::sign_agreement(signed(steward), NETWORK, 1));
		}

		// Facilitators take each other in. The first ones are granted the role by the network.
		decided(Call::define_role {
			scope: NETWORK,
			name: name("facilitator"),
			document: document(3),
			rule: GrantRule::ByHolders { endorsements: 2 },
			term: Some(365 * DAY),
		});
		for who in [ANA, BEN, CEM] {
			decided(Call::grant_role { scope: NETWORK, role: FACILITATOR, who, certificate: None });
		}

		// The network pays the fees of the people it invites: of each ten times what joining costs in ten
		// days, and at most fifty times in a day for all of them.
		let join = Call::<Test>::join { scope: NETWORK, agreement: Some(1) };
		let paid = fee(join.clone());
		let (allowance, daily_budget) = (10 * paid, 50 * paid);
		decided(Call::set_sponsorship {
			scope: NETWORK,
			policy: Some(SponsorPolicy {
				allowance,
				refill_period: 10 * DAY,
				daily_budget,
				deposits: 2,
				max_held: 1_000,
				uninvited: false,
			}),
		});
		let sponsor = purse(NETWORK, Purse::Sponsor);
		assert_ok!(Balances::transfer_keep_alive(signed(BEN), sponsor, daily_budget));

		// Ana invites Noor, who has no tokens. The deposits are Ana's.
		let before = deposits(ANA);
		assert_ok!(Networks::invite(signed(ANA), NETWORK, NOOR, Tier::Contributor));
		let after = deposits(ANA);
		assert_eq!(after, (before.0 + membership_deposit(), before.1 + account_deposit()));
		assert_eq!(free(NOOR), 0);

		// Noor joins, and signs the agreement by it. It costs the network a fee and her nothing.
		assert_eq!(submit(NOOR, join), Ok(Ok(())));
		assert_eq!(free(sponsor), daily_budget + ED - paid);
		assert!(!Invitations::<Test>::contains_key(NETWORK, NOOR));
		assert_eq!(Networks::ensure_right(NETWORK, &NOOR, Right::OpenTasks), Ok(()));
		assert_eq!(Networks::allowance(NETWORK, NOOR).unwrap().left, allowance - paid);

		// The agreement changes. Until she signs it she has no rights.
		decided(Call::set_agreement { scope: NETWORK, document: document(4) });
		let unsigned = Error::<Test>::AgreementNotSigned.into();
		assert_eq!(Networks::ensure_right(NETWORK, &NOOR, Right::OpenTasks), Err(unsigned));
		let sign = Call::<Test>::sign_agreement { scope: NETWORK, version: 2 };
		assert_eq!(submit(NOOR, sign), Ok(Ok(())));
		assert_eq!(Networks::ensure_right(NETWORK, &NOOR, Right::OpenTasks), Ok(()));
		for steward in [ANA, BEN, CEM] {
			assert_ok!(Networks::sign_agreement(signed(steward), NETWORK, 2));
		}

		// Two facilitators want her to be one.
		for endorser in [BEN, CEM] {
			assert!(!Networks::holds_role(NETWORK, FACILITATOR, &NOOR));
			assert_ok!(Networks::endorse_grant(signed(endorser), NETWORK, FACILITATOR, NOOR, None));
		}
		assert_eq!(Networks::roles_of(NETWORK, NOOR), vec![(FACILITATOR, Some(1 + 365 * DAY))]);

		// Ana opens a project below the network and decides for it alone. The network opens a fund for
		// tools and accepts the money of a community, and a customer pays with it.
		assert_eq!(found(ANA, NETWORK, ScopeKind::Project), PROJECT);
		decided(Call::create_fund { scope: NETWORK, name: name("tools") });
		let tools = Purse::Fund(0);
		assert_ok!(Networks::open_pot(signed(BEN), NETWORK, tools, NATIVE));
		let coin = asset(7, CUSTOMER);
		assert_noop!(
			Networks::open_pot(signed(BEN), NETWORK, tools, coin.clone()),
			Error::<Test>::AssetNotAccepted
		);
		decided(Call::accept_asset { scope: NETWORK, asset: coin.clone() });
		assert_ok!(Networks::open_pot(signed(CUSTOMER), NETWORK, tools, coin.clone()));
		let (till, open) = Networks::pot(NETWORK, tools, coin.clone());
		assert!(open);
		assert_ok!(Assets::transfer(signed(CUSTOMER), 7, till, 300));
		assert_eq!(Networks::spendable(NETWORK, tools, &coin), 300);

		// One steward proposes to the workshop outside that it be the network's supplier, and it accepts.
		let party = Party::Agent(WORKSHOP);
		let relation = Relation::Supplier;
		assert_ok!(Networks::propose_association(signed(CEM), NETWORK, party.clone(), relation));
		assert_ok!(Networks::accept_association(signed(WORKSHOP), NETWORK, party, relation));

		// The network pays the workshop out of the fund.
		decided(Call::spend {
			scope: NETWORK,
			purse: tools,
			asset: coin.clone(),
			amount: 250,
			beneficiary: WORKSHOP,
		});
		assert_eq!(balance_of(&coin, WORKSHOP), 250);

		// Noor has tokens now and pays her own deposits: Ana's return.
		assert_ok!(Balances::transfer_keep_alive(signed(CUSTOMER), NOOR, 10_000));
		assert_ok!(Networks::take_over_deposit(signed(NOOR), NETWORK, NOOR));
		assert_eq!(deposits(ANA), (before.0 + membership_deposit(), 0));
		assert_eq!(deposits(NOOR), (membership_deposit(), account_deposit()));
		assert!(Members::<Test>::get(NETWORK, NOOR).unwrap().inviter.is_some());

		// She cannot spend more than her allowance, which is full again after ten days.
		let most = Networks::allowance(NETWORK, NOOR).unwrap().left;
		let refused = Sponsoring::Refused(Refusal::AllowanceUsedUp);
		assert_eq!(Networks::sponsoring(NETWORK, &NOOR, most + 1), refused);
		run_blocks(10 * DAY);
		assert_eq!(Networks::allowance(NETWORK, NOOR).unwrap().left, allowance);

		// The project is done, and Ana has its deposits back, but for what its record goes on taking. The
		// endowments of its pots she takes out of them.
		let before = free(ANA);
		let both = held(HoldReason::Scope, ANA);
		assert_ok!(Networks::leave(signed(ANA), PROJECT));
		assert_ok!(Networks::close_scope(signed(ANA), PROJECT));
		for purse in [Purse::Treasury, Purse::Sponsor] {
			assert_ok!(Networks::close_pot(signed(ANA), PROJECT, purse, NATIVE, ANA));
		}
		let returned = both - held(HoldReason::Scope, ANA);
		let record = price(Networks::closed_scope_footprint());
		assert_eq!(returned, both / 2 - record);
		assert_eq!(free(ANA), before + returned + membership_deposit() + 2 * ED);

		// Noor leaves. Her membership's deposit returns at once; that for her account stays, because
		// nothing else would keep what she signed from being replayed, were she to spend the rest.
		assert_ok!(Networks::leave(signed(NOOR), NETWORK));
		assert_eq!(deposits(NOOR), (0, account_deposit()));
		assert!(KeptAccounts::<Test>::contains_key(NOOR, NETWORK));
		assert!(!Networks::holds_role(NETWORK, FACILITATOR, &NOOR));
	});
}
