// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Resources that are used together, and what their use costs.

use crate::{Balance, DealId, Name, Ratio, ScopeId};
use frame_support::{traits::ConstU32, BoundedVec};
use sp_core::H256;

/// The number of a resource. Never reused, because a resource is never deleted.
pub type ResourceId = u64;

/// The rights by which a resource is held, fixed at its registration.
#[frame_support::stored]
#[derive(Copy)]
pub enum Regime {
	/// Somebody's own, lent to others.
	Private,
	/// Everybody's.
	Commons,
	/// Owned by a group together.
	Collective,
	/// Nobody's. A custodian holds it in trust for its users, and nobody can sell or pledge it.
	NonDominium,
}

/// What sort of thing a resource is.
#[frame_support::stored]
#[derive(Copy)]
pub enum Nature {
	/// A thing: a machine, a tool.
	Physical,
	/// A digital thing: using it takes nothing from others.
	Digital,
	/// A service that somebody runs.
	Service,
	/// A place.
	Space,
	/// Knowledge: a design, a method. Using it takes nothing from others.
	Information,
}

impl Nature {
	/// Whether one use excludes others, so that it must be reserved.
	pub const fn is_rival(self) -> bool {
		matches!(self, Self::Physical | Self::Service | Self::Space)
	}
}

/// The purpose of a use. Each has a tariff of its own.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum UseClass {
	/// For the community, without pay.
	Community,
	/// For somebody who pays.
	Commercial,
	/// For a project of the network.
	Project,
	/// By an owner, for its own purposes.
	Owner,
	/// For anything else.
	Other,
}

/// What a use pays to those who bought the resource, as long as they are owed something.
#[frame_support::stored]
#[derive(Copy)]
pub enum Payback {
	/// What the price leaves after all other parts.
	Residue,
	/// A share of the price, at most what it leaves after all other parts.
	Share(Ratio),
}

/// What using a resource costs, in base units of its deal's asset.
#[frame_support::stored]
#[derive(Copy)]
pub struct Tariff {
	/// The price of an hour.
	pub price_per_hour: Balance,
	/// The price of one whole unit of material.
	pub material_per_unit: Balance,
	/// What an hour pays for maintenance.
	pub maintenance_per_hour: Balance,
	/// The part of price x hours that pays for infrastructure; at most 1.
	pub infrastructure: Ratio,
	/// What pays those who bought the resource.
	pub payback: Payback,
	/// What an hour of a technician costs: at most the dearest hour of the tariffs.
	pub technician_per_hour: Balance,
}

/// The greatest number of tariffs: one for each [`UseClass`].
pub type MaxTariffs = ConstU32<5>;

/// The tariffs of a resource. Each class once; a class without a tariff cannot be used.
pub type Tariffs = BoundedVec<(UseClass, Tariff), MaxTariffs>;

/// The greatest number of deals by which one resource was bought, and pays back.
pub const MAX_DEALS: u32 = 4;

/// Whether tariffs name each class once, with prices below 2^96, shares of at most 1, and
/// technicians who cost no more than the dearest hour: they are paid out of it before those who
/// bought the thing.
pub fn are_tariffs_valid(tariffs: &Tariffs) -> bool {
	let dearest = tariffs.iter().map(|(_, tariff)| tariff.price_per_hour).max().unwrap_or(0);
	tariffs.iter().enumerate().all(|(place, (class, tariff))| {
		let once = tariffs.iter().take(place).all(|(other, _)| other != class);
		let prices = [
			tariff.price_per_hour,
			tariff.material_per_unit,
			tariff.maintenance_per_hour,
			tariff.technician_per_hour,
		];
		let low = prices.into_iter().all(|price| price < ovn_math::units::MAX);
		let payback = match tariff.payback {
			Payback::Residue => true,
			Payback::Share(share) => share.is_share(),
		};
		let helped = tariff.technician_per_hour <= dearest;
		once && low && tariff.infrastructure.is_share() && payback && helped
	})
}

/// What a resource does now.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum State {
	/// Nobody has seen yet whether it is what it is said to be.
	PendingValidation,
	/// It can be used.
	Available,
	/// Somebody's reserved time has begun, or will at once.
	Reserved,
	/// Somebody uses it.
	InUse,
	/// It is on its way.
	InTransit,
	/// It is put away.
	InStorage,
	/// It is being looked after or repaired.
	InMaintenance,
	/// It cannot be used until it is repaired.
	Damaged,
	/// Nobody knows where it is.
	Lost,
}

/// What can happen to a resource.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum Occurrence {
	/// It was seen to be what it is said to be.
	Validated,
	/// It was set apart for somebody.
	Reserved,
	/// The agent who had reserved it does not use it.
	Released,
	/// A use began.
	Started,
	/// A use ended.
	Finished,
	/// It was sent away.
	Sent,
	/// It arrived.
	Arrived,
	/// It was put away.
	Stored,
	/// It was taken out again.
	TakenOut,
	/// A maintenance job began.
	MaintenanceBegun,
	/// A maintenance job was done.
	Maintained,
	/// It was damaged.
	Damaged,
	/// It was lost.
	Lost,
	/// It was found again.
	Found,
}

/// A thing that is held in trust, as far as its use has to do with it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Thing {
	/// The scope that looks after it.
	pub scope: ScopeId,
	/// What sort of thing it is.
	pub nature: Nature,
	/// What it does now.
	pub state: State,
	/// Whether its time can be reserved and used: it exists, and its life goes on.
	pub usable: bool,
	/// Whether its life has ended.
	pub ended: bool,
}

/// A deal by which a thing was bought, as far as its use has to do with it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Deal<AssetKind> {
	/// Its number, and that of its book.
	pub number: DealId,
	/// The asset of its book and of its tariffs.
	pub asset: AssetKind,
	/// What its owners are still owed, in base units.
	pub owed: Balance,
}

/// The resource that a campaign pays for.
#[frame_support::stored]
pub enum Subject {
	/// One that is registered.
	Existing(ResourceId),
	/// A new one, registered as non-dominium when it is paid.
	New {
		/// A short name.
		name: Name,
		/// The hash of the full name and description.
		description: H256,
		/// What sort of thing it is.
		nature: Nature,
	},
}

/// What a co-ownership campaign buys, and on which terms it is used afterwards.
#[frame_support::stored]
pub struct Purchase<AccountId> {
	/// The thing.
	pub subject: Subject,
	/// Who will hold it in trust.
	pub custodian: AccountId,
	/// What its use costs.
	pub tariffs: Tariffs,
}
