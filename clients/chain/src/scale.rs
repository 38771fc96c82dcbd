// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Between the chain's own types and JSON, by the metadata of the chain that is asked.
//!
//! | type | JSON |
//! | --- | --- |
//! | account | its SS58 address |
//! | hash, array of bytes | `0x...` |
//! | bytes | the text, where they are one; otherwise `0x...` |
//! | integer of up to 32 bits | a number |
//! | wider integer | its decimal digits, as a string |
//! | enum | `"Name"`, or `{"Name": fields}` |
//! | option | `null`, or the value |
//!
//! Reading is more liberal than writing: numbers may be strings and the other way round, names of
//! variants may be written in any case and with dashes, accounts by the names that the caller knows.

use crate::amounts;
use primitive_types::U256;
use scale_info::{
	form::PortableForm, Field, PortableRegistry, Type, TypeDef, TypeDefPrimitive as Primitive,
};
use serde_json::{json, Map, Value as Json};
use subxt::{
	ext::codec::{Compact, Decode, Encode},
	utils::AccountId32,
};

/// The token that amounts can be written in, in whole.
const TOKEN: &str = "OVN";
/// Its decimals.
const TOKEN_DECIMALS: u8 = 12;

/// How deep a value may be nested: no value of the chain's comes near it.
const DEEPEST: u32 = 128;

/// Finds the account that a text names.
pub type Accounts<'a> = &'a (dyn Fn(&str) -> Option<[u8; 32]> + Sync);

/// Writes bytes as `0x...`.
pub fn to_hex(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// Reads bytes written as `0x...`; `None` if they are not.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
	hex::decode(text.strip_prefix("0x")?).ok()
}

/// The account of an SS58 address; `None` if it is none.
pub fn from_address(text: &str) -> Option<[u8; 32]> {
	text.parse::<AccountId32>().ok().map(|account| account.0)
}

/// The SS58 address of an account.
pub fn to_address(account: [u8; 32]) -> String {
	AccountId32(account).to_string()
}

fn resolve(types: &PortableRegistry, id: u32) -> Result<&Type<PortableForm>, String> {
	types.resolve(id).ok_or_else(|| format!("type {id} is not in the metadata"))
}

fn name_of(of: &Type<PortableForm>) -> &str {
	of.path.segments.last().map_or("", String::as_str)
}

/// What `ScopeNotFound`, `scope_not_found` and `scope-not-found` have in common.
fn plain(name: &str) -> String {
	name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A short description of a type, for messages.
pub fn describe(types: &PortableRegistry, id: u32) -> String {
	let Ok(of) = resolve(types, id) else { return "?".into() };
	match (&of.type_def, name_of(of)) {
		(_, "AccountId32" | "MultiAddress") => "an account".into(),
		(_, "H256") => "a hash, 0x and 64 digits".into(),
		(TypeDef::Variant(def), "Option") => {
			match def.variants.get(1).and_then(|v| v.fields.first()) {
				Some(field) => format!("null or {}", describe(types, field.ty.id)),
				None => "an option".into(),
			}
		},
		(TypeDef::Variant(def), _) => {
			let names: Vec<_> = def.variants.iter().map(|v| v.name.as_str()).collect();
			format!("one of {}", names.join(", "))
		},
		(TypeDef::Composite(def), _) if newtype(&def.fields).is_some() => {
			describe(types, def.fields[0].ty.id)
		},
		(TypeDef::Composite(def), _) => {
			let names: Vec<_> = def.fields.iter().filter_map(|f| f.name.as_deref()).collect();
			format!("an object with {}", names.join(", "))
		},
		(TypeDef::Sequence(def), _) if is_byte(types, def.type_param.id) => {
			"a text or 0x...".into()
		},
		(TypeDef::Sequence(def), _) => format!("a list of: {}", describe(types, def.type_param.id)),
		(TypeDef::Array(def), _) if is_byte(types, def.type_param.id) => {
			format!("0x and {} digits", def.len.saturating_mul(2))
		},
		(TypeDef::Array(def), _) => {
			format!("a list of {}: {}", def.len, describe(types, def.type_param.id))
		},
		(TypeDef::Tuple(def), _) => {
			let parts: Vec<_> = def.fields.iter().map(|f| describe(types, f.id)).collect();
			format!("a list ({})", parts.join("; "))
		},
		(TypeDef::Primitive(Primitive::Bool), _) => "true or false".into(),
		(TypeDef::Primitive(Primitive::Str), _) => "a text".into(),
		(TypeDef::Primitive(_), _) => "a whole number".into(),
		(TypeDef::Compact(def), _) => describe(types, def.type_param.id),
		(TypeDef::BitSequence(_), _) => "bits".into(),
	}
}

fn newtype(fields: &[Field<PortableForm>]) -> Option<u32> {
	match fields {
		[only] if only.name.is_none() => Some(only.ty.id),
		_ => None,
	}
}

fn is_byte(types: &PortableRegistry, id: u32) -> bool {
	matches!(types.resolve(id).map(|of| &of.type_def), Some(TypeDef::Primitive(Primitive::U8)))
}

/// Reads a value of a type from the front of `bytes`.
///
/// Refused if it is nested deeper than [`DEEPEST`]: bytes that somebody else wrote must not overflow the stack.
pub fn decode(types: &PortableRegistry, id: u32, bytes: &mut &[u8]) -> Result<Json, String> {
	decode_within(types, id, bytes, DEEPEST)
}

/// As [`decode`], of a value that may be so deep.
fn decode_within(
	types: &PortableRegistry,
	id: u32,
	bytes: &mut &[u8],
	depth: u32,
) -> Result<Json, String> {
	let depth = depth.checked_sub(1).ok_or("nested too deeply")?;
	let of = resolve(types, id)?;
	match name_of(of) {
		"AccountId32" => {
			return Ok(json!(to_address(take(bytes, 32)?.try_into().map_err(|_| SHORT)?)))
		},
		"H256" => return Ok(json!(to_hex(take(bytes, 32)?))),
		"U256" => return Ok(json!(U256::from_little_endian(take(bytes, 32)?).to_string())),
		_ => {},
	}
	match &of.type_def {
		TypeDef::Composite(def) => decode_fields(types, &def.fields, bytes, depth),
		TypeDef::Variant(def) => {
			let index = take(bytes, 1)?[0];
			let variant = def
				.variants
				.iter()
				.find(|variant| variant.index == index)
				.ok_or_else(|| format!("no variant {index} of {}", name_of(of)))?;
			if name_of(of) == "Option" {
				return match variant.fields.first() {
					Some(field) => decode_within(types, field.ty.id, bytes, depth),
					None => Ok(Json::Null),
				};
			}
			if variant.fields.is_empty() {
				return Ok(json!(variant.name));
			}
			let fields = decode_fields(types, &variant.fields, bytes, depth)?;
			Ok(Json::Object(Map::from_iter([(variant.name.clone(), fields)])))
		},
		TypeDef::Sequence(def) => {
			let length = compact::<u32>(bytes)?;
			decode_list(types, def.type_param.id, length, true, bytes, depth)
		},
		TypeDef::Array(def) => decode_list(types, def.type_param.id, def.len, false, bytes, depth),
		TypeDef::Tuple(def) => {
			let parts: Result<Vec<_>, _> = def
				.fields
				.iter()
				.map(|field| decode_within(types, field.id, bytes, depth))
				.collect();
			Ok(parts?.into())
		},
		TypeDef::Primitive(primitive) => decode_primitive(primitive, bytes),
		TypeDef::Compact(def) => {
			let value = compact::<u128>(bytes)?;
			Ok(match &resolve(types, def.type_param.id)?.type_def {
				TypeDef::Primitive(Primitive::U128 | Primitive::U64) => json!(value.to_string()),
				_ => u32::try_from(value).map_or_else(|_| json!(value.to_string()), |v| json!(v)),
			})
		},
		TypeDef::BitSequence(_) => Err("bit sequences are not supported".into()),
	}
}

const SHORT: &str = "the answer of the node ends too early";

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Result<&'a [u8], String> {
	let (head, tail) = bytes.split_at_checked(length).ok_or(SHORT)?;
	*bytes = tail;
	Ok(head)
}

fn compact<T>(bytes: &mut &[u8]) -> Result<T, String>
where
	Compact<T>: Decode,
{
	Compact::<T>::decode(bytes).map(|value| value.0).map_err(|_| SHORT.into())
}

fn decode_fields(
	types: &PortableRegistry,
	fields: &[Field<PortableForm>],
	bytes: &mut &[u8],
	depth: u32,
) -> Result<Json, String> {
	if let Some(inner) = newtype(fields) {
		return decode_within(types, inner, bytes, depth);
	}
	if fields.first().is_some_and(|field| field.name.is_some()) {
		let mut object = Map::new();
		for field in fields {
			let value = decode_within(types, field.ty.id, bytes, depth)?;
			object.insert(field.name.clone().unwrap_or_default(), value);
		}
		return Ok(object.into());
	}
	let parts: Result<Vec<_>, _> =
		fields.iter().map(|field| decode_within(types, field.ty.id, bytes, depth)).collect();
	Ok(parts?.into())
}

fn decode_list(
	types: &PortableRegistry,
	item: u32,
	length: u32,
	text: bool,
	bytes: &mut &[u8],
	depth: u32,
) -> Result<Json, String> {
	if is_byte(types, item) {
		let bytes = take(bytes, usize::try_from(length).map_err(|_| SHORT)?)?;
		let readable = std::str::from_utf8(bytes).ok().filter(|found| {
			text && !found.starts_with("0x") && !found.chars().any(char::is_control)
		});
		return Ok(readable.map_or_else(|| json!(to_hex(bytes)), |found| json!(found)));
	}
	let items: Result<Vec<_>, _> =
		(0..length).map(|_| decode_within(types, item, bytes, depth)).collect();
	Ok(items?.into())
}

fn decode_primitive(primitive: &Primitive, bytes: &mut &[u8]) -> Result<Json, String> {
	fn of<T: Decode>(bytes: &mut &[u8]) -> Result<T, String> {
		T::decode(bytes).map_err(|_| SHORT.into())
	}
	Ok(match primitive {
		Primitive::Bool => json!(of::<bool>(bytes)?),
		Primitive::Str => json!(of::<String>(bytes)?),
		Primitive::U8 => json!(of::<u8>(bytes)?),
		Primitive::U16 => json!(of::<u16>(bytes)?),
		Primitive::U32 => json!(of::<u32>(bytes)?),
		Primitive::U64 => json!(of::<u64>(bytes)?.to_string()),
		Primitive::U128 => json!(of::<u128>(bytes)?.to_string()),
		Primitive::U256 => json!(U256::from_little_endian(take(bytes, 32)?).to_string()),
		Primitive::I8 => json!(of::<i8>(bytes)?),
		Primitive::I16 => json!(of::<i16>(bytes)?),
		Primitive::I32 => json!(of::<i32>(bytes)?),
		Primitive::I64 => json!(of::<i64>(bytes)?.to_string()),
		Primitive::I128 => json!(of::<i128>(bytes)?.to_string()),
		Primitive::Char | Primitive::I256 => return Err("a type that is not supported".into()),
	})
}

/// Writes a value of a type.
///
/// `{"$raw": "0x..."}` stands for a value that is encoded already.
pub fn encode(
	types: &PortableRegistry,
	id: u32,
	value: &Json,
	accounts: Accounts,
	out: &mut Vec<u8>,
) -> Result<(), String> {
	let of = resolve(types, id)?;
	let wrong = || format!("{value} is not {}", describe(types, id));
	if let Some(raw) = value.get("$raw").and_then(Json::as_str) {
		out.extend(from_hex(raw).ok_or_else(wrong)?);
		return Ok(());
	}
	match name_of(of) {
		"AccountId32" => {
			let text = value.as_str().ok_or_else(wrong)?;
			let account = accounts(text)
				.ok_or_else(|| format!("{text} is neither an address nor a name that is known"))?;
			out.extend(account);
			return Ok(());
		},
		"MultiAddress" if value.is_string() => {
			out.push(0);
			let text = value.as_str().ok_or_else(wrong)?;
			out.extend(accounts(text).ok_or_else(wrong)?);
			return Ok(());
		},
		"H256" => {
			let bytes = value.as_str().and_then(from_hex).filter(|bytes| bytes.len() == 32);
			out.extend(bytes.ok_or_else(wrong)?);
			return Ok(());
		},
		"U256" => {
			let text = digits(value).ok_or_else(wrong)?;
			out.extend(U256::from_dec_str(&text).map_err(|_| wrong())?.to_little_endian());
			return Ok(());
		},
		_ => {},
	}
	match &of.type_def {
		// A record that came encoded, as session keys do from a node, is taken as it is if it is one.
		TypeDef::Composite(def) if value.is_string() && def.fields.len() > 1 => {
			let bytes = value.as_str().and_then(from_hex).ok_or_else(wrong)?;
			let mut rest = &bytes[..];
			decode(types, id, &mut rest).map_err(|_| wrong())?;
			if !rest.is_empty() {
				return Err(wrong());
			}
			out.extend(bytes);
			Ok(())
		},
		TypeDef::Composite(def) => encode_fields(types, &def.fields, value, accounts, out),
		TypeDef::Variant(def) if name_of(of) == "Option" => {
			if value.is_null() {
				out.push(0);
				return Ok(());
			}
			out.push(1);
			let some = def.variants.get(1).and_then(|v| v.fields.first()).ok_or_else(wrong)?;
			encode(types, some.ty.id, value, accounts, out)
		},
		TypeDef::Variant(def) => {
			let (name, fields) = match value {
				Json::String(name) => (name, &Json::Null),
				Json::Object(object) if object.len() == 1 => {
					object.iter().next().ok_or_else(wrong)?
				},
				_ => return Err(wrong()),
			};
			let variant = def
				.variants
				.iter()
				.find(|variant| plain(&variant.name) == plain(name))
				.ok_or_else(wrong)?;
			out.push(variant.index);
			if variant.fields.is_empty() {
				return Ok(());
			}
			encode_fields(types, &variant.fields, fields, accounts, out)
		},
		TypeDef::Sequence(def) if is_byte(types, def.type_param.id) => {
			let text = value.as_str().ok_or_else(wrong)?;
			from_hex(text).unwrap_or_else(|| text.as_bytes().to_vec()).encode_to(out);
			Ok(())
		},
		TypeDef::Sequence(def) => {
			let items = value.as_array().ok_or_else(wrong)?;
			Compact(u32::try_from(items.len()).map_err(|_| wrong())?).encode_to(out);
			items.iter().try_for_each(|item| encode(types, def.type_param.id, item, accounts, out))
		},
		TypeDef::Array(def) if is_byte(types, def.type_param.id) => {
			let bytes = value.as_str().and_then(from_hex).ok_or_else(wrong)?;
			if u32::try_from(bytes.len()) != Ok(def.len) {
				return Err(wrong());
			}
			out.extend(bytes);
			Ok(())
		},
		TypeDef::Array(def) => {
			let items = value.as_array().ok_or_else(wrong)?;
			if u32::try_from(items.len()) != Ok(def.len) {
				return Err(wrong());
			}
			items.iter().try_for_each(|item| encode(types, def.type_param.id, item, accounts, out))
		},
		TypeDef::Tuple(def) => {
			let empty = Vec::new();
			let items = match value {
				Json::Null => &empty,
				_ => value.as_array().ok_or_else(wrong)?,
			};
			if items.len() != def.fields.len() {
				return Err(wrong());
			}
			let mut pairs = def.fields.iter().zip(items);
			pairs.try_for_each(|(field, item)| encode(types, field.id, item, accounts, out))
		},
		TypeDef::Primitive(primitive) => encode_primitive(primitive, value, out).ok_or_else(wrong),
		TypeDef::Compact(def) => {
			let inner = resolve(types, def.type_param.id)?;
			let number =
				digits(value).and_then(|text| text.parse::<u128>().ok()).ok_or_else(wrong)?;
			let greatest = match inner.type_def {
				TypeDef::Primitive(Primitive::U8) => u128::from(u8::MAX),
				TypeDef::Primitive(Primitive::U16) => u128::from(u16::MAX),
				TypeDef::Primitive(Primitive::U32) => u128::from(u32::MAX),
				TypeDef::Primitive(Primitive::U64) => u128::from(u64::MAX),
				_ => u128::MAX,
			};
			if number > greatest {
				return Err(wrong());
			}
			Compact(number).encode_to(out);
			Ok(())
		},
		TypeDef::BitSequence(_) => Err(wrong()),
	}
}

fn encode_fields(
	types: &PortableRegistry,
	fields: &[Field<PortableForm>],
	value: &Json,
	accounts: Accounts,
	out: &mut Vec<u8>,
) -> Result<(), String> {
	if let Some(inner) = newtype(fields) {
		return encode(types, inner, value, accounts, out);
	}
	if let Json::Object(object) = value {
		let unknown = object
			.keys()
			.find(|key| !fields.iter().any(|field| field.name.as_deref() == Some(key.as_str())));
		if let Some(key) = unknown {
			let names: Vec<_> = fields.iter().filter_map(|f| f.name.as_deref()).collect();
			return Err(format!("there is no {key} here, only {}", names.join(", ")));
		}
		for field in fields {
			let name = field.name.as_deref().unwrap_or_default();
			match object.get(name) {
				Some(found) => encode(types, field.ty.id, found, accounts, out)
					.map_err(|reason| format!("{name}: {reason}"))?,
				None => encode(types, field.ty.id, &Json::Null, accounts, out)
					.map_err(|_| format!("{name} is missing: {}", describe(types, field.ty.id)))?,
			}
		}
		return Ok(());
	}
	let single = std::slice::from_ref(value);
	let items = match value {
		Json::Array(items) if fields.len() != 1 => items.as_slice(),
		_ => single,
	};
	if items.len() != fields.len() {
		let names: Vec<_> = fields.iter().filter_map(|f| f.name.as_deref()).collect();
		return Err(format!("{value} should have {}", names.join(", ")));
	}
	let mut pairs = fields.iter().zip(items);
	pairs.try_for_each(|(field, item)| encode(types, field.ty.id, item, accounts, out))
}

/// The decimal digits of a number, or of a string that is one.
fn digits(value: &Json) -> Option<String> {
	match value {
		Json::Number(number) => Some(number.to_string()),
		Json::String(text) => match text.strip_suffix(TOKEN) {
			Some(tokens) => {
				amounts::parse(tokens.trim(), TOKEN_DECIMALS).ok().map(|base| base.to_string())
			},
			None => Some(text.replace('_', "")),
		},
		_ => None,
	}
}

fn encode_primitive(primitive: &Primitive, value: &Json, out: &mut Vec<u8>) -> Option<()> {
	fn put<T: std::str::FromStr + Encode>(value: &Json, out: &mut Vec<u8>) -> Option<()> {
		digits(value)?.parse::<T>().ok()?.encode_to(out);
		Some(())
	}
	match primitive {
		Primitive::Bool => {
			let flag = match value {
				Json::Bool(flag) => *flag,
				Json::String(text) => text.parse().ok()?,
				_ => return None,
			};
			flag.encode_to(out);
			Some(())
		},
		Primitive::Str => {
			value.as_str()?.encode_to(out);
			Some(())
		},
		Primitive::U8 => put::<u8>(value, out),
		Primitive::U16 => put::<u16>(value, out),
		Primitive::U32 => put::<u32>(value, out),
		Primitive::U64 => put::<u64>(value, out),
		Primitive::U128 => put::<u128>(value, out),
		Primitive::I8 => put::<i8>(value, out),
		Primitive::I16 => put::<i16>(value, out),
		Primitive::I32 => put::<i32>(value, out),
		Primitive::I64 => put::<i64>(value, out),
		Primitive::I128 => put::<i128>(value, out),
		Primitive::U256 => {
			let number = U256::from_dec_str(&digits(value)?).ok()?;
			out.extend(number.to_little_endian());
			Some(())
		},
		Primitive::Char | Primitive::I256 => None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	#[derive(scale_info::TypeInfo, Encode, Decode, Debug, PartialEq, Clone)]
	#[codec(crate = subxt::ext::codec)]
	enum Shape {
		Nothing,
		One(u128),
		Named { count: u16, label: Option<String>, list: Vec<(u32, bool)> },
		Bytes(Vec<u8>, [u8; 4]),
	}

	fn registry() -> (PortableRegistry, u32) {
		let mut registry = scale_info::Registry::new();
		let id = registry.register_type(&scale_info::meta_type::<Shape>()).id;
		(registry.into(), id)
	}

	fn shapes() -> impl Strategy<Value = Shape> {
		prop_oneof![
			Just(Shape::Nothing),
			any::<u128>().prop_map(Shape::One),
			(any::<u16>(), any::<Option<String>>(), any::<Vec<(u32, bool)>>())
				.prop_map(|(count, label, list)| Shape::Named { count, label, list }),
			(any::<Vec<u8>>(), any::<[u8; 4]>()).prop_map(|(text, four)| Shape::Bytes(text, four)),
		]
	}

	proptest! {
		#[test]
		fn value_is_the_same_when_written_and_read(shape in shapes()) {
			let (types, id) = registry();
			let bytes = shape.encode();
			let json = decode(&types, id, &mut &bytes[..]).unwrap();
			let mut out = Vec::new();
			encode(&types, id, &json, &|_| None, &mut out).unwrap();
			prop_assert_eq!(out, bytes);
		}

		#[test]
		fn decode_fails_and_does_not_panic_when_bytes_are_missing(
			shape in shapes(),
			cut in any::<prop::sample::Index>(),
		) {
			let (types, id) = registry();
			let bytes = shape.encode();
			let cut = cut.index(bytes.len());
			let _ = decode(&types, id, &mut &bytes[..cut]);
		}
	}

	#[test]
	fn encode_is_liberal_when_names_are_written_in_another_case() {
		let (types, id) = registry();
		let mut out = Vec::new();
		encode(&types, id, &json!("nothing"), &|_| None, &mut out).unwrap();
		encode(&types, id, &json!({"one": 5}), &|_| None, &mut out).unwrap();
		encode(&types, id, &json!({"one": "0.5 OVN"}), &|_| None, &mut out).unwrap();
		let expected = [Shape::Nothing, Shape::One(5), Shape::One(500_000_000_000)];
		assert_eq!(out, expected.map(|shape| shape.encode()).concat());
	}

	#[test]
	fn encode_says_what_it_expected_when_a_value_does_not_fit() {
		let (types, id) = registry();
		let mut out = Vec::new();
		let refused = encode(&types, id, &json!("some"), &|_| None, &mut out).unwrap_err();
		assert_eq!(refused, "\"some\" is not one of Nothing, One, Named, Bytes");
		let refused = encode(&types, id, &json!({"named": {"size": 1}}), &|_| None, &mut out);
		assert_eq!(refused.unwrap_err(), "there is no size here, only count, label, list");
		let refused = encode(&types, id, &json!({"named": {"label": "a"}}), &|_| None, &mut out);
		assert_eq!(refused.unwrap_err(), "count is missing: a whole number");
		let named = json!({"named": {"count": null}});
		let refused = encode(&types, id, &named, &|_| None, &mut out);
		assert_eq!(refused.unwrap_err(), "count: null is not a whole number");
	}

	#[test]
	fn record_is_taken_as_a_node_encoded_it_if_it_is_one() {
		let metadata = crate::docs::embedded();
		let types = metadata.types();
		let of = types
			.types
			.iter()
			.find(|of| of.ty.path.segments.last().is_some_and(|name| name == "SessionKeys"));
		let id = of.unwrap().id;
		let write = |text: String| {
			let mut out = Vec::new();
			encode(types, id, &json!(text), &|_| None, &mut out).map(|()| out)
		};
		assert_eq!(write(format!("0x{}", "07".repeat(64))).unwrap(), [7; 64]);
		for wrong in
			[format!("0x{}", "07".repeat(63)), format!("0x{}", "07".repeat(65)), "keys".into()]
		{
			assert!(write(wrong).is_err());
		}
	}

	#[test]
	fn hex_is_read_when_it_is_hex_and_refused_otherwise() {
		assert_eq!(from_hex("0x00ff"), Some(vec![0, 255]));
		for wrong in ["", "00ff", "0x0", "0xzz", "0xé1"] {
			assert_eq!(from_hex(wrong), None, "{wrong}");
		}
	}
}
