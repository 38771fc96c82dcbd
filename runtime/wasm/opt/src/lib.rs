// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # What the build of the runtime's wasm needs of wasm-opt, without its C++
//!
//! `substrate-wasm-builder` runs binaryen over the module that the Rust compiler made: it strips debug
//! information, and rewrites the sign extension operators, which the executor does not know. The crate of
//! that name compiles all of binaryen for it, 240,000 lines of C++ and the longest single step of a
//! build from nothing. Our runtime is compiled for `wasm32v1-none`, a target that has no sign extension
//! operators; what is left to do is to drop custom sections. This crate does just that, under the name and
//! with the part of the interface that `substrate-wasm-builder` uses, and takes the place of the other by
//! `[patch.crates-io]`.
//!
//! A module is a header and a list of sections, each with its length; sections other than custom ones
//! are copied byte by byte, so that the result does not depend on the version of a tool.
//!
//! # Errors
//!
//! What is no well-formed list of sections is refused, and so is an option that this crate does not know
//! how to follow: it never writes a module that was to be changed and was not. A build for a target
//! with sign extension operators is refused too: their sections name the feature.

use std::{fmt, fs, io, path::Path};

/// The header of a module: the magic number, and version 1 of the format.
const HEADER: [u8; 8] = *b"\0asm\x01\0\0\0";
/// The number of sections that mean nothing to the machine: names, debug information, features.
const CUSTOM: u8 = 0;
/// The custom section in which the compiler names the features that the module uses.
const FEATURES: &str = "target_features";
/// The feature of operators that extend a sign.
const SIGN_EXTENSION: &[u8] = b"+\x08sign-ext";

/// A change of a module.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Pass {
	/// Drop debug information.
	StripDwarf,
	/// Rewrite operators that extend a sign. Refused if the module uses any.
	SignextLowering,
}

/// What to do to a module.
#[derive(Clone, Debug, Default)]
pub struct OptimizationOptions {
	passes: Vec<Pass>,
}

impl OptimizationOptions {
	/// Nothing but the passes that are added.
	pub fn new_opt_level_0() -> Self {
		Self::default()
	}

	/// Use no feature beyond those of the first version of WebAssembly. Nothing here adds any.
	pub fn mvp_features_only(&mut self) -> &mut Self {
		self
	}

	/// Whether to keep the names of functions. They are always kept.
	pub fn debug_info(&mut self, _: bool) -> &mut Self {
		self
	}

	/// Adds a pass.
	pub fn add_pass(&mut self, pass: Pass) -> &mut Self {
		self.passes.push(pass);
		self
	}

	/// Reads a module from one file and writes it, changed, to another, which can be the same.
	pub fn run(&self, from: impl AsRef<Path>, to: impl AsRef<Path>) -> Result<(), Error> {
		let module = fs::read(from).map_err(Error::Io)?;
		let changed = self.change(&module)?;
		fs::write(to, changed).map_err(Error::Io)
	}

	/// The module after all passes.
	fn change(&self, module: &[u8]) -> Result<Vec<u8>, Error> {
		let mut rest = module.strip_prefix(&HEADER).ok_or(Error::NotAModule)?;
		let mut changed = HEADER.to_vec();
		while !rest.is_empty() {
			let (section, behind) = Section::read(rest).ok_or(Error::Damaged)?;
			rest = behind;
			if let Some(name) = section.name {
				let lower = self.passes.contains(&Pass::SignextLowering);
				if lower && name == FEATURES && contains(section.bytes, SIGN_EXTENSION) {
					return Err(Error::SignExtension);
				}
				if self.passes.contains(&Pass::StripDwarf) && is_debug_information(name) {
					continue;
				}
			}
			changed.extend_from_slice(section.bytes);
		}
		Ok(changed)
	}
}

/// A section, as it stands in a module.
struct Section<'a> {
	/// All of it, its number and length included.
	bytes: &'a [u8],
	/// The name of a custom section; `None` for the others.
	name: Option<&'a str>,
}

impl<'a> Section<'a> {
	/// The first section, and what is behind it.
	fn read(module: &'a [u8]) -> Option<(Self, &'a [u8])> {
		let (&number, rest) = module.split_first()?;
		let (length, content) = length(rest)?;
		let behind = content.get(length..)?;
		let bytes = module.get(..module.len().checked_sub(behind.len())?)?;
		let name = match number {
			CUSTOM => {
				let (length, content) = self::length(content.get(..length)?)?;
				Some(std::str::from_utf8(content.get(..length)?).ok()?)
			},
			_ => None,
		};
		Some((Self { bytes, name }, behind))
	}
}

/// A length in front of something, seven bits a byte, the lowest first; and what is behind it.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
	let mut length = 0_u64;
	for (position, &byte) in (0_u32..5).zip(bytes) {
		let part = u64::from(byte & 0x7f).checked_shl(position.checked_mul(7)?)?;
		length |= part;
		if byte & 0x80 == 0 {
			let length = u32::try_from(length).ok()?;
			let behind = bytes.get(usize::try_from(position).ok()?.checked_add(1)?..)?;
			return Some((usize::try_from(length).ok()?, behind));
		}
	}
	None
}

/// Whether a custom section of this name is debug information in the format DWARF.
fn is_debug_information(name: &str) -> bool {
	name.starts_with(".debug") || name.starts_with("reloc..debug") || name == "sourceMappingURL"
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
	bytes.windows(part.len()).any(|window| window == part)
}

/// Why a module could not be changed.
#[derive(Debug)]
pub enum Error {
	/// The file could not be read or written.
	Io(io::Error),
	/// The file does not begin as a module does.
	NotAModule,
	/// A section is longer than the file, or has no name where it needs one.
	Damaged,
	/// The module uses operators that extend a sign.
	SignExtension,
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
		match self {
			Self::Io(error) => write!(f, "the module cannot be read or written: {error}"),
			Self::NotAModule => write!(f, "the file is no WebAssembly module of version 1"),
			Self::Damaged => write!(f, "the module is damaged: build it again"),
			Self::SignExtension => write!(
				f,
				"the module uses sign extension operators, which the executor does not know: build the \
				 runtime for the target wasm32v1-none (scripts/setup.sh provides it)"
			),
		}
	}
}

impl std::error::Error for Error {}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::*;

	fn section(number: u8, content: &[u8]) -> Vec<u8> {
		assert!(content.len() < 128);
		let mut section = vec![number, u8::try_from(content.len()).unwrap()];
		section.extend_from_slice(content);
		section
	}

	fn custom(name: &str, content: &[u8]) -> Vec<u8> {
		let mut all = vec![u8::try_from(name.len()).unwrap()];
		all.extend_from_slice(name.as_bytes());
		all.extend_from_slice(content);
		section(CUSTOM, &all)
	}

	fn module(sections: &[Vec<u8>]) -> Vec<u8> {
		[HEADER.as_slice(), &sections.concat()].concat()
	}

	fn strip() -> OptimizationOptions {
		let mut options = OptimizationOptions::new_opt_level_0();
		options.mvp_features_only().debug_info(true);
		options.add_pass(Pass::StripDwarf).add_pass(Pass::SignextLowering);
		options
	}

	#[test]
	fn strip_keeps_everything_but_debug_information() {
		let (types, code) = (section(1, &[0]), section(10, &[0]));
		let (names, version) = (custom("name", &[1, 2]), custom("runtime_version", &[7; 40]));
		let debug = [custom(".debug_info", &[3; 60]), custom("reloc..debug_line", &[1])];
		let before = module(&[
			types.clone(),
			debug[0].clone(),
			code.clone(),
			names.clone(),
			version.clone(),
			debug[1].clone(),
		]);
		assert_eq!(strip().change(&before).unwrap(), module(&[types, code, names, version]));
	}

	#[test]
	fn a_long_section_is_copied_whole() {
		let mut long = vec![11, 0xac, 0x02];
		long.extend([5; 300]);
		let before = module(&[long, section(1, &[0])]);
		assert_eq!(strip().change(&before).unwrap(), before);
	}

	#[test]
	fn without_passes_nothing_changes() {
		let before = module(&[custom(".debug_info", &[3; 60])]);
		let same = OptimizationOptions::new_opt_level_0().change(&before).unwrap();
		assert_eq!(same, before);
	}

	#[test]
	fn sign_extension_operators_are_refused_and_only_they() {
		let with = |features: &[u8]| strip().change(&module(&[custom(FEATURES, features)]));
		assert!(matches!(with(b"\x01+\x08sign-ext"), Err(Error::SignExtension)));
		assert!(with(b"\x01-\x08sign-ext").is_ok());
		assert!(with(b"\x01+\x0fmutable-globals").is_ok());
	}

	#[test]
	fn what_is_no_module_is_refused() {
		assert!(matches!(strip().change(b"not a module"), Err(Error::NotAModule)));
		assert!(matches!(strip().change(b"\0asm\x02\0\0\0"), Err(Error::NotAModule)));
	}

	#[test]
	fn what_is_cut_off_or_unnamed_is_refused() {
		let whole = module(&[section(1, &[0; 20]), custom("name", &[1])]);
		for end in HEADER.len()..whole.len() {
			let cut = strip().change(&whole[..end]);
			// A cut between sections leaves a module.
			let between = [HEADER.len(), HEADER.len() + 22].contains(&end);
			assert_eq!(cut.is_ok(), between, "cut at {end}");
		}
		let unending = module(&[vec![1, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]]);
		assert!(matches!(strip().change(&unending), Err(Error::Damaged)));
		let unnamed = module(&[section(CUSTOM, &[9, b'x'])]);
		assert!(matches!(strip().change(&unnamed), Err(Error::Damaged)));
	}

	#[test]
	fn run_writes_to_the_file_it_read_or_to_another() {
		let folder = tempfile::tempdir().unwrap();
		let (from, to) = (folder.path().join("from"), folder.path().join("to"));
		let plain = module(&[section(1, &[0])]);
		fs::write(&from, module(&[section(1, &[0]), custom(".debug_info", &[3])])).unwrap();
		strip().run(&from, &to).unwrap();
		assert_eq!(fs::read(&to).unwrap(), plain);
		strip().run(&from, &from).unwrap();
		assert_eq!(fs::read(&from).unwrap(), plain);
		assert!(matches!(strip().run(folder.path().join("none"), &to), Err(Error::Io(_))));
	}
}
