// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Where most tests take place, and who takes part.

/// Two networks and their people, for pallets whose tests take place in a network.
///
/// # What it defines
/// - the networks `LAB` and `SHOP`, whose steward is `STEWARD`; `ANA`, `BEN`, `CEM`, `DIA`, `PAYER`
///   and `NEWCOMER`, who never had anything;
/// - of the lab: `join`, `member`, `role`, `grant`, and `asset`, which creates an asset that it
///   accepts;
/// - `build_and_execute`, which runs a test on the chain with both networks and then the mock's
///   `check_state`.
///
/// It needs [`chain!`](crate::chain), [`genesis!`](crate::genesis) and
/// [`networks!`](crate::networks).
#[macro_export]
macro_rules! lab {
	() => {
		/// The scope in which most tests take place: a network that [`STEWARD`] decides for.
		pub const LAB: ovn_primitives::ScopeId = 1;
		/// Another network.
		pub const SHOP: ovn_primitives::ScopeId = 2;
		/// The steward of both.
		pub const STEWARD: u64 = 1;
		/// People.
		pub const ANA: u64 = 2;
		pub const BEN: u64 = 3;
		pub const CEM: u64 = 4;
		pub const DIA: u64 = 5;
		/// Who has more than enough of everything.
		pub const PAYER: u64 = 10;
		/// An account that never had anything.
		pub const NEWCOMER: u64 = 99;
		/// The least an account can have of [`asset`]s.
		pub const ASSET_MIN: u128 = 5;

		/// Creates an asset that lets no account exist by itself, which the lab accepts, and of
		/// which the payer has plenty.
		pub fn asset(id: u32) -> AssetKind {
			Assets::force_create(RuntimeOrigin::root(), id, PAYER, false, ASSET_MIN).unwrap();
			Assets::mint(signed(PAYER), id, PAYER, FORTUNE).unwrap();
			let asset = AssetKind::WithId(id);
			Networks::accept_asset(signed(STEWARD), LAB, asset.clone()).unwrap();
			asset
		}

		/// Lets an account belong to the lab.
		pub fn join(who: u64) {
			enter(LAB, who);
		}

		/// Makes an account a member of the lab.
		pub fn member(who: u64) {
			join(who);
			Networks::set_tier(signed(STEWARD), LAB, who, ovn_primitives::Tier::Member).unwrap();
		}

		/// A role of the lab. Its number.
		pub fn role() -> ovn_primitives::RoleId {
			new_role(LAB, None)
		}

		/// Grants a role of the lab.
		pub fn grant(role: ovn_primitives::RoleId, who: u64) {
			Networks::grant_role(signed(STEWARD), LAB, role, who, None).unwrap();
		}

		/// Runs a test on a chain with two networks, and checks the invariants at its end.
		pub fn build_and_execute<R>(test: impl FnOnce() -> R) -> R {
			genesis().execute_with(|| {
				run_to_block(1);
				Timestamp::set_timestamp(1_790_000_000_000);
				assert_eq!(network(STEWARD), LAB);
				assert_eq!(network(STEWARD), SHOP);
				System::reset_events();
				let result = test();
				check_state();
				result
			})
		}
	};
}

/// Things of the lab that its members share, for pallets about things.
///
/// # What it defines
/// - `register` and `printer`, which make a thing, and `resource`, which reads it;
/// - `purchase`, `new_subject`, `tariffs_of` and `buy`, by which owners buy one together;
/// - `debt` and `distribute`, for the books of such owners.
///
/// It needs [`lab!`](crate::lab), [`shares!`](crate::shares) and [`custody!`](crate::custody).
#[macro_export]
macro_rules! things {
	() => {
		/// The book of a deal, awake, in which agents hold this principal.
		pub fn debt(
			deal: u64,
			ceiling: ovn_primitives::Ratio,
			asset: AssetKind,
			owners: &[(u64, u128)],
		) -> ovn_primitives::BookId {
			let book = sleeping_debt(deal, ceiling, asset, owners);
			<Shares as ovn_primitives::traits::ShareBooks<_, _>>::activate(book, None).unwrap();
			book
		}

		/// Distributes an amount to one book. What it accepted.
		pub fn distribute(book: ovn_primitives::BookId, asset: &AssetKind, amount: u128) -> u128 {
			use ovn_primitives::{traits::ShareBooks, Part};
			let parts = [Part { book, amount }];
			<Shares as ShareBooks<_, _>>::distribute(&PAYER, asset, &parts).unwrap()[0]
		}

		/// Registers a resource of the lab that is used already. Its number.
		pub fn register(
			creator: u64,
			regime: ovn_primitives::Regime,
			nature: ovn_primitives::Nature,
		) -> ovn_primitives::ResourceId {
			let id = pallet_custody::NextResource::<Test>::get();
			let name = b"printer".to_vec().try_into().unwrap();
			let description = sp_core::H256::repeat_byte(8);
			let phase = pallet_custody::Phase::Active;
			Custody::register(signed(creator), LAB, regime, nature, name, description, phase)
				.unwrap();
			id
		}

		/// A printer of the lab that can be used, non-dominium, whose custodian is [`STEWARD`]. Its
		/// number.
		pub fn printer() -> ovn_primitives::ResourceId {
			use ovn_primitives::{Nature, Regime};
			let id = register(STEWARD, Regime::NonDominium, Nature::Physical);
			Custody::validate(signed(STEWARD), id).unwrap();
			id
		}

		/// A resource.
		pub fn resource(id: ovn_primitives::ResourceId) -> pallet_custody::Resource<u64, u64> {
			pallet_custody::Resources::<Test>::get(id).unwrap()
		}

		/// Tariffs of one class.
		pub fn tariffs_of(price: u128) -> ovn_primitives::Tariffs {
			let tariff = ovn_primitives::Tariff {
				price_per_hour: price,
				material_per_unit: 3 * ONE,
				maintenance_per_hour: ONE,
				infrastructure: ratio(5, 100),
				payback: ovn_primitives::Payback::Residue,
				// At most what the hour costs.
				technician_per_hour: price.min(20 * ONE),
			};
			vec![(ovn_primitives::UseClass::Commercial, tariff)].try_into().unwrap()
		}

		/// What a campaign buys.
		pub fn purchase(
			subject: ovn_primitives::Subject,
			custodian: u64,
		) -> ovn_primitives::Purchase<u64> {
			ovn_primitives::Purchase { subject, custodian, tariffs: tariffs_of(20 * ONE) }
		}

		/// A new thing.
		pub fn new_subject() -> ovn_primitives::Subject {
			ovn_primitives::Subject::New {
				name: b"laser".to_vec().try_into().unwrap(),
				description: sp_core::H256::repeat_byte(6),
				nature: ovn_primitives::Nature::Physical,
			}
		}

		/// Lets owners with this principal buy something for the lab in the native token, as a
		/// campaign would. The resource.
		pub fn buy(
			deal: u64,
			subject: ovn_primitives::Subject,
			owners: &[(u64, u128)],
		) -> ovn_primitives::ResourceId {
			use ovn_primitives::{traits::Resources, Subject};
			debt(deal, ratio(6, 5), NATIVE, owners);
			let custodian = match subject {
				Subject::Existing(id) => {
					pallet_custody::Custodies::<Test>::get(id).unwrap().holders[0].0
				},
				_ => STEWARD,
			};
			let what = purchase(subject, custodian);
			<Custody as Resources<_, _>>::bought(LAB, &CEM, deal, &NATIVE, &what, &document(8))
				.unwrap()
		}
	};
}
