// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What to do after errors of the chain, with the next command: the chain says what happened and knows nothing of
//! commands.

use crate::docs;
use std::collections::BTreeSet;
use subxt::Metadata;

/// The pallet, or `*` for all of them, the error, and what to do.
const ADVICE: &[(&str, &str, &str)] = &[
	("Assets", "*", "`ovn chain read Assets Asset '[NUMBER]'` shows the asset; who issues it decides about it"),
	("Balances", "*", "`ovn balance` shows what can be spent: what is held as deposit or stake, and the least an account can have, stay"),
	("Budgeting", "AllotmentExceeded", "`ovn budget funder ROUND WHO` says how much is left to allocate: allocate that at most"),
	("Budgeting", "AmountTooSmall", "`ovn budget round ROUND` shows the least that the round takes: pay at least that"),
	("Budgeting", "FunderNotFound", "`ovn budget round ROUND` shows the round: only who paid into it takes part"),
	("Budgeting", "IdeaNotFound", "`ovn budget idea ROUND IDEA` shows an idea and its state"),
	("Budgeting", "NotProposer", "ask who proposed it, or a steward of the scope"),
	("Budgeting", "RoundNotFound", "`ovn budget round ROUND` shows a round: check the number"),
	("Contributions", "AlreadyDecided", "`ovn contribute show CONTRIBUTION` tells how; what was accepted too much is given back with `ovn contribute compensate`"),
	("Contributions", "AlreadyReviewed", "nothing: `ovn contribute show CONTRIBUTION` shows what was said"),
	("Contributions", "ContributionNotFound", "`ovn contribute list SCOPE` lists those of a scope, each as SCOPE/NUMBER"),
	("Contributions", "DailyLimitReached", "`ovn contribute limit` says how much of the day is left; name another day with --day"),
	("Contributions", "DayInFuture", "log it when the day has come, or name an earlier one with --day"),
	("Contributions", "DayTooOld", "`ovn network parameters SCOPE` says how far back a log can reach; older work is imported: `ovn import run`"),
	("Contributions", "DeadlinePassed", "anybody ends it now: `ovn contribute close CONTRIBUTION`"),
	("Contributions", "EvaluationUnavailable", "if nobody has reputation in the network yet, its stewards found it first, once: `ovn evaluate found NETWORK WHO=REPUTATION ...`; until then let holders of a role decide (--reviewers ROLE)"),
	("Contributions", "InvalidClaim", "define it with --ceiling 100, and a rate higher by what it is to earn besides: `ovn kind define --help`"),
	("Contributions", "InvalidLimits", "name limits above 0, of work in hours 24 at most: --max and --daily"),
	("Contributions", "InvalidMultipliers", "name each role once, with a factor above 0 and at most 100: --multiplier ROLE=FACTOR"),
	("Contributions", "InvalidPeriod", "reviewers need between a seventh of the network's window and 30 days: name another time with --period, as 7d"),
	("Contributions", "KindCash", "pay it in: `ovn contribute cash SCOPE KIND AMOUNT`"),
	("Contributions", "KindNotCash", "`ovn kind list SCOPE` shows which kinds count a token"),
	("Contributions", "NotAllowedToLog", "the contributor allows you first: `ovn contribute allow SCOPE YOU` (allow_logger)"),
	("Contributions", "NotByPeers", "`ovn contribute show CONTRIBUTION` says who decides"),
	("Contributions", "NotByReviewers", "peers decide: `ovn evaluate show CONTRIBUTION`"),
	("Contributions", "NotContributor", "ask who contributed it, or who logged it: `ovn contribute show CONTRIBUTION`"),
	("Contributions", "NotReviewer", "`ovn role list SCOPE` shows who holds the role: one of them reviews it"),
	("Contributions", "OwnContribution", "leave it to others: somebody else judges it"),
	("Contributions", "QuantityTooLarge", "`ovn kind list SCOPE` shows the kinds: log less at once, or in several logs"),
	("Contributions", "TaskNotOpen", "`ovn task list SCOPE` shows those that are open"),
	("Contributions", "TooManyHours", "a day has 24 hours: log less, or name another day with --day"),
	("Contributions", "ZeroQuantity", "say how much, above 0: `ovn contribute log SCOPE KIND 1.5`"),
	("Crowdfunding", "CampaignNotFound", "`ovn campaign list` shows all of them"),
	("Crowdfunding", "ContributionNotFound", "`ovn campaign show CAMPAIGN` lists who gave and is not settled"),
	("Crowdfunding", "DeadlinePassed", "anybody returns the money: `ovn campaign refund CAMPAIGN`"),
	("Crowdfunding", "EquationNotFound", "the scope decides on one first: `ovn equation set SCOPE --preset hours-by-rate --kinds KIND`"),
	("Crowdfunding", "InvalidCeiling", "name another ceiling, as --ceiling 120%"),
	("Crowdfunding", "InvalidDiscount", "name a discount below 100%, as --discount 5%"),
	("Crowdfunding", "InvalidGoal", "name a goal that is not below the smallest contribution: --smallest says that"),
	("Crowdfunding", "InvalidKind", "`ovn kind list SCOPE` shows which kinds are debts: define one with `ovn kind define SCOPE NAME --claim debt`"),
	("Crowdfunding", "InvalidPeriod", "name another time with --duration"),
	("Crowdfunding", "InvalidPrice", "`ovn campaign show CAMPAIGN` shows the price and what was released: name one between these"),
	("Crowdfunding", "InvalidSmallest", "name at least one whole token with --smallest"),
	("Crowdfunding", "NotCancellable", "`ovn campaign show CAMPAIGN` says what comes next"),
	("Crowdfunding", "NotEligible", "nothing: only those who gave, and neither are paid nor decide, can object"),
	("Crowdfunding", "NotFunded", "`ovn campaign show CAMPAIGN` says what is missing"),
	("Crowdfunding", "NotOpen", "`ovn campaign show CAMPAIGN` says what has become of it"),
	("Crowdfunding", "NotRefunding", "`ovn campaign show CAMPAIGN` says what comes next, and until when: money returns only when the goal was missed, or it was cancelled"),
	("Crowdfunding", "NothingToComplete", "nothing: `ovn campaign show CAMPAIGN` says what comes next"),
	("Crowdfunding", "NothingToRefund", "nothing: `ovn campaign show CAMPAIGN` lists who still waits for money"),
	("Crowdfunding", "OfferTooSmall", "whoever offers adds to it first: `ovn campaign --help`"),
	("Crowdfunding", "ReleaseNotFound", "the scope announces it first: `ovn campaign request-release CAMPAIGN --evidence INVOICE`"),
	("Crowdfunding", "TooLate", "`ovn campaign show CAMPAIGN` says what can still be done"),
	("Custody", "InvalidState", "`ovn resource show RESOURCE` says what it is now and what has to happen first; a new resource is validated by its scope (`ovn resource validate RESOURCE`)"),
	("Custody", "InvalidStage", "`ovn resource show RESOURCE` says where in its life it is"),
	("Custody", "InvalidTariffs", "name each class once, with shares of at most 100% and a technician no dearer than the dearest hour: `ovn use tariffs RESOURCE --tariff commercial:price=20,infrastructure=5%`"),
	("Custody", "InvalidThreshold", "name a share above 50% and at most 100% with --threshold"),
	("Custody", "InvalidWeights", "give each a share above 0, and all together 100 %: ana=60% ben=40%"),
	("Custody", "JobNotFound", "`ovn resource show RESOURCE` says what it is now"),
	("Custody", "NotCoOwner", "`ovn equity of WHO` shows what somebody holds"),
	("Custody", "NotCustodian", "`ovn resource show RESOURCE` says who holds it: they do this, or hand it to you (`ovn resource offer-custody`)"),
	("Custody", "NotReceiver", "`ovn resource show RESOURCE` says to whom it is offered"),
	("Custody", "OfferNotFound", "who holds it offers it first: `ovn resource offer-custody RESOURCE WHO`"),
	("Custody", "TierTooLow", "who is to hold it joins first: `ovn member join SCOPE`"),
	("Evaluation", "AlreadyFinalised", "nothing: `ovn contribute show CONTRIBUTION` tells how"),
	("Evaluation", "CannotReopen", "`ovn evaluate show CONTRIBUTION` says how it stands; log it anew if its time is over"),
	("Evaluation", "InvalidFounders", "name each once, with a number above 0: `ovn evaluate found NETWORK ana=40 ben=60`"),
	("Evaluation", "JoinedLater", "leave it to those who were there; `ovn evaluate awaiting NETWORK` lists what you can evaluate"),
	("Evaluation", "EvaluationNotOpen", "`ovn contribute show CONTRIBUTION` tells what has become of it: if nobody ended it, anybody does: `ovn evaluate finalise CONTRIBUTION`"),
	("Evaluation", "OwnContribution", "leave it to others: `ovn evaluate show CONTRIBUTION` shows who has spoken"),
	("Evaluation", "NotEligible", "join the network first (`ovn member join NETWORK`); `ovn evaluate parameters NETWORK` says which tier evaluates"),
	("Evaluation", "NotDormantYet", "`ovn evaluate silent-since NETWORK WHO` says since when; wait until the network's days of dormancy are over"),
	("Evaluation", "NothingToSettle", "nothing: `ovn evaluate unsettled NETWORK` lists what is not settled"),
	("Evaluation", "ReputationNotFound", "`ovn evaluate reputation NETWORK` shows who has some; stewards found it once: `ovn evaluate found NETWORK WHO=REPUTATION ...`"),
	("Evaluation", "TooManyChanges", "leave it as it is: `ovn evaluate show CONTRIBUTION`"),
	("Evaluation", "WeightTooSmall", "earn some first: accepted contributions give reputation; `ovn evaluate of NETWORK` shows yours"),
	("Fiat", "AlreadyIssued", "if it is the same payment, nothing: it is issued; if it is another, give it another --bank-reference"),
	("Fiat", "AmountTooSmall", "`ovn fiat show CUSTODIAN` says the least that is redeemed at a time"),
	("Fiat", "BondTooSmall", "`ovn fiat show CUSTODIAN` says how much of the bond is not needed now: withdraw that at most"),
	("Fiat", "IssuerNotFound", "`ovn fiat list NETWORK` shows the custodians of a network with their numbers"),
	("Fiat", "InvalidTerms", "choose terms within the bounds: `ovn fiat license --help` names them"),
	("Fiat", "LimitExceeded", "`ovn fiat show CUSTODIAN` says how much can be issued now; the network raises the limit: `ovn fiat limit CUSTODIAN AMOUNT`"),
	("Fiat", "NotDefaulted", "as long as it pays: `ovn fiat redeem CUSTODIAN AMOUNT --payout TEXT`"),
	("Fiat", "NotInRequestState", "`ovn fiat request REQUEST` says how far it is, and what comes next"),
	("Fiat", "NotLicensed", "`ovn fiat show CUSTODIAN` says how far the licence is; in default its units are burnt for the bond: `ovn fiat burn CUSTODIAN AMOUNT`"),
	("Fiat", "NothingOwed", "`ovn fiat owed CUSTODIAN WHO` says how much is owed to somebody"),
	("Fiat", "OfferNotFound", "the network decides on one first: `ovn fiat license --help`; `ovn fiat offer NETWORK WHO` shows it"),
	("Fiat", "RequestNotFound", "`ovn fiat requests CUSTODIAN WHO` lists those that are not completed"),
	("Fiat", "TermsNotOffered", "`ovn fiat offer NETWORK WHO` shows the terms; `ovn fiat accept NETWORK` signs them as they are"),
	("Fiat", "TooManyRequests", "`ovn fiat requests CUSTODIAN WHO` says what each waits for"),
	("Firms", "AlreadyReported", "if it is the same sale, nothing: it is on record; if it is another, give it another --reference"),
	("Firms", "AnnouncementNotFound", "`ovn firm announcements FIRM SCOPE` lists those of which something is due"),
	("Firms", "AssetNotLicensed", "`ovn firm show NETWORK FIRM` says in which assets it sells: name one of them with --asset"),
	("Firms", "BondExceeded", "`ovn firm fill-bond NETWORK` without an amount pays exactly what is missing"),
	("Firms", "EquationNotFound", "the scope decides on one first: `ovn equation set SCOPE --preset hours-by-rate --kinds KIND`"),
	("Firms", "FirmSuspended", "`ovn firm fill-bond NETWORK` pays what is missing"),
	("Firms", "HiddenClaimNotFound", "`ovn firm show NETWORK FIRM` lists the claims on a firm"),
	("Firms", "InvalidTerms", "choose terms within the bounds: `ovn firm license --help` names them"),
	("Firms", "LicenceNotFound", "`ovn firm list NETWORK` shows the firms of a network; `ovn firm license --help` says how one is licensed"),
	("Firms", "NotLicensed", "`ovn firm show NETWORK FIRM` says how far the licence is; an offer is accepted with `ovn firm accept NETWORK`"),
	("Firms", "NotOfferedTerms", "`ovn firm show NETWORK FIRM` shows the terms; `ovn firm accept NETWORK` signs them as they are"),
	("Firms", "NotNamed", "`ovn firm named SCOPE` lists those that it names"),
	("Firms", "NotVoters", "add --by-vote special --why WHY to the command"),
	("Firms", "TooManyAnnounced", "`ovn firm announcements FIRM SCOPE` lists them; `ovn firm pay ANNOUNCEMENT` pays one"),
	("Governance", "AlreadyBacked", "nothing: `ovn vote show PROPOSAL` shows it; `ovn vote unback PROPOSAL` takes it back"),
	("Governance", "AlreadyCast", "nothing, or cast another one in its place: `ovn vote cast PROPOSAL disagree`"),
	("Governance", "AlreadyEnrolled", "nothing: `ovn vote inbox` shows what waits for you"),
	("Governance", "BlockNotPossible", "vote against it: `ovn vote cast PROPOSAL disagree`"),
	("Governance", "CallNotAllowed", "`ovn decision --help` is for what stewards sign together; docs/governance.md says what is never decided by votes"),
	("Governance", "CannotCallAgain", "put it to a special vote: `ovn vote escalate PROPOSAL`"),
	("Governance", "CannotEscalate", "propose it anew: `ovn vote propose --help`"),
	("Governance", "DelayNotOver", "`ovn vote show PROPOSAL` says when"),
	("Governance", "EnrolledLater", "vote on what opens later: `ovn vote inbox` lists it"),
	("Governance", "Expired", "anybody closes it: `ovn vote close PROPOSAL`"),
	("Governance", "NotDue", "`ovn vote show PROPOSAL` says when that is, and how many are silent"),
	("Governance", "NotPassed", "`ovn vote show PROPOSAL` shows how it stands"),
	("Governance", "NotSeeking", "`ovn vote show PROPOSAL` shows how it stands, and the next command"),
	("Governance", "NotTierMember", "a decision makes you one: `ovn member promote SCOPE WHO member`"),
	("Governance", "NotVoter", "members vote: `ovn vote enrol SCOPE` puts a member on the roll, `ovn vote roll SCOPE` shows who is on it"),
	("Governance", "NotVoting", "`ovn vote show PROPOSAL` shows how it stands, and the next command"),
	("Governance", "ProposalNotFound", "`ovn vote list SCOPE --all` shows those of a scope"),
	("Governance", "ReasonNeeded", "say why: `ovn vote cast PROPOSAL block --reason WHY.txt`"),
	("Governance", "RuleOutOfBounds", "`ovn vote set-rules --help` says between what each rule is"),
	("Governance", "StewardsDecide", "its stewards decide, without --by-vote: `ovn network show SCOPE` names them, `ovn vote roll SCOPE` says how many vote"),
	("Governance", "TemplateTooWeak", "propose it by a stronger rule: --by-vote majority, or special"),
	("Governance", "TooManyBacked", "`ovn vote inbox` shows them: wait for one to end, or take one back (`ovn vote unback PROPOSAL`)"),
	("Governance", "TooManyBlocks", "vote against it: `ovn vote cast PROPOSAL disagree`"),
	("Governance", "VoteTooFarGone", "`ovn vote show PROPOSAL` shows how it stands; who is against it now votes so"),
	("Multisig", "AlreadyApproved", "nothing: you have signed already. `ovn decision list SCOPE` says who is missing"),
	("Multisig", "NotFound", "`ovn decision list SCOPE` shows what waits; it may be carried out or cancelled already"),
	("Multisig", "NotOwner", "who made it cancels it, because the deposit is theirs: `ovn decision list SCOPE` names them"),
	("Multisig", "*", "`ovn decision list SCOPE` shows what waits: approve or cancel it from there"),
	("Networks", "AgreementNotSigned", "read it (`ovn agreement show SCOPE`), then join with --agreement VERSION, or sign it: `ovn agreement sign SCOPE VERSION`"),
	("Networks", "AlreadyInTier", "nothing: it is so already"),
	("Networks", "AlreadyInvited", "nothing: `ovn member invitations SCOPE` shows it"),
	("Networks", "AlreadyMember", "nothing: `ovn member show WHO` lists the scopes somebody belongs to"),
	("Networks", "AlreadySigned", "nothing: `ovn agreement show SCOPE` shows the version"),
	("Networks", "InvalidPeriod", "name another time, as 7d: `ovn network parameters SCOPE` shows those in force"),
	("Networks", "InvitationNotFound", "`ovn member invitations SCOPE` lists those of a scope, and `ovn me` yours"),
	("Networks", "NativeAsset", "nothing: it is accepted already"),
	("Networks", "NotMember", "join first: `ovn member join SCOPE`"),
	("Networks", "NotSponsored", "stewards let the scope pay: `ovn network sponsor SCOPE`"),
	("Networks", "NotByHolders", "a steward does it: `ovn role grant SCOPE ROLE WHO`"),
	("Networks", "PotNeeded", "close the whole scope instead: `ovn network close SCOPE`"),
	("Networks", "StaleAgreement", "`ovn agreement show SCOPE` tells the present version: read it, and sign that one"),
	("Networks", "TierTooHigh", "invite as Affiliate or Contributor; a steward promotes later: `ovn member promote SCOPE WHO Member`"),
	("Networks", "TooManyFunds", "use one of those there are: `ovn fund list SCOPE`"),
	("Networks", "TooManyRoles", "use one of those there are: `ovn role list SCOPE`"),
	("Networks", "TooManySponsoredDeposits", "wait until an open log of yours is decided (`ovn me` lists them), take one back (`ovn contribute correct SCOPE/NUMBER`), or ask a steward for a higher number (`ovn network sponsor SCOPE --deposits 10`)"),
	("Proxy", "*", "`ovn chain read Proxy Proxies '[\"ADDRESS\"]'` shows what an account has allowed whom"),
	("Session", "*", "the operator's guide (docs/operators.md) says how a validator registers its keys"),
	("Settlement", "AboveCeiling", "`ovn settle show CONTRACT` says what was paid: name a --ceiling that is not below it"),
	("Settlement", "AlreadyAgreed", "`ovn settle show CONTRACT` shows it; it is ended by notice: `ovn settle end CONTRACT`"),
	("Settlement", "AlreadyContested", "`ovn settle show CONTRACT` shows what is contested; `ovn licence drop-contest CONTRACT PERIOD` withdraws it"),
	("Settlement", "AlreadyInForce", "`ovn settle list PARTY` shows it: name it with --supersedes"),
	("Settlement", "AssetLeftOut", "`ovn settle show CONTRACT` says which assets the other one names: name them all with --asset"),
	("Settlement", "AssetNotNamed", "`ovn settle show CONTRACT` says in which assets it is paid"),
	("Settlement", "BaseNotHigher", "`ovn settle show CONTRACT` says what was declared; less is a matter of credit: `ovn licence ask-credit --help`"),
	("Settlement", "BaseNotLower", "`ovn settle show CONTRACT` says what was declared; more is declared with `ovn licence amend --help`"),
	("Settlement", "BaseTooLow", "`ovn settle show CONTRACT` says what was declared in parts; then `ovn licence ask-credit CONTRACT PERIOD BASE --evidence FILE`"),
	("Settlement", "CeilingNotFound", "a licence is paid as it is declared: `ovn licence declare --help`"),
	("Settlement", "ContractNotFound", "`ovn settle list PARTY` lists the contracts of a party with their numbers"),
	("Settlement", "EquationNotFound", "the scope decides on one first: `ovn equation set SCOPE --preset hours-by-rate --kinds KIND`"),
	("Settlement", "InvalidRate", "name a rate of at most 20%, and above 0 for a share"),
	("Settlement", "InvalidSource", "of a scope name the purse with --purse treasury; of an account leave --purse out"),
	("Settlement", "InvalidSuperseded", "`ovn settle list PARTY` shows which contracts of the two are in force"),
	("Settlement", "NotContested", "`ovn settle show CONTRACT` says which periods are contested"),
	("Settlement", "CorrectionNotFound", "`ovn settle statement CONTRACT` says what the payer asks for"),
	("Settlement", "OfferExpired", "`ovn settle clear CONTRACT` removes it and returns its deposit; then offer it anew"),
	("Settlement", "InvalidCurrency", "write its three capital letters, for a licence only: --bank EUR"),
	("Settlement", "NotPaidAtBank", "declare and pay on the chain: `ovn licence declare --help`; other terms can name a currency: `ovn licence offer --help`"),
	("Settlement", "BankRuleNotFound", "declare and pay on the chain (`ovn licence declare --help`), or let the payee decide on a rule: `ovn licence bank --help`"),
	("Settlement", "BankPaymentOpen", "`ovn settle show CONTRACT` shows it; the payer takes it back with `ovn licence withdraw-paid CONTRACT PERIOD`"),
	("Settlement", "BankPaymentNotFound", "`ovn settle show CONTRACT` shows what waits for an answer, `ovn licence undivided SCOPE` what is to be divided"),
	("Settlement", "BankPaymentDiffers", "`ovn settle show CONTRACT` shows what is declared now"),
	("Settlement", "BankPaymentWaits", "the payer takes it back before that: `ovn licence withdraw-paid CONTRACT PERIOD`"),
	("Settlement", "BankPaymentExpired", "anybody clears it (`ovn licence clear-paid CONTRACT PERIOD`); then the payer declares it again"),
	("Settlement", "ReferenceUsed", "`ovn settle statement CONTRACT` shows what was declared: each invoice has its own code"),
	("Settlement", "TooMuchUndivided", "`ovn licence undivided SCOPE` lists what is to be divided first, and who confirmed it"),
	("Settlement", "ScopeRevived", "`ovn network show SCOPE` names who decides for it; with three voters it decides again: --by-vote majority --why WHY"),
	("Settlement", "NotIndependent", "let another steward sign it, or its voters: --by-vote majority --why WHY"),
	("Settlement", "NotLate", "`ovn settle show CONTRACT` says until when the period can be closed"),
	("Settlement", "NotLicence", "`ovn settle show CONTRACT` shows what it is: a standing share is paid by itself"),
	("Settlement", "NotParty", "`ovn settle show CONTRACT` names both sides: sign with the key of one of them"),
	("Settlement", "NotScope", "an account agrees on a licence: `ovn licence offer --help`"),
	("Settlement", "NotSigned", "the other side signs it first: `ovn settle accept CONTRACT`"),
	("Settlement", "PeriodNotClosed", "`ovn settle show CONTRACT` shows its periods"),
	("Settlement", "PeriodNotOpen", "`ovn settle show CONTRACT` says which period is the next to be closed"),
	("Settlement", "TermsDiffer", "`ovn settle accept CONTRACT` signs the terms as the chain has stored them"),
	("Settlement", "TooEarly", "`ovn settle show CONTRACT` says when the period ends; until then parts are declared: `ovn licence declare CONTRACT BASE`"),
	("Settlement", "TooManyContracts", "`ovn settle list PARTY` shows them: withdraw an offer (`ovn settle withdraw CONTRACT`), or end one (`ovn settle end CONTRACT`)"),
	("Settlement", "TooManyShares", "`ovn settle room SCOPE` says what rate is left for one more"),
	("Shares", "AlreadyRedirected", "nothing: they go there already"),
	("Shares", "NotBound", "the scope announces whose it is (`ovn claim propose-binding`); after the notice it can be claimed"),
	("Shares", "NotHolder", "who is paid does this: `ovn equity of WHO` shows what somebody holds"),
	("Usage", "NotLicensed", "`ovn licence status SCOPE WHO` says how somebody stands; a licence is offered with `ovn licence offer --help`"),
	("Usage", "BeyondReports", "`ovn use list RESOURCE` shows what was reported: decide on no more time and no more material"),
	("Usage", "CreditLineNotFound", "the project and the scope of the resource decide about credit first: `ovn use open-credit-line --help`"),
	("Usage", "ExceedsHold", "`ovn use list RESOURCE` shows what is held for it: decide on less"),
	("Usage", "InvalidPeriod", "`ovn use calendar RESOURCE` shows how long and how far ahead it can be reserved: --from and --at say when"),
	("Usage", "InvalidTariffs", "name each class once, with shares of at most 100% and a technician no dearer than the dearest hour: `ovn use tariffs RESOURCE --tariff commercial:price=20,infrastructure=5%`"),
	("Usage", "NotCertified", "`ovn resource show RESOURCE` says who can use it: its scope certifies you first"),
	("Usage", "NotPermitted", "ask who holds it for a permit: `ovn resource show RESOURCE` names them"),
	("Usage", "NotReported", "`ovn use list RESOURCE` says what each use waits for"),
	("Usage", "NotReserver", "`ovn use calendar RESOURCE` shows who has reserved it"),
	("Usage", "NotRunning", "`ovn use list RESOURCE` says what each use waits for"),
	("Usage", "NotUsable", "`ovn resource show RESOURCE` says what it is now and what has to happen first: a new resource is validated by its scope, one in maintenance comes back when that is done"),
	("Usage", "NotUser", "who uses it does this: `ovn use list RESOURCE` names them"),
	("Usage", "ReservationNotFound", "`ovn use calendar RESOURCE` lists the reservations with their first blocks"),
	("Usage", "ReservedByOther", "`ovn use calendar RESOURCE` shows when it is free; what nobody came for is released: `ovn use release-reservation RESOURCE START`"),
	("Usage", "TierTooLow", "join its scope first, or ask for a higher tier: `ovn resource show RESOURCE` names the scope, `ovn member join SCOPE` joins it. Having paid for a thing does not make somebody belong to its scope"),
	("Usage", "TooLate", "`ovn use list RESOURCE` says what each use waits for; when its time is over, anybody settles it: `ovn use settle RESOURCE`"),
	("Usage", "UseNotFound", "`ovn use list RESOURCE` shows those that are not settled"),
	("ValidatorSet", "*", "`ovn chain ask ValidatorSet validator_set` shows the validators and how they are"),
	("ValueEquation", "AlreadyRecorded", "if it is the same income, nothing: it is on record; if it is another, give it another --reference"),
	("ValueEquation", "EquationNotFound", "the scope decides on one first: `ovn equation set SCOPE --preset hours-by-rate --kinds KIND`"),
	("ValueEquation", "InvalidLevy", "name a share of 10% or less: `ovn equation levy NETWORK 5%`"),
	("ValueEquation", "InvalidName", "give each bucket of the equation a name of its own"),
	("ValueEquation", "InvalidNotice", "name another time, as 7d: `ovn equation notice-in-force SCOPE` shows the present one"),
	("ValueEquation", "InvalidShares", "write shares of at most 100% each, in a straight equation of at most 100% together: `ovn equation preset --help` shows some"),
	("ValueEquation", "PurseNotFound", "`ovn fund list SCOPE` shows the purses: name the treasury or a fund"),
	// What is meant alike in all pallets.
	("*", "AlreadyApproved", "nothing: it is so already"),
	("*", "Ended", "nothing can be done with it any more: `ovn resource list SCOPE` shows the others"),
	("*", "FundNotFound", "`ovn fund list SCOPE` shows them; `ovn fund create SCOPE NAME` makes one"),
	("*", "GlobalScope", "name a scope of yours: `ovn network list` shows them"),
	("*", "InvalidFigures", "say how much in bounds: hours above 0 and up to what the resource allows, a technician no longer than the use: `ovn use quote RESOURCE CLASS HOURS`"),
	("*", "InvalidName", "write a name of at least one letter"),
	("*", "InvalidPayee", "name another account to be paid"),
	("*", "InvalidTime", "name a time from now on, and not too far ahead"),
	("*", "KindNotFound", "`ovn kind list SCOPE` shows them"),
	("*", "NotDebtKind", "`ovn kind list SCOPE` shows which kinds are debts"),
	("*", "NotExpired", "wait until its time is over"),
	("*", "NotInNetwork", "name a network, or a scope below one: `ovn network list`"),
	("*", "NotNetwork", "name the network the scope is in: `ovn network show SCOPE` says which"),
	("*", "NotRival", "nothing: it can be used by all at once, without reserving"),
	("*", "NotRoleHolder", "`ovn role list SCOPE` shows who holds which role"),
	("*", "NothingOwed", "nothing: it is paid already, or nothing has come yet"),
	("*", "NothingToReturn", "nothing: it is returned already"),
	("*", "Overflow", "use a smaller amount"),
	("*", "PotAlreadyOpen", "nothing: it is open"),
	("*", "ResourceNotFound", "`ovn resource list SCOPE` shows those of a scope"),
	("*", "RoleNotFound", "`ovn role list SCOPE` shows them"),
	("*", "ScopeNotFound", "`ovn network list` shows all of them: check the number or the name"),
	("*", "ScopeNotOpen", "`ovn network list` shows which are open"),
	("*", "ScopeSuspended", "`ovn network suspension SCOPE` shows who suspended it, why, and until when"),
	("*", "AboveSpendLimit", "`ovn fund limit SCOPE PURSE` shows what is left; more takes a special vote"),
	("*", "TaskNotFound", "`ovn task list SCOPE` shows them"),
	("*", "ImportNotFound", "`ovn import list SCOPE` shows them"),
	("*", "AssetNotFound", "check the asset's number"),
	("*", "TooEarly", "wait: what is asked has a time that is not over; the list or page of it says until when"),
	("*", "ZeroAmount", "name an amount above 0"),
];

/// What to do about an error of a pallet, if it is known here; `exactly` only what is written for this pallet.
fn written(pallet: &str, error: &str, exactly: bool) -> Option<&'static str> {
	let find = |of: &str, name: &str| {
		ADVICE.iter().find(|(pallet, error, _)| (*pallet, *error) == (of, name)).map(|line| line.2)
	};
	match exactly {
		true => find(pallet, error),
		false => find("*", error).or_else(|| find(pallet, "*")),
	}
}

/// What follows from the form of an error's name, where nothing else is known.
fn by_name(error: &str) -> Option<&'static str> {
	Some(if error.starts_with("Already") || error.starts_with("Nothing") {
		"nothing: what you want is so already, or there is nothing to do yet"
	} else if error.ends_with("NotFound") {
		"check the number or the name: the list of the same subject shows what there is"
	} else if error.starts_with("TooMany") {
		"end or take back one of those there are first"
	} else {
		return None;
	})
}

/// What the chain says of an error, as what happened and what to do, which stands after a colon.
pub fn parts(text: &str) -> (&str, Option<&str>) {
	match text.split_once(": ") {
		Some((what, todo)) => (what, Some(todo.trim_end_matches('.'))),
		None => (text.trim_end_matches('.'), None),
	}
}

/// The words of an error's name: `not found` of `NotFound`.
fn spaced(name: &str) -> String {
	let mut out = String::new();
	for letter in name.chars() {
		if letter.is_uppercase() && !out.is_empty() {
			out.push(' ');
		}
		out.extend(letter.to_lowercase());
	}
	out
}

/// What happened and what to do, in words, when a call of a pallet ended with this error; with the bounds it speaks of.
pub fn explain(
	metadata: &Metadata,
	call: (&str, &str),
	(pallet, error): (&str, &str),
	said: &str,
) -> (String, String) {
	let (what, todo) = words(metadata, call, (pallet, error), said);
	match crate::bounds::of(metadata, pallet, error) {
		Some(bounds) => (what, format!("{todo} ({bounds})")),
		None => (what, todo),
	}
}

fn words(
	metadata: &Metadata,
	call: (&str, &str),
	(pallet, error): (&str, &str),
	said: &str,
) -> (String, String) {
	let named = spaced(error);
	// Some errors of others say nothing but their name.
	let (what, remedy) = if said.is_empty() { (named.as_str(), None) } else { parts(said) };
	if let Some(advice) = written(pallet, error, true) {
		// Advice adds the command to what the chain says.
		let whole = said.trim_end_matches('.');
		let what = if said.is_empty() || repeats(whole, advice) { what } else { whole };
		return (what.to_owned(), advice.to_owned());
	}
	// What the call says of it tells which of several conditions it was, or what to do.
	let here = docs::error_of_call(metadata, call, pallet, error);
	let here = here.as_deref().map(|here| here.trim_end_matches('.'));
	if let (Some(here), Some(remedy)) = (here, remedy) {
		if here.contains(remedy) {
			return (what.to_owned(), here.to_owned());
		}
	}
	let what = match here {
		Some(here) => format!("{what}; here: {here}"),
		None => what.to_owned(),
	};
	let of_call = || match docs::of_call(metadata, call.0, call.1).is_empty() {
		true => {
			format!("`ovn docs {pallet}` lists the calls of the pallet, and what each asks for")
		},
		false => format!("`ovn docs {}.{}` lists all that this call asks for", call.0, call.1),
	};
	let known = [remedy, written(pallet, error, false), by_name(error)];
	let todo = known.into_iter().flatten().find(|todo| !repeats(&what, todo));
	let todo = todo.map_or_else(of_call, str::to_owned);
	(what, todo)
}

/// Whether advice says nothing that was not said: fewer than a third of its words are its own.
fn repeats(what: &str, todo: &str) -> bool {
	let words_of = |text: &str| -> BTreeSet<String> {
		let parts = text.split(|letter: char| !letter.is_alphanumeric());
		parts.filter(|word| word.len() > 2).map(str::to_lowercase).collect()
	};
	let (said, words) = (words_of(what), words_of(todo));
	let own = words.difference(&said).count();
	what.contains(todo) || todo.contains(what) || own.saturating_mul(3) < words.len() || own == 0
}

#[cfg(test)]
mod tests {
	use super::*;

	/// All errors, each with no call and with those of its pallet that document it.
	fn all(mut check: impl FnMut((&str, &str), (&str, &str), &str, &str)) {
		let metadata = docs::embedded();
		for pallet in metadata.pallets() {
			for error in pallet.error_variants().unwrap_or_default() {
				let of = (pallet.name(), error.name.as_str());
				let said = docs::text(&error.docs);
				let mut calls = vec![("System", "remark")];
				calls.extend(
					pallet
						.call_variants()
						.unwrap_or_default()
						.iter()
						.map(|call| (pallet.name(), call.name.as_str())),
				);
				for call in calls {
					let (what, todo) = explain(&metadata, call, of, &said);
					check(call, of, &what, &todo);
				}
			}
		}
	}

	#[test]
	fn advice_of_no_error_only_repeats_it() {
		let (mut seen, mut wrong) = (0, Vec::new());
		all(|call, of, what, todo| {
			seen += 1;
			let place = format!("{call:?}, {of:?}: {what} | {todo}");
			assert!(what.len() > 5 && todo.len() > 5, "{place}");
			assert!(!todo.contains(&format!("ovn docs {}`", of.1)), "{place}");
			if repeats(what, todo) {
				wrong.push(place);
			}
		});
		assert!(wrong.is_empty(), "{} repeat themselves:\n{}", wrong.len(), wrong.join("\n"));
		assert!(seen > 5_000);
	}

	#[test]
	fn advice_names_a_command_where_people_asked_what_to_do() {
		let metadata = docs::embedded();
		for (pallet, error) in [
			("Contributions", "EvaluationUnavailable"),
			("Contributions", "InvalidClaim"),
			("Contributions", "ZeroQuantity"),
			("Contributions", "KindNotFound"),
			("Contributions", "AlreadyDecided"),
			("Crowdfunding", "DeadlinePassed"),
			("Crowdfunding", "InvalidPeriod"),
			("Crowdfunding", "NotOpen"),
			("Crowdfunding", "NotRefunding"),
			("Custody", "NotCustodian"),
			("Custody", "NotReceiver"),
			("Custody", "InvalidState"),
			("Multisig", "AlreadyApproved"),
			("Networks", "ScopeNotFound"),
			("Networks", "TooManySponsoredDeposits"),
			("Usage", "ExceedsHold"),
			("Usage", "InvalidFigures"),
			("Usage", "InvalidTariffs"),
			("Usage", "NotUsable"),
			("Usage", "TierTooLow"),
		] {
			let of = metadata.pallet_by_name(pallet).unwrap().error_variants().unwrap();
			let found = of.iter().find(|variant| variant.name == error);
			let said = docs::text(&found.unwrap_or_else(|| panic!("{pallet}.{error}")).docs);
			let (_, todo) = explain(&metadata, (pallet, ""), (pallet, error), &said);
			assert!(todo.contains("`ovn ") || todo.contains("--"), "{pallet}.{error}: {todo}");
		}
	}

	#[test]
	fn advice_is_of_errors_and_commands_that_there_are() {
		let metadata = docs::embedded();
		let nouns = crate::commands::nouns(&metadata);
		for (pallet, error, advice) in ADVICE {
			let errors = |pallet: &str| {
				let found = metadata.pallet_by_name(pallet).unwrap();
				let variants = found.error_variants().unwrap_or_default();
				variants.iter().map(|variant| variant.name.clone()).collect::<Vec<_>>()
			};
			let known = match *pallet {
				"*" => metadata.pallets().flat_map(|of| errors(of.name())).collect(),
				pallet => errors(pallet),
			};
			assert!(*error == "*" || known.iter().any(|name| name == error), "{pallet}.{error}");
			for command in advice.split("`ovn ").skip(1) {
				let line = command.split('`').next().unwrap();
				let mut words = line.split(' ');
				let noun = words.next().unwrap();
				let verb = words.next().unwrap_or(noun);
				let noun = nouns.iter().find(|found| found.name == noun);
				let noun = noun.unwrap_or_else(|| panic!("{advice}"));
				let only = matches!(noun.verbs.as_slice(), [one] if one.name == noun.name);
				let known = noun.verbs.iter().any(|found| found.name == verb);
				assert!(only || known || verb == "--help", "{advice}");
			}
		}
	}

	#[test]
	fn parts_are_what_happened_and_what_to_do() {
		assert_eq!(
			parts("The pot is not open: anybody can open it, paying its endowment."),
			("The pot is not open", Some("anybody can open it, paying its endowment"))
		);
		assert_eq!(parts("There is no such scope."), ("There is no such scope", None));
	}
}
