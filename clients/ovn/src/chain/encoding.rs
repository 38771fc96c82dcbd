// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Calls and questions as bytes, by the description of a runtime.

use crate::{
	docs,
	errors::{Failure, Outcome},
	scale::{self, Accounts},
	transaction,
};
use serde_json::{json, Value as Json};
use std::sync::OnceLock;
use subxt::{ext::codec::Encode, Metadata};

/// The description of the runtime that this client was made for, and the version of that runtime.
pub(super) fn own() -> &'static (Metadata, Option<u32>) {
	static OWN: OnceLock<(Metadata, Option<u32>)> = OnceLock::new();
	OWN.get_or_init(|| {
		let metadata = docs::embedded();
		let version = transaction::spec_version_of(&metadata);
		(metadata, version)
	})
}

/// Refuses a call that the client's own description of this version of the runtime encodes otherwise.
pub(super) fn ensure_same(
	spec_version: u32,
	(pallet, name): (&str, &str),
	arguments: &Json,
	known: Accounts,
	bytes: &[u8],
) -> Outcome {
	let (metadata, version) = own();
	if *version != Some(spec_version) {
		return Ok(());
	}
	match encode_call(metadata, pallet, name, arguments, known) {
		Ok(expected) if expected == bytes => Ok(()),
		_ => Err(Failure::node(format!(
			"the node describes its calls otherwise than this version of the chain has them: {pallet}.{name}"
		))
		.hint("use another node: with this one you would sign something else")),
	}
}

/// Encodes a call for a chain with this metadata.
pub fn encode_call(
	metadata: &Metadata,
	pallet: &str,
	name: &str,
	arguments: &Json,
	known: Accounts,
) -> Outcome<Vec<u8>> {
	let found = metadata.pallet_by_name(pallet).ok_or_else(|| {
		Failure::node(format!("the chain has no pallet {pallet}")).hint(format!(
			"those it has are {}",
			metadata
				.pallets()
				.map(|pallet| pallet.name().to_owned())
				.collect::<Vec<_>>()
				.join(", ")
		))
	})?;
	if found.call_variant_by_name(name).is_none() {
		return Err(Failure::node(format!("the chain has no call {pallet}.{name}")).hint(format!(
			"`ovn docs {pallet}` lists those it has; if it is a command of this client that fails so, get the client of the chain's version"
		)));
	}
	let value = json!({ pallet: { name: arguments } });
	let mut bytes = Vec::new();
	let calls = metadata.outer_enums().call_enum_ty();
	scale::encode(metadata.types(), calls, &value, known, &mut bytes)?;
	Ok(bytes)
}

/// Encodes a question to a view function; with the type of its answer.
pub fn encode_view(
	metadata: &Metadata,
	pallet: &str,
	name: &str,
	arguments: &Json,
	known: Accounts,
) -> Outcome<(Vec<u8>, u32)> {
	let missing = || {
		Failure::node(format!("the chain has no view function {pallet}.{name}")).hint(
			"this client and the chain are of different versions: get the client of the chain's",
		)
	};
	let found = metadata.pallet_by_name(pallet).ok_or_else(missing)?;
	let view = found.view_function_by_name(name).ok_or_else(missing)?;
	let mut inputs = Vec::new();
	for input in view.inputs() {
		let given = arguments.get(input.name.as_ref() as &str).unwrap_or(&Json::Null);
		scale::encode(metadata.types(), input.id, given, known, &mut inputs)
			.map_err(|reason| format!("{}: {reason}", input.name))?;
	}
	let mut query = view.query_id().to_vec();
	inputs.encode_to(&mut query);
	Ok((query, view.output_ty()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::errors;

	#[test]
	fn call_is_refused_when_the_node_describes_it_otherwise() {
		let version = own().1.unwrap();
		let arguments = json!({"remark": "0x1234"});
		let (call, known) = (("System", "remark"), &scale::from_address);
		let bytes = encode_call(&own().0, call.0, call.1, &arguments, known).unwrap();
		assert!(ensure_same(version, call, &arguments, known, &bytes).is_ok());
		// The bytes of another call under this name, and a call that this version has not.
		let mut other = bytes.clone();
		other[1] = other[1].wrapping_add(1);
		let refused = ensure_same(version, call, &arguments, known, &other).unwrap_err();
		assert_eq!(refused.exit, errors::Exit::Node);
		assert!(refused.to_string().contains("use another node"), "{refused}");
		assert!(ensure_same(version, ("System", "gift"), &json!({}), known, &bytes).is_err());
		// Nothing is known of another version.
		assert!(ensure_same(version + 1, call, &arguments, known, &other).is_ok());
	}
}
