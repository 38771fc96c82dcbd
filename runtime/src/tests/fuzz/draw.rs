// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Any call with any arguments, written by the metadata of the runtime: what a pallet adds is drawn without
//! anything being added here. An argument is what its name and type say, of what the state has, and now and then
//! anything at all.

use super::{
	dice::Dice,
	focus::{Focus, Subject},
};
use crate::{
	constants::{
		currency::{MILLI_OVN, OVN},
		time::{days, hours},
	},
	AccountId, Networks, RuntimeCall, RuntimeError, System, Timestamp,
};
use codec::{Compact, Decode, Encode};
use frame_support::traits::Time;
use scale_info::{
	form::PortableForm, MetaType, PortableRegistry, Registry, TypeDef, TypeDefPrimitive,
};

use std::collections::BTreeMap;

/// A call by the names of its pallet and itself.
pub type Name = (&'static str, &'static str);

/// A call as the metadata describe it.
pub struct Described {
	pub name: Name,
	/// What the call is about: by the first argument that is known.
	pub subject: Subject,
	indices: [u8; 2],
	fields: Vec<scale_info::Field<PortableForm>>,
}

/// All calls, and the types of their arguments.
pub struct Metadata {
	types: PortableRegistry,
	pub calls: Vec<Described>,
	/// The names of errors, by the indices of the pallet and the error.
	pub errors: BTreeMap<(u8, u8), String>,
}

fn leak(text: &str) -> &'static str {
	Box::leak(text.to_string().into_boxed_str())
}

impl Metadata {
	pub fn new() -> Self {
		let mut registry = Registry::new();
		let id = registry.register_type(&MetaType::new::<RuntimeCall>()).id;
		let error = registry.register_type(&MetaType::new::<RuntimeError>()).id;
		let types = PortableRegistry::from(registry);
		let mut calls = Vec::new();
		let TypeDef::Variant(pallets) = &types.resolve(id).unwrap().type_def else {
			panic!("a call is one of a pallet")
		};
		for pallet in &pallets.variants {
			let inner = types.resolve(pallet.fields[0].ty.id).unwrap();
			let TypeDef::Variant(variants) = &inner.type_def else { continue };
			for call in &variants.variants {
				let has =
					|name: &str| call.fields.iter().any(|it| it.name.as_deref() == Some(name));
				let subject = match () {
					() if has("campaign") => Subject::Campaign,
					() if has("round") => Subject::Round,
					() if has("resource") => Subject::Resource,
					() if has("deal") => Subject::Deal,
					() => Subject::Scope,
				};
				calls.push(Described {
					name: (leak(&pallet.name), leak(&call.name)),
					subject,
					indices: [pallet.index, call.index],
					fields: call.fields.clone(),
				});
			}
		}
		let mut errors = BTreeMap::new();
		let TypeDef::Variant(pallets) = &types.resolve(error).unwrap().type_def else {
			panic!("an error is one of a pallet")
		};
		for pallet in &pallets.variants {
			let inner = types.resolve(pallet.fields[0].ty.id).unwrap();
			let TypeDef::Variant(variants) = &inner.type_def else { continue };
			for error in &variants.variants {
				errors.insert((pallet.index, error.index), error.name.to_string());
			}
		}
		Self { types, calls, errors }
	}
}

/// Draws values.
pub struct Draw<'a> {
	pub dice: &'a mut Dice,
	pub metadata: &'a Metadata,
	pub people: &'a [AccountId],
	pub focus: Focus,
	/// Those who belong to the scope, once somebody asked.
	members: Option<Vec<AccountId>>,
	/// How deep a call stands within other calls.
	depth: u32,
	/// Whether the calls within are dispatched by root.
	pub root: bool,
}

/// Calls of root that no test of a running chain makes: they replace its code or storage, make money of nothing or
/// free what pallets hold, raise the least that an account can have of an asset above what pots keep of it, or
/// change who makes blocks, of which there is one here. Nobody makes the members of the council but its benchmarks.
pub fn is_beyond(name: Name) -> bool {
	matches!(
		name,
		("System", call) if !call.starts_with("remark")
	) || matches!(
		name,
		("Balances", "force_set_balance" | "force_adjust_total_issuance" | "force_unreserve")
			| ("Assets", "force_asset_status")
			| ("Sudo", "set_key" | "remove_key")
			| ("Council", "set_members")
			| ("Babe" | "Grandpa" | "Session" | "Timestamp", _)
	)
}

impl<'a> Draw<'a> {
	pub fn new(
		dice: &'a mut Dice,
		metadata: &'a Metadata,
		people: &'a [AccountId],
		focus: Focus,
	) -> Self {
		Self { dice, metadata, people, focus, members: None, depth: 0, root: false }
	}

	/// This call with arguments of some kind, or none if no arguments could be decoded.
	pub fn call(&mut self, call: &Described) -> Option<RuntimeCall> {
		for _ in 0..4 {
			let mut bytes = call.indices.to_vec();
			for field in &call.fields {
				let name = field.name.as_deref().unwrap_or_default();
				let written = field.type_name.as_deref().unwrap_or_default();
				self.value(field.ty.id, name, written, &mut bytes);
			}
			if let Ok(call) = RuntimeCall::decode(&mut bytes.as_slice()) {
				return Some(call);
			}
		}
		None
	}

	/// Somebody: of the scope, most of the time.
	pub fn account(&mut self) -> AccountId {
		match self.dice.roll(100) {
			0..=1 => AccountId::new(self.dice.bits().using_encoded(sp_io::hashing::blake2_256)),
			2..=3 => {
				let purse = ovn_primitives::Purse::Treasury;
				Networks::pot_account(self.focus.scope, purse, &crate::AssetKind::Native)
			},
			4..=60 => {
				if self.members.is_none() {
					self.members = Some(self.focus.members());
				}
				let members = self.members.as_deref().unwrap_or_default();
				self.dice.any(members).unwrap_or_else(|| self.dice.of(self.people))
			},
			_ => self.dice.of(self.people),
		}
	}

	/// An amount of money: from nothing to more than there is, most often some tokens.
	pub fn amount(&mut self) -> u128 {
		match self.dice.roll(100) {
			0 => 0,
			1 => u128::MAX >> self.dice.roll(120),
			2..=5 => u128::from(self.dice.roll(1_000)),
			6..=25 => u128::from(self.dice.between(1, 1_000)) * MILLI_OVN,
			_ => u128::from(self.dice.between(1, 300)) * OVN + u128::from(self.dice.roll(2_000)),
		}
	}

	/// A time from now, in blocks.
	pub fn span(&mut self) -> u32 {
		match self.dice.roll(20) {
			0 => self.dice.bits() as u32 >> self.dice.roll(32),
			1..=4 => self.dice.roll(20) as u32,
			5..=9 => hours(1) * self.dice.between(1, 48) as u32,
			_ => days(1) * self.dice.between(1, 40) as u32,
		}
	}

	fn block(&mut self, name: &str) -> u64 {
		let now = u64::from(System::block_number());
		match name {
			"start" if self.dice.chance(60) && self.focus.start > 0 => self.focus.start,
			"until" | "deadline" | "opens" | "closes" | "start" | "from" | "when" | "height" => {
				now + u64::from(self.span())
			},
			"length" | "longest" => u64::from(hours(1)) * self.dice.between(1, 8),
			_ => u64::from(self.span()),
		}
	}

	/// A whole number, by its name and the name of its type.
	fn number(&mut self, name: &str, written: &str, bits: u32) -> u128 {
		let focus = self.focus.clone();
		if self.dice.roll(200) == 0 {
			return u128::from(self.dice.bits()) >> self.dice.roll(64);
		}
		match (written, name) {
			("ScopeId", "scope" | "project") if self.dice.chance(90) => focus.scope.into(),
			("ScopeId", "network") => focus.network.into(),
			("ScopeId", _) => {
				let next = pallet_networks::NextScope::<crate::Runtime>::get();
				u128::from(self.dice.id(next.into()))
			},
			("KindId", _) => focus.kind.into(),
			("RoleId", _) => focus.role.into(),
			("FundId", _) => focus.fund.into(),
			("TaskId", _) => focus.task.into(),
			("ImportId", _) => focus.import.into(),
			("CampaignId", _) => focus.campaign.into(),
			("DealId", _) => focus.deal.into(),
			("ResourceId", "resource") => focus.resource.into(),
			("ResourceId", _) => {
				let next = pallet_custody::NextResource::<crate::Runtime>::get();
				u128::from(self.dice.id(next))
			},
			("RoundId", _) => focus.round.into(),
			("IdeaId", _) => focus.idea.into(),
			("UseId", _) => focus.number.into(),
			("PaymentId", _) => focus.payment.into(),
			("ContractId", _) => {
				let next = pallet_settlement::NextContract::<crate::Runtime>::get();
				u128::from(self.dice.id(next.into()))
			},
			("CustodianId", _) => {
				let next = pallet_fiat::NextCustodian::<crate::Runtime>::get();
				u128::from(self.dice.id(next.into()))
			},
			("RequestId", _) => {
				u128::from(self.dice.id(pallet_fiat::NextRequest::<crate::Runtime>::get()))
			},
			(_, "hearing") => focus.hearing.into(),
			(_, "index") if bits == 32 => focus.index.into(),
			("Series", _) => u128::from(self.dice.roll(3)),
			("Day", _) => {
				let today = <Timestamp as Time>::now() / 86_400_000;
				u128::from(today.saturating_sub(self.dice.roll(4)))
			},
			("Quantity", "max_quantity") => u128::from(self.dice.between(1, 24)) * 1_000_000,
			("Quantity", _) => u128::from(self.dice.between(1, 40)) * 250_000,
			("BlockNumberFor<T>" | "BlockNumber" | "Block", _) => self.block(name).into(),
			(_, "threshold") if bits == 32 => {
				u128::from(self.dice.of(&[500_001, 800_000, 1_000_000, 400_000_u32]))
			},
			(_, "version") => pallet_networks::Scopes::<crate::Runtime>::get(focus.scope)
				.map_or(0, |it| u128::from(it.agreement)),
			(_, "limit" | "minutes") => u128::from(self.dice.roll(120)),
			(_, "ceiling") if bits == 16 => u128::from(self.dice.of(&[100, 120_u32])),
			(_, "decimals") => u128::from(self.dice.of(&[0, 6, 12_u32])),
			(_, "value") if bits == 8 => u128::from(self.dice.between(1, 5)),
			(_, "id" | "asset") if bits == 32 => u128::from(self.dice.roll(6)),
			(_, "rate") => u128::from(self.dice.between(1, 40)) * OVN / 4,
			(_, "reputation") => u128::from(self.dice.roll(3)) * OVN,
			_ if bits == 128 => self.amount(),
			_ if self.dice.chance(80) => u128::from(self.dice.roll(8)),
			_ => u128::from(self.dice.bits() >> self.dice.roll(64)),
		}
	}

	fn write(value: u128, bits: u32, out: &mut Vec<u8>) {
		let bytes = value.to_le_bytes();
		out.extend(&bytes[..(bits / 8) as usize]);
	}

	fn text(&mut self, most: u64) -> Vec<u8> {
		let length = self.dice.roll(most.saturating_add(1));
		(0..length).map(|_| b'a' + self.dice.roll(26) as u8).collect()
	}

	fn asset(&mut self) -> crate::AssetKind {
		match self.dice.roll(100) {
			0..=59 => crate::AssetKind::Native,
			60..=97 => crate::AssetKind::WithId(1 + self.dice.roll(3) as u32),
			_ => crate::AssetKind::WithId(self.dice.roll(9) as u32),
		}
	}

	/// How many elements a list has.
	fn length(&mut self, name: &str) -> u64 {
		match name {
			"calls" | "other_signatories" => self.dice.roll(4),
			"positions" | "sources" | "entries" | "founders" | "receivers" => {
				self.dice.between(1, 3)
			},
			"multipliers" if self.dice.chance(70) => 0,
			_ => self.dice.roll(4),
		}
	}

	fn value(&mut self, id: u32, name: &str, written: &str, out: &mut Vec<u8>) {
		let metadata = self.metadata;
		let ty = metadata.types.resolve(id).unwrap();
		let path = ty.path.segments.last().map(|it| it.as_str()).unwrap_or_default();
		match path {
			"AccountId32" => return self.account().encode_to(out),
			"MultiAddress" => {
				return crate::Address::from(self.account()).encode_to(out);
			},
			"NativeOrWithId" => return self.asset().encode_to(out),
			"Ratio" => {
				let most = if name == "ceiling" { 3 } else { 1 };
				let of = self.dice.of(&[1, 4, 10, 100_u32]);
				let part = self.dice.between(1, (of * most).into()) as u32;
				return (part, of).encode_to(out);
			},
			"Fraction" => return (self.dice.roll(1_000_000_000) as u32).encode_to(out),
			"StakeFraction" => {
				return (self.dice.between(1_000_000, 100_000_000) as u32).encode_to(out);
			},
			"Quorum" => {
				return (self.dice.between(200_000_000, 670_000_000) as u32).encode_to(out);
			},
			"Scale" => return (self.dice.roll(2) as u8, 5_u8).encode_to(out),
			"RuntimeCall" => return self.nested(out),
			"H256" => return [self.dice.roll(6) as u8; 32].encode_to(out),
			"Document" => {
				let hash = [self.dice.roll(6) as u8; 32];
				return (hash, self.text(12)).encode_to(out);
			},
			"Weight" => {
				let weight = crate::configs::system::MAXIMUM_BLOCK_WEIGHT;
				return weight.saturating_div(1 + self.dice.roll(4)).encode_to(out);
			},
			_ => {},
		}
		match &ty.type_def {
			TypeDef::Composite(it) => {
				for field in &it.fields {
					let inner = field.name.as_deref().unwrap_or(name);
					let named = field.type_name.as_deref().unwrap_or_default();
					// A wrapper says less than what it was called where it is used.
					let named = if field.name.is_none() { written } else { named };
					self.value(field.ty.id, inner, named, out);
				}
			},
			TypeDef::Variant(it) => {
				let none = path == "Option" && self.dice.chance(60);
				let place = if none {
					0
				} else if path == "Option" {
					1
				} else {
					self.dice.roll(it.variants.len() as u64) as usize
				};
				let Some(variant) = it.variants.get(place) else { return };
				out.push(variant.index);
				for field in &variant.fields {
					let named = field.type_name.as_deref().unwrap_or_default();
					let named = if path == "Option" { Self::inner(written) } else { named };
					self.value(field.ty.id, field.name.as_deref().unwrap_or(name), named, out);
				}
			},
			TypeDef::Sequence(it) => {
				let element = it.type_param.id;
				if self.is_byte(element) {
					let most = if self.dice.chance(97) { 12 } else { 200 };
					return self.text(most).encode_to(out);
				}
				let length = self.length(name);
				Compact(length).encode_to(out);
				for _ in 0..length {
					self.value(element, name, Self::inner(written), out);
				}
			},
			TypeDef::Array(it) => {
				for _ in 0..it.len {
					self.value(it.type_param.id, name, written, out);
				}
			},
			TypeDef::Tuple(it) => {
				for field in &it.fields {
					self.value(field.id, name, "", out);
				}
			},
			TypeDef::Primitive(primitive) => {
				use TypeDefPrimitive::{Bool, U128, U16, U32, U64, U8};
				let bits = match primitive {
					Bool => return self.dice.chance(40).encode_to(out),
					U8 => 8,
					U16 => 16,
					U32 => 32,
					U64 => 64,
					U128 => 128,
					_ => return out.push(0),
				};
				Self::write(self.number(name, written, bits), bits, out);
			},
			TypeDef::Compact(it) => {
				use TypeDefPrimitive::{U128, U32, U64};
				let inner = metadata.types.resolve(it.type_param.id).unwrap();
				let bits = match &inner.type_def {
					TypeDef::Primitive(U32) => 32,
					TypeDef::Primitive(U64) => 64,
					TypeDef::Primitive(U128) => 128,
					_ => 8,
				};
				let value = self.number(name, written, bits);
				Compact(value & (u128::MAX >> (128 - bits))).encode_to(out);
			},
			TypeDef::BitSequence(_) => out.push(0),
		}
	}

	/// What stands between the outer angle brackets: of `Option<KindId>` it is `KindId`.
	fn inner(written: &str) -> &str {
		match (written.find('<'), written.rfind('>')) {
			(Some(from), Some(to)) if from < to => &written[from + 1..to],
			_ => written,
		}
	}

	fn is_byte(&self, id: u32) -> bool {
		let ty = self.metadata.types.resolve(id).unwrap();
		matches!(ty.type_def, TypeDef::Primitive(TypeDefPrimitive::U8))
	}

	/// A call within a call: not deeper than the third, and not one that ends the test.
	fn nested(&mut self, out: &mut Vec<u8>) {
		let metadata = self.metadata;
		self.depth += 1;
		let call = loop {
			let call = &metadata.calls[self.dice.roll(metadata.calls.len() as u64) as usize];
			let carries =
				matches!(call.name.0, "Utility" | "Multisig" | "Proxy" | "Sudo" | "Scheduler");
			if !(is_beyond(call.name) || carries && self.depth > 2) {
				break call;
			}
		};
		self.depth += 1;
		let drawn = self.call(call);
		self.depth -= 2;
		let call = drawn.unwrap_or_else(|| {
			RuntimeCall::System(frame_system::Call::remark { remark: b"nothing".to_vec() })
		});
		call.encode_to(out);
	}
}
