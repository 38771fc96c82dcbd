// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The most room that a record takes, by which the chain counts a deposit for it.

use scale_info::{form::PortableForm, Field, PortableRegistry, TypeDef, TypeDefPrimitive as Of};

/// How many entries the list in a field has at most, by the field's name.
pub type Longest<'a> = &'a dyn Fn(&str) -> Option<u32>;

/// The most bytes of a value of this type; nothing if it has a list of which nobody says how long it can be.
pub fn most_bytes(types: &PortableRegistry, id: u32, longest: Longest<'_>) -> Option<u32> {
	of_type(types, id, "", longest)
}

fn of_type(types: &PortableRegistry, id: u32, name: &str, longest: Longest<'_>) -> Option<u32> {
	let one = |id: u32| of_type(types, id, name, longest);
	match &types.resolve(id)?.type_def {
		TypeDef::Composite(of) => of_fields(types, &of.fields, name, longest),
		TypeDef::Variant(of) => {
			let mut most = 0;
			for variant in &of.variants {
				most = of_fields(types, &variant.fields, name, longest)?.max(most);
			}
			most.checked_add(1)
		},
		TypeDef::Sequence(of) => {
			let count = longest(name)?;
			one(of.type_param.id)?.checked_mul(count)?.checked_add(length_bytes(count))
		},
		TypeDef::Array(of) => one(of.type_param.id)?.checked_mul(of.len),
		TypeDef::Tuple(of) => {
			of.fields.iter().try_fold(0_u32, |sum, field| sum.checked_add(one(field.id)?))
		},
		TypeDef::Compact(of) => Some(match one(of.type_param.id)? {
			0 => 0,
			1 => 2,
			2 => 4,
			bytes => bytes.checked_add(1)?,
		}),
		TypeDef::Primitive(of) => Some(match of {
			Of::Bool | Of::U8 | Of::I8 => 1,
			Of::U16 | Of::I16 => 2,
			Of::U32 | Of::I32 | Of::Char => 4,
			Of::U64 | Of::I64 => 8,
			Of::U128 | Of::I128 => 16,
			Of::U256 | Of::I256 => 32,
			Of::Str => return None,
		}),
		TypeDef::BitSequence(_) => None,
	}
}

/// The fields of a record; one without a name has that of what it is in.
fn of_fields(
	types: &PortableRegistry,
	fields: &[Field<PortableForm>],
	name: &str,
	longest: Longest<'_>,
) -> Option<u32> {
	fields.iter().try_fold(0_u32, |sum, field| {
		let name = field.name.as_deref().unwrap_or(name);
		sum.checked_add(of_type(types, field.ty.id, name, longest)?)
	})
}

/// How many bytes the length of a list takes.
fn length_bytes(length: u32) -> u32 {
	match length {
		0..64 => 1,
		64..16_384 => 2,
		16_384..1_073_741_824 => 4,
		_ => 5,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::docs;

	/// The type of the values in an entry of storage.
	fn value_of(pallet: &str, entry: &str) -> u32 {
		let metadata = docs::embedded();
		let pallet = metadata.pallet_by_name(pallet).unwrap();
		pallet.storage().unwrap().entry_by_name(entry).unwrap().value_ty()
	}

	#[test]
	fn record_takes_what_its_fields_take_at_most() {
		let metadata = docs::embedded();
		let size = |entry: &str, longest: Longest<'_>| {
			most_bytes(metadata.types(), value_of("System", entry), longest)
		};
		let none = |_: &str| None;
		// A number of a block; a hash; what an account has, of five counts and four amounts.
		assert_eq!(size("Number", &none), Some(4));
		assert_eq!(size("ParentHash", &none), Some(32));
		assert_eq!(size("Account", &none), Some(4 * 4 + 4 * 16));
		// A list takes its length and its entries, and what has no bound has no most.
		assert_eq!(size("EventTopics", &none), None);
		assert_eq!(size("EventTopics", &|_| Some(100)), Some(2 + 100 * 8));
	}

	#[test]
	fn lengths_take_more_bytes_when_they_are_greater() {
		let found = [63, 64, 16_383, 16_384, u32::MAX].map(length_bytes);
		assert_eq!(found, [1, 2, 2, 4, 5]);
	}
}
