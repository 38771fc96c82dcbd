// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The chain of a mock: its runtime, its money and its first state.

/// A chain with a clock, money and joint accounts, and the given pallets.
///
/// # What it defines
/// - the runtime, in which `System`, `Timestamp`, `Balances`, `Assets`, `AssetsHolder` and
///   `Multisig` come first, and their configurations. Accounts and block numbers are `u64`, amounts
///   `u128`;
/// - of money: `AssetKind`, `NATIVE`, `NativeAsset`, `ONE` (a whole token), `ED`, `Money`,
///   `MoneyHold`, `WholeUnit` (of assets by `AssetDecimals`, which tests may set), `Price` and
///   `Ticket<Reason>` (a deposit for storage), `Joint` (the account of several stewards);
/// - of time: `DAY`, `run_to_block`, `run_blocks`, `set_day`; who decides: `ScopeOrigin`;
/// - functions of one line: `signed`, `document`, `ratio`, `free`, `balance_of`, `endow`, `events`,
///   `last_event`.
///
/// Three settings can precede the runtime, in this order: `day: 28_800,`, the blocks of a day;
/// `origin: EnsureVoted<Test>,`, which says who decides for a scope, without which stewards decide;
/// and `system: { type Version = Version; },`, what the mock wants of the system otherwise.
///
/// It imports `derive_impl`. The mock has to import its own `Event`, and needs
/// [`genesis!`](crate::genesis).
#[macro_export]
macro_rules! chain {
	(
		$(day: $day:expr,)?
		$(origin: $origin:ty,)?
		$(system: { $($system:tt)* },)?
		pub enum Test { $($name:ident: $pallet:ident),* $(,)? }
	) => {
		use frame_support::derive_impl;

		type Block = frame_system::mocking::MockBlock<Test>;

		frame_support::construct_runtime!(
			pub enum Test {
				System: frame_system,
				Timestamp: pallet_timestamp,
				Balances: pallet_balances,
				Assets: pallet_assets,
				AssetsHolder: pallet_assets_holder,
				Multisig: pallet_multisig,
				$($name: $pallet,)*
			}
		);

		/// The asset kinds of the test chain.
		pub type AssetKind = frame_support::traits::fungible::NativeOrWithId<u32>;
		/// The native token.
		pub const NATIVE: AssetKind = AssetKind::Native;
		/// One whole token, of 12 decimals.
		pub const ONE: u128 = 1_000_000_000_000;
		/// The existential deposit.
		pub const ED: u128 = 10;
		/// A day in blocks.
		pub const DAY: u64 = $crate::first!($($day,)? 20);
		/// Who decides for a scope.
		pub type ScopeOrigin = $crate::first_type!($($origin,)? pallet_networks::EnsureStewards<Test>);

		frame_support::parameter_types! {
			pub const NativeAsset: AssetKind = NATIVE;
			pub const Base: u128 = 50;
			pub const PerByte: u128 = 1;
			/// The decimals of all assets but the native token.
			pub static AssetDecimals: u32 = 6;
		}

		/// What a deposit for storage costs.
		pub type Price = frame_support::traits::LinearStoragePrice<Base, PerByte, u128>;
		/// A deposit for storage.
		pub type Ticket<Reason> =
			frame_support::traits::fungible::HoldConsideration<u64, Balances, Reason, Price>;
		/// Moves money.
		pub type Money = frame_support::traits::fungible::UnionOf<
			Balances,
			Assets,
			frame_support::traits::fungible::NativeFromLeft,
			AssetKind,
			u64,
		>;
		/// Holds money.
		pub type MoneyHold = frame_support::traits::fungible::UnionOf<
			Balances,
			AssetsHolder,
			frame_support::traits::fungible::NativeFromLeft,
			AssetKind,
			u64,
		>;

		#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
		impl frame_system::Config for Test {
			type AccountData = pallet_balances::AccountData<u128>;
			type Block = Block;
			$($($system)*)?
		}

		#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
		impl pallet_timestamp::Config for Test {}

		#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
		impl pallet_balances::Config for Test {
			type AccountStore = System;
			type Balance = u128;
			type ExistentialDeposit = frame_support::traits::ConstU128<ED>;
		}

		#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
		impl pallet_assets::Config for Test {
			type ApprovalDeposit = frame_support::traits::ConstU128<1>;
			type AssetAccountDeposit = frame_support::traits::ConstU128<10>;
			type AssetDeposit = frame_support::traits::ConstU128<1>;
			type Balance = u128;
			type CreateOrigin =
				frame_support::traits::AsEnsureOriginWithArg<frame_system::EnsureSigned<u64>>;
			type Currency = Balances;
			type ForceOrigin = frame_system::EnsureRoot<u64>;
			type Freezer = ();
			type Holder = AssetsHolder;
			type MetadataDepositBase = frame_support::traits::ConstU128<1>;
			type MetadataDepositPerByte = frame_support::traits::ConstU128<1>;
		}

		impl pallet_assets_holder::Config for Test {
			type RuntimeEvent = RuntimeEvent;
			type RuntimeHoldReason = RuntimeHoldReason;
		}

		impl pallet_multisig::Config for Test {
			type BlockNumberProvider = System;
			type Currency = Balances;
			type DepositBase = frame_support::traits::ConstU128<1>;
			type DepositFactor = frame_support::traits::ConstU128<1>;
			type MaxSignatories = frame_support::traits::ConstU32<7>;
			type RuntimeCall = RuntimeCall;
			type RuntimeEvent = RuntimeEvent;
			type WeightInfo = ();
		}

		/// The joint account of stewards is that of the multisig pallet.
		pub struct Joint;

		impl sp_runtime::traits::Convert<(Vec<u64>, u16), u64> for Joint {
			fn convert((stewards, threshold): (Vec<u64>, u16)) -> u64 {
				Multisig::multi_account_id(&stewards, threshold)
			}
		}

		/// A whole unit of the native token has 12 decimals, one of any asset [`AssetDecimals`].
		pub struct WholeUnit;

		impl sp_runtime::traits::Convert<AssetKind, u128> for WholeUnit {
			fn convert(asset: AssetKind) -> u128 {
				if asset == NATIVE {
					ONE
				} else {
					10_u128.pow(AssetDecimals::get())
				}
			}
		}

		/// A signed origin.
		pub fn signed(who: u64) -> RuntimeOrigin {
			RuntimeOrigin::signed(who)
		}

		/// A document whose hash is made of one byte.
		pub fn document(byte: u8) -> ovn_primitives::Document {
			ovn_primitives::Document {
				hash: sp_core::H256::repeat_byte(byte),
				uri: b"ipfs://example".to_vec().try_into().unwrap(),
			}
		}

		/// A ratio.
		pub fn ratio(numerator: u32, denominator: u32) -> ovn_primitives::Ratio {
			ovn_primitives::Ratio::new(numerator, denominator).unwrap()
		}

		/// What an account has free of the native token.
		pub fn free(who: u64) -> u128 {
			Balances::free_balance(who)
		}

		/// What an account has of an asset.
		pub fn balance_of(asset: &AssetKind, who: u64) -> u128 {
			<Money as frame_support::traits::fungibles::Inspect<u64>>::balance(asset.clone(), &who)
		}

		/// Gives an account [`ENDOWMENT`] of the native token.
		pub fn endow(who: u64) {
			use frame_support::traits::fungible::Mutate;
			Balances::mint_into(&who, ENDOWMENT).unwrap();
		}

		/// The events of this pallet, in order.
		pub fn events() -> Vec<Event<Test>> {
			System::read_events_for_pallet::<Event<Test>>()
		}

		/// The last event of this pallet.
		pub fn last_event() -> Event<Test> {
			events().pop().unwrap()
		}

		/// Goes to a block.
		pub fn run_to_block(number: u64) {
			System::set_block_number(number);
		}

		/// Lets so many blocks pass.
		pub fn run_blocks(count: u64) {
			run_to_block(System::block_number() + count);
		}

		/// Goes to noon of a day.
		pub fn set_day(day: ovn_primitives::Day) {
			Timestamp::set_timestamp((u64::from(day) * 24 + 12) * 3_600 * 1_000);
		}
	};
}

/// The state in which tests begin: `genesis()`, and `benchmarks()` for benchmarks as tests.
///
/// `ACCOUNTS` have `ENDOWMENT` of the native token each, or `FORTUNE` where they are `rich`. The
/// pots of the pallets that `pots` names exist, and those of the global scope. All but `pots` may
/// be left out; what is given stands in this order:
/// ```ignore
/// ovn_test_support::genesis! {
///     accounts: 1..=30,
///     endowment: 1_000 * ONE,
///     rich: [PAYER],
///     steward: 20, // Of the global scope.
///     reset: { Notice::set(20); }, // Before each test.
///     pots: [Shares, Equations],
/// }
/// ```
#[macro_export]
macro_rules! genesis {
	(
		$(accounts: $accounts:expr,)?
		$(endowment: $endowment:expr,)?
		$(rich: [$($rich:expr),*],)?
		$(steward: $steward:expr,)?
		$(reset: $reset:block,)?
		pots: [$($pot:ident),*] $(,)?
	) => {
		/// What each of [`ACCOUNTS`] has at genesis.
		pub const ENDOWMENT: u128 = $crate::first!($($endowment,)? 1_000_000_000 * ONE);
		/// What those have who have more than they can spend.
		pub const FORTUNE: u128 = 1_000_000_000_000_000_000_000 * ONE;
		/// The accounts that have tokens. Others are newcomers.
		pub const ACCOUNTS: core::ops::RangeInclusive<u64> = $crate::first!($($accounts,)? 1..=20);

		/// The state of a genesis.
		pub fn genesis() -> sp_io::TestExternalities {
			use ovn_primitives::Purse;
			use sp_runtime::BuildStorage;
			$($reset)?
			let rich: &[u64] = &[$($($rich),*)?];
			let endowment = |who| if rich.contains(&who) { FORTUNE } else { ENDOWMENT };
			let common = [Purse::Treasury, Purse::Sponsor]
				.map(|name| Networks::pot_account(ovn_primitives::GLOBAL_SCOPE, name, &NATIVE));
			let pots = common.into_iter().chain([$($pot::pot_account(&NATIVE)),*]);
			let storage = RuntimeGenesisConfig {
				balances: pallet_balances::GenesisConfig {
					balances: ACCOUNTS
						.map(|who| (who, endowment(who)))
						.chain(pots.map(|pot| (pot, ED)))
						.collect(),
					..Default::default()
				},
				networks: pallet_networks::GenesisConfig {
					stewards: vec![$crate::first!($($steward,)? 20)],
					metadata_hash: sp_core::H256::repeat_byte(7),
					..Default::default()
				},
				..Default::default()
			};
			storage.build_storage().unwrap().into()
		}

		/// The state in which benchmarks begin.
		pub fn benchmarks() -> sp_io::TestExternalities {
			let mut externalities = genesis();
			externalities.execute_with(|| run_to_block(1));
			externalities
		}
	};
}

/// The first of some expressions.
#[doc(hidden)]
#[macro_export]
macro_rules! first {
	($first:expr $(, $other:expr)*) => {
		$first
	};
}

/// The first of some types.
#[doc(hidden)]
#[macro_export]
macro_rules! first_type {
	($first:ty $(, $other:ty)*) => {
		$first
	};
}
