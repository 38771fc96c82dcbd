// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Anything may happen in any order: nothing is created or lost, everybody gets what is theirs, and each
//! network what it levies of money that has not paid it yet, wherever that went before.

use crate::{
	mock::*, BucketSplit, Equations as Stored, Error, Event, Flows, Inboxes, KindSplit, Line, Mode,
	OlderDues, OnEmpty, Payee, Recipient, Split,
};
use frame_support::traits::fungibles::Inspect;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::Zero;
use ovn_primitives::{
	traits::{Contributions, Scopes as _, ShareBooks},
	BookId, ClaimType, Holder, KindId, Purse, ScopeId, ScopeKind, Series, GLOBAL_SCOPE,
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use sp_runtime::DispatchError;
use std::{
	cell::RefCell,
	collections::{BTreeMap, BTreeSet},
};

fn int(number: u128) -> BigRational {
	BigRational::from_integer(BigInt::from(number))
}

/// Three networks besides, of which each passes on to the next, and the last to the lab and to the first. With
/// the two others they are more than money remembers.
const RING: [ScopeId; 3] = [6, 7, 8];
const SCOPES: [ScopeId; 6] = [LAB, SHOP, PARTNER, RING[0], RING[1], RING[2]];
/// How many assets there are, the native token included. Of the last no pot is open at first.
const ASSETS: usize = 3;
/// The kind of the lab that counts what was laid out of the first asset.
const RECEIPTS: usize = 6;

/// The network of a scope.
fn network_of(scope: ScopeId) -> ScopeId {
	match scope {
		LAB | SHOP => NETWORK,
		PARTNER => ABROAD,
		network => network,
	}
}

thread_local! {
	/// What happened in the sequences of this thread.
	static REACHED: RefCell<BTreeMap<&'static str, u32>> = const { RefCell::new(BTreeMap::new()) };
}

/// Notes what happened, so that a test can demand it.
fn reached(what: &'static str) {
	REACHED.with_borrow_mut(|all| *all.entry(what).or_default() += 1);
}

#[derive(Clone, Debug)]
enum Step {
	Sale(ScopeId, usize, u128),
	Contribute(usize, u64, u64),
	Rate(usize, u128),
	Equation(bool, Vec<(u32, u8)>),
	Process,
	Collect,
	Claim(u64),
	/// Lets another scope, or a book of one, hold units of a kind.
	Join(usize, u8, u128),
	/// Claims for the scopes and books that hold units.
	Forward,
	/// Lets what an account claims of a kind go to the costs, or not.
	Redirect(usize, u64, bool),
	/// Freezes the asset, or thaws it.
	Freeze(bool),
	/// A network decides to levy so many thousandths.
	Levy(ScopeId, u32),
	/// Lets a scope accept an asset, or drops it.
	Accept(ScopeId, usize, bool),
	/// Opens the treasury of a scope, or of a network, for an asset.
	OpenPurse(ScopeId, usize),
	/// Closes the treasury of a network for an asset.
	ClosePurse(ScopeId, usize),
	/// Opens the pot of the last asset that share books have, or what is missing of both.
	OpenPots(bool),
	Close(ScopeId),
	Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
	let buckets = prop::collection::vec((0u32..30, 0u8..8), 0..5);
	let scope = || prop::sample::select(SCOPES.to_vec());
	let seller = prop_oneof![
		5 => Just(LAB),
		4 => Just(PARTNER),
		1 => prop::sample::select(RING.to_vec()),
		1 => Just(SHOP)
	];
	let network =
		prop::sample::select([NETWORK, ABROAD].into_iter().chain(RING).collect::<Vec<_>>());
	let with_treasury =
		prop::sample::select(SCOPES.into_iter().chain([NETWORK, ABROAD]).collect::<Vec<_>>());
	let asset = prop_oneof![5 => Just(0), 4 => Just(1), 1 => Just(2)];
	prop_oneof![
		6 => (seller, asset, 0u32..90).prop_flat_map(|(scope, asset, bits)| {
			(Just(scope), Just(asset), 10_000u128..(1u128 << bits.max(14)))
		}).prop_map(|(scope, asset, amount)| Step::Sale(scope, asset, amount)),
		4 => (0usize..7, 2u64..6, 1u64..5_000_000).prop_map(|(k, who, n)| Step::Contribute(k, who, n)),
		1 => (0usize..6, 1u128..100).prop_map(|(k, rate)| Step::Rate(k, rate)),
		1 => (any::<bool>(), buckets).prop_map(|(straight, buckets)| Step::Equation(straight, buckets)),
		5 => Just(Step::Process),
		1 => Just(Step::Collect),
		2 => (2u64..6).prop_map(Step::Claim),
		1 => (0usize..3, 0u8..3, 1u128..5_000_000).prop_map(|(k, whom, n)| Step::Join(k, whom, n)),
		2 => Just(Step::Forward),
		1 => (0usize..6, 2u64..6, any::<bool>()).prop_map(|(k, who, on)| Step::Redirect(k, who, on)),
		1 => any::<bool>().prop_map(Step::Freeze),
		1 => (network, prop_oneof![Just(0), Just(100), 0u32..101]).prop_map(|(n, share)| Step::Levy(n, share)),
		1 => (scope(), 1..ASSETS, any::<bool>(), any::<bool>())
			.prop_map(|(scope, asset, a, b)| Step::Accept(scope, asset, a || b)),
		1 => (with_treasury, 0..ASSETS).prop_map(|(scope, asset)| Step::OpenPurse(scope, asset)),
		1 => prop_oneof![3 => Just(0), 1 => 1..ASSETS].prop_map(|asset| Step::ClosePurse(RING[1], asset)),
		1 => prop_oneof![2 => Just(false), 1 => Just(true)].prop_map(Step::OpenPots),
		1 => prop::sample::select(vec![LAB, SHOP, PARTNER, PARTNER, RING[1]]).prop_map(Step::Close),
		2 => (1u64..15).prop_map(Step::Wait),
	]
}

/// An equation of the lab over its kinds, each in one bucket at most.
fn any_equation(
	is_straight: bool,
	plan: &[(u32, u8)],
	kinds: &[KindId],
) -> crate::EquationOf<Test> {
	let mut kinds = kinds.iter().copied();
	let buckets = plan.iter().enumerate().map(|(n, (share, to))| {
		let recipient = match to {
			0 => Recipient::Account(MANAGER),
			1 => Recipient::Fund(COSTS),
			2 => Recipient::Scope(SHOP),
			3 => Recipient::Scope(PARTNER),
			to => {
				let some: Vec<_> = kinds.by_ref().take(usize::from(*to - 3)).collect();
				let at_most = (*to == 7).then(|| ratio(5, 2));
				let on_empty = match n % 3 {
					0 => OnEmpty::NextBucket,
					1 => OnEmpty::Fund(RESERVE),
					_ => OnEmpty::Hold,
				};
				if some.is_empty() {
					Recipient::Account(DIA)
				} else {
					books_or(&some, at_most, on_empty)
				}
			},
		};
		part(&format!("bucket {n}"), share / (1 + u32::from(is_straight)), 70, recipient)
	});
	let buckets = buckets.collect();
	if is_straight {
		straight(buckets)
	} else {
		remaining(buckets)
	}
}

/// All that flows of an asset.
fn flowing(asset: &AssetKind) -> u128 {
	let mut sum = 0;
	for (_, _, flow) in Flows::<Test>::iter().filter(|(_, of, _)| of == asset) {
		sum += flow.levy_due + flow.residue_due + flow.held;
		sum += flow.buckets.iter().map(|b| b.due + b.savings + b.held).sum::<u128>();
	}
	let older = OlderDues::<Test>::iter().filter(|((_, of, _), _)| of == asset);
	sum += older.flat_map(|(_, dues)| dues).map(|(_, due)| due).sum::<u128>();
	let inboxes = Inboxes::<Test>::iter().filter(|((_, of, _), _)| of == asset);
	sum + inboxes.map(|(_, amount)| amount).sum::<u128>()
}

/// Whether a bucket of the equation in force is held to a multiple of values, which count in the native token.
fn counts_values(scope: ScopeId) -> bool {
	let buckets = Equations::equation(scope).unwrap().equation.buckets;
	buckets
		.iter()
		.any(|bucket| matches!(bucket.recipient, Recipient::Books { at_most: Some(_), .. }))
}

/// Nothing of an income is created or lost: what came in, and what was held, went somewhere.
fn check_split(scope: ScopeId, split: &Split) {
	let levy = split.levy.map_or(0, |(_, levy)| levy);
	assert_eq!(split.base + levy, split.gross + split.released);
	let equation = Stored::<Test>::get(scope).unwrap().equation;
	let before: u128 = split.buckets.iter().map(|bucket| bucket.savings_before).sum();
	let mut after = split.residue + split.held;
	for (bucket, rule) in split.buckets.iter().zip(&equation.buckets) {
		after += bucket.savings;
		match &rule.recipient {
			Recipient::Books { on_empty, .. } => {
				after += amounts(bucket).iter().sum::<u128>();
				if matches!(on_empty, OnEmpty::Fund(_)) {
					after += bucket.rest;
				}
			},
			_ => after += bucket.taken,
		}
	}
	assert_eq!(split.base + split.held_before + before, after, "{split:?}");
}

/// The kinds, in the order in which equations take some of them: receipts are among the first.
fn in_order(kinds: &[KindId]) -> Vec<KindId> {
	[0, RECEIPTS, 1, 2, 3, 4, 5].map(|n| kinds[n]).to_vec()
}

/// What somebody was due of all incomes, and what it got.
type Sum = (BigRational, u128);

/// Adds to a sum, which stays within one base unit.
fn add<Key: Ord + Clone + core::fmt::Debug>(
	sums: &mut BTreeMap<Key, Sum>,
	key: &Key,
	due: BigRational,
	got: u128,
) {
	let sum = sums.entry(key.clone()).or_insert((BigRational::zero(), 0));
	sum.0 += due;
	sum.1 += got;
	let apart = int(sum.1) - &sum.0;
	let hair = BigRational::new(1.into(), BigInt::from(1_u64 << 32));
	assert!(apart > -int(1) && apart <= hair, "{key:?} {apart}");
}

/// A chain on which anything happens, and what is known of it.
struct Model {
	assets: [AssetKind; ASSETS],
	kinds: Vec<KindId>,
	frozen: bool,
	/// Which assets scopes accept besides the native token.
	accepts: BTreeSet<(ScopeId, usize)>,
	/// Whose pot is open: of purses, of share books, of equations.
	purses: BTreeSet<(ScopeId, Purse, usize)>,
	has_pot: [bool; ASSETS],
	is_divided: [bool; ASSETS],
	closed: BTreeSet<ScopeId>,
	/// What networks levy, in thousandths, and from which block on they levy something else.
	levies: BTreeMap<ScopeId, (u32, Option<(u32, u64)>)>,
	/// What networks levied of incomes of a scope and an asset.
	levied: BTreeMap<(ScopeId, usize), Sum>,
	/// What buckets asked for: of a scope, an asset, a version of its equation.
	asked: BTreeMap<(ScopeId, usize, u32, usize), Sum>,
	/// What the kinds of a bucket got.
	of_kinds: BTreeMap<(ScopeId, usize, u32, usize, usize), Sum>,
}

impl Model {
	fn new() -> Self {
		for network in RING {
			assert_eq!(found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network), network);
		}
		let mut kinds = vec![equity(3), debt(), once(), equity(1), debt(), equity(10)];
		let assets = [NATIVE, asset_with_pots(1), asset(2)];
		kinds.push(kind_of_tokens(assets[1].clone(), 6, 3 * ONE, ClaimType::Once));
		let mut accepts = BTreeSet::new();
		for (place, asset) in assets.iter().enumerate().skip(1) {
			for scope in SCOPES.into_iter().chain([NETWORK, ABROAD]) {
				if scope != LAB {
					Networks::accept_asset(signed(STEWARD), scope, asset.clone()).unwrap();
				}
				accepts.insert((scope, place));
			}
			for who in ACCOUNTS.filter(|who| ![PAYER, STEWARD].contains(who)) {
				Assets::mint(signed(PAYER), place as u32, who, ASSET_MIN).unwrap();
			}
		}
		for purse in [COSTS, RESERVE, Purse::Treasury] {
			Networks::open_pot(signed(STEWARD), LAB, purse, assets[1].clone()).unwrap();
		}
		let mut purses = BTreeSet::new();
		for (place, asset) in assets.iter().enumerate() {
			for scope in GLOBAL_SCOPE..=RING[2] {
				for purse in [Purse::Treasury, COSTS, RESERVE] {
					if Networks::is_pot_open(scope, purse, asset) {
						purses.insert((scope, purse, place));
					}
				}
			}
		}
		set(LAB, any_equation(true, &[(20, 5), (10, 2), (20, 6), (5, 0)], &in_order(&kinds)));
		set(SHOP, straight(vec![bucket("back", 50, Recipient::Scope(LAB))]));
		set(
			PARTNER,
			straight(vec![
				bucket("on", 30, Recipient::Scope(SHOP)),
				bucket("ring", 60, Recipient::Scope(RING[0])),
			]),
		);
		set(RING[0], straight(vec![bucket("on", 95, Recipient::Scope(RING[1]))]));
		set(RING[1], straight(vec![bucket("on", 95, Recipient::Scope(RING[2]))]));
		set(
			RING[2],
			straight(vec![
				bucket("lab", 60, Recipient::Scope(LAB)),
				bucket("on", 30, Recipient::Scope(RING[0])),
			]),
		);
		System::reset_events();
		Self {
			assets,
			kinds,
			frozen: false,
			accepts,
			purses,
			has_pot: [true, true, false],
			is_divided: [true, true, false],
			closed: BTreeSet::new(),
			levies: BTreeMap::new(),
			levied: BTreeMap::new(),
			asked: BTreeMap::new(),
			of_kinds: BTreeMap::new(),
		}
	}

	fn place(&self, asset: &AssetKind) -> usize {
		self.assets.iter().position(|other| other == asset).unwrap()
	}

	fn does_accept(&self, scope: ScopeId, place: usize) -> bool {
		place == 0 || self.accepts.contains(&(scope, place))
	}

	/// Why a scope takes no income in an asset.
	fn refusal(&self, scope: ScopeId, place: usize) -> Option<DispatchError> {
		if !self.does_accept(scope, place) {
			reached("an income in an asset that was dropped");
			Some(Error::<Test>::AssetNotAccepted.into())
		} else if !self.has_pot[place] || !self.is_divided[place] {
			reached(if self.has_pot[place] {
				"an income of which one pot is open"
			} else {
				"an income without pots"
			});
			Some(Error::<Test>::PotNotOpen.into())
		} else {
			None
		}
	}

	/// Where what a purse of a scope is due is paid.
	fn payable(&self, scope: ScopeId, purse: Purse, place: usize) -> Option<(ScopeId, Purse)> {
		let closed = self.closed.contains(&scope);
		let treasuries = [network_of(scope), GLOBAL_SCOPE].map(|scope| (scope, Purse::Treasury));
		let treasuries = treasuries.into_iter().filter(|_| closed);
		let mut all = core::iter::once((scope, purse)).chain(treasuries);
		all.find(|(scope, purse)| self.purses.contains(&(*scope, *purse, place)))
	}

	fn sale(&self, scope: ScopeId, place: usize, amount: u128) {
		let asset = &self.assets[place];
		let in_hand = || (balance_of(asset, PAYER), owed(asset), in_books(asset));
		let (before, refused) = (in_hand(), self.refusal(scope, place));
		let result = sale_in(scope, asset.clone(), amount);
		if let Some(refused) = refused {
			assert_eq!(result, Err(refused));
		} else if place > 0 && counts_values(scope) {
			assert_eq!(result, Err(Error::<Test>::NotNative.into()));
			reached("an income in an asset in which values do not count");
		} else if self.frozen && place == 1 {
			assert!(result.is_err());
			reached("an income in a frozen asset");
		} else {
			result.unwrap();
			// Invariant 2: what was paid is owed or in books, to the last base unit.
			let after = in_hand();
			assert_eq!(before.0 - after.0, amount);
			assert_eq!(before.1 + before.2 + amount, after.1 + after.2);
			if self.closed.contains(&scope) {
				reached("an income of a closed scope");
			}
			return;
		}
		assert_eq!(in_hand(), before);
	}

	fn process_all(&self) {
		let inboxes: Vec<_> = Inboxes::<Test>::iter().collect();
		for ((scope, asset, levied), _) in inboxes {
			// One that was divided before may have added to it.
			let amount = Inboxes::<Test>::get((scope, &asset, &levied));
			let (place, counts) = (self.place(&asset), counts_values(scope));
			let result = Equations::process_inbox(signed(ANA), scope, asset, levied);
			let result = result.map(drop).map_err(|refused| refused.error);
			let refused = self.refusal(scope, place);
			if let Some(refused) = refused {
				assert_eq!(result, Err(refused));
				reached("an inbox that waits for the asset");
			} else if amount < SMALLEST_SALE {
				assert_eq!(result, Err(Error::<Test>::IncomeTooSmall.into()));
				reached("an inbox that waits for more");
			} else if place > 0 && counts {
				assert_eq!(result, Err(Error::<Test>::NotNative.into()));
			} else {
				assert!(result.is_ok() || self.frozen && place == 1, "{result:?}");
			}
		}
	}

	/// Collects all that waits: where it is paid, or why it waits, follows from what is open.
	fn collect_all(&self) {
		for scope in SCOPES {
			let lines = (0..16).map(Line::Bucket).chain([Line::Levy, Line::Residue]);
			for line in lines {
				for place in 0..ASSETS {
					let flow = Flows::<Test>::get(scope, &self.assets[place]);
					let network = network_of(scope);
					let (due, payee) = match line {
						Line::Levy => (flow.levy_due, Some(Payee::Purse(network, Purse::Treasury))),
						Line::Residue => {
							(flow.residue_due, Some(Payee::Purse(scope, flow.residue)))
						},
						Line::Bucket(n) => flow
							.buckets
							.get(usize::from(n))
							.map_or((0, None), |bucket| (bucket.due, bucket.payee.clone())),
						Line::Older { .. } => unreachable!(),
					};
					self.collect(scope, place, line, due, payee);
				}
			}
		}
		let older: Vec<_> = OlderDues::<Test>::iter().collect();
		for ((scope, asset, version), dues) in older {
			for (index, (payee, due)) in dues.into_iter().enumerate() {
				let line = Line::Older { version, index: index as u8 };
				self.collect(scope, self.place(&asset), line, due, Some(payee));
			}
		}
	}

	fn collect(
		&self,
		scope: ScopeId,
		place: usize,
		line: Line,
		due: u128,
		payee: Option<Payee<u64>>,
	) {
		let asset = &self.assets[place];
		let paid_to = match payee {
			Some(Payee::Purse(of, purse)) => self.payable(of, purse, place),
			_ => None,
		};
		let to = match payee {
			Some(Payee::Account(account)) => Some(account),
			_ => paid_to.map(|(scope, purse)| Networks::pot_account(scope, purse, asset)),
		};
		let before = to.map(|to| Money::total_balance(asset.clone(), &to));
		let result = Equations::collect(signed(ANA), scope, asset.clone(), line);
		let result = result.map(drop);
		if due == 0 {
			assert_eq!(result, Err(Error::<Test>::NothingOwed.into()));
		} else if let Some(to) = to {
			let frozen = self.frozen && place == 1;
			assert_eq!(result.is_err(), frozen, "{result:?}");
			let paid = if frozen { 0 } else { due };
			assert_eq!(Money::total_balance(asset.clone(), &to), before.unwrap() + paid);
			reached(match (line, paid_to) {
				_ if frozen => "a collection that waits for a frozen asset",
				(Line::Older { .. }, _) => "a collection of an older version",
				(Line::Levy, _) => "a collection of a levy",
				(_, None) => "a collection of an account",
				(_, Some((GLOBAL_SCOPE, _))) => "a collection of a closed scope by the whole chain",
				(_, Some((of, _))) if of != scope => {
					"a collection of a closed scope by its network"
				},
				_ => "a collection of a purse",
			});
		} else {
			assert_eq!(result, Err(Error::<Test>::PurseNotOpen.into()));
			reached("a collection that waits for a purse");
		}
	}

	/// Claims for everything of the lab, and of the shop's book, that a holder has, several kinds in one call.
	fn claim(&self, holder: &Holder<u64>) {
		let books = self.kinds.iter().map(|kind| book(*kind)).chain([shop_work()]);
		let positions = books.flat_map(|id| (0..3).map(move |series| (id, series)));
		let positions = positions.filter(|(id, series)| {
			pallet_shares::Positions::<Test>::contains_key((*id, holder, *series))
		});
		let positions: Vec<(BookId, Series)> = positions.take(16).collect();
		let assets = || {
			self.assets.each_ref().map(|asset| match holder {
				Holder::Agent(who) => balance_of(asset, *who) + in_books(asset),
				_ => owed(asset) + in_books(asset),
			})
		};
		let (before, funds) = (assets(), self.in_costs());
		let list = positions.clone().try_into().unwrap();
		let _ = Shares::claim_for(signed(NEWCOMER), holder.clone(), list, 32);
		// What left the books is with whom it was paid.
		let others = if let Holder::Agent(_) = holder { self.in_costs() } else { funds };
		for place in 0..ASSETS {
			let moved = others[place] - funds[place];
			let given_back: u128 = given_back(&self.assets[place]);
			assert_eq!(before[place], assets()[place] + moved + given_back);
		}
		let paid: BTreeSet<_> = System::read_events_for_pallet::<pallet_shares::Event<Test>>()
			.into_iter()
			.filter_map(|event| match event {
				pallet_shares::Event::Claimed { book, .. } => Some(book),
				_ => None,
			})
			.collect();
		if paid.len() > 2 {
			reached("claims of three kinds at once");
		}
		if !paid.is_empty() && !matches!(holder, Holder::Agent(_)) {
			reached("a claim of a scope or a book");
		}
		if others != funds {
			reached("a claim into a fund");
		}
		if paid.contains(&book(self.kinds[RECEIPTS])) {
			reached("a claim of receipts");
		}
	}

	/// What the fund has to which claims are redirected.
	fn in_costs(&self) -> [u128; ASSETS] {
		self.assets
			.each_ref()
			.map(|asset| balance_of(asset, Networks::pot_account(LAB, COSTS, asset)))
	}

	fn open_purse(&mut self, scope: ScopeId, place: usize) {
		let asset = self.assets[place].clone();
		let result = Networks::open_pot(signed(PAYER), scope, Purse::Treasury, asset);
		let new = !self.purses.contains(&(scope, Purse::Treasury, place));
		let frozen = self.frozen && place == 1;
		let expected = self.does_accept(scope, place) && new && !frozen;
		assert_eq!(result.is_ok(), expected, "{result:?}");
		if expected {
			self.purses.insert((scope, Purse::Treasury, place));
		}
	}

	fn close_purse(&mut self, scope: ScopeId, place: usize) {
		let (purse, asset) = (Purse::Treasury, self.assets[place].clone());
		let result = Networks::close_pot(signed(STEWARD), scope, purse, asset, STEWARD);
		let needed = place == 0 && !self.closed.contains(&scope);
		let frozen = self.frozen && place == 1;
		let open = self.purses.contains(&(scope, purse, place));
		assert_eq!(result.is_ok(), open && !needed && !frozen, "{result:?}");
		if result.is_ok() {
			self.purses.remove(&(scope, purse, place));
		}
	}

	fn open_pots(&mut self, both: bool) {
		let place = ASSETS - 1;
		let (asset, accepts) = (self.assets[place].clone(), self.does_accept(LAB, place));
		if both {
			let result = Equations::open_pot(signed(PAYER), LAB, asset);
			let open = self.has_pot[place] && self.is_divided[place];
			assert_eq!(result.is_ok(), accepts && !open, "{result:?}");
			self.has_pot[place] |= result.is_ok();
			self.is_divided[place] |= result.is_ok();
		} else {
			let result = Shares::open_pot(signed(PAYER), LAB, asset);
			assert_eq!(result.is_ok(), accepts && !self.has_pot[place], "{result:?}");
			self.has_pot[place] |= result.is_ok();
		}
	}

	fn accept(&mut self, scope: ScopeId, place: usize, on: bool) {
		let asset = self.assets[place].clone();
		let known = self.accepts.contains(&(scope, place));
		let result = if on {
			self.accepts.insert((scope, place));
			Networks::accept_asset(signed(STEWARD), scope, asset)
		} else {
			self.accepts.remove(&(scope, place));
			Networks::drop_asset(signed(STEWARD), scope, asset)
		};
		assert_eq!(result.is_ok(), known != on, "{result:?}");
	}

	/// What a network levies now, in thousandths.
	fn levy(&mut self, network: ScopeId) -> u32 {
		let levy = self.levies.entry(network).or_insert((50, None));
		if let Some((next, from)) = levy.1 {
			if from <= System::block_number() {
				*levy = (next, None);
				reached(if next == 0 { "a network levies nothing" } else { "another levy" });
			}
		}
		levy.0
	}

	fn step(&mut self, step: Step) {
		let claims = matches!(step, Step::Claim(_) | Step::Forward);
		match step {
			Step::Sale(scope, place, amount) => self.sale(scope, place, amount),
			Step::Contribute(kind, who, units) => {
				// A debt takes whole tokens only.
				let units = if kind == 1 || kind == 4 { units + UNIT } else { units };
				let kind = self.kinds[kind];
				let result = <Contributing as Contributions<u64>>::measured(
					LAB,
					kind,
					&who,
					units,
					document(4),
				);
				assert!(result.is_ok() || self.closed.contains(&LAB), "{result:?}");
			},
			Step::Rate(kind, rate) => {
				let kind = self.kinds[kind];
				let result = Contributing::set_rate(signed(STEWARD), LAB, kind, rate * ONE);
				assert!(result.is_ok() || self.closed.contains(&LAB), "{result:?}");
			},
			Step::Equation(is_straight, plan) => {
				set(LAB, any_equation(is_straight, &plan, &in_order(&self.kinds)));
			},
			Step::Process => self.process_all(),
			Step::Collect => self.collect_all(),
			Step::Claim(who) => self.claim(&Holder::Agent(who)),
			Step::Join(kind, whom, units) => {
				let holder = match whom {
					0 => Holder::Scope(SHOP),
					1 => Holder::Scope(PARTNER),
					_ => Holder::Book(shop_work()),
				};
				let book = book(self.kinds[[0, 3, 5][kind]]);
				// A book comes to be with its first contribution.
				let _ = <Shares as ShareBooks<_, _>>::credit(book, holder, units);
			},
			Step::Forward => {
				for scope in [SHOP, PARTNER] {
					self.claim(&Holder::Scope(scope));
					self.follow(true);
				}
				self.claim(&Holder::Book(shop_work()));
			},
			Step::Redirect(kind, who, on) => {
				let Purse::Fund(fund) = COSTS else { unreachable!() };
				let target = on.then_some(pallet_shares::Redirect { scope: LAB, fund });
				let (holder, book) = (Holder::Agent(who), book(self.kinds[kind]));
				let _ = Shares::redirect(signed(who), holder, book, 0, target);
			},
			Step::Freeze(on) => {
				match (self.frozen, on) {
					(false, true) => Assets::freeze_asset(signed(PAYER), 1).unwrap(),
					(true, false) => Assets::thaw_asset(signed(PAYER), 1).unwrap(),
					_ => {},
				}
				self.frozen = on;
			},
			Step::Levy(network, share) => {
				let now = self.levy(network);
				let terms = ratio(share, 1_000);
				Equations::set_levy(signed(STEWARD), network, terms, Some(Purse::Treasury))
					.unwrap();
				let from = System::block_number() + NOTICE;
				self.levies.insert(network, (now, Some((share, from))));
			},
			Step::Accept(scope, place, on) => self.accept(scope, place, on),
			Step::OpenPurse(scope, place) => self.open_purse(scope, place),
			Step::ClosePurse(scope, place) => self.close_purse(scope, place),
			Step::OpenPots(both) => self.open_pots(both),
			Step::Close(scope) => {
				let result = Networks::close_scope(signed(STEWARD), scope);
				assert_eq!(result.is_ok(), self.closed.insert(scope), "{result:?}");
			},
			Step::Wait(blocks) => run_blocks(blocks),
		}
		self.follow(claims);
	}

	/// Follows the incomes of a step: who levied them, what buckets asked for, and which names what goes on
	/// carries. What is claimed carries the name of the network whose book it was.
	fn follow(&mut self, claims: bool) {
		let mut names: Vec<ScopeId> = vec![];
		for event in events() {
			match event {
				Event::IncomeRecorded { scope, asset, levied, split, .. } => {
					let place = self.place(&asset);
					names = levied.networks().to_vec();
					self.levied(scope, place, &split, &mut names);
					self.asked(scope, place, &split);
					check_split(scope, &split);
				},
				Event::InboxCredited { source, levied, .. } => {
					if claims {
						names = source.map(network_of).into_iter().collect();
					}
					assert_eq!(levied.networks(), names);
				},
				_ => {},
			}
		}
		let receipts = book(self.kinds[RECEIPTS]);
		for event in System::read_events_for_pallet::<pallet_shares::Event<Test>>() {
			match event {
				pallet_shares::Event::EpochClosed { book, .. } if book == receipts => {
					reached("an epoch of receipts closes");
				},
				_ => {},
			}
		}
		System::reset_events();
	}

	fn levied(&mut self, scope: ScopeId, place: usize, split: &Split, names: &mut Vec<ScopeId>) {
		let network = network_of(scope);
		let share = self.levy(network);
		if names.contains(&network) {
			assert_eq!(split.levy, None);
			reached("an income that was levied before");
			return;
		}
		let (by, levy) = split.levy.unwrap();
		assert_eq!(by, network);
		let due = int(split.gross) * BigRational::new(share.into(), 1_000.into());
		add(&mut self.levied, &(scope, place), due, levy);
		if names.len() == 4 {
			// There is no room for its name: it levies again when it sees this money again.
			reached("a levy for whose name there is no room");
		} else {
			names.push(network);
			names.sort_unstable();
		}
	}

	/// What the buckets ask for: a straight equation of the base, another of what is left and not passed on.
	fn asked(&mut self, scope: ScopeId, place: usize, split: &Split) {
		let record = Stored::<Test>::get(scope).unwrap();
		let mut left = split.base;
		for (n, (rule, bucket)) in record.equation.buckets.iter().zip(&split.buckets).enumerate() {
			let crate::Ask::Share(share) = rule.ask else { unreachable!() };
			let share = BigRational::new(share.numerator().into(), share.denominator().into());
			let of = match record.equation.mode {
				Mode::Straight => split.base,
				Mode::Remaining => left - bucket.passed,
			};
			let key = (scope, place, record.since, n);
			add(&mut self.asked, &key, int(of) * share, bucket.own);
			self.divided(key, &rule.recipient, bucket);
			left = left.saturating_sub(bucket.own + bucket.passed);
			if matches!(rule.recipient, Recipient::Books { on_empty: OnEmpty::NextBucket, .. }) {
				left += bucket.rest;
			}
		}
	}

	/// Divides what a bucket has among its kinds, in exact numbers: in proportion to their values; what exceeds the
	/// room of one goes to the others, but not to expenses.
	fn divided(
		&mut self,
		(scope, place, since, n): (ScopeId, usize, u32, usize),
		recipient: &Recipient<u64>,
		bucket: &BucketSplit,
	) {
		let Recipient::Books { at_most, .. } = recipient else { return };
		let value = |kind: &KindSplit| int(kind.value.as_u128());
		let whole: BigRational = bucket.kinds.iter().map(value).sum();
		let mut left = int(bucket.own + bucket.passed + bucket.savings_before);
		if let Some(most) = at_most {
			let multiple = BigRational::new(most.numerator().into(), most.denominator().into());
			// Values are in millionths.
			left = left.min((&whole * multiple / int(1_000_000)).floor());
		}
		let is_once = |kind: KindId| [self.kinds[2], self.kinds[RECEIPTS]].contains(&kind);
		let mut due = vec![BigRational::zero(); bucket.kinds.len()];
		let mut open: Vec<usize> =
			(0..due.len()).filter(|k| !bucket.kinds[*k].value.is_zero()).collect();
		let exceeds = |left: &BigRational, open: &[usize]| -> Vec<usize> {
			let whole: BigRational = open.iter().map(|k| value(&bucket.kinds[*k])).sum();
			let above = |k: &&usize| {
				let kind = &bucket.kinds[**k];
				kind.room.is_some_and(|room| left * value(kind) > int(room) * &whole)
			};
			open.iter().filter(above).copied().collect()
		};
		if !exceeds(&left, &open).is_empty() {
			// Expenses take part in the first round only, of which they get whole base units.
			let all = left.clone();
			open.retain(|k| {
				let kind = &bucket.kinds[*k];
				let once = is_once(kind.kind);
				if once {
					let part = (&all * value(kind) / &whole).floor();
					due[*k] = part.min(int(kind.room.unwrap()));
					left -= &due[*k];
				}
				!once
			});
		}
		loop {
			let above = exceeds(&left, &open);
			if above.is_empty() {
				break;
			}
			reached("a kind gets what another has no room for");
			for k in above {
				due[k] = int(bucket.kinds[k].room.unwrap());
				left -= &due[k];
				open.retain(|other| *other != k);
			}
		}
		let whole: BigRational = open.iter().map(|k| value(&bucket.kinds[*k])).sum();
		for k in open {
			due[k] = &left * value(&bucket.kinds[k]) / &whole;
		}
		for (k, (kind, due)) in bucket.kinds.iter().zip(due).enumerate() {
			add(&mut self.of_kinds, &(scope, place, since, n, k), due, kind.amount);
		}
	}

	fn check(&self) {
		for asset in &self.assets {
			assert_eq!(owed(asset), flowing(asset));
		}
	}

	/// All money is where it can be: on accounts and pots that are known. Nothing was made, lost, or paid to
	/// somebody else.
	fn check_money(&self) {
		for asset in &self.assets {
			let mut all: BTreeSet<u64> = ACCOUNTS.collect();
			for of in &self.assets {
				all.extend([Shares::pot_account(of), Equations::pot_account(of)]);
				for scope in GLOBAL_SCOPE..=RING[2] {
					let purses = [Purse::Treasury, Purse::Sponsor, COSTS, RESERVE];
					all.extend(purses.map(|purse| Networks::pot_account(scope, purse, of)));
				}
			}
			let sum: u128 = all.iter().map(|who| Money::total_balance(asset.clone(), who)).sum();
			assert_eq!(sum, Money::total_issuance(asset.clone()));
		}
	}

	/// When all is open, all that is due is collected, and only inboxes, purses and fractions are left.
	fn finish(&mut self) {
		self.step(Step::Freeze(false));
		for scope in SCOPES.into_iter().chain([NETWORK, ABROAD]) {
			for place in 1..ASSETS {
				self.step(Step::Accept(scope, place, true).when(!self.does_accept(scope, place)));
			}
		}
		self.step(Step::OpenPots(true));
		for scope in SCOPES.into_iter().chain([NETWORK, ABROAD]) {
			for place in 0..ASSETS {
				self.open_purse(scope, place);
			}
		}
		for place in 0..ASSETS {
			for purse in [COSTS, RESERVE] {
				let asset = self.assets[place].clone();
				if Networks::open_pot(signed(PAYER), LAB, purse, asset).is_ok() {
					self.purses.insert((LAB, purse, place));
				}
			}
		}
		self.collect_all();
		self.follow(false);
		self.check();
		for (_, _, flow) in Flows::<Test>::iter() {
			let due = flow.buckets.iter().map(|bucket| bucket.due).sum::<u128>();
			assert_eq!((flow.levy_due, flow.residue_due, due), (0, 0, 0));
		}
		assert_eq!(OlderDues::<Test>::iter().count(), 0);
		self.check_money();
	}
}

impl Step {
	/// This step, or none.
	fn when(self, wanted: bool) -> Self {
		if wanted {
			self
		} else {
			Self::Wait(0)
		}
	}
}

/// A book of the shop into which the lab's books pay.
fn shop_work() -> BookId {
	book_of(SHOP, 0)
}

/// What was given back of an asset in this step.
fn given_back(asset: &AssetKind) -> u128 {
	let given = System::read_events_for_pallet::<pallet_shares::Event<Test>>().into_iter();
	let given = given.filter_map(|event| match event {
		pallet_shares::Event::SurplusReturned { asset: of, amount, .. } => Some((of, amount)),
		_ => None,
	});
	given.filter(|(of, _)| of == asset).map(|(_, amount)| amount).sum()
}

/// How often the invariants are checked, and all money is counted, in a long run.
const SELDOM: usize = 20;

fn run(steps: Vec<Step>, every: usize) {
	build_and_execute(|| {
		let work = kind_of(SHOP, ClaimType::Equity, ONE);
		contribute_to(SHOP, work, CEM, 1);
		let mut model = Model::new();
		let (total, count) = (Balances::total_issuance(), steps.len());
		for (n, step) in steps.into_iter().enumerate() {
			model.step(step);
			model.check();
			if (n + 1).is_multiple_of(every) {
				Equations::do_try_state().unwrap();
				model.check_money();
			}
		}
		Equations::do_try_state().unwrap();
		ovn_test_support::count(count);
		model.finish();
		assert_eq!(Balances::total_issuance(), total);
	});
}

/// What the sequences below do, among it every reason to wait. Always the same ones.
#[test]
fn random_steps_reach_every_outcome() {
	const WANTED: [&str; 26] = [
		"a claim of receipts",
		"a collection of a closed scope by its network",
		"a collection of a closed scope by the whole chain",
		"a collection of a levy",
		"a collection of a purse",
		"a collection of an account",
		"a collection of an older version",
		"a collection that waits for a frozen asset",
		"a collection that waits for a purse",
		"a kind gets what another has no room for",
		"a levy for whose name there is no room",
		"a network levies nothing",
		"an inbox that waits for more",
		"an inbox that waits for the asset",
		"an income in a frozen asset",
		"an income in an asset in which values do not count",
		"an income in an asset that was dropped",
		"an income of a closed scope",
		"an income of which one pot is open",
		"an income that was levied before",
		"an income without pots",
		"another levy",
		"claims of three kinds at once",
		"a claim of a scope or a book",
		"a claim into a fund",
		"an epoch of receipts closes",
	];
	let mut runner = TestRunner::deterministic();
	let sequence = prop::collection::vec(step(), 60..61);
	let missing = || -> Vec<_> {
		REACHED.with_borrow(|all| {
			WANTED.iter().filter(|what| !all.contains_key(*what)).copied().collect()
		})
	};
	for _ in 0..200 {
		run(sequence.new_tree(&mut runner).unwrap().current(), SELDOM);
		if missing().is_empty() {
			return;
		}
	}
	panic!("never in 200 sequences: {:?}", missing());
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(ovn_test_support::cases(24, 30)))]

	#[test]
	fn nothing_is_created_or_lost(steps in prop::collection::vec(step(), 1..60)) {
		run(steps, ovn_test_support::either(1, SELDOM));
	}

	#[test]
	fn everybody_gets_the_exact_part_of_many_incomes(
		units in prop::collection::vec(1u64..1_000_000_000, 2..6),
		rates in prop::collection::vec(1u128..1_000, 3),
		incomes in prop::collection::vec(10_000u128..1_000_000_000_000_000, 1..25),
		shares in (1u32..40, 1u32..40),
	) {
		build_and_execute(|| {
			let kinds: Vec<_> = rates.iter().map(|rate| equity(*rate)).collect();
			let mut values = vec![];
			for (n, units) in units.iter().enumerate() {
				let kind = n % kinds.len();
				contribute_parts(LAB, kinds[kind], 20 + n as u64, *units);
				values.push((20 + n as u64, kinds[kind], int(rates[kind]) * int((*units).into())));
			}
			let whole: BigRational = values.iter().map(|(_, _, value)| value.clone()).sum();
			set(LAB, straight(vec![
				bucket("manager", shares.0, Recipient::Account(MANAGER)),
				bucket("work", shares.1, books(&kinds)),
			]));
			let gross: u128 = incomes.iter().sum();
			ovn_test_support::count(incomes.len());
			for income in incomes {
				sale(income);
			}
			let levy = gross * 5 / 100;
			assert_eq!(flow().levy_due, levy);
			let base = int(gross - levy);
			let exact = |share: u32| &base * BigRational::new(share.into(), 100.into());
			let manager = exact(shares.0).floor();
			assert_eq!(int(collect(Line::Bucket(0), MANAGER)), manager);
			for (who, kind, value) in values {
				let due = exact(shares.1) * value / &whole;
				let before = free(who);
				let _ = Shares::claim(signed(who), vec![(book(kind), 0)].try_into().unwrap(), 8);
				let apart = int(free(who) - before) - &due;
				// Less than one base unit each for the bucket, the kind and the position.
				assert!(apart > -int(3) && apart < int(1), "{apart}");
			}
		});
	}
}

/// What the pot of share books holds of an asset for holders.
fn in_books(asset: &AssetKind) -> u128 {
	use frame_support::traits::fungibles::InspectHold;
	let reason = pallet_shares::HoldReason::Owed.into();
	MoneyHold::balance_on_hold(asset.clone(), &reason, &Shares::pot_account(asset))
}

/// Worked case 6: whoever did a little is paid as exactly as whoever did most, at the same cost.
///
/// 5,000 contributors and 1,000 sales in a long run.
#[test]
fn long_tail_costs_and_pays_the_same_however_many_contribute() {
	let (people, sales) = ovn_test_support::either((1_000_u64, 200_u32), (5_000, 1_000));
	build_and_execute(|| {
		no_levy();
		let work = equity(1);
		set(LAB, super::all_to(work));
		let hours: Vec<u64> = (1..=people).map(|rank| 10_000 * UNIT / rank).collect();
		for (who, units) in (1_000..).zip(&hours) {
			contribute_parts(LAB, work, who, *units);
		}
		let whole = int(hours.iter().map(|units| u128::from(*units)).sum());
		let try_claim = |who: u64| {
			let before = free(who);
			let _ = Shares::claim(signed(who), vec![(book(work), 0)].try_into().unwrap(), 8);
			free(who) - before
		};
		let (mut sold, mut paid) = (0, vec![0; hours.len()]);
		let mut claims = vec![0_u32; hours.len()];
		let mut random = 0x2545_f491_4f6c_dd1d_u64;
		for n in 0..sales {
			let amount = 10_000 + (1_u128 << (20 + n % 40)) + u128::from(n);
			assert_eq!(sale(amount).buckets.len(), 1);
			sold += amount;
			for _ in 0..5 {
				random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
				let nth = ((random >> 33) % people) as usize;
				paid[nth] += try_claim(1_000 + nth as u64);
				claims[nth] += 1;
			}
		}
		assert!(claims.iter().filter(|claims| **claims > 1).count() > 100, "several claim twice");
		for (nth, units) in hours.iter().enumerate() {
			paid[nth] += try_claim(1_000 + nth as u64);
			let due = int(sold) * int((*units).into()) / &whole;
			let apart = int(paid[nth]) - due;
			// Above by no more than the fractions that others left, below by less than one.
			let hair = BigRational::new(sales.into(), BigInt::from(1_u64 << 32));
			assert!(apart > -int(1) && apart <= hair, "{nth} {apart}");
		}
		assert_eq!(paid.iter().sum::<u128>() + in_books(&NATIVE) + owed(&NATIVE), sold);
		assert!(in_books(&NATIVE) + owed(&NATIVE) <= u128::from(people));
	});
}
